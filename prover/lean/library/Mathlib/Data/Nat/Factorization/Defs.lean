import Mathlib.Algebra.BigOperators.Ring.Finset
import Mathlib.Data.Finsupp.Defs
import Mathlib.Data.Nat.Factors

/-!
Exponents of primes. Source of the names: Mathlib `Mathlib/Data/Nat/Factorization/{Defs,Basic}.lean`,
`Mathlib/NumberTheory/Padics/PadicVal/Defs.lean`.
-/

/-- How often `n` can be divided by `p`, at most `k` times. -/
private def divisions (p : ℕ) : ℕ → ℕ → ℕ
  | 0, _ => 0
  | k + 1, n => if p ∣ n then divisions p k (n / p) + 1 else 0

/-- The exponent of `p` in `n`; 0 for `p = 1` and for `n = 0`. -/
def padicValNat (p n : ℕ) : ℕ := if p ≠ 1 ∧ 0 < n then divisions p n n else 0

private theorem divisions_spec {p : ℕ} (hp : 1 < p) : ∀ k n, 0 < n → n ≤ k → ∃ m, n = p ^ divisions p k n * m ∧ ¬p ∣ m
  | 0, n, h, hk => by omega
  | k + 1, n, h, hk => by
    by_cases d : p ∣ n
    · have q : 0 < n / p := Nat.div_pos (Nat.le_of_dvd h d) (by omega)
      have small : n / p < n := Nat.div_lt_self h hp
      obtain ⟨m, hm, hd⟩ := divisions_spec hp k (n / p) q (by omega)
      refine ⟨m, ?_, hd⟩
      show n = p ^ (if p ∣ n then divisions p k (n / p) + 1 else 0) * m
      rw [if_pos d, Nat.pow_succ, Nat.mul_right_comm, ← hm, Nat.div_mul_cancel d]
    · refine ⟨n, ?_, d⟩
      show n = p ^ (if p ∣ n then divisions p k (n / p) + 1 else 0) * n
      rw [if_neg d, Nat.pow_zero, Nat.one_mul]

private theorem padicValNat_spec {p n : ℕ} (hp : 1 < p) (hn : n ≠ 0) : ∃ m, n = p ^ padicValNat p n * m ∧ ¬p ∣ m := by
  have pos : 0 < n := Nat.pos_of_ne_zero hn
  rw [padicValNat, if_pos ⟨by omega, pos⟩]
  exact divisions_spec hp n n pos (Nat.le_refl n)

