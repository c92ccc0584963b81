"""Resolution of global names: namespaces, open declarations, aliases, protected and private declarations.

Source: Lean 4 ``src/Lean/ResolveName.lean``. A result is a declaration and the trailing components that did not belong
to it (to be read as fields).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from prover.lean.elab.scope import OpenDecl, OpenExplicit, OpenSimple
from prover.lean.environment import Environment, Extension
from prover.lean.meta.attributes import ALIASES, NAMESPACES, PRIVATE, PROTECTED
from prover.lean.name import ANONYMOUS, Name, mk_name, name_of_components

ROOT: Final = mk_name("_root_")
PRIVATE_PREFIX: Final = mk_name("_private")

CURRENT_MODULE: Final = Extension[Name]("current_module", lambda: ANONYMOUS, lambda _state, entry: entry)
"""Name of the module being elaborated; set with ``env.with_state`` (never an entry, so it is not imported)."""

LIBRARY_ROOTS: Final = frozenset({"Init", "Std", "Lean", "Mathlib", "Batteries", "Aesop"})
"""First components of module names that belong to the embedded library; other modules are a user's."""

Resolved = tuple[Name, tuple[str, ...]]


def is_library_module(module: Name) -> bool:
    return not module.is_anonymous and module.root().text in LIBRARY_ROOTS


def mk_private_name(env: Environment, name: Name) -> Name:
    """The internal name of ``private name`` in the module being elaborated (CURRENT_MODULE, set by the frontend)."""
    return (PRIVATE_PREFIX + env.state(CURRENT_MODULE)).child(0) + name


def private_to_user_name(name: Name) -> Name:
    """``_private.M.0.foo`` ↦ ``foo``; other names are unchanged."""
    if name.root() is not PRIVATE_PREFIX:
        return name
    parts = name.components()
    for i, part in enumerate(parts):
        if isinstance(part, int):
            return name_of_components(parts[i + 1 :])
    return name


def is_protected(env: Environment, name: Name) -> bool:
    return name in env.state(PROTECTED)


def is_private(env: Environment, name: Name) -> bool:
    return name in env.state(PRIVATE)


def is_namespace(env: Environment, name: Name) -> bool:
    """Was ``name`` opened as a namespace or does a declaration live in it?"""
    return name in env.state(NAMESPACES)


def register_namespaces(env: Environment, name: Name) -> Environment:
    """Note ``name`` and all its prefixes as namespaces."""
    known = env.state(NAMESPACES)
    missing: list[Name] = []
    while not name.is_anonymous and name not in known:
        missing.append(name)
        name = name.parent
    for prefix in reversed(missing):
        env = env.add_entry(NAMESPACES, prefix)
    return env


def aliases(env: Environment, name: Name, skip_protected: bool) -> list[Name]:
    found = env.state(ALIASES).get(name, ())
    if skip_protected:
        return [n for n in found if not is_protected(env, n)]
    return list(found)


class Resolver:
    """Name resolution in one environment, namespace and list of open declarations."""

    __slots__ = ("env", "namespace", "opens")

    def __init__(self, env: Environment, namespace: Name, opens: Sequence[OpenDecl]) -> None:
        self.env: Final = env
        self.namespace: Final = namespace
        self.opens: Final = opens

    def _has(self, name: Name) -> bool:
        return name in self.env

    def _private(self, name: Name) -> Name | None:
        private = mk_private_name(self.env, name)
        return private if private in self.env else None

    def _qualified(self, ns: Name, name: Name) -> list[Name]:
        """``ns.name`` as a declaration or an alias."""
        full = ns + name
        atomic = name.is_atomic
        found = aliases(self.env, full, skip_protected=atomic)
        if self._has(full) and not (atomic and is_protected(self.env, full)):
            return [full, *found]
        private = self._private(full)
        if private is not None and not (atomic and is_protected(self.env, private)):
            return [private, *found]
        return found

    def _in_namespaces(self, name: Name) -> list[Name]:
        ns = self.namespace
        while not ns.is_anonymous:
            found = self._qualified(ns, name)
            if found:
                return found
            ns = ns.parent
        return []

    def _exact(self, name: Name) -> Name | None:
        if name.is_atomic:
            return None
        name = strip_root(name)
        if self._has(name):
            return name
        return self._private(name)

    def _in_opens(self, name: Name) -> list[Name]:
        found: list[Name] = []
        for decl in self.opens:
            if isinstance(decl, OpenSimple):
                if name not in decl.excepted:
                    found += self._qualified(decl.namespace, name)
            elif isinstance(decl, OpenExplicit):
                if decl.alias is name:
                    found.append(decl.target)
                elif decl.alias.is_prefix_of(name):
                    full = name.replace_prefix(decl.alias, decl.target)
                    if self._has(full):
                        found.append(full)
        return found

    def constants(self, name: Name) -> list[Name]:
        """Declarations that exactly ``name`` may mean."""
        found = self._in_namespaces(name)
        if found:
            return _dedup(found)
        exact = self._exact(name)
        if exact is not None:
            return [exact]
        found = []
        private = self._private(name)
        if private is not None:
            found.append(private)
        if self._has(name):
            found.append(name)
        found = self._in_opens(name) + found
        return _dedup(aliases(self.env, name, skip_protected=name.is_atomic) + found)

    def resolve(self, name: Name) -> list[Resolved]:
        """Longest prefix of ``name`` that is a declaration, with the remaining components."""
        fields: list[str] = []
        while not name.is_anonymous:
            found = self.constants(name)
            if found:
                rest = tuple(reversed(fields))
                return [(n, rest) for n in found]
            if not isinstance(name.part, str):
                return []
            fields.append(name.part)
            name = name.parent
        return []

    def namespaces(self, name: Name) -> list[Name]:
        """Namespaces that ``name`` may mean in ``open`` (relative to the current one, then absolute)."""
        name = strip_root(name) if name.root() is ROOT else name
        found: list[Name] = []
        ns = self.namespace
        while not ns.is_anonymous:
            if is_namespace(self.env, ns + name):
                found.append(ns + name)
                break
            ns = ns.parent
        else:
            if is_namespace(self.env, name):
                found.append(name)
        for decl in self.opens:
            if isinstance(decl, OpenSimple) and name not in decl.excepted and is_namespace(
                self.env, decl.namespace + name
            ):
                found.append(decl.namespace + name)
        return _dedup(found)


def strip_root(name: Name) -> Name:
    """``_root_.x`` ↦ ``x``."""
    return name.replace_prefix(ROOT, ANONYMOUS) if name.root() is ROOT else name


def _dedup(names: list[Name]) -> list[Name]:
    return names if len(names) < 2 else list(dict.fromkeys(names))


def field_suffix(fields: Sequence[str]) -> Name:
    return name_of_components(tuple(fields))
