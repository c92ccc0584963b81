import Mathlib.Data.Nat.Init
import Mathlib.Order.ConditionallyCompleteLattice.Basic

/-!
Suprema and infima of sets of natural numbers; those of sets without them are 0. Source of the names: Mathlib
`Mathlib/Order/Nat.lean`, `Mathlib/Order/ConditionallyCompleteLattice/Nat.lean` (`Mathlib/Order/Lattice/Nat.lean`).
-/

namespace Nat

open Classical in
noncomputable instance : InfSet ℕ := ⟨fun s => if h : ∃ n, n ∈ s then Nat.find h else 0⟩

open Classical in
noncomputable instance : SupSet ℕ := ⟨fun s => if h : ∃ n, ∀ a ∈ s, a ≤ n then Nat.find h else 0⟩

open Classical in
theorem sInf_def {s : Set ℕ} (h : s.Nonempty) : sInf s = @Nat.find (fun n => n ∈ s) _ h := dif_pos h

open Classical in
theorem sSup_def {s : Set ℕ} (h : ∃ n, ∀ a ∈ s, a ≤ n) : sSup s = @Nat.find (fun n => ∀ a ∈ s, a ≤ n) _ h := dif_pos h

theorem sInf_mem {s : Set ℕ} (h : s.Nonempty) : sInf s ∈ s := by
  classical
  rw [Nat.sInf_def h]
  exact Nat.find_spec (p := fun n => n ∈ s) h

protected theorem sInf_le {s : Set ℕ} {m : ℕ} (hm : m ∈ s) : sInf s ≤ m := by
  classical
  rw [Nat.sInf_def ⟨m, hm⟩]
  exact Nat.find_min' (p := fun n => n ∈ s) ⟨m, hm⟩ hm

theorem notMem_of_lt_sInf {s : Set ℕ} {m : ℕ} (hm : m < sInf s) : m ∉ s := fun h => Nat.not_le_of_lt hm (Nat.sInf_le h)

@[simp] theorem sInf_empty : sInf ∅ = 0 := dif_neg fun ⟨_, h⟩ => h

theorem sSup_of_not_bddAbove {s : Set ℕ} (h : ¬BddAbove s) : sSup s = 0 := dif_neg h

@[simp] theorem sInf_eq_zero {s : Set ℕ} : sInf s = 0 ↔ 0 ∈ s ∨ s = ∅ := by
  constructor
  · intro h
    by_cases e : s.Nonempty
    · exact Or.inl (h ▸ sInf_mem e)
    · exact Or.inr (Set.eq_empty_iff_forall_notMem.2 fun x hx => e ⟨x, hx⟩)
  · rintro (h | h)
    · exact Nat.eq_zero_of_le_zero (Nat.sInf_le h)
    · rw [h, sInf_empty]

theorem nonempty_of_pos_sInf {s : Set ℕ} (h : 0 < sInf s) : s.Nonempty := Classical.byContradiction fun k =>
  absurd (sInf_eq_zero.2 (Or.inr (Set.eq_empty_iff_forall_notMem.2 fun x hx => k ⟨x, hx⟩))) (Nat.ne_of_gt h)

theorem nonempty_of_sInf_eq_succ {s : Set ℕ} {k : ℕ} (h : sInf s = k + 1) : s.Nonempty :=
  nonempty_of_pos_sInf (h ▸ Nat.succ_pos k)

noncomputable instance : ConditionallyCompleteLinearOrderBot ℕ :=
  { (inferInstance : OrderBot ℕ), (inferInstance : Lattice ℕ), (inferInstance : LinearOrder ℕ) with
    sSup := sSup
    sInf := sInf
    le_csSup := fun s a hb ha => by
      classical
      rw [sSup_def hb]
      exact Nat.find_spec (p := fun n => ∀ a ∈ s, a ≤ n) hb a ha
    csSup_le := fun s a _ ha => by
      classical
      have hb : ∃ n, ∀ a ∈ s, a ≤ n := ⟨a, ha⟩
      rw [sSup_def hb]
      exact Nat.find_min' (p := fun n => ∀ a ∈ s, a ≤ n) hb ha
    csInf_le := fun _ _ _ ha => Nat.sInf_le ha
    le_csInf := fun _ _ hs hb => hb (sInf_mem hs)
    csSup_empty := by
      classical
      have hb : ∃ n, ∀ a ∈ (∅ : Set ℕ), a ≤ n := ⟨0, fun _ h => h.elim⟩
      rw [sSup_def hb]
      exact Nat.eq_zero_of_le_zero (Nat.find_min' (p := fun n => ∀ a ∈ (∅ : Set ℕ), a ≤ n) hb fun _ h => h.elim)
    csSup_of_not_bddAbove := fun s hs => by
      classical
      have hb : ∃ n, ∀ a ∈ (∅ : Set ℕ), a ≤ n := ⟨0, fun _ h => h.elim⟩
      rw [sSup_def hb, show sSup s = 0 from dif_neg hs]
      exact (Nat.eq_zero_of_le_zero (Nat.find_min' (p := fun n => ∀ a ∈ (∅ : Set ℕ), a ≤ n) hb fun _ h => h.elim)).symm
    csInf_of_not_bddBelow := fun s hs => absurd ⟨0, fun x _ => Nat.zero_le x⟩ hs }

theorem sSup_mem {s : Set ℕ} (h₁ : s.Nonempty) (h₂ : BddAbove s) : sSup s ∈ s := by
  obtain ⟨x, hx⟩ := h₁
  by_cases z : sSup s = 0
  · have l := le_csSup h₂ hx
    rw [z] at l ⊢
    exact Nat.eq_zero_of_le_zero l ▸ hx
  · obtain ⟨a, ha, l⟩ := exists_lt_of_lt_csSup ⟨x, hx⟩ (Nat.sub_lt (Nat.pos_of_ne_zero z) Nat.one_pos)
    have e : a = sSup s := Nat.le_antisymm (le_csSup h₂ ha) (by omega)
    exact e ▸ ha

end Nat
