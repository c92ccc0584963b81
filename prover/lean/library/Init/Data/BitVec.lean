prelude
import Init.Data.Nat.Lemmas
import Init.Data.Int

universe u

/-! Bit vectors and machine integers, modulo powers of two. -/

namespace BitVec
variable {w n : Nat}

protected def ofNat (n : Nat) (i : Nat) : BitVec n where
  toFin := ⟨i % 2 ^ n, Nat.mod_lt i (Nat.two_pow_pos n)⟩

instance instOfNat {i : Nat} : OfNat (BitVec w) i where
  ofNat := BitVec.ofNat w i

instance instInhabited : Inhabited (BitVec w) where
  default := BitVec.ofNat w 0

instance instLT : LT (BitVec w) where
  lt x y := x.toNat < y.toNat

instance instLE : LE (BitVec w) where
  le x y := x.toNat ≤ y.toNat

instance instDecidableLT (x y : BitVec w) : Decidable (x < y) := Nat.decLt x.toNat y.toNat

instance instDecidableLE (x y : BitVec w) : Decidable (x ≤ y) := Nat.decLe x.toNat y.toNat

protected def add (x y : BitVec n) : BitVec n := BitVec.ofNat n (x.toNat + y.toNat)

instance instAdd : Add (BitVec w) where
  add := BitVec.add

protected def sub (x y : BitVec n) : BitVec n := BitVec.ofNat n ((2 ^ n - y.toNat) + x.toNat)

instance instSub : Sub (BitVec w) where
  sub := BitVec.sub

protected def neg (x : BitVec n) : BitVec n := BitVec.ofNat n (2 ^ n - x.toNat)

instance instNeg : Neg (BitVec w) where
  neg := BitVec.neg

protected def mul (x y : BitVec n) : BitVec n := BitVec.ofNat n (x.toNat * y.toNat)

instance instMul : Mul (BitVec w) where
  mul := BitVec.mul

def udiv (x y : BitVec n) : BitVec n := BitVec.ofNat n (x.toNat / y.toNat)

instance instDiv : Div (BitVec w) where
  div := udiv

def umod (x y : BitVec n) : BitVec n := BitVec.ofNat n (x.toNat % y.toNat)

instance instMod : Mod (BitVec w) where
  mod := umod

protected def and (x y : BitVec n) : BitVec n := BitVec.ofNat n (Nat.land x.toNat y.toNat)

instance instAndOp : AndOp (BitVec w) where
  and := BitVec.and

protected def or (x y : BitVec n) : BitVec n := BitVec.ofNat n (Nat.lor x.toNat y.toNat)

instance instOrOp : OrOp (BitVec w) where
  or := BitVec.or

protected def xor (x y : BitVec n) : BitVec n := BitVec.ofNat n (Nat.xor x.toNat y.toNat)

instance instXorOp : XorOp (BitVec w) where
  xor := BitVec.xor

protected def ult (x y : BitVec n) : Bool := decide (x.toNat < y.toNat)

protected def ule (x y : BitVec n) : Bool := decide (x.toNat ≤ y.toNat)

protected def toInt (x : BitVec n) : Int :=
  if 2 * x.toNat < 2 ^ n then x.toNat else (x.toNat : Int) - ((2 ^ n : Nat) : Int)

@[simp] theorem toNat_ofNat (x w : Nat) : (BitVec.ofNat w x).toNat = x % 2 ^ w := rfl

theorem isLt (x : BitVec w) : x.toNat < 2 ^ w := x.toFin.isLt

theorem eq_of_toNat_eq {x y : BitVec n} (h : x.toNat = y.toNat) : x = y := eq_of_toFin_eq (Fin.eq_of_val_eq h)

theorem toNat_inj {x y : BitVec n} : x.toNat = y.toNat ↔ x = y := Iff.intro eq_of_toNat_eq (congrArg BitVec.toNat)

@[simp] theorem toNat_add (x y : BitVec w) : (x + y).toNat = (x.toNat + y.toNat) % 2 ^ w := rfl

@[simp] theorem toNat_mul (x y : BitVec w) : (x * y).toNat = (x.toNat * y.toNat) % 2 ^ w := rfl

protected theorem add_comm (x y : BitVec n) : x + y = y + x :=
  eq_of_toNat_eq (by rw [toNat_add, toNat_add, Nat.add_comm])

protected theorem add_assoc (x y z : BitVec n) : x + y + z = x + (y + z) :=
  eq_of_toNat_eq (by rw [toNat_add, toNat_add, toNat_add, toNat_add, Nat.mod_add_mod, Nat.add_mod_mod, Nat.add_assoc])

protected theorem mul_comm (x y : BitVec w) : x * y = y * x :=
  eq_of_toNat_eq (by rw [toNat_mul, toNat_mul, Nat.mul_comm])

protected theorem mul_assoc (x y z : BitVec w) : x * y * z = x * (y * z) :=
  eq_of_toNat_eq (by rw [toNat_mul, toNat_mul, toNat_mul, toNat_mul, Nat.mod_mul_mod, Nat.mul_mod_mod, Nat.mul_assoc])

end BitVec
