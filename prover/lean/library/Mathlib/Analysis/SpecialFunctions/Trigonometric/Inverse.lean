import Mathlib.Analysis.SpecialFunctions.Trigonometric.Tangent

/-!
Inverse trigonometric functions. Source of the names: Mathlib
`Mathlib/Analysis/SpecialFunctions/Trigonometric/{Inverse,Arctan}.lean`.
-/

namespace Real

variable {x y : ℝ}

private theorem sin_sub_sin_le (h : x ≤ y) : sin y - sin x ≤ y - x := by
  rw [sin_sub_sin]
  have h₁ := sin_le (show 0 ≤ (y - x) / 2 by linarith)
  have h₂ := abs_sin_le_abs (x := (y - x) / 2)
  have h₃ := abs_cos_le_one ((y + x) / 2)
  have h₄ := le_abs_self (sin ((y - x) / 2) * cos ((y + x) / 2))
  rw [abs_mul] at h₄
  have h₅ := mul_le_mul h₂ h₃ (abs_nonneg _) (abs_nonneg _)
  rw [abs_of_nonneg (show 0 ≤ (y - x) / 2 by linarith)] at h₅
  linarith

/-- Every number between -1 and 1 is a value of the sine. -/
private theorem exists_sin_eq (h₁ : -1 ≤ y) (h₂ : y ≤ 1) : ∃ x : ℝ, (-(π / 2) ≤ x ∧ x ≤ π / 2) ∧ sin x = y := by
  have p := pi_pos
  have bottom : sin (-(π / 2)) = -1 := by rw [sin_neg, sin_pi_div_two]
  obtain ⟨l, hl, hm⟩ := Real.exists_lub (fun t => (-(π / 2) ≤ t ∧ t ≤ π / 2) ∧ sin t ≤ y)
    ⟨-(π / 2), ⟨le_refl _, by linarith⟩, by rw [bottom]; exact h₁⟩ ⟨π / 2, fun t ht => ht.1.2⟩
  have l₁ : -(π / 2) ≤ l := hl _ ⟨⟨le_refl _, by linarith⟩, by rw [bottom]; exact h₁⟩
  have l₂ : l ≤ π / 2 := hm _ fun t ht => ht.1.2
  refine ⟨l, ⟨l₁, l₂⟩, ?_⟩
  rcases lt_trichotomy (sin l) y with k | k | k
  · exfalso
    have lt : l < π / 2 := by
      rcases eq_or_lt_of_le l₂ with e | e
      · rw [e, sin_pi_div_two] at k; linarith
      · exact e
    obtain ⟨e, e0, e1, e2⟩ : ∃ e : ℝ, 0 < e ∧ e ≤ y - sin l ∧ e ≤ π / 2 - l :=
      ⟨min (y - sin l) (π / 2 - l), lt_min (by linarith) (by linarith), min_le_left _ _, min_le_right _ _⟩
    have s := sin_sub_sin_le (show l ≤ l + e by linarith)
    have c := hl (l + e) ⟨⟨by linarith, by linarith⟩, by linarith⟩
    linarith
  · exact k
  · exfalso
    have c := hm (l - (sin l - y)) fun t ht => by
      have tl := hl t ht
      obtain ⟨_, h⟩ := ht
      have s := sin_sub_sin_le tl
      linarith
    linarith

/-- The inverse of the sine on `[-π/2, π/2]`, constant outside of `[-1, 1]`. -/
@[pp_nodot] noncomputable def arcsin (x : ℝ) : ℝ :=
  Classical.choose (exists_sin_eq (y := max (-1) (min 1 x)) (le_max_left _ _) (max_le (by norm_num) (min_le_left _ _)))

private theorem arcsin_spec (x : ℝ) :
    (-(π / 2) ≤ arcsin x ∧ arcsin x ≤ π / 2) ∧ sin (arcsin x) = max (-1) (min 1 x) :=
  Classical.choose_spec (exists_sin_eq (y := max (-1) (min 1 x)) (le_max_left _ _) (max_le (by norm_num) (min_le_left _ _)))

attribute [irreducible] arcsin

