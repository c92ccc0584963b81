import Mathlib.Algebra.Order.Field
import Mathlib.Data.Nat.Init
import Mathlib.Data.Rat.Cast
import Mathlib.Data.Real.Archimedean
import Mathlib.Data.Real.Ordered
import Mathlib.Tactic.Linarith.Lemmas
import Mathlib.Tactic.NormNum.Basic
import Mathlib.Tactic.Ring.Field

/-!
Archimedean rings and fields.
Source of the names: Mathlib `Mathlib/Algebra/Order/Archimedean/{Defs,Basic}.lean`.
-/

universe u

private theorem bernoulli {R : Type u} [CommRing R] [LinearOrder R] [IsStrictOrderedRing R] {a : R} (H : -2 ≤ a) :
    ∀ n : ℕ, 1 + n * a ≤ (1 + a) ^ n
  | 0 => by rw [Nat.cast_zero, zero_mul, add_zero, pow_zero]
  | 1 => by rw [Nat.cast_one, one_mul, pow_one]
  | n + 2 => by
    have h := mul_le_mul_of_nonneg_right (bernoulli H n) (sq_nonneg (1 + a))
    have k : 0 ≤ a ^ 2 * (n * (a + 2) + 1) :=
      mul_nonneg (sq_nonneg a) (add_nonneg (mul_nonneg (Nat.cast_nonneg n) (by linarith)) zero_le_one)
    rw [pow_add]
    push_cast
    linarith

/-- Every element is below a multiple of every positive one. -/
class Archimedean (α : Type u) [AddCommMonoid α] [PartialOrder α] : Prop where
  arch : ∀ (x : α) {y : α}, 0 < y → ∃ n : ℕ, x ≤ n • y

section Archimedean

variable {R : Type u} [CommRing R] [LinearOrder R] [IsStrictOrderedRing R] [Archimedean R]

theorem exists_nat_ge (x : R) : ∃ n : ℕ, x ≤ n := by
  obtain ⟨n, h⟩ := Archimedean.arch x (zero_lt_one : (0 : R) < 1)
  exact ⟨n, by rwa [nsmul_eq_mul, mul_one] at h⟩

theorem exists_nat_gt (x : R) : ∃ n : ℕ, x < n := by
  obtain ⟨n, h⟩ := exists_nat_ge x
  exact ⟨n + 1, lt_of_le_of_lt h (by rw [Nat.cast_add_one]; exact lt_add_one _)⟩

theorem exists_int_gt (x : R) : ∃ n : ℤ, x < n := by
  obtain ⟨n, h⟩ := exists_nat_gt x
  exact ⟨n, by rwa [Int.cast_natCast]⟩

theorem exists_int_lt (x : R) : ∃ n : ℤ, (n : R) < x := by
  obtain ⟨n, h⟩ := exists_int_gt (-x)
  exact ⟨-n, by rw [Int.cast_neg]; linarith⟩

theorem pow_unbounded_of_one_lt (x : R) {y : R} (hy1 : 1 < y) : ∃ n : ℕ, x < y ^ n := by
  obtain ⟨n, h⟩ := Archimedean.arch x (sub_pos.mpr hy1)
  have k := bernoulli (show -2 ≤ y - 1 by linarith) n
  rw [add_sub_cancel] at k
  rw [nsmul_eq_mul] at h
  exact ⟨n, by linarith⟩

/-- The integer part exists. -/
theorem exists_floor (x : R) : ∃ fl : ℤ, ∀ z : ℤ, z ≤ fl ↔ (z : R) ≤ x := by
  classical
  obtain ⟨l, hl⟩ := exists_int_lt x
  obtain ⟨m, hm⟩ := exists_nat_gt (x - l)
  have ex : ∃ n : ℕ, x < l + n := ⟨m, by linarith⟩
  have spec := Nat.find_spec ex
  have pos : Nat.find ex ≠ 0 := fun e => by rw [e, Nat.cast_zero] at spec; linarith
  have min := Nat.find_min ex (Nat.sub_one_lt pos)
  refine ⟨l + (Nat.find ex - 1 : ℕ), fun z => ⟨fun h => ?_, fun h => ?_⟩⟩
  · have k : (z : R) ≤ ((l + (Nat.find ex - 1 : ℕ) : ℤ) : R) := Int.cast_le.mpr h
    push_cast at k
    linarith
  · have k : (z : R) < ((l + Nat.find ex : ℤ) : R) := by push_cast; linarith
    have k' := Int.cast_lt.mp k
    omega

variable {K : Type u} [Field K] [LinearOrder K] [IsStrictOrderedRing K] [Archimedean K]

theorem exists_nat_one_div_lt {ε : K} (hε : 0 < ε) : ∃ n : ℕ, 1 / (n + 1 : K) < ε := by
  obtain ⟨n, h⟩ := exists_nat_gt (1 / ε)
  have p : (0 : K) < n + 1 := add_pos_of_nonneg_of_pos (Nat.cast_nonneg n) zero_lt_one
  refine ⟨n, ?_⟩
  rw [div_lt_iff₀ hε] at h
  rw [div_lt_iff₀ p]
  linarith

theorem exists_pow_lt_of_lt_one {x y : K} (hx : 0 < x) (hy : y < 1) : ∃ n : ℕ, y ^ n < x := by
  rcases le_or_gt y 0 with h | h
  · exact ⟨1, by rw [pow_one]; exact lt_of_le_of_lt h hx⟩
  · obtain ⟨n, hn⟩ := pow_unbounded_of_one_lt (1 / x) (show 1 < 1 / y by rwa [lt_div_iff₀ h, one_mul])
    rw [div_pow, one_pow, div_lt_div_iff_of_pos hx (pow_pos h n)] at hn
    exact ⟨n, by linarith⟩

theorem exists_rat_btwn {x y : K} (h : x < y) : ∃ q : ℚ, x < q ∧ q < y := by
  obtain ⟨n, hn⟩ := exists_nat_one_div_lt (sub_pos.mpr h)
  have p : (0 : K) < n + 1 := add_pos_of_nonneg_of_pos (Nat.cast_nonneg n) zero_lt_one
  obtain ⟨z, hz⟩ := exists_floor (x * (n + 1))
  have l := (hz z).mp (le_refl z)
  have u : ¬((z + 1 : ℤ) : K) ≤ x * (n + 1) := fun k => by have := (hz (z + 1)).mpr k; omega
  rw [not_le] at u
  push_cast at u
  rw [div_lt_iff₀ p] at hn
  refine ⟨(z + 1) / (n + 1), ?_, ?_⟩
  · push_cast
    rwa [lt_div_iff₀ p]
  · push_cast
    rw [div_lt_iff₀ p]
    linarith

end Archimedean

instance Real.instArchimedean : Archimedean ℝ where
  arch x y hy := by
    obtain ⟨n, h⟩ := Real.exists_nat_gt (x / y)
    exact ⟨n, by rw [nsmul_eq_mul, ← div_le_iff₀ hy]; exact le_of_lt h⟩
