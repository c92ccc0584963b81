prelude
import Init.PropLemmas
import Init.Classical

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

theorem not_inj_iff {x y : Bool} : (!x) = (!y) ↔ x = y := Iff.intro not_inj (fun h => by rw [h])

@[simp] theorem eq_not_self (b : Bool) : (b = !b) ↔ False := by cases b <;> simp

@[simp] theorem not_eq_self (b : Bool) : ((!b) = b) ↔ False := by cases b <;> simp

theorem eq_false_or_eq_true (b : Bool) : b = true ∨ b = false := by cases b <;> simp

theorem cond_eq_ite {α : Type u} (b : Bool) (t e : α) : cond b t e = if b = true then t else e := by cases b <;> rfl

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


instance instLE : LE Bool where
  le x y := x = true → y = true

instance instLT : LT Bool where
  lt x y := (!x && y) = true

instance instDecidableLE (x y : Bool) : Decidable (x ≤ y) := inferInstanceAs (Decidable (x = true → y = true))

instance instDecidableLT (x y : Bool) : Decidable (x < y) := inferInstanceAs (Decidable ((!x && y) = true))

instance instMax : Max Bool := ⟨or⟩

instance instMin : Min Bool := ⟨and⟩

theorem false_ne_true : false ≠ true := fun h => nomatch h

theorem eq_false_iff {b : Bool} : b = false ↔ b ≠ true := by cases b <;> decide

theorem ne_false_iff {b : Bool} : b ≠ false ↔ b = true := by cases b <;> decide

@[simp] theorem and_self_left (a b : Bool) : (a && (a && b)) = (a && b) := by cases a <;> cases b <;> decide

@[simp] theorem and_self_right (a b : Bool) : ((a && b) && b) = (a && b) := by cases a <;> cases b <;> decide

@[simp] theorem eq_true_and_eq_false_self (b : Bool) : (b = true ∧ b = false) ↔ False := by cases b <;> decide

@[simp] theorem eq_false_and_eq_true_self (b : Bool) : (b = false ∧ b = true) ↔ False := by cases b <;> decide

theorem and_right_comm (x y z : Bool) : ((x && y) && z) = ((x && z) && y) := by cases x <;> cases y <;> cases z <;> decide

@[simp] theorem and_eq_left_iff_imp {a b : Bool} : ((a && b) = a) ↔ (a = true → b = true) := by cases a <;> cases b <;> decide

@[simp] theorem and_eq_right_iff_imp {a b : Bool} : ((a && b) = b) ↔ (b = true → a = true) := by cases a <;> cases b <;> decide

@[simp] theorem eq_self_and {a b : Bool} : (a = (a && b)) ↔ (a = true → b = true) := by cases a <;> cases b <;> decide

@[simp] theorem eq_and_self {a b : Bool} : (b = (a && b)) ↔ (b = true → a = true) := by cases a <;> cases b <;> decide

@[simp] theorem or_self_left (a b : Bool) : (a || (a || b)) = (a || b) := by cases a <;> cases b <;> decide

@[simp] theorem or_self_right (a b : Bool) : ((a || b) || b) = (a || b) := by cases a <;> cases b <;> decide

@[simp] theorem eq_true_or_eq_false_self (b : Bool) : (b = true ∨ b = false) ↔ True := by cases b <;> decide

@[simp] theorem eq_false_or_eq_true_self (b : Bool) : (b = false ∨ b = true) ↔ True := by cases b <;> decide

@[simp] theorem or_eq_left_iff_imp {a b : Bool} : ((a || b) = a) ↔ (b = true → a = true) := by cases a <;> cases b <;> decide

@[simp] theorem or_eq_right_iff_imp {a b : Bool} : ((a || b) = b) ↔ (a = true → b = true) := by cases a <;> cases b <;> decide

@[simp] theorem eq_self_or {a b : Bool} : (a = (a || b)) ↔ (b = true → a = true) := by cases a <;> cases b <;> decide

