"""Open theorems: how many, how large, how long.  A scripted REPL stands behind them."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

import pytest

from prover.errors import InternalError, PoolBusy
from prover.repl.aio import AsyncPool
from prover.repl.pool import PoolHealth, WorkerPool
from prover.repl.session import PoolSession
from prover.serve.options import ServeOptions
from prover.serve.outcome import Failure
from prover.serve.theorems import Theorems, UnknownTheorem
from prover.types import ProofState, Proved, Refusal, RefusalKind
from tests.repl.chaos import fake_engine


class Time:
    """A clock that is set by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def run(
    options: ServeOptions,
    work: Callable[[Theorems, Time], Awaitable[None]],
    now: Callable[[], float] | None = None,
) -> PoolHealth:
    """Do it with a pool of one, whose figures at the end are given back; ``now``: another clock."""

    async def main() -> PoolHealth:
        with WorkerPool(fake_engine(forking=False), size=1) as pool:
            async with AsyncPool.over(pool, max_waiting=options.max_waiting) as view:
                clock = Time()
                await work(Theorems(view, lambda: PoolSession(pool), options, now or clock), clock)
                health = pool.health()
                assert health.leased == 0
                return health

    return asyncio.run(asyncio.wait_for(main(), 60))


async def open_one(theorems: Theorems) -> tuple[str, int]:
    theorem, opened = await theorems.open("sorry 9 g", 30)
    return theorem.name, opened.sorries[0].state.state_id


def test_the_one_that_rested_longest_gives_way() -> None:
    async def work(theorems: Theorems, clock: Time) -> None:
        (one, state), (two, _) = await open_one(theorems), await open_one(theorems)
        await theorems.run_tactics(one, [(state, "down")], 10)  # now the other rests longer
        await open_one(theorems)
        assert len(theorems) == 2
        await theorems.run_tactics(one, [(state, "down")], 10)
        with pytest.raises(UnknownTheorem, match="no such theorem is open here"):
            theorems.close(two)

    run(ServeOptions(max_theorems=2), work)


def test_one_that_rests_too_long_is_closed() -> None:
    async def work(theorems: Theorems, clock: Time) -> None:
        name, state = await open_one(theorems)
        clock.now = 10.0
        await theorems.run_tactics(name, [(state, "down")], 10)
        clock.now = 20.5
        with pytest.raises(UnknownTheorem, match="no such theorem is open here"):
            await theorems.run_tactics(name, [(state, "down")], 10)
        assert len(theorems) == 0

    run(ServeOptions(theorem_idle_s=10.0), work)


def test_one_that_grows_too_large_takes_no_more_tactics() -> None:
    async def work(theorems: Theorems, clock: Time) -> None:
        name, state = await open_one(theorems)
        first, second = await theorems.run_tactics(name, [(state, "down " + "x" * 100), (state, "down")], 10)
        assert isinstance(first, ProofState)
        assert isinstance(second, Failure)
        assert (second.kind, second.message) == ("memory", "the theorem has grown too large: open it again")

    run(ServeOptions(max_theorem_chars=100), work)


def test_a_broken_process_is_a_failure_and_the_states_stay() -> None:
    async def work(theorems: Theorems, clock: Time) -> None:
        name, state = await open_one(theorems)
        broken, good = await theorems.run_tactics(name, [(state, "die"), (state, "down")], 10)
        assert isinstance(broken, Failure)
        assert (broken.kind, broken.message) == ("failed", "the Lean process broke (ProcessDied)")
        assert isinstance(good, ProofState)

    run(ServeOptions(), work)


def test_a_step_that_proved_leaves_nothing_behind() -> None:
    async def work(theorems: Theorems, clock: Time) -> None:
        theorem, opened = await theorems.open("sorry 1 g", 30)
        (found,) = await theorems.run_tactics(theorem.name, [(opened.sorries[0].state.state_id, "down")], 10)
        assert isinstance(found, Proved)
        with pytest.raises(InternalError, match=f"proof state {found.state_id} was forgotten"):
            theorem.session.run_tactic(ProofState(found.state_id, ()), "down")

    run(ServeOptions(), work)


@pytest.mark.parametrize(("most", "asked"), [(8, 0), (9, 1)])
def test_one_that_is_too_large_is_not_opened(most: int, asked: int) -> None:
    """``sorry 9 g`` has 9 characters and its goal 5: the first is refused before Lean is asked, the second after."""

    async def work(theorems: Theorems, clock: Time) -> None:
        with pytest.raises(Failure, match=f"an open theorem may have {most} characters") as refused:
            await open_one(theorems)
        assert refused.value.kind == "memory"
        assert len(theorems) == 0

    health = run(ServeOptions(max_theorem_chars=most), work)
    assert health.starts == asked


def test_more_requests_than_may_wait_for_a_theorem_are_refused() -> None:
    async def work(theorems: Theorems, clock: Time) -> None:
        name, state = await open_one(theorems)
        busy, waiting = (asyncio.create_task(theorems.run_tactics(name, [(state, "wait 1")], 10)) for _ in range(2))
        await asyncio.sleep(0)  # the first has its turn now, the second waits
        with pytest.raises(PoolBusy, match="1 requests wait for their turn already"):
            await theorems.run_tactics(name, [(state, "down")], 10)
        await asyncio.gather(busy, waiting)

    run(ServeOptions(max_waiting=1), work)


def test_the_steps_of_a_request_share_the_longest_time() -> None:
    async def work(theorems: Theorems, clock: Time) -> None:
        name, state = await open_one(theorems)
        steps = [(state, "wait 1"), (state, "hang"), (state, "down")]
        _, late, beyond = await theorems.run_tactics(name, steps, 30)
        assert isinstance(late, Refusal)
        assert late.kind is RefusalKind.TIMEOUT
        assert isinstance(beyond, Failure)
        assert (beyond.kind, beyond.message) == ("timeout", "the steps of a request may take 4 seconds together")

    run(ServeOptions(max_timeout_s=4.0), work, time.monotonic)


def test_one_in_use_is_not_at_rest() -> None:
    async def work(theorems: Theorems, clock: Time) -> None:
        name, state = await open_one(theorems)
        using = asyncio.create_task(theorems.run_tactics(name, [(state, "wait 1")], 10))
        await asyncio.sleep(0)  # it has its turn now
        clock.now = 20.0
        with pytest.raises(UnknownTheorem):
            theorems.close("another")  # looks for those at rest
        assert len(theorems) == 1
        await using
        clock.now = 30.0
        await theorems.run_tactics(name, [(state, "down")], 10)

    run(ServeOptions(theorem_idle_s=10.0), work)


def test_the_time_that_opening_takes_is_no_rest() -> None:
    async def work(theorems: Theorems, clock: Time) -> None:
        opening = asyncio.create_task(open_one(theorems))
        await asyncio.sleep(0)
        clock.now = 20.0
        name, state = await opening
        clock.now = 30.0
        await theorems.run_tactics(name, [(state, "down")], 10)

    run(ServeOptions(theorem_idle_s=10.0), work)
