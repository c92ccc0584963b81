"""Eliminators: what `induction` and `cases` need to know of a recursor or a custom induction principle, and its use.

Source: Lean 4 ``src/Lean/Meta/Tactic/ElimInfo.lean``, ``src/Lean/Elab/Tactic/Induction.lean`` (``ElimApp``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from prover.lean.declaration import InductiveInfo
from prover.lean.elab.attributes import TAGS
from prover.lean.expr import (
    BinderInfo,
    Const,
    Expr,
    FVar,
    MVar,
    Pi,
    get_app_args,
    get_app_fn,
    mk_app,
    mk_apps,
    mk_lambda,
)
from prover.lean.meta.cases import mk_eq_heq, mk_refl
from prover.lean.meta.errors import LeanError
from prover.lean.meta.goals import intro_n
from prover.lean.meta.mctx import MVarKind
from prover.lean.name import Name, mk_name
from prover.lean.subst import any_subterm, instantiate1
from prover.lean.tactic.apply import append_tag
from prover.lean.tactic.state import mk_goal

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta


@dataclass(frozen=True, slots=True)
class ElimAlt:
    name: Name
    num_fields: int
    proves_motive: bool


@dataclass(frozen=True, slots=True)
class ElimInfo:
    """``expr : type`` eliminates ``targets`` (positions) into ``motive``; ``alts`` by position of their argument.
    ``num_complex``: arguments of the motive after the targets that are terms (``motive x (f x)``)."""

    expr: Expr
    type: Expr
    motive_pos: int
    target_pos: tuple[int, ...]
    alts: dict[int, ElimAlt]
    num_complex: int = 0

    @property
    def alt_names(self) -> list[Name]:
        return [alt.name for alt in self.alts.values()]


@dataclass(frozen=True, slots=True)
class ElimGoal:
    alt: ElimAlt
    goal: int


def elim_info(m: Meta, expr: Expr) -> ElimInfo:
    """Read an eliminator off its type."""
    type = m.infer_type(expr)
    with m.scope():
        xs, result = m.forall_telescope(type)
        motive = get_app_fn(result)
        if motive not in xs:
            raise m.error(
                "Failed to infer the motive of the eliminator: its type\n  {}\ndoes not end in a motive", type
            )
        args = get_app_args(result)
        targets = [t for i, t in enumerate(args) if all(a in xs for a in args[: i + 1])]
        alts: dict[int, ElimAlt] = {}
        for i, x in enumerate(xs):
            decl = m.local_decl(x)
            if x is motive or x in targets or decl.info is not BinderInfo.DEFAULT:
                continue
            with m.scope():
                fields, body = m.forall_telescope(decl.type)
                alts[i] = ElimAlt(decl.user_name, len(fields), get_app_fn(body) is motive)
        return ElimInfo(
            expr, type, xs.index(motive), tuple(xs.index(t) for t in targets), alts, len(args) - len(targets)
        )


def target_head(m: Meta, target: Expr) -> tuple[InductiveInfo, Const]:
    type = m.whnf(m.infer_type(target))
    fn = get_app_fn(type)
    info = m.env.find(fn.name) if isinstance(fn, Const) else None
    if not isinstance(info, InductiveInfo) or not isinstance(fn, Const):
        raise m.error("target\n  {}\nhas type\n  {}\nwhich is not an inductive type", target, type)
    return info, fn


def default_eliminator(m: Meta, targets: Sequence[Expr], induction: bool) -> tuple[ElimInfo, bool]:
    """The custom eliminator of the target's type, else ``T.rec``/``T.casesOn``; tells whether it is custom."""
    if len(targets) != 1:
        raise LeanError("eliminator must be provided when multiple targets are used (use 'using <eliminator-name>')")
    custom = custom_eliminator(m, targets[0], induction)
    if custom is not None:
        return elim_info(m, m.mk_const_with_fresh_levels(custom)), True
    info, _ = target_head(m, targets[0])
    if induction and (info.num_nested or len(info.all) > 1):
        what = "is nested" if info.num_nested else "is mutually inductive"
        raise LeanError(f"The `induction` tactic does not support the type `{info.name}` because it {what}")
    name = info.name.child("rec" if induction else "casesOn")
    return elim_info(m, m.mk_const_with_fresh_levels(name)), False


