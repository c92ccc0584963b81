import Mathlib.Algebra.BigOperators.Ring.Finset
import Mathlib.Topology.Algebra.InfiniteSum.Group

/-!
Geometric sequences and series. Source of the names: Mathlib `Mathlib/Analysis/SpecificLimits/Basic.lean`.
-/

open Filter

theorem tendsto_pow_atTop_nhds_zero_of_lt_one {r : ℝ} (h₁ : 0 ≤ r) (h₂ : r < 1) : Tendsto (fun n : ℕ => r ^ n) atTop (nhds 0) := by
  refine Metric.tendsto_atTop.2 fun ε hε => ?_
  have key : ∀ n : ℕ, r ^ n * (1 + n * (1 - r)) ≤ 1 := by
    intro n
    induction n with
    | zero => norm_num
    | succ n ih =>
      have p := pow_nonneg h₁ n
      have q : (0 : ℝ) ≤ n := Nat.cast_nonneg n
      rw [pow_succ, Nat.cast_add_one]
      have e : r ^ n * r * (1 + (n + 1) * (1 - r)) = r ^ n * (1 + n * (1 - r)) - r ^ n * ((1 - r) ^ 2 * (n + 1)) := by ring
      rw [e]
      have s : 0 ≤ r ^ n * ((1 - r) ^ 2 * (n + 1)) := mul_nonneg p (mul_nonneg (sq_nonneg _) (by linarith))
      linarith
  obtain ⟨N, hN⟩ := Real.exists_nat_gt (1 / (ε * (1 - r)))
  have d : 0 < 1 - r := by linarith
  refine ⟨N, fun n hn => ?_⟩
  rw [Real.dist_eq, sub_zero, abs_of_nonneg (pow_nonneg h₁ n)]
  rw [div_lt_iff₀ (mul_pos hε d)] at hN
  have c : (N : ℝ) ≤ n := Nat.cast_le.2 hn
  by_contra k
  have k' : ε ≤ r ^ n := le_of_not_gt k
  have l := key n
  have m : ε * (n * (1 - r)) ≤ r ^ n * (n * (1 - r)) :=
    mul_le_mul_of_nonneg_right k' (mul_nonneg (Nat.cast_nonneg n) (le_of_lt d))
  have o : (N : ℝ) * (ε * (1 - r)) ≤ n * (ε * (1 - r)) := mul_le_mul_of_nonneg_right c (le_of_lt (mul_pos hε d))
  nlinarith [pow_nonneg h₁ n]

theorem hasSum_geometric_of_lt_one {r : ℝ} (h₁ : 0 ≤ r) (h₂ : r < 1) : HasSum (fun n : ℕ => r ^ n) (1 - r)⁻¹ := by
  rw [hasSum_iff_tendsto_nat_of_nonneg fun n => pow_nonneg h₁ n]
  have e : ∀ n : ℕ, ∑ i ∈ Finset.range n, r ^ i = (1 - r)⁻¹ - (1 - r)⁻¹ * r ^ n := by
    intro n
    have d : 1 - r ≠ 0 := by linarith
    rw [geom_sum_eq (ne_of_lt h₂), ← neg_sub 1 r, ← neg_sub 1 (r ^ n), neg_div_neg_eq, div_eq_mul_inv]
    ring
  simp only [e]
  have t := (tendsto_const_nhds (x := (1 - r)⁻¹)).sub ((tendsto_pow_atTop_nhds_zero_of_lt_one h₁ h₂).const_mul (1 - r)⁻¹)
  rw [mul_zero, sub_zero] at t
  exact t

theorem summable_geometric_of_lt_one {r : ℝ} (h₁ : 0 ≤ r) (h₂ : r < 1) : Summable fun n : ℕ => r ^ n :=
  ⟨_, hasSum_geometric_of_lt_one h₁ h₂⟩

theorem tsum_geometric_of_lt_one {r : ℝ} (h₁ : 0 ≤ r) (h₂ : r < 1) : ∑' n : ℕ, r ^ n = (1 - r)⁻¹ :=
  (hasSum_geometric_of_lt_one h₁ h₂).tsum_eq

theorem hasSum_geometric_two : HasSum (fun n : ℕ => ((1 : ℝ) / 2) ^ n) 2 := by
  have h := hasSum_geometric_of_lt_one (r := 1 / 2) (by norm_num) (by norm_num)
  rwa [show (1 - 1 / 2 : ℝ)⁻¹ = 2 by norm_num] at h

theorem summable_geometric_two : Summable fun n : ℕ => ((1 : ℝ) / 2) ^ n := ⟨_, hasSum_geometric_two⟩

theorem tsum_geometric_two : (∑' n : ℕ, ((1 : ℝ) / 2) ^ n) = 2 := hasSum_geometric_two.tsum_eq
