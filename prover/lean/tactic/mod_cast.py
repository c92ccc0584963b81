"""Casts: ``norm_cast``, ``push_cast``, ``exact_mod_cast`` and relatives; the term ``mod_cast e``.

Source: Lean 4 ``src/Lean/Elab/Tactic/NormCast.lean``, ``src/Init/TacticsExtra.lean``.
"""

from __future__ import annotations

from dataclasses import replace

from prover.lean.elab.special_terms import form
from prover.lean.elab.term import TermElab
from prover.lean.elab.term_base import has_synthetic_sorry
from prover.lean.expr import Expr
from prover.lean.meta.app_builder import FALSE, TRUE
from prover.lean.meta.errors import LeanError
from prover.lean.meta.goals import assert_hyp, change_hyp, intro1, try_clear
from prover.lean.syntax import ast
from prover.lean.syntax import tactic_ast as t
from prover.lean.tactic.apply import apply
from prover.lean.tactic.blocks import for_each_goal
from prover.lean.tactic.closing import apply_like, exact, run_assumption_on, trivial
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.rewrite import rewrite_config, rewrite_rules
from prover.lean.tactic.simp.arguments import make_context
from prover.lean.tactic.simp.goals import close_by_false, simp_goal
from prover.lean.tactic.simp.norm_cast import PUSH, derive
from prover.lean.tactic.simp.suggest import lint_arguments
from prover.lean.tactic.simp.tactics import targets
from prover.lean.tactic.simp.types import Result
from prover.lean.tactic.state import Tac, change_target, mk_type_hint, replace_target_eq


@tactic(t.Located, "norm_cast")
def run_norm_cast(tac: Tac, stx: t.Located) -> None:
    """``norm_cast0`` and then ``trivial`` where it works."""

    def both() -> None:
        norm_cast(tac, stx.location)
        for_each_goal(tac, lambda: (tac.attempt(lambda: trivial(tac)), None)[1])

    tac.focus(both)


@tactic(t.Located, "norm_cast0")
def run_norm_cast0(tac: Tac, stx: t.Located) -> None:
    norm_cast(tac, stx.location)


def norm_cast(tac: Tac, location: ast.Location | None) -> None:
    """Bring the target and hypotheses to the normal form; what is in it already stays."""
    with tac.with_main():
        hyps, target = targets(tac, location)
    if target:
        with tac.with_main() as goal:
            old = tac.main_target()
            result = derive(tac.el, old)
            if result.expr is TRUE:
                tac.replace_main([replace_target_eq(tac.m, goal, TRUE, _proof(tac, old, result))])
            elif result.proof is None:
                tac.replace_main([change_target(tac.m, goal, result.expr)])
            else:
                tac.replace_main([replace_target_eq(tac.m, goal, result.expr, result.proof)])
    for h in hyps:
        _norm_cast_hyp(tac, h)


def _proof(tac: Tac, old: Expr, result: Result) -> Expr:
    return result.proof if result.proof is not None else tac.m.mk_eq_refl(old)


def _norm_cast_hyp(tac: Tac, h: Expr) -> None:
    m = tac.m
    with tac.with_main() as goal:
        decl = m.local_decl(h)
        old = m.instantiate_mvars(decl.type)
        result = derive(tac.el, old)
        if result.expr is old:
            return
        if result.expr is FALSE:
            close_by_false(m, goal, m.mk_eq_mp(_proof(tac, old, result), h))
            tac.replace_main([])
            return
        if result.proof is None:
            tac.replace_main([change_hyp(m, goal, h, result.expr)])
            return
        goal = assert_hyp(m, goal, decl.user_name, result.expr, m.mk_eq_mp(result.proof, h))
    _, goal = intro1(m, goal, preserve=True)
    tac.replace_main([try_clear(m, goal, h)])


