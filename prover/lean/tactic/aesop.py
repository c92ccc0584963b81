"""``aesop``: normalise, apply safe rules, then search among unsafe ones.

Source: Aesop ``Aesop/{Search/*,BuiltinRules/*}.lean``. Normal form: variables introduced, products destructed,
equations substituted, ``simp_all``. Safe: hypotheses, reflexivity, splitting of ``∧``, ``↔``, disjunctions among the
hypotheses, ``if`` and ``match``. Unsafe, in the order of Aesop's probabilities: extensionality, hypotheses applied to
the goal, the sides of ``∨``, a witness of ``∃``. Rules of the user (:mod:`.aesop_rules`) stand among them by phase,
penalty and probability. The search is depth first; it closes the goal or fails.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from prover.lean.expr import Const, Expr, FVar, Pi, mk_const, unfold_app
from prover.lean.local_context import LocalDecl
from prover.lean.meta.cases import cases, eq_parts, subst_core
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, Stuck
from prover.lean.meta.goals import intro1
from prover.lean.name import mk_name
from prover.lean.syntax import ast
from prover.lean.syntax import tactic_ast as t
from prover.lean.tactic.aesop_apply import Way, applications, facts, head_of, index
from prover.lean.tactic.aesop_rules import Rule, rules_of, simp_lemmas
from prover.lean.tactic.apply import apply, assumption, contradiction, target_of
from prover.lean.tactic.closing import require_mathlib
from prover.lean.tactic.eq import apply_ext, apply_rfl
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.state import Tac

_MAX_RULES: Final = 200
"""Aesop's ``maxRuleApplications``."""
_MAX_DEPTH: Final = 30
"""Aesop's ``maxRuleApplicationDepth``."""
_NORM_ROUNDS: Final = 20
_PRODUCTS: Final = frozenset({"And", "Exists", "Prod", "Subtype", "Sigma", "PSigma", "PProd", "MProd"})
_FAILED: Final = "aesop: failed to prove the goal after exhaustive search."


@tactic(t.Aesop, "aesop")
def run_aesop(tac: Tac, stx: t.Aesop) -> None:
    require_mathlib(tac, "aesop", stx)
    with tac.with_main():
        rules = rules_of(tac, stx.add, stx.erase, stx.rule_sets)
    search(tac, Search(tac, stx, rules), stx)


def search(tac: Tac, run: Search, stx: ast.Syntax) -> None:
    """Close the main goal by a search, or fail and leave the state as it was."""
    goal, others = tac.main_goal(), tac.prune()[1:]
    saved = tac.save()
    recover, tac.recover = tac.recover, False
    try:
        proved = run.prove(goal, 0)
    finally:
        tac.recover = recover
    if not proved:
        tac.restore(saved)
        raise LeanError(_FAILED, stx)
    tac.goals = others
    tac.prune()


class BadNormRule(LeanError):
    """A normalisation rule left several goals: the whole search fails, not only a branch of it."""


