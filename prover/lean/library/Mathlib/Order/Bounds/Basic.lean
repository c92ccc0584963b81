import Init
import Mathlib.Data.Set.Basic

/-!
Bounds of sets, least and greatest elements.
Source of the names: Mathlib `Mathlib/Order/Bounds/Defs.lean`, `Mathlib/Order/Bounds/Basic.lean`.
-/

universe u

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

theorem isLeast_iff : IsLeast s a ↔ a ∈ s ∧ ∀ b, b ∈ s → a ≤ b := Iff.rfl

theorem isGreatest_iff : IsGreatest s a ↔ a ∈ s ∧ ∀ b, b ∈ s → b ≤ a := Iff.rfl

theorem IsLeast.isGLB (h : IsLeast s a) : IsGLB s a := ⟨h.2, fun _ hb => hb h.1⟩

theorem IsGreatest.isLUB (h : IsGreatest s a) : IsLUB s a := ⟨h.2, fun _ hb => hb h.1⟩

theorem IsLeast.nonempty (h : IsLeast s a) : s.Nonempty := ⟨a, h.1⟩

theorem IsGreatest.nonempty (h : IsGreatest s a) : s.Nonempty := ⟨a, h.1⟩

theorem upperBounds_mono_set (hst : s ⊆ t) : upperBounds t ⊆ upperBounds s := fun _ hb _ h => hb (hst h)

theorem lowerBounds_mono_set (hst : s ⊆ t) : lowerBounds t ⊆ lowerBounds s := fun _ hb _ h => hb (hst h)
