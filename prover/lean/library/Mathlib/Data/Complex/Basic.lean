import Init
import Mathlib.Data.Real.Ordered

/-!
Complex numbers: pairs of real numbers, a field. Real and imaginary part, `normSq`, casts.
Source of the names: Mathlib `Mathlib/Data/Complex/Basic.lean`.
-/

/-- Complex numbers: real part and imaginary part. -/
structure Complex : Type where
  re : ℝ
  im : ℝ

noncomputable section

namespace Complex

@[ext] theorem ext : ∀ {z w : ℂ}, z.re = w.re → z.im = w.im → z = w
  | ⟨_, _⟩, ⟨_, _⟩, rfl, rfl => rfl

protected theorem ext_iff' {z w : ℂ} : z = w ↔ z.re = w.re ∧ z.im = w.im :=
  ⟨fun h => by rw [h]; exact ⟨rfl, rfl⟩, fun h => ext h.1 h.2⟩

@[simp] theorem eta : ∀ z : ℂ, Complex.mk z.re z.im = z
  | ⟨_, _⟩ => rfl

/-- A real number as a complex one. -/
@[coe] def ofReal (r : ℝ) : ℂ := ⟨r, 0⟩

instance : Coe ℝ ℂ := ⟨ofReal⟩

@[simp, norm_cast] theorem ofReal_re (r : ℝ) : Complex.re (r : ℂ) = r := rfl

@[simp, norm_cast] theorem ofReal_im (r : ℝ) : (r : ℂ).im = 0 := rfl

@[simp, norm_cast] theorem ofReal_inj {z w : ℝ} : (z : ℂ) = w ↔ z = w :=
  ⟨fun h => congrArg re h, fun h => congrArg ofReal h⟩

theorem ofReal_injective : Function.Injective ofReal := fun _ _ h => ofReal_inj.mp h

instance : Zero ℂ := ⟨(0 : ℝ)⟩

instance : Inhabited ℂ := ⟨0⟩

noncomputable instance : DecidableEq ℂ := Classical.decEq _

@[simp] theorem zero_re : (0 : ℂ).re = 0 := rfl

@[simp] theorem zero_im : (0 : ℂ).im = 0 := rfl

@[simp, norm_cast] theorem ofReal_zero : ((0 : ℝ) : ℂ) = 0 := rfl

instance : One ℂ := ⟨(1 : ℝ)⟩

@[simp] theorem one_re : (1 : ℂ).re = 1 := rfl

@[simp] theorem one_im : (1 : ℂ).im = 0 := rfl

@[simp, norm_cast] theorem ofReal_one : ((1 : ℝ) : ℂ) = 1 := rfl

instance : Add ℂ := ⟨fun z w => ⟨z.re + w.re, z.im + w.im⟩⟩

@[simp] theorem add_re (z w : ℂ) : (z + w).re = z.re + w.re := rfl

@[simp] theorem add_im (z w : ℂ) : (z + w).im = z.im + w.im := rfl

@[simp, norm_cast] theorem ofReal_add (r s : ℝ) : ((r + s : ℝ) : ℂ) = r + s := by
  apply ext <;> simp

instance : Neg ℂ := ⟨fun z => ⟨-z.re, -z.im⟩⟩

@[simp] theorem neg_re (z : ℂ) : (-z).re = -z.re := rfl

@[simp] theorem neg_im (z : ℂ) : (-z).im = -z.im := rfl

@[simp, norm_cast] theorem ofReal_neg (r : ℝ) : ((-r : ℝ) : ℂ) = -r := by
  apply ext <;> simp

instance : Sub ℂ := ⟨fun z w => ⟨z.re - w.re, z.im - w.im⟩⟩

@[simp] theorem sub_re (z w : ℂ) : (z - w).re = z.re - w.re := rfl

@[simp] theorem sub_im (z w : ℂ) : (z - w).im = z.im - w.im := rfl

@[simp, norm_cast] theorem ofReal_sub (r s : ℝ) : ((r - s : ℝ) : ℂ) = r - s := by
  apply ext <;> simp

instance : Mul ℂ := ⟨fun z w => ⟨z.re * w.re - z.im * w.im, z.re * w.im + z.im * w.re⟩⟩

