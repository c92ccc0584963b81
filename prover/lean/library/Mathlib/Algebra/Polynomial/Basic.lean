import Mathlib.Algebra.Order.Antidiag.Prod
import Mathlib.Algebra.Ring.Hom.Defs
import Mathlib.Data.Finsupp.Defs
import Mathlib.Util.Namespaces

/-!
Polynomials in one variable: the type, its coefficients and its ring operations.
Source of the names: Mathlib `Mathlib/Algebra/Polynomial/{Basic,Coeff}.lean`. A polynomial is made from its coefficients
`ℕ →₀ R` (Mathlib: from an element of the monoid algebra, whose elements are the same functions).
-/

universe u v w

/-- The polynomials in one variable over a semiring. -/
structure Polynomial (R : Type u) [Semiring R] where ofFinsupp ::
  /-- The coefficients. -/
  toFinsupp : ℕ →₀ R

namespace Polynomial

scoped notation:9000 R "[X]" => Polynomial R

variable {R : Type u} {a b : R} {m n : ℕ}

private theorem ite_iff {α : Type v} {p q : Prop} [Decidable p] [Decidable q] {x y : α} (h : p ↔ q) : ite p x y = ite q x y := by
  by_cases hp : p
  · rw [if_pos hp, if_pos (h.mp hp)]
  · rw [if_neg hp, if_neg fun hq => hp (h.mpr hq)]

section Semiring

variable [Semiring R] {p q r : R[X]}

/-- The coefficient at `X ^ n`. -/
def coeff (p : R[X]) : ℕ → R := fun n => p.toFinsupp n

/-- The exponents whose coefficients are not zero. -/
def support (p : R[X]) : Finset ℕ := p.toFinsupp.support

@[simp] theorem mem_support_iff : n ∈ p.support ↔ p.coeff n ≠ 0 := p.toFinsupp.mem_support_toFun n

theorem notMem_support_iff : n ∉ p.support ↔ p.coeff n = 0 := Finsupp.notMem_support_iff

@[ext] theorem ext {p q : R[X]} (h : ∀ n, coeff p n = coeff q n) : p = q := by
  obtain ⟨p⟩ := p
  obtain ⟨q⟩ := q
  exact congrArg ofFinsupp (Finsupp.ext h)

theorem ext_iff {p q : R[X]} : p = q ↔ ∀ n, coeff p n = coeff q n := ⟨fun h n => by rw [h], ext⟩

theorem coeff_inj : p.coeff = q.coeff ↔ p = q := ⟨fun h => ext (congrFun h), fun h => by rw [h]⟩

/-! The additive operations, coefficient by coefficient. -/

instance zero : Zero R[X] := ⟨⟨0⟩⟩

noncomputable instance add' : Add R[X] := ⟨fun p q => ⟨p.toFinsupp + q.toFinsupp⟩⟩

instance inhabited : Inhabited R[X] := ⟨0⟩

/-- `a * X ^ n`. -/
noncomputable def monomial (n : ℕ) (a : R) : R[X] := ⟨Finsupp.single n a⟩

noncomputable instance one : One R[X] := ⟨monomial 0 1⟩

@[simp] theorem coeff_zero (n : ℕ) : coeff (0 : R[X]) n = 0 := rfl

@[simp] theorem coeff_add (p q : R[X]) (n : ℕ) : coeff (p + q) n = coeff p n + coeff q n := rfl

theorem coeff_monomial : coeff (monomial n a) m = if n = m then a else 0 := Finsupp.single_apply

@[simp] theorem coeff_monomial_same (n : ℕ) (c : R) : (monomial n c).coeff n = c := Finsupp.single_eq_same

theorem coeff_monomial_of_ne {m n : ℕ} (c : R) (h : n ≠ m) : (monomial n c).coeff m = 0 := by
  rw [coeff_monomial, if_neg h]

theorem coeff_one {n : ℕ} : coeff (1 : R[X]) n = if n = 0 then 1 else 0 := by
  show coeff (monomial 0 1) n = _
  rw [coeff_monomial]
  exact ite_iff eq_comm

