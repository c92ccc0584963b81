import Mathlib.Tactic.Ring.Check

/-!
The lemmas by which `ring` reads what is no plain ring expression, such as variable exponents (quotients and inverses:
`Mathlib.Tactic.Ring.Field`). Each value is kept as `a * k = a'` with a numeral `k` and a plain ring expression `a'`.
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
  rw [add_mul, ← ha, ← hb, mul_assoc, mul_assoc, ← natCast_mul, ← natCast_mul, hx, hy]

theorem scaled_mul {a b a' b' : R} {k l m : Nat} (ha : a * (k : R) = a') (hb : b * (l : R) = b')
    (hm : k * l = m) : a * b * (m : R) = a' * b' := by
  rw [← ha, ← hb, ← hm, natCast_mul, mul_mul_mul_comm]

theorem scaled_pow {a a' : R} {k m n : Nat} (ha : a * (k : R) = a') (hm : k ^ n = m) :
    a ^ n * (m : R) = a' ^ n := by
  subst hm
  induction n with
  | zero => rw [pow_zero a, pow_zero a', Nat.pow_zero, Nat.cast_one, mul_one]
  | succ n ih => rw [pow_succ a, pow_succ a', Nat.pow_succ, natCast_mul, mul_mul_mul_comm, ih, ha]

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

theorem neg_mul' (a b : R) : -a * b = -(a * b) :=
  have h : -a * b + a * b = 0 := by rw [← add_mul, neg_add_cancel, zero_mul]
  eq_neg_of_add_eq_zero_left h

theorem sub_mul' (a b c : R) : (a - b) * c = a * c - b * c := by rw [sub_eq_add_neg, sub_eq_add_neg, add_mul, neg_mul']

theorem scaled_neg {a a' : R} {k : Nat} (ha : a * (k : R) = a') : -a * (k : R) = -a' := by rw [neg_mul', ha]

theorem scaled_sub {a b a' b' : R} {k l x y m : Nat} (ha : a * (k : R) = a') (hb : b * (l : R) = b')
    (hx : k * x = m) (hy : l * y = m) : (a - b) * (m : R) = a' * (x : R) - b' * (y : R) := by
  rw [sub_mul', ← ha, ← hb, mul_assoc, mul_assoc, ← natCast_mul, ← natCast_mul, hx, hy]

/-- `linear_combination`: the goal `a' = b'` from `a = b`. -/
theorem eq_of_add {a b a' b' : R} (p : a = b) (h : a' - b' - (a - b) = 0) : a' = b' := by
  rw [p, sub_self, sub_zero] at h
  exact sub_eq_zero.mp h

end ring

end Mathlib.Tactic.Ring
