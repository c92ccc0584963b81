import Mathlib.Data.Rat.Cast
import Mathlib.Tactic.NormNum.Basic

/-! The lemmas by which `norm_num` evaluates casts of integers and rational numbers. -/

universe u

namespace Mathlib.Meta.NormNum

section ring
variable {R : Type u} [Ring R] {a : ℤ} {n : ℕ}

theorem intCast_of_nat (h : a = (n : ℤ)) : (a : R) = (n : R) := by rw [h, Int.cast_natCast]

theorem intCast_of_neg (h : a = -(n : ℤ)) : (a : R) = -(n : R) := by rw [h, Int.cast_neg, Int.cast_natCast]

end ring

section field
variable {K : Type u} [Field K] [CharZero K] {a : ℚ} {n d : ℕ}

theorem ratCast_of_nat (h : a = (n : ℚ)) : (a : K) = (n : K) := by rw [h, Rat.cast_natCast]

theorem ratCast_of_neg_nat (h : a = -(n : ℚ)) : (a : K) = -(n : K) := by rw [h, Rat.cast_neg, Rat.cast_natCast]

theorem ratCast_of_div (h : a = (n : ℚ) / (d : ℚ)) : (a : K) = (n : K) / (d : K) := by
  rw [h, Rat.cast_div, Rat.cast_natCast, Rat.cast_natCast]

theorem ratCast_of_neg_div (h : a = -((n : ℚ) / (d : ℚ))) : (a : K) = -((n : K) / (d : K)) := by
  rw [h, Rat.cast_neg, Rat.cast_div, Rat.cast_natCast, Rat.cast_natCast]

end field
end Mathlib.Meta.NormNum
