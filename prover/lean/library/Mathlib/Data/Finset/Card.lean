import Mathlib.Data.Finset.Image
import Mathlib.Order.Disjoint

/-!
The number of elements of a finite set.
Source of the names: Mathlib `Mathlib/Data/Finset/Card.lean`.
-/

universe u v w

namespace Finset

variable {α : Type u} {β : Type v} {s t : Finset α} {a b : α} {n : ℕ}

/-- The number of elements. -/
def card (s : Finset α) : ℕ := s.1.card

theorem card_def (s : Finset α) : s.card = s.1.card := rfl

@[simp] theorem card_val (s : Finset α) : s.1.card = s.card := rfl

@[simp] theorem card_mk {m nodup} : (⟨m, nodup⟩ : Finset α).card = m.card := rfl

@[simp] theorem card_empty : card (∅ : Finset α) = 0 := rfl

@[simp] theorem card_singleton (a : α) : card ({a} : Finset α) = 1 := rfl

@[simp] theorem card_range (n : ℕ) : (range n).card = n := Multiset.card_range n

@[simp] theorem card_attach : s.attach.card = s.card := Multiset.card_attach

@[simp] theorem card_eq_zero : s.card = 0 ↔ s = ∅ := Multiset.card_eq_zero.trans val_eq_zero

theorem card_ne_zero : s.card ≠ 0 ↔ s.Nonempty := (not_congr card_eq_zero).trans nonempty_iff_ne_empty.symm

@[simp] theorem card_pos : 0 < s.card ↔ s.Nonempty := Nat.pos_iff_ne_zero.trans card_ne_zero

theorem Nonempty.card_pos : s.Nonempty → 0 < s.card := Finset.card_pos.2

theorem one_le_card : 1 ≤ s.card ↔ s.Nonempty := card_pos

theorem card_ne_zero_of_mem (h : a ∈ s) : s.card ≠ 0 := card_ne_zero.2 ⟨a, h⟩

@[simp] theorem card_cons (h : a ∉ s) : (s.cons a h).card = s.card + 1 := Multiset.card_cons _ _

@[simp] theorem card_insert_of_notMem [DecidableEq α] (h : a ∉ s) : (insert a s).card = s.card + 1 := by
  rw [← cons_eq_insert _ _ h, card_cons]

theorem card_insert_of_mem [DecidableEq α] (h : a ∈ s) : card (insert a s) = s.card := by rw [insert_eq_of_mem h]

theorem card_insert_eq_ite [DecidableEq α] : card (insert a s) = if a ∈ s then s.card else s.card + 1 := by
  split
  · exact card_insert_of_mem ‹_›
  · exact card_insert_of_notMem ‹_›

theorem card_insert_le [DecidableEq α] (a : α) (s : Finset α) : card (insert a s) ≤ s.card + 1 := by
  rw [card_insert_eq_ite]
  split
  · exact Nat.le_succ _
  · exact Nat.le_refl _

@[simp] theorem card_pair [DecidableEq α] (h : a ≠ b) : ({a, b} : Finset α).card = 2 := by
  rw [card_insert_of_notMem (fun m => h (mem_singleton.1 m)), card_singleton]

@[simp] theorem card_erase_of_mem [DecidableEq α] : a ∈ s → (s.erase a).card = s.card - 1 := Multiset.card_erase_of_mem

theorem card_erase_add_one [DecidableEq α] (h : a ∈ s) : (s.erase a).card + 1 = s.card := by
  rw [card_erase_of_mem h, Nat.sub_add_cancel (card_pos.2 ⟨a, h⟩)]

theorem card_erase_of_notMem [DecidableEq α] (h : a ∉ s) : (s.erase a).card = s.card := by rw [erase_eq_of_notMem h]

