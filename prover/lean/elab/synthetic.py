"""Synthetic metavariables: postponed terms, pending instances, coercions, tactic blocks; the loop that solves them.

Source: Lean 4 ``src/Lean/Elab/SyntheticMVars.lean``.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from typing import Literal

from prover.lean.elab.coercion import Coercions, Undetermined
from prover.lean.elab.registry import TACTIC_RUNNER
from prover.lean.elab.term_base import AbortTerm, CoeKind, InstanceKind, PostponedKind, SyntheticDecl, TacticKind
from prover.lean.expr import Const, Expr, MVar, Pi, Sort, is_app_of, mk_apps, mk_mvar, unfold_app
from prover.lean.meta.attributes import DEFAULT_INSTANCES
from prover.lean.meta.base import Transparency
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, Postponed, Stuck, UnsupportedFeature
from prover.lean.meta.mctx import MVarKind
from prover.lean.name import Name, mk_name
from prover.lean.syntax import ast

Postpone = Literal["yes", "no", "partial"]

TRACE_HINT = (
    "\n\nHint: Type class instance resolution failures can be inspected with the "
    "`set_option trace.Meta.synthInstance true` command."
)
_OUT_PARAM = mk_name("outParam")
_SEMI_OUT_PARAM = mk_name("semiOutParam")
_ORDINALS = ("first", "second", "third", "fourth", "fifth")
DERIVABLE = frozenset(
    mk_name(n)
    for n in "BEq DecidableEq Hashable Inhabited Nonempty Ord Repr LawfulBEq ReflBEq ToExpr SizeOf TypeName".split()
)


class Synthetic(Coercions):
    """Adds ``synthesize_synthetic_mvars`` and instance metavariables."""

    def elab_term(
        self, stx: ast.Term, expected: Expr | None = None, may_postpone: bool = True, implicit_lambda: bool = True
    ) -> Expr:
        raise NotImplementedError

    # ------------------------------------------------------------ instances
    def mk_inst_mvar(self, type: Expr, extra: Callable[[], str] | None = None) -> Expr:
        """An instance of ``type``, found now or pending."""
        mvar = self.m.mk_mvar(type, MVarKind.SYNTHETIC)
        if not self.synthesize_inst_mvar(mvar.uid, extra):
            self.register_synthetic(mvar.uid, InstanceKind(extra))
        return mvar

    def synthesize_inst_mvar(self, uid: int, extra: Callable[[], str] | None = None) -> bool:
        """Lean's ``synthesizeInstMVarCore``: False when blocked by metavariables; an error when nothing is found."""
        m = self.m
        mvar = mk_mvar(uid)
        type = m.instantiate_mvars(m.mctx.decl(uid).type)
        if self.stuck_types.get(uid) is type:
            return False  # nothing was learnt since the last try
        try:
            value = m.synth_instance(type)
        except Stuck:
            self.stuck_types[uid] = type
            return False
        if value is None:
            if self.ignore_instance_failures:
                return False
            raise self._instance_failure(type, extra)
        if m.mctx.is_assigned(uid):
            return self._check_instance(m.instantiate_mvars(mvar), value, extra)
        if not m.is_def_eq(mvar, value):
            raise self.error(lambda: f"failed to assign synthesized type class instance{self.indent(value)}")
        return True

    def _check_instance(self, old: Expr, value: Expr, extra: Callable[[], str] | None) -> bool:
        m = self.m
        if m.is_def_eq(old, value):
            return True
        if self.has_pending_mvar(old) or self.has_pending_mvar(value):
            return False

        def render() -> str:
            new_text, old_text = self.pp_difference(value, old)
            return (
                "synthesized type class instance is not definitionally equal to expression inferred by typing rules, "
                f"synthesized{new_text}\ninferred{old_text}" + (extra() if extra is not None else "")
            )

        raise self.error(render)

    def has_pending_mvar(self, e: Expr) -> bool:
        """Does an open metavariable occur (also in the values of let variables)?"""
        return bool(self.m.mctx.collect_mvars(e))

    def _instance_failure(self, type: Expr, extra: Callable[[], str] | None) -> LeanError:
        def render() -> str:
            text = f"failed to synthesize instance of type class{self.indent(type)}"
            if extra is not None:
                text += extra()
            fn, args = unfold_app(type)
            if isinstance(fn, Const) and len(args) == 1 and isinstance(args[0], Const) and fn.name in DERIVABLE:
                return text + (
                    f"\n\nHint: Adding the command `deriving instance {fn.name} for {args[0].name}` may allow Lean to "
                    "derive the missing instance."
                )
            return text + TRACE_HINT

        return self.error(render)

    # ------------------------------------------------------------ one synthetic metavariable
    def _resume_postponed(self, uid: int, decl: SyntheticDecl, kind: PostponedKind, postpone_on_error: bool) -> bool:
        m = self.m
        with self.with_ref(decl.ref), m.with_mvar_context(uid):
            saved = self.save()
            try:
                with self.with_saved_context(kind.context):
                    if postpone_on_error:
                        self.err_to_sorry = False
                    expected = m.instantiate_mvars(m.mctx.decl(uid).type)
                    assert isinstance(decl.ref, ast.Term)
                    result = self.elab_term(decl.ref, expected, may_postpone=False)
                    result = self.ensure_has_type(expected, result)
                    names = self.level_names
                self.level_names = names if len(names) > len(self.level_names) else self.level_names
                if uid in m.mctx.collect_mvars(result):
                    return False
                m.assign(uid, result)
                return True
            except Postponed:
                self.restore(saved)
                return False
            except HeartbeatsExceeded:
                raise
            except LeanError as err:
                if postpone_on_error:
                    self.restore(saved)
                    return False
                if not self.err_to_sorry:
                    raise
                self.log_exception(err)
                self._admit(uid)
                return True

    def _admit(self, uid: int) -> None:
        with self.m.with_mvar_context(uid) as decl:
            self.m.assign(uid, self.mk_sorry(self.m.instantiate_mvars(decl.type)))

    def _synthesize_one(self, uid: int, postpone_on_error: bool, run_tactics: bool) -> bool:
        decl = self.synthetic.get(uid)
        if decl is None:
            return True
        kind = decl.kind
        if isinstance(kind, PostponedKind):
            return self._resume_postponed(uid, decl, kind, postpone_on_error)
        if isinstance(kind, InstanceKind):
            return self._synthesize_pending_instance(uid, decl, kind)
        if isinstance(kind, CoeKind):
            return self._synthesize_coe(uid, decl, kind)
        if not run_tactics:
            return False
        with self.with_ref(decl.ref), self.with_saved_context(kind.context):
            self.run_tactic(uid, kind)
        return True

    def _synthesize_pending_instance(self, uid: int, decl: SyntheticDecl, kind: InstanceKind) -> bool:
        with self.with_ref(decl.ref), self.m.with_mvar_context(uid):
            try:
                return self.synthesize_inst_mvar(uid, kind.extra)
            except HeartbeatsExceeded:
                raise
            except LeanError as err:
                if not self.err_to_sorry:
                    raise
                self.log_exception(err)
                if not self.m.mctx.is_assigned(uid):
                    self._admit(uid)
                return True

    def _synthesize_coe(self, uid: int, decl: SyntheticDecl, kind: CoeKind) -> bool:
        m = self.m
        with self.with_ref(decl.ref), m.with_mvar_context(uid):
            with m.with_transparency(Transparency.DEFAULT):
                same = m.is_def_eq(m.infer_type(kind.e), kind.expected)
            if same and uid not in m.mctx.collect_mvars(kind.e):
                m.assign(uid, m.instantiate_mvars(kind.e))
                return True
            try:
                new = self.coerce(kind.e, kind.expected)
            except Undetermined:
                return False
            if new is None or uid in m.mctx.collect_mvars(new):
                return False
            m.assign(uid, new)
            return True

    # ------------------------------------------------------------ tactics
    def run_tactic(self, uid: int, kind: TacticKind) -> None:
        """Run a ``by`` block on its metavariable; errors are logged and what is left is admitted."""
        if not TACTIC_RUNNER:
            raise UnsupportedFeature("tactics (the tactic room is not loaded)", kind.stx)
        m = self.m
        saved_pending, self.pending = self.pending, ()
        recover = kind.auto is None
        try:
            with self.setting(auto_bound=None, err_to_sorry=self.err_to_sorry and recover, may_postpone=True):
                left = TACTIC_RUNNER[0](self, uid, kind.seq, kind.stx, recover)  # type: ignore[arg-type]
                self.synthesize_synthetic_mvars("no")
            left = [g for g in left if not m.mctx.is_assigned_or_delayed(g)]
            if left:
                if kind.auto is not None:
                    self.log_error(kind.stx, kind.auto)
                goals = "\n\n".join(m.pp_goal(g) for g in left)
                raise LeanError(f"unsolved goals\n{goals}", kind.stx)
        except HeartbeatsExceeded as err:
            self._tactic_failed(uid, err)
        except LeanError as err:
            if kind.auto is not None and self.err_to_sorry:
                self.log_error(kind.stx, kind.auto)
            self._tactic_failed(uid, err)
        finally:
            self.pending = (*saved_pending, *self.pending)

    def _tactic_failed(self, uid: int, err: LeanError) -> None:
        if not self.err_to_sorry:
            raise err
        self.log_exception(err)
        for goal in self.m.mctx.collect_mvars(mk_mvar(uid)):
            if not self.m.mctx.is_assigned_or_delayed(goal):
                self._admit(goal)

    # ------------------------------------------------------------ the loop
    def _step(self, postpone_on_error: bool, run_tactics: bool) -> bool:
        """Try every pending metavariable once, oldest first; True if some were solved."""
        todo, self.pending = self.pending, ()
        left: list[int] = []
        for i, uid in enumerate(todo):
            try:
                done = self._synthesize_one(uid, postpone_on_error, run_tactics)
            except BaseException:
                self.pending = (*left, *todo[i:], *self.pending)
                raise
            if done:
                if uid in self.synthetic:
                    self.synthetic = self.synthetic.delete(uid)
            else:
                left.append(uid)
        self.pending = (*left, *self.pending)
        return len(left) != len(todo)

    def synthesize_synthetic_mvars(self, postpone: Postpone = "yes", ignore_stuck: bool = False) -> None:
        """Lean's loop: instances and postponed terms, then default instances, then without postponing, then tactics."""
        while self.pending:
            if self._step(False, False):
                continue
            if postpone == "yes":
                return
            with self.without_postponing():
                if self._step(True, False):
                    continue
            if self._synthesize_using_default():
                continue
            with self.without_postponing():
                if self._step(False, False):
                    continue
            if self._step(False, True):
                continue
            if postpone == "no":
                self._report_stuck(ignore_stuck)
            break
        if postpone == "no" and self.m.postponed_levels:
            self._process_universes()

    def _process_universes(self) -> None:
        """Solve what is left of the universe constraints; stuck ones are errors."""
        m = self.m
        first = m.postponed_levels[0]
        if not m.process_postponed_levels(final=True):
            m.postponed_levels = ()
            lhs, rhs = (m.mctx.instantiate_level(u) for u in first)
            raise self.error(f"stuck at solving universe constraint\n  {lhs} =?= {rhs}\nwhile trying to unify")

    def synthesize_no_postponing(self) -> None:
        self.synthesize_synthetic_mvars("no")

    def synthesize_using_default(self) -> None:
        """Solve what can be solved, then apply default instances as long as they help."""
        self.synthesize_synthetic_mvars("yes")
        while self._synthesize_using_default():
            self.synthesize_synthetic_mvars("yes")

    @contextmanager
    def with_synthesize(self, may_postpone: bool | Postpone = False) -> Generator[None]:
        """Solve what was postponed inside at the end (all of it unless ``may_postpone``)."""
        postpone: Postpone = may_postpone if isinstance(may_postpone, str) else ("yes" if may_postpone else "no")
        outer, self.pending = self.pending, ()
        try:
            yield
            self.synthesize_synthetic_mvars(postpone)
            if postpone == "yes":
                while self._synthesize_using_default():
                    self.synthesize_synthetic_mvars("yes")
        finally:
            self.pending = (*outer, *self.pending)

    @contextmanager
    def with_synthesize_light(self) -> Generator[None]:
        """As :meth:`with_synthesize` with postponing and without default instances."""
        outer, self.pending = self.pending, ()
        try:
            yield
            self.synthesize_synthetic_mvars("yes")
        finally:
            self.pending = (*outer, *self.pending)

    # ------------------------------------------------------------ default instances
    def _synthesize_using_default(self) -> bool:
        priorities = self._default_priorities()
        for prio in priorities:
            for uid in self.pending:
                decl = self.synthetic.get(uid)
                if decl is None or not isinstance(decl.kind, InstanceKind):
                    continue
                with self.with_ref(decl.ref):
                    if self._default_with_priority(uid, prio):
                        self.pending = tuple(u for u in self.pending if u != uid)
                        self.synthetic = self.synthetic.delete(uid)
                        return True
        return False

    def _default_priorities(self) -> list[int]:
        state = self.m.env.state(DEFAULT_INSTANCES)
        return sorted({entry.priority for entries in state.values() for entry in entries}, reverse=True)

    def _default_with_priority(self, uid: int, prio: int) -> bool:
        m = self.m
        with m.with_mvar_context(uid) as decl:
            class_name = m.is_class(m.instantiate_mvars(decl.type))
            if class_name is None:
                return False
            for entry in reversed(m.env.state(DEFAULT_INSTANCES).get(class_name, ())):
                if entry.priority == prio and self._try_default_instance(uid, entry.name):
                    return True
        return False

    def _try_default_instance(self, uid: int, name: Name) -> bool:
        m = self.m
        type = m.instantiate_mvars(m.mctx.decl(uid).type)
        if self.failed_defaults.get((uid, name)) is type:
            return False  # nothing was learnt since the last try
        saved = self.save()
        candidate = m.mk_const_with_fresh_levels(name)
        mvars, infos, _ = m.forall_meta_telescope(m.infer_type(candidate))
        value = mk_apps(candidate, mvars)
        old = m.assign_synthetic_opaque
        m.assign_synthetic_opaque = True
        try:
            unified = m.is_def_eq_guarded(mk_mvar(uid), value)
        finally:
            m.assign_synthetic_opaque = old
        if unified:
            todo = [v.uid for v, info in zip(mvars, infos, strict=True) if info.name == "INST_IMPLICIT"]
            if self._solve_all(todo[::-1]):
                return True
        self.restore(saved)
        self.failed_defaults[uid, name] = type
        return False

    def _solve_all(self, uids: list[int]) -> bool:
        """Solve instance goals that a default instance opened, again with default instances where needed."""
        while True:
            left = self._solve_some(uids)
            while len(left) < len(uids):
                uids, left = left, self._solve_some(left)
            if not left:
                return True
            for i, uid in enumerate(left):
                if any(self._default_with_priority(uid, prio) for prio in self._default_priorities()):
                    uids = left[:i] + left[i + 1 :]
                    break
            else:
                return False

    def _solve_some(self, uids: Iterable[int]) -> list[int]:
        left: list[int] = []
        for uid in uids:
            saved = self.save()
            try:
                with self.m.with_mvar_context(uid):
                    done = self.synthesize_inst_mvar(uid)
            except HeartbeatsExceeded:
                raise
            except LeanError:
                done = False
            if not done:
                self.restore(saved)
                left.append(uid)
        return left

    # ------------------------------------------------------------ stuck
    def _report_stuck(self, ignore_instances: bool) -> None:
        todo, self.pending = self.pending, ()
        for uid in reversed(todo):
            decl = self.synthetic.get(uid)
            if decl is None:
                continue
            with self.with_ref(decl.ref), self.m.with_mvar_context(uid) as mvar_decl:
                if isinstance(decl.kind, InstanceKind):
                    if not ignore_instances and not self.has_errors:
                        raise self._stuck_instance(mvar_decl.type, decl.kind)
                elif isinstance(decl.kind, CoeKind):
                    raise self.type_mismatch(decl.kind.e, decl.kind.expected, decl.kind.fn, decl.kind.header)
                else:
                    raise AbortTerm

    def _stuck_instance(self, type: Expr, kind: InstanceKind) -> LeanError:
        extra = kind.extra

        def render() -> str:
            note = self._explain_stuck(type)
            tail = extra() if extra is not None else ""
            if note is None:
                head = "typeclass instance problem is stuck, it is often due to metavariables"
                return f"{head}{self.indent(type)}{tail}"
            return f"typeclass instance problem is stuck{self.indent(type)}{note}{tail}"

        return self.error(render)

    def _explain_stuck(self, type: Expr) -> str | None:
        """Lean's ``explainStuckTypeclassProblem``."""
        fn, args = unfold_app(self.m.instantiate_mvars(type))
        info = self.m.find_const(fn.name) if isinstance(fn, Const) else None
        if info is None:
            return None
        kind = info.type
        stuck: list[int] = []
        simple = True
        for i, arg in enumerate(args):
            if not isinstance(kind, Pi):
                return None
            if not (is_app_of(kind.binder_type, _OUT_PARAM) or is_app_of(kind.binder_type, _SEMI_OUT_PARAM)):
                if isinstance(arg, MVar):
                    stuck.append(i)
                elif arg.has_expr_mvar:
                    stuck.append(i)
                    simple = False
            kind = kind.body
        if not isinstance(kind, Sort) or not stuck:
            return None
        one = len(stuck) == 1
        if simple:
            verb = "is a metavariable" if one else "are metavariables"
        else:
            verb = "contains metavariables" if one else "contain metavariables"
        if len(args) == 1:
            which = "the type argument"
        else:
            which = f"the {_oxford([_ordinal(i) for i in stuck])} type {'argument' if one else 'arguments'}"
        assert isinstance(fn, Const)
        these = "This argument" if one else "These arguments"
        return (
            f"\n\nNote: Lean will not try to resolve this typeclass instance problem because {which} to `{fn.name}` "
            f"{verb}. {these} must be fully determined before Lean will try to resolve the typeclass."
            "\n\nHint: Adding type annotations and supplying implicit arguments to functions can give Lean more "
            "information for typeclass resolution. For example, if you have a variable `x` that you intend to be a "
            "`Nat`, but Lean reports it as having an unresolved type like `?m`, replacing `x` with `(x : Nat)` can get "
            "typeclass resolution un-stuck."
        )


def _ordinal(i: int) -> str:
    return _ORDINALS[i] if i < len(_ORDINALS) else f"{i + 1}th"


def _oxford(words: list[str]) -> str:
    if len(words) <= 2:
        return " and ".join(words)
    return ", ".join(words[:-1]) + ", and " + words[-1]
