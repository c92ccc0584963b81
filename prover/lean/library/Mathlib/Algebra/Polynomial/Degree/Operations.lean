import Mathlib.Algebra.Polynomial.Degree.Defs

/-!
Degrees of sums, products, compositions and of polynomials of small degree.
Source of the names: Mathlib `Mathlib/Algebra/Polynomial/Degree/{Operations,Lemmas,SmallDegree}.lean`,
`Mathlib/Algebra/Polynomial/Monic.lean`.
-/

universe u v

namespace Polynomial

variable {R : Type u} {a b c d : R} {m n : ℕ}

section Semiring

variable [Semiring R] {p q r : R[X]}

theorem natDegree_add_le_of_degree_le {p q : R[X]} {n : ℕ} (hp : natDegree p ≤ n) (hq : natDegree q ≤ n) :
    natDegree (p + q) ≤ n := natDegree_le_iff_coeff_eq_zero.mpr fun N h => by
  rw [coeff_add, natDegree_le_iff_coeff_eq_zero.mp hp N h, natDegree_le_iff_coeff_eq_zero.mp hq N h, add_zero]

theorem natDegree_add_le (p q : R[X]) : natDegree (p + q) ≤ max (natDegree p) (natDegree q) :=
  natDegree_add_le_of_degree_le (le_max_left _ _) (le_max_right _ _)

theorem degree_add_le (p q : R[X]) : degree (p + q) ≤ max (degree p) (degree q) :=
  (degree_le_iff_coeff_zero _ _).mpr fun m h => by
    rw [coeff_add, coeff_eq_zero_of_degree_lt (lt_of_le_of_lt (le_max_left _ _) h),
      coeff_eq_zero_of_degree_lt (lt_of_le_of_lt (le_max_right _ _) h), add_zero]

theorem natDegree_add_eq_left_of_natDegree_lt (h : natDegree q < natDegree p) : natDegree (p + q) = natDegree p :=
  natDegree_eq_of_le_of_coeff_ne_zero (natDegree_add_le_of_degree_le (Nat.le_refl _) (Nat.le_of_lt h)) (by
    rw [coeff_add, coeff_eq_zero_of_natDegree_lt h, add_zero]
    exact leadingCoeff_ne_zero.mpr (ne_zero_of_natDegree_gt h))

theorem natDegree_add_eq_right_of_natDegree_lt (h : natDegree p < natDegree q) : natDegree (p + q) = natDegree q := by
  rw [add_comm, natDegree_add_eq_left_of_natDegree_lt h]

@[simp] theorem natDegree_add_C : (p + C a).natDegree = p.natDegree := by
  by_cases h : p.natDegree = 0
  · rw [h]
    refine Nat.le_zero.mp (natDegree_add_le_of_degree_le (Nat.le_of_eq h) (Nat.le_of_eq (natDegree_C a)))
  · exact natDegree_add_eq_left_of_natDegree_lt (by rw [natDegree_C]; exact Nat.pos_of_ne_zero h)

@[simp] theorem natDegree_C_add : (C a + p).natDegree = p.natDegree := by rw [add_comm, natDegree_add_C]

private theorem coeff_mul_of_le (hp : natDegree p ≤ m) (hq : natDegree q ≤ n) {k : ℕ} (hk : m + n ≤ k) :
    coeff (p * q) k = if m + n = k then coeff p m * coeff q n else 0 := by
  have h : ∀ x : ℕ × ℕ, x.1 + x.2 = k → x ≠ (m, n) → coeff p x.1 * coeff q x.2 = 0 := fun x hx hne => by
    rcases Nat.lt_or_ge m x.1 with h₁ | h₁
    · rw [coeff_eq_zero_of_natDegree_lt (Nat.lt_of_le_of_lt hp h₁), zero_mul]
    · have h₂ : n < x.2 := by
        rcases Nat.lt_or_ge n x.2 with h₂ | h₂
        · exact h₂
        · exact absurd (show x = (m, n) from Prod.ext (show x.1 = m by omega) (show x.2 = n by omega)) hne
      rw [coeff_eq_zero_of_natDegree_lt (Nat.lt_of_le_of_lt hq h₂), mul_zero]
  rw [coeff_mul]
  by_cases e : m + n = k
  · rw [if_pos e, Finset.sum_eq_single_of_mem (m, n) (Finset.mem_antidiagonal.mpr e)]
    exact fun x hx hne => h x (Finset.mem_antidiagonal.mp hx) hne
  · rw [if_neg e]
    refine Finset.sum_eq_zero fun x hx => h x (Finset.mem_antidiagonal.mp hx) fun k => ?_
    rw [k] at hx
    exact e (Finset.mem_antidiagonal.mp hx)

