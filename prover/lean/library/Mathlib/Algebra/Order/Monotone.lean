import Mathlib.Algebra.Order.Field
import Mathlib.Algebra.Order.Instances
import Mathlib.Algebra.Order.Floor.Defs

/-!
Operations of ordered structures are monotone. Source of the names: Mathlib `Mathlib/Order/Lattice.lean`,
`Mathlib/Algebra/Order/GroupWithZero/Unbundled/Basic.lean`, `Mathlib/Algebra/Order/Ring/Basic.lean`,
`Mathlib/Algebra/Order/Field/Basic.lean`, `Mathlib/Algebra/Order/Floor/Ring.lean`.
-/

universe u

section order

variable {α : Type u} [LinearOrder α] {a b c d : α}

theorem max_le_max (h₁ : a ≤ c) (h₂ : b ≤ d) : max a b ≤ max c d :=
  max_le (le_trans h₁ (le_max_left c d)) (le_trans h₂ (le_max_right c d))

theorem min_le_min (h₁ : a ≤ c) (h₂ : b ≤ d) : min a b ≤ min c d :=
  le_min (le_trans (min_le_left a b) h₁) (le_trans (min_le_right a b) h₂)

end order

section semiring

variable {R : Type u} [Semiring R] [PartialOrder R] [IsStrictOrderedRing R] {a b c d : R} {m n : ℕ}

theorem pow_le_pow_right₀ (ha : 1 ≤ a) (h : n ≤ m) : a ^ n ≤ a ^ m := by
  have h₀ : 0 ≤ a ^ n := pow_nonneg (le_trans zero_le_one ha) n
  have h₁ : 1 ≤ a ^ (m - n) := one_le_pow₀ ha
  have h₂ := le_mul_of_one_le_right h₀ h₁
  rwa [← pow_add, Nat.add_sub_cancel' h] at h₂

theorem pow_lt_pow_right₀ (ha : 1 < a) (h : m < n) : a ^ m < a ^ n := by
  have h₀ : 0 < a ^ m := pow_pos (lt_trans zero_lt_one ha) m
  have h₁ : 1 < a ^ (n - m) := one_lt_pow₀ ha (Nat.sub_ne_zero_of_lt h)
  have h₂ := mul_lt_mul_of_pos_left h₁ h₀
  rwa [mul_one, ← pow_add, Nat.add_sub_cancel' (Nat.le_of_lt h)] at h₂

theorem pow_le_pow_of_le_one (h₀ : 0 ≤ a) (h₁ : a ≤ 1) (h : m ≤ n) : a ^ n ≤ a ^ m := by
  have h₂ := mul_le_mul_of_nonneg_left (pow_le_one₀ h₀ h₁ (n := n - m)) (pow_nonneg h₀ m)
  rwa [mul_one, ← pow_add, Nat.add_sub_cancel' h] at h₂

theorem mul_lt_mul (hac : a < c) (hbd : b ≤ d) (hb : 0 < b) (hc : 0 ≤ c) : a * b < c * d :=
  lt_of_lt_of_le (mul_lt_mul_of_pos_right hac hb) (mul_le_mul_of_nonneg_left hbd hc)

theorem mul_lt_mul' (hac : a ≤ c) (hbd : b < d) (hb : 0 ≤ b) (hc : 0 < c) : a * b < c * d :=
  lt_of_le_of_lt (mul_le_mul_of_nonneg_right hac hb) (mul_lt_mul_of_pos_left hbd hc)

end semiring

section field

variable {K : Type u} [Field K] [LinearOrder K] [IsStrictOrderedRing K] {a b c d : K}

theorem inv_anti₀ (hb : 0 < b) (hba : b ≤ a) : a⁻¹ ≤ b⁻¹ := (inv_le_inv₀ (lt_of_lt_of_le hb hba) hb).mpr hba

theorem inv_strictAnti₀ (hb : 0 < b) (hba : b < a) : a⁻¹ < b⁻¹ := (inv_lt_inv₀ (lt_trans hb hba) hb).mpr hba

theorem div_le_div_of_nonneg_left (ha : 0 ≤ a) (hc : 0 < c) (h : c ≤ b) : a / b ≤ a / c := by
  rw [div_eq_mul_inv, div_eq_mul_inv]; exact mul_le_mul_of_nonneg_left (inv_anti₀ hc h) ha

theorem div_lt_div_of_pos_left (ha : 0 < a) (hc : 0 < c) (h : c < b) : a / b < a / c := by
  rw [div_eq_mul_inv, div_eq_mul_inv]; exact mul_lt_mul_of_pos_left (inv_strictAnti₀ hc h) ha

theorem div_le_div₀ (hc : 0 ≤ c) (hac : a ≤ c) (hd : 0 < d) (hdb : d ≤ b) : a / b ≤ c / d := by
  rw [div_eq_mul_inv, div_eq_mul_inv]
  exact mul_le_mul hac (inv_anti₀ hd hdb) (inv_nonneg.mpr (le_trans (le_of_lt hd) hdb)) hc

theorem div_le_div (hc : 0 ≤ c) (hac : a ≤ c) (hd : 0 < d) (hdb : d ≤ b) : a / b ≤ c / d := div_le_div₀ hc hac hd hdb

end field

section floor

namespace Int

variable {R : Type u} [Ring R] [LinearOrder R] [IsStrictOrderedRing R] [FloorRing R] {a b : R}

theorem floor_le_floor (h : a ≤ b) : ⌊a⌋ ≤ ⌊b⌋ := le_floor.mpr (le_trans (floor_le a) h)

theorem ceil_le_ceil (h : a ≤ b) : ⌈a⌉ ≤ ⌈b⌉ := ceil_le.mpr (le_trans h (le_ceil b))

end Int

end floor
