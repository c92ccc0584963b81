import Mathlib.Algebra.Ring.Defs
import Mathlib.Order.Defs

/-!
`ℕ` as a commutative semiring and as a linear order. Source of the names: Mathlib `Mathlib/Algebra/Ring/Nat.lean`,
`Mathlib/Order/Nat.lean`, `Mathlib/Data/Nat/Basic.lean`.
-/

namespace Nat

instance instCommSemiring : CommSemiring ℕ where
  add_assoc := Nat.add_assoc
  zero_add := Nat.zero_add
  add_zero := Nat.add_zero
  add_comm := Nat.add_comm
  nsmul m n := m * n
  nsmul_zero := Nat.zero_mul
  nsmul_succ := Nat.succ_mul
  mul_assoc := Nat.mul_assoc
  one_mul := Nat.one_mul
  mul_one := Nat.mul_one
  mul_comm := Nat.mul_comm
  npow m n := n ^ m
  npow_zero := Nat.pow_zero
  npow_succ _ _ := Nat.pow_succ
  zero_mul := Nat.zero_mul
  mul_zero := Nat.mul_zero
  left_distrib := Nat.mul_add
  right_distrib := Nat.add_mul
  natCast n := n
  natCast_zero := rfl
  natCast_succ _ := rfl

instance instSemiring : Semiring ℕ := inferInstance

instance instAddCommMonoidWithOne : AddCommMonoidWithOne ℕ := inferInstance

instance instAddMonoidWithOne : AddMonoidWithOne ℕ := inferInstance

instance instCommMonoid : CommMonoid ℕ := inferInstance

instance instMonoidWithZero : MonoidWithZero ℕ := inferInstance

instance instMulZeroClass : MulZeroClass ℕ := inferInstance

instance instMonoid : Monoid ℕ := inferInstance

instance instCommSemigroup : CommSemigroup ℕ := inferInstance

instance instAddCommMonoid : AddCommMonoid ℕ := inferInstance

instance instAddMonoid : AddMonoid ℕ := inferInstance

instance instIsLeftCancelAdd : IsLeftCancelAdd ℕ := ⟨fun _ _ _ => Nat.add_left_cancel⟩

instance instIsRightCancelAdd : IsRightCancelAdd ℕ := ⟨fun _ _ _ => Nat.add_right_cancel⟩

instance instNontrivial : Nontrivial ℕ := ⟨⟨0, 1, Nat.zero_ne_one⟩⟩

instance instCharZero : CharZero ℕ := ⟨fun _ _ h => h⟩

instance instNoZeroDivisors : NoZeroDivisors ℕ := ⟨fun h => Nat.mul_eq_zero.mp h⟩

instance instIsCancelMulZero : IsCancelMulZero ℕ where
  mul_left_cancel_of_ne_zero h e := Nat.eq_of_mul_eq_mul_left (Nat.pos_of_ne_zero h) e
  mul_right_cancel_of_ne_zero h e := Nat.eq_of_mul_eq_mul_right (Nat.pos_of_ne_zero h) e

instance instIsDomain : IsDomain ℕ where

instance instLinearOrder : LinearOrder ℕ where
  le_refl := Nat.le_refl
  le_trans _ _ _ := Nat.le_trans
  le_antisymm _ _ := Nat.le_antisymm
  le_total := Nat.le_total
  lt_iff_le_not_ge _ _ := Nat.lt_iff_le_not_le
  toDecidableLE := inferInstance
  toDecidableEq := inferInstance
  toDecidableLT := inferInstance
  min_def _ _ := Nat.min_def
  max_def _ _ := Nat.max_def

instance instPartialOrder : PartialOrder ℕ := inferInstance

instance instPreorder : Preorder ℕ := inferInstance

instance instLattice : Lattice ℕ := inferInstance

end Nat

@[simp] theorem nsmul_eq_mul {R : Type _} [Semiring R] (n : ℕ) (a : R) : n • a = n * a := by
  induction n with
  | zero => rw [zero_nsmul, Nat.cast_zero, zero_mul]
  | succ n ih => rw [succ_nsmul, ih, Nat.cast_add_one, add_mul, one_mul]

@[simp] theorem smul_eq_mul {α : Type _} [Mul α] (a b : α) : a • b = a * b := rfl
