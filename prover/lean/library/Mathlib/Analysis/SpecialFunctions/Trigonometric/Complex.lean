import Mathlib.Analysis.SpecialFunctions.Trigonometric.Basic

/-!
When two cosines or two sines are equal.
Source of the names: Mathlib `Mathlib/Analysis/SpecialFunctions/Trigonometric/Complex.lean`.
-/

namespace Real

theorem cos_eq_cos_iff {x y : ℝ} : cos x = cos y ↔ ∃ k : ℤ, y = 2 * k * π + x ∨ y = 2 * k * π - x := by
  rw [← sub_eq_zero, cos_sub_cos, mul_eq_zero, mul_eq_zero, sin_eq_zero_iff, sin_eq_zero_iff]
  constructor
  · rintro ((h | ⟨n, h⟩) | ⟨n, h⟩)
    · norm_num at h
    · exact ⟨n, Or.inr (by linarith)⟩
    · exact ⟨-n, Or.inl (by push_cast; linarith)⟩
  · rintro ⟨k, h | h⟩
    · exact Or.inr ⟨-k, by push_cast; linarith⟩
    · exact Or.inl (Or.inr ⟨k, by linarith⟩)

theorem sin_eq_sin_iff {x y : ℝ} : sin x = sin y ↔ ∃ k : ℤ, y = 2 * k * π + x ∨ y = (2 * k + 1) * π - x := by
  rw [← cos_sub_pi_div_two, ← cos_sub_pi_div_two, cos_eq_cos_iff]
  constructor
  · rintro ⟨k, h | h⟩
    · exact ⟨k, Or.inl (by linarith)⟩
    · exact ⟨k, Or.inr (by linarith)⟩
  · rintro ⟨k, h | h⟩
    · exact ⟨k, Or.inl (by linarith)⟩
    · exact ⟨k, Or.inr (by linarith)⟩

end Real
