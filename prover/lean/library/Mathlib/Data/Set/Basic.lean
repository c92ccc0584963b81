import Init
import Mathlib.Data.Set.Defs
import Mathlib.Order.Notation

/-!
Membership in the sets that the operations make, subsets, and what `simp` needs to know.
Source of the names: Mathlib `Mathlib/Data/Set/Basic.lean`, `Mathlib/Data/Set/Image.lean`.
-/

universe u v w

namespace Set

variable {α : Type u} {β : Type v} {γ : Type w} {a b x : α} {s t r : Set α}

theorem mem_setOf {p : α → Prop} : a ∈ {x | p x} ↔ p a := Iff.rfl

@[simp] theorem mem_setOf_eq {p : α → Prop} : (a ∈ {x | p x}) = p a := rfl

@[simp] theorem setOf_mem_eq : {x | x ∈ s} = s := rfl

theorem setOf_subset_setOf {p q : α → Prop} : {a | p a} ⊆ {a | q a} ↔ ∀ a, p a → q a := Iff.rfl

theorem notMem_setOf_iff {p : α → Prop} : a ∉ {x | p x} ↔ ¬p a := Iff.rfl

@[simp] theorem mem_empty_iff_false (x : α) : x ∈ (∅ : Set α) ↔ False := Iff.rfl

theorem notMem_empty (x : α) : x ∉ (∅ : Set α) := id

@[simp] theorem mem_univ (x : α) : x ∈ @univ α := trivial

@[simp] theorem mem_singleton_iff {a b : α} : a ∈ ({b} : Set α) ↔ a = b := Iff.rfl

theorem mem_singleton (a : α) : a ∈ ({a} : Set α) := rfl

@[simp] theorem mem_insert_iff {x a : α} {s : Set α} : x ∈ insert a s ↔ x = a ∨ x ∈ s := Iff.rfl

theorem mem_insert (x : α) (s : Set α) : x ∈ insert x s := Or.inl rfl

theorem mem_insert_of_mem {x : α} {s : Set α} (y : α) : x ∈ s → x ∈ insert y s := Or.inr

@[simp] theorem mem_union (x : α) (a b : Set α) : x ∈ a ∪ b ↔ x ∈ a ∨ x ∈ b := Iff.rfl

theorem mem_union_left {x : α} {a : Set α} (b : Set α) : x ∈ a → x ∈ a ∪ b := Or.inl

theorem mem_union_right {x : α} {b : Set α} (a : Set α) : x ∈ b → x ∈ a ∪ b := Or.inr

@[simp] theorem mem_inter_iff (x : α) (a b : Set α) : x ∈ a ∩ b ↔ x ∈ a ∧ x ∈ b := Iff.rfl

theorem mem_inter {x : α} {a b : Set α} (ha : x ∈ a) (hb : x ∈ b) : x ∈ a ∩ b := ⟨ha, hb⟩

@[simp] theorem mem_diff {s t : Set α} (x : α) : x ∈ s \ t ↔ x ∈ s ∧ x ∉ t := Iff.rfl

@[simp] theorem mem_image (f : α → β) (s : Set α) (y : β) : y ∈ f '' s ↔ ∃ x, x ∈ s ∧ f x = y := Iff.rfl

theorem mem_image_of_mem (f : α → β) {x : α} {a : Set α} (h : x ∈ a) : f x ∈ f '' a := ⟨_, h, rfl⟩

@[simp] theorem mem_preimage {f : α → β} {s : Set β} {a : α} : a ∈ f ⁻¹' s ↔ f a ∈ s := Iff.rfl

@[simp] theorem mem_range {ι : Sort v} {f : ι → α} {x : α} : x ∈ range f ↔ ∃ y, f y = x := Iff.rfl

theorem mem_range_self {ι : Sort v} {f : ι → α} (i : ι) : f i ∈ range f := ⟨i, rfl⟩

@[simp] theorem mem_powerset_iff (x s : Set α) : x ∈ powerset s ↔ x ⊆ s := Iff.rfl

theorem subset_def : (s ⊆ t) = ∀ x, x ∈ s → x ∈ t := rfl

theorem Subset.refl (a : Set α) : a ⊆ a := fun _ => id

theorem Subset.rfl {s : Set α} : s ⊆ s := Subset.refl s

