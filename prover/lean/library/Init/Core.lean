prelude
import Init.Prelude
import Init.Coe

universe u v w u_1 u_2 u_3

variable {a b c d p q r : Prop}

structure Iff (a b : Prop) : Prop where
  intro ::
  mp : a → b
  mpr : b → a

inductive Exists {α : Sort u} (p : α → Prop) : Prop where
  | intro (w : α) (h : p w) : Exists p

@[reducible] def Ne {α : Sort u} (a b : α) : Prop :=
  ¬(a = b)

inductive Sum (α : Type u) (β : Type v) where
  | inl (val : α) : Sum α β
  | inr (val : β) : Sum α β

inductive PSum (α : Sort u) (β : Sort v) where
  | inl (val : α) : PSum α β
  | inr (val : β) : PSum α β

structure Sigma {α : Type u} (β : α → Type v) where
  mk ::
  fst : α
  snd : β fst

structure PSigma {α : Sort u} (β : α → Sort v) where
  mk ::
  fst : α
  snd : β fst

/-- The constant that is always true. -/
theorem trivial : True := True.intro

@[simp] theorem not_false : ¬False := fun h => h

theorem mt (h₁ : a → b) (h₂ : ¬b) : ¬a := fun ha => h₂ (h₁ ha)

def Not.elim {α : Sort u} (H1 : ¬a) (H2 : a) : α := absurd H2 H1

theorem Not.intro (h : a → False) : ¬a := h

theorem Not.imp (H2 : ¬b) (H1 : a → b) : ¬a := mt H1 H2

def Empty.elim {C : Sort u} : Empty → C := fun e => @Empty.rec (fun _ => C) e

def PEmpty.elim {C : Sort u_1} : PEmpty.{u} → C := fun e => @PEmpty.rec (fun _ => C) e

def flip {α : Sort u} {β : Sort v} {φ : Sort w} (f : α → β → φ) : β → α → φ :=
  fun b a => f a b

@[simp] theorem Function.const_apply {α : Sort u_1} {β : Sort u_2} {y : β} {x : α} : Function.const α y x = y := rfl

@[simp] theorem Function.comp_apply {β : Sort u_1} {δ : Sort u_2} {α : Sort u_3} {f : β → δ} {g : α → β} {x : α} :
    Function.comp f g x = f (g x) := rfl

theorem Function.comp_def {α : Sort u_1} {β : Sort u_2} {δ : Sort u_3} (f : β → δ) (g : α → β) :
    f ∘ g = fun x => f (g x) := rfl

@[simp] theorem Function.const_comp {α : Sort u_1} {β : Sort u_2} {γ : Sort u_3} {f : α → β} {c : γ} :
    (Function.const β c ∘ f) = Function.const α c := rfl

@[simp] theorem Function.comp_const {α : Sort u_1} {β : Sort u_2} {γ : Sort u_3} {f : β → γ} {b : β} :
    (f ∘ Function.const α b) = Function.const α (f b) := rfl

@[simp] theorem Function.true_comp {α : Sort u_1} {β : Sort u_2} {f : α → β} : ((fun _ => True) ∘ f) = fun _ => True :=
  rfl

@[simp] theorem Function.false_comp {α : Sort u_1} {β : Sort u_2} {f : α → β} :
    ((fun _ => False) ∘ f) = fun _ => False :=
  rfl

theorem id_def {α : Sort u} (a : α) : id a = a := rfl

@[simp] theorem Function.comp_id {α : Sort u_1} {β : Sort u_2} (f : α → β) : f ∘ id = f := rfl

@[simp] theorem Function.id_comp {α : Sort u_1} {β : Sort u_2} (f : α → β) : id ∘ f = f := rfl

/-! Equality. -/

def Eq.mp {α β : Sort u} (h : α = β) (a : α) : β :=
  @Eq.rec (Sort u) α (fun x _ => x) a β h

def Eq.mpr {α β : Sort u} (h : α = β) (b : β) : α :=
  @Eq.rec (Sort u) β (fun x _ => x) b α (Eq.symm h)

theorem Eq.substr {α : Sort u} {p : α → Prop} {a b : α} (h₁ : b = a) (h₂ : p a) : p b :=
  @Eq.rec α a (fun x _ => p x) h₂ b (Eq.symm h₁)

theorem cast_eq {α : Sort u} (h : α = α) (a : α) : cast h a = a := rfl

theorem type_eq_of_heq {α : Sort u} {β : Sort u} {a : α} {b : β} (h : HEq a b) : α = β :=
  @HEq.rec α a (fun {γ} _ _ => α = γ) rfl β b h

theorem HEq.symm {α β : Sort u} {a : α} {b : β} (h : HEq a b) : HEq b a :=
  @HEq.rec α a (fun {_} x _ => HEq x a) (HEq.refl a) β b h

noncomputable def HEq.elim {α : Sort u} {a : α} {p : α → Sort v} {b : α} (h₁ : HEq a b) (h₂ : p a) : p b :=
  @Eq.rec α a (fun x _ => p x) h₂ b (eq_of_heq h₁)

theorem HEq.trans {α β φ : Sort u} {a : α} {b : β} {c : φ} (h₁ : HEq a b) (h₂ : HEq b c) : HEq a c :=
  @HEq.rec β b (fun {_} x _ => HEq a x) h₁ φ c h₂

theorem HEq.subst {α β : Sort u} {a : α} {b : β} {p : (T : Sort u) → T → Prop} (h₁ : HEq a b) (h₂ : p α a) : p β b :=
  @HEq.rec α a (fun {γ} x _ => p γ x) h₂ β b h₁

theorem heq_of_heq_of_eq {α β : Sort u} {a : α} {b b' : β} (h₁ : HEq a b) (h₂ : b = b') : HEq a b' :=
  HEq.trans h₁ (heq_of_eq h₂)

