"""One user's session with a pool: a proof environment and audits, all of it called off by one ``interrupt``.

In: a ``WorkerPool``.  Out: ``PoolSession``, a ``ProofEnv`` that can audit as well.  ``Session`` is what the facades
(``aio``, ``served``) need of it, and what a session with another process's pool (``remote``) offers too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

from prover.ports import ProofEnv
from prover.protocol import Command, CommandAnswer
from prover.repl.audit import audit_source
from prover.repl.pool import Worker, WorkerPool
from prover.repl.recipes import EnvRecipe
from prover.repl.replay import ReplayingEnv
from prover.types import Comparison, NamedDeclaration, OpenedSource, SourceAudit

_LOOK_S = 0.2
"""How often one who waits for a place outside the pool looks whether it was called off."""


class Session(ProofEnv, Protocol):
    """A proof environment that audits and can be called off.  One thread a session, except for ``interrupt``."""

    def audit(
        self,
        source: str,
        *,
        names: Sequence[NamedDeclaration] = (),
        comparison: Comparison | None = None,
        timeout_s: float | None = None,
    ) -> SourceAudit:
        """Elaborate a whole source in a process that has seen nothing else; see ``prover.ports.Door``."""
        ...

    def check(
        self, source: str, *, infotree: str | None = None, is_fresh: bool = False, timeout_s: float | None = None
    ) -> CommandAnswer:
        """The REPL's own answer to a whole text; nothing of it stays.  ``is_fresh``: a process that saw nothing else.

        ``infotree``: which information trees real Lean gives (embedded Lean has none).
        """
        ...

    def forget_source(self, opened: OpenedSource) -> None:
        """Drop an environment and the states of its ``sorry``s; what was made from them stays usable."""
        ...

    def interrupt(self) -> None:
        """From another thread: what is in progress, and all that follows, ends soon with ``RequestCancelled``."""
        ...

    def resume(self) -> None:
        """Requests are served again."""
        ...

    def close(self) -> None:
        """End the session: its worker is free."""
        ...


class PoolSession(ReplayingEnv):
    """A session with a pool of this process."""

    def __init__(self, pool: WorkerPool) -> None:
        super().__init__(pool)
        self._places = pool.outside_places

    def audit(
        self,
        source: str,
        *,
        names: Sequence[NamedDeclaration] = (),
        comparison: Comparison | None = None,
        timeout_s: float | None = None,
    ) -> SourceAudit:
        """Elaborate a source in a fresh process outside the pool; as many at once as the pool has workers."""
        with self._fresh_worker() as worker:
            return audit_source(worker, source, names=names, comparison=comparison, timeout_s=timeout_s)

    def check(
        self, source: str, *, infotree: str | None = None, is_fresh: bool = False, timeout_s: float | None = None
    ) -> CommandAnswer:
        """The REPL's own answer to a whole text."""
        if is_fresh:
            with self._fresh_worker() as worker:
                try:
                    _ = worker.info  # waits until it is up, which is not the text's time
                    return worker.client.command(Command(cmd=source, infotree=infotree), timeout_s=timeout_s)
                finally:
                    worker.close()
        answer = self._elaborate(EnvRecipe(source, None), False, timeout_s, infotree=infotree)
        states = [item.proof_state for item in answer.sorries if item.proof_state is not None]
        self._forget_bound(self._bound_worker(), states, envs=[answer.env])
        return answer

    @contextmanager
    def _fresh_worker(self) -> Iterator[Worker]:
        """A worker outside the pool, once there is a place for one; the user ends it."""
        self._interruption.check()
        while not self._places.acquire(timeout=_LOOK_S):
            self._interruption.check()
        try:
            worker = self._pool.fresh()
            with self._interruption.during(worker.interrupt):
                yield worker
        finally:
            self._places.release()
