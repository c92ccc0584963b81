import Mathlib.Algebra.Ring.Int
import Mathlib.Data.Fintype.Basic
import Mathlib.Order.Interval.Set

/-!
Finite intervals: `Finset.Icc`, `Ico`, `Ioc`, `Ioo`, `Iic`, `Iio`, `Ici`, `Ioi`; of `ℕ`, `ℤ`, `Fin n`.
Source of the names: Mathlib `Mathlib/Order/Interval/Finset/{Defs,Basic,Nat,Fin}.lean`, `Mathlib/Data/Int/Interval.lean`.
-/

universe u

/-- Orders whose intervals are finite. -/
class LocallyFiniteOrder (α : Type u) [Preorder α] where
  finsetIcc : α → α → Finset α
  finsetIco : α → α → Finset α
  finsetIoc : α → α → Finset α
  finsetIoo : α → α → Finset α
  finset_mem_Icc : ∀ a b x : α, x ∈ finsetIcc a b ↔ a ≤ x ∧ x ≤ b
  finset_mem_Ico : ∀ a b x : α, x ∈ finsetIco a b ↔ a ≤ x ∧ x < b
  finset_mem_Ioc : ∀ a b x : α, x ∈ finsetIoc a b ↔ a < x ∧ x ≤ b
  finset_mem_Ioo : ∀ a b x : α, x ∈ finsetIoo a b ↔ a < x ∧ x < b

/-- Orders with finitely many elements above each one. -/
class LocallyFiniteOrderTop (α : Type u) [Preorder α] where
  finsetIoi : α → Finset α
  finsetIci : α → Finset α
  finset_mem_Ici : ∀ a x : α, x ∈ finsetIci a ↔ a ≤ x
  finset_mem_Ioi : ∀ a x : α, x ∈ finsetIoi a ↔ a < x

/-- Orders with finitely many elements below each one. -/
class LocallyFiniteOrderBot (α : Type u) [Preorder α] where
  finsetIio : α → Finset α
  finsetIic : α → Finset α
  finset_mem_Iic : ∀ a x : α, x ∈ finsetIic a ↔ x ≤ a
  finset_mem_Iio : ∀ a x : α, x ∈ finsetIio a ↔ x < a

namespace Finset

section

variable {α : Type u} [Preorder α]

/-- The `x` with `a ≤ x ∧ x ≤ b`. -/
def Icc [LocallyFiniteOrder α] (a b : α) : Finset α := LocallyFiniteOrder.finsetIcc a b

/-- The `x` with `a ≤ x ∧ x < b`. -/
def Ico [LocallyFiniteOrder α] (a b : α) : Finset α := LocallyFiniteOrder.finsetIco a b

/-- The `x` with `a < x ∧ x ≤ b`. -/
def Ioc [LocallyFiniteOrder α] (a b : α) : Finset α := LocallyFiniteOrder.finsetIoc a b

/-- The `x` with `a < x ∧ x < b`. -/
def Ioo [LocallyFiniteOrder α] (a b : α) : Finset α := LocallyFiniteOrder.finsetIoo a b

/-- The `x` with `a ≤ x`. -/
def Ici [LocallyFiniteOrderTop α] (a : α) : Finset α := LocallyFiniteOrderTop.finsetIci a

/-- The `x` with `a < x`. -/
def Ioi [LocallyFiniteOrderTop α] (a : α) : Finset α := LocallyFiniteOrderTop.finsetIoi a

/-- The `x` with `x ≤ b`. -/
def Iic [LocallyFiniteOrderBot α] (b : α) : Finset α := LocallyFiniteOrderBot.finsetIic b

/-- The `x` with `x < b`. -/
def Iio [LocallyFiniteOrderBot α] (b : α) : Finset α := LocallyFiniteOrderBot.finsetIio b

variable {a b c d x a₁ a₂ b₁ b₂ : α}

@[simp] theorem mem_Icc [LocallyFiniteOrder α] : x ∈ Icc a b ↔ a ≤ x ∧ x ≤ b := LocallyFiniteOrder.finset_mem_Icc a b x

@[simp] theorem mem_Ico [LocallyFiniteOrder α] : x ∈ Ico a b ↔ a ≤ x ∧ x < b := LocallyFiniteOrder.finset_mem_Ico a b x

