"""``solve_by_elim``, ``apply_assumption``, ``symm_saturate``, ``expose_names``: work with what is at hand.

Source: Lean 4 ``src/Lean/Meta/Tactic/SolveByElim.lean``, ``Symm.lean``, ``Backtrack.lean``.
"""

from __future__ import annotations

from collections.abc import Sequence

from prover.lean.expr import Expr, FVar, Pi
from prover.lean.meta.base import Transparency
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError
from prover.lean.meta.goals import assert_hyp, intro1, unused_name
from prover.lean.name import Name, mk_name
from prover.lean.syntax import ast
from prover.lean.syntax import tactic_ast as t
from prover.lean.tactic.apply import apply, contradiction, exfalso, target_of
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.relations import tagged_lemmas
from prover.lean.tactic.state import Tac, mk_goal

MAX_DEPTH = 6
"""Lean's ``SolveByElimConfig.maxDepth``."""
BASE_LEMMAS = ("rfl", "trivial", "congrFun", "congrArg")
"""Lean adds these unless ``only`` is said."""


class Elimination:
    """Backtracking search: apply hypotheses and given terms until nothing is left."""

    def __init__(
        self, tac: Tac, terms: Sequence[ast.Term], use_hyps: bool, removed: frozenset[Name], base: bool
    ) -> None:
        self.tac = tac
        self.m = tac.m
        self.terms = terms
        self.use_hyps = use_hyps
        self.removed = removed
        self.base = base

    def lemmas(self, goal: int) -> list[Expr]:
        """What may be applied to ``goal``: given terms, base lemmas, hypotheses (newest first), their mirror images."""
        m = self.m
        out: list[Expr] = []
        for term in self.terms:
            saved = m.save()
            try:
                out.append(self._elaborate(term))
            except HeartbeatsExceeded:
                raise
            except LeanError:
                m.restore(saved)
        if self.base:
            out += [
                m.mk_const_with_fresh_levels(mk_name(n))
                for n in BASE_LEMMAS
                if mk_name(n) in m.env and mk_name(n) not in self.removed
            ]
        if self.use_hyps:
            hyps = [d for d in m.mctx.decl(goal).lctx.reversed() if not d.is_aux and d.user_name not in self.removed]
            out += [d.fvar for d in hyps]
            for d in hyps:
                mirrored = self._symm(d.fvar)
                if mirrored is not None:
                    out.append(mirrored)
        return out

    def _elaborate(self, term: ast.Term) -> Expr:
        from prover.lean.tactic.closing import elab_for_apply

        return elab_for_apply(self.tac, term)

    def _symm(self, hyp: FVar) -> Expr | None:
        return mirrored_proof(self.tac, hyp)

    def solve(self, goals: Sequence[int], depth: int = MAX_DEPTH) -> bool:
        m = self.m
        todo = [g for g in goals if not m.mctx.is_assigned_or_delayed(g)]
        if not todo:
            return True
        if depth <= 0:
            return False
        goal, rest = todo[0], todo[1:]
        m.tick("solve_by_elim", 5)
        with m.with_mvar_context(goal):
            for lemma in self.lemmas(goal):
                saved = m.save()
                new = self._apply(goal, lemma)
                if new is not None and self.solve([*new, *rest], depth - 1):
                    return True
                m.restore(saved)
            saved = m.save()
            inner = self._intro(goal)
            if inner is not None and self.solve([inner, *rest], depth - 1):
                return True
            m.restore(saved)
        return False

    def _apply(self, goal: int, lemma: Expr) -> list[int] | None:
        m = self.m
        try:
            with m.with_transparency(Transparency.INSTANCES):
                return apply(m, goal, lemma)
        except HeartbeatsExceeded:
            raise
        except LeanError:
            return None

    def _intro(self, goal: int) -> int | None:
        """``intro`` where the goal is a ``∀`` or ``→``."""
        m = self.m
        if not isinstance(m.whnf_r(target_of(m, goal)), Pi):
            return None
        return intro1(m, goal)[1]


def mirrored_proof(tac: Tac, hyp: FVar) -> Expr | None:
    """``h.symm`` by a ``@[symm]`` lemma."""
    from prover.lean.tactic.relations import relation_of

    m = tac.m
    relation = relation_of(m.instantiate_mvars(m.infer_type(hyp)))
    for name in tagged_lemmas(m, "symm", relation) if relation is not None else ():
        saved = m.save()
        try:
            return m.mk_app_m(name, [hyp])
        except HeartbeatsExceeded:
            raise
        except LeanError:
            m.restore(saved)
    return None


