import Mathlib.Algebra.BigOperators.Group.Basic
import Mathlib.Algebra.GroupWithZero.ZPow
import Mathlib.Data.Real.Ordered
import Mathlib.Tactic.Linarith.Lemmas
import Mathlib.Tactic.NormNum.Basic
import Mathlib.Tactic.Ring.Basic

/-!
Norms. Source of the names: Mathlib `Mathlib/Analysis/Normed/Group/{Defs,Basic,Real}.lean`,
`Mathlib/Analysis/Normed/Ring/Basic.lean`, `Mathlib/Analysis/Normed/Field/Basic.lean`.
-/

universe u

/-- Types with a norm `‖x‖`. -/
class Norm (E : Type u) where
  norm : E → ℝ

export Norm (norm)

/-- `‖·‖` is a norm of the additive group. Mathlib bundles it with group and metric to `NormedAddGroup`. -/
class IsNormedAddGroup (E : Type u) [AddGroup E] [Norm E] : Prop where
  protected norm_neg : ∀ a : E, ‖-a‖ = ‖a‖
  protected norm_add_le : ∀ a b : E, ‖a + b‖ ≤ ‖a‖ + ‖b‖
  protected norm_eq_zero : ∀ {a : E}, ‖a‖ = 0 ↔ a = 0

/-- The norm of a product is the product of the norms. -/
class NormMulClass (α : Type u) [Norm α] [Mul α] : Prop where
  protected norm_mul : ∀ a b : α, ‖a * b‖ = ‖a‖ * ‖b‖

/-- The norm of one is one. -/
class NormOneClass (α : Type u) [Norm α] [One α] : Prop where
  norm_one : ‖(1 : α)‖ = 1

export NormOneClass (norm_one)

attribute [simp] norm_one

section Group

variable {E : Type u} [AddGroup E] [Norm E] [IsNormedAddGroup E] {a b : E}

@[simp] theorem norm_neg (a : E) : ‖-a‖ = ‖a‖ := IsNormedAddGroup.norm_neg a

theorem norm_add_le (a b : E) : ‖a + b‖ ≤ ‖a‖ + ‖b‖ := IsNormedAddGroup.norm_add_le a b

@[simp] theorem norm_eq_zero : ‖a‖ = 0 ↔ a = 0 := IsNormedAddGroup.norm_eq_zero

@[simp] theorem norm_zero : ‖(0 : E)‖ = 0 := norm_eq_zero.mpr rfl

@[simp] theorem norm_nonneg (a : E) : 0 ≤ ‖a‖ := by
  have h := norm_add_le a (-a)
  rw [add_neg_cancel, norm_zero, norm_neg] at h
  linarith

theorem norm_ne_zero_iff : ‖a‖ ≠ 0 ↔ a ≠ 0 := not_congr norm_eq_zero

@[simp] theorem norm_pos_iff : 0 < ‖a‖ ↔ a ≠ 0 := by
  rw [← norm_ne_zero_iff]
  exact ⟨ne_of_gt, fun h => lt_of_le_of_ne (norm_nonneg a) h.symm⟩

@[simp] theorem norm_le_zero_iff : ‖a‖ ≤ 0 ↔ a = 0 := by rw [← not_lt, norm_pos_iff, not_not]

@[simp] theorem abs_norm (z : E) : |‖z‖| = ‖z‖ := abs_of_nonneg (norm_nonneg z)

theorem norm_sub_le (a b : E) : ‖a - b‖ ≤ ‖a‖ + ‖b‖ := by rw [sub_eq_add_neg, ← norm_neg b]; exact norm_add_le a (-b)

theorem norm_sub_rev (a b : E) : ‖a - b‖ = ‖b - a‖ := by rw [← norm_neg, neg_sub]

theorem norm_sub_norm_le (a b : E) : ‖a‖ - ‖b‖ ≤ ‖a - b‖ := by
  have h := norm_add_le (a - b) b
  rw [sub_add_cancel] at h
  linarith

