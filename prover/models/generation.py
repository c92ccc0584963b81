"""What every language model can do here: continue texts.

``TextGenerator`` is the seam between the models (a checkpoint in this process, a server, vLLM) and what is asked of
them (tactics: ``language``; whole proofs: ``writer``).  In: prompts and a ``Sampling``.  Out: completions with their
log-probability where the model tells it.  ``UsageMeter`` counts what was spent, and what was nonsense.
"""

from __future__ import annotations

import logging
import math
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, Protocol

logger = logging.getLogger(__name__)

DecodingMethod = Literal["sample", "beam"]

_ROUNDING = 1e-6
"""How far above 0 a log-probability may lie."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sampling:
    """How completions are drawn.

    ``temperature`` 0 is greedy: one completion whatever was asked for.  ``top_k`` 0 and ``top_p`` 1 cut nothing off.
    ``stop``: texts that end a completion (they are not part of it).  ``method`` ``beam`` is deterministic and ignores
    temperature, ``top_k`` and ``top_p``.
    """

    max_new_tokens: int = 128
    temperature: float = 1.0
    top_p: float = 1.0
    top_k: int = 0
    stop: tuple[str, ...] = ()
    method: DecodingMethod = "sample"

    def __post_init__(self) -> None:
        if self.max_new_tokens < 1:
            raise ValueError("max_new_tokens must be at least 1")
        if self.temperature < 0 or not 0 < self.top_p <= 1 or self.top_k < 0:
            raise ValueError("temperature and top_k must not be negative, top_p lies in (0, 1]")

    @property
    def is_greedy(self) -> bool:
        """True when every sample would be the same."""
        return self.method == "sample" and self.temperature == 0.0


@dataclass(frozen=True, slots=True)
class Prompt:
    """A text to go on from.  A chat prompt is what a user says (after ``system``); otherwise the text is continued."""

    text: str
    is_chat: bool = False
    system: str = ""


@dataclass(frozen=True, slots=True)
class Completion:
    """One continuation.

    ``log_prob`` is the natural log of the probability that the model itself (at temperature 1) gives to the whole
    continuation with its end: finite, and ``None`` where it does not tell one.  ``is_finished``: it ended by itself or
    at a stop text, not because the room was used up.
    """

    text: str
    log_prob: float | None = None
    tokens: int = 0
    is_finished: bool = True


@dataclass(frozen=True, slots=True)
class Room:
    """How long a prompt may be, in tokens, and how tokens are counted."""

    tokens: int
    count: Callable[[str], int]

    def has_place_for(self, text: str) -> bool:
        """Does the text fit?  A token is at least one byte, so short texts need no counting."""
        return len(text.encode()) <= self.tokens or self.count(text) <= self.tokens

    def at_most(self, tokens: int) -> Room:
        """The same room, but not larger than this."""
        return self if tokens >= self.tokens else replace(self, tokens=tokens)


class TextGenerator(Protocol):
    """A language model."""

    def room(self, sampling: Sampling) -> Room:
        """What a prompt may take when completions are to be this long."""
        ...

    def generate(
        self, prompts: Sequence[Prompt], *, samples: int, sampling: Sampling, seed: int = 0
    ) -> Sequence[Sequence[Completion]]:
        """For each prompt at most ``samples`` completions, in no particular order, duplicates included.

        The answer has one entry per prompt, in order.  Raises ``ModelFailure`` when the model broke.
        """
        ...


@dataclass(frozen=True, slots=True)
class Usage:
    """What was spent: requests (calls of a model, or HTTP requests), those that failed, tokens, money.

    ``unsound``: completions with log-probabilities that are not finite, or positive.
    """

    requests: int = 0
    failures: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    cost: float = 0.0
    elapsed_s: float = 0.0
    unsound: int = 0


class UsageMeter:
    """Adds up usage; may be shared by threads and by models.  Prices are per million tokens, in any currency."""

    def __init__(self, *, prompt_price: float = 0.0, completion_price: float = 0.0) -> None:
        self.prompt_price = prompt_price
        self.completion_price = completion_price
        self._lock = threading.Lock()
        self._usage = Usage()

    def add(self, *, prompt_tokens: int = 0, completion_tokens: int = 0, elapsed_s: float = 0.0) -> None:
        """One request that was answered."""
        cost = (prompt_tokens * self.prompt_price + completion_tokens * self.completion_price) / 1e6
        with self._lock:
            old = self._usage
            self._usage = replace(
                old,
                requests=old.requests + 1,
                prompt_tokens=old.prompt_tokens + prompt_tokens,
                completion_tokens=old.completion_tokens + completion_tokens,
                cost=old.cost + cost,
                elapsed_s=old.elapsed_s + elapsed_s,
            )

    def add_failure(self) -> None:
        """One request that was not answered, or answered with nonsense."""
        with self._lock:
            old = self._usage
            self._usage = replace(old, requests=old.requests + 1, failures=old.failures + 1)

    def sound_log_prob(self, log_probs: Sequence[float]) -> float | None:
        """A completion's log-probability out of those of its tokens; nonsense from the model is counted and dropped."""
        if all(math.isfinite(log_prob) and log_prob <= _ROUNDING for log_prob in log_probs):
            return min(0.0, sum(log_probs))
        logger.warning("a model tells log-probabilities that are none; its answer is taken without: %s", log_probs[:9])
        with self._lock:
            self._usage = replace(self._usage, unsound=self._usage.unsound + 1)
        return None

    @property
    def usage(self) -> Usage:
        """The sum so far."""
        with self._lock:
            return self._usage


def cut_at_stop(text: str, stop: Sequence[str]) -> tuple[str, bool]:
    """The text before the first stop text, and whether there was one (servers differ in whether they keep it)."""
    places = [place for place in (text.find(item) for item in stop if item) if place >= 0]
    return (text[: min(places)], True) if places else (text, False)


def log_sum(values: Sequence[float]) -> float:
    """``log(Σ exp v)`` without overflow; minus infinity for none."""
    top = max(values, default=-math.inf)
    return top if top == -math.inf else top + math.log(sum(math.exp(value - top) for value in values))
