prelude
import Init.Data.List.Basic
import Init.Data.Nat.Sub

/-! Laws of lists. -/

universe u v w

variable {α : Type u} {β : Type v} {γ : Type w}

theorem Nat.succ_min_succ (a b : Nat) : min (a + 1) (b + 1) = min a b + 1 :=
  (Nat.lt_or_ge b a).elim
    (fun h => by rw [Nat.min_eq_right (Nat.le_of_lt h), Nat.min_eq_right (Nat.succ_le_succ (Nat.le_of_lt h))])
    (fun h => by rw [Nat.min_eq_left h, Nat.min_eq_left (Nat.succ_le_succ h)])

namespace List

/-! append -/

@[simp] theorem append_nil (as : List α) : as ++ [] = as := by
  induction as with
  | nil => rfl
  | cons a as ih => rw [cons_append, ih]

@[simp] theorem append_assoc (as bs cs : List α) : (as ++ bs) ++ cs = as ++ (bs ++ cs) := by
  induction as with
  | nil => rfl
  | cons a as ih => rw [cons_append, cons_append, cons_append, ih]

instance : Std.Associative (α := List α) (· ++ ·) := ⟨append_assoc⟩

@[simp] theorem length_append {as bs : List α} : (as ++ bs).length = as.length + bs.length := by
  induction as with
  | nil => exact (Nat.zero_add _).symm
  | cons a as ih => rw [cons_append, length_cons, length_cons, ih, Nat.add_right_comm]

theorem append_cons (as : List α) (b : α) (bs : List α) : as ++ b :: bs = as ++ [b] ++ bs := by
  rw [append_assoc]
  rfl

theorem concat_eq_append {as : List α} {a : α} : as.concat a = as ++ [a] := by
  induction as with
  | nil => rfl
  | cons b as ih => rw [cons_append, ← ih]; rfl

theorem length_concat {as : List α} {a : α} : (concat as a).length = as.length + 1 := by
  rw [concat_eq_append, length_append]
  rfl

theorem append_inj_right' {s₁ s₂ t₁ t₂ : List α} (h : s₁ ++ t₁ = s₂ ++ t₂) (hl : s₁.length = s₂.length) :
    t₁ = t₂ := by
  induction s₁ generalizing s₂ with
  | nil =>
    cases s₂ with
    | nil => exact h
    | cons b s₂ => exact Nat.noConfusion hl
  | cons a s₁ ih =>
    cases s₂ with
    | nil => exact Nat.noConfusion hl
    | cons b s₂ => exact ih (tail_eq_of_cons_eq h) (Nat.succ.inj hl)

theorem append_cancel_left {as bs cs : List α} (h : as ++ bs = as ++ cs) : bs = cs := append_inj_right' h rfl

@[simp] theorem append_cancel_left_eq (as bs cs : List α) : (as ++ bs = as ++ cs) = (bs = cs) :=
  propext ⟨append_cancel_left, fun h => by rw [h]⟩

@[simp] theorem append_eq_nil_iff {p q : List α} : p ++ q = [] ↔ p = [] ∧ q = [] := by
  cases p with
  | nil => exact ⟨fun h => ⟨rfl, h⟩, fun h => h.2⟩
  | cons a p => exact ⟨fun h => absurd h (cons_ne_nil _ _), fun h => absurd h.1 (cons_ne_nil _ _)⟩

theorem self_eq_append_left {xs ys : List α} : xs = ys ++ xs ↔ ys = [] := by
  constructor
  · intro h
    have e : xs.length = ys.length + xs.length := by
      rw [← length_append, ← h]
    exact eq_nil_of_length_eq_zero (Nat.add_right_cancel (by rw [Nat.zero_add, ← e]))
  · intro h
    rw [h]
    rfl

/-! map, filter -/

@[simp] theorem length_map {as : List α} (f : α → β) : (as.map f).length = as.length := by
  induction as with
  | nil => rfl
  | cons a as ih => rw [map_cons, length_cons, length_cons, ih]

@[simp] theorem map_append {f : α → β} {l₁ l₂ : List α} : map f (l₁ ++ l₂) = map f l₁ ++ map f l₂ := by
  induction l₁ with
  | nil => rfl
  | cons a l ih => rw [cons_append, map_cons, ih, map_cons, cons_append]

