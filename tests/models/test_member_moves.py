"""Finite sets described by their members: intervals, divisors, roots."""

from __future__ import annotations

import pytest

from prover.models.moves.members import member_moves
from prover.models.symbolic import describe
from prover.types import ModelQuery, ProofState


def moves(goal: str) -> list[str]:
    return [move.tactic for move in member_moves(describe(ModelQuery(ProofState(0, (goal,)))))]


def described(kind: str, predicate: str, target: str = "S.card = 3", more: str = "") -> list[str]:
    return moves(f"{more}S : Finset {kind}\nh : ∀ (x : {kind}), x ∈ S ↔ {predicate}\n⊢ {target}")


@pytest.mark.parametrize(
    ("kind", "predicate", "interval"),
    [
        ("ℕ", "2 < x ∧ x < 9", "Finset.Icc (3 : ℕ) 8"),
        ("ℕ", "x ∣ 28", "Finset.Icc (0 : ℕ) 28"),
        ("ℕ", "0 < x ∧ 50 ≡ 8 [MOD x]", "Finset.Icc (1 : ℕ) 42"),
        ("ℕ", "1 < x ∧ 75 % x = 5", "Finset.Icc (2 : ℕ) 75"),
        ("ℕ", "x ^ 2 + x < 31", "Finset.Icc (0 : ℕ) 5"),
        ("ℤ", "|x - 3| ≤ 4", "Finset.Icc (-1 : ℤ) 7"),
        ("ℤ", "x ^ 2 ≤ 30", "Finset.Icc (-5 : ℤ) 5"),
    ],
)
def test_a_set_of_whole_numbers_is_a_filtered_interval(kind: str, predicate: str, interval: str) -> None:
    assert f"S = ({interval}).filter (fun x => " in described(kind, predicate)[0]


def test_conditions_that_cost_more_are_asked_last() -> None:
    assert "fun x => x ∣ 30 ∧ x.Prime" in described("ℕ", "Nat.Prime x ∧ x ∣ 30".replace("Nat.Prime x", "x.Prime"))[0]


def test_functions_with_a_rule_are_written_out() -> None:
    found = described("ℤ", "f x < 5", more="f : ℤ → ℤ\nhf : ∀ (x : ℤ), f x = |x|\n")
    assert "fun x => |x| < 5" in found[0] and "simp only [h, hf, " in found[0]


def test_a_set_without_an_end_gives_no_move() -> None:
    assert described("ℕ", "3 ∣ x") == []
    assert described("ℤ", "x < 7") == []
    assert described("ℕ", "∃ k, x = 2 * k") == []


def test_a_set_that_nothing_else_mentions_gives_no_move() -> None:
    assert described("ℕ", "x < 4", target="1 + 1 = 2") == []


def test_a_set_of_real_numbers_is_the_list_of_the_roots() -> None:
    assert "S = {(-4), 2} :=" in described("ℝ", "(x + 1) ^ 2 = 9")[0]
    assert "S = {(-1), 5} :=" in described("ℝ", "|2 - x| = 3")[0]
    assert "S = {(1 / 2)} :=" in described("ℚ", "2 * x = 1")[0]


def test_irrational_and_missing_roots_give_no_list() -> None:
    assert described("ℝ", "x ^ 2 = 2") == []
    assert described("ℝ", "x ^ 3 = 1") == []
    assert described("ℝ", "x < 3") == []
