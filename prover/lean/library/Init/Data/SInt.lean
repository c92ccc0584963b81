prelude
import Init.Data.Ord

/-! Machine integers with a sign, and the unsigned ones of the machine's width. -/


structure Int8 where
  ofUInt8 ::
  toUInt8 : UInt8

abbrev Int8.size : Nat := 256

namespace Int8

@[inline] def toBitVec (x : Int8) : BitVec 8 := x.toUInt8.toBitVec

def ofBitVec (b : BitVec 8) : Int8 := ⟨⟨b⟩⟩

def ofInt (i : Int) : Int8 := ofBitVec (BitVec.ofInt 8 i)

def ofNat (n : Nat) : Int8 := ofBitVec (BitVec.ofNat 8 n)

def toInt (i : Int8) : Int := i.toBitVec.toInt

@[inline] def toNatClampNeg (i : Int8) : Nat := i.toInt.toNat

protected def neg (i : Int8) : Int8 := ofBitVec (-i.toBitVec)
protected def add (a b : Int8) : Int8 := ofBitVec (a.toBitVec + b.toBitVec)
protected def sub (a b : Int8) : Int8 := ofBitVec (a.toBitVec - b.toBitVec)
protected def mul (a b : Int8) : Int8 := ofBitVec (a.toBitVec * b.toBitVec)
protected def div (a b : Int8) : Int8 := ofBitVec (BitVec.sdiv a.toBitVec b.toBitVec)
protected def mod (a b : Int8) : Int8 := ofBitVec (BitVec.srem a.toBitVec b.toBitVec)
protected def land (a b : Int8) : Int8 := ofBitVec (a.toBitVec &&& b.toBitVec)
protected def lor (a b : Int8) : Int8 := ofBitVec (a.toBitVec ||| b.toBitVec)
protected def xor (a b : Int8) : Int8 := ofBitVec (a.toBitVec ^^^ b.toBitVec)
protected def complement (a : Int8) : Int8 := ofBitVec (~~~a.toBitVec)
protected def lt (a b : Int8) : Prop := a.toBitVec.slt b.toBitVec = true
protected def le (a b : Int8) : Prop := a.toBitVec.sle b.toBitVec = true

instance : Inhabited Int8 := ⟨ofNat 0⟩
instance instOfNat {n : Nat} : OfNat Int8 n := ⟨ofNat n⟩
instance instNeg : Neg Int8 := ⟨Int8.neg⟩
instance : Add Int8 := ⟨Int8.add⟩
instance : Sub Int8 := ⟨Int8.sub⟩
instance : Mul Int8 := ⟨Int8.mul⟩
instance : Div Int8 := ⟨Int8.div⟩
instance : Mod Int8 := ⟨Int8.mod⟩
instance : LT Int8 := ⟨Int8.lt⟩
instance : LE Int8 := ⟨Int8.le⟩
instance : AndOp Int8 := ⟨Int8.land⟩
instance : OrOp Int8 := ⟨Int8.lor⟩
instance : XorOp Int8 := ⟨Int8.xor⟩
instance : Complement Int8 := ⟨Int8.complement⟩
instance : IntCast Int8 := ⟨ofInt⟩
instance : NatCast Int8 := ⟨ofNat⟩

def decEq (a b : Int8) : Decidable (a = b) :=
  match a, b with
  | ⟨n⟩, ⟨m⟩ =>
    if h : n = m then isTrue (h ▸ rfl) else isFalse (fun h' => h (congrArg toUInt8 h'))

instance : DecidableEq Int8 := Int8.decEq

def decLt (a b : Int8) : Decidable (a < b) := inferInstanceAs (Decidable (a.toBitVec.slt b.toBitVec = true))

def decLe (a b : Int8) : Decidable (a ≤ b) := inferInstanceAs (Decidable (a.toBitVec.sle b.toBitVec = true))

instance (a b : Int8) : Decidable (a < b) := decLt a b
instance (a b : Int8) : Decidable (a ≤ b) := decLe a b
instance : Max Int8 := maxOfLe
instance : Min Int8 := minOfLe
instance : Ord Int8 := ⟨fun a b => compareOfLessAndEq a b⟩
instance : ToString Int8 := ⟨fun i => toString i.toInt⟩

abbrev maxValue : Int8 := 127
abbrev minValue : Int8 := -128

theorem toBitVec_inj {a b : Int8} : a.toBitVec = b.toBitVec ↔ a = b :=
  ⟨fun h => match a, b, h with | ⟨⟨_⟩⟩, ⟨⟨_⟩⟩, rfl => rfl, fun h => h ▸ rfl⟩

protected theorem add_comm (a b : Int8) : a + b = b + a := toBitVec_inj.1 (BitVec.add_comm ..)
protected theorem add_assoc (a b c : Int8) : a + b + c = a + (b + c) := toBitVec_inj.1 (BitVec.add_assoc ..)
protected theorem mul_comm (a b : Int8) : a * b = b * a := toBitVec_inj.1 (BitVec.mul_comm ..)
protected theorem mul_assoc (a b c : Int8) : a * b * c = a * (b * c) := toBitVec_inj.1 (BitVec.mul_assoc ..)

end Int8

def UInt8.toInt8 (i : UInt8) : Int8 := ⟨i⟩

abbrev Nat.toInt8 (n : Nat) : Int8 := Int8.ofNat n

abbrev Int.toInt8 (i : Int) : Int8 := Int8.ofInt i

namespace UInt8

theorem toBitVec_inj {a b : UInt8} : a.toBitVec = b.toBitVec ↔ a = b :=
  ⟨fun h => match a, b, h with | ⟨_⟩, ⟨_⟩, rfl => rfl, fun h => h ▸ rfl⟩

