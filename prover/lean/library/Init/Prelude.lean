prelude

universe u v w

set_option bootstrap.inductiveCheckResultingUniverse false in
/-- The unit type in any universe. -/
inductive PUnit : Sort u where
  | unit : PUnit

/-- Equality. -/
inductive Eq {α : Sort u_1} : α → α → Prop where
  | refl (a : α) : Eq a a

/-- Recursion on an equation, without dependency on the proof. -/
@[simp] abbrev Eq.ndrec.{u1, u2} {α : Sort u2} {a : α} {motive : α → Sort u1} (m : motive a) {b : α}
    (h : Eq a b) : motive b :=
  @Eq.rec α a (fun x _ => motive x) m b h

/-- Equality between values whose types may differ. -/
inductive HEq : {α : Sort u} → α → {β : Sort u} → β → Prop where
  | refl {α : Sort u} (a : α) : HEq a a

inductive Bool : Type where
  | false : Bool
  | true : Bool

export Bool (false true)

/-- The identity function. -/
def id {α : Sort u} (a : α) : α := a

/-- Composition, `f ∘ g`. -/
def Function.comp {α : Sort u} {β : Sort v} {δ : Sort w} (f : β → δ) (g : α → β) : α → δ :=
  fun x => f (g x)

/-- The function that is always `a`. -/
def Function.const {α : Sort u} (β : Sort v) (a : α) : β → α :=
  fun _ => a

set_option checkBinderAnnotations false in
abbrev inferInstance {α : Sort u} [i : α] : α := i

set_option checkBinderAnnotations false in
abbrev inferInstanceAs (α : Sort u) [i : α] : α := i

abbrev Unit : Type := PUnit

@[match_pattern] abbrev Unit.unit : Unit := PUnit.unit

inductive True : Prop where
  | intro : True

inductive False : Prop

inductive Empty : Type

set_option bootstrap.inductiveCheckResultingUniverse false in
inductive PEmpty : Sort u where

/-- Negation: `¬ a` is `a → False`. -/
def Not (a : Prop) : Prop := a → False

/-- From `False` anything follows. -/
def False.elim {C : Sort u} (h : False) : C :=
  @False.rec (fun _ => C) h

/-- A proposition and its negation give anything. -/
def absurd {a : Prop} {b : Sort v} (h₁ : a) (h₂ : Not a) : b :=
  @False.rec (fun _ => b) (h₂ h₁)

@[match_pattern] def rfl {α : Sort u} {a : α} : Eq a a := Eq.refl a

@[simp] theorem id_eq {α : Sort u_1} (a : α) : Eq (id a) a := Eq.refl a

theorem Eq.subst {α : Sort u} {motive : α → Prop} {a b : α} (h₁ : Eq a b) (h₂ : motive a) : motive b :=
  @Eq.rec α a (fun x _ => motive x) h₂ b h₁

@[symm] theorem Eq.symm {α : Sort u} {a b : α} (h : Eq a b) : Eq b a :=
  @Eq.rec α a (fun x _ => Eq x a) (Eq.refl a) b h

@[simp] abbrev Eq.ndrec_symm.{u1, u2} {α : Sort u2} {a : α} {motive : α → Sort u1} (m : motive a) {b : α}
    (h : Eq b a) : motive b :=
  @Eq.rec α a (fun x _ => motive x) m b (Eq.symm h)

theorem Eq.trans {α : Sort u} {a b c : α} (h₁ : Eq a b) (h₂ : Eq b c) : Eq a c :=
  @Eq.rec α b (fun x _ => Eq a x) h₁ c h₂

/-- Transport along an equation of types. -/
def cast {α β : Sort u} (h : Eq α β) (a : α) : β :=
  @Eq.rec (Sort u) α (fun x _ => x) a β h

theorem congrArg {α : Sort u} {β : Sort v} {a₁ a₂ : α} (f : α → β) (h : Eq a₁ a₂) : Eq (f a₁) (f a₂) :=
  @Eq.rec α a₁ (fun x _ => Eq (f a₁) (f x)) (Eq.refl (f a₁)) a₂ h

theorem congr {α : Sort u} {β : Sort v} {f₁ f₂ : α → β} {a₁ a₂ : α} (h₁ : Eq f₁ f₂) (h₂ : Eq a₁ a₂) :
    Eq (f₁ a₁) (f₂ a₂) :=
  @Eq.rec (α → β) f₁ (fun g _ => Eq (f₁ a₁) (g a₂)) (congrArg f₁ h₂) f₂ h₁

theorem congrFun {α : Sort u} {β : α → Sort v} {f g : (x : α) → β x} (h : Eq f g) (a : α) : Eq (f a) (g a) :=
  @Eq.rec ((x : α) → β x) f (fun k _ => Eq (f a) (k a)) (Eq.refl (f a)) g h

theorem congrFun' {α : Sort u} {β : Sort v} {f g : α → β} (h : Eq f g) (a : α) : Eq (f a) (g a) :=
  congrFun h a

init_quot

axiom Quot.sound : ∀ {α : Sort u} {r : α → α → Prop} {a b : α}, r a b → Eq (Quot.mk r a) (Quot.mk r b)

protected abbrev Quot.liftOn {α : Sort u} {β : Sort v} {r : α → α → Prop}
    (q : Quot r) (f : α → β) (c : (a b : α) → r a b → Eq (f a) (f b)) : β :=
  Quot.lift f c q

/-- Functions with equal values are equal; proved by taking functions modulo pointwise equality. -/
theorem funext {α : Sort u} {β : α → Sort v} {f g : (x : α) → β x} (h : ∀ x, Eq (f x) (g x)) : Eq f g :=
  @congrArg (Quot (fun (f g : (x : α) → β x) => ∀ x, Eq (f x) (g x))) ((x : α) → β x)
    (Quot.mk (fun (f g : (x : α) → β x) => ∀ x, Eq (f x) (g x)) f)
    (Quot.mk (fun (f g : (x : α) → β x) => ∀ x, Eq (f x) (g x)) g)
    (fun q x => Quot.lift (fun (k : (x : α) → β x) => k x) (fun _ _ e => e x) q)
    (Quot.sound h)

@[match_pattern] protected def HEq.rfl {α : Sort u} {a : α} : HEq a a :=
  HEq.refl a

theorem eq_of_heq {α : Sort u} {a a' : α} (h : HEq a a') : Eq a a' :=
  @HEq.rec α a (fun {β : Sort u} (b : β) (_ : HEq a b) => ∀ (e : Eq α β), Eq (cast e a) b)
    (fun _ => Eq.refl a) α a' h (Eq.refl α)

theorem heq_of_eq {α : Sort u_1} {a a' : α} (h : Eq a a') : HEq a a' :=
  @Eq.rec α a (fun x _ => HEq a x) (HEq.refl a) a' h

structure Prod (α : Type u) (β : Type v) where
  mk ::
  fst : α
  snd : β

structure PProd (α : Sort u) (β : Sort v) where
  fst : α
  snd : β

structure MProd (α β : Type u) where
  fst : α
  snd : β

structure And (a b : Prop) : Prop where
  intro ::
  left : a
  right : b

