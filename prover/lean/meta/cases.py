"""Elimination on goals: subst, injection, unification of equations, cases and induction.

Source: Lean 4 ``src/Lean/Meta/Tactic/{Subst,Injection,UnifyEq,Cases,Induction}.lean``. Pure functions on ``Meta`` and a
goal's uid, shared by ``match`` compilation and by the tactics ``cases``, ``rcases``, ``injection``, ``subst``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from prover.lean.declaration import ConstructorInfo, InductiveInfo, RecursorInfo
from prover.lean.expr import (
    App,
    Const,
    Expr,
    FVar,
    Lit,
    Pi,
    get_app_args,
    is_app_of,
    mk_app,
    mk_apps,
    mk_bvar,
    mk_const,
    mk_lambda,
    mk_lit,
    mk_mvar,
    mk_pi,
    unfold_app,
)
from prover.lean.level import ZERO, Level
from prover.lean.meta.errors import LeanError
from prover.lean.meta.goals import (
    Subst,
    apply_subst,
    assert_hyp,
    change_hyp,
    check_not_assigned,
    clear,
    compose,
    fresh_binder_name,
    intro1,
    intro_n,
    new_goal,
    revert,
    try_clear,
    try_clear_many,
)
from prover.lean.meta.mctx import MVarKind
from prover.lean.meta.telescope import close_pi, open_pi
from prover.lean.name import Name, mk_name
from prover.lean.subst import (
    beta,
    head_beta,
    instantiate1,
    instantiate_level_params,
    replace_fvar,
)

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta

EQ: Final = mk_name("Eq")
HEQ: Final = mk_name("HEq")
NAT: Final = mk_name("Nat")
_NAT_CASES_AUX_ON: Final = mk_name("Nat.casesAuxOn")
NAT_ZERO: Final = mk_name("Nat.zero")
NAT_SUCC: Final = mk_name("Nat.succ")
OF_NAT: Final = mk_name("OfNat.ofNat")


# ------------------------------------------------------------ equations
def eq_parts(m: Meta, type: Expr) -> tuple[Expr, Expr, Expr] | None:
    """``(α, a, b)`` of ``a = b``, after instantiation and, if needed, head normalisation at reducible."""
    type = m.instantiate_mvars(type)
    if not is_app_of(type, EQ, 3):
        if is_app_of(type, HEQ, 4):
            return None
        type = m.whnf(type)
        if not is_app_of(type, EQ, 3):
            return None
    args = get_app_args(type)
    return args[0], args[1], args[2]


def heq_parts(m: Meta, type: Expr) -> tuple[Expr, Expr, Expr, Expr] | None:
    """``(α, a, β, b)`` of ``a ≍ b``."""
    type = m.instantiate_mvars(type)
    if not is_app_of(type, HEQ, 4):
        return None
    a = get_app_args(type)
    return a[0], a[1], a[2], a[3]


def mk_eq(m: Meta, a: Expr, b: Expr) -> Expr:
    type = m.infer_type(a)
    return mk_apps(mk_const(EQ, (m.get_level(type),)), (type, a, b))


def mk_eq_heq(m: Meta, a: Expr, b: Expr) -> tuple[Expr, bool]:
    """``a = b`` if the types agree, else ``a ≍ b``; tells whether it is an ``Eq``."""
    ta, tb = m.infer_type(a), m.infer_type(b)
    level = m.get_level(ta)
    if m.is_def_eq(ta, tb):
        return mk_apps(mk_const(EQ, (level,)), (ta, a, b)), True
    return mk_apps(mk_const(HEQ, (level,)), (ta, a, tb, b)), False


def mk_refl(m: Meta, a: Expr, is_eq: bool) -> Expr:
    type = m.infer_type(a)
    name = mk_name("Eq.refl" if is_eq else "HEq.refl")
    return mk_apps(mk_const(name, (m.get_level(type),)), (type, a))


def mk_symm(m: Meta, type: Expr, a: Expr, b: Expr, h: Expr) -> Expr:
    return mk_apps(mk_const(mk_name("Eq.symm"), (m.get_level(type),)), (type, a, b, h))


def heq_to_eq(m: Meta, goal: int, h: Expr) -> int:
    """Goal with hypothesis ``h : a ≍ b`` (same types) becomes goal ``a = b → target``; ``h`` is dropped."""
    with m.with_mvar_context(goal) as decl:
        parts = heq_parts(m, m.infer_type(h))
        assert parts is not None
        alpha, a, beta, b = parts
        if not m.is_def_eq(alpha, beta):
            raise _cannot_solve(m, m.infer_type(h))
        level = m.get_level(alpha)
        eq = mk_apps(mk_const(EQ, (level,)), (alpha, a, b))
        proof = mk_apps(mk_const(mk_name("eq_of_heq"), (level,)), (alpha, a, b, h))
        name = m.local_decl(h).user_name
        new = new_goal(m, mk_pi(name, eq, decl.type), decl.user_name)
        m.assign(goal, mk_app(mk_mvar(new), proof))
    return _clear_before(m, new, h)


def _clear_before(m: Meta, goal: int, h: Expr) -> int:
    return try_clear(m, goal, h)


def _cannot_solve(m: Meta, eq: Expr) -> LeanError:
    return m.error("Dependent elimination failed: Failed to solve equation\n  {}", eq)


# ------------------------------------------------------------ subst
def subst_core(
    m: Meta, goal: int, h: Expr, symm: bool, clear_h: bool = True, subst: Subst | None = None
) -> tuple[Subst, int]:
    """Eliminate a variable by ``h : a = b``: with ``symm`` ``b`` is the variable and becomes ``a``, else ``a`` becomes
    ``b``. Returns the extended substitution."""
    subst = subst if subst is not None else {}
    with m.with_mvar_context(goal):
        parts = eq_parts(m, m.infer_type(h))
        if parts is None:
            raise LeanError("Tactic `subst` failed: argument must be an equality proof")
        _, lhs, rhs = (m.instantiate_mvars(p) for p in parts)
        var, value = (rhs, lhs) if symm else (lhs, rhs)
        if not isinstance(var, FVar):
            side = "lhs" if not symm else "rhs"
            raise m.error(
                "Tactic `subst` failed: invalid equality proof, it is not of the form "
                + ("(t = x)" if symm else "(x = t)")
                + "\n  {}",
                m.infer_type(h) if side else value,
            )
        if m.depends_on(value, {var.uid}):
            raise m.error("Tactic `subst` failed: `{}` occurs at\n  {}", var, value)
        if m.local_decl(var).value is not None:
            raise m.error("Tactic `subst` failed: variable `{}` is a let-variable", var)
    vars_, goal1 = revert(m, goal, [var, h], preserve_order=True)
    (a, h2), goal2 = intro_n(m, goal1, 2, preserve=True)
    new = _eliminate_eq(m, goal2, a, h2, value, symm)
    if clear_h:
        new = clear(m, clear(m, new, h2), a)
    rest, final = intro_n(m, new, len(vars_) - 2, preserve=True)
    step: Subst = {var: value if clear_h else a}
    if clear_h:
        with m.with_mvar_context(final):
            step[h] = mk_refl(m, value, True)
    else:
        step[h] = h2
    for old, now in zip(vars_[2:], rest, strict=True):
        step[old] = now
    # keep values already in the substitution up to date
    return compose(subst, step), final


def _eliminate_eq(m: Meta, goal: int, a: Expr, h: Expr, value: Expr, symm: bool) -> int:
    """Assign ``goal`` by ``Eq.rec``; the new goal has ``value`` for the variable ``a``."""
    with m.with_mvar_context(goal) as decl:
        target = m.instantiate_mvars(decl.type)
        assert isinstance(a, FVar) and isinstance(h, FVar)
        alpha = m.infer_type(a)
        u = m.get_level(alpha)
        v = m.get_level(target)
        # major : value = a
        major = h if symm else mk_symm(m, alpha, a, value, h)
        if not m.depends_on(target, {h.uid}):
            motive = m.mk_lambda([a], target)
            new = new_goal(m, replace_fvar(target, a, value), decl.user_name)
            name = mk_name("Eq.ndrec")
            proof = mk_apps(mk_const(name, (v, u)), (alpha, value, motive, mk_mvar(new), a, major))
        else:
            refl = mk_apps(mk_const(mk_name("Eq.refl"), (u,)), (alpha, value))
            at_refl = replace_fvar(replace_fvar(target, h, refl), a, value)
            new = new_goal(m, at_refl, decl.user_name)
            if symm:
                motive = m.mk_lambda([a, h], target)
            else:
                eq = mk_apps(mk_const(EQ, (u,)), (alpha, value, a))
                with m.scope():
                    aux = m.push_local(mk_name("h"), eq)
                    body = replace_fvar(target, h, mk_symm(m, alpha, value, a, aux))
                    motive = m.mk_lambda([a, aux], body)
            name = mk_name("Eq.rec")
            proof = mk_apps(mk_const(name, (v, u)), (alpha, value, motive, mk_mvar(new), a, major))
    m.assign(goal, proof)
    return new


def subst_hyp(m: Meta, goal: int, h: Expr) -> tuple[Subst, int]:
    """The tactic ``subst h`` for an equation: the variable on the right if there is one, else on the left."""
    with m.with_mvar_context(goal):
        type = m.infer_type(h)
        if heq_parts(m, type) is not None:
            goal = heq_to_eq(m, goal, h)
            h, goal = intro1(m, goal, preserve=True)
            return subst_hyp(m, goal, h)
        parts = eq_parts(m, type)
        if parts is None:
            raise LeanError("Tactic `subst` failed: argument must be an equality proof")
        lhs, rhs = (_head_fvar(m, p) for p in parts[1:])
        reduced = [m.instantiate_mvars(p) for p in parts[1:]]
    if isinstance(rhs, FVar) and rhs is not reduced[1]:
        return _subst_reduced(m, goal, h, m.mk_eq(reduced[0], rhs), True)
    if isinstance(lhs, FVar) and lhs is not reduced[0] and not isinstance(rhs, FVar):
        return _subst_reduced(m, goal, h, m.mk_eq(lhs, reduced[1]), False)
    if isinstance(rhs, FVar):
        try:
            return subst_core(m, goal, h, True)
        except LeanError:
            if not isinstance(lhs, FVar):
                raise
    if isinstance(lhs, FVar):
        return subst_core(m, goal, h, False)
    with m.with_mvar_context(goal):
        raise m.error(
            "Tactic `subst` failed: invalid equality proof, it is not of the form (x = t) or (t = x)\n  {}",
            m.infer_type(h),
        )


def _subst_reduced(m: Meta, goal: int, h: Expr, type: Expr, symm: bool) -> tuple[Subst, int]:
    """Substitution by ``h`` seen as the equation ``type`` that its sides reduce to."""
    with m.with_mvar_context(goal):
        name = m.local_decl(h).user_name
        new, goal = intro1(m, assert_hyp(m, goal, name, type, h), preserve=True)
    goal = try_clear(m, goal, h)
    return subst_core(m, goal, new, symm)


def _head_fvar(m: Meta, e: Expr) -> Expr:
    e = m.instantiate_mvars(e)
    return e if isinstance(e, FVar) else m.whnf(e)


def subst_var(m: Meta, goal: int, var: Expr) -> tuple[Subst, int]:
    """``subst x``: find an equation ``x = e`` or ``e = x`` in the context."""
    assert isinstance(var, FVar)
    with m.with_mvar_context(goal) as decl:
        for d in decl.lctx:
            if d.is_aux:
                continue
            parts = eq_parts(m, d.type) if is_app_of(m.instantiate_mvars(d.type), EQ, 3) else None
            if parts is None:
                continue
            if parts[2] is var and not m.depends_on(parts[1], {var.uid}):
                return subst_core(m, goal, d.fvar, True)
            if parts[1] is var and not m.depends_on(parts[2], {var.uid}):
                return subst_core(m, goal, d.fvar, False)
        raise m.error("Tactic `subst` failed: did not find equation for eliminating `{}`", var)


# ------------------------------------------------------------ constructor applications
def to_ctor_app(m: Meta, e: Expr) -> tuple[ConstructorInfo, list[Expr]] | None:
    """``e`` as a constructor application without unfolding definitions; numerals count as ``Nat`` constructors, ``n
    + k`` as ``succ``."""
    e = m.instantiate_mvars(e)
    fn, args = unfold_app(e)
    if type(fn) is Const:
        if fn.name is OF_NAT and len(args) == 3 and type(args[1]) is Lit and is_const_nat(args[0]):
            return to_ctor_app(m, args[1])
        info = m.env.find(fn.name)
        if isinstance(info, ConstructorInfo) and len(args) == info.num_params + info.num_fields:
            return info, args
        if fn.name is _HADD and len(args) == 6 and is_const_nat(args[0]) and m.is_nat_operation(_HADD, args[3]):
            return _nat_add_ctor(m, args[4], args[5])
        return None
    if type(e) is Lit and isinstance(e.value, int):
        info = m.get_const(NAT_ZERO if e.value == 0 else NAT_SUCC)
        assert isinstance(info, ConstructorInfo)
        return info, [] if e.value == 0 else [mk_lit(e.value - 1)]
    return None


_HADD: Final = mk_name("HAdd.hAdd")


def is_const_nat(e: Expr) -> bool:
    return type(e) is Const and e.name is NAT


def _nat_add_ctor(m: Meta, a: Expr, b: Expr) -> tuple[ConstructorInfo, list[Expr]] | None:
    k = m.nat_literal(b)
    if k is None or k == 0:
        return None
    info = m.get_const(NAT_SUCC)
    assert isinstance(info, ConstructorInfo)
    if k == 1:
        return info, [a]
    nat = mk_const(NAT)
    inst = mk_apps(mk_const(mk_name("instHAdd"), (ZERO,)), (nat, mk_const(mk_name("instAddNat"))))
    numeral = mk_numeral(k - 1)
    return info, [mk_apps(mk_const(_HADD, (ZERO, ZERO, ZERO)), (nat, nat, nat, inst, a, numeral))]


def mk_numeral(k: int) -> Expr:
    """``OfNat.ofNat Nat k (instOfNatNat k)``."""
    lit = mk_lit(k)
    return mk_apps(mk_const(OF_NAT, (ZERO,)), (mk_const(NAT), lit, mk_app(mk_const(mk_name("instOfNatNat")), lit)))


def whnf_ctor_app(m: Meta, e: Expr) -> tuple[ConstructorInfo, list[Expr]] | None:
    """Like :func:`to_ctor_app`, unfolding definitions where that is needed (Lean's ``isConstructorApp'?``)."""
    found = to_ctor_app(m, e)
    return found if found is not None else to_ctor_app(m, m.whnf(e))


# ------------------------------------------------------------ noConfusion
def mk_no_confusion(m: Meta, target: Expr, proof: Expr) -> tuple[Expr, Expr | None]:
    """From ``proof : c xs = d ys``: a proof of ``target`` when ``c ≠ d`` (second part None), else a function of type
    ``(equations → target) → target`` and its domain."""
    parts = eq_parts(m, m.infer_type(proof))
    if parts is None:
        raise LeanError("equality expected")
    type, a, b = parts
    type = m.whnf_d(type)
    ca, cb = whnf_ctor_app(m, a), whnf_ctor_app(m, b)
    if ca is None or cb is None:
        raise m.error("equality of constructor applications expected\n  {}", m.infer_type(proof))
    (info_a, args_a), (info_b, args_b) = ca, cb
    fn, type_args = unfold_app(type)
    assert isinstance(fn, Const)
    v = m.get_level(target)
    ind = m.get_const(info_a.induct)
    assert isinstance(ind, InductiveInfo)
    params, indices = type_args[: ind.num_params], type_args[ind.num_params :]
    if info_a.name is not info_b.name:
        m.get_const(ind.name.child("noConfusion"))
        lhs = mk_apps(mk_const(info_a.name, fn.levels), args_a)
        rhs = mk_apps(mk_const(info_b.name, fn.levels), args_b)
        head = mk_const(ind.name.child("noConfusion"), (v, *fn.levels))
        eqs = [mk_refl(m, x, True) for x in (*params, *indices)]
        eqs = _match_equations(m, head, [target, *params, *indices, lhs, *params, *indices, rhs], eqs, proof)
        return mk_apps(head, [target, *params, *indices, lhs, *params, *indices, rhs, *eqs]), None
    if info_a.num_fields == 0:
        return mk_lambda(mk_name("k"), target, mk_bvar0()), target
    name = info_a.name.child("noConfusion")
    m.get_const(name)
    head = mk_const(name, (v, *fn.levels))
    fixed = [*params, target, *args_a[ind.num_params :], *args_b[ind.num_params :]]
    result = mk_apps(head, fixed)
    head_type = m.infer_type(result)
    refls = list(indices)
    args: list[Expr] = []
    while isinstance(head_type, Pi) and len(args) < len(refls) + 1:
        domain = head_type.binder_type
        value = _equation_proof(m, domain, proof if len(args) == len(refls) else None)
        args.append(value)
        head_type = instantiate1(head_type.body, value)
    head_type = m.instantiate_mvars(head_type)
    assert isinstance(head_type, Pi)
    return mk_apps(result, args), head_type.binder_type


def mk_bvar0() -> Expr:
    return mk_bvar(0)


def _equation_proof(m: Meta, eq: Expr, proof: Expr | None) -> Expr:
    """Proof of an index equation by reflexivity, or of the last one from ``proof : a = b``."""
    is_eq = is_app_of(eq, EQ, 3)
    if proof is None:
        lhs = get_app_args(eq)[1]
        return mk_refl(m, lhs, is_eq)
    if is_eq:
        return proof
    parts = eq_parts(m, m.infer_type(proof))
    assert parts is not None
    type, a, b = parts
    return mk_apps(mk_const(mk_name("heq_of_eq"), (m.get_level(type),)), (type, a, b, proof))


def _match_equations(m: Meta, head: Expr, args: list[Expr], eqs: list[Expr], proof: Expr) -> list[Expr]:
    """Proofs for the equation arguments of ``T.noConfusion``."""
    type = m.infer_type(mk_apps(head, args))
    out: list[Expr] = []
    for i in range(len(eqs) + 1):
        type = type if isinstance(type, Pi) else m.whnf(type)
        assert isinstance(type, Pi)
        value = _equation_proof(m, type.binder_type, proof if i == len(eqs) else None)
        out.append(value)
        type = instantiate1(type.body, value)
    return out


def injection_core(m: Meta, goal: int, h: Expr) -> tuple[int, int] | None:
    """Use ``h : c xs = d ys``: None when it closed the goal, else the goal ``equations → target`` and their number."""
    with m.with_mvar_context(goal) as decl:
        target = m.instantiate_mvars(decl.type)
        value, domain = mk_no_confusion(m, target, h)
        if domain is None:
            m.assign(goal, value)
            return None
        new = new_goal(m, domain, decl.user_name)
        m.assign(goal, mk_app(value, mk_mvar(new)))
        count = _count_equations(domain, target)
    return try_clear(m, new, h), count


def _count_equations(domain: Expr, target: Expr) -> int:
    n = 0
    while domain is not target and isinstance(domain, Pi):
        domain = domain.body
        n += 1
        if domain.loose == 0 and domain is target:
            break
    return n


def injection(m: Meta, goal: int, h: Expr, names: Sequence[Name] = ()) -> tuple[list[Expr], int, list[Name]] | None:
    """The tactic ``injection h with names``: new hypotheses, goal, unused names; None when the goal is closed."""
    check_not_assigned(m, goal, "injection")
    result = injection_core(m, goal, h)
    if result is None:
        return None
    new, count = result
    left = list(names)
    hyps: list[Expr] = []
    for _ in range(count):
        fvar, new = intro1(m, new, left.pop(0) if left else None)
        with m.with_mvar_context(new):
            is_heq = heq_parts(m, m.infer_type(fvar))
        if is_heq is not None and m.is_def_eq(is_heq[0], is_heq[2]):
            name = m.mctx.decl(new).lctx.get(fvar.uid).user_name  # type: ignore[attr-defined]
            new = heq_to_eq(m, new, fvar)
            fvar, new = intro1(m, new, name)
        hyps.append(fvar)
    return hyps, new, left


# ------------------------------------------------------------ unifying equations
def unify_eqs(m: Meta, goal: int, count: int, subst: Subst | None = None) -> tuple[int, Subst] | None:
    """Solve ``count`` equations in front of the target one after another (Lean's ``unifyEqs?``). None when one of
    them is impossible (the goal is closed); LeanError when one can neither be solved nor refuted."""
    subst = subst if subst is not None else {}
    while count > 0:
        m.tick("cases")
        h, goal = intro1(m, goal, preserve=True)
        result = _unify_eq(m, goal, h, subst)
        if result is None:
            return None
        goal, subst, extra = result
        count += extra - 1
    return goal, subst


def _unify_eq(m: Meta, goal: int, h: Expr, subst: Subst) -> tuple[int, Subst, int] | None:
    with m.with_mvar_context(goal):
        type = m.instantiate_mvars(m.infer_type(h))
        if heq_parts(m, type) is not None:
            return heq_to_eq(m, goal, h), subst, 1
        parts = eq_parts(m, type)
        if parts is None:
            raise _cannot_solve(m, type)
        a, b = m.instantiate_mvars(parts[1]), m.instantiate_mvars(parts[2])
        if isinstance(a, FVar) and isinstance(b, FVar):
            order = [d.uid for d in m.lctx if d.uid in (a.uid, b.uid)]
            symm = a.uid != b.uid and order[0] == a.uid
            return _subst_eq(m, goal, h, a, b, symm, subst)
        if isinstance(a, FVar):
            return _subst_eq(m, goal, h, a, b, False, subst)
        if isinstance(b, FVar):
            return _subst_eq(m, goal, h, a, b, True, subst)
        if m.is_def_eq(a, b):
            return clear_or_keep(m, goal, h), subst, 0
        if to_ctor_app(m, a) is not None and to_ctor_app(m, b) is not None:
            solved = injection_core(m, goal, h)
            return None if solved is None else (solved[0], subst, solved[1])
        return _retry_reduced(m, goal, h, a, b, type, subst)


def clear_or_keep(m: Meta, goal: int, h: Expr) -> int:
    """Drop an equation that holds by reflexivity (kept if the goal mentions it: then ``h`` is replaced by ``rfl``)."""
    return try_clear(m, goal, h)


def _subst_eq(m: Meta, goal: int, h: Expr, a: Expr, b: Expr, symm: bool, subst: Subst) -> tuple[int, Subst, int] | None:
    saved = m.save()
    try:
        new_subst, new = subst_core(m, goal, h, symm, subst=subst)
        return new, new_subst, 0
    except LeanError:
        m.restore(saved)
    with m.with_mvar_context(goal):
        if m.is_def_eq(a, b):
            return try_clear(m, goal, h), subst, 0
        if acyclic(m, goal, h):
            return None
        raise _cannot_solve(m, m.infer_type(h))


def _retry_reduced(
    m: Meta, goal: int, h: Expr, a: Expr, b: Expr, type: Expr, subst: Subst
) -> tuple[int, Subst, int] | None:
    a2, b2 = m.whnf(a), m.whnf(b)
    if to_ctor_app(m, a) is not None:
        a2 = a
    if to_ctor_app(m, b) is not None:
        b2 = b
    if a2 is a and b2 is b:
        raise _cannot_solve(m, type)
    goal = change_hyp(m, goal, h, mk_eq(m, a2, b2))
    return _unify_eq(m, goal, h, subst)


def acyclic(m: Meta, goal: int, h: Expr) -> bool:
    """Close the goal if ``h : x = c … x …`` is impossible by size (Lean's ``acyclic``)."""
    with m.with_mvar_context(goal) as decl:
        parts = eq_parts(m, m.infer_type(h))
        if parts is None:
            return False
        type, lhs, rhs = parts
        if isinstance(lhs, FVar) and isinstance(rhs, App):
            symm = False
        elif isinstance(rhs, FVar) and isinstance(lhs, App):
            symm = True
        else:
            return False
        runner = ACYCLIC_PROVER
        if not runner:
            return False
        proof = runner[0](m, h, type, lhs, rhs, symm)
        if proof is None:
            return False
        target = m.instantiate_mvars(decl.type)
        level = m.get_level(target)
        m.assign(goal, mk_apps(mk_const(mk_name("False.elim"), (level,)), (target, proof)))
        return True


ACYCLIC_PROVER: Final[list[Callable[..., Expr | None]]] = []
"""``(m, h, type, lhs, rhs, symm) -> proof of False | None``; set by the module that owns ``sizeOf``."""


# ------------------------------------------------------------ cases
@dataclass(frozen=True, slots=True)
class AltNames:
    """Names for the fields of one alternative; ``explicit``: implicit fields are named too (``@ctor``)."""

    names: tuple[Name, ...] = ()
    explicit: bool = False


@dataclass(frozen=True, slots=True)
class CasesGoal:
    """One alternative: its goal, constructor, fields (values in the goal's context) and what became of old
    variables."""

    goal: int
    ctor: Name
    fields: tuple[Expr, ...]
    subst: Subst = field(default_factory=dict)


def inductive_type(m: Meta, type: Expr) -> tuple[InductiveInfo, tuple[Level, ...], list[Expr]] | None:
    """Decompose (after whnf) an inductive type applied to all its arguments."""
    type = m.whnf_d(type)
    fn, args = unfold_app(type)
    if type_is_const(fn):
        assert isinstance(fn, Const)
        info = m.env.find(fn.name)
        if isinstance(info, InductiveInfo) and len(args) == info.num_params + info.num_indices:
            return info, fn.levels, args
    return None


def type_is_const(e: Expr) -> bool:
    return type(e) is Const


def cases(m: Meta, goal: int, major: Expr, given: Sequence[AltNames] = (), tactic: str = "cases") -> list[CasesGoal]:
    """Case analysis on a hypothesis; impossible alternatives are dropped."""
    check_not_assigned(m, goal, tactic)
    with m.with_mvar_context(goal):
        found = inductive_type(m, m.infer_type(major))
        if found is None:
            raise m.error("Tactic `" + tactic + "` failed: not applicable to the given hypothesis\n\n{}", major)
        ind, levels, args = found
    if ind.num_indices == 0:
        if tactic != "match":
            _refuse_into_type(m, goal, ind)
        reverted, goal1 = revert(m, goal, [major])
        return _cases_on(m, goal1, ind, levels, args, len(reverted) - 1, given, major, reverted[1:], tactic)
    return _cases_indexed(m, goal, major, ind, levels, args, given, tactic)


def _refuse_into_type(m: Meta, goal: int, ind: InductiveInfo) -> None:
    with m.with_mvar_context(goal) as decl:
        try:
            _elim_level(m, decl.type, ind.name.child("casesOn"), ind, (), "cases")
        except OnlyIntoProp as err:
            raise OnlyIntoProp(f"{err.text}\n\n{m.pp_goal(goal)}") from None


class OnlyIntoProp(LeanError):
    """A proof was to be taken apart for something that is no proposition; the text lacks the goal."""


def _elim_level(
    m: Meta, target: Expr, info_name: Name, ind: InductiveInfo, levels: tuple[Level, ...], nested: str = ""
) -> tuple[Level, ...]:
    """Universes of the recursor; ``nested`` is the tactic that failed around it if it cannot eliminate there."""
    info = m.get_const(info_name)
    level = m.get_level(target)
    if len(info.level_params) > len(ind.level_params):
        return (level, *levels)
    level = m.mctx.instantiate_level(level)
    if level is not ZERO and not (not level.has_mvar and m.is_level_def_eq(level, ZERO)):
        outer = f"Tactic `{nested}` failed with a nested error:\n" if nested else ""
        raise OnlyIntoProp(f"{outer}Tactic `induction` failed: recursor `{info_name}` can only eliminate into `Prop`")
    return levels


def _cases_on(
    m: Meta,
    goal: int,
    ind: InductiveInfo,
    levels: tuple[Level, ...],
    args: list[Expr],
    extra: int,
    given: Sequence[AltNames],
    major: Expr | None,
    reverted: Sequence[Expr],
    tactic: str,
) -> list[CasesGoal]:
    """``goal : ∀ indices major extras, target`` (indices and major not otherwise in context): apply ``casesOn`` and
    introduce the fields, then ``extra`` binders."""
    params = args[: ind.num_params]
    with m.with_mvar_context(goal) as decl:
        xs: list[Expr] = []
        body = m.instantiate_mvars(decl.type)
        for _ in range(ind.num_indices + 1):
            body = body if isinstance(body, Pi) else m.whnf(body)
            assert isinstance(body, Pi)
            xs.append(m.push_local(body.binder_name, body.binder_type, body.info))
            body = instantiate1(body.body, xs[-1])
        name = ind.name.child("casesOn")
        as_numerals = ind.name is NAT and tactic == "rcases" and _NAT_CASES_AUX_ON in m.env
        if as_numerals:
            name = _NAT_CASES_AUX_ON
        universe = _elim_level(m, body, name, ind, levels, "cases")
        motive = m.mk_lambda(xs, body)
        minors: list[tuple[Name, int, int]] = []
        minor_values: list[Expr] = []
        outer = decl.user_name
        for ctor in ind.ctors:
            info = m.env.find(ctor)
            assert isinstance(info, ConstructorInfo)
            type = _minor_type(m, info, levels, params, motive, ind, as_numerals)
            tag = outer.child(ctor.last) if not outer.is_anonymous else mk_name(ctor.last)
            minor = m.mk_mvar_at(decl.lctx, decl.local_instances, type, MVarKind.SYNTHETIC_OPAQUE, tag)
            minors.append((ctor, minor.uid, info.num_fields))
            minor_values.append(minor)
        head = mk_apps(mk_const(name, universe), [*params, motive])
        value = m.mk_lambda(xs, mk_apps(mk_apps(head, xs), minor_values))
    m.assign(goal, value)
    out: list[CasesGoal] = []
    for i, (ctor, uid, n_fields) in enumerate(minors):
        alt = given[i] if i < len(given) else AltNames()
        fields, g = intro_n(m, uid, n_fields, alt.names, explicit_only=not alt.explicit)
        rest, g = intro_n(m, g, extra, preserve=True)
        subst: Subst = {}
        if major is not None:
            subst[major] = ctor_value(m, ctor, levels, params, fields, as_numerals)
        for old, now in zip(reverted, rest, strict=False):
            subst[old] = now
        out.append(CasesGoal(g, ctor, tuple(fields), subst))
    return out


def _minor_type(
    m: Meta,
    info: ConstructorInfo,
    levels: tuple[Level, ...],
    params: list[Expr],
    motive: Expr,
    ind: InductiveInfo,
    as_numerals: bool,
) -> Expr:
    """``∀ fields, motive indices (ctor params fields)`` with the motive beta-reduced."""
    type = instantiate_level_params(info.type, info.level_params, levels)
    for p in params:
        assert isinstance(type, Pi)
        type = instantiate1(type.body, p)
    with m.scope():
        fields, result = open_pi(m, type, info.num_fields, reduce=True)
        indices = get_app_args(result)[ind.num_params :]
        value = ctor_value(m, info.name, levels, params, fields, as_numerals)
        return close_pi(m, fields, beta(motive, [*indices, value]))


def ctor_value(
    m: Meta, ctor: Name, levels: tuple[Level, ...], params: Sequence[Expr], fields: Sequence[Expr], as_numerals: bool
) -> Expr:
    """The constructor applied; with ``as_numerals`` (``Nat.casesAuxOn``) ``0`` and ``n + 1``."""
    if as_numerals:
        return m.mk_nat_offset(fields[0], 1) if fields else m.mk_nat_lit(0)
    return mk_apps(mk_const(ctor, levels), [*params, *fields])


def _cases_indexed(
    m: Meta,
    goal: int,
    major: Expr,
    ind: InductiveInfo,
    levels: tuple[Level, ...],
    args: list[Expr],
    given: Sequence[AltNames],
    tactic: str,
) -> list[CasesGoal]:
    goal1, count = generalize_indices(m, goal, major, ind, levels, args)
    subgoals = _cases_on(m, goal1, ind, levels, args, 0, given, None, (), tactic)
    out: list[CasesGoal] = []
    for sub in subgoals:
        try:
            solved = unify_eqs(m, sub.goal, count)
        except LeanError as err:
            text = str(err)
            if text.startswith("Dependent elimination failed") and "at case" not in text:
                body = text.partition("\n")[2]
                raise LeanError(
                    "Dependent elimination failed: Failed to solve equation\n" + body + f"\nat case `{sub.ctor}`"
                    if tactic != "match"
                    else text
                ) from err
            raise
        if solved is None:
            continue
        new, subst = solved
        fields = tuple([apply_subst(f, subst) for f in sub.fields])
        out.append(CasesGoal(new, sub.ctor, fields, subst))
    return out


def generalize_indices(
    m: Meta, goal: int, major: Expr, ind: InductiveInfo, levels: tuple[Level, ...], args: list[Expr]
) -> tuple[int, int]:
    """``goal : target`` becomes ``∀ indices' major', indices = indices' → major ≍ major' → target``; returns the new
    goal and the number of equations."""
    params, indices = args[: ind.num_params], args[ind.num_params :]
    with m.with_mvar_context(goal) as decl:
        target = m.instantiate_mvars(decl.type)
        with m.scope():
            base = mk_apps(mk_const(ind.name, levels), params)
            news, _ = m.forall_telescope(m.infer_type(base), ind.num_indices)
            name = m.local_decl(major).user_name if isinstance(major, FVar) else mk_name("x")
            new_major = m.push_local(name, mk_apps(base, news))
            eqs: list[Expr] = []
            refls: list[Expr] = []
            for old, new in zip([*indices, major], [*news, new_major], strict=True):
                eq, is_eq = mk_eq_heq(m, old, new)
                refls.append(mk_refl(m, old, is_eq))
                eqs.append(m.push_local(mk_name("h"), eq))
            type = m.mk_pi([*news, new_major, *eqs], target)
        result = m.mk_mvar_at(decl.lctx, decl.local_instances, type, MVarKind.SYNTHETIC_OPAQUE, decl.user_name)
    m.assign(goal, mk_apps(result, [*indices, major, *refls]))
    return result.uid, len(eqs)


# ------------------------------------------------------------ induction
@dataclass(frozen=True, slots=True)
class InductionGoal:
    """One minor premise: its goal, the constructor (or minor's name), fields and hypotheses."""

    goal: int
    name: Name
    fields: tuple[Expr, ...]
    subst: Subst


def induction_goal(
    m: Meta, goal: int, major: Expr, rec_name: Name, given: Sequence[AltNames] = ()
) -> list[InductionGoal]:
    """``induction`` on a variable by the recursor ``rec_name`` of its type; indices must be distinct variables."""
    check_not_assigned(m, goal, "induction")
    with m.with_mvar_context(goal):
        found = inductive_type(m, m.infer_type(major))
        if found is None:
            raise m.error("Tactic `induction` failed: major premise type is not an inductive type\n  {}", major)
        ind, levels, args = found
        indices = args[ind.num_params :]
        for i, ix in enumerate(indices):
            if (
                not isinstance(ix, FVar)
                or ix in indices[:i]
                or any(m.depends_on(p, {ix.uid}) for p in args[: ind.num_params])
            ):
                raise m.error(
                    "index in target's type is not a variable (consider using the `cases` tactic instead)\n  {}", ix
                )
    reverted, goal1 = revert(m, goal, [*indices, major], preserve_order=True)
    rec = m.get_const(rec_name)
    assert isinstance(rec, RecursorInfo)
    params = args[: ind.num_params]
    n = ind.num_indices + 1
    with m.with_mvar_context(goal1) as decl:
        with m.scope():
            xs: list[Expr] = []
            body = m.instantiate_mvars(decl.type)
            for _ in range(n):
                assert isinstance(body, Pi)
                xs.append(m.push_local(body.binder_name, body.binder_type, body.info))
                body = instantiate1(body.body, xs[-1])
            universe = _elim_level(m, body, rec_name, ind, levels)
            motive = m.mk_lambda(xs, body)
        head = mk_apps(mk_const(rec.name, universe), [*params, motive])
        type = m.infer_type(head)
        minors: list[tuple[Name, int, int]] = []
        for _ in range(rec.num_minors):
            type = type if isinstance(type, Pi) else m.whnf(type)
            assert isinstance(type, Pi)
            minor_type, count = _beta_minor(m, type.binder_type, motive)
            tag = decl.user_name.child(type.binder_name.last) if not decl.user_name.is_anonymous else type.binder_name
            uid = new_goal(m, minor_type, tag)
            minors.append((type.binder_name, uid, count))
            head = mk_app(head, mk_mvar(uid))
            type = instantiate1(type.body, mk_mvar(uid))
    m.assign(goal1, head)
    out: list[InductionGoal] = []
    for i, (name, uid, count) in enumerate(minors):
        alt = given[i] if i < len(given) else AltNames()
        fields, g = intro_n(m, uid, count, alt.names, explicit_only=not alt.explicit)
        rest, g = intro_n(m, g, len(reverted) - n, preserve=True)
        subst: Subst = dict(zip(reverted[n:], rest, strict=True))
        out.append(InductionGoal(g, name, tuple(fields), subst))
    return out


def _beta_minor(m: Meta, type: Expr, motive: Expr) -> tuple[Expr, int]:
    """Beta-reduce motive applications in a minor premise; counts its own binders."""
    with m.scope():
        xs, result = open_pi(m, type)
        body = head_beta(result)
        # binder types: hypotheses `∀ ys, motive …`
        from dataclasses import replace

        for x in xs:
            assert isinstance(x, FVar)
            decl = m.lctx.get(x.uid)
            ys, inner = open_pi(m, decl.type)
            reduced = head_beta(inner)
            if reduced is not inner:
                m.lctx = m.lctx.update(replace(decl, type=close_pi(m, ys, reduced)))
        return close_pi(m, xs, body), len(xs)


__all__ = [
    "AltNames",
    "CasesGoal",
    "InductionGoal",
    "Subst",
    "acyclic",
    "cases",
    "clear",
    "eq_parts",
    "fresh_binder_name",
    "heq_parts",
    "heq_to_eq",
    "induction_goal",
    "injection",
    "injection_core",
    "intro1",
    "intro_n",
    "mk_eq",
    "mk_no_confusion",
    "revert",
    "subst_core",
    "subst_hyp",
    "subst_var",
    "to_ctor_app",
    "try_clear",
    "try_clear_many",
    "unify_eqs",
]
