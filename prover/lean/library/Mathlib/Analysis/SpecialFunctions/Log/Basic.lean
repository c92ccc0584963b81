import Mathlib.Algebra.BigOperators.Ring.Finset
import Mathlib.Analysis.SpecialFunctions.Exp
import Mathlib.Order.Monotone.Basic

/-!
The natural logarithm. Source of the names: Mathlib `Mathlib/Analysis/SpecialFunctions/Log/Basic.lean`.
-/

namespace Real

variable {x y : ℝ}

open Classical in
/-- The natural logarithm: of the absolute value, and 0 at 0. -/
@[pp_nodot] noncomputable def log (x : ℝ) : ℝ := if h : x ≠ 0 then choose (exists_exp_eq (abs_pos.mpr h)) else 0

@[simp] theorem log_zero : log 0 = 0 := by
  unfold log
  rw [dif_neg (fun h => h rfl)]

theorem exp_log_eq_abs (hx : x ≠ 0) : exp (log x) = |x| := by
  unfold log
  rw [dif_pos hx]
  exact Classical.choose_spec (exists_exp_eq (abs_pos.mpr hx))

attribute [irreducible] log

theorem exp_log (hx : 0 < x) : exp (log x) = x := by rw [exp_log_eq_abs (ne_of_gt hx), abs_of_pos hx]

theorem exp_log_of_neg (hx : x < 0) : exp (log x) = -x := by rw [exp_log_eq_abs (ne_of_lt hx), abs_of_neg hx]

@[simp] theorem log_exp (x : ℝ) : log (exp x) = x := exp_injective (exp_log (exp_pos x))

theorem log_surjective : Function.Surjective log := fun x => ⟨exp x, log_exp x⟩

@[simp] theorem log_one : log 1 = 0 := exp_injective (by rw [exp_log zero_lt_one, exp_zero])

@[simp] theorem log_abs (x : ℝ) : log |x| = log x := by
  by_cases h : x = 0
  · rw [h, abs_zero]
  · apply exp_injective
    rw [exp_log_eq_abs h, exp_log (abs_pos.mpr h)]

@[simp] theorem log_neg_eq_log (x : ℝ) : log (-x) = log x := by rw [← log_abs, abs_neg, log_abs]

theorem log_mul (hx : x ≠ 0) (hy : y ≠ 0) : log (x * y) = log x + log y := by
  apply exp_injective
  rw [exp_log_eq_abs (mul_ne_zero hx hy), exp_add, exp_log_eq_abs hx, exp_log_eq_abs hy, abs_mul]

@[simp] theorem log_inv (x : ℝ) : log x⁻¹ = -log x := by
  by_cases h : x = 0
  · rw [h, inv_zero, log_zero, neg_zero]
  · apply exp_injective
    rw [exp_log_eq_abs (inv_ne_zero h), exp_neg, exp_log_eq_abs h, abs_inv]

theorem log_div (hx : x ≠ 0) (hy : y ≠ 0) : log (x / y) = log x - log y := by
  rw [div_eq_mul_inv, log_mul hx (inv_ne_zero hy), log_inv, sub_eq_add_neg]

@[simp] theorem log_pow (x : ℝ) (n : ℕ) : log (x ^ n) = n * log x := by
  by_cases h : x = 0
  · rw [h, log_zero, mul_zero]
    cases n with
    | zero => rw [pow_zero, log_one]
    | succ n => rw [zero_pow (Nat.succ_ne_zero n), log_zero]
  · apply exp_injective
    rw [exp_log_eq_abs (pow_ne_zero n h), exp_nat_mul, exp_log_eq_abs h, abs_pow]

@[simp] theorem log_zpow (x : ℝ) (n : ℤ) : log (x ^ n) = n * log x := by
  rcases Int.eq_nat_or_neg n with ⟨k, rfl | rfl⟩
  · rw [zpow_natCast, log_pow, Int.cast_natCast]
  · rw [zpow_neg, zpow_natCast, log_inv, log_pow, Int.cast_neg, Int.cast_natCast, neg_mul]

