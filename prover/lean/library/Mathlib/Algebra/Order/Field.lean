import Mathlib.Algebra.Field.Basic
import Mathlib.Algebra.Order.Abs
import Mathlib.Order.Basic

/-!
Linearly ordered fields. Source of the names: Mathlib `Mathlib/Algebra/Order/GroupWithZero/Unbundled/Basic.lean`,
`Mathlib/Algebra/Order/Field/Basic.lean`.
-/

universe u

variable {K : Type u} [Field K] [LinearOrder K] [IsStrictOrderedRing K] {a b c d : K}

@[simp] theorem inv_pos : 0 < a⁻¹ ↔ 0 < a := by
  have key : ∀ x : K, 0 < x → 0 < x⁻¹ := fun x h =>
    pos_of_mul_pos_right (by rw [mul_inv_cancel₀ (ne_of_gt h)]; exact zero_lt_one) (le_of_lt h)
  exact ⟨fun h => by rw [← inv_inv a]; exact key _ h, key a⟩

theorem inv_pos_of_pos (h : 0 < a) : 0 < a⁻¹ := inv_pos.mpr h

@[simp] theorem inv_nonneg : 0 ≤ a⁻¹ ↔ 0 ≤ a := by
  rw [le_iff_eq_or_lt, le_iff_eq_or_lt, inv_pos, eq_comm, inv_eq_zero, eq_comm]

theorem inv_nonneg_of_nonneg (h : 0 ≤ a) : 0 ≤ a⁻¹ := inv_nonneg.mpr h

@[simp] theorem inv_lt_zero : a⁻¹ < 0 ↔ a < 0 := by rw [← not_le, inv_nonneg, not_le]

@[simp] theorem inv_nonpos : a⁻¹ ≤ 0 ↔ a ≤ 0 := by rw [← not_lt, inv_pos, not_lt]

theorem div_pos (ha : 0 < a) (hb : 0 < b) : 0 < a / b := by rw [div_eq_mul_inv]; exact mul_pos ha (inv_pos.mpr hb)

theorem div_nonneg (ha : 0 ≤ a) (hb : 0 ≤ b) : 0 ≤ a / b := by
  rw [div_eq_mul_inv]; exact mul_nonneg ha (inv_nonneg.mpr hb)

theorem div_neg_of_neg_of_pos (ha : a < 0) (hb : 0 < b) : a / b < 0 := by
  rw [div_eq_mul_inv]; exact mul_neg_of_neg_of_pos ha (inv_pos.mpr hb)

theorem div_neg_of_pos_of_neg (ha : 0 < a) (hb : b < 0) : a / b < 0 := by
  rw [div_eq_mul_inv]; exact mul_neg_of_pos_of_neg ha (inv_lt_zero.mpr hb)

theorem div_pos_of_neg_of_neg (ha : a < 0) (hb : b < 0) : 0 < a / b := by
  rw [div_eq_mul_inv]; exact mul_pos_of_neg_of_neg ha (inv_lt_zero.mpr hb)

theorem div_nonpos_of_nonpos_of_nonneg (ha : a ≤ 0) (hb : 0 ≤ b) : a / b ≤ 0 := by
  rw [div_eq_mul_inv]; exact mul_nonpos_of_nonpos_of_nonneg ha (inv_nonneg.mpr hb)

theorem one_div_pos : 0 < 1 / a ↔ 0 < a := by rw [one_div, inv_pos]

theorem one_div_nonneg : 0 ≤ 1 / a ↔ 0 ≤ a := by rw [one_div, inv_nonneg]

theorem one_div_pos_of_pos (h : 0 < a) : 0 < 1 / a := one_div_pos.mpr h

theorem div_le_iff₀ (hc : 0 < c) : a / c ≤ b ↔ a ≤ b * c := by
  rw [← mul_le_mul_iff_left₀ hc, div_mul_cancel₀ a (ne_of_gt hc)]

theorem le_div_iff₀ (hc : 0 < c) : a ≤ b / c ↔ a * c ≤ b := by
  rw [← mul_le_mul_iff_left₀ hc, div_mul_cancel₀ b (ne_of_gt hc)]

theorem div_lt_iff₀ (hc : 0 < c) : a / c < b ↔ a < b * c := by
  rw [← mul_lt_mul_iff_left₀ hc, div_mul_cancel₀ a (ne_of_gt hc)]

theorem lt_div_iff₀ (hc : 0 < c) : a < b / c ↔ a * c < b := by
  rw [← mul_lt_mul_iff_left₀ hc, div_mul_cancel₀ b (ne_of_gt hc)]

