"""Several Lean processes of one engine, leased one at a time.

In: an ``EngineSpec`` (from ``toolchain``).  Out: ``Worker``s: a typed client plus what the engine says about itself.
A worker that died, timed out or answered garbage is thrown away and its place is filled by a fresh process at the
next lease; the failure itself reaches the caller as an exception, never as an answer.
Workers are recycled after ``max_requests`` or above ``recycle_mb`` of resident memory.

Thread-safe: each thread leases its own worker, and who waits longest is served first (``max_waiting``: more waiters
than that are refused at once).  Processes are started lazily, or all at once by ``prestart``; workers of embedded Lean
are forked from a warm process (``zygote``), and imports are elaborated once (``headers``).  A pool belongs to the
process that made it: a fork of that process cannot use it, and cannot harm it (``ownership``); other processes reach
it through ``served``.
"""

from __future__ import annotations

import logging
import os
import threading
import time
import weakref
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import NoReturn

from prover.errors import EngineError, PoolBusy, PoolClosed, ProcessTimeout, RequestRefused
from prover.ports import Clock
from prover.repl.client import ReplClient
from prover.repl.headers import HeaderStore, WorkerHeaders
from prover.repl.ownership import Interruption, leave_in_forks
from prover.repl.process import NoticeCallback, ProcessSpec, Spawner, ignore_notice, resident_mb
from prover.repl.transport import Transport
from prover.repl.zygote import Nursery
from prover.types import EngineInfo

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineSpec:
    """An engine that can be started: what it is, the process, why it was chosen, seconds it may take to start.

    ``imports``: the modules that the first text is known to import, to be loaded with the library.  ``audit``: a
    program that audits a text (``prover.repl.audit``), for an engine whose process cannot.
    """

    info: EngineInfo
    process: ProcessSpec
    reason: str = ""
    start_timeout_s: float = 180.0
    imports: tuple[str, ...] = ()
    audit: ProcessSpec | None = None


class Worker:
    """One process: a client and the engine's own account of itself (asked once, with the start's deadline)."""

    def __init__(
        self,
        spec: EngineSpec,
        *,
        clock: Clock = time.monotonic,
        on_notice: NoticeCallback = ignore_notice,
        spawner: Spawner | None = None,
        store: HeaderStore | None = None,
    ) -> None:
        self.spec = spec
        self.client = ReplClient(Transport(spec.process, clock=clock, on_notice=on_notice, spawner=spawner))
        self.headers = WorkerHeaders(store if store is not None else HeaderStore(), self.client)
        self.interruption = Interruption()
        """In force after ``interrupt``: ends what runs beside the process for it."""
        self._info: EngineInfo | None = None

    @property
    def info(self) -> EngineInfo:
        """Kind, version and library hash; the first call waits until the process is up."""
        if self._info is None:
            self._info = self._greet()
        return self._info

    @property
    def is_embedded(self) -> bool:
        """True for the embedded engine, which knows the extensions of the protocol."""
        return self.spec.info.kind == "embedded"

    def _greet(self) -> EngineInfo:
        if not self.is_embedded:
            return self.spec.info
        try:
            answer = self.client.version(timeout_s=self.spec.start_timeout_s)
        except RequestRefused:
            return self.spec.info
        except ProcessTimeout as error:
            raise ProcessTimeout(f"Lean did not start within {self.spec.start_timeout_s:g} s") from error
        axioms = tuple(answer.library_axioms)
        return replace(self.spec.info, version=answer.version, library_hash=answer.library_hash, library_axioms=axioms)

    def interrupt(self) -> None:
        """Kill the process and what runs beside it, so that a request in another thread ends."""
        self.client.transport.interrupt()
        self.interruption.set()

    def close(self) -> None:
        """End the process."""
        self.client.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class PoolHealth:
    """A pool at one moment: its places, who waits, what was replaced, how processes were made, their memory (MiB).

    ``restarts`` counts workers replaced after a failure, ``recycled`` those that had served enough, ``zygotes`` and
    ``reapers`` the companions started so far (one each, when none had to be replaced).
    """

    size: int
    idle: int
    leased: int
    waiting: int
    restarts: int
    recycled: int
    forks: int
    starts: int
    zygotes: int
    reapers: int
    resident_mb: tuple[int, ...]


