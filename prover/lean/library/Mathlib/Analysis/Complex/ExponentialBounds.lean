import Mathlib.Analysis.SpecialFunctions.Log.Basic

/-!
Bounds of `e` and of the logarithm of 2. Source of the names: Mathlib `Mathlib/Analysis/Complex/ExponentialBounds.lean`.
-/

namespace Real

theorem exp_one_gt_two : 2 < exp 1 := lt_trans (by norm_num) exp_one_gt_d9

theorem exp_one_lt_three : exp 1 < 3 := lt_trans exp_one_lt_d9 (by norm_num)

/-! Powers of 2 beside powers of the bounds of `e`. -/

private theorem mul_log_two_lt (p q : ℕ) (h : 2 ^ q * 10 ^ (10 * p) < 27182818283 ^ p) : q * log 2 < p := by
  rw [← log_pow, log_lt_iff_lt_exp (by positivity)]
  have r : ((2 ^ q * 10 ^ (10 * p) : ℕ) : ℝ) < ((27182818283 ^ p : ℕ) : ℝ) := Nat.cast_lt.mpr h
  rw [Nat.cast_mul, Nat.cast_pow, Nat.cast_pow, Nat.cast_pow, pow_mul, ← lt_div_iff₀ (by positivity), ← div_pow] at r
  have k : (2.7182818283 : ℝ) ^ p ≤ exp 1 ^ p := pow_le_pow_left₀ (by norm_num) (le_of_lt exp_one_gt_d9) p
  rw [← exp_nat_mul, mul_one] at k
  refine lt_of_lt_of_le r (le_trans (le_of_eq ?_) k)
  norm_num

private theorem lt_mul_log_two (p q : ℕ) (h : 27182818286 ^ p < 2 ^ q * 10 ^ (10 * p)) : p < q * log 2 := by
  rw [← log_pow, lt_log_iff_exp_lt (by positivity)]
  have r : ((27182818286 ^ p : ℕ) : ℝ) < ((2 ^ q * 10 ^ (10 * p) : ℕ) : ℝ) := Nat.cast_lt.mpr h
  rw [Nat.cast_mul, Nat.cast_pow, Nat.cast_pow, Nat.cast_pow, pow_mul, ← div_lt_iff₀ (by positivity), ← div_pow] at r
  have k : exp 1 ^ p ≤ (2.7182818286 : ℝ) ^ p := pow_le_pow_left₀ (exp_nonneg 1) (le_of_lt exp_one_lt_d9) p
  rw [← exp_nat_mul, mul_one] at k
  refine lt_of_le_of_lt k (lt_of_le_of_lt (le_of_eq ?_) r)
  norm_num

theorem log_two_gt_d9 : 0.6931471803 < log 2 := by
  have h := lt_mul_log_two 25469 36744 (by decide +kernel)
  push_cast at h
  linarith

theorem log_two_lt_d9 : log 2 < 0.6931471808 := by
  have h := mul_log_two_lt 83457 120403 (by decide +kernel)
  push_cast at h
  linarith

end Real
