import Mathlib.Data.Finset.Basic

/-!
Finite sets: `map` along an embedding, `image`, `×ˢ`, `biUnion`, `disjoint`.
Source of the names: Mathlib `Mathlib/Data/Finset/{Image,Prod,Union,Disjoint,Attach}.lean`.
-/

universe u v w

namespace Finset

variable {α : Type u} {β : Type v} {γ : Type w} {s s₁ s₂ t : Finset α}

/-! `map`. -/

/-- The values of an embedding. -/
def map (f : α ↪ β) (s : Finset α) : Finset β := ⟨s.1.map f, s.2.map f.2⟩

@[simp] theorem map_val (f : α ↪ β) (s : Finset α) : (map f s).1 = s.1.map f := rfl

@[simp] theorem map_empty (f : α ↪ β) : (∅ : Finset α).map f = ∅ := rfl

@[simp] theorem mem_map {f : α ↪ β} {s : Finset α} {b : β} : b ∈ s.map f ↔ ∃ a ∈ s, f a = b := Multiset.mem_map

theorem mem_map_of_mem (f : α ↪ β) {a} {s : Finset α} (h : a ∈ s) : f a ∈ s.map f := mem_map.2 ⟨a, h, rfl⟩

@[simp] theorem mem_map' (f : α ↪ β) {a} {s : Finset α} : f a ∈ s.map f ↔ a ∈ s :=
  ⟨fun h => (mem_map.1 h).elim fun b hb => f.2 hb.2 ▸ hb.1, mem_map_of_mem f⟩

/-! `image`. -/

section Image

variable [DecidableEq β]

/-- The values of a function. -/
def image (f : α → β) (s : Finset α) : Finset β := (s.1.map f).toFinset

@[simp] theorem image_val (f : α → β) (s : Finset α) : (image f s).1 = (s.1.map f).dedup := rfl

@[simp] theorem image_empty (f : α → β) : (∅ : Finset α).image f = ∅ := rfl

@[simp] theorem mem_image {f : α → β} {s : Finset α} {b : β} : b ∈ s.image f ↔ ∃ a ∈ s, f a = b :=
  Multiset.mem_toFinset.trans Multiset.mem_map

theorem mem_image_of_mem (f : α → β) {a} {s : Finset α} (h : a ∈ s) : f a ∈ s.image f := mem_image.2 ⟨a, h, rfl⟩

@[simp, norm_cast] theorem coe_image {f : α → β} : ↑(s.image f) = Set.image f ↑s := Set.ext fun _ => mem_image

theorem image_val_of_injOn {f : α → β} (H : Set.InjOn f s) : (image f s).1 = s.1.map f :=
  (s.2.map_on fun _ hx _ hy e => H hx hy e).dedup

@[simp] theorem image_id [DecidableEq α] : s.image id = s := ext fun _ => by simp

@[simp] theorem image_id' [DecidableEq α] : (s.image fun x => x) = s := image_id

theorem image_image [DecidableEq γ] {f : α → β} {g : β → γ} : (s.image f).image g = s.image (g ∘ f) := ext fun x => by
  simp only [mem_image]
  exact ⟨fun ⟨b, ⟨a, ha, e⟩, e'⟩ => ⟨a, ha, by rw [← e', ← e]; rfl⟩, fun ⟨a, ha, e⟩ => ⟨f a, ⟨a, ha, rfl⟩, e⟩⟩

theorem image_subset_image {f : α → β} {s₁ s₂ : Finset α} (h : s₁ ⊆ s₂) : s₁.image f ⊆ s₂.image f := fun _ hx =>
  (mem_image.1 hx).elim fun a ha => mem_image.2 ⟨a, h ha.1, ha.2⟩

theorem image_subset_iff {f : α → β} {t : Finset β} : s.image f ⊆ t ↔ ∀ x ∈ s, f x ∈ t :=
  ⟨fun h x hx => h (mem_image_of_mem f hx), fun h _ hx => (mem_image.1 hx).elim fun a ha => ha.2 ▸ h a ha.1⟩

