import Mathlib.Order.CompleteLattice.Basic

/-!
Lattices in which bounded sets that are not empty have a supremum and an infimum.
Source of the names: Mathlib `Mathlib/Order/ConditionallyCompleteLattice/{Defs,Basic,Indexed}.lean`.
-/

universe u v

/-- A lattice in which every set with an element and an upper bound has a supremum, and so for infima. -/
class ConditionallyCompleteLattice (α : Type u) extends Lattice α, SupSet α, InfSet α where
  protected le_csSup : ∀ (s : Set α) (a : α), BddAbove s → a ∈ s → a ≤ sSup s
  protected csSup_le : ∀ (s : Set α) (a : α), s.Nonempty → a ∈ upperBounds s → sSup s ≤ a
  protected csInf_le : ∀ (s : Set α) (a : α), BddBelow s → a ∈ s → sInf s ≤ a
  protected le_csInf : ∀ (s : Set α) (a : α), s.Nonempty → a ∈ lowerBounds s → a ≤ sInf s

/-- A linear order of this kind; the supremum of a set without an upper bound is that of the empty set. -/
class ConditionallyCompleteLinearOrder (α : Type u) extends ConditionallyCompleteLattice α, LinearOrder α where
  protected csSup_of_not_bddAbove : ∀ s : Set α, ¬BddAbove s → sSup s = sSup ∅
  protected csInf_of_not_bddBelow : ∀ s : Set α, ¬BddBelow s → sInf s = sInf ∅

/-- A linear order of this kind with a least element. -/
class ConditionallyCompleteLinearOrderBot (α : Type u) extends ConditionallyCompleteLinearOrder α, OrderBot α where
  protected csSup_empty : sSup ∅ = (⊥ : α)

attribute [instance 100] ConditionallyCompleteLattice.toLattice ConditionallyCompleteLinearOrder.toLinearOrder
  ConditionallyCompleteLinearOrderBot.toOrderBot

instance (priority := 100) CompleteLattice.toConditionallyCompleteLattice {α : Type u} [CompleteLattice α] :
    ConditionallyCompleteLattice α where
  le_csSup _ _ _ := le_sSup
  csSup_le _ _ _ h := sSup_le fun _ m => h m
  csInf_le _ _ _ := sInf_le
  le_csInf _ _ _ h := le_sInf fun _ m => h m

section Lattice

variable {α : Type u} {ι : Sort v} [ConditionallyCompleteLattice α] {s t : Set α} {a b c : α} {f g : ι → α}

theorem le_csSup (h₁ : BddAbove s) (h₂ : a ∈ s) : a ≤ sSup s := ConditionallyCompleteLattice.le_csSup s a h₁ h₂

theorem csSup_le (h₁ : s.Nonempty) (h₂ : ∀ b ∈ s, b ≤ a) : sSup s ≤ a :=
  ConditionallyCompleteLattice.csSup_le s a h₁ fun b m => h₂ b m

theorem csInf_le (h₁ : BddBelow s) (h₂ : a ∈ s) : sInf s ≤ a := ConditionallyCompleteLattice.csInf_le s a h₁ h₂

theorem le_csInf (h₁ : s.Nonempty) (h₂ : ∀ b ∈ s, a ≤ b) : a ≤ sInf s :=
  ConditionallyCompleteLattice.le_csInf s a h₁ fun b m => h₂ b m

theorem le_csSup_of_le (hs : BddAbove s) (hb : b ∈ s) (h : a ≤ b) : a ≤ sSup s := le_trans h (le_csSup hs hb)

theorem csInf_le_of_le (hs : BddBelow s) (hb : b ∈ s) (h : b ≤ a) : sInf s ≤ a := le_trans (csInf_le hs hb) h

theorem csSup_le_csSup (ht : BddAbove t) (hs : s.Nonempty) (h : s ⊆ t) : sSup s ≤ sSup t :=
  csSup_le hs fun _ m => le_csSup ht (h m)

theorem csInf_le_csInf (ht : BddBelow t) (hs : s.Nonempty) (h : s ⊆ t) : sInf t ≤ sInf s :=
  le_csInf hs fun _ m => csInf_le ht (h m)

theorem isLUB_csSup (ne : s.Nonempty) (H : BddAbove s) : IsLUB s (sSup s) :=
  ⟨fun _ m => le_csSup H m, fun _ h => csSup_le ne fun _ m => h m⟩

theorem isGLB_csInf (ne : s.Nonempty) (H : BddBelow s) : IsGLB s (sInf s) :=
  ⟨fun _ m => csInf_le H m, fun _ h => le_csInf ne fun _ m => h m⟩

theorem IsLUB.csSup_eq (H : IsLUB s a) (ne : s.Nonempty) : sSup s = a := (isLUB_csSup ne ⟨a, H.1⟩).unique H