theorem heq_of_eq_of_heq {α β : Sort u} {a a' : α} {b : β} (h₁ : a = a') (h₂ : HEq a' b) : HEq a b :=
  HEq.trans (heq_of_eq h₁) h₂

theorem cast_heq {α β : Sort u} (h : α = β) (a : α) : HEq (cast h a) a :=
  @Eq.rec (Sort u) α (fun β h => HEq (cast h a) a) (HEq.refl a) β h

theorem heq_of_eqRec_eq {α β : Sort u} {a : α} {b : β} (h₁ : α = β) (h₂ : h₁ ▸ a = b) : HEq a b :=
  HEq.trans (HEq.symm (cast_heq h₁ a)) (heq_of_eq h₂)

theorem eqRec_heq {α : Sort u} {φ : α → Sort v} {a a' : α} (h : a = a') (p : φ a) :
    HEq (@Eq.rec α a (fun x _ => φ x) p a' h) p :=
  @Eq.rec α a (fun x e => HEq (@Eq.rec α a (fun x _ => φ x) p x e) p) (HEq.refl p) a' h

theorem proof_irrel (h₁ h₂ : a) : h₁ = h₂ := rfl

theorem eq_of_heq_of_eq {α : Sort u} {a b c : α} (h₁ : HEq a b) (h₂ : b = c) : a = c :=
  Eq.trans (eq_of_heq h₁) h₂

/-! Disequality. -/

namespace Ne
variable {α : Sort u} {a b : α}

theorem intro (h : a = b → False) : a ≠ b := h

theorem elim (h : a ≠ b) : a = b → False := h

theorem irrefl (h : a ≠ a) : False := h rfl

@[symm] theorem symm (h : a ≠ b) : b ≠ a := fun h₁ => h (Eq.symm h₁)
end Ne

theorem false_of_ne {α : Sort u} {a : α} : a ≠ a → False := Ne.irrefl

theorem ne_false_of_self : p → p ≠ False := fun hp h => @Eq.rec Prop p (fun x _ => x) hp False h

theorem ne_true_of_not : ¬p → p ≠ True := fun hnp h => hnp (Eq.mpr h trivial)

theorem true_ne_false : ¬True = False := ne_false_of_self trivial

theorem false_ne_true : False ≠ True := fun h => true_ne_false (Eq.symm h)

theorem Bool.of_not_eq_true : {b : Bool} → ¬(b = true) → b = false
  | true, h => absurd rfl h
  | false, _ => rfl

theorem Bool.of_not_eq_false : {b : Bool} → ¬(b = false) → b = true
  | true, _ => rfl
  | false, h => absurd rfl h

theorem ne_of_apply_ne {α : Sort u_1} {β : Sort u_2} {f : α → β} {x y : α} (h : f x ≠ f y) : x ≠ y :=
  fun e => h (congrArg f e)

theorem Ne.ne_or_ne {α : Sort u} {x y : α} (z : α) (h : x ≠ y) (hd : Decidable (x = z)) : x ≠ z ∨ y ≠ z :=
  match hd with
  | isTrue e => Or.inr (fun e' => h (Eq.trans e (Eq.symm e')))
  | isFalse n => Or.inl n

/-! Boolean equality. -/

/-- Boolean disequality, `a != b`. -/
def bne {α : Type u} [BEq α] (a b : α) : Bool :=
  !(a == b)

abbrev Bool.xor : Bool → Bool → Bool := bne

class ReflBEq (α : Type u) [BEq α] : Prop where
  protected rfl : {a : α} → (a == a) = true

class LawfulBEq (α : Type u) [BEq α] : Prop extends ReflBEq α where
  eq_of_beq : {a b : α} → (a == b) = true → a = b

export LawfulBEq (eq_of_beq)

@[simp] theorem BEq.rfl {α : Type u_1} [BEq α] [ReflBEq α] {a : α} : (a == a) = true := ReflBEq.rfl

theorem BEq.refl {α : Type u_1} [BEq α] [ReflBEq α] (a : α) : (a == a) = true := ReflBEq.rfl

instance instLawfulBEqOfDecidableEq {α : Type u_1} [DecidableEq α] : LawfulBEq α where
  rfl := of_decide_eq_self_eq_true _
  eq_of_beq h := of_decide_eq_true h

@[reducible] def instDecidableEqOfLawfulBEq {α : Type u_1} [BEq α] [LawfulBEq α] : DecidableEq α := fun x y =>
  match h : x == y with
  | false => isFalse (fun e => Bool.ne_true_of_eq_false h (@Eq.rec α x (fun z _ => (x == z) = true) BEq.rfl y e))
  | true => isTrue (eq_of_beq h)

theorem ne_of_beq_false {α : Type u_1} [BEq α] [ReflBEq α] {a b : α} (h : (a == b) = false) : ¬(a = b) :=
  fun e => Bool.ne_true_of_eq_false h (@Eq.rec α a (fun z _ => (a == z) = true) BEq.rfl b e)

theorem beq_false_of_ne {α : Type u_1} [BEq α] [LawfulBEq α] {a b : α} (h : a ≠ b) : (a == b) = false :=
  Bool.of_not_eq_true (fun e => h (eq_of_beq e))

theorem beq_of_eq {α : Type u_1} [BEq α] [ReflBEq α] {a b : α} (h : a = b) : (a == b) = true :=
  @Eq.rec α a (fun z _ => (a == z) = true) BEq.rfl b h

/-! If and only if. -/

theorem iff_iff_implies_and_implies {a b : Prop} : (a ↔ b) ↔ (a → b) ∧ (b → a) :=
  Iff.intro (fun h => And.intro h.mp h.mpr) (fun h => Iff.intro h.left h.right)

@[refl] theorem Iff.refl (a : Prop) : a ↔ a := Iff.intro (fun h => h) (fun h => h)

protected theorem Iff.rfl {a : Prop} : a ↔ a := Iff.refl a

theorem Iff.of_eq (h : a = b) : a ↔ b := @Eq.rec Prop a (fun x _ => a ↔ x) (Iff.refl a) b h

theorem Iff.trans (h₁ : a ↔ b) (h₂ : b ↔ c) : a ↔ c :=
  Iff.intro (fun h => h₂.mp (h₁.mp h)) (fun h => h₁.mpr (h₂.mpr h))

