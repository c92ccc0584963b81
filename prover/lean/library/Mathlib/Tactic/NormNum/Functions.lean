import Mathlib.Algebra.Group.Even
import Mathlib.Algebra.Order.Floor.Defs
import Mathlib.Analysis.SpecialFunctions.Sqrt
import Mathlib.Data.Rat.Cast

/-! The lemmas by which `norm_num` evaluates floors, ceilings, square roots, numerators and denominators. -/

universe u

namespace Mathlib.Meta.NormNum

section floor

variable {R : Type u} [Ring R] [LinearOrder R] [IsStrictOrderedRing R] [FloorRing R] {a : R}

theorem int_floor {z : ℤ} (h₁ : (z : R) ≤ a) (h₂ : a < (z : R) + 1) : ⌊a⌋ = z := Int.floor_eq_iff.mpr ⟨h₁, h₂⟩

theorem int_ceil {z : ℤ} (h₁ : a ≤ (z : R)) (h₂ : (z : R) - 1 < a) : ⌈a⌉ = z := by
  apply Int.le_antisymm
  · exact Int.ceil_le.mpr h₁
  · have h : z - 1 < ⌈a⌉ := Int.lt_ceil.mpr (by rw [Int.cast_sub, Int.cast_one]; exact h₂)
    omega

theorem int_fract {z : ℤ} (h : ⌊a⌋ = z) : Int.fract a = a - (z : R) := by rw [← h]; rfl

end floor

section natFloor

variable {R : Type u} [Semiring R] [LinearOrder R] [IsStrictOrderedRing R] [FloorSemiring R] {a : R}

theorem nat_floor {n : ℕ} (h₁ : (n : R) ≤ a) (h₂ : a < (n : R) + 1) : ⌊a⌋₊ = n := by
  have h₀ : 0 ≤ a := le_trans (Nat.cast_nonneg n) h₁
  apply Nat.le_antisymm
  · apply Nat.le_of_lt_succ
    apply Nat.lt_of_not_le
    intro h
    have h₃ := (Nat.le_floor_iff h₀).mp h
    rw [Nat.cast_succ] at h₃
    exact absurd h₂ (not_lt_of_ge h₃)
  · exact (Nat.le_floor_iff h₀).mpr h₁

theorem nat_floor_neg (h : a < 0) : ⌊a⌋₊ = 0 := Nat.floor_of_neg h

theorem nat_ceil {n : ℕ} (h₁ : a ≤ ((n + 1 : ℕ) : R)) (h₂ : (n : R) < a) : ⌈a⌉₊ = n + 1 := by
  apply Nat.le_antisymm
  · exact Nat.ceil_le.mpr h₁
  · apply Nat.lt_of_not_le
    intro h
    exact absurd h₂ (not_lt_of_ge (Nat.ceil_le.mp h))

theorem nat_ceil_nonpos (h : a ≤ 0) : ⌈a⌉₊ = 0 :=
  Nat.le_zero.mp (Nat.ceil_le.mpr (by rw [Nat.cast_zero]; exact h))

end natFloor

theorem real_sqrt {x y : ℝ} (hy : 0 ≤ y) (h : y * y = x) : √x = y := Real.sqrt_eq_of_mul_self_eq hy h

theorem real_sqrt_nonpos {x : ℝ} (h : x ≤ 0) : √x = 0 := Real.sqrt_eq_zero_of_nonpos h

section parity

theorem nat_even {n r : ℕ} (h : n % 2 = r) : Even n = (r = 0) := by rw [Nat.even_iff, h]

theorem nat_odd {n r : ℕ} (h : n % 2 = r) : Odd n = (r = 1) := by rw [Nat.odd_iff, h]

theorem int_even {n r : ℤ} (h : n % 2 = r) : Even n = (r = 0) := by rw [Int.even_iff, h]

theorem int_odd {n r : ℤ} (h : n % 2 = r) : Odd n = (r = 1) := by rw [Int.odd_iff, h]

end parity

section rat

theorem rat_num_den {q : ℚ} {n : ℤ} {d : ℕ} (h : q * (d : ℚ) = (n : ℚ)) (hd : d ≠ 0) (c : Nat.gcd n.natAbs d = 1) :
    q = ⟨n, d, hd, c⟩ := by
  have hd' : (d : ℚ) ≠ 0 := fun e => hd (Nat.cast_injective (R := ℚ) (e.trans Nat.cast_zero.symm))
  have e : (⟨n, d, hd, c⟩ : ℚ) * (d : ℚ) = (n : ℚ) := by
    rw [Rat.mk_eq_mkRat, Rat.mkRat_eq_div, div_mul_cancel₀ (n : ℚ) hd']
  exact mul_right_cancel₀ hd' (h.trans e.symm)

theorem rat_num {q : ℚ} {n : ℤ} {d : ℕ} (h : q * (d : ℚ) = (n : ℚ)) (hd : d ≠ 0) (c : Nat.gcd n.natAbs d = 1) :
    q.num = n := by rw [rat_num_den h hd c]

theorem rat_den {q : ℚ} {n : ℤ} {d : ℕ} (h : q * (d : ℚ) = (n : ℚ)) (hd : d ≠ 0) (c : Nat.gcd n.natAbs d = 1) :
    q.den = d := by rw [rat_num_den h hd c]

end rat

end Mathlib.Meta.NormNum