inductive Or (a b : Prop) : Prop where
  | inl (h : a) : Or a b
  | inr (h : b) : Or a b

theorem Or.intro_left {a : Prop} (b : Prop) (h : a) : Or a b :=
  Or.inl h

theorem Or.intro_right {b : Prop} (a : Prop) (h : b) : Or a b :=
  Or.inr h

theorem Or.elim {a b c : Prop} (h : Or a b) (left : a → c) (right : b → c) : c :=
  @Or.rec a b (fun _ => c) left right h

theorem Or.resolve_left {a b : Prop} (h : Or a b) (na : Not a) : b := Or.elim h (fun ha => absurd ha na) id
theorem Or.resolve_right {a b : Prop} (h : Or a b) (nb : Not b) : a := Or.elim h id (fun hb => absurd hb nb)
theorem Or.neg_resolve_left {a b : Prop} (h : Or (Not a) b) (ha : a) : b := Or.elim h (absurd ha) id
theorem Or.neg_resolve_right {a b : Prop} (h : Or a (Not b)) (nb : b) : a := Or.elim h id (absurd nb)

structure Subtype {α : Sort u} (p : α → Prop) where
  val : α
  property : p val

@[reducible] def optParam (α : Sort u) (default : α) : Sort u := α

@[reducible] def outParam (α : Sort u) : Sort u := α

@[reducible] def semiOutParam (α : Sort u) : Sort u := α

@[reducible] def namedPattern {α : Sort u} (x a : α) (h : Eq x a) : α := a

axiom sorryAx (α : Sort u) (synthetic : Bool) : α

theorem Bool.eq_false_of_ne_true : {b : Bool} → Not (Eq b true) → Eq b false
  | true, h => False.elim (h rfl)
  | false, _ => rfl

theorem Bool.eq_true_of_ne_false : {b : Bool} → Not (Eq b false) → Eq b true
  | true, _ => rfl
  | false, h => False.elim (h rfl)

theorem Bool.ne_false_of_eq_true : {b : Bool} → Eq b true → Not (Eq b false)
  | true, _ => fun h => Bool.noConfusion h
  | false, h => Bool.noConfusion h

theorem Bool.ne_true_of_eq_false : {b : Bool} → Eq b false → Not (Eq b true)
  | true, h => Bool.noConfusion h
  | false, _ => fun h => Bool.noConfusion h

class Inhabited (α : Sort u) where
  default : α

export Inhabited (default)

class inductive Nonempty (α : Sort u) : Prop where
  | intro (val : α) : Nonempty α

axiom Classical.choice {α : Sort u} : Nonempty α → α

protected theorem Nonempty.elim {α : Sort u} {p : Prop} (h₁ : Nonempty α) (h₂ : α → p) : p :=
  match h₁ with
  | Nonempty.intro a => h₂ a

instance instNonemptyOfInhabited {α : Sort u} [Inhabited α] : Nonempty α :=
  Nonempty.intro default

noncomputable def Classical.ofNonempty {α : Sort u} [Nonempty α] : α :=
  Classical.choice inferInstance

instance instNonemptyForall {α : Sort u} {β : Sort v} [Nonempty β] : Nonempty (α → β) :=
  Nonempty.intro fun _ => Classical.ofNonempty

instance Pi.instNonempty {α : Sort u} {β : α → Sort v} [(a : α) → Nonempty (β a)] :
    Nonempty ((a : α) → β a) :=
  Nonempty.intro fun _ => Classical.ofNonempty

instance instInhabitedSort : Inhabited (Sort u) where
  default := PUnit

instance instInhabitedForall (α : Sort u) {β : Sort v} [Inhabited β] : Inhabited (α → β) where
  default := fun _ => default

instance Pi.instInhabited {α : Sort u} {β : α → Sort v} [(a : α) → Inhabited (β a)] :
    Inhabited ((a : α) → β a) where
  default := fun _ => default

instance instInhabitedBool : Inhabited Bool where
  default := false

structure PLift (α : Sort u) : Type u where
  up ::
  down : α

theorem PLift.up_down {α : Sort u} (b : PLift α) : Eq (PLift.up (PLift.down b)) b := rfl

theorem PLift.down_up {α : Sort u} (a : α) : Eq (PLift.down (PLift.up a)) a := rfl

structure ULift.{r, s} (α : Type s) : Type (max s r) where
  up ::
  down : α

theorem ULift.up_down {α : Type u} (b : ULift.{v} α) : Eq (ULift.up (ULift.down b)) b := rfl

theorem ULift.down_up {α : Type u} (a : α) : Eq (ULift.down (ULift.up.{v} a)) a := rfl

/-- Choice by a Boolean. -/
def cond {α : Sort u} (c : Bool) (x y : α) : α :=
  match c with
  | true => x
  | false => y

/-- Boolean disjunction, `x || y`. -/
def or (x y : Bool) : Bool :=
  match x with
  | true => true
  | false => y

/-- Boolean conjunction, `x && y`. -/
def and (x y : Bool) : Bool :=
  match x with
  | false => false
  | true => y

/-- Boolean negation, `!x`. -/
def not : Bool → Bool
  | true => false
  | false => true

/-- A proposition with a proof of it or of its negation. -/
class inductive Decidable (p : Prop) where
  | isFalse (h : Not p) : Decidable p
  | isTrue (h : p) : Decidable p

/-- The Boolean that says whether `p` holds. -/
def Decidable.decide (p : Prop) [h : Decidable p] : Bool :=
  @Decidable.casesOn p (fun _ => Bool) h (fun _ => false) (fun _ => true)

export Decidable (isTrue isFalse decide)

abbrev DecidablePred {α : Sort u} (r : α → Prop) :=
  (a : α) → Decidable (r a)

abbrev DecidableRel {α : Sort u} {β : Sort v} (r : α → β → Prop) :=
  (a : α) → (b : β) → Decidable (r a b)

abbrev DecidableEq (α : Sort u) :=
  (a b : α) → Decidable (Eq a b)

def decEq {α : Sort u} [inst : DecidableEq α] (a b : α) : Decidable (Eq a b) :=
  inst a b

theorem decide_eq_true {p : Prop} : [inst : Decidable p] → p → Eq (decide p) true
  | isTrue _, _ => rfl
  | isFalse h₁, h₂ => absurd h₂ h₁

theorem decide_eq_false {p : Prop} : [inst : Decidable p] → Not p → Eq (decide p) false
  | isTrue h₁, h₂ => absurd h₁ h₂
  | isFalse _, _ => rfl

theorem of_decide_eq_true {p : Prop} [inst : Decidable p] : Eq (decide p) true → p := fun h =>
  match (generalizing := false) inst with
  | isTrue h₁ => h₁
  | isFalse h₁ => absurd h (Bool.ne_true_of_eq_false (decide_eq_false h₁))

theorem of_decide_eq_false {p : Prop} [inst : Decidable p] : Eq (decide p) false → Not p := fun h =>
  match (generalizing := false) inst with
  | isTrue h₁ => absurd h (Bool.ne_false_of_eq_true (decide_eq_true h₁))
  | isFalse h₁ => h₁

theorem of_decide_eq_self_eq_true {α : Sort u_1} [inst : DecidableEq α] (a : α) : Eq (decide (Eq a a)) true :=
  decide_eq_true rfl

