prelude
import Init.Data.List.Lemmas.Map

/-! Lists: `flatten`, `flatMap`, `replicate`, `reverse`. -/

namespace List

/-! `flatten`. -/

@[simp] theorem length_flatten {L : List (List α)} : L.flatten.length = (L.map length).sum := by
  induction L with
  | nil => rfl
  | cons l L ih => rw [flatten_cons, length_append, ih, map_cons, sum_cons]

theorem flatten_singleton {l : List α} : [l].flatten = l := append_nil l

@[simp] theorem flatten_eq_nil_iff {L : List (List α)} : L.flatten = [] ↔ ∀ l ∈ L, l = [] := by
  induction L <;> simp_all

theorem nil_eq_flatten_iff {L : List (List α)} : [] = L.flatten ↔ ∀ l ∈ L, l = [] := eq_comm.trans flatten_eq_nil_iff

theorem exists_of_mem_flatten {L : List (List α)} (h : a ∈ flatten L) : ∃ l, l ∈ L ∧ a ∈ l := mem_flatten.1 h

theorem mem_flatten_of_mem {L : List (List α)} (lL : l ∈ L) (al : a ∈ l) : a ∈ flatten L := mem_flatten.2 ⟨l, lL, al⟩

theorem forall_mem_flatten {p : α → Prop} {L : List (List α)} :
    (∀ (x) (_ : x ∈ flatten L), p x) ↔ ∀ (l) (_ : l ∈ L) (x) (_ : x ∈ l), p x := by
  refine ⟨fun h l hl x hx => h x (mem_flatten_of_mem hl hx), fun h x hx => ?_⟩
  have ⟨l, hl, hx⟩ := mem_flatten.1 hx
  exact h l hl x hx

theorem flatten_eq_flatMap {L : List (List α)} : flatten L = L.flatMap id := by
  rw [flatMap, map_id]

@[simp] theorem map_flatten {f : α → β} {L : List (List α)} : (flatten L).map f = (map (map f) L).flatten := by
  induction L with
  | nil => rfl
  | cons l L ih => rw [flatten_cons, map_append, ih, map_cons, flatten_cons]

@[simp] theorem filterMap_flatten {f : α → Option β} {L : List (List α)} :
    filterMap f (flatten L) = flatten (map (filterMap f) L) := by
  induction L with
  | nil => rfl
  | cons l L ih => rw [flatten_cons, filterMap_append, ih, map_cons, flatten_cons]

@[simp] theorem filter_flatten {p : α → Bool} {L : List (List α)} :
    filter p (flatten L) = flatten (map (filter p) L) := by
  induction L with
  | nil => rfl
  | cons l L ih => rw [flatten_cons, filter_append, ih, map_cons, flatten_cons]

theorem flatten_filter_not_isEmpty {L : List (List α)} : flatten (L.filter fun l => !l.isEmpty) = L.flatten := by
  induction L with
  | nil => rfl
  | cons l L ih => cases l <;> simp [ih]

theorem flatten_concat {L : List (List α)} {l : List α} : flatten (L ++ [l]) = flatten L ++ l := by
  rw [flatten_append, flatten_singleton]

theorem flatten_flatten {L : List (List (List α))} : flatten (flatten L) = flatten (map flatten L) := by
  induction L with
  | nil => rfl
  | cons l L ih => rw [flatten_cons, flatten_append, ih, map_cons, flatten_cons]

/-! `flatMap`. -/

theorem flatMap_def {l : List α} {f : α → List β} : l.flatMap f = flatten (map f l) := rfl

@[simp] theorem flatMap_id {L : List (List α)} : L.flatMap id = L.flatten := flatten_eq_flatMap.symm

@[simp] theorem flatMap_id' {L : List (List α)} : L.flatMap (fun as => as) = L.flatten := flatMap_id

@[simp] theorem length_flatMap {l : List α} {f : α → List β} :
    length (l.flatMap f) = (map (fun a => (f a).length) l).sum := by
  rw [flatMap_def, length_flatten, map_map]
  rfl

theorem exists_of_mem_flatMap {b : β} {l : List α} {f : α → List β} (h : b ∈ l.flatMap f) : ∃ a, a ∈ l ∧ b ∈ f a :=
  mem_flatMap.1 h

