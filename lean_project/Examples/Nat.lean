/-! Natural numbers: computation, linear arithmetic, induction. -/

theorem two_plus_two_example : 2 + 2 = 4 := by
  sorry

theorem zero_add_example (n : Nat) : 0 + n = n := by
  sorry

theorem add_comm_example (a b : Nat) : a + b = b + a := by
  sorry

theorem linear_example (a b : Nat) (h : a < b) : a + 1 ≤ b := by
  sorry

theorem linear_system_example (x y : Nat) (h₁ : x + y = 10) (h₂ : x = y + 2) : y = 4 := by
  sorry

theorem mul_add_example (a b c : Nat) : a * (b + c) = a * b + a * c := by
  sorry

/-- The sum of the numbers up to `n`. -/
def sumTo : Nat → Nat
  | 0 => 0
  | n + 1 => sumTo n + (n + 1)

theorem sumTo_zero_example : sumTo 0 = 0 := by
  sorry

theorem sumTo_succ_example (n : Nat) : sumTo (n + 1) = sumTo n + (n + 1) := by
  sorry

/-- Twice a number, by recursion. -/
def double : Nat → Nat
  | 0 => 0
  | n + 1 => double n + 2

theorem double_eq_example (n : Nat) : double n = n + n := by
  sorry

theorem rewriting_example (a b c : Nat) (h₁ : a = b) (h₂ : b = c) : a = c := by
  sorry

theorem congruence_example (f : Nat → Nat) (a b : Nat) (h : a = b) : f a = f b := by
  sorry
