import Mathlib.Algebra.Divisibility.Basic
import Mathlib.Algebra.Polynomial.Basic

/-!
Values of polynomials, composition, change of coefficients.
Source of the names: Mathlib `Mathlib/Algebra/Polynomial/Eval/{Defs,Coeff,SMul}.lean`.
-/

universe u v w

namespace Polynomial

variable {R : Type u} {S : Type v} {T : Type w}

section Semiring

variable [Semiring R] [Semiring S] {p q : R[X]} (f : R →+* S) (x : S)

/-- The value at `x` where the coefficients go through `f`. -/
noncomputable def eval₂ (p : R[X]) : S := p.sum fun e a => f a * x ^ e

theorem eval₂_eq_sum {f : R →+* S} {x : S} : p.eval₂ f x = p.sum fun e a => f a * x ^ e := rfl

@[simp] theorem eval₂_zero : (0 : R[X]).eval₂ f x = 0 := rfl

@[simp] theorem eval₂_add : (p + q).eval₂ f x = p.eval₂ f x + q.eval₂ f x :=
  sum_add_index p q _ (fun i => by rw [map_zero, zero_mul]) fun n a b => by rw [map_add, add_mul]

@[simp] theorem eval₂_monomial {n : ℕ} {r : R} : (monomial n r).eval₂ f x = f r * x ^ n :=
  sum_monomial_index r _ (by rw [map_zero, zero_mul])

@[simp] theorem eval₂_C {a : R} : (C a).eval₂ f x = f a := by
  rw [← monomial_zero_left, eval₂_monomial, pow_zero, mul_one]

@[simp] theorem eval₂_X : X.eval₂ f x = x := by rw [X, eval₂_monomial, map_one, one_mul, pow_one]

@[simp] theorem eval₂_one : (1 : R[X]).eval₂ f x = 1 := by rw [← C_1, eval₂_C, map_one]

@[simp] theorem eval₂_natCast (n : ℕ) : (n : R[X]).eval₂ f x = n := by rw [← C_eq_natCast, eval₂_C, map_natCast]

@[simp] theorem eval₂_ofNat (n : ℕ) [n.AtLeastTwo] : (OfNat.ofNat n : R[X]).eval₂ f x = OfNat.ofNat n := eval₂_natCast f x n

theorem eval₂_mul_of_commute (hx : ∀ a, x * f a = f a * x) : (p * q).eval₂ f x = p.eval₂ f x * q.eval₂ f x := by
  have hp : ∀ (n : ℕ) (a : R), x ^ n * f a = f a * x ^ n := fun n a => by
    induction n with
    | zero => rw [pow_zero, one_mul, mul_one]
    | succ n ih => rw [pow_succ, mul_assoc, hx, ← mul_assoc, ih, mul_assoc]
  induction p using Polynomial.induction_on' with
  | add p₁ p₂ h₁ h₂ => rw [add_mul, eval₂_add, eval₂_add, add_mul, h₁, h₂]
  | monomial n a =>
    induction q using Polynomial.induction_on' with
    | add q₁ q₂ h₁ h₂ => rw [mul_add, eval₂_add, eval₂_add, mul_add, h₁, h₂]
    | monomial m b =>
      rw [monomial_mul_monomial, eval₂_monomial, eval₂_monomial, eval₂_monomial, map_mul, pow_add, mul_assoc, mul_assoc,
        ← mul_assoc (x ^ n), hp, mul_assoc]

/-- The polynomial with the coefficients `f a`. -/
noncomputable def map (f : R →+* S) : R[X] → S[X] := eval₂ (C.comp f) X

/-- `p` with `q` for the variable. -/
noncomputable def comp (p q : R[X]) : R[X] := p.eval₂ C q

/-! Values. -/

/-- The value at `x`. -/
noncomputable def eval (x : R) (p : R[X]) : R := eval₂ (RingHom.id R) x p

variable {x : R}

@[simp] theorem eval₂_id : eval₂ (RingHom.id R) x p = p.eval x := rfl

theorem eval_eq_sum : p.eval x = p.sum fun e a => a * x ^ e := rfl

@[simp] theorem eval_zero : (0 : R[X]).eval x = 0 := rfl

@[simp] theorem eval_add : (p + q).eval x = p.eval x + q.eval x := eval₂_add _ _

@[simp] theorem eval_monomial {n : ℕ} {a : R} : (monomial n a).eval x = a * x ^ n := eval₂_monomial _ _

@[simp] theorem eval_C {a : R} : (C a).eval x = a := eval₂_C _ _

