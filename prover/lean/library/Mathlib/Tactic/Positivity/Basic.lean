import Mathlib.Algebra.Order.Field
import Mathlib.Algebra.Order.Floor.Defs
import Mathlib.Algebra.Group.Even
import Mathlib.Data.NNReal.Defs
import Mathlib.Data.Rat.Cast

/-! The lemmas of `positivity` that have no other place. -/

universe u

theorem ne_of_ne_of_eq' {α : Sort u} {a c b : α} (hab : a ≠ c) (hbc : a = b) : b ≠ c := hbc ▸ hab

namespace Mathlib.Meta.Positivity

theorem nnreal_nonneg (a : NNReal) : 0 ≤ a := a.2

theorem nnreal_coe_nonneg (a : NNReal) : 0 ≤ (a : ℝ) := a.2

theorem nnreal_coe_pos {a : NNReal} (h : 0 < a) : 0 < (a : ℝ) := lt_of_le_not_ge h.1 h.2

theorem int_ediv_nonneg {a b : ℤ} (ha : 0 ≤ a) (hb : 0 ≤ b) : 0 ≤ a / b := Int.ediv_nonneg ha hb

theorem natAbs_pos {a : ℤ} (h : a ≠ 0) : 0 < a.natAbs := Int.natAbs_pos.mpr h

theorem ite_cases {p : Prop} [Decidable p] {α : Type u} {q : α → Prop} {a b : α} (ha : q a) (hb : q b) :
    q (if p then a else b) := by
  split
  · exact ha
  · exact hb

section pow

theorem pow_zero_pos {R : Type u} [Semiring R] [PartialOrder R] [IsStrictOrderedRing R] (a : R) : 0 < a ^ 0 := by
  rw [pow_zero]; exact zero_lt_one

variable {R : Type u} [Ring R] [LinearOrder R] [IsStrictOrderedRing R]

theorem even_pow_nonneg (a : R) (n k : ℕ) (h : n = 2 * k) : 0 ≤ a ^ n := by
  rw [h, Nat.two_mul]; exact pow_even_nonneg a k

end pow

section zpow

variable {K : Type u} [Field K] [LinearOrder K] [IsStrictOrderedRing K] {a : K}

theorem zpow_pos (ha : 0 < a) : ∀ n : ℤ, 0 < a ^ n
  | Int.ofNat n => by rw [Int.ofNat_eq_natCast, zpow_natCast]; exact pow_pos ha n
  | Int.negSucc n => by rw [zpow_negSucc]; exact inv_pos.mpr (pow_pos ha _)

theorem zpow_nonneg (ha : 0 ≤ a) : ∀ n : ℤ, 0 ≤ a ^ n
  | Int.ofNat n => by rw [Int.ofNat_eq_natCast, zpow_natCast]; exact pow_nonneg ha n
  | Int.negSucc n => by rw [zpow_negSucc]; exact inv_nonneg.mpr (pow_nonneg ha _)

end zpow

section order

variable {α : Type u} [LinearOrder α] {a b c : α}

theorem lt_max_left (a b : α) (h : c < a) : c < max a b := lt_max_iff.mpr (Or.inl h)

theorem lt_max_right (a b : α) (h : c < b) : c < max a b := lt_max_iff.mpr (Or.inr h)

theorem le_max_left (a b : α) (h : c ≤ a) : c ≤ max a b := le_max_iff.mpr (Or.inl h)

theorem le_max_right (a b : α) (h : c ≤ b) : c ≤ max a b := le_max_iff.mpr (Or.inr h)

theorem max_ne_zero (ha : a ≠ c) (hb : b ≠ c) : max a b ≠ c := by
  rcases max_choice a b with h | h
  · rw [h]; exact ha
  · rw [h]; exact hb

theorem min_ne_zero (ha : a ≠ c) (hb : b ≠ c) : min a b ≠ c := by
  rcases min_choice a b with h | h
  · rw [h]; exact ha
  · rw [h]; exact hb

end order

section cast

theorem abs_pos_of_ne_zero {G : Type u} [Ring G] [LinearOrder G] [IsStrictOrderedRing G] {a : G} (h : a ≠ 0) : 0 < |a| :=
  abs_pos.mpr h

theorem natCast_pos {R : Type u} [Semiring R] [PartialOrder R] [IsStrictOrderedRing R] {n : ℕ} (h : 0 < n) :
    0 < (n : R) := Nat.cast_pos.mpr h

section

variable {R : Type u} [Ring R] [LinearOrder R] [IsStrictOrderedRing R] {n : ℤ}

theorem intCast_pos (h : 0 < n) : 0 < (n : R) := Int.cast_pos.mpr h

theorem intCast_nonneg (h : 0 ≤ n) : 0 ≤ (n : R) := Int.cast_nonneg.mpr h

theorem intCast_ne_zero (h : n ≠ 0) : (n : R) ≠ 0 := fun e => h (Int.cast_eq_zero.mp e)

end

section

variable {K : Type u} [Field K] [LinearOrder K] [IsStrictOrderedRing K] {q : ℚ}

theorem ratCast_pos (h : 0 < q) : 0 < (q : K) := Rat.cast_pos.mpr h

theorem ratCast_nonneg (h : 0 ≤ q) : 0 ≤ (q : K) := Rat.cast_nonneg.mpr h

theorem ratCast_ne_zero (h : q ≠ 0) : (q : K) ≠ 0 := Rat.cast_ne_zero.mpr h

end

end cast

section floor

variable {R : Type u} [Ring R] [LinearOrder R] [IsStrictOrderedRing R] [FloorRing R] {a : R}

theorem int_floor_nonneg (h : 0 ≤ a) : 0 ≤ ⌊a⌋ := Int.le_floor.mpr (by rw [Int.cast_zero]; exact h)

theorem int_ceil_pos (h : 0 < a) : 0 < ⌈a⌉ := Int.lt_ceil.mpr (by rw [Int.cast_zero]; exact h)

theorem int_ceil_nonneg (h : 0 ≤ a) : 0 ≤ ⌈a⌉ := by
  have h' : (0 : R) ≤ (⌈a⌉ : R) := le_trans h (Int.le_ceil a)
  exact Int.cast_nonneg.mp h'

theorem nat_ceil_pos {R : Type u} [Semiring R] [LinearOrder R] [IsStrictOrderedRing R] [FloorSemiring R] {a : R}
    (h : 0 < a) : 0 < ⌈a⌉₊ := by
  have h' : (0 : R) < (⌈a⌉₊ : R) := lt_of_lt_of_le h (Nat.le_ceil a)
  exact Nat.cast_pos.mp h'

end floor

end Mathlib.Meta.Positivity
