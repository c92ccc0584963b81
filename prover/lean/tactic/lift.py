"""``lift e to T using h with x hx``: an element of a type as the image of one of a smaller type.

Source: Mathlib ``Mathlib/Tactic/Lift.lean``; the instances of ``CanLift`` are in ``library/Mathlib/Tactic/Lift.lean``.
"""

from __future__ import annotations

from typing import Final

from prover.lean.expr import Expr, FVar, mk_app, mk_pi, mk_sort
from prover.lean.level import ZERO
from prover.lean.meta.errors import LeanError
from prover.lean.meta.goals import try_clear
from prover.lean.name import Name, mk_name
from prover.lean.subst import head_beta, mk_arrow
from prover.lean.syntax import ast
from prover.lean.syntax import tactic_ast as t
from prover.lean.tactic.closing import require_mathlib
from prover.lean.tactic.rcases import RFL, rcases_value
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.state import Tac, mk_goal

_CAN_LIFT: Final = "CanLift"
_TEMPORARY: Final = mk_name("tmpVar")


@tactic(t.Lift)
def run_lift(tac: Tac, stx: t.Lift) -> None:
    require_mathlib(tac, "lift", stx)
    m = tac.m
    with tac.with_main():
        e = tac.elab_term_here(stx.term, None)
        if not m.is_prop(tac.main_target()):
            raise LeanError("lift tactic failed. Tactic is only applicable when the target is a proposition.", stx)
        if stx.new is None and not isinstance(e, FVar):
            raise LeanError("lift tactic failed. When lifting an expression, a new variable name must be given", stx)
        instance, coe, condition = _instance(tac, m.infer_type(e), tac.elab_type(stx.type))
        needed = head_beta(mk_app(condition, e))
        proof: Expr = mk_goal(m, needed) if stx.proof is None else tac.elab_ensuring(stx.proof, needed)
        exists = m.mk_app_opt_m("CanLift.prf", [None, None, coe, condition, instance, e, proof])
        equation = RFL if stx.equation is None else stx.equation.name
        is_temporary = stx.new is not None and equation is RFL
        if stx.new is not None:
            new = stx.new.name
        else:
            assert isinstance(e, FVar)
            new = m.local_decl(e).user_name
    names = (new, m.fresh_user_name(_TEMPORARY) if is_temporary else equation)
    pats = tuple(ast.RPatName(stx.start, stx.end, name) for name in names)
    rcases_value(tac, m.instantiate_mvars(exists), ast.RPatTuple(stx.start, stx.end, pats), keep=True)
    if stx.new is not None:
        _rewrite_everywhere(tac, stx, names[1], is_temporary)
    goal = tac.main_goal()
    if isinstance(proof, FVar) and stx.kept is None:
        goal = try_clear(m, goal, proof)
    tac.replace_main([goal] if stx.proof is not None else [*m.mctx.collect_mvars(proof), goal])


def _instance(tac: Tac, old: Expr, new: Expr) -> tuple[Expr, Expr, Expr]:
    """The instance of ``CanLift old new``, its coercion and its condition."""
    m = tac.m
    coe = m.mk_mvar(mk_arrow(new, old))
    condition = m.mk_mvar(mk_pi(mk_name("a"), old, mk_sort(ZERO)))
    wanted = m.mk_app_m(_CAN_LIFT, [old, new, coe, condition])
    found = m.synth_instance(wanted)
    if found is None:
        raise m.error("failed to synthesize\n  {}", wanted)
    if not m.is_def_eq(m.infer_type(found), wanted):
        raise m.error("failed to synthesize\n  {}", wanted)
    return found, m.instantiate_mvars(coe), m.instantiate_mvars(condition)


def _rewrite_everywhere(tac: Tac, stx: t.Lift, equation: Name, is_temporary: bool) -> None:
    """``simp only [← hx]`` in the target and in all other hypotheses."""
    term = ast.Ident(stx.start, stx.end, equation)
    lemma = ast.SimpLemma(stx.start, stx.end, term, symm=True)
    config = (ast.ConfigItem(stx.start, stx.end, mk_name("failIfUnchanged"), False),)
    hyps = [d.user_name for d in tac.main_decl().lctx if not d.is_aux and d.user_name is not equation]
    for name in hyps:
        place = ast.Location(stx.start, stx.end, False, (ast.Ident(stx.start, stx.end, name),), False)
        tac.run(t.Simp(stx.start, stx.end, "simp", config, True, (lemma,), place))
    tac.run(t.Simp(stx.start, stx.end, "simp", config, True, (lemma,), None))
    if is_temporary:
        goal = tac.main_goal()
        decl = tac.m.mctx.decl(goal).lctx.find_by_name(equation)
        assert decl is not None
        tac.replace_main([try_clear(tac.m, goal, decl.fvar)])
