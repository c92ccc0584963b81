import Mathlib.Algebra.Field.Basic
import Mathlib.Algebra.Polynomial.Degree.Operations

/-!
Division of polynomials with remainder. Source of the names: Mathlib `Mathlib/Algebra/Polynomial/Div.lean`,
`Mathlib/Algebra/Polynomial/FieldDivision.lean`. Quotient and remainder are chosen by their laws (Mathlib: by the algorithm).
The laws of Euclidean domains are stated for polynomials over a field.
-/

universe u

namespace Polynomial

variable {R : Type u}

section CommRing

variable [CommRing R] {p q : R[X]}

private theorem exists_div [Nontrivial R] (hq : Monic q) (n : ℕ) : ∀ p : R[X], (∀ k, n ≤ k → coeff p k = 0) →
    ∃ x : R[X] × R[X], x.2 + q * x.1 = p ∧ degree x.2 < degree q := by
  have hd : degree q = q.natDegree := degree_eq_natDegree hq.ne_zero
  induction n with
  | zero =>
    intro p hp
    refine ⟨(0, 0), ?_, ?_⟩
    · rw [mul_zero, add_zero]
      exact ext fun k => (hp k (Nat.zero_le k)).symm
    · rw [hd]
      exact WithBot.bot_lt_natCast _
  | succ n ih =>
    intro p hp
    rcases Nat.lt_or_ge n q.natDegree with h | h
    · refine ⟨(0, p), by rw [mul_zero, add_zero], ?_⟩
      refine lt_of_not_ge fun hle => ?_
      have e : natDegree p ≤ n := natDegree_le_iff_coeff_eq_zero.mpr fun k hk => hp k hk
      rw [hd] at hle
      have k := le_trans hle degree_le_natDegree
      rw [Nat.cast_withBot, Nat.cast_withBot, WithBot.coe_le_coe] at k
      omega
    · have e : ∀ k, n ≤ k → coeff (q * (C (coeff p n) * X ^ (n - q.natDegree))) k = coeff p n * coeff q (k - (n - q.natDegree)) := by
        intro k hk
        rw [mul_left_comm, coeff_C_mul, ← coeff_mul_X_pow q (n - q.natDegree), Nat.sub_add_cancel (by omega)]
      obtain ⟨x, hx, hlt⟩ := ih (p - q * (C (coeff p n) * X ^ (n - q.natDegree))) fun k hk => by
        rw [coeff_sub, e k hk]
        rcases Nat.eq_or_lt_of_le hk with rfl | hk
        · rw [Nat.sub_sub_self h, coeff_natDegree, hq.leadingCoeff, mul_one, sub_self]
        · rw [hp k hk, coeff_eq_zero_of_natDegree_lt (show q.natDegree < k - (n - q.natDegree) by omega), mul_zero, sub_zero]
      exact ⟨(x.1 + C (coeff p n) * X ^ (n - q.natDegree), x.2), by rw [mul_add, ← add_assoc, hx, sub_add_cancel], hlt⟩

private theorem exists_div_monic (p : R[X]) (hq : Monic q) :
    ∃ x : R[X] × R[X], x.2 + q * x.1 = p ∧ (Nontrivial R → degree x.2 < degree q) := by
  by_cases h : Nontrivial R
  · obtain ⟨x, h₁, h₂⟩ := exists_div hq (natDegree p + 1) p fun k hk => coeff_eq_zero_of_natDegree_lt hk
    exact ⟨x, h₁, fun _ => h₂⟩
  · exact ⟨(0, p), by rw [mul_zero, add_zero], fun k => absurd k h⟩

/-- The quotient by a monic polynomial; zero if it is not. -/
noncomputable def divByMonic (p q : R[X]) : R[X] :=
  haveI := Classical.dec (Monic q)
  if hq : Monic q then (Classical.choose (exists_div_monic p hq)).1 else 0

/-- The remainder by a monic polynomial; the first one if it is not. -/
noncomputable def modByMonic (p q : R[X]) : R[X] :=
  haveI := Classical.dec (Monic q)
  if hq : Monic q then (Classical.choose (exists_div_monic p hq)).2 else p

infixl:70 " /ₘ " => divByMonic

infixl:70 " %ₘ " => modByMonic

