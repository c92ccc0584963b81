"""Signs of absolute values, roots, casts and functions of natural numbers.

Source: Mathlib ``Mathlib/Tactic/Positivity/Basic.lean`` and the ``@[positivity]`` extensions beside the definitions of
the functions. A lemma that the library does not have (yet) makes its extension answer nothing.
"""

from __future__ import annotations

from typing import Final

from prover.lean.expr import Expr
from prover.lean.name import mk_name
from prover.lean.tactic.positivity.core import POSITIVITY, Kind, Positivity, Sign, positivity_extension

_OWN: Final = str(POSITIVITY)


@positivity_extension(("abs", 4))
def eval_abs(run: Positivity, e: Expr, args: list[Expr]) -> Sign | None:
    a = run.as_nonzero(run.core(args[3]))
    if a is not None:
        return run.positive(f"{_OWN}.abs_pos_of_ne_zero", a)
    return run.nonnegative("abs_nonneg", args[3])


@positivity_extension(("Int.natAbs", 1))
def eval_nat_abs(run: Positivity, e: Expr, args: list[Expr]) -> Sign | None:
    a = run.as_nonzero(run.core(args[0]))
    return None if a is None else run.positive(f"{_OWN}.natAbs_pos", a)


@positivity_extension(("Real.sqrt", 1), ("NNReal.sqrt", 1))
def eval_sqrt(run: Positivity, e: Expr, args: list[Expr]) -> Sign | None:
    a = run.core(args[0])
    if a is not None and a.is_positive:
        rule = "Real.sqrt_pos_of_pos" if run.type_of(e) is run.type_of(args[0]) else "NNReal.sqrt_pos_of_pos"
        sign = run.or_else(None, lambda: run.positive(rule, a.proof))
        if sign is not None:
            return sign
    return run.nonnegative("Real.sqrt_nonneg", args[0])


@positivity_extension(("NNReal.toReal", 1))
def eval_nnreal(run: Positivity, e: Expr, args: list[Expr]) -> Sign | None:
    """A cast of a nonnegative real number."""
    a = run.core(args[0])
    if a is not None and a.is_positive:
        return run.positive(f"{_OWN}.nnreal_coe_pos", a.proof)
    return run.nonnegative(f"{_OWN}.nnreal_coe_nonneg", args[0])


# ------------------------------------------------------------ casts
@positivity_extension(("Nat.cast", 3))
def eval_nat_cast(run: Positivity, e: Expr, args: list[Expr]) -> Sign | None:
    a = run.core(args[2])
    if a is not None and a.is_positive:
        return Sign(Kind.POSITIVE, run.m.mk_app_opt_m(f"{_OWN}.natCast_pos", [args[0], *[None] * 4, a.proof]))
    return Sign(Kind.NONNEGATIVE, run.m.mk_app_opt_m("Nat.cast_nonneg", [args[0], None, None, None, args[2]]))


@positivity_extension(("Int.cast", 3), ("IntCast.intCast", 3))
def eval_int_cast(run: Positivity, e: Expr, args: list[Expr]) -> Sign | None:
    return _cast(run, args, "intCast", 4)


@positivity_extension(("Rat.cast", 3))
def eval_rat_cast(run: Positivity, e: Expr, args: list[Expr]) -> Sign | None:
    return _cast(run, args, "ratCast", 4)


def _cast(run: Positivity, args: list[Expr], word: str, implicit: int) -> Sign | None:
    a = run.core(args[2])
    if a is None:
        return None
    rule = {Kind.POSITIVE: "pos", Kind.NONNEGATIVE: "nonneg", Kind.NONZERO: "ne_zero"}[a.kind]
    given: list[Expr | None] = [args[0], *[None] * implicit, a.proof]
    return Sign(a.kind, run.m.mk_app_opt_m(f"{_OWN}.{word}_{rule}", given))


# ------------------------------------------------------------ natural numbers
@positivity_extension(("Nat.succ", 1))
def eval_succ(run: Positivity, e: Expr, args: list[Expr]) -> Sign | None:
    return run.positive("Nat.succ_pos", args[0])


@positivity_extension(("Nat.factorial", 1))
def eval_factorial(run: Positivity, e: Expr, args: list[Expr]) -> Sign | None:
    return run.positive("Nat.factorial_pos", args[0])


