import Init
import Mathlib.Data.Real.Operations

/-!
Exponential function, logarithm, trigonometric functions and real powers are declared here: opaque functions of which
nothing is known yet. Statements about them can be read; what is proved of them holds for every function.
Source of the names: Mathlib `Mathlib/Analysis/SpecialFunctions/{Exp,Log/Basic,Log/Base,Trigonometric/Basic,Pow/Real}.lean`.
-/

noncomputable section

namespace Real

instance : Inhabited ℝ := ⟨0⟩

/-- The exponential function. -/
@[pp_nodot] opaque exp (x : ℝ) : ℝ

/-- The natural logarithm. -/
@[pp_nodot] opaque log (x : ℝ) : ℝ

/-- The sine. -/
@[pp_nodot] opaque sin (x : ℝ) : ℝ

/-- The cosine. -/
@[pp_nodot] opaque cos (x : ℝ) : ℝ

/-- The number `π`. -/
protected opaque pi : ℝ

/-- `x ^ y` for real `y`. -/
opaque rpow (x y : ℝ) : ℝ

instance : Pow ℝ ℝ := ⟨rpow⟩

@[simp] theorem rpow_eq_pow (x y : ℝ) : rpow x y = x ^ y := rfl

/-- The inverse functions of the sine, the cosine and the tangent. -/
@[pp_nodot] opaque arcsin (x : ℝ) : ℝ

@[pp_nodot] opaque arccos (x : ℝ) : ℝ

@[pp_nodot] opaque arctan (x : ℝ) : ℝ

end Real
