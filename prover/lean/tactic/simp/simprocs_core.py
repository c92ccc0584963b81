"""Procedures of logic: constructors apart and injective, ``if``, ``dite``.

Source: Lean 4 ``src/Lean/Meta/Tactic/Simp/BuiltinSimprocs/Core.lean``.
"""

from __future__ import annotations

from typing import Final

from prover.lean.declaration import ConstructorInfo
from prover.lean.expr import (
    Const,
    Expr,
    Lam,
    Lit,
    get_app_args,
    get_app_fn,
    mk_app,
    mk_apps,
    mk_const,
    unfold_app,
)
from prover.lean.level import ZERO
from prover.lean.meta.app_builder import FALSE, TRUE
from prover.lean.meta.base import Transparency
from prover.lean.meta.cases import mk_no_confusion
from prover.lean.meta.errors import LeanError
from prover.lean.meta.meta import Meta
from prover.lean.name import mk_name
from prover.lean.subst import beta
from prover.lean.tactic.simp.engine import Simp
from prover.lean.tactic.simp.types import INJ_EQ, After, Result, simproc


# ------------------------------------------------------------ constructors
@simproc("reduceCtorEq", "Eq")
def reduce_ctor_eq(simp: Simp, e: Expr) -> Result | None:
    """``some a = none ↦ False``."""
    args = get_app_args(e)
    if len(args) != 3 or isinstance(args[1], Lit) or isinstance(args[2], Lit):
        return None
    with simp.m.with_transparency(Transparency.DEFAULT):
        return _ctor_eq(simp, e, args[1], args[2])


@simproc(INJ_EQ, "Eq", after=After.VISIT)
def reduce_inj_eq(simp: Simp, e: Expr) -> Result | None:
    """``some a = some b ↦ a = b``: the lemma ``C.injEq``, which Lean's default set holds for every constructor."""
    args = get_app_args(e)
    if len(args) != 3:
        return None
    ca = simp.m.is_ctor_app(args[1])
    cb = simp.m.is_ctor_app(args[2])
    if ca is None or cb is None or ca.name is not cb.name:
        return None
    lemma = ca.name.child("injEq")
    if any(lemma in t.erased for t in simp.ctx.theorems):
        return None
    result = _injective(simp, e, ca, args[1])
    if result is not None:
        simp.used.setdefault(lemma, None)
    return result


def _ctor_eq(simp: Simp, e: Expr, a: Expr, b: Expr) -> Result | None:
    m = simp.m
    ca, cb = _constructor(m, a), _constructor(m, b)
    if ca is None or cb is None or ca.name is cb.name:
        return None
    with m.scope():
        h = m.push_local(mk_name("h"), e)
        try:
            proof, _ = mk_no_confusion(m, FALSE, h)
            lam = m.mk_lambda([h], proof)
        except LeanError:
            return None
    return Result(FALSE, mk_apps(mk_const(mk_name("eq_false")), [e, simp_not(m, e, lam)]))


def _constructor(m: Meta, e: Expr) -> ConstructorInfo | None:
    """The constructor that ``e`` is an application of; ``n + 1`` counts as ``Nat.succ``, ``0`` as ``Nat.zero``."""
    found = m.is_ctor_app(e)
    if found is not None:
        return found
    offset = m.nat_offset(e)
    if offset is None:
        return None
    info = m.env.find(NAT_SUCC if offset[1] > 0 else NAT_ZERO)
    return info if isinstance(info, ConstructorInfo) and (offset[1] > 0 or offset[0] is None) else None


NAT_SUCC: Final = mk_name("Nat.succ")
NAT_ZERO: Final = mk_name("Nat.zero")


def simp_not(m: Meta, p: Expr, proof: Expr) -> Expr:
    """``proof : p → False`` seen as ``¬p``."""
    return mk_apps(mk_const(mk_name("id"), (ZERO,)), [m.mk_not(p), proof])


