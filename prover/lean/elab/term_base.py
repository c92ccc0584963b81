"""State and scopes of the term elaborator (Lean's ``TermElabM`` context and state), messages and error recovery.

Source: Lean 4 ``src/Lean/Elab/Term/TermElabM.lean``, ``src/Lean/Log.lean``.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

import immutables

from prover.lean.elab.display import DISPLAY, plain_goal
from prover.lean.elab.names import Resolver
from prover.lean.elab.scope import Message, Scope, Severity, SorrySite
from prover.lean.expr import Expr, MVar, Pi, get_app_fn, is_const_of, mk_app, mk_const, mk_mvar, mk_sort, unfold_app
from prover.lean.level import Level
from prover.lean.local_context import LocalContext
from prover.lean.meta.errors import LeanError, Postponed
from prover.lean.meta.mctx import MVarKind
from prover.lean.meta.meta import Meta
from prover.lean.name import ANONYMOUS, Name, mk_name
from prover.lean.pretty.meta_info import show_explicit
from prover.lean.subst import any_subterm
from prover.lean.syntax import ast
from prover.lean.syntax.source import Source

SORRY_AX: Final = mk_name("sorryAx")
BOOL_TRUE: Final = mk_const(mk_name("Bool.true"))
BOOL_FALSE: Final = mk_const(mk_name("Bool.false"))


class AbortTerm(LeanError):
    """An error was already logged; give up on this term without another message."""

    def __init__(self) -> None:
        super().__init__("elaboration aborted")


class AutoBoundImplicit(Exception):
    """An unknown identifier may become an auto-bound implicit variable."""

    def __init__(self, name: Name) -> None:
        super().__init__()
        self.name = name


@dataclass(frozen=True, slots=True)
class SavedContext:
    """What a postponed term needs besides its metavariable's local context."""

    scope: Scope
    err_to_sorry: bool
    level_names: tuple[Name, ...]
    decl_name: Name | None


@dataclass(frozen=True, slots=True)
class PostponedKind:
    context: SavedContext


@dataclass(frozen=True, slots=True)
class InstanceKind:
    extra: Callable[[], str] | None = None


@dataclass(frozen=True, slots=True)
class CoeKind:
    expected: Expr
    e: Expr
    fn: Expr | None
    header: str | None


@dataclass(frozen=True, slots=True)
class TacticKind:
    """``auto``: message prefix of an autoParam or field default (None for ``by``)."""

    seq: ast.TacticSeq
    stx: ast.Syntax
    context: SavedContext
    auto: str | None = None


@dataclass(frozen=True, slots=True)
class SyntheticDecl:
    ref: ast.Syntax | None
    kind: PostponedKind | InstanceKind | CoeKind | TacticKind


@dataclass(frozen=True, slots=True)
class HoleInfo:
    """Where an unassigned metavariable is reported: ``app`` for implicit arguments, ``text`` for custom errors."""

    uid: int
    ref: ast.Syntax | None
    app: Expr | None = None
    lctx: LocalContext | None = None
    text: str | None = None


PostponedLevels = tuple[tuple[Level, Level], ...]
SavedElab = tuple[
    immutables.Map[int, SyntheticDecl], tuple[int, ...], int, int, tuple[Name, ...], PostponedLevels
]


class ElabMeta(Meta):
    """Meta that notices when an error synthetic ``sorry`` is shown: such messages follow from an earlier error."""

    saw_synthetic_sorry = False
    name_resolver: Callable[[Name], list[Name]] | None = None
    """What a global name may mean here (set by the term elaborator; the printer shortens names with it)."""
    opened_namespaces: Callable[[], frozenset[str]] | None = None
    """The namespaces whose scoped notations are in force (for the printer)."""

    def pp(self, e: Expr) -> str:
        if not self.saw_synthetic_sorry and has_synthetic_sorry(self.instantiate_mvars(e)):
            self.saw_synthetic_sorry = True
        return super().pp(e)

    def pp_explicit(self, e: Expr) -> str:
        """A term with its implicit arguments."""
        return show_explicit(self, e)

    def pp_goal(self, uid: int) -> str:
        """A goal as Lean shows it: hypotheses, ``⊢`` and the target."""
        if DISPLAY.goal is not None:
            return DISPLAY.goal(self, uid)
        return plain_goal(self, uid)


