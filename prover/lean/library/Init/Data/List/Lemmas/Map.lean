prelude
import Init.Data.List.Lemmas.Access
import Init.Data.Option.Lemmas

/-! Lists: first and last elements, `map`, `filter`, `filterMap`, `++`, `concat`. -/

namespace List

/-! The first element. -/

theorem head?_singleton {a : α} : head? [a] = some a := rfl

theorem head?_eq_getElem? : ∀ {l : List α}, l.head? = l[0]?
  | [] => rfl
  | _ :: _ => rfl

theorem head_singleton {a : α} : head [a] (by simp) = a := rfl

theorem head_eq_getElem {l : List α} (h : l ≠ []) : head l h = l[0]'(length_pos_iff.mpr h) :=
  match l, h with
  | _ :: _, _ => rfl

theorem getElem_zero_eq_head {l : List α} (h : 0 < l.length) : l[0] = head l (length_pos_iff.mp h) := getElem_zero h

theorem headD_eq_getD {l : List α} {fallback : α} : headD l fallback = l[0]?.getD fallback := by cases l <;> rfl

theorem head_eq_iff_head?_eq_some {xs : List α} (h) : xs.head h = a ↔ xs.head? = some a := by
  cases xs with
  | nil => exact absurd rfl h
  | cons x xs => simp

@[simp] theorem head?_eq_none_iff {l : List α} : l.head? = none ↔ l = [] := by cases l <;> simp

theorem head?_eq_some_iff {xs : List α} {a : α} : xs.head? = some a ↔ ∃ ys, xs = a :: ys := by
  cases xs <;> simp

@[simp] theorem isSome_head? {l : List α} : l.head?.isSome ↔ l ≠ [] := by cases l <;> simp

@[simp] theorem head_mem : ∀ {l : List α} (h : l ≠ []), head l h ∈ l
  | [], h => absurd rfl h
  | _ :: _, _ => .head ..

theorem mem_of_head? : {l : List α} → {a : α} → l.head? = some a → a ∈ l
  | _ :: _, _, h => Option.some.inj h ▸ mem_cons_self

theorem mem_of_mem_head? {l : List α} {a : α} (h : a ∈ l.head?) : a ∈ l := mem_of_head? h

theorem head_mem_head? : ∀ {l : List α} (h : l ≠ []), head l h ∈ head? l
  | [], h => absurd rfl h
  | _ :: _, _ => rfl

theorem head?_eq_some_head : ∀ {l : List α} (h : l ≠ []), head? l = some (head l h)
  | [], h => absurd rfl h
  | _ :: _, _ => rfl

theorem head?_eq_head {l : List α} (h) : l.head? = some (head l h) := head?_eq_some_head h

theorem head?_concat {a : α} {l : List α} : (l ++ [a]).head? = some (l.head?.getD a) := by cases l <;> rfl

theorem head?_concat_concat {a b : α} {l : List α} : (l ++ [a, b]).head? = (l ++ [a]).head? := by cases l <;> rfl

theorem head_of_head?_eq_some {l : List α} {x} (hx : l.head? = some x) :
    l.head (ne_nil_of_mem (mem_of_head? hx)) = x := (head_eq_iff_head?_eq_some _).2 hx

@[simp] theorem headD_eq_head?_getD {l : List α} : headD l a = (head? l).getD a := by cases l <;> rfl

