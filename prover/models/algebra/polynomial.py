"""Polynomials with rational coefficients over numbered atoms.

In: dictionaries ``monomial ↦ coefficient``.  Out: the same.  A monomial is the tuple of ``(atom, exponent)`` pairs with
increasing atoms and positive exponents, so that atoms may be added at any time; ``()`` is the constant one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from functools import lru_cache

from prover.models.linear import write_number

Monomial = tuple[tuple[int, int], ...]
Polynomial = dict[Monomial, Fraction]
"""Without zero coefficients."""

UNIT: Monomial = ()


def constant(value: Fraction | int) -> Polynomial:
    """A number as a polynomial."""
    return {UNIT: Fraction(value)} if value else {}


def variable(atom: int) -> Polynomial:
    """An atom as a polynomial."""
    return {((atom, 1),): Fraction(1)}


def constant_value(polynomial: Mapping[Monomial, Fraction]) -> Fraction | None:
    """The value of a polynomial without atoms."""
    if not polynomial:
        return Fraction(0)
    return polynomial.get(UNIT) if len(polynomial) == 1 else None


def degree(monomial: Monomial) -> int:
    """Total degree."""
    return sum(exponent for _, exponent in monomial)


def total_degree(polynomial: Iterable[Monomial]) -> int:
    """The largest degree of a monomial, 0 for the zero polynomial."""
    return max(map(degree, polynomial), default=0)


def atoms_of(polynomial: Iterable[Monomial]) -> set[int]:
    """The atoms that occur."""
    return {atom for monomial in polynomial for atom, _ in monomial}


def times_monomial(one: Monomial, two: Monomial) -> Monomial:
    """Product of monomials."""
    if not one:
        return two
    if not two:
        return one
    powers = dict(one)
    for atom, exponent in two:
        powers[atom] = powers.get(atom, 0) + exponent
    return tuple(sorted(powers.items()))


def quotient(whole: Monomial, part: Monomial) -> Monomial | None:
    """``whole / part`` when it is a monomial."""
    if not part:
        return whole
    powers = dict(whole)
    for atom, exponent in part:
        left = powers.get(atom, 0) - exponent
        if left < 0:
            return None
        if left:
            powers[atom] = left
        else:
            del powers[atom]
    return tuple(sorted(powers.items()))


def least_common_multiple(one: Monomial, two: Monomial) -> Monomial:
    """The smallest monomial that both divide."""
    powers = dict(one)
    for atom, exponent in two:
        powers[atom] = max(powers.get(atom, 0), exponent)
    return tuple(sorted(powers.items()))


def plus(one: Polynomial, two: Polynomial, factor: Fraction | int = 1) -> Polynomial:
    """``one + factor * two``."""
    result = dict(one)
    for monomial, value in two.items():
        total = result.get(monomial, 0) + factor * value
        if total:
            result[monomial] = Fraction(total)
        else:
            result.pop(monomial, None)
    return result


def scaled(polynomial: Polynomial, factor: Fraction | int) -> Polynomial:
    """A multiple by a number."""
    return {monomial: value * factor for monomial, value in polynomial.items()} if factor else {}


def shifted(polynomial: Polynomial, monomial: Monomial, factor: Fraction | int = 1) -> Polynomial:
    """A multiple by ``factor * monomial``."""
    return {times_monomial(known, monomial): value * factor for known, value in polynomial.items()}


def add_shifted(target: Polynomial, source: Polynomial, monomial: Monomial, factor: Fraction) -> None:
    """Add ``factor * monomial * source`` to ``target``, in place."""
    for known, value in source.items():
        together = times_monomial(known, monomial)
        total = target.get(together, 0) + factor * value
        if total:
            target[together] = Fraction(total)
        else:
            target.pop(together, None)


def times(one: Polynomial, two: Polynomial) -> Polynomial:
    """Product."""
    if len(one) > len(two):
        one, two = two, one
    result: Polynomial = {}
    for monomial, value in one.items():
        for other, factor in two.items():
            together = times_monomial(monomial, other)
            total = result.get(together, Fraction(0)) + value * factor
            if total:
                result[together] = total
            else:
                del result[together]
    return result


def power(base: Polynomial, exponent: int) -> Polynomial:
    """A natural power."""
    result = constant(1)
    for _ in range(exponent):
        result = times(result, base)
    return result


# Cache: key a monomial, value its place in the order; never reset, bounded.  Sound: a pure function.
@lru_cache(maxsize=1 << 16)
def order(monomial: Monomial) -> tuple[object, ...]:
    """Graded order: degree first, then the larger power of the earlier atom."""
    return (degree(monomial), tuple((-atom, exponent) for atom, exponent in monomial))


def write_polynomial(polynomial: Polynomial, name: Callable[[int], str]) -> str:
    """Lean source; ``name`` gives an atom's text, in parentheses where it needs them as a factor."""
    parts: list[str] = []
    for monomial in sorted(polynomial, key=order, reverse=True):
        value = polynomial[monomial]
        factors = [name(atom) if exponent == 1 else f"{name(atom)} ^ {exponent}" for atom, exponent in monomial]
        size = abs(value)
        if size != 1 or not factors:
            factors.insert(0, write_number(size))
        body = " * ".join(factors)
        if parts:
            parts.append(f"{'+' if value > 0 else '-'} {body}")
        else:
            parts.append(body if value > 0 else f"-{body}" if len(factors) == 1 and "^" not in body else f"-({body})")
    return " ".join(parts) if parts else "0"
