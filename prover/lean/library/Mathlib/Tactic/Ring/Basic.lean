import Mathlib.Tactic.Ring.Check

/-!
The lemmas by which `ring` reads what is no plain ring expression: quotients and inverses, variable exponents. Each value is
kept as `a * k = a'` with a numeral `k` and a plain ring expression `a'`.
-/

universe u

namespace Mathlib.Tactic.Ring

/-! ## The operations that the procedure looks for -/

section operations
variable (R : Type u)

def addOp [CommSemiring R] (a b : R) : R := a + b
def mulOp [CommSemiring R] (a b : R) : R := a * b
def powOp [CommSemiring R] (a : R) (n : Nat) : R := a ^ n
noncomputable def castOp [CommSemiring R] (n : Nat) : R := Nat.cast n
def zeroOp [CommSemiring R] : R := 0
def oneOp [CommSemiring R] : R := 1
def negOp [CommRing R] (a : R) : R := -a
def subOp [CommRing R] (a b : R) : R := a - b
def invOp [Field R] (a : R) : R := a⁻¹
def divOp [Field R] (a b : R) : R := a / b
def charZeroClass [CommSemiring R] : Prop := CharZero R

end operations

section semiring
variable {R : Type u} [CommSemiring R]

theorem scaled_refl (a : R) : a * ((1 : Nat) : R) = a := by rw [Nat.cast_one, mul_one]

theorem scaled_trans {a b c : R} {k : Nat} (h : a = b) (hb : b * (k : R) = c) : a * (k : R) = c := by rw [h, hb]

theorem eq_of_scaled_one {a b a' b' : R} (ha : a * ((1 : Nat) : R) = a') (hb : b * ((1 : Nat) : R) = b')
    (h : a' = b') : a = b := by
  rw [scaled_refl] at ha hb
  rw [ha, hb, h]

theorem scaled_add {a b a' b' : R} {k l x y m : Nat} (ha : a * (k : R) = a') (hb : b * (l : R) = b')
    (hx : k * x = m) (hy : l * y = m) : (a + b) * (m : R) = a' * (x : R) + b' * (y : R) := by
  rw [add_mul, ← ha, ← hb, mul_assoc, mul_assoc, ← Nat.cast_mul, ← Nat.cast_mul, hx, hy]

theorem scaled_mul {a b a' b' : R} {k l m : Nat} (ha : a * (k : R) = a') (hb : b * (l : R) = b')
    (hm : k * l = m) : a * b * (m : R) = a' * b' := by
  rw [← ha, ← hb, ← hm, Nat.cast_mul, mul_mul_mul_comm]

theorem scaled_pow {a a' : R} {k m n : Nat} (ha : a * (k : R) = a') (hm : k ^ n = m) :
    a ^ n * (m : R) = a' ^ n := by
  subst hm
  induction n with
  | zero => rw [pow_zero a, pow_zero a', Nat.pow_zero, Nat.cast_one, mul_one]
  | succ n ih => rw [pow_succ a, pow_succ a', Nat.pow_succ, Nat.cast_mul, mul_mul_mul_comm, ih, ha]

theorem pow_add' (a : R) (m n : Nat) : a ^ (m + n) = a ^ m * a ^ n := pow_add a m n

theorem pow_mul' (a : R) (m n : Nat) : a ^ (m * n) = (a ^ m) ^ n := pow_mul a m n

theorem pow_pow' (a : R) (m n : Nat) : (a ^ m) ^ n = a ^ (m * n) := (pow_mul a m n).symm

theorem mul_pow' (a b : R) (n : Nat) : (a * b) ^ n = a ^ n * b ^ n := mul_pow a b n

theorem pow_congr' {a : R} {m n : Nat} (h : m = n) : a ^ m = a ^ n := by rw [h]

theorem base_congr' {a b : R} {n : Nat} (h : a = b) : a ^ n = b ^ n := by rw [h]

theorem one_pow' {a : R} {n : Nat} (h : a = 1) : a ^ n = 1 := by rw [h, one_pow]

end semiring

section ring
variable {R : Type u} [CommRing R]

theorem scaled_neg {a a' : R} {k : Nat} (ha : a * (k : R) = a') : -a * (k : R) = -a' := by rw [neg_mul, ha]

theorem scaled_sub {a b a' b' : R} {k l x y m : Nat} (ha : a * (k : R) = a') (hb : b * (l : R) = b')
    (hx : k * x = m) (hy : l * y = m) : (a - b) * (m : R) = a' * (x : R) - b' * (y : R) := by
  rw [sub_mul, ← ha, ← hb, mul_assoc, mul_assoc, ← Nat.cast_mul, ← Nat.cast_mul, hx, hy]

/-- `linear_combination`: the goal `a' = b'` from `a = b`. -/
theorem eq_of_add {a b a' b' : R} (p : a = b) (h : a' - b' - (a - b) = 0) : a' = b' := by
  rw [p, sub_self, sub_zero] at h
  exact sub_eq_zero.mp h

end ring

section field
variable {R : Type u} [Field R]

theorem div_eq_mul_inv' (a b : R) : a / b = a * b⁻¹ := div_eq_mul_inv a b

theorem inv_eq_one_div' (a : R) : a⁻¹ = 1 / a := by rw [div_eq_mul_inv, one_mul]

theorem mul_inv' (a b : R) : (a * b)⁻¹ = a⁻¹ * b⁻¹ := mul_inv a b

theorem pow_inv' (a : R) (n : Nat) : (a ^ n)⁻¹ = a⁻¹ ^ n := (inv_pow a n).symm

theorem inv_inv' (a : R) : a⁻¹⁻¹ = a := inv_inv a

theorem inv_div' (a b : R) : (a / b)⁻¹ = b / a := inv_div a b

theorem neg_inv' (a : R) : (-a)⁻¹ = -a⁻¹ := inv_neg

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
  rw [← ha, ← hm, Nat.cast_mul, ← hb', div_eq_mul_inv, mul_comm b, mul_assoc a, mul_comm b⁻¹, mul_assoc, mul_assoc,
    mul_assoc, mul_inv_cancel₀ b0, mul_one]

theorem scaled_div_neg [CharZero R] {a b a' b' : R} {k l n m : Nat} (ha : a * (k : R) = a') (hb : b * (l : R) = b')
    (h : b' = -(n : R)) (hn : Nat.ble 1 n = true) (hm : k * n = m) : a / b * (m : R) = -(a' * (l : R)) := by
  have h1 : -b * (l : R) = (n : R) := by rw [neg_mul, hb, h, neg_neg]
  rw [← scaled_div_num ha h1 rfl hn hm, ← neg_mul, div_eq_mul_inv, div_eq_mul_inv, inv_neg, mul_neg, neg_neg]

end field
end Mathlib.Tactic.Ring
