"""What a search may still spend, and what it has spent.

In: ``Limits`` and a clock.  Out: answers to "may I?", and the counters of the outcome.  Hitting a limit is a normal
outcome.  Nothing depends on the clock as long as no time limit is given.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from prover.ports import Clock, Limits
from prover.types import SearchStatistics

_LEAST_TACTIC_TIMEOUT_S = 1.0
"""A tactic started just before the deadline gets this long: killing a process over milliseconds costs more."""


@dataclass(slots=True)
class Budget:
    """Counters and limits of one search."""

    limits: Limits
    clock: Clock
    started_s: float = field(init=False)
    expansions: int = 0
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
        """True when the wall-clock limit is reached."""
        return self.limits.timeout_s is not None and self.elapsed_s >= self.limits.timeout_s

    @property
    def has_expansions(self) -> bool:
        """True when the model may be asked once more."""
        return self.limits.max_expansions is None or self.expansions < self.limits.max_expansions

    @property
    def has_tokens(self) -> bool:
        """True when a language model may write more; an answer that goes over the limit is used."""
        return self.limits.max_tokens is None or self.tokens < self.limits.max_tokens

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
