"""Signs of sums, products, quotients, powers, extrema and conditionals.

Source: Mathlib ``Mathlib/Tactic/Positivity/Basic.lean``, ``Mathlib/Algebra/Order/Field/{Basic,Power}.lean``.
"""

from __future__ import annotations

from typing import Final

from prover.lean.expr import Expr
from prover.lean.meta.app_builder import NAT_CONST
from prover.lean.name import mk_name
from prover.lean.tactic.positivity.core import POSITIVITY, Kind, Positivity, Sign, positivity_extension
from prover.lean.tactic.simp.literals import INT_CONST

_OWN: Final = str(POSITIVITY)


@positivity_extension(("HAdd.hAdd", 6))
def eval_add(run: Positivity, e: Expr, args: list[Expr]) -> Sign | None:
    a, b = run.core(args[4]), run.core(args[5])
    if a is None or b is None or Kind.NONZERO in (a.kind, b.kind):
        return None
    if a.is_positive:
        return run.positive("add_pos" if b.is_positive else "add_pos_of_pos_of_nonneg", a.proof, b.proof)
    if b.is_positive:
        return run.positive("add_pos_of_nonneg_of_pos", a.proof, b.proof)
    return run.nonnegative("add_nonneg", a.proof, b.proof)


def _combine(run: Positivity, a: Sign | None, b: Sign | None, pos: str, nonneg: str, apart: str) -> Sign | None:
    """Signs of a product or quotient."""
    if a is None or b is None:
        return None
    if a.is_positive and b.is_positive:
        return run.positive(pos, a.proof, b.proof)
    if Kind.NONZERO in (a.kind, b.kind):
        x, y = run.as_nonzero(a), run.as_nonzero(b)
        return None if x is None or y is None else run.nonzero(apart, x, y)
    x, y = run.as_nonnegative(a), run.as_nonnegative(b)
    return None if x is None or y is None else run.nonnegative(nonneg, x, y)


@positivity_extension(("HMul.hMul", 6))
def eval_mul(run: Positivity, e: Expr, args: list[Expr]) -> Sign | None:
    a = run.core(args[4])
    b = run.core(args[5]) if a is not None else None
    sign = _combine(run, a, b, "mul_pos", "mul_nonneg", "mul_ne_zero")
    if args[4] is args[5]:
        return run.or_else(sign, lambda: run.nonnegative("mul_self_nonneg", args[4]))
    return sign


@positivity_extension(("HDiv.hDiv", 6))
def eval_div(run: Positivity, e: Expr, args: list[Expr]) -> Sign | None:
    a = run.core(args[4])
    b = run.core(args[5]) if a is not None else None
    if args[0] is INT_CONST:
        x, y = run.as_nonnegative(a), run.as_nonnegative(b)
        if x is None or y is None:
            return None
        return run.nonnegative(f"{_OWN}.int_ediv_nonneg", x, y)
    return _combine(run, a, b, "div_pos", "div_nonneg", "div_ne_zero")


@positivity_extension(("Inv.inv", 3))
def eval_inv(run: Positivity, e: Expr, args: list[Expr]) -> Sign | None:
    a = run.core(args[2])
    if a is None:
        return None
    rule = {
        Kind.POSITIVE: "inv_pos_of_pos",
        Kind.NONNEGATIVE: "inv_nonneg_of_nonneg",
        Kind.NONZERO: "inv_ne_zero",
    }[a.kind]
    return run.by(a.kind, rule, [a.proof])


@positivity_extension(("HPow.hPow", 6))
def eval_pow(run: Positivity, e: Expr, args: list[Expr]) -> Sign | None:
    """An even literal exponent needs nothing of the base."""
    base, n = args[4], args[5]
    if args[1] is INT_CONST:
        return _integer_power(run, base, n)
    if args[1] is not NAT_CONST:
        return None
    m = run.m
    value = m.nat_literal(n)
    if value == 0:
        return run.positive(f"{_OWN}.pow_zero_pos", base)
    sign: Sign | None = None
    if value is not None and value % 2 == 0:
        sign = run.or_else(None, lambda: _even_power(run, base, n, value))
    return run.or_else(sign, lambda: _power(run, base, n))