@[simp] theorem mem_Ioc [LocallyFiniteOrder α] : x ∈ Ioc a b ↔ a < x ∧ x ≤ b := LocallyFiniteOrder.finset_mem_Ioc a b x

@[simp] theorem mem_Ioo [LocallyFiniteOrder α] : x ∈ Ioo a b ↔ a < x ∧ x < b := LocallyFiniteOrder.finset_mem_Ioo a b x

@[simp] theorem mem_Ici [LocallyFiniteOrderTop α] : x ∈ Ici a ↔ a ≤ x := LocallyFiniteOrderTop.finset_mem_Ici a x

@[simp] theorem mem_Ioi [LocallyFiniteOrderTop α] : x ∈ Ioi a ↔ a < x := LocallyFiniteOrderTop.finset_mem_Ioi a x

@[simp] theorem mem_Iic [LocallyFiniteOrderBot α] : x ∈ Iic b ↔ x ≤ b := LocallyFiniteOrderBot.finset_mem_Iic b x

@[simp] theorem mem_Iio [LocallyFiniteOrderBot α] : x ∈ Iio b ↔ x < b := LocallyFiniteOrderBot.finset_mem_Iio b x

@[simp, norm_cast] theorem coe_Icc [LocallyFiniteOrder α] (a b : α) : (Icc a b : Set α) = Set.Icc a b := Set.ext fun _ => mem_Icc

@[simp, norm_cast] theorem coe_Ico [LocallyFiniteOrder α] (a b : α) : (Ico a b : Set α) = Set.Ico a b := Set.ext fun _ => mem_Ico

@[simp, norm_cast] theorem coe_Ioc [LocallyFiniteOrder α] (a b : α) : (Ioc a b : Set α) = Set.Ioc a b := Set.ext fun _ => mem_Ioc

@[simp, norm_cast] theorem coe_Ioo [LocallyFiniteOrder α] (a b : α) : (Ioo a b : Set α) = Set.Ioo a b := Set.ext fun _ => mem_Ioo

@[simp, norm_cast] theorem coe_Ici [LocallyFiniteOrderTop α] (a : α) : (Ici a : Set α) = Set.Ici a := Set.ext fun _ => mem_Ici

@[simp, norm_cast] theorem coe_Ioi [LocallyFiniteOrderTop α] (a : α) : (Ioi a : Set α) = Set.Ioi a := Set.ext fun _ => mem_Ioi

@[simp, norm_cast] theorem coe_Iic [LocallyFiniteOrderBot α] (b : α) : (Iic b : Set α) = Set.Iic b := Set.ext fun _ => mem_Iic

@[simp, norm_cast] theorem coe_Iio [LocallyFiniteOrderBot α] (b : α) : (Iio b : Set α) = Set.Iio b := Set.ext fun _ => mem_Iio

variable [LocallyFiniteOrder α]

@[simp] theorem nonempty_Icc : (Icc a b).Nonempty ↔ a ≤ b :=
  ⟨fun ⟨_, hx⟩ => le_trans (mem_Icc.1 hx).1 (mem_Icc.1 hx).2, fun h => ⟨a, mem_Icc.2 ⟨le_refl a, h⟩⟩⟩

@[simp] theorem nonempty_Ico : (Ico a b).Nonempty ↔ a < b :=
  ⟨fun ⟨_, hx⟩ => lt_of_le_of_lt (mem_Ico.1 hx).1 (mem_Ico.1 hx).2, fun h => ⟨a, mem_Ico.2 ⟨le_refl a, h⟩⟩⟩

@[simp] theorem nonempty_Ioc : (Ioc a b).Nonempty ↔ a < b :=
  ⟨fun ⟨_, hx⟩ => lt_of_lt_of_le (mem_Ioc.1 hx).1 (mem_Ioc.1 hx).2, fun h => ⟨b, mem_Ioc.2 ⟨h, le_refl b⟩⟩⟩

@[simp] theorem Icc_eq_empty_iff : Icc a b = ∅ ↔ ¬a ≤ b := by rw [← not_nonempty_iff_eq_empty, nonempty_Icc]

@[simp] theorem Ico_eq_empty_iff : Ico a b = ∅ ↔ ¬a < b := by rw [← not_nonempty_iff_eq_empty, nonempty_Ico]

