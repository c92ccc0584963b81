import Mathlib.Data.Finset.Image
import Mathlib.Order.Disjoint

/-!
Largest and least elements and suprema of finite sets.
Source of the names: Mathlib `Mathlib/Data/Finset/{Max,Lattice/Fold}.lean`. `max` and `min` of possibly empty sets need
`WithBot`, `WithTop`, which are not here.
-/

universe u v

namespace Multiset

variable {α : Type u}

instance leftCommutative_sup [SemilatticeSup α] : LeftCommutative (fun a b : α => a ⊔ b) :=
  ⟨fun _ _ _ => le_antisymm
    (sup_le (le_trans le_sup_left le_sup_right) (sup_le le_sup_left (le_trans le_sup_right le_sup_right)))
    (sup_le (le_trans le_sup_left le_sup_right) (sup_le le_sup_left (le_trans le_sup_right le_sup_right)))⟩

instance leftCommutative_inf [SemilatticeInf α] : LeftCommutative (fun a b : α => a ⊓ b) :=
  ⟨fun _ _ _ => le_antisymm
    (le_inf (le_trans inf_le_right inf_le_left) (le_inf inf_le_left (le_trans inf_le_right inf_le_right)))
    (le_inf (le_trans inf_le_right inf_le_left) (le_inf inf_le_left (le_trans inf_le_right inf_le_right)))⟩

/-- The supremum of the elements. -/
def sup [SemilatticeSup α] [OrderBot α] (s : Multiset α) : α := foldr (fun a b => a ⊔ b) ⊥ s

/-- The infimum of the elements. -/
def inf [SemilatticeInf α] [OrderTop α] (s : Multiset α) : α := foldr (fun a b => a ⊓ b) ⊤ s

end Multiset

namespace Finset

variable {α : Type u} {β : Type v} {s t : Finset β} {f g : β → α}

section Sup

variable [SemilatticeSup α] [OrderBot α]

/-- The supremum of the `f x` for `x` in `s`. -/
def sup (s : Finset β) (f : β → α) : α := (s.1.map f).sup

@[simp] theorem sup_empty : (∅ : Finset β).sup f = ⊥ := rfl

@[simp] theorem sup_cons {b : β} (h : b ∉ s) : (cons b s h).sup f = f b ⊔ s.sup f := by
  show (Multiset.map f (b ::ₘ s.1)).sup = _
  rw [Multiset.map_cons]
  exact Multiset.foldr_cons _ _ _ _

@[simp] theorem sup_insert [DecidableEq β] {b : β} : (insert b s : Finset β).sup f = f b ⊔ s.sup f := by
  by_cases h : b ∈ s
  · rw [insert_eq_of_mem h]
    have key : ∀ (s : Finset β), b ∈ s → f b ≤ s.sup f := by
      intro s
      induction s using Finset.cons_induction with
      | empty => exact fun h => absurd h (notMem_empty b)
      | cons a s ha ih =>
        intro hb
        rw [sup_cons]
        exact (mem_cons.1 hb).elim (fun e => by rw [e]; exact le_sup_left) fun hb => le_trans (ih hb) le_sup_right
    exact (le_antisymm le_sup_right (sup_le (key s h) (le_refl _)))
  · rw [← cons_eq_insert b s h, sup_cons]

@[simp] theorem sup_singleton {b : β} : ({b} : Finset β).sup f = f b := le_antisymm (sup_le (le_refl _) bot_le) le_sup_left

theorem le_sup {b : β} (hb : b ∈ s) : f b ≤ s.sup f := by
  haveI := Classical.decEq β
  rw [← insert_eq_of_mem hb, sup_insert]
  exact le_sup_left

protected theorem sup_le {a : α} (h : ∀ b ∈ s, f b ≤ a) : s.sup f ≤ a := by
  induction s using Finset.cons_induction with
  | empty => exact bot_le
  | cons b s hb ih =>
    rw [sup_cons]
    exact _root_.sup_le (h b (mem_cons.2 (Or.inl rfl))) (ih fun c hc => h c (mem_cons.2 (Or.inr hc)))

