prelude
import Init.Control.Except
import Init.Data.Array
import Init.Data.String
import Init.Data.UInt
import Init.Data.Float

universe u v

/-! Documents, and how values are shown. The layout itself is the evaluator's. -/

namespace Std

inductive Format.FlattenBehavior where
  | allOrNone
  | fill

inductive Format where
  | nil : Format
  | line : Format
  | align (force : Bool) : Format
  | text : String → Format
  | nest (indent : Int) (f : Format) : Format
  | append : Format → Format → Format
  | group : Format → (behavior : Format.FlattenBehavior := Format.FlattenBehavior.allOrNone) → Format
  | tag : Nat → Format → Format

namespace Format

instance : Append Format := ⟨Format.append⟩

instance : Coe String Format := ⟨Format.text⟩

instance : Inhabited Format := ⟨Format.nil⟩

def isEmpty : Format → Bool
  | nil => true
  | line => false
  | align _ => true
  | text msg => msg == ""
  | nest _ f => f.isEmpty
  | append f₁ f₂ => f₁.isEmpty && f₂.isEmpty
  | group f _ => f.isEmpty
  | tag _ f => f.isEmpty

def fill (f : Format) : Format := Format.group f (behavior := Format.FlattenBehavior.fill)

def join (xs : List Format) : Format := xs.foldl (fun a b => a ++ b) (Format.text "")

def isNil : Format → Bool
  | nil => true
  | _ => false

def defIndent : Nat := 2

def defUnicode : Bool := true

def defWidth : Nat := 120

def bracket (l : String) (x : Format) (r : String) : Format :=
  group (nest (Int.ofNat l.length) (Format.text l ++ x ++ Format.text r))

def paren (f : Format) : Format := bracket "(" f ")"

def sbracket (f : Format) : Format := bracket "[" f "]"

def bracketFill (l : String) (x : Format) (r : String) : Format :=
  fill (nest (Int.ofNat l.length) (Format.text l ++ x ++ Format.text r))

def nestD (f : Format) : Format := nest (Int.ofNat defIndent) f

def indentD (f : Format) : Format := nestD (Format.line ++ f)

/-- Lays the document out; the evaluator knows how. -/
opaque pretty (f : Format) (width : Nat := defWidth) (indent : Nat := 0) (column : Nat := 0) : String

end Format

class ToFormat (α : Type u) where
  format : α → Format

export ToFormat (format)

instance : ToFormat Format where
  format f := f

instance : ToFormat String where
  format s := Format.text s

def Format.joinSep {α : Type u} [ToFormat α] : List α → Format → Format
  | [], _ => nil
  | [a], _ => format a
  | a :: as, sep => as.foldl (fun r b => r ++ sep ++ format b) (format a)

def Format.prefixJoin {α : Type u} [ToFormat α] (pre : Format) : List α → Format
  | [] => nil
  | a :: as => as.foldl (fun r b => r ++ pre ++ format b) (pre ++ format a)

def Format.joinSuffix {α : Type u} [ToFormat α] : List α → Format → Format
  | [], _ => nil
  | a :: as, suffix => as.foldl (fun r b => r ++ format b ++ suffix) (format a ++ suffix)

end Std

open Std

instance : ToString Format := ⟨fun f => f.pretty⟩

class Repr (α : Type u) where
  reprPrec : α → Nat → Format

export Repr (reprPrec)

abbrev repr {α : Type u} [Repr α] : α → Format := fun a => reprPrec a 0

abbrev reprStr {α : Type u} [Repr α] (a : α) : String := (reprPrec a 0).pretty

abbrev reprArg {α : Type u} [Repr α] (a : α) : Format := reprPrec a 1024

class ReprAtom (α : Type u)

class ReprTuple (α : Type u) where
  reprTuple : α → List Format → List Format

export ReprTuple (reprTuple)

def Repr.addAppParen (f : Format) (prec : Nat) : Format := if prec ≥ 1024 then Format.paren f else f

/-- Text between quotation marks, with escapes; the evaluator knows how. -/
opaque String.quote (s : String) : String

