"""The tactic ``positivity`` and ``positivity [h₁, …]``, which first adds the given facts to the hypotheses.

Source: Mathlib ``Mathlib/Tactic/Positivity/Core.lean`` (``positivity``).
"""

from __future__ import annotations

from prover.lean.meta.errors import LeanError
from prover.lean.meta.goals import assert_hyp, intro1
from prover.lean.name import mk_name
from prover.lean.syntax import tactic_ast as t
from prover.lean.tactic.closing import require_mathlib
from prover.lean.tactic.positivity import arithmetic, functions
from prover.lean.tactic.positivity.core import prove_sign
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.state import Tac


@tactic(t.TermList, "positivity")
def run_positivity(tac: Tac, stx: t.TermList) -> None:
    require_mathlib(tac, "positivity", stx)
    if stx.only or stx.config:
        raise LeanError("positivity takes facts in brackets only", stx)
    m = tac.m
    for term in stx.terms:
        with tac.with_main() as goal:
            with tac.without_recover():
                e = tac.elab_term_here(term, None)
            goal = assert_hyp(m, goal, mk_name("this"), m.instantiate_mvars(m.infer_type(e)), e)
        tac.replace_main([intro1(m, goal, preserve=True)[1]])
    with tac.with_main() as goal:
        m.assign(goal, prove_sign(m, tac.main_target()))
    tac.replace_main([])


EXTENSIONS = (arithmetic, functions)
