import Mathlib.Analysis.SpecialFunctions.Log.Basic

/-!
Logarithms to a base. Source of the names: Mathlib `Mathlib/Analysis/SpecialFunctions/Log/Base.lean`.
Facts about real powers stand in `Mathlib.Analysis.SpecialFunctions.Pow.Real`.
-/

namespace Real

variable {b x y : ℝ}

/-- The logarithm to the base `b`. -/
@[pp_nodot] noncomputable def logb (b x : ℝ) : ℝ := log x / log b

theorem log_div_log : log x / log b = logb b x := rfl

@[simp] theorem logb_zero : logb b 0 = 0 := by rw [logb, log_zero, zero_div]

@[simp] theorem logb_one : logb b 1 = 0 := by rw [logb, log_one, zero_div]

@[simp] theorem logb_zero_left : logb 0 x = 0 := by rw [logb, log_zero, div_zero]

@[simp] theorem logb_one_left : logb 1 x = 0 := by rw [logb, log_one, div_zero]

@[simp] theorem logb_self_eq_one (hb : 1 < b) : logb b b = 1 := div_self (ne_of_gt (log_pos hb))

theorem logb_self_eq_one_iff : logb b b = 1 ↔ b ≠ 0 ∧ b ≠ 1 ∧ b ≠ -1 := by
  rw [logb, div_self_eq_one₀, log_ne_zero]

@[simp] theorem logb_abs_base (b x : ℝ) : logb |b| x = logb b x := by rw [logb, logb, log_abs]

@[simp] theorem logb_abs (b x : ℝ) : logb b |x| = logb b x := by rw [logb, logb, log_abs]

@[simp] theorem logb_neg_eq_logb (b x : ℝ) : logb b (-x) = logb b x := by rw [logb, logb, log_neg_eq_log]

theorem logb_mul (hx : x ≠ 0) (hy : y ≠ 0) : logb b (x * y) = logb b x + logb b y := by
  rw [logb, logb, logb, log_mul hx hy, add_div]

theorem logb_div (hx : x ≠ 0) (hy : y ≠ 0) : logb b (x / y) = logb b x - logb b y := by
  rw [logb, logb, logb, log_div hx hy, sub_div]

@[simp] theorem logb_inv (b x : ℝ) : logb b x⁻¹ = -logb b x := by rw [logb, logb, log_inv, neg_div]

theorem inv_logb (a b : ℝ) : (logb a b)⁻¹ = logb b a := by rw [logb, logb, inv_div]

@[simp] theorem logb_pow (b x : ℝ) (k : ℕ) : logb b (x ^ k) = k * logb b x := by
  rw [logb, logb, log_pow, mul_div_assoc]

@[simp] theorem logb_zpow (b x : ℝ) (k : ℤ) : logb b (x ^ k) = k * logb b x := by
  rw [logb, logb, log_zpow, mul_div_assoc]

theorem mul_logb {a b c : ℝ} (h₁ : b ≠ 0) (h₂ : b ≠ 1) (h₃ : b ≠ -1) : logb a b * logb b c = logb a c := by
  have k : log b ≠ 0 := log_ne_zero.mpr ⟨h₁, h₂, h₃⟩
  rw [logb, logb, logb, mul_comm, div_mul_div_cancel₀ _ _ k]

theorem div_logb {a b c : ℝ} (h₁ : c ≠ 0) (h₂ : c ≠ 1) (h₃ : c ≠ -1) : logb a c / logb b c = logb a b := by
  rw [div_eq_mul_inv, inv_logb, mul_logb h₁ h₂ h₃]

section OneLtB

theorem logb_le_logb (hb : 1 < b) (h : 0 < x) (h₁ : 0 < y) : logb b x ≤ logb b y ↔ x ≤ y := by
  rw [logb, logb, div_le_div_iff_of_pos_right (log_pos hb), log_le_log_iff h h₁]

theorem logb_le_logb_of_le (hb : 1 < b) (hx : 0 < x) (hxy : x ≤ y) : logb b x ≤ logb b y :=
  (logb_le_logb hb hx (lt_of_lt_of_le hx hxy)).mpr hxy

