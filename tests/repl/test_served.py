"""A pool that several processes share: each gets its own answers, who dies frees its lease, a dead server is told."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from prover.errors import InternalError, PoolBusy, PoolClosed, ProcessDied, RequestCancelled
from prover.repl.pool import EngineSpec, WorkerPool
from prover.repl.remote import RemoteEnv
from prover.repl.served import PoolServer
from prover.repl.session import PoolSession
from prover.repl.toolchain import embedded_engine
from prover.types import Comparison, ProofState, Proved, Refusal, RefusalKind

ROOT = Path(__file__).resolve().parents[2]

PRELUDE = f"""
import os, random, sys, time
sys.path.insert(0, {str(ROOT)!r})
from prover.errors import EngineError, PoolClosed, ProcessDied
from prover.repl.remote import RemoteEnv
from prover.repl.served import PoolAddress, PoolServer
from prover.types import Comparison, ProofState, Proved, Refusal
"""

CLIENTS = (
    PRELUDE
    + """
address = PoolAddress(sys.argv[1], bytes.fromhex(sys.argv[2]))

def prove(number):
    rng = random.Random(number)
    for proof in range(4):
        with RemoteEnv(address) as env:
            tag = f"p{number}n{proof}"
            state = env.open_source(f"sorry 4 {tag}", timeout_s=60).sorries[0].state
            assert state.goals == (f"⊢ 4 {tag}",), state
            for left in (3, 2, 1, 0):
                fault = rng.choice(["", "", "die", "hang", "half"])
                if fault == "hang":
                    refused = env.run_tactic(state, "hang", timeout_s=0.05)
                    assert isinstance(refused, Refusal), refused
                elif fault:
                    try:
                        env.run_tactic(state, fault, timeout_s=60)
                    except ProcessDied:
                        pass
                    else:
                        raise AssertionError("no error")
                tag += f".s{left}x{number}"
                state = env.run_tactic(state, f"down s{left}x{number}", timeout_s=60)
                expected = (f"⊢ {left} {tag}",)
                assert isinstance(state, Proved) if not left else state.goals == expected, (state, expected)

pids = {}
for number in range(16):
    pid = os.fork()
    if pid == 0:
        try:
            prove(number)
        except BaseException:
            import traceback
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    pids[pid] = number
print([pids[pid] for pid in list(pids) if os.waitpid(pid, 0)[1]])
"""
)


def arguments(server: PoolServer) -> list[str]:
    return [server.address.path, server.address.key.hex()]


def wait_until_free(pool: WorkerPool, seconds: float = 20.0) -> None:
    deadline = time.monotonic() + seconds
    while pool.health().leased and time.monotonic() < deadline:
        time.sleep(0.01)
    assert pool.health().leased == 0


def test_sixteen_processes_share_two_workers(forking_engine: EngineSpec) -> None:
    with WorkerPool(forking_engine, size=2) as pool, PoolServer(pool) as server:
        command = [sys.executable, "-c", CLIENTS, *arguments(server)]
        run = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
        assert run.stdout.strip() == "[]", run.stderr
        wait_until_free(pool)
        assert len(pool.pids()) <= 3


HANGING = (
    PRELUDE
    + """
env = RemoteEnv(PoolAddress(sys.argv[1], bytes.fromhex(sys.argv[2])))
state = env.open_source("sorry 2", timeout_s=60).sorries[0].state
print("ready", flush=True)
if sys.argv[3] == "busy":
    env.run_tactic(state, "hang")
