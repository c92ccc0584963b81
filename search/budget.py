"""What a search may still spend, and what it has spent.

In: ``Limits`` and a clock.  Out: answers to "may I?", and the counters of the outcome.  Hitting a limit is a normal
outcome.  Nothing depends on the clock as long as no time limit is given.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

from prover.ports import Clock, Limits
from prover.types import SearchStatistics

QUESTION_COST = 8.0
"""What a question to the model counts for, in tactics."""

_LEAST_TACTIC_TIMEOUT_S = 1.0
"""A tactic started just before the deadline gets this long: killing a process over milliseconds costs more."""


@dataclass(slots=True)
class Pot:
    """What several searches spend together; ``is_cancelled``: nobody needs their results any more."""

    expansions: int = 0
    tokens: int = 0
    is_cancelled: bool = False
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, *, expansions: int = 0, tokens: int = 0) -> None:
        """Somebody spent so much."""
        with self._lock:
            self.expansions += expansions
            self.tokens += tokens


@dataclass(slots=True)
class Budget:
    """Counters and limits of one search; with a ``pot`` the limits are on what all that share it have spent.

    ``requests``: those of the expansions that a writer answered.
    """

    limits: Limits
    clock: Clock
    pot: Pot | None = None
    started_s: float = field(init=False)
    expansions: int = 0
    requests: int = 0
    steps: int = 0
    refused: int = 0
    merged: int = 0
    dominated: int = 0
    tokens: int = 0
    lean_s: float = 0.0
    model_s: float = 0.0

    def __post_init__(self) -> None:
        self.started_s = self.clock()

    @property
    def elapsed_s(self) -> float:
        """Seconds since the search began."""
        return self.clock() - self.started_s

    @property
    def is_out_of_time(self) -> bool:
        """True when the wall-clock limit is reached, or the search was called off."""
        if self.pot is not None and self.pot.is_cancelled:
            return True
        return self.limits.timeout_s is not None and self.elapsed_s >= self.limits.timeout_s

    @property
    def expansions_left(self) -> int | None:
        """How often the model may still be asked; ``None``: no limit."""
        if self.limits.max_expansions is None:
            return None
        spent = self.expansions if self.pot is None else self.pot.expansions
        return max(0, self.limits.max_expansions - spent)

    @property
    def has_expansions(self) -> bool:
        """True when the model may be asked once more."""
        return self.expansions_left != 0

    @property
    def has_tokens(self) -> bool:
        """True when a language model may write more; an answer that goes over the limit is used."""
        spent = self.tokens if self.pot is None else self.pot.tokens
        return self.limits.max_tokens is None or spent < self.limits.max_tokens

    def count_request(self) -> None:
        """A request to a writer; it counts as an expansion.

        (What a tactic model is asked is added to the pot by the one who shares its answers.)
        """
        self.expansions += 1
        self.requests += 1
        if self.pot is not None:
            self.pot.add(expansions=1)

    def count_written(self, tokens: int) -> None:
        """A writer produced so many tokens."""
        self.tokens += tokens
        if self.pot is not None:
            self.pot.add(tokens=tokens)

    @property
    def tactic_timeout_s(self) -> float | None:
        """Seconds the next tactic may take."""
        if self.limits.timeout_s is None:
            return self.limits.tactic_timeout_s
        remaining = max(self.limits.timeout_s - self.elapsed_s, _LEAST_TACTIC_TIMEOUT_S)
        return remaining if self.limits.tactic_timeout_s is None else min(self.limits.tactic_timeout_s, remaining)

    def statistics(self) -> SearchStatistics:
        """The counters as a record."""
        return SearchStatistics(
            refused=self.refused,
            merged=self.merged,
            dominated=self.dominated,
            lean_s=self.lean_s,
            model_s=self.model_s,
            tokens=self.tokens,
        )
