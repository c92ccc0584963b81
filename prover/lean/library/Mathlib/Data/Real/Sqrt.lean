import Mathlib.Algebra.Order.BigOperators.Chebyshev
import Mathlib.Algebra.Order.Floor.Defs
import Mathlib.Algebra.Ring.Parity
import Mathlib.Analysis.SpecialFunctions.Sqrt
import Mathlib.Algebra.Order.Floor.Basic
import Mathlib.Data.Nat.Sqrt
import Mathlib.Data.Real.Archimedean
import Mathlib.Tactic.Linarith.Lemmas
import Mathlib.Tactic.NormNum.Basic
import Mathlib.Tactic.Ring.Basic
import Mathlib.Tactic.Ring.Field

/-!
Facts about square roots of real numbers. Source of the names: Mathlib `Mathlib/Analysis/SpecialFunctions/Sqrt.lean`,
`Mathlib/Data/Real/Sqrt.lean`.
-/

namespace Real

variable {x y : ℝ}

/-- Numbers that are not negative have a root: the supremum of those whose square is below. -/
private theorem exists_sqrt (x : ℝ) (h : 0 ≤ x) : ∃ y : ℝ, 0 ≤ y ∧ y * y = x := by
  obtain ⟨l, hl, hm⟩ := Real.exists_lub (fun y => 0 ≤ y ∧ y * y ≤ x) ⟨0, le_refl 0, by rw [mul_zero]; exact h⟩
    ⟨x + 1, fun y hy => by
      obtain ⟨h₁, h₂⟩ := hy
      apply le_of_not_gt
      intro k
      nlinarith⟩
  have l0 : 0 ≤ l := hl 0 ⟨le_refl 0, by rw [mul_zero]; exact h⟩
  refine ⟨l, l0, ?_⟩
  rcases lt_trichotomy (l * l) x with k | k | k
  · exfalso
    have p : 0 < 2 * l + 1 := by linarith
    have e0 : 0 < (x - l * l) / (2 * l + 1) := div_pos (by linarith) p
    obtain ⟨e, he0, he1, he2⟩ : ∃ e : ℝ, 0 < e ∧ e ≤ 1 ∧ e * (2 * l + 1) ≤ x - l * l := by
      refine ⟨min 1 ((x - l * l) / (2 * l + 1)), lt_min zero_lt_one e0, min_le_left _ _, ?_⟩
      have := mul_le_mul_of_nonneg_right (min_le_right 1 ((x - l * l) / (2 * l + 1))) (le_of_lt p)
      rwa [div_mul_cancel₀ _ (ne_of_gt p)] at this
    have c := hl (l + e) ⟨by linarith, by nlinarith⟩
    linarith
  · exact k
  · exfalso
    have lp : 0 < l := lt_of_le_of_ne l0 fun e => by rw [← e, mul_zero] at k; linarith
    have e0 : 0 < (l * l - x) / (2 * l) := div_pos (by linarith) (by linarith)
    have e1 : (l * l - x) / (2 * l) * (2 * l) = l * l - x := div_mul_cancel₀ _ (by linarith)
    generalize (l * l - x) / (2 * l) = e at e0 e1
    have c := hm (l - e) (fun y hy => by
      obtain ⟨h₁, h₂⟩ := hy
      have e2 : e * 2 ≤ l := by
        apply le_of_not_gt
        intro n
        have := mul_lt_mul_of_pos_left n lp
        linarith
      apply le_of_not_gt
      intro n
      have := mul_self_lt_mul_self (by linarith) n
      nlinarith)
    linarith

@[simp] theorem mul_self_sqrt (h : 0 ≤ x) : √x * √x = x := by
  obtain ⟨y, hy, e⟩ := exists_sqrt x h
  rw [← e, sqrt_mul_self hy]

theorem sqrt_eq_zero' : √x = 0 ↔ x ≤ 0 := by
  constructor
  · intro h
    apply le_of_not_gt
    intro k
    have := mul_self_sqrt (le_of_lt k)
    rw [h, mul_zero] at this
    exact ne_of_lt k this
  · exact sqrt_eq_zero_of_nonpos