instance instTransIff : Trans Iff Iff Iff where
  trans := Iff.trans

theorem Eq.comm {α : Sort u} {a b : α} : a = b ↔ b = a := Iff.intro Eq.symm Eq.symm

theorem eq_comm {α : Sort u} {a b : α} : a = b ↔ b = a := Eq.comm

@[symm] theorem Iff.symm (h : a ↔ b) : b ↔ a := Iff.intro h.mpr h.mp

theorem Iff.comm : (a ↔ b) ↔ (b ↔ a) := Iff.intro Iff.symm Iff.symm

theorem iff_comm : (a ↔ b) ↔ (b ↔ a) := Iff.comm

theorem HEq.comm {α β : Sort u} {a : α} {b : β} : HEq a b ↔ HEq b a := Iff.intro HEq.symm HEq.symm

theorem heq_comm {α β : Sort u} {a : α} {b : β} : HEq a b ↔ HEq b a := HEq.comm

theorem ne_comm {α : Sort u_1} {a b : α} : a ≠ b ↔ b ≠ a := Iff.intro Ne.symm Ne.symm

@[symm] theorem And.symm (h : a ∧ b) : b ∧ a := And.intro h.right h.left

theorem And.comm : a ∧ b ↔ b ∧ a := Iff.intro And.symm And.symm

theorem and_comm : a ∧ b ↔ b ∧ a := And.comm

@[symm] theorem Or.symm (h : a ∨ b) : b ∨ a := Or.elim h Or.inr Or.inl

theorem Or.comm : a ∨ b ↔ b ∨ a := Iff.intro Or.symm Or.symm

theorem or_comm : a ∨ b ↔ b ∨ a := Or.comm

axiom propext {a b : Prop} : (a ↔ b) → a = b

theorem Eq.propIntro {a b : Prop} (h₁ : a → b) (h₂ : b → a) : a = b := propext (Iff.intro h₁ h₂)

@[simp] theorem eq_iff_iff {a b : Prop} : (a = b) ↔ (a ↔ b) := Iff.intro Iff.of_eq propext

theorem iff_of_eq (h : a = b) : a ↔ b := Iff.of_eq h

theorem iff_of_true (ha : a) (hb : b) : a ↔ b := Iff.intro (fun _ => hb) (fun _ => ha)

theorem iff_of_false (ha : ¬a) (hb : ¬b) : a ↔ b := Iff.intro (fun h => absurd h ha) (fun h => absurd h hb)

theorem of_iff_true (h : a ↔ True) : a := h.mpr trivial

theorem iff_true_intro (h : a) : a ↔ True := iff_of_true h trivial

theorem not_of_iff_false (h : p ↔ False) : ¬p := h.mp

theorem iff_false_intro (h : ¬a) : a ↔ False := iff_of_false h (fun h => h)

theorem not_iff_false_intro (h : a) : ¬a ↔ False := iff_false_intro (fun hn => hn h)

theorem not_true : ¬True ↔ False := iff_false_intro (fun h => h trivial)

theorem not_false_iff : ¬False ↔ True := iff_true_intro (fun h => h)

theorem Iff.not (h : a ↔ b) : ¬a ↔ ¬b := Iff.intro (fun na hb => na (h.mpr hb)) (fun nb ha => nb (h.mp ha))

theorem not_congr (h : a ↔ b) : ¬a ↔ ¬b := Iff.not h

theorem not_not_not : ¬¬¬a ↔ ¬a := Iff.intro (fun h ha => h (fun na => na ha)) (fun h hn => hn h)

theorem not_not_intro {p : Prop} (h : p) : ¬¬p := fun hn => hn h

theorem imp_not_comm : (a → ¬b) ↔ (b → ¬a) := Iff.intro (fun h hb ha => h ha hb) (fun h ha hb => h hb ha)

theorem iff_not_self : ¬(a ↔ ¬a) := fun h =>
  have na : ¬a := fun ha => h.mp ha ha
  na (h.mpr na)

theorem imp_intro {α β : Prop} (h : α) : β → α := fun _ => h

theorem imp_imp_imp {a b c d : Prop} (h₀ : c → a) (h₁ : b → d) : (a → b) → (c → d) := fun h hc => h₁ (h (h₀ hc))

theorem imp_iff_right {a : Prop} (ha : a) : (a → b) ↔ b := Iff.intro (fun h => h ha) (fun hb _ => hb)

theorem imp_true_iff (α : Sort u) : (α → True) ↔ True := iff_true_intro (fun _ => trivial)

theorem false_imp_iff (a : Prop) : (False → a) ↔ True := iff_true_intro False.elim

theorem true_imp_iff {α : Prop} : (True → α) ↔ α := imp_iff_right trivial

@[simp] theorem imp_self : (a → a) ↔ True := iff_true_intro (fun h => h)

@[simp] theorem imp_false : (a → False) ↔ ¬a := Iff.rfl

theorem imp.swap : (a → b → c) ↔ (b → a → c) := Iff.intro (fun h hb ha => h ha hb) (fun h ha hb => h hb ha)

theorem imp_congr_left (h : a ↔ b) : (a → c) ↔ (b → c) :=
  Iff.intro (fun f hb => f (h.mpr hb)) (fun f ha => f (h.mp ha))

theorem imp_congr_right (h : a → (b ↔ c)) : (a → b) ↔ (a → c) :=
  Iff.intro (fun f ha => (h ha).mp (f ha)) (fun f ha => (h ha).mpr (f ha))

theorem imp_congr_ctx (h₁ : a ↔ c) (h₂ : c → (b ↔ d)) : (a → b) ↔ (c → d) :=
  Iff.trans (imp_congr_left h₁) (imp_congr_right h₂)

theorem imp_congr (h₁ : a ↔ c) (h₂ : b ↔ d) : (a → b) ↔ (c → d) := imp_congr_ctx h₁ (fun _ => h₂)

theorem imp_iff_not (hb : ¬b) : (a → b) ↔ ¬a := Iff.intro (fun h ha => hb (h ha)) (fun h ha => absurd ha h)

