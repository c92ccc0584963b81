"""``SizeOf`` instances of inductive types and ``T.c.sizeOf_spec``, for termination arguments.

Source: Lean 4 v4.34 ``src/Lean/Meta/SizeOf.lean``. ``T._sizeOf_1`` adds one for the constructor and the sizes of all
fields; the instance is ``T._sizeOf_inst``. Types declared before ``SizeOf`` get theirs by ``deriving instance SizeOf
for T``.
"""

from __future__ import annotations

from typing import Final, cast

from prover.lean.declaration import ABBREV, ConstructorInfo, DefinitionDecl, InductiveInfo, RecursorInfo, TheoremDecl
from prover.lean.elab.aux_constructions import eliminates_to_type, inductive_of, is_prop_former, run_closed
from prover.lean.expr import (
    IMPLICIT,
    INST_IMPLICIT,
    Expr,
    Pi,
    Sort,
    get_app_fn,
    mk_app,
    mk_apps,
    mk_const,
    mk_lambda,
)
from prover.lean.level import ONE, ZERO, Level, mk_level_param
from prover.lean.meta.app_builder import mk_nat_lit
from prover.lean.meta.attributes import add_instance, set_reducibility
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, Stuck
from prover.lean.meta.meta import Meta
from prover.lean.name import Name, mk_name
from prover.lean.subst import instantiate1, instantiate_level_params

SIZE_OF: Final = mk_name("SizeOf")
SIZE_OF_FN: Final = mk_name("SizeOf.sizeOf")
NAT: Final = mk_const(mk_name("Nat"))


def add_size_of(m: Meta, name: Name) -> None:
    """Register instances for the block of ``name`` when the library has ``SizeOf`` already."""
    if SIZE_OF not in m.env or mk_name("instHAdd") not in m.env:
        return
    ind = inductive_of(m, name)
    if ind is None or is_prop_former(ind.type) or not eliminates_to_type(m, ind):
        return
    for t in ind.all:
        info = inductive_of(m, t)
        if info is None or t.child("_sizeOf_inst") in m.env:
            continue
        saved = m.save()
        try:
            run_closed(m, lambda info=info: _add_for(m, info))  # type: ignore[misc]
        except HeartbeatsExceeded:
            raise
        except (LeanError, Stuck):
            m.restore(saved)


def size_of(m: Meta, e: Expr) -> Expr:
    """``sizeOf e``."""
    type = m.infer_type(e)
    level = m.get_level(type)
    inst = m.synth_instance(mk_app(mk_const(SIZE_OF, (level,)), type))
    if inst is None:
        raise m.error("failed to synthesize `SizeOf` for\n  {}", type)
    return mk_apps(mk_const(SIZE_OF_FN, (level,)), (type, inst, e))


def _add(a: Expr, b: Expr) -> Expr:
    inst = mk_apps(mk_const(mk_name("instHAdd"), (ZERO,)), (NAT, mk_const(mk_name("instAddNat"))))
    return mk_apps(mk_const(mk_name("HAdd.hAdd"), (ZERO, ZERO, ZERO)), (NAT, NAT, NAT, inst, a, b))


def _open_params(m: Meta, ind: InductiveInfo) -> tuple[list[Expr], list[Expr], list[Expr], tuple[Level, ...]]:
    """Parameters, ``SizeOf`` instances for those that are types, indices, levels."""
    levels = tuple([mk_level_param(u) for u in ind.level_params])
    type = ind.type
    params: list[Expr] = []
    insts: list[Expr] = []
    for _ in range(ind.num_params):
        type = type if isinstance(type, Pi) else m.whnf(type)
        assert isinstance(type, Pi)
        params.append(m.push_local(type.binder_name, type.binder_type, IMPLICIT))
        type = instantiate1(type.body, params[-1])
    for p in params:
        sort = m.whnf(m.infer_type(p))
        if isinstance(sort, Sort) and sort.level is not ZERO:
            inst_type = mk_app(mk_const(SIZE_OF, (sort.level,)), p)
            insts.append(m.push_local(m.fresh_user_name(mk_name("inst")), inst_type, INST_IMPLICIT))
    indices: list[Expr] = []
    for _ in range(ind.num_indices):
        type = type if isinstance(type, Pi) else m.whnf(type)
        assert isinstance(type, Pi)
        indices.append(m.push_local(type.binder_name, type.binder_type, IMPLICIT))
        type = instantiate1(type.body, indices[-1])
    return params, insts, indices, levels


