import Mathlib.Logic.Basic

/-!
Preorders, partial and linear orders, lattices. Source of the names: Mathlib `Mathlib/Order/Defs/PartialOrder.lean`,
`LinearOrder.lean`, `Mathlib/Order/Lattice.lean`, `Mathlib/Order/Basic.lean`.
-/

universe u

variable {α : Type u}

class Preorder (α : Type u) extends LE α, LT α where
  protected le_refl : ∀ a : α, a ≤ a
  protected le_trans : ∀ a b c : α, a ≤ b → b ≤ c → a ≤ c
  lt := fun a b => a ≤ b ∧ ¬b ≤ a
  protected lt_iff_le_not_ge : ∀ a b : α, a < b ↔ a ≤ b ∧ ¬b ≤ a := by intros; rfl

class PartialOrder (α : Type u) extends Preorder α where
  protected le_antisymm : ∀ a b : α, a ≤ b → b ≤ a → a = b

section Preorder

variable [Preorder α] {a b c d : α}

@[refl, simp] theorem le_refl : ∀ a : α, a ≤ a := Preorder.le_refl

theorem le_rfl : a ≤ a := le_refl a

theorem le_trans : a ≤ b → b ≤ c → a ≤ c := Preorder.le_trans a b c

theorem lt_iff_le_not_ge : a < b ↔ a ≤ b ∧ ¬b ≤ a := Preorder.lt_iff_le_not_ge a b

theorem lt_iff_le_not_le : a < b ↔ a ≤ b ∧ ¬b ≤ a := lt_iff_le_not_ge

theorem lt_of_le_not_ge (hab : a ≤ b) (hba : ¬b ≤ a) : a < b := lt_iff_le_not_ge.mpr ⟨hab, hba⟩

theorem le_of_eq (hab : a = b) : a ≤ b := hab ▸ le_refl a

theorem ge_of_eq (hab : a = b) : b ≤ a := hab ▸ le_refl a

theorem le_of_lt (hab : a < b) : a ≤ b := (lt_iff_le_not_ge.mp hab).1

theorem not_le_of_gt (hab : a < b) : ¬b ≤ a := (lt_iff_le_not_ge.mp hab).2

theorem not_lt_of_ge (hab : a ≤ b) : ¬b < a := fun h => not_le_of_gt h hab

theorem not_le_of_lt (hab : a < b) : ¬b ≤ a := not_le_of_gt hab

theorem not_lt_of_le (hab : a ≤ b) : ¬b < a := not_lt_of_ge hab

@[simp] theorem lt_irrefl (a : α) : ¬a < a := fun h => not_le_of_gt h (le_refl a)

theorem lt_self_iff_false (a : α) : a < a ↔ False := ⟨fun h => lt_irrefl a h, fun h => h.elim⟩

theorem lt_of_lt_of_le (hab : a < b) (hbc : b ≤ c) : a < c :=
  lt_of_le_not_ge (le_trans (le_of_lt hab) hbc) fun h => not_le_of_gt hab (le_trans hbc h)

theorem lt_of_le_of_lt (hab : a ≤ b) (hbc : b < c) : a < c :=
  lt_of_le_not_ge (le_trans hab (le_of_lt hbc)) fun h => not_le_of_gt hbc (le_trans h hab)

theorem lt_trans (hab : a < b) (hbc : b < c) : a < c := lt_of_lt_of_le hab (le_of_lt hbc)

theorem ne_of_lt (h : a < b) : a ≠ b := fun e => absurd h (e ▸ lt_irrefl a)

theorem ne_of_gt (h : b < a) : a ≠ b := fun e => absurd h (e ▸ lt_irrefl a)

theorem lt_asymm (h : a < b) : ¬b < a := fun h' => lt_irrefl a (lt_trans h h')

theorem not_lt_of_gt (h : a < b) : ¬b < a := lt_asymm h

theorem not_lt_of_lt (h : a < b) : ¬b < a := lt_asymm h

theorem le_of_lt_or_eq (h : a < b ∨ a = b) : a ≤ b := h.elim le_of_lt le_of_eq

theorem ge_trans : b ≤ a → c ≤ b → c ≤ a := fun h₁ h₂ => le_trans h₂ h₁

theorem gt_trans : b < a → c < b → c < a := fun h₁ h₂ => lt_trans h₂ h₁