theorem toNat_inj {a b : UInt8} : a.toNat = b.toNat ↔ a = b := BitVec.toNat_inj.trans toBitVec_inj

theorem toNat_lt (n : UInt8) : n.toNat < 2 ^ 8 := n.toBitVec.isLt

theorem le_iff_toNat_le {a b : UInt8} : a ≤ b ↔ a.toNat ≤ b.toNat := Iff.rfl
theorem lt_iff_toNat_lt {a b : UInt8} : a < b ↔ a.toNat < b.toNat := Iff.rfl
@[simp] protected theorem toNat_add (a b : UInt8) : (a + b).toNat = (a.toNat + b.toNat) % 2 ^ 8 := rfl
@[simp] protected theorem toNat_mul (a b : UInt8) : (a * b).toNat = a.toNat * b.toNat % 2 ^ 8 := rfl
@[simp] theorem toNat_ofNat' {n : Nat} : (UInt8.ofNat n).toNat = n % 2 ^ 8 := rfl
@[simp] protected theorem le_refl (x : UInt8) : x ≤ x := Nat.le_refl x.toNat
@[simp] protected theorem lt_irrefl (x : UInt8) : ¬x < x := Nat.lt_irrefl x.toNat
protected theorem le_trans {a b c : UInt8} (h₁ : a ≤ b) (h₂ : b ≤ c) : a ≤ c := Nat.le_trans h₁ h₂
protected theorem lt_trans {a b c : UInt8} (h₁ : a < b) (h₂ : b < c) : a < c := Nat.lt_trans h₁ h₂
protected theorem le_total (a b : UInt8) : a ≤ b ∨ b ≤ a := Nat.le_total a.toNat b.toNat
protected theorem le_antisymm {a b : UInt8} (h₁ : a ≤ b) (h₂ : b ≤ a) : a = b := toNat_inj.1 (Nat.le_antisymm h₁ h₂)
protected theorem lt_asymm {a b : UInt8} (h : a < b) : ¬b < a := Nat.lt_asymm h
@[simp] protected theorem not_le {a b : UInt8} : ¬a ≤ b ↔ b < a := Nat.not_le
@[simp] protected theorem not_lt {a b : UInt8} : ¬a < b ↔ b ≤ a := Nat.not_lt
protected theorem add_comm (a b : UInt8) : a + b = b + a := toBitVec_inj.1 (BitVec.add_comm ..)
protected theorem add_assoc (a b c : UInt8) : a + b + c = a + (b + c) := toBitVec_inj.1 (BitVec.add_assoc ..)
protected theorem mul_comm (a b : UInt8) : a * b = b * a := toBitVec_inj.1 (BitVec.mul_comm ..)
protected theorem mul_assoc (a b c : UInt8) : a * b * c = a * (b * c) := toBitVec_inj.1 (BitVec.mul_assoc ..)

protected def land (a b : UInt8) : UInt8 := ⟨a.toBitVec &&& b.toBitVec⟩
protected def lor (a b : UInt8) : UInt8 := ⟨a.toBitVec ||| b.toBitVec⟩
protected def xor (a b : UInt8) : UInt8 := ⟨a.toBitVec ^^^ b.toBitVec⟩
protected def shiftLeft (a b : UInt8) : UInt8 := ⟨a.toBitVec <<< (b.toNat % 8)⟩
protected def shiftRight (a b : UInt8) : UInt8 := ⟨a.toBitVec >>> (b.toNat % 8)⟩
protected def complement (a : UInt8) : UInt8 := ⟨~~~a.toBitVec⟩
protected def neg (a : UInt8) : UInt8 := ⟨-a.toBitVec⟩
instance : AndOp UInt8 := ⟨UInt8.land⟩
instance : OrOp UInt8 := ⟨UInt8.lor⟩
instance : XorOp UInt8 := ⟨UInt8.xor⟩
instance : ShiftLeft UInt8 := ⟨UInt8.shiftLeft⟩
instance : ShiftRight UInt8 := ⟨UInt8.shiftRight⟩
instance : Complement UInt8 := ⟨UInt8.complement⟩
instance : Neg UInt8 := ⟨UInt8.neg⟩
instance : NatCast UInt8 := ⟨UInt8.ofNat⟩
instance : IntCast UInt8 := ⟨fun i => ⟨BitVec.ofInt 8 i⟩⟩
instance : Max UInt8 := maxOfLe
instance : Min UInt8 := minOfLe
instance : Ord UInt8 := ⟨fun a b => compareOfLessAndEq a b⟩
instance : Hashable UInt8 := ⟨fun n => UInt64.ofNat n.toNat⟩

def toFin (x : UInt8) : Fin UInt8.size := ⟨x.toNat, x.toBitVec.isLt⟩

end UInt8

abbrev Nat.toUInt8 (n : Nat) : UInt8 := UInt8.ofNat n


structure Int16 where
  ofUInt16 ::
  toUInt16 : UInt16

abbrev Int16.size : Nat := 65536

namespace Int16

@[inline] def toBitVec (x : Int16) : BitVec 16 := x.toUInt16.toBitVec

def ofBitVec (b : BitVec 16) : Int16 := ⟨⟨b⟩⟩

def ofInt (i : Int) : Int16 := ofBitVec (BitVec.ofInt 16 i)

def ofNat (n : Nat) : Int16 := ofBitVec (BitVec.ofNat 16 n)

def toInt (i : Int16) : Int := i.toBitVec.toInt

@[inline] def toNatClampNeg (i : Int16) : Nat := i.toInt.toNat

