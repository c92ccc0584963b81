import Mathlib.Algebra.Order.Field

/-!
`ℚ` as a linearly ordered field. Source of the names: Mathlib `Mathlib/Data/Rat/Defs.lean`, `Mathlib/Algebra/Field/Rat.lean`,
`Mathlib/Algebra/Order/Ring/Unbundled/Rat.lean`, `Mathlib/Algebra/Order/Field/Rat.lean`, `Mathlib/Data/Rat/Cast/Defs.lean`.
-/

namespace Rat

instance commRing : CommRing ℚ where
  add_assoc := Rat.add_assoc
  zero_add := Rat.zero_add
  add_zero := Rat.add_zero
  add_comm := Rat.add_comm
  mul_assoc := Rat.mul_assoc
  one_mul := Rat.one_mul
  mul_one := Rat.mul_one
  mul_comm := Rat.mul_comm
  npow n a := a ^ n
  npow_zero := Rat.pow_zero
  npow_succ n a := Rat.pow_succ a n
  zero_mul := Rat.zero_mul
  mul_zero := Rat.mul_zero
  left_distrib := Rat.mul_add
  right_distrib := Rat.add_mul
  natCast n := n
  natCast_zero := rfl
  natCast_succ n := Rat.natCast_add n 1
  neg_add_cancel := Rat.neg_add_cancel
  sub_eq_add_neg := Rat.sub_eq_add_neg
  intCast n := n
  intCast_ofNat _ := rfl
  intCast_negSucc _ := rfl

instance instNontrivial : Nontrivial ℚ := ⟨⟨0, 1, Rat.zero_ne_one⟩⟩

instance instField : Field ℚ where
  div_eq_mul_inv _ _ := rfl
  zpow n a := a ^ n
  zpow_zero' _ := rfl
  zpow_succ' n a := Rat.pow_succ a n
  zpow_neg' _ _ := rfl
  mul_inv_cancel := Rat.mul_inv_cancel
  inv_zero := Rat.inv_zero
  ratCast q := q
  ratCast_def q := (Rat.num_div_den q).symm

instance linearOrder : LinearOrder ℚ where
  le_refl _ := Rat.le_refl
  le_trans _ _ _ := Rat.le_trans
  le_antisymm _ _ := Rat.le_antisymm
  lt_iff_le_not_ge _ _ := Rat.lt_iff_le_and_not_ge
  le_total _ _ := Rat.le_total
  toDecidableLE := inferInstance
  toDecidableEq := inferInstance
  toDecidableLT := inferInstance
  min_def _ _ := rfl
  max_def _ _ := rfl

/-! Shortcuts for the search of instances. -/

instance instDivisionRing : DivisionRing ℚ := inferInstance

instance instCommGroupWithZero : CommGroupWithZero ℚ := inferInstance

instance instGroupWithZero : GroupWithZero ℚ := inferInstance

instance instDivInvMonoid : DivInvMonoid ℚ := inferInstance

instance instRing : Ring ℚ := inferInstance

instance commSemiring : CommSemiring ℚ := inferInstance

instance semiring : Semiring ℚ := inferInstance

instance addCommGroup : AddCommGroup ℚ := inferInstance

instance addGroup : AddGroup ℚ := inferInstance

instance addCommMonoid : AddCommMonoid ℚ := inferInstance

instance addMonoid : AddMonoid ℚ := inferInstance

instance instAddMonoidWithOne : AddMonoidWithOne ℚ := inferInstance

instance commMonoid : CommMonoid ℚ := inferInstance

instance monoid : Monoid ℚ := inferInstance

instance commSemigroup : CommSemigroup ℚ := inferInstance

instance instMonoidWithZero : MonoidWithZero ℚ := inferInstance

instance instMulZeroClass : MulZeroClass ℚ := inferInstance

instance instPartialOrder : PartialOrder ℚ := inferInstance

instance instPreorder : Preorder ℚ := inferInstance

instance instLattice : Lattice ℚ := inferInstance

private theorem mul_lt (a b c : ℚ) (h : a < b) (hc : 0 < c) : c * a < c * b := by
  have d : 0 < b - a := by
    refine Rat.lt_of_le_of_ne ?_ ?_
    · have := (Rat.add_le_add_right (c := -a)).mpr (Rat.le_of_lt h)
      rwa [Rat.add_neg_cancel, ← Rat.sub_eq_add_neg] at this
    · intro e
      exact Rat.ne_of_lt h (sub_eq_zero.mp e.symm).symm
  have := Rat.mul_pos hc d
  rw [Rat.mul_sub] at this
  refine Rat.lt_of_le_of_ne ?_ ?_
  · have := (Rat.add_le_add_right (c := c * a)).mpr (Rat.le_of_lt this)
    rwa [Rat.zero_add, sub_add_cancel] at this
  · intro e
    rw [e, sub_self] at this
    exact Rat.lt_irrefl this

instance instIsStrictOrderedRing : IsStrictOrderedRing ℚ where
  add_le_add_left _ _ h _ := Rat.add_le_add_right.mpr h
  le_of_add_le_add_left _ _ _ h := Rat.add_le_add_left.mp h
  zero_le_one := by decide
  exists_pair_ne := ⟨0, 1, Rat.zero_ne_one⟩
  mul_lt_mul_of_pos_left := mul_lt
  mul_lt_mul_of_pos_right a b c h hc := by rw [Rat.mul_comm a, Rat.mul_comm b]; exact mul_lt a b c h hc

instance instIsOrderedRing : IsOrderedRing ℚ := inferInstance

instance instIsOrderedCancelAddMonoid : IsOrderedCancelAddMonoid ℚ := inferInstance

instance instIsOrderedAddMonoid : IsOrderedAddMonoid ℚ := inferInstance

instance instCharZero : CharZero ℚ := inferInstance

instance instIsDomain : IsDomain ℚ := inferInstance

instance instNoZeroDivisors : NoZeroDivisors ℚ := inferInstance

theorem den_ne_zero (q : ℚ) : q.den ≠ 0 := q.den_nz

theorem num_ne_zero {q : ℚ} : q.num ≠ 0 ↔ q ≠ 0 := not_congr num_eq_zero

theorem mul_den_eq_num (q : ℚ) : q * q.den = q.num := by
  have h : (q.den : ℚ) ≠ 0 := Nat.cast_ne_zero.mpr q.den_nz
  exact ((div_eq_iff h).mp (num_div_den q)).symm

theorem den_mul_eq_num (q : ℚ) : q.den * q = q.num := by rw [mul_comm, mul_den_eq_num]

theorem den_eq_one_iff (r : ℚ) : r.den = 1 ↔ ↑r.num = r :=
  ⟨fun h => by rw [← mul_den_eq_num, h, Nat.cast_one, mul_one], fun h => by rw [← h]; rfl⟩

end Rat
