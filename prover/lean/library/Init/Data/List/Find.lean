prelude
import Init.Data.List.Lemmas.Fold
import Init.Data.Nat.Order

/-! Lists: searching, counting, erasing, ranges, zipping. -/

namespace List

/-! `find?`, `findSome?`, `findIdx`. -/

@[simp] theorem find?_nil {p : α → Bool} : ([] : List α).find? p = none := rfl

theorem find?_cons {a : α} {as : List α} {p : α → Bool} :
    (a :: as).find? p = match p a with | true => some a | false => as.find? p := by
  cases h : p a <;> simp only [find?, h]

@[simp] theorem find?_cons_of_pos {a : α} {p : α → Bool} {l : List α} (h : p a) : find? p (a :: l) = some a := by
  simp only [find?, h]

@[simp] theorem find?_cons_of_neg {a : α} {p : α → Bool} {l : List α} (h : ¬p a) : find? p (a :: l) = find? p l := by
  simp only [find?, Bool.eq_false_of_ne_true h]

@[simp] theorem findSome?_nil {f : α → Option β} : ([] : List α).findSome? f = none := rfl

theorem findSome?_cons {f : α → Option β} {a : α} {as : List α} :
    (a :: as).findSome? f = match f a with | some b => some b | none => as.findSome? f := by
  cases h : f a <;> simp only [findSome?, h]

@[simp] theorem findSome?_cons_of_isSome {f : α → Option β} {a : α} {l : List α} (h : (f a).isSome) :
    findSome? f (a :: l) = f a := by
  cases e : f a with
  | none => rw [e] at h; exact nomatch h
  | some b => simp only [findSome?, e]

@[simp] theorem findSome?_cons_of_isNone {f : α → Option β} {a : α} {l : List α} (h : (f a).isNone) :
    findSome? f (a :: l) = findSome? f l := by
  cases e : f a with
  | none => simp only [findSome?, e]
  | some b => rw [e] at h; exact nomatch h

@[simp] theorem find?_eq_none {p : α → Bool} {l : List α} : l.find? p = none ↔ ∀ x ∈ l, ¬ p x := by
  induction l with
  | nil => simp
  | cons a l ih => cases h : p a <;> simp [find?_cons, h, ih]

@[simp] theorem findSome?_eq_none_iff {p : α → Option β} {l : List α} : findSome? p l = none ↔ ∀ x ∈ l, p x = none := by
  induction l with
  | nil => simp
  | cons a l ih => cases h : p a <;> simp [findSome?_cons, h, ih]

theorem find?_some {p : α → Bool} {a : α} {l : List α} (h : find? p l = some a) : p a := by
  induction l with
  | nil => exact nomatch h
  | cons b l ih =>
    cases e : p b with
    | true =>
      rw [find?_cons_of_pos e] at h
      exact Option.some.inj h ▸ e
    | false =>
      rw [find?_cons_of_neg (by rw [e]; decide)] at h
      exact ih h

theorem mem_of_find?_eq_some {p : α → Bool} {a : α} {l : List α} (h : find? p l = some a) : a ∈ l := by
  induction l with
  | nil => exact nomatch h
  | cons b l ih =>
    cases e : p b with
    | true =>
      rw [find?_cons_of_pos e] at h
      exact Option.some.inj h ▸ mem_cons_self
    | false =>
      rw [find?_cons_of_neg (by rw [e]; decide)] at h
      exact .tail _ (ih h)

theorem exists_of_findSome?_eq_some {l : List α} {f : α → Option β} {b : β} (w : l.findSome? f = some b) :
    ∃ a, a ∈ l ∧ f a = some b := by
  induction l with
  | nil => exact nomatch w
  | cons a l ih =>
    cases e : f a with
    | none =>
      rw [findSome?_cons, e] at w
      have ⟨x, hx, hf⟩ := ih w
      exact ⟨x, .tail _ hx, hf⟩
    | some c =>
      rw [findSome?_cons, e] at w
      exact ⟨a, mem_cons_self, e.trans w⟩

theorem find?_isSome {p : α → Bool} {l : List α} : (l.find? p).isSome ↔ ∃ x, x ∈ l ∧ p x := by
  induction l with
  | nil => simp
  | cons a l ih => cases h : p a <;> simp [find?_cons, h, ih]

theorem find?_append {p : α → Bool} {l₁ l₂ : List α} : (l₁ ++ l₂).find? p = (l₁.find? p).or (l₂.find? p) := by
  induction l₁ with
  | nil => rfl
  | cons a l ih => cases h : p a <;> simp [find?_cons, h, ih]

