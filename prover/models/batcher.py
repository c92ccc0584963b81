"""One model for many searches: a dynamic batcher.

In: any ``TacticModel``.  Out: a ``TacticModel`` that any number of threads may ask at once; their queries are put
together into batches, so that a model on an accelerator always works on as many states as wait.

One worker thread talks to the model.  It takes what waits as soon as the model is free; only when less than a full
batch waits does it hold back for ``max_wait_s``, and never longer than a twentieth of what the last batch took, so
that waiting for company cannot cost more than about 5 % of the model's time.  ``BatchingStatistics.busy_share`` is
measured: seconds in the model over seconds in which a state waited or was worked on.

Errors reach the caller they belong to: when a batch of several callers fails for a reason of its own (not because the
model broke), each caller's share is tried once more alone.
"""

from __future__ import annotations

import logging
import os
import threading
import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from types import TracebackType

from prover.errors import InternalError, ModelClosed, ModelFailure
from prover.ports import Clock, TacticModel
from prover.types import ModelQuery, TacticProposal

logger = logging.getLogger(__name__)

_WAIT_SHARE = 0.05
"""Longest wait for company, as a share of the last batch's duration."""

Answer = Sequence[TacticProposal]


@dataclass(frozen=True, slots=True)
class BatchingStatistics:
    """What a batcher has done: ``busy_s`` in the model, ``waiting_s`` with states waiting and the model idle."""

    batches: int = 0
    queries: int = 0
    largest: int = 0
    busy_s: float = 0.0
    waiting_s: float = 0.0

    @property
    def busy_share(self) -> float:
        """The share of the time with work at hand that the model spent on it; 1 when there was none."""
        total = self.busy_s + self.waiting_s
        return self.busy_s / total if total > 0 else 1.0

    @property
    def mean_batch(self) -> float:
        """States per batch."""
        return self.queries / self.batches if self.batches else 0.0


@dataclass(slots=True, eq=False)
class _Call:
    """One caller's ``propose``: its queries, the answers so far, and the event that wakes it."""

    queries: Sequence[ModelQuery]
    limit: int
    done: threading.Event = field(default_factory=threading.Event)
    answers: dict[int, Answer] = field(default_factory=dict)
    error: BaseException | None = None
    is_abandoned: bool = False

    def finish(self, error: BaseException | None = None) -> None:
        """Wake the caller; the first error stays."""
        if error is not None and self.error is None:
            self.error = error
        if self.error is not None or len(self.answers) == len(self.queries):
            self.done.set()


_Item = tuple[_Call, int]