_CUSTOM_CACHE: dict[int, tuple[object, dict[tuple[bool, Name], Name]]] = {}
"""Key: identity of the tags state (kept alive by the value): which type has which custom eliminator."""


def custom_eliminator(m: Meta, target: Expr, induction: bool) -> Name | None:
    tags = m.env.state(TAGS)
    found = _CUSTOM_CACHE.get(id(tags))
    if found is None or found[0] is not tags:
        table: dict[tuple[bool, Name], Name] = {}
        for tag, name in tags:
            if tag in ("induction_eliminator", "cases_eliminator"):
                head = _eliminated_type(m, name)
                if head is not None:
                    table[tag == "induction_eliminator", head] = name
        _CUSTOM_CACHE.clear()
        found = _CUSTOM_CACHE[id(tags)] = (tags, table)
    if not found[1]:
        return None
    fn = get_app_fn(m.whnf(m.infer_type(target)))
    return found[1].get((induction, fn.name)) if isinstance(fn, Const) else None


def _eliminated_type(m: Meta, name: Name) -> Name | None:
    type = m.get_const(name).type
    with m.scope():
        _, result = m.forall_telescope(type)
        args = get_app_args(result)
        if not args:
            return None
        head = get_app_fn(m.infer_type(args[-1]))
        return head.name if isinstance(head, Const) else None


def add_implicit_targets(m: Meta, info: ElimInfo, targets: Sequence[Expr]) -> list[Expr]:
    """The targets with the implicit ones (indices) found by unification."""
    type = info.type
    out: list[Expr] = []
    given = list(targets)
    i = 0
    while True:
        type = type if isinstance(type, Pi) else m.whnf_d(type)
        if not isinstance(type, Pi):
            break
        if i in info.target_pos and type.info is BinderInfo.DEFAULT:
            if not given:
                raise m.error("Insufficient number of targets for `{}`", info.expr)
            arg = given.pop(0)
            if not m.is_def_eq(type.binder_type, m.infer_type(arg)):
                raise m.error(
                    "target type mismatch: `{}` has type\n  {}\nbut is expected to have type\n  {}",
                    arg,
                    m.infer_type(arg),
                    type.binder_type,
                )
            out.append(arg)
        else:
            arg = m.mk_mvar(type.binder_type)
            if i in info.target_pos:
                out.append(arg)
        type = instantiate1(type.body, arg)
        i += 1
    if given:
        raise LeanError("unexpected number of targets")
    return [m.instantiate_mvars(x) for x in out]


def mk_elim_app(
    m: Meta, info: ElimInfo, targets: Sequence[Expr], tag: Name
) -> tuple[Expr, MVar, list[ElimGoal], list[int]]:
    """``elim ?params ?motive targets ?alts``: the application, the motive's metavariable, goals of the alternatives,
    and other explicit arguments left open."""
    e, type = info.expr, info.type
    queue = list(targets)
    motive: MVar | None = None
    alts: list[ElimGoal] = []
    others: list[int] = []
    insts: list[MVar] = []
    i = 0
    while True:
        type = type if isinstance(type, Pi) else m.whnf_core(m.instantiate_mvars(type))
        if not isinstance(type, Pi):
            break
        domain = type.binder_type
        arg: Expr
        if i == info.motive_pos:
            arg = motive = m.mk_mvar(domain, MVarKind.SYNTHETIC_OPAQUE)
        elif i in info.target_pos:
            arg = queue.pop(0)
            if not m.is_def_eq(domain, m.infer_type(arg)):
                raise m.error("target type mismatch\n  {}", arg)
        elif i in info.alts:
            arg = mk_goal(m, domain, append_tag(tag, type.binder_name))
            alts.append(ElimGoal(info.alts[i], arg.uid))
        elif type.info is BinderInfo.INST_IMPLICIT:
            arg = m.mk_mvar(domain, MVarKind.SYNTHETIC)
            insts.append(arg)
        else:
            arg = m.mk_mvar(domain)
        e = mk_app(e, arg)
        type = instantiate1(type.body, arg)
        i += 1
    for inst in insts:
        if not m.synthesize_inst_mvar(inst):
            raise m.error("failed to synthesize\n  {}", m.infer_type(inst))
    if motive is None:
        raise LeanError("motive not found")
    others = [u for u in m.mctx.collect_mvars(e) if m.mctx.decl(u).kind is MVarKind.NATURAL]
    return e, motive, alts, others


