import Init
import Mathlib.Algebra.Ring.Defs
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

end Real
