import Mathlib.Data.Finset.Basic
import Mathlib.Order.BoundedOrder.Basic

/-!
Disjoint elements of an order, for finite sets and sets.
Source of the names: Mathlib `Mathlib/Order/Disjoint.lean`, `Mathlib/Data/Finset/Disjoint.lean`, `Mathlib/Data/Set/Lattice.lean`.
-/

universe u v

/-- Only the least element is below both. -/
def Disjoint {α : Type u} [PartialOrder α] [OrderBot α] (a b : α) : Prop := ∀ ⦃x⦄, x ≤ a → x ≤ b → x ≤ ⊥

section

variable {α : Type u} [PartialOrder α] [OrderBot α] {a b c d : α}

theorem disjoint_comm : Disjoint a b ↔ Disjoint b a := ⟨fun h _ hx hy => h hy hx, fun h _ hx hy => h hy hx⟩

theorem Disjoint.symm (h : Disjoint a b) : Disjoint b a := disjoint_comm.1 h

@[simp] theorem disjoint_bot_left : Disjoint ⊥ a := fun _ h _ => h

@[simp] theorem disjoint_bot_right : Disjoint a ⊥ := fun _ _ h => h

theorem Disjoint.mono (h₁ : a ≤ b) (h₂ : c ≤ d) (h : Disjoint b d) : Disjoint a c := fun _ hx hy => h (le_trans hx h₁) (le_trans hy h₂)

@[simp] theorem disjoint_self : Disjoint a a ↔ a = ⊥ :=
  ⟨fun h => le_bot_iff.1 (h (le_refl a) (le_refl a)), fun h _ hx _ => by rw [← h]; exact hx⟩

end

/-! Finite sets. -/

namespace Finset

variable {α : Type u} {s t u : Finset α} {a b : α}

instance instOrderBot : OrderBot (Finset α) where
  bot := ∅
  bot_le := empty_subset

@[simp] theorem bot_eq_empty : (⊥ : Finset α) = ∅ := rfl

theorem disjoint_left : Disjoint s t ↔ ∀ ⦃a⦄, a ∈ s → a ∉ t :=
  ⟨fun h a hs ht => notMem_empty a (h (x := {a}) (singleton_subset_iff.2 hs) (singleton_subset_iff.2 ht) (mem_singleton_self a)),
    fun h _ hs ht a ha => absurd (ht ha) (h (hs ha))⟩

theorem disjoint_right : Disjoint s t ↔ ∀ ⦃a⦄, a ∈ t → a ∉ s := by rw [disjoint_comm, disjoint_left]

theorem disjoint_iff_ne : Disjoint s t ↔ ∀ a ∈ s, ∀ b ∈ t, a ≠ b := by
  rw [disjoint_left]
  exact ⟨fun h a ha b hb e => h ha (by rw [e]; exact hb), fun h a ha hb => h a ha a hb rfl⟩

theorem disjoint_iff_inter_eq_empty [DecidableEq α] : Disjoint s t ↔ s ∩ t = ∅ := by
  rw [disjoint_left, eq_empty_iff_forall_notMem]
  exact ⟨fun h a ha => h (mem_inter.1 ha).1 (mem_inter.1 ha).2, fun h a hs ht => h a (mem_inter.2 ⟨hs, ht⟩)⟩

instance decidableDisjoint [DecidableEq α] (U V : Finset α) : Decidable (Disjoint U V) :=
  decidable_of_iff _ disjoint_left.symm

@[simp] theorem disjoint_empty_left (s : Finset α) : Disjoint ∅ s := disjoint_bot_left

@[simp] theorem disjoint_empty_right (s : Finset α) : Disjoint s ∅ := disjoint_bot_right

@[simp] theorem disjoint_singleton_left : Disjoint {a} s ↔ a ∉ s := by
  rw [disjoint_left]
  exact ⟨fun h => h (mem_singleton_self a), fun h x hx => by rw [mem_singleton.1 hx]; exact h⟩

@[simp] theorem disjoint_singleton_right : Disjoint s {a} ↔ a ∉ s := by rw [disjoint_comm, disjoint_singleton_left]

theorem disjoint_of_subset_left (h : s ⊆ u) (d : Disjoint u t) : Disjoint s t := d.mono h (le_refl t)

theorem disjoint_of_subset_right (h : t ⊆ u) (d : Disjoint s u) : Disjoint s t := d.mono (le_refl s) h

@[simp] theorem disjoint_insert_left [DecidableEq α] : Disjoint (insert a s) t ↔ a ∉ t ∧ Disjoint s t := by
  rw [disjoint_left, disjoint_left]
  exact ⟨fun h => ⟨h (mem_insert_self a s), fun x hx => h (mem_insert_of_mem hx)⟩,
    fun h x hx => (mem_insert.1 hx).elim (fun e => by rw [e]; exact h.1) fun hx => h.2 hx⟩

@[simp] theorem disjoint_insert_right [DecidableEq α] : Disjoint s (insert a t) ↔ a ∉ s ∧ Disjoint s t := by
  rw [disjoint_comm, disjoint_insert_left, disjoint_comm (a := t)]

