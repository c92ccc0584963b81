"""Extensions of ``norm_num``: primes, congruences, parity, modular powers, floors, roots, parts of fractions."""

from __future__ import annotations

import pytest

from tests.lean.tactic.run import by
from tests.lean.tactic.test_mathlib_logic import errors

ACCEPTED: dict[str, str] = {
    "primes": "Nat.Prime 2 ∧ Nat.Prime 3 ∧ Nat.Prime 101 ∧ Nat.Prime 1000003",
    "a square of a prime": "¬Nat.Prime 10201 ∧ Nat.Prime 103",
    "computed primes": "Nat.Prime (2 ^ 13 - 1) ∧ ¬Nat.Prime (2 ^ 20 + 1)",
    "no primes": "¬Nat.Prime 0 ∧ ¬Nat.Prime 1 ∧ ¬Nat.Prime 4 ∧ ¬Nat.Prime 91 ∧ ¬Nat.Prime 1001",
    "coprime": "Nat.Coprime 180 167 ∧ ¬Nat.Coprime 180 168",
    "congruences": "17 ≡ 3 [MOD 7] ∧ ¬17 ≡ 4 [MOD 7] ∧ 17 ≡ -4 [ZMOD 7] ∧ ¬17 ≡ 4 [ZMOD 7]",
    "parity": "Even 4 ∧ ¬Even 3 ∧ Odd 7 ∧ Even (-4 : ℤ) ∧ Odd (-3 : ℤ) ∧ ¬Odd (2 ^ 10)",
    "large powers": "2 ^ 2010 % 10 = 4 ∧ 7 ^ 1000000000000 % 13 = 9 ∧ 2 ^ 100000 % 1 = 0",
    "large powers of integers": "(2 : ℤ) ^ 20100 % 10 = 6 ∧ (-7 : ℤ) ^ 1000000000001 % 13 = 2",
    "congruent powers": "3 ^ 1000 ≡ 4 [MOD 7] ∧ 3 ^ 1000 ≡ -3 [ZMOD 7]",
    "floors": "⌊(7 : ℝ) / 2⌋ = 3 ∧ ⌊(-7 : ℝ) / 2⌋ = -4 ∧ ⌊(7 : ℚ)⌋ = 7",
    "ceilings": "⌈(7 : ℝ) / 2⌉ = 4 ∧ ⌈(-7 : ℝ) / 2⌉ = -3",
    "natural floors": "⌊(7 : ℝ) / 2⌋₊ = 3 ∧ ⌊(-7 : ℝ) / 2⌋₊ = 0 ∧ ⌈(7 : ℝ) / 2⌉₊ = 4 ∧ ⌈(-7 : ℝ)⌉₊ = 0",
    "fractional parts": "Int.fract (7 / 2 : ℝ) = 1 / 2",
    "roots": "√4 = 2 ∧ √(9 / 4) = 3 / 2 ∧ √(-4) = 0 ∧ √(2 + 14) = 4",
    "fractions": "(-6 / 4 : ℚ).num = -3 ∧ (3 / 6 : ℚ).den = 2",
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_accepts(name: str) -> None:
    assert errors(by(": " + ACCEPTED[name], "norm_num")) == []


@pytest.mark.parametrize(
    "claim",
    [
        "Nat.Prime 91",
        "¬Nat.Prime 97",
        "Nat.Coprime 6 9",
        "17 ≡ 4 [MOD 7]",
        "Even 3",
        "Odd (-4 : ℤ)",
        "3 ^ 1000 % 7 = 5",
        "(-7 : ℤ) ^ 1000000000001 % 13 = 5",
        "⌊(7 : ℝ) / 2⌋ = 4",
        "⌈(7 : ℝ) / 2⌉ = 3",
        "√4 = -2",
        "(3 / 6 : ℚ).den = 6",
    ],
)
def test_false_claims_become_false(claim: str) -> None:
    assert errors(by(": " + claim, "norm_num")) == ["unsolved goals\n⊢ False"]


@pytest.mark.parametrize("claim", ["√2 = 1", "√(1 / 3) = 1 / 2"])
def test_roots_that_are_not_rational_are_left(claim: str) -> None:
    assert errors(by(": " + claim, "norm_num")) != []


def test_variables_are_left_alone() -> None:
    assert errors(by("(n : ℕ) : Nat.Prime n", "norm_num")) == ["norm_num made no progress"]