instance instTransLE : @Trans α α α LE.le LE.le LE.le := ⟨le_trans⟩

instance instTransLT : @Trans α α α LT.lt LT.lt LT.lt := ⟨lt_trans⟩

instance instTransLTLE : @Trans α α α LT.lt LE.le LT.lt := ⟨lt_of_lt_of_le⟩

instance instTransLELT : @Trans α α α LE.le LT.lt LT.lt := ⟨lt_of_le_of_lt⟩

instance instTransGE : @Trans α α α GE.ge GE.ge GE.ge := ⟨ge_trans⟩

instance instTransGT : @Trans α α α GT.gt GT.gt GT.gt := ⟨gt_trans⟩

instance instTransGTGE : @Trans α α α GT.gt GE.ge GT.gt := ⟨fun h₁ h₂ => lt_of_le_of_lt h₂ h₁⟩

instance instTransGEGT : @Trans α α α GE.ge GT.gt GT.gt := ⟨fun h₁ h₂ => lt_of_lt_of_le h₂ h₁⟩

end Preorder

/-! Dot notation. -/

namespace LE.le

variable [Preorder α] {a b c : α}

theorem trans (h₁ : a ≤ b) (h₂ : b ≤ c) : a ≤ c := le_trans h₁ h₂

theorem trans_lt (h₁ : a ≤ b) (h₂ : b < c) : a < c := lt_of_le_of_lt h₁ h₂

theorem trans_eq (h₁ : a ≤ b) (h₂ : b = c) : a ≤ c := h₂ ▸ h₁

theorem not_gt (h : a ≤ b) : ¬b < a := not_lt_of_ge h

theorem ge (h : a ≤ b) : b ≥ a := h

end LE.le

namespace LT.lt

variable [Preorder α] {a b c : α}

theorem trans (h₁ : a < b) (h₂ : b < c) : a < c := lt_trans h₁ h₂

theorem trans_le (h₁ : a < b) (h₂ : b ≤ c) : a < c := lt_of_lt_of_le h₁ h₂

theorem le (h : a < b) : a ≤ b := le_of_lt h

theorem ne (h : a < b) : a ≠ b := ne_of_lt h

theorem ne' (h : a < b) : b ≠ a := ne_of_gt h

theorem not_gt (h : a < b) : ¬b < a := lt_asymm h

theorem not_ge (h : a < b) : ¬b ≤ a := not_le_of_gt h

theorem asymm (h : a < b) : ¬b < a := lt_asymm h

theorem false {x : α} (h : x < x) : False := lt_irrefl x h

theorem gt (h : a < b) : b > a := h

end LT.lt

theorem GE.ge.le [LE α] {a b : α} (h : a ≥ b) : b ≤ a := h

theorem GT.gt.lt [LT α] {a b : α} (h : a > b) : b < a := h

theorem Eq.le [Preorder α] {a b : α} (h : a = b) : a ≤ b := le_of_eq h

theorem Eq.ge [Preorder α] {a b : α} (h : a = b) : b ≤ a := ge_of_eq h

theorem Eq.trans_le [Preorder α] {a b c : α} (h₁ : a = b) (h₂ : b ≤ c) : a ≤ c := h₁ ▸ h₂

theorem Eq.trans_lt [Preorder α] {a b c : α} (h₁ : a = b) (h₂ : b < c) : a < c := h₁ ▸ h₂

section PartialOrder

variable [PartialOrder α] {a b : α}

theorem le_antisymm : a ≤ b → b ≤ a → a = b := PartialOrder.le_antisymm a b

theorem eq_of_le_of_ge : a ≤ b → b ≤ a → a = b := le_antisymm

theorem le_antisymm_iff : a = b ↔ a ≤ b ∧ b ≤ a := ⟨fun e => ⟨le_of_eq e, le_of_eq e.symm⟩, fun h => le_antisymm h.1 h.2⟩

theorem lt_of_le_of_ne (h₁ : a ≤ b) (h₂ : a ≠ b) : a < b := lt_of_le_not_ge h₁ fun h => h₂ (le_antisymm h₁ h)

theorem LE.le.antisymm (h₁ : a ≤ b) (h₂ : b ≤ a) : a = b := le_antisymm h₁ h₂