theorem Exists.elim {α : Sort u} {p : α → Prop} {b : Prop} (h₁ : Exists (fun x => p x)) (h₂ : ∀ (a : α), p a → b) : b :=
  @Exists.rec α p (fun _ => b) h₂ h₁

/-! Decidable propositions. -/

@[simp] theorem decide_true (h : Decidable True) : @decide True h = true :=
  match h with
  | isTrue _ => rfl
  | isFalse h => absurd trivial h

@[simp] theorem decide_false (h : Decidable False) : @decide False h = false :=
  match h with
  | isTrue h => False.elim h
  | isFalse _ => rfl

instance instDecidableTrue : Decidable True := isTrue trivial

instance instDecidableFalse : Decidable False := isFalse (fun h => h)

instance instDecidableForall {p q : Prop} [Decidable p] [Decidable q] : Decidable (p → q) :=
  if hp : p then
    if hq : q then isTrue (fun _ => hq)
    else isFalse (fun h => absurd (h hp) hq)
  else isTrue (fun h => absurd h hp)

instance instDecidableIff {p q : Prop} [Decidable p] [Decidable q] : Decidable (p ↔ q) :=
  if hp : p then
    if hq : q then isTrue (Iff.intro (fun _ => hq) (fun _ => hp))
    else isFalse (fun h => hq (h.mp hp))
  else
    if hq : q then isFalse (fun h => hp (h.mpr hq))
    else isTrue (Iff.intro (fun h => absurd h hp) (fun h => absurd h hq))

instance instDecidableNe {α : Sort u} [DecidableEq α] (a b : α) : Decidable (a ≠ b) :=
  match decEq a b with
  | isTrue h => isFalse (fun h' => absurd h h')
  | isFalse h => isTrue h

namespace Decidable

theorem em (p : Prop) [h : Decidable p] : p ∨ ¬p :=
  match h with
  | isTrue h => Or.inl h
  | isFalse h => Or.inr h

def byCases {q : Sort u} [dec : Decidable p] (h1 : p → q) (h2 : ¬p → q) : q :=
  match dec with
  | isTrue h => h1 h
  | isFalse h => h2 h

theorem byContradiction [dec : Decidable p] (h : ¬p → False) : p :=
  byCases (fun h' => h') (fun h' => False.elim (h h'))

theorem of_not_not [Decidable p] (h : ¬¬p) : p := byContradiction h

theorem not_not [Decidable p] : ¬¬p ↔ p := Iff.intro of_not_not not_not_intro

theorem not_and_iff_or_not [d₁ : Decidable p] [d₂ : Decidable q] : ¬(p ∧ q) ↔ ¬p ∨ ¬q :=
  Iff.intro
    (fun h => byCases (fun hp => Or.inr (fun hq => h (And.intro hp hq))) (fun hp => Or.inl hp))
    (fun h hpq => Or.elim h (fun np => np hpq.left) (fun nq => nq hpq.right))

theorem or_iff_not_imp_left [Decidable a] : a ∨ b ↔ (¬a → b) :=
  Iff.intro (fun h na => Or.resolve_left h na) (fun h => byCases (fun ha => Or.inl ha) (fun na => Or.inr (h na)))

theorem or_iff_not_imp_right [Decidable b] : a ∨ b ↔ (¬b → a) :=
  Iff.intro (fun h nb => Or.resolve_right h nb) (fun h => byCases (fun hb => Or.inr hb) (fun nb => Or.inl (h nb)))

theorem not_imp_not [Decidable a] : (¬a → ¬b) ↔ (b → a) :=
  Iff.intro (fun h hb => byContradiction (fun na => h na hb)) (fun h na hb => na (h hb))

theorem not_imp_comm [Decidable a] [Decidable b] : (¬a → b) ↔ (¬b → a) :=
  Iff.intro (fun h nb => byContradiction (fun na => nb (h na))) (fun h na => byContradiction (fun nb => na (h nb)))

theorem imp_iff_not_or [Decidable a] : (a → b) ↔ (¬a ∨ b) :=
  Iff.intro (fun h => byCases (fun ha => Or.inr (h ha)) (fun na => Or.inl na))
    (fun h ha => Or.elim h (fun na => absurd ha na) (fun hb => hb))

theorem not_imp_iff_and_not [Decidable a] : ¬(a → b) ↔ a ∧ ¬b :=
  Iff.intro (fun h => And.intro (byContradiction (fun na => h (fun ha => absurd ha na))) (fun hb => h (fun _ => hb)))
    (fun h f => h.right (f h.left))

theorem peirce (a b : Prop) [Decidable a] : ((a → b) → a) → a :=
  fun h => byCases (fun ha => ha) (fun na => h (fun ha => absurd ha na))

theorem not_forall_not {α : Sort u_1} {p : α → Prop} [Decidable (∃ x, p x)] : (¬∀ x, ¬p x) ↔ ∃ x, p x :=
  Iff.intro (fun h => byContradiction (fun hn => h (fun x hx => hn (Exists.intro x hx))))
    (fun h hn => Exists.elim h hn)

end Decidable

def decidable_of_iff {b : Prop} (a : Prop) (h : a ↔ b) [Decidable a] : Decidable b :=
  if ha : a then isTrue (h.mp ha) else isFalse (fun hb => ha (h.mpr hb))

def decidable_of_iff' {a : Prop} (b : Prop) (h : a ↔ b) [Decidable b] : Decidable a :=
  decidable_of_iff b h.symm

@[reducible] def decidable_of_decidable_of_iff [Decidable p] (h : p ↔ q) : Decidable q :=
  if hp : p then isTrue (h.mp hp) else isFalse (fun hq => absurd (h.mpr hq) hp)

@[reducible] def decidable_of_decidable_of_eq [Decidable p] (h : p = q) : Decidable q :=
  decidable_of_decidable_of_iff (p := p) (Iff.of_eq h)

/-! If-then-else. -/

