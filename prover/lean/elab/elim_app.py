"""Applications elaborated as eliminators: the motive is found by abstracting the discriminants in the expected type.

Source: Lean 4 ``src/Lean/Elab/App.lean`` (``ElabElim``). Used for recursors, ``casesOn``/``recOn``/``brecOn`` and
``@[elab_as_elim]`` theorems when the motive is not given.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from prover.lean.declaration import RecursorInfo
from prover.lean.elab.app_args import Arg, NamedValue, elab_arg, synthesize_app_instances
from prover.lean.elab.attributes import has_tag
from prover.lean.elab.term import TermElab
from prover.lean.expr import (
    INST_IMPLICIT,
    App,
    Const,
    Expr,
    FVar,
    MVar,
    Pi,
    get_app_fn,
    mk_app,
    mk_apps,
    mk_lambda,
    mk_pi,
    unfold_app,
)
from prover.lean.meta.attributes import AUX_RECURSORS
from prover.lean.meta.errors import LeanError
from prover.lean.meta.mctx import MVarKind
from prover.lean.name import mk_name
from prover.lean.subst import any_subterm, instantiate1
from prover.lean.syntax import ast


@dataclass(frozen=True, slots=True)
class ElimInfo:
    motive_pos: int
    major_positions: frozenset[int]


_NO_MOTIVE = "failed to elaborate eliminator, expected type is not available"


def should_elab_as_elim(el: TermElab, fn: Const) -> bool:
    env = el.m.env
    if fn.name in env.state(AUX_RECURSORS) or has_tag(env, "elab_as_elim", fn.name):
        return True
    if fn.name.last.startswith("rec") or fn.name.last.endswith("On"):
        return isinstance(env.find(fn.name), RecursorInfo)
    return False


def elim_info_for(
    el: TermElab, fn: Const, named: Sequence[NamedValue], args: Sequence[Arg]
) -> ElimInfo | None:
    """The shape of the eliminator ``fn`` if it is one and the motive is not given by the user."""
    if not should_elab_as_elim(el, fn):
        return None
    info = elim_info(el, fn)
    m = el.m
    type = m.infer_type(fn)
    rest = list(args)
    names = {n.name for n in named}
    for _ in range(info.motive_pos):
        pi = el.whnf_forall(type)
        assert isinstance(pi, Pi)
        if pi.binder_name in names:
            names.discard(pi.binder_name)
        elif pi.info.is_explicit and rest:
            rest.pop(0)
        type = pi.body
    pi = type if isinstance(type, Pi) else el.whnf_forall(type)
    assert isinstance(pi, Pi)
    if pi.binder_name in names:
        return None
    if pi.info.is_explicit and rest and not isinstance(rest[0], ast.Hole):
        return None
    return info


def elim_info(el: TermElab, fn: Const) -> ElimInfo:
    """Positions of the motive and of the arguments that determine it."""
    m = el.m
    with m.scope():
        xs, result = m.forall_telescope(m.infer_type(fn))
        motive, motive_args = unfold_app(result)
        if not isinstance(motive, FVar) or not motive_args or motive not in xs:
            raise el.error(lambda: f"unexpected eliminator resulting type{el.indent(result)}")
        wanted: set[Expr] = set()
        for arg in motive_args:
            _collect_fvars(arg, wanted)
        for x in reversed(xs):
            if x in wanted:
                _collect_fvars(m.infer_type(x), wanted)
        majors = set()
        for i, x in enumerate(xs):
            if x is motive:
                continue
            type = m.infer_type(x)
            if x in wanted or (_is_first_order(type) and any_subterm(type, partial(_is_in, wanted))):
                majors.add(i)
        return ElimInfo(xs.index(motive), frozenset(majors))


def _is_in(wanted: set[Expr], t: Expr) -> bool:
    return isinstance(t, FVar) and t in wanted


def _collect_fvars(e: Expr, into: set[Expr]) -> None:
    def visit(t: Expr) -> bool:
        if isinstance(t, FVar):
            into.add(t)
        return False

    any_subterm(e, visit)


def _is_first_order(e: Expr) -> bool:
    return not any_subterm(e, lambda t: isinstance(t, App) and not isinstance(get_app_fn(t), Const))


class ElimBuilder:
    """State of one eliminator application."""

    def __init__(
        self,
        el: TermElab,
        info: ElimInfo,
        fn: Expr,
        fn_type: Expr,
        named: list[NamedValue],
        args: list[Arg],
        goal: Expr,
    ) -> None:
        self.el = el
        self.m = el.m
        self.info = info
        self.fn = fn
        self.fn_type = fn_type
        self.named = named
        self.args = args
        self.goal = goal
        self.inst_mvars: list[MVar] = []
        self.motive: Expr | None = None

    def run(self) -> Expr:
        el = self.el
        idx = 0
        while True:
            pi = el.whnf_forall(self.fn_type)
            if not isinstance(pi, Pi):
                return self.finalize()
            given, arg = self.next_arg(pi)
            if idx == self.info.motive_pos:
                value = elab_arg(el, self.fn, arg, pi.binder_type) if arg is not None else self.implicit(pi)
                self.motive = value
            elif arg is None:
                if given:
                    return self.finalize()
                value = self.implicit(pi)
            elif idx in self.info.major_positions or isinstance(arg, Expr):
                value = elab_arg(el, self.fn, arg, pi.binder_type)
            else:
                value = el.postpone(arg, pi.binder_type)
            if isinstance(value, MVar):
                el.arg_names[value.uid] = pi.binder_name
            self.fn = mk_app(self.fn, value)
            self.fn_type = instantiate1(pi.body, value)
            idx += 1

    def next_arg(self, pi: Pi) -> tuple[bool, Arg | None]:
        """The user's argument for ``pi``; ``(True, None)`` when an explicit one is missing."""
        for named in self.named:
            if named.name is pi.binder_name:
                self.named = [n for n in self.named if n is not named]
                return True, named.value
        if not pi.info.is_explicit:
            return False, None
        return True, self.args.pop(0) if self.args else None

    def implicit(self, pi: Pi) -> Expr:
        inst = pi.info is INST_IMPLICIT
        mvar = self.m.mk_mvar(pi.binder_type, MVarKind.SYNTHETIC if inst else MVarKind.NATURAL)
        if inst:
            self.inst_mvars.append(mvar)
        return mvar

    def finalize(self) -> Expr:
        el, m = self.el, self.m
        if self.named:
            names = ", ".join(str(n.name) for n in self.named)
            raise LeanError(f"failed to elaborate eliminator, unused named arguments: [{names}]")
        if self.motive is None:
            raise LeanError("failed to elaborate eliminator, insufficient number of arguments")
        goal = self.goal
        with m.scope():
            xs, fn_type = m.forall_telescope(m.instantiate_mvars(self.fn_type), whnf=False)
            for x in xs:
                pi = m.whnf(goal)
                if not isinstance(pi, Pi) or not m.is_def_eq(pi.binder_type, m.infer_type(x)):
                    raise self._insufficient(goal)
                goal = instantiate1(pi.body, x)
            fn = self.fn
            if not xs:
                fn, goal = self.revert_args(fn, goal)
            result = mk_apps(fn, xs)
            head, discrs = unfold_app(m.instantiate_mvars(fn_type))
            if head is not self.motive:
                raise LeanError("Internal error, eliminator target type isn't an application of the motive")
            motive = self.mk_motive(discrs, goal)
            if not self.is_type_correct(motive):
                raise el.error(
                    lambda: f"failed to elaborate eliminator, motive is not type correct:{el.indent(motive)}"
                )
            if not m.is_def_eq(self.motive, motive):
                raise el.error(lambda: f"failed to elaborate eliminator, invalid motive{el.indent(motive)}")
            synthesize_app_instances(el, self.inst_mvars, result)
            return m.mk_lambda(xs, m.instantiate_mvars(result))

    def _insufficient(self, goal: Expr) -> LeanError:
        el = self.el
        return el.error(
            lambda: "failed to elaborate eliminator, insufficient number of arguments, expected type:" + el.indent(goal)
        )

    def revert_args(self, fn: Expr, goal: Expr) -> tuple[Expr, Expr]:
        """Over-application: generalise the extra arguments in the expected type."""
        el, m = self.el, self.m
        values: list[Expr] = []
        for arg in reversed(self.args):
            value = m.instantiate_mvars(arg if isinstance(arg, Expr) else el.elab_term(arg, None))
            body = m.kabstract(goal, value)
            goal = mk_pi(m.fresh_user_name(mk_name("x")), m.instantiate_mvars(m.infer_type(value)), body)
            values.insert(0, value)
        return mk_apps(fn, values), goal

    def mk_motive(self, discrs: Sequence[Expr], goal: Expr) -> Expr:
        m = self.m
        motive = m.instantiate_mvars(goal)
        for discr in reversed(discrs):
            discr = m.instantiate_mvars(discr)
            body = m.kabstract(motive, discr)
            motive = mk_lambda(m.fresh_user_name(mk_name("x")), m.instantiate_mvars(m.infer_type(discr)), body)
        return motive

    def is_type_correct(self, e: Expr) -> bool:
        try:
            self.m.check(e)
        except LeanError:
            return False
        return True


def elab_elim_app(
    el: TermElab,
    info: ElimInfo,
    fn: Expr,
    fn_type: Expr,
    named: list[NamedValue],
    args: list[Arg],
    expected: Expr | None,
) -> Expr:
    el.try_postpone_if_none_or_mvar(expected)
    if expected is None:
        raise LeanError(_NO_MOTIVE)
    goal = el.m.instantiate_mvars(expected)
    if isinstance(get_app_fn(goal), MVar):
        raise LeanError(_NO_MOTIVE)
    return ElimBuilder(el, info, fn, fn_type, named, args, goal).run()
