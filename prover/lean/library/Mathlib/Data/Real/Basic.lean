import Init
import Mathlib.Algebra.Ring.Basic
import Mathlib.Order.Defs
import Mathlib.Data.Real.Operations

/-!
`ℝ` is a field and a linear order. Source of the names: Mathlib `Mathlib/Data/Real/Basic.lean`.
-/

noncomputable section

namespace Real

instance commRing : CommRing ℝ where
  add_assoc := Real.add_assoc
  zero_add := Real.zero_add
  add_zero := Real.add_zero
  add_comm := Real.add_comm
  mul_assoc := Real.mul_assoc
  one_mul := Real.one_mul
  mul_one := Real.mul_one
  mul_comm := Real.mul_comm
  npow := Real.npow
  npow_zero := Real.npow_zero
  npow_succ := Real.npow_succ
  zero_mul := Real.zero_mul
  mul_zero := Real.mul_zero
  left_distrib := Real.mul_add
  right_distrib := Real.add_mul
  natCast := Real.ofNat
  natCast_zero := Real.natCast_zero
  natCast_succ := Real.natCast_succ
  intCast := Real.ofInt
  intCast_ofNat := Real.intCast_ofNat
  intCast_negSucc := Real.intCast_negSucc
  neg_add_cancel := Real.neg_add_cancel
  sub_eq_add_neg := Real.sub_eq_add_neg

instance instNontrivial : Nontrivial ℝ := ⟨⟨0, 1, Real.zero_ne_one⟩⟩

instance instField : Field ℝ where
  div := fun a b => a * b⁻¹
  div_eq_mul_inv _ _ := rfl
  zpow := zpowRec Real.npow
  zpow_zero' := Real.npow_zero
  zpow_succ' := Real.npow_succ
  zpow_neg' _ _ := rfl
  mul_inv_cancel := Real.mul_inv_cancel
  inv_zero := Real.inv_zero

instance partialOrder : PartialOrder ℝ where
  le_refl := Real.le_refl
  le_trans := Real.le_trans
  lt_iff_le_not_ge := Real.lt_iff_le_not_ge
  le_antisymm := Real.le_antisymm

instance linearOrder : LinearOrder ℝ where
  le_total := Real.le_total
  toDecidableLE := fun a b => Classical.propDecidable (a ≤ b)

/-! Shortcuts for the search of instances. -/

instance instRing : Ring ℝ := inferInstance

instance instCommSemiring : CommSemiring ℝ := inferInstance

instance semiring : Semiring ℝ := inferInstance

instance instAddCommGroup : AddCommGroup ℝ := inferInstance

instance instAddGroup : AddGroup ℝ := inferInstance

instance instAddCommMonoid : AddCommMonoid ℝ := inferInstance

instance instAddMonoid : AddMonoid ℝ := inferInstance

instance instCommMonoid : CommMonoid ℝ := inferInstance

instance instMonoid : Monoid ℝ := inferInstance

instance instMonoidWithZero : MonoidWithZero ℝ := inferInstance

instance instMulZeroClass : MulZeroClass ℝ := inferInstance

instance instAddMonoidWithOne : AddMonoidWithOne ℝ := inferInstance

instance instDivInvMonoid : DivInvMonoid ℝ := inferInstance

instance instDivisionRing : DivisionRing ℝ := inferInstance

instance instPreorder : Preorder ℝ := inferInstance

instance lattice : Lattice ℝ := inferInstance

/-! Order and ring together, as far as `ℝ` itself needs it. -/

protected theorem add_le_add_right' {a b : ℝ} (h : a ≤ b) (c : ℝ) : a + c ≤ b + c := by
  rw [Real.add_comm a, Real.add_comm b]; exact Real.add_le_add_left a b h c

protected theorem add_le_add' {a b c d : ℝ} (h : a ≤ b) (k : c ≤ d) : a + c ≤ b + d :=
  le_trans (Real.add_le_add_right' h c) (Real.add_le_add_left c d k b)

protected theorem sub_nonneg' {a b : ℝ} : 0 ≤ a - b ↔ b ≤ a :=
  ⟨fun h => by have k := Real.add_le_add_right' h b; rwa [zero_add, sub_add_cancel] at k,
    fun h => by have k := Real.add_le_add_right' h (-b); rwa [← sub_eq_add_neg, ← sub_eq_add_neg, sub_self] at k⟩

protected theorem neg_nonneg' {a : ℝ} : 0 ≤ -a ↔ a ≤ 0 := by
  rw [← zero_sub]; exact Real.sub_nonneg'

protected theorem mul_self_nonneg' (a : ℝ) : 0 ≤ a * a := by
  rcases Real.le_total 0 a with h | h
  · exact Real.mul_nonneg a a h h
  · have k := Real.mul_nonneg (-a) (-a) (Real.neg_nonneg'.mpr h) (Real.neg_nonneg'.mpr h)
    rwa [neg_mul_neg] at k

theorem eq_zero_of_mul_self_add_mul_self {a b : ℝ} (h : a * a + b * b = 0) : a = 0 := by
  have k : a * a ≤ 0 := by
    have := Real.add_le_add_left 0 (b * b) (Real.mul_self_nonneg' b) (a * a)
    rwa [add_zero, h] at this
  have e : a * a = 0 := le_antisymm k (Real.mul_self_nonneg' a)
  by_cases ha : a = 0
  · exact ha
  · have c := congrArg (fun x => x * a⁻¹) e
    have d : a * a * a⁻¹ = 0 * a⁻¹ := c
    rwa [mul_assoc, Real.mul_inv_cancel a ha, mul_one, zero_mul] at d

protected theorem zero_le_one : (0 : ℝ) ≤ 1 := by
  have h := Real.mul_self_nonneg' 1
  rwa [mul_one] at h

protected theorem zero_lt_one : (0 : ℝ) < 1 := lt_of_le_of_ne Real.zero_le_one Real.zero_ne_one

end Real
