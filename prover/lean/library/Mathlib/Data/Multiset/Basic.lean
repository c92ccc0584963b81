import Mathlib.Algebra.Ring.Nat
import Mathlib.Data.List.Nodup

/-!
Multisets: lists up to permutation.
Source of the names: Mathlib `Mathlib/Data/Multiset/{Defs,Basic,ZeroCons,AddSub,MapFold,Filter,Dedup,FinsetOps,Range,Bind}.lean`.
Every operation is that of lists, so closed facts reduce.
-/

universe u v w

/-- The notation `×ˢ`. -/
class SProd (α : Type u) (β : Type v) (γ : outParam (Type w)) where
  sprod : α → β → γ

/-- Lists up to permutation. -/
def Multiset (α : Type u) : Type u := Quotient (List.isSetoid α)

/-- `f a (f b c) = f b (f a c)`. -/
class LeftCommutative {α : Sort u} {β : Sort v} (f : α → β → β) : Prop where
  left_comm : ∀ (a₁ a₂ : α) (b : β), f a₁ (f a₂ b) = f a₂ (f a₁ b)

instance instLeftCommutativeAdd {M : Type u} [AddCommSemigroup M] : LeftCommutative (fun x y : M => x + y) :=
  ⟨fun a b c => by show a + (b + c) = b + (a + c); rw [← add_assoc, add_comm a b, add_assoc]⟩

instance instLeftCommutativeMul {M : Type u} [CommSemigroup M] : LeftCommutative (fun x y : M => x * y) :=
  ⟨fun a b c => by show a * (b * c) = b * (a * c); rw [← mul_assoc, mul_comm a b, mul_assoc]⟩

namespace Multiset

open List (Perm)

variable {α : Type u} {β : Type v} {γ : Type w}

/-- A list as a multiset. -/
@[coe] def ofList : List α → Multiset α := Quot.mk _

instance : Coe (List α) (Multiset α) := ⟨ofList⟩

@[simp] theorem quot_mk_to_coe (l : List α) : @Eq (Multiset α) ⟦l⟧ l := rfl

@[simp] theorem quot_mk_to_coe'' (l : List α) : @Eq (Multiset α) (Quot.mk Setoid.r l) l := rfl

@[simp] theorem coe_eq_coe {l₁ l₂ : List α} : (l₁ : Multiset α) = l₂ ↔ l₁.Perm l₂ :=
  ⟨fun h => Quotient.exact h, fun h => Quot.sound h⟩

instance decidableEq [DecidableEq α] : DecidableEq (Multiset α) := fun s₁ s₂ =>
  Quotient.recOnSubsingleton s₁ fun l₁ => Quotient.recOnSubsingleton s₂ fun l₂ =>
    decidable_of_iff (l₁.Perm l₂) coe_eq_coe.symm

/-! Empty, `cons`, membership. -/

/-- The empty multiset. -/
protected def zero : Multiset α := ofList []

instance : Zero (Multiset α) := ⟨Multiset.zero⟩

instance : EmptyCollection (Multiset α) := ⟨0⟩

instance inhabitedMultiset : Inhabited (Multiset α) := ⟨0⟩

@[simp] theorem coe_nil : (([] : List α) : Multiset α) = 0 := rfl

@[simp] theorem empty_eq_zero : (∅ : Multiset α) = 0 := rfl

/-- One more element. -/
def cons (a : α) (s : Multiset α) : Multiset α :=
  Quot.liftOn s (fun l => (ofList (a :: l))) fun _ _ p => Quot.sound (p.cons a)

instance : Insert α (Multiset α) := ⟨cons⟩

instance : Singleton α (Multiset α) := ⟨fun a => a ::ₘ 0⟩

@[simp] theorem cons_coe (a : α) (l : List α) : (a ::ₘ l : Multiset α) = (a :: l : List α) := rfl

@[simp] theorem coe_singleton (a : α) : ([a] : Multiset α) = {a} := rfl

@[simp] theorem insert_eq_cons (a : α) (s : Multiset α) : insert a s = a ::ₘ s := rfl

@[simp] theorem cons_zero (a : α) : a ::ₘ 0 = {a} := rfl

@[elab_as_elim] protected theorem induction {p : Multiset α → Prop} (empty : p 0) (cons : ∀ (a : α) (s : Multiset α), p s → p (a ::ₘ s)) :
    ∀ s, p s := fun s => Quot.ind (fun l => by
      induction l with
      | nil => exact empty
      | cons a l ih => exact cons a l ih) s