theorem Subset.trans {a b c : Set α} (ab : a ⊆ b) (bc : b ⊆ c) : a ⊆ c := fun _ h => bc (ab h)

theorem Subset.antisymm {a b : Set α} (h₁ : a ⊆ b) (h₂ : b ⊆ a) : a = b := ext fun _ => ⟨fun h => h₁ h, fun h => h₂ h⟩

theorem Subset.antisymm_iff {a b : Set α} : a = b ↔ a ⊆ b ∧ b ⊆ a :=
  ⟨fun h => h ▸ ⟨Subset.refl a, Subset.refl a⟩, fun h => Subset.antisymm h.1 h.2⟩

theorem mem_of_subset_of_mem {s₁ s₂ : Set α} {a : α} (h : s₁ ⊆ s₂) : a ∈ s₁ → a ∈ s₂ := fun m => h m

@[simp] theorem empty_subset (s : Set α) : ∅ ⊆ s := fun _ h => h.elim

@[simp] theorem subset_univ (s : Set α) : s ⊆ univ := fun _ _ => trivial

theorem subset_union_left {s t : Set α} : s ⊆ s ∪ t := fun _ => Or.inl

theorem subset_union_right {s t : Set α} : t ⊆ s ∪ t := fun _ => Or.inr

theorem inter_subset_left {s t : Set α} : s ∩ t ⊆ s := fun _ h => h.1

theorem inter_subset_right {s t : Set α} : s ∩ t ⊆ t := fun _ h => h.2

theorem union_subset {s t r : Set α} (sr : s ⊆ r) (tr : t ⊆ r) : s ∪ t ⊆ r := fun _ h => h.elim (fun m => sr m) (fun m => tr m)

theorem subset_inter {s t r : Set α} (rs : r ⊆ s) (rt : r ⊆ t) : r ⊆ s ∩ t := fun _ h => ⟨rs h, rt h⟩

@[simp] theorem singleton_subset_iff {a : α} {s : Set α} : {a} ⊆ s ↔ a ∈ s :=
  ⟨fun h => h rfl, fun h _ e => e ▸ h⟩

theorem eq_empty_iff_forall_notMem {s : Set α} : s = ∅ ↔ ∀ x, x ∉ s :=
  ⟨fun h x hx => by rw [h] at hx; exact hx, fun h => ext fun x => ⟨fun hx => h x hx, fun hx => hx.elim⟩⟩

theorem eq_univ_iff_forall {s : Set α} : s = univ ↔ ∀ x, x ∈ s :=
  ⟨fun h x => by rw [h]; trivial, fun h => ext fun x => ⟨fun _ => trivial, fun _ => h x⟩⟩

theorem union_comm (a b : Set α) : a ∪ b = b ∪ a := ext fun _ => or_comm

theorem inter_comm (a b : Set α) : a ∩ b = b ∩ a := ext fun _ => and_comm

theorem union_assoc (a b c : Set α) : a ∪ b ∪ c = a ∪ (b ∪ c) := ext fun _ => or_assoc

theorem inter_assoc (a b c : Set α) : a ∩ b ∩ c = a ∩ (b ∩ c) := ext fun _ => and_assoc

@[simp] theorem union_self (a : Set α) : a ∪ a = a := ext fun _ => or_self_iff

@[simp] theorem inter_self (a : Set α) : a ∩ a = a := ext fun _ => and_self_iff

@[simp] theorem union_empty (a : Set α) : a ∪ ∅ = a := ext fun _ => iff_of_eq (or_false _)

@[simp] theorem empty_union (a : Set α) : ∅ ∪ a = a := ext fun _ => iff_of_eq (false_or _)

@[simp] theorem inter_univ (a : Set α) : a ∩ univ = a := ext fun _ => ⟨fun h => h.1, fun h => ⟨h, trivial⟩⟩

@[simp] theorem univ_inter (a : Set α) : univ ∩ a = a := ext fun _ => ⟨fun h => h.2, fun h => ⟨trivial, h⟩⟩

@[simp] theorem inter_empty (a : Set α) : a ∩ ∅ = ∅ := ext fun _ => ⟨fun h => h.2, fun h => h.elim⟩

@[simp] theorem empty_inter (a : Set α) : ∅ ∩ a = ∅ := ext fun _ => ⟨fun h => h.1, fun h => h.elim⟩

