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
    """The term whose polynomial is ``p``."""
    d = reader.domain
    out: Expr | None = None
    for mono, c in poly.in_order(p):
        reader.tick(1 + len(mono))
        if out is None:
            out = write_monomial(reader, mono, c)
        elif c < 0 and c.denominator == 1:
            out = d.apply("sub", [out, write_monomial(reader, mono, -c)])
        elif c < 0 and not mono:
            out = d.apply("add", [out, write_monomial(reader, mono, c)])
        else:
            out = d.apply("add", [out, write_monomial(reader, mono, c)])
    return d.numeral(0) if out is None else out


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
