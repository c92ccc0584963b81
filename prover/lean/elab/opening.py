"""What ``open`` opens: the open declarations of a command or of ``open … in``.

Source: Lean 4 ``src/Lean/Elab/Open.lean``. Comes in: an environment, a scope, the syntax. Goes out: open declarations
and the namespaces whose scoped entries wake.
"""

from __future__ import annotations

from prover.lean.elab.names import Resolver
from prover.lean.elab.scope import OpenDecl, OpenExplicit, OpenSimple, Scope
from prover.lean.environment import Environment
from prover.lean.meta.attributes import ALIASES
from prover.lean.meta.errors import LeanError
from prover.lean.name import Name
from prover.lean.syntax import ast


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
