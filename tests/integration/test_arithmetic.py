"""Arithmetic over ℝ, ℚ and ℤ end to end: statements with ``import Mathlib``, searched, re-checked, axioms listed."""

from __future__ import annotations

from pathlib import Path

import pytest

from prover import api
from prover.lean.elab.library_axioms import LIBRARY_AXIOMS

FILE = """import Mathlib
open Real

theorem product (x y : ℝ) (h₀ : x + y = 7) (h₁ : x - y = 1) : x * y = 12 := by
  sorry

theorem square (a b : ℝ) : 2 * a * b ≤ a ^ 2 + b ^ 2 := by
  sorry

theorem at_a_point (f : ℝ → ℝ) (h : ∀ x, f (x + 3) = x ^ 2) (a : ℝ) (h' : f 1 = a) : a = 4 := by
  sorry

theorem fraction (x : ℝ) (h₀ : x ≠ 0) (h : 2 / x = 4) : x = 1 / 2 := by
  sorry

theorem residues (n : ℤ) : n ^ 2 % 3 = 0 ∨ n ^ 2 % 3 = 1 := by
  sorry

theorem numerals : ((1 : ℚ) / 2 + 1 / 3) * 6 = 5 := by
  sorry

theorem wrong (x : ℝ) (h : x ^ 2 = 4) : x = 2 := by
  sorry
"""
COMPUTED = """import Mathlib

theorem after_a_factor (x y : ℝ) (h₀ : x ≠ 0) (h₁ : y ≠ 0) (h₂ : x ≠ y) (h₃ : x + 3 / x = y + 3 / y) : x * y = 3 := by
  sorry

theorem sum_of_squares (a b : ℝ) : (a + b) ^ 4 ≤ 8 * (a ^ 4 + b ^ 4) := by
  sorry

theorem roots (n : ℤ) (h : (n - 1) * n * (n + 1) = 60) : n = 4 := by
  sorry

theorem orbit (n : ℕ) : ¬7 ∣ 2 ^ n + 1 := by
  sorry

theorem far (a : ℕ → ℝ) (h : ∀ n, a (n + 2) - a (n + 1) = a (n + 1) - a n) (h₁ : a 1 = 3) (h₂ : a 2 = 8) :
    a 1001 = 5003 := by
  sorry

theorem least (S : Set ℕ) (u : ℕ) (h : ∀ a, a ∈ S ↔ 0 < a ∧ 7 * a % 30 = 11) (hu : IsLeast S u) : u = 23 := by
  sorry

theorem solved_point (f : ℝ → ℝ) (h : ∀ x > 0, ∀ y > 0, f (x * y) = f x / y) (h' : f 500 = 3) : f 600 = 5 / 2 := by
  sorry

theorem casted (a b : ℕ) (h : (a : ℚ) / 2 + b = 10) (h' : (a : ℚ) - b = 5) : a = 10 := by
  sorry

theorem wrong_square (a b : ℝ) : (a + b) ^ 4 ≤ 7 * (a ^ 4 + b ^ 4) := by
  sorry

theorem wrong_factor (x y : ℝ) (h₀ : x ≠ 0) (h₁ : y ≠ 0) (h₃ : x + 3 / x = y + 3 / y) : x * y = 3 := by
  sorry

theorem wrong_orbit (n : ℕ) : ¬7 ∣ 2 ^ n + 5 := by
  sorry
"""
WHOLE = """import Mathlib

theorem members (S : Finset ℕ) (h : ∀ n, n ∈ S ↔ n ∣ 28 ∧ 2 < n) : S.card = 4 := by
  sorry

theorem coprime (n : ℕ) : Nat.gcd (5 * n + 3) (3 * n + 2) = 1 := by
  sorry

theorem no_cube (x y : ℤ) : x ^ 3 + 7 * y ≠ 4 := by
  sorry

theorem difference (n : ℕ) (u : ℕ → ℕ) (h : u 0 = 2) (hu : ∀ n, u (n + 1) = 3 * u n + 2) : u n = 3 ^ (n + 1) - 1 := by
  sorry

theorem wrong_members (S : Finset ℕ) (h : ∀ n, n ∈ S ↔ n ∣ 28 ∧ 2 < n) : S.card = 5 := by
  sorry

theorem wrong_coprime (n : ℕ) : Nat.gcd (5 * n + 3) (3 * n + 4) = 1 := by
  sorry
"""
REAL = """import Mathlib
open Real

theorem roots (S : Finset ℝ) (h : ∀ x, x ∈ S ↔ (x - 1) ^ 2 = 16) : ∑ x ∈ S, x = 2 := by
  sorry

theorem brackets : ⌈√50⌉ + ⌊√50⌋ = 15 := by
  sorry

theorem lowest_terms : √50 + √8 = 7 * √2 := by
  sorry

theorem exponent (x : ℝ) (h : (3 : ℝ) ^ x - 5 = 4) : x = 2 := by
  sorry

theorem angle (x : ℝ) (h : sin x + cos x = 1 / 2) : sin (2 * x) = -3 / 4 := by
  sorry

theorem at_pi (f : ℝ → ℝ) (h : ∀ x, 3 < x ∧ x < 4 → f x = 5) : f π = 5 := by
  sorry

theorem wrong_angle (x : ℝ) (h : sin x + cos x = 1 / 2) : sin (2 * x) = 3 / 4 := by
  sorry

theorem wrong_at_pi (f : ℝ → ℝ) (h : ∀ x, 16 / 5 < x ∧ x < 4 → f x = 5) : f π = 5 := by
  sorry
"""
ALLOWED = {"propext", "Classical.choice", "Quot.sound", *LIBRARY_AXIOMS}


@pytest.mark.parametrize("text", [FILE, COMPUTED, WHOLE, REAL], ids=["closers", "computed", "whole", "real"])
def test_true_statements_are_proved_and_false_ones_are_not(tmp_path: Path, text: str) -> None:
    path = tmp_path / "Arithmetic.lean"
    path.write_text(text, encoding="utf-8")
    run = api.prove([str(path)], max_expansions=25, timeout_s=120, engine="embedded")
    (file,) = run.report.files
    status = {theorem.name: theorem.status for theorem in file.theorems}
    assert {name for name, found in status.items() if found == "proved"} == {
        name for name in status if not name.startswith("wrong")
    }
    assert all(set(theorem.axioms) <= ALLOWED for theorem in file.theorems)
    finished = str(path.with_name("Arithmetic.proved.lean"))
    report = api.audit(finished, path, engine="embedded")
    assert {item.name: item.verdict for item in report.theorems} == {
        name: "rejected" if name.startswith("wrong") else "accepted" for name in status
    }
