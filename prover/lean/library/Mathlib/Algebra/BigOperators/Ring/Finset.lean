import Mathlib.Algebra.BigOperators.Group.Basic
import Mathlib.Algebra.Divisibility.Basic
import Mathlib.Algebra.Field.Basic
import Mathlib.Algebra.Ring.Int

/-!
Sums and products over finite sets in (semi)rings; casts; Gauss' sum; geometric sums.
Source of the names: Mathlib `Mathlib/Algebra/BigOperators/{Ring/Finset,GroupWithZero/Finset,Intervals}.lean`,
`Mathlib/Data/Nat/Cast/BigOperators.lean`, `Mathlib/Algebra/Ring/GeomSum.lean`.
-/

universe u v w

namespace Finset

variable {ι : Type u} {κ : Type v} {R : Type w} {s s₁ s₂ : Finset ι} {a b : ι}

section Semiring

variable [Semiring R]

theorem sum_mul (s : Finset ι) (f : ι → R) (b : R) : (∑ i ∈ s, f i) * b = ∑ i ∈ s, f i * b := by
  induction s using Finset.cons_induction with
  | empty => rw [sum_empty, sum_empty, zero_mul]
  | cons a s ha ih => rw [sum_cons, sum_cons, add_mul, ih]

theorem mul_sum (s : Finset ι) (f : ι → R) (b : R) : b * ∑ i ∈ s, f i = ∑ i ∈ s, b * f i := by
  induction s using Finset.cons_induction with
  | empty => rw [sum_empty, sum_empty, mul_zero]
  | cons a s ha ih => rw [sum_cons, sum_cons, mul_add, ih]

theorem sum_mul_sum (s : Finset ι) (t : Finset κ) (f : ι → R) (g : κ → R) :
    (∑ i ∈ s, f i) * ∑ j ∈ t, g j = ∑ i ∈ s, ∑ j ∈ t, f i * g j := by
  rw [sum_mul]
  exact sum_congr rfl fun i _ => mul_sum t g (f i)

@[simp] theorem sum_boole (p : ι → Prop) [DecidablePred p] (s : Finset ι) :
    (∑ x ∈ s, if p x then 1 else 0 : R) = ((s.filter p).card : R) := by
  rw [← sum_filter, sum_const]
  exact nsmul_eq_mul _ _ |>.trans (mul_one _)

theorem sum_mul_boole [DecidableEq ι] (s : Finset ι) (f : ι → R) (i : ι) :
    ∑ j ∈ s, f j * (if i = j then 1 else 0) = if i ∈ s then f i else 0 := by
  rw [← sum_ite_eq s i f]
  exact sum_congr rfl fun j _ => by
    by_cases h : i = j
    · rw [if_pos h, if_pos h, mul_one]
    · rw [if_neg h, if_neg h, mul_zero]

end Semiring

section CommSemiring

variable [CommSemiring R]

theorem prod_zero' {f : ι → R} (ha : a ∈ s) (h : f a = 0) : ∏ x ∈ s, f x = 0 := by
  haveI := Classical.decEq ι
  rw [← mul_prod_erase s f ha, h, zero_mul]

theorem prod_eq_zero {f : ι → R} {i : ι} (hi : i ∈ s) (h : f i = 0) : ∏ j ∈ s, f j = 0 := prod_zero' hi h

theorem prod_eq_zero_iff [Nontrivial R] [NoZeroDivisors R] {f : ι → R} : ∏ x ∈ s, f x = 0 ↔ ∃ a ∈ s, f a = 0 := by
  induction s using Finset.cons_induction with
  | empty =>
    exact ⟨fun h => absurd (show (1 : R) = 0 from h) one_ne_zero, fun ⟨a, ha, _⟩ => absurd ha (notMem_empty a)⟩
  | cons a s ha ih =>
    rw [prod_cons, mul_eq_zero, ih]
    exact ⟨fun h => h.elim (fun h => ⟨a, mem_cons.2 (Or.inl rfl), h⟩) fun ⟨b, hb, h⟩ => ⟨b, mem_cons.2 (Or.inr hb), h⟩,
      fun ⟨b, hb, h⟩ => (mem_cons.1 hb).elim (fun e => Or.inl (e ▸ h)) fun hb => Or.inr ⟨b, hb, h⟩⟩

