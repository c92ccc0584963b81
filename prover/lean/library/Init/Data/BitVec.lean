prelude
import Init.Data.Nat.Lemmas
import Init.Data.Int
import Init.GetElem
import Init.Data.Bool

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

protected def ofInt (n : Nat) (i : Int) : BitVec n := BitVec.ofNat n (i % ((2 ^ n : Nat) : Int)).toNat

instance instNatCast : NatCast (BitVec w) := ⟨BitVec.ofNat w⟩

instance instIntCast : IntCast (BitVec w) := ⟨BitVec.ofInt w⟩

protected abbrev zero (n : Nat) : BitVec n := BitVec.ofNat n 0

def allOnes (n : Nat) : BitVec n := BitVec.ofNat n (2 ^ n - 1)

protected def not (x : BitVec n) : BitVec n := BitVec.ofNat n (2 ^ n - 1 - x.toNat)

instance instComplement : Complement (BitVec w) := ⟨BitVec.not⟩

protected def shiftLeft (x : BitVec n) (s : Nat) : BitVec n := BitVec.ofNat n (x.toNat * 2 ^ s)

instance instHShiftLeftNat : HShiftLeft (BitVec w) Nat (BitVec w) := ⟨BitVec.shiftLeft⟩

def ushiftRight (x : BitVec n) (s : Nat) : BitVec n := BitVec.ofNat n (x.toNat / 2 ^ s)

instance instHShiftRightNat : HShiftRight (BitVec w) Nat (BitVec w) := ⟨BitVec.ushiftRight⟩

instance instHShiftLeft {m : Nat} : HShiftLeft (BitVec w) (BitVec m) (BitVec w) := ⟨fun x y => x <<< y.toNat⟩

instance instHShiftRight {m : Nat} : HShiftRight (BitVec w) (BitVec m) (BitVec w) := ⟨fun x y => x >>> y.toNat⟩

def sshiftRight (x : BitVec n) (s : Nat) : BitVec n := BitVec.ofInt n (x.toInt / ((2 ^ s : Nat) : Int))

def getLsbD (x : BitVec w) (i : Nat) : Bool := x.toNat.testBit i

def getMsbD (x : BitVec w) (i : Nat) : Bool := decide (i < w) && x.getLsbD (w - 1 - i)

protected def msb (x : BitVec n) : Bool := x.getMsbD 0

def getLsb (x : BitVec w) (i : Fin w) : Bool := x.toNat.testBit i.val

def getMsb (x : BitVec w) (i : Fin w) : Bool := x.getLsbD (w - 1 - i.val)

instance instGetElemNatBool : GetElem (BitVec w) Nat Bool (fun _ i => i < w) where
  getElem xs i _ := xs.getLsbD i

def zeroExtend (v : Nat) (x : BitVec w) : BitVec v := BitVec.ofNat v x.toNat

abbrev setWidth (v : Nat) (x : BitVec w) : BitVec v := zeroExtend v x

abbrev truncate (v : Nat) (x : BitVec w) : BitVec v := zeroExtend v x

def signExtend (v : Nat) (x : BitVec w) : BitVec v := BitVec.ofInt v x.toInt

protected def cast {m : Nat} (_ : n = m) (x : BitVec n) : BitVec m := BitVec.ofNat m x.toNat

protected def append {m : Nat} (msbs : BitVec n) (lsbs : BitVec m) : BitVec (n + m) :=
  BitVec.ofNat (n + m) (msbs.toNat * 2 ^ m + lsbs.toNat)

instance instHAppendHAddNat {m : Nat} : HAppend (BitVec w) (BitVec m) (BitVec (w + m)) := ⟨BitVec.append⟩

def extractLsb' (start len : Nat) (x : BitVec n) : BitVec len := BitVec.ofNat len (x.toNat / 2 ^ start)

def extractLsb (hi lo : Nat) (x : BitVec n) : BitVec (hi - lo + 1) := extractLsb' lo (hi - lo + 1) x

protected def slt (x y : BitVec n) : Bool := decide (x.toInt < y.toInt)

protected def sle (x y : BitVec n) : Bool := decide (x.toInt ≤ y.toInt)

protected def abs (x : BitVec n) : BitVec n := if x.msb then -x else x

def sdiv (x y : BitVec n) : BitVec n := BitVec.ofInt n (x.toInt.tdiv y.toInt)

