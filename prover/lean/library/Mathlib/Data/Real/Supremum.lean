import Mathlib.Data.Real.Sqrt
import Mathlib.Order.ConditionallyCompleteLattice.Basic

/-!
Suprema and infima of sets of real numbers; those of sets without them are 0.
Source of the names: Mathlib `Mathlib/Data/Real/Archimedean.lean`.
-/

universe u

namespace Real

variable {s : Set ℝ} {a ε : ℝ} {ι : Sort u} {f : ι → ℝ}

open Classical in
noncomputable instance : SupSet ℝ :=
  ⟨fun s => if h : (∃ x, x ∈ s) ∧ ∃ b, ∀ x ∈ s, x ≤ b then (Real.exists_lub (· ∈ s) h.1 h.2).choose else 0⟩

noncomputable instance : InfSet ℝ := ⟨fun s => -sSup {x | -x ∈ s}⟩

protected theorem isLUB_sSup (h₁ : s.Nonempty) (h₂ : BddAbove s) : IsLUB s (sSup s) := by
  have e : sSup s = (Real.exists_lub (· ∈ s) h₁ h₂).choose := dif_pos ⟨h₁, h₂⟩
  rw [e]
  obtain ⟨h, k⟩ := (Real.exists_lub (· ∈ s) h₁ h₂).choose_spec
  exact ⟨fun x hx => h x hx, fun b hb => k b fun x hx => hb hx⟩

protected theorem isGLB_sInf (h₁ : s.Nonempty) (h₂ : BddBelow s) : IsGLB s (sInf s) := by
  obtain ⟨x, hx⟩ := h₁
  obtain ⟨b, hb⟩ := h₂
  obtain ⟨h, k⟩ := Real.isLUB_sSup (s := {x | -x ∈ s}) ⟨-x, by show - -x ∈ s; rw [neg_neg]; exact hx⟩
    ⟨-b, fun y hy => by have l : b ≤ -y := hb hy; linarith⟩
  refine ⟨fun y hy => ?_, fun c hc => ?_⟩
  · have l : -y ≤ sSup {x | -x ∈ s} := h (show - -y ∈ s by rw [neg_neg]; exact hy)
    show -sSup {x | -x ∈ s} ≤ y
    linarith
  · have l : sSup {x | -x ∈ s} ≤ -c := k fun y hy => by have l : c ≤ -y := hc hy; linarith
    show c ≤ -sSup {x | -x ∈ s}
    linarith

@[simp] theorem sSup_empty : sSup (∅ : Set ℝ) = 0 := dif_neg fun ⟨⟨_, h⟩, _⟩ => h

@[simp] theorem sInf_empty : sInf (∅ : Set ℝ) = 0 := by
  show -sSup (∅ : Set ℝ) = 0
  rw [sSup_empty, neg_zero]

theorem sSup_of_not_bddAbove (hs : ¬BddAbove s) : sSup s = 0 := dif_neg fun h => hs h.2

theorem sInf_of_not_bddBelow (hs : ¬BddBelow s) : sInf s = 0 := by
  show -sSup {x | -x ∈ s} = 0
  rw [sSup_of_not_bddAbove, neg_zero]
  rintro ⟨b, hb⟩
  refine hs ⟨-b, fun x hx => ?_⟩
  have l : -x ≤ b := hb (show - -x ∈ s by rw [neg_neg]; exact hx)
  linarith

noncomputable instance : ConditionallyCompleteLinearOrder ℝ :=
  { Real.linearOrder, Real.lattice with
    sSup := sSup
    sInf := sInf
    le_csSup := fun _ _ hb ha => (Real.isLUB_sSup ⟨_, ha⟩ hb).1 ha
    csSup_le := fun _ _ hs ha => (Real.isLUB_sSup hs ⟨_, ha⟩).2 ha
    csInf_le := fun _ _ hb ha => (Real.isGLB_sInf ⟨_, ha⟩ hb).1 ha
    le_csInf := fun _ _ hs ha => (Real.isGLB_sInf hs ⟨_, ha⟩).2 ha
    csSup_of_not_bddAbove := fun _ h => (sSup_of_not_bddAbove h).trans sSup_empty.symm
    csInf_of_not_bddBelow := fun _ h => (sInf_of_not_bddBelow h).trans sInf_empty.symm }

