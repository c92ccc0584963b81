import Mathlib.Data.Fintype.Basic
import Mathlib.Order.Interval.Finset

/-!
Finite types and sets as propositions, the number of elements of any set or type (0 for infinite ones).
Source of the names: Mathlib `Mathlib/Data/{Finite/Defs,Set/Finite/Basic,Set/Card,Fintype/EquivFin}.lean`,
`Mathlib/SetTheory/Cardinal/Finite.lean`. There are no cardinal numbers here: `Nat.card` is defined by cases.
-/

universe u v w

/-- There is a bijection with `Fin n` for some `n`. -/
class inductive Finite (α : Sort u) : Prop where
  | intro {n : ℕ} : α ≃ Fin n → Finite α

/-- Not finite. -/
class Infinite (α : Sort u) : Prop where
  not_finite : ¬Finite α

theorem not_finite_iff_infinite {α : Sort u} : ¬Finite α ↔ Infinite α := ⟨Infinite.mk, fun h => h.1⟩

theorem finite_or_infinite (α : Sort u) : Finite α ∨ Infinite α := (Classical.em (Finite α)).imp id Infinite.mk

section

variable {α : Type u} {β : Type v}

/-- Some enumeration of a finite type. -/
noncomputable def Fintype.ofFinite (α : Type u) [h : Finite α] : Fintype α :=
  Classical.choice (match h with
    | ⟨e⟩ => ⟨Fintype.ofEquiv _ e.symm⟩)