instance instDecidableAnd {p q : Prop} [dp : Decidable p] [dq : Decidable q] : Decidable (And p q) :=
  match dp with
  | isTrue hp =>
    match dq with
    | isTrue hq => isTrue (And.intro hp hq)
    | isFalse hq => isFalse (fun h => hq (And.right h))
  | isFalse hp => isFalse (fun h => hp (And.left h))

instance instDecidableOr {p q : Prop} [dp : Decidable p] [dq : Decidable q] : Decidable (Or p q) :=
  match dp with
  | isTrue hp => isTrue (Or.inl hp)
  | isFalse hp =>
    match dq with
    | isTrue hq => isTrue (Or.inr hq)
    | isFalse hq => isFalse (fun h => Or.elim h hp hq)

instance instDecidableNot {p : Prop} [dp : Decidable p] : Decidable (Not p) :=
  match dp with
  | isTrue hp => isFalse (absurd hp)
  | isFalse hp => isTrue hp

def Bool.decEq (a b : Bool) : Decidable (Eq a b) :=
  match a, b with
  | false, false => isTrue rfl
  | false, true => isFalse (fun h => Bool.noConfusion h)
  | true, false => isFalse (fun h => Bool.noConfusion h)
  | true, true => isTrue rfl

instance instDecidableEqBool : DecidableEq Bool :=
  Bool.decEq

class BEq (α : Type u) where
  beq : α → α → Bool

instance (priority := 500) instBEqOfDecidableEq {α : Type u_1} [DecidableEq α] : BEq α where
  beq a b := decide (Eq a b)

/-- Choice by a decidable proposition, with the proof at hand. -/
def dite {α : Sort u} (c : Prop) [h : Decidable c] (t : c → α) (e : Not c → α) : α :=
  match h with
  | isTrue h => t h
  | isFalse h => e h

/-- Choice by a decidable proposition. -/
def ite {α : Sort u} (c : Prop) [h : Decidable c] (t e : α) : α :=
  match h with
  | isTrue _ => t
  | isFalse _ => e

inductive Nat where
  | zero : Nat
  | succ (n : Nat) : Nat

instance instInhabitedNat : Inhabited Nat where
  default := Nat.zero

class OfNat (α : Type u) (_ : Nat) where
  ofNat : α

@[default_instance 100]
instance instOfNatNat (n : Nat) : OfNat Nat n where
  ofNat := n

class LE (α : Type u) where
  le : α → α → Prop

class LT (α : Type u) where
  lt : α → α → Prop

@[reducible] def GE.ge {α : Type u} [LE α] (a b : α) : Prop := LE.le b a

@[reducible] def GT.gt {α : Type u} [LT α] (a b : α) : Prop := LT.lt b a

abbrev DecidableLT (α : Type u) [LT α] := DecidableRel (LT.lt : α → α → Prop)

abbrev DecidableLE (α : Type u) [LE α] := DecidableRel (LE.le : α → α → Prop)

class Max (α : Type u) where
  max : α → α → α

export Max (max)

@[reducible] def maxOfLe {α : Type u_1} [LE α] [DecidableRel (@LE.le α _)] : Max α where
  max x y := ite (LE.le x y) y x

class Min (α : Type u) where
  min : α → α → α

export Min (min)

@[reducible] def minOfLe {α : Type u_1} [LE α] [DecidableRel (@LE.le α _)] : Min α where
  min x y := ite (LE.le x y) x y

class Trans.{u_2, u_3, u_4} {α : Sort u_2} {β : Sort u_3} {γ : Sort u_4} (r : α → β → Sort u) (s : β → γ → Sort v)
    (t : outParam (α → γ → Sort w)) where
  trans : {a : α} → {b : β} → {c : γ} → r a b → s b c → t a c

export Trans (trans)

instance instTransEq.{u_2} {α : Sort u_1} {γ : Sort u_2} (r : α → γ → Sort u) : Trans Eq r r where
  trans := fun {a b c} heq h' => @Eq.rec α b (fun x _ => r x c) h' a (Eq.symm heq)

instance instTransEq_1.{u_2} {α : Sort u_1} {β : Sort u_2} (r : α → β → Sort u) : Trans r Eq r where
  trans := fun {a b c} h' heq => @Eq.rec β b (fun x _ => r a x) h' c heq

class HAdd (α : Type u) (β : Type v) (γ : outParam (Type w)) where
  hAdd : α → β → γ

class HSub (α : Type u) (β : Type v) (γ : outParam (Type w)) where
  hSub : α → β → γ

class HMul (α : Type u) (β : Type v) (γ : outParam (Type w)) where
  hMul : α → β → γ

class HDiv (α : Type u) (β : Type v) (γ : outParam (Type w)) where
  hDiv : α → β → γ

class HMod (α : Type u) (β : Type v) (γ : outParam (Type w)) where
  hMod : α → β → γ

class HPow (α : Type u) (β : Type v) (γ : outParam (Type w)) where
  hPow : α → β → γ

class HSMul (α : Type u) (β : Type v) (γ : outParam (Type w)) where
  hSMul : α → β → γ

class HAppend (α : Type u) (β : Type v) (γ : outParam (Type w)) where
  hAppend : α → β → γ

class HOrElse (α : Type u) (β : Type v) (γ : outParam (Type w)) where
  hOrElse : α → (Unit → β) → γ

class HAndThen (α : Type u) (β : Type v) (γ : outParam (Type w)) where
  hAndThen : α → (Unit → β) → γ

class HAnd (α : Type u) (β : Type v) (γ : outParam (Type w)) where
  hAnd : α → β → γ

class HXor (α : Type u) (β : Type v) (γ : outParam (Type w)) where
  hXor : α → β → γ

class HOr (α : Type u) (β : Type v) (γ : outParam (Type w)) where
  hOr : α → β → γ

class HShiftLeft (α : Type u) (β : Type v) (γ : outParam (Type w)) where
  hShiftLeft : α → β → γ

class HShiftRight (α : Type u) (β : Type v) (γ : outParam (Type w)) where
  hShiftRight : α → β → γ

class Zero (α : Type u) where
  zero : α

class One (α : Type u) where
  one : α

class Add (α : Type u) where
  add : α → α → α

class Sub (α : Type u) where
  sub : α → α → α

class Mul (α : Type u) where
  mul : α → α → α

class Neg (α : Type u) where
  neg : α → α

class Div (α : Type u) where
  div : α → α → α

class Inv (α : Type u) where
  inv : α → α

class Mod (α : Type u) where
  mod : α → α → α

class Dvd.{u_2} (α : Type u_2) where
  dvd : α → α → Prop

class Pow (α : Type u) (β : Type v) where
  pow : α → β → α

class NatPow (α : Type u) where
  protected pow : α → Nat → α

class HomogeneousPow (α : Type u) where
  protected pow : α → α → α

class SMul (M : Type u) (α : Type v) where
  smul : M → α → α

class Append (α : Type u) where
  append : α → α → α

class OrElse (α : Type u) where
  orElse : α → (Unit → α) → α

class AndThen (α : Type u) where
  andThen : α → (Unit → α) → α