theorem mem_flatMap_of_mem {b : β} {l : List α} {f : α → List β} {a} (al : a ∈ l) (h : b ∈ f a) : b ∈ l.flatMap f :=
  mem_flatMap.2 ⟨a, al, h⟩

@[simp] theorem flatMap_eq_nil_iff {l : List α} {f : α → List β} : l.flatMap f = [] ↔ ∀ x ∈ l, f x = [] :=
  flatten_eq_nil_iff.trans forall_mem_map

theorem forall_mem_flatMap {p : β → Prop} {l : List α} {f : α → List β} :
    (∀ (x) (_ : x ∈ l.flatMap f), p x) ↔ ∀ (a) (_ : a ∈ l) (b) (_ : b ∈ f a), p b := by
  refine ⟨fun h a ha b hb => h b (mem_flatMap_of_mem ha hb), fun h x hx => ?_⟩
  have ⟨a, ha, hx⟩ := mem_flatMap.1 hx
  exact h a ha x hx

theorem flatMap_singleton (f : α → List β) (x : α) : [x].flatMap f = f x := append_nil (f x)

@[simp] theorem flatMap_singleton' (l : List α) : (l.flatMap fun x => [x]) = l := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [flatMap_cons, ih, singleton_append]

@[simp] theorem flatMap_append {xs ys : List α} {f : α → List β} :
    (xs ++ ys).flatMap f = xs.flatMap f ++ ys.flatMap f := by
  rw [flatMap_def, map_append, flatten_append]
  rfl

theorem flatMap_assoc {l : List α} {f : α → List β} {g : β → List γ} :
    (l.flatMap f).flatMap g = l.flatMap fun x => (f x).flatMap g := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [flatMap_cons, flatMap_append, ih, flatMap_cons]

theorem map_flatMap {f : β → γ} {g : α → List β} {l : List α} :
    (l.flatMap g).map f = l.flatMap fun a => (g a).map f := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [flatMap_cons, map_append, ih, flatMap_cons]

theorem flatMap_map (f : α → β) (g : β → List γ) (l : List α) : (map f l).flatMap g = l.flatMap (fun a => g (f a)) := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [map_cons, flatMap_cons, ih, flatMap_cons]

theorem map_eq_flatMap {f : α → β} {l : List α} : map f l = l.flatMap fun x => [f x] := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [map_cons, flatMap_cons, ih, singleton_append]

theorem filterMap_flatMap {l : List α} {g : α → List β} {f : β → Option γ} :
    (l.flatMap g).filterMap f = l.flatMap fun a => (g a).filterMap f := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [flatMap_cons, filterMap_append, ih, flatMap_cons]

theorem filter_flatMap {l : List α} {g : α → List β} {f : β → Bool} :
    (l.flatMap g).filter f = l.flatMap fun a => (g a).filter f := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [flatMap_cons, filter_append, ih, flatMap_cons]

theorem flatMap_eq_foldl {f : α → List β} {l : List α} : l.flatMap f = l.foldl (fun acc a => acc ++ f a) [] := by
  have h : ∀ l', l' ++ l.flatMap f = l.foldl (fun acc a => acc ++ f a) l' := by
    induction l with
    | nil => exact append_nil
    | cons a l ih =>
      intro l'
      rw [flatMap_cons, ← append_assoc, ih, foldl_cons]
  exact (nil_append _).symm.trans (h [])

/-! `replicate`. -/

@[simp] theorem replicate_one {a : α} : replicate 1 a = [a] := rfl

theorem replicate_succ' {a : α} {n : Nat} : replicate (n + 1) a = replicate n a ++ [a] := by
  induction n with
  | zero => rfl
  | succ n ih => exact congrArg (a :: ·) ih

@[simp] theorem contains_replicate [BEq α] {n : Nat} {a b : α} :
    (replicate n b).contains a = (a == b && !n == 0) := by
  induction n with
  | zero => simp
  | succ n ih => rw [replicate_succ, contains_cons, ih]; cases a == b <;> rfl

