"""The atoms of an algebraic normal form: terms that a procedure does not look into, numbered as they are met.

Source: Mathlib ``Mathlib/Util/AtomM.lean``. Atoms are equal up to unfolding at the transparency of the call; one that
was met below a binder is compared only where its variables are still known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from prover.lean.expr import Expr, FVar
from prover.lean.meta.base import Transparency
from prover.lean.subst import any_subterm

if TYPE_CHECKING:
    from prover.lean.local_context import LocalContext
    from prover.lean.meta.meta import Meta


class Atoms:
    """The atoms of one call on one type; ``work`` names it in the count of heartbeats."""

    def __init__(self, m: Meta, red: Transparency, work: str) -> None:
        self.m = m
        self.red = red
        self.work = work
        self.atoms: list[Expr] = []
        self._index: dict[Expr, int] = {}
        self._contexts: list[LocalContext] = []
        """Where each atom was met."""

    def tick(self, n: int) -> None:
        self.m.tick(self.work, n)

    def find(self, e: Expr) -> int:
        """The number of an atom."""
        found = self._index.get(e)
        if found is not None:
            return found
        with self.m.with_transparency(self.red):
            for i, other in enumerate(self.atoms):
                if (isinstance(e, FVar) and isinstance(other, FVar)) or not self.is_in_scope(i):
                    continue
                self.tick(1)
                if self.m.is_def_eq_guarded(other, e):
                    self._index[e] = i
                    return i
        self.atoms.append(e)
        self._contexts.append(self.m.lctx)
        self._index[e] = len(self.atoms) - 1
        return len(self.atoms) - 1

    def is_in_scope(self, i: int) -> bool:
        """Are the variables of an atom known in the current local context?"""
        lctx = self.m.lctx
        return self._contexts[i] is lctx or not any_subterm(
            self.atoms[i], lambda t: isinstance(t, FVar) and t.uid not in lctx
        )
