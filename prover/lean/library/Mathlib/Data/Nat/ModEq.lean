import Mathlib.Data.Nat.GCD.Basic

/-!
Congruences `a ≡ b [MOD n]` of natural numbers. Source of the names: Mathlib `Mathlib/Data/Nat/ModEq.lean`
(today `Mathlib/Algebra/Group/Nat/ModEq`).
-/

namespace Nat

/-- `a ≡ b [MOD n]`: `a` and `b` leave the same remainder. -/
def ModEq (n a b : ℕ) := a % n = b % n

variable {m n a b c d : ℕ}

instance : Decidable (Nat.ModEq n a b) := decEq (a % n) (b % n)

namespace ModEq

@[refl] protected theorem refl (a : ℕ) : a ≡ a [MOD n] := rfl

protected theorem rfl : a ≡ a [MOD n] := rfl

@[symm] protected theorem symm : a ≡ b [MOD n] → b ≡ a [MOD n] := Eq.symm

protected theorem trans : a ≡ b [MOD n] → b ≡ c [MOD n] → a ≡ c [MOD n] := Eq.trans

protected theorem comm : a ≡ b [MOD n] ↔ b ≡ a [MOD n] := ⟨ModEq.symm, ModEq.symm⟩

protected theorem add (h₁ : a ≡ b [MOD n]) (h₂ : c ≡ d [MOD n]) : a + c ≡ b + d [MOD n] := by
  unfold Nat.ModEq at *
  rw [Nat.add_mod, h₁, h₂, ← Nat.add_mod]

protected theorem add_left (c : ℕ) (h : a ≡ b [MOD n]) : c + a ≡ c + b [MOD n] := ModEq.add rfl h

protected theorem add_right (c : ℕ) (h : a ≡ b [MOD n]) : a + c ≡ b + c [MOD n] := ModEq.add h rfl

protected theorem mul (h₁ : a ≡ b [MOD n]) (h₂ : c ≡ d [MOD n]) : a * c ≡ b * d [MOD n] := by
  unfold Nat.ModEq at *
  rw [Nat.mul_mod, h₁, h₂, ← Nat.mul_mod]

protected theorem mul_left (c : ℕ) (h : a ≡ b [MOD n]) : c * a ≡ c * b [MOD n] := ModEq.mul rfl h

protected theorem mul_right (c : ℕ) (h : a ≡ b [MOD n]) : a * c ≡ b * c [MOD n] := ModEq.mul h rfl

protected theorem pow (m : ℕ) (h : a ≡ b [MOD n]) : a ^ m ≡ b ^ m [MOD n] := by
  induction m with
  | zero => exact ModEq.refl _
  | succ m ih => rw [Nat.pow_succ, Nat.pow_succ]; exact ModEq.mul ih h

end ModEq

theorem modEq_zero_iff_dvd : a ≡ 0 [MOD n] ↔ n ∣ a := by
  unfold Nat.ModEq
  rw [Nat.zero_mod]
  exact (Nat.dvd_iff_mod_eq_zero).symm

theorem mod_modEq (a n : ℕ) : a % n ≡ a [MOD n] := Nat.mod_mod a n

theorem _root_.Dvd.dvd.modEq_zero_nat (h : n ∣ a) : a ≡ 0 [MOD n] := modEq_zero_iff_dvd.mpr h

theorem _root_.Dvd.dvd.zero_modEq_nat (h : n ∣ a) : 0 ≡ a [MOD n] := h.modEq_zero_nat.symm

theorem modEq_iff_dvd : a ≡ b [MOD n] ↔ (n : ℤ) ∣ b - a := by
  unfold Nat.ModEq
  rw [eq_comm, ← Int.natCast_inj, Int.natCast_emod, Int.natCast_emod,
    Int.emod_eq_emod_iff_emod_sub_eq_zero, Int.dvd_iff_emod_eq_zero]

theorem modEq_of_dvd : (n : ℤ) ∣ b - a → a ≡ b [MOD n] := modEq_iff_dvd.mpr

theorem ModEq.dvd : a ≡ b [MOD n] → (n : ℤ) ∣ b - a := modEq_iff_dvd.mp

theorem modEq_iff_dvd' (h : a ≤ b) : a ≡ b [MOD n] ↔ n ∣ b - a := by
  rw [modEq_iff_dvd, ← Int.ofNat_dvd, Int.ofNat_sub h]

namespace ModEq

