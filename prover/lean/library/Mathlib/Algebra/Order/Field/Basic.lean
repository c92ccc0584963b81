import Mathlib.Algebra.Order.Field
import Mathlib.Algebra.Order.GroupWithZero.Unbundled.Basic
import Mathlib.Algebra.Order.Ring.Unbundled.Basic

/-!
Inverses and quotients in ordered fields: further inequalities. Source of the names: Mathlib `Mathlib/Algebra/Order/Field/Basic.lean`,
`Mathlib/Algebra/Order/GroupWithZero/Unbundled/Basic.lean`.
-/

universe u
variable {K : Type u} [Field K] [LinearOrder K] [IsStrictOrderedRing K] {a b c d : K}

/-! Inverses. -/

theorem le_inv_mul_iff₀ (hc : 0 < c) : a ≤ c⁻¹ * b ↔ c * a ≤ b := by rw [mul_comm, ← div_eq_mul_inv, le_div_iff₀' hc]

theorem inv_mul_le_iff₀ (hc : 0 < c) : c⁻¹ * b ≤ a ↔ b ≤ c * a := by rw [mul_comm, ← div_eq_mul_inv, div_le_iff₀' hc]

theorem lt_inv_mul_iff₀ (hc : 0 < c) : a < c⁻¹ * b ↔ c * a < b := by rw [mul_comm, ← div_eq_mul_inv, lt_div_iff₀' hc]

theorem inv_mul_lt_iff₀ (hc : 0 < c) : c⁻¹ * b < a ↔ b < c * a := by rw [mul_comm, ← div_eq_mul_inv, div_lt_iff₀' hc]

theorem le_mul_inv_iff₀ (hc : 0 < c) : a ≤ b * c⁻¹ ↔ a * c ≤ b := by rw [← div_eq_mul_inv, le_div_iff₀ hc]

theorem mul_inv_le_iff₀ (hc : 0 < c) : b * c⁻¹ ≤ a ↔ b ≤ a * c := by rw [← div_eq_mul_inv, div_le_iff₀ hc]

theorem lt_mul_inv_iff₀ (hc : 0 < c) : a < b * c⁻¹ ↔ a * c < b := by rw [← div_eq_mul_inv, lt_div_iff₀ hc]

theorem mul_inv_lt_iff₀ (hc : 0 < c) : b * c⁻¹ < a ↔ b < a * c := by rw [← div_eq_mul_inv, div_lt_iff₀ hc]

theorem mul_inv_le_iff₀' (hc : 0 < c) : b * c⁻¹ ≤ a ↔ b ≤ c * a := by rw [mul_inv_le_iff₀ hc, mul_comm]

theorem mul_inv_lt_iff₀' (hc : 0 < c) : b * c⁻¹ < a ↔ b < c * a := by rw [mul_inv_lt_iff₀ hc, mul_comm]

theorem inv_le_iff_one_le_mul₀ (ha : 0 < a) : a⁻¹ ≤ b ↔ 1 ≤ b * a := by rw [← mul_inv_le_iff₀ ha, one_mul]

theorem inv_le_iff_one_le_mul₀' (ha : 0 < a) : a⁻¹ ≤ b ↔ 1 ≤ a * b := by rw [← inv_mul_le_iff₀ ha, mul_one]

theorem inv_lt_iff_one_lt_mul₀ (ha : 0 < a) : a⁻¹ < b ↔ 1 < b * a := by rw [← mul_inv_lt_iff₀ ha, one_mul]

theorem inv_lt_iff_one_lt_mul₀' (ha : 0 < a) : a⁻¹ < b ↔ 1 < a * b := by rw [← inv_mul_lt_iff₀ ha, mul_one]

theorem one_le_inv₀ (ha : 0 < a) : 1 ≤ a⁻¹ ↔ a ≤ 1 := by rw [← inv_one, inv_le_inv₀ zero_lt_one ha, inv_one]

theorem inv_le_one₀ (ha : 0 < a) : a⁻¹ ≤ 1 ↔ 1 ≤ a := by rw [← inv_one, inv_le_inv₀ ha zero_lt_one, inv_one]

theorem one_lt_inv₀ (ha : 0 < a) : 1 < a⁻¹ ↔ a < 1 := by rw [← inv_one, inv_lt_inv₀ zero_lt_one ha, inv_one]

theorem inv_lt_one₀ (ha : 0 < a) : a⁻¹ < 1 ↔ 1 < a := by rw [← inv_one, inv_lt_inv₀ ha zero_lt_one, inv_one]

theorem inv_le_one_of_one_le₀ (ha : 1 ≤ a) : a⁻¹ ≤ 1 := (inv_le_one₀ (lt_of_lt_of_le zero_lt_one ha)).mpr ha

theorem inv_lt_one_of_one_lt₀ (ha : 1 < a) : a⁻¹ < 1 := (inv_lt_one₀ (lt_trans zero_lt_one ha)).mpr ha

theorem one_le_inv_iff₀ : 1 ≤ a⁻¹ ↔ 0 < a ∧ a ≤ 1 :=
  ⟨fun h => have ha := inv_pos.mp (lt_of_lt_of_le zero_lt_one h); ⟨ha, (one_le_inv₀ ha).mp h⟩, fun h => (one_le_inv₀ h.1).mpr h.2⟩

theorem inv_lt_one_iff₀ : a⁻¹ < 1 ↔ a ≤ 0 ∨ 1 < a := by rw [← not_le, one_le_inv_iff₀, not_and_or, not_lt, not_le]

theorem inv_le_comm₀ (ha : 0 < a) (hb : 0 < b) : a⁻¹ ≤ b ↔ b⁻¹ ≤ a := by rw [← inv_le_inv₀ hb (inv_pos.mpr ha), inv_inv]

theorem inv_lt_comm₀ (ha : 0 < a) (hb : 0 < b) : a⁻¹ < b ↔ b⁻¹ < a := by rw [← inv_lt_inv₀ hb (inv_pos.mpr ha), inv_inv]

theorem inv_le_of_inv_le₀ (ha : 0 < a) (h : a⁻¹ ≤ b) : b⁻¹ ≤ a := (inv_le_comm₀ ha (lt_of_lt_of_le (inv_pos.mpr ha) h)).mp h

theorem inv_lt_of_inv_lt₀ (ha : 0 < a) (h : a⁻¹ < b) : b⁻¹ < a := (inv_lt_comm₀ ha (lt_trans (inv_pos.mpr ha) h)).mp h

theorem le_inv_comm₀ (ha : 0 < a) (hb : 0 < b) : a ≤ b⁻¹ ↔ b ≤ a⁻¹ := by rw [← inv_le_inv₀ (inv_pos.mpr hb) ha, inv_inv]

theorem lt_inv_comm₀ (ha : 0 < a) (hb : 0 < b) : a < b⁻¹ ↔ b < a⁻¹ := by rw [← inv_lt_inv₀ (inv_pos.mpr hb) ha, inv_inv]

/-! Quotients. -/

theorem div_le_div_iff₀ (hb : 0 < b) (hd : 0 < d) : a / b ≤ c / d ↔ a * d ≤ c * b := div_le_div_iff_of_pos hb hd

theorem div_lt_div_iff₀ (hb : 0 < b) (hd : 0 < d) : a / b < c / d ↔ a * d < c * b := div_lt_div_iff_of_pos hb hd

theorem div_le_div_iff_of_pos_left (ha : 0 < a) (hb : 0 < b) (hc : 0 < c) : a / b ≤ a / c ↔ c ≤ b := by
  rw [div_eq_mul_inv, div_eq_mul_inv, mul_le_mul_iff_right₀ ha, inv_le_inv₀ hb hc]

theorem div_lt_div_iff_of_pos_left (ha : 0 < a) (hb : 0 < b) (hc : 0 < c) : a / b < a / c ↔ c < b := by
  rw [← not_le, div_le_div_iff_of_pos_left ha hc hb, not_le]

theorem div_lt_div₀ (hac : a < c) (hdb : d ≤ b) (hc : 0 ≤ c) (hd : 0 < d) : a / b < c / d := by
  rw [div_eq_mul_inv, div_eq_mul_inv]
  exact mul_lt_mul hac (inv_anti₀ hd hdb) (inv_pos.mpr (lt_of_lt_of_le hd hdb)) hc

theorem one_le_div₀ (hb : 0 < b) : 1 ≤ a / b ↔ b ≤ a := one_le_div hb

theorem one_lt_div₀ (hb : 0 < b) : 1 < a / b ↔ b < a := one_lt_div hb

theorem div_le_one₀ (hb : 0 < b) : a / b ≤ 1 ↔ a ≤ b := div_le_one hb

theorem div_lt_one₀ (hb : 0 < b) : a / b < 1 ↔ a < b := div_lt_one hb

theorem div_le_of_le_mul₀ (hb : 0 ≤ b) (hc : 0 ≤ c) (h : a ≤ c * b) : a / b ≤ c := by
  rcases eq_or_lt_of_le hb with e | hb
  · rw [← e, div_zero]; exact hc
  · exact (div_le_iff₀ hb).mpr h

theorem mul_le_of_le_div₀ (hb : 0 ≤ b) (hc : 0 ≤ c) (h : a ≤ b / c) : a * c ≤ b := by
  rcases eq_or_lt_of_le hc with e | hc
  · rw [← e, mul_zero]; exact hb
  · exact (le_div_iff₀ hc).mp h

theorem div_le_one_of_le₀ (h : a ≤ b) (hb : 0 ≤ b) : a / b ≤ 1 := div_le_of_le_mul₀ hb zero_le_one (by rwa [one_mul])

theorem le_div_comm₀ (ha : 0 < a) (hc : 0 < c) : a ≤ b / c ↔ c ≤ b / a := by rw [le_div_iff₀ hc, le_div_iff₀' ha]

theorem div_le_comm₀ (hb : 0 < b) (hc : 0 < c) : a / b ≤ c ↔ a / c ≤ b := by rw [div_le_iff₀ hb, div_le_iff₀' hc]

theorem lt_div_comm₀ (ha : 0 < a) (hc : 0 < c) : a < b / c ↔ c < b / a := by rw [lt_div_iff₀ hc, lt_div_iff₀' ha]

theorem div_lt_comm₀ (hb : 0 < b) (hc : 0 < c) : a / b < c ↔ a / c < b := by rw [div_lt_iff₀ hb, div_lt_iff₀' hc]

theorem div_le_self (ha : 0 ≤ a) (hb : 1 ≤ b) : a / b ≤ a :=
  (div_le_iff₀ (lt_of_lt_of_le zero_lt_one hb)).mpr (le_mul_of_one_le_right ha hb)

theorem div_lt_self (ha : 0 < a) (hb : 1 < b) : a / b < a :=
  (div_lt_iff₀ (lt_trans zero_lt_one hb)).mpr (lt_mul_of_one_lt_right ha hb)

theorem one_div_le (ha : 0 < a) (hb : 0 < b) : 1 / a ≤ b ↔ 1 / b ≤ a := div_le_comm₀ ha hb

theorem one_div_lt (ha : 0 < a) (hb : 0 < b) : 1 / a < b ↔ 1 / b < a := div_lt_comm₀ ha hb

theorem le_one_div (ha : 0 < a) (hb : 0 < b) : a ≤ 1 / b ↔ b ≤ 1 / a := le_div_comm₀ ha hb

theorem lt_one_div (ha : 0 < a) (hb : 0 < b) : a < 1 / b ↔ b < 1 / a := lt_div_comm₀ ha hb

theorem one_div_le_one_div (ha : 0 < a) (hb : 0 < b) : 1 / a ≤ 1 / b ↔ b ≤ a := div_le_div_iff_of_pos_left zero_lt_one ha hb

theorem one_div_lt_one_div (ha : 0 < a) (hb : 0 < b) : 1 / a < 1 / b ↔ b < a := div_lt_div_iff_of_pos_left zero_lt_one ha hb

theorem le_of_one_div_le_one_div (ha : 0 < a) (h : 1 / a ≤ 1 / b) : b ≤ a := by
  have hb : 0 < b := one_div_pos.mp (lt_of_lt_of_le (one_div_pos.mpr ha) h)
  exact (one_div_le_one_div ha hb).mp h

theorem one_lt_one_div (h1 : 0 < a) (h2 : a < 1) : 1 < 1 / a := (one_lt_div h1).mpr h2

theorem one_le_one_div (h1 : 0 < a) (h2 : a ≤ 1) : 1 ≤ 1 / a := (one_le_div h1).mpr h2

theorem one_div_neg : 1 / a < 0 ↔ a < 0 := by rw [one_div, inv_lt_zero]

theorem div_nonneg_of_nonpos (ha : a ≤ 0) (hb : b ≤ 0) : 0 ≤ a / b := by
  rw [div_eq_mul_inv]; exact mul_nonneg_of_nonpos_of_nonpos ha (inv_nonpos.mpr hb)

theorem div_nonpos_of_nonneg_of_nonpos (ha : 0 ≤ a) (hb : b ≤ 0) : a / b ≤ 0 := by
  rw [div_eq_mul_inv]; exact mul_nonpos_of_nonneg_of_nonpos ha (inv_nonpos.mpr hb)

theorem div_pos_iff : 0 < a / b ↔ 0 < a ∧ 0 < b ∨ a < 0 ∧ b < 0 := by
  rw [div_eq_mul_inv, mul_pos_iff, inv_pos, inv_lt_zero]

theorem div_neg_iff : a / b < 0 ↔ 0 < a ∧ b < 0 ∨ a < 0 ∧ 0 < b := by
  rw [div_eq_mul_inv, mul_neg_iff, inv_pos, inv_lt_zero]

theorem div_nonneg_iff : 0 ≤ a / b ↔ 0 ≤ a ∧ 0 ≤ b ∨ a ≤ 0 ∧ b ≤ 0 := by
  rw [div_eq_mul_inv, mul_nonneg_iff, inv_nonneg, inv_nonpos]

theorem div_nonpos_iff : a / b ≤ 0 ↔ 0 ≤ a ∧ b ≤ 0 ∨ a ≤ 0 ∧ 0 ≤ b := by
  rw [div_eq_mul_inv, mul_nonpos_iff, inv_nonneg, inv_nonpos]

@[simp] theorem div_pos_iff_of_pos_left (ha : 0 < a) : 0 < a / b ↔ 0 < b := by
  rw [div_eq_mul_inv, mul_pos_iff_of_pos_left ha, inv_pos]

@[simp] theorem div_pos_iff_of_pos_right (hb : 0 < b) : 0 < a / b ↔ 0 < a := by
  rw [div_eq_mul_inv, mul_pos_iff_of_pos_right (inv_pos.mpr hb)]

/-! Halves. -/

@[simp] theorem half_le_self_iff : a / 2 ≤ a ↔ 0 ≤ a := by rw [div_le_iff₀ zero_lt_two, mul_two, le_add_iff_nonneg_left]

@[simp] theorem half_lt_self_iff : a / 2 < a ↔ 0 < a := by rw [div_lt_iff₀ zero_lt_two, mul_two, lt_add_iff_pos_left]

theorem one_half_lt_one : (1 / 2 : K) < 1 := half_lt_self zero_lt_one

theorem left_lt_add_div_two : a < (a + b) / 2 ↔ a < b := by rw [lt_div_iff₀ zero_lt_two, mul_two, add_lt_add_iff_left]

theorem add_div_two_lt_right : (a + b) / 2 < b ↔ a < b := by rw [div_lt_iff₀ zero_lt_two, mul_two, add_lt_add_iff_right]

theorem add_sub_div_two_lt (h : a < b) : a + (b - a) / 2 < b := by
  rw [← lt_sub_iff_add_lt']; exact half_lt_self (sub_pos.mpr h)

theorem abs_one_div (a : K) : |1 / a| = 1 / |a| := by rw [abs_div, abs_one]

theorem exists_add_lt_and_pos_of_lt (h : b < a) : ∃ c, b + c < a ∧ 0 < c := ⟨(a - b) / 2, add_sub_div_two_lt h, half_pos (sub_pos.mpr h)⟩

theorem le_of_forall_sub_le (h : ∀ ε > 0, b - ε ≤ a) : b ≤ a := le_of_not_gt fun g => by
  obtain ⟨c, hc, hp⟩ := exists_add_lt_and_pos_of_lt g
  exact not_le_of_gt (lt_sub_iff_add_lt.mpr hc) (h c hp)

theorem le_of_forall_pos_le_add (h : ∀ ε : K, 0 < ε → a ≤ b + ε) : a ≤ b :=
  le_of_forall_sub_le fun ε hε => sub_le_iff_le_add.mpr (h ε hε)

theorem le_iff_forall_pos_le_add : a ≤ b ↔ ∀ ε, 0 < ε → a ≤ b + ε :=
  ⟨fun h _ hε => le_trans h (le_add_of_nonneg_right (le_of_lt hε)), le_of_forall_pos_le_add⟩

theorem le_of_forall_pos_lt_add (h : ∀ ε : K, 0 < ε → a < b + ε) : a ≤ b := le_of_forall_pos_le_add fun ε hε => le_of_lt (h ε hε)