protected def neg (i : Int16) : Int16 := ofBitVec (-i.toBitVec)
protected def add (a b : Int16) : Int16 := ofBitVec (a.toBitVec + b.toBitVec)
protected def sub (a b : Int16) : Int16 := ofBitVec (a.toBitVec - b.toBitVec)
protected def mul (a b : Int16) : Int16 := ofBitVec (a.toBitVec * b.toBitVec)
protected def div (a b : Int16) : Int16 := ofBitVec (BitVec.sdiv a.toBitVec b.toBitVec)
protected def mod (a b : Int16) : Int16 := ofBitVec (BitVec.srem a.toBitVec b.toBitVec)
protected def land (a b : Int16) : Int16 := ofBitVec (a.toBitVec &&& b.toBitVec)
protected def lor (a b : Int16) : Int16 := ofBitVec (a.toBitVec ||| b.toBitVec)
protected def xor (a b : Int16) : Int16 := ofBitVec (a.toBitVec ^^^ b.toBitVec)
protected def complement (a : Int16) : Int16 := ofBitVec (~~~a.toBitVec)
protected def lt (a b : Int16) : Prop := a.toBitVec.slt b.toBitVec = true
protected def le (a b : Int16) : Prop := a.toBitVec.sle b.toBitVec = true

instance : Inhabited Int16 := ⟨ofNat 0⟩
instance instOfNat {n : Nat} : OfNat Int16 n := ⟨ofNat n⟩
instance instNeg : Neg Int16 := ⟨Int16.neg⟩
instance : Add Int16 := ⟨Int16.add⟩
instance : Sub Int16 := ⟨Int16.sub⟩
instance : Mul Int16 := ⟨Int16.mul⟩
instance : Div Int16 := ⟨Int16.div⟩
instance : Mod Int16 := ⟨Int16.mod⟩
instance : LT Int16 := ⟨Int16.lt⟩
instance : LE Int16 := ⟨Int16.le⟩
instance : AndOp Int16 := ⟨Int16.land⟩
instance : OrOp Int16 := ⟨Int16.lor⟩
instance : XorOp Int16 := ⟨Int16.xor⟩
instance : Complement Int16 := ⟨Int16.complement⟩
instance : IntCast Int16 := ⟨ofInt⟩
instance : NatCast Int16 := ⟨ofNat⟩

def decEq (a b : Int16) : Decidable (a = b) :=
  match a, b with
  | ⟨n⟩, ⟨m⟩ =>
    if h : n = m then isTrue (h ▸ rfl) else isFalse (fun h' => h (congrArg toUInt16 h'))

instance : DecidableEq Int16 := Int16.decEq

def decLt (a b : Int16) : Decidable (a < b) := inferInstanceAs (Decidable (a.toBitVec.slt b.toBitVec = true))

def decLe (a b : Int16) : Decidable (a ≤ b) := inferInstanceAs (Decidable (a.toBitVec.sle b.toBitVec = true))

instance (a b : Int16) : Decidable (a < b) := decLt a b
instance (a b : Int16) : Decidable (a ≤ b) := decLe a b
instance : Max Int16 := maxOfLe
instance : Min Int16 := minOfLe
instance : Ord Int16 := ⟨fun a b => compareOfLessAndEq a b⟩
instance : ToString Int16 := ⟨fun i => toString i.toInt⟩

abbrev maxValue : Int16 := 32767
abbrev minValue : Int16 := -32768

theorem toBitVec_inj {a b : Int16} : a.toBitVec = b.toBitVec ↔ a = b :=
  ⟨fun h => match a, b, h with | ⟨⟨_⟩⟩, ⟨⟨_⟩⟩, rfl => rfl, fun h => h ▸ rfl⟩

protected theorem add_comm (a b : Int16) : a + b = b + a := toBitVec_inj.1 (BitVec.add_comm ..)
protected theorem add_assoc (a b c : Int16) : a + b + c = a + (b + c) := toBitVec_inj.1 (BitVec.add_assoc ..)
protected theorem mul_comm (a b : Int16) : a * b = b * a := toBitVec_inj.1 (BitVec.mul_comm ..)
protected theorem mul_assoc (a b c : Int16) : a * b * c = a * (b * c) := toBitVec_inj.1 (BitVec.mul_assoc ..)

end Int16

def UInt16.toInt16 (i : UInt16) : Int16 := ⟨i⟩

abbrev Nat.toInt16 (n : Nat) : Int16 := Int16.ofNat n

abbrev Int.toInt16 (i : Int) : Int16 := Int16.ofInt i

namespace UInt16

theorem toBitVec_inj {a b : UInt16} : a.toBitVec = b.toBitVec ↔ a = b :=
  ⟨fun h => match a, b, h with | ⟨_⟩, ⟨_⟩, rfl => rfl, fun h => h ▸ rfl⟩

theorem toNat_inj {a b : UInt16} : a.toNat = b.toNat ↔ a = b := BitVec.toNat_inj.trans toBitVec_inj

theorem toNat_lt (n : UInt16) : n.toNat < 2 ^ 16 := n.toBitVec.isLt

