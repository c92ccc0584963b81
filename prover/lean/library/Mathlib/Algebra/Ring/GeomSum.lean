import Mathlib.Algebra.Ring.Parity
import Mathlib.Data.Nat.Init

/-!
Divisors of sums and differences of powers. Source of the names: Mathlib `Mathlib/Algebra/Ring/GeomSum.lean`.
-/

universe u

theorem Odd.add_dvd_pow_add_pow {α : Type u} [CommRing α] (x y : α) {n : ℕ} (hn : Odd n) : x + y ∣ x ^ n + y ^ n := by
  have h := sub_dvd_pow_sub_pow x (-y) n
  rwa [hn.neg_pow, sub_neg_eq_add, sub_neg_eq_add] at h

theorem Odd.nat_add_dvd_pow_add_pow (x y : ℕ) {n : ℕ} (hn : Odd n) : x + y ∣ x ^ n + y ^ n := by
  exact_mod_cast Odd.add_dvd_pow_add_pow (x : ℤ) (y : ℤ) hn

theorem Nat.sub_dvd_pow_sub_pow (x y n : ℕ) : x - y ∣ x ^ n - y ^ n := nat_sub_dvd_pow_sub_pow x y n
