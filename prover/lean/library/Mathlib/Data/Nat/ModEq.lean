import Init
import Mathlib.Logic.Basic

/-!
Congruences `a ≡ b [MOD n]` of natural numbers. Source of the names: Mathlib `Mathlib/Data/Nat/ModEq.lean`
(today `Mathlib/Algebra/Group/Nat/ModEq`).
-/

namespace Nat

/-- `a ≡ b [MOD n]`: `a` and `b` leave the same remainder. -/
def ModEq (n a b : ℕ) := a % n = b % n

variable {m n a b c d : ℕ}

instance : Decidable (Nat.ModEq n a b) := decEq (a % n) (b % n)

namespace ModEq

@[refl] protected theorem refl (a : ℕ) : a ≡ a [MOD n] := rfl

protected theorem rfl : a ≡ a [MOD n] := rfl

@[symm] protected theorem symm : a ≡ b [MOD n] → b ≡ a [MOD n] := Eq.symm

protected theorem trans : a ≡ b [MOD n] → b ≡ c [MOD n] → a ≡ c [MOD n] := Eq.trans

protected theorem comm : a ≡ b [MOD n] ↔ b ≡ a [MOD n] := ⟨ModEq.symm, ModEq.symm⟩

protected theorem add (h₁ : a ≡ b [MOD n]) (h₂ : c ≡ d [MOD n]) : a + c ≡ b + d [MOD n] := by
  unfold Nat.ModEq at *
  rw [Nat.add_mod, h₁, h₂, ← Nat.add_mod]

protected theorem add_left (c : ℕ) (h : a ≡ b [MOD n]) : c + a ≡ c + b [MOD n] := ModEq.add rfl h

protected theorem add_right (c : ℕ) (h : a ≡ b [MOD n]) : a + c ≡ b + c [MOD n] := ModEq.add h rfl

protected theorem mul (h₁ : a ≡ b [MOD n]) (h₂ : c ≡ d [MOD n]) : a * c ≡ b * d [MOD n] := by
  unfold Nat.ModEq at *
  rw [Nat.mul_mod, h₁, h₂, ← Nat.mul_mod]

protected theorem mul_left (c : ℕ) (h : a ≡ b [MOD n]) : c * a ≡ c * b [MOD n] := ModEq.mul rfl h

protected theorem mul_right (c : ℕ) (h : a ≡ b [MOD n]) : a * c ≡ b * c [MOD n] := ModEq.mul h rfl

protected theorem pow (m : ℕ) (h : a ≡ b [MOD n]) : a ^ m ≡ b ^ m [MOD n] := by
  induction m with
  | zero => exact ModEq.refl _
  | succ m ih => rw [Nat.pow_succ, Nat.pow_succ]; exact ModEq.mul ih h

end ModEq

theorem modEq_zero_iff_dvd : a ≡ 0 [MOD n] ↔ n ∣ a := by
  unfold Nat.ModEq
  rw [Nat.zero_mod]
  exact (Nat.dvd_iff_mod_eq_zero).symm

theorem mod_modEq (a n : ℕ) : a % n ≡ a [MOD n] := Nat.mod_mod a n

end Nat