private theorem exponent_le {p k l m m' : ℕ} (hp : 1 < p) (h : p ^ k * m = p ^ l * m') (hm : ¬p ∣ m) : l ≤ k := by
  refine Nat.le_of_not_lt fun hlt => hm ?_
  have e : l = k + (l - k) := by omega
  rw [e, Nat.pow_add, Nat.mul_assoc] at h
  have h' := Nat.eq_of_mul_eq_mul_left (Nat.pow_pos (by omega : 0 < p)) h
  rw [h']
  have : p ∣ p ^ (l - k) := Nat.dvd_trans (Nat.dvd_refl p) (dvd_pow_self p (by omega))
  exact this.mul_right m'

private theorem padicValNat_eq {p k m n : ℕ} (hp : 1 < p) (hn : n ≠ 0) (h : n = p ^ k * m) (hm : ¬p ∣ m) : padicValNat p n = k := by
  obtain ⟨m', h', hm'⟩ := padicValNat_spec hp hn
  have e : p ^ padicValNat p n * m' = p ^ k * m := by rw [← h', ← h]
  exact Nat.le_antisymm (exponent_le hp e.symm hm) (exponent_le hp e hm')

namespace Nat

variable {a b d m n p q : ℕ}

/-- The exponents of the primes in `n`. -/
noncomputable def factorization (n : ℕ) : ℕ →₀ ℕ where
  support := n.primeFactors
  toFun p := if p.Prime then padicValNat p n else 0
  mem_support_toFun p := by
    rw [mem_primeFactors]
    by_cases hp : p.Prime
    · rw [if_pos hp]
      by_cases hn : n = 0
      · rw [hn, padicValNat, if_neg (by omega)]
        exact ⟨fun h => absurd rfl h.2.2, fun h => absurd rfl h⟩
      · obtain ⟨m, h, hm⟩ := padicValNat_spec hp.one_lt hn
        refine ⟨fun k e => ?_, fun k => ⟨hp, ?_, hn⟩⟩
        · rw [e, Nat.pow_zero, Nat.one_mul] at h
          exact hm (h ▸ k.2.1)
        · rw [h]
          exact (dvd_pow_self p k).mul_right m
    · rw [if_neg hp]
      exact ⟨fun h => absurd h.1 hp, fun h => absurd rfl h⟩

@[simp] theorem support_factorization (n : ℕ) : n.factorization.support = n.primeFactors := rfl

theorem factorization_def (n : ℕ) {p : ℕ} (pp : p.Prime) : n.factorization p = padicValNat p n := if_pos pp

@[simp] theorem factorization_eq_zero_of_non_prime (n : ℕ) {p : ℕ} (hp : ¬p.Prime) : n.factorization p = 0 := if_neg hp

theorem factorization_eq_zero_of_not_dvd (h : ¬p ∣ n) : n.factorization p = 0 :=
  Finsupp.notMem_support_iff.mp fun k => h (dvd_of_mem_primeFactors k)

@[simp] theorem factorization_zero : factorization 0 = 0 := Finsupp.ext fun p => by
  by_cases hp : p.Prime
  · exact (factorization_def 0 hp).trans (if_neg fun h => Nat.lt_irrefl 0 h.2)
  · exact factorization_eq_zero_of_non_prime 0 hp

@[simp] theorem factorization_one : factorization 1 = 0 := Finsupp.ext fun p => by
  by_cases hp : p.Prime
  · exact factorization_eq_zero_of_not_dvd hp.not_dvd_one
  · exact factorization_eq_zero_of_non_prime 1 hp

theorem Prime.factorization_pos_of_dvd (hp : p.Prime) (hn : n ≠ 0) (h : p ∣ n) : 0 < n.factorization p :=
  Nat.pos_of_ne_zero (Finsupp.mem_support_iff.mp (mem_primeFactors.mpr ⟨hp, h, hn⟩))

@[simp] theorem factorization_mul (ha : a ≠ 0) (hb : b ≠ 0) : (a * b).factorization = a.factorization + b.factorization :=
  Finsupp.ext fun p => by
    rw [Finsupp.add_apply]
    by_cases hp : p.Prime
    · rw [factorization_def _ hp, factorization_def _ hp, factorization_def _ hp]
      obtain ⟨x, hx, dx⟩ := padicValNat_spec hp.one_lt ha
      obtain ⟨y, hy, dy⟩ := padicValNat_spec hp.one_lt hb
      refine padicValNat_eq hp.one_lt (Nat.mul_ne_zero ha hb) (m := x * y) ?_ fun h => (hp.dvd_mul.mp h).elim dx dy
      rw [Nat.pow_add, Nat.mul_mul_mul_comm, ← hx, ← hy]
    · rw [factorization_eq_zero_of_non_prime _ hp, factorization_eq_zero_of_non_prime _ hp,
        factorization_eq_zero_of_non_prime _ hp]

@[simp] theorem factorization_pow (n k : ℕ) : (n ^ k).factorization = k • n.factorization := by
  induction k with
  | zero =>
    rw [Nat.pow_zero, factorization_one]
    exact Finsupp.ext fun p => (zero_nsmul _).symm
  | succ k ih =>
    by_cases h : n = 0
    · rw [h, Nat.zero_pow (Nat.succ_pos k), factorization_zero]
      exact Finsupp.ext fun p => (nsmul_zero (M := ℕ) (k + 1)).symm
    · rw [Nat.pow_succ, factorization_mul (Nat.ne_of_gt (Nat.pow_pos (Nat.pos_of_ne_zero h))) h, ih]
      exact Finsupp.ext fun p => (succ_nsmul _ _).symm

theorem Prime.factorization_self (hp : p.Prime) : p.factorization p = 1 := by
  rw [factorization_def _ hp]
  exact padicValNat_eq hp.one_lt hp.ne_zero (m := 1) (by rw [Nat.pow_one, Nat.mul_one]) hp.not_dvd_one

@[simp] protected theorem Prime.factorization (hp : p.Prime) : p.factorization = Finsupp.single p 1 := Finsupp.ext fun q => by
  rw [Finsupp.single_apply]
  split
  · next h => rw [← h, hp.factorization_self]
  · next h =>
    by_cases hq : q.Prime
    · exact factorization_eq_zero_of_not_dvd fun d => h ((prime_dvd_prime_iff_eq hq hp).mp d).symm
    · exact factorization_eq_zero_of_non_prime _ hq

theorem Prime.factorization_pow {k : ℕ} (hp : p.Prime) : (p ^ k).factorization = Finsupp.single p k := by
  rw [Nat.factorization_pow, hp.factorization]
  refine Finsupp.ext fun q => ?_
  rw [Finsupp.smul_apply, Finsupp.single_apply, Finsupp.single_apply]
  split
  · exact Nat.mul_one k
  · exact Nat.mul_zero k

/-- A number is given by its exponents. -/
theorem eq_of_factorization_eq : ∀ {a b : ℕ}, a ≠ 0 → b ≠ 0 → (∀ p : ℕ, a.factorization p = b.factorization p) → a = b := by
  intro a
  induction a using Nat.strongRecOn with
  | ind a ih =>
    intro b ha hb h
    by_cases h1 : a = 1
    · subst h1
      refine Classical.byContradiction fun k => ?_
      have hp := minFac_prime (fun e => k e.symm : b ≠ 1)
      have pos := hp.factorization_pos_of_dvd hb (minFac_dvd b)
      rw [← h, factorization_one] at pos
      exact Nat.lt_irrefl 0 pos
    · have hp := minFac_prime h1
      have pos := hp.factorization_pos_of_dvd ha (minFac_dvd a)
      rw [h] at pos
      have db : minFac a ∣ b := dvd_of_mem_primeFactors (Finsupp.mem_support_iff.mpr (Nat.ne_of_gt pos))
      obtain ⟨x, hx⟩ := minFac_dvd a
      obtain ⟨y, hy⟩ := db
      have x0 : x ≠ 0 := fun e => ha (by rw [hx, e, Nat.mul_zero])
      have y0 : y ≠ 0 := fun e => hb (by rw [hy, e, Nat.mul_zero])
      have lt : x < a := by
        have := Nat.mul_lt_mul_of_lt_of_le hp.one_lt (Nat.le_refl x) (Nat.pos_of_ne_zero x0)
        rw [Nat.one_mul, ← hx] at this
        exact this
      have e := ih x lt x0 y0 fun p => by
        have hpq := h p
        rw [hy] at hpq
        conv at hpq => lhs; rw [hx]
        rw [factorization_mul hp.ne_zero x0, factorization_mul hp.ne_zero y0, Finsupp.add_apply, Finsupp.add_apply] at hpq
        exact Nat.add_left_cancel hpq
      rw [hx, hy, e]

theorem factorization_prod_apply {ι : Type _} {p : ℕ} {s : Finset ι} {f : ι → ℕ} (h : ∀ i ∈ s, f i ≠ 0) :
    (s.prod f).factorization p = s.sum fun i => (f i).factorization p := by
  haveI := Classical.decEq ι
  induction s using Finset.induction_on with
  | empty => rw [Finset.prod_empty, Finset.sum_empty, factorization_one]; rfl
  | insert a s ha ih =>
    have hs : ∀ i ∈ s, f i ≠ 0 := fun i hi => h i (Finset.mem_insert_of_mem hi)
    rw [Finset.prod_insert ha, Finset.sum_insert ha, factorization_mul (h a (Finset.mem_insert_self a s))
      (Finset.prod_ne_zero_iff.mpr hs), Finsupp.add_apply, ih hs]

/-- A number is the product of the powers of its primes. -/
@[simp] theorem prod_factorization_pow_eq_self (hn : n ≠ 0) : n.factorization.prod (· ^ ·) = n := by
  have pos : ∀ p ∈ n.primeFactors, p ^ n.factorization p ≠ 0 := fun p hp =>
    Nat.ne_of_gt (Nat.pow_pos (prime_of_mem_primeFactors hp).pos)
  refine eq_of_factorization_eq (Finset.prod_ne_zero_iff.mpr pos) hn fun q => ?_
  show (∏ p ∈ n.primeFactors, p ^ n.factorization p).factorization q = _
  rw [factorization_prod_apply pos]
  have term : ∀ p ∈ n.primeFactors, (p ^ n.factorization p).factorization q = if p = q then n.factorization q else 0 :=
    fun p hp => by
      rw [(prime_of_mem_primeFactors hp).factorization_pow, Finsupp.single_apply]
      split
      · next e => rw [e]
      · rfl
  rw [Finset.sum_congr rfl term, Finset.sum_ite_eq']
  split
  · rfl
  · next hq => exact (Finsupp.notMem_support_iff.mp hq).symm

/-- The former name. -/
theorem factorization_prod_pow_eq_self (hn : n ≠ 0) : n.factorization.prod (· ^ ·) = n := prod_factorization_pow_eq_self hn

theorem factorization_le_iff_dvd (hd : d ≠ 0) (hn : n ≠ 0) : d.factorization ≤ n.factorization ↔ d ∣ n := by
  constructor
  · intro h
    have sub : d.primeFactors ⊆ n.primeFactors := fun p hp => by
      have hp' : d.factorization p ≠ 0 := (Finsupp.mem_support_iff (f := d.factorization)).mp hp
      have hp'' : n.factorization p ≠ 0 := fun e => hp' (Nat.le_zero.mp (e ▸ h p))
      exact (Finsupp.mem_support_iff (f := n.factorization)).mpr hp''
    rw [← prod_factorization_pow_eq_self hd, ← prod_factorization_pow_eq_self hn]
    show ∏ p ∈ d.primeFactors, p ^ d.factorization p ∣ ∏ p ∈ n.primeFactors, p ^ n.factorization p
    rw [Finset.prod_subset sub fun p _ hp => by
      rw [(Finsupp.notMem_support_iff (f := d.factorization)).mp hp, Nat.pow_zero]]
    exact Finset.prod_dvd_prod_of_dvd _ _ fun p _ => Nat.pow_dvd_pow p (h p)
  · rintro ⟨c, rfl⟩ p
    have hc : c ≠ 0 := fun e => hn (by rw [e, Nat.mul_zero])
    rw [factorization_mul hd hc, Finsupp.add_apply]
    exact Nat.le_add_right _ _

theorem Prime.pow_dvd_iff_le_factorization {k : ℕ} (pp : p.Prime) (hn : n ≠ 0) : p ^ k ∣ n ↔ k ≤ n.factorization p := by
  have hk : p ^ k ≠ 0 := Nat.ne_of_gt (Nat.pow_pos pp.pos)
  rw [← factorization_le_iff_dvd hk hn, pp.factorization_pow]
  constructor
  · intro h
    have := h p
    rwa [Finsupp.single_eq_same] at this
  · intro h q
    rw [Finsupp.single_apply]
    split
    · next e => rw [← e]; exact h
    · exact Nat.zero_le _

end Nat

section padicValNat

variable {p a b n : ℕ} [hp : Fact p.Prime]

protected theorem padicValNat.mul : a ≠ 0 → b ≠ 0 → padicValNat p (a * b) = padicValNat p a + padicValNat p b := fun ha hb => by
  rw [← Nat.factorization_def _ hp.out, ← Nat.factorization_def _ hp.out, ← Nat.factorization_def _ hp.out, Nat.factorization_mul ha hb]
  rfl

protected theorem padicValNat.pow (n : ℕ) (ha : a ≠ 0) : padicValNat p (a ^ n) = n * padicValNat p a := by
  rw [← Nat.factorization_def _ hp.out, ← Nat.factorization_def _ hp.out, Nat.factorization_pow, Finsupp.smul_apply]; rfl

@[simp] theorem padicValNat_self : padicValNat p p = 1 := by
  rw [← Nat.factorization_def _ hp.out]; exact hp.out.factorization_self

@[simp] protected theorem padicValNat.prime_pow (n : ℕ) : padicValNat p (p ^ n) = n := by
  rw [padicValNat.pow n hp.out.ne_zero, padicValNat_self, Nat.mul_one]

theorem padicValNat_dvd_iff_le (ha : a ≠ 0) : p ^ n ∣ a ↔ n ≤ padicValNat p a := by
  rw [hp.out.pow_dvd_iff_le_factorization ha, Nat.factorization_def _ hp.out]

end padicValNat