@[simp] theorem eval_X : X.eval x = x := eval₂_X _ _

@[simp] theorem eval_one : (1 : R[X]).eval x = 1 := eval₂_one _ _

@[simp] theorem eval_natCast {n : ℕ} : (n : R[X]).eval x = n := eval₂_natCast _ _ n

@[simp] theorem eval_ofNat (n : ℕ) [n.AtLeastTwo] (a : R) : (OfNat.ofNat n : R[X]).eval a = OfNat.ofNat n := eval₂_natCast _ _ n

@[simp] theorem eval_mul_X : (p * X).eval x = p.eval x * x := by
  induction p using Polynomial.induction_on' with
  | add p q h₁ h₂ => rw [add_mul, eval_add, eval_add, h₁, h₂, add_mul]
  | monomial n a =>
    rw [X, monomial_mul_monomial, eval_monomial, eval_monomial, mul_one, pow_succ, mul_assoc]

@[simp] theorem eval_mul_X_pow {k : ℕ} : (p * X ^ k).eval x = p.eval x * x ^ k := by
  induction k with
  | zero => rw [pow_zero, pow_zero, mul_one, mul_one]
  | succ k ih => rw [pow_succ, ← mul_assoc, eval_mul_X, ih, pow_succ, mul_assoc]

@[simp] theorem eval_C_mul {a : R} : (C a * p).eval x = a * p.eval x := by
  induction p using Polynomial.induction_on' with
  | add p q h₁ h₂ => rw [mul_add, eval_add, eval_add, h₁, h₂, mul_add]
  | monomial n b => rw [C_mul_monomial, eval_monomial, eval_monomial, mul_assoc]

@[simp] theorem eval_smul (s : R) (p : R[X]) (x : R) : (s • p).eval x = s • p.eval x := by
  rw [smul_eq_C_mul, eval_C_mul, smul_eq_mul]

theorem eval_finset_sum {ι : Type w} (s : Finset ι) (g : ι → R[X]) (x : R) : (∑ i ∈ s, g i).eval x = ∑ i ∈ s, (g i).eval x := by
  induction s using Finset.cons_induction with
  | empty => rfl
  | cons a s h ih => rw [Finset.sum_cons, Finset.sum_cons, eval_add, ih]

theorem coeff_zero_eq_eval_zero (p : R[X]) : coeff p 0 = p.eval 0 := by
  induction p using Polynomial.induction_on' with
  | add p q h₁ h₂ => rw [coeff_add, eval_add, h₁, h₂]
  | monomial n a =>
    rw [eval_monomial]
    cases n with
    | zero => rw [coeff_monomial_same, pow_zero, mul_one]
    | succ n => rw [coeff_monomial_of_ne a (Nat.succ_ne_zero n), zero_pow_succ, mul_zero]

/-- `a` is a zero of `p`. -/
def IsRoot (p : R[X]) (a : R) : Prop := p.eval a = 0

noncomputable instance IsRoot.decidable {a : R} [DecidableEq R] : Decidable (IsRoot p a) := inferInstanceAs (Decidable (p.eval a = 0))

@[simp] theorem IsRoot.def {a : R} : IsRoot p a ↔ p.eval a = 0 := Iff.rfl

theorem IsRoot.eq_zero {a : R} (h : IsRoot p a) : eval a p = 0 := h

/-! Composition. -/

@[simp] theorem comp_X : p.comp X = p := by
  induction p using Polynomial.induction_on' with
  | add p q h₁ h₂ => exact (eval₂_add _ _).trans (congr (congrArg (· + ·) h₁) h₂)
  | monomial n a => exact (eval₂_monomial _ _).trans C_mul_X_pow_eq_monomial

@[simp] theorem X_comp : X.comp p = p := eval₂_X _ _

@[simp] theorem C_comp {a : R} : (C a).comp p = C a := eval₂_C _ _

@[simp] theorem zero_comp : comp (0 : R[X]) p = 0 := rfl

@[simp] theorem one_comp : comp (1 : R[X]) p = 1 := eval₂_one _ _

@[simp] theorem natCast_comp {n : ℕ} : (n : R[X]).comp p = n := eval₂_natCast _ _ n

@[simp] theorem ofNat_comp (n : ℕ) [n.AtLeastTwo] : (OfNat.ofNat n : R[X]).comp p = OfNat.ofNat n := eval₂_natCast _ _ n

@[simp] theorem monomial_comp {a : R} (n : ℕ) : (monomial n a).comp p = C a * p ^ n := eval₂_monomial _ _

