import Mathlib.Algebra.Order.Ring

/-! `ℕ` and `ℤ` as strictly ordered rings. Source of the names: Mathlib `Mathlib/Algebra/Order/Ring/Nat.lean`, `Int.lean`. -/

instance Nat.instIsStrictOrderedRing : IsStrictOrderedRing ℕ where
  add_le_add_left _ _ h c := Nat.add_le_add_right h c
  le_of_add_le_add_left _ _ _ := Nat.le_of_add_le_add_left
  zero_le_one := Nat.zero_le 1
  exists_pair_ne := ⟨0, 1, Nat.zero_ne_one⟩
  mul_lt_mul_of_pos_left _ _ _ h hc := Nat.mul_lt_mul_of_pos_left h hc
  mul_lt_mul_of_pos_right _ _ _ h hc := Nat.mul_lt_mul_of_pos_right h hc

instance Nat.instIsOrderedRing : IsOrderedRing ℕ := inferInstance

instance Nat.instIsOrderedCancelAddMonoid : IsOrderedCancelAddMonoid ℕ := inferInstance

instance Nat.instIsOrderedAddMonoid : IsOrderedAddMonoid ℕ := inferInstance

instance Int.instIsStrictOrderedRing : IsStrictOrderedRing ℤ where
  add_le_add_left _ _ h c := Int.add_le_add_right h c
  le_of_add_le_add_left _ _ _ := Int.le_of_add_le_add_left
  zero_le_one := by decide
  exists_pair_ne := ⟨0, 1, Int.zero_ne_one⟩
  mul_lt_mul_of_pos_left _ _ _ h hc := Int.mul_lt_mul_of_pos_left h hc
  mul_lt_mul_of_pos_right _ _ _ h hc := Int.mul_lt_mul_of_pos_right h hc

instance Int.instIsOrderedRing : IsOrderedRing ℤ := inferInstance

instance Int.instIsOrderedCancelAddMonoid : IsOrderedCancelAddMonoid ℤ := inferInstance

instance Int.instIsOrderedAddMonoid : IsOrderedAddMonoid ℤ := inferInstance
