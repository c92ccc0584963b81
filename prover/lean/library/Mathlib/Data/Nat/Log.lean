import Mathlib.Data.Nat.Init

/-!
Logarithms of natural numbers, rounded down. Source of the names: Mathlib `Mathlib/Data/Nat/Log.lean`.
-/

namespace Nat

variable {b m n x y : ℕ}

/-- `log b n`: the greatest `k` with `b ^ k ≤ n`; 0 when there is none or `b ≤ 1`. -/
def log (b : ℕ) (n : ℕ) : ℕ := if h : b ≤ n ∧ 1 < b then log b (n / b) + 1 else 0
termination_by n
decreasing_by exact Nat.div_lt_self (by omega) h.2

private theorem log_eq (b n : ℕ) : log b n = if b ≤ n ∧ 1 < b then log b (n / b) + 1 else 0 := by
  rw [log]
  by_cases h : b ≤ n ∧ 1 < b
  · exact (dif_pos h).trans (if_pos h).symm
  · exact (dif_neg h).trans (if_neg h).symm

@[simp] theorem log_eq_zero_iff {b n : ℕ} : log b n = 0 ↔ n < b ∨ b ≤ 1 := by
  rw [log_eq]
  by_cases h : b ≤ n ∧ 1 < b
  · rw [if_pos h]; omega
  · rw [if_neg h]; omega

theorem log_of_lt {b n : ℕ} (hb : n < b) : log b n = 0 := log_eq_zero_iff.mpr (Or.inl hb)

theorem log_of_left_le_one {b : ℕ} (hb : b ≤ 1) (n : ℕ) : log b n = 0 := log_eq_zero_iff.mpr (Or.inr hb)

theorem log_of_one_lt_of_le {b n : ℕ} (h : 1 < b) (hn : b ≤ n) : log b n = log b (n / b) + 1 := by
  rw [log_eq, if_pos ⟨hn, h⟩]

@[simp] theorem log_zero_left (n : ℕ) : log 0 n = 0 := log_of_left_le_one (by decide) n

@[simp] theorem log_zero_right (b : ℕ) : log b 0 = 0 := log_eq_zero_iff.mpr (by omega)

@[simp] theorem log_one_left (n : ℕ) : log 1 n = 0 := log_of_left_le_one (by decide) n

@[simp] theorem log_one_right (b : ℕ) : log b 1 = 0 := log_eq_zero_iff.mpr (by omega)

theorem pow_le_iff_le_log (hb : 1 < b) : ∀ (x : ℕ) {y : ℕ}, y ≠ 0 → (b ^ x ≤ y ↔ x ≤ log b y) := by
  intro x y hy
  induction y using Nat.strongRecOn generalizing x with
  | ind y ih =>
    cases x with
    | zero => rw [Nat.pow_zero]; omega
    | succ x =>
      rw [log_eq]
      have b0 : 0 < b := by omega
      by_cases h : b ≤ y ∧ 1 < b
      · rw [if_pos h, Nat.add_le_add_iff_right, ← ih (y / b) (Nat.div_lt_self (by omega) hb) x
          (Nat.ne_of_gt (Nat.div_pos h.1 b0)), Nat.le_div_iff_mul_le b0, Nat.pow_succ]
      · rw [if_neg h]
        have l : b ≤ b ^ (x + 1) := by
          have := Nat.pow_le_pow_right b0 (show 1 ≤ x + 1 by omega)
          rwa [Nat.pow_one] at this
        omega

theorem le_log_iff_pow_le (hb : 1 < b) (hy : y ≠ 0) : x ≤ log b y ↔ b ^ x ≤ y := (pow_le_iff_le_log hb x hy).symm

theorem lt_pow_iff_log_lt (hb : 1 < b) (hy : y ≠ 0) : y < b ^ x ↔ log b y < x := by
  rw [← Nat.not_le, ← Nat.not_le, pow_le_iff_le_log hb x hy]

theorem log_lt_iff_lt_pow (hb : 1 < b) (hy : y ≠ 0) : log b y < x ↔ y < b ^ x := (lt_pow_iff_log_lt hb hy).symm

theorem pow_le_of_le_log (hy : y ≠ 0) (h : x ≤ log b y) : b ^ x ≤ y := by
  rcases Nat.lt_or_ge 1 b with hb | hb
  · exact (pow_le_iff_le_log hb x hy).mpr h
  · rw [log_of_left_le_one hb] at h
    have : x = 0 := by omega
    rw [this, Nat.pow_zero]; omega

theorem pow_log_le_self (b : ℕ) {x : ℕ} (hx : x ≠ 0) : b ^ log b x ≤ x := pow_le_of_le_log hx (Nat.le_refl _)

