import Init
import Mathlib.Analysis.SpecialFunctions.Declared
import Mathlib.Data.Real.Basic

/-!
Functions that are defined from the declared ones: tangent, logarithms to a base.
Source of the names: Mathlib `Mathlib/Analysis/SpecialFunctions/Log/Base.lean`, `Mathlib/Data/Complex/Trigonometric.lean`.
-/

noncomputable section

namespace Real

/-- The tangent. -/
@[pp_nodot] def tan (x : ℝ) : ℝ := sin x / cos x

theorem tan_eq_sin_div_cos (x : ℝ) : tan x = sin x / cos x := rfl

/-- The logarithm to the base `b`. -/
@[pp_nodot] def logb (b x : ℝ) : ℝ := log x / log b

theorem log_div_log {b x : ℝ} : log x / log b = logb b x := rfl

end Real
