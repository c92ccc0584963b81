import Mathlib.Tactic.Ring.Basic
import Mathlib.Algebra.Field.Basic

/-!
The lemmas by which `ring` reads quotients and inverses: a numeral becomes a denominator, the inverse of a product is the
product of the inverses.
-/

universe u

namespace Mathlib.Tactic.Ring

section operations
variable (R : Type u)

def invOp [Field R] (a : R) : R := a⁻¹
def divOp [Field R] (a b : R) : R := a / b

end operations

section field
variable {R : Type u} [Field R]

theorem div_eq_mul_inv' (a b : R) : a / b = a * b⁻¹ := div_eq_mul_inv a b

theorem inv_eq_one_div' (a : R) : a⁻¹ = 1 / a := by rw [div_eq_mul_inv, one_mul]

theorem mul_inv' (a b : R) : (a * b)⁻¹ = a⁻¹ * b⁻¹ := by rw [mul_inv_rev, mul_comm]

theorem pow_inv' (a : R) (n : Nat) : (a ^ n)⁻¹ = a⁻¹ ^ n := (inv_pow a n).symm

theorem inv_inv' (a : R) : a⁻¹⁻¹ = a := inv_inv a

theorem inv_div' (a b : R) : (a / b)⁻¹ = b / a := inv_div a b

theorem neg_inv' (a : R) : (-a)⁻¹ = -a⁻¹ := by
  cases Classical.em (a = 0) with
  | inl h => rw [h, neg_zero, inv_zero, neg_zero]
  | inr h => exact (eq_inv_of_mul_eq_one_left (by rw [neg_mul, mul_neg, neg_neg, inv_mul_cancel₀ h])).symm

theorem div_pow' (a b : R) (n : Nat) : (a / b) ^ n = (a * b⁻¹) ^ n := by rw [div_eq_mul_inv]

theorem inv_congr' {a b : R} (h : a = b) : a⁻¹ = b⁻¹ := by rw [h]

theorem cast_ne_zero [CharZero R] {n : Nat} (h : Nat.ble 1 n = true) : (n : R) ≠ 0 := by
  have h := Nat.le_of_ble_eq_true h
  exact Nat.cast_ne_zero.mpr (by omega)

theorem eq_of_scaled [CharZero R] {a b a' b' : R} {k l : Nat} (ha : a * (k : R) = a') (hb : b * (l : R) = b')
    (hk : Nat.ble 1 k = true) (hl : Nat.ble 1 l = true) (h : a' * (l : R) = b' * (k : R)) : a = b := by
  rw [← ha, ← hb, mul_right_comm b] at h
  exact mul_right_cancel₀ (cast_ne_zero hk) (mul_right_cancel₀ (cast_ne_zero hl) h)

theorem scaled_div_zero [CharZero R] {a b a' b' : R} {k l : Nat} (_ : a * (k : R) = a') (hb : b * (l : R) = b')
    (hl : Nat.ble 1 l = true) (h : b' = 0) : a / b * ((1 : Nat) : R) = 0 := by
  have b0 : b = 0 := mul_right_cancel₀ (cast_ne_zero hl) (by rw [hb, h, zero_mul])
  rw [scaled_refl, b0, div_eq_mul_inv, inv_zero, mul_zero]

theorem scaled_div_num [CharZero R] {a b a' b' : R} {k l n m : Nat} (ha : a * (k : R) = a') (hb : b * (l : R) = b')
    (h : b' = (n : R)) (hn : Nat.ble 1 n = true) (hm : k * n = m) : a / b * (m : R) = a' * (l : R) := by
  have hb' : b * (l : R) = (n : R) := hb.trans h
  have b0 : b ≠ 0 := fun h0 => cast_ne_zero (R := R) hn (by rw [← hb', h0, zero_mul])
  rw [← ha, ← hm, natCast_mul, ← hb', div_eq_mul_inv, mul_comm b, mul_assoc a, mul_comm b⁻¹, mul_assoc, mul_assoc,
    mul_assoc, mul_inv_cancel₀ b0, mul_one]

theorem scaled_div_neg [CharZero R] {a b a' b' : R} {k l n m : Nat} (ha : a * (k : R) = a') (hb : b * (l : R) = b')
    (h : b' = -(n : R)) (hn : Nat.ble 1 n = true) (hm : k * n = m) : a / b * (m : R) = -(a' * (l : R)) := by
  have h1 : -b * (l : R) = (n : R) := by rw [neg_mul, hb, h, neg_neg]
  rw [← scaled_div_num ha h1 rfl hn hm, ← neg_mul, div_eq_mul_inv, div_eq_mul_inv, neg_inv', mul_neg, neg_neg]

end field
end Mathlib.Tactic.Ring
