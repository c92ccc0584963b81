"""``induction`` and ``cases``, with alternatives, ``using``, ``generalizing`` and several targets; by_cases, injection.

Source: Lean 4 ``src/Lean/Elab/Tactic/Induction.lean``, ``Injection.lean``, ``src/Init/ByCases.lean``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from prover.lean.declaration import ConstructorInfo
from prover.lean.expr import PROP, Expr, FVar, Pi, mk_apps, mk_const, mk_pi
from prover.lean.meta.cases import AltNames, injection, unify_eqs
from prover.lean.meta.cases import cases as cases_goal
from prover.lean.meta.errors import LeanError, Stuck
from prover.lean.meta.goals import intro1, intro_n, revert, try_clear
from prover.lean.name import ANONYMOUS, Name, mk_name
from prover.lean.syntax import ast
from prover.lean.syntax import tactic_ast as t
from prover.lean.tactic.apply import assumption
from prover.lean.tactic.closing import resolve_id
from prover.lean.tactic.eliminator import (
    ElimInfo,
    add_implicit_targets,
    complex_args,
    custom_eliminator,
    default_eliminator,
    elim_info,
    fvars_to_generalize,
    generalize_targets_eq,
    mk_elim_app,
    set_motive,
)
from prover.lean.tactic.goal_selection import arrow_ref
from prover.lean.tactic.hyps import generalize
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.state import Tac, mk_goal

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta


@dataclass(frozen=True, slots=True)
class AltGoal:
    """A goal of an alternative before its variables are introduced (``ready``: they are, by :func:`cases_goal`)."""

    name: Name
    goal: int
    num_fields: int
    num_eqs: int = 0
    num_generalized: int = 0
    generalized_names: tuple[Name, ...] = ()
    to_clear: tuple[Expr, ...] = ()


# ------------------------------------------------------------------ targets
def elab_targets(tac: Tac, targets: Sequence[ast.ElimTarget]) -> list[Expr]:
    """Elaborate the targets; ones that are not variables are generalized in the goal (with equation ``h``)."""
    with tac.with_main():
        values = [tac.elab_term_here(target.term, None) for target in targets]
    items: list[tuple[Expr, Name | None, Name | None]] = []
    for target, value in zip(targets, values, strict=True):
        if target.hyp is not None or not isinstance(value, FVar) or _is_let(tac, value):
            hyp = target.hyp
            items.append((value, None, hyp.name if hyp is not None else None))
    if not items:
        return values
    goal = tac.main_goal()
    fvars, new = generalize(tac, goal, items)
    tac.replace_main([new])
    fresh = iter(fvars)
    out: list[Expr] = []
    for target, value in zip(targets, values, strict=True):
        if target.hyp is not None or not isinstance(value, FVar) or _is_let(tac, value):
            out.append(next(fresh))
        else:
            out.append(value)
    return out


def _is_let(tac: Tac, fvar: FVar) -> bool:
    decl = tac.main_decl().lctx.find(fvar.uid)
    return decl is not None and decl.value is not None


def elab_eliminator(tac: Tac, using: ast.Term) -> ElimInfo:
    """The eliminator after ``using``: a constant, a hypothesis or an application of one."""
    with tac.with_main():
        found = resolve_id(tac, using) if isinstance(using, ast.Ident) else None
        if found is None:
            with tac.elaborating(may_postpone=True):
                found = tac.el.elab_term(using, None)
        return elim_info(tac.m, tac.m.instantiate_mvars(found))


# ------------------------------------------------------------------ induction
@tactic(t.Induction)
def run_induction(tac: Tac, stx: t.Induction) -> None:
    m = tac.m
    goal0 = tac.main_goal()
    tag = m.mctx.decl(goal0).user_name
    targets = elab_targets(tac, stx.targets)
    goal = tac.main_goal()
    with m.with_mvar_context(goal):
        info = elab_eliminator(tac, stx.using) if stx.using is not None else default_eliminator(m, targets, True)[0]
        targets = add_implicit_targets(m, info, targets)
    induction_by(tac, stx, info, targets, tag)


def induction_by(tac: Tac, stx: t.Induction | t.FunElim, info: ElimInfo, targets: list[Expr], tag: Name) -> None:
    """Induction on variables by an eliminator (Lean's ``evalInductionCore``)."""
    m = tac.m
    goal = tac.main_goal()
    with m.with_mvar_context(goal):
        _check_targets(tac, targets)
        extra = [tac.fvar_here(g.name, g) for g in stx.generalizing]
        _check_generalizing(tac, targets, extra)
        to_revert = [*fvars_to_generalize(m, goal, targets), *extra]
        reverted, goal1 = revert(m, goal, list(dict.fromkeys(to_revert)))
        names = tuple(m.local_decl(x).user_name for x in reverted)
    with m.with_mvar_context(goal1):
        e, motive, alts, others = mk_elim_app(m, info, targets, tag)
        set_motive(m, goal1, motive, targets, complex_args(m, info, e))
        m.assign(goal1, m.instantiate_mvars(e))
    goals = [AltGoal(g.alt.name, g.goal, g.alt.num_fields, 0, len(reverted), names, tuple(targets)) for g in alts]
    left = [u for u in others if not m.mctx.is_assigned_or_delayed(u)]
    eval_alts(tac, stx, goals, stx.alts, stx.with_tac, info.alt_names)
    tac.goals = [*tac.goals, *left]


def _check_targets(tac: Tac, targets: Sequence[Expr]) -> None:
    m = tac.m
    seen: set[Expr] = set()
    for target in targets:
        if not isinstance(target, FVar):
            raise m.error(
                "Invalid target: Index in target's type is not a variable (consider using the `cases` tactic instead)"
                "\n  {}",
                target,
            )
        if target in seen:
            raise m.error("Invalid target: Target (or one of its indices) occurs more than once\n  {}", target)
        seen.add(target)


def _check_generalizing(tac: Tac, targets: Sequence[Expr], extra: Sequence[FVar]) -> None:
    from prover.lean.tactic.eliminator import _dependencies

    forbidden = _dependencies(tac.m, tac.main_goal(), targets)
    for x in extra:
        if x.uid in forbidden:
            raise tac.m.error("Variable `{}` cannot be generalized because the induction target depends on it", x)


# ------------------------------------------------------------------ cases
@tactic(t.Cases)
def run_cases(tac: Tac, stx: t.Cases) -> None:
    m = tac.m
    goal0 = tac.main_goal()
    tag = m.mctx.decl(goal0).user_name
    targets = elab_targets(tac, stx.targets)
    goal = tac.main_goal()
    with m.with_mvar_context(goal):
        custom = stx.using is not None or (len(targets) == 1 and custom_eliminator(m, targets[0], False) is not None)
        if not custom and len(targets) != 1:
            raise LeanError(
                "eliminator must be provided when multiple targets are used (use 'using <eliminator-name>')"
            )
    if not custom:
        plain_cases(tac, stx, goal, targets[0])
        return
    with m.with_mvar_context(goal):
        info = elab_eliminator(tac, stx.using) if stx.using is not None else default_eliminator(m, targets, False)[0]
        targets = add_implicit_targets(m, info, targets)
        motive_type = _motive_type(tac, info, targets, tag)
    news, goal1, count = generalize_targets_eq(m, goal, motive_type, targets)
    with m.with_mvar_context(goal1):
        e, motive, alts, others = mk_elim_app(m, info, news, tag)
        set_motive(m, goal1, motive, news)
        m.assign(goal1, m.instantiate_mvars(e))
    goals = [AltGoal(g.alt.name, g.goal, g.alt.num_fields, count, to_clear=tuple(news)) for g in alts]
    left = [u for u in others if not m.mctx.is_assigned_or_delayed(u)]
    eval_alts(tac, stx, goals, stx.alts, stx.with_tac, info.alt_names)
    tac.goals = [*tac.goals, *left]


def _motive_type(tac: Tac, info: ElimInfo, targets: Sequence[Expr], tag: Name) -> Expr:
    """The motive's type with the parameters that the targets determine."""
    m = tac.m
    _, motive, _, _ = mk_elim_app(m, info, targets, tag)
    return m.instantiate_mvars(m.mctx.decl(motive.uid).type)


def plain_cases(tac: Tac, stx: t.Cases, goal: int, target: Expr) -> None:
    """``cases`` by ``casesOn``; names are given per alternative."""
    m = tac.m
    with m.with_mvar_context(goal):
        from prover.lean.tactic.eliminator import target_head

        info, _ = target_head(m, target)
    given = [_alt_names(stx.alts, ctor.last) for ctor in info.ctors]
    for ctor, names in zip(info.ctors, given, strict=True):
        _check_var_count(m, stx, ctor, names)
    with m.with_mvar_context(goal):
        results = cases_goal(m, goal, target, given)
    goals = [AltGoal(mk_name(r.ctor.last), r.goal, -1) for r in results]
    eval_alts(tac, stx, goals, stx.alts, stx.with_tac, [mk_name(c.last) for c in info.ctors])


def _check_var_count(m: Meta, stx: t.Cases, ctor: Name, given: AltNames) -> None:
    """Too many names at an alternative are an error."""
    info = m.env.find(ctor)
    assert isinstance(info, ConstructorInfo)
    explicit = field_infos(info)
    expected = len(explicit) if given.explicit else sum(explicit)
    if len(given.names) > expected:
        found = _find_alt(stx.alts, ctor.last)
        raise LeanError(
            f"Too many variable names provided at alternative `{ctor.last}`: {len(given.names)} provided, but "
            f"{expected} expected",
            found[0] if found is not None else stx,
        )


def field_infos(info: ConstructorInfo) -> list[bool]:
    """Which fields of a constructor are explicit."""
    type = info.type
    out: list[bool] = []
    while isinstance(type, Pi):
        out.append(type.info.is_explicit)
        type = type.body
    return out[info.num_params : info.num_params + info.num_fields]


def _find_alt(alts: Sequence[ast.InductionAlt] | None, name: str) -> tuple[ast.InductionAlt, bool] | None:
    """The alternative for a constructor (or the wildcard one) and whether it was written ``@ctor``."""
    for alt in alts or ():
        for ctor, explicit in alt.ctors:
            if str(ctor) == name:
                return alt, explicit
    for alt in alts or ():
        for ctor, explicit in alt.ctors:
            if ctor.is_anonymous:
                return alt, explicit
    return None


def _alt_names(alts: Sequence[ast.InductionAlt] | None, name: str) -> AltNames:
    found = _find_alt(alts, name)
    if found is None:
        return AltNames()
    return AltNames(tuple(v.name for v in found[0].vars), found[1])


# ------------------------------------------------------------------ alternatives
def eval_alts(
    tac: Tac,
    stx: ast.Syntax,
    goals: Sequence[AltGoal],
    alts: Sequence[ast.InductionAlt] | None,
    with_tac: ast.TacticSeq | None,
    names: Sequence[Name],
) -> None:
    """Introduce the variables of each alternative and run its tactic (Lean's ``ElimApp.evalAlts``)."""
    others = tac.goals[1:] if tac.goals else []
    result: list[int] = []
    if alts is None:
        for g in goals:
            new = prepare(tac, g, (), True)
            if new is not None:
                result += _after(tac, new, with_tac)
        tac.goals = [*result, *others]
        tac.prune()
        return
    _check_alt_names(tac, alts, names, goals)
    todo = list(goals)
    used: set[int] = set()
    for alt in alts:
        wildcard = any(c.is_anonymous for c, _ in alt.ctors)
        mine = [g for g in todo if wildcard or any(c is g.name for c, _ in alt.ctors)]
        todo = [g for g in todo if g not in mine]
        live = 0
        for g in mine:
            explicit = any(x for c, x in alt.ctors if c is g.name or c.is_anonymous)
            with tac.el.with_ref(alt):
                new = prepare(tac, g, [v.name for v in alt.vars], not explicit, alt)
            if new is None:
                continue
            live += 1
            for ready in _after(tac, new, with_tac):
                result += run_alt(tac, alt, ready)
        if live == 0 and not wildcard:
            used.add(id(alt))
            label = alt.ctors[0][0]
            tac.log_exception(LeanError(f"Alternative `{label}` is not needed", alt))
    missing: list[Name] = []
    for g in todo:
        new = prepare(tac, g, (), True)
        if new is not None:
            missing.append(g.name)
            tac.admit(new)
    if missing:
        error = LeanError("\n".join(f"Alternative `{n}` has not been provided" for n in missing), stx)
        if not tac.recover:
            raise error
        tac.log_exception(error)
    tac.goals = [*result, *others]
    tac.prune()


def _after(tac: Tac, goal: int, with_tac: ast.TacticSeq | None) -> list[int]:
    """Goals after the tactic that ``with`` runs first on each alternative."""
    if with_tac is None:
        return [goal]
    tac.goals = [goal]
    tac.run_seq(with_tac)
    return list(tac.prune())


def _check_alt_names(
    tac: Tac, alts: Sequence[ast.InductionAlt], names: Sequence[Name], goals: Sequence[AltGoal]
) -> None:
    known = set(names)
    for i, alt in enumerate(alts):
        for ctor, _ in alt.ctors:
            if ctor.is_anonymous:
                if i + 1 != len(alts):
                    raise LeanError(
                        "Invalid occurrence of the wildcard alternative `| _ => ...`: It must be the last alternative",
                        alt,
                    )
            elif ctor not in known:
                hint = ", ".join(f"`{n}`" for n in names)
                more = (
                    f": Expected {hint}"
                    if len(names) == 1
                    else f": Expected one of {hint}"
                    if names
                    else ": There are no alternatives"
                )
                raise LeanError(f"Invalid alternative name `{ctor}`{more}", alt)


def prepare(
    tac: Tac, g: AltGoal, given: Sequence[Name], explicit_only: bool, alt: ast.InductionAlt | None = None
) -> int | None:
    """Introduce fields, solve the equations of ``cases``, introduce what was generalized; None when impossible."""
    m = tac.m
    if g.num_fields < 0:  # `plain_cases` has done it
        return g.goal
    goal = g.goal
    m.mctx.set_type(goal, m.instantiate_mvars(m.mctx.decl(goal).type))
    if len(given) > g.num_fields and alt is not None:
        raise LeanError(
            f"Too many variable names provided at alternative `{g.name}`: {len(given)} provided, but "
            f"{g.num_fields} expected",
            alt,
        )
    _, goal = intro_n(m, goal, g.num_fields, given, explicit_only=explicit_only)
    if g.num_eqs:
        with m.with_mvar_context(goal):
            solved = unify_eqs(m, goal, g.num_eqs)
        if solved is None:
            return None
        goal = solved[0]
    _, goal = intro_n(m, goal, g.num_generalized, g.generalized_names)
    for x in g.to_clear[::-1]:
        goal = try_clear(m, goal, x)
    return goal


def run_alt(tac: Tac, alt: ast.InductionAlt, goal: int) -> list[int]:
    """Run an alternative's right-hand side; returns the goals it leaves (only for ``?_``)."""
    rhs = alt.rhs
    if rhs is None or isinstance(rhs, (ast.Hole, ast.SyntheticHole)):
        return [goal]
    tac.goals = [goal]
    with tac.el.with_ref(arrow_ref(tac, alt, rhs)):
        if isinstance(rhs, ast.TacticSeq):
            tac.close_using_or_admit(lambda: tac.run_seq(rhs))
        else:
            from prover.lean.tactic.closing import exact

            tac.close_using_or_admit(lambda: exact(tac, rhs))
    return []


# ------------------------------------------------------------------ by_cases
@tactic(t.ByCases)
def run_by_cases(tac: Tac, stx: t.ByCases) -> None:
    name = stx.hyp.name if stx.hyp is not None else ANONYMOUS
    with tac.with_main():
        prop = tac.elab_ensuring(stx.term, PROP)
    by_cases(tac, prop, name)


def by_cases(tac: Tac, prop: Expr, name: Name, tags: tuple[str, str] = ("pos", "neg")) -> tuple[int, int]:
    """Goals with ``h : prop`` and ``h : ¬prop`` in place of the main goal."""
    m = tac.m
    with tac.with_main() as goal:
        target = tac.main_target()
        inst = decidable_instance(tac, prop)
        positive, negative = m.mk_not(prop), prop
        hyp = name if not name.is_anonymous else m.fresh_user_name(mk_name("h"))
        new = [
            mk_goal(m, mk_pi(hyp, type, target), mk_name(tag))
            for type, tag in zip((negative, positive), tags, strict=True)
        ]
        head = mk_const(mk_name("dite"), (m.get_level(target),))
        m.assign(goal, mk_apps(head, (target, prop, inst, *new)))
    yes = intro1(m, new[0].uid, preserve=True)[1]
    no = intro1(m, new[1].uid, preserve=True)[1]
    tac.replace_main([yes, no])
    return yes, no


def decidable_instance(tac: Tac, prop: Expr) -> Expr:
    """An instance of ``Decidable prop``; classical when there is no other."""
    m = tac.m
    try:
        found = m.synth_instance(mk_apps(mk_const(mk_name("Decidable")), (prop,)))
    except Stuck:
        found = None
    return found if found is not None else mk_apps(mk_const(mk_name("Classical.propDecidable")), (prop,))


# ------------------------------------------------------------------ injection
@tactic(t.Injection)
def run_injection(tac: Tac, stx: t.Injection) -> None:
    m = tac.m
    with tac.with_main() as goal:
        e = tac.elab_term_here(stx.term, None)
        fvar: Expr
        if isinstance(e, FVar):
            fvar = e
        else:
            from prover.lean.meta.goals import assert_hyp

            fvar, goal = intro1(m, assert_hyp(m, goal, mk_name("h"), m.infer_type(e), e))
    with m.with_mvar_context(goal):
        result = injection(m, goal, fvar, [n.name for n in stx.names])
    if result is None:
        tac.replace_main([])
        return
    _, new, left = result
    if left:
        raise LeanError("too many identifiers provided, unused: " + " ".join(str(n) for n in left), stx)
    tac.replace_main([] if assumption(m, new) else [new])


@tactic(t.Names, "injections")
def run_injections(tac: Tac, stx: t.Names) -> None:
    """``injection`` on every hypothesis that is an equation of constructors, repeatedly."""
    from prover.lean.meta.cases import whnf_ctor_app

    m = tac.m
    names = [n.name for n in stx.names]
    goal = tac.main_goal()
    todo = [d.fvar for d in m.mctx.decl(goal).lctx if not d.is_aux]
    for _ in range(200):
        if not todo:
            break
        fvar = todo.pop(0)
        if fvar.uid not in m.mctx.decl(goal).lctx:
            continue
        with m.with_mvar_context(goal):
            eq = m.match_eq(m.whnf_r(m.instantiate_mvars(m.local_decl(fvar).type)))
            if eq is None:
                continue
            a, b = whnf_ctor_app(m, eq[1]), whnf_ctor_app(m, eq[2])
            if a is None or b is None:
                continue
            result = injection(m, goal, fvar, names)
        if result is None:
            tac.replace_main([])
            return
        hyps, goal, names = result
        todo = [h for h in hyps if isinstance(h, FVar)] + todo
    if assumption(m, goal):
        tac.replace_main([])
        return
    tac.replace_main([goal])


@tactic(t.IfTac)
def run_if(tac: Tac, stx: t.IfTac) -> None:
    """``if h : c then t else s``: by cases, each branch must close its goal."""
    name = stx.hyp.name if stx.hyp is not None else ANONYMOUS
    others = tac.prune()[1:]
    with tac.with_main():
        prop = tac.elab_ensuring(stx.cond, PROP)
    goals = by_cases(tac, prop, name)
    for goal, seq in zip(goals, (stx.then, stx.otherwise), strict=True):
        tac.goals = [goal]
        with tac.el.with_ref(seq):
            tac.close_using_or_admit(lambda seq=seq: tac.run_seq(seq))  # type: ignore[misc]
    tac.goals = others
