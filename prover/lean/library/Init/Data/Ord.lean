prelude
import Init.Data.Nat.Order
import Init.Data.String
import Init.Data.Option.Lemmas
import Init.Data.UInt

/-! Comparison: `Ordering`, `Ord`, `compare`. -/

inductive Ordering where
  | lt
  | eq
  | gt

namespace Ordering

def toCtorIdx' : Ordering → Nat
  | lt => 0
  | eq => 1
  | gt => 2

instance : DecidableEq Ordering
  | lt, lt => isTrue rfl
  | eq, eq => isTrue rfl
  | gt, gt => isTrue rfl
  | lt, eq => isFalse (fun h => nomatch h)
  | lt, gt => isFalse (fun h => nomatch h)
  | eq, lt => isFalse (fun h => nomatch h)
  | eq, gt => isFalse (fun h => nomatch h)
  | gt, lt => isFalse (fun h => nomatch h)
  | gt, eq => isFalse (fun h => nomatch h)

instance : Inhabited Ordering where
  default := lt

def swap : Ordering → Ordering
  | lt => gt
  | eq => eq
  | gt => lt

def «then» (a b : Ordering) : Ordering :=
  match a with
  | eq => b
  | a => a

def isEq : Ordering → Bool
  | eq => true
  | _ => false

def isNe : Ordering → Bool
  | eq => false
  | _ => true

def isLE : Ordering → Bool
  | gt => false
  | _ => true

def isLT : Ordering → Bool
  | lt => true
  | _ => false

def isGT : Ordering → Bool
  | gt => true
  | _ => false

def isGE : Ordering → Bool
  | lt => false
  | _ => true

