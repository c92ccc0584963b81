"""``choose``, ``choose!``: from ``∀ xs, ∃ y, p xs y`` to a function and what it satisfies.

Source: Mathlib ``Mathlib/Tactic/Choose.lean`` (``choose1``, ``elabChoose``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from prover.lean.expr import Const, Expr, FVar, Lam, mk_app, mk_apps, mk_const, mk_mvar, unfold_app
from prover.lean.level import ZERO, Level
from prover.lean.meta.base import Transparency
from prover.lean.meta.errors import LeanError, Stuck
from prover.lean.meta.goals import assert_hyp, change_hyp, clear, intro1, new_goal
from prover.lean.meta.meta import Meta
from prover.lean.name import Name, mk_name
from prover.lean.subst import head_beta, mk_arrow
from prover.lean.syntax import ast
from prover.lean.syntax import tactic_ast as t
from prover.lean.tactic.closing import require_mathlib
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.state import Tac

_EXISTS, _AND = mk_name("Exists"), mk_name("And")
_H = mk_name("h")
_SHAPE = "expected a term of the shape `∀ xs, ∃ a, p xs a` or `∀ xs, p xs ∧ q xs`"


@tactic(t.Choose)
def run_choose(tac: Tac, stx: t.Choose) -> None:
    """Choose for every name but the last, which is given to what the values satisfy."""
    require_mathlib(tac, "choose", stx)
    with tac.without_recover():
        source = None if stx.using is None else tac.elab_term(stx.using, None)
        chooser = _Chooser(tac.m, stx.is_nondependent)
        goal = tac.main_goal()
        for binder, type in stx.names[:-1]:
            fvar, goal = chooser.choose(goal, source, binder.name)
            goal = _check_type(tac, goal, fvar, type, binder)
            source = None
        if chooser.is_nondependent and not chooser.has_eliminated:
            raise chooser.failure()
        binder, type = stx.names[-1]
        fvar, goal = intro1(tac.m, goal, None if binder.name.is_anonymous else binder.name)
        tac.replace_main([_check_type(tac, goal, fvar, type, binder)])


def _check_type(tac: Tac, goal: int, fvar: Expr, type: ast.Term | None, binder: ast.BinderIdent) -> int:
    """The type that the user wrote for a new variable takes the place of the one that was found."""
    if type is None:
        return goal
    m = tac.m
    with m.with_mvar_context(goal):
        found = m.infer_type(fvar)
        wanted = tac.elab_type(type)
        if not m.is_def_eq(found, wanted):
            error = m.error(
                "type mismatch for '{}'\nhas type\n  {}\nbut is expected to have type\n  {}", fvar, found, wanted
            )
            error.ref = binder
            raise error
        wanted = m.instantiate_mvars(wanted)
    return change_hyp(m, goal, fvar, wanted)


@dataclass
class _Chooser:
    """One name after the other. With ``is_nondependent`` values do not depend on proofs where their type is known to
    be inhabited; ``missing`` are the ``Nonempty`` types without an instance."""

    m: Meta
    is_nondependent: bool
    has_eliminated: bool = False
    missing: list[Expr] = field(default_factory=list)

    def choose(self, goal: int, source: Expr | None, name: Name) -> tuple[Expr, int]:
        """A new variable of this name (anonymous: as in ``source``), and the goal ``rest → target``.

        Without a ``source`` the goal's first hypothesis is it.
        """
        m = self.m
        if source is None:
            source, goal = intro1(m, goal, preserve=True)
        with m.with_mvar_context(goal), m.scope():
            source = m.instantiate_mvars(source)
            xs, body = m.forall_telescope(m.infer_type(source))
            with m.with_transparency(Transparency.ALL):
                fn, args = unfold_app(m.whnf(body))
            head = fn.name if isinstance(fn, Const) else None
            at = mk_apps(source, xs)
            if head is _EXISTS and len(args) == 2:
                assert isinstance(fn, Const)
                return self._finish(source, self._choose_value(goal, name, xs, at, fn.levels[0], args))
            if head is _AND and len(args) == 2:
                parts = [
                    m.mk_lambda(xs, mk_apps(mk_const(mk_name(rule)), [*args, at])) for rule in ("And.left", "And.right")
                ]
                self.has_eliminated = True
                return self._finish(source, self._take_apart(goal, name, parts))
        raise LeanError(_SHAPE)

    def _finish(self, source: Expr, new: tuple[Expr, int]) -> tuple[Expr, int]:
        """The hypothesis that was used up goes."""
        fvar, goal = new
        return fvar, clear(self.m, goal, source) if isinstance(source, FVar) else goal

    def _take_apart(self, goal: int, name: Name, parts: Sequence[Expr]) -> tuple[Expr, int]:
        m = self.m
        left, right = parts
        goal = assert_hyp(m, goal, _H, m.infer_type(right), right)
        goal = assert_hyp(m, goal, _H, m.infer_type(left), left)
        return intro1(m, goal, self._name(name, _H))

    def _choose_value(
        self, goal: int, name: Name, xs: Sequence[Expr], at: Expr, level: Level, args: Sequence[Expr]
    ) -> tuple[Expr, int]:
        """``at : ∃ y, p y`` under the variables ``xs``: by ``Classical.choose``."""
        m = self.m
        type, p = args
        value = mk_apps(mk_const(mk_name("Classical.choose"), (level,)), [type, p, at])
        spec = mk_apps(mk_const(mk_name("Classical.choose_spec"), (level,)), [type, p, at])
        inhabited = self._inhabited(xs, level, type) if self.is_nondependent else None
        kept = list(xs)
        if inhabited is not None:
            kept = [x for x in xs if not m.is_proof(x)]
            for x in reversed(xs):
                if m.is_proof(x):
                    given = [m.infer_type(x), type, inhabited]
                    function = m.mk_lambda([x], value)
                    rule = mk_const(mk_name("Function.sometimes_spec"), (level,))
                    spec = mk_apps(rule, [*given, p, function, x, spec])
                    value = mk_apps(mk_const(mk_name("Function.sometimes"), (ZERO, level)), [*given, function])
        y = m.push_local(_H, m.mk_pi(kept, type))
        satisfied = m.mk_lambda([y], m.mk_pi(xs, head_beta(mk_app(p, mk_apps(y, kept)))))
        value, spec = m.mk_lambda(kept, value), m.mk_lambda(xs, spec)
        binder = p.binder_name if isinstance(p, Lam) else _H
        with m.with_mvar_context(goal) as decl, m.scope():
            new_y = m.push_local(self._name(name, binder), m.infer_type(value))
            new = new_goal(m, mk_arrow(head_beta(mk_app(satisfied, new_y)), decl.type), decl.user_name)
            body = m.mk_lambda([new_y], mk_mvar(new))
        m.assign(goal, mk_apps(body, [value, spec]))
        return new_y, new

    def _inhabited(self, xs: Sequence[Expr], level: Level, type: Expr) -> Expr | None:
        """A proof of ``Nonempty type``, which the values among ``xs`` may help to find."""
        m = self.m
        wanted = _nonempty(level, type)
        locals: list[Expr] = []
        proofs: list[Expr] = []
        with m.scope():
            for x in xs:
                if m.is_proof(x):
                    continue
                known = m.whnf(m.infer_type(x))
                known_level = m.get_level(known)
                locals.append(m.push_local(_H, _nonempty(known_level, known)))
                proofs.append(mk_apps(mk_const(mk_name("Nonempty.intro"), (known_level,)), [known, x]))
            try:
                found = m.synth_instance(wanted)
            except Stuck:
                found = None
            function = None if found is None else m.mk_lambda(locals, m.instantiate_mvars(found))
        if function is None:
            self.missing.append(m.mk_pi(xs, wanted))
            return None
        self.has_eliminated = True
        return head_beta(mk_apps(function, proofs))

    def _name(self, given: Name, base: Name) -> Name:
        return self.m.fresh_user_name(base) if given.is_anonymous else given

    def failure(self) -> LeanError:
        """No value could be freed of the proofs."""
        shown = "".join(self.m.pp_goal(new_goal(self.m, type)) for type in self.missing)
        return LeanError(f"choose!: failed to synthesize any nonempty instances{shown}")


def _nonempty(level: Level, type: Expr) -> Expr:
    return mk_app(mk_const(mk_name("Nonempty"), (level,)), type)
