import Mathlib.Data.Set.Finite
import Mathlib.Order.BoundedOrder.Basic

/-!
Natural numbers with infinity, and the number of elements of any set as one of them.
Source of the names: Mathlib `Mathlib/Data/ENat/Basic.lean`, `Mathlib/Order/WithBot.lean`, `Mathlib/Data/Set/Card.lean`.
-/

universe u

/-- A type with one more element, the largest. -/
def WithTop (α : Type u) := Option α

namespace WithTop

variable {α : Type u}

/-- An element of the type. -/
@[coe] def some : α → WithTop α := Option.some

instance : CoeTC α (WithTop α) := ⟨some⟩

instance top : Top (WithTop α) := ⟨Option.none⟩

instance [DecidableEq α] : DecidableEq (WithTop α) := inferInstanceAs (DecidableEq (Option α))

@[simp, norm_cast] theorem coe_inj {a b : α} : (a : WithTop α) = b ↔ a = b := Option.some_inj

theorem coe_ne_top {a : α} : (a : WithTop α) ≠ ⊤ := fun h => nomatch h

/-- The order: every element is below the new one. -/
protected def le [LE α] : WithTop α → WithTop α → Prop
  | _, Option.none => True
  | Option.none, Option.some _ => False
  | Option.some a, Option.some b => a ≤ b

instance [LE α] : LE (WithTop α) := ⟨WithTop.le⟩

end WithTop

/-- The natural numbers and infinity. -/
def ENat : Type := WithTop ℕ

namespace ENat

instance : Top ℕ∞ := ⟨Option.none⟩

instance : NatCast ℕ∞ := ⟨Option.some⟩

instance : Zero ℕ∞ := ⟨((0 : ℕ) : ℕ∞)⟩

instance : One ℕ∞ := ⟨((1 : ℕ) : ℕ∞)⟩

instance : DecidableEq ℕ∞ := inferInstanceAs (DecidableEq (Option ℕ))

/-- Addition; infinity absorbs. -/
protected def add : ℕ∞ → ℕ∞ → ℕ∞
  | Option.some a, Option.some b => Option.some (a + b)
  | _, _ => Option.none

instance : Add ℕ∞ := ⟨ENat.add⟩

instance : AddCommMonoidWithOne ℕ∞ where
  add_assoc a b c := by cases a <;> cases b <;> cases c <;> first | rfl | exact congrArg Option.some (Nat.add_assoc _ _ _)
  zero_add a := by cases a <;> first | rfl | exact congrArg Option.some (Nat.zero_add _)
  add_zero a := by cases a <;> first | rfl | exact congrArg Option.some (Nat.add_zero _)
  add_comm a b := by cases a <;> cases b <;> first | rfl | exact congrArg Option.some (Nat.add_comm _ _)
  natCast_zero := rfl
  natCast_succ _ := rfl

/-- The order: every number is below infinity. -/
protected def le : ℕ∞ → ℕ∞ → Prop
  | _, Option.none => True
  | Option.none, Option.some _ => False
  | Option.some a, Option.some b => a ≤ b

instance decidableLE' : (a b : ℕ∞) → Decidable (ENat.le a b)
  | Option.none, Option.none => isTrue trivial
  | Option.some _, Option.none => isTrue trivial
  | Option.none, Option.some _ => isFalse id
  | Option.some a, Option.some b => inferInstanceAs (Decidable (a ≤ b))

instance : PartialOrder ℕ∞ where
  le := ENat.le
  lt a b := ENat.le a b ∧ ¬ENat.le b a
  le_refl a := by cases a <;> first | trivial | exact Nat.le_refl _
  le_trans a b c h₁ h₂ := by
    cases a <;> cases b <;> cases c <;> first | trivial | exact Nat.le_trans h₁ h₂
  lt_iff_le_not_ge _ _ := Iff.rfl
  le_antisymm a b h₁ h₂ := by
    cases a <;> cases b <;> first | rfl | exact h₁.elim | exact h₂.elim | exact congrArg Option.some (Nat.le_antisymm h₁ h₂)

noncomputable instance : LinearOrder ℕ∞ where
  le_total a b := by
    cases a <;> cases b <;> first | exact Or.inl trivial | exact Or.inr trivial | exact Nat.le_total _ _
  toDecidableLE := decidableLE'
  toDecidableEq := inferInstance
  toDecidableLT a b := inferInstanceAs (Decidable (ENat.le a b ∧ ¬ENat.le b a))
  min a b := haveI := decidableLE' a b; if ENat.le a b then a else b
  max a b := haveI := decidableLE' a b; if ENat.le a b then b else a
  min_def _ _ := rfl
  max_def _ _ := rfl

instance : OrderTop ℕ∞ where
  le_top a := by cases a <;> trivial

/-- The number, 0 for infinity. -/
def toNat : ℕ∞ → ℕ
  | Option.some n => n
  | Option.none => 0

@[simp] theorem toNat_coe (n : ℕ) : toNat n = n := rfl

@[simp] theorem toNat_top : toNat ⊤ = 0 := rfl

@[simp, norm_cast] theorem coe_inj {m n : ℕ} : (m : ℕ∞) = n ↔ m = n := Option.some_inj

@[simp, norm_cast] theorem coe_le_coe {m n : ℕ} : (m : ℕ∞) ≤ n ↔ m ≤ n := Iff.rfl

theorem coe_ne_top (n : ℕ) : (n : ℕ∞) ≠ ⊤ := fun h => nomatch h

theorem top_ne_coe (n : ℕ) : ⊤ ≠ (n : ℕ∞) := fun h => nomatch h

instance : CharZero ℕ∞ := ⟨fun _ _ h => Option.some.inj h⟩

end ENat

namespace Set

variable {α : Type u} {s t : Set α}

/-- The number of elements of a set; infinity if there are infinitely many. -/
noncomputable def encard (s : Set α) : ℕ∞ :=
  haveI := Classical.dec s.Finite
  if s.Finite then (s.ncard : ℕ∞) else ⊤

theorem Finite.cast_ncard_eq (hs : s.Finite) : (s.ncard : ℕ∞) = s.encard := (if_pos hs).symm

theorem Infinite.encard_eq {s : Set α} (h : s.Infinite) : s.encard = ⊤ := if_neg h

theorem encard_coe_eq_coe_finsetCard (s : Finset α) : (s : Set α).encard = s.card := by
  rw [← (Finset.finite_toSet s).cast_ncard_eq, ncard_coe_finset]

theorem ncard_def (s : Set α) : s.ncard = ENat.toNat s.encard := by
  by_cases h : s.Finite
  · rw [← h.cast_ncard_eq]; rfl
  · rw [Infinite.encard_eq h, Infinite.ncard h]; rfl

@[simp] theorem encard_eq_top_iff : s.encard = ⊤ ↔ s.Infinite := by
  constructor
  · intro h hf
    rw [← hf.cast_ncard_eq] at h
    exact ENat.coe_ne_top _ h
  · exact Infinite.encard_eq

@[simp] theorem encard_empty : (∅ : Set α).encard = 0 := by
  rw [← finite_empty.cast_ncard_eq, ncard_empty]; rfl

@[simp] theorem encard_singleton (e : α) : ({e} : Set α).encard = 1 := by
  rw [← (finite_singleton e).cast_ncard_eq, ncard_singleton]; rfl

theorem finite_of_encard_eq_coe {k : ℕ} (h : s.encard = k) : s.Finite := by
  by_cases hf : s.Finite
  · exact hf
  · rw [Infinite.encard_eq hf] at h
    exact absurd h (ENat.top_ne_coe k)

end Set
