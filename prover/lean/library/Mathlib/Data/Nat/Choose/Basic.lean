import Init
import Mathlib.Data.Nat.Factorial.Basic

/-!
Binomial coefficients. Source of the names: Mathlib `Mathlib/Data/Nat/Choose/Basic.lean`.
-/

namespace Nat

/-- `choose n k`: the number of `k`-element subsets of an `n`-element set. -/
def choose : ℕ → ℕ → ℕ
  | _, 0 => 1
  | 0, _ + 1 => 0
  | n + 1, k + 1 => choose n k + choose n (k + 1)

@[simp] theorem choose_zero_right (n : ℕ) : choose n 0 = 1 := by cases n <;> rfl

@[simp] theorem choose_zero_succ (k : ℕ) : choose 0 (succ k) = 0 := rfl

theorem choose_succ_succ (n k : ℕ) : choose (succ n) (succ k) = choose n k + choose n (succ k) := rfl

theorem choose_succ_succ' (n k : ℕ) : choose (n + 1) (k + 1) = choose n k + choose n (k + 1) := rfl

theorem choose_eq_zero_of_lt : ∀ {n k}, n < k → choose n k = 0
  | _, 0, hk => absurd hk (Nat.not_lt_zero _)
  | 0, _ + 1, _ => choose_zero_succ _
  | n + 1, k + 1, hk => by
    have hnk : n < k := Nat.lt_of_succ_lt_succ hk
    have hnk1 : n < k + 1 := Nat.lt_succ_of_lt hnk
    rw [choose_succ_succ', choose_eq_zero_of_lt hnk, choose_eq_zero_of_lt hnk1]

@[simp] theorem choose_self (n : ℕ) : choose n n = 1 := by
  induction n with
  | zero => rfl
  | succ n ih => rw [choose_succ_succ', ih, choose_eq_zero_of_lt (Nat.lt_succ_self n)]

@[simp] theorem choose_succ_self (n : ℕ) : choose n (succ n) = 0 := choose_eq_zero_of_lt (Nat.lt_succ_self _)

@[simp] theorem choose_one_right (n : ℕ) : choose n 1 = n := by
  induction n with
  | zero => rfl
  | succ n ih => rw [choose_succ_succ', ih, choose_zero_right, Nat.add_comm]

theorem choose_pos : ∀ {n k}, k ≤ n → 0 < choose n k
  | n, 0, _ => by rw [choose_zero_right]; exact Nat.one_pos
  | 0, _ + 1, hk => absurd hk (Nat.not_succ_le_zero _)
  | _ + 1, _ + 1, hk => Nat.add_pos_left (choose_pos (Nat.le_of_succ_le_succ hk)) _

end Nat
