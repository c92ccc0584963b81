import Mathlib.Algebra.Order.Abs
import Mathlib.Order.Basic

/-! Signs of products in ordered rings: further laws. Source of the names: Mathlib `Mathlib/Algebra/Order/Ring/Unbundled/Basic.lean`. -/

universe u

variable {R : Type u}

variable [Ring R] [LinearOrder R] [IsStrictOrderedRing R] {a b c d : R} {n : ℕ}

instance (priority := 100) IsStrictOrderedRing.toNoMinOrder : NoMinOrder R where
  exists_lt a := ⟨a - 1, sub_one_lt a⟩

theorem mul_nonpos_iff : a * b ≤ 0 ↔ 0 ≤ a ∧ b ≤ 0 ∨ a ≤ 0 ∧ 0 ≤ b := by
  rw [← neg_nonneg, ← mul_neg, mul_nonneg_iff, neg_nonneg, neg_nonpos]

theorem mul_nonneg_of_three (a b c : R) : 0 ≤ a * b ∨ 0 ≤ b * c ∨ 0 ≤ c * a := by
  rcases le_total 0 a with ha | ha <;> rcases le_total 0 b with hb | hb <;> rcases le_total 0 c with hc | hc <;>
    simp only [mul_nonneg_iff, ha, hb, hc, true_and, true_or, or_true, and_self]

@[simp] theorem mul_le_mul_left_of_neg (h : c < 0) : c * a ≤ c * b ↔ b ≤ a := by
  rw [← neg_le_neg_iff, ← neg_mul, ← neg_mul, mul_le_mul_iff_right₀ (neg_pos.mpr h)]

@[simp] theorem mul_le_mul_right_of_neg (h : c < 0) : a * c ≤ b * c ↔ b ≤ a := by
  rw [← neg_le_neg_iff, ← mul_neg, ← mul_neg, mul_le_mul_iff_left₀ (neg_pos.mpr h)]

@[simp] theorem mul_lt_mul_left_of_neg (h : c < 0) : c * a < c * b ↔ b < a := by
  rw [← not_le, mul_le_mul_left_of_neg h, not_le]

@[simp] theorem mul_lt_mul_right_of_neg (h : c < 0) : a * c < b * c ↔ b < a := by
  rw [← not_le, mul_le_mul_right_of_neg h, not_le]

@[simp] theorem sq_nonpos_iff (r : R) : r ^ 2 ≤ 0 ↔ r = 0 := ⟨pow_eq_zero_of_sq_nonpos, fun h => by rw [h, sq, zero_mul]⟩

theorem mul_add_mul_le_mul_add_mul (hab : a ≤ b) (hcd : c ≤ d) : a * d + b * c ≤ a * c + b * d := by
  have h := mul_nonneg (sub_nonneg.mpr hab) (sub_nonneg.mpr hcd)
  rw [mul_sub, sub_mul, sub_mul, sub_sub_eq_add_sub, sub_nonneg, sub_add_eq_add_sub, le_sub_iff_add_le] at h
  rwa [add_comm (a * c), add_comm (a * d)]
