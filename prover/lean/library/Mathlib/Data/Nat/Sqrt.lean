import Mathlib.Algebra.Group.Even
import Mathlib.Logic.Basic
import Mathlib.Tactic.Ring.Basic

/-!
Square roots of natural numbers, rounded down: Newton's iteration. Source of the names: Batteries `Data/Nat/Basic`,
Mathlib `Mathlib/Data/Nat/Sqrt.lean`.
-/

namespace Nat

/-- One step after the other until the guess does not fall any more. -/
def sqrt.iter (n guess : ℕ) : ℕ :=
  let next := (guess + n / guess) / 2
  if _h : next < guess then sqrt.iter n next else guess
termination_by guess

/-- The greatest natural number whose square is at most `n`. -/
def sqrt (n : ℕ) : ℕ := if n ≤ 1 then n else sqrt.iter n (1 <<< ((n.log2 / 2) + 1))

theorem sqrt.iter_eq (n guess : ℕ) :
    sqrt.iter n guess = if (guess + n / guess) / 2 < guess then sqrt.iter n ((guess + n / guess) / 2) else guess := by
  rw [sqrt.iter]
  by_cases h : (guess + n / guess) / 2 < guess
  · exact (dif_pos h).trans (if_pos h).symm
  · exact (dif_neg h).trans (if_neg h).symm


variable {m n a b : ℕ}

private theorem sqrt.iter_mul_self_le (n guess : ℕ) : sqrt.iter n guess * sqrt.iter n guess ≤ n := by
  rw [sqrt.iter_eq]
  by_cases h : (guess + n / guess) / 2 < guess
  · rw [if_pos h]; exact sqrt.iter_mul_self_le n _
  · rw [if_neg h]
    have k : guess ≤ n / guess := by
      by_cases hg : guess = 0
      · rw [hg]; exact Nat.zero_le _
      · omega
    exact Nat.le_trans (Nat.mul_le_mul_left guess k) (Nat.mul_div_le n guess)
termination_by guess

/-- The mean of two factors is at least their geometric mean. -/
private theorem sqrt.four_mul_le (g q : ℕ) : 4 * (g * q) ≤ (g + q) * (g + q) := by
  rcases Nat.le_total g q with h | h
  · obtain ⟨d, rfl⟩ := Nat.exists_eq_add_of_le h
    have e : (g + (g + d)) * (g + (g + d)) = 4 * (g * (g + d)) + d * d := by ring
    omega
  · obtain ⟨d, rfl⟩ := Nat.exists_eq_add_of_le h
    have e : (q + d + q) * (q + d + q) = 4 * ((q + d) * q) + d * d := by ring
    omega

private theorem sqrt.lt_next_succ (n guess : ℕ) (hg : 0 < guess) :
    n < ((guess + n / guess) / 2 + 1) * ((guess + n / guess) / 2 + 1) := by
  have h₁ : n < guess * (n / guess + 1) := by
    have e := Nat.div_add_mod n guess
    have l := Nat.mod_lt n hg
    rw [Nat.mul_add, Nat.mul_one]; omega
  generalize n / guess = q at h₁ ⊢
  have h₂ : guess + (q + 1) ≤ 2 * ((guess + q) / 2 + 1) := by omega
  generalize (guess + q) / 2 + 1 = s at h₂ ⊢
  have h₃ := sqrt.four_mul_le guess (q + 1)
  have h₄ := Nat.mul_le_mul h₂ h₂
  have e : 2 * s * (2 * s) = 4 * (s * s) := by ring
  omega

private theorem sqrt.lt_iter_succ (n guess : ℕ) (hn : n < (guess + 1) * (guess + 1)) :
    n < (sqrt.iter n guess + 1) * (sqrt.iter n guess + 1) := by
  rw [sqrt.iter_eq]
  by_cases h : (guess + n / guess) / 2 < guess
  · rw [if_pos h]
    exact sqrt.lt_iter_succ n _ (sqrt.lt_next_succ n guess (Nat.zero_lt_of_lt h))
  · rw [if_neg h]; exact hn
