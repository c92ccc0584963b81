"""Proofs cite the laws of roots, powers, logarithms, angles, norms and bounds as they cite Mathlib's."""

from __future__ import annotations

import re
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
    return [m.text for m in elaborate_source("open Real\n" + text, mathlib()).messages if m.severity == "error"]


ACCEPTED: dict[str, str] = {
    "the logarithm of 2 between decimals": "example : 0.693 < log 2 ∧ log 2 < 0.694 :=\n"
    "  ⟨by linarith [log_two_gt_d9], by linarith [log_two_lt_d9]⟩",
    "a product of logarithms": "example (f : ℕ → ℝ) (h : ∀ i, 0 < f i) :\n"
    "    log (∏ i ∈ Finset.range 5, f i) = ∑ i ∈ Finset.range 5, log (f i) := log_prod fun i _ => (h i).ne'",
    "the logarithm is injective": "example (x y : ℝ) (hx : 0 < x) (hy : 0 < y) (h : log x = log y) : x = y :=\n"
    "  log_injOn_pos (Set.mem_Ioi.mpr hx) (Set.mem_Ioi.mpr hy) h",
    "a negative exponent turns the order around": "example (x y : ℝ) (hx : 0 < x) (h : x ≤ y) :\n"
    "    y ^ (-2 : ℝ) ≤ x ^ (-2 : ℝ) := rpow_le_rpow_of_nonpos hx h (by norm_num)",
    "a root to the other side": "example (x y : ℝ) (hx : 0 ≤ x) (hy : 0 ≤ y) (h : x ^ (3 : ℝ) ≤ y) :\n"
    "    x ≤ y ^ (3 : ℝ)⁻¹ := (le_rpow_inv_iff_of_pos hx hy (by norm_num)).mpr h",
    "a base below 1": "example (y z : ℝ) (h : ((1 : ℝ) / 2) ^ y < (1 / 2) ^ z) : z < y := by\n"
    "  rwa [rpow_lt_rpow_left_iff_of_base_lt_one (by norm_num) (by norm_num)] at h",
    "weighted means": "example (a b : ℝ) (ha : 0 ≤ a) (hb : 0 ≤ b) :\n"
    "    a ^ (1 / 3 : ℝ) * b ^ (2 / 3 : ℝ) ≤ 1 / 3 * a + 2 / 3 * b :=\n"
    "  geom_mean_le_arith_mean2_weighted (by norm_num) (by norm_num) ha hb (by norm_num)",
    "roots of sums of squares": "example (a b : ℕ → ℝ) : ∑ i ∈ Finset.range 3, a i * b i ≤\n"
    "    √(∑ i ∈ Finset.range 3, a i ^ 2) * √(∑ i ∈ Finset.range 3, b i ^ 2) := sum_mul_le_sqrt_mul_sqrt _ a b",
    "a sum of sines": "example (x : ℝ) : sin (3 * x) + sin x = 2 * sin (2 * x) * cos x := by\n"
    "  rw [sin_add_sin]; congr 2 <;> ring_nf",
    "half of an angle": "example : cos (π / 3 / 2) = √((1 + 1 / 2) / 2) := by\n"
    "  rw [cos_half (by linarith [pi_pos]) (by linarith [pi_pos]), cos_pi_div_three]",
    "equal cosines": "example (x : ℝ) (h : cos x = cos 1) : ∃ k : ℤ, 1 = 2 * k * π + x ∨ 1 = 2 * k * π - x :=\n"
    "  cos_eq_cos_iff.mp h",
    "periods": "example (x : ℝ) : sin (x + 2 * π) = sin x := sin_periodic x",
    "the cosine is injective on its interval": "example (x y : ℝ) (hx : x ∈ Set.Icc 0 π) (hy : y ∈ Set.Icc 0 π)\n"
    "    (h : cos x = cos y) : x = y := injOn_cos hx hy h",
    "two arctangents": "example : arctan (1 / 2) + arctan (1 / 3) = π / 4 := by\n"
    "  rw [arctan_add (by norm_num), ← arctan_one]; norm_num",
    "signs of inverse functions": "example (x : ℝ) (h : 0 < x) : 0 < arctan x ∧ 0 < arcsin x := by simp [h]",
    "the norm of a product": "example (z w : ℂ) (h : ‖z‖ = 2) : ‖z * w ^ 2‖ = 2 * ‖w‖ ^ 2 := by\n"
    "  rw [norm_mul, norm_pow, h]",
    "the norm as a hypothesis of nlinarith": "example (z w : ℂ) (h : ‖z‖ = 1) (k : ‖w‖ = 1) : ‖z + w‖ ≤ 2 := by\n"
    "  nlinarith [norm_add_le z w, norm_nonneg z]",
    "a norm that is zero": "example (z w : ℂ) (h : ‖z - w‖ = 0) : z = w := sub_eq_zero.mp (norm_eq_zero.mp h)",
    "a conjugate by its name": "example (z : ℂ) : z * (starRingEnd ℂ) z = (Complex.normSq z : ℂ) := Complex.mul_conj z",
    "a conjugate by its notation": "open ComplexConjugate in\n"
    "example (z : ℂ) : (conj z).im = -z.im ∧ ‖conj z‖ = ‖z‖ :=\n"
    "  ⟨Complex.conj_im z, Complex.norm_conj z⟩",
    "notations of namespaces that are not opened": "open scoped Nat ComplexConjugate\n"
    "example (z : ℂ) : (conj z).re = z.re ∧ 3 ! = 6 := ⟨rfl, rfl⟩",
    "Euler's identity": "example : Complex.exp (π * Complex.I) + 1 = 0 := by rw [Complex.exp_pi_mul_I]; ring",
    "points of the unit circle": "example (x : ℝ) : ‖Complex.exp (x * Complex.I)‖ = 1 := by simp",
    "a root of unity": "example : Complex.exp (2 * π * Complex.I / 3) ^ 3 = 1 := by\n"
    "  rw [← Complex.exp_nat_mul]; push_cast; rw [mul_div_cancel₀ _ (by norm_num), Complex.exp_two_pi_mul_I]",
    "a natural number above": "example (x : ℝ) : ∃ n : ℕ, x < n := exists_nat_gt x",
    "a small fraction": "example (ε : ℝ) (h : 0 < ε) : ∃ n : ℕ, 1 / ((n : ℝ) + 1) < ε := exists_nat_one_div_lt h",
    "a rational number between": "example (x y : ℝ) (h : x < y) : ∃ q : ℚ, x < q ∧ (q : ℝ) < y := exists_rat_btwn h",
    "a supremum exists": "example (s : Set ℝ) (h : s.Nonempty) (b : BddAbove s) : ∃ x, IsLUB s x := exists_isLUB h b",
    "an element close to the supremum": "example (s : Set ℝ) (a : ℝ) (h : IsLUB s a) : ∃ c ∈ s, a - 1 < c ∧ c ≤ a :=\n"
    "  h.exists_between (by linarith)",
    "the natural floor from below": "example (x : ℝ) (h : (3 : ℕ) ≤ x) : 3 ≤ ⌊x⌋₊ := Nat.le_floor h",
    "the natural floor between bounds": "example (x : ℝ) (h : 2 ≤ x) (k : x < 3) : ⌊x⌋₊ = 2 := by\n"
    "  rw [Nat.floor_eq_iff' two_ne_zero]; push_cast; constructor <;> linarith",
    "a floor by its interval": "example (x : ℝ) (h : x ∈ Set.Ico (2 : ℝ) 3) : ⌊x⌋ = 2 :=\n"
    "  Int.floor_eq_on_Ico 2 x ⟨by exact_mod_cast h.1, by push_cast; linarith [h.2]⟩",
    "numbers that are not negative": "example (x y : NNReal) (h : (x : ℝ) ≤ y) : x ≤ y := by exact_mod_cast h",
}


@pytest.mark.parametrize("text", ACCEPTED.values(), ids=ACCEPTED.keys())
def test_accepted(text: str) -> None:
    assert errors(text) == []


REFUSED: dict[str, tuple[str, str]] = {
    "a conjugate without its namespace": ("example (z : ℂ) : (conj z).im = -z.im := rfl", "conj"),
    "powers of a number below 1 grow": (
        "example (x : ℝ) (h : 0 < x) (k : x < 1) : x ^ (2 : ℝ) ≤ x ^ (3 : ℝ) :=\n"
        "  rpow_le_rpow_of_exponent_ge h k.le (by norm_num)",
        "unsolved goals",
    ),
    "the square of a norm needs its namespace": (
        "open Complex in\nexample (z : ℂ) : ‖z‖ ^ 2 = normSq z := sq_norm z",
        "Unknown identifier `sq_norm`",
    ),
}


@pytest.mark.parametrize(("text", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_refused(text: str, reason: str) -> None:
    found = errors(text)
    assert found and re.search(reason, found[0]), found
