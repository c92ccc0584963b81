import Mathlib.Algebra.Polynomial.Eval.Defs

/-!
The derivative of a polynomial. Source of the names: Mathlib `Mathlib/Algebra/Polynomial/Derivative.lean`.
`derivative` is a function here (Mathlib: a linear map).
-/

universe u

namespace Polynomial

variable {R : Type u}

section Semiring

variable [Semiring R] {p q : R[X]}

/-- The formal derivative. -/
noncomputable def derivative (p : R[X]) : R[X] := p.sum fun n a => C (a * n) * X ^ (n - 1)

@[simp] theorem derivative_zero : derivative (0 : R[X]) = 0 := rfl

@[simp] theorem derivative_add : derivative (p + q) = derivative p + derivative q :=
  sum_add_index p q _ (fun i => by rw [zero_mul, C_0, zero_mul]) fun n a b => by rw [add_mul, C_add, add_mul]

theorem derivative_monomial (a : R) (n : ℕ) : derivative (monomial n a) = monomial (n - 1) (a * n) :=
  (sum_monomial_index a _ (by rw [zero_mul, C_0, zero_mul])).trans C_mul_X_pow_eq_monomial

theorem coeff_derivative (p : R[X]) (n : ℕ) : coeff (derivative p) n = coeff p (n + 1) * (n + 1) := by
  induction p using Polynomial.induction_on' with
  | add p q h₁ h₂ => rw [derivative_add, coeff_add, coeff_add, h₁, h₂, add_mul]
  | monomial m a =>
    rw [derivative_monomial]
    by_cases h : m = n + 1
    · rw [h, Nat.add_sub_cancel, coeff_monomial_same, coeff_monomial_same, Nat.cast_add_one]
    · rw [coeff_monomial_of_ne a h, zero_mul]
      rcases Nat.eq_zero_or_pos m with hm | hm
      · rw [hm, Nat.cast_zero, mul_zero, monomial_zero_right, coeff_zero]
      · exact coeff_monomial_of_ne _ (by omega)

@[simp] theorem derivative_C {a : R} : derivative (C a) = 0 := by
  rw [← monomial_zero_left, derivative_monomial, Nat.cast_zero, mul_zero, monomial_zero_right]

@[simp] theorem derivative_X : derivative (X : R[X]) = 1 := by
  rw [X, derivative_monomial, Nat.cast_one, mul_one]; rfl

@[simp] theorem derivative_one : derivative (1 : R[X]) = 0 := derivative_C

@[simp] theorem derivative_natCast {n : ℕ} : derivative (n : R[X]) = 0 := derivative_C

@[simp] theorem derivative_ofNat (n : ℕ) [n.AtLeastTwo] : derivative (OfNat.ofNat n : R[X]) = 0 := derivative_C

theorem derivative_C_mul_X_pow (a : R) (n : ℕ) : derivative (C a * X ^ n) = C (a * n) * X ^ (n - 1) := by
  rw [C_mul_X_pow_eq_monomial, C_mul_X_pow_eq_monomial, derivative_monomial]

theorem derivative_X_pow (n : ℕ) : derivative (X ^ n : R[X]) = C (n : R) * X ^ (n - 1) := by
  rw [← monomial_one_right_eq_X_pow, derivative_monomial, one_mul, C_mul_X_pow_eq_monomial]

@[simp] theorem derivative_X_sq : derivative (X ^ 2 : R[X]) = C 2 * X := by
  rw [derivative_X_pow, pow_one]; rfl

@[simp] theorem derivative_mul {f g : R[X]} : derivative (f * g) = derivative f * g + f * derivative g := by
  induction f using Polynomial.induction_on' with
  | add f₁ f₂ h₁ h₂ => rw [add_mul, derivative_add, derivative_add, add_mul, add_mul, h₁, h₂, add_add_add_comm]
  | monomial n a =>
    induction g using Polynomial.induction_on' with
    | add g₁ g₂ h₁ h₂ => rw [mul_add, derivative_add, derivative_add, mul_add, mul_add, h₁, h₂, add_add_add_comm]
    | monomial m b =>
      rw [monomial_mul_monomial, derivative_monomial, derivative_monomial, derivative_monomial, monomial_mul_monomial,
        monomial_mul_monomial, Nat.cast_add, mul_add, monomial_add]
      congr 1
      · rcases n with _ | n
        · rw [Nat.cast_zero, mul_zero, mul_zero, zero_mul, monomial_zero_right, monomial_zero_right]
        · rw [mul_assoc, mul_assoc, ← Nat.cast_comm, Nat.add_right_comm, Nat.add_sub_cancel, Nat.add_sub_cancel]
      · rcases m with _ | m
        · rw [Nat.cast_zero, mul_zero, mul_zero, mul_zero, monomial_zero_right, monomial_zero_right]
        · rw [mul_assoc, ← Nat.add_assoc, Nat.add_sub_cancel, Nat.add_sub_cancel]

theorem derivative_eval (p : R[X]) (x : R) : p.derivative.eval x = p.sum fun n a => a * n * x ^ (n - 1) := by
  rw [derivative, sum_def, sum_def, eval_finset_sum]
  exact Finset.sum_congr rfl fun n _ => by rw [C_mul_X_pow_eq_monomial, eval_monomial]

theorem derivative_C_mul (a : R) (p : R[X]) : derivative (C a * p) = C a * derivative p := by
  rw [derivative_mul, derivative_C, zero_mul, zero_add]

end Semiring

section Ring

variable [Ring R]

@[simp] theorem derivative_neg (f : R[X]) : derivative (-f) = -derivative f :=
  (neg_eq_of_add_eq_zero_right (by rw [← derivative_add, add_neg_cancel, derivative_zero])).symm

@[simp] theorem derivative_sub {f g : R[X]} : derivative (f - g) = derivative f - derivative g := by
  rw [sub_eq_add_neg, sub_eq_add_neg, derivative_add, derivative_neg]

theorem derivative_X_sub_C (c : R) : derivative (X - C c) = 1 := by rw [derivative_sub, derivative_X, derivative_C, sub_zero]

end Ring

theorem derivative_pow [CommSemiring R] (p : R[X]) (n : ℕ) : derivative (p ^ n) = C (n : R) * p ^ (n - 1) * derivative p := by
  induction n with
  | zero => rw [pow_zero, derivative_one, Nat.cast_zero, C_0, zero_mul, zero_mul]
  | succ n ih =>
    rw [pow_succ, derivative_mul, ih, Nat.add_sub_cancel, Nat.cast_add_one, C_add, C_1, add_mul, add_mul, one_mul]
    rcases n with _ | n
    · rw [Nat.cast_zero, C_0, zero_mul, zero_mul, zero_mul]
    · rw [Nat.add_sub_cancel, pow_succ, mul_right_comm, mul_assoc (C _) (p ^ n) p]

theorem derivative_comp [CommSemiring R] (p q : R[X]) : derivative (p.comp q) = derivative q * p.derivative.comp q := by
  induction p using Polynomial.induction_on' with
  | add p₁ p₂ h₁ h₂ => rw [add_comp, derivative_add, derivative_add, add_comp, h₁, h₂, mul_add]
  | monomial n a =>
    rw [monomial_comp, derivative_C_mul, derivative_pow, derivative_monomial, monomial_comp, C_mul, mul_comm (derivative q),
      mul_assoc, mul_assoc, mul_assoc]

end Polynomial
