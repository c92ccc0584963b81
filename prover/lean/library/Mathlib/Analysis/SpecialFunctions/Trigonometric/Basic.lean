import Mathlib.Algebra.Periodic
import Mathlib.Analysis.SpecialFunctions.Exp
import Mathlib.Order.Interval.Set
import Mathlib.Order.Monotone.Basic

/-!
Sine, cosine and `π`. Source of the names: Mathlib `Mathlib/Analysis/Complex/Trigonometric.lean`,
`Mathlib/Analysis/SpecialFunctions/Trigonometric/Basic.lean`, `Mathlib/Analysis/Real/Pi/Bounds.lean`.
-/

namespace Real

variable {x y : ℝ}

attribute [simp] sin_sq_add_cos_sq cos_pi_div_two

private theorem sin_zero_cos_zero : sin 0 = 0 ∧ cos 0 = 1 := by
  have h₁ := sin_add 0 0
  have h₂ := cos_add 0 0
  have h₃ := sin_sq_add_cos_sq 0
  rw [add_zero] at h₁ h₂
  have e : sin 0 * (2 * cos 0 - 1) = 0 := by linarith
  rcases mul_eq_zero.mp e with h | h
  · rw [h] at h₂ h₃
    refine ⟨h, ?_⟩
    nlinarith
  · exfalso
    have c : cos 0 = 1 / 2 := by linarith
    rw [c] at h₂ h₃
    nlinarith

@[simp] theorem sin_zero : sin 0 = 0 := sin_zero_cos_zero.1

@[simp] theorem cos_zero : cos 0 = 1 := sin_zero_cos_zero.2

@[simp] theorem cos_sq_add_sin_sq (x : ℝ) : cos x ^ 2 + sin x ^ 2 = 1 := by rw [add_comm, sin_sq_add_cos_sq]

private theorem neg_pair (x : ℝ) : sin (-x) = -sin x ∧ cos (-x) = cos x := by
  have h₁ := sin_add x (-x)
  have h₂ := cos_add x (-x)
  have h₃ := sin_sq_add_cos_sq x
  rw [add_neg_cancel, sin_zero] at h₁
  rw [add_neg_cancel, cos_zero] at h₂
  constructor
  · have e : sin (-x) * (sin x ^ 2 + cos x ^ 2) = -sin x := by linear_combination -cos x * h₁ + sin x * h₂
    rwa [h₃, mul_one] at e
  · have e : cos (-x) * (sin x ^ 2 + cos x ^ 2) = cos x := by linear_combination -sin x * h₁ - cos x * h₂
    rwa [h₃, mul_one] at e

@[simp] theorem sin_neg (x : ℝ) : sin (-x) = -sin x := (neg_pair x).1

@[simp] theorem cos_neg (x : ℝ) : cos (-x) = cos x := (neg_pair x).2

@[simp] theorem cos_abs (x : ℝ) : cos |x| = cos x := by
  rcases abs_choice x with h | h <;> rw [h]
  rw [cos_neg]

theorem sin_sub (x y : ℝ) : sin (x - y) = sin x * cos y - cos x * sin y := by
  rw [sub_eq_add_neg, sin_add, sin_neg, cos_neg, mul_neg, ← sub_eq_add_neg]

theorem cos_sub (x y : ℝ) : cos (x - y) = cos x * cos y + sin x * sin y := by
  rw [sub_eq_add_neg, cos_add, sin_neg, cos_neg, mul_neg, sub_neg_eq_add]

theorem sin_sq (x : ℝ) : sin x ^ 2 = 1 - cos x ^ 2 := by linarith [sin_sq_add_cos_sq x]

theorem cos_sq' (x : ℝ) : cos x ^ 2 = 1 - sin x ^ 2 := by linarith [sin_sq_add_cos_sq x]

theorem sin_two_mul (x : ℝ) : sin (2 * x) = 2 * sin x * cos x := by rw [two_mul, sin_add]; ring

theorem cos_two_mul (x : ℝ) : cos (2 * x) = 2 * cos x ^ 2 - 1 := by
  rw [two_mul, cos_add]
  linear_combination -sin_sq_add_cos_sq x

theorem cos_two_mul' (x : ℝ) : cos (2 * x) = cos x ^ 2 - sin x ^ 2 := by rw [two_mul, cos_add]; ring

theorem cos_sq (x : ℝ) : cos x ^ 2 = 1 / 2 + cos (2 * x) / 2 := by rw [cos_two_mul]; ring

theorem sin_sq_eq_half_sub (x : ℝ) : sin x ^ 2 = 1 / 2 - cos (2 * x) / 2 := by rw [cos_two_mul, sin_sq]; ring

theorem cos_three_mul (x : ℝ) : cos (3 * x) = 4 * cos x ^ 3 - 3 * cos x := by
  have e : 3 * x = 2 * x + x := by ring
  rw [e, cos_add, cos_two_mul, sin_two_mul]
  linear_combination -2 * cos x * sin_sq_add_cos_sq x

