import Mathlib.Algebra.BigOperators.Ring.Finset
import Mathlib.Algebra.Order.Abs
import Mathlib.Algebra.Order.Instances

/-!
Sums and products over finite sets in ordered structures.
Source of the names: Mathlib `Mathlib/Algebra/Order/BigOperators/{Group,Ring}/Finset.lean`.
-/

universe u v w

namespace Finset

variable {ι : Type u} {κ : Type v} {N : Type w} {s t : Finset ι} {f g : ι → N}

section OrderedAddCommMonoid

variable [AddCommMonoid N] [PartialOrder N] [IsOrderedAddMonoid N]

@[gcongr] theorem sum_le_sum (h : ∀ i ∈ s, f i ≤ g i) : ∑ i ∈ s, f i ≤ ∑ i ∈ s, g i := by
  induction s using Finset.cons_induction with
  | empty => exact le_refl _
  | cons a s ha ih =>
    rw [sum_cons, sum_cons]
    exact add_le_add (h a (mem_cons.2 (Or.inl rfl))) (ih fun i hi => h i (mem_cons.2 (Or.inr hi)))

theorem sum_nonneg (h : ∀ i ∈ s, 0 ≤ f i) : 0 ≤ ∑ i ∈ s, f i := by
  have h' := sum_le_sum (s := s) (f := fun _ => 0) h
  rwa [sum_const_zero] at h'

theorem sum_nonneg' (h : ∀ i, 0 ≤ f i) : 0 ≤ ∑ i ∈ s, f i := sum_nonneg fun i _ => h i

theorem sum_nonpos (h : ∀ i ∈ s, f i ≤ 0) : ∑ i ∈ s, f i ≤ 0 := by
  have h' := sum_le_sum (s := s) (g := fun _ => 0) h
  rwa [sum_const_zero] at h'

theorem sum_le_sum_of_subset_of_nonneg (h : s ⊆ t) (hf : ∀ i ∈ t, i ∉ s → 0 ≤ f i) : ∑ i ∈ s, f i ≤ ∑ i ∈ t, f i := by
  haveI := Classical.decEq ι
  rw [← sum_sdiff h]
  exact le_add_of_nonneg_left (sum_nonneg fun i hi => hf i (mem_sdiff.1 hi).1 (mem_sdiff.1 hi).2)

theorem single_le_sum (hf : ∀ i ∈ s, 0 ≤ f i) {a : ι} (h : a ∈ s) : f a ≤ ∑ x ∈ s, f x := by
  have h' := sum_le_sum_of_subset_of_nonneg (f := f) (singleton_subset_iff.2 h) fun i hi _ => hf i hi
  rwa [sum_singleton] at h'

theorem add_le_sum [DecidableEq ι] (hf : ∀ i ∈ s, 0 ≤ f i) {i j : ι} (hi : i ∈ s) (hj : j ∈ s) (hne : i ≠ j) :
    f i + f j ≤ ∑ k ∈ s, f k := by
  rw [← sum_pair hne]
  exact sum_le_sum_of_subset_of_nonneg (insert_subset hi (singleton_subset_iff.2 hj)) fun k hk _ => hf k hk

theorem sum_eq_zero_iff_of_nonneg (h : ∀ i ∈ s, 0 ≤ f i) : ∑ i ∈ s, f i = 0 ↔ ∀ i ∈ s, f i = 0 :=
  ⟨fun e i hi => le_antisymm (e ▸ single_le_sum h hi) (h i hi), fun e => sum_eq_zero e⟩

theorem sum_le_card_nsmul (s : Finset ι) (f : ι → N) (n : N) (h : ∀ x ∈ s, f x ≤ n) : s.sum f ≤ s.card • n := by
  rw [← sum_const]; exact sum_le_sum h

theorem card_nsmul_le_sum (s : Finset ι) (f : ι → N) (n : N) (h : ∀ x ∈ s, n ≤ f x) : s.card • n ≤ s.sum f := by
  rw [← sum_const]; exact sum_le_sum h

end OrderedAddCommMonoid

section OrderedCancelAddCommMonoid

variable [AddCommMonoid N] [PartialOrder N] [IsOrderedCancelAddMonoid N]

theorem sum_lt_sum (hle : ∀ i ∈ s, f i ≤ g i) (hlt : ∃ i ∈ s, f i < g i) : s.sum f < s.sum g := by
  haveI := Classical.decEq ι
  obtain ⟨a, ha, h⟩ := hlt
  rw [← add_sum_erase s f ha, ← add_sum_erase s g ha]
  exact add_lt_add_of_lt_of_le h (sum_le_sum fun i hi => hle i (mem_of_mem_erase hi))

theorem sum_lt_sum_of_nonempty (hs : s.Nonempty) (hlt : ∀ i ∈ s, f i < g i) : s.sum f < s.sum g :=
  sum_lt_sum (fun i hi => le_of_lt (hlt i hi)) (hs.elim fun a ha => ⟨a, ha, hlt a ha⟩)