@[simp] theorem eq_or_self {a b : Bool} : (b = (a || b)) ↔ (a = true → b = true) := by cases a <;> cases b <;> decide

theorem or_right_comm (x y z : Bool) : ((x || y) || z) = ((x || z) || y) := by cases x <;> cases y <;> cases z <;> decide

theorem and_or_distrib_right (x y z : Bool) : ((x || y) && z) = (x && z || y && z) := by cases x <;> cases y <;> cases z <;> decide

theorem or_and_distrib_right (x y z : Bool) : (x && y || z) = ((x || z) && (y || z)) := by cases x <;> cases y <;> cases z <;> decide

theorem and_xor_distrib_left (x y z : Bool) : (x && Bool.xor y z) = Bool.xor (x && y) (x && z) := by cases x <;> cases y <;> cases z <;> decide

theorem and_xor_distrib_right (x y z : Bool) : (Bool.xor x y && z) = Bool.xor (x && z) (y && z) := by cases x <;> cases y <;> cases z <;> decide

@[simp] theorem true_beq (b : Bool) : (true == b) = b := by cases b <;> decide

@[simp] theorem false_beq (b : Bool) : (false == b) = !b := by cases b <;> decide

@[simp] theorem beq_true (b : Bool) : (b == true) = b := by cases b <;> decide

@[simp] theorem beq_false (b : Bool) : (b == false) = !b := by cases b <;> decide

@[simp] theorem true_bne (b : Bool) : (true != b) = !b := by cases b <;> decide

@[simp] theorem false_bne (b : Bool) : (false != b) = b := by cases b <;> decide

@[simp] theorem bne_true (b : Bool) : (b != true) = !b := by cases b <;> decide

@[simp] theorem bne_false (b : Bool) : (b != false) = b := by cases b <;> decide

@[simp] theorem not_beq_self (x : Bool) : ((!x) == x) = false := by cases x <;> decide

@[simp] theorem beq_not_self (x : Bool) : (x == !x) = false := by cases x <;> decide

@[simp] theorem not_bne_self (x : Bool) : ((!x) != x) = true := by cases x <;> decide

@[simp] theorem bne_not_self (x : Bool) : (x != !x) = true := by cases x <;> decide

@[simp] theorem beq_self_left (a b : Bool) : (a == (a == b)) = b := by cases a <;> cases b <;> decide

@[simp] theorem beq_self_right (a b : Bool) : ((a == b) == b) = a := by cases a <;> cases b <;> decide

@[simp] theorem bne_self_left (a b : Bool) : (a != (a != b)) = b := by cases a <;> cases b <;> decide

@[simp] theorem bne_self_right (a b : Bool) : ((a != b) != b) = a := by cases a <;> cases b <;> decide

@[simp] theorem not_beq_not (x y : Bool) : ((!x) == (!y)) = (x == y) := by cases x <;> cases y <;> decide

@[simp] theorem not_bne_not (x y : Bool) : ((!x) != (!y)) = (x != y) := by cases x <;> cases y <;> decide

@[simp] theorem bne_assoc (x y z : Bool) : ((x != y) != z) = (x != (y != z)) := by cases x <;> cases y <;> cases z <;> decide

@[simp] theorem bne_right_inj {x y z : Bool} : (x != y) = (x != z) ↔ y = z := by cases x <;> cases y <;> cases z <;> decide

@[simp] theorem bne_left_inj {x y z : Bool} : (x != z) = (y != z) ↔ x = y := by cases x <;> cases y <;> cases z <;> decide

@[simp] theorem not_eq_not {a b : Bool} : ¬a = !b ↔ a = b := by cases a <;> cases b <;> decide

@[simp] theorem not_not_eq {a b : Bool} : ¬(!a) = b ↔ a = b := by cases a <;> cases b <;> decide

@[simp] theorem coe_iff_coe {a b : Bool} : (a = true ↔ b = true) ↔ a = b := by cases a <;> cases b <;> decide