def has_synthetic_sorry(e: Expr) -> bool:
    return any_subterm(e, is_synthetic_sorry)


def is_synthetic_sorry(e: Expr) -> bool:
    fn, args = unfold_app(e)
    return len(args) >= 2 and is_const_of(fn, SORRY_AX) and args[1] is BOOL_TRUE


class TermBase:
    """Holds the state; the elaboration methods are added by subclasses (final class: ``term.TermElab``)."""

    def __init__(self, m: ElabMeta, scope: Scope, source: Source) -> None:
        self.m: Final = m
        self.scope = scope
        m.name_resolver = lambda name: Resolver(m.env, self.scope.namespace, self.scope.opens).constants(name)
        m.opened_namespaces = lambda: self.scope.opened_namespaces()
        self.source: Final = source
        self.level_names: tuple[Name, ...] = scope.level_names
        self.ref: ast.Syntax | None = None
        self.synthetic: immutables.Map[int, SyntheticDecl] = immutables.Map()
        self.pending: tuple[int, ...] = ()  # oldest first
        self.hole_infos: list[HoleInfo] = []
        self.arg_names: dict[int, Name] = {}
        # Key: pending instance metavariable; value: its type when the search was last stuck. The same type is stuck
        # again (terms are shared, a metavariable's local context and the environment's instances do not change).
        self.stuck_types: dict[int, Expr] = {}
        # Key: instance metavariable and default instance; value: its type when that last failed; sound as above.
        self.failed_defaults: dict[tuple[int, Name], Expr] = {}
        self.messages: list[Message] = []
        # Key: a linter and the place it looks at; value: what to warn about (syntax, text) when the command ends, None
        # when the place turned out to be fine. Shared by all elaborators of a command.
        self.lints: dict[tuple[str, int, int], tuple[ast.Syntax, str] | None] = {}
        self.sorries: list[SorrySite] = []
        self.tactic_infos: list[Any] | None = None
        self.may_postpone = True
        self.err_to_sorry = True
        self.implicit_lambda = True
        self.in_pattern = False
        self.auto_bound: list[Expr] | None = None
        self.auto_bound_forbidden: Callable[[Name], bool] = lambda _name: False
        self.holes_as_synthetic_opaque = False
        self.ignore_instance_failures = False
        self.heed_elab_as_elim = True
        self.decl_name: Name | None = None
        self.section_vars: dict[Name, Expr] = {}
        self.aux_decls: dict[int, Name] = {}
        self.let_recs: list[Any] = []

    # ------------------------------------------------------------ saving
    def save_state(self) -> SavedElab:
        """The elaborator's own backtrackable state (without ``m.save()``)."""
        counts = len(self.messages), len(self.sorries)
        return self.synthetic, self.pending, *counts, self.level_names, self.m.postponed_levels

    def restore_state(self, saved: SavedElab) -> None:
        self.synthetic, self.pending, messages, sorries, self.level_names, self.m.postponed_levels = saved
        del self.messages[messages:]
        del self.sorries[sorries:]

    def save(self) -> tuple[Any, SavedElab]:
        return self.m.save(), self.save_state()

    def restore(self, saved: tuple[Any, SavedElab]) -> None:
        self.m.restore(saved[0])
        self.restore_state(saved[1])

    # ------------------------------------------------------------ dynamic scopes
    @contextmanager
    def with_ref(self, ref: ast.Syntax | None) -> Generator[None]:
        old = self.ref
        if ref is not None:
            self.ref = ref
        try:
            yield
        finally:
            self.ref = old

    @contextmanager
    def setting(self, **flags: Any) -> Generator[None]:
        """Set attributes for a while: ``with el.setting(err_to_sorry=False): …``."""
        old = {name: getattr(self, name) for name in flags}
        for name, value in flags.items():
            setattr(self, name, value)
        try:
            yield
        finally:
            for name, value in old.items():
                setattr(self, name, value)

    def with_err_to_sorry(self, flag: bool) -> Any:
        return self.setting(err_to_sorry=flag)

    def without_postponing(self) -> Any:
        return self.setting(may_postpone=False)

    def saved_context(self) -> SavedContext:
        return SavedContext(self.scope, self.err_to_sorry, self.level_names, self.decl_name)

    @contextmanager
    def with_saved_context(self, ctx: SavedContext) -> Generator[None]:
        with self.setting(
            scope=ctx.scope, err_to_sorry=ctx.err_to_sorry, level_names=ctx.level_names, decl_name=ctx.decl_name
        ):
            yield

    # ------------------------------------------------------------ options
    def option(self, name: str, default: bool | int | str) -> bool | int | str:
        return self.scope.options.get(name, default)

    # ------------------------------------------------------------ messages
    @property
    def has_errors(self) -> bool:
        return any(msg.severity == "error" for msg in self.messages)

    def log(self, ref: ast.Syntax | None, severity: Severity, text: str) -> None:
        ref = ref if ref is not None else self.ref
        start, end = (ref.start, ref.end) if ref is not None else (0, 0)
        self.messages.append(Message(severity, start, end, text))

    def log_error(self, ref: ast.Syntax | None, text: str | Callable[[], str]) -> None:
        """Log an error; dropped when it talks about a term that already failed (Lean does the same)."""
        shown = self.render(text)
        if shown is not None:
            self.log(ref, "error", shown)

    def source_text(self, stx: ast.Syntax) -> str:
        """What the user wrote."""
        return self.source.text[stx.start : stx.end]

    def log_warning(self, ref: ast.Syntax | None, text: str) -> None:
        self.log(ref, "warning", text)

    def log_info(self, ref: ast.Syntax | None, text: str) -> None:
        self.log(ref, "info", text)

    def render(self, text: str | Callable[[], str]) -> str | None:
        """The text of a message; None when a synthetic ``sorry`` is shown in it."""
        if isinstance(text, str):
            return text
        self.m.saw_synthetic_sorry = False
        shown = text()
        return None if self.m.saw_synthetic_sorry else shown

    def log_exception(self, err: LeanError) -> None:
        """Log a refusal at its own position (or the current one)."""
        if isinstance(err, AbortTerm):
            return
        self.log_error(err.ref, lambda: err.text)

    def lazy(self, render: Callable[[], str]) -> Callable[[], str]:
        """Run ``render`` later in the present metavariable and local context."""
        m = self.m
        saved, lctx, insts = m.save(), m.lctx, m.local_instances

        def run() -> str:
            now = m.save()
            m.restore(saved)
            try:
                with m.with_lctx(lctx, insts):
                    return render()
            finally:
                m.restore(now)

        return run

    def error(self, render: Callable[[], str] | str, ref: ast.Syntax | None = None) -> LeanError:
        """A refusal at the current position, rendered on demand in the present context."""
        text = render if isinstance(render, str) else self.lazy(render)
        return LeanError(text, ref if ref is not None else self.ref)

    def pp(self, e: Expr) -> str:
        return self.m.pp(self.m.instantiate_mvars(e))

    def indent(self, e: Expr) -> str:
        """Lean's ``indentExpr``: on a line of its own, two columns in."""
        return "\n  " + self.pp(e).replace("\n", "\n  ")

    # ------------------------------------------------------------ sorry
    def mk_sorry(self, type: Expr, synthetic: bool = True) -> Expr:
        """``sorryAx type synthetic``."""
        head = mk_const(SORRY_AX, (self.m.get_level(type),))
        return mk_app(mk_app(head, type), BOOL_TRUE if synthetic else BOOL_FALSE)

    def exception_to_sorry(self, err: LeanError, expected: Expr | None) -> Expr:
        """Log ``err`` and stand in a synthetic ``sorry``."""
        if SORRY_AX not in self.m.env:
            raise err
        self.log_exception(err)
        return self.mk_sorry(expected if expected is not None else self.m.mk_type_mvar())

    # ------------------------------------------------------------ metavariable bookkeeping
    def register_synthetic(
        self, uid: int, kind: PostponedKind | InstanceKind | CoeKind | TacticKind, ref: ast.Syntax | None = None
    ) -> None:
        self.synthetic = self.synthetic.set(uid, SyntheticDecl(ref if ref is not None else self.ref, kind))
        self.pending = (*self.pending, uid)

    def note_hole(self, mvar: Expr, ref: ast.Syntax | None = None, text: str | None = None) -> None:
        """Remember where to report ``mvar`` if nothing determines it."""
        head = get_app_fn(mvar)
        if isinstance(head, MVar):
            self.hole_infos.append(HoleInfo(head.uid, ref if ref is not None else self.ref, text=text))

    def note_implicit(self, mvar: MVar, app: Expr, ref: ast.Syntax | None = None) -> None:
        self.hole_infos.append(HoleInfo(mvar.uid, ref if ref is not None else self.ref, app, self.m.lctx))

    def try_postpone(self) -> None:
        if self.may_postpone:
            raise Postponed(self.ref)

    def is_mvar_app(self, e: Expr) -> bool:
        """Does ``e`` reduce (reducibly) to ``?m …``?"""
        head = get_app_fn(e)
        if not isinstance(head, MVar):
            if not e.has_expr_mvar:
                return False
        return isinstance(get_app_fn(self.m.whnf_r(e)), MVar)

    def try_postpone_if_mvar(self, e: Expr) -> None:
        if self.may_postpone and self.is_mvar_app(e):
            raise Postponed(self.ref)

    def try_postpone_if_none_or_mvar(self, e: Expr | None) -> None:
        if e is None:
            self.try_postpone()
        else:
            self.try_postpone_if_mvar(e)

    def log_unassigned(self, uids: Sequence[int], extra: str = "") -> bool:
        """Report holes that nothing determined (if no error was logged so far); True if there are relevant ones."""
        if not uids:
            return False
        m = self.m
        wanted = set(uids)
        had_errors = self.has_errors
        found = False
        seen: set[int] = set()
        for info in reversed(self.hole_infos):
            if info.uid in seen or info.uid not in m.mctx.decls:
                continue
            seen.add(info.uid)
            if wanted.isdisjoint(m.mctx.collect_mvars(mk_mvar(info.uid))):
                continue
            found = True
            if not had_errors:
                self._log_hole(info, extra)
        return found

    def _log_hole(self, info: HoleInfo, extra: str) -> None:
        m = self.m
        name = self.arg_names.get(info.uid)
        shown = name is not None and not name.has_macro_scopes
        with m.with_mvar_context(info.uid):
            if info.text is not None:
                self.log_error(info.ref, info.text + extra)
                return
            if info.app is not None and info.lctx is not None:
                head = "don't know how to synthesize implicit argument" + (f" `{name}`" if shown else "")
                with m.with_lctx(info.lctx, ()):
                    head += self.indent_explicit(info.app)
            else:
                head = "don't know how to synthesize placeholder" + (f" for argument `{name}`" if shown else "")
            goal = m.pp_goal(info.uid)
            self.log_error(info.ref, f"{head}\ncontext:\n{goal}{extra}")

    def indent_explicit(self, e: Expr) -> str:
        """An application shown with its implicit arguments."""
        explicit = getattr(self.m, "pp_explicit", None)
        text = explicit(self.m.instantiate_mvars(e)) if explicit is not None else self.pp(e)
        return "\n  " + text.replace("\n", "\n  ")

    # ------------------------------------------------------------ small conveniences
    def mk_const(self, name: Name, levels: Sequence[Level] = ()) -> Expr:
        """``name.{levels}`` with fresh universe metavariables for missing levels."""
        info = self.m.get_const(name)
        missing = len(info.level_params) - len(levels)
        if missing < 0:
            raise LeanError(f"too many explicit universe levels for `{name}`", self.ref)
        return mk_const(name, (*levels, *[self.m.mk_level_mvar() for _ in range(missing)]))

    def mk_sort_mvar(self) -> Expr:
        return mk_sort(self.m.mk_level_mvar())

    def whnf_forall(self, e: Expr) -> Expr:
        """``whnf e`` if that is a function type, else ``e``."""
        if isinstance(e, Pi):
            return e
        new = self.m.whnf(e)
        return new if isinstance(new, Pi) else e

    def mk_fresh_opaque(self, type: Expr | None, name: Name = ANONYMOUS) -> MVar:
        type = type if type is not None else self.m.mk_type_mvar()
        return self.m.mk_mvar(type, MVarKind.SYNTHETIC_OPAQUE, name)

