"""A small environment built by hand through the kernel, for tests of ``prover.lean.meta``."""

from __future__ import annotations

from prover.lean.declaration import Constructor, DefinitionDecl, InductiveDecl, InductiveType, regular
from prover.lean.environment import Environment
from prover.lean.expr import (
    IMPLICIT,
    INST_IMPLICIT,
    PROP,
    TYPE,
    Expr,
    mk_app,
    mk_apps,
    mk_bvar,
    mk_const,
    mk_lambda,
    mk_pi,
    mk_sort,
)
from prover.lean.kernel.check import add_decl
from prover.lean.level import ONE, ZERO, mk_level_param, mk_succ
from prover.lean.meta.attributes import add_class, add_instance, set_reducibility
from prover.lean.meta.meta import Meta
from prover.lean.name import Name, mk_name
from prover.lean.subst import mk_arrow

N = mk_name
U = mk_level_param(N("u"))
NAT = mk_const(N("Nat"))


def nat_inductive() -> InductiveDecl:
    ctors = (Constructor(N("Nat.zero"), NAT), Constructor(N("Nat.succ"), mk_pi(N("n"), NAT, NAT)))
    return InductiveDecl((), 0, (InductiveType(N("Nat"), TYPE, ctors),))


def eq_inductive() -> InductiveDecl:
    sort = mk_sort(U)
    eq = mk_const(N("Eq"), (U,))
    type_ = mk_pi(N("α"), sort, mk_pi(N("a"), mk_bvar(0), mk_pi(N("b"), mk_bvar(1), PROP)), IMPLICIT)
    refl = mk_pi(N("α"), sort, mk_pi(N("a"), mk_bvar(0), mk_apps(eq, [mk_bvar(1), mk_bvar(0), mk_bvar(0)])), IMPLICIT)
    return InductiveDecl((N("u"),), 2, (InductiveType(N("Eq"), type_, (Constructor(N("Eq.refl"), refl),)),))


def prod_inductive() -> InductiveDecl:
    sort = mk_sort(mk_succ(U))
    prod = mk_const(N("Prod"), (U,))
    type_ = mk_pi(N("α"), sort, mk_pi(N("β"), sort, sort))
    mk = mk_pi(
        N("α"),
        sort,
        mk_pi(
            N("β"),
            sort,
            mk_pi(N("fst"), mk_bvar(1), mk_pi(N("snd"), mk_bvar(1), mk_apps(prod, [mk_bvar(3), mk_bvar(2)]))),
            IMPLICIT,
        ),
        IMPLICIT,
    )
    return InductiveDecl((N("u"),), 2, (InductiveType(N("Prod"), type_, (Constructor(N("Prod.mk"), mk),)),))


def add_class_with_mk(env: Environment, name: str) -> Environment:
    """``class name (α : Type) where op : α``."""
    cls = mk_const(N(name))
    ctor = mk_pi(N("α"), TYPE, mk_pi(N("op"), mk_bvar(0), mk_app(cls, mk_bvar(1))), IMPLICIT)
    type_ = mk_pi(N("α"), TYPE, TYPE)
    env = add_decl(env, InductiveDecl((), 1, (InductiveType(N(name), type_, (Constructor(N(name + ".mk"), ctor),)),)))
    return add_class(env, N(name), ())


def define(env: Environment, name: str, type: Expr, value: Expr, height: int = 1) -> Environment:
    return add_decl(env, DefinitionDecl(N(name), (), type, value, regular(height)))


def world() -> Environment:
    env = Environment.empty()
    for decl in (nat_inductive(), eq_inductive(), prod_inductive()):
        env = add_decl(env, decl)
    double = mk_lambda(
        N("n"),
        NAT,
        mk_apps(
            mk_const(N("Nat.rec"), (ONE,)),
            [
                mk_lambda(N("_"), NAT, NAT),
                mk_const(N("Nat.zero")),
                mk_lambda(
                    N("k"),
                    NAT,
                    mk_lambda(
                        N("ih"),
                        NAT,
                        mk_app(mk_const(N("Nat.succ")), mk_app(mk_const(N("Nat.succ")), mk_bvar(0))),
                    ),
                ),
                mk_bvar(0),
            ],
        ),
    )
    env = define(env, "double", mk_arrow(NAT, NAT), double)
    env = define(env, "alias", mk_arrow(NAT, NAT), mk_const(N("double")), 2)
    env = set_reducibility(env, N("alias"), "reducible")
    env = add_class_with_mk(env, "Pointed")
    pointed_nat = mk_apps(mk_const(N("Pointed.mk")), [NAT, mk_const(N("Nat.zero"))])
    env = define(env, "instPointedNat", mk_app(mk_const(N("Pointed")), NAT), pointed_nat)
    env = add_instance(env, N("Pointed"), N("instPointedNat"))
    prod = mk_const(N("Prod"), (ZERO,))
    pointed = mk_const(N("Pointed"))
    pair_type = mk_pi(
        N("α"),
        TYPE,
        mk_pi(
            N("β"),
            TYPE,
            mk_pi(
                N("i"),
                mk_app(pointed, mk_bvar(1)),
                mk_pi(
                    N("j"),
                    mk_app(pointed, mk_bvar(1)),
                    mk_app(pointed, mk_apps(prod, [mk_bvar(3), mk_bvar(2)])),
                    INST_IMPLICIT,
                ),
                INST_IMPLICIT,
            ),
            IMPLICIT,
        ),
        IMPLICIT,
    )

    def op(alpha: Expr, inst: Expr) -> Expr:
        from prover.lean.expr import mk_proj

        del alpha
        return mk_proj(N("Pointed"), 0, inst)

    pair_value = mk_lambda(
        N("α"),
        TYPE,
        mk_lambda(
            N("β"),
            TYPE,
            mk_lambda(
                N("i"),
                mk_app(pointed, mk_bvar(1)),
                mk_lambda(
                    N("j"),
                    mk_app(pointed, mk_bvar(1)),
                    mk_apps(
                        mk_const(N("Pointed.mk")),
                        [
                            mk_apps(prod, [mk_bvar(3), mk_bvar(2)]),
                            mk_apps(
                                mk_const(N("Prod.mk"), (ZERO,)),
                                [mk_bvar(3), mk_bvar(2), op(mk_bvar(3), mk_bvar(1)), op(mk_bvar(2), mk_bvar(0))],
                            ),
                        ],
                    ),
                    INST_IMPLICIT,
                ),
                INST_IMPLICIT,
            ),
            IMPLICIT,
        ),
        IMPLICIT,
    )
    env = define(env, "instPointedProd", pair_type, pair_value)
    return add_instance(env, N("Pointed"), N("instPointedProd"))


def meta() -> Meta:
    return Meta(world())


def nat(n: int) -> Expr:
    """``succ (… zero)``."""
    result = mk_const(N("Nat.zero"))
    for _ in range(n):
        result = mk_app(mk_const(N("Nat.succ")), result)
    return result


def name(text: str) -> Name:
    return N(text)
