"""The tactics ``simp``, ``simp only``, ``simp at``, ``simp?``, ``dsimp``, ``simp_all``, ``simpa``.

Source: Lean 4 ``src/Lean/Elab/Tactic/Simp.lean``, ``Simpa.lean``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from prover.lean.expr import Expr, FVar
from prover.lean.meta.app_builder import TRUE
from prover.lean.meta.errors import LeanError
from prover.lean.meta.goals import assert_hyp, intro1
from prover.lean.name import mk_name
from prover.lean.syntax import ast, tactic_ast
from prover.lean.tactic.apply import assumption
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.simp import attribute, norm_cast, simprocs_core, simprocs_nat, simprocs_numbers, simprocs_text
from prover.lean.tactic.simp.arguments import Arguments, make_context
from prover.lean.tactic.simp.goals import (
    NO_PROGRESS,
    Outcome,
    Used,
    non_dependent_props,
    simp_all,
    simp_goal,
    simp_target,
)
from prover.lean.tactic.simp.suggest import lint_arguments, suggest
from prover.lean.tactic.simp.types import Context
from prover.lean.tactic.state import Tac

THIS: Final = mk_name("this")


def targets(tac: Tac, location: ast.Location | None) -> tuple[list[Expr], bool]:
    """The hypotheses and whether the target is meant."""
    if location is None:
        return [], True
    if location.wildcard:
        return non_dependent_props(tac.m, tac.main_goal()), True
    hyps: list[Expr] = [tac.fvar_here(h.name, h) for h in location.hyps]
    return hyps, location.goal


def _finish(tac: Tac, stx: tactic_ast.Simp, goal: int, outcome: Outcome, arguments: Arguments) -> None:
    if "?" in stx.keyword:
        with tac.m.with_mvar_context(goal):
            suggest(tac, stx, outcome.used)
    lint_arguments(tac, stx, arguments.origins, outcome.used)
    tac.replace_main([outcome.goal] if outcome.goal is not None else [])


@tactic(tactic_ast.Simp, "simp", "simp!", "simp?", "simp?!", "dsimp", "dsimp!", "dsimp?", "dsimp?!", "simp_arith")
def run_simp(tac: Tac, stx: tactic_ast.Simp) -> None:
    """``simp [lemmas] at loc``."""
    m = tac.m
    name = stx.keyword.rstrip("?!")
    if name == "simp_arith":
        raise LeanError("`simp_arith` has been deprecated. It was a shorthand for `simp +arith +decide`.")
    with tac.with_main() as goal:
        ctx, arguments = make_context(tac, stx)
        fvars, target = targets(tac, stx.location)
        if fvars or not target:
            outcome = simp_goal(m, goal, ctx, fvars, target, name)
        else:
            outcome = simp_target(m, goal, ctx)
            if not outcome.changed and ctx.config.fail_if_unchanged:
                raise LeanError(NO_PROGRESS.format(name))
    _finish(tac, stx, goal, outcome, arguments)


@tactic(tactic_ast.Simp, "simp_all", "simp_all!", "simp_all?", "simp_all?!")
def run_simp_all(tac: Tac, stx: tactic_ast.Simp) -> None:
    with tac.with_main() as goal:
        ctx, arguments = make_context(tac, stx)
        outcome = simp_all(tac.m, goal, ctx)
    _finish(tac, stx, goal, outcome, arguments)


# ------------------------------------------------------------ simpa
@tactic(tactic_ast.Simp, "simpa", "simpa!", "simpa?", "simpa?!")
def run_simpa(tac: Tac, stx: tactic_ast.Simp) -> None:
    """``simpa [lemmas] using e``: simplify the goal and ``e``, then close the goal with it."""
    with tac.with_main() as goal:
        ctx, arguments = make_context(tac, stx)
        ctx = replace(ctx, config=replace(ctx.config, fail_if_unchanged=False))
        first = simp_target(tac.m, goal, ctx)
    if first.goal is None:
        _lint_simpa(tac, stx, "try 'simp' instead of 'simpa'")
        used = first.used
    else:
        tac.replace_main([first.goal])
        used = _simpa_using(tac, stx, ctx, first) if stx.using_term is not None else _simpa_this(tac, ctx, first)
    if "?" in stx.keyword:
        with tac.m.with_mvar_context(goal):
            suggest(tac, stx, used)
    lint_arguments(tac, stx, arguments.origins, used)
    tac.replace_main([])


def _lint_simpa(tac: Tac, stx: ast.Syntax, text: str) -> None:
    if tac.m.option("linter.unnecessarySimpa", True) and tac.m.option("linter.all", True):
        note = "\n\nNote: This linter can be disabled with `set_option linter.unnecessarySimpa false`"
        tac.el.log_warning(stx, text + note)


def _simpa_using(tac: Tac, stx: tactic_ast.Simp, ctx: Context, first: Outcome) -> Used:
    m = tac.m
    with tac.with_main() as goal:
        assert stx.using_term is not None
        e = m.instantiate_mvars(tac.elab_term_here(stx.using_term, None, may_postpone=True))
        tac.abort_if_sorry(e)
        given = e
        h: Expr = e
        if not isinstance(e, FVar):
            held = assert_hyp(m, goal, mk_name("h"), m.instantiate_mvars(m.infer_type(e)), e)
            h, goal = intro1(m, held, m.fresh_user_name(mk_name("h")))
    outcome = simp_goal(m, goal, ctx, [h], False, "simpa")
    used = {**first.used, **outcome.used}
    if outcome.goal is None:
        if isinstance(given, FVar) and not m.mctx.decl(goal).lctx.get(given.uid).user_name.has_macro_scopes:
            name = m.mctx.decl(goal).lctx.get(given.uid).user_name
            _lint_simpa(tac, stx, f"try 'simp at {name}' instead of 'simpa using {name}'")
        return used
    with m.with_mvar_context(outcome.goal) as decl:
        new = outcome.hyps[0] if outcome.hyps else h
        type_ = m.instantiate_mvars(m.infer_type(new)) if _is_visible(tac, new) else None
        if type_ is None or not m.is_def_eq(m.instantiate_mvars(decl.type), type_):
            raise m.error(
                "Type mismatch: After simplification, term\n  {}\n has type\n  {}\nbut is expected to have type\n  {}",
                given,
                type_ if type_ is not None else TRUE,
                decl.type,
            )
        m.assign(outcome.goal, new)
    return used


def _is_visible(tac: Tac, e: Expr) -> bool:
    return not isinstance(e, FVar) or tac.m.lctx.find(e.uid) is not None


def _simpa_this(tac: Tac, ctx: Context, first: Outcome) -> Used:
    """``simpa`` without ``using``: the simplified goal by a simplified ``this``, or by assumption."""
    m = tac.m
    used = first.used
    goal: int | None = tac.main_goal()
    assert goal is not None
    with m.with_mvar_context(goal):
        this = m.lctx.find_by_name(THIS)
    if this is not None:
        outcome = simp_goal(m, goal, ctx, [this.fvar], False, "simpa")
        used = {**used, **outcome.used}
        goal = outcome.goal
    if goal is not None:
        assumption(m, goal)
    return used


__all__ = [
    "attribute",
    "make_context",
    "norm_cast",
    "run_simp",
    "simprocs_core",
    "simprocs_nat",
    "simprocs_numbers",
    "simprocs_text",
]
