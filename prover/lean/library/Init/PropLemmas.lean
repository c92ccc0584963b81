prelude
import Init.SimpLemmas
import Init.Classical

universe u v w u_1 u_2 u_3

variable {a b c d p q : Prop}

@[simp] theorem eq_mp_eq_cast {α β : Sort u} (h : α = β) : Eq.mp h = cast h := rfl

@[simp] theorem eq_mpr_eq_cast {α β : Sort u} (h : α = β) : Eq.mpr h = cast h.symm := rfl

@[simp] theorem cast_cast {α β γ : Sort u} (ha : α = β) (hb : β = γ) (a : α) : cast hb (cast ha a) = cast (ha.trans hb) a :=
  @Eq.rec (Sort u) β (fun γ hb => cast hb (cast ha a) = cast (ha.trans hb) a) rfl γ hb

theorem proof_irrel_heq {p q : Prop} (hp : p) (hq : q) : HEq hp hq :=
  @Eq.rec Prop p (fun q _ => ∀ hq : q, HEq hp hq) (fun _ => HEq.refl hp) q (propext (iff_of_true hp hq)) hq

theorem not_not_em (a : Prop) : ¬¬(a ∨ ¬a) := fun h => h (Or.inr (fun ha => h (Or.inl ha)))

theorem and_self_iff : a ∧ a ↔ a := Iff.of_eq (and_self a)

theorem and_not_self_iff (a : Prop) : a ∧ ¬a ↔ False := iff_false_intro and_not_self

theorem not_and_self_iff (a : Prop) : ¬a ∧ a ↔ False := iff_false_intro not_and_self

theorem And.imp (f : a → c) (g : b → d) (h : a ∧ b) : c ∧ d := And.intro (f h.left) (g h.right)

theorem And.imp_left (h : a → b) : a ∧ c → b ∧ c := And.imp h id

theorem And.imp_right (h : a → b) : c ∧ a → c ∧ b := And.imp id h

theorem and_congr (h₁ : a ↔ c) (h₂ : b ↔ d) : a ∧ b ↔ c ∧ d :=
  Iff.intro (And.imp h₁.mp h₂.mp) (And.imp h₁.mpr h₂.mpr)

theorem and_congr_left' (h : a ↔ b) : a ∧ c ↔ b ∧ c := and_congr h Iff.rfl

theorem and_congr_right' (h : b ↔ c) : a ∧ b ↔ a ∧ c := and_congr Iff.rfl h

theorem not_and_of_not_left (b : Prop) (h : ¬a) : ¬(a ∧ b) := mt And.left h

theorem not_and_of_not_right (a : Prop) {b : Prop} (h : ¬b) : ¬(a ∧ b) := mt And.right h

theorem and_congr_right_eq (h : a → b = c) : (a ∧ b) = (a ∧ c) :=
  propext (and_congr_right (fun ha => Iff.of_eq (h ha)))

theorem and_congr_left_eq (h : c → a = b) : (a ∧ c) = (b ∧ c) :=
  propext (and_congr_left (fun hc => Iff.of_eq (h hc)))

theorem and_left_comm : a ∧ b ∧ c ↔ b ∧ a ∧ c :=
  Iff.intro (fun h => And.intro h.2.1 (And.intro h.1 h.2.2)) (fun h => And.intro h.2.1 (And.intro h.1 h.2.2))

theorem and_right_comm : (a ∧ b) ∧ c ↔ (a ∧ c) ∧ b :=
  Iff.intro (fun h => And.intro (And.intro h.1.1 h.2) h.1.2) (fun h => And.intro (And.intro h.1.1 h.2) h.1.2)

theorem and_rotate : a ∧ b ∧ c ↔ b ∧ c ∧ a :=
  Iff.intro (fun h => And.intro h.2.1 (And.intro h.2.2 h.1)) (fun h => And.intro h.2.2 (And.intro h.1 h.2.1))

theorem and_and_and_comm : (a ∧ b) ∧ c ∧ d ↔ (a ∧ c) ∧ b ∧ d :=
  Iff.intro (fun h => And.intro (And.intro h.1.1 h.2.1) (And.intro h.1.2 h.2.2))
    (fun h => And.intro (And.intro h.1.1 h.2.1) (And.intro h.1.2 h.2.2))

theorem and_and_left : a ∧ (b ∧ c) ↔ (a ∧ b) ∧ a ∧ c :=
  Iff.intro (fun h => And.intro (And.intro h.1 h.2.1) (And.intro h.1 h.2.2))
    (fun h => And.intro h.1.1 (And.intro h.1.2 h.2.2))