theorem sqrt_eq_cases : √x = y ↔ y * y = x ∧ 0 ≤ y ∨ x < 0 ∧ y = 0 := by
  constructor
  · rintro rfl
    rcases le_or_gt 0 x with hle | hlt
    · exact Or.inl ⟨mul_self_sqrt hle, sqrt_nonneg x⟩
    · exact Or.inr ⟨hlt, sqrt_eq_zero_of_nonpos (le_of_lt hlt)⟩
  · rintro (⟨rfl, hy⟩ | ⟨hx, rfl⟩)
    · exact sqrt_mul_self hy
    · exact sqrt_eq_zero_of_nonpos (le_of_lt hx)

theorem sqrt_eq_iff_mul_self_eq (hx : 0 ≤ x) (hy : 0 ≤ y) : √x = y ↔ x = y * y :=
  ⟨fun h => by rw [← h, mul_self_sqrt hx], fun h => by rw [h, sqrt_mul_self hy]⟩

theorem sqrt_eq_iff_mul_self_eq_of_pos (h : 0 < y) : √x = y ↔ y * y = x := by
  constructor
  · intro e
    have hx : 0 ≤ x := by
      apply le_of_not_gt
      intro k
      rw [sqrt_eq_zero_of_nonpos (le_of_lt k)] at e
      exact ne_of_lt h e
    rw [← e, mul_self_sqrt hx]
  · intro e; rw [← e, sqrt_mul_self (le_of_lt h)]

@[simp] theorem sqrt_eq_one : √x = 1 ↔ x = 1 := by
  rw [sqrt_eq_iff_mul_self_eq_of_pos zero_lt_one, mul_one, eq_comm]

@[simp] theorem sq_sqrt (h : 0 ≤ x) : √x ^ 2 = x := by rw [sq, mul_self_sqrt h]

theorem sqrt_eq_iff_eq_sq (hx : 0 ≤ x) (hy : 0 ≤ y) : √x = y ↔ x = y ^ 2 := by
  rw [sq, sqrt_eq_iff_mul_self_eq hx hy]

theorem sqrt_eq_iff_of_pos (h : 0 < y) : √x = y ↔ y ^ 2 = x := by rw [sq, sqrt_eq_iff_mul_self_eq_of_pos h]

theorem sqrt_mul_self_eq_abs (x : ℝ) : √(x * x) = |x| := by
  rw [← abs_mul_abs_self x, sqrt_mul_self (abs_nonneg x)]

theorem sqrt_sq_eq_abs (x : ℝ) : √(x ^ 2) = |x| := by rw [sq, sqrt_mul_self_eq_abs]

@[simp] theorem sqrt_le_sqrt_iff (hy : 0 ≤ y) : √x ≤ √y ↔ x ≤ y := by
  rcases le_or_gt 0 x with hx | hx
  · rw [mul_self_le_mul_self_iff (sqrt_nonneg x) (sqrt_nonneg y), mul_self_sqrt hx, mul_self_sqrt hy]
  · rw [sqrt_eq_zero_of_nonpos (le_of_lt hx)]
    exact ⟨fun _ => le_trans (le_of_lt hx) hy, fun _ => sqrt_nonneg y⟩

@[simp] theorem sqrt_lt_sqrt_iff (hx : 0 ≤ x) : √x < √y ↔ x < y := by
  rw [← not_le, ← not_le, sqrt_le_sqrt_iff hx]