theorem le_iff_toNat_le {a b : UInt16} : a ≤ b ↔ a.toNat ≤ b.toNat := Iff.rfl
theorem lt_iff_toNat_lt {a b : UInt16} : a < b ↔ a.toNat < b.toNat := Iff.rfl
@[simp] protected theorem toNat_add (a b : UInt16) : (a + b).toNat = (a.toNat + b.toNat) % 2 ^ 16 := rfl
@[simp] protected theorem toNat_mul (a b : UInt16) : (a * b).toNat = a.toNat * b.toNat % 2 ^ 16 := rfl
@[simp] theorem toNat_ofNat' {n : Nat} : (UInt16.ofNat n).toNat = n % 2 ^ 16 := rfl
@[simp] protected theorem le_refl (x : UInt16) : x ≤ x := Nat.le_refl x.toNat
@[simp] protected theorem lt_irrefl (x : UInt16) : ¬x < x := Nat.lt_irrefl x.toNat
protected theorem le_trans {a b c : UInt16} (h₁ : a ≤ b) (h₂ : b ≤ c) : a ≤ c := Nat.le_trans h₁ h₂
protected theorem lt_trans {a b c : UInt16} (h₁ : a < b) (h₂ : b < c) : a < c := Nat.lt_trans h₁ h₂
protected theorem le_total (a b : UInt16) : a ≤ b ∨ b ≤ a := Nat.le_total a.toNat b.toNat
protected theorem le_antisymm {a b : UInt16} (h₁ : a ≤ b) (h₂ : b ≤ a) : a = b := toNat_inj.1 (Nat.le_antisymm h₁ h₂)
protected theorem lt_asymm {a b : UInt16} (h : a < b) : ¬b < a := Nat.lt_asymm h
@[simp] protected theorem not_le {a b : UInt16} : ¬a ≤ b ↔ b < a := Nat.not_le
@[simp] protected theorem not_lt {a b : UInt16} : ¬a < b ↔ b ≤ a := Nat.not_lt
protected theorem add_comm (a b : UInt16) : a + b = b + a := toBitVec_inj.1 (BitVec.add_comm ..)
protected theorem add_assoc (a b c : UInt16) : a + b + c = a + (b + c) := toBitVec_inj.1 (BitVec.add_assoc ..)
protected theorem mul_comm (a b : UInt16) : a * b = b * a := toBitVec_inj.1 (BitVec.mul_comm ..)
protected theorem mul_assoc (a b c : UInt16) : a * b * c = a * (b * c) := toBitVec_inj.1 (BitVec.mul_assoc ..)

protected def land (a b : UInt16) : UInt16 := ⟨a.toBitVec &&& b.toBitVec⟩
protected def lor (a b : UInt16) : UInt16 := ⟨a.toBitVec ||| b.toBitVec⟩
protected def xor (a b : UInt16) : UInt16 := ⟨a.toBitVec ^^^ b.toBitVec⟩
protected def shiftLeft (a b : UInt16) : UInt16 := ⟨a.toBitVec <<< (b.toNat % 16)⟩
protected def shiftRight (a b : UInt16) : UInt16 := ⟨a.toBitVec >>> (b.toNat % 16)⟩
protected def complement (a : UInt16) : UInt16 := ⟨~~~a.toBitVec⟩
protected def neg (a : UInt16) : UInt16 := ⟨-a.toBitVec⟩
instance : AndOp UInt16 := ⟨UInt16.land⟩
instance : OrOp UInt16 := ⟨UInt16.lor⟩
instance : XorOp UInt16 := ⟨UInt16.xor⟩
instance : ShiftLeft UInt16 := ⟨UInt16.shiftLeft⟩
instance : ShiftRight UInt16 := ⟨UInt16.shiftRight⟩
instance : Complement UInt16 := ⟨UInt16.complement⟩
instance : Neg UInt16 := ⟨UInt16.neg⟩
instance : NatCast UInt16 := ⟨UInt16.ofNat⟩
instance : IntCast UInt16 := ⟨fun i => ⟨BitVec.ofInt 16 i⟩⟩
instance : Max UInt16 := maxOfLe
instance : Min UInt16 := minOfLe
instance : Ord UInt16 := ⟨fun a b => compareOfLessAndEq a b⟩
instance : Hashable UInt16 := ⟨fun n => UInt64.ofNat n.toNat⟩

def toFin (x : UInt16) : Fin UInt16.size := ⟨x.toNat, x.toBitVec.isLt⟩

end UInt16

abbrev Nat.toUInt16 (n : Nat) : UInt16 := UInt16.ofNat n


structure Int32 where
  ofUInt32 ::
  toUInt32 : UInt32

abbrev Int32.size : Nat := 4294967296

namespace Int32

@[inline] def toBitVec (x : Int32) : BitVec 32 := x.toUInt32.toBitVec

def ofBitVec (b : BitVec 32) : Int32 := ⟨⟨b⟩⟩

def ofInt (i : Int) : Int32 := ofBitVec (BitVec.ofInt 32 i)

def ofNat (n : Nat) : Int32 := ofBitVec (BitVec.ofNat 32 n)

def toInt (i : Int32) : Int := i.toBitVec.toInt

@[inline] def toNatClampNeg (i : Int32) : Nat := i.toInt.toNat

protected def neg (i : Int32) : Int32 := ofBitVec (-i.toBitVec)
protected def add (a b : Int32) : Int32 := ofBitVec (a.toBitVec + b.toBitVec)
protected def sub (a b : Int32) : Int32 := ofBitVec (a.toBitVec - b.toBitVec)
protected def mul (a b : Int32) : Int32 := ofBitVec (a.toBitVec * b.toBitVec)
protected def div (a b : Int32) : Int32 := ofBitVec (BitVec.sdiv a.toBitVec b.toBitVec)
protected def mod (a b : Int32) : Int32 := ofBitVec (BitVec.srem a.toBitVec b.toBitVec)
protected def land (a b : Int32) : Int32 := ofBitVec (a.toBitVec &&& b.toBitVec)
protected def lor (a b : Int32) : Int32 := ofBitVec (a.toBitVec ||| b.toBitVec)
protected def xor (a b : Int32) : Int32 := ofBitVec (a.toBitVec ^^^ b.toBitVec)
protected def complement (a : Int32) : Int32 := ofBitVec (~~~a.toBitVec)
protected def lt (a b : Int32) : Prop := a.toBitVec.slt b.toBitVec = true
protected def le (a b : Int32) : Prop := a.toBitVec.sle b.toBitVec = true