theorem natDegree_mul_le {p q : R[X]} : natDegree (p * q) ≤ natDegree p + natDegree q :=
  natDegree_le_iff_coeff_eq_zero.mpr fun N h => by
    rw [coeff_mul_of_le (Nat.le_refl _) (Nat.le_refl _) (Nat.le_of_lt h), if_neg (Nat.ne_of_lt h)]

theorem natDegree_mul_le_of_le (hp : natDegree p ≤ m) (hq : natDegree q ≤ n) : natDegree (p * q) ≤ m + n :=
  Nat.le_trans natDegree_mul_le (Nat.add_le_add hp hq)

@[simp] theorem coeff_mul_degree_add_degree (p q : R[X]) :
    coeff (p * q) (natDegree p + natDegree q) = leadingCoeff p * leadingCoeff q := by
  rw [coeff_mul_of_le (Nat.le_refl _) (Nat.le_refl _) (Nat.le_refl _), if_pos rfl]; rfl

theorem natDegree_mul' (h : leadingCoeff p * leadingCoeff q ≠ 0) : natDegree (p * q) = natDegree p + natDegree q :=
  natDegree_eq_of_le_of_coeff_ne_zero natDegree_mul_le (by rw [coeff_mul_degree_add_degree]; exact h)

theorem natDegree_pow_le {p : R[X]} {n : ℕ} : (p ^ n).natDegree ≤ n * p.natDegree := by
  induction n with
  | zero => rw [pow_zero, natDegree_one]; exact Nat.zero_le _
  | succ n ih => rw [pow_succ, Nat.succ_mul]; exact natDegree_mul_le_of_le ih (Nat.le_refl _)

theorem natDegree_pow_le_of_le (n : ℕ) (hp : natDegree p ≤ m) : natDegree (p ^ n) ≤ n * m :=
  Nat.le_trans natDegree_pow_le (Nat.mul_le_mul_left n hp)

theorem Monic.mul (hp : Monic p) (hq : Monic q) : Monic (p * q) := by
  refine monic_of_natDegree_le_of_coeff_eq_one _ natDegree_mul_le ?_
  rw [coeff_mul_degree_add_degree, hp.leadingCoeff, hq.leadingCoeff, one_mul]

theorem Monic.pow (hp : Monic p) : ∀ n : ℕ, Monic (p ^ n)
  | 0 => by rw [pow_zero]; exact monic_one
  | n + 1 => by rw [pow_succ]; exact Monic.mul (Monic.pow hp n) hp

theorem eq_C_of_natDegree_le_zero (h : natDegree p ≤ 0) : p = C (coeff p 0) := by
  ext n
  rcases n with _ | n
  · rw [coeff_C_zero]
  · rw [coeff_C_succ, coeff_eq_zero_of_natDegree_lt (Nat.lt_of_le_of_lt h (Nat.succ_pos n))]

theorem eq_C_of_natDegree_eq_zero (h : natDegree p = 0) : p = C (coeff p 0) := eq_C_of_natDegree_le_zero (Nat.le_of_eq h)

theorem eq_C_of_degree_le_zero (h : degree p ≤ 0) : p = C (coeff p 0) :=
  eq_C_of_natDegree_le_zero (natDegree_le_iff_degree_le.mpr h)

theorem eq_C_of_degree_eq_zero (h : degree p = 0) : p = C (coeff p 0) := eq_C_of_degree_le_zero (le_of_eq h)

theorem natDegree_eq_zero : p.natDegree = 0 ↔ ∃ x, C x = p :=
  ⟨fun h => ⟨p.coeff 0, (eq_C_of_natDegree_eq_zero h).symm⟩, fun ⟨x, h⟩ => by rw [← h, natDegree_C]⟩

