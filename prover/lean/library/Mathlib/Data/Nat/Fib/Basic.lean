import Mathlib.Data.Nat.GCD.Basic
import Mathlib.Logic.Function.Iterate

/-!
Fibonacci numbers. Source of the names: Mathlib `Mathlib/Data/Nat/Fib/Basic.lean`.
-/

namespace Nat

/-- The Fibonacci sequence. -/
@[pp_nodot] def fib (n : ℕ) : ℕ := (Nat.iterate (fun p : ℕ × ℕ => (p.snd, p.fst + p.snd)) n (0, 1)).fst

@[simp] theorem fib_zero : fib 0 = 0 := rfl

@[simp] theorem fib_one : fib 1 = 1 := rfl

@[simp] theorem fib_two : fib 2 = 1 := rfl

theorem fib_add_two {n : ℕ} : fib (n + 2) = fib n + fib (n + 1) := by
  unfold fib
  rw [Function.iterate_succ_apply' _ (n + 1), Function.iterate_succ_apply']

theorem fib_add_one : ∀ {n : ℕ}, n ≠ 0 → fib (n + 1) = fib (n - 1) + fib n
  | 0, h => absurd rfl h
  | _ + 1, _ => fib_add_two

theorem fib_le_fib_succ {n : ℕ} : fib n ≤ fib (n + 1) := by
  cases n with
  | zero => decide
  | succ n => rw [fib_add_two]; exact Nat.le_add_left _ _

theorem fib_mono : Monotone fib := fun m n h => by
  induction h with
  | refl => exact Nat.le_refl _
  | step _ ih => exact Nat.le_trans ih fib_le_fib_succ

@[simp] theorem fib_pos {n : ℕ} : 0 < fib n ↔ 0 < n := by
  constructor
  · intro h
    rcases Nat.eq_zero_or_pos n with e | e
    · rw [e, fib_zero] at h; exact absurd h (Nat.lt_irrefl 0)
    · exact e
  · intro h
    exact Nat.lt_of_lt_of_le (show 0 < fib 1 from Nat.one_pos) (fib_mono h)

theorem fib_eq_zero {n : ℕ} : fib n = 0 ↔ n = 0 := by
  have := fib_pos (n := n)
  omega

theorem fib_lt_fib_succ {n : ℕ} (hn : 2 ≤ n) : fib n < fib (n + 1) := by
  obtain ⟨k, rfl⟩ := Nat.exists_eq_add_of_le' hn
  have h : fib (k + 2 + 1) = fib (k + 1) + fib (k + 2) := fib_add_two
  have : 0 < fib (k + 1) := fib_pos.mpr (by omega)
  omega

theorem fib_add (m n : ℕ) : fib (m + n + 1) = fib m * fib n + fib (m + 1) * fib (n + 1) := by
  induction n generalizing m with
  | zero => rw [fib_zero, Nat.mul_zero, Nat.add_zero, Nat.zero_add, Nat.zero_add, fib_one, Nat.mul_one]
  | succ n ih =>
    have e : m + (n + 1) + 1 = (m + 1) + n + 1 := by omega
    rw [e, ih (m + 1), fib_add_two (n := m), fib_add_two (n := n)]
    ring

theorem fib_two_mul (n : ℕ) : fib (2 * n) = fib n * (2 * fib (n + 1) - fib n) := by
  cases n with
  | zero => rfl
  | succ n =>
    have e : 2 * (n + 1) = n + (n + 1) + 1 := by omega
    rw [e, fib_add, fib_add_two]
    have : 2 * (fib n + fib (n + 1)) - fib (n + 1) = 2 * fib n + fib (n + 1) := by omega
    rw [this]
    ring

theorem fib_two_mul_add_one (n : ℕ) : fib (2 * n + 1) = fib (n + 1) ^ 2 + fib n ^ 2 := by
  have e : 2 * n + 1 = n + n + 1 := by omega
  rw [e, fib_add]
  ring

theorem fib_coprime_fib_succ (n : ℕ) : Nat.Coprime (fib n) (fib (n + 1)) := by
  induction n with
  | zero => exact Nat.coprime_one_right 0
  | succ n ih => rw [fib_add_two, Nat.coprime_add_self_right]; exact ih.symm

theorem fib_dvd (m n : ℕ) (h : m ∣ n) : fib m ∣ fib n := by
  obtain ⟨k, rfl⟩ := h
  induction k with
  | zero => exact Nat.dvd_zero _
  | succ k ih =>
    cases m with
    | zero => rw [Nat.zero_mul]
    | succ m =>
      have e : (m + 1) * (k + 1) = (m + 1) * k + m + 1 := by rw [Nat.mul_add, Nat.mul_one, Nat.add_assoc]
      rw [e, fib_add]
      exact Nat.dvd_add (ih.mul_right _) (Nat.dvd_mul_left _ _)

end Nat