@[simp] theorem coeff_one_zero : coeff (1 : R[X]) 0 = 1 := coeff_monomial_same 0 1

@[simp] theorem support_zero : (0 : R[X]).support = ∅ := rfl

@[simp] theorem support_eq_empty : p.support = ∅ ↔ p = 0 := by
  constructor
  · intro h
    ext n
    rw [coeff_zero, ← notMem_support_iff, h]
    exact Finset.notMem_empty n
  · rintro rfl; rfl

@[simp] theorem monomial_zero_right (n : ℕ) : monomial n (0 : R) = 0 := by
  ext m
  rw [coeff_monomial, ite_self, coeff_zero]

theorem monomial_add (n : ℕ) (r s : R) : monomial n (r + s) = monomial n r + monomial n s := by
  ext m
  rw [coeff_add, coeff_monomial, coeff_monomial, coeff_monomial]
  by_cases h : n = m
  · rw [if_pos h, if_pos h, if_pos h]
  · rw [if_neg h, if_neg h, if_neg h, add_zero]

theorem monomial_zero_one : monomial 0 (1 : R) = 1 := rfl

noncomputable instance instAddCommMonoid : AddCommMonoid R[X] where
  add_assoc p q r := ext fun n => add_assoc _ _ _
  zero_add p := ext fun n => zero_add _
  add_zero p := ext fun n => add_zero _
  add_comm p q := ext fun n => add_comm _ _
  nsmul n p := ⟨n • p.toFinsupp⟩
  nsmul_zero p := ext fun n => zero_nsmul _
  nsmul_succ k p := ext fun n => succ_nsmul _ k

@[simp] theorem finset_sum_coeff {ι : Type v} (s : Finset ι) (f : ι → R[X]) (n : ℕ) :
    coeff (∑ b ∈ s, f b) n = ∑ b ∈ s, coeff (f b) n := by
  induction s using Finset.cons_induction with
  | empty => rfl
  | cons a s h ih => rw [Finset.sum_cons, Finset.sum_cons, coeff_add, ih]

theorem sum_monomial_coeff (p : R[X]) {s : Finset ℕ} (h : p.support ⊆ s) : ∑ n ∈ s, monomial n (p.coeff n) = p := by
  ext m
  rw [finset_sum_coeff]
  refine (Finset.sum_eq_single m (fun n _ hn => coeff_monomial_of_ne _ hn) fun hm => ?_).trans (coeff_monomial_same m _)
  exact (coeff_monomial_same m _).trans (notMem_support_iff.mp fun k => hm (h k))

@[elab_as_elim] protected theorem induction_on' {motive : R[X] → Prop} (p : R[X])
    (add : ∀ p q, motive p → motive q → motive (p + q)) (monomial : ∀ (n : ℕ) (a : R), motive (monomial n a)) : motive p := by
  rw [← sum_monomial_coeff p fun _ h => h]
  generalize p.support = s
  induction s using Finset.cons_induction with
  | empty =>
    rw [Finset.sum_empty, ← monomial_zero_right 0]
    exact monomial 0 0
  | cons a s h ih =>
    rw [Finset.sum_cons]
    exact add _ _ (monomial _ _) ih

/-! Multiplication. -/

noncomputable instance mul' : Mul R[X] := ⟨fun p q => ⟨Finsupp.onFinset ((p.support ×ˢ q.support).image fun x => x.1 + x.2)
  (fun n => ∑ x ∈ Finset.antidiagonal n, p.coeff x.1 * q.coeff x.2) fun n h => by
    refine Classical.byContradiction fun k => h (Finset.sum_eq_zero fun x hx => ?_)
    refine Classical.byContradiction fun hne => k (Finset.mem_image.mpr ⟨x, Finset.mem_product.mpr ⟨?_, ?_⟩, Finset.mem_antidiagonal.mp hx⟩)
    · exact mem_support_iff.mpr (left_ne_zero_of_mul hne)
    · exact mem_support_iff.mpr (right_ne_zero_of_mul hne)⟩⟩

theorem coeff_mul (p q : R[X]) (n : ℕ) : coeff (p * q) n = ∑ x ∈ Finset.antidiagonal n, coeff p x.1 * coeff q x.2 := rfl

