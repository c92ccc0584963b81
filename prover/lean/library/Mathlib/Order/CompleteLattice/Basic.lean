import Mathlib.Order.BoundedOrder.Basic
import Mathlib.Order.Bounds.Basic
import Mathlib.Order.SetNotation

/-!
Complete lattices. Source of the names: Mathlib `Mathlib/Order/CompleteLattice/{Defs,Basic,Lemmas}.lean`.
-/

universe u v

/-- A lattice in which every set has a supremum and an infimum. -/
class CompleteLattice (α : Type u) extends Lattice α, SupSet α, InfSet α, BoundedOrder α where
  protected le_sSup : ∀ s : Set α, ∀ a ∈ s, a ≤ sSup s
  protected sSup_le : ∀ (s : Set α) (a : α), (∀ b ∈ s, b ≤ a) → sSup s ≤ a
  protected sInf_le : ∀ s : Set α, ∀ a ∈ s, sInf s ≤ a
  protected le_sInf : ∀ (s : Set α) (a : α), (∀ b ∈ s, a ≤ b) → a ≤ sInf s

attribute [instance 100] CompleteLattice.toLattice CompleteLattice.toBoundedOrder

variable {α : Type u} {ι : Sort v} [CompleteLattice α] {s t : Set α} {a b : α} {f g : ι → α}

theorem le_sSup (h : a ∈ s) : a ≤ sSup s := CompleteLattice.le_sSup s a h

theorem sSup_le (h : ∀ b ∈ s, b ≤ a) : sSup s ≤ a := CompleteLattice.sSup_le s a h

theorem sInf_le (h : a ∈ s) : sInf s ≤ a := CompleteLattice.sInf_le s a h

theorem le_sInf (h : ∀ b ∈ s, a ≤ b) : a ≤ sInf s := CompleteLattice.le_sInf s a h

theorem isLUB_sSup (s : Set α) : IsLUB s (sSup s) := ⟨fun _ h => le_sSup h, fun _ h => sSup_le h⟩

theorem isGLB_sInf (s : Set α) : IsGLB s (sInf s) := ⟨fun _ h => sInf_le h, fun _ h => le_sInf h⟩

@[simp] theorem sSup_le_iff : sSup s ≤ a ↔ ∀ b ∈ s, b ≤ a := ⟨fun h _ m => le_trans (le_sSup m) h, sSup_le⟩

@[simp] theorem le_sInf_iff : a ≤ sInf s ↔ ∀ b ∈ s, a ≤ b := ⟨fun h _ m => le_trans h (sInf_le m), le_sInf⟩

theorem sSup_le_sSup (h : s ⊆ t) : sSup s ≤ sSup t := sSup_le fun _ m => le_sSup (h m)

theorem sInf_le_sInf (h : s ⊆ t) : sInf t ≤ sInf s := le_sInf fun _ m => sInf_le (h m)

theorem le_iSup (f : ι → α) (i : ι) : f i ≤ iSup f := le_sSup ⟨i, rfl⟩

theorem iInf_le (f : ι → α) (i : ι) : iInf f ≤ f i := sInf_le ⟨i, rfl⟩

theorem iSup_le (h : ∀ i, f i ≤ a) : iSup f ≤ a := sSup_le fun _ ⟨i, e⟩ => e ▸ h i

theorem le_iInf (h : ∀ i, a ≤ f i) : a ≤ iInf f := le_sInf fun _ ⟨i, e⟩ => e ▸ h i

@[simp] theorem iSup_le_iff : iSup f ≤ a ↔ ∀ i, f i ≤ a := ⟨fun h i => le_trans (le_iSup f i) h, iSup_le⟩

@[simp] theorem le_iInf_iff : a ≤ iInf f ↔ ∀ i, a ≤ f i := ⟨fun h i => le_trans h (iInf_le f i), le_iInf⟩

theorem le_iSup_of_le (i : ι) (h : a ≤ f i) : a ≤ iSup f := le_trans h (le_iSup f i)

theorem iInf_le_of_le (i : ι) (h : f i ≤ a) : iInf f ≤ a := le_trans (iInf_le f i) h

theorem iSup_mono (h : ∀ i, f i ≤ g i) : iSup f ≤ iSup g := iSup_le fun i => le_trans (h i) (le_iSup g i)

theorem iInf_mono (h : ∀ i, f i ≤ g i) : iInf f ≤ iInf g := le_iInf fun i => le_trans (iInf_le f i) (h i)

protected theorem IsLUB.sSup_eq (h : IsLUB s a) : sSup s = a := (isLUB_sSup s).unique h

protected theorem IsGLB.sInf_eq (h : IsGLB s a) : sInf s = a := (isGLB_sInf s).unique h

@[simp] theorem sSup_empty : sSup ∅ = (⊥ : α) := le_bot_iff.1 (sSup_le fun _ h => h.elim)

@[simp] theorem sInf_empty : sInf ∅ = (⊤ : α) := top_le_iff.1 (le_sInf fun _ h => h.elim)
