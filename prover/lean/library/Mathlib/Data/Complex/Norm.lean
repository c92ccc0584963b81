import Mathlib.Algebra.GroupWithZero.ZPow
import Mathlib.Data.Complex.Basic
import Mathlib.Data.Real.Sqrt

/-!
Norm, conjugation and powers of complex numbers. Source of the names: Mathlib `Mathlib/Data/Complex/Basic.lean`,
`Mathlib/Analysis/Complex/Norm.lean`, `Mathlib/Analysis/Normed/Group/Basic.lean`.
-/

universe u

/-- Types with a norm `‖x‖`. -/
class Norm (E : Type u) where
  norm : E → ℝ

export Norm (norm)

noncomputable section

namespace Real

instance norm : Norm ℝ := ⟨fun r => |r|⟩

@[simp] theorem norm_eq_abs (r : ℝ) : ‖r‖ = |r| := rfl

theorem norm_of_nonneg {r : ℝ} (hr : 0 ≤ r) : ‖r‖ = r := abs_of_nonneg hr

end Real

namespace Complex

variable {z w : ℂ}

protected theorem ext_iff {z w : ℂ} : z = w ↔ z.re = w.re ∧ z.im = w.im := Complex.ext_iff'

theorem I_pow_four : I ^ 4 = 1 := by
  have e : I ^ 4 = (I ^ 2) ^ 2 := by rw [← pow_mul]
  rw [e, I_sq, neg_one_sq]

theorem I_pow_three : I ^ 3 = -I := by rw [pow_succ, I_sq, neg_one_mul]

theorem mul_I_re (z : ℂ) : (z * I).re = -z.im := by simp

theorem mul_I_im (z : ℂ) : (z * I).im = z.re := by simp

theorem I_mul_re (z : ℂ) : (I * z).re = -z.im := by simp

theorem I_mul_im (z : ℂ) : (I * z).im = z.re := by simp

@[simp] theorem re_add_im (z : ℂ) : (z.re : ℂ) + z.im * I = z := by apply Complex.ext <;> simp

theorem mk_eq_add_mul_I (a b : ℝ) : Complex.mk a b = a + b * I := by apply Complex.ext <;> simp

@[simp] theorem ofReal_eq_zero {z : ℝ} : (z : ℂ) = 0 ↔ z = 0 := by rw [← ofReal_zero, ofReal_inj]

theorem ofReal_ne_zero {z : ℝ} : (z : ℂ) ≠ 0 ↔ z ≠ 0 := not_congr ofReal_eq_zero

@[simp] theorem ofReal_eq_one {z : ℝ} : (z : ℂ) = 1 ↔ z = 1 := by rw [← ofReal_one, ofReal_inj]

@[simp, norm_cast] theorem ofReal_inv (r : ℝ) : ((r⁻¹ : ℝ) : ℂ) = (r : ℂ)⁻¹ := by
  by_cases h : r = 0
  · rw [h, inv_zero, ofReal_zero, inv_zero]
  · have k : (r : ℂ) * ((r⁻¹ : ℝ) : ℂ) = 1 := by rw [← ofReal_mul, mul_inv_cancel₀ h, ofReal_one]
    exact (inv_eq_of_mul_eq_one_right k).symm

@[simp, norm_cast] theorem ofReal_div (r s : ℝ) : ((r / s : ℝ) : ℂ) = r / s := by
  rw [div_eq_mul_inv, div_eq_mul_inv, ofReal_mul, ofReal_inv]

@[simp] theorem re_ofReal_mul (r : ℝ) (z : ℂ) : (r * z).re = r * z.re := by simp

@[simp] theorem im_ofReal_mul (r : ℝ) (z : ℂ) : (r * z).im = r * z.im := by simp

@[simp] theorem div_ofReal_re (z : ℂ) (x : ℝ) : (z / x).re = z.re / x := by
  rw [div_eq_mul_inv, div_eq_mul_inv, ← ofReal_inv, mul_re, ofReal_re, ofReal_im, mul_zero, sub_zero]

