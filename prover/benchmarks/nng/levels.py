"""The statements of a game: levels with their authors' proofs, and statements of further levels without.

In: the folder's ``*.jsonl`` files.  Out: ``Level``s in the order of the data.  A row without ``proof`` (``interface``)
only gives a statement; where a name has both kinds of row, the level counts.  ``allowed`` says which statements a level
may use; a row that does not say may use everything before it.  An *anonymous* level has no name in the game.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DEFINITIONS = "definitions.lean.txt"
_FIRST = ("levels.jsonl",)
_LAST = ("interface.jsonl",)


@dataclass(frozen=True, slots=True)
class Level:
    """One statement.  ``proof`` is ``None`` where the data has none; ``env`` names the other definitions it needs."""

    name: str
    statement: str
    proof: str | None = None
    label: str = ""
    env: str = ""
    namespace: str = "MyNat"
    allowed: tuple[str, ...] = ()
    disabled: frozenset[str] = frozenset()
    is_anonymous: bool = False

    def as_axiom(self) -> str:
        """The statement, assumed."""
        return f"axiom {self.name} {self.statement}"

    def as_theorem(self, body: str) -> str:
        """The statement with a body (``:= …``)."""
        return f"theorem {self.name} {self.statement} {body}"


def read_levels(folder: Path) -> list[Level]:
    """Every statement of a data folder, levels first, then those given without proof."""
    found = {path.name: path for path in sorted(folder.glob("*.jsonl"))}
    middle = [name for name in found if name not in (*_FIRST, *_LAST)]
    rows: list[dict[str, Any]] = []
    for name in (*_FIRST, *middle, *_LAST):
        if name in found:
            rows.extend(json.loads(line) for line in found[name].read_text(encoding="utf-8").splitlines() if line)
    return make_levels(rows)


def make_levels(rows: Sequence[dict[str, Any]]) -> list[Level]:
    """Levels from rows; of several rows for one name (and ``env``) the first with a proof counts."""
    chosen: dict[tuple[str, str], dict[str, Any]] = {}
    for row in rows:
        if not row.get("name") or not row.get("statement"):
            continue
        key = (_env(row), row["name"])
        if key not in chosen or (row.get("proof") and not chosen[key].get("proof")):
            chosen[key] = row
    before: dict[str, list[str]] = {}
    levels = []
    for (env, name), row in chosen.items():
        earlier = before.setdefault(env, [])
        allowed = row.get("allowed")
        theorems = allowed.get("theorems") if isinstance(allowed, dict) else None
        levels.append(
            Level(
                name=name,
                statement=row["statement"].strip(),
                proof=row.get("proof"),
                label=f"{row.get('world', env or '?')} {row.get('level', '')}".strip(),
                env=env,
                namespace=row.get("namespace") or "MyNat",
                allowed=tuple(earlier if theorems is None else map(_last_part, theorems)),
                is_anonymous=bool(row.get("anonymous")),
                disabled=frozenset(_last_part(text) for text in row.get("disabled_theorems") or ()),
            )
        )
        earlier.append(name)
    return levels


def _env(row: dict[str, Any]) -> str:
    """The empty text for the game itself, else the name of the other set of definitions."""
    env = str(row.get("env") or "")
    return "" if env.lower() in ("nng", "nng4") else env


def _last_part(name: str) -> str:
    return name.rpartition(".")[2]
