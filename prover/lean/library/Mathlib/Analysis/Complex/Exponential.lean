import Mathlib.Analysis.SpecialFunctions.Trigonometric.Basic
import Mathlib.Data.Complex.Norm

/-!
Exponential function, cosine and sine of complex numbers, by Euler's formula (Mathlib: power series).
Source of the names: Mathlib `Mathlib/Analysis/Complex/{Exponential,Trigonometric}.lean`,
`Mathlib/Analysis/SpecialFunctions/Trigonometric/Basic.lean`.
-/

namespace Complex

/-- The exponential function, by Euler's formula. -/
@[pp_nodot] noncomputable def exp (z : ℂ) : ℂ := Real.exp z.re * (Real.cos z.im + Real.sin z.im * I)

theorem exp_re (z : ℂ) : (exp z).re = Real.exp z.re * Real.cos z.im := by simp [exp]

theorem exp_im (z : ℂ) : (exp z).im = Real.exp z.re * Real.sin z.im := by simp [exp]

theorem exp_eq_exp_re_mul_sin_add_cos (x : ℂ) : exp x = Real.exp x.re * (Real.cos x.im + Real.sin x.im * I) := rfl

attribute [irreducible] exp

@[simp] theorem exp_zero : exp 0 = 1 := by apply Complex.ext <;> simp [exp_re, exp_im]

theorem exp_add (x y : ℂ) : exp (x + y) = exp x * exp y := by
  apply Complex.ext <;> simp [exp_re, exp_im, Real.exp_add, Real.cos_add, Real.sin_add] <;> ring

theorem exp_ne_zero (x : ℂ) : exp x ≠ 0 := fun h => by
  have k := exp_add x (-x)
  rw [add_neg_cancel, exp_zero, h, zero_mul] at k
  exact one_ne_zero k

theorem exp_neg (x : ℂ) : exp (-x) = (exp x)⁻¹ := by
  have k := exp_add x (-x)
  rw [add_neg_cancel, exp_zero] at k
  exact (inv_eq_of_mul_eq_one_right k.symm).symm

theorem exp_sub (x y : ℂ) : exp (x - y) = exp x / exp y := by rw [sub_eq_add_neg, exp_add, exp_neg, div_eq_mul_inv]

theorem exp_nat_mul (x : ℂ) : ∀ n : ℕ, exp (n * x) = exp x ^ n
  | 0 => by rw [Nat.cast_zero, zero_mul, exp_zero, pow_zero]
  | n + 1 => by rw [Nat.cast_add_one, add_mul, one_mul, exp_add, exp_nat_mul x n, pow_succ]

@[simp, norm_cast] theorem ofReal_exp (x : ℝ) : ((Real.exp x : ℝ) : ℂ) = exp x := by
  apply Complex.ext <;> simp [exp_re, exp_im]

theorem exp_ofReal_re (x : ℝ) : (exp x).re = Real.exp x := by rw [← ofReal_exp, ofReal_re]

theorem norm_exp (z : ℂ) : ‖exp z‖ = Real.exp z.re := by
  rw [norm_eq_sqrt_sq_add_sq, exp_re, exp_im, mul_pow, mul_pow, ← mul_add, Real.cos_sq_add_sin_sq, mul_one,
    Real.sqrt_sq (Real.exp_nonneg _)]

@[simp] theorem norm_exp_ofReal_mul_I (x : ℝ) : ‖exp (x * I)‖ = 1 := by rw [norm_exp]; simp

/-- The cosine. -/
@[pp_nodot] noncomputable def cos (z : ℂ) : ℂ := (exp (z * I) + exp (-z * I)) / 2

/-- The sine. -/
@[pp_nodot] noncomputable def sin (z : ℂ) : ℂ := (exp (-z * I) - exp (z * I)) * I / 2

theorem exp_mul_I (x : ℂ) : exp (x * I) = cos x + sin x * I := by
  rw [cos, sin]
  have e : (exp (-x * I) - exp (x * I)) * I / 2 * I = (exp (-x * I) - exp (x * I)) * (I * I) / 2 := by ring
  rw [e, I_mul_I]
  ring

@[simp, norm_cast] theorem ofReal_cos (x : ℝ) : ((Real.cos x : ℝ) : ℂ) = cos x := by
  apply Complex.ext <;> simp [cos, exp_re, exp_im]

@[simp, norm_cast] theorem ofReal_sin (x : ℝ) : ((Real.sin x : ℝ) : ℂ) = sin x := by
  apply Complex.ext <;> simp [sin, exp_re, exp_im]

@[simp] theorem exp_pi_mul_I : exp (Real.pi * I) = -1 := by apply Complex.ext <;> simp [exp_re, exp_im]

@[simp] theorem exp_two_pi_mul_I : exp (2 * Real.pi * I) = 1 := by apply Complex.ext <;> simp [exp_re, exp_im]

theorem exp_eq_one_iff {x : ℂ} : exp x = 1 ↔ ∃ n : ℤ, x = n * (2 * Real.pi * I) := by
  constructor
  · intro h
    have r : x.re = 0 := by
      have := norm_exp x
      rw [h, norm_one, eq_comm, Real.exp_eq_one_iff] at this
      exact this
    have c := congrArg re h
    rw [exp_re, r, Real.exp_zero, one_mul, one_re, Real.cos_eq_one_iff] at c
    obtain ⟨n, hn⟩ := c
    exact ⟨n, by apply Complex.ext <;> simp [r, ← hn]⟩
  · rintro ⟨n, rfl⟩
    have s : Real.sin (n * (2 * Real.pi)) = 0 := by
      rw [← mul_assoc, mul_comm (n : ℝ), mul_assoc, Real.sin_two_mul, Real.sin_int_mul_pi, mul_zero, zero_mul]
    apply Complex.ext <;> simp [exp_re, exp_im, s]

end Complex