instance : Trans (ModEq n) (ModEq n) (ModEq n) where
  trans := Nat.ModEq.trans

protected theorem eq (h : a ≡ b [MOD n]) : a % n = b % n := h

theorem modulus_mul_add : m * a + b ≡ b [MOD m] := by unfold Nat.ModEq; rw [Nat.mul_add_mod]

theorem of_dvd (d : m ∣ n) (h : a ≡ b [MOD n]) : a ≡ b [MOD m] :=
  modEq_of_dvd (Int.dvd_trans (Int.ofNat_dvd.mpr d) h.dvd)

protected theorem mul_left' (c : ℕ) (h : a ≡ b [MOD n]) : c * a ≡ c * b [MOD c * n] := by
  unfold Nat.ModEq at *
  rw [Nat.mul_mod_mul_left, Nat.mul_mod_mul_left, h]

protected theorem mul_right' (c : ℕ) (h : a ≡ b [MOD n]) : a * c ≡ b * c [MOD n * c] := by
  rw [Nat.mul_comm a, Nat.mul_comm b, Nat.mul_comm n]; exact ModEq.mul_left' c h

protected theorem add_left_cancel (h₁ : a ≡ b [MOD n]) (h₂ : a + c ≡ b + d [MOD n]) : c ≡ d [MOD n] := by
  rw [modEq_iff_dvd] at *
  have := Int.dvd_sub h₂ h₁
  rw [Int.natCast_add, Int.natCast_add] at this
  have e : (b : ℤ) + d - (a + c) - (b - a) = d - c := by omega
  rwa [e] at this

protected theorem add_left_cancel' (c : ℕ) (h : c + a ≡ c + b [MOD n]) : a ≡ b [MOD n] :=
  ModEq.add_left_cancel (ModEq.refl c) h

protected theorem add_right_cancel (h₁ : c ≡ d [MOD n]) (h₂ : a + c ≡ b + d [MOD n]) : a ≡ b [MOD n] := by
  rw [Nat.add_comm a, Nat.add_comm b] at h₂
  exact ModEq.add_left_cancel h₁ h₂

protected theorem add_right_cancel' (c : ℕ) (h : a + c ≡ b + c [MOD n]) : a ≡ b [MOD n] :=
  ModEq.add_right_cancel (ModEq.refl c) h

protected theorem sub (hca : c ≤ a) (hdb : d ≤ b) (hab : a ≡ b [MOD n]) (hcd : c ≡ d [MOD n]) : a - c ≡ b - d [MOD n] := by
  apply ModEq.add_right_cancel hcd
  rwa [Nat.sub_add_cancel hca, Nat.sub_add_cancel hdb]

protected theorem mul_left_cancel' {a b c m : ℕ} (hc : c ≠ 0) : c * a ≡ c * b [MOD c * m] → a ≡ b [MOD m] := by
  unfold Nat.ModEq
  rw [Nat.mul_mod_mul_left, Nat.mul_mod_mul_left]
  exact Nat.eq_of_mul_eq_mul_left (Nat.pos_of_ne_zero hc)

protected theorem mul_left_cancel_iff' {a b c m : ℕ} (hc : c ≠ 0) : c * a ≡ c * b [MOD c * m] ↔ a ≡ b [MOD m] :=
  ⟨ModEq.mul_left_cancel' hc, ModEq.mul_left' c⟩

protected theorem mul_right_cancel' {a b c m : ℕ} (hc : c ≠ 0) : a * c ≡ b * c [MOD m * c] → a ≡ b [MOD m] := by
  rw [Nat.mul_comm a, Nat.mul_comm b, Nat.mul_comm m]
  exact ModEq.mul_left_cancel' hc

theorem of_mul_left (m : ℕ) (h : a ≡ b [MOD m * n]) : a ≡ b [MOD n] := of_dvd (Nat.dvd_mul_left n m) h

theorem of_mul_right (m : ℕ) (h : a ≡ b [MOD n * m]) : a ≡ b [MOD n] := of_dvd (Nat.dvd_mul_right n m) h

theorem dvd_iff (h : a ≡ b [MOD m]) (hdm : d ∣ m) : d ∣ a ↔ d ∣ b := by
  have k := of_dvd hdm h
  rw [← modEq_zero_iff_dvd, ← modEq_zero_iff_dvd]
  exact ⟨k.symm.trans, k.trans⟩