@[simp] theorem swap_lt : lt.swap = gt := rfl
@[simp] theorem swap_eq : eq.swap = eq := rfl
@[simp] theorem swap_gt : gt.swap = lt := rfl
@[simp] theorem swap_swap {o : Ordering} : o.swap.swap = o := by cases o <;> rfl
@[simp] theorem swap_inj {o₁ o₂ : Ordering} : o₁.swap = o₂.swap ↔ o₁ = o₂ := by cases o₁ <;> cases o₂ <;> simp
@[simp] theorem isLT_lt : lt.isLT = true := rfl
@[simp] theorem isLE_lt : lt.isLE = true := rfl
@[simp] theorem isEq_lt : lt.isEq = false := rfl
@[simp] theorem isNe_lt : lt.isNe = true := rfl
@[simp] theorem isGE_lt : lt.isGE = false := rfl
@[simp] theorem isGT_lt : lt.isGT = false := rfl
@[simp] theorem isLT_eq : eq.isLT = false := rfl
@[simp] theorem isLE_eq : eq.isLE = true := rfl
@[simp] theorem isEq_eq : eq.isEq = true := rfl
@[simp] theorem isNe_eq : eq.isNe = false := rfl
@[simp] theorem isGE_eq : eq.isGE = true := rfl
@[simp] theorem isGT_eq : eq.isGT = false := rfl
@[simp] theorem isLT_gt : gt.isLT = false := rfl
@[simp] theorem isLE_gt : gt.isLE = false := rfl
@[simp] theorem isEq_gt : gt.isEq = false := rfl
@[simp] theorem isNe_gt : gt.isNe = true := rfl
@[simp] theorem isGE_gt : gt.isGE = true := rfl
@[simp] theorem isGT_gt : gt.isGT = true := rfl
@[simp] theorem lt_then {o : Ordering} : lt.then o = lt := rfl
@[simp] theorem gt_then {o : Ordering} : gt.then o = gt := rfl
@[simp] theorem eq_then {o : Ordering} : eq.then o = o := rfl
@[simp] theorem then_eq {o : Ordering} : o.then eq = o := by cases o <;> rfl
@[simp] theorem then_self {o : Ordering} : o.then o = o := by cases o <;> rfl
theorem then_assoc (o₁ o₂ o₃ : Ordering) : (o₁.then o₂).then o₃ = o₁.then (o₂.then o₃) := by cases o₁ <;> rfl
theorem swap_then (o₁ o₂ : Ordering) : (o₁.then o₂).swap = o₁.swap.then o₂.swap := by cases o₁ <;> rfl
theorem then_eq_lt {o₁ o₂ : Ordering} : o₁.then o₂ = lt ↔ o₁ = lt ∨ o₁ = eq ∧ o₂ = lt := by cases o₁ <;> simp
theorem then_eq_gt {o₁ o₂ : Ordering} : o₁.then o₂ = gt ↔ o₁ = gt ∨ o₁ = eq ∧ o₂ = gt := by cases o₁ <;> simp
@[simp] theorem then_eq_eq {o₁ o₂ : Ordering} : o₁.then o₂ = eq ↔ o₁ = eq ∧ o₂ = eq := by cases o₁ <;> simp
theorem isLE_iff_ne_gt {o : Ordering} : o.isLE ↔ o ≠ gt := by cases o <;> simp
theorem isGE_iff_ne_lt {o : Ordering} : o.isGE ↔ o ≠ lt := by cases o <;> simp
theorem isLT_iff_eq_lt {o : Ordering} : o.isLT ↔ o = lt := by cases o <;> simp
theorem isGT_iff_eq_gt {o : Ordering} : o.isGT ↔ o = gt := by cases o <;> simp
theorem isEq_iff_eq_eq {o : Ordering} : o.isEq ↔ o = eq := by cases o <;> simp
theorem isNe_iff_ne_eq {o : Ordering} : o.isNe ↔ o ≠ eq := by cases o <;> simp
theorem isLE_iff_eq_lt_or_eq_eq {o : Ordering} : o.isLE ↔ o = lt ∨ o = eq := by cases o <;> simp
theorem isGE_iff_eq_gt_or_eq_eq {o : Ordering} : o.isGE ↔ o = gt ∨ o = eq := by cases o <;> simp
@[simp] theorem isLE_swap {o : Ordering} : o.swap.isLE = o.isGE := by cases o <;> rfl
@[simp] theorem isGE_swap {o : Ordering} : o.swap.isGE = o.isLE := by cases o <;> rfl
@[simp] theorem isLT_swap {o : Ordering} : o.swap.isLT = o.isGT := by cases o <;> rfl
@[simp] theorem isGT_swap {o : Ordering} : o.swap.isGT = o.isLT := by cases o <;> rfl
@[simp] theorem isEq_swap {o : Ordering} : o.swap.isEq = o.isEq := by cases o <;> rfl
@[simp] theorem isNe_swap {o : Ordering} : o.swap.isNe = o.isNe := by cases o <;> rfl

end Ordering

class Ord (α : Type u) where
  compare : α → α → Ordering

export Ord (compare)

@[inline] def compareOfLessAndEq {α} (x y : α) [LT α] [Decidable (x < y)] [DecidableEq α] : Ordering :=
  if x < y then Ordering.lt else if x = y then Ordering.eq else Ordering.gt

@[inline] def compareOfLessAndBEq {α} (x y : α) [LT α] [Decidable (x < y)] [BEq α] : Ordering :=
  if x < y then Ordering.lt else if x == y then Ordering.eq else Ordering.gt

def compareLex (cmp₁ cmp₂ : α → β → Ordering) (a : α) (b : β) : Ordering := (cmp₁ a b).then (cmp₂ a b)

@[inline] def compareOn [ord : Ord β] (f : α → β) (x y : α) : Ordering := compare (f x) (f y)

instance : Ord Nat where
  compare n m := compareOfLessAndEq n m

instance : Ord Int where
  compare n m := compareOfLessAndEq n m

instance : Ord Bool where
  compare
    | false, true => Ordering.lt
    | true, false => Ordering.gt
    | _, _ => Ordering.eq

instance {n : Nat} : Ord (Fin n) where
  compare x y := compare x.val y.val

instance : Ord Char where
  compare x y := compareOfLessAndEq x y

instance [Ord α] : Ord (Option α) where
  compare
    | none, none => Ordering.eq
    | none, some _ => Ordering.lt
    | some _, none => Ordering.gt
    | some x, some y => compare x y