private theorem support_subset_range {n : ℕ} (h : natDegree p < n) : p.support ⊆ Finset.range n := fun k hk =>
  Finset.mem_range.mpr (Nat.lt_of_le_of_lt (le_natDegree_of_ne_zero (mem_support_iff.mp hk)) h)

theorem sum_over_range' {S : Type v} [AddCommMonoid S] (p : R[X]) {f : ℕ → R → S} (h : ∀ n, f n 0 = 0) (n : ℕ)
    (w : p.natDegree < n) : p.sum f = ∑ a ∈ Finset.range n, f a (coeff p a) := sum_eq_of_subset f h (support_subset_range w)

theorem as_sum_range' (p : R[X]) (n : ℕ) (hn : p.natDegree < n) : p = ∑ i ∈ Finset.range n, monomial i (p.coeff i) :=
  (sum_monomial_coeff p (support_subset_range hn)).symm

theorem as_sum_range (p : R[X]) : p = ∑ i ∈ Finset.range (p.natDegree + 1), monomial i (p.coeff i) :=
  as_sum_range' p _ (Nat.lt_succ_self _)

theorem as_sum_range_C_mul_X_pow (p : R[X]) : p = ∑ i ∈ Finset.range (p.natDegree + 1), C (p.coeff i) * X ^ i :=
  (as_sum_range p).trans (Finset.sum_congr rfl fun _ _ => C_mul_X_pow_eq_monomial.symm)

theorem eval_eq_sum_range {p : R[X]} (x : R) : p.eval x = ∑ i ∈ Finset.range (p.natDegree + 1), p.coeff i * x ^ i :=
  sum_over_range' p (fun n => zero_mul _) _ (Nat.lt_succ_self _)

theorem eval_eq_sum_range' {p : R[X]} {n : ℕ} (hn : p.natDegree < n) (x : R) :
    p.eval x = ∑ i ∈ Finset.range n, p.coeff i * x ^ i := sum_over_range' p (fun n => zero_mul _) _ hn

/-! Small degrees. -/

theorem natDegree_linear_le : natDegree (C a * X + C b) ≤ 1 := by
  rw [natDegree_add_C, C_mul_X_eq_monomial]
  exact natDegree_monomial_le a

theorem natDegree_linear (ha : a ≠ 0) : natDegree (C a * X + C b) = 1 := by
  rw [natDegree_add_C, natDegree_C_mul_X a ha]

theorem natDegree_quadratic_le : natDegree (C a * X ^ 2 + C b * X + C c) ≤ 2 := by
  rw [natDegree_add_C, C_mul_X_pow_eq_monomial, C_mul_X_eq_monomial]
  exact natDegree_add_le_of_degree_le (natDegree_monomial_le a) (Nat.le_succ_of_le (natDegree_monomial_le b))

theorem natDegree_quadratic (ha : a ≠ 0) : natDegree (C a * X ^ 2 + C b * X + C c) = 2 := by
  refine natDegree_eq_of_le_of_coeff_ne_zero natDegree_quadratic_le ?_
  rw [coeff_add, coeff_add, coeff_C_mul_X_pow, coeff_C_mul_X, coeff_C_ne_zero (by decide), add_zero]
  show a + 0 ≠ 0
  rw [add_zero]
  exact ha

theorem natDegree_cubic_le : natDegree (C a * X ^ 3 + C b * X ^ 2 + C c * X + C d) ≤ 3 := by
  rw [natDegree_add_C, C_mul_X_pow_eq_monomial, C_mul_X_pow_eq_monomial, C_mul_X_eq_monomial]
  refine natDegree_add_le_of_degree_le (natDegree_add_le_of_degree_le (natDegree_monomial_le a) ?_) ?_
  · exact Nat.le_succ_of_le (natDegree_monomial_le b)
  · exact Nat.le_succ_of_le (Nat.le_succ_of_le (natDegree_monomial_le c))

theorem natDegree_cubic (ha : a ≠ 0) : natDegree (C a * X ^ 3 + C b * X ^ 2 + C c * X + C d) = 3 := by
  refine natDegree_eq_of_le_of_coeff_ne_zero natDegree_cubic_le ?_
  rw [coeff_add, coeff_add, coeff_add, coeff_C_mul_X_pow, coeff_C_mul_X_pow, coeff_C_mul_X, coeff_C_ne_zero (by decide), add_zero]
  show a + 0 + 0 ≠ 0
  rw [add_zero, add_zero]
  exact ha

