"""``zify``, ``qify``, ``rify``: from ℕ to ℤ, from ℕ and ℤ to ℚ, from ℕ, ℤ and ℚ to ℝ.

Source: Mathlib ``Mathlib/Tactic/{Zify,Qify,Rify}.lean``: equations and comparisons become those of the casts, which
``push_cast`` then moves to the atoms; the lemmas in brackets are used in both steps.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from prover.lean.meta.errors import LeanError
from prover.lean.name import mk_name
from prover.lean.syntax import ast
from prover.lean.syntax import tactic_ast as t
from prover.lean.tactic.closing import require_mathlib
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.state import Tac

_RELATIONS: Final = ("eq", "ne", "le", "lt")
_LEMMAS: Final = {
    "zify": [f"Zify.nat_{r}" for r in (*_RELATIONS, "dvd")],
    "qify": [f"Qify.{n}_{r}" for n in ("nat", "int") for r in _RELATIONS],
    "rify": [f"Rify.{n}_{r}" for n in ("nat", "int", "rat") for r in _RELATIONS],
}


def _constant(stx: t.Simp, name: str) -> ast.Ident:
    full = mk_name(f"Mathlib.Tactic.{name}")
    return ast.Ident(stx.start, stx.end, full, None, full)


@tactic(t.Simp, "zify", "qify", "rify")
def run_zify(tac: Tac, stx: t.Simp) -> None:
    require_mathlib(tac, stx.keyword, stx)
    own = tuple(ast.SimpLemma(stx.start, stx.end, _constant(stx, name)) for name in _LEMMAS[stx.keyword])
    given = stx.lemmas or ()

    def both() -> None:
        tac.run(replace(stx, keyword="simp", only=True, lemmas=(*own, *given)))
        if tac.prune():
            tac.run(replace(stx, keyword="push_cast", only=False, lemmas=given))

    failed = tac.attempt(both)
    if failed is not None and "made no progress" in failed.text:
        raise LeanError(f"`{stx.keyword}` made no progress", stx)
    if failed is not None:
        raise failed
