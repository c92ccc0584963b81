"""Congruence: simplify the arguments of an application.

Source: Lean 4 ``src/Lean/Meta/CongrTheorems.lean``, ``Simp/Main.lean``. Arguments that later types depend on are fixed
(only definitional simplification). Instances of Prop-valued data (``Decidable p``) and proofs that depend on a changed
argument are transported; instances are then replaced by the ones that search finds for the new types.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from prover.lean.expr import (
    HAS_FVAR,
    BinderInfo,
    Const,
    Expr,
    FVar,
    Pi,
    has_loose_bvar,
    mk_app,
    mk_apps,
    mk_const,
    unfold_app,
)
from prover.lean.level import ZERO
from prover.lean.meta.attributes import matcher_info
from prover.lean.meta.errors import LeanError, Stuck
from prover.lean.meta.meta import Meta
from prover.lean.name import mk_name
from prover.lean.subst import head_beta
from prover.lean.tactic.simp.types import Result
from prover.lean.tactic.simp.user_congr import try_user_congr

if TYPE_CHECKING:
    from prover.lean.tactic.simp.engine import Simp

_SUBSINGLETON_ELIM: Final = mk_name("Subsingleton.elim")


@dataclass(frozen=True, slots=True)
class ArgInfo:
    """``deps``: earlier arguments that this one's type mentions; ``has_fwd_deps``: a later type (or the result's)
    mentions it; ``is_prop``/``is_inst``: proof or instance."""

    deps: tuple[int, ...]
    has_fwd_deps: bool
    is_prop: bool
    is_inst: bool
    fwd_ok: bool
    """All forward dependents are proofs or instances, so the argument may change."""


def arg_infos(m: Meta, fn: Expr, n: int) -> tuple[ArgInfo, ...]:
    """Dependency structure of the first ``n`` arguments of ``fn`` (cached for constants)."""
    key = (fn.name if isinstance(fn, Const) else fn, n)
    cache: dict[object, tuple[ArgInfo, ...]] = m.__dict__.setdefault("_simp_arg_infos", {})
    found = cache.get(key)
    if found is None:
        found = cache[key] = _compute(m, fn, n)
    return found


def _compute(m: Meta, fn: Expr, n: int) -> tuple[ArgInfo, ...]:
    with m.scope():
        fvars, result = m.forall_telescope(m.infer_type(fn), n)
        result = head_beta(result)
        decls = [m.local_decl(x) for x in fvars]
        deps: list[list[int]] = []
        fwd: list[list[int]] = [[] for _ in fvars]
        for j, decl in enumerate(decls):
            mine: list[int] = []
            if decl.type.flags & HAS_FVAR:
                for i in range(j):
                    x = fvars[i]
                    assert isinstance(x, FVar)
                    if m.depends_on(decl.type, {x.uid}):
                        mine.append(i)
                        fwd[i].append(j)
            deps.append(mine)
        props = [m.is_prop(d.type) for d in decls]
        insts = [d.info is BinderInfo.INST_IMPLICIT for d in decls]
        in_result = [isinstance(x, FVar) and m.depends_on(result, {x.uid}) for x in fvars]
    out: list[ArgInfo] = []
    for i in range(len(fvars)):
        fwd_ok = not in_result[i] and all((props[j] or insts[j]) and not fwd[j] for j in fwd[i])
        out.append(ArgInfo(tuple(deps[i]), bool(fwd[i]) or in_result[i], props[i], insts[i], fwd_ok))
    return tuple(out)


def simp_congruence(simp: Simp, e: Expr) -> Result:
    """Simplify the parts of ``f a₁ … aₙ``: by a theorem of the user's, else argument by argument; then the head."""
    fn, args = unfold_app(e)
    if isinstance(fn, Const):
        result = try_user_congr(simp, e, fn)
        if result is not None:
            return result
        if matcher_info(simp.m.env, fn.name) is not None:
            return _simp_match(simp, fn, args, e)
    result = _simp_args(simp, fn, args, e)
    head = _simp_head(simp, fn)
    if head is None:
        return result
    return simp.trans(result, simp.extend(head, unfold_app(result.expr)[1]))


def _simp_args(simp: Simp, fn: Expr, args: list[Expr], e: Expr) -> Result:
    infos = arg_infos(simp.m, fn, len(args))
    if len(infos) < len(args):
        return _plain(simp, fn, args, infos, e)
    results: list[Result] = []
    changed = False
    for arg, info in zip(args, infos, strict=True):
        result = _simp_arg(simp, arg, info)
        changed = changed or result.expr is not arg
        results.append(result)
    if not changed:
        return Result(e)
    dependent = any(
        r.expr is not a and i.has_fwd_deps and (i.fwd_ok or r.proof is not None)
        for a, r, i in zip(args, results, infos, strict=True)
    )
    if dependent:
        return _dependent(simp, fn, args, results, infos, e)
    return _nondependent(simp, fn, results)


