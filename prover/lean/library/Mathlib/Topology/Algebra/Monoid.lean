import Mathlib.Topology.Basic

/-!
Continuous addition, multiplication and negation; limits of sums and products; the reals and the complex numbers.
Source of the names: Mathlib `Mathlib/Topology/Algebra/Monoid.lean`, `Mathlib/Topology/Algebra/Group/Basic.lean`,
`Mathlib/Topology/Constructions/SumProd.lean`, `Mathlib/Topology/Instances/Real/Lemmas.lean`.
-/

universe u v w x

open Filter

/-! Products of spaces. -/

instance instTopologicalSpaceProd {X : Type u} {Y : Type v} [TopologicalSpace X] [TopologicalSpace Y] : TopologicalSpace (X × Y) where
  IsOpen s := ∀ p ∈ s, ∃ u v, IsOpen u ∧ IsOpen v ∧ p.1 ∈ u ∧ p.2 ∈ v ∧ ∀ q : X × Y, q.1 ∈ u → q.2 ∈ v → q ∈ s
  isOpen_univ := fun _ _ => ⟨Set.univ, Set.univ, isOpen_univ, isOpen_univ, trivial, trivial, fun _ _ _ => trivial⟩
  isOpen_inter := fun _ _ hs ht p hp =>
    let ⟨u, v, ou, ov, mu, mv, h⟩ := hs p hp.1
    let ⟨u', v', ou', ov', mu', mv', h'⟩ := ht p hp.2
    ⟨u ∩ u', v ∩ v', ou.inter ou', ov.inter ov', ⟨mu, mu'⟩, ⟨mv, mv'⟩, fun q a b => ⟨h q a.1 b.1, h' q a.2 b.2⟩⟩
  isOpen_sUnion := fun _ hs p ⟨t, ht, hp⟩ =>
    let ⟨u, v, ou, ov, mu, mv, h⟩ := hs t ht p hp
    ⟨u, v, ou, ov, mu, mv, fun q a b => ⟨t, ht, h q a b⟩⟩

/-- Limits go through a continuous operation. -/
theorem Continuous.tendsto_op {X : Type u} {Y : Type v} {Z : Type w} [TopologicalSpace X]
    [TopologicalSpace Y] [TopologicalSpace Z] {op : X → Y → Z} (h : Continuous fun p : X × Y => op p.1 p.2) {ι : Type x} {l : Filter ι} {f : ι → X} {g : ι → Y}
    {a : X} {b : Y} (hf : Tendsto f l (nhds a)) (hg : Tendsto g l (nhds b)) : Tendsto (fun i => op (f i) (g i)) l (nhds (op a b)) := by
  rintro s ⟨t, ts, ot, mt⟩
  obtain ⟨u, v, ou, ov, mu, mv, k⟩ := h.isOpen_preimage t ot (a, b) mt
  exact l.sets_of_superset (inter_mem (hf (ou.mem_nhds mu)) (hg (ov.mem_nhds mv))) fun i hi => ts (k (f i, g i) hi.1 hi.2)

/-- Continuity of an operation between metric spaces. -/
theorem Metric.continuous_op {X : Type u} {Y : Type v} {Z : Type w} [PseudoMetricSpace X]
    [PseudoMetricSpace Y] [PseudoMetricSpace Z] {op : X → Y → Z} (h : ∀ a b, ∀ ε > 0, ∃ δ > 0, ∀ x y, dist x a < δ → dist y b < δ → dist (op x y) (op a b) < ε) :
    Continuous fun p : X × Y => op p.1 p.2 := ⟨fun s hs p hp => by
  obtain ⟨ε, hε, k⟩ := hs _ hp
  obtain ⟨δ, hδ, j⟩ := h p.1 p.2 ε hε
  refine ⟨Metric.ball p.1 δ, Metric.ball p.2 δ, Metric.isOpen_ball, Metric.isOpen_ball, ?_, ?_, fun q a b => k _ (j _ _ a b)⟩
  · rw [Metric.mem_ball, dist_self]; exact hδ
  · rw [Metric.mem_ball, dist_self]; exact hδ⟩