theorem gcd_eq (h : a ≡ b [MOD m]) : gcd a m = gcd b m := by
  have h1 := gcd_dvd_right a m
  have h2 := gcd_dvd_right b m
  exact Nat.dvd_antisymm (dvd_gcd ((h.dvd_iff h1).mp (gcd_dvd_left a m)) h1)
    (dvd_gcd ((h.dvd_iff h2).mpr (gcd_dvd_left b m)) h2)

theorem eq_of_lt_of_lt (h : a ≡ b [MOD m]) (ha : a < m) (hb : b < m) : a = b := by
  unfold Nat.ModEq at h
  rwa [Nat.mod_eq_of_lt ha, Nat.mod_eq_of_lt hb] at h

theorem eq_of_abs_lt (h : a ≡ b [MOD m]) (h2 : |(b : ℤ) - a| < m) : a = b := by
  have := Int.eq_zero_of_abs_lt_dvd h.dvd h2
  omega

theorem cancel_left_of_coprime (hmc : gcd m c = 1) (h : c * a ≡ c * b [MOD m]) : a ≡ b [MOD m] := by
  rw [modEq_iff_dvd] at *
  rw [Int.natCast_mul, Int.natCast_mul, ← Int.mul_sub] at h
  exact Int.dvd_of_dvd_mul_right_of_gcd_one h hmc

theorem cancel_right_of_coprime (hmc : gcd m c = 1) (h : a * c ≡ b * c [MOD m]) : a ≡ b [MOD m] := by
  rw [Nat.mul_comm a, Nat.mul_comm b] at h
  exact cancel_left_of_coprime hmc h

theorem cancel_left_div_gcd (hm : 0 < m) (h : c * a ≡ c * b [MOD m]) : a ≡ b [MOD m / gcd m c] := by
  have g : 0 < gcd m c := gcd_pos_of_pos_left c hm
  obtain ⟨x, hx⟩ := gcd_dvd_left m c
  obtain ⟨y, hy⟩ := gcd_dvd_right m c
  have co := coprime_div_gcd_div_gcd g
  have ex : m / gcd m c = x := Nat.div_eq_of_eq_mul_right g hx
  have ey : c / gcd m c = y := Nat.div_eq_of_eq_mul_right g hy
  rw [ex, ey] at co
  rw [ex]
  apply cancel_left_of_coprime co
  apply ModEq.mul_left_cancel' (Nat.ne_of_gt g)
  rw [← Nat.mul_assoc, ← Nat.mul_assoc, ← hy, ← hx]
  exact h

