import Mathlib.Data.Set.Basic
import Mathlib.Logic.Function.Basic

/-! Images and preimages. Source of the names: Mathlib `Mathlib/Data/Set/Image.lean`. -/

universe u v w

namespace Set

variable {α : Type u} {β : Type v} {s t : Set α} {f : α → β}

@[simp] theorem image_empty (f : α → β) : f '' ∅ = ∅ := ext fun _ => ⟨fun ⟨_, h, _⟩ => h, fun h => h.elim⟩

@[simp] theorem image_singleton {f : α → β} {a : α} : f '' {a} = {f a} :=
  ext fun _ => ⟨fun ⟨_, h, e⟩ => by rw [← e, mem_singleton_iff.mp h]; exact rfl, fun h => ⟨a, rfl, (mem_singleton_iff.mp h).symm⟩⟩

theorem image_mono (h : s ⊆ t) : f '' s ⊆ f '' t := fun _ ⟨x, hx, e⟩ => ⟨x, h hx, e⟩

theorem image_union (f : α → β) (s t : Set α) : f '' (s ∪ t) = f '' s ∪ f '' t :=
  ext fun _ => ⟨fun ⟨x, hx, e⟩ => hx.imp (fun h => ⟨x, h, e⟩) (fun h => ⟨x, h, e⟩),
    fun h => h.elim (fun ⟨x, hx, e⟩ => ⟨x, Or.inl hx, e⟩) (fun ⟨x, hx, e⟩ => ⟨x, Or.inr hx, e⟩)⟩

theorem image_inter_subset (f : α → β) (s t : Set α) : f '' (s ∩ t) ⊆ f '' s ∩ f '' t :=
  fun _ ⟨x, hx, e⟩ => ⟨⟨x, hx.1, e⟩, ⟨x, hx.2, e⟩⟩

theorem image_inter {f : α → β} {s t : Set α} (H : Function.Injective f) : f '' (s ∩ t) = f '' s ∩ f '' t :=
  Subset.antisymm (image_inter_subset f s t) fun _ ⟨⟨x, hx, e⟩, ⟨_, hy, e'⟩⟩ => ⟨x, ⟨hx, H (e.trans e'.symm) ▸ hy⟩, e⟩

theorem Nonempty.image (f : α → β) {s : Set α} : s.Nonempty → (f '' s).Nonempty := fun ⟨x, hx⟩ => ⟨f x, x, hx, rfl⟩

@[simp] theorem image_univ {f : α → β} : f '' univ = range f := ext fun _ => ⟨fun ⟨x, _, e⟩ => ⟨x, e⟩, fun ⟨x, e⟩ => ⟨x, trivial, e⟩⟩

theorem range_eq_univ {ι : Sort v} {f : ι → α} : range f = univ ↔ Function.Surjective f := eq_univ_iff_forall

theorem _root_.Function.Surjective.range_eq {ι : Sort v} {f : ι → α} (h : Function.Surjective f) : range f = univ := range_eq_univ.mpr h

@[simp] theorem preimage_inter {s t : Set β} : f ⁻¹' (s ∩ t) = f ⁻¹' s ∩ f ⁻¹' t := rfl

@[simp] theorem preimage_union {s t : Set β} : f ⁻¹' (s ∪ t) = f ⁻¹' s ∪ f ⁻¹' t := rfl

@[simp] theorem preimage_compl {s : Set β} : f ⁻¹' sᶜ = (f ⁻¹' s)ᶜ := rfl

@[simp] theorem preimage_setOf_eq {p : α → Prop} {f : β → α} : f ⁻¹' {a | p a} = {a | p (f a)} := rfl

theorem image_preimage_subset (f : α → β) (s : Set β) : f '' (f ⁻¹' s) ⊆ s := fun _ ⟨_, hx, e⟩ => e ▸ hx

theorem subset_preimage_image (f : α → β) (s : Set α) : s ⊆ f ⁻¹' (f '' s) := fun x hx => ⟨x, hx, rfl⟩

theorem image_preimage_eq {f : α → β} (s : Set β) (h : Function.Surjective f) : f '' (f ⁻¹' s) = s :=
  Subset.antisymm (image_preimage_subset f s) fun y hy => (h y).elim fun x e => ⟨x, by show f x ∈ s; rw [e]; exact hy, e⟩

theorem preimage_image_eq {f : α → β} (s : Set α) (h : Function.Injective f) : f ⁻¹' (f '' s) = s :=
  Subset.antisymm (fun _ ⟨_, hy, e⟩ => h e ▸ hy) (subset_preimage_image f s)

end Set
