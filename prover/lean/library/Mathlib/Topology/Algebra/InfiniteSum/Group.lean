import Mathlib.Algebra.Order.BigOperators.Finset
import Mathlib.Data.Finset.Max
import Mathlib.Topology.Algebra.InfiniteSum.Basic
import Mathlib.Topology.Algebra.Monoid

/-!
Sums and multiples of infinite sums. Source of the names: Mathlib
`Mathlib/Topology/Algebra/InfiniteSum/{Basic,Group,Ring,NatInt}.lean`.
-/

universe u v

open Filter SummationFilter

variable {α : Type u} {β : Type v} {L : SummationFilter β}

section AddMonoid

variable [AddCommMonoid α] [TopologicalSpace α] [ContinuousAdd α] {f g : β → α} {a b : α}

theorem HasSum.add (hf : HasSum f a L) (hg : HasSum g b L) : HasSum (fun b => f b + g b) (a + b) L := by
  unfold HasSum
  simp only [Finset.sum_add_distrib]
  exact Tendsto.add hf hg

theorem Summable.add (hf : Summable f L) (hg : Summable g L) : Summable (fun b => f b + g b) L :=
  (hf.hasSum.add hg.hasSum).summable

protected theorem Summable.tsum_add [T2Space α] [L.NeBot] (hf : Summable f L) (hg : Summable g L) :
    tsum (fun b => f b + g b) L = tsum f L + tsum g L := (hf.hasSum.add hg.hasSum).tsum_eq

end AddMonoid

section AddGroup

variable [AddCommGroup α] [TopologicalSpace α] [IsTopologicalAddGroup α] {f g : β → α} {a a₁ a₂ : α}

theorem HasSum.neg (h : HasSum f a L) : HasSum (fun b => -f b) (-a) L := by
  unfold HasSum
  simp only [Finset.sum_neg_distrib]
  exact Tendsto.neg h

theorem Summable.neg (hf : Summable f L) : Summable (fun b => -f b) L := hf.hasSum.neg.summable

theorem HasSum.sub (hf : HasSum f a₁ L) (hg : HasSum g a₂ L) : HasSum (fun b => f b - g b) (a₁ - a₂) L := by
  simp only [sub_eq_add_neg]
  exact hf.add hg.neg

theorem Summable.sub (hf : Summable f L) (hg : Summable g L) : Summable (fun b => f b - g b) L :=
  (hf.hasSum.sub hg.hasSum).summable

protected theorem Summable.tsum_sub [T2Space α] [L.NeBot] (hf : Summable f L) (hg : Summable g L) :
    tsum (fun b => f b - g b) L = tsum f L - tsum g L := (hf.hasSum.sub hg.hasSum).tsum_eq

end AddGroup

section Semiring

variable [Semiring α] [TopologicalSpace α] [ContinuousMul α] {f : β → α} {a₁ : α}

theorem HasSum.mul_left (a₂ : α) (h : HasSum f a₁ L) : HasSum (fun i => a₂ * f i) (a₂ * a₁) L := by
  unfold HasSum
  simp only [← Finset.mul_sum]
  exact Tendsto.const_mul a₂ h

theorem HasSum.mul_right (a₂ : α) (hf : HasSum f a₁ L) : HasSum (fun i => f i * a₂) (a₁ * a₂) L := by
  unfold HasSum
  simp only [← Finset.sum_mul]
  exact Tendsto.mul_const a₂ hf

theorem Summable.mul_left (a : α) (hf : Summable f L) : Summable (fun i => a * f i) L := (hf.hasSum.mul_left a).summable

theorem Summable.mul_right (a : α) (hf : Summable f L) : Summable (fun i => f i * a) L := (hf.hasSum.mul_right a).summable

protected theorem Summable.tsum_mul_left [T2Space α] [L.NeBot] (a : α) (hf : Summable f L) :
    tsum (fun i => a * f i) L = a * tsum f L := (hf.hasSum.mul_left a).tsum_eq

protected theorem Summable.tsum_mul_right [T2Space α] [L.NeBot] (a : α) (hf : Summable f L) :
    tsum (fun i => f i * a) L = tsum f L * a := (hf.hasSum.mul_right a).tsum_eq

end Semiring

section DivisionRing

variable [DivisionRing α] [TopologicalSpace α] [ContinuousMul α] {f : β → α} {a : α}

theorem summable_mul_left_iff (h : a ≠ 0) : Summable (fun i => a * f i) L ↔ Summable f L := by
  refine ⟨fun H => ?_, fun H => H.mul_left a⟩
  have k := H.mul_left a⁻¹
  simp only [inv_mul_cancel_left₀ h] at k
  exact k

theorem tsum_mul_left [T2Space α] : ∑' x, a * f x = a * ∑' x, f x := by
  by_cases hf : Summable f
  · exact hf.tsum_mul_left a
  · by_cases ha : a = 0
    · simp only [ha, zero_mul, tsum_zero]
    · rw [tsum_eq_zero_of_not_summable hf, tsum_eq_zero_of_not_summable fun H => hf ((summable_mul_left_iff ha).1 H), mul_zero]

end DivisionRing

/-! Sequences. -/

theorem Filter.tendsto_finset_range : Tendsto Finset.range atTop atTop := tendsto_atTop.2 fun s =>
  mem_atTop_sets.2 ⟨s.sup id + 1, fun n hn x hx => Finset.mem_range.2 (lt_of_le_of_lt (Finset.le_sup (f := id) hx) hn)⟩

theorem HasSum.tendsto_sum_nat [AddCommMonoid α] [TopologicalSpace α] {f : ℕ → α} {a : α} (h : HasSum f a) :
    Tendsto (fun n => ∑ i ∈ Finset.range n, f i) atTop (nhds a) :=
  Tendsto.comp (g := fun s => ∑ b ∈ s, f b) (f := Finset.range) h tendsto_finset_range

theorem hasSum_iff_tendsto_nat_of_nonneg {f : ℕ → ℝ} (hf : ∀ i, 0 ≤ f i) (r : ℝ) :
    HasSum f r ↔ Tendsto (fun n => ∑ i ∈ Finset.range n, f i) atTop (nhds r) := by
  refine ⟨HasSum.tendsto_sum_nat, fun h => Metric.tendsto_nhds.2 fun ε hε => ?_⟩
  obtain ⟨N, hN⟩ := Metric.tendsto_atTop.1 h ε hε
  refine mem_atTop_sets.2 ⟨Finset.range N, fun s hs => ?_⟩
  have up : ∑ i ∈ s, f i ≤ ∑ i ∈ Finset.range (max N (s.sup id + 1)), f i :=
    Finset.sum_le_sum_of_subset_of_nonneg (fun x hx => Finset.mem_range.2
      (lt_of_lt_of_le (Nat.lt_succ_of_le (Finset.le_sup (f := id) hx)) (le_max_right _ _))) fun i _ _ => hf i
  have low : ∑ i ∈ Finset.range N, f i ≤ ∑ i ∈ s, f i := Finset.sum_le_sum_of_subset_of_nonneg hs fun i _ _ => hf i
  have a := hN N (le_refl N)
  have b := hN (max N (s.sup id + 1)) (le_max_left _ _)
  rw [Real.dist_eq, abs_lt] at a b
  show dist (∑ i ∈ s, f i) r < ε
  rw [Real.dist_eq, abs_lt]
  exact ⟨by linarith, by linarith⟩