theorem forall_mem_replicate {p : α → Prop} {a : α} {n : Nat} : (∀ b, b ∈ replicate n a → p b) ↔ n = 0 ∨ p a := by
  cases n with
  | zero => exact ⟨fun _ => .inl rfl, fun _ _ h => nomatch h⟩
  | succ n =>
    exact ⟨fun h => .inr (h a mem_cons_self), fun h b hb => eq_of_mem_replicate hb ▸ h.resolve_left (Nat.succ_ne_zero n)⟩

@[simp] theorem replicate_succ_ne_nil {n : Nat} {a : α} : replicate (n+1) a ≠ [] := cons_ne_nil _ _

@[simp] theorem replicate_eq_nil_iff {n : Nat} (a : α) : replicate n a = [] ↔ n = 0 := by cases n <;> simp

@[simp] theorem getElem_replicate {a : α} {n : Nat} {i : Nat} (h : i < (replicate n a).length) : (replicate n a)[i] = a :=
  eq_of_mem_replicate (getElem_mem h)

theorem getElem?_replicate {a : α} {n i : Nat} : (replicate n a)[i]? = if i < n then some a else none := by
  if h : i < n then
    rw [getElem?_eq_getElem (length_replicate.symm ▸ h), getElem_replicate, if_pos h]
  else
    rw [getElem?_eq_none (length_replicate.symm ▸ Nat.le_of_not_lt h), if_neg h]

@[simp] theorem getElem?_replicate_of_lt {a : α} {n : Nat} {i : Nat} (h : i < n) : (replicate n a)[i]? = some a := by
  rw [getElem?_replicate, if_pos h]

theorem head?_replicate {a : α} {n : Nat} : (replicate n a).head? = if n = 0 then none else some a := by cases n <;> rfl

@[simp] theorem head_replicate {a : α} {n : Nat} (w : replicate n a ≠ []) : (replicate n a).head w = a :=
  eq_of_mem_replicate (head_mem w)

@[simp] theorem tail_replicate {n : Nat} {a : α} : (replicate n a).tail = replicate (n - 1) a := by cases n <;> rfl

theorem eq_replicate_of_mem {a : α} : ∀ {l : List α}, (∀ (b) (_ : b ∈ l), b = a) → l = replicate l.length a
  | [], _ => rfl
  | b :: l, H => by
    rw [length_cons, replicate_succ, ← eq_replicate_of_mem fun x hx => H x (.tail _ hx), H b mem_cons_self]

theorem eq_replicate_iff {a : α} {n : Nat} {l : List α} : l = replicate n a ↔ length l = n ∧ ∀ (b) (_ : b ∈ l), b = a := by
  constructor
  · intro h
    subst h
    exact ⟨length_replicate, fun _ => eq_of_mem_replicate⟩
  · intro ⟨e, h⟩
    subst e
    exact eq_replicate_of_mem h

@[simp] theorem replicate_inj {a b : α} {n m : Nat} : replicate n a = replicate m b ↔ n = m ∧ (n = 0 ∨ a = b) := by
  rw [eq_replicate_iff, length_replicate, forall_mem_replicate]

theorem map_eq_replicate_iff {l : List α} {f : α → β} {b : β} : l.map f = replicate l.length b ↔ ∀ x ∈ l, f x = b := by
  rw [eq_replicate_iff, length_map, forall_mem_map]
  exact and_iff_right rfl

@[simp] theorem map_const {l : List α} {b : β} : map (Function.const α b) l = replicate l.length b :=
  map_eq_replicate_iff.mpr fun _ _ => rfl

theorem map_const' {l : List α} {b : β} : map (fun _ => b) l = replicate l.length b := map_const

@[simp] theorem set_replicate_self {a : α} {n i : Nat} : (replicate n a).set i a = replicate n a := by
  apply ext_getElem length_set
  intro j h₁ h₂
  rw [getElem_set, getElem_replicate, ite_self]

@[simp] theorem replicate_append_replicate {a : α} {n m : Nat} : replicate n a ++ replicate m a = replicate (n + m) a := by
  induction n with
  | zero => rw [Nat.zero_add]; rfl
  | succ n ih => rw [Nat.succ_add, replicate_succ, cons_append, ih]; rfl