theorem card_le_card : s ⊆ t → s.card ≤ t.card := by
  haveI := Classical.decEq α
  induction s using Finset.induction generalizing t with
  | empty => exact fun _ => Nat.zero_le _
  | insert a s ha ih =>
    intro h
    rw [card_insert_of_notMem ha, ← card_erase_add_one (h (mem_insert_self a s))]
    exact Nat.succ_le_succ (ih fun x hx => mem_erase.2 ⟨fun e => ha (e ▸ hx), h (mem_insert_of_mem hx)⟩)

theorem card_mono {s t : Finset α} (h : s ≤ t) : s.card ≤ t.card := card_le_card h

theorem eq_of_subset_of_card_le {s t : Finset α} (h : s ⊆ t) (h₂ : t.card ≤ s.card) : s = t := by
  haveI := Classical.decEq α
  refine Subset.antisymm h fun x hx => Classical.byContradiction fun hn => ?_
  have h₃ : (insert x s).card ≤ t.card := card_le_card (insert_subset hx h)
  rw [card_insert_of_notMem hn] at h₃
  exact absurd (Nat.le_trans h₃ h₂) (Nat.not_succ_le_self _)

theorem card_lt_card (h : s ⊂ t) : s.card < t.card :=
  Nat.lt_of_le_of_ne (card_le_card h.1) fun e => h.2 (Finset.subset_of_eq (eq_of_subset_of_card_le h.1 (Nat.le_of_eq e.symm)).symm)

theorem card_filter_le (s : Finset α) (p : α → Prop) [DecidablePred p] : (s.filter p).card ≤ s.card := card_le_card (filter_subset p s)

theorem card_image_le [DecidableEq β] {f : α → β} : (s.image f).card ≤ s.card := by
  haveI := Classical.decEq α
  induction s using Finset.induction with
  | empty => exact Nat.le_refl _
  | insert a s ha ih =>
    rw [image_insert, card_insert_of_notMem ha]
    exact Nat.le_trans (card_insert_le _ _) (Nat.succ_le_succ ih)

theorem card_image_of_injOn [DecidableEq β] {f : α → β} (H : Set.InjOn f s) : (s.image f).card = s.card := by
  rw [card, image_val_of_injOn H, Multiset.card_map]; rfl

theorem card_image_of_injective [DecidableEq β] {f : α → β} (s : Finset α) (H : Function.Injective f) : (s.image f).card = s.card :=
  card_image_of_injOn fun _ _ _ _ h => H h

@[simp] theorem card_map (f : α ↪ β) : (s.map f).card = s.card := Multiset.card_map _ _

theorem card_union_add_card_inter [DecidableEq α] (s t : Finset α) : (s ∪ t).card + (s ∩ t).card = s.card + t.card := by
  induction s using Finset.induction with
  | empty => rw [empty_union, empty_inter, card_empty, Nat.add_comm]
  | insert a s ha ih =>
    rw [insert_union, card_insert_of_notMem ha]
    by_cases h : a ∈ t
    · rw [insert_eq_of_mem (mem_union_right s h), insert_inter_of_mem h, card_insert_of_notMem fun m => ha (mem_inter.1 m).1,
        ← Nat.add_assoc, ih, Nat.add_right_comm]
    · rw [insert_inter_of_notMem h, card_insert_of_notMem (fun m => (mem_union.1 m).elim ha h), Nat.add_right_comm, ih,
        Nat.add_right_comm]

theorem card_inter_add_card_union [DecidableEq α] (s t : Finset α) : (s ∩ t).card + (s ∪ t).card = s.card + t.card := by
  rw [Nat.add_comm, card_union_add_card_inter]

theorem card_union [DecidableEq α] (s t : Finset α) : (s ∪ t).card = s.card + t.card - (s ∩ t).card := by
  rw [← card_union_add_card_inter, Nat.add_sub_cancel]

theorem card_union_le [DecidableEq α] (s t : Finset α) : (s ∪ t).card ≤ s.card + t.card := by
  rw [← card_union_add_card_inter]; exact Nat.le_add_right _ _

