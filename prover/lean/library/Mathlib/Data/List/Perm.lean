import Mathlib.Logic.Basic

/-!
Permutations of lists: erasing, cancelling, counting, lists without repetition, folds.
Source of the names: Lean `src/Init/Data/List/Perm.lean`, Mathlib `Mathlib/Data/List/Perm/Basic.lean`.
-/

universe u v w

namespace List

variable {α : Type u} {β : Type v} {γ : Type w} {a b : α} {l l₁ l₂ l₃ : List α}

/-- Lists up to permutation. -/
instance isSetoid (α : Type u) : Setoid (List α) := ⟨Perm, ⟨Perm.refl, Perm.symm, Perm.trans⟩⟩

theorem Perm.filterMap (f : α → Option β) {l₁ l₂ : List α} (p : l₁ ~ l₂) : filterMap f l₁ ~ filterMap f l₂ := by
  induction p with
  | nil => exact .nil
  | cons x _ ih =>
    cases h : f x with
    | none => simpa [List.filterMap, h] using ih
    | some b => simpa [List.filterMap, h] using Perm.cons b ih
  | swap x y l =>
    cases h : f x <;> cases h' : f y <;> simp [List.filterMap, h, h']
    exact .swap _ _ _
  | trans _ _ ih₁ ih₂ => exact ih₁.trans ih₂

theorem Perm.nodup_iff (p : l₁ ~ l₂) : Nodup l₁ ↔ Nodup l₂ := ⟨p.nodup, p.symm.nodup⟩

theorem perm_cons_erase [DecidableEq α] {a : α} : ∀ {l : List α}, a ∈ l → l ~ a :: l.erase a
  | [], h => absurd h not_mem_nil
  | b :: l, h => by
    by_cases e : b = a
    · subst e; rw [erase_cons_head]; exact .refl _
    · rw [erase_cons_tail (by simpa using e)]
      have hm : a ∈ l := (mem_cons.1 h).resolve_left fun e' => e e'.symm
      exact .trans (.cons b (perm_cons_erase hm)) (.swap a b _)

