prelude
import Init.Data.SInt
import Init.Data.Array

/-! Floating-point numbers: opaque, so that statements about them elaborate. -/

structure FloatSpec where
  float : Type
  val : float
  lt : float → float → Prop
  le : float → float → Prop
  decLt : DecidableRel lt
  decLe : DecidableRel le

-- The evaluator supplies the operations; nothing else can look inside.
opaque floatSpec : FloatSpec := {
  float := Unit
  val := ()
  lt := fun _ _ => True
  le := fun _ _ => True
  decLt := fun _ _ => inferInstanceAs (Decidable True)
  decLe := fun _ _ => inferInstanceAs (Decidable True)
}

structure Float where
  val : floatSpec.float

instance : Nonempty Float := ⟨{ val := floatSpec.val }⟩

instance : Inhabited Float := ⟨{ val := floatSpec.val }⟩

namespace Float

opaque add : Float → Float → Float
opaque sub : Float → Float → Float
opaque mul : Float → Float → Float
opaque div : Float → Float → Float
opaque neg : Float → Float
opaque ofBits : UInt64 → Float
opaque toBits : Float → UInt64

noncomputable def lt : Float → Float → Prop := fun a b => floatSpec.lt a.val b.val
noncomputable def le : Float → Float → Prop := fun a b => floatSpec.le a.val b.val

opaque beq (a b : Float) : Bool
opaque toString : Float → String
opaque toUInt8 : Float → UInt8
opaque toUInt16 : Float → UInt16
opaque toUInt32 : Float → UInt32
opaque toUInt64 : Float → UInt64
opaque toInt8 : Float → Int8
opaque toInt16 : Float → Int16
opaque toInt32 : Float → Int32
opaque toInt64 : Float → Int64
opaque isNaN : Float → Bool
opaque isFinite : Float → Bool
opaque isInf : Float → Bool
opaque frExp : Float → Float × Int
opaque scaleB (x : Float) (i : Int) : Float
opaque ofScientific (m : Nat) (s : Bool) (e : Nat) : Float
opaque ofNat (n : Nat) : Float
opaque ofInt : Int → Float
opaque sin : Float → Float
opaque cos : Float → Float
opaque tan : Float → Float
opaque asin : Float → Float
opaque acos : Float → Float
opaque atan : Float → Float
opaque atan2 : Float → Float → Float
opaque sinh : Float → Float
opaque cosh : Float → Float
opaque tanh : Float → Float
opaque asinh : Float → Float
opaque acosh : Float → Float
opaque atanh : Float → Float
opaque exp : Float → Float
opaque exp2 : Float → Float
opaque log : Float → Float
opaque log2 : Float → Float
opaque log10 : Float → Float
opaque pow : Float → Float → Float
opaque sqrt : Float → Float
opaque cbrt : Float → Float
opaque ceil : Float → Float
opaque floor : Float → Float
opaque round : Float → Float
opaque abs : Float → Float

instance : Add Float := ⟨Float.add⟩
instance : Sub Float := ⟨Float.sub⟩
instance : Mul Float := ⟨Float.mul⟩
instance : Div Float := ⟨Float.div⟩
instance : Neg Float := ⟨Float.neg⟩
instance : LT Float := ⟨Float.lt⟩
instance : LE Float := ⟨Float.le⟩
instance : BEq Float := ⟨Float.beq⟩
instance : ToString Float := ⟨Float.toString⟩
instance : HomogeneousPow Float := ⟨Float.pow⟩
instance : NatCast Float := ⟨Float.ofNat⟩
instance : IntCast Float := ⟨Float.ofInt⟩
instance {n : Nat} : OfNat Float n := ⟨Float.ofNat n⟩

instance decLt (a b : Float) : Decidable (a < b) := floatSpec.decLt a.val b.val
instance decLe (a b : Float) : Decidable (a ≤ b) := floatSpec.decLe a.val b.val

instance : Min Float := ⟨fun a b => if a ≤ b then a else b⟩
instance : Max Float := ⟨fun a b => if a ≤ b then b else a⟩

end Float

instance : OfScientific Float := ⟨Float.ofScientific⟩

def Nat.toFloat (n : Nat) : Float := Float.ofNat n