theorem sin_three_mul (x : ℝ) : sin (3 * x) = 3 * sin x - 4 * sin x ^ 3 := by
  have e : 3 * x = 2 * x + x := by ring
  rw [e, sin_add, cos_two_mul, sin_two_mul]
  linear_combination 4 * sin x * sin_sq_add_cos_sq x

theorem sin_sub_sin (x y : ℝ) : sin x - sin y = 2 * sin ((x - y) / 2) * cos ((x + y) / 2) := by
  have ex : x = (x + y) / 2 + (x - y) / 2 := by ring
  have ey : y = (x + y) / 2 - (x - y) / 2 := by ring
  have h : sin x - sin y = sin ((x + y) / 2 + (x - y) / 2) - sin ((x + y) / 2 - (x - y) / 2) := by rw [← ex, ← ey]
  rw [h, sin_add, sin_sub]
  ring

theorem cos_sub_cos (x y : ℝ) : cos x - cos y = -2 * sin ((x + y) / 2) * sin ((x - y) / 2) := by
  have ex : x = (x + y) / 2 + (x - y) / 2 := by ring
  have ey : y = (x + y) / 2 - (x - y) / 2 := by ring
  have h : cos x - cos y = cos ((x + y) / 2 + (x - y) / 2) - cos ((x + y) / 2 - (x - y) / 2) := by rw [← ex, ← ey]
  rw [h, cos_add, cos_sub]
  ring

theorem cos_add_cos (x y : ℝ) : cos x + cos y = 2 * cos ((x + y) / 2) * cos ((x - y) / 2) := by
  have ex : x = (x + y) / 2 + (x - y) / 2 := by ring
  have ey : y = (x + y) / 2 - (x - y) / 2 := by ring
  have h : cos x + cos y = cos ((x + y) / 2 + (x - y) / 2) + cos ((x + y) / 2 - (x - y) / 2) := by rw [← ex, ← ey]
  rw [h, cos_add, cos_sub]
  ring

theorem two_mul_sin_mul_sin (x y : ℝ) : 2 * sin x * sin y = cos (x - y) - cos (x + y) := by
  rw [cos_sub, cos_add]; ring

theorem two_mul_cos_mul_cos (x y : ℝ) : 2 * cos x * cos y = cos (x - y) + cos (x + y) := by
  rw [cos_sub, cos_add]; ring

theorem two_mul_sin_mul_cos (x y : ℝ) : 2 * sin x * cos y = sin (x - y) + sin (x + y) := by
  rw [sin_sub, sin_add]; ring

theorem abs_sin_le_one (x : ℝ) : |sin x| ≤ 1 :=
  abs_le_of_sq_le_sq (by rw [one_pow]; linarith [sin_sq_add_cos_sq x, sq_nonneg (cos x)]) zero_le_one

theorem abs_cos_le_one (x : ℝ) : |cos x| ≤ 1 :=
  abs_le_of_sq_le_sq (by rw [one_pow]; linarith [sin_sq_add_cos_sq x, sq_nonneg (sin x)]) zero_le_one

theorem sin_le_one (x : ℝ) : sin x ≤ 1 := (abs_le.mp (abs_sin_le_one x)).2

theorem cos_le_one (x : ℝ) : cos x ≤ 1 := (abs_le.mp (abs_cos_le_one x)).2

theorem neg_one_le_sin (x : ℝ) : -1 ≤ sin x := (abs_le.mp (abs_sin_le_one x)).1

theorem neg_one_le_cos (x : ℝ) : -1 ≤ cos x := (abs_le.mp (abs_cos_le_one x)).1

theorem sin_sq_le_one (x : ℝ) : sin x ^ 2 ≤ 1 := by linarith [sin_sq_add_cos_sq x, sq_nonneg (cos x)]

theorem cos_sq_le_one (x : ℝ) : cos x ^ 2 ≤ 1 := by linarith [sin_sq_add_cos_sq x, sq_nonneg (sin x)]

theorem sin_mem_Icc (x : ℝ) : sin x ∈ Set.Icc (-1 : ℝ) 1 := ⟨neg_one_le_sin x, sin_le_one x⟩

theorem cos_mem_Icc (x : ℝ) : cos x ∈ Set.Icc (-1 : ℝ) 1 := ⟨neg_one_le_cos x, cos_le_one x⟩

theorem sin_le (h : 0 ≤ x) : sin x ≤ x := by
  rcases eq_or_lt_of_le h with e | e
  · rw [← e, sin_zero]
  · exact le_of_lt (sin_lt e)

theorem lt_sin (hx : x < 0) : x < sin x := by
  have := sin_lt (neg_pos.mpr hx)
  rw [sin_neg] at this
  linarith

theorem le_sin (hx : x ≤ 0) : x ≤ sin x := by
  have := sin_le (neg_nonneg.mpr hx)
  rw [sin_neg] at this
  linarith

