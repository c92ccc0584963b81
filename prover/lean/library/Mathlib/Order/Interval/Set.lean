import Init
import Mathlib.Data.Set.Basic
import Mathlib.Order.Basic

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

@[simp] theorem nonempty_Icc : (Icc a b).Nonempty ↔ a ≤ b := ⟨fun ⟨_, h⟩ => le_trans h.1 h.2, fun h => ⟨a, le_refl a, h⟩⟩

@[simp] theorem nonempty_Ioo [DenselyOrdered α] : (Ioo a b).Nonempty ↔ a < b :=
  ⟨fun ⟨_, h⟩ => lt_trans h.1 h.2, fun h => exists_between h⟩

@[simp] theorem Icc_eq_empty (h : ¬a ≤ b) : Icc a b = ∅ := eq_empty_iff_forall_notMem.mpr fun _ hx => h (le_trans hx.1 hx.2)

@[simp] theorem Ioo_eq_empty (h : ¬a < b) : Ioo a b = ∅ := eq_empty_iff_forall_notMem.mpr fun _ hx => h (lt_trans hx.1 hx.2)

theorem Ioo_self (a : α) : Ioo a a = ∅ := Ioo_eq_empty (lt_irrefl a)

theorem Icc_subset_Icc_left {a₁ a₂ : α} (h : a₁ ≤ a₂) : Icc a₂ b ⊆ Icc a₁ b := Icc_subset_Icc h (le_refl b)

theorem Icc_subset_Icc_right {b₁ b₂ : α} (h : b₁ ≤ b₂) : Icc a b₁ ⊆ Icc a b₂ := Icc_subset_Icc (le_refl a) h

theorem Ioo_subset_Ioo {a₁ a₂ b₁ b₂ : α} (h₁ : a₂ ≤ a₁) (h₂ : b₁ ≤ b₂) : Ioo a₁ b₁ ⊆ Ioo a₂ b₂ :=
  fun _ h => ⟨lt_of_le_of_lt h₁ h.1, lt_of_lt_of_le h.2 h₂⟩

theorem mem_Icc_of_Ioo (h : x ∈ Ioo a b) : x ∈ Icc a b := Ioo_subset_Icc_self h

theorem Ici_inter_Iic : Ici a ∩ Iic b = Icc a b := rfl

@[simp] theorem Icc_self {α : Type u} [PartialOrder α] (a : α) : Icc a a = {a} :=
  ext fun _ => ⟨fun h => le_antisymm h.2 h.1, fun h => by rw [mem_singleton_iff.mp h]; exact ⟨le_refl a, le_refl a⟩⟩

section LinearOrder

variable {α : Type u} [LinearOrder α] {a : α}

@[simp] theorem compl_Iic : (Iic a)ᶜ = Ioi a := ext fun _ => not_le

@[simp] theorem compl_Ici : (Ici a)ᶜ = Iio a := ext fun _ => not_le

@[simp] theorem compl_Iio : (Iio a)ᶜ = Ici a := ext fun _ => not_lt

@[simp] theorem compl_Ioi : (Ioi a)ᶜ = Iic a := ext fun _ => not_lt

end LinearOrder

end Set
