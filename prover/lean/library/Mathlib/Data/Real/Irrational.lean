import Init
import Mathlib.Data.Rat.Cast
import Mathlib.Data.Real.Basic
import Mathlib.Data.Set.Basic

/-!
Irrational numbers. Source of the names: Mathlib `Mathlib/Data/Real/Irrational.lean`.
-/

/-- `x` is not the cast of a rational number. -/
def Irrational (x : ℝ) := x ∉ Set.range (Rat.cast : ℚ → ℝ)

theorem irrational_iff_ne_rational (x : ℝ) : Irrational x ↔ ∀ q : ℚ, (q : ℝ) ≠ x :=
  ⟨fun h q e => h ⟨q, e⟩, fun h ⟨q, e⟩ => h q e⟩
