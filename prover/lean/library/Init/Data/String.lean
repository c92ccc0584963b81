prelude
import Init.Data.List
import Init.Data.Int
import Init.Control

universe u v

/-! Characters and strings, and the printing of values. -/

namespace Char

instance instLTChar : LT Char where
  lt a b := a.val.toNat < b.val.toNat

instance instLEChar : LE Char where
  le a b := a.val.toNat ≤ b.val.toNat

instance instDecidableLtChar (a b : Char) : Decidable (a < b) := Nat.decLt a.val.toNat b.val.toNat

instance instDecidableLeChar (a b : Char) : Decidable (a ≤ b) := Nat.decLe a.val.toNat b.val.toNat

def isWhitespace (c : Char) : Bool := c == ' ' || c == '\t' || c == '\r' || c == '\n'

def isUpper (c : Char) : Bool := decide (65 ≤ c.toNat) && decide (c.toNat ≤ 90)

def isLower (c : Char) : Bool := decide (97 ≤ c.toNat) && decide (c.toNat ≤ 122)

def isAlpha (c : Char) : Bool := c.isUpper || c.isLower

def isDigit (c : Char) : Bool := decide (48 ≤ c.toNat) && decide (c.toNat ≤ 57)

def isAlphanum (c : Char) : Bool := c.isAlpha || c.isDigit

def toLower (c : Char) : Char := if c.isUpper = true then Char.ofNat (c.toNat + 32) else c

def toUpper (c : Char) : Char := if c.isLower = true then Char.ofNat (c.toNat - 32) else c

end Char

namespace String

protected def append (s t : String) : String := ofList (s.toList ++ t.toList)

instance instAppendString : Append String where
  append := String.append

def length (s : String) : Nat := s.toList.length

def push (s : String) (c : Char) : String := ofList (s.toList ++ [c])

def isEmpty (s : String) : Bool := s.toList.isEmpty

protected def singleton (c : Char) : String := ofList [c]

def join (l : List String) : String := l.foldl (fun r s => r ++ s) ""

def intercalate (s : String) (l : List String) : String := join (l.intersperse s)

def map (f : Char → Char) (s : String) : String := ofList (s.toList.map f)

def all (s : String) (p : Char → Bool) : Bool := s.toList.all p

def any (s : String) (p : Char → Bool) : Bool := s.toList.any p

def toUpper (s : String) : String := s.map Char.toUpper

def toLower (s : String) : String := s.map Char.toLower

@[simp] theorem toList_ofList {l : List Char} : (ofList l).toList = l := rfl

@[simp] theorem ofList_toList {s : String} : ofList s.toList = s := rfl

@[simp] theorem toList_append {s t : String} : (s ++ t).toList = s.toList ++ t.toList := rfl

theorem ext {s t : String} (h : s.toList = t.toList) : s = t := by
  rw [← ofList_toList (s := s), h, ofList_toList]

@[simp] theorem length_append {s t : String} : (s ++ t).length = s.length + t.length := List.length_append

theorem append_assoc {s t u : String} : (s ++ t) ++ u = s ++ (t ++ u) := ext (List.append_assoc s.toList t.toList u.toList)

@[simp] theorem append_empty {s : String} : s ++ "" = s := ext (List.append_nil s.toList)

@[simp] theorem empty_append {s : String} : "" ++ s = s := ext (List.nil_append s.toList)

end String

class ToString (α : Type u) where
  toString : α → String

export ToString (toString)

instance instToStringString : ToString String where
  toString s := s

instance instToStringChar : ToString Char where
  toString c := String.singleton c

instance instToStringBool : ToString Bool where
  toString b := cond b "true" "false"

instance instToStringUnit : ToString Unit where
  toString _ := "()"

namespace Nat

def digitChar (n : Nat) : Char := Char.ofNat (if n < 10 then n + 48 else n + 87)

def toDigitsCore (base : Nat) : (fuel n : Nat) → List Char → List Char
  | 0, _, ds => ds
  | fuel + 1, n, ds =>
    if n / base = 0 then digitChar (n % base) :: ds
    else toDigitsCore base fuel (n / base) (digitChar (n % base) :: ds)

def toDigits (base : Nat) (n : Nat) : List Char := toDigitsCore base (n + 1) n []

protected def repr (n : Nat) : String := String.ofList (toDigits 10 n)

end Nat

protected def Int.repr : Int → String
  | Int.ofNat m => Nat.repr m
  | Int.negSucc m => "-" ++ Nat.repr (m + 1)

instance instToStringNat : ToString Nat where
  toString n := Nat.repr n

instance instToStringInt : ToString Int where
  toString n := Int.repr n

instance instToStringFin (n : Nat) : ToString (Fin n) where
  toString f := Nat.repr f.val

protected def List.toString {α : Type u} [ToString α] (xs : List α) : String :=
  "[" ++ String.intercalate ", " (xs.map toString) ++ "]"

instance instToStringList {α : Type u} [ToString α] : ToString (List α) where
  toString := List.toString

instance instToStringProd {α : Type u} {β : Type v} [ToString α] [ToString β] : ToString (α × β) where
  toString p := "(" ++ toString p.1 ++ ", " ++ toString p.2 ++ ")"

instance instToStringOption {α : Type u} [ToString α] : ToString (Option α) where
  toString o := match o with
    | none => "none"
    | some a => "(some " ++ toString a ++ ")"

instance instToStringDecidable {p : Prop} : ToString (Decidable p) where
  toString h := match h with
    | isTrue _ => "true"
    | isFalse _ => "false"

instance instToStringSubtype {α : Type u} {p : α → Prop} [ToString α] : ToString { x : α // p x } where
  toString s := toString s.val

def panic {α : Sort u} [Inhabited α] (msg : String) : α := default

/-! Loops. -/

inductive ForInStep (α : Type u) where
  | done : α → ForInStep α
  | yield : α → ForInStep α

class ForIn.{u₁, u₂} (m : Type u₁ → Type u₂) (ρ : Type u) (α : outParam (Type v)) where
  forIn : {β : Type u₁} → [Monad m] → (x : ρ) → (b : β) → (f : α → β → m (ForInStep β)) → m β

export ForIn (forIn)

def List.forIn.loop.{u₁, u₂} {m : Type u₁ → Type u₂} [Monad m] {α : Type u} {β : Type u₁} :
    (as : List α) → (init : β) → (f : α → β → m (ForInStep β)) → m β
  | [], b, _ => pure b
  | a :: as, b, f => bind (f a b) (fun r =>
      match r with
      | ForInStep.done b => pure b
      | ForInStep.yield b => List.forIn.loop as b f)

instance List.instForIn.{u₁, u₂} {m : Type u₁ → Type u₂} {α : Type u} : ForIn m (List α) α where
  forIn xs b f := List.forIn.loop xs b f

namespace Std.Legacy

structure Range where
  start : Nat := 0
  stop : Nat
  step : Nat := 1

instance instForInRange.{u₁, u₂} {m : Type u₁ → Type u₂} : ForIn m Range Nat where
  forIn r b f := List.forIn.loop (List.range' r.start ((r.stop - r.start + r.step - 1) / r.step) r.step) b f

end Std.Legacy
