"""The asyncio view of a pool: answers, cancelling at any moment, bounded waiting, batches."""

from __future__ import annotations

import asyncio
import random
import threading
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeVar

import pytest

from prover.errors import PoolBusy, PoolClosed, ProcessDied
from prover.repl.aio import AsyncEnv, AsyncPool
from prover.repl.pool import EngineSpec, WorkerPool
from prover.repl.served import PoolServer
from prover.repl.session import PoolSession
from prover.types import ProofState, Proved, Refusal, RefusalKind

T = TypeVar("T")


def run(work: Coroutine[Any, Any, T]) -> T:
    return asyncio.run(asyncio.wait_for(work, 60))


async def open_goal(env: AsyncEnv, size: int, tag: str = "g") -> ProofState:
    return (await env.open_source(f"sorry {size} {tag}", timeout_s=30)).sorries[0].state


def test_a_proof_step_by_step(pool: WorkerPool) -> None:
    async def work() -> None:
        async with AsyncPool.over(pool) as view, view.open_env() as env:
            assert (await env.engine()).library_hash == "fake"
            middle = await env.run_tactic(await open_goal(env, 2), "down")
            assert isinstance(middle, ProofState)
            assert isinstance(await env.run_tactic(middle, "down"), Proved)
            await env.forget([middle])

    run(work())
    assert pool.health().leased == 0


def test_many_tactics_on_one_state(pool: WorkerPool) -> None:
    async def work() -> None:
        async with AsyncPool.over(pool) as view, view.open_env() as env:
            root = await open_goal(env, 2)
            one, two, three = await env.run_tactics(root, ["down a", "frobnicate", "down b"])
            assert isinstance(one, ProofState)
            assert one.goals == ("⊢ 1 g.a",)
            assert isinstance(two, Refusal)
            assert isinstance(three, ProofState)
            assert three.goals == ("⊢ 1 g.b",)

    run(work())


def test_a_crash_is_an_exception_and_states_survive(pool: WorkerPool) -> None:
    async def work() -> None:
        async with AsyncPool.over(pool) as view, view.open_env() as env:
            root = await open_goal(env, 2)
            with pytest.raises(ProcessDied):
                await env.run_tactic(root, "die")
            assert isinstance(await env.run_tactic(root, "down"), ProofState)

    run(work())


@pytest.mark.parametrize("tactic", ["hang", "chatter", "stop"])
def test_a_cancelled_request_frees_its_worker_and_states_survive(pool: WorkerPool, tactic: str) -> None:
    """Without a limit: nothing but the cancelling ends the request."""

    async def work() -> None:
        async with AsyncPool.over(pool) as view, view.open_env() as env:
            root = await open_goal(env, 3)
            (worker,) = pool._leased
            before = worker.client.requests_sent
            task = asyncio.create_task(env.run_tactic(root, tactic))
            while worker.client.requests_sent == before:
                await asyncio.sleep(0.001)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert isinstance(await env.run_tactic(root, "down"), ProofState)

    run(work())
    assert pool.health().leased == 0
    assert pool.restarts == 1


