import Mathlib.Algebra.Order.Field.Basic
import Mathlib.Algebra.Order.Group.Abs
import Mathlib.Algebra.Order.Monotone
import Mathlib.Data.Int.ModEq
import Mathlib.Data.Nat.Factorial.Basic
import Mathlib.Data.Nat.ModEq
import Mathlib.Data.Rat.Cast

/-! The lemmas of `gcongr`. Source of the choice: the `@[gcongr]` tags of Mathlib. -/

attribute [gcongr] add_le_add add_le_add_left add_le_add_right
attribute [gcongr] add_lt_add add_lt_add_left add_lt_add_right
attribute [gcongr] sub_le_sub sub_le_sub_left sub_le_sub_right
attribute [gcongr] sub_lt_sub sub_lt_sub_left sub_lt_sub_right
attribute [gcongr] neg_le_neg neg_lt_neg
attribute [gcongr] mul_le_mul mul_le_mul_of_nonneg_left mul_le_mul_of_nonneg_right
attribute [gcongr] mul_lt_mul'' mul_lt_mul_of_pos_left mul_lt_mul_of_pos_right
attribute [gcongr] pow_le_pow_left₀ pow_lt_pow_left₀ pow_le_pow_right₀ pow_lt_pow_right₀
attribute [gcongr] inv_anti₀ inv_strictAnti₀
attribute [gcongr] div_le_div_of_nonneg_right div_le_div_of_nonneg_left div_le_div₀
attribute [gcongr] div_lt_div_of_pos_right div_lt_div_of_pos_left div_lt_div₀
attribute [gcongr] abs_le_abs_of_nonneg
attribute [gcongr] max_le_max min_le_min
attribute [gcongr] Nat.sub_le_sub Nat.sub_le_sub_left Nat.sub_le_sub_right
attribute [gcongr] Nat.div_le_div_right Nat.factorial_le
attribute [gcongr] Int.floor_le_floor Int.ceil_le_ceil
attribute [gcongr] Int.ModEq.add Int.ModEq.mul

namespace Mathlib.Tactic.GCongr

section order

universe u

@[gcongr] theorem natCast_le {R : Type u} [Semiring R] [PartialOrder R] [IsStrictOrderedRing R] {m n : ℕ} (h : m ≤ n) :
    (m : R) ≤ n := Nat.cast_le.mpr h

@[gcongr] theorem natCast_lt {R : Type u} [Semiring R] [PartialOrder R] [IsStrictOrderedRing R] {m n : ℕ} (h : m < n) :
    (m : R) < n := Nat.cast_lt.mpr h

variable {R : Type u} [Ring R] [LinearOrder R] [IsStrictOrderedRing R]

@[gcongr] theorem intCast_le {m n : ℤ} (h : m ≤ n) : (m : R) ≤ n := Int.cast_le.mpr h

@[gcongr] theorem intCast_lt {m n : ℤ} (h : m < n) : (m : R) < n := Int.cast_lt.mpr h

variable {K : Type u} [Field K] [LinearOrder K] [IsStrictOrderedRing K]

@[gcongr] theorem ratCast_le {p q : ℚ} (h : p ≤ q) : (p : K) ≤ q := Rat.cast_le.mpr h

@[gcongr] theorem ratCast_lt {p q : ℚ} (h : p < q) : (p : K) < q := Rat.cast_lt.mpr h

end order

end Mathlib.Tactic.GCongr
