import Init
import Mathlib.Data.Set.Basic
import Mathlib.Order.Defs

/-!
Intervals. Source of the names: Mathlib `Mathlib/Order/Interval/Set/Defs.lean`, `Mathlib/Order/Interval/Set/Basic.lean`.
-/

universe u

namespace Set

variable {α : Type u} [Preorder α] {a b x : α}

/-- `Ioo a b`: left-open right-open. -/
def Ioo (a b : α) := { x | a < x ∧ x < b }

/-- `Ico a b`: left-closed right-open. -/
def Ico (a b : α) := { x | a ≤ x ∧ x < b }

/-- `Iio b`: below `b`. -/
def Iio (b : α) := { x | x < b }

/-- `Icc a b`: left-closed right-closed. -/
def Icc (a b : α) := { x | a ≤ x ∧ x ≤ b }

/-- `Iic b`: at most `b`. -/
def Iic (b : α) := { x | x ≤ b }

/-- `Ioc a b`: left-open right-closed. -/
def Ioc (a b : α) := { x | a < x ∧ x ≤ b }

/-- `Ici a`: at least `a`. -/
def Ici (a : α) := { x | a ≤ x }

/-- `Ioi a`: above `a`. -/
def Ioi (a : α) := { x | a < x }

@[simp] theorem mem_Ioo : x ∈ Ioo a b ↔ a < x ∧ x < b := Iff.rfl

@[simp] theorem mem_Ico : x ∈ Ico a b ↔ a ≤ x ∧ x < b := Iff.rfl

@[simp] theorem mem_Iio : x ∈ Iio b ↔ x < b := Iff.rfl

@[simp] theorem mem_Icc : x ∈ Icc a b ↔ a ≤ x ∧ x ≤ b := Iff.rfl

@[simp] theorem mem_Iic : x ∈ Iic b ↔ x ≤ b := Iff.rfl

@[simp] theorem mem_Ioc : x ∈ Ioc a b ↔ a < x ∧ x ≤ b := Iff.rfl

@[simp] theorem mem_Ici : x ∈ Ici a ↔ a ≤ x := Iff.rfl

@[simp] theorem mem_Ioi : x ∈ Ioi a ↔ a < x := Iff.rfl

theorem Ioo_subset_Icc_self : Ioo a b ⊆ Icc a b := fun _ h => ⟨le_of_lt h.1, le_of_lt h.2⟩

theorem Ico_subset_Icc_self : Ico a b ⊆ Icc a b := fun _ h => ⟨h.1, le_of_lt h.2⟩

theorem Ioc_subset_Icc_self : Ioc a b ⊆ Icc a b := fun _ h => ⟨le_of_lt h.1, h.2⟩

theorem left_mem_Icc : a ∈ Icc a b ↔ a ≤ b := ⟨fun h => h.2, fun h => ⟨le_refl a, h⟩⟩

theorem right_mem_Icc : b ∈ Icc a b ↔ a ≤ b := ⟨fun h => h.1, fun h => ⟨h, le_refl b⟩⟩

theorem Icc_subset_Icc {a₁ a₂ b₁ b₂ : α} (h₁ : a₂ ≤ a₁) (h₂ : b₁ ≤ b₂) : Icc a₁ b₁ ⊆ Icc a₂ b₂ :=
  fun _ h => ⟨le_trans h₁ h.1, le_trans h.2 h₂⟩

end Set
