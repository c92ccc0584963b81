import Mathlib.Algebra.Polynomial.Eval.Defs
import Mathlib.Data.Finset.Max
import Mathlib.Order.WithBot

/-!
The degree and the leading coefficient of a polynomial.
Source of the names: Mathlib `Mathlib/Algebra/Polynomial/Degree/{Defs,Monomial}.lean`, `Mathlib/Algebra/Polynomial/Monic.lean`.
-/

universe u v

namespace Polynomial

variable {R : Type u} {a b c d : R} {m n : ℕ}

section Semiring

variable [Semiring R] {p q r : R[X]}

/-- The largest exponent whose coefficient is not zero; `⊥` for the polynomial zero. -/
def degree (p : R[X]) : WithBot ℕ := p.support.sup fun n => (n : WithBot ℕ)

/-- The degree as a number; `0` for the polynomial zero. -/
def natDegree (p : R[X]) : ℕ := (degree p).unbotD 0

/-- The coefficient at the largest exponent. -/
def leadingCoeff (p : R[X]) : R := coeff p (natDegree p)

/-- The leading coefficient is one. -/
def Monic (p : R[X]) : Prop := leadingCoeff p = (1 : R)

theorem Monic.def : Monic p ↔ leadingCoeff p = 1 := Iff.rfl

@[simp] theorem Monic.leadingCoeff {p : R[X]} (hp : p.Monic) : Polynomial.leadingCoeff p = 1 := hp

@[simp] theorem coeff_natDegree : coeff p (natDegree p) = leadingCoeff p := rfl

@[simp] theorem degree_zero : degree (0 : R[X]) = ⊥ := rfl

@[simp] theorem natDegree_zero : natDegree (0 : R[X]) = 0 := rfl

theorem le_degree_of_ne_zero (h : coeff p n ≠ 0) : (n : WithBot ℕ) ≤ degree p :=
  Finset.le_sup (f := fun n : ℕ => (n : WithBot ℕ)) (mem_support_iff.mpr h)

@[simp] theorem degree_eq_bot : degree p = ⊥ ↔ p = 0 := by
  constructor
  · intro h
    ext n
    refine Classical.byContradiction fun hn => WithBot.natCast_ne_bot n (le_bot_iff.mp ?_)
    rw [← h]
    exact le_degree_of_ne_zero hn
  · rintro rfl; rfl

theorem degree_ne_bot : degree p ≠ ⊥ ↔ p ≠ 0 := not_congr degree_eq_bot

theorem degree_eq_natDegree (hp : p ≠ 0) : degree p = (natDegree p : WithBot ℕ) := by
  obtain ⟨n, h⟩ := WithBot.ne_bot_iff_exists.mp (degree_ne_bot.mpr hp)
  rw [natDegree, ← h, WithBot.unbotD_coe, Nat.cast_withBot]

theorem natDegree_eq_of_degree_eq_some {p : R[X]} {n : ℕ} (h : degree p = n) : natDegree p = n := by
  rw [natDegree, h, Nat.cast_withBot, WithBot.unbotD_coe]

theorem natDegree_eq_of_degree_eq {q : R[X]} (h : degree p = degree q) : natDegree p = natDegree q := by
  rw [natDegree, h]; rfl

theorem degree_le_natDegree : degree p ≤ natDegree p := by
  by_cases h : p = 0
  · rw [h, degree_zero]
    exact bot_le
  · exact le_of_eq (degree_eq_natDegree h)

theorem degree_eq_iff_natDegree_eq {p : R[X]} {n : ℕ} (hp : p ≠ 0) : p.degree = n ↔ p.natDegree = n := by
  rw [degree_eq_natDegree hp]
  exact Nat.cast_inj

theorem degree_eq_iff_natDegree_eq_of_pos {p : R[X]} {n : ℕ} (hn : 0 < n) : p.degree = n ↔ p.natDegree = n := by
  by_cases h : p = 0
  · rw [h, degree_zero, natDegree_zero]
    exact ⟨fun e => absurd e (WithBot.bot_ne_natCast n), fun e => absurd e (Nat.ne_of_lt hn)⟩
  · exact degree_eq_iff_natDegree_eq h

theorem degree_le_iff_coeff_zero (f : R[X]) (n : WithBot ℕ) : degree f ≤ n ↔ ∀ m : ℕ, n < m → coeff f m = 0 := by
  constructor
  · intro h m hm
    exact Classical.byContradiction fun hne => not_le_of_gt hm (le_trans (le_degree_of_ne_zero hne) h)
  · intro h
    refine Finset.sup_le fun m hm => ?_
    exact le_of_not_gt fun k => mem_support_iff.mp hm (h m k)