@[elab_as_elim] protected theorem induction_on {p : Multiset α → Prop} (s : Multiset α) (empty : p 0)
    (cons : ∀ (a : α) (s : Multiset α), p s → p (a ::ₘ s)) : p s := Multiset.induction empty cons s

theorem cons_swap (a b : α) (s : Multiset α) : a ::ₘ b ::ₘ s = b ::ₘ a ::ₘ s :=
  Quot.inductionOn s fun l => Quot.sound (.swap _ _ _)

@[simp] theorem cons_inj_right (a : α) : ∀ {s t : Multiset α}, a ::ₘ s = a ::ₘ t ↔ s = t := by
  intro s t
  refine Quotient.inductionOn₂ s t fun l₁ l₂ => ?_
  exact (coe_eq_coe (l₁ := a :: l₁) (l₂ := a :: l₂)).trans ((List.perm_cons a).trans coe_eq_coe.symm)

/-- Membership. -/
def Mem (s : Multiset α) (a : α) : Prop :=
  Quot.liftOn s (fun l => a ∈ l) fun _ _ (e : List.Perm _ _) => propext e.mem_iff

instance : Membership α (Multiset α) := ⟨Mem⟩

@[simp] theorem mem_coe {a : α} {l : List α} : a ∈ (l : Multiset α) ↔ a ∈ l := Iff.rfl

instance decidableMem [DecidableEq α] (a : α) (s : Multiset α) : Decidable (a ∈ s) :=
  Quot.recOnSubsingleton s fun l => inferInstanceAs (Decidable (a ∈ l))

@[simp] theorem mem_cons {a b : α} {s : Multiset α} : a ∈ b ::ₘ s ↔ a = b ∨ a ∈ s :=
  Quot.inductionOn s fun _ => List.mem_cons

theorem mem_cons_of_mem {a b : α} {s : Multiset α} (h : a ∈ s) : a ∈ b ::ₘ s := mem_cons.2 (Or.inr h)

theorem mem_cons_self (a : α) (s : Multiset α) : a ∈ a ::ₘ s := mem_cons.2 (Or.inl rfl)

@[simp] theorem notMem_zero (a : α) : a ∉ (0 : Multiset α) := List.not_mem_nil

@[simp] theorem mem_singleton {a b : α} : b ∈ ({a} : Multiset α) ↔ b = a :=
  mem_cons.trans ⟨fun h => h.resolve_right (notMem_zero b), Or.inl⟩

theorem eq_zero_of_forall_notMem {s : Multiset α} : (∀ x, x ∉ s) → s = 0 :=
  Quot.inductionOn s fun l H => congrArg ofList (List.eq_nil_iff_forall_not_mem.2 H)

theorem exists_cons_of_mem {s : Multiset α} {a : α} : a ∈ s → ∃ t, s = a ::ₘ t :=
  Quot.inductionOn s fun l h => by
    obtain ⟨s, t, e⟩ := List.append_of_mem h
    exact ⟨ofList (s ++ t), by
      show ofList l = ofList (a :: (s ++ t))
      rw [e]; exact Quot.sound List.perm_middle⟩

/-! Subsets. -/

/-- Every element of the first is one of the second. -/
protected def Subset (s t : Multiset α) : Prop := ∀ ⦃a : α⦄, a ∈ s → a ∈ t

instance : HasSubset (Multiset α) := ⟨Multiset.Subset⟩

/-! The number of elements. -/

/-- The number of elements, with their multiplicities. -/
def card (s : Multiset α) : ℕ := Quot.liftOn s List.length fun _ _ p => p.length_eq

@[simp] theorem coe_card (l : List α) : card (l : Multiset α) = l.length := rfl

@[simp] theorem card_zero : card (0 : Multiset α) = 0 := rfl

@[simp] theorem card_cons (a : α) (s : Multiset α) : card (a ::ₘ s) = card s + 1 := Quot.inductionOn s fun _ => rfl

@[simp] theorem card_singleton (a : α) : card ({a} : Multiset α) = 1 := rfl

@[simp] theorem card_eq_zero {s : Multiset α} : card s = 0 ↔ s = 0 :=
  ⟨fun h => by
    induction s using Multiset.induction with
    | empty => rfl
    | cons a s _ => rw [card_cons] at h; exact absurd h (Nat.succ_ne_zero _),
   fun h => by rw [h]; rfl⟩

theorem card_pos {s : Multiset α} : 0 < card s ↔ s ≠ 0 := Nat.pos_iff_ne_zero.trans (not_congr card_eq_zero)

/-! Sums of multisets. -/

