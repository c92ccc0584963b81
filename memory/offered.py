"""Which declarations are worth offering as premises.

Left out: what serves Lean's own tactics (``Lean.Omega.…``, ``Mathlib.Meta.NormNum.…``), what Lean makes for itself, and
equations that ``simp`` applies anyway and nobody names (``injEq``, ``sizeOf_spec``).
"""

from __future__ import annotations

import re

from prover.types import Declaration, DeclarationKind

LIBRARY_KINDS: tuple[DeclarationKind, ...] = ("theorem", "axiom")
"""Kinds that a library's index holds: what can be cited, applied, rewritten with."""

_MODULES = ("Mathlib.Tactic.", "Mathlib.Meta.", "Mathlib.Util.", "Lean.", "Init.Omega", "Init.Grind", "Aesop.")
_NAMES = ("Lean.", "Mathlib.Tactic.", "Mathlib.Meta.", "Linarith.", "Polyrith.", "Aesop.", "Tactic.")
_LAST = frozenset({"sizeOf_spec", "injEq", "inj", "noConfusion", "elim", "rec", "recOn", "casesOn", "brecOn", "below"})
_EQUATION = re.compile(r"eq_(\d+|def)|match_\d+.*|proof_\d+.*")


def is_internal(name: str) -> bool:
    """Names that Lean makes for itself, and lemmas that serve its own tactics."""
    parts = name.split(".")
    if name.startswith(_NAMES):
        return True
    return any(part.startswith("_") or _EQUATION.fullmatch(part) is not None for part in parts)


def is_offered(declaration: Declaration) -> bool:
    """Is this declaration of a library something to cite?"""
    if declaration.kind not in LIBRARY_KINDS or declaration.module.startswith(_MODULES):
        return False
    last = declaration.name.rpartition(".")[2]
    return last not in _LAST and not is_internal(declaration.name)
