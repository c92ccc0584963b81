import Mathlib.Order.Defs

/-!
Directed orders. Source of the names: Mathlib `Mathlib/Order/Directed.lean`, `Mathlib/Order/Defs/Unbundled.lean`.
-/

universe u

/-- Any two elements have one that is related to both. -/
class IsDirected (α : Type u) (r : α → α → Prop) : Prop where
  directed (a b : α) : ∃ c, r a c ∧ r b c

/-- Any two elements have a common upper bound. -/
abbrev IsDirectedOrder (α : Type u) [LE α] : Prop := IsDirected α (· ≤ ·)

theorem directed_of {α : Type u} (r : α → α → Prop) [IsDirected α r] (a b : α) : ∃ c, r a c ∧ r b c := IsDirected.directed a b

theorem exists_ge_ge {α : Type u} [LE α] [IsDirectedOrder α] (a b : α) : ∃ c, a ≤ c ∧ b ≤ c := directed_of (· ≤ ·) a b

instance (priority := 100) SemilatticeSup.to_isDirectedOrder {α : Type u} [SemilatticeSup α] : IsDirectedOrder α :=
  ⟨fun a b => ⟨a ⊔ b, le_sup_left, le_sup_right⟩⟩
