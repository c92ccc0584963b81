import Mathlib.Algebra.Ring.Int

/-! The lemmas of `interval_cases`: bounds become inclusive, an interval is split below a number. -/

namespace Mathlib.Tactic.IntervalCases

section nat
variable {a b c e : ℕ}

theorem nat_lower (h : a ≤ e) (eq : a = b) : b ≤ e := eq ▸ h

theorem nat_lower_strict (h : a < e) (eq : a + 1 = b) : b ≤ e := eq ▸ h

theorem nat_upper (h : e ≤ a) (eq : a = b) : e ≤ b := eq ▸ h

theorem nat_upper_strict (h : e < a) (eq : a = b + 1) : e ≤ b := by rw [eq] at h; exact Nat.le_of_lt_succ h

theorem nat_none (h : e < a) (eq : a = 0) : False := by rw [eq] at h; exact Nat.not_lt_zero e h

theorem nat_split {p : Prop} (h : c = b + 1) (below : e ≤ b → p) (above : c ≤ e → p) : p :=
  (Nat.lt_or_ge e c).elim (fun l => below (nat_upper_strict l h)) above

end nat

section int
variable {a b c e : ℤ}

theorem int_lower (h : a ≤ e) (eq : a = b) : b ≤ e := eq ▸ h

theorem int_lower_strict (h : a < e) (eq : a + 1 = b) : b ≤ e := eq ▸ h

theorem int_upper (h : e ≤ a) (eq : a = b) : e ≤ b := eq ▸ h

theorem int_upper_strict (h : e < a) (eq : a = b + 1) : e ≤ b := by rw [eq] at h; exact Int.le_of_lt_add_one h

theorem int_split {p : Prop} (h : c = b + 1) (below : e ≤ b → p) (above : c ≤ e → p) : p :=
  (Int.lt_or_ge e c).elim (fun l => below (int_upper_strict l h)) above

end int

end Mathlib.Tactic.IntervalCases