theorem prod_ne_zero_iff [Nontrivial R] [NoZeroDivisors R] {f : ι → R} : ∏ x ∈ s, f x ≠ 0 ↔ ∀ a ∈ s, f a ≠ 0 := by
  rw [Ne, prod_eq_zero_iff]
  exact ⟨fun h a ha e => h ⟨a, ha, e⟩, fun h ⟨a, ha, e⟩ => h a ha e⟩

end CommSemiring

section CommMonoid

variable {M : Type w} [CommMonoid M]

@[simp] theorem prod_pow (s : Finset ι) (n : ℕ) (f : ι → M) : ∏ x ∈ s, f x ^ n = (∏ x ∈ s, f x) ^ n := by
  induction s using Finset.cons_induction with
  | empty => rw [prod_empty, prod_empty, one_pow]
  | cons a s ha ih => rw [prod_cons, prod_cons, mul_pow, ih]

theorem prod_pow_eq_pow_sum (s : Finset ι) (f : ι → ℕ) (a : M) : ∏ i ∈ s, a ^ f i = a ^ ∑ i ∈ s, f i := by
  induction s using Finset.cons_induction with
  | empty => rw [prod_empty, sum_empty, pow_zero]
  | cons b s hb ih => rw [prod_cons, sum_cons, pow_add, ih]

theorem pow_eq_prod_const (b : M) (n : ℕ) : b ^ n = ∏ _k ∈ range n, b := by rw [prod_const, card_range]

theorem prod_dvd_prod_of_dvd {R : Type w} [CommSemiring R] (f g : ι → R) (h : ∀ i ∈ s, f i ∣ g i) : ∏ i ∈ s, f i ∣ ∏ i ∈ s, g i := by
  induction s using Finset.cons_induction with
  | empty => exact dvd_refl _
  | cons a s ha ih =>
    rw [prod_cons, prod_cons]
    exact mul_dvd_mul (h a (mem_cons.2 (Or.inl rfl))) (ih fun i hi => h i (mem_cons.2 (Or.inr hi)))

theorem dvd_prod_of_mem {R : Type w} [CommSemiring R] (f : ι → R) {a : ι} {s : Finset ι} (ha : a ∈ s) : f a ∣ ∏ i ∈ s, f i := by
  haveI := Classical.decEq ι
  rw [← mul_prod_erase s f ha]
  exact dvd_mul_right _ _

theorem dvd_sum {R : Type w} [Semiring R] {a : R} {s : Finset ι} {f : ι → R} (h : ∀ x ∈ s, a ∣ f x) : a ∣ ∑ x ∈ s, f x := by
  induction s using Finset.cons_induction with
  | empty => exact dvd_zero a
  | cons b s hb ih =>
    rw [sum_cons]
    exact dvd_add (h b (mem_cons.2 (Or.inl rfl))) (ih fun x hx => h x (mem_cons.2 (Or.inr hx)))

end CommMonoid

section Division

variable {K : Type w}

theorem sum_div [DivisionRing K] (s : Finset ι) (f : ι → K) (a : K) : (∑ i ∈ s, f i) / a = ∑ i ∈ s, f i / a := by
  rw [div_eq_mul_inv, sum_mul]
  exact sum_congr rfl fun i _ => (div_eq_mul_inv _ _).symm

end Division

/-! Natural numbers. -/

section Nat

theorem card_eq_sum_ones (s : Finset ι) : s.card = ∑ _x ∈ s, 1 := by
  rw [sum_const, nsmul_eq_mul, mul_one]; rfl

theorem sum_const_nat {m : ℕ} {f : ι → ℕ} (h₁ : ∀ x ∈ s, f x = m) : ∑ x ∈ s, f x = s.card * m := by
  rw [sum_congr rfl h₁, sum_const, nsmul_eq_mul]; rfl

theorem card_filter (p : ι → Prop) [DecidablePred p] (s : Finset ι) : (s.filter p).card = ∑ i ∈ s, ite (p i) 1 0 := by
  rw [sum_boole]; rfl

theorem card_eq_sum_card_fiberwise [DecidableEq κ] {f : ι → κ} {s : Finset ι} {t : Finset κ} (H : ∀ x ∈ s, f x ∈ t) :
    s.card = ∑ b ∈ t, (s.filter fun a => f a = b).card := by
  rw [card_eq_sum_ones, ← sum_fiberwise_of_maps_to H]
  exact sum_congr rfl fun b _ => (card_eq_sum_ones _).symm