theorem findSome?_append {f : α → Option β} {l₁ l₂ : List α} :
    (l₁ ++ l₂).findSome? f = (l₁.findSome? f).or (l₂.findSome? f) := by
  induction l₁ with
  | nil => rfl
  | cons a l ih => cases h : f a <;> simp [findSome?_cons, h, ih]

@[simp] theorem find?_map {f : β → α} {p : α → Bool} {l : List β} : find? p (l.map f) = (l.find? (p ∘ f)).map f := by
  induction l with
  | nil => rfl
  | cons a l ih => cases h : p (f a) <;> simp [find?_cons, h, ih]

@[simp] theorem find?_filter {xs : List α} {p q : α → Bool} : (xs.filter p).find? q = xs.find? (fun a => p a && q a) := by
  induction xs with
  | nil => rfl
  | cons a l ih => cases h : p a <;> cases h' : q a <;> simp [find?_cons, h, h', ih]

theorem find?_eq_head?_filter {p : α → Bool} {l : List α} : l.find? p = (l.filter p).head? := by
  induction l with
  | nil => rfl
  | cons a l ih => cases h : p a <;> simp [find?_cons, h, ih]

@[simp] theorem head?_filter {p : α → Bool} {l : List α} : (l.filter p).head? = l.find? p := find?_eq_head?_filter.symm

theorem head?_flatten {L : List (List α)} : (flatten L).head? = L.findSome? fun l => l.head? := by
  induction L with
  | nil => rfl
  | cons l L ih => cases l <;> simp [findSome?_cons, ih]

theorem findIdx_go_eq {p : α → Bool} {l : List α} {n : Nat} : findIdx.go p l n = findIdx.go p l 0 + n := by
  induction l generalizing n with
  | nil => exact (Nat.zero_add n).symm
  | cons a l ih =>
    cases h : p a
    · simp only [findIdx.go, h, cond_false]
      rw [ih (n := n + 1), ih (n := 0 + 1)]
      omega
    · simp only [findIdx.go, h, cond_true, Nat.zero_add]

@[simp] theorem findIdx_nil {p : α → Bool} : [].findIdx p = 0 := rfl

theorem findIdx_cons {p : α → Bool} {b : α} {l : List α} :
    (b :: l).findIdx p = bif p b then 0 else (l.findIdx p) + 1 := by
  cases h : p b
  · simp only [findIdx, findIdx.go, h, cond_false]
    exact findIdx_go_eq
  · simp only [findIdx, findIdx.go, h, cond_true]

theorem findIdx_le_length {p : α → Bool} {l : List α} : l.findIdx p ≤ l.length := by
  induction l with
  | nil => exact Nat.le_refl 0
  | cons a l ih =>
    rw [findIdx_cons]
    cases p a
    · exact Nat.succ_le_succ ih
    · exact Nat.zero_le _

theorem findIdx_getElem {p : α → Bool} {xs : List α} {w : xs.findIdx p < xs.length} : p xs[xs.findIdx p] := by
  induction xs with
  | nil => exact absurd w (Nat.not_lt_zero _)
  | cons a l ih =>
    cases h : p a with
    | true =>
      have e : (a :: l).findIdx p = 0 := by rw [findIdx_cons, h]; rfl
      simp only [e]
      exact h
    | false =>
      have e : (a :: l).findIdx p = l.findIdx p + 1 := by rw [findIdx_cons, h]; rfl
      simp only [e]
      exact ih (w := by rw [e] at w; exact Nat.lt_of_succ_lt_succ w)

theorem findIdx_lt_length_of_exists {p : α → Bool} {xs : List α} (h : ∃ x ∈ xs, p x) : xs.findIdx p < xs.length := by
  induction xs with
  | nil => have ⟨_, h, _⟩ := h; exact nomatch h
  | cons a l ih =>
    cases e : p a with
    | true => rw [findIdx_cons, e]; exact Nat.succ_pos _
    | false =>
      have ⟨x, hx, hp⟩ := h
      rw [findIdx_cons, e]
      refine Nat.succ_lt_succ (ih ⟨x, mem_of_ne_of_mem (fun w => ?_) hx, hp⟩)
      rw [w, e] at hp
      exact nomatch hp

/-! `lookup`. -/

