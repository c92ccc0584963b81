prelude
import Init.Data.Nat.Sub
import Init.WF
import Init.GetElem

universe u v w u_1 u_2 u_3

/-! Lists. -/

namespace List
variable {α : Type u_1} {β : Type u_2} {γ : Type u_3}

def map (f : α → β) : (l : List α) → List β
  | [] => []
  | a :: as => f a :: map f as

def filter (p : α → Bool) : (l : List α) → List α
  | [] => []
  | a :: as => match p a with
    | true => a :: filter p as
    | false => filter p as

def filterMap (f : α → Option β) : List α → List β
  | [] => []
  | a :: as => match f a with
    | none => filterMap f as
    | some b => b :: filterMap f as

def isEmpty : List α → Bool
  | [] => true
  | _ :: _ => false

def reverseAux : List α → List α → List α
  | [], r => r
  | a :: l, r => reverseAux l (a :: r)

def reverse (as : List α) : List α := reverseAux as []

def flatten : List (List α) → List α
  | [] => []
  | l :: L => l ++ flatten L

protected def singleton {α : Type u} (a : α) : List α := [a]

def flatMap (b : α → List β) (as : List α) : List β := flatten (map b as)

def replicate : (n : Nat) → (a : α) → List α
  | 0, _ => []
  | n + 1, a => a :: replicate n a

def head : (as : List α) → as ≠ [] → α
  | a :: _, _ => a
  | [], h => absurd rfl h

def head? : List α → Option α
  | [] => none
  | a :: _ => some a

def headD : (as : List α) → (fallback : α) → α
  | [], a₀ => a₀
  | a :: _, _ => a

def tail : List α → List α
  | [] => []
  | _ :: as => as

def tailD : (as : List α) → (fallback : List α) → List α
  | [], as₀ => as₀
  | _ :: as, _ => as

def tail? : List α → Option (List α)
  | [] => none
  | _ :: as => some as

def getLast : ∀ (as : List α), as ≠ [] → α
  | [], h => absurd rfl h
  | [a], _ => a
  | _ :: b :: as, _ => getLast (b :: as) (fun h => @Eq.rec (List α) (b :: as) (fun l _ => @List.rec α (fun _ => Prop) False (fun _ _ _ => True) l) True.intro [] h)

def getLast? : List α → Option α
  | [] => none
  | [a] => some a
  | _ :: b :: as => getLast? (b :: as)

def getLastD : (as : List α) → (fallback : α) → α
  | [], a₀ => a₀
  | [a], _ => a
  | _ :: b :: as, a₀ => getLastD (b :: as) a₀

def dropLast : List α → List α
  | [] => []
  | [_] => []
  | a :: b :: as => a :: dropLast (b :: as)

def take : (n : Nat) → (xs : List α) → List α
  | 0, _ => []
  | _ + 1, [] => []
  | n + 1, a :: as => a :: take n as

def drop : (n : Nat) → (xs : List α) → List α
  | 0, as => as
  | _ + 1, [] => []
  | n + 1, _ :: as => drop n as

def takeWhile (p : α → Bool) : (xs : List α) → List α
  | [] => []
  | a :: as => match p a with
    | true => a :: takeWhile p as
    | false => []

def dropWhile (p : α → Bool) : List α → List α
  | [] => []
  | a :: as => match p a with
    | true => dropWhile p as
    | false => a :: as

def elem [BEq α] (a : α) : (l : List α) → Bool
  | [] => false
  | b :: bs => match a == b with
    | true => true
    | false => elem a bs

abbrev contains [BEq α] (as : List α) (a : α) : Bool := elem a as

def any : (l : List α) → (p : α → Bool) → Bool
  | [], _ => false
  | h :: t, p => p h || any t p

def all : List α → (α → Bool) → Bool
  | [], _ => true
  | h :: t, p => p h && all t p

def and (bs : List Bool) : Bool := all bs id

