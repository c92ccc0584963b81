"""From multipliers to a proof of ``False``.

Source: Mathlib ``Mathlib/Tactic/Linarith/{Parsing,Verification}.lean``. Each fact is read as a polynomial by ``ring``;
its monomials are the variables of the linear problem. The proof adds the facts, each times a natural number, and
``ring`` shows that the sum of the differences is a constant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from prover.lean.expr import Expr, mk_apps, mk_const, mk_lit
from prover.lean.meta.base import Transparency
from prover.lean.tactic.linarith.facts import LINARITH, Fact
from prover.lean.tactic.linarith.simplex import Comparison, Relation, find_certificate
from prover.lean.tactic.operations import synthesize
from prover.lean.tactic.ring import certificate as shapes
from prover.lean.tactic.ring import polynomial as poly
from prover.lean.tactic.ring.domain import domain_of
from prover.lean.tactic.ring.reader import Reader, Value

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta

_WORDS: Final = {Relation.LT: "lt", Relation.LE: "le", Relation.EQ: "eq"}


@dataclass(frozen=True, slots=True)
class Ordered:
    """An ordered commutative ring: its reader and the instances that the lemmas take."""

    reader: Reader
    order: Expr
    strict: Expr


def ordered_ring(m: Meta, type: Expr, red: Transparency) -> Ordered | None:
    """The instances of a type, None when it is no linearly ordered commutative ring."""
    domain = domain_of(m, type, {})
    return None if domain is None else ordered_instances(m, Reader(m, domain, red))


def ordered_instances(m: Meta, reader: Reader) -> Ordered | None:
    domain = reader.domain
    if domain.ring is None:
        return None
    order = synthesize(m, "LinearOrder", domain.level, [domain.type])
    if order is None:
        return None
    strict = m.synth_instance(domain.class_body("strictOrderClass", domain.ring, order))
    return None if strict is None else Ordered(reader, order, strict)


class Refutation:
    """One linear problem over one type."""

    def __init__(self, m: Meta, ordered: Ordered) -> None:
        self.m = m
        self.ordered = ordered
        self.reader = ordered.reader
        domain = self.reader.domain
        assert domain.ring is not None
        self.head = [domain.type, domain.ring, ordered.order, ordered.strict]

    def refute(self, facts: Sequence[Fact]) -> Expr | None:
        """A proof of False from ``facts``, None when they have a common solution over ℚ."""
        values = [(self.reader.read(f.lhs), self.reader.read(f.rhs)) for f in facts]
        polys = [poly.subtract(a.rational, b.rational) for a, b in values]
        comparisons = [self._comparison(p, f.relation) for p, f in zip(polys, facts, strict=True)]
        found = find_certificate(comparisons, lambda n: self.m.tick("linarith", n))
        if found is None:
            return None
        return self._prove([(f, v, c) for f, v, c in zip(facts, values, found, strict=True) if c])

    def _comparison(self, p: poly.Poly, relation: Relation) -> Comparison:
        return Comparison({k: c for k, c in p.items() if k}, p.get(poly.CONST, Fraction(0)), relation)

    # ------------------------------------------------------------ the sum
    def lemma(self, name: str, args: Sequence[Expr]) -> Expr:
        return mk_apps(mk_const(LINARITH.child(name), (self.reader.domain.level,)), [*self.head, *args])

    def _prove(self, parts: Sequence[tuple[Fact, tuple[Value, Value], int]]) -> Expr:
        """Add the facts up: ``∑ c * (lhs - rhs) R 0``."""
        total: Value | None = None
        relation, proof = Relation.EQ, None
        for fact, (a, b), c in parts:
            h = fact.proof
            if c < 0:
                a, b, c = b, a, -c
                h = self.m.mk_eq_symm(h)
            scaled = mk_apps(
                mk_const(LINARITH.child(f"scale_{_WORDS[fact.relation]}"), (self.reader.domain.level,)),
                [*self.head, a.original, b.original, mk_lit(c), *self._positive(fact.relation), h],
            )
            term = self._difference(a, b, c)
            if total is None or proof is None:
                total, relation, proof = term, fact.relation, scaled
                continue
            name = f"add_{_WORDS[relation]}_{_WORDS[fact.relation]}"
            proof = self.lemma(name, [total.original, term.original, proof, scaled])
            total = self._add(total, term)
            relation = min(relation, fact.relation, key=lambda r: r.value)
        assert total is not None and proof is not None
        return self._contradiction(total, relation, proof)

    def _positive(self, relation: Relation) -> list[Expr]:
        return [shapes.REFL_TRUE] if relation is Relation.LT else []

    def _difference(self, a: Value, b: Value, c: int) -> Value:
        """``(c : R) * (a - b)``, in the operations of the lemmas."""
        reader, d = self.reader, self.reader.domain
        minus = mk_apps(d.op("sub"), [a.original, b.original])
        inner = reader.sum_of(minus, a, b, "sub", True)
        literal = d.cast(c)
        factor = Value(literal, literal, shapes.cast_number(c), poly.constant(c))
        return reader.product(mk_apps(d.op("mul"), [literal, minus]), factor, inner)

    def _add(self, a: Value, b: Value) -> Value:
        reader = self.reader
        return reader.sum_of(mk_apps(reader.domain.op("add"), [a.original, b.original]), a, b, "add", False)

    def _contradiction(self, total: Value, relation: Relation, proof: Expr) -> Expr:
        """``total R 0`` although ``total`` is a constant that is not."""
        reader, d = self.reader, self.reader.domain
        constant = poly.as_constant(total.poly)
        assert constant is not None and constant.denominator == 1
        n = int(constant)
        literal = d.cast(n)
        goal = Value(literal, literal, shapes.cast_number(n), poly.constant(n))
        checks = [shapes.REFL_TRUE] if relation is Relation.LT else [shapes.REFL_TRUE, shapes.REFL_TRUE]
        args = [total.original, total.term, mk_lit(total.den), mk_lit(n), *checks]
        return self.lemma(
            f"false_of_{_WORDS[relation]}", [*args, proof, reader.scaled(total), reader.identity(total, goal)]
        )