theorem card_biUnion_le [DecidableEq κ] {s : Finset ι} {t : ι → Finset κ} : (s.biUnion t).card ≤ ∑ a ∈ s, (t a).card := by
  haveI := Classical.decEq ι
  induction s using Finset.induction with
  | empty => exact Nat.le_refl _
  | insert a s ha ih =>
    rw [biUnion_insert, sum_insert ha]
    exact Nat.le_trans (card_union_le _ _) (Nat.add_le_add_left ih _)

/-- Gauss' sum. -/
theorem sum_range_id_mul_two (n : ℕ) : (∑ i ∈ range n, i) * 2 = n * (n - 1) := by
  induction n with
  | zero => rfl
  | succ n ih =>
    rw [sum_range_succ, Nat.add_mul, ih, Nat.add_sub_cancel]
    cases n with
    | zero => rfl
    | succ m => rw [Nat.add_sub_cancel, ← Nat.mul_add, Nat.mul_comm]

/-- Gauss' sum. -/
theorem sum_range_id (n : ℕ) : ∑ i ∈ range n, i = n * (n - 1) / 2 := by
  rw [← sum_range_id_mul_two n, Nat.mul_div_cancel _ Nat.zero_lt_two]

end Nat

end Finset

/-! Casts. -/

section Cast

variable {ι : Type u} {R : Type w}

@[simp, norm_cast] theorem Nat.cast_sum [AddCommMonoidWithOne R] (s : Finset ι) (f : ι → ℕ) :
    ↑(∑ x ∈ s, f x : ℕ) = ∑ x ∈ s, (f x : R) := by
  induction s using Finset.cons_induction with
  | empty => exact Nat.cast_zero
  | cons a s ha ih => rw [Finset.sum_cons, Finset.sum_cons, Nat.cast_add, ih]

@[simp, norm_cast] theorem Nat.cast_prod [CommSemiring R] (f : ι → ℕ) (s : Finset ι) :
    (↑(∏ i ∈ s, f i) : R) = ∏ i ∈ s, (f i : R) := by
  induction s using Finset.cons_induction with
  | empty => exact Nat.cast_one
  | cons a s ha ih => rw [Finset.prod_cons, Finset.prod_cons, Nat.cast_mul, ih]

@[simp, norm_cast] theorem Int.cast_sum [Ring R] (s : Finset ι) (f : ι → ℤ) : ↑(∑ x ∈ s, f x : ℤ) = ∑ x ∈ s, (f x : R) := by
  induction s using Finset.cons_induction with
  | empty => exact Int.cast_zero
  | cons a s ha ih => rw [Finset.sum_cons, Finset.sum_cons, Int.cast_add, ih]

@[simp, norm_cast] theorem Int.cast_prod [CommRing R] (f : ι → ℤ) (s : Finset ι) :
    (↑(∏ i ∈ s, f i) : R) = ∏ i ∈ s, (f i : R) := by
  induction s using Finset.cons_induction with
  | empty => exact Int.cast_one
  | cons a s ha ih => rw [Finset.prod_cons, Finset.prod_cons, Int.cast_mul, ih]

end Cast

/-! Geometric sums. -/

section GeomSum

variable {R : Type w}