@[simp] theorem coe_true_iff_false {a b : Bool} : (a = true ↔ b = false) ↔ a = (!b) := by cases a <;> cases b <;> decide

@[simp] theorem coe_false_iff_true {a b : Bool} : (a = false ↔ b = true) ↔ (!a) = b := by cases a <;> cases b <;> decide

@[simp] theorem coe_false_iff_false {a b : Bool} : (a = false ↔ b = false) ↔ (!a) = (!b) := by cases a <;> cases b <;> decide

theorem false_xor (x : Bool) : Bool.xor false x = x := by cases x <;> decide

theorem xor_false (x : Bool) : Bool.xor x false = x := by cases x <;> decide

theorem true_xor (x : Bool) : Bool.xor true x = !x := by cases x <;> decide

theorem xor_true (x : Bool) : Bool.xor x true = !x := by cases x <;> decide

theorem not_xor_self (x : Bool) : Bool.xor (!x) x = true := by cases x <;> decide

theorem xor_not_self (x : Bool) : Bool.xor x (!x) = true := by cases x <;> decide

theorem not_xor (x y : Bool) : Bool.xor (!x) y = !(Bool.xor x y) := by cases x <;> cases y <;> decide

theorem xor_not (x y : Bool) : Bool.xor x (!y) = !(Bool.xor x y) := by cases x <;> cases y <;> decide

theorem not_xor_not (x y : Bool) : Bool.xor (!x) (!y) = Bool.xor x y := by cases x <;> cases y <;> decide

theorem xor_self (x : Bool) : Bool.xor x x = false := by cases x <;> decide

theorem xor_comm (x y : Bool) : Bool.xor x y = Bool.xor y x := by cases x <;> cases y <;> decide

theorem xor_left_comm (x y z : Bool) : Bool.xor x (Bool.xor y z) = Bool.xor y (Bool.xor x z) := by cases x <;> cases y <;> cases z <;> decide

theorem xor_right_comm (x y z : Bool) : Bool.xor (Bool.xor x y) z = Bool.xor (Bool.xor x z) y := by cases x <;> cases y <;> cases z <;> decide

theorem xor_assoc (x y z : Bool) : Bool.xor (Bool.xor x y) z = Bool.xor x (Bool.xor y z) := by cases x <;> cases y <;> cases z <;> decide

theorem xor_right_inj {x y z : Bool} : Bool.xor x y = Bool.xor x z ↔ y = z := by cases x <;> cases y <;> cases z <;> decide

theorem xor_left_inj {x y z : Bool} : Bool.xor x z = Bool.xor y z ↔ x = y := by cases x <;> cases y <;> cases z <;> decide

@[simp] protected theorem le_true (x : Bool) : x ≤ true := by cases x <;> decide

@[simp] protected theorem false_le (x : Bool) : false ≤ x := by cases x <;> decide

@[simp] protected theorem le_refl (x : Bool) : x ≤ x := by cases x <;> decide

@[simp] protected theorem lt_irrefl (x : Bool) : ¬ x < x := by cases x <;> decide

protected theorem le_trans {x y z : Bool} : x ≤ y → y ≤ z → x ≤ z := by cases x <;> cases y <;> cases z <;> decide

protected theorem le_antisymm {x y : Bool} : x ≤ y → y ≤ x → x = y := by cases x <;> cases y <;> decide

protected theorem le_total (x y : Bool) : x ≤ y ∨ y ≤ x := by cases x <;> cases y <;> decide

protected theorem lt_asymm {x y : Bool} : x < y → ¬ y < x := by cases x <;> cases y <;> decide

protected theorem lt_trans {x y z : Bool} : x < y → y < z → x < z := by cases x <;> cases y <;> cases z <;> decide

protected theorem lt_iff_le_not_le {x y : Bool} : x < y ↔ x ≤ y ∧ ¬ y ≤ x := by cases x <;> cases y <;> decide

