import Mathlib.Algebra.Order.Abs
import Mathlib.Order.Basic

/-!
Absolute values in ordered groups: further laws. Source of the names: Mathlib `Mathlib/Algebra/Order/Group/Abs.lean`,
`Mathlib/Algebra/Order/Group/Unbundled/Abs.lean`.
-/

universe u

variable {α : Type u}

variable [AddCommGroup α] [LinearOrder α] [IsOrderedAddMonoid α] {a b c : α}

theorem abs_by_cases (P : α → Prop) {a : α} (h1 : P a) (h2 : P (-a)) : P |a| := by
  rcases abs_choice a with h | h <;> rw [h] <;> assumption

theorem abs_pos_of_neg (h : a < 0) : 0 < |a| := abs_pos.mpr (ne_of_lt h)

@[simp] theorem abs_nonpos_iff : |a| ≤ 0 ↔ a = 0 := (abs_nonneg a).ge_iff_eq'.trans abs_eq_zero

theorem abs_le_abs_of_nonneg (ha : 0 ≤ a) (hab : a ≤ b) : |a| ≤ |b| := by
  rwa [abs_of_nonneg ha, abs_of_nonneg (le_trans ha hab)]

theorem abs_sub_le_iff : |a - b| ≤ c ↔ a - b ≤ c ∧ b - a ≤ c := by
  rw [abs_le', neg_sub]

theorem abs_sub_lt_iff : |a - b| < c ↔ a - b < c ∧ b - a < c := by
  rw [abs_lt, neg_lt, neg_sub, and_comm]

theorem abs_abs_sub_abs_le (a b : α) : |(|a| - |b|)| ≤ |a - b| :=
  abs_sub_le_iff.mpr ⟨abs_sub_abs_le_abs_sub a b, abs_sub_comm a b ▸ abs_sub_abs_le_abs_sub b a⟩

theorem eq_of_abs_sub_eq_zero (h : |a - b| = 0) : a = b := sub_eq_zero.mp (abs_eq_zero.mp h)