def or (bs : List Bool) : Bool := any bs id

def find? (p : α → Bool) : List α → Option α
  | [] => none
  | a :: as => match p a with
    | true => some a
    | false => find? p as

def zipWith (f : α → β → γ) : (xs : List α) → (ys : List β) → List γ
  | x :: xs, y :: ys => f x y :: zipWith f xs ys
  | [], _ => []
  | _ :: _, [] => []

def zip : List α → List β → List (Prod α β) := zipWith Prod.mk

def unzip : (l : List (α × β)) → List α × List β
  | [] => ([], [])
  | (a, b) :: t => (a :: (unzip t).1, b :: (unzip t).2)

def range' : (start len : Nat) → (step : Nat := 1) → List Nat
  | _, 0, _ => []
  | s, n + 1, step => s :: range' (s + step) n step

def range.loop : Nat → List Nat → List Nat
  | 0, ns => ns
  | n + 1, ns => range.loop n (n :: ns)

def range (n : Nat) : List Nat := range.loop n []

def zipIdx : (l : List α) → (n : Nat := 0) → List (α × Nat)
  | [], _ => []
  | a :: as, n => (a, n) :: zipIdx as (n + 1)

protected def sum [Add α] [Zero α] : List α → α := foldr (fun a b => a + b) 0

def erase [BEq α] : List α → α → List α
  | [], _ => []
  | a :: as, b => match a == b with
    | true => as
    | false => a :: erase as b

def eraseP (p : α → Bool) : List α → List α
  | [] => []
  | a :: as => match p a with
    | true => as
    | false => a :: eraseP p as

def countP.go (p : α → Bool) : List α → Nat → Nat
  | [], acc => acc
  | x :: xs, acc => match p x with
    | true => countP.go p xs (acc + 1)
    | false => countP.go p xs acc

def countP (p : α → Bool) (l : List α) : Nat := countP.go p l 0

def count [BEq α] (a : α) (l : List α) : Nat := countP (fun x => x == a) l

def lookup [BEq α] : α → List (α × β) → Option β
  | _, [] => none
  | a, (k, b) :: as => match a == k with
    | true => some b
    | false => lookup a as

def partition (p : α → Bool) (as : List α) : List α × List α := (filter p as, filter (fun a => !p a) as)

def insertIdx : (xs : List α) → (i : Nat) → (a : α) → List α
  | xs, 0, a => a :: xs
  | [], _ + 1, _ => []
  | x :: xs, i + 1, a => x :: insertIdx xs i a

def modify : (l : List α) → (i : Nat) → (f : α → α) → List α
  | [], _, _ => []
  | a :: as, 0, f => f a :: as
  | a :: as, i + 1, f => a :: modify as i f

def eraseIdx : (l : List α) → (i : Nat) → List α
  | [], _ => []
  | _ :: as, 0 => as
  | a :: as, n + 1 => a :: eraseIdx as n

def intersperse (sep : α) : (l : List α) → List α
  | [] => []
  | [x] => [x]
  | x :: y :: xs => x :: sep :: intersperse sep (y :: xs)

def intercalate (sep : List α) (xs : List (List α)) : List α := flatten (intersperse sep xs)

def isPrefixOf [BEq α] : List α → List α → Bool
  | [], _ => true
  | _ :: _, [] => false
  | a :: as, b :: bs => a == b && isPrefixOf as bs

def max? [Max α] : List α → Option α
  | [] => none
  | a :: as => some (foldl max a as)

def min? [Min α] : List α → Option α
  | [] => none
  | a :: as => some (foldl min a as)

def get?Internal : (as : List α) → (i : Nat) → Option α
  | a :: _, 0 => some a
  | _ :: as, n + 1 => get?Internal as n
  | [], _ => none

instance instGetElemNatLtLength : GetElem (List α) Nat α (fun as i => i < as.length) where
  getElem as i h := as.get ⟨i, h⟩

