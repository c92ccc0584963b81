import Mathlib.Algebra.Divisibility.Basic
import Mathlib.Algebra.Order.Instances
import Mathlib.Algebra.Order.Monotone
import Mathlib.Tactic.Ring.Basic

/-!
Induction principles, powers and divisors of natural numbers; `Nat.find`. Source of the names: Mathlib
`Mathlib/Data/Nat/Init.lean`, `Mathlib/Data/Nat/Find.lean`, `Mathlib/Algebra/Order/Ring/Basic.lean`, `Mathlib/Data/Int/Init.lean`.
-/

universe u

/-- A proposition as a class. -/
class Fact (p : Prop) : Prop where
  out : p

theorem Fact.elim {p : Prop} (h : Fact p) : p := h.out

theorem fact_iff {p : Prop} : Fact p ↔ p := ⟨fun h => h.out, fun h => ⟨h⟩⟩

theorem pos_iff_ne_zero {n : ℕ} : 0 < n ↔ n ≠ 0 := Nat.pos_iff_ne_zero

namespace Nat

variable {a b c d k l m n p : ℕ}

@[elab_as_elim] theorem le_induction {m : ℕ} {P : ∀ n, m ≤ n → Prop} (base : P m (Nat.le_refl m))
    (succ : ∀ n hmn, P n hmn → P (n + 1) (Nat.le_succ_of_le hmn)) : ∀ n hmn, P n hmn := by
  intro n hmn
  induction hmn with
  | refl => exact base
  | step h ih => exact succ _ h ih

@[elab_as_elim] protected theorem strong_induction_on {p : ℕ → Prop} (n : ℕ) (h : ∀ n, (∀ m, m < n → p m) → p n) : p n :=
  Nat.strongRecOn n h

@[elab_as_elim] protected theorem case_strong_induction_on {p : ℕ → Prop} (a : ℕ) (hz : p 0)
    (hi : ∀ n, (∀ m, m ≤ n → p m) → p (n + 1)) : p a :=
  Nat.strongRecOn a fun n ih => by
    cases n with
    | zero => exact hz
    | succ n => exact hi n fun m h => ih m (Nat.lt_succ_of_le h)

@[elab_as_elim] def twoStepInduction {P : ℕ → Sort u} (zero : P 0) (one : P 1)
    (more : ∀ n, P n → P (n + 1) → P (n + 2)) : ∀ a, P a
  | 0 => zero
  | 1 => one
  | n + 2 => more n (twoStepInduction zero one more n) (twoStepInduction zero one more (n + 1))

/-! `Nat.find`: the least number with a property. -/

private theorem exists_least {p : ℕ → Prop} (H : ∃ n, p n) : ∃ n, p n ∧ ∀ m, m < n → ¬p m := by
  obtain ⟨n, hn⟩ := H
  induction n using Nat.strongRecOn with
  | ind n ih =>
    by_cases h : ∃ m, m < n ∧ p m
    · obtain ⟨m, hm, hp⟩ := h
      exact ih m hm hp
    · exact ⟨n, hn, fun m hm hp => h ⟨m, hm, hp⟩⟩

section Find

variable {p q : ℕ → Prop} [DecidablePred p] [DecidablePred q]

/-- The least `n` with `p n`. -/
protected noncomputable def find {p : ℕ → Prop} [DecidablePred p] (H : ∃ n, p n) : ℕ := Classical.choose (exists_least H)

protected theorem find_spec (H : ∃ n, p n) : p (Nat.find H) := (Classical.choose_spec (exists_least H)).1

protected theorem find_min (H : ∃ n, p n) : ∀ {m : ℕ}, m < Nat.find H → ¬p m := fun {m} h =>
  (Classical.choose_spec (exists_least H)).2 m h

protected theorem find_min' (H : ∃ n, p n) {m : ℕ} (h : p m) : Nat.find H ≤ m :=
  Nat.le_of_not_lt fun l => Nat.find_min H l h