class BatchingModel:
    """Implements ``prover.ports.TacticModel`` for many threads at once; close it, or use it in a ``with`` block.

    ``max_batch``: most states in one call of the model.  ``max_wait_s``: longest time a state waits for company while
    the model is free.
    """

    def __init__(
        self, model: TacticModel, *, max_batch: int = 64, max_wait_s: float = 0.005, clock: Clock = time.monotonic
    ) -> None:
        if max_batch < 1:
            raise ValueError("max_batch must be at least 1")
        self.model = model
        self.max_batch = max_batch
        self.max_wait_s = max_wait_s
        self._clock = clock
        self._lock = threading.Lock()
        self._changed = threading.Condition(self._lock)
        self._queue: deque[_Item] = deque()
        self._is_closed = False
        self._pid = os.getpid()
        self._last_batch_s = max_wait_s / _WAIT_SHARE
        self._work_since = 0.0
        self._batches = self._queries = self._largest = 0
        self._busy_s = self._waiting_s = 0.0
        self._worker = threading.Thread(target=self._serve, name="prover-model-batcher", daemon=True)
        self._worker.start()

    # -- callers -----------------------------------------------------------------------------------------------------

    def propose(self, queries: Sequence[ModelQuery], *, limit: int) -> Sequence[Sequence[TacticProposal]]:
        """Proposals for each query; waits until the model has answered all of them."""
        if not queries:
            return []
        call = _Call(list(queries), limit)
        with self._changed:
            self._refuse_when_unusable()
            if not self._queue:
                self._work_since = self._clock()
            self._queue.extend((call, place) for place in range(len(call.queries)))
            self._changed.notify_all()
        try:
            call.done.wait()
        except BaseException:
            call.is_abandoned = True
            raise
        if call.error is not None:
            raise call.error
        return [call.answers[place] for place in range(len(call.queries))]

    def _refuse_when_unusable(self) -> None:
        if self._is_closed:
            raise ModelClosed("the batching model is closed")
        if os.getpid() != self._pid:
            raise ModelClosed("the batching model belongs to another process: its thread does not survive a fork")

    @property
    def waiting(self) -> int:
        """States that wait for the model."""
        with self._lock:
            return len(self._queue)

    @property
    def statistics(self) -> BatchingStatistics:
        """Counters since the start."""
        with self._lock:
            return BatchingStatistics(self._batches, self._queries, self._largest, self._busy_s, self._waiting_s)

    def close(self) -> None:
        """Refuse new calls, fail those that still wait, and end the worker after the batch it is at."""
        with self._changed:
            if self._is_closed:
                return
            self._is_closed = True
            waiting, self._queue = list(self._queue), deque()
            self._changed.notify_all()
        for call in {id(call): call for call, _ in waiting}.values():
            call.finish(ModelClosed("the batching model was closed while this state waited"))
        if os.getpid() == self._pid and threading.current_thread() is not self._worker:
            self._worker.join()

    def __enter__(self) -> BatchingModel:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.close()

    # -- the worker --------------------------------------------------------------------------------------------------

    def _serve(self) -> None:
        while (batch := self._next_batch()) is not None:
            if not batch:
                continue
            started = self._clock()
            try:
                self._answer(batch)
            except BaseException as error:  # a worker that dies would leave its callers waiting for ever
                logger.exception("the batcher failed")
                for call in _calls(batch):
                    call.finish(InternalError(f"the batcher failed: {error}"))
            self._note(len(batch), self._clock() - started)

    def _next_batch(self) -> list[_Item] | None:
        """What the model gets next; ``None`` when the batcher is closed."""
        with self._changed:
            while not self._queue and not self._is_closed:
                self._changed.wait()
            deadline = self._clock() + min(self.max_wait_s, _WAIT_SHARE * self._last_batch_s)
            while not self._is_closed and len(self._queue) < self.max_batch:
                remaining = deadline - self._clock()
                if remaining <= 0:
                    break
                self._changed.wait(remaining)
            if self._is_closed:
                return None
            self._waiting_s += max(0.0, self._clock() - self._work_since)
            return self._take()

    def _take(self) -> list[_Item]:
        """Up to ``max_batch`` states in order of arrival, all with the limit of the oldest."""
        taken: list[_Item] = []
        left: deque[_Item] = deque()
        limit: int | None = None
        while self._queue:
            call, place = self._queue.popleft()
            if call.is_abandoned or call.error is not None:
                continue
            limit = call.limit if limit is None else limit
            if call.limit == limit and len(taken) < self.max_batch:
                taken.append((call, place))
            else:
                left.append((call, place))
        self._queue = left
        return taken

    def _note(self, size: int, elapsed_s: float) -> None:
        with self._lock:
            self._batches += 1
            self._queries += size
            self._largest = max(self._largest, size)
            self._busy_s += elapsed_s
            self._last_batch_s = elapsed_s
            self._work_since = self._clock()  # what came in the meantime has waited for the model, not in vain

    def _answer(self, batch: list[_Item]) -> None:
        """Ask the model about a batch and hand out answers or errors."""
        error = self._ask(batch)
        if error is None:
            return
        calls = _calls(batch)
        if len(calls) == 1 or isinstance(error, ModelFailure) or not isinstance(error, Exception):
            for call in calls:
                call.finish(error)
            return
        for call in calls:
            own = [item for item in batch if item[0] is call]
            if (own_error := self._ask(own)) is not None:
                call.finish(own_error)

    def _ask(self, batch: list[_Item]) -> BaseException | None:
        """Ask the model once; the error instead of an exception."""
        try:
            answers = self.model.propose([call.queries[place] for call, place in batch], limit=batch[0][0].limit)
        except BaseException as error:
            return error
        if len(answers) != len(batch):
            return InternalError(f"the model gave {len(answers)} answers to {len(batch)} queries")
        for (call, place), answer in zip(batch, answers):
            call.answers[place] = answer
        for call in _calls(batch):
            call.finish()
        return None


def _calls(batch: list[_Item]) -> list[_Call]:
    """The calls that have a state in a batch, each once."""
    return list({id(call): call for call, _ in batch}.values())