theorem degree_add_eq_left_of_degree_lt (h : degree q < degree p) : degree (p + q) = degree p := by
  have hp := ne_zero_of_degree_gt h
  rw [degree_eq_natDegree hp] at h ⊢
  refine degree_eq_of_le_of_coeff_ne_zero ?_ ?_
  · refine le_trans (degree_add_le p q) (max_le (le_of_eq (degree_eq_natDegree hp)) (le_of_lt h))
  · rw [coeff_add, coeff_eq_zero_of_degree_lt h, add_zero]
    exact leadingCoeff_ne_zero.mpr hp

theorem degree_add_eq_right_of_degree_lt (h : degree p < degree q) : degree (p + q) = degree q := by
  rw [add_comm, degree_add_eq_left_of_degree_lt h]

theorem leadingCoeff_add_of_degree_lt (h : degree p < degree q) : leadingCoeff (p + q) = leadingCoeff q := by
  have hq := ne_zero_of_degree_gt h
  rw [leadingCoeff, natDegree_eq_of_degree_eq (degree_add_eq_right_of_degree_lt h), coeff_add, coeff_natDegree]
  rw [degree_eq_natDegree hq] at h
  rw [coeff_eq_zero_of_degree_lt h, zero_add]

theorem leadingCoeff_add_of_degree_lt' (h : degree q < degree p) : leadingCoeff (p + q) = leadingCoeff p := by
  rw [add_comm, leadingCoeff_add_of_degree_lt h]

theorem natDegree_sum_le_of_forall_le {ι : Type v} {n : ℕ} (s : Finset ι) (f : ι → R[X]) (h : ∀ i ∈ s, natDegree (f i) ≤ n) :
    natDegree (∑ i ∈ s, f i) ≤ n := natDegree_le_iff_coeff_eq_zero.mpr fun N hN => by
  rw [finset_sum_coeff]
  exact Finset.sum_eq_zero fun i hi => coeff_eq_zero_of_natDegree_lt (Nat.lt_of_le_of_lt (h i hi) hN)

theorem natDegree_X_pow_add_C [Nontrivial R] {n : ℕ} {r : R} : (X ^ n + C r).natDegree = n := by
  rw [natDegree_add_C, natDegree_X_pow]

theorem degree_linear (ha : a ≠ 0) : degree (C a * X + C b) = 1 := by
  rw [← Nat.cast_one, degree_eq_iff_natDegree_eq_of_pos Nat.one_pos, natDegree_linear ha]

theorem degree_quadratic (ha : a ≠ 0) : degree (C a * X ^ 2 + C b * X + C c) = 2 :=
  (degree_eq_iff_natDegree_eq_of_pos (n := 2) (by decide)).mpr (natDegree_quadratic ha)

theorem degree_cubic (ha : a ≠ 0) : degree (C a * X ^ 3 + C b * X ^ 2 + C c * X + C d) = 3 :=
  (degree_eq_iff_natDegree_eq_of_pos (n := 3) (by decide)).mpr (natDegree_cubic ha)

theorem leadingCoeff_linear (ha : a ≠ 0) : leadingCoeff (C a * X + C b) = a := by
  rw [leadingCoeff, natDegree_linear ha, coeff_add, coeff_C_mul, coeff_X_one, mul_one, coeff_C_ne_zero (by decide), add_zero]

theorem leadingCoeff_quadratic (ha : a ≠ 0) : leadingCoeff (C a * X ^ 2 + C b * X + C c) = a := by
  rw [leadingCoeff, natDegree_quadratic ha, coeff_add, coeff_add, coeff_C_mul, coeff_X_pow_self, coeff_C_mul_X,
    coeff_C_ne_zero (by decide), mul_one, add_zero]
  exact add_zero a

theorem leadingCoeff_cubic (ha : a ≠ 0) : leadingCoeff (C a * X ^ 3 + C b * X ^ 2 + C c * X + C d) = a := by
  rw [leadingCoeff, natDegree_cubic ha, coeff_add, coeff_add, coeff_add, coeff_C_mul, coeff_X_pow_self, coeff_C_mul_X_pow,
    coeff_C_mul_X, coeff_C_ne_zero (by decide), mul_one, add_zero]
  exact (add_zero _).trans (add_zero a)

