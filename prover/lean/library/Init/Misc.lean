prelude
import Init.Classical
import Init.WF
import Init.Data.Array
import Init.Data.Ord

/-! Small parts of `Init` that need no file of their own: recursion on accessibility, quotients, functions. -/

universe u v w u' v'

abbrev wfParam {α : Sort u} (a : α) : α := a

abbrev binderNameHint {α : Sort u} {β : Sort v} {γ : Sort w} (v : α) (binder : β) (e : γ) : γ := e






/-! Squashed types. -/

def Squash (α : Sort u) := Quot (fun (_ _ : α) => True)

def Squash.mk {α : Sort u} (x : α) : Squash α := Quot.mk _ x

theorem Squash.ind {α : Sort u} {motive : Squash α → Prop} (h : ∀ (a : α), motive (Squash.mk a)) : ∀ (q : Squash α), motive q :=
  Quot.ind h

@[inline] def Squash.lift {α : Sort u} {β : Sort v} [Subsingleton β] (s : Squash α) (f : α → β) : β :=
  Quot.lift f (fun _ _ _ => Subsingleton.elim _ _) s

instance {α : Sort u} : Subsingleton (Squash α) := ⟨fun a b =>
  Squash.ind (motive := fun a => a = b) (fun a => Squash.ind (motive := fun b => Squash.mk a = b)
    (fun _ => Quot.sound trivial) b) a⟩

/-! Functions. -/

namespace Function

theorem Injective.eq_iff {α : Sort u} {β : Sort v} {f : α → β} (I : Function.Injective f) {a b : α} : f a = f b ↔ a = b :=
  ⟨fun h => I h, fun h => congrArg f h⟩

@[inline] def curry {α : Type u} {β : Type v} {φ : Sort w} : (α × β → φ) → α → β → φ := fun f a b => f (a, b)

@[inline] def uncurry {α : Type u} {β : Type v} {φ : Sort w} : (α → β → φ) → α × β → φ := fun f a => f a.1 a.2

@[simp] theorem curry_uncurry {α : Type u} {β : Type v} {φ : Sort w} (f : α → β → φ) : curry (uncurry f) = f := rfl

@[simp] theorem uncurry_curry {α : Type u} {β : Type v} {φ : Sort w} (f : α × β → φ) : uncurry (curry f) = f := rfl

@[simp] theorem uncurry_apply_pair {α : Type u} {β : Type v} {φ : Sort w} (f : α → β → φ) (x : α) (y : β) :
    uncurry f (x, y) = f x y := rfl

@[simp] theorem curry_apply {α : Type u} {β : Type v} {φ : Sort w} (f : α × β → φ) (x : α) (y : β) : curry f x y = f (x, y) := rfl

end Function

/-! Sums. -/

namespace Sum

@[simp] theorem «forall» {α : Type u} {β : Type v} {p : α ⊕ β → Prop} : (∀ x, p x) ↔ (∀ a, p (inl a)) ∧ ∀ b, p (inr b) :=
  ⟨fun h => ⟨fun _ => h _, fun _ => h _⟩, fun h x => match x with | inl a => h.1 a | inr b => h.2 b⟩

@[simp] theorem «exists» {α : Type u} {β : Type v} {p : α ⊕ β → Prop} : (∃ x, p x) ↔ (∃ a, p (inl a)) ∨ ∃ b, p (inr b) :=
  ⟨fun ⟨x, h⟩ => match x, h with | inl a, h => .inl ⟨a, h⟩ | inr b, h => .inr ⟨b, h⟩,
    fun h => h.elim (fun ⟨a, h⟩ => ⟨inl a, h⟩) (fun ⟨b, h⟩ => ⟨inr b, h⟩)⟩

def getLeft? {α : Type u} {β : Type v} : α ⊕ β → Option α
  | inl a => some a
  | inr _ => none

def getRight? {α : Type u} {β : Type v} : α ⊕ β → Option β
  | inr b => some b
  | inl _ => none

def getLeft {α : Type u} {β : Type v} : (ab : α ⊕ β) → ab.isLeft = true → α
  | inl a, _ => a
  | inr _, h => nomatch h

def getRight {α : Type u} {β : Type v} : (ab : α ⊕ β) → ab.isRight = true → β
  | inr b, _ => b
  | inl _, h => nomatch h

protected def map {α : Type u} {α' : Type u'} {β : Type v} {β' : Type v'} (f : α → α') (g : β → β') : α ⊕ β → α' ⊕ β' :=
  Sum.elim (fun a => inl (f a)) (fun b => inr (g b))

def swap {α : Type u} {β : Type v} : α ⊕ β → β ⊕ α := Sum.elim inr inl

