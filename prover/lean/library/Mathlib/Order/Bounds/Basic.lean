import Init
import Mathlib.Data.Set.Basic
import Mathlib.Order.Defs
import Mathlib.Order.Interval.Set

/-!
Bounds of sets, least and greatest elements.
Source of the names: Mathlib `Mathlib/Order/Bounds/Defs.lean`, `Mathlib/Order/Bounds/Basic.lean`.
-/

universe u

section LE

variable {α : Type u} [LE α]

/-- The upper bounds of a set. -/
def upperBounds (s : Set α) : Set α := { x | ∀ ⦃a⦄, a ∈ s → a ≤ x }

/-- The lower bounds of a set. -/
def lowerBounds (s : Set α) : Set α := { x | ∀ ⦃a⦄, a ∈ s → x ≤ a }

/-- A set has an upper bound. -/
def BddAbove (s : Set α) := (upperBounds s).Nonempty

/-- A set has a lower bound. -/
def BddBelow (s : Set α) := (lowerBounds s).Nonempty

/-- `a` is a least element of `s`. -/
def IsLeast (s : Set α) (a : α) : Prop := a ∈ s ∧ a ∈ lowerBounds s

/-- `a` is a greatest element of `s`. -/
def IsGreatest (s : Set α) (a : α) : Prop := a ∈ s ∧ a ∈ upperBounds s

/-- `a` is a least upper bound of `s`. -/
def IsLUB (s : Set α) : α → Prop := IsLeast (upperBounds s)

/-- `a` is a greatest lower bound of `s`. -/
def IsGLB (s : Set α) : α → Prop := IsGreatest (lowerBounds s)

variable {s t : Set α} {a b : α}

theorem mem_upperBounds : a ∈ upperBounds s ↔ ∀ x, x ∈ s → x ≤ a := Iff.rfl

theorem mem_lowerBounds : a ∈ lowerBounds s ↔ ∀ x, x ∈ s → a ≤ x := Iff.rfl

theorem bddAbove_def : BddAbove s ↔ ∃ x, ∀ y, y ∈ s → y ≤ x := Iff.rfl

theorem bddBelow_def : BddBelow s ↔ ∃ x, ∀ y, y ∈ s → x ≤ y := Iff.rfl

theorem IsLeast.isGLB (h : IsLeast s a) : IsGLB s a := ⟨h.2, fun _ hb => hb h.1⟩

theorem IsGreatest.isLUB (h : IsGreatest s a) : IsLUB s a := ⟨h.2, fun _ hb => hb h.1⟩

theorem IsLeast.nonempty (h : IsLeast s a) : s.Nonempty := ⟨a, h.1⟩

theorem IsGreatest.nonempty (h : IsGreatest s a) : s.Nonempty := ⟨a, h.1⟩

theorem upperBounds_mono_set (hst : s ⊆ t) : upperBounds t ⊆ upperBounds s := fun _ hb _ h => hb (hst h)

theorem lowerBounds_mono_set (hst : s ⊆ t) : lowerBounds t ⊆ lowerBounds s := fun _ hb _ h => hb (hst h)

end LE

/-! Uniqueness, bounds of intervals, unbounded sets. -/

section PartialOrder

variable {α : Type u} [PartialOrder α] {s : Set α} {a b : α}

theorem IsLeast.unique (Ha : IsLeast s a) (Hb : IsLeast s b) : a = b := le_antisymm (Ha.2 Hb.1) (Hb.2 Ha.1)

theorem IsGreatest.unique (Ha : IsGreatest s a) (Hb : IsGreatest s b) : a = b := le_antisymm (Hb.2 Ha.1) (Ha.2 Hb.1)

theorem IsLeast.isLeast_iff_eq (Ha : IsLeast s a) : IsLeast s b ↔ a = b := ⟨Ha.unique, fun h => h ▸ Ha⟩

theorem IsGreatest.isGreatest_iff_eq (Ha : IsGreatest s a) : IsGreatest s b ↔ a = b := ⟨Ha.unique, fun h => h ▸ Ha⟩

theorem IsLUB.unique (Ha : IsLUB s a) (Hb : IsLUB s b) : a = b := IsLeast.unique Ha Hb

theorem IsGLB.unique (Ha : IsGLB s a) (Hb : IsGLB s b) : a = b := IsGreatest.unique Ha Hb

end PartialOrder

section Preorder

variable {α : Type u} [Preorder α] {s t : Set α} {a b : α}

