"""What follows from equations between values: constructors are injective, and different values are not equal."""

from __future__ import annotations

from prover.lean.expr import Expr, Pi, mk_app
from prover.lean.meta.app_builder import FALSE, TRUE, TRUE_INTRO
from prover.lean.meta.cases import mk_no_confusion
from prover.lean.meta.meta import Meta
from prover.lean.name import mk_name
from prover.lean.subst import instantiate1


def field_equation(m: Meta, equation: Expr, i: int, x: Expr, y: Expr) -> Expr:
    """``x = y`` from ``equation : C … x … = C … y …``, where the fields stand at position ``i``."""
    goal = m.mk_eq(x, y)
    value, domain = mk_no_confusion(m, goal, equation)
    assert isinstance(domain, Pi)
    with m.scope():
        hyps: list[Expr] = []
        found: Expr | None = None
        type: Expr = domain
        while isinstance(type, Pi):
            h = m.push_local(mk_name("h"), type.binder_type)
            hyps.append(h)
            found = found if found is not None else _as_equation(m, h, x, y)
            type = instantiate1(type.body, h)
        assert found is not None
        return mk_app(value, m.mk_lambda(hyps, found))


def _as_equation(m: Meta, h: Expr, x: Expr, y: Expr) -> Expr | None:
    """``h`` as a proof of ``x = y``, if it is one (perhaps a heterogeneous one)."""
    type = m.infer_type(h)
    eq = m.match_eq(type)
    if eq is not None:
        return h if eq[1] is x and eq[2] is y else None
    heq = m.match_heq(type)
    return m.mk_eq_of_heq(h) if heq is not None and heq[1] is x and heq[3] is y else None


def refute_clash(m: Meta, a: Expr, b: Expr, equation: Expr) -> Expr:
    """False from ``equation : a = b`` between different values."""
    if a is TRUE or a is FALSE:
        p = equation if a is TRUE else m.mk_eq_symm(equation)
        return m.mk_eq_mp(p, TRUE_INTRO)
    if m.is_ctor_app(a) is not None and m.is_ctor_app(b) is not None:
        return mk_no_confusion(m, FALSE, equation)[0]
    differ = m.mk_decide_proof(m.mk_not(m.mk_eq(a, b)))
    return mk_app(differ, equation)
