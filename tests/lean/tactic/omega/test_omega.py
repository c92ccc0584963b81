"""The ``omega`` tactic on Lean texts: what it understands, what it splits, what it says when it fails."""

from __future__ import annotations

import pytest

from tests.lean.tactic.run import accepted, by, errors

PROVED: dict[str, str] = {
    "a chain of strict orders": "(a b c : Nat) (h : a < b) (g : b < c) : a + 2 ≤ c",
    "parity": "(x y : Nat) (h : 2 * x = 2 * y + 1) : False",
    "an equation without unit coefficient": "(x y : Int) (h : 7 * x + 12 * y = 1) (h2 : 0 < x) (h3 : x < 7) : False",
    "truncated subtraction": "(a b : Nat) (h : a - b = 0) (g : b - a = 0) : a = b",
    "two differences": "(x y z : Nat) (h : x - y - z > 0) : x > y + z",
    "quotient and remainder": "(x : Nat) (h : x / 4 = 3) (g : x % 4 = 2) : x = 14",
    "a negative divisor": "(x : Int) : x / (-2) = -(x / 2)",
    "divisibility": "(x : Nat) (h : 4 ∣ x) : 2 ∣ x",
    "no divisibility of integers": "(x : Int) (h : ¬ 2 ∣ x) : x % 2 = 1",
    "a power of two as modulus": "(x : Nat) : x % 2 ^ 3 < 8",
    "a modulus that is a power": "(x k : Nat) : x % 2 ^ k < 2 ^ k",
    "the next power": "(n : Nat) : 2 ^ (n + 1) = 2 * 2 ^ n",
    "shifts": "(x : Nat) : x <<< 2 = 4 * x ∧ x >>> 1 ≤ x",
    "a conditional": "(x : Nat) : (if x < 3 then 1 else 2) ≤ 2",
    "min and max": "(a b : Nat) : min a b + max a b = a + b",
    "absolute values": "(a b : Int) : a.natAbs + b.natAbs ≥ (a + b).natAbs",
    "toNat": "(x : Int) : x ≤ x.toNat",
    "bounded numbers": "(i j : Fin 5) (h : i ≠ j) (g : ¬ i < j) : j.val < i.val ∧ i.val < 5",
    "arithmetic of bounded numbers": "(i : Fin 5) (h : i.val = 4) : (i + 1).val = 0",
    "an existential hypothesis": "(a b : Int) (h : ∃ x, x = a ∧ x < b) : a < b",
    "implications are introduced": "(p : Prop) (x : Nat) : x < 3 → p → x < 4",
    "quantified goals are introduced": ": ∀ x : Nat, x > 3 → x > 2",
    "disjunctions of hypotheses": "(x y : Nat) (h : x < 2 ∨ x > 5) (g : x < 6) : x = 0 ∨ x = 1",
    "equivalences": "(x y : Nat) (h : x < 3 ↔ y < 3) (g : x = 5) : y ≥ 3",
    "a pair's component": "(x y : Nat) (h : (x, y).1 < 3) : x < 3",
    "atoms are any terms": "(f : Nat → Nat) (x : Nat) (h : f x > 0) : f x ≠ 0",
    "products are atoms": "(x y : Nat) (h : x * y > 0) : x * y ≠ 0",
}


@pytest.mark.parametrize("name", PROVED)
def test_proves(name: str) -> None:
    assert errors(by(PROVED[name], "omega")) == []


def test_local_definitions_are_seen_through() -> None:
    assert accepted("example (x : Nat) (h : x < 2) : x + 1 < 3 := by\n  let z := x + 1\n  show z < 3\n  omega\n")


@pytest.mark.parametrize(
    ("statement", "shown"),
    [
        ("(x y : Nat) (h : x < y) : x + 1 < y", "  a ≥ 0\nwhere\n a := ↑x"),
        (
            "(f : Nat → Nat) (x y : Nat) (h : f x < f y) : x = 0",
            "  c ≥ 1\n  b ≥ 0\n  a ≥ 0\n  a - b ≥ 1\nwhere\n a := ↑(f y)\n b := ↑(f x)\n c := ↑x",
        ),
        (
            "(a b : Int) (h : 1 ≤ 3 * a - 2 * b) (g : a ≤ 7) : False",
            "  c ≤ 7\n  3*c - 2*d ≥ 1\nwhere\n c := a\n d := b",
        ),
    ],
)
def test_a_failure_shows_the_constraints_that_are_left(statement: str, shown: str) -> None:
    (text,) = errors(by(statement, "omega"))
    head = "omega could not prove the goal:\na possible counterexample may satisfy the constraints\n"
    assert text == head + shown


def test_no_usable_facts() -> None:
    (text,) = errors(by("(p : Prop) (h : p) : p", "omega"))
    assert text.startswith("omega could not prove the goal:\nNo usable constraints found. You may need to unfold")


def test_case_splits_can_be_switched_off() -> None:
    assert errors(by("(x : Nat) (h : x < 2 ∨ x < 3) : x < 3", "omega")) == []
    (text,) = errors(by("(x : Nat) (h : x < 2 ∨ x < 3) : x < 3", "omega -splitDisjunctions"))
    assert "a possible counterexample" in text


def test_a_rational_solution_without_integer_one_is_not_refuted() -> None:
    """Needs a grey shadow, which Lean's omega has not."""
    statement = (
        "(x y : Int) (h : 27 ≤ 11 * x + 13 * y) (h2 : 11 * x + 13 * y ≤ 45) (h3 : -10 ≤ 7 * x - 9 * y) "
        "(h4 : 7 * x - 9 * y ≤ 4) : False"
    )
    (text,) = errors(by(statement, "omega"))
    assert "-10 ≤ 7*a - 9*b ≤ 4" in text