@[simp] theorem mul_re (z w : ℂ) : (z * w).re = z.re * w.re - z.im * w.im := rfl

@[simp] theorem mul_im (z w : ℂ) : (z * w).im = z.re * w.im + z.im * w.re := rfl

@[simp, norm_cast] theorem ofReal_mul (r s : ℝ) : ((r * s : ℝ) : ℂ) = r * s := by
  apply ext <;> simp

/-- The imaginary unit. -/
def I : ℂ := ⟨0, 1⟩

@[simp] theorem I_re : I.re = 0 := rfl

@[simp] theorem I_im : I.im = 1 := rfl

@[simp] theorem I_mul_I : I * I = -1 := by
  apply ext <;> simp

theorem I_mul (z : ℂ) : I * z = ⟨-z.im, z.re⟩ := by
  apply ext <;> simp

theorem I_ne_zero : (I : ℂ) ≠ 0 := fun h => zero_ne_one (congrArg im h).symm

/-- The norm squared. -/
@[pp_nodot] def normSq (z : ℂ) : ℝ := z.re * z.re + z.im * z.im

theorem normSq_apply (z : ℂ) : normSq z = z.re * z.re + z.im * z.im := rfl

theorem normSq_pos_of_ne {z : ℂ} (h : z ≠ 0) : normSq z ≠ 0 := by
  intro e
  apply h
  have hr : z.re = 0 := Real.eq_zero_of_mul_self_add_mul_self e
  have hi : z.im = 0 := Real.eq_zero_of_mul_self_add_mul_self ((Real.add_comm _ _).trans e)
  exact ext hr hi

instance : Inv ℂ := ⟨fun z => ⟨z.re * (normSq z)⁻¹, -z.im * (normSq z)⁻¹⟩⟩

@[simp] theorem inv_re (z : ℂ) : z⁻¹.re = z.re / normSq z := rfl

@[simp] theorem inv_im (z : ℂ) : z⁻¹.im = -z.im / normSq z := rfl

/-- Powers, casts and multiples, which do not unfold. -/
protected def npow (n : ℕ) (z : ℂ) : ℂ := npowRec n z

instance commRing : CommRing ℂ where
  add_assoc a b c := by apply ext <;> exact add_assoc _ _ _
  zero_add a := by apply ext <;> exact zero_add _
  add_zero a := by apply ext <;> exact add_zero _
  add_comm a b := by apply ext <;> exact add_comm _ _
  mul_assoc a b c := by
    apply ext <;> simp only [mul_re, mul_im, sub_eq_add_neg, mul_add, add_mul, neg_mul, mul_neg, neg_add, neg_neg, mul_assoc,
      add_assoc, add_comm, add_left_comm]
  one_mul a := by apply ext <;> simp
  mul_one a := by apply ext <;> simp
  mul_comm a b := by
    apply ext <;> simp only [mul_re, mul_im, mul_comm, add_comm]
  npow := Complex.npow
  npow_zero _ := rfl
  npow_succ _ _ := rfl
  zero_mul a := by apply ext <;> simp
  mul_zero a := by apply ext <;> simp
  left_distrib a b c := by
    apply ext <;> simp only [mul_re, mul_im, add_re, add_im, sub_eq_add_neg, mul_add, neg_add, add_assoc, add_comm,
      add_left_comm]
  right_distrib a b c := by
    apply ext <;> simp only [mul_re, mul_im, add_re, add_im, sub_eq_add_neg, add_mul, neg_add, add_assoc, add_comm,
      add_left_comm]
  natCast n := ⟨n, 0⟩
  natCast_zero := by apply ext <;> simp
  natCast_succ n := by apply ext <;> simp
  intCast n := ⟨n, 0⟩
  intCast_ofNat n := ext (Real.intCast_ofNat n) rfl
  intCast_negSucc n := ext (Real.intCast_negSucc n) neg_zero.symm
  neg_add_cancel a := by apply ext <;> simp
  sub_eq_add_neg a b := by apply ext <;> exact sub_eq_add_neg _ _

instance instNontrivial : Nontrivial ℂ := ⟨⟨0, 1, fun h => Real.zero_ne_one (congrArg re h)⟩⟩