/-! Operations. -/

/-- Addition is continuous. -/
class ContinuousAdd (M : Type u) [TopologicalSpace M] [Add M] : Prop where
  continuous_add : Continuous fun p : M × M => p.1 + p.2

/-- Multiplication is continuous. -/
class ContinuousMul (M : Type u) [TopologicalSpace M] [Mul M] : Prop where
  continuous_mul : Continuous fun p : M × M => p.1 * p.2

/-- Negation is continuous. -/
class ContinuousNeg (G : Type u) [TopologicalSpace G] [Neg G] : Prop where
  continuous_neg : Continuous fun a : G => -a

/-- Addition and negation are continuous. -/
class IsTopologicalAddGroup (G : Type u) [TopologicalSpace G] [AddGroup G] : Prop extends ContinuousAdd G, ContinuousNeg G

namespace Filter.Tendsto

variable {M : Type u} {α : Type v} [TopologicalSpace M] {f g : α → M} {x : Filter α} {a b : M}

theorem add [Add M] [ContinuousAdd M] (hf : Tendsto f x (nhds a)) (hg : Tendsto g x (nhds b)) :
    Tendsto (fun x => f x + g x) x (nhds (a + b)) := ContinuousAdd.continuous_add.tendsto_op hf hg

theorem mul [Mul M] [ContinuousMul M] (hf : Tendsto f x (nhds a)) (hg : Tendsto g x (nhds b)) :
    Tendsto (fun x => f x * g x) x (nhds (a * b)) := ContinuousMul.continuous_mul.tendsto_op hf hg

theorem const_mul [Mul M] [ContinuousMul M] (b : M) {c : M} (h : Tendsto f x (nhds c)) :
    Tendsto (fun k => b * f k) x (nhds (b * c)) := tendsto_const_nhds.mul h

theorem mul_const [Mul M] [ContinuousMul M] (b : M) {c : M} (h : Tendsto f x (nhds c)) :
    Tendsto (fun k => f k * b) x (nhds (c * b)) := h.mul tendsto_const_nhds

theorem const_add [Add M] [ContinuousAdd M] (b : M) {c : M} (h : Tendsto f x (nhds c)) :
    Tendsto (fun k => b + f k) x (nhds (b + c)) := tendsto_const_nhds.add h

theorem add_const [Add M] [ContinuousAdd M] (b : M) {c : M} (h : Tendsto f x (nhds c)) :
    Tendsto (fun k => f k + b) x (nhds (c + b)) := h.add tendsto_const_nhds

theorem neg [Neg M] [ContinuousNeg M] (h : Tendsto f x (nhds a)) : Tendsto (fun x => -f x) x (nhds (-a)) := fun s hs =>
  h (ContinuousNeg.continuous_neg.continuousAt hs)

theorem sub [AddGroup M] [IsTopologicalAddGroup M] (hf : Tendsto f x (nhds a)) (hg : Tendsto g x (nhds b)) :
    Tendsto (fun x => f x - g x) x (nhds (a - b)) := by
  simp only [sub_eq_add_neg]
  exact hf.add hg.neg

theorem pow {M : Type u} [TopologicalSpace M] [Monoid M] [ContinuousMul M] {f : α → M} {a : M} (hf : Tendsto f x (nhds a)) (n : ℕ) :
    Tendsto (fun x => f x ^ n) x (nhds (a ^ n)) := by
  induction n with
  | zero => simp only [pow_zero]; exact tendsto_const_nhds
  | succ n ih => simp only [pow_succ]; exact ih.mul hf

end Filter.Tendsto

/-! Numbers. -/

