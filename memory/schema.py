"""Records of the memory: what an index keeps about a premise and about a goal."""

from __future__ import annotations

from dataclasses import dataclass

from prover.types import Declaration


@dataclass(frozen=True, slots=True)
class GoalSymbols:
    """The constants of a goal display.

    ``head`` is the head of the target (``"Eq"``, ``"And"``, a function's name; ``""`` for a variable); ``sides`` the
    heads of both sides of an equation or equivalence; ``target`` and ``context`` the constants of the target and of the
    hypotheses.
    """

    head: str
    sides: tuple[str, str]
    target: frozenset[str]
    context: frozenset[str]


@dataclass(frozen=True, slots=True)
class IndexedPremise:
    """A declaration, its place in the order of declaration (for visibility and ties), and what finds it."""

    declaration: Declaration
    place: int
    is_local: bool
    symbols: tuple[str, ...]
