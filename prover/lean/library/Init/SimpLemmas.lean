prelude
import Init.Core

universe u v w u_1 u_2

variable {a b c d p q : Prop}

theorem of_eq_true (h : p = True) : p := Eq.mpr h trivial

theorem of_eq_false (h : p = False) : ¬p := fun hp => Eq.mp h hp

theorem eq_true (h : p) : p = True := propext (Iff.intro (fun _ => trivial) (fun _ => h))

theorem eq_false (h : ¬p) : p = False := propext (Iff.intro h False.elim)

theorem eq_false' (h : p → False) : p = False := eq_false h

theorem eq_true_of_decide {p : Prop} [Decidable p] (h : decide p = true) : p = True :=
  eq_true (of_decide_eq_true h)

theorem eq_false_of_decide {p : Prop} {_ : Decidable p} (h : decide p = false) : p = False :=
  eq_false (of_decide_eq_false h)

@[simp] theorem eq_self {α : Sort u_1} (a : α) : (a = a) = True := eq_true rfl

attribute [simp] cast_heq

theorem implies_congr {p₁ p₂ : Sort u} {q₁ q₂ : Sort v} (h₁ : p₁ = p₂) (h₂ : q₁ = q₂) : (p₁ → q₁) = (p₂ → q₂) :=
  @Eq.rec (Sort u) p₁ (fun x _ => (p₁ → q₁) = (x → q₂))
    (@Eq.rec (Sort v) q₁ (fun y _ => (p₁ → q₁) = (p₁ → y)) rfl q₂ h₂) p₂ h₁

theorem iff_congr {p₁ p₂ q₁ q₂ : Prop} (h₁ : p₁ ↔ p₂) (h₂ : q₁ ↔ q₂) : (p₁ ↔ q₁) ↔ (p₂ ↔ q₂) :=
  Iff.intro (fun h => Iff.trans (Iff.symm h₁) (Iff.trans h h₂)) (fun h => Iff.trans h₁ (Iff.trans h (Iff.symm h₂)))

theorem implies_dep_congr_ctx {p₁ p₂ q₁ : Prop} (h₁ : p₁ = p₂) {q₂ : p₂ → Prop} (h₂ : (h : p₂) → q₁ = q₂ h) :
    (p₁ → q₁) = ((h : p₂) → q₂ h) :=
  propext (Iff.intro (fun f hp₂ => Eq.mp (h₂ hp₂) (f (Eq.mpr h₁ hp₂)))
    (fun f hp₁ => Eq.mpr (h₂ (Eq.mp h₁ hp₁)) (f (Eq.mp h₁ hp₁))))

theorem implies_congr_ctx {p₁ p₂ q₁ q₂ : Prop} (h₁ : p₁ = p₂) (h₂ : p₂ → q₁ = q₂) : (p₁ → q₁) = (p₂ → q₂) :=
  implies_dep_congr_ctx h₁ h₂

theorem forall_congr {α : Sort u} {p q : α → Prop} (h : ∀ a, p a = q a) : (∀ a, p a) = (∀ a, q a) :=
  congrArg (fun (r : α → Prop) => ∀ a, r a) (funext h)

theorem forall_prop_domain_congr {p₁ p₂ : Prop} {q₁ : p₁ → Prop} {q₂ : p₂ → Prop} (h₁ : p₁ = p₂)
    (h₂ : ∀ a : p₂, q₁ (h₁.substr a) = q₂ a) : (∀ a : p₁, q₁ a) = (∀ a : p₂, q₂ a) :=
  propext (Iff.intro (fun f a => Eq.mp (h₂ a) (f (h₁.substr a)))
    (fun f a => Eq.mpr (h₂ (Eq.mp h₁ a)) (f (Eq.mp h₁ a))))

theorem forall_prop_congr_dom {p₁ p₂ : Prop} (h : p₁ = p₂) (q : p₁ → Prop) :
    (∀ a : p₁, q a) = (∀ a : p₂, q (h.substr a)) :=
  forall_prop_domain_congr h (fun _ => rfl)

theorem pi_congr {α : Sort u} {β β' : α → Sort v} (h : ∀ a, β a = β' a) : (∀ a, β a) = ∀ a, β' a :=
  congrArg (fun (r : α → Sort v) => ∀ a, r a) (funext h)

