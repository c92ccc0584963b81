"""Floors, ceilings, fractional parts, square roots, numerators and denominators of numbers.

Source: Mathlib ``Mathlib/Tactic/NormNum/{RealSqrt,Basic}.lean``, ``Mathlib/Algebra/Order/Floor/*``. The value is found
by computing with fractions; lemmas bring it down to comparisons and equations.
"""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor, isqrt

from prover.lean.expr import Expr
from prover.lean.tactic.norm_num.evaluate import Evaluator, Number, Truth, norm_num_extension
from prover.lean.tactic.norm_num.relations import NORM_NUM
from prover.lean.tactic.simp.literals import mk_int_lit


def _fact(ev: Evaluator, name: str, a: Expr, b: Expr) -> Expr | None:
    """A proof of a comparison that holds."""
    answer = ev.answer(ev.m.mk_app_m(name, [a, b]))
    return answer.proof if isinstance(answer, Truth) and answer.holds else None


def _by(ev: Evaluator, rule: str, proofs: list[Expr | None], value: int, literal: Expr) -> Number | None:
    given = [p for p in proofs if p is not None]
    if len(given) != len(proofs):
        return None
    return Number(Fraction(value), literal, ev.m.mk_app_m(NORM_NUM.child(rule), given))


def _cast(ev: Evaluator, type: Expr, n: Expr, name: str) -> Expr:
    return ev.m.mk_app_opt_m(name, [type, None, n])


def _shift(ev: Evaluator, name: str, type: Expr, e: Expr) -> Expr:
    """``e + 1`` or ``e - 1``."""
    return ev.m.mk_app_m(name, [e, ev.m.mk_numeral(type, 1)])


@norm_num_extension("Mathlib.Meta.NormNum.evalIntFloor", ("Int.floor", 5))
def eval_int_floor(ev: Evaluator, e: Expr, args: list[Expr]) -> Number | None:
    type, a = args[0], args[4]
    number = ev.number(a)
    if number is None:
        return None
    z = floor(number.value)
    literal = mk_int_lit(ev.m, z)
    low = _cast(ev, type, literal, "Int.cast")
    proofs = [_fact(ev, "LE.le", low, a), _fact(ev, "LT.lt", a, _shift(ev, "HAdd.hAdd", type, low))]
    return _by(ev, "int_floor", proofs, z, literal)


@norm_num_extension("Mathlib.Meta.NormNum.evalIntCeil", ("Int.ceil", 5))
def eval_int_ceil(ev: Evaluator, e: Expr, args: list[Expr]) -> Number | None:
    type, a = args[0], args[4]
    number = ev.number(a)
    if number is None:
        return None
    z = ceil(number.value)
    literal = mk_int_lit(ev.m, z)
    high = _cast(ev, type, literal, "Int.cast")
    proofs = [_fact(ev, "LE.le", a, high), _fact(ev, "LT.lt", _shift(ev, "HSub.hSub", type, high), a)]
    return _by(ev, "int_ceil", proofs, z, literal)


@norm_num_extension("Mathlib.Meta.NormNum.evalIntFract", ("Int.fract", 5))
def eval_fract(ev: Evaluator, e: Expr, args: list[Expr]) -> Number | None:
    m = ev.m
    whole = eval_int_floor(ev, m.mk_app_m("Int.floor", [args[4]]), args)
    if whole is None or whole.proof is None:
        return None
    step = m.mk_app_m(NORM_NUM.child("int_fract"), [whole.proof])
    new = m.eq_of_proof(step)[2]
    value = ev.number(new)
    return None if value is None else Number(value.value, value.literal, m.mk_eq_trans(step, ev.equal(new, value)))


@norm_num_extension("Mathlib.Meta.NormNum.evalNatFloor", ("Nat.floor", 5))
def eval_nat_floor(ev: Evaluator, e: Expr, args: list[Expr]) -> Number | None:
    type, a = args[0], args[4]
    number = ev.number(a)
    if number is None:
        return None
    n = max(floor(number.value), 0)
    literal = ev.m.mk_nat_lit(n)
    if number.value < 0:
        return _by(ev, "nat_floor_neg", [_fact(ev, "LT.lt", a, ev.m.mk_numeral(type, 0))], 0, literal)
    low = _cast(ev, type, literal, "Nat.cast")
    proofs = [_fact(ev, "LE.le", low, a), _fact(ev, "LT.lt", a, _shift(ev, "HAdd.hAdd", type, low))]
    return _by(ev, "nat_floor", proofs, n, literal)


