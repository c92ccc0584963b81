"""Running Lean text in tests: against the embedded library, built once a session."""

from __future__ import annotations

from functools import lru_cache

import prover.lean.tactic.all  # noqa: F401  (registers the tactics)
from prover.lean.elab.frontend import FrontendResult, elaborate_source
from prover.lean.environment import Environment
from prover.lean.library.load import load_environment


@lru_cache(maxsize=1)
def library() -> Environment:
    return load_environment(("Init",))


def run(text: str) -> FrontendResult:
    """Elaborate ``text`` after ``import Init``."""
    return elaborate_source(text, library())


def errors(text: str) -> list[str]:
    return [m.text for m in run(text).messages if m.severity == "error"]


def error_positions(text: str) -> list[tuple[int, int, str]]:
    """Line, column and first line of each error."""
    result = run(text)
    out: list[tuple[int, int, str]] = []
    for m in result.messages:
        if m.severity == "error":
            pos = result.source.position(m.start)
            out.append((pos.line, pos.column, m.text.split("\n")[0]))
    return out


def accepted(text: str) -> bool:
    """No error and no ``sorry``."""
    result = run(text)
    return not result.has_errors and not result.sorries


def by(statement: str, tactics: str) -> str:
    """``example statement := by tactics``; tactics may be several lines."""
    body = "\n".join("  " + line for line in tactics.strip("\n").split("\n"))
    return f"example {statement} := by\n{body}\n"