/-- A character between quotation marks, with escapes; the evaluator knows how. -/
opaque Char.quote (c : Char) : String

instance {α : Type u} [ToFormat α] : ToFormat (List α) where
  format xs := match xs with
    | [] => Format.text "[]"
    | xs => Format.sbracket <| Format.joinSep xs (Format.text "," ++ Format.line)

instance : Repr Format := ⟨fun f _ => f⟩

instance : Repr Nat where
  reprPrec n _ := Format.text (Nat.repr n)

instance : Repr Int where
  reprPrec i prec := if i < 0 then Repr.addAppParen (Format.text (Int.repr i)) prec else Format.text (Int.repr i)

instance : Repr Bool where
  reprPrec
    | true, _ => Format.text "true"
    | false, _ => Format.text "false"

instance : Repr Char where
  reprPrec c _ := Format.text c.quote

instance : Repr String where
  reprPrec s _ := Format.text s.quote

instance : Repr PUnit where
  reprPrec _ _ := Format.text "PUnit.unit"

instance : Repr Unit where
  reprPrec _ _ := Format.text "()"

instance : Repr Empty where
  reprPrec e _ := nomatch e

instance {α : Type u} [Repr α] : Repr (ULift.{v} α) where
  reprPrec v prec := Repr.addAppParen (Format.text "ULift.up " ++ reprArg v.down) prec

instance : Repr (Fin n) where
  reprPrec f _ := Format.text (Nat.repr f.val)

instance : Repr UInt8 where
  reprPrec n _ := Format.text (Nat.repr n.toNat)

instance : Repr UInt16 where
  reprPrec n _ := Format.text (Nat.repr n.toNat)

instance : Repr UInt32 where
  reprPrec n _ := Format.text (Nat.repr n.toNat)

instance : Repr UInt64 where
  reprPrec n _ := Format.text (Nat.repr n.toNat)

instance : Repr Int8 where
  reprPrec n prec := reprPrec n.toInt prec

instance : Repr Int16 where
  reprPrec n prec := reprPrec n.toInt prec

instance : Repr Int32 where
  reprPrec n prec := reprPrec n.toInt prec

instance : Repr Int64 where
  reprPrec n prec := reprPrec n.toInt prec

instance : Repr Float where
  reprPrec n prec := if n < 0 then Repr.addAppParen (Format.text (toString n)) prec else Format.text (toString n)

instance : Repr (BitVec n) where
  reprPrec x _ := Format.text ("0x" ++ String.ofList (List.replicate ((n + 3) / 4 - (Nat.toDigits 16 x.toNat).length) '0'
    ++ Nat.toDigits 16 x.toNat) ++ "#" ++ Nat.repr n)

instance {p : Prop} : Repr (Decidable p) where
  reprPrec
    | Decidable.isTrue _, prec => Repr.addAppParen (Format.text "isTrue _") prec
    | Decidable.isFalse _, prec => Repr.addAppParen (Format.text "isFalse _") prec

instance {α : Type u} [Repr α] : Repr (Option α) where
  reprPrec
    | none, _ => Format.text "none"
    | some a, prec => Repr.addAppParen (Format.text "some " ++ reprArg a) prec

instance {α : Type u} {β : Type v} [Repr α] [Repr β] : Repr (α ⊕ β) where
  reprPrec
    | Sum.inl a, prec => Repr.addAppParen (Format.text "Sum.inl " ++ reprArg a) prec
    | Sum.inr b, prec => Repr.addAppParen (Format.text "Sum.inr " ++ reprArg b) prec

instance {ε : Type u} {α : Type v} [Repr ε] [Repr α] : Repr (Except ε α) where
  reprPrec
    | Except.error e, prec => Repr.addAppParen (Format.text "Except.error " ++ reprArg e) prec
    | Except.ok a, prec => Repr.addAppParen (Format.text "Except.ok " ++ reprArg a) prec

instance {α : Type u} [Repr α] : ReprTuple α where
  reprTuple a xs := repr a :: xs

