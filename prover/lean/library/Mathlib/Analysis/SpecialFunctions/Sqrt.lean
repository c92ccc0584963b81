import Init
import Mathlib.Data.Real.Ordered

/-!
The square root of a real number: the root that is not negative; 0 for negative numbers.
Source of the names: Mathlib `Mathlib/Analysis/SpecialFunctions/Sqrt.lean`, `Mathlib/Analysis/SpecialFunctions/Pow/NNRpow`.
-/

noncomputable section

namespace Real

open Classical in
/-- The square root. -/
@[pp_nodot] def sqrt (x : ℝ) : ℝ := if h : ∃ y : ℝ, 0 ≤ y ∧ y * y = x then choose h else 0

@[simp] theorem sqrt_nonneg (x : ℝ) : 0 ≤ √x := by
  unfold sqrt
  split
  · next h => exact (Classical.choose_spec h).1
  · exact le_refl 0

protected theorem mul_self_inj_of_nonneg' {a b : ℝ} (ha : 0 ≤ a) (hb : 0 ≤ b) (h : a * a = b * b) : a = b := by
  have e : (a - b) * (a + b) = 0 := by
    rw [sub_mul, mul_add, mul_add, mul_comm b a, h, add_comm (b * b), sub_self]
  rcases eq_zero_or_eq_zero_of_mul_eq_zero e with k | k
  · exact sub_eq_zero.mp k
  · have h₁ : a ≤ 0 := by
      have l := Real.add_le_add_left 0 b hb a
      rwa [add_zero, k] at l
    have h₂ : b ≤ 0 := by
      have l := Real.add_le_add_right' ha b
      rwa [zero_add, k] at l
    rw [le_antisymm h₁ ha, le_antisymm h₂ hb]

@[simp] theorem sqrt_mul_self {x : ℝ} (h : 0 ≤ x) : √(x * x) = x := by
  unfold sqrt
  split
  · next k => exact Real.mul_self_inj_of_nonneg' (Classical.choose_spec k).1 h (Classical.choose_spec k).2
  · next k => exact absurd ⟨x, h, rfl⟩ k

@[simp] theorem sqrt_sq {x : ℝ} (h : 0 ≤ x) : √(x ^ 2) = x := by rw [pow_two, sqrt_mul_self h]

@[simp] theorem sqrt_zero : √0 = 0 := by
  have h := sqrt_mul_self (le_refl (0 : ℝ))
  rwa [mul_zero] at h

@[simp] theorem sqrt_one : √1 = 1 := by
  have h := sqrt_mul_self Real.zero_le_one
  rwa [mul_one] at h

theorem sqrt_eq_zero_of_nonpos {x : ℝ} (h : x ≤ 0) : √x = 0 := by
  unfold sqrt
  split
  · next k =>
    have s := Classical.choose_spec k
    have z := Real.mul_self_nonneg' (Classical.choose k)
    have e : Classical.choose k * Classical.choose k + 0 * 0 = 0 := by
      rw [mul_zero, add_zero]
      refine le_antisymm ?_ z
      rw [s.2]; exact h
    exact Real.eq_zero_of_mul_self_add_mul_self e
  · rfl

theorem sqrt_eq_of_mul_self_eq {x y : ℝ} (hy : 0 ≤ y) (h : y * y = x) : √x = y := by rw [← h, sqrt_mul_self hy]

attribute [irreducible] sqrt

end Real