theorem div_le_iff₀' (hc : 0 < c) : a / c ≤ b ↔ a ≤ c * b := by rw [div_le_iff₀ hc, mul_comm]

theorem le_div_iff₀' (hc : 0 < c) : a ≤ b / c ↔ c * a ≤ b := by rw [le_div_iff₀ hc, mul_comm]

theorem div_lt_iff₀' (hc : 0 < c) : a / c < b ↔ a < c * b := by rw [div_lt_iff₀ hc, mul_comm]

theorem lt_div_iff₀' (hc : 0 < c) : a < b / c ↔ c * a < b := by rw [lt_div_iff₀ hc, mul_comm]

theorem div_le_iff_of_neg (hc : c < 0) : b / c ≤ a ↔ a * c ≤ b := by
  rw [← neg_div_neg_eq, div_le_iff₀ (neg_pos.mpr hc), mul_neg, neg_le_neg_iff]

theorem le_div_iff_of_neg (hc : c < 0) : a ≤ b / c ↔ b ≤ a * c := by
  rw [← neg_div_neg_eq, le_div_iff₀ (neg_pos.mpr hc), mul_neg, neg_le_neg_iff]

theorem div_lt_iff_of_neg (hc : c < 0) : b / c < a ↔ a * c < b := by
  rw [← neg_div_neg_eq, div_lt_iff₀ (neg_pos.mpr hc), mul_neg, neg_lt_neg_iff]

theorem lt_div_iff_of_neg (hc : c < 0) : a < b / c ↔ b < a * c := by
  rw [← neg_div_neg_eq, lt_div_iff₀ (neg_pos.mpr hc), mul_neg, neg_lt_neg_iff]

theorem div_le_div_iff_of_pos (hb : 0 < b) (hd : 0 < d) : a / b ≤ c / d ↔ a * d ≤ c * b := by
  rw [div_le_iff₀ hb, div_mul_eq_mul_div, le_div_iff₀ hd]

theorem div_lt_div_iff_of_pos (hb : 0 < b) (hd : 0 < d) : a / b < c / d ↔ a * d < c * b := by
  rw [div_lt_iff₀ hb, div_mul_eq_mul_div, lt_div_iff₀ hd]

theorem div_le_div_iff_of_pos_right (hc : 0 < c) : a / c ≤ b / c ↔ a ≤ b := by
  rw [div_le_iff₀ hc, div_mul_cancel₀ b (ne_of_gt hc)]

theorem div_lt_div_iff_of_pos_right (hc : 0 < c) : a / c < b / c ↔ a < b := by
  rw [div_lt_iff₀ hc, div_mul_cancel₀ b (ne_of_gt hc)]

theorem div_le_div_of_nonneg_right (hab : a ≤ b) (hc : 0 ≤ c) : a / c ≤ b / c := by
  rw [div_eq_mul_inv, div_eq_mul_inv]; exact mul_le_mul_of_nonneg_right hab (inv_nonneg.mpr hc)

theorem div_lt_div_of_pos_right (h : a < b) (hc : 0 < c) : a / c < b / c := (div_lt_div_iff_of_pos_right hc).mpr h

theorem inv_le_inv₀ (ha : 0 < a) (hb : 0 < b) : a⁻¹ ≤ b⁻¹ ↔ b ≤ a := by
  rw [inv_eq_one_div, inv_eq_one_div b, div_le_div_iff_of_pos ha hb, one_mul, one_mul]

theorem inv_lt_inv₀ (ha : 0 < a) (hb : 0 < b) : a⁻¹ < b⁻¹ ↔ b < a := by
  rw [inv_eq_one_div, inv_eq_one_div b, div_lt_div_iff_of_pos ha hb, one_mul, one_mul]

theorem one_div_le_one_div_of_le (ha : 0 < a) (h : a ≤ b) : 1 / b ≤ 1 / a := by
  rw [one_div, one_div, inv_le_inv₀ (lt_of_lt_of_le ha h) ha]; exact h

theorem one_div_lt_one_div_of_lt (ha : 0 < a) (h : a < b) : 1 / b < 1 / a := by
  rw [one_div, one_div, inv_lt_inv₀ (lt_trans ha h) ha]; exact h

theorem div_le_one (hb : 0 < b) : a / b ≤ 1 ↔ a ≤ b := by rw [div_le_iff₀ hb, one_mul]

