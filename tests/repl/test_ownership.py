"""Who owns the processes: forks leave them alone, other threads may call a request off, waiters are bounded."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from prover.errors import PoolBusy, RequestCancelled
from prover.repl.ownership import Interruption
from prover.repl.pool import EngineSpec, WorkerPool
from prover.repl.process import is_running
from prover.repl.replay import ReplayingEnv
from prover.types import ProofState

ROOT = Path(__file__).resolve().parents[2]


def wait_until_gone(pid: int, seconds: float = 20.0) -> bool:
    deadline = time.monotonic() + seconds
    while is_running(pid) and time.monotonic() < deadline:
        time.sleep(0.02)
    return not is_running(pid)


FORKING = """
import gc, os, sys
sys.path.insert(0, {root!r})
from prover.errors import PoolClosed
from prover.repl.pool import WorkerPool
from prover.repl.replay import ReplayingEnv
from tests.repl.chaos import fake_engine

def tell(work):
    try:
        print(type(work()).__name__, flush=True)
    except PoolClosed as error:
        print("PoolClosed", "belongs to process" in str(error), flush=True)

pool = WorkerPool(fake_engine(forking={forking}), size=2)
env = ReplayingEnv(pool)
state = env.open_source("sorry 3 mine").sorries[0].state
idle = pool.acquire(); pool.release(idle)
before = pool.pids(), pool.reaper_pid
child = os.fork()
if child == 0:
    tell(lambda: pool.acquire(timeout_s=1))
    tell(pool.fresh)
    tell(pool.health)
    tell(lambda: env.run_tactic(state, "down"))
    tell(lambda: env.open_source("sorry 1"))
    env.close()
    pool.close()
    del env, pool, idle
    gc.collect()
    sys.exit(0)
assert os.waitpid(child, 0)[1] == 0
print("parent", env.run_tactic(state, "down").goals, before == (pool.pids(), pool.reaper_pid), env.replays, flush=True)
env.close()
pool.close()
"""


@pytest.mark.parametrize("forking", [False, True])
def test_a_fork_can_neither_use_nor_harm_its_parents_pool(forking: bool) -> None:
    code = FORKING.format(root=str(ROOT), forking=forking)
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert run.stdout.splitlines() == ["PoolClosed True"] * 5 + ["parent ('⊢ 2 mine',) True 0"], run.stderr


SURVIVING_FORK = """
import os, sys, time
sys.path.insert(0, {root!r})
from prover.repl.pool import WorkerPool
from tests.repl.chaos import fake_engine
pool = WorkerPool(fake_engine(forking={forking}), size=1)
pool.acquire()
child = os.fork()
if child == 0:
    time.sleep(600)
print(child, *pool.pids(), pool.reaper_pid, flush=True)
time.sleep(600)
"""


@pytest.mark.parametrize("forking", [False, True])
def test_a_living_fork_does_not_keep_a_dead_owners_processes(forking: bool) -> None:
    """The fork holds copies of the pipes' descriptors unless it lets go of them."""
    code = SURVIVING_FORK.format(root=str(ROOT), forking=forking)
    owner = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert owner.stdout is not None
    child, *pids = [int(word) for word in owner.stdout.readline().split()]
    try:
        owner.kill()
        owner.wait(30)
        assert [pid for pid in pids if not wait_until_gone(pid)] == []
        assert is_running(child)
    finally:
        os.kill(child, signal.SIGKILL)
        owner.stdout.close()


def test_a_pool_cannot_be_pickled(pool: WorkerPool) -> None:
    with pytest.raises(TypeError, match="serve it instead"):
        pickle.dumps(pool)


@contextmanager
def called_off(env: ReplayingEnv, after_s: float) -> Iterator[None]:
    timer = threading.Timer(after_s, env.interrupt)
    timer.start()
    try:
        yield
    finally:
        timer.join()
        env.resume()


@pytest.mark.parametrize("after_s", [0.0, 0.1])
def test_a_request_is_called_off_and_its_states_survive(pool: WorkerPool, after_s: float) -> None:
    with ReplayingEnv(pool) as env:
        root = env.open_source("sorry 3", timeout_s=30).sorries[0].state
        with called_off(env, after_s), pytest.raises(RequestCancelled):
            while True:
                env.run_tactic(root, "hang", timeout_s=30)
        assert isinstance(env.run_tactic(root, "down", timeout_s=30), ProofState)
    with pool.lease(timeout_s=30) as one, pool.lease(timeout_s=30) as two:
        assert one.client.is_alive
        assert two.client.is_alive


def test_waiting_for_a_worker_is_called_off(fake_engine: EngineSpec) -> None:
    with WorkerPool(fake_engine, size=1) as pool, pool.lease(), ReplayingEnv(pool) as env:
        with called_off(env, 0.1), pytest.raises(RequestCancelled):
            env.open_source("sorry 3")
        assert pool.health().waiting == 0


def test_an_interrupted_environment_refuses_until_it_is_resumed(pool: WorkerPool) -> None:
    with ReplayingEnv(pool) as env:
        env.interrupt()
        with pytest.raises(RequestCancelled):
            env.open_source("sorry 3", timeout_s=30)
        env.resume()
        assert env.open_source("sorry 3", timeout_s=30).sorries


def test_an_action_that_is_detached_is_not_run() -> None:
    ran: list[str] = []
    interruption = Interruption()
    with interruption.during(lambda: ran.append("during")):
        pass
    token = interruption.attach(lambda: ran.append("attached"))
    interruption.set()
    interruption.detach(token)
    interruption.set()
    assert ran == ["attached"]


def test_more_waiters_than_allowed_are_refused_at_once(fake_engine: EngineSpec) -> None:
    served: list[str] = []

    def wait() -> None:
        with pool.lease(timeout_s=60):
            served.append("served")

    with WorkerPool(fake_engine, size=1, max_waiting=1) as pool:
        thread = threading.Thread(target=wait)
        with pool.lease():
            thread.start()
            while not pool.health().waiting:
                time.sleep(0.005)
            with pytest.raises(PoolBusy, match="1 requests wait"):
                pool.acquire()
        thread.join(60)
        assert served == ["served"]
        with pool.lease(timeout_s=60):
            served.append("free again")


@pytest.mark.parametrize("forking", [False, True])
def test_a_killed_reaper_is_replaced_and_knows_the_old_workers(
    fake_engine: EngineSpec, forking_engine: EngineSpec, forking: bool
) -> None:
    engine = forking_engine if forking else fake_engine
    with WorkerPool(engine, size=2) as pool, pool.lease() as one:
        first = pool.reaper_pid
        os.kill(first, signal.SIGKILL)
        assert wait_until_gone(first)
        with pool.lease():
            assert pool.health().reapers == 2
            assert is_running(pool.reaper_pid)
        group = one.client.transport.pid
        pool._nursery.reaper.close()  # it kills what is on its list
        assert wait_until_gone(group)


def test_a_pool_without_waiters_serves_who_comes_when_a_worker_is_free(fake_engine: EngineSpec) -> None:
    with WorkerPool(fake_engine, size=1, max_waiting=0) as pool:
        with pool.lease(), pytest.raises(PoolBusy):
            pool.acquire()
        with pool.lease() as worker:
            assert worker.client.is_alive