theorem abs_sin_le_abs : |sin x| ≤ |x| := by
  rcases le_or_gt 1 |x| with h | h
  · exact le_trans (abs_sin_le_one x) h
  · rcases le_total 0 x with k | k
    · rw [abs_of_nonneg k] at *
      refine abs_le.mpr ⟨?_, sin_le k⟩
      rcases eq_or_lt_of_le k with e | e
      · rw [← e, sin_zero, neg_zero]
      · have := sin_gt_sub_cube e
        have : x ^ 3 ≤ x := by nlinarith [mul_pos e e]
        linarith
    · rw [abs_of_nonpos k] at *
      refine abs_le.mpr ⟨by rw [neg_neg]; exact le_sin k, ?_⟩
      rcases eq_or_lt_of_le k with e | e
      · rw [e, sin_zero, neg_zero]
      · have s := sin_gt_sub_cube (neg_pos.mpr e)
        rw [sin_neg] at s
        have : (-x) ^ 3 ≤ -x := by nlinarith [mul_pos (neg_pos.mpr e) (neg_pos.mpr e)]
        linarith

theorem one_sub_sq_div_two_le_cos : 1 - x ^ 2 / 2 ≤ cos x := by
  have e : x = 2 * (x / 2) := by ring
  have h : sin (x / 2) ^ 2 ≤ (x / 2) ^ 2 := sq_le_sq.mpr abs_sin_le_abs
  have c : cos x = 1 - 2 * sin (x / 2) ^ 2 := by
    have := cos_two_mul' (x / 2)
    rw [← e] at this
    linarith [sin_sq_add_cos_sq (x / 2)]
  rw [c]
  linarith

/-! The number `π`. -/

theorem pi_gt_three : 3 < π := lt_trans (by norm_num) pi_gt_d20

theorem pi_gt_d2 : 3.14 < π := lt_trans (by norm_num) pi_gt_d20

theorem pi_lt_d2 : π < 3.15 := lt_trans pi_lt_d20 (by norm_num)

theorem pi_gt_d4 : 3.1415 < π := lt_trans (by norm_num) pi_gt_d20

theorem pi_lt_d4 : π < 3.1416 := lt_trans pi_lt_d20 (by norm_num)

theorem pi_gt_d6 : 3.141592 < π := lt_trans (by norm_num) pi_gt_d20

theorem pi_lt_d6 : π < 3.141593 := lt_trans pi_lt_d20 (by norm_num)

theorem pi_lt_four : π < 4 := lt_trans pi_lt_d20 (by norm_num)

theorem two_le_pi : 2 ≤ π := by linarith [pi_gt_three]

theorem pi_le_four : π ≤ 4 := le_of_lt pi_lt_four

theorem pi_pos : 0 < π := by linarith [pi_gt_three]

theorem pi_nonneg : 0 ≤ π := le_of_lt pi_pos

@[simp] theorem pi_ne_zero : π ≠ 0 := ne_of_gt pi_pos

theorem pi_div_two_pos : 0 < π / 2 := half_pos pi_pos

theorem two_pi_pos : 0 < 2 * π := by linarith [pi_pos]

@[simp] theorem sin_pi_div_two : sin (π / 2) = 1 := by
  have h := sin_sq_add_cos_sq (π / 2)
  have p := sin_pos_of_pos_of_lt_pi pi_div_two_pos (by linarith [pi_pos])
  rw [cos_pi_div_two] at h
  nlinarith

@[simp] theorem sin_pi : sin π = 0 := by
  have e : π = 2 * (π / 2) := by ring
  rw [e, sin_two_mul, cos_pi_div_two, mul_zero]

@[simp] theorem cos_pi : cos π = -1 := by
  have e : π = 2 * (π / 2) := by ring
  rw [e, cos_two_mul, cos_pi_div_two]
  norm_num

@[simp] theorem sin_two_pi : sin (2 * π) = 0 := by rw [sin_two_mul, sin_pi, mul_zero, zero_mul]

@[simp] theorem cos_two_pi : cos (2 * π) = 1 := by rw [cos_two_mul, cos_pi]; norm_num

@[simp] theorem sin_add_pi (x : ℝ) : sin (x + π) = -sin x := by rw [sin_add, sin_pi, cos_pi]; ring

@[simp] theorem sin_add_two_pi (x : ℝ) : sin (x + 2 * π) = sin x := by rw [sin_add, sin_two_pi, cos_two_pi]; ring

@[simp] theorem sin_sub_pi (x : ℝ) : sin (x - π) = -sin x := by rw [sin_sub, sin_pi, cos_pi]; ring

@[simp] theorem sin_sub_two_pi (x : ℝ) : sin (x - 2 * π) = sin x := by rw [sin_sub, sin_two_pi, cos_two_pi]; ring

@[simp] theorem sin_pi_sub (x : ℝ) : sin (π - x) = sin x := by rw [sin_sub, sin_pi, cos_pi]; ring

@[simp] theorem sin_two_pi_sub (x : ℝ) : sin (2 * π - x) = -sin x := by rw [sin_sub, sin_two_pi, cos_two_pi]; ring

