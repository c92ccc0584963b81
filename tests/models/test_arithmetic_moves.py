"""Arithmetic goals: what the model can compute it states with a proof, and the right procedures are asked."""

from __future__ import annotations

import pytest

from prover.models.symbolic import SymbolicModel
from prover.types import Declaration, ModelQuery, Premise, ProofState, TacticProposal


def propose(goal: str) -> list[TacticProposal]:
    (proposals,) = SymbolicModel().propose([ModelQuery(ProofState(0, (goal,)))], limit=48)
    return list(proposals)


@pytest.mark.parametrize(
    ("goal", "tactic"),
    [
        (
            "x y : ℝ\nh₀ : x + y = 7\nh₁ : x - y = 1\n⊢ x < y ^ 2",
            "obtain rfl : x = 4 := by linear_combination (1 / 2) * h₀ + (1 / 2) * h₁",
        ),
        ("x : ℚ\nh : 3 * x + 1 = 10\n⊢ x ^ 2 < 10", "obtain rfl : x = 3 := by linear_combination (1 / 3) * h"),
        ("n : ℕ\nh : n + 3 = 8\n⊢ n ^ 2 = 25", "obtain rfl : n = 5 := by omega"),
        (
            "x : ℝ\nh : x ≠ 3\nh₁ : (x + 5) / (x - 3) = 2\n⊢ x = 11",
            "linear_combination (-x + 3) * h₁ + (x + 5) * (mul_inv_cancel₀ (sub_ne_zero.mpr h))",
        ),
        (
            "a b : ℝ\nh : a ≠ b\nh₁ : a ^ 2 = b ^ 2\n⊢ a = -b",
            "exact mul_left_cancel₀ (sub_ne_zero.mpr h) (by linear_combination h₁)",
        ),
        (
            "x : ℝ\nh : x ^ 2 = 4\nh₁ : x ^ 3 = 8 * x - 1\n⊢ x < 1",
            "exact absurd (show (1 : ℝ) = 0 by linear_combination ((4 / 63) * x ^ 2 + (1 / 63) * x - (16 / 63)) * h + "
            "(-((4 / 63) * x) - (1 / 63)) * h₁) (by norm_num)",
        ),
        ("f : ℝ → ℝ\nh : ∀ (x : ℝ), f x = 3 * x + 2\n⊢ f 2 = 8", "linear_combination h 2"),
        ("x y : ℂ\nh : x + 2 * y = 3\n⊢ 2 * x + 4 * y = 6", "linear_combination 2 * h"),
    ],
)
def test_what_follows_linearly_comes_first(goal: str, tactic: str) -> None:
    assert propose(goal)[0].tactic.replace("(h 2)", "h 2") == tactic


@pytest.mark.parametrize(
    ("goal", "tactic"),
    [
        ("a b : ℝ\n⊢ (a + b) ^ 2 = a ^ 2 + 2 * a * b + b ^ 2", "ring"),
        ("a b : ℝ\nh : a < b\n⊢ a < b + 1", "linarith"),
        ("a b : ℝ\n⊢ 2 * a * b ≤ a ^ 2 + b ^ 2", "nlinarith [sq_nonneg (a - b), sq_nonneg a, sq_nonneg b]"),
        ("x : ℝ\nh : x ≠ 0\n⊢ x / x + 1 / x = 1 + 1 / x", "(field_simp; ring)"),
        ("x : ℝ\nh₀ : x ≠ 0\nh : 2 / x = 4\n⊢ x = 1 / 2", "field_simp at h"),
        ("⊢ (3 : ℝ) / 4 < 1", "norm_num"),
        ("⊢ 3 / 4 < 1", "norm_num"),
        ("x : ℝ\nh : x = 2\nh' : (3 : ℝ) = 4\n⊢ x = 3", "norm_num at h'"),
        ("f : ℝ → ℝ\nh : ∀ (x : ℝ), f x = x ^ 2\n⊢ f (1 + 1) < 5", "norm_num [h]"),
        ("f : ℝ → ℝ\na : ℝ\nh : ∀ (x : ℝ), f x = x ^ 2\nh' : f a = 4\n⊢ a ^ 2 = 4", "simp only [h] at h'"),
        ("n : ℕ\n⊢ (↑n : ℝ) + 1 = ↑(n + 1)", "(push_cast; ring)"),
        (
            "f : ℝ → ℝ\na : ℝ\nh : ∀ (x : ℝ), f (x + 3) = x ^ 2\nh' : f 1 = a\n⊢ a = 4",
            "(have h1 := h (-2); norm_num [h'] at h1; linarith)",
        ),
        (
            "a : ℤ\n⊢ a ^ 2 % 3 = 0 ∨ a ^ 2 % 3 = 1",
            "(obtain ⟨k, h | h | h⟩ : ∃ k, a = 3 * k ∨ a = 3 * k + 1 ∨ a = 3 * k + 2 := ⟨a / 3, (by omega)⟩ "
            "<;> subst h <;> ring_nf <;> omega)",
        ),
        ("⊢ IsLeast {x | 2 < x} 3", "constructor"),
        (
            "⊢ 3 ∈ lowerBounds {x | 2 < x}",
            "(intro x hx; simp only [Set.mem_setOf_eq, Nat.ModEq, Int.ModEq] at hx; omega)",
        ),
        ("x : ℝ\n⊢ |x| ≤ 3", "rcases abs_cases x with ⟨h, _⟩ | ⟨h, _⟩ <;> linarith"),
    ],
)
def test_the_procedure_for_the_goal_is_among_the_proposals(goal: str, tactic: str) -> None:
    assert tactic in [proposal.tactic for proposal in propose(goal)]