theorem let_congr {α : Sort u} {β : Sort v} {a a' : α} {b b' : α → β} (h₁ : a = a') (h₂ : ∀ x, b x = b' x) :
    (let x := a; b x) = (let x := a'; b' x) :=
  Eq.trans (congrArg b h₁) (h₂ a')

theorem let_val_congr {α : Sort u} {β : Sort v} {a a' : α} (b : α → β) (h : a = a') :
    (let x := a; b x) = (let x := a'; b x) :=
  congrArg b h

theorem let_body_congr {α : Sort u} {β : α → Sort v} {b b' : (a : α) → β a} (a : α) (h : ∀ x, b x = b' x) :
    (let x := a; b x) = (let x := a; b' x) :=
  h a

theorem Eq.mpr_prop {p q : Prop} (h₁ : p = q) (h₂ : q) : p := Eq.mpr h₁ h₂

theorem Eq.mpr_not {p q : Prop} (h₁ : p = q) (h₂ : ¬q) : ¬p := fun hp => h₂ (Eq.mp h₁ hp)

@[congr]
theorem ite_congr {α : Sort u_1} {b c : Prop} {x y u v : α} {s : Decidable b} [Decidable c]
    (h₁ : b = c) (h₂ : c → x = u) (h₃ : ¬c → y = v) : ite b x y = ite c u v :=
  Or.elim (Decidable.em c)
    (fun h => Eq.trans (if_pos (Eq.mpr h₁ h)) (Eq.trans (h₂ h) (Eq.symm (if_pos h))))
    (fun h => Eq.trans (if_neg (Eq.mpr_not h₁ h)) (Eq.trans (h₃ h) (Eq.symm (if_neg h))))

@[congr]
theorem dite_congr {b c : Prop} {α : Sort u_1} {_ : Decidable b} [Decidable c]
    {x : b → α} {u : c → α} {y : ¬b → α} {v : ¬c → α} (h₁ : b = c)
    (h₂ : (h : c) → x (h₁.mpr_prop h) = u h) (h₃ : (h : ¬c) → y (h₁.mpr_not h) = v h) :
    dite b x y = dite c u v :=
  Or.elim (Decidable.em c)
    (fun h => Eq.trans (dif_pos (Eq.mpr_prop h₁ h)) (Eq.trans (h₂ h) (Eq.symm (dif_pos h))))
    (fun h => Eq.trans (dif_neg (Eq.mpr_not h₁ h)) (Eq.trans (h₃ h) (Eq.symm (dif_neg h))))

@[simp] theorem ne_eq {α : Sort u_1} (a b : α) : (a ≠ b) = ¬(a = b) := rfl

@[simp] theorem ite_true {α : Sort u_1} (a b : α) : (if True then a else b) = a := rfl

@[simp] theorem ite_false {α : Sort u_1} (a b : α) : (if False then a else b) = b := rfl

@[simp] theorem dite_true {α : Sort u} {t : True → α} {e : ¬True → α} : (dite True t e) = t True.intro := rfl

@[simp] theorem dite_false {α : Sort u} {t : False → α} {e : ¬False → α} : (dite False t e) = e not_false := rfl

theorem ite_cond_eq_true {α : Sort u} {c : Prop} {_ : Decidable c} (a b : α) (h : c = True) :
    (if c then a else b) = a := if_pos (of_eq_true h)

theorem ite_cond_eq_false {α : Sort u} {c : Prop} {_ : Decidable c} (a b : α) (h : c = False) :
    (if c then a else b) = b := if_neg (of_eq_false h)

theorem dite_cond_eq_true {α : Sort u} {c : Prop} {_ : Decidable c} {t : c → α} {e : ¬c → α} (h : c = True) :
    (dite c t e) = t (of_eq_true h) := dif_pos (of_eq_true h)

theorem dite_cond_eq_false {α : Sort u} {c : Prop} {_ : Decidable c} {t : c → α} {e : ¬c → α} (h : c = False) :
    (dite c t e) = e (of_eq_false h) := dif_neg (of_eq_false h)

@[simp] theorem ite_self {α : Sort u} {c : Prop} {d : Decidable c} (a : α) : ite c a a = a :=
  match d with
  | isTrue _ => rfl
  | isFalse _ => rfl

@[simp] theorem and_true (p : Prop) : (p ∧ True) = p :=
  propext (Iff.intro (fun h => h.left) (fun h => And.intro h trivial))

@[simp] theorem true_and (p : Prop) : (True ∧ p) = p :=
  propext (Iff.intro (fun h => h.right) (fun h => And.intro trivial h))

@[simp] theorem and_false (p : Prop) : (p ∧ False) = False := eq_false (fun h => h.right)

@[simp] theorem false_and (p : Prop) : (False ∧ p) = False := eq_false (fun h => h.left)

@[simp] theorem and_self (p : Prop) : (p ∧ p) = p := propext (Iff.intro (fun h => h.left) (fun h => And.intro h h))

@[simp] theorem and_not_self : ¬(a ∧ ¬a) := fun h => h.right h.left

@[simp] theorem not_and_self : ¬(¬a ∧ a) := fun h => h.left h.right

@[simp] theorem and_imp : (a ∧ b → c) ↔ (a → b → c) :=
  Iff.intro (fun f ha hb => f (And.intro ha hb)) (fun f h => f h.left h.right)

@[simp] theorem not_and : ¬(a ∧ b) ↔ (a → ¬b) := and_imp

@[simp] theorem or_self (p : Prop) : (p ∨ p) = p :=
  propext (Iff.intro (fun h => Or.elim h id id) Or.inl)

@[simp] theorem or_true (p : Prop) : (p ∨ True) = True := eq_true (Or.inr trivial)

@[simp] theorem true_or (p : Prop) : (True ∨ p) = True := eq_true (Or.inl trivial)

@[simp] theorem or_false (p : Prop) : (p ∨ False) = p :=
  propext (Iff.intro (fun h => Or.elim h id False.elim) Or.inl)

@[simp] theorem false_or (p : Prop) : (False ∨ p) = p :=
  propext (Iff.intro (fun h => Or.elim h False.elim id) Or.inr)

@[simp] theorem iff_self (p : Prop) : (p ↔ p) = True := eq_true Iff.rfl

@[simp] theorem iff_true (p : Prop) : (p ↔ True) = p :=
  propext (Iff.intro (fun h => h.mpr trivial) (fun h => iff_true_intro h))

@[simp] theorem true_iff (p : Prop) : (True ↔ p) = p :=
  propext (Iff.intro (fun h => h.mp trivial) (fun h => Iff.symm (iff_true_intro h)))

@[simp] theorem iff_false (p : Prop) : (p ↔ False) = ¬p :=
  propext (Iff.intro (fun h => h.mp) (fun h => iff_false_intro h))

@[simp] theorem false_iff (p : Prop) : (False ↔ p) = ¬p :=
  propext (Iff.intro (fun h => h.mpr) (fun h => Iff.symm (iff_false_intro h)))

@[simp] theorem false_implies (p : Prop) : (False → p) = True := eq_true False.elim

@[simp] theorem forall_false (p : False → Prop) : (∀ h : False, p h) = True := eq_true (fun h => False.elim h)

@[simp] theorem implies_true (α : Sort u) : (α → True) = True := eq_true (fun _ => trivial)

@[simp] theorem true_implies (p : Prop) : (True → p) = p := propext (Iff.intro (fun h => h trivial) (fun h _ => h))

@[simp] theorem not_false_eq_true : (¬False) = True := eq_true False.elim

@[simp] theorem not_true_eq_false : (¬True) = False := eq_false (fun h => h trivial)

@[simp] theorem not_iff_self : ¬(¬a ↔ a) := fun h => iff_not_self (Iff.symm h)

attribute [simp] iff_not_self

theorem and_congr_right (h : a → (b ↔ c)) : a ∧ b ↔ a ∧ c :=
  Iff.intro (fun x => And.intro x.left ((h x.left).mp x.right)) (fun x => And.intro x.left ((h x.left).mpr x.right))

theorem and_congr_left (h : c → (a ↔ b)) : a ∧ c ↔ b ∧ c :=
  Iff.intro (fun x => And.intro ((h x.right).mp x.left) x.right) (fun x => And.intro ((h x.right).mpr x.left) x.right)

theorem and_assoc : (a ∧ b) ∧ c ↔ a ∧ (b ∧ c) :=
  Iff.intro (fun h => And.intro h.left.left (And.intro h.left.right h.right))
    (fun h => And.intro (And.intro h.left h.right.left) h.right.right)

@[simp] theorem and_self_left : a ∧ (a ∧ b) ↔ a ∧ b :=
  Iff.intro (fun h => h.right) (fun h => And.intro h.left h)

@[simp] theorem and_self_right : (a ∧ b) ∧ b ↔ a ∧ b :=
  Iff.intro (fun h => h.left) (fun h => And.intro h h.right)

@[simp] theorem and_congr_right_iff : (a ∧ b ↔ a ∧ c) ↔ (a → (b ↔ c)) :=
  Iff.intro
    (fun h ha => Iff.intro (fun hb => (h.mp (And.intro ha hb)).right) (fun hc => (h.mpr (And.intro ha hc)).right))
    and_congr_right

@[simp] theorem and_congr_left_iff : (a ∧ c ↔ b ∧ c) ↔ (c → (a ↔ b)) :=
  Iff.intro
    (fun h hc => Iff.intro (fun ha => (h.mp (And.intro ha hc)).left) (fun hb => (h.mpr (And.intro hb hc)).left))
    and_congr_left

theorem and_iff_left_of_imp (h : a → b) : (a ∧ b) ↔ a := Iff.intro And.left (fun ha => And.intro ha (h ha))

theorem and_iff_right_of_imp (h : b → a) : (a ∧ b) ↔ b := Iff.intro And.right (fun hb => And.intro (h hb) hb)

@[simp] theorem and_iff_left_iff_imp : ((a ∧ b) ↔ a) ↔ (a → b) :=
  Iff.intro (fun h ha => (h.mpr ha).right) and_iff_left_of_imp

@[simp] theorem and_iff_right_iff_imp : ((a ∧ b) ↔ b) ↔ (b → a) :=
  Iff.intro (fun h hb => (h.mpr hb).left) and_iff_right_of_imp

@[simp] theorem iff_self_and : (p ↔ p ∧ q) ↔ (p → q) :=
  Iff.trans Iff.comm and_iff_left_iff_imp

@[simp] theorem iff_and_self : (p ↔ q ∧ p) ↔ (p → q) :=
  Iff.trans Iff.comm and_iff_right_iff_imp

theorem Or.imp (f : a → c) (g : b → d) (h : a ∨ b) : c ∨ d :=
  Or.elim h (fun x => Or.inl (f x)) (fun x => Or.inr (g x))

theorem Or.imp_left (f : a → b) : a ∨ c → b ∨ c := Or.imp f id

theorem Or.imp_right (f : b → c) : a ∨ b → a ∨ c := Or.imp id f

theorem or_assoc : (a ∨ b) ∨ c ↔ a ∨ (b ∨ c) :=
  Iff.intro
    (fun h => Or.elim h (fun x => Or.elim x Or.inl (fun y => Or.inr (Or.inl y))) (fun y => Or.inr (Or.inr y)))
    (fun h => Or.elim h (fun x => Or.inl (Or.inl x)) (fun x => Or.elim x (fun y => Or.inl (Or.inr y)) Or.inr))

@[simp] theorem or_self_left : a ∨ (a ∨ b) ↔ a ∨ b :=
  Iff.intro (fun h => Or.elim h Or.inl id) Or.inr

@[simp] theorem or_self_right : (a ∨ b) ∨ b ↔ a ∨ b :=
  Iff.intro (fun h => Or.elim h id Or.inr) Or.inl

theorem or_iff_right_of_imp (ha : a → b) : (a ∨ b) ↔ b := Iff.intro (fun h => Or.elim h ha id) Or.inr

theorem or_iff_left_of_imp (hb : b → a) : (a ∨ b) ↔ a := Iff.intro (fun h => Or.elim h id hb) Or.inl

@[simp] theorem or_iff_left_iff_imp : (a ∨ b ↔ a) ↔ (b → a) :=
  Iff.intro (fun h hb => h.mp (Or.inr hb)) or_iff_left_of_imp

@[simp] theorem or_iff_right_iff_imp : (a ∨ b ↔ b) ↔ (a → b) :=
  Iff.intro (fun h ha => h.mp (Or.inl ha)) or_iff_right_of_imp

@[simp] theorem iff_self_or {a b : Prop} : (a ↔ a ∨ b) ↔ (b → a) := Iff.trans Iff.comm or_iff_left_iff_imp

@[simp] theorem iff_or_self {a b : Prop} : (b ↔ a ∨ b) ↔ (a → b) := Iff.trans Iff.comm or_iff_right_iff_imp

/-! Booleans. -/

@[simp] theorem Bool.or_false (b : Bool) : (b || false) = b := by cases b <;> rfl
@[simp] theorem Bool.or_true (b : Bool) : (b || true) = true := by cases b <;> rfl
@[simp] theorem Bool.false_or (b : Bool) : (false || b) = b := rfl
@[simp] theorem Bool.true_or (b : Bool) : (true || b) = true := rfl
@[simp] theorem Bool.or_self (b : Bool) : (b || b) = b := by cases b <;> rfl

@[simp] theorem Bool.or_eq_true (a b : Bool) : ((a || b) = true) = (a = true ∨ b = true) :=
  match a, b with
  | true, _ => propext (Iff.intro (fun _ => Or.inl rfl) (fun _ => rfl))
  | false, _ => propext (Iff.intro Or.inr (fun h => Or.elim h (fun h => Bool.noConfusion h) id))

@[simp] theorem Bool.and_false (b : Bool) : (b && false) = false := by cases b <;> rfl
@[simp] theorem Bool.and_true (b : Bool) : (b && true) = b := by cases b <;> rfl
@[simp] theorem Bool.false_and (b : Bool) : (false && b) = false := rfl
@[simp] theorem Bool.true_and (b : Bool) : (true && b) = b := rfl
@[simp] theorem Bool.and_self (b : Bool) : (b && b) = b := by cases b <;> rfl

@[simp] theorem Bool.and_eq_true (a b : Bool) : ((a && b) = true) = (a = true ∧ b = true) :=
  match a, b with
  | true, _ => propext (Iff.intro (fun h => And.intro rfl h) (fun h => h.right))
  | false, _ => propext (Iff.intro (fun h => Bool.noConfusion h) (fun h => h.left))

theorem Bool.and_assoc (a b c : Bool) : (a && b && c) = (a && (b && c)) := by cases a <;> rfl

theorem Bool.or_assoc (a b c : Bool) : (a || b || c) = (a || (b || c)) := by cases a <;> rfl

@[simp] theorem Bool.not_not (b : Bool) : (!!b) = b := by cases b <;> rfl
@[simp] theorem Bool.not_true : (!true) = false := rfl
@[simp] theorem Bool.not_false : (!false) = true := rfl
@[simp] theorem beq_true (b : Bool) : (b == true) = b := by cases b <;> rfl
@[simp] theorem beq_false (b : Bool) : (b == false) = !b := by cases b <;> rfl

@[simp] theorem Bool.not_eq_true' (b : Bool) : ((!b) = true) = (b = false) :=
  match b with
  | true => propext (Iff.intro (fun h => Bool.noConfusion h) (fun h => Bool.noConfusion h))
  | false => propext (Iff.intro (fun _ => rfl) (fun _ => rfl))

@[simp] theorem Bool.not_eq_false' (b : Bool) : ((!b) = false) = (b = true) :=
  match b with
  | true => propext (Iff.intro (fun _ => rfl) (fun _ => rfl))
  | false => propext (Iff.intro (fun h => Bool.noConfusion h) (fun h => Bool.noConfusion h))

@[simp] theorem Bool.not_eq_true (b : Bool) : (¬(b = true)) = (b = false) :=
  propext (Iff.intro Bool.eq_false_of_ne_true Bool.ne_true_of_eq_false)

@[simp] theorem Bool.not_eq_false (b : Bool) : (¬(b = false)) = (b = true) :=
  propext (Iff.intro Bool.eq_true_of_ne_false Bool.ne_false_of_eq_true)

@[simp] theorem decide_eq_true_eq {p : Prop} [Decidable p] : (decide p = true) = p :=
  propext (Iff.intro of_decide_eq_true decide_eq_true)

@[simp] theorem decide_eq_false_iff_not {p : Prop} {_ : Decidable p} : (decide p = false) ↔ ¬p :=
  Iff.intro of_decide_eq_false decide_eq_false

theorem decide_eq_true_iff {p : Prop} [Decidable p] : decide p = true ↔ p :=
  Iff.intro of_decide_eq_true decide_eq_true

@[simp] theorem decide_not {p : Prop} [g : Decidable p] [h : Decidable (Not p)] : decide (Not p) = !(decide p) :=
  match g, h with
  | isTrue _, isFalse _ => rfl
  | isFalse _, isTrue _ => rfl
  | isTrue hp, isTrue hn => absurd hp hn
  | isFalse hn, isFalse hnn => absurd hn hnn

@[simp] theorem not_decide_eq_true {p : Prop} [h : Decidable p] : ((!decide p) = true) = ¬p :=
  match h with
  | isTrue hp => propext (Iff.intro (fun h => Bool.noConfusion h) (fun hn => absurd hp hn))
  | isFalse hn => propext (Iff.intro (fun _ => hn) (fun _ => rfl))

@[simp] theorem heq_eq_eq {α : Sort u_1} (a b : α) : HEq a b = (a = b) := propext (Iff.intro eq_of_heq heq_of_eq)

@[simp] theorem cond_true {α : Sort u_1} (a b : α) : cond true a b = a := rfl
@[simp] theorem cond_false {α : Sort u_1} (a b : α) : cond false a b = b := rfl

@[simp] theorem beq_self_eq_true {α : Type u_1} [BEq α] [ReflBEq α] (a : α) : (a == a) = true := BEq.rfl

@[simp] theorem bne_self_eq_false {α : Type u_1} [BEq α] [ReflBEq α] (a : α) : (a != a) = false :=
  congrArg not (BEq.refl a)

@[simp] theorem beq_iff_eq {α : Type u_1} [BEq α] [LawfulBEq α] {a b : α} : (a == b) = true ↔ a = b :=
  Iff.intro eq_of_beq beq_of_eq

@[simp] theorem bne_iff_ne {α : Type u_1} [BEq α] [LawfulBEq α] {a b : α} : (a != b) = true ↔ a ≠ b :=
  Iff.intro (fun h e => Bool.ne_false_of_eq_true h (congrArg not (beq_of_eq e)))
    (fun h => congrArg not (Bool.eq_false_of_ne_true (fun e => h (eq_of_beq e))))

@[simp] theorem beq_eq_false_iff_ne {α : Type u_1} [BEq α] [LawfulBEq α] {a b : α} : (a == b) = false ↔ a ≠ b :=
  Iff.intro (fun h e => Bool.ne_false_of_eq_true (beq_of_eq e) h)
    (fun h => Bool.eq_false_of_ne_true (fun e => h (eq_of_beq e)))

@[simp] theorem bne_eq_false_iff_eq {α : Type u_1} [BEq α] [LawfulBEq α] {a b : α} : (a != b) = false ↔ a = b :=
  Iff.intro
    (fun h => eq_of_beq (Bool.eq_true_of_ne_false
      (fun e => Bool.ne_false_of_eq_true (show (a != b) = true from congrArg not e) h)))
    (fun h => congrArg not (beq_of_eq h))

theorem Bool.beq_to_eq (a b : Bool) : ((a == b) = true) = (a = b) := propext beq_iff_eq

theorem Bool.not_beq_to_not_eq (a b : Bool) : ((!(a == b)) = true) = ¬(a = b) := propext bne_iff_ne

@[simp] theorem Nat.le_zero_eq (a : Nat) : (a ≤ 0) = (a = 0) :=
  propext (Iff.intro (fun h => Nat.le_antisymm h (Nat.zero_le a)) (fun h => Eq.mpr (congrArg (fun x => x ≤ 0) h) Nat.le.refl))

@[simp] theorem ge_iff_le {α : Type u} [LE α] {x y : α} : x ≥ y ↔ y ≤ x := Iff.rfl

@[simp] theorem gt_iff_lt {α : Type u} [LT α] {x y : α} : x > y ↔ y < x := Iff.rfl

theorem le_of_eq_of_le {α : Type u} [LE α] {a b c : α} (h₁ : a = b) (h₂ : b ≤ c) : a ≤ c := Eq.substr (p := fun x => x ≤ c) h₁ h₂

theorem le_of_le_of_eq {α : Type u} [LE α] {a b c : α} (h₁ : a ≤ b) (h₂ : b = c) : a ≤ c := Eq.subst (motive := fun x => a ≤ x) h₂ h₁

theorem lt_of_eq_of_lt {α : Type u} [LT α] {a b c : α} (h₁ : a = b) (h₂ : b < c) : a < c := Eq.substr (p := fun x => x < c) h₁ h₂

theorem lt_of_lt_of_eq {α : Type u} [LT α] {a b c : α} (h₁ : a < b) (h₂ : b = c) : a < c := Eq.subst (motive := fun x => a < x) h₂ h₁