termination_by guess

theorem sqrt_le (n : ℕ) : sqrt n * sqrt n ≤ n := by
  unfold sqrt
  split
  · next h =>
    have := Nat.mul_le_mul_right n h
    rwa [Nat.one_mul] at this
  · exact sqrt.iter_mul_self_le _ _

theorem sqrt_le' (n : ℕ) : sqrt n ^ 2 ≤ n := by rw [Nat.pow_two]; exact sqrt_le n

theorem lt_succ_sqrt (n : ℕ) : n < succ (sqrt n) * succ (sqrt n) := by
  unfold sqrt
  split
  · next h => rw [Nat.succ_mul_succ]; omega
  · apply sqrt.lt_iter_succ
    have h₁ : n < 2 ^ (n.log2 + 1) := Nat.lt_log2_self
    have h₂ : 2 ^ (n.log2 + 1) ≤ 2 ^ (n.log2 / 2 + 1) * 2 ^ (n.log2 / 2 + 1) := by
      rw [← Nat.pow_add]
      exact Nat.pow_le_pow_right (by decide) (by omega)
    rw [Nat.shiftLeft_eq, Nat.one_mul]
    generalize 2 ^ (n.log2 / 2 + 1) = g at h₂ ⊢
    have e : (g + 1) * (g + 1) = g * g + 2 * g + 1 := by ring
    omega

theorem lt_succ_sqrt' (n : ℕ) : n < succ (sqrt n) ^ 2 := by rw [Nat.pow_two]; exact lt_succ_sqrt n

theorem sqrt_le_add (n : ℕ) : n ≤ sqrt n * sqrt n + sqrt n + sqrt n := by
  have h := lt_succ_sqrt n
  rw [Nat.succ_mul_succ] at h
  omega

private theorem mul_self_lt (h : m < n) : m * m < n * n := Nat.mul_lt_mul_of_lt_of_le h (Nat.le_of_lt h) (by omega)

private theorem lt_of_mul_self (h : m * m < n * n) : m < n :=
  Nat.lt_of_not_le fun k => Nat.not_le_of_lt h (Nat.mul_le_mul k k)

theorem le_sqrt : m ≤ sqrt n ↔ m * m ≤ n :=
  ⟨fun h => Nat.le_trans (Nat.mul_le_mul h h) (sqrt_le n),
    fun h => Nat.le_of_lt_succ (lt_of_mul_self (Nat.lt_of_le_of_lt h (lt_succ_sqrt n)))⟩

theorem le_sqrt' : m ≤ sqrt n ↔ m ^ 2 ≤ n := by rw [Nat.pow_two]; exact le_sqrt

theorem sqrt_lt : sqrt m < n ↔ m < n * n := by rw [← Nat.not_le, le_sqrt, Nat.not_le]

theorem sqrt_lt' : sqrt m < n ↔ m < n ^ 2 := by rw [← Nat.not_le, le_sqrt', Nat.not_le]

theorem sqrt_le_self (n : ℕ) : sqrt n ≤ n := Nat.le_trans (Nat.le_mul_self _) (sqrt_le n)

theorem sqrt_le_sqrt (h : m ≤ n) : sqrt m ≤ sqrt n := le_sqrt.mpr (Nat.le_trans (sqrt_le m) h)

@[simp] theorem sqrt_zero : sqrt 0 = 0 := rfl

@[simp] theorem sqrt_one : sqrt 1 = 1 := rfl

theorem sqrt_eq_zero : sqrt n = 0 ↔ n = 0 :=
  ⟨fun h => by have := lt_succ_sqrt n; rw [h] at this; omega, fun h => by rw [h]; rfl⟩

theorem eq_sqrt : a = sqrt n ↔ a * a ≤ n ∧ n < (a + 1) * (a + 1) := by
  constructor
  · rintro rfl; exact ⟨sqrt_le n, lt_succ_sqrt n⟩
  · intro ⟨h₁, h₂⟩
    exact Nat.le_antisymm (le_sqrt.mpr h₁) (Nat.le_of_lt_succ (sqrt_lt.mpr h₂))

