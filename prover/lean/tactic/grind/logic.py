"""Proof terms about ``True``, ``False``, connectives and quantifiers that the propagation rules of ``grind`` use."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from prover.lean.expr import Expr, Lam, Pi, is_app_of, mk_app, mk_apps, mk_const, mk_lambda, unfold_app
from prover.lean.level import ZERO
from prover.lean.meta.app_builder import FALSE
from prover.lean.meta.meta import Meta
from prover.lean.name import mk_name
from prover.lean.subst import beta

_EQ_TRUE: Final = mk_name("eq_true")
_EQ_FALSE: Final = mk_name("eq_false")


def const(name: str) -> Expr:
    return mk_const(mk_name(name))


def typed(prop: Expr, proof: Expr) -> Expr:
    """``proof``, whose type is ``prop`` by definition, as a proof of ``prop``."""
    return mk_apps(mk_const(mk_name("id"), (ZERO,)), [prop, proof])


def eq_true(p: Expr, h: Expr) -> Expr:
    """``p = True`` from ``h : p``."""
    if is_app_of(h, mk_name("of_eq_true"), 2):
        return unfold_app(h)[1][1]
    return mk_apps(mk_const(_EQ_TRUE), [p, h])


def eq_false(p: Expr, h: Expr) -> Expr:
    """``p = False`` from ``h : ¬p``."""
    if is_app_of(h, mk_name("of_eq_false"), 2):
        return unfold_app(h)[1][1]
    return mk_apps(mk_const(_EQ_FALSE), [p, h])


def of_eq_true(p: Expr, h: Expr) -> Expr:
    """``p`` from ``h : p = True``."""
    if is_app_of(h, _EQ_TRUE, 2):
        return unfold_app(h)[1][1]
    return mk_apps(const("of_eq_true"), [p, h])


def of_eq_false(p: Expr, h: Expr) -> Expr:
    """``¬p`` from ``h : p = False``."""
    if is_app_of(h, _EQ_FALSE, 2):
        return unfold_app(h)[1][1]
    return mk_apps(const("of_eq_false"), [p, h])


def by_contradiction(p: Expr, h: Expr) -> Expr:
    """``p`` from ``h : ¬¬p``."""
    return mk_apps(const("Classical.byContradiction"), [p, h])


def assuming(m: Meta, p: Expr, conclude: Callable[[Expr], Expr]) -> Expr:
    """``fun h : p => …``: of ``¬p`` when False is concluded."""
    with m.scope():
        h = m.push_local(mk_name("h"), p)
        return m.mk_lambda([h], conclude(h))


def by_cases(m: Meta, p: Expr, positive: Expr, negative: Expr) -> Expr:
    """False from refutations of ``p`` and of ``¬p``."""
    not_p = m.mk_not(p)
    em = mk_apps(const("Classical.em"), [p])
    return mk_apps(const("Or.elim"), [p, not_p, FALSE, em, positive, negative])


def exists_not(m: Meta, e: Pi, h: Expr) -> tuple[Expr, Expr]:
    """``∃ x, ¬p x`` and its proof from ``h : ¬∀ x, p x``."""
    alpha, level = e.binder_type, m.get_level(e.binder_type)
    body = mk_lambda(e.binder_name, alpha, m.mk_not(e.body))
    statement = mk_apps(mk_const(mk_name("Exists"), (level,)), [alpha, body])
    with m.scope():
        none = m.push_local(mk_name("h"), m.mk_not(statement))
        x = m.push_local(e.binder_name, alpha)
        px = m.instantiate_forall(e, [x])
        with m.scope():
            bad = m.push_local(mk_name("h"), m.mk_not(px))
            witness = mk_apps(mk_const(mk_name("Exists.intro"), (level,)), [alpha, body, x, bad])
            inner = m.mk_lambda([bad], mk_app(none, witness))
        every = m.mk_lambda([x], by_contradiction(px, inner))
        proof = m.mk_lambda([none], mk_app(h, every))
    return statement, by_contradiction(statement, proof)


def forall_not(m: Meta, e: Expr, h: Expr) -> tuple[Expr, Expr]:
    """``∀ x, ¬p x`` and its proof from ``h : ¬∃ x, p x``."""
    (fn, (alpha, predicate)) = unfold_app(e)
    with m.scope():
        name = predicate.binder_name if isinstance(predicate, Lam) else mk_name("x")
        x = m.push_local(name, alpha)
        px = m.instantiate_mvars(apply(predicate, x))
        with m.scope():
            hx = m.push_local(mk_name("h"), px)
            intro = mk_const(mk_name("Exists.intro"), fn.levels)  # type: ignore[attr-defined]
            inner = m.mk_lambda([hx], mk_app(h, mk_apps(intro, [alpha, predicate, x, hx])))
        return m.mk_pi([x], m.mk_not(px)), m.mk_lambda([x], inner)


def apply(predicate: Expr, x: Expr) -> Expr:
    """``predicate x``, beta-reduced."""
    return beta(predicate, [x])