@[simp] theorem div_ofReal_im (z : ℂ) (x : ℝ) : (z / x).im = z.im / x := by
  rw [div_eq_mul_inv, div_eq_mul_inv, ← ofReal_inv, mul_im, ofReal_re, ofReal_im, mul_zero, zero_add]

@[simp] theorem inv_I : I⁻¹ = -I := by
  have h : I * -I = 1 := by rw [mul_neg, I_mul_I, neg_neg]
  exact inv_eq_of_mul_eq_one_right h

@[simp] theorem div_I (z : ℂ) : z / I = -(z * I) := by rw [div_eq_mul_inv, inv_I, mul_neg]

/-! The square of the norm. -/

@[simp] theorem normSq_zero : normSq 0 = 0 := by rw [normSq_apply]; simp

@[simp] theorem normSq_one : normSq 1 = 1 := by rw [normSq_apply]; simp

@[simp] theorem normSq_I : normSq I = 1 := by rw [normSq_apply]; simp

@[simp] theorem normSq_ofReal (r : ℝ) : normSq r = r * r := by rw [normSq_apply]; simp

theorem normSq_nonneg (z : ℂ) : 0 ≤ normSq z := by
  rw [normSq_apply]; exact add_nonneg (mul_self_nonneg _) (mul_self_nonneg _)

@[simp] theorem normSq_eq_zero {z : ℂ} : normSq z = 0 ↔ z = 0 :=
  ⟨fun h => Classical.byContradiction fun k => normSq_pos_of_ne k h, fun h => by rw [h, normSq_zero]⟩

@[simp] theorem normSq_pos {z : ℂ} : 0 < normSq z ↔ z ≠ 0 :=
  ⟨fun h e => by rw [e, normSq_zero] at h; exact lt_irrefl 0 h,
    fun h => lt_of_le_of_ne (normSq_nonneg z) (normSq_pos_of_ne h).symm⟩

@[simp] theorem normSq_neg (z : ℂ) : normSq (-z) = normSq z := by
  rw [normSq_apply, normSq_apply]; simp

@[simp] theorem normSq_mul (z w : ℂ) : normSq (z * w) = normSq z * normSq w := by
  rw [normSq_apply, normSq_apply, normSq_apply, mul_re, mul_im]; ring

theorem normSq_add (z w : ℂ) : normSq (z + w) = normSq z + normSq w + 2 * (z.re * w.re + z.im * w.im) := by
  rw [normSq_apply, normSq_apply, normSq_apply, add_re, add_im]; ring

theorem re_sq_le_normSq (z : ℂ) : z.re * z.re ≤ normSq z := by
  rw [normSq_apply]; exact le_add_of_nonneg_right (mul_self_nonneg _)

theorem im_sq_le_normSq (z : ℂ) : z.im * z.im ≤ normSq z := by
  rw [normSq_apply]; exact le_add_of_nonneg_left (mul_self_nonneg _)

/-! The norm. -/

instance instNorm : Norm ℂ := ⟨fun z => √(normSq z)⟩

theorem norm_def (z : ℂ) : ‖z‖ = √(normSq z) := rfl

protected theorem norm_nonneg (z : ℂ) : 0 ≤ ‖z‖ := Real.sqrt_nonneg _

@[simp] theorem norm_mul_self_eq_normSq (z : ℂ) : ‖z‖ * ‖z‖ = normSq z := Real.mul_self_sqrt (normSq_nonneg z)

theorem sq_norm (z : ℂ) : ‖z‖ ^ 2 = normSq z := Real.sq_sqrt (normSq_nonneg z)

theorem normSq_eq_norm_sq (z : ℂ) : normSq z = ‖z‖ ^ 2 := (sq_norm z).symm

theorem sq_norm_sub_sq_re (z : ℂ) : ‖z‖ ^ 2 - z.re ^ 2 = z.im ^ 2 := by rw [sq_norm, normSq_apply]; ring

