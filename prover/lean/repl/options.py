"""``setOptions`` of a request: options set before its text, as ``set_option`` commands above it would.

Comes in: ``[[name, value], …]``, a name as text or as its components, a value of ``set_option``'s kinds.  Goes out: a
changed scope.  Source: augustepoiroux/repl ``README.md`` (v1.3.0), the fork of the REPL that LeanInteract talks to;
LeanInteract sends ``Elab.async`` with every command.
"""

from __future__ import annotations

from typing import Any

from prover.lean.elab.command import CommandElab
from prover.lean.elab.scope_commands import check_option
from prover.lean.meta.base import OptionValue
from prover.lean.meta.errors import LeanError
from prover.lean.name import Name, mk_name
from prover.lean.syntax import ast


class BadOptions(Exception):
    """The field does not say which options to set, or names one that Lean does not know."""


def set_options(cmd: CommandElab, wanted: object) -> None:
    """Set the options of a request in the innermost scope."""
    if wanted is None:
        return
    options = cmd.scope.options
    for name, value in _pairs(wanted):
        try:
            check_option(name, ast.ModuleDoc(0, 0, ""))
        except LeanError as err:
            raise BadOptions(err.text) from err
        if options.get(name.text) != value:
            options = options.set(name.text, value)
    cmd.modify_scope(options=options)


def _pairs(wanted: object) -> list[tuple[Name, OptionValue]]:
    if not isinstance(wanted, list):
        raise BadOptions("setOptions: a list of pairs [name, value] expected")
    return [_pair(item) for item in wanted]


def _pair(item: Any) -> tuple[Name, OptionValue]:
    if isinstance(item, list) and len(item) == 2:
        name, value = item
        parts = name.split(".") if isinstance(name, str) else name
        is_name = isinstance(parts, list) and bool(parts) and all(isinstance(p, str) and p for p in parts)
        if is_name and isinstance(value, bool | int | str):
            return mk_name(".".join(parts)), value
    raise BadOptions(f"setOptions: a pair [name, value] expected, not {item!r}")