@[simp] theorem singleton_eq_singleton_iff {a b : α} : ({a} : Set α) = {b} ↔ a = b :=
  ⟨fun h => by have m : a ∈ ({b} : Set α) := by rw [← h]; exact rfl
               exact m, fun h => by rw [h]⟩

theorem Nonempty.some_mem {s : Set α} (h : s.Nonempty) : Classical.choose h ∈ s := Classical.choose_spec h

theorem nonempty_of_mem {x : α} {s : Set α} (h : x ∈ s) : s.Nonempty := ⟨x, h⟩

theorem notMem_subset {a : α} {s t : Set α} (h : s ⊆ t) : a ∉ t → a ∉ s := fun n m => n (h m)

@[simp] theorem preimage_univ {f : α → β} : f ⁻¹' univ = univ := rfl

@[simp] theorem image_id (s : Set α) : id '' s = s := ext fun _ => ⟨fun ⟨_, h, e⟩ => e ▸ h, fun h => ⟨_, h, rfl⟩⟩

theorem image_subset_iff {s : Set α} {t : Set β} {f : α → β} : f '' s ⊆ t ↔ s ⊆ f ⁻¹' t :=
  ⟨fun h _ m => h ⟨_, m, rfl⟩, fun h _ ⟨_, m, e⟩ => e ▸ h m⟩

/-! Complement. -/

instance {α : Type u} : Compl (Set α) := ⟨Set.compl⟩

variable {u : Set α}

@[simp] theorem mem_compl_iff (s : Set α) (x : α) : x ∈ sᶜ ↔ x ∉ s := Iff.rfl

theorem mem_compl {s : Set α} {x : α} (h : x ∉ s) : x ∈ sᶜ := h

theorem notMem_compl_iff {x : α} : x ∉ sᶜ ↔ x ∈ s := Classical.not_not

theorem diff_eq (s t : Set α) : s \ t = s ∩ tᶜ := rfl

@[simp] theorem _root_.compl_compl (s : Set α) : sᶜᶜ = s := ext fun _ => Classical.not_not

@[simp] theorem compl_union (s t : Set α) : (s ∪ t)ᶜ = sᶜ ∩ tᶜ := ext fun _ => not_or

theorem compl_inter (s t : Set α) : (s ∩ t)ᶜ = sᶜ ∪ tᶜ := ext fun _ => not_and_or

@[simp] theorem union_compl_self (s : Set α) : s ∪ sᶜ = univ := ext fun _ => ⟨fun _ => trivial, fun _ => Classical.em _⟩

/-! Nonempty sets. -/

theorem nonempty_iff_ne_empty : s.Nonempty ↔ s ≠ ∅ :=
  ⟨fun ⟨x, h⟩ e => by rw [e] at h; exact h, fun h => Classical.byContradiction fun n =>
    h (eq_empty_iff_forall_notMem.mpr fun x hx => n ⟨x, hx⟩)⟩

theorem not_nonempty_iff_eq_empty : ¬s.Nonempty ↔ s = ∅ := by
  rw [nonempty_iff_ne_empty]; exact Classical.not_not

theorem Nonempty.ne_empty : s.Nonempty → s ≠ ∅ := nonempty_iff_ne_empty.mp

/-- Some element of a set that has one. -/
protected noncomputable def Nonempty.some (h : s.Nonempty) : α := Classical.choose h

@[simp] theorem singleton_nonempty (a : α) : ({a} : Set α).Nonempty := ⟨a, rfl⟩

@[simp] theorem insert_nonempty (a : α) (s : Set α) : (insert a s).Nonempty := ⟨a, mem_insert a s⟩

@[simp] theorem univ_nonempty [h : Nonempty α] : (univ : Set α).Nonempty := h.elim fun x => ⟨x, trivial⟩

theorem not_subset : ¬s ⊆ t ↔ ∃ a ∈ s, a ∉ t := by
  rw [subset_def]; simp only [Classical.not_forall, exists_prop]

@[simp] theorem subset_empty_iff {s : Set α} : s ⊆ ∅ ↔ s = ∅ := ⟨fun h => Subset.antisymm h (empty_subset s), fun h => h ▸ Subset.rfl⟩