theorem norm_eq_sqrt_sq_add_sq (z : ℂ) : ‖z‖ = √(z.re ^ 2 + z.im ^ 2) := by
  rw [norm_def, normSq_apply, pow_two, pow_two]

protected theorem norm_mul (z w : ℂ) : ‖z * w‖ = ‖z‖ * ‖w‖ := by
  rw [norm_def, normSq_mul, Real.sqrt_mul (normSq_nonneg z)]; rfl

protected theorem norm_neg (z : ℂ) : ‖-z‖ = ‖z‖ := by rw [norm_def, normSq_neg]; rfl

protected theorem norm_zero : ‖(0 : ℂ)‖ = 0 := by rw [norm_def, normSq_zero, Real.sqrt_zero]

protected theorem norm_one : ‖(1 : ℂ)‖ = 1 := by rw [norm_def, normSq_one, Real.sqrt_one]

protected theorem norm_eq_zero : ‖z‖ = 0 ↔ z = 0 := by
  rw [norm_def, Real.sqrt_eq_zero (normSq_nonneg z), normSq_eq_zero]

@[simp] theorem norm_I : ‖I‖ = 1 := by rw [norm_def, normSq_I, Real.sqrt_one]

@[simp 1100] theorem norm_real (r : ℝ) : ‖(r : ℂ)‖ = ‖r‖ := by
  rw [norm_def, normSq_ofReal, Real.sqrt_mul_self_eq_abs]; rfl

theorem norm_of_nonneg {r : ℝ} (h : 0 ≤ r) : ‖(r : ℂ)‖ = r := by rw [norm_real, Real.norm_of_nonneg h]

@[simp 1100, norm_cast] theorem norm_natCast (n : ℕ) : ‖(n : ℂ)‖ = n := by
  rw [← ofReal_natCast, norm_of_nonneg (Nat.cast_nonneg n)]

theorem abs_re_le_norm (z : ℂ) : |z.re| ≤ ‖z‖ := by
  apply Real.abs_le_sqrt
  rw [normSq_apply, sq]
  exact le_add_of_nonneg_right (mul_self_nonneg _)

theorem abs_im_le_norm (z : ℂ) : |z.im| ≤ ‖z‖ := by
  apply Real.abs_le_sqrt
  rw [normSq_apply, sq]
  exact le_add_of_nonneg_left (mul_self_nonneg _)

theorem re_le_norm (z : ℂ) : z.re ≤ ‖z‖ := (abs_le.mp (abs_re_le_norm z)).2

theorem im_le_norm (z : ℂ) : z.im ≤ ‖z‖ := (abs_le.mp (abs_im_le_norm z)).2

protected theorem norm_add_le (z w : ℂ) : ‖z + w‖ ≤ ‖z‖ + ‖w‖ := by
  have hz := Complex.norm_nonneg z
  have hw := Complex.norm_nonneg w
  have key : z.re * w.re + z.im * w.im ≤ ‖z‖ * ‖w‖ := by
    rw [norm_def, norm_def, ← Real.sqrt_mul (normSq_nonneg z)]
    apply Real.le_sqrt_of_sq_le
    rw [normSq_apply, normSq_apply]
    nlinarith [sq_nonneg (z.re * w.im - z.im * w.re)]
  have sum : ‖z + w‖ ^ 2 ≤ (‖z‖ + ‖w‖) ^ 2 := by
    rw [sq_norm, normSq_add, add_sq, sq_norm, sq_norm]
    linarith
  exact le_of_pow_le_pow_left₀ (by decide) (add_nonneg hz hw) sum

theorem norm_pow (z : ℂ) : ∀ n : ℕ, ‖z ^ n‖ = ‖z‖ ^ n
  | 0 => by rw [pow_zero, pow_zero, Complex.norm_one]
  | n + 1 => by rw [pow_succ, Complex.norm_mul, norm_pow z n, pow_succ]

end Complex

end