/-- All elements of both. -/
protected def add (s₁ s₂ : Multiset α) : Multiset α :=
  Quotient.liftOn₂ s₁ s₂ (fun l₁ l₂ => ofList (l₁ ++ l₂)) fun _ _ _ _ p₁ p₂ => Quot.sound (p₁.append p₂)

instance : Add (Multiset α) := ⟨Multiset.add⟩

@[simp] theorem coe_add (s t : List α) : (s + t : Multiset α) = (s ++ t : List α) := rfl

@[simp] theorem cons_add (a : α) (s t : Multiset α) : a ::ₘ s + t = a ::ₘ (s + t) :=
  Quotient.inductionOn₂ s t fun _ _ => rfl

instance : AddCommMonoid (Multiset α) where
  add_assoc s t r := Quotient.inductionOn₂ s t fun _ _ => Quot.inductionOn r fun _ =>
    congrArg ofList (List.append_assoc _ _ _)
  zero_add s := Quot.inductionOn s fun _ => rfl
  add_zero s := Quot.inductionOn s fun l => congrArg ofList (List.append_nil l)
  add_comm s t := Quotient.inductionOn₂ s t fun _ _ => Quot.sound List.perm_append_comm

theorem singleton_add (a : α) (s : Multiset α) : {a} + s = a ::ₘ s := Quot.inductionOn s fun _ => rfl

@[simp] theorem mem_add {a : α} {s t : Multiset α} : a ∈ s + t ↔ a ∈ s ∨ a ∈ t :=
  Quotient.inductionOn₂ s t fun _ _ => List.mem_append

@[simp] theorem card_add (s t : Multiset α) : card (s + t) = card s + card t :=
  Quotient.inductionOn₂ s t fun _ _ => List.length_append

/-! Repetition. -/

/-- `n` times the same element. -/
def replicate (n : ℕ) (a : α) : Multiset α := List.replicate n a

@[simp] theorem replicate_zero (a : α) : replicate 0 a = 0 := rfl

@[simp] theorem replicate_succ (a : α) (n) : replicate (n + 1) a = a ::ₘ replicate n a := rfl

@[simp] theorem card_replicate (n) (a : α) : card (replicate n a) = n := List.length_replicate

theorem mem_replicate {a b : α} {n : ℕ} : b ∈ replicate n a ↔ n ≠ 0 ∧ b = a := List.mem_replicate

/-! Erasing one occurrence, taking away. -/

section
variable [DecidableEq α]

/-- One occurrence of `a` less. -/
def erase (s : Multiset α) (a : α) : Multiset α :=
  Quot.liftOn s (fun l => ofList (l.erase a)) fun _ _ p => Quot.sound (p.erase a)

@[simp] theorem coe_erase (l : List α) (a : α) : erase (l : Multiset α) a = l.erase a := rfl

@[simp] theorem erase_cons_head (a : α) (s : Multiset α) : (a ::ₘ s).erase a = s :=
  Quot.inductionOn s fun _ => congrArg ofList List.erase_cons_head

@[simp] theorem cons_erase {s : Multiset α} {a : α} : a ∈ s → a ::ₘ s.erase a = s :=
  Quot.inductionOn s fun _ h => Quot.sound (List.perm_cons_erase h).symm

theorem card_erase_of_mem {s : Multiset α} {a : α} : a ∈ s → card (s.erase a) = card s - 1 :=
  Quot.inductionOn s fun _ => List.length_erase_of_mem

end

/-! Maps. -/

/-- The values at the elements, with multiplicities. -/
def map (f : α → β) (s : Multiset α) : Multiset β :=
  Quot.liftOn s (fun l : List α => ofList (l.map f)) fun _ _ p => Quot.sound (p.map f)

@[simp] theorem map_coe (f : α → β) (l : List α) : map f (l : Multiset α) = l.map f := rfl

@[simp] theorem map_zero (f : α → β) : map f 0 = 0 := rfl

@[simp] theorem map_cons (f : α → β) (a s) : map f (a ::ₘ s) = f a ::ₘ map f s := Quot.inductionOn s fun _ => rfl

@[simp] theorem map_singleton (f : α → β) (a : α) : ({a} : Multiset α).map f = {f a} := rfl

@[simp] theorem map_add (f : α → β) (s t) : map f (s + t) = map f s + map f t :=
  Quotient.inductionOn₂ s t fun _ _ => congrArg ofList List.map_append

@[simp] theorem mem_map {f : α → β} {b : β} {s : Multiset α} : b ∈ map f s ↔ ∃ a, a ∈ s ∧ f a = b :=
  Quot.inductionOn s fun _ => List.mem_map

