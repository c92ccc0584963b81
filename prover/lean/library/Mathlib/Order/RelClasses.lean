import Mathlib.Data.Finset.Basic

/-!
`⊆` as a reflexive, transitive, antisymmetric relation: laws and dot notation for sets and finite sets alike.
Source of the names: Mathlib `Mathlib/Order/RelClasses.lean`, `Mathlib/Order/Defs/Unbundled.lean`.
-/

universe u

/-- A transitive relation. -/
class IsTrans (α : Sort u) (r : α → α → Prop) : Prop where
  trans : ∀ a b c, r a b → r b c → r a c

section Subset

variable {α : Type u} [HasSubset α] {a b c : α}

theorem subset_refl [h : Std.Refl (α := α) (· ⊆ ·)] (a : α) : a ⊆ a := h.refl a

theorem subset_rfl [Std.Refl (α := α) (· ⊆ ·)] : a ⊆ a := subset_refl a

theorem subset_trans [h : IsTrans α (· ⊆ ·)] : a ⊆ b → b ⊆ c → a ⊆ c := h.trans a b c

theorem subset_antisymm [h : Std.Antisymm (α := α) (· ⊆ ·)] : a ⊆ b → b ⊆ a → a = b := h.antisymm a b

theorem Eq.subset [Std.Refl (α := α) (· ⊆ ·)] : a = b → a ⊆ b := fun h => h ▸ subset_refl a

theorem HasSubset.Subset.trans [IsTrans α (· ⊆ ·)] : a ⊆ b → b ⊆ c → a ⊆ c := subset_trans

theorem HasSubset.Subset.antisymm [Std.Antisymm (α := α) (· ⊆ ·)] : a ⊆ b → b ⊆ a → a = b := subset_antisymm

end Subset

namespace Set

variable {α : Type u}

instance instReflSubset : Std.Refl (α := Set α) (· ⊆ ·) := ⟨Subset.refl⟩

instance instIsTransSubset : IsTrans (Set α) (· ⊆ ·) := ⟨fun _ _ _ => Subset.trans⟩

instance instAntisymmSubset : Std.Antisymm (α := Set α) (· ⊆ ·) := ⟨fun _ _ => Subset.antisymm⟩

end Set

namespace Finset

variable {α : Type u}

instance instReflSubset : Std.Refl (α := Finset α) (· ⊆ ·) := ⟨Subset.refl⟩

instance instIsTransSubset : IsTrans (Finset α) (· ⊆ ·) := ⟨fun _ _ _ => Subset.trans⟩

instance instAntisymmSubset : Std.Antisymm (α := Finset α) (· ⊆ ·) := ⟨fun _ _ => Subset.antisymm⟩

end Finset