@[simp] theorem add_comp {r : R[X]} : (p + q).comp r = p.comp r + q.comp r := eval₂_add _ _

/-! Change of coefficients. -/

@[simp] theorem map_C {a : R} : (C a).map f = C (f a) := eval₂_C _ _

@[simp] theorem map_X : (X : R[X]).map f = X := eval₂_X _ _

@[simp] theorem map_monomial {n : ℕ} {a : R} : (monomial n a).map f = monomial n (f a) :=
  (eval₂_monomial _ _).trans C_mul_X_pow_eq_monomial

@[simp] protected theorem map_zero : (0 : R[X]).map f = 0 := rfl

@[simp] protected theorem map_one : (1 : R[X]).map f = 1 := eval₂_one _ _

@[simp] protected theorem map_natCast (n : ℕ) : (n : R[X]).map f = n := eval₂_natCast _ _ n

@[simp] protected theorem map_ofNat (n : ℕ) [n.AtLeastTwo] : (OfNat.ofNat n : R[X]).map f = OfNat.ofNat n := eval₂_natCast _ _ n

@[simp] protected theorem map_add : (p + q).map f = p.map f + q.map f := eval₂_add _ _

@[simp] protected theorem map_mul : (p * q).map f = p.map f * q.map f := eval₂_mul_of_commute _ _ fun _ => X_mul

@[simp] protected theorem map_pow (n : ℕ) : (p ^ n).map f = p.map f ^ n := by
  induction n with
  | zero => rw [pow_zero, pow_zero, Polynomial.map_one]
  | succ n ih => rw [pow_succ, pow_succ, Polynomial.map_mul, ih]

@[simp] theorem coeff_map (n : ℕ) : coeff (p.map f) n = f (coeff p n) := by
  induction p using Polynomial.induction_on' with
  | add p q h₁ h₂ => rw [Polynomial.map_add, coeff_add, coeff_add, h₁, h₂, map_add]
  | monomial m a =>
    rw [map_monomial]
    by_cases h : m = n
    · rw [h, coeff_monomial_same, coeff_monomial_same]
    · rw [coeff_monomial_of_ne _ h, coeff_monomial_of_ne _ h, map_zero]

theorem eval_map (x : S) : (p.map f).eval x = p.eval₂ f x := by
  induction p using Polynomial.induction_on' with
  | add p q h₁ h₂ => rw [Polynomial.map_add, eval_add, eval₂_add, h₁, h₂]
  | monomial m a => rw [map_monomial, eval_monomial, eval₂_monomial]

@[simp] theorem eval₂_at_apply (r : R) : p.eval₂ f (f r) = f (p.eval r) := by
  induction p using Polynomial.induction_on' with
  | add p q h₁ h₂ => rw [eval₂_add, eval_add, map_add, h₁, h₂]
  | monomial m a => rw [eval₂_monomial, eval_monomial, map_mul, map_pow]

@[simp] theorem eval_zero_map (f : R →+* S) (p : R[X]) : (p.map f).eval 0 = f (p.eval 0) := by
  rw [eval_map, ← map_zero f, eval₂_at_apply]

@[simp] theorem eval_one_map (f : R →+* S) (p : R[X]) : (p.map f).eval 1 = f (p.eval 1) := by
  rw [eval_map, ← map_one f, eval₂_at_apply]

@[simp] theorem eval_natCast_map (f : R →+* S) (p : R[X]) (n : ℕ) : (p.map f).eval (n : S) = f (p.eval n) := by
  rw [eval_map, ← map_natCast f, eval₂_at_apply]

@[simp] theorem eval_intCast_map {R : Type u} {S : Type v} [Ring R] [Ring S] (f : R →+* S) (p : R[X]) (i : ℤ) :
    (p.map f).eval (i : S) = f (p.eval i) := by
  rw [eval_map, ← map_intCast f, eval₂_at_apply]

@[simp] theorem map_id : p.map (RingHom.id R) = p := ext fun n => by rw [coeff_map, RingHom.id_apply]

end Semiring

section CommSemiring

variable [CommSemiring R] {p q : R[X]} {x : R}

theorem eval₂_mul [CommSemiring S] (f : R →+* S) (x : S) : (p * q).eval₂ f x = p.eval₂ f x * q.eval₂ f x :=
  eval₂_mul_of_commute f x fun _ => mul_comm _ _

