import Mathlib.Tactic.NormNum.Basic
import Mathlib.Tactic.Ring.Field
import Mathlib.Algebra.Order.Field

/-!
The lemmas that `field_simp` applies: identities modulo `x * x⁻¹ = 1`, and cancelling a factor in a relation.
-/

universe u

namespace Mathlib.Tactic.FieldSimp

section field
variable {K : Type u} [Field K]

theorem multiple_eq_zero {q x : K} (h : x ≠ 0) : q * (x * x⁻¹ - 1) = 0 := by
  rw [mul_inv_cancel₀ h, sub_self, mul_zero]

theorem sum_eq_zero {a b : K} (ha : a = 0) (hb : b = 0) : a + b = 0 := by rw [ha, hb, add_zero]

theorem eq_of_sub_eq {a b t : K} (h : a - b = t) (ht : t = 0) : a = b := sub_eq_zero.mp (h.trans ht)

theorem one_ne_zero' : (1 : K) ≠ 0 := one_ne_zero

theorem eq_cancel {a b a' b' l : K} (ha : a = l * a') (hb : b = l * b') (hl : l ≠ 0) : (a = b) = (a' = b') := by
  refine propext ⟨fun h => ?_, fun h => by rw [ha, hb, h]⟩
  rw [ha, hb, mul_comm l, mul_comm l] at h
  exact mul_right_cancel₀ hl h

end field

section ordered
variable {K : Type u} [Field K] [LinearOrder K] [IsStrictOrderedRing K]

theorem one_pos' : (0 : K) < 1 := by
  have h := Linarith.cast_pos (R := K) (n := 1) rfl
  rw [Nat.cast_one] at h
  exact h

theorem sub_cancel {a b a' b' l : K} (ha : a = l * a') (hb : b = l * b') : a - b = l * (a' - b') := by
  rw [ha, hb, mul_sub]

theorem lt_cancel {a b a' b' l : K} (ha : a = l * a') (hb : b = l * b') (hl : 0 < l) : (a < b) = (a' < b') := by
  refine propext ⟨fun h => ?_, fun h => ?_⟩
  · apply Linarith.not_le
    intro le
    have h1 := sub_neg.mpr h
    have h2 := mul_nonpos_of_nonneg_of_nonpos (le_of_lt hl) (sub_nonpos.mpr le)
    rw [sub_cancel ha hb] at h1
    have h3 : l * (a' - b') + l * (b' - a') < 0 := add_neg_of_neg_of_nonpos h1 h2
    rw [← mul_add, sub_add_sub_cancel, sub_self, mul_zero] at h3
    exact lt_irrefl _ h3
  · apply sub_neg.mp
    rw [sub_cancel ha hb]
    exact mul_neg_of_pos_of_neg hl (sub_neg.mpr h)

theorem le_cancel {a b a' b' l : K} (ha : a = l * a') (hb : b = l * b') (hl : 0 < l) : (a ≤ b) = (a' ≤ b') := by
  rw [← _root_.not_lt, ← _root_.not_lt, lt_cancel hb ha hl]

end ordered
end Mathlib.Tactic.FieldSimp
