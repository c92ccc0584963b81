import Init
import Mathlib.Logic.Basic

/-!
The one axiom about real numbers: there is a complete ordered field.

`Real.exists_model` is a theorem of Lean with Mathlib (Mathlib constructs `ℝ` from Cauchy sequences and proves every
field below), so nothing that follows from it is false there. All of `ℝ` rests on it: the type `Real` is the carrier of
a model that is never looked into, and square roots, absolute values, floors and the rest are defined from it.
The casts and powers of a model are determined by their equations; they are fields so that they do not unfold.
-/

universe u

/-- Complete ordered fields, with the operations that `ℝ` has in Mathlib. -/
structure Real.Model : Type 1 where
  carrier : Type
  zero : carrier
  one : carrier
  add : carrier → carrier → carrier
  neg : carrier → carrier
  mul : carrier → carrier → carrier
  inv : carrier → carrier
  le : carrier → carrier → Prop
  natCast : ℕ → carrier
  intCast : ℤ → carrier
  npow : ℕ → carrier → carrier
  add_assoc : ∀ a b c, add (add a b) c = add a (add b c)
  add_comm : ∀ a b, add a b = add b a
  zero_add : ∀ a, add zero a = a
  neg_add_cancel : ∀ a, add (neg a) a = zero
  mul_assoc : ∀ a b c, mul (mul a b) c = mul a (mul b c)
  mul_comm : ∀ a b, mul a b = mul b a
  one_mul : ∀ a, mul one a = a
  mul_add : ∀ a b c, mul a (add b c) = add (mul a b) (mul a c)
  zero_ne_one : zero ≠ one
  mul_inv_cancel : ∀ a, a ≠ zero → mul a (inv a) = one
  inv_zero : inv zero = zero
  le_refl : ∀ a, le a a
  le_trans : ∀ a b c, le a b → le b c → le a c
  le_antisymm : ∀ a b, le a b → le b a → a = b
  le_total : ∀ a b, le a b ∨ le b a
  add_le_add_left : ∀ a b, le a b → ∀ c, le (add c a) (add c b)
  mul_nonneg : ∀ a b, le zero a → le zero b → le zero (mul a b)
  exists_lub : ∀ s : carrier → Prop, (∃ x, s x) → (∃ b, ∀ x, s x → le x b) →
    ∃ l, (∀ x, s x → le x l) ∧ ∀ b, (∀ x, s x → le x b) → le l b
  natCast_zero : natCast 0 = zero
  natCast_succ : ∀ n, natCast (n + 1) = add (natCast n) one
  intCast_ofNat : ∀ n : ℕ, intCast n = natCast n
  intCast_negSucc : ∀ n : ℕ, intCast (Int.negSucc n) = neg (natCast (n + 1))
  npow_zero : ∀ a, npow 0 a = one
  npow_succ : ∀ n a, npow (n + 1) a = mul (npow n a) a

/-- There is a complete ordered field. -/
axiom Real.exists_model : Nonempty Real.Model

instance : Nonempty Real.Model := Real.exists_model

/-- A complete ordered field of which nothing is known but that it is one. -/
noncomputable opaque Real.model : Real.Model

/-- The real numbers. -/
def Real : Type := Real.model.carrier
