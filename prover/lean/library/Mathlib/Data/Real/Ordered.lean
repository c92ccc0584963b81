import Mathlib.Algebra.Order.Field
import Mathlib.Data.Rat.Cast
import Mathlib.Data.Real.Basic

/-! `ℝ` as a strictly ordered field. Source of the names: Mathlib `Mathlib/Data/Real/Basic.lean`. -/

namespace Real

private theorem mul_lt (a b c : ℝ) (h : a < b) (hc : 0 < c) : c * a < c * b := by
  refine lt_of_le_of_ne ?_ ?_
  · have d : 0 ≤ b - a := by
      have := Real.add_le_add_left a b (le_of_lt h) (-a)
      rwa [Real.neg_add_cancel, Real.add_comm, ← sub_eq_add_neg] at this
    have := Real.add_le_add_left _ _ (Real.mul_nonneg c (b - a) (le_of_lt hc) d) (c * a)
    rwa [add_zero, mul_sub, add_sub_cancel] at this
  · intro e
    exact ne_of_lt h (mul_left_cancel₀ (ne_of_gt hc) e)

instance instIsStrictOrderedRing : IsStrictOrderedRing ℝ where
  add_le_add_left a b h c := by rw [Real.add_comm a, Real.add_comm b]; exact Real.add_le_add_left a b h c
  le_of_add_le_add_left a b c h := by
    have := Real.add_le_add_left _ _ h (-a)
    rwa [neg_add_cancel_left, neg_add_cancel_left] at this
  zero_le_one := by
    rcases Real.le_total 0 1 with h | h
    · exact h
    · have h' : (0 : ℝ) ≤ -1 := by
        have := Real.add_le_add_left _ _ h (-1)
        rwa [Real.neg_add_cancel, add_zero] at this
      have := Real.mul_nonneg _ _ h' h'
      rwa [neg_mul_neg, one_mul] at this
  exists_pair_ne := ⟨0, 1, Real.zero_ne_one⟩
  mul_lt_mul_of_pos_left := mul_lt
  mul_lt_mul_of_pos_right a b c h hc := by rw [Real.mul_comm a, Real.mul_comm b]; exact mul_lt a b c h hc

instance instIsOrderedRing : IsOrderedRing ℝ := inferInstance

instance instIsOrderedCancelAddMonoid : IsOrderedCancelAddMonoid ℝ := inferInstance

instance instIsOrderedAddMonoid : IsOrderedAddMonoid ℝ := inferInstance

instance instCharZero : CharZero ℝ := inferInstance

instance instIsDomain : IsDomain ℝ := inferInstance

instance instNoZeroDivisors : NoZeroDivisors ℝ := inferInstance

end Real
