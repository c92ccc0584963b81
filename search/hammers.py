"""Hammers: tactics that close a goal or fail, cheap enough to be tried before a model is asked.

In: the display of a goal, and what was retrieved for it.  Out: the hammers worth a try on it, cheapest first.  A hammer
is left out where its text shows that it cannot help (``omega`` without an order, an equation or divisibility), for a
refusal costs time too.  The tactics know what the library's lemmas are for; the equations that a file states itself are
cited.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from prover.types import Premise

_RELATION = re.compile(r"[=≤<≥>≠∣]")
_NUMERAL = re.compile(r"\d")
_ORDER = re.compile(r"[≤<≥>=]")
_CONNECTIVE = re.compile(r"[∧∨¬↔]|False|True|→ (?![ℕℤℚℝℂ]|[A-Z])")
"""An arrow to a type is no implication."""
_CONTINUOUS = re.compile(r"[ℝℂ]")
_INTEGER = re.compile(r"[ℕℤ∣%]|\b(?:Nat|Int|Fin)\b")
_REWRITING = ("Eq", "Iff", "Ne", "Not")
_MOST_CITED = 8


@dataclass(frozen=True, slots=True)
class Hammer:
    """One tactic; ``target`` and ``goal`` are patterns of which one must occur in the target, in the whole goal.

    ``discrete``: it computes or tries cases, of which a goal about ℝ or ℂ alone has none.  ``cites``: it is given the
    file's own equations, and left out where there are none.
    """

    tactic: str
    target: re.Pattern[str] | None = None
    goal: re.Pattern[str] | None = None
    discrete: bool = False
    cites: bool = False

    def fits(self, goal: str, target: str) -> bool:
        """Is it worth a try?"""
        if self.discrete and _CONTINUOUS.search(goal) is not None and _INTEGER.search(goal) is None:
            return False
        return (self.target is None or self.target.search(target) is not None) and (
            self.goal is None or self.goal.search(goal) is not None
        )


CLOSERS: tuple[Hammer, ...] = (
    Hammer("assumption"),
    Hammer("rfl", _RELATION, discrete=True),
    Hammer("omega", None, _RELATION, discrete=True),
    Hammer("simp"),
    Hammer("decide", _NUMERAL, discrete=True),
    Hammer("norm_num", _RELATION, _NUMERAL),
    Hammer("ring", re.compile("=")),
    Hammer("positivity", re.compile(r"^\s*0 [<≤]|≠ 0")),
    Hammer("linarith", re.compile(r"[≤<≥>=]|False"), _ORDER),
    Hammer("tauto", _CONNECTIVE),
    Hammer("grind", discrete=True),
    Hammer("simp_all", None, _CONNECTIVE, discrete=True),
    Hammer("simp_all", cites=True),
)
"""In the order of their price; what a Lean does not have, or Mathlib where it is not imported, is refused at once."""


@dataclass(frozen=True, slots=True)
class Hammers:
    """Which hammers are tried, how deep in the tree (``None``: everywhere) and how long each may take."""

    tactics: tuple[Hammer, ...] = ()
    max_depth: int | None = None
    timeout_s: float = 2.0

    def for_node(self, goal: str, depth: int, premises: Callable[[], Sequence[Premise]]) -> Iterator[str]:
        """The tactics to try on a goal; ``premises`` retrieves what there is for it, best first."""
        if not self.tactics or (self.max_depth is not None and depth > self.max_depth):
            return
        target = goal.rpartition("⊢")[2]
        for hammer in self.tactics:
            if not hammer.fits(goal, target):
                continue
            if not hammer.cites:
                yield hammer.tactic
            elif names := _equations(premises()):
                yield f"{hammer.tactic} [{', '.join(names)}]"


def _equations(premises: Sequence[Premise]) -> list[str]:
    """The file's own facts that rewrite (none that only names a numeral, for two of these may turn in a circle)."""
    own = (item.declaration for item in premises if not item.declaration.module)
    names = [
        item.name
        for item in own
        if item.kind in ("theorem", "axiom") and item.head in _REWRITING and item.lhs_head not in ("", "OfNat.ofNat")
    ]
    return [name for name in names if not name.endswith((".inj", ".injEq"))][:_MOST_CITED]


NO_HAMMERS = Hammers()
ROOT_HAMMERS = Hammers(CLOSERS, max_depth=0)
ALL_HAMMERS = Hammers(CLOSERS)