def test_omega_is_not_asked_first_about_reals() -> None:
    tactics = [proposal.tactic for proposal in propose("x y : ℝ\nh : x < y\n⊢ x < y + 1")]
    assert tactics.index("linarith") < tactics.index("omega")


def test_variables_are_not_solved_where_it_would_lose_something() -> None:
    tactics = [proposal.tactic for proposal in propose("a b : ℕ\nh : a + b = 7\n⊢ a ≤ 7")]
    assert not any(tactic.startswith("obtain rfl") for tactic in tactics)


def test_core_lean_goals_get_no_mathlib_tactics() -> None:
    tactics = [proposal.tactic for proposal in propose("a b : Nat\nh : a + b = 7\n⊢ a ≤ 7")]
    assert not {"linarith", "norm_num", "ring", "positivity"} & set(tactics)


def test_a_functional_equation_is_used_at_points_solved_for() -> None:
    goal = "f : ℝ → ℝ\nh : ∀ x > 0, ∀ y > 0, f (x * y) = f x / y\nh' : f 500 = 3\n⊢ f 600 = 5 / 2"
    assert any(
        ":= h 500 (by norm_num) (6 / 5) (by norm_num); norm_num [h'] at" in proposal.tactic
        for proposal in propose(goal)
    )


@pytest.mark.parametrize(
    ("known", "is_arithmetic"),
    [("√2 + √8 = 3 * √2", True), ("∀ (x : ℝ), x + 0 = x", True), ("∀ (a : ℕ), a + 0 = a", False)],
)
def test_only_rules_for_all_numbers_of_its_own_make_a_file_an_arithmetic_of_its_own(
    known: str, is_arithmetic: bool
) -> None:
    premises = (Premise(Declaration("known", "theorem", head="Eq", type_text=known), 1.0),)
    state = ProofState(0, ("x y : ℤ\nh : x + y = 3\n⊢ x = 3 - y",))
    (proposals,) = SymbolicModel().propose([ModelQuery(state, premises)], limit=48)
    assert ("linear_combination h" in [item.tactic for item in proposals]) == is_arithmetic


def test_a_rule_is_used_at_a_point_that_meets_its_premise() -> None:
    proposals = propose("f : ℝ → ℝ\nh : ∀ x < 0, f x = 1\nh₁ : ∀ x ≥ 0, f x = 2\n⊢ f π = 2")
    found = [item.tactic for item in proposals if item.tactic.startswith("rw [h") and " π " in item.tactic]
    assert len(found) == 2 and any(tactic.startswith("rw [h₁ π (by first") for tactic in found)


def test_an_instance_that_is_false_refutes() -> None:
    proposals = propose("n : ℕ\nh : ∀ (k : ℕ), k ∣ 14\n⊢ n = 3")
    assert proposals[0].tactic == "exact absurd (h 0) (by first | norm_num | decide)"


def test_several_absolute_values_are_split_together() -> None:
    (found,) = [
        item.tactic
        for item in propose("x : ℝ\nh : |x - 1| + |x| = 3\n⊢ -1 ≤ x ∧ x ≤ 2")
        if "abs_cases (x)" in item.tactic
    ]
    assert found.startswith("(rcases abs_cases (x - 1) with")


def test_several_vanishing_products_are_split_together() -> None:
    found = [
        item.tactic for item in propose("a b : ℝ\nh : a ^ 2 = a\nh₁ : b ^ 2 = 4 * b\nh₂ : a < b\n⊢ a ^ 2 < 7 * b ^ 3")
    ]
    (whole,) = [tactic for tactic in found if tactic.count("rcases mul_eq_zero.mp") == 2]
    assert whole.startswith("(have h1 : (a) * (a - 1) = 0 := ") and whole.endswith("<;> first | linarith | nlinarith)")


def test_products_of_positive_variables_are_told_to_nlinarith() -> None:
    found = [item.tactic for item in propose("a b : ℝ\nha : 0 < a\nhb : 0 < b\n⊢ a / b + b / a ≥ 2")]
    assert any(
        tactic.startswith("(field_simp; nlinarith [mul_pos ha hb, sq_nonneg (a - b), mul_nonneg") for tactic in found
    )


def test_a_goal_of_numerals_only_is_asked_as_one_of_mathlib() -> None:
    assert "norm_num" in [item.tactic for item in propose("h : 3 / 2 = 6 / 4\n⊢ (3 / 2).num = 3")]