@[simp] protected theorem sup_le_iff {a : α} : s.sup f ≤ a ↔ ∀ b ∈ s, f b ≤ a :=
  ⟨fun h _ hb => le_trans (le_sup hb) h, Finset.sup_le⟩

end Sup

section Inf

variable [SemilatticeInf α] [OrderTop α]

/-- The infimum of the `f x` for `x` in `s`. -/
def inf (s : Finset β) (f : β → α) : α := (s.1.map f).inf

@[simp] theorem inf_empty : (∅ : Finset β).inf f = ⊤ := rfl

@[simp] theorem inf_cons {b : β} (h : b ∉ s) : (cons b s h).inf f = f b ⊓ s.inf f := by
  show (Multiset.map f (b ::ₘ s.1)).inf = _
  rw [Multiset.map_cons]
  exact Multiset.foldr_cons _ _ _ _

theorem inf_le {b : β} (hb : b ∈ s) : s.inf f ≤ f b := by
  induction s using Finset.cons_induction with
  | empty => exact absurd hb (notMem_empty b)
  | cons a s ha ih =>
    rw [inf_cons]
    exact (mem_cons.1 hb).elim (fun e => by rw [e]; exact inf_le_left) fun hb => le_trans inf_le_right (ih hb)

protected theorem le_inf {a : α} (h : ∀ b ∈ s, a ≤ f b) : a ≤ s.inf f := by
  induction s using Finset.cons_induction with
  | empty => exact le_top
  | cons b s hb ih =>
    rw [inf_cons]
    exact _root_.le_inf (h b (mem_cons.2 (Or.inl rfl))) (ih fun c hc => h c (mem_cons.2 (Or.inr hc)))

end Inf

/-! Nonempty sets of a linear order. -/

section MaxMin

variable {α : Type u} [LinearOrder α] {s : Finset α}

theorem exists_max_image (s : Finset β) (f : β → α) (h : s.Nonempty) : ∃ x ∈ s, ∀ x' ∈ s, f x' ≤ f x := by
  induction s using Finset.cons_induction with
  | empty => exact absurd h not_nonempty_empty
  | cons a s ha ih =>
    rcases eq_empty_or_nonempty s with e | hs
    · refine ⟨a, mem_cons.2 (Or.inl rfl), fun x hx => (mem_cons.1 hx).elim (fun e => le_of_eq (by rw [e])) fun hx => ?_⟩
      rw [e] at hx
      exact absurd hx (notMem_empty x)
    · obtain ⟨b, hb, hmax⟩ := ih hs
      rcases le_total (f a) (f b) with hab | hab
      · exact ⟨b, mem_cons.2 (Or.inr hb), fun x hx => (mem_cons.1 hx).elim (fun e => by rw [e]; exact hab) (hmax x)⟩
      · exact ⟨a, mem_cons.2 (Or.inl rfl), fun x hx => (mem_cons.1 hx).elim (fun e => le_of_eq (by rw [e]))
          fun hx => le_trans (hmax x hx) hab⟩

theorem exists_min_image (s : Finset β) (f : β → α) (h : s.Nonempty) : ∃ x ∈ s, ∀ x' ∈ s, f x ≤ f x' := by
  induction s using Finset.cons_induction with
  | empty => exact absurd h not_nonempty_empty
  | cons a s ha ih =>
    rcases eq_empty_or_nonempty s with e | hs
    · refine ⟨a, mem_cons.2 (Or.inl rfl), fun x hx => (mem_cons.1 hx).elim (fun e => le_of_eq (by rw [e])) fun hx => ?_⟩
      rw [e] at hx
      exact absurd hx (notMem_empty x)
    · obtain ⟨b, hb, hmin⟩ := ih hs
      rcases le_total (f a) (f b) with hab | hab
      · exact ⟨a, mem_cons.2 (Or.inl rfl), fun x hx => (mem_cons.1 hx).elim (fun e => le_of_eq (by rw [e]))
          fun hx => le_trans hab (hmin x hx)⟩
      · exact ⟨b, mem_cons.2 (Or.inr hb), fun x hx => (mem_cons.1 hx).elim (fun e => by rw [e]; exact hab) (hmin x)⟩