theorem card_sdiff_add_card_eq_card [DecidableEq α] {s t : Finset α} (h : s ⊆ t) : (t \ s).card + s.card = t.card := by
  have h' := card_union_add_card_inter (t \ s) s
  rw [sdiff_union_of_subset h, show (t \ s) ∩ s = ∅ from eq_empty_of_forall_notMem fun x hx =>
    (mem_sdiff.1 (mem_inter.1 hx).1).2 (mem_inter.1 hx).2, card_empty, Nat.add_zero] at h'
  exact h'.symm

theorem card_sdiff_of_subset [DecidableEq α] (h : s ⊆ t) : (t \ s).card = t.card - s.card := by
  rw [← card_sdiff_add_card_eq_card h, Nat.add_sub_cancel]

theorem card_sdiff_add_card_inter [DecidableEq α] (s t : Finset α) : (s \ t).card + (s ∩ t).card = s.card := by
  rw [← sdiff_inter_self_left]; exact card_sdiff_add_card_eq_card inter_subset_left

theorem card_inter_add_card_sdiff [DecidableEq α] (s t : Finset α) : (s ∩ t).card + (s \ t).card = s.card := by
  rw [Nat.add_comm, card_sdiff_add_card_inter]

theorem filter_card_add_filter_neg_card_eq_card (p : α → Prop) [DecidablePred p] [∀ x, Decidable (¬p x)] :
    (s.filter p).card + (s.filter fun a => ¬p a).card = s.card := by
  haveI := Classical.decEq α
  have h := card_union_add_card_inter (s.filter p) (s.filter fun a => ¬p a)
  rw [show s.filter p ∪ (s.filter fun a => ¬p a) = s from ext fun x => by
      rw [mem_union, mem_filter, mem_filter, ← and_or_left]; exact ⟨And.left, fun h => ⟨h, Classical.em _⟩⟩,
    show s.filter p ∩ (s.filter fun a => ¬p a) = ∅ from eq_empty_of_forall_notMem fun x hx =>
      (mem_filter.1 (mem_inter.1 hx).2).2 (mem_filter.1 (mem_inter.1 hx).1).2, card_empty, Nat.add_zero] at h
  exact h.symm

theorem card_eq_one : s.card = 1 ↔ ∃ a, s = {a} := by
  constructor
  · intro h
    obtain ⟨a, ha⟩ := card_pos.1 (by rw [h]; exact Nat.zero_lt_one)
    exact ⟨a, (eq_of_subset_of_card_le (singleton_subset_iff.2 ha) (by rw [h, card_singleton])).symm⟩
  · rintro ⟨a, rfl⟩
    rfl

theorem card_eq_succ [DecidableEq α] : s.card = n + 1 ↔ ∃ a t, a ∉ t ∧ insert a t = s ∧ t.card = n := by
  constructor
  · intro h
    obtain ⟨a, ha⟩ := card_pos.1 (by rw [h]; exact Nat.succ_pos n)
    exact ⟨a, s.erase a, notMem_erase a s, insert_erase ha, by rw [card_erase_of_mem ha, h]; rfl⟩
  · rintro ⟨a, t, hat, rfl, rfl⟩
    exact card_insert_of_notMem hat

theorem card_eq_two [DecidableEq α] : s.card = 2 ↔ ∃ x y, x ≠ y ∧ s = {x, y} := by
  constructor
  · intro h
    obtain ⟨x, t, hx, e, ht⟩ := card_eq_succ.1 h
    obtain ⟨y, rfl⟩ := card_eq_one.1 ht
    exact ⟨x, y, fun h => hx (mem_singleton.2 h), e.symm⟩
  · rintro ⟨x, y, hxy, rfl⟩
    exact card_pair hxy