theorem and_and_right : (a ∧ b) ∧ c ↔ (a ∧ c) ∧ b ∧ c :=
  Iff.intro (fun h => And.intro (And.intro h.1.1 h.2) (And.intro h.1.2 h.2))
    (fun h => And.intro (And.intro h.1.1 h.2.1) h.1.2)

theorem and_iff_left (hb : b) : a ∧ b ↔ a := Iff.intro And.left (fun ha => And.intro ha hb)

theorem and_iff_right (ha : a) : a ∧ b ↔ b := Iff.intro And.right (fun hb => And.intro ha hb)

theorem or_self_iff : a ∨ a ↔ a := Iff.of_eq (or_self a)

theorem not_or_intro {a b : Prop} (ha : ¬a) (hb : ¬b) : ¬(a ∨ b) := fun h => Or.elim h ha hb

theorem or_congr (h₁ : a ↔ c) (h₂ : b ↔ d) : (a ∨ b) ↔ (c ∨ d) :=
  Iff.intro (Or.imp h₁.mp h₂.mp) (Or.imp h₁.mpr h₂.mpr)

theorem or_congr_left (h : a ↔ b) : a ∨ c ↔ b ∨ c := or_congr h Iff.rfl

theorem or_congr_right (h : b ↔ c) : a ∨ b ↔ a ∨ c := or_congr Iff.rfl h

theorem or_left_comm : a ∨ (b ∨ c) ↔ b ∨ (a ∨ c) :=
  Iff.intro (fun h => Or.elim h (fun x => Or.inr (Or.inl x)) (fun x => Or.elim x Or.inl (fun y => Or.inr (Or.inr y))))
    (fun h => Or.elim h (fun x => Or.inr (Or.inl x)) (fun x => Or.elim x Or.inl (fun y => Or.inr (Or.inr y))))

theorem or_right_comm : (a ∨ b) ∨ c ↔ (a ∨ c) ∨ b :=
  Iff.trans or_assoc (Iff.trans (or_congr_right or_comm) (Iff.symm or_assoc))

theorem or_or_or_comm : (a ∨ b) ∨ c ∨ d ↔ (a ∨ c) ∨ b ∨ d :=
  Iff.trans or_assoc (Iff.trans (or_congr_right or_left_comm) (Iff.symm or_assoc))

theorem or_or_distrib_left : a ∨ b ∨ c ↔ (a ∨ b) ∨ a ∨ c :=
  Iff.trans (or_congr_left (Iff.symm or_self_iff)) or_or_or_comm

theorem or_or_distrib_right : (a ∨ b) ∨ c ↔ (a ∨ c) ∨ b ∨ c :=
  Iff.trans (or_congr_right (Iff.symm or_self_iff)) or_or_or_comm

theorem or_rotate : a ∨ b ∨ c ↔ b ∨ c ∨ a :=
  Iff.trans or_left_comm (or_congr_right or_comm)

theorem or_iff_left (hb : ¬b) : a ∨ b ↔ a := or_iff_left_of_imp (fun h => absurd h hb)

theorem or_iff_right (ha : ¬a) : a ∨ b ↔ b := or_iff_right_of_imp (fun h => absurd h ha)

theorem not_imp_of_and_not (h : a ∧ ¬b) : ¬(a → b) := fun f => h.right (f h.left)

theorem imp_and {α : Sort u_1} : (α → b ∧ c) ↔ (α → b) ∧ (α → c) :=
  Iff.intro (fun h => And.intro (fun x => (h x).left) (fun x => (h x).right)) (fun h x => And.intro (h.left x) (h.right x))

theorem not_and' : ¬(a ∧ b) ↔ b → ¬a := Iff.trans not_and imp_not_comm

theorem and_or_left : a ∧ (b ∨ c) ↔ (a ∧ b) ∨ (a ∧ c) :=
  Iff.intro (fun h => Or.elim h.right (fun x => Or.inl (And.intro h.left x)) (fun x => Or.inr (And.intro h.left x)))
    (fun h => Or.elim h (fun x => And.intro x.left (Or.inl x.right)) (fun x => And.intro x.left (Or.inr x.right)))

theorem or_and_right : (a ∨ b) ∧ c ↔ (a ∧ c) ∨ (b ∧ c) :=
  Iff.intro (fun h => Or.elim h.left (fun x => Or.inl (And.intro x h.right)) (fun x => Or.inr (And.intro x h.right)))
    (fun h => Or.elim h (fun x => And.intro (Or.inl x.left) x.right) (fun x => And.intro (Or.inr x.left) x.right))

