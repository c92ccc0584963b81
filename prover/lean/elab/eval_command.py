"""``#eval``: elaborate, evaluate, show the value.

Source: Lean 4 ``src/Lean/Elab/BuiltinEvalCommand.lean``. A value is shown by its ``Repr`` instance, else by
``ToString``, else as ``deriving Repr`` would; actions of ``IO`` run, and what they print is a message of its own.
"""

from __future__ import annotations

from collections.abc import Callable

from prover.lean.declaration import InductiveInfo
from prover.lean.elab.command import CommandElab
from prover.lean.elab.computable import find_problem
from prover.lean.elab.evaluator import Evaluator
from prover.lean.elab.evaluator_repr import PlanRunner, make_plan, repr_doc
from prover.lean.elab.evaluator_values import ERASED, CtorValue, Value, number_of
from prover.lean.elab.inspect_commands import collect_axioms, keyword_ref
from prover.lean.elab.registry import command_elab
from prover.lean.elab.term import TermElab
from prover.lean.elab.term_base import SORRY_AX, has_synthetic_sorry
from prover.lean.expr import PROP, Const, Expr, Sort, mk_app, mk_const, unfold_app
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, Stuck
from prover.lean.name import Name, mk_name
from prover.lean.pretty.format import render
from prover.lean.subst import any_subterm
from prover.lean.syntax import ast

Shown = Callable[[Value], str]


@command_elab(ast.EvalCmd)
def elab_eval(cmd: CommandElab, stx: ast.EvalCmd) -> None:
    def run(el: TermElab, _vars: list[Expr]) -> None:
        m = el.m
        e = el.elab_term(stx.term, None)
        el.synthesize_no_postponing()
        e = el.level_mvars_to_params(e)
        if el.has_errors or has_synthetic_sorry(e):
            return
        type = m.whnf_core(m.instantiate_mvars(m.infer_type(e)))
        if type is PROP:
            e, type = decide_prop(el, e)
        elif isinstance(m.whnf(type), Sort):
            raise LeanError("Cannot evaluate types")
        elif m.is_prop(type):
            raise LeanError("Cannot evaluate proofs")
        if depends_on_sorry(el, e):
            raise LeanError(
                "cannot evaluate expression that depends on the `sorry` axiom.\n"
                "Use `#eval!` to evaluate nevertheless (which may cause lean to crash)."
            )
        problem = find_problem(m, e)
        if problem is not None:
            raise LeanError(problem)
        Eval(cmd, el, stx).run(e, type)

    cmd.run_term(run)


def depends_on_sorry(el: TermElab, e: Expr) -> bool:
    """Does a constant of ``e`` rest on ``sorryAx``?"""
    names: list[Name] = []

    def visit(t: Expr) -> bool:
        if isinstance(t, Const):
            names.append(t.name)
        return False

    any_subterm(e, visit)
    env = el.m.env
    return any(SORRY_AX in collect_axioms(env, n) for n in names if n in env.local)


def decide_prop(el: TermElab, e: Expr) -> tuple[Expr, Expr]:
    """A decidable proposition is shown as ``true`` or ``false``."""
    m = el.m
    try:
        value = m.mk_decide(e)
    except LeanError:
        raise el.error(lambda: f"could not synthesize a `Decidable` instance for{el.indent(e)}") from None
    return value, m.infer_type(value)


def no_repr(el: TermElab, type: Expr) -> LeanError:
    return el.error(
        lambda: f"could not synthesize a `ToExpr`, `Repr`, or `ToString` instance for type{el.indent(type)}"
    )


