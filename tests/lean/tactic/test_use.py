"""``use``, ``use!``: arguments for a type with one constructor."""

from __future__ import annotations

import pytest

from tests.lean.tactic.run import by
from tests.lean.tactic.test_mathlib_logic import errors, goal_after

ACCEPTED: dict[str, tuple[str, str]] = {
    "one value": (": ∃ x : ℕ, x = 42", "use 42"),
    "two values": (": ∃ x y : ℕ, x + 1 = y", "use 1, 2"),
    "a value and its proof": ("(h : 2 < 3) : ∃ x : ℕ, x < 3 ∧ 0 < 1", "use 2, h\ndecide"),
    "a pair is one value": (": ∃ p : ℕ × ℕ, p.1 = p.2", "use (42, 42)"),
    "use! goes into the pair": (": ∃ p : ℕ × ℕ, p.1 = p.2", "use! 42, 42"),
    "use! tries the value first": (": ∃ p : ℕ × ℕ, p.1 = p.2", "use! (42, 42)"),
    "use! goes into a subtype": (": ∃ n : {n : ℕ // n % 2 = 0}, n.val > 10", "use! 20\ndecide"),
    "both halves are discharged": (": ∃ x : ℕ, x = 1 ∧ True", "use 1"),
    "a hypothesis is found": ("(p : ℕ → Prop) (h : p 3) : ∃ x, p x ∧ x = x", "use 3"),
    "a proof that is bound": ("(p : Prop) (h : p) : ∃ x : ℕ, ∃ _ : p, x = 0", "use 0"),
    "an inhabited type": (": Nonempty ℕ", "use 0"),
    "a function": ("(A B C : Type) : A × B → C → A", "use fun p _ => p.1"),
    "all fields of a structure": ("(a b : Prop) (h : a) (k : b) : a ∧ b", "use h, k"),
    "an own discharger": (": ∃ x : ℕ, x < 3", "use (discharger := decide) 2"),
    "no discharger": (": ∃ x : ℕ, x = x", "use (discharger := skip) 2\nrfl"),
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_accepts(name: str) -> None:
    assert errors(by(*ACCEPTED[name])) == []


def test_what_is_left_is_the_case_of_the_last_field() -> None:
    assert goal_after("(p : ℕ → Prop) : ∃ x, x = x ∧ p x", "use 3") == "case h\np : ℕ → Prop\n⊢ 3 = 3 ∧ p 3"
    assert goal_after(": ∃ x y : ℕ, x < y", "use 1") == "case h\n⊢ ∃ y, 1 < y"


REFUSED: dict[str, tuple[str, str, str]] = {
    "too many": (": ∃ x : ℕ, x = 1", "use 1, 2", "too many arguments supplied to `use`"),
    "a wrong type": (": ∃ x : ℕ, x = 1", 'use "a"', "Type mismatch\n"),
    "a false proposition stays": (": ∃ x : ℕ, x = 1", "use 2", "unsolved goals\ncase h\n⊢ 2 = 1"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refuses(name: str) -> None:
    statement, proof, message = REFUSED[name]
    assert errors(by(statement, proof))[0].startswith(message)