theorem lt_pow_succ_log_self {b : ℕ} (hb : 1 < b) (x : ℕ) : x < b ^ (log b x).succ := by
  rcases Nat.eq_zero_or_pos x with h | h
  · rw [h]; exact Nat.pow_pos (by omega)
  · exact (lt_pow_iff_log_lt hb (by omega)).mpr (Nat.lt_succ_self _)

theorem lt_pow_of_log_lt (hb : 1 < b) : log b y < x → y < b ^ x := by
  intro h
  rcases Nat.eq_zero_or_pos y with e | e
  · rw [e]; exact Nat.pow_pos (by omega)
  · exact (lt_pow_iff_log_lt hb (by omega)).mpr h

theorem le_log_of_pow_le (hb : 1 < b) (h : b ^ x ≤ y) : x ≤ log b y := by
  have : 0 < b ^ x := Nat.pow_pos (by omega)
  exact (le_log_iff_pow_le hb (by omega)).mpr h

theorem log_lt_of_lt_pow (hy : y ≠ 0) (h : y < b ^ x) : log b y < x := by
  apply Nat.lt_of_not_le
  intro k
  exact Nat.not_le_of_lt h (pow_le_of_le_log hy k)

theorem log_eq_of_pow_le_of_lt_pow {b m n : ℕ} (h₁ : b ^ m ≤ n) (h₂ : n < b ^ (m + 1)) : log b n = m := by
  have hb : 1 < b := by
    apply Nat.lt_of_not_le
    intro k
    have : b ^ (m + 1) ≤ b ^ m := by
      rw [Nat.pow_succ]
      have := Nat.mul_le_mul_left (b ^ m) k
      omega
    omega
  have hn : n ≠ 0 := by have : 0 < b ^ m := Nat.pow_pos (by omega); omega
  have a₁ := (le_log_iff_pow_le hb hn).mpr h₁
  have a₂ := (lt_pow_iff_log_lt hb hn).mp h₂
  omega

theorem log_eq_iff {b m n : ℕ} (h : m ≠ 0 ∨ 1 < b ∧ n ≠ 0) : log b n = m ↔ b ^ m ≤ n ∧ n < b ^ (m + 1) := by
  refine ⟨fun e => ?_, fun ⟨h₁, h₂⟩ => log_eq_of_pow_le_of_lt_pow h₁ h₂⟩
  have hb : 1 < b := by
    rcases h with h | h
    · apply Nat.lt_of_not_le
      intro k
      rw [log_of_left_le_one k] at e
      exact h e.symm
    · exact h.1
  have hn : n ≠ 0 := by
    rcases h with h | h
    · rintro rfl
      rw [log_zero_right] at e
      exact h e.symm
    · exact h.2
  rw [← e]
  exact ⟨pow_log_le_self b hn, lt_pow_succ_log_self hb n⟩

@[simp] theorem log_pow {b : ℕ} (hb : 1 < b) (x : ℕ) : log b (b ^ x) = x :=
  log_eq_of_pow_le_of_lt_pow (Nat.le_refl _) (Nat.pow_lt_pow_right hb (Nat.lt_succ_self x))

theorem log_mono_right {b n m : ℕ} (h : n ≤ m) : log b n ≤ log b m := by
  rcases Nat.lt_or_ge 1 b with hb | hb
  · rcases Nat.eq_zero_or_pos n with e | e
    · rw [e, log_zero_right]; exact Nat.zero_le _
    · exact (le_log_iff_pow_le hb (by omega)).mpr (Nat.le_trans (pow_log_le_self b (by omega)) h)
  · rw [log_of_left_le_one hb]; exact Nat.zero_le _

theorem log_monotone {b : ℕ} : Monotone (log b) := fun _ _ => log_mono_right

theorem log_mul_base {b n : ℕ} (hb : 1 < b) (hn : n ≠ 0) : log b (n * b) = log b n + 1 := by
  have l : b ≤ n * b := Nat.le_mul_of_pos_left b (Nat.pos_of_ne_zero hn)
  rw [log_of_one_lt_of_le hb l, Nat.mul_div_cancel _ (by omega)]

theorem log_lt_self (b : ℕ) {x : ℕ} (hx : x ≠ 0) : log b x < x := by
  rcases Nat.lt_or_ge 1 b with hb | hb
  · exact log_lt_of_lt_pow hx (Nat.lt_pow_self hb)
  · rw [log_of_left_le_one hb]; omega

theorem log_le_self (b x : ℕ) : log b x ≤ x := by
  rcases Nat.eq_zero_or_pos x with h | h
  · rw [h, log_zero_right]
  · exact Nat.le_of_lt (log_lt_self b (by omega))

end Nat