def _simp_match(simp: Simp, fn: Const, args: list[Expr], e: Expr) -> Result:
    """Simplify the discriminants of a ``match`` whose result type does not mention them (Lean's ``simpMatchDiscrs?``);
    the alternatives stay as they are until one is chosen."""
    info = matcher_info(simp.m.env, fn.name)
    assert info is not None
    if len(args) < info.arity:
        return Result(e)
    k = info.motive_pos + 1
    head = mk_apps(fn, args[:k])
    rest = args[k:]
    infos = _compute(simp.m, head, len(rest))
    if len(infos) < len(rest):
        return Result(e)
    result = Result(e)
    beta = head_beta(simp.m.infer_type(e))
    for i in range(info.num_discrs):
        if infos[i].has_fwd_deps or infos[i].is_prop:
            continue
        discr = simp.simp(rest[i])
        if discr.expr is rest[i]:
            continue
        proof = None if discr.proof is None else _congr_discr(simp, head, rest, i, beta, discr.proof)
        rest = [*rest[:i], discr.expr, *rest[i + 1 :]]
        result = simp.trans(result, Result(mk_apps(head, rest), proof))
    reduced = simp.reduce_step(result.expr) if result.expr is not e else None
    return result if reduced is None else simp.trans(result, simp.simp(reduced))


def _congr_discr(simp: Simp, head: Expr, args: list[Expr], i: int, beta: Expr, proof: Expr) -> Expr:
    """``congrArg`` in argument ``i``; the result type is given, for the inferred one has the motive applied."""
    m = simp.m
    alpha, a, b = m.eq_of_proof(proof)
    with m.scope():
        x = m.push_local(mk_name("x"), alpha)
        f = m.mk_lambda([x], mk_apps(head, [*args[:i], x, *args[i + 1 :]]))
    levels = (m.get_level(alpha), m.get_level(beta))
    return mk_apps(mk_const(mk_name("congrArg"), levels), [alpha, beta, a, b, f, proof])


def _simp_arg(simp: Simp, arg: Expr, info: ArgInfo) -> Result:
    if info.is_prop or info.is_inst:
        return Result(arg)
    if not info.has_fwd_deps or info.fwd_ok:
        return simp.simp(arg)
    return Result(simp.dsimp(arg) if simp.ctx.config.dsimp else arg)


def _simp_head(simp: Simp, fn: Expr) -> Result | None:
    """Simplify the head: a variable (a hypothesis ``f = g``), or a constant that some rule rewrites on its own."""
    if isinstance(fn, Const):
        if not any(
            ("c", fn.name, 0) in t.pre.children or ("c", fn.name, 0) in t.post.children for t in simp.ctx.theorems
        ):
            return None
    elif not isinstance(fn, FVar):
        return None
    result = simp.simp(fn)
    return result if result.expr is not fn else None


def _plain(simp: Simp, fn: Expr, args: list[Expr], infos: tuple[ArgInfo, ...], e: Expr) -> Result:
    """More arguments than the type shows: treat the known prefix, then the rest one by one (fixed where the type of
    the function depends on them)."""
    k = len(infos)
    if k == 0:
        return Result(e)
    m = simp.m
    cur = _simp_args(simp, fn, args[:k], mk_apps(fn, args[:k]))
    for arg in args[k:]:
        type_ = m.whnf_d(m.infer_type(cur.expr))
        inner = Result(arg)
        if isinstance(type_, Pi):
            inner = simp.simp(arg) if not has_loose_bvar(type_.body, 0) else Result(simp.dsimp(arg))
        if inner.proof is None:
            proof = m.mk_congr_fun(cur.proof, inner.expr) if cur.proof is not None else None
        elif cur.proof is None:
            proof = m.mk_congr_arg(cur.expr, inner.proof)
        else:
            proof = m.mk_congr(cur.proof, inner.proof)
        cur = Result(mk_app(cur.expr, inner.expr), proof)
    return cur if cur.expr is not e else Result(e)


def _nondependent(simp: Simp, fn: Expr, results: list[Result]) -> Result:
    """``congr``/``congrArg``/``congrFun`` along the spine."""
    m = simp.m
    cur: Expr = fn
    proof: Expr | None = None
    for result in results:
        if proof is None:
            if result.proof is not None:
                proof = m.mk_congr_arg(cur, result.proof)
        elif result.proof is None:
            proof = m.mk_congr_fun(proof, result.expr)
        else:
            proof = m.mk_congr(proof, result.proof)
        cur = mk_app(cur, result.expr)
    return Result(cur, proof)


