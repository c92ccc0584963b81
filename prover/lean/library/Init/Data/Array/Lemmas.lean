prelude
import Init.Data.Array
import Init.Data.List.Find
import Init.Data.Ord

/-! Arrays: more operations, and their laws by way of lists; strings and characters. -/

namespace Array

def singleton (v : α) : Array α := ⟨[v]⟩
def back [Inhabited α] (xs : Array α) : α := xs.toList.getLastD default
def back! [Inhabited α] (xs : Array α) : α := xs.toList.getLastD default
def any (as : Array α) (p : α → Bool) : Bool := as.toList.any p
def all (as : Array α) (p : α → Bool) : Bool := as.toList.all p
def elem [BEq α] (a : α) (as : Array α) : Bool := as.contains a
def find? (p : α → Bool) (as : Array α) : Option α := as.toList.find? p
def findSome? (f : α → Option β) (as : Array α) : Option β := as.toList.findSome? f
def findIdx? (p : α → Bool) (as : Array α) : Option Nat := as.toList.findIdx? p
def findIdx (p : α → Bool) (as : Array α) : Nat := as.toList.findIdx p
def idxOf? [BEq α] (xs : Array α) (v : α) : Option Nat := xs.toList.idxOf? v
def filterMap (f : α → Option β) (as : Array α) : Array β := ⟨as.toList.filterMap f⟩
def flatMap (f : α → Array β) (as : Array α) : Array β := ⟨as.toList.flatMap fun a => (f a).toList⟩
def flatten (xss : Array (Array α)) : Array α := ⟨(xss.toList.map toList).flatten⟩
def zipWith (f : α → β → γ) (as : Array α) (bs : Array β) : Array γ := ⟨as.toList.zipWith f bs.toList⟩
def zip (as : Array α) (bs : Array β) : Array (α × β) := zipWith Prod.mk as bs
def unzip (as : Array (α × β)) : Array α × Array β := (⟨as.toList.map Prod.fst⟩, ⟨as.toList.map Prod.snd⟩)
def zipIdx (xs : Array α) (start : Nat := 0) : Array (α × Nat) := ⟨xs.toList.zipIdx start⟩
def mapIdx (f : Nat → α → β) (as : Array α) : Array β := ⟨as.toList.zipIdx.map fun p => f p.2 p.1⟩
def take (xs : Array α) (i : Nat) : Array α := ⟨xs.toList.take i⟩
def drop (xs : Array α) (i : Nat) : Array α := ⟨xs.toList.drop i⟩
def takeWhile (p : α → Bool) (as : Array α) : Array α := ⟨as.toList.takeWhile p⟩
def partition (p : α → Bool) (as : Array α) : Array α × Array α := (as.filter p, as.filter fun a => !p a)
def eraseIdxIfInBounds (xs : Array α) (i : Nat) : Array α := ⟨xs.toList.eraseIdx i⟩
def erase [BEq α] (as : Array α) (a : α) : Array α := ⟨as.toList.erase a⟩
def countP (p : α → Bool) (as : Array α) : Nat := as.toList.countP p
def count [BEq α] (a : α) (as : Array α) : Nat := as.toList.count a
def modify (xs : Array α) (i : Nat) (f : α → α) : Array α := ⟨xs.toList.modify i f⟩

theorem ext_toList {xs ys : Array α} (h : xs.toList = ys.toList) : xs = ys := ext' h
theorem toList_inj {xs ys : Array α} : xs.toList = ys.toList ↔ xs = ys := ⟨ext', fun h => h ▸ rfl⟩
@[simp] theorem getElem_toList {xs : Array α} {i : Nat} (h : i < xs.size) : xs.toList[i]'h = xs[i] := rfl
@[simp] theorem getElem?_toList {xs : Array α} {i : Nat} : xs.toList[i]? = xs[i]? := rfl

instance instLawfulGetElemNatLtSize : LawfulGetElem (Array α) Nat α (fun xs i => i < xs.size) where
  getElem?_def xs i _ := by
    split
    · next h => exact List.getElem?_eq_getElem (l := xs.toList) h
    · next h => exact List.getElem?_eq_none (l := xs.toList) (Nat.le_of_not_lt h)
  getElem!_def xs i := rfl

