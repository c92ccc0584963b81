"""Scopes and proof states as entry values, so that the library's format can hold them.

Comes in: a :class:`Scope` or a :class:`ProofSnapshot`. Goes out: a tuple of plain data, and back. Free variables,
metavariables and universe metavariables have no place in a module file; they travel as constants and universe
parameters with reserved names, and get fresh numbers when they are read, so they never meet those of the session.
Syntax (the binders of ``variable``) travels as the name of its node and its fields. Everything read here comes from a
file that nobody vouches for: the proof that grows out of it is checked by the kernel like any other.

Source: what leanprover-community/repl ``REPL/Snapshots.lean`` keeps of a state when it pickles one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from typing import Any, Final

import immutables

from prover.lean.elab.scope import OpenDecl, OpenExplicit, OpenSimple, Scope
from prover.lean.environment import EntryValue, Environment
from prover.lean.expr import (
    DEFAULT,
    IMPLICIT,
    INST_IMPLICIT,
    STRICT_IMPLICIT,
    Const,
    Expr,
    FVar,
    MVar,
    Sort,
    mk_const,
    mk_fvar,
    mk_mvar,
    mk_sort,
)
from prover.lean.level import (
    IMax,
    Level,
    LMVar,
    LParam,
    Max,
    Succ,
    mk_imax,
    mk_level_mvar,
    mk_level_param,
    mk_max,
    mk_succ,
)
from prover.lean.local_context import LocalContext, LocalDecl, make_context
from prover.lean.meta.mctx import DelayedAssignment, LocalInstance, MVarDecl, MVarKind, fresh_uid
from prover.lean.name import Name, mk_name
from prover.lean.repl.states import ProofSnapshot
from prover.lean.subst import push_children, replace
from prover.lean.syntax import ast, tactic_ast

FVARS: Final = mk_name("_snapshot.fvar")
MVARS: Final = mk_name("_snapshot.mvar")
LEVELS: Final = mk_name("_snapshot.level")
_INFOS: Final = (DEFAULT, IMPLICIT, STRICT_IMPLICIT, INST_IMPLICIT)


# ------------------------------------------------------------------ syntax and scopes
def _node_classes() -> dict[str, type[ast.Syntax]]:
    found: dict[str, type[ast.Syntax]] = {}
    for module in (ast, tactic_ast):
        for cls in vars(module).values():
            if isinstance(cls, type) and issubclass(cls, ast.Syntax):
                found[f"{cls.__module__}.{cls.__name__}"] = cls
    return found


def pack_syntax(value: Any) -> EntryValue:
    """A node as ``(True, class, fields …)``, a tuple as ``(False, items …)``, anything else as it is."""
    if isinstance(value, ast.Syntax):
        cls = type(value)
        return (True, f"{cls.__module__}.{cls.__name__}", *[pack_syntax(getattr(value, f.name)) for f in fields(value)])
    if isinstance(value, tuple):
        return (False, *[pack_syntax(item) for item in value])
    return value


def unpack_syntax(value: EntryValue, classes: dict[str, type[ast.Syntax]]) -> Any:
    if not isinstance(value, tuple):
        return value
    if value[0] is True:
        return classes[value[1]](*[unpack_syntax(item, classes) for item in value[2:]])
    return tuple([unpack_syntax(item, classes) for item in value[1:]])


def _pack_open(decl: OpenDecl) -> EntryValue:
    if isinstance(decl, OpenSimple):
        return (decl.namespace, decl.excepted)
    return (decl.alias, decl.target, True)


def _unpack_open(value: EntryValue) -> OpenDecl:
    return OpenSimple(value[0], value[1]) if len(value) == 2 else OpenExplicit(value[0], value[1])


def pack_scope(scope: Scope) -> EntryValue:
    return (
        scope.header,
        scope.namespace,
        tuple([_pack_open(d) for d in scope.opens]),
        scope.level_names,
        pack_syntax(scope.variables),
        scope.included,
        scope.omitted,
        tuple(sorted(scope.options.items())),
        scope.is_noncomputable,
        tuple(sorted(scope.woken)),
    )


def unpack_scope(value: EntryValue) -> Scope:
    header, namespace, opens, level_names, variables, included, omitted, options, noncomputable, woken = value
    return Scope(
        header,
        namespace,
        tuple([_unpack_open(d) for d in opens]),
        level_names,
        unpack_syntax(variables, _node_classes()),
        included,
        omitted,
        immutables.Map(options),
        noncomputable,
        frozenset(woken),
    )


# ------------------------------------------------------------------ terms with open leaves
def _map_level(level: Level, leaf: Any) -> Level:
    if isinstance(level, Succ):
        return mk_succ(_map_level(level.pred, leaf))
    if isinstance(level, Max):
        return mk_max(_map_level(level.lhs, leaf), _map_level(level.rhs, leaf))
    if isinstance(level, IMax):
        return mk_imax(_map_level(level.lhs, leaf), _map_level(level.rhs, leaf))
    new: Level = leaf(level)
    return new


def _map_levels(e: Expr, leaf: Any) -> Expr | None:
    if isinstance(e, Sort):
        return mk_sort(_map_level(e.level, leaf))
    if isinstance(e, Const) and e.levels:
        return mk_const(e.name, tuple([_map_level(u, leaf) for u in e.levels]))
    return None


def _close_level(level: Level) -> Level:
    return mk_level_param(LEVELS.child(level.uid)) if isinstance(level, LMVar) else level


def _close_leaf(e: Expr) -> Expr | None:
    if isinstance(e, FVar):
        return mk_const(FVARS.child(e.uid))
    if isinstance(e, MVar):
        return mk_const(MVARS.child(e.uid))
    return _map_levels(e, _close_level)


class _Reader:
    """Gives the free variables and metavariables of a file their numbers in this session."""

    def __init__(self) -> None:
        self.fvars: dict[int, int] = {}
        self.mvars: dict[int, int] = {}
        self.levels: dict[int, int] = {}

    def fvar(self, number: int) -> int:
        return self._fresh(self.fvars, number)

    def mvar(self, number: int) -> int:
        return self._fresh(self.mvars, number)

    def level_mvar(self, number: int) -> int:
        return self._fresh(self.levels, number)

    @staticmethod
    def _fresh(table: dict[int, int], number: int) -> int:
        found = table.get(number)
        if found is None:
            found = table[number] = fresh_uid()
        return found

    def level(self, level: Level) -> Level:
        return _map_level(level, self._open_level)

    def expr(self, e: Expr) -> Expr:
        return replace(e, self._open_leaf)

    def _open_level(self, level: Level) -> Level:
        if isinstance(level, LParam) and level.name.prefix is LEVELS:
            return mk_level_mvar(self.level_mvar(_number(level.name)))
        return level

    def _open_leaf(self, e: Expr) -> Expr | None:
        if isinstance(e, Const):
            if e.name.prefix is FVARS:
                return mk_fvar(self.fvar(_number(e.name)))
            if e.name.prefix is MVARS:
                return mk_mvar(self.mvar(_number(e.name)))
        return _map_levels(e, self._open_level)


def _number(name: Name) -> int:
    if not isinstance(name.part, int):
        raise ValueError(f"{name} is not a numbered name")
    return name.part


def _close(e: Expr) -> Expr:
    return replace(e, _close_leaf)


# ------------------------------------------------------------------ proof states
def reachable_mvars(saved: Any, start: Iterable[int]) -> list[int]:
    """The metavariables that ``start`` hangs on: in types, contexts and values."""
    decls, assignment, delayed = saved[0][:3]
    seen: dict[int, None] = {}
    todo = list(start)
    while todo:
        uid = todo.pop()
        if uid in seen:
            continue
        seen[uid] = None
        decl: MVarDecl = decls[uid]
        terms = [decl.type, *[t for d in decl.lctx for t in (d.type, d.value) if t is not None]]
        if uid in assignment:
            terms.append(assignment[uid])
        if uid in delayed:
            todo.append(delayed[uid].mvar.uid)
            terms += delayed[uid].fvars
        todo += _mvars_in(terms)
    return list(seen)


def _mvars_in(terms: list[Expr]) -> list[int]:
    found: list[int] = []
    seen: set[Expr] = set()
    stack = [t for t in terms if t.has_expr_mvar]
    while stack:
        t = stack.pop()
        if t in seen or not t.has_expr_mvar:
            continue
        seen.add(t)
        if isinstance(t, MVar):
            found.append(t.uid)
        push_children(t, stack)
    return found


def _pack_local(d: LocalDecl) -> EntryValue:
    value = None if d.value is None else _close(d.value)
    return (d.uid, d.user_name, _close(d.type), value, _INFOS.index(d.info), d.is_aux, d.nondep)


def _unpack_local(value: EntryValue, reader: _Reader) -> LocalDecl:
    uid, name, type, body, info, is_aux, nondep = value
    new_body = None if body is None else reader.expr(body)
    return LocalDecl(reader.fvar(uid), name, reader.expr(type), new_body, _INFOS[info], is_aux, nondep)


def _pack_mvar(uid: int, saved: Any, contexts: dict[LocalContext, int]) -> EntryValue:
    decls, assignment, delayed = saved[0][:3]
    decl: MVarDecl = decls[uid]
    insts = tuple([(i.class_name, _close(i.fvar)) for i in decl.local_instances])
    context = contexts.setdefault(decl.lctx, len(contexts))
    value = _close(assignment[uid]) if uid in assignment else None
    late = delayed.get(uid)
    later = None if late is None else (tuple([_close(x) for x in late.fvars]), late.mvar.uid)
    head = (uid, decl.user_name, context, insts, _close(decl.type))
    return (*head, decl.depth, decl.kind.value, decl.index, decl.scope_args, value, later)


def pack_state(state: ProofSnapshot) -> EntryValue:
    """Everything of a state but its environment and its caches."""
    _, _, _, level_assignment, level_depth, depth, assign_depth = state.saved[0]
    contexts: dict[LocalContext, int] = {}
    wanted = sorted(reachable_mvars(state.saved, (*state.goals, *state.roots)))
    mvars = tuple([_pack_mvar(uid, state.saved, contexts) for uid in wanted])
    levels = tuple([(uid, d, _packed_level(level_assignment.get(uid))) for uid, d in sorted(level_depth.items())])
    return (
        state.goals,
        state.roots,
        tuple([tuple([_pack_local(d) for d in lctx]) for lctx in contexts]),
        mvars,
        levels,
        (depth, assign_depth),
        tuple([pack_scope(s) for s in state.scopes]),
        pack_scope(state.scope),
        state.level_names,
        state.decl_name,
    )


def _packed_level(level: Level | None) -> Level | None:
    return None if level is None else _map_level(level, _close_level)


def unpack_state(value: EntryValue, env: Environment) -> ProofSnapshot:
    """The state in ``env``; raises ValueError, TypeError, KeyError, IndexError or AttributeError on nonsense."""
    goals, roots, contexts, mvars, levels, depths, scopes, scope, level_names, decl_name = value
    reader = _Reader()
    lctxs = [make_context([_unpack_local(d, reader) for d in context]) for context in contexts]
    decls: dict[int, MVarDecl] = {}
    assignment: dict[int, Expr] = {}
    delayed: dict[int, DelayedAssignment] = {}
    for uid, name, context, insts, type, depth, kind, index, scope_args, assigned, late in mvars:
        new = reader.mvar(uid)
        local = tuple([LocalInstance(c, reader.expr(x)) for c, x in insts])
        decls[new] = MVarDecl(name, lctxs[context], local, reader.expr(type), depth, MVarKind(kind), index, scope_args)
        if assigned is not None:
            assignment[new] = reader.expr(assigned)
        if late is not None:
            target = mk_mvar(reader.mvar(late[1]))
            delayed[new] = DelayedAssignment(tuple([reader.expr(x) for x in late[0]]), target)
    level_depth = {reader.level_mvar(uid): d for uid, d, _ in levels}
    level_values = {reader.level_mvar(uid): reader.level(v) for uid, _, v in levels if v is not None}
    maps = (immutables.Map(decls), immutables.Map(assignment), immutables.Map(delayed))
    saved = (*maps, immutables.Map(level_values), immutables.Map(level_depth), *depths)
    return ProofSnapshot(
        (saved, env),
        tuple([reader.mvar(g) for g in goals]),
        tuple([reader.mvar(g) for g in roots]),
        tuple([unpack_scope(s) for s in scopes]),
        unpack_scope(scope),
        level_names,
        decl_name,
    )
