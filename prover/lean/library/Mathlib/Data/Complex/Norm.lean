import Mathlib.Algebra.BigOperators.Group.Basic
import Mathlib.Algebra.GroupWithZero.ZPow
import Mathlib.Algebra.Star.Basic
import Mathlib.Analysis.Normed.Group.Basic
import Mathlib.Data.Complex.Basic
import Mathlib.Data.Real.Sqrt

/-!
Norm, conjugation and powers of complex numbers. Source of the names: Mathlib `Mathlib/Data/Complex/Basic.lean`,
`Mathlib/Analysis/Complex/Norm.lean`.
-/

noncomputable section

namespace Complex

open ComplexConjugate

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

@[simp] theorem re_mul_ofReal (z : ℂ) (r : ℝ) : (z * r).re = z.re * r := by simp

@[simp] theorem im_mul_ofReal (z : ℂ) (r : ℝ) : (z * r).im = z.im * r := by simp

@[simp] theorem div_ofNat_re (z : ℂ) (n : ℕ) [n.AtLeastTwo] : (z / OfNat.ofNat n).re = z.re / OfNat.ofNat n :=
  div_ofReal_re z (OfNat.ofNat n)

@[simp] theorem div_ofNat_im (z : ℂ) (n : ℕ) [n.AtLeastTwo] : (z / OfNat.ofNat n).im = z.im / OfNat.ofNat n :=
  div_ofReal_im z (OfNat.ofNat n)

@[simp, norm_cast] theorem ofReal_zpow (r : ℝ) (n : ℤ) : ((r ^ n : ℝ) : ℂ) = (r : ℂ) ^ n := by
  rcases Int.eq_nat_or_neg n with ⟨k, rfl | rfl⟩
  · rw [zpow_natCast, zpow_natCast, ofReal_pow]
  · rw [zpow_neg, zpow_neg, zpow_natCast, zpow_natCast, ofReal_inv, ofReal_pow]

@[simp, norm_cast] theorem ofReal_sum {α : Type*} (s : Finset α) (f : α → ℝ) : ((∑ i ∈ s, f i : ℝ) : ℂ) = ∑ i ∈ s, (f i : ℂ) := by
  classical
  induction s using Finset.induction_on with
  | empty => rw [Finset.sum_empty, Finset.sum_empty, ofReal_zero]
  | insert a s h ih => rw [Finset.sum_insert h, Finset.sum_insert h, ofReal_add, ih]

@[simp] theorem re_sum {α : Type*} (s : Finset α) (f : α → ℂ) : (∑ i ∈ s, f i).re = ∑ i ∈ s, (f i).re := by
  classical
  induction s using Finset.induction_on with
  | empty => rw [Finset.sum_empty, Finset.sum_empty, zero_re]
  | insert a s h ih => rw [Finset.sum_insert h, Finset.sum_insert h, add_re, ih]

@[simp] theorem im_sum {α : Type*} (s : Finset α) (f : α → ℂ) : (∑ i ∈ s, f i).im = ∑ i ∈ s, (f i).im := by
  classical
  induction s using Finset.induction_on with
  | empty => rw [Finset.sum_empty, Finset.sum_empty, zero_im]
  | insert a s h ih => rw [Finset.sum_insert h, Finset.sum_insert h, add_im, ih]

theorem I_pow_eq_pow_mod (n : ℕ) : I ^ n = I ^ (n % 4) := by
  conv => lhs; rw [← Nat.div_add_mod n 4, pow_add, pow_mul, I_pow_four, one_pow, one_mul]

/-! Conjugation. -/

instance instStarRing : StarRing ℂ where
  star z := ⟨z.re, -z.im⟩
  star_involutive z := by apply Complex.ext <;> simp
  star_mul z w := by apply Complex.ext <;> simp <;> ring
  star_add z w := by apply Complex.ext <;> simp; ring

@[simp] theorem conj_re (z : ℂ) : (conj z).re = z.re := rfl

@[simp] theorem conj_im (z : ℂ) : (conj z).im = -z.im := rfl

@[simp] theorem conj_ofReal (r : ℝ) : conj (r : ℂ) = r := by apply Complex.ext <;> simp

@[simp] theorem conj_I : conj I = -I := by apply Complex.ext <;> simp

theorem conj_conj (z : ℂ) : conj (conj z) = z := starRingEnd_self_apply z

theorem conj_eq_iff_im {z : ℂ} : conj z = z ↔ z.im = 0 := by
  rw [Complex.ext_iff, conj_re, conj_im]
  exact ⟨fun h => by linarith [h.2], fun h => ⟨rfl, by rw [h, neg_zero]⟩⟩

theorem conj_eq_iff_re {z : ℂ} : conj z = z ↔ (z.re : ℂ) = z := by
  rw [conj_eq_iff_im, Complex.ext_iff, ofReal_re, ofReal_im, eq_comm]
  exact (and_iff_right rfl).symm

theorem conj_eq_iff_real {z : ℂ} : conj z = z ↔ ∃ r : ℝ, z = r :=
  ⟨fun h => ⟨z.re, (conj_eq_iff_re.mp h).symm⟩, fun ⟨r, h⟩ => by rw [h, conj_ofReal]⟩

theorem add_conj (z : ℂ) : z + conj z = (2 * z.re : ℝ) := by apply Complex.ext <;> simp; ring

theorem sub_conj (z : ℂ) : z - conj z = (2 * z.im : ℝ) * I := by apply Complex.ext <;> simp; ring

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

@[simp] theorem normSq_mk (x y : ℝ) : normSq ⟨x, y⟩ = x * x + y * y := rfl

