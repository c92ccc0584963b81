"""``convert e using n``, ``convert_to T`` and ``congr! n``: what is left to prove is that a term's type is the goal.

Source: Mathlib ``Mathlib/Tactic/{Convert,CongrExclamation}.lean``. Congruence goes below functions and quantifiers;
equations of propositions that are left are shown as equivalences.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from prover.lean.expr import Expr, Lam, Pi, mk_apps, mk_const, mk_lambda
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, Stuck, UnsupportedFeature
from prover.lean.meta.goals import intro1
from prover.lean.meta.meta import Meta
from prover.lean.name import ANONYMOUS, mk_name
from prover.lean.subst import head_beta
from prover.lean.syntax import ast
from prover.lean.syntax import tactic_ast as t
from prover.lean.tactic.apply import apply, assumption
from prover.lean.tactic.closing import require_mathlib
from prover.lean.tactic.eq import apply_rfl, congr_core
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.state import Tac, goal_error, mk_goal

_UNBOUNDED: Final = 1_000


@tactic(t.Convert, "convert")
def run_convert(tac: Tac, stx: t.Convert) -> None:
    """``convert e``: the goal follows from ``e`` once the equations that are left hold."""
    require_mathlib(tac, "convert", stx)
    _convert(tac, stx, stx.depth if stx.depth is not None else _UNBOUNDED)


@tactic(t.Convert, "convert_to")
def run_convert_to(tac: Tac, stx: t.Convert) -> None:
    """``convert_to T``: ``convert (?_ : T) using 1``."""
    require_mathlib(tac, "convert_to", stx)
    hole = ast.SyntheticHole(stx.start, stx.start, ANONYMOUS)
    term = ast.TypeAscription(stx.term.start, stx.term.end, hole, stx.term)
    _convert(tac, replace(stx, term=term), stx.depth if stx.depth is not None else 1)


def _convert(tac: Tac, stx: t.Convert, depth: int) -> None:
    m = tac.m
    with tac.with_main() as goal:
        target = tac.main_target()
        e, holes = tac.elab_with_holes_here(stx.term, None, "convert", natural=True)
        source = m.instantiate_mvars(m.infer_type(e))
        sides = (source, target) if stx.symm else (target, source)
        new = mk_goal(m, m.mk_eq(*sides), tac.main_tag())
        m.assign(goal, m.mk_eq_mp(new, e) if stx.symm else m.mk_eq_mpr(new, e))
    left = congr_bang(m, new.uid, depth)
    tac.replace_main([*left, *holes])
    tac.prune()


@tactic(t.CongrTac, "congr!")
def run_congr_bang(tac: Tac, stx: t.CongrTac) -> None:
    require_mathlib(tac, "congr!", stx)
    if stx.names:
        raise UnsupportedFeature("`congr! … with`", stx)
    goal = tac.main_goal()
    left = congr_bang(tac.m, goal, stx.depth if stx.depth is not None else _UNBOUNDED)
    if left == [goal]:
        raise goal_error(tac.m, "congr!", goal, "")
    tac.replace_main(left)
    tac.prune()


def congr_bang(m: Meta, goal: int, depth: int) -> list[int]:
    """The equations that are left after congruence up to ``depth`` steps."""
    m.tick("congr!", 5)
    if _closes(m, goal):
        return []
    step = _step(m, goal) if depth > 0 else None
    if step is None:
        return [_as_iff(m, goal)]
    out: list[int] = []
    for g in step:
        out += congr_bang(m, g, depth - 1)
    return out


def _attempt(m: Meta, action: Callable[[], list[int] | None]) -> list[int] | None:
    saved = m.save()
    try:
        found = action()
    except HeartbeatsExceeded:
        raise
    except (LeanError, Stuck):
        found = None
    if found is None:
        m.restore(saved)
    return found


def _closes(m: Meta, goal: int) -> bool:
    def by_rfl() -> list[int]:
        with m.with_reducible():
            apply_rfl(m, goal)
        return []

    def by_hypothesis() -> list[int] | None:
        with m.with_reducible():
            return [] if assumption(m, goal) else None

    return _attempt(m, by_rfl) is not None or _attempt(m, by_hypothesis) is not None


def _step(m: Meta, goal: int) -> list[int] | None:
    """One step: below ``fun``, below ``∀``, or to the arguments of a function."""
    with m.with_mvar_context(goal) as decl:
        target = m.whnf_r(m.instantiate_mvars(decl.type))
        eq = m.match_eq(target)
        if eq is not None and isinstance(eq[1], Lam) and isinstance(eq[2], Lam):
            return _attempt(m, lambda: [_beta(m, intro1(m, g)[1]) for g in _apply(m, goal, "funext")])
        if eq is not None and isinstance(eq[1], Pi) and isinstance(eq[2], Pi):
            found = _attempt(m, lambda: _forall(m, goal, eq[1], eq[2]))
            if found is not None:
                return found
        return _attempt(m, lambda: congr_core(m, goal))


def _apply(m: Meta, goal: int, name: str) -> list[int]:
    return apply(m, goal, m.mk_const_with_fresh_levels(mk_name(name)))


def _forall(m: Meta, goal: int, left: Expr, right: Expr) -> list[int] | None:
    """``(∀ x, p x) = ∀ x, q x`` from ``p x = q x``."""
    assert isinstance(left, Pi) and isinstance(right, Pi)
    dependent = left.body.loose or right.body.loose
    if not dependent or not m.is_def_eq_guarded(left.binder_type, right.binder_type):
        return None
    p, q = (mk_lambda(e.binder_name, e.binder_type, e.body) for e in (left, right))
    lemma = m.mk_app_opt_m("forall_congr", [left.binder_type, p, q])
    return [_beta(m, intro1(m, g)[1]) for g in apply(m, goal, lemma)]


def _beta(m: Meta, goal: int) -> int:
    """The sides of an equation without redexes at their heads."""
    with m.with_mvar_context(goal) as decl:
        eq = m.match_eq(m.instantiate_mvars(decl.type))
        if eq is not None:
            m.mctx.set_type(goal, m.mk_eq(head_beta(eq[1]), head_beta(eq[2])))
    return goal


def _as_iff(m: Meta, goal: int) -> int:
    """``p = q`` between propositions as ``p ↔ q``."""
    with m.with_mvar_context(goal) as decl:
        eq = m.match_eq(m.whnf_r(m.instantiate_mvars(decl.type)))
        if eq is None or not m.is_prop(eq[1]):
            return goal
        new = mk_goal(m, m.mk_iff(eq[1], eq[2]), decl.user_name)
        m.assign(goal, mk_apps(mk_const(mk_name("propext")), [eq[1], eq[2], new]))
        return new.uid