theorem if_pos {c : Prop} {h : Decidable c} (hc : c) {α : Sort u} {t e : α} : ite c t e = t :=
  match h with
  | isTrue _ => rfl
  | isFalse hnc => absurd hc hnc

theorem if_neg {c : Prop} {h : Decidable c} (hnc : ¬c) {α : Sort u} {t e : α} : ite c t e = e :=
  match h with
  | isTrue hc => absurd hc hnc
  | isFalse _ => rfl

def iteInduction {α : Sort u_1} {c : Prop} [inst : Decidable c] {motive : α → Sort u} {t e : α}
    (hpos : c → motive t) (hneg : ¬c → motive e) : motive (ite c t e) :=
  match inst with
  | isTrue h => hpos h
  | isFalse h => hneg h

theorem dif_pos {c : Prop} {h : Decidable c} (hc : c) {α : Sort u} {t : c → α} {e : ¬c → α} : dite c t e = t hc :=
  match h with
  | isTrue _ => rfl
  | isFalse hnc => absurd hc hnc

theorem dif_neg {c : Prop} {h : Decidable c} (hnc : ¬c) {α : Sort u} {t : c → α} {e : ¬c → α} : dite c t e = e hnc :=
  match h with
  | isTrue hc => absurd hc hnc
  | isFalse _ => rfl

theorem dif_eq_if (c : Prop) {h : Decidable c} {α : Sort u} (t : α) (e : α) : dite c (fun _ => t) (fun _ => e) = ite c t e :=
  match h with
  | isTrue _ => rfl
  | isFalse _ => rfl

@[simp] theorem dite_eq_ite {α : Sort u_1} {t e : α} [Decidable p] :
    (dite p (fun _ => t) (fun _ => e)) = ite p t e :=
  dif_eq_if p t e

instance instDecidableIte {c t e : Prop} [dC : Decidable c] [dT : Decidable t] [dE : Decidable e] :
    Decidable (if c then t else e) :=
  match dC with
  | isTrue _ => dT
  | isFalse _ => dE

instance instDecidableDite {c : Prop} {t : c → Prop} {e : ¬c → Prop} [dC : Decidable c] [dT : ∀ h, Decidable (t h)]
    [dE : ∀ h, Decidable (e h)] : Decidable (if h : c then t h else e h) :=
  match dC with
  | isTrue hc => dT hc
  | isFalse hc => dE hc

/-! Inhabited types. -/

instance instInhabitedProp : Inhabited Prop where
  default := True

instance instInhabitedPUnit : Inhabited PUnit.{u} where
  default := PUnit.unit

instance instInhabitedTrue : Inhabited True where
  default := trivial

instance instInhabitedProd {α : Type u_1} {β : Type u_2} [Inhabited α] [Inhabited β] : Inhabited (α × β) where
  default := (default, default)

theorem nonempty_of_exists {α : Sort u} {p : α → Prop} (h : Exists (fun x => p x)) : Nonempty α :=
  Exists.elim h (fun x _ => Nonempty.intro x)

/-! Subsingletons. -/

class Subsingleton (α : Sort u) : Prop where
  intro ::
  allEq : (a b : α) → a = b

protected theorem Subsingleton.elim {α : Sort u} [h : Subsingleton α] : (a b : α) → a = b := h.allEq

protected theorem Subsingleton.helim {α β : Sort u} [h₁ : Subsingleton α] (h₂ : α = β) (a : α) (b : β) : HEq a b :=
  @Eq.rec (Sort u) α (fun γ _ => ∀ b : γ, HEq a b) (fun b => heq_of_eq (Subsingleton.elim a b)) β h₂ b

instance instSubsingleton (p : Prop) : Subsingleton p where
  allEq := fun a b => proof_irrel a b

instance instSubsingletonPUnit : Subsingleton PUnit.{u} where
  allEq := fun _ _ => rfl

instance instSubsingletonEmpty : Subsingleton Empty where
  allEq := fun a => Empty.elim a

instance instSubsingletonDecidable (p : Prop) : Subsingleton (Decidable p) where
  allEq := fun a b =>
    match a, b with
    | isTrue _, isTrue _ => rfl
    | isTrue h, isFalse h' => absurd h h'
    | isFalse h, isTrue h' => absurd h' h
    | isFalse _, isFalse _ => rfl

/-! Relations and quotients. -/

structure Equivalence {α : Sort u} (r : α → α → Prop) : Prop where
  refl : ∀ x, r x x
  symm : ∀ {x y}, r x y → r y x
  trans : ∀ {x y z}, r x y → r y z → r x z

def emptyRelation {α : Sort u} (_ _ : α) : Prop := False

def Subrelation {α : Sort u} (q r : α → α → Prop) := ∀ {x y}, q x y → r x y

def InvImage {α : Sort u} {β : Sort v} (r : β → β → Prop) (f : α → β) : α → α → Prop :=
  fun a₁ a₂ => r (f a₁) (f a₂)

inductive Relation.TransGen {α : Sort u} (r : α → α → Prop) : α → α → Prop where
  | single {a b : α} : r a b → Relation.TransGen r a b
  | tail {a b c : α} : Relation.TransGen r a b → r b c → Relation.TransGen r a c

class Setoid (α : Sort u) where
  r : α → α → Prop
  iseqv : Equivalence r

instance instHasEquivOfSetoid {α : Sort u} [Setoid α] : HasEquiv α where
  Equiv := Setoid.r

namespace Setoid
variable {α : Sort u} [Setoid α]

theorem refl (a : α) : a ≈ a := Setoid.iseqv.refl a

theorem symm {a b : α} (hab : a ≈ b) : b ≈ a := Setoid.iseqv.symm hab

theorem trans {a b c : α} (hab : a ≈ b) (hbc : b ≈ c) : a ≈ c := Setoid.iseqv.trans hab hbc
end Setoid

namespace Quot
variable {α : Sort u} {r : α → α → Prop} {motive : Quot r → Sort v}

protected theorem inductionOn {α : Sort u} {r : α → α → Prop} {motive : Quot r → Prop} (q : Quot r)
    (h : (a : α) → motive (Quot.mk r a)) : motive q :=
  Quot.ind h q

