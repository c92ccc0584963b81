"""Natural numbers: Bézout, predecessors, recurrences, greatest powers."""

from __future__ import annotations

import pytest

from prover.models.moves.naturals import natural_moves
from prover.models.symbolic import describe
from prover.types import ModelQuery, ProofState


def moves(goal: str) -> list[str]:
    return [move.tactic for move in natural_moves(describe(ModelQuery(ProofState(0, (goal,)))))]


@pytest.mark.parametrize(
    ("one", "two", "divided"),
    [("(3 * n + 2)", "(2 * n + 1)", 1), ("(n + 9)", "(3 * n + 5)", 22), ("(n ^ 2 + 1)", "(n + 3)", 10)],
)
def test_a_gcd_of_polynomials_divides_a_number(one: str, two: str, divided: int) -> None:
    found = moves(f"n : ℕ\n⊢ {one}.gcd {two} ≤ 40")
    assert f"Nat.gcd {one} {two} ∣ {divided} := " in found[0]


def test_polynomials_with_a_common_factor_give_no_bound() -> None:
    assert moves("n : ℕ\n⊢ (2 * n + 2).gcd (3 * n + 3) = 1") == []
    assert moves("n m : ℕ\n⊢ (n + m).gcd n = 1") == []
    assert not any("Nat.gcd" in move for move in moves("n : ℕ\n⊢ (n - 1).gcd (n + 1) ≤ 2"))


def test_a_predecessor_names_what_stands_before() -> None:
    found = moves("n k : ℕ\nh : 0 < n\n⊢ (n - 1).choose k + n = k")
    assert found[0].startswith("(obtain ⟨n, rfl⟩ : ∃ m, n = m + 1 := ⟨n - 1, (by omega)⟩; simp [Nat.choose_succ_succ")


def test_subtraction_is_moved_away_before_induction() -> None:
    context = "n : ℕ\nu : ℕ → ℕ\nh : u 0 = 1\nhu : ∀ (n : ℕ), u (n + 1) = 2 * u n + 3"
    found = moves(f"{context}\n⊢ u n = 4 * 2 ^ n - 3")
    assert found[0].startswith("(suffices hs : u n + 3 = 4 * 2 ^ n from (by omega); induction n with")
    assert not moves(f"{context}\n⊢ 1 = 1")


def test_a_rational_sequence_keeps_its_subtraction() -> None:
    found = moves("n : ℕ\nu : ℕ → ℚ\nhu : ∀ (n : ℕ), u (n + 1) = 2 * u n\n⊢ u n = 2 ^ n - 1")
    assert found and not any("suffices" in move for move in found)


def test_the_next_power_bounds_a_set_of_dividing_powers() -> None:
    (found,) = moves("⊢ IsGreatest {n | 6 ^ n ∣ 40 !} 18")
    assert "show 6 ^ 18 ∣ 40 !" in found and "¬(6 ^ 19 ∣ 40 !)" in found
    (bound,) = moves("⊢ 18 ∈ upperBounds {n | 6 ^ n ∣ 40 !}")
    assert bound.startswith("(intro n hn; by_contra hc")


def test_gcd_times_lcm_is_the_product() -> None:
    context = "a : ℕ\nh : a.gcd 20 = 4\nh1 : a.lcm 20 = 60"
    (found,) = moves(f"{context}\n⊢ a = 12")
    assert found.startswith("(have hm := Nat.gcd_mul_lcm a 20; simp only [h, h1] at hm; first | omega")
    assert moves("a : ℕ\nh1 : a.lcm 20 = 60\n⊢ a ≤ 60") == []
