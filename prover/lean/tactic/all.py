"""Imports every tactic family and registers the runner of ``by`` blocks with the elaborator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prover.lean.elab.registry import GOALS_RUNNER, TACTIC_RUNNER
from prover.lean.tactic import (
    ac,
    aesop,
    apply,
    apply_at,
    apply_fun,
    assumptions,
    blocks,
    bound,
    cbv,
    choose,
    closing,
    conv,
    convert,
    decide,
    eq,
    fin_cases,
    fun_induction,
    get_elem,
    goal_selection,
    hyps,
    induction,
    interval_cases,
    intro,
    lift,
    mathlib,
    mod_cases,
    mod_cast,
    push_neg,
    rcases,
    rewrite,
    rewrite_search,
    search,
    split,
    tauto,
    termination,
    tracing,
    unfold,
    use,
    wlog,
    zify,
)
from prover.lean.tactic.abel import tactics as abel_tactics
from prover.lean.tactic.field_simp import tactics as field_simp_tactics
from prover.lean.tactic.gcongr import lemmas as gcongr_lemmas
from prover.lean.tactic.gcongr import tactics as gcongr_tactics
from prover.lean.tactic.grind import pattern_command as grind_pattern_command
from prover.lean.tactic.grind import tactics as grind_tactics
from prover.lean.tactic.linarith import linarith
from prover.lean.tactic.norm_num import tactics as norm_num_tactics
from prover.lean.tactic.omega import omega
from prover.lean.tactic.positivity import tactics as positivity_tactics
from prover.lean.tactic.ring import linear_combination
from prover.lean.tactic.ring import tactics as ring_tactics
from prover.lean.tactic.simp import tactics as simp_tactics
from prover.lean.tactic.state import AbortTactic, RootInfo, Tac

if TYPE_CHECKING:
    from prover.lean.elab.term import TermElab
    from prover.lean.syntax import ast


def run_by(el: TermElab, goal: int, seq: ast.TacticSeq, stx: ast.Syntax, recover: bool) -> list[int]:
    """Run a ``by`` block on ``goal``; returns the goals that are left."""
    m = el.m
    m.mctx.set_type(goal, m.instantiate_mvars(m.mctx.decl(goal).type))
    if el.tactic_infos is not None:
        el.tactic_infos.append(RootInfo(stx.start, stx.end, goal, m.save(), el.scope, el.level_names, el.decl_name))
    tac = Tac(el, [goal])
    tac.recover = recover and el.err_to_sorry
    try:
        tac.run_seq(seq)
        el.synthesize_no_postponing()
    except AbortTactic:
        if not el.err_to_sorry:
            raise
        for left in tac.prune():
            tac.admit(left)
        tac.admit_all(goal)
        return []
    return tac.prune()


def run_on_goals(el: TermElab, goals: list[int], seq: ast.TacticSeq) -> list[int]:
    """Run one block on several goals, without recovery; returns the goals that are left."""
    tac = Tac(el, list(goals))
    tac.recover = False
    with el.setting(err_to_sorry=False):
        tac.run_seq(seq)
        el.synthesize_no_postponing()
    return tac.prune()


TACTIC_RUNNER[:] = [run_by]
GOALS_RUNNER[:] = [run_on_goals]

FAMILIES = (
    abel_tactics,
    ac,
    aesop,
    apply,
    apply_at,
    apply_fun,
    assumptions,
    blocks,
    bound,
    cbv,
    choose,
    closing,
    conv,
    convert,
    decide,
    eq,
    field_simp_tactics,
    fin_cases,
    fun_induction,
    gcongr_lemmas,
    gcongr_tactics,
    get_elem,
    goal_selection,
    grind_pattern_command,
    grind_tactics,
    hyps,
    induction,
    interval_cases,
    intro,
    lift,
    linarith,
    linear_combination,
    mathlib,
    mod_cases,
    mod_cast,
    norm_num_tactics,
    omega,
    positivity_tactics,
    push_neg,
    rcases,
    rewrite,
    rewrite_search,
    ring_tactics,
    search,
    simp_tactics,
    split,
    tauto,
    termination,
    tracing,
    unfold,
    use,
    wlog,
    zify,
)