def _add_for(m: Meta, ind: InductiveInfo) -> None:
    params, insts, indices, levels = _open_params(m, ind)
    t_type = mk_apps(mk_const(ind.name, levels), [*params, *indices])
    t = m.push_local(mk_name("t"), t_type)
    value = _recursor_value(m, ind, levels, params, indices, t)
    fn = ind.name.child("_sizeOf_1")
    binders = [*params, *insts, *indices, t]
    m.add_decl(DefinitionDecl(fn, ind.level_params, m.mk_pi(binders, NAT), m.mk_lambda(binders, value), ABBREV))
    sort = m.whnf(m.infer_type(t_type))
    assert isinstance(sort, Sort)
    u = sort.level
    inst_type = mk_app(mk_const(SIZE_OF, (u,)), t_type)
    partial = mk_apps(mk_const(fn, levels), [*params, *insts, *indices])
    body = mk_apps(mk_const(mk_name("SizeOf.mk"), (u,)), (t_type, partial))
    name = ind.name.child("_sizeOf_inst")
    outer = [*params, *insts, *indices]
    m.add_decl(DefinitionDecl(name, ind.level_params, m.mk_pi(outer, inst_type), m.mk_lambda(outer, body), ABBREV))
    m.env = set_reducibility(m.env, name, "instance_reducible")
    m.env = add_instance(m.env, SIZE_OF, name)
    if ind.num_nested == 0 and len(ind.all) == 1:
        for c in ind.ctors:
            ctor = m.env.find(c)
            assert isinstance(ctor, ConstructorInfo)
            with m.scope():
                _add_spec(m, ctor, params, insts, levels, u)


def _recursor_value(
    m: Meta, ind: InductiveInfo, levels: tuple[Level, ...], params: list[Expr], indices: list[Expr], t: Expr
) -> Expr:
    rec = m.get_const(ind.name.child("rec"))
    head = mk_apps(mk_const(rec.name, (ONE, *levels)), params)
    type = m.infer_type(head)
    rec = cast(RecursorInfo, rec)
    for _ in range(rec.num_motives):
        assert isinstance(type, Pi)
        motive = _constant_motive(type.binder_type)
        head = mk_app(head, motive)
        type = instantiate1(type.body, motive)
    for _ in range(rec.num_minors):
        type = type if isinstance(type, Pi) else m.whnf(type)
        assert isinstance(type, Pi)
        with m.scope():
            fields, _ = m.forall_telescope(type.binder_type)
            minor = m.mk_lambda(fields, _minor_body(m, fields))
        head = mk_app(head, minor)
        type = instantiate1(type.body, minor)
    return mk_apps(head, [*indices, t])


def _constant_motive(type: Expr) -> Expr:
    if isinstance(type, Pi):
        return mk_lambda(type.binder_name, type.binder_type, _constant_motive(type.body))
    return NAT


def _minor_body(m: Meta, fields: list[Expr]) -> Expr:
    """``1 + sizes``; an induction hypothesis (named ``…_ih``) stands for the size of its field."""
    hyps = {}
    plain: list[Expr] = []
    for x in fields:
        name = m.local_decl(x).user_name.last
        if name.endswith("_ih"):
            hyps[name[:-3]] = x
        else:
            plain.append(x)
    total: Expr = mk_nat_lit(1)
    for x in plain:
        ih = hyps.get(m.local_decl(x).user_name.last)
        if ih is not None and m.infer_type(ih) is NAT:
            total = _add(total, ih)
        else:
            head = get_app_fn(m.whnf(m.infer_type(ih))) if ih is not None else None
            total = _add(total, ih if head is NAT else size_of(m, x))  # type: ignore[arg-type]
    return total


def _add_spec(
    m: Meta, ctor: ConstructorInfo, params: list[Expr], insts: list[Expr], levels: tuple[Level, ...], u: Level
) -> None:
    type = instantiate_level_params(ctor.type, ctor.level_params, levels)
    for p in params:
        assert isinstance(type, Pi)
        type = instantiate1(type.body, p)
    fields, result = m.forall_telescope(type, ctor.num_fields)
    value = mk_apps(mk_const(ctor.name, levels), [*params, *fields])
    lhs = size_of(m, value)
    rhs: Expr = mk_nat_lit(1)
    for x in fields:
        rhs = _add(rhs, size_of(m, x))
    eq = mk_apps(mk_const(mk_name("Eq"), (ONE,)), (NAT, lhs, rhs))
    proof = mk_apps(mk_const(mk_name("Eq.refl"), (ONE,)), (NAT, lhs))
    binders = [*params, *insts, *fields]
    name = ctor.name.child("sizeOf_spec")
    del result, u
    m.add_decl(TheoremDecl(name, ctor.level_params, m.mk_pi(binders, eq), m.mk_lambda(binders, proof)))
    from prover.lean.elab.attributes import ATTRIBUTES
    from prover.lean.syntax import ast

    simp = ATTRIBUTES.get("simp")
    if simp is not None:
        simp.handler(m, name, ast.Attribute(0, 0, "global", mk_name("simp"), (), "simp"))
