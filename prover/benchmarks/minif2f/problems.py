"""The problems: Lean texts that end in ``sorry``, with the recorded goal display and the fragment they belong to.

In: a JSON-lines file with ``name split header formal_statement goal`` and, beside it, ``fragments.json`` (which notions
a problem uses; optional).  Out: ``Problem``s.  The files are read at run time; nothing of them is kept here.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from prover.errors import InputError

UNKNOWN_FRAGMENT = "(no fragment given)"


@dataclass(frozen=True, slots=True)
class Problem:
    """One statement: ``text`` is a whole file, ``goal`` real Lean's display (empty where the data has none).

    ``published``: a whole file with a proof by somebody else, when such proofs are judged.
    """

    name: str
    text: str
    goal: str = ""
    fragment: str = UNKNOWN_FRAGMENT
    is_closed: bool = False
    published: str = ""


def read_problems(data: Path, split: str, fragments: Path | None = None) -> list[Problem]:
    """The problems of a split, in the order of the file."""
    if not data.is_file():
        raise InputError(f"no data at {data}")
    table = _fragments(fragments if fragments is not None else data.with_name("fragments.json"))
    problems = []
    for number, line in enumerate(data.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            if row.get("split", split) != split:
                continue
            facts = table.get(row["name"], {})
            problems.append(
                Problem(
                    name=row["name"],
                    text=with_sorry(row.get("header", ""), row["formal_statement"]),
                    goal=row.get("goal", ""),
                    fragment=facts.get("fragment", UNKNOWN_FRAGMENT),
                    is_closed=bool(facts.get("closed", False)),
                )
            )
        except (json.JSONDecodeError, KeyError, TypeError) as err:
            raise InputError(f"{data}:{number}: not a problem ({err!r})") from err
    if not problems:
        raise InputError(f"{data} has no problem of the split {split!r}")
    return problems


def with_sorry(header: str, statement: str) -> str:
    """The file to prove: the statement with ``by sorry`` for its proof, however the data ends it."""
    text = statement.rstrip()
    for ending in ("sorry", "by", ":="):
        text = text.removesuffix(ending).rstrip()
    return f"{header}{text} := by\n  sorry\n"


def _fragments(path: Path) -> dict[str, dict[str, Any]]:
    if not path.is_file():
        return {}
    items: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8")).get("items", {})
    return items