@[simp] theorem lookup_nil [BEq α] {a : α} : ([] : List (α × β)).lookup a = none := rfl

theorem lookup_cons [BEq α] {k a : α} {b : β} {as : List (α × β)} :
    ((k, b) :: as).lookup a = match a == k with | true => some b | false => as.lookup a := by
  cases h : a == k <;> simp only [lookup, h]

@[simp] theorem lookup_cons_self [BEq α] [LawfulBEq α] {k : α} {b : β} {es : List (α × β)} :
    ((k, b) :: es).lookup k = some b := by
  simp [lookup_cons]

/-! `countP`, `count`. -/

@[simp] theorem countP_nil {p : α → Bool} : countP p [] = 0 := rfl

protected theorem countP_go_eq_add {p : α → Bool} {l : List α} {n : Nat} : countP.go p l n = n + countP.go p l 0 := by
  induction l generalizing n with
  | nil => rfl
  | cons a l ih =>
    cases h : p a
    · simp only [countP.go, h]
      exact ih
    · simp only [countP.go, h]
      rw [ih (n := n + 1), ih (n := 0 + 1)]
      omega

@[simp] theorem countP_cons_of_pos {p : α → Bool} {a : α} {l : List α} (pa : p a) : countP p (a :: l) = countP p l + 1 := by
  simp only [countP, countP.go, pa]
  rw [List.countP_go_eq_add, Nat.zero_add, Nat.add_comm]

@[simp] theorem countP_cons_of_neg {p : α → Bool} {a : α} {l : List α} (pa : ¬p a) : countP p (a :: l) = countP p l := by
  simp only [countP, countP.go, Bool.eq_false_of_ne_true pa]

theorem countP_cons {p : α → Bool} {a : α} {l : List α} : countP p (a :: l) = countP p l + if p a then 1 else 0 := by
  cases h : p a <;> simp [h]

theorem countP_singleton {p : α → Bool} {a : α} : countP p [a] = if p a then 1 else 0 := by simp [countP_cons]

theorem countP_eq_length_filter {p : α → Bool} {l : List α} : countP p l = (filter p l).length := by
  induction l with
  | nil => rfl
  | cons a l ih => cases h : p a <;> simp [h, ih]

theorem countP_le_length {p : α → Bool} {l : List α} : countP p l ≤ l.length := by
  rw [countP_eq_length_filter]
  exact length_filter_le p l

@[simp] theorem countP_append {p : α → Bool} {l₁ l₂ : List α} : countP p (l₁ ++ l₂) = countP p l₁ + countP p l₂ := by
  rw [countP_eq_length_filter, countP_eq_length_filter, countP_eq_length_filter, filter_append, length_append]

@[simp] theorem countP_pos_iff {p : α → Bool} {l : List α} : 0 < countP p l ↔ ∃ a ∈ l, p a := by
  rw [countP_eq_length_filter, length_pos_iff_exists_mem]
  exact exists_congr fun a => mem_filter

@[simp] theorem countP_eq_zero {p : α → Bool} {l : List α} : countP p l = 0 ↔ ∀ a ∈ l, ¬p a := by
  rw [countP_eq_length_filter, length_eq_zero_iff, filter_eq_nil_iff]

@[simp] theorem countP_eq_length {p : α → Bool} {l : List α} : countP p l = l.length ↔ ∀ a ∈ l, p a := by
  rw [countP_eq_length_filter, length_filter_eq_length_iff]

@[simp] theorem countP_map {p : β → Bool} {f : α → β} {l : List α} : countP p (map f l) = countP (p ∘ f) l := by
  rw [countP_eq_length_filter, countP_eq_length_filter, filter_map, length_map]

@[simp] theorem countP_reverse {p : α → Bool} {l : List α} : countP p l.reverse = countP p l := by
  rw [countP_eq_length_filter, countP_eq_length_filter, filter_reverse, length_reverse]

theorem countP_filter {p q : α → Bool} {l : List α} : countP p (filter q l) = countP (fun a => p a && q a) l := by
  rw [countP_eq_length_filter, countP_eq_length_filter, filter_filter]

@[simp] theorem count_nil [BEq α] {a : α} : count a [] = 0 := rfl

theorem count_cons [BEq α] {a b : α} {l : List α} : count a (b :: l) = count a l + if b == a then 1 else 0 := countP_cons

@[simp] theorem count_cons_self [BEq α] [LawfulBEq α] {a : α} {l : List α} : count a (a :: l) = count a l + 1 := by
  rw [count_cons, if_pos (beq_self_eq_true a)]

