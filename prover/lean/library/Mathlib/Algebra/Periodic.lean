import Mathlib.Algebra.Group.Defs

/-! Periodic functions. Source of the names: Mathlib `Mathlib/Algebra/Ring/Periodic.lean`. -/

universe u v

namespace Function

variable {α : Type u} {β : Type v} {f : α → β} {c : α}

/-- `f` is periodic with period `c`. -/
@[simp] def Periodic [Add α] (f : α → β) (c : α) : Prop := ∀ x : α, f (x + c) = f x

/-- `f` changes its sign at each step of `c`. -/
@[simp] def Antiperiodic [Add α] [Neg β] (f : α → β) (c : α) : Prop := ∀ x : α, f (x + c) = -f x

protected theorem Periodic.eq [AddZeroClass α] (h : Periodic f c) : f c = f 0 := by
  have k := h 0
  rwa [zero_add] at k

end Function
