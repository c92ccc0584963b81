import Mathlib.Algebra.Order.BigOperators.Finset
import Mathlib.Analysis.SpecialFunctions.Pow.Real

/-!
The weighted inequality of the arithmetic and the geometric mean.
Source of the names: Mathlib `Mathlib/Analysis/MeanInequalities.lean`.
-/

namespace Real

private theorem rpow_le_mul_exp {A z w : ℝ} (hA : 0 < A) (hz : 0 ≤ z) (hw : 0 ≤ w) :
    z ^ w ≤ A ^ w * exp (w * (z / A - 1)) := by
  have h : z ≤ A * exp (z / A - 1) := by
    have := mul_le_mul_of_nonneg_left (add_one_le_exp (z / A - 1)) (le_of_lt hA)
    rwa [sub_add_cancel, mul_div_cancel₀ _ (ne_of_gt hA)] at this
  have k := rpow_le_rpow hz h hw
  rwa [mul_rpow (le_of_lt hA) (exp_nonneg _), ← exp_mul, mul_comm (z / A - 1)] at k

theorem geom_mean_le_arith_mean_weighted {ι : Type*} (s : Finset ι) (w z : ι → ℝ) (hw : ∀ i ∈ s, 0 ≤ w i)
    (hw' : ∑ i ∈ s, w i = 1) (hz : ∀ i ∈ s, 0 ≤ z i) : ∏ i ∈ s, z i ^ w i ≤ ∑ i ∈ s, w i * z i := by
  have nonneg : ∀ i ∈ s, 0 ≤ w i * z i := fun i hi => mul_nonneg (hw i hi) (hz i hi)
  rcases eq_or_lt_of_le (Finset.sum_nonneg nonneg) with h | h
  · obtain ⟨i, hi, hne⟩ : ∃ i ∈ s, w i ≠ 0 := by
      apply Classical.byContradiction
      intro k
      have : ∑ i ∈ s, w i = 0 := Finset.sum_eq_zero fun i hi => Classical.byContradiction fun e => k ⟨i, hi, e⟩
      rw [hw'] at this
      exact one_ne_zero this
    have z0 : z i = 0 := (mul_eq_zero.mp ((Finset.sum_eq_zero_iff_of_nonneg nonneg).mp h.symm i hi)).resolve_left hne
    rw [← h, Finset.prod_eq_zero hi (by rw [z0, zero_rpow hne])]
  · have k := Finset.prod_le_prod (fun i hi => rpow_nonneg (hz i hi) (w i)) fun i hi => rpow_le_mul_exp h (hz i hi) (hw i hi)
    rw [Finset.prod_mul_distrib, ← rpow_sum_of_pos h, ← exp_sum, hw', rpow_one] at k
    have e : ∑ i ∈ s, w i * (z i / (∑ i ∈ s, w i * z i) - 1) = 0 := by
      have : ∀ i ∈ s, w i * (z i / (∑ i ∈ s, w i * z i) - 1) = w i * z i / (∑ i ∈ s, w i * z i) - w i := fun i _ => by ring
      rw [Finset.sum_congr rfl this, Finset.sum_sub_distrib, ← Finset.sum_div, div_self (ne_of_gt h), hw', sub_self]
    rwa [e, exp_zero, mul_one] at k

theorem geom_mean_le_arith_mean2_weighted {w₁ w₂ p₁ p₂ : ℝ} (hw₁ : 0 ≤ w₁) (hw₂ : 0 ≤ w₂) (hp₁ : 0 ≤ p₁) (hp₂ : 0 ≤ p₂)
    (hw : w₁ + w₂ = 1) : p₁ ^ w₁ * p₂ ^ w₂ ≤ w₁ * p₁ + w₂ * p₂ := by
  have := geom_mean_le_arith_mean_weighted (Finset.range 2) (fun | 0 => w₁ | _ => w₂) (fun | 0 => p₁ | _ => p₂)
    (by rintro (_ | i) _ <;> assumption) (by rw [Finset.sum_range_succ, Finset.sum_range_one]; exact hw)
    (by rintro (_ | i) _ <;> assumption)
  rwa [Finset.sum_range_succ, Finset.sum_range_one, Finset.prod_range_succ, Finset.prod_range_one] at this

theorem geom_mean_le_arith_mean3_weighted {w₁ w₂ w₃ p₁ p₂ p₃ : ℝ} (hw₁ : 0 ≤ w₁) (hw₂ : 0 ≤ w₂) (hw₃ : 0 ≤ w₃)
    (hp₁ : 0 ≤ p₁) (hp₂ : 0 ≤ p₂) (hp₃ : 0 ≤ p₃) (hw : w₁ + w₂ + w₃ = 1) :
    p₁ ^ w₁ * p₂ ^ w₂ * p₃ ^ w₃ ≤ w₁ * p₁ + w₂ * p₂ + w₃ * p₃ := by
  have := geom_mean_le_arith_mean_weighted (Finset.range 3) (fun | 0 => w₁ | 1 => w₂ | _ => w₃)
    (fun | 0 => p₁ | 1 => p₂ | _ => p₃) (by rintro (_ | _ | i) _ <;> assumption)
    (by rw [Finset.sum_range_succ, Finset.sum_range_succ, Finset.sum_range_one]; exact hw)
    (by rintro (_ | _ | i) _ <;> assumption)
  rwa [Finset.sum_range_succ, Finset.sum_range_succ, Finset.sum_range_one, Finset.prod_range_succ, Finset.prod_range_succ,
    Finset.prod_range_one] at this

end Real
