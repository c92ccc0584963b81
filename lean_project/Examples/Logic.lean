/-! Propositional and first-order logic. -/

theorem and_swap_example (p q : Prop) : p ∧ q → q ∧ p := by
  sorry

theorem or_swap_example (p q : Prop) (h : p ∨ q) : q ∨ p := by
  sorry

theorem and_assoc_example (p q r : Prop) : (p ∧ q) ∧ r ↔ p ∧ (q ∧ r) := sorry

theorem imp_trans_example (p q r : Prop) (hpq : p → q) (hqr : q → r) : p → r := by
  sorry

theorem not_not_intro_example (p : Prop) (hp : p) : ¬¬p := by sorry

theorem contrapositive_example (p q : Prop) (h : p → q) : ¬q → ¬p := by
  sorry

theorem de_morgan_example (p q : Prop) : ¬(p ∨ q) ↔ ¬p ∧ ¬q := by
  sorry

theorem or_and_example (p q r : Prop) (h : p ∨ (q ∧ r)) : (p ∨ q) ∧ (p ∨ r) := by
  constructor
  · sorry
  · sorry

theorem exists_and_example (α : Type) (p q : α → Prop) (h : ∃ x, p x ∧ q x) : ∃ x, p x := by
  sorry

theorem forall_and_example (α : Type) (p q : α → Prop) (hp : ∀ x, p x) (hq : ∀ x, q x) : ∀ x, p x ∧ q x := by
  sorry

theorem not_exists_example (α : Type) (p : α → Prop) (h : ¬∃ x, p x) : ∀ x, ¬p x := by
  sorry

example (p q : Prop) (hp : p) : p ∨ q := sorry