class AndOp (α : Type u) where
  and : α → α → α

class XorOp (α : Type u) where
  xor : α → α → α

class OrOp (α : Type u) where
  or : α → α → α

class Complement (α : Type u) where
  complement : α → α

class ShiftLeft (α : Type u) where
  shiftLeft : α → α → α

class ShiftRight (α : Type u) where
  shiftRight : α → α → α

@[default_instance]
instance instHAdd {α : Type u_1} [Add α] : HAdd α α α where
  hAdd a b := Add.add a b

@[default_instance]
instance instHSub {α : Type u_1} [Sub α] : HSub α α α where
  hSub a b := Sub.sub a b

@[default_instance]
instance instHMul {α : Type u_1} [Mul α] : HMul α α α where
  hMul a b := Mul.mul a b

@[default_instance]
instance instHDiv {α : Type u_1} [Div α] : HDiv α α α where
  hDiv a b := Div.div a b

@[default_instance]
instance instHMod {α : Type u_1} [Mod α] : HMod α α α where
  hMod a b := Mod.mod a b

@[default_instance]
instance instHPow.{u_2} {α : Type u_1} {β : Type u_2} [Pow α β] : HPow α β α where
  hPow a b := Pow.pow a b

@[default_instance]
instance instPowNat {α : Type u_1} [NatPow α] : Pow α Nat where
  pow a n := NatPow.pow a n

@[default_instance]
instance instPowOfHomogeneousPow {α : Type u_1} [HomogeneousPow α] : Pow α α where
  pow a b := HomogeneousPow.pow a b

@[default_instance]
instance instHSMul.{u_2} {α : Type u_1} {β : Type u_2} [SMul α β] : HSMul α β β where
  hSMul := SMul.smul

instance (priority := 1100) instSMulOfMul {α : Type u} [Mul α] : SMul α α where
  smul x y := Mul.mul x y

@[default_instance]
instance instHAppendOfAppend {α : Type u_1} [Append α] : HAppend α α α where
  hAppend a b := Append.append a b

@[default_instance]
instance instHOrElseOfOrElse {α : Type u_1} [OrElse α] : HOrElse α α α where
  hOrElse a b := OrElse.orElse a b

@[default_instance]
instance instHAndThenOfAndThen {α : Type u_1} [AndThen α] : HAndThen α α α where
  hAndThen a b := AndThen.andThen a b

@[default_instance]
instance instHAndOfAndOp {α : Type u_1} [AndOp α] : HAnd α α α where
  hAnd a b := AndOp.and a b

@[default_instance]
instance instHXorOfXorOp {α : Type u_1} [XorOp α] : HXor α α α where
  hXor a b := XorOp.xor a b

@[default_instance]
instance instHOrOfOrOp {α : Type u_1} [OrOp α] : HOr α α α where
  hOr a b := OrOp.or a b

@[default_instance]
instance instHShiftLeftOfShiftLeft {α : Type u_1} [ShiftLeft α] : HShiftLeft α α α where
  hShiftLeft a b := ShiftLeft.shiftLeft a b

@[default_instance]
instance instHShiftRightOfShiftRight {α : Type u_1} [ShiftRight α] : HShiftRight α α α where
  hShiftRight a b := ShiftRight.shiftRight a b

class Membership (α : outParam (Type u)) (γ : Type v) where
  mem : γ → α → Prop

protected def Nat.add : Nat → Nat → Nat
  | a, Nat.zero => a
  | a, Nat.succ b => Nat.succ (Nat.add a b)

instance instAddNat : Add Nat where
  add := Nat.add

attribute [match_pattern] Nat.add Add.add HAdd.hAdd Neg.neg Mul.mul HMul.hMul Inv.inv

protected def Nat.mul : Nat → Nat → Nat
  | _, 0 => 0
  | a, Nat.succ b => Nat.add (Nat.mul a b) a

instance instMulNat : Mul Nat where
  mul := Nat.mul

protected def Nat.pow (m : Nat) : Nat → Nat
  | 0 => 1
  | Nat.succ n => Nat.mul (Nat.pow m n) m

instance instNatPowNat : NatPow Nat where
  pow := Nat.pow

def Nat.beq : Nat → Nat → Bool
  | Nat.zero, Nat.zero => true
  | Nat.zero, Nat.succ _ => false
  | Nat.succ _, Nat.zero => false
  | Nat.succ n, Nat.succ m => Nat.beq n m

theorem Nat.eq_of_beq_eq_true : {n m : Nat} → Eq (Nat.beq n m) true → Eq n m
  | Nat.zero, Nat.zero, _ => rfl
  | Nat.zero, Nat.succ _, h => Bool.noConfusion h
  | Nat.succ _, Nat.zero, h => Bool.noConfusion h
  | Nat.succ n, Nat.succ m, h => congrArg Nat.succ (@Nat.eq_of_beq_eq_true n m h)

theorem Nat.ne_of_beq_eq_false : {n m : Nat} → Eq (Nat.beq n m) false → Not (Eq n m)
  | Nat.zero, Nat.zero, h₁, _ => Bool.noConfusion h₁
  | Nat.zero, Nat.succ _, _, h₂ => Nat.noConfusion h₂
  | Nat.succ _, Nat.zero, _, h₂ => Nat.noConfusion h₂
  | Nat.succ n, Nat.succ m, h₁, h₂ =>
    Nat.noConfusion h₂ (fun h₃ => @Nat.ne_of_beq_eq_false n m h₁ h₃)

protected def Nat.decEq (n m : Nat) : Decidable (Eq n m) :=
  match h : Nat.beq n m with
  | true => isTrue (Nat.eq_of_beq_eq_true h)
  | false => isFalse (Nat.ne_of_beq_eq_false h)

@[reducible] instance instDecidableEqNat : DecidableEq Nat := Nat.decEq

def Nat.ble : Nat → Nat → Bool
  | Nat.zero, Nat.zero => true
  | Nat.zero, Nat.succ _ => true
  | Nat.succ _, Nat.zero => false
  | Nat.succ n, Nat.succ m => Nat.ble n m

protected inductive Nat.le (n : Nat) : Nat → Prop
  | refl : Nat.le n n
  | step {m : Nat} : Nat.le n m → Nat.le n (Nat.succ m)

instance instLENat : LE Nat where
  le := Nat.le

protected def Nat.lt (n m : Nat) : Prop :=
  Nat.le (Nat.succ n) m

instance instLTNat : LT Nat where
  lt := Nat.lt

theorem Nat.not_succ_le_zero (n : Nat) : LE.le (Nat.succ n) 0 → False := fun h =>
  @Nat.le.rec (Nat.succ n) (fun m _ => Eq m 0 → False) (fun e => Nat.noConfusion e)
    (fun {_} _ _ e => Nat.noConfusion e) 0 h rfl

theorem Nat.not_lt_zero (n : Nat) : Not (LT.lt n 0) :=
  Nat.not_succ_le_zero n

theorem Nat.zero_le : (n : Nat) → LE.le 0 n
  | Nat.zero => Nat.le.refl
  | Nat.succ n => Nat.le.step (Nat.zero_le n)

