"""Laws of ordered fields, orders, functions and sets are cited as proofs for Mathlib cite them."""

from __future__ import annotations

import pytest

from tests.lean.library.test_algebra import ORDERED_FIELD, errors
from tests.lean.tactic.run import by

ACCEPTED: dict[str, tuple[str, str]] = {
    "quotients compare crosswise": (
        ORDERED_FIELD + "(a b c d : K) (hb : 0 < b) (hd : 0 < d) (h : a * d ≤ c * b) : a / b ≤ c / d",
        "exact (div_le_div_iff₀ hb hd).mpr h",
    ),
    "inverses turn an inequality": (
        "(x y : ℝ) (hx : 0 < x) (hy : 0 < y) (h : x⁻¹ ≤ y) : y⁻¹ ≤ x",
        "rwa [← inv_le_comm₀ hx hy]",
    ),
    "a factor is moved to the other side": (
        "(x y z : ℝ) (hz : 0 < z) (h : y ≤ z * x) : z⁻¹ * y ≤ x",
        "rwa [inv_mul_le_iff₀ hz]",
    ),
    "the sign of a quotient": (
        "(x y : ℝ) (h : 0 < x / y) (hx : x < 0) : y < 0",
        "exact ((div_pos_iff.mp h).resolve_left fun k => hx.not_gt k.1).2",
    ),
    "a positive product with one factor that is not negative": (
        "(a b : ℝ) (h : 0 < a * b) (ha : 0 ≤ a) (hb : 0 ≤ b) : 0 < a ∧ 0 < b",
        "exact ⟨pos_of_mul_pos_left h hb, pos_of_mul_pos_right h ha⟩",
    ),
    "factors are cancelled by simp": ("(a b : ℝ) (ha : 0 < a) (h : 1 ≤ b) : a ≤ a * b", "simpa [ha] using h"),
    "powers below one": (
        "(x : ℝ) (n : ℕ) (h₀ : 0 ≤ x) (h₁ : x ≤ 1) (hn : n ≠ 0) : x ^ n ≤ x",
        "exact pow_le_of_le_one h₀ h₁ hn",
    ),
    "a square at most one": ("(x : ℝ) (h : x ^ 2 ≤ 1) : |x| ≤ 1", "simpa using h"),
    "equal odd or even powers": (
        "(x y : ℝ) (h : x ^ 4 = y ^ 4) : x = y ∨ x = -y",
        "exact ((pow_eq_pow_iff_of_ne_zero (by norm_num)).mp h).imp_right And.left",
    ),
    "Bernoulli": ("(n : ℕ) : (1 : ℝ) + n * 2 ≤ (1 + 2) ^ n", "exact one_add_mul_le_pow (by norm_num) n"),
    "a hint for nlinarith": ("(x y : ℝ) (h : x + y = 2) : x * y ≤ 1", "nlinarith [four_mul_le_sq_add x y]"),
    "a distance": ("(x y c : ℝ) (h : |x - y| < c) : x - y < c ∧ y - x < c", "exact abs_sub_lt_iff.mp h"),
    "less than every positive number": (
        "(x y : ℝ) (h : ∀ ε > 0, x ≤ y + ε) : x ≤ y",
        "exact le_of_forall_pos_le_add h",
    ),
    "a number between": ("(x y : ℚ) (h : x < y) : ∃ z, x < z ∧ z < y", "exact exists_between h"),
    "a larger and a smaller number": ("(x : ℤ) : (∃ y, x < y) ∧ ∃ y, y < x", "exact ⟨exists_gt x, exists_lt x⟩"),
    "chains from the right": ("(a b c : ℝ) (h : b ≤ c) (g : a < b) : a < c", "exact h.trans_lt' g"),
    "a sum equal to its summand in ℕ": ("(a b : ℕ) (h : a + b = a) : b = 0", "rwa [add_eq_left] at h"),
    "its own negative": ("(x : ℝ) (h : -x = x) : x = 0", "simpa using h"),
    "a sum of monotone functions": (
        "(f g : ℝ → ℝ) (hf : StrictMono f) (hg : StrictMono g) : StrictMono fun x => f x + g x",
        "exact hf.add hg",
    ),
    "an inverse of a bijection": (
        "(f : ℕ → ℕ) (h : Function.Bijective f) : ∃ g, Function.LeftInverse g f ∧ Function.RightInverse g f",
        "exact Function.bijective_iff_has_inverse.mp h",
    ),
    "equal functions at a point": ("(f g : ℕ → Prop) (h : f = g) (x : ℕ) (k : f x) : g x", "exact congr_fun h x ▸ k"),
    "inclusions chain by a dot": (
        "(s t u : Set ℕ) (v w : Finset ℕ) (h : s ⊆ t) (g : t ⊆ u) (i : v ⊆ w) (j : w ⊆ v) : s ⊆ u ∧ v = w",
        "exact ⟨h.trans g, i.antisymm j⟩",
    ),
    "a complement of a union": ("(s t : Set ℕ) (x : ℕ) (h : x ∉ s ∪ t) : x ∈ sᶜ ∩ tᶜ", "rwa [← Set.compl_union]"),
    "a complement of a ray": ("(a x : ℝ) : x ∈ (Set.Iic a)ᶜ ↔ a < x", "rw [Set.compl_Iic, Set.mem_Ioi]"),
    "a sum of odd powers": ("(x y : ℤ) : x + y ∣ x ^ 5 + y ^ 5", "exact Odd.add_dvd_pow_add_pow x y (by decide)"),
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_accepted(name: str) -> None:
    assert errors(by(*ACCEPTED[name])) == []


REFUSED: dict[str, tuple[str, str]] = {
    "the other factor": (
        "example (a b : ℝ) (h : 0 < a * b) (ha : 0 ≤ a) : 0 < b := pos_of_mul_pos_left h ha",
        "Application type mismatch",
    ),
    "no number between integers": (
        "example (x y : ℤ) (h : x < y) : ∃ z, x < z ∧ z < y := exists_between h",
        "DenselyOrdered ℤ",
    ),
    "no complements in Boolean algebras": (
        "example (s : Finset (Fin 3)) : sᶜᶜ = s := compl_compl s",
        "Type mismatch",
    ),
    "no smaller natural number": ("example (x : ℕ) : ∃ y, y < x := exists_lt x", "NoMinOrder ℕ"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str) -> None:
    text, reason = REFUSED[name]
    found = errors(text)
    assert found and reason in found[0]
