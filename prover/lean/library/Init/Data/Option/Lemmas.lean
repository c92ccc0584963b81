prelude
import Init.Data.Option
import Init.Data.Bool
import Init.Classical

/-! Options: laws. -/

namespace Option

@[always_inline, inline] def guard (p : α → Bool) (a : α) : Option α := if p a then some a else none

def merge (fn : α → α → α) : Option α → Option α → Option α
  | none, none => none
  | some x, none => some x
  | none, some y => some y
  | some x, some y => some (fn x y)

protected def or : Option α → Option α → Option α
  | some a, _ => some a
  | none, b => b

protected def lt (r : α → β → Prop) : Option α → Option β → Prop
  | none, some _ => True
  | some x, some y => r x y
  | _, _ => False

instance instBEq [BEq α] : BEq (Option α) where
  beq a b := match a, b with
    | none, none => true
    | some x, some y => x == y
    | _, _ => false

protected def min [Min α] : Option α → Option α → Option α
  | some x, some y => some (min x y)
  | some x, none => some x
  | none, some y => some y
  | none, none => none

theorem mem_iff {a : α} {b : Option α} : a ∈ b ↔ b = some a := Iff.rfl

@[simp] theorem mem_def {a : α} {b : Option α} : a ∈ b ↔ b = some a := Iff.rfl

theorem mem_some {a b : α} : a ∈ some b ↔ b = a := some_inj

theorem mem_some_self (a : α) : a ∈ some a := rfl

@[simp] theorem some_get {x : Option α} (h : isSome x = true) : some (x.get h) = x :=
  match x, h with
  | some _, _ => rfl

protected theorem «forall» {p : Option α → Prop} : (∀ x, p x) ↔ p none ∧ ∀ x, p (some x) :=
  ⟨fun h => ⟨h none, fun x => h (some x)⟩, fun h x => match x with | none => h.1 | some x => h.2 x⟩

protected theorem «exists» {p : Option α → Prop} : (∃ x, p x) ↔ p none ∨ ∃ x, p (some x) :=
  ⟨fun ⟨x, hx⟩ => match x, hx with | none, hx => .inl hx | some x, hx => .inr ⟨x, hx⟩,
    fun h => h.elim (fun h => ⟨none, h⟩) (fun ⟨x, h⟩ => ⟨some x, h⟩)⟩

theorem get_mem : ∀ {o : Option α} (h : isSome o), o.get h ∈ o
  | some _, _ => rfl

theorem get_of_mem {a : α} {o : Option α} (h : isSome o) (e : a ∈ o) : o.get h = a :=
  match o, h, e with
  | some _, _, e => some.inj e

theorem get_of_eq_some {a : α} {o : Option α} (h : isSome o) (e : o = some a) : o.get h = a := get_of_mem h e

theorem not_mem_none (a : α) : a ∉ (none : Option α) := fun h => nomatch h

theorem getD_of_ne_none {x : Option α} (hx : x ≠ none) (y : α) : some (x.getD y) = x := by
  cases x with
  | none => exact absurd rfl hx
  | some => rfl

theorem getD_eq_iff {o : Option α} {a b : α} : o.getD a = b ↔ (o = some b ∨ o = none ∧ a = b) := by cases o <;> simp

@[simp] theorem get!_none [Inhabited α] : (none : Option α).get! = default := rfl

@[simp] theorem get!_some [Inhabited α] {a : α} : (some a).get! = a := rfl

theorem get_eq_get! [Inhabited α] : (o : Option α) → {h : o.isSome} → o.get h = o.get!
  | some _, _ => rfl

theorem get_eq_getD {fallback : α} : (o : Option α) → {h : o.isSome} → o.get h = o.getD fallback
  | some _, _ => rfl

theorem some_get! [Inhabited α] : (o : Option α) → o.isSome → some (o.get!) = o
  | some _, _ => rfl

theorem get!_eq_getD [Inhabited α] (o : Option α) : o.get! = o.getD default := by cases o <;> rfl

