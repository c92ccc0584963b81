import Mathlib.Data.Nat.Choose.Basic
import Mathlib.Data.Set.Finite

/-!
The subsets of a finite set; finite sets, sets, functions and permutations of a finite type form finite types.
Source of the names: Mathlib `Mathlib/Data/{Multiset/Powerset,Finset/Powerset,Fintype/Powerset,Fintype/Pi,Fintype/Perm}.lean`.
Functions are counted by their graphs, without an order of their values: those instances do not compute.
-/

universe u v

namespace Multiset

variable {α : Type u}

instance powersetStep_leftCommutative : LeftCommutative (fun (a : α) (T : Multiset (Multiset α)) => T + T.map fun t => a ::ₘ t) :=
  ⟨fun a b T => by
    show (T + T.map fun t => b ::ₘ t) + (T + T.map fun t => b ::ₘ t).map (fun t => a ::ₘ t) =
      (T + T.map fun t => a ::ₘ t) + (T + T.map fun t => a ::ₘ t).map (fun t => b ::ₘ t)
    rw [map_add, map_add, map_map, map_map, add_add_add_comm T _ (T.map fun t => a ::ₘ t), add_assoc T,
      add_assoc T (T.map fun t => a ::ₘ t)]
    have e : ((fun t => a ::ₘ t) ∘ fun t : Multiset α => b ::ₘ t) = (fun t => b ::ₘ t) ∘ fun t => a ::ₘ t :=
      funext fun t => cons_swap a b t
    rw [e]⟩

/-- The multisets of some of the elements. -/
def powerset (s : Multiset α) : Multiset (Multiset α) := foldr (fun a T => T + T.map fun t => a ::ₘ t) {0} s

theorem powerset_cons (a : α) (s : Multiset α) : powerset (a ::ₘ s) = powerset s + (powerset s).map fun t => a ::ₘ t :=
  foldr_cons _ _ _ _

theorem card_powerset (s : Multiset α) : card (powerset s) = 2 ^ card s := by
  induction s using Multiset.induction with
  | empty => rfl
  | cons a s ih => rw [powerset_cons, card_add, card_map, ih, card_cons, Nat.pow_succ, Nat.mul_two]

theorem mem_powerset_of_nodup {s t : Multiset α} (hs : Nodup s) : t ∈ powerset s ↔ Nodup t ∧ t ⊆ s := by
  induction s using Multiset.induction generalizing t with
  | empty =>
    rw [show powerset (0 : Multiset α) = {0} from rfl, mem_singleton]
    exact ⟨fun h => by rw [h]; exact ⟨nodup_zero, fun a ha => ha⟩,
      fun h => eq_zero_of_forall_notMem fun x hx => notMem_zero x (h.2 hx)⟩
  | cons a s ih =>
    rw [powerset_cons, mem_add, mem_map, ih hs.of_cons]
    constructor
    · rintro (h | ⟨t', ht', rfl⟩)
      · exact ⟨h.1, fun x hx => mem_cons_of_mem (h.2 hx)⟩
      · have h := (ih hs.of_cons).1 ht'
        exact ⟨nodup_cons.2 ⟨fun m => hs.notMem (h.2 m), h.1⟩,
          fun x hx => (mem_cons.1 hx).elim (fun e => mem_cons.2 (Or.inl e)) fun hx => mem_cons_of_mem (h.2 hx)⟩
    · rintro ⟨hn, hsub⟩
      by_cases ha : a ∈ t
      · obtain ⟨t', rfl⟩ := exists_cons_of_mem ha
        exact Or.inr ⟨t', (ih hs.of_cons).2 ⟨hn.of_cons, fun x hx => (mem_cons.1 (hsub (mem_cons_of_mem hx))).resolve_left
          fun e => hn.notMem (by rw [← e]; exact hx)⟩, rfl⟩
      · exact Or.inl ⟨hn, fun x hx => (mem_cons.1 (hsub hx)).resolve_left fun e => ha (by rw [← e]; exact hx)⟩

