import Mathlib.Data.Nat.Prime.Basic

/-!
More about factorials; rising, falling and double factorials. Source of the names: Mathlib
`Mathlib/Data/Nat/Factorial/Basic.lean`, `Mathlib/Data/Nat/Factorial/DoubleFactorial.lean`.
-/

namespace Nat

open Nat

variable {m n k : ℕ}

theorem monotone_factorial : Monotone factorial := fun _ _ h => factorial_le h

theorem factorial_lt (hn : 0 < n) : n ! < m ! ↔ n < m := by
  constructor
  · intro h
    exact Nat.lt_of_not_le fun k => Nat.not_le_of_lt h (factorial_le k)
  · intro h
    have k : (n + 1)! ≤ m ! := factorial_le h
    rw [factorial_succ] at k
    have p := factorial_pos n
    have : 1 * n ! < (n + 1) * n ! := Nat.mul_lt_mul_of_pos_right (by omega) p
    omega

@[simp] theorem one_lt_factorial : 1 < n ! ↔ 1 < n := by
  have := factorial_lt (n := 1) (m := n) Nat.one_pos
  rwa [factorial_one] at this

theorem factorial_eq_one : n ! = 1 ↔ n ≤ 1 := by
  have h := one_lt_factorial (n := n)
  have p := factorial_pos n
  omega

theorem factorial_inj (hn : 1 < n) : n ! = m ! ↔ n = m := by
  refine ⟨fun h => ?_, fun h => by rw [h]⟩
  rcases Nat.lt_trichotomy n m with k | k | k
  · exact absurd h (Nat.ne_of_lt ((factorial_lt (by omega)).mpr k))
  · exact k
  · have m1 : 1 < m := by
      have := one_lt_factorial.mpr hn
      rw [h] at this
      exact one_lt_factorial.mp this
    exact absurd h (Nat.ne_of_gt ((factorial_lt (by omega)).mpr k))

theorem factorial_dvd_factorial_iff (hn : 1 < n) : n ! ∣ m ! ↔ n ≤ m := by
  refine ⟨fun h => ?_, factorial_dvd_factorial⟩
  have l := Nat.le_of_dvd (factorial_pos m) h
  exact Nat.le_of_not_lt fun k => by
    rcases Nat.eq_zero_or_pos m with rfl | hm
    · have := one_lt_factorial.mpr hn
      rw [factorial_zero] at l; omega
    · exact Nat.not_le_of_lt ((factorial_lt hm).mpr k) l

theorem lt_factorial_self {i : ℕ} (hi : 3 ≤ i) : i < i ! := by
  obtain ⟨j, rfl⟩ := Nat.exists_eq_add_of_le' (show 1 ≤ i by omega)
  rw [factorial_succ]
  have : 1 < j ! := one_lt_factorial.mpr (by omega)
  have := Nat.mul_lt_mul_of_pos_left this (show 0 < j + 1 by omega)
  omega

theorem factorial_mul_pow_le_factorial : ∀ {m n : ℕ}, m ! * (m + 1) ^ n ≤ (m + n)!
  | m, 0 => by rw [Nat.pow_zero, Nat.mul_one, Nat.add_zero]
  | m, n + 1 => by
    rw [Nat.pow_succ, ← Nat.mul_assoc, ← Nat.add_assoc, factorial_succ, Nat.mul_comm (m + n + 1)]
    exact Nat.mul_le_mul (factorial_mul_pow_le_factorial (m := m) (n := n)) (by omega)

theorem factorial_mul_factorial_dvd_factorial_add (i j : ℕ) : i ! * j ! ∣ (i + j)! := by
  induction i generalizing j with
  | zero => rw [factorial_zero, Nat.one_mul, Nat.zero_add]
  | succ i ihi =>
    induction j with
    | zero => rw [factorial_zero, Nat.mul_one, Nat.add_zero]
    | succ j ihj =>
      have e : i + 1 + (j + 1) = (i + 1 + j) + 1 := by omega
      rw [e, factorial_succ (i + 1 + j)]
      have d : (i + 1 + j + 1) * (i + 1 + j)! = (i + 1) * (i + 1 + j)! + (j + 1) * (i + 1 + j)! := by
        rw [← Nat.add_mul, e]
      rw [d]
      apply Nat.dvd_add
      · have h := ihi (j + 1)
        have e' : i + (j + 1) = i + 1 + j := by omega
        rw [e'] at h
        rw [factorial_succ i, Nat.mul_assoc]
        exact Nat.mul_dvd_mul_left _ h
      · rw [factorial_succ j, Nat.mul_left_comm]
        exact Nat.mul_dvd_mul_left _ ihj

/-- `n (n + 1) ⋯ (n + k - 1)`. -/
def ascFactorial (n : ℕ) : ℕ → ℕ
  | 0 => 1
  | k + 1 => (n + k) * ascFactorial n k

@[simp] theorem ascFactorial_zero (n : ℕ) : n.ascFactorial 0 = 1 := rfl

theorem ascFactorial_succ {n k : ℕ} : n.ascFactorial k.succ = (n + k) * n.ascFactorial k := rfl

theorem factorial_mul_ascFactorial (n : ℕ) : ∀ k, n ! * (n + 1).ascFactorial k = (n + k)!
  | 0 => by rw [ascFactorial_zero, Nat.mul_one, Nat.add_zero]
  | k + 1 => by
    rw [ascFactorial_succ, Nat.mul_left_comm, factorial_mul_ascFactorial n k, ← Nat.add_assoc, factorial_succ]
    congr 1; omega

/-- `n (n - 1) ⋯ (n - k + 1)`. -/
def descFactorial (n : ℕ) : ℕ → ℕ
  | 0 => 1
  | k + 1 => (n - k) * descFactorial n k

@[simp] theorem descFactorial_zero (n : ℕ) : n.descFactorial 0 = 1 := rfl

@[simp] theorem descFactorial_succ (n k : ℕ) : n.descFactorial (k + 1) = (n - k) * n.descFactorial k := rfl

theorem factorial_mul_descFactorial : ∀ {n k : ℕ}, k ≤ n → (n - k)! * n.descFactorial k = n !
  | n, 0, _ => by rw [descFactorial_zero, Nat.mul_one, Nat.sub_zero]
  | n, k + 1, h => by
    have e : n - k = (n - (k + 1)) + 1 := by omega
    have ih := factorial_mul_descFactorial (n := n) (k := k) (by omega)
    rw [e, factorial_succ] at ih
    rw [descFactorial_succ, e]
    rw [← ih]
    ring

/-- `n (n - 2) (n - 4) ⋯`. -/
def doubleFactorial : ℕ → ℕ
  | 0 => 1
  | 1 => 1
  | k + 2 => (k + 2) * doubleFactorial k

theorem doubleFactorial_add_two (n : ℕ) : (n + 2)‼ = (n + 2) * n‼ := rfl

@[simp] theorem doubleFactorial_zero : 0‼ = 1 := rfl

@[simp] theorem doubleFactorial_one : 1‼ = 1 := rfl

theorem doubleFactorial_pos : ∀ n, 0 < n‼
  | 0 => Nat.one_pos
  | 1 => Nat.one_pos
  | n + 2 => Nat.mul_pos (by omega) (doubleFactorial_pos n)

theorem factorial_eq_mul_doubleFactorial : ∀ n : ℕ, (n + 1)! = (n + 1)‼ * n‼
  | 0 => rfl
  | k + 1 => by
    rw [doubleFactorial_add_two, factorial_succ, factorial_eq_mul_doubleFactorial k, Nat.mul_comm (k + 1)‼, Nat.mul_assoc]

end Nat
