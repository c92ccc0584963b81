prelude
import Init.PropLemmas

namespace Bool

@[simp] theorem and_eq_false_imp {x y : Bool} : (x && y) = false ↔ (x = true → y = false) := by cases x <;> simp

@[simp] theorem or_eq_false_iff {x y : Bool} : (x || y) = false ↔ x = false ∧ y = false := by cases x <;> simp

theorem and_eq_false_iff {x y : Bool} : (x && y) = false ↔ x = false ∨ y = false := by cases x <;> simp

theorem and_eq_true_iff {x y : Bool} : (x && y) = true ↔ x = true ∧ y = true := by cases x <;> simp

theorem or_eq_true_iff {x y : Bool} : (x || y) = true ↔ x = true ∨ y = true := by cases x <;> simp

theorem eq_iff_iff {a b : Bool} : a = b ↔ (a = true ↔ b = true) := by cases a <;> cases b <;> simp

theorem and_comm (x y : Bool) : (x && y) = (y && x) := by cases x <;> cases y <;> rfl

theorem or_comm (x y : Bool) : (x || y) = (y || x) := by cases x <;> cases y <;> rfl

theorem and_left_comm (x y z : Bool) : (x && (y && z)) = (y && (x && z)) := by cases x <;> cases y <;> rfl

theorem or_left_comm (x y z : Bool) : (x || (y || z)) = (y || (x || z)) := by cases x <;> cases y <;> rfl

theorem and_or_distrib_left (x y z : Bool) : (x && (y || z)) = (x && y || x && z) := by cases x <;> rfl

theorem or_and_distrib_left (x y z : Bool) : (x || y && z) = ((x || y) && (x || z)) := by cases x <;> rfl

@[simp] theorem not_and (x y : Bool) : (!(x && y)) = (!x || !y) := by cases x <;> rfl

@[simp] theorem not_or (x y : Bool) : (!(x || y)) = (!x && !y) := by cases x <;> rfl

@[simp] theorem and_not_self (x : Bool) : (x && !x) = false := by cases x <;> rfl

@[simp] theorem not_and_self (x : Bool) : (!x && x) = false := by cases x <;> rfl

@[simp] theorem or_not_self (x : Bool) : (x || !x) = true := by cases x <;> rfl

@[simp] theorem not_or_self (x : Bool) : (!x || x) = true := by cases x <;> rfl

theorem not_inj {x y : Bool} (h : (!x) = (!y)) : x = y := by
  rw [← Bool.not_not x, h, Bool.not_not]

@[simp] theorem not_inj_iff {x y : Bool} : (!x) = (!y) ↔ x = y := Iff.intro not_inj (fun h => by rw [h])

@[simp] theorem eq_not_self (b : Bool) : (b = !b) ↔ False := by cases b <;> simp

@[simp] theorem not_eq_self (b : Bool) : ((!b) = b) ↔ False := by cases b <;> simp

theorem eq_false_or_eq_true (b : Bool) : b = true ∨ b = false := by cases b <;> simp

@[simp] theorem cond_eq_ite {α : Type u} (b : Bool) (t e : α) : cond b t e = if b = true then t else e := by cases b <;> rfl

theorem cond_eq_if {α : Type u} (b : Bool) (t e : α) : cond b t e = if b = true then t else e := cond_eq_ite b t e

@[simp] theorem decide_and (p q : Prop) [dpq : Decidable (p ∧ q)] [dp : Decidable p] [dq : Decidable q] :
    decide (p ∧ q) = (decide p && decide q) := by
  cases dp with
  | isTrue hp =>
    cases dq with
    | isTrue hq => exact _root_.decide_eq_true (And.intro hp hq)
    | isFalse hq => exact _root_.decide_eq_false (fun h => hq h.2)
  | isFalse hp => exact _root_.decide_eq_false (fun h => hp h.1)

@[simp] theorem decide_or (p q : Prop) [dpq : Decidable (p ∨ q)] [dp : Decidable p] [dq : Decidable q] :
    decide (p ∨ q) = (decide p || decide q) := by
  cases dp with
  | isTrue hp => exact _root_.decide_eq_true (Or.inl hp)
  | isFalse hp =>
    cases dq with
    | isTrue hq => exact _root_.decide_eq_true (Or.inr hq)
    | isFalse hq => exact _root_.decide_eq_false (fun h => Or.elim h hp hq)

/-- `true` as 1, `false` as 0. -/
def toNat (b : Bool) : Nat := cond b 1 0

@[simp] theorem toNat_true : true.toNat = 1 := rfl

@[simp] theorem toNat_false : false.toNat = 0 := rfl

instance instDecidableForallOfDecidablePred (p : Bool → Prop) [inst : DecidablePred p] : Decidable (∀ x, p x) :=
  match inst true, inst false with
  | isFalse ht, _ => isFalse (fun h => absurd (h true) ht)
  | _, isFalse hf => isFalse (fun h => absurd (h false) hf)
  | isTrue ht, isTrue hf => isTrue (fun b => match b with | true => ht | false => hf)

instance instDecidableExistsOfDecidablePred (p : Bool → Prop) [inst : DecidablePred p] : Decidable (∃ x, p x) :=
  match inst true, inst false with
  | isTrue ht, _ => isTrue (Exists.intro true ht)
  | _, isTrue hf => isTrue (Exists.intro false hf)
  | isFalse ht, isFalse hf => isFalse (fun e => Exists.elim e (fun b h => match b, h with | true, h => ht h | false, h => hf h))

end Bool

attribute [simp] Classical.not_forall Classical.not_imp
