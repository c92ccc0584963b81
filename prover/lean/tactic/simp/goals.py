"""Simplifying goals: the target, hypotheses, and the all-hypotheses loop of ``simp_all``.

Source: Lean 4 ``Simp/Main.lean`` (``simpGoal``, ``simpTarget``), ``Simp/SimpAll.lean``. Functions take ``Meta`` and a
goal uid and return the new goal, or None when it was closed. LeanError when nothing changes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from prover.lean.expr import Expr, FVar, mk_apps, mk_const
from prover.lean.level import ZERO
from prover.lean.meta.app_builder import FALSE, TRUE, TRUE_INTRO
from prover.lean.meta.base import Transparency
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError
from prover.lean.meta.goals import assert_hyp, change_hyp, intro1, replace_target, try_clear_many
from prover.lean.meta.meta import Meta
from prover.lean.name import Name, mk_name
from prover.lean.subst import any_subterm
from prover.lean.tactic.simp.engine import Simp
from prover.lean.tactic.simp.theorems import SimpTheorem, SimpTheorems, empty_theorems, local_origin, make_rules
from prover.lean.tactic.simp.types import Context, Result

NO_PROGRESS = "`{}` made no progress"
Used = dict[Name, SimpTheorem | None]
"""Origins of the rules that fired, in the order of their first use."""


@dataclass(slots=True)
class Outcome:
    """``goal``: what is left (None when closed); ``hyps``: the hypotheses asserted anew, in order."""

    goal: int | None
    used: Used
    changed: bool
    hyps: tuple[Expr, ...] = ()


@dataclass(slots=True)
class _Fact:
    """A simplified hypothesis that waits to be asserted."""

    name: Name
    type: Expr
    value: Expr


MakeRun = Callable[[Context], Simp]
"""Makes the run for one term; tactics that bring their own steps give a subclass."""


def _run(m: Meta, e: Expr, ctx: Context, used: Used, make: MakeRun | None = None) -> tuple[Simp, Result]:
    run = make(ctx) if make is not None else Simp(m, ctx)
    run.used = used
    result = Result(run.dsimp(e)) if ctx.dsimp_only else run.simp(e)
    used.update(run.used)
    return run, result


def simp_target(m: Meta, goal: int, ctx: Context, used: Used | None = None, make: MakeRun | None = None) -> Outcome:
    """Simplify the target; a definitional run also closes an equation whose sides have become equal."""
    used = {} if used is None else used
    with m.with_mvar_context(goal) as decl:
        target = m.instantiate_mvars(decl.type)
        run, result = _run(m, target, ctx, used, make)
        if ctx.dsimp_only and _close_by_refl(m, goal, result.expr):
            return Outcome(None, used, True)
        if result.expr is target:
            return Outcome(goal, used, False)
        return Outcome(_apply_to_target(m, goal, run, target, result), used, True)


def _close_by_refl(m: Meta, goal: int, target: Expr) -> bool:
    eq = m.match_eq(target)
    with m.with_transparency(Transparency.REDUCIBLE):
        if eq is None or not m.is_def_eq_guarded(eq[1], eq[2]):
            return False
    m.assign(goal, m.mk_eq_refl(m.instantiate_mvars(eq[1])))
    return True


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
    eq = run.with_eq_type(result.proof, target, result.expr)
    m.assign(goal, m.mk_eq_mpr(eq, new))
    return new.uid


def _simp_prop(
    m: Meta, ctx: Context, used: Used, prop: Expr, proof: Expr, make: MakeRun | None = None
) -> tuple[Expr, Expr, bool]:
    """Simplify ``proof : prop``: the new proposition, its proof, and whether it is new by more than ``rfl``."""
    run, result = _run(m, prop, ctx, used, make)
    if result.proof is None:
        return result.expr, proof, False
    return result.expr, m.mk_eq_mp(run.with_eq_type(result.proof, prop, result.expr), proof), True


def close_by_false(m: Meta, goal: int, proof: Expr) -> None:
    m.assign(goal, m.mk_false_elim(m.instantiate_mvars(m.mctx.decl(goal).type), proof))


def simp_goal(m: Meta, goal: int, ctx: Context, fvars: Sequence[Expr], target: bool, name: str) -> Outcome:
    """Simplify the given hypotheses (none with itself) and maybe the target; new facts are asserted at the end, after
    all others (Lean's ``simpGoal``). LeanError when nothing changed anywhere."""
    return simp_goal_by(m, goal, None, ctx, fvars, target, name)


def simp_goal_by(
    m: Meta, goal: int, make: MakeRun | None, ctx: Context, fvars: Sequence[Expr], target: bool, name: str
) -> Outcome:
    """:func:`simp_goal` with runs of one's own."""
    used: Used = {}
    facts: list[_Fact] = []
    gone: list[Expr] = []
    current = goal
    for fvar in fvars:
        with m.with_mvar_context(current):
            decl = m.local_decl(fvar)
            prop = m.instantiate_mvars(decl.type)
            new, proof, by_proof = _simp_prop(m, _without(ctx, fvar), used, prop, fvar, make)
            if new is prop:
                continue
            if new is FALSE:
                close_by_false(m, current, proof)
                return Outcome(None, used, True)
            if new is TRUE:
                gone.append(fvar)
            elif by_proof:
                facts.append(_Fact(decl.user_name, new, proof))
                gone.append(fvar)
            else:
                current = change_hyp(m, current, fvar, new)
    if target:
        outcome = simp_target(m, current, ctx, used, make)
        if outcome.goal is None:
            return outcome
        current = outcome.goal
    current, hyps = _assert_facts(m, current, facts)
    current = try_clear_many(m, current, gone)
    if current == goal and ctx.config.fail_if_unchanged:
        raise LeanError(NO_PROGRESS.format(name))
    return Outcome(current, used, current != goal, tuple(hyps))


def simp_hypothesis(m: Meta, goal: int, fvar: Expr, ctx: Context) -> tuple[Outcome, Expr | None]:
    """Simplify one hypothesis, which need not change; the second component is where it went."""
    quiet = replace(ctx, config=replace(ctx.config, fail_if_unchanged=False))
    outcome = simp_goal(m, goal, quiet, [fvar], False, "simp")
    if outcome.goal is None:
        return outcome, None
    if outcome.hyps:
        return outcome, outcome.hyps[0]
    assert isinstance(fvar, FVar)
    return outcome, fvar if fvar.uid in m.mctx.decl(outcome.goal).lctx else None


def _assert_facts(m: Meta, goal: int, facts: Sequence[_Fact]) -> tuple[int, list[Expr]]:
    hyps: list[Expr] = []
    for fact in facts:
        goal = assert_hyp(m, goal, fact.name, fact.type, fact.value)
        fvar, goal = intro1(m, goal, preserve=True)
        hyps.append(fvar)
    return goal, hyps


def _without(ctx: Context, fvar: Expr) -> Context:
    origin = local_origin(fvar)
    if not any(origin in t for t in ctx.theorems):
        return ctx
    return replace(ctx, theorems=tuple([t.erase(origin) for t in ctx.theorems]))


def non_dependent_props(m: Meta, goal: int) -> list[Expr]:
    """Hypotheses that are propositions and that neither the target nor another hypothesis mentions."""
    with m.with_mvar_context(goal) as decl:
        candidates = [d for d in decl.lctx if not d.is_aux and d.value is None and m.is_prop(d.type)]
        if not candidates:
            return []
        free = {d.uid for d in candidates}
        for d in decl.lctx:
            for e in (d.type, d.value):
                if e is not None:
                    free -= _fvars(m, e, free)
        free -= _fvars(m, decl.type, free)
        return [d.fvar for d in candidates if d.uid in free]


def _fvars(m: Meta, e: Expr, among: set[int]) -> set[int]:
    found: set[int] = set()

    def note(t: Expr) -> bool:
        if isinstance(t, FVar) and t.uid in among:
            found.add(t.uid)
        return False

    any_subterm(m.instantiate_mvars(e), note)
    return found


def hypotheses_rules(m: Meta, theorems: SimpTheorems) -> SimpTheorems:
    """Rules of all propositional hypotheses in the current context (``simp [*]``)."""
    for decl in m.lctx:
        if not decl.is_aux and m.is_prop(decl.type) and local_origin(decl.fvar) not in theorems.erased:
            theorems = add_fact(m, theorems, local_origin(decl.fvar), decl.fvar, decl.type)
    return theorems


def add_fact(m: Meta, theorems: SimpTheorems, origin: Name, proof: Expr, prop: Expr) -> SimpTheorems:
    """Rules of one proposition; none when it gives no rule."""
    try:
        rules = make_rules(m, origin, proof, m.instantiate_mvars(prop))
    except HeartbeatsExceeded:
        raise
    except LeanError:
        return theorems
    for path, rule in rules:
        theorems = theorems.add(path, rule)
    return theorems


# ------------------------------------------------------------ simp_all
@dataclass(slots=True)
class _Entry:
    """A hypothesis on its way: the rule it gives has origin ``origin``."""

    fvar: Expr
    name: Name
    origin: Name
    original: Expr
    type: Expr
    proof: Expr


_SIMP_ALL = mk_name("_simp_all")


def simp_all(m: Meta, goal: int, ctx: Context, name: str = "simp_all") -> Outcome:
    """Simplify hypotheses with each other and the target with all, to a fixed point."""
    with m.with_mvar_context(goal):
        erased = frozenset().union(*[t.erased for t in ctx.theorems])
        entries: list[_Entry] = []
        rules = empty_theorems()
        for fvar in non_dependent_props(m, goal):
            decl = m.local_decl(fvar)
            origin = local_origin(fvar)
            if origin not in erased:
                prop = m.instantiate_mvars(decl.type)
                entries.append(_Entry(fvar, decl.user_name, origin, prop, prop, fvar))
                rules = add_fact(m, rules, origin, fvar, prop)
        used: Used = {}
        current, closed = _simp_all_loop(m, goal, ctx, entries, rules, used)
    if closed:
        return Outcome(None, used, True)
    changed = [e for e in entries if e.type is not e.original]
    if not changed and current == goal:
        if ctx.config.fail_if_unchanged:
            raise LeanError(NO_PROGRESS.format(name))
        return Outcome(goal, used, False)
    known = {e.original for e in entries if e.type is e.original}
    facts: list[_Fact] = []
    for entry in changed:
        if entry.type is not TRUE and entry.type not in known:
            known.add(entry.type)
            facts.append(_Fact(entry.name, entry.type, entry.proof))
    current, _ = _assert_facts(m, current, facts)
    return Outcome(try_clear_many(m, current, [e.fvar for e in changed]), used, True)


def _simp_all_loop(
    m: Meta, goal: int, ctx: Context, entries: list[_Entry], rules: SimpTheorems, used: Used
) -> tuple[int, bool]:
    """Rounds over entries and target until nothing changes; the goal, and whether it was closed."""
    current = goal
    count = 0
    modified = True
    while modified:
        modified = False
        for entry in entries:
            inner = replace(ctx, theorems=(*ctx.theorems, rules.erase(entry.origin)))
            new, proof, _ = _simp_prop(m, inner, used, entry.type, entry.proof)
            if new is entry.type:
                continue
            if new is FALSE:
                close_by_false(m, current, proof)
                return current, True
            modified = True
            count += 1
            rules = rules.erase(entry.origin)
            entry.type, entry.proof, entry.origin = new, _hint(m, new, proof), _SIMP_ALL.child(count)
            rules = add_fact(m, rules, entry.origin, entry.proof, new)
        outcome = simp_target(m, current, replace(ctx, theorems=(*ctx.theorems, rules)), used)
        if outcome.goal is None:
            return current, True
        modified = modified or outcome.goal != current
        current = outcome.goal
    return current, False


def _hint(m: Meta, type: Expr, proof: Expr) -> Expr:
    """``proof`` with its type made explicit."""
    return mk_apps(mk_const(mk_name("id"), (ZERO,)), [type, proof])
