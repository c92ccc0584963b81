"""``get_elem_tactic``: proves that the index in ``xs[i]`` is valid; the parser puts it behind every ``xs[i]``.

Source: Lean 4 ``src/Init/GetElem.lean`` (``get_elem_tactic``, ``get_elem_tactic_extensible``).
"""

from __future__ import annotations

from functools import cache
from typing import Final

from prover.lean.meta.errors import LeanError
from prover.lean.meta.goals import replace_target
from prover.lean.subst import head_beta
from prover.lean.syntax import ast
from prover.lean.syntax import tactic_ast as t
from prover.lean.syntax.parser import parse_tactic_seq_text
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.state import Tac

FAILED: Final = (
    "failed to prove index is valid, possible solutions:\n"
    "  - Use `have`-expressions to prove the index is valid\n"
    "  - Use `a[i]!` notation instead, runtime check is performed, and 'Panic' message is produced if index is not "
    "valid\n"
    "  - Use `a[i]?` notation instead, result is an `Option` type\n"
    "  - Use `a[i]'h` notation instead, where `h` is a proof that index is valid"
)


@cache
def attempts() -> ast.TacticSeq:
    """What Lean tries in turn."""
    return parse_tactic_seq_text(
        "first | done | assumption | omega | exact Fin.isLt _ | (apply Membership.get_elem_helper; assumption; rfl) "
        "| (simp +arith; done) | trivial"
    )


@tactic(ast.GetElemTactic)
@tactic(t.Simple, "get_elem_tactic", "get_elem_tactic_extensible", "get_elem_tactic_trivial")
def run_get_elem(tac: Tac, stx: ast.GetElemTactic | t.Simple) -> None:
    goal = tac.goals[0]
    with tac.with_main():
        target = tac.main_target()
        reduced = head_beta(target)  # the domain of an instance applied to the collection and the index
        if reduced is not target:
            tac.goals[0] = goal = replace_target(tac.m, goal, reduced)
    if tac.attempt(lambda: tac.run_seq(attempts())) is not None:
        raise LeanError(f"{FAILED}\n{tac.m.pp_goal(goal)}", stx)
