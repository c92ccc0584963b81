import Mathlib.Data.Multiset.Basic
import Mathlib.Data.Set.Basic
import Mathlib.Logic.Embedding.Basic

/-!
Finite sets: multisets without repetition. Membership, subsets, quantifiers that can be decided.
Source of the names: Mathlib `Mathlib/Data/Finset/Defs.lean`.
-/

universe u v w

/-- A finite set of elements of `α`. -/
structure Finset (α : Type u) where
  val : Multiset α
  nodup : Multiset.Nodup val

namespace Finset

variable {α : Type u} {β : Type v} {γ : Type w} {s s₁ s₂ t t₁ t₂ u v : Finset α} {a b : α}

theorem eq_of_veq : ∀ {s t : Finset α}, s.1 = t.1 → s = t
  | ⟨_, _⟩, ⟨_, _⟩, rfl => rfl

theorem val_injective : Function.Injective (val : Finset α → Multiset α) := fun _ _ => eq_of_veq

@[simp] theorem val_inj {s t : Finset α} : s.1 = t.1 ↔ s = t := ⟨eq_of_veq, fun h => by rw [h]⟩

instance decidableEq [DecidableEq α] : DecidableEq (Finset α) := fun _ _ => decidable_of_iff _ val_inj

/-! Membership. -/

instance : Membership α (Finset α) := ⟨fun s a => a ∈ s.1⟩

theorem mem_def {a : α} {s : Finset α} : a ∈ s ↔ a ∈ s.1 := Iff.rfl

@[simp] theorem mem_val {a : α} {s : Finset α} : (a ∈ s.1) = (a ∈ s) := rfl

@[simp] theorem mem_mk {a : α} {s : Multiset α} {nd} : a ∈ Finset.mk s nd ↔ a ∈ s := Iff.rfl

instance decidableMem [DecidableEq α] (a : α) (s : Finset α) : Decidable (a ∈ s) := Multiset.decidableMem _ _

theorem ext_iff {s₁ s₂ : Finset α} : s₁ = s₂ ↔ ∀ a, a ∈ s₁ ↔ a ∈ s₂ := val_inj.symm.trans (s₁.nodup.ext s₂.nodup)

@[ext] theorem ext {s₁ s₂ : Finset α} (h : ∀ a, a ∈ s₁ ↔ a ∈ s₂) : s₁ = s₂ := ext_iff.2 h

/-- A finite set as a set. -/
@[coe] def toSet (s : Finset α) : Set α := { a | a ∈ s }

instance : CoeTC (Finset α) (Set α) := ⟨toSet⟩

@[simp, norm_cast] theorem mem_coe {a : α} {s : Finset α} : a ∈ (s : Set α) ↔ a ∈ s := Iff.rfl

@[simp] theorem setOf_mem {α : Type u} {s : Finset α} : { a | a ∈ s } = s := rfl

@[simp, norm_cast] theorem coe_inj {s₁ s₂ : Finset α} : (s₁ : Set α) = s₂ ↔ s₁ = s₂ :=
  ⟨fun h => ext fun a => by rw [← mem_coe, h, mem_coe], fun h => by rw [h]⟩

theorem coe_injective : Function.Injective (fun s : Finset α => (s : Set α)) := fun _ _ h => coe_inj.1 h