theorem natDegree_le_iff_degree_le {n : ℕ} : natDegree p ≤ n ↔ degree p ≤ n := by
  by_cases h : p = 0
  · rw [h, degree_zero, natDegree_zero]
    exact iff_of_true (Nat.zero_le n) bot_le
  · rw [degree_eq_natDegree h, Nat.cast_withBot, Nat.cast_withBot, WithBot.coe_le_coe]

theorem natDegree_le_iff_coeff_eq_zero : p.natDegree ≤ n ↔ ∀ N : ℕ, n < N → p.coeff N = 0 := by
  rw [natDegree_le_iff_degree_le, degree_le_iff_coeff_zero]
  exact forall_congr' fun N => by rw [Nat.cast_withBot, Nat.cast_withBot, WithBot.coe_lt_coe]

theorem coeff_eq_zero_of_degree_lt (h : degree p < n) : coeff p n = 0 :=
  Classical.byContradiction fun hne => not_le_of_gt h (le_degree_of_ne_zero hne)

theorem coeff_eq_zero_of_natDegree_lt {p : R[X]} {n : ℕ} (h : p.natDegree < n) : p.coeff n = 0 :=
  natDegree_le_iff_coeff_eq_zero.mp (Nat.le_refl _) n h

theorem le_natDegree_of_ne_zero (h : coeff p n ≠ 0) : n ≤ natDegree p :=
  Nat.le_of_not_lt fun k => h (coeff_eq_zero_of_natDegree_lt k)

theorem natDegree_lt_iff_degree_lt (hp : p ≠ 0) : p.natDegree < n ↔ p.degree < ↑n := by
  rw [degree_eq_natDegree hp, Nat.cast_withBot, Nat.cast_withBot, WithBot.coe_lt_coe]

theorem natDegree_pos_iff_degree_pos : 0 < natDegree p ↔ 0 < degree p := by
  rw [← not_le, ← not_le, natDegree_le_iff_degree_le, Nat.cast_zero]

@[simp] theorem leadingCoeff_zero : leadingCoeff (0 : R[X]) = 0 := rfl

@[simp] theorem leadingCoeff_eq_zero : leadingCoeff p = 0 ↔ p = 0 := by
  constructor
  · intro h
    have hz : ∀ N, natDegree p ≤ N → coeff p N = 0 := fun N hN =>
      (Nat.eq_or_lt_of_le hN).elim (fun e => e ▸ h) coeff_eq_zero_of_natDegree_lt
    have k : natDegree p ≤ natDegree p - 1 := natDegree_le_iff_coeff_eq_zero.mpr fun N hN => hz N (by omega)
    exact ext fun n => hz n (by omega)
  · rintro rfl; rfl

theorem leadingCoeff_ne_zero : leadingCoeff p ≠ 0 ↔ p ≠ 0 := not_congr leadingCoeff_eq_zero

theorem natDegree_eq_of_le_of_coeff_ne_zero (pn : p.natDegree ≤ n) (p1 : p.coeff n ≠ 0) : p.natDegree = n :=
  Nat.le_antisymm pn (le_natDegree_of_ne_zero p1)

theorem degree_eq_of_le_of_coeff_ne_zero (pn : p.degree ≤ n) (p1 : p.coeff n ≠ 0) : p.degree = n :=
  le_antisymm pn (le_degree_of_ne_zero p1)

theorem ne_zero_of_natDegree_gt {n : ℕ} (h : n < natDegree p) : p ≠ 0 := by
  rintro rfl
  exact Nat.not_lt_zero n h

theorem ne_zero_of_degree_gt {n : WithBot ℕ} (h : n < degree p) : p ≠ 0 := by
  rintro rfl
  exact WithBot.not_lt_bot n h

theorem Monic.ne_zero [Nontrivial R] {p : R[X]} (h : p.Monic) : p ≠ 0 := by
  rintro rfl
  exact zero_ne_one (M₀ := R) h

/-! Degrees of the usual terms. -/

theorem natDegree_monomial_le (a : R) {m : ℕ} : (monomial m a).natDegree ≤ m :=
  natDegree_le_iff_coeff_eq_zero.mpr fun _ h => coeff_monomial_of_ne a (Nat.ne_of_lt h)

theorem natDegree_monomial_eq (i : ℕ) {r : R} (r0 : r ≠ 0) : (monomial i r).natDegree = i :=
  natDegree_eq_of_le_of_coeff_ne_zero (natDegree_monomial_le r) (by rw [coeff_monomial_same]; exact r0)

theorem degree_monomial (n : ℕ) (ha : a ≠ 0) : degree (monomial n a) = n :=
  degree_eq_of_le_of_coeff_ne_zero (natDegree_le_iff_degree_le.mp (natDegree_monomial_le a)) (by rw [coeff_monomial_same]; exact ha)

@[simp] theorem natDegree_C (a : R) : natDegree (C a) = 0 := Nat.le_zero.mp (natDegree_monomial_le a)

