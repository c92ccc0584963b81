import Mathlib.Data.Finset.Card
import Mathlib.Order.Notation

/-!
Finite types: `Fintype`, `Finset.univ`, `Fintype.card`, `Set.toFinset`, decidable quantifiers over finite types.
Source of the names: Mathlib `Mathlib/Data/Fintype/{Defs,Basic,Card,Sets,Prod,Option,Sum,OfMap}.lean`.
-/

universe u v w

/-- A type with finitely many elements, all in `elems`. -/
class Fintype (α : Type u) where
  elems : Finset α
  complete : ∀ x : α, x ∈ elems

namespace Finset

variable {α : Type u} {β : Type v} [Fintype α] {s t : Finset α}

/-- All elements of a finite type. -/
def univ : Finset α := Fintype.elems

@[simp] theorem mem_univ (x : α) : x ∈ (univ : Finset α) := Fintype.complete x

theorem eq_univ_iff_forall : s = univ ↔ ∀ x, x ∈ s := ⟨fun h x => h ▸ mem_univ x, fun h => ext fun x => ⟨fun _ => mem_univ x, fun _ => h x⟩⟩

theorem eq_univ_of_forall : (∀ x, x ∈ s) → s = univ := eq_univ_iff_forall.2

@[simp, norm_cast] theorem coe_univ : ↑(univ : Finset α) = (Set.univ : Set α) := Set.ext fun x => ⟨fun _ => trivial, fun _ => mem_univ x⟩

@[simp] theorem subset_univ (s : Finset α) : s ⊆ univ := fun a _ => mem_univ a

theorem univ_nonempty [Nonempty α] : (univ : Finset α).Nonempty := (‹Nonempty α›).elim fun x => ⟨x, mem_univ x⟩

theorem mem_filter_univ {p : α → Prop} [DecidablePred p] (x : α) : x ∈ univ.filter p ↔ p x :=
  mem_filter.trans ⟨And.right, fun h => ⟨mem_univ x, h⟩⟩

@[simp] theorem filter_univ_mem [DecidableEq α] (s : Finset α) : univ.filter (· ∈ s) = s := ext fun x => by simp

/-- The complement. -/
instance instCompl [DecidableEq α] : Compl (Finset α) := ⟨fun s => univ \ s⟩

theorem compl_eq_univ_sdiff [DecidableEq α] (s : Finset α) : sᶜ = univ \ s := rfl

@[simp] theorem mem_compl [DecidableEq α] {a : α} : a ∈ sᶜ ↔ a ∉ s := mem_sdiff.trans ⟨And.right, fun h => ⟨mem_univ a, h⟩⟩

end Finset

namespace Fintype

variable {α : Type u} {β : Type v}

/-- The number of elements of a finite type. -/
def card (α : Type u) [Fintype α] : ℕ := (Finset.univ : Finset α).card

theorem card_def (α : Type u) [Fintype α] : card α = (Finset.univ : Finset α).card := rfl

instance decidableForallFintype {p : α → Prop} [DecidablePred p] [Fintype α] : Decidable (∀ a, p a) :=
  decidable_of_iff (∀ a ∈ @Finset.univ α _, p a) ⟨fun h a => h a (Finset.mem_univ a), fun h a _ => h a⟩

instance decidableExistsFintype {p : α → Prop} [DecidablePred p] [Fintype α] : Decidable (∃ a, p a) :=
  decidable_of_iff (∃ a ∈ @Finset.univ α _, p a) ⟨fun ⟨a, _, h⟩ => ⟨a, h⟩, fun ⟨a, h⟩ => ⟨a, Finset.mem_univ a, h⟩⟩

instance subsingleton (α : Type u) : Subsingleton (Fintype α) :=
  ⟨fun ⟨s₁, h₁⟩ ⟨s₂, h₂⟩ => by
    have e : s₁ = s₂ := Finset.ext fun x => ⟨fun _ => h₂ x, fun _ => h₁ x⟩
    subst e; rfl⟩

