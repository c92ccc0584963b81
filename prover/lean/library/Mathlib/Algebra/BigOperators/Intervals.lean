import Mathlib.Algebra.BigOperators.Group.Basic
import Mathlib.Data.Nat.Factorial.Basic

/-!
Factorials as products. Source of the names: Mathlib `Mathlib/Algebra/BigOperators/Intervals.lean`.
-/

namespace Finset

theorem prod_range_add_one_eq_factorial : ∀ n : ℕ, (∏ x ∈ range n, (x + 1)) = n.factorial
  | 0 => rfl
  | n + 1 => by rw [prod_range_succ, prod_range_add_one_eq_factorial n, Nat.factorial_succ, Nat.mul_comm]

theorem prod_Ico_id_eq_factorial : ∀ n : ℕ, (∏ x ∈ Ico 1 (n + 1), x) = n.factorial
  | 0 => rfl
  | n + 1 => by
    rw [prod_Ico_succ_top (Nat.le_add_left 1 n), prod_Ico_id_eq_factorial n, Nat.factorial_succ, Nat.mul_comm]

end Finset
