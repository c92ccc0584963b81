"""Pre-definitions: elaborated bodies before recursion is compiled. The contract between commands and ``recursion.py``.

Source: Lean 4 ``src/Lean/Elab/PreDefinition/Basic.lean``. In ``value`` recursive calls are plain constants
``name.{level_params}`` of the group; types and values are closed and free of metavariables.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from prover.lean.expr import Expr
from prover.lean.name import Name
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