theorem or_and_left : a ∨ (b ∧ c) ↔ (a ∨ b) ∧ (a ∨ c) :=
  Iff.intro
    (fun h => Or.elim h (fun x => And.intro (Or.inl x) (Or.inl x)) (fun x => And.intro (Or.inr x.left) (Or.inr x.right)))
    (fun h => Or.elim h.left Or.inl (fun x => Or.elim h.right Or.inl (fun y => Or.inr (And.intro x y))))

theorem and_or_right : (a ∧ b) ∨ c ↔ (a ∨ c) ∧ (b ∨ c) :=
  Iff.intro
    (fun h => Or.elim h (fun x => And.intro (Or.inl x.left) (Or.inl x.right)) (fun x => And.intro (Or.inr x) (Or.inr x)))
    (fun h => Or.elim h.left (fun x => Or.elim h.right (fun y => Or.inl (And.intro x y)) Or.inr) Or.inr)

theorem or_imp : (a ∨ b → c) ↔ (a → c) ∧ (b → c) :=
  Iff.intro (fun h => And.intro (fun x => h (Or.inl x)) (fun x => h (Or.inr x))) (fun h x => Or.elim x h.left h.right)

@[simp] theorem not_or : ¬(p ∨ q) ↔ ¬p ∧ ¬q := or_imp

theorem not_and_of_not_or_not (h : ¬a ∨ ¬b) : ¬(a ∧ b) := fun x => Or.elim h (fun na => na x.left) (fun nb => nb x.right)

theorem not_of_not_imp (h : ¬(a → b)) : ¬b := fun hb => h (fun _ => hb)

theorem not_not_of_not_imp (h : ¬(a → b)) : ¬¬a := fun na => h (fun ha => absurd ha na)

theorem imp_not_self : (a → ¬a) ↔ ¬a := Iff.intro (fun h ha => h ha ha) (fun h _ => h)

theorem iff_def : (a ↔ b) ↔ (a → b) ∧ (b → a) := iff_iff_implies_and_implies

theorem iff_def' : (a ↔ b) ↔ (b → a) ∧ (a → b) := Iff.trans iff_def and_comm

theorem iff_true_left (ha : a) : (a ↔ b) ↔ b := Iff.intro (fun h => h.mp ha) (fun hb => iff_of_true ha hb)

theorem iff_true_right (ha : a) : (b ↔ a) ↔ b := Iff.trans Iff.comm (iff_true_left ha)

theorem iff_false_left (ha : ¬a) : (a ↔ b) ↔ ¬b := Iff.intro (fun h hb => ha (h.mpr hb)) (fun hb => iff_of_false ha hb)

theorem iff_false_right (ha : ¬a) : (b ↔ a) ↔ ¬b := Iff.trans Iff.comm (iff_false_left ha)

theorem Iff.and (h₁ : a ↔ c) (h₂ : b ↔ d) : a ∧ b ↔ c ∧ d := and_congr h₁ h₂

theorem Iff.or (h₁ : a ↔ c) (h₂ : b ↔ d) : a ∨ b ↔ c ∨ d := or_congr h₁ h₂

theorem Iff.imp (h₁ : a ↔ c) (h₂ : b ↔ d) : (a → b) ↔ (c → d) := imp_congr h₁ h₂

/-! If-then-else. -/

@[simp] theorem if_false_left [h : Decidable p] : ite p False q ↔ ¬p ∧ q :=
  match h with
  | isTrue hp => Iff.intro False.elim (fun x => x.left hp)
  | isFalse hp => Iff.intro (fun x => And.intro hp x) (fun x => x.right)

@[simp] theorem if_false_right [h : Decidable p] : ite p q False ↔ p ∧ q :=
  match h with
  | isTrue hp => Iff.intro (fun x => And.intro hp x) (fun x => x.right)
  | isFalse hp => Iff.intro False.elim (fun x => hp x.left)

@[simp low] theorem if_true_left [h : Decidable p] : ite p True q ↔ ¬p → q :=
  match h with
  | isTrue hp => Iff.intro (fun _ hn => absurd hp hn) (fun _ => trivial)
  | isFalse hp => Iff.intro (fun x _ => x) (fun f => f hp)

@[simp low] theorem if_true_right [h : Decidable p] : ite p q True ↔ p → q :=
  match h with
  | isTrue hp => Iff.intro (fun x _ => x) (fun f => f hp)
  | isFalse hp => Iff.intro (fun _ x => absurd x hp) (fun _ => trivial)

