"""``fun_induction f x y`` and ``fun_cases f x y``: induction and case analysis along a function's own branches.

Source: Lean 4 v4.34 ``src/Lean/Elab/Tactic/Induction.lean`` (``evalFunInduction``, ``evalFunCases``),
``src/Lean/Meta/Tactic/FunIndCollect.lean``. The principles come from :mod:`prover.lean.elab.fun_induction`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from prover.lean.declaration import DefinitionInfo
from prover.lean.elab.fun_induction import FunIndInfo, fun_ind_info
from prover.lean.expr import Const, Expr, FVar, Lam, mk_apps, mk_const, unfold_app
from prover.lean.meta.cases import mk_eq_heq, mk_refl
from prover.lean.meta.errors import LeanError
from prover.lean.name import Name, mk_name
from prover.lean.subst import any_subterm, beta
from prover.lean.syntax import ast
from prover.lean.syntax import tactic_ast as t
from prover.lean.tactic.eliminator import ElimInfo, abstract_terms, complex_args, elim_info, mk_elim_app
from prover.lean.tactic.hyps import generalize
from prover.lean.tactic.induction import AltGoal, eval_alts, induction_by
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.state import Tac

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta


@tactic(t.FunElim)
def run_fun_elim(tac: Tac, stx: t.FunElim) -> None:
    is_cases = stx.keyword == "fun_cases"
    tag = tac.m.mctx.decl(tac.main_goal()).user_name
    with tac.with_main():
        info, targets = _target(tac, stx, is_cases)
    targets = _generalize(tac, targets)
    if is_cases:
        cases_by(tac, stx, info, targets, tag)
    else:
        induction_by(tac, stx, info, targets, tag)


# ------------------------------------------------------------ the call
def _target(tac: Tac, stx: t.FunElim, is_cases: bool) -> tuple[ElimInfo, list[Expr]]:
    """The principle with its parameters, and the targets, from the call that was given or found in the goal."""
    m = tac.m
    with tac.el.with_ref(stx.term):
        call = _find_call(tac, stx.term, is_cases)
        fn, args = unfold_app(call)
        if not isinstance(fn, Const):
            raise LeanError("Expected application headed by a function constant", stx.term)
        found = _principle(tac, fn.name, is_cases, stx.term)
        if len(args) != len(found.params):
            raise LeanError(
                f"Expected fully applied application of '{fn.name}' with {len(found.params)} arguments, but found "
                f"{len(args)} arguments",
                stx.term,
            )
        levels = tuple([u for u, kept in zip(fn.levels, found.level_mask, strict=True) if kept])
        params = [a for a, kind in zip(args, found.params, strict=True) if kind == "param"]
        targets = [a for a, kind in zip(args, found.params, strict=True) if kind == "target"]
        info = elim_info(m, mk_apps(mk_const(found.name, levels), params))
        if len(info.target_pos) != len(targets):
            raise LeanError(
                f"{stx.keyword} got confused trying to use '{found.name}'. Does it take {len(targets)} or "
                f"{len(info.target_pos)} targets?",
                stx.term,
            )
        return info, targets


def _principle(tac: Tac, fn: Name, is_cases: bool, ref: ast.Syntax) -> FunIndInfo:
    m = tac.m
    part = "fun_cases" if is_cases else "induct"
    if m.option("tactic.fun_induction.unfolding", True):
        part += "_unfolding"
    found = fun_ind_info(m, fn.child(part)) if isinstance(m.env.find(fn), DefinitionInfo) else None
    if found is None:
        kind = "cases" if is_cases else "induction"
        raise LeanError(f"No functional {kind} theorem for '{fn}', or function is mutually recursive ", ref)
    return found


def _find_call(tac: Tac, term: ast.Term, is_cases: bool) -> Expr:
    m = tac.m
    if not isinstance(term, ast.Ident):
        with tac.elaborating():
            return m.instantiate_mvars(tac.el.elab_term(term, None))
    name = tac.el.resolve_const(term.name, term)
    found = _principle(tac, name, is_cases, term)
    candidates = collect_calls(m, tac.main_target(), name, found)
    if not candidates:
        raise LeanError(f"Could not find suitable call of '{name}' in the goal", term)
    if len(candidates) > 1:
        raise LeanError(
            f"Found more than one suitable call of '{name}' in the goal. Please include the desired arguments.", term
        )
    return candidates[0]


def collect_calls(m: Meta, target: Expr, name: Name, info: FunIndInfo) -> list[Expr]:
    """Full applications of the function to variables as targets; one for each choice of relevant arguments."""
    seen: set[tuple[Expr, ...]] = set()
    out: list[Expr] = []

    def visit(e: Expr) -> bool:
        fn, args = unfold_app(e)
        if not isinstance(fn, Const) or fn.name is not name or len(args) != len(info.params):
            return False
        relevant = [(a, kind) for a, kind in zip(args, info.params, strict=True) if kind != "dropped"]
        key = tuple([a for a, _ in relevant])
        if key in seen or any(a.has_loose or (kind == "target" and not isinstance(a, FVar)) for a, kind in relevant):
            return False
        seen.add(key)
        out.append(e)
        return False

    any_subterm(m.instantiate_mvars(target), visit)
    return out


def _generalize(tac: Tac, targets: Sequence[Expr]) -> list[Expr]:
    """Variables for targets that are terms."""
    lctx = tac.main_decl().lctx

    def is_plain(e: Expr) -> bool:
        decl = lctx.find(e.uid) if isinstance(e, FVar) else None
        return decl is not None and decl.value is None

    compound = [e for e in targets if not is_plain(e)]
    if not compound:
        return list(targets)
    fvars, goal = generalize(tac, tac.main_goal(), [(e, None, None) for e in compound])
    tac.replace_main([goal])
    fresh = iter(fvars)
    return [e if is_plain(e) else next(fresh) for e in targets]


# ------------------------------------------------------------ cases
def cases_by(tac: Tac, stx: t.FunElim, info: ElimInfo, targets: list[Expr], tag: Name) -> None:
    """Case analysis by a principle: each alternative gets the equations of the targets, which are solved."""
    m = tac.m
    goal = tac.main_goal()
    with m.with_mvar_context(goal) as decl:
        e, motive, alts, others = mk_elim_app(m, info, targets, tag)
        motive_type = m.instantiate_mvars(m.mctx.decl(motive.uid).type)
        target = abstract_terms(m, m.instantiate_mvars(decl.type), complex_args(m, info, e))
        with m.scope():
            news, _ = m.forall_telescope(motive_type, len(targets))
            results: list[Expr] = []
            body = target
            for _ in range(info.num_complex):
                assert isinstance(body, Lam)
                results.append(m.push_local(body.binder_name, body.binder_type))
                body = beta(body, [results[-1]])
            eqs: list[Expr] = []
            refls: list[Expr] = []
            for old, new in zip(targets, news, strict=True):
                eq, is_eq = mk_eq_heq(m, old, new)
                refls.append(mk_refl(m, old, is_eq))
                eqs.append(m.push_local(mk_name("h"), eq))
            value = m.mk_lambda([*news, *results], m.mk_pi(eqs, body))
        if not m.is_def_eq(motive_type, m.infer_type(value)):
            raise m.error("Invalid motive\n  {}", value)
        m.assign(motive, value)
        m.assign(goal, mk_apps(m.instantiate_mvars(e), refls))
    goals = [AltGoal(g.alt.name, g.goal, g.alt.num_fields, len(targets)) for g in alts]
    left = [u for u in others if not m.mctx.is_assigned_or_delayed(u)]
    eval_alts(tac, stx, goals, stx.alts, stx.with_tac, info.alt_names)
    tac.goals = [*tac.goals, *left]


__all__ = ["cases_by", "collect_calls"]