theorem IsGLB.csInf_eq (H : IsGLB s a) (ne : s.Nonempty) : sInf s = a := (isGLB_csInf ne ⟨a, H.1⟩).unique H

theorem IsGreatest.csSup_eq (H : IsGreatest s a) : sSup s = a := H.isLUB.csSup_eq H.nonempty

theorem IsLeast.csInf_eq (H : IsLeast s a) : sInf s = a := H.isGLB.csInf_eq H.nonempty

theorem IsGreatest.csSup_mem (H : IsGreatest s a) : sSup s ∈ s := H.csSup_eq.symm ▸ H.1

theorem IsLeast.csInf_mem (H : IsLeast s a) : sInf s ∈ s := H.csInf_eq.symm ▸ H.1

theorem csSup_le_iff (hb : BddAbove s) (hs : s.Nonempty) : sSup s ≤ a ↔ ∀ b ∈ s, b ≤ a :=
  ⟨fun h _ m => le_trans (le_csSup hb m) h, csSup_le hs⟩

theorem le_csInf_iff (hb : BddBelow s) (hs : s.Nonempty) : a ≤ sInf s ↔ ∀ b ∈ s, a ≤ b :=
  ⟨fun h _ m => le_trans h (csInf_le hb m), le_csInf hs⟩

theorem csInf_le_csSup (hb : BddBelow s) (ha : BddAbove s) (ne : s.Nonempty) : sInf s ≤ sSup s :=
  let ⟨_, m⟩ := ne
  le_trans (csInf_le hb m) (le_csSup ha m)

@[simp] theorem csSup_singleton (a : α) : sSup {a} = a := isGreatest_singleton.csSup_eq

@[simp] theorem csInf_singleton (a : α) : sInf {a} = a := isLeast_singleton.csInf_eq

@[simp] theorem csSup_Icc (h : a ≤ b) : sSup (Set.Icc a b) = b := (isGreatest_Icc h).csSup_eq

@[simp] theorem csInf_Icc (h : a ≤ b) : sInf (Set.Icc a b) = a := (isLeast_Icc h).csInf_eq

@[simp] theorem csSup_Iic : sSup (Set.Iic a) = a := isGreatest_Iic.csSup_eq

@[simp] theorem csInf_Ici : sInf (Set.Ici a) = a := isLeast_Ici.csInf_eq

@[simp] theorem csSup_Ioc (h : a < b) : sSup (Set.Ioc a b) = b := (isGreatest_Ioc h).csSup_eq

@[simp] theorem csInf_Ico (h : a < b) : sInf (Set.Ico a b) = a := (isLeast_Ico h).csInf_eq

/-! Of families. -/

theorem le_ciSup (H : BddAbove (Set.range f)) (c : ι) : f c ≤ iSup f := le_csSup H ⟨c, rfl⟩

theorem ciInf_le (H : BddBelow (Set.range f)) (c : ι) : iInf f ≤ f c := csInf_le H ⟨c, rfl⟩

theorem le_ciSup_of_le (H : BddAbove (Set.range f)) (c : ι) (h : a ≤ f c) : a ≤ iSup f := le_trans h (le_ciSup H c)

theorem ciInf_le_of_le (H : BddBelow (Set.range f)) (c : ι) (h : f c ≤ a) : iInf f ≤ a := le_trans (ciInf_le H c) h

variable [Nonempty ι]

theorem ciSup_le (H : ∀ x, f x ≤ c) : iSup f ≤ c :=
  csSup_le ⟨_, Classical.choice inferInstance, rfl⟩ fun _ ⟨x, e⟩ => e ▸ H x

theorem le_ciInf (H : ∀ x, c ≤ f x) : c ≤ iInf f :=
  le_csInf ⟨_, Classical.choice inferInstance, rfl⟩ fun _ ⟨x, e⟩ => e ▸ H x

theorem ciSup_mono (B : BddAbove (Set.range g)) (H : ∀ x, f x ≤ g x) : iSup f ≤ iSup g :=
  ciSup_le fun x => le_ciSup_of_le B x (H x)

theorem ciInf_mono (B : BddBelow (Set.range f)) (H : ∀ x, f x ≤ g x) : iInf f ≤ iInf g :=
  le_ciInf fun x => ciInf_le_of_le B x (H x)

theorem ciSup_le_iff (hf : BddAbove (Set.range f)) : iSup f ≤ a ↔ ∀ i, f i ≤ a :=
  ⟨fun h i => le_trans (le_ciSup hf i) h, ciSup_le⟩

theorem le_ciInf_iff (hf : BddBelow (Set.range f)) : a ≤ iInf f ↔ ∀ i, a ≤ f i :=
  ⟨fun h i => le_trans h (ciInf_le hf i), le_ciInf⟩

