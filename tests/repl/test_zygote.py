"""Forked workers: they behave like started ones, and nothing outlives the one who asked for them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from prover.errors import MemoryExceeded, ProcessDied
from prover.protocol import Command
from prover.repl.pool import EngineSpec, Worker, WorkerPool
from prover.repl.process import is_running
from prover.repl.replay import ReplayingEnv
from prover.repl.toolchain import embedded_engine
from prover.repl.zygote import Zygote
from prover.types import ProofState, Refusal, RefusalKind

ROOT = Path(__file__).resolve().parents[2]


def pid_of(worker: Worker) -> int:
    return int(worker.client.command(Command(cmd="pid"), timeout_s=30).messages[0].data)


def wait_until_gone(pid: int, seconds: float = 10.0) -> bool:
    deadline = time.monotonic() + seconds
    while is_running(pid) and time.monotonic() < deadline:
        time.sleep(0.02)
    return not is_running(pid)


def test_workers_are_forked(forking_engine: EngineSpec) -> None:
    with WorkerPool(forking_engine, size=2) as pool, pool.lease() as one, pool.lease() as two:
        assert {pid_of(one), pid_of(two)} == {one.client.transport.pid, two.client.transport.pid}
        assert (pool.health().forks, pool.health().starts) == (2, 0)


def test_a_dead_zygote_is_replaced_and_its_workers_go_on(forking_engine: EngineSpec) -> None:
    with WorkerPool(forking_engine, size=2) as pool, pool.lease() as one:
        zygote = next(pid for pid in pool.pids() if pid != pid_of(one))
        os.kill(zygote, signal.SIGKILL)
        assert wait_until_gone(zygote)
        with pool.lease() as two:
            assert pid_of(two) != pid_of(one)
        assert pool.health().forks == 2


def test_who_forks_notices_that_the_zygote_is_gone(forking_engine: EngineSpec, monkeypatch: pytest.MonkeyPatch) -> None:
    """The thread that listens to it may come too late on a busy machine."""
    note_end = Zygote._note_end

    def note_late(zygote: Zygote) -> None:
        if threading.current_thread().name == "zygote-news":
            time.sleep(0.5)
        note_end(zygote)

    monkeypatch.setattr(Zygote, "_note_end", note_late)
    with WorkerPool(forking_engine, size=2) as pool, pool.lease() as one:
        zygote = pool._nursery.zygote_pid
        assert zygote is not None
        os.kill(zygote, signal.SIGKILL)
        assert wait_until_gone(zygote)
        with pool.lease() as two:
            assert pid_of(two) != pid_of(one)
        assert (pool.health().forks, pool.health().starts) == (2, 0)


@pytest.fixture
def zygote(forking_engine: EngineSpec) -> Iterator[Zygote]:
    """One whose workers take a while to lead a group of their own."""
    code = "import os, runpy, sys, time; real = os.setsid; os.setsid = lambda: (time.sleep(0.5), real()); "
    code += "sys.argv = sys.argv[1:]; runpy.run_path(sys.argv[0], run_name='__main__')"
    command = (sys.executable, "-c", code, *(forking_engine.process.zygote or ())[1:])
    zygote = Zygote(replace(forking_engine.process, zygote=command), start_timeout_s=60)
    yield zygote
    zygote.close()


def test_a_worker_that_was_just_forked_can_be_killed(zygote: Zygote, forking_engine: EngineSpec) -> None:
    worker = zygote.fork(forking_engine.process)
    worker.signal_group(signal.SIGKILL)
    assert worker.wait(20.0) == -signal.SIGKILL
    worker.pipes.close()


def test_a_fork_that_nobody_waits_for_is_not_taken_for_the_next_one(
    zygote: Zygote, forking_engine: EngineSpec, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> bool:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(zygote._changed, "wait_for", interrupted)
        zygote.fork(forking_engine.process)
    worker = zygote.fork(forking_engine.process)
    os.write(worker.pipes.stdin, b'{"cmd": "pid"}\n\n')
    assert json.loads(os.read(worker.pipes.stdout, 1000))["messages"][0]["data"] == str(worker.pid)
    worker.pipes.close()


def test_a_zygote_that_cannot_start_costs_only_time(forking_engine: EngineSpec) -> None:
    broken = replace(forking_engine, process=replace(forking_engine.process, zygote=(sys.executable, "-c", "1/0")))
    with WorkerPool(broken, size=1) as pool, pool.lease() as worker:
        assert pid_of(worker) == worker.client.transport.pid
        assert (pool.health().forks, pool.health().starts) == (0, 1)


def test_a_dead_worker_says_how_it_ended(forking_engine: EngineSpec) -> None:
    with (
        WorkerPool(forking_engine, size=1) as pool,
        pytest.raises(ProcessDied, match=r"ended with status 7 .* last words: out of cheese"),
        pool.lease() as worker,
    ):
        worker.client.command(Command(cmd="die"), timeout_s=30)


@pytest.mark.parametrize("forking", [False, True])
def test_a_process_that_takes_memory_is_stopped(
    fake_engine: EngineSpec, forking_engine: EngineSpec, forking: bool
) -> None:
    engine = forking_engine if forking else fake_engine
    with WorkerPool(engine, size=1) as pool, ReplayingEnv(pool) as env:
        root = env.open_source("sorry 2", timeout_s=30).sorries[0].state
        refusal = env.run_tactic(root, "hog", timeout_s=60)
        assert isinstance(refusal, Refusal)
        assert refusal.kind is RefusalKind.MEMORY
        assert isinstance(env.run_tactic(root, "down", timeout_s=30), ProofState)
    with (
        WorkerPool(engine, size=1) as pool,
        pytest.raises(MemoryExceeded, match="400 MB are allowed"),
        pool.lease() as worker,
    ):
        worker.client.command(Command(cmd="hog"), timeout_s=60)


def test_a_closed_pool_leaves_no_process(forking_engine: EngineSpec) -> None:
    pool = WorkerPool(forking_engine, size=2)
    worker, outside = pool.acquire(), pool.fresh()
    pids = [*pool.pids(), outside.client.transport.pid, worker.client.transport.pid]
    pool.close()
    assert all(wait_until_gone(pid) for pid in pids)


OWNER = """
import os, sys, time
from dataclasses import replace
sys.path.insert(0, {root!r})
from tests.repl.chaos import fake_engine
from prover.repl.pool import WorkerPool
from prover.protocol import Command
pool = WorkerPool(fake_engine(forking={forking}), size=2)
one, two = pool.acquire(), pool.acquire()
print(*pool.pids(), pool.reaper_pid, flush=True)
try:
    one.client.command(Command(cmd="family"), timeout_s=600)
