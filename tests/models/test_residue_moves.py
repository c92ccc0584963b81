"""Powers modulo a number: lemmas about remainders, equations without solutions."""

from __future__ import annotations

import pytest

from prover.models.moves.residues import residue_moves
from prover.models.symbolic import describe
from prover.types import ModelQuery, ProofState


def moves(goal: str) -> list[str]:
    return [move.tactic for move in residue_moves(describe(ModelQuery(ProofState(0, (goal,)))))]


def test_an_equation_without_solutions_modulo_a_number_is_refuted() -> None:
    (found,) = moves("x y : ℤ\n⊢ x ^ 3 + 7 * y ≠ 4")
    assert "∀ z : ℤ, z ^ 3 % 7 = 0 ∨ z ^ 3 % 7 = 1 ∨ z ^ 3 % 7 = 6" in found and found.endswith("; omega)")
    (found,) = moves("x y : ℕ\nh : x ^ 2 + y ^ 2 = 4 * x + 7\n⊢ False")
    assert "z ^ 2 % 4 = 0" in found


@pytest.mark.parametrize("equation", ["x ^ 3 + 7 * y ≠ 6", "x ^ 2 * y ≠ 2", "x ^ 2 ≠ 2 * y", "x ^ 2 / 3 ≠ 2"])
def test_an_equation_with_solutions_is_left_alone(equation: str) -> None:
    assert moves(f"x y : ℤ\n⊢ {equation}") == []


def test_a_remainder_of_powers_is_told_by_cases() -> None:
    (found,) = moves("a b : ℤ\nh : Odd a\nhb : 4 ∣ b\n⊢ (a ^ 2 + b ^ 2) % 8 = 1")
    assert found.startswith(
        "(obtain ⟨k, hk⟩ := h; have hp : ∀ z : ℤ, z % 8 = 0 ∧ z ^ 2 % 8 = 0 ∨ z % 8 = 1 ∧ z ^ 2 % 8 = 1"
    )


def test_parity_and_congruences_are_remainders() -> None:
    (found,) = moves("n : ℕ\n⊢ Odd (n ^ 2 + n + 1)")
    assert "Nat.odd_iff" in found and "z ^ 2 % 2" in found
    (found,) = moves("n : ℕ\nh : n % 4 = 1\n⊢ n ^ 2 ≡ 1 [MOD 8]")
    assert "Nat.ModEq" in found and "z ^ 2 % 8" in found


def test_too_many_cases_give_no_move() -> None:
    assert moves("a b c : ℤ\n⊢ (a ^ 2 + a + b ^ 2 + b + c ^ 2 + c) % 16 = 0") == []
    assert moves("x : ℝ\nn : ℕ\n⊢ x ^ 2 ≠ n") == []