theorem exists_rep {α : Sort u} {r : α → α → Prop} (q : Quot r) : Exists (fun a : α => Quot.mk r a = q) :=
  @Quot.ind α r (fun q => Exists (fun a : α => Quot.mk r a = q)) (fun a => Exists.intro a rfl) q

theorem indep_lift_aux (f : (a : α) → motive (Quot.mk r a))
    (h : (a b : α) → (p : r a b) → @Eq.rec (Quot r) (Quot.mk r a) (fun x _ => motive x) (f a) (Quot.mk r b) (Quot.sound p) = f b)
    (a b : α) (p : r a b) : @PSigma.mk (Quot r) motive (Quot.mk r a) (f a) = PSigma.mk (Quot.mk r b) (f b) :=
  @Eq.rec (motive (Quot.mk r b)) (@Eq.rec (Quot r) (Quot.mk r a) (fun x _ => motive x) (f a) (Quot.mk r b) (Quot.sound p))
    (fun y _ => @PSigma.mk (Quot r) motive (Quot.mk r a) (f a) = PSigma.mk (Quot.mk r b) y)
    (@Eq.rec (Quot r) (Quot.mk r a)
      (fun x e => @PSigma.mk (Quot r) motive (Quot.mk r a) (f a) = PSigma.mk x (@Eq.rec (Quot r) (Quot.mk r a) (fun x _ => motive x) (f a) x e))
      rfl (Quot.mk r b) (Quot.sound p))
    (f b) (h a b p)

/-- Dependent recursion over a quotient, through pairs of a point and a value. -/
protected abbrev rec (f : (a : α) → motive (Quot.mk r a))
    (h : (a b : α) → (p : r a b) → @Eq.rec (Quot r) (Quot.mk r a) (fun x _ => motive x) (f a) (Quot.mk r b) (Quot.sound p) = f b)
    (q : Quot r) : motive q :=
  @Eq.rec (Quot r) (Quot.lift (fun a => @PSigma.mk (Quot r) motive (Quot.mk r a) (f a)) (indep_lift_aux f h) q).fst
    (fun x _ => motive x)
    (Quot.lift (fun a => @PSigma.mk (Quot r) motive (Quot.mk r a) (f a)) (indep_lift_aux f h) q).snd
    q
    (@Quot.ind α r
      (fun q => (Quot.lift (fun a => @PSigma.mk (Quot r) motive (Quot.mk r a) (f a)) (indep_lift_aux f h) q).fst = q)
      (fun _ => rfl) q)

protected abbrev recOn (q : Quot r) (f : (a : α) → motive (Quot.mk r a))
    (h : (a b : α) → (p : r a b) → @Eq.rec (Quot r) (Quot.mk r a) (fun x _ => motive x) (f a) (Quot.mk r b) (Quot.sound p) = f b) :
    motive q :=
  Quot.rec f h q

protected abbrev recOnSubsingleton [h : (a : α) → Subsingleton (motive (Quot.mk r a))] (q : Quot r)
    (f : (a : α) → motive (Quot.mk r a)) : motive q :=
  Quot.rec f (fun _ b _ => @Subsingleton.elim _ (h b) _ _) q

end Quot

def Quotient {α : Sort u} (s : Setoid α) :=
  @Quot α Setoid.r

namespace Quotient

protected def mk {α : Sort u} (s : Setoid α) (a : α) : Quotient s :=
  Quot.mk Setoid.r a

protected def mk' {α : Sort u} [s : Setoid α] (a : α) : Quotient s :=
  Quotient.mk s a

theorem sound {α : Sort u} {s : Setoid α} {a b : α} : a ≈ b → Quotient.mk s a = Quotient.mk s b :=
  fun h => Quot.sound h

protected abbrev lift {α : Sort u} {β : Sort v} {s : Setoid α} (f : α → β) :
    ((a b : α) → a ≈ b → f a = f b) → Quotient s → β :=
  Quot.lift f

protected theorem ind {α : Sort u} {s : Setoid α} {motive : Quotient s → Prop} :
    ((a : α) → motive (Quotient.mk s a)) → (q : Quotient s) → motive q :=
  fun h q => @Quot.ind α Setoid.r motive h q

protected abbrev liftOn {α : Sort u} {β : Sort v} {s : Setoid α} (q : Quotient s) (f : α → β)
    (c : (a b : α) → a ≈ b → f a = f b) : β :=
  Quot.liftOn q f c

protected theorem inductionOn {α : Sort u} {s : Setoid α} {motive : Quotient s → Prop} (q : Quotient s)
    (h : (a : α) → motive (Quotient.mk s a)) : motive q :=
  @Quot.ind α Setoid.r motive h q

theorem exists_rep {α : Sort u} {s : Setoid α} (q : Quotient s) : Exists (fun (a : α) => Quotient.mk s a = q) :=
  Quot.exists_rep q

protected abbrev lift₂ {α : Sort u_1} {β : Sort u_2} {φ : Sort u_3} {s₁ : Setoid α} {s₂ : Setoid β} (f : α → β → φ)
    (c : (a₁ : α) → (b₁ : β) → (a₂ : α) → (b₂ : β) → a₁ ≈ a₂ → b₁ ≈ b₂ → f a₁ b₁ = f a₂ b₂)
    (q₁ : Quotient s₁) (q₂ : Quotient s₂) : φ :=
  Quotient.lift
    (fun (a₁ : α) => Quotient.lift (f a₁) (fun (a b : β) => c a₁ a a₁ b (Setoid.refl a₁)) q₂)
    (fun (a b : α) (h : a ≈ b) =>
      @Quotient.ind β s₂
        (fun q => Quotient.lift (f a) (fun (a₁ b : β) => c a a₁ a b (Setoid.refl a)) q
          = Quotient.lift (f b) (fun (a b₁ : β) => c b a b b₁ (Setoid.refl b)) q)
        (fun (a' : β) => c a a' b a' h (Setoid.refl a'))
        q₂)
    q₁