theorem Nat.succ_le_succ {n m : Nat} (h : LE.le n m) : LE.le (Nat.succ n) (Nat.succ m) :=
  @Nat.le.rec n (fun k _ => LE.le (Nat.succ n) (Nat.succ k)) Nat.le.refl (fun {_} _ ih => Nat.le.step ih) m h

theorem Nat.zero_lt_succ (n : Nat) : LT.lt 0 (Nat.succ n) :=
  Nat.succ_le_succ (Nat.zero_le n)

theorem Nat.le_succ_of_le {n m : Nat} (h : LE.le n m) : LE.le n (Nat.succ m) :=
  Nat.le.step h

protected theorem Nat.le_trans {n m k : Nat} (h₁ : LE.le n m) (h₂ : LE.le m k) : LE.le n k :=
  @Nat.le.rec m (fun j _ => LE.le n j) h₁ (fun {_} _ ih => Nat.le.step ih) k h₂

protected theorem Nat.lt_of_lt_of_le {n m k : Nat} (h₁ : LT.lt n m) (h₂ : LE.le m k) : LT.lt n k :=
  Nat.le_trans h₁ h₂

protected theorem Nat.lt_trans {n m k : Nat} (h₁ : LT.lt n m) (h₂ : LT.lt m k) : LT.lt n k :=
  Nat.le_trans (Nat.le_succ_of_le h₁) h₂

theorem Nat.le_succ (n : Nat) : LE.le n (Nat.succ n) :=
  Nat.le.step Nat.le.refl

protected theorem Nat.le_refl (n : Nat) : LE.le n n :=
  Nat.le.refl

theorem Nat.succ_pos (n : Nat) : LT.lt 0 (Nat.succ n) :=
  Nat.zero_lt_succ n

def Nat.pred : Nat → Nat
  | 0 => 0
  | Nat.succ a => a

theorem Nat.pred_le : ∀ (n : Nat), LE.le (Nat.pred n) n
  | Nat.zero => Nat.le.refl
  | Nat.succ n => Nat.le_succ n

theorem Nat.pred_le_pred {n m : Nat} (h : LE.le n m) : LE.le (Nat.pred n) (Nat.pred m) :=
  @Nat.le.rec n (fun k _ => LE.le (Nat.pred n) (Nat.pred k)) Nat.le.refl
    (fun {k} _ ih => Nat.le_trans ih (Nat.pred_le k)) m h

theorem Nat.le_of_succ_le_succ {n m : Nat} (h : LE.le (Nat.succ n) (Nat.succ m)) : LE.le n m :=
  Nat.pred_le_pred h

theorem Nat.le_of_lt_succ {m n : Nat} (h : LT.lt m (Nat.succ n)) : LE.le m n :=
  Nat.le_of_succ_le_succ h

protected theorem Nat.eq_or_lt_of_le {n m : Nat} (h : LE.le n m) : Or (Eq n m) (LT.lt n m) :=
  @Nat.le.rec n (fun k _ => Or (Eq n k) (LT.lt n k)) (Or.inl rfl) (fun {_} h _ => Or.inr (Nat.succ_le_succ h)) m h

protected theorem Nat.lt_or_ge (n m : Nat) : Or (LT.lt n m) (GE.ge n m) :=
  @Nat.rec (fun m => Or (LT.lt n m) (GE.ge n m)) (Or.inr (Nat.zero_le n))
    (fun k ih => Or.elim ih (fun h => Or.inl (Nat.le_succ_of_le h))
      (fun h => Or.elim (Nat.eq_or_lt_of_le h)
        (fun e => Or.inl (@Eq.rec Nat k (fun x _ => LT.lt x (Nat.succ k)) Nat.le.refl n e))
        (fun g => Or.inr g))) m

theorem Nat.not_succ_le_self : (n : Nat) → Not (LE.le (Nat.succ n) n)
  | 0 => Nat.not_succ_le_zero 0
  | Nat.succ n => fun h => Nat.not_succ_le_self n (Nat.le_of_succ_le_succ h)

protected theorem Nat.lt_irrefl (n : Nat) : Not (LT.lt n n) :=
  Nat.not_succ_le_self n

protected theorem Nat.lt_of_le_of_lt {n m k : Nat} (h₁ : LE.le n m) (h₂ : LT.lt m k) : LT.lt n k :=
  Nat.le_trans (Nat.succ_le_succ h₁) h₂

protected theorem Nat.le_antisymm {n m : Nat} (h₁ : LE.le n m) (h₂ : LE.le m n) : Eq n m :=
  Or.elim (Nat.eq_or_lt_of_le h₁) id (fun h => absurd (Nat.lt_of_lt_of_le h h₂) (Nat.lt_irrefl n))

protected theorem Nat.lt_of_le_of_ne {n m : Nat} (h₁ : LE.le n m) (h₂ : Not (Eq n m)) : LT.lt n m :=
  Or.elim (Nat.eq_or_lt_of_le h₁) (fun e => absurd e h₂) id

theorem Nat.le_of_ble_eq_true : {n m : Nat} → (h : Eq (Nat.ble n m) true) → LE.le n m
  | Nat.zero, m, _ => Nat.zero_le m
  | Nat.succ _, Nat.zero, h => Bool.noConfusion h
  | Nat.succ n, Nat.succ m, h => Nat.succ_le_succ (@Nat.le_of_ble_eq_true n m h)

theorem Nat.ble_self_eq_true : (n : Nat) → Eq (Nat.ble n n) true
  | Nat.zero => rfl
  | Nat.succ n => Nat.ble_self_eq_true n

theorem Nat.ble_succ_eq_true : {n m : Nat} → Eq (Nat.ble n m) true → Eq (Nat.ble n (Nat.succ m)) true
  | Nat.zero, _, _ => rfl
  | Nat.succ _, Nat.zero, h => Bool.noConfusion h
  | Nat.succ n, Nat.succ m, h => @Nat.ble_succ_eq_true n m h

theorem Nat.ble_eq_true_of_le {n m : Nat} (h : LE.le n m) : Eq (Nat.ble n m) true :=
  @Nat.le.rec n (fun k _ => Eq (Nat.ble n k) true) (Nat.ble_self_eq_true n) (fun {_} _ ih => Nat.ble_succ_eq_true ih)
    m h

theorem Nat.not_le_of_not_ble_eq_true {n m : Nat} (h : Not (Eq (Nat.ble n m) true)) : Not (LE.le n m) :=
  fun h' => h (Nat.ble_eq_true_of_le h')

theorem Nat.lt_succ_of_le {n m : Nat} (h : LE.le n m) : LT.lt n (Nat.succ m) := Nat.succ_le_succ h

protected theorem Nat.lt_add_one (n : Nat) : LT.lt n (HAdd.hAdd n 1) := Nat.le_refl (Nat.succ n)

theorem Nat.lt_succ_self (n : Nat) : LT.lt n (Nat.succ n) := Nat.le_refl (Nat.succ n)

protected theorem Nat.lt_of_not_le {a b : Nat} (h : Not (LE.le a b)) : LT.lt b a :=
  Or.resolve_right (Nat.lt_or_ge b a) h

