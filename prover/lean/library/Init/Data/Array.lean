prelude
import Init.Data.String

universe u v w

namespace Array
variable {α : Type u} {β : Type v}

@[simp] theorem size_toArray {as : List α} : as.toArray.size = as.length := rfl

@[simp] theorem toList_toArray (as : List α) : as.toArray.toList = as := rfl

@[simp] theorem toArray_toList (xs : Array α) : xs.toList.toArray = xs := rfl

theorem ext' {xs ys : Array α} (h : xs.toList = ys.toList) : xs = ys := by
  rw [← toArray_toList xs, h]
  rfl

@[simp] theorem length_toList {xs : Array α} : xs.toList.length = xs.size := rfl

instance instGetElemNatLtSize : GetElem (Array α) Nat α (fun xs i => i < xs.size) where
  getElem xs i h := xs.toList.get ⟨i, h⟩

instance instGetElem?NatLtSize : GetElem? (Array α) Nat α (fun xs i => i < xs.size) where
  getElem? xs i := xs.toList.get?Internal i

def isEmpty (xs : Array α) : Bool := decide (xs.size = 0)

def getD (a : Array α) (i : Nat) (v₀ : α) : α := (a.toList.get?Internal i).getD v₀

def back? (xs : Array α) : Option α := xs.toList.getLast?

def pop (xs : Array α) : Array α where
  toList := xs.toList.dropLast

def set (xs : Array α) (i : Nat) (v : α) (h : i < xs.size := by get_elem_tactic) : Array α where
  toList := xs.toList.set i v

def set! (xs : Array α) (i : Nat) (v : α) : Array α where
  toList := xs.toList.set i v

def setIfInBounds (xs : Array α) (i : Nat) (v : α) : Array α where
  toList := xs.toList.set i v

protected def append (xs ys : Array α) : Array α where
  toList := xs.toList ++ ys.toList

instance instAppend : Append (Array α) where
  append := Array.append

def map (f : α → β) (xs : Array α) : Array β where
  toList := xs.toList.map f

def filter (p : α → Bool) (xs : Array α) : Array α where
  toList := xs.toList.filter p

def reverse (xs : Array α) : Array α where
  toList := xs.toList.reverse

def foldl (f : β → α → β) (init : β) (xs : Array α) : β := xs.toList.foldl f init

def foldr (f : α → β → β) (init : β) (xs : Array α) : β := xs.toList.foldr f init

def contains [BEq α] (xs : Array α) (a : α) : Bool := xs.toList.elem a

def replicate (n : Nat) (v : α) : Array α where
  toList := List.replicate n v

def range (n : Nat) : Array Nat := (List.range n).toArray

protected def sum [Add α] [Zero α] (xs : Array α) : α := xs.toList.sum

instance instMembership : Membership α (Array α) where
  mem xs a := a ∈ xs.toList

theorem mem_def {a : α} {xs : Array α} : a ∈ xs ↔ a ∈ xs.toList := Iff.rfl