@[simp] theorem cos_add_pi (x : ℝ) : cos (x + π) = -cos x := by rw [cos_add, sin_pi, cos_pi]; ring

@[simp] theorem cos_add_two_pi (x : ℝ) : cos (x + 2 * π) = cos x := by rw [cos_add, sin_two_pi, cos_two_pi]; ring

@[simp] theorem cos_sub_pi (x : ℝ) : cos (x - π) = -cos x := by rw [cos_sub, sin_pi, cos_pi]; ring

@[simp] theorem cos_sub_two_pi (x : ℝ) : cos (x - 2 * π) = cos x := by rw [cos_sub, sin_two_pi, cos_two_pi]; ring

@[simp] theorem cos_pi_sub (x : ℝ) : cos (π - x) = -cos x := by rw [cos_sub, sin_pi, cos_pi]; ring

@[simp] theorem cos_two_pi_sub (x : ℝ) : cos (2 * π - x) = cos x := by rw [cos_sub, sin_two_pi, cos_two_pi]; ring

@[simp] theorem sin_nat_mul_pi (n : ℕ) : sin (n * π) = 0 := by
  induction n with
  | zero => rw [Nat.cast_zero, zero_mul, sin_zero]
  | succ n ih => rw [Nat.cast_add_one, add_mul, one_mul, sin_add_pi, ih, neg_zero]

@[simp] theorem sin_int_mul_pi (n : ℤ) : sin (n * π) = 0 := by
  rcases Int.eq_nat_or_neg n with ⟨k, rfl | rfl⟩
  · rw [Int.cast_natCast, sin_nat_mul_pi]
  · rw [Int.cast_neg, Int.cast_natCast, neg_mul, sin_neg, sin_nat_mul_pi, neg_zero]

theorem cos_nat_mul_pi (n : ℕ) : cos (n * π) = (-1) ^ n := by
  induction n with
  | zero => rw [Nat.cast_zero, zero_mul, cos_zero, pow_zero]
  | succ n ih => rw [Nat.cast_add_one, add_mul, one_mul, cos_add_pi, ih, pow_succ, mul_neg_one]

theorem cos_int_mul_pi (n : ℤ) : cos (n * π) = (-1) ^ n := by
  rcases Int.eq_nat_or_neg n with ⟨k, rfl | rfl⟩
  · rw [Int.cast_natCast, cos_nat_mul_pi, zpow_natCast]
  · rw [Int.cast_neg, Int.cast_natCast, neg_mul, cos_neg, cos_nat_mul_pi, zpow_neg, zpow_natCast]
    rcases Nat.even_or_odd k with h | h
    · rw [h.neg_one_pow, inv_one]
    · rw [h.neg_one_pow]; norm_num

@[simp] theorem cos_nat_mul_two_pi (n : ℕ) : cos (n * (2 * π)) = 1 := by
  induction n with
  | zero => rw [Nat.cast_zero, zero_mul, cos_zero]
  | succ n ih => rw [Nat.cast_add_one, add_mul, one_mul, cos_add_two_pi, ih]

@[simp] theorem cos_int_mul_two_pi (n : ℤ) : cos (n * (2 * π)) = 1 := by
  rcases Int.eq_nat_or_neg n with ⟨k, rfl | rfl⟩
  · rw [Int.cast_natCast, cos_nat_mul_two_pi]
  · rw [Int.cast_neg, Int.cast_natCast, neg_mul, cos_neg, cos_nat_mul_two_pi]

private theorem sin_int_mul_two_pi (n : ℤ) : sin (n * (2 * π)) = 0 := by
  have e : (n : ℝ) * (2 * π) = ((2 * n : ℤ) : ℝ) * π := by push_cast; ring
  rw [e, sin_int_mul_pi]

@[simp] theorem sin_add_int_mul_two_pi (x : ℝ) (n : ℤ) : sin (x + n * (2 * π)) = sin x := by
  rw [sin_add, sin_int_mul_two_pi, cos_int_mul_two_pi]; ring

@[simp] theorem cos_add_int_mul_two_pi (x : ℝ) (n : ℤ) : cos (x + n * (2 * π)) = cos x := by
  rw [cos_add, sin_int_mul_two_pi, cos_int_mul_two_pi]; ring

@[simp] theorem sin_add_nat_mul_two_pi (x : ℝ) (n : ℕ) : sin (x + n * (2 * π)) = sin x := by
  have := sin_add_int_mul_two_pi x n
  rwa [Int.cast_natCast] at this

@[simp] theorem cos_add_nat_mul_two_pi (x : ℝ) (n : ℕ) : cos (x + n * (2 * π)) = cos x := by
  have := cos_add_int_mul_two_pi x n
  rwa [Int.cast_natCast] at this

theorem sin_add_pi_div_two (x : ℝ) : sin (x + π / 2) = cos x := by rw [sin_add, cos_pi_div_two, sin_pi_div_two]; ring