theorem one_lt_card : 1 < s.card ↔ ∃ a ∈ s, ∃ b ∈ s, a ≠ b := by
  haveI := Classical.decEq α
  constructor
  · intro h
    obtain ⟨a, ha⟩ := card_pos.1 (Nat.lt_of_lt_of_le Nat.zero_lt_one (Nat.le_of_lt h))
    have h' : 0 < (s.erase a).card := by rw [card_erase_of_mem ha]; exact Nat.sub_pos_of_lt h
    obtain ⟨b, hb⟩ := card_pos.1 h'
    exact ⟨a, ha, b, (mem_erase.1 hb).2, (mem_erase.1 hb).1.symm⟩
  · rintro ⟨a, ha, b, hb, hab⟩
    have h := card_le_card (s := {a, b}) (t := s) (insert_subset ha (singleton_subset_iff.2 hb))
    rw [card_pair hab] at h
    exact h

theorem card_le_one : s.card ≤ 1 ↔ ∀ a ∈ s, ∀ b ∈ s, a = b := by
  rw [← Nat.not_lt, one_lt_card]
  exact ⟨fun h a ha b hb => Classical.byContradiction fun hn => h ⟨a, ha, b, hb, hn⟩, fun h ⟨a, ha, b, hb, hn⟩ => hn (h a ha b hb)⟩

theorem exists_ne_map_eq_of_card_lt_of_maps_to {t : Finset β} (hc : t.card < s.card) {f : α → β} (hf : ∀ a ∈ s, f a ∈ t) :
    ∃ x ∈ s, ∃ y ∈ s, x ≠ y ∧ f x = f y := by
  haveI := Classical.decEq β
  refine Classical.byContradiction fun hn => Nat.not_le_of_lt hc ?_
  have hi : Set.InjOn f s := fun x hx y hy e => Classical.byContradiction fun h => hn ⟨x, hx, y, hy, h, e⟩
  rw [← card_image_of_injOn hi]
  exact card_le_card (image_subset_iff.2 hf)

theorem card_bij {t : Finset β} (i : ∀ a ∈ s, β) (hi : ∀ a ha, i a ha ∈ t) (i_inj : ∀ a₁ ha₁ a₂ ha₂, i a₁ ha₁ = i a₂ ha₂ → a₁ = a₂)
    (i_surj : ∀ b ∈ t, ∃ a ha, i a ha = b) : s.card = t.card := by
  haveI := Classical.decEq β
  have e : t = s.attach.image fun x => i x.1 x.2 := ext fun b => by
    rw [mem_image]
    exact ⟨fun hb => (i_surj b hb).elim fun a h => h.elim fun ha e => ⟨⟨a, ha⟩, mem_attach s _, e⟩,
      fun ⟨x, _, e⟩ => e ▸ hi x.1 x.2⟩
  rw [e, card_image_of_injective _ fun x y h => Subtype.ext (i_inj x.1 x.2 y.1 y.2 h), card_attach]

theorem card_nbij {t : Finset β} (i : α → β) (hi : ∀ a ∈ s, i a ∈ t) (i_inj : (s : Set α).InjOn i)
    (i_surj : (s : Set α).SurjOn i t) : s.card = t.card :=
  card_bij (fun a _ => i a) hi (fun _ h₁ _ h₂ e => i_inj h₁ h₂ e) fun b hb => (i_surj hb).elim fun a h => ⟨a, h.1, h.2⟩

theorem card_bij' {t : Finset β} (i : ∀ a ∈ s, β) (j : ∀ a ∈ t, α) (hi : ∀ a ha, i a ha ∈ t) (hj : ∀ a ha, j a ha ∈ s)
    (left_inv : ∀ a ha, j (i a ha) (hi a ha) = a) (right_inv : ∀ a ha, i (j a ha) (hj a ha) = a) : s.card = t.card :=
  card_bij i hi (fun a₁ h₁ a₂ h₂ e => by
      rw [← left_inv a₁ h₁, ← left_inv a₂ h₂]
      have : ∀ (b c : β) (hb : b ∈ t) (hc : c ∈ t), b = c → j b hb = j c hc := fun b c hb hc e => by subst e; rfl
      exact this _ _ _ _ e)
    fun b hb => ⟨j b hb, hj b hb, right_inv b hb⟩

