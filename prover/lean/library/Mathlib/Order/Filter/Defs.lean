import Mathlib.Data.Set.Basic
import Mathlib.Order.Directed

/-!
Filters and limits along them. Source of the names: Mathlib `Mathlib/Order/Filter/Defs.lean`,
`Mathlib/Order/Filter/Basic.lean`, `Mathlib/Order/Filter/AtTopBot/{Defs,Basic}.lean`.
-/

universe u v w

/-- A family of sets that has the whole type, larger sets and intersections of two. -/
structure Filter (α : Type u) where
  sets : Set (Set α)
  univ_sets : Set.univ ∈ sets
  sets_of_superset {x y : Set α} : x ∈ sets → x ⊆ y → y ∈ sets
  inter_sets {x y : Set α} : x ∈ sets → y ∈ sets → x ∩ y ∈ sets

namespace Filter

variable {α : Type u} {β : Type v} {γ : Type w} {f g : Filter α} {s t : Set α}

instance instMembership : Membership (Set α) (Filter α) := ⟨fun F U => U ∈ F.sets⟩

@[simp] theorem mem_sets : s ∈ f.sets ↔ s ∈ f := Iff.rfl

@[simp] theorem univ_mem : Set.univ ∈ f := f.univ_sets

theorem mem_of_superset {x y : Set α} (hx : x ∈ f) (hxy : x ⊆ y) : y ∈ f := f.sets_of_superset hx hxy

theorem inter_mem (hs : s ∈ f) (ht : t ∈ f) : s ∩ t ∈ f := f.inter_sets hs ht

@[ext] protected theorem ext {f g : Filter α} (h : ∀ s, s ∈ f ↔ s ∈ g) : f = g := by
  obtain ⟨a, _, _, _⟩ := f
  obtain ⟨b, _, _, _⟩ := g
  have e : a = b := Set.ext h
  subst e
  rfl

instance instPartialOrder : PartialOrder (Filter α) where
  le f g := ∀ ⦃U : Set α⦄, U ∈ g → U ∈ f
  le_refl _ _ h := h
  le_trans _ _ _ h₁ h₂ _ h := h₁ (h₂ h)
  lt_iff_le_not_ge _ _ := Iff.rfl
  le_antisymm _ _ h₁ h₂ := Filter.ext fun _ => ⟨fun h => h₂ h, fun h => h₁ h⟩

theorem le_def : f ≤ g ↔ ∀ x ∈ g, x ∈ f := Iff.rfl

/-- The sets around `s`. -/
def principal (s : Set α) : Filter α where
  sets := { t | s ⊆ t }
  univ_sets := fun _ _ => trivial
  sets_of_superset := fun h k _ hx => k (h hx)
  inter_sets := fun h k _ hx => ⟨h hx, k hx⟩

@[simp] theorem mem_principal : s ∈ principal t ↔ t ⊆ s := Iff.rfl

