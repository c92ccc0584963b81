import Mathlib.Algebra.Order.GroupWithZero.Unbundled.Basic
import Mathlib.Algebra.Ring.Parity

/-! Absolute values and squares in ordered rings: further laws. Source of the names: Mathlib `Mathlib/Algebra/Order/Ring/Abs.lean`. -/

universe u

variable {R : Type u}

variable [Ring R] [LinearOrder R] [IsStrictOrderedRing R] {a b : R} {n : ℕ}

theorem pow_abs (a : R) (n : ℕ) : |a| ^ n = |a ^ n| := (abs_pow a n).symm

@[simp] theorem abs_mul_self (a : R) : |a * a| = a * a := abs_of_nonneg (mul_self_nonneg a)

@[simp] theorem sq_le_one_iff_abs_le_one (a : R) : a ^ 2 ≤ 1 ↔ |a| ≤ 1 := by
  rw [← sq_abs, sq_le_one_iff₀ (abs_nonneg a)]

@[simp] theorem sq_lt_one_iff_abs_lt_one (a : R) : a ^ 2 < 1 ↔ |a| < 1 := by
  rw [← sq_abs, sq_lt_one_iff₀ (abs_nonneg a)]

@[simp] theorem one_le_sq_iff_one_le_abs (a : R) : 1 ≤ a ^ 2 ↔ 1 ≤ |a| := by
  rw [← sq_abs, one_le_sq_iff₀ (abs_nonneg a)]

@[simp] theorem one_lt_sq_iff_one_lt_abs (a : R) : 1 < a ^ 2 ↔ 1 < |a| := by
  rw [← sq_abs, one_lt_sq_iff₀ (abs_nonneg a)]

theorem pow_eq_pow_iff_of_ne_zero (hn : n ≠ 0) : a ^ n = b ^ n ↔ a = b ∨ a = -b ∧ Even n := by
  rcases Nat.even_or_odd n with he | ho
  · rw [← he.pow_abs a, ← he.pow_abs b, pow_left_inj₀ (abs_nonneg a) (abs_nonneg b) hn, abs_eq_abs]
    simp only [he, and_true]
  · rw [ho.pow_inj]
    simp only [Nat.not_even_iff_odd.mpr ho, and_false, or_false]

theorem pow_eq_one_iff_of_ne_zero (hn : n ≠ 0) : a ^ n = 1 ↔ a = 1 ∨ a = -1 ∧ Even n := by
  rw [← pow_eq_pow_iff_of_ne_zero hn, one_pow]
