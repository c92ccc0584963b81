"""The atoms of an algebraic normal form: terms that a procedure does not look into, numbered as they are met.

Source: Mathlib ``Mathlib/Util/AtomM.lean``. Atoms are equal up to unfolding at the transparency of the call.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from prover.lean.expr import Expr, FVar
from prover.lean.meta.base import Transparency
from prover.lean.subst import any_subterm

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta


class Atoms:
    """The atoms of one call on one type; ``work`` names it in the count of heartbeats."""

    def __init__(self, m: Meta, red: Transparency, work: str) -> None:
        self.m = m
        self.red = red
        self.work = work
        self.atoms: list[Expr] = []
        self._index: dict[Expr, int] = {}
        self._lctx = m.lctx
        self._visible: list[int] = []
        """Atoms without variables that are bound elsewhere: under binders, those of other places are out of sight."""

    def tick(self, n: int) -> None:
        self.m.tick(self.work, n)

    def find(self, e: Expr) -> int:
        """The number of an atom."""
        found = self._index.get(e)
        if found is not None:
            return found
        self._look_around()
        with self.m.with_transparency(self.red):
            for i in self._visible:
                other = self.atoms[i]
                if isinstance(e, FVar) and isinstance(other, FVar):
                    continue
                self.tick(1)
                if self.m.is_def_eq_guarded(other, e):
                    self._index[e] = i
                    return i
        number = len(self.atoms)
        self.atoms.append(e)
        self._visible.append(number)
        self._index[e] = number
        return number

    def _look_around(self) -> None:
        """The atoms that can be seen from here."""
        lctx = self.m.lctx
        if lctx is self._lctx:
            return

        def is_bound_elsewhere(e: Expr) -> bool:
            return isinstance(e, FVar) and lctx.find(e.uid) is None

        self._lctx = lctx
        self._visible = [i for i, e in enumerate(self.atoms) if not (e.has_fvar and any_subterm(e, is_bound_elsewhere))]