@[simp] theorem count_cons_of_ne [BEq α] [LawfulBEq α] {a b : α} (h : b ≠ a) {l : List α} : count a (b :: l) = count a l := by
  rw [count_cons, if_neg (fun e => h (eq_of_beq e)), Nat.add_zero]

theorem count_eq_countP [BEq α] {a : α} {l : List α} : count a l = countP (· == a) l := rfl

theorem count_le_length [BEq α] {a : α} {l : List α} : count a l ≤ l.length := countP_le_length

@[simp] theorem count_append [BEq α] {a : α} {l₁ l₂ : List α} : count a (l₁ ++ l₂) = count a l₁ + count a l₂ := countP_append

@[simp] theorem count_reverse [BEq α] {a : α} {l : List α} : count a l.reverse = count a l := countP_reverse

theorem count_singleton [BEq α] {a b : α} : count a [b] = if b == a then 1 else 0 := countP_singleton

@[simp] theorem count_pos_iff [BEq α] [LawfulBEq α] {a : α} {l : List α} : 0 < count a l ↔ a ∈ l := by
  rw [count_eq_countP, countP_pos_iff]
  exact ⟨fun ⟨x, hx, e⟩ => eq_of_beq e ▸ hx, fun h => ⟨a, h, beq_self_eq_true a⟩⟩

@[simp] theorem one_le_count_iff [BEq α] [LawfulBEq α] {a : α} {l : List α} : 1 ≤ count a l ↔ a ∈ l := count_pos_iff

theorem count_eq_zero_of_not_mem [BEq α] [LawfulBEq α] {a : α} {l : List α} (h : a ∉ l) : count a l = 0 :=
  Nat.eq_zero_of_not_pos fun w => h (count_pos_iff.1 w)

theorem not_mem_of_count_eq_zero [BEq α] [LawfulBEq α] {a : α} {l : List α} (h : count a l = 0) : a ∉ l :=
  fun w => Nat.ne_of_gt (count_pos_iff.2 w) h

theorem count_eq_zero [BEq α] [LawfulBEq α] {a : α} {l : List α} : count a l = 0 ↔ a ∉ l :=
  ⟨not_mem_of_count_eq_zero, count_eq_zero_of_not_mem⟩

@[simp] theorem count_replicate_self [BEq α] [LawfulBEq α] {a : α} {n : Nat} : count a (replicate n a) = n := by
  induction n with
  | zero => rfl
  | succ n ih => rw [replicate_succ, count_cons_self, ih]

/-! `erase`, `eraseP`. -/

@[simp] theorem erase_nil [BEq α] (a : α) : [].erase a = [] := rfl

theorem erase_cons [BEq α] {a b : α} {l : List α} : (b :: l).erase a = if b == a then l else b :: l.erase a := by
  cases h : b == a <;> simp [erase, h]

@[simp] theorem erase_cons_head [BEq α] [LawfulBEq α] {a : α} {l : List α} : (a :: l).erase a = l := by simp [erase_cons]

@[simp] theorem erase_cons_tail [BEq α] {a b : α} {l : List α} (h : ¬(b == a)) : (b :: l).erase a = b :: l.erase a := by
  rw [erase_cons, if_neg h]

theorem erase_of_not_mem [BEq α] [LawfulBEq α] {a : α} {l : List α} (h : a ∉ l) : l.erase a = l := by
  induction l with
  | nil => rfl
  | cons b l ih =>
    rw [erase_cons_tail (fun e => ne_of_not_mem_cons h (eq_of_beq e).symm), ih (not_mem_of_not_mem_cons h)]

theorem length_erase_of_mem [BEq α] [LawfulBEq α] {a : α} {l : List α} (h : a ∈ l) : length (l.erase a) = length l - 1 := by
  induction l with
  | nil => exact nomatch h
  | cons b l ih =>
    if e : b == a then
      rw [erase_cons, if_pos e]
      rfl
    else
      have m : a ∈ l := mem_of_ne_of_mem (fun w => e (beq_iff_eq.2 w.symm)) h
      have := length_pos_of_mem m
      rw [erase_cons, if_neg e, length_cons, ih m, length_cons]
      omega

theorem mem_of_mem_erase [BEq α] {a b : α} {l : List α} (h : a ∈ l.erase b) : a ∈ l := by
  induction l with
  | nil => exact h
  | cons c l ih =>
    rw [erase_cons] at h
    split at h
    · exact .tail _ h
    · exact (mem_cons.1 h).elim (fun e => e ▸ mem_cons_self) (fun h => .tail _ (ih h))

