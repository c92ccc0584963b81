import Mathlib.Algebra.BigOperators.Group.Basic
import Mathlib.Algebra.Notation.Pi.Defs

/-!
Functions that vanish outside a finite set. Source of the names: Mathlib `Mathlib/Data/Finsupp/{Defs,Single,Order}.lean`,
`Mathlib/Algebra/BigOperators/Finsupp/Basic.lean`.
-/

universe u v w

/-- `α →₀ M`: the functions from `α` to `M` with finite support. -/
structure Finsupp (α : Type u) (M : Type v) [Zero M] where
  support : Finset α
  toFun : α → M
  mem_support_toFun : ∀ a, a ∈ support ↔ toFun a ≠ 0

infixr:25 " →₀ " => Finsupp

namespace Finsupp

variable {α : Type u} {M : Type v} {N : Type w}

instance [Zero M] : CoeFun (α →₀ M) (fun _ => α → M) := ⟨toFun⟩

@[simp] theorem mem_support_iff [Zero M] {f : α →₀ M} {a : α} : a ∈ f.support ↔ f a ≠ 0 := f.mem_support_toFun a

theorem notMem_support_iff [Zero M] {f : α →₀ M} {a : α} : a ∉ f.support ↔ f a = 0 := by
  rw [mem_support_iff, Classical.not_not]

@[ext] theorem ext [Zero M] {f g : α →₀ M} (h : ∀ a, f a = g a) : f = g := by
  obtain ⟨s, f, hf⟩ := f
  obtain ⟨t, g, hg⟩ := g
  have e : f = g := funext h
  subst e
  have : s = t := Finset.ext fun a => (hf a).trans (hg a).symm
  subst this
  rfl

instance [Zero M] : Zero (α →₀ M) := ⟨∅, 0, fun _ => ⟨fun h => absurd h (Finset.notMem_empty _), fun h => absurd rfl h⟩⟩

@[simp] theorem coe_zero [Zero M] : ⇑(0 : α →₀ M) = 0 := rfl

theorem zero_apply [Zero M] {a : α} : (0 : α →₀ M) a = 0 := rfl

/-- The function with the given values where the support lies in a finite set. -/
noncomputable def onFinset [Zero M] (s : Finset α) (f : α → M) (hf : ∀ a, f a ≠ 0 → a ∈ s) : α →₀ M where
  support := haveI := Classical.decPred fun a => f a ≠ 0; s.filter fun a => f a ≠ 0
  toFun := f
  mem_support_toFun a := by
    letI := Classical.decPred fun a => f a ≠ 0
    exact Finset.mem_filter.trans ⟨fun h => h.2, fun h => ⟨hf a h, h⟩⟩

noncomputable instance [AddMonoid M] : Add (α →₀ M) := ⟨fun f g =>
  haveI := Classical.decEq α
  onFinset (f.support ∪ g.support) (fun a => f a + g a) fun a h => by
    rw [Finset.mem_union, mem_support_iff, mem_support_iff]
    refine Classical.byContradiction fun k => h ?_
    rw [not_or, Classical.not_not, Classical.not_not] at k
    rw [k.1, k.2, add_zero]⟩

@[simp] theorem add_apply [AddMonoid M] (f g : α →₀ M) (a : α) : (f + g) a = f a + g a := rfl

noncomputable instance [AddMonoid M] : SMul ℕ (α →₀ M) := ⟨fun n f =>
  onFinset f.support (fun a => n • f a) fun a h => by
    rw [mem_support_iff]
    intro k
    exact h (by rw [k, nsmul_zero])⟩

@[simp] theorem smul_apply [AddMonoid M] (n : ℕ) (f : α →₀ M) (a : α) : (n • f) a = n • f a := rfl

instance [Zero M] [LE M] : LE (α →₀ M) := ⟨fun f g => ∀ a, f a ≤ g a⟩

theorem le_def [Zero M] [LE M] {f g : α →₀ M} : f ≤ g ↔ ∀ a, f a ≤ g a := Iff.rfl

/-- `b` at `a`. -/
noncomputable def single [Zero M] (a : α) (b : M) : α →₀ M :=
  haveI := Classical.decEq α
  onFinset {a} (fun x => if a = x then b else 0) fun x h => by
    rw [Finset.mem_singleton]
    exact Classical.byContradiction fun k => h (if_neg fun e => k e.symm)

theorem single_apply [Zero M] {a a' : α} {b : M} [Decidable (a = a')] : single a b a' = if a = a' then b else 0 := by
  show @ite _ _ (Classical.decEq α a a') _ _ = _
  by_cases h : a = a'
  · rw [if_pos h, if_pos h]
  · rw [if_neg h, if_neg h]

@[simp] theorem single_eq_same [Zero M] {a : α} {b : M} : (single a b : α →₀ M) a = b := if_pos rfl

/-- `∏ a ∈ f.support, g a (f a)`. -/
def prod [Zero M] [CommMonoid N] (f : α →₀ M) (g : α → M → N) : N := ∏ a ∈ f.support, g a (f a)

/-- `∑ a ∈ f.support, g a (f a)`. -/
def sum [Zero M] [AddCommMonoid N] (f : α →₀ M) (g : α → M → N) : N := ∑ a ∈ f.support, g a (f a)

end Finsupp