time.sleep(600)
"""
)


@pytest.mark.parametrize("what", ["busy", "idle"])
def test_a_killed_client_frees_its_lease(forking_engine: EngineSpec, what: str) -> None:
    with WorkerPool(forking_engine, size=1) as pool, PoolServer(pool) as server:
        command = [sys.executable, "-c", HANGING, *arguments(server), what]
        client = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert client.stdout is not None
        assert client.stdout.readline() == "ready\n"
        (worker,) = pool._leased
        while what == "busy" and worker.client.requests_sent < 3:  # the greeting, the goal, and what hangs
            time.sleep(0.005)
        client.kill()
        client.wait(30)
        client.stdout.close()
        with RemoteEnv(server.address) as env:
            assert env.open_source("sorry 2", timeout_s=30).sorries
        wait_until_free(pool)
        assert pool.restarts == (what == "busy")


SERVER = (
    PRELUDE
    + """
from prover.repl.pool import WorkerPool
from tests.repl.chaos import fake_engine
pool = WorkerPool(fake_engine(forking=True), size=2)
server = PoolServer(pool)
child = os.fork()
if child == 0:
    time.sleep(600)
print(server.address.path, server.address.key.hex(), child, flush=True)
time.sleep(600)
"""
)


def test_a_killed_server_is_told_to_its_clients_though_a_fork_of_it_lives() -> None:
    from prover.repl.served import PoolAddress

    owner = subprocess.Popen([sys.executable, "-c", SERVER], stdout=subprocess.PIPE, text=True)
    assert owner.stdout is not None
    path, key, child = owner.stdout.readline().split()
    try:
        address = PoolAddress(path, bytes.fromhex(key))
        with RemoteEnv(address) as one, RemoteEnv(address) as two:
            state = one.open_source("sorry 2", timeout_s=30).sorries[0].state
            threading.Timer(0.2, owner.kill).start()
            with pytest.raises(PoolClosed, match="the process that serves the pool is gone"):
                one.run_tactic(state, "hang", timeout_s=50)
            with pytest.raises(PoolClosed, match="closed"):
                one.run_tactic(state, "down")
            with pytest.raises(PoolClosed, match="gone"):
                two.open_source("sorry 2")
        deadline = time.monotonic() + 10
        while Path(path).parent.exists() and time.monotonic() < deadline:
            time.sleep(0.01)
        assert not Path(path).parent.exists()
        with pytest.raises(PoolClosed, match="no pool is served at"):
            RemoteEnv(address)
    finally:
        os.kill(int(child), 9)
        owner.kill()
        owner.wait(30)
        owner.stdout.close()


def test_errors_and_refusals_come_back_as_they_are(pool: WorkerPool) -> None:
    with PoolServer(pool) as server, RemoteEnv(server.address) as env:
        root = env.open_source("sorry 2", timeout_s=30).sorries[0].state
        refusal = env.run_tactic(root, "frobnicate")
        assert isinstance(refusal, Refusal)
        assert refusal.kind is RefusalKind.ERROR
        with pytest.raises(ProcessDied, match="out of cheese"):
            env.run_tactic(root, "die")
        with pytest.raises(InternalError, match="never existed"):
            env.run_tactic(ProofState(99, ()), "down")
        with pytest.raises(InternalError, match="environment 99 was never opened"):
            env.open_source("sorry 1", env=99)
        one = env.run_tactic(root, "down")
        assert isinstance(one, ProofState)
        env.forget([root])
        with pytest.raises(InternalError, match="forgotten"):
            env.run_tactic(root, "down")
        assert isinstance(env.run_tactic(one, "down"), Proved)
        assert env.engine.library_hash == "fake"
        assert env.health().size == 2


def test_a_remote_request_is_called_off(pool: WorkerPool) -> None:
    with PoolServer(pool) as server, RemoteEnv(server.address) as env:
        root = env.open_source("sorry 2", timeout_s=30).sorries[0].state
        for after_s in (0.0, 0.05):
            timer = threading.Timer(after_s, env.interrupt)
            timer.start()
            with pytest.raises(RequestCancelled):
                while True:
                    env.run_tactic(root, "hang", timeout_s=50)
            timer.join()
            with pytest.raises(RequestCancelled):
                env.run_tactic(root, "down")
            env.resume()
            assert isinstance(env.run_tactic(root, "down", timeout_s=30), ProofState)


def test_a_wrong_key_is_refused(pool: WorkerPool) -> None:
    with PoolServer(pool) as server:
        with pytest.raises(PoolClosed, match="no pool is served"):
            RemoteEnv(replace(server.address, key=b"guess"))
        with RemoteEnv(server.address) as env:
            assert env.open_source("sorry 2", timeout_s=30).sorries


def test_the_key_is_not_shown(pool: WorkerPool) -> None:
    with PoolServer(pool) as server:
        assert "key" not in repr(server.address)
        assert Path(server.address.path).parent.stat().st_mode & 0o077 == 0


def test_more_clients_than_allowed_are_refused(pool: WorkerPool) -> None:
    with PoolServer(pool, max_clients=1) as server, RemoteEnv(server.address) as one:
        assert one.open_source("sorry 2", timeout_s=30).sorries
        with pytest.raises(PoolBusy, match="as many clients"):
            RemoteEnv(server.address)


def test_closing_the_server_ends_its_clients_and_leaves_the_pool(pool: WorkerPool) -> None:
    before = threading.active_count()
    server = PoolServer(pool)
    env = RemoteEnv(server.address)
    root = env.open_source("sorry 2", timeout_s=30).sorries[0].state
    threading.Timer(0.1, server.close).start()
    with pytest.raises(PoolClosed, match="gone"):
        env.run_tactic(root, "hang", timeout_s=50)
    env.close()
    server.close()
    wait_until_free(pool)
    deadline = time.monotonic() + 5
    while threading.active_count() > before + 1 and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not Path(server.address.path).parent.exists()
    with pool.lease() as worker:
        assert worker.client.is_alive


def test_a_fork_of_a_client_cannot_use_its_connection(pool: WorkerPool) -> None:
    code = (
        PRELUDE
        + """
