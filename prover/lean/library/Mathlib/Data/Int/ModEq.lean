import Init
import Mathlib.Logic.Basic

/-!
Congruences `a ≡ b [ZMOD n]` of integers. Source of the names: Mathlib `Mathlib/Data/Int/ModEq.lean`.
-/

namespace Int

/-- `a ≡ b [ZMOD n]`: `a` and `b` leave the same remainder. -/
def ModEq (n a b : ℤ) := a % n = b % n

variable {n a b c d : ℤ}

instance : Decidable (Int.ModEq n a b) := decEq (a % n) (b % n)

namespace ModEq

@[refl] protected theorem refl (a : ℤ) : a ≡ a [ZMOD n] := rfl

protected theorem rfl : a ≡ a [ZMOD n] := rfl

@[symm] protected theorem symm : a ≡ b [ZMOD n] → b ≡ a [ZMOD n] := Eq.symm

protected theorem trans : a ≡ b [ZMOD n] → b ≡ c [ZMOD n] → a ≡ c [ZMOD n] := Eq.trans

protected theorem comm : a ≡ b [ZMOD n] ↔ b ≡ a [ZMOD n] := ⟨ModEq.symm, ModEq.symm⟩

protected theorem add (h₁ : a ≡ b [ZMOD n]) (h₂ : c ≡ d [ZMOD n]) : a + c ≡ b + d [ZMOD n] := by
  unfold Int.ModEq at *
  rw [Int.add_emod, h₁, h₂, ← Int.add_emod]

protected theorem mul (h₁ : a ≡ b [ZMOD n]) (h₂ : c ≡ d [ZMOD n]) : a * c ≡ b * d [ZMOD n] := by
  unfold Int.ModEq at *
  rw [Int.mul_emod, h₁, h₂, ← Int.mul_emod]

end ModEq

theorem modEq_zero_iff_dvd : a ≡ 0 [ZMOD n] ↔ n ∣ a := by
  unfold Int.ModEq
  rw [Int.zero_emod]
  exact ⟨Int.dvd_of_emod_eq_zero, Int.emod_eq_zero_of_dvd⟩

theorem mod_modEq (a n : ℤ) : a % n ≡ a [ZMOD n] := Int.emod_emod_of_dvd a (Int.dvd_refl n)

end Int