theorem append_eq_replicate_iff {l₁ l₂ : List α} {a : α} :
    l₁ ++ l₂ = replicate n a ↔ l₁.length + l₂.length = n ∧ l₁ = replicate l₁.length a ∧ l₂ = replicate l₂.length a := by
  rw [eq_replicate_iff, eq_replicate_iff, eq_replicate_iff, length_append, forall_mem_append]
  simp

theorem filter_replicate {a : α} {n : Nat} {p : α → Bool} :
    (replicate n a).filter p = if p a then replicate n a else [] := by
  induction n with
  | zero => exact (ite_self []).symm
  | succ n ih =>
    rw [replicate_succ, filter_cons, ih]
    split <;> rfl

@[simp] theorem filter_replicate_of_pos {a : α} {n : Nat} {p : α → Bool} (h : p a) :
    (replicate n a).filter p = replicate n a := by rw [filter_replicate, if_pos h]

@[simp] theorem filter_replicate_of_neg {a : α} {n : Nat} {p : α → Bool} (h : ¬ p a) :
    (replicate n a).filter p = [] := by rw [filter_replicate, if_neg h]

theorem filterMap_replicate_of_some {a : α} {n : Nat} {f : α → Option β} {b : β} (h : f a = some b) :
    (replicate n a).filterMap f = replicate n b := by
  induction n with
  | zero => rfl
  | succ n ih => rw [replicate_succ, filterMap_cons_some h, ih, replicate_succ]

@[simp] theorem filterMap_replicate_of_none {a : α} {n : Nat} {f : α → Option β} (h : f a = none) :
    (replicate n a).filterMap f = [] := by
  induction n with
  | zero => rfl
  | succ n ih => rw [replicate_succ, filterMap_cons_none h, ih]

@[simp] theorem flatten_replicate_nil {n : Nat} : (replicate n ([] : List α)).flatten = [] := by
  induction n with
  | zero => rfl
  | succ n ih => rw [replicate_succ, flatten_cons, ih, append_nil]

@[simp] theorem flatten_replicate_singleton {a : α} {n : Nat} : (replicate n [a]).flatten = replicate n a := by
  induction n with
  | zero => rfl
  | succ n ih => rw [replicate_succ, flatten_cons, ih, singleton_append, replicate_succ]

@[simp] theorem flatten_replicate_replicate {a : α} {n m : Nat} :
    (replicate n (replicate m a)).flatten = replicate (n * m) a := by
  induction n with
  | zero => rw [Nat.zero_mul]; rfl
  | succ n ih => rw [replicate_succ, flatten_cons, ih, replicate_append_replicate, Nat.succ_mul, Nat.add_comm]

theorem flatMap_replicate {β} {f : α → List β} {a : α} {n : Nat} :
    (replicate n a).flatMap f = (replicate n (f a)).flatten := by rw [flatMap_def, map_replicate]

@[simp] theorem isEmpty_replicate {a : α} {n : Nat} : (replicate n a).isEmpty = decide (n = 0) := by cases n <;> rfl

theorem sum_replicate_nat {n : Nat} {a : Nat} : (replicate n a).sum = n * a := by
  induction n with
  | zero => rw [Nat.zero_mul]; rfl
  | succ n ih => rw [replicate_succ, sum_cons, ih, Nat.succ_mul, Nat.add_comm]

/-! `reverse`. -/

theorem mem_reverseAux {x : α} {as bs : List α} : x ∈ reverseAux as bs ↔ x ∈ as ∨ x ∈ bs := by
  rw [reverseAux_eq, mem_append, mem_reverse]

theorem reverse_ne_nil_iff {xs : List α} : xs.reverse ≠ [] ↔ xs ≠ [] := not_congr reverse_eq_nil_iff

@[simp] theorem isEmpty_reverse {xs : List α} : xs.reverse.isEmpty = xs.isEmpty := by
  rw [Bool.eq_iff_iff, isEmpty_iff, isEmpty_iff, reverse_eq_nil_iff]

