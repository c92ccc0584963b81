import Mathlib.Algebra.BigOperators.Group.Basic
import Mathlib.Data.Finset.Card
import Mathlib.Data.Finset.Image
import Mathlib.Data.Nat.Prime.Basic
import Mathlib.Order.Interval.Finset

/-!
The divisors of a natural number. Source of the names: Mathlib `Mathlib/NumberTheory/Divisors.lean`.
-/

universe u

namespace Nat

variable {m n p : ℕ}

/-- The divisors of `n`; none for 0. -/
def divisors (n : ℕ) : Finset ℕ := (Finset.Ico 1 (n + 1)).filter fun d => d ∣ n

/-- The divisors of `n` other than `n`; none for 0. -/
def properDivisors (n : ℕ) : Finset ℕ := (Finset.Ico 1 n).filter fun d => d ∣ n

@[simp] theorem mem_divisors {m : ℕ} : n ∈ divisors m ↔ n ∣ m ∧ m ≠ 0 := by
  unfold divisors
  rw [Finset.mem_filter, Finset.mem_Ico]
  constructor
  · rintro ⟨⟨h₁, h₂⟩, d⟩
    exact ⟨d, by omega⟩
  · rintro ⟨d, h⟩
    have l := Nat.le_of_dvd (Nat.pos_of_ne_zero h) d
    have p : n ≠ 0 := by rintro rfl; exact h (Nat.eq_zero_of_zero_dvd d)
    exact ⟨⟨by omega, by omega⟩, d⟩

@[simp] theorem mem_properDivisors {m : ℕ} : n ∈ properDivisors m ↔ n ∣ m ∧ n < m := by
  unfold properDivisors
  rw [Finset.mem_filter, Finset.mem_Ico]
  constructor
  · rintro ⟨⟨_, h₂⟩, d⟩
    exact ⟨d, h₂⟩
  · rintro ⟨d, h⟩
    have p : n ≠ 0 := by rintro rfl; have := Nat.eq_zero_of_zero_dvd d; omega
    exact ⟨⟨by omega, h⟩, d⟩

theorem dvd_of_mem_divisors {m : ℕ} (h : n ∈ divisors m) : n ∣ m := (mem_divisors.mp h).1

theorem ne_zero_of_mem_divisors {m : ℕ} (h : n ∈ divisors m) : m ≠ 0 := (mem_divisors.mp h).2

theorem pos_of_mem_divisors {m : ℕ} (h : m ∈ n.divisors) : 0 < m :=
  Nat.pos_of_dvd_of_pos (dvd_of_mem_divisors h) (Nat.pos_of_ne_zero (ne_zero_of_mem_divisors h))

theorem divisor_le {m : ℕ} (h : n ∈ divisors m) : n ≤ m :=
  Nat.le_of_dvd (Nat.pos_of_ne_zero (ne_zero_of_mem_divisors h)) (dvd_of_mem_divisors h)

theorem one_mem_divisors : 1 ∈ divisors n ↔ n ≠ 0 := by
  rw [mem_divisors]; exact and_iff_right (Nat.one_dvd n)

theorem mem_divisors_self (n : ℕ) (h : n ≠ 0) : n ∈ n.divisors := mem_divisors.mpr ⟨Nat.dvd_refl n, h⟩

@[simp] theorem divisors_zero : divisors 0 = ∅ := rfl

@[simp] theorem properDivisors_zero : properDivisors 0 = ∅ := rfl

@[simp] theorem divisors_one : divisors 1 = {1} := rfl

@[simp] theorem properDivisors_one : properDivisors 1 = ∅ := rfl

theorem self_notMem_properDivisors : n ∉ properDivisors n := fun h => Nat.lt_irrefl n (mem_properDivisors.mp h).2

theorem insert_self_properDivisors (h : n ≠ 0) : insert n (properDivisors n) = divisors n := by
  apply Finset.ext
  intro d
  rw [Finset.mem_insert, mem_properDivisors, mem_divisors]
  constructor
  · rintro (rfl | ⟨hd, _⟩)
    · exact ⟨Nat.dvd_refl _, h⟩
    · exact ⟨hd, h⟩
  · rintro ⟨hd, _⟩
    rcases Nat.lt_or_eq_of_le (Nat.le_of_dvd (Nat.pos_of_ne_zero h) hd) with l | e
    · exact Or.inr ⟨hd, l⟩
    · exact Or.inl e

theorem properDivisors_subset_divisors : properDivisors n ⊆ divisors n := fun d hd => by
  have ⟨h, l⟩ := mem_properDivisors.mp hd
  exact mem_divisors.mpr ⟨h, by omega⟩

theorem divisors_subset_of_dvd {m : ℕ} (hzero : n ≠ 0) (h : m ∣ n) : divisors m ⊆ divisors n := fun d hd =>
  mem_divisors.mpr ⟨Nat.dvd_trans (dvd_of_mem_divisors hd) h, hzero⟩

theorem filter_dvd_eq_divisors (h : n ≠ 0) : (Finset.range n.succ).filter (fun d => d ∣ n) = divisors n := by
  apply Finset.ext
  intro d
  rw [Finset.mem_filter, Finset.mem_range, mem_divisors]
  constructor
  · exact fun k => ⟨k.2, h⟩
  · exact fun k => ⟨Nat.lt_succ_of_le (Nat.le_of_dvd (Nat.pos_of_ne_zero h) k.1), k.1⟩

