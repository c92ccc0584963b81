"""Scopes of commands (namespace, open declarations, variables, options) and the records a run of the frontend leaves.

Source: Lean 4 ``src/Lean/Elab/Command/Scope.lean``, ``src/Lean/Message.lean``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

import immutables

from prover.lean.meta.base import OptionValue
from prover.lean.name import ANONYMOUS, Name
from prover.lean.syntax import ast

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class OpenSimple:
    """``open ns hiding excepted``."""

    namespace: Name
    excepted: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenExplicit:
    """``open ns (x)`` / ``renaming x → y``: the short name ``alias`` stands for ``target``."""

    alias: Name
    target: Name


OpenDecl = OpenSimple | OpenExplicit


@dataclass(frozen=True, slots=True)
class Scope:
    """One ``namespace``/``section`` level. ``opens`` and ``level_names``: newest first; ``woken``: the namespaces of
    ``open scoped``."""

    header: str = ""
    namespace: Name = ANONYMOUS
    opens: tuple[OpenDecl, ...] = ()
    level_names: tuple[Name, ...] = ()
    variables: tuple[ast.Binder, ...] = ()
    included: tuple[Name, ...] = ()
    omitted: tuple[Name, ...] = ()
    options: immutables.Map[str, OptionValue] = field(default_factory=immutables.Map)
    is_noncomputable: bool = False
    woken: frozenset[str] = frozenset()

    def opened_namespaces(self) -> frozenset[str]:
        """The namespaces whose scoped notations are in force: those opened and the current one with its parents."""
        opened = {str(d.namespace) for d in self.opens if isinstance(d, OpenSimple)}
        namespace = self.namespace
        while not namespace.is_anonymous:
            opened.add(str(namespace))
            namespace = namespace.parent
        return self.woken | opened


@dataclass(frozen=True, slots=True)
class Message:
    """A message with code-point offsets into the source (``end`` None: no end position)."""

    severity: Severity
    start: int
    end: int | None
    text: str


@dataclass(frozen=True, slots=True)
class SorrySite:
    """A ``sorry`` of the user: its span, the goal (an open metavariable in ``saved``), and how it is shown. ``tactic``
    tells ``by … sorry`` from a term ``sorry``. The REPL opens proof states from it."""

    start: int
    end: int
    goal: str
    mvar_uid: int
    saved: Any
    tactic: bool
    scope: Scope
    decl_name: Name | None = None
    level_names: tuple[Name, ...] = ()
