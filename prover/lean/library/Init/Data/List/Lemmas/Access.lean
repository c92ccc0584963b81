prelude
import Init.Data.List.Lemmas
import Init.Data.Option
import Init.Data.Bool
import Init.Data.Nat.More

universe u v w

/-! Lists: length, membership, indexing, `set`, first and last elements. -/

namespace List

section
variable {α : Type u} {β : Type v} {γ : Type w}

instance instLawfulGetElemNatLtLength : LawfulGetElem (List α) Nat α (fun as i => i < as.length) where
  getElem?_def c i _ := by
    split
    · next h => exact getElem?_eq_getElem h
    · next h => exact getElem?_eq_none (Nat.le_of_not_lt h)
  getElem!_def c i := rfl

@[simp] theorem getElem_map (f : α → β) {l : List α} {i : Nat} {h : i < (map f l).length} :
    (map f l)[i]'h = f (l[i]'(length_map f ▸ h)) := by
  induction l generalizing i with
  | nil => exact absurd h (Nat.not_lt_zero i)
  | cons a l ih =>
    cases i with
    | zero => rfl
    | succ i => exact ih

theorem getElem?_append_left {l₁ l₂ : List α} {i : Nat} (hn : i < l₁.length) : (l₁ ++ l₂)[i]? = l₁[i]? := by
  induction l₁ generalizing i with
  | nil => exact absurd hn (Nat.not_lt_zero i)
  | cons a l ih =>
    cases i with
    | zero => rfl
    | succ i => exact ih (Nat.lt_of_succ_lt_succ hn)

theorem getElem?_append_right {l₁ l₂ : List α} {i : Nat} (h : l₁.length ≤ i) : (l₁ ++ l₂)[i]? = l₂[i - l₁.length]? := by
  induction l₁ generalizing i with
  | nil => rfl
  | cons a l ih =>
    cases i with
    | zero => exact absurd h (Nat.not_succ_le_zero l.length)
    | succ i =>
      show (l ++ l₂)[i]? = l₂[(i + 1) - (l.length + 1)]?
      rw [Nat.add_sub_add_right]
      exact ih (Nat.le_of_succ_le_succ h)

@[ext] theorem ext_getElem? {l₁ l₂ : List α} (h : ∀ i : Nat, l₁[i]? = l₂[i]?) : l₁ = l₂ := by
  induction l₁ generalizing l₂ with
  | nil =>
    cases l₂ with
    | nil => rfl
    | cons b l₂ => exact absurd (Eq.symm (h 0)) (Option.some_ne_none b)
  | cons a l₁ ih =>
    cases l₂ with
    | nil => exact absurd (h 0) (Option.some_ne_none a)
    | cons b l₂ => rw [Option.some_inj.mp (h 0), ih (fun i => h (i + 1))]

theorem foldl_map {f : β → γ} {g : α → γ → α} {l : List β} {init : α} :
    (l.map f).foldl g init = l.foldl (fun x y => g x (f y)) init := by
  induction l generalizing init with
  | nil => rfl
  | cons a l ih => rw [map_cons, foldl_cons, ih, foldl_cons]

theorem foldr_map {f : α → β} {g : β → γ → γ} {l : List α} {init : γ} :
    (l.map f).foldr g init = l.foldr (fun x y => g (f x) y) init := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [map_cons, foldr_cons, ih, foldr_cons]

theorem filter_map {p : β → Bool} {f : α → β} {l : List α} : (map f l).filter p = (l.filter (p ∘ f)).map f := by
  induction l with
  | nil => rfl
  | cons a l ih =>
    exact Or.elim (Decidable.em (p (f a) = true))
      (fun h => by rw [map_cons, filter_cons_of_pos h, filter_cons_of_pos (p := p ∘ f) h, map_cons, ih])
      (fun h => by rw [map_cons, filter_cons_of_neg h, filter_cons_of_neg (p := p ∘ f) h, ih])

theorem mem_of_mem_filter {p : α → Bool} {a : α} {l : List α} (h : a ∈ filter p l) : a ∈ l := (mem_filter.mp h).1

@[simp] theorem mem_flatMap {f : α → List β} {b : β} {l : List α} : b ∈ l.flatMap f ↔ ∃ a, a ∈ l ∧ b ∈ f a := by
  unfold flatMap
  rw [mem_flatten]
  constructor
  · intro ⟨t, ht, hb⟩
    rw [mem_map] at ht
    cases ht with
    | intro a ha => exact ⟨a, ha.1, by rw [ha.2]; exact hb⟩
  · intro ⟨a, ha, hb⟩
    exact ⟨f a, mem_map_of_mem ha, hb⟩