@[simp] theorem eval₂_pow [CommSemiring S] (f : R →+* S) (x : S) (n : ℕ) : (p ^ n).eval₂ f x = p.eval₂ f x ^ n := by
  induction n with
  | zero => rw [pow_zero, pow_zero, eval₂_one]
  | succ n ih => rw [pow_succ, pow_succ, eval₂_mul, ih]

@[simp] theorem eval_mul : (p * q).eval x = p.eval x * q.eval x := eval₂_mul _ _

@[simp] theorem eval_pow (n : ℕ) : (p ^ n).eval x = p.eval x ^ n := eval₂_pow _ _ n

/-- The value at `x`, a homomorphism. -/
noncomputable def evalRingHom (x : R) : R[X] →+* R := ⟨eval x, eval_one, fun _ _ => eval_mul, eval_zero, fun _ _ => eval_add⟩

@[simp] theorem coe_evalRingHom (r : R) : (evalRingHom r : R[X] → R) = eval r := rfl

theorem eval_prod {ι : Type w} (s : Finset ι) (p : ι → R[X]) (x : R) : eval x (∏ j ∈ s, p j) = ∏ j ∈ s, eval x (p j) :=
  map_prod (evalRingHom x) p s

@[simp] theorem mul_comp (p q r : R[X]) : (p * q).comp r = p.comp r * q.comp r := eval₂_mul _ _

@[simp] theorem pow_comp (p q : R[X]) (k : ℕ) : (p ^ k).comp q = p.comp q ^ k := eval₂_pow _ _ k

theorem X_pow_comp {k : ℕ} : (X ^ k).comp p = p ^ k := by rw [pow_comp, X_comp]

@[simp] theorem eval_comp : (p.comp q).eval x = p.eval (q.eval x) := by
  induction p using Polynomial.induction_on' with
  | add p₁ p₂ h₁ h₂ => rw [add_comp, eval_add, eval_add, h₁, h₂]
  | monomial n a => rw [monomial_comp, eval_mul, eval_C, eval_pow, eval_monomial]

theorem comp_assoc (φ ψ χ : R[X]) : (φ.comp ψ).comp χ = φ.comp (ψ.comp χ) := by
  induction φ using Polynomial.induction_on' with
  | add p₁ p₂ h₁ h₂ => rw [add_comp, add_comp, add_comp, h₁, h₂]
  | monomial n a => rw [monomial_comp, monomial_comp, mul_comp, C_comp, pow_comp]

theorem eval_dvd : p ∣ q → eval x p ∣ eval x q := fun ⟨r, h⟩ => ⟨eval x r, by rw [h, eval_mul]⟩

theorem eval_eq_zero_of_dvd_of_eval_eq_zero : p ∣ q → eval x p = 0 → eval x q = 0 := fun ⟨r, h⟩ e => by
  rw [h, eval_mul, e, zero_mul]

theorem IsRoot.dvd {a : R} (h : p.IsRoot a) (hpq : p ∣ q) : q.IsRoot a := eval_eq_zero_of_dvd_of_eval_eq_zero hpq h

end CommSemiring

section Ring

variable [Ring R] {p q : R[X]} {x : R}

@[simp] theorem eval_neg (p : R[X]) (x : R) : (-p).eval x = -p.eval x :=
  (neg_eq_of_add_eq_zero_right (by rw [← eval_add, add_neg_cancel, eval_zero])).symm

@[simp] theorem eval_sub (p q : R[X]) (x : R) : (p - q).eval x = p.eval x - q.eval x := by
  rw [sub_eq_add_neg, sub_eq_add_neg, eval_add, eval_neg]

@[simp] theorem eval_intCast {n : ℤ} {x : R} : (n : R[X]).eval x = n := by rw [← C_eq_intCast, eval_C]

@[simp] theorem neg_comp : (-p).comp q = -p.comp q :=
  (neg_eq_of_add_eq_zero_right (by rw [← add_comp, add_neg_cancel, zero_comp])).symm

@[simp] theorem sub_comp {r : R[X]} : (p - q).comp r = p.comp r - q.comp r := by
  rw [sub_eq_add_neg, sub_eq_add_neg, add_comp, neg_comp]

@[simp] protected theorem map_neg [Ring S] (f : R →+* S) : (-p).map f = -p.map f := ext fun n => by
  rw [coeff_map, coeff_neg, coeff_neg, coeff_map, map_neg]

@[simp] protected theorem map_sub [Ring S] (f : R →+* S) : (p - q).map f = p.map f - q.map f := ext fun n => by
  rw [coeff_map, coeff_sub, coeff_sub, coeff_map, coeff_map, map_sub]

end Ring

end Polynomial