theorem find_eq_iff (h : ∃ n, p n) : Nat.find h = m ↔ p m ∧ ∀ n < m, ¬p n := by
  constructor
  · rintro rfl
    exact ⟨Nat.find_spec h, fun n hn => Nat.find_min h hn⟩
  · rintro ⟨hm, hlt⟩
    exact Nat.le_antisymm (Nat.find_min' h hm) (Nat.le_of_not_lt fun l => hlt _ l (Nat.find_spec h))

theorem find_lt_iff (h : ∃ n, p n) (n : ℕ) : Nat.find h < n ↔ ∃ m < n, p m :=
  ⟨fun l => ⟨Nat.find h, l, Nat.find_spec h⟩, fun ⟨_, hmn, hm⟩ => Nat.lt_of_le_of_lt (Nat.find_min' h hm) hmn⟩

theorem find_le_iff (h : ∃ n, p n) (n : ℕ) : Nat.find h ≤ n ↔ ∃ m ≤ n, p m :=
  ⟨fun l => ⟨Nat.find h, l, Nat.find_spec h⟩, fun ⟨_, hmn, hm⟩ => Nat.le_trans (Nat.find_min' h hm) hmn⟩

theorem le_find_iff (h : ∃ n, p n) (n : ℕ) : n ≤ Nat.find h ↔ ∀ m < n, ¬p m := by
  rw [← Nat.not_lt, find_lt_iff]
  exact ⟨fun k m hm hp => k ⟨m, hm, hp⟩, fun k ⟨m, hm, hp⟩ => k m hm hp⟩

theorem lt_find_iff (h : ∃ n, p n) (n : ℕ) : n < Nat.find h ↔ ∀ m ≤ n, ¬p m := by
  rw [← Nat.not_le, find_le_iff]
  exact ⟨fun k m hm hp => k ⟨m, hm, hp⟩, fun k ⟨m, hm, hp⟩ => k m hm hp⟩

@[simp] theorem find_eq_zero (h : ∃ n, p n) : Nat.find h = 0 ↔ p 0 := by
  rw [find_eq_iff]
  exact ⟨fun k => k.1, fun k => ⟨k, fun _ h => absurd h (Nat.not_lt_zero _)⟩⟩

end Find

/-! Powers. -/

protected theorem pow_lt_pow_iff_left (hn : n ≠ 0) : a ^ n < b ^ n ↔ a < b :=
  ⟨fun h => Nat.lt_of_not_le fun k => Nat.not_le_of_lt h (Nat.pow_le_pow_left k n), fun h => Nat.pow_lt_pow_left h hn⟩

protected theorem pow_le_pow_iff_left (hn : n ≠ 0) : a ^ n ≤ b ^ n ↔ a ≤ b := by
  rw [← Nat.not_lt, Nat.pow_lt_pow_iff_left hn, Nat.not_lt]

theorem pow_left_injective (hn : n ≠ 0) : Function.Injective fun m : ℕ => m ^ n := fun a b h =>
  Nat.le_antisymm ((Nat.pow_le_pow_iff_left hn).mp (Nat.le_of_eq h)) ((Nat.pow_le_pow_iff_left hn).mp (Nat.le_of_eq h.symm))

protected theorem pow_left_inj (hn : n ≠ 0) : a ^ n = b ^ n ↔ a = b := ⟨fun h => pow_left_injective hn h, fun h => by rw [h]⟩

protected theorem pow_right_injective (ha : 2 ≤ a) : Function.Injective (a ^ ·) := by
  intro m n h
  have h' : a ^ m = a ^ n := h
  rcases Nat.lt_trichotomy m n with k | k | k
  · exact absurd h' (Nat.ne_of_lt (Nat.pow_lt_pow_right ha k))
  · exact k
  · exact absurd h'.symm (Nat.ne_of_lt (Nat.pow_lt_pow_right ha k))

theorem pow_dvd_pow_iff (hn : n ≠ 0) : a ^ n ∣ b ^ n ↔ a ∣ b := by
  refine ⟨fun h => ?_, fun h => Nat.pow_dvd_pow_left h n⟩
  rcases Nat.eq_zero_or_pos (Nat.gcd a b) with g | g
  · have e : a = 0 := Nat.eq_zero_of_gcd_eq_zero_left g
    rw [e, Nat.zero_pow (Nat.pos_of_ne_zero hn)] at h
    have k := Nat.eq_zero_of_zero_dvd h
    have z : b = 0 := by
      apply Classical.byContradiction
      intro hb
      exact Nat.ne_of_gt (Nat.pow_pos (Nat.pos_of_ne_zero hb)) k
    rw [z]; exact Nat.dvd_zero a
  · have c := Nat.coprime_div_gcd_div_gcd g
    obtain ⟨x, hx⟩ := Nat.gcd_dvd_left a b
    obtain ⟨y, hy⟩ := Nat.gcd_dvd_right a b
    have ex : a / Nat.gcd a b = x := by
      rw [Nat.div_eq_of_eq_mul_right g hx]
    have ey : b / Nat.gcd a b = y := by
      rw [Nat.div_eq_of_eq_mul_right g hy]
    rw [ex, ey] at c
    generalize Nat.gcd a b = d at hx hy g
    have hd : x ^ n ∣ y ^ n := by
      rw [hx, hy, Nat.mul_pow, Nat.mul_pow] at h
      exact Nat.dvd_of_mul_dvd_mul_left (Nat.pow_pos g) h
    have co := Nat.Coprime.pow n n c
    have one : x ^ n = 1 := Nat.dvd_one.mp (by
      rw [← Nat.Coprime.gcd_eq_one co]
      exact Nat.dvd_gcd (Nat.dvd_refl _) hd)
    have x1 : x = 1 := by
      rw [← Nat.one_pow n] at one
      exact pow_left_injective hn one
    rw [hx, x1, Nat.mul_one, hy]
    exact Nat.dvd_mul_right d y

theorem sq_sub_sq (a b : ℕ) : a ^ 2 - b ^ 2 = (a + b) * (a - b) := by
  rcases Nat.le_total b a with h | h
  · obtain ⟨c, rfl⟩ := Nat.exists_eq_add_of_le h
    rw [Nat.add_sub_cancel_left]
    apply Nat.sub_eq_of_eq_add
    ring
  · rw [Nat.sub_eq_zero_of_le h, Nat.mul_zero, Nat.sub_eq_zero_of_le (Nat.pow_le_pow_left h 2)]

theorem one_lt_iff_ne_zero_and_ne_one : ∀ {n : ℕ}, 1 < n ↔ n ≠ 0 ∧ n ≠ 1
  | n => by omega

theorem two_le_iff (n : ℕ) : 2 ≤ n ↔ n ≠ 0 ∧ n ≠ 1 := by omega

theorem mod_mod_of_dvd (a : ℕ) (h : c ∣ b) : a % b % c = a % c := by
  obtain ⟨d, rfl⟩ := h
  have e := Nat.div_add_mod a (c * d)
  have k : a = c * (d * (a / (c * d))) + a % (c * d) := by rw [← Nat.mul_assoc]; exact e.symm
  rw [k, Nat.mul_add_mod]
  have m : (c * (d * (a / (c * d))) + a % (c * d)) % (c * d) = a % (c * d) := by rw [← k]
  rw [m]

theorem dvd_div_of_mul_dvd {a b c : ℕ} (h : a * b ∣ c) : b ∣ c / a := by
  obtain ⟨d, rfl⟩ := h
  rcases Nat.eq_zero_or_pos a with rfl | ha
  · rw [Nat.div_zero]; exact Nat.dvd_zero b
  · rw [Nat.mul_assoc, Nat.mul_div_cancel_left _ ha]; exact Nat.dvd_mul_right b d

theorem mul_dvd_of_dvd_div (hcb : c ∣ b) (h : a ∣ b / c) : c * a ∣ b := by
  obtain ⟨d, hd⟩ := h
  rw [← Nat.mul_div_cancel' hcb, hd, ← Nat.mul_assoc]
  exact Nat.dvd_mul_right _ d

theorem div_dvd_of_dvd {a b : ℕ} (h : b ∣ a) : a / b ∣ a := ⟨b, (Nat.div_mul_cancel h).symm⟩

theorem dvd_sub' (h₁ : k ∣ m) (h₂ : k ∣ n) : k ∣ m - n := Nat.dvd_sub h₁ h₂

theorem not_dvd_of_lt_of_lt_mul_succ (h1 : n * k < m) (h2 : m < n * (k + 1)) : ¬n ∣ m := by
  rintro ⟨d, rfl⟩
  have l₁ : k < d := Nat.lt_of_mul_lt_mul_left h1
  have l₂ : d < k + 1 := Nat.lt_of_mul_lt_mul_left h2
  omega

end Nat

/-! Powers in ordered semirings. -/

section StrictOrderedSemiring

variable {R : Type u} [Semiring R] [LinearOrder R] [IsStrictOrderedRing R] {a b : R} {m n : ℕ}

theorem pow_right_strictMono₀ (h : 1 < a) : StrictMono (a ^ · : ℕ → R) := fun _ _ k => pow_lt_pow_right₀ h k

@[simp] theorem pow_lt_pow_iff_right₀ (ha : 1 < a) : a ^ m < a ^ n ↔ m < n := by
  refine ⟨fun h => Nat.lt_of_not_le fun k => ?_, pow_lt_pow_right₀ ha⟩
  exact not_le_of_gt h (pow_le_pow_right₀ (le_of_lt ha) k)

@[simp] theorem pow_le_pow_iff_right₀ (ha : 1 < a) : a ^ m ≤ a ^ n ↔ m ≤ n := by
  rw [← not_lt, pow_lt_pow_iff_right₀ ha, Nat.not_lt]

theorem mul_le_of_le_one_left (hb : 0 ≤ b) (h : a ≤ 1) : a * b ≤ b := by
  have := mul_le_mul_of_nonneg_right h hb
  rwa [one_mul] at this

theorem pow_lt_one₀ (h₀ : 0 ≤ a) (h₁ : a < 1) : ∀ {n : ℕ}, n ≠ 0 → a ^ n < 1
  | 0, h => absurd rfl h
  | n + 1, _ => by
    rw [pow_succ]
    exact lt_of_le_of_lt (mul_le_of_le_one_left h₀ (pow_le_one₀ h₀ (le_of_lt h₁))) h₁

theorem pow_le_pow_left (ha : 0 ≤ a) (hab : a ≤ b) (n : ℕ) : a ^ n ≤ b ^ n := pow_le_pow_left₀ ha hab n

theorem one_lt_pow_iff_of_nonneg (ha : 0 ≤ a) (hn : n ≠ 0) : 1 < a ^ n ↔ 1 < a := by
  have := pow_lt_pow_iff_left₀ (a := (1 : R)) (b := a) zero_le_one ha hn
  rwa [one_pow] at this

theorem pow_eq_one_iff_of_nonneg (ha : 0 ≤ a) (hn : n ≠ 0) : a ^ n = 1 ↔ a = 1 := by
  have := pow_left_inj₀ (a := a) (b := (1 : R)) ha zero_le_one hn
  rwa [one_pow] at this

theorem pow_le_one_iff_of_nonneg (ha : 0 ≤ a) (hn : n ≠ 0) : a ^ n ≤ 1 ↔ a ≤ 1 := by
  have := pow_le_pow_iff_left₀ (a := a) (b := (1 : R)) ha zero_le_one hn
  rwa [one_pow] at this

end StrictOrderedSemiring

namespace Int

@[elab_as_elim] protected theorem le_induction {m : ℤ} {motive : ∀ n, m ≤ n → Prop} (base : motive m (Int.le_refl m))
    (succ : ∀ (n : ℤ) (hmn : m ≤ n), motive n hmn → motive (n + 1) (Int.le_trans hmn (Int.le_of_lt (Int.lt_add_one_of_le (Int.le_refl n))))) :
    ∀ (n : ℤ) (hmn : m ≤ n), motive n hmn := by
  have key : ∀ k : ℕ, ∀ h : m ≤ m + k, motive (m + k) h := by
    intro k
    induction k with
    | zero =>
      have e : m + ((0 : ℕ) : ℤ) = m := by omega
      intro h
      have : ∀ x (hx : m ≤ x), x = m → motive x hx := by
        intro x hx ex
        subst ex
        exact base
      exact this _ h e
    | succ k ih =>
      intro h
      have e : m + ((k + 1 : ℕ) : ℤ) = m + k + 1 := by omega
      have : ∀ x (hx : m ≤ x), x = m + k + 1 → motive x hx := by
        intro x hx ex
        subst ex
        exact succ (m + k) (by omega) (ih _)
      exact this _ h e
  intro n hmn
  obtain ⟨k, rfl⟩ := Int.le.dest hmn
  exact key k hmn

theorem emod_two_eq_zero_or_one (n : ℤ) : n % 2 = 0 ∨ n % 2 = 1 := Int.emod_two_eq n

theorem natCast_mod (m n : ℕ) : ((m % n : ℕ) : ℤ) = m % n := Int.natCast_emod m n

@[simp] theorem natAbs_cast (n : ℕ) : natAbs (n : ℤ) = n := rfl

theorem natAbs_sq (x : ℤ) : (x.natAbs : ℤ) ^ 2 = x ^ 2 := by
  rcases Int.natAbs_eq x with h | h
  · rw [← h]
  · rw [h, Int.natAbs_neg, Int.natAbs_cast, neg_sq]

theorem abs_eq_natAbs (a : ℤ) : |a| = a.natAbs := by
  rcases Int.le_total 0 a with h | h
  · rw [abs_of_nonneg h]; omega
  · rw [abs_of_nonpos h]; omega

@[simp, norm_cast] theorem natCast_natAbs (n : ℤ) : (n.natAbs : ℤ) = |n| := (abs_eq_natAbs n).symm

theorem natAbs_abs (a : ℤ) : natAbs |a| = natAbs a := by rw [abs_eq_natAbs]; rfl

theorem natAbs_le_iff_mul_self_le {a b : ℤ} : a.natAbs ≤ b.natAbs ↔ a * a ≤ b * b := by
  rw [← abs_mul_abs_self a, ← abs_mul_abs_self b, ← mul_self_le_mul_self_iff (abs_nonneg a) (abs_nonneg b), abs_eq_natAbs,
    abs_eq_natAbs]
  omega

theorem eq_zero_of_abs_lt_dvd {m x : ℤ} (h1 : m ∣ x) (h2 : |x| < m) : x = 0 := by
  rw [abs_eq_natAbs] at h2
  apply Int.natAbs_eq_zero.mp
  apply Nat.eq_zero_of_dvd_of_lt (Int.natAbs_dvd_natAbs.mpr h1)
  omega

theorem abs_lt_one_iff {a : ℤ} : |a| < 1 ↔ a = 0 := by rw [abs_eq_natAbs]; omega

theorem one_le_abs {z : ℤ} (h₀ : z ≠ 0) : 1 ≤ |z| := by rw [abs_eq_natAbs]; omega

theorem abs_sub_lt_of_lt_lt {m a b : ℕ} (ha : a < m) (hb : b < m) : |(b : ℤ) - a| < m := by rw [abs_lt]; omega

theorem even_or_odd' (n : ℤ) : ∃ k, n = 2 * k ∨ n = 2 * k + 1 := ⟨n / 2, by omega⟩

end Int

theorem Nat.even_or_odd' (n : ℕ) : ∃ k, n = 2 * k ∨ n = 2 * k + 1 := ⟨n / 2, by omega⟩

/-! More about absolute values, maximum and minimum. -/

section AbsMore

variable {α : Type u} [AddCommGroup α] [LinearOrder α] [IsOrderedAddMonoid α] {a b c : α}

theorem abs_sub (a b : α) : |a - b| ≤ |a| + |b| := by
  rw [sub_eq_add_neg, ← abs_neg b]; exact abs_add_le a (-b)

theorem abs_add_three (a b c : α) : |a + b + c| ≤ |a| + |b| + |c| :=
  le_trans (abs_add_le (a + b) c) (add_le_add_left (abs_add_le a b) _)

theorem abs_abs_sub_abs_le_abs_sub (a b : α) : |(|a| - |b|)| ≤ |a - b| :=
  abs_le'.mpr ⟨abs_sub_abs_le_abs_sub a b, by rw [neg_sub, abs_sub_comm a b]; exact abs_sub_abs_le_abs_sub b a⟩

theorem max_sub_min_eq_abs' (a b : α) : max a b - min a b = |a - b| := by
  rcases le_total a b with h | h
  · rw [max_eq_right h, min_eq_left h, abs_sub_comm, abs_of_nonneg (sub_nonneg.mpr h)]
  · rw [max_eq_left h, min_eq_right h, abs_of_nonneg (sub_nonneg.mpr h)]

theorem max_sub_min_eq_abs (a b : α) : max a b - min a b = |b - a| := by rw [abs_sub_comm]; exact max_sub_min_eq_abs' a b

theorem max_add_add_right (a b c : α) : max (a + c) (b + c) = max a b + c := by
  rcases le_total a b with h | h
  · rw [max_eq_right h, max_eq_right (add_le_add_left h c)]
  · rw [max_eq_left h, max_eq_left (add_le_add_left h c)]

theorem min_add_add_right (a b c : α) : min (a + c) (b + c) = min a b + c := by
  rcases le_total a b with h | h
  · rw [min_eq_left h, min_eq_left (add_le_add_left h c)]
  · rw [min_eq_right h, min_eq_right (add_le_add_left h c)]

theorem max_add_min (a b : α) : max a b + min a b = a + b := by
  rcases le_total a b with h | h
  · rw [max_eq_right h, min_eq_left h, add_comm]
  · rw [max_eq_left h, min_eq_right h]

theorem min_add_max (a b : α) : min a b + max a b = a + b := by rw [add_comm]; exact max_add_min a b

end AbsMore

namespace Nat

theorem le_one_iff_eq_zero_or_eq_one : ∀ {n : ℕ}, n ≤ 1 ↔ n = 0 ∨ n = 1 := by omega

protected theorem one_le_pow (n m : ℕ) (h : 0 < m) : 1 ≤ m ^ n := Nat.pow_pos h

protected theorem one_lt_pow {a n : ℕ} (hn : n ≠ 0) (ha : 1 < a) : 1 < a ^ n :=
  Nat.lt_of_lt_of_le ha (Nat.le_self_pow hn a)

theorem add_div_eq_of_add_mod_lt {a b c : ℕ} (hc : a % c + b % c < c) : (a + b) / c = a / c + b / c := by
  have h₁ := Nat.div_add_mod a c
  have h₂ := Nat.div_add_mod b c
  have e : a + b = a % c + b % c + c * (a / c + b / c) := by rw [Nat.mul_add]; omega
  rw [e, Nat.add_mul_div_left _ _ (by omega), Nat.div_eq_of_lt hc, Nat.zero_add]

protected theorem add_div {a b c : ℕ} (hc0 : 0 < c) : (a + b) / c = a / c + b / c + if c ≤ a % c + b % c then 1 else 0 := by
  split
  · next h =>
    have h₁ := Nat.div_add_mod a c
    have h₂ := Nat.div_add_mod b c
    have l₁ := Nat.mod_lt a hc0
    have l₂ := Nat.mod_lt b hc0
    have e : a + b = a % c + b % c - c + c * (a / c + b / c + 1) := by rw [Nat.mul_add, Nat.mul_add]; omega
    rw [e, Nat.add_mul_div_left _ _ hc0, Nat.div_eq_of_lt (by omega), Nat.zero_add]
  · next h => exact add_div_eq_of_add_mod_lt (Nat.lt_of_not_le h)

theorem add_div_le_add_div (a b c : ℕ) : a / c + b / c ≤ (a + b) / c := by
  rcases Nat.eq_zero_or_pos c with rfl | h
  · rw [Nat.div_zero, Nat.div_zero]; exact Nat.zero_le _
  · rw [Nat.add_div h]; exact Nat.le_add_right _ _

@[simp] theorem mod_mul_right_mod (a b c : Nat) : a % (b * c) % b = a % b := Nat.mod_mod_of_dvd a (Nat.dvd_mul_right b c)

@[simp] theorem mod_mul_left_mod (a b c : Nat) : a % (b * c) % c = a % c := Nat.mod_mod_of_dvd a (Nat.dvd_mul_left c b)

theorem two_mul_odd_div_two {n : ℕ} (hn : n % 2 = 1) : 2 * (n / 2) = n - 1 := by omega

end Nat

section Cast

variable {R : Type u} [Ring R] [LinearOrder R] [IsStrictOrderedRing R]

theorem Nat.mono_cast : Monotone (Nat.cast : ℕ → R) := fun _ _ h => Nat.cast_le.mpr h

theorem Nat.strictMono_cast : StrictMono (Nat.cast : ℕ → R) := fun _ _ h => Nat.cast_lt.mpr h

theorem Int.cast_mono : Monotone (Int.cast : ℤ → R) := fun _ _ h => Int.cast_le.mpr h

theorem Int.cast_strictMono : StrictMono (Int.cast : ℤ → R) := fun _ _ h => Int.cast_lt.mpr h

theorem Nat.cast_add_one_pos (n : ℕ) : 0 < (n : R) + 1 := by rw [← Nat.cast_add_one]; exact Nat.cast_pos.mpr (Nat.succ_pos n)

@[simp, norm_cast] theorem Nat.abs_cast (n : ℕ) : |(n : R)| = n := abs_of_nonneg (Nat.cast_nonneg n)

@[simp, norm_cast] theorem Int.cast_abs {n : ℤ} : (↑|n| : R) = |(n : R)| := by
  rcases le_total 0 n with h | h
  · rw [abs_of_nonneg h, abs_of_nonneg (Int.cast_nonneg.mpr h)]
  · rw [abs_of_nonpos h, abs_of_nonpos (Int.cast_nonpos.mpr h), Int.cast_neg]

@[simp] theorem Nat.cast_natAbs (n : ℤ) : (n.natAbs : R) = |n| := by
  rw [← Int.cast_natCast, Int.natCast_natAbs]

@[simp, norm_cast] theorem Nat.cast_max (m n : ℕ) : ((max m n : ℕ) : R) = max (m : R) n := by
  rcases le_total m n with h | h
  · rw [max_eq_right h, max_eq_right (Nat.cast_le.mpr h)]
  · rw [max_eq_left h, max_eq_left (Nat.cast_le.mpr h)]

@[simp, norm_cast] theorem Nat.cast_min (m n : ℕ) : ((min m n : ℕ) : R) = min (m : R) n := by
  rcases le_total m n with h | h
  · rw [min_eq_left h, min_eq_left (Nat.cast_le.mpr h)]
  · rw [min_eq_right h, min_eq_right (Nat.cast_le.mpr h)]

end Cast

namespace Int

variable {a b : ℤ}

theorem natAbs_le_iff_sq_le : a.natAbs ≤ b.natAbs ↔ a ^ 2 ≤ b ^ 2 := by rw [sq_le_sq, abs_eq_natAbs, abs_eq_natAbs, Int.ofNat_le]

theorem natAbs_lt_iff_sq_lt : a.natAbs < b.natAbs ↔ a ^ 2 < b ^ 2 := by rw [sq_lt_sq, abs_eq_natAbs, abs_eq_natAbs, Int.ofNat_lt]

theorem natAbs_eq_iff_sq_eq : a.natAbs = b.natAbs ↔ a ^ 2 = b ^ 2 := by
  rw [natAbs_eq_natAbs_iff, sq_eq_sq_iff_eq_or_eq_neg]

theorem natAbs_eq_iff_mul_self_eq : a.natAbs = b.natAbs ↔ a * a = b * b := by rw [← sq, ← sq, natAbs_eq_iff_sq_eq]

theorem natAbs_inj_of_nonneg_of_nonneg (ha : 0 ≤ a) (hb : 0 ≤ b) : a.natAbs = b.natAbs ↔ a = b := by omega

theorem abs_le_one_iff : |a| ≤ 1 ↔ a = 0 ∨ a = 1 ∨ a = -1 := by rw [abs_eq_natAbs]; omega

theorem abs_sub_lt_one_iff : |a - b| < 1 ↔ a = b := by rw [abs_eq_natAbs]; omega

end Int

namespace Nat

theorem succ_injective : Function.Injective Nat.succ := fun _ _ => succ.inj

@[simp] theorem succ_pos' {n : ℕ} : 0 < succ n := succ_pos n

end Nat
