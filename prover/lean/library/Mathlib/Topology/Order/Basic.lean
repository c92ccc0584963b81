import Mathlib.Topology.Basic

/-!
Limits and the order of the reals. Source of the names: Mathlib `Mathlib/Topology/Order/{OrderClosed,Basic}.lean`,
`Mathlib/Topology/MetricSpace/Pseudo/Lemmas.lean`.
-/

universe u

open Filter

variable {β : Type u} {f g h : β → ℝ} {l : Filter β} {a b : ℝ}

theorem tendsto_of_tendsto_of_tendsto_of_le_of_le (hg : Tendsto g l (nhds a)) (hh : Tendsto h l (nhds a))
    (hgf : ∀ i, g i ≤ f i) (hfh : ∀ i, f i ≤ h i) : Tendsto f l (nhds a) := Metric.tendsto_nhds.2 fun ε hε =>
  ((Metric.tendsto_nhds.1 hg ε hε).and (Metric.tendsto_nhds.1 hh ε hε)).mono fun x ⟨k, m⟩ => by
    have i := hgf x
    have j := hfh x
    rw [Real.dist_eq, abs_lt] at *
    exact ⟨by linarith, by linarith⟩

theorem squeeze_zero (hf : ∀ t, 0 ≤ f t) (hft : ∀ t, f t ≤ g t) (g0 : Tendsto g l (nhds 0)) : Tendsto f l (nhds 0) :=
  tendsto_of_tendsto_of_tendsto_of_le_of_le tendsto_const_nhds g0 hf hft

theorem le_of_tendsto' [NeBot l] (lim : Tendsto f l (nhds a)) (h : ∀ c, f c ≤ b) : a ≤ b := by
  by_contra n
  obtain ⟨x, hx⟩ := (Metric.tendsto_nhds.1 lim (a - b) (sub_pos.2 (lt_of_not_ge n))).exists
  have k := h x
  have m : |f x - a| < a - b := hx
  linarith [(abs_lt.1 m).1]

theorem ge_of_tendsto' [NeBot l] (lim : Tendsto f l (nhds a)) (h : ∀ c, b ≤ f c) : b ≤ a := by
  by_contra n
  obtain ⟨x, hx⟩ := (Metric.tendsto_nhds.1 lim (b - a) (sub_pos.2 (lt_of_not_ge n))).exists
  have k := h x
  have m : |f x - a| < b - a := hx
  linarith [(abs_lt.1 m).2]
