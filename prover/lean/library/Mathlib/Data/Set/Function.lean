import Mathlib.Data.Set.Basic
import Mathlib.Logic.Function.Basic

/-! Functions that are injective on a set. Source of the names: Mathlib `Mathlib/Data/Set/Function.lean`. -/

universe u v

namespace Set

variable {α : Type u} {β : Type v} {s s₁ s₂ : Set α} {f : α → β}

theorem injOn_of_injective (h : Function.Injective f) : InjOn f s := fun _ _ _ _ e => h e

theorem _root_.Function.Injective.injOn (h : Function.Injective f) : InjOn f s := injOn_of_injective h

theorem injOn_univ : InjOn f univ ↔ Function.Injective f := ⟨fun h _ _ e => h trivial trivial e, injOn_of_injective⟩

theorem InjOn.mono (h : s₁ ⊆ s₂) (ht : InjOn f s₂) : InjOn f s₁ := fun _ hx _ hy e => ht (h hx) (h hy) e

theorem InjOn.eq_iff {x y} (h : InjOn f s) (hx : x ∈ s) (hy : y ∈ s) : f x = f y ↔ x = y := ⟨fun e => h hx hy e, fun e => e ▸ rfl⟩

end Set