end MaxMin

/-! Suprema and infima of sets that are not empty. -/

section Sup'

variable [SemilatticeSup α]

/-- The supremum with what was found so far. -/
def optionSup (a : α) : Option α → Option α
  | none => some a
  | some b => some (a ⊔ b)

instance optionSup_leftCommutative : LeftCommutative (optionSup (α := α)) :=
  ⟨fun a b o => by
    cases o with
    | none => exact congrArg some (sup_comm a b)
    | some c => exact congrArg some (le_antisymm
        (sup_le (le_trans le_sup_left le_sup_right) (sup_le le_sup_left (le_trans le_sup_right le_sup_right)))
        (sup_le (le_trans le_sup_left le_sup_right) (sup_le le_sup_left (le_trans le_sup_right le_sup_right))))⟩

theorem optionSup_isSome (s : Finset β) (H : s.Nonempty) (f : β → α) :
    ((s.1.map f).foldr optionSup none).isSome = true := by
  induction s using Finset.cons_induction with
  | empty => exact absurd H not_nonempty_empty
  | cons a s ha _ =>
    show ((Multiset.map f (a ::ₘ s.1)).foldr optionSup none).isSome = true
    rw [Multiset.map_cons, Multiset.foldr_cons]
    cases (Multiset.map f s.1).foldr optionSup none <;> rfl

/-- The supremum of the `f x` for `x` in a set that is not empty. -/
def sup' (s : Finset β) (H : s.Nonempty) (f : β → α) : α :=
  ((s.1.map f).foldr optionSup none).get (optionSup_isSome s H f)

theorem optionSup_le {s : Finset β} {f : β → α} {a : α} (h : ∀ b ∈ s, f b ≤ a) :
    ∀ c, (s.1.map f).foldr optionSup none = some c → c ≤ a := by
  induction s using Finset.cons_induction with
  | empty => exact fun c e => nomatch e
  | cons b s hb ih =>
    intro c
    show (Multiset.map f (b ::ₘ s.1)).foldr optionSup none = some c → c ≤ a
    rw [Multiset.map_cons, Multiset.foldr_cons]
    have hs := ih fun x hx => h x (mem_cons.2 (Or.inr hx))
    have hb' := h b (mem_cons.2 (Or.inl rfl))
    cases e : (Multiset.map f s.1).foldr optionSup none with
    | none => exact fun e' => Option.some.inj e' ▸ hb'
    | some d => exact fun e' => Option.some.inj e' ▸ sup_le hb' (hs d e)

theorem le_optionSup {s : Finset β} {f : β → α} {b : β} (hb : b ∈ s) :
    ∀ c, (s.1.map f).foldr optionSup none = some c → f b ≤ c := by
  induction s using Finset.cons_induction with
  | empty => exact absurd hb (notMem_empty b)
  | cons a s ha ih =>
    intro c
    show (Multiset.map f (a ::ₘ s.1)).foldr optionSup none = some c → f b ≤ c
    rw [Multiset.map_cons, Multiset.foldr_cons]
    rcases mem_cons.1 hb with e₁ | hb'
    · cases (Multiset.map f s.1).foldr optionSup none with
      | none => exact fun e' => Option.some.inj e' ▸ le_of_eq (by rw [e₁])
      | some d => exact fun e' => Option.some.inj e' ▸ le_trans (le_of_eq (by rw [e₁])) le_sup_left
    · have hs := ih hb'
      cases e : (Multiset.map f s.1).foldr optionSup none with
      | none =>
        have h := optionSup_isSome s ⟨b, hb'⟩ f
        rw [e] at h
        exact nomatch h
      | some d => exact fun e' => Option.some.inj e' ▸ le_trans (hs d e) le_sup_right