theorem eq_univ_of_forall {s : Set α} : (∀ x, x ∈ s) → s = univ := eq_univ_iff_forall.mpr

/-! Unions and intersections. -/

@[simp] theorem union_subset_iff : s ∪ t ⊆ u ↔ s ⊆ u ∧ t ⊆ u :=
  ⟨fun h => ⟨fun _ hx => h (Or.inl hx), fun _ hx => h (Or.inr hx)⟩, fun h => union_subset h.1 h.2⟩

@[simp] theorem subset_inter_iff : u ⊆ s ∩ t ↔ u ⊆ s ∧ u ⊆ t :=
  ⟨fun h => ⟨fun _ hx => (h hx).1, fun _ hx => (h hx).2⟩, fun h => subset_inter h.1 h.2⟩

theorem inter_union_distrib_left (s t u : Set α) : s ∩ (t ∪ u) = s ∩ t ∪ s ∩ u := ext fun _ => and_or_left

theorem union_inter_distrib_left (s t u : Set α) : s ∪ t ∩ u = (s ∪ t) ∩ (s ∪ u) := ext fun _ => or_and_left

@[simp] theorem union_eq_left : s ∪ t = s ↔ t ⊆ s :=
  ⟨fun h => h ▸ subset_union_right, fun h => Subset.antisymm (union_subset Subset.rfl h) subset_union_left⟩

@[simp] theorem union_eq_right : s ∪ t = t ↔ s ⊆ t :=
  ⟨fun h => h ▸ subset_union_left, fun h => Subset.antisymm (union_subset h Subset.rfl) subset_union_right⟩

@[simp] theorem inter_eq_left : s ∩ t = s ↔ s ⊆ t :=
  ⟨fun h => h ▸ inter_subset_right, fun h => Subset.antisymm inter_subset_left (subset_inter Subset.rfl h)⟩

@[simp] theorem inter_eq_right : s ∩ t = t ↔ t ⊆ s :=
  ⟨fun h => h ▸ inter_subset_left, fun h => Subset.antisymm inter_subset_right (subset_inter h Subset.rfl)⟩

/-! Differences. -/

theorem diff_subset {s t : Set α} : s \ t ⊆ s := fun _ h => h.1

@[simp] theorem diff_self {s : Set α} : s \ s = ∅ := ext fun _ => ⟨fun h => h.2 h.1, fun h => h.elim⟩

theorem diff_eq_empty {s t : Set α} : s \ t = ∅ ↔ s ⊆ t := by
  rw [eq_empty_iff_forall_notMem]
  exact ⟨fun h x hx => Classical.byContradiction fun n => h x ⟨hx, n⟩, fun h x hx => hx.2 (h hx.1)⟩

@[simp] theorem union_diff_self {s t : Set α} : s ∪ t \ s = s ∪ t := ext fun x => by
  by_cases h : x ∈ s <;> simp [h]

/-! Sets given by their elements. -/

theorem pair_comm (a b : α) : ({a, b} : Set α) = {b, a} := ext fun _ => or_comm

theorem insert_subset_iff : insert a s ⊆ t ↔ a ∈ t ∧ s ⊆ t :=
  ⟨fun h => ⟨h (Or.inl rfl), fun _ hx => h (Or.inr hx)⟩, fun ⟨ha, h⟩ _ hx => hx.elim (fun e => e ▸ ha) fun m => h m⟩

theorem insert_subset (ha : a ∈ t) (hs : s ⊆ t) : insert a s ⊆ t := insert_subset_iff.mpr ⟨ha, hs⟩

theorem subset_insert (x : α) (s : Set α) : s ⊆ insert x s := fun _ h => Or.inr h

@[simp] theorem insert_eq_of_mem {a : α} {s : Set α} (h : a ∈ s) : insert a s = s :=
  Subset.antisymm (insert_subset h Subset.rfl) (subset_insert a s)

theorem subset_singleton_iff {s : Set α} {x : α} : s ⊆ {x} ↔ ∀ y ∈ s, y = x := Iff.rfl

end Set

attribute [grind ext] Set.ext
attribute [grind =] Set.mem_setOf_eq Set.mem_empty_iff_false Set.mem_singleton_iff Set.mem_insert_iff Set.mem_union
  Set.mem_inter_iff Set.mem_diff Set.mem_compl_iff Set.subset_def
