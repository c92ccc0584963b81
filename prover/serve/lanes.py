"""The processes that prove for a server (``lane``): started when they are needed, one call at a time each.

In: calls with a time limit.  Out: reports, or a ``Failure`` that says in a word what went wrong.  A lane that does not
answer in time, dies or is no longer wanted is killed; the next call starts another.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import os
import signal
from collections import deque
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from prover import api
from prover.errors import PoolClosed
from prover.serve.outcome import Failure
from prover.serve.waiting import Waiting

logger = logging.getLogger(__name__)

_ANSWER_LIMIT = 64 << 20
"""Bytes of one answer."""
_CALLS_A_LANE = 500
"""After as many a lane gives way to a fresh one."""


class Lane:
    """One process."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.calls = 0

    @property
    def is_alive(self) -> bool:
        """Does it run?  The end of its output is there before its status is."""
        assert self.process.stdout is not None
        return self.process.returncode is None and not self.process.stdout.at_eof()

    async def ask(self, message: Mapping[str, Any]) -> Any:
        """Send a line, and wait for one.  Raises ``Failure`` when the process is gone."""
        assert self.process.stdin is not None and self.process.stdout is not None
        try:
            self.process.stdin.write(json.dumps(message).encode() + b"\n")
            await self.process.stdin.drain()
            line = await self.process.stdout.readline()
        except (OSError, ValueError) as error:
            raise Failure("failed", "the proving process broke off") from error
        if not line:
            raise Failure("failed", "the proving process ended")
        return json.loads(line)

    async def kill(self) -> None:
        """End it; its Lean processes end with it."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        await self.process.wait()


class Lanes:
    """At most ``size`` lanes; who waits longest is served first."""

    def __init__(self, setup: Mapping[str, Any], folder: Path, *, size: int, max_waiting: int, start_s: float) -> None:
        self._setup = setup
        self._folder = folder
        self._places = asyncio.Semaphore(size)
        self._start_s = start_s
        self._waiting = Waiting(max_waiting, "texts wait for a proving process")
        self._idle: deque[Lane] = deque()
        self._all: set[Lane] = set()
        self._is_closed = False

    async def call(self, name: str, source: str, options: Mapping[str, Any], *, timeout_s: float) -> dict[str, Any]:
        """The answer of a lane.  Raises ``Failure``, ``PoolBusy``, ``PoolClosed``."""
        async with self._lane() as lane:
            lane.calls += 1
            try:
                async with asyncio.timeout(timeout_s):
                    answer = await lane.ask({"call": name, "source": source, "options": dict(options)})
            except TimeoutError as error:
                raise Failure("timeout", f"no result within {timeout_s:g} s") from error
        if "error" in answer:
            raise Failure(answer["error"], answer["message"])
        return dict(answer)

    @asynccontextmanager
    async def _lane(self) -> AsyncIterator[Lane]:
        """A lane for one call; it stays when the call ends well."""
        await self._waiting.take(self._places)
        lane: Lane | None = None
        try:
            lane = await self._living() or await self._start()
            yield lane
            if lane.calls < _CALLS_A_LANE and lane.is_alive:
                self._idle.append(lane)
                lane = None
        finally:
            try:
                if lane is not None:
                    await asyncio.shield(self._end(lane))
            finally:
                self._places.release()

    async def _living(self) -> Lane | None:
        """A lane that rests; one that died meanwhile is buried."""
        while self._idle:
            lane = self._idle.popleft()
            if lane.is_alive:
                return lane
            await self._end(lane)
        return None

    async def _start(self) -> Lane:
        if self._is_closed:
            raise PoolClosed("the server is closing")
        spec = api.child_process("prover.serve.lane")
        process = await asyncio.create_subprocess_exec(
            *spec.command,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            cwd=self._folder,
            env=spec.environment,
            start_new_session=True,
            limit=_ANSWER_LIMIT,
        )
        lane = Lane(process)
        self._all.add(lane)
        try:
            async with asyncio.timeout(self._start_s):
                await lane.ask(self._setup)
        except TimeoutError as error:
            await self._end(lane)
            raise Failure("failed", f"the proving process did not start within {self._start_s:g} s") from error
        except BaseException:
            await asyncio.shield(self._end(lane))
            raise
        return lane

    async def _end(self, lane: Lane) -> None:
        await lane.kill()
        self._all.discard(lane)

    async def close(self) -> None:
        """End every lane, busy ones too."""
        self._is_closed = True
        self._idle.clear()
        for lane in list(self._all):
            await self._end(lane)
