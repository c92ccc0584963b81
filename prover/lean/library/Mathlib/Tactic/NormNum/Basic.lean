import Mathlib.Tactic.Linarith.Lemmas

/-!
The lemmas by which `norm_num` decides relations of ground numbers: both sides are integers over numerals, and the
difference of the cross products is a natural number.
-/

universe u

namespace Mathlib.Meta.NormNum

theorem eq_mpr_prop {p q : Prop} (h : p = q) (hq : q) : p := h.mpr hq

theorem not_eq_mpr_prop {p q : Prop} (h : p = q) (hq : ¬q) : ¬p := h ▸ hq

section charZero
variable {R : Type u} [CommRing R] [CharZero R] {a b a' b' : R} {k l n : Nat}

theorem ne_of_scaled (ha : a * (k : R) = a') (hb : b * (l : R) = b') (h : a' * (l : R) + (n : R) = b' * (k : R))
    (hn : Nat.ble 1 n = true) : a ≠ b := by
  intro e
  rw [← ha, ← hb, e, mul_right_comm, add_eq_left] at h
  have h0 : n = 0 := Nat.cast_eq_zero.mp h
  have := Nat.le_of_ble_eq_true hn
  omega

theorem ne_of_scaled_symm (ha : a * (k : R) = a') (hb : b * (l : R) = b')
    (h : a' * (l : R) + (n : R) = b' * (k : R)) (hn : Nat.ble 1 n = true) : b ≠ a := (ne_of_scaled ha hb h hn).symm

end charZero

section ordered
variable {R : Type u} [CommRing R] [LinearOrder R] [IsStrictOrderedRing R] {a b a' b' : R} {k l n : Nat}

theorem le_of_scaled (ha : a * (k : R) = a') (hb : b * (l : R) = b') (hk : Nat.ble 1 k = true)
    (hl : Nat.ble 1 l = true) (h : a' * (l : R) + (n : R) = b' * (k : R)) : a ≤ b := by
  apply Linarith.not_lt
  intro lt
  have pos : (0 : R) < (k : R) * (l : R) := mul_pos (Linarith.cast_pos hk) (Linarith.cast_pos hl)
  have neg := mul_neg_of_pos_of_neg pos (sub_neg.mpr lt)
  have e : (k : R) * (l : R) * (b - a) = (n : R) := by
    rw [← ha, ← hb] at h
    rw [mul_sub, mul_comm _ a, mul_comm _ b, ← mul_assoc a, mul_comm (k : R) (l : R), ← mul_assoc b, ← h,
      add_sub_cancel_left]
  rw [e] at neg
  exact lt_irrefl _ (lt_of_lt_of_le neg (Linarith.natCast_nonneg n))

theorem lt_of_scaled (ha : a * (k : R) = a') (hb : b * (l : R) = b') (hk : Nat.ble 1 k = true)
    (hl : Nat.ble 1 l = true) (h : a' * (l : R) + (n : R) = b' * (k : R)) (hn : Nat.ble 1 n = true) : a < b := by
  apply Linarith.not_le
  intro le
  have pos : (0 : R) < (k : R) * (l : R) := mul_pos (Linarith.cast_pos hk) (Linarith.cast_pos hl)
  have nonpos := mul_nonpos_of_nonneg_of_nonpos (le_of_lt pos) (sub_nonpos.mpr le)
  have e : (k : R) * (l : R) * (b - a) = (n : R) := by
    rw [← ha, ← hb] at h
    rw [mul_sub, mul_comm _ a, mul_comm _ b, ← mul_assoc a, mul_comm (k : R) (l : R), ← mul_assoc b, ← h,
      add_sub_cancel_left]
  rw [e] at nonpos
  exact lt_irrefl _ (lt_of_lt_of_le (Linarith.cast_pos hn) nonpos)

theorem not_lt_of_scaled (ha : a * (k : R) = a') (hb : b * (l : R) = b') (hk : Nat.ble 1 k = true)
    (hl : Nat.ble 1 l = true) (h : a' * (l : R) + (n : R) = b' * (k : R)) : ¬b < a :=
  not_lt.mpr (le_of_scaled ha hb hk hl h)

theorem not_le_of_scaled (ha : a * (k : R) = a') (hb : b * (l : R) = b') (hk : Nat.ble 1 k = true)
    (hl : Nat.ble 1 l = true) (h : a' * (l : R) + (n : R) = b' * (k : R)) (hn : Nat.ble 1 n = true) : ¬b ≤ a :=
  not_le.mpr (lt_of_scaled ha hb hk hl h hn)

end ordered
end Mathlib.Meta.NormNum