instance : Inhabited Int32 := ⟨ofNat 0⟩
instance instOfNat {n : Nat} : OfNat Int32 n := ⟨ofNat n⟩
instance instNeg : Neg Int32 := ⟨Int32.neg⟩
instance : Add Int32 := ⟨Int32.add⟩
instance : Sub Int32 := ⟨Int32.sub⟩
instance : Mul Int32 := ⟨Int32.mul⟩
instance : Div Int32 := ⟨Int32.div⟩
instance : Mod Int32 := ⟨Int32.mod⟩
instance : LT Int32 := ⟨Int32.lt⟩
instance : LE Int32 := ⟨Int32.le⟩
instance : AndOp Int32 := ⟨Int32.land⟩
instance : OrOp Int32 := ⟨Int32.lor⟩
instance : XorOp Int32 := ⟨Int32.xor⟩
instance : Complement Int32 := ⟨Int32.complement⟩
instance : IntCast Int32 := ⟨ofInt⟩
instance : NatCast Int32 := ⟨ofNat⟩

def decEq (a b : Int32) : Decidable (a = b) :=
  match a, b with
  | ⟨n⟩, ⟨m⟩ =>
    if h : n = m then isTrue (h ▸ rfl) else isFalse (fun h' => h (congrArg toUInt32 h'))

instance : DecidableEq Int32 := Int32.decEq

def decLt (a b : Int32) : Decidable (a < b) := inferInstanceAs (Decidable (a.toBitVec.slt b.toBitVec = true))

def decLe (a b : Int32) : Decidable (a ≤ b) := inferInstanceAs (Decidable (a.toBitVec.sle b.toBitVec = true))

instance (a b : Int32) : Decidable (a < b) := decLt a b
instance (a b : Int32) : Decidable (a ≤ b) := decLe a b
instance : Max Int32 := maxOfLe
instance : Min Int32 := minOfLe
instance : Ord Int32 := ⟨fun a b => compareOfLessAndEq a b⟩
instance : ToString Int32 := ⟨fun i => toString i.toInt⟩

abbrev maxValue : Int32 := 2147483647
abbrev minValue : Int32 := -2147483648

theorem toBitVec_inj {a b : Int32} : a.toBitVec = b.toBitVec ↔ a = b :=
  ⟨fun h => match a, b, h with | ⟨⟨_⟩⟩, ⟨⟨_⟩⟩, rfl => rfl, fun h => h ▸ rfl⟩

protected theorem add_comm (a b : Int32) : a + b = b + a := toBitVec_inj.1 (BitVec.add_comm ..)
protected theorem add_assoc (a b c : Int32) : a + b + c = a + (b + c) := toBitVec_inj.1 (BitVec.add_assoc ..)
protected theorem mul_comm (a b : Int32) : a * b = b * a := toBitVec_inj.1 (BitVec.mul_comm ..)
protected theorem mul_assoc (a b c : Int32) : a * b * c = a * (b * c) := toBitVec_inj.1 (BitVec.mul_assoc ..)

end Int32

def UInt32.toInt32 (i : UInt32) : Int32 := ⟨i⟩

abbrev Nat.toInt32 (n : Nat) : Int32 := Int32.ofNat n

abbrev Int.toInt32 (i : Int) : Int32 := Int32.ofInt i

namespace UInt32

theorem toBitVec_inj {a b : UInt32} : a.toBitVec = b.toBitVec ↔ a = b :=
  ⟨fun h => match a, b, h with | ⟨_⟩, ⟨_⟩, rfl => rfl, fun h => h ▸ rfl⟩

theorem toNat_inj {a b : UInt32} : a.toNat = b.toNat ↔ a = b := BitVec.toNat_inj.trans toBitVec_inj

theorem toNat_lt (n : UInt32) : n.toNat < 2 ^ 32 := n.toBitVec.isLt

theorem le_iff_toNat_le {a b : UInt32} : a ≤ b ↔ a.toNat ≤ b.toNat := Iff.rfl
theorem lt_iff_toNat_lt {a b : UInt32} : a < b ↔ a.toNat < b.toNat := Iff.rfl
@[simp] protected theorem toNat_add (a b : UInt32) : (a + b).toNat = (a.toNat + b.toNat) % 2 ^ 32 := rfl
@[simp] protected theorem toNat_mul (a b : UInt32) : (a * b).toNat = a.toNat * b.toNat % 2 ^ 32 := rfl
@[simp] theorem toNat_ofNat' {n : Nat} : (UInt32.ofNat n).toNat = n % 2 ^ 32 := rfl
@[simp] protected theorem le_refl (x : UInt32) : x ≤ x := Nat.le_refl x.toNat
@[simp] protected theorem lt_irrefl (x : UInt32) : ¬x < x := Nat.lt_irrefl x.toNat
protected theorem le_trans {a b c : UInt32} (h₁ : a ≤ b) (h₂ : b ≤ c) : a ≤ c := Nat.le_trans h₁ h₂
protected theorem lt_trans {a b c : UInt32} (h₁ : a < b) (h₂ : b < c) : a < c := Nat.lt_trans h₁ h₂
protected theorem le_total (a b : UInt32) : a ≤ b ∨ b ≤ a := Nat.le_total a.toNat b.toNat
protected theorem le_antisymm {a b : UInt32} (h₁ : a ≤ b) (h₂ : b ≤ a) : a = b := toNat_inj.1 (Nat.le_antisymm h₁ h₂)
protected theorem lt_asymm {a b : UInt32} (h : a < b) : ¬b < a := Nat.lt_asymm h
@[simp] protected theorem not_le {a b : UInt32} : ¬a ≤ b ↔ b < a := Nat.not_le
@[simp] protected theorem not_lt {a b : UInt32} : ¬a < b ↔ b ≤ a := Nat.not_lt
protected theorem add_comm (a b : UInt32) : a + b = b + a := toBitVec_inj.1 (BitVec.add_comm ..)
protected theorem add_assoc (a b c : UInt32) : a + b + c = a + (b + c) := toBitVec_inj.1 (BitVec.add_assoc ..)
protected theorem mul_comm (a b : UInt32) : a * b = b * a := toBitVec_inj.1 (BitVec.mul_comm ..)
protected theorem mul_assoc (a b c : UInt32) : a * b * c = a * (b * c) := toBitVec_inj.1 (BitVec.mul_assoc ..)

