prelude
import Init.Data.List.Basic
import Init.PropLemmas
import Init.Data.Nat.Div

universe u v w u_1 u_2 u_3

namespace List
variable {α : Type u_1} {β : Type u_2} {γ : Type u_3}

theorem cons_ne_nil (a : α) (l : List α) : a :: l ≠ [] := fun h =>
  @Eq.rec (List α) (a :: l) (fun l _ => @List.rec α (fun _ => Prop) False (fun _ _ _ => True) l) True.intro [] h

theorem head_eq_of_cons_eq {a b : α} {as bs : List α} (h : a :: as = b :: bs) : a = b :=
  congrArg (fun l => headD l a) h

theorem tail_eq_of_cons_eq {a b : α} {as bs : List α} (h : a :: as = b :: bs) : as = bs := congrArg tail h

theorem cons_inj_right (a : α) {l l' : List α} : a :: l = a :: l' ↔ l = l' :=
  Iff.intro tail_eq_of_cons_eq (congrArg (fun t => a :: t))

theorem cons_eq_cons {a b : α} {l l' : List α} : a :: l = b :: l' ↔ a = b ∧ l = l' :=
  Iff.intro (fun h => And.intro (head_eq_of_cons_eq h) (tail_eq_of_cons_eq h)) (fun h => by rw [h.1, h.2])

theorem exists_cons_of_ne_nil : ∀ {l : List α}, l ≠ [] → ∃ b L, l = b :: L
  | [], h => absurd rfl h
  | b :: L, _ => Exists.intro b (Exists.intro L rfl)

theorem ne_nil_iff_exists_cons {l : List α} : l ≠ [] ↔ ∃ b L, l = b :: L :=
  Iff.intro exists_cons_of_ne_nil
    (fun e => Exists.elim e (fun b e => Exists.elim e (fun L h => by rw [h]; exact cons_ne_nil b L)))

/-! Length. -/

@[simp] theorem length_nil : length ([] : List α) = 0 := rfl

@[simp] theorem length_cons {a : α} {as : List α} : (a :: as).length = as.length + 1 := rfl

theorem length_singleton {a : α} : [a].length = 1 := rfl

theorem eq_nil_of_length_eq_zero : ∀ {l : List α}, length l = 0 → l = []
  | [], _ => rfl
  | _ :: _, h => Nat.noConfusion h

theorem length_eq_zero_iff {l : List α} : length l = 0 ↔ l = [] :=
  Iff.intro eq_nil_of_length_eq_zero (fun h => by rw [h]; rfl)

theorem ne_nil_of_length_eq_add_one {n : Nat} {l : List α} (h : length l = n + 1) : l ≠ [] :=
  fun e => by rw [e] at h; exact Nat.noConfusion h

theorem length_pos_iff {l : List α} : 0 < length l ↔ l ≠ [] := by
  rw [Nat.pos_iff_ne_zero]
  exact Iff.not length_eq_zero_iff

theorem length_pos_of_ne_nil {l : List α} (h : l ≠ []) : 0 < length l := length_pos_iff.mpr h

theorem isEmpty_iff {l : List α} : l.isEmpty = true ↔ l = [] :=
  match l with
  | [] => Iff.intro (fun _ => rfl) (fun _ => rfl)
  | a :: l => Iff.intro (fun h => Bool.noConfusion h) (fun h => absurd h (cons_ne_nil a l))

@[simp] theorem isEmpty_nil : ([] : List α).isEmpty = true := rfl

@[simp] theorem isEmpty_cons {x : α} {xs : List α} : (x :: xs).isEmpty = false := rfl

/-! Append. -/

@[simp] theorem nil_append (as : List α) : [] ++ as = as := rfl

@[simp] theorem cons_append {a : α} {as bs : List α} : (a :: as) ++ bs = a :: (as ++ bs) := rfl

@[simp] theorem singleton_append {x : α} {l : List α} : [x] ++ l = x :: l := rfl

@[simp] theorem append_eq {as bs : List α} : List.append as bs = as ++ bs := rfl

@[simp] theorem append_nil (as : List α) : as ++ [] = as := by
  induction as with
  | nil => rfl
  | cons a as ih => rw [cons_append, ih]

@[simp] theorem append_assoc (as bs cs : List α) : (as ++ bs) ++ cs = as ++ (bs ++ cs) := by
  induction as with
  | nil => rfl
  | cons a as ih => rw [cons_append, cons_append, cons_append, ih]

theorem append_cons (as : List α) (b : α) (bs : List α) : as ++ b :: bs = as ++ [b] ++ bs := by
  rw [append_assoc, singleton_append]

instance instAssociativeAppend : Std.Associative (fun (as bs : List α) => as ++ bs) := Std.Associative.mk append_assoc

@[simp] theorem length_append {as bs : List α} : (as ++ bs).length = as.length + bs.length := by
  induction as with
  | nil => exact Eq.symm (Nat.zero_add bs.length)
  | cons a as ih => rw [cons_append, length_cons, length_cons, ih, Nat.add_right_comm]

theorem concat_eq_append {as : List α} {a : α} : as.concat a = as ++ [a] := by
  induction as with
  | nil => rfl
  | cons b as ih =>
    show b :: as.concat a = b :: (as ++ [a])
    rw [ih]

@[simp] theorem append_eq_nil_iff {p q : List α} : p ++ q = [] ↔ p = [] ∧ q = [] :=
  match p with
  | [] => Iff.intro (fun h => And.intro rfl h) (fun h => h.2)
  | a :: p => Iff.intro (fun h => absurd h (cons_ne_nil a (p ++ q))) (fun h => absurd h.1 (cons_ne_nil a p))

private theorem append_inj_right_aux : ∀ {s₁ s₂ t₁ t₂ : List α}, s₁ ++ t₁ = s₂ ++ t₂ → length s₁ = length s₂ → s₁ = s₂ ∧ t₁ = t₂
  | [], [], _, _, h, _ => And.intro rfl h
  | [], _ :: _, _, _, _, hl => Nat.noConfusion hl
  | _ :: _, [], _, _, _, hl => Nat.noConfusion hl
  | a :: s₁, b :: s₂, t₁, t₂, h, hl => by
    have ih := append_inj_right_aux (tail_eq_of_cons_eq h) (Nat.succ_inj.mp hl)
    rw [head_eq_of_cons_eq h, ih.1, ih.2]
    exact And.intro rfl rfl

theorem append_inj {s₁ s₂ t₁ t₂ : List α} (h : s₁ ++ t₁ = s₂ ++ t₂) (hl : length s₁ = length s₂) : s₁ = s₂ ∧ t₁ = t₂ :=
  append_inj_right_aux h hl

theorem append_cancel_left {as bs cs : List α} (h : as ++ bs = as ++ cs) : bs = cs := (append_inj h rfl).2

theorem append_right_inj {t₁ t₂ : List α} (s : List α) : s ++ t₁ = s ++ t₂ ↔ t₁ = t₂ :=
  Iff.intro append_cancel_left (fun h => by rw [h])

theorem append_cancel_right {as bs cs : List α} (h : as ++ bs = cs ++ bs) : as = cs := by
  have hl : as.length = cs.length := by
    have e := congrArg length h
    rw [length_append, length_append] at e
    exact Nat.add_right_cancel e
  exact (append_inj h hl).1

/-! Membership. -/

@[simp] theorem not_mem_nil {a : α} : ¬a ∈ ([] : List α) := fun h => nomatch h

theorem mem_cons_self {a : α} {l : List α} : a ∈ a :: l := Mem.head l

theorem mem_cons_of_mem (y : α) {a : α} {l : List α} (h : a ∈ l) : a ∈ y :: l := Mem.tail y h

@[simp] theorem mem_cons {a b : α} {l : List α} : a ∈ b :: l ↔ a = b ∨ a ∈ l :=
  Iff.intro
    (fun h => by
      cases h with
      | head => exact Or.inl rfl
      | tail _ h => exact Or.inr h)
    (fun h => Or.elim h (fun e => by rw [e]; exact Mem.head l) (fun h => Mem.tail b h))

theorem eq_or_mem_of_mem_cons {a b : α} {l : List α} (h : a ∈ b :: l) : a = b ∨ a ∈ l := mem_cons.mp h

theorem mem_singleton {a b : α} : a ∈ [b] ↔ a = b := by
  rw [mem_cons]
  exact or_iff_left not_mem_nil

theorem mem_singleton_self {a : α} : a ∈ [a] := Mem.head []

@[simp] theorem mem_append {a : α} {s t : List α} : a ∈ s ++ t ↔ a ∈ s ∨ a ∈ t := by
  induction s with
  | nil =>
    rw [nil_append]
    exact Iff.symm (or_iff_right not_mem_nil)
  | cons b s ih => rw [cons_append, mem_cons, ih, mem_cons, or_assoc]

theorem mem_append_left {a : α} {as : List α} (bs : List α) (h : a ∈ as) : a ∈ as ++ bs := mem_append.mpr (Or.inl h)

theorem mem_append_right {b : α} (as : List α) {bs : List α} (h : b ∈ bs) : b ∈ as ++ bs := mem_append.mpr (Or.inr h)

theorem ne_nil_of_mem {a : α} {l : List α} (h : a ∈ l) : l ≠ [] := fun e => not_mem_nil (a := a) (by rw [e] at h; exact h)

theorem append_of_mem {a : α} {l : List α} : a ∈ l → ∃ s t : List α, l = s ++ a :: t := by
  induction l with
  | nil => exact fun h => absurd h not_mem_nil
  | cons b l ih =>
    exact fun h => Or.elim (mem_cons.mp h)
      (fun e => Exists.intro [] (Exists.intro l (by rw [e]; rfl)))
      (fun h => Exists.elim (ih h) (fun s e => Exists.elim e (fun t e => Exists.intro (b :: s) (Exists.intro t (by rw [e]; rfl)))))

theorem forall_mem_cons {p : α → Prop} {a : α} {l : List α} : (∀ x, x ∈ a :: l → p x) ↔ p a ∧ ∀ x, x ∈ l → p x :=
  Iff.intro (fun h => And.intro (h a (Mem.head l)) (fun x hx => h x (Mem.tail a hx)))
    (fun h x hx => Or.elim (mem_cons.mp hx) (fun e => by rw [e]; exact h.1) (fun hx => h.2 x hx))

theorem elem_eq_true_of_mem [BEq α] [LawfulBEq α] {a : α} {as : List α} (h : a ∈ as) : elem a as = true := by
  induction as with
  | nil => exact absurd h not_mem_nil
  | cons b as ih =>
    rw [elem]
    cases e : a == b with
    | true => rfl
    | false => exact ih (Or.resolve_left (mem_cons.mp h) (ne_of_beq_false e))

theorem mem_of_elem_eq_true [BEq α] [LawfulBEq α] {a : α} {as : List α} (h : elem a as = true) : a ∈ as := by
  induction as with
  | nil => exact Bool.noConfusion h
  | cons b as ih =>
    rw [elem] at h
    cases e : a == b with
    | true => exact mem_cons.mpr (Or.inl (eq_of_beq e))
    | false =>
      rw [e] at h
      exact Mem.tail b (ih h)

theorem elem_iff [BEq α] [LawfulBEq α] {a : α} {as : List α} : elem a as = true ↔ a ∈ as :=
  Iff.intro mem_of_elem_eq_true elem_eq_true_of_mem

theorem contains_iff_mem [BEq α] [LawfulBEq α] {a : α} {as : List α} : as.contains a = true ↔ a ∈ as := elem_iff

instance instDecidableMemOfLawfulBEq [BEq α] [LawfulBEq α] (a : α) (as : List α) : Decidable (a ∈ as) :=
  decidable_of_decidable_of_iff (p := elem a as = true) elem_iff

instance decidableBEx (p : α → Prop) [DecidablePred p] : ∀ l : List α, Decidable (Exists fun x => x ∈ l ∧ p x)
  | [] => isFalse (fun e => Exists.elim e (fun _ h => not_mem_nil h.1))
  | x :: xs =>
    if h₁ : p x then isTrue (Exists.intro x (And.intro (Mem.head xs) h₁)) else
      match decidableBEx p xs with
      | isTrue h₂ => isTrue (Exists.elim h₂ (fun y h => Exists.intro y (And.intro (Mem.tail x h.1) h.2)))
      | isFalse h₂ => isFalse (fun e => Exists.elim e (fun y h =>
          Or.elim (mem_cons.mp h.1) (fun e => h₁ (Eq.subst e h.2)) (fun hm => h₂ (Exists.intro y (And.intro hm h.2)))))

instance decidableBAll (p : α → Prop) [DecidablePred p] : ∀ l : List α, Decidable (∀ x, x ∈ l → p x)
  | [] => isTrue (fun _ h => absurd h not_mem_nil)
  | x :: xs =>
    if h₁ : p x then
      match decidableBAll p xs with
      | isTrue h₂ => isTrue (forall_mem_cons.mpr (And.intro h₁ h₂))
      | isFalse h₂ => isFalse (fun h => h₂ (forall_mem_cons.mp h).2)
    else isFalse (fun h => h₁ (h x (Mem.head xs)))

/-! `map`. -/

@[simp] theorem map_nil {f : α → β} : map f [] = [] := rfl

@[simp] theorem map_cons {f : α → β} {a : α} {l : List α} : map f (a :: l) = f a :: map f l := rfl

theorem map_singleton {f : α → β} {a : α} : map f [a] = [f a] := rfl

@[simp] theorem length_map {as : List α} (f : α → β) : (as.map f).length = as.length := by
  induction as with
  | nil => rfl
  | cons a as ih => rw [map_cons, length_cons, length_cons, ih]

@[simp] theorem map_append {f : α → β} {l₁ l₂ : List α} : map f (l₁ ++ l₂) = map f l₁ ++ map f l₂ := by
  induction l₁ with
  | nil => rfl
  | cons a l ih => rw [cons_append, map_cons, map_cons, ih, cons_append]

@[simp] theorem map_map {g : β → γ} {f : α → β} {l : List α} : map g (map f l) = map (g ∘ f) l := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [map_cons, map_cons, map_cons, ih]; rfl

@[simp] theorem map_id_fun : map (id : α → α) = id := funext (fun l => by
  induction l with
  | nil => rfl
  | cons a l ih => rw [map_cons, ih]; rfl)

theorem map_id (l : List α) : map (id : α → α) l = l := by rw [map_id_fun]; rfl

theorem map_id' (l : List α) : map (fun (a : α) => a) l = l := map_id l

@[simp 500] theorem mem_map {f : α → β} {b : β} {l : List α} : b ∈ l.map f ↔ ∃ a, a ∈ l ∧ f a = b := by
  induction l with
  | nil => exact Iff.intro (fun h => absurd h not_mem_nil) (fun e => Exists.elim e (fun _ h => absurd h.1 not_mem_nil))
  | cons c l ih =>
    rw [map_cons, mem_cons, ih]
    exact Iff.intro
      (fun h => Or.elim h (fun e => Exists.intro c (And.intro (Mem.head l) (Eq.symm e)))
        (fun e => Exists.elim e (fun a h => Exists.intro a (And.intro (Mem.tail c h.1) h.2))))
      (fun e => Exists.elim e (fun a h => Or.elim (mem_cons.mp h.1) (fun e => Or.inl (by rw [← h.2, e]))
        (fun hm => Or.inr (Exists.intro a (And.intro hm h.2)))))

theorem mem_map_of_mem {f : α → β} {a : α} {l : List α} (h : a ∈ l) : f a ∈ map f l :=
  mem_map.mpr (Exists.intro a (And.intro h rfl))

theorem exists_of_mem_map {f : α → β} {b : β} {l : List α} (h : b ∈ map f l) : ∃ a, a ∈ l ∧ f a = b := mem_map.mp h

theorem map_congr_left {f g : α → β} {l : List α} (h : ∀ a, a ∈ l → f a = g a) : map f l = map g l := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [map_cons, map_cons, h a (Mem.head l), ih (fun b hb => h b (Mem.tail a hb))]

@[simp] theorem map_eq_nil_iff {f : α → β} {l : List α} : map f l = [] ↔ l = [] :=
  match l with
  | [] => Iff.intro (fun _ => rfl) (fun _ => rfl)
  | a :: l => Iff.intro (fun h => absurd h (cons_ne_nil (f a) (map f l))) (fun h => absurd h (cons_ne_nil a l))

/-! `filter`. -/

@[simp] theorem filter_nil {p : α → Bool} : filter p [] = [] := rfl

@[simp] theorem filter_cons_of_pos {p : α → Bool} {a : α} {l : List α} (pa : p a = true) : filter p (a :: l) = a :: filter p l := by
  rw [filter, pa]

@[simp] theorem filter_cons_of_neg {p : α → Bool} {a : α} {l : List α} (pa : ¬p a = true) : filter p (a :: l) = filter p l := by
  rw [filter, Bool.eq_false_of_ne_true pa]

theorem filter_cons {p : α → Bool} {x : α} {xs : List α} :
    (x :: xs).filter p = if p x = true then x :: xs.filter p else xs.filter p :=
  Or.elim (Decidable.em (p x = true))
    (fun h => by rw [if_pos h, filter_cons_of_pos h])
    (fun h => by rw [if_neg h, filter_cons_of_neg h])

@[simp] theorem filter_append {p : α → Bool} (l₁ l₂ : List α) : filter p (l₁ ++ l₂) = filter p l₁ ++ filter p l₂ := by
  induction l₁ with
  | nil => rfl
  | cons a l ih =>
    exact Or.elim (Decidable.em (p a = true))
      (fun h => by rw [cons_append, filter_cons_of_pos h, filter_cons_of_pos h, ih, cons_append])
      (fun h => by rw [cons_append, filter_cons_of_neg h, filter_cons_of_neg h, ih])

@[simp] theorem mem_filter {p : α → Bool} {as : List α} {x : α} : x ∈ filter p as ↔ x ∈ as ∧ p x = true := by
  induction as with
  | nil => exact Iff.intro (fun h => absurd h not_mem_nil) (fun h => absurd h.1 not_mem_nil)
  | cons a as ih =>
    exact Or.elim (Decidable.em (p a = true))
      (fun h => by
        rw [filter_cons_of_pos h, mem_cons, mem_cons, ih]
        exact Iff.intro
          (fun h' => Or.elim h' (fun e => And.intro (Or.inl e) (by rw [e]; exact h)) (fun h' => And.intro (Or.inr h'.1) h'.2))
          (fun h' => Or.elim h'.1 Or.inl (fun hm => Or.inr (And.intro hm h'.2))))
      (fun h => by
        rw [filter_cons_of_neg h, mem_cons, ih]
        exact Iff.intro (fun h' => And.intro (Or.inr h'.1) h'.2)
          (fun h' => Or.elim h'.1 (fun e => absurd (by rw [← e]; exact h'.2) h) (fun hm => And.intro hm h'.2)))

theorem length_filter_le (p : α → Bool) (l : List α) : (l.filter p).length ≤ l.length := by
  induction l with
  | nil => exact Nat.le_refl 0
  | cons a l ih =>
    exact Or.elim (Decidable.em (p a = true))
      (fun h => by rw [filter_cons_of_pos h]; exact Nat.succ_le_succ ih)
      (fun h => by rw [filter_cons_of_neg h]; exact Nat.le_succ_of_le ih)

@[simp] theorem filter_filter {p q : α → Bool} {l : List α} : filter p (filter q l) = filter (fun a => p a && q a) l := by
  induction l with
  | nil => rfl
  | cons a l ih =>
    cases hq : q a with
    | true =>
      cases hp : p a with
      | true => rw [filter_cons_of_pos hq, filter_cons_of_pos hp, filter_cons_of_pos (by rw [hp, hq]; rfl), ih]
      | false =>
        rw [filter_cons_of_pos hq, filter_cons_of_neg (fun h => Bool.ne_false_of_eq_true h hp),
          filter_cons_of_neg (by rw [hp]; exact fun h => Bool.noConfusion h), ih]
    | false =>
      rw [filter_cons_of_neg (fun h => Bool.ne_false_of_eq_true h hq),
        filter_cons_of_neg (by rw [hq, Bool.and_false]; exact fun h => Bool.noConfusion h), ih]

/-! Folds. -/

@[simp] theorem foldl_nil {f : β → α → β} {b : β} : [].foldl f b = b := rfl

@[simp] theorem foldl_cons {f : β → α → β} {b : β} {a : α} {l : List α} : (a :: l).foldl f b = l.foldl f (f b a) := rfl

@[simp] theorem foldr_nil {f : α → β → β} {b : β} : [].foldr f b = b := rfl

@[simp] theorem foldr_cons {a : α} {f : α → β → β} {b : β} {l : List α} : (a :: l).foldr f b = f a (l.foldr f b) := rfl

@[simp] theorem foldl_append {f : β → α → β} {b : β} {l l' : List α} : (l ++ l').foldl f b = l'.foldl f (l.foldl f b) := by
  induction l generalizing b with
  | nil => rfl
  | cons a l ih => rw [cons_append, foldl_cons, foldl_cons, ih]

@[simp] theorem foldr_append {f : α → β → β} {b : β} {l l' : List α} : (l ++ l').foldr f b = l.foldr f (l'.foldr f b) := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [cons_append, foldr_cons, foldr_cons, ih]

private theorem foldr_cons_nil {l : List α} : foldr cons [] l = l := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [foldr_cons, ih]

/-! `reverse`. -/

theorem reverseAux_eq {as bs : List α} : reverseAux as bs = reverse as ++ bs := by
  have h : ∀ (as bs cs : List α), reverseAux as (bs ++ cs) = reverseAux as bs ++ cs := by
    intro as
    induction as with
    | nil => intro bs cs; rfl
    | cons a as ih => intro bs cs; exact ih (a :: bs) cs
  exact h as [] bs

@[simp] theorem reverse_nil : reverse ([] : List α) = [] := rfl

@[simp] theorem reverse_cons {a : α} {as : List α} : reverse (a :: as) = reverse as ++ [a] := by
  show reverseAux as [a] = reverse as ++ [a]
  rw [reverseAux_eq]

theorem reverse_singleton {a : α} : reverse [a] = [a] := rfl

@[simp] theorem reverse_append {as bs : List α} : (as ++ bs).reverse = bs.reverse ++ as.reverse := by
  induction as with
  | nil => rw [nil_append, reverse_nil, append_nil]
  | cons a as ih => rw [cons_append, reverse_cons, ih, reverse_cons, append_assoc]

@[simp] theorem reverse_reverse (as : List α) : as.reverse.reverse = as := by
  induction as with
  | nil => rfl
  | cons a as ih => rw [reverse_cons, reverse_append, ih]; rfl

@[simp] theorem length_reverse {as : List α} : (as.reverse).length = as.length := by
  induction as with
  | nil => rfl
  | cons a as ih => rw [reverse_cons, length_append, ih]; rfl

@[simp] theorem mem_reverse {x : α} {as : List α} : x ∈ reverse as ↔ x ∈ as := by
  induction as with
  | nil => exact Iff.rfl
  | cons a as ih => rw [reverse_cons, mem_append, ih, mem_singleton, mem_cons, or_comm]

@[simp] theorem map_reverse {f : α → β} {l : List α} : l.reverse.map f = (l.map f).reverse := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [reverse_cons, map_append, ih, map_cons (l := l), reverse_cons]; rfl

@[simp] theorem reverse_eq_nil_iff {xs : List α} : xs.reverse = [] ↔ xs = [] :=
  Iff.intro (fun h => by rw [← reverse_reverse xs, h]; rfl) (fun h => by rw [h]; rfl)

@[simp] theorem reverse_inj {xs ys : List α} : xs.reverse = ys.reverse ↔ xs = ys :=
  Iff.intro (fun h => by rw [← reverse_reverse xs, h, reverse_reverse]) (fun h => by rw [h])

@[simp] theorem foldr_reverse {l : List α} {f : α → β → β} {b : β} : l.reverse.foldr f b = l.foldl (fun x y => f y x) b := by
  induction l generalizing b with
  | nil => rfl
  | cons a l ih => rw [reverse_cons, foldr_append, ih]; rfl

@[simp] theorem foldl_reverse {l : List α} {f : β → α → β} {b : β} : l.reverse.foldl f b = l.foldr (fun x y => f y x) b := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [reverse_cons, foldl_append, ih]; rfl

/-! `replicate`, `take`, `drop`, `range`. -/

@[simp] theorem replicate_zero {a : α} : replicate 0 a = [] := rfl

theorem replicate_succ {a : α} {n : Nat} : replicate (n + 1) a = a :: replicate n a := rfl

@[simp] theorem length_replicate {n : Nat} {a : α} : (replicate n a).length = n := by
  induction n with
  | zero => rfl
  | succ n ih => rw [replicate_succ, length_cons, ih]

@[simp] theorem mem_replicate {a b : α} {n : Nat} : b ∈ replicate n a ↔ n ≠ 0 ∧ b = a := by
  induction n with
  | zero => exact Iff.intro (fun h => absurd h not_mem_nil) (fun h => absurd rfl h.1)
  | succ n ih =>
    rw [replicate_succ, mem_cons, ih]
    exact Iff.intro (fun h => And.intro (Nat.succ_ne_zero n) (Or.elim h id (fun x => x.2))) (fun h => Or.inl h.2)

theorem eq_of_mem_replicate {a b : α} {n : Nat} (h : b ∈ replicate n a) : b = a := (mem_replicate.mp h).2

@[simp] theorem take_zero {l : List α} : l.take 0 = [] := rfl

@[simp] theorem take_nil {i : Nat} : ([] : List α).take i = [] :=
  match i with
  | 0 => rfl
  | _ + 1 => rfl

@[simp] theorem take_succ_cons {a : α} {as : List α} {i : Nat} : (a :: as).take (i + 1) = a :: as.take i := rfl

@[simp] theorem drop_zero {l : List α} : l.drop 0 = l := rfl

@[simp] theorem drop_nil {i : Nat} : ([] : List α).drop i = [] :=
  match i with
  | 0 => rfl
  | _ + 1 => rfl

@[simp] theorem drop_succ_cons {a : α} {l : List α} {i : Nat} : (a :: l).drop (i + 1) = l.drop i := rfl

@[simp] theorem take_append_drop (i : Nat) (l : List α) : l.take i ++ l.drop i = l := by
  induction i generalizing l with
  | zero => rfl
  | succ i ih =>
    cases l with
    | nil => rfl
    | cons a l => rw [take_succ_cons, drop_succ_cons, cons_append, ih]

@[simp] theorem length_drop {i : Nat} {l : List α} : (drop i l).length = l.length - i := by
  induction i generalizing l with
  | zero => rfl
  | succ i ih =>
    cases l with
    | nil => rw [drop_nil, length_nil, Nat.zero_sub]
    | cons a l => rw [drop_succ_cons, ih, length_cons, Nat.add_sub_add_right]

@[simp] theorem length_take {i : Nat} {l : List α} : (take i l).length = min i l.length := by
  induction i generalizing l with
  | zero => rw [take_zero, length_nil, Nat.zero_min]
  | succ i ih =>
    cases l with
    | nil => rw [take_nil, length_nil, Nat.min_zero]
    | cons a l =>
      rw [take_succ_cons, length_cons, ih, length_cons]
      exact Or.elim (Nat.le_total i l.length)
        (fun h => by rw [Nat.min_eq_left h, Nat.min_eq_left (Nat.succ_le_succ h)])
        (fun h => by rw [Nat.min_eq_right h, Nat.min_eq_right (Nat.succ_le_succ h)])

@[simp] theorem drop_length {l : List α} : l.drop l.length = [] := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [length_cons, drop_succ_cons, ih]

@[simp] theorem take_length {l : List α} : l.take l.length = l := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [length_cons, take_succ_cons, ih]

private theorem range_loop_eq : ∀ (n : Nat) (l : List Nat), range.loop n l = range n ++ l
  | 0, _ => rfl
  | n + 1, l => by
    show range.loop n (n :: l) = range.loop n [n] ++ l
    rw [range_loop_eq n (n :: l), range_loop_eq n [n], append_assoc]
    rfl

@[simp] theorem range_zero : range 0 = [] := rfl

theorem range_succ {n : Nat} : range (n + 1) = range n ++ [n] := range_loop_eq n [n]

@[simp] theorem length_range {n : Nat} : (range n).length = n := by
  induction n with
  | zero => rfl
  | succ n ih => rw [range_succ, length_append, ih]; rfl

@[simp] theorem mem_range {m n : Nat} : m ∈ range n ↔ m < n := by
  induction n with
  | zero => exact Iff.intro (fun h => absurd h not_mem_nil) (fun h => absurd h (Nat.not_lt_zero m))
  | succ n ih =>
    rw [range_succ, mem_append, ih, mem_singleton]
    exact Iff.symm Nat.lt_succ_iff_lt_or_eq

/-! `any`, `all`, `flatten`, `zip`. -/

@[simp] theorem any_nil {f : α → Bool} : [].any f = false := rfl
@[simp] theorem any_cons {a : α} {l : List α} {f : α → Bool} : (a :: l).any f = (f a || l.any f) := rfl
@[simp] theorem all_nil {f : α → Bool} : [].all f = true := rfl
@[simp] theorem all_cons {a : α} {l : List α} {f : α → Bool} : (a :: l).all f = (f a && l.all f) := rfl

@[simp] theorem any_eq_true {p : α → Bool} {l : List α} : l.any p = true ↔ ∃ x, x ∈ l ∧ p x = true := by
  induction l with
  | nil => exact Iff.intro (fun h => Bool.noConfusion h) (fun e => Exists.elim e (fun _ h => absurd h.1 not_mem_nil))
  | cons a l ih =>
    rw [any_cons, Bool.or_eq_true, ih]
    exact Iff.intro
      (fun h => Or.elim h (fun h => Exists.intro a (And.intro (Mem.head l) h))
        (fun e => Exists.elim e (fun x h => Exists.intro x (And.intro (Mem.tail a h.1) h.2))))
      (fun e => Exists.elim e (fun x h => Or.elim (mem_cons.mp h.1) (fun e => Or.inl (by rw [← e]; exact h.2))
        (fun hm => Or.inr (Exists.intro x (And.intro hm h.2)))))

@[simp] theorem all_eq_true {p : α → Bool} {l : List α} : l.all p = true ↔ ∀ x, x ∈ l → p x = true := by
  induction l with
  | nil => exact Iff.intro (fun _ _ h => absurd h not_mem_nil) (fun _ => rfl)
  | cons a l ih => rw [all_cons, Bool.and_eq_true, ih, forall_mem_cons]

@[simp] theorem flatten_nil : ([] : List (List α)).flatten = [] := rfl
@[simp] theorem flatten_cons {l : List α} {L : List (List α)} : (l :: L).flatten = l ++ L.flatten := rfl

@[simp] theorem mem_flatten {a : α} {L : List (List α)} : a ∈ L.flatten ↔ ∃ l, l ∈ L ∧ a ∈ l := by
  induction L with
  | nil => exact Iff.intro (fun h => absurd h not_mem_nil) (fun e => Exists.elim e (fun _ h => absurd h.1 not_mem_nil))
  | cons l L ih =>
    rw [flatten_cons, mem_append, ih]
    exact Iff.intro
      (fun h => Or.elim h (fun h => Exists.intro l (And.intro (Mem.head L) h))
        (fun e => Exists.elim e (fun x h => Exists.intro x (And.intro (Mem.tail l h.1) h.2))))
      (fun e => Exists.elim e (fun x h => Or.elim (mem_cons.mp h.1) (fun e => Or.inl (by rw [← e]; exact h.2))
        (fun hm => Or.inr (Exists.intro x (And.intro hm h.2)))))

@[simp] theorem zipWith_nil_left {f : α → β → γ} {l : List β} : zipWith f [] l = [] := rfl

@[simp] theorem zipWith_nil_right {f : α → β → γ} {l : List α} : zipWith f l [] = [] :=
  match l with
  | [] => rfl
  | _ :: _ => rfl

@[simp] theorem zipWith_cons_cons {f : α → β → γ} {a : α} {as : List α} {b : β} {bs : List β} :
    zipWith f (a :: as) (b :: bs) = f a b :: zipWith f as bs := rfl

@[simp] theorem zip_nil_left {l : List β} : zip ([] : List α) l = [] := rfl
@[simp] theorem zip_cons_cons {a : α} {as : List α} {b : β} {bs : List β} : zip (a :: as) (b :: bs) = (a, b) :: zip as bs := rfl

@[simp] theorem length_zipWith {f : α → β → γ} {l₁ : List α} {l₂ : List β} :
    length (zipWith f l₁ l₂) = min (length l₁) (length l₂) := by
  induction l₁ generalizing l₂ with
  | nil => rw [zipWith_nil_left, length_nil, length_nil, Nat.zero_min]
  | cons a l₁ ih =>
    cases l₂ with
    | nil => rw [zipWith_nil_right, length_nil, length_nil, Nat.min_zero]
    | cons b l₂ =>
      rw [zipWith_cons_cons, length_cons, ih, length_cons, length_cons]
      exact Or.elim (Nat.le_total l₁.length l₂.length)
        (fun h => by rw [Nat.min_eq_left h, Nat.min_eq_left (Nat.succ_le_succ h)])
        (fun h => by rw [Nat.min_eq_right h, Nat.min_eq_right (Nat.succ_le_succ h)])

/-! Indexing. -/

@[simp] theorem getElem_cons_zero {a : α} {as : List α} {h : 0 < (a :: as).length} : getElem (a :: as) 0 h = a := rfl

@[simp] theorem getElem_cons_succ {a : α} {as : List α} {i : Nat} {h : i + 1 < (a :: as).length} :
    getElem (a :: as) (i + 1) h = getElem as i (Nat.lt_of_succ_lt_succ h) := rfl

@[simp] theorem getElem?_nil {i : Nat} : getElem? ([] : List α) i = none :=
  match i with
  | 0 => rfl
  | _ + 1 => rfl

theorem getElem?_cons_zero {a : α} {l : List α} : getElem? (a :: l) 0 = some a := rfl

@[simp] theorem getElem?_cons_succ {a : α} {l : List α} {i : Nat} : getElem? (a :: l) (i + 1) = getElem? l i := rfl

theorem getElem?_eq_getElem {l : List α} {i : Nat} (h : i < l.length) : getElem? l i = some (getElem l i h) := by
  induction l generalizing i with
  | nil => exact absurd h (Nat.not_lt_zero i)
  | cons a l ih =>
    cases i with
    | zero => rfl
    | succ i => exact ih (Nat.lt_of_succ_lt_succ h)

theorem getElem?_eq_none {l : List α} {i : Nat} (h : l.length ≤ i) : getElem? l i = none := by
  induction l generalizing i with
  | nil => exact getElem?_nil
  | cons a l ih =>
    cases i with
    | zero => exact absurd h (Nat.not_succ_le_zero l.length)
    | succ i => exact ih (Nat.le_of_succ_le_succ h)

@[simp] theorem getElem?_map {f : α → β} {l : List α} {i : Nat} : getElem? (map f l) i = Option.map f (getElem? l i) := by
  induction l generalizing i with
  | nil => rw [map_nil, getElem?_nil, getElem?_nil]; rfl
  | cons a l ih =>
    cases i with
    | zero => rfl
    | succ i => exact ih

@[simp] theorem getElem_mem {l : List α} {i : Nat} (h : i < l.length) : getElem l i h ∈ l := by
  induction l generalizing i with
  | nil => exact absurd h (Nat.not_lt_zero i)
  | cons a l ih =>
    cases i with
    | zero => exact Mem.head l
    | succ i => exact Mem.tail a (ih (Nat.lt_of_succ_lt_succ h))

/-! First and last elements. -/

@[simp] theorem head_cons {a : α} {l : List α} {h : a :: l ≠ []} : head (a :: l) h = a := rfl
@[simp] theorem head?_nil : ([] : List α).head? = none := rfl
@[simp] theorem head?_cons {a : α} {l : List α} : (a :: l).head? = some a := rfl
@[simp] theorem tail_nil : ([] : List α).tail = [] := rfl
@[simp] theorem tail_cons {a : α} {as : List α} : (a :: as).tail = as := rfl

@[simp] theorem length_tail {l : List α} : l.tail.length = l.length - 1 :=
  match l with
  | [] => rfl
  | _ :: _ => rfl

@[simp] theorem sum_nil [Add α] [Zero α] : ([] : List α).sum = 0 := rfl
@[simp] theorem sum_cons [Add α] [Zero α] {a : α} {l : List α} : (a :: l).sum = a + l.sum := rfl

/-! Permutations. -/

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

theorem Perm.length_eq {l₁ l₂ : List α} (h : Perm l₁ l₂) : length l₁ = length l₂ := by
  induction h with
  | nil => rfl
  | cons x _ ih => rw [length_cons, length_cons, ih]
  | swap x y l => rfl
  | trans _ _ ih₁ ih₂ => exact Eq.trans ih₁ ih₂

/-! More laws. -/

theorem ne_nil_of_length_pos {l : List α} (h : 0 < length l) : l ≠ [] := length_pos_iff.mp h

theorem length_pos_of_mem {a : α} {l : List α} (h : a ∈ l) : 0 < length l := length_pos_iff.mpr (ne_nil_of_mem h)

theorem eq_of_mem_singleton {a b : α} (h : a ∈ [b]) : a = b := mem_singleton.mp h

theorem forall_mem_nil (p : α → Prop) : ∀ x, x ∈ ([] : List α) → p x := fun _ h => absurd h not_mem_nil

@[simp] theorem flatMap_nil {f : α → List β} : flatMap f [] = [] := rfl

@[simp] theorem flatMap_cons {x : α} {xs : List α} {f : α → List β} : flatMap f (x :: xs) = f x ++ flatMap f xs := rfl

@[simp] theorem flatten_append {L₁ L₂ : List (List α)} : (L₁ ++ L₂).flatten = L₁.flatten ++ L₂.flatten := by
  induction L₁ with
  | nil => rfl
  | cons l L ih => rw [cons_append, flatten_cons, flatten_cons, ih, append_assoc]

@[simp] theorem any_append {xs ys : List α} {f : α → Bool} : (xs ++ ys).any f = (xs.any f || ys.any f) := by
  induction xs with
  | nil => rfl
  | cons a l ih => rw [cons_append, any_cons, any_cons, ih, Bool.or_assoc]

@[simp] theorem all_append {xs ys : List α} {f : α → Bool} : (xs ++ ys).all f = (xs.all f && ys.all f) := by
  induction xs with
  | nil => rfl
  | cons a l ih => rw [cons_append, all_cons, all_cons, ih, Bool.and_assoc]

@[simp] theorem length_concat {a : α} {as : List α} : (concat as a).length = as.length + 1 := by
  rw [concat_eq_append, length_append]
  rfl

@[simp] theorem zip_nil_right {l : List α} : zip l ([] : List β) = [] := zipWith_nil_right

@[simp] theorem length_zip {l₁ : List α} {l₂ : List β} : length (zip l₁ l₂) = min (length l₁) (length l₂) := length_zipWith

@[simp] theorem map_id_fun' : map (fun (a : α) => a) = id := map_id_fun

@[simp] theorem foldr_cons_eq_append {l : List α} {f : α → β} {l' : List β} :
    l.foldr (fun x ys => f x :: ys) l' = l.map f ++ l' := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [foldr_cons, ih, map_cons, cons_append]

@[simp] theorem self_eq_append_left {xs ys : List α} : xs = ys ++ xs ↔ ys = [] :=
  Iff.intro (fun h => append_cancel_right (bs := xs) (Eq.symm h)) (fun h => by rw [h]; rfl)

@[simp] theorem append_cancel_left_eq (as bs cs : List α) : (as ++ bs = as ++ cs) = (bs = cs) :=
  propext (append_right_inj as)

theorem Subset.refl (l : List α) : l ⊆ l := fun _ h => h

theorem Subset.trans {l₁ l₂ l₃ : List α} (h₁ : l₁ ⊆ l₂) (h₂ : l₂ ⊆ l₃) : l₁ ⊆ l₃ := fun _ h => h₂ (h₁ h)

theorem Sublist.refl (l : List α) : Sublist l l := by
  induction l with
  | nil => exact Sublist.slnil
  | cons a l ih => exact Sublist.cons₂ a ih

end List