@[simp] theorem mem_erase_of_ne [BEq α] [LawfulBEq α] {a b : α} {l : List α} (ab : a ≠ b) : a ∈ l.erase b ↔ a ∈ l := by
  refine ⟨mem_of_mem_erase, fun h => ?_⟩
  induction l with
  | nil => exact h
  | cons c l ih =>
    rw [erase_cons]
    split
    · next e => exact mem_of_ne_of_mem (fun w => ab (w.trans (eq_of_beq e))) h
    · exact (mem_cons.1 h).elim (fun e => e ▸ mem_cons_self) (fun h => .tail _ (ih h))

@[simp] theorem eraseIdx_nil {i : Nat} : ([] : List α).eraseIdx i = [] := rfl
@[simp] theorem eraseIdx_cons_zero {a : α} {as : List α} : (a :: as).eraseIdx 0 = as := rfl
@[simp] theorem eraseIdx_cons_succ {a : α} {as : List α} {i : Nat} : (a :: as).eraseIdx (i + 1) = a :: as.eraseIdx i := rfl

/-! Ranges. -/

@[simp] theorem range'_zero {s step : Nat} : range' s 0 step = [] := rfl

theorem range'_succ {s n step : Nat} : range' s (n + 1) step = s :: range' (s + step) n step := rfl

@[simp] theorem length_range' {s n step : Nat} : (range' s n step).length = n := by
  induction n generalizing s with
  | zero => rfl
  | succ n ih => exact congrArg (· + 1) ih

@[simp] theorem range'_eq_nil_iff {s n step : Nat} : range' s n step = [] ↔ n = 0 := by
  rw [← length_eq_zero_iff, length_range']

theorem getElem?_range' {s n step i : Nat} (h : i < n) : (range' s n step)[i]? = some (s + step * i) := by
  induction n generalizing s i with
  | zero => exact absurd h (Nat.not_lt_zero i)
  | succ n ih =>
    cases i with
    | zero => rfl
    | succ i =>
      rw [range'_succ, getElem?_cons_succ, ih (Nat.lt_of_succ_lt_succ h), Nat.mul_succ]
      congr 1
      omega

@[simp] theorem getElem_range' {s n step i : Nat} (h : i < (range' s n step).length) :
    (range' s n step)[i] = s + step * i := by
  rw [getElem_eq_iff, getElem?_range' (by rw [length_range'] at h; exact h)]

