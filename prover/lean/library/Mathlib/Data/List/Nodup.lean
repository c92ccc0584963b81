import Mathlib.Data.List.Perm

/-!
Lists without repetition: maps, ranges, `dedup`, union and intersection.
Source of the names: Mathlib `Mathlib/Data/List/Nodup.lean`, `Dedup.lean`, `Lattice.lean`, `FinRange.lean`, Batteries.
-/

universe u v w

namespace List

variable {α : Type u} {β : Type v} {γ : Type w} {a b : α} {l l₁ l₂ : List α}

theorem Nodup.of_cons (h : (a :: l).Nodup) : l.Nodup := (nodup_cons.1 h).2

theorem Nodup.notMem (h : (a :: l).Nodup) : a ∉ l := (nodup_cons.1 h).1

theorem Nodup.cons (ha : a ∉ l) (hl : l.Nodup) : (a :: l).Nodup := nodup_cons.2 ⟨ha, hl⟩

theorem nodup_singleton (a : α) : [a].Nodup := pairwise_singleton _ _

theorem Nodup.filter (p : α → Bool) {l : List α} (h : l.Nodup) : (l.filter p).Nodup := filter_sublist.nodup h

theorem Nodup.map_on {f : α → β} (H : ∀ x ∈ l, ∀ y ∈ l, f x = f y → x = y) (d : l.Nodup) : (l.map f).Nodup := by
  induction l with
  | nil => exact nodup_nil
  | cons a l ih =>
    rw [map_cons, nodup_cons]
    rw [nodup_cons] at d
    refine ⟨fun h => ?_, ih (fun x hx y hy => H x (mem_cons_of_mem a hx) y (mem_cons_of_mem a hy)) d.2⟩
    obtain ⟨b, hb, e⟩ := mem_map.1 h
    exact d.1 (H b (mem_cons_of_mem a hb) a mem_cons_self e ▸ hb)

theorem Nodup.map {f : α → β} (hf : Function.Injective f) (h : l.Nodup) : (l.map f).Nodup :=
  h.map_on fun _ _ _ _ e => hf e

theorem Nodup.of_map (f : α → β) {l : List α} : Nodup (l.map f) → Nodup l := by
  induction l with
  | nil => exact fun _ => nodup_nil
  | cons a l ih =>
    rw [map_cons, nodup_cons, nodup_cons]
    exact fun h => ⟨fun m => h.1 (mem_map_of_mem m), ih h.2⟩

theorem inj_on_of_nodup_map {f : α → β} {l : List α} (d : (l.map f).Nodup) :
    ∀ ⦃x⦄, x ∈ l → ∀ ⦃y⦄, y ∈ l → f x = f y → x = y := by
  induction l with
  | nil => exact fun x hx => absurd hx not_mem_nil
  | cons a l ih =>
    rw [map_cons, nodup_cons] at d
    intro x hx y hy e
    rcases mem_cons.1 hx with h₁ | h₁
    · rcases mem_cons.1 hy with h₂ | h₂
      · rw [h₁, h₂]
      · exact absurd (by rw [← h₁, e]; exact mem_map_of_mem h₂) d.1
    · rcases mem_cons.1 hy with h₂ | h₂
      · exact absurd (by rw [← h₂, ← e]; exact mem_map_of_mem h₁) d.1
      · exact ih d.2 h₁ h₂ e

theorem Nodup.append (d₁ : l₁.Nodup) (d₂ : l₂.Nodup) (dj : ∀ a ∈ l₁, a ∉ l₂) : (l₁ ++ l₂).Nodup :=
  nodup_append.2 ⟨d₁, d₂, fun a ha _ hb e => dj a ha (e ▸ hb)⟩

theorem Nodup.erase [DecidableEq α] (a : α) {l : List α} (h : l.Nodup) : (l.erase a).Nodup := by
  by_cases m : a ∈ l
  · exact ((perm_cons_erase m).nodup h).of_cons
  · rwa [erase_of_not_mem m]

theorem Nodup.mem_erase_iff [DecidableEq α] (d : l.Nodup) : a ∈ l.erase b ↔ a ≠ b ∧ a ∈ l := by
  by_cases m : b ∈ l
  · have p := perm_cons_erase m
    have d' := p.nodup d
    rw [p.mem_iff, mem_cons]
    constructor
    · refine fun h => ⟨fun e => d'.notMem (by rw [e] at h; exact h), Or.inr h⟩
    · exact fun h => h.2.resolve_left h.1
  · rw [erase_of_not_mem m]
    exact ⟨fun h => ⟨fun e => m (e ▸ h), h⟩, fun h => h.2⟩