@[simp] theorem card_map (f : α → β) (s) : card (map f s) = card s := Quot.inductionOn s fun _ => List.length_map _

theorem mem_map_of_mem (f : α → β) {a : α} {s : Multiset α} (h : a ∈ s) : f a ∈ map f s := mem_map.2 ⟨a, h, rfl⟩

@[simp] theorem map_map (g : β → γ) (f : α → β) (s : Multiset α) : map g (map f s) = map (g ∘ f) s :=
  Quot.inductionOn s fun _ => congrArg ofList List.map_map

theorem map_id (s : Multiset α) : map id s = s := Quot.inductionOn s fun _ => congrArg ofList (List.map_id _)

@[simp] theorem map_id' (s : Multiset α) : map (fun x => x) s = s := map_id s

theorem map_congr {f g : α → β} {s t : Multiset α} : s = t → (∀ x ∈ t, f x = g x) → map f s = map g t := by
  intro e H
  rw [e]
  revert H
  exact Quot.inductionOn t fun _ H => congrArg ofList (List.map_congr_left H)

theorem map_const' (s : Multiset α) (b : β) : map (fun _ => b) s = replicate (card s) b :=
  Quot.inductionOn s fun _ => congrArg ofList List.map_const'

/-! Folds. -/

/-- Folds the elements; the order does not matter. -/
def foldr (f : α → β → β) [LeftCommutative f] (b : β) (s : Multiset α) : β :=
  Quot.liftOn s (fun l => List.foldr f b l) fun _ _ p => p.foldr_eq' LeftCommutative.left_comm b

@[simp] theorem foldr_zero (f : α → β → β) [LeftCommutative f] (b : β) : foldr f b 0 = b := rfl

@[simp] theorem foldr_cons (f : α → β → β) [LeftCommutative f] (b : β) (a : α) (s : Multiset α) :
    foldr f b (a ::ₘ s) = f a (foldr f b s) := Quot.inductionOn s fun _ => rfl

/-! Filters. -/

section
variable (p : α → Prop) [DecidablePred p]

/-- The elements with a property. -/
def filter (s : Multiset α) : Multiset α :=
  Quot.liftOn s (fun l => ofList (List.filter (fun a => decide (p a)) l)) fun _ _ h => Quot.sound (h.filter _)

@[simp] theorem filter_coe (l : List α) : filter p l = l.filter (fun a => decide (p a)) := rfl

@[simp] theorem filter_zero : filter p 0 = 0 := rfl

variable {p}

@[simp] theorem mem_filter {a : α} {s : Multiset α} : a ∈ filter p s ↔ a ∈ s ∧ p a :=
  Quot.inductionOn s fun _ => List.mem_filter.trans (and_congr_right fun _ => decide_eq_true_iff)

@[simp] theorem filter_cons_of_pos {a : α} (s) : p a → filter p (a ::ₘ s) = a ::ₘ filter p s :=
  Quot.inductionOn s fun _ h => congrArg ofList (List.filter_cons_of_pos (decide_eq_true h))

@[simp] theorem filter_cons_of_neg {a : α} (s) : ¬p a → filter p (a ::ₘ s) = filter p s :=
  Quot.inductionOn s fun _ h => congrArg ofList (List.filter_cons_of_neg (by simpa using h))

end

/-! Counting. -/

/-- The number of elements with a property. -/
def countP (p : α → Prop) [DecidablePred p] (s : Multiset α) : ℕ :=
  Quot.liftOn s (fun l => List.countP (fun a => decide (p a)) l) fun _ _ h => h.countP_eq _

theorem countP_eq_card_filter (p : α → Prop) [DecidablePred p] (s : Multiset α) : countP p s = card (filter p s) :=
  Quot.inductionOn s fun _ => List.countP_eq_length_filter

/-- The multiplicity of an element. -/
def count [DecidableEq α] (a : α) (s : Multiset α) : ℕ :=
  Quot.liftOn s (fun l => List.count a l) fun _ _ h => h.count_eq a

@[simp] theorem coe_count [DecidableEq α] (a : α) (l : List α) : count a (l : Multiset α) = l.count a := rfl

@[simp] theorem count_zero [DecidableEq α] (a : α) : count a 0 = 0 := rfl

@[simp] theorem count_cons_self [DecidableEq α] (a : α) (s : Multiset α) : count a (a ::ₘ s) = count a s + 1 :=
  Quot.inductionOn s fun _ => List.count_cons_self