theorem log_sqrt (hx : 0 ≤ x) : log (√x) = log x / 2 := by
  rcases eq_or_lt_of_le hx with h | h
  · rw [← h, sqrt_zero, log_zero, zero_div]
  · have e := log_pow (√x) 2
    rw [sq_sqrt hx] at e
    rw [e]
    push_cast
    ring

theorem log_le_log_iff (h : 0 < x) (h₁ : 0 < y) : log x ≤ log y ↔ x ≤ y := by
  rw [← exp_le_exp, exp_log h, exp_log h₁]

theorem log_le_log (hx : 0 < x) (hxy : x ≤ y) : log x ≤ log y := (log_le_log_iff hx (lt_of_lt_of_le hx hxy)).mpr hxy

theorem log_lt_log (hx : 0 < x) (h : x < y) : log x < log y := by
  rwa [← exp_lt_exp, exp_log hx, exp_log (lt_trans hx h)]

theorem log_lt_log_iff (hx : 0 < x) (hy : 0 < y) : log x < log y ↔ x < y := by
  rw [← exp_lt_exp, exp_log hx, exp_log hy]

theorem log_le_iff_le_exp (hx : 0 < x) : log x ≤ y ↔ x ≤ exp y := by rw [← exp_le_exp, exp_log hx]

theorem log_lt_iff_lt_exp (hx : 0 < x) : log x < y ↔ x < exp y := by rw [← exp_lt_exp, exp_log hx]

theorem le_log_iff_exp_le (hy : 0 < y) : x ≤ log y ↔ exp x ≤ y := by rw [← exp_le_exp, exp_log hy]

theorem lt_log_iff_exp_lt (hy : 0 < y) : x < log y ↔ exp x < y := by rw [← exp_lt_exp, exp_log hy]

theorem log_pos_iff (hx : 0 ≤ x) : 0 < log x ↔ 1 < x := by
  rcases eq_or_lt_of_le hx with h | h
  · rw [← h, log_zero]
    exact ⟨fun k => absurd k (lt_irrefl 0), fun k => absurd k (not_lt_of_ge zero_le_one)⟩
  · rw [lt_log_iff_exp_lt h, exp_zero]

theorem log_pos (hx : 1 < x) : 0 < log x := (log_pos_iff (le_of_lt (lt_trans zero_lt_one hx))).mpr hx

theorem log_pos_of_lt_neg_one (hx : x < -1) : 0 < log x := by
  rw [← log_neg_eq_log]; exact log_pos (by linarith)

theorem log_neg_iff (h : 0 < x) : log x < 0 ↔ x < 1 := by rw [log_lt_iff_lt_exp h, exp_zero]

theorem log_neg (h0 : 0 < x) (h1 : x < 1) : log x < 0 := (log_neg_iff h0).mpr h1

theorem log_nonneg_iff (hx : 0 < x) : 0 ≤ log x ↔ 1 ≤ x := by rw [← not_lt, log_neg_iff hx, not_lt]

theorem log_nonneg (hx : 1 ≤ x) : 0 ≤ log x := (log_nonneg_iff (lt_of_lt_of_le zero_lt_one hx)).mpr hx

theorem log_nonpos_iff (hx : 0 ≤ x) : log x ≤ 0 ↔ x ≤ 1 := by rw [← not_lt, log_pos_iff hx, not_lt]

