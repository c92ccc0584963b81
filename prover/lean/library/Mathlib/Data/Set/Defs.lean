import Init
import Mathlib.Logic.Basic

/-!
Sets: a set is a predicate. Membership, `{x | p x}`, the operations, images and preimages, coercion to a type.
Source of the names: Mathlib `Mathlib/Data/Set/Defs.lean`, `Mathlib/Data/Set/Operations.lean`.
-/

universe u v w

/-- A set of elements of `α`. -/
def Set (α : Type u) := α → Prop

/-- The set of the elements with a property. -/
def setOf {α : Type u} (p : α → Prop) : Set α := p

namespace Set

/-- Membership in a set. -/
protected def Mem {α : Type u} (s : Set α) (a : α) : Prop := s a

instance {α : Type u} : Membership α (Set α) := ⟨Set.Mem⟩

theorem ext {α : Type u} {a b : Set α} (h : ∀ (x : α), x ∈ a ↔ x ∈ b) : a = b :=
  funext fun x => propext (h x)

theorem ext_iff {α : Type u} {s t : Set α} : s = t ↔ ∀ x, x ∈ s ↔ x ∈ t :=
  ⟨fun h x => by rw [h], ext⟩

attribute [ext] Set.ext

/-- `s ⊆ t`: every element of `s` is one of `t`. -/
protected def Subset {α : Type u} (s₁ s₂ : Set α) := ∀ a, a ∈ s₁ → a ∈ s₂

instance {α : Type u} : LE (Set α) := ⟨fun s t => ∀ ⦃a⦄, a ∈ s → a ∈ t⟩

instance {α : Type u} : HasSubset (Set α) := ⟨(· ≤ ·)⟩

instance {α : Type u} : HasSSubset (Set α) := ⟨fun s t => s ⊆ t ∧ ¬t ⊆ s⟩

instance {α : Type u} : EmptyCollection (Set α) := ⟨fun _ => False⟩

instance {α : Type u} : Inhabited (Set α) := ⟨∅⟩

/-- All elements of the type. -/
def univ {α : Type u} : Set α := {_a | True}

/-- `insert a s` is the set `{a} ∪ s`. -/
protected def insert {α : Type u} (a : α) (s : Set α) : Set α := {b | b = a ∨ b ∈ s}

instance {α : Type u} : Insert α (Set α) := ⟨Set.insert⟩

/-- `{a}`, the set whose only element is `a`. -/
protected def singleton {α : Type u} (a : α) : Set α := {b | b = a}

instance instSingletonSet {α : Type u} : Singleton α (Set α) := ⟨Set.singleton⟩

/-- The union of two sets. -/
protected def union {α : Type u} (s₁ s₂ : Set α) : Set α := {a | a ∈ s₁ ∨ a ∈ s₂}

instance {α : Type u} : Union (Set α) := ⟨Set.union⟩

/-- The intersection of two sets. -/
protected def inter {α : Type u} (s₁ s₂ : Set α) : Set α := {a | a ∈ s₁ ∧ a ∈ s₂}

instance {α : Type u} : Inter (Set α) := ⟨Set.inter⟩

/-- The elements outside a set. -/
protected def compl {α : Type u} (s : Set α) : Set α := {a | ¬a ∈ s}

/-- The elements of the first set that are not in the second. -/
protected def diff {α : Type u} (s t : Set α) : Set α := {a | a ∈ s ∧ ¬a ∈ t}

instance {α : Type u} : SDiff (Set α) := ⟨Set.diff⟩

/-- The subsets of a set. -/
def powerset {α : Type u} (s : Set α) : Set (Set α) := {t | t ⊆ s}

/-- The image `f '' s`. -/
def image {α : Type u} {β : Type v} (f : α → β) (s : Set α) : Set β := {b | ∃ a, a ∈ s ∧ f a = b}

/-- The preimage `f ⁻¹' s`. -/
def preimage {α : Type u} {β : Type v} (f : α → β) (s : Set β) : Set α := {a | f a ∈ s}

/-- The values of a function. -/
def range {α : Type u} {ι : Sort v} (f : ι → α) : Set α := {x | ∃ y, f y = x}

/-- A set has an element. -/
protected def Nonempty {α : Type u} (s : Set α) : Prop := ∃ x, x ∈ s

/-- A function maps one set into another. -/
def MapsTo {α : Type u} {β : Type v} (f : α → β) (s : Set α) (t : Set β) : Prop := ∀ ⦃x⦄, x ∈ s → f x ∈ t

/-- A function is injective on a set. -/
def InjOn {α : Type u} {β : Type v} (f : α → β) (s : Set α) : Prop :=
  ∀ ⦃a₁ : α⦄, a₁ ∈ s → ∀ ⦃a₂ : α⦄, a₂ ∈ s → f a₁ = f a₂ → a₁ = a₂

/-- A function maps a set onto another. -/
def SurjOn {α : Type u} {β : Type v} (f : α → β) (s : Set α) (t : Set β) : Prop := t ⊆ image f s

/-- A function is a bijection between two sets. -/
def BijOn {α : Type u} {β : Type v} (f : α → β) (s : Set α) (t : Set β) : Prop :=
  MapsTo f s t ∧ InjOn f s ∧ SurjOn f s t

/-- Two functions agree on a set. -/
def EqOn {α : Type u} {β : Type v} (f₁ f₂ : α → β) (s : Set α) : Prop := ∀ ⦃x⦄, x ∈ s → f₁ x = f₂ x

/-- The type of the elements of a set. -/
@[coe, reducible] def Elem {α : Type u} (s : Set α) : Type u := {x // x ∈ s}

instance {α : Type u} : CoeSort (Set α) (Type u) := ⟨Elem⟩

end Set