theorem arcsin_mem_Icc (x : ℝ) : arcsin x ∈ Set.Icc (-(π / 2)) (π / 2) := (arcsin_spec x).1

theorem arcsin_le_pi_div_two (x : ℝ) : arcsin x ≤ π / 2 := (arcsin_spec x).1.2

theorem neg_pi_div_two_le_arcsin (x : ℝ) : -(π / 2) ≤ arcsin x := (arcsin_spec x).1.1

theorem sin_arcsin {x : ℝ} (hx₁ : -1 ≤ x) (hx₂ : x ≤ 1) : sin (arcsin x) = x := by
  rw [(arcsin_spec x).2, min_eq_right hx₂, max_eq_right hx₁]

theorem arcsin_sin {x : ℝ} (hx₁ : -(π / 2) ≤ x) (hx₂ : x ≤ π / 2) : arcsin (sin x) = x := by
  have h := sin_arcsin (neg_one_le_sin x) (sin_le_one x)
  rcases lt_trichotomy (arcsin (sin x)) x with k | k | k
  · have := sin_lt_sin_of_lt_of_le_pi_div_two (neg_pi_div_two_le_arcsin _) hx₂ k
    linarith
  · exact k
  · have := sin_lt_sin_of_lt_of_le_pi_div_two hx₁ (arcsin_le_pi_div_two _) k
    linarith

theorem arcsin_of_one_le {x : ℝ} (hx : 1 ≤ x) : arcsin x = π / 2 := by
  have h := (arcsin_spec x).2
  rw [min_eq_left hx, max_eq_right (by norm_num)] at h
  have p := pi_pos
  have k := arcsin_sin (neg_pi_div_two_le_arcsin x) (arcsin_le_pi_div_two x)
  rw [h] at k
  rw [← k, ← sin_pi_div_two, arcsin_sin (by linarith) (le_refl _)]

theorem arcsin_of_le_neg_one {x : ℝ} (hx : x ≤ -1) : arcsin x = -(π / 2) := by
  have h := (arcsin_spec x).2
  rw [min_eq_right (by linarith), max_eq_left hx] at h
  have p := pi_pos
  have k := arcsin_sin (neg_pi_div_two_le_arcsin x) (arcsin_le_pi_div_two x)
  rw [h] at k
  have b : sin (-(π / 2)) = -1 := by rw [sin_neg, sin_pi_div_two]
  rw [← k, ← b, arcsin_sin (le_refl _) (by linarith)]

@[simp] theorem arcsin_zero : arcsin 0 = 0 := by
  have p := pi_pos
  have := arcsin_sin (x := 0) (by linarith) (by linarith)
  rwa [sin_zero] at this

@[simp] theorem arcsin_one : arcsin 1 = π / 2 := arcsin_of_one_le (le_refl 1)

@[simp] theorem arcsin_neg_one : arcsin (-1) = -(π / 2) := arcsin_of_le_neg_one (le_refl _)

@[simp] theorem arcsin_neg (x : ℝ) : arcsin (-x) = -arcsin x := by
  rcases le_or_gt 1 x with h | h
  · rw [arcsin_of_one_le h, arcsin_of_le_neg_one (by linarith)]
  rcases le_or_gt x (-1) with k | k
  · rw [arcsin_of_le_neg_one k, arcsin_of_one_le (by linarith), neg_neg]
  have s := sin_arcsin (le_of_lt k) (le_of_lt h)
  have e : -x = sin (-arcsin x) := by rw [sin_neg, s]
  rw [e]
  have b := arcsin_mem_Icc x
  exact arcsin_sin (by linarith [b.2]) (by linarith [b.1])

theorem arcsin_lt_arcsin {x y : ℝ} (hx : -1 ≤ x) (hlt : x < y) (hy : y ≤ 1) : arcsin x < arcsin y := by
  apply lt_of_not_ge
  intro h
  have := sin_le_sin_of_le_of_le_pi_div_two (neg_pi_div_two_le_arcsin y) (arcsin_le_pi_div_two x) h
  rw [sin_arcsin hx (by linarith), sin_arcsin (by linarith) hy] at this
  linarith