@[simp] theorem isLeft_inl {α : Type u} {β : Type v} {x : α} : (inl x : α ⊕ β).isLeft = true := rfl
@[simp] theorem isLeft_inr {α : Type u} {β : Type v} {x : β} : (inr x : α ⊕ β).isLeft = false := rfl
@[simp] theorem isRight_inl {α : Type u} {β : Type v} {x : α} : (inl x : α ⊕ β).isRight = false := rfl
@[simp] theorem isRight_inr {α : Type u} {β : Type v} {x : β} : (inr x : α ⊕ β).isRight = true := rfl
@[simp] theorem getLeft?_inl {α : Type u} {β : Type v} {x : α} : (inl x : α ⊕ β).getLeft? = some x := rfl
@[simp] theorem getLeft?_inr {α : Type u} {β : Type v} {x : β} : (inr x : α ⊕ β).getLeft? = none := rfl
@[simp] theorem getRight?_inl {α : Type u} {β : Type v} {x : α} : (inl x : α ⊕ β).getRight? = none := rfl
@[simp] theorem getRight?_inr {α : Type u} {β : Type v} {x : β} : (inr x : α ⊕ β).getRight? = some x := rfl
@[simp] theorem elim_inl {α : Type u} {β : Type v} {γ : Sort w} (f : α → γ) (g : β → γ) (x : α) : Sum.elim f g (inl x) = f x := rfl
@[simp] theorem elim_inr {α : Type u} {β : Type v} {γ : Sort w} (f : α → γ) (g : β → γ) (x : β) : Sum.elim f g (inr x) = g x := rfl
@[simp] theorem map_inl {α : Type u} {α' : Type u'} {β : Type v} {β' : Type v'} (f : α → α') (g : β → β') (x : α) :
    (inl x).map f g = inl (f x) := rfl
@[simp] theorem map_inr {α : Type u} {α' : Type u'} {β : Type v} {β' : Type v'} (f : α → α') (g : β → β') (x : β) :
    (inr x).map f g = inr (g x) := rfl
@[simp] theorem swap_inl {α : Type u} {β : Type v} (x : α) : swap (inl x : α ⊕ β) = inr x := rfl
@[simp] theorem swap_inr {α : Type u} {β : Type v} (x : β) : swap (inr x : α ⊕ β) = inl x := rfl
@[simp] theorem swap_swap {α : Type u} {β : Type v} (x : α ⊕ β) : swap (swap x) = x := by cases x <;> rfl
@[simp] theorem not_isLeft {α : Type u} {β : Type v} {x : α ⊕ β} : (!x.isLeft) = x.isRight := by cases x <;> rfl
@[simp] theorem not_isRight {α : Type u} {β : Type v} {x : α ⊕ β} : (!x.isRight) = x.isLeft := by cases x <;> rfl
theorem inl.inj_iff {α : Type u} {β : Type v} {a b : α} : (inl a : α ⊕ β) = inl b ↔ a = b := by simp
theorem inr.inj_iff {α : Type u} {β : Type v} {a b : β} : (inr a : α ⊕ β) = inr b ↔ a = b := by simp
theorem inl_ne_inr {α : Type u} {β : Type v} {a : α} {b : β} : inl a ≠ inr b := fun h => nomatch h
theorem inr_ne_inl {α : Type u} {β : Type v} {a : α} {b : β} : inr b ≠ inl a := fun h => nomatch h

instance {α : Type u} {β : Type v} [DecidableEq α] [DecidableEq β] : DecidableEq (α ⊕ β)
  | inl a, inl b => if h : a = b then isTrue (h ▸ rfl) else isFalse (fun e => h (by injection e))
  | inr a, inr b => if h : a = b then isTrue (h ▸ rfl) else isFalse (fun e => h (by injection e))
  | inl _, inr _ => isFalse inl_ne_inr
  | inr _, inl _ => isFalse inr_ne_inl

end Sum

namespace Prod

theorem eq_iff_fst_eq_snd_eq {α : Type u} {β : Type v} {p q : α × β} : p = q ↔ p.1 = q.1 ∧ p.2 = q.2 := Prod.ext_iff

@[simp] theorem map_fst {α : Type u} {β : Type v} {γ : Type w} {δ : Type u'} (f : α → γ) (g : β → δ) (x : α × β) :
    (Prod.map f g x).1 = f x.1 := rfl

@[simp] theorem map_snd {α : Type u} {β : Type v} {γ : Type w} {δ : Type u'} (f : α → γ) (g : β → δ) (x : α × β) :
    (Prod.map f g x).2 = g x.2 := rfl

@[simp] theorem mk_inj {α : Type u} {β : Type v} {a c : α} {b d : β} : (a, b) = (c, d) ↔ a = c ∧ b = d := by simp

end Prod

/-! Laws of the basic monads. -/

instance Id.instLawfulMonad : LawfulMonad Id where
  map_const := rfl
  id_map _ := rfl
  comp_map _ _ _ := rfl
  seqLeft_eq _ _ := rfl
  seqRight_eq _ _ := rfl
  pure_seq _ _ := rfl
  map_pure _ _ := rfl
  seq_pure _ _ := rfl
  seq_assoc _ _ _ := rfl
  bind_pure_comp _ _ := rfl
  bind_map _ _ := rfl
  pure_bind _ _ := rfl
  bind_assoc _ _ _ := rfl

instance Option.instLawfulMonad : LawfulMonad Option where
  map_const := rfl
  id_map x := by cases x <;> rfl
  comp_map _ _ x := by cases x <;> rfl
  seqLeft_eq x y := by cases x <;> cases y <;> rfl
  seqRight_eq x y := by cases x <;> cases y <;> rfl
  pure_seq _ x := by cases x <;> rfl
  map_pure _ _ := rfl
  seq_pure g _ := by cases g <;> rfl
  seq_assoc x g h := by cases x <;> cases g <;> cases h <;> rfl
  bind_pure_comp _ x := by cases x <;> rfl
  bind_map f x := by cases f <;> cases x <;> rfl
  pure_bind _ _ := rfl
  bind_assoc x _ _ := by cases x <;> rfl
