import Mathlib.Algebra.Ring.Defs
import Mathlib.Util.Namespaces

/-! Rings with an involution. Source of the names: Mathlib `Mathlib/Algebra/Star/Basic.lean`. -/

universe u

/-- Types with an involution. -/
class Star (R : Type u) where
  star : R → R

export Star (star)

/-- Semirings with an involution that is an antiautomorphism. -/
class StarRing (R : Type u) [Semiring R] extends Star R where
  star_involutive : ∀ x : R, star (star x) = x
  star_mul : ∀ x y : R, star (x * y) = star y * star x
  star_add : ∀ x y : R, star (x + y) = star x + star y

/-- The involution of a commutative semiring, as a function. -/
def starRingEnd (R : Type u) [CommSemiring R] [StarRing R] : R → R := star

namespace ComplexConjugate

scoped notation "conj" => starRingEnd _

end ComplexConjugate

theorem starRingEnd_apply {R : Type u} [CommSemiring R] [StarRing R] (x : R) : starRingEnd R x = star x := rfl

@[simp] theorem starRingEnd_self_apply {R : Type u} [CommSemiring R] [StarRing R] (x : R) : starRingEnd R (starRingEnd R x) = x :=
  StarRing.star_involutive x