def _injective(simp: Simp, e: Expr, info: ConstructorInfo, a: Expr) -> Result | None:
    m = simp.m
    if info.num_fields == 0:
        return None
    name = info.name.child("injEq")
    if m.find_const(name) is None:
        return None
    fn = get_app_fn(a)
    assert isinstance(fn, Const)
    saved = m.save()
    mvars, _, body = m.forall_meta_telescope(m.infer_type(mk_const(name, fn.levels)))
    found = m.match_eq(body)
    if found is None or not m.is_def_eq(found[1], e):
        m.restore(saved)
        return None
    proof = m.instantiate_mvars(mk_apps(mk_const(name, fn.levels), mvars))
    return Result(m.instantiate_mvars(found[2]), proof)


# ------------------------------------------------------------ if-then-else
def _decided(simp: Simp, e: Expr) -> tuple[bool, Expr, Expr] | None:
    """For ``ite c …``/``dite c …`` whose condition simplifies to True or False: which, the proof, the condition."""
    args = get_app_args(e)
    if len(args) < 5:
        return None
    result = simp.simp(args[1])
    if result.expr is not TRUE and result.expr is not FALSE:
        return None
    return result.expr is TRUE, simp.proof_of(args[1], result), args[1]


@simproc("reduceIte", "ite", after=After.VISIT, pre=True)
def reduce_ite(simp: Simp, e: Expr) -> Result | None:
    """``if c then a else b`` once ``c`` simplifies to True or False."""
    decided = _decided(simp, e)
    if decided is None:
        return None
    holds, proof, _ = decided
    fn, args = unfold_app(e)
    assert isinstance(fn, Const)
    lemma = "ite_cond_eq_true" if holds else "ite_cond_eq_false"
    eq = mk_apps(mk_const(mk_name(lemma), fn.levels), [*args[:5], proof])
    return simp.extend(Result(args[3] if holds else args[4], eq), args[5:])


@simproc("reduceDIte", "dite", after=After.VISIT, pre=True)
def reduce_dite(simp: Simp, e: Expr) -> Result | None:
    """``if h : c then a else b`` once ``c`` simplifies to True or False."""
    decided = _decided(simp, e)
    if decided is None:
        return None
    holds, proof, c = decided
    fn, args = unfold_app(e)
    assert isinstance(fn, Const)
    lemma = "dite_cond_eq_true" if holds else "dite_cond_eq_false"
    eq = mk_apps(mk_const(mk_name(lemma), fn.levels), [*args[:5], proof])
    witness = mk_apps(mk_const(mk_name("of_eq_true" if holds else "of_eq_false")), [c, proof])
    branch = args[3] if holds else args[4]
    new = beta(branch, [witness]) if isinstance(branch, Lam) else mk_app(branch, witness)
    return simp.extend(Result(new, eq), args[5:])


def _definitional_ite(simp: Simp, e: Expr) -> Expr | None:
    """In ``dsimp``: the branch that the ``Decidable`` instance picks, once the condition is True or False."""
    args = get_app_args(e)
    if not simp.ctx.dsimp_only or len(args) < 5:
        return None
    condition = simp.dsimp(args[1])
    if condition is not TRUE and condition is not FALSE:
        return None
    with simp.m.with_transparency(Transparency.DEFAULT):
        inst = simp.m.whnf(args[2])
    head = get_app_fn(inst)
    wanted = "Decidable.isTrue" if condition is TRUE else "Decidable.isFalse"
    if not isinstance(head, Const) or str(head.name) != wanted:
        return None
    branch = args[3] if condition is TRUE else args[4]
    dependent = str(get_app_fn(e).name) == "dite"  # type: ignore[attr-defined]
    return beta(branch, [*([get_app_args(inst)[1]] if dependent else []), *args[5:]])


@simproc("dreduceIte", "ite", after=After.VISIT, pre=True, is_dsimproc=True)
def dreduce_ite(simp: Simp, e: Expr) -> Result | None:
    new = _definitional_ite(simp, e)
    return None if new is None else Result(new)


@simproc("dreduceDIte", "dite", after=After.VISIT, pre=True, is_dsimproc=True)
def dreduce_dite(simp: Simp, e: Expr) -> Result | None:
    new = _definitional_ite(simp, e)
    return None if new is None else Result(new)