theorem mul_inv_cancel' (z : ℂ) (h : z ≠ 0) : z * z⁻¹ = 1 := by
  have hn := normSq_pos_of_ne h
  apply ext
  · show z.re * (z.re * (normSq z)⁻¹) - z.im * (-z.im * (normSq z)⁻¹) = 1
    rw [← mul_assoc, ← mul_assoc, ← sub_mul, mul_neg, sub_neg_eq_add]
    exact Real.mul_inv_cancel _ hn
  · show z.re * (-z.im * (normSq z)⁻¹) + z.im * (z.re * (normSq z)⁻¹) = 0
    rw [← mul_assoc, ← mul_assoc, ← add_mul, mul_neg, mul_comm z.im z.re, neg_add_cancel, zero_mul]

instance instField : Field ℂ where
  div := fun a b => a * b⁻¹
  div_eq_mul_inv _ _ := rfl
  zpow := zpowRec Complex.npow
  zpow_zero' _ := rfl
  zpow_succ' _ _ := rfl
  zpow_neg' _ _ := rfl
  mul_inv_cancel := mul_inv_cancel'
  inv_zero := by apply ext <;> simp

attribute [irreducible] Complex.npow

/-! Shortcuts for the search of instances. -/

instance instRing : Ring ℂ := inferInstance

instance instCommSemiring : CommSemiring ℂ := inferInstance

instance instSemiring : Semiring ℂ := inferInstance

instance instMonoid : Monoid ℂ := inferInstance

instance instMonoidWithZero : MonoidWithZero ℂ := inferInstance

instance instDivInvMonoid : DivInvMonoid ℂ := inferInstance

instance instDivisionRing : DivisionRing ℂ := inferInstance

instance instAddCommGroup : AddCommGroup ℂ := inferInstance

instance instAddGroup : AddGroup ℂ := inferInstance

instance instAddMonoid : AddMonoid ℂ := inferInstance

instance instNoZeroDivisors : NoZeroDivisors ℂ where
  eq_zero_or_eq_zero_of_mul_eq_zero {a b} h := by
    by_cases ha : a = 0
    · exact Or.inl ha
    · refine Or.inr ?_
      have e : a⁻¹ * (a * b) = 0 := by rw [h, mul_zero]
      rwa [← mul_assoc, mul_comm a⁻¹ a, mul_inv_cancel' a ha, one_mul] at e

/-! Casts. -/

@[simp, norm_cast] theorem ofReal_natCast (n : ℕ) : ((n : ℝ) : ℂ) = n := rfl

@[simp, norm_cast] theorem ofReal_intCast (n : ℤ) : ((n : ℝ) : ℂ) = n := rfl

@[simp, norm_cast] theorem ofReal_ofNat (n : ℕ) [n.AtLeastTwo] : ((OfNat.ofNat n : ℝ) : ℂ) = OfNat.ofNat n := rfl

@[simp, norm_cast] theorem natCast_re (n : ℕ) : (n : ℂ).re = n := rfl

@[simp, norm_cast] theorem natCast_im (n : ℕ) : (n : ℂ).im = 0 := rfl

@[simp, norm_cast] theorem intCast_re (n : ℤ) : (n : ℂ).re = n := rfl

@[simp, norm_cast] theorem intCast_im (n : ℤ) : (n : ℂ).im = 0 := rfl

@[simp] theorem re_ofNat (n : ℕ) [n.AtLeastTwo] : (OfNat.ofNat n : ℂ).re = OfNat.ofNat n := rfl

@[simp] theorem im_ofNat (n : ℕ) [n.AtLeastTwo] : (OfNat.ofNat n : ℂ).im = 0 := rfl

@[simp, norm_cast] theorem ofReal_pow (r : ℝ) (n : ℕ) : ((r ^ n : ℝ) : ℂ) = (r : ℂ) ^ n := by
  induction n with
  | zero => rw [pow_zero, pow_zero]; rfl
  | succ n ih => rw [pow_succ, pow_succ, ofReal_mul, ih]

@[simp] theorem I_sq : I ^ 2 = -1 := by rw [pow_two, I_mul_I]

instance instCharZero : CharZero ℂ := ⟨fun _ _ h => Nat.cast_injective (R := ℝ) (congrArg re h)⟩

end Complex
