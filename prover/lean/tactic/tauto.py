"""Mathlib's ``tauto``: classical tableaux over the hypotheses and the goal, closed by hypotheses, reflexivity, use.

Source: Mathlib ``Mathlib/Tactic/Tauto.lean``: connectives and ``∃`` among the hypotheses are taken apart (negations and
implications are first written as disjunctions), the goal is split at ``∧``, ``↔``, ``∃``, ``→`` and ``∨``; what is left
must follow by reflexivity, a contradiction, or hypotheses applied to each other.  It closes the goal or fails.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from prover.lean.expr import Const, Expr, Pi, mk_apps, mk_const, unfold_app
from prover.lean.local_context import LocalDecl
from prover.lean.meta.cases import cases
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError
from prover.lean.meta.goals import assert_hyp, intro1, try_clear
from prover.lean.meta.meta import Meta
from prover.lean.name import mk_name
from prover.lean.syntax import tactic_ast as t
from prover.lean.tactic.apply import apply, assumption, contradiction, find_hypothesis, target_of
from prover.lean.tactic.closing import require_mathlib
from prover.lean.tactic.eq import apply_rfl
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.state import Tac

_USE_DEPTH: Final = 6
"""How deep hypotheses are applied to each other (``solve_by_elim``)."""
AND, OR, IFF, EXISTS, EQ, FALSE = (mk_name(text) for text in ("And", "Or", "Iff", "Exists", "Eq", "False"))
EXISTS_INTRO = mk_name("Exists.intro")
_NEGATED: Final = {AND: "not_and_or", OR: "not_or", IFF: "Mathlib.Tactic.Push.not_iff", EXISTS: "not_exists"}


@tactic(t.Simple, "tauto")
def run_tauto(tac: Tac, stx: t.Simple) -> None:
    """Close the main goal."""
    require_mathlib(tac, "tauto", stx)
    m = tac.m
    goal = tac.main_goal()
    if not _Tableau(m).closes(goal):
        raise LeanError("tauto failed to solve some goals.", stx)
    tac.replace_main([])


class _Tableau:
    """Goals are closed depth first; what does not lead to a closed goal is undone."""

    def __init__(self, m: Meta) -> None:
        self.m = m

    def closes(self, goal: int) -> bool:
        """Try to close a goal, with everything taken apart that can be."""
        while True:
            if self._closes_at_once(goal):
                return True
            step = self._split_goal(goal) or self._split_hypothesis(goal)
            if step is None:
                return self._closes_finally(goal)
            if len(step) != 1:
                return all(self.closes(left) for left in step)
            goal = step[0]

    # ---------------------------------------------------------------------------------------------- closing
    def _closes_at_once(self, goal: int) -> bool:
        m = self.m
        with m.with_reducible():
            return assumption(m, goal) or self._attempt(lambda: contradiction(m, goal)) or self._symmetric(goal)

    def _symmetric(self, goal: int) -> bool:
        """``a = b`` against a refuted ``b = a``, or a goal that a hypothesis proves the other way round."""
        m = self.m
        with m.with_mvar_context(goal) as decl:
            target = target_of(m, goal)
            eq = m.match_eq(target)
            if eq is not None:
                found = find_hypothesis(m, m.mk_eq(eq[2], eq[1]))
                if found is not None:
                    m.assign(goal, m.mk_eq_symm(found.fvar))
                    return True
            for hypothesis in decl.lctx:
                negated = m.match_not(m.whnf_r(m.instantiate_mvars(hypothesis.type)))
                eq = m.match_eq(negated) if negated is not None else None
                found = find_hypothesis(m, m.mk_eq(eq[2], eq[1])) if eq is not None else None
                if found is not None:
                    m.assign(goal, m.mk_absurd(target, m.mk_eq_symm(found.fvar), hypothesis.fvar))
                    return True
        return False

    def _closes_finally(self, goal: int) -> bool:
        return (
            self._attempt(lambda: self._by_reflexivity(goal))
            or self._by_use(goal, _USE_DEPTH)
            or self._attempt(lambda: self._by_witness(goal))
        )

    def _by_reflexivity(self, goal: int) -> bool:
        apply_rfl(self.m, goal)
        return True

    def _by_witness(self, goal: int) -> bool:
        """``∃``: some witness makes the body a hypothesis."""
        return self._all_by_use(apply(self.m, goal, self.m.mk_const_with_fresh_levels(EXISTS_INTRO)), 1)

    def _by_use(self, goal: int, depth: int) -> bool:
        """Backwards through the hypotheses; the last resort is to prove ``False`` with them."""
        m = self.m
        if assumption(m, goal) or self._attempt(lambda: contradiction(m, goal)):
            return True
        if depth == 0:
            return False
        with m.with_mvar_context(goal) as decl:
            rules = [d for d in decl.lctx.reversed() if not d.is_aux and self._is_rule(m.whnf_r(d.type))]
        return any(self._attempt(partial(self._uses, goal, rule, depth)) for rule in rules)

    def _is_rule(self, type: Expr) -> bool:
        return isinstance(type, Pi) or self.m.match_not(type) is not None

    def _uses(self, goal: int, rule: LocalDecl, depth: int) -> bool:
        return self._all_by_use(apply(self.m, goal, rule.fvar), depth - 1)

    def _all_by_use(self, goals: list[int], depth: int) -> bool:
        """Close every goal; one may be solved on the way by what another needed."""
        return all(self.m.mctx.is_assigned_or_delayed(goal) or self._by_use(goal, depth) for goal in goals)

    def _attempt(self, step: Callable[[], bool]) -> bool:
        saved = self.m.save()
        try:
            if step():
                return True
        except HeartbeatsExceeded:
            raise
        except LeanError:
            pass
        self.m.restore(saved)
        return False

    # ---------------------------------------------------------------------------------------------- the goal
    def _split_goal(self, goal: int) -> list[int] | None:
        """Introduce, or take the goal's outermost connective apart."""
        m = self.m
        with m.with_mvar_context(goal):
            target = m.whnf_r(target_of(m, goal))
            if isinstance(target, Pi):
                return [intro1(m, goal)[1]]
            fn, args = unfold_app(target)
            name = fn.name if isinstance(fn, Const) else None
            if name is AND:
                return apply(m, goal, mk_const(mk_name("And.intro")))
            if name is IFF:
                return apply(m, goal, mk_const(mk_name("Iff.intro")))
            if name is OR:
                lemma = mk_apps(mk_const(mk_name("or_iff_not_imp_left")), args)
                return apply(m, goal, m.mk_app_m("Iff.mpr", [lemma]))
            if name is not FALSE and name is not EXISTS and m.is_prop(target):
                return apply(m, goal, mk_const(mk_name("Classical.byContradiction")))
        return None

    # ---------------------------------------------------------------------------------------------- hypotheses
    def _split_hypothesis(self, goal: int) -> list[int] | None:
        """One step on one hypothesis; those that make two goals come last."""
        m = self.m
        with m.with_mvar_context(goal) as decl:
            hypotheses = [d for d in decl.lctx if not d.is_aux and m.is_prop(d.type)]
        for is_branching in (False, True):
            for hypothesis in hypotheses:
                step = self._step(goal, hypothesis, is_branching)
                if step is not None:
                    return step
        return None

    def _step(self, goal: int, hypothesis: LocalDecl, is_branching: bool) -> list[int] | None:
        m = self.m
        with m.with_mvar_context(goal):
            type = m.whnf_r(m.instantiate_mvars(hypothesis.type))
            fn, _ = unfold_app(type)
            name = fn.name if isinstance(fn, Const) else None
            if name in (AND, EXISTS) and not is_branching:
                return [case.goal for case in cases(m, goal, hypothesis.fvar)]
            if name is OR and is_branching:
                return [case.goal for case in cases(m, goal, hypothesis.fvar)]
            lemma = self._rewriting(type, name, is_branching)
            if lemma is None:
                return None
            found = self._forwards(lemma, hypothesis, type)
        return None if found is None else [self._replace(goal, hypothesis, *found)]

    def _forwards(self, lemma: str, hypothesis: LocalDecl, type: Expr) -> tuple[Expr, Expr] | None:
        """``lemma.mp h`` and its type, for an equivalence."""
        m = self.m
        head = m.mk_const_with_fresh_levels(mk_name(lemma))
        mvars, _, body = m.forall_meta_telescope(m.infer_type(head), whnf=False)
        _, (left, right) = unfold_app(body)
        if not m.is_def_eq_guarded(left, type):
            return None
        proof = mk_apps(mk_const(mk_name("Iff.mp")), [left, right, mk_apps(head, mvars), hypothesis.fvar])
        return m.instantiate_mvars(proof), m.instantiate_mvars(right)

    def _rewriting(self, type: Expr, name: object, is_branching: bool) -> str | None:
        """The equivalence that writes a negation, an implication or ``↔`` with ``∧``, ``∨`` and atoms."""
        m = self.m
        negated = m.match_not(type)
        if negated is not None:
            inner = m.whnf_r(negated)
            if m.match_not(inner) is not None:
                return None if is_branching else "Classical.not_not"
            if isinstance(inner, Pi):
                if not m.is_prop(inner.binder_type) or inner.body.loose:
                    return None if is_branching else "not_forall"
                return None if is_branching else "not_imp"
            fn, _ = unfold_app(inner)
            lemma = _NEGATED.get(fn.name) if isinstance(fn, Const) else None
            return lemma if lemma is not None and is_branching == (lemma.endswith(("and_or", "not_iff"))) else None
        if isinstance(type, Pi) and not type.body.loose and m.is_prop(type.binder_type) and m.is_prop(type.body):
            return "imp_iff_not_or" if is_branching else None
        return "iff_iff_and_or_not_and_not" if name is IFF and is_branching else None

    def _replace(self, goal: int, hypothesis: LocalDecl, proof: Expr, type: Expr) -> int:
        m = self.m
        with m.with_mvar_context(goal):
            new = assert_hyp(m, goal, hypothesis.user_name, type, proof)
        _, new = intro1(m, new, preserve=True)
        return try_clear(m, new, hypothesis.fvar)