@[simp] theorem count_cons_of_ne [DecidableEq α] {a b : α} (h : a ≠ b) (s : Multiset α) : count a (b ::ₘ s) = count a s :=
  Quot.inductionOn s fun _ => List.count_cons_of_ne h.symm

theorem count_eq_zero [DecidableEq α] {a : α} {s : Multiset α} : count a s = 0 ↔ a ∉ s :=
  Quot.inductionOn s fun _ => List.count_eq_zero

theorem count_pos [DecidableEq α] {a : α} {s : Multiset α} : 0 < count a s ↔ a ∈ s :=
  Quot.inductionOn s fun _ => List.count_pos_iff

/-! Without repetition. -/

/-- No element stands twice. -/
def Nodup (s : Multiset α) : Prop := Quot.liftOn s List.Nodup fun _ _ p => propext p.nodup_iff

@[simp] theorem coe_nodup {l : List α} : @Nodup α l ↔ l.Nodup := Iff.rfl

@[simp] theorem nodup_zero : @Nodup α 0 := List.nodup_nil

@[simp] theorem nodup_cons {a : α} {s : Multiset α} : Nodup (a ::ₘ s) ↔ a ∉ s ∧ Nodup s :=
  Quot.inductionOn s fun _ => List.nodup_cons

theorem Nodup.cons {a : α} {s : Multiset α} (m : a ∉ s) (n : Nodup s) : Nodup (a ::ₘ s) := nodup_cons.2 ⟨m, n⟩

@[simp] theorem nodup_singleton : ∀ a : α, Nodup ({a} : Multiset α) := List.nodup_singleton

theorem Nodup.of_cons {a : α} {s : Multiset α} (h : Nodup (a ::ₘ s)) : Nodup s := (nodup_cons.1 h).2

theorem Nodup.notMem {a : α} {s : Multiset α} (h : Nodup (a ::ₘ s)) : a ∉ s := (nodup_cons.1 h).1

theorem Nodup.ext {s t : Multiset α} : Nodup s → Nodup t → (s = t ↔ ∀ a, a ∈ s ↔ a ∈ t) :=
  Quotient.inductionOn₂ s t fun _ _ d₁ d₂ => coe_eq_coe.trans (List.perm_ext_iff_of_nodup d₁ d₂)

theorem Nodup.map_on {f : α → β} {s : Multiset α} : (∀ x ∈ s, ∀ y ∈ s, f x = f y → x = y) → Nodup s → Nodup (map f s) :=
  Quot.inductionOn s fun _ => List.Nodup.map_on

theorem Nodup.map {f : α → β} {s : Multiset α} (hf : Function.Injective f) : Nodup s → Nodup (map f s) :=
  Nodup.map_on fun _ _ _ _ h => hf h

theorem Nodup.filter (p : α → Prop) [DecidablePred p] {s : Multiset α} : Nodup s → Nodup (filter p s) :=
  Quot.inductionOn s fun _ => List.Nodup.filter (p ·)

theorem Nodup.erase [DecidableEq α] (a : α) {s : Multiset α} : Nodup s → Nodup (s.erase a) :=
  Quot.inductionOn s fun _ => List.Nodup.erase a

theorem Nodup.mem_erase_iff [DecidableEq α] {a b : α} {s : Multiset α} : Nodup s → (a ∈ s.erase b ↔ a ≠ b ∧ a ∈ s) :=
  Quot.inductionOn s fun _ h => List.Nodup.mem_erase_iff h

instance nodupDecidable [DecidableEq α] (s : Multiset α) : Decidable (Nodup s) :=
  Quotient.recOnSubsingleton s fun l => List.nodupDecidable l

/-- Each element once. -/
def dedup [DecidableEq α] (s : Multiset α) : Multiset α :=
  Quot.liftOn s (fun l => ofList l.dedup) fun _ _ p => Quot.sound p.dedup

@[simp] theorem coe_dedup [DecidableEq α] (l : List α) : @dedup α _ l = l.dedup := rfl

@[simp] theorem mem_dedup [DecidableEq α] {a : α} {s : Multiset α} : a ∈ dedup s ↔ a ∈ s :=
  Quot.inductionOn s fun _ => List.mem_dedup

@[simp] theorem nodup_dedup [DecidableEq α] (s : Multiset α) : Nodup (dedup s) := Quot.inductionOn s List.nodup_dedup

theorem Nodup.dedup [DecidableEq α] {s : Multiset α} : Nodup s → s.dedup = s :=
  Quot.inductionOn s fun _ h => congrArg ofList (List.Nodup.dedup h)

/-! Insertion, union, intersection of the elements. -/

section
variable [DecidableEq α]

