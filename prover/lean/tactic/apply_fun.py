"""``apply_fun f at h`` and ``apply_fun f``: apply a function to both sides of a relation.

Source: Mathlib ``Mathlib/Tactic/ApplyFun.lean``. What is needed for it (``Injective f``, ``Monotone f``,
``StrictMono f``) becomes a goal unless ``using`` gives it. In the goal only ``=`` and ``≠`` are handled (Mathlib: also
``≤`` and ``<`` for order isomorphisms).
"""

from __future__ import annotations

from typing import Final

from prover.lean.elab.special_terms import ExprTerm
from prover.lean.expr import Const, Expr, FVar, mk_app, mk_apps, unfold_app
from prover.lean.meta.errors import LeanError, UnsupportedFeature
from prover.lean.meta.goals import assert_hyp, intro1, try_clear
from prover.lean.name import mk_name
from prover.lean.subst import eta, head_beta
from prover.lean.syntax import ast
from prover.lean.syntax import tactic_ast as t
from prover.lean.tactic.apply import assumption
from prover.lean.tactic.closing import require_mathlib
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.state import Tac, mk_goal

_INJECTIVE: Final = "Function.Injective"
_MONOTONE: Final = {"LE.le": "Monotone", "LT.lt": "StrictMono"}


@tactic(t.ApplyFun)
def run_apply_fun(tac: Tac, stx: t.ApplyFun) -> None:
    require_mathlib(tac, "apply_fun", stx)
    tac.at_location(
        stx.location,
        lambda fvar: _at_hypothesis(tac, stx, fvar),
        lambda: _at_target(tac, stx),
        lambda: LeanError("apply_fun failed"),
    )


def _function(tac: Tac, stx: ast.Term, domain: Expr) -> Expr:
    """``f`` as a function on ``domain``, also where it needs a coercion to be one."""
    m = tac.m
    with m.scope():
        x = m.push_local(mk_name("x"), domain)
        with tac.elaborating() as el:
            image = el.elab_term(ast.App(stx.start, stx.end, stx, (ExprTerm(stx.start, stx.end, x),)), None)
        image = m.instantiate_mvars(image)
        tac.abort_if_sorry(image)
        if m.depends_on(m.infer_type(image), {x.uid}):
            raise LeanError("Can not use `apply_fun` with a dependently typed function.", stx)
        return eta(m.mk_lambda([x], image))


def _side_condition(tac: Tac, stx: t.ApplyFun, name: str, fn: Expr) -> tuple[Expr, list[int]]:
    """A proof of ``name fn``: from ``using``, by a hypothesis, or a new goal."""
    m = tac.m
    type_ = m.mk_app_m(name, [fn])
    if stx.proof is not None:
        return tac.elab_ensuring(stx.proof, type_), []
    goal = mk_goal(m, type_, tac.main_tag())
    with m.with_reducible():
        found = assumption(m, goal.uid)
    return m.instantiate_mvars(goal), [] if found else [goal.uid]


def _relation(tac: Tac, type_: Expr) -> tuple[str, Expr, Expr]:
    """``Eq``, ``Ne``, ``LE.le`` or ``LT.lt`` with its sides."""
    m = tac.m
    ne = m.match_ne(type_)
    if ne is not None:
        return "Ne", ne[1], ne[2]
    type_ = m.whnf_r(type_)
    negated = m.match_not(type_)
    eq = m.match_eq(type_ if negated is None else m.whnf_r(negated))
    if eq is not None:
        return "Eq" if negated is None else "Ne", eq[1], eq[2]
    fn, args = unfold_app(type_)
    name = str(fn.name) if isinstance(fn, Const) else ""
    return name, args[-2] if len(args) > 1 else type_, args[-1] if args else type_


def _images(tac: Tac, fn: Expr, a: Expr, b: Expr) -> Expr:
    return tac.m.mk_eq(head_beta(mk_app(fn, a)), head_beta(mk_app(fn, b)))


def _at_hypothesis(tac: Tac, stx: t.ApplyFun, h: FVar) -> None:
    m = tac.m
    with tac.with_main() as goal:
        decl = m.local_decl(h)
        name, a, b = _relation(tac, m.instantiate_mvars(decl.type))
        if name not in ("Eq", "Ne", *_MONOTONE):
            raise LeanError("apply_fun can only handle hypotheses of the form `a = b`, `a ≠ b`, `a ≤ b`, `a < b`.", stx)
        fn = _function(tac, stx.fn, m.infer_type(a))
        left: list[int] = []
        if name == "Eq":
            type_, proof = _images(tac, fn, a, b), m.mk_congr_arg(fn, h)
        elif name == "Ne":
            injective, left = _side_condition(tac, stx, _INJECTIVE, fn)
            type_, proof = m.mk_not(_images(tac, fn, a, b)), m.mk_app_m("Function.Injective.ne", [injective, h])
        else:
            monotone, left = _side_condition(tac, stx, _MONOTONE[name], fn)
            proof = mk_apps(monotone, [a, b, h])
            type_ = m.whnf_core(m.infer_type(proof))
        asserted = assert_hyp(m, goal, decl.user_name, type_, proof)
    _, new = intro1(m, asserted, preserve=True)
    tac.replace_main([try_clear(m, new, h), *left])


def _at_target(tac: Tac, stx: t.ApplyFun) -> None:
    m = tac.m
    with tac.with_main() as goal:
        name, a, b = _relation(tac, tac.main_target())
        if name not in ("Eq", "Ne"):
            raise UnsupportedFeature("`apply_fun` for goals other than `a = b` and `a ≠ b`", stx)
        fn = _function(tac, stx.fn, m.infer_type(a))
        images = _images(tac, fn, a, b)
        new = mk_goal(m, images if name == "Eq" else m.mk_not(images), tac.main_tag())
        left: list[int] = []
        if name == "Eq":
            injective, left = _side_condition(tac, stx, _INJECTIVE, fn)
            m.assign(goal, mk_apps(injective, [a, b, new]))
        else:
            m.assign(goal, m.mk_app_opt_m("ne_of_apply_ne", [None, None, fn, a, b, new]))
    tac.replace_main([new.uid, *left])
