"""What functional induction and cases principles share: parameters, motives, cases, and how to apply the result.

Source: Lean 4 v4.34 ``src/Lean/Meta/Tactic/FunInd.lean``, ``FunIndInfo.lean``. A principle takes those fixed
parameters of the function that it needs, a motive over the varying ones, a case for each branch, and the varying
parameters.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

import immutables

from prover.lean.declaration import DefinitionInfo, TheoremDecl
from prover.lean.elab.equations import user_body
from prover.lean.elab.fun_ind_cases import CaseBuilder
from prover.lean.elab.fun_ind_cleanup import close_case
from prover.lean.elab.predef import levels_of
from prover.lean.elab.structural import calls_of, open_value
from prover.lean.environment import EntryValue, Extension
from prover.lean.expr import (
    PROP,
    Const,
    Expr,
    FVar,
    Lam,
    Pi,
    mk_app,
    mk_apps,
    mk_const,
    mk_pi,
    unfold_app,
)
from prover.lean.level import mk_level_param
from prover.lean.meta.base import MetaBase
from prover.lean.name import Name, mk_name
from prover.lean.subst import beta, instantiate1, replace

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta

ParamKind = Literal["param", "dropped", "target"]
"""What a principle does with a parameter of the function: takes it, does not need it, has it as a target."""


@dataclass(frozen=True, slots=True)
class FunIndInfo:
    """How to apply a principle to a call: one kind per parameter, and which universe levels the principle keeps."""

    name: Name
    params: tuple[ParamKind, ...]
    level_mask: tuple[bool, ...]


FunIndState = immutables.Map[Name, FunIndInfo]


def _add_info(state: FunIndState, entry: EntryValue) -> FunIndState:
    return state.set(entry[0], FunIndInfo(*entry))


FUN_IND: Final = Extension[FunIndState]("fun_ind", immutables.Map, _add_info)
"""Entry: (principle, parameter kinds, level mask). Only for principles of a single function."""


def fun_ind_info(m: MetaBase, name: Name) -> FunIndInfo | None:
    """The usable principle ``name`` (made if need be)."""
    return m.env.state(FUN_IND).get(name) if m.find_const(name) is not None else None


@dataclass(slots=True)
class Function:
    """One function of the group: its constant, body (as the user wrote it) and the positions of varying parameters."""

    info: DefinitionInfo
    const: Const
    body: Expr
    arity: int
    varying: tuple[int, ...]

    def apply(self, fixed: dict[int, Expr], targets: Sequence[Expr]) -> Expr:
        return mk_apps(self.const, self.arguments(fixed, targets))

    def arguments(self, fixed: dict[int, Expr], targets: Sequence[Expr]) -> list[Expr]:
        given = iter(targets)
        return [next(given) if i in self.varying else fixed[i] for i in range(self.arity)]


def function_of(m: Meta, name: Name, varying: Sequence[int] | None = None) -> Function:
    info = m.env.find(name)
    assert isinstance(info, DefinitionInfo)
    const = mk_const(name, tuple([mk_level_param(u) for u in info.level_params]))
    assert isinstance(const, Const)
    body = user_body(m, info)
    arity = _arity(body)
    return Function(info, const, body, arity, tuple(varying if varying is not None else range(arity)))


def _arity(e: Expr) -> int:
    n = 0
    while isinstance(e, Lam):
        e, n = e.body, n + 1
    return n


def varying_positions(m: Meta, name: Name, body: Expr) -> tuple[int, ...]:
    """Parameters that some recursive call changes, or whose type depends on such a one."""
    with m.scope():
        xs, inner = open_value(m, body)
        varying: set[int] = set()
        for _, args in calls_of(inner, frozenset((name,))):
            varying |= {i for i, x in enumerate(xs) if i >= len(args) or args[i] is not x}
        changed = True
        while changed:
            changed = False
            uids = {xs[i].uid for i in varying}  # type: ignore[attr-defined]
            for i, x in enumerate(xs):
                if i not in varying and m.depends_on(m.infer_type(x), uids):
                    varying.add(i)
                    changed = True
        return tuple(sorted(varying))


class Principle:
    """The parts of a principle that all constructions share: parameters, motives, cases."""

    def __init__(self, m: Meta, functions: list[Function], unfolding: bool) -> None:
        self.m = m
        self.functions = functions
        self.unfolding = unfolding
        first = functions[0]
        self.fixed: dict[int, Expr] = {}
        type = first.info.type
        for i in range(first.arity):
            type = type if isinstance(type, Pi) else m.whnf(type)
            assert isinstance(type, Pi)
            if i in first.varying:
                type = type.body  # later fixed parameters do not mention it
                type = _lower_unused(type)
                continue
            self.fixed[i] = m.push_local(type.binder_name, type.binder_type, type.info)
            type = instantiate1(type.body, self.fixed[i])
        self.motives: list[Expr] = []
        for k, f in enumerate(functions):
            name = "motive" if len(functions) == 1 else f"motive_{k + 1}"
            self.motives.append(m.push_local(mk_name(name), self._motive_type(f)))
        self.keep = {x.uid for x in [*self.fixed.values(), *self.motives] if isinstance(x, FVar)}
        self.builder = CaseBuilder(m, unfolding)
        self.cases: list[Expr] = []

    def targets(self, f: Function) -> list[Expr]:
        """Locals for the varying parameters, named as in the function's type."""
        m = self.m
        type = f.info.type
        out: list[Expr] = []
        for i in range(f.arity):
            type = type if isinstance(type, Pi) else m.whnf(type)
            assert isinstance(type, Pi)
            x = self.fixed[i] if i not in f.varying else m.push_local(type.binder_name, type.binder_type, type.info)
            if i in f.varying:
                out.append(x)
            type = instantiate1(type.body, x)
        return out

    def _motive_type(self, f: Function) -> Expr:
        m = self.m
        with m.scope():
            ys = self.targets(f)
            result: Expr = PROP
            if self.unfolding:
                result = mk_pi(mk_name("r"), m.infer_type(f.apply(self.fixed, ys)), result)
            return m.mk_pi(ys, result)

    def goal(self, k: int, targets: Sequence[Expr]) -> Expr:
        goal = mk_apps(self.motives[k], targets)
        return mk_app(goal, self.functions[k].apply(self.fixed, targets)) if self.unfolding else goal

    def open_body(self, f: Function) -> tuple[list[Expr], Expr]:
        """Locals for the varying parameters, named as in the body, and the body over them."""
        m = self.m
        ys: list[Expr] = []
        body = f.body
        for i in range(f.arity):
            assert isinstance(body, Lam)
            x = self.fixed[i] if i not in f.varying else m.push_local(body.binder_name, body.binder_type, body.info)
            if i in f.varying:
                ys.append(x)
            body = instantiate1(body.body, x)
        return ys, body

    def equation(self, f: Function, targets: Sequence[Expr]) -> Expr | None:
        """``f xs = body`` for the unfolding principle."""
        if not self.unfolding:
            return None
        const = self.m.find_const(f.info.name.child("eq_def"))
        if const is None:
            return None
        return mk_apps(mk_const(const.name, f.const.levels), f.arguments(self.fixed, targets))

    def close_cases(self) -> None:
        """Tidy the cases and make them parameters."""
        m = self.m
        closed = [close_case(m, case, self.keep) for case in self.builder.cases]
        for i, (type, uid) in enumerate(closed):
            x = m.push_local(mk_name(f"case{i + 1}"), type)
            self.cases.append(x)
            m.assign(uid, x)

    def used_fixed(self, terms: Sequence[Expr]) -> list[Expr]:
        """The fixed parameters that motives, cases or the given terms mention."""
        m = self.m
        mentioned = [m.instantiate_mvars(t) for t in terms]
        mentioned += [m.infer_type(x) for x in [*self.motives, *self.cases]]
        out: list[Expr] = []
        for x in reversed(list(self.fixed.values())):
            assert isinstance(x, FVar)
            if any(m.depends_on(t, {x.uid}) for t in mentioned):
                out.insert(0, x)
                mentioned.append(m.infer_type(x))
        return out

    def kinds(self, used: Sequence[Expr]) -> tuple[ParamKind, ...]:
        f = self.functions[0]
        return tuple(
            ["target" if i in f.varying else "param" if self.fixed[i] in used else "dropped" for i in range(f.arity)]
        )


