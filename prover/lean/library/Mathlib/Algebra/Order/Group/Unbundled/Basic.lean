import Mathlib.Algebra.Order.Monoid.Unbundled.Basic

/-!
Differences in ordered groups: further inequalities. Source of the names: Mathlib
`Mathlib/Algebra/Order/Group/Unbundled/Basic.lean`, `Mathlib/Algebra/Order/Group/Defs.lean`.
-/

universe u

variable {α : Type u}

section OrderedAddCommGroup

variable [AddCommGroup α] [Preorder α] [IsOrderedAddMonoid α] {a b c d : α}

theorem neg_nonpos_of_nonneg (h : 0 ≤ a) : -a ≤ 0 := neg_nonpos.mpr h

theorem neg_lt_self (h : 0 < a) : -a < a := lt_trans (neg_lt_zero.mpr h) h

theorem neg_le_iff_add_nonneg : -a ≤ b ↔ 0 ≤ b + a := by rw [← sub_nonneg, sub_neg_eq_add]

theorem neg_le_iff_add_nonneg' : -a ≤ b ↔ 0 ≤ a + b := by rw [neg_le_iff_add_nonneg, add_comm]

theorem le_sub_comm : a ≤ b - c ↔ c ≤ b - a := by rw [le_sub_iff_add_le', le_sub_iff_add_le]

theorem lt_sub_comm : a < b - c ↔ c < b - a := by rw [lt_sub_iff_add_lt', lt_sub_iff_add_lt]

theorem sub_le_sub_iff : a - b ≤ c - d ↔ a + d ≤ c + b := by
  rw [sub_le_iff_le_add, sub_add_eq_add_sub, le_sub_iff_add_le]

@[simp] theorem sub_lt_sub_iff_left (a : α) : a - b < a - c ↔ c < b := by
  rw [sub_eq_add_neg, sub_eq_add_neg, add_lt_add_iff_left, neg_lt_neg_iff]

@[simp] theorem sub_lt_sub_iff_right (c : α) : a - c < b - c ↔ a < b := by
  rw [sub_eq_add_neg, sub_eq_add_neg, add_lt_add_iff_right]

theorem le_of_sub_nonpos (h : a - b ≤ 0) : a ≤ b := sub_nonpos.mp h

theorem lt_of_sub_neg (h : a - b < 0) : a < b := sub_neg.mp h

theorem add_le_of_le_sub_left (h : b ≤ c - a) : a + b ≤ c := le_sub_iff_add_le'.mp h

theorem add_le_of_le_sub_right (h : a ≤ c - b) : a + b ≤ c := le_sub_iff_add_le.mp h

theorem le_sub_of_add_le_left (h : a + b ≤ c) : b ≤ c - a := le_sub_iff_add_le'.mpr h

theorem le_sub_of_add_le_right (h : a + b ≤ c) : a ≤ c - b := le_sub_iff_add_le.mpr h

theorem add_lt_of_lt_sub_left (h : b < c - a) : a + b < c := lt_sub_iff_add_lt'.mp h

theorem add_lt_of_lt_sub_right (h : a < c - b) : a + b < c := lt_sub_iff_add_lt.mp h

theorem lt_sub_of_add_lt_left (h : a + b < c) : b < c - a := lt_sub_iff_add_lt'.mpr h

theorem lt_sub_of_add_lt_right (h : a + b < c) : a < c - b := lt_sub_iff_add_lt.mpr h

end OrderedAddCommGroup

section LinearOrderedAddCommGroup

variable [AddCommGroup α] [LinearOrder α] [IsOrderedAddMonoid α] {a b c d : α}

@[simp] theorem neg_le_self_iff : -a ≤ a ↔ 0 ≤ a :=
  ⟨fun h => le_of_not_gt fun g => not_le_of_gt (lt_trans g (neg_pos.mpr g)) h, neg_le_self⟩

@[simp] theorem neg_lt_self_iff : -a < a ↔ 0 < a :=
  ⟨fun h => lt_of_not_ge fun g => not_lt_of_ge (le_trans g (neg_nonneg.mpr g)) h, neg_lt_self⟩

@[simp] theorem le_neg_self_iff : a ≤ -a ↔ a ≤ 0 := by rw [← neg_nonneg, ← neg_le_self_iff, neg_neg]

@[simp] theorem lt_neg_self_iff : a < -a ↔ a < 0 := by rw [← neg_pos, ← neg_lt_self_iff, neg_neg]

end LinearOrderedAddCommGroup
