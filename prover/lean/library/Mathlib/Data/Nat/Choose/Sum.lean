import Mathlib.Algebra.BigOperators.Group.Defs
import Mathlib.Data.Nat.Choose.Lemmas

/-!
The binomial theorem. Source of the names: Mathlib `Mathlib/Data/Nat/Choose/Sum.lean`.
-/

universe u

variable {R : Type u} [CommSemiring R]

private theorem mul_sum_range (c : R) (f : ℕ → R) : ∀ n : ℕ, c * ∑ m ∈ Finset.range n, f m = ∑ m ∈ Finset.range n, c * f m
  | 0 => by rw [Finset.sum_range_zero, Finset.sum_range_zero, mul_zero]
  | n + 1 => by rw [Finset.sum_range_succ, Finset.sum_range_succ, mul_add, mul_sum_range c f n]

/-- The binomial theorem. -/
theorem add_pow (x y : R) (n : ℕ) :
    (x + y) ^ n = ∑ m ∈ Finset.range (n + 1), x ^ m * y ^ (n - m) * n.choose m := by
  induction n with
  | zero =>
    rw [Finset.sum_range_one, pow_zero, pow_zero, Nat.sub_zero, pow_zero, Nat.choose_self, Nat.cast_one, mul_one, mul_one]
  | succ n ih =>
    have hx : x * ∑ m ∈ Finset.range (n + 1), x ^ m * y ^ (n - m) * n.choose m =
        ∑ m ∈ Finset.range (n + 1), x ^ (m + 1) * y ^ (n + 1 - (m + 1)) * n.choose m := by
      rw [mul_sum_range]
      apply Finset.sum_congr rfl
      intro m _
      rw [Nat.add_sub_add_right, pow_succ' x m, mul_assoc, mul_assoc, mul_assoc]
    have hy : y * ∑ m ∈ Finset.range (n + 1), x ^ m * y ^ (n - m) * n.choose m =
        ∑ m ∈ Finset.range (n + 1), x ^ m * y ^ (n + 1 - m) * n.choose m := by
      rw [mul_sum_range]
      apply Finset.sum_congr rfl
      intro m hm
      have l : m ≤ n := Nat.le_of_lt_succ (Finset.mem_range.mp hm)
      have e : n + 1 - m = (n - m) + 1 := by omega
      rw [e, pow_succ' y, mul_left_comm (x ^ m), mul_assoc y, mul_left_comm]
    have last : x ^ (n + 1) * y ^ (n + 1 - (n + 1)) * ((n.choose (n + 1) : ℕ) : R) = 0 := by
      rw [Nat.choose_succ_self, Nat.cast_zero, mul_zero]
    have hy' : ∑ m ∈ Finset.range (n + 1), x ^ m * y ^ (n + 1 - m) * n.choose m =
        ∑ m ∈ Finset.range (n + 1), x ^ (m + 1) * y ^ (n + 1 - (m + 1)) * n.choose (m + 1) +
          x ^ 0 * y ^ (n + 1 - 0) * n.choose 0 := by
      rw [← Finset.sum_range_succ' (fun m => x ^ m * y ^ (n + 1 - m) * ((n.choose m : ℕ) : R)) (n + 1)]
      rw [Finset.sum_range_succ _ (n + 1), last, add_zero]
    rw [pow_succ', ih, add_mul, hx, hy, hy', Finset.sum_range_succ' _ (n + 1), ← add_assoc, ← Finset.sum_add_distrib]
    congr 1
    · apply Finset.sum_congr rfl
      intro m _
      rw [← mul_add, ← Nat.cast_add, ← Nat.choose_succ_succ']
    · rw [Nat.choose_zero_right, Nat.choose_zero_right]

theorem Nat.sum_range_choose (n : ℕ) : ∑ m ∈ Finset.range (n + 1), n.choose m = 2 ^ n := by
  have h := add_pow (1 : ℕ) 1 n
  rw [show (1 : ℕ) + 1 = 2 from rfl] at h
  rw [h]
  apply Finset.sum_congr rfl
  intro m _
  rw [Nat.one_pow, Nat.one_pow, Nat.one_mul]
  rfl