def _lower_unused(body: Expr) -> Expr:
    """The rest of a function's type after a parameter that later fixed ones do not mention."""
    return instantiate1(body, mk_const(mk_name("Unit.unit")))


def strip_annotations(type: Expr) -> Expr:
    """Without ``optParam``, ``autoParam``, ``outParam``."""

    def step(t: Expr) -> Expr | None:
        fn, args = unfold_app(t)
        if isinstance(fn, Const) and fn.name.text in ("optParam", "autoParam", "outParam", "semiOutParam") and args:
            return replace(args[0], step)
        return None

    return replace(type, step)


def level_params_of(info: DefinitionInfo, *terms: Expr) -> tuple[Name, ...]:
    used: set[Name] = set()
    for t in terms:
        levels_of(t, used)
    return tuple([u for u in info.level_params if u in used])


def note_principle(
    m: Meta, name: Name, info: DefinitionInfo, kinds: tuple[ParamKind, ...], kept: Sequence[Name]
) -> None:
    """Register how the principle is applied to a call of the function."""
    m.env = m.env.add_entry(FUN_IND, (name, kinds, tuple([u in kept for u in info.level_params])))


def add_principle(m: Meta, name: Name, p: Principle, proof: Expr) -> None:
    """Add the principle of a single function from its proof ``fun targets => …`` (with open cases)."""
    f = p.functions[0]
    p.close_cases()
    proof = m.instantiate_mvars(proof)
    used = p.used_fixed([proof])
    with m.scope():
        ys = p.targets(f)
        binders = [*used, *p.motives, *p.cases, *ys]
        type = strip_annotations(m.mk_pi(binders, p.goal(0, ys)))
        value = m.mk_lambda(binders, beta(proof, ys))
    params = level_params_of(f.info, type, value)
    m.add_decl(TheoremDecl(name, params, type, value))
    note_principle(m, name, f.info, p.kinds(used), params)
