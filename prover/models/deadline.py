"""A search's time limit, known to the models that it asks.

In: a ``ProofSearch`` and a ``Deadline``.  Out: a ``ProofSearch`` that says how long it has; a model behind a server
reads there how long an answer is worth waiting for, so that a server that hangs holds no search beyond its limit.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from prover.ports import Clock, Limits, OpenSpare, ProgressCallback, ProofEnv, ProofSearch, Retriever
from prover.types import ProofState, SearchOutcome


class Deadline:
    """Until when answers are of use; may be shared by threads.  Of several searches at once the last to end counts."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._running: dict[object, tuple[float | None, Clock]] = {}

    @contextmanager
    def within(self, timeout_s: float | None, clock: Clock) -> Iterator[None]:
        """A search that begins now and has so long by this clock (``None``: no limit)."""
        key = object()
        ends_s = None if timeout_s is None else clock() + timeout_s
        with self._lock:
            self._running[key] = ends_s, clock
        try:
            yield
        finally:
            with self._lock:
                del self._running[key]

    def remaining_s(self) -> float | None:
        """Seconds left; ``None`` where a search has no limit, or none is under way."""
        with self._lock:
            running = list(self._running.values())
        left = [ends_s - clock() for ends_s, clock in running if ends_s is not None]
        return max(0.0, *left) if left and len(left) == len(running) else None


class BoundedSearch:
    """Implements ``prover.ports.ProofSearch``: another one whose time limit the models are told."""

    def __init__(self, inner: ProofSearch, deadline: Deadline, clock: Clock) -> None:
        self.inner = inner
        self.deadline = deadline
        self.clock = clock

    def search(
        self,
        env: ProofEnv,
        root: ProofState,
        *,
        retriever: Retriever,
        limits: Limits,
        seed: int = 0,
        source: str = "",
        on_progress: ProgressCallback | None = None,
        open_spare: OpenSpare | None = None,
    ) -> SearchOutcome:
        """See the port."""
        with self.deadline.within(limits.timeout_s, self.clock):
            return self.inner.search(
                env,
                root,
                retriever=retriever,
                limits=limits,
                seed=seed,
                source=source,
                on_progress=on_progress,
                open_spare=open_spare,
            )