theorem mem_unique {o : Option α} {a b : α} (ha : a ∈ o) (hb : b ∈ o) : a = b := some.inj (ha.symm.trans hb)

theorem eq_none_iff_forall_ne_some {o : Option α} : o = none ↔ ∀ a, o ≠ some a := by
  cases o <;> simp

theorem eq_none_iff_forall_some_ne {o : Option α} : o = none ↔ ∀ a, some a ≠ o := by
  cases o <;> simp

theorem eq_none_iff_forall_not_mem {o : Option α} : o = none ↔ ∀ a, a ∉ o := eq_none_iff_forall_ne_some

theorem isSome_of_eq_some {a : α} {o : Option α} (h : o = some a) : o.isSome := h ▸ rfl

theorem isSome_of_mem {a : α} {o : Option α} (h : a ∈ o) : o.isSome := isSome_of_eq_some h

@[simp] theorem isSome_eq_false_iff {a : Option α} : a.isSome = false ↔ a.isNone = true := by cases a <;> simp

@[simp] theorem isNone_eq_false_iff {a : Option α} : a.isNone = false ↔ a.isSome = true := by cases a <;> simp

theorem isNone_iff_eq_none {o : Option α} : o.isNone ↔ o = none := by cases o <;> simp

@[simp] theorem not_isSome {a : Option α} : (!a.isSome) = a.isNone := by cases a <;> rfl

@[simp] theorem not_isNone {a : Option α} : (!a.isNone) = a.isSome := by cases a <;> rfl

theorem eq_some_iff_get_eq {o : Option α} {a : α} : o = some a ↔ ∃ h : o.isSome, o.get h = a := by
  cases o with
  | none => exact ⟨fun h => (nomatch h), fun ⟨h, _⟩ => (nomatch h)⟩
  | some b => exact ⟨fun h => ⟨rfl, some.inj h⟩, fun ⟨_, h⟩ => congrArg some h⟩

theorem eq_some_of_isSome : ∀ {o : Option α} (h : o.isSome), o = some (o.get h)
  | some _, _ => rfl

theorem isSome_iff_ne_none {o : Option α} : o.isSome ↔ o ≠ none := by cases o <;> simp

theorem not_isSome_iff_eq_none {o : Option α} : ¬o.isSome ↔ o = none := by cases o <;> simp

theorem ne_none_iff_isSome {o : Option α} : o ≠ none ↔ o.isSome := isSome_iff_ne_none.symm

theorem ne_none_iff_exists' {o : Option α} : o ≠ none ↔ ∃ x, o = some x := by cases o <;> simp

theorem exists_ne_none {p : Option α → Prop} : (∃ x, ∃ (_ : x ≠ none), p x) ↔ ∃ x, p (some x) :=
  ⟨fun ⟨x, hx, hp⟩ => match x, hx, hp with | none, hx, _ => absurd rfl hx | some x, _, hp => ⟨x, hp⟩,
    fun ⟨x, hx⟩ => ⟨some x, some_ne_none x, hx⟩⟩

theorem forall_ne_none {p : Option α → Prop} : (∀ x (_ : x ≠ none), p x) ↔ ∀ x, p (some x) :=
  ⟨fun h x => h (some x) (some_ne_none x),
    fun h x hx => match x, hx with | none, hx => absurd rfl hx | some x, _ => h x⟩

@[simp] theorem pure_def : pure = @some α := rfl

@[simp] theorem bind_eq_bind {α β : Type u} : bind = @Option.bind α β := rfl

@[simp] theorem bind_fun_some (x : Option α) : x.bind some = x := by cases x <;> rfl

@[simp] theorem bind_fun_none {β : Type v} (x : Option α) : x.bind (fun _ => none (α := β)) = none := by cases x <;> rfl

@[simp] theorem bind_eq_none_iff {o : Option α} {f : α → Option β} : o.bind f = none ↔ ∀ a, o = some a → f a = none := by
  cases o <;> simp

theorem mem_bind_iff {b : β} {o : Option α} {f : α → Option β} : b ∈ o.bind f ↔ ∃ a, a ∈ o ∧ b ∈ f a := bind_eq_some_iff

