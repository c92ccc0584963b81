"""The metavariable context: declarations and assignments of metavariables, persistent.

Source: Lean 4 ``src/Lean/MetavarContext.lean``. All maps are persistent, so :meth:`MetavarContext.save` costs one tuple
and any earlier state can be restored or continued at no copy.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from itertools import count
from typing import Final

import immutables

from prover.lean.expr import (
    HAS_EXPR_MVAR,
    HAS_MVAR,
    App,
    Const,
    Expr,
    Lam,
    Let,
    MVar,
    Pi,
    Proj,
    Sort,
    mk_apps,
    mk_const,
    mk_lambda,
    mk_let,
    mk_pi,
    mk_proj,
    mk_sort,
)
from prover.lean.level import HAS_MVAR as LEVEL_HAS_MVAR
from prover.lean.level import IMax, Level, LMVar, Max, Succ, mk_imax_simp, mk_max_simp, mk_succ
from prover.lean.local_context import LocalContext
from prover.lean.name import ANONYMOUS, Name
from prover.lean.subst import abstract, beta, head_beta, instantiate_rev


class MVarKind(Enum):
    """NATURAL: unification assigns freely. SYNTHETIC: instances and postponed terms, unification avoids assigning.
    SYNTHETIC_OPAQUE: tactic goals, never assigned by unification."""

    NATURAL = 0
    SYNTHETIC = 1
    SYNTHETIC_OPAQUE = 2


@dataclass(frozen=True, slots=True)
class LocalInstance:
    """A local variable that instance search may use: its class and its free variable."""

    class_name: Name
    fvar: Expr


LocalInstances = tuple[LocalInstance, ...]


@dataclass(frozen=True, slots=True)
class MVarDecl:
    """``scope_args``: of the arguments the metavariable is applied to, those that it got when binders were abstracted
    (``?m`` became ``?n x``); with just these a solution may ignore them (Lean's ``numScopeArgs``)."""

    user_name: Name
    lctx: LocalContext
    local_instances: LocalInstances
    type: Expr
    depth: int
    kind: MVarKind
    index: int
    scope_args: int = 0


@dataclass(frozen=True, slots=True)
class DelayedAssignment:
    """``?m fvars`` may be replaced by ``mvar`` (its value with ``fvars`` abstracted) once that is fully assigned."""

    fvars: tuple[Expr, ...]
    mvar: MVar


_UIDS = count(1)


def fresh_uid() -> int:
    """A number never used before in this process (for free variables and metavariables)."""
    return next(_UIDS)


Saved = tuple[
    immutables.Map[int, MVarDecl],
    immutables.Map[int, Expr],
    immutables.Map[int, DelayedAssignment],
    immutables.Map[int, Level],
    immutables.Map[int, int],
    int,
    int,
]


class MetavarContext:
    """Mutable handle on persistent maps; ``save``/``restore`` give backtracking."""

    __slots__ = (
        "decls",
        "assignment",
        "delayed",
        "level_assignment",
        "level_depth",
        "depth",
        "level_assign_depth",
        "counter",
    )

    def __init__(self) -> None:
        self.decls: immutables.Map[int, MVarDecl] = immutables.Map()
        self.assignment: immutables.Map[int, Expr] = immutables.Map()
        self.delayed: immutables.Map[int, DelayedAssignment] = immutables.Map()
        self.level_assignment: immutables.Map[int, Level] = immutables.Map()
        self.level_depth: immutables.Map[int, int] = immutables.Map()
        self.depth: int = 0
        self.level_assign_depth: int = 0
        self.counter: Final = count()

    def save(self) -> Saved:
        return (
            self.decls,
            self.assignment,
            self.delayed,
            self.level_assignment,
            self.level_depth,
            self.depth,
            self.level_assign_depth,
        )

    def restore(self, saved: Saved) -> None:
        (
            self.decls,
            self.assignment,
            self.delayed,
            self.level_assignment,
            self.level_depth,
            self.depth,
            self.level_assign_depth,
        ) = saved

    # ------------------------------------------------------------ declarations
    def declare(
        self,
        uid: int,
        lctx: LocalContext,
        local_instances: LocalInstances,
        type: Expr,
        kind: MVarKind = MVarKind.NATURAL,
        user_name: Name = ANONYMOUS,
        depth: int | None = None,
        scope_args: int = 0,
    ) -> None:
        at = self.depth if depth is None else depth
        decl = MVarDecl(user_name, lctx, local_instances, type, at, kind, next(self.counter), scope_args)
        self.decls = self.decls.set(uid, decl)

    def decl(self, uid: int) -> MVarDecl:
        return self.decls[uid]

    def set_type(self, uid: int, type: Expr) -> None:
        self.decls = self.decls.set(uid, replace(self.decls[uid], type=type))

    def set_kind(self, uid: int, kind: MVarKind) -> None:
        decl = self.decls[uid]
        if decl.kind is not kind:
            self.decls = self.decls.set(uid, replace(decl, kind=kind))

    def set_user_name(self, uid: int, user_name: Name) -> None:
        self.decls = self.decls.set(uid, replace(self.decls[uid], user_name=user_name))

    def set_lctx(self, uid: int, lctx: LocalContext, local_instances: LocalInstances) -> None:
        self.decls = self.decls.set(uid, replace(self.decls[uid], lctx=lctx, local_instances=local_instances))

    def declare_level(self, uid: int) -> None:
        self.level_depth = self.level_depth.set(uid, self.depth)

    # ------------------------------------------------------------ assignments
    def is_assigned(self, uid: int) -> bool:
        return uid in self.assignment

    def is_delayed_assigned(self, uid: int) -> bool:
        return uid in self.delayed

    def is_assigned_or_delayed(self, uid: int) -> bool:
        return uid in self.assignment or uid in self.delayed

    def assign(self, uid: int, value: Expr) -> None:
        self.assignment = self.assignment.set(uid, value)

    def assign_delayed(self, uid: int, fvars: tuple[Expr, ...], mvar: MVar) -> None:
        self.delayed = self.delayed.set(uid, DelayedAssignment(fvars, mvar))

    def forget_delayed(self, uid: int) -> None:
        """Make a delayed assigned metavariable an open one again."""
        self.delayed = self.delayed.delete(uid)

    def assign_level(self, uid: int, value: Level) -> None:
        self.level_assignment = self.level_assignment.set(uid, value)

    def is_assignable(self, uid: int) -> bool:
        """May the unifier assign it (by depth)?"""
        return self.decls[uid].depth == self.depth

    def is_level_assignable(self, uid: int) -> bool:
        """Instance search opens a new depth for terms only: outer universe metavariables stay assignable there."""
        return self.level_depth.get(uid, 0) >= self.level_assign_depth

    # ------------------------------------------------------------ instantiation
    def instantiate_level(self, level: Level) -> Level:
        if not level.flags & LEVEL_HAS_MVAR:
            return level
        if isinstance(level, LMVar):
            value = self.level_assignment.get(level.uid)
            if value is None:
                return level
            new = self.instantiate_level(value)
            if new is not value:
                self.assign_level(level.uid, new)
            return new
        if isinstance(level, Succ):
            return mk_succ(self.instantiate_level(level.pred))
        if isinstance(level, Max):
            return mk_max_simp(self.instantiate_level(level.lhs), self.instantiate_level(level.rhs))
        if isinstance(level, IMax):
            return mk_imax_simp(self.instantiate_level(level.lhs), self.instantiate_level(level.rhs))
        return level

    def instantiate(self, e: Expr) -> Expr:
        """Replace assigned metavariables; beta-reduces ``?m a`` when ``?m`` is assigned."""
        if not e.flags & HAS_MVAR:
            return e
        return self._instantiate(e, {})

    def _instantiate(self, e: Expr, cache: dict[Expr, Expr]) -> Expr:
        if not e.flags & HAS_MVAR:
            return e
        found = cache.get(e)
        if found is not None:
            return found
        go = self._instantiate
        if type(e) is App:
            result = self._instantiate_app(e, cache)
        elif type(e) is MVar:
            value = self.assignment.get(e.uid)
            if value is None:
                return e
            result = value
            if value.flags & HAS_MVAR:
                result = go(value, cache)
                if result is not value:
                    self.assignment = self.assignment.set(e.uid, result)
        elif type(e) is Const:
            result = mk_const(e.name, tuple([self.instantiate_level(u) for u in e.levels]))
        elif type(e) is Sort:
            result = mk_sort(self.instantiate_level(e.level))
        elif type(e) is Lam:
            result = mk_lambda(e.binder_name, go(e.binder_type, cache), go(e.body, cache), e.info)
        elif type(e) is Pi:
            result = mk_pi(e.binder_name, go(e.binder_type, cache), go(e.body, cache), e.info)
        elif type(e) is Let:
            result = mk_let(e.binder_name, go(e.type, cache), go(e.value, cache), go(e.body, cache), e.nondep)
        elif type(e) is Proj:
            result = mk_proj(e.struct_name, e.idx, go(e.struct, cache))
        else:
            return e
        cache[e] = result
        return result

    def _instantiate_app(self, e: App, cache: dict[Expr, Expr]) -> Expr:
        go = self._instantiate
        rev: list[Expr] = []
        fn: Expr = e
        while type(fn) is App:
            rev.append(fn.arg)
            fn = fn.fn
        args = [go(a, cache) for a in reversed(rev)]
        if type(fn) is not MVar:
            return mk_apps(go(fn, cache), args)
        if fn.uid in self.assignment:
            return beta(go(fn, cache), args)
        delayed = self.delayed.get(fn.uid)
        if delayed is None or len(args) < len(delayed.fvars):
            return mk_apps(fn, args)
        value = go(delayed.mvar, cache)
        if value.flags & HAS_EXPR_MVAR:
            return mk_apps(fn, args)  # not fully assigned yet
        n = len(delayed.fvars)
        return mk_apps(instantiate_rev(abstract(value, delayed.fvars), args[:n]), args[n:])

    def get_assignment_head(self, e: Expr) -> Expr:
        """Follow assignments at the head of ``e`` only (with beta)."""
        while True:
            fn = e
            rev: list[Expr] = []
            while type(fn) is App:
                rev.append(fn.arg)
                fn = fn.fn
            if type(fn) is not MVar:
                return e
            value = self.assignment.get(fn.uid)
            if value is None:
                new = self._delayed_head(fn, rev)
                if new is None:
                    return e
                e = new
                continue
            rev.reverse()
            e = head_beta(beta(value, rev)) if rev else value

    def _delayed_head(self, fn: MVar, rev: list[Expr]) -> Expr | None:
        delayed = self.delayed.get(fn.uid)
        if delayed is None or len(rev) < len(delayed.fvars):
            return None
        value = self.instantiate(delayed.mvar)
        if value.flags & HAS_EXPR_MVAR:
            return None
        args = rev[::-1]
        n = len(delayed.fvars)
        return mk_apps(instantiate_rev(abstract(value, delayed.fvars), args[:n]), args[n:])

    def collect_mvars(self, e: Expr) -> list[int]:
        """Unassigned metavariables of ``e`` (instantiated first; also those behind delayed assignments), in order
        of first occurrence."""
        out: list[int] = []
        self._collect(self.instantiate(e), set(), out, lambda _uid: True)
        return out

    def _collect(self, e: Expr, seen: set[Expr], out: list[int], keep: Callable[[int], bool]) -> None:
        stack = [e]
        while stack:
            t = stack.pop()
            if not t.flags & HAS_EXPR_MVAR or t in seen:
                continue
            seen.add(t)
            if type(t) is MVar:
                delayed = self.delayed.get(t.uid)
                if delayed is not None:
                    stack.append(self.instantiate(delayed.mvar))
                elif t.uid in self.assignment:
                    stack.append(self.instantiate(t))
                elif keep(t.uid):
                    out.append(t.uid)
            elif type(t) is App:
                stack.append(t.arg)
                stack.append(t.fn)
            elif type(t) is Lam or type(t) is Pi:
                stack.append(t.body)
                stack.append(t.binder_type)
            elif type(t) is Let:
                stack.append(t.body)
                stack.append(t.value)
                stack.append(t.type)
            elif type(t) is Proj:
                stack.append(t.struct)
