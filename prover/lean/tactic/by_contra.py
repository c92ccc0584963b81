"""``false_or_by_contra``: make the goal ``False``, keeping as much as possible in the context.

Source: Lean 4 ``src/Lean/Elab/Tactic/FalseOrByContra.lean``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from prover.lean.expr import Expr, Pi, mk_app, mk_apps, mk_const
from prover.lean.meta.app_builder import FALSE
from prover.lean.meta.errors import LeanError, Stuck
from prover.lean.meta.goals import intro1
from prover.lean.name import mk_name
from prover.lean.subst import mk_arrow
from prover.lean.tactic.apply import exfalso
from prover.lean.tactic.state import mk_goal

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta


def false_or_by_contra(m: Meta, goal: int) -> int:
    """Introduce implications and negations, then assume the negation of a proposition; else use ``False.elim``."""
    while True:
        with m.with_mvar_context(goal) as decl:
            target = m.whnf_r(m.instantiate_mvars(decl.type))
            if target is FALSE:
                return goal
            if isinstance(target, Pi) or m.match_not(target) is not None or m.match_ne(target) is not None:
                _, goal = intro1(m, goal)
                continue
            if not m.is_prop(target):
                return exfalso(m, goal)
            return intro1(m, by_contradiction(m, goal, target))[1]


def by_contradiction(m: Meta, goal: int, target: Expr) -> int:
    """A goal ``¬target → False``, by a ``Decidable`` instance where there is one."""
    inst: Expr | None
    try:
        inst = m.synth_instance(mk_apps(mk_const(mk_name("Decidable")), (target,)))
    except (LeanError, Stuck):
        inst = None
    if inst is not None:
        rule = mk_apps(mk_const(mk_name("Decidable.byContradiction")), (target, inst))
    else:
        rule = mk_apps(mk_const(mk_name("Classical.byContradiction")), (target,))
    # Assigned by hand: `apply` counts the binders of the target, which an erroneous one (`sorryAx …`) may hide.
    new = mk_goal(m, mk_arrow(mk_app(mk_const(mk_name("Not")), target), FALSE), m.mctx.decl(goal).user_name)
    m.assign(goal, mk_app(rule, new))
    return new.uid
