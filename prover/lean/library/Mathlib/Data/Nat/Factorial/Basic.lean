import Init
import Mathlib.Logic.Basic

/-!
Factorials `n !`. Source of the names: Mathlib `Mathlib/Data/Nat/Factorial/Basic.lean`.
-/

namespace Nat

/-- `n !`, the product of `1, …, n`. -/
def factorial : ℕ → ℕ
  | 0 => 1
  | succ n => succ n * factorial n

open Nat

@[simp] theorem factorial_zero : 0! = 1 := rfl

theorem factorial_succ (n : ℕ) : (n + 1)! = (n + 1) * n ! := rfl

@[simp] theorem factorial_one : 1! = 1 := rfl

@[simp] theorem factorial_two : 2! = 2 := rfl

theorem factorial_pos : ∀ n, 0 < n !
  | 0 => Nat.one_pos
  | succ n => Nat.mul_pos (Nat.succ_pos n) (factorial_pos n)

theorem factorial_ne_zero (n : ℕ) : n ! ≠ 0 := Nat.ne_of_gt (factorial_pos n)

theorem mul_factorial_pred {n : ℕ} (hn : n ≠ 0) : n * (n - 1)! = n ! := by
  cases n with
  | zero => exact absurd rfl hn
  | succ n => rfl

theorem factorial_dvd_factorial {m n : ℕ} (h : m ≤ n) : m ! ∣ n ! := by
  induction h with
  | refl => exact Nat.dvd_refl _
  | step _ ih => exact Nat.dvd_trans ih ⟨_, Nat.mul_comm _ _⟩

theorem factorial_le {m n : ℕ} (h : m ≤ n) : m ! ≤ n ! := Nat.le_of_dvd (factorial_pos _) (factorial_dvd_factorial h)

theorem self_le_factorial : ∀ n : ℕ, n ≤ n !
  | 0 => Nat.zero_le _
  | succ n => by
    rw [factorial_succ]
    exact Nat.le_mul_of_pos_right _ (factorial_pos n)

theorem dvd_factorial : ∀ {m n : ℕ}, 0 < m → m ≤ n → m ∣ n !
  | succ _, _, _, h => Nat.dvd_trans ⟨_, rfl⟩ (factorial_dvd_factorial h)

end Nat