theorem Prime.divisors {p : ℕ} (pp : p.Prime) : divisors p = {1, p} := by
  apply Finset.ext
  intro d
  rw [mem_divisors, dvd_prime pp, Finset.mem_insert, Finset.mem_singleton]
  exact and_iff_left pp.ne_zero

theorem Prime.properDivisors {p : ℕ} (pp : p.Prime) : properDivisors p = {1} := by
  apply Finset.ext
  intro d
  rw [mem_properDivisors, dvd_prime pp, Finset.mem_singleton]
  have := pp.one_lt
  omega

theorem mem_divisors_prime_pow {p : ℕ} (pp : p.Prime) (k : ℕ) {x : ℕ} : x ∈ divisors (p ^ k) ↔ ∃ j ≤ k, x = p ^ j := by
  rw [mem_divisors, dvd_prime_pow pp]
  exact and_iff_left (Nat.ne_of_gt (Nat.pow_pos pp.pos))

theorem divisors_prime_pow {p : ℕ} (pp : p.Prime) (k : ℕ) :
    divisors (p ^ k) = (Finset.range (k + 1)).map ⟨(p ^ ·), Nat.pow_right_injective pp.two_le⟩ := by
  apply Finset.ext
  intro x
  rw [mem_divisors_prime_pow pp, Finset.mem_map]
  constructor
  · rintro ⟨j, hj, rfl⟩; exact ⟨j, Finset.mem_range.mpr (by omega), rfl⟩
  · rintro ⟨j, hj, rfl⟩; exact ⟨j, by have := Finset.mem_range.mp hj; omega, rfl⟩

theorem divisors_inj {m n : ℕ} : m.divisors = n.divisors ↔ m = n := by
  constructor
  · intro h
    by_cases hm : m = 0
    · by_cases hn : n = 0
      · rw [hm, hn]
      · have := mem_divisors_self n hn
        rw [← h, hm, divisors_zero] at this
        exact absurd this (Finset.notMem_empty n)
    · have h₁ := mem_divisors_self m hm
      rw [h] at h₁
      have h₂ := mem_divisors_self n (ne_zero_of_mem_divisors h₁)
      rw [← h] at h₂
      exact Nat.le_antisymm (divisor_le h₁) (divisor_le h₂)
  · rintro rfl; rfl

/-- Perfect numbers: the sum of the proper divisors. -/
def Perfect (n : ℕ) : Prop := ∑ i ∈ properDivisors n, i = n ∧ 0 < n

end Nat

namespace Nat

variable {n p : ℕ}

@[simp] theorem divisors_eq_empty : divisors n = ∅ ↔ n = 0 :=
  ⟨fun h => Classical.byContradiction fun hn => Finset.notMem_empty n (h ▸ mem_divisors_self n hn), fun h => h ▸ divisors_zero⟩

@[simp] theorem nonempty_divisors : (divisors n).Nonempty ↔ n ≠ 0 := by rw [Finset.nonempty_iff_ne_empty, Ne, divisors_eq_empty]

@[simp] theorem one_mem_properDivisors_iff_one_lt : 1 ∈ n.properDivisors ↔ 1 < n := by
  rw [mem_properDivisors]; exact and_iff_right (Nat.one_dvd n)

theorem sum_divisors_eq_sum_properDivisors_add_self : ∑ i ∈ divisors n, i = (∑ i ∈ properDivisors n, i) + n := by
  by_cases h : n = 0
  · rw [h]; rfl
  · rw [← insert_self_properDivisors h, Finset.sum_insert self_notMem_properDivisors, Nat.add_comm]

@[simp] theorem Prime.prod_divisors {α : Type u} [CommMonoid α] {f : ℕ → α} (h : p.Prime) : ∏ x ∈ p.divisors, f x = f p * f 1 := by
  rw [h.divisors, Finset.prod_pair h.ne_one.symm, mul_comm]

@[simp] theorem Prime.sum_divisors {α : Type u} [AddCommMonoid α] {f : ℕ → α} (h : p.Prime) : ∑ x ∈ p.divisors, f x = f p + f 1 := by
  rw [h.divisors, Finset.sum_pair h.ne_one.symm, add_comm]

@[simp] theorem prod_divisors_prime_pow {α : Type u} [CommMonoid α] {k : ℕ} {f : ℕ → α} (h : p.Prime) :
    ∏ x ∈ (p ^ k).divisors, f x = ∏ x ∈ Finset.range (k + 1), f (p ^ x) := by rw [divisors_prime_pow h, Finset.prod_map]

@[simp] theorem sum_divisors_prime_pow {α : Type u} [AddCommMonoid α] {k : ℕ} {f : ℕ → α} (h : p.Prime) :
    ∑ x ∈ (p ^ k).divisors, f x = ∑ x ∈ Finset.range (k + 1), f (p ^ x) := by rw [divisors_prime_pow h, Finset.sum_map]

theorem sum_div_divisors {α : Type u} [AddCommMonoid α] (n : ℕ) (f : ℕ → α) : (∑ d ∈ n.divisors, f (n / d)) = n.divisors.sum f := by
  have mem : ∀ d ∈ n.divisors, n / d ∈ n.divisors := fun d h =>
    mem_divisors.mpr ⟨Nat.div_dvd_of_dvd (dvd_of_mem_divisors h), ne_zero_of_mem_divisors h⟩
  have inv : ∀ d ∈ n.divisors, n / (n / d) = d := fun d h => Nat.div_div_self (dvd_of_mem_divisors h) (ne_zero_of_mem_divisors h)
  exact Finset.sum_nbij' (fun d => n / d) (fun d => n / d) mem mem inv inv fun _ _ => rfl

end Nat