theorem LE.le.lt_of_ne (h₁ : a ≤ b) (h₂ : a ≠ b) : a < b := lt_of_le_of_ne h₁ h₂

theorem LE.le.lt_of_ne' (h₁ : a ≤ b) (h₂ : b ≠ a) : a < b := lt_of_le_of_ne h₁ h₂.symm

theorem Ne.lt_of_le (h₁ : a ≠ b) (h₂ : a ≤ b) : a < b := lt_of_le_of_ne h₂ h₁

theorem Ne.lt_of_le' (h₁ : b ≠ a) (h₂ : a ≤ b) : a < b := lt_of_le_of_ne h₂ h₁.symm

theorem lt_iff_le_and_ne : a < b ↔ a ≤ b ∧ a ≠ b := ⟨fun h => ⟨le_of_lt h, ne_of_lt h⟩, fun h => lt_of_le_of_ne h.1 h.2⟩

theorem eq_or_lt_of_le (h : a ≤ b) : a = b ∨ a < b :=
  (Classical.em (a = b)).elim Or.inl fun n => Or.inr (lt_of_le_of_ne h n)

theorem lt_or_eq_of_le (h : a ≤ b) : a < b ∨ a = b := (eq_or_lt_of_le h).symm

theorem le_iff_lt_or_eq : a ≤ b ↔ a < b ∨ a = b := ⟨lt_or_eq_of_le, le_of_lt_or_eq⟩

theorem le_iff_eq_or_lt : a ≤ b ↔ a = b ∨ a < b := ⟨eq_or_lt_of_le, fun h => le_of_lt_or_eq h.symm⟩

theorem LE.le.lt_or_eq (h : a ≤ b) : a < b ∨ a = b := lt_or_eq_of_le h

theorem LE.le.eq_or_lt (h : a ≤ b) : a = b ∨ a < b := eq_or_lt_of_le h

theorem LE.le.eq_of_not_lt (h : a ≤ b) (n : ¬a < b) : a = b := (eq_or_lt_of_le h).resolve_right n

end PartialOrder

/-! Lattices. -/

class SemilatticeSup (α : Type u) extends PartialOrder α, Max α where
  protected le_sup_left : ∀ a b : α, a ≤ max a b
  protected le_sup_right : ∀ a b : α, b ≤ max a b
  protected sup_le : ∀ a b c : α, a ≤ c → b ≤ c → max a b ≤ c

class SemilatticeInf (α : Type u) extends PartialOrder α, Min α where
  protected inf_le_left : ∀ a b : α, min a b ≤ a
  protected inf_le_right : ∀ a b : α, min a b ≤ b
  protected le_inf : ∀ a b c : α, a ≤ b → a ≤ c → a ≤ min b c

class Lattice (α : Type u) extends SemilatticeSup α, SemilatticeInf α

section Lattice

variable {a b c : α}

@[simp] theorem le_sup_left [SemilatticeSup α] : a ≤ a ⊔ b := SemilatticeSup.le_sup_left a b

@[simp] theorem le_sup_right [SemilatticeSup α] : b ≤ a ⊔ b := SemilatticeSup.le_sup_right a b

theorem sup_le [SemilatticeSup α] : a ≤ c → b ≤ c → a ⊔ b ≤ c := SemilatticeSup.sup_le a b c

@[simp] theorem sup_le_iff [SemilatticeSup α] : a ⊔ b ≤ c ↔ a ≤ c ∧ b ≤ c :=
  ⟨fun h => ⟨le_trans le_sup_left h, le_trans le_sup_right h⟩, fun h => sup_le h.1 h.2⟩

theorem sup_comm [SemilatticeSup α] (a b : α) : a ⊔ b = b ⊔ a :=
  le_antisymm (sup_le le_sup_right le_sup_left) (sup_le le_sup_right le_sup_left)

@[simp] theorem inf_le_left [SemilatticeInf α] : a ⊓ b ≤ a := SemilatticeInf.inf_le_left a b

@[simp] theorem inf_le_right [SemilatticeInf α] : a ⊓ b ≤ b := SemilatticeInf.inf_le_right a b

theorem le_inf [SemilatticeInf α] : a ≤ b → a ≤ c → a ≤ b ⊓ c := SemilatticeInf.le_inf a b c