theorem getElem?_eq_none {xs : Array α} {i : Nat} (h : xs.size ≤ i) : xs[i]? = none := getElem?_neg xs i (Nat.not_lt.2 h)
theorem getElem?_eq_getElem {xs : Array α} {i : Nat} (h : i < xs.size) : xs[i]? = some xs[i] := getElem?_pos xs i h
theorem getElem?_eq_some_iff {xs : Array α} {i : Nat} {b : α} : xs[i]? = some b ↔ ∃ h : i < xs.size, xs[i] = b :=
  List.getElem?_eq_some_iff (l := xs.toList)
theorem getElem?_push_size {xs : Array α} {x : α} : (xs.push x)[xs.size]? = some x := by
  show (xs.toList.concat x)[xs.toList.length]? = some x
  rw [List.concat_eq_append, List.getElem?_concat_length]
theorem mem_toList {a : α} {xs : Array α} : a ∈ xs.toList ↔ a ∈ xs := Iff.rfl
@[simp] theorem mem_toArray {a : α} {l : List α} : a ∈ l.toArray ↔ a ∈ l := Iff.rfl
theorem not_mem_empty (a : α) : ¬a ∈ (#[] : Array α) := List.not_mem_nil
@[simp] theorem mem_push {xs : Array α} {x y : α} : x ∈ xs.push y ↔ x ∈ xs ∨ x = y := by
  rw [← mem_toList, toList_push, List.mem_append, List.mem_singleton]
  exact Iff.rfl
@[simp] theorem mem_append {a : α} {xs ys : Array α} : a ∈ xs ++ ys ↔ a ∈ xs ∨ a ∈ ys := by
  rw [← mem_toList, toList_append, List.mem_append]
  exact Iff.rfl
@[simp] theorem mem_map {f : α → β} {b : β} {xs : Array α} : b ∈ xs.map f ↔ ∃ a, a ∈ xs ∧ f a = b := List.mem_map
@[simp] theorem mem_filter {p : α → Bool} {xs : Array α} {x : α} : x ∈ xs.filter p ↔ x ∈ xs ∧ p x := List.mem_filter
@[simp] theorem size_eq_zero_iff {xs : Array α} : xs.size = 0 ↔ xs = #[] :=
  List.length_eq_zero_iff.trans ⟨fun h => ext' h, fun h => h ▸ rfl⟩
theorem size_pos_iff {xs : Array α} : 0 < xs.size ↔ xs ≠ #[] := Nat.pos_iff_ne_zero.trans (not_congr size_eq_zero_iff)
@[simp] theorem empty_append {xs : Array α} : #[] ++ xs = xs := ext' rfl
@[simp] theorem append_empty {xs : Array α} : xs ++ #[] = xs := ext' (List.append_nil xs.toList)
@[simp] theorem map_map {f : α → β} {g : β → γ} {xs : Array α} : (xs.map f).map g = xs.map (g ∘ f) := ext' List.map_map
@[simp] theorem map_id (xs : Array α) : xs.map id = xs := ext' (List.map_id xs.toList)
@[simp] theorem map_empty {f : α → β} : map f #[] = #[] := rfl
@[simp] theorem map_push {f : α → β} {xs : Array α} {x : α} : (xs.push x).map f = (xs.map f).push (f x) :=
  ext' (by rw [toList_map, toList_push, List.map_append, toList_push, toList_map]; rfl)
@[simp] theorem map_append {f : α → β} {xs ys : Array α} : (xs ++ ys).map f = xs.map f ++ ys.map f := ext' List.map_append
@[simp] theorem reverse_reverse (xs : Array α) : xs.reverse.reverse = xs := ext' (List.reverse_reverse xs.toList)
@[simp] theorem foldl_toList {f : β → α → β} {b : β} {xs : Array α} : xs.toList.foldl f b = xs.foldl f b := rfl
@[simp] theorem foldr_toList {f : α → β → β} {b : β} {xs : Array α} : xs.toList.foldr f b = xs.foldr f b := rfl
@[simp] theorem pop_push {xs : Array α} {x : α} : (xs.push x).pop = xs := by
  apply ext'
  show (xs.toList.concat x).dropLast = xs.toList
  rw [List.concat_eq_append, List.dropLast_concat]
@[simp] theorem size_pop {xs : Array α} : xs.pop.size = xs.size - 1 := List.length_dropLast
theorem push_inj {xs ys : Array α} {a b : α} : xs.push a = ys.push b ↔ xs = ys ∧ a = b := by
  rw [← toList_inj, toList_push, toList_push, List.append_singleton_inj, toList_inj]
@[simp] theorem size_range {n : Nat} : (range n).size = n := List.length_range
theorem size_filter_le {p : α → Bool} {xs : Array α} : (xs.filter p).size ≤ xs.size := List.length_filter_le p xs.toList
@[ext] theorem ext {xs ys : Array α} (h₁ : xs.size = ys.size)
    (h₂ : (i : Nat) → (hi₁ : i < xs.size) → (hi₂ : i < ys.size) → xs[i] = ys[i]) : xs = ys :=
  ext' (List.ext_getElem h₁ h₂)

end Array

namespace Vector

def push (xs : Vector α n) (x : α) : Vector α (n + 1) where
  toArray := xs.toArray.push x
  size_toArray := by rw [Array.size_push, xs.size_toArray]

def map (f : α → β) (xs : Vector α n) : Vector β n where
  toArray := xs.toArray.map f
  size_toArray := by rw [Array.size_map, xs.size_toArray]

def replicate (n : Nat) (v : α) : Vector α n where
  toArray := Array.replicate n v
  size_toArray := Array.size_replicate

def foldl (f : β → α → β) (b : β) (xs : Vector α n) : β := xs.toArray.foldl f b
def foldr (f : α → β → β) (b : β) (xs : Vector α n) : β := xs.toArray.foldr f b
def size (_ : Vector α n) : Nat := n
def isEmpty (xs : Vector α n) : Bool := xs.toArray.isEmpty
def get (xs : Vector α n) (i : Fin n) : α := xs[i.val]
def reverse (xs : Vector α n) : Vector α n where
  toArray := xs.toArray.reverse
  size_toArray := by rw [Array.size_reverse, xs.size_toArray]

@[simp] theorem toArray_append (xs : Vector α n) (ys : Vector α m) : (xs ++ ys).toArray = xs.toArray ++ ys.toArray := rfl
@[simp] theorem toArray_cast (xs : Vector α n) (h : n = m) : (xs.cast h).toArray = xs.toArray := rfl
@[simp] theorem toArray_push (xs : Vector α n) (x : α) : (xs.push x).toArray = xs.toArray.push x := rfl
@[simp] theorem toArray_map (f : α → β) (xs : Vector α n) : (xs.map f).toArray = xs.toArray.map f := rfl
@[simp] theorem cast_rfl {xs : Vector α n} : xs.cast rfl = xs := rfl

instance instMembership : Membership α (Vector α n) where
  mem xs a := a ∈ xs.toArray

end Vector

/-! Strings and characters. -/

namespace Char

theorem le_def {a b : Char} : a ≤ b ↔ a.val.toNat ≤ b.val.toNat := Iff.rfl
theorem lt_def {a b : Char} : a < b ↔ a.val.toNat < b.val.toNat := Iff.rfl
@[simp] protected theorem not_le {a b : Char} : ¬ a ≤ b ↔ b < a := Nat.not_le
@[simp] protected theorem not_lt {a b : Char} : ¬ a < b ↔ b ≤ a := Nat.not_lt
@[simp] protected theorem le_refl (a : Char) : a ≤ a := Nat.le_refl _
@[simp] protected theorem lt_irrefl (a : Char) : ¬ a < a := Nat.lt_irrefl _
protected theorem le_trans {a b c : Char} (h₁ : a ≤ b) (h₂ : b ≤ c) : a ≤ c := Nat.le_trans h₁ h₂
protected theorem lt_trans {a b c : Char} (h₁ : a < b) (h₂ : b < c) : a < c := Nat.lt_trans h₁ h₂
protected theorem le_total (a b : Char) : a ≤ b ∨ b ≤ a := Nat.le_total _ _
protected theorem lt_asymm {a b : Char} (h : a < b) : ¬ b < a := Nat.lt_asymm h
protected theorem ne_of_lt {a b : Char} (h : a < b) : a ≠ b := fun e => Nat.lt_irrefl _ (e ▸ h)

end Char

namespace String

def isPrefixOf (p s : String) : Bool := p.toList.isPrefixOf s.toList
def startsWith (s pre : String) : Bool := pre.isPrefixOf s
def endsWith (s suff : String) : Bool := suff.toList.isSuffixOf s.toList
def contains (s : String) (c : Char) : Bool := s.any (· == c)
def front (s : String) : Char := s.toList.headD default
def back (s : String) : Char := s.toList.getLastD default
def take (s : String) (n : Nat) : String := ofList (s.toList.take n)
def drop (s : String) (n : Nat) : String := ofList (s.toList.drop n)
def takeRight (s : String) (n : Nat) : String := ofList (s.toList.drop (s.length - n))
def dropRight (s : String) (n : Nat) : String := ofList (s.toList.take (s.length - n))
def takeWhile (s : String) (p : Char → Bool) : String := ofList (s.toList.takeWhile p)
def dropWhile (s : String) (p : Char → Bool) : String := ofList (s.toList.dropWhile p)
def trimLeft (s : String) : String := s.dropWhile Char.isWhitespace
def trimRight (s : String) : String := ofList (s.toList.reverse.dropWhile Char.isWhitespace).reverse
def trim (s : String) : String := s.trimLeft.trimRight
def foldl {α : Type u} (f : α → Char → α) (init : α) (s : String) : α := s.toList.foldl f init
def foldr {α : Type u} (f : Char → α → α) (init : α) (s : String) : α := s.toList.foldr f init
def isNat (s : String) : Bool := !s.isEmpty && s.all Char.isDigit
def toNat? (s : String) : Option Nat := if s.isNat then some (s.foldl (fun n c => n * 10 + (c.toNat - 48)) 0) else none
def toNat! (s : String) : Nat := s.toNat?.getD 0
def pushn (s : String) (c : Char) (n : Nat) : String := ofList (s.toList ++ List.replicate n c)
def capitalize (s : String) : String :=
  match s.toList with
  | [] => s
  | c :: cs => ofList (c.toUpper :: cs)
def replicate (n : Nat) (c : Char) : String := ofList (List.replicate n c)

theorem toList_inj {s t : String} : s.toList = t.toList ↔ s = t := ⟨ext, fun h => h ▸ rfl⟩
@[simp] theorem length_push {s : String} {c : Char} : (s.push c).length = s.length + 1 := by
  show (s.toList ++ [c]).length = s.toList.length + 1
  rw [List.length_append]
  rfl
@[simp] theorem length_empty : "".length = 0 := rfl
@[simp] theorem length_singleton {c : Char} : (String.singleton c).length = 1 := rfl
@[simp] theorem length_ofList {l : List Char} : (ofList l).length = l.length := rfl
@[simp] theorem length_toList {s : String} : s.toList.length = s.length := rfl
@[simp] theorem length_eq_zero_iff {s : String} : s.length = 0 ↔ s = "" :=
  (List.length_eq_zero_iff (l := s.toList)).trans ⟨fun h => ext h, fun h => h ▸ rfl⟩
@[simp] theorem toList_eq_nil_iff {s : String} : s.toList = [] ↔ s = "" := ⟨fun h => ext h, fun h => h ▸ rfl⟩
@[simp] theorem append_left_inj {s₁ s₂ : String} (t : String) : s₁ ++ t = s₂ ++ t ↔ s₁ = s₂ := by
  rw [← toList_inj, toList_append, toList_append, List.append_left_inj, toList_inj]
@[simp] theorem append_right_inj (s : String) {t₁ t₂ : String} : s ++ t₁ = s ++ t₂ ↔ t₁ = t₂ := by
  rw [← toList_inj, toList_append, toList_append, List.append_right_inj, toList_inj]

instance instLT : LT String where
  lt s t := s.toList < t.toList

instance decidableLT (s t : String) : Decidable (s < t) := inferInstanceAs (Decidable (s.toList < t.toList))

instance instLE : LE String where
  le s t := ¬t < s

instance decidableLE (s t : String) : Decidable (s ≤ t) := inferInstanceAs (Decidable (¬t < s))

end String

instance : Ord String where
  compare s t := compare s.toList t.toList
