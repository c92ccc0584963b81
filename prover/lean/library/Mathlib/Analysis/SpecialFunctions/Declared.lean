import Init
import Mathlib.Data.Real.Ordered
import Mathlib.Tactic.Ring.Decimal

/-!
The exponential function, sine, cosine and `π`: opaque functions with the few laws from which the rest is proved.
Each axiom is a theorem of Mathlib, under its name and with its statement; there the functions are power series
(`Mathlib/Analysis/Complex/Exponential.lean`, `Mathlib/Analysis/Complex/Trigonometric.lean`,
`Mathlib/Analysis/Complex/ExponentialBounds.lean`,
`Mathlib/Analysis/SpecialFunctions/Trigonometric/{Basic,Bounds}.lean`, `Mathlib/Analysis/Real/Pi/Bounds.lean`).
-/

noncomputable section

namespace Real

instance : Inhabited ℝ := ⟨0⟩

/-- The exponential function. -/
@[pp_nodot] opaque exp (x : ℝ) : ℝ

/-- The sine. -/
@[pp_nodot] opaque sin (x : ℝ) : ℝ

/-- The cosine. -/
@[pp_nodot] opaque cos (x : ℝ) : ℝ

/-- The number `π`. -/
protected opaque pi : ℝ

end Real

open Real

/-! The exponential function turns sums into products and lies above its tangent at 0. -/

axiom Real.exp_add (x y : ℝ) : exp (x + y) = exp x * exp y

axiom Real.add_one_le_exp (x : ℝ) : x + 1 ≤ exp x

axiom Real.exp_one_gt_d9 : 2.7182818283 < exp 1

axiom Real.exp_one_lt_d9 : exp 1 < 2.7182818286

/-! Addition theorems, and how the sine leaves 0. -/

axiom Real.sin_add (x y : ℝ) : sin (x + y) = sin x * cos y + cos x * sin y

axiom Real.cos_add (x y : ℝ) : cos (x + y) = cos x * cos y - sin x * sin y

axiom Real.sin_sq_add_cos_sq (x : ℝ) : sin x ^ 2 + cos x ^ 2 = 1

axiom Real.sin_lt {x : ℝ} (h : 0 < x) : sin x < x

axiom Real.sin_gt_sub_cube {x : ℝ} (hx : 0 < x) : x - x ^ 3 / 6 < sin x

/-! What `π` is. -/

axiom Real.cos_pi_div_two : cos (π / 2) = 0

axiom Real.sin_pos_of_pos_of_lt_pi {x : ℝ} (h0x : 0 < x) (hxp : x < π) : 0 < sin x

axiom Real.pi_gt_d20 : 3.14159265358979323846 < π

axiom Real.pi_lt_d20 : π < 3.14159265358979323847