@[simp] theorem le_inf_iff [SemilatticeInf α] : a ≤ b ⊓ c ↔ a ≤ b ∧ a ≤ c :=
  ⟨fun h => ⟨le_trans h inf_le_left, le_trans h inf_le_right⟩, fun h => le_inf h.1 h.2⟩

theorem inf_comm [SemilatticeInf α] (a b : α) : a ⊓ b = b ⊓ a :=
  le_antisymm (le_inf inf_le_right inf_le_left) (le_inf inf_le_right inf_le_left)

end Lattice

/-! Linear orders. -/

def decidableEqOfDecidableLE [PartialOrder α] [DecidableLE α] : DecidableEq α
  | a, b =>
    if hab : a ≤ b then
      if hba : b ≤ a then isTrue (le_antisymm hab hba) else isFalse fun heq => hba (heq ▸ le_refl _)
    else isFalse fun heq => hab (heq ▸ le_refl _)

def decidableLTOfDecidableLE [Preorder α] [DecidableLE α] : DecidableLT α
  | a, b =>
    if hab : a ≤ b then
      if hba : b ≤ a then isFalse fun hab' => not_le_of_gt hab' hba else isTrue (lt_of_le_not_ge hab hba)
    else isFalse fun hab' => hab (le_of_lt hab')

class LinearOrder (α : Type u) extends PartialOrder α, Min α, Max α where
  protected le_total : ∀ a b : α, a ≤ b ∨ b ≤ a
  toDecidableLE : DecidableLE α
  toDecidableEq : DecidableEq α := decidableEqOfDecidableLE
  toDecidableLT : DecidableLT α := decidableLTOfDecidableLE
  min := fun a b => if a ≤ b then a else b
  max := fun a b => if a ≤ b then b else a
  protected min_def : ∀ a b, min a b = if a ≤ b then a else b := by intros; rfl
  protected max_def : ∀ a b, max a b = if a ≤ b then b else a := by intros; rfl

attribute [instance 900] LinearOrder.toDecidableLT LinearOrder.toDecidableLE LinearOrder.toDecidableEq

section LinearOrder

variable [LinearOrder α] {a b c d : α}

theorem le_total : ∀ a b : α, a ≤ b ∨ b ≤ a := LinearOrder.le_total

theorem le_of_not_ge (h : ¬a ≤ b) : b ≤ a := (le_total a b).resolve_left h

theorem lt_of_not_ge (h : ¬b ≤ a) : a < b := lt_of_le_not_ge (le_of_not_ge h) h

theorem le_of_not_gt (h : ¬b < a) : a ≤ b := Classical.byContradiction fun n => h (lt_of_not_ge n)

theorem le_of_not_le (h : ¬a ≤ b) : b ≤ a := le_of_not_ge h

theorem lt_of_not_le (h : ¬b ≤ a) : a < b := lt_of_not_ge h

theorem le_of_not_lt (h : ¬b < a) : a ≤ b := le_of_not_gt h

theorem lt_trichotomy (a b : α) : a < b ∨ a = b ∨ b < a :=
  (le_total a b).elim (fun h => (lt_or_eq_of_le h).imp_right Or.inl)
    (fun h => Or.inr ((lt_or_eq_of_le h).symm.imp_left Eq.symm))

theorem lt_or_ge (a b : α) : a < b ∨ b ≤ a :=
  (Classical.em (b ≤ a)).elim Or.inr fun h => Or.inl (lt_of_not_ge h)

theorem le_or_gt (a b : α) : a ≤ b ∨ b < a := (lt_or_ge b a).symm

theorem lt_or_le (a b : α) : a < b ∨ b ≤ a := lt_or_ge a b

theorem le_or_lt (a b : α) : a ≤ b ∨ b < a := le_or_gt a b

theorem lt_or_gt_of_ne (h : a ≠ b) : a < b ∨ b < a :=
  (lt_trichotomy a b).imp_right fun h' => h'.resolve_left h

theorem ne_iff_lt_or_gt : a ≠ b ↔ a < b ∨ b < a := ⟨lt_or_gt_of_ne, fun h => h.elim ne_of_lt ne_of_gt⟩

theorem lt_iff_not_ge : a < b ↔ ¬b ≤ a := ⟨not_le_of_gt, lt_of_not_ge⟩