instance : Ord Ordering where
  compare x y := compareOfLessAndEq x.toCtorIdx' y.toCtorIdx'

protected def List.compareLex (cmp : α → α → Ordering) : List α → List α → Ordering
  | [], [] => Ordering.eq
  | [], _ :: _ => Ordering.lt
  | _ :: _, [] => Ordering.gt
  | x :: xs, y :: ys => (cmp x y).then (List.compareLex cmp xs ys)

instance [Ord α] : Ord (List α) where
  compare := List.compareLex compare

def lexOrd [Ord α] [Ord β] : Ord (α × β) where
  compare p q := (compare p.1 q.1).then (compare p.2 q.2)

def ltOfOrd [Ord α] : LT α where
  lt a b := compare a b = Ordering.lt

def leOfOrd [Ord α] : LE α where
  le a b := (compare a b).isLE = true

namespace Ord

protected abbrev toBEq {α} (ord : Ord α) : BEq α where
  beq x y := ord.compare x y == Ordering.eq

protected abbrev toLT {α} (ord : Ord α) : LT α where
  lt x y := ord.compare x y = Ordering.lt

protected abbrev toLE {α} (ord : Ord α) : LE α where
  le x y := (ord.compare x y).isLE = true

protected def opposite {α} (ord : Ord α) : Ord α where
  compare x y := ord.compare y x

protected def on {α : Type u} {β : Type v} (_ : Ord β) (f : α → β) : Ord α where
  compare := compareOn f

protected def lex {α : Type u} {β : Type v} (_ : Ord α) (_ : Ord β) : Ord (α × β) := lexOrd

protected def lex' {α} (ord₁ ord₂ : Ord α) : Ord α where
  compare := compareLex ord₁.compare ord₂.compare

end Ord

namespace Nat

theorem compare_def (a b : Nat) : compare a b = if a < b then Ordering.lt else if a = b then Ordering.eq else Ordering.gt := rfl

theorem compare_eq_lt {a b : Nat} : compare a b = Ordering.lt ↔ a < b := by
  rw [compare_def]
  split
  · simp_all
  · split <;> simp_all

theorem compare_eq_eq {a b : Nat} : compare a b = Ordering.eq ↔ a = b := by
  rw [compare_def]
  split
  · next h => exact ⟨fun e => (nomatch e), fun e => absurd (e ▸ h) (Nat.lt_irrefl _)⟩
  · split <;> simp_all

theorem compare_eq_gt {a b : Nat} : compare a b = Ordering.gt ↔ b < a := by
  rw [compare_def]
  split
  · next h => exact ⟨fun e => (nomatch e), fun e => absurd h (Nat.lt_asymm e)⟩
  · split
    · next h e => exact ⟨fun e => (nomatch e), fun h => absurd (e ▸ h) (Nat.lt_irrefl _)⟩
    · next h e => exact ⟨fun _ => by omega, fun _ => rfl⟩

theorem compare_swap (a b : Nat) : (compare a b).swap = compare b a := by
  cases h : compare a b with
  | lt => rw [compare_eq_lt] at h; exact (compare_eq_gt.2 h).symm
  | eq => rw [compare_eq_eq] at h; exact (compare_eq_eq.2 h.symm).symm
  | gt => rw [compare_eq_gt] at h; exact (compare_eq_lt.2 h).symm

theorem isLE_compare {a b : Nat} : (compare a b).isLE ↔ a ≤ b := by
  rw [Ordering.isLE_iff_ne_gt, Ne, compare_eq_gt, Nat.not_lt]

theorem isGE_compare {a b : Nat} : (compare a b).isGE ↔ b ≤ a := by
  rw [Ordering.isGE_iff_ne_lt, Ne, compare_eq_lt, Nat.not_lt]

end Nat

class Hashable (α : Sort u) where
  hash : α → UInt64

export Hashable (hash)

opaque mixHash (u₁ u₂ : UInt64) : UInt64

class LawfulHashable (α : Type u) [BEq α] [Hashable α] : Prop where
  hash_eq (a b : α) : a == b → hash a = hash b