theorem iSup_of_not_bddAbove (hf : ¬BddAbove (Set.range f)) : ⨆ i, f i = 0 := sSup_of_not_bddAbove hf

theorem iInf_of_not_bddBelow (hf : ¬BddBelow (Set.range f)) : ⨅ i, f i = 0 := sInf_of_not_bddBelow hf

@[simp] theorem sSup_univ : sSup (Set.univ : Set ℝ) = 0 := sSup_of_not_bddAbove fun ⟨b, h⟩ => by
  have l : b + 1 ≤ b := h trivial
  linarith

@[simp] theorem sInf_univ : sInf (Set.univ : Set ℝ) = 0 := sInf_of_not_bddBelow fun ⟨b, h⟩ => by
  have l : b ≤ b - 1 := h trivial
  linarith

/-! Bounds that hold for the empty set too. -/

protected theorem sSup_le (hs : ∀ x ∈ s, x ≤ a) (ha : 0 ≤ a) : sSup s ≤ a := by
  by_cases h : s.Nonempty
  · exact csSup_le h hs
  · have e : s = ∅ := Set.eq_empty_iff_forall_notMem.2 fun x hx => h ⟨x, hx⟩
    rw [e, sSup_empty]
    exact ha

protected theorem le_sInf (hs : ∀ x ∈ s, a ≤ x) (ha : a ≤ 0) : a ≤ sInf s := by
  by_cases h : s.Nonempty
  · exact le_csInf h hs
  · have e : s = ∅ := Set.eq_empty_iff_forall_notMem.2 fun x hx => h ⟨x, hx⟩
    rw [e, sInf_empty]
    exact ha

protected theorem iSup_le (hf : ∀ i, f i ≤ a) (ha : 0 ≤ a) : ⨆ i, f i ≤ a := Real.sSup_le (fun _ ⟨i, e⟩ => e ▸ hf i) ha

protected theorem le_iInf (hf : ∀ i, a ≤ f i) (ha : a ≤ 0) : a ≤ ⨅ i, f i := Real.le_sInf (fun _ ⟨i, e⟩ => e ▸ hf i) ha

theorem sSup_nonneg (hs : ∀ x ∈ s, 0 ≤ x) : 0 ≤ sSup s := by
  by_cases h : s.Nonempty ∧ BddAbove s
  · obtain ⟨⟨x, hx⟩, hb⟩ := h
    exact le_csSup_of_le hb hx (hs x hx)
  · exact ge_of_eq (dif_neg h)

theorem sInf_nonneg (hs : ∀ x ∈ s, 0 ≤ x) : 0 ≤ sInf s := Real.le_sInf hs (le_refl 0)

theorem sSup_nonpos (hs : ∀ x ∈ s, x ≤ 0) : sSup s ≤ 0 := Real.sSup_le hs (le_refl 0)

theorem sInf_nonpos (hs : ∀ x ∈ s, x ≤ 0) : sInf s ≤ 0 := by
  by_cases b : BddBelow s
  · by_cases h : s.Nonempty
    · obtain ⟨x, hx⟩ := h
      exact csInf_le_of_le b hx (hs x hx)
    · have e : s = ∅ := Set.eq_empty_iff_forall_notMem.2 fun x hx => h ⟨x, hx⟩
      rw [e, sInf_empty]
  · rw [sInf_of_not_bddBelow b]

theorem iSup_nonneg (hf : ∀ i, 0 ≤ f i) : 0 ≤ ⨆ i, f i := sSup_nonneg fun _ ⟨i, e⟩ => e ▸ hf i

theorem iInf_nonneg (hf : ∀ i, 0 ≤ f i) : 0 ≤ iInf f := sInf_nonneg fun _ ⟨i, e⟩ => e ▸ hf i

/-! Approximation. -/

theorem lt_sInf_add_pos (h : s.Nonempty) {ε : ℝ} (hε : 0 < ε) : ∃ a ∈ s, a < sInf s + ε :=
  exists_lt_of_csInf_lt h (lt_add_of_pos_right _ hε)

theorem add_neg_lt_sSup (h : s.Nonempty) {ε : ℝ} (hε : ε < 0) : ∃ a ∈ s, sSup s + ε < a :=
  exists_lt_of_lt_csSup h (by linarith)

end Real
