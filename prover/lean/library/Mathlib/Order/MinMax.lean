import Mathlib.Order.Defs

/-! Further laws of minimum and maximum. Source of the names: Mathlib `Mathlib/Order/MinMax.lean`, `Mathlib/Order/Lattice.lean`. -/

universe u

variable {α : Type u}

variable [LinearOrder α] {a b c d : α}

theorem le_max_of_le_left : a ≤ b → a ≤ max b c := fun h => le_max_iff.mpr (Or.inl h)

theorem le_max_of_le_right : a ≤ c → a ≤ max b c := fun h => le_max_iff.mpr (Or.inr h)

theorem lt_max_of_lt_left (h : a < b) : a < max b c := lt_max_iff.mpr (Or.inl h)

theorem lt_max_of_lt_right (h : a < c) : a < max b c := lt_max_iff.mpr (Or.inr h)

theorem min_le_of_left_le : a ≤ c → min a b ≤ c := fun h => min_le_iff.mpr (Or.inl h)

theorem min_le_of_right_le : b ≤ c → min a b ≤ c := fun h => min_le_iff.mpr (Or.inr h)

theorem min_lt_of_left_lt (h : a < c) : min a b < c := min_lt_iff.mpr (Or.inl h)

theorem min_lt_of_right_lt (h : b < c) : min a b < c := min_lt_iff.mpr (Or.inr h)

theorem sup_eq_max : a ⊔ b = max a b := rfl

theorem inf_eq_min : a ⊓ b = min a b := rfl
