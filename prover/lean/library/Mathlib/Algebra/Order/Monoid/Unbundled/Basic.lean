import Mathlib.Algebra.Order.Ring
import Mathlib.Order.Monotone.Basic

/-!
Sums in ordered monoids: further inequalities, monotone functions. Source of the names: Mathlib
`Mathlib/Algebra/Order/Monoid/Unbundled/Basic.lean`.
-/

universe u

variable {α : Type u}

section OrderedAddMonoid

variable [AddCommMonoid α] [Preorder α] [IsOrderedAddMonoid α] {a b c d : α}

theorem add_le_of_nonpos_left (h : a ≤ 0) : a + b ≤ b := by rw [add_comm]; exact add_le_of_nonpos_right h

theorem le_add_of_nonneg_of_le (ha : 0 ≤ a) (hbc : b ≤ c) : b ≤ a + c := le_trans hbc (le_add_of_nonneg_left ha)

theorem add_le_of_le_of_nonpos (hbc : b ≤ c) (ha : a ≤ 0) : b + a ≤ c := le_trans (add_le_of_nonpos_right ha) hbc

theorem lt_add_of_lt_of_nonneg (hbc : b < c) (ha : 0 ≤ a) : b < c + a := lt_of_lt_of_le hbc (le_add_of_nonneg_right ha)

theorem lt_add_of_nonneg_of_lt (ha : 0 ≤ a) (hbc : b < c) : b < a + c := lt_of_lt_of_le hbc (le_add_of_nonneg_left ha)

end OrderedAddMonoid

section OrderedCancelAddMonoid

variable [AddCommMonoid α] [Preorder α] [IsOrderedCancelAddMonoid α] {a b c d : α}

theorem lt_add_of_le_of_pos (hbc : b ≤ c) (ha : 0 < a) : b < c + a := lt_of_le_of_lt hbc (lt_add_of_pos_right c ha)

theorem lt_add_of_pos_of_le (ha : 0 < a) (hbc : b ≤ c) : b < a + c := lt_of_le_of_lt hbc (lt_add_of_pos_left c ha)

theorem lt_add_of_lt_of_pos (hbc : b < c) (ha : 0 < a) : b < c + a := lt_add_of_le_of_pos (le_of_lt hbc) ha

@[simp] theorem add_le_iff_nonpos_left (b : α) : a + b ≤ b ↔ a ≤ 0 := by rw [add_comm, add_le_iff_nonpos_right]

@[simp] theorem add_lt_iff_neg_right : a + b < b ↔ a < 0 := by rw [add_comm, add_lt_iff_neg_left]

theorem add_lt_of_neg_right (a : α) (h : b < 0) : a + b < a := add_lt_iff_neg_left.mpr h

theorem add_lt_of_neg_left (a : α) (h : b < 0) : b + a < a := add_lt_iff_neg_right.mpr h

end OrderedCancelAddMonoid

section PartialOrder

variable [AddCommMonoid α] [PartialOrder α] [IsOrderedAddMonoid α] {a b : α}

theorem add_eq_zero_iff_of_nonneg (ha : 0 ≤ a) (hb : 0 ≤ b) : a + b = 0 ↔ a = 0 ∧ b = 0 := by
  constructor
  · intro h
    exact ⟨le_antisymm (h ▸ le_add_of_nonneg_right hb) ha, le_antisymm (h ▸ le_add_of_nonneg_left ha) hb⟩
  · rintro ⟨rfl, rfl⟩
    exact add_zero 0

end PartialOrder

section Monotone

variable {β : Type _} [Preorder β] [AddCommMonoid α] [Preorder α] {f g : β → α}

theorem Monotone.add [IsOrderedAddMonoid α] (hf : Monotone f) (hg : Monotone g) : Monotone fun x => f x + g x :=
  fun _ _ h => add_le_add (hf h) (hg h)

theorem StrictMono.add [IsOrderedCancelAddMonoid α] (hf : StrictMono f) (hg : StrictMono g) : StrictMono fun x => f x + g x :=
  fun _ _ h => add_lt_add (hf h) (hg h)

end Monotone
