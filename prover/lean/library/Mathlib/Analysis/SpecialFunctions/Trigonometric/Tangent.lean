import Mathlib.Analysis.SpecialFunctions.Trigonometric.Basic

/-!
The tangent. Source of the names: Mathlib `Mathlib/Analysis/Complex/Trigonometric.lean`,
`Mathlib/Analysis/SpecialFunctions/Trigonometric/{Basic,ComplexDeriv}.lean`.
-/

namespace Real

/-- The tangent. -/
@[pp_nodot] noncomputable def tan (x : ℝ) : ℝ := sin x / cos x

theorem tan_eq_sin_div_cos (x : ℝ) : tan x = sin x / cos x := rfl

@[simp] theorem tan_zero : tan 0 = 0 := by rw [tan, sin_zero, zero_div]

@[simp] theorem tan_neg (x : ℝ) : tan (-x) = -tan x := by rw [tan, tan, sin_neg, cos_neg, neg_div]

theorem tan_mul_cos {x : ℝ} (hx : cos x ≠ 0) : tan x * cos x = sin x := div_mul_cancel₀ _ hx

theorem inv_one_add_tan_sq {x : ℝ} (hx : cos x ≠ 0) : (1 + tan x ^ 2)⁻¹ = cos x ^ 2 := by
  have e : (1 + tan x ^ 2) * cos x ^ 2 = 1 := by
    rw [add_mul, ← mul_pow, tan_mul_cos hx, one_mul, cos_sq_add_sin_sq]
  exact inv_eq_of_mul_eq_one_right e

theorem tan_sq_div_one_add_tan_sq {x : ℝ} (hx : cos x ≠ 0) : tan x ^ 2 / (1 + tan x ^ 2) = sin x ^ 2 := by
  rw [div_eq_mul_inv, inv_one_add_tan_sq hx, ← mul_pow, tan_mul_cos hx]

@[simp] theorem tan_pi : tan π = 0 := by rw [tan, sin_pi, zero_div]

@[simp] theorem tan_pi_div_two : tan (π / 2) = 0 := by rw [tan, cos_pi_div_two, div_zero]

@[simp] theorem tan_pi_div_four : tan (π / 4) = 1 := by
  rw [tan, sin_pi_div_four, cos_pi_div_four, div_self]
  have := sqrt_pos.mpr (show (0 : ℝ) < 2 by norm_num)
  linarith

@[simp] theorem tan_pi_div_three : tan (π / 3) = √3 := by
  rw [tan, sin_pi_div_three, cos_pi_div_three]; ring

@[simp] theorem tan_pi_div_six : tan (π / 6) = 1 / √3 := by
  have := sqrt_pos.mpr (show (0 : ℝ) < 3 by norm_num)
  rw [tan, sin_pi_div_six, cos_pi_div_six, div_div_div_cancel_right₀ (two_ne_zero (α := ℝ))]

@[simp] theorem tan_add_pi (x : ℝ) : tan (x + π) = tan x := by rw [tan, tan, sin_add_pi, cos_add_pi, neg_div_neg_eq]

@[simp] theorem tan_sub_pi (x : ℝ) : tan (x - π) = tan x := by rw [tan, tan, sin_sub_pi, cos_sub_pi, neg_div_neg_eq]

@[simp] theorem tan_pi_sub (x : ℝ) : tan (π - x) = -tan x := by rw [tan, tan, sin_pi_sub, cos_pi_sub, div_neg]

theorem tan_pi_div_two_sub (x : ℝ) : tan (π / 2 - x) = (tan x)⁻¹ := by
  rw [tan, tan, sin_pi_div_two_sub, cos_pi_div_two_sub, inv_div]

theorem tan_pos_of_pos_of_lt_pi_div_two {x : ℝ} (h0x : 0 < x) (hxp : x < π / 2) : 0 < tan x :=
  div_pos (sin_pos_of_pos_of_lt_pi h0x (by linarith [pi_pos])) (cos_pos_of_mem_Ioo ⟨by linarith [pi_pos], hxp⟩)

theorem tan_lt_tan_of_lt_of_lt_pi_div_two {x y : ℝ} (hx₁ : -(π / 2) < x) (hy₂ : y < π / 2) (hxy : x < y) :
    tan x < tan y := by
  have cx : 0 < cos x := cos_pos_of_mem_Ioo ⟨hx₁, by linarith⟩
  have cy : 0 < cos y := cos_pos_of_mem_Ioo ⟨by linarith, hy₂⟩
  have s : 0 < sin (y - x) := sin_pos_of_pos_of_lt_pi (by linarith) (by linarith)
  rw [sin_sub] at s
  rw [tan, tan, div_lt_div_iff_of_pos cx cy]
  linarith