def test_the_answer_of_a_quick_cancelled_request_is_drained(pool: WorkerPool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("prover.repl.aio._DRAIN_S", 30.0)  # however slow the machine is

    async def work() -> None:
        async with AsyncPool.over(pool) as view, view.open_env() as env:
            root = await open_goal(env, 3)
            for _ in range(20):
                task = asyncio.create_task(env.run_tactic(root, "down mine"))
                await asyncio.sleep(0)
                task.cancel()
                with pytest.raises(asyncio.CancelledError):
                    await task
                other = await env.run_tactic(root, "down other")
                assert isinstance(other, ProofState)
                assert other.goals == ("⊢ 2 g.other",)

    run(work())
    assert pool.restarts == 0


def test_requests_of_one_environment_take_turns(pool: WorkerPool) -> None:
    async def work() -> None:
        async with AsyncPool.over(pool) as view, view.open_env() as env:
            root = await open_goal(env, 9)
            results = await asyncio.gather(*(env.run_tactic(root, f"down t{i}") for i in range(20)))
            assert [r.goals for r in results if isinstance(r, ProofState)] == [(f"⊢ 8 g.t{i}",) for i in range(20)]

    run(work())


def test_cancelling_one_who_waits_for_its_turn_leaves_the_others(pool: WorkerPool) -> None:
    async def work() -> None:
        async with AsyncPool.over(pool) as view, view.open_env() as env:
            root = await open_goal(env, 3)
            slow = asyncio.create_task(env.run_tactic(root, "hang", timeout_s=0.3))
            waiting = asyncio.create_task(env.run_tactic(root, "down"))
            await asyncio.sleep(0.05)
            waiting.cancel()
            refusal = await slow
            assert isinstance(refusal, Refusal)
            assert refusal.kind is RefusalKind.TIMEOUT

    run(work())


def test_waiters_are_bounded(pool: WorkerPool) -> None:
    async def work() -> None:
        async with AsyncPool.over(pool, max_waiting=1) as view:
            async with view.open_env(), view.open_env():
                waiter = asyncio.create_task(hold(view))
                while not view.waiting:
                    await asyncio.sleep(0)
                with pytest.raises(PoolBusy, match="1 requests wait"):
                    async with view.open_env():
                        pass
            await waiter

    async def hold(view: AsyncPool) -> None:
        async with view.open_env():
            pass

    run(work())


def test_a_batch_keeps_the_order_and_the_bound(pool: WorkerPool) -> None:
    busy: list[int] = []
    most = [0]

    def job(number: int) -> Callable[[AsyncEnv], Awaitable[str]]:
        async def prove(env: AsyncEnv) -> str:
            busy.append(number)
            most[0] = max(most[0], len(busy))
            state = await open_goal(env, 2, f"j{number}")
            busy.remove(number)
            return state.goals[0]

        return prove

    async def work() -> None:
        async with AsyncPool.over(pool) as view:
            assert await view.batch(job(n) for n in range(12)) == [f"⊢ 2 j{n}" for n in range(12)]

    run(work())
    assert most == [2]


def test_a_session_that_goes_on_frees_its_worker_between_visits(pool: WorkerPool) -> None:
    async def work() -> None:
        sessions = [PoolSession(pool) for _ in range(5)]
        async with AsyncPool.over(pool) as view:
            roots = []
            for number, session in enumerate(sessions):
                async with view.open_env(session) as env:
                    roots.append(await open_goal(env, 2, f"s{number}"))
            assert pool.health().leased == 0
            for number, session in enumerate(sessions):
                async with view.open_env(session) as env:
                    state = await env.run_tactic(roots[number], "down")
                    assert isinstance(state, ProofState)
                    assert state.goals == (f"⊢ 1 s{number}",)

    run(work())
    assert pool.health().leased == 0


def test_a_checked_text_leaves_nothing_in_its_process(pool: WorkerPool) -> None:
    async def work() -> None:
        async with AsyncPool.over(pool) as view, view.open_env() as env:
            for fresh in (False, True):
                answer = await env.check("sorry 3 t", is_fresh=fresh, timeout_s=30)
                assert [item.goal for item in answer.sorries] == ["⊢ 3 t"]

    run(work())
    assert pool.restarts == 0


def test_the_first_failure_of_a_batch_calls_off_the_rest(pool: WorkerPool) -> None:
    async def bad(env: AsyncEnv) -> None:
        await env.open_source("die", timeout_s=30)

    async def slow(env: AsyncEnv) -> None:
        await env.open_source("hang")

    async def work() -> None:
        async with AsyncPool.over(pool) as view:
            with pytest.raises(ProcessDied):
                await view.batch([slow, bad, slow, slow])

    run(work())
    assert pool.health().leased == 0


def test_a_closed_view_refuses(pool: WorkerPool) -> None:
    async def work() -> None:
        async with AsyncPool.over(pool) as view:
            pass
        with pytest.raises(PoolClosed):
            async with view.open_env():
                pass

    run(work())


async def cancel_at_random(view: AsyncPool, seed: int, wrong: list[str]) -> None:
    rng = random.Random(seed)
    async with view.open_env() as env:
        state = await open_goal(env, 9, f"c{seed}")
        for number in range(12):
            wish = rng.choice(["down", "down", "hang"])
            task = asyncio.create_task(env.run_tactic(state, f"{wish} n{number}" if wish == "down" else wish))
            if wish == "hang" or rng.random() < 0.5:
                await asyncio.sleep(rng.choice([0, 0.0005, 0.01]))
                task.cancel()
            try:
                result = await task
            except asyncio.CancelledError:
                continue
            if not isinstance(result, ProofState) or result.goals != (f"⊢ 8 c{seed}.n{number}",):
                wrong.append(f"{seed} {number} {result}")


@pytest.mark.parametrize("served", [False, True])
def test_cancelling_at_random_never_gives_a_wrong_answer(forking_engine: EngineSpec, served: bool) -> None:
    wrong: list[str] = []

    async def work(view: AsyncPool) -> None:
        async with view:
            await asyncio.gather(*(cancel_at_random(view, seed, wrong) for seed in range(16)))

    async def over() -> None:
        await work(AsyncPool.over(pool))

    async def at(server: PoolServer) -> None:
        await work(AsyncPool.at(server.address, size=4))

    before = set(threading.enumerate())
    with WorkerPool(forking_engine, size=2) as pool:
        if served:
            with PoolServer(pool) as server:
                run(at(server))
        else:
            run(over())
        assert pool.health().leased == 0
    assert wrong == []
    for thread in set(threading.enumerate()) - before:
        thread.join(30)
        assert not thread.is_alive(), thread
