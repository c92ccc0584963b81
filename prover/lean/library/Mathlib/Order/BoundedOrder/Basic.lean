import Mathlib.Order.Defs
import Mathlib.Order.Notation

/-!
Orders with a largest or a least element. Source of the names: Mathlib `Mathlib/Order/BoundedOrder/Basic.lean`.
-/

universe u

/-- An order with a largest element. -/
class OrderTop (α : Type u) [LE α] extends Top α where
  le_top : ∀ a : α, a ≤ ⊤

/-- An order with a least element. -/
class OrderBot (α : Type u) [LE α] extends Bot α where
  bot_le : ∀ a : α, ⊥ ≤ a

/-- An order with a largest and a least element. -/
class BoundedOrder (α : Type u) [LE α] extends OrderTop α, OrderBot α

variable {α : Type u} {a b : α}

@[simp] theorem le_top [LE α] [OrderTop α] : a ≤ ⊤ := OrderTop.le_top a

@[simp] theorem bot_le [LE α] [OrderBot α] : ⊥ ≤ a := OrderBot.bot_le a

@[simp] theorem le_bot_iff [PartialOrder α] [OrderBot α] : a ≤ ⊥ ↔ a = ⊥ := ⟨fun h => le_antisymm h bot_le, le_of_eq⟩

@[simp] theorem top_le_iff [PartialOrder α] [OrderTop α] : ⊤ ≤ a ↔ a = ⊤ := ⟨fun h => le_antisymm le_top h, ge_of_eq⟩

theorem bot_lt_iff_ne_bot [PartialOrder α] [OrderBot α] : ⊥ < a ↔ a ≠ ⊥ :=
  ⟨fun h e => lt_irrefl a (by rw [e] at h ⊢; exact h), fun h => lt_of_le_of_ne bot_le h.symm⟩

instance Nat.instOrderBot : OrderBot Nat where
  bot := 0
  bot_le := Nat.zero_le

@[simp] theorem Nat.bot_eq_zero : ⊥ = (0 : Nat) := rfl

