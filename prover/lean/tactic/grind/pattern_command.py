"""The command ``grind_pattern foo => f x, g y``: where ``grind`` uses a theorem.

Source: Lean 4 ``src/Lean/Elab/Tactic/Grind/Main.lean`` (``elabGrindPattern``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from prover.lean.elab.registry import command_elab
from prover.lean.elab.term_base import has_synthetic_sorry
from prover.lean.expr import Expr
from prover.lean.meta.errors import LeanError
from prover.lean.syntax import ast
from prover.lean.tactic.grind.attribute import PATTERNS
from prover.lean.tactic.grind.theorems import patterned_theorem

if TYPE_CHECKING:
    from prover.lean.elab.command import CommandElab
    from prover.lean.elab.term import TermElab


@command_elab(ast.GrindPatternCmd)
def elab_grind_pattern(cmd: CommandElab, stx: ast.GrindPatternCmd) -> None:
    """Elaborate the patterns among the variables of the theorem, and keep them."""

    def run(el: TermElab, _vars: list[Expr]) -> None:
        m = el.m
        name = el.resolve_const(stx.name.name, stx.name)
        with m.scope():
            xs, _ = m.forall_telescope(m.get_const(name).type, whnf=False)
            patterns: list[Expr] = []
            for term in stx.patterns:
                e = el.elab_term(term, None)
                el.synthesize_no_postponing()
                e = m.instantiate_mvars(e)
                if has_synthetic_sorry(e):
                    return
                if e.has_expr_mvar:
                    raise LeanError("invalid pattern, it contains metavariables", term)
                patterns.append(m.mk_lambda(xs, e))
        if patterned_theorem(m, name, patterns) is None:
            raise LeanError(f"invalid pattern(s) for `{name}`: they do not determine all its variables", stx)
        m.env = m.env.add_entry(PATTERNS, (name, tuple(patterns)))

    cmd.run_term(run)
