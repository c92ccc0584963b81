import Mathlib.Logic.Equiv.Defs

/-!
Embeddings: injective functions as objects. Source of the names: Mathlib `Mathlib/Logic/Embedding/Basic.lean`.
-/

universe u v w

/-- `α ↪ β`: an injective function. -/
structure Function.Embedding (α : Sort u) (β : Sort v) where
  toFun : α → β
  inj' : Function.Injective toFun

namespace Function.Embedding

variable {α : Sort u} {β : Sort v} {γ : Sort w}

instance : CoeFun (α ↪ β) (fun _ => α → β) := ⟨Function.Embedding.toFun⟩

@[simp] theorem coeFn_mk (f : α → β) (i) : ((@mk _ _ f i : α ↪ β) : α → β) = f := rfl

protected theorem injective (f : α ↪ β) : Injective f := f.inj'

theorem apply_eq_iff_eq (f : α ↪ β) (x y : α) : f x = f y ↔ x = y := ⟨fun h => f.inj' h, fun h => by rw [h]⟩

/-- The identity. -/
protected def refl (α : Sort u) : α ↪ α := ⟨id, fun _ _ h => h⟩

/-- Embeddings one after the other. -/
protected def trans (f : α ↪ β) (g : β ↪ γ) : α ↪ γ := ⟨fun a => g.toFun (f.toFun a), fun _ _ h => f.inj' (g.inj' h)⟩

/-- The embedding of a subtype. -/
def subtype {α : Sort u} (p : α → Prop) : Subtype p ↪ α := ⟨Subtype.val, fun _ _ => Subtype.ext⟩

end Function.Embedding

/-- An equivalence is an embedding. -/
def Equiv.toEmbedding {α : Sort u} {β : Sort v} (f : α ≃ β) : α ↪ β := ⟨f.toFun, f.injective⟩
