"""An asyncio view of a pool: the blocking calls run in threads, and cancelling one is safe.

In: how to open a session (``session.Session``: a pool of this process or one that is served elsewhere) and how many at
a time.  Out: ``AsyncPool``, ``AsyncEnv``.  A cancelled request is drained when its answer comes within a moment;
otherwise it is called off and its process ended, and the states of its environment are replayed when they are used
again.  Either way the thread is free and no worker is left out of step when the cancelled ``await`` ends.

Who waits for a free environment waits in turn; with ``max_waiting``, more waiters than that are refused (``PoolBusy``).
The pool behind stays its owner's: close it after this.
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager
from functools import partial
from types import TracebackType
from typing import ParamSpec, TypeVar

from prover.errors import PoolBusy, PoolClosed
from prover.protocol import CommandAnswer
from prover.repl.pool import WorkerPool
from prover.repl.remote import RemoteEnv
from prover.repl.served import PoolAddress
from prover.repl.session import PoolSession, Session
from prover.types import (
    Comparison,
    Declaration,
    EngineInfo,
    NamedDeclaration,
    OpenedSource,
    ProofState,
    SourceAudit,
    TacticResult,
)

T = TypeVar("T")
P = ParamSpec("P")

_DRAIN_S = 0.05
"""How long the answer of a cancelled request is waited for before its process is ended (a fork costs less)."""


class AsyncEnv:
    """A proof environment for coroutines; its requests run one after the other, in the order they are made."""

    def __init__(self, pool: AsyncPool, session: Session) -> None:
        self._pool = pool
        self._session = session
        self._turn = asyncio.Lock()

    async def engine(self) -> EngineInfo:
        """Which Lean answers."""
        return await self._call(lambda: self._session.engine)

    async def open_source(
        self, source: str, *, env: int | None = None, audit: bool = False, timeout_s: float | None = None
    ) -> OpenedSource:
        """See ``prover.ports.ProofEnv``."""
        return await self._call(self._session.open_source, source, env=env, audit=audit, timeout_s=timeout_s)

    async def run_tactic(self, state: ProofState, tactic: str, *, timeout_s: float | None = None) -> TacticResult:
        """See ``prover.ports.ProofEnv``."""
        return await self._call(self._session.run_tactic, state, tactic, timeout_s=timeout_s)

    async def run_tactics(
        self, state: ProofState, tactics: Sequence[str], *, timeout_s: float | None = None
    ) -> list[TacticResult]:
        """Each tactic on the same state, ``timeout_s`` each: one hop to a thread for all of them."""
        run = partial(self._session.run_tactic, timeout_s=timeout_s)
        return await self._call(lambda: [run(state, tactic) for tactic in tactics])

    async def declarations(
        self, env: int, *, since: int | None = None, with_types: bool = False
    ) -> Sequence[Declaration]:
        """See ``prover.ports.ProofEnv``."""
        return await self._call(self._session.declarations, env, since=since, with_types=with_types)

    async def forget(self, states: Iterable[ProofState]) -> None:
        """See ``prover.ports.ProofEnv``."""
        await self._call(self._session.forget, list(states))

    async def forget_source(self, opened: OpenedSource) -> None:
        """Drop an environment and the states of its ``sorry``s."""
        await self._call(self._session.forget_source, opened)

    async def audit(
        self,
        source: str,
        *,
        names: Sequence[NamedDeclaration] = (),
        comparison: Comparison | None = None,
        timeout_s: float | None = None,
    ) -> SourceAudit:
        """Elaborate a whole source in a process that has seen nothing else."""
        work = partial(self._session.audit, source, names=names, comparison=comparison, timeout_s=timeout_s)
        return await self._call(work)

    async def check(
        self, source: str, *, infotree: str | None = None, is_fresh: bool = False, timeout_s: float | None = None
    ) -> CommandAnswer:
        """The REPL's own answer to a whole text; see ``session.Session``."""
        work = partial(self._session.check, source, infotree=infotree, is_fresh=is_fresh, timeout_s=timeout_s)
        return await self._call(work)

    async def _call(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        async with self._turn:
            job = self._pool.submit(partial(work, *args, **kwargs))
            future = asyncio.wrap_future(job)
            try:
                return await asyncio.shield(future)
            except asyncio.CancelledError:
                if not job.cancel():
                    await _finish(future, self._session)
                raise

    async def _close(self) -> None:
        """Free the worker, whatever happens to the one who waits for it."""
        closing = asyncio.wrap_future(self._pool.submit(self._session.close))
        await _outlast(closing)
        closing.result()


async def _finish(future: asyncio.Future[T], session: Session) -> None:
    """Wait for the end of a request that nobody wants any more, and hurry it."""
    with contextlib.suppress(asyncio.CancelledError):
        await asyncio.wait([future], timeout=_DRAIN_S)
    if not future.done():
        session.interrupt()
        await _outlast(future)
        session.resume()
    if not future.cancelled():
        future.exception()  # seen: asyncio would complain otherwise


async def _outlast(future: asyncio.Future[T]) -> None:
    """Wait until it is done, also while we are cancelled (once more)."""
    while not future.done():
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.wait([future])


class AsyncPool:
    """At most ``size`` environments at a time.  Belongs to one event loop."""

    def __init__(self, open_session: Callable[[], Session], *, size: int, max_waiting: int | None = None) -> None:
        if size < 1:
            raise ValueError("a pool needs at least one worker")
        self.size = size
        self._open_session = open_session
        self._max_waiting = max_waiting
        self._waiting = 0
        self._open = asyncio.Semaphore(size)
        self._audits = asyncio.Semaphore(size)
        # One thread for each environment and each audit: none of them ever waits for another's thread.
        self._threads = concurrent.futures.ThreadPoolExecutor(2 * size, thread_name_prefix="async-pool")
        self._is_closed = False

    @classmethod
    def over(cls, pool: WorkerPool, *, max_waiting: int | None = None) -> AsyncPool:
        """A view of a pool of this process."""
        return cls(lambda: PoolSession(pool), size=pool.size, max_waiting=max_waiting)

    @classmethod
    def at(cls, address: PoolAddress, *, size: int, max_waiting: int | None = None) -> AsyncPool:
        """A view of a pool that another process serves, with ``size`` sessions at a time."""
        return cls(lambda: RemoteEnv(address), size=size, max_waiting=max_waiting)

    def submit(self, work: Callable[[], T]) -> concurrent.futures.Future[T]:
        """Run blocking work in one of the threads."""
        if self._is_closed:
            raise PoolClosed("the pool is closed")
        return self._threads.submit(work)

    @property
    def waiting(self) -> int:
        """Who waits for an environment."""
        return self._waiting

    @asynccontextmanager
    async def open_env(self, session: Session | None = None) -> AsyncIterator[AsyncEnv]:
        """An environment for the length of an ``async with`` block.

        ``session``: one with a pool of this process that goes on: its worker is freed at the end, its states stay.
        """
        if self._max_waiting is not None and self._open.locked() and self._waiting >= self._max_waiting:
            raise PoolBusy(f"{self._waiting} requests wait for an environment already")
        async with self._place(self._open):
            env = await self._new_env() if session is None else AsyncEnv(self, session)
            try:
                yield env
            finally:
                await env._close()

    @asynccontextmanager
    async def _place(self, places: asyncio.Semaphore) -> AsyncIterator[None]:
        self._waiting += 1
        try:
            await places.acquire()
        finally:
            self._waiting -= 1
        try:
            yield
        finally:
            places.release()

    async def _new_env(self) -> AsyncEnv:
        """Opening may block (a served pool is connected to)."""
        job = self.submit(self._open_session)
        future = asyncio.wrap_future(job)
        try:
            return AsyncEnv(self, await asyncio.shield(future))
        except asyncio.CancelledError:
            if not job.cancel():
                await _outlast(future)
                if future.exception() is None:
                    await AsyncEnv(self, future.result())._close()
            raise

    async def audit(
        self,
        source: str,
        *,
        names: Sequence[NamedDeclaration] = (),
        comparison: Comparison | None = None,
        timeout_s: float | None = None,
    ) -> SourceAudit:
        """Elaborate a whole source in a process that has seen nothing else; needs no free environment."""
        async with self._place(self._audits):
            env = await self._new_env()
            try:
                return await env.audit(source, names=names, comparison=comparison, timeout_s=timeout_s)
            finally:
                await env._close()

    async def batch(self, jobs: Iterable[Callable[[AsyncEnv], Awaitable[T]]]) -> list[T]:
        """Run each job in an environment of its own, as many at once as there are workers; results in their order.

        ``jobs`` is read as they are begun, so it may be long.  The first failure calls off the rest and is raised.
        """
        results: dict[int, T] = {}
        numbered: Iterator[tuple[int, Callable[[AsyncEnv], Awaitable[T]]]] = iter(enumerate(jobs))

        async def work() -> None:
            for number, job in numbered:
                async with self._place(self._open):
                    env = await self._new_env()
                    try:
                        results[number] = await job(env)
                    finally:
                        await env._close()

        tasks = [asyncio.create_task(work()) for _ in range(self.size)]
        try:
            await asyncio.gather(*tasks)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        return [results[number] for number in range(len(results))]

    async def close(self) -> None:
        """End the threads; the pool behind is left as it is."""
        self._is_closed = True
        await asyncio.to_thread(self._threads.shutdown)

    async def __aenter__(self) -> AsyncPool:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None
    ) -> None:
        await self.close()
