import Mathlib.Data.Finset.Defs

/-!
Finite sets: empty and nonempty, `insert`, `{a}`, `∪ ∩ \`, `erase`, `filter`, `range`, `toFinset`, induction.
Source of the names: Mathlib `Mathlib/Data/Finset/{Empty,Insert,Lattice/Basic,Erase,SDiff,Filter,Range,Dedup,Basic}.lean`.
-/

universe u v w

namespace Finset

variable {α : Type u} {β : Type v} {γ : Type w} {s s₁ s₂ t t₁ t₂ u v : Finset α} {a b : α}

/-! Nonempty and empty. -/

/-- There is an element. -/
protected def Nonempty (s : Finset α) : Prop := ∃ x : α, x ∈ s

instance decidableNonempty {s : Finset α} : Decidable s.Nonempty :=
  decidable_of_iff (0 < s.1.card) (Multiset.card_pos.trans
    ⟨fun h => Classical.byContradiction fun hn => h (Multiset.eq_zero_of_forall_notMem fun x hx => hn ⟨x, hx⟩),
      fun ⟨x, hx⟩ h => Multiset.notMem_zero x (by rw [← h]; exact hx)⟩)

theorem Nonempty.exists_mem {s : Finset α} (h : s.Nonempty) : ∃ x : α, x ∈ s := h

theorem Nonempty.mono {s t : Finset α} (hst : s ⊆ t) (hs : s.Nonempty) : t.Nonempty := hs.elim fun x hx => ⟨x, hst hx⟩

/-- The set without elements. -/
protected def empty : Finset α := ⟨0, Multiset.nodup_zero⟩

instance : EmptyCollection (Finset α) := ⟨Finset.empty⟩

instance inhabitedFinset : Inhabited (Finset α) := ⟨∅⟩

@[simp] theorem empty_val : (∅ : Finset α).1 = 0 := rfl

@[simp] theorem notMem_empty (a : α) : a ∉ (∅ : Finset α) := Multiset.notMem_zero a

@[simp] theorem not_nonempty_empty : ¬(∅ : Finset α).Nonempty := fun ⟨x, hx⟩ => notMem_empty x hx

theorem ne_empty_of_mem {a : α} {s : Finset α} (h : a ∈ s) : s ≠ ∅ := fun e => notMem_empty a (e ▸ h)

theorem Nonempty.ne_empty {s : Finset α} (h : s.Nonempty) : s ≠ ∅ := h.elim fun _ => ne_empty_of_mem

@[simp] theorem empty_subset (s : Finset α) : ∅ ⊆ s := fun a h => absurd h (notMem_empty a)

theorem eq_empty_of_forall_notMem {s : Finset α} (H : ∀ x, x ∉ s) : s = ∅ := eq_of_veq (Multiset.eq_zero_of_forall_notMem H)

theorem eq_empty_iff_forall_notMem {s : Finset α} : s = ∅ ↔ ∀ x, x ∉ s :=
  ⟨fun h x => h ▸ notMem_empty x, eq_empty_of_forall_notMem⟩

@[simp] theorem val_eq_zero {s : Finset α} : s.1 = 0 ↔ s = ∅ := val_inj (t := ∅)

@[simp] theorem subset_empty {s : Finset α} : s ⊆ ∅ ↔ s = ∅ :=
  ⟨fun h => eq_empty_of_forall_notMem fun x hx => notMem_empty x (h hx), fun h => h ▸ Subset.refl _⟩

theorem nonempty_of_ne_empty {s : Finset α} (h : s ≠ ∅) : s.Nonempty :=
  Classical.byContradiction fun hn => h (eq_empty_of_forall_notMem fun x hx => hn ⟨x, hx⟩)

theorem nonempty_iff_ne_empty {s : Finset α} : s.Nonempty ↔ s ≠ ∅ := ⟨Nonempty.ne_empty, nonempty_of_ne_empty⟩

@[simp] theorem not_nonempty_iff_eq_empty {s : Finset α} : ¬s.Nonempty ↔ s = ∅ :=
  ⟨fun h => Classical.byContradiction fun hn => h (nonempty_of_ne_empty hn), fun h => h ▸ not_nonempty_empty⟩

theorem eq_empty_or_nonempty (s : Finset α) : s = ∅ ∨ s.Nonempty :=
  (Classical.em (s = ∅)).imp id nonempty_of_ne_empty

@[simp, norm_cast] theorem coe_empty : ((∅ : Finset α) : Set α) = ∅ := Set.ext fun a => ⟨fun h => notMem_empty a h, fun h => h.elim⟩

@[simp, norm_cast] theorem coe_nonempty {s : Finset α} : (s : Set α).Nonempty ↔ s.Nonempty := Iff.rfl

@[simp, norm_cast] theorem coe_eq_empty {s : Finset α} : (s : Set α) = ∅ ↔ s = ∅ := by rw [← coe_empty, coe_inj]

theorem forall_mem_empty_iff (p : α → Prop) : (∀ x, x ∈ (∅ : Finset α) → p x) ↔ True :=
  iff_true_intro fun x h => absurd h (notMem_empty x)

@[simp] theorem empty_ssubset : ∅ ⊂ s ↔ s.Nonempty := by
  rw [ssubset_iff_subset_ne, nonempty_iff_ne_empty]
  exact ⟨fun h e => h.2 e.symm, fun h => ⟨empty_subset s, fun e => h e.symm⟩⟩

/-! `{a}` and `insert`. -/

instance : Singleton α (Finset α) := ⟨fun a => ⟨{a}, Multiset.nodup_singleton a⟩⟩

@[simp] theorem singleton_val (a : α) : ({a} : Finset α).1 = {a} := rfl

@[simp] theorem mem_singleton {a b : α} : b ∈ ({a} : Finset α) ↔ b = a := Multiset.mem_singleton

theorem eq_of_mem_singleton {x y : α} (h : x ∈ ({y} : Finset α)) : x = y := mem_singleton.1 h

theorem mem_singleton_self (a : α) : a ∈ ({a} : Finset α) := mem_singleton.2 rfl

@[simp] theorem singleton_inj {a b : α} : ({a} : Finset α) = {b} ↔ a = b :=
  ⟨fun h => mem_singleton.1 (h ▸ mem_singleton_self a), fun h => h ▸ rfl⟩

@[simp] theorem singleton_nonempty (a : α) : ({a} : Finset α).Nonempty := ⟨a, mem_singleton_self a⟩

@[simp] theorem singleton_ne_empty (a : α) : ({a} : Finset α) ≠ ∅ := (singleton_nonempty a).ne_empty

@[simp, norm_cast] theorem coe_singleton (a : α) : (({a} : Finset α) : Set α) = {a} := Set.ext fun _ => mem_singleton

@[simp] theorem singleton_subset_iff {s : Finset α} {a : α} : {a} ⊆ s ↔ a ∈ s :=
  ⟨fun h => h (mem_singleton_self a), fun h _ hx => (mem_singleton.1 hx).symm ▸ h⟩

theorem eq_singleton_iff_unique_mem {s : Finset α} {a : α} : s = {a} ↔ a ∈ s ∧ ∀ x ∈ s, x = a :=
  ⟨fun h => h ▸ ⟨mem_singleton_self a, fun _ => mem_singleton.1⟩,
    fun h => ext fun x => ⟨fun hx => mem_singleton.2 (h.2 x hx), fun hx => (mem_singleton.1 hx).symm ▸ h.1⟩⟩

/-- `cons a s h` is the set `{a} ∪ s` where `a` is not in `s`. -/
def cons (a : α) (s : Finset α) (h : a ∉ s) : Finset α := ⟨a ::ₘ s.1, Multiset.nodup_cons.2 ⟨h, s.2⟩⟩

@[simp] theorem mem_cons {h} : b ∈ s.cons a h ↔ b = a ∨ b ∈ s := Multiset.mem_cons

@[simp] theorem cons_val (h : a ∉ s) : (cons a s h).1 = a ::ₘ s.1 := rfl

section Insert

variable [DecidableEq α]

instance : Insert α (Finset α) := ⟨fun a s => ⟨_, s.2.ndinsert a⟩⟩

theorem insert_def (a : α) (s : Finset α) : insert a s = ⟨_, s.2.ndinsert a⟩ := rfl

@[simp] theorem insert_val (a : α) (s : Finset α) : (insert a s).1 = Multiset.ndinsert a s.1 := rfl

theorem insert_val_of_notMem {a : α} {s : Finset α} (h : a ∉ s) : (insert a s).1 = a ::ₘ s.1 := Multiset.ndinsert_of_notMem h

@[simp] theorem mem_insert {a b : α} {s : Finset α} : a ∈ insert b s ↔ a = b ∨ a ∈ s := Multiset.mem_ndinsert

theorem mem_insert_self (a : α) (s : Finset α) : a ∈ insert a s := mem_insert.2 (Or.inl rfl)

theorem mem_insert_of_mem (h : a ∈ s) : a ∈ insert b s := mem_insert.2 (Or.inr h)

theorem mem_of_mem_insert_of_ne (h : b ∈ insert a s) : b ≠ a → b ∈ s := (mem_insert.1 h).resolve_left

@[simp] theorem cons_eq_insert (a s h) : @cons α a s h = insert a s := ext fun b => by rw [mem_cons, mem_insert]

@[simp, norm_cast] theorem coe_insert (a : α) (s : Finset α) : (insert a s : Finset α) = (insert a s : Set α) :=
  Set.ext fun _ => mem_insert

@[simp] theorem insert_eq_of_mem (h : a ∈ s) : insert a s = s := eq_of_veq (Multiset.ndinsert_of_mem h)

@[simp] theorem insert_eq_self : insert a s = s ↔ a ∈ s := ⟨fun h => h ▸ mem_insert_self a s, insert_eq_of_mem⟩

theorem pair_eq_singleton (a : α) : ({a, a} : Finset α) = {a} := insert_eq_of_mem (mem_singleton_self a)

theorem insert_comm (a b : α) (s : Finset α) : insert a (insert b s) = insert b (insert a s) :=
  ext fun x => by rw [mem_insert, mem_insert, mem_insert, mem_insert, ← or_assoc, ← or_assoc, or_comm (a := x = a)]

theorem pair_comm (a b : α) : ({a, b} : Finset α) = {b, a} :=
  ext fun x => by rw [mem_insert, mem_insert, mem_singleton, mem_singleton, or_comm]

@[simp] theorem insert_idem (a : α) (s : Finset α) : insert a (insert a s) = insert a s := insert_eq_of_mem (mem_insert_self a s)

@[simp] theorem insert_nonempty (a : α) (s : Finset α) : (insert a s).Nonempty := ⟨a, mem_insert_self a s⟩

@[simp] theorem insert_ne_empty (a : α) (s : Finset α) : insert a s ≠ ∅ := (insert_nonempty a s).ne_empty

theorem insert_subset_iff : insert a s ⊆ t ↔ a ∈ t ∧ s ⊆ t :=
  ⟨fun h => ⟨h (mem_insert_self a s), fun _ hx => h (mem_insert_of_mem hx)⟩,
    fun h x hx => (mem_insert.1 hx).elim (fun e => e ▸ h.1) (fun hx => h.2 hx)⟩

theorem insert_subset (ha : a ∈ t) (hs : s ⊆ t) : insert a s ⊆ t := insert_subset_iff.2 ⟨ha, hs⟩

@[simp] theorem subset_insert (a : α) (s : Finset α) : s ⊆ insert a s := fun _ => mem_insert_of_mem

theorem insert_subset_insert (a : α) {s t : Finset α} (h : s ⊆ t) : insert a s ⊆ insert a t :=
  insert_subset_iff.2 ⟨mem_insert_self a t, fun _ hx => mem_insert_of_mem (h hx)⟩

theorem ssubset_insert (h : a ∉ s) : s ⊂ insert a s := ⟨subset_insert a s, fun h' => h (h' (mem_insert_self a s))⟩

theorem forall_mem_insert (a : α) (s : Finset α) (p : α → Prop) : (∀ x, x ∈ insert a s → p x) ↔ p a ∧ ∀ x, x ∈ s → p x :=
  ⟨fun h => ⟨h a (mem_insert_self a s), fun x hx => h x (mem_insert_of_mem hx)⟩,
    fun h x hx => (mem_insert.1 hx).elim (fun e => e ▸ h.1) (h.2 x)⟩

theorem exists_mem_insert (a : α) (s : Finset α) (p : α → Prop) : (∃ x, x ∈ insert a s ∧ p x) ↔ p a ∨ ∃ x, x ∈ s ∧ p x :=
  ⟨fun ⟨x, hx, hp⟩ => (mem_insert.1 hx).elim (fun e => Or.inl (e ▸ hp)) (fun hx => Or.inr ⟨x, hx, hp⟩),
    fun h => h.elim (fun h => ⟨a, mem_insert_self a s, h⟩) (fun ⟨x, hx, hp⟩ => ⟨x, mem_insert_of_mem hx, hp⟩)⟩

end Insert

/-! Induction. -/

@[elab_as_elim] theorem cons_induction {α : Type u} {motive : Finset α → Prop} (empty : motive ∅)
    (cons : ∀ (a : α) (s : Finset α) (h : a ∉ s), motive s → motive (cons a s h)) : ∀ s, motive s := fun s => by
  obtain ⟨m, nd⟩ := s
  induction m using Multiset.induction with
  | empty => exact empty
  | cons a m ih =>
    have h := Multiset.nodup_cons.1 nd
    exact cons a ⟨m, h.2⟩ h.1 (ih h.2)

@[elab_as_elim] theorem cons_induction_on {α : Type u} {motive : Finset α → Prop} (s : Finset α) (empty : motive ∅)
    (cons : ∀ (a : α) (s : Finset α) (h : a ∉ s), motive s → motive (Finset.cons a s h)) : motive s :=
  cons_induction empty cons s

@[elab_as_elim] protected theorem induction {α : Type u} {motive : Finset α → Prop} [DecidableEq α] (empty : motive ∅)
    (insert : ∀ (a : α) (s : Finset α), a ∉ s → motive s → motive (insert a s)) : ∀ s, motive s :=
  cons_induction empty fun a s ha h => (cons_eq_insert a s ha).symm ▸ insert a s ha h

@[elab_as_elim] protected theorem induction_on {α : Type u} {motive : Finset α → Prop} [DecidableEq α] (s : Finset α)
    (empty : motive ∅) (insert : ∀ (a : α) (s : Finset α), a ∉ s → motive s → motive (insert a s)) : motive s :=
  Finset.induction empty insert s

@[elab_as_elim] theorem induction_on' {α : Type u} {motive : Finset α → Prop} [DecidableEq α] (S : Finset α) (empty : motive ∅)
    (insert : ∀ (a s), a ∈ S → s ⊆ S → a ∉ s → motive s → motive (insert a s)) : motive S :=
  (@Finset.induction_on α (fun T => T ⊆ S → motive T) _ S (fun _ => empty) fun a s ha ih h =>
    have h' := insert_subset_iff.1 h
    insert a s h'.1 h'.2 ha (ih h'.2)) (Subset.refl S)

/-! Union and intersection. -/

section Lattice

variable [DecidableEq α]

instance : Union (Finset α) := ⟨fun s t => ⟨_, t.2.ndunion s.1⟩⟩

instance : Inter (Finset α) := ⟨fun s t => ⟨_, s.2.ndinter t.1⟩⟩

@[simp] theorem mem_union : a ∈ s ∪ t ↔ a ∈ s ∨ a ∈ t := Multiset.mem_ndunion

@[simp] theorem mem_inter {a : α} {s₁ s₂ : Finset α} : a ∈ s₁ ∩ s₂ ↔ a ∈ s₁ ∧ a ∈ s₂ := Multiset.mem_ndinter

instance : Lattice (Finset α) :=
  { Finset.partialOrder with
    max := (· ∪ ·)
    le_sup_left := fun _ _ _ h => mem_union.2 (Or.inl h)
    le_sup_right := fun _ _ _ h => mem_union.2 (Or.inr h)
    sup_le := fun _ _ _ h₁ h₂ _ h => (mem_union.1 h).elim (fun h => h₁ h) (fun h => h₂ h)
    min := (· ∩ ·)
    inf_le_left := fun _ _ _ h => (mem_inter.1 h).1
    inf_le_right := fun _ _ _ h => (mem_inter.1 h).2
    le_inf := fun _ _ _ h₁ h₂ _ h => mem_inter.2 ⟨h₁ h, h₂ h⟩ }

@[simp] theorem sup_eq_union : (Max.max : Finset α → Finset α → Finset α) = Union.union := rfl

@[simp] theorem inf_eq_inter : (Min.min : Finset α → Finset α → Finset α) = Inter.inter := rfl

theorem mem_union_left (t : Finset α) (h : a ∈ s) : a ∈ s ∪ t := mem_union.2 (Or.inl h)

theorem mem_union_right (s : Finset α) (h : a ∈ t) : a ∈ s ∪ t := mem_union.2 (Or.inr h)

theorem notMem_union : a ∉ s ∪ t ↔ a ∉ s ∧ a ∉ t := by rw [mem_union, not_or]

@[simp, norm_cast] theorem coe_union (s₁ s₂ : Finset α) : ↑(s₁ ∪ s₂) = (s₁ ∪ s₂ : Set α) := Set.ext fun _ => mem_union

theorem union_subset (hs : s ⊆ u) (ht : t ⊆ u) : s ∪ t ⊆ u := fun _ h => (mem_union.1 h).elim (fun h => hs h) (fun h => ht h)

@[simp] theorem subset_union_left {s₁ s₂ : Finset α} : s₁ ⊆ s₁ ∪ s₂ := fun _ => mem_union_left _

@[simp] theorem subset_union_right {s₁ s₂ : Finset α} : s₂ ⊆ s₁ ∪ s₂ := fun _ => mem_union_right _

theorem union_comm (s₁ s₂ : Finset α) : s₁ ∪ s₂ = s₂ ∪ s₁ := ext fun x => by rw [mem_union, mem_union, or_comm]

@[simp] theorem union_assoc (s₁ s₂ s₃ : Finset α) : s₁ ∪ s₂ ∪ s₃ = s₁ ∪ (s₂ ∪ s₃) :=
  ext fun x => by rw [mem_union, mem_union, mem_union, mem_union, or_assoc]

@[simp] theorem union_idempotent (s : Finset α) : s ∪ s = s := ext fun x => by rw [mem_union, or_self]

@[simp] theorem union_empty (s : Finset α) : s ∪ ∅ = s := ext fun x => by simp

@[simp] theorem empty_union (s : Finset α) : ∅ ∪ s = s := ext fun x => by simp

theorem insert_eq (a : α) (s : Finset α) : insert a s = {a} ∪ s := ext fun x => by rw [mem_insert, mem_union, mem_singleton]

@[simp] theorem insert_union (a : α) (s t : Finset α) : insert a s ∪ t = insert a (s ∪ t) :=
  ext fun x => by rw [mem_union, mem_insert, mem_insert, mem_union, or_assoc]

@[simp] theorem union_insert (a : α) (s t : Finset α) : s ∪ insert a t = insert a (s ∪ t) := by
  rw [union_comm, insert_union, union_comm]

theorem union_eq_left : s ∪ t = s ↔ t ⊆ s :=
  ⟨fun h x hx => h ▸ mem_union_right s hx, fun h => ext fun x => by
    rw [mem_union]; exact ⟨fun h' => h'.elim id (fun h' => h h'), Or.inl⟩⟩

theorem union_eq_right : s ∪ t = t ↔ s ⊆ t := by rw [union_comm]; exact union_eq_left

theorem union_subset_iff : s ∪ t ⊆ u ↔ s ⊆ u ∧ t ⊆ u :=
  ⟨fun h => ⟨Subset.trans subset_union_left h, Subset.trans subset_union_right h⟩, fun h => union_subset h.1 h.2⟩

theorem union_subset_union (hsu : s ⊆ u) (htv : t ⊆ v) : s ∪ t ⊆ u ∪ v :=
  union_subset (Subset.trans hsu subset_union_left) (Subset.trans htv subset_union_right)

theorem mem_of_mem_inter_left {a : α} {s₁ s₂ : Finset α} (h : a ∈ s₁ ∩ s₂) : a ∈ s₁ := (mem_inter.1 h).1

theorem mem_of_mem_inter_right {a : α} {s₁ s₂ : Finset α} (h : a ∈ s₁ ∩ s₂) : a ∈ s₂ := (mem_inter.1 h).2

theorem mem_inter_of_mem {a : α} {s₁ s₂ : Finset α} : a ∈ s₁ → a ∈ s₂ → a ∈ s₁ ∩ s₂ := fun h₁ h₂ => mem_inter.2 ⟨h₁, h₂⟩

@[simp] theorem inter_subset_left {s₁ s₂ : Finset α} : s₁ ∩ s₂ ⊆ s₁ := fun _ => mem_of_mem_inter_left

@[simp] theorem inter_subset_right {s₁ s₂ : Finset α} : s₁ ∩ s₂ ⊆ s₂ := fun _ => mem_of_mem_inter_right

theorem subset_inter {s₁ s₂ u : Finset α} (h₁ : s₁ ⊆ s₂) (h₂ : s₁ ⊆ u) : s₁ ⊆ s₂ ∩ u := fun _ h => mem_inter.2 ⟨h₁ h, h₂ h⟩

@[simp, norm_cast] theorem coe_inter (s₁ s₂ : Finset α) : ↑(s₁ ∩ s₂) = (s₁ ∩ s₂ : Set α) := Set.ext fun _ => mem_inter

theorem inter_comm (s₁ s₂ : Finset α) : s₁ ∩ s₂ = s₂ ∩ s₁ := ext fun x => by rw [mem_inter, mem_inter, and_comm]

@[simp] theorem inter_assoc (s₁ s₂ s₃ : Finset α) : s₁ ∩ s₂ ∩ s₃ = s₁ ∩ (s₂ ∩ s₃) :=
  ext fun x => by rw [mem_inter, mem_inter, mem_inter, mem_inter, and_assoc]

@[simp] theorem inter_self (s : Finset α) : s ∩ s = s := ext fun x => by rw [mem_inter, and_self]

@[simp] theorem inter_empty (s : Finset α) : s ∩ ∅ = ∅ := ext fun x => by simp

@[simp] theorem empty_inter (s : Finset α) : ∅ ∩ s = ∅ := ext fun x => by simp

theorem inter_eq_left : s ∩ t = s ↔ s ⊆ t :=
  ⟨fun h x hx => mem_of_mem_inter_right (h.symm ▸ hx), fun h => ext fun x => by
    rw [mem_inter]; exact ⟨And.left, fun hx => ⟨hx, h hx⟩⟩⟩

theorem inter_eq_right : s ∩ t = t ↔ t ⊆ s := by rw [inter_comm]; exact inter_eq_left

@[simp] theorem insert_inter_of_mem {s₁ s₂ : Finset α} {a : α} (h : a ∈ s₂) : insert a s₁ ∩ s₂ = insert a (s₁ ∩ s₂) :=
  ext fun x => by
    rw [mem_inter, mem_insert, mem_insert, mem_inter]
    exact ⟨fun h' => h'.1.imp id fun h'' => ⟨h'', h'.2⟩,
      fun h' => h'.elim (fun e => ⟨Or.inl e, e ▸ h⟩) (fun h' => ⟨Or.inr h'.1, h'.2⟩)⟩

@[simp] theorem insert_inter_of_notMem {s₁ s₂ : Finset α} {a : α} (h : a ∉ s₂) : insert a s₁ ∩ s₂ = s₁ ∩ s₂ :=
  ext fun x => by
    rw [mem_inter, mem_insert, mem_inter]
    exact ⟨fun h' => ⟨h'.1.resolve_left fun e => h (e ▸ h'.2), h'.2⟩, fun h' => ⟨Or.inr h'.1, h'.2⟩⟩

theorem union_inter_distrib_left (s t u : Finset α) : s ∪ t ∩ u = (s ∪ t) ∩ (s ∪ u) :=
  ext fun x => by simp only [mem_inter, mem_union, or_and_left]

theorem inter_union_distrib_left (s t u : Finset α) : s ∩ (t ∪ u) = s ∩ t ∪ s ∩ u :=
  ext fun x => by simp only [mem_inter, mem_union, and_or_left]

theorem union_inter_distrib_right (s t u : Finset α) : s ∩ t ∪ u = (s ∪ u) ∩ (t ∪ u) :=
  ext fun x => by simp only [mem_inter, mem_union, and_or_right]

theorem inter_union_distrib_right (s t u : Finset α) : (s ∪ t) ∩ u = s ∩ u ∪ t ∩ u :=
  ext fun x => by simp only [mem_inter, mem_union, or_and_right]

/-! `erase`. -/

/-- The set without one element. -/
def erase (s : Finset α) (a : α) : Finset α := ⟨_, s.2.erase a⟩

@[simp] theorem erase_val (s : Finset α) (a : α) : (erase s a).1 = s.1.erase a := rfl

@[simp] theorem mem_erase {a b : α} {s : Finset α} : a ∈ erase s b ↔ a ≠ b ∧ a ∈ s := s.2.mem_erase_iff

theorem notMem_erase (a : α) (s : Finset α) : a ∉ erase s a := fun h => (mem_erase.1 h).1 rfl

theorem ne_of_mem_erase : b ∈ erase s a → b ≠ a := fun h => (mem_erase.1 h).1

theorem mem_of_mem_erase : b ∈ erase s a → b ∈ s := fun h => (mem_erase.1 h).2

theorem mem_erase_of_ne_of_mem : a ≠ b → a ∈ s → a ∈ erase s b := fun h₁ h₂ => mem_erase.2 ⟨h₁, h₂⟩

@[simp] theorem erase_empty (a : α) : erase ∅ a = ∅ := rfl

theorem erase_subset (a : α) (s : Finset α) : erase s a ⊆ s := fun _ => mem_of_mem_erase

@[simp] theorem erase_eq_of_notMem {a : α} {s : Finset α} (h : a ∉ s) : erase s a = s :=
  ext fun x => by rw [mem_erase]; exact ⟨And.right, fun hx => ⟨fun e => h (e ▸ hx), hx⟩⟩

theorem erase_insert {a : α} {s : Finset α} (h : a ∉ s) : erase (insert a s) a = s :=
  ext fun x => by
    rw [mem_erase, mem_insert]
    exact ⟨fun h' => h'.2.resolve_left h'.1, fun hx => ⟨fun e => h (e ▸ hx), Or.inr hx⟩⟩

theorem insert_erase (h : a ∈ s) : insert a (erase s a) = s :=
  ext fun x => by
    rw [mem_insert, mem_erase]
    exact ⟨fun h' => h'.elim (fun e => e ▸ h) And.right,
      fun hx => (Classical.em (x = a)).imp id fun hn => ⟨hn, hx⟩⟩

theorem erase_ssubset {a : α} {s : Finset α} (h : a ∈ s) : s.erase a ⊂ s := ⟨erase_subset a s, fun h' => notMem_erase a s (h' h)⟩

/-! Difference. -/

instance instSDiff : SDiff (Finset α) := ⟨fun s₁ s₂ => ⟨s₁.1.filter (· ∉ s₂), s₁.2.filter _⟩⟩

@[simp] theorem mem_sdiff : a ∈ s \ t ↔ a ∈ s ∧ a ∉ t := Multiset.mem_filter

@[simp] theorem sdiff_subset {s t : Finset α} : s \ t ⊆ s := fun _ h => (mem_sdiff.1 h).1

@[simp, norm_cast] theorem coe_sdiff (s₁ s₂ : Finset α) : ↑(s₁ \ s₂) = (s₁ \ s₂ : Set α) := Set.ext fun _ => mem_sdiff

@[simp] theorem sdiff_empty : s \ ∅ = s := ext fun x => by simp

@[simp] theorem empty_sdiff (s : Finset α) : ∅ \ s = ∅ := ext fun x => by simp

@[simp] theorem sdiff_self (s₁ : Finset α) : s₁ \ s₁ = ∅ := ext fun x => by simp

theorem sdiff_union_of_subset {s₁ s₂ : Finset α} (h : s₁ ⊆ s₂) : s₂ \ s₁ ∪ s₁ = s₂ :=
  ext fun x => by
    rw [mem_union, mem_sdiff]
    exact ⟨fun h' => h'.elim And.left (fun h' => h h'), fun hx => (Classical.em (x ∈ s₁)).elim Or.inr fun hn => Or.inl ⟨hx, hn⟩⟩

theorem union_sdiff_of_subset {s₁ s₂ : Finset α} (h : s₁ ⊆ s₂) : s₁ ∪ s₂ \ s₁ = s₂ := by
  rw [union_comm, sdiff_union_of_subset h]

@[simp] theorem sdiff_union_self_eq_union : s \ t ∪ t = s ∪ t :=
  ext fun x => by
    rw [mem_union, mem_sdiff, mem_union]
    exact ⟨fun h => h.imp And.left id, fun h => (Classical.em (x ∈ t)).elim Or.inr fun hn => Or.inl ⟨h.resolve_right hn, hn⟩⟩

@[simp] theorem union_sdiff_self_eq_union : s ∪ t \ s = s ∪ t := by rw [union_comm, sdiff_union_self_eq_union, union_comm]

theorem sdiff_eq_empty_iff_subset : s \ t = ∅ ↔ s ⊆ t := by
  rw [eq_empty_iff_forall_notMem]
  exact ⟨fun h x hx => Classical.byContradiction fun hn => h x (mem_sdiff.2 ⟨hx, hn⟩), fun h x hx => (mem_sdiff.1 hx).2 (h (mem_sdiff.1 hx).1)⟩

theorem sdiff_singleton_eq_erase (a : α) (s : Finset α) : s \ {a} = s.erase a :=
  ext fun x => by rw [mem_sdiff, mem_singleton, mem_erase, and_comm]

theorem erase_eq (s : Finset α) (a : α) : s.erase a = s \ {a} := (sdiff_singleton_eq_erase a s).symm

theorem sdiff_inter_self_left (s t : Finset α) : s \ (s ∩ t) = s \ t := ext fun x => by
  rw [mem_sdiff, mem_inter, mem_sdiff]
  exact ⟨fun h => ⟨h.1, fun ht => h.2 ⟨h.1, ht⟩⟩, fun h => ⟨h.1, fun ht => h.2 ht.2⟩⟩

end Lattice

/-! `filter`. -/

section Filter

variable (p q : α → Prop) [DecidablePred p] [DecidablePred q]

/-- The elements with a property. -/
def filter (s : Finset α) : Finset α := ⟨_, s.2.filter p⟩

@[simp] theorem filter_val (s : Finset α) : (filter p s).1 = s.1.filter p := rfl

@[simp] theorem filter_subset (s : Finset α) : s.filter p ⊆ s := fun _ h => (Multiset.mem_filter.1 h).1

variable {p q}

@[simp] theorem mem_filter {s : Finset α} {a : α} : a ∈ s.filter p ↔ a ∈ s ∧ p a := Multiset.mem_filter

theorem mem_of_mem_filter {s : Finset α} (x : α) (h : x ∈ s.filter p) : x ∈ s := (mem_filter.1 h).1

variable (p q)

theorem filter_filter (s : Finset α) : (s.filter p).filter q = s.filter fun a => p a ∧ q a :=
  ext fun x => by rw [mem_filter, mem_filter, mem_filter, and_assoc]

theorem filter_comm (s : Finset α) : (s.filter p).filter q = (s.filter q).filter p :=
  ext fun x => by rw [mem_filter, mem_filter, mem_filter, mem_filter, and_assoc, and_assoc, and_comm (a := p x)]

variable {p q}

theorem filter_true_of_mem (h : ∀ x ∈ s, p x) : s.filter p = s :=
  ext fun x => by rw [mem_filter]; exact ⟨And.left, fun hx => ⟨hx, h x hx⟩⟩

theorem filter_false_of_mem (h : ∀ x ∈ s, ¬p x) : s.filter p = ∅ :=
  eq_empty_of_forall_notMem fun x hx => h x (mem_filter.1 hx).1 (mem_filter.1 hx).2

@[simp] theorem filter_eq_self : s.filter p = s ↔ ∀ ⦃x⦄, x ∈ s → p x :=
  ⟨fun h x hx => (mem_filter.1 (h.symm ▸ hx)).2, fun h => filter_true_of_mem fun x hx => h hx⟩

@[simp] theorem filter_eq_empty_iff : s.filter p = ∅ ↔ ∀ ⦃x⦄, x ∈ s → ¬p x :=
  ⟨fun h x hx hp => notMem_empty x (h ▸ mem_filter.2 ⟨hx, hp⟩), fun h => filter_false_of_mem fun x hx => h hx⟩

theorem filter_nonempty_iff : (s.filter p).Nonempty ↔ ∃ a ∈ s, p a :=
  ⟨fun ⟨x, hx⟩ => ⟨x, mem_filter.1 hx⟩, fun ⟨x, hx⟩ => ⟨x, mem_filter.2 hx⟩⟩

theorem filter_congr {s : Finset α} (H : ∀ x ∈ s, p x ↔ q x) : filter p s = filter q s :=
  ext fun x => by rw [mem_filter, mem_filter]; exact and_congr_right (H x)

@[simp] theorem filter_empty : filter p ∅ = ∅ := rfl

@[simp] theorem filter_True {h} (s : Finset α) : @filter _ (fun _ => True) h s = s :=
  ext fun x => (@mem_filter _ (fun _ => True) h s x).trans ⟨And.left, fun hx => ⟨hx, trivial⟩⟩

@[simp] theorem filter_False {h} (s : Finset α) : @filter _ (fun _ => False) h s = ∅ :=
  eq_empty_of_forall_notMem fun x hx => ((@mem_filter _ (fun _ => False) h s x).1 hx).2

theorem filter_subset_filter {s t : Finset α} (h : s ⊆ t) : s.filter p ⊆ t.filter p :=
  fun _ hx => mem_filter.2 ⟨h (mem_filter.1 hx).1, (mem_filter.1 hx).2⟩

theorem monotone_filter_right (s : Finset α) ⦃p q : α → Prop⦄ [DecidablePred p] [DecidablePred q] (h : ∀ a, p a → q a) :
    s.filter p ⊆ s.filter q := fun x hx => mem_filter.2 ⟨(mem_filter.1 hx).1, h x (mem_filter.1 hx).2⟩

@[simp, norm_cast] theorem coe_filter (s : Finset α) : ↑(s.filter p) = ({ x | x ∈ s ∧ p x } : Set α) :=
  Set.ext fun _ => mem_filter

variable (p q)

theorem filter_insert [DecidableEq α] (a : α) (s : Finset α) :
    filter p (insert a s) = if p a then insert a (filter p s) else filter p s := by
  split
  · rename_i h
    exact ext fun x => by
      rw [mem_filter, mem_insert, mem_insert, mem_filter, or_and_right]
      exact or_congr_left ⟨And.left, fun e => ⟨e, e ▸ h⟩⟩
  · rename_i h
    exact ext fun x => by
      rw [mem_filter, mem_insert, mem_filter, or_and_right]
      exact ⟨fun h' => h'.resolve_left fun h' => h (h'.1 ▸ h'.2), Or.inr⟩

theorem filter_singleton (a : α) : filter p {a} = if p a then {a} else ∅ := by
  split
  · rename_i h; exact filter_true_of_mem fun x hx => mem_singleton.1 hx ▸ h
  · rename_i h; exact filter_false_of_mem fun x hx => mem_singleton.1 hx ▸ h

theorem filter_union [DecidableEq α] (s₁ s₂ : Finset α) : (s₁ ∪ s₂).filter p = s₁.filter p ∪ s₂.filter p :=
  ext fun x => by rw [mem_filter, mem_union, mem_union, mem_filter, mem_filter, or_and_right]

theorem filter_or [DecidableEq α] (s : Finset α) : (s.filter fun a => p a ∨ q a) = s.filter p ∪ s.filter q :=
  ext fun x => by rw [mem_filter, mem_union, mem_filter, mem_filter, and_or_left]

theorem filter_and [DecidableEq α] (s : Finset α) : (s.filter fun a => p a ∧ q a) = s.filter p ∩ s.filter q :=
  ext fun x => by
    rw [mem_filter, mem_inter, mem_filter, mem_filter]
    exact ⟨fun h => ⟨⟨h.1, h.2.1⟩, h.1, h.2.2⟩, fun h => ⟨h.1.1, h.1.2, h.2.2⟩⟩

theorem filter_not [DecidableEq α] (s : Finset α) : (s.filter fun a => ¬p a) = s \ s.filter p :=
  ext fun x => by
    rw [mem_filter, mem_sdiff, mem_filter]
    exact and_congr_right fun h => not_congr ⟨fun hp => ⟨h, hp⟩, And.right⟩

theorem filter_union_filter_not_eq [DecidableEq α] (s : Finset α) : (s.filter p ∪ s.filter fun a => ¬p a) = s :=
  ext fun x => by
    rw [mem_union, mem_filter, mem_filter, ← and_or_left]
    exact ⟨And.left, fun h => ⟨h, Classical.em _⟩⟩

theorem filter_eq [DecidableEq β] (s : Finset β) (b : β) : (s.filter fun a => b = a) = if b ∈ s then {b} else ∅ := by
  split
  · rename_i h
    exact ext fun x => by rw [mem_filter, mem_singleton]; exact ⟨fun h' => h'.2.symm, fun e => ⟨e ▸ h, e.symm⟩⟩
  · rename_i h
    exact eq_empty_of_forall_notMem fun x hx => h ((mem_filter.1 hx).2 ▸ (mem_filter.1 hx).1)

theorem filter_eq' [DecidableEq β] (s : Finset β) (b : β) : (s.filter fun a => a = b) = if b ∈ s then {b} else ∅ := by
  rw [← filter_eq s b]; exact filter_congr fun x _ => eq_comm

theorem filter_ne' [DecidableEq β] (s : Finset β) (b : β) : (s.filter fun a => a ≠ b) = s.erase b :=
  ext fun x => by rw [mem_filter, mem_erase, and_comm]

end Filter

/-! `range`. -/

/-- The numbers below `n`. -/
def range (n : ℕ) : Finset ℕ := ⟨_, Multiset.nodup_range n⟩

section Range

variable {n m l : ℕ}

@[simp] theorem range_val (n : ℕ) : (range n).1 = Multiset.range n := rfl

@[simp] theorem mem_range : m ∈ range n ↔ m < n := Multiset.mem_range

@[simp, norm_cast] theorem coe_range (n : ℕ) : (range n : Set ℕ) = { i | i < n } := Set.ext fun _ => mem_range

@[simp] theorem range_zero : range 0 = ∅ := rfl

@[simp] theorem range_one : range 1 = {0} := rfl

theorem range_succ : range (n + 1) = insert n (range n) := ext fun x => by
  rw [mem_insert, mem_range, mem_range, Nat.lt_succ_iff, Nat.le_iff_lt_or_eq, or_comm]

theorem range_add_one : range (n + 1) = insert n (range n) := range_succ

theorem notMem_range_self : n ∉ range n := fun h => Nat.lt_irrefl n (mem_range.1 h)

theorem self_mem_range_succ (n : ℕ) : n ∈ range (n + 1) := mem_range.2 (Nat.lt_succ_self n)

@[simp] theorem range_subset_range {n m : ℕ} : range n ⊆ range m ↔ n ≤ m :=
  ⟨fun h => Nat.le_of_not_lt fun hn => Nat.lt_irrefl m (mem_range.1 (h (mem_range.2 hn))),
    fun h _ hx => mem_range.2 (Nat.lt_of_lt_of_le (mem_range.1 hx) h)⟩

theorem range_mono {n m : ℕ} (h : n ≤ m) : range n ⊆ range m := range_subset_range.2 h

theorem mem_range_succ_iff {a b : ℕ} : a ∈ range (b + 1) ↔ a ≤ b := mem_range.trans Nat.lt_succ_iff

theorem mem_range_le {n x : ℕ} (hx : x ∈ range n) : x ≤ n := Nat.le_of_lt (mem_range.1 hx)

@[simp] theorem range_nonempty_iff : (range n).Nonempty ↔ n ≠ 0 :=
  ⟨fun ⟨x, hx⟩ e => Nat.not_lt_zero x (e ▸ mem_range.1 hx), fun h => ⟨0, mem_range.2 (Nat.pos_of_ne_zero h)⟩⟩

@[simp] theorem range_eq_empty_iff : range n = ∅ ↔ n = 0 := by
  rw [← not_nonempty_iff_eq_empty, range_nonempty_iff]; exact Classical.not_not

theorem nonempty_range_succ : (range (n + 1)).Nonempty := range_nonempty_iff.2 (Nat.succ_ne_zero n)

theorem range_filter_eq {n m : ℕ} : (range n).filter (· = m) = if m < n then {m} else ∅ := by
  rw [filter_eq']; simp only [mem_range]

end Range

end Finset

/-! From multisets and lists. -/

/-- The elements of a multiset. -/
def Multiset.toFinset {α : Type u} [DecidableEq α] (s : Multiset α) : Finset α := ⟨_, Multiset.nodup_dedup s⟩

@[simp] theorem Multiset.mem_toFinset {α : Type u} [DecidableEq α] {a : α} {s : Multiset α} : a ∈ s.toFinset ↔ a ∈ s :=
  Multiset.mem_dedup

@[simp] theorem Multiset.toFinset_val {α : Type u} [DecidableEq α] (s : Multiset α) : s.toFinset.1 = s.dedup := rfl

/-- The elements of a list. -/
def List.toFinset {α : Type u} [DecidableEq α] (l : List α) : Finset α := Multiset.toFinset l

@[simp] theorem List.mem_toFinset {α : Type u} [DecidableEq α] {a : α} {l : List α} : a ∈ l.toFinset ↔ a ∈ l := List.mem_dedup

@[simp] theorem List.toFinset_nil {α : Type u} [DecidableEq α] : List.toFinset (@nil α) = ∅ := rfl

@[simp] theorem List.toFinset_cons {α : Type u} [DecidableEq α] {a : α} {l : List α} :
    List.toFinset (a :: l) = insert a (List.toFinset l) :=
  Finset.ext fun x => by rw [Finset.mem_insert, List.mem_toFinset, List.mem_toFinset, List.mem_cons]

namespace Finset

variable {α : Type u} {s t : Finset α}

theorem filter_ne [DecidableEq α] (s : Finset α) (b : α) : (s.filter fun a => b ≠ a) = s.erase b := ext fun x => by
  rw [mem_filter, mem_erase, and_comm, ne_comm]

theorem filter_mem_eq_inter [DecidableEq α] {s t : Finset α} [∀ i, Decidable (i ∈ t)] : (s.filter fun i => i ∈ t) = s ∩ t :=
  ext fun x => by rw [mem_filter, mem_inter]

@[simp, norm_cast] theorem coe_erase [DecidableEq α] (a : α) (s : Finset α) : ↑(erase s a) = (s \ {a} : Set α) :=
  Set.ext fun x => by rw [mem_coe, mem_erase, and_comm]; exact Iff.rfl

@[simp] theorem nonempty_range_iff {n : ℕ} : (range n).Nonempty ↔ n ≠ 0 :=
  ⟨fun ⟨_, hx⟩ e => Nat.not_lt_zero _ (e ▸ mem_range.1 hx), fun h => ⟨0, mem_range.2 (Nat.pos_of_ne_zero h)⟩⟩

end Finset

attribute [grind ext] Finset.ext
attribute [grind =] Finset.mem_singleton Finset.mem_insert Finset.mem_union Finset.mem_inter Finset.mem_sdiff
  Finset.mem_erase Finset.mem_filter Finset.mem_range Finset.subset_iff
attribute [grind ←] Finset.notMem_empty
