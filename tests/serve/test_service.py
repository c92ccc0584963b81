"""What both servers offer: several texts at once."""

from __future__ import annotations

import asyncio

import pytest

from prover.errors import PoolBusy
from prover.serve.options import ServeOptions
from prover.serve.service import Service

BUSY = PoolBusy("1 requests wait for an environment already")


def service() -> Service:
    """One that is not started, with two workers."""
    return Service(ServeOptions(), {"engine": "embedded", "workers": 2})


def test_a_text_that_finds_too_many_waiting_loses_no_work_of_its_request() -> None:
    refusals = [BUSY, BUSY]
    worked: list[str] = []

    async def work(text: str) -> str:
        if text != "first" and refusals:
            raise refusals.pop()
        worked.append(text)
        return text.upper()

    found = asyncio.run(service().each(["first", "second", "third"], work))
    assert found == ["FIRST", "SECOND", "THIRD"]
    assert sorted(worked) == ["first", "second", "third"]


def test_a_request_whose_first_text_finds_too_many_waiting_is_refused() -> None:
    worked: list[str] = []

    async def work(text: str) -> str:
        if text == "first":
            raise BUSY
        await asyncio.sleep(1)
        worked.append(text)
        return text

    with pytest.raises(PoolBusy, match="1 requests wait"):
        asyncio.run(service().each(["first", "second"], work))
    assert worked == []
