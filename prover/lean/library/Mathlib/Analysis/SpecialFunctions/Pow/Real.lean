import Mathlib.Analysis.SpecialFunctions.Log.Base
import Mathlib.Analysis.SpecialFunctions.Trigonometric.Basic

/-!
Real powers of real numbers, logarithms of powers. Source of the names: Mathlib
`Mathlib/Analysis/SpecialFunctions/Pow/Real.lean`, `Mathlib/Analysis/SpecialFunctions/Log/Base.lean`.
Mathlib defines `x ^ y` as the real part of a complex power; the equations are the same.
-/

namespace Real

variable {b x y z : ℝ}

open Classical in
/-- `x ^ y` for real `y`. -/
noncomputable def rpow (x y : ℝ) : ℝ :=
  if x = 0 then if y = 0 then 1 else 0 else if 0 < x then exp (log x * y) else exp (log x * y) * cos (y * π)

noncomputable instance : Pow ℝ ℝ := ⟨rpow⟩

@[simp] theorem rpow_eq_pow (x y : ℝ) : rpow x y = x ^ y := rfl

private theorem rpow_unfold (x y : ℝ) : x ^ y = rpow x y := rfl

open Classical in
theorem rpow_def_of_nonneg {x : ℝ} (hx : 0 ≤ x) (y : ℝ) :
    x ^ y = if x = 0 then if y = 0 then 1 else 0 else exp (log x * y) := by
  rw [rpow_unfold, rpow]
  by_cases h : x = 0
  · rw [if_pos h, if_pos h]
  · rw [if_neg h, if_neg h, if_pos (lt_of_le_of_ne hx (Ne.symm h))]

theorem rpow_def_of_pos {x : ℝ} (hx : 0 < x) (y : ℝ) : x ^ y = exp (log x * y) := by
  rw [rpow_unfold, rpow, if_neg (ne_of_gt hx), if_pos hx]

theorem rpow_def_of_neg {x : ℝ} (hx : x < 0) (y : ℝ) : x ^ y = exp (log x * y) * cos (y * π) := by
  rw [rpow_unfold, rpow, if_neg (ne_of_lt hx), if_neg (lt_asymm hx)]

@[simp] theorem rpow_zero (x : ℝ) : x ^ (0 : ℝ) = 1 := by
  rcases lt_trichotomy x 0 with h | h | h
  · rw [rpow_def_of_neg h, mul_zero, exp_zero, zero_mul, cos_zero, one_mul]
  · rw [rpow_unfold, rpow, if_pos h, if_pos rfl]
  · rw [rpow_def_of_pos h, mul_zero, exp_zero]

@[simp] theorem zero_rpow {x : ℝ} (h : x ≠ 0) : (0 : ℝ) ^ x = 0 := by
  rw [rpow_unfold, rpow, if_pos rfl, if_neg h]

attribute [irreducible] rpow

theorem rpow_pos_of_pos {x : ℝ} (hx : 0 < x) (y : ℝ) : 0 < x ^ y := by rw [rpow_def_of_pos hx]; exact exp_pos _

theorem rpow_nonneg {x : ℝ} (hx : 0 ≤ x) (y : ℝ) : 0 ≤ x ^ y := by
  rcases eq_or_lt_of_le hx with h | h
  · rw [← h]
    by_cases k : y = 0
    · rw [k, rpow_zero]; exact zero_le_one
    · rw [zero_rpow k]
  · exact le_of_lt (rpow_pos_of_pos h y)

theorem exp_mul (x y : ℝ) : exp (x * y) = exp x ^ y := by rw [rpow_def_of_pos (exp_pos x), log_exp]

theorem exp_one_rpow (x : ℝ) : exp 1 ^ x = exp x := by rw [← exp_mul, one_mul]

theorem zero_rpow_eq_iff {x a : ℝ} : (0 : ℝ) ^ x = a ↔ x ≠ 0 ∧ a = 0 ∨ x = 0 ∧ a = 1 := by
  by_cases h : x = 0
  · rw [h, rpow_zero]
    exact ⟨fun e => Or.inr ⟨rfl, e.symm⟩, fun k => k.elim (fun k => absurd rfl k.1) (fun k => k.2.symm)⟩
  · rw [zero_rpow h]
    exact ⟨fun e => Or.inl ⟨h, e.symm⟩, fun k => k.elim (fun k => k.2.symm) (fun k => absurd k.1 h)⟩

theorem rpow_eq_zero_iff_of_nonneg (hx : 0 ≤ x) : x ^ y = 0 ↔ x = 0 ∧ y ≠ 0 := by
  rcases eq_or_lt_of_le hx with h | h
  · rw [← h]
    by_cases k : y = 0
    · rw [k, rpow_zero]
      exact ⟨fun e => absurd e one_ne_zero, fun e => absurd rfl e.2⟩
    · rw [zero_rpow k]
      exact ⟨fun _ => ⟨rfl, k⟩, fun _ => rfl⟩
  · exact ⟨fun e => absurd e (ne_of_gt (rpow_pos_of_pos h y)), fun e => absurd e.1 (ne_of_gt h)⟩

