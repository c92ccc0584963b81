import Mathlib.Data.Nat.Lattice
import Mathlib.Algebra.Ring.Int

/-!
Suprema and infima of sets of integers; those of sets without them are 0.
Source of the names: Mathlib `Mathlib/Order/ConditionallyCompleteLattice/Basic.lean`, `Mathlib/Data/Int/ConditionallyCompleteOrder.lean`.
-/

namespace Int

theorem exists_isLeast {s : Set ℤ} (hs : s.Nonempty) (hb : BddBelow s) : ∃ m, IsLeast s m := by
  obtain ⟨b, hb⟩ := hb
  have ne : ({n : ℕ | b + n ∈ s} : Set ℕ).Nonempty := by
    obtain ⟨x, hx⟩ := hs
    refine ⟨(x - b).toNat, ?_⟩
    have l := hb hx
    have e : b + ((x - b).toNat : ℤ) = x := by omega
    show b + ((x - b).toNat : ℤ) ∈ s
    rw [e]
    exact hx
  refine ⟨b + (sInf {n : ℕ | b + n ∈ s} : ℕ), Nat.sInf_mem ne, fun x hx => ?_⟩
  have l := hb hx
  have k : sInf {n : ℕ | b + n ∈ s} ≤ (x - b).toNat := Nat.sInf_le (by
    have e : b + ((x - b).toNat : ℤ) = x := by omega
    show b + ((x - b).toNat : ℤ) ∈ s
    rw [e]
    exact hx)
  omega

theorem exists_isGreatest {s : Set ℤ} (hs : s.Nonempty) (hb : BddAbove s) : ∃ m, IsGreatest s m := by
  obtain ⟨x, hx⟩ := hs
  obtain ⟨b, hb⟩ := hb
  obtain ⟨m, hm, k⟩ := exists_isLeast (s := {y | -y ∈ s}) ⟨-x, by show - -x ∈ s; rw [Int.neg_neg]; exact hx⟩
    ⟨-b, fun y hy => by have h := hb hy; omega⟩
  refine ⟨-m, hm, fun y hy => ?_⟩
  have h : m ≤ -y := k (show - -y ∈ s by rw [Int.neg_neg]; exact hy)
  omega

open Classical in
noncomputable instance : SupSet ℤ := ⟨fun s => if h : s.Nonempty ∧ BddAbove s then (exists_isGreatest h.1 h.2).choose else 0⟩

open Classical in
noncomputable instance : InfSet ℤ := ⟨fun s => if h : s.Nonempty ∧ BddBelow s then (exists_isLeast h.1 h.2).choose else 0⟩

theorem isGreatest_csSup {s : Set ℤ} (h1 : s.Nonempty) (h2 : BddAbove s) : IsGreatest s (sSup s) := by
  have e : sSup s = (exists_isGreatest h1 h2).choose := dif_pos ⟨h1, h2⟩
  rw [e]
  exact (exists_isGreatest h1 h2).choose_spec

theorem isLeast_csInf {s : Set ℤ} (h1 : s.Nonempty) (h2 : BddBelow s) : IsLeast s (sInf s) := by
  have e : sInf s = (exists_isLeast h1 h2).choose := dif_pos ⟨h1, h2⟩
  rw [e]
  exact (exists_isLeast h1 h2).choose_spec

@[simp] theorem csSup_empty : sSup (∅ : Set ℤ) = 0 := dif_neg fun ⟨⟨_, h⟩, _⟩ => h

@[simp] theorem csInf_empty : sInf (∅ : Set ℤ) = 0 := dif_neg fun ⟨⟨_, h⟩, _⟩ => h

theorem csSup_of_not_bdd_above {s : Set ℤ} (h : ¬BddAbove s) : sSup s = 0 := dif_neg fun k => h k.2

theorem csInf_of_not_bdd_below {s : Set ℤ} (h : ¬BddBelow s) : sInf s = 0 := dif_neg fun k => h k.2

theorem csSup_mem {s : Set ℤ} (h1 : s.Nonempty) (h2 : BddAbove s) : sSup s ∈ s := (isGreatest_csSup h1 h2).1

theorem csInf_mem {s : Set ℤ} (h1 : s.Nonempty) (h2 : BddBelow s) : sInf s ∈ s := (isLeast_csInf h1 h2).1

noncomputable instance instConditionallyCompleteLinearOrder : ConditionallyCompleteLinearOrder ℤ :=
  { (inferInstance : Lattice ℤ), (inferInstance : LinearOrder ℤ) with
    sSup := sSup
    sInf := sInf
    le_csSup := fun _ _ hb ha => (isGreatest_csSup ⟨_, ha⟩ hb).2 ha
    csSup_le := fun _ _ hs ha => ha (isGreatest_csSup hs ⟨_, ha⟩).1
    csInf_le := fun _ _ hb ha => (isLeast_csInf ⟨_, ha⟩ hb).2 ha
    le_csInf := fun _ _ hs ha => ha (isLeast_csInf hs ⟨_, ha⟩).1
    csSup_of_not_bddAbove := fun _ h => (csSup_of_not_bdd_above h).trans csSup_empty.symm
    csInf_of_not_bddBelow := fun _ h => (csInf_of_not_bdd_below h).trans csInf_empty.symm }

end Int
