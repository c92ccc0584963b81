"""Polynomials over ``Nat`` and ``Int`` in ``grind``: products of variables are brought to one form, so that ``omega``
sees equal ones as the same atom.

Source: Lean 4 ``src/Lean/Meta/Tactic/Grind/Arith/CommRing/*`` (there by reflection; here by ordered rewriting).
"""

from __future__ import annotations

from typing import Final

from prover.lean.expr import Const, Expr, mk_apps, unfold_app
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError
from prover.lean.tactic.grind import logic
from prover.lean.tactic.grind.branch import Branch
from prover.lean.tactic.grind.congruence import prove_congruence
from prover.lean.tactic.grind.literals import literal
from prover.lean.tactic.grind.normal import rules_of
from prover.lean.tactic.simp.engine import Simp
from prover.lean.tactic.simp.types import Config, Context

_LEMMAS: Final = """Nat.mul_comm Nat.mul_assoc Nat.mul_left_comm Nat.mul_add Nat.add_mul Nat.pow_succ Nat.pow_zero
    Nat.mul_one Nat.one_mul Nat.mul_zero Nat.zero_mul
    Int.mul_comm Int.mul_assoc Int.mul_left_comm Int.mul_add Int.add_mul Int.mul_sub Int.sub_mul Int.pow_succ
    Int.pow_zero Int.mul_one Int.one_mul Int.mul_zero Int.zero_mul Int.neg_mul Int.mul_neg""".split()
_TYPES: Final = (logic.const("Nat"), logic.const("Int"))
MAX_GENERATION: Final = 3
"""How often a product may be expanded by what its factors equal (chosen by hand)."""
MAX_EXPONENT: Final = 6
"""Higher powers are left alone (chosen by hand)."""


def is_nonlinear(b: Branch, e: Expr) -> bool:
    """A product of two terms that are no numbers, or a power of one, over ``Nat`` or ``Int``."""
    fn, args = unfold_app(e)
    if not isinstance(fn, Const) or len(args) != 6 or args[0] not in _TYPES:
        return False
    if str(fn.name) == "HMul.hMul":
        return literal(b.m, args[4]) is None and literal(b.m, args[5]) is None
    if str(fn.name) == "HPow.hPow":
        exponent = b.m.nat_literal(args[5])
        return literal(b.m, args[4]) is None and exponent is not None and 2 <= exponent <= MAX_EXPONENT
    return False


def merge_normal_products(b: Branch) -> bool:
    """Merge each nonlinear term with its normal form; did any change?"""
    changed = False
    for e in list(b.graph.roots):
        if is_nonlinear(b, e):
            if b.once("polynomial", e):
                changed = _merge_normal(b, e) or changed
            changed = _expand(b, e) or changed
    return changed


def _expand(b: Branch, e: Expr) -> bool:
    """``x * y`` where ``y`` is known to equal a sum or product: that in its place."""
    m, g = b.m, b.graph
    fn, args = unfold_app(e)
    if g.generation[e] >= MAX_GENERATION or str(getattr(fn, "name", "")) != "HMul.hMul":
        return False
    for i in (4, 5):
        for t in g.class_of(args[i]):
            if t is not args[i] and _is_compound(t) and b.once("expanded", e, i, t):
                new = [*args[:i], t, *args[i + 1 :]]
                g.add(mk_apps(fn, new), g.generation[e] + 1)
                b.equal_by(e, mk_apps(fn, new), prove_congruence(m, fn, args, new, {i: g.explain(args[i], t)}))
                return True
    return False


def _is_compound(e: Expr) -> bool:
    fn, args = unfold_app(e)
    return str(getattr(fn, "name", "")) in ("HMul.hMul", "HAdd.hAdd", "HSub.hSub") and args[0] in _TYPES


def _merge_normal(b: Branch, e: Expr) -> bool:
    m = b.m
    context = Context((rules_of(m, _LEMMAS),), Config(fail_if_unchanged=False, max_steps=2_000))
    try:
        result = Simp(m, context).simp(e)
    except HeartbeatsExceeded:
        raise
    except LeanError:
        return False
    if result.proof is None:
        return False
    proof = result.proof
    b.done.add(("polynomial", result.expr))
    b.add_term(result.expr, b.graph.generation[e])
    b.graph.merge(e, result.expr, lambda: proof)
    return True