theorem Nodup.powerset {s : Multiset α} (hs : Nodup s) : Nodup (powerset s) := by
  induction s using Multiset.induction with
  | empty => exact nodup_singleton _
  | cons a s ih =>
    rw [powerset_cons]
    refine nodup_add_of_disjoint (ih hs.of_cons) ((ih hs.of_cons).map fun x y h => (cons_inj_right a).1 h) fun t ht h => ?_
    obtain ⟨t', _, rfl⟩ := mem_map.1 h
    exact hs.notMem (((mem_powerset_of_nodup hs.of_cons).1 ht).2 (mem_cons_self a t'))

end Multiset

namespace Finset

variable {α : Type u} {s t : Finset α} {n : ℕ}

/-- The subsets. -/
def powerset (s : Finset α) : Finset (Finset α) :=
  ⟨s.1.powerset.pmap Finset.mk fun _ h => ((Multiset.mem_powerset_of_nodup s.2).1 h).1,
    s.2.powerset.pmap fun _ _ _ _ e => Finset.mk.inj e⟩

@[simp] theorem mem_powerset {s t : Finset α} : s ∈ powerset t ↔ s ⊆ t := by
  refine Multiset.mem_pmap.trans ⟨?_, fun h => ⟨s.1, (Multiset.mem_powerset_of_nodup t.2).2 ⟨s.2, h⟩, rfl⟩⟩
  rintro ⟨m, hm, rfl⟩
  exact ((Multiset.mem_powerset_of_nodup t.2).1 hm).2

@[simp] theorem card_powerset (s : Finset α) : (powerset s).card = 2 ^ s.card :=
  (Multiset.card_pmap _ _ _).trans (Multiset.card_powerset s.1)

theorem empty_mem_powerset (s : Finset α) : ∅ ∈ powerset s := mem_powerset.2 (empty_subset s)

theorem mem_powerset_self (s : Finset α) : s ∈ powerset s := mem_powerset.2 (Subset.refl s)

theorem powerset_mono {s t : Finset α} : powerset s ⊆ powerset t ↔ s ⊆ t :=
  ⟨fun h => mem_powerset.1 (h (mem_powerset_self s)), fun st _ h => mem_powerset.2 (Subset.trans (mem_powerset.1 h) st)⟩

/-- The subsets with `n` elements. -/
def powersetCard (n : ℕ) (s : Finset α) : Finset (Finset α) := s.powerset.filter fun t => t.card = n

@[simp] theorem mem_powersetCard : s ∈ powersetCard n t ↔ s ⊆ t ∧ s.card = n := by
  rw [powersetCard, mem_filter, mem_powerset]

end Finset

instance Finset.fintype {α : Type u} [Fintype α] : Fintype (Finset α) :=
  ⟨Finset.univ.powerset, fun s => Finset.mem_powerset.2 (Finset.subset_univ s)⟩

@[simp] theorem Fintype.card_finset {α : Type u} [Fintype α] : Fintype.card (Finset α) = 2 ^ Fintype.card α := Finset.card_powerset _

instance (priority := 900) instFiniteSet {α : Type u} [Finite α] : Finite (Set α) :=
  haveI := Fintype.ofFinite α
  haveI := Classical.decEq α
  Finite.of_surjective (fun s : Finset α => (s : Set α)) fun s => by
    haveI := Classical.decPred (· ∈ s)
    exact ⟨Finset.univ.filter (· ∈ s), Set.ext fun x => Finset.mem_filter_univ x⟩

noncomputable instance Set.fintype {α : Type u} [Fintype α] : Fintype (Set α) := Fintype.ofFinite _

instance (priority := 900) Pi.finite {α : Type u} {β : Type v} [Finite α] [Finite β] : Finite (α → β) :=
  haveI := Fintype.ofFinite α
  haveI := Fintype.ofFinite β
  haveI : Finite (Set (α × β)) := instFiniteSet
  Finite.of_injective (fun f : α → β => ({p | f p.1 = p.2} : Set (α × β))) fun f g h => funext fun a => by
    have h' : ({p | f p.1 = p.2} : Set (α × β)) = {p | g p.1 = p.2} := h
    have h₁ : (a, f a) ∈ ({p | f p.1 = p.2} : Set (α × β)) := rfl
    rw [h'] at h₁
    exact (show g a = f a from h₁).symm

noncomputable instance Pi.instFintype {α : Type u} {β : Type v} [DecidableEq α] [Fintype α] [Fintype β] : Fintype (α → β) :=
  Fintype.ofFinite _

noncomputable instance equivFintype {α : Type u} {β : Type v} [DecidableEq α] [DecidableEq β] [Fintype α] [Fintype β] :
    Fintype (α ≃ β) :=
  haveI : Finite (α ≃ β) := Finite.of_injective (fun e : α ≃ β => e.toFun) fun e f h => by
    cases e with
    | mk e₁ e₂ e₃ e₄ => cases f with
      | mk f₁ f₂ f₃ f₄ =>
        have h' : e₁ = f₁ := h
        subst h'
        have h'' : e₂ = f₂ := funext fun b => by rw [← f₄ b, e₃, f₃]
        subst h''
        rfl
  Fintype.ofFinite _

namespace Finset

variable {α : Type u} {s : Finset α} {n : ℕ}

@[simp] theorem powerset_empty : (∅ : Finset α).powerset = {∅} := rfl

theorem powerset_insert [DecidableEq α] (s : Finset α) (a : α) : powerset (insert a s) = s.powerset ∪ s.powerset.image (insert a) :=
  ext fun t => by
    rw [mem_union, mem_image, mem_powerset, mem_powerset]
    constructor
    · intro h
      by_cases ha : a ∈ t
      · exact Or.inr ⟨t.erase a, mem_powerset.2 fun x hx => (mem_insert.1 (h (mem_erase.1 hx).2)).resolve_left (mem_erase.1 hx).1,
          insert_erase ha⟩
      · exact Or.inl fun x hx => (mem_insert.1 (h hx)).resolve_left fun e => ha (e ▸ hx)
    · rintro (h | ⟨u, hu, rfl⟩)
      · exact Subset.trans h (subset_insert a s)
      · exact insert_subset_insert a (mem_powerset.1 hu)

@[simp] theorem powersetCard_zero (s : Finset α) : s.powersetCard 0 = {∅} := ext fun t => by
  rw [mem_powersetCard, mem_singleton, card_eq_zero]
  exact ⟨And.right, fun e => ⟨e ▸ empty_subset s, e⟩⟩

theorem powersetCard_succ_insert [DecidableEq α] {x : α} (h : x ∉ s) (n : ℕ) :
    powersetCard (n + 1) (insert x s) = powersetCard (n + 1) s ∪ (powersetCard n s).image (insert x) := ext fun t => by
  have ins : ∀ u ∈ s.powerset, (insert x u).card = u.card + 1 := fun u hu => card_insert_of_notMem fun k => h (mem_powerset.1 hu k)
  rw [powersetCard, mem_filter, powerset_insert, mem_union, mem_union, mem_image, mem_image, powersetCard, mem_filter]
  constructor
  · rintro ⟨k | ⟨u, hu, rfl⟩, c⟩
    · exact Or.inl ⟨k, c⟩
    · exact Or.inr ⟨u, mem_filter.2 ⟨hu, Nat.succ.inj ((ins u hu).symm.trans c)⟩, rfl⟩
  · rintro (k | ⟨u, hu, rfl⟩)
    · exact ⟨Or.inl k.1, k.2⟩
    · exact ⟨Or.inr ⟨u, (mem_filter.1 hu).1, rfl⟩, by rw [ins u (mem_filter.1 hu).1, (mem_filter.1 hu).2]⟩

@[simp] theorem card_powersetCard (n : ℕ) (s : Finset α) : (powersetCard n s).card = s.card.choose n := by
  haveI := Classical.decEq α
  induction s using Finset.induction generalizing n with
  | empty =>
    cases n with
    | zero => rw [powersetCard_zero]; rfl
    | succ n => rw [card_eq_zero.2 (eq_empty_of_forall_notMem fun t ht => ?_)]; rfl
                have := card_le_card (mem_powersetCard.1 ht).1
                rw [(mem_powersetCard.1 ht).2] at this
                exact Nat.not_succ_le_zero n this
  | insert a s ha ih =>
    cases n with
    | zero => rw [powersetCard_zero, Nat.choose_zero_right]; rfl
    | succ n =>
      have sub : ∀ {m}, ∀ t ∈ powersetCard m s, a ∉ t := fun t ht k => ha ((mem_powersetCard.1 ht).1 k)
      rw [powersetCard_succ_insert ha, card_union_of_disjoint, card_image_of_injOn, ih, ih, card_insert_of_notMem ha,
        Nat.choose_succ_succ, Nat.add_comm]
      · intro t ht u hu e
        rw [← erase_insert (sub t ht), ← erase_insert (sub u hu), e]
      · refine disjoint_left.2 fun t ht k => ?_
        obtain ⟨u, _, rfl⟩ := mem_image.1 k
        exact sub _ ht (mem_insert_self a u)

end Finset