private theorem mul_add' (p q r : R[X]) : p * (q + r) = p * q + p * r := by
  ext n
  rw [coeff_add, coeff_mul, coeff_mul, coeff_mul, ← Finset.sum_add_distrib]
  exact Finset.sum_congr rfl fun x _ => by rw [coeff_add, mul_add]

private theorem add_mul' (p q r : R[X]) : (p + q) * r = p * r + q * r := by
  ext n
  rw [coeff_add, coeff_mul, coeff_mul, coeff_mul, ← Finset.sum_add_distrib]
  exact Finset.sum_congr rfl fun x _ => by rw [coeff_add, add_mul]

theorem monomial_mul_monomial (n m : ℕ) (r s : R) : monomial n r * monomial m s = monomial (n + m) (r * s) := by
  ext k
  rw [coeff_mul, coeff_monomial]
  by_cases h : n + m = k
  · rw [if_pos h, Finset.sum_eq_single_of_mem (n, m) (Finset.mem_antidiagonal.mpr h), coeff_monomial_same, coeff_monomial_same]
    intro x hx hne
    by_cases h₁ : n = x.1
    · rw [coeff_monomial_of_ne s, mul_zero]
      intro h₂
      exact hne (Prod.ext h₁.symm h₂.symm)
    · rw [coeff_monomial_of_ne r h₁, zero_mul]
  · rw [if_neg h]
    refine Finset.sum_eq_zero fun x hx => ?_
    by_cases h₁ : n = x.1
    · rw [coeff_monomial_of_ne s, mul_zero]
      intro h₂
      exact h (by rw [h₁, h₂]; exact Finset.mem_antidiagonal.mp hx)
    · rw [coeff_monomial_of_ne r h₁, zero_mul]

