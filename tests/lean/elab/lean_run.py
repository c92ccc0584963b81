"""Running small Lean texts on the embedded library in tests."""

from __future__ import annotations

from functools import lru_cache

import prover.lean.tactic.all  # noqa: F401  (registers tactics)
from prover.lean.elab.frontend import FrontendResult, elaborate_source
from prover.lean.environment import Environment
from prover.lean.library.load import load_environment


@lru_cache(maxsize=1)
def init_env() -> Environment:
    return load_environment(("Init",))


def run(text: str) -> FrontendResult:
    return elaborate_source(text, init_env())


def shown(text: str) -> list[str]:
    """Every message as ``line:column severity: text``."""
    result = run(text)
    out = []
    for m in result.messages:
        pos = result.source.position(m.start)
        out.append(f"{pos.line}:{pos.column} {m.severity}: {m.text}")
    return out


def infos(text: str) -> list[str]:
    """Texts of the information messages; any error fails the test."""
    result = run(text)
    assert not [m.text for m in result.messages if m.severity == "error"]
    return [m.text for m in result.messages if m.severity == "info"]


def errors(text: str) -> list[str]:
    return [m.text for m in run(text).messages if m.severity == "error"]


def accepts(text: str) -> None:
    assert errors(text) == []
