import Mathlib.Algebra.Order.BigOperators.Finset
import Mathlib.Algebra.Order.Field.Basic
import Mathlib.Analysis.SpecialFunctions.Pow.Real
import Mathlib.Analysis.SpecialFunctions.Sqrt
import Mathlib.Data.Complex.Norm
import Mathlib.Data.NNReal.Defs

/-! The lemmas of `bound`. Source of the choice: the `@[bound]` tags of Mathlib and `Mathlib/Tactic/Bound.lean`. -/

universe u

namespace Mathlib.Tactic.Bound

section ordered
variable {R : Type u} [CommRing R] [LinearOrder R] [IsStrictOrderedRing R] {a b : R} {m n : ℕ}

theorem Nat.cast_pos_of_pos {n : ℕ} : 0 < n → 0 < (n : R) := Nat.cast_pos.mpr

theorem Nat.one_le_cast_of_le {n : ℕ} (h : 1 ≤ n) : 1 ≤ (n : R) := by
  have : ((1 : ℕ) : R) ≤ n := Nat.cast_le.mpr h
  rwa [Nat.cast_one] at this

/-- Is the base above or below 1? -/
theorem pow_le_pow_of_guess (h : 1 ≤ a ∧ m ≤ n ∨ (0 ≤ a ∧ a ≤ 1) ∧ n ≤ m) : a ^ m ≤ a ^ n := by
  rcases h with ⟨h1, h2⟩ | ⟨⟨h0, h1⟩, h2⟩
  · exact pow_le_pow_right₀ h1 h2
  · exact pow_le_pow_of_le_one h0 h1 h2

end ordered

section field
variable {K : Type u} [Field K] [LinearOrder K] [IsStrictOrderedRing K] {a b : K}

theorem inv_nonneg_of_nonneg (h : 0 ≤ a) : 0 ≤ a⁻¹ := inv_nonneg.mpr h

theorem inv_pos_of_pos (h : 0 < a) : 0 < a⁻¹ := inv_pos.mpr h

theorem div_lt_one_of_lt (h : a < b) (hb : 0 < b) : a / b < 1 := (div_lt_one hb).mpr h

theorem one_le_div_of_le (h : b ≤ a) (hb : 0 < b) : 1 ≤ a / b := (one_le_div hb).mpr h

end field

section linear
variable {α : Type u} [LinearOrder α] {a b c : α}

theorem le_max_of_le_left_or_le_right : a ≤ b ∨ a ≤ c → a ≤ max b c := le_max_iff.mpr

theorem lt_max_of_lt_left_or_lt_right : a < b ∨ a < c → a < max b c := lt_max_iff.mpr

theorem min_le_of_left_le_or_right_le : a ≤ c ∨ b ≤ c → min a b ≤ c := min_le_iff.mpr

theorem min_lt_of_left_lt_or_right_lt : a < c ∨ b < c → min a b < c := min_lt_iff.mpr

end linear

theorem exp_one_lt {x : ℝ} (h : 0 < x) : 1 < Real.exp x := Real.one_lt_exp_iff.mpr h

theorem exp_one_le {x : ℝ} (h : 0 ≤ x) : 1 ≤ Real.exp x := Real.one_le_exp h

theorem exp_le {x y : ℝ} (h : x ≤ y) : Real.exp x ≤ Real.exp y := Real.exp_le_exp.mpr h

theorem exp_lt {x y : ℝ} (h : x < y) : Real.exp x < Real.exp y := Real.exp_lt_exp.mpr h

attribute [bound] le_refl

-- signs
attribute [bound] sq_nonneg Nat.cast_nonneg abs_nonneg Nat.zero_lt_succ pow_pos pow_nonneg sub_nonneg_of_le
attribute [bound] sub_pos_of_lt inv_nonneg_of_nonneg inv_pos_of_pos mul_pos mul_nonneg div_pos div_nonneg add_nonneg
attribute [bound] Nat.cast_pos_of_pos add_pos add_pos_of_pos_of_nonneg add_pos_of_nonneg_of_pos Complex.norm_nonneg
attribute [bound] Real.exp_pos Real.sqrt_nonneg Finset.sum_nonneg Finset.prod_nonneg
attribute [bound] zero_le_one zero_lt_one zero_le_two zero_lt_two

-- above and below 1
attribute [bound] Nat.one_le_cast_of_le one_le_mul_of_one_le_of_one_le one_le_pow₀ pow_le_one₀ exp_one_lt exp_one_le
attribute [bound] div_le_one_of_le₀ div_lt_one_of_lt one_le_div_of_le inv_le_one_of_one_le₀ inv_lt_one_of_one_lt₀

-- monotone operations
attribute [bound] le_abs_self neg_abs_le neg_le_neg mul_le_mul_of_nonneg_left mul_le_mul_of_nonneg_right
attribute [bound] le_add_of_nonneg_right le_add_of_nonneg_left le_mul_of_one_le_right mul_le_of_le_one_right
attribute [bound] div_le_self div_lt_self sub_le_sub add_le_add mul_le_mul div_le_div_of_nonneg_right div_le_div_of_nonneg_left
attribute [bound] pow_le_pow_left₀ Finset.sum_le_sum Real.sqrt_le_sqrt Real.log_le_log exp_le Complex.norm_add_le
attribute [bound] abs_add_le pow_le_pow_of_guess
attribute [bound] neg_lt_neg sub_lt_sub_left sub_lt_sub_right add_lt_add_left add_lt_add_right exp_lt
attribute [bound] mul_lt_mul_of_pos_left mul_lt_mul_of_pos_right pow_lt_pow_left₀

-- minima and maxima
attribute [bound] min_le_right min_le_left le_max_left le_max_right le_min max_le lt_min max_lt
attribute [bound] le_max_of_le_left_or_le_right lt_max_of_lt_left_or_lt_right
attribute [bound] min_le_of_left_le_or_right_le min_lt_of_left_lt_or_right_lt

attribute [bound_forward] le_of_lt

end Mathlib.Tactic.Bound