@[simp] theorem Ioc_eq_empty_iff : Ioc a b = ∅ ↔ ¬a < b := by rw [← not_nonempty_iff_eq_empty, nonempty_Ioc]

theorem Icc_eq_empty (h : ¬a ≤ b) : Icc a b = ∅ := Icc_eq_empty_iff.2 h

theorem Ico_eq_empty (h : ¬a < b) : Ico a b = ∅ := Ico_eq_empty_iff.2 h

theorem Ioc_eq_empty (h : ¬a < b) : Ioc a b = ∅ := Ioc_eq_empty_iff.2 h

@[simp] theorem Icc_eq_empty_of_lt (h : b < a) : Icc a b = ∅ := Icc_eq_empty (not_le_of_gt h)

@[simp] theorem Ico_eq_empty_of_le (h : b ≤ a) : Ico a b = ∅ := Ico_eq_empty (not_lt_of_ge h)

@[simp] theorem Ioc_eq_empty_of_le (h : b ≤ a) : Ioc a b = ∅ := Ioc_eq_empty (not_lt_of_ge h)

@[simp] theorem Ico_self : Ico a a = ∅ := Ico_eq_empty (lt_irrefl a)

@[simp] theorem Ioc_self : Ioc a a = ∅ := Ioc_eq_empty (lt_irrefl a)

@[simp] theorem Ioo_self : Ioo a a = ∅ := eq_empty_of_forall_notMem fun _ hx => lt_irrefl a (lt_trans (mem_Ioo.1 hx).1 (mem_Ioo.1 hx).2)

theorem left_mem_Icc : a ∈ Icc a b ↔ a ≤ b := mem_Icc.trans ⟨And.right, fun h => ⟨le_refl a, h⟩⟩

theorem right_mem_Icc : b ∈ Icc a b ↔ a ≤ b := mem_Icc.trans ⟨And.left, fun h => ⟨h, le_refl b⟩⟩

theorem left_mem_Ico : a ∈ Ico a b ↔ a < b := mem_Ico.trans ⟨And.right, fun h => ⟨le_refl a, h⟩⟩

theorem right_mem_Ioc : b ∈ Ioc a b ↔ a < b := mem_Ioc.trans ⟨And.left, fun h => ⟨h, le_refl b⟩⟩

theorem right_notMem_Ico : b ∉ Ico a b := fun h => lt_irrefl b (mem_Ico.1 h).2

theorem left_notMem_Ioc : a ∉ Ioc a b := fun h => lt_irrefl a (mem_Ioc.1 h).1

theorem Icc_subset_Icc (ha : a₂ ≤ a₁) (hb : b₁ ≤ b₂) : Icc a₁ b₁ ⊆ Icc a₂ b₂ := fun _ hx =>
  mem_Icc.2 ⟨le_trans ha (mem_Icc.1 hx).1, le_trans (mem_Icc.1 hx).2 hb⟩

theorem Ico_subset_Icc_self : Ico a b ⊆ Icc a b := fun _ hx => mem_Icc.2 ⟨(mem_Ico.1 hx).1, le_of_lt (mem_Ico.1 hx).2⟩

theorem Ioc_subset_Icc_self : Ioc a b ⊆ Icc a b := fun _ hx => mem_Icc.2 ⟨le_of_lt (mem_Ioc.1 hx).1, (mem_Ioc.1 hx).2⟩

theorem Ioo_subset_Icc_self : Ioo a b ⊆ Icc a b := fun _ hx => mem_Icc.2 ⟨le_of_lt (mem_Ioo.1 hx).1, le_of_lt (mem_Ioo.1 hx).2⟩

end

section

variable {α : Type u} [PartialOrder α] [LocallyFiniteOrder α] {a b c : α}

@[simp] theorem Icc_self (a : α) : Icc a a = {a} := ext fun x => by
  rw [mem_Icc, mem_singleton]
  exact ⟨fun h => le_antisymm h.2 h.1, fun h => ⟨le_of_eq h.symm, le_of_eq h⟩⟩

