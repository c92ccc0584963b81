import Mathlib.Algebra.BigOperators.Group.Basic
import Mathlib.Algebra.GroupWithZero.ZPow
import Mathlib.Analysis.SpecialFunctions.Declared
import Mathlib.Data.Nat.Init
import Mathlib.Data.Real.Sqrt

/-!
The exponential function. Source of the names: Mathlib `Mathlib/Analysis/Complex/Exponential.lean`,
`Mathlib/Analysis/Complex/ExponentialBounds.lean`, `Mathlib/Analysis/SpecialFunctions/Exp.lean`.
-/

namespace Real

variable {x y : ℝ}

@[simp] theorem exp_zero : exp 0 = 1 := by
  have h := exp_add 0 0
  have k := add_one_le_exp 0
  rw [add_zero] at h
  rw [zero_add] at k
  nlinarith

theorem exp_ne_zero (x : ℝ) : exp x ≠ 0 := by
  intro h
  have k := exp_add x (-x)
  rw [add_neg_cancel, exp_zero, h, zero_mul] at k
  exact one_ne_zero k

theorem exp_pos (x : ℝ) : 0 < exp x := by
  have h := exp_add (x / 2) (x / 2)
  rw [add_halves] at h
  rw [h]
  exact mul_self_pos.mpr (exp_ne_zero _)

theorem exp_nonneg (x : ℝ) : 0 ≤ exp x := le_of_lt (exp_pos x)

theorem exp_neg (x : ℝ) : exp (-x) = (exp x)⁻¹ := by
  have k := exp_add x (-x)
  rw [add_neg_cancel, exp_zero] at k
  exact (inv_eq_of_mul_eq_one_right k.symm).symm

theorem exp_sub (x y : ℝ) : exp (x - y) = exp x / exp y := by
  rw [sub_eq_add_neg, exp_add, exp_neg, div_eq_mul_inv]

theorem exp_nat_mul (x : ℝ) : ∀ n : ℕ, exp (n * x) = exp x ^ n
  | 0 => by rw [Nat.cast_zero, zero_mul, exp_zero, pow_zero]
  | n + 1 => by rw [pow_succ, Nat.cast_add_one, add_mul, exp_add, ← exp_nat_mul x n, one_mul]

theorem exp_int_mul (x : ℝ) (n : ℤ) : exp (n * x) = exp x ^ n := by
  rcases Int.eq_nat_or_neg n with ⟨k, rfl | rfl⟩
  · rw [Int.cast_natCast, zpow_natCast, exp_nat_mul]
  · rw [Int.cast_neg, Int.cast_natCast, neg_mul, exp_neg, exp_nat_mul, zpow_neg, zpow_natCast]

theorem exp_strictMono : StrictMono exp := fun x y h => by
  have e : y = x + (y - x) := by ring
  have k := add_one_le_exp (y - x)
  have p := exp_pos x
  rw [e, exp_add]
  nlinarith

theorem exp_lt_exp_of_lt (h : x < y) : exp x < exp y := exp_strictMono h

@[simp] theorem exp_lt_exp : exp x < exp y ↔ x < y := by
  refine ⟨fun h => lt_of_not_ge fun k => ?_, fun h => exp_strictMono h⟩
  rcases eq_or_lt_of_le k with e | e
  · rw [e] at h; exact lt_irrefl _ h
  · exact lt_asymm h (exp_strictMono e)

@[simp] theorem exp_le_exp : exp x ≤ exp y ↔ x ≤ y := by rw [← not_lt, exp_lt_exp, not_lt]

theorem exp_monotone : Monotone exp := fun _ _ h => exp_le_exp.mpr h

theorem exp_le_exp_of_le (h : x ≤ y) : exp x ≤ exp y := exp_le_exp.mpr h

theorem exp_injective : Function.Injective exp := fun x y h =>
  le_antisymm (exp_le_exp.mp (le_of_eq h)) (exp_le_exp.mp (ge_of_eq h))

@[simp] theorem exp_eq_exp : exp x = exp y ↔ x = y := ⟨fun h => exp_injective h, fun h => by rw [h]⟩

@[simp] theorem exp_eq_one_iff : exp x = 1 ↔ x = 0 := by rw [← exp_zero, exp_eq_exp]

@[simp] theorem one_lt_exp_iff : 1 < exp x ↔ 0 < x := by rw [← exp_zero, exp_lt_exp]

@[simp] theorem exp_lt_one_iff : exp x < 1 ↔ x < 0 := by rw [← exp_zero, exp_lt_exp]