@[simp] theorem dite_not {α : Sort u_1} [hn : Decidable (¬p)] [h : Decidable p] (x : ¬p → α) (y : ¬¬p → α) :
    dite (¬p) x y = dite p (fun h => y (not_not_intro h)) x :=
  match h with
  | isTrue hp => dif_neg (not_not_intro hp)
  | isFalse hp => dif_pos hp

@[simp] theorem ite_not {α : Sort u_1} (p : Prop) [Decidable p] (x y : α) : ite (¬p) x y = ite p y x :=
  Or.elim (Decidable.em p)
    (fun h => Eq.trans (if_neg (not_not_intro h)) (Eq.symm (if_pos h)))
    (fun h => Eq.trans (if_pos h) (Eq.symm (if_neg h)))

@[simp] theorem ite_eq_left_iff {α : Sort u_1} {p : Prop} [h : Decidable p] {x y : α} :
    (if p then x else y) = x ↔ (¬p → y = x) :=
  match h with
  | isTrue hp => Iff.intro (fun _ hn => absurd hp hn) (fun _ => rfl)
  | isFalse hp => Iff.intro (fun e _ => e) (fun f => f hp)

@[simp] theorem ite_eq_right_iff {α : Sort u_1} {p : Prop} [h : Decidable p] {x y : α} :
    (if p then x else y) = y ↔ (p → x = y) :=
  match h with
  | isTrue hp => Iff.intro (fun e _ => e) (fun f => f hp)
  | isFalse hp => Iff.intro (fun _ x => absurd x hp) (fun _ => rfl)

@[simp] theorem ite_iff_left_iff {p x y : Prop} [h : Decidable p] :
    ((if p then x else y) ↔ x) ↔ (¬p → (y ↔ x)) :=
  match h with
  | isTrue hp => Iff.intro (fun _ hn => absurd hp hn) (fun _ => Iff.rfl)
  | isFalse hp => Iff.intro (fun e _ => e) (fun f => f hp)

@[simp] theorem ite_iff_right_iff {p x y : Prop} [h : Decidable p] :
    ((if p then x else y) ↔ y) ↔ (p → (x ↔ y)) :=
  match h with
  | isTrue hp => Iff.intro (fun e _ => e) (fun f => f hp)
  | isFalse hp => Iff.intro (fun _ x => absurd x hp) (fun _ => Iff.rfl)

theorem apply_ite {α : Sort u_1} {β : Sort u_2} (f : α → β) (P : Prop) [Decidable P] (x y : α) :
    f (ite P x y) = ite P (f x) (f y) :=
  Or.elim (Decidable.em P)
    (fun h => Eq.trans (congrArg f (if_pos h)) (Eq.symm (if_pos h)))
    (fun h => Eq.trans (congrArg f (if_neg h)) (Eq.symm (if_neg h)))

/-! Quantifiers. -/

section quantifiers
variable {α : Sort u} {p q : α → Prop} {b : Prop}

theorem forall_imp (h : ∀ a, p a → q a) : (∀ a, p a) → ∀ a, q a := fun f x => h x (f x)

@[simp] theorem forall_exists_index {q : (∃ x, p x) → Prop} : (∀ h, q h) ↔ ∀ x (h : p x), q (Exists.intro x h) :=
  Iff.intro (fun f x hx => f (Exists.intro x hx)) (fun f h => match h with | Exists.intro x hx => f x hx)

theorem Exists.imp (h : ∀ a, p a → q a) : (∃ a, p a) → ∃ a, q a :=
  fun e => Exists.elim e (fun x hx => Exists.intro x (h x hx))

theorem Exists.imp' {β : Sort v} {q : β → Prop} (f : α → β) (hpq : ∀ a, p a → q (f a)) : (∃ a, p a) → ∃ b, q b :=
  fun e => Exists.elim e (fun x hx => Exists.intro (f x) (hpq x hx))

theorem exists_imp : ((∃ x, p x) → b) ↔ ∀ x, p x → b :=
  Iff.intro (fun f x hx => f (Exists.intro x hx)) (fun f e => Exists.elim e f)

@[simp] theorem exists_const (α : Sort u) [i : Nonempty α] : (∃ _ : α, b) ↔ b :=
  Iff.intro (fun e => Exists.elim e (fun _ h => h)) (fun h => Nonempty.elim i (fun x => Exists.intro x h))

