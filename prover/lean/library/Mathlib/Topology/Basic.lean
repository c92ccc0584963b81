import Mathlib.Data.Complex.Norm
import Mathlib.Order.Filter.Defs

/-!
Topological spaces, neighbourhoods, continuity, the metrics of `ℝ` and `ℂ`. Source of the names: Mathlib
`Mathlib/Topology/Defs/{Basic,Filter}.lean`, `Mathlib/Topology/MetricSpace/Pseudo/Defs.lean`.
The metric gives the topology directly (Mathlib: through a uniform structure).
-/

universe u v w

open Filter

/-- A topology: the open sets. -/
class TopologicalSpace (X : Type u) where
  protected IsOpen : Set X → Prop
  protected isOpen_univ : IsOpen Set.univ
  protected isOpen_inter : ∀ s t, IsOpen s → IsOpen t → IsOpen (s ∩ t)
  protected isOpen_sUnion : ∀ s : Set (Set X), (∀ t ∈ s, IsOpen t) → IsOpen { x | ∃ t ∈ s, x ∈ t }

section Topology

variable {X : Type u} {Y : Type v} {Z : Type w} [TopologicalSpace X] [TopologicalSpace Y] [TopologicalSpace Z]

/-- `s` is open. -/
def IsOpen (s : Set X) : Prop := TopologicalSpace.IsOpen s

theorem isOpen_univ : IsOpen (Set.univ : Set X) := TopologicalSpace.isOpen_univ

theorem IsOpen.inter {s t : Set X} (hs : IsOpen s) (ht : IsOpen t) : IsOpen (s ∩ t) := TopologicalSpace.isOpen_inter s t hs ht

/-- The complement is open. -/
class IsClosed (s : Set X) : Prop where
  isOpen_compl : IsOpen { x | x ∉ s }

/-- The neighbourhoods of `x`. -/
def nhds (x : X) : Filter X where
  sets := { s | ∃ t, t ⊆ s ∧ IsOpen t ∧ x ∈ t }
  univ_sets := ⟨Set.univ, fun _ h => h, isOpen_univ, trivial⟩
  sets_of_superset := fun ⟨t, h, o, m⟩ k => ⟨t, fun _ hx => k (h hx), o, m⟩
  inter_sets := fun ⟨t, h, o, m⟩ ⟨t', h', o', m'⟩ => ⟨t ∩ t', fun _ hx => ⟨h hx.1, h' hx.2⟩, o.inter o', ⟨m, m'⟩⟩

theorem mem_nhds_iff {x : X} {s : Set X} : s ∈ nhds x ↔ ∃ t, t ⊆ s ∧ IsOpen t ∧ x ∈ t := Iff.rfl

theorem IsOpen.mem_nhds {x : X} {s : Set X} (hs : IsOpen s) (hx : x ∈ s) : s ∈ nhds x := ⟨s, fun _ h => h, hs, hx⟩

theorem mem_of_mem_nhds {x : X} {s : Set X} : s ∈ nhds x → x ∈ s := fun ⟨_, h, _, m⟩ => h m

/-- The neighbourhoods of `x` inside of `s`. -/
def nhdsWithin (x : X) (s : Set X) : Filter X where
  sets := { t | ∃ u, u ∈ nhds x ∧ u ∩ s ⊆ t }
  univ_sets := ⟨Set.univ, (nhds x).univ_sets, fun _ _ => trivial⟩
  sets_of_superset := fun ⟨u, h, k⟩ l => ⟨u, h, fun _ hx => l (k hx)⟩
  inter_sets := fun ⟨u, h, k⟩ ⟨u', h', k'⟩ => ⟨u ∩ u', (nhds x).inter_sets h h', fun _ hx => ⟨k ⟨hx.1.1, hx.2⟩, k' ⟨hx.1.2, hx.2⟩⟩⟩

