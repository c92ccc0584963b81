import Mathlib.Algebra.BigOperators.Ring.Finset
import Mathlib.Topology.Algebra.InfiniteSum.Defs

/-!
Infinite sums that are finite, and uniqueness. Source of the names: Mathlib
`Mathlib/Topology/Algebra/InfiniteSum/{Defs,Basic}.lean`.
-/

universe u v

open Filter SummationFilter

section

variable {α : Type u} {β : Type v} [AddCommMonoid α] [TopologicalSpace α] {f g : β → α} {a a₁ a₂ : α} {s : Finset β}
  {L : SummationFilter β}

theorem hasSum_sum_of_ne_finset_zero (hf : ∀ b ∉ s, f b = 0) : HasSum f (∑ b ∈ s, f b) := fun u hu =>
  ⟨[s], fun t ht => by
    have e : ∑ b ∈ t, f b = ∑ b ∈ s, f b := (Finset.sum_subset (ht s List.mem_cons_self) fun x _ hx => hf x hx).symm
    show ∑ b ∈ t, f b ∈ u
    rw [e]
    exact mem_of_mem_nhds hu⟩

theorem hasSum_fintype [Fintype β] (f : β → α) : HasSum f (∑ b, f b) :=
  hasSum_sum_of_ne_finset_zero fun b h => absurd (Finset.mem_univ b) h

theorem hasSum_single {f : β → α} (b : β) (hf : ∀ b', b' ≠ b → f b' = 0) : HasSum f (f b) := by
  have h := hasSum_sum_of_ne_finset_zero (f := f) (s := {b}) fun b' h => hf b' fun e => h (Finset.mem_singleton.2 e)
  rwa [Finset.sum_singleton] at h

theorem hasSum_zero : HasSum (fun _ => 0 : β → α) 0 L := by
  show Tendsto (fun s : Finset β => ∑ _b ∈ s, (0 : α)) L.filter (nhds 0)
  simp only [Finset.sum_const_zero]
  exact tendsto_const_nhds

theorem summable_zero : Summable (fun _ => 0 : β → α) L := hasSum_zero.summable

theorem summable_of_ne_finset_zero (hf : ∀ b ∉ s, f b = 0) : Summable f := (hasSum_sum_of_ne_finset_zero hf).summable

theorem HasSum.unique [T2Space α] [L.NeBot] (h₁ : HasSum f a₁ L) (h₂ : HasSum f a₂ L) : a₁ = a₂ := tendsto_nhds_unique h₁ h₂

theorem Summable.hasSum (ha : Summable f L) : HasSum f (tsum f L) L := by
  classical
  unfold tsum
  rw [dif_pos ha]
  by_cases k : L.HasSupport ∧ (Function.support f ∩ L.support).Finite
  · rw [dif_pos k]
    have all : ∀ t : Finset β, (∀ b ∈ t, b ∈ L.support) → L.filter.Eventually fun s => t ⊆ s := by
      intro t
      induction t using Finset.induction_on with
      | empty => exact fun _ => L.filter.sets_of_superset L.filter.univ_sets fun s _ => Finset.empty_subset s
      | insert b t _ ih =>
        intro h
        refine ((h b (Finset.mem_insert_self b t)).and (ih fun c m => h c (Finset.mem_insert_of_mem m))).mono fun s ⟨m, i⟩ => ?_
        exact Finset.insert_subset_iff.2 ⟨m, i⟩
    have low := all k.2.toFinset fun b hb => (k.2.mem_toFinset.1 hb).2
    intro u hu
    refine (low.and k.1.eventually_le_support).mono fun s ⟨i, j⟩ => ?_
    have e : ∑ b ∈ s, f b = ∑ b ∈ k.2.toFinset, f b := (Finset.sum_subset i fun x hx hn =>
      Classical.byContradiction fun h => hn (k.2.mem_toFinset.2 ⟨h, j hx⟩)).symm
    show ∑ b ∈ s, f b ∈ u
    rw [e]
    exact mem_of_mem_nhds hu
  · rw [dif_neg k]
    by_cases z : HasSum f 0 L
    · rw [if_pos z]; exact z
    · rw [if_neg z]; exact ha.choose_spec

theorem HasSum.tsum_eq [T2Space α] [L.NeBot] (ha : HasSum f a L) : tsum f L = a := ha.summable.hasSum.unique ha

theorem Summable.hasSum_iff [T2Space α] [L.NeBot] (h : Summable f L) : HasSum f a L ↔ tsum f L = a :=
  ⟨HasSum.tsum_eq, fun e => e ▸ h.hasSum⟩

theorem tsum_eq_sum {s : Finset β} (hf : ∀ b ∉ s, f b = 0) : ∑' b, f b = ∑ b ∈ s, f b := by
  classical
  have fin : (Function.support f ∩ (unconditional β).support).Finite := s.finite_toSet.subset fun b hb =>
    Classical.byContradiction fun n => hb.1 (hf b n)
  have k : (unconditional β).HasSupport ∧ (Function.support f ∩ (unconditional β).support).Finite := ⟨inferInstance, fin⟩
  unfold tsum
  rw [dif_pos (summable_of_ne_finset_zero hf), dif_pos k]
  refine Finset.sum_subset (fun b hb => ?_) fun b _ hn => ?_
  · exact Classical.byContradiction fun n => (k.2.mem_toFinset.1 hb).1 (hf b n)
  · refine Classical.byContradiction fun h => hn (k.2.mem_toFinset.2 ⟨h, ?_⟩)
    rw [support_eq_univ]; trivial

@[simp] theorem tsum_fintype [Fintype β] (f : β → α) : ∑' b, f b = ∑ b, f b :=
  tsum_eq_sum fun b h => absurd (Finset.mem_univ b) h

theorem tsum_eq_single {f : β → α} (b : β) (hf : ∀ b', b' ≠ b → f b' = 0) : ∑' b, f b = f b := by
  rw [tsum_eq_sum (s := {b}) fun b' h => hf b' fun e => h (Finset.mem_singleton.2 e), Finset.sum_singleton]

@[simp] theorem tsum_zero : ∑' _ : β, (0 : α) = 0 := by
  rw [tsum_eq_sum (s := ∅) fun _ _ => rfl, Finset.sum_empty]

theorem tsum_congr {f g : β → α} (hfg : ∀ b, f b = g b) : ∑' b, f b = ∑' b, g b := congrArg _ (funext hfg)

theorem Finset.tsum_subtype (s : Finset β) (f : β → α) : ∑' x : {x // x ∈ s}, f x = ∑ x ∈ s, f x := by
  rw [tsum_fintype]
  exact Finset.sum_coe_sort s f

end