instance {α : Type u} {β : Type v} [Repr α] [ReprTuple β] : ReprTuple (α × β) where
  reprTuple p xs := reprTuple p.2 (repr p.1 :: xs)

instance {α : Type u} {β : Type v} [Repr α] [ReprTuple β] : Repr (α × β) where
  reprPrec p _ :=
    Format.bracket "(" (Format.joinSep (reprTuple p.2 [repr p.1]).reverse (Format.text "," ++ Format.line)) ")"

instance {α : Type u} {β : α → Type v} [Repr α] [(x : α) → Repr (β x)] : Repr (Sigma β) where
  reprPrec p _ := Format.bracket "⟨" (repr p.1 ++ Format.text ", " ++ repr p.2) "⟩"

instance {α : Type u} {p : α → Prop} [Repr α] : Repr (Subtype p) where
  reprPrec s prec := reprPrec s.val prec

protected def List.repr {α : Type u} [Repr α] (a : List α) (_n : Nat) : Format :=
  match a with
  | [] => Format.text "[]"
  | as => Format.bracket "[" (Format.joinSep (as.map repr) (Format.text "," ++ Format.line)) "]"

protected def List.repr' {α : Type u} [Repr α] [ReprAtom α] (a : List α) (_n : Nat) : Format :=
  match a with
  | [] => Format.text "[]"
  | as => Format.bracketFill "[" (Format.joinSep (as.map repr) (Format.text "," ++ Format.line)) "]"

instance {α : Type u} [Repr α] : Repr (List α) where
  reprPrec := List.repr

instance {α : Type u} [Repr α] [ReprAtom α] : Repr (List α) where
  reprPrec := List.repr'

protected def Array.repr {α : Type u} [Repr α] (xs : Array α) : Format :=
  match xs.toList with
  | [] => Format.text "#[]"
  | as => Format.bracketFill "#[" (Format.joinSep (as.map repr) (Format.text "," ++ Format.line)) "]"

instance {α : Type u} [Repr α] : Repr (Array α) where
  reprPrec xs _ := Array.repr xs

instance : ReprAtom Bool := ⟨⟩

instance : ReprAtom Nat := ⟨⟩

instance : ReprAtom Int := ⟨⟩

instance : ReprAtom Char := ⟨⟩

instance : ReprAtom String := ⟨⟩

instance : ReprAtom UInt8 := ⟨⟩

instance : ReprAtom UInt32 := ⟨⟩

instance : ReprAtom Float := ⟨⟩

instance {α : Type u} [Repr α] : Repr (Id α) := inferInstanceAs (Repr α)

/-! Messages while a term is evaluated, and delayed values. -/

/-- Prints `msg` when evaluated. -/
def dbgTrace {α : Type u} (msg : String) (f : Unit → α) : α := f ()

def dbgTraceVal {α : Type u} [ToString α] (a : α) : α := dbgTrace (toString a) (fun _ => a)

structure Thunk (α : Type u) : Type u where
  mk ::
  fn : Unit → α

namespace Thunk

variable {α : Type u} {β : Type v}

protected def pure (a : α) : Thunk α := ⟨fun _ => a⟩

protected def get (x : Thunk α) : α := x.fn ()

protected def map (f : α → β) (x : Thunk α) : Thunk β := ⟨fun _ => f x.get⟩

protected def bind (x : Thunk α) (f : α → Thunk β) : Thunk β := ⟨fun _ => (f x.get).get⟩

@[simp] theorem get_pure (a : α) : (Thunk.pure a).get = a := rfl

@[simp] theorem get_mk (f : Unit → α) : (Thunk.mk f).get = f () := rfl

@[ext] theorem ext {a b : Thunk α} (eq : a.get = b.get) : a = b := by
  cases a with
  | mk f => cases b with
    | mk g => exact congrArg Thunk.mk (funext fun _ => eq)

end Thunk

instance {α : Type u} : CoeTail α (Thunk α) := ⟨fun a => ⟨fun _ => a⟩⟩

instance {α : Type u} [Inhabited α] : Inhabited (Thunk α) := ⟨⟨fun _ => default⟩⟩
