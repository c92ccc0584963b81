"""The recursion of ``gcongr`` over both sides of a relation.

Source: Mathlib ``Mathlib/Tactic/GCongr/{Core,ForwardAttr}.lean``. Comes in: a goal ``f … ∼ f …``, possibly with a
template for its left side in which some metavariables mark where to stop. Goes out: the goals that are left. Main goals
are tried with the hypotheses, side goals with ``positivity``, a hypothesis, and ``linarith`` (Mathlib: ``grind``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from prover.lean.expr import App, Const, Expr, Lam, MVar, Pi, get_app_fn, mk_apps, unfold_app
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, Stuck
from prover.lean.meta.goals import intro1
from prover.lean.name import Name
from prover.lean.subst import head_beta, instantiate1
from prover.lean.tactic.apply import assumption, synth_app_instances, target_of
from prover.lean.tactic.eq import apply_rfl, symm_goal
from prover.lean.tactic.gcongr.lemmas import GCONGR, GcongrLemma, relation_of
from prover.lean.tactic.state import goal_error

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta

Template = tuple[Expr, bool]
"""A pattern with holes, and whether it stands for the left side."""


class Gcongr:
    """One run. ``holes``: the metavariables of the template that mark where to stop (below binders they are applied to
    variables); ``names``: for bound variables; ``facts``: what main goals are tried with (None: the hypotheses)."""

    def __init__(
        self,
        m: Meta,
        holes: frozenset[int] = frozenset(),
        names: Sequence[Name] = (),
        facts: Sequence[Expr] | None = None,
    ) -> None:
        self.m = m
        self.holes = holes
        self.facts = facts
        self.names = list(names)
        self.left: list[int] = []

    # ------------------------------------------------------------ recursion
    def run(self, goal: int, template: Template | None, depth: int) -> bool:
        """Reduce one goal; was there anything to do?"""
        with self.m.with_mvar_context(goal):
            self.m.tick("gcongr", 5)
            return self._run(goal, template, depth)

    def _run(self, goal: int, template: Template | None, depth: int) -> bool:
        m = self.m
        if template is None and (self._attempt(lambda: self._by_rfl(goal)) or self._discharge_main(goal)):
            return True
        if depth == 0:
            self.left.append(goal)
            return False
        target = m.whnf_r(target_of(m, goal))
        found = relation_of(target)
        if found is None:
            raise goal_error(m, "gcongr", goal, f"{m.pp(target)} is not a relation")
        relation, lhs, rhs = found
        if template is not None:
            if self._is_hole(template[0]):
                if not self._discharge_main(goal):
                    self.left.append(goal)
                    return False
                return True
            if not self._has_hole(template[0]):
                return self._close_by_rfl(goal)
        (f, left), (g, right) = unfold_app(lhs), unfold_app(rhs)
        same = isinstance(f, Const) and isinstance(g, Const) and f.name is g.name and len(left) == len(right)
        if not same:
            if template is None:
                self.left.append(goal)
                return False
            raise goal_error(m, "gcongr", goal, f"{m.pp(lhs)} and {m.pp(rhs)} are not of the same shape")
        assert isinstance(f, Const)
        lemmas = m.env.state(GCONGR).get((relation, str(f.name), len(left)), ())
        return self._with_lemmas(goal, target, template, depth, relation, f, lemmas)

    def _with_lemmas(
        self, goal: int, target: Expr, template: Template | None, depth: int, relation: str, f: Const,
        lemmas: Sequence[GcongrLemma],
    ) -> bool:  # fmt: skip
        m = self.m
        for lemma in lemmas:
            saved = m.save()
            try:
                mvars = self._apply(goal, target, lemma)
            except HeartbeatsExceeded:
                raise
            except (LeanError, Stuck):
                m.restore(saved)
                continue
            self._descend(goal, lemma, mvars, template, depth)
            return True
        if template is None:
            self.left.append(goal)
            return False
        if not lemmas:
            raise goal_error(
                m, "gcongr", goal, f"there is no `@[gcongr]` lemma for relation '{relation}' and constant '{f.name}'."
            )
        attempted = ", ".join(str(lemma.name) for lemma in lemmas)
        raise goal_error(
            m,
            "gcongr",
            goal,
            f"none of the `@[gcongr]` lemmas were applicable to the goal {m.pp(target)}.\n"
            f"  attempted lemmas: [{attempted}]",
        )

    def _apply(self, goal: int, target: Expr, lemma: GcongrLemma) -> list[MVar]:
        """The arguments of the lemma after unifying its conclusion with the goal."""
        m = self.m
        head = m.mk_const_with_fresh_levels(lemma.name)
        mvars, infos, conclusion = m.forall_meta_telescope(m.infer_type(head), lemma.hypotheses)
        with m.with_reducible():
            if not m.is_def_eq_guarded(conclusion, target):
                raise LeanError("gcongr: the lemma does not apply")
        synth_app_instances(m, "gcongr", goal, mvars, infos)
        m.assign(goal, mk_apps(head, mvars))
        return mvars

    def _descend(self, goal: int, lemma: GcongrLemma, mvars: list[MVar], template: Template | None, depth: int) -> None:
        m = self.m
        mains = {main[0] for main in lemma.mains}
        for i, mvar in enumerate(mvars):
            if i in mains or m.mctx.is_assigned(mvar.uid):
                continue
            self._beta(mvar.uid)
            self._discharge_side(mvar.uid)
        for position, bound, contra, argument in lemma.mains:
            uid = mvars[position].uid
            self._beta(uid)
            uid, fvars = self._intro(uid, bound)
            inner: Template | None = None
            if template is not None:
                part = self._part(template[0], argument, fvars)
                inner = (part, template[1] != contra)
            self.run(uid, inner, depth - 1)

    def _part(self, pattern: Expr, argument: int, fvars: list[Expr]) -> Expr:
        """The argument of a template, below its binders."""
        part = unfold_app(pattern)[1][argument]
        for x in fvars:
            if not isinstance(part, Lam):
                break
            part = instantiate1(part.body, x)
        return part

    def _beta(self, goal: int) -> None:
        """Types of new goals are shown without redexes."""
        m = self.m
        type = m.instantiate_mvars(m.mctx.decl(goal).type)
        m.mctx.set_type(goal, _beta_sides(type))

    def _intro(self, goal: int, count: int) -> tuple[int, list[Expr]]:
        fvars: list[Expr] = []
        for _ in range(count):
            name = self.names.pop(0) if self.names else None
            fvar, goal = intro1(self.m, goal, name)
            fvars.append(fvar)
        if count:
            self._beta(goal)
        return goal, fvars

    # ------------------------------------------------------------ templates
    def _is_hole(self, e: Expr) -> bool:
        head = get_app_fn(e)
        return isinstance(head, MVar) and head.uid in self.holes

    def _has_hole(self, e: Expr) -> bool:
        stack = [e]
        while stack:
            x = stack.pop()
            if not x.has_expr_mvar:
                continue
            if isinstance(x, MVar):
                if x.uid in self.holes:
                    return True
            elif isinstance(x, App):
                stack += [x.fn, x.arg]
            elif isinstance(x, Lam | Pi):
                stack += [x.binder_type, x.body]
        return False

    # ------------------------------------------------------------ closing
    def _attempt(self, action: Callable[[], bool]) -> bool:
        saved = self.m.save()
        try:
            if action():
                return True
        except HeartbeatsExceeded:
            raise
        except (LeanError, Stuck):
            pass
        self.m.restore(saved)
        return False

    def _by_rfl(self, goal: int) -> bool:
        with self.m.with_reducible():
            apply_rfl(self.m, goal)
        return True

    def _close_by_rfl(self, goal: int) -> bool:
        m = self.m

        def close() -> bool:
            apply_rfl(m, goal)
            return True

        if self._attempt(close):
            return True
        shown = m.pp(m.whnf_r(target_of(m, goal)))
        raise goal_error(
            m, "gcongr", goal, f"subgoal {shown} is not allowed by the provided pattern and is not closed by `rfl`"
        )

    def _discharge_main(self, goal: int) -> bool:
        """By one fact: as it is, turned round, as an equation, or as a strict relation."""
        m = self.m
        with m.with_mvar_context(goal) as decl, m.with_reducible():
            target = m.whnf_r(target_of(m, goal))
            wanted = relation_of(target)
            hyps = [hyp.fvar for hyp in decl.lctx if not hyp.is_aux] if self.facts is None else self.facts
            for hyp in hyps:
                type = m.instantiate_mvars(m.infer_type(hyp))
                if not self._may_help(type, wanted):
                    continue
                for rule in (self._exact, self._by_equation, self._by_symmetry, self._by_strict):
                    if self._attempt(partial(rule, goal, target, hyp, type)):
                        return True
        return False

    def _may_help(self, type: Expr, wanted: tuple[str, Expr, Expr] | None) -> bool:
        if isinstance(type, Pi):
            return wanted is None
        found = relation_of(self.m.whnf_r(type))
        return wanted is None or (found is not None and found[0] in (wanted[0], "Eq", "LT.lt", "HasSSubset.SSubset"))

    def _exact(self, goal: int, target: Expr, h: Expr, type: Expr) -> bool:
        m = self.m
        if not m.is_def_eq_guarded(type, target):
            return False
        m.assign(goal, h)
        return True

    def _by_equation(self, goal: int, target: Expr, h: Expr, type: Expr) -> bool:
        """``h : a = b`` proves ``a ∼ b`` and ``b ∼ a`` for reflexive ``∼``."""
        m = self.m
        eq, wanted = m.match_eq(m.whnf_r(type)), relation_of(target)
        if eq is None or wanted is None:
            return False
        proof: Expr = h
        if not (m.is_def_eq_guarded(eq[1], wanted[1]) and m.is_def_eq_guarded(eq[2], wanted[2])):
            if not (m.is_def_eq_guarded(eq[2], wanted[1]) and m.is_def_eq_guarded(eq[1], wanted[2])):
                return False
            proof = m.mk_eq_symm(h)
        assert isinstance(target, App)
        relation = target.fn
        same = mk_apps(relation, [wanted[1]])
        new = m.mk_mvar(same)
        apply_rfl(m, new.uid)
        m.assign(goal, m.mk_eq_mp(m.mk_congr_arg(relation, proof), m.instantiate_mvars(new)))
        return True

    def _by_symmetry(self, goal: int, target: Expr, h: Expr, type: Expr) -> bool:
        m = self.m
        turned = symm_goal(m, goal)
        if not m.is_def_eq_guarded(type, m.instantiate_mvars(m.mctx.decl(turned).type)):
            return False
        m.assign(turned, h)
        return True

    def _by_strict(self, goal: int, target: Expr, h: Expr, type: Expr) -> bool:
        m = self.m
        wanted = relation_of(target)
        if wanted is None or wanted[0] != "LE.le":
            return False
        weak = m.mk_app_m("le_of_lt", [h])
        if not m.is_def_eq_guarded(m.infer_type(weak), target):
            return False
        m.assign(goal, weak)
        return True

    # ------------------------------------------------------------ side goals
    def _discharge_side(self, goal: int) -> None:
        from prover.lean.tactic.linarith.linarith import LinarithConfig, linarith
        from prover.lean.tactic.positivity.core import prove_sign

        m = self.m
        inner = goal
        saved = m.save()
        with m.with_mvar_context(goal):
            n = 0
            type = target_of(m, goal)
            while isinstance(type, Pi):
                n, type = n + 1, type.body
            for _ in range(n):
                inner = intro1(m, inner)[1]

        def by_positivity() -> bool:
            with m.with_mvar_context(inner):
                m.assign(inner, prove_sign(m, target_of(m, inner)))
            return True

        def by_linarith() -> bool:
            linarith(m, inner, False, [], LinarithConfig())
            return True

        for step in (by_positivity, lambda: assumption(m, inner), by_linarith):
            if self._attempt(step):
                return
        m.restore(saved)
        self.left.append(goal)


def _beta_sides(type: Expr) -> Expr:
    """Head beta reduction of a proposition and of the arguments of its relation."""
    type = head_beta(type)
    if isinstance(type, Pi):
        from prover.lean.expr import mk_pi

        body = _beta_sides(type.body)
        return type if body is type.body else mk_pi(type.binder_name, type.binder_type, body, type.info)
    fn, args = unfold_app(type)
    if not isinstance(fn, Const) or len(args) < 2:
        return type
    new = [head_beta(a) for a in args]
    return type if all(a is b for a, b in zip(args, new, strict=True)) else mk_apps(fn, new)