/-- Adds an element that is not there. -/
def ndinsert (a : α) (s : Multiset α) : Multiset α :=
  Quot.liftOn s (fun l => ofList (l.insert a)) fun _ _ p => Quot.sound (p.insert a)

@[simp] theorem mem_ndinsert {a b : α} {s : Multiset α} : a ∈ ndinsert b s ↔ a = b ∨ a ∈ s :=
  Quot.inductionOn s fun _ => List.mem_insert_iff

@[simp] theorem ndinsert_of_mem {a : α} {s : Multiset α} : a ∈ s → ndinsert a s = s :=
  Quot.inductionOn s fun _ h => congrArg ofList (List.insert_of_mem h)

@[simp] theorem ndinsert_of_notMem {a : α} {s : Multiset α} : a ∉ s → ndinsert a s = a ::ₘ s :=
  Quot.inductionOn s fun _ h => congrArg ofList (List.insert_of_not_mem h)

theorem Nodup.ndinsert (a : α) {s : Multiset α} : Nodup s → Nodup (ndinsert a s) :=
  Quot.inductionOn s fun _ => List.Nodup.insert

/-- The elements of the first that the second has not, then the second. -/
def ndunion (s t : Multiset α) : Multiset α :=
  Quotient.liftOn₂ s t (fun l₁ l₂ => ofList (l₁ ∪ l₂)) fun _ _ _ _ p₁ p₂ => Quot.sound (p₁.union p₂)

@[simp] theorem mem_ndunion {s t : Multiset α} {a : α} : a ∈ ndunion s t ↔ a ∈ s ∨ a ∈ t :=
  Quotient.inductionOn₂ s t fun _ _ => List.mem_union_iff

theorem Nodup.ndunion (s : Multiset α) {t : Multiset α} : Nodup t → Nodup (ndunion s t) :=
  Quotient.inductionOn₂ s t fun _ _ => List.Nodup.union _

/-- The elements of the first that the second has. -/
def ndinter (s t : Multiset α) : Multiset α := filter (· ∈ t) s

@[simp] theorem mem_ndinter {s t : Multiset α} {a : α} : a ∈ ndinter s t ↔ a ∈ s ∧ a ∈ t := mem_filter

theorem Nodup.ndinter {s : Multiset α} (t : Multiset α) : Nodup s → Nodup (ndinter s t) := Nodup.filter _

end

/-! Ranges. -/

/-- The numbers below `n`. -/
def range (n : ℕ) : Multiset ℕ := List.range n

theorem coe_range (n : ℕ) : ↑(List.range n) = range n := rfl

@[simp] theorem range_zero : range 0 = 0 := rfl

@[simp] theorem range_succ (n : ℕ) : range (n + 1) = n ::ₘ range n := by
  rw [range, List.range_succ]
  exact Quot.sound (List.perm_append_comm)

@[simp] theorem card_range (n : ℕ) : card (range n) = n := List.length_range

@[simp] theorem mem_range {m n : ℕ} : m ∈ range n ↔ m < n := List.mem_range

theorem nodup_range (n : ℕ) : Nodup (range n) := List.nodup_range

/-! Quantifiers over the elements. -/

instance decidableForallMultiset {s : Multiset α} {p : α → Prop} [∀ a, Decidable (p a)] : Decidable (∀ a ∈ s, p a) :=
  Quotient.recOnSubsingleton s fun l => inferInstanceAs (Decidable (∀ a ∈ l, p a))

instance decidableDforallMultiset {s : Multiset α} {p : ∀ a ∈ s, Prop} [hp : ∀ (a) (h : a ∈ s), Decidable (p a h)] :
    Decidable (∀ (a) (h : a ∈ s), p a h) :=
  @Quot.recOnSubsingleton _ _ (fun s : Multiset α => ∀ (p : ∀ a ∈ s, Prop) (_ : ∀ (a) (h : a ∈ s), Decidable (p a h)),
      Decidable (∀ (a) (h : a ∈ s), p a h)) (fun _ => ⟨fun _ _ => funext fun _ => funext fun _ => (instSubsingletonDecidable _).elim _ _⟩) s
    (fun l p hp => @List.decidableDforall _ l p hp) p hp

instance decidableExistsMultiset {s : Multiset α} {p : α → Prop} [DecidablePred p] : Decidable (∃ x ∈ s, p x) :=
  Quotient.recOnSubsingleton s fun l => inferInstanceAs (Decidable (∃ a ∈ l, p a))

