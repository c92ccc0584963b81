"""Extensionality in ``grind``: what differs differs somewhere, for functions and types with an ``@[ext]`` theorem."""

from __future__ import annotations

from collections.abc import Callable

from prover.lean.expr import Const, Expr, Lam, Pi, get_app_fn, mk_app, mk_const, unfold_app
from prover.lean.level import mk_level_param
from prover.lean.name import Name
from prover.lean.tactic.grind import logic
from prover.lean.tactic.grind.branch import Branch
from prover.lean.tactic.grind.matching import instantiate
from prover.lean.tactic.grind.theorems import Theorem


def extend(b: Branch, ext: Callable[[Name], Name | None]) -> bool:
    """Use the next disequality of functions, or of values that an extensionality theorem is about."""
    while b.disequalities:
        e = b.disequalities.pop(0)
        alpha, x, y = unfold_app(e)[1]
        if not b.graph.is_false(e) or not b.once("ext", e):
            continue
        head = get_app_fn(alpha)
        if isinstance(b.m.whnf_r(alpha), Pi):
            if _differ_at_a_point(b, e, x, y):
                return True
        elif isinstance(head, Const):
            name = ext(head.name)
            if name is not None and _apply_ext(b, e, name, x, y):
                return True
    return False


def _differ_at_a_point(b: Branch, e: Expr, f: Expr, g: Expr) -> bool:
    """``¬∀ x, f x = g x``."""
    m = b.m
    if not (isinstance(f, Lam) or isinstance(g, Lam) or b.graph.generation.get(e, 0) < 2):
        return False
    pi = m.whnf_r(m.infer_type(f))
    assert isinstance(pi, Pi)
    with m.scope():
        x = m.push_local(pi.binder_name, pi.binder_type)
        pointwise = m.mk_pi([x], m.mk_eq(logic.apply(f, x), logic.apply(g, x)))
    h = logic.assuming(m, pointwise, lambda h: mk_app(b.refutation_of(e), m.mk_funext(h)))
    b.add_fact(m.mk_not(pointwise), h, b.graph.generation.get(e, 0) + 1)
    return True


def _apply_ext(b: Branch, e: Expr, name: Name, x: Expr, y: Expr) -> bool:
    """The contrapositive of an extensionality theorem: not all its hypotheses hold."""
    m = b.m
    info = m.get_const(name)
    count = 0
    type = info.type
    while isinstance(type, Pi):
        count, type = count + 1, type.body
    sides = unfold_app(type)[1]
    if len(sides) != 3 or not all(hasattr(s, "idx") for s in sides[1:]):
        return False
    found: list[Expr | None] = [None] * count
    for side, value in zip(sides[1:], (x, y), strict=True):
        found[count - 1 - side.idx] = value  # type: ignore[attr-defined]
    levels = tuple([mk_level_param(p) for p in info.level_params])
    theorem = Theorem(name, mk_const(name, levels), tuple(info.level_params), count, ())
    instance = instantiate(m, theorem, tuple(found))
    if instance is None:
        return False
    b.add_fact(*instance, b.graph.generation.get(e, 0) + 1)
    return True