@[simp] theorem degree_C (ha : a ≠ 0) : degree (C a) = (0 : WithBot ℕ) := degree_monomial 0 ha

theorem degree_C_le : degree (C a) ≤ 0 := natDegree_le_iff_degree_le.mp (natDegree_monomial_le a)

@[simp] theorem natDegree_one : natDegree (1 : R[X]) = 0 := natDegree_C 1

@[simp] theorem natDegree_natCast (n : ℕ) : natDegree (n : R[X]) = 0 := natDegree_C _

@[simp] theorem natDegree_ofNat (n : ℕ) [n.AtLeastTwo] : natDegree (OfNat.ofNat n : R[X]) = 0 := natDegree_C _

@[simp] theorem leadingCoeff_C (a : R) : leadingCoeff (C a) = a := by rw [leadingCoeff, natDegree_C, coeff_C_zero]

@[simp] theorem leadingCoeff_one : leadingCoeff (1 : R[X]) = 1 := leadingCoeff_C 1

@[simp] theorem leadingCoeff_monomial (a : R) (n : ℕ) : leadingCoeff (monomial n a) = a := by
  by_cases h : a = 0
  · rw [h, monomial_zero_right, leadingCoeff_zero]
  · rw [leadingCoeff, natDegree_monomial_eq n h, coeff_monomial_same]

theorem natDegree_C_mul_X_pow (n : ℕ) (a : R) (ha : a ≠ 0) : natDegree (C a * X ^ n) = n := by
  rw [C_mul_X_pow_eq_monomial, natDegree_monomial_eq n ha]

theorem natDegree_C_mul_X (a : R) (ha : a ≠ 0) : natDegree (C a * X) = 1 := by
  rw [C_mul_X_eq_monomial, natDegree_monomial_eq 1 ha]

theorem degree_C_mul_X_pow (n : ℕ) (ha : a ≠ 0) : degree (C a * X ^ n) = n := by
  rw [C_mul_X_pow_eq_monomial, degree_monomial n ha]

theorem degree_C_mul_X (ha : a ≠ 0) : degree (C a * X) = 1 := by
  rw [C_mul_X_eq_monomial]; exact degree_monomial 1 ha

theorem natDegree_X_le : (X : R[X]).natDegree ≤ 1 := natDegree_monomial_le 1

theorem natDegree_X_pow_le {R : Type u} [Semiring R] (n : ℕ) : (X ^ n : R[X]).natDegree ≤ n := by
  rw [← monomial_one_right_eq_X_pow]; exact natDegree_monomial_le 1

@[simp] theorem degree_one [Nontrivial R] : degree (1 : R[X]) = (0 : WithBot ℕ) := degree_C one_ne_zero

@[simp] theorem degree_X [Nontrivial R] : degree (X : R[X]) = 1 := degree_monomial 1 one_ne_zero

@[simp] theorem natDegree_X [Nontrivial R] : (X : R[X]).natDegree = 1 := natDegree_monomial_eq 1 one_ne_zero

@[simp] theorem degree_X_pow [Nontrivial R] (n : ℕ) : degree (X ^ n : R[X]) = n := by
  rw [← monomial_one_right_eq_X_pow, degree_monomial n one_ne_zero]

@[simp] theorem natDegree_X_pow [Nontrivial R] (n : ℕ) : natDegree (X ^ n : R[X]) = n :=
  natDegree_eq_of_degree_eq_some (degree_X_pow n)

@[simp] theorem leadingCoeff_X : leadingCoeff (X : R[X]) = 1 := leadingCoeff_monomial 1 1

@[simp] theorem leadingCoeff_X_pow (n : ℕ) : leadingCoeff ((X : R[X]) ^ n) = 1 := by
  rw [← monomial_one_right_eq_X_pow, leadingCoeff_monomial]

theorem leadingCoeff_C_mul_X_pow (a : R) (n : ℕ) : leadingCoeff (C a * X ^ n) = a := by
  rw [C_mul_X_pow_eq_monomial, leadingCoeff_monomial]

@[simp] theorem monic_X : Monic (X : R[X]) := leadingCoeff_X

@[simp] theorem monic_one : Monic (1 : R[X]) := leadingCoeff_one

@[simp] theorem monic_X_pow (n : ℕ) : Monic (X ^ n : R[X]) := leadingCoeff_X_pow n

theorem monic_of_natDegree_le_of_coeff_eq_one (n : ℕ) (pn : p.natDegree ≤ n) (p1 : p.coeff n = 1) : Monic p := by
  by_cases h : (1 : R) = 0
  · show p.coeff p.natDegree = 1
    rw [← mul_one (p.coeff p.natDegree), h, mul_zero]
  · have e := natDegree_eq_of_le_of_coeff_ne_zero pn (by rw [p1]; exact h)
    show p.coeff p.natDegree = 1
    rw [e, p1]

end Semiring

end Polynomial
