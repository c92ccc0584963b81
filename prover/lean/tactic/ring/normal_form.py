"""Writing polynomials as ``ring_nf`` does.

Source: Mathlib ``Mathlib/Tactic/Ring/RingNF.lean`` (sum-of-products form): constants first, terms by their atoms in the
order of first occurrence, coefficients behind the monomial, negative ones as subtraction.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from prover.lean.expr import Expr
from prover.lean.meta.app_builder import mk_nat_lit
from prover.lean.tactic.ring import polynomial as poly
from prover.lean.tactic.ring.polynomial import Monomial, Poly

if TYPE_CHECKING:
    from prover.lean.tactic.ring.reader import Reader


def write(reader: Reader, p: Poly) -> Expr:
    """The term whose polynomial is ``p``, as Mathlib's clean-up leaves it: from the inside out ``a + (b + c)`` becomes
    ``a + b + c`` and ``a + -b`` becomes ``a - b``, so that a difference inside keeps its parentheses."""
    d = reader.domain
    summands: list[Expr] = []
    """The sum so far, last summand first."""
    negated: Expr | None = None
    """``x`` when the first summand is ``-x``."""
    for mono, c in reversed(poly.in_order(p)):
        reader.tick(1 + len(mono))
        term = write_monomial(reader, mono, c)
        if negated is not None:
            summands[-1] = d.apply("sub", [term, negated])
            negated = None
            continue
        summands.append(term)
        if c < 0 and c.denominator == 1:
            negated = write_monomial(reader, mono, -c)
    if not summands:
        return d.numeral(0)
    out = summands.pop()
    while summands:
        out = d.apply("add", [out, summands.pop()])
    return out


def write_monomial(reader: Reader, mono: Monomial, c: Fraction) -> Expr:
    """``x ^ 2 * y * c``."""
    d = reader.domain
    out: Expr | None = None
    for i, n in mono:
        factor = reader.atoms[i]
        if n != 1:
            factor = d.apply("pow", [factor, mk_nat_lit(n)])
        out = factor if out is None else d.apply("mul", [out, factor])
    if out is None:
        return d.rational(c.numerator, c.denominator)
    if c == 1:
        return out
    if c.denominator == 1 and c < 0:
        return d.apply("neg", [out if c == -1 else d.apply("mul", [out, d.numeral(-c.numerator)])])
    return d.apply("mul", [out, d.rational(c.numerator, c.denominator)])