theorem Perm.erase [DecidableEq α] (a : α) {l₁ l₂ : List α} (p : l₁ ~ l₂) : l₁.erase a ~ l₂.erase a := by
  induction p with
  | nil => exact .nil
  | cons x p ih =>
    by_cases e : x = a
    · subst e; rw [erase_cons_head, erase_cons_head]; exact p
    · rw [erase_cons_tail (by simpa using e), erase_cons_tail (by simpa using e)]; exact .cons x ih
  | swap x y l =>
    by_cases e : x = a
    · by_cases e' : y = a
      · subst e; subst e'; exact .refl _
      · subst e; rw [erase_cons_head, erase_cons_tail (by simpa using e'), erase_cons_head]; exact .refl _
    · by_cases e' : y = a
      · subst e'; rw [erase_cons_head, erase_cons_tail (by simpa using e), erase_cons_head]; exact .refl _
      · rw [erase_cons_tail (by simpa using e'), erase_cons_tail (by simpa using e), erase_cons_tail (by simpa using e),
          erase_cons_tail (by simpa using e')]
        exact .swap x y _
  | trans _ _ ih₁ ih₂ => exact ih₁.trans ih₂

theorem Perm.cons_inv {a : α} {l₁ l₂ : List α} (p : a :: l₁ ~ a :: l₂) : l₁ ~ l₂ := by
  haveI := Classical.decEq α
  have h := p.erase a
  rwa [erase_cons_head, erase_cons_head] at h

@[simp] theorem perm_cons (a : α) {l₁ l₂ : List α} : a :: l₁ ~ a :: l₂ ↔ l₁ ~ l₂ := ⟨Perm.cons_inv, .cons a⟩

theorem perm_append_left_iff {l₁ l₂ : List α} : ∀ l, l ++ l₁ ~ l ++ l₂ ↔ l₁ ~ l₂
  | [] => Iff.rfl
  | a :: l => (perm_cons a).trans (perm_append_left_iff l)

theorem perm_append_right_iff {l₁ l₂ : List α} (l) : l₁ ++ l ~ l₂ ++ l ↔ l₁ ~ l₂ :=
  ⟨fun p => (perm_append_left_iff l).1 (perm_append_comm.trans (p.trans perm_append_comm)), fun p => p.append_right l⟩

theorem cons_perm_iff_perm_erase [DecidableEq α] {a : α} {l₁ l₂ : List α} : a :: l₁ ~ l₂ ↔ a ∈ l₂ ∧ l₁ ~ l₂.erase a :=
  ⟨fun h => have m := h.subset mem_cons_self; ⟨m, (h.trans (perm_cons_erase m)).cons_inv⟩,
    fun ⟨m, h⟩ => (h.cons a).trans (perm_cons_erase m).symm⟩

theorem perm_ext_iff_of_nodup : ∀ {l₁ l₂ : List α}, Nodup l₁ → Nodup l₂ → (l₁ ~ l₂ ↔ ∀ a, a ∈ l₁ ↔ a ∈ l₂)
  | l₁, l₂, d₁, d₂ => by
    refine ⟨fun p a => p.mem_iff, fun H => ?_⟩
    induction l₁ generalizing l₂ with
    | nil =>
      cases l₂ with
      | nil => exact .nil
      | cons b l => exact absurd ((H b).2 mem_cons_self) not_mem_nil
    | cons a l ih =>
      haveI := Classical.decEq α
      have m : a ∈ l₂ := (H a).1 mem_cons_self
      have p := perm_cons_erase m
      have d := p.nodup d₂
      rw [nodup_cons] at d d₁
      refine .trans (.cons a (ih _ d₁.2 d.2 fun b => ?_)) p.symm
      constructor
      · intro h
        have h₁ := p.mem_iff.1 ((H b).1 (mem_cons_of_mem a h))
        exact (mem_cons.1 h₁).resolve_left fun e => d₁.1 (e ▸ h)
      · intro h
        have h₁ := (H b).2 (p.mem_iff.2 (mem_cons_of_mem a h))
        exact (mem_cons.1 h₁).resolve_left fun e => d.1 (by rw [e] at h; exact h)

theorem Perm.foldr_eq' {f : α → β → β} (H : ∀ a b c, f a (f b c) = f b (f a c)) {l₁ l₂ : List α} (p : l₁ ~ l₂) (b : β) :
    foldr f b l₁ = foldr f b l₂ := by
  induction p with
  | nil => rfl
  | cons x _ ih => rw [foldr_cons, foldr_cons, ih]
  | swap x y l => rw [foldr_cons, foldr_cons, foldr_cons, foldr_cons, H]
  | trans _ _ ih₁ ih₂ => exact ih₁.trans ih₂

theorem Perm.flatMap_right {l₁ l₂ : List α} (f : α → List β) (p : l₁ ~ l₂) : l₁.flatMap f ~ l₂.flatMap f := by
  induction p with
  | nil => exact .refl _
  | cons x _ ih => rw [flatMap_cons, flatMap_cons]; exact ih.append_left _
  | swap x y l =>
    rw [flatMap_cons, flatMap_cons, flatMap_cons, flatMap_cons, ← append_assoc, ← append_assoc]
    exact perm_append_comm.append_right _
  | trans _ _ ih₁ ih₂ => exact ih₁.trans ih₂

theorem Perm.flatMap_left (l : List α) {f g : α → List β} (h : ∀ a ∈ l, f a ~ g a) : l.flatMap f ~ l.flatMap g := by
  induction l with
  | nil => exact .refl _
  | cons a l ih =>
    rw [flatMap_cons, flatMap_cons]
    exact (h a mem_cons_self).append (ih fun b hb => h b (mem_cons_of_mem a hb))

theorem Perm.pmap {p : α → Prop} (f : ∀ a, p a → β) {l₁ l₂ : List α} (h : l₁ ~ l₂) {H₁ H₂} :
    pmap f l₁ H₁ ~ pmap f l₂ H₂ := by
  induction h with
  | nil => exact .nil
  | cons x _ ih => exact .cons _ ih
  | swap x y l => exact .swap _ _ _
  | @trans l₁ l₂ l₃ h₁ h₂ ih₁ ih₂ =>
    have H : ∀ a ∈ l₂, p a := fun a m => H₁ a (h₁.mem_iff.2 m)
    exact (ih₁ (H₂ := H)).trans ih₂

/-- Is one list a permutation of the other? -/
def isPerm [BEq α] : List α → List α → Bool
  | [], l₂ => l₂.isEmpty
  | a :: l₁, l₂ => l₂.contains a && l₁.isPerm (l₂.erase a)

theorem isPerm_iff [DecidableEq α] : ∀ {l₁ l₂ : List α}, l₁.isPerm l₂ = true ↔ l₁ ~ l₂
  | [], l₂ => by cases l₂ <;> simp [isPerm, isEmpty]
  | a :: l₁, l₂ => by
    rw [isPerm, Bool.and_eq_true, isPerm_iff, contains_iff_mem]
    exact cons_perm_iff_perm_erase.symm

instance decidablePerm [DecidableEq α] (l₁ l₂ : List α) : Decidable (l₁ ~ l₂) := decidable_of_iff _ isPerm_iff

end List
