import Mathlib.Data.Finset.Basic
import Mathlib.Data.Nat.Prime.Basic

/-!
Prime factorisation. Source of the names: Mathlib `Mathlib/Data/Nat/Factors.lean`, `Mathlib/Data/Nat/PrimeFin.lean`,
`Mathlib/NumberTheory/Padics/PadicVal/Defs.lean`.
-/

namespace Nat

variable {m n p : ℕ}

/-- The prime factors of `n`, in order and with repetitions. -/
@[semireducible] def primeFactorsList : ℕ → List ℕ
  | 0 => []
  | 1 => []
  | k + 2 => minFac (k + 2) :: primeFactorsList ((k + 2) / minFac (k + 2))
decreasing_by exact Nat.div_lt_self (Nat.succ_pos _) (minFac_prime (by omega)).one_lt

@[simp] theorem primeFactorsList_zero : primeFactorsList 0 = [] := by rw [primeFactorsList]

@[simp] theorem primeFactorsList_one : primeFactorsList 1 = [] := by rw [primeFactorsList]

theorem primeFactorsList_add_two (n : ℕ) :
    primeFactorsList (n + 2) = minFac (n + 2) :: primeFactorsList ((n + 2) / minFac (n + 2)) := by rw [primeFactorsList]

theorem prime_of_mem_primeFactorsList {n p : ℕ} (h : p ∈ primeFactorsList n) : Prime p := by
  induction n using Nat.strongRecOn with
  | ind n ih =>
    match n, ih, h with
    | 0, _, h => rw [primeFactorsList_zero] at h; exact absurd h List.not_mem_nil
    | 1, _, h => rw [primeFactorsList_one] at h; exact absurd h List.not_mem_nil
    | n + 2, ih, h =>
      rw [primeFactorsList_add_two] at h
      have pp : Prime (minFac (n + 2)) := minFac_prime (by omega)
      rcases List.mem_cons.mp h with e | e
      · rw [e]; exact pp
      · exact ih _ (Nat.div_lt_self (by omega) pp.one_lt) e

theorem pos_of_mem_primeFactorsList {n p : ℕ} (h : p ∈ primeFactorsList n) : 0 < p := (prime_of_mem_primeFactorsList h).pos

