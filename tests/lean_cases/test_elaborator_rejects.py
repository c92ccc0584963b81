"""Every text of ``reject/elaborator_cases.py`` and ``reject/*.lean`` is refused for its stated reason, and nothing
false comes out of it."""

from __future__ import annotations

import pytest

import prover.lean.tactic.all  # noqa: F401  (registers the tactics)
from prover.lean.elab.frontend import FrontendResult, elaborate_source
from prover.lean.environment import Environment
from prover.lean.library.load import load_environment
from prover.lean.name import mk_name
from prover.lean.dependency import axioms_of
from tests.lean_cases.reject.elaborator_cases import CASES, Case
from tests.lean_cases.reject.texts import TextCase, read_cases

TEXT_CASES = read_cases()


@pytest.fixture(scope="module")
def init() -> Environment:
    return load_environment(("Init",))


def _errors(result: FrontendResult) -> list[str]:
    errors = [m.text for m in result.messages if m.severity == "error"]
    assert errors, "accepted"
    assert not any("internal error" in e for e in errors), errors
    assert not any("embedded Lean has no" in e for e in errors), errors
    return errors


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_refused_for_its_reason(init: Environment, case: Case) -> None:
    _, text, fragment = case
    errors = _errors(elaborate_source(text, init))
    assert any(fragment in e for e in errors), errors


@pytest.mark.parametrize("case", TEXT_CASES, ids=[case.name for case in TEXT_CASES])
def test_text_is_refused_for_its_reason(init: Environment, case: TextCase) -> None:
    result = elaborate_source(case.text, init)
    errors = _errors(result)
    assert any(case.explains(e) for e in errors), errors
    axioms = axioms_of(result.env, mk_name("bad"))
    assert axioms is None or "sorryAx" in axioms


def test_names_are_distinct() -> None:
    names = [case[0] for case in CASES] + [case.name for case in TEXT_CASES]
    assert len(names) == len(set(names))


def test_there_are_enough() -> None:
    assert len(CASES) + len(TEXT_CASES) >= 500