protected theorem Nat.add_pos_right {b : Nat} (a : Nat) (hb : LT.lt 0 b) : LT.lt 0 (HAdd.hAdd a b) :=
  match b with
  | Nat.zero => absurd hb (Nat.not_lt_zero 0)
  | Nat.succ b => Nat.zero_lt_succ (Nat.add a b)

protected theorem Nat.mul_pos {n m : Nat} (hn : LT.lt 0 n) (hm : LT.lt 0 m) : LT.lt 0 (HMul.hMul n m) :=
  match m with
  | Nat.zero => absurd hm (Nat.not_lt_zero 0)
  | Nat.succ m => Nat.add_pos_right (Nat.mul n m) hn

protected theorem Nat.pow_pos {a : Nat} {n : Nat} (h : LT.lt 0 a) : LT.lt 0 (HPow.hPow a n) :=
  @Nat.rec (fun n => LT.lt 0 (HPow.hPow a n)) (Nat.zero_lt_succ 0) (fun _ ih => Nat.mul_pos ih h) n

instance Nat.decLe (n m : Nat) : Decidable (LE.le n m) :=
  dite (Eq (Nat.ble n m) true) (fun h => isTrue (Nat.le_of_ble_eq_true h))
    (fun h => isFalse (Nat.not_le_of_not_ble_eq_true h))

instance Nat.decLt (n m : Nat) : Decidable (LT.lt n m) :=
  Nat.decLe (Nat.succ n) m

instance instMinNat : Min Nat := minOfLe

protected def Nat.sub : Nat → Nat → Nat
  | a, 0 => a
  | a, Nat.succ b => Nat.pred (Nat.sub a b)

instance instSubNat : Sub Nat where
  sub := Nat.sub

theorem Nat.succ_sub_succ_eq_sub (n m : Nat) :
    Eq (HSub.hSub (Nat.succ n) (Nat.succ m)) (HSub.hSub n m) :=
  @Nat.rec (fun m => Eq (HSub.hSub (Nat.succ n) (Nat.succ m)) (HSub.hSub n m)) rfl
    (fun _ ih => congrArg Nat.pred ih) m

theorem Nat.sub_le (n m : Nat) : LE.le (HSub.hSub n m) n :=
  @Nat.rec (fun m => LE.le (HSub.hSub n m) n) (Nat.le_refl n) (fun _ ih => Nat.le_trans (Nat.pred_le _) ih) m

theorem Nat.sub_lt : ∀ {n m : Nat}, LT.lt 0 n → LT.lt 0 m → LT.lt (HSub.hSub n m) n
  | 0, _, h1, _ => absurd h1 (Nat.lt_irrefl 0)
  | Nat.succ _, 0, _, h2 => absurd h2 (Nat.lt_irrefl 0)
  | Nat.succ n, Nat.succ m, _, _ =>
    @Eq.rec Nat (HSub.hSub n m) (fun x _ => LT.lt x (Nat.succ n)) (Nat.lt_succ_of_le (Nat.sub_le n m))
      (HSub.hSub (Nat.succ n) (Nat.succ m)) (Eq.symm (Nat.succ_sub_succ_eq_sub n m))

theorem Nat.div_rec_lemma {x y : Nat} (h : And (LT.lt 0 y) (LE.le y x)) : LT.lt (HSub.hSub x y) x :=
  Nat.sub_lt (Nat.lt_of_lt_of_le (And.left h) (And.right h)) (And.left h)

theorem Nat.div_rec_fuel_lemma {x y fuel : Nat} (hy : LT.lt 0 y) (hle : LE.le y x)
    (hfuel : LT.lt x (HAdd.hAdd fuel 1)) : LT.lt (HSub.hSub x y) fuel :=
  Nat.lt_of_lt_of_le (Nat.div_rec_lemma (And.intro hy hle)) (Nat.le_of_lt_succ hfuel)

protected def Nat.div.go (y : Nat) (hy : LT.lt 0 y) : (fuel x : Nat) → (hfuel : LT.lt x fuel) → Nat
  | 0, x, hfuel => absurd hfuel (Nat.not_lt_zero x)
  | Nat.succ fuel, x, hfuel =>
    dite (LE.le y x)
      (fun h => HAdd.hAdd (Nat.div.go y hy fuel (HSub.hSub x y) (Nat.div_rec_fuel_lemma hy h hfuel)) 1)
      (fun _ => 0)

protected def Nat.div (x y : Nat) : Nat :=
  dite (LT.lt 0 y) (fun hy => Nat.div.go y hy (Nat.succ x) x (Nat.lt_succ_self x)) (fun _ => 0)

instance Nat.instDiv : Div Nat where
  div := Nat.div

protected def Nat.modCore.go (y : Nat) (hy : LT.lt 0 y) : (fuel x : Nat) → (hfuel : LT.lt x fuel) → Nat
  | 0, x, hfuel => absurd hfuel (Nat.not_lt_zero x)
  | Nat.succ fuel, x, hfuel =>
    dite (LE.le y x)
      (fun h => Nat.modCore.go y hy fuel (HSub.hSub x y) (Nat.div_rec_fuel_lemma hy h hfuel))
      (fun _ => x)

protected def Nat.modCore (x y : Nat) : Nat :=
  dite (LT.lt 0 y) (fun hy => Nat.modCore.go y hy (Nat.succ x) x (Nat.lt_succ_self x)) (fun _ => x)

theorem Nat.modCoreGo_lt {fuel y : Nat} (hy : LT.lt 0 y) :
    (x : Nat) → (hfuel : LT.lt x fuel) → LT.lt (Nat.modCore.go y hy fuel x hfuel) y :=
  @Nat.rec (fun fuel => (x : Nat) → (hfuel : LT.lt x fuel) → LT.lt (Nat.modCore.go y hy fuel x hfuel) y)
    (fun x h => absurd h (Nat.not_lt_zero x))
    (fun n ih x hx =>
      show LT.lt (dite (LE.le y x)
          (fun h => Nat.modCore.go y hy n (HSub.hSub x y) (Nat.div_rec_fuel_lemma hy h hx)) (fun _ => x)) y from
      match Nat.decLe y x with
      | isTrue h => ih (HSub.hSub x y) (Nat.div_rec_fuel_lemma hy h hx)
      | isFalse h => Nat.lt_of_not_le h) fuel

theorem Nat.modCore_lt {x y : Nat} (hy : LT.lt 0 y) : LT.lt (Nat.modCore x y) y :=
  show LT.lt (dite (LT.lt 0 y) (fun hy => Nat.modCore.go y hy (Nat.succ x) x (Nat.lt_succ_self x)) (fun _ => x)) y from
  match Nat.decLt 0 y with
  | isTrue h => Nat.modCoreGo_lt h x (Nat.lt_succ_self x)
  | isFalse h => absurd hy h

protected def Nat.mod : Nat → Nat → Nat
  | 0, _ => 0
  | Nat.succ n, m => ite (LE.le m (Nat.succ n)) (Nat.modCore (Nat.succ n) m) (Nat.succ n)

instance Nat.instMod : Mod Nat where
  mod := Nat.mod