theorem exists_prop_of_true {p : Prop} {q : p → Prop} (h : p) : (Exists fun h' : p => q h') ↔ q h :=
  Iff.intro (fun e => Exists.elim e (fun _ hq => hq)) (fun hq => Exists.intro h hq)

theorem forall_congr' (h : ∀ a, p a ↔ q a) : (∀ a, p a) ↔ ∀ a, q a :=
  Iff.intro (fun f x => (h x).mp (f x)) (fun f x => (h x).mpr (f x))

theorem exists_congr (h : ∀ a, p a ↔ q a) : (∃ a, p a) ↔ ∃ a, q a :=
  Iff.intro (Exists.imp (fun x => (h x).mp)) (Exists.imp (fun x => (h x).mpr))

theorem forall₂_congr {β : α → Sort v} {p q : ∀ a, β a → Prop} (h : ∀ a b, p a b ↔ q a b) :
    (∀ a b, p a b) ↔ ∀ a b, q a b :=
  forall_congr' (fun a => forall_congr' (h a))

theorem exists₂_congr {β : α → Sort v} {p q : ∀ a, β a → Prop} (h : ∀ a b, p a b ↔ q a b) :
    (∃ a b, p a b) ↔ ∃ a b, q a b :=
  exists_congr (fun a => exists_congr (h a))

@[simp] theorem not_exists : (¬∃ x, p x) ↔ ∀ x, ¬p x := exists_imp

theorem forall_not_of_not_exists (h : ¬∃ x, p x) : ∀ x, ¬p x := not_exists.mp h

theorem not_exists_of_forall_not (h : ∀ x, ¬p x) : ¬∃ x, p x := not_exists.mpr h

theorem forall_and : (∀ x, p x ∧ q x) ↔ (∀ x, p x) ∧ (∀ x, q x) :=
  Iff.intro (fun h => And.intro (fun x => (h x).left) (fun x => (h x).right))
    (fun h x => And.intro (h.left x) (h.right x))

theorem exists_or : (∃ x, p x ∨ q x) ↔ (∃ x, p x) ∨ ∃ x, q x :=
  Iff.intro
    (fun e => Exists.elim e (fun x h => Or.elim h (fun hp => Or.inl (Exists.intro x hp)) (fun hq => Or.inr (Exists.intro x hq))))
    (fun h => Or.elim h (Exists.imp (fun _ => Or.inl)) (Exists.imp (fun _ => Or.inr)))

@[simp] theorem exists_false {α : Sort u} : ¬(∃ _a : α, False) := fun e => Exists.elim e (fun _ h => h)

@[simp] theorem forall_const (α : Sort u) [i : Nonempty α] : (α → b) ↔ b :=
  Iff.intro (fun f => Nonempty.elim i f) (fun h _ => h)

theorem Exists.nonempty (h : ∃ x, p x) : Nonempty α := Exists.elim h (fun x _ => Nonempty.intro x)

theorem not_forall_of_exists_not (h : ∃ x, ¬p x) : ¬∀ x, p x := fun f => Exists.elim h (fun x hx => hx (f x))

