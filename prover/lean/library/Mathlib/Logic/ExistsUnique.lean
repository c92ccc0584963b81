import Init
import Mathlib.Logic.Basic

/-!
Unique existence. Source of the names: Mathlib `Mathlib/Logic/ExistsUnique.lean`.
-/

universe u

variable {α : Sort u}

/-- `∃! x, p x`: there is exactly one `x` with `p x`. -/
def ExistsUnique (p : α → Prop) := ∃ x, p x ∧ ∀ y, p y → y = x

theorem existsUnique_def (p : α → Prop) : ExistsUnique p ↔ ∃ x, p x ∧ ∀ y, p y → y = x := Iff.rfl

theorem ExistsUnique.intro {p : α → Prop} (w : α) (h₁ : p w) (h₂ : ∀ y, p y → y = w) : ∃! x, p x := ⟨w, h₁, h₂⟩

theorem ExistsUnique.elim {p : α → Prop} {b : Prop} (h₂ : ∃! x, p x) (h₁ : ∀ x, p x → (∀ y, p y → y = x) → b) : b :=
  Exists.elim h₂ (fun w hw => h₁ w hw.1 hw.2)

theorem existsUnique_of_exists_of_unique {p : α → Prop} (hex : ∃ x, p x) (hunique : ∀ y₁ y₂, p y₁ → p y₂ → y₁ = y₂) :
    ∃! x, p x :=
  Exists.elim hex (fun x px => ⟨x, px, fun y py => hunique y x py px⟩)

theorem ExistsUnique.exists {p : α → Prop} : (∃! x, p x) → ∃ x, p x := fun ⟨x, h, _⟩ => ⟨x, h⟩

theorem ExistsUnique.unique {p : α → Prop} (h : ∃! x, p x) {y₁ y₂ : α} (py₁ : p y₁) (py₂ : p y₂) : y₁ = y₂ :=
  match h with
  | ⟨_, _, hy⟩ => (hy _ py₁).trans (hy _ py₂).symm