theorem abs_norm_sub_norm_le (a b : E) : |‖a‖ - ‖b‖| ≤ ‖a - b‖ := by
  have h := norm_sub_norm_le b a
  rw [norm_sub_rev] at h
  exact abs_le.mpr ⟨by linarith, norm_sub_norm_le a b⟩

end Group

theorem norm_sum_le {ι : Type*} {E : Type u} [AddCommGroup E] [Norm E] [IsNormedAddGroup E] (s : Finset ι) (f : ι → E) :
    ‖∑ i ∈ s, f i‖ ≤ ∑ i ∈ s, ‖f i‖ := by
  classical
  induction s using Finset.induction_on with
  | empty => rw [Finset.sum_empty, Finset.sum_empty, norm_zero]
  | insert a s h ih =>
    rw [Finset.sum_insert h, Finset.sum_insert h]
    exact le_trans (norm_add_le _ _) (add_le_add_right ih _)

@[simp] theorem norm_mul {α : Type u} [Norm α] [Mul α] [NormMulClass α] (a b : α) : ‖a * b‖ = ‖a‖ * ‖b‖ :=
  NormMulClass.norm_mul a b

@[simp] theorem norm_pow {α : Type u} [Norm α] [Monoid α] [NormMulClass α] [NormOneClass α] (a : α) :
    ∀ n : ℕ, ‖a ^ n‖ = ‖a‖ ^ n
  | 0 => by rw [pow_zero, pow_zero, norm_one]
  | n + 1 => by rw [pow_succ, pow_succ, norm_mul, norm_pow a n]

theorem norm_prod {ι : Type*} {α : Type u} [Norm α] [CommMonoid α] [NormMulClass α] [NormOneClass α] (s : Finset ι) (f : ι → α) :
    ‖∏ i ∈ s, f i‖ = ∏ i ∈ s, ‖f i‖ := by
  classical
  induction s using Finset.induction_on with
  | empty => rw [Finset.prod_empty, Finset.prod_empty, norm_one]
  | insert a s h ih => rw [Finset.prod_insert h, Finset.prod_insert h, norm_mul, ih]

section Division

variable {α : Type u} [Norm α] [DivisionRing α] [IsNormedAddGroup α] [NormMulClass α] [NormOneClass α]

@[simp] theorem norm_inv (a : α) : ‖a⁻¹‖ = ‖a‖⁻¹ := by
  by_cases h : a = 0
  · rw [h, inv_zero, norm_zero, inv_zero]
  · exact (inv_eq_of_mul_eq_one_right (by rw [← norm_mul, mul_inv_cancel₀ h, norm_one])).symm

@[simp] theorem norm_div (a b : α) : ‖a / b‖ = ‖a‖ / ‖b‖ := by rw [div_eq_mul_inv, norm_mul, norm_inv, div_eq_mul_inv]

end Division

namespace Real

noncomputable instance norm : Norm ℝ := ⟨fun r => |r|⟩

instance instIsNormedAddGroup : IsNormedAddGroup ℝ where
  norm_neg a := abs_neg a
  norm_add_le a b := abs_add_le a b
  norm_eq_zero := abs_eq_zero

instance instNormMulClass : NormMulClass ℝ := ⟨abs_mul⟩

instance instNormOneClass : NormOneClass ℝ := ⟨abs_one⟩

@[simp] theorem norm_eq_abs (r : ℝ) : ‖r‖ = |r| := rfl

theorem norm_of_nonneg {r : ℝ} (hr : 0 ≤ r) : ‖r‖ = r := abs_of_nonneg hr

theorem norm_of_nonpos {r : ℝ} (hr : r ≤ 0) : ‖r‖ = -r := abs_of_nonpos hr

@[simp] theorem norm_natCast (n : ℕ) : ‖(n : ℝ)‖ = n := abs_of_nonneg (Nat.cast_nonneg n)

@[simp] theorem norm_two : ‖(2 : ℝ)‖ = 2 := abs_of_pos zero_lt_two

end Real
