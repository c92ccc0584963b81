import Mathlib.Algebra.Order.Abs
import Mathlib.Data.Rat.Cast
import Mathlib.Data.Real.Sqrt

/-! The lemmas of `zify`, `qify` and `rify`: statements about numbers as statements about their casts. -/

namespace Mathlib.Tactic

namespace Zify

theorem nat_eq (a b : ℕ) : a = b ↔ (a : ℤ) = (b : ℤ) := Nat.cast_inj.symm

theorem nat_ne (a b : ℕ) : a ≠ b ↔ (a : ℤ) ≠ (b : ℤ) := not_congr Nat.cast_inj.symm

theorem nat_le (a b : ℕ) : a ≤ b ↔ (a : ℤ) ≤ (b : ℤ) := Nat.cast_le.symm

theorem nat_lt (a b : ℕ) : a < b ↔ (a : ℤ) < (b : ℤ) := Nat.cast_lt.symm

theorem nat_dvd (a b : ℕ) : a ∣ b ↔ (a : ℤ) ∣ (b : ℤ) := Int.natCast_dvd_natCast.symm

end Zify

namespace Qify

theorem nat_eq (a b : ℕ) : a = b ↔ (a : ℚ) = (b : ℚ) := Nat.cast_inj.symm

theorem nat_ne (a b : ℕ) : a ≠ b ↔ (a : ℚ) ≠ (b : ℚ) := not_congr Nat.cast_inj.symm

theorem nat_le (a b : ℕ) : a ≤ b ↔ (a : ℚ) ≤ (b : ℚ) := Nat.cast_le.symm

theorem nat_lt (a b : ℕ) : a < b ↔ (a : ℚ) < (b : ℚ) := Nat.cast_lt.symm

theorem int_eq (a b : ℤ) : a = b ↔ (a : ℚ) = (b : ℚ) := Int.cast_inj.symm

theorem int_ne (a b : ℤ) : a ≠ b ↔ (a : ℚ) ≠ (b : ℚ) := not_congr Int.cast_inj.symm

theorem int_le (a b : ℤ) : a ≤ b ↔ (a : ℚ) ≤ (b : ℚ) := Int.cast_le.symm

theorem int_lt (a b : ℤ) : a < b ↔ (a : ℚ) < (b : ℚ) := Int.cast_lt.symm

end Qify

namespace Rify

theorem nat_eq (a b : ℕ) : a = b ↔ (a : ℝ) = (b : ℝ) := Nat.cast_inj.symm

theorem nat_ne (a b : ℕ) : a ≠ b ↔ (a : ℝ) ≠ (b : ℝ) := not_congr Nat.cast_inj.symm

theorem nat_le (a b : ℕ) : a ≤ b ↔ (a : ℝ) ≤ (b : ℝ) := Nat.cast_le.symm

theorem nat_lt (a b : ℕ) : a < b ↔ (a : ℝ) < (b : ℝ) := Nat.cast_lt.symm

theorem int_eq (a b : ℤ) : a = b ↔ (a : ℝ) = (b : ℝ) := Int.cast_inj.symm

theorem int_ne (a b : ℤ) : a ≠ b ↔ (a : ℝ) ≠ (b : ℝ) := not_congr Int.cast_inj.symm

theorem int_le (a b : ℤ) : a ≤ b ↔ (a : ℝ) ≤ (b : ℝ) := Int.cast_le.symm

theorem int_lt (a b : ℤ) : a < b ↔ (a : ℝ) < (b : ℝ) := Int.cast_lt.symm

theorem rat_eq (a b : ℚ) : a = b ↔ (a : ℝ) = (b : ℝ) := Rat.cast_inj.symm

theorem rat_ne (a b : ℚ) : a ≠ b ↔ (a : ℝ) ≠ (b : ℝ) := not_congr Rat.cast_inj.symm

theorem rat_le (a b : ℚ) : a ≤ b ↔ (a : ℝ) ≤ (b : ℝ) := Rat.cast_le.symm

theorem rat_lt (a b : ℚ) : a < b ↔ (a : ℝ) < (b : ℝ) := Rat.cast_lt.symm

end Rify

end Mathlib.Tactic
