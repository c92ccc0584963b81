"""The loop over a file: parse a command, elaborate it, go on with the next one; recover after parse errors.

Source: Lean 4 ``src/Lean/Elab/Frontend.lean``. Comes in: text and the environment of its imports. Goes out: the new
environment, messages, ``sorry`` sites and what each tactic did.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from prover.lean.elab import builtin
from prover.lean.elab.command import CommandElab, internal_error
from prover.lean.elab.names import is_library_module
from prover.lean.elab.notation import parser_table
from prover.lean.elab.scope import Message, Scope, SorrySite
from prover.lean.elab.scope_commands import pop_scope
from prover.lean.environment import Environment
from prover.lean.meta.errors import LeanError, UnsupportedFeature
from prover.lean.name import ANONYMOUS, mk_name
from prover.lean.stack import run_deep
from prover.lean.syntax import ast
from prover.lean.syntax.errors import ParseError
from prover.lean.syntax.header import read_header
from prover.lean.syntax.parser.commands import Parser
from prover.lean.syntax.source import Source

Importer = Callable[[Sequence[str]], Environment]
"""Module names of a file's header (``Init`` among them unless ``prelude``) to the environment that holds them."""


@dataclass(slots=True)
class FrontendResult:
    """``messages`` have offsets into ``source``; ``scopes`` lets a later text go on where this one ended."""

    env: Environment
    source: Source
    messages: list[Message]
    sorries: list[SorrySite]
    tactic_infos: list[Any]
    scopes: list[Scope]

    @property
    def has_errors(self) -> bool:
        return any(m.severity == "error" for m in self.messages)


class ElaborationFailed(LeanError):
    """A module that must elaborate without errors did not."""


@dataclass(slots=True)
class Frontend:
    """Elaborates the commands of one source, one at a time."""

    source: Source
    cmd: CommandElab
    importer: Importer | None = None
    messages: list[Message] = field(default_factory=list)
    pos: int = 0
    in_header: bool = True
    _parser: Parser | None = None

    def step(self) -> ast.Command | None:
        """Parse and elaborate the next command; None at the end of the text."""
        if self.in_header:
            self._read_header()
        parser = self._parser_at()
        try:
            stx, end = self._parsed(parser)
        except ParseError as err:
            return self._parse_error(parser, err)
        self.pos = end
        if isinstance(stx, ast.EndOfInput):
            return None
        if isinstance(stx, ast.ExitCmd):
            self.messages.append(Message("warning", stx.start, stx.end, "using 'exit' to interrupt Lean"))
            return None
        self._run(stx)
        return stx

    def run(self) -> None:
        while self.step() is not None:
            pass

    def _parser_at(self) -> Parser:
        table = parser_table(self.cmd.env, self.cmd.scopes)
        if self._parser is None:
            self._parser = Parser(self.source, table, self.pos)
        elif self._parser.table is not table:
            self._parser.set_table(table, self.pos)
        return self._parser

    def _parsed(self, parser: Parser) -> tuple[ast.Command, int]:
        """The next command and where it ends; an exception that is our bug is told as an error of the text."""
        try:
            return parser.parse_command(self.pos)
        except (ParseError, MemoryError):
            raise
        except Exception as err:
            if self.cmd.raise_internal:
                raise
            raise ParseError(parser.start, internal_error(err)) from err

    def _parse_error(self, parser: Parser, err: ParseError) -> ast.Command:
        """Run what could be read of the command; it ends where the error is."""
        end = err.end_offset
        read: ast.Command | None = None
        message = Message("error", err.offset, end, err.message)
        kept: list[Message] = []
        if isinstance(err.partial, ast.Command):
            self.cmd.messages = []
            self.cmd.run(err.partial)
            kept = [m for m in self.cmd.messages if m.text.startswith("unsolved goals")]
            read = replace(err.partial, end=max(err.partial.end, err.offset))
        self.messages += [message, *kept]
        self.pos = parser.recover(err)
        return read or ast.ModuleDoc(self.pos, self.pos, "")

    def _read_header(self) -> None:
        """Import what the header says. A header that Lean refuses leaves the environment as it was."""
        self.in_header = False
        header = read_header(self.source.text)
        self.pos = header.end
        if self.importer is None:
            return
        try:
            if header.is_module:
                raise UnsupportedFeature("files with the `module` header")
            complaint = header.complaint()
            if complaint is not None:
                self.messages.append(Message("error", complaint[0], None, complaint[1]))
                return
            if header.imports or header.is_prelude:
                self.cmd.enter(self.importer(header.modules if header.is_prelude else ("Init", *header.modules)))
        except LeanError as err:
            at = header.imports[0].start if header.imports else 0
            self.messages.append(Message("error", at, None, err.text))

    def _run(self, stx: ast.Command) -> None:
        self.cmd.messages = []
        self.cmd.run(stx)
        self.messages += self.cmd.messages


def start(
    text: str,
    env: Environment,
    scopes: list[Scope] | None = None,
    importer: Importer | None = None,
    collect_tactics: bool = False,
    module: str = "",
    file_name: str = "<input>",
) -> Frontend:
    """A frontend at the beginning of ``text``."""
    builtin.load()
    source = Source(text, file_name)
    infos: list[Any] | None = [] if collect_tactics else None
    name = mk_name(module) if module else ANONYMOUS
    cmd = CommandElab(env, source, list(scopes) if scopes is not None else None, infos, name)
    return Frontend(source, cmd, importer)


def elaborate_source(
    text: str,
    env: Environment,
    scopes: list[Scope] | None = None,
    importer: Importer | None = None,
    collect_tactics: bool = False,
    module: str = "",
    file_name: str = "<input>",
) -> FrontendResult:
    """Elaborate a whole text; errors are messages, never exceptions."""
    front = start(text, env, scopes, importer, collect_tactics, module, file_name)
    run_deep(front.run)
    return finish(front)


def finish(front: Frontend) -> FrontendResult:
    cmd = front.cmd
    return FrontendResult(
        cmd.env, front.source, front.messages, cmd.sorries, cmd.tactic_infos or [], list(cmd.scopes)
    )


def elaborate_module(
    text: str,
    env: Environment,
    module_name: str,
    on_command: Callable[[ast.Command], None] | None = None,
    file_name: str = "",
) -> Environment:
    """Elaborate a module that others import; errors raise :class:`ElaborationFailed` with their positions."""
    front = start(text, env, module=module_name, file_name=file_name or module_name)
    is_library = is_library_module(mk_name(module_name))

    def run() -> None:
        while True:
            stx = front.step()
            if stx is None or is_library:
                _refuse_errors(front, module_name)
            if stx is None:
                break
            if on_command is not None:
                on_command(stx)
        while len(front.cmd.scopes) > 1:
            pop_scope(front.cmd)

    run_deep(run)
    return front.cmd.env


SHOWN_ERRORS: Final = 5
"""Errors of an imported module that are told; the rest is counted."""


def _refuse_errors(front: Frontend, module_name: str) -> None:
    """The library stops at its first error; a user's module is read to its end, so that all are known."""
    errors = [msg for msg in front.messages if msg.severity == "error"]
    if not errors:
        return
    name = front.source.file_name
    lines = []
    for msg in errors[:SHOWN_ERRORS]:
        pos = front.source.position(msg.start)
        lines.append(f"{name}:{pos.line}:{pos.column}: error: {msg.text}")
    if len(errors) > SHOWN_ERRORS:
        lines.append(f"({len(errors) - SHOWN_ERRORS} more errors)")
    raise ElaborationFailed(f"import {module_name} failed:\n" + "\n".join(lines))
