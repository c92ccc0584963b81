"""Congruence for ``grind``: which arguments of a function may be replaced by equals, and the proof that they may.

Source: Lean 4 ``src/Lean/Meta/Tactic/Grind/{Core,Proof}.lean``, ``src/Lean/Meta/CongrTheorems.lean``. Proofs and
``Decidable`` instances that depend on a replaced argument are generalized, since any two of them are equal.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Final

from prover.lean.alpha import without_names
from prover.lean.expr import PROP, App, Const, Expr, FVar, Lam, Pi, get_app_fn, mk_apps, mk_const
from prover.lean.meta.attributes import matcher_info
from prover.lean.meta.base import Transparency
from prover.lean.meta.errors import LeanError
from prover.lean.meta.meta import Meta
from prover.lean.name import mk_name
from prover.lean.subst import head_beta
from prover.lean.tactic.simp.congruence import arg_infos

_DECIDABLE: Final = mk_name("Decidable")
_SUBSINGLETON_ELIM: Final = mk_name("Subsingleton.elim")
MEMORY: Final = "_grind_modes"


class Mode(Enum):
    """How an argument counts: CLASS, equals may replace it; SAME, it must be the same term, and its own subterms count;
    FIXED, the same term (types, instances); PROOF, it does not count."""

    CLASS = 0
    SAME = 1
    FIXED = 2
    PROOF = 3


class Instances:
    """Instances that are equal by definition, and functions that differ in the names of variables, represented by the
    one met first."""

    def __init__(self, m: Meta) -> None:
        self.m = m
        self._known: dict[Expr, Expr] = {}
        self._by_class: dict[Expr, list[Expr]] = {}
        self._functions: dict[Expr, Expr] = {}

    def __call__(self, e: Expr) -> Expr:
        """The representative of an instance or function; any other term stands for itself."""
        # Key: a closed term; value: what represents it, kept as long as the call of `grind`.
        found = self._known.get(e)
        if found is None:
            found = self._known[e] = self._find(e)
        return found

    def _find(self, e: Expr) -> Expr:
        if isinstance(e, Lam):
            return self._functions.setdefault(without_names(e), e)
        if type(e) not in (App, Const):
            return e
        type_ = self.m.infer_type(e)
        if self.m.is_class(type_) is None:
            return e
        others = self._by_class.setdefault(type_, [])
        with self.m.with_transparency(Transparency.INSTANCES):
            for other in others:
                if self.m.is_def_eq_guarded(other, e):
                    return other
        others.append(e)
        return e


def arg_modes(m: Meta, fn: Expr, args: Sequence[Expr]) -> tuple[Mode, ...] | None:
    """A mode for each argument; None when the type of ``fn`` does not show so many arguments."""
    if not isinstance(fn, (Const, FVar)):
        return None
    info = matcher_info(m.env, fn.name) if isinstance(fn, Const) else None
    if info is not None:
        return _matcher_modes(m, fn, args)
    # Key: head and number of arguments; value: the modes; kept as long as the Meta, whose environment only grows.
    memory: dict[object, tuple[Mode, ...] | None] = m.__dict__.setdefault(MEMORY, {})
    key = (fn.name if isinstance(fn, Const) else fn, len(args))
    if key not in memory:
        memory[key] = _modes(m, fn, len(args))
    return memory[key]


def _matcher_modes(m: Meta, fn: Expr, args: Sequence[Expr]) -> tuple[Mode, ...]:
    """Discriminants may be replaced where the type of the result does not mention them."""
    assert isinstance(fn, Const)
    info = matcher_info(m.env, fn.name)
    assert info is not None
    free = len(args) == info.arity and not any(info.discr_hyps) and is_constant_motive(args[info.motive_pos])
    out = [Mode.FIXED] * len(args)
    for i in range(info.first_discr_pos, min(info.first_alt_pos, len(args))):
        out[i] = Mode.CLASS if free else Mode.SAME
    return tuple(out)


def is_constant_motive(motive: Expr) -> bool:
    """``fun xs => β`` where β does not mention ``xs``."""
    while isinstance(motive, Lam):
        motive = motive.body
    return not motive.loose


def _modes(m: Meta, fn: Expr, n: int) -> tuple[Mode, ...] | None:
    infos = arg_infos(m, fn, n)
    if len(infos) < n:
        return None
    out: list[Mode] = []
    with m.scope():
        xs, _ = m.forall_telescope(m.infer_type(fn), n)
        types = [m.infer_type(x) for x in xs]
        instances = [info for info, type in zip(infos, types, strict=True) if info.is_inst and not _is_decidable(type)]
        of_instances = {i for info in instances for i in info.deps}
        for i, (type, info) in enumerate(zip(types, infos, strict=True)):
            if info.is_prop or (info.is_inst and _is_decidable(type)):
                out.append(Mode.PROOF)
            elif info.is_inst or i in of_instances:
                out.append(Mode.FIXED)
            elif not info.has_fwd_deps or info.fwd_ok:
                out.append(Mode.CLASS)
            else:
                out.append(Mode.FIXED if type is not PROP and m.is_type_former_type(type) else Mode.SAME)
    return tuple(out)


def _is_decidable(type: Expr) -> bool:
    while isinstance(type, Pi):
        type = type.body
    head = get_app_fn(type)
    return isinstance(head, Const) and head.name is _DECIDABLE


def prove_congruence(m: Meta, fn: Expr, before: Sequence[Expr], after: Sequence[Expr], why: Mapping[int, Expr]) -> Expr:
    """``fn before = fn after`` where the arguments at the keys of ``why`` are equal by its values, and others differ at
    most as proofs and ``Decidable`` instances do, or as instances that are equal by definition."""
    modes = arg_modes(m, fn, before) or ()
    before = [*(y if mode is Mode.FIXED else x for x, y, mode in zip(before, after, modes)), *before[len(modes) :]]
    infos = arg_infos(m, fn, len(before)) if matcher_info_of(m, fn) is None else ()
    changed = [i for i in range(len(before)) if i in why]
    loose = [
        j
        for j, info in enumerate(infos)
        if j not in why and (before[j] is not after[j] or set(info.deps) & set(changed))
    ]
    loose = [j for j in loose if before[j] is not after[j] or infos[j].is_prop or infos[j].is_inst]
    if not loose:
        return _one_by_one(m, fn, before, after, why)
    return _with_dependents(m, fn, before, after, why, loose)


def matcher_info_of(m: Meta, fn: Expr) -> object:
    return matcher_info(m.env, fn.name) if isinstance(fn, Const) else None


def _one_by_one(m: Meta, fn: Expr, before: Sequence[Expr], after: Sequence[Expr], why: Mapping[int, Expr]) -> Expr:
    """``congrArg`` for each changed argument, chained."""
    current = list(before)
    start = mk_apps(fn, before)
    beta = head_beta(m.infer_type(start))
    level = m.get_level(beta)
    proof: Expr | None = None
    for i in sorted(why):
        alpha = m.infer_type(before[i])
        with m.scope():
            x = m.push_local(mk_name("x"), alpha)
            f = m.mk_lambda([x], mk_apps(fn, [*current[:i], x, *current[i + 1 :]]))
        congr = mk_const(mk_name("congrArg"), (m.get_level(alpha), level))
        step = mk_apps(congr, [alpha, beta, before[i], after[i], f, why[i]])
        middle = mk_apps(fn, current)
        current[i] = after[i]
        end = mk_apps(fn, current)
        trans = mk_const(mk_name("Eq.trans"), (level,))
        proof = step if proof is None else mk_apps(trans, [beta, start, middle, end, proof, step])
    return proof if proof is not None else m.mk_eq_refl(start)


def _with_dependents(
    m: Meta, fn: Expr, before: Sequence[Expr], after: Sequence[Expr], why: Mapping[int, Expr], loose: Sequence[int]
) -> Expr:
    """``∀ ds, fn before = fn xs ds`` is carried along the equations from ``xs = before`` to ``xs = after``."""
    start = mk_apps(fn, before)
    changed = sorted(why)
    with m.scope():
        xs = {i: m.push_local(mk_name("x"), m.infer_type(before[i])) for i in changed}
        args: list[Expr] = [xs.get(i, b) for i, b in enumerate(before)]
        ds: list[Expr] = []
        for j in loose:
            type = m.whnf_core_pi(m.infer_type(mk_apps(fn, args[:j])))
            if not isinstance(type, Pi):
                raise LeanError("grind: congruence does not fit")
            ds.append(m.push_local(mk_name("d"), type.binder_type))
            args[j] = ds[-1]
        statement = m.mk_lambda([xs[i] for i in changed], m.mk_pi(ds, m.mk_eq(start, mk_apps(fn, args))))
    proof = _any_dependents(m, fn, before, loose)
    for k, i in enumerate(changed):
        with m.scope():
            x = m.push_local(mk_name("x"), m.infer_type(before[i]))
            now = [after[c] for c in changed[:k]] + [x] + [before[c] for c in changed[k + 1 :]]
            motive = m.mk_lambda([x], head_beta(mk_apps(statement, now)))
        proof = m.mk_eq_ndrec(motive, proof, why[i])
    return mk_apps(proof, [after[j] for j in loose])


def _any_dependents(m: Meta, fn: Expr, before: Sequence[Expr], loose: Sequence[int]) -> Expr:
    """``∀ ds, fn before = fn before[ds]``: instances by ``Subsingleton.elim``, proofs by irrelevance."""
    with m.scope():
        args = list(before)
        ds: list[Expr] = []
        total: Expr | None = None
        for j in loose:
            type = m.whnf_core_pi(m.infer_type(mk_apps(fn, args[:j])))
            assert isinstance(type, Pi)
            d = m.push_local(mk_name("d"), type.binder_type)
            ds.append(d)
            if not m.is_proof(before[j]):
                step = _swap(m, fn, args, j, d)
                total = step if total is None else m.mk_eq_trans(total, step)
            args[j] = d
        goal = m.mk_eq(mk_apps(fn, before), mk_apps(fn, args))
        proof = total if total is not None else m.mk_eq_refl(mk_apps(fn, before))
        return m.mk_lambda(ds, mk_apps(mk_const(mk_name("id"), (m.get_level(goal),)), [goal, proof]))


def _swap(m: Meta, fn: Expr, args: Sequence[Expr], j: int, d: Expr) -> Expr:
    """``fn … inst … = fn … d …``."""
    elim = m.mk_app_m(_SUBSINGLETON_ELIM, [args[j], d])
    with m.scope():
        x = m.push_local(mk_name("inst"), m.infer_type(d))
        f = m.mk_lambda([x], mk_apps(fn, [*args[:j], x, *args[j + 1 :]]))
    return m.mk_congr_arg(f, elim)
