import Mathlib.Order.CompleteLattice.Basic
import Mathlib.Order.Disjoint

/-!
The complete lattice of the sets; unions and intersections of families.
Source of the names: Mathlib `Mathlib/Data/Set/Lattice.lean`, `Mathlib/Order/CompleteBooleanAlgebra.lean`.
-/

universe u v w

namespace Set

variable {α : Type u} {β : Type w} {ι : Sort v} {s t : ι → Set α} {x : α}

instance instCompleteLattice : CompleteLattice (Set α) :=
  { (inferInstance : BoundedOrder (Set α)), (inferInstance : PartialOrder (Set α)) with
    max := (· ∪ ·)
    min := (· ∩ ·)
    le_sup_left := fun _ _ _ => Or.inl
    le_sup_right := fun _ _ _ => Or.inr
    sup_le := fun _ _ _ h k _ hx => hx.elim (fun m => h m) (fun m => k m)
    inf_le_left := fun _ _ _ hx => hx.1
    inf_le_right := fun _ _ _ hx => hx.2
    le_inf := fun _ _ _ h k _ hx => ⟨h hx, k hx⟩
    sSup := sSup
    sInf := sInf
    le_sSup := fun _ t ht _ hx => ⟨t, ht, hx⟩
    sSup_le := fun _ _ h _ ⟨t, ht, hx⟩ => h t ht hx
    sInf_le := fun _ _ ht _ hx => hx _ ht
    le_sInf := fun _ _ h _ hx t ht => h t ht hx }

@[simp] theorem sup_eq_union (s t : Set α) : s ⊔ t = s ∪ t := rfl

@[simp] theorem inf_eq_inter (s t : Set α) : s ⊓ t = s ∩ t := rfl

theorem mem_iUnion_of_mem (i : ι) (h : x ∈ s i) : x ∈ ⋃ i, s i := mem_iUnion.2 ⟨i, h⟩

theorem mem_iInter_of_mem (h : ∀ i, x ∈ s i) : x ∈ ⋂ i, s i := mem_iInter.2 h

theorem mem_iUnion₂ {κ : ι → Sort w} {s : ∀ i, κ i → Set α} : (x ∈ ⋃ (i) (j), s i j) ↔ ∃ i j, x ∈ s i j := by
  simp only [mem_iUnion]

theorem mem_iInter₂ {κ : ι → Sort w} {s : ∀ i, κ i → Set α} : (x ∈ ⋂ (i) (j), s i j) ↔ ∀ i j, x ∈ s i j := by
  simp only [mem_iInter]

theorem mem_biUnion {s : Set β} {t : β → Set α} {b : β} (hb : b ∈ s) (h : x ∈ t b) : x ∈ ⋃ b ∈ s, t b :=
  mem_iUnion₂.2 ⟨b, hb, h⟩

theorem subset_iUnion (s : ι → Set α) (i : ι) : s i ⊆ ⋃ i, s i := fun _ h => mem_iUnion_of_mem i h

theorem iInter_subset (s : ι → Set α) (i : ι) : (⋂ i, s i) ⊆ s i := fun _ h => mem_iInter.1 h i

theorem iUnion_subset {t : Set α} (h : ∀ i, s i ⊆ t) : (⋃ i, s i) ⊆ t := fun _ hx => by
  obtain ⟨i, hi⟩ := mem_iUnion.1 hx
  exact h i hi

@[simp] theorem iUnion_subset_iff {t : Set α} : (⋃ i, s i) ⊆ t ↔ ∀ i, s i ⊆ t :=
  ⟨fun h i => Subset.trans (subset_iUnion s i) h, iUnion_subset⟩

theorem subset_iInter {t : Set β} {s : ι → Set β} (h : ∀ i, t ⊆ s i) : t ⊆ ⋂ i, s i :=
  fun _ hx => mem_iInter.2 fun i => h i hx

@[simp] theorem subset_iInter_iff {s : Set α} {t : ι → Set α} : (s ⊆ ⋂ i, t i) ↔ ∀ i, s ⊆ t i :=
  ⟨fun h i => Subset.trans h (iInter_subset t i), subset_iInter⟩

theorem iUnion_mono (h : ∀ i, s i ⊆ t i) : (⋃ i, s i) ⊆ ⋃ i, t i := iUnion_subset fun i => Subset.trans (h i) (subset_iUnion t i)

theorem iInter_mono (h : ∀ i, s i ⊆ t i) : (⋂ i, s i) ⊆ ⋂ i, t i := subset_iInter fun i => Subset.trans (iInter_subset s i) (h i)

theorem iUnion_eq_univ_iff {f : ι → Set α} : ⋃ i, f i = univ ↔ ∀ x, ∃ i, x ∈ f i := by
  simp only [eq_univ_iff_forall, mem_iUnion]

theorem iUnion_const [Nonempty ι] (s : Set β) : ⋃ _ : ι, s = s := ext fun _ => by
  rw [mem_iUnion]
  exact ⟨fun ⟨_, h⟩ => h, fun h => ⟨Classical.choice inferInstance, h⟩⟩

theorem setOf_exists (p : ι → β → Prop) : {x | ∃ i, p i x} = ⋃ i, {x | p i x} := ext fun _ => mem_iUnion.symm

theorem setOf_forall (p : ι → β → Prop) : {x | ∀ i, p i x} = ⋂ i, {x | p i x} := ext fun _ => mem_iInter.symm

@[simp] theorem preimage_iUnion {f : β → α} : f ⁻¹' (⋃ i, s i) = ⋃ i, f ⁻¹' (s i) := ext fun _ => by
  simp only [mem_preimage, mem_iUnion]

theorem inter_iUnion (u : Set α) (t : ι → Set α) : (u ∩ ⋃ i, t i) = ⋃ i, u ∩ t i := ext fun _ => by
  simp only [mem_inter_iff, mem_iUnion]
  exact ⟨fun ⟨h, i, k⟩ => ⟨i, h, k⟩, fun ⟨i, h, k⟩ => ⟨h, i, k⟩⟩

theorem subset_sUnion_of_mem {S : Set (Set α)} {t : Set α} (tS : t ∈ S) : t ⊆ ⋃₀ S := fun _ h => ⟨t, tS, h⟩

theorem sInter_subset_of_mem {S : Set (Set α)} {t : Set α} (tS : t ∈ S) : ⋂₀ S ⊆ t := fun _ h => h t tS

theorem sUnion_subset {S : Set (Set α)} {t : Set α} (h : ∀ t' ∈ S, t' ⊆ t) : ⋃₀ S ⊆ t := fun _ ⟨u, hu, hx⟩ => h u hu hx

end Set