theorem sum_pos (h : ∀ i ∈ s, 0 < f i) (hs : s.Nonempty) : 0 < ∑ i ∈ s, f i := by
  have h' := sum_lt_sum_of_nonempty (f := fun _ => 0) hs h
  rwa [sum_const_zero] at h'

theorem sum_pos' (h : ∀ i ∈ s, 0 ≤ f i) (hs : ∃ i ∈ s, 0 < f i) : 0 < ∑ i ∈ s, f i := by
  have h' := sum_lt_sum (f := fun _ => 0) h hs
  rwa [sum_const_zero] at h'

theorem sum_neg (h : ∀ i ∈ s, f i < 0) (hs : s.Nonempty) : ∑ i ∈ s, f i < 0 := by
  have h' := sum_lt_sum_of_nonempty (g := fun _ => 0) hs h
  rwa [sum_const_zero] at h'

end OrderedCancelAddCommMonoid

section LinearOrderedAddCommMonoid

variable [AddCommMonoid N] [LinearOrder N]

theorem exists_lt_of_sum_lt [IsOrderedAddMonoid N] (Hlt : ∑ i ∈ s, f i < ∑ i ∈ s, g i) : ∃ i ∈ s, f i < g i :=
  Classical.byContradiction fun hn => not_lt_of_ge (sum_le_sum fun i hi => le_of_not_gt fun h => hn ⟨i, hi, h⟩) Hlt

theorem exists_le_of_sum_le [IsOrderedCancelAddMonoid N] (hs : s.Nonempty) (Hle : ∑ i ∈ s, f i ≤ ∑ i ∈ s, g i) :
    ∃ i ∈ s, f i ≤ g i :=
  Classical.byContradiction fun hn => not_lt_of_ge Hle (sum_lt_sum_of_nonempty hs fun i hi => lt_of_not_ge fun h => hn ⟨i, hi, h⟩)

end LinearOrderedAddCommMonoid

theorem abs_sum_le_sum_abs {G : Type w} [AddCommGroup G] [LinearOrder G] [IsOrderedAddMonoid G] (f : ι → G) (s : Finset ι) :
    |∑ i ∈ s, f i| ≤ ∑ i ∈ s, |f i| := by
  induction s using Finset.cons_induction with
  | empty => rw [sum_empty, sum_empty, abs_zero]
  | cons a s ha ih =>
    rw [sum_cons, sum_cons]
    exact le_trans (abs_add_le _ _) (add_le_add (le_refl _) ih)

/-! Natural numbers. -/

theorem sum_le_sum_of_subset {f : ι → ℕ} (h : s ⊆ t) : ∑ x ∈ s, f x ≤ ∑ x ∈ t, f x :=
  sum_le_sum_of_subset_of_nonneg h fun _ _ _ => Nat.zero_le _

theorem sum_le_sum_of_ne_zero {f : ι → ℕ} (h : ∀ x ∈ s, f x ≠ 0 → x ∈ t) : ∑ x ∈ s, f x ≤ ∑ x ∈ t, f x := by
  rw [← sum_filter_of_ne (s := s) (p := fun x => f x ≠ 0) fun _ _ h => h]
  exact sum_le_sum_of_subset fun x hx => h x (mem_filter.1 hx).1 (mem_filter.1 hx).2

@[simp] theorem sum_eq_zero_iff {f : ι → ℕ} : ∑ x ∈ s, f x = 0 ↔ ∀ x ∈ s, f x = 0 :=
  sum_eq_zero_iff_of_nonneg fun _ _ => Nat.zero_le _

theorem single_le_sum_of_canonicallyOrdered {f : ι → ℕ} {i : ι} (hi : i ∈ s) : f i ≤ ∑ j ∈ s, f j :=
  single_le_sum (fun _ _ => Nat.zero_le _) hi

/-! Products. -/

section OrderedCommSemiring

variable {R : Type w} [CommSemiring R] [PartialOrder R] [IsOrderedRing R] {f g : ι → R}

theorem prod_nonneg (h0 : ∀ i ∈ s, 0 ≤ f i) : 0 ≤ ∏ i ∈ s, f i := by
  induction s using Finset.cons_induction with
  | empty => exact zero_le_one
  | cons a s ha ih =>
    rw [prod_cons]
    exact mul_nonneg (h0 a (mem_cons.2 (Or.inl rfl))) (ih fun i hi => h0 i (mem_cons.2 (Or.inr hi)))

