import Init
import Mathlib.Data.Set.Defs

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

end Set