theorem prod_primeFactorsList : ∀ {n : ℕ}, n ≠ 0 → List.prod (primeFactorsList n) = n := by
  intro n
  induction n using Nat.strongRecOn with
  | ind n ih =>
    intro h
    match n, ih, h with
    | 0, _, h => exact absurd rfl h
    | 1, _, _ => rw [primeFactorsList_one]; rfl
    | n + 2, ih, _ =>
      have pp : Prime (minFac (n + 2)) := minFac_prime (by omega)
      have d := minFac_dvd (n + 2)
      have q : (n + 2) / minFac (n + 2) ≠ 0 := Nat.ne_of_gt (Nat.div_pos (minFac_le (by omega)) pp.pos)
      rw [primeFactorsList_add_two, List.prod_cons, ih _ (Nat.div_lt_self (by omega) pp.one_lt) q, Nat.mul_div_cancel' d]

theorem dvd_of_mem_primeFactorsList {n p : ℕ} (h : p ∈ primeFactorsList n) : p ∣ n := by
  induction n using Nat.strongRecOn with
  | ind n ih =>
    match n, ih, h with
    | 0, _, _ => exact Nat.dvd_zero p
    | 1, _, h => rw [primeFactorsList_one] at h; exact absurd h List.not_mem_nil
    | n + 2, ih, h =>
      rw [primeFactorsList_add_two] at h
      have pp : Prime (minFac (n + 2)) := minFac_prime (by omega)
      rcases List.mem_cons.mp h with e | e
      · rw [e]; exact minFac_dvd (n + 2)
      · exact Nat.dvd_trans (ih _ (Nat.div_lt_self (by omega) pp.one_lt) e) (Nat.div_dvd_of_dvd (minFac_dvd (n + 2)))

theorem mem_primeFactorsList {n p : ℕ} (hn : n ≠ 0) : p ∈ primeFactorsList n ↔ Prime p ∧ p ∣ n := by
  refine ⟨fun h => ⟨prime_of_mem_primeFactorsList h, dvd_of_mem_primeFactorsList h⟩, fun ⟨pp, d⟩ => ?_⟩
  induction n using Nat.strongRecOn with
  | ind n ih =>
    match n, ih, hn, d with
    | 0, _, h, _ => exact absurd rfl h
    | 1, _, _, d => exact absurd d pp.not_dvd_one
    | n + 2, ih, _, d =>
      have qp : Prime (minFac (n + 2)) := minFac_prime (by omega)
      rw [primeFactorsList_add_two, List.mem_cons]
      have e := Nat.mul_div_cancel' (minFac_dvd (n + 2))
      rw [← e] at d
      rcases pp.dvd_mul.mp d with h | h
      · exact Or.inl ((prime_dvd_prime_iff_eq pp qp).mp h)
      · exact Or.inr (ih _ (Nat.div_lt_self (by omega) qp.one_lt)
          (Nat.ne_of_gt (Nat.div_pos (minFac_le (by omega)) qp.pos)) ⟨pp, h⟩ h)

/-- The set of prime factors. -/
def primeFactors (n : ℕ) : Finset ℕ := (primeFactorsList n).toFinset

@[simp] theorem toFinset_factors (n : ℕ) : n.primeFactorsList.toFinset = n.primeFactors := rfl

@[simp] theorem mem_primeFactors : p ∈ n.primeFactors ↔ p.Prime ∧ p ∣ n ∧ n ≠ 0 := by
  unfold primeFactors
  rw [List.mem_toFinset]
  by_cases h : n = 0
  · rw [h, primeFactorsList_zero]
    exact ⟨fun k => absurd k List.not_mem_nil, fun k => absurd rfl k.2.2⟩
  · rw [mem_primeFactorsList h]
    exact ⟨fun k => ⟨k.1, k.2, h⟩, fun k => ⟨k.1, k.2.1⟩⟩

theorem mem_primeFactors_of_ne_zero (hn : n ≠ 0) : p ∈ n.primeFactors ↔ p.Prime ∧ p ∣ n := by
  rw [mem_primeFactors]
  exact ⟨fun h => ⟨h.1, h.2.1⟩, fun h => ⟨h.1, h.2, hn⟩⟩

theorem prime_of_mem_primeFactors (hp : p ∈ n.primeFactors) : p.Prime := (mem_primeFactors.mp hp).1

theorem dvd_of_mem_primeFactors (hp : p ∈ n.primeFactors) : p ∣ n := (mem_primeFactors.mp hp).2.1

@[simp] theorem primeFactors_zero : primeFactors 0 = ∅ := by unfold primeFactors; rw [primeFactorsList_zero]; rfl

@[simp] theorem primeFactors_one : primeFactors 1 = ∅ := by unfold primeFactors; rw [primeFactorsList_one]; rfl

theorem Prime.primeFactors (hp : p.Prime) : p.primeFactors = {p} := by
  apply Finset.ext
  intro q
  rw [mem_primeFactors, Finset.mem_singleton]
  constructor
  · rintro ⟨hq, d, _⟩; exact (prime_dvd_prime_iff_eq hq hp).mp d
  · rintro rfl; exact ⟨hp, Nat.dvd_refl _, hp.ne_zero⟩

theorem primeFactors_mul (hm : m ≠ 0) (hn : n ≠ 0) : (m * n).primeFactors = m.primeFactors ∪ n.primeFactors := by
  apply Finset.ext
  intro q
  rw [Finset.mem_union, mem_primeFactors, mem_primeFactors, mem_primeFactors]
  constructor
  · rintro ⟨hq, d, _⟩
    exact (hq.dvd_mul.mp d).imp (fun d => ⟨hq, d, hm⟩) (fun d => ⟨hq, d, hn⟩)
  · rintro (⟨hq, d, _⟩ | ⟨hq, d, _⟩)
    · exact ⟨hq, d.mul_right n, Nat.mul_ne_zero hm hn⟩
    · exact ⟨hq, d.mul_left m, Nat.mul_ne_zero hm hn⟩

theorem primeFactors_pow (n : ℕ) {k : ℕ} (hk : k ≠ 0) : (n ^ k).primeFactors = n.primeFactors := by
  apply Finset.ext
  intro q
  rw [mem_primeFactors, mem_primeFactors]
  constructor
  · rintro ⟨hq, d, h⟩
    refine ⟨hq, hq.dvd_of_dvd_pow d, ?_⟩
    rintro rfl
    exact h (Nat.zero_pow (Nat.pos_of_ne_zero hk))
  · rintro ⟨hq, d, h⟩
    exact ⟨hq, d.pow hk, Nat.ne_of_gt (Nat.pow_pos (Nat.pos_of_ne_zero h))⟩

theorem primeFactors_prime_pow {k : ℕ} (hk : k ≠ 0) {p : ℕ} (hp : Prime p) : (p ^ k).primeFactors = {p} := by
  rw [primeFactors_pow p hk, hp.primeFactors]

theorem primeFactors_mono (hmn : m ∣ n) (hn : n ≠ 0) : primeFactors m ⊆ primeFactors n := fun q hq => by
  have ⟨h, d, _⟩ := mem_primeFactors.mp hq
  exact mem_primeFactors.mpr ⟨h, Nat.dvd_trans d hmn, hn⟩

end Nat