protected theorem lt_of_le_of_lt {x y z : Bool} : x ≤ y → y < z → x < z := by cases x <;> cases y <;> cases z <;> decide

protected theorem lt_of_lt_of_le {x y z : Bool} : x < y → y ≤ z → x < z := by cases x <;> cases y <;> cases z <;> decide

protected theorem le_of_lt {x y : Bool} : x < y → x ≤ y := by cases x <;> cases y <;> decide

protected theorem le_of_eq {x y : Bool} : x = y → x ≤ y := by cases x <;> cases y <;> decide

protected theorem ne_of_lt {x y : Bool} : x < y → x ≠ y := by cases x <;> cases y <;> decide

protected theorem lt_of_le_of_ne {x y : Bool} : x ≤ y → x ≠ y → x < y := by cases x <;> cases y <;> decide

protected theorem le_of_lt_or_eq {x y : Bool} : x < y ∨ x = y → x ≤ y := by cases x <;> cases y <;> decide

protected theorem eq_true_of_true_le {x : Bool} : true ≤ x → x = true := by cases x <;> decide

protected theorem eq_false_of_le_false {x : Bool} : x ≤ false → x = false := by cases x <;> decide

protected theorem not_le {x y : Bool} : ¬x ≤ y ↔ y < x := by cases x <;> cases y <;> decide

protected theorem not_lt {x y : Bool} : ¬x < y ↔ y ≤ x := by cases x <;> cases y <;> decide

theorem and_or_inj_right {m x y : Bool} : (x && m) = (y && m) → (x || m) = (y || m) → x = y := by cases m <;> cases x <;> cases y <;> decide

theorem and_or_inj_left {m x y : Bool} : (m && x) = (m && y) → (m || x) = (m || y) → x = y := by cases m <;> cases x <;> cases y <;> decide

@[simp] theorem eq_false_imp_eq_true (b : Bool) : (b = false → b = true) ↔ (b = true) := by cases b <;> decide

@[simp] theorem eq_true_imp_eq_false (b : Bool) : (b = true → b = false) ↔ (b = false) := by cases b <;> decide

@[simp] theorem cond_true_left (c f : Bool) : cond c true f = (c || f) := by cases c <;> cases f <;> decide

@[simp] theorem cond_false_left (c f : Bool) : cond c false f = (!c && f) := by cases c <;> cases f <;> decide

@[simp] theorem cond_true_right (c t : Bool) : cond c t true = (!c || t) := by cases c <;> cases t <;> decide

@[simp] theorem cond_false_right (c t : Bool) : cond c t false = (c && t) := by cases c <;> cases t <;> decide

@[simp] theorem cond_then_self (c b : Bool) : cond c c b = (c || b) := by cases c <;> cases b <;> decide

@[simp] theorem cond_else_self (c b : Bool) : cond c b c = (c && b) := by cases c <;> cases b <;> decide

@[simp] theorem cond_then_not_self (c b : Bool) : cond c (!c) b = (!c && b) := by cases c <;> cases b <;> decide

@[simp] theorem cond_else_not_self (c b : Bool) : cond c b (!c) = (!c || b) := by cases c <;> cases b <;> decide

@[simp] protected theorem max_eq_or : max = or := rfl

@[simp] protected theorem min_eq_and : min = and := rfl

@[simp] theorem decide_eq_false {b : Bool} [Decidable (b = false)] : decide (b = false) = !b := by cases b <;> simp

@[simp] theorem decide_true_eq {b : Bool} [Decidable (true = b)] : decide (true = b) = b := by cases b <;> simp

@[simp] theorem decide_false_eq {b : Bool} [Decidable (false = b)] : decide (false = b) = !b := by cases b <;> simp

protected theorem decide_coe (b : Bool) [Decidable (b = true)] : decide (b = true) = b := decide_eq_true

@[simp] theorem false_eq_true : (false = true) = False := eq_false (fun h => nomatch h)

@[simp] theorem true_eq_false : (true = false) = False := eq_false (fun h => nomatch h)

