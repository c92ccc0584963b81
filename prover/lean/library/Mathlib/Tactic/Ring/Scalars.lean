import Mathlib.Tactic.Ring.Field
import Mathlib.Algebra.Ring.Int
import Mathlib.Algebra.Ring.Basic
import Mathlib.Algebra.Ring.Nat

/-!
The lemmas by which `ring` reads multiples `n • a` (the factor is cast, sum by sum) and `norm_num`, `field_simp` read
powers with integer exponents.
-/

universe u

namespace Mathlib.Tactic.Ring

section operations
variable (R : Type u)

def nsmulOp [CommSemiring R] (n : Nat) (a : R) : R := n • a
def zsmulOp [CommRing R] (n : Int) (a : R) : R := n • a
def intCastOp [CommRing R] (n : Int) : R := Int.cast n
def zpowOp [Field R] (a : R) (n : Int) : R := a ^ n

end operations

section semiring
variable {R : Type u} [CommSemiring R]

theorem nsmul_eq_mul' (n : Nat) (a : R) : n • a = (n : R) * a := nsmul_eq_mul n a

theorem nat_cast_add (m n : Nat) : ((m + n : Nat) : R) = m + n := Nat.cast_add m n

theorem nat_cast_mul (m n : Nat) : ((m * n : Nat) : R) = m * n := natCast_mul m n

theorem nat_cast_pow (m n : Nat) : ((m ^ n : Nat) : R) = (m : R) ^ n := Nat.cast_pow m n

end semiring

section ring
variable {R : Type u} [CommRing R]

theorem zsmul_eq_mul' (n : Int) (a : R) : n • a = (n : R) * a := zsmul_eq_mul a n

theorem int_cast_ofNat (n : Nat) : ((Int.ofNat n : Int) : R) = (n : R) := Int.cast_natCast n

theorem int_cast_add (m n : Int) : ((m + n : Int) : R) = m + n := Int.cast_add m n

theorem int_cast_sub (m n : Int) : ((m - n : Int) : R) = m - n := Int.cast_sub m n

theorem int_cast_neg (n : Int) : ((-n : Int) : R) = -n := Int.cast_neg n

theorem int_cast_mul (m n : Int) : ((m * n : Int) : R) = m * n := Int.cast_mul m n

theorem int_cast_pow (m : Int) (n : Nat) : ((m ^ n : Int) : R) = (m : R) ^ n := Int.cast_pow m n

end ring

section field
variable {R : Type u} [Field R]

theorem zpow_of_nat (a : R) (n : Nat) : a ^ Int.ofNat n = a ^ n := zpow_natCast a n

theorem zpow_neg_succ (a : R) (n : Nat) : a ^ Int.negSucc n = (a ^ Nat.succ n)⁻¹ := zpow_negSucc a n

end field
end Mathlib.Tactic.Ring