theorem le_of_lt_add (h1 : a ≡ b [MOD m]) (h2 : a < b + m) : a ≤ b := by
  apply Nat.le_of_not_lt
  intro h3
  have d := (modEq_iff_dvd' (Nat.le_of_lt h3)).mp h1.symm
  have := Nat.le_of_dvd (by omega) d
  omega

theorem add_le_of_lt (h1 : a ≡ b [MOD m]) (h2 : a < b) : a + m ≤ b := by
  have d := (modEq_iff_dvd' (Nat.le_of_lt h2)).mp h1
  have := Nat.le_of_dvd (by omega) d
  omega

end ModEq

theorem modEq_sub (h : b ≤ a) : a ≡ b [MOD a - b] := ((modEq_iff_dvd' h).mpr (Nat.dvd_refl _)).symm

theorem modEq_one : a ≡ b [MOD 1] := by unfold Nat.ModEq; rw [Nat.mod_one, Nat.mod_one]

@[simp] theorem modEq_zero_iff : a ≡ b [MOD 0] ↔ a = b := by unfold Nat.ModEq; rw [Nat.mod_zero, Nat.mod_zero]

@[simp] theorem modulus_modEq_zero : n ≡ 0 [MOD n] := by unfold Nat.ModEq; rw [Nat.mod_self, Nat.zero_mod]

@[simp] theorem add_modulus_modEq_iff : a + n ≡ b [MOD n] ↔ a ≡ b [MOD n] := by unfold Nat.ModEq; rw [Nat.add_mod_right]

@[simp] theorem modulus_add_modEq_iff : n + a ≡ b [MOD n] ↔ a ≡ b [MOD n] := by unfold Nat.ModEq; rw [Nat.add_mod_left]

theorem add_modEq_left : n + a ≡ a [MOD n] := by unfold Nat.ModEq; rw [Nat.add_mod_left]

theorem add_modEq_right : a + n ≡ a [MOD n] := by unfold Nat.ModEq; rw [Nat.add_mod_right]

theorem modEq_iff_exists_eq_add (h : a ≤ b) : a ≡ b [MOD n] ↔ ∃ t : ℕ, b = a + n * t := by
  rw [modEq_iff_dvd' h]
  exact ⟨fun ⟨t, ht⟩ => ⟨t, by omega⟩, fun ⟨t, ht⟩ => ⟨t, by omega⟩⟩

theorem modEq_and_modEq_iff_modEq_mul {a b m n : ℕ} (hmn : Coprime m n) :
    a ≡ b [MOD m] ∧ a ≡ b [MOD n] ↔ a ≡ b [MOD m * n] := by
  constructor
  · rintro ⟨h₁, h₂⟩
    rcases Nat.le_total a b with h | h
    · rw [modEq_iff_dvd' h] at *
      exact hmn.mul_dvd_of_dvd_of_dvd h₁ h₂
    · have k₁ := h₁.symm
      have k₂ := h₂.symm
      apply ModEq.symm
      rw [modEq_iff_dvd' h] at *
      exact hmn.mul_dvd_of_dvd_of_dvd k₁ k₂
  · exact fun h => ⟨h.of_mul_right n, h.of_mul_left m⟩

theorem coprime_of_mul_modEq_one (b : ℕ) {a n : ℕ} (h : a * b ≡ 1 [MOD n]) : Coprime a n := by
  have g := h.gcd_eq
  rw [gcd_one_left] at g
  exact Coprime.coprime_mul_right g

private theorem exists_chineseRemainder {m n : ℕ} (co : Coprime n m) (a b : ℕ) : ∃ k, k ≡ a [MOD n] ∧ k ≡ b [MOD m] := by
  obtain ⟨x, y, e⟩ := exists_gcd_eq_mul_add_mul n m
  rw [co.gcd_eq_one] at e
  rcases Nat.eq_zero_or_pos n with rfl | hn
  · have m1 : m = 1 := by rwa [coprime_zero_left] at co
    exact ⟨a, ModEq.refl a, m1 ▸ modEq_one⟩
  rcases Nat.eq_zero_or_pos m with rfl | hm
  · have n1 : n = 1 := by rwa [coprime_zero_right] at co
    exact ⟨b, n1 ▸ modEq_one, ModEq.refl b⟩
  have pos : (0 : ℤ) < n * m := Int.mul_pos (by omega) (by omega)
  have nn := Int.emod_nonneg ((a : ℤ) * (m * y) + b * (n * x)) (Int.ne_of_gt pos)
  refine ⟨(((a : ℤ) * (m * y) + b * (n * x)) % (n * m)).toNat, ?_, ?_⟩
  · rw [modEq_iff_dvd, Int.toNat_of_nonneg nn, Int.emod_def]
    generalize ((a : ℤ) * (m * y) + b * (n * x)) / (n * m) = q
    refine ⟨a * x - b * x + m * q, ?_⟩
    have e' : (a : ℤ) = a * (n * x + m * y) := by
      have : (n : ℤ) * x + m * y = 1 := by rw [← e]; rfl
      rw [this, Int.mul_one]
    have lhs : (a : ℤ) - (a * (m * y) + b * (n * x) - n * m * q) =
        a * (n * x + m * y) - (a * (m * y) + b * (n * x) - n * m * q) := by rw [← e']
    rw [lhs]
    ring
  · rw [modEq_iff_dvd, Int.toNat_of_nonneg nn, Int.emod_def]
    generalize ((a : ℤ) * (m * y) + b * (n * x)) / (n * m) = q
    refine ⟨b * y - a * y + n * q, ?_⟩
    have e' : (b : ℤ) = b * (n * x + m * y) := by
      have : (n : ℤ) * x + m * y = 1 := by rw [← e]; rfl
      rw [this, Int.mul_one]
    have lhs : (b : ℤ) - (a * (m * y) + b * (n * x) - n * m * q) =
        b * (n * x + m * y) - (a * (m * y) + b * (n * x) - n * m * q) := by rw [← e']
    rw [lhs]
    ring

/-- The number congruent to `a` modulo `n` and to `b` modulo `m`. -/
noncomputable def chineseRemainder {m n : ℕ} (co : Coprime n m) (a b : ℕ) : { k // k ≡ a [MOD n] ∧ k ≡ b [MOD m] } :=
  ⟨Classical.choose (exists_chineseRemainder co a b), Classical.choose_spec (exists_chineseRemainder co a b)⟩

end Nat