theorem modByMonic_eq_of_not_monic (p : R[X]) (hq : ¬Monic q) : p %ₘ q = p := dif_neg hq

theorem divByMonic_eq_of_not_monic (p : R[X]) (hq : ¬Monic q) : p /ₘ q = 0 := dif_neg hq

theorem modByMonic_add_div (p q : R[X]) : p %ₘ q + q * (p /ₘ q) = p := by
  by_cases h : Monic q
  · rw [modByMonic, dif_pos h, divByMonic, dif_pos h]
    exact (Classical.choose_spec (exists_div_monic p h)).1
  · rw [modByMonic_eq_of_not_monic p h, divByMonic_eq_of_not_monic p h, mul_zero, add_zero]

theorem degree_modByMonic_lt [Nontrivial R] (p : R[X]) {q : R[X]} (hq : Monic q) : degree (p %ₘ q) < degree q := by
  rw [modByMonic, dif_pos hq]
  exact (Classical.choose_spec (exists_div_monic p hq)).2 ‹_›

private theorem eq_zero_of_degree_mul_lt (hq : Monic q) (h : degree (q * p) < degree q) : p = 0 := by
  rw [← leadingCoeff_eq_zero]
  have e := coeff_mul_degree_add_degree q p
  rw [hq.leadingCoeff, one_mul] at e
  rw [← e]
  refine coeff_eq_zero_of_degree_lt (lt_of_lt_of_le h (le_trans degree_le_natDegree ?_))
  rw [Nat.cast_withBot, Nat.cast_withBot, WithBot.coe_le_coe]
  exact Nat.le_add_right _ _

theorem div_modByMonic_unique {f g : R[X]} (q r : R[X]) (hg : Monic g) (h : r + g * q = f ∧ degree r < degree g) :
    f /ₘ g = q ∧ f %ₘ g = r := by
  haveI : Nontrivial R := Classical.byContradiction fun k => by
    have z : (1 : R) = 0 := Classical.byContradiction fun n => k (nontrivial_of_ne _ _ n)
    have g0 : g = 0 := by rw [← one_mul g, ← C_1, z, C_0, zero_mul]
    rw [g0, degree_zero] at h
    exact WithBot.not_lt_bot _ h.2
  have e := modByMonic_add_div f g
  rw [← h.1] at e
  have d : g * (f /ₘ g - q) = r - f %ₘ g := by
    rw [mul_sub, sub_eq_sub_iff_add_eq_add, add_comm, ← h.1, e]
  have z : f /ₘ g - q = 0 := eq_zero_of_degree_mul_lt hg (by
    rw [d]
    exact lt_of_le_of_lt (degree_sub_le _ _) (max_lt h.2 (degree_modByMonic_lt f hg)))
  rw [z, mul_zero] at d
  exact ⟨sub_eq_zero.mp z, (sub_eq_zero.mp d.symm).symm⟩

theorem modByMonic_eq_zero_iff_dvd (hq : Monic q) : p %ₘ q = 0 ↔ q ∣ p := by
  constructor
  · intro h
    have e := modByMonic_add_div p q
    rw [h, zero_add] at e
    exact ⟨_, e.symm⟩
  · rintro ⟨r, rfl⟩
    by_cases h : Nontrivial R
    · refine (div_modByMonic_unique r 0 hq ⟨zero_add _, ?_⟩).2
      rw [degree_eq_natDegree hq.ne_zero]
      exact WithBot.bot_lt_natCast _
    · have z : (1 : R) = 0 := Classical.byContradiction fun n => h (nontrivial_of_ne _ _ n)
      rw [← one_mul (q * r %ₘ q), ← C_1, z, C_0, zero_mul]