theorem sin_sub_pi_div_two (x : ℝ) : sin (x - π / 2) = -cos x := by rw [sin_sub, cos_pi_div_two, sin_pi_div_two]; ring

theorem sin_pi_div_two_sub (x : ℝ) : sin (π / 2 - x) = cos x := by rw [sin_sub, cos_pi_div_two, sin_pi_div_two]; ring

theorem cos_add_pi_div_two (x : ℝ) : cos (x + π / 2) = -sin x := by rw [cos_add, cos_pi_div_two, sin_pi_div_two]; ring

theorem cos_sub_pi_div_two (x : ℝ) : cos (x - π / 2) = sin x := by rw [cos_sub, cos_pi_div_two, sin_pi_div_two]; ring

theorem cos_pi_div_two_sub (x : ℝ) : cos (π / 2 - x) = sin x := by rw [cos_sub, cos_pi_div_two, sin_pi_div_two]; ring

/-! Signs. -/

theorem sin_pos_of_mem_Ioo {x : ℝ} (hx : x ∈ Set.Ioo 0 π) : 0 < sin x := sin_pos_of_pos_of_lt_pi hx.1 hx.2

theorem sin_nonneg_of_nonneg_of_le_pi {x : ℝ} (h0x : 0 ≤ x) (hxp : x ≤ π) : 0 ≤ sin x := by
  rcases eq_or_lt_of_le h0x with h | h
  · rw [← h, sin_zero]
  · rcases eq_or_lt_of_le hxp with k | k
    · rw [k, sin_pi]
    · exact le_of_lt (sin_pos_of_pos_of_lt_pi h k)

theorem sin_nonneg_of_mem_Icc {x : ℝ} (hx : x ∈ Set.Icc 0 π) : 0 ≤ sin x := sin_nonneg_of_nonneg_of_le_pi hx.1 hx.2

theorem sin_neg_of_neg_of_neg_pi_lt {x : ℝ} (hx0 : x < 0) (hpx : -π < x) : sin x < 0 := by
  have := sin_pos_of_pos_of_lt_pi (neg_pos.mpr hx0) (by linarith)
  rw [sin_neg] at this
  linarith

theorem sin_nonpos_of_nonpos_of_neg_pi_le {x : ℝ} (hx0 : x ≤ 0) (hpx : -π ≤ x) : sin x ≤ 0 := by
  have := sin_nonneg_of_nonneg_of_le_pi (neg_nonneg.mpr hx0) (by linarith)
  rw [sin_neg] at this
  linarith

theorem cos_pos_of_mem_Ioo {x : ℝ} (hx : x ∈ Set.Ioo (-(π / 2)) (π / 2)) : 0 < cos x := by
  rw [← sin_add_pi_div_two]
  exact sin_pos_of_pos_of_lt_pi (by linarith [hx.1]) (by linarith [hx.2])

theorem cos_nonneg_of_mem_Icc {x : ℝ} (hx : x ∈ Set.Icc (-(π / 2)) (π / 2)) : 0 ≤ cos x := by
  rw [← sin_add_pi_div_two]
  exact sin_nonneg_of_nonneg_of_le_pi (by linarith [hx.1]) (by linarith [hx.2])

theorem cos_nonneg_of_neg_pi_div_two_le_of_le {x : ℝ} (hl : -(π / 2) ≤ x) (hu : x ≤ π / 2) : 0 ≤ cos x :=
  cos_nonneg_of_mem_Icc ⟨hl, hu⟩

theorem cos_neg_of_pi_div_two_lt_of_lt {x : ℝ} (hx₁ : π / 2 < x) (hx₂ : x < π + π / 2) : cos x < 0 := by
  have := cos_pos_of_mem_Ioo (x := π - x) ⟨by linarith, by linarith⟩
  rw [cos_pi_sub] at this
  linarith

theorem cos_nonpos_of_pi_div_two_le_of_le {x : ℝ} (hx₁ : π / 2 ≤ x) (hx₂ : x ≤ π + π / 2) : cos x ≤ 0 := by
  have := cos_nonneg_of_mem_Icc (x := π - x) ⟨by linarith, by linarith⟩
  rw [cos_pi_sub] at this
  linarith

theorem sin_eq_zero_iff_of_lt_of_lt {x : ℝ} (hx₁ : -π < x) (hx₂ : x < π) : sin x = 0 ↔ x = 0 := by
  refine ⟨fun h => ?_, fun h => by rw [h, sin_zero]⟩
  rcases lt_trichotomy x 0 with k | k | k
  · exact absurd h (ne_of_lt (sin_neg_of_neg_of_neg_pi_lt k hx₁))
  · exact k
  · exact absurd h (ne_of_gt (sin_pos_of_pos_of_lt_pi k hx₂))