private theorem mul_assoc' (p q r : R[X]) : p * q * r = p * (q * r) := by
  induction p using Polynomial.induction_on' with
  | add p₁ p₂ h₁ h₂ => rw [add_mul', add_mul', add_mul', h₁, h₂]
  | monomial i a =>
    induction q using Polynomial.induction_on' with
    | add q₁ q₂ h₁ h₂ => rw [mul_add', add_mul', add_mul', mul_add', h₁, h₂]
    | monomial j b =>
      induction r using Polynomial.induction_on' with
      | add r₁ r₂ h₁ h₂ => rw [mul_add', mul_add', mul_add', h₁, h₂]
      | monomial k c =>
        rw [monomial_mul_monomial, monomial_mul_monomial, monomial_mul_monomial, monomial_mul_monomial, mul_assoc, add_assoc]

private theorem one_mul' (p : R[X]) : 1 * p = p := by
  induction p using Polynomial.induction_on' with
  | add p q h₁ h₂ => rw [mul_add', h₁, h₂]
  | monomial n a => rw [← monomial_zero_one, monomial_mul_monomial, zero_add, one_mul]

private theorem mul_one' (p : R[X]) : p * 1 = p := by
  induction p using Polynomial.induction_on' with
  | add p q h₁ h₂ => rw [add_mul', h₁, h₂]
  | monomial n a => rw [← monomial_zero_one, monomial_mul_monomial, add_zero, mul_one]

noncomputable instance semiring : Semiring R[X] where
  toAddCommMonoid := instAddCommMonoid
  left_distrib := mul_add'
  right_distrib := add_mul'
  zero_mul p := ext fun n => (coeff_mul _ _ n).trans (Finset.sum_eq_zero fun x _ => zero_mul _)
  mul_zero p := ext fun n => (coeff_mul _ _ n).trans (Finset.sum_eq_zero fun x _ => mul_zero _)
  mul_assoc := mul_assoc'
  one_mul := one_mul'
  mul_one := mul_one'
  natCast n := monomial 0 (n : R)
  natCast_zero := by rw [Nat.cast_zero, monomial_zero_right]
  natCast_succ n := by rw [Nat.cast_add_one, monomial_add]; rfl

/-! Constants and the variable. -/

/-- The constant polynomials. -/
noncomputable def C : R →+* R[X] where
  toFun := monomial 0
  map_one' := rfl
  map_mul' a b := (monomial_mul_monomial 0 0 a b).symm
  map_zero' := monomial_zero_right 0
  map_add' := monomial_add 0

/-- The variable. -/
noncomputable def X : R[X] := monomial 1 1

@[simp] theorem monomial_zero_left (a : R) : monomial 0 a = C a := rfl

theorem C_0 : C (0 : R) = 0 := map_zero C

theorem C_1 : C (1 : R) = 1 := rfl

theorem C_add : C (a + b) = C a + C b := map_add C a b

theorem C_mul : C (a * b) = C a * C b := map_mul C a b

theorem C_pow : C (a ^ n) = C a ^ n := map_pow C a n

theorem C_eq_natCast (n : ℕ) : C (n : R) = (n : R[X]) := rfl

theorem C_ofNat (n : ℕ) [n.AtLeastTwo] : C (OfNat.ofNat n : R) = (OfNat.ofNat n : R[X]) := rfl

theorem monomial_one_one_eq_X : monomial 1 (1 : R) = X := rfl

theorem monomial_one_right_eq_X_pow (n : ℕ) : monomial n (1 : R) = X ^ n := by
  induction n with
  | zero => rw [pow_zero]; rfl
  | succ n ih => rw [pow_succ, ← ih, X, monomial_mul_monomial, one_mul]

theorem C_mul_monomial : C a * monomial n b = monomial n (a * b) := by
  rw [← monomial_zero_left, monomial_mul_monomial, zero_add]

theorem C_mul_X_pow_eq_monomial : ∀ {n : ℕ}, C a * X ^ n = monomial n a := fun {n} => by
  rw [← monomial_one_right_eq_X_pow, C_mul_monomial, mul_one]

theorem C_mul_X_eq_monomial : C a * X = monomial 1 a := by rw [← C_mul_X_pow_eq_monomial, pow_one]

theorem X_mul : X * p = p * X := by
  induction p using Polynomial.induction_on' with
  | add p q h₁ h₂ => rw [mul_add, add_mul, h₁, h₂]
  | monomial n a => rw [X, monomial_mul_monomial, monomial_mul_monomial, one_mul, mul_one, add_comm]

@[elab_as_elim] protected theorem induction_on {motive : R[X] → Prop} (p : R[X]) (C : ∀ a, motive (C a))
    (add : ∀ p q, motive p → motive q → motive (p + q))
    (monomial : ∀ (n : ℕ) (a : R), motive (Polynomial.C a * X ^ n) → motive (Polynomial.C a * X ^ (n + 1))) : motive p := by
  induction p using Polynomial.induction_on' with
  | add p q h₁ h₂ => exact add p q h₁ h₂
  | monomial n a =>
    rw [← C_mul_X_pow_eq_monomial]
    induction n with
    | zero => rw [pow_zero, mul_one]; exact C a
    | succ n ih => exact monomial n a ih

/-! Coefficients of the usual terms. -/

theorem coeff_C : coeff (C a) n = ite (n = 0) a 0 := by
  rw [← monomial_zero_left, coeff_monomial]
  exact ite_iff eq_comm

@[simp] theorem coeff_C_zero : coeff (C a) 0 = a := coeff_monomial_same 0 a

theorem coeff_C_of_ne_zero (h : n ≠ 0) : (C a).coeff n = 0 := by rw [coeff_C, if_neg h]

theorem coeff_C_ne_zero (h : n ≠ 0) : (C a).coeff n = 0 := coeff_C_of_ne_zero h

@[simp] theorem coeff_C_succ {r : R} {n : ℕ} : coeff (C r) (n + 1) = 0 := coeff_C_ne_zero (Nat.succ_ne_zero n)

@[simp] theorem coeff_natCast_ite {n a : ℕ} : ((a : R[X])).coeff n = ite (n = 0) (a : R) 0 := coeff_C

@[simp] theorem coeff_ofNat_zero (a : ℕ) [a.AtLeastTwo] : coeff (OfNat.ofNat a : R[X]) 0 = OfNat.ofNat a := coeff_monomial_same 0 _

@[simp] theorem coeff_ofNat_succ (a n : ℕ) [h : a.AtLeastTwo] : coeff (OfNat.ofNat a : R[X]) (n + 1) = 0 := coeff_C_succ

theorem coeff_X : coeff (X : R[X]) n = if 1 = n then 1 else 0 := coeff_monomial

@[simp] theorem coeff_X_one : coeff (X : R[X]) 1 = 1 := coeff_monomial_same 1 1

@[simp] theorem coeff_X_zero : coeff (X : R[X]) 0 = 0 := coeff_monomial_of_ne 1 (by decide)

theorem coeff_X_of_ne_one {n : ℕ} (hn : n ≠ 1) : coeff (X : R[X]) n = 0 := coeff_monomial_of_ne 1 hn.symm

theorem coeff_X_pow (k n : ℕ) : coeff (X ^ k : R[X]) n = if n = k then 1 else 0 := by
  rw [← monomial_one_right_eq_X_pow, coeff_monomial]
  exact ite_iff eq_comm

@[simp] theorem coeff_X_pow_self (n : ℕ) : coeff (X ^ n : R[X]) n = 1 := by rw [coeff_X_pow, if_pos rfl]

@[simp] theorem coeff_C_mul (p : R[X]) : coeff (C a * p) n = a * coeff p n := by
  induction p using Polynomial.induction_on' with
  | add p q h₁ h₂ => rw [mul_add, coeff_add, coeff_add, h₁, h₂, mul_add]
  | monomial m b =>
    rw [C_mul_monomial, coeff_monomial, coeff_monomial]
    by_cases h : m = n
    · rw [if_pos h, if_pos h]
    · rw [if_neg h, if_neg h, mul_zero]

@[simp] theorem coeff_mul_C (p : R[X]) (n : ℕ) (a : R) : coeff (p * C a) n = coeff p n * a := by
  induction p using Polynomial.induction_on' with
  | add p q h₁ h₂ => rw [add_mul, coeff_add, coeff_add, h₁, h₂, add_mul]
  | monomial m b =>
    rw [← monomial_zero_left, monomial_mul_monomial, add_zero, coeff_monomial, coeff_monomial]
    by_cases h : m = n
    · rw [if_pos h, if_pos h]
    · rw [if_neg h, if_neg h, zero_mul]

theorem coeff_C_mul_X_pow (x : R) (k n : ℕ) : coeff (C x * X ^ k : R[X]) n = if n = k then x else 0 := by
  rw [C_mul_X_pow_eq_monomial, coeff_monomial]
  exact ite_iff eq_comm

theorem coeff_C_mul_X (x : R) (n : ℕ) : coeff (C x * X : R[X]) n = if n = 1 then x else 0 := by
  rw [← coeff_C_mul_X_pow, pow_one]

@[simp] theorem coeff_mul_X_pow (p : R[X]) (n d : ℕ) : coeff (p * X ^ n) (d + n) = coeff p d := by
  induction p using Polynomial.induction_on' with
  | add p q h₁ h₂ => rw [add_mul, coeff_add, coeff_add, h₁, h₂]
  | monomial m b =>
    rw [← monomial_one_right_eq_X_pow, monomial_mul_monomial, mul_one, coeff_monomial, coeff_monomial]
    exact ite_iff Nat.add_right_cancel_iff

@[simp] theorem coeff_X_pow_mul (p : R[X]) (n d : ℕ) : coeff (X ^ n * p) (d + n) = coeff p d := by
  have : X ^ n * p = p * X ^ n := by
    induction n with
    | zero => rw [pow_zero, one_mul, mul_one]
    | succ n ih => rw [pow_succ, mul_assoc, X_mul, ← mul_assoc, ih, mul_assoc]
  rw [this, coeff_mul_X_pow]

@[simp] theorem coeff_mul_X (p : R[X]) (n : ℕ) : coeff (p * X) (n + 1) = coeff p n := by
  have h := coeff_mul_X_pow p 1 n
  rwa [pow_one] at h

@[simp] theorem coeff_X_mul (p : R[X]) (n : ℕ) : coeff (X * p) (n + 1) = coeff p n := by rw [X_mul, coeff_mul_X]

@[simp] theorem mul_coeff_zero (p q : R[X]) : coeff (p * q) 0 = coeff p 0 * coeff q 0 := by
  rw [coeff_mul, Finset.Nat.antidiagonal_zero, Finset.sum_singleton]

theorem coeff_mul_X_zero (p : R[X]) : coeff (p * X) 0 = 0 := by rw [mul_coeff_zero, coeff_X_zero, mul_zero]

theorem coeff_X_mul_zero (p : R[X]) : coeff (X * p) 0 = 0 := by rw [mul_coeff_zero, coeff_X_zero, zero_mul]

theorem C_injective : Function.Injective (C : R → R[X]) := fun a b h => by
  rw [← coeff_C_zero (a := a), ← coeff_C_zero (a := b)]
  exact congrArg (fun p => coeff p 0) h

@[simp] theorem C_inj : C a = C b ↔ a = b := ⟨fun h => C_injective h, fun h => by rw [h]⟩

@[simp] theorem C_eq_zero : C a = 0 ↔ a = 0 := by rw [← map_zero C, C_inj]

theorem C_ne_zero : C a ≠ 0 ↔ a ≠ 0 := not_congr C_eq_zero

instance nontrivial [Nontrivial R] : Nontrivial R[X] := by
  obtain ⟨x, y, h⟩ := exists_pair_ne R
  exact ⟨⟨C x, C y, fun e => h (C_injective e)⟩⟩

theorem X_ne_zero [Nontrivial R] : (X : R[X]) ≠ 0 := fun h => by
  have e := coeff_X_one (R := R)
  rw [h, coeff_zero] at e
  exact zero_ne_one e

/-! Multiples by constants. -/

attribute [simp] smul_eq_mul

noncomputable instance (priority := 900) instSMul : SMul R R[X] := ⟨fun a p => ⟨Finsupp.onFinset p.support (fun n => a * p.coeff n) fun n h =>
  mem_support_iff.mpr (right_ne_zero_of_mul h)⟩⟩

@[simp] theorem coeff_smul (r : R) (p : R[X]) (n : ℕ) : coeff (r • p) n = r * coeff p n := rfl

theorem smul_eq_C_mul (a : R) : a • p = C a * p := ext fun n => by rw [coeff_smul, coeff_C_mul]

/-- `∑ n, f n (coeff p n)` over the coefficients that are not zero. -/
def sum {S : Type v} [AddCommMonoid S] (p : R[X]) (f : ℕ → R → S) : S := ∑ n ∈ p.support, f n (p.coeff n)

theorem sum_def {S : Type v} [AddCommMonoid S] (p : R[X]) (f : ℕ → R → S) : p.sum f = ∑ n ∈ p.support, f n (p.coeff n) := rfl

theorem sum_eq_of_subset {S : Type v} [AddCommMonoid S] {p : R[X]} (f : ℕ → R → S) (hf : ∀ i, f i 0 = 0) {s : Finset ℕ}
    (hs : p.support ⊆ s) : p.sum f = ∑ n ∈ s, f n (p.coeff n) :=
  Finset.sum_subset hs fun x _ hx => by rw [notMem_support_iff.mp hx, hf]

theorem sum_add_index {S : Type v} [AddCommMonoid S] (p q : R[X]) (f : ℕ → R → S) (hf : ∀ i, f i 0 = 0)
    (h_add : ∀ (a : ℕ) (b₁ b₂ : R), f a (b₁ + b₂) = f a b₁ + f a b₂) : (p + q).sum f = p.sum f + q.sum f := by
  have hs : (p + q).support ⊆ p.support ∪ q.support := fun n hn => by
    rw [Finset.mem_union]
    refine Classical.byContradiction fun k => ?_
    rw [not_or, notMem_support_iff, notMem_support_iff] at k
    rw [mem_support_iff, coeff_add, k.1, k.2, add_zero] at hn
    exact hn rfl
  rw [sum_eq_of_subset f hf hs, sum_eq_of_subset f hf (Finset.subset_union_left (s₂ := q.support)),
    sum_eq_of_subset f hf (Finset.subset_union_right (s₁ := p.support)), ← Finset.sum_add_distrib]
  exact Finset.sum_congr rfl fun n _ => by rw [coeff_add, h_add]

theorem sum_monomial_index {S : Type v} [AddCommMonoid S] {n : ℕ} (a : R) (f : ℕ → R → S) (hf : f n 0 = 0) :
    (monomial n a).sum f = f n a := by
  rw [sum_def, Finset.sum_eq_single n, coeff_monomial_same]
  · intro m hm hne
    exact absurd (coeff_monomial_of_ne a hne.symm) (mem_support_iff.mp hm)
  · intro h
    rw [notMem_support_iff.mp h, hf]

theorem as_sum_support (p : R[X]) : p = ∑ i ∈ p.support, monomial i (p.coeff i) := (sum_monomial_coeff p fun _ h => h).symm

end Semiring

noncomputable instance commSemiring [CommSemiring R] : CommSemiring R[X] where
  toSemiring := semiring
  mul_comm p q := by
    induction p using Polynomial.induction_on' with
    | add p₁ p₂ h₁ h₂ => rw [add_mul, mul_add, h₁, h₂]
    | monomial n a =>
      induction q using Polynomial.induction_on' with
      | add q₁ q₂ h₁ h₂ => rw [add_mul, mul_add, h₁, h₂]
      | monomial m b => rw [monomial_mul_monomial, monomial_mul_monomial, mul_comm, add_comm]

section Ring

variable [Ring R]

noncomputable instance neg' : Neg R[X] := ⟨fun p => ⟨Finsupp.onFinset p.support (fun n => -p.coeff n) fun n h =>
  mem_support_iff.mpr fun e => h (by rw [e, neg_zero])⟩⟩

noncomputable instance sub : Sub R[X] := ⟨fun p q => ⟨Finsupp.onFinset (p + -q).support (fun n => p.coeff n - q.coeff n) fun n h =>
  mem_support_iff.mpr fun e => h ((sub_eq_add_neg _ _).trans e)⟩⟩

@[simp] theorem coeff_neg (p : R[X]) (n : ℕ) : coeff (-p) n = -coeff p n := rfl

@[simp] theorem coeff_sub (p q : R[X]) (n : ℕ) : coeff (p - q) n = coeff p n - coeff q n := rfl

@[simp] theorem monomial_neg (n : ℕ) (a : R) : monomial n (-a) = -monomial n a := by
  ext m
  rw [coeff_neg, coeff_monomial, coeff_monomial]
  by_cases h : n = m
  · rw [if_pos h, if_pos h]
  · rw [if_neg h, if_neg h, neg_zero]

noncomputable instance ring : Ring R[X] where
  toSemiring := semiring
  toNeg := neg'
  toSub := sub
  sub_eq_add_neg p q := ext fun n => sub_eq_add_neg _ _
  neg_add_cancel p := ext fun n => neg_add_cancel _
  zsmul k p := ⟨Finsupp.onFinset p.support (fun n => k • p.coeff n) fun n h =>
    mem_support_iff.mpr fun e => h (by rw [e, zsmul_eq_mul, mul_zero])⟩
  zsmul_zero' p := ext fun n => zero_zsmul _
  zsmul_succ' k p := ext fun n => SubNegMonoid.zsmul_succ' k _
  zsmul_neg' k p := ext fun n => SubNegMonoid.zsmul_neg' k _
  intCast k := monomial 0 (k : R)
  intCast_ofNat n := by rw [Int.cast_natCast]; rfl
  intCast_negSucc n := by
    rw [Int.cast_negSucc, monomial_neg]
    rfl

theorem C_neg {a : R} : C (-a) = -C a := map_neg C a

theorem C_sub {a b : R} : C (a - b) = C a - C b := map_sub C a b

theorem C_eq_intCast (n : ℤ) : C (n : R) = n := rfl

end Ring

noncomputable instance commRing [CommRing R] : CommRing R[X] where
  toRing := ring
  mul_comm := mul_comm

end Polynomial