@[simp] theorem rpow_eq_zero (hx : 0 ≤ x) (hy : y ≠ 0) : x ^ y = 0 ↔ x = 0 := by
  rw [rpow_eq_zero_iff_of_nonneg hx]; exact and_iff_left hy

@[simp] theorem one_rpow (x : ℝ) : (1 : ℝ) ^ x = 1 := by rw [rpow_def_of_pos zero_lt_one, log_one, zero_mul, exp_zero]

@[simp, norm_cast] theorem rpow_natCast (x : ℝ) (n : ℕ) : x ^ (n : ℝ) = x ^ n := by
  rcases lt_trichotomy x 0 with h | h | h
  · rw [rpow_def_of_neg h, mul_comm (log x), exp_nat_mul, exp_log_of_neg h, cos_nat_mul_pi, ← mul_pow, mul_neg_one, neg_neg]
  · rw [h]
    cases n with
    | zero => rw [Nat.cast_zero, rpow_zero, pow_zero]
    | succ n =>
      have k : ((n + 1 : ℕ) : ℝ) ≠ 0 := Nat.cast_ne_zero.mpr (Nat.succ_ne_zero n)
      rw [zero_rpow k, zero_pow (Nat.succ_ne_zero n)]
  · rw [rpow_def_of_pos h, mul_comm, exp_nat_mul, exp_log h]

@[simp] theorem rpow_one (x : ℝ) : x ^ (1 : ℝ) = x := by
  have := rpow_natCast x 1
  rwa [Nat.cast_one, pow_one] at this

@[simp] theorem rpow_ofNat (x : ℝ) (n : ℕ) [n.AtLeastTwo] : x ^ (OfNat.ofNat n : ℝ) = x ^ (OfNat.ofNat n : ℕ) :=
  rpow_natCast x n

theorem rpow_two (x : ℝ) : x ^ (2 : ℝ) = x ^ 2 := rpow_natCast x 2

theorem rpow_add (hx : 0 < x) (y z : ℝ) : x ^ (y + z) = x ^ y * x ^ z := by
  rw [rpow_def_of_pos hx, mul_add, exp_add, rpow_def_of_pos hx, rpow_def_of_pos hx]

theorem rpow_add' (hx : 0 ≤ x) (h : y + z ≠ 0) : x ^ (y + z) = x ^ y * x ^ z := by
  rcases eq_or_lt_of_le hx with e | e
  · rw [← e, zero_rpow h]
    by_cases k : y = 0
    · rw [k, zero_add] at h
      rw [zero_rpow h, mul_zero]
    · rw [zero_rpow k, zero_mul]
  · exact rpow_add e y z

theorem rpow_add_of_nonneg (hx : 0 ≤ x) (hy : 0 ≤ y) (hz : 0 ≤ z) : x ^ (y + z) = x ^ y * x ^ z := by
  rcases eq_or_lt_of_le hy with e | e
  · rw [← e, zero_add, rpow_zero, one_mul]
  · exact rpow_add' hx (ne_of_gt (add_pos_of_pos_of_nonneg e hz))

theorem rpow_neg (hx : 0 ≤ x) (y : ℝ) : x ^ (-y) = (x ^ y)⁻¹ := by
  rcases eq_or_lt_of_le hx with e | e
  · rw [← e]
    by_cases k : y = 0
    · rw [k, neg_zero, rpow_zero, inv_one]
    · rw [zero_rpow k, zero_rpow (neg_ne_zero.mpr k), inv_zero]
  · rw [rpow_def_of_pos e, rpow_def_of_pos e, mul_neg, exp_neg]

theorem rpow_sub (hx : 0 < x) (y z : ℝ) : x ^ (y - z) = x ^ y / x ^ z := by
  rw [sub_eq_add_neg, rpow_add hx, rpow_neg (le_of_lt hx), div_eq_mul_inv]

theorem rpow_neg_one (x : ℝ) : x ^ (-1 : ℝ) = x⁻¹ := by
  rcases le_or_gt 0 x with h | h
  · rw [rpow_neg h, rpow_one]
  · rw [rpow_def_of_neg h, mul_neg_one, exp_neg, exp_log_of_neg h, neg_mul, one_mul, cos_neg, cos_pi, mul_neg_one, inv_neg,
      neg_neg]

