import Mathlib.Data.Nat.Prime.Basic
import Mathlib.Data.Rat.Cast
import Mathlib.Data.Real.Sqrt
import Mathlib.Data.Set.Basic

/-!
Irrational numbers. Source of the names: Mathlib `Mathlib/Data/Real/Irrational.lean`.
-/

/-- `x` is not the cast of a rational number. -/
def Irrational (x : ℝ) := x ∉ Set.range (Rat.cast : ℚ → ℝ)

theorem irrational_iff_ne_rational (x : ℝ) : Irrational x ↔ ∀ q : ℚ, (q : ℝ) ≠ x :=
  ⟨fun h q e => h ⟨q, e⟩, fun h ⟨q, e⟩ => h q e⟩

theorem irrational_iff_ne_ratCast (x : ℝ) : Irrational x ↔ ∀ q : ℚ, x ≠ q :=
  ⟨fun h q e => h ⟨q, e.symm⟩, fun h ⟨q, e⟩ => h q e.symm⟩

theorem Rat.not_irrational (q : ℚ) : ¬Irrational q := fun h => h ⟨q, rfl⟩

theorem Int.not_irrational (m : ℤ) : ¬Irrational m := fun h => h ⟨m, Rat.cast_intCast m⟩

theorem Nat.not_irrational (m : ℕ) : ¬Irrational m := fun h => h ⟨m, Rat.cast_natCast m⟩

namespace Irrational

variable {x y : ℝ}

theorem ne_rat (h : Irrational x) (q : ℚ) : x ≠ q := (irrational_iff_ne_ratCast x).mp h q

theorem ne_int (h : Irrational x) (m : ℤ) : x ≠ m := fun e => Int.not_irrational m (e ▸ h)

theorem ne_nat (h : Irrational x) (m : ℕ) : x ≠ m := fun e => Nat.not_irrational m (e ▸ h)

theorem ne_zero (h : Irrational x) : x ≠ 0 := by
  have := h.ne_nat 0
  rwa [Nat.cast_zero] at this

theorem ne_one (h : Irrational x) : x ≠ 1 := by
  have := h.ne_nat 1
  rwa [Nat.cast_one] at this

theorem add_cases : Irrational (x + y) → Irrational x ∨ Irrational y := by
  intro h
  apply Classical.byContradiction
  intro n
  rw [not_or] at n
  obtain ⟨p, hp⟩ := Classical.not_not.mp n.1
  obtain ⟨q, hq⟩ := Classical.not_not.mp n.2
  exact h ⟨p + q, by rw [Rat.cast_add, hp, hq]⟩

theorem mul_cases : Irrational (x * y) → Irrational x ∨ Irrational y := by
  intro h
  apply Classical.byContradiction
  intro n
  rw [not_or] at n
  obtain ⟨p, hp⟩ := Classical.not_not.mp n.1
  obtain ⟨q, hq⟩ := Classical.not_not.mp n.2
  exact h ⟨p * q, by rw [Rat.cast_mul, hp, hq]⟩

theorem of_neg (h : Irrational (-x)) : Irrational x := fun ⟨q, hq⟩ => h ⟨-q, by rw [Rat.cast_neg, hq]⟩

protected theorem neg (h : Irrational x) : Irrational (-x) := of_neg (by rwa [neg_neg])

theorem of_ratCast_add (q : ℚ) (h : Irrational (q + x)) : Irrational x := h.add_cases.resolve_left (Rat.not_irrational q)

theorem ratCast_add (q : ℚ) (h : Irrational x) : Irrational (q + x) :=
  of_ratCast_add (-q) (by rwa [Rat.cast_neg, neg_add_cancel_left])

theorem add_ratCast (q : ℚ) (h : Irrational x) : Irrational (x + q) := by rw [add_comm]; exact h.ratCast_add q

theorem intCast_add (m : ℤ) (h : Irrational x) : Irrational (m + x) := by
  rw [← Rat.cast_intCast]; exact h.ratCast_add m

theorem add_intCast (m : ℤ) (h : Irrational x) : Irrational (x + m) := by rw [add_comm]; exact h.intCast_add m

theorem natCast_add (m : ℕ) (h : Irrational x) : Irrational (m + x) := by
  rw [← Rat.cast_natCast]; exact h.ratCast_add m

theorem add_natCast (m : ℕ) (h : Irrational x) : Irrational (x + m) := by rw [add_comm]; exact h.natCast_add m

theorem sub_ratCast (q : ℚ) (h : Irrational x) : Irrational (x - q) := by
  rw [sub_eq_add_neg, ← Rat.cast_neg]; exact h.add_ratCast (-q)

theorem ratCast_sub (q : ℚ) (h : Irrational x) : Irrational (q - x) := by
  rw [sub_eq_add_neg]; exact h.neg.ratCast_add q

protected theorem inv (h : Irrational x) : Irrational x⁻¹ := fun ⟨q, hq⟩ =>
  h ⟨q⁻¹, by rw [Rat.cast_inv, hq, inv_inv]⟩

theorem of_mul_ratCast (q : ℚ) (h : Irrational (x * q)) : Irrational x := h.mul_cases.resolve_right (Rat.not_irrational q)

theorem mul_ratCast (h : Irrational x) {q : ℚ} (hq : q ≠ 0) : Irrational (x * q) :=
  of_mul_ratCast q⁻¹ (by
    have k : (q : ℝ) ≠ 0 := Rat.cast_ne_zero.mpr hq
    rwa [Rat.cast_inv, mul_inv_cancel_right₀ k])