theorem getElem?_reverse' : ∀ {l : List α} {i j : Nat}, i + j + 1 = length l → l.reverse[i]? = l[j]?
  | [], _, _, _ => rfl
  | a :: l, i, 0, h => by
    rw [reverse_cons, show i = l.reverse.length by rw [length_reverse]; exact Nat.succ.inj h, getElem?_concat_length]
    rfl
  | a :: l, i, j + 1, h => by
    have h' : i + j + 1 = l.length := Nat.succ.inj h
    rw [reverse_cons, getElem?_append_left (by rw [length_reverse]; omega), getElem?_reverse' h']
    rfl

@[simp] theorem getElem?_reverse {l : List α} {i : Nat} (h : i < length l) : l.reverse[i]? = l[l.length - 1 - i]? :=
  getElem?_reverse' (by omega)

@[simp] theorem getElem_reverse {l : List α} {i : Nat} (h : i < l.reverse.length) :
    l.reverse[i] = l[l.length - 1 - i]'(by rw [length_reverse] at h; omega) := by
  apply Option.some.inj
  rw [← getElem?_eq_getElem, ← getElem?_eq_getElem, getElem?_reverse (length_reverse ▸ h)]

theorem reverse_eq_iff {as bs : List α} : as.reverse = bs ↔ as = bs.reverse :=
  ⟨fun h => h ▸ (reverse_reverse as).symm, fun h => h ▸ reverse_reverse bs⟩

@[simp] theorem reverse_eq_cons_iff {xs : List α} {a : α} {ys : List α} :
    xs.reverse = a :: ys ↔ xs = ys.reverse ++ [a] := by rw [reverse_eq_iff, reverse_cons]

@[simp] theorem getLast?_reverse {l : List α} : l.reverse.getLast? = l.head? := by
  cases l with
  | nil => rfl
  | cons a l => rw [reverse_cons, getLast?_concat]; rfl

@[simp] theorem head?_reverse {l : List α} : l.reverse.head? = l.getLast? := by
  rw [← getLast?_reverse, reverse_reverse]

theorem getLast?_eq_head?_reverse {xs : List α} : xs.getLast? = xs.reverse.head? := head?_reverse.symm

theorem head?_eq_getLast?_reverse {xs : List α} : xs.head? = xs.reverse.getLast? := getLast?_reverse.symm

theorem mem_of_getLast? {l : List α} {a : α} (h : getLast? l = some a) : a ∈ l :=
  mem_reverse.1 (mem_of_head? (getLast?_eq_head?_reverse ▸ h))

theorem mem_of_mem_getLast? {l : List α} {a : α} (h : a ∈ getLast? l) : a ∈ l := mem_of_getLast? h

@[simp] theorem filter_reverse {p : α → Bool} {l : List α} : l.reverse.filter p = (l.filter p).reverse := by
  induction l with
  | nil => rfl
  | cons a l ih => cases h : p a <;> simp [h, ih]

@[simp] theorem filterMap_reverse {f : α → Option β} {l : List α} : l.reverse.filterMap f = (l.filterMap f).reverse := by
  induction l with
  | nil => rfl
  | cons a l ih =>
    rw [reverse_cons, filterMap_append, ih]
    cases h : f a with
    | none => rw [filterMap_cons_none h, filterMap_cons_none h]; exact append_nil _
    | some b => rw [filterMap_cons_some h, filterMap_cons_some h, reverse_cons]; rfl

@[simp] theorem reverse_eq_append_iff {xs ys zs : List α} : xs.reverse = ys ++ zs ↔ xs = zs.reverse ++ ys.reverse := by
  rw [reverse_eq_iff, reverse_append]

theorem reverse_concat {l : List α} {a : α} : (l ++ [a]).reverse = a :: l.reverse := by
  rw [reverse_append]
  rfl

theorem reverse_eq_concat {xs ys : List α} {a : α} : xs.reverse = ys ++ [a] ↔ xs = a :: ys.reverse := by
  rw [reverse_eq_iff, reverse_concat]

theorem reverse_flatten {L : List (List α)} : L.flatten.reverse = (L.map reverse).reverse.flatten := by
  induction L with
  | nil => rfl
  | cons l L ih => rw [flatten_cons, reverse_append, ih, map_cons, reverse_cons, flatten_concat]

