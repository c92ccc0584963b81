"""Polynomial equations: does one follow from others, and with which factors?

In: generators (polynomials that are zero).  Out: for a polynomial of the ideal, the factors of the generators whose
combination it is, ready for ``linear_combination``; the smallest polynomial in one atom that vanishes.  Buchberger's
algorithm with cofactors (Becker and Weispfenning, *Gröbner Bases*, §5.5-5.6), within a budget of term operations:
when that is used up, the basis found so far still gives correct answers, only fewer.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction
from heapq import heappop, heappush
from math import lcm

from prover.models.algebra.polynomial import (
    Monomial,
    Polynomial,
    add_shifted,
    constant,
    degree,
    least_common_multiple,
    order,
    plus,
    quotient,
    times,
    times_monomial,
    variable,
)

Cofactors = dict[int, Polynomial]
"""Number of a generator ↦ its factor."""

_Pair = tuple[tuple[object, ...], int, int]
"""Order of the common multiple of two leading monomials, and the places of their elements."""

_MAX_DEGREE = 12
_MAX_ROOT_DEGREE = 4


class BudgetSpent(Exception):
    """The work that one ideal may cost is done."""


@dataclass(frozen=True, slots=True)
class Element:
    """A member of the ideal, its leading monomial, and how it is made of the generators."""

    polynomial: Polynomial
    leading: Monomial
    cofactors: Cofactors


class Ideal:
    """The ideal of some polynomials, with a Gröbner basis as far as the budget of term operations went."""

    def __init__(self, generators: Sequence[Polynomial], *, budget: int = 30_000) -> None:
        self.generators = generators
        self.basis: list[Element] = []
        self._left = budget
        self._per_question = budget // 40  # asked of a basis that is not complete
        with suppress(BudgetSpent):
            self._complete()
            self._per_question = budget // 4

    # ------------------------------------------------------------ the basis

    def _complete(self) -> None:
        waiting: list[_Pair] = []
        for number, polynomial in enumerate(self.generators):
            if polynomial:
                self._enter(self.reduce(polynomial, {number: constant(1)}), waiting)
        while waiting:
            _, i, j = heappop(waiting)
            one, two = self.basis[i], self.basis[j]
            common = least_common_multiple(one.leading, two.leading)
            if degree(common) > _MAX_DEGREE or common == times_monomial(one.leading, two.leading):
                continue
            self._enter(self.reduce(*self._difference(one, two, common)), waiting)

    def _difference(self, one: Element, two: Element, common: Monomial) -> tuple[Polynomial, Cofactors]:
        """The S-polynomial."""
        polynomial: Polynomial = {}
        cofactors: Cofactors = {}
        for element, sign in ((one, 1), (two, -1)):
            up = quotient(common, element.leading)
            assert up is not None
            _add(polynomial, cofactors, element, up, sign / element.polynomial[element.leading])
        return polynomial, cofactors

    def _enter(self, reduced: tuple[Polynomial, Cofactors], waiting: list[_Pair]) -> None:
        polynomial, cofactors = reduced
        if not polynomial:
            return
        leading = max(polynomial, key=order)
        number = len(self.basis)
        for i, other in enumerate(self.basis):
            heappush(waiting, (order(least_common_multiple(leading, other.leading)), i, number))
        self.basis.append(Element(polynomial, leading, cofactors))

    def reduce(self, polynomial: Polynomial, cofactors: Cofactors) -> tuple[Polynomial, Cofactors]:
        """The remainder of a combination of generators and its cofactors.  Raises ``BudgetSpent``."""
        rest: Polynomial = {}
        polynomial = dict(polynomial)
        cofactors = {number: dict(factor) for number, factor in cofactors.items()}
        while polynomial:
            leading = max(polynomial, key=order)
            self._pay(1 + len(polynomial) // 4)
            for element in self.basis:
                up = quotient(leading, element.leading)
                if up is not None:
                    factor = polynomial[leading] / element.polynomial[element.leading]
                    self._pay(len(element.polynomial) + sum(map(len, element.cofactors.values())))
                    _add(polynomial, cofactors, element, up, -factor)
                    break
            else:
                rest[leading] = polynomial.pop(leading)
        return rest, cofactors

    def _pay(self, work: int) -> None:
        self._left -= work
        if self._left < 0:
            raise BudgetSpent

    # ------------------------------------------------------------ questions

    def factors_of(self, polynomial: Polynomial) -> Cofactors | None:
        """How ``polynomial`` is made of the generators; ``None`` when it is not, or that is too much work."""
        self._left = self._per_question
        try:
            rest, cofactors = self.reduce(polynomial, {})
        except BudgetSpent:
            return None
        return None if rest else {n: _negated(factor) for n, factor in cofactors.items() if factor}

    @property
    def is_everything(self) -> bool:
        """The generators have no common zero at all (over any field)."""
        return any(not element.leading for element in self.basis)

    def vanishing(self, atom: int, multiplier: Polynomial) -> list[Fraction] | None:
        """The smallest ``m`` in one atom with ``multiplier * m(atom)`` in the ideal: coefficients, constant first.

        ``None`` when there is none of degree at most four, or finding it is too much work.
        """
        self._left = self._per_question
        rows: list[tuple[Polynomial, list[Fraction]]] = []
        monomial = multiplier
        try:
            for exponent in range(_MAX_ROOT_DEGREE + 1):
                rest, _ = self.reduce(monomial, {})
                combination = [Fraction(0)] * exponent + [Fraction(1)]
                for known, coefficients in rows:
                    pivot = max(known, key=order)
                    if pivot in rest:
                        factor = rest[pivot] / known[pivot]
                        rest = plus(rest, known, -factor)
                        for place, value in enumerate(coefficients):
                            combination[place] -= factor * value
                if not rest:
                    return combination
                rows.append((rest, combination))
                monomial = times(monomial, variable(atom))
        except BudgetSpent:
            return None
        return None


def _add(polynomial: Polynomial, cofactors: Cofactors, element: Element, up: Monomial, factor: Fraction) -> None:
    """Add ``factor * up * element`` to a polynomial and its cofactors, in place."""
    add_shifted(polynomial, element.polynomial, up, factor)
    for number, part in element.cofactors.items():
        add_shifted(cofactors.setdefault(number, {}), part, up, factor)


def _negated(polynomial: Polynomial) -> Polynomial:
    return {monomial: -value for monomial, value in polynomial.items()}


def rational_roots(coefficients: Sequence[Fraction]) -> list[Fraction]:
    """The distinct rational roots of a polynomial (constant first), ascending."""
    values = list(coefficients)
    roots = set()
    while values and not values[0]:
        roots.add(Fraction(0))
        values.pop(0)
    if len(values) > 1:
        scale = lcm(*(value.denominator for value in values))
        whole = [int(value * scale) for value in values]
        for above in _divisors(abs(whole[0])):
            for below in _divisors(abs(whole[-1])):
                for root in (Fraction(above, below), Fraction(-above, below)):
                    if evaluate(values, root) == 0:
                        roots.add(root)
    return sorted(roots)


def evaluate(coefficients: Sequence[Fraction], point: Fraction) -> Fraction:
    """The value of a polynomial in one variable (Horner)."""
    result = Fraction(0)
    for value in reversed(coefficients):
        result = result * point + value
    return result


def divided(coefficients: Sequence[Fraction], root: Fraction) -> list[Fraction]:
    """The polynomial without one of its roots."""
    result: list[Fraction] = []
    carried = Fraction(0)
    for value in reversed(coefficients):
        carried = carried * root + value
        result.append(carried)
    return list(reversed(result[:-1]))


def _divisors(number: int, limit: int = 100_000) -> list[int]:
    """Divisors; only the small ones and their partners of a large number."""
    found = set()
    step = 1
    while step * step <= number and step <= limit:
        if number % step == 0:
            found |= {step, number // step}
        step += 1
    return sorted(found)