@[simp, push] theorem not_lt : ¬a < b ↔ b ≤ a := ⟨le_of_not_gt, not_lt_of_ge⟩

@[simp, push] theorem not_le : ¬a ≤ b ↔ b < a := lt_iff_not_ge.symm

theorem Ne.lt_or_gt (h : a ≠ b) : a < b ∨ b < a := lt_or_gt_of_ne h

theorem Ne.lt_or_lt (h : a ≠ b) : a < b ∨ b < a := lt_or_gt_of_ne h

theorem LE.le.gt_or_eq (h : a ≤ b) : b > a ∨ a = b := (eq_or_lt_of_le h).symm

theorem eq_of_not_lt_of_not_gt (h₁ : ¬a < b) (h₂ : ¬b < a) : a = b := le_antisymm (le_of_not_gt h₂) (le_of_not_gt h₁)

theorem le_imp_le_of_lt_imp_lt {β : Type u} [Preorder α] [LinearOrder β] {a b : α} {c d : β} (H : d < c → b < a) (h : a ≤ b) :
    c ≤ d :=
  le_of_not_gt fun h' => not_le_of_gt (H h') h

theorem lt_imp_lt_of_le_imp_le {β : Type u} [LinearOrder α] [Preorder β] {a b : α} {c d : β} (H : a ≤ b → c ≤ d) (h : d < c) :
    b < a :=
  lt_of_not_ge fun h' => not_lt_of_ge (H h') h

theorem le_iff_le_iff_lt_iff_lt {β : Type u} [LinearOrder α] [LinearOrder β] {a b : α} {c d : β} :
    (a ≤ b ↔ c ≤ d) ↔ (b < a ↔ d < c) := by
  rw [← not_le, ← not_le, not_iff_not]

theorem lt_iff_lt_of_le_iff_le {β : Type u} [LinearOrder α] [LinearOrder β] {a b : α} {c d : β} (H : a ≤ b ↔ c ≤ d) :
    b < a ↔ d < c :=
  le_iff_le_iff_lt_iff_lt.mp H

theorem le_of_forall_lt (H : ∀ c, c < a → c < b) : a ≤ b := le_of_not_gt fun h => lt_irrefl _ (H _ h)

theorem le_of_forall_le (H : ∀ c, c ≤ a → c ≤ b) : a ≤ b := H a le_rfl

/-! Minimum and maximum. -/

theorem min_def (a b : α) : min a b = if a ≤ b then a else b := LinearOrder.min_def a b

theorem max_def (a b : α) : max a b = if a ≤ b then b else a := LinearOrder.max_def a b

@[simp] theorem min_eq_left (h : a ≤ b) : min a b = a := by rw [min_def, if_pos h]

@[simp] theorem max_eq_right (h : a ≤ b) : max a b = b := by rw [max_def, if_pos h]

@[simp] theorem min_eq_right (h : b ≤ a) : min a b = b := by
  rw [min_def]; split
  · next h' => exact le_antisymm h' h
  · rfl

@[simp] theorem max_eq_left (h : b ≤ a) : max a b = a := by
  rw [max_def]; split
  · next h' => exact le_antisymm h h'
  · rfl

theorem min_le_left (a b : α) : min a b ≤ a :=
  (le_total a b).elim (fun h => le_of_eq (min_eq_left h)) (fun h => (min_eq_right h).symm ▸ h)

theorem min_le_right (a b : α) : min a b ≤ b :=
  (le_total a b).elim (fun h => (min_eq_left h).symm ▸ h) (fun h => le_of_eq (min_eq_right h))

theorem le_min (h₁ : c ≤ a) (h₂ : c ≤ b) : c ≤ min a b :=
  (le_total a b).elim (fun h => (min_eq_left h).symm ▸ h₁) (fun h => (min_eq_right h).symm ▸ h₂)

theorem le_max_left (a b : α) : a ≤ max a b :=
  (le_total a b).elim (fun h => (max_eq_right h).symm ▸ h) (fun h => ge_of_eq (max_eq_left h))

theorem le_max_right (a b : α) : b ≤ max a b :=
  (le_total a b).elim (fun h => ge_of_eq (max_eq_right h)) (fun h => (max_eq_left h).symm ▸ h)