theorem IsLeast.bddBelow (h : IsLeast s a) : BddBelow s := ⟨a, h.2⟩

theorem IsGreatest.bddAbove (h : IsGreatest s a) : BddAbove s := ⟨a, h.2⟩

theorem IsLUB.bddAbove (h : IsLUB s a) : BddAbove s := ⟨a, h.1⟩

theorem IsGLB.bddBelow (h : IsGLB s a) : BddBelow s := ⟨a, h.1⟩

theorem BddAbove.mono (h : s ⊆ t) : BddAbove t → BddAbove s := fun ⟨b, hb⟩ => ⟨b, upperBounds_mono_set h hb⟩

theorem BddBelow.mono (h : s ⊆ t) : BddBelow t → BddBelow s := fun ⟨b, hb⟩ => ⟨b, lowerBounds_mono_set h hb⟩

theorem isLeast_Icc (h : a ≤ b) : IsLeast (Set.Icc a b) a := ⟨⟨le_refl a, h⟩, fun _ hx => hx.1⟩

theorem isGreatest_Icc (h : a ≤ b) : IsGreatest (Set.Icc a b) b := ⟨⟨h, le_refl b⟩, fun _ hx => hx.2⟩

theorem isLeast_Ico (h : a < b) : IsLeast (Set.Ico a b) a := ⟨⟨le_refl a, h⟩, fun _ hx => hx.1⟩

theorem isGreatest_Ioc (h : a < b) : IsGreatest (Set.Ioc a b) b := ⟨⟨h, le_refl b⟩, fun _ hx => hx.2⟩

theorem isLeast_Ici : IsLeast (Set.Ici a) a := ⟨le_refl a, fun _ hx => hx⟩

theorem isGreatest_Iic : IsGreatest (Set.Iic a) a := ⟨le_refl a, fun _ hx => hx⟩

@[simp] theorem isLeast_singleton : IsLeast {a} a := ⟨rfl, fun x hx => by
  have e : x = a := hx
  rw [e]⟩

@[simp] theorem isGreatest_singleton : IsGreatest {a} a := ⟨rfl, fun x hx => by
  have e : x = a := hx
  rw [e]⟩

theorem isLUB_Icc (h : a ≤ b) : IsLUB (Set.Icc a b) b := (isGreatest_Icc h).isLUB

theorem isGLB_Icc (h : a ≤ b) : IsGLB (Set.Icc a b) a := (isLeast_Icc h).isGLB

theorem isLUB_Ioc (h : a < b) : IsLUB (Set.Ioc a b) b := (isGreatest_Ioc h).isLUB

theorem isGLB_Ico (h : a < b) : IsGLB (Set.Ico a b) a := (isLeast_Ico h).isGLB

theorem isLUB_Iic : IsLUB (Set.Iic a) a := isGreatest_Iic.isLUB

theorem isGLB_Ici : IsGLB (Set.Ici a) a := isLeast_Ici.isGLB

@[simp] theorem isLUB_singleton : IsLUB {a} a := isGreatest_singleton.isLUB

@[simp] theorem isGLB_singleton : IsGLB {a} a := isLeast_singleton.isGLB

theorem IsGreatest.mono {t : Set α} (ha : IsGreatest s a) (hb : IsGreatest t b) (hst : s ⊆ t) : a ≤ b := hb.2 (hst ha.1)

theorem IsLeast.mono {t : Set α} (ha : IsLeast s a) (hb : IsLeast t b) (hst : s ⊆ t) : b ≤ a := hb.2 (hst ha.1)

@[simp] theorem bddAbove_singleton : BddAbove ({a} : Set α) := isLUB_singleton.bddAbove

@[simp] theorem bddBelow_singleton : BddBelow ({a} : Set α) := isGLB_singleton.bddBelow

theorem bddAbove_Icc : BddAbove (Set.Icc a b) := ⟨b, fun _ hx => hx.2⟩

theorem bddBelow_Icc : BddBelow (Set.Icc a b) := ⟨a, fun _ hx => hx.1⟩

theorem bddAbove_Iic : BddAbove (Set.Iic a) := ⟨a, fun _ hx => hx⟩

theorem bddBelow_Ici : BddBelow (Set.Ici a) := ⟨a, fun _ hx => hx⟩

theorem bddAbove_Ioo : BddAbove (Set.Ioo a b) := ⟨b, fun _ hx => le_of_lt hx.2⟩

