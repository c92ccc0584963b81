import Init
import Mathlib.Analysis.SpecialFunctions.Pow.Real
import Mathlib.Analysis.SpecialFunctions.Sqrt

/-!
The real numbers that are not negative: a commutative semiring and a linear order.
Source of the names: Mathlib `Mathlib/Data/NNReal/Defs.lean`.
-/

/-- The real numbers that are not negative. -/
def NNReal := { r : ℝ // 0 ≤ r }

noncomputable section

namespace NNReal

/-- As a real number. -/
@[coe] def toReal (x : NNReal) : ℝ := x.1

instance : Coe NNReal ℝ := ⟨toReal⟩

@[ext] protected theorem eq {n m : NNReal} (h : (n : ℝ) = m) : n = m := Subtype.ext h

theorem coe_nonneg (r : NNReal) : (0 : ℝ) ≤ r := r.2

instance : Zero NNReal := ⟨⟨0, le_refl 0⟩⟩

instance : One NNReal := ⟨⟨1, Real.zero_le_one⟩⟩

instance : Add NNReal := ⟨fun a b => ⟨a.1 + b.1, by have h := Real.add_le_add' a.2 b.2; rwa [add_zero] at h⟩⟩

instance : Mul NNReal := ⟨fun a b => ⟨a.1 * b.1, Real.mul_nonneg _ _ a.2 b.2⟩⟩

protected theorem natCast_nonneg : ∀ n : ℕ, (0 : ℝ) ≤ n
  | 0 => by rw [Nat.cast_zero]
  | n + 1 => by
    rw [Nat.cast_add_one]
    have h := Real.add_le_add' (NNReal.natCast_nonneg n) Real.zero_le_one
    rwa [add_zero] at h

/-- Powers, which do not unfold. -/
protected def npow (n : ℕ) (x : NNReal) : NNReal := npowRec n x

instance instCommSemiring : CommSemiring NNReal where
  add_assoc a b c := NNReal.eq (add_assoc a.1 b.1 c.1)
  zero_add a := NNReal.eq (zero_add a.1)
  add_zero a := NNReal.eq (add_zero a.1)
  add_comm a b := NNReal.eq (add_comm a.1 b.1)
  mul_assoc a b c := NNReal.eq (mul_assoc a.1 b.1 c.1)
  one_mul a := NNReal.eq (one_mul a.1)
  mul_one a := NNReal.eq (mul_one a.1)
  mul_comm a b := NNReal.eq (mul_comm a.1 b.1)
  npow := NNReal.npow
  npow_zero _ := rfl
  npow_succ _ _ := rfl
  zero_mul a := NNReal.eq (zero_mul a.1)
  mul_zero a := NNReal.eq (mul_zero a.1)
  left_distrib a b c := NNReal.eq (mul_add a.1 b.1 c.1)
  right_distrib a b c := NNReal.eq (add_mul a.1 b.1 c.1)
  natCast n := ⟨n, NNReal.natCast_nonneg n⟩
  natCast_zero := NNReal.eq Real.natCast_zero
  natCast_succ n := NNReal.eq (Real.natCast_succ n)

instance instSemiring : Semiring NNReal := inferInstance

instance instMonoid : Monoid NNReal := inferInstance

instance : LE NNReal := ⟨fun a b => a.1 ≤ b.1⟩

instance : LT NNReal := ⟨fun a b => a ≤ b ∧ ¬b ≤ a⟩

instance instPartialOrder : PartialOrder NNReal where
  le_refl a := le_refl a.1
  le_trans a b c h₁ h₂ := @le_trans ℝ _ a.1 b.1 c.1 h₁ h₂
  lt_iff_le_not_ge _ _ := Iff.rfl
  le_antisymm a b h₁ h₂ := NNReal.eq (@le_antisymm ℝ _ a.1 b.1 h₁ h₂)

instance instLinearOrder : LinearOrder NNReal where
  le_total a b := le_total a.1 b.1
  toDecidableLE := fun a b => Classical.propDecidable (a ≤ b)

@[simp, norm_cast] theorem coe_add (r₁ r₂ : NNReal) : ((r₁ + r₂ : NNReal) : ℝ) = r₁ + r₂ := rfl

@[simp, norm_cast] theorem coe_mul (r₁ r₂ : NNReal) : ((r₁ * r₂ : NNReal) : ℝ) = r₁ * r₂ := rfl

@[simp, norm_cast] theorem coe_zero : ((0 : NNReal) : ℝ) = 0 := rfl

@[simp, norm_cast] theorem coe_one : ((1 : NNReal) : ℝ) = 1 := rfl

@[simp, norm_cast] theorem coe_inj {r₁ r₂ : NNReal} : (r₁ : ℝ) = r₂ ↔ r₁ = r₂ := ⟨NNReal.eq, fun h => by rw [h]⟩

@[simp, norm_cast] theorem coe_mk (a : ℝ) (ha : 0 ≤ a) : toReal ⟨a, ha⟩ = a := rfl

@[simp, norm_cast] theorem coe_eq_zero {r : NNReal} : (r : ℝ) = 0 ↔ r = 0 := coe_inj (r₂ := 0)

theorem coe_ne_zero {r : NNReal} : (r : ℝ) ≠ 0 ↔ r ≠ 0 := not_congr coe_eq_zero

@[simp, norm_cast] theorem coe_le_coe {r₁ r₂ : NNReal} : (r₁ : ℝ) ≤ r₂ ↔ r₁ ≤ r₂ := Iff.rfl

@[simp, norm_cast] theorem coe_lt_coe {r₁ r₂ : NNReal} : (r₁ : ℝ) < r₂ ↔ r₁ < r₂ := by
  rw [← not_le, ← not_le, coe_le_coe]

@[simp, norm_cast] theorem coe_pos {r : NNReal} : (0 : ℝ) < r ↔ 0 < r := coe_lt_coe (r₁ := 0)

@[simp, norm_cast] theorem coe_pow (r : NNReal) (n : ℕ) : ((r ^ n : NNReal) : ℝ) = (r : ℝ) ^ n := by
  induction n with
  | zero => rw [pow_zero, pow_zero, coe_one]
  | succ n ih => rw [pow_succ, pow_succ, coe_mul, ih]

@[simp, norm_cast] theorem coe_natCast (n : ℕ) : ((n : NNReal) : ℝ) = n := rfl

/-- The square root. -/
@[pp_nodot] def sqrt (x : NNReal) : NNReal := ⟨√x.1, Real.sqrt_nonneg _⟩

instance : Inhabited NNReal := ⟨0⟩

/-- `x ^ y` for real `y`. -/
noncomputable def rpow (x : NNReal) (y : ℝ) : NNReal := ⟨x.1 ^ y, Real.rpow_nonneg x.2 y⟩

instance : Pow NNReal ℝ := ⟨rpow⟩

@[simp] theorem rpow_eq_pow (x : NNReal) (y : ℝ) : rpow x y = x ^ y := rfl

@[simp, norm_cast] theorem coe_rpow (x : NNReal) (y : ℝ) : ((x ^ y : NNReal) : ℝ) = (x : ℝ) ^ y := rfl

attribute [irreducible] NNReal.npow

end NNReal
