"""Facts about numbers under Mathlib's names: roots, floors, parity, divisibility, powers, complex norms."""

from __future__ import annotations

from functools import lru_cache

import pytest

import prover.lean.tactic.all  # noqa: F401  (registers the tactics)
from prover.lean.elab.frontend import elaborate_source
from prover.lean.environment import Environment
from prover.lean.library.load import load_environment


@lru_cache(maxsize=1)
def mathlib() -> Environment:
    return load_environment(("Init", "Mathlib"))


def errors(text: str) -> list[str]:
    return [m.text for m in elaborate_source(text, mathlib()).messages if m.severity == "error"]


ACCEPTED: dict[str, str] = {
    "square root of a number squared": "example (x : ℝ) (h : 0 ≤ x) : √x * √x = x := Real.mul_self_sqrt h",
    "square roots in nlinarith": "example : √2 < 3 / 2 := by\n"
    "  nlinarith [Real.sq_sqrt (show (0:ℝ) ≤ 2 by norm_num), Real.sqrt_nonneg 2]",
    "the root by its square": (
        "example (x : ℝ) (h : 0 ≤ x) (k : √x = 3) : x = 9 := by\n"
        "  rw [Real.sqrt_eq_iff_mul_self_eq h (by norm_num)] at k; linarith"
    ),
    "a root is simplified": "example (x y : ℝ) (h : 0 ≤ x) : √(x * y) = √x * √y := by simp [h]",
    "absolute value of a root": "example (x : ℝ) : √(x ^ 2) = |x| := Real.sqrt_sq_eq_abs x",
    "comparison of roots": "example (x y : ℝ) (h : 0 ≤ x) (k : x < y) : √x < √y := Real.sqrt_lt_sqrt h k",
    "floor of a sum": "example (x : ℝ) : ⌊x + 1⌋ = ⌊x⌋ + 1 := by simp",
    "floor of an integer": "example (n : ℤ) : ⌊(n : ℝ)⌋ = n := by simp",
    "floor of a rational": "example : ⌊(7 / 2 : ℚ)⌋ = 3 := by rw [Int.floor_eq_iff]; norm_num",
    "natural floor": "example (x : ℝ) (h : 2 ≤ x) (k : x < 3) : ⌊x⌋₊ = 2 := by\n"
    "  rw [Nat.floor_eq_iff (by linarith)]; constructor <;> push_cast <;> linarith",
    "fractional part": "example (x : ℝ) : Int.fract (x + 2) = Int.fract x := by\n"
    "  exact_mod_cast Int.fract_add_natCast x 2",
    "ceiling": "example (x : ℝ) (h : 1 < x) (k : x ≤ 2) : ⌈x⌉ = 2 := by rw [Int.ceil_eq_iff]; norm_num; exact ⟨h, k⟩",
    "parity of a product": "example (m n : ℕ) (h : Even m) : Even (m * n) := by rw [Nat.even_mul]; exact Or.inl h",
    "parity of a power": "example (n : ℕ) : Even (n ^ 2) ↔ Even n := Nat.even_pow' (by decide)",
    "odd powers of negatives": "example (x : ℝ) (n : ℕ) (h : Odd n) : (-x) ^ n = -x ^ n := h.neg_pow x",
    "even powers": "example (x : ℝ) : 0 ≤ x ^ 4 := Even.pow_nonneg ⟨2, rfl⟩ x",
    "divisibility": "example (a b c : ℤ) (h : a ∣ b) (k : b ∣ c) : a ∣ c := dvd_trans h k",
    "divisibility of sums": "example (a b c : ℕ) (h : a ∣ b) (k : a ∣ c) : a ∣ b + 2 * c := dvd_add h (k.mul_left 2)",
    "difference of powers": "example (x y : ℤ) (n : ℕ) : x - y ∣ x ^ n - y ^ n := sub_dvd_pow_sub_pow x y n",
    "integer powers": "example (x : ℝ) (h : x ≠ 0) : x ^ (-2 : ℤ) * x ^ (3 : ℤ) = x := by\n"
    "  rw [← zpow_add₀ h]; norm_num",
    "order of integer powers": "example (m n : ℤ) (h : m < n) : (2 : ℝ) ^ m < 2 ^ n :=\n"
    "  zpow_lt_zpow_right₀ one_lt_two h",
    "norm of a complex number": "example (z : ℂ) : ‖z‖ ^ 2 = z.re ^ 2 + z.im ^ 2 := by\n"
    "  rw [Complex.sq_norm, Complex.normSq_apply]; ring",
    "norm of a product": "example (z w : ℂ) (h : ‖z‖ = 1) : ‖z * w‖ = ‖w‖ := by rw [Complex.norm_mul, h, one_mul]",
    "powers of the imaginary unit": "example : Complex.I ^ 4 = 1 := Complex.I_pow_four",
    "a complex equation by parts": "example (z : ℂ) : z = z.re + z.im * Complex.I := by\n  rw [Complex.ext_iff]; simp",
}


@pytest.mark.parametrize("text", ACCEPTED.values(), ids=ACCEPTED.keys())
def test_accepted(text: str) -> None:
    assert errors(text) == []