protected abbrev liftOn₂ {α : Sort u_1} {β : Sort u_2} {φ : Sort u_3} {s₁ : Setoid α} {s₂ : Setoid β}
    (q₁ : Quotient s₁) (q₂ : Quotient s₂) (f : α → β → φ)
    (c : (a₁ : α) → (b₁ : β) → (a₂ : α) → (b₂ : β) → a₁ ≈ a₂ → b₁ ≈ b₂ → f a₁ b₁ = f a₂ b₂) : φ :=
  Quotient.lift₂ f c q₁ q₂

protected theorem ind₂ {α : Sort u_1} {β : Sort u_2} {s₁ : Setoid α} {s₂ : Setoid β}
    {motive : Quotient s₁ → Quotient s₂ → Prop}
    (h : (a : α) → (b : β) → motive (Quotient.mk s₁ a) (Quotient.mk s₂ b)) (q₁ : Quotient s₁) (q₂ : Quotient s₂) :
    motive q₁ q₂ :=
  @Quotient.ind α s₁ (fun q₁ => motive q₁ q₂)
    (fun a => @Quotient.ind β s₂ (fun q₂ => motive (Quotient.mk s₁ a) q₂) (fun b => h a b) q₂) q₁

protected theorem inductionOn₂ {α : Sort u_1} {β : Sort u_2} {s₁ : Setoid α} {s₂ : Setoid β}
    {motive : Quotient s₁ → Quotient s₂ → Prop} (q₁ : Quotient s₁) (q₂ : Quotient s₂)
    (h : (a : α) → (b : β) → motive (Quotient.mk s₁ a) (Quotient.mk s₂ b)) : motive q₁ q₂ :=
  Quotient.ind₂ h q₁ q₂

private def rel {α : Sort u} {s : Setoid α} (q₁ q₂ : Quotient s) : Prop :=
  Quotient.liftOn₂ q₁ q₂
    (fun a₁ a₂ => a₁ ≈ a₂)
    (fun _ _ _ _ a₁b₁ a₂b₂ =>
      propext (Iff.intro
        (fun a₁a₂ => Setoid.trans (Setoid.symm a₁b₁) (Setoid.trans a₁a₂ a₂b₂))
        (fun b₁b₂ => Setoid.trans a₁b₁ (Setoid.trans b₁b₂ (Setoid.symm a₂b₂)))))

private theorem rel.refl {α : Sort u} {s : Setoid α} (q : Quotient s) : rel q q :=
  Quotient.inductionOn (motive := fun q => rel q q) q (fun a => Setoid.refl a)

theorem exact {α : Sort u} {s : Setoid α} {a b : α} : Quotient.mk s a = Quotient.mk s b → a ≈ b :=
  fun h => @Eq.rec (Quotient s) (Quotient.mk s a) (fun x _ => rel (Quotient.mk s a) x) (rel.refl (Quotient.mk s a))
    (Quotient.mk s b) h

protected abbrev recOnSubsingleton {α : Sort u} {s : Setoid α} {motive : Quotient s → Sort v}
    [h : (a : α) → Subsingleton (motive (Quotient.mk s a))] (q : Quotient s)
    (f : (a : α) → motive (Quotient.mk s a)) : motive q :=
  @Quot.recOnSubsingleton α Setoid.r motive h q f

end Quotient

instance Quotient.decidableEq {α : Sort u} {s : Setoid α} [d : ∀ (a b : α), Decidable (a ≈ b)] :
    DecidableEq (Quotient s) :=
  fun (q₁ q₂ : Quotient s) =>
    @Quotient.recOnSubsingleton α s (fun q₁ => Decidable (q₁ = q₂)) (fun _ => instSubsingletonDecidable _) q₁
      (fun a₁ => @Quotient.recOnSubsingleton α s (fun q₂ => Decidable (Quotient.mk s a₁ = q₂))
        (fun _ => instSubsingletonDecidable _) q₂
        (fun a₂ =>
          match d a₁ a₂ with
          | isTrue h₁ => isTrue (Quotient.sound h₁)
          | isFalse h₂ => isFalse (fun h => absurd (Quotient.exact h) h₂)))

/-! Products, sums and subtypes. -/

namespace Prod
variable {α : Type u} {β : Type v}

@[ext] protected theorem ext : {p q : α × β} → (fst : p.fst = q.fst) → (snd : p.snd = q.snd) → p = q
  | ⟨a, b⟩, ⟨c, d⟩, h₁, h₂ =>
    @Eq.rec α a (fun x _ => Prod.mk a b = Prod.mk x d)
      (@Eq.rec β b (fun y _ => Prod.mk a b = Prod.mk a y) rfl d h₂) c h₁

@[simp] protected theorem eta (p : α × β) : (p.1, p.2) = p := rfl
end Prod

instance instDecidableEqProd {α : Type u_1} {β : Type u_2} [DecidableEq α] [DecidableEq β] : DecidableEq (α × β) :=
  fun (a, b) (a', b') =>
    match decEq a a' with
    | isTrue e₁ =>
      match decEq b b' with
      | isTrue e₂ => isTrue (Prod.ext e₁ e₂)
      | isFalse n₂ => isFalse (fun h => n₂ (congrArg Prod.snd h))
    | isFalse n₁ => isFalse (fun h => n₁ (congrArg Prod.fst h))

instance instBEqProd {α : Type u_1} {β : Type u_2} [BEq α] [BEq β] : BEq (α × β) where
  beq := fun (a₁, b₁) (a₂, b₂) => a₁ == a₂ && b₁ == b₂

def Prod.map {α₁ : Type u_1} {α₂ : Type u_2} {β₁ : Type u_3} {β₂ : Type u} (f : α₁ → α₂) (g : β₁ → β₂) :
    (p : α₁ × β₁) → α₂ × β₂
  | (a, b) => (f a, g b)

def Prod.swap {α : Type u_1} {β : Type u_2} : α × β → β × α := fun p => (p.2, p.1)

namespace Subtype
variable {α : Sort u} {p q : α → Prop}