instance decidableDexistsMultiset {s : Multiset α} {p : ∀ a ∈ s, Prop} [hp : ∀ (a) (h : a ∈ s), Decidable (p a h)] :
    Decidable (∃ (a : _) (h : a ∈ s), p a h) :=
  @Quot.recOnSubsingleton _ _ (fun s : Multiset α => ∀ (p : ∀ a ∈ s, Prop) (_ : ∀ (a) (h : a ∈ s), Decidable (p a h)),
      Decidable (∃ (a : _) (h : a ∈ s), p a h)) (fun _ => ⟨fun _ _ => funext fun _ => funext fun _ => (instSubsingletonDecidable _).elim _ _⟩) s
    (fun l p hp => @List.decidableDexists _ l p hp) p hp

/-! The elements as a type. -/

/-- The values of a function at the elements, which have a property. -/
def pmap {p : α → Prop} (f : ∀ a, p a → β) (s : Multiset α) : (∀ a ∈ s, p a) → Multiset β :=
  Quot.recOn (motive := fun s : Multiset α => (∀ a ∈ s, p a) → Multiset β) s (fun l H => ofList (List.pmap f l H))
    fun l₁ l₂ (pp : List.Perm l₁ l₂) => by
      have key : ∀ (m : Multiset α) (e : ofList l₁ = m) (H : ∀ a ∈ m, p a),
          (@Eq.ndrec _ (ofList l₁) (fun s : Multiset α => (∀ a ∈ s, p a) → Multiset β)
            (fun H => ofList (List.pmap f l₁ H)) m e) H = ofList (List.pmap f l₁ fun a h => H a (by rw [← e]; exact h)) := by
        intro m e H
        subst e
        rfl
      funext H
      exact (key _ (Quot.sound pp) H).trans (Quot.sound (pp.pmap f))

@[simp] theorem coe_pmap {p : α → Prop} (f : ∀ a, p a → β) (l : List α) (H : ∀ a ∈ l, p a) :
    pmap f (l : Multiset α) H = List.pmap f l H := rfl

@[simp] theorem mem_pmap {p : α → Prop} {f : ∀ a, p a → β} {s H b} : b ∈ pmap f s H ↔ ∃ (a : _) (h : a ∈ s), f a (H a h) = b := by
  suffices key : ∀ (s : Multiset α) (H : ∀ a ∈ s, p a), b ∈ pmap f s H ↔ ∃ (a : _) (h : a ∈ s), f a (H a h) = b from key s H
  intro s
  refine Quot.inductionOn s fun l H => ?_
  show b ∈ List.pmap f l H ↔ ∃ (a : _) (h : a ∈ l), f a (H a h) = b
  revert H
  induction l with
  | nil => exact fun H => ⟨fun h => absurd h List.not_mem_nil, fun ⟨_, h, _⟩ => absurd h List.not_mem_nil⟩
  | cons c l ih =>
    intro H
    rw [List.pmap, List.mem_cons, ih]
    constructor
    · rintro (e | ⟨a, h, e⟩)
      · exact ⟨c, List.mem_cons_self, e.symm⟩
      · exact ⟨a, List.mem_cons_of_mem c h, e⟩
    · rintro ⟨a, h, e⟩
      rcases List.mem_cons.1 h with h' | h'
      · subst h'; exact Or.inl e.symm
      · exact Or.inr ⟨a, h', e⟩

@[simp] theorem card_pmap {p : α → Prop} (f : ∀ a, p a → β) (s H) : card (pmap f s H) = card s := by
  suffices key : ∀ (s : Multiset α) (H : ∀ a ∈ s, p a), card (pmap f s H) = card s from key s H
  exact fun s => Quot.inductionOn s fun _ _ => List.length_pmap

theorem Nodup.pmap {p : α → Prop} {f : ∀ a, p a → β} {s : Multiset α} {H} (hf : ∀ a ha b hb, f a ha = f b hb → a = b) :
    Nodup s → Nodup (pmap f s H) := by
  suffices key : ∀ (s : Multiset α) (H : ∀ a ∈ s, p a), Nodup s → Nodup (Multiset.pmap f s H) from key s H
  exact fun s => Quot.inductionOn s fun l H h => List.Nodup.pmap hf h