theorem Nat.mod_lt (x : Nat) {y : Nat} (hy : LT.lt 0 y) : LT.lt (HMod.hMod x y) y :=
  match x with
  | 0 => hy
  | Nat.succ n =>
    show LT.lt (ite (LE.le y (Nat.succ n)) (Nat.modCore (Nat.succ n) y) (Nat.succ n)) y from
    match Nat.decLe y (Nat.succ n) with
    | isTrue _ => Nat.modCore_lt hy
    | isFalse h => Nat.lt_of_not_le h

structure Fin (n : Nat) where
  mk ::
  val : Nat
  isLt : LT.lt val n

theorem Fin.eq_of_val_eq {n : Nat} : ∀ {i j : Fin n}, Eq i.val j.val → Eq i j
  | ⟨a, ha⟩, ⟨b, hb⟩, h =>
    @Eq.rec Nat a (fun x _ => ∀ hx : LT.lt x n, Eq (Fin.mk a ha) (Fin.mk x hx)) (fun _ => rfl) b h hb

theorem Fin.val_eq_of_eq {n : Nat} {i j : Fin n} (h : Eq i j) : Eq i.val j.val :=
  congrArg Fin.val h

instance instDecidableEqFin (n : Nat) : DecidableEq (Fin n) :=
  fun i j =>
    match decEq i.val j.val with
    | isTrue h => isTrue (Fin.eq_of_val_eq h)
    | isFalse h => isFalse (fun h' => absurd (Fin.val_eq_of_eq h') h)

instance instLTFin {n : Nat} : LT (Fin n) where
  lt a b := LT.lt a.val b.val

instance instLEFin {n : Nat} : LE (Fin n) where
  le a b := LE.le a.val b.val

instance Fin.decLt {n : Nat} (a b : Fin n) : Decidable (LT.lt a b) := Nat.decLt a.val b.val
instance Fin.decLe {n : Nat} (a b : Fin n) : Decidable (LE.le a b) := Nat.decLe a.val b.val

inductive Option (α : Type u) where
  | none : Option α
  | some (val : α) : Option α

export Option (none some)

instance instInhabitedOption {α : Type u_1} : Inhabited (Option α) where
  default := none

def Option.getD {α : Type u_1} (opt : Option α) (dflt : α) : α :=
  match opt with
  | some x => x
  | none => dflt

def Option.map.{u_2} {α : Type u_1} {β : Type u_2} (f : α → β) : Option α → Option β
  | some x => some (f x)
  | none => none

inductive List (α : Type u) where
  | nil : List α
  | cons (head : α) (tail : List α) : List α

instance instInhabitedList {α : Type u_1} : Inhabited (List α) where
  default := List.nil

def List.foldl.{u_2} {α : Type u_1} {β : Type u_2} (f : α → β → α) : (init : α) → List β → α
  | a, List.nil => a
  | a, List.cons b l => List.foldl f (f a b) l

def List.length {α : Type u_1} : List α → Nat
  | List.nil => 0
  | List.cons _ as => HAdd.hAdd (List.length as) 1

def List.lengthTRAux {α : Type u_1} : List α → Nat → Nat
  | List.nil, n => n
  | List.cons _ as, n => List.lengthTRAux as (Nat.succ n)

def List.lengthTR {α : Type u_1} (as : List α) : Nat :=
  List.lengthTRAux as 0

def List.get {α : Type u} : (as : List α) → Fin as.length → α
  | List.nil, ⟨i, h⟩ => absurd h (Nat.not_lt_zero i)
  | List.cons a _, ⟨0, _⟩ => a
  | List.cons _ as, ⟨Nat.succ i, h⟩ => List.get as ⟨i, Nat.le_of_succ_le_succ h⟩

def List.set {α : Type u_1} : (l : List α) → (n : Nat) → (a : α) → List α
  | List.cons _ as, 0, b => List.cons b as
  | List.cons a as, Nat.succ n, b => List.cons a (List.set as n b)
  | List.nil, _, _ => List.nil

def List.foldr.{u_2} {α : Type u_1} {β : Type u_2} (f : α → β → β) (init : β) : (l : List α) → β
  | List.nil => init
  | List.cons a as => f a (List.foldr f init as)

def List.concat {α : Type u} : List α → α → List α
  | List.nil, b => List.cons b List.nil
  | List.cons a as, b => List.cons a (List.concat as b)

protected def List.append {α : Type u_1} : (xs ys : List α) → List α
  | List.nil, bs => bs
  | List.cons a as, bs => List.cons a (List.append as bs)

instance List.instAppend {α : Type u_1} : Append (List α) where
  append := List.append

def List.hasDecEq {α : Type u} [DecidableEq α] : (xs ys : List α) → Decidable (Eq xs ys)
  | List.nil, List.nil => isTrue rfl
  | List.cons a as, List.nil => isFalse (fun h =>
      @Eq.rec (List α) (List.cons a as) (fun l _ => @List.rec α (fun _ => Prop) False (fun _ _ _ => True) l)
        True.intro List.nil h)
  | List.nil, List.cons b bs => isFalse (fun h =>
      @Eq.rec (List α) List.nil (fun l _ => @List.rec α (fun _ => Prop) True (fun _ _ _ => False) l)
        True.intro (List.cons b bs) h)
  | List.cons a as, List.cons b bs =>
    match decEq a b with
    | isTrue hab =>
      match List.hasDecEq as bs with
      | isTrue habs => isTrue (congr (congrArg List.cons hab) habs)
      | isFalse nabs => isFalse (fun h => nabs (congrArg (fun l => @List.rec α (fun _ => List α) as (fun _ t _ => t) l) h))
    | isFalse nab => isFalse (fun h => nab (congrArg (fun l => @List.rec α (fun _ => α) a (fun x _ _ => x) l) h))

instance instDecidableEqList {α : Type u_1} [DecidableEq α] : DecidableEq (List α) := List.hasDecEq

structure BitVec (w : Nat) where
  ofFin ::
  toFin : Fin (HPow.hPow 2 w)

protected def BitVec.ofNatLT {w : Nat} (i : Nat) (p : LT.lt i (HPow.hPow 2 w)) : BitVec w where
  toFin := Fin.mk i p

protected def BitVec.toNat {w : Nat} (x : BitVec w) : Nat := x.toFin.val

theorem BitVec.eq_of_toFin_eq {w : Nat} : ∀ {x y : BitVec w}, Eq x.toFin y.toFin → Eq x y
  | ⟨_⟩, ⟨_⟩, h => congrArg BitVec.ofFin h

def BitVec.decEq {w : Nat} (x y : BitVec w) : Decidable (Eq x y) :=
  match _root_.decEq x.toFin y.toFin with
  | isTrue h => isTrue (BitVec.eq_of_toFin_eq h)
  | isFalse h => isFalse (fun h' => h (congrArg BitVec.toFin h'))

instance instDecidableEqBitVec {w : Nat} : DecidableEq (BitVec w) := BitVec.decEq

abbrev UInt32.size : Nat := 4294967296

structure UInt32 where
  ofBitVec ::
  toBitVec : BitVec 32

def UInt32.ofNatLT (n : Nat) (h : LT.lt n UInt32.size) : UInt32 where
  toBitVec := BitVec.ofNatLT n h

def UInt32.toNat (n : UInt32) : Nat := n.toBitVec.toNat