theorem flatten_reverse {L : List (List α)} : L.reverse.flatten = (L.map reverse).flatten.reverse := by
  rw [reverse_flatten, map_map, ← map_reverse, map_id'' (f := reverse ∘ reverse) reverse_reverse]

theorem reverse_flatMap {β} {l : List α} {f : α → List β} :
    (l.flatMap f).reverse = l.reverse.flatMap (reverse ∘ f) := by
  rw [flatMap_def, reverse_flatten, map_map, ← map_reverse]
  rfl

theorem flatMap_reverse {β} {l : List α} {f : α → List β} :
    l.reverse.flatMap f = (l.flatMap (reverse ∘ f)).reverse := by
  rw [reverse_flatMap]
  exact congrArg l.reverse.flatMap (funext fun a => (reverse_reverse (f a)).symm)

attribute [simp] reverseAux_eq

@[simp] theorem reverse_replicate {n : Nat} {a : α} : (replicate n a).reverse = replicate n a :=
  eq_replicate_iff.2 ⟨by rw [length_reverse, length_replicate], fun _ h => eq_of_mem_replicate (mem_reverse.1 h)⟩

@[simp] theorem head_reverse {l : List α} (h : l.reverse ≠ []) :
    l.reverse.head h = getLast l (reverse_ne_nil_iff.1 h) := by
  rw [head_eq_iff_head?_eq_some, head?_reverse, getLast?_eq_some_getLast]

theorem getLast_eq_head_reverse {l : List α} (h : l ≠ []) :
    l.getLast h = l.reverse.head (reverse_ne_nil_iff.2 h) := (head_reverse _).symm

@[simp] theorem getLast?_eq_none_iff {xs : List α} : xs.getLast? = none ↔ xs = [] := by
  rw [getLast?_eq_head?_reverse, head?_eq_none_iff, reverse_eq_nil_iff]

theorem getLast?_eq_some_iff {xs : List α} {a : α} : xs.getLast? = some a ↔ ∃ ys, xs = ys ++ [a] := by
  constructor
  · intro h
    rw [getLast?_eq_head?_reverse, head?_eq_some_iff] at h
    have ⟨ys, h⟩ := h
    exact ⟨ys.reverse, reverse_eq_cons_iff.1 h⟩
  · intro ⟨ys, h⟩
    rw [h, getLast?_concat]

@[simp] theorem getLast?_isSome {l : List α} : l.getLast?.isSome ↔ l ≠ [] := by
  rw [getLast?_eq_head?_reverse, isSome_head?, reverse_ne_nil_iff]

@[simp] theorem getLast_reverse {l : List α} (h : l.reverse ≠ []) :
    l.reverse.getLast h = l.head (reverse_ne_nil_iff.1 h) := by
  rw [getLast_eq_iff_getLast?_eq_some, getLast?_reverse, head?_eq_some_head]

theorem head_eq_getLast_reverse {l : List α} (h : l ≠ []) :
    l.head h = l.reverse.getLast (reverse_ne_nil_iff.2 h) := (getLast_reverse _).symm

@[simp] theorem getLast?_append {l l' : List α} : (l ++ l').getLast? = l'.getLast?.or l.getLast? := by
  rw [← head?_reverse, reverse_append, head?_append, head?_reverse, head?_reverse]