theorem sqrt_lt_sqrt_iff_of_pos (hy : 0 < y) : √x < √y ↔ x < y := by
  rcases le_or_gt 0 x with hx | hx
  · exact sqrt_lt_sqrt_iff hx
  · refine ⟨fun _ => lt_trans hx hy, fun _ => ?_⟩
    rw [sqrt_eq_zero_of_nonpos (le_of_lt hx)]
    exact lt_of_le_of_ne (sqrt_nonneg y) fun e => not_le_of_gt hy (sqrt_eq_zero'.mp e.symm)

theorem sqrt_le_sqrt (h : x ≤ y) : √x ≤ √y := by
  rcases le_or_gt 0 y with hy | hy
  · exact (sqrt_le_sqrt_iff hy).mpr h
  · rw [sqrt_eq_zero_of_nonpos (le_trans h (le_of_lt hy))]; exact sqrt_nonneg y

theorem sqrt_monotone : Monotone Real.sqrt := fun _ _ h => sqrt_le_sqrt h

theorem sqrt_lt_sqrt (hx : 0 ≤ x) (h : x < y) : √x < √y := (sqrt_lt_sqrt_iff hx).mpr h

@[simp] theorem sqrt_inj (hx : 0 ≤ x) (hy : 0 ≤ y) : √x = √y ↔ x = y :=
  ⟨fun h => by rw [← mul_self_sqrt hx, h, mul_self_sqrt hy], fun h => by rw [h]⟩

@[simp] theorem sqrt_eq_zero (h : 0 ≤ x) : √x = 0 ↔ x = 0 :=
  ⟨fun e => le_antisymm (sqrt_eq_zero'.mp e) h, fun e => by rw [e, sqrt_zero]⟩

theorem sqrt_ne_zero (h : 0 ≤ x) : √x ≠ 0 ↔ x ≠ 0 := not_congr (sqrt_eq_zero h)

theorem sqrt_ne_zero' : √x ≠ 0 ↔ 0 < x := by rw [← not_le]; exact not_congr sqrt_eq_zero'

@[simp] theorem sqrt_pos : 0 < √x ↔ 0 < x :=
  ⟨fun h => sqrt_ne_zero'.mp (ne_of_gt h), fun h => lt_of_le_of_ne (sqrt_nonneg x) (sqrt_ne_zero'.mpr h).symm⟩

theorem sqrt_pos_of_pos (h : 0 < x) : 0 < √x := sqrt_pos.mpr h

theorem sqrt_le_sqrt_iff' (hx : 0 < x) : √x ≤ √y ↔ x ≤ y := by
  rcases le_or_gt 0 y with hy | hy
  · exact sqrt_le_sqrt_iff hy
  · refine ⟨fun h => ?_, fun h => absurd (lt_of_lt_of_le hx h) (lt_asymm hy)⟩
    rw [sqrt_eq_zero_of_nonpos (le_of_lt hy)] at h
    exact absurd (sqrt_pos.mpr hx) (not_lt_of_ge h)

theorem sqrt_le_left (hy : 0 ≤ y) : √x ≤ y ↔ x ≤ y ^ 2 := by
  have := sqrt_le_sqrt_iff (x := x) (sq_nonneg y)
  rw [sqrt_sq hy] at this
  exact this

theorem sqrt_le_iff : √x ≤ y ↔ 0 ≤ y ∧ x ≤ y ^ 2 := by
  constructor
  · intro h
    have hy := le_trans (sqrt_nonneg x) h
    exact ⟨hy, (sqrt_le_left hy).mp h⟩
  · intro ⟨hy, h⟩
    exact (sqrt_le_left hy).mpr h

theorem sqrt_lt (hx : 0 ≤ x) (hy : 0 ≤ y) : √x < y ↔ x < y ^ 2 := by
  rw [← sqrt_lt_sqrt_iff hx, sqrt_sq hy]

theorem sqrt_lt' (hy : 0 < y) : √x < y ↔ x < y ^ 2 := by
  rw [← sqrt_lt_sqrt_iff_of_pos (pow_pos hy 2), sqrt_sq (le_of_lt hy)]

theorem le_sqrt (hx : 0 ≤ x) (hy : 0 ≤ y) : x ≤ √y ↔ x ^ 2 ≤ y := by
  rw [← not_lt, ← not_lt, sqrt_lt hy hx]

theorem le_sqrt' (hx : 0 < x) : x ≤ √y ↔ x ^ 2 ≤ y := by rw [← not_lt, ← not_lt, sqrt_lt' hx]

theorem lt_sqrt (hx : 0 ≤ x) : x < √y ↔ x ^ 2 < y := by
  rw [← sqrt_lt_sqrt_iff (sq_nonneg x), sqrt_sq hx]

theorem abs_le_sqrt (h : x ^ 2 ≤ y) : |x| ≤ √y := by rw [← sqrt_sq_eq_abs]; exact sqrt_le_sqrt h

