import Mathlib.Data.Nat.Choose.Basic
import Mathlib.Data.Nat.Factorial.Lemmas
import Mathlib.Tactic.Linarith.Lemmas

/-!
More about binomial coefficients. Source of the names: Mathlib `Mathlib/Data/Nat/Choose/Basic.lean`,
`Mathlib/Data/Nat/Choose/Dvd.lean`.
-/

namespace Nat

open Nat

variable {n k : ℕ}

theorem choose_zero_pos (k : ℕ) (hk : 0 < k) : choose 0 k = 0 := choose_eq_zero_of_lt hk

theorem choose_eq_zero_iff {n k : ℕ} : n.choose k = 0 ↔ n < k := by
  refine ⟨fun h => Nat.lt_of_not_le fun l => ?_, choose_eq_zero_of_lt⟩
  exact Nat.ne_of_gt (choose_pos l) h

theorem choose_ne_zero (h : k ≤ n) : n.choose k ≠ 0 := Nat.ne_of_gt (choose_pos h)

theorem choose_ne_zero_iff {n k : ℕ} : n.choose k ≠ 0 ↔ k ≤ n := by rw [Ne, choose_eq_zero_iff, Nat.not_lt]

theorem succ_mul_choose_eq : ∀ n k, succ n * choose n k = choose (succ n) (succ k) * succ k
  | 0, 0 => rfl
  | 0, k + 1 => by
    rw [choose_zero_succ, Nat.mul_zero, choose_eq_zero_of_lt (by omega), Nat.zero_mul]
  | n + 1, 0 => by
    show (n + 2) * choose (n + 1) 0 = choose (n + 2) 1 * 1
    rw [choose_zero_right, choose_one_right]
  | n + 1, k + 1 => by
    show (n + 2) * choose (n + 1) (k + 1) = choose (n + 2) (k + 2) * (k + 2)
    have h₁ : (n + 1) * choose n k = choose (n + 1) (k + 1) * (k + 1) := succ_mul_choose_eq n k
    have h₂ : (n + 1) * choose n (k + 1) = choose (n + 1) (k + 2) * (k + 2) := succ_mul_choose_eq n (k + 1)
    have e : choose (n + 2) (k + 2) = choose (n + 1) (k + 1) + choose (n + 1) (k + 2) := rfl
    have e' : choose (n + 1) (k + 1) = choose n k + choose n (k + 1) := rfl
    rw [e, Nat.add_mul (choose (n + 1) (k + 1)), ← h₂]
    have f : choose (n + 1) (k + 1) * (k + 2) = (n + 1) * choose n k + choose (n + 1) (k + 1) := by rw [h₁]; ring
    rw [f, e']
    ring

theorem choose_mul_factorial_mul_factorial : ∀ {n k}, k ≤ n → choose n k * k ! * (n - k)! = n !
  | 0, k, hk => by
    have : k = 0 := by omega
    subst this
    rfl
  | n + 1, 0, _ => by rw [choose_zero_right, factorial_zero, Nat.sub_zero, Nat.one_mul]
  | n + 1, k + 1, hk => by
    have ih := choose_mul_factorial_mul_factorial (n := n) (k := k) (by omega)
    have e : n + 1 - (k + 1) = n - k := by omega
    have s : (n + 1) * choose n k = choose (n + 1) (k + 1) * (k + 1) := succ_mul_choose_eq n k
    rw [e, factorial_succ k, factorial_succ n, ← ih, ← Nat.mul_assoc (choose (n + 1) (k + 1)), ← s]
    ring

theorem choose_eq_factorial_div_factorial {n k : ℕ} (hk : k ≤ n) : choose n k = n ! / (k ! * (n - k)!) := by
  rw [← choose_mul_factorial_mul_factorial hk, Nat.mul_assoc]
  exact (Nat.mul_div_cancel _ (Nat.mul_pos (factorial_pos _) (factorial_pos _))).symm

theorem factorial_mul_factorial_dvd_factorial {n k : ℕ} (hk : k ≤ n) : k ! * (n - k)! ∣ n ! :=
  ⟨choose n k, by rw [← choose_mul_factorial_mul_factorial hk]; ring⟩

theorem add_choose (i j : ℕ) : (i + j).choose j = (i + j)! / (i ! * j !) := by
  rw [choose_eq_factorial_div_factorial (Nat.le_add_left j i), Nat.add_sub_cancel, Nat.mul_comm]

theorem add_choose_mul_factorial_mul_factorial (i j : ℕ) : (i + j).choose j * i ! * j ! = (i + j)! := by
  have h := choose_mul_factorial_mul_factorial (Nat.le_add_left j i)
  rw [Nat.add_sub_cancel] at h
  rw [← h]; ring

@[simp] theorem choose_symm {n k : ℕ} (hk : k ≤ n) : choose n (n - k) = choose n k := by
  rw [choose_eq_factorial_div_factorial hk, choose_eq_factorial_div_factorial (Nat.sub_le n k), Nat.sub_sub_self hk,
    Nat.mul_comm]

theorem choose_symm_of_eq_add {n a b : ℕ} (h : n = a + b) : choose n a = choose n b := by
  have e : b = n - a := by omega
  rw [e, choose_symm (by omega)]

theorem choose_symm_add {a b : ℕ} : choose (a + b) a = choose (a + b) b := choose_symm_of_eq_add rfl

theorem choose_symm_half (m : ℕ) : choose (2 * m + 1) (m + 1) = choose (2 * m + 1) m := choose_symm_of_eq_add (by omega)

theorem choose_succ_right_eq (n k : ℕ) : choose n (k + 1) * (k + 1) = choose n k * (n - k) := by
  rcases Nat.lt_or_ge n k with h | h
  · rw [choose_eq_zero_of_lt h, choose_eq_zero_of_lt (by omega), Nat.zero_mul, Nat.zero_mul]
  · have e : (n + 1) * choose n k = choose (n + 1) (k + 1) * (k + 1) := succ_mul_choose_eq n k
    rw [choose_succ_succ', Nat.add_mul (choose n k)] at e
    obtain ⟨c, rfl⟩ := Nat.exists_eq_add_of_le h
    rw [Nat.add_sub_cancel_left]
    have : (k + c + 1) * choose (k + c) k = choose (k + c) k * (k + 1) + choose (k + c) k * c := by ring
    omega

@[simp] theorem choose_succ_self_right : ∀ n : ℕ, (n + 1).choose n = n + 1
  | 0 => rfl
  | n + 1 => by
    rw [choose_succ_succ', choose_succ_self_right n, choose_self]

theorem choose_mul_succ_eq (n k : ℕ) : n.choose k * (n + 1) = (n + 1).choose k * (n + 1 - k) := by
  cases k with
  | zero => rw [choose_zero_right, choose_zero_right, Nat.sub_zero]
  | succ k =>
    rcases Nat.lt_or_ge n k with h | h
    · rw [choose_eq_zero_of_lt (show n < k + 1 by omega), choose_eq_zero_of_lt (by omega), Nat.zero_mul, Nat.zero_mul]
    · have e := choose_succ_right_eq (n + 1) k
      have s := choose_succ_right_eq n k
      rw [choose_succ_succ', Nat.add_mul]
      have e' : n + 1 - (k + 1) = n - k := by omega
      rw [e', ← s]
      obtain ⟨c, rfl⟩ := Nat.exists_eq_add_of_le h
      rw [Nat.add_sub_cancel_left]
      ring

theorem triangle_succ (n : ℕ) : (n + 1) * (n + 1 - 1) / 2 = n * (n - 1) / 2 + n := by
  cases n with
  | zero => rfl
  | succ n =>
    rw [Nat.add_sub_cancel, Nat.add_sub_cancel]
    have e : (n + 1 + 1) * (n + 1) = (n + 1) * n + (n + 1) * 2 := by ring
    rw [e, Nat.add_mul_div_right _ _ (by decide)]

theorem choose_two_right (n : ℕ) : choose n 2 = n * (n - 1) / 2 := by
  induction n with
  | zero => rfl
  | succ n ih =>
    rw [triangle_succ, choose_succ_succ', choose_one_right, ih, Nat.add_comm]

theorem choose_mul {n k s : ℕ} (hkn : k ≤ n) (hsk : s ≤ k) :
    n.choose k * k.choose s = n.choose s * (n - s).choose (k - s) := by
  have p : 0 < (n - k)! * (k - s)! * s ! := Nat.mul_pos (Nat.mul_pos (factorial_pos _) (factorial_pos _)) (factorial_pos _)
  apply Nat.eq_of_mul_eq_mul_right p
  have h₁ := choose_mul_factorial_mul_factorial hkn
  have h₂ := choose_mul_factorial_mul_factorial hsk
  have h₃ := choose_mul_factorial_mul_factorial (Nat.le_trans hsk hkn)
  have h₄ := choose_mul_factorial_mul_factorial (n := n - s) (k := k - s) (by omega)
  have e : n - s - (k - s) = n - k := by omega
  rw [e] at h₄
  have l : n.choose k * k.choose s * ((n - k)! * (k - s)! * s !) = n.choose k * (k.choose s * s ! * (k - s)!) * (n - k)! := by
    ring
  have r : n.choose s * (n - s).choose (k - s) * ((n - k)! * (k - s)! * s !) =
      n.choose s * s ! * ((n - s).choose (k - s) * (k - s)! * (n - k)!) := by ring
  rw [l, r, h₂, h₁, h₄, h₃]

theorem choose_le_succ (a c : ℕ) : choose a c ≤ choose a.succ c := by
  cases c with
  | zero => rw [choose_zero_right, choose_zero_right]
  | succ c => rw [choose_succ_succ]; omega

theorem choose_le_choose {a b : ℕ} (c : ℕ) (h : a ≤ b) : choose a c ≤ choose b c := by
  induction h with
  | refl => exact Nat.le_refl _
  | step _ ih => exact Nat.le_trans ih (choose_le_succ _ c)

theorem choose_mono (b : ℕ) : Monotone fun a => choose a b := fun _ _ h => choose_le_choose b h

theorem Prime.dvd_choose_self {p k : ℕ} (hp : p.Prime) (hk0 : k ≠ 0) (hkp : k < p) : p ∣ choose p k := by
  have h := choose_mul_factorial_mul_factorial (Nat.le_of_lt hkp)
  have d : p ∣ choose p k * k ! * (p - k)! := by rw [h]; exact hp.dvd_factorial.mpr (Nat.le_refl p)
  rcases hp.dvd_mul.mp d with d | d
  · rcases hp.dvd_mul.mp d with d | d
    · exact d
    · exact absurd (hp.dvd_factorial.mp d) (Nat.not_le_of_lt hkp)
  · have := hp.dvd_factorial.mp d
    omega

end Nat
