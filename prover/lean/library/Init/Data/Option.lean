prelude
import Init.Control
import Init.PropLemmas

/-! Options: operations and laws. -/

universe u v w

variable {α : Type u} {β : Type v} {γ : Type w}

namespace Option

@[always_inline, inline] def isSome : Option α → Bool
  | some _ => true
  | none => false

@[always_inline, inline] def isNone : Option α → Bool
  | some _ => false
  | none => true

@[always_inline, inline] def get {α : Type u} : (o : Option α) → (isSome o = true) → α
  | some x, _ => x
  | none, h => Bool.noConfusion h

@[always_inline, inline] def get! [Inhabited α] : Option α → α
  | some x => x
  | none => default

@[always_inline, inline] def filter (p : α → Bool) : Option α → Option α
  | some a => if p a then some a else none
  | none => none

@[always_inline, inline] protected def elim : Option α → β → (α → β) → β
  | some x, _, f => f x
  | none, y, _ => y

@[always_inline, inline] protected def all (p : α → Bool) : Option α → Bool
  | some a => p a
  | none => true

@[always_inline, inline] protected def any (p : α → Bool) : Option α → Bool
  | some a => p a
  | none => false

def join (x : Option (Option α)) : Option α := Option.bind x id

def toList : Option α → List α
  | none => []
  | some a => [a]

instance instDecidableEq [DecidableEq α] : DecidableEq (Option α) := fun a b =>
  match a, b with
  | none, none => isTrue rfl
  | none, some _ => isFalse (fun h => nomatch h)
  | some _, none => isFalse (fun h => nomatch h)
  | some a, some b =>
    match decEq a b with
    | isTrue h => isTrue (congrArg some h)
    | isFalse h => isFalse (fun e => h (by injection e))

instance instMembership : Membership α (Option α) := ⟨fun b a => b = some a⟩

@[simp] theorem isSome_none : (none : Option α).isSome = false := rfl
@[simp] theorem isSome_some {a : α} : (some a).isSome = true := rfl
@[simp] theorem isNone_none : (none : Option α).isNone = true := rfl
@[simp] theorem isNone_some {a : α} : (some a).isNone = false := rfl
@[simp] theorem getD_none {a : α} : (none : Option α).getD a = a := rfl
@[simp] theorem getD_some {a b : α} : (some a).getD b = a := rfl
@[simp] theorem map_none (f : α → β) : (none : Option α).map f = none := rfl
@[simp] theorem map_some (a : α) (f : α → β) : (some a).map f = some (f a) := rfl
@[simp] theorem bind_none (f : α → Option β) : (none : Option α).bind f = none := rfl
@[simp] theorem bind_some (a : α) (f : α → Option β) : (some a).bind f = f a := rfl
@[simp] theorem get_some (x : α) (h : isSome (some x) = true) : (some x).get h = x := rfl
@[simp] theorem some_ne_none (x : α) : some x ≠ none := fun h => nomatch h
theorem none_ne_some (x : α) : none ≠ some x := fun h => nomatch h
@[simp] theorem map_eq_map {α β : Type u} (f : α → β) (x : Option α) : f <$> x = Option.map f x := rfl

theorem some_inj {a b : α} : some a = some b ↔ a = b := ⟨fun h => by injection h, fun h => by rw [h]⟩

theorem ne_none_iff_exists {o : Option α} : o ≠ none ↔ ∃ x, some x = o := by
  cases o with
  | none => exact ⟨fun h => absurd rfl h, fun ⟨_, h⟩ => (nomatch h)⟩
  | some a => exact ⟨fun _ => ⟨a, rfl⟩, fun _ => some_ne_none a⟩

theorem isSome_iff_exists {o : Option α} : o.isSome = true ↔ ∃ a, o = some a := by
  cases o with
  | none => exact ⟨fun h => (nomatch h), fun ⟨_, h⟩ => (nomatch h)⟩
  | some a => exact ⟨fun _ => ⟨a, rfl⟩, fun _ => rfl⟩

@[simp] theorem map_eq_none_iff {x : Option α} {f : α → β} : x.map f = none ↔ x = none := by
  cases x with
  | none => exact ⟨fun _ => rfl, fun _ => rfl⟩
  | some a => exact ⟨fun h => (nomatch h), fun h => (nomatch h)⟩

@[simp] theorem map_eq_some_iff {x : Option α} {f : α → β} {b : β} : x.map f = some b ↔ ∃ a, x = some a ∧ f a = b := by
  cases x with
  | none => exact ⟨fun h => (nomatch h), fun ⟨_, h, _⟩ => (nomatch h)⟩
  | some a =>
    constructor
    · intro h
      exact ⟨a, rfl, by injection h⟩
    · intro ⟨c, h, e⟩
      injection h with h
      rw [h]
      exact congrArg some e

theorem bind_eq_some_iff {x : Option α} {f : α → Option β} {b : β} :
    x.bind f = some b ↔ ∃ a, x = some a ∧ f a = some b := by
  cases x with
  | none => exact ⟨fun h => (nomatch h), fun ⟨_, h, _⟩ => (nomatch h)⟩
  | some a =>
    constructor
    · intro h
      exact ⟨a, rfl, h⟩
    · intro ⟨c, h, e⟩
      injection h with h
      rw [h]
      exact e

@[simp] theorem map_map (h : β → γ) (g : α → β) (x : Option α) : (x.map g).map h = x.map (h ∘ g) := by
  cases x <;> rfl

@[simp] theorem map_id_fun : Option.map (id : α → α) = id := funext (fun x => by cases x <;> rfl)

theorem ext {o₁ o₂ : Option α} (h : ∀ a, o₁ = some a ↔ o₂ = some a) : o₁ = o₂ := by
  cases o₁ with
  | none =>
    cases o₂ with
    | none => rfl
    | some b => exact (h b).mpr rfl
  | some a => exact ((h a).mp rfl).symm

end Option
