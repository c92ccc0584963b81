"""Mathlib's ``push_neg`` and what is built on it: negations move inwards through connectives, quantifiers, relations.

Source: Mathlib ``Mathlib/Tactic/Push.lean``, ``Contrapose.lean``, ``ByContra.lean``.  The rules are lemmas; ``simp``'s
engine applies them everywhere, without its own procedures, and at the end ``¬a = b`` is written ``a ≠ b``.
"""

from __future__ import annotations

from typing import Final

from prover.lean.expr import App, Const, Expr, FVar, Lam, Pi, mk_app, mk_apps, mk_const, mk_lambda, mk_pi, unfold_app
from prover.lean.meta.goals import change_hyp, replace_target
from prover.lean.meta.meta import Meta
from prover.lean.name import mk_name
from prover.lean.syntax import tactic_ast as t
from prover.lean.tactic.closing import require_mathlib
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.simp.goals import simp_hypothesis, simp_target
from prover.lean.tactic.simp.theorems import add_constant, empty_theorems
from prover.lean.tactic.simp.types import Config, Context
from prover.lean.tactic.state import Tac

NOT, EQ, NE = (mk_name(text) for text in ("Not", "Eq", "Ne"))
_RULES: Final = (
    "Classical.not_not", "not_ne_iff", "Mathlib.Tactic.Push.not_and_eq", "not_or", "not_imp",
    "Mathlib.Tactic.Push.not_iff", "not_forall", "not_exists", "not_true_eq_false", "not_false_eq_true",
    "Nat.not_le", "Nat.not_lt", "Int.not_le", "Int.not_lt", "not_le", "not_lt",
)  # fmt: skip


@tactic(t.Located, "push_neg")
def run_push_neg(tac: Tac, stx: t.Located) -> None:
    """``push_neg at h``: it may leave a place as it is."""
    require_mathlib(tac, "push_neg", stx)
    tac.at_location(
        stx.location, lambda fvar: push_neg(tac, fvar), lambda: push_neg(tac, None), lambda: tac.m.error("push_neg")
    )


def push_neg(tac: Tac, fvar: FVar | None) -> None:
    """Push negations in a hypothesis or (``None``) in the target of the main goal."""
    m = tac.m
    with tac.with_main() as goal:
        ctx = _context(m)
        if fvar is None:
            left, place = simp_target(m, goal, ctx).goal, None
        else:
            outcome, place = simp_hypothesis(m, goal, fvar, ctx)
            left = outcome.goal
    if left is not None:
        with m.with_mvar_context(left) as decl:
            if fvar is None:
                old = m.instantiate_mvars(decl.type)
                new = _with_ne(old)
                left = left if new is old else replace_target(m, left, new)
            elif place is not None:
                old = m.instantiate_mvars(m.infer_type(place))
                new = _with_ne(old)
                left = left if new is old else change_hyp(m, left, place, new)
    tac.replace_main([] if left is None else [left])


def _context(m: Meta) -> Context:
    rules = empty_theorems()
    for text in _RULES:
        if m.find_const(mk_name(text)) is not None:
            rules = add_constant(m, rules, mk_name(text))
    return Context((rules,), Config(dsimp=False), frozenset())


def _with_ne(e: Expr) -> Expr:
    """``¬a = b`` as ``a ≠ b``, everywhere (the same by definition)."""
    if isinstance(e, App):
        if isinstance(e.fn, Const) and e.fn.name is NOT:
            eq, args = unfold_app(e.arg)
            if isinstance(eq, Const) and eq.name is EQ and len(args) == 3:
                return mk_apps(mk_const(NE, eq.levels), [_with_ne(arg) for arg in args])
        fn, arg = _with_ne(e.fn), _with_ne(e.arg)
        return e if fn is e.fn and arg is e.arg else mk_app(fn, arg)
    if isinstance(e, (Lam, Pi)):
        domain, body = _with_ne(e.binder_type), _with_ne(e.body)
        if domain is e.binder_type and body is e.body:
            return e
        return (mk_lambda if isinstance(e, Lam) else mk_pi)(e.binder_name, domain, body, e.info)
    return e
