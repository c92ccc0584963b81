"""An index of declarations by the constants of their statements, and the score of a premise for a goal.

In: declarations (from the door's ``declarations`` request).  Out: the premises that share most with a goal, with
scores.  The score adds up what premise and goal share, rare constants counting more (inverse document frequency, as in
MePo, Meng & Paulson 2009), favours premises whose conclusion has the goal's head or whose left side occurs in the goal,
and charges for constants that the goal does not have.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from memory.schema import GoalSymbols, IndexedPremise
from prover.types import Declaration, DeclarationKind, Premise

KINDS: frozenset[DeclarationKind] = frozenset({"theorem", "axiom", "def", "constructor", "opaque", "instance"})
"""Kinds of declarations worth offering."""

_HEAD = 2.0
_SIDE = 1.5
_SIMP = 0.3
_LOCAL = 1.5
_NEARBY = 0.5
_LEAST = 0.01
_FORWARD = 0.5
_OPENABLE = 3.0
_COVERED = 1.5
_MAX_FORWARD = 100
_FOREIGN = 0.35
_LOGICAL = frozenset({"Eq", "Iff", "And", "Or", "Not", "Exists", "True", "False", "OfNat.ofNat", "Ne", "HEq"})
"""Constants that occur nearly everywhere: sharing one says little."""


class PremiseIndex:
    """Declarations by constant.  Grows only; ``size`` marks a moment that a search can be limited to."""

    def __init__(self, declarations: Iterable[Declaration] = (), *, is_local: bool = False) -> None:
        self.premises: list[IndexedPremise] = []
        self.by_symbol: dict[str, list[int]] = defaultdict(list)
        self.by_hypothesis: dict[str, list[int]] = defaultdict(list)
        self.by_suffix: dict[str, set[str]] = defaultdict(set)
        # Cache: key a constant, value its weight; emptied when a declaration is added.  Sound: a function of the index.
        self._weights: dict[str, float] = {}
        self.is_local = is_local
        for declaration in declarations:
            self.add(declaration)

    def __len__(self) -> int:
        return len(self.premises)

    def add(self, declaration: Declaration) -> None:
        """Index one more declaration (theorems by their statement, definitions by their own name)."""
        if declaration.kind not in KINDS or _is_internal(declaration.name):
            return
        place = len(self.premises)
        symbols = keys(declaration)
        self.premises.append(IndexedPremise(declaration, place, self.is_local, symbols))
        self._weights.clear()
        for symbol in symbols:
            self.by_symbol[symbol].append(place)
            self.by_suffix["." + symbol.rpartition(".")[2]].add(symbol)
        for symbol in dict.fromkeys(declaration.hypothesis_heads):
            self.by_hypothesis[symbol].append(place)

    def weight(self, symbol: str) -> float:
        """How much a shared constant tells."""
        known = self._weights.get(symbol)
        if known is None:
            rarity = max(len(self.premises), 8) / (1.0 + len(self.by_symbol.get(symbol, ())))
            known = self._weights[symbol] = 0.1 if symbol in _LOGICAL else math.log1p(rarity)
        return known

    def resolve(self, symbols: Iterable[str]) -> set[str]:
        """Goal constants as the index knows them.

        A name the index does not know (a field ``.length``, ``add`` in an open namespace, ``z.add`` for ``N.add N.z``)
        stands for every constant that ends in the same way.
        """
        found: set[str] = set()
        for symbol in symbols:
            if symbol in self.by_symbol:
                found.add(symbol)
            else:
                found |= self.by_suffix.get("." + symbol.rpartition(".")[2], set())
        return found

    def search(
        self,
        goal: GoalSymbols,
        *,
        limit: int,
        before: int | None = None,
        is_visible: Callable[[Declaration], bool] = lambda declaration: True,
    ) -> list[Premise]:
        """The best premises among the first ``before`` declarations."""
        target, context = self.resolve(goal.target), self.resolve(goal.context)
        heads = self.resolve({goal.head}) if goal.head else set()
        sides = self.resolve(side for side in goal.sides if side)
        candidates: set[int] = set()
        for symbol in target | heads:
            if symbol not in _LOGICAL:
                candidates.update(self.by_symbol.get(symbol, ()))
        if self.is_local:  # a file has few facts: each may matter, and hypotheses count as the target does
            candidates.update(range(len(self.premises)))
        for symbol in context - _LOGICAL:
            candidates.update(self.by_hypothesis.get(symbol, ())[:_MAX_FORWARD])
        for symbol in heads & _LOGICAL:
            candidates.update(self.by_symbol.get(symbol, ())[:200])
        scored = []
        for place in candidates:
            if before is not None and place >= before:
                continue
            premise = self.premises[place]
            if is_visible(premise.declaration):
                score = self._score(premise, target, context, heads, sides)
                if score > 0.0 or self.is_local:
                    scored.append((score, -place, premise.declaration))
        best = heapq.nlargest(limit, scored, key=lambda item: item[:2])
        return [Premise(declaration, max(score, _LEAST)) for score, _, declaration in best]

    def _score(
        self, premise: IndexedPremise, target: set[str], context: set[str], heads: set[str], sides: set[str]
    ) -> float:
        declaration = premise.declaration
        symbols = premise.symbols
        shared = sum(self.weight(symbol) for symbol in symbols if symbol in target)
        if premise.is_local:
            shared += _NEARBY * sum(self.weight(symbol) for symbol in symbols if symbol in context - target)
        foreign = sum(self.weight(symbol) for symbol in symbols if symbol not in target and symbol not in context)
        if declaration.kind == "def":
            if premise.is_local and (declaration.name in target or declaration.name in context):
                return shared + _OPENABLE
            return shared - foreign
        score = shared - _FOREIGN * foreign
        if declaration.head and declaration.head in heads:
            score += _HEAD * (0.3 if declaration.head in _LOGICAL else 1.0)
        if declaration.lhs_head and (declaration.lhs_head in target or declaration.lhs_head in sides):
            score += _SIDE
        if declaration.head == "" and declaration.hypotheses > 1:
            score -= 1.0
        known = sum(head in context for head in declaration.hypothesis_heads if head not in _LOGICAL)
        if known:
            score += _FORWARD * known
            if known == declaration.hypotheses and declaration.head in heads:
                score += _COVERED  # every premise may be among the hypotheses
        if "simp" in declaration.attributes:
            score -= _SIMP  # `simp` knows it already
        return score + (_LOCAL if premise.is_local else 0.0)


def keys(declaration: Declaration) -> tuple[str, ...]:
    """The constants that find a declaration; a definition is also found by its own name."""
    own = (declaration.name,) if declaration.kind in ("def", "opaque", "instance") else ()
    return tuple(dict.fromkeys((*own, *declaration.symbols)))


def _is_internal(name: str) -> bool:
    """Names that Lean makes for itself, and lemmas that serve its own tactics (``Lean.Omega.…``)."""
    parts: Sequence[str] = name.split(".")
    return parts[0] == "Lean" or any(part.startswith(("_", "match_", "proof_")) for part in parts)