theorem eq_X_add_C_of_natDegree_le_one (h : natDegree p ≤ 1) : p = C (p.coeff 1) * X + C (p.coeff 0) := by
  ext n
  rcases n with _ | _ | n
  · rw [coeff_add, coeff_C_mul, coeff_X_zero, mul_zero, zero_add, coeff_C_zero]
  · rw [coeff_add, coeff_C_mul, coeff_X_one, mul_one, coeff_C_succ, add_zero]
  · rw [coeff_add, coeff_C_mul, coeff_X_of_ne_one (by omega), mul_zero, coeff_C_succ, add_zero,
      coeff_eq_zero_of_natDegree_lt (by omega)]

theorem eq_X_add_C_of_degree_le_one (h : degree p ≤ 1) : p = C (p.coeff 1) * X + C (p.coeff 0) :=
  eq_X_add_C_of_natDegree_le_one (natDegree_le_iff_degree_le.mpr h)

theorem exists_eq_X_add_C_of_natDegree_le_one (h : natDegree p ≤ 1) : ∃ a b, p = C a * X + C b :=
  ⟨p.coeff 1, p.coeff 0, eq_X_add_C_of_natDegree_le_one h⟩

theorem ext_iff_natDegree_le {p q : R[X]} {n : ℕ} (hp : p.natDegree ≤ n) (hq : q.natDegree ≤ n) :
    p = q ↔ ∀ i ≤ n, p.coeff i = q.coeff i := by
  refine ⟨fun h i _ => by rw [h], fun h => ext fun i => ?_⟩
  rcases Nat.lt_or_ge n i with k | k
  · rw [natDegree_le_iff_coeff_eq_zero.mp hp i k, natDegree_le_iff_coeff_eq_zero.mp hq i k]
  · exact h i k

end Semiring

section NoZeroDivisors

variable [Semiring R] [NoZeroDivisors R] {p q : R[X]}

instance instNoZeroDivisors : NoZeroDivisors R[X] := ⟨fun {p q} h => by
  have e := coeff_mul_degree_add_degree p q
  rw [h, coeff_zero] at e
  exact (mul_eq_zero.mp e.symm).imp leadingCoeff_eq_zero.mp leadingCoeff_eq_zero.mp⟩

theorem natDegree_mul (hp : p ≠ 0) (hq : q ≠ 0) : (p * q).natDegree = p.natDegree + q.natDegree :=
  natDegree_mul' (mul_ne_zero (leadingCoeff_ne_zero.mpr hp) (leadingCoeff_ne_zero.mpr hq))

@[simp] theorem degree_mul : degree (p * q) = degree p + degree q := by
  by_cases hp : p = 0
  · rw [hp, zero_mul, degree_zero, WithBot.bot_add]
  by_cases hq : q = 0
  · rw [hq, mul_zero, degree_zero, WithBot.add_bot]
  rw [degree_eq_natDegree hp, degree_eq_natDegree hq, degree_eq_natDegree (mul_ne_zero hp hq), natDegree_mul hp hq, Nat.cast_add]

@[simp] theorem leadingCoeff_mul (p q : R[X]) : leadingCoeff (p * q) = leadingCoeff p * leadingCoeff q := by
  by_cases hp : p = 0
  · rw [hp, zero_mul, leadingCoeff_zero, zero_mul]
  by_cases hq : q = 0
  · rw [hq, mul_zero, leadingCoeff_zero, mul_zero]
  rw [leadingCoeff, natDegree_mul hp hq, coeff_mul_degree_add_degree]

@[simp] theorem leadingCoeff_pow (p : R[X]) : ∀ n : ℕ, leadingCoeff (p ^ n) = leadingCoeff p ^ n
  | 0 => by rw [pow_zero, pow_zero, leadingCoeff_one]
  | n + 1 => by rw [pow_succ, pow_succ, leadingCoeff_mul, leadingCoeff_pow p n]

