import Mathlib.Algebra.Order.Abs
import Mathlib.Tactic.Linarith.Lemmas

/-!
Squares of sums, Bernoulli's inequality. Source of the names: Mathlib `Mathlib/Algebra/Order/Ring/Unbundled/Basic.lean`,
`Mathlib/Algebra/Order/Ring/Pow.lean`.
-/

universe u

variable {R : Type u} [CommRing R] [LinearOrder R] [IsStrictOrderedRing R] {a : R}

theorem two_mul_le_add_pow_two (a b : R) : 2 * a * b ≤ a ^ 2 + b ^ 2 := two_mul_le_add_sq a b

theorem two_mul_le_add_mul_self (a b : R) : 2 * a * b ≤ a * a + b * b := by
  rw [← sq, ← sq]; exact two_mul_le_add_sq a b

theorem four_mul_le_sq_add (a b : R) : 4 * a * b ≤ (a + b) ^ 2 := by
  have h := sq_nonneg (a - b)
  linarith only [h, add_sq a b, sub_sq a b]

/-! Bernoulli's inequality. -/

private theorem one_add_mul_le_pow_both (H : -2 ≤ a) (n : ℕ) :
    1 + n * a ≤ (1 + a) ^ n ∧ 1 + (n + 1) * a ≤ (1 + a) ^ (n + 1) := by
  induction n with
  | zero => simp
  | succ n ih =>
    refine ⟨by rw [Nat.cast_add_one]; exact ih.2, ?_⟩
    have h₁ := mul_le_mul_of_nonneg_right ih.1 (sq_nonneg (1 + a))
    have h₂ := mul_nonneg (mul_nonneg (Nat.cast_nonneg (α := R) n) (sq_nonneg a)) (by linarith only [H] : 0 ≤ 2 + a)
    rw [← pow_add] at h₁
    rw [Nat.cast_add_one]
    refine le_trans ?_ h₁
    linarith only [h₂, sq_nonneg a]

theorem one_add_mul_le_pow (H : -2 ≤ a) (n : ℕ) : 1 + n * a ≤ (1 + a) ^ n := (one_add_mul_le_pow_both H n).1

theorem one_add_mul_sub_le_pow (H : -1 ≤ a) (n : ℕ) : 1 + n * (a - 1) ≤ a ^ n := by
  have := one_add_mul_le_pow (a := a - 1) (by linarith only [H]) n
  rwa [add_sub_cancel] at this
