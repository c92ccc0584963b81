"""Whole-number moves of the symbolic model: residues, orbits of powers, bounds."""

from __future__ import annotations

import pytest

from prover.models.moves.integers import integer_moves
from prover.models.symbolic import describe
from prover.types import ModelQuery, ProofState


def moves(goal: str) -> list[str]:
    return [move.tactic for move in integer_moves(describe(ModelQuery(ProofState(0, (goal,)))))]


def test_known_residues_are_substituted() -> None:
    found = moves("x : ℤ\nh : x % 19 = 4\n⊢ (x + 1) ^ 2 % 19 = 6")
    assert found[0] == "(obtain ⟨k, rfl⟩ : ∃ k, x = 19 * k + 4 := ⟨x / 19, (by omega)⟩; ring_nf; omega)"


def test_a_power_gets_its_orbit_with_the_exponent_modulo_the_period() -> None:
    (found,) = moves("n : ℕ\n⊢ ¬7 ∣ 2 ^ n + 1")
    assert "2 ^ k % 7 = 1 ∧ k % 3 = 0 ∨ 2 ^ k % 7 = 2 ∧ k % 3 = 1 ∨ 2 ^ k % 7 = 4 ∧ k % 3 = 2" in found


def test_an_orbit_with_a_tail_says_nothing_of_the_exponent() -> None:
    (found,) = moves("n : ℕ\n⊢ 2 ^ n % 12 < 9")
    assert "2 ^ k % 12 = 1 ∨ 2 ^ k % 12 = 2 ∨ 2 ^ k % 12 = 4 ∨ 2 ^ k % 12 = 8" in found


def test_a_linear_exponent_is_split() -> None:
    (found,) = moves("n : ℕ\n⊢ 3 ∣ 2 ^ (2 * n + 1) + 1")
    assert "have e : 2 ^ (2 * n + 1) = 4 ^ n * 2 := (by rw [pow_add, pow_mul] <;> norm_num)" in found


@pytest.mark.parametrize(
    ("goal", "bound"),
    [
        ("x y : ℕ\nh : 0 < x\nh' : 0 < y\nh₁ : x * y + (x + y) = 71\n⊢ x ≤ y", "x ≤ 35"),
        ("x y : ℤ\nh₀ : 0 < y\nh₁ : y < x\nh₂ : x + y + x * y = 80\n⊢ x = 26", "y ≤ 26"),
        ("x y : ℕ\nh : 2 * x ^ 2 + y ≤ 50\n⊢ x + y < 60", "x ≤ 5"),
    ],
)
def test_a_growing_equation_bounds_its_variables(goal: str, bound: str) -> None:
    assert any(f": {bound} := (by nlinarith)" in move for move in moves(goal))


def test_a_variable_between_numerals_is_taken_apart() -> None:
    assert "interval_cases n" in moves("n : ℤ\nh : 2 < n ∧ n ≤ 9\n⊢ n ^ 2 ≠ 50")


def test_nothing_is_said_of_real_numbers() -> None:
    assert moves("x : ℝ\nh : 0 < x\nh₁ : x < 3\n⊢ x ^ 2 < 9") == []


def test_a_growing_function_with_a_value_bounds_its_argument() -> None:
    found = moves("n : ℕ\nh : n ! = 5040\n⊢ n = 7")[0]
    assert found.startswith("(have hb : n ≤ 7 := (by by_contra hc; have hc := Nat.factorial_le (show 8 ≤ n by omega)")
    found = moves("n : ℕ\nh : 3 ^ n = 81\n⊢ n = 4")[0]
    assert "n ≤ 4" in found and "Nat.pow_le_pow_right (show 0 < 3 by norm_num) (show 5 ≤ n by omega)" in found
    assert not any("hb" in move for move in moves("n : ℕ\nh : n ^ 3 = 81\n⊢ n = 4"))
