import Init
import Mathlib.Algebra.Ring.Basic
import Mathlib.Algebra.Ring.Int
import Mathlib.Algebra.Ring.Nat
import Mathlib.Order.Defs

/-!
Floor and ceiling. Source of the names: Mathlib `Mathlib/Algebra/Order/Floor/Defs.lean`, `Mathlib/Order/GaloisConnection/Defs.lean`.
-/

universe u v

/-- `l a ≤ b` says the same as `a ≤ u b`. -/
def GaloisConnection {α : Type u} {β : Type v} [Preorder α] [Preorder β] (l : α → β) (u : β → α) :=
  ∀ a b, l a ≤ b ↔ a ≤ u b

/-- Ordered semirings with a floor and a ceiling in the natural numbers. -/
class FloorSemiring (α : Type u) [Semiring α] [PartialOrder α] where
  floor : α → ℕ
  ceil : α → ℕ
  floor_of_neg : ∀ {a : α}, a < 0 → floor a = 0
  gc_floor : ∀ {a : α} {n : ℕ}, 0 ≤ a → (n ≤ floor a ↔ (n : α) ≤ a)
  gc_ceil : GaloisConnection ceil Nat.cast

/-- Ordered rings with a floor and a ceiling in the integers. -/
class FloorRing (α : Type u) [Ring α] [LinearOrder α] where
  floor : α → ℤ
  ceil : α → ℤ
  gc_coe_floor : GaloisConnection Int.cast floor
  gc_ceil_coe : GaloisConnection ceil Int.cast

namespace Nat

variable {α : Type u} [Semiring α] [PartialOrder α] [FloorSemiring α] {a : α} {n : ℕ}

/-- `⌊a⌋₊`: the greatest natural number that is at most `a`; 0 for negative `a`. -/
def floor : α → ℕ := FloorSemiring.floor

/-- `⌈a⌉₊`: the least natural number that is at least `a`. -/
def ceil : α → ℕ := FloorSemiring.ceil

theorem le_floor_iff (ha : 0 ≤ a) : n ≤ ⌊a⌋₊ ↔ (n : α) ≤ a := FloorSemiring.gc_floor ha

theorem floor_of_neg (ha : a < 0) : ⌊a⌋₊ = 0 := FloorSemiring.floor_of_neg ha

@[simp] theorem ceil_le : ⌈a⌉₊ ≤ n ↔ a ≤ n := FloorSemiring.gc_ceil a n

theorem le_ceil (a : α) : a ≤ ⌈a⌉₊ := ceil_le.mp (Nat.le_refl _)

theorem floor_le (ha : 0 ≤ a) : (⌊a⌋₊ : α) ≤ a := (le_floor_iff ha).mp (Nat.le_refl _)

end Nat

namespace Int

variable {α : Type u} [Ring α] [LinearOrder α] [FloorRing α] {z : ℤ} {a b : α}

/-- `⌊a⌋`: the greatest integer that is at most `a`. -/
def floor : α → ℤ := FloorRing.floor

/-- `⌈a⌉`: the least integer that is at least `a`. -/
def ceil : α → ℤ := FloorRing.ceil

/-- The fractional part. -/
def fract (a : α) : α := a - floor a

theorem le_floor : z ≤ ⌊a⌋ ↔ (z : α) ≤ a := (FloorRing.gc_coe_floor z a).symm

theorem floor_lt : ⌊a⌋ < z ↔ a < z := by rw [← Int.not_le, le_floor, not_le]

theorem floor_le (a : α) : (⌊a⌋ : α) ≤ a := le_floor.mp (Int.le_refl _)

theorem lt_succ_floor (a : α) : a < ((⌊a⌋ + 1 : ℤ) : α) := floor_lt.mp (Int.lt_add_one_of_le (Int.le_refl _))

@[simp] theorem lt_floor_add_one (a : α) : a < ⌊a⌋ + 1 := by
  have h := lt_succ_floor a
  rwa [Int.cast_add, Int.cast_one] at h

theorem ceil_le : ⌈a⌉ ≤ z ↔ a ≤ z := FloorRing.gc_ceil_coe a z

theorem lt_ceil : z < ⌈a⌉ ↔ (z : α) < a := by rw [← Int.not_le, ceil_le, not_le]

theorem le_ceil (a : α) : a ≤ ⌈a⌉ := ceil_le.mp (Int.le_refl _)

theorem floor_eq_iff : ⌊a⌋ = z ↔ (z : α) ≤ a ∧ a < z + 1 := by
  constructor
  · intro h
    rw [← h]
    exact ⟨floor_le a, lt_floor_add_one a⟩
  · intro ⟨h₁, h₂⟩
    have k₁ : z ≤ ⌊a⌋ := le_floor.mpr h₁
    have k₂ : ⌊a⌋ < z + 1 := floor_lt.mpr (by rwa [Int.cast_add, Int.cast_one])
    omega

@[simp] theorem self_sub_floor (a : α) : a - ⌊a⌋ = fract a := rfl

end Int

instance : FloorRing ℤ where
  floor := id
  ceil := id
  gc_coe_floor _ _ := Iff.rfl
  gc_ceil_coe _ _ := Iff.rfl
