"""``use``, ``use!``: instantiate a type with one constructor, argument by argument.

Source: Mathlib ``Mathlib/Tactic/Use.lean`` (``applyTheConstructor``, ``useLoop``, ``runUse``).
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from prover.lean.declaration import ConstructorInfo
from prover.lean.expr import BinderInfo, get_app_args, mk_apps, mk_const
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, Stuck
from prover.lean.meta.meta import Meta
from prover.lean.name import mk_name
from prover.lean.syntax import ast
from prover.lean.syntax import tactic_ast as t
from prover.lean.tactic.apply import apply, inductive_target
from prover.lean.tactic.closing import close_by_const, on_const, refine, require_mathlib, run_assumption_on
from prover.lean.tactic.eq import rfl
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.state import Tac, goal_error

T = TypeVar("T")


@tactic(t.Use)
def run_use(tac: Tac, stx: t.Use) -> None:
    """Give the arguments, then try to close the propositions among those that are left."""
    require_mathlib(tac, stx.keyword, stx)
    arguments = _Arguments(tac, stx.keyword == "use!")
    others = tac.goals[1:]
    left = arguments.give([tac.main_goal()], list(stx.terms))
    for uid in arguments.instances:
        _try_instance(tac.m, uid)
    tac.goals = [*left, *arguments.new, *others]
    tac.prune()
    for goal in left:
        if not tac.m.mctx.is_assigned_or_delayed(goal) and _is_proposition(tac.m, goal):
            _discharge_at(tac, goal, stx.discharger)


@dataclass
class _Arguments:
    """The loop over the arguments; ``new`` are the goals that they left, ``instances`` those of instance arguments."""

    tac: Tac
    eager: bool
    new: list[int] = field(default_factory=list)
    instances: list[int] = field(default_factory=list)

    def give(self, goals: list[int], terms: list[ast.Term]) -> list[int]:
        """Fill ``goals`` in order, opening a constructor where one is due; those that are left."""
        while terms:
            if not goals:
                raise LeanError("too many arguments supplied to `use`", terms[0])
            opened = self._give_one(goals[0], terms[0], is_last=len(goals) == 1)
            if opened is None:
                goals, terms = goals[1:], terms[1:]
            else:
                goals = [*opened.explicit, *goals[1:]]
                self.new += opened.others
                self.instances += opened.instances
        return goals

    def _give_one(self, goal: int, term: ast.Term, is_last: bool) -> _Opened | None:
        """``term`` for ``goal``; the constructor that was opened instead, if one was."""
        if self.tac.m.mctx.is_assigned(goal):
            self._compare(goal, term)
            return None
        if self.eager and self._observing(lambda: self._refine(goal, term)):
            return None
        opened = self._observing(lambda: self._open(goal)) if self.eager or is_last else None
        if opened is None:
            self._refine(goal, term)
        return opened

    def _observing(self, action: Callable[[], T]) -> T | None:
        """What ``action`` returns; ``None``, and nothing happened, when it fails."""
        saved = self.tac.save()
        try:
            with self.tac.without_recover():
                return action()
        except HeartbeatsExceeded:
            raise
        except LeanError:
            self.tac.restore(saved)
            return None

    def _refine(self, goal: int, term: ast.Term) -> bool:
        self.tac.goals = [goal]
        self.new += refine(self.tac, term, "refine")
        return True

    def _compare(self, goal: int, term: ast.Term) -> None:
        """An index of the type has determined the argument already."""
        tac, m = self.tac, self.tac.m
        with m.with_mvar_context(goal) as decl:
            value = m.instantiate_mvars(m.mctx.assignment[goal])
            if not m.is_def_eq(tac.elab_ensuring(term, m.instantiate_mvars(decl.type)), value):
                raise m.error("argument is not definitionally equal to inferred value\n  {}", value)

    def _open(self, goal: int) -> _Opened:
        """Apply the one constructor of the goal's type."""
        m = self.tac.m
        with m.with_mvar_context(goal) as decl:
            found = inductive_target(m, goal)
            if found is None:
                raise goal_error(m, "constructor", goal, "target is not an inductive datatype")
            info, fn = found
            if len(info.ctors) != 1:
                raise goal_error(m, "constructor", goal, "target inductive type does not have exactly one constructor")
            ctor = m.env.find(info.ctors[0])
            assert isinstance(ctor, ConstructorInfo)
            const = mk_const(ctor.name, fn.levels)
            mvars, binders, type = m.forall_meta_telescope(m.infer_type(const))
            if not m.is_def_eq(type, m.whnf(m.instantiate_mvars(decl.type))):
                raise goal_error(m, "constructor", goal, "type mismatch")
            m.assign(goal, mk_apps(const, mvars))
        opened = _Opened()
        for i, (mvar, binder) in enumerate(zip(mvars, binders, strict=True)):
            is_argument = i >= ctor.num_params and binder.is_explicit
            (opened.explicit if is_argument else opened.others).append(mvar.uid)
            if binder is BinderInfo.INST_IMPLICIT:
                opened.instances.append(mvar.uid)
        return opened


@dataclass
class _Opened:
    """The arguments of a constructor: those that ``⟨…⟩`` takes, the others, and which of these are instances."""

    explicit: list[int] = field(default_factory=list)
    others: list[int] = field(default_factory=list)
    instances: list[int] = field(default_factory=list)


def _try_instance(m: Meta, uid: int) -> None:
    if m.mctx.is_assigned(uid):
        return
    with m.with_mvar_context(uid) as decl, contextlib.suppress(Stuck):
        found = m.synth_instance(m.instantiate_mvars(decl.type))
        if found is not None:
            m.assign(uid, found)


def _is_proposition(m: Meta, goal: int) -> bool:
    with m.with_mvar_context(goal) as decl:
        return m.is_prop(m.instantiate_mvars(decl.type))


def _discharge_at(tac: Tac, goal: int, discharger: ast.TacticSeq | None) -> None:
    """Run the user's tactics on one goal; without any, ``try with_reducible use_discharger``."""
    position = tac.goals.index(goal)
    before, after = tac.goals[:position], tac.goals[position + 1 :]
    tac.goals = [goal]
    if discharger is not None:
        tac.run_seq(discharger)
    else:
        with tac.m.with_reducible():
            tac.attempt(lambda: use_discharger(tac))
    tac.goals = [*before, *tac.prune(), *after]
    tac.prune()


def use_discharger(tac: Tac) -> None:
    """The macro rules of ``use_discharger``, newest first."""

    def each(goals: Sequence[int]) -> None:
        for goal in goals:
            tac.goals = [goal]
            use_discharger(tac)
        tac.goals = []

    steps: tuple[Callable[[], object], ...] = (
        lambda: close_by_const(tac, "True.intro"),
        lambda: run_assumption_on(tac),
        lambda: rfl(tac),
        lambda: each(on_const(tac, "And.intro")),
        lambda: each(_apply_exists_prop(tac)),
    )
    for step in steps:
        if tac.attempt(lambda step=step: tac.focus(step)) is None:  # type: ignore[misc]
            return
    raise LeanError("use_discharger failed")


def _apply_exists_prop(tac: Tac) -> list[int]:
    """``apply exists_prop.mpr``."""
    m, goal = tac.m, tac.main_goal()
    with m.with_mvar_context(goal):
        lemma = m.mk_const_with_fresh_levels(mk_name("exists_prop"))
        mvars, _, iff = m.forall_meta_telescope(m.infer_type(lemma), whnf=False)
        return apply(m, goal, mk_apps(mk_const(mk_name("Iff.mpr")), [*get_app_args(iff), mk_apps(lemma, mvars)]))
