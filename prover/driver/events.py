"""What the driver tells while it works; the command line shows it, tests record it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from prover.types import SearchProgress


@dataclass(frozen=True, slots=True)
class TheoremStarted:
    """A declaration's turn: its label, line, and number among ``total``."""

    label: str
    line: int
    number: int
    total: int


@dataclass(frozen=True, slots=True)
class Searching:
    """A search goes on."""

    label: str
    progress: SearchProgress


@dataclass(frozen=True, slots=True)
class TheoremFinished:
    """A declaration is done for now (before the final re-check): ``status`` is its provisional outcome."""

    label: str
    line: int
    status: str
    detail: str


@dataclass(frozen=True, slots=True)
class Rechecking:
    """The finished file is elaborated in a fresh process; ``round_number`` from 1."""

    round_number: int


@dataclass(frozen=True, slots=True)
class Finishing:
    """The user interrupted the searching; what was proved until now is checked and written."""


@dataclass(frozen=True, slots=True)
class EngineNotice:
    """The engine has something to tell (its library is being built, for one)."""

    text: str


@dataclass(frozen=True, slots=True)
class SourceTraced:
    """A source was traced (``was_known``: it stood in the output already): the ``done``-th of ``total``."""

    source: str
    declarations: int
    tactics: int
    errors: tuple[str, ...]
    was_known: bool
    elapsed_s: float
    done: int
    total: int


Event = EngineNotice | TheoremStarted | Searching | TheoremFinished | Rechecking | Finishing | SourceTraced
EventCallback = Callable[[Event], None]


def ignore_event(event: Event) -> None:
    """The callback of callers that do not watch."""