def complex_args(m: Meta, info: ElimInfo, e: Expr) -> list[Expr]:
    """The terms that the eliminator application ``e`` gives its motive after the targets."""
    if not info.num_complex:
        return []
    args = get_app_args(m.instantiate_mvars(m.infer_type(e)))
    return args[len(args) - info.num_complex :]


def set_motive(m: Meta, goal: int, motive: MVar, targets: Sequence[Expr], terms: Sequence[Expr] = ()) -> None:
    """``motive := fun targets => type of the goal`` (its universe decides the eliminator's); ``terms`` are abstracted
    too where that is type correct."""
    type = m.instantiate_mvars(m.mctx.decl(goal).type)
    value = m.mk_lambda(list(targets), abstract_terms(m, type, terms))
    motive_type = m.instantiate_mvars(m.mctx.decl(motive.uid).type)
    value_type = m.infer_type(value)
    if not m.is_def_eq(motive_type, value_type):
        raise m.error("Invalid motive: it has type\n  {}\nbut is expected to have type\n  {}", value_type, motive_type)
    m.assign(motive, m.instantiate_mvars(value))


def abstract_terms(m: Meta, type: Expr, terms: Sequence[Expr]) -> Expr:
    """``fun r => type[r]`` for each term, constant where the abstraction is not type correct."""
    for term in reversed(terms):
        name, domain = m.fresh_user_name(mk_name("x")), m.infer_type(term)
        abstracted = mk_lambda(name, domain, m.kabstract(type, term))
        type = abstracted if m.is_type_correct(abstracted) else mk_lambda(name, domain, type)
    return type


def generalize_targets_eq(
    m: Meta, goal: int, motive_type: Expr, targets: Sequence[Expr]
) -> tuple[list[Expr], int, int]:
    """``goal : C`` becomes ``targets' ⊢ targets = targets' → C`` (the new targets introduced); also the number of
    equations."""
    with m.with_mvar_context(goal) as decl:
        with m.scope():
            news, _ = m.forall_telescope(motive_type, len(targets))
            eqs: list[Expr] = []
            refls: list[Expr] = []
            for old, new in zip(targets, news, strict=True):
                eq, is_eq = mk_eq_heq(m, old, new)
                refls.append(mk_refl(m, old, is_eq))
                eqs.append(m.push_local(mk_name("h"), eq))
            type = m.mk_pi([*news, *eqs], m.instantiate_mvars(decl.type))
        new_goal = mk_goal(m, type, decl.user_name)
        m.assign(goal, mk_apps(new_goal, [*targets, *refls]))
    fvars, result = intro_n(m, new_goal.uid, len(targets))
    return fvars, result, len(targets)


def fvars_to_generalize(m: Meta, goal: int, targets: Sequence[Expr]) -> list[FVar]:
    """Hypotheses that depend on the targets, without what the targets depend on."""
    decl = m.mctx.decl(goal)
    uids = {x.uid for x in targets if isinstance(x, FVar)}
    forbidden = _dependencies(m, goal, targets)
    out: list[FVar] = []
    seen = set(uids)
    for local in decl.lctx:
        if local.uid in uids or local.uid in forbidden or local.is_aux:
            continue
        if m.decl_depends_on(local, seen):
            out.append(local.fvar)
            seen.add(local.uid)
    return out


def _dependencies(m: Meta, goal: int, targets: Sequence[Expr]) -> set[int]:
    """Variables that the targets (transitively) depend on, the targets included."""
    lctx = m.mctx.decl(goal).lctx
    out: set[int] = set()
    todo = [x.uid for x in targets if isinstance(x, FVar)]
    while todo:
        uid = todo.pop()
        if uid in out:
            continue
        out.add(uid)
        local = lctx.find(uid)
        if local is None:
            continue
        for e in (local.type, local.value):
            if e is not None:
                todo += fvars_in(m.instantiate_mvars(e))
    return out


def fvars_in(e: Expr) -> set[int]:
    """The free variables of a term."""
    found: set[int] = set()

    def visit(s: Expr) -> bool:
        if isinstance(s, FVar):
            found.add(s.uid)
        return False

    any_subterm(e, visit)
    return found