class Eval:
    """One evaluation: how the value is shown is settled before anything runs."""

    def __init__(self, cmd: CommandElab, el: TermElab, stx: ast.EvalCmd) -> None:
        self.cmd = cmd
        self.el = el
        self.m = el.m
        self.ref = keyword_ref(stx)
        self.ev = Evaluator(el.m)

    def run(self, e: Expr, type: Expr) -> None:
        action = self.action_type(type)
        show = self.shower(action[1] if action is not None else type)
        try:
            value = self.ev.eval(e)
            if action is not None:
                value = self.perform(value, action[0])
            shown = show(value) if show is not None else None
        finally:
            if self.ev.output:
                self.cmd.log_info(self.ref, "".join(self.ev.output))
        if shown is not None:
            self.cmd.log_info(self.ref, shown)

    # ------------------------------------------------------------ actions
    def action_type(self, type: Expr) -> tuple[Expr | None, Expr] | None:
        """The types of errors (None: there are none) and results if ``type`` is an action of ``IO``."""
        fn, args = unfold_app(self.m.whnf_r(type))
        if not isinstance(fn, Const):
            return None
        if fn.name.text == "EIO" and len(args) == 2:
            return args[0], args[1]
        if fn.name.text == "BaseIO" and len(args) == 1:
            return None, args[0]
        return None

    def perform(self, value: Value, error_type: Expr | None) -> Value:
        out = self.ev.call(value, (ERASED,))
        assert isinstance(out, CtorValue)
        if out.idx == 0:
            return out.fields[0]
        text = self.to_string(error_type) if error_type is not None else None
        raise LeanError(text(out.fields[0]) if text is not None else "uncaught exception")

    # ------------------------------------------------------------ showing
    def shower(self, type: Expr) -> Shown | None:
        """How to show a value of the type; None for ``Unit``, of which nothing is shown."""
        m = self.m
        current = m.whnf_core(m.instantiate_mvars(type))
        if is_unit(current):
            return None
        while True:
            found = self.by_instance(current)
            if found is not None:
                return found
            unfolded = m.unfold_definition(current)
            if unfolded is None:
                break
            current = m.whnf_core(unfolded)
            if is_unit(current):
                return None
        derived = self.derived(current)
        if derived is None:
            raise no_repr(self.el, type)
        return derived

    def by_instance(self, type: Expr) -> Shown | None:
        fn, args = unfold_app(type)
        if isinstance(fn, Const) and fn.name.text == "BitVec":  # Lean shows the literal, not the hexadecimal ``Repr``
            return lambda v: f"{number_of(v)}#{self.ev.eval(args[0])}"
        instance = self.find_instance("Repr", type)
        if instance is not None:
            found = instance
            return lambda v: render(repr_doc(self.ev, self.ev.eval(found), v, 0))
        return self.to_string(type)

    def to_string(self, type: Expr) -> Shown | None:
        instance = self.find_instance("ToString", type)
        if instance is None:
            return None
        found = instance
        return lambda v: str(self.ev.call(self.ev.project(self.ev.eval(found), 0), (v,)))

    def find_instance(self, class_name: str, type: Expr) -> Expr | None:
        m = self.m
        try:
            wanted = mk_app(mk_const(mk_name(class_name), (m.get_dec_level(type),)), type)
            found = m.synth_instance(wanted)
        except HeartbeatsExceeded:
            raise
        except (LeanError, Stuck):
            return None
        return m.instantiate_mvars(found) if found is not None else None

    def derived(self, type: Expr) -> Shown | None:
        """As ``deriving Repr`` would show it."""
        fn, args = unfold_app(type)
        ind = self.m.env.find(fn.name) if isinstance(fn, Const) else None
        if not isinstance(ind, InductiveInfo) or not isinstance(fn, Const):
            return None
        try:
            plan = make_plan(self.m, ind, fn, args[: ind.num_params], ())
        except HeartbeatsExceeded:
            raise
        except (LeanError, Stuck):
            return None
        runner = PlanRunner(self.ev, plan)
        return lambda v: render(runner.show_closed(v, ind.num_indices))


def is_unit(type: Expr) -> bool:
    return isinstance(type, Const) and type.name.text in ("Unit", "PUnit")