@[simp] theorem Icc_eq_singleton_iff : Icc a b = {c} ↔ a = c ∧ b = c :=
  ⟨fun h => by
    have hc : c ∈ Icc a b := h ▸ mem_singleton_self c
    have hab := le_trans (mem_Icc.1 hc).1 (mem_Icc.1 hc).2
    exact ⟨mem_singleton.1 (h ▸ left_mem_Icc.2 hab), mem_singleton.1 (h ▸ right_mem_Icc.2 hab)⟩,
   fun ⟨h₁, h₂⟩ => by rw [h₁, h₂, Icc_self]⟩

theorem Ico_insert_right [DecidableEq α] (h : a ≤ b) : insert b (Ico a b) = Icc a b := ext fun x => by
  rw [mem_insert, mem_Ico, mem_Icc]
  exact ⟨fun h' => h'.elim (fun e => by rw [e]; exact ⟨h, le_refl _⟩) fun h' => ⟨h'.1, le_of_lt h'.2⟩,
    fun h' => (lt_or_eq_of_le h'.2).elim (fun hl => Or.inr ⟨h'.1, hl⟩) Or.inl⟩

theorem Ioc_insert_left [DecidableEq α] (h : a ≤ b) : insert a (Ioc a b) = Icc a b := ext fun x => by
  rw [mem_insert, mem_Ioc, mem_Icc]
  exact ⟨fun h' => h'.elim (fun e => by rw [e]; exact ⟨le_refl _, h⟩) fun h' => ⟨le_of_lt h'.1, h'.2⟩,
    fun h' => (eq_or_lt_of_le h'.1).elim (fun e => Or.inl e.symm) fun hl => Or.inr ⟨hl, h'.2⟩⟩

theorem Ioo_insert_left [DecidableEq α] (h : a < b) : insert a (Ioo a b) = Ico a b := ext fun x => by
  rw [mem_insert, mem_Ioo, mem_Ico]
  exact ⟨fun h' => h'.elim (fun e => by rw [e]; exact ⟨le_refl _, h⟩) fun h' => ⟨le_of_lt h'.1, h'.2⟩,
    fun h' => (eq_or_lt_of_le h'.1).elim (fun e => Or.inl e.symm) fun hl => Or.inr ⟨hl, h'.2⟩⟩