@[simp] theorem getLast_append_of_ne_nil {l l' : List α} (h₁) (h₂ : l' ≠ []) : (l ++ l').getLast h₁ = l'.getLast h₂ := by
  rw [getLast_eq_iff_getLast?_eq_some, getLast?_append, getLast?_eq_some_getLast h₂, Option.some_or]

theorem getLast?_replicate {a : α} {n : Nat} : (replicate n a).getLast? = if n = 0 then none else some a := by
  rw [← head?_reverse, reverse_replicate, head?_replicate]

@[simp] theorem getLast_replicate {a : α} {n : Nat} (w : replicate n a ≠ []) : (replicate n a).getLast w = a :=
  eq_of_mem_replicate (getLast_mem w)

/-! `dropLast`. -/

@[simp] theorem dropLast_nil : ([] : List α).dropLast = [] := rfl

@[simp] theorem dropLast_single {x : α} : [x].dropLast = [] := rfl

theorem dropLast_singleton {x : α} : [x].dropLast = [] := rfl

@[simp] theorem dropLast_cons₂ {x y : α} {zs : List α} : (x :: y :: zs).dropLast = x :: (y :: zs).dropLast := rfl

theorem dropLast_cons_cons {x y : α} {zs : List α} : (x :: y :: zs).dropLast = x :: (y :: zs).dropLast := rfl

theorem dropLast_cons_of_ne_nil {α : Type u} {x : α} {l : List α} (h : l ≠ []) : (x :: l).dropLast = x :: l.dropLast :=
  match l, h with
  | _ :: _, _ => rfl

theorem dropLast_concat_getLast : ∀ {l : List α} (h : l ≠ []), dropLast l ++ [getLast l h] = l
  | [], h => absurd rfl h
  | [_], _ => rfl
  | a :: b :: l, _ => congrArg (a :: ·) (dropLast_concat_getLast (cons_ne_nil b l))

@[simp] theorem map_dropLast {f : α → β} {l : List α} : l.dropLast.map f = (l.map f).dropLast := by
  induction l with
  | nil => rfl
  | cons x xs ih => cases xs with
    | nil => rfl
    | cons y ys => exact congrArg (f x :: ·) ih

@[simp] theorem dropLast_append_of_ne_nil {α : Type u} {l l' : List α} (h : l ≠ []) :
    (l' ++ l).dropLast = l' ++ l.dropLast := by
  induction l' with
  | nil => rfl
  | cons a l' ih =>
    rw [cons_append, dropLast_cons_of_ne_nil (append_ne_nil_of_right_ne_nil l' h), ih, cons_append]

theorem dropLast_append_cons {l₁ l₂ : List α} {b : α} : dropLast (l₁ ++ b :: l₂) = l₁ ++ dropLast (b :: l₂) :=
  dropLast_append_of_ne_nil (cons_ne_nil b l₂)

@[simp] theorem dropLast_concat {l₁ : List α} {b : α} : dropLast (l₁ ++ [b]) = l₁ := by
  rw [dropLast_append_cons, dropLast_single, append_nil]

theorem dropLast_append {l₁ l₂ : List α} :
    (l₁ ++ l₂).dropLast = if l₂.isEmpty then l₁.dropLast else l₁ ++ l₂.dropLast := by
  cases l₂ with
  | nil => rw [append_nil]; rfl
  | cons b l₂ => exact dropLast_append_cons

@[simp] theorem tail_reverse {l : List α} : l.reverse.tail = l.dropLast.reverse := by
  induction l with
  | nil => rfl
  | cons a l ih =>
    cases l with
    | nil => rfl
    | cons b l =>
      rw [reverse_cons, tail_append_of_ne_nil (reverse_ne_nil_iff.2 (cons_ne_nil b l)), ih, dropLast_cons₂, reverse_cons]

@[simp] theorem dropLast_reverse {l : List α} : l.reverse.dropLast = l.tail.reverse := by
  rw [← reverse_reverse l.reverse.dropLast, ← tail_reverse, reverse_reverse]

@[simp] theorem dropLast_replicate {n : Nat} {a : α} : dropLast (replicate n a) = replicate (n - 1) a := by
  cases n with
  | zero => rfl
  | succ n => rw [replicate_succ', dropLast_concat]; rfl

@[simp] theorem getElem?_dropLast {xs : List α} {i : Nat} :
    xs.dropLast[i]? = if i < xs.length - 1 then xs[i]? else none := by
  induction xs generalizing i with
  | nil => rfl
  | cons x xs ih =>
    cases xs with
    | nil => rfl
    | cons y ys =>
      cases i with
      | zero => exact (if_pos (Nat.succ_pos _)).symm
      | succ i =>
        rw [dropLast_cons₂, getElem?_cons_succ, ih, getElem?_cons_succ]
        simp

@[simp] theorem getElem_dropLast {xs : List α} {i : Nat} (h : i < xs.dropLast.length) :
    xs.dropLast[i] = xs[i]'(by rw [length_dropLast] at h; omega) := by
  apply Option.some.inj
  rw [← getElem?_eq_getElem, ← getElem?_eq_getElem, getElem?_dropLast, if_pos (length_dropLast ▸ h)]

end List
