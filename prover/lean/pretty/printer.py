"""The whole printer: dispatch over the kinds of terms; very deep or very large terms are cut short with ``⋯``.

Source: Lean 4 ``src/Lean/PrettyPrinter/Delaborator/Basic.lean`` (``delab``, ``shouldOmitExpr``).
"""

from __future__ import annotations

from typing import Final

from prover.lean.expr import App, Binding, Const, Expr, Lam, Let, Pi, Proj
from prover.lean.pretty.piece import Piece
from prover.lean.pretty.special import SpecialPrinter

DEPTH: Final = 50
"""``pp.deepTerms.threshold``: deeper subterms are shown only if they end within another quarter of it."""
MAX_STEPS: Final = 5000
"""``pp.maxSteps``: subterms shown in one display."""


class Printer(SpecialPrinter):
    """``piece(e)`` prints a term in the current local context."""

    steps = 0

    def piece(self, e: Expr) -> Piece:
        self.steps += 1
        if self.steps > MAX_STEPS or (self.depth > DEPTH and self._is_too_deep(e)):
            return self.OMITTED
        self.depth += 1
        try:
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

    def _is_too_deep(self, e: Expr) -> bool:
        if not isinstance(e, (App, Binding, Let, Proj)) or self.option("pp.deepTerms", False):
            return False
        return not is_shallow(e, DEPTH // 4 - (self.depth - DEPTH))


def is_shallow(e: Expr, height: int) -> bool:
    """Is the tree of ``e`` at most ``height`` high?"""
    if isinstance(e, App):
        return height > 0 and is_shallow(e.arg, height - 1) and is_shallow(e.fn, height - 1)
    if isinstance(e, Binding):
        return height > 0 and is_shallow(e.binder_type, height - 1) and is_shallow(e.body, height - 1)
    if isinstance(e, Let):
        parts = (e.type, e.value, e.body)
        return height > 0 and all(is_shallow(part, height - 1) for part in parts)
    if isinstance(e, Proj):
        return height > 0 and is_shallow(e.struct, height - 1)
    return True
