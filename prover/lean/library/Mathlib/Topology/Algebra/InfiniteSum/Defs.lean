import Mathlib.Algebra.BigOperators.Group.Basic
import Mathlib.Data.Set.Finite
import Mathlib.Topology.Separation.Hausdorff

/-!
Infinite sums and products: limits of the sums over finite sets along a filter, by default that of all larger and larger
finite sets. Source of the names: Mathlib `Mathlib/Topology/Algebra/InfiniteSum/{SummationFilter,Defs}.lean`,
`Mathlib/Algebra/Notation/Support.lean`. Both forms are written out (there is no `to_additive` here).
-/

universe u v

noncomputable section

open Filter

/-! Supports. -/

namespace Function

/-- Where a function is not 0. -/
def support {ι : Type u} {M : Type v} [Zero M] (f : ι → M) : Set ι := {x | f x ≠ 0}

/-- Where a function is not 1. -/
def mulSupport {ι : Type u} {M : Type v} [One M] (f : ι → M) : Set ι := {x | f x ≠ 1}

@[simp] theorem mem_support {ι : Type u} {M : Type v} [Zero M] {f : ι → M} {x : ι} : x ∈ support f ↔ f x ≠ 0 := Iff.rfl

@[simp] theorem mem_mulSupport {ι : Type u} {M : Type v} [One M] {f : ι → M} {x : ι} : x ∈ mulSupport f ↔ f x ≠ 1 := Iff.rfl

end Function

/-! Along what filter of finite sets a sum is taken. -/

/-- A filter of finite sets. -/
structure SummationFilter (β : Type u) where
  filter : Filter (Finset β)

instance Finset.isDirectedOrder {β : Type u} : IsDirectedOrder (Finset β) := by
  classical
  exact inferInstance

namespace SummationFilter

variable {β : Type u}

/-- The filter has no empty set. -/
class NeBot (L : SummationFilter β) : Prop where
  ne_bot : L.filter.NeBot

instance {L : SummationFilter β} [h : L.NeBot] : L.filter.NeBot := h.ne_bot

/-- All finite sets, growing in every direction. -/
def unconditional (β : Type u) : SummationFilter β where
  filter := atTop

instance : (unconditional β).NeBot := ⟨atTop_neBot⟩

/-- The elements that are finally summed. -/
def support (L : SummationFilter β) : Set β := {b | L.filter.Eventually fun s => b ∈ s}

/-- Finally only elements of the support are summed. -/
class HasSupport (L : SummationFilter β) : Prop where
  eventually_le_support : L.filter.Eventually fun s => ↑s ⊆ L.support

theorem support_eq_univ : (unconditional β).support = Set.univ := Set.eq_univ_iff_forall.2 fun b =>
  ⟨[{b}], fun _ h => h {b} List.mem_cons_self (Finset.mem_singleton_self b)⟩

instance : (unconditional β).HasSupport := ⟨by
  rw [support_eq_univ]
  exact (unconditional β).filter.sets_of_superset (unconditional β).filter.univ_sets fun s _ => Set.subset_univ _⟩

end SummationFilter

open SummationFilter

/-! Sums. -/

section Sum

variable {α : Type u} {β : Type v} [AddCommMonoid α] [TopologicalSpace α]

/-- The sums of `f` over finite sets tend to `a`. -/
def HasSum (f : β → α) (a : α) (L : SummationFilter β := unconditional β) : Prop :=
  Tendsto (fun s : Finset β => ∑ b ∈ s, f b) L.filter (nhds a)

/-- The sums of `f` over finite sets have a limit. -/
def Summable (f : β → α) (L : SummationFilter β := unconditional β) : Prop := ∃ a, HasSum f a L

open Classical in
/-- `∑' i, f i` is the limit of the sums over finite sets if there is one, or else 0. -/
def tsum (f : β → α) (L : SummationFilter β := unconditional β) : α :=
  if h : Summable f L then
    if k : L.HasSupport ∧ (Function.support f ∩ L.support).Finite then ∑ b ∈ k.2.toFinset, f b
    else if HasSum f 0 L then 0 else h.choose
  else 0

variable {f g : β → α} {a b : α} {s : Finset β} {L : SummationFilter β}

theorem HasSum.summable (h : HasSum f a L) : Summable f L := ⟨a, h⟩

theorem tsum_eq_zero_of_not_summable (h : ¬Summable f L) : tsum f L = 0 := dif_neg h

end Sum

/-! Products. -/

section Prod

variable {α : Type u} {β : Type v} [CommMonoid α] [TopologicalSpace α]

/-- The products of `f` over finite sets tend to `a`. -/
def HasProd (f : β → α) (a : α) (L : SummationFilter β := unconditional β) : Prop :=
  Tendsto (fun s : Finset β => ∏ b ∈ s, f b) L.filter (nhds a)

/-- The products of `f` over finite sets have a limit. -/
def Multipliable (f : β → α) (L : SummationFilter β := unconditional β) : Prop := ∃ a, HasProd f a L

open Classical in
/-- `∏' i, f i` is the limit of the products over finite sets if there is one, or else 1. -/
def tprod (f : β → α) (L : SummationFilter β := unconditional β) : α :=
  if h : Multipliable f L then
    if k : L.HasSupport ∧ (Function.mulSupport f ∩ L.support).Finite then ∏ b ∈ k.2.toFinset, f b
    else if HasProd f 1 L then 1 else h.choose
  else 1

variable {f : β → α} {a : α} {L : SummationFilter β}

theorem HasProd.multipliable (h : HasProd f a L) : Multipliable f L := ⟨a, h⟩

theorem tprod_eq_one_of_not_multipliable (h : ¬Multipliable f L) : tprod f L = 1 := dif_neg h

end Prod

end
