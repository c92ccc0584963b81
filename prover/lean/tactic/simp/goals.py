"""Simplifying goals: the target, hypotheses, and the all-hypotheses loop of ``simp_all``.

Source: Lean 4 ``Simp/Main.lean`` (``simpTarget``, ``simpLocation``), ``Simp/SimpAll.lean``. Functions take ``Meta`` and
a goal uid and return the new goal, or None when it was closed. LeanError when nothing changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from prover.lean.expr import Expr, FVar, mk_apps, mk_const
from prover.lean.meta.app_builder import FALSE, TRUE, TRUE_INTRO
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError
from prover.lean.meta.goals import assert_hyp, change_hyp, intro1, replace_target, try_clear
from prover.lean.meta.meta import Meta
from prover.lean.name import Name, mk_name
from prover.lean.tactic.simp.engine import Context, Result, Simp
from prover.lean.tactic.simp.theorems import SimpTheorems, empty_theorems, local_origin, make_rules

NO_PROGRESS = "`{}` made no progress"


@dataclass(slots=True)
class Outcome:
    """``goal``: what is left (None when closed); ``used``: origins of the rules that fired, in order."""

    goal: int | None
    used: list[Name]
    changed: bool


def simp_target(m: Meta, goal: int, ctx: Context) -> Outcome:
    """Simplify the target."""
    with m.with_mvar_context(goal) as decl:
        target = m.instantiate_mvars(decl.type)
        run = Simp(m, ctx)
        result = _run(run, target, ctx)
        used = list(run.used)
        if result.expr is target:
            return Outcome(goal, used, False)
        return Outcome(_apply_to_target(m, goal, run, target, result), used, True)


def _run(run: Simp, e: Expr, ctx: Context) -> Result:
    return Result(run.dsimp(e)) if ctx.dsimp_only else run.simp(e)


def _apply_to_target(m: Meta, goal: int, run: Simp, target: Expr, result: Result) -> int | None:
    if result.expr is TRUE:
        if result.proof is None:
            m.assign(goal, run.with_type(TRUE_INTRO, target))
        else:
            m.assign(goal, mk_apps(mk_const(mk_name("of_eq_true")), [target, result.proof]))
        return None
    if result.proof is None:
        return replace_target(m, goal, result.expr)
    new = m.mk_mvar(result.expr, m.mctx.decl(goal).kind, m.mctx.decl(goal).user_name)
    eq = run.with_type(result.proof, m.mk_eq(target, result.expr))
    m.assign(goal, m.mk_eq_mpr(eq, new))
    return new.uid


def simp_hypothesis(m: Meta, goal: int, fvar: Expr, ctx: Context) -> tuple[Outcome, Expr | None]:
    """Simplify a hypothesis; the second component is its new variable."""
    with m.with_mvar_context(goal):
        decl = m.local_decl(fvar)
        type_ = m.instantiate_mvars(decl.type)
        run = Simp(m, ctx)
        result = _run(run, type_, ctx)
        used = list(run.used)
        if result.expr is type_:
            return Outcome(goal, used, False), fvar
        if result.expr is FALSE:
            proof: Expr = fvar
            if result.proof is not None:
                eq = run.with_type(result.proof, m.mk_eq(type_, FALSE))
                proof = m.mk_eq_mp(eq, fvar)
            m.assign(goal, m.mk_false_elim(m.instantiate_mvars(m.mctx.decl(goal).type), proof))
            return Outcome(None, used, True), None
        if result.proof is None and result.expr is not TRUE:
            return Outcome(change_hyp(m, goal, fvar, result.expr), used, True), fvar
        value: Expr = fvar
        if result.proof is not None:
            value = m.mk_eq_mp(run.with_type(result.proof, m.mk_eq(type_, result.expr)), fvar)
    if result.expr is TRUE:
        return Outcome(try_clear(m, goal, fvar), used, True), None
    new_goal = assert_hyp(m, goal, decl.user_name, result.expr, value)
    new_fvar, new_goal = intro1(m, new_goal, decl.user_name)
    return Outcome(try_clear(m, new_goal, fvar), used, True), new_fvar


def simp_locations(
    m: Meta, goal: int, ctx: Context, fvars: Sequence[Expr], target: bool, name: str, all_or_any: bool
) -> Outcome:
    """Simplify the given hypotheses (not rewriting a hypothesis with itself) and maybe the target."""
    used: list[Name] = []
    changed = False
    current: int | None = goal
    for fvar in fvars:
        assert current is not None and isinstance(fvar, FVar)
        outcome, _ = simp_hypothesis(m, current, fvar, _without(ctx, fvar))
        used.extend(outcome.used)
        changed = changed or outcome.changed
        if not outcome.changed and not all_or_any and ctx.config.fail_if_unchanged:
            raise LeanError(NO_PROGRESS.format(name))
        current = outcome.goal
        if current is None:
            return Outcome(None, used, True)
    if target:
        assert current is not None
        outcome = simp_target(m, current, ctx)
        used.extend(outcome.used)
        changed = changed or outcome.changed
        current = outcome.goal
    if not changed and ctx.config.fail_if_unchanged:
        raise LeanError(NO_PROGRESS.format(name))
    return Outcome(current, used, changed)


def _without(ctx: Context, fvar: Expr) -> Context:
    origin = local_origin(fvar)
    if not any(origin in t for t in ctx.theorems):
        return ctx
    return replace(ctx, theorems=tuple([t.erase(origin) for t in ctx.theorems]))


def hypotheses_rules(m: Meta, theorems: SimpTheorems, skip: frozenset[int] = frozenset()) -> SimpTheorems:
    """Rules of all propositional hypotheses in the current context (``simp [*]``)."""
    for decl in m.lctx:
        if decl.is_aux or decl.uid in skip or not m.is_prop(decl.type):
            continue
        try:
            rules = make_rules(m, local_origin(decl.fvar), decl.fvar, decl.type)
        except HeartbeatsExceeded:
            raise
        except LeanError:
            continue
        for path, rule in rules:
            theorems = theorems.add(path, rule)
    return theorems


def simp_all(m: Meta, goal: int, ctx: Context, name: str = "simp_all") -> Outcome:
    """Simplify hypotheses with each other and the target with all, to a fixed point."""
    used: list[Name] = []
    changed = False
    for _ in range(64):
        progress = False
        with m.with_mvar_context(goal):
            candidates = [d.uid for d in m.lctx if not d.is_aux and m.is_prop(d.type)]
        for uid in candidates:
            decl = m.mctx.decl(goal)
            if uid not in decl.lctx:
                continue
            with m.with_mvar_context(goal):
                fvar = decl.lctx.get(uid).fvar
                extra = hypotheses_rules(m, empty_theorems(), frozenset([uid]))
            outcome, _fvar = simp_hypothesis(m, goal, fvar, replace(ctx, theorems=(*ctx.theorems, extra)))
            used.extend(outcome.used)
            if outcome.changed:
                progress = True
            if outcome.goal is None:
                return Outcome(None, used, True)
            goal = outcome.goal
        with m.with_mvar_context(goal):
            extra = hypotheses_rules(m, empty_theorems())
        outcome = simp_target(m, goal, replace(ctx, theorems=(*ctx.theorems, extra)))
        used.extend(outcome.used)
        if outcome.goal is None:
            return Outcome(None, used, True)
        goal = outcome.goal
        progress = progress or outcome.changed
        if not progress:
            break
        changed = True
    if not changed and ctx.config.fail_if_unchanged:
        raise LeanError(NO_PROGRESS.format(name))
    return Outcome(goal, used, changed)