/-- Preimages of open sets are open. -/
structure Continuous (f : X → Y) : Prop where
  isOpen_preimage : ∀ s, IsOpen s → IsOpen (f ⁻¹' s)

/-- `f` is continuous at `x`. -/
def ContinuousAt (f : X → Y) (x : X) := Tendsto f (nhds x) (nhds (f x))

/-- `f` is continuous at `x` within `s`. -/
def ContinuousWithinAt (f : X → Y) (s : Set X) (x : X) : Prop := Tendsto f (nhdsWithin x s) (nhds (f x))

/-- `f` is continuous on `s`. -/
def ContinuousOn (f : X → Y) (s : Set X) : Prop := ∀ x ∈ s, ContinuousWithinAt f s x

theorem continuous_id : Continuous (id : X → X) := ⟨fun _ h => h⟩

theorem Continuous.comp {g : Y → Z} {f : X → Y} (hg : Continuous g) (hf : Continuous f) : Continuous (g ∘ f) :=
  ⟨fun s h => hf.isOpen_preimage _ (hg.isOpen_preimage s h)⟩

theorem Continuous.continuousAt {f : X → Y} {x : X} (h : Continuous f) : ContinuousAt f x := fun s hs =>
  let ⟨t, ht, o, m⟩ := hs
  ⟨f ⁻¹' t, fun _ hx => ht hx, h.isOpen_preimage t o, m⟩

theorem tendsto_const_nhds {γ : Type w} {f : Filter γ} {x : X} : Tendsto (fun _ : γ => x) f (nhds x) := fun _ h =>
  have m : x ∈ _ := mem_of_mem_nhds h
  f.sets_of_superset f.univ_sets fun _ _ => m

end Topology

/-- Types with a distance. -/
class Dist (α : Type u) where
  dist : α → α → ℝ

export Dist (dist)

/-- Distances without the axiom of separation. -/
class PseudoMetricSpace (α : Type u) extends Dist α where
  dist_self : ∀ x : α, dist x x = 0
  dist_comm : ∀ x y : α, dist x y = dist y x
  dist_triangle : ∀ x y z : α, dist x z ≤ dist x y + dist y z

/-- Metric spaces. -/
class MetricSpace (α : Type u) extends PseudoMetricSpace α where
  eq_of_dist_eq_zero : ∀ {x y : α}, dist x y = 0 → x = y

section Metric

variable {α : Type u} {β : Type v} [PseudoMetricSpace α] [PseudoMetricSpace β]

@[simp] theorem dist_self (x : α) : dist x x = 0 := PseudoMetricSpace.dist_self x

theorem dist_comm (x y : α) : dist x y = dist y x := PseudoMetricSpace.dist_comm x y

theorem dist_triangle (x y z : α) : dist x z ≤ dist x y + dist y z := PseudoMetricSpace.dist_triangle x y z

theorem dist_nonneg {x y : α} : 0 ≤ dist x y := by
  have h := dist_triangle x y x
  rw [dist_self, dist_comm y x] at h
  linarith

noncomputable instance PseudoMetricSpace.toTopologicalSpace : TopologicalSpace α where
  IsOpen s := ∀ x ∈ s, ∃ ε : ℝ, 0 < ε ∧ ∀ y, dist y x < ε → y ∈ s
  isOpen_univ := fun _ _ => ⟨1, zero_lt_one, fun _ _ => trivial⟩
  isOpen_inter := fun s t hs ht x hx =>
    let ⟨a, ha, h⟩ := hs x hx.1
    let ⟨b, hb, k⟩ := ht x hx.2
    ⟨min a b, lt_min ha hb, fun y hy => ⟨h y (lt_of_lt_of_le hy (min_le_left a b)), k y (lt_of_lt_of_le hy (min_le_right a b))⟩⟩
  isOpen_sUnion := fun s hs x ⟨t, ht, hx⟩ =>
    let ⟨a, ha, h⟩ := hs t ht x hx
    ⟨a, ha, fun y hy => ⟨t, ht, h y hy⟩⟩

namespace Metric

/-- The points closer to `x` than `ε`. -/
def ball (x : α) (ε : ℝ) : Set α := { y | dist y x < ε }

/-- The points not farther from `x` than `ε`. -/
def closedBall (x : α) (ε : ℝ) : Set α := { y | dist y x ≤ ε }

@[simp] theorem mem_ball {x y : α} {ε : ℝ} : y ∈ ball x ε ↔ dist y x < ε := Iff.rfl

@[simp] theorem mem_closedBall {x y : α} {ε : ℝ} : y ∈ closedBall x ε ↔ dist y x ≤ ε := Iff.rfl

theorem isOpen_iff {s : Set α} : IsOpen s ↔ ∀ x ∈ s, ∃ ε > 0, ball x ε ⊆ s := Iff.rfl

theorem isOpen_ball {x : α} {ε : ℝ} : IsOpen (ball x ε) := fun y hy =>
  ⟨ε - dist y x, sub_pos.mpr hy, fun z hz => by
    have t := dist_triangle z y x
    have h : dist z x < ε := by linarith
    exact h⟩

theorem mem_nhds_iff {x : α} {s : Set α} : s ∈ nhds x ↔ ∃ ε > 0, ball x ε ⊆ s := by
  constructor
  · rintro ⟨t, h, o, m⟩
    obtain ⟨ε, hε, k⟩ := o x m
    exact ⟨ε, hε, fun y hy => h (k y hy)⟩
  · rintro ⟨ε, hε, h⟩
    refine ⟨ball x ε, h, isOpen_ball, ?_⟩
    show dist x x < ε
    rw [dist_self]; exact hε

theorem tendsto_nhds {γ : Type w} {f : Filter γ} {u : γ → α} {a : α} :
    Tendsto u f (nhds a) ↔ ∀ ε : ℝ, ε > 0 → f.Eventually fun x => dist (u x) a < ε := by
  constructor
  · exact fun h ε hε => h (mem_nhds_iff.mpr ⟨ε, hε, fun _ k => k⟩)
  · intro h s hs
    obtain ⟨ε, hε, k⟩ := mem_nhds_iff.mp hs
    exact (h ε hε).mono fun x hx => k hx

theorem tendsto_atTop {γ : Type w} [Nonempty γ] [LinearOrder γ] {u : γ → α} {a : α} :
    Tendsto u atTop (nhds a) ↔ ∀ ε : ℝ, ε > 0 → ∃ N, ∀ n ≥ N, dist (u n) a < ε := by
  rw [tendsto_nhds]
  exact ⟨fun h ε hε => mem_atTop_sets.mp (h ε hε), fun h ε hε => mem_atTop_sets.mpr (h ε hε)⟩

theorem continuousAt_iff {f : α → β} {a : α} : ContinuousAt f a ↔
    ∀ ε : ℝ, ε > 0 → ∃ δ : ℝ, δ > 0 ∧ ∀ ⦃x : α⦄, dist x a < δ → dist (f x) (f a) < ε := by
  unfold ContinuousAt
  rw [tendsto_nhds]
  exact ⟨fun h ε hε => mem_nhds_iff.mp (h ε hε), fun h ε hε => mem_nhds_iff.mpr (h ε hε)⟩

theorem continuous_iff {f : α → β} : Continuous f ↔
    ∀ b, ∀ ε : ℝ, ε > 0 → ∃ δ : ℝ, δ > 0 ∧ ∀ a, dist a b < δ → dist (f a) (f b) < ε := by
  constructor
  · exact fun h b => continuousAt_iff.mp h.continuousAt
  · refine fun h => ⟨fun s hs x hx => ?_⟩
    obtain ⟨ε, hε, k⟩ := hs (f x) hx
    obtain ⟨δ, hδ, l⟩ := h x ε hε
    exact ⟨δ, hδ, fun y hy => k _ (l y hy)⟩

end Metric

theorem continuous_const {c : β} : Continuous fun _ : α => c := Metric.continuous_iff.mpr fun _ ε hε =>
  ⟨1, zero_lt_one, fun _ _ => by rw [dist_self]; exact hε⟩

end Metric

/-! The metrics of numbers. -/

noncomputable instance Real.metricSpace : MetricSpace ℝ where
  dist x y := |x - y|
  dist_self x := by rw [sub_self, abs_zero]
  dist_comm x y := abs_sub_comm x y
  dist_triangle x y z := abs_sub_le x y z
  eq_of_dist_eq_zero {x y} h := by
    have k : |x - y| = 0 := h
    exact sub_eq_zero.mp (abs_eq_zero.mp k)

theorem Real.dist_eq (x y : ℝ) : dist x y = |x - y| := rfl

/-- The distance of the images under an injective function. -/
abbrev MetricSpace.induced {γ : Type u} {β : Type v} (f : γ → β) (hf : Function.Injective f) (m : MetricSpace β) : MetricSpace γ where
  dist x y := dist (f x) (f y)
  dist_self _ := dist_self _
  dist_comm _ _ := dist_comm _ _
  dist_triangle _ _ _ := dist_triangle _ _ _
  eq_of_dist_eq_zero h := hf (MetricSpace.eq_of_dist_eq_zero h)

noncomputable instance Nat.instMetricSpace : MetricSpace ℕ := MetricSpace.induced (fun n : ℕ => (n : ℝ)) Nat.cast_injective inferInstance

noncomputable instance Int.instMetricSpace : MetricSpace ℤ := MetricSpace.induced (fun n : ℤ => (n : ℝ)) Int.cast_injective inferInstance

noncomputable instance Rat.instMetricSpace : MetricSpace ℚ := MetricSpace.induced (fun q : ℚ => (q : ℝ)) (fun _ _ => Rat.cast_inj.1) inferInstance

@[simp, norm_cast] theorem Nat.dist_cast_real (x y : ℕ) : dist (x : ℝ) y = dist x y := rfl

theorem Nat.dist_eq (x y : ℕ) : dist x y = |(x : ℝ) - y| := rfl

@[simp, norm_cast] theorem Int.dist_cast_real (x y : ℤ) : dist (x : ℝ) y = dist x y := rfl

theorem Int.dist_eq (x y : ℤ) : dist x y = |(x : ℝ) - y| := rfl

@[simp, norm_cast] theorem Rat.dist_cast (x y : ℚ) : dist (x : ℝ) y = dist x y := rfl

theorem Rat.dist_eq (x y : ℚ) : dist x y = |(x : ℝ) - y| := rfl

noncomputable instance Complex.instMetricSpace : MetricSpace ℂ where
  dist z w := ‖z - w‖
  dist_self z := by rw [sub_self, Complex.norm_zero]
  dist_comm z w := by rw [← neg_sub, Complex.norm_neg]
  dist_triangle x y z := by
    have h := Complex.norm_add_le (x - y) (y - z)
    rwa [sub_add_sub_cancel] at h
  eq_of_dist_eq_zero {z w} h := by
    have k : ‖z - w‖ = 0 := h
    exact sub_eq_zero.mp (Complex.norm_eq_zero.mp k)

theorem Complex.dist_eq (z w : ℂ) : dist z w = ‖z - w‖ := rfl