theorem card_nbij' {t : Finset β} (i : α → β) (j : β → α) (hi : ∀ a ∈ s, i a ∈ t) (hj : ∀ a ∈ t, j a ∈ s)
    (left_inv : ∀ a ∈ s, j (i a) = a) (right_inv : ∀ a ∈ t, i (j a) = a) : s.card = t.card :=
  card_bij' (fun a _ => i a) (fun b _ => j b) hi hj left_inv right_inv

@[simp] theorem card_product (s : Finset α) (t : Finset β) : card (s ×ˢ t) = card s * card t := Multiset.card_product _ _

@[elab_as_elim] noncomputable def strongInductionOn {p : Finset α → Sort _} (s : Finset α) (H : ∀ s, (∀ t, t ⊂ s → p t) → p s) : p s :=
  H s fun t _ => strongInductionOn t H
  termination_by s.card
  decreasing_by exact card_lt_card ‹_›

end Finset

namespace Finset

variable {α : Type u} {β : Type v} {s t u : Finset α} {a b : α} {n : ℕ}

theorem one_lt_card_iff : 1 < s.card ↔ ∃ a b, a ∈ s ∧ b ∈ s ∧ a ≠ b := by
  rw [one_lt_card]
  exact ⟨fun ⟨a, ha, b, hb, h⟩ => ⟨a, b, ha, hb, h⟩, fun ⟨a, b, ha, hb, h⟩ => ⟨a, ha, b, hb, h⟩⟩

theorem card_le_one_iff : s.card ≤ 1 ↔ ∀ {a b}, a ∈ s → b ∈ s → a = b :=
  card_le_one.trans ⟨fun h _ _ ha hb => h _ ha _ hb, fun h _ ha _ hb => h ha hb⟩

theorem card_eq_three [DecidableEq α] : s.card = 3 ↔ ∃ x y z, x ≠ y ∧ x ≠ z ∧ y ≠ z ∧ s = {x, y, z} := by
  constructor
  · intro h
    obtain ⟨x, t, hx, e, ht⟩ := card_eq_succ.1 h
    obtain ⟨y, z, hyz, rfl⟩ := card_eq_two.1 ht
    rw [mem_insert, mem_singleton, not_or] at hx
    exact ⟨x, y, z, hx.1, hx.2, hyz, e.symm⟩
  · rintro ⟨x, y, z, xy, xz, yz, rfl⟩
    rw [card_insert_of_notMem (by rw [mem_insert, mem_singleton]; exact fun h => h.elim xy xz), card_pair yz]

theorem two_lt_card_iff : 2 < s.card ↔ ∃ a b c, a ∈ s ∧ b ∈ s ∧ c ∈ s ∧ a ≠ b ∧ a ≠ c ∧ b ≠ c := by
  haveI := Classical.decEq α
  constructor
  · intro h
    obtain ⟨a, ha⟩ := card_pos.1 (Nat.lt_trans Nat.zero_lt_two h)
    have h' : 1 < (s.erase a).card := by rw [card_erase_of_mem ha]; omega
    obtain ⟨b, c, hb, hc, bc⟩ := one_lt_card_iff.1 h'
    exact ⟨a, b, c, ha, (mem_erase.1 hb).2, (mem_erase.1 hc).2, (mem_erase.1 hb).1.symm, (mem_erase.1 hc).1.symm, bc⟩
  · rintro ⟨a, b, c, ha, hb, hc, ab, ac, bc⟩
    have h := card_le_card (insert_subset ha (insert_subset hb (singleton_subset_iff.2 hc)))
    rwa [card_eq_three.2 ⟨a, b, c, ab, ac, bc, rfl⟩] at h

