"""``apply`` on goals and its family: constructor, left/right, exfalso, assumption, contradiction.

Source: Lean 4 ``src/Lean/Meta/Tactic/Apply.lean``, ``Constructor.lean``, ``Assumption.lean``, ``Contradiction.lean``.
These functions take ``Meta`` and a goal's uid; ``closing.py`` and ``terms.py`` register the tactics.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from prover.lean.declaration import InductiveInfo
from prover.lean.expr import (
    App,
    BinderInfo,
    Const,
    Expr,
    FVar,
    MVar,
    get_app_fn,
    is_const_of,
    mk_apps,
    mk_const,
    unfold_app,
)
from prover.lean.meta.base import Transparency
from prover.lean.meta.cases import cases, mk_no_confusion, whnf_ctor_app
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, Stuck
from prover.lean.name import Name, mk_name
from prover.lean.subst import any_subterm, head_beta
from prover.lean.tactic.state import goal_error, mk_goal, pp_diff

if TYPE_CHECKING:
    from prover.lean.local_context import LocalDecl
    from prover.lean.meta.meta import Meta

NewGoals = Literal["nonDependentFirst", "nonDependentOnly", "all"]

FALSE = mk_name("False")
EQ = mk_name("Eq")
HEQ = mk_name("HEq")


def target_of(m: Meta, goal: int) -> Expr:
    return m.instantiate_mvars(m.mctx.decl(goal).type)


def expected_num_args(m: Meta, type: Expr) -> tuple[int, bool]:
    """Number of arguments a term of this type takes at default transparency, and whether the result is ``?m …``."""
    saved = m.save()
    with m.with_transparency(max(m.transparency, Transparency.DEFAULT)):
        mvars, _, body = m.forall_meta_telescope(type)
    result = len(mvars), type_is_mvar(m, body)
    m.restore(saved)
    return result


def type_is_mvar(m: Meta, e: Expr) -> bool:
    return isinstance(get_app_fn(m.instantiate_mvars(e)), MVar)


def apply(
    m: Meta,
    goal: int,
    e: Expr,
    new_goals: NewGoals = "nonDependentFirst",
    term: str | None = None,
    allow_synth_failures: bool = False,
) -> list[int]:
    """Unify the conclusion of ``e`` with the goal; arguments that stay open become goals."""
    with m.with_mvar_context(goal):
        target = target_of(m, goal)
        e_type = m.instantiate_mvars(m.infer_type(e))
        num_args, has_mvar_head = expected_num_args(m, e_type)
        start = num_args if has_mvar_head else max(num_args - expected_num_args(m, target)[0], 0)
        saved = m.save()
        for i in range(start, num_args + 1):
            mvars, infos, conclusion = m.forall_meta_telescope(e_type, i)
            if m.is_def_eq_guarded(conclusion, target):
                break
            m.restore(saved)
        else:
            raise _apply_error(m, goal, e_type, start, target, term)
        synth_app_instances(m, "apply", goal, mvars, infos, allow_synth_failures)
        _append_parent_tag(m, goal, mvars, infos)
        e = m.instantiate_mvars(e)
        others = m.mctx.collect_mvars(e)
        m.assign(goal, mk_apps(e, mvars))
        result = reorder_goals(m, mvars, new_goals)
        seen = set(result)
        result += [g for g in others if g not in seen]
        for g in result:
            _head_beta_type(m, g)
        return result


def _head_beta_type(m: Meta, goal: int) -> None:
    type = m.instantiate_mvars(m.mctx.decl(goal).type)
    reduced = head_beta(type)
    if reduced is not m.mctx.decl(goal).type:
        m.mctx.set_type(goal, reduced)


def _apply_error(m: Meta, goal: int, e_type: Expr, start: int, target: Expr, term: str | None) -> LeanError:
    saved = m.save()
    _, _, conclusion = m.forall_meta_telescope(e_type, start)
    conclusion = m.instantiate_mvars(conclusion)
    name = term or "the term"
    what = "conclusion" if start else "type"
    shown, shown_target = pp_diff(m, conclusion, target)
    note = ""
    if start:
        note = f"\n\nNote: The full type of {name} is\n{indent(m.pp(e_type))}"
    m.restore(saved)
    detail = f"could not unify the {what} of {name}\n{indent(shown)}\nwith the goal\n{indent(shown_target)}{note}"
    return goal_error(m, "apply", goal, detail)


def indent(text: str, by: int = 2) -> str:
    """Lean's ``indentExpr`` without the leading newline."""
    pad = " " * by
    return "\n".join(pad + line if line else line for line in text.split("\n"))


