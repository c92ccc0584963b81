prelude
import Init.Data.BitVec

/-! Unsigned machine integers. -/

structure UInt8 where
  ofBitVec ::
  toBitVec : BitVec 8

abbrev UInt8.size : Nat := 256

def UInt8.toNat (n : UInt8) : Nat := n.toBitVec.toNat

def UInt8.decEq (a b : UInt8) : Decidable (a = b) :=
  match a, b with
  | ⟨x⟩, ⟨y⟩ =>
    match BitVec.decEq x y with
    | isTrue h => isTrue (congrArg UInt8.ofBitVec h)
    | isFalse h => isFalse (fun e => h (congrArg UInt8.toBitVec e))

instance instDecidableEqUInt8 : DecidableEq UInt8 := UInt8.decEq

namespace UInt8

protected def ofNat (n : Nat) : UInt8 where
  toBitVec := BitVec.ofNat 8 n

instance instOfNat {n : Nat} : OfNat UInt8 n where
  ofNat := UInt8.ofNat n

instance instInhabited : Inhabited UInt8 where
  default := UInt8.ofNat 0

instance instAdd : Add UInt8 where
  add a b := ⟨a.toBitVec + b.toBitVec⟩

instance instSub : Sub UInt8 where
  sub a b := ⟨a.toBitVec - b.toBitVec⟩

instance instMul : Mul UInt8 where
  mul a b := ⟨a.toBitVec * b.toBitVec⟩

instance instDiv : Div UInt8 where
  div a b := ⟨a.toBitVec / b.toBitVec⟩

instance instMod : Mod UInt8 where
  mod a b := ⟨a.toBitVec % b.toBitVec⟩

instance instLT : LT UInt8 where
  lt a b := a.toBitVec < b.toBitVec

instance instLE : LE UInt8 where
  le a b := a.toBitVec ≤ b.toBitVec

instance decLt (a b : UInt8) : Decidable (a < b) := BitVec.instDecidableLT a.toBitVec b.toBitVec

instance decLe (a b : UInt8) : Decidable (a ≤ b) := BitVec.instDecidableLE a.toBitVec b.toBitVec

end UInt8

structure UInt16 where
  ofBitVec ::
  toBitVec : BitVec 16

abbrev UInt16.size : Nat := 65536

def UInt16.toNat (n : UInt16) : Nat := n.toBitVec.toNat

def UInt16.decEq (a b : UInt16) : Decidable (a = b) :=
  match a, b with
  | ⟨x⟩, ⟨y⟩ =>
    match BitVec.decEq x y with
    | isTrue h => isTrue (congrArg UInt16.ofBitVec h)
    | isFalse h => isFalse (fun e => h (congrArg UInt16.toBitVec e))

instance instDecidableEqUInt16 : DecidableEq UInt16 := UInt16.decEq

namespace UInt16

protected def ofNat (n : Nat) : UInt16 where
  toBitVec := BitVec.ofNat 16 n

instance instOfNat {n : Nat} : OfNat UInt16 n where
  ofNat := UInt16.ofNat n

instance instInhabited : Inhabited UInt16 where
  default := UInt16.ofNat 0

instance instAdd : Add UInt16 where
  add a b := ⟨a.toBitVec + b.toBitVec⟩

instance instSub : Sub UInt16 where
  sub a b := ⟨a.toBitVec - b.toBitVec⟩

instance instMul : Mul UInt16 where
  mul a b := ⟨a.toBitVec * b.toBitVec⟩

instance instDiv : Div UInt16 where
  div a b := ⟨a.toBitVec / b.toBitVec⟩

instance instMod : Mod UInt16 where
  mod a b := ⟨a.toBitVec % b.toBitVec⟩

instance instLT : LT UInt16 where
  lt a b := a.toBitVec < b.toBitVec

instance instLE : LE UInt16 where
  le a b := a.toBitVec ≤ b.toBitVec

instance decLt (a b : UInt16) : Decidable (a < b) := BitVec.instDecidableLT a.toBitVec b.toBitVec

instance decLe (a b : UInt16) : Decidable (a ≤ b) := BitVec.instDecidableLE a.toBitVec b.toBitVec

end UInt16

namespace UInt32

protected def ofNat (n : Nat) : UInt32 where
  toBitVec := BitVec.ofNat 32 n

instance instOfNat {n : Nat} : OfNat UInt32 n where
  ofNat := UInt32.ofNat n

instance instInhabited : Inhabited UInt32 where
  default := UInt32.ofNat 0

instance instAdd : Add UInt32 where
  add a b := ⟨a.toBitVec + b.toBitVec⟩

instance instSub : Sub UInt32 where
  sub a b := ⟨a.toBitVec - b.toBitVec⟩

instance instMul : Mul UInt32 where
  mul a b := ⟨a.toBitVec * b.toBitVec⟩

instance instDiv : Div UInt32 where
  div a b := ⟨a.toBitVec / b.toBitVec⟩

instance instMod : Mod UInt32 where
  mod a b := ⟨a.toBitVec % b.toBitVec⟩

instance instLT : LT UInt32 where
  lt a b := a.toBitVec < b.toBitVec

instance instLE : LE UInt32 where
  le a b := a.toBitVec ≤ b.toBitVec

instance decLt (a b : UInt32) : Decidable (a < b) := BitVec.instDecidableLT a.toBitVec b.toBitVec

instance decLe (a b : UInt32) : Decidable (a ≤ b) := BitVec.instDecidableLE a.toBitVec b.toBitVec

end UInt32

structure UInt64 where
  ofBitVec ::
  toBitVec : BitVec 64

abbrev UInt64.size : Nat := 18446744073709551616

def UInt64.toNat (n : UInt64) : Nat := n.toBitVec.toNat

def UInt64.decEq (a b : UInt64) : Decidable (a = b) :=
  match a, b with
  | ⟨x⟩, ⟨y⟩ =>
    match BitVec.decEq x y with
    | isTrue h => isTrue (congrArg UInt64.ofBitVec h)
    | isFalse h => isFalse (fun e => h (congrArg UInt64.toBitVec e))

instance instDecidableEqUInt64 : DecidableEq UInt64 := UInt64.decEq

namespace UInt64

protected def ofNat (n : Nat) : UInt64 where
  toBitVec := BitVec.ofNat 64 n

instance instOfNat {n : Nat} : OfNat UInt64 n where
  ofNat := UInt64.ofNat n

instance instInhabited : Inhabited UInt64 where
  default := UInt64.ofNat 0

instance instAdd : Add UInt64 where
  add a b := ⟨a.toBitVec + b.toBitVec⟩

instance instSub : Sub UInt64 where
  sub a b := ⟨a.toBitVec - b.toBitVec⟩

instance instMul : Mul UInt64 where
  mul a b := ⟨a.toBitVec * b.toBitVec⟩

instance instDiv : Div UInt64 where
  div a b := ⟨a.toBitVec / b.toBitVec⟩

instance instMod : Mod UInt64 where
  mod a b := ⟨a.toBitVec % b.toBitVec⟩

instance instLT : LT UInt64 where
  lt a b := a.toBitVec < b.toBitVec

instance instLE : LE UInt64 where
  le a b := a.toBitVec ≤ b.toBitVec

instance decLt (a b : UInt64) : Decidable (a < b) := BitVec.instDecidableLT a.toBitVec b.toBitVec

instance decLe (a b : UInt64) : Decidable (a ≤ b) := BitVec.instDecidableLE a.toBitVec b.toBitVec

end UInt64