theorem two_lt_card : 2 < s.card ↔ ∃ a ∈ s, ∃ b ∈ s, ∃ c ∈ s, a ≠ b ∧ a ≠ c ∧ b ≠ c :=
  two_lt_card_iff.trans ⟨fun ⟨a, b, c, ha, hb, hc, h⟩ => ⟨a, ha, b, hb, c, hc, h⟩,
    fun ⟨a, ha, b, hb, c, hc, h⟩ => ⟨a, b, c, ha, hb, hc, h⟩⟩

theorem card_le_two [DecidableEq α] : ({a, b} : Finset α).card ≤ 2 := card_insert_le _ _

theorem exists_mem_ne (hs : 1 < s.card) (a : α) : ∃ b ∈ s, b ≠ a := by
  obtain ⟨x, hx, y, hy, h⟩ := one_lt_card.1 hs
  by_cases e : x = a
  · exact ⟨y, hy, fun e' => h (e.trans e'.symm)⟩
  · exact ⟨x, hx, e⟩

theorem card_erase_le [DecidableEq α] : (s.erase a).card ≤ s.card := card_le_card (erase_subset a s)

theorem card_erase_lt_of_mem [DecidableEq α] (h : a ∈ s) : (s.erase a).card < s.card := by
  rw [← card_erase_add_one h]; exact Nat.lt_succ_self _

theorem pred_card_le_card_erase [DecidableEq α] : s.card - 1 ≤ (s.erase a).card := by
  by_cases h : a ∈ s
  · rw [card_erase_of_mem h]
  · rw [card_erase_of_notMem h]; exact Nat.sub_le _ _

@[simp] theorem card_union_of_disjoint [DecidableEq α] (h : Disjoint s t) : (s ∪ t).card = s.card + t.card := by
  rw [← card_union_add_card_inter, disjoint_iff_inter_eq_empty.1 h, card_empty, Nat.add_zero]

theorem card_sdiff [DecidableEq α] : (t \ s).card = t.card - (s ∩ t).card := by
  rw [← card_sdiff_add_card_inter t s, inter_comm t s, Nat.add_sub_cancel]

theorem card_sdiff_add_card [DecidableEq α] (s t : Finset α) : (s \ t).card + t.card = (s ∪ t).card := by
  have h₁ := card_union_add_card_inter s t
  have h₂ := card_sdiff_add_card_inter s t
  omega

theorem card_le_card_of_injOn {t : Finset β} (f : α → β) (hf : Set.MapsTo f s t) (f_inj : (s : Set α).InjOn f) :
    s.card ≤ t.card := by
  haveI := Classical.decEq β
  rw [← card_image_of_injOn f_inj]
  exact card_le_card (image_subset_iff.2 fun x hx => hf hx)

theorem card_le_card_of_surjOn {t : Finset β} (f : α → β) (hf : Set.SurjOn f s t) : t.card ≤ s.card := by
  haveI := Classical.decEq β
  refine Nat.le_trans (card_le_card fun b hb => ?_) (card_image_le (s := s) (f := f))
  obtain ⟨a, ha, e⟩ := hf hb
  exact mem_image.2 ⟨a, ha, e⟩

theorem exists_subset_card_eq (hns : n ≤ s.card) : ∃ t ⊆ s, t.card = n := by
  haveI := Classical.decEq α
  induction s using Finset.induction generalizing n with
  | empty => exact ⟨∅, Subset.refl _, (Nat.le_zero.mp hns).symm⟩
  | insert a s ha ih =>
    rw [card_insert_of_notMem ha] at hns
    match n with
    | 0 => exact ⟨∅, empty_subset _, rfl⟩
    | n + 1 =>
      obtain ⟨t, ht, e⟩ := ih (Nat.le_of_succ_le_succ hns)
      exact ⟨insert a t, insert_subset_insert a ht, by rw [card_insert_of_notMem fun h => ha (ht h), e]⟩

end Finset