theorem Nodup.pmap {p : α → Prop} {f : ∀ a, p a → β} {l : List α} {H} (hf : ∀ a ha b hb, f a ha = f b hb → a = b)
    (h : l.Nodup) : (List.pmap f l H).Nodup := by
  induction l with
  | nil => exact nodup_nil
  | cons a l ih =>
    rw [List.pmap, nodup_cons]
    rw [nodup_cons] at h
    refine ⟨fun m => ?_, ih h.2⟩
    have : ∀ (l : List α) (H : ∀ a ∈ l, p a) (x : β), x ∈ List.pmap f l H → ∃ b, ∃ hb : p b, b ∈ l ∧ f b hb = x := by
      intro l
      induction l with
      | nil => exact fun _ _ h => absurd h not_mem_nil
      | cons c l ih =>
        intro H x h
        rcases mem_cons.1 h with e | h
        · exact ⟨c, H c mem_cons_self, mem_cons_self, e.symm⟩
        · obtain ⟨b, hb, m, e⟩ := ih _ x h
          exact ⟨b, hb, mem_cons_of_mem c m, e⟩
    obtain ⟨b, hb, m, e⟩ := this _ _ _ m
    exact h.1 (hf _ _ _ _ e ▸ m)

theorem nodup_flatMap {l₁ : List α} {f : α → List β} (h₁ : ∀ x ∈ l₁, (f x).Nodup)
    (h₂ : l₁.Pairwise fun a b => ∀ x ∈ f a, x ∉ f b) : (l₁.flatMap f).Nodup := by
  induction l₁ with
  | nil => exact nodup_nil
  | cons a l ih =>
    rw [flatMap_cons]
    rw [pairwise_cons] at h₂
    refine (h₁ a mem_cons_self).append (ih (fun x hx => h₁ x (mem_cons_of_mem a hx)) h₂.2) fun x hx m => ?_
    obtain ⟨b, hb, hx'⟩ := mem_flatMap.1 m
    exact h₂.1 b hb x hx hx'

/-! Ranges. -/