theorem Ioo_insert_right [DecidableEq α] (h : a < b) : insert b (Ioo a b) = Ioc a b := ext fun x => by
  rw [mem_insert, mem_Ioo, mem_Ioc]
  exact ⟨fun h' => h'.elim (fun e => by rw [e]; exact ⟨h, le_refl _⟩) fun h' => ⟨h'.1, le_of_lt h'.2⟩,
    fun h' => (lt_or_eq_of_le h'.2).elim (fun hl => Or.inr ⟨h'.1, hl⟩) Or.inl⟩

end

section

variable {α : Type u} [LinearOrder α] [LocallyFiniteOrder α] {a b c d : α}

theorem Ico_union_Ico_eq_Ico (hab : a ≤ b) (hbc : b ≤ c) : Ico a b ∪ Ico b c = Ico a c := ext fun x => by
  rw [mem_union, mem_Ico, mem_Ico, mem_Ico]
  exact ⟨fun h => h.elim (fun h => ⟨h.1, lt_of_lt_of_le h.2 hbc⟩) fun h => ⟨le_trans hab h.1, h.2⟩,
    fun h => (lt_or_ge x b).elim (fun hl => Or.inl ⟨h.1, hl⟩) fun hl => Or.inr ⟨hl, h.2⟩⟩

theorem Ico_inter_Ico_consecutive (a b c : α) : Ico a b ∩ Ico b c = ∅ :=
  eq_empty_of_forall_notMem fun _ hx => not_lt_of_ge (mem_Ico.1 (mem_inter.1 hx).2).1 (mem_Ico.1 (mem_inter.1 hx).1).2

end

end Finset

/-! `ℕ`. -/

instance instLocallyFiniteOrderNat : LocallyFiniteOrder ℕ where
  finsetIcc a b := ⟨(List.range' a (b + 1 - a) : List ℕ), List.nodup_range' _ _⟩
  finsetIco a b := ⟨(List.range' a (b - a) : List ℕ), List.nodup_range' _ _⟩
  finsetIoc a b := ⟨(List.range' (a + 1) (b - a) : List ℕ), List.nodup_range' _ _⟩
  finsetIoo a b := ⟨(List.range' (a + 1) (b - a - 1) : List ℕ), List.nodup_range' _ _⟩
  finset_mem_Icc a b x := List.mem_range'_1.trans (by omega)
  finset_mem_Ico a b x := List.mem_range'_1.trans (by omega)
  finset_mem_Ioc a b x := List.mem_range'_1.trans (by omega)
  finset_mem_Ioo a b x := List.mem_range'_1.trans (by omega)

instance instLocallyFiniteOrderBotNat : LocallyFiniteOrderBot ℕ where
  finsetIic b := ⟨(List.range' 0 (b + 1) : List ℕ), List.nodup_range' _ _⟩
  finsetIio b := ⟨(List.range' 0 b : List ℕ), List.nodup_range' _ _⟩
  finset_mem_Iic b x := List.mem_range'_1.trans (by omega)
  finset_mem_Iio b x := List.mem_range'_1.trans (by omega)

namespace Finset

theorem range_eq_Ico : range = Ico 0 := funext fun n => ext fun x => by
  rw [mem_range, mem_Ico]; exact ⟨fun h => ⟨Nat.zero_le x, h⟩, And.right⟩

theorem range_succ_eq_Icc_zero (n : ℕ) : range (n + 1) = Icc 0 n := ext fun x => by
  rw [mem_range, mem_Icc]; omega

theorem range_eq_Icc_zero_sub_one (n : ℕ) (hn : n ≠ 0) : range n = Icc 0 (n - 1) := ext fun x => by
  rw [mem_range, mem_Icc]; omega

end Finset

namespace Nat

variable {a b c n : ℕ}

theorem _root_.Nat.Iio_eq_range : (Finset.Iio : ℕ → Finset ℕ) = Finset.range := funext fun n => Finset.ext fun x => by
  rw [Finset.mem_Iio, Finset.mem_range]

@[simp] theorem Ico_zero_eq_range : (Finset.Ico 0 : ℕ → Finset ℕ) = Finset.range := Finset.range_eq_Ico.symm

@[simp] theorem card_Icc (a b : ℕ) : (Finset.Icc a b).card = b + 1 - a := List.length_range'

@[simp] theorem card_Ico (a b : ℕ) : (Finset.Ico a b).card = b - a := List.length_range'

@[simp] theorem card_Ioc (a b : ℕ) : (Finset.Ioc a b).card = b - a := List.length_range'

@[simp] theorem card_Ioo (a b : ℕ) : (Finset.Ioo a b).card = b - a - 1 := List.length_range'

@[simp] theorem card_Iic (b : ℕ) : (Finset.Iic b).card = b + 1 := List.length_range'

@[simp] theorem card_Iio (b : ℕ) : (Finset.Iio b).card = b := List.length_range'

theorem Icc_succ_left (a b : ℕ) : Finset.Icc (Nat.succ a) b = Finset.Ioc a b := Finset.ext fun x => by
  rw [Finset.mem_Icc, Finset.mem_Ioc]; omega

theorem Icc_add_one_left_eq_Ioc (a b : ℕ) : Finset.Icc (a + 1) b = Finset.Ioc a b := Finset.ext fun x => by
  rw [Finset.mem_Icc, Finset.mem_Ioc]; omega

theorem Ico_succ_right (a b : ℕ) : Finset.Ico a (Nat.succ b) = Finset.Icc a b := rfl

theorem Ico_succ_right_eq_insert_Ico (h : a ≤ b) : Finset.Ico a (b + 1) = insert b (Finset.Ico a b) := Finset.ext fun x => by
  rw [Finset.mem_insert, Finset.mem_Ico, Finset.mem_Ico]; omega

theorem Ico_insert_succ_left (h : a < b) : insert a (Finset.Ico (Nat.succ a) b) = Finset.Ico a b := Finset.ext fun x => by
  rw [Finset.mem_insert, Finset.mem_Ico, Finset.mem_Ico]; omega

@[simp] theorem Ico_succ_singleton (a : ℕ) : Finset.Ico a (a + 1) = {a} := Finset.ext fun x => by
  rw [Finset.mem_singleton, Finset.mem_Ico]; omega

theorem image_sub_const_Ico (h : c ≤ a) : ((Finset.Ico a b).image fun x => x - c) = Finset.Ico (a - c) (b - c) := Finset.ext fun x => by
  rw [Finset.mem_image, Finset.mem_Ico]
  constructor
  · rintro ⟨y, hy, e⟩; rw [Finset.mem_Ico] at hy; omega
  · intro h'
    exact ⟨x + c, Finset.mem_Ico.2 (by omega), by omega⟩

theorem Icc_insert_succ_left (h : a ≤ b) : insert a (Finset.Icc (a + 1) b) = Finset.Icc a b := Finset.ext fun x => by
  rw [Finset.mem_insert, Finset.mem_Icc, Finset.mem_Icc]; omega

theorem Icc_insert_succ_right (h : a ≤ b + 1) : insert (b + 1) (Finset.Icc a b) = Finset.Icc a (b + 1) := Finset.ext fun x => by
  rw [Finset.mem_insert, Finset.mem_Icc, Finset.mem_Icc]; omega

end Nat

/-! `ℤ`. -/

/-- The integers `a, a + 1, …`, as many as `n`. -/
def Int.finsetFrom (a : ℤ) (n : ℕ) : Finset ℤ :=
  (Finset.range n).map ⟨fun k : ℕ => a + (k : ℤ), fun x y h => Int.ofNat.inj (Int.add_left_cancel h)⟩

theorem Int.mem_finsetFrom {a x : ℤ} {n : ℕ} : x ∈ Int.finsetFrom a n ↔ a ≤ x ∧ x < a + n := by
  rw [Int.finsetFrom, Finset.mem_map]
  constructor
  · rintro ⟨k, hk, e⟩
    rw [Finset.mem_range] at hk
    have e' : a + (k : ℤ) = x := e
    omega
  · intro h
    exact ⟨(x - a).toNat, Finset.mem_range.2 (by omega), show a + ((x - a).toNat : ℤ) = x by omega⟩

instance Int.instLocallyFiniteOrder : LocallyFiniteOrder ℤ where
  finsetIcc a b := Int.finsetFrom a (b + 1 - a).toNat
  finsetIco a b := Int.finsetFrom a (b - a).toNat
  finsetIoc a b := Int.finsetFrom (a + 1) (b - a).toNat
  finsetIoo a b := Int.finsetFrom (a + 1) (b - a - 1).toNat
  finset_mem_Icc a b x := Int.mem_finsetFrom.trans (by omega)
  finset_mem_Ico a b x := Int.mem_finsetFrom.trans (by omega)
  finset_mem_Ioc a b x := Int.mem_finsetFrom.trans (by omega)
  finset_mem_Ioo a b x := Int.mem_finsetFrom.trans (by omega)

namespace Int

@[simp] theorem card_Icc (a b : ℤ) : (Finset.Icc a b).card = (b + 1 - a).toNat := (Finset.card_map _).trans (Finset.card_range _)

@[simp] theorem card_Ico (a b : ℤ) : (Finset.Ico a b).card = (b - a).toNat := (Finset.card_map _).trans (Finset.card_range _)

@[simp] theorem card_Ioc (a b : ℤ) : (Finset.Ioc a b).card = (b - a).toNat := (Finset.card_map _).trans (Finset.card_range _)

@[simp] theorem card_Ioo (a b : ℤ) : (Finset.Ioo a b).card = (b - a - 1).toNat := (Finset.card_map _).trans (Finset.card_range _)

end Int

/-! Finite types. -/

/-- The intervals of a finite order, by filters. -/
def Fintype.toLocallyFiniteOrder {α : Type u} [Preorder α] [Fintype α] [DecidableLT α] [DecidableLE α] : LocallyFiniteOrder α where
  finsetIcc a b := Finset.univ.filter fun x => a ≤ x ∧ x ≤ b
  finsetIco a b := Finset.univ.filter fun x => a ≤ x ∧ x < b
  finsetIoc a b := Finset.univ.filter fun x => a < x ∧ x ≤ b
  finsetIoo a b := Finset.univ.filter fun x => a < x ∧ x < b
  finset_mem_Icc _ _ x := Finset.mem_filter_univ x
  finset_mem_Ico _ _ x := Finset.mem_filter_univ x
  finset_mem_Ioc _ _ x := Finset.mem_filter_univ x
  finset_mem_Ioo _ _ x := Finset.mem_filter_univ x