@[simp] theorem map_map {g : β → γ} {f : α → β} {l : List α} : map g (map f l) = map (g ∘ f) l := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [map_cons, map_cons, ih, map_cons]; rfl

theorem map_id (l : List α) : map (@id α) l = l := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [map_cons, ih]; rfl

@[simp] theorem map_id_fun : map (id : α → α) = id := funext map_id
@[simp] theorem map_id_fun' : map (fun (a : α) => a) = id := funext map_id
theorem map_id' (l : List α) : map (fun (a : α) => a) l = l := map_id l

theorem map_congr_left {f g : α → β} {l : List α} (h : ∀ a, a ∈ l → f a = g a) : map f l = map g l := by
  induction l with
  | nil => rfl
  | cons a l ih =>
    rw [map_cons, map_cons, h a (Mem.head l), ih (fun b hb => h b (Mem.tail a hb))]

@[simp] theorem map_eq_nil_iff {f : α → β} {l : List α} : map f l = [] ↔ l = [] := by
  cases l with
  | nil => exact ⟨fun _ => rfl, fun _ => rfl⟩
  | cons a l => exact ⟨fun h => absurd h (cons_ne_nil _ _), fun h => absurd h (cons_ne_nil _ _)⟩

@[simp] theorem filter_cons_of_pos {p : α → Bool} {a : α} {l : List α} (pa : p a) :
    filter p (a :: l) = a :: filter p l := by
  rw [filter, pa]

@[simp] theorem filter_cons_of_neg {p : α → Bool} {a : α} {l : List α} (pa : ¬ p a) :
    filter p (a :: l) = filter p l := by
  rw [filter, Bool.eq_false_of_ne_true pa]

theorem length_filter_le (p : α → Bool) (l : List α) : (filter p l).length ≤ l.length := by
  induction l with
  | nil => exact Nat.le_refl 0
  | cons a l ih =>
    cases h : p a with
    | true =>
      rw [filter_cons_of_pos h]
      exact Nat.succ_le_succ ih
    | false =>
      rw [filter_cons_of_neg (Bool.not_eq_true _ ▸ h)]
      exact Nat.le_succ_of_le ih

/-! reverse -/

theorem reverseAux_eq (as bs : List α) : reverseAux as bs = reverse as ++ bs := by
  induction as generalizing bs with
  | nil => rfl
  | cons a as ih =>
    show reverseAux as (a :: bs) = reverseAux as [a] ++ bs
    rw [ih (a :: bs), ih [a], append_assoc]
    rfl

@[simp] theorem reverse_cons {a : α} {as : List α} : reverse (a :: as) = reverse as ++ [a] :=
  reverseAux_eq as [a]

@[simp] theorem length_reverse {as : List α} : (as.reverse).length = as.length := by
  induction as with
  | nil => rfl
  | cons a as ih => rw [reverse_cons, length_append, ih]; rfl

@[simp] theorem reverse_append {as bs : List α} : (as ++ bs).reverse = bs.reverse ++ as.reverse := by
  induction as with
  | nil => exact (append_nil _).symm
  | cons a as ih => rw [cons_append, reverse_cons, ih, reverse_cons, append_assoc]

@[simp] theorem reverse_reverse (as : List α) : as.reverse.reverse = as := by
  induction as with
  | nil => rfl
  | cons a as ih => rw [reverse_cons, reverse_append, ih]; rfl

theorem reverse_map {f : α → β} {l : List α} : (l.map f).reverse = l.reverse.map f := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [map_cons, reverse_cons, ih, reverse_cons, map_append]; rfl

@[simp] theorem map_reverse {f : α → β} {l : List α} : l.reverse.map f = (l.map f).reverse := reverse_map.symm

@[simp] theorem reverse_eq_nil_iff {xs : List α} : xs.reverse = [] ↔ xs = [] := by
  constructor
  · intro h
    have e := congrArg length h
    rw [length_reverse] at e
    exact eq_nil_of_length_eq_zero e
  · intro h
    rw [h]
    rfl

/-! membership -/

@[simp] theorem not_mem_nil {a : α} : ¬ a ∈ ([] : List α) := fun h => nomatch h