@[simp] theorem one_le_exp_iff : 1 ≤ exp x ↔ 0 ≤ x := by rw [← exp_zero, exp_le_exp]

@[simp] theorem exp_le_one_iff : exp x ≤ 1 ↔ x ≤ 0 := by rw [← exp_zero, exp_le_exp]

theorem one_le_exp (hx : 0 ≤ x) : 1 ≤ exp x := one_le_exp_iff.mpr hx

theorem exp_lt_one (hx : x < 0) : exp x < 1 := exp_lt_one_iff.mpr hx

theorem add_one_lt_exp (hx : x ≠ 0) : x + 1 < exp x := by
  have h := add_one_le_exp (x / 2)
  have e := exp_add (x / 2) (x / 2)
  rw [add_halves] at e
  rw [e]
  rcases le_or_gt 0 (x / 2 + 1) with k | k
  · have s : 0 < x ^ 2 := sq_pos_of_ne_zero hx
    have m := mul_self_le_mul_self k h
    nlinarith
  · have p := mul_pos (exp_pos (x / 2)) (exp_pos (x / 2))
    linarith

theorem one_sub_le_exp_neg (x : ℝ) : 1 - x ≤ exp (-x) := by
  have := add_one_le_exp (-x)
  linarith

theorem one_sub_lt_exp_neg (hx : x ≠ 0) : 1 - x < exp (-x) := by
  have := add_one_lt_exp (neg_ne_zero.mpr hx)
  linarith

theorem exp_half (x : ℝ) : exp (x / 2) = √(exp x) := by
  rw [eq_comm, sqrt_eq_iff_mul_self_eq (exp_nonneg _) (exp_nonneg _), ← exp_add, add_halves]

/-- Every positive number is a value of the exponential function. -/
theorem exists_exp_eq (hy : 0 < y) : ∃ x : ℝ, exp x = y := by
  obtain ⟨l, hl, hm⟩ := Real.exists_lub (fun t => exp t ≤ y) ⟨-(1 / y), by
      have k := add_one_le_exp (1 / y)
      have p : 0 < 1 / y := one_div_pos.mpr hy
      have q : 1 / y * y = 1 := by rw [one_div, inv_mul_cancel₀ (ne_of_gt hy)]
      show exp (-(1 / y)) ≤ y
      rw [exp_neg, inv_eq_one_div, div_le_iff₀ (exp_pos _)]
      nlinarith⟩
    ⟨y, fun t ht => by
      have k := add_one_le_exp t
      have : exp t ≤ y := ht
      linarith⟩
  refine ⟨l, ?_⟩
  have lp := exp_pos l
  rcases lt_trichotomy (exp l) y with k | k | k
  · exfalso
    have e0 : 0 < (y - exp l) / y := div_pos (by linarith) hy
    have e1 : (y - exp l) / y * y = y - exp l := div_mul_cancel₀ _ (ne_of_gt hy)
    generalize (y - exp l) / y = e at e0 e1
    have c := hl (l + e) (by
      show exp (l + e) ≤ y
      have n := one_sub_le_exp_neg e
      have s : exp l = exp (l + e) * exp (-e) := by rw [← exp_add]; congr 1; ring
      have p := exp_pos (l + e)
      have e2 : e < 1 := by nlinarith
      apply le_of_not_gt
      intro g
      have m := mul_le_mul_of_nonneg_left n (le_of_lt p)
      nlinarith)
    linarith
  · exact k
  · exfalso
    have e0 : 0 < (exp l - y) / exp l := div_pos (by linarith) lp
    have e1 : (exp l - y) / exp l * exp l = exp l - y := div_mul_cancel₀ _ (ne_of_gt lp)
    generalize (exp l - y) / exp l = e at e0 e1
    have c := hm (l - e) (fun t ht => by
      have h : exp t ≤ y := ht
      have n := one_sub_le_exp_neg e
      have s : exp (l - e) = exp l * exp (-e) := by rw [← exp_add, sub_eq_add_neg]
      have m := mul_le_mul_of_nonneg_left n (le_of_lt lp)
      apply exp_le_exp.mp
      linarith)
    linarith

theorem exp_sum {α : Type*} (s : Finset α) (f : α → ℝ) : exp (∑ x ∈ s, f x) = ∏ x ∈ s, exp (f x) := by
  classical
  induction s using Finset.induction_on with
  | empty => rw [Finset.sum_empty, Finset.prod_empty, exp_zero]
  | insert a s h ih => rw [Finset.sum_insert h, Finset.prod_insert h, exp_add, ih]

@[simp] theorem abs_exp (x : ℝ) : |exp x| = exp x := abs_of_pos (exp_pos x)

end Real
