"""``decide``: what it evaluates, and where it says that evaluation got stuck."""

from __future__ import annotations

import pytest

from tests.lean.tactic.run import by, errors


@pytest.mark.parametrize(
    "statement",
    [
        ": ∀ x : Fin 5, x.val < 5",
        ": ∀ x, x < 10 → x * x < 100",
        ": ∃ x, x ∈ [1, 2, 3] ∧ x > 2",
        ": ¬ 3 ∣ 10 ∧ 5 ∣ 10",
        ": 10000000 < 10000001",
        ': "abc".length = 3',
        ": (1, 2) ≠ (2, 1) ∧ some 3 ≠ none",
    ],
)
def test_evaluates(statement: str) -> None:
    assert errors(by(statement, "decide")) == []


@pytest.mark.parametrize(
    ("statement", "proof"),
    [
        (": let n := 5; let k := n + 1; n < k", "decide"),
        (": let n := 5; let k := n + 1; n < k", "intro n k\ndecide"),
        (": let n := 5; let k : Fin n := ⟨2, by decide⟩; k.val = 2", "decide"),
        (": True", "let n := 5\nhave : n < n + 1 := by decide\ntrivial"),
    ],
)
def test_local_definitions_are_unfolded(statement: str, proof: str) -> None:
    assert errors(by(statement, proof)) == []


def test_variables_are_not() -> None:
    (text,) = errors(by("(m : Nat) : let n := m; n = n", "intro n\ndecide"))
    assert text.startswith("Tactic `decide` failed: expected type must not contain free variables\n  m = m\n")


def test_false_propositions_are_named() -> None:
    text = "Tactic `decide` proved that the proposition\n  3 < 4 ∧ 5 < 4\nis false"
    assert errors(by(": 3 < 4 ∧ 5 < 4", "decide")) == [text]
    assert errors(by(": 3 < 4 ∧ 5 < 4", "decide +kernel")) == [text]


def test_the_instance_that_blocks_is_shown() -> None:
    (text,) = errors("opaque secret : Nat\nexample : secret = 4 ∧ 1 < 2 := by decide\n")
    assert text.startswith(
        "Tactic `decide` failed for proposition\n  secret = 4 ∧ 1 < 2\nsince its `Decidable` instance\n"
        "  instDecidableAnd\ndid not reduce to `isTrue` or `isFalse`.\n\nAfter unfolding the instances "
    )
    assert "`instDecidableAnd`, and `instDecidableEqNat`, reduction got stuck at the `Decidable` instance\n  " in text
    assert "secret.beq 4 with\n  | true => isTrue ⋯\n  | false => isFalse ⋯" in text


def test_classical_instances_get_a_hint() -> None:
    (text,) = errors("open Classical in\nexample : ∃ f : Nat → Nat, f 0 = 1 := by decide\n")
    assert "reduction got stuck at the `Decidable` instance" in text
    assert text.endswith("which enables the instance `Classical.propDecidable`.")