@[simp] theorem mem_cons {a b : α} {l : List α} : a ∈ b :: l ↔ a = b ∨ a ∈ l := by
  constructor
  · intro h
    cases h with
    | head => exact Or.inl rfl
    | tail _ h => exact Or.inr h
  · intro h
    cases h with
    | inl h => rw [h]; exact Mem.head l
    | inr h => exact Mem.tail b h

theorem mem_cons_self {a : α} {l : List α} : a ∈ a :: l := Mem.head l
theorem mem_cons_of_mem (y : α) {a : α} {l : List α} : a ∈ l → a ∈ y :: l := Mem.tail y
theorem mem_singleton_self (a : α) : a ∈ [a] := Mem.head []
theorem mem_singleton {a b : α} : a ∈ [b] ↔ a = b := by
  rw [mem_cons]
  exact ⟨fun h => h.elim id (fun h => absurd h not_mem_nil), Or.inl⟩
theorem eq_of_mem_singleton {a b : α} : a ∈ [b] → a = b := mem_singleton.mp
theorem ne_nil_of_mem {a : α} {l : List α} (h : a ∈ l) : l ≠ [] := by
  intro e
  rw [e] at h
  exact not_mem_nil h

@[simp] theorem mem_append {a : α} {s t : List α} : a ∈ s ++ t ↔ a ∈ s ∨ a ∈ t := by
  induction s with
  | nil => exact ⟨Or.inr, fun h => h.elim (fun h => absurd h not_mem_nil) id⟩
  | cons b s ih => rw [cons_append, mem_cons, mem_cons, ih, or_assoc]

theorem mem_append_left {a : α} {as : List α} (bs : List α) (h : a ∈ as) : a ∈ as ++ bs :=
  mem_append.mpr (Or.inl h)
theorem mem_append_right {b : α} {bs : List α} (as : List α) (h : b ∈ bs) : b ∈ as ++ bs :=
  mem_append.mpr (Or.inr h)

@[simp] theorem mem_map {f : α → β} {b : β} {l : List α} : b ∈ l.map f ↔ ∃ a, a ∈ l ∧ f a = b := by
  induction l with
  | nil => exact ⟨fun h => absurd h not_mem_nil, fun ⟨_, h, _⟩ => absurd h not_mem_nil⟩
  | cons c l ih =>
    rw [map_cons, mem_cons, ih]
    constructor
    · intro h
      cases h with
      | inl h => exact ⟨c, Mem.head l, h.symm⟩
      | inr h => exact h.elim (fun a ha => ⟨a, Mem.tail c ha.1, ha.2⟩)
    · intro ⟨a, ha, e⟩
      cases ha with
      | head => exact Or.inl e.symm
      | tail _ ha => exact Or.inr ⟨a, ha, e⟩

theorem mem_map_of_mem {f : α → β} {a : α} {l : List α} (h : a ∈ l) : f a ∈ map f l := mem_map.mpr ⟨a, h, rfl⟩

@[simp] theorem mem_filter {p : α → Bool} {a : α} {as : List α} : a ∈ filter p as ↔ a ∈ as ∧ p a = true := by
  induction as with
  | nil => exact ⟨fun h => absurd h not_mem_nil, fun h => h.1⟩
  | cons b as ih =>
    cases h : p b with
    | true =>
      rw [filter_cons_of_pos h, mem_cons, mem_cons, ih]
      constructor
      · intro k
        cases k with
        | inl k => exact ⟨Or.inl k, by rw [k]; exact h⟩
        | inr k => exact ⟨Or.inr k.1, k.2⟩
      · intro ⟨k, pa⟩
        cases k with
        | inl k => exact Or.inl k
        | inr k => exact Or.inr ⟨k, pa⟩
    | false =>
      rw [filter_cons_of_neg (by rw [h]; exact Bool.noConfusion), mem_cons, ih]
      constructor
      · intro k
        exact ⟨Or.inr k.1, k.2⟩
      · intro ⟨k, pa⟩
        cases k with
        | inl k => rw [k, h] at pa; exact Bool.noConfusion pa
        | inr k => exact ⟨k, pa⟩

@[simp] theorem mem_reverse {x : α} {as : List α} : x ∈ reverse as ↔ x ∈ as := by
  induction as with
  | nil => exact Iff.rfl
  | cons a as ih => rw [reverse_cons, mem_append, ih, mem_singleton, mem_cons, or_comm]