theorem log_nonpos (hx : 0 ≤ x) (h'x : x ≤ 1) : log x ≤ 0 := (log_nonpos_iff hx).mpr h'x

theorem log_natCast_nonneg (n : ℕ) : 0 ≤ log n := by
  cases n with
  | zero => rw [Nat.cast_zero, log_zero]
  | succ n => exact log_nonneg (Nat.one_le_cast.mpr (by omega))

theorem log_intCast_nonneg (n : ℤ) : 0 ≤ log n := by
  rw [← log_abs]
  have e : |(n : ℝ)| = ((n.natAbs : ℕ) : ℝ) := by
    rcases Int.natAbs_eq n with h | h
    · have k : (0 : ℝ) ≤ n := Int.cast_nonneg.mpr (by omega)
      rw [abs_of_nonneg k, ← Int.cast_natCast, ← h]
    · have k : (n : ℝ) ≤ 0 := Int.cast_nonpos.mpr (by omega)
      rw [abs_of_nonpos k, ← Int.cast_natCast, ← Int.cast_neg, ← neg_eq_iff_eq_neg.mpr h]
  rw [e]
  exact log_natCast_nonneg _

theorem eq_one_of_pos_of_log_eq_zero (h₁ : 0 < x) (h₂ : log x = 0) : x = 1 := by rw [← exp_log h₁, h₂, exp_zero]

theorem log_ne_zero_of_pos_of_ne_one (hx_pos : 0 < x) (hx : x ≠ 1) : log x ≠ 0 := fun h =>
  hx (eq_one_of_pos_of_log_eq_zero hx_pos h)

@[simp] theorem log_eq_zero : log x = 0 ↔ x = 0 ∨ x = 1 ∨ x = -1 := by
  constructor
  · intro h
    by_cases h0 : x = 0
    · exact Or.inl h0
    · have k : |x| = 1 := eq_one_of_pos_of_log_eq_zero (abs_pos.mpr h0) (by rw [log_abs, h])
      exact Or.inr ((abs_eq zero_le_one).mp k)
  · rintro (rfl | rfl | rfl)
    · exact log_zero
    · exact log_one
    · rw [log_neg_eq_log, log_one]

theorem log_ne_zero : log x ≠ 0 ↔ x ≠ 0 ∧ x ≠ 1 ∧ x ≠ -1 := by
  rw [Ne, log_eq_zero, not_or, not_or]

theorem log_le_sub_one_of_pos (hx : 0 < x) : log x ≤ x - 1 := by
  have := add_one_le_exp (log x)
  rw [exp_log hx] at this
  linarith

theorem log_lt_sub_one_of_pos (hx1 : 0 < x) (hx2 : x ≠ 1) : log x < x - 1 := by
  have := add_one_lt_exp (log_ne_zero_of_pos_of_ne_one hx1 hx2)
  rw [exp_log hx1] at this
  linarith

theorem one_sub_inv_le_log_of_pos (hx : 0 < x) : 1 - x⁻¹ ≤ log x := by
  have := log_le_sub_one_of_pos (inv_pos.mpr hx)
  rw [log_inv] at this
  linarith

theorem log_le_self (hx : 0 ≤ x) : log x ≤ x := by
  rcases eq_or_lt_of_le hx with h | h
  · rw [← h, log_zero]
  · have := log_le_sub_one_of_pos h
    linarith

theorem log_two_pos : 0 < log 2 := log_pos one_lt_two

theorem strictMonoOn_log : StrictMonoOn log (Set.Ioi 0) := fun _ hx _ _ h => log_lt_log hx h

theorem log_injOn_pos : Set.InjOn log (Set.Ioi 0) := fun x hx y hy h => by
  rw [← exp_log hx, h, exp_log hy]

theorem log_prod {α : Type*} {s : Finset α} {f : α → ℝ} (hf : ∀ x ∈ s, f x ≠ 0) :
    log (∏ i ∈ s, f i) = ∑ i ∈ s, log (f i) := by
  classical
  induction s using Finset.induction_on with
  | empty => rw [Finset.prod_empty, Finset.sum_empty, log_one]
  | insert a s h ih =>
    have k : ∀ x ∈ s, f x ≠ 0 := fun x hx => hf x (Finset.mem_insert_of_mem hx)
    rw [Finset.prod_insert h, Finset.sum_insert h, log_mul (hf a (Finset.mem_insert_self a s)) (Finset.prod_ne_zero_iff.mpr k),
      ih k]

end Real
