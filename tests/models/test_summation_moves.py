"""Sums up to a variable: closed forms found and stated without subtraction."""

from __future__ import annotations

import pytest

from prover.models.moves.summation import summation_moves
from prover.models.symbolic import describe
from prover.types import ModelQuery, ProofState


def moves(goal: str) -> list[str]:
    return [move.tactic for move in summation_moves(describe(ModelQuery(ProofState(0, (goal,)))))]


@pytest.mark.parametrize(
    ("total", "statement"),
    [
        ("∑ k ∈ Finset.Icc 1 n, k", "2 * ∑ k ∈ Finset.Icc 1 m, k = m + m ^ 2"),
        ("∑ k ∈ Finset.range n, k", "(2 * ∑ k ∈ Finset.range m, k) + (m) = m ^ 2"),
        ("∑ k ∈ Finset.range n, (2 * k + 1)", "∑ k ∈ Finset.range m, (2 * k + 1) = m ^ 2"),
        ("∑ k ∈ Finset.Icc 0 n, k ^ 3", "4 * ∑ k ∈ Finset.Icc 0 m, k ^ 3 = m ^ 2 + 2 * m ^ 3 + m ^ 4"),
    ],
)
def test_a_sum_of_a_polynomial_has_a_closed_form(total: str, statement: str) -> None:
    found = moves(f"n : ℕ\n⊢ {total} = n ^ 2")[0]
    assert found.startswith(f"(have hs : ∀ m : ℕ, {statement} := (by intro m; induction m with")


def test_a_sum_with_casts_is_stated_in_their_type() -> None:
    found = moves("n : ℕ\nx : ℚ\n⊢ ∑ k ∈ Finset.range (n + 1), (↑k + 1) = x")[0]
    assert "∑ k ∈ Finset.range m, (↑k + 1 : ℚ) = (m : ℚ) + (m : ℚ) ^ 2" in found and "have hs := hs (n + 1)" in found


def test_a_known_sum_is_put_into_its_closed_form() -> None:
    (found,) = moves("n : ℕ\nh : ∑ k ∈ Finset.Icc 1 n, k = 55\n⊢ n = 10")
    assert found.endswith("have hs := hs n; rw [h] at hs)")


@pytest.mark.parametrize(
    "total", ["∑ k ∈ Finset.range n, 2 ^ k", "∑ k ∈ Finset.range n, 1 / k", "∑ k ∈ Finset.range n, a", "∑ k ∈ s, k"]
)
def test_what_is_no_sum_of_a_polynomial_gives_no_move(total: str) -> None:
    assert moves(f"n a : ℕ\ns : Finset ℕ\n⊢ {total} = n") == []