protected def land (a b : UInt32) : UInt32 := ⟨a.toBitVec &&& b.toBitVec⟩
protected def lor (a b : UInt32) : UInt32 := ⟨a.toBitVec ||| b.toBitVec⟩
protected def xor (a b : UInt32) : UInt32 := ⟨a.toBitVec ^^^ b.toBitVec⟩
protected def shiftLeft (a b : UInt32) : UInt32 := ⟨a.toBitVec <<< (b.toNat % 32)⟩
protected def shiftRight (a b : UInt32) : UInt32 := ⟨a.toBitVec >>> (b.toNat % 32)⟩
protected def complement (a : UInt32) : UInt32 := ⟨~~~a.toBitVec⟩
protected def neg (a : UInt32) : UInt32 := ⟨-a.toBitVec⟩
instance : AndOp UInt32 := ⟨UInt32.land⟩
instance : OrOp UInt32 := ⟨UInt32.lor⟩
instance : XorOp UInt32 := ⟨UInt32.xor⟩
instance : ShiftLeft UInt32 := ⟨UInt32.shiftLeft⟩
instance : ShiftRight UInt32 := ⟨UInt32.shiftRight⟩
instance : Complement UInt32 := ⟨UInt32.complement⟩
instance : Neg UInt32 := ⟨UInt32.neg⟩
instance : NatCast UInt32 := ⟨UInt32.ofNat⟩
instance : IntCast UInt32 := ⟨fun i => ⟨BitVec.ofInt 32 i⟩⟩
instance : Max UInt32 := maxOfLe
instance : Min UInt32 := minOfLe
instance : Ord UInt32 := ⟨fun a b => compareOfLessAndEq a b⟩
instance : Hashable UInt32 := ⟨fun n => UInt64.ofNat n.toNat⟩

def toFin (x : UInt32) : Fin UInt32.size := ⟨x.toNat, x.toBitVec.isLt⟩

end UInt32

abbrev Nat.toUInt32 (n : Nat) : UInt32 := UInt32.ofNat n


structure Int64 where
  ofUInt64 ::
  toUInt64 : UInt64

abbrev Int64.size : Nat := 18446744073709551616

namespace Int64

@[inline] def toBitVec (x : Int64) : BitVec 64 := x.toUInt64.toBitVec

def ofBitVec (b : BitVec 64) : Int64 := ⟨⟨b⟩⟩

def ofInt (i : Int) : Int64 := ofBitVec (BitVec.ofInt 64 i)

def ofNat (n : Nat) : Int64 := ofBitVec (BitVec.ofNat 64 n)

def toInt (i : Int64) : Int := i.toBitVec.toInt

@[inline] def toNatClampNeg (i : Int64) : Nat := i.toInt.toNat

protected def neg (i : Int64) : Int64 := ofBitVec (-i.toBitVec)
protected def add (a b : Int64) : Int64 := ofBitVec (a.toBitVec + b.toBitVec)
protected def sub (a b : Int64) : Int64 := ofBitVec (a.toBitVec - b.toBitVec)
protected def mul (a b : Int64) : Int64 := ofBitVec (a.toBitVec * b.toBitVec)
protected def div (a b : Int64) : Int64 := ofBitVec (BitVec.sdiv a.toBitVec b.toBitVec)
protected def mod (a b : Int64) : Int64 := ofBitVec (BitVec.srem a.toBitVec b.toBitVec)
protected def land (a b : Int64) : Int64 := ofBitVec (a.toBitVec &&& b.toBitVec)
protected def lor (a b : Int64) : Int64 := ofBitVec (a.toBitVec ||| b.toBitVec)
protected def xor (a b : Int64) : Int64 := ofBitVec (a.toBitVec ^^^ b.toBitVec)
protected def complement (a : Int64) : Int64 := ofBitVec (~~~a.toBitVec)
protected def lt (a b : Int64) : Prop := a.toBitVec.slt b.toBitVec = true
protected def le (a b : Int64) : Prop := a.toBitVec.sle b.toBitVec = true

instance : Inhabited Int64 := ⟨ofNat 0⟩
instance instOfNat {n : Nat} : OfNat Int64 n := ⟨ofNat n⟩
instance instNeg : Neg Int64 := ⟨Int64.neg⟩
instance : Add Int64 := ⟨Int64.add⟩
instance : Sub Int64 := ⟨Int64.sub⟩
instance : Mul Int64 := ⟨Int64.mul⟩
instance : Div Int64 := ⟨Int64.div⟩
instance : Mod Int64 := ⟨Int64.mod⟩
instance : LT Int64 := ⟨Int64.lt⟩
instance : LE Int64 := ⟨Int64.le⟩
instance : AndOp Int64 := ⟨Int64.land⟩
instance : OrOp Int64 := ⟨Int64.lor⟩
instance : XorOp Int64 := ⟨Int64.xor⟩
instance : Complement Int64 := ⟨Int64.complement⟩
instance : IntCast Int64 := ⟨ofInt⟩
instance : NatCast Int64 := ⟨ofNat⟩

