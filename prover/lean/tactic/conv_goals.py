"""Goals of ``conv`` mode: ``lhs = ?rhs``, shown as ``| lhs``.

Source: Lean 4 ``src/Lean/Elab/Tactic/Conv/Basic.lean``. Steps rewrite the left-hand side or zoom into it; what is left
at the end is closed by reflexivity (or is an instance).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from prover.lean.expr import Expr, MVar, get_app_fn
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, Stuck
from prover.lean.name import ANONYMOUS, Name
from prover.lean.tactic.state import Tac, mk_goal

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta


def mark(m: Meta, goal: int) -> None:
    """Show this goal as ``| lhs``."""
    m.conv_goals.add(goal)


def mk_conv_goal(m: Meta, lhs: Expr, tag: Name = ANONYMOUS) -> tuple[MVar, MVar]:
    """``?rhs`` and a goal ``lhs = ?rhs``."""
    lhs = m.instantiate_mvars(lhs)
    rhs = m.mk_mvar(m.infer_type(lhs))
    goal = mk_goal(m, m.mk_eq(lhs, rhs), tag)
    mark(m, goal.uid)
    return rhs, goal


def sides_of(m: Meta, goal: int) -> tuple[Expr, Expr]:
    """Left and right side of a conv goal."""
    eq = m.match_eq(m.instantiate_mvars(m.mctx.decl(goal).type))
    if eq is None:
        raise LeanError("invalid 'conv' goal")
    return eq[1], eq[2]


def sides(tac: Tac) -> tuple[Expr, Expr]:
    return sides_of(tac.m, tac.main_goal())


def update_lhs(tac: Tac, new_lhs: Expr, proof: Expr) -> None:
    """``lhs = new_lhs`` by ``proof``; the goal goes on with ``new_lhs``."""
    m = tac.m
    with tac.with_main() as goal:
        _, rhs = sides(tac)
        new = mk_goal(m, m.mk_eq(new_lhs, rhs), tac.main_tag())
        m.assign(goal, m.mk_eq_trans(proof, new))
    mark(m, new.uid)
    tac.replace_main([new.uid])


def change_lhs(tac: Tac, new_lhs: Expr) -> None:
    """Replace the left-hand side by a definitionally equal term."""
    m = tac.m
    with tac.with_main() as goal:
        _, rhs = sides(tac)
        new = mk_goal(m, m.mk_eq(new_lhs, rhs), tac.main_tag())
        m.assign(goal, new)
    mark(m, new.uid)
    tac.replace_main([new.uid])


def convert(tac: Tac, lhs: Expr, steps: Callable[[], None]) -> tuple[Expr, Expr]:
    """Run conv steps on ``lhs`` (in the main goal's context): the new term and a proof of ``lhs = new``."""
    m = tac.m
    rhs, goal = mk_conv_goal(m, lhs)
    kept = tac.goals
    tac.goals = [goal.uid]
    steps()
    for g in list(tac.prune()):
        if not close_by_refl(m, g):
            close_by_instance(m, g)
    if tac.prune():
        raise LeanError("convert tactic failed, there are unsolved goals\n" + tac.show_goals(tac.goals))
    tac.goals = kept
    return m.instantiate_mvars(rhs), m.instantiate_mvars(goal)


def close_by_refl(m: Meta, goal: int) -> bool:
    with m.with_mvar_context(goal) as decl:
        eq = m.match_eq(decl.type)
        if eq is None or not m.is_def_eq_guarded(eq[1], eq[2]):
            return False
        m.assign(goal, m.mk_eq_refl(m.instantiate_mvars(eq[1])))
        return True


def close_by_instance(m: Meta, goal: int) -> bool:
    with m.with_mvar_context(goal) as decl:
        type_ = m.instantiate_mvars(decl.type)
        if m.is_class(type_) is None:
            return False
        try:
            value = m.synth_instance(type_)
        except HeartbeatsExceeded:
            raise
        except (LeanError, Stuck):
            return False
        if value is None:
            return False
        m.assign(goal, value)
        return True


def remark(tac: Tac) -> None:
    """After a tactic ran inside: equations with an open right-hand side are conv goals again."""
    for g in tac.prune():
        eq = tac.m.match_eq(tac.m.instantiate_mvars(tac.m.mctx.decl(g).type))
        if eq is not None and isinstance(get_app_fn(eq[2]), MVar):
            mark(tac.m, g)