@[simp] theorem natDegree_pow (p : R[X]) (n : ℕ) : natDegree (p ^ n) = n * natDegree p := by
  by_cases hp : p = 0
  · cases n with
    | zero => rw [pow_zero, natDegree_one, Nat.zero_mul]
    | succ n => rw [hp, zero_pow_succ, natDegree_zero, Nat.mul_zero]
  induction n with
  | zero => rw [pow_zero, natDegree_one, Nat.zero_mul]
  | succ n ih => rw [pow_succ, natDegree_mul (fun e => hp (eq_zero_of_pow_eq_zero e)) hp, ih, Nat.succ_mul]

theorem degree_C_mul (a0 : a ≠ 0) : (C a * p).degree = p.degree := by rw [degree_mul, degree_C a0, zero_add]

theorem degree_mul_C (a0 : a ≠ 0) : (p * C a).degree = p.degree := by rw [degree_mul, degree_C a0, add_zero]

theorem natDegree_C_mul (a0 : a ≠ 0) : (C a * p).natDegree = p.natDegree := by
  by_cases hp : p = 0
  · rw [hp, mul_zero]
  · rw [natDegree_mul (C_ne_zero.mpr a0) hp, natDegree_C, Nat.zero_add]

@[simp] theorem degree_pow [Nontrivial R] (p : R[X]) : ∀ n : ℕ, degree (p ^ n) = n • degree p
  | 0 => by rw [pow_zero, degree_one, zero_nsmul]
  | n + 1 => by rw [pow_succ, degree_mul, degree_pow p n, succ_nsmul]

private theorem comp_eq_sum_range {R : Type u} [Semiring R] (p q : R[X]) :
    p.comp q = ∑ i ∈ Finset.range (p.natDegree + 1), C (p.coeff i) * q ^ i :=
  sum_over_range' p (fun n => by rw [C_0, zero_mul]) _ (Nat.lt_succ_self _)

theorem natDegree_comp : natDegree (p.comp q) = natDegree p * natDegree q := by
  have le : ∀ i, natDegree (C (p.coeff i) * q ^ i) ≤ i * natDegree q := fun i => by
    have h := natDegree_mul_le_of_le (Nat.le_of_eq (natDegree_C (p.coeff i))) (natDegree_pow_le (p := q) (n := i))
    rwa [Nat.zero_add] at h
  have upTo : ∀ k n, k ≤ n + 1 → natDegree (∑ i ∈ Finset.range k, C (p.coeff i) * q ^ i) ≤ n * natDegree q := fun k n h =>
    natDegree_sum_le_of_forall_le _ _ fun i hi => Nat.le_trans (le i) (Nat.mul_le_mul_right _ (by rw [Finset.mem_range] at hi; omega))
  rw [comp_eq_sum_range]
  by_cases h : natDegree p * natDegree q = 0
  · rw [h]
    exact Nat.le_zero.mp (h ▸ upTo _ _ (Nat.le_refl _))
  · obtain ⟨hp, hq⟩ := not_or.mp (mt Nat.mul_eq_zero.mpr h)
    have top : natDegree (C (p.coeff p.natDegree) * q ^ p.natDegree) = natDegree p * natDegree q := by
      show natDegree (C p.leadingCoeff * q ^ p.natDegree) = _
      rw [natDegree_C_mul (leadingCoeff_ne_zero.mpr (ne_zero_of_natDegree_gt (Nat.pos_of_ne_zero hp))), natDegree_pow]
    rw [Finset.sum_range_succ, natDegree_add_eq_right_of_natDegree_lt, top]
    rw [top]
    refine Nat.lt_of_le_of_lt (upTo _ (p.natDegree - 1) (by omega)) (Nat.mul_lt_mul_of_pos_right (by omega) (Nat.pos_of_ne_zero hq))

end NoZeroDivisors

section Ring

variable [Ring R] {p q : R[X]}

@[simp] theorem degree_neg (p : R[X]) : degree (-p) = degree p := by
  have h : ∀ p : R[X], degree (-p) ≤ degree p := fun p => (degree_le_iff_coeff_zero _ _).mpr fun m hm => by
    rw [coeff_neg, coeff_eq_zero_of_degree_lt hm, neg_zero]
  refine le_antisymm (h p) ?_
  have e := h (-p)
  rwa [neg_neg] at e

