"""Sparse polynomials with exact rational coefficients over numbered atoms.

A monomial is a tuple of pairs (atom, exponent), atoms ascending and exponents positive; a polynomial maps monomials to
coefficients that are not zero. Pure arithmetic: no Lean term occurs here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import gcd, lcm
from typing import Final

Monomial = tuple[tuple[int, int], ...]
Poly = dict[Monomial, Fraction]
"""Never changed after it was made."""

CONST: Final[Monomial] = ()
Tick = Callable[[int], None]
"""Called with the number of coefficient operations about to be done; it may raise."""


def constant(c: int | Fraction) -> Poly:
    return {CONST: Fraction(c)} if c else {}


def variable(i: int) -> Poly:
    return {((i, 1),): Fraction(1)}


def as_constant(p: Mapping[Monomial, Fraction]) -> Fraction | None:
    """The value of a constant polynomial."""
    if not p:
        return Fraction(0)
    return p[CONST] if len(p) == 1 and CONST in p else None


def add(p: Poly, q: Poly) -> Poly:
    if len(p) < len(q):
        p, q = q, p
    out = dict(p)
    for mono, c in q.items():
        total = out.get(mono, 0) + c
        if total:
            out[mono] = Fraction(total)
        else:
            out.pop(mono, None)
    return out


def scale(p: Poly, c: int | Fraction) -> Poly:
    return {mono: c * k for mono, k in p.items()} if c else {}


def negate(p: Poly) -> Poly:
    return {mono: -c for mono, c in p.items()}


def subtract(p: Poly, q: Poly) -> Poly:
    return add(p, negate(q))


def times(a: Monomial, b: Monomial) -> Monomial:
    """Product of two monomials (a merge of sorted lists)."""
    if not a or not b:
        return a or b
    out: list[tuple[int, int]] = []
    i = j = 0
    while i < len(a) and j < len(b):
        x, y = a[i], b[j]
        if x[0] == y[0]:
            out.append((x[0], x[1] + y[1]))
            i += 1
            j += 1
        elif x[0] < y[0]:
            out.append(x)
            i += 1
        else:
            out.append(y)
            j += 1
    return (*out, *a[i:], *b[j:])


def multiply(p: Poly, q: Poly, tick: Tick) -> Poly:
    tick(len(p) * len(q))
    out: dict[Monomial, Fraction] = {}
    for a, c in p.items():
        for b, d in q.items():
            mono = times(a, b)
            out[mono] = out.get(mono, Fraction(0)) + c * d
    return {mono: c for mono, c in out.items() if c}


def power(p: Poly, n: int, tick: Tick) -> Poly:
    """``p ^ n`` by repeated squaring; a single term at once."""
    if len(p) == 1:
        ((mono, c),) = p.items()
        tick(1 + n // 1000)
        return {tuple((i, e * n) for i, e in mono): c**n} if n else constant(1)
    result = constant(1)
    base = p
    while n:
        if n & 1:
            result = multiply(result, base, tick)
        n >>= 1
        if n:
            base = multiply(base, base, tick)
    return result


def denominator(p: Mapping[Monomial, Fraction]) -> int:
    """The least positive integer that makes all coefficients integers."""
    return lcm(*[c.denominator for c in p.values()]) if p else 1


def content(p: Mapping[Monomial, Fraction]) -> Fraction:
    """The positive rational by which ``p`` is a primitive integer polynomial."""
    if not p:
        return Fraction(1)
    d = denominator(p)
    return Fraction(gcd(*[int(c * d) for c in p.values()]), d)


def degree(mono: Monomial) -> int:
    return sum([e for _, e in mono])


def in_order(p: Mapping[Monomial, Fraction]) -> list[tuple[Monomial, Fraction]]:
    """The terms in Mathlib's order: by atom, then exponent, factor by factor; what ends first comes first."""
    return sorted(p.items())
