"""What the servers offer, whatever protocol they speak: checks, open theorems, proofs, premises, several at once.

In: texts with limits.  Out: answers of Lean, reports, or ``Failure``s.  Checks and open theorems go to the pool; proofs
and reports, which read a text themselves before Lean does, to ``lanes``.  Embedded Lean reads no file but those of its
library; real Lean, which runs what a text says, is served only to clients that are trusted.
"""

from __future__ import annotations

import asyncio
import contextlib
import tempfile
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from prover import api
from prover.errors import InputError, PoolBusy, PoolClosed
from prover.serve.lanes import Lanes
from prover.serve.options import ServeOptions
from prover.serve.outcome import Failure, failures
from prover.serve.theorems import Theorems


@dataclass(frozen=True, slots=True)
class Checked:
    """The REPL's own answer to a text, and the seconds that it took (without waiting for a free process)."""

    answer: api.CommandAnswer
    elapsed_s: float


T = TypeVar("T")
R = TypeVar("R")

_READING_S = 5.0
"""What a report may take beyond Lean's time, before its process is ended."""
_AGAIN_S = 0.2
"""After this time a text that found too many others waiting is tried again."""
_RECHECK_S = 30.0
"""What a proof may take beyond its time: the re-check of the finished text and its kernel check."""
_LEAST_CHECK_S = 10.0
"""Lean has this much for a text to prove, and again for its re-check, however short the time for the search."""