theorem append_of_mem {a : α} {l : List α} : a ∈ l → ∃ s t, l = s ++ a :: t := by
  intro h
  induction l with
  | nil => exact absurd h not_mem_nil
  | cons b l ih =>
    cases h with
    | head => exact ⟨[], l, rfl⟩
    | tail _ h =>
      cases ih h with
      | intro s hs =>
        cases hs with
        | intro t ht => exact ⟨b :: s, t, by rw [ht]; rfl⟩

theorem forall_mem_cons {p : α → Prop} {a : α} {l : List α} : (∀ x, x ∈ a :: l → p x) ↔ p a ∧ ∀ x, x ∈ l → p x :=
  ⟨fun h => ⟨h a (Mem.head l), fun x hx => h x (Mem.tail a hx)⟩,
   fun ⟨h, k⟩ x hx => by
     cases hx with
     | head => exact h
     | tail _ hx => exact k x hx⟩

theorem forall_mem_nil (p : α → Prop) : ∀ x, x ∈ ([] : List α) → p x := fun _ h => absurd h not_mem_nil

instance decidableMem [DecidableEq α] (a : α) : (l : List α) → Decidable (a ∈ l)
  | [] => isFalse not_mem_nil
  | b :: l =>
    match decEq a b with
    | isTrue h => isTrue (by rw [h]; exact Mem.head l)
    | isFalse h =>
      match decidableMem a l with
      | isTrue k => isTrue (Mem.tail b k)
      | isFalse k => isFalse (fun m => (mem_cons.mp m).elim h k)

instance decidableBAll (p : α → Prop) [DecidablePred p] : (l : List α) → Decidable (∀ x, x ∈ l → p x)
  | [] => isTrue (forall_mem_nil p)
  | a :: l =>
    match (inferInstance : Decidable (p a)) with
    | isFalse h => isFalse (fun k => h (k a (Mem.head l)))
    | isTrue h =>
      match decidableBAll p l with
      | isTrue k => isTrue (forall_mem_cons.mpr ⟨h, k⟩)
      | isFalse k => isFalse (fun m => k (forall_mem_cons.mp m).2)

/-! replicate, take, drop -/

@[simp] theorem length_replicate {n : Nat} {a : α} : (replicate n a).length = n := by
  induction n with
  | zero => rfl
  | succ n ih => rw [replicate_succ, length_cons, ih]

theorem eq_of_mem_replicate {a b : α} {n : Nat} (h : b ∈ replicate n a) : b = a := by
  induction n with
  | zero => exact absurd h not_mem_nil
  | succ n ih =>
    cases mem_cons.mp h with
    | inl h => exact h
    | inr h => exact ih h

@[simp] theorem take_append_drop (i : Nat) (l : List α) : take i l ++ drop i l = l := by
  induction i generalizing l with
  | zero => rfl
  | succ n ih =>
    cases l with
    | nil => rfl
    | cons a l => rw [take_succ_cons, drop_succ_cons, cons_append, ih]

@[simp] theorem length_drop {i : Nat} {l : List α} : (drop i l).length = l.length - i := by
  induction i generalizing l with
  | zero => rfl
  | succ n ih =>
    cases l with
    | nil => rw [drop_nil, length_nil, Nat.zero_sub]
    | cons a l => rw [drop_succ_cons, ih, length_cons, Nat.add_sub_add_right]

@[simp] theorem length_take {i : Nat} {l : List α} : (take i l).length = min i l.length := by
  induction i generalizing l with
  | zero => rw [take_zero, length_nil, Nat.zero_min]
  | succ n ih =>
    cases l with
    | nil => rw [take_nil, length_nil, Nat.min_zero]
    | cons a l => rw [take_succ_cons, length_cons, ih, length_cons, Nat.succ_min_succ]

@[simp] theorem length_tail {l : List α} : l.tail.length = l.length - 1 := by
  cases l with
  | nil => rfl
  | cons a l => rw [tail_cons, length_cons, Nat.add_sub_cancel]

/-! folds -/