@[simp] theorem ciSup_const : ⨆ _ : ι, a = a :=
  le_antisymm (ciSup_le fun _ => le_refl a)
    (le_ciSup (f := fun _ : ι => a) ⟨a, fun _ h => le_of_eq h.choose_spec.symm⟩ (Classical.choice inferInstance))

@[simp] theorem ciInf_const : ⨅ _ : ι, a = a :=
  le_antisymm (ciInf_le (f := fun _ : ι => a) ⟨a, fun _ h => le_of_eq h.choose_spec⟩ (Classical.choice inferInstance))
    (le_ciInf fun _ => le_refl a)

end Lattice

section LinearOrder

variable {α : Type u} {ι : Sort v} [ConditionallyCompleteLinearOrder α] {s : Set α} {a b : α} {f : ι → α}

theorem csSup_of_not_bddAbove (hs : ¬BddAbove s) : sSup s = sSup ∅ :=
  ConditionallyCompleteLinearOrder.csSup_of_not_bddAbove s hs

theorem csInf_of_not_bddBelow (hs : ¬BddBelow s) : sInf s = sInf ∅ :=
  ConditionallyCompleteLinearOrder.csInf_of_not_bddBelow s hs

theorem exists_lt_of_lt_csSup (hs : s.Nonempty) (hb : b < sSup s) : ∃ a ∈ s, b < a :=
  Classical.byContradiction fun h => not_lt_of_ge (csSup_le hs fun a m => le_of_not_gt fun l => h ⟨a, m, l⟩) hb

theorem exists_lt_of_csInf_lt (hs : s.Nonempty) (hb : sInf s < b) : ∃ a ∈ s, a < b :=
  Classical.byContradiction fun h => not_lt_of_ge (le_csInf hs fun a m => le_of_not_gt fun l => h ⟨a, m, l⟩) hb

theorem lt_csSup_of_lt (hs : BddAbove s) (ha : a ∈ s) (h : b < a) : b < sSup s := lt_of_lt_of_le h (le_csSup hs ha)

theorem csInf_lt_of_lt (hs : BddBelow s) (ha : a ∈ s) (h : a < b) : sInf s < b := lt_of_le_of_lt (csInf_le hs ha) h

theorem lt_csSup_iff (hb : BddAbove s) (ne : s.Nonempty) : a < sSup s ↔ ∃ b ∈ s, a < b :=
  ⟨exists_lt_of_lt_csSup ne, fun ⟨_, m, h⟩ => lt_csSup_of_lt hb m h⟩

theorem csInf_lt_iff (hb : BddBelow s) (ne : s.Nonempty) : sInf s < a ↔ ∃ b ∈ s, b < a :=
  ⟨exists_lt_of_csInf_lt ne, fun ⟨_, m, h⟩ => csInf_lt_of_lt hb m h⟩

theorem csSup_eq_of_forall_le_of_forall_lt_exists_gt (hs : s.Nonempty) (H : ∀ a ∈ s, a ≤ b)
    (H' : ∀ w, w < b → ∃ a ∈ s, w < a) : sSup s = b :=
  le_antisymm (csSup_le hs H) (le_of_not_gt fun h =>
    let ⟨_, m, l⟩ := H' _ h
    not_lt_of_ge (le_csSup ⟨b, fun x k => H x k⟩ m) l)

theorem csInf_eq_of_forall_ge_of_forall_gt_exists_lt (hs : s.Nonempty) (H : ∀ a ∈ s, b ≤ a)
    (H' : ∀ w, b < w → ∃ a ∈ s, a < w) : sInf s = b :=
  le_antisymm (le_of_not_gt fun h =>
    let ⟨_, m, l⟩ := H' _ h
    not_lt_of_ge (csInf_le ⟨b, fun x k => H x k⟩ m) l) (le_csInf hs H)

theorem exists_lt_of_lt_ciSup [Nonempty ι] (h : b < iSup f) : ∃ i, b < f i := by
  obtain ⟨_, ⟨i, e⟩, l⟩ := exists_lt_of_lt_csSup (s := Set.range f) ⟨f (Classical.choice inferInstance), _, rfl⟩ h
  exact ⟨i, e ▸ l⟩

theorem exists_lt_of_ciInf_lt [Nonempty ι] (h : iInf f < a) : ∃ i, f i < a := by
  obtain ⟨_, ⟨i, e⟩, l⟩ := exists_lt_of_csInf_lt (s := Set.range f) ⟨f (Classical.choice inferInstance), _, rfl⟩ h
  exact ⟨i, e ▸ l⟩

end LinearOrder

@[simp] theorem csSup_empty {α : Type u} [ConditionallyCompleteLinearOrderBot α] : (sSup ∅ : α) = ⊥ :=
  ConditionallyCompleteLinearOrderBot.csSup_empty