@tactic(t.Simp, "push_cast")
def run_push_cast(tac: Tac, stx: t.Simp) -> None:
    """``simp`` with the cast lemmas only; it need not change anything."""
    with tac.with_main() as goal:
        ctx, arguments = make_context(tac, stx, tac.m.env.state(PUSH))
        ctx = replace(ctx, config=replace(ctx.config, fail_if_unchanged=False))
        fvars, target = targets(tac, stx.location)
        outcome = simp_goal(tac.m, goal, ctx, fvars, target, "push_cast")
    lint_arguments(tac, stx, arguments.origins, outcome.used)
    tac.replace_main([outcome.goal] if outcome.goal is not None else [])


# ------------------------------------------------------------ terms modulo casts
@form("mod_cast")
def elab_mod_cast(el: TermElab, stx: ast.ElabApp, expected: Expr | None) -> Expr:
    """``mod_cast e``: elaborate ``e`` against the normal form of the expected type and carry it back."""
    m = el.m
    (term,) = stx.args
    el.try_postpone_if_none_or_mvar(expected)
    if expected is None:
        raise LeanError("expected type must be known", stx)
    if m.instantiate_mvars(expected).has_expr_mvar:
        el.try_postpone()
    wanted = derive(el, expected)
    is_ascribed = isinstance(term, ast.TypeAscription)  # its type is not compared with the expected one
    e = el.elab_term(term, None if is_ascribed else wanted.expr)
    el.synthesize_synthetic_mvars("yes")
    e = m.instantiate_mvars(e)
    type_ = m.instantiate_mvars(m.infer_type(e))
    if type_.has_expr_mvar:
        el.try_postpone()
    if has_synthetic_sorry(e):
        return e
    have = derive(el, type_)
    if not m.is_def_eq(have.expr, wanted.expr):
        raise m.error(
            "Type mismatch: After normalizing casts, term\n  {}\n has type\n  {}\nbut is expected to have type\n  {}",
            e,
            have.expr,
            wanted.expr,
        )
    value = e if have.proof is None else m.mk_eq_mp(have.proof, e)
    if wanted.proof is not None:
        return m.mk_eq_mpr(wanted.proof, mk_type_hint(m, wanted.expr, value))
    return mk_type_hint(m, expected, value)


@tactic(t.TermTac, "exact_mod_cast")
def run_exact_mod_cast(tac: Tac, stx: t.TermTac) -> None:
    """``exact mod_cast (e : _)``."""
    term = stx.term
    ascribed = ast.TypeAscription(term.start, term.end, term, ast.Hole(term.start, term.end))
    exact(tac, ast.ElabApp(term.start, term.end, "mod_cast", (ascribed,)))


@tactic(t.TermTac, "apply_mod_cast")
def run_apply_mod_cast(tac: Tac, stx: t.TermTac) -> None:
    """``apply`` with a goal in normal form, or with a term whose type is."""

    def exact() -> None:
        run_exact_mod_cast(tac, stx)

    if tac.attempt(exact) is None:
        return
    norm_cast(tac, None)
    apply_like(tac, stx.term, lambda goal, e: apply(tac.m, goal, e, term=f"`{tac.m.pp(e)}`"))


@tactic(t.TermList, "assumption_mod_cast")
def run_assumption_mod_cast(tac: Tac, stx: t.TermList) -> None:
    def both() -> None:
        norm_cast(tac, ast.Location(stx.start, stx.end, True, (), True))
        for_each_goal(tac, lambda: run_assumption_on(tac))

    tac.focus(both)


@tactic(t.Rewrite, "rw_mod_cast")
def run_rw_mod_cast(tac: Tac, stx: t.Rewrite) -> None:
    """``norm_cast`` before each rule and at the end."""
    from prover.lean.tactic.eq import try_rfl

    config = rewrite_config(tac, stx.config, "rw", ())
    for rule in stx.rules:
        norm_cast(tac, stx.location)
        rewrite_rules(tac, replace(stx, keyword="rw", rules=(rule,)), config)
    if tac.prune():
        norm_cast(tac, stx.location)
        if tac.prune():
            try_rfl(tac, tac.m.transparency.REDUCIBLE)