class WorkerPool:
    """At most ``size`` workers at a time."""

    def __init__(
        self,
        spec: EngineSpec,
        *,
        size: int = 2,
        max_requests: int = 20_000,
        recycle_mb: int = 2_000,
        max_waiting: int | None = None,
        may_fork: bool = True,
        clock: Clock = time.monotonic,
        on_notice: NoticeCallback = ignore_notice,
    ) -> None:
        if size < 1:
            raise ValueError("a pool needs at least one worker")
        self.spec = spec
        self.size = size
        self._max_requests = max_requests
        self._recycle_mb = recycle_mb
        self._max_waiting = max_waiting
        self._owner = os.getpid()
        self._nursery = Nursery(start_timeout_s=spec.start_timeout_s, may_fork=may_fork, on_notice=on_notice)
        self.headers = HeaderStore(self.remove_at_end)
        self.warm(spec.imports)
        self._clock = clock
        self._on_notice = on_notice
        self._idle: list[Worker] = []
        self._leased: set[Worker] = set()
        self._starting = 0
        self._free = threading.Condition()
        self._waiting: deque[object] = deque()
        self.outside_places = threading.BoundedSemaphore(size)
        """For sessions that start processes outside the pool: as many at a time as the pool has workers."""
        self._outside: weakref.WeakSet[Worker] = weakref.WeakSet()
        self._closed = False
        self.restarts = 0
        self.recycled = 0
        leave_in_forks(self)

    @property
    def is_ours(self) -> bool:
        """False in a fork of the process that made the pool."""
        return self._owner == os.getpid()

    def check_owner(self) -> None:
        """Raise ``PoolClosed`` in a fork of the process that made the pool."""
        if not self.is_ours:
            raise PoolClosed(
                f"this pool belongs to process {self._owner}; process {os.getpid()}, a fork of it, needs a pool of its"
                " own, or one that is served (prover.repl.served)"
            )

    def leave(self) -> None:
        """In a fork: drop our ends of the pipes; the processes are the parent's."""
        self._closed = True
        for worker in (*self._idle, *self._leased, *list(self._outside)):
            worker.client.transport.leave()
        self._nursery.leave()

    def __reduce__(self) -> NoReturn:
        raise TypeError("a WorkerPool cannot be sent to another process; serve it instead (prover.repl.served)")

    def prestart(self) -> None:
        """Start every missing process without waiting for it."""
        self.check_owner()
        with self._free:
            while not self._closed and len(self._idle) + len(self._leased) + self._starting < self.size:
                self._idle.append(self._start_worker())

    def warm(self, modules: tuple[str, ...]) -> None:
        """Have workers start with these modules of the library loaded, where they are forked; does not wait for it."""
        if modules and self.spec.info.kind == "embedded":
            self._nursery.warm(modules)

    def acquire(self, *, timeout_s: float | None = None, interruption: Interruption | None = None) -> Worker:
        """A live, greeted worker; waits up to ``timeout_s`` for a free place.  Hand it back with ``release``.

        Raises ``PoolClosed``, ``PoolBusy``, ``ProcessTimeout``, and ``RequestCancelled`` after ``interruption``.
        """
        self.check_owner()
        self._nursery.reaper.check()
        with nullcontext() if interruption is None else interruption.during(self._wake):
            worker = self._take(timeout_s, interruption)
        try:
            with nullcontext() if interruption is None else interruption.during(worker.interrupt):
                _ = worker.info
        except BaseException:
            self.release(worker, broken=True)
            raise
        return worker

    def _start_worker(self) -> Worker:
        return Worker(
            self.spec, clock=self._clock, on_notice=self._on_notice, spawner=self._nursery, store=self.headers
        )

    def _wake(self) -> None:
        with self._free:
            self._free.notify_all()

    def _take(self, timeout_s: float | None, interruption: Interruption | None) -> Worker:
        ticket = object()

        def is_over() -> bool:
            called_off = interruption is not None and interruption.is_set
            return self._closed or called_off or self._is_next(ticket)

        with self._free:
            must_wait = bool(self._waiting) or not self._has_place()
            if must_wait and self._max_waiting is not None and len(self._waiting) >= self._max_waiting:
                raise PoolBusy(f"{len(self._waiting)} requests wait for a Lean worker already")
            self._waiting.append(ticket)
            try:
                served = self._free.wait_for(is_over, timeout_s)
            finally:
                self._waiting.remove(ticket)
                self._free.notify_all()
            if self._closed:
                raise PoolClosed("the pool is closed")
            if interruption is not None:
                interruption.check()
            if not served:
                raise ProcessTimeout(f"no free Lean worker within {timeout_s} s")
            while self._idle:
                worker = self._idle.pop(0)
                if worker.client.is_alive:
                    self._leased.add(worker)
                    return worker
                self._bury(worker)
            self._starting += 1
        try:
            worker = self._start_worker()
        except BaseException:
            with self._free:
                self._starting -= 1
                self._free.notify_all()
            raise
        with self._free:
            self._starting -= 1
            self._leased.add(worker)
        self._end_late(worker)
        return worker

    def _end_late(self, worker: Worker) -> None:
        """Raise ``PoolClosed`` when the pool was closed while the worker was started, and end it."""
        if self._closed:
            with self._free:
                self._leased.discard(worker)
            worker.close()
            raise PoolClosed("the pool is closed")

    def _is_next(self, ticket: object) -> bool:
        return self._waiting[0] is ticket and self._has_place()

    def _has_place(self) -> bool:
        return bool(self._idle) or len(self._leased) + self._starting < self.size

    def release(self, worker: Worker, *, broken: bool = False) -> None:
        """Hand a worker back; a broken, dead or worn-out one is closed and its place becomes free."""
        if not self.is_ours:
            return
        with self._free:
            self._leased.discard(worker)
            if broken or not worker.client.is_alive:
                self._bury(worker)
            elif self._closed or self.is_worn(worker):
                self.recycled += not self._closed
                worker.close()
            else:
                self._idle.append(worker)
            self._free.notify_all()

    def is_worn(self, worker: Worker) -> bool:
        """Has the worker served enough, or does it hold too much memory?"""
        if worker.client.requests_sent >= self._max_requests:
            return True
        used = resident_mb(worker.client.transport.pid)
        return used is not None and used > self._recycle_mb

    def _bury(self, worker: Worker) -> None:
        self.restarts += 1
        logger.info("a Lean worker is replaced (process %d)", worker.client.transport.pid)
        worker.close()

    @contextmanager
    def lease(self, *, timeout_s: float | None = None) -> Iterator[Worker]:
        """A worker for the length of a ``with`` block; an ``EngineError`` inside it replaces the worker."""
        worker = self.acquire(timeout_s=timeout_s)
        try:
            yield worker
        except EngineError as error:
            self.release(worker, broken=not isinstance(error, RequestRefused))
            raise
        except BaseException:
            # An interrupted conversation may be out of step: the transport has closed itself if it was.
            self.release(worker)
            raise
        else:
            self.release(worker)

    def fresh(self) -> Worker:
        """A new process outside the pool, for re-checks; the caller closes it."""
        self.check_owner()
        if self._closed:
            raise PoolClosed("the pool is closed")
        worker = self._start_worker()
        with self._free:
            self._outside.add(worker)
        self._end_late(worker)
        return worker

    def pids(self) -> tuple[int, ...]:
        """The processes of the workers and of the zygote."""
        self.check_owner()
        with self._free:
            found = [worker.client.transport.pid for worker in (*self._idle, *self._leased)]
        zygote = self._nursery.zygote_pid
        return (*found, zygote) if zygote is not None else tuple(found)

    @property
    def reaper_pid(self) -> int:
        """The companion that kills what is left when this process is gone."""
        return self._nursery.reaper.pid

    def remove_at_end(self, folder: Path) -> None:
        """Have a folder of temporary files removed when the pool is closed, or when we are gone."""
        self._nursery.reaper.remove_at_end(folder)

    def health(self) -> PoolHealth:
        """What runs and what was replaced so far."""
        self.check_owner()
        with self._free:
            workers = [*self._idle, *self._leased]
            memory = [resident_mb(worker.client.transport.pid) for worker in workers]
            return PoolHealth(
                size=self.size,
                idle=len(self._idle),
                leased=len(self._leased),
                waiting=len(self._waiting),
                restarts=self.restarts,
                recycled=self.recycled,
                forks=self._nursery.forks,
                starts=self._nursery.starts,
                zygotes=self._nursery.zygotes,
                reapers=self._nursery.reaper.restarts + 1,
                resident_mb=tuple(used for used in memory if used is not None),
            )

    def close(self) -> None:
        """End all processes, leased ones and those outside the pool too."""
        if not self.is_ours:
            return
        with self._free:
            if self._closed:
                return
            self._closed = True
            workers = [*self._idle, *self._leased, *self._outside]
            self._idle.clear()
            self._leased.clear()
            self._free.notify_all()
        for worker in workers:
            worker.close()
        self.headers.close()
        self._nursery.close()

    def __enter__(self) -> WorkerPool:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.close()
