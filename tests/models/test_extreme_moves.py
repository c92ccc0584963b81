"""Least and greatest members of sets given by a property."""

from __future__ import annotations

from prover.models.moves.extremes import extreme_moves
from prover.models.symbolic import describe
from prover.types import ModelQuery, ProofState

RULE = "S : Set ℕ\nv : ℕ\nh₀ : ∀ (a : ℕ), a ∈ S ↔ 0 < a ∧ 27 * a % 40 = 17\n"


def moves(goal: str) -> list[str]:
    return [move.tactic for move in extreme_moves(describe(ModelQuery(ProofState(0, (goal,)))))]


def test_the_least_member_is_found_by_trying() -> None:
    found = moves(RULE + "h : IsLeast S v\n⊢ v < 12")
    assert found[0].startswith("obtain rfl : v = 11 := (by have hm := (h₀ _).mp h.1; have hl : v ≤ 11")


def test_members_taken_out_do_not_count() -> None:
    found = moves(RULE + "h : IsLeast (S \\ {11}) v\n⊢ v < 60")
    assert found[0].startswith("obtain rfl : v = 51 := ")


def test_a_set_without_a_rule_gives_no_value() -> None:
    assert moves("S : Set ℕ\nv : ℕ\nh : IsLeast S v\n⊢ v < 12") == []


def test_a_lower_bound_is_tried_by_cases() -> None:
    found = moves("⊢ 3 ∈ lowerBounds {x | 2 < x}")
    assert found[0] == "(intro x hx; simp only [Set.mem_setOf_eq, Nat.ModEq, Int.ModEq] at hx; omega)"
    assert any("interval_cases x" in move for move in found)
