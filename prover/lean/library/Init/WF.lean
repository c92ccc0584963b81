prelude
import Init.SimpLemmas

universe u v w

inductive Acc {α : Sort u} (r : α → α → Prop) : α → Prop where
  | intro (x : α) (h : (y : α) → r y x → Acc r y) : Acc r x

noncomputable abbrev Acc.ndrec.{u1, u2} {α : Sort u2} {r : α → α → Prop} {C : α → Sort u1}
    (m : (x : α) → ((y : α) → r y x → Acc r y) → ((y : α) → (a : r y x) → C y) → C x) {a : α} (n : Acc r a) : C a :=
  @Acc.rec α r (fun x _ => C x) m a n

noncomputable abbrev Acc.ndrecOn.{u1, u2} {α : Sort u2} {r : α → α → Prop} {C : α → Sort u1} {a : α} (n : Acc r a)
    (m : (x : α) → ((y : α) → r y x → Acc r y) → ((y : α) → (a : r y x) → C y) → C x) : C a :=
  @Acc.rec α r (fun x _ => C x) m a n

namespace Acc
variable {α : Sort u} {r : α → α → Prop}

theorem inv {x y : α} (h₁ : Acc r x) (h₂ : r y x) : Acc r y :=
  @Acc.rec α r (fun x _ => r y x → Acc r y) (fun _ h _ hy => h y hy) x h₁ h₂

end Acc

inductive WellFounded {α : Sort u} (r : α → α → Prop) : Prop where
  | intro (h : ∀ a, Acc r a) : WellFounded r

class WellFoundedRelation (α : Sort u) where
  rel : α → α → Prop
  wf : WellFounded rel

namespace WellFounded

theorem apply {α : Sort u} {r : α → α → Prop} (wf : WellFounded r) (a : α) : Acc r a :=
  @WellFounded.rec α r (fun _ => Acc r a) (fun h => h a) wf

section
variable {α : Sort u} {r : α → α → Prop} (hwf : WellFounded r)

include hwf in
theorem induction {C : α → Prop} (a : α) (h : ∀ x, (∀ y, r y x → C y) → C x) : C a :=
  @Acc.rec α r (fun x _ => C x) (fun x _ ih => h x ih) a (apply hwf a)
end

section
variable {α : Sort u} {C : α → Sort v} {r : α → α → Prop}

noncomputable def fixF (F : (x : α) → ((y : α) → r y x → C y) → C x) (x : α) (a : Acc r x) : C x :=
  @Acc.rec α r (fun x _ => C x) (fun x _ ih => F x ih) x a

theorem fixF_eq (F : (x : α) → ((y : α) → r y x → C y) → C x) (x : α) (acx : Acc r x) :
    fixF F x acx = F x (fun (y : α) (p : r y x) => fixF F y (Acc.inv acx p)) :=
  @Acc.rec α r (fun x acx => fixF F x acx = F x (fun (y : α) (p : r y x) => fixF F y (Acc.inv acx p)))
    (fun _ _ _ => rfl) x acx

noncomputable def fix (hwf : WellFounded r) (F : (x : α) → ((y : α) → r y x → C y) → C x) (x : α) : C x :=
  fixF F x (apply hwf x)

theorem fix_eq (hwf : WellFounded r) (F : (x : α) → ((y : α) → r y x → C y) → C x) (x : α) :
    fix hwf F x = F x (fun y _ => fix hwf F y) :=
  fixF_eq F x (apply hwf x)
end

end WellFounded

def emptyWf {α : Sort u} : WellFoundedRelation α where
  rel := emptyRelation
  wf := WellFounded.intro (fun a => Acc.intro a (fun _ h => False.elim h))

namespace Subrelation
variable {α : Sort u} {r q : α → α → Prop}

theorem accessible {a : α} (h₁ : Subrelation q r) (ac : Acc r a) : Acc q a :=
  @Acc.rec α r (fun x _ => Acc q x) (fun x _ ih => Acc.intro x (fun y hy => ih y (h₁ hy))) a ac

theorem wf (h₁ : Subrelation q r) (h₂ : WellFounded r) : WellFounded q :=
  WellFounded.intro (fun a => accessible h₁ (WellFounded.apply h₂ a))
end Subrelation

namespace InvImage
variable {α : Sort u} {β : Sort v} {r : β → β → Prop}

theorem accAux (f : α → β) {b : β} (ac : Acc r b) : (x : α) → f x = b → Acc (InvImage r f) x :=
  @Acc.rec β r (fun b _ => (x : α) → f x = b → Acc (InvImage r f) x)
    (fun b _ ih x e => Acc.intro x (fun y hy =>
      ih (f y) (@Eq.rec β (f x) (fun z _ => r (f y) z) hy b e) y rfl)) b ac

theorem accessible {a : α} (f : α → β) (ac : Acc r (f a)) : Acc (InvImage r f) a :=
  accAux f ac a rfl

theorem wf (f : α → β) (h : WellFounded r) : WellFounded (InvImage r f) :=
  WellFounded.intro (fun a => accessible f (WellFounded.apply h (f a)))
end InvImage

@[reducible] def invImage {α : Sort u} {β : Sort v} (f : α → β) (h : WellFoundedRelation β) : WellFoundedRelation α where
  rel := InvImage h.rel f
  wf := InvImage.wf f h.wf