theorem geom_sum_succ [Semiring R] {x : R} {n : ℕ} : ∑ i ∈ Finset.range (n + 1), x ^ i = (x * ∑ i ∈ Finset.range n, x ^ i) + 1 := by
  rw [Finset.sum_range_succ', pow_zero, Finset.mul_sum]
  congr 1
  exact Finset.sum_congr rfl fun i _ => pow_succ' x i

theorem geom_sum_zero [Semiring R] (x : R) : ∑ i ∈ Finset.range 0, x ^ i = 0 := rfl

theorem geom_sum_one [Semiring R] (x : R) : ∑ i ∈ Finset.range 1, x ^ i = 1 := by rw [Finset.sum_range_one, pow_zero]

theorem geom_sum_two [Semiring R] {x : R} : ∑ i ∈ Finset.range 2, x ^ i = x + 1 := by
  rw [Finset.sum_range_succ, Finset.sum_range_one, pow_zero, pow_one, add_comm]

theorem geom_sum_mul [CommRing R] (x : R) (n : ℕ) : (∑ i ∈ Finset.range n, x ^ i) * (x - 1) = x ^ n - 1 := by
  induction n with
  | zero => rw [Finset.sum_range_zero, zero_mul, pow_zero, sub_self]
  | succ n ih => rw [Finset.sum_range_succ, add_mul, ih, mul_sub, mul_one, ← pow_succ, add_comm, sub_add_sub_cancel]

theorem mul_geom_sum [CommRing R] (x : R) (n : ℕ) : ((x - 1) * ∑ i ∈ Finset.range n, x ^ i) = x ^ n - 1 := by
  rw [mul_comm, geom_sum_mul]

theorem geom_sum_mul_neg [CommRing R] (x : R) (n : ℕ) : (∑ i ∈ Finset.range n, x ^ i) * (1 - x) = 1 - x ^ n := by
  have h := congrArg (fun t => -t) (geom_sum_mul x n)
  rw [neg_sub, ← mul_neg, neg_sub] at h
  exact h

theorem geom_sum_eq {K : Type w} [Field K] {x : K} (h : x ≠ 1) (n : ℕ) : ∑ i ∈ Finset.range n, x ^ i = (x ^ n - 1) / (x - 1) := by
  have h' : x - 1 ≠ 0 := sub_ne_zero.2 h
  rw [← geom_sum_mul, mul_div_assoc, div_self h', mul_one]

theorem Nat.geomSum_eq {m : ℕ} (hm : 2 ≤ m) (n : ℕ) : ∑ k ∈ Finset.range n, m ^ k = (m ^ n - 1) / (m - 1) := by
  have h : (∑ k ∈ Finset.range n, m ^ k) * (m - 1) = m ^ n - 1 := by
    induction n with
    | zero => rw [Finset.sum_range_zero, Nat.zero_mul, Nat.pow_zero]
    | succ n ih =>
      have hp : 0 < m ^ n := Nat.pow_pos (by omega)
      rw [Finset.sum_range_succ, Nat.add_mul, ih, Nat.mul_sub, Nat.mul_one, Nat.pow_succ]
      have h2 : m ^ n ≤ m ^ n * m := Nat.le_mul_of_pos_right _ (by omega)
      omega
  rw [← h, Nat.mul_div_cancel _ (by omega)]

end GeomSum

section GeomSum

variable {R : Type w}

theorem geom_sum_succ' [Semiring R] {x : R} {n : ℕ} : ∑ i ∈ Finset.range (n + 1), x ^ i = x ^ n + ∑ i ∈ Finset.range n, x ^ i := by
  rw [Finset.sum_range_succ, add_comm]

theorem geom_sum_Ico {K : Type w} [Field K] {x : K} (hx : x ≠ 1) {m n : ℕ} (hmn : m ≤ n) :
    ∑ i ∈ Finset.Ico m n, x ^ i = (x ^ n - x ^ m) / (x - 1) := by
  rw [Finset.sum_Ico_eq_sub _ hmn, geom_sum_eq hx, geom_sum_eq hx, div_sub_div_same, sub_sub_sub_cancel_right]

end GeomSum

namespace Finset

variable {α : Type u}

theorem sum_nat_mod (s : Finset α) (n : ℕ) (f : α → ℕ) : (∑ i ∈ s, f i) % n = (∑ i ∈ s, f i % n) % n := by
  induction s using Finset.cons_induction with
  | empty => rfl
  | cons a s ha ih => rw [sum_cons, sum_cons, Nat.add_mod, ih, Nat.add_mod_mod]

theorem prod_nat_mod (s : Finset α) (n : ℕ) (f : α → ℕ) : (∏ i ∈ s, f i) % n = (∏ i ∈ s, f i % n) % n := by
  induction s using Finset.cons_induction with
  | empty => rfl
  | cons a s ha ih => rw [prod_cons, prod_cons, Nat.mul_mod, ih, Nat.mul_mod (f a % n) (∏ x ∈ s, f x % n), Nat.mod_mod]

theorem card_biUnion {κ : Type v} [DecidableEq κ] {s : Finset α} {t : α → Finset κ} (h : Set.PairwiseDisjoint (s : Set α) t) :
    (s.biUnion t).card = ∑ u ∈ s, (t u).card := by
  rw [card_eq_sum_ones, sum_biUnion h]
  exact sum_congr rfl fun x _ => (card_eq_sum_ones _).symm

end Finset
