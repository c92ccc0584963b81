"""Every text of ``reject/elaborator_cases.py`` is refused for its stated reason."""

from __future__ import annotations

import pytest

import prover.lean.tactic.all  # noqa: F401  (registers the tactics)
from prover.lean.elab.frontend import elaborate_source
from prover.lean.environment import Environment
from prover.lean.library.load import load_environment
from tests.lean_cases.reject.elaborator_cases import CASES, Case


@pytest.fixture(scope="module")
def init() -> Environment:
    return load_environment(("Init",))


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_refused_for_its_reason(init: Environment, case: Case) -> None:
    _, text, fragment = case
    result = elaborate_source(text, init)
    errors = [m.text for m in result.messages if m.severity == "error"]
    assert errors, "accepted"
    assert not any("internal error" in e for e in errors), errors
    assert not any("embedded Lean has no" in e for e in errors), errors
    assert any(fragment in e for e in errors), errors


def test_names_are_distinct() -> None:
    names = [case[0] for case in CASES]
    assert len(names) == len(set(names))