@[simp, norm_cast] theorem rpow_intCast (x : ℝ) (n : ℤ) : x ^ (n : ℝ) = x ^ n := by
  rcases Int.eq_nat_or_neg n with ⟨k, rfl | rfl⟩
  · rw [Int.cast_natCast, rpow_natCast, zpow_natCast]
  · rw [Int.cast_neg, Int.cast_natCast, zpow_neg, zpow_natCast]
    rcases le_or_gt 0 x with h | h
    · rw [rpow_neg h, rpow_natCast]
    · rw [← rpow_natCast, rpow_def_of_neg h, rpow_def_of_neg h, mul_neg, exp_neg, neg_mul, cos_neg, mul_inv, cos_nat_mul_pi]
      congr 1
      rcases Nat.even_or_odd k with e | e
      · rw [e.neg_one_pow, inv_one]
      · rw [e.neg_one_pow]; norm_num

theorem rpow_add_one' (hx : 0 ≤ x) (h : y + 1 ≠ 0) : x ^ (y + 1) = x ^ y * x := by rw [rpow_add' hx h, rpow_one]

theorem rpow_add_one (hx : x ≠ 0) (y : ℝ) : x ^ (y + 1) = x ^ y * x := by
  rcases lt_or_gt_of_ne hx with h | h
  · rw [rpow_def_of_neg h, rpow_def_of_neg h, mul_add, mul_one, exp_add, exp_log_of_neg h, add_mul, one_mul, cos_add_pi]
    ring
  · rw [rpow_add h, rpow_one]

theorem rpow_sub_one (hx : x ≠ 0) (y : ℝ) : x ^ (y - 1) = x ^ y / x := by
  have h := rpow_add_one hx (y - 1)
  rw [sub_add_cancel] at h
  rw [h, mul_div_cancel_right₀ _ hx]

theorem rpow_add_natCast (hx : x ≠ 0) (y : ℝ) : ∀ n : ℕ, x ^ (y + n) = x ^ y * x ^ n
  | 0 => by rw [Nat.cast_zero, add_zero, pow_zero, mul_one]
  | n + 1 => by rw [Nat.cast_add_one, ← add_assoc, rpow_add_one hx, rpow_add_natCast hx y n, pow_succ, mul_assoc]

theorem log_rpow (hx : 0 < x) (y : ℝ) : log (x ^ y) = y * log x := by rw [rpow_def_of_pos hx, log_exp, mul_comm]

theorem mul_rpow (hx : 0 ≤ x) (hy : 0 ≤ y) : (x * y) ^ z = x ^ z * y ^ z := by
  by_cases hz : z = 0
  · rw [hz, rpow_zero, rpow_zero, rpow_zero, mul_one]
  rcases eq_or_lt_of_le hx with h | h
  · rw [← h, zero_mul, zero_rpow hz, zero_mul]
  rcases eq_or_lt_of_le hy with k | k
  · rw [← k, mul_zero, zero_rpow hz, mul_zero]
  rw [rpow_def_of_pos (mul_pos h k), rpow_def_of_pos h, rpow_def_of_pos k, log_mul (ne_of_gt h) (ne_of_gt k), add_mul,
    exp_add]

theorem inv_rpow (hx : 0 ≤ x) (y : ℝ) : x⁻¹ ^ y = (x ^ y)⁻¹ := by
  rcases eq_or_lt_of_le hx with h | h
  · rw [← h, inv_zero, ← rpow_neg (le_refl 0)]
    by_cases k : y = 0
    · rw [k, neg_zero]
    · rw [zero_rpow k, zero_rpow (neg_ne_zero.mpr k)]
  · rw [rpow_def_of_pos (inv_pos.mpr h), rpow_def_of_pos h, log_inv, neg_mul, exp_neg]

theorem div_rpow (hx : 0 ≤ x) (hy : 0 ≤ y) (z : ℝ) : (x / y) ^ z = x ^ z / y ^ z := by
  rw [div_eq_mul_inv, mul_rpow hx (inv_nonneg.mpr hy), inv_rpow hy, div_eq_mul_inv]

theorem rpow_mul (hx : 0 ≤ x) (y z : ℝ) : x ^ (y * z) = (x ^ y) ^ z := by
  rcases eq_or_lt_of_le hx with h | h
  · rw [← h]
    by_cases hy : y = 0
    · rw [hy, zero_mul, rpow_zero, one_rpow]
    · rw [zero_rpow hy]
      by_cases hz : z = 0
      · rw [hz, mul_zero, rpow_zero]
      · rw [zero_rpow hz, zero_rpow (mul_ne_zero hy hz)]
  · rw [rpow_def_of_pos (rpow_pos_of_pos h y), log_rpow h, rpow_def_of_pos h]
    congr 1
    ring

theorem rpow_natCast_mul (hx : 0 ≤ x) (n : ℕ) (z : ℝ) : x ^ (n * z) = (x ^ n) ^ z := by rw [rpow_mul hx, rpow_natCast]

theorem rpow_mul_natCast (hx : 0 ≤ x) (y : ℝ) (n : ℕ) : x ^ (y * n) = (x ^ y) ^ n := by rw [rpow_mul hx, rpow_natCast]

