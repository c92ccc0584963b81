"""What ``nlinarith`` adds to ``linarith``: squares that occur, and products of all pairs of facts.

Source: Mathlib ``Mathlib/Tactic/Linarith/Preprocessing.lean`` (``nlinarithExtras``). Comes in: the prepared facts;
goes out: the same facts, ``0 ≤ t ^ 2`` and ``0 ≤ t * t`` for terms of that shape in them, and ``0 R (b - a) * (d -
c)`` for every pair.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from prover.lean.expr import App, Expr, is_app_of, mk_apps, mk_const, unfold_app
from prover.lean.meta.app_builder import NAT_CONST
from prover.lean.meta.base import Transparency
from prover.lean.name import mk_name
from prover.lean.tactic.linarith.facts import LINARITH, Fact
from prover.lean.tactic.linarith.proof import Ordered, ordered_ring
from prover.lean.tactic.linarith.simplex import Relation

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta

_POW: Final = mk_name("HPow.hPow")
_MUL: Final = mk_name("HMul.hMul")
_WORDS: Final = {Relation.LT: "lt", Relation.LE: "le"}
MAX_FACTS: Final = 40
"""Beyond this many facts of one type no products are formed (Mathlib would run out of heartbeats)."""


def nonlinear_facts(m: Meta, facts: list[Fact]) -> list[Fact]:
    """``nlinarithExtras``."""
    out = list(facts)
    types: list[Expr] = []
    for f in facts:
        if f.type not in types:
            types.append(f.type)
    for type in types:
        ordered = ordered_ring(m, type, Transparency.REDUCIBLE)
        if ordered is None:
            continue
        mine = [f for f in facts if f.type is type]
        squares = _squares(m, ordered, mine)
        out += squares
        base = [*squares, *mine]
        if len(base) <= MAX_FACTS:
            out += [_product(m, ordered, base[i], base[j]) for i in range(len(base)) for j in range(i + 1)]
    return out


def _lemma(ordered: Ordered, name: str, args: Sequence[Expr]) -> Expr:
    domain = ordered.reader.domain
    assert domain.ring is not None
    head = [domain.type, domain.ring, ordered.order, ordered.strict]
    return mk_apps(mk_const(LINARITH.child(name), (domain.level,)), [*head, *args])


def _squares(m: Meta, ordered: Ordered, facts: Sequence[Fact]) -> list[Fact]:
    """``0 ≤ t ^ 2`` for each square in the facts."""
    domain = ordered.reader.domain
    found: dict[Expr, Fact] = {}
    seen: set[Expr] = set()
    todo = [e for f in reversed(facts) for e in (f.rhs, f.lhs)]
    while todo:
        e = todo.pop()
        if e in seen or type(e) is not App or e.has_loose:
            continue
        seen.add(e)
        m.tick("nlinarith", 1)
        args = unfold_app(e)[1]
        todo += args
        rule = None
        if is_app_of(e, _POW, 6) and args[0] is domain.type and args[1] is NAT_CONST and m.nat_literal(args[5]) == 2:
            rule = "square_nonneg"
        elif is_app_of(e, _MUL, 6) and args[0] is domain.type and args[4] is args[5]:
            rule = "self_mul_nonneg"
        if rule is not None:
            found[e] = Fact(_lemma(ordered, rule, [args[4]]), Relation.LE, domain.type, domain.numeral(0), e)
    return list(found.values())


def _product(m: Meta, ordered: Ordered, f: Fact, g: Fact) -> Fact:
    """``0 R (b - a) * (d - c)`` for ``a R b`` and ``c R d``."""
    domain = ordered.reader.domain
    m.tick("nlinarith", 4)
    minus = domain.op("sub")
    term = mk_apps(domain.op("mul"), [mk_apps(minus, [f.rhs, f.lhs]), mk_apps(minus, [g.rhs, g.lhs])])
    zero = domain.numeral(0)
    if f.relation is Relation.EQ:
        proof = _lemma(ordered, "mul_eq_any", [f.lhs, f.rhs, f.proof, g.lhs, g.rhs])
        return Fact(proof, Relation.EQ, domain.type, term, zero)
    if g.relation is Relation.EQ:
        proof = _lemma(ordered, "mul_any_eq", [g.lhs, g.rhs, f.lhs, f.rhs, g.proof])
        return Fact(proof, Relation.EQ, domain.type, term, zero)
    name = f"mul_{_WORDS[f.relation]}_{_WORDS[g.relation]}"
    proof = _lemma(ordered, name, [f.lhs, f.rhs, g.lhs, g.rhs, f.proof, g.proof])
    strict = f.relation is Relation.LT and g.relation is Relation.LT
    return Fact(proof, Relation.LT if strict else Relation.LE, domain.type, zero, term)
