"""``choose a b h using e``: functions from ``∀ x, ∃ a b, p x a b``; with ``!`` they do not depend on proofs.

Source: Mathlib ``Mathlib/Tactic/Choose.lean``; ``Function.sometimes`` is in ``library/Mathlib/Tactic/Choose.lean``.
"""

from __future__ import annotations

from typing import Final

from prover.lean.expr import Const, Expr, FVar, Lam, mk_app, mk_apps, mk_const, unfold_app
from prover.lean.level import ZERO, Level
from prover.lean.meta.base import Transparency
from prover.lean.meta.errors import LeanError, Stuck
from prover.lean.meta.goals import clear, intro1
from prover.lean.meta.meta import Meta
from prover.lean.name import Name, mk_name
from prover.lean.subst import head_beta, mk_arrow
from prover.lean.syntax import tactic_ast as t
from prover.lean.tactic.closing import require_mathlib
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.state import Tac, mk_goal

_EXISTS: Final = mk_name("Exists")
_AND: Final = mk_name("And")
_H: Final = mk_name("h")
_CHOOSE, _CHOOSE_SPEC = mk_name("Classical.choose"), mk_name("Classical.choose_spec")
_NONEMPTY, _NONEMPTY_INTRO = mk_name("Nonempty"), mk_name("Nonempty.intro")
_SOMETIMES, _SOMETIMES_SPEC = mk_name("Function.sometimes"), mk_name("Function.sometimes_spec")


@tactic(t.Choose)
def run_choose(tac: Tac, stx: t.Choose) -> None:
    require_mathlib(tac, "choose", stx)
    m = tac.m
    with tac.without_recover(), tac.with_main() as goal:
        source = None if stx.source is None else tac.elab_term_here(stx.source, None)
    run = _Choose(m, stx.nondependent)
    for name in stx.names[:-1]:
        goal = run.step(goal, source, name.name)
        source = None
    if stx.nondependent and not run.is_successful:
        shown = "\n".join(m.pp(e) for e in run.missing)
        raise LeanError(f"choose!: failed to synthesize any nonempty instances\n{shown}", stx)
    tac.replace_main([intro1(m, goal, stx.names[-1].name)[1]])


class _Choose:
    """One run. ``is_successful``: some step had no need of an instance of ``Nonempty``, or found it; ``missing``: those
    that were not found."""

    def __init__(self, m: Meta, nondependent: bool) -> None:
        self.m = m
        self.nondependent = nondependent
        self.is_successful = False
        self.missing: list[Expr] = []

    def step(self, goal: int, source: Expr | None, name: Name) -> int:
        """The goal with one function or fact more, from ``source`` or the goal's first premise; what it satisfies is
        the new first premise."""
        m = self.m
        if source is None:
            source, goal = intro1(m, goal, preserve=True)
        with m.with_mvar_context(goal), m.scope():
            xs, body = m.forall_telescope(m.instantiate_mvars(m.infer_type(source)))
            with m.with_transparency(Transparency.ALL):
                head, args = unfold_app(m.whnf(body))
            name_of_head = head.name if isinstance(head, Const) else None
            value = mk_apps(source, xs)
            if name_of_head is _EXISTS and isinstance(head, Const):
                goal = self._exists(goal, name, xs, head.levels[0], args, value)
            elif name_of_head is _AND:
                goal = self._and(goal, name, xs, args, value)
            else:
                raise LeanError("expected a term of the shape `∀ xs, ∃ a, p xs a` or `∀ xs, p xs ∧ q xs`")
        _, goal = intro1(m, goal, name)
        return clear(m, goal, source) if isinstance(source, FVar) else goal

    def _exists(self, goal: int, name: Name, xs: list[Expr], level: Level, args: list[Expr], value: Expr) -> int:
        m = self.m
        type_, p = args
        chosen, spec = (mk_apps(mk_const(n, (level,)), [type_, p, value]) for n in (_CHOOSE, _CHOOSE_SPEC))
        kept = xs
        nonempty = self._nonempty(xs, level, type_) if self.nondependent else None
        if nonempty is not None:
            kept = [x for x in xs if not m.is_proof(x)]
            for x in reversed(xs):
                if m.is_proof(x):
                    common = [m.infer_type(x), type_, nonempty]
                    given = m.mk_lambda([x], chosen)
                    chosen = mk_apps(mk_const(_SOMETIMES, (ZERO, level)), [*common, given])
                    spec = mk_apps(mk_const(_SOMETIMES_SPEC, (level,)), [*common, p, given, x, spec])
        binder = p.binder_name if isinstance(p, Lam) else _H
        f = m.push_local(binder if name.is_anonymous else name, m.mk_pi(kept, type_))
        fact = m.mk_pi(xs, head_beta(mk_app(p, mk_apps(f, kept))))
        return self._assert(goal, f, fact, m.mk_lambda(kept, chosen), m.mk_lambda(xs, spec))

    def _and(self, goal: int, name: Name, xs: list[Expr], args: list[Expr], value: Expr) -> int:
        m = self.m
        self.is_successful = True
        left, right = (mk_apps(mk_const(mk_name(f"And.{side}")), [*args, value]) for side in ("left", "right"))
        h = m.push_local(_H if name.is_anonymous else name, m.mk_pi(xs, args[0]))
        return self._assert(goal, h, m.mk_pi(xs, args[1]), m.mk_lambda(xs, left), m.mk_lambda(xs, right))

    def _assert(self, goal: int, x: Expr, fact: Expr, value: Expr, proof: Expr) -> int:
        """The goal ``∀ x, fact → target``, given a value for ``x`` and a proof of its ``fact``."""
        m = self.m
        decl = m.mctx.decl(goal)
        type_ = m.mk_pi([x], mk_arrow(fact, m.instantiate_mvars(decl.type)))
        with m.with_mvar_context(goal):
            new = mk_goal(m, type_, decl.user_name)
        m.assign(goal, mk_apps(new, [value, proof]))
        return new.uid

    def _nonempty(self, xs: list[Expr], level: Level, type_: Expr) -> Expr | None:
        """An instance of ``Nonempty type_``, which may use the variables ``xs``; None when there is none."""
        m = self.m
        wanted = mk_app(mk_const(_NONEMPTY, (level,)), type_)
        known: list[Expr] = []
        with m.scope():
            facts: list[Expr] = []
            for x in xs:
                if not m.is_proof(x):
                    domain = m.infer_type(x)
                    levels = (m.get_level(domain),)
                    facts.append(m.push_local(_H, mk_app(mk_const(_NONEMPTY, levels), domain)))
                    known.append(mk_apps(mk_const(_NONEMPTY_INTRO, levels), [domain, x]))
            try:
                found = m.synth_instance(wanted)
            except (LeanError, Stuck):
                found = None
            if found is None:
                self.missing.append(wanted)
                return None
            self.is_successful = True
            return mk_apps(m.mk_lambda(facts, found), known)