@[simp] theorem foldl_append {f : β → α → β} {b : β} {l l' : List α} :
    (l ++ l').foldl f b = l'.foldl f (l.foldl f b) := by
  induction l generalizing b with
  | nil => rfl
  | cons a l ih => rw [cons_append, foldl_cons, ih, foldl_cons]

@[simp] theorem foldr_append {f : α → β → β} {b : β} {l l' : List α} :
    (l ++ l').foldr f b = l.foldr f (l'.foldr f b) := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [cons_append, foldr_cons, ih, foldr_cons]

theorem foldr_cons_eq_append {l l' : List α} : l.foldr cons l' = l ++ l' := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [foldr_cons, ih, cons_append]

@[simp] theorem foldr_cons_nil {l : List α} : l.foldr cons [] = l := by
  rw [foldr_cons_eq_append, append_nil]

@[simp] theorem foldl_reverse {l : List α} {f : β → α → β} {b : β} :
    l.reverse.foldl f b = l.foldr (fun x y => f y x) b := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [reverse_cons, foldl_append, ih, foldr_cons]; rfl

@[simp] theorem foldr_reverse {l : List α} {f : α → β → β} {b : β} :
    l.reverse.foldr f b = l.foldl (fun x y => f y x) b := by
  induction l generalizing b with
  | nil => rfl
  | cons a l ih => rw [reverse_cons, foldr_append, ih, foldl_cons]; rfl

@[simp] theorem flatten_append {L₁ L₂ : List (List α)} : flatten (L₁ ++ L₂) = flatten L₁ ++ flatten L₂ := by
  induction L₁ with
  | nil => rfl
  | cons l L ih => rw [cons_append, flatten_cons, ih, flatten_cons, append_assoc]

@[simp] theorem length_zipWith {f : α → β → γ} {l₁ : List α} {l₂ : List β} :
    (zipWith f l₁ l₂).length = min l₁.length l₂.length := by
  induction l₁ generalizing l₂ with
  | nil => rw [zipWith_nil_left, length_nil, length_nil, Nat.zero_min]
  | cons a l ih =>
    cases l₂ with
    | nil => rw [zipWith_nil_right, length_nil, length_nil, Nat.min_zero]
    | cons b l₂ => rw [zipWith_cons_cons, length_cons, ih, length_cons, length_cons, Nat.succ_min_succ]

@[simp] theorem length_zip {l₁ : List α} {l₂ : List β} : (zip l₁ l₂).length = min l₁.length l₂.length :=
  length_zipWith

@[simp] theorem any_append {xs ys : List α} {f : α → Bool} : any (xs ++ ys) f = (any xs f || any ys f) := by
  induction xs with
  | nil => rfl
  | cons a xs ih => rw [cons_append, any_cons, ih, any_cons, Bool.or_assoc]

@[simp] theorem all_append {xs ys : List α} {f : α → Bool} : all (xs ++ ys) f = (all xs f && all ys f) := by
  induction xs with
  | nil => rfl
  | cons a xs ih => rw [cons_append, all_cons, ih, all_cons, Bool.and_assoc]

/-! sublists, permutations, subsets -/

theorem Subset.refl (l : List α) : l ⊆ l := fun _ h => h
theorem Subset.trans {l₁ l₂ l₃ : List α} (h₁ : l₁ ⊆ l₂) (h₂ : l₂ ⊆ l₃) : l₁ ⊆ l₃ := fun _ h => h₂ (h₁ h)

theorem Sublist.refl (l : List α) : Sublist l l := by
  induction l with
  | nil => exact Sublist.slnil
  | cons a l ih => exact Sublist.cons₂ a ih

theorem Perm.refl (l : List α) : Perm l l := by
  induction l with
  | nil => exact Perm.nil
  | cons a l ih => exact Perm.cons a ih

theorem Perm.symm {l₁ l₂ : List α} (h : Perm l₁ l₂) : Perm l₂ l₁ := by
  induction h with
  | nil => exact Perm.nil
  | cons x _ ih => exact Perm.cons x ih
  | swap x y l => exact Perm.swap y x l
  | trans _ _ ih₁ ih₂ => exact Perm.trans ih₂ ih₁

theorem Perm.length_eq {l₁ l₂ : List α} (p : Perm l₁ l₂) : l₁.length = l₂.length := by
  induction p with
  | nil => rfl
  | cons x _ ih => rw [length_cons, length_cons, ih]
  | swap x y l => rfl
  | trans _ _ ih₁ ih₂ => exact ih₁.trans ih₂

end List
