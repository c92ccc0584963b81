import Mathlib.Algebra.Ring.Hom.Defs
import Mathlib.Data.Complex.Basic
import Mathlib.Data.Rat.Cast

/-!
Algebras over commutative semirings, by their structure maps. Source of the names: Mathlib `Mathlib/Algebra/Algebra/Defs.lean`,
`Mathlib/Algebra/Algebra/Basic.lean`, `Mathlib/Algebra/Algebra/Rat.lean`. An algebra has no multiples `r • a` here.
-/

universe u v

/-- A semiring with a homomorphism from `R` whose values commute with everything. -/
class Algebra (R : Type u) (A : Type v) [CommSemiring R] [Semiring A] where
  protected algebraMap : R →+* A
  commutes' : ∀ r x, algebraMap r * x = x * algebraMap r

/-- The homomorphism from `R`. -/
def algebraMap (R : Type u) (A : Type v) [CommSemiring R] [Semiring A] [Algebra R A] : R →+* A := Algebra.algebraMap

namespace Algebra

theorem commutes {R : Type u} {A : Type v} [CommSemiring R] [Semiring A] [Algebra R A] (r : R) (x : A) :
    algebraMap R A r * x = x * algebraMap R A r := commutes' r x

instance (priority := 1100) id (R : Type u) [CommSemiring R] : Algebra R R := ⟨RingHom.id R, mul_comm⟩

@[simp] theorem algebraMap_self (R : Type u) [CommSemiring R] : algebraMap R R = RingHom.id R := rfl

theorem algebraMap_self_apply {R : Type u} [CommSemiring R] (x : R) : algebraMap R R x = x := rfl

end Algebra

instance (priority := 99) Semiring.toNatAlgebra {R : Type u} [Semiring R] : Algebra ℕ R := ⟨Nat.castRingHom R, Nat.cast_comm⟩

instance (priority := 99) Ring.toIntAlgebra {R : Type u} [Ring R] : Algebra ℤ R where
  algebraMap := Int.castRingHom R
  commutes' n x := by
    show (n : R) * x = x * n
    obtain ⟨m, rfl | rfl⟩ := Int.eq_nat_or_neg n
    · rw [Int.cast_natCast, Nat.cast_comm]
    · rw [Int.cast_neg, Int.cast_natCast, neg_mul, mul_neg, Nat.cast_comm]

instance Rat.instAlgebra {K : Type u} [Field K] [CharZero K] : Algebra ℚ K where
  algebraMap := ⟨Rat.cast, Rat.cast_one, Rat.cast_mul, Rat.cast_zero, Rat.cast_add⟩
  commutes' _ _ := mul_comm _ _

noncomputable instance Complex.instAlgebraReal : Algebra ℝ ℂ where
  algebraMap := ⟨Complex.ofReal, Complex.ofReal_one, Complex.ofReal_mul, Complex.ofReal_zero, Complex.ofReal_add⟩
  commutes' _ _ := mul_comm _ _

@[simp] theorem algebraMap_int_eq (R : Type u) [Ring R] : algebraMap ℤ R = Int.castRingHom R := rfl

@[simp] theorem eq_ratCast {K : Type u} [Field K] [CharZero K] (q : ℚ) : algebraMap ℚ K q = q := rfl

@[simp] theorem Complex.coe_algebraMap : ⇑(algebraMap ℝ ℂ) = Complex.ofReal := rfl
