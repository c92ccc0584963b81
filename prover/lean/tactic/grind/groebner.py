"""Gröbner bases with cofactors, for equations of a commutative ring. Pure arithmetic: no Lean term occurs here.

Source: Buchberger's algorithm as in Cox, Little, O'Shea, "Ideals, Varieties, and Algorithms", §2.7.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from prover.lean.tactic.ring import polynomial as poly
from prover.lean.tactic.ring.polynomial import Monomial, Poly

MAX_PAIRS: Final = 60
MAX_DEGREE: Final = 8
"""Limits of one run (chosen by hand): pairs reduced, degree of what is kept."""


@dataclass(frozen=True, slots=True)
class Member:
    """``value = Σ cofactors[i] · generator i``."""

    value: Poly
    cofactors: dict[int, Poly]


def _order(mono: Monomial) -> tuple[int, Monomial]:
    """Graded order."""
    return poly.degree(mono), tuple((-i, e) for i, e in mono)


def _leading(p: Poly) -> Monomial:
    return max(p, key=_order)


def _divide(a: Monomial, b: Monomial) -> Monomial | None:
    """``a / b``."""
    left = dict(a)
    for i, e in b:
        if left.get(i, 0) < e:
            return None
        left[i] -= e
    return tuple(sorted((i, e) for i, e in left.items() if e))


def _lcm(a: Monomial, b: Monomial) -> Monomial:
    out = dict(a)
    for i, e in b:
        out[i] = max(out.get(i, 0), e)
    return tuple(sorted(out.items()))


class Basis:
    """A basis of the ideal that the generators span, complete up to the limits."""

    def __init__(self, generators: Sequence[Poly], tick: Callable[[int], None]) -> None:
        self.tick = tick
        self.members: list[Member] = []
        self.pairs: list[tuple[int, int]] = []
        for i, p in enumerate(generators):
            self._include(self.reduce(Member(p, {i: poly.constant(1)})))
        done = 0
        while self.pairs and done < MAX_PAIRS:
            done += 1
            i, j = self.pairs.pop(0)
            self._include(self.reduce(self._combine(self.members[i], self.members[j])))

    def _include(self, new: Member) -> None:
        if not new.value or poly.degree(_leading(new.value)) > MAX_DEGREE:
            return
        self.pairs += [(i, len(self.members)) for i in range(len(self.members))]
        self.members.append(new)

    def _combine(self, a: Member, b: Member) -> Member:
        """The S-polynomial."""
        la, lb = _leading(a.value), _leading(b.value)
        top = _lcm(la, lb)
        fa, fb = _divide(top, la), _divide(top, lb)
        assert fa is not None and fb is not None
        first = self._times(a, {fa: 1 / a.value[la]})
        return self._plus(first, self._times(b, {fb: -1 / b.value[lb]}))

    def _times(self, a: Member, factor: Poly) -> Member:
        cofactors = {i: poly.multiply(c, factor, self.tick) for i, c in a.cofactors.items()}
        return Member(poly.multiply(a.value, factor, self.tick), cofactors)

    @staticmethod
    def _plus(a: Member, b: Member) -> Member:
        cofactors = dict(a.cofactors)
        for i, c in b.cofactors.items():
            cofactors[i] = poly.add(cofactors.get(i, {}), c)
        return Member(poly.add(a.value, b.value), cofactors)

    def reduce(self, a: Member) -> Member:
        """The remainder on division by the members, with the cofactors of what was subtracted."""
        left: dict[Monomial, Fraction] = {}
        while a.value:
            self.tick(len(a.value))
            lead = _leading(a.value)
            for m in self.members:
                factor = _divide(lead, _leading(m.value))
                if factor is not None:
                    scale = -a.value[lead] / m.value[_leading(m.value)]
                    a = self._plus(a, self._times(m, {factor: scale}))
                    break
            else:
                left[lead] = a.value[lead]
                a = Member({k: c for k, c in a.value.items() if k != lead}, a.cofactors)
        return Member(left, a.cofactors)
