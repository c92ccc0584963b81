import Mathlib.Data.Rat.Defs

/-!
The cast from `ℚ` into a field of characteristic zero. Source of the names: Mathlib `Mathlib/Data/Rat/Cast/Defs.lean`,
`CharZero.lean`, `Order.lean`.
-/

universe u

namespace Rat

section DivisionRing

variable {K : Type u} [DivisionRing K]

theorem cast_def (q : ℚ) : (q : K) = (q.num : K) / (q.den : K) := DivisionRing.ratCast_def q

@[simp, norm_cast] theorem cast_intCast (n : ℤ) : ((n : ℚ) : K) = n := by
  rw [cast_def, num_intCast, den_intCast, Nat.cast_one, div_one]

@[simp, norm_cast] theorem cast_natCast (n : ℕ) : ((n : ℚ) : K) = n := by
  rw [cast_def, num_natCast, den_natCast, Nat.cast_one, div_one, Int.cast_natCast]

@[simp, norm_cast] theorem cast_zero : ((0 : ℚ) : K) = 0 := (cast_natCast 0).trans Nat.cast_zero

@[simp, norm_cast] theorem cast_one : ((1 : ℚ) : K) = 1 := (cast_natCast 1).trans Nat.cast_one

@[simp, norm_cast] theorem cast_ofNat (n : ℕ) [n.AtLeastTwo] : ((OfNat.ofNat n : ℚ) : K) = OfNat.ofNat n := cast_natCast n

end DivisionRing

section Field

variable {K : Type u} [Field K] [CharZero K]

private theorem den_ne (q : ℚ) : (q.den : K) ≠ 0 := Nat.cast_ne_zero.mpr q.den_nz

private theorem cast_unique {q : ℚ} {n : ℤ} {d : ℕ} (hd : d ≠ 0) (h : q = mkRat n d) : (q : K) = (n : K) / (d : K) := by
  rw [cast_def, div_eq_div_iff (den_ne q) (Nat.cast_ne_zero.mpr hd)]
  have e : mkRat q.num q.den = mkRat n d := (mkRat_self q).trans h
  rw [mkRat_eq_iff q.den_nz hd] at e
  rw [← Int.cast_natCast d, ← Int.cast_natCast q.den, ← Int.cast_mul, ← Int.cast_mul, e]

@[simp, norm_cast] theorem cast_add (p q : ℚ) : ((p + q : ℚ) : K) = p + q := by
  rw [cast_unique (Nat.mul_ne_zero p.den_nz q.den_nz) (add_def' p q), cast_def p, cast_def q,
    div_add_div _ _ (den_ne p) (den_ne q), Int.cast_add, Int.cast_mul, Int.cast_mul, Nat.cast_mul, Int.cast_natCast,
    Int.cast_natCast, mul_comm (p.den : K) (q.num : K)]

@[simp, norm_cast] theorem cast_mul (p q : ℚ) : ((p * q : ℚ) : K) = p * q := by
  rw [cast_unique (Nat.mul_ne_zero p.den_nz q.den_nz) (mul_def' p q), cast_def p, cast_def q, div_mul_div_comm,
    Int.cast_mul, Nat.cast_mul]

@[simp, norm_cast] theorem cast_neg (q : ℚ) : ((-q : ℚ) : K) = -q := by
  rw [cast_def, neg_num, neg_den, Int.cast_neg, neg_div, ← cast_def]

@[simp, norm_cast] theorem cast_sub (p q : ℚ) : ((p - q : ℚ) : K) = p - q := by
  rw [Rat.sub_eq_add_neg, cast_add, cast_neg, sub_eq_add_neg]

@[simp, norm_cast] theorem cast_eq_zero {q : ℚ} : (q : K) = 0 ↔ q = 0 := by
  constructor
  · intro h
    rw [cast_def, div_eq_zero_iff] at h
    exact num_eq_zero.mp (Int.cast_eq_zero.mp (h.resolve_right (den_ne q)))
  · intro h; rw [h, cast_zero]

@[norm_cast] theorem cast_ne_zero {q : ℚ} : (q : K) ≠ 0 ↔ q ≠ 0 := not_congr cast_eq_zero

@[simp, norm_cast] theorem cast_inj {p q : ℚ} : (p : K) = q ↔ p = q := by
  rw [← sub_eq_zero, ← cast_sub, cast_eq_zero, sub_eq_zero]

@[simp, norm_cast] theorem cast_inv (q : ℚ) : ((q⁻¹ : ℚ) : K) = (q : K)⁻¹ := by
  apply Classical.byCases (p := q = 0)
  · intro h; rw [h, Rat.inv_zero, cast_zero, _root_.inv_zero]
  · intro h
    exact (inv_eq_of_mul_eq_one_right (by rw [← cast_mul, Rat.mul_inv_cancel q h, cast_one])).symm

@[simp, norm_cast] theorem cast_div (p q : ℚ) : ((p / q : ℚ) : K) = p / q := by
  rw [Rat.div_def, cast_mul, cast_inv, div_eq_mul_inv]

@[simp, norm_cast] theorem cast_pow (p : ℚ) : ∀ n : ℕ, ((p ^ n : ℚ) : K) = p ^ n
  | 0 => by rw [Rat.pow_zero, _root_.pow_zero, cast_one]
  | n + 1 => by rw [Rat.pow_succ, cast_mul, cast_pow p n, _root_.pow_succ]

end Field

section Order

variable {K : Type u} [Field K] [LinearOrder K] [IsStrictOrderedRing K]

private theorem cast_nonneg' {q : ℚ} (h : 0 ≤ q) : (0 : K) ≤ q := by
  rw [cast_def]
  exact div_nonneg (Int.cast_nonneg.mpr (num_nonneg.mpr h)) (Nat.cast_nonneg _)

private theorem cast_pos' {q : ℚ} (h : 0 < q) : (0 : K) < q := by
  rw [cast_def]
  exact div_pos (Int.cast_pos.mpr (num_pos.mpr h)) (Nat.cast_pos.mpr q.den_pos)

@[simp, norm_cast] theorem cast_le {p q : ℚ} : (p : K) ≤ q ↔ p ≤ q := by
  constructor
  · intro h
    apply Rat.not_lt.mp
    intro h'
    have := cast_pos' (K := K) (sub_pos.mpr h')
    rw [cast_sub] at this
    exact not_le_of_gt (sub_pos.mp this) h
  · intro h
    have := cast_nonneg' (K := K) (sub_nonneg.mpr h)
    rw [cast_sub] at this
    exact sub_nonneg.mp this

@[simp, norm_cast] theorem cast_lt {p q : ℚ} : (p : K) < q ↔ p < q := by
  rw [← _root_.not_le, cast_le, Rat.not_le]

@[simp] theorem cast_nonneg {q : ℚ} : (0 : K) ≤ q ↔ 0 ≤ q := by rw [← cast_zero, cast_le]

@[simp] theorem cast_pos {q : ℚ} : (0 : K) < q ↔ 0 < q := by rw [← cast_zero, cast_lt]

@[simp] theorem cast_nonpos {q : ℚ} : (q : K) ≤ 0 ↔ q ≤ 0 := by rw [← cast_zero, cast_le]

@[simp] theorem cast_lt_zero {q : ℚ} : (q : K) < 0 ↔ q < 0 := by rw [← cast_zero, cast_lt]

end Order

end Rat
