import Mathlib.Tactic.Linarith.Lemmas
import Mathlib.Algebra.Order.Field

/-! The lemmas by which `linear_combination` adds and scales inequalities, and takes the goal to a power. -/

universe u

namespace Mathlib.Tactic.LinearCombination

section ordered
variable {R : Type u} [CommRing R] [LinearOrder R] [IsStrictOrderedRing R] {a b c d a' b' t : R}

theorem le_of_eq' (h : a = b) : a ≤ b := le_of_eq h

theorem add_le_le (h : a ≤ b) (g : c ≤ d) : a + c ≤ b + d := add_le_add h g

theorem add_le_lt (h : a ≤ b) (g : c < d) : a + c < b + d := add_lt_add_of_le_of_lt h g

theorem add_lt_le (h : a < b) (g : c ≤ d) : a + c < b + d := add_lt_add_of_lt_of_le h g

theorem add_lt_lt (h : a < b) (g : c < d) : a + c < b + d := add_lt_add_of_lt_of_le h (le_of_lt g)

theorem mul_le (hc : 0 ≤ c) (h : a ≤ b) : c * a ≤ c * b := mul_le_mul_of_nonneg_left h hc

theorem mul_lt (hc : 0 < c) (h : a < b) : c * a < c * b := mul_lt_mul_of_pos_left h hc

theorem mul_lt_le (hc : 0 ≤ c) (h : a < b) : c * a ≤ c * b := mul_le hc (le_of_lt h)

theorem le_of_le (p : a ≤ b) (h : a' - b' - (a - b) = t) (ht : t ≤ 0) : a' ≤ b' := by
  rw [← h] at ht
  have := add_nonpos ht (sub_nonpos.mpr p)
  rw [sub_add_cancel] at this
  exact sub_nonpos.mp this

theorem lt_of_lt (p : a < b) (h : a' - b' - (a - b) = t) (ht : t ≤ 0) : a' < b' := by
  rw [← h] at ht
  have := add_neg_of_nonpos_of_neg ht (sub_neg.mpr p)
  rw [sub_add_cancel] at this
  exact sub_neg.mp this

theorem lt_of_le (p : a ≤ b) (h : a' - b' - (a - b) = t) (ht : t < 0) : a' < b' := by
  rw [← h] at ht
  have := add_neg_of_neg_of_nonpos ht (sub_nonpos.mpr p)
  rw [sub_add_cancel] at this
  exact sub_neg.mp this

end ordered

section power
variable {R : Type u} [CommRing R] [NoZeroDivisors R] {a b a' b' : R}

theorem eq_of_add_pow (n : ℕ) (p : a = b) (h : (a' - b') ^ n - (a - b) = 0) : a' = b' := by
  rw [p, sub_self, sub_zero] at h
  exact sub_eq_zero.mp (eq_zero_of_pow_eq_zero h)

end power

end Mathlib.Tactic.LinearCombination