theorem bind_comm {f : α → β → Option γ} (a : Option α) (b : Option β) :
    (a.bind fun x => b.bind (f x)) = b.bind fun y => a.bind fun x => f x y := by
  cases a <;> cases b <;> rfl

theorem bind_assoc (x : Option α) (f : α → Option β) (g : β → Option γ) :
    (x.bind f).bind g = x.bind fun y => (f y).bind g := by cases x <;> rfl

theorem bind_congr {o : Option α} {f g : α → Option β} (h : ∀ a, o = some a → f a = g a) : o.bind f = o.bind g := by
  cases o with
  | none => rfl
  | some a => exact h a rfl

@[simp] theorem join_none : (none : Option (Option α)).join = none := rfl

@[simp] theorem join_some {o : Option α} : (some o).join = o := rfl

theorem join_eq_some_iff {x : Option (Option α)} {a : α} : x.join = some a ↔ x = some (some a) := by cases x <;> simp

theorem join_ne_none {x : Option (Option α)} : x.join ≠ none ↔ ∃ z, x = some (some z) := by
  match x with
  | none => simp
  | some none => simp
  | some (some _) => simp

theorem join_eq_none_iff {o : Option (Option α)} : o.join = none ↔ o = none ∨ o = some none := by cases o <;> simp

theorem bind_id_eq_join {x : Option (Option α)} : x.bind id = x.join := rfl

@[simp] theorem isSome_map {f : α → β} {x : Option α} : (x.map f).isSome = x.isSome := by cases x <;> rfl

@[simp] theorem isNone_map {f : α → β} {x : Option α} : (x.map f).isNone = x.isNone := by cases x <;> rfl

theorem map_eq_bind {f : α → β} {x : Option α} : x.map f = x.bind (some ∘ f) := by cases x <;> rfl

theorem map_congr {f g : α → β} {x : Option α} (h : ∀ a, x = some a → f a = g a) : x.map f = x.map g := by
  cases x with
  | none => rfl
  | some a => exact congrArg some (h a rfl)

theorem map_id {α : Type u} : (Option.map id : Option α → Option α) = id := map_id_fun

theorem map_id_apply {α : Type u} {x : Option α} : Option.map id x = x := congrFun map_id_fun x

theorem map_id' {α : Type u} {x : Option α} : (x.map fun a => a) = x := map_id_apply

@[simp] theorem map_id_fun' {α : Type u} : Option.map (fun (a : α) => a) = id := map_id_fun

theorem get_map {f : α → β} {o : Option α} {h : (o.map f).isSome} :
    (o.map f).get h = f (o.get (isSome_map (f := f) ▸ h)) := by
  cases o with
  | none => exact nomatch h
  | some => rfl

theorem comp_map (h : β → γ) (g : α → β) (x : Option α) : x.map (h ∘ g) = (x.map g).map h := (map_map ..).symm

@[simp] theorem map_comp_map (f : α → β) (g : β → γ) : Option.map g ∘ Option.map f = Option.map (g ∘ f) :=
  funext fun x => map_map ..

theorem mem_map_of_mem (g : α → β) (h : a ∈ x) : g a ∈ Option.map g x := congrArg (Option.map g) h

