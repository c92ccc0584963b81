"""``let rec`` and ``where``: local recursive functions, lifted to definitions of their own.

Source: Lean 4 ``src/Lean/Elab/LetRec.lean``, ``MutualDef.lean`` (closures). In the body a local function is a
metavariable of the context around it; when all bodies are known the function is closed over the variables it uses and
the metavariable becomes ``outer.f`` applied to them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from prover.lean.elab.registry import term_elab
from prover.lean.elab.section_vars import collect_fvars
from prover.lean.elab.term import TermElab
from prover.lean.expr import Expr, FVar, MVar
from prover.lean.local_context import LocalContext
from prover.lean.meta.errors import LeanError
from prover.lean.meta.mctx import LocalInstances, MVarKind
from prover.lean.name import Name, mk_name
from prover.lean.subst import instantiate_rev, replace_fvars
from prover.lean.syntax import ast

if TYPE_CHECKING:
    from prover.lean.elab.declaration import DefGroup


@dataclass(slots=True)
class LetRecDef:
    """A local function: ``mvar`` stands for it outside, ``value`` mentions it by ``mvar`` too."""

    view: ast.DefLike
    name: Name
    mvar: MVar
    type: Expr
    value: Expr
    lctx: LocalContext
    local_instances: LocalInstances
    fvars: list[Expr] = field(default_factory=list)


def elab_with_where(group: DefGroup, decls: Sequence[ast.DefLike], stx: ast.Term, type: Expr) -> Expr:
    """The body of a definition with ``where`` functions."""
    return elab_let_rec_body(group.el, decls, stx, type)


@term_elab(ast.LetRec)
def elab_let_rec(el: TermElab, stx: ast.LetRec, expected: Expr | None) -> Expr:
    return elab_let_rec_body(el, stx.decls, stx.body, expected)


def elab_let_rec_body(el: TermElab, decls: Sequence[ast.DefLike], body: ast.Term, expected: Expr | None) -> Expr:
    def elab_body() -> Expr:
        result = el.elab_term_ensuring_type(body, expected)
        el.synthesize_no_postponing()
        return result

    return with_let_recs(el, decls, elab_body)


def with_let_recs(el: TermElab, decls: Sequence[ast.DefLike], elab_body: Callable[[], Expr]) -> Expr:
    """The body's term, made where the local functions are in scope."""
    m = el.m
    headers = [_header(el, d) for d in decls]
    mvars = [m.mk_mvar(type, MVarKind.SYNTHETIC_OPAQUE) for _, type, _ in headers]
    outer = m.lctx, m.local_instances
    with m.scope():
        fvars: list[FVar] = []
        for (name, type, _), decl in zip(headers, decls, strict=True):
            assert decl.name is not None
            fvar = m.push_local(decl.name.name, type, is_aux=True)
            el.aux_decls[fvar.uid] = name
            fvars.append(fvar)
        values = [_value(el, d, h) for d, h in zip(decls, headers, strict=True)]
        result = m.instantiate_mvars(elab_body())
        closed = m.mk_lambda(fvars, result)
        for _ in fvars:
            closed = closed.body  # type: ignore[attr-defined]
    for (name, type, _), d, mvar, value in zip(headers, decls, mvars, values, strict=True):
        value = replace_fvars(m.instantiate_mvars(value), fvars, mvars)
        el.let_recs.append(LetRecDef(d, name, mvar, type, value, *outer))

    return instantiate_rev(closed, mvars)


def _header(el: TermElab, decl: ast.DefLike) -> tuple[Name, Expr, int]:
    m = el.m
    if decl.name is None:
        raise LeanError("a local function needs a name", decl)
    owner = el.decl_name if el.decl_name is not None else mk_name("_private")
    name = owner + decl.name.name
    with m.scope():
        xs = el.elab_binders(decl.binders)
        if decl.type is not None:
            type = el.elab_type(decl.type)
        else:
            type = m.mk_type_mvar()
            el.note_hole(type, decl.name, f"failed to infer 'let rec' declaration type of `{decl.name.name}`")
        el.synthesize_synthetic_mvars("yes")
        return name, m.instantiate_mvars(m.mk_pi(xs, type)), len(xs)


def _value(el: TermElab, decl: ast.DefLike, header: tuple[Name, Expr, int]) -> Expr:
    from prover.lean.elab.declaration import body_term

    m = el.m
    name, type, arity = header
    stx = body_term(el, decl)
    if stx is None:
        raise LeanError("declaration body is missing", decl)
    with m.scope(), el.setting(decl_name=name):
        xs, result = m.forall_telescope(type, arity, whnf=False)
        if decl.where_decls is not None and decl.where_decls.decls:
            value = elab_let_rec_body(el, decl.where_decls.decls, stx, result)
        else:
            value = el.elab_term_ensuring_type(stx, result)
            el.synthesize_no_postponing()
        return m.mk_lambda(xs, value)


# ------------------------------------------------------------ closing
def close_let_recs(el: TermElab, main: Sequence[FVar], vars: Sequence[Expr]) -> list[LetRecDef]:
    """Find the variables each local function uses and assign its metavariable; returns all of them."""
    m = el.m
    defs: list[LetRecDef] = el.let_recs
    if not defs:
        return []
    used: list[set[Expr]] = []
    for d in defs:
        d.type, d.value = m.instantiate_mvars(d.type), m.instantiate_mvars(d.value)
        found: set[Expr] = set()
        collect_fvars(d.type, found)
        collect_fvars(d.value, found)
        used.append(found)
    calls = [{o for o, other in enumerate(defs) if _mentions(el, d.value, other.mvar)} for d in defs]
    changed = True
    while changed:
        changed = False
        for i, d in enumerate(defs):
            before = len(used[i])
            for o in calls[i]:
                used[i] |= {x for x in used[o] if isinstance(x, FVar) and x.uid in d.lctx}
            if any(f in used[i] for f in main):
                used[i] |= set(vars)
            _dependencies(el, d.lctx, used[i])
            changed = changed or len(used[i]) != before
    aux = {f.uid for f in main}
    for i, d in enumerate(defs):
        d.fvars = [decl.fvar for decl in d.lctx if decl.fvar in used[i] and decl.uid not in aux and not decl.is_aux]
    return defs


def _mentions(el: TermElab, e: Expr, mvar: MVar) -> bool:
    return mvar.uid in el.m.mctx.collect_mvars(e)


def _dependencies(el: TermElab, lctx: LocalContext, used: set[Expr]) -> None:
    for decl in lctx.reversed():
        if decl.fvar in used:
            collect_fvars(el.m.instantiate_mvars(decl.type), used)
            if decl.value is not None:
                collect_fvars(el.m.instantiate_mvars(decl.value), used)
