"""Rewriting a ``match`` by the equation of one of its alternatives, where overlapping patterns keep it from computing.

Source: Lean 4 v4.34 ``src/Lean/Meta/Tactic/Simp/Rewrite.lean`` (``simpMatchCore``, ``dischargeEqnThmHypothesis?``).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from prover.lean.elab.match_alts import alt_shapes
from prover.lean.elab.match_eqns import equation_name
from prover.lean.elab.match_splitter import prove_clash
from prover.lean.expr import Const, Expr, Pi, get_app_args, mk_apps, mk_const, unfold_app
from prover.lean.meta.attributes import MatcherInfo, matcher_info
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError
from prover.lean.name import mk_name

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta

FALSE: Final = mk_const(mk_name("False"))

_OVERLAPS: dict[Expr, bool] = {}
"""Key: a matcher's type; value: may its alternatives overlap. Never reset: a type determines the patterns."""


def is_exclusion(prop: Expr) -> bool:
    """``∀ xs, p = q → … → False``: what an equation says of earlier alternatives."""
    if not isinstance(prop, Pi):
        return False
    while isinstance(prop, Pi):
        prop = prop.body
    return prop is FALSE


def assumption(m: Meta, prop: Expr) -> Expr | None:
    """A hypothesis of the context that states ``prop``, latest first."""
    for d in m.lctx.reversed():
        if not d.is_aux and m.is_prop(d.type) and m.is_def_eq_guarded(m.instantiate_mvars(d.type), prop):
            return d.fvar
    return None


def refute_exclusion(m: Meta, prop: Expr) -> Expr | None:
    """A proof of an exclusion by a hypothesis that says just this, or because its equations clash. What follows from
    several hypotheses is not looked for: the user's ``split`` would find less than Lean leaves (Lean's
    ``dischargeEqnThmHypothesis?``)."""
    saved = m.save()
    found = assumption(m, prop)
    if found is not None:
        return found
    try:
        return prove_clash(m, prop)
    except HeartbeatsExceeded:
        raise
    except LeanError:
        m.restore(saved)
        return None


def may_overlap(m: Meta, fn: Const, info: MatcherInfo) -> bool:
    """Is a variable pattern in a column where another alternative has something else?"""
    type = m.get_const(fn.name).type
    found = _OVERLAPS.get(type)
    if found is None:
        with m.scope():
            params, rest = m.forall_telescope(m.infer_type(fn), info.num_params)
            assert isinstance(rest, Pi)
            shapes = alt_shapes(m, fn, params, rest.binder_type, info)
        found = False
        for column in range(info.num_discrs):
            kinds = {s.patterns[column] in s.fields for s in shapes}
            found = found or len(kinds) > 1 or any(not _is_constructor(m, s.patterns[column]) for s in shapes)
        found = found and len(shapes) > 1
        _OVERLAPS[type] = found
    return found


def _is_constructor(m: Meta, pattern: Expr) -> bool:
    fn, _ = unfold_app(pattern)
    info = m.env.find(fn.name) if isinstance(fn, Const) else None
    return type(info).__name__ == "ConstructorInfo"


def match_by_equations(m: Meta, e: Expr, discharge: Callable[[Expr], Expr | None]) -> tuple[Expr, Expr] | None:
    """The value of a match by the first equation whose patterns and hypotheses fit, and a proof of ``e = value``."""
    fn, args = unfold_app(e)
    assert isinstance(fn, Const)
    info = matcher_info(m.env, fn.name)
    if info is None or len(args) != info.arity or not may_overlap(m, fn, info):
        return None
    for i in range(len(info.alt_num_params)):
        found = match_by_equation(m, e, i, discharge)
        if found is not None:
            return found
    return None


def match_by_equation(m: Meta, e: Expr, alt: int, discharge: Callable[[Expr], Expr | None]) -> tuple[Expr, Expr] | None:
    """``match_n …`` by ``match_n.eq_<alt>``: the right-hand side and a proof of ``e = rhs``."""
    fn, args = unfold_app(e)
    assert isinstance(fn, Const)
    info = m.find_const(equation_name(fn.name, alt))
    if info is None:
        return None
    saved = m.save()
    lemma = mk_const(info.name, fn.levels)
    mvars, _, body = m.forall_meta_telescope(m.infer_type(lemma))
    eq = m.match_eq(body)
    # argument by argument: the matcher itself is reducible and must not be unfolded here
    if eq is None or not all(m.is_def_eq(a, b) for a, b in zip(get_app_args(eq[1]), args, strict=True)):
        m.restore(saved)
        return None
    for mvar in mvars:
        value = m.instantiate_mvars(mvar)
        if not value.has_expr_mvar:
            continue
        proof = discharge(m.instantiate_mvars(m.infer_type(mvar)))
        if proof is None or not m.is_def_eq(value, proof):
            m.restore(saved)
            return None
    rhs, proof = m.instantiate_mvars(eq[2]), m.instantiate_mvars(mk_apps(lemma, mvars))
    if rhs.has_expr_mvar or proof.has_expr_mvar:
        m.restore(saved)
        return None
    return rhs, proof


__all__ = ["is_exclusion", "match_by_equation", "match_by_equations", "refute_exclusion"]
