"""Hammers: tactics that close a goal or fail, cheap enough to be tried before a model is asked.

In: the display of a goal.  Out: the hammers worth a try on it, cheapest first.  A hammer is left out where its text
shows that it cannot help (``omega`` without an order, an equation or divisibility), for a refusal costs time too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_RELATION = re.compile(r"[=≤<≥>≠∣]")
_NUMERAL = re.compile(r"\d")
_ORDER = re.compile(r"[≤<≥>=]")
_CONNECTIVE = re.compile(r"[∧∨¬→↔]|False|True")


@dataclass(frozen=True, slots=True)
class Hammer:
    """One tactic; ``target`` and ``goal`` are patterns of which one must occur in the target, in the whole goal."""

    tactic: str
    target: re.Pattern[str] | None = None
    goal: re.Pattern[str] | None = None

    def fits(self, goal: str, target: str) -> bool:
        """Is it worth a try?"""
        return (self.target is None or self.target.search(target) is not None) and (
            self.goal is None or self.goal.search(goal) is not None
        )


CORE: tuple[Hammer, ...] = (
    Hammer("assumption"),
    Hammer("rfl", _RELATION),
    Hammer("omega", None, _RELATION),
    Hammer("simp"),
    Hammer("decide", _NUMERAL),
    Hammer("simp_all", None, _CONNECTIVE),
)
"""What every Lean has, in the order of their price."""

MATHLIB: tuple[Hammer, ...] = (
    Hammer("norm_num", _RELATION, _NUMERAL),
    Hammer("ring", re.compile("=")),
    Hammer("positivity", re.compile(r"^\s*0 [<≤]|≠ 0")),
    Hammer("linarith", re.compile(r"[≤<≥>=]|False"), _ORDER),
    Hammer("tauto", _CONNECTIVE),
)
"""What comes with Mathlib; refused at once where it is not imported."""


@dataclass(frozen=True, slots=True)
class Hammers:
    """Which hammers are tried, how deep in the tree (``None``: everywhere) and how long each may take."""

    tactics: tuple[Hammer, ...] = ()
    max_depth: int | None = None
    timeout_s: float = 2.0

    def for_node(self, goal: str, depth: int) -> Iterator[str]:
        """The tactics to try on a goal."""
        if not self.tactics or (self.max_depth is not None and depth > self.max_depth):
            return
        target = goal.rpartition("⊢")[2]
        for hammer in self.tactics:
            if hammer.fits(goal, target):
                yield hammer.tactic


NO_HAMMERS = Hammers()
ROOT_HAMMERS = Hammers((*CORE, *MATHLIB), max_depth=0)
ALL_HAMMERS = Hammers((*CORE, *MATHLIB))