theorem nodup_range' (s : Nat) : ∀ n : Nat, (range' s n).Nodup
  | 0 => nodup_nil
  | n + 1 => by
    rw [range'_succ]
    refine (nodup_range' (s + 1) n).cons fun h => ?_
    rw [mem_range'_1] at h
    omega

theorem nodup_range {n : Nat} : (range n).Nodup := range_eq_range' ▸ nodup_range' 0 n

theorem range'_concat {s n : Nat} : range' s (n + 1) = range' s n ++ [s + n] := by
  induction n generalizing s with
  | zero => rfl
  | succ n ih => rw [range'_succ, ih, range'_succ, cons_append, Nat.add_right_comm, Nat.add_assoc]

theorem range_succ_eq_map {n : Nat} : range (n + 1) = 0 :: (range n).map Nat.succ := by
  induction n with
  | zero => rfl
  | succ n ih =>
    have h : (range (n + 1)).map Nat.succ = (range n).map Nat.succ ++ [n + 1] := by rw [range_succ, map_append]; rfl
    rw [h, range_succ, ih, cons_append]

theorem map_add_range' (a : Nat) : ∀ s n : Nat, map (a + ·) (range' s n) = range' (a + s) n
  | _, 0 => rfl
  | s, n + 1 => by rw [range'_succ, range'_succ, map_cons, map_add_range' a (s + 1) n, Nat.add_assoc]

/-! Without repetitions. -/

/-- Keeps an element when it stands in the relation to all that is kept behind it. -/
def pwFilter (R : α → α → Prop) [DecidableRel R] (l : List α) : List α :=
  l.foldr (fun x IH => if ∀ y ∈ IH, R x y then x :: IH else IH) []

/-- The list with the last occurrence of each element. -/
def dedup [DecidableEq α] : List α → List α := pwFilter (fun a b => a ≠ b)

@[simp] theorem dedup_nil [DecidableEq α] : dedup [] = ([] : List α) := rfl

theorem dedup_cons_aux [DecidableEq α] (a : α) (l : List α) :
    dedup (a :: l) = if ∀ y ∈ dedup l, a ≠ y then a :: dedup l else dedup l := rfl

@[simp] theorem mem_dedup [DecidableEq α] {a : α} {l : List α} : a ∈ dedup l ↔ a ∈ l := by
  induction l with
  | nil => exact Iff.rfl
  | cons b l ih =>
    rw [dedup_cons_aux]
    split
    · rw [mem_cons, mem_cons, ih]
    · rename_i h
      rw [mem_cons, ih]
      refine ⟨Or.inr, fun h' => h'.elim (fun e => ?_) id⟩
      refine Classical.byContradiction fun hn => h fun y hy e' => hn (ih.1 ?_)
      rw [e, e']
      exact hy

theorem nodup_dedup [DecidableEq α] : ∀ l : List α, Nodup (dedup l)
  | [] => nodup_nil
  | a :: l => by
    rw [dedup_cons_aux]
    split
    · rename_i h
      exact (nodup_dedup l).cons fun m => h a m rfl
    · exact nodup_dedup l

theorem dedup_cons_of_mem [DecidableEq α] {a : α} {l : List α} (h : a ∈ l) : dedup (a :: l) = dedup l := by
  rw [dedup_cons_aux, if_neg fun H => H a (mem_dedup.2 h) rfl]

theorem dedup_cons_of_notMem [DecidableEq α] {a : α} {l : List α} (h : a ∉ l) : dedup (a :: l) = a :: dedup l := by
  rw [dedup_cons_aux]
  exact if_pos fun y hy e => h (by rw [e]; exact mem_dedup.1 hy)

protected theorem Nodup.dedup [DecidableEq α] : ∀ {l : List α}, l.Nodup → l.dedup = l
  | [], _ => rfl
  | a :: l, h => by rw [dedup_cons_of_notMem h.notMem, Nodup.dedup h.of_cons]

theorem Perm.dedup [DecidableEq α] {l₁ l₂ : List α} (p : l₁ ~ l₂) : dedup l₁ ~ dedup l₂ :=
  (perm_ext_iff_of_nodup (nodup_dedup _) (nodup_dedup _)).2 fun a => by rw [mem_dedup, mem_dedup, p.mem_iff]

instance nodupDecidable [DecidableEq α] : ∀ l : List α, Decidable (Nodup l)
  | [] => isTrue nodup_nil
  | a :: l =>
    match inferInstanceAs (Decidable (a ∈ l)), nodupDecidable l with
    | isTrue h, _ => isFalse fun d => d.notMem h
    | isFalse h, isTrue d => isTrue (d.cons h)
    | isFalse _, isFalse d => isFalse fun h => d h.of_cons

/-! Union and intersection. -/

/-- The elements of the first list that the second has not, then the second. -/
protected def union [BEq α] (l₁ l₂ : List α) : List α := foldr List.insert l₂ l₁

instance [BEq α] : Union (List α) := ⟨List.union⟩

@[simp] theorem mem_union_iff [DecidableEq α] {x : α} {l₁ l₂ : List α} : x ∈ l₁ ∪ l₂ ↔ x ∈ l₁ ∨ x ∈ l₂ := by
  show x ∈ foldr List.insert l₂ l₁ ↔ _
  induction l₁ with
  | nil => simp
  | cons a l ih => rw [foldr_cons, mem_insert_iff, ih, mem_cons, or_assoc]

theorem Nodup.insert [DecidableEq α] (h : l.Nodup) : (l.insert a).Nodup := by
  rw [List.insert_eq]
  split
  · exact h
  · exact h.cons ‹_›

theorem Nodup.union [DecidableEq α] (l₁ : List α) (h : l₂.Nodup) : (l₁ ∪ l₂).Nodup := by
  show (foldr List.insert l₂ l₁).Nodup
  induction l₁ with
  | nil => exact h
  | cons a l ih => rw [foldr_cons]; exact ih.insert

theorem Perm.insert [DecidableEq α] (a : α) {l₁ l₂ : List α} (p : l₁ ~ l₂) : l₁.insert a ~ l₂.insert a := by
  by_cases h : a ∈ l₁
  · rw [insert_of_mem h, insert_of_mem (p.mem_iff.1 h)]; exact p
  · rw [insert_of_not_mem h, insert_of_not_mem (fun m => h (p.mem_iff.2 m))]; exact .cons a p

theorem perm_insert_swap [DecidableEq α] (x y : α) (l : List α) : List.insert x (List.insert y l) ~ List.insert y (List.insert x l) := by
  by_cases xl : x ∈ l <;> by_cases yl : y ∈ l
  · simp [insert_of_mem, xl, yl]
  · rw [insert_of_mem xl, insert_of_not_mem yl, insert_of_mem (mem_cons_of_mem y xl)]; exact .refl _
  · rw [insert_of_mem yl, insert_of_not_mem xl, insert_of_mem (mem_cons_of_mem x yl)]; exact .refl _
  · by_cases e : x = y
    · subst e; exact .refl _
    · rw [insert_of_not_mem yl, insert_of_not_mem xl, insert_of_not_mem (by simp [xl, e]),
        insert_of_not_mem (by simp [yl, Ne.symm e])]
      exact .swap y x l

theorem Perm.union_right [DecidableEq α] {l₁ l₂ : List α} (t₁ : List α) (h : l₁ ~ l₂) : l₁ ∪ t₁ ~ l₂ ∪ t₁ := by
  show foldr List.insert t₁ l₁ ~ foldr List.insert t₁ l₂
  induction h with
  | nil => exact .refl _
  | cons a _ ih => rw [foldr_cons, foldr_cons]; exact ih.insert a
  | swap x y l => exact perm_insert_swap _ _ _
  | trans _ _ ih₁ ih₂ => exact ih₁.trans ih₂

theorem Perm.union_left [DecidableEq α] (l : List α) {t₁ t₂ : List α} (h : t₁ ~ t₂) : l ∪ t₁ ~ l ∪ t₂ := by
  show foldr List.insert t₁ l ~ foldr List.insert t₂ l
  induction l with
  | nil => exact h
  | cons a l ih => rw [foldr_cons, foldr_cons]; exact ih.insert a

theorem Perm.union [DecidableEq α] {l₁ l₂ t₁ t₂ : List α} (p₁ : l₁ ~ l₂) (p₂ : t₁ ~ t₂) : l₁ ∪ t₁ ~ l₂ ∪ t₂ :=
  (p₁.union_right t₁).trans (p₂.union_left l₂)

/-! The list of `Fin n`. -/

/-- All elements of `Fin n`, in order. -/
def finRange (n : Nat) : List (Fin n) := pmap Fin.mk (range n) fun _ => mem_range.1

@[simp] theorem mem_finRange {n : Nat} (a : Fin n) : a ∈ finRange n := by
  have : ∀ (l : List Nat) (H : ∀ a ∈ l, a < n), a.val ∈ l → a ∈ pmap Fin.mk l H := by
    intro l
    induction l with
    | nil => exact fun _ h => absurd h not_mem_nil
    | cons b l ih =>
      intro H h
      rcases mem_cons.1 h with e | h
      · exact mem_cons.2 (Or.inl (Fin.ext e))
      · exact mem_cons_of_mem _ (ih _ h)
  exact this _ _ (mem_range.2 a.isLt)

theorem nodup_finRange (n : Nat) : (finRange n).Nodup :=
  nodup_range.pmap fun _ _ _ _ e => Fin.mk.inj e

@[simp] theorem length_finRange {n : Nat} : (finRange n).length = n := by rw [finRange, length_pmap, length_range]

@[simp] theorem map_val_finRange {n : Nat} : (finRange n).map Fin.val = range n := by
  rw [finRange, map_pmap, pmap_eq_map (f := fun a => a), map_id']

theorem map_injective_iff_aux {f : α → β} (hf : Function.Injective f) : ∀ {l₁ l₂ : List α}, l₁.map f = l₂.map f → l₁ = l₂
  | [], [], _ => rfl
  | [], _ :: _, h => nomatch h
  | _ :: _, [], h => nomatch h
  | a :: l₁, b :: l₂, h => by
    rw [map_cons, map_cons] at h
    have h' := List.cons.inj h
    rw [hf h'.1, map_injective_iff_aux hf h'.2]

theorem finRange_succ {n : Nat} : finRange (n + 1) = 0 :: (finRange n).map Fin.succ := by
  apply map_injective_iff_aux (f := Fin.val) fun _ _ => Fin.ext
  rw [map_val_finRange, map_cons, map_map, range_succ_eq_map, ← map_val_finRange (n := n), map_map]
  rfl

/-! Quantifiers whose predicate may use the membership. -/

instance decidableDforall : ∀ (l : List α) (p : ∀ a ∈ l, Prop) [∀ a h, Decidable (p a h)], Decidable (∀ a h, p a h)
  | [], _, _ => isTrue fun _ h => absurd h not_mem_nil
  | a :: l, p, hp =>
    match hp a mem_cons_self with
    | isFalse h => isFalse fun H => h (H a mem_cons_self)
    | isTrue h =>
      match @decidableDforall l (fun b hb => p b (mem_cons_of_mem a hb)) (fun b hb => hp b (mem_cons_of_mem a hb)) with
      | isFalse h' => isFalse fun H => h' fun b hb => H b (mem_cons_of_mem a hb)
      | isTrue h' => isTrue fun b hb => (mem_cons.1 hb).elim (fun e => by subst e; exact h) (fun m => h' b m)

instance decidableDexists : ∀ (l : List α) (p : ∀ a ∈ l, Prop) [∀ a h, Decidable (p a h)], Decidable (∃ a h, p a h)
  | [], _, _ => isFalse fun ⟨_, h, _⟩ => absurd h not_mem_nil
  | a :: l, p, hp =>
    match hp a mem_cons_self with
    | isTrue h => isTrue ⟨a, mem_cons_self, h⟩
    | isFalse h =>
      match @decidableDexists l (fun b hb => p b (mem_cons_of_mem a hb)) (fun b hb => hp b (mem_cons_of_mem a hb)) with
      | isTrue h' => isTrue (h'.elim fun b hb => hb.elim fun m hm => ⟨b, mem_cons_of_mem a m, hm⟩)
      | isFalse h' => isFalse fun ⟨b, hb, hpb⟩ =>
        (mem_cons.1 hb).elim (fun e => by subst e; exact h hpb) (fun m => h' ⟨b, m, hpb⟩)

end List
