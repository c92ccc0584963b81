"""Raw telescopes: open and close binders on constants' types without instance bookkeeping, for generated declarations.

Comes in: closed terms of the environment. Goes out: closed terms. Locals live in ``m.lctx`` (so ``m.infer_type``
works), call everything inside ``m.scope()``. Unlike :meth:`MetaBase.push_local` no class test is made, which keeps the
construction of auxiliary declarations cheap.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from prover.lean.expr import DEFAULT, BinderInfo, Expr, FVar, Pi, mk_fvar, mk_lambda, mk_pi
from prover.lean.local_context import LocalDecl
from prover.lean.meta.base import MetaBase
from prover.lean.meta.mctx import fresh_uid
from prover.lean.name import Name
from prover.lean.subst import abstract, instantiate, instantiate_rev


def push_raw(m: MetaBase, name: Name, type: Expr, info: BinderInfo = DEFAULT) -> FVar:
    """A local variable that instance search does not see."""
    uid = fresh_uid()
    m.lctx = m.lctx.add(LocalDecl(uid, name, type, None, info))
    return mk_fvar(uid)


def open_pi(m: MetaBase, type: Expr, count: int | None = None, reduce: bool = False) -> tuple[list[Expr], Expr]:
    """Open (at most ``count``) leading ``∀`` binders; with ``reduce`` head-normalise to find more."""
    fvars: list[Expr] = []
    while count is None or len(fvars) < count:
        if isinstance(type, Pi):
            fvars.append(push_raw(m, type.binder_name, instantiate_rev(type.binder_type, fvars), type.info))
            type = type.body
            continue
        if not reduce:
            break
        opened = m.whnf(instantiate_rev(type, fvars))
        if not isinstance(opened, Pi):
            break
        type = abstract(opened, fvars)
    return fvars, instantiate_rev(type, fvars)


def _close(m: MetaBase, fvars: Sequence[Expr], body: Expr, mk: Callable[[Name, Expr, Expr, BinderInfo], Expr]) -> Expr:
    result = abstract(body, fvars)
    for i in range(len(fvars) - 1, -1, -1):
        fvar = fvars[i]
        assert isinstance(fvar, FVar)
        decl = m.lctx.get(fvar.uid)
        result = mk(decl.user_name, abstract(decl.type, fvars[:i]), result, decl.info)
    return result


def close_pi(m: MetaBase, fvars: Sequence[Expr], body: Expr) -> Expr:
    """``∀ fvars, body`` with each variable's own name and binder kind."""
    return _close(m, fvars, body, mk_pi)


def close_lambda(m: MetaBase, fvars: Sequence[Expr], body: Expr) -> Expr:
    """``fun fvars => body``."""
    return _close(m, fvars, body, mk_lambda)


def set_info(m: MetaBase, fvars: Sequence[Expr], info: BinderInfo) -> None:
    """Change the binder kind of locals."""
    for fvar in fvars:
        assert isinstance(fvar, FVar)
        m.lctx = m.lctx.update(replace(m.lctx.get(fvar.uid), info=info))


def fvar_type(m: MetaBase, fvar: Expr) -> Expr:
    assert isinstance(fvar, FVar)
    return m.lctx.get(fvar.uid).type


def fvar_name(m: MetaBase, fvar: Expr) -> Name:
    assert isinstance(fvar, FVar)
    return m.lctx.get(fvar.uid).user_name


def instantiate_forall(type: Expr, args: Sequence[Expr]) -> Expr:
    """The type of ``f args`` for ``f : type`` (binders must be syntactic)."""
    subst: list[Expr] = []
    for arg in args:
        assert isinstance(type, Pi), "instantiate_forall: too few binders"
        subst.append(arg)
        type = type.body
    return instantiate(type, subst[::-1])
