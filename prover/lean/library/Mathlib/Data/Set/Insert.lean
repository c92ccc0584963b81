import Mathlib.Data.Set.Basic

/-!
Sets given by their elements, and ranges. Source of the names: Mathlib `Mathlib/Data/Set/Insert.lean`, `Mathlib/Data/Set/Image.lean`.
-/

universe u v

namespace Set

variable {α : Type u} {a b : α} {s t : Set α}

theorem insert_eq (x : α) (s : Set α) : insert x s = ({x} : Set α) ∪ s := rfl

@[simp] theorem singleton_union : {a} ∪ s = insert a s := rfl

@[simp] theorem union_singleton : s ∪ {a} = insert a s := union_comm _ _

theorem insert_union : insert a s ∪ t = insert a (s ∪ t) := ext fun _ => or_assoc

@[simp] theorem union_insert : s ∪ insert a t = insert a (s ∪ t) := ext fun _ => or_left_comm

theorem insert_comm (a b : α) (s : Set α) : insert a (insert b s) = insert b (insert a s) := ext fun _ => or_left_comm

theorem pair_eq_singleton (a : α) : ({a, a} : Set α) = {a} := union_self _

theorem eq_of_mem_singleton {x y : α} (h : x ∈ ({y} : Set α)) : x = y := h

theorem range_nonempty {ι : Sort v} [h : Nonempty ι] (f : ι → α) : (range f).Nonempty := h.elim fun i => ⟨f i, i, rfl⟩

theorem forall_mem_range {ι : Sort v} {f : ι → α} {p : α → Prop} : (∀ a ∈ range f, p a) ↔ ∀ i, p (f i) :=
  ⟨fun h i => h _ ⟨i, rfl⟩, fun h _ ⟨i, e⟩ => e ▸ h i⟩

theorem exists_range_iff {ι : Sort v} {f : ι → α} {p : α → Prop} : (∃ a ∈ range f, p a) ↔ ∃ i, p (f i) :=
  ⟨fun ⟨_, ⟨i, e⟩, h⟩ => ⟨i, e ▸ h⟩, fun ⟨i, h⟩ => ⟨f i, ⟨i, rfl⟩, h⟩⟩

end Set
