import Mathlib.Algebra.Ring.Defs
import Mathlib.Data.Set.Finite

/-!
Semirings of characteristic zero are infinite. Source of the names: Mathlib `Mathlib/Algebra/CharZero/Infinite.lean`.
-/

instance (priority := 100) CharZero.infinite (M : Type _) [AddMonoidWithOne M] [CharZero M] : Infinite M :=
  Infinite.of_injective Nat.cast Nat.cast_injective