def synth_app_instances(
    m: Meta,
    tactic_name: str,
    goal: int,
    mvars: Sequence[MVar],
    infos: Sequence[BinderInfo],
    allow_failures: bool = False,
) -> None:
    """Synthesize the instance arguments among ``mvars``; ones unification found must agree with the synthesized."""
    todo = [x for x, info in zip(mvars, infos, strict=True) if info is BinderInfo.INST_IMPLICIT]
    while todo:
        postponed: list[MVar] = []
        error: LeanError | None = None
        for mvar in todo:
            type = m.instantiate_mvars(m.infer_type(mvar))
            value: Expr | None
            try:
                value = m.synth_instance(type)
            except Stuck:
                value = None
            if value is None:
                if m.mctx.is_assigned(mvar.uid) and not type.has_expr_mvar:
                    # Lean insists on synthesis; a local assignment by unification is refused the same way.
                    error = error or _synth_error(m, type)
                    postponed.append(mvar)
                    continue
                error = error or _synth_error(m, type)
                postponed.append(mvar)
            elif not m.is_def_eq_guarded(mvar, value):
                raise goal_error(m, tactic_name, goal, "failed to assign synthesized instance")
        if len(postponed) == len(todo):
            if allow_failures:
                return
            assert error is not None
            raise error
        todo = postponed


def _synth_error(m: Meta, type: Expr) -> LeanError:
    return m.error(
        "failed to synthesize instance of type class\n  {}\n\nHint: Type class instance resolution failures can be "
        "inspected with the `set_option trace.Meta.synthInstance true` command.",
        type,
    )


def _append_parent_tag(m: Meta, goal: int, mvars: Sequence[MVar], infos: Sequence[BinderInfo]) -> None:
    parent = m.mctx.decl(goal).user_name
    if len(mvars) == 1:
        m.mctx.set_user_name(mvars[0].uid, parent)
        return
    if parent.is_anonymous:
        return
    for mvar, info in zip(mvars, infos, strict=True):
        if info is not BinderInfo.INST_IMPLICIT and not m.mctx.is_assigned(mvar.uid):
            m.mctx.set_user_name(mvar.uid, append_tag(parent, m.mctx.decl(mvar.uid).user_name))


def append_tag(tag: Name, suffix: Name) -> Name:
    """Tag of a subgoal: the parent's, then the argument's name."""
    if suffix.is_anonymous:
        return tag
    if tag.is_anonymous:
        return suffix
    return tag + suffix.erase_macro_scopes()


def reorder_goals(m: Meta, mvars: Sequence[MVar], policy: NewGoals = "nonDependentFirst") -> list[int]:
    """Unassigned ones; those that occur in another's type come last (or not at all)."""
    open_ones = [x for x in mvars if not m.mctx.is_assigned_or_delayed(x.uid)]
    if policy == "all":
        return [x.uid for x in open_ones]
    types = {x: m.instantiate_mvars(m.infer_type(x)) for x in open_ones}
    free: list[int] = []
    dependent: list[int] = []
    for x in open_ones:
        used = any(y is not x and any_subterm(types[y], lambda s, x=x: s is x) for y in open_ones)  # type: ignore[misc]
        (dependent if used else free).append(x.uid)
    return free if policy == "nonDependentOnly" else free + dependent