@[simp] theorem normSq_conj (z : ℂ) : normSq (conj z) = normSq z := by simp [normSq_apply]

theorem normSq_add (z w : ℂ) : normSq (z + w) = normSq z + normSq w + 2 * (z * conj w).re := by
  simp [normSq_apply]; ring

theorem normSq_sub (z w : ℂ) : normSq (z - w) = normSq z + normSq w - 2 * (z * conj w).re := by
  simp [normSq_apply]; ring

theorem mul_conj (z : ℂ) : z * conj z = normSq z := by apply Complex.ext <;> simp [normSq_apply]; ring

theorem normSq_eq_conj_mul_self {z : ℂ} : (normSq z : ℂ) = conj z * z := by rw [mul_comm, mul_conj]

theorem inv_def (z : ℂ) : z⁻¹ = conj z * ((normSq z)⁻¹ : ℝ) := by apply Complex.ext <;> simp [-ofReal_inv, div_eq_mul_inv]

theorem re_sq_le_normSq (z : ℂ) : z.re * z.re ≤ normSq z := by
  rw [normSq_apply]; exact le_add_of_nonneg_right (mul_self_nonneg _)

theorem im_sq_le_normSq (z : ℂ) : z.im * z.im ≤ normSq z := by
  rw [normSq_apply]; exact le_add_of_nonneg_left (mul_self_nonneg _)

/-! The norm. -/

instance instNorm : Norm ℂ := ⟨fun z => √(normSq z)⟩

theorem norm_def (z : ℂ) : ‖z‖ = √(normSq z) := rfl

protected theorem norm_nonneg (z : ℂ) : 0 ≤ ‖z‖ := Real.sqrt_nonneg _

@[simp] theorem norm_mul_self_eq_normSq (z : ℂ) : ‖z‖ * ‖z‖ = normSq z := Real.mul_self_sqrt (normSq_nonneg z)

protected theorem sq_norm (z : ℂ) : ‖z‖ ^ 2 = normSq z := Real.sq_sqrt (normSq_nonneg z)

theorem normSq_eq_norm_sq (z : ℂ) : normSq z = ‖z‖ ^ 2 := (Complex.sq_norm z).symm

theorem sq_norm_sub_sq_re (z : ℂ) : ‖z‖ ^ 2 - z.re ^ 2 = z.im ^ 2 := by rw [Complex.sq_norm, normSq_apply]; ring

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

protected theorem norm_of_nonneg {r : ℝ} (h : 0 ≤ r) : ‖(r : ℂ)‖ = r := by rw [norm_real, Real.norm_of_nonneg h]

@[simp 1100, norm_cast] theorem norm_natCast (n : ℕ) : ‖(n : ℂ)‖ = n := by
  rw [← ofReal_natCast, Complex.norm_of_nonneg (Nat.cast_nonneg n)]

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
    rw [Complex.sq_norm, normSq_add, add_sq, Complex.sq_norm, Complex.sq_norm, mul_re, conj_re, conj_im]
    linarith
  exact le_of_pow_le_pow_left₀ (by decide) (add_nonneg hz hw) sum

instance instIsNormedAddGroup : IsNormedAddGroup ℂ where
  norm_neg := Complex.norm_neg
  norm_add_le := Complex.norm_add_le
  norm_eq_zero := Complex.norm_eq_zero

instance instNormMulClass : NormMulClass ℂ := ⟨Complex.norm_mul⟩

instance instNormOneClass : NormOneClass ℂ := ⟨Complex.norm_one⟩

protected theorem norm_pow (z : ℂ) (n : ℕ) : ‖z ^ n‖ = ‖z‖ ^ n := _root_.norm_pow z n

theorem norm_conj (z : ℂ) : ‖conj z‖ = ‖z‖ := by rw [norm_def, normSq_conj, norm_def]

@[simp 1100, norm_cast] theorem norm_intCast (n : ℤ) : ‖(n : ℂ)‖ = |(n : ℝ)| := by rw [← ofReal_intCast, norm_real, Real.norm_eq_abs]

@[simp 1100] theorem norm_ofNat (n : ℕ) [n.AtLeastTwo] : ‖(OfNat.ofNat n : ℂ)‖ = OfNat.ofNat n := norm_natCast n

theorem norm_le_abs_re_add_abs_im (z : ℂ) : ‖z‖ ≤ |z.re| + |z.im| := by
  have h := norm_add_le (z.re : ℂ) (z.im * I)
  rwa [re_add_im, norm_mul, norm_I, mul_one, norm_real, norm_real, Real.norm_eq_abs, Real.norm_eq_abs] at h

theorem normSq_add_mul_I (x y : ℝ) : normSq (x + y * I) = x ^ 2 + y ^ 2 := by
  rw [← mk_eq_add_mul_I, normSq_mk, sq, sq]

@[simp] theorem normSq_inv (z : ℂ) : normSq z⁻¹ = (normSq z)⁻¹ := by
  rw [normSq_eq_norm_sq, normSq_eq_norm_sq, norm_inv, inv_pow]

@[simp] theorem normSq_div (z w : ℂ) : normSq (z / w) = normSq z / normSq w := by
  rw [div_eq_mul_inv, normSq_mul, normSq_inv, div_eq_mul_inv]

theorem div_re (z w : ℂ) : (z / w).re = z.re * w.re / normSq w + z.im * w.im / normSq w := by
  rw [div_eq_mul_inv, mul_re, inv_re, inv_im]; ring

theorem div_im (z w : ℂ) : (z / w).im = z.im * w.re / normSq w - z.re * w.im / normSq w := by
  rw [div_eq_mul_inv, mul_im, inv_re, inv_im]; ring

end Complex

end