theorem logb_lt_logb (hb : 1 < b) (hx : 0 < x) (hxy : x < y) : logb b x < logb b y := by
  rw [logb, logb, div_lt_div_iff_of_pos_right (log_pos hb)]
  exact log_lt_log hx hxy

theorem logb_lt_logb_iff (hb : 1 < b) (hx : 0 < x) (hy : 0 < y) : logb b x < logb b y ↔ x < y := by
  rw [logb, logb, div_lt_div_iff_of_pos_right (log_pos hb), log_lt_log_iff hx hy]

theorem logb_pos_iff (hb : 1 < b) (hx : 0 < x) : 0 < logb b x ↔ 1 < x := by
  have := logb_lt_logb_iff hb zero_lt_one hx
  rwa [logb_one] at this

theorem logb_pos (hb : 1 < b) (hx : 1 < x) : 0 < logb b x := div_pos (log_pos hx) (log_pos hb)

theorem logb_neg_iff (hb : 1 < b) (h : 0 < x) : logb b x < 0 ↔ x < 1 := by
  have := logb_lt_logb_iff hb h zero_lt_one
  rwa [logb_one] at this

theorem logb_neg (hb : 1 < b) (h0 : 0 < x) (h1 : x < 1) : logb b x < 0 := (logb_neg_iff hb h0).mpr h1

theorem logb_nonneg_iff (hb : 1 < b) (hx : 0 < x) : 0 ≤ logb b x ↔ 1 ≤ x := by
  rw [← not_lt, logb_neg_iff hb hx, not_lt]

theorem logb_nonneg (hb : 1 < b) (hx : 1 ≤ x) : 0 ≤ logb b x :=
  (logb_nonneg_iff hb (lt_of_lt_of_le zero_lt_one hx)).mpr hx

theorem logb_nonpos_iff (hb : 1 < b) (hx : 0 < x) : logb b x ≤ 0 ↔ x ≤ 1 := by
  rw [← not_lt, logb_pos_iff hb hx, not_lt]

theorem logb_inj_of_pos (hb : 1 < b) (hx : 0 < x) (hy : 0 < y) (h : logb b x = logb b y) : x = y :=
  le_antisymm ((logb_le_logb hb hx hy).mp (le_of_eq h)) ((logb_le_logb hb hy hx).mp (ge_of_eq h))

theorem eq_one_of_pos_of_logb_eq_zero (hb : 1 < b) (h₁ : 0 < x) (h₂ : logb b x = 0) : x = 1 :=
  logb_inj_of_pos hb h₁ zero_lt_one (by rw [h₂, logb_one])

theorem logb_nonpos_iff' (hb : 1 < b) (hx : 0 ≤ x) : logb b x ≤ 0 ↔ x ≤ 1 := by
  rw [logb, div_le_iff₀ (log_pos hb), zero_mul, log_nonpos_iff hx]

theorem logb_nonpos (hb : 1 < b) (hx : 0 ≤ x) (h'x : x ≤ 1) : logb b x ≤ 0 := (logb_nonpos_iff' hb hx).mpr h'x

theorem strictMonoOn_logb (hb : 1 < b) : StrictMonoOn (logb b) (Set.Ioi 0) := fun _ hx _ _ h => logb_lt_logb hb hx h

theorem logb_injOn_pos (hb : 1 < b) : Set.InjOn (logb b) (Set.Ioi 0) := fun _ hx _ hy h => logb_inj_of_pos hb hx hy h

theorem logb_ne_zero_of_pos_of_ne_one (hb : 1 < b) (hx_pos : 0 < x) (hx : x ≠ 1) : logb b x ≠ 0 := fun h =>
  hx (eq_one_of_pos_of_logb_eq_zero hb hx_pos h)

end OneLtB

@[simp] theorem logb_eq_zero : logb b x = 0 ↔ b = 0 ∨ b = 1 ∨ b = -1 ∨ x = 0 ∨ x = 1 ∨ x = -1 := by
  rw [logb, div_eq_zero_iff, log_eq_zero, log_eq_zero]
  tauto

theorem logb_prod {α : Type*} (s : Finset α) (f : α → ℝ) (hf : ∀ x ∈ s, f x ≠ 0) :
    logb b (∏ i ∈ s, f i) = ∑ i ∈ s, logb b (f i) := by
  rw [logb, log_prod hf, Finset.sum_div]
  rfl

end Real
