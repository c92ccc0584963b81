"""Tactics that only say something: ``trace``, ``trace_state``, ``dbg_trace``, ``fail``, ``sleep``, ``show_term``.

Source: Lean 4 ``src/Lean/Elab/Tactic/BuiltinTactic.lean``, ``ShowTerm.lean``.
"""

from __future__ import annotations

from prover.lean.expr import mk_mvar
from prover.lean.meta.errors import LeanError
from prover.lean.syntax import tactic_ast as t
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.state import Tac


@tactic(t.Message, "trace")
def run_trace(tac: Tac, stx: t.Message) -> None:
    tac.el.log_info(stx, stx.text or "")


@tactic(t.Message, "dbg_trace", "sleep")
def run_nothing(tac: Tac, stx: t.Message) -> None:
    """``dbg_trace`` writes to Lean's standard error and ``sleep`` waits: neither is part of the answer."""


@tactic(t.Message, "fail")
def run_fail(tac: Tac, stx: t.Message) -> None:
    goals = tac.prune()
    shown = "\n" + tac.show_goals(goals) if goals else ""
    raise LeanError((stx.text if stx.text is not None else "Failed: `fail` tactic was invoked") + shown, stx)


@tactic(t.Simple, "trace_state")
def run_trace_state(tac: Tac, stx: t.Simple) -> None:
    goals = tac.prune()
    tac.el.log_info(stx, tac.show_goals(goals) if goals else "no goals")


@tactic(t.Combinator, "show_term")
def run_show_term(tac: Tac, stx: t.Combinator) -> None:
    """Runs its block and shows the proof it made: ``exact e``, or ``refine e`` when goals are left."""
    m = tac.m
    goal = tac.main_goal()
    tac.run_seq(stx.seq)
    tac.el.synthesize_no_postponing()
    with m.with_mvar_context(goal):
        proof = m.instantiate_mvars(mk_mvar(goal))
        word = "refine" if proof.has_expr_mvar else "exact"
        tac.el.log_info(stx, f"Try this:\n  [apply] {word} {m.pp(proof)}")