@[simp] theorem map_replicate {f : α → β} {n : Nat} {a : α} : (replicate n a).map f = replicate n (f a) := by
  induction n with
  | zero => rfl
  | succ n ih => rw [replicate_succ, map_cons, ih, replicate_succ]

@[simp] theorem length_dropLast {xs : List α} : xs.dropLast.length = xs.length - 1 := by
  induction xs with
  | nil => rfl
  | cons a l ih =>
    cases l with
    | nil => rfl
    | cons b l =>
      show (dropLast (b :: l)).length + 1 = (b :: l).length + 1 - 1
      rw [ih]
      rfl

@[simp] theorem pairwise_cons {R : α → α → Prop} {a : α} {l : List α} :
    Pairwise R (a :: l) ↔ (∀ a', a' ∈ l → R a a') ∧ Pairwise R l := by
  constructor
  · intro h
    cases h with
    | cons h1 h2 => exact ⟨h1, h2⟩
  · intro h
    exact Pairwise.cons h.1 h.2

theorem nodup_nil : Nodup ([] : List α) := Pairwise.nil

@[simp] theorem nodup_cons {a : α} {l : List α} : Nodup (a :: l) ↔ ¬a ∈ l ∧ Nodup l := by
  unfold Nodup
  rw [pairwise_cons]
  constructor
  · intro h
    exact ⟨fun ha => h.1 a ha rfl, h.2⟩
  · intro h
    exact ⟨fun b hb e => h.1 (by rw [e]; exact hb), h.2⟩

theorem prefix_append (l₁ l₂ : List α) : IsPrefix l₁ (l₁ ++ l₂) := ⟨l₂, rfl⟩

theorem suffix_append (l₁ l₂ : List α) : IsSuffix l₂ (l₁ ++ l₂) := ⟨l₁, rfl⟩

theorem Perm.mem_iff {a : α} {l₁ l₂ : List α} (p : Perm l₁ l₂) : a ∈ l₁ ↔ a ∈ l₂ := by
  induction p with
  | nil => exact Iff.rfl
  | cons x _ ih => rw [mem_cons, mem_cons, ih]
  | swap x y l => rw [mem_cons, mem_cons, mem_cons, mem_cons, or_left_comm]
  | trans _ _ ih₁ ih₂ => exact Iff.trans ih₁ ih₂

theorem Perm.map (f : α → β) {l₁ l₂ : List α} (p : Perm l₁ l₂) : Perm (map f l₁) (map f l₂) := by
  induction p with
  | nil => exact Perm.nil
  | cons x _ ih => exact Perm.cons (f x) ih
  | swap x y l => exact Perm.swap (f x) (f y) (List.map f l)
  | trans _ _ ih₁ ih₂ => exact Perm.trans ih₁ ih₂

theorem Sublist.length_le {l₁ l₂ : List α} (h : Sublist l₁ l₂) : length l₁ ≤ length l₂ := by
  induction h with
  | slnil => exact Nat.le_refl 0
  | cons a _ ih => exact Nat.le_succ_of_le ih
  | cons_cons a _ ih => exact Nat.succ_le_succ ih

end

@[simp] theorem nil_eq {α} {xs : List α} : [] = xs ↔ xs = [] := eq_comm

theorem eq_nil_iff_length_eq_zero : l = [] ↔ length l = 0 := length_eq_zero_iff.symm

theorem exists_mem_of_length_pos : ∀ {l : List α}, 0 < length l → ∃ a, a ∈ l
  | _ :: _, _ => ⟨_, .head ..⟩

theorem length_pos_iff_exists_mem {l : List α} : 0 < length l ↔ ∃ a, a ∈ l :=
  ⟨exists_mem_of_length_pos, fun ⟨_, h⟩ => length_pos_of_mem h⟩

theorem exists_mem_of_length_eq_add_one : ∀ {l : List α}, l.length = n + 1 → ∃ a, a ∈ l
  | _ :: _, _ => ⟨_, .head ..⟩

theorem exists_cons_of_length_pos : ∀ {l : List α}, 0 < l.length → ∃ h t, l = h :: t
  | _ :: _, _ => ⟨_, _, rfl⟩

theorem length_pos_iff_exists_cons : ∀ {l : List α}, 0 < l.length ↔ ∃ h t, l = h :: t :=
  ⟨exists_cons_of_length_pos, fun ⟨_, _, e⟩ => e ▸ Nat.succ_pos _⟩

theorem exists_cons_of_length_eq_add_one : ∀ {l : List α}, l.length = n + 1 → ∃ h t, l = h :: t
  | _ :: _, _ => ⟨_, _, rfl⟩

theorem ne_nil_iff_length_pos {l : List α} : l ≠ [] ↔ 0 < length l := length_pos_iff.symm

theorem length_eq_one_iff {l : List α} : length l = 1 ↔ ∃ a, l = [a] :=
  ⟨fun h => match l, h with | [_], _ => ⟨_, rfl⟩, fun ⟨_, h⟩ => h ▸ rfl⟩

@[simp] theorem cons_ne_self (a : α) (l : List α) : a :: l ≠ l := fun h => absurd (congrArg length h) (Nat.succ_ne_self _)

@[simp] theorem ne_cons_self {a : α} {l : List α} : l ≠ a :: l := fun h => cons_ne_self a l h.symm

theorem singleton_inj {α : Type _} {a b : α} : [a] = [b] ↔ a = b := by simp

@[simp] theorem concat_ne_nil (a : α) (l : List α) : l ++ [a] ≠ [] := by cases l <;> simp

/-! Indexing. -/

@[simp] theorem get_eq_getElem {l : List α} {i : Fin l.length} : l.get i = l[i.1]'i.2 := rfl

theorem getElem_cons {l : List α} (w : i < (a :: l).length) :
    (a :: l)[i] = if h : i = 0 then a else l[i-1]'(match i, h with | i+1, _ => Nat.succ_lt_succ_iff.mp w) := by
  cases i <;> rfl

theorem getElem?_cons : (a :: l)[i]? = if i = 0 then some a else l[i-1]? := by cases i <;> rfl

theorem getElem?_eq_some_iff {l : List α} : l[i]? = some a ↔ ∃ h : i < l.length, l[i] = a := by
  if h : i < l.length then
    rw [getElem?_eq_getElem h]
    exact ⟨fun e => ⟨h, Option.some.inj e⟩, fun ⟨_, e⟩ => congrArg some e⟩
  else
    rw [getElem?_eq_none (Nat.le_of_not_lt h)]
    exact ⟨fun e => (nomatch e), fun ⟨w, _⟩ => absurd w h⟩

@[simp] theorem getElem?_eq_none_iff {l : List α} : l[i]? = none ↔ length l ≤ i := by
  refine ⟨fun e => Nat.le_of_not_lt fun h => ?_, getElem?_eq_none⟩
  rw [getElem?_eq_getElem h] at e
  exact nomatch e

@[simp] theorem none_eq_getElem?_iff {l : List α} {i : Nat} : none = l[i]? ↔ length l ≤ i :=
  eq_comm.trans getElem?_eq_none_iff

theorem getElem_of_getElem? {l : List α} : l[i]? = some a → ∃ h : i < l.length, l[i] = a := getElem?_eq_some_iff.mp

theorem some_eq_getElem?_iff {l : List α} : some a = l[i]? ↔ ∃ h : i < l.length, l[i] = a :=
  eq_comm.trans getElem?_eq_some_iff

theorem some_getElem_eq_getElem?_iff {xs : List α} {i : Nat} (h : i < xs.length) :
    (some xs[i] = xs[i]?) ↔ True := iff_true_intro (getElem?_eq_getElem h).symm

theorem getElem?_eq_some_getElem_iff {xs : List α} {i : Nat} (h : i < xs.length) :
    (xs[i]? = some xs[i]) ↔ True := iff_true_intro (getElem?_eq_getElem h)

theorem getElem_eq_iff {l : List α} {i : Nat} (h : i < l.length) : l[i] = x ↔ l[i]? = some x := by
  rw [getElem?_eq_some_iff]
  exact ⟨fun w => ⟨h, w⟩, fun h => h.2⟩

theorem getElem_eq_getElem?_get {l : List α} {i : Nat} (h : i < l.length) :
    l[i] = l[i]?.get (by rw [getElem?_eq_getElem h]; rfl) := by
  simp only [getElem?_eq_getElem h, Option.get_some]

theorem getD_getElem? {l : List α} {i : Nat} {d : α} :
    l[i]?.getD d = if p : i < l.length then l[i]'p else d := by
  if h : i < l.length then
    rw [getElem?_eq_getElem h, dif_pos h]
    rfl
  else
    rw [getElem?_eq_none (Nat.le_of_not_lt h), dif_neg h]
    rfl

@[simp] theorem getElem_singleton {a : α} {i : Nat} (h : i < 1) : [a][i] = a :=
  match i, h with
  | 0, _ => rfl

theorem getElem?_singleton {a : α} {i : Nat} : [a][i]? = if i = 0 then some a else none := by
  cases i <;> rfl

theorem getElem_of_eq {l l' : List α} (h : l = l') {i : Nat} (w : i < l.length) :
    l[i] = l'[i]'(h ▸ w) := by cases h; rfl

theorem getElem_zero {l : List α} (h : 0 < l.length) : l[0] = l.head (length_pos_iff.mp h) :=
  match l, h with
  | _ :: _, _ => rfl

theorem ext_getElem {l₁ l₂ : List α} (hl : length l₁ = length l₂)
    (h : ∀ (i : Nat) (h₁ : i < l₁.length) (h₂ : i < l₂.length), l₁[i]'h₁ = l₂[i]'h₂) : l₁ = l₂ := by
  apply ext_getElem?
  intro i
  if hi : i < l₁.length then
    rw [getElem?_eq_getElem hi, getElem?_eq_getElem (hl ▸ hi), h i hi (hl ▸ hi)]
  else
    have hi := Nat.le_of_not_lt hi
    rw [getElem?_eq_none hi, getElem?_eq_none (hl ▸ hi)]

theorem ext_getElem_iff {l₁ l₂ : List α} :
    l₁ = l₂ ↔ l₁.length = l₂.length ∧ ∀ (i : Nat) (h₁ : i < l₁.length) (h₂ : i < l₂.length), l₁[i]'h₁ = l₂[i]'h₂ := by
  refine ⟨fun h => ?_, fun h => ext_getElem h.1 h.2⟩
  subst h
  exact ⟨rfl, fun _ _ _ => rfl⟩

@[simp] theorem getElem_concat_length {l : List α} {a : α} {i : Nat} (h : i = l.length) (w) :
    (l ++ [a])[i]'w = a := by
  apply Option.some.inj
  rw [← getElem?_eq_getElem, getElem?_append_right (Nat.le_of_eq h.symm), h, Nat.sub_self]
  rfl

theorem getElem?_concat_length {l : List α} {a : α} : (l ++ [a])[l.length]? = some a := by
  rw [getElem?_append_right (Nat.le_refl _), Nat.sub_self]
  rfl

theorem eq_getElem_of_length_eq_one : (l : List α) → (hl : l.length = 1) → l = [l[0]'(hl ▸ by decide)]
  | [_], _ => rfl

theorem eq_getElem_of_length_eq_two : (l : List α) → (hl : l.length = 2) → l = [l[0]'(hl ▸ by decide), l[1]'(hl ▸ by decide)]
  | [_, _], _ => rfl

theorem eq_getElem_of_length_eq_three : (l : List α) → (hl : l.length = 3) →
    l = [l[0]'(hl ▸ by decide), l[1]'(hl ▸ by decide), l[2]'(hl ▸ by decide)]
  | [_, _, _], _ => rfl

/-! Membership. -/

theorem mem_concat_self {xs : List α} {a : α} : a ∈ xs ++ [a] := mem_append_right xs mem_cons_self

theorem mem_append_cons_self : a ∈ xs ++ a :: ys := mem_append_right _ mem_cons_self

theorem eq_append_cons_of_mem {a : α} {xs : List α} (h : a ∈ xs) : ∃ as bs, xs = as ++ a :: bs ∧ a ∉ as := by
  induction xs with
  | nil => cases h
  | cons x xs ih =>
    if e : a = x then
      exact ⟨[], xs, e ▸ rfl, not_mem_nil⟩
    else
      have ⟨as, bs, h₁, h₂⟩ := ih ((mem_cons.1 h).resolve_left e)
      exact ⟨x :: as, bs, congrArg (x :: ·) h₁, fun w => (mem_cons.1 w).elim e h₂⟩

theorem exists_mem_of_ne_nil (l : List α) (h : l ≠ []) : ∃ x, x ∈ l := exists_mem_of_length_pos (length_pos_iff.2 h)

theorem eq_nil_iff_forall_not_mem {l : List α} : l = [] ↔ ∀ a, a ∉ l :=
  match l with
  | [] => ⟨fun _ _ => not_mem_nil, fun _ => rfl⟩
  | b :: _ => ⟨fun h => (nomatch h), fun h => absurd mem_cons_self (h b)⟩

@[simp] theorem mem_dite_nil_left {x : α} [Decidable p] {l : ¬ p → List α} :
    (x ∈ if h : p then [] else l h) ↔ ∃ h : ¬ p, x ∈ l h := by
  by_cases h : p
  · rw [dif_pos h]
    exact ⟨fun m => absurd m not_mem_nil, fun ⟨n, _⟩ => absurd h n⟩
  · rw [dif_neg h]
    exact ⟨fun m => ⟨h, m⟩, fun ⟨_, m⟩ => m⟩

@[simp] theorem mem_dite_nil_right {x : α} [Decidable p] {l : p → List α} :
    (x ∈ if h : p then l h else []) ↔ ∃ h : p, x ∈ l h := by
  by_cases h : p
  · rw [dif_pos h]
    exact ⟨fun m => ⟨h, m⟩, fun ⟨_, m⟩ => m⟩
  · rw [dif_neg h]
    exact ⟨fun m => absurd m not_mem_nil, fun ⟨n, _⟩ => absurd n h⟩

@[simp] theorem mem_ite_nil_left {x : α} [Decidable p] {l : List α} :
    (x ∈ if p then [] else l) ↔ ¬ p ∧ x ∈ l := by
  by_cases h : p <;> simp [h]

@[simp] theorem mem_ite_nil_right {x : α} [Decidable p] {l : List α} :
    (x ∈ if p then l else []) ↔ p ∧ x ∈ l := by
  by_cases h : p <;> simp [h]

theorem forall_mem_ne {a : α} {l : List α} : (∀ a' : α, a' ∈ l → ¬a = a') ↔ a ∉ l :=
  ⟨fun h m => h _ m rfl, fun h _ m e => h (e.symm ▸ m)⟩

theorem forall_mem_ne' {a : α} {l : List α} : (∀ a' : α, a' ∈ l → ¬a' = a) ↔ a ∉ l :=
  ⟨fun h m => h _ m rfl, fun h _ m e => h (e.symm ▸ m)⟩

theorem exists_mem_nil (p : α → Prop) : ¬ (∃ x, ∃ _ : x ∈ @nil α, p x) := fun ⟨_, h, _⟩ => nomatch h

theorem exists_mem_cons {p : α → Prop} {a : α} {l : List α} :
    (∃ x, ∃ _ : x ∈ a :: l, p x) ↔ p a ∨ ∃ x, ∃ _ : x ∈ l, p x := by
  constructor
  · intro ⟨x, h, hp⟩
    exact (mem_cons.1 h).elim (fun e => .inl (e ▸ hp)) (fun h => .inr ⟨x, h, hp⟩)
  · intro h
    exact h.elim (fun hp => ⟨a, mem_cons_self, hp⟩) (fun ⟨x, h, hp⟩ => ⟨x, .tail _ h, hp⟩)

theorem forall_mem_singleton {p : α → Prop} {a : α} : (∀ (x) (_ : x ∈ [a]), p x) ↔ p a :=
  ⟨fun h => h a mem_singleton_self, fun h _ m => eq_of_mem_singleton m ▸ h⟩

theorem mem_nil_iff (a : α) : a ∈ ([] : List α) ↔ False := iff_false_intro not_mem_nil

theorem mem_of_mem_cons_of_mem : ∀ {a b : α} {l : List α}, a ∈ b :: l → b ∈ l → a ∈ l :=
  fun h₁ h₂ => (mem_cons.1 h₁).elim (fun e => e ▸ h₂) id

theorem eq_or_ne_mem_of_mem {a b : α} {l : List α} (h' : a ∈ b :: l) : a = b ∨ (a ≠ b ∧ a ∈ l) :=
  (Classical.em _).imp_right fun h => ⟨h, (mem_cons.1 h').resolve_left h⟩

theorem mem_of_ne_of_mem {a y : α} {l : List α} (h₁ : a ≠ y) (h₂ : a ∈ y :: l) : a ∈ l :=
  (mem_cons.1 h₂).resolve_left h₁

theorem ne_of_not_mem_cons {a b : α} {l : List α} : a ∉ b :: l → a ≠ b := fun h e => h (e ▸ mem_cons_self)

theorem not_mem_of_not_mem_cons {a b : α} {l : List α} : a ∉ b :: l → a ∉ l := fun h m => h (.tail _ m)

theorem not_mem_cons_of_ne_of_not_mem {a y : α} {l : List α} : a ≠ y → a ∉ l → a ∉ y :: l :=
  fun h₁ h₂ h => h₂ (mem_of_ne_of_mem h₁ h)

theorem ne_and_not_mem_of_not_mem_cons {a y : α} {l : List α} : a ∉ y :: l → a ≠ y ∧ a ∉ l :=
  fun h => ⟨ne_of_not_mem_cons h, not_mem_of_not_mem_cons h⟩

theorem getElem_of_mem : ∀ {a} {l : List α}, a ∈ l → ∃ (i : Nat) (h : i < l.length), l[i]'h = a
  | _, _ :: _, .head .. => ⟨0, Nat.succ_pos _, rfl⟩
  | _, _ :: _, .tail _ m => match getElem_of_mem m with
    | ⟨i, h, e⟩ => ⟨i + 1, Nat.succ_lt_succ h, e⟩

theorem getElem?_of_mem {a} {l : List α} (h : a ∈ l) : ∃ i : Nat, l[i]? = some a :=
  match getElem_of_mem h with
  | ⟨i, h, e⟩ => ⟨i, getElem?_eq_some_iff.2 ⟨h, e⟩⟩

theorem mem_of_getElem {l : List α} {i : Nat} {h} {a : α} (e : l[i] = a) : a ∈ l := e ▸ getElem_mem h

theorem mem_of_getElem? {l : List α} {i : Nat} {a : α} (e : l[i]? = some a) : a ∈ l :=
  match getElem?_eq_some_iff.1 e with
  | ⟨_, e⟩ => mem_of_getElem e

theorem mem_iff_getElem {a} {l : List α} : a ∈ l ↔ ∃ (i : Nat) (h : i < l.length), l[i]'h = a :=
  ⟨getElem_of_mem, fun ⟨_, _, e⟩ => mem_of_getElem e⟩

theorem mem_iff_getElem? {a} {l : List α} : a ∈ l ↔ ∃ i : Nat, l[i]? = some a :=
  ⟨getElem?_of_mem, fun ⟨_, e⟩ => mem_of_getElem? e⟩

theorem exists_mem_iff_exists_getElem {P : α → Prop} {l : List α} :
    (∃ x ∈ l, P x) ↔ ∃ (i : Nat), ∃ hi, P (l[i]) := by
  constructor
  · intro ⟨x, h, hp⟩
    have ⟨i, hi, e⟩ := getElem_of_mem h
    exact ⟨i, hi, e ▸ hp⟩
  · intro ⟨i, hi, hp⟩
    exact ⟨_, getElem_mem hi, hp⟩

theorem forall_mem_iff_forall_getElem {P : α → Prop} {l : List α} :
    (∀ x ∈ l, P x) ↔ ∀ (i : Nat) hi, P (l[i]) := by
  refine ⟨fun h i hi => h _ (getElem_mem hi), fun h x hx => ?_⟩
  have ⟨i, hi, e⟩ := getElem_of_mem hx
  exact e ▸ h i hi

theorem forall_getElem {l : List α} {p : α → Prop} :
    (∀ (i : Nat) h, p (l[i]'h)) ↔ ∀ a, a ∈ l → p a := forall_mem_iff_forall_getElem.symm

@[simp] theorem elem_nil {a : α} [BEq α] : (elem a [] : Bool) = false := rfl

theorem elem_cons [BEq α] {a : α} : (b :: bs).elem a = match a == b with | true => true | false => bs.elem a := by
  cases h : a == b <;> simp only [elem, h]

@[simp] theorem elem_eq_contains [BEq α] {a : α} {l : List α} : elem a l = l.contains a := rfl

theorem contains_nil [BEq α] {a : α} : ([] : List α).contains a = false := rfl

@[simp] theorem contains_cons [BEq α] {a : α} {b : α} {l : List α} :
    (a :: l).contains b = (b == a || l.contains b) := by
  simp only [contains, elem]
  cases b == a <;> rfl

theorem elem_eq_mem [BEq α] [LawfulBEq α] (a : α) (as : List α) : elem a as = decide (a ∈ as) :=
  Bool.eq_iff_iff.2 (elem_iff.trans (decide_eq_true_iff (p := a ∈ as)).symm)

@[simp] theorem contains_eq_mem [BEq α] [LawfulBEq α] (a : α) (as : List α) : as.contains a = decide (a ∈ as) :=
  elem_eq_mem a as

@[simp] theorem decide_mem_cons [BEq α] [LawfulBEq α] {l : List α} :
    decide (y ∈ a :: l) = (y == a || decide (y ∈ l)) := by
  rw [← contains_eq_mem, ← contains_eq_mem, contains_cons]

theorem contains_iff [BEq α] [LawfulBEq α] {a : α} {as : List α} : as.contains a = true ↔ a ∈ as := elem_iff

theorem elem_cons_self [BEq α] [LawfulBEq α] {a : α} : (a::as).elem a = true := elem_iff.2 mem_cons_self

/-! Emptiness, `any`, `all`. -/

theorem nil_of_isEmpty {l : List α} (h : l.isEmpty) : l = [] := isEmpty_iff.mp h

@[simp] theorem isEmpty_eq_false_iff {l : List α} : l.isEmpty = false ↔ l ≠ [] := by cases l <;> simp

theorem isEmpty_eq_false_iff_exists_mem {xs : List α} : xs.isEmpty = false ↔ ∃ x, x ∈ xs :=
  isEmpty_eq_false_iff.trans (length_pos_iff.symm.trans length_pos_iff_exists_mem)

theorem isEmpty_iff_length_eq_zero {l : List α} : l.isEmpty ↔ l.length = 0 := isEmpty_iff.trans length_eq_zero_iff.symm

theorem any_eq {l : List α} : l.any p = decide (∃ x, x ∈ l ∧ p x) :=
  Bool.eq_iff_iff.2 (any_eq_true.trans (decide_eq_true_iff ..).symm)

theorem all_eq {l : List α} : l.all p = decide (∀ x, x ∈ l → p x) :=
  Bool.eq_iff_iff.2 (all_eq_true.trans (decide_eq_true_iff ..).symm)

theorem decide_exists_mem {l : List α} {p : α → Prop} [DecidablePred p] :
    decide (∃ x, x ∈ l ∧ p x) = l.any p := by simp [any_eq]

theorem decide_forall_mem {l : List α} {p : α → Prop} [DecidablePred p] :
    decide (∀ x, x ∈ l → p x) = l.all p := by simp [all_eq]

@[simp] theorem any_eq_false {l : List α} : l.any p = false ↔ ∀ x, x ∈ l → ¬p x := by
  simp [any_eq]

@[simp] theorem all_eq_false {l : List α} : l.all p = false ↔ ∃ x, x ∈ l ∧ ¬p x := by
  simp [all_eq]

theorem any_beq [BEq α] {l : List α} {a : α} : (l.any fun x => a == x) = l.contains a := by
  induction l with
  | nil => rfl
  | cons b l ih => rw [any_cons, contains_cons, ih]

theorem all_bne [BEq α] {l : List α} : (l.all fun x => a != x) = !l.contains a := by
  induction l with
  | nil => rfl
  | cons b l ih => rw [all_cons, contains_cons, ih, Bool.not_or]; rfl

theorem contains_eq_any_beq [BEq α] {l : List α} {a : α} : l.contains a = l.any (a == ·) := any_beq.symm

theorem contains_iff_exists_mem_beq [BEq α] {l : List α} {a : α} : l.contains a ↔ ∃ a' ∈ l, a == a' := by
  rw [contains_eq_any_beq, any_eq_true]

/-! Replacing an element. -/

@[simp] theorem set_nil {i : Nat} {a : α} : [].set i a = [] := rfl
@[simp] theorem set_cons_zero {x : α} {xs : List α} {a : α} : (x :: xs).set 0 a = a :: xs := rfl
@[simp] theorem set_cons_succ {x : α} {xs : List α} {i : Nat} {a : α} : (x :: xs).set (i + 1) a = x :: xs.set i a := rfl

@[simp] theorem length_set {as : List α} {i : Nat} {a : α} : (as.set i a).length = as.length := by
  induction as generalizing i with
  | nil => rfl
  | cons x xs ih =>
    cases i with
    | zero => rfl
    | succ i => exact congrArg (· + 1) ih

theorem getElem?_set {l : List α} {i j : Nat} {a : α} :
    (l.set i a)[j]? = if i = j then if i < l.length then some a else none else l[j]? := by
  induction l generalizing i j with
  | nil => simp
  | cons x xs ih => cases i <;> cases j <;> simp [ih]

@[simp] theorem getElem?_set_self {l : List α} {i : Nat} {a : α} (h : i < l.length) : (l.set i a)[i]? = some a := by
  rw [getElem?_set, if_pos rfl, if_pos h]

@[simp] theorem getElem_set_self {l : List α} {i : Nat} {a : α} (h : i < (l.set i a).length) : (l.set i a)[i] = a := by
  rw [getElem_eq_iff, getElem?_set_self (length_set ▸ h)]

@[simp] theorem getElem?_set_ne {l : List α} {i j : Nat} (h : i ≠ j) {a : α} : (l.set i a)[j]? = l[j]? := by
  rw [getElem?_set, if_neg h]

@[simp] theorem getElem_set_ne {l : List α} {i j : Nat} (h : i ≠ j) {a : α} (hj : j < (l.set i a).length) :
    (l.set i a)[j] = l[j]'(length_set ▸ hj) := by
  apply Option.some.inj
  rw [← getElem?_eq_getElem, ← getElem?_eq_getElem, getElem?_set_ne h]

theorem getElem_set {l : List α} {i j} {a} (h) :
    (set l i a)[j]'h = if i = j then a else l[j]'(length_set .. ▸ h) := by
  if e : i = j then
    subst e
    rw [getElem_set_self, if_pos rfl]
  else
    rw [getElem_set_ne e, if_neg e]

theorem getElem?_set_self' {l : List α} {i : Nat} {a : α} : (set l i a)[i]? = Function.const _ a <$> l[i]? := by
  if h : i < l.length then
    rw [getElem?_set_self h, getElem?_eq_getElem h]
    rfl
  else
    have h := Nat.le_of_not_lt h
    rw [getElem?_eq_none h, getElem?_eq_none (by rw [length_set]; exact h)]
    rfl

theorem getElem?_set' {l : List α} {i j : Nat} {a : α} :
    (set l i a)[j]? = if i = j then Function.const _ a <$> l[j]? else l[j]? := by
  if e : i = j then
    subst e
    rw [getElem?_set_self', if_pos rfl]
  else
    rw [getElem?_set_ne e, if_neg e]

@[simp] theorem set_getElem_self {as : List α} {i : Nat} (h : i < as.length) : as.set i as[i] = as := by
  apply ext_getElem length_set
  intro n h₁ h₂
  rw [getElem_set]
  split
  · next e => subst e; rfl
  · rfl

theorem set_eq_of_length_le {l : List α} {i : Nat} (h : l.length ≤ i) {a : α} : l.set i a = l := by
  induction l generalizing i with
  | nil => rfl
  | cons x l ih =>
    cases i with
    | zero => exact absurd h (Nat.not_succ_le_zero _)
    | succ i => exact congrArg (x :: ·) (ih (Nat.le_of_succ_le_succ h))

@[simp] theorem set_eq_nil_iff {l : List α} (i : Nat) (a : α) : l.set i a = [] ↔ l = [] := by
  cases l <;> cases i <;> simp

theorem set_comm (a b : α) : ∀ {i j : Nat} {l : List α}, i ≠ j → (l.set i a).set j b = (l.set j b).set i a
  | _, _, [], _ => rfl
  | _+1, 0, _ :: _, _ => rfl
  | 0, _+1, _ :: _, _ => rfl
  | _+1, _+1, x :: _, h => congrArg (x :: ·) (set_comm a b fun h' => h (congrArg (· + 1) h'))
  | 0, 0, _, h => absurd rfl h

@[simp] theorem set_set (a : α) {b : α} : ∀ {l : List α} {i : Nat}, (l.set i a).set i b = l.set i b
  | [], _ => rfl
  | _ :: _, 0 => rfl
  | x :: _, _ + 1 => congrArg (x :: ·) (set_set a)

theorem mem_set {l : List α} {i : Nat} (h : i < l.length) (a : α) : a ∈ l.set i a :=
  mem_of_getElem? (getElem?_set_self h)

theorem mem_or_eq_of_mem_set : ∀ {l : List α} {i : Nat} {a b : α}, a ∈ l.set i b → a ∈ l ∨ a = b
  | [], _, _, _, h => .inl h
  | _ :: _, 0, _, _, h => (mem_cons.1 h).symm.imp_left (.tail _)
  | _ :: _, _ + 1, _, _, h => (mem_cons.1 h).elim (fun e => .inl (e ▸ .head _))
    (fun h => (mem_or_eq_of_mem_set h).imp_left (.tail _))

@[simp] theorem map_set {f : α → β} {l : List α} {i : Nat} {a : α} : (l.set i a).map f = (l.map f).set i (f a) := by
  induction l generalizing i with
  | nil => rfl
  | cons b l ih => cases i <;> simp [ih]

/-! Boolean equality. -/

@[simp] theorem beq_nil_eq [BEq α] {l : List α} : (l == []) = l.isEmpty := by cases l <;> rfl

@[simp] theorem nil_beq_eq [BEq α] {l : List α} : ([] == l) = l.isEmpty := by cases l <;> rfl

@[simp] theorem cons_beq_cons [BEq α] {a b : α} {l₁ l₂ : List α} : (a :: l₁ == b :: l₂) = (a == b && l₁ == l₂) := rfl

@[simp] theorem concat_beq_concat [BEq α] {a b : α} {l₁ l₂ : List α} :
    (l₁ ++ [a] == l₂ ++ [b]) = (l₁ == l₂ && a == b) := by
  induction l₁ generalizing l₂ with
  | nil => cases l₂ <;> simp
  | cons x l₁ ih => cases l₂ <;> simp [ih, Bool.and_assoc]

theorem length_eq_of_beq [BEq α] {l₁ l₂ : List α} (h : l₁ == l₂) : l₁.length = l₂.length := by
  induction l₁ generalizing l₂ with
  | nil => cases l₂ with
    | nil => rfl
    | cons => exact nomatch h
  | cons x l₁ ih => cases l₂ with
    | nil => exact nomatch h
    | cons y l₂ => exact congrArg (· + 1) (ih (Bool.and_eq_true .. ▸ h).2)

/-! The last element. -/


end List