theorem div_lt_one (hb : 0 < b) : a / b < 1 ↔ a < b := by rw [div_lt_iff₀ hb, one_mul]

theorem one_le_div (hb : 0 < b) : 1 ≤ a / b ↔ b ≤ a := by rw [le_div_iff₀ hb, one_mul]

theorem one_lt_div (hb : 0 < b) : 1 < a / b ↔ b < a := by rw [lt_div_iff₀ hb, one_mul]

@[simp] theorem half_pos (h : 0 < a) : 0 < a / 2 := div_pos h zero_lt_two

@[simp] theorem half_lt_self (h : 0 < a) : a / 2 < a := by
  have := lt_add_of_pos_right (a / 2) (half_pos h)
  rwa [add_halves] at this

theorem half_le_self (h : 0 ≤ a) : a / 2 ≤ a := by
  have := le_add_of_nonneg_right (a := a / 2) (div_nonneg h zero_le_two)
  rwa [add_halves] at this

theorem one_half_pos : (0 : K) < 1 / 2 := half_pos zero_lt_one

instance (priority := 100) LinearOrderedSemiField.toDenselyOrdered : DenselyOrdered K where
  dense a b h := ⟨(a + b) / 2, by rw [lt_div_iff₀ zero_lt_two, mul_two]; exact add_lt_add_right h a,
    by rw [div_lt_iff₀ zero_lt_two, mul_two]; exact add_lt_add_left h b⟩

@[simp] theorem abs_inv (a : K) : |a⁻¹| = |a|⁻¹ := by
  rcases le_total 0 a with h | h
  · rw [abs_of_nonneg h, abs_of_nonneg (inv_nonneg.mpr h)]
  · rw [abs_of_nonpos h, abs_of_nonpos (inv_nonpos.mpr h), inv_neg]

theorem abs_div (a b : K) : |a / b| = |a| / |b| := by
  rw [div_eq_mul_inv, abs_mul, abs_inv, ← div_eq_mul_inv]

section Cast

variable {α : Type u}

@[simp] theorem Nat.cast_div [DivisionRing α] {m n : ℕ} (n_dvd : n ∣ m) (hn : (n : α) ≠ 0) : ((m / n : ℕ) : α) = m / n := by
  obtain ⟨k, rfl⟩ := n_dvd
  have h : 0 < n := Nat.pos_of_ne_zero fun e => hn (by rw [e, Nat.cast_zero])
  rw [Nat.mul_div_cancel_left _ h, Nat.mul_comm, Nat.cast_mul, mul_div_cancel_right₀ _ hn]

@[simp, norm_cast] theorem Nat.cast_div_charZero [DivisionRing α] [CharZero α] {m n : ℕ} (n_dvd : n ∣ m) :
    ((m / n : ℕ) : α) = m / n := by
  rcases Nat.eq_zero_or_pos n with rfl | h
  · rw [Nat.div_zero, Nat.cast_zero, div_zero]
  · exact Nat.cast_div n_dvd (Nat.cast_ne_zero.mpr (Nat.ne_of_gt h))

@[simp] theorem Int.cast_div [DivisionRing α] {m n : ℤ} (n_dvd : n ∣ m) (hn : (n : α) ≠ 0) : ((m / n : ℤ) : α) = m / n := by
  obtain ⟨k, rfl⟩ := n_dvd
  have h : n ≠ 0 := fun e => hn (by rw [e, Int.cast_zero])
  rw [Int.mul_ediv_cancel_left _ h, Int.mul_comm, Int.cast_mul, mul_div_cancel_right₀ _ hn]

@[simp, norm_cast] theorem Int.cast_div_charZero [DivisionRing α] [CharZero α] {m n : ℤ} (n_dvd : n ∣ m) :
    ((m / n : ℤ) : α) = m / n := by
  by_cases h : n = 0
  · rw [h, Int.ediv_zero, Int.cast_zero, div_zero]
  · exact Int.cast_div n_dvd (Int.cast_ne_zero.mpr h)

theorem Nat.cast_div_le [Field α] [LinearOrder α] [IsStrictOrderedRing α] {m n : ℕ} : ((m / n : ℕ) : α) ≤ m / n := by
  rcases Nat.eq_zero_or_pos n with rfl | h
  · rw [Nat.div_zero, Nat.cast_zero, div_zero]
  · rw [le_div_iff₀ (Nat.cast_pos.mpr h), ← Nat.cast_mul, Nat.cast_le]; exact Nat.div_mul_le_self m n

end Cast