def srem (x y : BitVec n) : BitVec n := BitVec.ofInt n (x.toInt.tmod y.toInt)

def ofBool (b : Bool) : BitVec 1 := BitVec.ofNat 1 b.toNat

def fill (w : Nat) (b : Bool) : BitVec w := if b then allOnes w else BitVec.ofNat w 0

def rotateLeft (x : BitVec w) (n : Nat) : BitVec w := x <<< (n % w) ||| x >>> (w - n % w)

def rotateRight (x : BitVec w) (n : Nat) : BitVec w := x >>> (n % w) ||| x <<< (w - n % w)

instance instMax : Max (BitVec w) := maxOfLe

instance instMin : Min (BitVec w) := minOfLe

@[simp] theorem toNat_ofFin (x : Fin (2 ^ n)) : (BitVec.ofFin x).toNat = x.val := rfl

@[simp] theorem ofNat_toNat_self (x : BitVec w) : BitVec.ofNat w x.toNat = x :=
  eq_of_toNat_eq (Nat.mod_eq_of_lt x.isLt)

@[simp] theorem toNat_sub (x y : BitVec n) : (x - y).toNat = ((2 ^ n - y.toNat) + x.toNat) % 2 ^ n := rfl

@[simp] theorem toNat_neg (x : BitVec n) : (-x).toNat = (2 ^ n - x.toNat) % 2 ^ n := rfl

theorem le_def {x y : BitVec n} : x ≤ y ↔ x.toNat ≤ y.toNat := Iff.rfl

theorem lt_def {x y : BitVec n} : x < y ↔ x.toNat < y.toNat := Iff.rfl

@[simp] protected theorem le_refl (x : BitVec w) : x ≤ x := Nat.le_refl x.toNat

@[simp] protected theorem lt_irrefl (x : BitVec w) : ¬x < x := Nat.lt_irrefl x.toNat

protected theorem le_trans {x y z : BitVec n} (h₁ : x ≤ y) (h₂ : y ≤ z) : x ≤ z := Nat.le_trans h₁ h₂

protected theorem lt_of_le_of_ne {x y : BitVec n} (h₁ : x ≤ y) (h₂ : x ≠ y) : x < y :=
  Nat.lt_of_le_of_ne h₁ (fun e => h₂ (eq_of_toNat_eq e))

protected theorem le_antisymm {x y : BitVec n} (h₁ : x ≤ y) (h₂ : y ≤ x) : x = y := eq_of_toNat_eq (Nat.le_antisymm h₁ h₂)

protected theorem le_total (x y : BitVec n) : x ≤ y ∨ y ≤ x := Nat.le_total x.toNat y.toNat

@[simp] protected theorem not_le {x y : BitVec n} : ¬x ≤ y ↔ y < x := Nat.not_le

@[simp] protected theorem not_lt {x y : BitVec n} : ¬x < y ↔ y ≤ x := Nat.not_lt

@[simp] protected theorem add_zero (x : BitVec n) : x + 0#n = x :=
  eq_of_toNat_eq (by rw [toNat_add, toNat_ofNat, Nat.zero_mod, Nat.add_zero, Nat.mod_eq_of_lt x.isLt])

@[simp] protected theorem zero_add (x : BitVec n) : 0#n + x = x := by rw [BitVec.add_comm, BitVec.add_zero]

@[simp] protected theorem mul_zero {x : BitVec w} : x * 0#w = 0#w :=
  eq_of_toNat_eq (by rw [toNat_mul, toNat_ofNat, Nat.zero_mod, Nat.mul_zero, Nat.zero_mod])

@[simp] protected theorem zero_mul {x : BitVec w} : 0#w * x = 0#w := by rw [BitVec.mul_comm, BitVec.mul_zero]

protected theorem mul_add {x y z : BitVec w} : x * (y + z) = x * y + x * z :=
  eq_of_toNat_eq (by
    rw [toNat_mul, toNat_add, toNat_add, toNat_mul, toNat_mul, Nat.mul_mod_mod, Nat.mul_add, ← Nat.add_mod])

@[simp] protected theorem sub_self (x : BitVec n) : x - x = 0#n :=
  eq_of_toNat_eq (by
    rw [toNat_sub, Nat.sub_add_cancel (Nat.le_of_lt x.isLt), Nat.mod_self, toNat_ofNat, Nat.zero_mod])

end BitVec
