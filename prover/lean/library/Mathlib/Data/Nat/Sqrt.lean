import Init
import Mathlib.Logic.Basic

/-!
Square roots of natural numbers, rounded down: Newton's iteration. Source of the names: Batteries `Data/Nat/Basic`,
Mathlib `Mathlib/Data/Nat/Sqrt.lean`.
-/

namespace Nat

/-- One step after the other until the guess does not fall any more. -/
def sqrt.iter (n guess : ℕ) : ℕ :=
  let next := (guess + n / guess) / 2
  if _h : next < guess then sqrt.iter n next else guess
termination_by guess

/-- The greatest natural number whose square is at most `n`. -/
def sqrt (n : ℕ) : ℕ := if n ≤ 1 then n else sqrt.iter n (1 <<< ((n.log2 / 2) + 1))

theorem sqrt.iter_eq (n guess : ℕ) :
    sqrt.iter n guess = if (guess + n / guess) / 2 < guess then sqrt.iter n ((guess + n / guess) / 2) else guess := by
  rw [sqrt.iter]
  by_cases h : (guess + n / guess) / 2 < guess
  · exact (dif_pos h).trans (if_pos h).symm
  · exact (dif_neg h).trans (if_neg h).symm

end Nat