instance instGetElem?NatLtLength : GetElem? (List α) Nat α (fun as i => i < as.length) where
  getElem? as i := as.get?Internal i

inductive Mem (a : α) : List α → Prop where
  | head (as : List α) : Mem a (a :: as)
  | tail (b : α) {as : List α} : Mem a as → Mem a (b :: as)

instance instMembership : Membership α (List α) where
  mem l a := Mem a l

inductive Pairwise (R : α → α → Prop) : List α → Prop where
  | nil : Pairwise R []
  | cons {a : α} {l : List α} : (∀ a', a' ∈ l → R a a') → Pairwise R l → Pairwise R (a :: l)

def Nodup : List α → Prop := Pairwise (fun a b => a ≠ b)

inductive Sublist : List α → List α → Prop where
  | slnil : Sublist [] []
  | cons {l₁ l₂ : List α} (a : α) : Sublist l₁ l₂ → Sublist l₁ (a :: l₂)
  | cons_cons {l₁ l₂ : List α} (a : α) : Sublist l₁ l₂ → Sublist (a :: l₁) (a :: l₂)

def IsPrefix (l₁ l₂ : List α) : Prop := Exists (fun t => l₁ ++ t = l₂)

def IsSuffix (l₁ l₂ : List α) : Prop := Exists (fun t => t ++ l₁ = l₂)

inductive Perm : List α → List α → Prop where
  | nil : Perm [] []
  | cons (x : α) {l₁ l₂ : List α} : Perm l₁ l₂ → Perm (x :: l₁) (x :: l₂)
  | swap (x y : α) (l : List α) : Perm (y :: x :: l) (x :: y :: l)
  | trans {l₁ l₂ l₃ : List α} : Perm l₁ l₂ → Perm l₂ l₃ → Perm l₁ l₃

protected theorem Sublist.cons₂ {l₁ l₂ : List α} (a : α) (h : Sublist l₁ l₂) : Sublist (a :: l₁) (a :: l₂) := .cons_cons a h

protected def Subset (l₁ l₂ : List α) : Prop := ∀ ⦃a : α⦄, a ∈ l₁ → a ∈ l₂

instance instHasSubset : HasSubset (List α) where
  Subset := List.Subset

instance instEmptyCollection : EmptyCollection (List α) where
  emptyCollection := []

protected def beq [BEq α] : List α → List α → Bool
  | [], [] => true
  | a :: as, b :: bs => a == b && List.beq as bs
  | [], _ :: _ => false
  | _ :: _, [] => false

instance instBEq [BEq α] : BEq (List α) where
  beq := List.beq

protected def prod [Mul α] [One α] : List α → α := foldr (fun a b => a * b) 1

def findSome? (f : α → Option β) : List α → Option β
  | [] => none
  | a :: as => match f a with
    | some b => some b
    | none => findSome? f as

def findIdx.go (p : α → Bool) : List α → Nat → Nat
  | [], n => n
  | a :: l, n => bif p a then n else findIdx.go p l (n + 1)

def findIdx (p : α → Bool) (l : List α) : Nat := findIdx.go p l 0

def idxOf [BEq α] (a : α) : List α → Nat := findIdx (fun x => x == a)

def findIdx?.go (p : α → Bool) : List α → Nat → Option Nat
  | [], _ => none
  | a :: l, i => if p a then some i else findIdx?.go p l (i + 1)

def findIdx? (p : α → Bool) (l : List α) : Option Nat := findIdx?.go p l 0

def idxOf? [BEq α] (a : α) : List α → Option Nat := findIdx? (fun x => x == a)

def leftpad (n : Nat) (a : α) (l : List α) : List α := replicate (n - length l) a ++ l

def rightpad (n : Nat) (a : α) (l : List α) : List α := l ++ replicate (n - length l) a

def reduceOption : List (Option α) → List α := filterMap id

def isEqv : (as bs : List α) → (eqv : α → α → Bool) → Bool
  | [], [], _ => true
  | a :: as, b :: bs, eqv => eqv a b && isEqv as bs eqv
  | _, _, _ => false

def isPrefixOf? [BEq α] : (l₁ l₂ : List α) → Option (List α)
  | [], l₂ => some l₂
  | _, [] => none
  | x₁ :: l₁, x₂ :: l₂ => if x₁ == x₂ then isPrefixOf? l₁ l₂ else none

def isSuffixOf [BEq α] (l₁ l₂ : List α) : Bool := isPrefixOf l₁.reverse l₂.reverse

def isSublist [BEq α] : List α → List α → Bool
  | [], _ => true
  | _ :: _, [] => false
  | a :: l₁, b :: l₂ => if a == b then isSublist l₁ l₂ else isSublist (a :: l₁) l₂

def IsInfix (l₁ l₂ : List α) : Prop := Exists (fun s => Exists (fun t => s ++ l₁ ++ t = l₂))

infixl:50 " <+: " => IsPrefix

infixl:50 " <:+ " => IsSuffix

infixl:50 " <:+: " => IsInfix

scoped infixl:50 " <+ " => Sublist

scoped infixl:50 " ~ " => Perm

def splitAt.go (l : List α) : List α → Nat → List α → List α × List α
  | [], _, _ => (l, [])
  | x :: xs, n + 1, acc => splitAt.go l xs n (x :: acc)
  | xs, _, acc => (acc.reverse, xs)

def splitAt (n : Nat) (l : List α) : List α × List α := splitAt.go l l n []

def rotateLeft (xs : List α) (i : Nat := 1) : List α :=
  if xs.length ≤ 1 then xs else xs.drop (i % xs.length) ++ xs.take (i % xs.length)

def rotateRight (xs : List α) (i : Nat := 1) : List α :=
  if xs.length ≤ 1 then xs
  else xs.drop (xs.length - i % xs.length) ++ xs.take (xs.length - i % xs.length)

def replace [BEq α] : (l : List α) → (a : α) → (b : α) → List α
  | [], _, _ => []
  | a :: as, b, c => match b == a with
    | true => c :: as
    | false => a :: replace as b c

protected def insert [BEq α] (a : α) (l : List α) : List α := if l.elem a then l else a :: l

def removeAll [BEq α] (xs ys : List α) : List α := xs.filter (fun x => !ys.elem x)

def eraseDupsBy.loop (r : α → α → Bool) : List α → List α → List α
  | [], bs => bs.reverse
  | a :: as, bs => match bs.any (r a) with
    | true => eraseDupsBy.loop r as bs
    | false => eraseDupsBy.loop r as (a :: bs)

def eraseDupsBy (r : α → α → Bool) (as : List α) : List α := eraseDupsBy.loop r as []

def eraseDups [BEq α] (as : List α) : List α := eraseDupsBy (fun a b => a == b) as

def eraseRepsBy.loop (r : α → α → Bool) : α → List α → List α → List α
  | a, [], acc => (a :: acc).reverse
  | a, a' :: as, acc => match r a a' with
    | true => eraseRepsBy.loop r a as acc
    | false => eraseRepsBy.loop r a' as (a :: acc)

def eraseRepsBy (r : α → α → Bool) : List α → List α
  | [] => []
  | a :: as => eraseRepsBy.loop r a as []

def eraseReps [BEq α] (as : List α) : List α := eraseRepsBy (fun a b => a == b) as

def span.loop (p : α → Bool) : List α → List α → List α × List α
  | [], acc => (acc.reverse, [])
  | a :: l, acc => match p a with
    | true => span.loop p l (a :: acc)
    | false => (acc.reverse, a :: l)

def span (p : α → Bool) (as : List α) : List α × List α := span.loop p as []

def splitBy.loop (R : α → α → Bool) : List α → α → List α → List (List α) → List (List α)
  | a :: as, ag, g, gs => match R ag a with
    | true => splitBy.loop R as a (ag :: g) gs
    | false => splitBy.loop R as a [] ((ag :: g).reverse :: gs)
  | [], ag, g, gs => ((ag :: g).reverse :: gs).reverse

def splitBy (R : α → α → Bool) : List α → List (List α)
  | [] => []
  | a :: as => splitBy.loop R as a [] []

def zipWithAll (f : Option α → Option β → γ) : List α → List β → List γ
  | [], bs => bs.map (fun b => f none (some b))
  | a :: as, [] => (a :: as).map (fun a => f (some a) none)
  | a :: as, b :: bs => f (some a) (some b) :: zipWithAll f as bs

protected def min [Min α] : (l : List α) → (h : l ≠ []) → α
  | a :: as, _ => as.foldl min a
  | [], h => absurd rfl h

protected def max [Max α] : (l : List α) → (h : l ≠ []) → α
  | a :: as, _ => as.foldl max a
  | [], h => absurd rfl h

def partitionMap (f : α → β ⊕ γ) (l : List α) : List β × List γ :=
  foldr (fun a r => match f a with
    | Sum.inl b => (b :: r.1, r.2)
    | Sum.inr c => (r.1, c :: r.2)) ([], []) l

def modifyHead (f : α → α) : List α → List α
  | [] => []
  | a :: as => f a :: as

def modifyTailIdx.go (f : List α → List α) : Nat → List α → List α
  | 0, l => f l
  | _ + 1, [] => []
  | i + 1, a :: l => a :: modifyTailIdx.go f i l

def modifyTailIdx (l : List α) (i : Nat) (f : List α → List α) : List α := modifyTailIdx.go f i l

inductive Lex (r : α → α → Prop) : (as : List α) → (bs : List α) → Prop where
  | nil {a : α} {l : List α} : Lex r [] (a :: l)
  | rel {a₁ : α} {l₁ : List α} {a₂ : α} {l₂ : List α} (h : r a₁ a₂) : Lex r (a₁ :: l₁) (a₂ :: l₂)
  | cons {a : α} {l₁ l₂ : List α} (h : Lex r l₁ l₂) : Lex r (a :: l₁) (a :: l₂)

instance decidableLex [DecidableEq α] (r : α → α → Prop) [h : DecidableRel r] : (l₁ l₂ : List α) → Decidable (Lex r l₁ l₂)
  | [], [] => isFalse (fun h => nomatch h)
  | [], _ :: _ => isTrue Lex.nil
  | _ :: _, [] => isFalse (fun h => nomatch h)
  | a :: l₁, b :: l₂ =>
    match h a b with
    | isTrue h₁ => isTrue (Lex.rel h₁)
    | isFalse h₁ =>
      if h₂ : a = b then
        match decidableLex r l₁ l₂ with
        | isTrue h₃ => isTrue (h₂ ▸ Lex.cons h₃)
        | isFalse h₃ => isFalse (fun h => by
            cases h with
            | rel h => exact h₁ h
            | cons h => exact h₃ h)
      else
        isFalse (fun h => by
          cases h with
          | rel h => exact h₁ h
          | cons h => exact h₂ rfl)

protected abbrev lt [LT α] : List α → List α → Prop := Lex (fun a b => a < b)

instance instLT [LT α] : LT (List α) where
  lt := List.lt

instance decidableLT [DecidableEq α] [LT α] [h : DecidableLT α] (l₁ l₂ : List α) : Decidable (l₁ < l₂) :=
  @decidableLex α _ (fun a b => a < b) h l₁ l₂

protected abbrev le [LT α] (as bs : List α) : Prop := ¬bs < as

instance instLE [LT α] : LE (List α) where
  le := List.le

instance decidableLE [DecidableEq α] [LT α] [DecidableLT α] (l₁ l₂ : List α) : Decidable (l₁ ≤ l₂) :=
  inferInstanceAs (Decidable (Not (l₂ < l₁)))

end List