def decEq (a b : Int64) : Decidable (a = b) :=
  match a, b with
  | ⟨n⟩, ⟨m⟩ =>
    if h : n = m then isTrue (h ▸ rfl) else isFalse (fun h' => h (congrArg toUInt64 h'))

instance : DecidableEq Int64 := Int64.decEq

def decLt (a b : Int64) : Decidable (a < b) := inferInstanceAs (Decidable (a.toBitVec.slt b.toBitVec = true))

def decLe (a b : Int64) : Decidable (a ≤ b) := inferInstanceAs (Decidable (a.toBitVec.sle b.toBitVec = true))

instance (a b : Int64) : Decidable (a < b) := decLt a b
instance (a b : Int64) : Decidable (a ≤ b) := decLe a b
instance : Max Int64 := maxOfLe
instance : Min Int64 := minOfLe
instance : Ord Int64 := ⟨fun a b => compareOfLessAndEq a b⟩
instance : ToString Int64 := ⟨fun i => toString i.toInt⟩

abbrev maxValue : Int64 := 9223372036854775807
abbrev minValue : Int64 := -9223372036854775808

theorem toBitVec_inj {a b : Int64} : a.toBitVec = b.toBitVec ↔ a = b :=
  ⟨fun h => match a, b, h with | ⟨⟨_⟩⟩, ⟨⟨_⟩⟩, rfl => rfl, fun h => h ▸ rfl⟩

protected theorem add_comm (a b : Int64) : a + b = b + a := toBitVec_inj.1 (BitVec.add_comm ..)
protected theorem add_assoc (a b c : Int64) : a + b + c = a + (b + c) := toBitVec_inj.1 (BitVec.add_assoc ..)
protected theorem mul_comm (a b : Int64) : a * b = b * a := toBitVec_inj.1 (BitVec.mul_comm ..)
protected theorem mul_assoc (a b c : Int64) : a * b * c = a * (b * c) := toBitVec_inj.1 (BitVec.mul_assoc ..)

end Int64

def UInt64.toInt64 (i : UInt64) : Int64 := ⟨i⟩

abbrev Nat.toInt64 (n : Nat) : Int64 := Int64.ofNat n

abbrev Int.toInt64 (i : Int) : Int64 := Int64.ofInt i

namespace UInt64

theorem toBitVec_inj {a b : UInt64} : a.toBitVec = b.toBitVec ↔ a = b :=
  ⟨fun h => match a, b, h with | ⟨_⟩, ⟨_⟩, rfl => rfl, fun h => h ▸ rfl⟩

theorem toNat_inj {a b : UInt64} : a.toNat = b.toNat ↔ a = b := BitVec.toNat_inj.trans toBitVec_inj

theorem toNat_lt (n : UInt64) : n.toNat < 2 ^ 64 := n.toBitVec.isLt

theorem le_iff_toNat_le {a b : UInt64} : a ≤ b ↔ a.toNat ≤ b.toNat := Iff.rfl
theorem lt_iff_toNat_lt {a b : UInt64} : a < b ↔ a.toNat < b.toNat := Iff.rfl
@[simp] protected theorem toNat_add (a b : UInt64) : (a + b).toNat = (a.toNat + b.toNat) % 2 ^ 64 := rfl
@[simp] protected theorem toNat_mul (a b : UInt64) : (a * b).toNat = a.toNat * b.toNat % 2 ^ 64 := rfl
@[simp] theorem toNat_ofNat' {n : Nat} : (UInt64.ofNat n).toNat = n % 2 ^ 64 := rfl
@[simp] protected theorem le_refl (x : UInt64) : x ≤ x := Nat.le_refl x.toNat
@[simp] protected theorem lt_irrefl (x : UInt64) : ¬x < x := Nat.lt_irrefl x.toNat
protected theorem le_trans {a b c : UInt64} (h₁ : a ≤ b) (h₂ : b ≤ c) : a ≤ c := Nat.le_trans h₁ h₂
protected theorem lt_trans {a b c : UInt64} (h₁ : a < b) (h₂ : b < c) : a < c := Nat.lt_trans h₁ h₂
protected theorem le_total (a b : UInt64) : a ≤ b ∨ b ≤ a := Nat.le_total a.toNat b.toNat
protected theorem le_antisymm {a b : UInt64} (h₁ : a ≤ b) (h₂ : b ≤ a) : a = b := toNat_inj.1 (Nat.le_antisymm h₁ h₂)
protected theorem lt_asymm {a b : UInt64} (h : a < b) : ¬b < a := Nat.lt_asymm h
@[simp] protected theorem not_le {a b : UInt64} : ¬a ≤ b ↔ b < a := Nat.not_le
@[simp] protected theorem not_lt {a b : UInt64} : ¬a < b ↔ b ≤ a := Nat.not_lt
protected theorem add_comm (a b : UInt64) : a + b = b + a := toBitVec_inj.1 (BitVec.add_comm ..)
protected theorem add_assoc (a b c : UInt64) : a + b + c = a + (b + c) := toBitVec_inj.1 (BitVec.add_assoc ..)
protected theorem mul_comm (a b : UInt64) : a * b = b * a := toBitVec_inj.1 (BitVec.mul_comm ..)
protected theorem mul_assoc (a b c : UInt64) : a * b * c = a * (b * c) := toBitVec_inj.1 (BitVec.mul_assoc ..)

