"""``interval_cases`` and ``fin_cases``: the goals they make, and what they refuse."""

from __future__ import annotations

import pytest

from tests.lean.tactic.run import by
from tests.lean.tactic.test_mathlib_logic import errors, goal_after

ACCEPTED: dict[str, tuple[str, str]] = {
    "natural numbers": ("(n : ℕ) (h : n < 3) : n * n < 5", "interval_cases n <;> norm_num"),
    "integers": ("(n : ℤ) (h : -3 < n) (k : n ≤ 2) : n * n < 7", "interval_cases n <;> norm_num"),
    "bounds that are computed": (
        "(n : ℤ) (h : 2 * 3 - 7 ≤ n) (k : n < 2 ^ 2) : n * n < 10",
        "interval_cases n <;> norm_num",
    ),
    "negated comparisons": ("(n : ℕ) (h : ¬n ≥ 3) (k : ¬n < 2) : n = 2", "interval_cases n <;> rfl"),
    "the best bounds": ("(n : ℕ) (h : n < 50) (k : n ≤ 7) (l : 6 < n) (i : 2 ≤ n) : n = 7", "interval_cases n <;> rfl"),
    "terms": ("(a b : ℕ) (h : a + b < 3) (k : (a + b) ^ 2 = 4) : a + b = 2", "interval_cases a + b <;> simp_all"),
    "a name for the equation": (
        "(a b : ℕ) (h : a + b < 2) : a < 2",
        "interval_cases e : a + b\n· omega\n· omega",
    ),
    "bounds that are given": (
        "(n : ℕ) (h : 1 ≤ n) (k : n < 3) : n ^ 2 < 5",
        "interval_cases n using h, k <;> norm_num",
    ),
    "bounds that are proved": (
        "(n : ℤ) (h : n * n ≤ 4) : n ≤ 2",
        "have lo : -3 < n := by nlinarith\nhave hi : n < 3 := by nlinarith\ninterval_cases n using lo, hi <;> norm_num",
    ),
    "nothing is below zero": ("(n : ℕ) (h : n < 0) : False", "interval_cases n"),
    "empty intervals": ("(n : ℤ) (h : n < 0) (k : 2 ≤ n) : False", "interval_cases n"),
    "members of a list": ("(x : ℕ) (h : x ∈ [2, 3, 7]) : x < 8", "fin_cases h <;> norm_num"),
    "a list with a refuted alternative": ("(h : 3 ∈ [1, 2, 3]) (p : Prop) (k : p) : p", "fin_cases h\nexact k"),
    "a list whose first alternative is refuted": ("(x : Bool) (h : true ∈ [false, x]) : x = true", "fin_cases h\nrfl"),
    "members of a finite set": ("(x : ℕ) (h : x ∈ ({1, 2, 3} : Finset ℕ)) : x < 4", "fin_cases h <;> norm_num"),
    "members of an interval": ("(x : ℕ) (h : x ∈ Finset.Icc 3 5) : x < 6", "fin_cases h <;> norm_num"),
    "elements of a finite type": ("(x : Fin 3) : x.val < 3", "fin_cases x <;> norm_num"),
    "truth values": ("(x : Bool) : x = true ∨ x = false", "fin_cases x <;> simp"),
    "two memberships": (
        "(x y : ℕ) (h : x ∈ [1, 2]) (k : y ∈ [3, 4]) : x < y",
        "fin_cases h, k <;> norm_num",
    ),
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_accepts(name: str) -> None:
    statement, tactics = ACCEPTED[name]
    assert errors(by(statement, tactics)) == []


def test_hypotheses_follow_the_value() -> None:
    shown = goal_after("(n : ℕ) (lo : 2 ≤ n) (hi : n < 4) (k : n * n = 9) : n = 3", "interval_cases n")
    first, second = shown.split("\n\n")
    assert first == "case «2»\nn : ℕ\nlo : 2 ≤ 2\nhi : 2 < 4\nk : 2 * 2 = 9\n⊢ 2 = 3"
    assert second.startswith("case «3»\n") and second.endswith("k : 3 * 3 = 9\n⊢ 3 = 3")


def test_a_named_equation_is_kept() -> None:
    assert "e : n = -1" in goal_after("(n : ℤ) (lo : -2 < n) (hi : n < 0) : n < 1", "interval_cases e : n")


@pytest.mark.parametrize(
    ("statement", "tactics", "reason"),
    [
        ("(n : ℤ) (h : n < 3) : n < 4", "interval_cases n", "interval_cases failed: could not find lower bound on n"),
        ("(n : ℕ) : n < 4", "interval_cases n", "interval_cases failed: could not find upper bound on n"),
        ("(n : ℤ) : n < 4", "interval_cases n", "interval_cases failed: could not find bounds on n"),
        ("(x : ℝ) (h : 0 < x) (k : x < 2) : x = 1", "interval_cases x", "interval_cases failed: unsupported type ℝ"),
        (
            "(n : ℕ) (h : 1 ≤ n) (k : n < 3) : n < 5",
            "interval_cases n using k, k",
            "expected a term of the form _ < n or _ ≤ n, got n < 3",
        ),
        ("(n a : ℕ) (h : n < a) : n < 5", "interval_cases n", "interval_cases failed: could not find upper bound on n"),
        ("(n : ℕ) (h : n < 3) : n = 1", "interval_cases n <;> rfl", "Tactic `rfl` failed"),
        ("(x : ℕ) (l : List ℕ) (h : x ∈ l) : x = 1", "fin_cases h", "fin_cases: the members of l cannot be computed"),
        ("(x : ℕ) (h : x ∈ [1, 2]) : x = 1", "fin_cases h <;> rfl", "Tactic `rfl` failed"),
        (
            ": ∃ α : Type, ∀ x : α, x = x",
            "refine ⟨?α, ?_⟩\nrotate_left\n· intro x\n  fin_cases x\n· exact Bool",
            "failed to synthesize instance of type class\n  Fintype ?α",
        ),
    ],
)
def test_refuses(statement: str, tactics: str, reason: str) -> None:
    assert any(e.startswith(reason) for e in errors(by(statement, tactics)))