# ------------------------------------------------------------------ constructors
def inductive_target(m: Meta, goal: int) -> tuple[InductiveInfo, Const] | None:
    """The inductive type (in weak head normal form) of the goal."""
    fn = get_app_fn(m.whnf(target_of(m, goal)))
    if not isinstance(fn, Const):
        return None
    info = m.env.find(fn.name)
    return (info, fn) if isinstance(info, InductiveInfo) else None


def constructor(m: Meta, goal: int) -> list[int]:
    """Apply the first constructor that fits."""
    with m.with_mvar_context(goal):
        found = inductive_target(m, goal)
        if found is None:
            raise goal_error(m, "constructor", goal, "target is not an inductive datatype")
        info, fn = found
        for ctor in info.ctors:
            saved = m.save()
            try:
                return apply(m, goal, mk_const(ctor, fn.levels))
            except HeartbeatsExceeded:
                raise
            except LeanError:
                m.restore(saved)
        raise goal_error(m, "constructor", goal, "no applicable constructors found")


def left_right(m: Meta, goal: int, name: str, index: int) -> list[int]:
    with m.with_mvar_context(goal):
        found = inductive_target(m, goal)
        if found is None:
            raise goal_error(m, name, goal, "target is not an inductive datatype")
        info, fn = found
        if len(info.ctors) != 2:
            raise goal_error(
                m, name, goal, f"{name} tactic works for inductive types with exactly 2 constructors \n  {fn.name}"
            )
        return apply(m, goal, mk_const(info.ctors[index], fn.levels))


def exfalso(m: Meta, goal: int) -> int:
    with m.with_mvar_context(goal) as decl:
        target = m.instantiate_mvars(decl.type)
        new = mk_goal(m, mk_const(FALSE), decl.user_name)
        m.assign(goal, mk_apps(mk_const(mk_name("False.elim"), (m.get_level(target),)), (target, new)))
        return new.uid


# ------------------------------------------------------------------ hypotheses
def find_hypothesis(m: Meta, type: Expr) -> LocalDecl | None:
    """The newest hypothesis whose type is definitionally equal to ``type``."""
    for decl in m.lctx.reversed():
        if not decl.is_aux and m.is_def_eq_guarded(type, decl.type):
            return decl
    return None


def assumption(m: Meta, goal: int) -> bool:
    with m.with_mvar_context(goal):
        found = find_hypothesis(m, target_of(m, goal))
        if found is None:
            return False
        m.assign(goal, found.fvar)
        return True


def _constructor_clash(m: Meta, goal: int, type: Expr, hyp: LocalDecl) -> bool:
    """``h : c … = d …`` (or ``≍``) with different constructors closes the goal."""
    eq = m.match_eq(type)
    sides = (eq[1], eq[2]) if eq is not None else None
    if sides is None:
        heq = m.match_heq(type)
        if heq is None or not m.is_def_eq_guarded(heq[0], heq[2]):
            return False
        sides = heq[1], heq[3]
    lhs, rhs = whnf_ctor_app(m, sides[0]), whnf_ctor_app(m, sides[1])
    if lhs is None or rhs is None or lhs[0].name is rhs[0].name:
        return False
    proof: Expr = hyp.fvar if eq is not None else m.mk_eq_of_heq(hyp.fvar)
    value, _ = mk_no_confusion(m, target_of(m, goal), proof)
    m.assign(goal, value)
    return True


def contradiction(m: Meta, goal: int) -> bool:
    """Close the goal by an absurd hypothesis (Lean's ``contradictionCore``)."""
    with m.with_mvar_context(goal) as decl:
        target = m.instantiate_mvars(decl.type)
        for hyp in decl.lctx:
            if hyp.is_aux:
                continue
            proof = _absurdity(m, goal, target, hyp)
            if proof is not None:
                if isinstance(proof, Expr):
                    m.assign(goal, proof)
                return True
    return False


