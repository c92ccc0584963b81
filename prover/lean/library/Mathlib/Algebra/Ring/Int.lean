import Mathlib.Algebra.Ring.Defs
import Mathlib.Order.Defs

/-!
`ℤ` as a commutative ring and as a linear order. Source of the names: Mathlib `Mathlib/Algebra/Ring/Int/Defs.lean`,
`Mathlib/Order/Int.lean` and what lies below.
-/

namespace Int

instance instCommRing : CommRing ℤ where
  add_assoc := Int.add_assoc
  zero_add := Int.zero_add
  add_zero := Int.add_zero
  add_comm := Int.add_comm
  nsmul n a := n * a
  nsmul_zero := Int.zero_mul
  nsmul_succ n a := by
    show ((n + 1 : ℕ) : ℤ) * a = n * a + a
    rw [Int.natCast_add, Int.add_mul, Int.natCast_one, Int.one_mul]
  mul_assoc := Int.mul_assoc
  one_mul := Int.one_mul
  mul_one := Int.mul_one
  mul_comm := Int.mul_comm
  npow n a := a ^ n
  npow_zero := Int.pow_zero
  npow_succ n a := Int.pow_succ a n
  zero_mul := Int.zero_mul
  mul_zero := Int.mul_zero
  left_distrib := Int.mul_add
  right_distrib := Int.add_mul
  natCast n := n
  natCast_zero := rfl
  natCast_succ _ := rfl
  neg_add_cancel := Int.add_left_neg
  sub_eq_add_neg _ _ := Int.sub_eq_add_neg
  zsmul m n := m * n
  zsmul_zero' := Int.zero_mul
  zsmul_succ' n a := by
    show ((n + 1 : ℕ) : ℤ) * a = n * a + a
    rw [Int.natCast_add, Int.add_mul, Int.natCast_one, Int.one_mul]
  zsmul_neg' n a := by
    show Int.negSucc n * a = -(((n + 1 : ℕ) : ℤ) * a)
    rw [← Int.neg_mul]; rfl
  intCast n := n
  intCast_ofNat _ := rfl
  intCast_negSucc _ := rfl

instance instRing : Ring ℤ := inferInstance

instance instCommSemiring : CommSemiring ℤ := inferInstance

instance instSemiring : Semiring ℤ := inferInstance

instance instAddCommMonoidWithOne : AddCommMonoidWithOne ℤ := inferInstance

instance instAddMonoidWithOne : AddMonoidWithOne ℤ := inferInstance

instance instCommMonoid : CommMonoid ℤ := inferInstance

instance instMonoidWithZero : MonoidWithZero ℤ := inferInstance

instance instMulZeroClass : MulZeroClass ℤ := inferInstance

instance instMonoid : Monoid ℤ := inferInstance

instance instCommSemigroup : CommSemigroup ℤ := inferInstance

instance instAddCommGroup : AddCommGroup ℤ := inferInstance

instance instAddGroup : AddGroup ℤ := inferInstance

instance instAddCommMonoid : AddCommMonoid ℤ := inferInstance

instance instAddMonoid : AddMonoid ℤ := inferInstance

instance instNontrivial : Nontrivial ℤ := ⟨⟨0, 1, Int.zero_ne_one⟩⟩

instance instCharZero : CharZero ℤ := ⟨fun _ _ h => Int.ofNat.inj h⟩

instance instNoZeroDivisors : NoZeroDivisors ℤ := ⟨fun h => Int.mul_eq_zero.mp h⟩

instance instIsCancelMulZero : IsCancelMulZero ℤ where
  mul_left_cancel_of_ne_zero h e := Int.eq_of_mul_eq_mul_left h e
  mul_right_cancel_of_ne_zero h e := Int.eq_of_mul_eq_mul_right h e

instance instIsDomain : IsDomain ℤ where

instance instLinearOrder : LinearOrder ℤ where
  le_refl := Int.le_refl
  le_trans _ _ _ := Int.le_trans
  le_antisymm _ _ := Int.le_antisymm
  le_total := Int.le_total
  lt_iff_le_not_ge _ _ := Int.lt_iff_le_not_le
  toDecidableLE := inferInstance
  toDecidableEq := inferInstance
  toDecidableLT := inferInstance
  min_def := Int.min_def
  max_def := Int.max_def

instance instPartialOrder : PartialOrder ℤ := inferInstance

instance instPreorder : Preorder ℤ := inferInstance

instance instLattice : Lattice ℤ := inferInstance

end Int
