"""What ``open`` opens: names and scoped entries, for the command and for ``open … in`` before a term or tactics.

Source: Lean 4 ``src/Lean/Elab/Open.lean``. Comes in: an environment, a scope, the syntax. Goes out: open declarations
and the namespaces whose scoped entries wake.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from prover.lean.elab.names import Resolver
from prover.lean.elab.scope import OpenDecl, OpenExplicit, OpenSimple, Scope
from prover.lean.environment import Environment, Extension
from prover.lean.meta.attributes import ALIASES
from prover.lean.meta.errors import LeanError
from prover.lean.name import Name
from prover.lean.syntax import ast

if TYPE_CHECKING:
    from prover.lean.elab.term import TermElab


def open_decls(env: Environment, scope: Scope, stx: ast.OpenCmd) -> tuple[list[OpenDecl], list[Name]]:
    """The open declarations of one ``open`` and the namespaces whose scoped entries wake."""
    out: list[OpenDecl] = []
    activated: list[Name] = []
    for name in stx.names:
        found = Resolver(env, scope.namespace, (*reversed(out), *scope.opens)).namespaces(name)
        if not found:
            raise LeanError(f"unknown namespace `{name}`", stx)
        if stx.only:
            out += [explicit_open(env, found, short, short, stx) for short in stx.only]
            continue
        if stx.renaming:
            out += [explicit_open(env, found, old, new, stx) for old, new in stx.renaming]
            continue
        for ns in found:
            out.append(OpenSimple(ns, stx.hiding))
            activated.append(ns)
    return out, activated


def explicit_open(env: Environment, namespaces: list[Name], old: Name, new: Name, stx: ast.Syntax) -> OpenDecl:
    """``old`` of one of the namespaces under the name ``new``."""
    for ns in namespaces:
        full = ns + old
        if full in env:
            return OpenExplicit(new, full)
        alias = env.state(ALIASES).get(full)
        if alias:
            return OpenExplicit(new, alias[0])
    raise LeanError(f"Unknown identifier `{namespaces[0] + old}`", stx)


@contextmanager
def opened(el: TermElab, stx: ast.OpenCmd) -> Iterator[None]:
    """Elaborate with the namespaces open; scoped attributes are in force until the end."""
    from prover.lean.elab.scoped import wake_scoped

    decls, activated = open_decls(el.m.env, el.scope, stx)
    opens = el.scope.opens if stx.scoped else (*reversed(decls), *el.scope.opens)
    before = el.m.env
    touched: set[str] = set()
    for ns in activated:
        touched |= wake_scoped(el.m, ns)
    try:
        with el.setting(scope=replace(el.scope, opens=opens)):
            yield
    finally:
        for ext_name in touched:
            ext = Extension.registry[ext_name]
            el.m.env = el.m.env.with_state(ext, before.state(ext))