env = RemoteEnv(PoolAddress(sys.argv[1], bytes.fromhex(sys.argv[2])))
state = env.open_source("sorry 3", timeout_s=60).sorries[0].state
child = os.fork()
if child == 0:
    try:
        env.run_tactic(state, "down")
    except PoolClosed as error:
        print("a fork of it needs its own" in str(error), flush=True)
    env.close()
    os._exit(0)
os.waitpid(child, 0)
print(env.run_tactic(state, "down").goals)
"""
    )
    with PoolServer(pool) as server:
        command = [sys.executable, "-c", code, *arguments(server)]
        run = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        assert run.stdout == "True\n('⊢ 2',)\n", run.stderr


def test_embedded_lean_answers_a_client_as_it_answers_its_owner() -> None:
    source = "theorem a (n : Nat) : n + 0 = n := by\n  sorry\n#check a\nexample : True := 1"
    spec = embedded_engine(os.environ, reason="", memory_mb=2000, start_timeout_s=120)
    with WorkerPool(spec, size=1) as pool, PoolServer(pool) as server:
        seen = []
        for session in (PoolSession(pool), RemoteEnv(server.address)):
            opened = session.open_source(source, audit=True, timeout_s=120)
            tactics = [session.run_tactic(opened.sorries[0].state, t) for t in ("rfl", "nonsense", "induction n")]
            listed = session.declarations(opened.env, since=session.open_source("").env, with_types=True)
            compared = Comparison(holes=("b",))
            audit = session.audit("theorem b : 1 = 1 := rfl", comparison=compared, timeout_s=120)
            checked = session.check(source, timeout_s=120), session.check(source, is_fresh=True, timeout_s=120)
            said = [(answer.messages, [item.goal for item in answer.sorries]) for answer in checked]
            assert said[0] == said[1]
            seen.append((session.engine, opened, tactics, list(listed), audit, said))
            session.close()
        assert seen[0] == seen[1]
        assert [d.name for d in seen[1][3]] == ["a"]
        assert seen[1][4].declared[0].axioms == ()
        assert seen[1][5][0][1] == ["n : Nat\n⊢ n + 0 = n"]