@tactic(t.SolveByElim, "solve_by_elim")
def run_solve_by_elim(tac: Tac, stx: t.SolveByElim) -> None:
    goals = list(tac.prune()) if stx.star and not stx.terms and not stx.only else [tac.main_goal()]
    others = [g for g in tac.goals if g not in goals]
    search = _search_of(tac, stx)
    saved = tac.save()
    if not search.solve(goals):
        tac.restore(saved)
        with_false = tac.save()
        if not _by_exfalso(tac, search, goals):
            tac.restore(with_false)
            shown = "\n" + tac.show_goals(goals[:1])
            raise LeanError("failed" + shown, stx)
    tac.goals = others


def _by_exfalso(tac: Tac, search: Elimination, goals: Sequence[int]) -> bool:
    """Lean tries the whole search again from ``False`` when the goal itself does not yield."""
    m = tac.m
    goal = goals[0]
    try:
        if contradiction(m, goal):
            return search.solve(goals[1:])
        return search.solve([exfalso(m, goal), *goals[1:]])
    except HeartbeatsExceeded:
        raise
    except LeanError:
        return False


def _search_of(tac: Tac, stx: t.SolveByElim) -> Elimination:
    removed = frozenset(i.name for i in stx.removed)
    return Elimination(tac, stx.terms, not stx.only or stx.star, removed, not stx.only)


@tactic(t.SolveByElim, "apply_assumption")
def run_apply_assumption(tac: Tac, stx: t.SolveByElim) -> None:
    """Apply the first hypothesis that fits, its mirror image, or (from ``False``) one that refutes."""
    m = tac.m
    goal = tac.main_goal()
    search = _search_of(tac, stx)
    search.base = False
    start = tac.save()
    for from_false in (False, True):
        if from_false:
            goal = exfalso(m, goal)
        with m.with_mvar_context(goal):
            for lemma in search.lemmas(goal):
                saved = m.save()
                new = search._apply(goal, lemma)
                if new is not None:
                    tac.replace_main(new)
                    return
                m.restore(saved)
    tac.restore(start)
    raise LeanError("`apply_assumption` failed\n" + tac.show_goals([tac.main_goal()]), stx)


@tactic(t.Simple, "symm_saturate")
def run_symm_saturate(tac: Tac, stx: t.Simple) -> None:
    """Adds ``h.symm`` for every hypothesis whose relation is symmetric, unless it is there."""
    m = tac.m
    goal = tac.main_goal()
    with m.with_mvar_context(goal):
        types = {m.instantiate_mvars(d.type) for d in m.lctx if not d.is_aux}
        additions: list[tuple[Name, Expr, Expr]] = []
        for d in m.lctx:
            if d.is_aux or not m.is_prop(d.type):
                continue
            proof = mirrored_proof(tac, d.fvar)
            type = m.instantiate_mvars(m.infer_type(proof)) if proof is not None else None
            if proof is not None and type is not None and type not in types:
                additions.append((d.user_name.child("symm") if d.user_name.is_atomic else d.user_name, type, proof))
    for name, type, proof in additions:
        with m.with_mvar_context(goal):
            _, goal = intro1(m, assert_hyp(m, goal, name, type, proof), preserve=True)
    tac.replace_main([goal])


@tactic(t.Simple, "expose_names")
def run_expose_names(tac: Tac, stx: t.Simple) -> None:
    """Gives inaccessible hypotheses names that can be written."""
    m = tac.m
    goal = tac.main_goal()
    decl = m.mctx.decl(goal)
    lctx = decl.lctx
    seen: set[Name] = set()
    renamed: list[tuple[int, Name]] = []
    for d in reversed(list(lctx)):
        if not d.is_aux and (d.user_name.has_macro_scopes or d.user_name in seen):
            base = d.user_name.erase_macro_scopes()
            if str(base) in ("a", "x") and m.is_prop(m.instantiate_mvars(d.type)):
                base = mk_name("h")
            renamed.append((d.uid, base))
        seen.add(d.user_name)
    for uid, base in reversed(renamed):
        name = base if lctx.find_by_name(base) is None else unused_name(lctx, base)
        lctx = lctx.rename(uid, name)
    with m.with_lctx(lctx, decl.local_instances):
        new = mk_goal(m, m.instantiate_mvars(decl.type), decl.user_name)
    m.assign(goal, new)
    tac.replace_main([new.uid])