theorem nodup_getElem_aux : ∀ {l : List α}, l.Nodup → ∀ {i j : ℕ} (hi : i < l.length) (hj : j < l.length), l[i] = l[j] → i = j
  | [], _, i, _, hi, _, _ => absurd hi (Nat.not_lt_zero i)
  | _ :: _, _, 0, 0, _, _, _ => rfl
  | a :: l, h, 0, j + 1, _, hj, e =>
    absurd (show a ∈ l from (show a = l[j]'(Nat.lt_of_succ_lt_succ hj) from e) ▸ List.getElem_mem _) (List.nodup_cons.1 h).1
  | a :: l, h, i + 1, 0, hi, _, e =>
    absurd (show a ∈ l from (show l[i]'(Nat.lt_of_succ_lt_succ hi) = a from e) ▸ List.getElem_mem _) (List.nodup_cons.1 h).1
  | _ :: l, h, i + 1, j + 1, hi, hj, e =>
    congrArg (· + 1) (nodup_getElem_aux (List.nodup_cons.1 h).2 (Nat.lt_of_succ_lt_succ hi) (Nat.lt_of_succ_lt_succ hj) e)

/-- A type with a finite set of all its elements is finite. -/
theorem Finite.of_fintype (α : Type u) [Fintype α] : Finite α := by
  obtain ⟨l, hl⟩ := Quot.exists_rep (Finset.univ : Finset α).1
  have nd : l.Nodup := by
    have h := (Finset.univ : Finset α).2
    rw [← hl] at h
    exact h
  have all : ∀ a : α, ∃ i : Fin l.length, l[i.val] = a := by
    intro a
    have h : a ∈ (Finset.univ : Finset α).1 := Finset.mem_univ a
    rw [← hl] at h
    obtain ⟨i, hi, e⟩ := List.getElem_of_mem (show a ∈ l from h)
    exact ⟨⟨i, hi⟩, e⟩
  refine ⟨(Equiv.symm ⟨fun i => l[i.val], fun a => Classical.choose (all a), fun i => ?_, fun a => Classical.choose_spec (all a)⟩ : α ≃ Fin l.length)⟩
  exact Fin.ext (nodup_getElem_aux nd _ _ (Classical.choose_spec (all l[i.val])))

instance (priority := 900) Finite.of_fintype' (α : Type u) [Fintype α] : Finite α := Finite.of_fintype α

theorem finite_iff_nonempty_fintype (α : Type u) : Finite α ↔ Nonempty (Fintype α) :=
  ⟨fun _ => ⟨Fintype.ofFinite α⟩, fun ⟨_⟩ => Finite.of_fintype α⟩

theorem nonempty_fintype (α : Type u) [Finite α] : Nonempty (Fintype α) := ⟨Fintype.ofFinite α⟩

theorem Finite.of_injective [Finite β] (f : α → β) (H : Function.Injective f) : Finite α := by
  haveI := Fintype.ofFinite β
  haveI := Classical.decEq β
  haveI : DecidablePred fun b => ∃ a, f a = b := Classical.decPred _
  refine (finite_iff_nonempty_fintype α).2 ⟨Fintype.ofEquiv { b // ∃ a, f a = b }
    ⟨fun b => Classical.choose b.2, fun a => ⟨f a, a, rfl⟩, fun b => Subtype.ext (Classical.choose_spec b.2), fun a => ?_⟩⟩
  exact H (Classical.choose_spec (⟨a, rfl⟩ : ∃ x, f x = f a))

theorem Finite.of_surjective [Finite α] (f : α → β) (H : Function.Surjective f) : Finite β := by
  haveI := Fintype.ofFinite α
  haveI := Classical.decEq β
  exact (finite_iff_nonempty_fintype β).2 ⟨Fintype.ofSurjective f H⟩

end

/-! The number of elements. -/

/-- The number of elements of a type; 0 if it is infinite. -/
protected noncomputable def Nat.card (α : Type u) : ℕ :=
  haveI := Classical.dec (Finite α)
  if h : Finite α then @Fintype.card α (@Fintype.ofFinite α h) else 0

@[simp] theorem Nat.card_eq_fintype_card {α : Type u} [Fintype α] : Nat.card α = Fintype.card α := by
  have h : Finite α := Finite.of_fintype α
  rw [Nat.card]
  refine (dif_pos h).trans ?_
  rw [Subsingleton.elim (@Fintype.ofFinite α h) _]

theorem Nat.card_eq_zero_of_infinite {α : Type u} [h : Infinite α] : Nat.card α = 0 := dif_neg h.1

@[simp] theorem Nat.card_fin (n : ℕ) : Nat.card (Fin n) = n := by rw [Nat.card_eq_fintype_card, Fintype.card_fin]

/-! Finite sets. -/

namespace Set

variable {α : Type u} {β : Type v} {s t : Set α}

/-- The set has finitely many elements. -/
protected def Finite (s : Set α) : Prop := _root_.Finite s

/-- The set has infinitely many elements. -/
protected def Infinite (s : Set α) : Prop := ¬s.Finite

theorem finite_def {s : Set α} : s.Finite ↔ Nonempty (Fintype s) := finite_iff_nonempty_fintype s

theorem toFinite (s : Set α) [Finite s] : s.Finite := ‹_›

theorem finite_coe_iff {s : Set α} : Finite s ↔ s.Finite := Iff.rfl

@[simp] theorem not_infinite {s : Set α} : ¬s.Infinite ↔ s.Finite := Classical.not_not

/-- Some enumeration of a finite set. -/
protected noncomputable def Finite.fintype (h : s.Finite) : Fintype s := @Fintype.ofFinite s h

/-- A finite set as a `Finset`. -/
protected noncomputable def Finite.toFinset {s : Set α} (h : s.Finite) : Finset α := @Set.toFinset _ s h.fintype

@[simp] protected theorem Finite.mem_toFinset (h : s.Finite) {a : α} : a ∈ h.toFinset ↔ a ∈ s := @mem_toFinset _ _ h.fintype _

@[simp, norm_cast] protected theorem Finite.coe_toFinset (hs : s.Finite) : (hs.toFinset : Set α) = s :=
  Set.ext fun _ => Finite.mem_toFinset hs

theorem Finite.exists_finset_coe {s : Set α} (hs : s.Finite) : ∃ s' : Finset α, ↑s' = s := ⟨hs.toFinset, hs.coe_toFinset⟩

@[simp] theorem _root_.Finset.finite_toSet (s : Finset α) : (s : Set α).Finite := Finite.of_fintype s

theorem Finite.ofFinset {p : Set α} (s : Finset α) (H : ∀ x, x ∈ s ↔ x ∈ p) : p.Finite :=
  haveI := Fintype.ofFinset s H
  Finite.of_fintype p

theorem Finite.subset {s : Set α} (hs : s.Finite) {t : Set α} (ht : t ⊆ s) : t.Finite := by
  haveI := Classical.decPred (· ∈ t)
  exact Finite.ofFinset (hs.toFinset.filter (· ∈ t)) fun x => by
    rw [Finset.mem_filter, Finite.mem_toFinset]
    exact ⟨And.right, fun h => ⟨ht h, h⟩⟩

@[simp] theorem finite_empty : (∅ : Set α).Finite := Finite.ofFinset ∅ fun _ => ⟨fun h => absurd h (Finset.notMem_empty _), fun h => h.elim⟩

@[simp] theorem finite_singleton (a : α) : ({a} : Set α).Finite := Finite.ofFinset {a} fun _ => Finset.mem_singleton

theorem Finite.union {s t : Set α} (hs : s.Finite) (ht : t.Finite) : (s ∪ t).Finite := by
  haveI := Classical.decEq α
  exact Finite.ofFinset (hs.toFinset ∪ ht.toFinset) fun x => by
    rw [Finset.mem_union, Finite.mem_toFinset, Finite.mem_toFinset]; exact Iff.rfl

theorem Finite.insert (a : α) {s : Set α} (hs : s.Finite) : (insert a s).Finite := by
  haveI := Classical.decEq α
  exact Finite.ofFinset (Insert.insert a hs.toFinset) fun x => by
    rw [Finset.mem_insert, Finite.mem_toFinset]; exact Iff.rfl

theorem Finite.inter_of_left {s : Set α} (hs : s.Finite) (t : Set α) : (s ∩ t).Finite := hs.subset fun _ h => h.1

theorem Finite.image {s : Set α} (f : α → β) (hs : s.Finite) : (f '' s).Finite := by
  haveI := Classical.decEq β
  exact Finite.ofFinset (hs.toFinset.image f) fun x => by
    rw [Finset.mem_image]
    exact ⟨fun ⟨a, ha, e⟩ => ⟨a, (Finite.mem_toFinset hs).1 ha, e⟩, fun ⟨a, ha, e⟩ => ⟨a, (Finite.mem_toFinset hs).2 ha, e⟩⟩

theorem Infinite.mono {s t : Set α} (h : s ⊆ t) (hs : s.Infinite) : t.Infinite := fun ht => hs (ht.subset h)

theorem finite_univ [Finite α] : (univ : Set α).Finite := by
  haveI := Fintype.ofFinite α
  exact Finite.ofFinset Finset.univ fun x => ⟨fun _ => trivial, fun _ => Finset.mem_univ x⟩

theorem finite_Icc [Preorder α] [LocallyFiniteOrder α] (a b : α) : (Icc a b).Finite := Finite.ofFinset (Finset.Icc a b) fun _ => Finset.mem_Icc

theorem finite_Ico [Preorder α] [LocallyFiniteOrder α] (a b : α) : (Ico a b).Finite := Finite.ofFinset (Finset.Ico a b) fun _ => Finset.mem_Ico

theorem finite_Ioc [Preorder α] [LocallyFiniteOrder α] (a b : α) : (Ioc a b).Finite := Finite.ofFinset (Finset.Ioc a b) fun _ => Finset.mem_Ioc

theorem finite_Ioo [Preorder α] [LocallyFiniteOrder α] (a b : α) : (Ioo a b).Finite := Finite.ofFinset (Finset.Ioo a b) fun _ => Finset.mem_Ioo

theorem finite_Iic [Preorder α] [LocallyFiniteOrderBot α] (b : α) : (Iic b).Finite := Finite.ofFinset (Finset.Iic b) fun _ => Finset.mem_Iic

theorem finite_Iio [Preorder α] [LocallyFiniteOrderBot α] (b : α) : (Iio b).Finite := Finite.ofFinset (Finset.Iio b) fun _ => Finset.mem_Iio

instance fintypeIcc [Preorder α] [LocallyFiniteOrder α] (a b : α) : Fintype (Icc a b) := Fintype.ofFinset (Finset.Icc a b) fun _ => Finset.mem_Icc

instance fintypeIco [Preorder α] [LocallyFiniteOrder α] (a b : α) : Fintype (Ico a b) := Fintype.ofFinset (Finset.Ico a b) fun _ => Finset.mem_Ico

instance fintypeIoc [Preorder α] [LocallyFiniteOrder α] (a b : α) : Fintype (Ioc a b) := Fintype.ofFinset (Finset.Ioc a b) fun _ => Finset.mem_Ioc

instance fintypeIoo [Preorder α] [LocallyFiniteOrder α] (a b : α) : Fintype (Ioo a b) := Fintype.ofFinset (Finset.Ioo a b) fun _ => Finset.mem_Ioo

instance fintypeIic [Preorder α] [LocallyFiniteOrderBot α] (b : α) : Fintype (Iic b) := Fintype.ofFinset (Finset.Iic b) fun _ => Finset.mem_Iic

instance fintypeIio [Preorder α] [LocallyFiniteOrderBot α] (b : α) : Fintype (Iio b) := Fintype.ofFinset (Finset.Iio b) fun _ => Finset.mem_Iio

/-- The number of elements of a set; 0 if it is infinite. -/
noncomputable def ncard (s : Set α) : ℕ := Nat.card s

theorem _root_.Nat.card_coe_set_eq (s : Set α) : Nat.card s = s.ncard := rfl

theorem ncard_eq_toFinset_card' (s : Set α) [Fintype s] : s.ncard = s.toFinset.card :=
  Nat.card_eq_fintype_card.trans (toFinset_card s).symm

@[simp] theorem ncard_coe_finset (s : Finset α) : (s : Set α).ncard = s.card := by
  rw [ncard_eq_toFinset_card', Finset.toFinset_coe]

theorem ncard_eq_toFinset_card (s : Set α) (hs : s.Finite) : s.ncard = hs.toFinset.card := by
  rw [← ncard_coe_finset, hs.coe_toFinset]

theorem Infinite.ncard (hs : s.Infinite) : s.ncard = 0 := dif_neg hs

@[simp] theorem ncard_empty (α : Type u) : (∅ : Set α).ncard = 0 := by
  rw [← Finset.coe_empty, ncard_coe_finset, Finset.card_empty]

@[simp] theorem ncard_singleton (a : α) : ({a} : Set α).ncard = 1 := by
  rw [← Finset.coe_singleton, ncard_coe_finset, Finset.card_singleton]

theorem ncard_le_ncard (hst : s ⊆ t) (ht : t.Finite) : s.ncard ≤ t.ncard := by
  rw [ncard_eq_toFinset_card s (ht.subset hst), ncard_eq_toFinset_card t ht]
  exact Finset.card_le_card fun x hx => (Finite.mem_toFinset _).2 (hst ((Finite.mem_toFinset _).1 hx))

theorem ncard_pair {a b : α} (h : a ≠ b) : ({a, b} : Set α).ncard = 2 := by
  haveI := Classical.decEq α
  have e : (({a, b} : Finset α) : Set α) = {a, b} := by rw [Finset.coe_insert, Finset.coe_singleton]
  rw [← e, ncard_coe_finset, Finset.card_pair h]

end Set

instance Nat.instInfinite : Infinite ℕ := ⟨fun h => by
  haveI := Fintype.ofFinite ℕ
  have h₁ := Finset.card_le_univ (Finset.range (Fintype.card ℕ + 1))
  rw [Finset.card_range] at h₁
  exact Nat.not_succ_le_self _ h₁⟩

theorem Infinite.of_injective {α : Type u} {β : Type v} [Infinite β] (f : β → α) (hf : Function.Injective f) : Infinite α :=
  ⟨fun h => Infinite.not_finite (α := β) (Finite.of_injective (α := β) f hf)⟩

instance Int.instInfinite : Infinite ℤ := Infinite.of_injective Int.ofNat fun _ _ => Int.ofNat.inj

namespace Fintype

variable {α : Type u} {β : Type v}

theorem card_pos_iff [Fintype α] : 0 < card α ↔ Nonempty α :=
  Finset.card_pos.trans ⟨fun ⟨a, _⟩ => ⟨a⟩, fun ⟨a⟩ => ⟨a, Finset.mem_univ a⟩⟩

theorem card_pos [Fintype α] [h : Nonempty α] : 0 < card α := card_pos_iff.2 h

theorem card_le_of_injective [Fintype α] [Fintype β] (f : α → β) (hf : Function.Injective f) : card α ≤ card β :=
  Finset.card_le_card_of_injOn f (fun x _ => Finset.mem_univ (f x)) fun _ _ _ _ e => hf e

theorem card_le_of_surjective [Fintype α] [Fintype β] (f : α → β) (h : Function.Surjective f) : card β ≤ card α :=
  Finset.card_le_card_of_surjOn f fun b _ => (h b).elim fun a e => ⟨a, Finset.mem_univ a, e⟩

theorem card_of_bijective [Fintype α] [Fintype β] {f : α → β} (hf : Function.Bijective f) : card α = card β :=
  Nat.le_antisymm (card_le_of_injective f hf.1) (card_le_of_surjective f hf.2)

theorem bijective_iff_injective_and_card [Fintype α] [Fintype β] (f : α → β) :
    Function.Bijective f ↔ Function.Injective f ∧ card α = card β := by
  haveI := Classical.decEq β
  refine ⟨fun h => ⟨h.1, card_of_bijective h⟩, fun ⟨h, e⟩ => ⟨h, fun b => ?_⟩⟩
  have im : Finset.univ.image f = Finset.univ := Finset.eq_of_subset_of_card_le (Finset.subset_univ _)
    (by rw [Finset.card_image_of_injective _ h]; exact Nat.le_of_eq e.symm)
  obtain ⟨a, _, ha⟩ := Finset.mem_image.1 (im ▸ Finset.mem_univ b)
  exact ⟨a, ha⟩

theorem exists_ne_map_eq_of_card_lt [Fintype α] [Fintype β] (f : α → β) (h : card β < card α) : ∃ x y, x ≠ y ∧ f x = f y :=
  Classical.byContradiction fun hn => Nat.not_le_of_lt h (card_le_of_injective f fun x y e =>
    Classical.byContradiction fun k => hn ⟨x, y, k, e⟩)

end Fintype

namespace Finite

theorem injective_iff_surjective {α : Type u} [Finite α] {f : α → α} : Function.Injective f ↔ Function.Surjective f := by
  haveI := Fintype.ofFinite α
  refine ⟨fun h => ((Fintype.bijective_iff_injective_and_card f).2 ⟨h, rfl⟩).2, fun h => ?_⟩
  have inj : Function.Injective fun a => (h a).choose := fun a b e => by
    rw [← (h a).choose_spec, ← (h b).choose_spec]; exact congrArg f e
  intro a b e
  obtain ⟨x, hx⟩ := ((Fintype.bijective_iff_injective_and_card _).2 ⟨inj, rfl⟩).2 a
  obtain ⟨y, hy⟩ := ((Fintype.bijective_iff_injective_and_card _).2 ⟨inj, rfl⟩).2 b
  have k : x = y := (h x).choose_spec.symm.trans ((congrArg f hx).trans (e.trans ((congrArg f hy).symm.trans (h y).choose_spec)))
  rw [← hx, ← hy, k]

theorem injective_iff_bijective {α : Type u} [Finite α] {f : α → α} : Function.Injective f ↔ Function.Bijective f :=
  ⟨fun h => ⟨h, injective_iff_surjective.1 h⟩, And.left⟩

end Finite

namespace Finset

variable {α : Type u} [Fintype α]

@[simp] theorem card_compl [DecidableEq α] (s : Finset α) : sᶜ.card = Fintype.card α - s.card := by
  rw [compl_eq_univ_sdiff, card_sdiff_of_subset (subset_univ s), card_univ]

theorem card_eq_iff_eq_univ (s : Finset α) : s.card = Fintype.card α ↔ s = univ :=
  ⟨fun h => eq_of_subset_of_card_le (subset_univ s) (Nat.le_of_eq h.symm), fun h => h ▸ rfl⟩

end Finset
