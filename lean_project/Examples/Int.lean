/-! Integers. -/

theorem int_add_neg_example (a : Int) : a + -a = 0 := by
  sorry

theorem int_linear_example (a b : Int) (h : a < b) : a + 1 ≤ b := by
  sorry

theorem int_system_example (x y : Int) (h₁ : x + y = 3) (h₂ : x - y = 1) : x = 2 := by
  sorry

theorem int_between_example (x : Int) (h₁ : 0 < x) (h₂ : x < 2) : x = 1 := by
  sorry