theorem arcsin_inj {x y : ℝ} (hx₁ : -1 ≤ x) (hx₂ : x ≤ 1) (hy₁ : -1 ≤ y) (hy₂ : y ≤ 1) : arcsin x = arcsin y ↔ x = y :=
  ⟨fun h => by rw [← sin_arcsin hx₁ hx₂, h, sin_arcsin hy₁ hy₂], fun h => by rw [h]⟩

theorem arcsin_eq_of_sin_eq {x y : ℝ} (h₁ : sin x = y) (h₂ : x ∈ Set.Icc (-(π / 2)) (π / 2)) : arcsin y = x := by
  rw [← h₁, arcsin_sin h₂.1 h₂.2]

theorem cos_arcsin_nonneg (x : ℝ) : 0 ≤ cos (arcsin x) := cos_nonneg_of_mem_Icc (arcsin_mem_Icc x)

theorem cos_arcsin (x : ℝ) : cos (arcsin x) = √(1 - x ^ 2) := by
  rcases le_or_gt 1 x with h | h
  · rw [arcsin_of_one_le h, cos_pi_div_two, sqrt_eq_zero_of_nonpos (by nlinarith)]
  rcases le_or_gt x (-1) with k | k
  · rw [arcsin_of_le_neg_one k, cos_neg, cos_pi_div_two, sqrt_eq_zero_of_nonpos (by nlinarith)]
  have s := sin_arcsin (le_of_lt k) (le_of_lt h)
  have e : 1 - x ^ 2 = cos (arcsin x) ^ 2 := by rw [cos_sq', s]
  rw [e, sqrt_sq (cos_arcsin_nonneg x)]

/-- The inverse of the cosine on `[0, π]`. -/
@[pp_nodot] noncomputable def arccos (x : ℝ) : ℝ := π / 2 - arcsin x

theorem arccos_eq_pi_div_two_sub_arcsin (x : ℝ) : arccos x = π / 2 - arcsin x := rfl

theorem arcsin_eq_pi_div_two_sub_arccos (x : ℝ) : arcsin x = π / 2 - arccos x := by rw [arccos, sub_sub_cancel]

theorem arccos_le_pi (x : ℝ) : arccos x ≤ π := by
  have := neg_pi_div_two_le_arcsin x
  rw [arccos]; linarith

theorem arccos_nonneg (x : ℝ) : 0 ≤ arccos x := by
  have := arcsin_le_pi_div_two x
  rw [arccos]; linarith

theorem cos_arccos {x : ℝ} (hx₁ : -1 ≤ x) (hx₂ : x ≤ 1) : cos (arccos x) = x := by
  rw [arccos, cos_pi_div_two_sub, sin_arcsin hx₁ hx₂]

theorem arccos_cos {x : ℝ} (hx₁ : 0 ≤ x) (hx₂ : x ≤ π) : arccos (cos x) = x := by
  rw [arccos, ← sin_pi_div_two_sub, arcsin_sin (by linarith) (by linarith), sub_sub_cancel]

@[simp] theorem arccos_zero : arccos 0 = π / 2 := by rw [arccos, arcsin_zero, sub_zero]

@[simp] theorem arccos_one : arccos 1 = 0 := by rw [arccos, arcsin_one, sub_self]

@[simp] theorem arccos_neg_one : arccos (-1) = π := by rw [arccos, arcsin_neg_one, sub_neg_eq_add, add_halves]

theorem arccos_neg (x : ℝ) : arccos (-x) = π - arccos x := by rw [arccos, arccos, arcsin_neg]; ring

theorem sin_arccos (x : ℝ) : sin (arccos x) = √(1 - x ^ 2) := by rw [arccos, sin_pi_div_two_sub, cos_arcsin]

theorem arccos_inj {x y : ℝ} (hx₁ : -1 ≤ x) (hx₂ : x ≤ 1) (hy₁ : -1 ≤ y) (hy₂ : y ≤ 1) : arccos x = arccos y ↔ x = y :=
  ⟨fun h => by rw [← cos_arccos hx₁ hx₂, h, cos_arccos hy₁ hy₂], fun h => by rw [h]⟩

/-- The inverse of the tangent on `(-π/2, π/2)`. -/
@[pp_nodot] noncomputable def arctan (x : ℝ) : ℝ := arcsin (x / √(1 + x ^ 2))

theorem arctan_eq_arcsin (x : ℝ) : arctan x = arcsin (x / √(1 + x ^ 2)) := rfl

private theorem root_pos (x : ℝ) : 0 < √(1 + x ^ 2) := sqrt_pos.mpr (by nlinarith [sq_nonneg x])

private theorem abs_lt_root (x : ℝ) : -√(1 + x ^ 2) < x ∧ x < √(1 + x ^ 2) := sq_lt.mp (by linarith)

private theorem quotient_mem (x : ℝ) : -1 < x / √(1 + x ^ 2) ∧ x / √(1 + x ^ 2) < 1 := by
  have h := abs_lt_root x
  rw [lt_div_iff₀ (root_pos x), div_lt_iff₀ (root_pos x)]
  constructor <;> linarith [h.1, h.2]

theorem sin_arctan (x : ℝ) : sin (arctan x) = x / √(1 + x ^ 2) :=
  sin_arcsin (le_of_lt (quotient_mem x).1) (le_of_lt (quotient_mem x).2)

theorem cos_arctan (x : ℝ) : cos (arctan x) = 1 / √(1 + x ^ 2) := by
  have p := root_pos x
  have h : 0 ≤ 1 + x ^ 2 := by nlinarith [sq_nonneg x]
  have e : 1 - (x / √(1 + x ^ 2)) ^ 2 = (1 / √(1 + x ^ 2)) ^ 2 := by
    have h0 : 1 + x ^ 2 ≠ 0 := by nlinarith [sq_nonneg x]
    rw [div_pow, div_pow, sq_sqrt h, one_pow, eq_div_iff h0, sub_mul, div_mul_cancel₀ _ h0]
    ring
  rw [arctan, cos_arcsin, e, sqrt_sq (div_nonneg zero_le_one (le_of_lt p))]

theorem cos_arctan_pos (x : ℝ) : 0 < cos (arctan x) := by rw [cos_arctan]; exact one_div_pos.mpr (root_pos x)

@[simp] theorem tan_arctan (x : ℝ) : tan (arctan x) = x := by
  have p := root_pos x
  rw [tan, sin_arctan, cos_arctan, div_div_div_cancel_right₀ (ne_of_gt p), div_one]

theorem arctan_lt_pi_div_two (x : ℝ) : arctan x < π / 2 := by
  refine lt_of_le_of_ne (arcsin_le_pi_div_two _) fun e => ?_
  have h : arctan x = π / 2 := e
  have := cos_arctan_pos x
  rw [h, cos_pi_div_two] at this
  exact lt_irrefl 0 this

theorem neg_pi_div_two_lt_arctan (x : ℝ) : -(π / 2) < arctan x := by
  refine lt_of_le_of_ne (neg_pi_div_two_le_arcsin _) fun e => ?_
  have h : -(π / 2) = arctan x := e
  have := cos_arctan_pos x
  rw [← h, cos_neg, cos_pi_div_two] at this
  exact lt_irrefl 0 this

theorem arctan_mem_Ioo (x : ℝ) : arctan x ∈ Set.Ioo (-(π / 2)) (π / 2) := ⟨neg_pi_div_two_lt_arctan x, arctan_lt_pi_div_two x⟩

theorem arctan_tan {x : ℝ} (hx₁ : -(π / 2) < x) (hx₂ : x < π / 2) : arctan (tan x) = x := by
  have t := tan_arctan (tan x)
  rcases lt_trichotomy (arctan (tan x)) x with k | k | k
  · have := tan_lt_tan_of_lt_of_lt_pi_div_two (neg_pi_div_two_lt_arctan _) hx₂ k
    linarith
  · exact k
  · have := tan_lt_tan_of_lt_of_lt_pi_div_two hx₁ (arctan_lt_pi_div_two _) k
    linarith

@[simp] theorem arctan_zero : arctan 0 = 0 := by rw [arctan, zero_div, arcsin_zero]

@[simp] theorem arctan_one : arctan 1 = π / 4 := by
  have p := pi_pos
  rw [← tan_pi_div_four, arctan_tan (by linarith) (by linarith)]

@[simp] theorem arctan_neg (x : ℝ) : arctan (-x) = -arctan x := by rw [arctan, arctan, neg_sq, neg_div, arcsin_neg]

theorem arctan_strictMono : StrictMono arctan := fun x y h => by
  apply lt_of_not_ge
  intro k
  rcases eq_or_lt_of_le k with e | e
  · have := congrArg tan e
    rw [tan_arctan, tan_arctan] at this
    linarith
  · have := tan_lt_tan_of_lt_of_lt_pi_div_two (neg_pi_div_two_lt_arctan y) (arctan_lt_pi_div_two x) e
    rw [tan_arctan, tan_arctan] at this
    linarith

theorem arctan_injective : Function.Injective arctan := fun x y h => by rw [← tan_arctan x, h, tan_arctan]

@[simp] theorem arctan_inj : arctan x = arctan y ↔ x = y := ⟨fun h => arctan_injective h, fun h => by rw [h]⟩

theorem arctan_eq_of_tan_eq (h : tan x = y) (hx : x ∈ Set.Ioo (-(π / 2)) (π / 2)) : arctan y = x := by
  rw [← h, arctan_tan hx.1 hx.2]

theorem tan_inj_of_lt_of_lt_pi_div_two {x y : ℝ} (hx₁ : -(π / 2) < x) (hx₂ : x < π / 2) (hy₁ : -(π / 2) < y)
    (hy₂ : y < π / 2) (hxy : tan x = tan y) : x = y := by
  rw [← arctan_tan hx₁ hx₂, hxy, arctan_tan hy₁ hy₂]

theorem arcsin_sin' {x : ℝ} (hx : x ∈ Set.Icc (-(π / 2)) (π / 2)) : arcsin (sin x) = x := arcsin_sin hx.1 hx.2

theorem sin_arcsin' {x : ℝ} (hx : x ∈ Set.Icc (-1 : ℝ) 1) : sin (arcsin x) = x := sin_arcsin hx.1 hx.2

theorem monotone_arcsin : Monotone arcsin := fun x y h => by
  rcases le_or_gt x (-1) with k | k
  · rw [arcsin_of_le_neg_one k]; exact neg_pi_div_two_le_arcsin y
  rcases le_or_gt 1 y with l | l
  · rw [arcsin_of_one_le l]; exact arcsin_le_pi_div_two x
  rcases eq_or_lt_of_le h with e | e
  · rw [e]
  · exact le_of_lt (arcsin_lt_arcsin (le_of_lt k) e (le_of_lt l))

theorem arcsin_le_arcsin {x y : ℝ} (h : x ≤ y) : arcsin x ≤ arcsin y := monotone_arcsin h

@[simp] theorem arcsin_nonneg {x : ℝ} : 0 ≤ arcsin x ↔ 0 ≤ x := by
  refine ⟨fun h => le_of_not_gt fun k => ?_, fun h => by rw [← arcsin_zero]; exact arcsin_le_arcsin h⟩
  rcases le_or_gt x (-1) with l | l
  · rw [arcsin_of_le_neg_one l] at h; linarith [pi_pos]
  · have := arcsin_lt_arcsin (le_of_lt l) k zero_le_one
    rw [arcsin_zero] at this
    linarith

@[simp] theorem arcsin_nonpos {x : ℝ} : arcsin x ≤ 0 ↔ x ≤ 0 := by
  rw [← neg_nonneg, ← arcsin_neg, arcsin_nonneg, neg_nonneg]

@[simp] theorem arcsin_pos {x : ℝ} : 0 < arcsin x ↔ 0 < x := by rw [← not_le, arcsin_nonpos, not_le]

@[simp] theorem arcsin_lt_zero {x : ℝ} : arcsin x < 0 ↔ x < 0 := by rw [← not_le, arcsin_nonneg, not_le]

@[simp] theorem arcsin_eq_zero_iff {x : ℝ} : arcsin x = 0 ↔ x = 0 := by
  rw [le_antisymm_iff, arcsin_nonpos, arcsin_nonneg, ← le_antisymm_iff]

theorem arccos_eq_of_eq_cos (hy₀ : 0 ≤ y) (hy₁ : y ≤ π) (hxy : x = cos y) : arccos x = y := by
  rw [hxy, arccos_cos hy₀ hy₁]

theorem arccos_le_arccos {x y : ℝ} (hlt : x ≤ y) : arccos y ≤ arccos x := sub_le_sub_left (arcsin_le_arcsin hlt) _

theorem arccos_lt_arccos {x y : ℝ} (hx : -1 ≤ x) (hlt : x < y) (hy : y ≤ 1) : arccos y < arccos x :=
  sub_lt_sub_left (arcsin_lt_arcsin hx hlt hy) _

@[gcongr] theorem arctan_lt_arctan (hxy : x < y) : arctan x < arctan y := arctan_strictMono hxy

@[simp] theorem arctan_lt_arctan_iff : arctan x < arctan y ↔ x < y :=
  ⟨fun h => lt_of_not_ge fun k => not_le_of_gt h (StrictMono.monotone arctan_strictMono k), arctan_lt_arctan⟩

@[simp] theorem arctan_le_arctan_iff : arctan x ≤ arctan y ↔ x ≤ y := by rw [← not_lt, arctan_lt_arctan_iff, not_lt]

theorem arctan_mono : Monotone arctan := fun _ _ h => arctan_le_arctan_iff.mpr h

@[gcongr] theorem arctan_le_arctan (hxy : x ≤ y) : arctan x ≤ arctan y := arctan_mono hxy

@[simp] theorem arctan_eq_zero_iff : arctan x = 0 ↔ x = 0 := by
  have h := arctan_inj (x := x) (y := 0)
  rwa [arctan_zero] at h

@[simp] theorem arctan_nonneg : 0 ≤ arctan x ↔ 0 ≤ x := by
  have h := arctan_le_arctan_iff (x := 0) (y := x)
  rwa [arctan_zero] at h

@[simp] theorem arctan_pos : 0 < arctan x ↔ 0 < x := by
  have h := arctan_lt_arctan_iff (x := 0) (y := x)
  rwa [arctan_zero] at h

@[simp] theorem arctan_lt_zero : arctan x < 0 ↔ x < 0 := by
  have h := arctan_lt_arctan_iff (x := x) (y := 0)
  rwa [arctan_zero] at h

@[simp] theorem arctan_le_zero : arctan x ≤ 0 ↔ x ≤ 0 := by
  have h := arctan_le_arctan_iff (x := x) (y := 0)
  rwa [arctan_zero] at h

theorem arctan_inv_of_pos {x : ℝ} (h : 0 < x) : arctan x⁻¹ = π / 2 - arctan x := by
  have k := arctan_pos.mpr h
  rw [← tan_arctan x, ← tan_pi_div_two_sub, tan_arctan, arctan_tan (by linarith [arctan_lt_pi_div_two x]) (by linarith)]

theorem arctan_add {x y : ℝ} (h : x * y < 1) : arctan x + arctan y = arctan ((x + y) / (1 - x * y)) := by
  have c : 0 < cos (arctan x + arctan y) := by
    have px := cos_arctan_pos x
    have py := cos_arctan_pos y
    rw [cos_add, ← tan_mul_cos (ne_of_gt px), ← tan_mul_cos (ne_of_gt py), tan_arctan, tan_arctan]
    nlinarith [mul_pos px py]
  have ax := arctan_mem_Ioo x
  have ay := arctan_mem_Ioo y
  have l : -(π / 2) < arctan x + arctan y := lt_of_not_ge fun k => by
    have := cos_nonpos_of_pi_div_two_le_of_le (x := -(arctan x + arctan y)) (by linarith) (by linarith [ax.1, ay.1, pi_pos])
    rw [cos_neg] at this
    linarith
  have u : arctan x + arctan y < π / 2 := lt_of_not_ge fun k => by
    have := cos_nonpos_of_pi_div_two_le_of_le k (by linarith [ax.2, ay.2, pi_pos])
    linarith
  rw [← arctan_tan l u, tan_add' ⟨cos_ne_zero_iff.mp (ne_of_gt (cos_arctan_pos x)),
    cos_ne_zero_iff.mp (ne_of_gt (cos_arctan_pos y))⟩, tan_arctan, tan_arctan]

end Real