theorem eq_sqrt' : a = sqrt n ↔ a ^ 2 ≤ n ∧ n < (a + 1) ^ 2 := by rw [Nat.pow_two, Nat.pow_two]; exact eq_sqrt

theorem le_three_of_sqrt_eq_one (h : sqrt n = 1) : n ≤ 3 := by
  have := lt_succ_sqrt n
  rw [h] at this
  exact Nat.le_of_lt_succ this

theorem sqrt_lt_self (h : 1 < n) : sqrt n < n := sqrt_lt.mpr (by
  have := Nat.mul_lt_mul_of_pos_right h (show 0 < n by omega)
  rwa [Nat.one_mul] at this)

theorem sqrt_pos : 0 < sqrt n ↔ 0 < n := by rw [Nat.pos_iff_ne_zero, Nat.pos_iff_ne_zero, Ne, sqrt_eq_zero]

theorem sqrt_add_eq (n : ℕ) (h : a ≤ n + n) : sqrt (n * n + a) = n :=
  (eq_sqrt.mpr ⟨Nat.le_add_right _ _, by
    have e : (n + 1) * (n + 1) = n * n + (n + n) + 1 := by ring
    omega⟩).symm

theorem sqrt_add_eq' (n : ℕ) (h : a ≤ n + n) : sqrt (n ^ 2 + a) = n := by rw [Nat.pow_two]; exact sqrt_add_eq n h

@[simp] theorem sqrt_eq (n : ℕ) : sqrt (n * n) = n := sqrt_add_eq n (Nat.zero_le _)

@[simp] theorem sqrt_eq' (n : ℕ) : sqrt (n ^ 2) = n := sqrt_add_eq' n (Nat.zero_le _)

theorem sqrt_succ_le_succ_sqrt (n : ℕ) : sqrt (succ n) ≤ succ (sqrt n) := by
  apply Nat.le_of_lt_succ
  rw [sqrt_lt]
  have h := lt_succ_sqrt n
  have k := mul_self_lt (Nat.lt_succ_self (succ (sqrt n)))
  omega

theorem exists_mul_self (x : ℕ) : (∃ n, n * n = x) ↔ sqrt x * sqrt x = x :=
  ⟨fun ⟨n, hn⟩ => by rw [← hn, sqrt_eq], fun h => ⟨sqrt x, h⟩⟩

theorem exists_mul_self' (x : ℕ) : (∃ n, n ^ 2 = x) ↔ sqrt x ^ 2 = x := by
  rw [Nat.pow_two, ← exists_mul_self]
  exact exists_congr fun n => by rw [Nat.pow_two]

theorem sqrt_mul_sqrt_lt_succ (n : ℕ) : sqrt n * sqrt n < n + 1 := Nat.lt_succ_of_le (sqrt_le n)

theorem not_exists_sq (hl : m * m < n) (hr : n < (m + 1) * (m + 1)) : ¬∃ t, t * t = n := by
  rintro ⟨t, rfl⟩
  have h₁ := lt_of_mul_self hl
  have h₂ := lt_of_mul_self hr
  omega

theorem not_exists_sq' (hl : m ^ 2 < n) (hr : n < (m + 1) ^ 2) : ¬∃ t, t ^ 2 = n := by
  rintro ⟨t, ht⟩
  rw [Nat.pow_two] at hl hr ht
  exact not_exists_sq hl hr ⟨t, ht⟩

instance : DecidablePred (IsSquare : ℕ → Prop) := fun m =>
  decidable_of_iff' (sqrt m * sqrt m = m) (by
    rw [← exists_mul_self m]
    exact ⟨fun ⟨r, h⟩ => ⟨r, h.symm⟩, fun ⟨r, h⟩ => ⟨r, h.symm⟩⟩)

end Nat
