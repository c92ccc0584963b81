"""Equations and inequalities between ground numbers, and divisibility.

Source: Mathlib ``Mathlib/Tactic/NormNum/{Eq,Ineq,DivMod}.lean``. Over ℕ and ℤ the kernel decides on literals.
Elsewhere both sides are brought to integers over numerals; the difference of the cross products is a natural number,
which ``ring`` shows (equations and their negations: characteristic zero; inequalities: a linearly ordered ring).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from prover.lean.expr import Const, Expr, mk_apps, mk_const, mk_lit, unfold_app
from prover.lean.meta.app_builder import NAT_CONST
from prover.lean.name import mk_name
from prover.lean.tactic.linarith.proof import Ordered, ordered_instances
from prover.lean.tactic.norm_num.evaluate import Evaluator, Truth, norm_num_extension
from prover.lean.tactic.ring import certificate as shapes
from prover.lean.tactic.ring import polynomial as poly
from prover.lean.tactic.ring.reader import Reader, Value
from prover.lean.tactic.simp.decide import decidable_instance
from prover.lean.tactic.simp.literals import INT_CONST

if TYPE_CHECKING:
    from fractions import Fraction

NORM_NUM: Final = mk_name("Mathlib.Meta.NormNum")


@norm_num_extension("Mathlib.Meta.NormNum.evalEq", ("Eq", 3))
def eval_eq(ev: Evaluator, e: Expr, args: list[Expr]) -> Truth | None:
    found = _sides(ev, args[1], args[2])
    if found is None:
        return None
    reader, a, b = found
    if args[0] in (NAT_CONST, INT_CONST):
        return _decided(ev, e, a, b, _value(a) == _value(b))
    if _value(a) == _value(b):
        proof = reader.prove(a, b)
        return None if proof is None else Truth(True, proof)
    if reader.domain.char_zero is None or reader.domain.ring is None:
        return None
    return Truth(False, _not_equal(reader, a, b))


@norm_num_extension("Mathlib.Meta.NormNum.evalNe", ("Ne", 3))
def eval_ne(ev: Evaluator, e: Expr, args: list[Expr]) -> Truth | None:
    fn = unfold_app(e)[0]
    assert isinstance(fn, Const)
    eq = mk_apps(mk_const(mk_name("Eq"), fn.levels), args)
    found = eval_eq(ev, eq, args)
    if found is None or not isinstance(found, Truth):
        return None
    if found.holds:
        return Truth(False, mk_apps(mk_const(mk_name("not_not_intro")), [eq, found.proof]))
    return Truth(True, found.proof)


@norm_num_extension("Mathlib.Meta.NormNum.evalLT", ("LT.lt", 4), ("GT.gt", 4))
def eval_lt(ev: Evaluator, e: Expr, args: list[Expr]) -> Truth | None:
    return _compare(ev, e, args, True)


@norm_num_extension("Mathlib.Meta.NormNum.evalLE", ("LE.le", 4), ("GE.ge", 4))
def eval_le(ev: Evaluator, e: Expr, args: list[Expr]) -> Truth | None:
    return _compare(ev, e, args, False)


def _compare(ev: Evaluator, e: Expr, args: list[Expr], strict: bool) -> Truth | None:
    fn = unfold_app(e)[0]
    assert isinstance(fn, Const)
    x, y = args[2], args[3]
    if str(fn.name) in ("GT.gt", "GE.ge"):
        x, y = y, x
    found = _sides(ev, x, y)
    if found is None:
        return None
    reader, a, b = found
    holds = _value(a) < _value(b) if strict else _value(a) <= _value(b)
    if args[0] in (NAT_CONST, INT_CONST):
        return _decided(ev, e, a, b, holds)
    ordered = ordered_instances(ev.m, reader)
    if ordered is None:
        return None
    if holds:
        return Truth(True, _inequality(ordered, a, b, "lt" if strict else "le"))
    # ¬ a < b is b ≤ a, and ¬ a ≤ b is b < a.
    return Truth(False, _inequality(ordered, b, a, "not_lt" if strict else "not_le"))


def _sides(ev: Evaluator, x: Expr, y: Expr) -> tuple[Reader, Value, Value] | None:
    left = ev.value(x)
    right = ev.value(y) if left is not None else None
    return None if left is None or right is None else (left[0], left[1], right[1])


def _value(v: Value) -> Fraction:
    constant = poly.as_constant(v.rational)
    assert constant is not None
    return constant


def _decided(ev: Evaluator, e: Expr, a: Value, b: Value, holds: bool) -> Truth | None:
    """By the instance, on literals."""
    m = ev.m
    args = unfold_app(e)[1]
    first, second = ev.number(args[-2]), ev.number(args[-1])
    if first is None or second is None:
        return None
    n = len(args)
    new, equal = ev.congr(e, [n - 2, n - 1], [first, second])
    inst = decidable_instance(m, new)
    if inst is None:
        return None
    value = mk_const(mk_name("Bool.true" if holds else "Bool.false"))
    refl = m.mk_eq_refl(value)
    proof = mk_apps(mk_const(mk_name("of_decide_eq_true" if holds else "of_decide_eq_false")), [new, inst, refl])
    if equal is not None:
        rule = "eq_mpr_prop" if holds else "not_eq_mpr_prop"
        proof = mk_apps(mk_const(NORM_NUM.child(rule)), [e, new, equal, proof])
    return Truth(holds, proof)


def _difference(reader: Reader, low: Value, high: Value) -> tuple[int, Expr]:
    """The natural number ``n`` with ``low.term * high.den + n = high.term * low.den``, and a proof of that."""
    left, left_shape, left_poly = reader.times_cast(low, high.den)
    right, right_shape, right_poly = reader.times_cast(high, low.den)
    gap = poly.as_constant(poly.subtract(right_poly, left_poly))
    assert gap is not None and gap.denominator == 1 and gap >= 0
    n = int(gap)
    term = mk_apps(reader.domain.op("add"), [left, reader.domain.cast(n)])
    shape = shapes.add(left_shape, shapes.cast_number(n))
    one = Value(term, term, shape, poly.add(left_poly, poly.constant(n)))
    return n, reader.identity(one, Value(right, right, right_shape, right_poly))


def _inequality(ordered: Ordered, low: Value, high: Value, rule: str) -> Expr:
    reader = ordered.reader
    n, identity = _difference(reader, low, high)
    domain = reader.domain
    assert domain.ring is not None
    strict = [shapes.REFL_TRUE] if rule in ("lt", "not_le") else []
    nats = [mk_lit(k) for k in (low.den, high.den, n)]
    proofs = [reader.scaled(low), reader.scaled(high), shapes.REFL_TRUE, shapes.REFL_TRUE, identity, *strict]
    head = [domain.type, domain.ring, ordered.order, ordered.strict]
    terms = [low.original, high.original, low.term, high.term]
    return mk_apps(mk_const(NORM_NUM.child(f"{rule}_of_scaled"), (domain.level,)), [*head, *terms, *nats, *proofs])


def _not_equal(reader: Reader, a: Value, b: Value) -> Expr:
    swap = _value(a) > _value(b)
    low, high = (b, a) if swap else (a, b)
    n, identity = _difference(reader, low, high)
    domain = reader.domain
    assert domain.ring is not None and domain.char_zero is not None
    nats = [mk_lit(k) for k in (low.den, high.den, n)]
    proofs = [reader.scaled(low), reader.scaled(high), identity, shapes.REFL_TRUE]
    terms = [low.original, high.original, low.term, high.term]
    rule = NORM_NUM.child("ne_of_scaled_symm" if swap else "ne_of_scaled")
    head = mk_const(rule, (domain.level,))
    return mk_apps(head, [domain.type, domain.ring, domain.char_zero, *terms, *nats, *proofs])


@norm_num_extension("Mathlib.Meta.NormNum.evalIntDvd", ("Dvd.dvd", 4))
def eval_dvd(ev: Evaluator, e: Expr, args: list[Expr]) -> Truth | None:
    if args[0] not in (NAT_CONST, INT_CONST):
        return None
    a, b = ev.number(args[2]), ev.number(args[3])
    if a is None or b is None:
        return None
    divisor, value = int(a.value), int(b.value)
    holds = value == 0 if divisor == 0 else value % divisor == 0
    found = _sides(ev, args[2], args[3])
    assert found is not None
    return _decided(ev, e, found[1], found[2], holds)
