"""Tactics around recursive definitions: ``let rec``, ``decreasing_tactic``, ``simp_wf``.

Source: Lean 4 v4.34 ``src/Init/WFTactics.lean``, ``src/Init/Tactics.lean`` (``let rec``).
"""

from __future__ import annotations

from prover.lean.elab.let_rec import with_let_recs
from prover.lean.elab.wf_recursion import default_seq, prove_decreasing
from prover.lean.expr import Expr
from prover.lean.meta.errors import LeanError
from prover.lean.syntax import ast
from prover.lean.syntax import tactic_ast as t
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.state import Tac, mk_goal


@tactic(t.LetRecTac)
def run_let_rec(tac: Tac, stx: t.LetRecTac) -> None:
    """The local functions are in scope in what follows; they become definitions of their own at the end."""
    m = tac.m
    assert isinstance(stx.term, ast.LetRec)
    goal = tac.main_goal()
    inner: list[int] = []

    def rest() -> Expr:
        new = mk_goal(m, tac.main_target(), m.mctx.decl(goal).user_name)
        inner.append(new.uid)
        return new

    with tac.with_main(), tac.elaborating():
        value = with_let_recs(tac.el, stx.term.decls, rest)
        m.assign(goal, value)
    tac.replace_main(inner)


@tactic(t.Simple, "decreasing_tactic")
def run_decreasing_tactic(tac: Tac, stx: t.Simple) -> None:
    """What proves that recursive calls decrease when nothing else is said."""
    goal = tac.main_goal()
    if not prove_decreasing(tac.el, goal, stx):
        raise LeanError("The `decreasing_tactic` could not prove the goal\n\n" + tac.m.pp_goal(goal), stx)
    tac.replace_main([])


@tactic(t.Simple, "decreasing_trivial", "decreasing_with")
def run_decreasing_trivial(tac: Tac, stx: t.Simple) -> None:
    tac.run_seq(default_seq())


@tactic(t.Simple, "simp_wf")
def run_simp_wf(tac: Tac, stx: t.Simple) -> None:
    """Goals about recursive calls are shown without ``InvImage`` and ``measure`` already: nothing is left to do."""
    tac.main_goal()
