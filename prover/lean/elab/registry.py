"""Registries of elaborators: one table from syntax classes to functions, for terms and for commands.

Source: Lean 4 ``KeyedDeclsAttribute``. Modules of this package fill the tables when they are imported; the tactic room
puts its entry point into :data:`TACTIC_RUNNER` (elab never imports tactic).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, TypeVar

from prover.lean.expr import Expr

if TYPE_CHECKING:
    from prover.lean.elab.command import CommandElab
    from prover.lean.elab.term import TermElab
    from prover.lean.syntax import ast

TermFn = Callable[["TermElab", Any, Expr | None], Expr]
CommandFn = Callable[["CommandElab", Any], None]
F = TypeVar("F", bound=Callable[..., Any])

TERM_ELABS: Final[dict[type, TermFn]] = {}
COMMAND_ELABS: Final[dict[type, CommandFn]] = {}


def term_elab(*classes: type) -> Callable[[F], F]:
    """Register a term elaborator ``(el, stx, expected) -> Expr``."""

    def register(fn: F) -> F:
        for cls in classes:
            TERM_ELABS[cls] = fn
        return fn

    return register


def command_elab(*classes: type) -> Callable[[F], F]:
    """Register a command elaborator ``(cmd, stx) -> None``."""

    def register(fn: F) -> F:
        for cls in classes:
            COMMAND_ELABS[cls] = fn
        return fn

    return register


TacticRunner = Callable[["TermElab", int, "ast.TacticSeq", "ast.Syntax", bool], list[int]]
"""``(el, goal uid, tactics, the whole ``by``, recover) -> goals left``; raises LeanError."""

TACTIC_RUNNER: Final[list[TacticRunner]] = []
"""At most one entry, set by ``prover.lean.tactic``."""

GoalsRunner = Callable[["TermElab", list[int], "ast.TacticSeq"], list[int]]
"""``(el, goals, tactics) -> goals left``: one block for several goals (``decreasing_by``); raises LeanError."""

GOALS_RUNNER: Final[list[GoalsRunner]] = []
"""At most one entry, set by ``prover.lean.tactic``."""
