"""Goal-level steps that only move hypotheses: intro, revert, clear, assert, and the helpers around them.

Source: Lean 4 ``src/Lean/Meta/Tactic/{Intro,Revert,Clear,Assert}.lean``. Every function takes ``Meta`` and the uid
of an open goal, assigns that goal and returns the uids of new ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from prover.lean.expr import Expr, FVar, Let, Pi, get_app_fn, mk_app, mk_apps, mk_mvar
from prover.lean.local_context import LocalContext, LocalDecl
from prover.lean.meta.errors import LeanError
from prover.lean.meta.mctx import LocalInstances, MVarKind
from prover.lean.name import ANONYMOUS, Name, mk_name
from prover.lean.subst import head_beta, instantiate_rev, mk_arrow, replace_fvars

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta

Subst = dict[Expr, Expr]
"""What became of free variables: old variable to its value in the new goal (Lean's ``FVarSubst``)."""

WILDCARD = mk_name("_")


def apply_subst(e: Expr, subst: Subst) -> Expr:
    return replace_fvars(e, list(subst), list(subst.values())) if subst else e


def compose(subst: Subst, new: Subst) -> Subst:
    """First ``subst``, then ``new``."""
    if not new:
        return subst
    out = {k: apply_subst(v, new) for k, v in subst.items()}
    for k, v in new.items():
        out.setdefault(k, v)
    return out


def new_goal(m: Meta, type: Expr, tag: Name = ANONYMOUS) -> int:
    """A goal in the current context."""
    return m.mk_mvar(type, MVarKind.SYNTHETIC_OPAQUE, tag).uid


def goal_type(m: Meta, goal: int) -> Expr:
    return m.instantiate_mvars(m.mctx.decl(goal).type)


def check_not_assigned(m: Meta, goal: int, tactic: str) -> None:
    if m.mctx.is_assigned_or_delayed(goal):
        raise LeanError(f"Tactic `{tactic}` failed: metavariable has already been assigned")


def fresh_binder_name(m: Meta, name: Name) -> Name:
    """The inaccessible name a tactic gives a binder that nobody named."""
    base = name.erase_macro_scopes()
    base = base if not base.is_anonymous else mk_name("a")
    if not m.option("tactic.hygienic", True):
        return unused_name(m.lctx, base)
    return m.fresh_user_name(base)


def unused_name(lctx: LocalContext, base: Name) -> Name:
    """``base``, ``base_1`` … whichever no variable of the context has."""
    if lctx.find_by_name(base) is None:
        return base
    i = 1
    while True:
        name = base.parent.child(f"{base.last}_{i}")
        if lctx.find_by_name(name) is None:
            return name
        i += 1


def intro_n(
    m: Meta,
    goal: int,
    count: int,
    names: Sequence[Name] = (),
    preserve: bool = False,
    explicit_only: bool = False,
) -> tuple[list[Expr], int]:
    """Introduce ``count`` binders. ``names`` are used in order (``_`` means unnamed), then fresh inaccessible ones,
    or the binders' own names with ``preserve``. ``explicit_only``: names go to explicit binders only."""
    if count == 0:
        return [], goal
    with m.with_mvar_context(goal) as decl:
        type = m.instantiate_mvars(decl.type)
        fvars: list[Expr] = []
        start = 0
        queue = list(names)
        while len(fvars) < count:
            if not isinstance(type, (Pi, Let)):
                type = instantiate_rev(type, fvars[start:])
                start = len(fvars)
                new = m.whnf(type)
                if not isinstance(new, (Pi, Let)):
                    raise m.error(
                        "Tactic `introN` failed: There are no additional binders or `let` bindings in the goal to "
                        "introduce"
                    )
                type = new
            name = _pick_name(m, type, queue, preserve, explicit_only)
            if isinstance(type, Pi):
                domain = head_beta(instantiate_rev(type.binder_type, fvars[start:]))
                fvars.append(m.push_local(name, domain, type.info))
            else:
                let_type = head_beta(instantiate_rev(type.type, fvars[start:]))
                fvars.append(m.push_let(name, let_type, instantiate_rev(type.value, fvars[start:]), type.nondep))
            type = type.body
        uid = new_goal(m, head_beta(instantiate_rev(type, fvars[start:])), decl.user_name)
        value = m.mk_lambda(fvars, mk_mvar(uid), used_lets=False)
    m.assign(goal, value)
    return fvars, uid


def _pick_name(m: Meta, type: Pi | Let, queue: list[Name], preserve: bool, explicit_only: bool) -> Name:
    binder = type.binder_name
    if queue and not (explicit_only and isinstance(type, Pi) and not type.info.is_explicit):
        given = queue.pop(0)
        if not given.is_anonymous and given is not WILDCARD:
            return given
        return fresh_binder_name(m, binder)
    return binder if preserve else fresh_binder_name(m, binder)


def intro1(m: Meta, goal: int, name: Name | None = None, preserve: bool = False) -> tuple[Expr, int]:
    """Introduce one binder."""
    fvars, new = intro_n(m, goal, 1, () if name is None else (name,), preserve)
    return fvars[0], new


def without(lctx: LocalContext, insts: LocalInstances, uids: set[int]) -> tuple[LocalContext, LocalInstances]:
    """The context without some variables."""
    left = tuple(i for i in insts if not (isinstance(i.fvar, FVar) and i.fvar.uid in uids))
    return lctx.remove(uids), left


def revert(m: Meta, goal: int, fvars: Sequence[Expr], preserve_order: bool = False) -> tuple[list[Expr], int]:
    """Turn hypotheses (and all that depends on them) into binders of the goal. With ``preserve_order`` the given
    ones come first, in the given order (they must not depend on later ones). Returns what was reverted, in order."""
    if not fvars:
        return [], goal
    with m.with_mvar_context(goal) as decl:
        uids = {f.uid for f in fvars if isinstance(f, FVar)}
        deps = m.forward_deps(decl.lctx, uids)
        _check_revert(m, [d for d in deps if d.uid in uids])
        xs: list[Expr] = [d.fvar for d in deps if not d.is_aux]  # the function being defined is cleared
        if preserve_order:
            xs = [*fvars, *[x for x in xs if x not in fvars]]
        type = m.mk_pi(xs, m.instantiate_mvars(decl.type), used_lets=False)
        lctx, insts = without(decl.lctx, decl.local_instances, {d.uid for d in deps})
        new = m.mk_mvar_at(lctx, insts, type, MVarKind.SYNTHETIC_OPAQUE, decl.user_name)
        lets = {d.fvar for d in deps if d.value is not None}
    m.assign(goal, mk_apps(new, [x for x in xs if x not in lets]))
    return xs, new.uid


def _check_revert(m: Meta, deps: Iterable[LocalDecl]) -> None:
    for d in deps:
        if d.is_aux:
            raise LeanError(
                f"Failed to revert `{d.user_name}`: It is an auxiliary declaration created to represent a recursive "
                "reference to an in-progress definition"
            )


def clear(m: Meta, goal: int, fvar: Expr) -> int:
    """Drop a hypothesis nobody depends on."""
    assert isinstance(fvar, FVar)
    with m.with_mvar_context(goal) as decl:
        uids = {fvar.uid}
        for other in decl.lctx:
            if other.uid != fvar.uid and m.decl_depends_on(other, uids):
                raise m.error("Failed to clear `{}`: the variable `{}` depends on it", fvar, other.fvar)
        if m.depends_on(decl.type, uids):
            raise m.error("Failed to clear `{}`: The goal depends on it", fvar)
        lctx, insts = without(decl.lctx, decl.local_instances, uids)
        new = m.mk_mvar_at(lctx, insts, decl.type, MVarKind.SYNTHETIC_OPAQUE, decl.user_name)
    m.assign(goal, new)
    return new.uid


def try_clear(m: Meta, goal: int, fvar: Expr) -> int:
    """:func:`clear` if possible."""
    decl = m.mctx.decl(goal)
    if not isinstance(fvar, FVar) or fvar.uid not in decl.lctx:
        return goal
    try:
        return clear(m, goal, fvar)
    except LeanError:
        return goal


def try_clear_many(m: Meta, goal: int, fvars: Iterable[Expr]) -> int:
    """Clear the given variables, last first, as far as possible, in one new goal."""
    decl = m.mctx.decl(goal)
    wanted = {f.uid for f in fvars if isinstance(f, FVar) and f.uid in decl.lctx}
    if not wanted:
        return goal
    gone: set[int] = set()
    kept: list[LocalDecl] = []
    for d in decl.lctx.reversed():
        uid = {d.uid}
        free = d.uid in wanted and not m.depends_on(decl.type, uid)
        if free and not any(m.decl_depends_on(o, uid) for o in kept):
            gone.add(d.uid)
        else:
            kept.append(d)
    if not gone:
        return goal
    lctx, insts = without(decl.lctx, decl.local_instances, gone)
    new = m.mk_mvar_at(lctx, insts, decl.type, MVarKind.SYNTHETIC_OPAQUE, decl.user_name)
    m.assign(goal, new)
    return new.uid


def assert_hyp(m: Meta, goal: int, name: Name, type: Expr, value: Expr) -> int:
    """New goal ``type → target``; use :func:`intro1` for the hypothesis (Lean's ``assert``)."""
    with m.with_mvar_context(goal) as decl:
        new = new_goal(m, mk_arrow(type, decl.type, name), decl.user_name)
    m.assign(goal, mk_app(mk_mvar(new), value))
    return new


def replace_target(m: Meta, goal: int, type: Expr) -> int:
    """Replace the target by a definitionally equal one."""
    with m.with_mvar_context(goal) as decl:
        new = new_goal(m, type, decl.user_name)
    m.assign(goal, mk_mvar(new))
    return new


def change_hyp(m: Meta, goal: int, fvar: Expr, type: Expr) -> int:
    """Give a hypothesis a definitionally equal type, in place (same variable, same order)."""
    from dataclasses import replace as with_fields

    assert isinstance(fvar, FVar)
    decl = m.mctx.decl(goal)
    lctx = decl.lctx.update(with_fields(decl.lctx.get(fvar.uid), type=type))
    # the variable keeps its uid; infer_type may have cached the old, equal type, which is harmless
    new = m.mk_mvar_at(lctx, decl.local_instances, decl.type, MVarKind.SYNTHETIC_OPAQUE, decl.user_name)
    m.assign(goal, new)
    return new.uid


def head_is_fvar(e: Expr) -> bool:
    return type(get_app_fn(e)) is FVar
