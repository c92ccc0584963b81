import Init

/-!
Classes of notations. Source of the names: Mathlib `Mathlib/Order/Notation.lean`.
-/

universe u

/-- `aᶜ`, the complement. -/
class Compl (α : Type u) where
  compl : α → α

/-- `⊤`, the largest element. -/
class Top (α : Type u) where
  top : α

/-- `⊥`, the least element. -/
class Bot (α : Type u) where
  bot : α