instance Real.instIsTopologicalAddGroup : IsTopologicalAddGroup ℝ where
  continuous_add := Metric.continuous_op fun a b ε hε => ⟨ε / 2, by linarith, fun x y hx hy => by
    rw [Real.dist_eq] at *
    have e : x + y - (a + b) = (x - a) + (y - b) := by ring
    rw [e]
    have t := abs_add_le (x - a) (y - b)
    linarith⟩
  continuous_neg := Metric.continuous_iff.mpr fun b ε hε => ⟨ε, hε, fun a ha => by
    rw [Real.dist_eq] at *
    have e : -a - -b = -(a - b) := by ring
    rw [e, abs_neg]
    exact ha⟩

instance Real.instContinuousMul : ContinuousMul ℝ where
  continuous_mul := Metric.continuous_op fun a b ε hε => by
    have ha := abs_nonneg a
    have hb := abs_nonneg b
    have hc : 0 < |a| + |b| + 1 := by linarith
    refine ⟨min 1 (ε / (|a| + |b| + 1)), lt_min zero_lt_one (div_pos hε hc), fun x y hx hy => ?_⟩
    rw [Real.dist_eq] at *
    have hx1 := lt_of_lt_of_le hx (min_le_left _ _)
    have hx2 := lt_of_lt_of_le hx (min_le_right _ _)
    have hy2 := lt_of_lt_of_le hy (min_le_right _ _)
    rw [lt_div_iff₀ hc] at hx2 hy2
    have e : x * y - a * b = (x - a) * (y - b) + a * (y - b) + (x - a) * b := by ring
    have t1 := abs_add_le ((x - a) * (y - b) + a * (y - b)) ((x - a) * b)
    have t2 := abs_add_le ((x - a) * (y - b)) (a * (y - b))
    rw [e]
    rw [abs_mul, abs_mul] at t2
    rw [abs_mul (x - a) b] at t1
    have p := abs_nonneg (x - a)
    have q := abs_nonneg (y - b)
    nlinarith [mul_nonneg p hb, mul_nonneg q ha, mul_nonneg p q]

instance Complex.instIsTopologicalAddGroup : IsTopologicalAddGroup ℂ where
  continuous_add := Metric.continuous_op fun a b ε hε => ⟨ε / 2, by linarith, fun x y hx hy => by
    rw [Complex.dist_eq] at *
    have e : x + y - (a + b) = (x - a) + (y - b) := by ring
    rw [e]
    have t := Complex.norm_add_le (x - a) (y - b)
    linarith⟩
  continuous_neg := Metric.continuous_iff.mpr fun b ε hε => ⟨ε, hε, fun a ha => by
    rw [Complex.dist_eq] at *
    have e : -a - -b = -(a - b) := by ring
    rw [e, Complex.norm_neg]
    exact ha⟩

instance Complex.instContinuousMul : ContinuousMul ℂ where
  continuous_mul := Metric.continuous_op fun a b ε hε => by
    have ha := Complex.norm_nonneg a
    have hb := Complex.norm_nonneg b
    have hc : 0 < ‖a‖ + ‖b‖ + 1 := by linarith
    refine ⟨min 1 (ε / (‖a‖ + ‖b‖ + 1)), lt_min zero_lt_one (div_pos hε hc), fun x y hx hy => ?_⟩
    rw [Complex.dist_eq] at *
    have hx1 := lt_of_lt_of_le hx (min_le_left _ _)
    have hx2 := lt_of_lt_of_le hx (min_le_right _ _)
    have hy2 := lt_of_lt_of_le hy (min_le_right _ _)
    rw [lt_div_iff₀ hc] at hx2 hy2
    have e : x * y - a * b = (x - a) * (y - b) + a * (y - b) + (x - a) * b := by ring
    have t1 := Complex.norm_add_le ((x - a) * (y - b) + a * (y - b)) ((x - a) * b)
    have t2 := Complex.norm_add_le ((x - a) * (y - b)) (a * (y - b))
    rw [e]
    rw [Complex.norm_mul, Complex.norm_mul] at t2
    rw [Complex.norm_mul (x - a) b] at t1
    have p := Complex.norm_nonneg (x - a)
    have q := Complex.norm_nonneg (y - b)
    nlinarith [mul_nonneg p hb, mul_nonneg q ha, mul_nonneg p q]
