import Mathlib.Algebra.BigOperators.Ring.Finset
import Mathlib.Algebra.Order.BigOperators.Finset
import Mathlib.Algebra.Ring.Parity
import Mathlib.Data.Nat.Init
import Mathlib.Tactic.Ring.Basic

/-! Geometric sums. Source of the names: Mathlib `Mathlib/Algebra/Ring/GeomSum.lean`, `Mathlib/Algebra/Order/Ring/GeomSum.lean`. -/

universe u

section CommRing

variable {R : Type u} [CommRing R]

theorem mul_neg_geom_sum (x : R) (n : ℕ) : ((1 - x) * ∑ i ∈ Finset.range n, x ^ i) = 1 - x ^ n := by
  rw [mul_comm, geom_sum_mul_neg]

theorem geom_sum₂_mul (x y : R) (n : ℕ) :
    (∑ i ∈ Finset.range n, x ^ i * y ^ (n - 1 - i)) * (x - y) = x ^ n - y ^ n := by
  induction n with
  | zero => simp
  | succ n ih =>
    have step : ∀ i ∈ Finset.range n, x ^ i * y ^ (n + 1 - 1 - i) = x ^ i * y ^ (n - 1 - i) * y := fun i hi => by
      have hi := Finset.mem_range.mp hi
      rw [mul_assoc, ← pow_succ]
      congr 2
      omega
    rw [Finset.sum_range_succ, Finset.sum_congr rfl step, ← Finset.sum_mul, Nat.add_sub_cancel, Nat.sub_self, pow_zero, mul_one,
      add_mul, mul_right_comm, ih]
    ring

theorem Odd.add_dvd_pow_add_pow (x y : R) {n : ℕ} (hn : Odd n) : x + y ∣ x ^ n + y ^ n := by
  have h := sub_dvd_pow_sub_pow x (-y) n
  rwa [hn.neg_pow, sub_neg_eq_add, sub_neg_eq_add] at h

end CommRing

theorem Odd.nat_add_dvd_pow_add_pow (x y : ℕ) {n : ℕ} (hn : Odd n) : x + y ∣ x ^ n + y ^ n := by
  have h := hn.add_dvd_pow_add_pow (x : ℤ) y
  exact_mod_cast h

theorem Nat.sub_dvd_pow_sub_pow (x y n : ℕ) : x - y ∣ x ^ n - y ^ n := nat_sub_dvd_pow_sub_pow x y n

theorem geom_sum_pos {R : Type u} [Semiring R] [PartialOrder R] [IsStrictOrderedRing R] {x : R} {n : ℕ} (hx : 0 ≤ x) (hn : n ≠ 0) :
    0 < ∑ i ∈ Finset.range n, x ^ i := by
  obtain ⟨n, rfl⟩ := Nat.exists_eq_succ_of_ne_zero hn
  rw [geom_sum_succ]
  exact add_pos_of_nonneg_of_pos (mul_nonneg hx (Finset.sum_nonneg fun i _ => pow_nonneg hx i)) zero_lt_one
