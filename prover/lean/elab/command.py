"""The state of the command loop: environment, scopes, section variables; running term elaboration from commands.

Source: Lean 4 ``src/Lean/Elab/Command.lean``. Command elaborators are registered by syntax class (``registry``) and
get a :class:`CommandElab`; the loop over a file is in :mod:`frontend`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from prover.lean.elab.builtin_terms import settle_term_sorries
from prover.lean.elab.names import CURRENT_MODULE, mk_private_name, register_namespaces, strip_root
from prover.lean.elab.registry import COMMAND_ELABS
from prover.lean.elab.scope import Message, Scope, Severity, SorrySite
from prover.lean.elab.term import TermElab
from prover.lean.elab.term_base import AbortTerm, ElabMeta
from prover.lean.environment import Environment
from prover.lean.expr import IMPLICIT, Expr, MVar
from prover.lean.kernel.errors import Declined
from prover.lean.local_context import LocalDecl, make_context
from prover.lean.meta.attributes import PRIVATE, PROTECTED
from prover.lean.meta.errors import LeanError, UnsupportedFeature
from prover.lean.meta.mctx import fresh_uid
from prover.lean.name import ANONYMOUS, Name, mk_name, name_of_components
from prover.lean.syntax import ast
from prover.lean.syntax.source import Source

T = TypeVar("T")


class AbortCommand(LeanError):
    """The errors were logged; nothing more to say."""

    def __init__(self) -> None:
        super().__init__("command aborted")


class CommandElab:
    """Elaborates commands one after the other. ``env`` grows; ``scopes[-1]`` is the innermost scope."""

    def __init__(
        self,
        env: Environment,
        source: Source,
        scopes: list[Scope] | None = None,
        tactic_infos: list[Any] | None = None,
        module: Name = ANONYMOUS,
    ) -> None:
        self.module = module
        self.enter(env)
        self.source = source
        self.scopes: list[Scope] = scopes if scopes is not None else [Scope()]
        self.messages: list[Message] = []
        self.lints: dict[tuple[str, int, int], tuple[ast.Syntax, str] | None] = {}
        self.sorries: list[SorrySite] = []
        self.tactic_infos = tactic_infos
        self.stx: ast.Syntax | None = None
        self.local_stack: list[Any] = []
        self.examples: list[tuple[Name, Environment]] = []  # accepted examples, for the REPL's audit
        self.raise_internal = False

    def enter(self, env: Environment) -> None:
        """Go on in this environment, as the same module."""
        is_marked = env.state(CURRENT_MODULE) is self.module
        self.env = env if is_marked else env.with_state(CURRENT_MODULE, self.module)

    # ------------------------------------------------------------ scopes
    @property
    def scope(self) -> Scope:
        return self.scopes[-1]

    def modify_scope(self, **changes: Any) -> None:
        self.scopes[-1] = replace(self.scopes[-1], **changes)

    @property
    def namespace(self) -> Name:
        return self.scope.namespace

    # ------------------------------------------------------------ messages
    def log(self, ref: ast.Syntax | None, severity: Severity, text: str) -> None:
        ref = ref if ref is not None else self.stx
        start, end = (ref.start, ref.end) if ref is not None else (0, 0)
        self.messages.append(Message(severity, start, end, text))

    def log_error(self, ref: ast.Syntax | None, text: str) -> None:
        self.log(ref, "error", text)

    def log_info(self, ref: ast.Syntax | None, text: str) -> None:
        self.log(ref, "info", text)

    def log_warning(self, ref: ast.Syntax | None, text: str) -> None:
        self.log(ref, "warning", text)

    def log_exception(self, err: LeanError) -> None:
        if isinstance(err, (AbortCommand, AbortTerm)):
            return
        self.log_error(err.ref, err.text)

    @property
    def has_errors(self) -> bool:
        return any(msg.severity == "error" for msg in self.messages)

    # ------------------------------------------------------------ running commands
    def run(self, stx: ast.Command) -> None:
        """Elaborate one command; what Lean refuses becomes a message, the environment stays as far as it got."""
        self.stx = stx
        self.lints.clear()
        try:
            self.elab(stx)
        except LeanError as err:
            self.log_exception(err)
        except Declined as err:
            self.log_error(stx, str(err))
        except MemoryError:  # says nothing about the text
            raise
        except Exception as err:  # our bug: report it, keep the session alive
            if self.raise_internal:
                raise
            self.log_error(stx, internal_error(err))
        self._run_linters()

    def _run_linters(self) -> None:
        """Warnings that wait for the end of a command, in the order of their places."""
        options = self.scope.options
        if options.get("linter.unusedSimpArgs", True) and options.get("linter.all", True):
            for _, found in sorted(self.lints.items(), key=lambda item: item[0][1]):
                if found is not None:
                    self.log_warning(*found)

    def elab(self, stx: ast.Command) -> None:
        fn = COMMAND_ELABS.get(type(stx))
        if fn is None:
            raise UnsupportedFeature(f"command `{type(stx).__name__}`", stx)
        prefix = declared_prefix(stx)
        if prefix.is_anonymous:
            fn(self, stx)
            return
        # `def A.f …` is `namespace A def f … end A` (Lean's `expandNamespacedDeclaration`)
        depth = len(self.scopes)
        self.scopes.append(replace(self.scope, header="", namespace=self.namespace + prefix))
        try:
            fn(self, drop_prefix(stx, prefix))
        finally:
            del self.scopes[depth:]

    # ------------------------------------------------------------ terms
    def new_term_elab(self) -> TermElab:
        """A fresh elaborator that logs into this command's messages."""
        m = ElabMeta(self.env, self.scope.options)
        el = TermElab(m, self.scope, self.source)
        el.messages = self.messages
        el.lints = self.lints
        el.sorries = self.sorries
        el.tactic_infos = self.tactic_infos
        el.ref = self.stx
        return el

    def run_term(self, action: Callable[[TermElab, list[Expr]], T]) -> T:
        """Run ``action`` with the section variables in scope (Lean's ``runTermElabM``); keeps the environment."""
        el = self.new_term_elab()
        with el.m.scope():
            fvars = self.push_variables(el)
            if el.level_names is not el.scope.level_names:  # universes that the variables brought in
                el.scope = replace(el.scope, level_names=el.level_names)
            try:
                result = action(el, fvars)
            except LeanError as err:
                if not isinstance(err, AbortCommand):
                    el.log_exception(err)
                raise AbortCommand from err
            finally:
                settle_term_sorries(el)
        self.env = el.m.env
        return result

    def push_variables(self, el: TermElab) -> list[Expr]:
        """Declare the section variables (auto-bound ones first) as locals of ``el``."""
        binders = self.scope.variables
        if not binders:
            return []
        m = el.m

        def elaborate() -> list[Expr]:
            xs = el.elab_binders(binders)
            el.synthesize_no_postponing()
            return el.add_auto_bound(xs)

        with el.setting(decl_name=None):
            xs = el.with_auto_bound(elaborate)
        el.auto_bound = None
        fvars: list[Expr] = []
        for x in xs:
            if isinstance(x, MVar):
                if m.mctx.is_assigned(x.uid):
                    continue
                # a type nobody determined: it becomes a variable of its own, declared before its users
                name = m.fresh_user_name(mk_name("x"))
                m.reset_local_instances()
                fvar = _insert_local(el, name, m.mvar_type(x), x)
                fvars.append(fvar)
            else:
                fvars.append(x)
        el.section_vars = {m.local_decl(x).user_name: x for x in fvars}
        return fvars

    # ------------------------------------------------------------ names
    def declare_name(self, short: Name, modifiers: ast.Modifiers, ref: ast.Syntax) -> tuple[Name, Name]:
        """Full name of a declaration and its name as seen from the current namespace; checks clashes."""
        rooted = short.root().text == "_root_"
        user = strip_root(short) if rooted else self.namespace + short
        full = mk_private_name(self.env, user) if modifiers.visibility == "private" else user
        if modifiers.visibility == "protected" and user.is_atomic:
            raise LeanError("protected declarations must be in a namespace", ref)
        for name in (full, user):
            if name in self.env and not (name is user and full is not user):
                raise already_declared(name, ref)
        if modifiers.visibility == "protected":  # only `Ns.f` means it, also while it is being defined
            short = name_of_components(user.components()[-2:])
        return full, short

    def finish_name(self, full: Name, modifiers: ast.Modifiers) -> None:
        """Record visibility and namespaces of a declaration that was added."""
        self.env = note_declared(self.env, full, modifiers)


