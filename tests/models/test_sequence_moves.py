"""Sequences: members one by one, laws found and stated, periods."""

from __future__ import annotations

from fractions import Fraction

import pytest

from prover.models.moves.finite import finite_moves
from prover.models.moves.sequences import Law, find_law, sequence_moves
from prover.models.symbolic import describe
from prover.types import ModelQuery, ProofState


def moves(goal: str) -> list[str]:
    return [move.tactic for move in sequence_moves(describe(ModelQuery(ProofState(0, (goal,)))))]


@pytest.mark.parametrize(
    ("values", "law"),
    [
        ([5, 9, 13, 17], Law(Fraction(4), Fraction(5))),
        ([3, 6, 12, 24], Law(Fraction(3), Fraction(0), ratio=Fraction(2))),
        ([Fraction(3, 4 * k + 3) for k in range(6)], Law(Fraction(0), Fraction(3), Fraction(4), Fraction(3))),
        ([1, 1, 2, 3, 5, 8], None),
    ],
)
def test_a_law_fits_all_values(values: list[int], law: Law | None) -> None:
    assert find_law([Fraction(value) for value in values]) == law


def test_near_members_are_computed_one_after_the_other() -> None:
    (found,) = moves("u : ℕ → ℕ\nh : u 0 = 3\nh1 : u 1 = 5\nhu : ∀ (n : ℕ), u (n + 2) = u (n + 1) + u n\n⊢ u 4 = 21")
    assert "u 2 = 8" in found and "u 3 = 13" in found and "u 4 = 21" in found


def test_a_far_member_of_an_arithmetic_sequence_comes_from_its_law() -> None:
    context = "a : ℕ → ℝ\nh : ∀ (n : ℕ), a (n + 2) - a (n + 1) = a (n + 1) - a n\nh₁ : a 1 = 5\nh₂ : a 2 = 9"
    (found,) = moves(context + "\n⊢ a 2010 = 8041")
    assert "∀ k : ℕ, a (k + 1) = 4 * (↑k : ℝ) + 5 ∧ a (k + 2) = 4 * (↑k : ℝ) + 9" in found
    assert "a 2010 = 8041" in found


def test_a_period_is_found_where_no_law_is() -> None:
    context = "x : ℕ → ℤ\nh : x 1 = 7\nh₁ : x 2 = 2\nhx : ∀ n ≥ 3, x n = x (n - 1) - x (n - 2)"
    (found,) = moves(context + "\n⊢ x 600 = 5")
    assert "x (6 * k + 1) = 7" in found and "x 600 = 5" in found


def test_members_that_cannot_be_computed_give_no_move() -> None:
    assert moves("u : ℕ → ℝ\nh : u 0 = √2\nhu : ∀ (n : ℕ), u (n + 1) = 2 * u n\n⊢ u 5 = 1") == []
    assert moves("u : ℕ → ℝ\nh : u 0 = 1\nhu : ∀ (n : ℕ), u (2 * n) = 2 * u n\n⊢ u 5 = 1") == []


def test_only_members_after_as_many_known_ones_as_the_equation_needs_are_computed() -> None:
    equation = "hu : ∀ (n : ℕ), u (n + 2) = u (n + 1) + u n"
    (found,) = moves(f"u : ℕ → ℕ\nh : u 1 = 3\nh1 : u 2 = 5\n{equation}\n⊢ u 0 + u 3 = 10")
    assert "u 3 = 8" in found and "u 0 =" not in found
    (found,) = moves(f"u : ℕ → ℕ\nh : u 1 = 3\nh5 : u 5 = 21\nh6 : u 6 = 34\n{equation}\n⊢ u 7 = 55")
    assert "u 7 = 55" in found and "u 2 =" not in found


def finite(goal: str) -> list[str]:
    return [move.tactic for move in finite_moves(describe(ModelQuery(ProofState(0, (goal,)))))]


def test_a_sum_with_one_more_term_is_split_and_rewritten() -> None:
    sums = "n : ℕ\nih : ∑ k ∈ Finset.range n, k = n * (n - 1) / 2\n⊢ ∑ k ∈ Finset.range (n + 1), k = (n + 1) * n / 2"
    assert "rw [Finset.sum_range_succ, ih]" in finite(sums)


def test_a_closed_sum_is_computed() -> None:
    assert finite("⊢ (∑ k ∈ Finset.range 101, k) % 6 = 4")[:2] == ["decide", "rfl"]


def test_induction_starts_at_the_bound_that_is_known() -> None:
    found, whole = finite("n : ℕ\nh : 4 ≤ n\n⊢ n ^ 2 ≤ n !")
    assert whole.startswith("(induction n, h using Nat.le_induction with | base => (first | decide")
    assert found.startswith("induction n, h using Nat.le_induction with")


def test_nothing_is_said_where_there_is_nothing_finite() -> None:
    assert finite("x : ℝ\n⊢ x ≤ x + 1") == []
