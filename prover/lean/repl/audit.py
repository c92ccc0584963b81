"""The audit of a command (``"audit": true``): what it declared, in source order.

Comes in: a frontend, command by command, and what the audit is for (see :mod:`prover.lean.repl.meaning` for holes).
Goes out: ``AuditItem`` dictionaries (see ``prover.protocol``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from prover.lean.declaration import ConstantInfo, ConstructorInfo, InductiveInfo, RecursorInfo
from prover.lean.dependency import axioms_of, axioms_of_terms
from prover.lean.elab.frontend import Frontend
from prover.lean.elab.names import private_to_user_name
from prover.lean.elab.term_base import ElabMeta
from prover.lean.environment import Environment
from prover.lean.meta.attributes import projection_info
from prover.lean.name import Name
from prover.lean.repl.listing import (
    is_auxiliary,
    kind_of,
    statement_hash,
    without_unused_binders,
)
from prover.lean.repl.meaning import Meaning
from prover.lean.syntax import ast


class Auditor:
    """Call :meth:`before` and :meth:`after` around each command; ``items`` grows."""

    def __init__(self, front: Frontend, *, is_comparison: bool = False, holes: Sequence[str] | None = None) -> None:
        self.front = front
        self.is_comparison = is_comparison
        self.holes = holes
        self.meaning = Meaning(front.cmd.env, holes)
        self.items: list[dict[str, Any]] = []
        self.env_before: Environment = front.cmd.env

    def before(self) -> None:
        self.env_before = self.front.cmd.env
        self.front.cmd.examples.clear()

    def after(self, stx: ast.Command) -> None:
        env, old = self.front.cmd.env, self.env_before
        for name, example_env in self.front.cmd.examples:
            info = example_env.find(name)
            if info is not None:
                # Two examples may have helpers of the same name: each has hashes of its own.
                meaning = Meaning(example_env, self.holes)
                self.items.append(self._item(example_env, info, "_example", "example", stx, meaning))
        if env.local is old.local:
            return
        fresh = [info for info in env.local_constants() if info.name not in old]
        types = {info.name for info in fresh if isinstance(info, InductiveInfo)}
        shown = [info for info in fresh if self._is_listed(env, info, types)]
        self.meaning.extend(env)
        for info in sorted(shown, key=lambda i: self._order(stx, i.name)):
            shown_name = str(private_to_user_name(info.name))
            self.items.append(self._item(env, info, shown_name, kind_of(env, info), stx, self.meaning))

    def _is_listed(self, env: Environment, info: ConstantInfo, types: set[Name]) -> bool:
        if isinstance(info, (ConstructorInfo, RecursorInfo)):
            return False
        name = private_to_user_name(info.name)
        if is_auxiliary(name) or projection_info(env, info.name) is not None:
            return False
        if any(t is not info.name and t.is_prefix_of(info.name) for t in types):
            return False  # made together with the type: casesOn, noConfusion, sizeOf_spec …
        return not _GENERATED.fullmatch(name.last)

    def _order(self, stx: ast.Command, name: Name) -> tuple[int, str]:
        """Where the name stands in the command's text (helpers of a declaration come after it)."""
        text = self.front.source.text
        at = text.find(name.last, stx.start, stx.end)
        return (at if at >= 0 else stx.end, str(name))

    def _item(
        self, env: Environment, info: ConstantInfo, name: str, kind: str, stx: ast.Command, meaning: Meaning
    ) -> dict[str, Any]:
        source = self.front.source
        own = _own_command(stx, info.name)
        start, end = source.position(own.start), source.position(own.end)
        m = ElabMeta(env)
        core = without_unused_binders(info.type)
        item = {
            "name": name,
            "kind": kind,
            "pos": {"line": start.line, "column": start.column},
            "endPos": {"line": end.line, "column": end.column},
            "type": m.pp(info.type),
            "statementHash": statement_hash(env, info.type),
            "coreHash": statement_hash(env, core),
            "meaningHash": meaning.of_type(info.type),
            "coreMeaningHash": meaning.of_type(core),
            "isPrivate": private_to_user_name(info.name) is not info.name,
            "isProp": m.is_prop(info.type),
            "axioms": axioms_of(env, info.name) or [],
            "typeHasSorry": "sorryAx" in axioms_of_terms(env, [info.type]),
        }
        if self.is_comparison:
            item["isHole"] = meaning.is_hole(info)
            item["explicitType"] = _explicit(env, info)
            item["mentions"] = [{"name": str(n), "meaningHash": h} for n, h in meaning.mentions(info.type)]
        return item


def _explicit(env: Environment, info: ConstantInfo) -> str:
    """The type with every implicit argument, universe and full name."""
    m = ElabMeta(env)
    m.options = m.options.set("pp.all", True)
    return m.pp(info.type)


_GENERATED: Final = re.compile(r"eq_(\d+|def|unfold)|(fun_)?(induct|cases)(_unfolding)?|congr_simp|hcongr_\d+")
"""Last parts of the names that Lean itself gives to theorems about a constant."""


def _own_command(stx: ast.Command, name: Name) -> ast.Command:
    """The declaration of ``name`` inside a ``mutual`` block; other commands stand for themselves."""
    if isinstance(stx, ast.Mutual):
        for command in stx.commands:
            ident = getattr(command, "name", None)
            if isinstance(ident, ast.BinderIdent) and ident.name.last == private_to_user_name(name).last:
                return command
    return stx