theorem image_congr {f g : α → β} (h : Set.EqOn f g ↑s) : s.image f = s.image g := ext fun x => by
  rw [mem_image, mem_image]
  exact ⟨fun ⟨a, ha, e⟩ => ⟨a, ha, (h ha) ▸ e⟩, fun ⟨a, ha, e⟩ => ⟨a, ha, (h ha).symm ▸ e⟩⟩

@[simp] theorem image_singleton (f : α → β) (a : α) : image f {a} = {f a} := ext fun x => by simp [eq_comm]

@[simp] theorem image_insert [DecidableEq α] (f : α → β) (a : α) (s : Finset α) : (insert a s).image f = insert (f a) (s.image f) :=
  ext fun x => by
    rw [mem_image, mem_insert, mem_image]
    exact ⟨fun ⟨b, hb, e⟩ => (mem_insert.1 hb).elim (fun h => Or.inl (by rw [← e, h])) (fun h => Or.inr ⟨b, h, e⟩),
      fun h => h.elim (fun e => ⟨a, mem_insert_self a s, e.symm⟩) (fun ⟨b, hb, e⟩ => ⟨b, mem_insert_of_mem hb, e⟩)⟩

theorem image_union [DecidableEq α] {f : α → β} (s₁ s₂ : Finset α) : (s₁ ∪ s₂).image f = s₁.image f ∪ s₂.image f :=
  ext fun x => by
    rw [mem_union, mem_image, mem_image, mem_image]
    exact ⟨fun ⟨b, hb, e⟩ => (mem_union.1 hb).imp (fun h => ⟨b, h, e⟩) (fun h => ⟨b, h, e⟩),
      fun h => h.elim (fun ⟨b, hb, e⟩ => ⟨b, mem_union_left _ hb, e⟩) (fun ⟨b, hb, e⟩ => ⟨b, mem_union_right _ hb, e⟩)⟩

@[simp] theorem image_nonempty {f : α → β} : (s.image f).Nonempty ↔ s.Nonempty :=
  ⟨fun ⟨_, hx⟩ => (mem_image.1 hx).elim fun a ha => ⟨a, ha.1⟩, fun ⟨a, ha⟩ => ⟨f a, mem_image_of_mem f ha⟩⟩

theorem Nonempty.image {s : Finset α} (h : s.Nonempty) (f : α → β) : (s.image f).Nonempty := image_nonempty.2 h

@[simp] theorem image_eq_empty {f : α → β} : s.image f = ∅ ↔ s = ∅ := by
  rw [← not_nonempty_iff_eq_empty, image_nonempty, not_nonempty_iff_eq_empty]

theorem filter_image {p : β → Prop} [DecidablePred p] {f : α → β} : (s.image f).filter p = (s.filter fun a => p (f a)).image f :=
  ext fun x => by
    rw [mem_filter, mem_image, mem_image]
    exact ⟨fun ⟨⟨a, ha, e⟩, hp⟩ => ⟨a, mem_filter.2 ⟨ha, e.symm ▸ hp⟩, e⟩,
      fun ⟨a, ha, e⟩ => ⟨⟨a, (mem_filter.1 ha).1, e⟩, e ▸ (mem_filter.1 ha).2⟩⟩

theorem map_eq_image (f : α ↪ β) (s : Finset α) : s.map f = s.image f := ext fun x => by rw [mem_map, mem_image]

theorem forall_mem_image {p : β → Prop} {f : α → β} : (∀ y ∈ s.image f, p y) ↔ ∀ ⦃x⦄, x ∈ s → p (f x) :=
  ⟨fun h _ hx => h _ (mem_image_of_mem f hx), fun h _ hy => (mem_image.1 hy).elim fun _ ha => ha.2 ▸ h ha.1⟩