theorem UInt32.eq_of_toBitVec_eq : ∀ {x y : UInt32}, Eq x.toBitVec y.toBitVec → Eq x y
  | ⟨_⟩, ⟨_⟩, h => congrArg UInt32.ofBitVec h

def UInt32.decEq (a b : UInt32) : Decidable (Eq a b) :=
  match _root_.decEq a.toBitVec b.toBitVec with
  | isTrue h => isTrue (UInt32.eq_of_toBitVec_eq h)
  | isFalse h => isFalse (fun h' => h (congrArg UInt32.toBitVec h'))

instance instDecidableEqUInt32 : DecidableEq UInt32 := UInt32.decEq

abbrev Nat.isValidChar (n : Nat) : Prop :=
  Or (LT.lt n 0xd800) (And (LT.lt 0xdfff n) (LT.lt n 0x110000))

abbrev UInt32.isValidChar (n : UInt32) : Prop :=
  n.toNat.isValidChar

/-- A Unicode scalar value. -/
structure Char where
  val : UInt32
  valid : val.isValidChar

theorem Nat._lt_size_of_isValidChar {n : Nat} (h : n.isValidChar) : LT.lt n UInt32.size :=
  Or.elim h
    (fun h => Nat.lt_trans h (of_decide_eq_true rfl))
    (fun h => Nat.lt_trans (And.right h) (of_decide_eq_true rfl))

def Char.ofNatAux (n : Nat) (h : n.isValidChar) : Char where
  val := UInt32.ofNatLT n (Nat._lt_size_of_isValidChar h)
  valid := h

def Char.ofNat (n : Nat) : Char :=
  dite n.isValidChar
    (fun h => Char.ofNatAux n h)
    (fun _ => Char.ofNatAux 0 (Or.inl (of_decide_eq_true rfl)))

theorem Char.eq_of_val_eq : ∀ {c d : Char}, Eq c.val d.val → Eq c d
  | ⟨v, hv⟩, ⟨w, hw⟩, h =>
    @Eq.rec UInt32 v (fun x _ => ∀ hx : x.isValidChar, Eq (Char.mk v hv) (Char.mk x hx)) (fun _ => rfl) w h hw

theorem Char.val_eq_of_eq {c d : Char} (h : Eq c d) : Eq c.val d.val :=
  congrArg Char.val h

instance instDecidableEqChar : DecidableEq Char :=
  fun c d =>
    match decEq c.val d.val with
    | isTrue h => isTrue (Char.eq_of_val_eq h)
    | isFalse h => isFalse (fun h' => h (Char.val_eq_of_eq h'))

def Char.toNat (c : Char) : Nat := c.val.toNat

/-- Text, as the list of its characters. -/
structure String where
  ofList ::
  toList : List Char

def String.decEq (s₁ s₂ : String) : Decidable (Eq s₁ s₂) :=
  match s₁, s₂ with
  | ⟨a⟩, ⟨b⟩ =>
    match _root_.decEq a b with
    | isTrue h => isTrue (congrArg String.ofList h)
    | isFalse h => isFalse (fun h' => h (congrArg String.toList h'))

instance instDecidableEqString : DecidableEq String := String.decEq

instance instInhabitedString : Inhabited String where
  default := String.ofList List.nil

instance instInhabitedChar : Inhabited Char where
  default := Char.ofNat 65

/-- Arrays, modelled by lists. -/
structure Array (α : Type u) where
  mk ::
  toList : List α

def Array.size {α : Type u} (a : Array α) : Nat := a.toList.length

abbrev Array.empty {α : Type u} : Array α := Array.mk List.nil

def Array.push {α : Type u} (a : Array α) (v : α) : Array α where
  toList := List.concat a.toList v

def List.toArray {α : Type u_1} (xs : List α) : Array α := Array.mk xs

class HasEquiv (α : Sort u) where
  Equiv : α → α → Sort v

class EmptyCollection (α : Type u) where
  emptyCollection : α

class Insert (α : outParam (Type u)) (γ : Type v) where
  insert : α → γ → γ

export Insert (insert)

class Singleton (α : outParam (Type u)) (β : Type v) where
  singleton : α → β

export Singleton (singleton)

class HasSubset (α : Type u) where
  Subset : α → α → Prop

export HasSubset (Subset)

class HasSSubset (α : Type u) where
  SSubset : α → α → Prop

export HasSSubset (SSubset)

abbrev Superset {α : Type u_1} [HasSubset α] (a b : α) := HasSubset.Subset b a

abbrev SSuperset {α : Type u_1} [HasSSubset α] (a b : α) := HasSSubset.SSubset b a

class Union (α : Type u) where
  union : α → α → α

class Inter (α : Type u) where
  inter : α → α → α

class SDiff (α : Type u) where
  sdiff : α → α → α


class Functor (f : Type u → Type v) : Type (max (u + 1) v) where
  map : {α β : Type u} → (α → β) → f α → f β
  mapConst : {α β : Type u} → α → f β → f α := fun {α β} a x => map (fun (_ : β) => a) x

class Pure (f : Type u → Type v) where
  pure : {α : Type u} → α → f α

export Pure (pure)

class Seq (f : Type u → Type v) : Type (max (u + 1) v) where
  seq : {α β : Type u} → f (α → β) → (Unit → f α) → f β

class SeqLeft (f : Type u → Type v) : Type (max (u + 1) v) where
  seqLeft : {α β : Type u} → f α → (Unit → f β) → f α

class SeqRight (f : Type u → Type v) : Type (max (u + 1) v) where
  seqRight : {α β : Type u} → f α → (Unit → f β) → f β

class Bind (m : Type u → Type v) where
  bind : {α β : Type u} → m α → (α → m β) → m β

export Bind (bind)

class Applicative (f : Type u → Type v) extends Functor f, Pure f, Seq f, SeqLeft f, SeqRight f where
  map := fun {α β} (x : α → β) (y : f α) => Seq.seq (pure x) (fun (_ : Unit) => y)
  seqLeft := fun {α β} (a : f α) (b : Unit → f β) => Seq.seq (Functor.map (Function.const β) a) b
  seqRight := fun {α β} (a : f α) (b : Unit → f β) => Seq.seq (Functor.map (Function.const α id) a) b

class Monad (m : Type u → Type v) : Type (max (u + 1) v) extends Applicative m, Bind m where
  map := fun {α β} (f : α → β) (x : m α) => bind x (fun a => pure (f a))
  seq := fun {α β} (f : m (α → β)) (x : Unit → m α) => bind f (fun g => Functor.map g (x Unit.unit))
  seqLeft := fun {α β} (x : m α) (y : Unit → m β) => bind x (fun a => bind (y Unit.unit) (fun _ => pure a))
  seqRight := fun {α β} (x : m α) (y : Unit → m β) => bind x (fun _ => y Unit.unit)

inductive Lean.Name where
  | anonymous : Lean.Name
  | str (pre : Lean.Name) (str : String)
  | num (pre : Lean.Name) (i : Nat)

/-- Stands for the tactic block of an `autoParam`; the elaborator keeps the block itself. -/
inductive Lean.Syntax where
  | missing : Lean.Syntax

@[reducible] def autoParam (α : Sort u) (tactic : Lean.Syntax) : Sort u := α