class Service:
    """Lean and the prover for many clients at once.  Used in an ``async with`` block; belongs to one event loop."""

    def __init__(
        self, options: ServeOptions, given: Mapping[str, Any], clock: Callable[[], float] = time.monotonic
    ) -> None:
        """``given``: settings, as ``prover.api`` takes them.

        Raises ``InputError`` when they cannot be served, ``EngineNotFound`` when there is no such engine here.
        """
        chosen = dict(given)
        if api.settings(**chosen).origins["engine"].source == "default":
            chosen["engine"] = "auto" if options.trusts_clients else "embedded"
        self.options = options
        self.settings = api.settings(**chosen).settings
        if self.settings.engine != "embedded" and not options.trusts_clients:
            raise InputError(
                "real Lean runs what a text says (#eval, macros): whoever may send requests may act as you."
                " Say --trust-clients if that is meant, or serve embedded Lean (--engine embedded)"
            )
        api.find_engine(Path.cwd(), **self.settings.model_dump())
        self._clock = clock
        self._closing = contextlib.AsyncExitStack()
        self._pool: api.AsyncPool | None = None
        self._workers: api.WorkerPool | None = None
        self._provers: Lanes | None = None
        self._readers: Lanes | None = None
        """For reports and premises, which do not wait for proofs."""
        self._theorems: Theorems | None = None

    async def __aenter__(self) -> Service:
        try:
            await self._begin()
        except BaseException:
            await self._closing.aclose()
            raise
        return self

    async def _begin(self) -> None:
        options, given = self.options, self.settings.model_dump()
        is_embedded = self.settings.engine == "embedded"
        home = Path(self._closing.enter_context(tempfile.TemporaryDirectory(prefix="prover-server-")))
        folder = home if is_embedded else Path.cwd()
        workers = api.open_pool(folder, is_library_only=is_embedded, max_waiting=options.max_waiting, **given)
        workers.remove_at_end(home)  # by its companion, should this process be killed
        self._closing.push_async_callback(asyncio.to_thread, workers.close)
        pool = api.AsyncPool.over(workers, max_waiting=options.max_waiting)
        self._closing.push_async_callback(pool.close)
        setup = {
            "settings": {**given, "workers": max(1, self.settings.lanes)},
            "is_library_only": is_embedded,
            "memory_mb": None if self._loads_a_model() else self.settings.memory_mb,
        }
        start_s = self.settings.start_timeout_s
        provers, readers = (
            Lanes(setup, folder, size=size, max_waiting=options.max_waiting, start_s=start_s)
            for size in (options.lanes, 1)
        )
        self._closing.push_async_callback(provers.close)
        self._closing.push_async_callback(readers.close)
        self._workers, self._pool, self._provers, self._readers = workers, pool, provers, readers
        self._theorems = Theorems(pool, lambda: api.open_session(workers), options, self._clock)
        await asyncio.to_thread(workers.prestart)

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None
    ) -> None:
        await self._closing.aclose()

    def _loads_a_model(self) -> bool:
        """Does the proving process map a checkpoint, which exceeds any limit on address space?"""
        return self.settings.model.startswith(("transformer:", "vllm:"))

    # -- what is offered ---------------------------------------------------------------------------------------------

    async def check(
        self, source: str, *, timeout_s: float | None = None, infotree: str | None = None, is_fresh: bool = False
    ) -> Checked:
        """The REPL's own answer to a text.  Raises ``Failure``."""
        limit_s = self.limit(timeout_s)
        with failures(limit_s):
            async with self._open(self._pool).open_env() as env:
                started = self._clock()
                answer = await env.check(source, infotree=infotree, is_fresh=is_fresh, timeout_s=limit_s)
                return Checked(answer, self._clock() - started)

    async def report(self, source: str, *, timeout_s: float | None = None) -> dict[str, Any]:
        """The document of ``prover check --json``: ``{"report": …}``.  Raises ``Failure``."""
        limit_s = self.limit(timeout_s)
        return await self._ask(self._readers, "check", source, {"check_timeout_s": limit_s}, limit_s + _READING_S)

    async def prove(self, source: str, *, timeout_s: float | None = None, **options: Any) -> dict[str, Any]:
        """The document of ``prover prove --json`` and the finished text: ``{"report": …, "text": …}``.

        ``timeout_s`` is for the whole text, ``_RECHECK_S`` come on top.  Raises ``Failure``.
        """
        limit_s = self.limit(timeout_s)
        check_s = min(max(limit_s, _LEAST_CHECK_S), self.settings.check_timeout_s)
        given = {**options, "timeout_s": limit_s, "total_timeout_s": limit_s, "check_timeout_s": check_s}
        return await self._ask(self._provers, "prove", source, given, limit_s + _RECHECK_S)

    async def premises(
        self, source: str, *, line: int | None = None, limit: int = 20, timeout_s: float | None = None
    ) -> dict[str, Any]:
        """The document of ``prover premises --json``: ``{"report": …}``.  Raises ``Failure``."""
        limit_s = self.limit(timeout_s)
        given = {"line": line, "limit": limit, "check_timeout_s": limit_s}
        return await self._ask(self._readers, "premises", source, given, limit_s + _READING_S)

    @property
    def theorems(self) -> Theorems:
        """The open theorems."""
        return self._open(self._theorems)

    async def each(self, items: Sequence[T], work: Callable[[T], Awaitable[R]]) -> list[R | Failure]:
        """Do work for each item, as many at once as there are Lean processes, so that other requests have their turn.

        Results in order; a ``Failure`` is a result.  Raises ``PoolBusy`` when the first item is refused a place; one
        that is refused later is tried again, so that nothing that is done is lost.
        """
        places = asyncio.Semaphore(self.settings.workers)

        async def one(number: int, item: T) -> R | Failure:
            async with places:
                while True:
                    try:
                        return await work(item)
                    except Failure as failure:
                        return failure
                    except PoolBusy:
                        if number == 0:
                            raise
                        await asyncio.sleep(_AGAIN_S)

        tasks = [asyncio.create_task(one(number, item)) for number, item in enumerate(items)]
        try:
            return await asyncio.gather(*tasks)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    def health(self) -> dict[str, Any]:
        """The pool's figures, what waits, what is open."""
        health = self._open(self._workers).health()
        return {
            "workers": health.size,
            "leased": health.leased,
            "restarts": health.restarts,
            "resident_mb": list(health.resident_mb),
            "waiting": self._open(self._pool).waiting,
            "theorems": len(self.theorems),
        }

    def limit(self, timeout_s: float | None) -> float:
        """The time that a text gets when its request asks for this.  Raises ``Failure`` when that is none at all."""
        given = self.options.default_timeout_s if timeout_s is None else timeout_s
        if given <= 0:
            raise Failure("timeout", f"timed out in {given:g} seconds")
        return min(given, self.options.max_timeout_s)

    async def _ask(
        self, lanes: Lanes | None, name: str, source: str, options: Mapping[str, Any], timeout_s: float
    ) -> dict[str, Any]:
        with failures(timeout_s):
            return await self._open(lanes).call(name, source, options, timeout_s=timeout_s)

    @staticmethod
    def _open(part: T | None) -> T:
        if part is None:
            raise PoolClosed("the server is not running")
        return part
