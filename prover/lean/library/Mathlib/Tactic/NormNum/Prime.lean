import Mathlib.Data.Nat.Prime.Defs

/-!
Primality of numerals: trial division by odd numbers, computed by the kernel.
Source of the idea: Mathlib `Mathlib/Tactic/NormNum/Prime.lean`.
-/

namespace Mathlib.Meta.NormNum

/-- None of `3, 5, …, 2 * fuel + 1` divides `n`. -/
noncomputable def noFactor (n fuel : ℕ) : Bool :=
  Nat.rec (motive := fun _ => Bool) true
    (fun i ih => Bool.rec (motive := fun _ => Bool) ih false (Nat.beq (Nat.mod n (Nat.add (Nat.mul 2 i) 3)) 0)) fuel

theorem noFactor_spec {n fuel : ℕ} (h : noFactor n fuel = true) : ∀ i, i < fuel → n % (2 * i + 3) ≠ 0 := by
  induction fuel with
  | zero => intro i hi; exact absurd hi (Nat.not_lt_zero i)
  | succ k ih =>
    intro i hi
    have h' : Bool.rec (motive := fun _ => Bool) (noFactor n k) false (Nat.beq (n % (2 * k + 3)) 0) = true := h
    cases e : Nat.beq (n % (2 * k + 3)) 0 with
    | true => rw [e] at h'; exact Bool.noConfusion h'
    | false =>
      rw [e] at h'
      rcases Nat.lt_or_eq_of_le (Nat.le_of_lt_succ hi) with l | l
      · exact ih h' i l
      · rw [l]; exact Nat.ne_of_beq_eq_false e

theorem no_small_factor {n fuel d : ℕ} (odd : n % 2 = 1) (h : noFactor n fuel = true) (hd : d ∣ n) (h₂ : 2 ≤ d) :
    2 * fuel + 3 ≤ d := by
  apply Nat.le_of_not_lt
  intro hlt
  have hz : n % d = 0 := Nat.mod_eq_zero_of_dvd hd
  rcases Nat.mod_two_eq_zero_or_one d with e | e
  · have h₃ : 2 ∣ n := Nat.dvd_trans (Nat.dvd_of_mod_eq_zero e) hd
    omega
  · have h₄ := noFactor_spec h ((d - 3) / 2) (by omega)
    rw [show 2 * ((d - 3) / 2) + 3 = d by omega] at h₄
    exact h₄ hz

theorem prime_of_noFactor {n : ℕ} (fuel : ℕ) (h₂ : Nat.ble 2 n = true) (odd : Nat.beq (Nat.mod n 2) 1 = true)
    (hn : Nat.ble (Nat.mul (Nat.add (Nat.mul 2 fuel) 3) (Nat.add (Nat.mul 2 fuel) 3)) n = false)
    (h : noFactor n fuel = true) : n.Prime := by
  have odd : n % 2 = 1 := Nat.eq_of_beq_eq_true odd
  have hn : n < (2 * fuel + 3) * (2 * fuel + 3) := Nat.not_le.mp (Nat.not_le_of_not_ble_eq_true (by rw [hn]; decide))
  refine Nat.prime_def.mpr ⟨Nat.le_of_ble_eq_true h₂, fun m hm => ?_⟩
  obtain ⟨k, hk⟩ := hm
  have hn₀ : n ≠ 0 := by omega
  have hm₀ : m ≠ 0 := by intro e; rw [e, Nat.zero_mul] at hk; exact hn₀ hk
  have hk₀ : k ≠ 0 := by intro e; rw [e, Nat.mul_zero] at hk; exact hn₀ hk
  rcases Nat.lt_or_ge m 2 with l | l
  · exact Or.inl (by omega)
  rcases Nat.lt_or_ge k 2 with l' | l'
  · refine Or.inr ?_
    have k₁ : k = 1 := by omega
    rw [hk, k₁, Nat.mul_one]
  · have a := no_small_factor odd h ⟨k, hk⟩ l
    have b := no_small_factor odd h ⟨m, by rw [hk, Nat.mul_comm]⟩ l'
    have c := Nat.mul_le_mul a b
    rw [← hk] at c
    exact absurd hn (Nat.not_lt_of_le c)

theorem not_prime_of_mul {n : ℕ} (a b : ℕ) (h : Nat.beq (Nat.mul a b) n = true) (ha : Nat.ble 2 a = true)
    (hb : Nat.ble 2 b = true) : ¬n.Prime := by
  intro hp
  have h : a * b = n := Nat.eq_of_beq_eq_true h
  have ha := Nat.le_of_ble_eq_true ha
  have hb := Nat.le_of_ble_eq_true hb
  rcases hp.eq_one_or_self_of_dvd a ⟨b, h.symm⟩ with e | e
  · omega
  · have p := hp.pos
    rw [e] at h
    have : n * 2 ≤ n * b := Nat.mul_le_mul_left n hb
    omega

theorem prime_of_eq {n m : ℕ} (h : n = m) (p : m.Prime) : n.Prime := h ▸ p

theorem not_prime_of_eq {n m : ℕ} (h : n = m) (p : ¬m.Prime) : ¬n.Prime := h ▸ p

end Mathlib.Meta.NormNum