theorem map_inj_right {f : α → β} {o o' : Option α} (w : ∀ x y, f x = f y → x = y) : o.map f = o'.map f ↔ o = o' := by
  cases o with
  | none => cases o' <;> simp
  | some a => cases o' with
    | none => simp
    | some b => exact ⟨fun h => congrArg some (w a b (some.inj h)), fun h => h ▸ rfl⟩

@[simp] theorem map_if {f : α → β} {_ : Decidable c} {a : α} :
    (if c then some a else none).map f = if c then some (f a) else none := by
  split <;> rfl

@[simp] theorem filter_none (p : α → Bool) : none.filter p = none := rfl

@[simp] theorem filter_some {p : α → Bool} {a : α} : Option.filter p (some a) = if p a then some a else none := rfl

theorem filter_some_pos {p : α → Bool} {a : α} (h : p a = true) : Option.filter p (some a) = some a := if_pos h

theorem filter_some_neg {p : α → Bool} {a : α} (h : p a = false) : Option.filter p (some a) = none := by simp [h]

@[simp] theorem filter_eq_none_iff {o : Option α} {p : α → Bool} : o.filter p = none ↔ ∀ a, o = some a → ¬ p a := by
  cases o <;> simp

@[simp] theorem filter_eq_some_iff {o : Option α} {a : α} {p : α → Bool} : o.filter p = some a ↔ o = some a ∧ p a := by
  cases o with
  | none => simp
  | some b =>
    if h : p b then
      rw [filter_some, if_pos h]
      exact ⟨fun e => ⟨e, some.inj e ▸ h⟩, fun e => e.1⟩
    else
      rw [filter_some, if_neg h]
      exact ⟨fun e => (nomatch e), fun e => absurd (some.inj e.1 ▸ e.2) h⟩

theorem mem_filter_iff {p : α → Bool} {a : α} {o : Option α} : a ∈ o.filter p ↔ a ∈ o ∧ p a := filter_eq_some_iff

theorem isSome_of_isSome_filter (p : α → Bool) (o : Option α) (h : (o.filter p).isSome) : o.isSome := by
  cases o with
  | none => exact h
  | some => rfl

theorem bind_map {f : α → β} {g : β → Option γ} {x : Option α} : (x.map f).bind g = x.bind (g ∘ f) := by cases x <;> rfl

@[simp] theorem map_bind {f : α → Option β} {g : β → γ} {x : Option α} :
    (x.bind f).map g = x.bind (Option.map g ∘ f) := by cases x <;> rfl

theorem join_map_eq_map_join {f : α → β} {x : Option (Option α)} : (x.map (Option.map f)).join = x.join.map f := by
  cases x <;> rfl

theorem join_join {x : Option (Option (Option α))} : x.join.join = (x.map join).join := by cases x <;> rfl

theorem mem_of_mem_join {a : α} {x : Option (Option α)} (h : a ∈ x.join) : some a ∈ x := join_eq_some_iff.1 h

@[simp] theorem all_none {p : α → Bool} : Option.all p none = true := rfl

@[simp] theorem all_some {p : α → Bool} {x : α} : Option.all p (some x) = p x := rfl

@[simp] theorem any_none {p : α → Bool} : Option.any p none = false := rfl

@[simp] theorem any_some {p : α → Bool} {x : α} : Option.any p (some x) = p x := rfl

theorem all_eq_true (p : α → Bool) (x : Option α) : x.all p = true ↔ ∀ y, x = some y → p y := by cases x <;> simp

theorem any_eq_true (p : α → Bool) (x : Option α) : x.any p = true ↔ ∃ y, x = some y ∧ p y := by cases x <;> simp

theorem all_eq_false (p : α → Bool) (x : Option α) : x.all p = false ↔ ∃ y, x = some y ∧ p y = false := by
  cases x <;> simp

theorem any_eq_false (p : α → Bool) (x : Option α) : x.any p = false ↔ ∀ y, x = some y → p y = false := by
  cases x <;> simp

@[simp] theorem all_map {p : β → Bool} {f : α → β} {x : Option α} : (x.map f).all p = x.all (p ∘ f) := by cases x <;> rfl

@[simp] theorem any_map {p : β → Bool} {f : α → β} {x : Option α} : (x.map f).any p = x.any (p ∘ f) := by cases x <;> rfl

@[simp] theorem guard_pos {p : α → Bool} {a : α} (h : p a = true) : Option.guard p a = some a := if_pos h

@[simp] theorem guard_eq_some_iff {p : α → Bool} {a b : α} : Option.guard p a = some b ↔ a = b ∧ p a := by
  cases h : p a <;> simp [Option.guard, h]

@[simp] theorem isSome_guard {p : α → Bool} {a : α} : (Option.guard p a).isSome = p a := by
  cases h : p a <;> simp [Option.guard, h]

@[simp] theorem guard_eq_none_iff {p : α → Bool} {a : α} : Option.guard p a = none ↔ p a = false := by
  cases h : p a <;> simp [Option.guard, h]

@[simp] theorem merge_none_left {f : α → α → α} {b : Option α} : merge f none b = b := by cases b <;> rfl

@[simp] theorem merge_none_right {f : α → α → α} {a : Option α} : merge f a none = a := by cases a <;> rfl

@[simp] theorem merge_some_some {f : α → α → α} {a b : α} : merge f (some a) (some b) = some (f a b) := rfl

@[simp] theorem elim_none (x : β) (f : α → β) : none.elim x f = x := rfl

@[simp] theorem elim_some (x : β) (f : α → β) (a : α) : (some a).elim x f = f a := rfl

theorem getD_map (f : α → β) (x : α) (o : Option α) : (o.map f).getD (f x) = f (getD o x) := by cases o <;> rfl

@[simp] theorem toList_some (a : α) : (some a).toList = [a] := rfl

@[simp] theorem toList_none (α : Type _) : (none : Option α).toList = [] := rfl

@[simp] theorem some_or {a : α} {o : Option α} : (some a).or o = some a := rfl

@[simp] theorem none_or {o : Option α} : none.or o = o := rfl

@[simp] theorem or_some {o : Option α} {a : α} : o.or (some a) = some (o.getD a) := by cases o <;> rfl

@[simp] theorem or_none {o : Option α} : Option.or o none = o := by cases o <;> rfl

@[simp] theorem isSome_or {o o' : Option α} : (Option.or o o').isSome = (o.isSome || o'.isSome) := by cases o <;> rfl

@[simp] theorem isNone_or {o o' : Option α} : (Option.or o o').isNone = (o.isNone && o'.isNone) := by cases o <;> rfl

@[simp] theorem or_eq_none_iff {o o' : Option α} : Option.or o o' = none ↔ o = none ∧ o' = none := by cases o <;> simp

@[simp] theorem or_eq_some_iff {o o' : Option α} {a : α} : Option.or o o' = some a ↔ o = some a ∨ (o = none ∧ o' = some a) := by
  cases o <;> simp

theorem or_assoc {o₁ o₂ o₃ : Option α} : Option.or (Option.or o₁ o₂) o₃ = Option.or o₁ (Option.or o₂ o₃) := by cases o₁ <;> rfl

@[simp] theorem or_self {o : Option α} : Option.or o o = o := by cases o <;> rfl

theorem map_or {f : α → β} {o o' : Option α} : (Option.or o o').map f = (o.map f).or (o'.map f) := by cases o <;> rfl

theorem or_of_isSome {o o' : Option α} (h : o.isSome) : o.or o' = o :=
  match o, h with
  | some _, _ => rfl

theorem or_of_isNone {o o' : Option α} (h : o.isNone) : o.or o' = o' :=
  match o, h with
  | none, _ => rfl

@[simp] theorem none_beq_none [BEq α] : ((none : Option α) == none) = true := rfl

@[simp] theorem none_beq_some [BEq α] (a : α) : ((none : Option α) == some a) = false := rfl

@[simp] theorem some_beq_none [BEq α] (a : α) : ((some a : Option α) == none) = false := rfl

@[simp] theorem some_beq_some [BEq α] {a b : α} : (some a == some b) = (a == b) := rfl

@[simp] theorem ite_none_left_eq_some {p : Prop} {_ : Decidable p} {b : Option β} {a : β} :
    (if p then none else b) = some a ↔ ¬ p ∧ b = some a := by
  by_cases h : p <;> simp [h]

@[simp] theorem ite_none_right_eq_some {p : Prop} {_ : Decidable p} {b : Option α} {a : α} :
    (if p then b else none) = some a ↔ p ∧ b = some a := by
  by_cases h : p <;> simp [h]

@[simp] theorem isSome_ite {p : Prop} {_ : Decidable p} {b : β} : (if p then some b else none).isSome = true ↔ p := by
  by_cases h : p <;> simp [h]

instance instAssociativeOr : Std.Associative (Option.or (α := α)) := ⟨@or_assoc _⟩

end Option
