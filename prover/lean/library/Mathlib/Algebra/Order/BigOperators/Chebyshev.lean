import Mathlib.Algebra.Order.BigOperators.Finset
import Mathlib.Tactic.Ring.Basic

/-!
The inequality of Cauchy and Schwarz for finite sums.
Source of the names: Mathlib `Mathlib/Algebra/Order/BigOperators/Ring/Finset.lean`.
-/

universe u w

namespace Finset

variable {ι : Type u}

/-- The inequality of Cauchy and Schwarz. -/
theorem sum_mul_sq_le_sq_mul_sq {R : Type w} [CommRing R] [LinearOrder R] [IsStrictOrderedRing R] (s : Finset ι) (f g : ι → R) :
    (∑ i ∈ s, f i * g i) ^ 2 ≤ (∑ i ∈ s, f i ^ 2) * ∑ i ∈ s, g i ^ 2 := by
  have h : ∀ x y : R, 0 ≤ ∑ i ∈ s, (x * f i - y * g i) ^ 2 := fun x y => sum_nonneg fun i _ => sq_nonneg _
  have e : ∀ x y : R, ∑ i ∈ s, (x * f i - y * g i) ^ 2 =
      x ^ 2 * ∑ i ∈ s, f i ^ 2 - 2 * x * y * ∑ i ∈ s, f i * g i + y ^ 2 * ∑ i ∈ s, g i ^ 2 := by
    intro x y
    rw [mul_sum, mul_sum, mul_sum, ← sum_sub_distrib, ← sum_add_distrib]
    exact sum_congr rfl fun i _ => by ring
  have hB : 0 ≤ ∑ i ∈ s, g i ^ 2 := sum_nonneg fun i _ => sq_nonneg _
  rcases eq_or_lt_of_le hB with hz | hB'
  · have hz' := (sum_eq_zero_iff_of_nonneg (f := fun i => g i ^ 2) fun i _ => sq_nonneg _).1 hz.symm
    have h0 : ∑ i ∈ s, f i * g i = 0 := sum_eq_zero fun i hi => by
      have hg : g i ^ 2 = 0 := hz' i hi
      rw [pow_eq_zero_iff two_ne_zero] at hg
      rw [hg, mul_zero]
    rw [h0, ← hz, mul_zero, zero_pow two_ne_zero]
  · have h1 := h (∑ i ∈ s, g i ^ 2) (∑ i ∈ s, f i * g i)
    rw [e] at h1
    refine le_of_mul_le_mul_left ?_ hB'
    generalize (∑ i ∈ s, g i ^ 2) = B at h1 hB' ⊢
    generalize (∑ i ∈ s, f i ^ 2) = A at h1 ⊢
    generalize (∑ i ∈ s, f i * g i) = C at h1 ⊢
    have h2 : B ^ 2 * A - 2 * B * C * C + C ^ 2 * B = B * (A * B) - B * C ^ 2 := by ring
    rw [h2] at h1
    exact sub_nonneg.1 h1

end Finset

theorem sq_sum_le_card_mul_sum_sq {ι : Type u} {R : Type w} [CommRing R] [LinearOrder R] [IsStrictOrderedRing R] {s : Finset ι} {f : ι → R} :
    (∑ i ∈ s, f i) ^ 2 ≤ s.card * ∑ i ∈ s, f i ^ 2 := by
  have h := Finset.sum_mul_sq_le_sq_mul_sq s (fun _ => 1) f
  simp only [one_mul, one_pow, Finset.sum_const, nsmul_eq_mul, mul_one] at h
  exact h