theorem subset_image_iff {f : α → β} {t : Finset β} {s : Set α} : ↑t ⊆ Set.image f s ↔ ∃ s' : Finset α, ↑s' ⊆ s ∧ s'.image f = t := by
  constructor
  · intro h
    haveI := Classical.decEq α
    induction t using Finset.induction with
    | empty => exact ⟨∅, fun x hx => absurd hx (notMem_empty x), rfl⟩
    | insert b t _ ih =>
      obtain ⟨s', hs, e⟩ := ih fun x hx => h (mem_insert_of_mem hx)
      obtain ⟨a, ha, ea⟩ := h (mem_insert_self b t)
      exact ⟨insert a s', fun x hx => (mem_insert.1 hx).elim (fun e => e ▸ ha) (fun hx => hs hx), by rw [image_insert, e, ea]⟩
  · rintro ⟨s', hs, rfl⟩ x hx
    obtain ⟨a, ha, e⟩ := mem_image.1 hx
    exact ⟨a, hs ha, e⟩

end Image

/-! Products. -/

/-- The pairs. -/
protected def product (s : Finset α) (t : Finset β) : Finset (α × β) := ⟨s.1 ×ˢ t.1, s.nodup.product t.nodup⟩

instance instSProd : SProd (Finset α) (Finset β) (Finset (α × β)) := ⟨Finset.product⟩

@[simp] theorem mem_product {s : Finset α} {t : Finset β} {p : α × β} : p ∈ s ×ˢ t ↔ p.1 ∈ s ∧ p.2 ∈ t := Multiset.mem_product

theorem mk_mem_product {s : Finset α} {t : Finset β} {a : α} {b : β} (ha : a ∈ s) (hb : b ∈ t) : (a, b) ∈ s ×ˢ t :=
  mem_product.2 ⟨ha, hb⟩

@[simp] theorem empty_product (t : Finset β) : (∅ : Finset α) ×ˢ t = ∅ := rfl

@[simp] theorem product_empty (s : Finset α) : s ×ˢ (∅ : Finset β) = ∅ := eq_empty_of_forall_notMem fun x hx =>
  notMem_empty x.2 (mem_product.1 hx).2

/-! The elements as a type. -/

/-- The elements, as elements of the subtype. -/
def attach (s : Finset α) : Finset { x // x ∈ s } := ⟨Multiset.attach s.1, Multiset.nodup_attach.2 s.2⟩

@[simp] theorem mem_attach (s : Finset α) : ∀ x, x ∈ s.attach := Multiset.mem_attach s.1

/-! `biUnion`. -/

section Bind

variable [DecidableEq β]

/-- The union of the sets `t x` for `x` in `s`. -/
protected def biUnion (s : Finset α) (t : α → Finset β) : Finset β := (s.1.bind fun a => (t a).1).toFinset

@[simp] theorem mem_biUnion {s : Finset α} {t : α → Finset β} {b : β} : b ∈ s.biUnion t ↔ ∃ a ∈ s, b ∈ t a :=
  Multiset.mem_toFinset.trans Multiset.mem_bind

@[simp] theorem biUnion_empty {t : α → Finset β} : Finset.biUnion ∅ t = ∅ := rfl

@[simp] theorem biUnion_insert [DecidableEq α] {s : Finset α} {t : α → Finset β} {a : α} :
    (insert a s).biUnion t = t a ∪ s.biUnion t := ext fun x => by
  simp only [mem_biUnion, mem_union, mem_insert]
  exact ⟨fun ⟨b, hb, h⟩ => hb.elim (fun e => Or.inl (e ▸ h)) (fun hb => Or.inr ⟨b, hb, h⟩),
    fun h => h.elim (fun h => ⟨a, Or.inl rfl, h⟩) (fun ⟨b, hb, h⟩ => ⟨b, Or.inr hb, h⟩)⟩

@[simp] theorem singleton_biUnion {t : α → Finset β} {a : α} : Finset.biUnion {a} t = t a := ext fun x => by simp

end Bind

end Finset