@[gcongr] theorem prod_le_prod (h0 : ∀ i ∈ s, 0 ≤ f i) (h1 : ∀ i ∈ s, f i ≤ g i) : ∏ i ∈ s, f i ≤ ∏ i ∈ s, g i := by
  induction s using Finset.cons_induction with
  | empty => exact le_refl _
  | cons a s ha ih =>
    rw [prod_cons, prod_cons]
    have ha' : a ∈ cons a s ha := mem_cons.2 (Or.inl rfl)
    exact mul_le_mul (h1 a ha') (ih (fun i hi => h0 i (mem_cons.2 (Or.inr hi))) fun i hi => h1 i (mem_cons.2 (Or.inr hi)))
      (prod_nonneg fun i hi => h0 i (mem_cons.2 (Or.inr hi))) (le_trans (h0 a ha') (h1 a ha'))

theorem prod_le_one (h0 : ∀ i ∈ s, 0 ≤ f i) (h1 : ∀ i ∈ s, f i ≤ 1) : ∏ i ∈ s, f i ≤ 1 := by
  have h := prod_le_prod (g := fun _ => 1) h0 h1
  rwa [prod_const_one] at h

end OrderedCommSemiring

theorem prod_pos {R : Type w} [CommSemiring R] [PartialOrder R] [IsStrictOrderedRing R] {f : ι → R} (h0 : ∀ i ∈ s, 0 < f i) :
    0 < ∏ i ∈ s, f i := by
  induction s using Finset.cons_induction with
  | empty => exact zero_lt_one
  | cons a s ha ih =>
    rw [prod_cons]
    exact mul_pos (h0 a (mem_cons.2 (Or.inl rfl))) (ih fun i hi => h0 i (mem_cons.2 (Or.inr hi)))

end Finset

section

variable {R : Type w} [CommSemiring R] [PartialOrder R] [IsStrictOrderedRing R] {ι : Type u} {f g : ι → R} {s t : Finset ι}

theorem Finset.prod_lt_prod (hf : ∀ i ∈ s, 0 < f i) (hfg : ∀ i ∈ s, f i ≤ g i) (hlt : ∃ i ∈ s, f i < g i) :
    ∏ i ∈ s, f i < ∏ i ∈ s, g i := by
  haveI := Classical.decEq ι
  obtain ⟨a, ha, h⟩ := hlt
  rw [← mul_prod_erase s f ha, ← mul_prod_erase s g ha]
  have sub : ∀ i ∈ s.erase a, i ∈ s := fun i hi => mem_of_mem_erase hi
  exact lt_of_lt_of_le (mul_lt_mul_of_pos_right h (prod_pos fun i hi => hf i (sub i hi)))
    (mul_le_mul_of_nonneg_left (prod_le_prod (fun i hi => le_of_lt (hf i (sub i hi))) fun i hi => hfg i (sub i hi))
      (le_trans (le_of_lt (hf a ha)) (hfg a ha)))

theorem Finset.prod_lt_prod_of_nonempty (hf : ∀ i ∈ s, 0 < f i) (hfg : ∀ i ∈ s, f i < g i) (h_ne : s.Nonempty) :
    ∏ i ∈ s, f i < ∏ i ∈ s, g i :=
  prod_lt_prod hf (fun i hi => le_of_lt (hfg i hi)) (h_ne.elim fun a ha => ⟨a, ha, hfg a ha⟩)

end

namespace Finset

variable {ι : Type u} {N : Type w} {s t : Finset ι} {f g : ι → N}

theorem abs_prod {R : Type w} [CommRing R] [LinearOrder R] [IsStrictOrderedRing R] (s : Finset ι) (f : ι → R) :
    |∏ x ∈ s, f x| = ∏ x ∈ s, |f x| := by
  induction s using Finset.cons_induction with
  | empty => exact abs_one
  | cons a s ha ih => rw [prod_cons, prod_cons, abs_mul, ih]

theorem sum_eq_zero_iff_of_nonpos [AddCommMonoid N] [PartialOrder N] [IsOrderedAddMonoid N] (h : ∀ i ∈ s, f i ≤ 0) :
    ∑ i ∈ s, f i = 0 ↔ ∀ i ∈ s, f i = 0 := by
  refine ⟨fun e i hi => le_antisymm (h i hi) ?_, fun e => sum_eq_zero e⟩
  haveI := Classical.decEq ι
  rw [← e, ← add_sum_erase s f hi]
  exact add_le_of_nonpos_right (sum_nonpos fun j hj => h j (mem_of_mem_erase hj))

variable [AddCommMonoid N] [PartialOrder N] [IsOrderedCancelAddMonoid N]

theorem sum_lt_sum_of_subset {i : ι} (h : s ⊆ t) (ht : i ∈ t) (hs : i ∉ s) (hlt : 0 < f i) (hle : ∀ j ∈ t, j ∉ s → 0 ≤ f j) :
    ∑ j ∈ s, f j < ∑ j ∈ t, f j := by
  haveI := Classical.decEq ι
  rw [← sum_sdiff h]
  exact lt_add_of_pos_left _ (sum_pos' (fun j hj => hle j (mem_sdiff.1 hj).1 (mem_sdiff.1 hj).2) ⟨i, mem_sdiff.2 ⟨ht, hs⟩, hlt⟩)

theorem sum_eq_sum_iff_of_le (h : ∀ i ∈ s, f i ≤ g i) : ((∑ i ∈ s, f i) = ∑ i ∈ s, g i) ↔ ∀ i ∈ s, f i = g i :=
  ⟨fun e i hi => Classical.byContradiction fun hn => ne_of_lt (sum_lt_sum h ⟨i, hi, lt_of_le_of_ne (h i hi) hn⟩) e, fun e => sum_congr rfl e⟩

end Finset