@[simp] theorem forall_eq {p : α → Prop} {a' : α} : (∀ a, a = a' → p a) ↔ p a' :=
  Iff.intro (fun f => f a' rfl) (fun h _ e => Eq.substr e h)

@[simp] theorem forall_eq' {p : α → Prop} {a' : α} : (∀ a, a' = a → p a) ↔ p a' :=
  Iff.intro (fun f => f a' rfl) (fun h _ e => Eq.subst e h)

@[simp] theorem exists_eq {α : Sort u} {a' : α} : ∃ a, a = a' := Exists.intro a' rfl

@[simp] theorem exists_eq' {α : Sort u} {a' : α} : ∃ a, a' = a := Exists.intro a' rfl

@[simp] theorem exists_eq_left {p : α → Prop} {a' : α} : (∃ a, a = a' ∧ p a) ↔ p a' :=
  Iff.intro (fun e => Exists.elim e (fun _ h => Eq.subst h.left h.right)) (fun h => Exists.intro a' (And.intro rfl h))

@[simp] theorem exists_eq_right {p : α → Prop} {a' : α} : (∃ a, p a ∧ a = a') ↔ p a' :=
  Iff.intro (fun e => Exists.elim e (fun _ h => Eq.subst h.right h.left)) (fun h => Exists.intro a' (And.intro h rfl))

@[simp] theorem exists_and_left {p : α → Prop} {b : Prop} : (∃ x, b ∧ p x) ↔ b ∧ (∃ x, p x) :=
  Iff.intro (fun e => Exists.elim e (fun x h => And.intro h.left (Exists.intro x h.right)))
    (fun h => Exists.elim h.right (fun x hx => Exists.intro x (And.intro h.left hx)))

@[simp] theorem exists_and_right {p : α → Prop} {b : Prop} : (∃ x, p x ∧ b) ↔ (∃ x, p x) ∧ b :=
  Iff.intro (fun e => Exists.elim e (fun x h => And.intro (Exists.intro x h.left) h.right))
    (fun h => Exists.elim h.left (fun x hx => Exists.intro x (And.intro hx h.right)))

@[simp] theorem exists_eq_left' {p : α → Prop} {a' : α} : (∃ a, a' = a ∧ p a) ↔ p a' :=
  Iff.intro (fun e => Exists.elim e (fun _ h => Eq.substr h.left h.right)) (fun h => Exists.intro a' (And.intro rfl h))

@[simp] theorem exists_eq_right' {p : α → Prop} {a' : α} : (∃ a, p a ∧ a' = a) ↔ p a' :=
  Iff.intro (fun e => Exists.elim e (fun _ h => Eq.substr h.right h.left)) (fun h => Exists.intro a' (And.intro h rfl))

@[simp] theorem forall_eq_or_imp {p q : α → Prop} {a' : α} : (∀ a, a = a' ∨ q a → p a) ↔ p a' ∧ ∀ a, q a → p a :=
  Iff.intro (fun f => And.intro (f a' (Or.inl rfl)) (fun x hx => f x (Or.inr hx)))
    (fun h x hx => Or.elim hx (fun e => Eq.substr e h.left) (h.right x))

@[simp] theorem exists_eq_or_imp {p q : α → Prop} {a' : α} : (∃ a, (a = a' ∨ q a) ∧ p a) ↔ p a' ∨ ∃ a, q a ∧ p a :=
  Iff.intro
    (fun e => Exists.elim e (fun x h => Or.elim h.left (fun e => Or.inl (Eq.subst e h.right))
      (fun hq => Or.inr (Exists.intro x (And.intro hq h.right)))))
    (fun h => Or.elim h (fun hp => Exists.intro a' (And.intro (Or.inl rfl) hp))
      (fun e => Exists.elim e (fun x hx => Exists.intro x (And.intro (Or.inr hx.left) hx.right))))

@[simp] theorem exists_prop' {p : Prop} : (∃ _ : α, p) ↔ Nonempty α ∧ p :=
  Iff.intro (fun e => Exists.elim e (fun x h => And.intro (Nonempty.intro x) h))
    (fun h => Nonempty.elim h.left (fun x => Exists.intro x h.right))

@[simp] theorem exists_prop {a b : Prop} : (∃ _h : a, b) ↔ a ∧ b :=
  Iff.intro (fun e => Exists.elim e (fun ha hb => And.intro ha hb)) (fun h => Exists.intro h.left h.right)

@[simp] theorem exists_apply_eq_apply {α : Sort u_1} {β : Sort u_2} (f : α → β) (a' : α) : ∃ a, f a = f a' :=
  Exists.intro a' rfl

theorem forall_prop_of_true {p : Prop} {q : p → Prop} (h : p) : (∀ h' : p, q h') ↔ q h :=
  Iff.intro (fun f => f h) (fun hq _ => hq)

theorem forall_prop_of_false {p : Prop} {q : p → Prop} (hn : ¬p) : (∀ h' : p, q h') ↔ True :=
  iff_true_intro (fun h => absurd h hn)

@[simp] theorem forall_self_imp (a : Prop) (b : a → Prop) : (∀ h : a, a → b h) ↔ ∀ h : a, b h :=
  Iff.intro (fun f h => f h h) (fun f h _ => f h)

theorem forall_comm {α : Sort u_1} {β : Sort u_2} {p : α → β → Prop} : (∀ a b, p a b) ↔ (∀ b a, p a b) :=
  Iff.intro (fun h b a => h a b) (fun h a b => h b a)

theorem exists_comm {α : Sort u_1} {β : Sort u_2} {p : α → β → Prop} : (∃ a b, p a b) ↔ (∃ b a, p a b) :=
  Iff.intro
    (fun e => Exists.elim e (fun x e => Exists.elim e (fun y h => Exists.intro y (Exists.intro x h))))
    (fun e => Exists.elim e (fun x e => Exists.elim e (fun y h => Exists.intro y (Exists.intro x h))))

@[simp] theorem forall_apply_eq_imp_iff {α : Sort u_1} {β : Sort u_2} {f : α → β} {p : β → Prop} :
    (∀ b a, f a = b → p b) ↔ ∀ a, p (f a) :=
  Iff.intro (fun h a => h (f a) a rfl) (fun h _ a e => Eq.subst e (h a))

@[simp] theorem forall_eq_apply_imp_iff {α : Sort u_1} {β : Sort u_2} {f : α → β} {p : β → Prop} :
    (∀ b a, b = f a → p b) ↔ ∀ a, p (f a) :=
  Iff.intro (fun h a => h (f a) a rfl) (fun h _ a e => Eq.substr e (h a))

@[simp] theorem forall_apply_eq_imp_iff₂ {α : Sort u_1} {β : Sort u_2} {f : α → β} {p : α → Prop} {q : β → Prop} :
    (∀ b a, p a → f a = b → q b) ↔ ∀ a, p a → q (f a) :=
  Iff.intro (fun h a ha => h (f a) a ha rfl) (fun h _ a ha e => Eq.subst e (h a ha))

end quantifiers

@[simp] theorem nonempty_prop {p : Prop} : Nonempty p ↔ p :=
  Iff.intro (fun h => Nonempty.elim h id) Nonempty.intro

/-! Decidable propositions. -/

attribute [simp] Decidable.not_not

theorem Decidable.or_not_self (p : Prop) [Decidable p] : p ∨ ¬p := Decidable.em p

theorem Decidable.not_or_self (p : Prop) [Decidable p] : ¬p ∨ p := Or.symm (Decidable.em p)

theorem Decidable.by_contra [Decidable p] (h : ¬p → False) : p := Decidable.byContradiction h

protected def Or.by_cases [Decidable p] {α : Sort u} (h : p ∨ q) (h₁ : p → α) (h₂ : q → α) : α :=
  if hp : p then h₁ hp else h₂ (h.resolve_left hp)

instance exists_prop_decidable {p : Prop} (P : p → Prop) [Decidable p] [∀ h, Decidable (P h)] : Decidable (∃ h, P h) :=
  if h : p then decidable_of_decidable_of_iff (p := P h) (Iff.intro (fun h2 => Exists.intro h h2) (fun e => Exists.elim e (fun _ x => x)))
  else isFalse (fun e => Exists.elim e (fun h' _ => h h'))

instance forall_prop_decidable {p : Prop} (P : p → Prop) [Decidable p] [∀ h, Decidable (P h)] : Decidable (∀ h, P h) :=
  if h : p then decidable_of_decidable_of_iff (p := P h) (Iff.intro (fun h2 _ => h2) (fun f => f h))
  else isTrue (fun h2 => absurd h2 h)

@[simp] theorem decide_eq_decide {p q : Prop} {hp : Decidable p} {hq : Decidable q} : decide p = decide q ↔ (p ↔ q) :=
  Iff.intro
    (fun h => Iff.intro (fun x => of_decide_eq_true (Eq.trans (Eq.symm h) (decide_eq_true x)))
      (fun x => of_decide_eq_true (Eq.trans h (decide_eq_true x))))
    (fun h => match hp with
      | isTrue x => Eq.symm (@decide_eq_true q hq (h.mp x))
      | isFalse x => Eq.symm (@decide_eq_false q hq (fun y => x (h.mpr y))))

@[simp] theorem Bool.decide_eq_true {b : Bool} [h : Decidable (b = true)] : decide (b = true) = b :=
  match b, h with
  | true, isTrue _ => rfl
  | true, isFalse h => absurd rfl h
  | false, isTrue h => Bool.noConfusion h
  | false, isFalse _ => rfl

theorem Decidable.of_not_imp [Decidable a] (h : ¬(a → b)) : a := Decidable.byContradiction (not_not_of_not_imp h)

theorem Decidable.not_imp_symm [Decidable a] (h : ¬a → b) (hb : ¬b) : a := Decidable.byContradiction (fun na => hb (h na))

theorem Decidable.not_iff_not [Decidable a] [Decidable b] : (¬a ↔ ¬b) ↔ (a ↔ b) :=
  Iff.intro
    (fun h => Iff.intro (fun ha => Decidable.byContradiction (fun nb => h.mpr nb ha))
      (fun hb => Decidable.byContradiction (fun na => h.mp na hb)))
    Iff.not

theorem Decidable.not_iff [Decidable b] : ¬(a ↔ b) ↔ (¬a ↔ b) :=
  match (inferInstance : Decidable b) with
  | isTrue hb =>
    Iff.intro (fun h => iff_of_true (fun ha => h (iff_of_true ha hb)) hb) (fun h e => h.mpr hb (e.mpr hb))
  | isFalse hb =>
    Iff.intro (fun h => Iff.intro (fun na => absurd (iff_of_false na hb) h) (fun x => absurd x hb))
      (fun h e => hb (h.mp (fun ha => hb (e.mp ha))))

theorem Decidable.iff_iff_and_or_not_and_not {a b : Prop} [Decidable b] : (a ↔ b) ↔ (a ∧ b) ∨ (¬a ∧ ¬b) :=
  Iff.intro
    (fun e => Or.elim (Decidable.em b) (fun hb => Or.inl (And.intro (e.mpr hb) hb))
      (fun nb => Or.inr (And.intro (fun ha => nb (e.mp ha)) nb)))
    (fun h => Or.elim h (fun x => iff_of_true x.left x.right) (fun x => iff_of_false x.left x.right))

theorem Decidable.not_and_not_right [Decidable b] : ¬(a ∧ ¬b) ↔ (a → b) :=
  Iff.intro (fun h ha => Decidable.byContradiction (fun nb => h (And.intro ha nb))) (fun h x => x.right (h x.left))

theorem Decidable.or_iff_not_and_not [Decidable a] [Decidable b] : a ∨ b ↔ ¬(¬a ∧ ¬b) :=
  Iff.intro (fun h x => Or.elim h x.left x.right)
    (fun h => Or.elim (Decidable.em a) Or.inl
      (fun na => Or.inr (Decidable.byContradiction (fun nb => h (And.intro na nb)))))

theorem Decidable.and_iff_not_or_not [Decidable a] [Decidable b] : a ∧ b ↔ ¬(¬a ∨ ¬b) :=
  Iff.intro (fun h x => Or.elim x (fun na => na h.left) (fun nb => nb h.right))
    (fun h => And.intro (Decidable.byContradiction (fun na => h (Or.inl na)))
      (Decidable.byContradiction (fun nb => h (Or.inr nb))))

theorem Decidable.not_and_iff_or_not_not [Decidable a] : ¬(a ∧ b) ↔ ¬a ∨ ¬b :=
  Iff.intro (fun h => Or.elim (Decidable.em a) (fun ha => Or.inr (fun hb => h (And.intro ha hb))) Or.inl)
    not_and_of_not_or_not

protected theorem Decidable.not_forall {α : Sort u_1} {p : α → Prop} [Decidable (∃ x, ¬p x)] [∀ x, Decidable (p x)] :
    (¬∀ x, p x) ↔ ∃ x, ¬p x :=
  Iff.intro
    (fun h => Decidable.byContradiction (fun n => h (fun x => Decidable.byContradiction (fun hx => n (Exists.intro x hx)))))
    not_forall_of_exists_not

protected theorem Decidable.not_exists_not {α : Sort u_1} {p : α → Prop} [∀ x, Decidable (p x)] :
    (¬∃ x, ¬p x) ↔ ∀ x, p x :=
  Iff.intro (fun h x => Decidable.byContradiction (fun hx => h (Exists.intro x hx)))
    (fun h e => Exists.elim e (fun x hx => hx (h x)))

/-! Lemmas of `by_cases`, `split` and `contrapose`. -/

@[simp] theorem dite_eq_left_iff {α : Sort u_1} {p : Prop} [h : Decidable p] {x : α} {y : ¬p → α} :
    (if h : p then x else y h) = x ↔ ∀ h : ¬p, y h = x :=
  match h with
  | isTrue hp => Iff.intro (fun _ hn => absurd hp hn) (fun _ => rfl)
  | isFalse hp => Iff.intro (fun e _ => e) (fun f => f hp)

@[simp] theorem dite_eq_right_iff {α : Sort u_1} {p : Prop} [h : Decidable p] {x : p → α} {y : α} :
    (if h : p then x h else y) = y ↔ ∀ h : p, x h = y :=
  match h with
  | isTrue hp => Iff.intro (fun e _ => e) (fun f => f hp)
  | isFalse hp => Iff.intro (fun _ x => absurd x hp) (fun _ => rfl)

instance Decidable.predToBool {α : Sort u_1} (p : α → Prop) [DecidablePred p] : CoeDep (α → Prop) p (α → Bool) where
  coe := fun b => decide (p b)
