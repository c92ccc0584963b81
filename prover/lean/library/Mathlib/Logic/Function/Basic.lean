import Init
import Mathlib.Logic.ExistsUnique

/-!
Injective, surjective and bijective functions, inverses, fixed points.
Source of the names: Mathlib `Mathlib/Logic/Function/Defs.lean`, `Mathlib/Logic/Function/Basic.lean`.
-/

universe u v w

namespace Function

variable {α : Sort u} {β : Sort v} {γ : Sort w} {f : α → β} {g : β → γ}

/-- Injective and surjective. -/
def Bijective (f : α → β) := Injective f ∧ Surjective f

/-- A function with a left inverse. -/
def HasLeftInverse (f : α → β) : Prop := ∃ finv : β → α, LeftInverse finv f

/-- A function with a right inverse. -/
def HasRightInverse (f : α → β) : Prop := ∃ finv : β → α, RightInverse finv f

/-- `f (f x) = x` for all `x`. -/
def Involutive {α : Sort u} (f : α → α) : Prop := ∀ x, f (f x) = x

/-- `x` is mapped to itself. -/
def IsFixedPt {α : Type u} (f : α → α) (x : α) := f x = x

theorem injective_id : Injective (@id α) := fun _ _ h => h

theorem surjective_id : Surjective (@id α) := fun a => ⟨a, rfl⟩

theorem bijective_id : Bijective (@id α) := ⟨injective_id, surjective_id⟩

theorem Injective.comp (hg : Injective g) (hf : Injective f) : Injective (g ∘ f) := fun _ _ h => hf (hg h)

theorem Surjective.comp (hg : Surjective g) (hf : Surjective f) : Surjective (g ∘ f) := fun c =>
  (hg c).elim fun b hb => (hf b).elim fun a ha => ⟨a, by show g (f a) = c; rw [ha, hb]⟩

theorem Bijective.comp (hg : Bijective g) (hf : Bijective f) : Bijective (g ∘ f) :=
  ⟨hg.1.comp hf.1, hg.2.comp hf.2⟩

theorem Bijective.injective (hf : Bijective f) : Injective f := hf.1

theorem Bijective.surjective (hf : Bijective f) : Surjective f := hf.2

theorem Injective.ne (hf : Injective f) {a₁ a₂ : α} : a₁ ≠ a₂ → f a₁ ≠ f a₂ := fun n h => n (hf h)

theorem Injective.ne_iff (hf : Injective f) {x y : α} : f x ≠ f y ↔ x ≠ y := ⟨fun n h => n (by rw [h]), hf.ne⟩

theorem Injective.of_comp (I : Injective (g ∘ f)) : Injective f := fun x y h => I (by show g (f x) = g (f y); rw [h])

theorem Surjective.of_comp (S : Surjective (g ∘ f)) : Surjective g := fun y => (S y).elim fun x h => ⟨f x, h⟩

theorem LeftInverse.surjective {g : β → α} {f : α → β} (h : LeftInverse g f) : Surjective g := fun x => ⟨f x, h x⟩

theorem RightInverse.surjective {g : β → α} {f : α → β} (h : RightInverse g f) : Surjective f := fun x => ⟨g x, h x⟩

theorem RightInverse.injective {g : β → α} {f : α → β} (h : RightInverse g f) : Injective g :=
  LeftInverse.injective (f := g) (g := f) h

theorem bijective_iff_existsUnique (f : α → β) : Bijective f ↔ ∀ b : β, ∃! a : α, f a = b :=
  ⟨fun hf b => (hf.2 b).elim fun a ha => ⟨a, ha, fun _ hy => hf.1 (hy.trans ha.symm)⟩,
    fun he => ⟨fun x y h => (he (f y)).unique h rfl, fun b => (he b).exists⟩⟩

theorem Involutive.injective {f : α → α} (h : Involutive f) : Injective f := LeftInverse.injective (g := f) h

theorem Involutive.surjective {f : α → α} (h : Involutive f) : Surjective f := fun x => ⟨f x, h x⟩

theorem Involutive.bijective {f : α → α} (h : Involutive f) : Bijective f := ⟨h.injective, h.surjective⟩

/-- The relation `f` between the values of `g`. -/
abbrev onFun {α β φ} (f : β → β → φ) (g : α → β) : α → α → φ := fun x y => f (g x) (g y)

/-- A value of `f`, when `α` has an element; otherwise any element of `β`. -/
noncomputable def sometimes {α : Sort u} {β : Sort v} [Nonempty β] (f : α → β) : β :=
  open Classical in if h : Nonempty α then f (Classical.choice h) else Classical.choice ‹_›

theorem sometimes_eq {p : Prop} {α : Sort v} [Nonempty α] (f : p → α) (a : p) : sometimes f = f a :=
  dif_pos ⟨a⟩

theorem sometimes_spec {p : Prop} {α : Sort v} [Nonempty α] (P : α → Prop) (f : p → α) (a : p) (h : P (f a)) :
    P (sometimes f) := by
  rwa [sometimes_eq]

protected theorem Bijective.existsUnique (hf : Bijective f) (b : β) : ∃! a : α, f a = b :=
  (bijective_iff_existsUnique f).mp hf b

/-- The chosen inverse of a surjective function. -/
noncomputable def surjInv {f : α → β} (h : Surjective f) (b : β) : α := Classical.choose (h b)

theorem surjInv_eq (h : Surjective f) (b : β) : f (surjInv h b) = b := Classical.choose_spec (h b)

theorem rightInverse_surjInv (hf : Surjective f) : RightInverse (surjInv hf) f := surjInv_eq hf

theorem leftInverse_surjInv (hf : Bijective f) : LeftInverse (surjInv hf.2) f := fun a => hf.1 (surjInv_eq hf.2 (f a))

theorem Surjective.hasRightInverse (hf : Surjective f) : HasRightInverse f := ⟨_, rightInverse_surjInv hf⟩

theorem bijective_iff_has_inverse : Bijective f ↔ ∃ g, LeftInverse g f ∧ RightInverse g f :=
  ⟨fun hf => ⟨_, leftInverse_surjInv hf, rightInverse_surjInv hf.2⟩, fun ⟨_, gl, gr⟩ => ⟨gl.injective, gr.surjective⟩⟩

theorem injective_surjInv (h : Surjective f) : Injective (surjInv h) := (rightInverse_surjInv h).injective

end Function
