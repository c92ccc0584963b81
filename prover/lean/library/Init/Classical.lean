prelude
import Init.SimpLemmas

universe u v u_1 u_2

namespace Classical

noncomputable def indefiniteDescription {α : Sort u} (p : α → Prop) (h : ∃ x, p x) : { x // p x } :=
  choice (Exists.elim h (fun x hx => Nonempty.intro (Subtype.mk x hx)))

noncomputable def choose {α : Sort u} {p : α → Prop} (h : ∃ x, p x) : α :=
  (indefiniteDescription p h).val

theorem choose_spec {α : Sort u} {p : α → Prop} (h : ∃ x, p x) : p (choose h) :=
  (indefiniteDescription p h).property

/-- Excluded middle from choice, function and propositional extensionality (Diaconescu). -/
theorem em (p : Prop) : p ∨ ¬p :=
  have exU : ∃ x : Prop, x = True ∨ p := Exists.intro True (Or.inl rfl)
  have exV : ∃ x : Prop, x = False ∨ p := Exists.intro False (Or.inl rfl)
  have hu : choose exU = True ∨ p := choose_spec exU
  have hv : choose exV = False ∨ p := choose_spec exV
  have notSameOrP : choose exU ≠ choose exV ∨ p :=
    Or.elim hu
      (fun eu => Or.elim hv
        (fun ev => Or.inl (fun e => false_ne_true (Eq.trans (Eq.symm ev) (Eq.trans (Eq.symm e) eu))))
        Or.inr)
      Or.inr
  have same : p → choose exU = choose exV := fun hp =>
    have preds : (fun x : Prop => x = True ∨ p) = (fun x : Prop => x = False ∨ p) :=
      funext (fun x => propext (Iff.intro (fun _ => Or.inr hp) (fun _ => Or.inr hp)))
    @Eq.rec (Prop → Prop) (fun x : Prop => x = True ∨ p)
      (fun P _ => ∀ exP : ∃ x, P x, choose exU = choose exP) (fun _ => rfl) (fun x : Prop => x = False ∨ p) preds exV
  Or.elim notSameOrP (fun ne => Or.inr (fun hp => ne (same hp))) Or.inl

theorem exists_true_of_nonempty {α : Sort u} : Nonempty α → ∃ _ : α, True :=
  fun h => Nonempty.elim h (fun x => Exists.intro x trivial)

noncomputable def inhabited_of_nonempty {α : Sort u} (h : Nonempty α) : Inhabited α :=
  Inhabited.mk (choice h)

noncomputable def inhabited_of_exists {α : Sort u} {p : α → Prop} (h : ∃ x, p x) : Inhabited α :=
  inhabited_of_nonempty (Exists.elim h (fun w _ => Nonempty.intro w))

/-- Every proposition is decidable, classically. -/
noncomputable scoped instance (priority := low) propDecidable (a : Prop) : Decidable a :=
  choice (Or.elim (em a) (fun h => Nonempty.intro (isTrue h)) (fun h => Nonempty.intro (isFalse h)))

noncomputable def decidableInhabited (a : Prop) : Inhabited (Decidable a) where
  default := propDecidable a

noncomputable def typeDecidableEq (α : Sort u) : DecidableEq α :=
  fun _ _ => propDecidable _

noncomputable def strongIndefiniteDescription {α : Sort u} (p : α → Prop) (h : Nonempty α) :
    { x : α // (∃ y : α, p y) → p x } :=
  @dite _ (∃ x : α, p x) (propDecidable _)
    (fun hp => Subtype.mk (indefiniteDescription p hp).val (fun _ => (indefiniteDescription p hp).property))
    (fun hp => Subtype.mk (choice h) (fun h => absurd h hp))

noncomputable def epsilon {α : Sort u} [h : Nonempty α] (p : α → Prop) : α :=
  (strongIndefiniteDescription p h).val

theorem epsilon_spec_aux {α : Sort u} (h : Nonempty α) (p : α → Prop) : (∃ y, p y) → p (@epsilon α h p) :=
  (strongIndefiniteDescription p h).property

theorem epsilon_spec {α : Sort u} {p : α → Prop} (hex : ∃ y, p y) : p (@epsilon α (nonempty_of_exists hex) p) :=
  epsilon_spec_aux (nonempty_of_exists hex) p hex

theorem axiomOfChoice {α : Sort u} {β : α → Sort v} {r : ∀ x, β x → Prop} (h : ∀ x, ∃ y, r x y) :
    ∃ (f : ∀ x, β x), ∀ x, r x (f x) :=
  Exists.intro (fun x => choose (h x)) (fun x => choose_spec (h x))

theorem skolem {α : Sort u} {b : α → Sort v} {p : ∀ x, b x → Prop} :
    (∀ x, ∃ y, p x y) ↔ ∃ (f : ∀ x, b x), ∀ x, p x (f x) :=
  Iff.intro axiomOfChoice (fun h x => Exists.elim h (fun f hf => Exists.intro (f x) (hf x)))

theorem propComplete (a : Prop) : a = True ∨ a = False :=
  Or.elim (em a) (fun ha => Or.inl (eq_true ha)) (fun hn => Or.inr (eq_false hn))

theorem byCases {p q : Prop} (hpq : p → q) (hnpq : ¬p → q) : q := Or.elim (em p) hpq hnpq

theorem byContradiction {p : Prop} (h : ¬p → False) : p :=
  Or.elim (em p) (fun hp => hp) (fun hn => False.elim (h hn))

@[simp] theorem not_not {a : Prop} : ¬¬a ↔ a := Iff.intro (fun h => byContradiction h) not_not_intro

theorem not_forall {α : Sort u_1} {p : α → Prop} : (¬∀ x, p x) ↔ ∃ x, ¬p x :=
  Iff.intro (fun h => byContradiction (fun hn => h (fun x => byContradiction (fun hx => hn (Exists.intro x hx)))))
    (fun h f => Exists.elim h (fun x hx => hx (f x)))

theorem not_forall_not {α : Sort u_1} {p : α → Prop} : (¬∀ x, ¬p x) ↔ ∃ x, p x :=
  Iff.intro (fun h => byContradiction (fun hn => h (fun x hx => hn (Exists.intro x hx))))
    (fun h f => Exists.elim h f)

theorem not_exists_not {α : Sort u_1} {p : α → Prop} : (¬∃ x, ¬p x) ↔ ∀ x, p x :=
  Iff.intro (fun h x => byContradiction (fun hx => h (Exists.intro x hx)))
    (fun h e => Exists.elim e (fun x hx => hx (h x)))

theorem forall_or_exists_not {α : Sort u_1} (P : α → Prop) : (∀ a, P a) ∨ ∃ a, ¬P a :=
  Or.elim (em (∀ a, P a)) Or.inl (fun h => Or.inr (not_forall.mp h))

theorem exists_or_forall_not {α : Sort u_1} (P : α → Prop) : (∃ a, P a) ∨ ∀ a, ¬P a :=
  Or.elim (em (∃ a, P a)) Or.inl (fun h => Or.inr (fun a ha => h (Exists.intro a ha)))

variable {a b : Prop}

theorem or_iff_not_imp_left : a ∨ b ↔ (¬a → b) :=
  Iff.intro (fun h na => Or.resolve_left h na) (fun h => Or.elim (em a) Or.inl (fun na => Or.inr (h na)))

theorem or_iff_not_imp_right : a ∨ b ↔ (¬b → a) :=
  Iff.intro (fun h nb => Or.resolve_right h nb) (fun h => Or.elim (em b) Or.inr (fun nb => Or.inl (h nb)))

theorem not_imp_iff_and_not : ¬(a → b) ↔ a ∧ ¬b :=
  Iff.intro (fun h => And.intro (byContradiction (fun na => h (fun ha => absurd ha na))) (fun hb => h (fun _ => hb)))
    (fun h f => h.right (f h.left))

theorem not_and_iff_not_or_not : ¬(a ∧ b) ↔ ¬a ∨ ¬b :=
  Iff.intro (fun h => Or.elim (em a) (fun ha => Or.inr (fun hb => h (And.intro ha hb))) Or.inl)
    (fun h hab => Or.elim h (fun na => na hab.left) (fun nb => nb hab.right))

theorem not_iff : ¬(a ↔ b) ↔ (¬a ↔ b) :=
  Iff.intro
    (fun h => Iff.intro (fun na => byContradiction (fun nb => h (iff_of_false na nb))) (fun hb ha => h (iff_of_true ha hb)))
    (fun h e => Or.elim (em a) (fun ha => h.mpr (e.mp ha) ha) (fun na => na (e.mpr (h.mp na))))

theorem imp_iff_left_iff : (b ↔ a → b) ↔ a ∨ b :=
  Iff.intro (fun h => Or.elim (em a) Or.inl (fun na => Or.inr (h.mpr (fun ha => absurd ha na))))
    (fun h => Or.elim h (fun ha => Iff.intro (fun hb _ => hb) (fun f => f ha)) (fun hb => Iff.intro (fun _ _ => hb) (fun _ => hb)))

theorem imp_iff_not_or : (a → b) ↔ (¬a ∨ b) :=
  Iff.intro (fun h => Or.elim (em a) (fun ha => Or.inr (h ha)) Or.inl)
    (fun h ha => Or.elim h (fun na => absurd ha na) id)

end Classical

theorem Classical.not_imp {a b : Prop} : ¬(a → b) ↔ a ∧ ¬b := Classical.not_imp_iff_and_not
theorem Classical.and_or_imp {a b c : Prop} : a ∧ b ∨ (a → c) ↔ a → b ∨ c :=
  Iff.intro (fun h ha => Or.elim h (fun x => Or.inl x.right) (fun f => Or.inr (f ha)))
    (fun h => Or.elim (Classical.em a)
      (fun ha => Or.elim (h ha) (fun hb => Or.inl (And.intro ha hb)) (fun hc => Or.inr (fun _ => hc)))
      (fun na => Or.inr (fun ha => absurd ha na)))

noncomputable def Exists.choose {α : Sort u_1} {p : α → Prop} (P : ∃ a, p a) : α := Classical.choose P

theorem Exists.choose_spec {α : Sort u_1} {p : α → Prop} (P : ∃ a, p a) : p P.choose :=
  Classical.choose_spec P