theorem le_sup' {s : Finset β} (f : β → α) {b : β} (h : b ∈ s) : f b ≤ s.sup' ⟨b, h⟩ f :=
  le_optionSup h _ (Option.some_get _).symm

theorem sup'_le {s : Finset β} (H : s.Nonempty) (f : β → α) {a : α} (hs : ∀ b ∈ s, f b ≤ a) : s.sup' H f ≤ a :=
  optionSup_le hs _ (Option.some_get _).symm

end Sup'

section Inf'

variable [SemilatticeInf α]

/-- The infimum with what was found so far. -/
def optionInf (a : α) : Option α → Option α
  | none => some a
  | some b => some (a ⊓ b)

instance optionInf_leftCommutative : LeftCommutative (optionInf (α := α)) :=
  ⟨fun a b o => by
    cases o with
    | none => exact congrArg some (inf_comm a b)
    | some c => exact congrArg some (le_antisymm
        (le_inf (le_trans inf_le_right inf_le_left) (le_inf inf_le_left (le_trans inf_le_right inf_le_right)))
        (le_inf (le_trans inf_le_right inf_le_left) (le_inf inf_le_left (le_trans inf_le_right inf_le_right))))⟩

theorem optionInf_isSome (s : Finset β) (H : s.Nonempty) (f : β → α) :
    ((s.1.map f).foldr optionInf none).isSome = true := by
  induction s using Finset.cons_induction with
  | empty => exact absurd H not_nonempty_empty
  | cons a s ha _ =>
    show ((Multiset.map f (a ::ₘ s.1)).foldr optionInf none).isSome = true
    rw [Multiset.map_cons, Multiset.foldr_cons]
    cases (Multiset.map f s.1).foldr optionInf none <;> rfl

/-- The infimum of the `f x` for `x` in a set that is not empty. -/
def inf' (s : Finset β) (H : s.Nonempty) (f : β → α) : α :=
  ((s.1.map f).foldr optionInf none).get (optionInf_isSome s H f)

theorem le_optionInf {s : Finset β} {f : β → α} {a : α} (h : ∀ b ∈ s, a ≤ f b) :
    ∀ c, (s.1.map f).foldr optionInf none = some c → a ≤ c := by
  induction s using Finset.cons_induction with
  | empty => exact fun c e => nomatch e
  | cons b s hb ih =>
    intro c
    show (Multiset.map f (b ::ₘ s.1)).foldr optionInf none = some c → a ≤ c
    rw [Multiset.map_cons, Multiset.foldr_cons]
    have hs := ih fun x hx => h x (mem_cons.2 (Or.inr hx))
    have hb' := h b (mem_cons.2 (Or.inl rfl))
    cases e : (Multiset.map f s.1).foldr optionInf none with
    | none => exact fun e' => Option.some.inj e' ▸ hb'
    | some d => exact fun e' => Option.some.inj e' ▸ le_inf hb' (hs d e)

theorem optionInf_le {s : Finset β} {f : β → α} {b : β} (hb : b ∈ s) :
    ∀ c, (s.1.map f).foldr optionInf none = some c → c ≤ f b := by
  induction s using Finset.cons_induction with
  | empty => exact absurd hb (notMem_empty b)
  | cons a s ha ih =>
    intro c
    show (Multiset.map f (a ::ₘ s.1)).foldr optionInf none = some c → c ≤ f b
    rw [Multiset.map_cons, Multiset.foldr_cons]
    rcases mem_cons.1 hb with e₁ | hb'
    · cases (Multiset.map f s.1).foldr optionInf none with
      | none => exact fun e' => Option.some.inj e' ▸ le_of_eq (by rw [e₁])
      | some d => exact fun e' => Option.some.inj e' ▸ le_trans inf_le_left (le_of_eq (by rw [e₁]))
    · have hs := ih hb'
      cases e : (Multiset.map f s.1).foldr optionInf none with
      | none =>
        have h := optionInf_isSome s ⟨b, hb'⟩ f
        rw [e] at h
        exact nomatch h
      | some d => exact fun e' => Option.some.inj e' ▸ le_trans inf_le_right (hs d e)