theorem rpow_comm (hx : 0 ≤ x) (y z : ℝ) : (x ^ y) ^ z = (x ^ z) ^ y := by rw [← rpow_mul hx, ← rpow_mul hx, mul_comm]

theorem pow_rpow_inv_natCast {n : ℕ} (hx : 0 ≤ x) (hn : n ≠ 0) : (x ^ n) ^ (n⁻¹ : ℝ) = x := by
  rw [← rpow_natCast, ← rpow_mul hx, mul_inv_cancel₀ (Nat.cast_ne_zero.mpr hn), rpow_one]

theorem rpow_inv_natCast_pow {n : ℕ} (hx : 0 ≤ x) (hn : n ≠ 0) : (x ^ (n⁻¹ : ℝ)) ^ n = x := by
  rw [← rpow_natCast, ← rpow_mul hx, inv_mul_cancel₀ (Nat.cast_ne_zero.mpr hn), rpow_one]

theorem rpow_inv_rpow (hx : 0 ≤ x) (hy : y ≠ 0) : (x ^ y⁻¹) ^ y = x := by
  rw [← rpow_mul hx, inv_mul_cancel₀ hy, rpow_one]

theorem rpow_rpow_inv (hx : 0 ≤ x) (hy : y ≠ 0) : (x ^ y) ^ y⁻¹ = x := by
  rw [← rpow_mul hx, mul_inv_cancel₀ hy, rpow_one]

/-! Order. -/

theorem rpow_lt_rpow (hx : 0 ≤ x) (hxy : x < y) (hz : 0 < z) : x ^ z < y ^ z := by
  rcases eq_or_lt_of_le hx with h | h
  · rw [← h, zero_rpow (ne_of_gt hz)]; exact rpow_pos_of_pos (lt_of_le_of_lt hx hxy) z
  · rw [rpow_def_of_pos h, rpow_def_of_pos (lt_trans h hxy), exp_lt_exp]
    exact mul_lt_mul_of_pos_right (log_lt_log h hxy) hz

theorem rpow_le_rpow {x y z : ℝ} (h : 0 ≤ x) (h₁ : x ≤ y) (h₂ : 0 ≤ z) : x ^ z ≤ y ^ z := by
  rcases eq_or_lt_of_le h₂ with e | e
  · rw [← e, rpow_zero, rpow_zero]
  · rcases eq_or_lt_of_le h₁ with k | k
    · rw [k]
    · exact le_of_lt (rpow_lt_rpow h k e)

theorem rpow_lt_rpow_iff (hx : 0 ≤ x) (hy : 0 ≤ y) (hz : 0 < z) : x ^ z < y ^ z ↔ x < y :=
  ⟨fun h => lt_of_not_ge fun k => not_le_of_gt h (rpow_le_rpow hy k (le_of_lt hz)), fun h => rpow_lt_rpow hx h hz⟩

theorem rpow_le_rpow_iff (hx : 0 ≤ x) (hy : 0 ≤ y) (hz : 0 < z) : x ^ z ≤ y ^ z ↔ x ≤ y := by
  rw [← not_lt, rpow_lt_rpow_iff hy hx hz, not_lt]

theorem rpow_left_inj (hx : 0 ≤ x) (hy : 0 ≤ y) (hz : z ≠ 0) : x ^ z = y ^ z ↔ x = y :=
  ⟨fun h => by rw [← rpow_rpow_inv hx hz, h, rpow_rpow_inv hy hz], fun h => by rw [h]⟩

theorem rpow_lt_rpow_of_exponent_lt (hx : 1 < x) (hyz : y < z) : x ^ y < x ^ z := by
  have h := lt_trans zero_lt_one hx
  rw [rpow_def_of_pos h, rpow_def_of_pos h, exp_lt_exp]
  exact mul_lt_mul_of_pos_left hyz (log_pos hx)

theorem rpow_le_rpow_of_exponent_le (hx : 1 ≤ x) (hyz : y ≤ z) : x ^ y ≤ x ^ z := by
  have h := lt_of_lt_of_le zero_lt_one hx
  rw [rpow_def_of_pos h, rpow_def_of_pos h, exp_le_exp]
  exact mul_le_mul_of_nonneg_left hyz (log_nonneg hx)

@[simp] theorem rpow_lt_rpow_left_iff (hx : 1 < x) : x ^ y < x ^ z ↔ y < z :=
  ⟨fun h => lt_of_not_ge fun k => not_le_of_gt h (rpow_le_rpow_of_exponent_le (le_of_lt hx) k),
    rpow_lt_rpow_of_exponent_lt hx⟩

@[simp] theorem rpow_le_rpow_left_iff (hx : 1 < x) : x ^ y ≤ x ^ z ↔ y ≤ z := by
  rw [← not_lt, rpow_lt_rpow_left_iff hx, not_lt]

