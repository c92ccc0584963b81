"""Definitional simplification: rewriting that needs no proof.

Source: Lean 4 ``Simp/Main.lean`` (``dsimp``). Only rules proved by ``rfl``, beta, projections, matchers, literals.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from prover.lean.expr import (
    App,
    Const,
    Expr,
    FVar,
    Lam,
    Let,
    Lit,
    MVar,
    Pi,
    Proj,
    Sort,
    mk_apps,
    mk_proj,
    unfold_app,
)
from prover.lean.subst import instantiate1
from prover.lean.tactic.simp.engine import is_literal
from prover.lean.tactic.simp.types import POST_SIMPROCS, PRE_SIMPROCS

if TYPE_CHECKING:
    from prover.lean.tactic.simp.engine import Simp


def dsimp(simp: Simp, e: Expr) -> Expr:
    """The definitional normal form of ``e``."""
    if isinstance(e, MVar):
        e = simp.m.instantiate_mvars(e)
    if isinstance(e, (Lit, Sort, MVar)):
        return e
    found = simp.dcache.get(e)
    if found is not None:
        return found
    simp.steps += 1
    simp.m.tick("dsimp", 4)
    result = _dsimp(simp, e)
    simp.dcache[e] = result
    simp.dcache[result] = result
    return result


def _dsimp(simp: Simp, e: Expr) -> Expr:
    for _ in range(1000):
        if is_literal(e):
            return e
        new = _rfl_rewrite(simp, e, pre=True)
        if new is None:
            new = simp.reduce_step(e)
        if new is not None and new is not e:
            e = new
            continue
        new = _children(simp, e)
        after = _rfl_rewrite(simp, new, pre=False)
        if after is None or after is new:
            if new is e:
                return e
            reduced = simp.reduce_step(new) if isinstance(new, (App, Const, FVar)) else None
            if reduced is None:
                return new
            e = reduced
            continue
        e = after
    return e


def _rfl_rewrite(simp: Simp, e: Expr, pre: bool) -> Expr | None:
    result = simp.rewrite(e, pre, rfl_only=True)
    if result is not None:
        return result.expr
    step = simp.run_simprocs(PRE_SIMPROCS if pre else POST_SIMPROCS, e, dsimp=True)
    return step.result.expr if step is not None else None


def _children(simp: Simp, e: Expr) -> Expr:
    m = simp.m
    if isinstance(e, App):
        fn, args = unfold_app(e)
        infos = m.binder_infos(fn, len(args))
        new_args = []
        for i, arg in enumerate(args):
            skip = (i < len(infos) and infos[i].value == 3) or m.is_proof(arg)
            new_args.append(arg if skip else dsimp(simp, arg))
        return mk_apps(fn, new_args)
    if isinstance(e, (Lam, Pi)):
        with m.scope():
            domain = dsimp(simp, e.binder_type)
            x = m.push_local(e.binder_name, domain, e.info)
            body = dsimp(simp, instantiate1(e.body, x))
            return m.mk_lambda([x], body) if isinstance(e, Lam) else m.mk_pi([x], body)
    if isinstance(e, Let):
        with m.scope():
            type_, value = dsimp(simp, e.type), dsimp(simp, e.value)
            x = m.push_let(e.binder_name, type_, value, e.nondep)
            body = dsimp(simp, instantiate1(e.body, x))
            return m.mk_let_fvars([x], body, used_lets=simp.ctx.config.zeta_unused)
    if isinstance(e, Proj):
        return mk_proj(e.struct_name, e.idx, dsimp(simp, e.struct))
    return e