/-- The sets whose preimage is in `f`. -/
def map (m : α → β) (f : Filter α) : Filter β where
  sets := { s | m ⁻¹' s ∈ f }
  univ_sets := f.univ_sets
  sets_of_superset := fun h k => f.sets_of_superset h fun _ hx => k hx
  inter_sets := fun h k => f.inter_sets h k

@[simp] theorem mem_map {m : α → β} {t : Set β} : t ∈ map m f ↔ m ⁻¹' t ∈ f := Iff.rfl

/-- `f` tends to `l₂` along `l₁`. -/
def Tendsto (f : α → β) (l₁ : Filter α) (l₂ : Filter β) := l₁.map f ≤ l₂

theorem tendsto_def {f : α → β} {l₁ : Filter α} {l₂ : Filter β} : Tendsto f l₁ l₂ ↔ ∀ s ∈ l₂, f ⁻¹' s ∈ l₁ := Iff.rfl

theorem tendsto_id {x : Filter α} : Tendsto id x x := fun _ h => h

theorem Tendsto.comp {f : α → β} {g : β → γ} {x : Filter α} {y : Filter β} {z : Filter γ} (hg : Tendsto g y z)
    (hf : Tendsto f x y) : Tendsto (g ∘ f) x z := fun _ h => hf (hg h)

theorem Tendsto.mono_left {f : α → β} {x y : Filter α} {z : Filter β} (hx : Tendsto f x z) (h : y ≤ x) : Tendsto f y z :=
  fun _ k => h (hx k)

theorem Tendsto.mono_right {f : α → β} {x : Filter α} {y z : Filter β} (hy : Tendsto f x y) (h : y ≤ z) : Tendsto f x z :=
  fun _ k => hy (h k)

/-- `p` holds on a set of `f`. -/
protected def Eventually (p : α → Prop) (f : Filter α) : Prop := { x | p x } ∈ f

/-- `p` does not fail eventually. -/
protected def Frequently (p : α → Prop) (f : Filter α) : Prop := ¬f.Eventually fun x => ¬p x

theorem Eventually.mono {p q : α → Prop} (hp : f.Eventually p) (hq : ∀ x, p x → q x) : f.Eventually q :=
  f.sets_of_superset hp hq

theorem Eventually.and {p q : α → Prop} (hp : f.Eventually p) (hq : f.Eventually q) : f.Eventually fun x => p x ∧ q x :=
  f.inter_sets hp hq

/-- `f` is not the filter of all sets. -/
class NeBot (f : Filter α) : Prop where
  ne' : ∅ ∉ f

/-- The sets that contain everything above finitely many elements. -/
def atTop {α : Type u} [Preorder α] : Filter α where
  sets := { s | ∃ l : List α, ∀ b, (∀ a, a ∈ l → a ≤ b) → b ∈ s }
  univ_sets := ⟨[], fun _ _ => trivial⟩
  sets_of_superset := fun ⟨l, h⟩ k => ⟨l, fun b hb => k (h b hb)⟩
  inter_sets := fun ⟨l, h⟩ ⟨m, k⟩ => ⟨l ++ m, fun b hb =>
    ⟨h b fun a ha => hb a (List.mem_append.mpr (Or.inl ha)), k b fun a ha => hb a (List.mem_append.mpr (Or.inr ha))⟩⟩

/-- The sets that contain everything below finitely many elements. -/
def atBot {α : Type u} [Preorder α] : Filter α where
  sets := { s | ∃ l : List α, ∀ b, (∀ a, a ∈ l → b ≤ a) → b ∈ s }
  univ_sets := ⟨[], fun _ _ => trivial⟩
  sets_of_superset := fun ⟨l, h⟩ k => ⟨l, fun b hb => k (h b hb)⟩
  inter_sets := fun ⟨l, h⟩ ⟨m, k⟩ => ⟨l ++ m, fun b hb =>
    ⟨h b fun a ha => hb a (List.mem_append.mpr (Or.inl ha)), k b fun a ha => hb a (List.mem_append.mpr (Or.inr ha))⟩⟩

theorem mem_atTop [Preorder α] (a : α) : { b : α | a ≤ b } ∈ (atTop : Filter α) :=
  ⟨[a], fun _ h => h a (List.mem_cons_self)⟩

theorem mem_atTop_sets {α : Type u} [Preorder α] [IsDirectedOrder α] [Nonempty α] {s : Set α} :
    s ∈ (atTop : Filter α) ↔ ∃ a : α, ∀ b ≥ a, b ∈ s := by
  constructor
  · rintro ⟨l, h⟩
    have bound : ∃ m : α, ∀ a, a ∈ l → a ≤ m := by
      clear h
      induction l with
      | nil => exact ⟨Classical.choice inferInstance, fun _ k => absurd k List.not_mem_nil⟩
      | cons x l ih =>
        obtain ⟨m, hm⟩ := ih
        obtain ⟨c, hx, hc⟩ := exists_ge_ge x m
        refine ⟨c, fun a ha => ?_⟩
        rcases List.mem_cons.mp ha with e | k
        · rw [e]; exact hx
        · exact le_trans (hm a k) hc
    obtain ⟨m, hm⟩ := bound
    exact ⟨m, fun b hb => h b fun a ha => le_trans (hm a ha) hb⟩
  · rintro ⟨a, h⟩
    exact ⟨[a], fun b hb => h b (hb a List.mem_cons_self)⟩

instance atTop_neBot {α : Type u} [Preorder α] [IsDirectedOrder α] [Nonempty α] : NeBot (atTop : Filter α) :=
  ⟨fun h => let ⟨a, k⟩ := mem_atTop_sets.mp h; k a (le_refl a)⟩

theorem eventually_atTop {α : Type u} [Preorder α] [IsDirectedOrder α] [Nonempty α] {p : α → Prop} :
    atTop.Eventually p ↔ ∃ a, ∀ b ≥ a, p b := mem_atTop_sets

theorem eventually_ge_atTop {α : Type u} [Preorder α] (a : α) : atTop.Eventually fun x => a ≤ x := mem_atTop a

theorem tendsto_atTop {α : Type u} {β : Type v} [Preorder β] {m : α → β} {f : Filter α} :
    Tendsto m f atTop ↔ ∀ b, f.Eventually fun a => b ≤ m a := by
  constructor
  · exact fun h b => h (mem_atTop b)
  · rintro h s ⟨l, hl⟩
    have all : f.Eventually fun a => ∀ b, b ∈ l → b ≤ m a := by
      clear hl
      induction l with
      | nil => exact f.sets_of_superset f.univ_sets fun _ _ _ k => absurd k List.not_mem_nil
      | cons x l ih =>
        refine ((h x).and ih).mono fun a k b hb => ?_
        rcases List.mem_cons.mp hb with e | hb
        · rw [e]; exact k.1
        · exact k.2 b hb
    exact all.mono fun a k => hl (m a) k

theorem Eventually.of_forall {p : α → Prop} (hp : ∀ x, p x) : f.Eventually p :=
  f.sets_of_superset f.univ_sets fun x _ => hp x

theorem Eventually.exists {p : α → Prop} [h : f.NeBot] (hp : f.Eventually p) : ∃ x, p x :=
  Classical.byContradiction fun n => h.ne' (f.sets_of_superset hp fun x hx => (n ⟨x, hx⟩).elim)

theorem Tendsto.congr {f₁ f₂ : α → β} {l₁ : Filter α} {l₂ : Filter β} (h : ∀ x, f₁ x = f₂ x) :
    Tendsto f₁ l₁ l₂ → Tendsto f₂ l₁ l₂ := by
  rw [funext h]; exact id

theorem Tendsto.congr' {f₁ f₂ : α → β} {l₁ : Filter α} {l₂ : Filter β}
    (hl : l₁.Eventually fun x => f₁ x = f₂ x) (h : Tendsto f₁ l₁ l₂) : Tendsto f₂ l₁ l₂ := fun s hs =>
  l₁.sets_of_superset (l₁.inter_sets hl (h hs)) fun x hx => by
    have e : f₁ x = f₂ x := hx.1
    show f₂ x ∈ s
    rw [← e]
    exact hx.2

end Filter