theorem rpow_right_inj (hx₀ : 0 < x) (hx₁ : x ≠ 1) : x ^ y = x ^ z ↔ y = z := by
  refine ⟨fun h => ?_, fun h => by rw [h]⟩
  have k := congrArg log h
  rw [log_rpow hx₀, log_rpow hx₀] at k
  exact mul_right_cancel₀ (log_ne_zero_of_pos_of_ne_one hx₀ hx₁) k

theorem rpow_lt_rpow_of_exponent_gt (hx0 : 0 < x) (hx1 : x < 1) (hyz : z < y) : x ^ y < x ^ z := by
  rw [rpow_def_of_pos hx0, rpow_def_of_pos hx0, exp_lt_exp]
  exact mul_lt_mul_of_neg_left hyz (log_neg hx0 hx1)

theorem rpow_le_rpow_of_exponent_ge (hx0 : 0 < x) (hx1 : x ≤ 1) (hyz : z ≤ y) : x ^ y ≤ x ^ z := by
  rw [rpow_def_of_pos hx0, rpow_def_of_pos hx0, exp_le_exp]
  exact mul_le_mul_of_nonpos_left hyz (log_nonpos (le_of_lt hx0) hx1)

theorem rpow_lt_one {x z : ℝ} (hx1 : 0 ≤ x) (hx2 : x < 1) (hz : 0 < z) : x ^ z < 1 := by
  have := rpow_lt_rpow hx1 hx2 hz
  rwa [one_rpow] at this

theorem rpow_le_one {x z : ℝ} (hx1 : 0 ≤ x) (hx2 : x ≤ 1) (hz : 0 ≤ z) : x ^ z ≤ 1 := by
  have := rpow_le_rpow hx1 hx2 hz
  rwa [one_rpow] at this

theorem one_lt_rpow {x z : ℝ} (hx : 1 < x) (hz : 0 < z) : 1 < x ^ z := by
  have := rpow_lt_rpow zero_le_one hx hz
  rwa [one_rpow] at this

theorem one_le_rpow {x z : ℝ} (h : 1 ≤ x) (h₁ : 0 ≤ z) : 1 ≤ x ^ z := by
  have := rpow_le_rpow zero_le_one h h₁
  rwa [one_rpow] at this

theorem rpow_lt_one_of_one_lt_of_neg {x z : ℝ} (hx : 1 < x) (hz : z < 0) : x ^ z < 1 := by
  have := rpow_lt_rpow_of_exponent_lt hx hz
  rwa [rpow_zero] at this

theorem one_lt_rpow_of_pos_of_lt_one_of_neg (hx1 : 0 < x) (hx2 : x < 1) (hz : z < 0) : 1 < x ^ z := by
  have := rpow_lt_rpow_of_exponent_gt hx1 hx2 hz
  rwa [rpow_zero] at this

theorem le_rpow_iff_log_le (hx : 0 < x) (hy : 0 < y) : x ≤ y ^ z ↔ log x ≤ z * log y := by
  rw [← log_rpow hy, log_le_log_iff hx (rpow_pos_of_pos hy z)]

theorem lt_rpow_iff_log_lt (hx : 0 < x) (hy : 0 < y) : x < y ^ z ↔ log x < z * log y := by
  rw [← log_rpow hy, log_lt_log_iff hx (rpow_pos_of_pos hy z)]

/-! Square roots. -/

theorem sqrt_eq_rpow (x : ℝ) : √x = x ^ (1 / (2 : ℝ)) := by
  rcases le_or_gt 0 x with h | h
  · apply sqrt_eq_of_mul_self_eq (rpow_nonneg h _)
    rw [← rpow_add_of_nonneg h (by norm_num) (by norm_num), add_halves, rpow_one]
  · have e : 1 / (2 : ℝ) * π = π / 2 := by ring
    rw [sqrt_eq_zero_of_nonpos (le_of_lt h), rpow_def_of_neg h, e, cos_pi_div_two, mul_zero]

theorem rpow_div_two_eq_sqrt {x : ℝ} (r : ℝ) (hx : 0 ≤ x) : x ^ (r / 2) = √x ^ r := by
  rw [sqrt_eq_rpow, ← rpow_mul hx]
  congr 1
  ring

/-! Logarithms of powers to a base. -/

theorem logb_rpow_eq_mul_logb_of_pos (hx : 0 < x) : logb b (x ^ y) = y * logb b x := by
  rw [logb, logb, log_rpow hx, mul_div_assoc]

@[simp] theorem logb_rpow (b_pos : 0 < b) (b_ne_one : b ≠ 1) : logb b (b ^ x) = x := by
  rw [logb, log_rpow b_pos, mul_div_cancel_right₀ x (log_ne_zero_of_pos_of_ne_one b_pos b_ne_one)]

@[simp] theorem rpow_logb (b_pos : 0 < b) (b_ne_one : b ≠ 1) (hx : 0 < x) : b ^ logb b x = x := by
  rw [rpow_def_of_pos b_pos, logb, mul_div_cancel₀ _ (log_ne_zero_of_pos_of_ne_one b_pos b_ne_one), exp_log hx]

