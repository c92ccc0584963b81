"""Replacing a hypothesis by a propositionally equal one, keeping its place.

Source: Lean 4 ``src/Lean/Meta/Tactic/Replace.lean`` (``replaceLocalDecl``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from prover.lean.expr import Expr, FVar
from prover.lean.meta.goals import assert_hyp, intro1, intro_n, revert, try_clear
from prover.lean.tactic.eliminator import fvars_in

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta


def replace_hypothesis(m: Meta, goal: int, fvar: FVar, new_type: Expr, eq_proof: Expr) -> tuple[FVar, int]:
    """``h : T`` becomes ``h : new_type`` by ``Eq.mp eq_proof h``; it stays before what did not need it."""
    with m.with_mvar_context(goal) as decl:
        local = m.local_decl(fvar)
        value = m.mk_eq_mp(m.instantiate_mvars(eq_proof), fvar)
        position = {d.uid: i for i, d in enumerate(decl.lctx)}
        used = fvars_in(m.instantiate_mvars(value)) | {fvar.uid}
        last = max(position[u] for u in used if u in position)
        later = [d.fvar for d in decl.lctx if position[d.uid] > last and not d.is_aux]
    reverted, goal1 = revert(m, goal, later)
    with m.with_mvar_context(goal1):
        goal2 = assert_hyp(m, goal1, local.user_name, new_type, value)
    new_fvar, goal3 = intro1(m, goal2, preserve=True)
    names = [decl.lctx.get(x.uid).user_name for x in reverted if isinstance(x, FVar)]
    _, goal4 = intro_n(m, goal3, len(reverted), names)
    assert isinstance(new_fvar, FVar)
    return new_fvar, try_clear(m, goal4, fvar)
