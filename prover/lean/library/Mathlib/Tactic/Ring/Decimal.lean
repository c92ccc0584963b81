import Mathlib.Tactic.Ring.Field

/-!
Decimals in fields. Mathlib's instance goes through the cast from the nonnegative rationals; here a decimal is the quotient
that it denotes. Source of the name: Mathlib `Mathlib/Data/Rat/Cast/OfScientific.lean`.
-/

universe u

instance (priority := 100) NNRatCast.toOfScientific {K : Type u} [Field K] : OfScientific K where
  ofScientific m s e := bif s then (m : K) / ((10 ^ e : ℕ) : K) else ((m * 10 ^ e : ℕ) : K)

namespace Mathlib.Tactic.Ring

variable {K : Type u} [Field K]

def decimal (m : ℕ) (s : Bool) (e : ℕ) : K := OfScientific.ofScientific m s e

theorem scaled_decimal [CharZero K] {m e d : ℕ} (h : 10 ^ e = d) :
    (OfScientific.ofScientific m true e : K) * (d : K) = (m : K) := by
  subst h
  have pos : 10 ^ e ≠ 0 := Nat.ne_of_gt (Nat.pow_pos (by decide))
  exact div_mul_cancel₀ _ (Nat.cast_ne_zero.mpr pos)

theorem scaled_big [CharZero K] {m e n : ℕ} (h : m * 10 ^ e = n) :
    (OfScientific.ofScientific m false e : K) * ((1 : ℕ) : K) = (n : K) := by
  subst h
  rw [scaled_refl]
  rfl

end Mathlib.Tactic.Ring
