"""Bounded waiting: who is one too many is refused, who gives up does not count."""

from __future__ import annotations

import asyncio

import pytest

from prover.errors import PoolBusy
from prover.serve.waiting import Waiting


def test_one_too_many_is_refused_and_who_gives_up_makes_room() -> None:
    async def work() -> None:
        place, waiting = asyncio.Lock(), Waiting(1, "wait here")
        await waiting.take(place)
        first = asyncio.create_task(waiting.take(place))
        await asyncio.sleep(0)
        with pytest.raises(PoolBusy, match="1 wait here already"):
            await waiting.take(place)
        first.cancel()
        await asyncio.wait([first])
        second = asyncio.create_task(waiting.take(place))
        await asyncio.sleep(0)
        place.release()
        await second
        assert waiting.count == 0

    asyncio.run(work())