def _even_power(run: Positivity, base: Expr, n: Expr, value: int) -> Sign:
    """``0 ≤ a ^ (2 * k)``, with ``2 * k`` written as in the term."""
    m = run.m
    half = m.mk_nat_lit(value // 2)
    proof = m.mk_app_m(f"{_OWN}.even_pow_nonneg", [base, n, half, m.mk_eq_refl(n)])
    return Sign(Kind.NONNEGATIVE, proof)


def _power(run: Positivity, base: Expr, n: Expr) -> Sign | None:
    a = run.core(base)
    if a is None:
        return None
    if a.kind is Kind.NONZERO:
        return run.nonzero("pow_ne_zero", n, a.proof)
    return run.by(a.kind, "pow_pos" if a.is_positive else "pow_nonneg", [a.proof, n])


def _integer_power(run: Positivity, base: Expr, n: Expr) -> Sign | None:
    a = run.core(base)
    if a is None:
        return None
    if a.kind is Kind.NONZERO:
        return run.nonzero("zpow_ne_zero", n, a.proof)
    return run.by(a.kind, f"{_OWN}.zpow_pos" if a.is_positive else f"{_OWN}.zpow_nonneg", [a.proof, n])


@positivity_extension(("Max.max", 4))
def eval_max(run: Positivity, e: Expr, args: list[Expr]) -> Sign | None:
    """One argument with a sign suffices."""
    a, b = run.core(args[2]), run.core(args[3])
    for sign, side in ((a, "left"), (b, "right")):
        if sign is not None and sign.is_positive:
            return run.positive(f"{_OWN}.lt_max_{side}", args[2], args[3], sign.proof)
    for sign, side in ((a, "left"), (b, "right")):
        if sign is not None and sign.kind is Kind.NONNEGATIVE:
            return run.nonnegative(f"{_OWN}.le_max_{side}", args[2], args[3], sign.proof)
    if a is None or b is None:
        return None
    return run.nonzero(f"{_OWN}.max_ne_zero", a.proof, b.proof)


@positivity_extension(("Min.min", 4))
def eval_min(run: Positivity, e: Expr, args: list[Expr]) -> Sign | None:
    a, b = run.core(args[2]), run.core(args[3])
    if a is None or b is None:
        return None
    return _cases(run, a, b, "lt_min", "le_min", f"{_OWN}.min_ne_zero")


def _cases(run: Positivity, a: Sign, b: Sign, pos: str, nonneg: str, apart: str) -> Sign | None:
    """The weaker of two signs."""
    if a.is_positive and b.is_positive:
        return run.positive(pos, a.proof, b.proof)
    x, y = run.as_nonnegative(a), run.as_nonnegative(b)
    if x is not None and y is not None:
        return run.nonnegative(nonneg, x, y)
    x, y = run.as_nonzero(a), run.as_nonzero(b)
    return None if x is None or y is None else run.nonzero(apart, x, y)


@positivity_extension(("ite", 5))
def eval_ite(run: Positivity, e: Expr, args: list[Expr]) -> Sign | None:
    a = run.core(args[3])
    b = run.core(args[4]) if a is not None else None
    if a is None or b is None:
        return None
    m = run.m
    zero = run.zero(args[0])
    relations = {Kind.POSITIVE: "LT.lt", Kind.NONNEGATIVE: "LE.le", Kind.NONZERO: "Ne"}
    for kind in Kind:
        proofs = [_as(run, sign, kind) for sign in (a, b)]
        if proofs[0] is None or proofs[1] is None:
            continue
        with m.scope():
            x = m.push_local(mk_name("x"), args[0])
            body = m.mk_app_m(relations[kind], [x, zero] if kind is Kind.NONZERO else [zero, x])
            motive = m.mk_lambda([x], body)
        given = [args[1], args[2], args[0], motive, args[3], args[4], proofs[0], proofs[1]]
        return Sign(kind, m.mk_app_opt_m(f"{_OWN}.ite_cases", list(given)))
    return None


def _as(run: Positivity, sign: Sign, kind: Kind) -> Expr | None:
    if kind is Kind.POSITIVE:
        return sign.proof if sign.is_positive else None
    return run.as_nonnegative(sign) if kind is Kind.NONNEGATIVE else run.as_nonzero(sign)
