import Mathlib.Data.Nat.GCD.Basic
import Mathlib.Data.Nat.Prime.Defs
import Mathlib.Tactic.Ring.Basic

/-!
Coprime elements of commutative semirings: products and powers. Source of the names: Mathlib `Mathlib/RingTheory/Coprime/Basic.lean`.
-/

universe u

section

variable {R : Type u} [CommSemiring R] {x y z k m n : R}

theorem isCoprime_one_left : IsCoprime 1 x := ⟨1, 0, by ring⟩

theorem isCoprime_one_right : IsCoprime x 1 := isCoprime_one_left.symm

theorem IsCoprime.mul_left (H1 : IsCoprime x z) (H2 : IsCoprime y z) : IsCoprime (x * y) z := by
  obtain ⟨a, b, h₁⟩ := H1
  obtain ⟨c, d, h₂⟩ := H2
  refine ⟨a * c, a * x * d + b * (c * y + d * z), ?_⟩
  calc a * c * (x * y) + (a * x * d + b * (c * y + d * z)) * z = (a * x + b * z) * (c * y + d * z) := by ring
    _ = 1 := by rw [h₁, h₂, mul_one]

theorem IsCoprime.mul_right (H1 : IsCoprime x y) (H2 : IsCoprime x z) : IsCoprime x (y * z) := (H1.symm.mul_left H2.symm).symm

theorem IsCoprime.mul_dvd (H : IsCoprime k n) (H1 : k ∣ m) (H2 : n ∣ m) : k * n ∣ m := by
  obtain ⟨a, b, h⟩ := H
  have e : m = a * k * m + b * n * m := by rw [← add_mul, h, one_mul]
  rw [e]
  refine dvd_add ?_ ?_
  · rw [mul_comm a k, mul_assoc, mul_comm a m]; exact mul_dvd_mul_left k (H2.mul_right a)
  · rw [mul_assoc, mul_comm b, mul_comm n, mul_assoc]; exact mul_dvd_mul H1 (dvd_mul_right n b)

theorem IsCoprime.of_mul_left_left (H : IsCoprime (x * y) z) : IsCoprime x z := by
  obtain ⟨a, b, h⟩ := H
  exact ⟨a * y, b, by rw [← h]; ring⟩

theorem IsCoprime.of_mul_left_right (H : IsCoprime (x * y) z) : IsCoprime y z := by rw [mul_comm] at H; exact H.of_mul_left_left

theorem IsCoprime.of_mul_right_left (H : IsCoprime x (y * z)) : IsCoprime x y := H.symm.of_mul_left_left.symm

theorem IsCoprime.of_mul_right_right (H : IsCoprime x (y * z)) : IsCoprime x z := H.symm.of_mul_left_right.symm

theorem IsCoprime.pow_left {m : ℕ} (H : IsCoprime x y) : IsCoprime (x ^ m) y := by
  induction m with
  | zero => rw [pow_zero]; exact isCoprime_one_left
  | succ m ih => rw [pow_succ]; exact ih.mul_left H

theorem IsCoprime.pow_right {n : ℕ} (H : IsCoprime x y) : IsCoprime x (y ^ n) := H.symm.pow_left.symm

theorem IsCoprime.pow {m n : ℕ} (H : IsCoprime x y) : IsCoprime (x ^ m) (y ^ n) := H.pow_left.pow_right

end

theorem Nat.Coprime.isCoprime {m n : ℕ} (h : Nat.Coprime m n) : IsCoprime (m : ℤ) n := Nat.isCoprime_iff_coprime.mpr h
