import Mathlib.Order.BoundedOrder.Basic
import Mathlib.Order.Interval.Finset

/-!
The order of `Fin n` and its intervals.
Source of the names: Mathlib `Mathlib/Order/Fin/Basic.lean`, `Mathlib/Order/Interval/Finset/Fin.lean`.
-/

namespace Fin

instance instLinearOrder {n : ℕ} : LinearOrder (Fin n) where
  le_refl a := Nat.le_refl a.val
  le_trans _ _ _ := Nat.le_trans
  lt_iff_le_not_ge _ _ := Nat.lt_iff_le_not_le
  le_antisymm _ _ h₁ h₂ := Fin.ext (Nat.le_antisymm h₁ h₂)
  le_total a b := Nat.le_total a.val b.val
  toDecidableLE := inferInstance
  toDecidableEq := inferInstance
  toDecidableLT := inferInstance
  min a b := if a ≤ b then a else b
  max a b := if a ≤ b then b else a
  min_def _ _ := rfl
  max_def _ _ := rfl

instance instPartialOrder {n : ℕ} : PartialOrder (Fin n) := inferInstance

instance instLattice {n : ℕ} : Lattice (Fin n) := inferInstance

instance instBoundedOrder {n : ℕ} [NeZero n] : BoundedOrder (Fin n) where
  top := ⟨n - 1, Nat.sub_lt (Nat.pos_of_ne_zero (NeZero.ne n)) Nat.zero_lt_one⟩
  le_top a := show a.val ≤ n - 1 from Nat.le_sub_one_of_lt a.isLt
  bot := ⟨0, Nat.pos_of_ne_zero (NeZero.ne n)⟩
  bot_le a := show 0 ≤ a.val from Nat.zero_le a.val

instance instLocallyFiniteOrder (n : ℕ) : LocallyFiniteOrder (Fin n) := Fintype.toLocallyFiniteOrder

instance instLocallyFiniteOrderBot (n : ℕ) : LocallyFiniteOrderBot (Fin n) where
  finsetIic b := Finset.univ.filter fun x => x ≤ b
  finsetIio b := Finset.univ.filter fun x => x < b
  finset_mem_Iic _ x := Finset.mem_filter_univ x
  finset_mem_Iio _ x := Finset.mem_filter_univ x

instance instLocallyFiniteOrderTop (n : ℕ) : LocallyFiniteOrderTop (Fin n) where
  finsetIci b := Finset.univ.filter fun x => b ≤ x
  finsetIoi b := Finset.univ.filter fun x => b < x
  finset_mem_Ici _ x := Finset.mem_filter_univ x
  finset_mem_Ioi _ x := Finset.mem_filter_univ x

end Fin