@[simp] theorem natDegree_neg (p : R[X]) : natDegree (-p) = natDegree p := natDegree_eq_of_degree_eq (degree_neg p)

@[simp] theorem leadingCoeff_neg (p : R[X]) : (-p).leadingCoeff = -p.leadingCoeff := by
  rw [leadingCoeff, natDegree_neg, coeff_neg]; rfl

theorem natDegree_sub_le (p q : R[X]) : natDegree (p - q) ≤ max (natDegree p) (natDegree q) := by
  rw [sub_eq_add_neg, ← natDegree_neg q]; exact natDegree_add_le p (-q)

theorem degree_sub_le (p q : R[X]) : degree (p - q) ≤ max (degree p) (degree q) := by
  rw [sub_eq_add_neg, ← degree_neg q]; exact degree_add_le p (-q)

@[simp] theorem natDegree_sub_C {a : R} : natDegree (p - C a) = natDegree p := by
  rw [sub_eq_add_neg, ← C_neg, natDegree_add_C]

@[simp] theorem natDegree_intCast (n : ℤ) : natDegree (n : R[X]) = 0 := natDegree_C _

theorem monic_X_add_C {R : Type u} [Semiring R] (x : R) : Monic (X + C x) :=
  monic_of_natDegree_le_of_coeff_eq_one 1 (by rw [natDegree_add_C]; exact natDegree_X_le)
    (by rw [coeff_add, coeff_X_one, coeff_C_ne_zero (by decide), add_zero])

theorem monic_X_sub_C (x : R) : Monic (X - C x) := by
  rw [sub_eq_add_neg, ← C_neg]; exact monic_X_add_C _

@[simp] theorem natDegree_X_sub_C [Nontrivial R] (x : R) : (X - C x).natDegree = 1 := by rw [natDegree_sub_C, natDegree_X]

@[simp] theorem natDegree_X_add_C {R : Type u} [Semiring R] [Nontrivial R] (x : R) : (X + C x).natDegree = 1 := by
  rw [natDegree_add_C, natDegree_X]

theorem X_sub_C_ne_zero [Nontrivial R] (r : R) : X - C r ≠ 0 := Monic.ne_zero (monic_X_sub_C r)

@[simp] theorem degree_X_sub_C [Nontrivial R] (a : R) : degree (X - C a) = 1 := by
  rw [degree_eq_natDegree (X_sub_C_ne_zero a), natDegree_X_sub_C, Nat.cast_one]

@[simp] theorem degree_X_add_C {R : Type u} [Semiring R] [Nontrivial R] (a : R) : degree (X + C a) = 1 := by
  rw [degree_eq_natDegree (Monic.ne_zero (monic_X_add_C a)), natDegree_X_add_C, Nat.cast_one]

theorem natDegree_X_pow_sub_C [Nontrivial R] {n : ℕ} {r : R} : (X ^ n - C r).natDegree = n := by
  rw [natDegree_sub_C, natDegree_X_pow]

theorem natDegree_sub_eq_left_of_natDegree_lt (h : natDegree q < natDegree p) : natDegree (p - q) = natDegree p := by
  rw [sub_eq_add_neg, natDegree_add_eq_left_of_natDegree_lt]
  rwa [natDegree_neg]

theorem natDegree_sub_eq_right_of_natDegree_lt (h : natDegree p < natDegree q) : natDegree (p - q) = natDegree q := by
  rw [sub_eq_add_neg, natDegree_add_eq_right_of_natDegree_lt, natDegree_neg]
  rwa [natDegree_neg]

theorem degree_sub_eq_left_of_degree_lt (h : degree q < degree p) : degree (p - q) = degree p := by
  rw [sub_eq_add_neg, degree_add_eq_left_of_degree_lt]
  rwa [degree_neg]

theorem degree_sub_eq_right_of_degree_lt (h : degree p < degree q) : degree (p - q) = degree q := by
  rw [sub_eq_add_neg, degree_add_eq_right_of_degree_lt, degree_neg]
  rwa [degree_neg]

instance instIsDomain [IsDomain R] : IsDomain R[X] where
  toNontrivial := nontrivial
  toIsCancelMulZero := inferInstance

end Ring

end Polynomial
