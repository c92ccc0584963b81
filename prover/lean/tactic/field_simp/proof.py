"""Identities of a field modulo ``x * x⁻¹ = 1`` for nonzero ``x``.

Comes in: two terms and the atoms that are known not to vanish; goes out: a proof that they are equal, or None. Both
are read by ``ring`` with the atoms of :class:`~prover.lean.tactic.field_simp.factors.Factors` kept whole; the
difference must reduce to zero by the relations, and is then the sum of multiples of ``x * x⁻¹ - 1``.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from prover.lean.expr import Expr, is_app_of
from prover.lean.name import mk_name
from prover.lean.tactic.field_simp.discharge import lemma
from prover.lean.tactic.ring import polynomial as poly
from prover.lean.tactic.ring.domain import Domain
from prover.lean.tactic.ring.normal_form import write
from prover.lean.tactic.ring.polynomial import Monomial, Poly
from prover.lean.tactic.ring.reader import Reader, Value
from prover.lean.tactic.ring.scalars import read_integer_power

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta

_OF_NAT = mk_name("OfNat.ofNat")


class _WholeReader(Reader):
    """A reader to which given terms are atoms; it knows integer exponents."""

    def __init__(self, m: Meta, domain: Domain, whole: Sequence[Expr]) -> None:
        super().__init__(m, domain)
        self.whole = set(whole)

    def _read(self, e: Expr) -> Value:
        if e in self.whole:
            return self._as_atom(e)
        power = read_integer_power(self, e)
        return power if power is not None else super()._read(e)


class FieldIdentity:
    """Proofs over one set of atoms. ``nonzero``: terms with proofs that they are not zero."""

    def __init__(self, m: Meta, domain: Domain, whole: Sequence[Expr], nonzero: Sequence[tuple[Expr, Expr]]) -> None:
        self.m = m
        self.domain = domain
        self.nonzero = nonzero
        compound = [e for e in whole if not _is_numeral(e)]
        self.reader = _WholeReader(m, domain, compound)

    def prove(self, a: Expr, b: Expr) -> Expr | None:
        """``a = b``."""
        reader = self.reader
        first, second = reader.read(a), reader.read(b)
        difference = poly.subtract(first.rational, second.rational)
        if not difference:
            return reader.prove(first, second)
        multiples: list[tuple[Expr, Expr, Expr, Poly]] = []
        for x, proof in self.nonzero:
            inverse = self.domain.apply("inv", [x])
            pair = _atom_of(reader.read(x)), _atom_of(reader.read(inverse))
            if pair[0] is None or pair[1] is None:
                continue
            difference, factor = _reduce(difference, pair[0], pair[1], reader.tick)
            if factor:
                multiples.append((x, inverse, proof, factor))
        if difference:
            return None
        return self._combination(a, b, first, second, multiples)

    def _combination(
        self, a: Expr, b: Expr, first: Value, second: Value, multiples: list[tuple[Expr, Expr, Expr, Poly]]
    ) -> Expr | None:
        """``a - b = ∑ q * (x * x⁻¹ - 1) = 0``."""
        d, reader = self.domain, self.reader
        assert d.field is not None
        total: Expr | None = None
        vanishes: Expr | None = None
        for x, inverse, proof, factor in multiples:
            q = write(reader, factor)
            one = d.numeral(1)
            term = d.apply("mul", [q, d.apply("sub", [d.apply("mul", [x, inverse]), one])])
            zero = lemma(d, "multiple_eq_zero", [d.field], [q, x, proof])
            if total is None or vanishes is None:
                total, vanishes = term, zero
            else:
                vanishes = lemma(d, "sum_eq_zero", [d.field], [total, term, vanishes, zero])
                total = d.apply("add", [total, term])
        assert total is not None and vanishes is not None
        minus = d.apply("sub", [a, b])
        value = reader.sum_of(minus, first, second, "sub", True)
        equal = reader.prove(value, reader.read(total))
        return None if equal is None else lemma(d, "eq_of_sub_eq", [d.field], [a, b, total, equal, vanishes])


def _is_numeral(e: Expr) -> bool:
    """Numerals stay numbers for ``ring``."""
    return is_app_of(e, _OF_NAT, 3)


def _atom_of(v: Value) -> int | None:
    """The atom that ``v`` is."""
    rational = v.rational
    if len(rational) != 1:
        return None
    ((mono, c),) = rational.items()
    return mono[0][0] if c == 1 and len(mono) == 1 and mono[0][1] == 1 else None


def _reduce(p: Poly, x: int, y: int, tick: poly.Tick) -> tuple[Poly, Poly]:
    """``p`` modulo ``x * y - 1``, and the factor of ``x * y - 1`` in the difference."""
    rest: Poly = {}
    factor: Poly = {}
    for mono, c in p.items():
        powers = dict(mono)
        k = min(powers.get(x, 0), powers.get(y, 0))
        if not k:
            rest = poly.add(rest, {mono: c})
            continue
        tick(k + 1)
        base = {i: n - (k if i in (x, y) else 0) for i, n in powers.items()}
        rest = poly.add(rest, {_monomial(base): c})
        for j in range(k):  # (x y)^k - 1 = (x y - 1) (1 + x y + … + (x y)^(k-1))
            shifted = dict(base)
            for i in (x, y):
                shifted[i] = shifted.get(i, 0) + j
            factor = poly.add(factor, {_monomial(shifted): Fraction(c)})
    return rest, factor


def _monomial(powers: dict[int, int]) -> Monomial:
    return tuple(sorted((i, n) for i, n in powers.items() if n))
