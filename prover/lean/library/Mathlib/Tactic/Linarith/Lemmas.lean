import Mathlib.Tactic.Ring.Basic
import Mathlib.Algebra.Order.Ring

/-!
The lemmas that `linarith` applies: facts are scaled by natural numbers and added, and the sum is compared with 0.
-/

universe u

namespace Mathlib.Tactic.Ring

def strictOrderClass (R : Type u) [CommRing R] [LinearOrder R] : Prop := IsStrictOrderedRing R

end Mathlib.Tactic.Ring

namespace Linarith

/-! ## Preparation -/

section order
variable {α : Type u} [LinearOrder α] {a b : α}

theorem not_lt (h : ¬a < b) : b ≤ a := _root_.not_lt.mp h

theorem not_le (h : ¬a ≤ b) : b < a := _root_.not_le.mp h

end order

theorem cast_lt {a b : Nat} {x y : Int} (ha : (a : Int) = x) (hb : (b : Int) = y) (h : a < b) : x < y := by
  subst ha hb
  exact Int.ofNat_lt.mpr h

theorem cast_le {a b : Nat} {x y : Int} (ha : (a : Int) = x) (hb : (b : Int) = y) (h : a ≤ b) : x ≤ y := by
  subst ha hb
  exact Int.ofNat_le.mpr h

theorem cast_eq {a b : Nat} {x y : Int} (ha : (a : Int) = x) (hb : (b : Int) = y) (h : a = b) : x = y := by
  subst ha hb h
  rfl

theorem add_one_le {a b : Int} (h : a < b) : a + 1 ≤ b := h

section ring
variable {R : Type u} [CommRing R] [LinearOrder R] [IsStrictOrderedRing R]

theorem natCast_nonneg (n : Nat) : (0 : R) ≤ (n : R) := Nat.cast_nonneg n

theorem cast_pos {n : Nat} (h : Nat.ble 1 n = true) : (0 : R) < (n : R) :=
  Nat.cast_pos.mpr (Nat.le_of_ble_eq_true h)

/-! ## Scaling -/

theorem scale_lt {a b : R} {c : Nat} (hc : Nat.ble 1 c = true) (h : a < b) : (c : R) * (a - b) < 0 :=
  mul_neg_of_pos_of_neg (cast_pos hc) (sub_neg.mpr h)

theorem scale_le {a b : R} {c : Nat} (h : a ≤ b) : (c : R) * (a - b) ≤ 0 :=
  mul_nonpos_of_nonneg_of_nonpos (natCast_nonneg c) (sub_nonpos.mpr h)

theorem scale_eq {a b : R} {c : Nat} (h : a = b) : (c : R) * (a - b) = 0 := by rw [sub_eq_zero.mpr h, mul_zero]

/-! ## Adding -/

variable {x y : R}

theorem add_lt_lt (hx : x < 0) (hy : y < 0) : x + y < 0 := add_neg hx hy

theorem add_lt_le (hx : x < 0) (hy : y ≤ 0) : x + y < 0 := add_neg_of_neg_of_nonpos hx hy

theorem add_lt_eq (hx : x < 0) (hy : y = 0) : x + y < 0 := by rw [hy, add_zero]; exact hx

theorem add_le_lt (hx : x ≤ 0) (hy : y < 0) : x + y < 0 := add_neg_of_nonpos_of_neg hx hy

theorem add_le_le (hx : x ≤ 0) (hy : y ≤ 0) : x + y ≤ 0 := add_nonpos hx hy

theorem add_le_eq (hx : x ≤ 0) (hy : y = 0) : x + y ≤ 0 := by rw [hy, add_zero]; exact hx

theorem add_eq_lt (hx : x = 0) (hy : y < 0) : x + y < 0 := by rw [hx, zero_add]; exact hy

theorem add_eq_le (hx : x = 0) (hy : y ≤ 0) : x + y ≤ 0 := by rw [hx, zero_add]; exact hy

theorem add_eq_eq (hx : x = 0) (hy : y = 0) : x + y = 0 := by rw [hx, hy, add_zero]

/-! ## The contradiction: a multiple of the sum is a natural number -/

theorem false_of_lt {s t : R} {d n : Nat} (hd : Nat.ble 1 d = true) (h : s < 0) (ht : s * (d : R) = t)
    (hn : t = (n : R)) : False := by
  have neg : (d : R) * s < 0 := mul_neg_of_pos_of_neg (cast_pos hd) h
  rw [mul_comm, ht, hn] at neg
  exact lt_irrefl _ (lt_of_lt_of_le neg (natCast_nonneg n))

theorem false_of_le {s t : R} {d n : Nat} (_ : Nat.ble 1 d = true) (hn : Nat.ble 1 n = true) (h : s ≤ 0)
    (ht : s * (d : R) = t) (hs : t = (n : R)) : False := by
  have nonpos : (d : R) * s ≤ 0 := mul_nonpos_of_nonneg_of_nonpos (natCast_nonneg d) h
  rw [mul_comm, ht, hs] at nonpos
  exact lt_irrefl _ (lt_of_lt_of_le (cast_pos hn) nonpos)

theorem false_of_eq {s t : R} {d n : Nat} (hd : Nat.ble 1 d = true) (hn : Nat.ble 1 n = true) (h : s = 0)
    (ht : s * (d : R) = t) (hs : t = (n : R)) : False :=
  false_of_le hd hn (le_of_eq h) ht hs

/-! ## Products, for `nlinarith` -/

variable {a b c d : R}

theorem mul_lt_lt (h : a < b) (g : c < d) : 0 < (b - a) * (d - c) := mul_pos (sub_pos.mpr h) (sub_pos.mpr g)

theorem mul_le_le (h : a ≤ b) (g : c ≤ d) : 0 ≤ (b - a) * (d - c) := mul_nonneg (sub_nonneg.mpr h) (sub_nonneg.mpr g)

theorem mul_lt_le (h : a < b) (g : c ≤ d) : 0 ≤ (b - a) * (d - c) := mul_le_le (le_of_lt h) g

theorem mul_le_lt (h : a ≤ b) (g : c < d) : 0 ≤ (b - a) * (d - c) := mul_le_le h (le_of_lt g)

theorem mul_eq_any (h : a = b) (c d : R) : (b - a) * (d - c) = 0 := by rw [h, sub_self, zero_mul]

theorem mul_any_eq (a b : R) (g : c = d) : (b - a) * (d - c) = 0 := by rw [g, sub_self, mul_zero]

theorem square_nonneg (a : R) : 0 ≤ a ^ 2 := by
  rcases le_total 0 a with h | h
  · exact pow_nonneg h 2
  · have h' : 0 ≤ -a := neg_nonneg.mpr h
    have := mul_nonneg h' h'
    rwa [neg_mul_neg, ← sq] at this

theorem self_mul_nonneg (a : R) : 0 ≤ a * a := by
  rw [← sq]
  exact square_nonneg a

end ring
end Linarith