@positivity_extension(("Nat.totient", 1))
def eval_totient(run: Positivity, e: Expr, args: list[Expr]) -> Sign | None:
    a = run.core(args[0])
    if a is None or not a.is_positive:
        return None
    return Sign(Kind.POSITIVE, run.m.mk_app_m("Iff.mpr", [run.m.mk_app_opt_m("Nat.totient_pos", [args[0]]), a.proof]))


# ------------------------------------------------------------ floors
@positivity_extension(("Int.floor", 5))
def eval_floor(run: Positivity, e: Expr, args: list[Expr]) -> Sign | None:
    a = run.as_nonnegative(run.core(args[4]))
    return None if a is None else run.nonnegative(f"{_OWN}.int_floor_nonneg", a)


@positivity_extension(("Int.ceil", 5))
def eval_ceil(run: Positivity, e: Expr, args: list[Expr]) -> Sign | None:
    a = run.core(args[4])
    if a is not None and a.is_positive:
        return run.positive(f"{_OWN}.int_ceil_pos", a.proof)
    x = run.as_nonnegative(a)
    return None if x is None else run.nonnegative(f"{_OWN}.int_ceil_nonneg", x)


@positivity_extension(("Nat.ceil", 5))
def eval_nat_ceil(run: Positivity, e: Expr, args: list[Expr]) -> Sign | None:
    a = run.core(args[-1])
    return None if a is None or not a.is_positive else run.positive(f"{_OWN}.nat_ceil_pos", a.proof)


# ------------------------------------------------------------ real functions
@positivity_extension(("Real.exp", 1))
def eval_exp(run: Positivity, e: Expr, args: list[Expr]) -> Sign | None:
    return run.positive("Real.exp_pos", args[0])


@positivity_extension(("Real.pi", 0))
def eval_pi(run: Positivity, e: Expr, args: list[Expr]) -> Sign | None:
    return Sign(Kind.POSITIVE, run.m.mk_app_m("Real.pi_pos", []))


@positivity_extension(("HPow.hPow", 6))
def eval_rpow(run: Positivity, e: Expr, args: list[Expr]) -> Sign | None:
    """``x ^ y`` with a real exponent."""
    if str(getattr(args[1], "name", "")) != "Real" or args[0] is not args[1]:
        return None
    a = run.core(args[4])
    if a is not None and a.is_positive:
        return run.positive("Real.rpow_pos_of_pos", a.proof, args[5])
    x = run.as_nonnegative(a)
    return None if x is None else run.nonnegative("Real.rpow_nonneg", x, args[5])


# ------------------------------------------------------------ finite sums
@positivity_extension(("Finset.card", 2))
def eval_card(run: Positivity, e: Expr, args: list[Expr]) -> Sign | None:
    """A cardinality is positive for a set that a hypothesis says is not empty."""
    m = run.m
    wanted = m.mk_app_m("Finset.Nonempty", [args[1]])
    for decl in m.lctx:
        if not decl.is_aux and m.is_def_eq_guarded(m.instantiate_mvars(decl.type), wanted):
            rule = m.mk_app_opt_m("Finset.card_pos", [args[0], args[1]])
            return Sign(Kind.POSITIVE, m.mk_app_m("Iff.mpr", [rule, decl.fvar]))
    return None


@positivity_extension(("Finset.sum", 5), ("Finset.prod", 5))
def eval_big_operator(run: Positivity, e: Expr, args: list[Expr]) -> Sign | None:
    """A sum (product) of terms that are not negative, a product of positive terms."""
    from prover.lean.expr import Lam, get_app_fn
    from prover.lean.subst import instantiate1

    m, f = run.m, args[4]
    if not isinstance(f, Lam):
        return None
    is_product = str(getattr(get_app_fn(e), "name", "")) == "Finset.prod"
    word = "prod" if is_product else "sum"
    with m.scope():
        i = m.push_local(f.binder_name, f.binder_type)
        h = m.push_local(mk_name("hi"), m.mk_app_m("Membership.mem", [args[3], i]))
        inner = Positivity(m, run.evaluator)
        sign = inner.core(m.instantiate_mvars(instantiate1(f.body, i)))
        if sign is not None and sign.is_positive and is_product:
            kind, proof = Kind.POSITIVE, sign.proof
        else:
            kind, found = Kind.NONNEGATIVE, inner.as_nonnegative(sign)
            if found is None:
                return None
            proof = found
        each = m.mk_lambda([i, h], proof)
    rule = f"Finset.{word}_pos" if kind is Kind.POSITIVE else f"Finset.{word}_nonneg"
    return run.by(kind, rule, [each])