@[simp] theorem tailD_nil {l' : List α} : tailD [] l' = l' := rfl

@[simp] theorem tailD_cons {a : α} {as l' : List α} : tailD (a :: as) l' = as := rfl

@[simp] theorem tail?_nil : tail? ([] : List α) = none := rfl

@[simp] theorem tail?_cons {a : α} {as : List α} : tail? (a :: as) = some as := rfl

@[simp] theorem tailD_eq_tail? {l l' : List α} : tailD l l' = (tail? l).getD l' := by cases l <;> rfl

theorem tail_eq_tailD {l : List α} : l.tail = tailD l [] := by cases l <;> rfl

theorem tail_eq_tail? {l : List α} : l.tail = (tail? l).getD [] := by cases l <;> rfl

theorem mem_of_mem_tail {a : α} {l : List α} (h : a ∈ tail l) : a ∈ l :=
  match l, h with
  | [], h => h
  | _ :: _, h => .tail _ h

theorem ne_nil_of_tail_ne_nil {l : List α} : l.tail ≠ [] → l ≠ [] := by
  intro h e
  subst e
  exact h rfl

@[simp] theorem getElem?_tail {l : List α} {i : Nat} : (tail l)[i]? = l[i + 1]? := by cases l <;> rfl

@[simp] theorem getElem_tail {l : List α} {i : Nat} (h : i < l.tail.length) :
    (tail l)[i] = l[i + 1]'(by rw [length_tail] at h; omega) :=
  match l, h with
  | _ :: _, _ => rfl

@[simp] theorem set_tail {l : List α} {i : Nat} {a : α} : l.tail.set i a = (l.set (i + 1) a).tail := by cases l <;> rfl

theorem one_lt_length_of_tail_ne_nil {l : List α} (h : l.tail ≠ []) : 1 < l.length := by
  have := length_pos_iff.mpr h
  rw [length_tail] at this
  omega

@[simp] theorem head_tail {l : List α} (h : l.tail ≠ []) :
    (tail l).head h = l[1]'(one_lt_length_of_tail_ne_nil h) :=
  match l, h with
  | _ :: _ :: _, _ => rfl

@[simp] theorem head?_tail {l : List α} : (tail l).head? = l[1]? :=
  match l with
  | [] => rfl
  | [_] => rfl
  | _ :: _ :: _ => rfl

@[simp] theorem cons_head_tail {l : List α} (h : l ≠ []) : l.head h :: l.tail = l :=
  match l, h with
  | _ :: _, _ => rfl

/-! The last element. -/

@[simp] theorem getLast_cons_cons {a b : α} {l : List α} : getLast (a :: b :: l) (by simp) = getLast (b :: l) (by simp) := rfl

@[simp] theorem getLast_singleton {a : α} (h) : @getLast α [a] h = a := rfl

theorem getLast_cons {a : α} {l : List α} : ∀ (h : l ≠ nil), getLast (a :: l) (cons_ne_nil a l) = getLast l h :=
  match l with
  | [] => fun h => absurd rfl h
  | _ :: _ => fun _ => rfl

@[simp] theorem getLast?_nil : ([] : List α).getLast? = none := rfl

@[simp] theorem getLast?_singleton {a : α} : getLast? [a] = some a := rfl

@[simp] theorem getLast?_cons_cons {a b : α} {l : List α} : (a :: b :: l).getLast? = (b :: l).getLast? := rfl

theorem getLast?_concat {l : List α} {a : α} : (l ++ [a]).getLast? = some a := by
  induction l with
  | nil => rfl
  | cons b l ih => cases l with
    | nil => rfl
    | cons c l => exact ih

theorem getLast_concat {a : α} : ∀ {l : List α}, getLast (l ++ [a]) (by simp) = a
  | [] => rfl
  | [_] => rfl
  | _ :: b :: t => getLast_concat (l := b :: t)

@[simp] theorem getLast_mem : ∀ {l : List α} (h : l ≠ []), getLast l h ∈ l
  | [], h => absurd rfl h
  | [_], _ => .head ..
  | _ :: a :: l, _ => .tail _ (getLast_mem (cons_ne_nil a l))

theorem getLast?_eq_some_getLast : ∀ {l : List α} (h : l ≠ []), getLast? l = some (getLast l h)
  | [], h => absurd rfl h
  | [_], _ => rfl
  | _ :: a :: l, _ => getLast?_eq_some_getLast (cons_ne_nil a l)

theorem getLast?_eq_getLast {l : List α} (h) : l.getLast? = some (l.getLast h) := getLast?_eq_some_getLast h

theorem getLast_mem_getLast? {l : List α} (h : l ≠ []) : getLast l h ∈ getLast? l := getLast?_eq_some_getLast h

theorem getLast_eq_iff_getLast?_eq_some {xs : List α} (h) : xs.getLast h = a ↔ xs.getLast? = some a := by
  rw [getLast?_eq_some_getLast h]
  simp

theorem getLast?_eq_getElem? {l : List α} : l.getLast? = l[l.length - 1]? := by
  induction l with
  | nil => rfl
  | cons a l ih => cases l with
    | nil => rfl
    | cons b l => exact ih

theorem getLast_eq_getElem {l : List α} (h : l ≠ []) :
    getLast l h = l[l.length - 1]'(Nat.sub_lt (length_pos_iff.mpr h) Nat.one_pos) := by
  rw [getLast_eq_iff_getLast?_eq_some, getLast?_eq_getElem?, getElem?_eq_getElem]

theorem getElem_length_sub_one_eq_getLast {l : List α} (h : l.length - 1 < l.length) :
    l[l.length - 1] = getLast l (length_pos_iff.mp (Nat.lt_of_le_of_lt (Nat.zero_le _) h)) := by
  rw [← getLast_eq_getElem]

theorem getElem_cons_length {x : α} {xs : List α} {i : Nat} (h : i = xs.length) :
    (x :: xs)[i]'(by simp [h]) = (x :: xs).getLast (cons_ne_nil x xs) := by
  rw [getLast_eq_getElem]
  cases h
  rfl

theorem getLast?_cons {a : α} {l : List α} : (a :: l).getLast? = some (l.getLast?.getD a) := by
  cases l with
  | nil => rfl
  | cons b l => rw [getLast?_cons_cons, getLast?_eq_some_getLast (cons_ne_nil b l), Option.getD_some]

theorem getLast?_cons_of_ne_nil {x : α} {xs : List α} (h : xs ≠ []) : (x::xs).getLast? = xs.getLast? :=
  match xs, h with
  | _ :: _, _ => rfl

@[simp] theorem getLastD_eq_getLast? {a : α} {l : List α} : getLastD l a = (getLast? l).getD a := by
  induction l with
  | nil => rfl
  | cons b l ih => cases l with
    | nil => rfl
    | cons c l => exact ih

theorem getLastD_concat {a b : α} {l : List α} : (l ++ [b]).getLastD a = b := by
  rw [getLastD_eq_getLast?, getLast?_concat]
  rfl

theorem getLast_eq_getLastD {a : α} {l : List α} (h) : @getLast α (a :: l) h = getLastD l a := by
  rw [getLastD_eq_getLast?, getLast_eq_iff_getLast?_eq_some, getLast?_cons]

theorem getLastD_mem_cons {l : List α} {a : α} : getLastD l a ∈ a :: l := by
  rw [← getLast_eq_getLastD (cons_ne_nil a l)]
  exact getLast_mem _

@[simp] theorem getLast_tail {l : List α} (h : l.tail ≠ []) : (tail l).getLast h = l.getLast (ne_nil_of_tail_ne_nil h) :=
  match l, h with
  | _ :: _ :: _, _ => rfl

theorem getLast?_tail {l : List α} : (tail l).getLast? = if l.length = 1 then none else l.getLast? :=
  match l with
  | [] => rfl
  | [_] => rfl
  | _ :: _ :: _ => rfl

/-! `map`. -/

@[simp] theorem isEmpty_map {l : List α} {f : α → β} : (l.map f).isEmpty = l.isEmpty := by cases l <;> rfl

theorem map_id'' {f : α → α} (h : ∀ x, f x = x) (l : List α) : map f l = l := by
  rw [show f = id from funext h, map_id]

theorem forall_mem_map {f : α → β} {l : List α} {P : β → Prop} :
    (∀ (i) (_ : i ∈ l.map f), P i) ↔ ∀ (j) (_ : j ∈ l), P (f j) := by
  refine ⟨fun h j hj => h _ (mem_map_of_mem hj), fun h i hi => ?_⟩
  have ⟨a, ha, e⟩ := mem_map.1 hi
  exact e ▸ h a ha

theorem eq_nil_of_map_eq_nil {f : α → β} {l : List α} (h : map f l = []) : l = [] := map_eq_nil_iff.mp h

@[simp] theorem map_inj_left {f g : α → β} {l : List α} : map f l = map g l ↔ ∀ a ∈ l, f a = g a := by
  induction l <;> simp_all

theorem map_inj_right {f : α → β} {l l' : List α} (w : ∀ x y, f x = f y → x = y) : map f l = map f l' ↔ l = l' := by
  refine ⟨fun h => ?_, fun h => h ▸ rfl⟩
  induction l generalizing l' with
  | nil => cases l' with
    | nil => rfl
    | cons => exact nomatch h
  | cons a l ih => cases l' with
    | nil => exact nomatch h
    | cons b l' => injection h with h₁ h₂; rw [w _ _ h₁, ih h₂]

theorem map_inj {f g : α → β} : map f = map g ↔ f = g :=
  ⟨fun h => funext fun a => head_eq_of_cons_eq (congrFun h [a]), fun h => h ▸ rfl⟩

theorem map_eq_cons_iff {f : α → β} {l : List α} {b : β} {l₂ : List β} :
    map f l = b :: l₂ ↔ ∃ a l₁, l = a :: l₁ ∧ f a = b ∧ map f l₁ = l₂ := by
  cases l with
  | nil => simp
  | cons a l₁ =>
    constructor
    · intro h
      injection h with h₁ h₂
      exact ⟨a, l₁, rfl, h₁, h₂⟩
    · intro ⟨a', l', h, h₁, h₂⟩
      injection h with e₁ e₂
      subst e₁ e₂
      rw [map_cons, h₁, h₂]

theorem map_eq_cons_iff' {f : α → β} {l : List α} :
    map f l = b :: l₂ ↔ l.head?.map f = some b ∧ l.tail?.map (map f) = some l₂ := by
  cases l <;> simp

@[simp] theorem map_eq_singleton_iff {f : α → β} {l : List α} {b : β} : map f l = [b] ↔ ∃ a, l = [a] ∧ f a = b := by
  match l with
  | [] => simp
  | [a] => simp
  | _ :: _ :: _ => simp

theorem map_eq_map_iff {f g : α → β} {l : List α} : map f l = map g l ↔ ∀ a ∈ l, f a = g a := map_inj_left

theorem map_eq_iff {f : α → β} {l : List α} {l' : List β} : map f l = l' ↔ ∀ i : Nat, l'[i]? = l[i]?.map f := by
  constructor
  · intro h i
    rw [← h, getElem?_map]
  · intro h
    apply ext_getElem?
    intro i
    rw [getElem?_map, h]

theorem map_eq_foldr {f : α → β} {l : List α} : map f l = foldr (fun a bs => f a :: bs) [] l := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [map_cons, ih, foldr_cons]

@[simp] theorem head_map {f : α → β} {l : List α} (w) :
    (map f l).head w = f (l.head (fun e => w (map_eq_nil_iff.2 e))) := by
  cases l with
  | nil => exact absurd rfl w
  | cons => rfl

@[simp] theorem head?_map {f : α → β} {l : List α} : (map f l).head? = l.head?.map f := by cases l <;> rfl

@[simp] theorem map_tail? {f : α → β} {l : List α} : (tail? l).map (map f) = tail? (map f l) := by cases l <;> rfl

@[simp] theorem map_tail {f : α → β} {l : List α} : map f l.tail = (map f l).tail := by cases l <;> rfl

theorem headD_map {f : α → β} {l : List α} {a : α} : (map f l).headD (f a) = f (l.headD a) := by cases l <;> rfl

theorem tailD_map {f : α → β} {l l' : List α} : tailD (map f l) (map f l') = map f (tailD l l') := by cases l <;> rfl

@[simp] theorem getLast?_map {f : α → β} {l : List α} : (map f l).getLast? = l.getLast?.map f := by
  rw [getLast?_eq_getElem?, getLast?_eq_getElem?, length_map, getElem?_map]

@[simp] theorem getLast_map {f : α → β} {l : List α} (h) :
    getLast (map f l) h = f (getLast l (fun e => h (map_eq_nil_iff.2 e))) := by
  rw [getLast_eq_iff_getLast?_eq_some, getLast?_map, getLast?_eq_some_getLast, Option.map_some]

theorem getLastD_map {f : α → β} {l : List α} {a : α} : (map f l).getLastD (f a) = f (l.getLastD a) := by
  rw [getLastD_eq_getLast?, getLastD_eq_getLast?, getLast?_map]
  cases l.getLast? <;> rfl

/-! `filter`. -/

@[simp] theorem filter_eq_self {p : α → Bool} {l : List α} : filter p l = l ↔ ∀ a ∈ l, p a := by
  refine ⟨fun h a ha => (mem_filter.1 (h ▸ ha)).2, fun h => ?_⟩
  induction l with
  | nil => rfl
  | cons a l ih => rw [filter_cons_of_pos (h a mem_cons_self), ih fun b hb => h b (.tail _ hb)]

@[simp] theorem length_filter_eq_length_iff {p : α → Bool} {l : List α} :
    (filter p l).length = l.length ↔ ∀ a ∈ l, p a := by
  refine ⟨fun h => ?_, fun h => congrArg length (filter_eq_self.2 h)⟩
  induction l with
  | nil => exact fun _ h => nomatch h
  | cons a l ih =>
    if hp : p a then
      rw [filter_cons_of_pos hp] at h
      intro b hb
      exact (mem_cons.1 hb).elim (fun e => e ▸ hp) (ih (Nat.succ.inj h) b)
    else
      rw [filter_cons_of_neg hp] at h
      exact absurd (h ▸ length_filter_le p l) (Nat.not_succ_le_self _)

@[simp] theorem filter_eq_nil_iff {p : α → Bool} {l : List α} : filter p l = [] ↔ ∀ a, a ∈ l → ¬p a := by
  rw [eq_nil_iff_forall_not_mem]
  exact forall_congr' fun a => ⟨fun h m w => h (mem_filter.2 ⟨m, w⟩), fun h m => h (mem_filter.1 m).1 (mem_filter.1 m).2⟩

theorem forall_mem_filter {l : List α} {p : α → Bool} {P : α → Prop} :
    (∀ (i) (_ : i ∈ l.filter p), P i) ↔ ∀ (j) (_ : j ∈ l), p j → P j :=
  ⟨fun h j hj hp => h j (mem_filter.2 ⟨hj, hp⟩), fun h i hi => h i (mem_filter.1 hi).1 (mem_filter.1 hi).2⟩

theorem getElem_filter {xs : List α} {p : α → Bool} {i : Nat} (h : i < (xs.filter p).length) : p (xs.filter p)[i] :=
  (mem_filter.mp (getElem_mem h)).2

theorem foldl_filter {p : α → Bool} {f : β → α → β} {l : List α} {init : β} :
    (l.filter p).foldl f init = l.foldl (fun x y => if p y then f x y else x) init := by
  induction l generalizing init with
  | nil => rfl
  | cons a l ih => cases h : p a <;> simp [h, ih]

theorem foldr_filter {p : α → Bool} {f : α → β → β} {l : List α} {init : β} :
    (l.filter p).foldr f init = l.foldr (fun x y => if p x then f x y else y) init := by
  induction l with
  | nil => rfl
  | cons a l ih => cases h : p a <;> simp [h, ih]

theorem map_filter_eq_foldr {f : α → β} {p : α → Bool} {as : List α} :
    map f (filter p as) = foldr (fun a bs => if p a then f a :: bs else bs) [] as := by
  induction as with
  | nil => rfl
  | cons a l ih => cases h : p a <;> simp [h, ih]

theorem filter_congr {p q : α → Bool} {l : List α} (h : ∀ x ∈ l, p x = q x) : filter p l = filter q l := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [filter_cons, filter_cons, h a mem_cons_self, ih fun x hx => h x (.tail _ hx)]

theorem filter_eq_cons_iff {p : α → Bool} {l : List α} {a : α} {as : List α} :
    filter p l = a :: as ↔ ∃ l₁ l₂, l = l₁ ++ a :: l₂ ∧ (∀ x, x ∈ l₁ → ¬p x) ∧ p a ∧ filter p l₂ = as := by
  constructor
  · intro h
    induction l with
    | nil => exact nomatch h
    | cons x l ih =>
      if hp : p x then
        rw [filter_cons_of_pos hp] at h
        injection h with h₁ h₂
        exact ⟨[], l, h₁ ▸ rfl, fun _ h => (nomatch h), h₁ ▸ hp, h₂⟩
      else
        rw [filter_cons_of_neg hp] at h
        have ⟨l₁, l₂, e, h₁, h₂, h₃⟩ := ih h
        exact ⟨x :: l₁, l₂, congrArg (x :: ·) e, forall_mem_cons.2 ⟨hp, h₁⟩, h₂, h₃⟩
  · intro ⟨l₁, l₂, e, h₁, h₂, h₃⟩
    rw [e, filter_append, filter_eq_nil_iff.2 h₁, filter_cons_of_pos h₂, h₃, nil_append]

theorem head_filter_of_pos {p : α → Bool} {l : List α} (w : l ≠ []) (h : p (l.head w)) :
    (filter p l).head ((ne_nil_of_mem (mem_filter.2 ⟨head_mem w, h⟩))) = l.head w := by
  match l, w with
  | a :: l, _ => simp [filter_cons_of_pos (show p a = true from h)]

/-! `filterMap`. -/

@[simp] theorem filterMap_nil {f : α → Option β} : filterMap f [] = [] := rfl

theorem filterMap_cons {f : α → Option β} {a : α} {l : List α} :
    filterMap f (a :: l) = match f a with | none => filterMap f l | some b => b :: filterMap f l := by
  cases h : f a <;> simp only [filterMap, h]

@[simp] theorem filterMap_cons_none {f : α → Option β} {a : α} {l : List α} (h : f a = none) :
    filterMap f (a :: l) = filterMap f l := by simp only [filterMap, h]

@[simp] theorem filterMap_cons_some {f : α → Option β} {a : α} {l : List α} {b : β} (h : f a = some b) :
    filterMap f (a :: l) = b :: filterMap f l := by simp only [filterMap, h]

@[simp] theorem filterMap_eq_map {f : α → β} : filterMap (some ∘ f) = map f := by
  funext l
  induction l with
  | nil => rfl
  | cons a l ih => rw [filterMap_cons_some (f := some ∘ f) (b := f a) rfl, ih, map_cons]

@[simp] theorem filterMap_eq_map' {f : α → β} : filterMap (fun x => some (f x)) = map f := filterMap_eq_map

theorem filterMap_some_fun : filterMap (some : α → Option α) = id := by
  funext l
  exact (congrFun (filterMap_eq_map (f := id)) l).trans (map_id l)

@[simp] theorem filterMap_some {l : List α} : filterMap some l = l := congrFun filterMap_some_fun l

theorem map_filterMap_some_eq_filter_map_isSome {f : α → Option β} {l : List α} :
    (l.filterMap f).map some = (l.map f).filter fun b => b.isSome := by
  induction l with
  | nil => rfl
  | cons a l ih =>
    cases h : f a with
    | none => simp [h, ih]
    | some b => simp [filterMap_cons_some h, h, ih]

theorem length_filterMap_le (f : α → Option β) (l : List α) : (filterMap f l).length ≤ l.length := by
  rw [← length_map some, map_filterMap_some_eq_filter_map_isSome, ← length_map f]
  exact length_filter_le ..

@[simp] theorem filterMap_eq_filter {p : α → Bool} : filterMap (Option.guard (p ·)) = filter p := by
  funext l
  induction l with
  | nil => rfl
  | cons a l ih => cases h : p a <;> simp [Option.guard, filterMap_cons, h, ← ih]

theorem filterMap_filterMap {f : α → Option β} {g : β → Option γ} {l : List α} :
    filterMap g (filterMap f l) = filterMap (fun x => (f x).bind g) l := by
  induction l with
  | nil => rfl
  | cons a l ih =>
    cases h : f a with
    | none => simp [h, ih]
    | some b => cases h' : g b <;> simp [filterMap_cons, h, h', ih]

theorem map_filterMap {f : α → Option β} {g : β → γ} {l : List α} :
    map g (filterMap f l) = filterMap (fun x => (f x).map g) l := by
  induction l with
  | nil => rfl
  | cons a l ih => cases h : f a <;> simp [filterMap_cons, h, ih]

@[simp] theorem filterMap_map {f : α → β} {g : β → Option γ} {l : List α} :
    filterMap g (map f l) = filterMap (g ∘ f) l := by
  induction l with
  | nil => rfl
  | cons a l ih => cases h : g (f a) <;> simp [filterMap_cons, h, ih]

theorem filter_filterMap {f : α → Option β} {p : β → Bool} {l : List α} :
    filter p (filterMap f l) = filterMap (fun x => (f x).filter p) l := by
  induction l with
  | nil => rfl
  | cons a l ih =>
    cases h : f a with
    | none => simp [filterMap_cons, h, ih]
    | some b => cases hp : p b <;> simp [filterMap_cons, Option.filter, h, hp, ih]

theorem filterMap_filter {p : α → Bool} {f : α → Option β} {l : List α} :
    filterMap f (filter p l) = filterMap (fun x => if p x then f x else none) l := by
  induction l with
  | nil => rfl
  | cons a l ih => cases h : p a <;> cases h' : f a <;> simp [filterMap_cons, h, h', ih]

@[simp] theorem mem_filterMap {f : α → Option β} {l : List α} {b : β} : b ∈ filterMap f l ↔ ∃ a, a ∈ l ∧ f a = some b := by
  induction l with
  | nil => simp
  | cons a l ih => cases h : f a <;> simp [filterMap_cons, h, ih, eq_comm (a := b)]

theorem forall_mem_filterMap {f : α → Option β} {l : List α} {P : β → Prop} :
    (∀ (i) (_ : i ∈ filterMap f l), P i) ↔ ∀ (j) (_ : j ∈ l) (b), f j = some b → P b := by
  refine ⟨fun h j hj b e => h b (mem_filterMap.2 ⟨j, hj, e⟩), fun h i hi => ?_⟩
  have ⟨j, hj, e⟩ := mem_filterMap.1 hi
  exact h j hj i e

@[simp] theorem filterMap_append {l l' : List α} {f : α → Option β} :
    filterMap f (l ++ l') = filterMap f l ++ filterMap f l' := by
  induction l with
  | nil => rfl
  | cons a l ih => cases h : f a <;> simp [filterMap_cons, h, ih]

theorem map_filterMap_of_inv {f : α → Option β} {g : β → α} (H : ∀ x : α, (f x).map g = some x) {l : List α} :
    map g (filterMap f l) = l := by rw [map_filterMap, funext H, filterMap_some]

theorem forall_none_of_filterMap_eq_nil {f : α → Option β} {xs : List α} (h : filterMap f xs = []) :
    ∀ x ∈ xs, f x = none := by
  intro x hx
  cases e : f x with
  | none => rfl
  | some b => exact absurd (mem_filterMap.2 ⟨x, hx, e⟩) (h ▸ not_mem_nil)

@[simp] theorem filterMap_eq_nil_iff {f : α → Option β} {l : List α} : filterMap f l = [] ↔ ∀ a ∈ l, f a = none := by
  refine ⟨forall_none_of_filterMap_eq_nil, fun h => ?_⟩
  induction l with
  | nil => rfl
  | cons a l ih => rw [filterMap_cons_none (h a mem_cons_self), ih fun x hx => h x (.tail _ hx)]

/-! `++`. -/

@[simp] theorem nil_append_fun : (([] : List α) ++ ·) = id := rfl

@[simp] theorem cons_append_fun {a : α} {as : List α} : (fun bs => ((a :: as) ++ bs)) = fun bs => a :: (as ++ bs) := rfl

theorem not_mem_append {a : α} {s t : List α} (h₁ : a ∉ s) (h₂ : a ∉ t) : a ∉ s ++ t :=
  fun h => (mem_append.1 h).elim h₁ h₂

theorem mem_iff_append {a : α} {l : List α} : a ∈ l ↔ ∃ s t : List α, l = s ++ a :: t :=
  ⟨append_of_mem, fun ⟨_, _, e⟩ => e ▸ mem_append_cons_self⟩

theorem forall_mem_append {p : α → Prop} {l₁ l₂ : List α} :
    (∀ (x) (_ : x ∈ l₁ ++ l₂), p x) ↔ (∀ (x) (_ : x ∈ l₁), p x) ∧ (∀ (x) (_ : x ∈ l₂), p x) :=
  ⟨fun h => ⟨fun x m => h x (mem_append_left _ m), fun x m => h x (mem_append_right _ m)⟩,
    fun h x m => (mem_append.1 m).elim (h.1 x) (h.2 x)⟩

theorem getElem?_append {l₁ l₂ : List α} {i : Nat} :
    (l₁ ++ l₂)[i]? = if i < l₁.length then l₁[i]? else l₂[i - l₁.length]? := by
  split
  · next h => exact getElem?_append_left h
  · next h => exact getElem?_append_right (Nat.le_of_not_lt h)

@[simp] theorem getElem_append_left {as bs : List α} (h : i < as.length) {h' : i < (as ++ bs).length} :
    (as ++ bs)[i] = as[i] := by
  apply Option.some.inj
  rw [← getElem?_eq_getElem, ← getElem?_eq_getElem, getElem?_append_left h]

@[simp] theorem getElem_append_right {as bs : List α} {i : Nat} (h₁ : as.length ≤ i) {h₂ : i < (as ++ bs).length} :
    (as ++ bs)[i] = bs[i - as.length]'(by rw [length_append] at h₂; omega) := by
  apply Option.some.inj
  rw [← getElem?_eq_getElem, ← getElem?_eq_getElem, getElem?_append_right h₁]

theorem getElem_append {l₁ l₂ : List α} {i : Nat} (h : i < (l₁ ++ l₂).length) :
    (l₁ ++ l₂)[i] = if h' : i < l₁.length then l₁[i] else l₂[i - l₁.length]'(by rw [length_append] at h; omega) := by
  if h' : i < l₁.length then
    rw [dif_pos h', getElem_append_left h']
  else
    rw [dif_neg h', getElem_append_right (Nat.le_of_not_lt h')]

theorem getElem_append_left' {l₁ : List α} {i : Nat} (hi : i < l₁.length) (l₂ : List α) :
    l₁[i] = (l₁ ++ l₂)[i]'(by rw [length_append]; omega) := (getElem_append_left hi).symm

theorem getElem_of_append {l : List α} (eq : l = l₁ ++ a :: l₂) (h : l₁.length = i) :
    l[i]'(by rw [eq, length_append, length_cons]; omega) = a := by
  apply Option.some.inj
  rw [← getElem?_eq_getElem, eq, getElem?_append_right (h ▸ Nat.le_refl _), h, Nat.sub_self]
  rfl

theorem append_inj_right {s₁ s₂ t₁ t₂ : List α} (h : s₁ ++ t₁ = s₂ ++ t₂) (hl : length s₁ = length s₂) : t₁ = t₂ :=
  (append_inj h hl).2

theorem append_inj_left {s₁ s₂ t₁ t₂ : List α} (h : s₁ ++ t₁ = s₂ ++ t₂) (hl : length s₁ = length s₂) : s₁ = s₂ :=
  (append_inj h hl).1

theorem append_inj' {s₁ s₂ t₁ t₂ : List α} (h : s₁ ++ t₁ = s₂ ++ t₂) (hl : length t₁ = length t₂) : s₁ = s₂ ∧ t₁ = t₂ := by
  have := congrArg length h
  rw [length_append, length_append, hl] at this
  exact append_inj h (Nat.add_right_cancel this)

theorem append_inj_right' {s₁ s₂ t₁ t₂ : List α} (h : s₁ ++ t₁ = s₂ ++ t₂) (hl : length t₁ = length t₂) : t₁ = t₂ :=
  (append_inj' h hl).2

theorem append_inj_left' {s₁ s₂ t₁ t₂ : List α} (h : s₁ ++ t₁ = s₂ ++ t₂) (hl : length t₁ = length t₂) : s₁ = s₂ :=
  (append_inj' h hl).1

theorem append_left_inj {s₁ s₂ : List α} (t) : s₁ ++ t = s₂ ++ t ↔ s₁ = s₂ :=
  ⟨fun h => append_inj_left' h rfl, congrArg (· ++ t)⟩

@[simp] theorem append_cancel_right_eq (as bs cs : List α) : (as ++ bs = cs ++ bs) = (as = cs) :=
  propext (append_left_inj bs)

@[simp] theorem append_left_eq_self {xs ys : List α} : xs ++ ys = ys ↔ xs = [] :=
  ⟨fun h => (append_left_inj ys).1 (h.trans (nil_append ys).symm), fun h => h ▸ rfl⟩

@[simp] theorem append_right_eq_self {xs ys : List α} : xs ++ ys = xs ↔ ys = [] :=
  ⟨fun h => append_inj_right (h.trans (append_nil xs).symm) rfl, fun h => h ▸ append_nil xs⟩

@[simp] theorem self_eq_append_right {xs ys : List α} : xs = xs ++ ys ↔ ys = [] := eq_comm.trans append_right_eq_self

theorem nil_eq_append_iff {a b : List α} : [] = a ++ b ↔ a = [] ∧ b = [] := eq_comm.trans append_eq_nil_iff

theorem eq_nil_of_append_eq_nil {l₁ l₂ : List α} (h : l₁ ++ l₂ = []) : l₁ = [] ∧ l₂ = [] := append_eq_nil_iff.mp h

theorem append_ne_nil_of_left_ne_nil {s : List α} (h : s ≠ []) (t : List α) : s ++ t ≠ [] :=
  fun e => h (append_eq_nil_iff.1 e).1

theorem append_ne_nil_of_right_ne_nil (s : List α) : t ≠ [] → s ++ t ≠ [] := fun h e => h (append_eq_nil_iff.1 e).2

theorem append_eq_cons_iff {as bs c : List α} {x : α} :
    as ++ bs = x :: c ↔ (as = [] ∧ bs = x :: c) ∨ (∃ as', as = x :: as' ∧ c = as' ++ bs) := by
  cases as with
  | nil => simp
  | cons a as =>
    constructor
    · intro h
      injection h with h₁ h₂
      exact .inr ⟨as, by rw [h₁], h₂.symm⟩
    · intro h
      cases h with
      | inl h => exact nomatch h.1
      | inr h =>
        have ⟨as', e, h⟩ := h
        rw [e, h, cons_append]

theorem cons_eq_append_iff {as bs cs : List α} {x : α} :
    x :: cs = as ++ bs ↔ (as = [] ∧ bs = x :: cs) ∨ (∃ as', as = x :: as' ∧ cs = as' ++ bs) :=
  eq_comm.trans append_eq_cons_iff

theorem append_eq_singleton_iff {a b : List α} {x : α} :
    a ++ b = [x] ↔ (a = [] ∧ b = [x]) ∨ (a = [x] ∧ b = []) := by
  cases a <;> cases b <;> simp

theorem singleton_eq_append_iff {a b : List α} {x : α} :
    [x] = a ++ b ↔ (a = [] ∧ b = [x]) ∨ (a = [x] ∧ b = []) := eq_comm.trans append_eq_singleton_iff

theorem append_eq_append_iff {ws xs ys zs : List α} :
    ws ++ xs = ys ++ zs ↔ (∃ as, ys = ws ++ as ∧ xs = as ++ zs) ∨ ∃ bs, ws = ys ++ bs ∧ zs = bs ++ xs := by
  constructor
  · intro h
    induction ws generalizing ys with
    | nil => exact .inl ⟨ys, rfl, h⟩
    | cons a as ih => cases ys with
      | nil => exact .inr ⟨a :: as, rfl, h.symm⟩
      | cons b ys =>
        injection h with h₁ h₂
        subst h₁
        cases ih h₂ with
        | inl h => have ⟨as', e, h⟩ := h; exact .inl ⟨as', congrArg (a :: ·) e, h⟩
        | inr h => have ⟨bs, e, h⟩ := h; exact .inr ⟨bs, congrArg (a :: ·) e, h⟩
  · intro h
    cases h with
    | inl h => have ⟨as', e, h⟩ := h; rw [e, h, append_assoc]
    | inr h => have ⟨bs, e, h⟩ := h; rw [e, h, append_assoc]

@[simp] theorem head_append_of_ne_nil {l l' : List α} {w₁} (w₂) : head (l ++ l') w₁ = head l w₂ :=
  match l, w₂ with
  | _ :: _, _ => rfl

@[simp] theorem head?_append {l l' : List α} : (l ++ l').head? = l.head?.or l'.head? := by cases l <;> simp

theorem tail?_append_of_ne_nil {l l' : List α} (_ : l ≠ []) : (l ++ l').tail? = some (l.tail ++ l') := by
  cases l with
  | nil => contradiction
  | cons => rfl

theorem tail_append {l l' : List α} : (l ++ l').tail = if l.isEmpty then l'.tail else l.tail ++ l' := by
  cases l <;> rfl

@[simp] theorem tail_append_of_ne_nil {xs ys : List α} (h : xs ≠ []) : (xs ++ ys).tail = xs.tail ++ ys :=
  match xs, h with
  | _ :: _, _ => rfl

theorem set_append {s t : List α} {i : Nat} {x : α} :
    (s ++ t).set i x = if i < s.length then s.set i x ++ t else s ++ t.set (i - s.length) x := by
  induction s generalizing i with
  | nil => rfl
  | cons a as ih => cases i with
    | zero => exact (if_pos (Nat.succ_pos _)).symm
    | succ i =>
      rw [cons_append, set_cons_succ, ih, length_cons, Nat.add_sub_add_right]
      if h : i < as.length then
        rw [if_pos h, if_pos (Nat.succ_lt_succ h), set_cons_succ, cons_append]
      else
        rw [if_neg h, if_neg (fun w => h (Nat.lt_of_succ_lt_succ w)), cons_append]

@[simp] theorem set_append_left {s t : List α} (i : Nat) (x : α) (h : i < s.length) :
    (s ++ t).set i x = s.set i x ++ t := by rw [set_append, if_pos h]

@[simp] theorem set_append_right {s t : List α} (i : Nat) (x : α) (h : s.length ≤ i) :
    (s ++ t).set i x = s ++ t.set (i - s.length) x := by rw [set_append, if_neg (Nat.not_lt.2 h)]

theorem filterMap_eq_append_iff {f : α → Option β} {l : List α} {L₁ L₂ : List β} :
    filterMap f l = L₁ ++ L₂ ↔ ∃ l₁ l₂, l = l₁ ++ l₂ ∧ filterMap f l₁ = L₁ ∧ filterMap f l₂ = L₂ := by
  constructor
  · intro h
    induction l generalizing L₁ with
    | nil => exact ⟨[], [], rfl, (append_eq_nil_iff.1 h.symm).1.symm, (append_eq_nil_iff.1 h.symm).2.symm⟩
    | cons x l ih =>
      cases e : f x with
      | none =>
        rw [filterMap_cons_none e] at h
        have ⟨l₁, l₂, h₁, h₂, h₃⟩ := ih h
        exact ⟨x :: l₁, l₂, congrArg (x :: ·) h₁, by rw [filterMap_cons_none e, h₂], h₃⟩
      | some b =>
        rw [filterMap_cons_some e] at h
        cases L₁ with
        | nil => exact ⟨[], x :: l, rfl, rfl, by rw [filterMap_cons_some e]; exact h⟩
        | cons c L₁ =>
          injection h with h₁ h₂
          have ⟨l₁, l₂, w₁, w₂, w₃⟩ := ih h₂
          exact ⟨x :: l₁, l₂, congrArg (x :: ·) w₁, by rw [filterMap_cons_some e, w₂, h₁], w₃⟩
  · intro ⟨l₁, l₂, e, h₁, h₂⟩
    rw [e, filterMap_append, h₁, h₂]

theorem filter_eq_append_iff {p : α → Bool} {l L₁ L₂ : List α} :
    filter p l = L₁ ++ L₂ ↔ ∃ l₁ l₂, l = l₁ ++ l₂ ∧ filter p l₁ = L₁ ∧ filter p l₂ = L₂ := by
  rw [← filterMap_eq_filter, filterMap_eq_append_iff]

theorem map_eq_append_iff {f : α → β} {l : List α} {L₁ L₂ : List β} :
    map f l = L₁ ++ L₂ ↔ ∃ l₁ l₂, l = l₁ ++ l₂ ∧ map f l₁ = L₁ ∧ map f l₂ = L₂ := by
  rw [← filterMap_eq_map, filterMap_eq_append_iff]

theorem append_eq_map_iff {f : α → β} {l : List α} {L₁ L₂ : List β} :
    L₁ ++ L₂ = map f l ↔ ∃ l₁ l₂, l = l₁ ++ l₂ ∧ map f l₁ = L₁ ∧ map f l₂ = L₂ := eq_comm.trans map_eq_append_iff

/-! `concat`. -/

theorem concat_nil {a : α} : concat [] a = [a] := rfl

theorem concat_cons {a b : α} {l : List α} : concat (a :: l) b = a :: concat l b := rfl

theorem init_eq_of_concat_eq {a b : α} {l₁ l₂ : List α} (h : concat l₁ a = concat l₂ b) : l₁ = l₂ := by
  rw [concat_eq_append, concat_eq_append] at h
  exact append_inj_left' h rfl

theorem last_eq_of_concat_eq {a b : α} {l₁ l₂ : List α} (h : concat l₁ a = concat l₂ b) : a = b := by
  rw [concat_eq_append, concat_eq_append] at h
  exact head_eq_of_cons_eq (append_inj_right' h rfl)

theorem concat_inj {a b : α} {l l' : List α} : concat l a = concat l' b ↔ l = l' ∧ a = b :=
  ⟨fun h => ⟨init_eq_of_concat_eq h, last_eq_of_concat_eq h⟩, fun h => h.1 ▸ h.2 ▸ rfl⟩

theorem concat_inj_left {l l' : List α} (a : α) : concat l a = concat l' a ↔ l = l' :=
  ⟨init_eq_of_concat_eq, fun h => h ▸ rfl⟩

theorem concat_inj_right {l : List α} {a a' : α} : concat l a = concat l a' ↔ a = a' :=
  ⟨last_eq_of_concat_eq, fun h => h ▸ rfl⟩

theorem concat_append {a : α} {l₁ l₂ : List α} : concat l₁ a ++ l₂ = l₁ ++ a :: l₂ := by
  rw [concat_eq_append, append_assoc, singleton_append]

theorem append_concat {a : α} {l₁ l₂ : List α} : l₁ ++ concat l₂ a = concat (l₁ ++ l₂) a := by
  rw [concat_eq_append, concat_eq_append, append_assoc]

theorem map_concat {f : α → β} {a : α} {l : List α} : map f (concat l a) = concat (map f l) (f a) := by
  rw [concat_eq_append, concat_eq_append, map_append, map_singleton]

theorem eq_nil_or_concat : ∀ l : List α, l = [] ∨ ∃ l' b, l = concat l' b
  | [] => .inl rfl
  | a :: l => match eq_nil_or_concat l with
    | .inl e => .inr ⟨[], a, by rw [e]; rfl⟩
    | .inr ⟨l', b, e⟩ => .inr ⟨a :: l', b, by rw [e]; rfl⟩

@[simp] theorem append_singleton_inj {as bs : List α} {a b : α} : as ++ [a] = bs ++ [b] ↔ as = bs ∧ a = b := by
  rw [← concat_eq_append, ← concat_eq_append, concat_inj]

@[simp] theorem sum_append [Add α] [Zero α] [Std.LawfulLeftIdentity (α := α) (· + ·) 0]
    [Std.Associative (α := α) (· + ·)] {l₁ l₂ : List α} : (l₁ ++ l₂).sum = l₁.sum + l₂.sum := by
  induction l₁ with
  | nil => exact (Std.LawfulLeftIdentity.left_id (op := (· + ·)) (o := (0 : α)) _).symm
  | cons a l ih => rw [cons_append, sum_cons, ih, sum_cons]; exact (Std.Associative.assoc (op := fun x y : α => x + y) a l.sum l₂.sum).symm

end List