protected def land (a b : UInt64) : UInt64 := ⟨a.toBitVec &&& b.toBitVec⟩
protected def lor (a b : UInt64) : UInt64 := ⟨a.toBitVec ||| b.toBitVec⟩
protected def xor (a b : UInt64) : UInt64 := ⟨a.toBitVec ^^^ b.toBitVec⟩
protected def shiftLeft (a b : UInt64) : UInt64 := ⟨a.toBitVec <<< (b.toNat % 64)⟩
protected def shiftRight (a b : UInt64) : UInt64 := ⟨a.toBitVec >>> (b.toNat % 64)⟩
protected def complement (a : UInt64) : UInt64 := ⟨~~~a.toBitVec⟩
protected def neg (a : UInt64) : UInt64 := ⟨-a.toBitVec⟩
instance : AndOp UInt64 := ⟨UInt64.land⟩
instance : OrOp UInt64 := ⟨UInt64.lor⟩
instance : XorOp UInt64 := ⟨UInt64.xor⟩
instance : ShiftLeft UInt64 := ⟨UInt64.shiftLeft⟩
instance : ShiftRight UInt64 := ⟨UInt64.shiftRight⟩
instance : Complement UInt64 := ⟨UInt64.complement⟩
instance : Neg UInt64 := ⟨UInt64.neg⟩
instance : NatCast UInt64 := ⟨UInt64.ofNat⟩
instance : IntCast UInt64 := ⟨fun i => ⟨BitVec.ofInt 64 i⟩⟩
instance : Max UInt64 := maxOfLe
instance : Min UInt64 := minOfLe
instance : Ord UInt64 := ⟨fun a b => compareOfLessAndEq a b⟩
instance : Hashable UInt64 := ⟨fun n => UInt64.ofNat n.toNat⟩

def toFin (x : UInt64) : Fin UInt64.size := ⟨x.toNat, x.toBitVec.isLt⟩

end UInt64

abbrev Nat.toUInt64 (n : Nat) : UInt64 := UInt64.ofNat n

def UInt8.toUInt16 (a : UInt8) : UInt16 := ⟨BitVec.ofNat 16 a.toNat⟩

def Int8.toInt16 (a : Int8) : Int16 := Int16.ofInt a.toInt

def UInt8.toUInt32 (a : UInt8) : UInt32 := ⟨BitVec.ofNat 32 a.toNat⟩

def Int8.toInt32 (a : Int8) : Int32 := Int32.ofInt a.toInt

def UInt8.toUInt64 (a : UInt8) : UInt64 := ⟨BitVec.ofNat 64 a.toNat⟩

def Int8.toInt64 (a : Int8) : Int64 := Int64.ofInt a.toInt

def UInt16.toUInt8 (a : UInt16) : UInt8 := ⟨BitVec.ofNat 8 a.toNat⟩

def Int16.toInt8 (a : Int16) : Int8 := Int8.ofInt a.toInt

def UInt16.toUInt32 (a : UInt16) : UInt32 := ⟨BitVec.ofNat 32 a.toNat⟩

def Int16.toInt32 (a : Int16) : Int32 := Int32.ofInt a.toInt

def UInt16.toUInt64 (a : UInt16) : UInt64 := ⟨BitVec.ofNat 64 a.toNat⟩

def Int16.toInt64 (a : Int16) : Int64 := Int64.ofInt a.toInt

def UInt32.toUInt8 (a : UInt32) : UInt8 := ⟨BitVec.ofNat 8 a.toNat⟩

def Int32.toInt8 (a : Int32) : Int8 := Int8.ofInt a.toInt

def UInt32.toUInt16 (a : UInt32) : UInt16 := ⟨BitVec.ofNat 16 a.toNat⟩

def Int32.toInt16 (a : Int32) : Int16 := Int16.ofInt a.toInt

def UInt32.toUInt64 (a : UInt32) : UInt64 := ⟨BitVec.ofNat 64 a.toNat⟩

def Int32.toInt64 (a : Int32) : Int64 := Int64.ofInt a.toInt

def UInt64.toUInt8 (a : UInt64) : UInt8 := ⟨BitVec.ofNat 8 a.toNat⟩

def Int64.toInt8 (a : Int64) : Int8 := Int8.ofInt a.toInt

def UInt64.toUInt16 (a : UInt64) : UInt16 := ⟨BitVec.ofNat 16 a.toNat⟩

def Int64.toInt16 (a : Int64) : Int16 := Int16.ofInt a.toInt

def UInt64.toUInt32 (a : UInt64) : UInt32 := ⟨BitVec.ofNat 32 a.toNat⟩

def Int64.toInt32 (a : Int64) : Int32 := Int32.ofInt a.toInt

instance : Hashable Nat := ⟨fun n => UInt64.ofNat n⟩
instance : Hashable Bool := ⟨fun b => match b with | true => 11 | false => 13⟩
instance [Hashable α] : Hashable (Option α) := ⟨fun o => match o with | none => 11 | some a => mixHash (hash a) 13⟩
instance [Hashable α] [Hashable β] : Hashable (α × β) := ⟨fun p => mixHash (hash p.1) (hash p.2)⟩
instance [Hashable α] : Hashable (List α) := ⟨fun as => as.foldl (fun r a => mixHash r (hash a)) 7⟩
instance : Hashable Char := ⟨fun c => UInt64.ofNat c.toNat⟩
opaque String.hash (s : String) : UInt64
instance : Hashable String := ⟨String.hash⟩
instance : Hashable Unit := ⟨fun _ => 11⟩
instance : Hashable Int := ⟨fun n => match n with | Int.ofNat n => UInt64.ofNat (2 * n) | Int.negSucc n => UInt64.ofNat (2 * n + 1)⟩
instance {n : Nat} : Hashable (Fin n) := ⟨fun v => UInt64.ofNat v.val⟩
