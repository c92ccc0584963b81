import Mathlib.Order.Defs

/-!
Dot notation and further laws of orders; orders without gaps, without ends. Source of the names: Mathlib
`Mathlib/Order/Basic.lean`, `Mathlib/Order/Max.lean`.
-/

universe u

variable {α : Type u}

section Preorder

variable [Preorder α] {a b c : α}

theorem LE.le.trans' : b ≤ c → a ≤ b → a ≤ c := fun h₁ h₂ => le_trans h₂ h₁

theorem LE.le.trans_lt' : b ≤ c → a < b → a < c := fun h₁ h₂ => lt_of_lt_of_le h₂ h₁

theorem LT.lt.trans' : b < c → a < b → a < c := fun h₁ h₂ => lt_trans h₂ h₁

theorem LT.lt.trans_le' : b < c → a ≤ b → a < c := fun h₁ h₂ => lt_of_le_of_lt h₂ h₁

theorem LT.lt.trans_eq (h₁ : a < b) (h₂ : b = c) : a < c := h₂ ▸ h₁

theorem LE.le.lt_of_not_ge (h₁ : a ≤ b) (h₂ : ¬b ≤ a) : a < b := lt_of_le_not_ge h₁ h₂

end Preorder

section PartialOrder

variable [PartialOrder α] {a b : α}

theorem ge_antisymm : a ≤ b → b ≤ a → b = a := fun h₁ h₂ => le_antisymm h₂ h₁

theorem LE.le.antisymm' : a ≤ b → b ≤ a → b = a := ge_antisymm

theorem eq_of_le_of_not_lt (h₁ : a ≤ b) (h₂ : ¬a < b) : a = b := (eq_or_lt_of_le h₁).resolve_right h₂

theorem lt_of_le_of_ne' (h₁ : a ≤ b) (h₂ : b ≠ a) : a < b := lt_of_le_of_ne h₁ h₂.symm

theorem LE.le.lt_iff_ne (h : a ≤ b) : a < b ↔ a ≠ b := ⟨ne_of_lt, lt_of_le_of_ne h⟩

theorem LE.le.lt_iff_ne' (h : a ≤ b) : a < b ↔ b ≠ a := ⟨ne_of_gt, lt_of_le_of_ne' h⟩

theorem LE.le.ge_iff_eq' (h : a ≤ b) : b ≤ a ↔ b = a := ⟨ge_antisymm h, le_of_eq⟩

end PartialOrder

section LinearOrder

variable [LinearOrder α] {a b c d : α}

theorem lt_or_lt_iff_ne : a < b ∨ b < a ↔ a ≠ b := ne_iff_lt_or_gt.symm

end LinearOrder

/-! Orders without gaps, without ends. -/

/-- Between two elements lies another. -/
class DenselyOrdered (α : Type u) [LT α] : Prop where
  dense : ∀ a₁ a₂ : α, a₁ < a₂ → ∃ a, a₁ < a ∧ a < a₂

/-- Nothing is largest. -/
class NoMaxOrder (α : Type u) [LT α] : Prop where
  exists_gt (a : α) : ∃ b, a < b

/-- Nothing is least. -/
class NoMinOrder (α : Type u) [LT α] : Prop where
  exists_lt (a : α) : ∃ b, b < a

export NoMaxOrder (exists_gt)

export NoMinOrder (exists_lt)

theorem exists_between [LT α] [DenselyOrdered α] : ∀ {a₁ a₂ : α}, a₁ < a₂ → ∃ a, a₁ < a ∧ a < a₂ := DenselyOrdered.dense _ _

section DenselyOrdered

variable [LinearOrder α] [DenselyOrdered α] {a₁ a₂ : α}

theorem le_of_forall_gt_imp_ge_of_dense (h : ∀ a, a₂ < a → a₁ ≤ a) : a₁ ≤ a₂ := le_of_not_gt fun ha =>
  let ⟨a, ha₁, ha₂⟩ := exists_between ha
  not_le_of_gt ha₂ (h a ha₁)

theorem le_of_forall_lt_imp_le_of_dense (h : ∀ a < a₁, a ≤ a₂) : a₁ ≤ a₂ := le_of_not_gt fun ha =>
  let ⟨a, ha₁, ha₂⟩ := exists_between ha
  not_le_of_gt ha₁ (h a ha₂)

end DenselyOrdered