def declared_prefix(stx: ast.Command) -> Name:
    """``A`` in ``def A.f``; the common one of a mutual group; anonymous when there is none (or ``_root_``)."""
    if isinstance(stx, ast.Mutual):
        prefixes = {declared_prefix(c) for c in stx.commands}
        return prefixes.pop() if len(prefixes) == 1 else ANONYMOUS
    if not isinstance(stx, (ast.DefLike, ast.InductiveCmd, ast.StructureCmd)) or stx.name is None:
        return ANONYMOUS
    name = stx.name.name
    return ANONYMOUS if name.is_atomic or name.root().text == "_root_" else name.parent


def drop_prefix(stx: ast.Command, prefix: Name) -> ast.Command:
    """The same declaration as seen from inside its namespace."""
    if isinstance(stx, ast.Mutual):
        return replace(stx, commands=tuple([drop_prefix(c, prefix) for c in stx.commands]))
    assert isinstance(stx, (ast.DefLike, ast.InductiveCmd, ast.StructureCmd)) and stx.name is not None
    ident = replace(stx.name, name=stx.name.name.replace_prefix(prefix, ANONYMOUS))
    return replace(stx, name=ident)


def note_declared(env: Environment, full: Name, modifiers: ast.Modifiers) -> Environment:
    if modifiers.visibility == "private":
        env = env.add_entry(PRIVATE, full)
    elif modifiers.visibility == "protected":
        env = env.add_entry(PROTECTED, full)
    if not full.parent.is_anonymous:
        env = register_namespaces(env, full.parent)
    return env


def internal_error(err: Exception) -> str:
    """What a user reads of an exception that is our bug; the log has the rest. The session goes on."""
    logging.getLogger(__name__).error("internal error", exc_info=err)
    return f"embedded Lean: internal error ({type(err).__name__}: {err})"


def already_declared(name: Name, ref: ast.Syntax | None) -> LeanError:
    return LeanError(f"`{name}` has already been declared", ref)


def _insert_local(el: TermElab, name: Name, type: Expr, mvar: MVar) -> Expr:
    """A local variable standing for ``mvar``, placed before everything in the present context."""
    m = el.m
    decl = LocalDecl(fresh_uid(), name, m.instantiate_mvars(type), None, IMPLICIT)
    m.assign(mvar, decl.fvar)
    rest = [replace(d, type=m.instantiate_mvars(d.type)) for d in m.lctx]
    m.lctx = make_context([decl, *rest])
    m.reset_local_instances()
    return decl.fvar


__all__ = ["AbortCommand", "CommandElab", "already_declared", "internal_error", "note_declared"]