theorem max_le (h₁ : a ≤ c) (h₂ : b ≤ c) : max a b ≤ c :=
  (le_total a b).elim (fun h => (max_eq_right h).symm ▸ h₂) (fun h => (max_eq_left h).symm ▸ h₁)

instance (priority := 100) LinearOrder.toLattice [s : LinearOrder α] : Lattice α where
  le_sup_left := le_max_left
  le_sup_right := le_max_right
  sup_le _ _ _ := max_le
  inf_le_left := min_le_left
  inf_le_right := min_le_right
  le_inf _ _ _ := le_min

@[simp] theorem le_max_iff : a ≤ max b c ↔ a ≤ b ∨ a ≤ c :=
  ⟨fun h => (le_total b c).elim (fun hbc => Or.inr (max_eq_right hbc ▸ h)) (fun hcb => Or.inl (max_eq_left hcb ▸ h)),
    fun h => h.elim (fun h => le_trans h (le_max_left b c)) (fun h => le_trans h (le_max_right b c))⟩

@[simp] theorem max_le_iff : max a b ≤ c ↔ a ≤ c ∧ b ≤ c :=
  ⟨fun h => ⟨le_trans (le_max_left a b) h, le_trans (le_max_right a b) h⟩, fun h => max_le h.1 h.2⟩

@[simp] theorem le_min_iff : c ≤ min a b ↔ c ≤ a ∧ c ≤ b :=
  ⟨fun h => ⟨le_trans h (min_le_left a b), le_trans h (min_le_right a b)⟩, fun h => le_min h.1 h.2⟩

@[simp] theorem min_le_iff : min a b ≤ c ↔ a ≤ c ∨ b ≤ c :=
  ⟨fun h => (le_total a b).elim (fun hab => Or.inl (min_eq_left hab ▸ h)) (fun hba => Or.inr (min_eq_right hba ▸ h)),
    fun h => h.elim (fun h => le_trans (min_le_left a b) h) (fun h => le_trans (min_le_right a b) h)⟩

@[simp] theorem lt_min_iff : a < min b c ↔ a < b ∧ a < c :=
  ⟨fun h => ⟨lt_of_lt_of_le h (min_le_left b c), lt_of_lt_of_le h (min_le_right b c)⟩,
    fun h => (le_total b c).elim (fun hbc => (min_eq_left hbc).symm ▸ h.1) (fun hcb => (min_eq_right hcb).symm ▸ h.2)⟩

@[simp] theorem lt_max_iff : a < max b c ↔ a < b ∨ a < c :=
  ⟨fun h => (le_total b c).elim (fun hbc => Or.inr (max_eq_right hbc ▸ h)) (fun hcb => Or.inl (max_eq_left hcb ▸ h)),
    fun h => h.elim (fun h => lt_of_lt_of_le h (le_max_left b c)) (fun h => lt_of_lt_of_le h (le_max_right b c))⟩

@[simp] theorem max_lt_iff : max a b < c ↔ a < c ∧ b < c :=
  ⟨fun h => ⟨lt_of_le_of_lt (le_max_left a b) h, lt_of_le_of_lt (le_max_right a b) h⟩,
    fun h => (le_total a b).elim (fun hab => (max_eq_right hab).symm ▸ h.2) (fun hba => (max_eq_left hba).symm ▸ h.1)⟩

@[simp] theorem min_lt_iff : min a b < c ↔ a < c ∨ b < c :=
  ⟨fun h => (le_total a b).elim (fun hab => Or.inl (min_eq_left hab ▸ h)) (fun hba => Or.inr (min_eq_right hba ▸ h)),
    fun h => h.elim (fun h => lt_of_le_of_lt (min_le_left a b) h) (fun h => lt_of_le_of_lt (min_le_right a b) h)⟩

theorem max_lt (h₁ : a < c) (h₂ : b < c) : max a b < c := max_lt_iff.mpr ⟨h₁, h₂⟩

theorem lt_min (h₁ : a < b) (h₂ : a < c) : a < min b c := lt_min_iff.mpr ⟨h₁, h₂⟩

theorem max_comm (a b : α) : max a b = max b a :=
  le_antisymm (max_le (le_max_right b a) (le_max_left b a)) (max_le (le_max_right a b) (le_max_left a b))

theorem min_comm (a b : α) : min a b = min b a :=
  le_antisymm (le_min (min_le_right a b) (min_le_left a b)) (le_min (min_le_right b a) (min_le_left b a))