theorem mem_range'_1 {m s n : Nat} : m ∈ range' s n ↔ s ≤ m ∧ m < s + n := by
  induction n generalizing s with
  | zero => exact ⟨fun h => (nomatch h), fun h => absurd h.2 (Nat.not_lt.2 h.1)⟩
  | succ n ih => rw [range'_succ, mem_cons, ih]; omega

theorem range_eq_range' {n : Nat} : range n = range' 0 n := by
  have h : ∀ n s, range' s (n + 1) = range' s n ++ [s + n] := by
    intro n
    induction n with
    | zero => intro s; rfl
    | succ n ih =>
      intro s
      rw [range'_succ, ih, range'_succ, cons_append]
      congr 3
      omega
  induction n with
  | zero => rfl
  | succ n ih => rw [range_succ, ih, h, Nat.zero_add]

theorem getElem?_range {m n : Nat} (h : m < n) : (range n)[m]? = some m := by
  rw [range_eq_range', getElem?_range' h, Nat.zero_add, Nat.one_mul]

@[simp] theorem getElem_range {m : Nat} {n : Nat} (h : m < (range n).length) : (range n)[m] = m := by
  rw [getElem_eq_iff, getElem?_range (by rw [length_range] at h; exact h)]

@[simp] theorem range_eq_nil {n : Nat} : range n = [] ↔ n = 0 := by rw [← length_eq_zero_iff, length_range]

theorem range_ne_nil {n : Nat} : range n ≠ [] ↔ n ≠ 0 := not_congr range_eq_nil

theorem not_mem_range_self {n : Nat} : n ∉ range n := fun h => Nat.lt_irrefl n (mem_range.1 h)

theorem self_mem_range_succ {n : Nat} : n ∈ range (n + 1) := mem_range.2 (Nat.lt_succ_self n)

theorem range_one : range 1 = [0] := rfl

@[simp] theorem zipIdx_nil {i : Nat} : ([] : List α).zipIdx i = [] := rfl

@[simp] theorem zipIdx_cons {a : α} {as : List α} {i : Nat} : (a :: as).zipIdx i = (a, i) :: as.zipIdx (i + 1) := rfl

@[simp] theorem length_zipIdx {l : List α} {n : Nat} : (l.zipIdx n).length = l.length := by
  induction l generalizing n with
  | nil => rfl
  | cons a l ih => exact congrArg (· + 1) ih

@[simp] theorem getElem?_zipIdx {l : List α} {i j : Nat} : (zipIdx l i)[j]? = l[j]?.map fun a => (a, i + j) := by
  induction l generalizing i j with
  | nil => rfl
  | cons a l ih =>
    cases j with
    | zero => rfl
    | succ j =>
      rw [zipIdx_cons, getElem?_cons_succ, ih, getElem?_cons_succ]
      congr 1
      funext x
      rw [Nat.add_right_comm, Nat.add_assoc]

@[simp] theorem map_fst_zipIdx {l : List α} {i : Nat} : (l.zipIdx i).map Prod.fst = l := by
  induction l generalizing i with
  | nil => rfl
  | cons a l ih => exact congrArg (a :: ·) ih

/-! `zip`, `zipWith`. -/

@[simp] theorem getElem?_zipWith {f : α → β → γ} {as : List α} {bs : List β} {i : Nat} :
    (List.zipWith f as bs)[i]? = match as[i]?, bs[i]? with | some a, some b => some (f a b) | _, _ => none := by
  induction as generalizing bs i with
  | nil => simp
  | cons a as ih =>
    cases bs with
    | nil =>
      rw [zipWith_nil_right, getElem?_nil, getElem?_nil]
      cases (a :: as)[i]? <;> rfl
    | cons b bs =>
      cases i with
      | zero => rfl
      | succ i => exact ih

theorem zip_map {f : α → γ} {g : β → δ} : ∀ {l₁ : List α} {l₂ : List β}, zip (l₁.map f) (l₂.map g) = (zip l₁ l₂).map (Prod.map f g)
  | [], _ => rfl
  | _ :: _, [] => rfl
  | a :: l₁, b :: l₂ => congrArg ((f a, g b) :: ·) (zip_map (l₁ := l₁) (l₂ := l₂))

theorem zipWith_comm {f : α → β → γ} : ∀ {as : List α} {bs : List β}, zipWith f as bs = zipWith (fun b a => f a b) bs as
  | [], [] => rfl
  | [], _ :: _ => rfl
  | _ :: _, [] => rfl
  | a :: as, b :: bs => congrArg (f a b :: ·) (zipWith_comm (as := as) (bs := bs))

theorem map_zipWith {δ : Type _} {f : α → β} {g : γ → δ → α} : ∀ {l : List γ} {l' : List δ},
    map f (zipWith g l l') = zipWith (fun x y => f (g x y)) l l'
  | [], _ => rfl
  | _ :: _, [] => rfl
  | a :: as, b :: bs => congrArg (f (g a b) :: ·) (map_zipWith (l := as) (l' := bs))

theorem zipWith_map_left {l₁ : List α} {l₂ : List β} {f : α → α'} {g : α' → β → γ} :
    zipWith g (l₁.map f) l₂ = zipWith (fun a b => g (f a) b) l₁ l₂ := by
  induction l₁ generalizing l₂ with
  | nil => rfl
  | cons a l ih => cases l₂ with
    | nil => rfl
    | cons b l₂ => exact congrArg (g (f a) b :: ·) ih

@[simp] theorem map_fst_zip {l₁ : List α} {l₂ : List β} (h : l₁.length ≤ l₂.length) : map Prod.fst (zip l₁ l₂) = l₁ := by
  induction l₁ generalizing l₂ with
  | nil => rfl
  | cons a l ih => cases l₂ with
    | nil => exact absurd h (Nat.not_succ_le_zero _)
    | cons b l₂ => exact congrArg (a :: ·) (ih (Nat.le_of_succ_le_succ h))

@[simp] theorem map_snd_zip {l₁ : List α} {l₂ : List β} (h : l₂.length ≤ l₁.length) : map Prod.snd (zip l₁ l₂) = l₂ := by
  induction l₂ generalizing l₁ with
  | nil => cases l₁ <;> rfl
  | cons b l ih => cases l₁ with
    | nil => exact absurd h (Nat.not_succ_le_zero _)
    | cons a l₁ => exact congrArg (b :: ·) (ih (Nat.le_of_succ_le_succ h))

@[simp] theorem unzip_nil : unzip ([] : List (α × β)) = ([], []) := rfl

@[simp] theorem unzip_cons {h : α × β} {t : List (α × β)} :
    unzip (h :: t) = (h.1 :: (unzip t).1, h.2 :: (unzip t).2) := rfl

@[simp] theorem unzip_fst {l : List (α × β)} : (unzip l).fst = l.map Prod.fst := by
  induction l with
  | nil => rfl
  | cons a l ih => exact congrArg (a.1 :: ·) ih

@[simp] theorem unzip_snd {l : List (α × β)} : (unzip l).snd = l.map Prod.snd := by
  induction l with
  | nil => rfl
  | cons a l ih => exact congrArg (a.2 :: ·) ih

theorem unzip_eq_map {l : List (α × β)} : unzip l = (l.map Prod.fst, l.map Prod.snd) := Prod.ext unzip_fst unzip_snd

/-! `take`, `drop`. -/

theorem take_of_length_le {l : List α} {i : Nat} (h : l.length ≤ i) : take i l = l := by
  induction l generalizing i with
  | nil => exact take_nil
  | cons a l ih =>
    cases i with
    | zero => exact absurd h (Nat.not_succ_le_zero _)
    | succ i => exact congrArg (a :: ·) (ih (Nat.le_of_succ_le_succ h))

theorem drop_of_length_le {l : List α} {i : Nat} (h : l.length ≤ i) : drop i l = [] :=
  length_eq_zero_iff.1 (by rw [length_drop]; omega)

theorem length_take_le (i : Nat) (l : List α) : length (take i l) ≤ i := by rw [length_take]; exact Nat.min_le_left ..

theorem length_take_le' (i : Nat) (l : List α) : length (take i l) ≤ l.length := by rw [length_take]; exact Nat.min_le_right ..

theorem length_take_of_le {i : Nat} {l : List α} (h : i ≤ length l) : length (take i l) = i := by
  rw [length_take, Nat.min_eq_left h]

theorem getElem?_take {l : List α} {i j : Nat} : (l.take i)[j]? = if j < i then l[j]? else none := by
  induction l generalizing i j with
  | nil => rw [take_nil, getElem?_nil, ite_self]
  | cons a l ih =>
    cases i with
    | zero => rw [if_neg (Nat.not_lt_zero j)]; rfl
    | succ i =>
      cases j with
      | zero => exact (if_pos (Nat.succ_pos i)).symm
      | succ j =>
        rw [take_succ_cons, getElem?_cons_succ, ih, getElem?_cons_succ]
        simp

@[simp] theorem getElem?_take_of_lt {l : List α} {i j : Nat} (h : i < j) : (l.take j)[i]? = l[i]? := by
  rw [getElem?_take, if_pos h]

@[simp] theorem getElem_take {xs : List α} {j i : Nat} {h : i < (xs.take j).length} :
    (xs.take j)[i] = xs[i]'(Nat.lt_of_lt_of_le h (length_take_le' ..)) := by
  apply Option.some.inj
  rw [← getElem?_eq_getElem, ← getElem?_eq_getElem, getElem?_take_of_lt]
  exact Nat.lt_of_lt_of_le h (length_take_le ..)

@[simp] theorem getElem?_drop {xs : List α} {i j : Nat} : (xs.drop i)[j]? = xs[i + j]? := by
  induction xs generalizing i with
  | nil => rw [drop_nil, getElem?_nil, getElem?_nil]
  | cons a l ih =>
    cases i with
    | zero => rw [drop_zero, Nat.zero_add]
    | succ i => rw [drop_succ_cons, ih, Nat.succ_add, getElem?_cons_succ]

@[simp] theorem getElem_drop {xs : List α} {i : Nat} {j : Nat} {h : j < (xs.drop i).length} :
    (xs.drop i)[j] = xs[i + j]'(by rw [length_drop] at h; omega) := by
  apply Option.some.inj
  rw [← getElem?_eq_getElem, ← getElem?_eq_getElem, getElem?_drop]

@[simp] theorem take_take {i j : Nat} {l : List α} : take i (take j l) = take (min i j) l := by
  apply ext_getElem?
  intro k
  rw [getElem?_take, getElem?_take, getElem?_take]
  by_cases h₁ : k < i <;> by_cases h₂ : k < j <;> simp [h₁, h₂, Nat.lt_min]

@[simp] theorem drop_drop {i : Nat} {j : Nat} {l : List α} : drop i (drop j l) = drop (j + i) l := by
  apply ext_getElem?
  intro k
  rw [getElem?_drop, getElem?_drop, getElem?_drop, Nat.add_assoc]

@[simp] theorem map_take {f : α → β} {l : List α} {i : Nat} : (l.take i).map f = (l.map f).take i := by
  induction l generalizing i with
  | nil => rw [take_nil, map_nil, take_nil]
  | cons a l ih => cases i with
    | zero => rfl
    | succ i => exact congrArg (f a :: ·) ih

@[simp] theorem map_drop {f : α → β} {l : List α} {i : Nat} : (l.drop i).map f = (l.map f).drop i := by
  induction l generalizing i with
  | nil => rw [drop_nil, map_nil, drop_nil]
  | cons a l ih => cases i with
    | zero => rfl
    | succ i => exact ih

theorem take_append {l₁ l₂ : List α} {i : Nat} : take i (l₁ ++ l₂) = take i l₁ ++ take (i - l₁.length) l₂ := by
  induction l₁ generalizing i with
  | nil => rw [take_nil]; rfl
  | cons a l ih => cases i with
    | zero => simp
    | succ i => rw [cons_append, take_succ_cons, ih, take_succ_cons, length_cons, Nat.add_sub_add_right, cons_append]

theorem drop_append {l₁ l₂ : List α} {i : Nat} : drop i (l₁ ++ l₂) = drop i l₁ ++ drop (i - l₁.length) l₂ := by
  induction l₁ generalizing i with
  | nil => rw [drop_nil]; rfl
  | cons a l ih => cases i with
    | zero => simp
    | succ i => rw [cons_append, drop_succ_cons, ih, drop_succ_cons, length_cons, Nat.add_sub_add_right]

theorem take_append_of_le_length {l₁ l₂ : List α} {i : Nat} (h : i ≤ l₁.length) : (l₁ ++ l₂).take i = l₁.take i := by
  rw [take_append, Nat.sub_eq_zero_of_le h, take_zero, append_nil]

theorem drop_append_of_le_length {l₁ l₂ : List α} {i : Nat} (h : i ≤ l₁.length) :
    (l₁ ++ l₂).drop i = l₁.drop i ++ l₂ := by
  rw [drop_append, Nat.sub_eq_zero_of_le h, drop_zero]

theorem mem_of_mem_take {a : α} {i : Nat} {l : List α} (h : a ∈ l.take i) : a ∈ l := by
  rw [← take_append_drop i l]
  exact mem_append_left _ h

theorem mem_of_mem_drop {a : α} {i : Nat} {l : List α} (h : a ∈ l.drop i) : a ∈ l := by
  rw [← take_append_drop i l]
  exact mem_append_right _ h

@[simp] theorem takeWhile_nil {p : α → Bool} : takeWhile p [] = [] := rfl
@[simp] theorem dropWhile_nil {p : α → Bool} : dropWhile p [] = [] := rfl

theorem takeWhile_cons {p : α → Bool} {a : α} {l : List α} :
    (a :: l).takeWhile p = if p a then a :: l.takeWhile p else [] := by
  cases h : p a <;> simp [takeWhile, h]

theorem dropWhile_cons {p : α → Bool} {a : α} {l : List α} :
    (a :: l).dropWhile p = if p a then l.dropWhile p else a :: l := by
  cases h : p a <;> simp [dropWhile, h]

@[simp] theorem takeWhile_append_dropWhile {p : α → Bool} {l : List α} : takeWhile p l ++ dropWhile p l = l := by
  induction l with
  | nil => rfl
  | cons a l ih => cases h : p a <;> simp [takeWhile_cons, dropWhile_cons, h, ih]

@[simp] theorem splitAt_eq {i : Nat} {l : List α} : splitAt i l = (l.take i, l.drop i) := by
  rw [splitAt, splitAt_go]
  split
  · rfl
  · next h => rw [take_of_length_le (Nat.le_of_not_lt h), drop_of_length_le (Nat.le_of_not_lt h)]

theorem dropLast_eq_take {l : List α} : l.dropLast = l.take (l.length - 1) := by
  apply ext_getElem?
  intro i
  rw [getElem?_dropLast, getElem?_take]

end List
