"""Applying a function to arguments: implicit ones inferred, named ones placed, the expected type propagated.

Source: Lean 4 ``src/Lean/Elab/App.lean`` (``ElabAppArgs``, ``elabAppArgs``). Eliminators go to :mod:`elim_app`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from prover.lean.elab.auto_param import auto_param_seq, consume_annotations, is_auto_param, opt_param_default
from prover.lean.elab.term import TermElab
from prover.lean.elab.term_base import InstanceKind
from prover.lean.expr import (
    IMPLICIT,
    INST_IMPLICIT,
    PROP,
    STRICT_IMPLICIT,
    App,
    BVar,
    Const,
    Expr,
    Lam,
    MVar,
    Pi,
    get_app_fn,
    mk_app,
    unfold_app,
)
from prover.lean.meta.attributes import CLASSES
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError
from prover.lean.meta.mctx import MVarKind
from prover.lean.name import Name, mk_name
from prover.lean.subst import beta, instantiate1, occurs, replace
from prover.lean.syntax import ast

Arg = Expr | ast.Term
COE_M: Final = mk_name("Lean.Internal.coeM")


@dataclass(frozen=True, slots=True)
class NamedValue:
    """``(name := value)``; ``suppress_deps`` for the ``self`` of projections: explicit arguments it determines become
    implicit."""

    name: Name
    value: Arg
    suppress_deps: bool = False
    ref: ast.Syntax | None = None


class AppBuilder:
    """State of one application being elaborated (Lean's ``ElabAppArgs.State`` and ``Context``)."""

    def __init__(
        self,
        el: TermElab,
        fn: Expr,
        fn_type: Expr,
        named: list[NamedValue],
        args: list[Arg],
        expected: Expr | None,
        explicit: bool,
        ellipsis: bool,
        out_param_support: bool,
        propagate: bool,
    ) -> None:
        self.el: Final = el
        self.m: Final = el.m
        self.fn = fn
        self.fn_type = fn_type
        self.named = named
        self.args = args
        self.next_arg = 0
        self.expected: Final = expected
        self.explicit: Final = explicit
        self.ellipsis: Final = ellipsis
        self.out_param_support: Final = out_param_support
        self.propagate = propagate and expected is not None
        self.eta_args: list[Expr] = []
        self.implicits: list[MVar] = []
        self.inst_mvars: list[MVar] = []
        self.result_out_param: MVar | None = None

    # ------------------------------------------------------------ main loop
    def run(self) -> Expr:
        with self.m.scope():
            while True:
                fn_type = self.fn_type if isinstance(self.fn_type, Pi) else self.el.whnf_forall(self.fn_type)
                self.fn_type = fn_type
                if not isinstance(fn_type, Pi):
                    if not self.has_args_to_process():
                        return self.finalize()
                    self.synthesize_and_normalize()
                    continue
                found = self.find_named(fn_type.binder_name) if self.named else None
                if found is not None:
                    self.propagate_expected(found.value)
                    self.named = [n for n in self.named if n.name is not fn_type.binder_name]
                    self.elab_and_add(fn_type, found.value)
                elif not self.step(fn_type):
                    return self.finalize()

    def step(self, pi: Pi) -> bool:
        """Handle the next parameter; False when the application is complete."""
        info = pi.info
        if self.explicit:
            if info is INST_IMPLICIT and isinstance(self.peek(), ast.Hole):
                self.next_arg += 1
                self.add_instance(pi)
                return True
            return self.explicit_arg(pi)
        if info is IMPLICIT:
            self.add_implicit(pi)
            return True
        if info is INST_IMPLICIT:
            self.add_instance(pi)
            return True
        if info is STRICT_IMPLICIT:
            if not self.has_args_to_process():
                return False
            self.add_implicit(pi)
            return True
        return self.explicit_arg(pi)

    def explicit_arg(self, pi: Pi) -> bool:
        arg = self.peek()
        if arg is not None:
            dependent = self.named_depending_on_next() if self.named else None
            if dependent is not None and dependent.suppress_deps:
                self.add_implicit(pi)
                return True
            self.propagate_expected(arg)
            self.next_arg += 1
            self.elab_and_add(pi, arg)
            return True
        if self.ellipsis and self.el.in_pattern:
            self.add_implicit(pi)
            return True
        if not self.explicit:
            default = opt_param_default(pi.binder_type)
            if default is not None:
                self.add_arg(pi, default)
                return True
            if is_auto_param(pi.binder_type):
                self.add_auto_param(pi)
                return True
        if self.ellipsis:
            self.add_implicit(pi)
            return True
        if self.named:
            if self.named_depending_on_next() is not None:
                self.add_implicit(pi)
            else:
                self.add_eta(pi)
            return True
        if not self.explicit and self.has_opt_auto_params(pi):
            self.add_eta(pi)
            return True
        return False

    # ------------------------------------------------------------ adding arguments
    def add_arg(self, pi: Pi, arg: Expr) -> None:
        self.fn = mk_app(self.fn, arg)
        self.fn_type = instantiate_beta(pi.body, arg)
        if isinstance(arg, MVar):
            self.el.arg_names[arg.uid] = pi.binder_name

    def add_implicit(self, pi: Pi) -> None:
        mvar = self.m.mk_mvar(pi.binder_type)
        if self.out_param_support and self.next_is_out_param_and_result(pi):
            self.result_out_param = mvar
            self.propagate = False
        self.implicits.append(mvar)
        self.add_arg(pi, mvar)

    def add_instance(self, pi: Pi) -> None:
        mvar = self.m.mk_mvar(pi.binder_type, MVarKind.SYNTHETIC)
        self.inst_mvars.append(mvar)
        self.add_arg(pi, mvar)

    def add_eta(self, pi: Pi) -> None:
        """A parameter of the function that the application stands for; later arguments must not see its name."""
        fvar = self.m.push_local(self.m.fresh_user_name(pi.binder_name), pi.binder_type)
        self.eta_args.append(fvar)
        self.add_arg(pi, fvar)

    def add_auto_param(self, pi: Pi) -> None:
        el = self.el
        seq = auto_param_seq(el.m, pi.binder_type, el.ref)
        type = consume_annotations(pi.binder_type)
        ref = el.ref if el.ref is not None else seq
        text = f"could not synthesize default value for parameter '{pi.binder_name}' using tactics"
        mvar = el.mk_tactic_mvar(type, seq, ref, text)
        self.propagate_expected(mvar)
        self.add_arg(pi, mvar)

    def elab_and_add(self, pi: Pi, arg: Arg) -> None:
        expected = consume_annotations(pi.binder_type)
        self.add_arg(pi, elab_arg(self.el, self.fn, arg, expected))

    # ------------------------------------------------------------ queries
    def peek(self) -> Arg | None:
        return self.args[self.next_arg] if self.next_arg < len(self.args) else None

    def has_args_to_process(self) -> bool:
        return self.next_arg < len(self.args) or bool(self.named)

    def find_named(self, name: Name) -> NamedValue | None:
        for arg in self.named:
            if arg.name is name:
                return arg
        return None

    def named_depending_on_next(self) -> NamedValue | None:
        """A named argument whose type depends on the next parameter."""
        if not self.named:
            return None
        m = self.m
        with m.scope():
            xs, _ = m.forall_telescope(self.fn_type)
            if not xs:
                return None
            for x in xs[1:]:
                decl = m.local_decl(x)
                found = self.find_named(decl.user_name)
                if found is not None and occurs(xs[0], consume_annotations(decl.type)):
                    return found
        return None

    def has_opt_auto_params(self, type: Expr) -> bool:
        return has_opt_auto_params(self.el, type)

    def next_is_out_param_and_result(self, pi: Pi) -> bool:
        """Is the next parameter the result type and an outParam of a local instance argument?"""
        body, depth = pi.body, 0
        binders: list[Expr] = []
        while isinstance(body, Pi):
            if body.info is INST_IMPLICIT:
                binders.append(body.binder_type)
            body, depth = body.body, depth + 1
        if not (isinstance(body, BVar) and body.idx == depth) or not binders:
            return False
        classes = self.m.env.state(CLASSES)
        type, offset = pi.body, 0
        while isinstance(type, Pi):
            if type.info is INST_IMPLICIT:
                head, args = unfold_app(type.binder_type)
                if isinstance(head, Const):
                    for i in classes.get(head.name, ()):
                        arg = args[i] if i < len(args) else None
                        if isinstance(arg, BVar) and arg.idx == offset:
                            return True
            type, offset = type.body, offset + 1
        return False

    # ------------------------------------------------------------ expected type
    def propagate_expected(self, arg: Arg) -> None:
        """Unify the result type with the expected one before the first explicit argument is elaborated."""
        if not self.propagate or self.eta_args or isinstance(arg, Expr):
            return
        if isinstance(arg, (ast.Hole, ast.SyntheticHole, ast.ByTactic)):
            return
        expected = self.expected
        assert expected is not None
        if self.m.instantiate_mvars(expected) is PROP:
            self.propagate = False
            return
        body = self.result_type()
        if body is None or body.has_loose or has_opt_auto_params(self.el, body):
            return
        self.try_instances()
        if self.m.is_def_eq(expected, body):
            self.propagate = False

    def result_type(self) -> Expr | None:
        """The type after all given arguments, if no explicit parameter lacks one (Lean's ``getForallBody``)."""
        type: Expr = self.fn_type
        left = len(self.args) - self.next_arg
        named = {n.name for n in self.named}
        while isinstance(type, Pi):
            if type.binder_name in named:
                named.discard(type.binder_name)
            elif not self.explicit and not type.info.is_explicit:
                pass
            elif left > 0:
                left -= 1
            elif is_auto_param(type.binder_type) or opt_param_default(type.binder_type) is not None:
                pass
            else:
                return type
            type = type.body
        return type if left == 0 and not named else None

    # ------------------------------------------------------------ instances
    def try_instances(self) -> None:
        """Solve instance arguments that can be solved now; failures are kept for later."""
        left: list[MVar] = []
        for mvar in self.inst_mvars:
            type = self.m.instantiate_mvars(self.m.mvar_type(mvar))
            if not isinstance(type, MVar):
                try:
                    if self.el.synthesize_inst_mvar(mvar.uid):
                        continue
                except HeartbeatsExceeded:
                    raise
                except LeanError:
                    pass
            left.append(mvar)
        self.inst_mvars = left

    def synthesize_instances(self) -> None:
        synthesize_app_instances(self.el, self.inst_mvars, self.fn)
        self.inst_mvars = []

    def synthesize_and_normalize(self) -> None:
        """The type may become a function type once pending metavariables are solved, or by a coercion."""
        el = self.el
        self.try_instances()
        el.synthesize_synthetic_mvars("yes")
        fn_type = el.whnf_forall(el.m.instantiate_mvars(self.fn_type))
        if isinstance(fn_type, Pi):
            self.fn_type = fn_type
            return
        coerced = el.coerce_to_function(self.fn)
        if coerced is not None:
            self.fn = coerced
            self.fn_type = el.m.infer_type(coerced)
            return
        for named in self.named:
            raise self.invalid_named(named)
        raise self.function_expected(fn_type)

    def invalid_named(self, named: NamedValue) -> LeanError:
        head = get_app_fn(self.fn)
        where = f" for function `{head.name}`" if isinstance(head, Const) else " for function"
        return LeanError(f"Invalid argument name `{named.name}`{where}", named.ref)

    def function_expected(self, fn_type: Expr) -> LeanError:
        el = self.el
        left = self.args[self.next_arg :]
        fn = self.fn
        hint = ""
        if fn in (el.auto_bound or ()):
            hint = (
                f"\n\nHint: The identifier `{el.m.local_decl(fn).user_name}` is unknown, and Lean's `autoImplicit` "
                "option causes an unknown identifier to be treated as an implicitly bound variable with an unknown "
                "type. However, the unknown type cannot be a function, and a function is what Lean expects here. "
                "This is often the result of a typo or a missing `import` or `open` statement."
            )

        def render() -> str:
            shown = [
                el.indent(a) if isinstance(a, Expr) else "\n  " + el.source.text[a.start : a.end] for a in left
            ]
            what = "the argument" if len(shown) == 1 else "the arguments"
            return (
                f"Function expected at{el.indent(fn)}\nbut this term has type{el.indent(fn_type)}\n\n"
                f"Note: Expected a function because this term is being applied to {what}" + "".join(shown) + hint
            )

        return el.error(render)

    # ------------------------------------------------------------ the end
    def finalize(self) -> Expr:
        el, m = self.el, self.m
        e = self.fn
        for mvar in self.implicits:
            el.note_implicit(mvar, e)
        if self.eta_args:
            for x in self.eta_args:
                decl = m.local_decl(x)
                m.lctx = m.lctx.rename(decl.uid, decl.user_name.erase_macro_scopes())
            e = m.mk_lambda(self.eta_args, e)
        if self.result_out_param is not None:
            self.synthesize_instances()
            e_type = m.instantiate_mvars(m.infer_type(e))
            if e_type is self.result_out_param and not m.mctx.is_assigned(self.result_out_param.uid):
                el.synthesize_using_default()
            return e
        if self.expected is not None:
            self.try_instances()
            m.is_def_eq(self.expected, m.infer_type(e))
        self.synthesize_instances()
        return e


def instantiate_beta(body: Expr, arg: Expr) -> Expr:
    """``body[arg]``; where a function goes to the head of an application the redex is contracted."""
    if not isinstance(arg, Lam) or body.loose == 0:
        return instantiate1(body, arg)
    done = instantiate1(body, arg)

    def visit(t: Expr) -> Expr | None:
        if isinstance(t, App) and get_app_fn(t) is arg:
            fn, args = unfold_app(t)
            return replace(beta(fn, args), visit)
        return None

    return replace(done, visit)


def elab_arg(el: TermElab, fn: Expr, arg: Arg, expected: Expr) -> Expr:
    """Elaborate an argument and coerce it to the parameter's type."""
    if isinstance(arg, Expr):
        return el.ensure_has_type_or_sorry(expected, arg, fn)
    value = el.elab_term(arg, expected)
    with el.with_ref(arg):
        return el.ensure_has_type_or_sorry(expected, value, fn)


def synthesize_app_instances(el: TermElab, mvars: Sequence[MVar], app: Expr) -> None:
    for mvar in mvars:
        if not el.synthesize_inst_mvar(mvar.uid):
            el.register_synthetic(mvar.uid, InstanceKind())
            el.note_implicit(mvar, app)


def has_opt_auto_params(el: TermElab, type: Expr) -> bool:
    """Does the function type have optional or automatic parameters?"""
    t = type
    while isinstance(t, Pi):
        if is_auto_param(t.binder_type) or opt_param_default(t.binder_type) is not None:
            return True
        t = t.body
    head = get_app_fn(t)
    if not isinstance(head, (Const, MVar)) or t.has_loose:
        return False
    new = el.whnf_forall(t)
    return isinstance(new, Pi) and has_opt_auto_params(el, new)


def elab_app_args(
    el: TermElab,
    fn: Expr,
    named: Sequence[NamedValue],
    args: Sequence[Arg],
    expected: Expr | None,
    explicit: bool,
    ellipsis: bool,
    out_param_support: bool = True,
) -> Expr:
    """Lean's ``elabAppArgs``."""
    from prover.lean.elab.elim_app import elab_elim_app, elim_info_for

    m = el.m
    fn_type = m.instantiate_mvars(m.infer_type(fn))
    if args or named:
        el.try_postpone_if_mvar(fn_type)
    elif not isinstance(fn_type, Pi) and not (fn_type.has_expr_mvar or isinstance(get_app_fn(fn_type), (Const, App))):
        # an atom whose type is no function: nothing to insert
        if expected is not None:
            m.is_def_eq(expected, fn_type)
        return fn
    if isinstance(fn, Const) and not explicit and not ellipsis and el.heed_elab_as_elim:
        info = elim_info_for(el, fn, named, args)
        if info is not None:
            return elab_elim_app(el, info, fn, fn_type, list(named), list(args), expected)
    support = out_param_support and not explicit and COE_M in m.env
    builder = AppBuilder(
        el, fn, fn_type, list(named), list(args), expected, explicit, ellipsis, support, propagates(el, fn)
    )
    return builder.run()


def propagates(el: TermElab, fn: Expr) -> bool:
    """False for functions marked ``@[elab_without_expected_type]``."""
    from prover.lean.elab.attributes import has_tag

    head = get_app_fn(fn)
    return not (isinstance(head, Const) and has_tag(el.m.env, "elab_without_expected_type", head.name))


__all__ = ["AppBuilder", "Arg", "NamedValue", "elab_app_args", "elab_arg", "synthesize_app_instances"]
