"""Importing this module fills the registries of terms, commands and attributes."""

from __future__ import annotations

import importlib
import importlib.util
from typing import Final

MODULES: Final = (
    "app",
    "binders",
    "builtin_terms",
    "extra_ops",
    "calc",
    "subst_term",
    "special_terms",
    "set_terms",
    "do_notation",
    "match",
    "struct_inst",
    "inductive_commands",
    "recursion",
    "fun_induction",
    "aux_constructions",
    "no_confusion",
    "size_of",
    "deriving",
    "declaration",
    "notation",
    "open_in",
    "scope_commands",
    "guard_commands",
    "inspect_commands",
    "eval_command",
)
"""Modules with registered elaborators, those of the structures room included."""


def load() -> None:
    """Import every elaborator module (idempotent)."""
    for name in MODULES:
        full = f"prover.lean.elab.{name}"
        if importlib.util.find_spec(full) is not None:
            importlib.import_module(full)