theorem sin_eq_zero_iff {x : ℝ} : sin x = 0 ↔ ∃ n : ℤ, (n : ℝ) * π = x := by
  constructor
  · intro h
    refine ⟨⌊x / π⌋, ?_⟩
    have h₁ := Int.floor_le (x / π)
    have h₂ := Int.lt_floor_add_one (x / π)
    rw [le_div_iff₀ pi_pos] at h₁
    rw [div_lt_iff₀ pi_pos, add_mul, one_mul] at h₂
    generalize ⌊x / π⌋ = n at h₁ h₂
    have e : sin (x - n * π) = 0 := by rw [sin_sub, sin_int_mul_pi, h, zero_mul, mul_zero, sub_zero]
    have := (sin_eq_zero_iff_of_lt_of_lt (by linarith [pi_pos]) (by linarith)).mp e
    linarith
  · rintro ⟨n, rfl⟩; exact sin_int_mul_pi n

theorem sin_ne_zero_iff {x : ℝ} : sin x ≠ 0 ↔ ∀ n : ℤ, (n : ℝ) * π ≠ x := by
  rw [Ne, sin_eq_zero_iff, not_exists]

theorem cos_eq_zero_iff {θ : ℝ} : cos θ = 0 ↔ ∃ k : ℤ, θ = (2 * k + 1) * π / 2 := by
  rw [← sin_add_pi_div_two, sin_eq_zero_iff]
  constructor
  · rintro ⟨n, h⟩
    refine ⟨n - 1, ?_⟩
    push_cast
    linarith
  · rintro ⟨k, h⟩
    refine ⟨k + 1, ?_⟩
    push_cast
    linarith

theorem cos_ne_zero_iff {θ : ℝ} : cos θ ≠ 0 ↔ ∀ k : ℤ, θ ≠ (2 * k + 1) * π / 2 := by
  rw [Ne, cos_eq_zero_iff, not_exists]