/-- The elements, as elements of the subtype. -/
def attach (s : Multiset α) : Multiset { x // x ∈ s } := pmap Subtype.mk s fun _ h => h

@[simp] theorem mem_attach (s : Multiset α) : ∀ x, x ∈ s.attach := Quot.inductionOn s fun l x => List.mem_attach l x

@[simp] theorem nodup_attach {s : Multiset α} : Nodup (attach s) ↔ Nodup s :=
  Quot.inductionOn s fun l => ⟨fun h => by
      have h' := List.Nodup.map (f := Subtype.val) (fun _ _ => Subtype.ext) h
      exact Eq.mp (congrArg List.Nodup (List.attach_map_subtype_val l)) h',
    fun h => List.Nodup.pmap (fun _ _ _ _ e => Subtype.mk.inj e) h⟩

@[simp] theorem card_attach {s : Multiset α} : card (attach s) = card s := Quot.inductionOn s fun _ => List.length_pmap

@[simp] theorem attach_map_val (s : Multiset α) : s.attach.map Subtype.val = s :=
  Quot.inductionOn s fun l => congrArg ofList (List.attach_map_subtype_val l)

/-! Bind and products. -/

/-- The elements of all the multisets `f a`. -/
def bind (s : Multiset α) (f : α → Multiset β) : Multiset β :=
  @foldr α (Multiset β) (fun a t => f a + t) ⟨fun a b t => by
    show f a + (f b + t) = f b + (f a + t); rw [← add_assoc, add_comm (f a), add_assoc]⟩ 0 s

@[simp] theorem zero_bind (f : α → Multiset β) : bind 0 f = 0 := rfl

@[simp] theorem cons_bind (a : α) (s : Multiset α) (f : α → Multiset β) : (a ::ₘ s).bind f = f a + bind s f :=
  Quot.inductionOn s fun _ => rfl

@[simp] theorem mem_bind {b : β} {s : Multiset α} {f : α → Multiset β} : b ∈ bind s f ↔ ∃ a ∈ s, b ∈ f a := by
  induction s using Multiset.induction with
  | empty => exact ⟨fun h => absurd h (notMem_zero b), fun ⟨a, ha, _⟩ => absurd ha (notMem_zero a)⟩
  | cons a s ih =>
    rw [cons_bind, mem_add, ih]
    exact ⟨fun h => h.elim (fun h => ⟨a, mem_cons_self a s, h⟩) (fun ⟨c, hc, h⟩ => ⟨c, mem_cons_of_mem hc, h⟩),
      fun ⟨c, hc, h⟩ => (mem_cons.1 hc).elim (fun e => Or.inl (e ▸ h)) (fun hc => Or.inr ⟨c, hc, h⟩)⟩

/-- All pairs. -/
def product (s : Multiset α) (t : Multiset β) : Multiset (α × β) := s.bind fun a => t.map (Prod.mk a)

instance instSProd : SProd (Multiset α) (Multiset β) (Multiset (α × β)) := ⟨product⟩

@[simp] theorem mem_product {s : Multiset α} {t : Multiset β} {p : α × β} : p ∈ s ×ˢ t ↔ p.1 ∈ s ∧ p.2 ∈ t := by
  show p ∈ product s t ↔ _
  rw [product, mem_bind]
  constructor
  · rintro ⟨a, ha, h⟩
    obtain ⟨b, hb, e⟩ := mem_map.1 h
    rw [← e]
    exact ⟨ha, hb⟩
  · exact fun h => ⟨p.1, h.1, mem_map.2 ⟨p.2, h.2, rfl⟩⟩

theorem nodup_add_of_disjoint {s t : Multiset α} : Nodup s → Nodup t → (∀ a ∈ s, a ∉ t) → Nodup (s + t) :=
  Quotient.inductionOn₂ s t fun _ _ => List.Nodup.append

@[simp] theorem card_product (s : Multiset α) (t : Multiset β) : card (s ×ˢ t) = card s * card t := by
  show card (product s t) = _
  induction s using Multiset.induction with
  | empty => exact (Nat.zero_mul _).symm
  | cons a s ih =>
    rw [product] at ih ⊢
    rw [cons_bind, card_add, card_map, ih, card_cons, Nat.succ_mul, Nat.add_comm]

protected theorem Nodup.product {s : Multiset α} {t : Multiset β} (hs : Nodup s) (ht : Nodup t) : Nodup (s ×ˢ t) := by
  show Nodup (product s t)
  induction s using Multiset.induction with
  | empty => exact nodup_zero
  | cons a s ih =>
    rw [product, cons_bind]
    refine nodup_add_of_disjoint (ht.map fun _ _ e => (Prod.mk.inj e).2) (ih hs.of_cons) fun x hx h => ?_
    obtain ⟨b, hb, e⟩ := mem_map.1 hx
    have h' := (mem_product (s := s) (t := t) (p := x)).1 h
    rw [← e] at h'
    exact hs.notMem h'.1

end Multiset
