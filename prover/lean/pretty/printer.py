"""The whole printer: dispatch over the kinds of terms, with a depth limit.

Source: Lean 4 ``src/Lean/PrettyPrinter/Delaborator/Basic.lean`` (``delab``).
"""

from __future__ import annotations

from prover.lean.expr import App, Const, Expr, Lam, Let, Pi, Proj
from prover.lean.pretty.base import MAX_DEPTH
from prover.lean.pretty.piece import Piece, atom
from prover.lean.pretty.special import SpecialPrinter


class Printer(SpecialPrinter):
    """``piece(e)`` prints a term in the current local context."""

    def piece(self, e: Expr) -> Piece:
        self.depth += 1
        try:
            if self.depth > MAX_DEPTH:
                return atom("⋯")
            kind = type(e)
            if kind is App or kind is Const:
                return self.app(e)
            if isinstance(e, Lam):
                return self.lam(e)
            if isinstance(e, Pi):
                return self.pi(e)
            if isinstance(e, Let):
                return self.let(e)
            if isinstance(e, Proj):
                return self.proj(e)
            return self.leaf(e)
        finally:
            self.depth -= 1