theorem sin_eq_zero_iff_cos_eq {x : ℝ} : sin x = 0 ↔ cos x = 1 ∨ cos x = -1 := by
  rw [← sq_eq_one_iff, cos_sq']
  constructor
  · intro h; rw [h]; norm_num
  · intro h
    have : sin x ^ 2 = 0 := by linarith
    exact pow_eq_zero_iff (by decide) |>.mp this

theorem cos_eq_one_iff (x : ℝ) : cos x = 1 ↔ ∃ n : ℤ, (n : ℝ) * (2 * π) = x := by
  constructor
  · intro h
    obtain ⟨n, hn⟩ := sin_eq_zero_iff.mp (sin_eq_zero_iff_cos_eq.mpr (Or.inl h))
    rcases Int.even_or_odd n with ⟨k, hk⟩ | ⟨k, hk⟩
    · exact ⟨k, by rw [← hn, hk]; push_cast; ring⟩
    · exfalso
      have e : x = π + k * (2 * π) := by rw [← hn, hk]; push_cast; ring
      rw [e, cos_add_int_mul_two_pi, cos_pi] at h
      norm_num at h
  · rintro ⟨n, rfl⟩; exact cos_int_mul_two_pi n

/-! Monotone pieces. -/

theorem sin_lt_sin_of_lt_of_le_pi_div_two {x y : ℝ} (hx₁ : -(π / 2) ≤ x) (hy₂ : y ≤ π / 2) (hxy : x < y) : sin x < sin y := by
  have h := sin_sub_sin y x
  have p₁ : 0 < sin ((y - x) / 2) := sin_pos_of_pos_of_lt_pi (by linarith) (by linarith [pi_pos])
  have p₂ : 0 < cos ((y + x) / 2) := cos_pos_of_mem_Ioo ⟨by linarith, by linarith⟩
  have := mul_pos p₁ p₂
  linarith

theorem sin_le_sin_of_le_of_le_pi_div_two {x y : ℝ} (hx₁ : -(π / 2) ≤ x) (hy₂ : y ≤ π / 2) (hxy : x ≤ y) : sin x ≤ sin y := by
  rcases eq_or_lt_of_le hxy with h | h
  · rw [h]
  · exact le_of_lt (sin_lt_sin_of_lt_of_le_pi_div_two hx₁ hy₂ h)

theorem cos_lt_cos_of_nonneg_of_le_pi {x y : ℝ} (hx₁ : 0 ≤ x) (hy₂ : y ≤ π) (hxy : x < y) : cos y < cos x := by
  rw [← sin_pi_div_two_sub, ← sin_pi_div_two_sub]
  exact sin_lt_sin_of_lt_of_le_pi_div_two (by linarith) (by linarith) (by linarith)

theorem cos_le_cos_of_nonneg_of_le_pi {x y : ℝ} (hx₁ : 0 ≤ x) (hy₂ : y ≤ π) (hxy : x ≤ y) : cos y ≤ cos x := by
  rcases eq_or_lt_of_le hxy with h | h
  · rw [h]
  · exact le_of_lt (cos_lt_cos_of_nonneg_of_le_pi hx₁ hy₂ h)

theorem cos_lt_cos_of_nonneg_of_le_pi_div_two {x y : ℝ} (hx₁ : 0 ≤ x) (hy₂ : y ≤ π / 2) (hxy : x < y) : cos y < cos x :=
  cos_lt_cos_of_nonneg_of_le_pi hx₁ (by linarith [pi_pos]) hxy

/-! Special values. -/

@[simp] theorem cos_pi_div_four : cos (π / 4) = √2 / 2 := by
  have h := cos_two_mul (π / 4)
  have e : 2 * (π / 4) = π / 2 := by ring
  rw [e, cos_pi_div_two] at h
  have p : 0 < cos (π / 4) := cos_pos_of_mem_Ioo ⟨by linarith [pi_pos], by linarith [pi_pos]⟩
  have s : √2 = 2 * cos (π / 4) := by
    rw [sqrt_eq_iff_mul_self_eq (by norm_num) (by linarith)]
    nlinarith
  rw [s]; ring

@[simp] theorem sin_pi_div_four : sin (π / 4) = √2 / 2 := by
  have e : π / 4 = π / 2 - π / 4 := by ring
  rw [e, sin_pi_div_two_sub, cos_pi_div_four]

@[simp] theorem cos_pi_div_three : cos (π / 3) = 1 / 2 := by
  have h := cos_three_mul (π / 3)
  have e : 3 * (π / 3) = π := by ring
  rw [e, cos_pi] at h
  have p : 0 < cos (π / 3) := cos_pos_of_mem_Ioo ⟨by linarith [pi_pos], by linarith [pi_pos]⟩
  have f : (cos (π / 3) + 1) * (2 * cos (π / 3) - 1) ^ 2 = 0 := by linear_combination -h
  rcases mul_eq_zero.mp f with k | k
  · linarith
  · have := pow_eq_zero_iff (by decide) |>.mp k
    linarith

@[simp] theorem sin_pi_div_six : sin (π / 6) = 1 / 2 := by
  have e : π / 6 = π / 2 - π / 3 := by ring
  rw [e, sin_pi_div_two_sub, cos_pi_div_three]

@[simp] theorem cos_pi_div_six : cos (π / 6) = √3 / 2 := by
  have h := sin_sq_add_cos_sq (π / 6)
  rw [sin_pi_div_six] at h
  have p : 0 < cos (π / 6) := cos_pos_of_mem_Ioo ⟨by linarith [pi_pos], by linarith [pi_pos]⟩
  have s : √3 = 2 * cos (π / 6) := by
    rw [sqrt_eq_iff_mul_self_eq (by norm_num) (by linarith)]
    nlinarith
  rw [s]; ring

@[simp] theorem sin_pi_div_three : sin (π / 3) = √3 / 2 := by
  have e : π / 3 = π / 2 - π / 6 := by ring
  rw [e, sin_pi_div_two_sub, cos_pi_div_six]

theorem sq_cos_pi_div_six : cos (π / 6) ^ 2 = 3 / 4 := by
  rw [cos_pi_div_six, div_pow, sq_sqrt (by norm_num)]; norm_num

theorem sq_sin_pi_div_three : sin (π / 3) ^ 2 = 3 / 4 := by
  rw [sin_pi_div_three, div_pow, sq_sqrt (by norm_num)]; norm_num

theorem sin_add_sin (x y : ℝ) : sin x + sin y = 2 * sin ((x + y) / 2) * cos ((x - y) / 2) := by
  have h := sin_sub_sin x (-y)
  rwa [sin_neg, sub_neg_eq_add, sub_neg_eq_add, ← sub_eq_add_neg] at h

theorem abs_sin_eq_sqrt_one_sub_cos_sq (x : ℝ) : |sin x| = √(1 - cos x ^ 2) := by rw [← sin_sq, sqrt_sq_eq_abs]

theorem abs_cos_eq_sqrt_one_sub_sin_sq (x : ℝ) : |cos x| = √(1 - sin x ^ 2) := by rw [← cos_sq', sqrt_sq_eq_abs]

theorem sin_eq_sqrt_one_sub_cos_sq {x : ℝ} (hl : 0 ≤ x) (hu : x ≤ π) : sin x = √(1 - cos x ^ 2) := by
  rw [← abs_sin_eq_sqrt_one_sub_cos_sq, abs_of_nonneg (sin_nonneg_of_nonneg_of_le_pi hl hu)]

theorem cos_eq_sqrt_one_sub_sin_sq {x : ℝ} (hl : -(π / 2) ≤ x) (hu : x ≤ π / 2) : cos x = √(1 - sin x ^ 2) := by
  rw [← abs_cos_eq_sqrt_one_sub_sin_sq, abs_of_nonneg (cos_nonneg_of_neg_pi_div_two_le_of_le hl hu)]

theorem cos_half {x : ℝ} (hl : -π ≤ x) (hr : x ≤ π) : cos (x / 2) = √((1 + cos x) / 2) := by
  have e : (1 + cos x) / 2 = cos (x / 2) ^ 2 := by rw [cos_sq, mul_div_cancel₀ x two_ne_zero]; ring
  rw [e, sqrt_sq (cos_nonneg_of_neg_pi_div_two_le_of_le (by linarith) (by linarith))]

theorem sin_half_eq_sqrt {x : ℝ} (hl : 0 ≤ x) (hr : x ≤ 2 * π) : sin (x / 2) = √((1 - cos x) / 2) := by
  have e : (1 - cos x) / 2 = sin (x / 2) ^ 2 := by rw [sin_sq_eq_half_sub, mul_div_cancel₀ x two_ne_zero]; ring
  rw [e, sqrt_sq (sin_nonneg_of_nonneg_of_le_pi (by linarith) (by linarith))]

theorem sin_antiperiodic : Function.Antiperiodic sin π := sin_add_pi

theorem sin_periodic : Function.Periodic sin (2 * π) := sin_add_two_pi

theorem cos_antiperiodic : Function.Antiperiodic cos π := cos_add_pi

theorem cos_periodic : Function.Periodic cos (2 * π) := cos_add_two_pi

theorem sin_add_int_mul_pi (x : ℝ) (n : ℤ) : sin (x + n * π) = (-1) ^ n * sin x := by
  rw [sin_add, sin_int_mul_pi, cos_int_mul_pi, mul_zero, add_zero, mul_comm]

theorem cos_add_int_mul_pi (x : ℝ) (n : ℤ) : cos (x + n * π) = (-1) ^ n * cos x := by
  rw [cos_add, sin_int_mul_pi, cos_int_mul_pi, mul_zero, sub_zero, mul_comm]

theorem sin_pos_of_pos_of_le_two {x : ℝ} (hx0 : 0 < x) (hx : x ≤ 2) : 0 < sin x :=
  sin_pos_of_pos_of_lt_pi hx0 (by linarith [pi_gt_three])

theorem sin_pos_of_pos_of_le_one {x : ℝ} (hx0 : 0 < x) (hx : x ≤ 1) : 0 < sin x :=
  sin_pos_of_pos_of_le_two hx0 (by linarith)

theorem cos_pos_of_le_one {x : ℝ} (hx : |x| ≤ 1) : 0 < cos x := by
  have h := abs_le.mp hx
  exact cos_pos_of_mem_Ioo ⟨by linarith [pi_gt_three], by linarith [pi_gt_three]⟩

theorem cos_one_pos : 0 < cos 1 := cos_pos_of_le_one (by rw [abs_one])

theorem cos_eq_one_iff_of_lt_of_lt {x : ℝ} (hx₁ : -(2 * π) < x) (hx₂ : x < 2 * π) : cos x = 1 ↔ x = 0 := by
  refine ⟨fun h => ?_, fun h => by rw [h, cos_zero]⟩
  have e : sin (x / 2) ^ 2 = 0 := by rw [sin_sq_eq_half_sub, mul_div_cancel₀ x two_ne_zero, h, sub_self]
  have k := (sin_eq_zero_iff_of_lt_of_lt (by linarith) (by linarith)).mp (pow_eq_zero_iff two_ne_zero |>.mp e)
  linarith

theorem strictMonoOn_sin : StrictMonoOn sin (Set.Icc (-(π / 2)) (π / 2)) :=
  fun _ hx _ hy h => sin_lt_sin_of_lt_of_le_pi_div_two hx.1 hy.2 h

theorem strictAntiOn_cos : StrictAntiOn cos (Set.Icc 0 π) := fun _ hx _ hy h => cos_lt_cos_of_nonneg_of_le_pi hx.1 hy.2 h

theorem injOn_sin : Set.InjOn sin (Set.Icc (-(π / 2)) (π / 2)) := fun x hx y hy h => by
  rcases lt_trichotomy x y with k | k | k
  · exact absurd h (ne_of_lt (strictMonoOn_sin hx hy k))
  · exact k
  · exact absurd h (ne_of_gt (strictMonoOn_sin hy hx k))

theorem injOn_cos : Set.InjOn cos (Set.Icc 0 π) := fun x hx y hy h => by
  rcases lt_trichotomy x y with k | k | k
  · exact absurd h (ne_of_gt (strictAntiOn_cos hx hy k))
  · exact k
  · exact absurd h (ne_of_lt (strictAntiOn_cos hy hx k))

@[simp] theorem cos_pi_div_five : cos (π / 5) = (1 + √5) / 4 := by
  have c : 0 < cos (π / 5) := cos_pos_of_mem_Ioo ⟨by linarith [pi_pos], by linarith [pi_pos]⟩
  have e : cos (3 * (π / 5)) = -cos (2 * (π / 5)) := by rw [← cos_pi_sub]; congr 1; ring
  rw [cos_three_mul, cos_two_mul] at e
  have f : (cos (π / 5) + 1) * (4 * cos (π / 5) ^ 2 - 2 * cos (π / 5) - 1) = 0 := by linarith
  have g := (mul_eq_zero.mp f).resolve_left (by linarith)
  have r := sqrt_eq_of_mul_self_eq (x := 5) (y := 4 * cos (π / 5) - 1) (by nlinarith) (by nlinarith)
  linarith

end Real