/-- The type of the elements. -/
instance {α : Type u} : CoeSort (Finset α) (Type u) := ⟨fun s => { x // x ∈ s }⟩

/-! Subsets. -/

instance : HasSubset (Finset α) := ⟨fun s t => ∀ ⦃a⦄, a ∈ s → a ∈ t⟩

instance : HasSSubset (Finset α) := ⟨fun s t => s ⊆ t ∧ ¬t ⊆ s⟩

instance partialOrder : PartialOrder (Finset α) where
  le s t := s ⊆ t
  lt s t := s ⊂ t
  le_refl _ _ h := h
  le_trans _ _ _ h₁ h₂ _ h := h₂ (h₁ h)
  le_antisymm _ _ h₁ h₂ := ext fun _ => ⟨fun h => h₁ h, fun h => h₂ h⟩

theorem subset_def : s ⊆ t ↔ s.1 ⊆ t.1 := Iff.rfl

@[simp, refl] theorem Subset.refl (s : Finset α) : s ⊆ s := fun _ h => h

protected theorem Subset.rfl {s : Finset α} : s ⊆ s := Subset.refl s

protected theorem subset_of_eq {s t : Finset α} (h : s = t) : s ⊆ t := h ▸ Subset.refl _

theorem Subset.trans {s₁ s₂ s₃ : Finset α} (h₁ : s₁ ⊆ s₂) (h₂ : s₂ ⊆ s₃) : s₁ ⊆ s₃ := fun _ h => h₂ (h₁ h)

theorem Subset.antisymm {s₁ s₂ : Finset α} (H₁ : s₁ ⊆ s₂) (H₂ : s₂ ⊆ s₁) : s₁ = s₂ := ext fun _ => ⟨fun h => H₁ h, fun h => H₂ h⟩

theorem subset_iff {s₁ s₂ : Finset α} : s₁ ⊆ s₂ ↔ ∀ ⦃x⦄, x ∈ s₁ → x ∈ s₂ := Iff.rfl

theorem mem_of_subset {s₁ s₂ : Finset α} {a : α} : s₁ ⊆ s₂ → a ∈ s₁ → a ∈ s₂ := fun h m => h m

theorem notMem_mono {s t : Finset α} (h : s ⊆ t) {a : α} (hn : a ∉ t) : a ∉ s := fun m => hn (h m)

theorem not_subset : ¬s ⊆ t ↔ ∃ x ∈ s, x ∉ t := by
  constructor
  · intro h
    exact Classical.byContradiction fun hn => h fun a ha => Classical.byContradiction fun hb => hn ⟨a, ha, hb⟩
  · exact fun ⟨x, hx, hn⟩ h => hn (h hx)

theorem Subset.antisymm_iff {s₁ s₂ : Finset α} : s₁ = s₂ ↔ s₁ ⊆ s₂ ∧ s₂ ⊆ s₁ :=
  ⟨fun h => ⟨Finset.subset_of_eq h, Finset.subset_of_eq h.symm⟩, fun h => Subset.antisymm h.1 h.2⟩

@[simp, norm_cast] theorem coe_subset {s₁ s₂ : Finset α} : (s₁ : Set α) ⊆ s₂ ↔ s₁ ⊆ s₂ := Iff.rfl

@[simp] theorem le_eq_subset : ((· ≤ ·) : Finset α → Finset α → Prop) = (· ⊆ ·) := rfl

@[simp] theorem lt_eq_subset : ((· < ·) : Finset α → Finset α → Prop) = (· ⊂ ·) := rfl

theorem le_iff_subset {s₁ s₂ : Finset α} : s₁ ≤ s₂ ↔ s₁ ⊆ s₂ := Iff.rfl

theorem lt_iff_ssubset {s₁ s₂ : Finset α} : s₁ < s₂ ↔ s₁ ⊂ s₂ := Iff.rfl

theorem ssubset_def : s ⊂ t ↔ s ⊆ t ∧ ¬t ⊆ s := Iff.rfl

theorem ssubset_iff_subset_ne {s t : Finset α} : s ⊂ t ↔ s ⊆ t ∧ s ≠ t :=
  ⟨fun h => ⟨h.1, fun e => h.2 (Finset.subset_of_eq e.symm)⟩, fun h => ⟨h.1, fun h' => h.2 (Subset.antisymm h.1 h')⟩⟩

theorem ssubset_iff_of_subset {s₁ s₂ : Finset α} (h : s₁ ⊆ s₂) : s₁ ⊂ s₂ ↔ ∃ x ∈ s₂, x ∉ s₁ :=
  ⟨fun h' => not_subset.1 h'.2, fun h' => ⟨h, not_subset.2 h'⟩⟩

theorem ssubset_of_ssubset_of_subset {s₁ s₂ s₃ : Finset α} (h₁ : s₁ ⊂ s₂) (h₂ : s₂ ⊆ s₃) : s₁ ⊂ s₃ :=
  ⟨Subset.trans h₁.1 h₂, fun h => h₁.2 (Subset.trans h₂ h)⟩

theorem exists_of_ssubset {s₁ s₂ : Finset α} (h : s₁ ⊂ s₂) : ∃ x ∈ s₂, x ∉ s₁ := not_subset.1 h.2

/-! Quantifiers over the elements. -/

protected theorem forall_coe (s : Finset α) (p : s → Prop) : (∀ x : s, p x) ↔ ∀ (x : α) (h : x ∈ s), p ⟨x, h⟩ :=
  ⟨fun h x hx => h ⟨x, hx⟩, fun h x => h x.1 x.2⟩

instance decidableDforallFinset {s : Finset α} {p : ∀ a ∈ s, Prop} [_hp : ∀ (a) (h : a ∈ s), Decidable (p a h)] :
    Decidable (∀ (a) (h : a ∈ s), p a h) := Multiset.decidableDforallMultiset

instance decidableDExistsFinset {s : Finset α} {p : ∀ a ∈ s, Prop} [_hp : ∀ (a) (h : a ∈ s), Decidable (p a h)] :
    Decidable (∃ (a : _) (h : a ∈ s), p a h) := Multiset.decidableDexistsMultiset

instance decidableExistsAndFinset {s : Finset α} {p : α → Prop} [_hp : ∀ (a), Decidable (p a)] :
    Decidable (∃ a ∈ s, p a) := Multiset.decidableExistsMultiset

instance instDecidableRelSubset [DecidableEq α] : DecidableRel (α := Finset α) (· ⊆ ·) := fun _ _ => decidableDforallFinset

instance instDecidableRelSSubset [DecidableEq α] : DecidableRel (α := Finset α) (· ⊂ ·) := fun _ _ => instDecidableAnd

instance instDecidableLE [DecidableEq α] : DecidableLE (Finset α) := instDecidableRelSubset

instance instDecidableLT [DecidableEq α] : DecidableLT (Finset α) := instDecidableRelSSubset

end Finset
