import Mathlib.Data.Finset.Basic

/-!
Unions with one element. Source of the names: Mathlib `Mathlib/Data/Finset/Basic.lean`.
-/

universe u

namespace Finset

variable {α : Type u} [DecidableEq α]

@[simp] theorem singleton_union (x : α) (s : Finset α) : {x} ∪ s = insert x s := (insert_eq x s).symm

@[simp] theorem union_singleton (x : α) (s : Finset α) : s ∪ {x} = insert x s := by
  rw [union_comm, singleton_union]

end Finset
