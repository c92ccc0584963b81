import Mathlib.Data.Nat.Choose.Sum
import Mathlib.Data.Nat.Totient
import Mathlib.Data.ZMod.Basic

/-!
Fermat's little theorem and Euler's. Source of the names: Mathlib `Mathlib/FieldTheory/Finite/Basic.lean`.
-/

private theorem dvd_sum_range (p : ℕ) (f : ℕ → ℕ) : ∀ n : ℕ, (∀ m < n, p ∣ f m) → p ∣ ∑ m ∈ Finset.range n, f m
  | 0, _ => Nat.dvd_zero p
  | n + 1, h => by
    rw [Finset.sum_range_succ]
    exact Nat.dvd_add (dvd_sum_range p f n fun m hm => h m (by omega)) (h n (by omega))

private theorem succ_pow_prime (p a : ℕ) (hp : p.Prime) : (a + 1) ^ p ≡ a ^ p + 1 [MOD p] := by
  obtain ⟨q, rfl⟩ := Nat.exists_eq_add_of_le' hp.one_le
  rw [add_pow, Finset.sum_range_succ, Finset.sum_range_succ', Nat.sub_self, Nat.choose_self, Nat.choose_zero_right]
  have d : q + 1 ∣ ∑ k ∈ Finset.range q, a ^ (k + 1) * 1 ^ (q + 1 - (k + 1)) * ((q + 1).choose (k + 1) : ℕ) :=
    dvd_sum_range _ _ _ fun m hm => (hp.dvd_choose_self (Nat.succ_ne_zero m) (by omega)).mul_left _
  have e := (Nat.modEq_zero_iff_dvd.mpr d).add_right (a ^ (q + 1) + 1)
  rw [Nat.zero_add] at e
  refine Nat.ModEq.trans ?_ e
  have s : ∀ S : ℕ, S + a ^ 0 * 1 ^ (q + 1 - 0) * ((1 : ℕ) : ℕ) + a ^ (q + 1) * 1 ^ 0 * ((1 : ℕ) : ℕ) = S + (a ^ (q + 1) + 1) := by
    intro S
    rw [Nat.one_pow, Nat.one_pow, Nat.pow_zero]
    omega
  rw [← s]
  exact Nat.ModEq.refl _

private theorem pow_prime (p : ℕ) (hp : p.Prime) : ∀ a : ℕ, a ^ p ≡ a [MOD p]
  | 0 => by rw [Nat.zero_pow hp.pos]
  | a + 1 => (succ_pow_prime p a hp).trans ((pow_prime p hp a).add_right 1)

namespace ZMod

@[simp] theorem pow_card {p : ℕ} [hp : Fact p.Prime] (x : ZMod p) : x ^ p = x := by
  have : NeZero p := ⟨hp.out.ne_zero⟩
  obtain ⟨a, rfl⟩ := natCast_surjective x
  rw [← Nat.cast_pow, natCast_eq_natCast_iff]
  exact pow_prime p hp.out a

theorem pow_card_sub_one_eq_one {p : ℕ} [hp : Fact p.Prime] {a : ZMod p} (ha : a ≠ 0) : a ^ (p - 1) = 1 := by
  have : NeZero p := ⟨hp.out.ne_zero⟩
  obtain ⟨n, rfl⟩ := natCast_surjective a
  have nd : ¬p ∣ n := fun d => ha ((natCast_eq_zero_iff n p).mpr d)
  have co : Nat.gcd p n = 1 := hp.out.coprime_iff_not_dvd.mpr nd
  have h := pow_prime p hp.out n
  have e : p = (p - 1) + 1 := by have := hp.out.one_lt; omega
  have k : n * n ^ (p - 1) ≡ n * 1 [MOD p] := by
    rw [Nat.mul_one, Nat.mul_comm, ← Nat.pow_succ, ← e]
    exact h
  have r := (natCast_eq_natCast_iff _ _ p).mpr (Nat.ModEq.cancel_left_of_coprime co k)
  rwa [Nat.cast_pow, Nat.cast_one] at r

end ZMod

/-- Fermat's little theorem. -/
theorem Int.ModEq.pow_card_sub_one_eq_one {p : ℕ} (hp : Nat.Prime p) {n : ℤ} (hpn : IsCoprime n p) :
    n ^ (p - 1) ≡ 1 [ZMOD p] := by
  have : Fact p.Prime := ⟨hp⟩
  have h : (n : ZMod p) ≠ 0 := by
    intro e
    have d := (ZMod.intCast_eq_zero_iff n p).mp e
    obtain ⟨x, y, b⟩ := hpn
    have one : (p : ℤ) ∣ 1 := by
      rw [← b]
      exact Int.dvd_add (d.mul_left x) (Int.dvd_mul_left y p)
    have := Int.natAbs_dvd_natAbs.mpr one
    exact hp.not_dvd_one this
  have k := ZMod.pow_card_sub_one_eq_one h
  rw [← ZMod.intCast_eq_intCast_iff]
  push_cast
  exact k

/-- Euler's theorem: multiplication by `x` permutes the remainders coprime to `n`. -/
theorem Nat.ModEq.pow_totient {x n : ℕ} (h : Nat.Coprime x n) : x ^ Nat.totient n ≡ 1 [MOD n] := by
  rcases Nat.eq_zero_or_pos n with rfl | hn
  · rw [Nat.totient_zero, Nat.pow_zero]
  let S := (Finset.range n).filter fun a => Nat.Coprime n a
  have mem : ∀ a, a ∈ S ↔ a < n ∧ Nat.Coprime n a := fun a => by rw [Finset.mem_filter, Finset.mem_range]
  have co : ∀ a, Nat.Coprime n (a % n) ↔ Nat.Coprime n a := fun a => by
    rw [Nat.coprime_comm, ← Nat.coprime_iff_gcd_eq_one, ← Nat.gcd_rec, Nat.coprime_iff_gcd_eq_one]
  have maps : ∀ a ∈ S, x * a % n ∈ S := fun a ha => (mem _).mpr
    ⟨Nat.mod_lt _ hn, (co _).mpr (Nat.Coprime.mul_right h.symm ((mem a).mp ha).2)⟩
  have inj : ∀ a ∈ S, ∀ b ∈ S, x * a % n = x * b % n → a = b := fun a ha b hb e =>
    (Nat.ModEq.cancel_left_of_coprime h.symm (show x * a ≡ x * b [MOD n] from e)).eq_of_lt_of_lt ((mem a).mp ha).1 ((mem b).mp hb).1
  have image : S.image (fun a => x * a % n) = S := Finset.eq_of_subset_of_card_le (Finset.image_subset_iff.mpr maps)
    (Nat.le_of_eq (Finset.card_image_of_injOn fun a ha b hb => inj a ha b hb).symm)
  have prods : ∀ T : Finset ℕ, ∏ a ∈ T, x * a % n ≡ x ^ T.card * ∏ a ∈ T, a [MOD n] := fun T => by
    induction T using Finset.induction with
    | empty => exact Nat.ModEq.refl _
    | insert a T ha ih =>
      rw [Finset.prod_insert ha, Finset.prod_insert ha, Finset.card_insert_of_notMem ha, Nat.pow_succ', Nat.mul_mul_mul_comm]
      exact (Nat.mod_modEq _ _).mul ih
  have unit : ∀ T : Finset ℕ, T ⊆ S → Nat.Coprime n (∏ a ∈ T, a) := fun T => by
    induction T using Finset.induction with
    | empty => exact fun _ => Nat.coprime_one_right n
    | insert a T ha ih =>
      intro hT
      rw [Finset.prod_insert ha]
      exact Nat.Coprime.mul_right ((mem a).mp (hT (Finset.mem_insert_self a T))).2 (ih fun b hb => hT (Finset.mem_insert_of_mem hb))
  have e : ∏ a ∈ S, x * a % n = ∏ a ∈ S, a := by
    rw [← Finset.prod_image (f := fun a => a) (s := S) fun a ha b hb => inj a ha b hb, image]
  have k := prods S
  rw [e] at k
  exact Nat.ModEq.cancel_right_of_coprime (unit S (Finset.Subset.refl S)) (by rw [Nat.one_mul]; exact k.symm)