def _absurdity(m: Meta, goal: int, target: Expr, hyp: LocalDecl) -> Expr | bool | None:
    """The tests of Lean's ``contradictionCore`` on one hypothesis, in its order."""
    type = m.instantiate_mvars(hyp.type)
    negated = m.match_not(type) or m.match_not(m.whnf_r(type))
    if negated is not None:
        found = find_hypothesis(m, negated)
        if found is not None:
            return m.mk_absurd(target, found.fvar, hyp.fvar)
    ne = m.match_ne(type)
    if ne is not None:
        if m.is_def_eq_guarded(ne[1], ne[2]):
            return m.mk_absurd(target, m.mk_eq_refl(ne[1]), hyp.fvar)
        found = find_hypothesis(m, m.mk_eq(ne[1], ne[2]))
        if found is not None:
            return m.mk_absurd(target, found.fvar, hyp.fvar)
    if _constructor_clash(m, goal, type, hyp):
        return True
    if not type.has_fvar and not type.has_mvar:
        proof = _absurd_by_decide(m, target, type, hyp)
        if proof is not None:
            return proof
    is_equation = m.match_eq(type) is not None or m.match_heq(type) is not None
    return True if not is_equation and elim_empty(m, goal, hyp) else None


SEARCH_FUEL = 16
"""Goals that may be visited while a hypothesis is taken apart (Lean's ``Contradiction.Config.searchFuel``)."""


def _may_be_empty(m: Meta, type: Expr) -> bool:
    """Inductive types without constructors, and families."""
    with m.with_transparency(max(m.transparency, Transparency.DEFAULT)):
        fn = get_app_fn(m.whnf(type))
    info = m.env.find(fn.name) if isinstance(fn, Const) else None
    return isinstance(info, InductiveInfo) and (not info.ctors or info.num_indices > 0)


def elim_empty(m: Meta, goal: int, hyp: LocalDecl) -> bool:
    """Close the goal by cases on a hypothesis none of whose constructors fits (fields are tried in turn)."""
    if not _may_be_empty(m, m.instantiate_mvars(hyp.type)):
        return False
    saved = m.save()
    if _elim(m, exfalso(m, goal), hyp.fvar, [SEARCH_FUEL]):
        return True
    m.restore(saved)
    return False


def _elim(m: Meta, goal: int, fvar: Expr, fuel: list[int]) -> bool:
    if fuel[0] == 0:
        return False
    fuel[0] -= 1
    saved = m.save()
    try:
        subgoals = cases(m, goal, fvar)
    except HeartbeatsExceeded:
        raise
    except LeanError:
        m.restore(saved)
        return False
    for sub in subgoals:
        with m.with_mvar_context(sub.goal) as decl:
            fields = [f for f in sub.fields if isinstance(f, FVar) and decl.lctx.find(f.uid) is not None]
            candidates = [f for f in fields if _may_be_empty(m, m.instantiate_mvars(m.infer_type(f)))]
        if not any(_elim(m, sub.goal, f, fuel) for f in candidates):
            m.restore(saved)
            return False
    return True


def _absurd_by_decide(m: Meta, target: Expr, type: Expr, hyp: LocalDecl) -> Expr | None:
    if not m.is_prop(type):
        return None
    try:
        decision = m.mk_decide(type)
    except (LeanError, Stuck):
        return None
    with m.with_transparency(max(m.transparency, Transparency.DEFAULT)):
        try:
            value = m.whnf(decision)
        except HeartbeatsExceeded:
            raise
        except LeanError:
            return None
    if not is_const_of(value, mk_name("Bool.false")):
        return None
    assert isinstance(decision, App)
    not_p = mk_apps(mk_const(mk_name("of_decide_eq_false")), [*unfold_app(decision)[1], m.mk_eq_refl(value)])
    return m.mk_absurd(target, hyp.fvar, not_p)