class Search:
    """One run with its count of rule applications. ``closers``: tactics that may close a goal, with their probability;
    ``simplify``: is ``simp_all`` part of the normal form?"""

    def __init__(
        self,
        tac: Tac,
        stx: ast.Syntax,
        rules: list[Rule],
        simplify: bool = True,
        closers: Sequence[tuple[int, ast.Tactic]] = (),
    ) -> None:
        self.tac = tac
        self.m = tac.m
        self.rules = 0
        self.norm, self.safe, self.unsafe = (
            [r for r in rules if r.phase == phase] for phase in ("norm", "safe", "unsafe")
        )
        self.index = index(self.m, rules)
        self.simplify = simplify
        self.closers = closers
        self.simp_all = t.Simp(stx.start, stx.end, "simp_all", (), False, simp_lemmas(self.norm, stx) or None, None)
        self.split = t.Split(stx.start, stx.end, None, None)

    # ------------------------------------------------------------ search
    def prove(self, goal: int, depth: int, known: frozenset[Expr] = frozenset()) -> bool:
        """``known``: the facts that hypotheses stated on the way here, before and after they were simplified."""
        self.m.tick("aesop", 10)
        if self.m.mctx.is_assigned_or_delayed(goal):
            return True
        known |= facts(self.m, goal)
        left = self._normal_form(goal, known)
        if left is None:
            return True
        if depth >= _MAX_DEPTH or self.rules >= _MAX_RULES:
            return False
        if self._closes(left):
            return True
        split = self._safe(left, known)
        if split is not None:
            self.rules += 1
            return all(self.prove(g, depth + 1, known) for g in split)
        return any(self._tries(way, depth, known) for way in self._unsafe(left, known))

    def _tries(self, way: Way, depth: int, known: frozenset[Expr]) -> bool:
        if self.rules >= _MAX_RULES:
            return False
        self.rules += 1

        def step() -> bool:
            return all(self.prove(g, depth + 1, known) for g in way())

        return self._attempt(step)

    def _attempt(self, step: Callable[[], bool]) -> bool:
        saved = self.tac.save()
        try:
            if step():
                return True
        except (HeartbeatsExceeded, BadNormRule):
            raise
        except (LeanError, Stuck):
            pass
        self.tac.restore(saved)
        return False

    def _run(self, goal: int, stx: ast.Tactic) -> list[int] | None:
        """The goals that a tactic leaves; None when it fails or changes nothing."""
        tac = self.tac
        saved = tac.save()
        tac.goals = [goal]
        try:
            tac.run(stx)
        except HeartbeatsExceeded:
            raise
        except (LeanError, Stuck):
            tac.restore(saved)
            return None
        return tac.prune()

    # ------------------------------------------------------------ normal form
    def _normal_form(self, goal: int, known: frozenset[Expr]) -> int | None:
        """The goal after the normalisation rules; None when they close it."""
        for _ in range(_NORM_ROUNDS):
            before = goal
            for rule in self._matching(goal, self.norm):
                saved = self.m.save()
                new = self._once(goal, rule, known)
                if new == []:
                    return None
                if new is not None and len(new) > 1:
                    self.m.restore(saved)
                    raise self._too_many_goals(goal, rule)
                goal = new[0] if new is not None else goal
            goal = self._destruct(self._intros(goal))
            left = self._run(goal, self.simp_all) if self.simplify else None
            if left is not None:
                if not left:
                    return None
                goal = left[0]
            if goal == before:
                break
        return goal

    def _too_many_goals(self, goal: int, rule: Rule) -> BadNormRule:
        scope = "global" if isinstance(rule.term, Const) else "local"
        with self.m.with_mvar_context(goal):
            name = f"norm|{rule.builder}|{scope}|{self.m.pp(rule.term)}"
        text = f"aesop: error while running norm rule {name}: rule produced more than one subgoal."
        shown = self.m.pp_goal(goal).replace("\n", "\n  ")
        return BadNormRule(f"{text}\nThe rule was run on this goal:\n  {shown}")

    def _intros(self, goal: int) -> int:
        m = self.m
        while True:
            with m.with_mvar_context(goal):
                target = m.whnf_r(target_of(m, goal))
                if not isinstance(target, Pi) and m.match_not(target) is None:
                    return goal
            goal = intro1(m, goal)[1]

    def _destruct(self, goal: int) -> int:
        """Take products among the hypotheses apart and substitute variables that equations determine."""
        while True:
            with self.m.with_mvar_context(goal) as decl:
                hyps = [d for d in decl.lctx if not d.is_aux]
            step = next((new for d in hyps if (new := self._destruct_one(goal, d)) is not None), None)
            if step is None:
                return goal
            goal = step

    def _destruct_one(self, goal: int, hyp: LocalDecl) -> int | None:
        m = self.m
        with m.with_mvar_context(goal):
            type = m.whnf_r(m.instantiate_mvars(hyp.type))
            fn, args = unfold_app(type)
            name = str(fn.name) if isinstance(fn, Const) else ""
            if name in _PRODUCTS and hyp.value is None:
                found = self._quietly(lambda: [c.goal for c in cases(m, goal, hyp.fvar)])
                return found[0] if found is not None and len(found) == 1 else None
            if name != "Eq" or len(args) != 3 or eq_parts(m, type) is None:
                return None
            for side, other, symm in ((args[2], args[1], True), (args[1], args[2], False)):
                if isinstance(side, FVar) and not m.depends_on(other, {side.uid}):
                    found = self._quietly(lambda symm=symm: [subst_core(m, goal, hyp.fvar, symm)[1]])  # type: ignore[misc]
                    if found is not None:
                        return found[0]
        return None

    def _quietly(self, step: Callable[[], list[int]]) -> list[int] | None:
        saved = self.m.save()
        try:
            return step()
        except HeartbeatsExceeded:
            raise
        except (LeanError, Stuck):
            self.m.restore(saved)
            return None

    # ------------------------------------------------------------ safe rules
    def _closes(self, goal: int) -> bool:
        m = self.m

        def by_rfl() -> bool:
            apply_rfl(m, goal)
            return True

        return self._attempt(lambda: assumption(m, goal)) or self._attempt(by_rfl) or self._attempt(
            lambda: contradiction(m, goal)
        )  # fmt: skip

    def _safe(self, goal: int, known: frozenset[Expr]) -> list[int] | None:
        """Goals that are together as strong as the goal."""
        m = self.m
        with m.with_mvar_context(goal) as decl:
            name = head_of(m, target_of(m, goal))
            if name in ("And", "Iff"):
                return apply(m, goal, mk_const(mk_name(f"{name}.intro")))
            for hyp in decl.lctx:
                if not hyp.is_aux and head_of(m, hyp.type) == "Or":
                    return self._quietly(partial(self._cases, goal, hyp.fvar))
        for rule in self._matching(goal, self.safe):
            saved = m.save()
            new = self._once(goal, rule, known)
            if new is not None and not self._has_open_terms(new):
                return new
            m.restore(saved)
        return self._run(goal, self.split)

    def _matching(self, goal: int, rules: list[Rule]) -> list[Rule]:
        """The rules whose conclusion may be the goal, as far as they conclude anything."""
        with self.m.with_mvar_context(goal):
            found = set(self.index.unify(self.m, target_of(self.m, goal)))
        return [rule for rule in rules if rule.builder != "apply" or rule in found]

    def _once(self, goal: int, rule: Rule, known: frozenset[Expr]) -> list[int] | None:
        """The goals after a norm or safe rule; constructors must leave no choice."""
        ways = applications(self.m, goal, rule, known)
        if rule.builder == "constructors":
            ways = [way for way in ways if self._applies(way)]
            ways = ways if len(ways) == 1 else []
        return next((new for way in ways if (new := self._quietly(way)) is not None), None)

    def _applies(self, way: Way) -> bool:
        saved = self.m.save()
        applies = self._quietly(way) is not None
        self.m.restore(saved)
        return applies

    def _has_open_terms(self, goals: list[int]) -> bool:
        """Do the goals share terms that are not yet known? Then the rule was not safe."""
        return any(self.m.instantiate_mvars(self.m.mctx.decl(g).type).has_expr_mvar for g in goals)

    def _cases(self, goal: int, hyp: FVar) -> list[int]:
        return [case.goal for case in cases(self.m, goal, hyp)]

    # ------------------------------------------------------------ unsafe rules
    def _unsafe(self, goal: int, known: frozenset[Expr]) -> list[Way]:
        """The rules to try, the most probable first; safe rules that left terms open are among them."""
        m = self.m
        rules: list[tuple[int, Way]] = []
        with m.with_mvar_context(goal) as decl:
            name = head_of(m, target_of(m, goal))
            if name == "Eq":
                rules.append((80, partial(apply_ext, m, goal)))
            for hyp in decl.lctx.reversed():
                if not hyp.is_aux and isinstance(m.whnf_r(m.instantiate_mvars(hyp.type)), Pi):
                    rules.append((75, partial(apply, m, goal, hyp.fvar)))
            if name == "Or":
                rules += [(50, partial(self._const, goal, side)) for side in ("Or.inl", "Or.inr")]
            if name == "Exists":
                rules.append((30, partial(self._const, goal, "Exists.intro")))
        for rule in self._matching(goal, [*self.safe, *self.unsafe]):
            rules += [(rule.percent, way) for way in applications(m, goal, rule, known)]
        rules += [(percent, partial(self._close, goal, closer)) for percent, closer in self.closers]
        return [way for _, way in sorted(rules, key=lambda r: -r[0])]

    def _close(self, goal: int, closer: ast.Tactic) -> list[int]:
        if self._run(goal, closer) != []:
            raise LeanError("aesop: the tactic left goals")
        return []

    def _const(self, goal: int, name: str) -> list[int]:
        return apply(self.m, goal, self.m.mk_const_with_fresh_levels(mk_name(name)))
