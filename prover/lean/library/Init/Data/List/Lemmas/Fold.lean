prelude
import Init.Data.List.Lemmas.Flatten

/-! Lists: `foldl`, `foldr`, `any`, `all`, `contains`, `replace`, `insert`, `removeAll`, `partition`. -/

namespace List

theorem foldr_cons_eq_append' {l l' : List β} : l.foldr cons l' = l ++ l' := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [foldr_cons, ih, cons_append]

@[simp] theorem foldl_flip_cons_eq_append {l : List α} {f : α → β} {l' : List β} :
    l.foldl (fun xs y => f y :: xs) l' = (l.map f).reverse ++ l' := by
  induction l generalizing l' with
  | nil => rfl
  | cons a l ih => rw [foldl_cons, ih, map_cons, reverse_cons, append_assoc, singleton_append]

theorem foldl_flip_cons_eq_append' {l l' : List α} : l.foldl (fun xs y => y :: xs) l' = l.reverse ++ l' := by
  rw [foldl_flip_cons_eq_append (f := fun x => x), map_id']

@[simp] theorem foldr_append_eq_append {l : List α} {f : α → List β} {l' : List β} :
    l.foldr (f · ++ ·) l' = (l.map f).flatten ++ l' := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [foldr_cons, ih, map_cons, flatten_cons, append_assoc]

@[simp] theorem foldl_append_eq_append {l : List α} {f : α → List β} {l' : List β} :
    l.foldl (· ++ f ·) l' = l' ++ (l.map f).flatten := by
  induction l generalizing l' with
  | nil => exact (append_nil l').symm
  | cons a l ih => rw [foldl_cons, ih, map_cons, flatten_cons, append_assoc]

theorem foldr_cons_nil {l : List α} : l.foldr cons [] = l := by rw [foldr_cons_eq_append', append_nil]

theorem foldl_map_hom {g : α → β} {f : α → α → α} {f' : β → β → β} {a : α} {l : List α}
    (h : ∀ x y, f' (g x) (g y) = g (f x y)) : (l.map g).foldl f' (g a) = g (l.foldl f a) := by
  induction l generalizing a with
  | nil => rfl
  | cons b l ih => rw [map_cons, foldl_cons, h, ih, foldl_cons]

theorem foldr_map_hom {g : α → β} {f : α → α → α} {f' : β → β → β} {a : α} {l : List α}
    (h : ∀ x y, f' (g x) (g y) = g (f x y)) : (l.map g).foldr f' (g a) = g (l.foldr f a) := by
  induction l with
  | nil => rfl
  | cons b l ih => rw [map_cons, foldr_cons, ih, h, foldr_cons]

theorem foldl_filterMap {f : α → Option β} {g : γ → β → γ} {l : List α} {init : γ} :
    (l.filterMap f).foldl g init = l.foldl (fun x y => match f y with | some b => g x b | none => x) init := by
  induction l generalizing init with
  | nil => rfl
  | cons a l ih => cases h : f a <;> simp [filterMap_cons, h, ih]

theorem foldr_filterMap {f : α → Option β} {g : β → γ → γ} {l : List α} {init : γ} :
    (l.filterMap f).foldr g init = l.foldr (fun x y => match f x with | some b => g b y | none => y) init := by
  induction l with
  | nil => rfl
  | cons a l ih => cases h : f a <;> simp [filterMap_cons, h, ih]

theorem foldl_flatMap {f : α → List β} {g : γ → β → γ} {l : List α} {init : γ} :
    (l.flatMap f).foldl g init = l.foldl (fun acc x => (f x).foldl g acc) init := by
  induction l generalizing init with
  | nil => rfl
  | cons a l ih => rw [flatMap_cons, foldl_append, ih, foldl_cons]

theorem foldr_flatMap {f : α → List β} {g : β → γ → γ} {l : List α} {init : γ} :
    (l.flatMap f).foldr g init = l.foldr (fun x acc => (f x).foldr g acc) init := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [flatMap_cons, foldr_append, ih, foldr_cons]

theorem foldl_flatten {f : β → α → β} {b : β} {L : List (List α)} :
    (flatten L).foldl f b = L.foldl (fun b l => l.foldl f b) b := by
  induction L generalizing b with
  | nil => rfl
  | cons l L ih => rw [flatten_cons, foldl_append, ih, foldl_cons]

theorem foldr_flatten {f : α → β → β} {b : β} {L : List (List α)} :
    (flatten L).foldr f b = L.foldr (fun l b => l.foldr f b) b := by
  induction L with
  | nil => rfl
  | cons l L ih => rw [flatten_cons, foldr_append, ih, foldr_cons]

theorem foldl_eq_foldr_reverse {l : List α} {f : β → α → β} {b : β} :
    l.foldl f b = l.reverse.foldr (fun x y => f y x) b := foldr_reverse.symm

theorem foldr_eq_foldl_reverse {l : List α} {f : α → β → β} {b : β} :
    l.foldr f b = l.reverse.foldl (fun x y => f y x) b := foldl_reverse.symm

theorem foldl_assoc {op : α → α → α} [ha : Std.Associative op] {l : List α} {a₁ a₂ : α} :
    l.foldl op (op a₁ a₂) = op a₁ (l.foldl op a₂) := by
  induction l generalizing a₂ with
  | nil => rfl
  | cons a l ih => rw [foldl_cons, ha.assoc, ih, foldl_cons]

theorem foldr_assoc {op : α → α → α} [ha : Std.Associative op] {l : List α} {a₁ a₂ : α} :
    l.foldr op (op a₁ a₂) = op (l.foldr op a₁) a₂ := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [foldr_cons, ih, ← ha.assoc, foldr_cons]

theorem foldl_hom (f : α₁ → α₂) {g₁ : α₁ → β → α₁} {g₂ : α₂ → β → α₂} {l : List β} {init : α₁}
    (H : ∀ x y, g₂ (f x) y = f (g₁ x y)) : l.foldl g₂ (f init) = f (l.foldl g₁ init) := by
  induction l generalizing init with
  | nil => rfl
  | cons b l ih => rw [foldl_cons, H, ih, foldl_cons]

theorem foldr_hom (f : β₁ → β₂) {g₁ : α → β₁ → β₁} {g₂ : α → β₂ → β₂} {l : List α} {init : β₁}
    (H : ∀ x y, g₂ x (f y) = f (g₁ x y)) : l.foldr g₂ (f init) = f (l.foldr g₁ init) := by
  induction l with
  | nil => rfl
  | cons b l ih => rw [foldr_cons, ih, H, foldr_cons]

def foldlRecOn {motive : β → Sort _} : ∀ (l : List α) (op : β → α → β) {b : β} (_ : motive b)
    (_ : ∀ (b : β) (_ : motive b) (a : α) (_ : a ∈ l), motive (op b a)), motive (List.foldl op b l)
  | [], _, _, hb, _ => hb
  | hd :: tl, op, b, hb, hl =>
    foldlRecOn tl op (hl b hb hd mem_cons_self) fun y hy x hx => hl y hy x (mem_cons_of_mem hd hx)

def foldrRecOn {motive : β → Sort _} : ∀ (l : List α) (op : α → β → β) {b : β} (_ : motive b)
    (_ : ∀ (b : β) (_ : motive b) (a : α) (_ : a ∈ l), motive (op a b)), motive (List.foldr op b l)
  | [], _, _, hb, _ => hb
  | x :: l, op, b, hb, hl =>
    hl (foldr op b l) (foldrRecOn l op hb fun b c a m => hl b c a (mem_cons_of_mem x m)) x mem_cons_self

theorem foldl_rel {l : List α} {f : β → α → β} {g : γ → α → γ} {a : β} {b : γ} {r : β → γ → Prop}
    (h : r a b) (h' : ∀ (a : α), a ∈ l → ∀ (c : β) (c' : γ), r c c' → r (f c a) (g c' a)) :
    r (l.foldl (fun acc a => f acc a) a) (l.foldl (fun acc a => g acc a) b) := by
  induction l generalizing a b with
  | nil => exact h
  | cons x l ih => exact ih (h' x mem_cons_self _ _ h) fun a m => h' a (.tail _ m)

theorem foldr_rel {l : List α} {f : α → β → β} {g : α → γ → γ} {a : β} {b : γ} {r : β → γ → Prop}
    (h : r a b) (h' : ∀ (a : α), a ∈ l → ∀ (c : β) (c' : γ), r c c' → r (f a c) (g a c')) :
    r (l.foldr (fun a acc => f a acc) a) (l.foldr (fun a acc => g a acc) b) := by
  induction l with
  | nil => exact h
  | cons x l ih => exact h' x mem_cons_self _ _ (ih fun a m => h' a (.tail _ m))

@[simp] theorem foldl_add_const {l : List α} {a b : Nat} : l.foldl (fun x _ => x + a) b = b + a * l.length := by
  induction l generalizing b with
  | nil => rfl
  | cons y l ih => rw [foldl_cons, ih, length_cons, Nat.mul_succ, Nat.add_comm (a * _), Nat.add_assoc]

@[simp] theorem foldr_add_const {l : List α} {a b : Nat} : l.foldr (fun _ x => x + a) b = b + a * l.length := by
  induction l with
  | nil => rfl
  | cons y l ih => rw [foldr_cons, ih, length_cons, Nat.mul_succ, Nat.add_assoc]

theorem sum_eq_foldr [Add α] [Zero α] {l : List α} : l.sum = l.foldr (fun a b => a + b) 0 := rfl

@[simp] theorem prod_nil [Mul α] [One α] : ([] : List α).prod = 1 := rfl

@[simp] theorem prod_cons [Mul α] [One α] {a : α} {l : List α} : (a :: l).prod = a * l.prod := rfl

theorem prod_eq_foldr [Mul α] [One α] {l : List α} : l.prod = l.foldr (fun a b => a * b) 1 := rfl

/-! `contains`. -/

@[simp] theorem contains_map [BEq β] {l : List α} {x : β} {f : α → β} :
    (l.map f).contains x = l.any (fun a => x == f a) := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [map_cons, contains_cons, ih, any_cons]

@[simp] theorem contains_append [BEq α] {l₁ l₂ : List α} {x : α} :
    (l₁ ++ l₂).contains x = (l₁.contains x || l₂.contains x) := by
  rw [contains_eq_any_beq, contains_eq_any_beq, contains_eq_any_beq, any_append]

@[simp] theorem contains_flatten [BEq α] {l : List (List α)} {x : α} :
    l.flatten.contains x = l.any fun l => l.contains x := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [flatten_cons, contains_append, ih, any_cons]

@[simp] theorem contains_reverse [BEq α] {l : List α} {x : α} : (l.reverse).contains x = l.contains x := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [reverse_cons, contains_append, ih, contains_cons, contains_cons, contains_nil, Bool.or_false, Bool.or_comm]

/-! `partition`. -/

@[simp] theorem partition_eq_filter_filter {p : α → Bool} {l : List α} :
    partition p l = (filter p l, filter (not ∘ p) l) := rfl

theorem mem_partition {l : List α} {p : α → Bool} : a ∈ l ↔ a ∈ (partition p l).1 ∨ a ∈ (partition p l).2 := by
  rw [partition_eq_filter_filter]
  cases h : p a <;> simp [h]

/-! `splitAt`. -/

theorem splitAt_go {i : Nat} {l acc : List α} :
    splitAt.go l xs i acc = if i < xs.length then (acc.reverse ++ xs.take i, xs.drop i) else (l, []) := by
  induction xs generalizing i acc with
  | nil => simp [splitAt.go]
  | cons x xs ih =>
    cases i with
    | zero =>
      rw [if_pos (show 0 < (x :: xs).length from Nat.succ_pos _), take_zero, append_nil, drop_zero]
      rfl
    | succ i => simp [splitAt.go, ih]

/-! `any`, `all`. -/

theorem not_any_eq_all_not {l : List α} {p : α → Bool} : (!l.any p) = l.all fun a => !p a := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [any_cons, Bool.not_or, ih, all_cons]

theorem not_all_eq_any_not {l : List α} {p : α → Bool} : (!l.all p) = l.any fun a => !p a := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [all_cons, Bool.not_and, ih, any_cons]

theorem and_any_distrib_left {l : List α} {p : α → Bool} {q : Bool} : (q && l.any p) = l.any fun a => q && p a := by
  induction l with
  | nil => exact Bool.and_false q
  | cons a l ih => rw [any_cons, Bool.and_or_distrib_left, ih, any_cons]

theorem and_any_distrib_right {l : List α} {p : α → Bool} {q : Bool} : (l.any p && q) = l.any fun a => p a && q := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [any_cons, Bool.and_or_distrib_right, ih, any_cons]

theorem or_all_distrib_left {l : List α} {p : α → Bool} {q : Bool} : (q || l.all p) = l.all fun a => q || p a := by
  induction l with
  | nil => exact Bool.or_true q
  | cons a l ih => rw [all_cons, Bool.or_and_distrib_left, ih, all_cons]

theorem or_all_distrib_right {l : List α} {p : α → Bool} {q : Bool} : (l.all p || q) = l.all fun a => p a || q := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [all_cons, Bool.or_and_distrib_right, ih, all_cons]

theorem any_eq_not_all_not {l : List α} {p : α → Bool} : l.any p = !l.all (!p ·) := by
  rw [← not_any_eq_all_not, Bool.not_not]

theorem all_eq_not_any_not {l : List α} {p : α → Bool} : l.all p = !l.any (!p ·) := by
  rw [← not_all_eq_any_not, Bool.not_not]

@[simp] theorem any_map {f : α → β} {l : List α} {p : β → Bool} : (l.map f).any p = l.any (p ∘ f) := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [map_cons, any_cons, ih, any_cons]; rfl

@[simp] theorem all_map {f : α → β} {l : List α} {p : β → Bool} : (l.map f).all p = l.all (p ∘ f) := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [map_cons, all_cons, ih, all_cons]; rfl

@[simp] theorem any_filter {l : List α} {p q : α → Bool} : (filter p l).any q = l.any fun a => p a && q a := by
  induction l with
  | nil => rfl
  | cons a l ih => cases h : p a <;> simp [h, ih]

@[simp] theorem all_filter {l : List α} {p q : α → Bool} : (filter p l).all q = l.all fun a => !(p a) || q a := by
  induction l with
  | nil => rfl
  | cons a l ih => cases h : p a <;> simp [h, ih]

@[simp] theorem any_flatten {f : α → Bool} {l : List (List α)} : l.flatten.any f = l.any (any · f) := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [flatten_cons, any_append, ih, any_cons]

@[simp] theorem all_flatten {f : α → Bool} {l : List (List α)} : l.flatten.all f = l.all (all · f) := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [flatten_cons, all_append, ih, all_cons]

@[simp] theorem any_flatMap {p : β → Bool} {l : List α} {f : α → List β} :
    (l.flatMap f).any p = l.any fun a => (f a).any p := by
  rw [flatMap_def, any_flatten, any_map]
  rfl

@[simp] theorem all_flatMap {p : β → Bool} {l : List α} {f : α → List β} :
    (l.flatMap f).all p = l.all fun a => (f a).all p := by
  rw [flatMap_def, all_flatten, all_map]
  rfl

@[simp] theorem any_reverse {f : α → Bool} {l : List α} : l.reverse.any f = l.any f := by
  rw [Bool.eq_iff_iff, any_eq_true, any_eq_true]
  exact exists_congr fun a => and_congr_left' mem_reverse

@[simp] theorem all_reverse {f : α → Bool} {l : List α} : l.reverse.all f = l.all f := by
  rw [Bool.eq_iff_iff, all_eq_true, all_eq_true]
  exact forall_congr' fun a => imp_congr mem_reverse Iff.rfl

@[simp] theorem any_replicate {f : α → Bool} {n : Nat} {a : α} : (replicate n a).any f = if n = 0 then false else f a := by
  induction n with
  | zero => rfl
  | succ n ih => rw [replicate_succ, any_cons, ih]; cases n <;> cases h : f a <;> simp

@[simp] theorem all_replicate {f : α → Bool} {n : Nat} {a : α} : (replicate n a).all f = if n = 0 then true else f a := by
  induction n with
  | zero => rfl
  | succ n ih => rw [replicate_succ, all_cons, ih]; cases n <;> cases h : f a <;> simp

theorem any_congr {l₁ l₂ : List α} (w : l₁ = l₂) {p q : α → Bool} (h : ∀ a, p a = q a) : l₁.any p = l₂.any q := by
  rw [w, funext h]

theorem all_congr {l₁ l₂ : List α} (w : l₁ = l₂) {p q : α → Bool} (h : ∀ a, p a = q a) : l₁.all p = l₂.all q := by
  rw [w, funext h]

/-! `replace`. -/

@[simp] theorem replace_nil [BEq α] {a b : α} : [].replace a b = [] := rfl

theorem replace_cons [BEq α] {a b c : α} {as : List α} :
    (a :: as).replace b c = match b == a with | true => c :: as | false => a :: replace as b c := by
  cases h : b == a <;> simp only [replace, h]

@[simp] theorem replace_cons_self [BEq α] [LawfulBEq α] {a b : α} {as : List α} : (a::as).replace a b = b::as := by
  simp [replace_cons]

@[simp] theorem replace_of_not_mem [BEq α] [LawfulBEq α] {a b : α} {l : List α} (h : a ∉ l) : l.replace a b = l := by
  induction l with
  | nil => rfl
  | cons x xs ih =>
    have : (a == x) = false := beq_false_of_ne (ne_of_not_mem_cons h)
    rw [replace_cons, this, ih (not_mem_of_not_mem_cons h)]

@[simp] theorem length_replace [BEq α] {a b : α} {l : List α} : (l.replace a b).length = l.length := by
  induction l with
  | nil => rfl
  | cons x l ih => cases h : a == x <;> simp [replace_cons, h, ih]

/-! `insert`. -/

@[simp] theorem insert_nil [BEq α] (a : α) : [].insert a = [a] := rfl

@[simp] theorem insert_of_mem [BEq α] [LawfulBEq α] {a : α} {l : List α} (h : a ∈ l) : l.insert a = l :=
  if_pos (elem_iff.2 h)

@[simp] theorem insert_of_not_mem [BEq α] [LawfulBEq α] {a : α} {l : List α} (h : a ∉ l) : l.insert a = a :: l :=
  if_neg fun e => h (elem_iff.1 e)

@[simp] theorem mem_insert_iff [BEq α] [LawfulBEq α] {a b : α} {l : List α} : a ∈ l.insert b ↔ a = b ∨ a ∈ l := by
  if h : b ∈ l then
    rw [insert_of_mem h]
    exact ⟨.inr, fun w => w.elim (fun e => e ▸ h) id⟩
  else
    rw [insert_of_not_mem h, mem_cons]

theorem mem_insert_self [BEq α] [LawfulBEq α] {a : α} {l : List α} : a ∈ l.insert a := mem_insert_iff.2 (.inl rfl)

theorem mem_insert_of_mem [BEq α] [LawfulBEq α] {a b : α} {l : List α} (h : a ∈ l) : a ∈ l.insert b :=
  mem_insert_iff.2 (.inr h)

theorem eq_or_mem_of_mem_insert [BEq α] [LawfulBEq α] {a b : α} {l : List α} (h : a ∈ l.insert b) : a = b ∨ a ∈ l :=
  mem_insert_iff.1 h

@[simp] theorem length_insert_of_mem [BEq α] [LawfulBEq α] {a : α} {l : List α} (h : a ∈ l) :
    length (l.insert a) = length l := by rw [insert_of_mem h]

@[simp] theorem length_insert_of_not_mem [BEq α] [LawfulBEq α] {a : α} {l : List α} (h : a ∉ l) :
    length (l.insert a) = length l + 1 := by rw [insert_of_not_mem h, length_cons]

theorem length_insert [BEq α] [LawfulBEq α] {a : α} {l : List α} :
    (l.insert a).length = l.length + if a ∈ l then 0 else 1 := by
  split
  · next h => exact length_insert_of_mem h
  · next h => exact length_insert_of_not_mem h

theorem insert_eq [BEq α] [LawfulBEq α] {l : List α} {a : α} : l.insert a = if a ∈ l then l else a :: l := by
  split
  · next h => exact insert_of_mem h
  · next h => exact insert_of_not_mem h

/-! `removeAll`. -/

@[simp] theorem removeAll_nil [BEq α] {xs : List α} : xs.removeAll [] = xs := filter_eq_self.2 fun _ _ => rfl

theorem cons_removeAll [BEq α] {x : α} {xs ys : List α} :
    (x :: xs).removeAll ys = if ys.contains x = false then x :: xs.removeAll ys else xs.removeAll ys := by
  cases h : ys.contains x <;> simp [removeAll, filter_cons, h]

/-! `intercalate`. -/

@[simp] theorem intersperse_nil {sep : α} : intersperse sep [] = [] := rfl

@[simp] theorem intersperse_single {x sep : α} : intersperse sep [x] = [x] := rfl

@[simp] theorem intersperse_cons₂ {x y : α} {zs : List α} {sep : α} :
    intersperse sep (x :: y :: zs) = x :: sep :: intersperse sep (y :: zs) := rfl

@[simp] theorem intercalate_nil {ys : List α} : ys.intercalate [] = [] := rfl

@[simp] theorem intercalate_singleton {ys xs : List α} : ys.intercalate [xs] = xs := append_nil xs

@[simp] theorem intercalate_cons_cons {ys l l' : List α} {zs : List (List α)} :
    ys.intercalate (l :: l' :: zs) = l ++ ys ++ ys.intercalate (l' :: zs) := (append_assoc ..).symm

/-! `get`. -/

theorem get_cons_zero {a : α} {l : List α} : get (a::l) (0 : Fin (l.length + 1)) = a := rfl

theorem get_cons_succ {a : α} {as : List α} {h : i + 1 < (a :: as).length} :
    (a :: as).get ⟨i+1, h⟩ = as.get ⟨i, Nat.lt_of_succ_lt_succ h⟩ := rfl

theorem get_of_eq {l l' : List α} (h : l = l') (i : Fin l.length) : get l i = get l' ⟨i, h ▸ i.2⟩ := by
  cases h
  rfl

theorem ext_get {l₁ l₂ : List α} (hl : length l₁ = length l₂)
    (h : ∀ n h₁ h₂, get l₁ ⟨n, h₁⟩ = get l₂ ⟨n, h₂⟩) : l₁ = l₂ := ext_getElem hl h

theorem get_mem (l : List α) (n : Fin l.length) : get l n ∈ l := getElem_mem n.2

theorem get_of_mem {a} {l : List α} (h : a ∈ l) : ∃ n, get l n = a :=
  match getElem_of_mem h with
  | ⟨i, h, e⟩ => ⟨⟨i, h⟩, e⟩

theorem mem_iff_get {a} {l : List α} : a ∈ l ↔ ∃ n, get l n = a :=
  ⟨get_of_mem, fun ⟨n, e⟩ => e ▸ get_mem l n⟩

end List
