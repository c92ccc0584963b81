import Mathlib.Logic.Basic

/-!
The zero of functions. Source of the names: Mathlib `Mathlib/Algebra/Notation/Pi/Defs.lean`.
-/

universe u v

namespace Pi

variable {ι : Type u} {M : ι → Type v} [∀ i, Zero (M i)]

instance instZero : Zero (∀ i, M i) where
  zero _ := 0

@[simp high] theorem zero_apply (i : ι) : (0 : ∀ i, M i) i = 0 := rfl

theorem zero_def : (0 : ∀ i, M i) = fun _ => 0 := rfl

end Pi
