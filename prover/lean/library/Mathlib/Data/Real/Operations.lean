import Init
import Mathlib.Data.Real.Axiom

/-!
The operations of `ℝ` and their laws, taken over from the model of complete ordered fields that `ℝ` is.
After this module nothing unfolds to the model any more.
-/

noncomputable section

namespace Real

protected def zero : ℝ := model.zero

protected def one : ℝ := model.one

protected def add (a b : ℝ) : ℝ := model.add a b

protected def neg (a : ℝ) : ℝ := model.neg a

protected def mul (a b : ℝ) : ℝ := model.mul a b

protected def inv (a : ℝ) : ℝ := model.inv a

protected def le (a b : ℝ) : Prop := model.le a b

protected def ofNat (n : ℕ) : ℝ := model.natCast n

protected def ofInt (n : ℤ) : ℝ := model.intCast n

protected def npow (n : ℕ) (a : ℝ) : ℝ := model.npow n a

instance instZero : Zero ℝ := ⟨Real.zero⟩

instance instOne : One ℝ := ⟨Real.one⟩

instance instAdd : Add ℝ := ⟨Real.add⟩

instance instNeg : Neg ℝ := ⟨Real.neg⟩

instance instMul : Mul ℝ := ⟨Real.mul⟩

instance instSub : Sub ℝ := ⟨fun a b => a + -b⟩

instance instInv : Inv ℝ := ⟨Real.inv⟩

instance instLE : LE ℝ := ⟨Real.le⟩

instance instLT : LT ℝ := ⟨fun a b => a ≤ b ∧ ¬b ≤ a⟩

instance instNatCast : NatCast ℝ := ⟨Real.ofNat⟩

instance instIntCast : IntCast ℝ := ⟨Real.ofInt⟩

/-! The laws of the model. -/

protected theorem add_assoc (a b c : ℝ) : a + b + c = a + (b + c) := model.add_assoc a b c

protected theorem add_comm (a b : ℝ) : a + b = b + a := model.add_comm a b

protected theorem zero_add (a : ℝ) : 0 + a = a := model.zero_add a

protected theorem neg_add_cancel (a : ℝ) : -a + a = 0 := model.neg_add_cancel a

protected theorem mul_assoc (a b c : ℝ) : a * b * c = a * (b * c) := model.mul_assoc a b c

protected theorem mul_comm (a b : ℝ) : a * b = b * a := model.mul_comm a b

protected theorem one_mul (a : ℝ) : 1 * a = a := model.one_mul a

protected theorem mul_add (a b c : ℝ) : a * (b + c) = a * b + a * c := model.mul_add a b c

protected theorem zero_ne_one : (0 : ℝ) ≠ 1 := model.zero_ne_one

protected theorem mul_inv_cancel (a : ℝ) (h : a ≠ 0) : a * a⁻¹ = 1 := model.mul_inv_cancel a h

protected theorem inv_zero : (0 : ℝ)⁻¹ = 0 := model.inv_zero

protected theorem le_refl (a : ℝ) : a ≤ a := model.le_refl a

protected theorem le_trans (a b c : ℝ) (h₁ : a ≤ b) (h₂ : b ≤ c) : a ≤ c := model.le_trans a b c h₁ h₂

protected theorem le_antisymm (a b : ℝ) (h₁ : a ≤ b) (h₂ : b ≤ a) : a = b := model.le_antisymm a b h₁ h₂

protected theorem le_total (a b : ℝ) : a ≤ b ∨ b ≤ a := model.le_total a b

protected theorem add_le_add_left (a b : ℝ) (h : a ≤ b) (c : ℝ) : c + a ≤ c + b := model.add_le_add_left a b h c

protected theorem mul_nonneg (a b : ℝ) (ha : 0 ≤ a) (hb : 0 ≤ b) : 0 ≤ a * b := model.mul_nonneg a b ha hb

protected theorem natCast_zero : ((0 : ℕ) : ℝ) = 0 := model.natCast_zero

protected theorem natCast_succ (n : ℕ) : ((n + 1 : ℕ) : ℝ) = n + 1 := model.natCast_succ n

protected theorem intCast_ofNat (n : ℕ) : ((n : ℤ) : ℝ) = n := model.intCast_ofNat n

protected theorem intCast_negSucc (n : ℕ) : ((Int.negSucc n : ℤ) : ℝ) = -((n + 1 : ℕ) : ℝ) := model.intCast_negSucc n

protected theorem npow_zero (a : ℝ) : Real.npow 0 a = 1 := model.npow_zero a

protected theorem npow_succ (n : ℕ) (a : ℝ) : Real.npow (n + 1) a = Real.npow n a * a := model.npow_succ n a

/-- Completeness, on predicates. -/
protected theorem exists_lub (s : ℝ → Prop) (hne : ∃ x, s x) (hb : ∃ b, ∀ x, s x → x ≤ b) :
    ∃ l : ℝ, (∀ x, s x → x ≤ l) ∧ ∀ b, (∀ x, s x → x ≤ b) → l ≤ b :=
  model.exists_lub s hne hb

attribute [irreducible] Real Real.zero Real.one Real.add Real.neg Real.mul Real.inv Real.le Real.ofNat Real.ofInt
  Real.npow

/-! First consequences, which the instances of the algebraic classes need. -/

protected theorem add_zero (a : ℝ) : a + 0 = a := by rw [Real.add_comm, Real.zero_add]

protected theorem mul_one (a : ℝ) : a * 1 = a := by rw [Real.mul_comm, Real.one_mul]

protected theorem add_mul (a b c : ℝ) : (a + b) * c = a * c + b * c := by
  rw [Real.mul_comm, Real.mul_add, Real.mul_comm c a, Real.mul_comm c b]

protected theorem add_left_cancel {a b c : ℝ} (h : a + b = a + c) : b = c := by
  have e : -a + (a + b) = -a + (a + c) := by rw [h]
  rwa [← Real.add_assoc, ← Real.add_assoc, Real.neg_add_cancel, Real.zero_add, Real.zero_add] at e

protected theorem mul_zero (a : ℝ) : a * 0 = 0 := by
  have e : a * 0 + a * 0 = a * 0 + 0 := by rw [← Real.mul_add, Real.add_zero, Real.add_zero]
  exact Real.add_left_cancel e

protected theorem zero_mul (a : ℝ) : 0 * a = 0 := by rw [Real.mul_comm, Real.mul_zero]

protected theorem sub_eq_add_neg (a b : ℝ) : a - b = a + -b := rfl

protected theorem lt_iff_le_not_ge (a b : ℝ) : a < b ↔ a ≤ b ∧ ¬b ≤ a := Iff.rfl

end Real