theorem ratCast_mul (h : Irrational x) {q : ℚ} (hq : q ≠ 0) : Irrational (q * x) := by
  rw [mul_comm]; exact h.mul_ratCast hq

theorem mul_intCast (h : Irrational x) {m : ℤ} (hm : m ≠ 0) : Irrational (x * m) := by
  rw [← Rat.cast_intCast]; exact h.mul_ratCast (Int.cast_ne_zero.mpr hm)

theorem intCast_mul (h : Irrational x) {m : ℤ} (hm : m ≠ 0) : Irrational (m * x) := by
  rw [mul_comm]; exact h.mul_intCast hm

theorem mul_natCast (h : Irrational x) {m : ℕ} (hm : m ≠ 0) : Irrational (x * m) := by
  rw [← Rat.cast_natCast]; exact h.mul_ratCast (Nat.cast_ne_zero.mpr hm)

theorem natCast_mul (h : Irrational x) {m : ℕ} (hm : m ≠ 0) : Irrational (m * x) := by
  rw [mul_comm]; exact h.mul_natCast hm

theorem div_ratCast (h : Irrational x) {q : ℚ} (hq : q ≠ 0) : Irrational (x / q) := by
  rw [div_eq_mul_inv, ← Rat.cast_inv]; exact h.mul_ratCast (inv_ne_zero hq)

theorem of_pow : ∀ n : ℕ, Irrational (x ^ n) → Irrational x
  | 0, h => absurd (pow_zero x) h.ne_one
  | n + 1, h => by
    rw [pow_succ] at h
    exact h.mul_cases.elim (of_pow n) id

end Irrational

@[simp] theorem irrational_neg_iff {x : ℝ} : Irrational (-x) ↔ Irrational x := ⟨Irrational.of_neg, Irrational.neg⟩

theorem Irrational.sub_intCast {x : ℝ} (m : ℤ) (h : Irrational x) : Irrational (x - m) := by
  have := h.sub_ratCast m
  rwa [Rat.cast_intCast] at this

theorem Irrational.div_natCast {x : ℝ} (h : Irrational x) {m : ℕ} (hm : m ≠ 0) : Irrational (x / m) := by
  have := h.div_ratCast (Nat.cast_ne_zero.mpr hm : (m : ℚ) ≠ 0)
  rwa [Rat.cast_natCast] at this

/-- The root of a natural number is rational only when it is an integer. -/
@[simp] theorem irrational_sqrt_natCast_iff {n : ℕ} : Irrational (√n) ↔ ¬IsSquare n := by
  constructor
  · rintro h ⟨r, rfl⟩
    exact h ⟨r, by rw [Rat.cast_natCast, Nat.cast_mul, Real.sqrt_mul_self (Nat.cast_nonneg r)]⟩
  · rintro h ⟨q, hq⟩
    have e : (q : ℝ) * q = n := by rw [hq, Real.mul_self_sqrt (Nat.cast_nonneg n)]
    have e' : q * q = n := by
      have k : ((q * q : ℚ) : ℝ) = ((n : ℚ) : ℝ) := by rw [Rat.cast_mul, Rat.cast_natCast, e]
      exact Rat.cast_inj.mp k
    have d : q.num * q.num = n * (q.den * q.den) := by
      have den : (q.den : ℚ) ≠ 0 := Nat.cast_ne_zero.mpr (Nat.ne_of_gt q.den_pos)
      have s : q * q.den = q.num := by rw [← eq_div_iff den, Rat.num_div_den]
      have t : (q.num : ℚ) * q.num = n * (q.den * q.den) := by
        rw [← s, mul_mul_mul_comm, e']
      have u : ((q.num * q.num : ℤ) : ℚ) = ((n * (q.den * q.den) : ℤ) : ℚ) := by push_cast; exact t
      exact Int.cast_injective (R := ℚ) u
    have a : q.num.natAbs * q.num.natAbs = n * (q.den * q.den) := by
      rw [← Int.natAbs_mul, d]; rfl
    have c : Nat.Coprime q.num.natAbs q.den := q.reduced
    have one : q.den = 1 := by
      have dvd : q.den ∣ q.num.natAbs * q.num.natAbs := ⟨n * q.den, by rw [a, Nat.mul_left_comm]⟩
      exact Nat.Coprime.eq_one_of_dvd c.symm (c.symm.dvd_of_dvd_mul_left dvd)
    exact h ⟨q.num.natAbs, by rw [a, one, Nat.mul_one]⟩

@[simp] theorem irrational_sqrt_ofNat_iff {n : ℕ} [n.AtLeastTwo] : Irrational √(OfNat.ofNat n) ↔ ¬IsSquare (OfNat.ofNat n : ℕ) :=
  irrational_sqrt_natCast_iff

theorem Nat.Prime.irrational_sqrt {p : ℕ} (hp : Nat.Prime p) : Irrational (√p) := by
  rw [irrational_sqrt_natCast_iff]
  rintro ⟨r, rfl⟩
  have h : r ≠ 1 := by rintro rfl; exact Nat.not_prime_one hp
  exact Nat.not_prime_mul h h hp

theorem irrational_sqrt_two : Irrational (√2) := by
  have := Nat.prime_two.irrational_sqrt
  rwa [Nat.cast_two] at this
