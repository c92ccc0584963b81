"""Attribute kinds: ``global`` ones stay, ``local`` ones end with the section, ``scoped`` ones wake with the namespace.

Source: Lean 4 ``src/Lean/ScopedEnvExtension.lean``. Local and awakened entries change extension states without leaving
entries in the module; when a scope ends the states they touched are rebuilt from the entries.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

import immutables

from prover.lean.elab.attributes import apply_attribute
from prover.lean.elab.command import CommandElab
from prover.lean.elab.term_base import ElabMeta
from prover.lean.environment import EntryValue, Environment, Extension
from prover.lean.meta.errors import LeanError
from prover.lean.meta.meta import Meta
from prover.lean.name import Name
from prover.lean.syntax import ast

ScopedState = immutables.Map[Name, tuple[tuple[Name, str], ...]]


def _add(state: ScopedState, entry: EntryValue) -> ScopedState:
    namespace, name, raw = entry
    return state.set(namespace, (*state.get(namespace, ()), (name, raw)))


SCOPED_ATTRIBUTES: Final = Extension[ScopedState]("scoped_attributes", immutables.Map, _add)
"""Entry: (namespace, declaration, text of the attribute)."""


@dataclass(slots=True)
class LocalChanges:
    """Attributes in force only inside one scope."""

    attributes: list[tuple[Name, ast.Attribute]] = field(default_factory=list)
    touched: set[str] = field(default_factory=set)


def local_changes(cmd: CommandElab) -> list[LocalChanges]:
    """One record per scope, kept on the command elaborator."""
    stack: list[LocalChanges] = cmd.local_stack
    while len(stack) < len(cmd.scopes):
        stack.append(LocalChanges())
    return stack


def apply_with_kind(cmd: CommandElab, m: Meta, name: Name, attr: ast.Attribute) -> None:
    """Apply an attribute to a declaration according to its kind."""
    if attr.kind == "global" and not attr.erase:
        apply_attribute(m, name, attr)
        return
    if attr.kind == "scoped":
        ns = cmd.scope.namespace
        if ns.is_anonymous:
            raise LeanError("Scoped attributes must be used inside namespaces", attr)
        m.env = m.env.add_entry(SCOPED_ATTRIBUTES, (ns, name, attr.raw))
    changes = local_changes(cmd)[len(cmd.scopes) - 1]
    _apply_silently(m, name, attr, changes)
    changes.attributes.append((name, attr))


def _apply_silently(m: Meta, name: Name, attr: ast.Attribute, changes: LocalChanges) -> None:
    """Change states but leave no entries (constants that the handler made stay)."""
    before = m.env
    apply_attribute(m, name, attr)
    after = m.env
    for ext_name, state in after._states.items():
        ext = Extension.registry.get(ext_name)
        if ext is not None and before.state(ext) is not state:
            changes.touched.add(ext_name)
    m.env = Environment(
        after.base, after.local, after.base_entries, before.entries, after._states, after.modules
    )


def end_scope(cmd: CommandElab) -> None:
    """Undo what was local to the innermost scope (call before it is popped)."""
    stack = local_changes(cmd)
    changes = stack.pop()
    if not changes.touched:
        return
    env = cmd.env
    for ext_name in changes.touched:
        ext = Extension.registry[ext_name]
        env = env.with_state(ext, _rebuild(env, ext))
    m = ElabMeta(env, cmd.scope.options)
    for outer in stack:
        if outer.touched & changes.touched:
            for name, attr in outer.attributes:
                _apply_silently(m, name, attr, outer)
    cmd.env = m.env


def _rebuild(env: Environment, ext: Extension[Any]) -> Any:
    state = ext.initial()
    for entry in env.base_entries.get(ext.name, ()):
        state = ext.add(state, entry)
    for entry in env.local_entries(ext.name):
        state = ext.add(state, entry)
    return state


def activate_namespace(cmd: CommandElab, namespace: Name) -> None:
    """Wake the scoped attributes of a namespace that was opened."""
    found = cmd.env.state(SCOPED_ATTRIBUTES).get(namespace, ())
    if not found:
        return
    changes = local_changes(cmd)[len(cmd.scopes) - 1]
    m = ElabMeta(cmd.env, cmd.scope.options)
    _wake(m, found, changes)
    cmd.env = m.env


def wake_scoped(m: Meta, namespace: Name) -> set[str]:
    """Wake the scoped attributes of a namespace in ``m`` alone; the extensions whose states changed."""
    changes = LocalChanges()
    _wake(m, m.env.state(SCOPED_ATTRIBUTES).get(namespace, ()), changes)
    return changes.touched


def _wake(m: Meta, found: tuple[tuple[Name, str], ...], changes: LocalChanges) -> None:
    for name, raw in found:
        attr = parse_attribute(raw)
        _apply_silently(m, name, attr, changes)
        changes.attributes.append((name, attr))


def parse_attribute(raw: str) -> ast.Attribute:
    """An attribute from its text, e.g. ``scoped instance 100``."""
    from prover.lean.elab.notation import parse_command_text

    text = raw.strip()
    for word in ("scoped ", "local "):
        text = text.removeprefix(word)
    stx = parse_command_text(f"attribute [{text}] x")
    assert isinstance(stx, ast.AttributeCmd)
    return stx.attrs[0]
