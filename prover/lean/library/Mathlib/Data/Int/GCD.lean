import Mathlib.Data.Nat.GCD.Basic

/-!
The factors of Bézout's identity. Source of the names: Mathlib `Mathlib/Data/Int/GCD.lean`.
-/

namespace Nat

/-- The factor of `x` in Bézout's identity. -/
noncomputable def gcdA (x y : ℕ) : ℤ := (exists_gcd_eq_mul_add_mul x y).choose

/-- The factor of `y` in Bézout's identity. -/
noncomputable def gcdB (x y : ℕ) : ℤ := (exists_gcd_eq_mul_add_mul x y).choose_spec.choose

/-- Bézout's identity. -/
theorem gcd_eq_gcd_ab (x y : ℕ) : (gcd x y : ℤ) = x * gcdA x y + y * gcdB x y :=
  (exists_gcd_eq_mul_add_mul x y).choose_spec.choose_spec

end Nat

namespace Int

/-- The factor of `m` in Bézout's identity. -/
noncomputable def gcdA (m n : ℤ) : ℤ := m.sign * m.natAbs.gcdA n.natAbs

/-- The factor of `n` in Bézout's identity. -/
noncomputable def gcdB (m n : ℤ) : ℤ := n.sign * m.natAbs.gcdB n.natAbs

private theorem mul_sign_eq_natAbs : ∀ x : ℤ, x * x.sign = x.natAbs
  | 0 => rfl
  | (n + 1 : ℕ) => Int.mul_one _
  | negSucc n => Int.mul_neg_one _

/-- Bézout's identity. -/
theorem gcd_eq_gcd_ab (x y : ℤ) : (gcd x y : ℤ) = x * gcdA x y + y * gcdB x y := by
  have h := Nat.gcd_eq_gcd_ab x.natAbs y.natAbs
  rw [gcdA, gcdB, ← Int.mul_assoc, ← Int.mul_assoc, mul_sign_eq_natAbs, mul_sign_eq_natAbs]
  exact h

theorem dvd_coe_gcd {a b c : ℤ} (ha : c ∣ a) (hb : c ∣ b) : c ∣ (gcd a b : ℤ) := Int.dvd_gcd ha hb

end Int
