import Mathlib.Algebra.Algebra.Defs
import Mathlib.Algebra.Polynomial.Eval.Defs

/-!
Values of polynomials in algebras. Source of the names: Mathlib `Mathlib/Algebra/Polynomial/AlgebraMap.lean`.
`aeval` is a homomorphism of semirings here (Mathlib: of algebras).
-/

universe u v

namespace Polynomial

variable {R : Type u} {A : Type v} [CommSemiring R]

noncomputable instance algebraOfAlgebra [Semiring A] [Algebra R A] : Algebra R A[X] where
  algebraMap := C.comp (algebraMap R A)
  commutes' r p := by
    show C (algebraMap R A r) * p = p * C (algebraMap R A r)
    ext n
    rw [coeff_C_mul, coeff_mul_C, Algebra.commutes]

theorem algebraMap_apply [Semiring A] [Algebra R A] (r : R) : algebraMap R A[X] r = C (algebraMap R A r) := rfl

theorem algebraMap_eq : algebraMap R R[X] = C := rfl

theorem C_eq_algebraMap (r : R) : C r = algebraMap R R[X] r := rfl

section Semiring

variable [Semiring A] [Algebra R A]

/-- The value at `x`. -/
noncomputable def aeval (x : A) : R[X] →+* A where
  toFun := eval₂ (algebraMap R A) x
  map_one' := eval₂_one _ _
  map_mul' _ _ := eval₂_mul_of_commute _ _ fun a => (Algebra.commutes a x).symm
  map_zero' := eval₂_zero _ _
  map_add' _ _ := eval₂_add _ _

theorem aeval_def (x : A) (p : R[X]) : aeval x p = eval₂ (algebraMap R A) x p := rfl

@[simp] theorem aeval_X (x : A) : aeval x (X : R[X]) = x := eval₂_X _ x

@[simp] theorem aeval_C (x : A) (r : R) : aeval x (C r) = algebraMap R A r := eval₂_C _ x

theorem aeval_X_pow (x : A) {n : ℕ} : aeval x ((X : R[X]) ^ n) = x ^ n := by rw [map_pow, aeval_X]

@[simp] theorem aeval_monomial (x : A) {n : ℕ} {r : R} : aeval x (monomial n r) = algebraMap R A r * x ^ n := eval₂_monomial _ x

theorem eval_map_algebraMap (P : R[X]) (b : A) : (P.map (algebraMap R A)).eval b = aeval b P := eval_map _ b

end Semiring

@[simp] theorem coe_aeval_eq_eval (r : R) : ⇑(aeval r : R[X] →+* R) = eval r := rfl

end Polynomial