/-- A subtype given by a finite set of its elements. -/
protected def subtype {p : α → Prop} (s : Finset α) (H : ∀ x : α, x ∈ s ↔ p x) : Fintype { x // p x } :=
  ⟨⟨s.1.pmap Subtype.mk fun x hx => (H x).1 hx, s.2.pmap fun _ _ _ _ e => Subtype.mk.inj e⟩,
    fun x => Multiset.mem_pmap.2 ⟨x.1, (H x.1).2 x.2, rfl⟩⟩

/-- A finite type from a list of all its elements. -/
def ofFinset {p : Set α} (s : Finset α) (H : ∀ x, x ∈ s ↔ x ∈ p) : Fintype p := Fintype.subtype s H

/-- A finite type from a function onto it. -/
def ofSurjective [DecidableEq β] [Fintype α] (f : α → β) (H : Function.Surjective f) : Fintype β :=
  ⟨Finset.univ.image f, fun b => (H b).elim fun a e => Finset.mem_image.2 ⟨a, Finset.mem_univ a, e⟩⟩

/-- Any finite type that is equivalent. -/
def ofEquiv (α : Type u) [Fintype α] (f : α ≃ β) : Fintype β :=
  ⟨Finset.univ.map f.toEmbedding, fun b => Finset.mem_map.2 ⟨f.invFun b, Finset.mem_univ _, f.right_inv b⟩⟩

theorem card_ofEquiv (α : Type u) [Fintype α] (f : α ≃ β) : @card β (ofEquiv α f) = card α := Multiset.card_map _ _

theorem card_congr [Fintype α] [Fintype β] (f : α ≃ β) : card α = card β := by
  rw [← card_ofEquiv α f, Subsingleton.elim (ofEquiv α f) _]

theorem card_of_subtype {p : α → Prop} (s : Finset α) (H : ∀ x : α, x ∈ s ↔ p x) [Fintype { x // p x }] :
    card { x // p x } = s.card := by
  haveI := Classical.decEq α
  rw [card, ← Finset.card_image_of_injective (Finset.univ : Finset { x // p x }) (f := Subtype.val) fun _ _ => Subtype.ext]
  exact congrArg Finset.card (Finset.ext fun x => by
    rw [Finset.mem_image, H]
    exact ⟨fun ⟨y, _, e⟩ => e ▸ y.2, fun h => ⟨⟨x, h⟩, Finset.mem_univ _, rfl⟩⟩)

end Fintype

/-! Instances. -/

instance Fin.fintype (n : ℕ) : Fintype (Fin n) := ⟨⟨List.finRange n, List.nodup_finRange n⟩, List.mem_finRange⟩

theorem Fin.univ_def (n : ℕ) : (Finset.univ : Finset (Fin n)) = ⟨List.finRange n, List.nodup_finRange n⟩ := rfl

@[simp] theorem Fintype.card_fin (n : ℕ) : Fintype.card (Fin n) = n := List.length_finRange

@[simp] theorem Finset.card_fin (n : ℕ) : (Finset.univ : Finset (Fin n)).card = n := List.length_finRange

theorem Finset.card_univ {α : Type u} [Fintype α] : (Finset.univ : Finset α).card = Fintype.card α := rfl

theorem Finset.card_le_univ {α : Type u} [Fintype α] (s : Finset α) : s.card ≤ Fintype.card α := Finset.card_le_card (Finset.subset_univ s)

instance Bool.fintype : Fintype Bool := ⟨⟨([true, false] : List Bool), by decide⟩, fun x => by cases x <;> decide⟩

@[simp] theorem Fintype.card_bool : Fintype.card Bool = 2 := rfl

instance PUnit.fintype : Fintype PUnit := ⟨{PUnit.unit}, fun x => by cases x; exact Finset.mem_singleton_self _⟩

instance Unit.fintype : Fintype Unit := PUnit.fintype

instance Empty.fintype : Fintype Empty := ⟨∅, fun x => nomatch x⟩

instance instFintypeProd (α : Type u) (β : Type v) [Fintype α] [Fintype β] : Fintype (α × β) :=
  ⟨Finset.univ ×ˢ Finset.univ, fun x => Finset.mem_product.2 ⟨Finset.mem_univ _, Finset.mem_univ _⟩⟩

@[simp] theorem Fintype.card_prod (α : Type u) (β : Type v) [Fintype α] [Fintype β] :
    Fintype.card (α × β) = Fintype.card α * Fintype.card β := Finset.card_product _ _

instance instFintypeOption {α : Type u} [Fintype α] : Fintype (Option α) :=
  ⟨Finset.cons none (Finset.univ.map ⟨some, fun _ _ => Option.some.inj⟩) (fun h =>
      (Finset.mem_map.1 h).elim fun _ ha => nomatch ha.2),
    fun x => by
      cases x with
      | none => exact Finset.mem_cons.2 (Or.inl rfl)
      | some a => exact Finset.mem_cons.2 (Or.inr (Finset.mem_map.2 ⟨a, Finset.mem_univ a, rfl⟩))⟩

instance Subtype.fintype {α : Type u} (p : α → Prop) [DecidablePred p] [Fintype α] : Fintype { x // p x } :=
  Fintype.subtype (Finset.univ.filter p) fun x => Finset.mem_filter_univ x

theorem Fintype.card_subtype {α : Type u} [Fintype α] (p : α → Prop) [DecidablePred p] :
    Fintype.card { x // p x } = (Finset.univ.filter p).card := Fintype.card_of_subtype _ fun x => Finset.mem_filter_univ x

instance Finset.fintypeCoeSort {α : Type u} (s : Finset α) : Fintype s := ⟨s.attach, s.mem_attach⟩

@[simp] theorem Fintype.card_coe {α : Type u} (s : Finset α) [Fintype s] : Fintype.card s = s.card :=
  Fintype.card_of_subtype s fun _ => Iff.rfl

/-! Sets as finite sets. -/

namespace Set

variable {α : Type u} {s t : Set α}

/-- The elements of a set that is a finite type. -/
def toFinset (s : Set α) [Fintype s] : Finset α := (@Finset.univ s _).map ⟨Subtype.val, fun _ _ => Subtype.ext⟩

@[simp] theorem mem_toFinset {s : Set α} [Fintype s] {a : α} : a ∈ s.toFinset ↔ a ∈ s :=
  Finset.mem_map.trans ⟨fun ⟨x, _, e⟩ => e ▸ x.2, fun h => ⟨⟨a, h⟩, Finset.mem_univ _, rfl⟩⟩

@[simp] theorem coe_toFinset (s : Set α) [Fintype s] : (↑s.toFinset : Set α) = s := Set.ext fun _ => mem_toFinset

@[simp] theorem toFinset_card {α : Type u} (s : Set α) [Fintype s] : s.toFinset.card = Fintype.card s := Multiset.card_map _ _

@[simp] theorem toFinset_inj {s t : Set α} [Fintype s] [Fintype t] : s.toFinset = t.toFinset ↔ s = t :=
  ⟨fun h => by rw [← coe_toFinset s, h, coe_toFinset], fun h => Finset.ext fun _ => by rw [mem_toFinset, mem_toFinset, h]⟩

instance fintypeEmpty : Fintype (∅ : Set α) := Fintype.ofFinset ∅ fun _ => ⟨fun h => absurd h (Finset.notMem_empty _), fun h => h.elim⟩

instance fintypeSingleton (a : α) : Fintype ({a} : Set α) := Fintype.ofFinset {a} fun _ => Finset.mem_singleton

instance fintypeInsert (a : α) (s : Set α) [DecidableEq α] [Fintype s] : Fintype (insert a s : Set α) :=
  Fintype.ofFinset (insert a s.toFinset) fun x => by
    rw [Finset.mem_insert, mem_toFinset]; exact Iff.rfl

instance fintypeUnion [DecidableEq α] (s t : Set α) [Fintype s] [Fintype t] : Fintype (s ∪ t : Set α) :=
  Fintype.ofFinset (s.toFinset ∪ t.toFinset) fun x => by
    rw [Finset.mem_union, mem_toFinset, mem_toFinset]; exact Iff.rfl

instance fintypeSep (s : Set α) (p : α → Prop) [Fintype s] [DecidablePred p] : Fintype ({ a | a ∈ s ∧ p a } : Set α) :=
  Fintype.ofFinset (s.toFinset.filter p) fun x => by
    rw [Finset.mem_filter, mem_toFinset]; exact Iff.rfl

instance fintypeInter (s t : Set α) [DecidableEq α] [Fintype s] [Fintype t] : Fintype (s ∩ t : Set α) :=
  Fintype.ofFinset (s.toFinset ∩ t.toFinset) fun x => by
    rw [Finset.mem_inter, mem_toFinset, mem_toFinset]; exact Iff.rfl

instance fintypeUniv [Fintype α] : Fintype (univ : Set α) := Fintype.ofFinset Finset.univ fun x => ⟨fun _ => trivial, fun _ => Finset.mem_univ x⟩

instance fintypeImage {β : Type v} [DecidableEq β] (s : Set α) (f : α → β) [Fintype s] : Fintype (image f s) :=
  Fintype.ofFinset (s.toFinset.image f) fun x => by
    rw [Finset.mem_image]
    exact ⟨fun ⟨a, ha, e⟩ => ⟨a, mem_toFinset.1 ha, e⟩, fun ⟨a, ha, e⟩ => ⟨a, mem_toFinset.2 ha, e⟩⟩

instance decidableSetOf (p : α → Prop) [DecidablePred p] : DecidablePred (· ∈ { a | p a }) := fun a => inferInstanceAs (Decidable (p a))

instance fintypeSetOf [Fintype α] (p : α → Prop) [DecidablePred p] : Fintype ({ a | p a } : Set α) := Subtype.fintype p

end Set

instance Finset.fintypeCoe {α : Type u} (s : Finset α) : Fintype (↑s : Set α) := Finset.fintypeCoeSort s

@[simp] theorem Finset.toFinset_coe {α : Type u} (s : Finset α) [Fintype (↑s : Set α)] : (s : Set α).toFinset = s :=
  Finset.ext fun _ => Set.mem_toFinset