theorem bddBelow_Ioo : BddBelow (Set.Ioo a b) := ⟨a, fun _ hx => le_of_lt hx.1⟩

theorem bddAbove_Iio : BddAbove (Set.Iio a) := ⟨a, fun _ hx => le_of_lt hx⟩

theorem bddBelow_Ioi : BddBelow (Set.Ioi a) := ⟨a, fun _ hx => le_of_lt hx⟩

theorem isLUB_le_iff (h : IsLUB s a) : a ≤ b ↔ b ∈ upperBounds s :=
  ⟨fun k _ hx => le_trans (h.1 hx) k, fun k => h.2 k⟩

theorem le_isGLB_iff (h : IsGLB s a) : b ≤ a ↔ b ∈ lowerBounds s :=
  ⟨fun k _ hx => le_trans k (h.1 hx), fun k => h.2 k⟩

end Preorder

section LinearOrder

variable {α : Type u} [LinearOrder α] {s : Set α} {a b : α}

theorem not_bddAbove_iff {s : Set α} : ¬BddAbove s ↔ ∀ x, ∃ y ∈ s, x < y := by
  constructor
  · intro h x
    apply Classical.byContradiction
    intro k
    exact h ⟨x, fun y hy => le_of_not_gt fun l => k ⟨y, hy, l⟩⟩
  · rintro h ⟨b, hb⟩
    obtain ⟨y, hy, l⟩ := h b
    exact not_le_of_gt l (hb hy)

theorem not_bddBelow_iff {s : Set α} : ¬BddBelow s ↔ ∀ x, ∃ y ∈ s, y < x := by
  constructor
  · intro h x
    apply Classical.byContradiction
    intro k
    exact h ⟨x, fun y hy => le_of_not_gt fun l => k ⟨y, hy, l⟩⟩
  · rintro h ⟨b, hb⟩
    obtain ⟨y, hy, l⟩ := h b
    exact not_le_of_gt l (hb hy)

theorem IsGreatest.insert (a : α) {b : α} {s : Set α} (hs : IsGreatest s b) : IsGreatest (insert a s) (max a b) := by
  constructor
  · rcases max_choice a b with h | h
    · rw [h]; exact Or.inl rfl
    · rw [h]; exact Or.inr hs.1
  · rintro x (e | hx)
    · have e' : x = a := e
      rw [e']; exact le_max_left a b
    · exact le_trans (hs.2 hx) (le_max_right a b)

theorem IsLeast.insert (a : α) {b : α} {s : Set α} (hs : IsLeast s b) : IsLeast (insert a s) (min a b) := by
  constructor
  · rcases min_choice a b with h | h
    · rw [h]; exact Or.inl rfl
    · rw [h]; exact Or.inr hs.1
  · rintro x (e | hx)
    · have e' : x = a := e
      rw [e']; exact min_le_left a b
    · exact le_trans (min_le_right a b) (hs.2 hx)

theorem isGLB_lt_iff (h : IsGLB s a) : a < b ↔ ∃ c ∈ s, c < b := by
  rw [← not_le, le_isGLB_iff h]
  constructor
  · intro k
    apply Classical.byContradiction
    intro n
    exact k fun x hx => le_of_not_gt fun l => n ⟨x, hx, l⟩
  · rintro ⟨c, hc, l⟩ k
    exact not_le_of_gt l (k hc)

theorem lt_isLUB_iff (h : IsLUB s a) : b < a ↔ ∃ c ∈ s, b < c := by
  rw [← not_le, isLUB_le_iff h]
  constructor
  · intro k
    apply Classical.byContradiction
    intro n
    exact k fun x hx => le_of_not_gt fun l => n ⟨x, hx, l⟩
  · rintro ⟨c, hc, l⟩ k
    exact not_le_of_gt l (k hc)

theorem IsLUB.exists_between (h : IsLUB s a) (hb : b < a) : ∃ c ∈ s, b < c ∧ c ≤ a :=
  let ⟨c, hc, k⟩ := (lt_isLUB_iff h).mp hb
  ⟨c, hc, k, h.1 hc⟩

theorem IsGLB.exists_between (h : IsGLB s a) (hb : a < b) : ∃ c ∈ s, a ≤ c ∧ c < b :=
  let ⟨c, hc, k⟩ := (isGLB_lt_iff h).mp hb
  ⟨c, hc, h.1 hc, k⟩

end LinearOrder