theorem logb_eq_iff_rpow_eq (b_pos : 0 < b) (b_ne_one : b ≠ 1) (hy : 0 < y) : logb b y = x ↔ b ^ x = y :=
  ⟨fun h => by rw [← h, rpow_logb b_pos b_ne_one hy], fun h => by rw [← h, logb_rpow b_pos b_ne_one]⟩

theorem rpow_logb_eq_abs (b_pos : 0 < b) (b_ne_one : b ≠ 1) (hx : x ≠ 0) : b ^ logb b x = |x| := by
  rw [← logb_abs, rpow_logb b_pos b_ne_one (abs_pos.mpr hx)]

theorem logb_le_iff_le_rpow (hb : 1 < b) (hx : 0 < x) : logb b x ≤ y ↔ x ≤ b ^ y := by
  have b0 := lt_trans zero_lt_one hb
  rw [← rpow_le_rpow_left_iff hb, rpow_logb b0 (ne_of_gt hb) hx]

theorem logb_lt_iff_lt_rpow (hb : 1 < b) (hx : 0 < x) : logb b x < y ↔ x < b ^ y := by
  have b0 := lt_trans zero_lt_one hb
  rw [← rpow_lt_rpow_left_iff hb, rpow_logb b0 (ne_of_gt hb) hx]

theorem le_logb_iff_rpow_le (hb : 1 < b) (hy : 0 < y) : x ≤ logb b y ↔ b ^ x ≤ y := by
  have b0 := lt_trans zero_lt_one hb
  rw [← rpow_le_rpow_left_iff hb, rpow_logb b0 (ne_of_gt hb) hy]

theorem lt_logb_iff_rpow_lt (hb : 1 < b) (hy : 0 < y) : x < logb b y ↔ b ^ x < y := by
  have b0 := lt_trans zero_lt_one hb
  rw [← rpow_lt_rpow_left_iff hb, rpow_logb b0 (ne_of_gt hb) hy]

theorem logb_surjective (b_pos : 0 < b) (b_ne_one : b ≠ 1) : Function.Surjective (logb b) := fun x =>
  ⟨b ^ x, logb_rpow b_pos b_ne_one⟩

/-! Further laws. -/

@[simp, norm_cast] theorem rpow_neg_natCast (x : ℝ) (n : ℕ) : x ^ (-n : ℝ) = x ^ (-n : ℤ) := by
  rw [← rpow_intCast, Int.cast_neg, Int.cast_natCast]

@[simp] theorem rpow_neg_ofNat (x : ℝ) (n : ℕ) [n.AtLeastTwo] :
    x ^ (-OfNat.ofNat n : ℝ) = x ^ (-OfNat.ofNat n : ℤ) := rpow_neg_natCast x n

theorem rpow_ne_zero (hx : 0 ≤ x) (hy : y ≠ 0) : x ^ y ≠ 0 ↔ x ≠ 0 := not_congr (rpow_eq_zero hx hy)

theorem abs_rpow_of_nonneg {x y : ℝ} (hx_nonneg : 0 ≤ x) : |x ^ y| = |x| ^ y := by
  rw [abs_of_nonneg (rpow_nonneg hx_nonneg y), abs_of_nonneg hx_nonneg]

theorem abs_rpow_le_abs_rpow (x y : ℝ) : |x ^ y| ≤ |x| ^ y := by
  rcases le_or_gt 0 x with h | h
  · rw [abs_rpow_of_nonneg h]
  · rw [rpow_def_of_neg h, rpow_def_of_pos (abs_pos.mpr (ne_of_lt h)), log_abs, abs_mul, abs_exp]
    exact mul_le_of_le_one_right (exp_nonneg _) (abs_cos_le_one _)

theorem rpow_sum_of_pos {ι : Type*} {a : ℝ} (ha : 0 < a) (f : ι → ℝ) (s : Finset ι) :
    (a ^ ∑ x ∈ s, f x) = ∏ x ∈ s, a ^ f x := by
  rw [rpow_def_of_pos ha, Finset.mul_sum, exp_sum]
  exact Finset.prod_congr rfl fun i _ => (rpow_def_of_pos ha (f i)).symm

