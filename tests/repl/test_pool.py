"""The pool: leases, replacement of broken workers; the replaying environment on top of it."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from prover.errors import InternalError, PoolClosed, ProcessDied, ProcessTimeout, RequestRefused
from prover.protocol import Command
from prover.repl.pool import EngineSpec, Worker, WorkerPool
from prover.repl.replay import ReplayingEnv
from prover.types import ProofState, Proved, Refusal, RefusalKind


def pid_of(worker: Worker) -> str:
    return worker.client.command(Command(cmd="pid"), timeout_s=30).messages[0].data


def test_two_leases_are_two_processes(pool: WorkerPool) -> None:
    with pool.lease() as one, pool.lease() as two:
        assert pid_of(one) != pid_of(two)


def test_a_third_lease_waits(pool: WorkerPool) -> None:
    with pool.lease(), pool.lease(), pytest.raises(ProcessTimeout, match="no free Lean worker"):
        pool.acquire(timeout_s=0.05)


def test_a_waiting_thread_gets_the_released_worker(pool: WorkerPool) -> None:
    got: list[str] = []

    def work() -> None:
        with pool.lease(timeout_s=30) as worker:
            got.append(pid_of(worker))

    with pool.lease() as one, pool.lease():
        thread = threading.Thread(target=work)
        thread.start()
        first = pid_of(one)
    thread.join(30)
    assert len(got) == 1
    assert first


def test_a_worker_is_used_again(pool: WorkerPool) -> None:
    with pool.lease() as worker:
        first = pid_of(worker)
    with pool.lease() as worker:
        assert pid_of(worker) == first


def test_a_crash_is_an_exception_and_the_pool_goes_on(pool: WorkerPool) -> None:
    with pytest.raises(ProcessDied), pool.lease() as worker:
        worker.client.command(Command(cmd="die"), timeout_s=30)
    assert pool.restarts == 1
    with pool.lease() as one, pool.lease() as two:
        assert pid_of(one) != pid_of(two)


def test_a_refused_request_keeps_the_worker(pool: WorkerPool) -> None:
    with pytest.raises(RequestRefused, match="Unknown environment"), pool.lease() as worker:
        worker.client.command(Command(cmd="sorry 1", env=99), timeout_s=30)
    assert pool.restarts == 0


def test_a_worn_out_worker_is_replaced(fake_engine: EngineSpec) -> None:
    with WorkerPool(fake_engine, size=1, max_requests=2) as pool:
        with pool.lease() as worker:
            first = pid_of(worker)
        with pool.lease() as worker:
            assert pid_of(worker) != first


def test_a_closed_pool_gives_nothing(fake_engine: EngineSpec) -> None:
    pool = WorkerPool(fake_engine)
    pool.close()
    with pytest.raises(PoolClosed):
        pool.acquire()


@pytest.mark.parametrize("how", ["acquire", "fresh"])
def test_a_pool_that_is_closed_while_a_worker_starts_gives_none_and_leaves_none(
    forking_engine: EngineSpec, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    pool = WorkerPool(forking_engine, size=1)
    started: list[Worker] = []
    start = pool._start_worker

    def late() -> Worker:
        pool.close()
        started.append(start())
        return started[0]

    monkeypatch.setattr(pool, "_start_worker", late)
    with pytest.raises(PoolClosed):
        getattr(pool, how)()
    assert not started[0].client.is_alive
    assert pool._nursery.zygote_pid is None


def test_the_engine_says_who_it_is(pool: WorkerPool) -> None:
    with pool.lease() as worker:
        assert (worker.info.kind, worker.info.version, worker.info.library_hash) == ("embedded", "4.34.0", "fake")


# -- states that survive ---------------------------------------------------------------------------------------------


def open_goal(env: ReplayingEnv, size: int) -> ProofState:
    return env.open_source(f"sorry {size}", timeout_s=30).sorries[0].state


def test_a_proof_step_by_step(pool: WorkerPool) -> None:
    with ReplayingEnv(pool) as env:
        root = open_goal(env, 2)
        assert root.goals == ("⊢ 2",)
        middle = env.run_tactic(root, "down")
        assert isinstance(middle, ProofState)
        assert middle.goals == ("⊢ 1",)
        assert isinstance(env.run_tactic(middle, "down"), Proved)


@pytest.mark.parametrize(
    ("tactic", "kind"),
    [
        ("frobnicate", RefusalKind.ERROR),
        ("exact wrong_name", RefusalKind.ERROR),
        ("exact sorry", RefusalKind.SORRY),
        ("slow", RefusalKind.TIMEOUT),
    ],
)
def test_a_refusal_is_a_value(pool: WorkerPool, tactic: str, kind: RefusalKind) -> None:
    with ReplayingEnv(pool) as env:
        result = env.run_tactic(open_goal(env, 2), tactic)
        assert isinstance(result, Refusal)
        assert result.kind is kind


def test_states_survive_a_crash(pool: WorkerPool) -> None:
    with ReplayingEnv(pool) as env:
        one = env.run_tactic(open_goal(env, 3), "down")
        assert isinstance(one, ProofState)
        with pytest.raises(ProcessDied):
            env.run_tactic(one, "die")
        two = env.run_tactic(one, "down")
        assert isinstance(two, ProofState)
        assert two.goals == ("⊢ 1",)
        assert env.replays == 2


def test_a_wall_clock_timeout_is_a_refusal_and_states_survive(pool: WorkerPool) -> None:
    with ReplayingEnv(pool) as env:
        root = open_goal(env, 2)
        result = env.run_tactic(root, "hang", timeout_s=0.3)
        assert isinstance(result, Refusal)
        assert result.kind is RefusalKind.TIMEOUT
        assert isinstance(env.run_tactic(root, "down"), ProofState)


def test_a_crash_that_repeats_stays_an_exception(pool: WorkerPool) -> None:
    with ReplayingEnv(pool) as env:
        root = open_goal(env, 2)
        for _ in range(3):
            with pytest.raises(ProcessDied):
                env.run_tactic(root, "die")


def test_a_crash_once_is_no_wrong_answer(pool: WorkerPool, tmp_path: Path) -> None:
    with ReplayingEnv(pool) as env:
        root = open_goal(env, 2)
        tactic = f"die once {tmp_path / 'marker'}"
        with pytest.raises(ProcessDied):
            env.run_tactic(root, tactic)
        assert isinstance(env.run_tactic(root, tactic), ProofState)


def test_environments_are_replayed_with_their_parents(pool: WorkerPool) -> None:
    with ReplayingEnv(pool) as env:
        first = env.open_source("def a", timeout_s=30)
        second = env.open_source("def b", env=first.env, timeout_s=30)
        with pytest.raises(ProcessDied):
            env.open_source("die", env=second.env, timeout_s=30)
        third = env.open_source("sorry 1", env=second.env, timeout_s=30)
        assert third.sorries[0].state.goals == ("⊢ 1",)


def test_who_waits_longest_is_served_first(fake_engine: EngineSpec) -> None:
    order: list[int] = []

    def work(number: int) -> None:
        with pool.lease(timeout_s=60):
            order.append(number)

    with WorkerPool(fake_engine, size=1) as pool:
        threads = []
        with pool.lease():
            for number in range(6):
                thread = threading.Thread(target=work, args=(number,))
                thread.start()
                threads.append(thread)
                while pool.health().waiting <= number:
                    time.sleep(0.005)
        for thread in threads:
            thread.join(60)
    assert order == list(range(6))


def test_a_worn_worker_is_recycled_in_the_middle_of_a_lease(fake_engine: EngineSpec) -> None:
    with WorkerPool(fake_engine, size=1, max_requests=100) as pool, ReplayingEnv(pool) as env:
        root = open_goal(env, 2)
        for _ in range(300):
            assert isinstance(env.run_tactic(root, "down"), ProofState)
        assert pool.recycled >= 2
        assert pool.restarts == 0


def test_a_forgotten_parent_does_not_cost_its_children(pool: WorkerPool) -> None:
    with ReplayingEnv(pool) as env:
        root = open_goal(env, 3)
        one = env.run_tactic(root, "down")
        assert isinstance(one, ProofState)
        env.forget([root])
        with pytest.raises(ProcessDied):
            env.run_tactic(one, "die")
        two = env.run_tactic(one, "down")
        assert isinstance(two, ProofState)
        assert two.goals == ("⊢ 1",)


def test_a_forgotten_state_cannot_be_used(pool: WorkerPool) -> None:
    with ReplayingEnv(pool) as env:
        root = open_goal(env, 2)
        env.forget([root])
        with pytest.raises(InternalError, match="forgotten"):
            env.run_tactic(root, "down")