def _dependent(
    simp: Simp, fn: Expr, args: list[Expr], results: list[Result], infos: tuple[ArgInfo, ...], e: Expr
) -> Result:
    """Change one argument at a time by ``Eq.rec``, transporting the proofs and instances that depend on it."""
    m = simp.m
    current = list(args)
    total: Expr | None = None
    for i, result in enumerate(results):
        if result.expr is args[i]:
            continue
        step = change_one(m, fn, current, i, result, infos)
        if step is None:
            continue
        new_args, proof = step
        if proof is not None:
            total = proof if total is None else m.mk_eq_trans(total, proof)
        current = new_args
    new = mk_apps(fn, current)
    return Result(new, total) if new is not e else Result(e)


InstanceMaker = Callable[[Meta, Expr, list[Expr], int], Expr | None]


def change_one(
    m: Meta,
    fn: Expr,
    args: list[Expr],
    i: int,
    result: Result,
    infos: tuple[ArgInfo, ...],
    new_instance: InstanceMaker | None = None,
) -> tuple[list[Expr], Expr | None] | None:
    """``f args = f args'`` with argument ``i`` replaced; None when a dependent cannot be transported. Instances are
    found by search unless ``new_instance`` makes them."""
    make = new_instance if new_instance is not None else _new_instance
    dependents = [j for j in range(i + 1, len(args)) if i in infos[j].deps]
    if result.proof is None:
        new_args = list(args)
        new_args[i] = result.expr
        for j in dependents:
            if infos[j].is_inst:
                replaced = make(m, fn, new_args, j)
                if replaced is not None:
                    new_args[j] = replaced
        return (new_args, None)
    h = result.proof
    a, b = args[i], result.expr
    alpha = m.infer_type(a)
    with m.scope():
        x = m.push_local(mk_name("x"), alpha)
        hx = m.push_local(mk_name("h"), m.mk_eq(a, x))
        moved = _transported(m, fn, args, i, x, hx, dependents)
        if moved is None:
            return None
        lhs = mk_apps(fn, args)
        try:
            motive = m.mk_lambda([x, hx], m.mk_eq(lhs, mk_apps(fn, moved)))
            family = m.mk_lambda([x, hx], mk_apps(fn, moved))
        except LeanError:
            return None
    proof = m.mk_eq_rec(motive, m.mk_eq_refl(mk_apps(fn, args)), h)
    new_args = unfold_app(head_beta(mk_apps(family, [b, h])))[1]
    for j in dependents:
        if infos[j].is_inst:
            replaced = make(m, fn, new_args, j)
            if replaced is None:
                return None
            swap = _swap_instance(m, fn, new_args, j, replaced)
            if swap is None:
                return None
            proof = m.mk_eq_trans(proof, swap)
            new_args = [*new_args[:j], replaced, *new_args[j + 1 :]]
    return new_args, proof


def _transported(
    m: Meta, fn: Expr, args: list[Expr], i: int, x: Expr, hx: Expr, dependents: list[int]
) -> list[Expr] | None:
    """The arguments with ``x`` at ``i`` and dependents carried along ``hx : a = x``."""
    moved = list(args)
    moved[i] = x
    for j in dependents:
        with m.scope():
            y = m.push_local(mk_name("y"), m.infer_type(args[i]))
            type_ = m.whnf_core_pi(m.infer_type(mk_apps(fn, [*args[:i], y, *args[i + 1 : j]])))
            if not isinstance(type_, Pi):
                return None
            motive = m.mk_lambda([y], type_.binder_type)
        try:
            moved[j] = m.mk_eq_ndrec(motive, args[j], hx)
        except LeanError:
            return None
    return moved


def _new_instance(m: Meta, fn: Expr, args: list[Expr], j: int) -> Expr | None:
    try:
        type_ = m.whnf_core_pi(m.infer_type(mk_apps(fn, args[:j])))
    except LeanError:
        return None
    if not isinstance(type_, Pi):
        return None
    try:
        return m.synth_instance(type_.binder_type)
    except (Stuck, LeanError):
        return None


def _swap_instance(m: Meta, fn: Expr, args: list[Expr], j: int, new: Expr) -> Expr | None:
    """``f … inst … = f … new …`` by ``Subsingleton.elim``."""
    old = args[j]
    lhs = mk_apps(fn, args)
    rhs = mk_apps(fn, [*args[:j], new, *args[j + 1 :]])
    if m.is_def_eq_guarded(old, new):
        return m.mk_eq_refl(lhs)
    try:
        elim = m.mk_app_m(_SUBSINGLETON_ELIM, [old, new])
        with m.scope():
            x = m.push_local(mk_name("inst"), m.infer_type(old))
            f = m.mk_lambda([x], mk_apps(fn, [*args[:j], x, *args[j + 1 :]]))
        proof = m.mk_congr_arg(f, elim)
    except (LeanError, Stuck):
        return None
    return mk_apps(mk_const(mk_name("id"), (ZERO,)), [m.mk_eq(lhs, rhs), proof])
