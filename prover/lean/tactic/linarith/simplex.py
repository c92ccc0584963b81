"""Certificates of infeasibility: an exact simplex search over the cone of combinations that cancel all variables.

Source: Mathlib ``Mathlib/Tactic/Linarith/Oracle/SimplexAlgorithm``. Comes in: comparisons ``t R 0`` with ``R`` one of
``<``, ``≤``, ``=`` and ``t`` a linear form with a constant. Goes out: integers ``c`` (``c ≥ 0`` for inequalities) such
that ``∑ c t`` is a constant that contradicts ``∑ c t R 0``.

The conditions ``∑ c a = 0`` (one row an atom, one for the constant, where ``-1 < 0`` is a comparison of its own) are
homogeneous, so the zero vector is feasible and every pivot is degenerate until a ray with a strict comparison shows up;
Bland's rule makes the search end. Rows are sparse with integer entries.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from math import gcd, lcm
from typing import Final

Row = dict[int, int]
"""Column to entry; entries are not zero."""
Tick = Callable[[int], None]


class Relation(Enum):
    """``t R 0``."""

    LT = 0
    LE = 1
    EQ = 2


@dataclass(frozen=True, slots=True)
class Comparison:
    """``∑ coeffs + const R 0``."""

    coeffs: Mapping[Hashable, Fraction]
    const: Fraction
    relation: Relation


CONSTANT: Final = "the constant"


def find_certificate(comparisons: Sequence[Comparison], tick: Tick) -> list[int] | None:
    """Multipliers that refute the comparisons together, None when they have a common solution over ℚ."""
    tableau = _Tableau(comparisons, tick)
    solution = tableau.search()
    if solution is None:
        return None
    factor = lcm(*[c.denominator for c in solution.values()])
    scaled = {j: int(c * factor) for j, c in solution.items()}
    shared = gcd(*scaled.values())
    return [scaled.get(j, 0) // shared for j in range(len(comparisons))]


class _Tableau:
    """``rows[i]`` says ``∑ rows[i][j] * c j = 0`` with a positive entry at ``basis[i]``; ``goal`` is the sum of the
    strict multipliers in terms of the columns outside the basis. Column ``len(comparisons)`` belongs to ``-1 < 0``."""

    def __init__(self, comparisons: Sequence[Comparison], tick: Tick) -> None:
        self.tick = tick
        extra = len(comparisons)
        keys: dict[Hashable, Row] = {}
        self.goal: Row = {extra: 1}
        self.free = {j for j, c in enumerate(comparisons) if c.relation is Relation.EQ}
        for j, comparison in enumerate(comparisons):
            entries = [*comparison.coeffs.items(), (CONSTANT, comparison.const)]
            scale = lcm(*[c.denominator for _, c in entries])
            # The column is scaled to integers; `scales` undoes it at the end.
            for key, c in entries:
                if c:
                    keys.setdefault(key, {})[j] = int(c * scale)
            if comparison.relation is Relation.LT:
                self.goal[j] = 1
        keys.setdefault(CONSTANT, {})[extra] = -1
        self.scales = [
            lcm(*[c.denominator for c in (*comparison.coeffs.values(), comparison.const)]) for comparison in comparisons
        ]
        self.rows: list[Row] = []
        self.basis: list[int] = []
        self._eliminate(list(keys.values()))

    def _eliminate(self, todo: list[Row]) -> None:
        """A basis by elimination, multipliers without sign first: their rows then only tell their values."""
        rows = todo
        for wants_free in (True, False):
            rest: list[Row] = []
            while rows:
                row = rows.pop(0)
                candidates = [j for j in row if (j in self.free) == wants_free]
                if not candidates:
                    if row:
                        rest.append(row)
                    continue
                pivot = min(candidates)
                if row[pivot] < 0:
                    row = {j: -a for j, a in row.items()}
                rows = [self._reduce(other, row, pivot) for other in rows]
                rest = [self._reduce(other, row, pivot) for other in rest]
                self.rows = [self._reduce(other, row, pivot) for other in self.rows]
                self.goal = self._reduce(self.goal, row, pivot)
                self.rows.append(row)
                self.basis.append(pivot)
            rows = rest

    def _reduce(self, other: Row, row: Row, pivot: int) -> Row:
        """``other`` without the pivot's column, times a positive number."""
        b = other.get(pivot)
        if b is None:
            return other
        a = row[pivot]
        self.tick(1 + (len(other) + len(row)) // 16)
        g = gcd(a, b)
        x, y = a // g, b // g
        out = {j: x * c for j, c in other.items()} if x != 1 else dict(other)
        for j, c in row.items():
            total = out.get(j, 0) - y * c
            if total:
                out[j] = total
            else:
                del out[j]
        shared = 0
        for c in out.values():
            shared = gcd(shared, c)
            if shared == 1:
                return out
        return {j: c // shared for j, c in out.items()} if shared > 1 else out

    def search(self) -> dict[int, Fraction] | None:
        """A ray with a strict multiplier."""
        while True:
            entering = min((j for j, c in self.goal.items() if c > 0 and j not in self.free), default=None)
            if entering is None:
                return None
            leaving: int | None = None
            for i, row in enumerate(self.rows):
                if row.get(entering, 0) > 0 and self.basis[i] not in self.free:
                    if leaving is None or self.basis[i] < self.basis[leaving]:
                        leaving = i
            if leaving is None:
                return self._ray(entering)
            self._pivot(leaving, entering)

    def _pivot(self, i: int, j: int) -> None:
        row = self.rows[i]
        for k, other in enumerate(self.rows):
            if k != i:
                self.rows[k] = self._reduce(other, row, j)
        self.goal = self._reduce(self.goal, row, j)
        self.basis[i] = j

    def _ray(self, entering: int) -> dict[int, Fraction]:
        """Multipliers of the given comparisons: the entering column is 1, the basis follows."""
        found = {entering: Fraction(1)}
        for i, row in enumerate(self.rows):
            if entering in row:
                found[self.basis[i]] = Fraction(-row[entering], row[self.basis[i]])
        extra = len(self.scales)
        return {j: c * self.scales[j] for j, c in found.items() if c and j != extra}
