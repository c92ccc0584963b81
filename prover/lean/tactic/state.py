"""The state of a tactic block: open goals, the elaborator that runs them, recovery, and what was recorded on the way.

Source: Lean 4 ``src/Lean/Elab/Tactic/Basic.lean``, ``ElabTerm.lean``. :class:`Tac` is Lean's ``TacticM``: it borrows a
``TermElab`` (and its ``Meta``) and keeps the list of goals. Families work through it; pure goal functions take ``Meta``
and a goal's uid.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from prover.lean.elab.notation import NOTATIONS, expand
from prover.lean.elab.term_base import AbortTerm, has_synthetic_sorry
from prover.lean.expr import Expr, FVar, MVar, mk_app, mk_const, mk_mvar
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError
from prover.lean.meta.mctx import MVarKind, fresh_uid
from prover.lean.name import ANONYMOUS, Name, mk_name
from prover.lean.syntax import ast, tactic_ast
from prover.lean.syntax.parser.macros import rule_kind
from prover.lean.tactic.registry import find_tactic

if TYPE_CHECKING:
    from prover.lean.elab.term import TermElab
    from prover.lean.meta.mctx import MVarDecl
    from prover.lean.meta.meta import Meta

NO_GOALS = "No goals to be solved"


class AbortTactic(AbortTerm):
    """The tactic stops after having logged its errors; nothing more is to be shown."""


@dataclass(frozen=True, slots=True)
class TacticInfo:
    """One tactic that ran: its syntax and the goals before and after, with the metavariables of that moment."""

    stx: ast.Syntax
    goals_before: tuple[int, ...]
    saved_before: Any
    goals_after: tuple[int, ...] = ()
    saved_after: Any = None

    scope: Any = None
    level_names: tuple[Name, ...] = ()
    decl_name: Name | None = None


@dataclass(frozen=True, slots=True)
class RootInfo:
    """A ``by`` block: where it stands and its goal at the start (recorded together with the tactics)."""

    start: int
    end: int
    goal: int
    saved: Any
    scope: Any
    level_names: tuple[Name, ...]
    decl_name: Name | None


@dataclass(frozen=True, slots=True)
class SavedTac:
    meta: Any
    elab: Any
    goals: tuple[int, ...]
    infos: int


class Tac:
    """A running tactic block."""

    __slots__ = ("el", "m", "goals", "recover")

    def __init__(self, el: TermElab, goals: Sequence[int]) -> None:
        self.el = el
        self.m: Meta = el.m
        self.goals: list[int] = list(goals)
        self.recover = True

    # ------------------------------------------------------------ goals
    def prune(self) -> list[int]:
        """Drop goals that unification has solved; returns what is left (Lean's ``getUnsolvedGoals``)."""
        mctx = self.m.mctx
        assigned, delayed = mctx.assignment, mctx.delayed
        self.goals = [g for g in self.goals if g not in assigned and g not in delayed]
        return self.goals

    def main_goal(self) -> int:
        """The first open goal."""
        if not self.prune():
            raise LeanError(NO_GOALS)
        return self.goals[0]

    def main_decl(self) -> MVarDecl:
        return self.m.mctx.decl(self.main_goal())

    def main_target(self) -> Expr:
        """Type of the main goal, instantiated."""
        return self.m.instantiate_mvars(self.main_decl().type)

    def main_tag(self) -> Name:
        return self.main_decl().user_name

    def replace_main(self, new_goals: Sequence[int]) -> None:
        """Put ``new_goals`` in place of the main goal (which may be solved already)."""
        self.goals = [*new_goals, *self.goals[1:]]

    @contextmanager
    def with_main(self) -> Generator[int]:
        """Work in the local context of the main goal."""
        goal = self.main_goal()
        with self.m.with_mvar_context(goal):
            yield goal

    # ------------------------------------------------------------ running
    def run(self, stx: ast.Tactic) -> None:
        """Run one tactic; errors without a position get this tactic's."""
        self.m.tick("tactic execution")
        fn = find_tactic(stx)
        infos = self.el.tactic_infos
        slot = -1
        if infos is not None and type(stx) not in _QUIET:
            slot = len(infos)
            infos.append(self._info(stx, tuple(self.prune()), self.m.save()))
        try:
            with self.el.with_ref(stx):
                if not self._run_rules(stx):
                    fn(self, stx)
        except LeanError as err:
            if err.ref is None:
                err.ref = stx
            raise
        if slot >= 0 and infos is not None:
            old = infos[slot]
            infos[slot] = self._info(old.stx, old.goals_before, old.saved_before, tuple(self.prune()), self.m.save())

    def _run_rules(self, stx: ast.Tactic) -> bool:
        """``macro_rules`` that the user gave for a built-in tactic come before the tactic itself; did one succeed?"""
        rules = self.m.env.state(NOTATIONS).grammar.rules
        if not rules or isinstance(stx, tactic_ast.MacroTactic) or rule_kind(stx) not in rules:
            return False
        for expanded in expand(self.m.env, stx, rule_kind(stx)):
            assert isinstance(expanded, ast.TacticSeq)
            if self.attempt(lambda seq=expanded: self.run_seq(seq)) is None:  # type: ignore[misc]
                return True
        return False

    def _info(
        self, stx: ast.Syntax, before: tuple[int, ...], saved: Any, after: tuple[int, ...] = (), saved_after: Any = None
    ) -> TacticInfo:
        el = self.el
        return TacticInfo(stx, before, saved, after, saved_after, el.scope, el.level_names, el.decl_name)

    def run_seq(self, seq: ast.TacticSeq) -> None:
        for stx in seq.tactics:
            self.run(stx)

    def done(self) -> None:
        """Report open goals, if any, as Lean's ``done``."""
        goals = self.prune()
        if goals:
            self.report_unsolved(goals)
            raise AbortTactic

    def report_unsolved(self, goals: Sequence[int], ref: ast.Syntax | None = None) -> None:
        text = "unsolved goals\n" + self.show_goals(goals)
        if not self.recover:
            raise LeanError(text, ref)
        self.el.log_error(ref, text)
        for goal in goals:
            self.admit(goal)

    def show_goals(self, goals: Sequence[int]) -> str:
        return show_goals(self.m, goals)

    def admit(self, goal: int, synthetic: bool = True) -> None:
        """Close a goal with ``sorry``."""
        admit(self.m, goal, synthetic)

    def focus(self, action: Callable[[], None]) -> None:
        """Run with only the main goal; other goals come after what is left."""
        goal = self.main_goal()
        others = self.goals[1:]
        self.goals = [goal]
        action()
        self.goals = [*self.prune(), *others]

    def focus_and_done(self, action: Callable[[], None]) -> None:
        def run() -> None:
            action()
            self.done()

        self.focus(run)

    def close_using_or_admit(self, action: Callable[[], None]) -> None:
        """Run on the main goal, which must be closed; with recovery an error is logged and the goal admitted."""
        goal = self.main_goal()
        others = self.goals[1:]
        try:
            self.focus_and_done(action)
        except HeartbeatsExceeded:
            raise
        except LeanError as err:
            if not self.recover:
                raise
            self.log_exception(err)
            with self.m.with_mvar_context(goal) as decl:  # whatever it was assigned so far is given up
                self.m.assign(goal, mk_sorry(self.m, self.m.instantiate_mvars(decl.type), True))
            self.goals = others

    def admit_all(self, goal: int) -> None:
        """Admit whatever ``goal`` still depends on."""
        for uid in self.m.mctx.collect_mvars(mk_mvar(goal)):
            self.admit(uid)

    def log_exception(self, err: LeanError) -> None:
        self.el.log_exception(err)

    # ------------------------------------------------------------ backtracking
    def save(self) -> SavedTac:
        infos = self.el.tactic_infos
        return SavedTac(self.m.save(), self.el.save_state(), tuple(self.goals), len(infos) if infos is not None else 0)

    def restore(self, saved: SavedTac) -> None:
        self.m.restore(saved.meta)
        self.el.restore_state(saved.elab)
        self.goals = list(saved.goals)
        infos = self.el.tactic_infos
        if infos is not None:
            del infos[saved.infos :]

    @contextmanager
    def without_recover(self) -> Generator[None]:
        old = self.recover
        self.recover = False
        try:
            yield
        finally:
            self.recover = old

    def attempt(self, action: Callable[[], None], recover: bool = False) -> LeanError | None:
        """Run ``action``; on a refusal everything is undone and the error returned. Timeouts pass through."""
        saved = self.save()
        old = self.recover
        self.recover = recover and old
        try:
            action()
        except HeartbeatsExceeded:
            raise
        except LeanError as err:
            self.restore(saved)
            return err
        finally:
            self.recover = old
        return None

    # ------------------------------------------------------------ terms
    @contextmanager
    def elaborating(self, may_postpone: bool = False) -> Generator[TermElab]:
        """Elaborate terms inside: errors become ``sorry`` only while recovery is on, and what was postponed inside is
        resolved at the end."""
        el = self.el
        with el.with_err_to_sorry(self.recover and el.err_to_sorry), el.with_synthesize(may_postpone):
            yield el

    def elab_term(self, stx: ast.Term, expected: Expr | None, may_postpone: bool = False) -> Expr:
        """Elaborate in the main goal's context; nothing stays pending."""
        with self.with_main():
            return self.elab_term_here(stx, expected, may_postpone)

    def elab_term_here(self, stx: ast.Term, expected: Expr | None, may_postpone: bool = False) -> Expr:
        """Elaborate in the current local context."""
        with self.elaborating(may_postpone) as el:
            e = el.elab_term(stx, expected)
        return self.m.instantiate_mvars(e)

    def elab_ensuring(self, stx: ast.Term, expected: Expr | None, may_postpone: bool = False) -> Expr:
        """Elaborate in the current context against ``expected`` (with coercions)."""
        with self.elaborating(may_postpone) as el:
            e = el.elab_term_ensuring_type(stx, expected) if expected is not None else el.elab_term(stx, None)
        return self.m.instantiate_mvars(e)

    def abort_if_sorry(self, e: Expr) -> None:
        """Stop quietly when ``e`` holds the ``sorry`` of an error that was already logged."""
        if has_synthetic_sorry(e):
            raise AbortTactic

    def elab_type(self, stx: ast.Term) -> Expr:
        with self.elaborating() as el:
            e = el.elab_type(stx)
        return self.m.instantiate_mvars(e)

    def elab_with_holes(
        self, stx: ast.Term, expected: Expr | None, suffix: str, natural: bool = False
    ) -> tuple[Expr, list[int]]:
        """Elaborate; ``?_`` holes (with ``natural`` also ``_``) become new goals (``refine``, ``refine'``)."""
        parent = self.main_tag()
        return self.collecting_goals(lambda: self.elab_ensuring(stx, expected), parent, suffix, natural)

    def elab_with_holes_here(
        self, stx: ast.Term, expected: Expr | None, suffix: str, natural: bool = False
    ) -> tuple[Expr, list[int]]:
        """:meth:`elab_with_holes` with ``expected`` possibly None."""
        return self.collecting_goals(lambda: self.elab_ensuring(stx, expected), self.main_tag(), suffix, natural)

    def collecting_goals(
        self, elaborate: Callable[[], Expr], parent: Name, suffix: str, natural: bool = False
    ) -> tuple[Expr, list[int]]:
        """Lean's ``withCollectingNewGoalsFrom``."""
        mark = fresh_uid()
        e = elaborate()
        mctx = self.m.mctx
        local_functions = {d.mvar.uid for d in self.el.let_recs}
        new = [uid for uid in mctx.collect_mvars(e) if uid > mark and uid not in local_functions]
        if natural:
            for uid in new:
                mctx.set_kind(uid, MVarKind.SYNTHETIC_OPAQUE)
        else:
            self.refuse_unassigned(e, mark)
            new = [uid for uid in new if mctx.decl(uid).kind is not MVarKind.NATURAL]
            new.sort(key=lambda uid: mctx.decl(uid).index)
        self.tag_untagged(new, parent, suffix)
        return e, new

    def refuse_unassigned(self, e: Expr, mark: int) -> None:
        """Report natural metavariables of ``e`` younger than ``mark`` that nothing determined."""
        mctx = self.m.mctx
        left = [uid for uid in mctx.collect_mvars(e) if uid > mark and mctx.decl(uid).kind is MVarKind.NATURAL]
        if left and self.el.log_unassigned(left):
            raise AbortTactic

    def tag_untagged(self, goals: Sequence[int], parent: Name, suffix: str) -> None:
        mctx = self.m.mctx
        anonymous = [g for g in goals if mctx.decl(g).user_name.is_anonymous]
        for i, goal in enumerate(anonymous, 1):
            tag = parent if len(anonymous) == 1 else parent.child(f"{suffix}_{i}")
            mctx.set_user_name(goal, tag)

    def elab_fvar(self, ident: ast.Ident) -> FVar:
        """The hypothesis named by ``ident`` (Lean's ``getFVarId``)."""
        with self.with_main():
            return self.fvar_here(ident.name, ident)

    def fvar_here(self, name: Name, ref: ast.Syntax | None = None) -> FVar:
        decl = self.m.lctx.find_by_name(name)
        if decl is None:
            raise LeanError(f"Unknown identifier `{name}`", ref)
        return decl.fvar

    # ------------------------------------------------------------ locations

    def at_location(
        self,
        location: ast.Location | None,
        at_hyp: Callable[[FVar], None],
        at_goal: Callable[[], None],
        failed: Callable[[], LeanError],
    ) -> None:
        """Lean's ``withLocation``: each named place must succeed; with ``at *`` at least one."""
        if location is None or not location.wildcard:
            if location is not None:
                for ident in location.hyps:
                    at_hyp(self.elab_fvar(ident))
            if location is None or location.goal:
                at_goal()
            return
        worked = self.attempt(at_goal) is None
        if not self.prune():
            return
        for decl in reversed(list(self.main_decl().lctx)):
            if decl.is_aux:
                continue
            worked = self.attempt(lambda fvar=decl.fvar: at_hyp(fvar)) is None or worked  # type: ignore[misc]
        if not worked:
            raise failed()


_QUIET = frozenset({tactic_ast.Cdot, tactic_ast.ParenTac, tactic_ast.AndThen})


def occurs_check(m: Meta, goal: int, value: Expr) -> bool:
    """Does ``value`` mention ``goal``?"""
    return value.has_expr_mvar and goal in m.mctx.collect_mvars(value)


_SORRY_AX = mk_name("sorryAx")


def mk_sorry(m: Meta, type: Expr, synthetic: bool) -> Expr:
    """``sorryAx type synthetic``."""
    flag = mk_const(mk_name("Bool.true" if synthetic else "Bool.false"))
    return mk_app(mk_app(mk_const(_SORRY_AX, (m.get_level(type),)), type), flag)


def admit(m: Meta, goal: int, synthetic: bool = True) -> None:
    """Close a goal with ``sorry``."""
    if m.mctx.is_assigned_or_delayed(goal):
        return
    with m.with_mvar_context(goal) as decl:
        m.assign(goal, mk_sorry(m, m.instantiate_mvars(decl.type), synthetic))


def show_goals(m: Meta, goals: Sequence[int]) -> str:
    """Goals as Lean displays them in messages: separated by blank lines."""
    return "\n\n".join(m.pp_goal(g) for g in goals)


def goal_error(m: Meta, tactic_name: str, goal: int, detail: str) -> LeanError:
    """``Tactic `x` failed: detail`` followed by the goal (Lean's ``throwTacticEx``)."""
    head = f"Tactic `{tactic_name}` failed"
    text = f"{head}: {detail}" if detail else head
    saved = m.save()

    def render() -> str:
        now = m.save()
        m.restore(saved)
        try:
            return f"{text}\n\n{m.pp_goal(goal)}"
        finally:
            m.restore(now)

    return LeanError(render)


def mk_goal(m: Meta, type: Expr, tag: Name = ANONYMOUS) -> MVar:
    """A new goal in the current local context."""
    return m.mk_mvar(type, MVarKind.SYNTHETIC_OPAQUE, tag)


def change_target(m: Meta, goal: int, new_type: Expr) -> int:
    """Replace the goal by one with a definitionally equal type; assigns directly (Lean's ``replaceTargetDefEq``)."""
    decl = m.mctx.decl(goal)
    if new_type is decl.type:
        return goal
    with m.with_mvar_context(goal):
        new = mk_goal(m, new_type, decl.user_name)
        value: Expr = new
        if m.instantiate_mvars(decl.type) is not m.instantiate_mvars(new_type):
            value = mk_type_hint(m, decl.type, new)
        m.assign(goal, value)
    return new.uid


def replace_target_eq(m: Meta, goal: int, new_type: Expr, proof: Expr) -> int:
    """Replace the goal by ``new_type`` given ``proof : target = new_type`` (Lean's ``replaceTargetEq``)."""
    with m.with_mvar_context(goal) as decl:
        new = mk_goal(m, new_type, decl.user_name)
        level = m.get_level(decl.type)
        value = mk_const(mk_name("Eq.mpr"), (level,))
        for arg in (decl.type, new_type, mk_eq_hint(m, decl.type, new_type, proof), new):
            value = mk_app(value, arg)
        m.assign(goal, value)
    return new.uid


def mk_eq_hint(m: Meta, lhs: Expr, rhs: Expr, proof: Expr) -> Expr:
    return mk_type_hint(m, m.mk_eq(lhs, rhs), proof)


def mk_type_hint(m: Meta, type: Expr, e: Expr) -> Expr:
    """``@id type e``."""
    return mk_app(mk_app(mk_const(mk_name("id"), (m.get_level(type),)), type), e)


def pp_diff(m: Meta, a: Expr, b: Expr) -> tuple[str, str]:
    """Both terms as shown to the user; with implicit arguments when they would look the same."""
    shown_a, shown_b = m.pp(a), m.pp(b)
    if shown_a == shown_b and m.instantiate_mvars(a) is not m.instantiate_mvars(b):
        explicit = getattr(m, "pp_explicit", None)
        if explicit is not None:
            return explicit(a), explicit(b)
    return shown_a, shown_b