theorem Nat.acc_lt (n : Nat) : Acc (fun a b : Nat => a < b) n :=
  @Nat.rec (fun n => Acc (fun a b : Nat => a < b) n) (Acc.intro 0 (fun y h => absurd h (Nat.not_lt_zero y)))
    (fun n ih => Acc.intro (Nat.succ n) (fun y h =>
      Or.elim (Nat.eq_or_lt_of_le (Nat.le_of_lt_succ h))
        (fun e => @Eq.rec Nat n (fun z _ => Acc (fun a b : Nat => a < b) z) ih y (Eq.symm e))
        (fun l => Acc.inv ih l))) n

@[reducible] def Nat.lt_wfRel : WellFoundedRelation Nat where
  rel := fun a b => a < b
  wf := WellFounded.intro Nat.acc_lt

theorem Nat.lt_wf : WellFounded (fun a b : Nat => a < b) := WellFounded.intro Nat.acc_lt

@[elab_as_elim] protected noncomputable def Nat.strongRecOn {motive : Nat → Sort u} (n : Nat)
    (ind : ∀ n, (∀ m, m < n → motive m) → motive n) : motive n :=
  WellFounded.fix Nat.lt_wf (C := motive) ind n

@[elab_as_elim] protected noncomputable def Nat.caseStrongRecOn {motive : Nat → Sort u} (a : Nat) (zero : motive 0)
    (ind : ∀ n, (∀ m, m ≤ n → motive m) → motive (Nat.succ n)) : motive a :=
  Nat.strongRecOn (motive := motive) a (fun n =>
    match n with
    | 0 => fun _ => zero
    | Nat.succ n => fun h₁ => ind n (fun _ h₂ => h₁ _ (Nat.lt_succ_of_le h₂)))

abbrev measure {α : Sort u} (f : α → Nat) : WellFoundedRelation α :=
  invImage f Nat.lt_wfRel

class SizeOf (α : Sort u) where
  sizeOf : α → Nat

export SizeOf (sizeOf)

protected def default.sizeOf (α : Sort u) : α → Nat
  | _ => 0

instance (priority := low) instSizeOfDefault (α : Sort u) : SizeOf α where
  sizeOf := default.sizeOf α

@[simp] theorem sizeOf_default {α : Sort u} (n : α) : sizeOf n = 0 := rfl

instance instSizeOfNat : SizeOf Nat where
  sizeOf n := n

@[simp] theorem sizeOf_nat (n : Nat) : sizeOf n = n := rfl

abbrev sizeOfWFRel {α : Sort u} [inst : SizeOf α] : WellFoundedRelation α :=
  measure (α := α) (@sizeOf α inst)

instance (priority := low) instWellFoundedRelationOfSizeOf {α : Sort u} [inst : SizeOf α] : WellFoundedRelation α :=
  @sizeOfWFRel α inst

instance instSizeOfForallUnit {α : Sort u} [SizeOf α] : SizeOf (Unit → α) where
  sizeOf f := sizeOf (f Unit.unit)

namespace Prod
variable {α : Type u} {β : Type v} {ra : α → α → Prop} {rb : β → β → Prop}

inductive Lex (ra : α → α → Prop) (rb : β → β → Prop) : α × β → α × β → Prop where
  | left {a₁ : α} (b₁ : β) {a₂ : α} (b₂ : β) (h : ra a₁ a₂) : Lex ra rb (a₁, b₁) (a₂, b₂)
  | right (a : α) {b₁ b₂ : β} (h : rb b₁ b₂) : Lex ra rb (a, b₁) (a, b₂)

theorem lex_def {p q : α × β} : Prod.Lex ra rb p q ↔ ra p.1 q.1 ∨ p.1 = q.1 ∧ rb p.2 q.2 :=
  Iff.intro
    (fun h => @Prod.Lex.rec α β ra rb (fun p q _ => ra p.1 q.1 ∨ p.1 = q.1 ∧ rb p.2 q.2)
      (fun {_} _ {_} _ h => Or.inl h) (fun _ {_ _} h => Or.inr (And.intro rfl h)) p q h)
    (fun h => Or.elim h (fun x => Prod.Lex.left p.2 q.2 x)
      (fun x => @Eq.rec α p.1 (fun y _ => Prod.Lex ra rb (p.1, p.2) (y, q.2)) (Prod.Lex.right p.1 x.right) q.1 x.left))

theorem lexAccessible {a : α} (aca : Acc ra a) (acb : (b : β) → Acc rb b) (b : β) : Acc (Prod.Lex ra rb) (a, b) :=
  @Acc.rec α ra (fun a _ => (b : β) → Acc (Prod.Lex ra rb) (a, b))
    (fun a _ iha b => @Acc.rec β rb (fun b _ => Acc (Prod.Lex ra rb) (a, b))
      (fun b _ ihb => Acc.intro (a, b) (fun p h =>
        Or.elim (lex_def.mp h) (fun l => iha p.1 l p.2)
          (fun r => @Eq.rec α a (fun x _ => Acc (Prod.Lex ra rb) (x, p.2)) (ihb p.2 r.right) p.1 (Eq.symm r.left))))
      b (acb b)) a aca b

@[reducible] def lex (ha : WellFoundedRelation α) (hb : WellFoundedRelation β) : WellFoundedRelation (α × β) where
  rel := Prod.Lex ha.rel hb.rel
  wf := WellFounded.intro (fun p => lexAccessible (WellFounded.apply ha.wf p.1) (WellFounded.apply hb.wf) p.2)

instance instWellFoundedRelation [ha : WellFoundedRelation α] [hb : WellFoundedRelation β] : WellFoundedRelation (α × β) :=
  lex ha hb

end Prod

deriving instance SizeOf for PUnit, Bool, Option, List, Prod, PProd, Sum, PSum, Sigma, PSigma, Subtype, Fin