theorem exists_of_subtype : { x // p x } → Exists (fun x => p x)
  | ⟨a, h⟩ => Exists.intro a h

protected theorem eq : ∀ {a1 a2 : { x // p x }}, a1.val = a2.val → a1 = a2
  | ⟨x, hx⟩, ⟨y, hy⟩, h =>
    @Eq.rec α x (fun z _ => ∀ hz : p z, Subtype.mk x hx = Subtype.mk z hz) (fun _ => rfl) y h hy

@[ext] protected theorem ext {a1 a2 : { x // p x }} (h : a1.val = a2.val) : a1 = a2 := Subtype.eq h

theorem eta (a : { x // p x }) (h : p a.val) : Subtype.mk a.val h = a := rfl

protected theorem ext_iff {a1 a2 : { x // p x }} : a1 = a2 ↔ a1.val = a2.val :=
  Iff.intro (fun h => congrArg Subtype.val h) Subtype.eq
end Subtype

instance instDecidableEqSubtype {α : Type u} {p : α → Prop} [DecidableEq α] : DecidableEq { x : α // p x } :=
  fun a b =>
    match decEq a.val b.val with
    | isTrue h => isTrue (Subtype.eq h)
    | isFalse h => isFalse (fun h' => h (congrArg Subtype.val h'))

namespace PSigma
theorem eta {α : Sort u} {β : α → Sort v} {a₁ a₂ : α} {b₁ : β a₁} {b₂ : β a₂} (h₁ : a₁ = a₂)
    (h₂ : @Eq.rec α a₁ (fun x _ => β x) b₁ a₂ h₁ = b₂) : PSigma.mk a₁ b₁ = PSigma.mk a₂ b₂ :=
  @Eq.rec α a₁ (fun x e => ∀ b : β x, @Eq.rec α a₁ (fun x _ => β x) b₁ x e = b → PSigma.mk a₁ b₁ = PSigma.mk x b)
    (fun _ e => congrArg (PSigma.mk a₁) e) a₂ h₁ b₂ h₂
end PSigma

theorem PUnit.subsingleton (a b : PUnit.{u}) : a = b := rfl

theorem PUnit.eq_punit (a : PUnit.{u}) : a = PUnit.unit := rfl

instance instDecidableEqPUnit : DecidableEq PUnit.{u} := fun _ _ => isTrue rfl

class LawfulSingleton (α : Type u) (β : Type v) [EmptyCollection β] [Insert α β] [Singleton α β] : Prop where
  insert_empty_eq (x : α) : (insert x ∅ : β) = singleton x


namespace Std

class Associative {α : Sort u} (op : α → α → α) : Prop where
  assoc : (a b c : α) → op (op a b) c = op a (op b c)

class Commutative {α : Sort u} (op : α → α → α) : Prop where
  comm : (a b : α) → op a b = op b a

class IdempotentOp {α : Sort u} (op : α → α → α) : Prop where
  idempotent : (x : α) → op x x = x

class LeftIdentity {α : Sort u} {β : Sort v} (op : α → β → β) (o : outParam α) : Prop

class LawfulLeftIdentity {α : Sort u} {β : Sort v} (op : α → β → β) (o : outParam α) : Prop extends LeftIdentity op o where
  left_id : ∀ a, op o a = a

class RightIdentity {α : Sort u} {β : Sort v} (op : α → β → α) (o : outParam β) : Prop

class LawfulRightIdentity {α : Sort u} {β : Sort v} (op : α → β → α) (o : outParam β) : Prop extends RightIdentity op o where
  right_id : ∀ a, op a o = a

class Identity {α : Sort u} (op : α → α → α) (o : outParam α) : Prop extends LeftIdentity op o, RightIdentity op o

class LawfulIdentity {α : Sort u} (op : α → α → α) (o : outParam α) : Prop
    extends LawfulLeftIdentity op o, LawfulRightIdentity op o

instance LawfulIdentity.toIdentity {α : Sort u} (op : α → α → α) (o : α) [h : LawfulIdentity op o] : Identity op o where
  toLeftIdentity := h.toLeftIdentity
  toRightIdentity := h.toRightIdentity

class Symm {α : Sort u} (r : α → α → Prop) : Prop where
  symm : ∀ a b, r a b → r b a

class Trichotomous {α : Sort u} (r : α → α → Prop) : Prop where
  trichotomous (a b : α) : ¬r a b → ¬r b a → a = b

class Refl {α : Sort u} (r : α → α → Prop) : Prop where
  refl : ∀ a, r a a

class Antisymm {α : Sort u} (r : α → α → Prop) : Prop where
  antisymm (a b : α) : r a b → r b a → a = b

class Asymm {α : Sort u} (r : α → α → Prop) : Prop where
  asymm : ∀ a b, r a b → ¬r b a

class Total {α : Sort u} (r : α → α → Prop) : Prop where
  total : ∀ a b, r a b ∨ r b a

class Irrefl {α : Sort u} (r : α → α → Prop) : Prop where
  irrefl : ∀ a, ¬r a a

end Std

/-! Functions. -/

namespace Function

def Injective {α : Sort u_1} {β : Sort u_2} (f : α → β) : Prop :=
  ∀ ⦃a₁ a₂ : α⦄, f a₁ = f a₂ → a₁ = a₂

def Surjective {α : Sort u_1} {β : Sort u_2} (f : α → β) : Prop :=
  ∀ b, Exists (fun a => f a = b)

def LeftInverse {α : Sort u_1} {β : Sort u_2} (g : β → α) (f : α → β) : Prop :=
  ∀ x, g (f x) = x

def RightInverse {α : Sort u_1} {β : Sort u_2} (g : β → α) (f : α → β) : Prop :=
  LeftInverse f g

end Function

/-! The numerals 0 and 1 of types with a zero and a one. -/

instance (priority := 300) Zero.toOfNat0 {α : Type u} [Zero α] : OfNat α (nat_lit 0) where
  ofNat := Zero.zero

instance (priority := 300) One.toOfNat1 {α : Type u} [One α] : OfNat α (nat_lit 1) where
  ofNat := One.one