@[simp low] theorem false_eq (b : Bool) : (false = b) = (b = false) := propext eq_comm

@[simp low] theorem true_eq (b : Bool) : (true = b) = (b = true) := propext eq_comm

theorem beq_comm {α} [BEq α] [LawfulBEq α] {a b : α} : (a == b) = (b == a) :=
  Bool.eq_iff_iff.2 (beq_iff_eq.trans (eq_comm.trans beq_iff_eq.symm))

theorem toNat_le (c : Bool) : c.toNat ≤ 1 := by cases c <;> decide

theorem toNat_lt (b : Bool) : b.toNat < 2 := by cases b <;> decide

@[simp] theorem toNat_eq_zero {b : Bool} : b.toNat = 0 ↔ b = false := by cases b <;> simp

@[simp] theorem toNat_eq_one {b : Bool} : b.toNat = 1 ↔ b = true := by cases b <;> simp

@[simp] theorem cond_not (b : Bool) (t e : α) : cond (!b) t e = cond b e t := by cases b <;> rfl

@[simp] theorem cond_self (c : Bool) (t : α) : cond c t t = t := by cases c <;> rfl

theorem cond_decide {α} (p : Prop) [Decidable p] (t e : α) : cond (decide p) t e = if p then t else e := by
  by_cases h : p <;> simp [h]

theorem cond_pos {b : Bool} {a a' : α} (h : b = true) : cond b a a' = a := by rw [h]; rfl

theorem cond_neg {b : Bool} {a a' : α} (h : b = false) : cond b a a' = a' := by rw [h]; rfl

theorem apply_cond (f : α → β) {b : Bool} {a a' : α} : f (bif b then a else a') = bif b then f a else f a' := by
  cases b <;> rfl

@[simp] theorem if_true_left (p : Prop) [h : Decidable p] (f : Bool) : (ite p true f) = (decide p || f) := by
  by_cases h : p <;> simp [h]

@[simp] theorem if_false_left (p : Prop) [h : Decidable p] (f : Bool) : (ite p false f) = (!decide p && f) := by
  by_cases h : p <;> simp [h]

@[simp] theorem if_true_right (p : Prop) [h : Decidable p] (t : Bool) : (ite p t true) = (!decide p || t) := by
  by_cases h : p <;> simp [h]

@[simp] theorem if_false_right (p : Prop) [h : Decidable p] (t : Bool) : (ite p t false) = (decide p && t) := by
  by_cases h : p <;> simp [h]

theorem ite_eq_true_distrib (p : Prop) [h : Decidable p] (t f : Bool) :
    (ite p t f = true) = ite p (t = true) (f = true) := by
  by_cases h : p <;> simp [h]

theorem ite_eq_false_distrib (p : Prop) [h : Decidable p] (t f : Bool) :
    (ite p t f = false) = ite p (t = false) (f = false) := by
  by_cases h : p <;> simp [h]

@[simp] theorem decide_iff_dist (p q : Prop) [dpq : Decidable (p ↔ q)] [dp : Decidable p] [dq : Decidable q] :
    decide (p ↔ q) = (decide p == decide q) := by
  by_cases hp : p <;> by_cases hq : q <;> simp [hp, hq]

theorem beq_eq_decide_eq [BEq α] [LawfulBEq α] [DecidableEq α] (a b : α) : (a == b) = decide (a = b) :=
  Bool.eq_iff_iff.2 (beq_iff_eq.trans (decide_eq_true_iff (p := a = b)).symm)

end Bool

attribute [simp] Classical.not_forall Classical.not_imp

export Bool (cond_eq_if cond_pos cond_neg)

@[simp] theorem true_eq_decide_iff {p : Prop} [h : Decidable p] : true = decide p ↔ p :=
  eq_comm.trans decide_eq_true_iff

@[simp] theorem false_eq_decide_iff {p : Prop} [h : Decidable p] : false = decide p ↔ ¬p :=
  eq_comm.trans decide_eq_false_iff_not