@[simp] theorem disjoint_union_left [DecidableEq α] : Disjoint (s ∪ t) u ↔ Disjoint s u ∧ Disjoint t u := by
  rw [disjoint_left, disjoint_left, disjoint_left]
  exact ⟨fun h => ⟨fun a ha => h (mem_union_left t ha), fun a ha => h (mem_union_right s ha)⟩,
    fun h a ha => (mem_union.1 ha).elim (fun ha => h.1 ha) fun ha => h.2 ha⟩

@[simp] theorem disjoint_union_right [DecidableEq α] : Disjoint s (t ∪ u) ↔ Disjoint s t ∧ Disjoint s u := by
  rw [disjoint_comm, disjoint_union_left, disjoint_comm (a := t), disjoint_comm (a := u)]

theorem sdiff_disjoint [DecidableEq α] : Disjoint (t \ s) s := disjoint_left.2 fun _ h => (mem_sdiff.1 h).2

theorem disjoint_sdiff [DecidableEq α] : Disjoint s (t \ s) := sdiff_disjoint.symm

theorem disjoint_sdiff_inter [DecidableEq α] (s t : Finset α) : Disjoint (s \ t) (s ∩ t) :=
  disjoint_left.2 fun _ h h' => (mem_sdiff.1 h).2 (mem_inter.1 h').2

theorem disjoint_filter {p q : α → Prop} [DecidablePred p] [DecidablePred q] :
    Disjoint (s.filter p) (s.filter q) ↔ ∀ x ∈ s, p x → ¬q x := by
  rw [disjoint_left]
  exact ⟨fun h x hx hp hq => h (mem_filter.2 ⟨hx, hp⟩) (mem_filter.2 ⟨hx, hq⟩),
    fun h x hp hq => h x (mem_filter.1 hp).1 (mem_filter.1 hp).2 (mem_filter.1 hq).2⟩

theorem disjoint_filter_filter_not (s t : Finset α) (p : α → Prop) [DecidablePred p] [∀ x, Decidable (¬p x)] :
    Disjoint (s.filter p) (t.filter fun a => ¬p a) := disjoint_left.2 fun _ h h' => (mem_filter.1 h').2 (mem_filter.1 h).2

/-- The union of two disjoint finite sets. -/
def disjUnion (s t : Finset α) (h : Disjoint s t) : Finset α :=
  ⟨s.1 + t.1, Multiset.nodup_add_of_disjoint s.2 t.2 fun _ ha => disjoint_left.1 h ha⟩

@[simp] theorem mem_disjUnion {s t : Finset α} {h} {a : α} : a ∈ disjUnion s t h ↔ a ∈ s ∨ a ∈ t := Multiset.mem_add

end Finset

/-! Sets. -/

namespace Set

variable {α : Type u} {s t u : Set α}

instance instPartialOrder : PartialOrder (Set α) where
  le_refl _ _ h := h
  le_trans _ _ _ h₁ h₂ _ h := h₂ (h₁ h)
  lt s t := s ⊂ t
  le_antisymm _ _ h₁ h₂ := ext fun _ => ⟨fun h => h₁ h, fun h => h₂ h⟩

instance instBoundedOrder : BoundedOrder (Set α) where
  top := univ
  le_top _ _ _ := trivial
  bot := ∅
  bot_le _ _ h := h.elim

theorem disjoint_left : Disjoint s t ↔ ∀ ⦃a⦄, a ∈ s → a ∉ t :=
  ⟨fun h a hs ht => h (x := {a}) (fun _ e => e ▸ hs) (fun _ e => e ▸ ht) rfl, fun h _ hs ht a ha => absurd (ht ha) (h (hs ha))⟩

theorem disjoint_right : Disjoint s t ↔ ∀ ⦃a⦄, a ∈ t → a ∉ s := by rw [disjoint_comm, disjoint_left]

theorem disjoint_iff_inter_eq_empty : Disjoint s t ↔ s ∩ t = ∅ := by
  rw [disjoint_left]
  exact ⟨fun h => ext fun x => ⟨fun hx => h hx.1 hx.2, fun hx => hx.elim⟩,
    fun h a hs ht => (show a ∈ (∅ : Set α) from h ▸ ⟨hs, ht⟩)⟩

end Set

@[simp, norm_cast] theorem Finset.disjoint_coe {α : Type u} {s t : Finset α} : Disjoint (s : Set α) t ↔ Disjoint s t := by
  rw [Finset.disjoint_left, Set.disjoint_left]; exact Iff.rfl

namespace Set

/-- The relation `r` holds between any two different elements. -/
protected def Pairwise {α : Type u} (s : Set α) (r : α → α → Prop) := ∀ ⦃x⦄, x ∈ s → ∀ ⦃y⦄, y ∈ s → x ≠ y → r x y

/-- The values at different elements of `s` are disjoint. -/
def PairwiseDisjoint {ι : Type v} {α : Type u} [PartialOrder α] [OrderBot α] (s : Set ι) (f : ι → α) : Prop := s.Pairwise (Function.onFun Disjoint f)

end Set
