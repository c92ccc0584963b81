import Mathlib.Data.Set.Basic

/-!
Suprema, infima, unions and intersections of families. Source of the names: Mathlib `Mathlib/Order/SetNotation.lean`.
-/

universe u v w

/-- Types with a supremum of every set. -/
class SupSet (α : Type u) where
  sSup : Set α → α

/-- Types with an infimum of every set. -/
class InfSet (α : Type u) where
  sInf : Set α → α

export SupSet (sSup)
export InfSet (sInf)

/-- `⨆ i, s i`, the supremum of the values. -/
def iSup {α : Type u} {ι : Sort v} [SupSet α] (s : ι → α) : α := sSup (Set.range s)

/-- `⨅ i, s i`, the infimum of the values. -/
def iInf {α : Type u} {ι : Sort v} [InfSet α] (s : ι → α) : α := sInf (Set.range s)

namespace Set

variable {α : Type u} {ι : Sort v}

instance : InfSet (Set α) := ⟨fun s => {a | ∀ t ∈ s, a ∈ t}⟩

instance : SupSet (Set α) := ⟨fun s => {a | ∃ t ∈ s, a ∈ t}⟩

/-- `⋂₀ S`, what all sets of `S` have in common. -/
def sInter (S : Set (Set α)) : Set α := sInf S

/-- `⋃₀ S`, the elements of the sets of `S`. -/
def sUnion (S : Set (Set α)) : Set α := sSup S

/-- `⋃ i, s i`, the elements of the sets of a family. -/
def iUnion (s : ι → Set α) : Set α := iSup s

/-- `⋂ i, s i`, what all sets of a family have in common. -/
def iInter (s : ι → Set α) : Set α := iInf s

@[simp] theorem mem_sInter {x : α} {S : Set (Set α)} : x ∈ ⋂₀ S ↔ ∀ t ∈ S, x ∈ t := Iff.rfl

@[simp] theorem mem_sUnion {x : α} {S : Set (Set α)} : x ∈ ⋃₀ S ↔ ∃ t ∈ S, x ∈ t := Iff.rfl

@[simp] theorem mem_iUnion {x : α} {s : ι → Set α} : (x ∈ ⋃ i, s i) ↔ ∃ i, x ∈ s i :=
  ⟨fun ⟨_, ⟨i, e⟩, h⟩ => ⟨i, (congrArg (x ∈ ·) e).mpr h⟩, fun ⟨i, h⟩ => ⟨s i, ⟨i, rfl⟩, h⟩⟩

@[simp] theorem mem_iInter {x : α} {s : ι → Set α} : (x ∈ ⋂ i, s i) ↔ ∀ i, x ∈ s i :=
  ⟨fun h i => h (s i) ⟨i, rfl⟩, fun h _ ⟨i, e⟩ => by rw [← e]; exact h i⟩

@[simp] theorem sSup_eq_sUnion (S : Set (Set α)) : sSup S = ⋃₀ S := rfl

@[simp] theorem sInf_eq_sInter (S : Set (Set α)) : sInf S = ⋂₀ S := rfl

@[simp] theorem iSup_eq_iUnion (s : ι → Set α) : iSup s = iUnion s := rfl

@[simp] theorem iInf_eq_iInter (s : ι → Set α) : iInf s = iInter s := rfl

end Set
