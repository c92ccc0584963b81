"""How terms, goals and signatures are shown: the pretty printer's functions, put in when elaboration is first used."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from prover.lean.meta.meta import Meta
from prover.lean.name import Name
from prover.lean.pretty.meta_info import show, show_goal, show_signature


@dataclass(slots=True)
class Display:
    goal: Callable[[Meta, int], str] | None = None
    signature: Callable[[Meta, Name], str] | None = None
    explicit: Callable[[Meta, object], str] | None = None


DISPLAY: Final = Display(goal=show_goal, signature=show_signature)
Meta.printer = show


def plain_goal(m: Meta, uid: int) -> str:
    """One hypothesis a line, in raw names."""
    with m.with_mvar_context(uid) as decl:
        lines = []
        for local in decl.lctx:
            if not local.is_aux:
                value = f" := {m.pp(m.instantiate_mvars(local.value))}" if local.value is not None else ""
                lines.append(f"{shown_name(local.user_name)} : {m.pp(m.instantiate_mvars(local.type))}{value}")
        lines.append(f"⊢ {m.pp(m.instantiate_mvars(decl.type))}")
        return "\n".join(lines)


def shown_name(name: Name) -> str:
    return f"{name.erase_macro_scopes()}✝" if name.has_macro_scopes else str(name)