finally:
    pool.close()
"""


@pytest.mark.parametrize("forking", [False, True])
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_no_orphan_when_the_owner_is_killed(number: signal.Signals, forking: bool) -> None:
    """One worker is in the middle of a request that hangs and has started a process of its own."""
    code = OWNER.format(root=str(ROOT), forking=forking)
    owner = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert owner.stdout is not None
    pids = [int(word) for word in owner.stdout.readline().split()]
    assert len(pids) == (4 if forking else 3)
    time.sleep(0.2)
    owner.send_signal(number)
    owner.wait(30)
    owner.stdout.close()
    assert all(wait_until_gone(pid) for pid in pids)


def test_a_text_that_needs_too_much_memory_is_no_error_of_the_text() -> None:
    spec = embedded_engine(os.environ, reason="", memory_mb=2000, start_timeout_s=120)
    grow = "def grow : Nat → String → String\n  | 0, s => s\n  | n + 1, s => grow n (s ++ s)\n"
    with WorkerPool(spec, size=1) as pool, ReplayingEnv(pool) as env:
        with pytest.raises(MemoryExceeded, match="no memory is left for this request"):
            env.open_source(f'{grow}#eval (grow 40 "a").length', timeout_s=60)
        assert env.open_source(f'{grow}#eval (grow 4 "a").length', timeout_s=60).messages[0].text == "16"