theorem rpow_sub' {x : ℝ} (hx : 0 ≤ x) {y z : ℝ} (h : y - z ≠ 0) : x ^ (y - z) = x ^ y / x ^ z := by
  rw [sub_eq_add_neg] at h ⊢
  rw [rpow_add' hx h, rpow_neg hx, div_eq_mul_inv]

theorem rpow_pow_comm {x : ℝ} (hx : 0 ≤ x) (y : ℝ) (n : ℕ) : (x ^ y) ^ n = (x ^ n) ^ y := by
  rw [← rpow_natCast, ← rpow_natCast, rpow_comm hx]

/-! Further comparisons. -/

variable {n : ℕ}

theorem strictMonoOn_rpow_Ici_of_exponent_pos {r : ℝ} (hr : 0 < r) : StrictMonoOn (fun (x : ℝ) => x ^ r) (Set.Ici 0) :=
  fun _ hx _ _ h => rpow_lt_rpow hx h hr

theorem monotoneOn_rpow_Ici_of_exponent_nonneg {r : ℝ} (hr : 0 ≤ r) : MonotoneOn (fun (x : ℝ) => x ^ r) (Set.Ici 0) :=
  fun _ hx _ _ h => rpow_le_rpow hx h hr

theorem rpow_lt_rpow_of_neg (hx : 0 < x) (hxy : x < y) (hz : z < 0) : y ^ z < x ^ z := by
  rw [rpow_def_of_pos hx, rpow_def_of_pos (lt_trans hx hxy), exp_lt_exp]
  exact mul_lt_mul_of_neg_right (log_lt_log hx hxy) hz

theorem rpow_le_rpow_of_nonpos (hx : 0 < x) (hxy : x ≤ y) (hz : z ≤ 0) : y ^ z ≤ x ^ z := by
  rw [rpow_def_of_pos hx, rpow_def_of_pos (lt_of_lt_of_le hx hxy), exp_le_exp]
  exact mul_le_mul_of_nonpos_right (log_le_log hx hxy) hz

theorem le_rpow_inv_iff_of_pos (hx : 0 ≤ x) (hy : 0 ≤ y) (hz : 0 < z) : x ≤ y ^ z⁻¹ ↔ x ^ z ≤ y := by
  rw [← rpow_le_rpow_iff hx (rpow_nonneg hy _) hz, rpow_inv_rpow hy (ne_of_gt hz)]

theorem rpow_inv_le_iff_of_pos (hx : 0 ≤ x) (hy : 0 ≤ y) (hz : 0 < z) : x ^ z⁻¹ ≤ y ↔ x ≤ y ^ z := by
  rw [← rpow_le_rpow_iff (rpow_nonneg hx _) hy hz, rpow_inv_rpow hx (ne_of_gt hz)]

theorem lt_rpow_inv_iff_of_pos (hx : 0 ≤ x) (hy : 0 ≤ y) (hz : 0 < z) : x < y ^ z⁻¹ ↔ x ^ z < y := by
  rw [← not_le, rpow_inv_le_iff_of_pos hy hx hz, not_le]

theorem rpow_inv_lt_iff_of_pos (hx : 0 ≤ x) (hy : 0 ≤ y) (hz : 0 < z) : x ^ z⁻¹ < y ↔ x < y ^ z := by
  rw [← not_le, le_rpow_inv_iff_of_pos hy hx hz, not_le]

@[simp] theorem rpow_lt_rpow_left_iff_of_base_lt_one (hx0 : 0 < x) (hx1 : x < 1) : x ^ y < x ^ z ↔ z < y :=
  ⟨fun h => lt_of_not_ge fun k => not_le_of_gt h (rpow_le_rpow_of_exponent_ge hx0 (le_of_lt hx1) k),
    rpow_lt_rpow_of_exponent_gt hx0 hx1⟩

@[simp] theorem rpow_le_rpow_left_iff_of_base_lt_one (hx0 : 0 < x) (hx1 : x < 1) : x ^ y ≤ x ^ z ↔ z ≤ y := by
  rw [← not_lt, rpow_lt_rpow_left_iff_of_base_lt_one hx0 hx1, not_lt]

theorem rpow_le_one_of_one_le_of_nonpos {x z : ℝ} (hx : 1 ≤ x) (hz : z ≤ 0) : x ^ z ≤ 1 := by
  rw [← rpow_zero x]; exact rpow_le_rpow_of_exponent_le hx hz

theorem one_le_rpow_of_pos_of_le_one_of_nonpos (hx1 : 0 < x) (hx2 : x ≤ 1) (hz : z ≤ 0) : 1 ≤ x ^ z := by
  rw [← rpow_zero x]; exact rpow_le_rpow_of_exponent_ge hx1 hx2 hz

theorem rpow_lt_one_iff' {x y : ℝ} (hx : 0 ≤ x) (hy : 0 < y) : x ^ y < 1 ↔ x < 1 := by
  rw [← rpow_lt_rpow_iff hx zero_le_one hy, one_rpow]

theorem rpow_le_rpow_of_exponent_ge' (hx0 : 0 ≤ x) (hx1 : x ≤ 1) (hz : 0 ≤ z) (hyz : z ≤ y) : x ^ y ≤ x ^ z := by
  rcases eq_or_lt_of_le hx0 with e | e
  · rcases eq_or_lt_of_le hz with k | k
    · rw [← k, rpow_zero]; exact rpow_le_one hx0 hx1 (le_trans hz hyz)
    · rw [← e, zero_rpow (ne_of_gt (lt_of_lt_of_le k hyz)), zero_rpow (ne_of_gt k)]
  · exact rpow_le_rpow_of_exponent_ge e hx1 hyz

theorem self_le_rpow_of_one_le (h₁ : 1 ≤ x) (h₂ : 1 ≤ y) : x ≤ x ^ y := by
  have := rpow_le_rpow_of_exponent_le h₁ h₂
  rwa [rpow_one] at this

theorem rpow_le_self_of_one_le (h₁ : 1 ≤ x) (h₂ : y ≤ 1) : x ^ y ≤ x := by
  have := rpow_le_rpow_of_exponent_le h₁ h₂
  rwa [rpow_one] at this

theorem rpow_le_self_of_le_one (h₁ : 0 ≤ x) (h₂ : x ≤ 1) (h₃ : 1 ≤ y) : x ^ y ≤ x := by
  have := rpow_le_rpow_of_exponent_ge' h₁ h₂ zero_le_one h₃
  rwa [rpow_one] at this

theorem rpow_left_injOn {x : ℝ} (hx : x ≠ 0) : Set.InjOn (fun y : ℝ => y ^ x) { y : ℝ | 0 ≤ y } :=
  fun _ hy _ hz h => (rpow_left_inj hy hz hx).mp h

theorem rpow_inv_eq (hx : 0 ≤ x) (hy : 0 ≤ y) (hz : z ≠ 0) : x ^ z⁻¹ = y ↔ x = y ^ z := by
  rw [← rpow_left_inj (rpow_nonneg hx _) hy hz, rpow_inv_rpow hx hz]

theorem eq_rpow_inv (hx : 0 ≤ x) (hy : 0 ≤ y) (hz : z ≠ 0) : x = y ^ z⁻¹ ↔ x ^ z = y := by
  rw [← rpow_left_inj hx (rpow_nonneg hy _) hz, rpow_inv_rpow hy hz]

theorem le_pow_iff_log_le (hx : 0 < x) (hy : 0 < y) : x ≤ y ^ n ↔ log x ≤ n * log y := by
  rw [← rpow_natCast, le_rpow_iff_log_le hx hy]

theorem lt_pow_iff_log_lt (hx : 0 < x) (hy : 0 < y) : x < y ^ n ↔ log x < n * log y := by
  rw [← rpow_natCast, lt_rpow_iff_log_lt hx hy]

theorem rpow_le_iff_le_log (hx : 0 < x) (hy : 0 < y) : x ^ z ≤ y ↔ z * log x ≤ log y := by
  rw [← log_rpow hx, log_le_log_iff (rpow_pos_of_pos hx z) hy]

theorem rpow_lt_iff_lt_log (hx : 0 < x) (hy : 0 < y) : x ^ z < y ↔ z * log x < log y := by
  rw [← log_rpow hx, log_lt_log_iff (rpow_pos_of_pos hx z) hy]

theorem pow_le_iff_le_log (hx : 0 < x) (hy : 0 < y) : x ^ n ≤ y ↔ n * log x ≤ log y := by
  rw [← rpow_natCast, rpow_le_iff_le_log hx hy]

theorem pow_lt_iff_lt_log (hx : 0 < x) (hy : 0 < y) : x ^ n < y ↔ n * log x < log y := by
  rw [← rpow_natCast, rpow_lt_iff_lt_log hx hy]

theorem log_le_rpow_div {x ε : ℝ} (hx : 0 ≤ x) (hε : 0 < ε) : log x ≤ x ^ ε / ε := by
  rcases eq_or_lt_of_le hx with h | h
  · rw [← h, log_zero, zero_rpow (ne_of_gt hε), zero_div]
  · have k := log_le_self (rpow_nonneg hx ε)
    rw [log_rpow h] at k
    rw [le_div_iff₀ hε]
    linarith

theorem strictMono_rpow_of_base_gt_one {b : ℝ} (hb : 1 < b) : StrictMono (b ^ · : ℝ → ℝ) :=
  fun _ _ h => rpow_lt_rpow_of_exponent_lt hb h

theorem monotone_rpow_of_base_ge_one {b : ℝ} (hb : 1 ≤ b) : Monotone (b ^ · : ℝ → ℝ) :=
  fun _ _ h => rpow_le_rpow_of_exponent_le hb h

theorem strictAnti_rpow_of_base_lt_one {b : ℝ} (hb₀ : 0 < b) (hb₁ : b < 1) : StrictAnti (b ^ · : ℝ → ℝ) :=
  fun _ _ h => rpow_lt_rpow_of_exponent_gt hb₀ hb₁ h

theorem antitone_rpow_of_base_le_one {b : ℝ} (hb₀ : 0 < b) (hb₁ : b ≤ 1) : Antitone (b ^ · : ℝ → ℝ) :=
  fun _ _ h => rpow_le_rpow_of_exponent_ge hb₀ hb₁ h

end Real