theorem max_assoc (a b c : α) : max (max a b) c = max a (max b c) :=
  le_antisymm
    (max_le (max_le (le_max_left _ _) (le_trans (le_max_left b c) (le_max_right _ _)))
      (le_trans (le_max_right b c) (le_max_right _ _)))
    (max_le (le_trans (le_max_left a b) (le_max_left _ _))
      (max_le (le_trans (le_max_right a b) (le_max_left _ _)) (le_max_right _ _)))

theorem min_assoc (a b c : α) : min (min a b) c = min a (min b c) :=
  le_antisymm
    (le_min (le_trans (min_le_left _ _) (min_le_left _ _))
      (le_min (le_trans (min_le_left _ _) (min_le_right _ _)) (min_le_right _ _)))
    (le_min (le_min (min_le_left _ _) (le_trans (min_le_right _ _) (min_le_left _ _)))
      (le_trans (min_le_right _ _) (min_le_right _ _)))

@[simp] theorem max_self (a : α) : max a a = a := max_eq_left le_rfl

@[simp] theorem min_self (a : α) : min a a = a := min_eq_left le_rfl

@[simp] theorem max_eq_left_iff : max a b = a ↔ b ≤ a := ⟨fun h => h ▸ le_max_right a b, max_eq_left⟩

@[simp] theorem max_eq_right_iff : max a b = b ↔ a ≤ b := ⟨fun h => h ▸ le_max_left a b, max_eq_right⟩

@[simp] theorem min_eq_left_iff : min a b = a ↔ a ≤ b := ⟨fun h => h ▸ min_le_right a b, min_eq_left⟩

@[simp] theorem min_eq_right_iff : min a b = b ↔ b ≤ a := ⟨fun h => h ▸ min_le_left a b, min_eq_right⟩

theorem max_eq_left_of_lt (h : b < a) : max a b = a := max_eq_left (le_of_lt h)

theorem max_eq_right_of_lt (h : a < b) : max a b = b := max_eq_right (le_of_lt h)

theorem min_eq_left_of_lt (h : a < b) : min a b = a := min_eq_left (le_of_lt h)

theorem min_eq_right_of_lt (h : b < a) : min a b = b := min_eq_right (le_of_lt h)

theorem max_choice (a b : α) : max a b = a ∨ max a b = b := (le_total b a).imp max_eq_left max_eq_right

theorem min_choice (a b : α) : min a b = a ∨ min a b = b := (le_total a b).imp min_eq_left min_eq_right

theorem max_cases (a b : α) : max a b = a ∧ b ≤ a ∨ max a b = b ∧ a < b :=
  (le_or_gt b a).imp (fun h => ⟨max_eq_left h, h⟩) (fun h => ⟨max_eq_right (le_of_lt h), h⟩)

theorem min_cases (a b : α) : min a b = a ∧ a ≤ b ∨ min a b = b ∧ b < a :=
  (le_or_gt a b).imp (fun h => ⟨min_eq_left h, h⟩) (fun h => ⟨min_eq_right (le_of_lt h), h⟩)

theorem min_le_max : min a b ≤ max a b := le_trans (min_le_left a b) (le_max_left a b)

end LinearOrder

theorem eq_iff_le_not_lt [PartialOrder α] {a b : α} : a = b ↔ a ≤ b ∧ ¬a < b :=
  ⟨fun h => ⟨le_of_eq h, fun h' => ne_of_lt h' h⟩, fun h => (eq_or_lt_of_le h.1).resolve_right h.2⟩

/-! Monotone functions. -/

def Monotone {α β : Type _} [Preorder α] [Preorder β] (f : α → β) : Prop := ∀ ⦃a b⦄, a ≤ b → f a ≤ f b

def Antitone {α β : Type _} [Preorder α] [Preorder β] (f : α → β) : Prop := ∀ ⦃a b⦄, a ≤ b → f b ≤ f a

def StrictMono {α β : Type _} [Preorder α] [Preorder β] (f : α → β) : Prop := ∀ ⦃a b⦄, a < b → f a < f b

def StrictAnti {α β : Type _} [Preorder α] [Preorder β] (f : α → β) : Prop := ∀ ⦃a b⦄, a < b → f b < f a
