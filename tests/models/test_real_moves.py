"""Real numbers: decimal bounds, roots in lowest terms, powers, exponents."""

from __future__ import annotations

import pytest

from prover.models.goal_reader import read_goal
from prover.models.moves.reals import approximate, real_moves
from prover.models.symbolic import describe
from prover.types import ModelQuery, ProofState


def moves(goal: str) -> list[str]:
    return [move.tactic for move in real_moves(describe(ModelQuery(ProofState(0, (goal,)))))]


@pytest.mark.parametrize(
    ("text", "value"), [("√2 * √8", 4.0), ("2 ^ (1 / 2) - 1", 0.41421356), ("π / 2", 1.57079633), ("|1 - √9|", 2.0)]
)
def test_closed_expressions_have_a_value(text: str, value: float) -> None:
    assert approximate(read_goal(f"⊢ {text}").target) == pytest.approx(value)


def test_what_is_no_real_number_has_none() -> None:
    for text in ("x + 1", "1 / (2 - 2)", "√(-1)", "(-8) ^ (1 / 3)"):
        assert approximate(read_goal(f"⊢ {text}").target) is None


@pytest.mark.parametrize("target", ["⌊√30⌋ = 5", "⌈√30⌉ = 6", "⌊√7 * 2⌋₊ = 5", "⌈3 * π⌉ = 10"])
def test_a_floor_of_a_closed_expression_gets_its_value(target: str) -> None:
    assert f": {target} := " in moves(f"⊢ {target}")[0]


def test_a_floor_that_bounds_cannot_tell_is_left_alone() -> None:
    assert not any(": ⌊√36⌋ = " in move for move in moves("⊢ ⌊√36⌋ = 6"))
    assert not any("hf" in move for move in moves("x : ℝ\n⊢ ⌊√x⌋ = 6"))


def test_roots_are_written_in_lowest_terms() -> None:
    found = moves("⊢ √72 + √5 = √2 + 1")
    assert any("√(72 : ℝ) = 6 * √2" in move and "√(5" not in move for move in found)


def test_a_root_with_a_value_is_squared() -> None:
    goal = "x : ℝ\nh : √(x + 2) = 5\n⊢ x = 23"
    assert "rw [Real.sqrt_eq_iff_mul_self_eq_of_pos (by norm_num)] at h" in moves(goal)
    assert not any(" at h" in move for move in moves("x : ℝ\nh : √(x + 2) = -5\n⊢ x = 23"))


def test_powers_have_exact_roots() -> None:
    assert any("obtain rfl : x = 2 := (Odd" in move for move in moves("x : ℝ\nh : x ^ 5 = 32\n⊢ x = 2"))
    assert any("obtain rfl : x = 3 := (pow_left" in move for move in moves("x : ℝ\nh : x ^ 4 = 81\n⊢ x = 3"))
    assert any("x = √5" in move for move in moves("x : ℝ\nh : x ^ 2 = 5\n⊢ x = √5"))
    assert not any("obtain" in move for move in moves("x : ℝ\nh : x ^ 3 = 5\n⊢ x = 2"))


def test_the_only_power_of_an_equation_gives_its_exponent() -> None:
    found = moves("x : ℝ\nh : 3 * 2 ^ x - 4 = 20\n⊢ x = 3")
    assert any("x = 3 := (Real.rpow_right_inj" in move for move in found)
    assert not any("rpow_right_inj" in move for move in moves("x : ℝ\nh : 2 ^ x = 7\n⊢ x = 3"))


def test_equal_powers_have_equal_logarithms() -> None:
    assert any("congrArg Real.log h" in move for move in moves("x y : ℝ\nh : 2 ^ (x + y) = 8 ^ y\n⊢ x = 2 * y"))


def test_a_floor_with_a_value_is_what_it_says() -> None:
    assert "(rw [Int.floor_eq_iff] at h; norm_num at h)" in moves("x : ℝ\nh : ⌊x⌋ = 4\n⊢ x < 5")
    assert any(move.startswith("(rw [Nat.floor_eq_iff (by") for move in moves("x : ℝ\nh : 4 ≤ x\n⊢ ⌊x⌋₊ = 4"))


def test_a_logarithm_with_a_value_is_a_power() -> None:
    found = moves("x : ℝ\nhx : 0 < x\nh : Real.logb 2 x = 5\n⊢ x = 32")
    assert any("Real.logb_eq_iff_rpow_eq" in move and move.endswith("norm_num at h)") for move in found)
    assert any(move.startswith("apply Real.log_injOn_pos") for move in found)