theorem inf'_le {s : Finset β} (f : β → α) {b : β} (h : b ∈ s) : s.inf' ⟨b, h⟩ f ≤ f b :=
  optionInf_le h _ (Option.some_get _).symm

theorem le_inf' {s : Finset β} (H : s.Nonempty) (f : β → α) {a : α} (hs : ∀ b ∈ s, a ≤ f b) : a ≤ s.inf' H f :=
  le_optionInf hs _ (Option.some_get _).symm

end Inf'

section MaxMin'

variable [LinearOrder α] {s t : Finset α}

/-- The largest element of a set that is not empty. -/
def max' (s : Finset α) (h : s.Nonempty) : α := sup' s h id

/-- The least element of a set that is not empty. -/
def min' (s : Finset α) (h : s.Nonempty) : α := inf' s h id

theorem le_max' (s : Finset α) (x : α) (hx : x ∈ s) : x ≤ s.max' ⟨x, hx⟩ := le_sup' id hx

theorem max'_le (s : Finset α) (hs : s.Nonempty) (x : α) (h : ∀ y ∈ s, y ≤ x) : s.max' hs ≤ x := sup'_le hs id h

theorem max'_mem (s : Finset α) (h : s.Nonempty) : s.max' h ∈ s := by
  obtain ⟨x, hx, hmax⟩ := exists_max_image s id h
  have e : s.max' h = x := le_antisymm (max'_le s h x hmax) (le_max' s x hx)
  rw [e]; exact hx

theorem min'_le (s : Finset α) (x : α) (hx : x ∈ s) : s.min' ⟨x, hx⟩ ≤ x := inf'_le id hx

theorem le_min' (s : Finset α) (hs : s.Nonempty) (x : α) (h : ∀ y ∈ s, x ≤ y) : x ≤ s.min' hs := le_inf' hs id h

theorem min'_mem (s : Finset α) (h : s.Nonempty) : s.min' h ∈ s := by
  obtain ⟨x, hx, hmin⟩ := exists_min_image s id h
  have e : s.min' h = x := le_antisymm (min'_le s x hx) (le_min' s h x hmin)
  rw [e]; exact hx

theorem lt_max'_iff (s : Finset α) {x : α} (hs : s.Nonempty) : x < s.max' hs ↔ ∃ y ∈ s, x < y :=
  ⟨fun h => ⟨_, max'_mem s hs, h⟩, fun ⟨y, hy, h⟩ => lt_of_lt_of_le h (le_max' s y hy)⟩

theorem max'_eq_iff (s : Finset α) (hs : s.Nonempty) (a : α) : s.max' hs = a ↔ a ∈ s ∧ ∀ b ∈ s, b ≤ a :=
  ⟨fun h => by rw [← h]; exact ⟨max'_mem s hs, fun b hb => le_max' s b hb⟩,
    fun h => le_antisymm (max'_le s hs a h.2) (le_max' s a h.1)⟩

theorem min'_eq_iff (s : Finset α) (hs : s.Nonempty) (a : α) : s.min' hs = a ↔ a ∈ s ∧ ∀ b ∈ s, a ≤ b :=
  ⟨fun h => by rw [← h]; exact ⟨min'_mem s hs, fun b hb => min'_le s b hb⟩,
    fun h => le_antisymm (min'_le s a h.1) (le_min' s hs a h.2)⟩

end MaxMin'

end Finset
