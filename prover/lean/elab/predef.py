"""Pre-definitions: elaborated bodies before recursion is compiled. The contract between commands and ``recursion.py``.

Source: Lean 4 ``src/Lean/Elab/PreDefinition/Basic.lean``. In ``value`` recursive calls are plain constants
``name.{level_params}`` of the group; types and values are closed and free of metavariables.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from prover.lean.expr import Const, Expr, Sort
from prover.lean.level import level_params
from prover.lean.name import Name
from prover.lean.subst import any_subterm
from prover.lean.syntax import ast

PreDefKind = Literal["def", "theorem", "abbrev", "instance", "opaque", "example"]


@dataclass(frozen=True, slots=True)
class PreDefinition:
    """One function of a (possibly mutual) group; all share ``level_params``."""

    ref: ast.Syntax
    kind: PreDefKind
    name: Name
    level_params: tuple[Name, ...]
    modifiers: ast.Modifiers
    type: Expr
    value: Expr
    termination: ast.TerminationHints | None = None
    num_section_vars: int = 0
    """Leading parameters that come from ``variable``s (fixed in recursion)."""


def levels_of(e: Expr, into: set[Name]) -> None:
    """Universe parameters that occur in ``e``."""
    if not e.has_level_param:
        return

    def visit(t: Expr) -> bool:
        if isinstance(t, Const):
            for u in t.levels:
                level_params(u, into)
        elif isinstance(t, Sort):
            level_params(t.level, into)
        return False

    any_subterm(e, visit)
