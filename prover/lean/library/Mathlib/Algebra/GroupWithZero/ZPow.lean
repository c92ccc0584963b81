import Mathlib.Algebra.Order.Field
import Mathlib.Algebra.Ring.Int
import Mathlib.Algebra.Ring.Parity

/-!
Powers with integer exponents. Source of the names: Mathlib `Mathlib/Algebra/Group/Basic.lean`,
`Mathlib/Algebra/GroupWithZero/Basic.lean`, `Mathlib/Algebra/Order/Field/Power.lean`.
-/

universe u

variable {α G₀ K : Type u}

section DivInvMonoid

variable [DivInvMonoid α]

theorem zpow_neg_coe_of_pos (a : α) : ∀ {n : ℕ}, 0 < n → a ^ (-(n : ℤ)) = (a ^ n)⁻¹
  | 0, h => absurd h (Nat.lt_irrefl 0)
  | n + 1, _ => zpow_negSucc a n

end DivInvMonoid

section DivisionMonoid

variable [DivisionMonoid α]

private theorem inv_pow_aux (a : α) : ∀ n : ℕ, a⁻¹ ^ n = (a ^ n)⁻¹
  | 0 => by rw [pow_zero, pow_zero, inv_one]
  | n + 1 => by rw [pow_succ', inv_pow_aux a n, pow_succ, mul_inv_rev]

theorem inv_zpow (a : α) : ∀ n : ℤ, a⁻¹ ^ n = (a ^ n)⁻¹
  | (n : ℕ) => by rw [zpow_natCast, zpow_natCast, inv_pow_aux]
  | Int.negSucc n => by rw [zpow_negSucc, zpow_negSucc, inv_pow_aux]

@[simp] theorem inv_zpow' (a : α) (n : ℤ) : a⁻¹ ^ n = a ^ (-n) := by rw [inv_zpow, zpow_neg]

theorem zpow_mul (a : α) : ∀ m n : ℤ, a ^ (m * n) = (a ^ m) ^ n := by
  have key : ∀ (b : α) (m n : ℕ), b ^ ((m : ℤ) * n) = (b ^ (m : ℤ)) ^ (n : ℤ) := fun b m n => by
    rw [← Int.natCast_mul, zpow_natCast, zpow_natCast, zpow_natCast, pow_mul]
  intro m n
  rcases Int.eq_nat_or_neg m with ⟨k, rfl | rfl⟩ <;> rcases Int.eq_nat_or_neg n with ⟨l, rfl | rfl⟩
  · exact key a k l
  · rw [Int.mul_neg, zpow_neg, zpow_neg, key]
  · rw [Int.neg_mul, zpow_neg, zpow_neg, inv_zpow, key]
  · rw [Int.neg_mul_neg, zpow_neg, zpow_neg, inv_zpow, inv_inv, key]

theorem zpow_mul' (a : α) (m n : ℤ) : a ^ (m * n) = (a ^ n) ^ m := by rw [Int.mul_comm, zpow_mul]

theorem zpow_natCast_mul (a : α) (m : ℕ) (n : ℤ) : a ^ ((m : ℤ) * n) = (a ^ m) ^ n := by rw [zpow_mul, zpow_natCast]

theorem one_div_zpow (a : α) (n : ℤ) : (1 / a) ^ n = 1 / a ^ n := by rw [one_div, one_div, inv_zpow]

theorem div_zpow {α : Type u} [DivisionCommMonoid α] (a b : α) (n : ℤ) : (a / b) ^ n = a ^ n / b ^ n := by
  rw [div_eq_mul_inv, mul_zpow, inv_zpow, ← div_eq_mul_inv]

end DivisionMonoid

section GroupWithZero

variable [GroupWithZero G₀] {a b : G₀} {m n : ℤ}

theorem zpow_add' (h : a ≠ 0 ∨ m + n ≠ 0 ∨ m = 0 ∧ n = 0) : a ^ (m + n) = a ^ m * a ^ n := by
  by_cases ha : a = 0
  · rcases h with h | h | ⟨rfl, rfl⟩
    · exact absurd ha h
    · rw [ha, zero_zpow _ h]
      by_cases hm : m = 0
      · rw [hm] at h ⊢
        rw [Int.zero_add] at h
        rw [zero_zpow n h, mul_zero]
      · rw [zero_zpow m hm, zero_mul]
    · rw [Int.add_zero, zpow_zero, mul_one]
  · exact zpow_add₀ ha m n

theorem zpow_one_add₀ (ha : a ≠ 0) (n : ℤ) : a ^ (1 + n) = a * a ^ n := by rw [zpow_add₀ ha, zpow_one]

theorem eq_zero_of_zpow_eq_zero (h : a ^ n = 0) : a = 0 := Classical.byContradiction fun k => zpow_ne_zero n k h

theorem zpow_eq_zero_iff (hn : n ≠ 0) : a ^ n = 0 ↔ a = 0 :=
  ⟨eq_zero_of_zpow_eq_zero, fun h => by rw [h, zero_zpow n hn]⟩

theorem zpow_neg_mul_zpow_self (n : ℤ) (ha : a ≠ 0) : a ^ (-n) * a ^ n = 1 := by
  rw [zpow_neg, inv_mul_cancel₀ (zpow_ne_zero n ha)]

theorem div_div_div_cancel_right₀ {G₀ : Type u} [CommGroupWithZero G₀] {c : G₀} (hc : c ≠ 0) (a b : G₀) :
    a / c / (b / c) = a / b := by
  rw [div_div_div_eq, mul_comm c b, mul_div_mul_right a b hc]

end GroupWithZero

section Parity

variable [DivisionRing K] {n : ℤ}

theorem Even.neg_zpow (h : Even n) (a : K) : (-a) ^ n = a ^ n := by
  obtain ⟨k, rfl⟩ := h
  rcases Int.eq_nat_or_neg k with ⟨l, rfl | rfl⟩
  · rw [← Int.natCast_add, zpow_natCast, zpow_natCast, Even.neg_pow ⟨l, rfl⟩]
  · rw [← Int.neg_add, ← Int.natCast_add, zpow_neg, zpow_neg, zpow_natCast, zpow_natCast, Even.neg_pow ⟨l, rfl⟩]

theorem Even.neg_one_zpow (h : Even n) : (-1 : K) ^ n = 1 := by rw [h.neg_zpow, one_zpow]

end Parity

section Ordered

variable [Field K] [LinearOrder K] [IsStrictOrderedRing K] {a b : K} {m n : ℤ}

theorem zpow_pos (ha : 0 < a) : ∀ n : ℤ, 0 < a ^ n
  | (n : ℕ) => by rw [zpow_natCast]; exact pow_pos ha n
  | Int.negSucc n => by rw [zpow_negSucc]; exact inv_pos.mpr (pow_pos ha _)

theorem zpow_nonneg (ha : 0 ≤ a) : ∀ n : ℤ, 0 ≤ a ^ n
  | (n : ℕ) => by rw [zpow_natCast]; exact pow_nonneg ha n
  | Int.negSucc n => by rw [zpow_negSucc]; exact inv_nonneg.mpr (pow_nonneg ha _)

theorem one_le_zpow₀ (ha : 1 ≤ a) (hn : 0 ≤ n) : 1 ≤ a ^ n := by
  obtain ⟨k, rfl⟩ := Int.eq_ofNat_of_zero_le hn
  rw [zpow_natCast]; exact one_le_pow₀ ha

theorem one_lt_zpow₀ (ha : 1 < a) (hn : 0 < n) : 1 < a ^ n := by
  obtain ⟨k, rfl⟩ := Int.eq_ofNat_of_zero_le (Int.le_of_lt hn)
  rw [zpow_natCast]
  exact one_lt_pow₀ ha (by omega)

theorem zpow_le_zpow_right₀ (ha : 1 ≤ a) (hmn : m ≤ n) : a ^ m ≤ a ^ n := by
  have h0 : 0 < a := lt_of_lt_of_le zero_lt_one ha
  have e : n = m + (n - m) := by omega
  rw [e, zpow_add₀ (ne_of_gt h0)]
  exact le_mul_of_one_le_right (zpow_nonneg (le_of_lt h0) m) (one_le_zpow₀ ha (by omega))

theorem zpow_lt_zpow_right₀ (ha : 1 < a) (hmn : m < n) : a ^ m < a ^ n := by
  have h0 : 0 < a := lt_trans zero_lt_one ha
  have e : n = m + (n - m) := by omega
  have k := mul_lt_mul_of_pos_left (one_lt_zpow₀ ha (n := n - m) (by omega)) (zpow_pos h0 m)
  rw [mul_one, ← zpow_add₀ (ne_of_gt h0), ← e] at k
  exact k

theorem zpow_right_strictMono₀ (ha : 1 < a) : StrictMono fun n : ℤ => a ^ n := fun _ _ h => zpow_lt_zpow_right₀ ha h

theorem zpow_lt_zpow_iff_right₀ (ha : 1 < a) : a ^ m < a ^ n ↔ m < n := by
  refine ⟨fun h => Int.not_le.mp fun k => ?_, zpow_lt_zpow_right₀ ha⟩
  exact not_le_of_gt h (zpow_le_zpow_right₀ (le_of_lt ha) k)

theorem zpow_le_zpow_iff_right₀ (ha : 1 < a) : a ^ m ≤ a ^ n ↔ m ≤ n := by
  rw [← not_lt, zpow_lt_zpow_iff_right₀ ha, Int.not_lt]

theorem zpow_right_injective₀ (ha₀ : 0 < a) (ha₁ : a ≠ 1) : Function.Injective fun n : ℤ => a ^ n := by
  intro m n h
  have h' : a ^ m = a ^ n := h
  rcases lt_or_gt_of_ne ha₁ with k | k
  · have k' : 1 < a⁻¹ := by
      rw [← inv_one]; exact (inv_lt_inv₀ zero_lt_one ha₀).mpr k
    have e : a⁻¹ ^ m = a⁻¹ ^ n := by rw [inv_zpow, inv_zpow, h']
    exact Int.le_antisymm ((zpow_le_zpow_iff_right₀ k').mp (le_of_eq e)) ((zpow_le_zpow_iff_right₀ k').mp (ge_of_eq e))
  · exact Int.le_antisymm ((zpow_le_zpow_iff_right₀ k).mp (le_of_eq h')) ((zpow_le_zpow_iff_right₀ k).mp (ge_of_eq h'))

@[simp] theorem zpow_right_inj₀ (ha₀ : 0 < a) (ha₁ : a ≠ 1) : a ^ m = a ^ n ↔ m = n :=
  ⟨fun h => zpow_right_injective₀ ha₀ ha₁ h, fun h => by rw [h]⟩

theorem abs_zpow (a : K) : ∀ n : ℤ, |a ^ n| = |a| ^ n
  | (n : ℕ) => by rw [zpow_natCast, zpow_natCast, abs_pow]
  | Int.negSucc n => by rw [zpow_negSucc, zpow_negSucc, abs_inv, abs_pow]

end Ordered

