"""Functions on numbers that ``norm_num`` evaluates: what ℕ and ℤ compute, casts, absolute values, minima and maxima.

Source: Mathlib ``Mathlib/Tactic/NormNum/{Basic,DivMod,GCD,Abs}.lean``. Functions on ℕ and ℤ are computed by the kernel
on literals; the others go by lemmas.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import comb, factorial, gcd, isqrt, lcm
from typing import Final

from prover.lean.expr import Expr
from prover.lean.meta.app_builder import NAT_CONST
from prover.lean.tactic.norm_num.evaluate import Evaluator, Number, Truth, norm_num_extension
from prover.lean.tactic.norm_num.number_theory import pow_mod
from prover.lean.tactic.norm_num.relations import NORM_NUM
from prover.lean.tactic.ring.scalars import read_integer_power
from prover.lean.tactic.simp.literals import INT_CONST

_MAX_BITS: Final = 1 << 20
"""Longest result that a function may compute."""


def _domain_literal(ev: Evaluator, type: Expr, value: int) -> Number | None:
    reader = ev.reader(type)
    if reader is None:
        return None
    return Number(Fraction(value), ev.literal(reader.domain, Fraction(value)), None)


def _computed(ev: Evaluator, e: Expr, positions: list[int], args: list[Expr], type: Expr, op) -> Number | None:  # type: ignore[no-untyped-def]
    """``e`` by evaluation of a function on integers."""
    numbers = [ev.number(args[i]) for i in positions]
    if any(n is None or n.value.denominator != 1 for n in numbers):
        return None
    known = [n for n in numbers if n is not None]
    value = op(*[int(n.value) for n in known])
    if value is None or value.bit_length() > _MAX_BITS:
        return None
    result = _domain_literal(ev, type, value)
    return None if result is None else ev.by_evaluation(e, positions, known, result)


def _int_ediv(a: int, b: int) -> int:
    if b == 0:
        return 0
    return a // b if b > 0 else -(a // -b)


def _int_emod(a: int, b: int) -> int:
    return a if b == 0 else a % abs(b)


_BINARY: Final[dict[str, tuple[Callable[[int, int], int], Callable[[int, int], int] | None]]] = {
    "HSub.hSub": (lambda a, b: max(a - b, 0), None),
    "HDiv.hDiv": (lambda a, b: a // b if b else 0, _int_ediv),
    "HMod.hMod": (lambda a, b: a % b if b else a, _int_emod),
}


def _register_binary(head: str, nat: Callable[[int, int], int], int_: Callable[[int, int], int] | None) -> None:
    @norm_num_extension(f"Mathlib.Meta.NormNum.eval{head.split('.')[1][1:]}", (head, 6))
    def run(ev: Evaluator, e: Expr, args: list[Expr]) -> Number | None:
        if args[0] is not args[1] or args[0] is not args[2]:
            return None
        op = nat if args[0] is NAT_CONST else int_ if args[0] is INT_CONST else None
        if head == "HMod.hMod" and op is not None:
            found = pow_mod(ev, e, args)
            if found is not None:
                return found
        return None if op is None else _computed(ev, e, [4, 5], args, args[0], op)


for _head, (_nat, _int) in _BINARY.items():
    _register_binary(_head, _nat, _int)


def _register_function(name: str, arity: int, result: Expr, op: Callable[..., int | None]) -> None:
    """A function of natural numbers or integers that reduces on literals."""

    @norm_num_extension(f"Mathlib.Meta.NormNum.eval.{name}", (name, arity))
    def run(ev: Evaluator, e: Expr, args: list[Expr]) -> Number | None:
        return _computed(ev, e, list(range(arity)), args, result, op)


_register_function("Nat.gcd", 2, NAT_CONST, gcd)
_register_function("Nat.lcm", 2, NAT_CONST, lcm)
_register_function("Int.gcd", 2, NAT_CONST, gcd)
_register_function("Nat.sub", 2, NAT_CONST, lambda a, b: max(a - b, 0))
_register_function("Nat.div", 2, NAT_CONST, lambda a, b: a // b if b else 0)
_register_function("Nat.mod", 2, NAT_CONST, lambda a, b: a % b if b else a)
_register_function("Nat.pred", 1, NAT_CONST, lambda a: max(a - 1, 0))
_register_function("Nat.log2", 1, NAT_CONST, lambda a: a.bit_length() - 1 if a else 0)
_register_function("Nat.choose", 2, NAT_CONST, lambda n, k: comb(n, k) if n <= 64 else None)
_register_function("Nat.factorial", 1, NAT_CONST, lambda n: factorial(n) if n <= 200 else None)
_register_function("Nat.sqrt", 1, NAT_CONST, lambda n: isqrt(n) if n < 1 << 64 else None)
_register_function("Int.natAbs", 1, NAT_CONST, abs)
_register_function("Int.toNat", 1, NAT_CONST, lambda a: max(a, 0))
_register_function("Int.emod", 2, INT_CONST, _int_emod)
_register_function("Int.ediv", 2, INT_CONST, _int_ediv)
_register_function("Int.negSucc", 1, INT_CONST, lambda a: -a - 1)
_register_function("Int.ofNat", 1, INT_CONST, lambda a: a)


# ------------------------------------------------------------ casts
@norm_num_extension("Mathlib.Meta.NormNum.evalNatCast", ("Nat.cast", 3))
def eval_nat_cast(ev: Evaluator, e: Expr, args: list[Expr]) -> Number | None:
    """``((2 + 3 : ℕ) : R)``: the argument first."""
    inner = ev.number(args[2])
    if inner is None or inner.proof is None:
        return None
    new, proof = ev.congr(e, [2], [inner])
    outer = ev.number(new)
    if outer is None or proof is None:
        return None
    return Number(outer.value, outer.literal, ev.m.mk_eq_trans(proof, ev.equal(new, outer)))


def _by_lemma(
    ev: Evaluator, e: Expr, rule: str, args: list[Expr | None], proof: Expr, value: Fraction
) -> Number | None:
    """``e = new`` by a lemma whose right-hand side is evaluated further."""
    step = ev.m.mk_app_opt_m(NORM_NUM.child(rule), [*args, proof])
    new = ev.m.eq_of_proof(step)[2]
    outer = ev.number(new)
    if outer is None or outer.value != value:
        return None
    return Number(value, outer.literal, ev.m.mk_eq_trans(step, ev.equal(new, outer)))


@norm_num_extension("Mathlib.Meta.NormNum.evalIntCast", ("Int.cast", 3), ("IntCast.intCast", 3))
def eval_int_cast(ev: Evaluator, e: Expr, args: list[Expr]) -> Number | None:
    inner = ev.number(args[2])
    if inner is None:
        return None
    n = abs(int(inner.value))
    rule = "intCast_of_neg" if inner.value < 0 else "intCast_of_nat"
    return _by_lemma(ev, e, rule, [args[0], None, args[2], ev.m.mk_nat_lit(n)], ev.equal(args[2], inner), inner.value)


@norm_num_extension("Mathlib.Meta.NormNum.evalRatCast", ("Rat.cast", 3))
def eval_rat_cast(ev: Evaluator, e: Expr, args: list[Expr]) -> Number | None:
    inner = ev.number(args[2])
    if inner is None:
        return None
    num, den = ev.m.mk_nat_lit(abs(inner.value.numerator)), ev.m.mk_nat_lit(inner.value.denominator)
    rule = "ratCast_of_" + ("neg_" if inner.value < 0 else "") + ("div" if inner.value.denominator > 1 else "nat")
    given: list[Expr | None] = [args[0], None, None, args[2], num] + ([den] if inner.value.denominator > 1 else [])
    return _by_lemma(ev, e, rule, given, ev.equal(args[2], inner), inner.value)


# ------------------------------------------------------------ order
def _truth(ev: Evaluator, name: str, a: Expr, b: Expr) -> Truth | None:
    answer = ev.answer(ev.m.mk_app_m(name, [a, b]))
    return answer if isinstance(answer, Truth) else None


@norm_num_extension("Mathlib.Meta.NormNum.evalZPow", ("HPow.hPow", 6))
def eval_zpow(ev: Evaluator, e: Expr, args: list[Expr]) -> Number | None:
    """A power with an integer exponent."""
    exponent = ev.number(args[5]) if args[1] is INT_CONST else None
    reader = ev.reader(args[0])
    if exponent is None or reader is None:
        return None
    new, equal = ev.congr(e, [5], [exponent])
    value = read_integer_power(reader, new)
    if value is None:
        return None
    found = ev.literal_of(reader, value)
    proof = found.proof if equal is None or found.proof is None else ev.m.mk_eq_trans(equal, found.proof)
    return Number(found.value, found.literal, proof)


@norm_num_extension("Mathlib.Meta.NormNum.evalAbs", ("abs", 4))
def eval_abs(ev: Evaluator, e: Expr, args: list[Expr]) -> Number | None:
    """``|a|`` is ``a`` or ``-a``."""
    m = ev.m
    inner = ev.number(args[3])
    if inner is None:
        return None
    zero = m.mk_numeral(args[0], 0)
    negative = inner.value < 0
    truth = _truth(ev, "LT.lt", args[3], zero) if negative else _truth(ev, "LE.le", zero, args[3])
    if truth is None or not truth.holds:
        return None
    step = m.mk_app_m("abs_of_neg" if negative else "abs_of_nonneg", [truth.proof])
    new = m.eq_of_proof(step)[2]
    outer = ev.number(new)
    return None if outer is None else Number(outer.value, outer.literal, m.mk_eq_trans(step, ev.equal(new, outer)))


def _choice(ev: Evaluator, e: Expr, args: list[Expr], left: str, right: str, is_max: bool) -> Number | None:
    m = ev.m
    a, b = ev.number(args[2]), ev.number(args[3])
    if a is None or b is None:
        return None
    first = (a.value >= b.value) if is_max else (a.value <= b.value)
    low, high = (args[2], args[3]) if a.value <= b.value else (args[3], args[2])
    truth = _truth(ev, "LE.le", low, high)
    if truth is None or not truth.holds:
        return None
    step = m.mk_app_m(left if first else right, [truth.proof])
    chosen, result = (args[2], a) if first else (args[3], b)
    return Number(result.value, result.literal, m.mk_eq_trans(step, ev.equal(chosen, result)))


@norm_num_extension("Mathlib.Meta.NormNum.evalMax", ("Max.max", 4))
def eval_max(ev: Evaluator, e: Expr, args: list[Expr]) -> Number | None:
    return _choice(ev, e, args, "max_eq_left", "max_eq_right", True)


@norm_num_extension("Mathlib.Meta.NormNum.evalMin", ("Min.min", 4))
def eval_min(ev: Evaluator, e: Expr, args: list[Expr]) -> Number | None:
    return _choice(ev, e, args, "min_eq_left", "min_eq_right", False)
