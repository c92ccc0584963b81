"""The tactics ``norm_num``, ``norm_num1``, ``norm_num only``: ``simp`` with evaluation of numbers at every term.

Source: Mathlib ``Mathlib/Tactic/NormNum/Core.lean`` (``methods``, ``elabNormNum``). As in Mathlib the default
procedures of ``simp`` are off; side conditions of lemmas are proved by ``norm_num`` itself.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from prover.lean.expr import App, Expr, mk_apps, mk_const
from prover.lean.meta.app_builder import FALSE, TRUE
from prover.lean.meta.errors import LeanError
from prover.lean.name import mk_name
from prover.lean.syntax import tactic_ast as t
from prover.lean.tactic.closing import require_mathlib
from prover.lean.tactic.norm_num import big_operators, functions, number_theory, relations, rounding
from prover.lean.tactic.norm_num.evaluate import Evaluator, Truth
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.simp.arguments import make_context
from prover.lean.tactic.simp.engine import Simp
from prover.lean.tactic.simp.goals import simp_goal_by
from prover.lean.tactic.simp.suggest import lint_arguments
from prover.lean.tactic.simp.tactics import targets
from prover.lean.tactic.simp.types import INJ_EQ, After, Context, Result, Step
from prover.lean.tactic.state import Tac

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta


class NormNum(Simp):
    """A run of the simplifier that also evaluates."""

    def __init__(self, m: Meta, ctx: Context, evaluator: Evaluator, use_simp: bool = True) -> None:
        super().__init__(m, ctx)
        self.evaluator = evaluator
        self.use_simp = use_simp

    def pre(self, e: Expr) -> Step | None:
        step = super().pre(e) if self.use_simp else None
        return step if step is not None else self._evaluate(e)

    def post(self, e: Expr) -> Step | None:
        step = super().post(e) if self.use_simp else None
        return step if step is not None else self._evaluate(e)

    def _evaluate(self, e: Expr) -> Step | None:
        if type(e) is not App:
            return None
        answer = self.evaluator.answer(e)
        if answer is None:
            return None
        if isinstance(answer, Truth):
            rule = mk_const(mk_name("eq_true" if answer.holds else "eq_false"))
            return Step(Result(TRUE if answer.holds else FALSE, mk_apps(rule, [e, answer.proof])), After.DONE)
        return Step(Result(answer.literal, answer.proof), After.DONE)


def norm_num_context(ctx: Context) -> Context:
    """``norm_num`` uses no procedures of ``simp`` but those that were named."""
    named = ctx.simprocs if ctx.simprocs is not None else frozenset()
    return replace(ctx, simprocs=named | {INJ_EQ})


@tactic(t.Simp, "norm_num", "norm_num1", "norm_num!")
def run_norm_num(tac: Tac, stx: t.Simp) -> None:
    """``norm_num [lemmas] at h``."""
    require_mathlib(tac, stx.keyword, stx)
    m = tac.m
    use_simp = stx.keyword != "norm_num1"
    with tac.with_main() as goal:
        ctx, arguments = make_context(tac, stx if use_simp else replace(stx, only=True))
        ctx = norm_num_context(ctx)
        evaluator = Evaluator(m)
        fvars, target = targets(tac, stx.location)

        def make(c: Context) -> Simp:
            return NormNum(m, c, evaluator, use_simp)

        try:
            outcome = simp_goal_by(m, goal, make, ctx, fvars, target, "norm_num")
        except LeanError as err:
            if "made no progress" in err.text:
                raise LeanError("norm_num made no progress", stx) from err
            raise
        if not outcome.changed:
            raise LeanError("norm_num made no progress", stx)
    lint_arguments(tac, stx, arguments.origins, outcome.used)
    tac.replace_main([outcome.goal] if outcome.goal is not None else [])


EXTENSIONS = (big_operators, functions, number_theory, relations, rounding)
