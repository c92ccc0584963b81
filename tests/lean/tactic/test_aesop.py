"""``aesop`` without arguments: what it proves, and that it fails on what does not hold."""

from __future__ import annotations

import pytest

from tests.lean.tactic.run import by
from tests.lean.tactic.test_mathlib_logic import errors

FAILED = "aesop: failed to prove the goal after exhaustive search."
ACCEPTED: dict[str, str] = {
    "connectives": "(p q r : Prop) (h : p ∧ q) (k : q → r) : r ∨ p",
    "equivalences": "(p q : Prop) : p ∧ q ↔ q ∧ p",
    "disjunctions among the hypotheses": "(p q : Prop) (h : p ∨ q) : q ∨ p",
    "equations": "(a b : ℕ) (h : a = b) (g : b = 3) : a = 3",
    "a witness": "(p q : ℕ → Prop) (h : ∀ x, p x → q x) (k : p 3) : ∃ x, q x",
    "a counterexample": "(p q : ℕ → Prop) (h : ∃ x, p x ∧ ¬q x) : ¬∀ x, p x → q x",
    "extensionality": "(s t : Set ℕ) : s ∩ t = t ∩ s",
    "conditions": "(n : ℕ) : (if n = 3 then 1 else 2) ≤ 2",
    "cases with arithmetic": "(a : ℕ) (h : a = 1 ∨ a = 2) : a < 3",
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_accepts(name: str) -> None:
    assert errors(by(ACCEPTED[name], "aesop")) == []


@pytest.mark.parametrize(
    "statement",
    [
        "(p : Prop) : p",
        "(p q : Prop) (h : p ∨ q) : p ∧ q",
        "(a b : ℕ) (h : a < b) : b < a",
        "(p : ℕ → Prop) (h : ∃ x, p x) : ∀ x, p x",
    ],
)
def test_fails(statement: str) -> None:
    assert errors(by(statement, "aesop")) == [FAILED]


def test_rules_of_the_user_are_refused_by_name() -> None:
    assert any("aesop (add" in e for e in errors(by("(p : Prop) (h : p) : p", "aesop (add safe apply h)")))
