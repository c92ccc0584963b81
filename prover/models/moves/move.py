"""A move: a tactic with a weight, and what every family of moves is told about the goal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from prover.models.facts import Facts, Prover
from prover.models.goal_reader import Goal
from prover.models.goal_terms import Term, as_negation
from prover.types import Premise


@dataclass(frozen=True, slots=True)
class Move:
    """``weight`` is relative to the other moves of the same state; a *safe* move loses nothing if Lean accepts it."""

    tactic: str
    weight: float
    is_safe: bool = False


@dataclass(frozen=True, slots=True)
class Situation:
    """The main goal as the families see it.  ``is_logic``: nothing but connectives, quantifiers and variables."""

    goal: Goal
    facts: Facts
    prover: Prover
    is_logic: bool
    premises: Sequence[Premise] = ()
    history: tuple[str, ...] = ()

    @property
    def target(self) -> Term:
        """What is to be shown."""
        return self.goal.target


CERTAIN = 200.0
"""A move that the reader of the goal knows to succeed."""

SAFE = 60.0
"""A move that loses nothing and should come before any choice."""


def name_for(goal: Goal, proposition: Term) -> str:
    """A fresh name for a hypothesis: ``hp`` for a proposition ``p``, ``hnp`` for ``¬p``, ``h`` otherwise."""
    refuted = as_negation(proposition)
    base = refuted if refuted is not None else proposition
    head = getattr(base, "head", "")
    if head and len(head) <= 2 and head.isalnum():
        return goal.fresh(("hn" if refuted is not None else "h") + head)
    return goal.fresh("h")
