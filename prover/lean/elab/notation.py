"""User notations: the parser table as an environment extension, declaring notations, expanding their uses.

Source: Lean 4 ``src/Lean/Elab/Notation.lean``, ``Mixfix.lean``, ``MacroRules.lean``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from prover.lean.elab.app import Attempt, attempt_term, choose
from prover.lean.elab.command import CommandElab
from prover.lean.elab.names import Resolver
from prover.lean.elab.registry import command_elab, term_elab
from prover.lean.elab.scope import Scope
from prover.lean.elab.term import TermElab
from prover.lean.environment import EntryValue, Environment, Extension
from prover.lean.expr import Expr
from prover.lean.meta.errors import LeanError
from prover.lean.meta.mctx import fresh_uid
from prover.lean.name import Name
from prover.lean.syntax import ast
from prover.lean.syntax.parser.commands import Parser
from prover.lean.syntax.parser.notation_table import add_notations, category_entry, expansions
from prover.lean.syntax.quotation import MisplacedAntiquotation, UnboundAntiquotation
from prover.lean.syntax.source import Source
from prover.lean.syntax.table import INIT_TABLE, NotationEntry, ParserTable


def _add(state: ParserTable, entry: EntryValue) -> ParserTable:
    return state.add(_unpack(entry))


NOTATIONS: Final = Extension[ParserTable]("notations", lambda: INIT_TABLE, _add)
"""Entry: the fields of NotationEntry as a tuple."""


def _pack(e: NotationEntry) -> EntryValue:
    head = (e.kind, e.category, e.items, e.prec, e.template, e.keyword, e.layer, e.scope)
    return (*head, e.resolved, e.var_categories, e.atoms, e.pattern, e.hygienic)


def _unpack(entry: EntryValue) -> NotationEntry:
    return NotationEntry(*entry)


def parser_table(env: Environment, scopes: list[Scope]) -> ParserTable:
    """The table in force: the environment's notations, Mathlib's layer if imported, open namespaces."""
    table = env.state(NOTATIONS)
    if any(module.split(".")[0] == "Mathlib" for module in env.modules):
        table = table.with_mathlib()
    return table.open_namespaces(scopes[-1].opened_namespaces())


def parse_command_text(text: str) -> ast.Command:
    """One command from text, in the base language."""
    return Parser(Source(text), INIT_TABLE).parse_command()[0]


@command_elab(ast.NotationCmd)
def elab_notation(cmd: CommandElab, stx: ast.NotationCmd) -> None:
    """Enter the notation into the table; identifiers of the template are resolved now."""
    declare(cmd, stx, stx.attr_kind)


@command_elab(ast.MacroCmd)
def elab_macro(cmd: CommandElab, stx: ast.MacroCmd) -> None:
    declare(cmd, stx, stx.attr_kind)


def declare(cmd: CommandElab, stx: ast.NotationCmd | ast.MacroCmd, kind: str) -> None:
    scope = cmd.scope
    resolver = Resolver(cmd.env, scope.namespace, scope.opens)

    section = {ident.name for binder in scope.variables for ident in binder.names}

    def resolve(name: Name) -> Name | None:
        if name in section:
            return None
        found = resolver.constants(name)
        return found[0] if len(found) == 1 else None

    old = cmd.env.state(NOTATIONS)
    hygienic = bool(scope.options.get("hygiene", True))
    table, entries = add_notations(old, stx, cmd.source, scope.namespace, resolve=resolve, hygienic=hygienic)
    if kind == "local":
        from prover.lean.elab.scoped import local_changes

        cmd.env = cmd.env.with_state(NOTATIONS, table)
        local_changes(cmd)[len(cmd.scopes) - 1].touched.add(NOTATIONS.name)
        return
    for entry in entries:
        cmd.env = cmd.env.add_entry(NOTATIONS, _pack(entry))


@term_elab(ast.NotationApp)
def elab_notation_app(el: TermElab, stx: ast.NotationApp, expected: Expr | None) -> Expr:
    """The first expansion that elaborates, the latest rule first."""
    return el.elab_term(expand_use(el.m.env, stx), expected)


def expand_use(env: Environment, stx: ast.NotationApp) -> ast.Term:
    """The template of a notation filled in."""
    expanded = next(expand(env, stx, stx.kind), None)
    if expanded is None:
        raise LeanError(f"elaboration function for `{stx.kind}` has not been implemented", stx)
    assert isinstance(expanded, ast.Term)
    return expanded


def expand(env: Environment, stx: ast.Syntax, kind: Name) -> Iterator[ast.Syntax]:
    """The expansions of a use of user syntax (or of a built-in tactic that has rules)."""
    try:
        yield from expansions(env.state(NOTATIONS), stx, kind, fresh_uid())
    except (UnboundAntiquotation, MisplacedAntiquotation) as err:
        raise LeanError(str(err), stx) from err


@command_elab(ast.SyntaxCatCmd)
def elab_syntax_cat(cmd: CommandElab, stx: ast.SyntaxCatCmd) -> None:
    cmd.env = cmd.env.add_entry(NOTATIONS, _pack(category_entry(stx.name)))


@command_elab(ast.MacroCommand)
def elab_macro_command(cmd: CommandElab, stx: ast.MacroCommand) -> None:
    """Elaborate what a user's command stands for."""
    expanded = next(expand(cmd.env, stx, stx.kind), None)
    if expanded is None:
        raise LeanError(f"elaboration function for `{stx.kind}` has not been implemented", stx)
    for command in expanded.commands if isinstance(expanded, ast.CommandSeq) else ():
        cmd.run(command)
    cmd.stx = stx


@command_elab(ast.CommandSeq)
def elab_command_seq(cmd: CommandElab, stx: ast.CommandSeq) -> None:
    for command in stx.commands:
        cmd.run(command)


@term_elab(ast.Choice)
def elab_choice(el: TermElab, stx: ast.Choice, expected: Expr | None) -> Expr:
    """Overloaded notations: exactly one reading must elaborate."""
    attempts: list[Attempt] = []
    for alt in stx.alts:
        attempts.append(attempt_term(el, alt, expected))
    return choose(el, attempts, stx)
