import Mathlib.Order.Disjoint
import Mathlib.Topology.Basic

/-!
Hausdorff spaces, in which limits are unique. Source of the names: Mathlib `Mathlib/Topology/Separation/Hausdorff.lean`.
-/

universe u v

open Filter

/-- Different points have disjoint open sets around them. -/
class T2Space (X : Type u) [TopologicalSpace X] : Prop where
  t2 : ∀ ⦃x y : X⦄, x ≠ y → ∃ u v : Set X, IsOpen u ∧ IsOpen v ∧ x ∈ u ∧ y ∈ v ∧ Disjoint u v

theorem t2_separation {X : Type u} [TopologicalSpace X] [T2Space X] {x y : X} (h : x ≠ y) :
    ∃ u v : Set X, IsOpen u ∧ IsOpen v ∧ x ∈ u ∧ y ∈ v ∧ Disjoint u v := T2Space.t2 h

theorem tendsto_nhds_unique {X : Type u} {Y : Type v} [TopologicalSpace X] [T2Space X] {f : Y → X} {l : Filter Y} {a b : X}
    [NeBot l] (ha : Tendsto f l (nhds a)) (hb : Tendsto f l (nhds b)) : a = b := by
  by_contra n
  obtain ⟨u, v, hu, hv, au, bv, d⟩ := t2_separation n
  have e : f ⁻¹' u ∩ f ⁻¹' v ∈ l := inter_mem (ha (hu.mem_nhds au)) (hb (hv.mem_nhds bv))
  exact NeBot.ne' (mem_of_superset e fun x hx => Set.disjoint_left.1 d hx.1 hx.2)

theorem dist_eq_zero {α : Type u} [MetricSpace α] {x y : α} : dist x y = 0 ↔ x = y :=
  ⟨MetricSpace.eq_of_dist_eq_zero, fun h => by rw [h]; exact dist_self y⟩

theorem dist_pos {α : Type u} [MetricSpace α] {x y : α} : 0 < dist x y ↔ x ≠ y :=
  ⟨fun h e => ne_of_gt h (dist_eq_zero.2 e), fun h => lt_of_le_of_ne dist_nonneg fun e => h (dist_eq_zero.1 e.symm)⟩

instance (priority := 100) MetricSpace.toT2Space {α : Type u} [MetricSpace α] : T2Space α :=
  ⟨fun x y h => by
    have p := dist_pos.2 h
    refine ⟨Metric.ball x (dist x y / 2), Metric.ball y (dist x y / 2), Metric.isOpen_ball, Metric.isOpen_ball, ?_, ?_, ?_⟩
    · rw [Metric.mem_ball, dist_self]; linarith
    · rw [Metric.mem_ball, dist_self]; linarith
    · rw [Set.disjoint_left]
      intro z hx hy
      rw [Metric.mem_ball] at hx hy
      have t := dist_triangle x z y
      rw [dist_comm x z] at t
      linarith⟩
