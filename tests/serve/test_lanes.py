"""The processes that prove for a server: a place for each call, whatever ends the call."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from prover import api
from prover.serve.lanes import Lanes

HARD = "theorem t (a b c : Nat) : a ^ 5 + b ^ 7 = c ^ 9 + 1 := by sorry"


def run(folder: Path, work: Callable[[Lanes], Awaitable[None]]) -> None:
    """Do it with one lane, which is ended afterwards."""
    settings = api.settings(engine="embedded", workers=1).settings.model_dump()
    setup = {"settings": settings, "is_library_only": True, "memory_mb": 4096}

    async def main() -> None:
        lanes = Lanes(setup, folder, size=1, max_waiting=10, start_s=60)
        try:
            await work(lanes)
        finally:
            await lanes.close()

    asyncio.run(asyncio.wait_for(main(), 200))


def test_a_call_that_is_called_off_twice_frees_its_place(tmp_path: Path) -> None:
    async def work(lanes: Lanes) -> None:
        assert "report" in await lanes.call("check", "", {}, timeout_s=60)
        proving = asyncio.create_task(lanes.call("prove", HARD, {"timeout_s": 100.0}, timeout_s=100))
        await asyncio.sleep(0.2)
        proving.cancel()
        await asyncio.sleep(0)
        await asyncio.sleep(0)  # its process is being killed now
        proving.cancel()
        await asyncio.wait([proving])
        assert "report" in await asyncio.wait_for(lanes.call("check", "", {}, timeout_s=60), 60)

    run(tmp_path, work)


def test_a_lane_that_died_is_replaced_before_its_status_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait = os.waitpid

    def late(pid: int, options: int) -> tuple[int, int]:
        status = wait(pid, options)
        time.sleep(1.0)
        return status

    async def work(lanes: Lanes) -> None:
        assert "report" in await lanes.call("check", "", {}, timeout_s=60)
        (lane,) = lanes._idle
        os.kill(lane.process.pid, signal.SIGKILL)
        while not lane.process.stdout.at_eof():  # type: ignore[union-attr]
            await asyncio.sleep(0.001)
        assert "report" in await lanes.call("check", "", {}, timeout_s=60)

    monkeypatch.setattr(os, "waitpid", late)
    run(tmp_path, work)