@norm_num_extension("Mathlib.Meta.NormNum.evalNatCeil", ("Nat.ceil", 5))
def eval_nat_ceil(ev: Evaluator, e: Expr, args: list[Expr]) -> Number | None:
    m = ev.m
    type, a = args[0], args[4]
    number = ev.number(a)
    if number is None:
        return None
    n = max(ceil(number.value), 0)
    literal = m.mk_nat_lit(n)
    if n == 0:
        return _by(ev, "nat_ceil_nonpos", [_fact(ev, "LE.le", a, m.mk_numeral(type, 0))], 0, literal)
    before = m.mk_nat_lit(n - 1)
    high = _cast(ev, type, m.mk_app_m("HAdd.hAdd", [before, m.mk_nat_lit(1)]), "Nat.cast")
    proofs = [_fact(ev, "LE.le", a, high), _fact(ev, "LT.lt", _cast(ev, type, before, "Nat.cast"), a)]
    found = _by(ev, "nat_ceil", proofs, n, literal)
    if found is None or found.proof is None:
        return None
    new = m.eq_of_proof(found.proof)[2]
    value = ev.number(new)
    return None if value is None else Number(value.value, literal, m.mk_eq_trans(found.proof, ev.equal(new, value)))


# ------------------------------------------------------------ roots
def _root(q: Fraction) -> Fraction | None:
    """The rational square root."""
    p, d = isqrt(q.numerator), isqrt(q.denominator)
    return Fraction(p, d) if p * p == q.numerator and d * d == q.denominator else None


@norm_num_extension("Mathlib.Meta.NormNum.evalRealSqrt", ("Real.sqrt", 1))
def eval_sqrt(ev: Evaluator, e: Expr, args: list[Expr]) -> Number | None:
    """Squares of rational numbers; 0 for negative numbers."""
    m = ev.m
    number = ev.number(args[0])
    if number is None:
        return None
    type = m.infer_type(e)
    reader = ev.reader(type)
    if reader is None:
        return None
    zero = m.mk_numeral(type, 0)
    if number.value <= 0:
        return _by(ev, "real_sqrt_nonpos", [_fact(ev, "LE.le", args[0], zero)], 0, zero)
    root = _root(number.value)
    if root is None:
        return None
    literal = ev.literal(reader.domain, root)
    square = ev.answer(m.mk_eq(m.mk_app_m("HMul.hMul", [literal, literal]), args[0]))
    if not isinstance(square, Truth) or not square.holds:
        return None
    nonneg = _fact(ev, "LE.le", zero, literal)
    if nonneg is None:
        return None
    return Number(root, literal, m.mk_app_m(NORM_NUM.child("real_sqrt"), [nonneg, square.proof]))


# ------------------------------------------------------------ rational numbers
@norm_num_extension("Mathlib.Meta.NormNum.evalRatNum", ("Rat.num", 1))
def eval_rat_num(ev: Evaluator, e: Expr, args: list[Expr]) -> Number | None:
    return _parts(ev, args[0], "rat_num")


@norm_num_extension("Mathlib.Meta.NormNum.evalRatDen", ("Rat.den", 1))
def eval_rat_den(ev: Evaluator, e: Expr, args: list[Expr]) -> Number | None:
    return _parts(ev, args[0], "rat_den")


def _parts(ev: Evaluator, q: Expr, rule: str) -> Number | None:
    m = ev.m
    number = ev.number(q)
    if number is None:
        return None
    n, d = number.value.numerator, number.value.denominator
    num, den = mk_int_lit(m, n), m.mk_nat_lit(d)
    type = m.infer_type(q)
    scaled = m.mk_app_m("HMul.hMul", [q, _cast(ev, type, den, "Nat.cast")])
    equal = ev.answer(m.mk_eq(scaled, _cast(ev, type, num, "Int.cast")))
    if not isinstance(equal, Truth) or not equal.holds:
        return None
    size = m.mk_app_m("Int.natAbs", [num])
    lowest = ev.answer(m.mk_eq(m.mk_app_m("Nat.gcd", [size, den]), m.mk_nat_lit(1)))
    positive = _fact(ev, "Ne", den, m.mk_nat_lit(0))
    if positive is None or not isinstance(lowest, Truth) or not lowest.holds:
        return None
    value, literal = (n, num) if rule == "rat_num" else (d, den)
    return _by(ev, rule, [equal.proof, positive, lowest.proof], value, literal)