instance instDecidableEq [DecidableEq α] : DecidableEq (Array α) := fun a b =>
  match decEq a.toList b.toList with
  | isTrue h => isTrue (ext' h)
  | isFalse h => isFalse (fun e => h (congrArg Array.toList e))

instance instBEq [BEq α] : BEq (Array α) where
  beq xs ys := xs.toList == ys.toList

instance instInhabited : Inhabited (Array α) where
  default := Array.empty

@[simp] theorem size_push {xs : Array α} (v : α) : (push xs v).size = xs.size + 1 := List.length_concat

@[simp] theorem size_append {xs ys : Array α} : (xs ++ ys).size = xs.size + ys.size := List.length_append

@[simp] theorem size_map {f : α → β} {xs : Array α} : (xs.map f).size = xs.size := List.length_map f

@[simp] theorem size_reverse {xs : Array α} : xs.reverse.size = xs.size := List.length_reverse

@[simp] theorem size_replicate {n : Nat} {v : α} : (replicate n v).size = n := List.length_replicate

@[simp] theorem toList_push {xs : Array α} {x : α} : (xs.push x).toList = xs.toList ++ [x] := List.concat_eq_append

@[simp] theorem toList_append {xs ys : Array α} : (xs ++ ys).toList = xs.toList ++ ys.toList := rfl

@[simp] theorem toList_map {f : α → β} {xs : Array α} : (xs.map f).toList = xs.toList.map f := rfl

@[simp] theorem size_empty : (#[] : Array α).size = 0 := rfl

@[simp] theorem append_assoc {xs ys zs : Array α} : xs ++ ys ++ zs = xs ++ (ys ++ zs) :=
  ext' (List.append_assoc xs.toList ys.toList zs.toList)

instance instForIn.{u₁, u₂} {m : Type u₁ → Type u₂} {α : Type u} : ForIn m (Array α) α where
  forIn xs b f := List.forIn.loop xs.toList b f

end Array

instance instToStringArray {α : Type u} [ToString α] : ToString (Array α) where
  toString xs := "#" ++ toString xs.toList

/-- Arrays of a fixed length. -/
structure Vector (α : Type u) (n : Nat) where
  toArray : Array α
  size_toArray : toArray.size = n

namespace Vector
variable {α : Type u} {n m : Nat}

protected def append (xs : Vector α n) (ys : Vector α m) : Vector α (n + m) where
  toArray := xs.toArray ++ ys.toArray
  size_toArray := by rw [Array.size_append, xs.size_toArray, ys.size_toArray]

instance instHAppendHAddNat : HAppend (Vector α n) (Vector α m) (Vector α (n + m)) where
  hAppend := Vector.append

instance instGetElemNatLt : GetElem (Vector α n) Nat α (fun _ i => i < n) where
  getElem xs i h := xs.toArray.toList.get ⟨i, by
    show i < xs.toArray.size
    rw [xs.size_toArray]
    exact h⟩

@[simp] theorem mk_append_mk {xs ys : Array α} (hx : xs.size = n) (hy : ys.size = m) :
    Vector.mk xs hx ++ Vector.mk ys hy = Vector.mk (xs ++ ys) (by rw [Array.size_append, hx, hy]) := rfl

def toList (xs : Vector α n) : List α := xs.toArray.toList

protected def cast (h : n = m) (xs : Vector α n) : Vector α m where
  toArray := xs.toArray
  size_toArray := by rw [xs.size_toArray, h]

theorem toArray_inj : ∀ {v w : Vector α n}, v.toArray = w.toArray → v = w
  | ⟨_, _⟩, ⟨_, _⟩, rfl => rfl

instance instDecidableEq [DecidableEq α] : DecidableEq (Vector α n) := fun v w =>
  match decEq v.toArray w.toArray with
  | isTrue h => isTrue (toArray_inj h)
  | isFalse h => isFalse (fun e => h (congrArg Vector.toArray e))

end Vector

/-! Indexing by bounded numbers, and a few more operations. -/

instance Fin.instGetElemFinVal {cont : Type u} {elem : Type v} {dom : cont → Nat → Prop} {n : Nat} [GetElem cont Nat elem dom] :
    GetElem cont (Fin n) elem (fun xs i => dom xs i.val) where
  getElem xs i h := GetElem.getElem xs i.val h

class OfScientific (α : Type u) where
  ofScientific : (mantissa : Nat) → (exponentSign : Bool) → (decimalExponent : Nat) → α

def List.head! {α : Type u} [Inhabited α] : List α → α
  | [] => default
  | a :: _ => a

def List.getLast! {α : Type u} [Inhabited α] : List α → α
  | [] => default
  | [a] => a
  | _ :: b :: as => List.getLast! (b :: as)

instance Sum.inhabitedLeft {α : Type u} {β : Type v} [Inhabited α] : Inhabited (α ⊕ β) where
  default := Sum.inl default

instance Sum.inhabitedRight {α : Type u} {β : Type v} [Inhabited β] : Inhabited (α ⊕ β) where
  default := Sum.inr default

instance Sum.nonemptyLeft {α : Type u} {β : Type v} [h : Nonempty α] : Nonempty (α ⊕ β) :=
  Nonempty.elim h (fun a => Nonempty.intro (Sum.inl a))

instance Sum.nonemptyRight {α : Type u} {β : Type v} [h : Nonempty β] : Nonempty (α ⊕ β) :=
  Nonempty.elim h (fun b => Nonempty.intro (Sum.inr b))

def Sum.isLeft {α : Type u} {β : Type v} : α ⊕ β → Bool
  | Sum.inl _ => true
  | Sum.inr _ => false

def Sum.isRight {α : Type u} {β : Type v} : α ⊕ β → Bool
  | Sum.inl _ => false
  | Sum.inr _ => true

protected def Sum.elim {α : Type u} {β : Type v} {γ : Sort w} (f : α → γ) (g : β → γ) : α ⊕ β → γ
  | Sum.inl a => f a
  | Sum.inr b => g b

namespace Prod
variable {α : Type u} {β : Type v}

@[simp] theorem «forall» {p : α × β → Prop} : (∀ x, p x) ↔ ∀ a b, p (a, b) :=
  Iff.intro (fun h a b => h (a, b)) (fun h x => h x.1 x.2)

@[simp] theorem «exists» {p : α × β → Prop} : (∃ x, p x) ↔ ∃ a b, p (a, b) :=
  Iff.intro (fun e => Exists.elim e (fun x h => Exists.intro x.1 (Exists.intro x.2 h)))
    (fun e => Exists.elim e (fun a e => Exists.elim e (fun b h => Exists.intro (a, b) h)))

protected theorem ext_iff {p q : α × β} : p = q ↔ p.fst = q.fst ∧ p.snd = q.snd :=
  Iff.intro (fun h => And.intro (congrArg Prod.fst h) (congrArg Prod.snd h)) (fun h => Prod.ext h.1 h.2)

@[simp] theorem fst_swap {p : α × β} : p.swap.fst = p.snd := rfl

@[simp] theorem snd_swap {p : α × β} : p.swap.snd = p.fst := rfl

@[simp] theorem swap_swap : ∀ x : α × β, swap (swap x) = x := fun _ => rfl

@[simp] theorem map_apply {γ : Type u} {δ : Type v} (f : α → γ) (g : β → δ) (a : α) (b : β) : Prod.map f g (a, b) = (f a, g b) := rfl

end Prod
