"""The four constants of quotient types, with Lean's binder names.

Source: Lean 4 ``src/kernel/quot.cpp``. Needs the standard ``Eq`` (it stands in the type of ``Quot.lift``).
"""

from __future__ import annotations

from typing import Final

from prover.lean.declaration import ConstantInfo, ConstructorInfo, InductiveInfo, QuotInfo, QuotKind
from prover.lean.environment import Environment
from prover.lean.expr import IMPLICIT, PROP, Expr, Pi, mk_apps, mk_bvar, mk_const, mk_pi, mk_sort
from prover.lean.kernel.errors import KernelRejected, RejectReason
from prover.lean.level import Level, LParam, level_eq, mk_level_param
from prover.lean.name import Name, mk_name

EQ: Final = mk_name("Eq")
_A: Final = mk_name("a")
_ALPHA: Final = mk_name("α")


def quot_constants(env: Environment) -> tuple[ConstantInfo, ...]:
    """``Quot``, ``Quot.mk``, ``Quot.lift``, ``Quot.ind``."""
    _check_eq(env)
    u_name, v_name = mk_name("u"), mk_name("v")
    u, v = mk_level_param(u_name), mk_level_param(v_name)
    quot = mk_name("Quot")
    sort_u = mk_sort(u)

    def arrow(a: Expr, b: Expr) -> Expr:
        """``b`` must be written for one more binder."""
        return mk_pi(_A, a, b)

    def relation(alpha: int) -> Expr:
        """``α → α → Prop`` where α is ``#alpha``."""
        return arrow(mk_bvar(alpha), arrow(mk_bvar(alpha + 1), PROP))

    def quot_of(alpha: int, r: int) -> Expr:
        return mk_apps(mk_const(quot, (u,)), (mk_bvar(alpha), mk_bvar(r)))

    r_name = mk_name("r")
    quot_type = mk_pi(_ALPHA, sort_u, mk_pi(r_name, relation(0), sort_u), IMPLICIT)
    mk_type = mk_pi(_ALPHA, sort_u, mk_pi(r_name, relation(0), mk_pi(_A, mk_bvar(1), quot_of(2, 1))), IMPLICIT)
    # α r β f a b: inside `r a b → f a = f b`
    eq = mk_apps(
        mk_const(EQ, (v,)),
        (mk_bvar(4), mk_apps(mk_bvar(3), (mk_bvar(2),)), mk_apps(mk_bvar(3), (mk_bvar(1),))),
    )
    respects = mk_pi(
        _A,
        mk_bvar(3),
        mk_pi(mk_name("b"), mk_bvar(4), arrow(mk_apps(mk_bvar(4), (mk_bvar(1), mk_bvar(0))), eq)),
    )
    lift_type = mk_pi(
        _ALPHA,
        sort_u,
        mk_pi(
            r_name,
            relation(0),
            mk_pi(
                mk_name("β"),
                mk_sort(v),
                mk_pi(
                    mk_name("f"),
                    arrow(mk_bvar(2), mk_bvar(1)),
                    arrow(respects, arrow(quot_of(4, 3), mk_bvar(3))),
                ),
                IMPLICIT,
            ),
            IMPLICIT,
        ),
        IMPLICIT,
    )
    mk_app_a = mk_apps(mk_const(quot / "mk", (u,)), (mk_bvar(3), mk_bvar(2), mk_bvar(0)))
    ind_type = mk_pi(
        _ALPHA,
        sort_u,
        mk_pi(
            r_name,
            relation(0),
            mk_pi(
                mk_name("β"),
                arrow(quot_of(1, 0), PROP),
                mk_pi(
                    mk_name("mk"),
                    mk_pi(_A, mk_bvar(2), mk_apps(mk_bvar(1), (mk_app_a,))),
                    mk_pi(mk_name("q"), quot_of(3, 2), mk_apps(mk_bvar(2), (mk_bvar(0),))),
                ),
                IMPLICIT,
            ),
            IMPLICIT,
        ),
        IMPLICIT,
    )
    return (
        QuotInfo(quot, (u_name,), quot_type, QuotKind.TYPE),
        QuotInfo(quot / "mk", (u_name,), mk_type, QuotKind.CTOR),
        QuotInfo(quot / "lift", (u_name, v_name), lift_type, QuotKind.LIFT),
        QuotInfo(quot / "ind", (u_name,), ind_type, QuotKind.IND),
    )


def is_standard_eq(env: Environment) -> bool:
    """Is ``Eq`` Lean's equality?"""
    try:
        _check_eq(env)
    except KernelRejected:
        return False
    return True


def _check_eq(env: Environment) -> None:
    """``Eq : {α : Sort u} → α → α → Prop`` with the one constructor ``refl : {α} → (a : α) → Eq a a``."""
    info = env.find(EQ)
    refl = env.find(EQ / "refl")
    if type(info) is not InductiveInfo or type(refl) is not ConstructorInfo or info.ctors != (EQ / "refl",):
        raise KernelRejected(
            RejectReason.QUOT_NEEDS_EQ, "failed to initialize quot module, environment does not have Eq"
        )
    if len(info.level_params) != 1 or not _is_eq_type(info.type, mk_level_param(info.level_params[0])):
        raise KernelRejected(RejectReason.QUOT_NEEDS_EQ, "failed to initialize quot module, unexpected type of Eq")
    if len(refl.level_params) != 1 or not _is_refl_type(refl.type, refl.level_params[0]):
        raise KernelRejected(RejectReason.QUOT_NEEDS_EQ, "failed to initialize quot module, unexpected type of Eq.refl")


def _domains(t: Expr) -> tuple[list[Expr], Expr]:
    domains: list[Expr] = []
    while type(t) is Pi:
        domains.append(t.binder_type)
        t = t.body
    return domains, t


def _is_eq_type(t: Expr, u: Level) -> bool:
    domains, result = _domains(t)
    return isinstance(u, LParam) and domains == [mk_sort(u), mk_bvar(0), mk_bvar(1)] and result is PROP


def _is_refl_type(t: Expr, u_name: Name) -> bool:
    u = mk_level_param(u_name)
    domains, result = _domains(t)
    eq_a_a = mk_apps(mk_const(EQ, (u,)), (mk_bvar(1), mk_bvar(0), mk_bvar(0)))
    return level_eq(u, u) and domains == [mk_sort(u), mk_bvar(0)] and result is eq_a_a