theorem sq_le (h : 0 ≤ y) : x ^ 2 ≤ y ↔ -√y ≤ x ∧ x ≤ √y := by
  rw [← abs_le]
  refine ⟨abs_le_sqrt, fun k => ?_⟩
  rwa [le_sqrt (abs_nonneg x) h, sq_abs] at k

theorem neg_sqrt_le_of_sq_le (h : x ^ 2 ≤ y) : -√y ≤ x := (abs_le.mp (abs_le_sqrt h)).1

theorem le_sqrt_of_sq_le (h : x ^ 2 ≤ y) : x ≤ √y := (abs_le.mp (abs_le_sqrt h)).2

theorem sq_lt : x ^ 2 < y ↔ -√y < x ∧ x < √y := by rw [← abs_lt, lt_sqrt (abs_nonneg x), sq_abs]

theorem neg_sqrt_lt_of_sq_lt (h : x ^ 2 < y) : -√y < x := (sq_lt.mp h).1

theorem lt_sqrt_of_sq_lt (h : x ^ 2 < y) : x < √y := (sq_lt.mp h).2

theorem lt_sq_of_sqrt_lt (h : √x < y) : x < y ^ 2 := by
  have hy : 0 < y := lt_of_le_of_lt (sqrt_nonneg x) h
  rwa [sqrt_lt' hy] at h

@[simp] theorem one_le_sqrt : 1 ≤ √x ↔ 1 ≤ x := by rw [le_sqrt' zero_lt_one, one_pow]

@[simp] theorem sqrt_le_one : √x ≤ 1 ↔ x ≤ 1 := by rw [sqrt_le_left zero_le_one, one_pow]

theorem one_lt_sqrt_two : 1 < √2 := by rw [lt_sqrt zero_le_one, one_pow]; exact one_lt_two

@[simp] theorem isSquare_iff : IsSquare x ↔ 0 ≤ x :=
  ⟨fun ⟨r, h⟩ => h ▸ mul_self_nonneg r, fun h => ⟨√x, (mul_self_sqrt h).symm⟩⟩

@[simp] theorem sqrt_mul {x : ℝ} (hx : 0 ≤ x) (y : ℝ) : √(x * y) = √x * √y := by
  rcases le_or_gt 0 y with hy | hy
  · apply sqrt_eq_of_mul_self_eq (mul_nonneg (sqrt_nonneg x) (sqrt_nonneg y))
    rw [mul_mul_mul_comm, mul_self_sqrt hx, mul_self_sqrt hy]
  · rw [sqrt_eq_zero_of_nonpos (le_of_lt hy), mul_zero, sqrt_eq_zero']
    exact mul_nonpos_of_nonneg_of_nonpos hx (le_of_lt hy)

@[simp] theorem sqrt_mul' (x : ℝ) {y : ℝ} (hy : 0 ≤ y) : √(x * y) = √x * √y := by
  rw [mul_comm, sqrt_mul hy, mul_comm]

@[simp] theorem sqrt_inv (x : ℝ) : √x⁻¹ = (√x)⁻¹ := by
  rcases le_or_gt 0 x with hx | hx
  · apply sqrt_eq_of_mul_self_eq (inv_nonneg.mpr (sqrt_nonneg x))
    rw [← mul_inv, mul_self_sqrt hx]
  · rw [sqrt_eq_zero_of_nonpos (le_of_lt hx), inv_zero, sqrt_eq_zero']
    exact inv_nonpos.mpr (le_of_lt hx)

@[simp] theorem sqrt_div {x : ℝ} (hx : 0 ≤ x) (y : ℝ) : √(x / y) = √x / √y := by
  rw [div_eq_mul_inv, sqrt_mul hx, sqrt_inv, div_eq_mul_inv]

@[simp] theorem sqrt_div' (x : ℝ) {y : ℝ} (hy : 0 ≤ y) : √(x / y) = √x / √y := by
  rw [div_eq_mul_inv, sqrt_mul' x (inv_nonneg.mpr hy), sqrt_inv, div_eq_mul_inv]

@[simp] theorem div_sqrt : x / √x = √x := by
  rcases le_or_gt x 0 with h | h
  · rw [sqrt_eq_zero_of_nonpos h, div_zero]
  · rw [div_eq_iff (sqrt_ne_zero'.mpr h), mul_self_sqrt (le_of_lt h)]

theorem sqrt_div_self' : √x / x = 1 / √x := by
  rcases le_or_gt x 0 with h | h
  · rw [sqrt_eq_zero_of_nonpos h, zero_div, div_zero]
  · rw [div_eq_div_iff (ne_of_gt h) (sqrt_ne_zero'.mpr h), mul_self_sqrt (le_of_lt h), one_mul]

theorem sqrt_div_self : √x / x = (√x)⁻¹ := by rw [sqrt_div_self', one_div]

theorem sqrt_one_add_le (h : -1 ≤ x) : √(1 + x) ≤ 1 + x / 2 :=
  sqrt_le_iff.mpr ⟨by linarith, by nlinarith [sq_nonneg x]⟩

theorem sum_mul_le_sqrt_mul_sqrt {ι : Type*} (s : Finset ι) (f g : ι → ℝ) :
    ∑ i ∈ s, f i * g i ≤ √(∑ i ∈ s, f i ^ 2) * √(∑ i ∈ s, g i ^ 2) := by
  rw [← sqrt_mul (Finset.sum_nonneg fun i _ => sq_nonneg (f i))]
  exact le_sqrt_of_sq_le (Finset.sum_mul_sq_le_sq_mul_sq s f g)

theorem sum_sqrt_mul_sqrt_le {ι : Type*} {f g : ι → ℝ} (s : Finset ι) (hf : ∀ i, 0 ≤ f i) (hg : ∀ i, 0 ≤ g i) :
    ∑ i ∈ s, √(f i) * √(g i) ≤ √(∑ i ∈ s, f i) * √(∑ i ∈ s, g i) := by
  have h := sum_mul_le_sqrt_mul_sqrt s (fun i => √(f i)) (fun i => √(g i))
  rwa [Finset.sum_congr rfl fun i _ => sq_sqrt (hf i), Finset.sum_congr rfl fun i _ => sq_sqrt (hg i)] at h

/-- The natural square root is at most the real one. -/
theorem nat_sqrt_le_real_sqrt {a : ℕ} : ↑(Nat.sqrt a) ≤ √(a : ℝ) := by
  rw [Real.le_sqrt (Nat.cast_nonneg _) (Nat.cast_nonneg _), ← Nat.cast_pow, Nat.cast_le]
  exact Nat.sqrt_le' a

theorem real_sqrt_lt_nat_sqrt_succ {a : ℕ} : √(a : ℝ) < Nat.sqrt a + 1 := by
  have e : ((Nat.sqrt a : ℕ) : ℝ) + 1 = ((Nat.sqrt a + 1 : ℕ) : ℝ) := by rw [Nat.cast_add_one]
  rw [e, sqrt_lt (Nat.cast_nonneg _) (Nat.cast_nonneg _), ← Nat.cast_pow, Nat.cast_lt]
  exact Nat.lt_succ_sqrt' a

theorem real_sqrt_le_nat_sqrt_succ {a : ℕ} : √(a : ℝ) ≤ Nat.sqrt a + 1 := le_of_lt real_sqrt_lt_nat_sqrt_succ

@[simp] theorem floor_real_sqrt_eq_nat_sqrt {a : ℕ} : ⌊√(a : ℝ)⌋ = Nat.sqrt a :=
  Int.floor_eq_iff.mpr (by rw [Int.cast_natCast]; exact ⟨nat_sqrt_le_real_sqrt, real_sqrt_lt_nat_sqrt_succ⟩)

@[simp] theorem nat_floor_real_sqrt_eq_nat_sqrt {a : ℕ} : ⌊√(a : ℝ)⌋₊ = Nat.sqrt a :=
  (Nat.floor_eq_iff (sqrt_nonneg _)).mpr ⟨nat_sqrt_le_real_sqrt, real_sqrt_lt_nat_sqrt_succ⟩

end Real