theorem modByMonic_X_sub_C_eq_C_eval (p : R[X]) (a : R) : p %ₘ (X - C a) = C (p.eval a) := by
  by_cases h : Nontrivial R
  · have d := degree_modByMonic_lt p (monic_X_sub_C a)
    have e := congrArg (eval a) (modByMonic_add_div p (X - C a))
    rw [eval_add, eval_mul, eval_sub, eval_X, eval_C, sub_self, zero_mul, add_zero] at e
    have c := eq_C_of_natDegree_le_zero (p := p %ₘ (X - C a)) (natDegree_le_iff_coeff_eq_zero.mpr fun N hN => by
      refine coeff_eq_zero_of_degree_lt (lt_of_lt_of_le d ?_)
      rw [degree_X_sub_C, ← Nat.cast_one, Nat.cast_withBot, Nat.cast_withBot, WithBot.coe_le_coe]
      exact hN)
    rw [← e, c, eval_C]
  · have z : (1 : R) = 0 := Classical.byContradiction fun n => h (nontrivial_of_ne _ _ n)
    rw [← one_mul (p %ₘ (X - C a)), ← one_mul (C (p.eval a)), ← C_1, z, C_0, zero_mul, zero_mul]

end CommRing

section Field

variable [Field R] {p q : R[X]}

/-- The quotient. -/
noncomputable def div (p q : R[X]) : R[X] := C (leadingCoeff q)⁻¹ * (p /ₘ (q * C (leadingCoeff q)⁻¹))

/-- The remainder. -/
noncomputable def mod (p q : R[X]) : R[X] := p %ₘ (q * C (leadingCoeff q)⁻¹)

noncomputable instance instDiv : Div R[X] := ⟨div⟩

noncomputable instance instMod : Mod R[X] := ⟨mod⟩

theorem div_def : p / q = C (leadingCoeff q)⁻¹ * (p /ₘ (q * C (leadingCoeff q)⁻¹)) := rfl

theorem mod_def : p % q = p %ₘ (q * C (leadingCoeff q)⁻¹) := rfl

theorem monic_mul_leadingCoeff_inv (h : p ≠ 0) : Monic (p * C (leadingCoeff p)⁻¹) := by
  show leadingCoeff (p * C (leadingCoeff p)⁻¹) = 1
  rw [leadingCoeff_mul, leadingCoeff_C, mul_inv_cancel₀ (leadingCoeff_ne_zero.mpr h)]

theorem degree_mul_leadingCoeff_inv (p : R[X]) {q : R[X]} (h : q ≠ 0) : degree (p * C (leadingCoeff q)⁻¹) = degree p := by
  rw [degree_mul, degree_C (inv_ne_zero (leadingCoeff_ne_zero.mpr h)), add_zero]

theorem _root_.EuclideanDomain.div_add_mod (m k : R[X]) : k * (m / k) + m % k = m := by
  rw [div_def, mod_def, ← mul_assoc, add_comm, modByMonic_add_div]

theorem _root_.EuclideanDomain.mod_eq_zero {a b : R[X]} : a % b = 0 ↔ b ∣ a := by
  by_cases h : b = 0
  · have e := EuclideanDomain.div_add_mod a 0
    rw [zero_mul, zero_add] at e
    rw [h, e, zero_dvd_iff]
  · rw [mod_def, modByMonic_eq_zero_iff_dvd (monic_mul_leadingCoeff_inv h)]
    refine ⟨fun k => dvd_trans (dvd_mul_right _ _) k, fun ⟨c, hc⟩ => ⟨C (leadingCoeff b) * c, ?_⟩⟩
    rw [hc, mul_assoc, ← mul_assoc (C _) (C _), ← C_mul, inv_mul_cancel₀ (leadingCoeff_ne_zero.mpr h), C_1, one_mul]

theorem degree_mod_lt (p : R[X]) {q : R[X]} (hq : q ≠ 0) : degree (p % q) < degree q := by
  rw [← degree_mul_leadingCoeff_inv q hq, mod_def]
  exact degree_modByMonic_lt p (monic_mul_leadingCoeff_inv hq)

theorem modByMonic_eq_mod (p : R[X]) (hq : Monic q) : p %ₘ q = p % q := by
  rw [mod_def, hq.leadingCoeff, inv_one, C_1, mul_one]

theorem divByMonic_eq_div (p : R[X]) (hq : Monic q) : p /ₘ q = p / q := by
  rw [div_def, hq.leadingCoeff, inv_one, C_1, mul_one, one_mul]

theorem mod_X_sub_C_eq_C_eval (p : R[X]) (a : R) : p % (X - C a) = C (p.eval a) := by
  rw [← modByMonic_eq_mod p (monic_X_sub_C a), modByMonic_X_sub_C_eq_C_eval]

end Field

end Polynomial
