import Init
import Mathlib.Logic.Function.Basic

/-!
Equivalences: functions with a two-sided inverse. Source of the names: Mathlib `Mathlib/Logic/Equiv/Defs.lean`.
-/

universe u v w

/-- `α ≃ β`: functions from `α` to `β` with a two-sided inverse. -/
structure Equiv (α : Sort u) (β : Sort v) where
  protected toFun : α → β
  protected invFun : β → α
  protected left_inv : Function.LeftInverse invFun toFun
  protected right_inv : Function.RightInverse invFun toFun

namespace Equiv

/-- The permutations of a type. -/
abbrev Perm (α : Sort u) := Equiv α α

variable {α : Sort u} {β : Sort v} {γ : Sort w}

instance : CoeFun (α ≃ β) (fun _ => α → β) := ⟨Equiv.toFun⟩

/-- Every type is equivalent to itself. -/
protected def refl (α : Sort u) : α ≃ α := ⟨id, id, fun _ => rfl, fun _ => rfl⟩

/-- The inverse of an equivalence. -/
protected def symm (e : α ≃ β) : β ≃ α := ⟨e.invFun, e.toFun, e.right_inv, e.left_inv⟩

/-- Equivalences one after the other. -/
protected def trans (e₁ : α ≃ β) (e₂ : β ≃ γ) : α ≃ γ :=
  ⟨fun x => e₂.toFun (e₁.toFun x), fun x => e₁.invFun (e₂.invFun x),
    fun x => by show e₁.invFun (e₂.invFun (e₂.toFun (e₁.toFun x))) = x; rw [e₂.left_inv, e₁.left_inv],
    fun x => by show e₂.toFun (e₁.toFun (e₁.invFun (e₂.invFun x))) = x; rw [e₁.right_inv, e₂.right_inv]⟩

@[simp] theorem symm_apply_apply (e : α ≃ β) (x : α) : e.symm (e x) = x := e.left_inv x

@[simp] theorem apply_symm_apply (e : α ≃ β) (x : β) : e (e.symm x) = x := e.right_inv x

@[simp] theorem toFun_as_coe (e : α ≃ β) : e.toFun = e := rfl

@[simp] theorem invFun_as_coe (e : α ≃ β) : e.invFun = e.symm := rfl

@[simp] theorem symm_symm (e : α ≃ β) : e.symm.symm = e := rfl

protected theorem injective (e : α ≃ β) : Function.Injective e := Function.LeftInverse.injective e.left_inv

protected theorem surjective (e : α ≃ β) : Function.Surjective e := Function.RightInverse.surjective e.right_inv

protected theorem bijective (e : α ≃ β) : Function.Bijective e := ⟨e.injective, e.surjective⟩

@[ext] protected theorem ext {f g : α ≃ β} (H : ∀ x, f x = g x) : f = g := by
  obtain ⟨f₁, f₂, f₃, f₄⟩ := f
  obtain ⟨g₁, g₂, g₃, g₄⟩ := g
  have e : f₁ = g₁ := funext H
  subst e
  have e' : f₂ = g₂ := funext fun b => (congrArg f₂ (g₄ b)).symm.trans (f₃ (g₂ b))
  subst e'
  rfl

theorem apply_eq_iff_eq (f : α ≃ β) {x y : α} : f x = f y ↔ x = y := f.injective.eq_iff

theorem apply_eq_iff_eq_symm_apply {x : α} {y : β} (f : α ≃ β) : f x = y ↔ x = f.symm y :=
  ⟨fun h => by rw [← h]; exact (f.left_inv x).symm, fun h => by rw [h]; exact f.right_inv y⟩

theorem symm_apply_eq {α : Sort u} {β : Sort v} (e : α ≃ β) {x y} : e.symm x = y ↔ x = e y :=
  ⟨fun h => by rw [← h]; exact (e.right_inv x).symm, fun h => by rw [h]; exact e.left_inv y⟩

theorem eq_symm_apply {α : Sort u} {β : Sort v} (e : α ≃ β) {x y} : y = e.symm x ↔ e y = x :=
  ⟨fun h => by rw [h]; exact e.right_inv x, fun h => by rw [← h]; exact (e.left_inv y).symm⟩

end Equiv