theorem tan_two_mul {x : ℝ} : tan (2 * x) = 2 * tan x / (1 - tan x ^ 2) := by
  by_cases h : cos x = 0
  · rw [tan, tan, sin_two_mul, h, mul_zero, zero_div, div_zero, mul_zero, zero_div]
  · have t := tan_mul_cos h
    have c2 : cos x ^ 2 ≠ 0 := pow_ne_zero 2 h
    rw [tan, sin_two_mul, cos_two_mul', ← t, ← mul_div_mul_right (2 * tan x) (1 - tan x ^ 2) c2]
    congr 1 <;> ring

theorem tan_periodic : Function.Periodic tan π := tan_add_pi

theorem tan_add' {x y : ℝ} (h : (∀ k : ℤ, x ≠ (2 * k + 1) * π / 2) ∧ ∀ l : ℤ, y ≠ (2 * l + 1) * π / 2) :
    tan (x + y) = (tan x + tan y) / (1 - tan x * tan y) := by
  have hx : cos x ≠ 0 := cos_ne_zero_iff.mpr h.1
  have hy : cos y ≠ 0 := cos_ne_zero_iff.mpr h.2
  have e : cos x * cos y ≠ 0 := mul_ne_zero hx hy
  rw [tan, sin_add, cos_add, ← mul_div_mul_right (tan x + tan y) (1 - tan x * tan y) e, add_mul, sub_mul, one_mul,
    show tan x * (cos x * cos y) = tan x * cos x * cos y by ring, show tan y * (cos x * cos y) = tan y * cos y * cos x by ring,
    show tan x * tan y * (cos x * cos y) = tan x * cos x * (tan y * cos y) by ring, tan_mul_cos hx, tan_mul_cos hy,
    mul_comm (sin y)]

theorem tan_add {x y : ℝ} (h : ((∀ k : ℤ, x ≠ (2 * k + 1) * π / 2) ∧ ∀ l : ℤ, y ≠ (2 * l + 1) * π / 2) ∨
    (∃ k : ℤ, x = (2 * k + 1) * π / 2) ∧ ∃ l : ℤ, y = (2 * l + 1) * π / 2) :
    tan (x + y) = (tan x + tan y) / (1 - tan x * tan y) := by
  rcases h with h | ⟨hx, hy⟩
  · exact tan_add' h
  · have cx := cos_eq_zero_iff.mpr hx
    have cy := cos_eq_zero_iff.mpr hy
    rw [tan, sin_add, cx, cy, tan, tan, cx, cy, div_zero, div_zero, mul_zero, zero_mul, add_zero, zero_div, zero_div]

theorem tan_sub' {x y : ℝ} (h : (∀ k : ℤ, x ≠ (2 * k + 1) * π / 2) ∧ ∀ l : ℤ, y ≠ (2 * l + 1) * π / 2) :
    tan (x - y) = (tan x - tan y) / (1 + tan x * tan y) := by
  have k := tan_add' (y := -y) ⟨h.1, fun l e => h.2 (-l - 1) (by push_cast; linarith)⟩
  rwa [← sub_eq_add_neg, tan_neg, ← sub_eq_add_neg, mul_neg, sub_neg_eq_add] at k

theorem tan_nonneg_of_nonneg_of_le_pi_div_two {x : ℝ} (h0x : 0 ≤ x) (hxp : x ≤ π / 2) : 0 ≤ tan x :=
  div_nonneg (sin_nonneg_of_nonneg_of_le_pi h0x (by linarith [pi_pos]))
    (cos_nonneg_of_neg_pi_div_two_le_of_le (by linarith [pi_pos]) hxp)

theorem tan_neg_of_neg_of_pi_div_two_lt {x : ℝ} (hx0 : x < 0) (hpx : -(π / 2) < x) : tan x < 0 := by
  have := tan_pos_of_pos_of_lt_pi_div_two (show 0 < -x by linarith) (by linarith)
  rw [tan_neg] at this
  linarith

theorem strictMonoOn_tan : StrictMonoOn tan (Set.Ioo (-(π / 2)) (π / 2)) :=
  fun _ hx _ hy h => tan_lt_tan_of_lt_of_lt_pi_div_two hx.1 hy.2 h

@[simp] theorem tan_nat_mul_pi (n : ℕ) : tan (n * π) = 0 := by rw [tan, sin_nat_mul_pi, zero_div]

@[simp] theorem tan_int_mul_pi (n : ℤ) : tan (n * π) = 0 := by rw [tan, sin_int_mul_pi, zero_div]

end Real
