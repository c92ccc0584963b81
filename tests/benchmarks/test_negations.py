"""The negation of a theorem as a file: what is written, and what Lean must confirm."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from prover.benchmarks.core import Engine, in_parallel
from prover.benchmarks.negations import Denier, negated_files, negated_text
from prover.errors import InternalError, ProcessTimeout


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    made = Engine(60.0)
    yield made
    made.close()


def test_the_last_theorem_is_denied_and_what_stands_before_it_stays() -> None:
    text = "def f (n : Nat) := n\n\ntheorem t (n : Nat) : f n = n := by\n  rfl\n"
    (file,) = negated_files(text)
    assert file.text == "def f (n : Nat) := n\n\ntheorem t.disproof : ¬ (∀ (n : Nat), f n = n) := by\n  sorry\n"
    assert "theorem t (n : Nat) : f n = n := by\n  rfl" in file.check
    assert file.check.endswith("theorem t.disproof_denies_it : _root_.False := t.disproof @t\n")


def test_a_definition_has_no_negation() -> None:
    assert list(negated_files("def f (n : Nat) := n\n")) == []


def test_lean_confirms_the_negation(engine: Engine) -> None:
    text = "theorem t (n : Nat) : n + 0 = n := rfl\n"
    assert negated_text(engine, text) == "theorem t.disproof : ¬ (∀ (n : Nat), n + 0 = n) := by\n  sorry\n"


def test_a_variable_of_the_section_is_denied_too(engine: Engine) -> None:
    text = "variable (n : Nat)\n\ntheorem t : n + 0 = n := rfl\n"
    found = negated_text(engine, text)
    assert found is not None and found.endswith("theorem t.disproof : ¬ (∀ (n : Nat), n + 0 = n) := by\n  sorry\n")


def test_an_example_with_a_variable_of_the_section_is_denied_too(engine: Engine) -> None:
    found = negated_text(engine, "variable (p : Prop)\n\nexample (h : p) : p := h\n")
    assert found is not None and found.endswith(
        "theorem the_example.disproof : ¬ (∀ (p : Prop), p → p) := by\n  sorry\n"
    )


def test_a_theorem_that_stands_on_an_axiom_is_left_alone() -> None:
    row = {"name": "t", "code": "axiom wrong : False\n\ntheorem t : 1 = 0 := wrong.elim\n"}
    assert Denier(1.0).deny(row).reason == "it stands on an axiom of its own"


def test_what_does_not_elaborate_is_not_denied(engine: Engine) -> None:
    assert negated_text(engine, "theorem t (n : Nat) : NoSuch n := sorry\n") is None


def test_a_text_that_denies_something_else_is_refused(engine: Engine) -> None:
    """The check of another theorem's negation has an error: ``1 = 2`` is not what ``t`` states."""
    (file,) = negated_files("theorem t : 1 = 1 := rfl\n")
    wrong = file.check.replace("¬ (1 = 1)", "¬ (1 = 2)")
    answer = engine.ask({"cmd": wrong})
    assert [m["severity"] for m in answer["messages"] if "type mismatch" in m["data"].lower()] == ["error"]


class BrokenEngine(Engine):
    """A process that never answers in time."""

    def ask(self, request: dict[str, Any]) -> Any:
        raise ProcessTimeout("no answer")


def test_an_engine_that_says_nothing_is_no_refusal() -> None:
    with pytest.raises(ProcessTimeout):
        negated_text(BrokenEngine(1.0), "theorem t : 1 = 1 := rfl\n")
    denier = Denier(1.0)
    denier.engine = BrokenEngine(1.0)
    assert denier.deny({"name": "t", "code": "theorem t : 1 = 1 := rfl\n"}).verdict == "timeout"


def test_what_breaks_in_a_thread_is_raised() -> None:
    def fail(item: int) -> int:
        raise InternalError(f"{item}")

    with pytest.raises(InternalError):
        in_parallel([1, 2, 3], 2, lambda: fail, "failing")
