import Mathlib.Algebra.Ring.Parity
import Mathlib.Data.Nat.Factorial.Basic
import Mathlib.Data.Nat.GCD.Basic
import Mathlib.Data.Nat.Prime.Defs
import Mathlib.Data.Nat.Sqrt
import Mathlib.Order.Bounds.Basic

/-!
Facts about prime numbers, the least prime factor, infinitely many primes. Source of the names: Mathlib
`Mathlib/Data/Nat/Prime/Defs.lean`, `Mathlib/Data/Nat/Prime/Basic.lean`, `Mathlib/Data/Int/Prime` , `Mathlib/Algebra/Prime/Defs.lean`.
-/

universe u

/-- Not zero, not a unit, and it divides a factor of every product that it divides. -/
def Prime {M : Type u} [CommSemiring M] (p : M) : Prop := p ≠ 0 ∧ ¬IsUnit p ∧ ∀ a b, p ∣ a * b → p ∣ a ∨ p ∣ b

namespace Prime

variable {M : Type u} [CommSemiring M] {p : M}

theorem ne_zero (hp : Prime p) : p ≠ 0 := hp.1

theorem not_unit (hp : Prime p) : ¬IsUnit p := hp.2.1

theorem dvd_or_dvd (hp : Prime p) {a b : M} (h : p ∣ a * b) : p ∣ a ∨ p ∣ b := hp.2.2 a b h

theorem dvd_mul (hp : Prime p) {a b : M} : p ∣ a * b ↔ p ∣ a ∨ p ∣ b :=
  ⟨hp.dvd_or_dvd, fun h => h.elim (fun h => h.mul_right b) (fun h => h.mul_left a)⟩

theorem dvd_of_dvd_pow (hp : Prime p) {a : M} : ∀ {n : ℕ}, p ∣ a ^ n → p ∣ a
  | 0, h => by
    rw [pow_zero] at h
    obtain ⟨c, hc⟩ := h
    exact absurd ⟨⟨p, c, hc.symm, by rw [mul_comm]; exact hc.symm⟩, rfl⟩ hp.not_unit
  | n + 1, h => by
    rw [pow_succ] at h
    exact (hp.dvd_or_dvd h).elim (fun h => hp.dvd_of_dvd_pow h) id

end Prime

namespace Nat

variable {m n p k : ℕ}

theorem prime_def_lt' {p : ℕ} : Prime p ↔ 2 ≤ p ∧ ∀ m, 2 ≤ m → m < p → ¬m ∣ p := by
  rw [prime_def_lt]
  refine and_congr_right fun h2 => ⟨fun h m h2 l d => ?_, fun h m l d => ?_⟩
  · have := h m l d; omega
  · have hm : m ≠ 0 := by
      rintro rfl
      have := Nat.eq_zero_of_zero_dvd d; omega
    apply Classical.byContradiction
    intro n1
    exact h m (by omega) l d

theorem prime_def_le_sqrt {p : ℕ} : Prime p ↔ 2 ≤ p ∧ ∀ m, 2 ≤ m → m ≤ sqrt p → ¬m ∣ p := by
  rw [prime_def_lt']
  refine and_congr_right fun h2 => ⟨fun h m hm l => h m hm (Nat.lt_of_le_of_lt l (sqrt_lt_self h2)), fun h m hm l d => ?_⟩
  obtain ⟨k, e⟩ := d
  have hk : 2 ≤ k := by
    rcases Nat.lt_or_ge k 2 with c | c
    · have : k = 0 ∨ k = 1 := by omega
      rcases this with rfl | rfl <;> omega
    · exact c
  rcases Nat.le_total m k with c | c
  · exact h m hm (le_sqrt.mpr (e ▸ Nat.mul_le_mul_left m c)) ⟨k, e⟩
  · exact h k hk (le_sqrt.mpr (e ▸ Nat.mul_le_mul_right k c)) ⟨m, by rw [e, Nat.mul_comm]⟩

theorem prime_of_coprime (n : ℕ) (h1 : 1 < n) (h : ∀ m < n, m ≠ 0 → Coprime n m) : Prime n := by
  rw [prime_def_lt]
  refine ⟨h1, fun m hm hd => ?_⟩
  have m0 : m ≠ 0 := by
    rintro rfl
    have := Nat.eq_zero_of_zero_dvd hd; omega
  exact (h m hm m0).symm.eq_one_of_dvd hd

theorem prime_seven : Prime 7 := by decide

theorem prime_eleven : Prime 11 := by decide

theorem dvd_prime_two_le {p m : ℕ} (pp : Prime p) (H : 2 ≤ m) : m ∣ p ↔ m = p := by
  rw [dvd_prime pp]; omega

theorem prime_dvd_prime_iff_eq {p q : ℕ} (pp : Prime p) (qp : Prime q) : p ∣ q ↔ p = q := dvd_prime_two_le qp pp.two_le

theorem Prime.not_dvd_one {p : ℕ} (pp : Prime p) : ¬p ∣ 1 := fun h => pp.ne_one (Nat.dvd_one.mp h)

theorem not_prime_mul {a b : ℕ} (a1 : a ≠ 1) (b1 : b ≠ 1) : ¬Prime (a * b) := fun h =>
  (h.isUnit_or_isUnit rfl).elim (fun u => a1 (isUnit_iff.mp u)) (fun u => b1 (isUnit_iff.mp u))

theorem not_prime_mul' {a b n : ℕ} (h : a * b = n) (h₁ : a ≠ 1) (h₂ : b ≠ 1) : ¬Prime n := h ▸ not_prime_mul h₁ h₂

theorem prime_mul_iff {a b : ℕ} : Prime (a * b) ↔ Prime a ∧ b = 1 ∨ Prime b ∧ a = 1 := by
  constructor
  · intro h
    by_cases ha : a = 1
    · rw [ha, Nat.one_mul] at h; exact Or.inr ⟨h, ha⟩
    · by_cases hb : b = 1
      · rw [hb, Nat.mul_one] at h; exact Or.inl ⟨h, hb⟩
      · exact absurd h (not_prime_mul ha hb)
  · rintro (⟨h, rfl⟩ | ⟨h, rfl⟩)
    · rwa [Nat.mul_one]
    · rwa [Nat.one_mul]

/-! The least prime factor. -/

/-- If `n < k * k` it is `n`, if `k ∣ n` it is `k`, otherwise go on with `k + 2`. -/
@[semireducible] def minFacAux (n : ℕ) (k : ℕ) : ℕ :=
  if n < k * k then n else if k ∣ n then k else minFacAux n (k + 2)
termination_by sqrt n + 2 - k
decreasing_by
  rename_i h _
  have l : k ≤ sqrt n := le_sqrt.mpr (Nat.le_of_not_lt h)
  omega

/-- The least prime factor of a number other than 1. -/
def minFac (n : ℕ) : ℕ := if 2 ∣ n then 2 else minFacAux n 3

theorem minFac_eq (n : ℕ) : minFac n = if 2 ∣ n then 2 else minFacAux n 3 := rfl

@[simp] theorem minFac_zero : minFac 0 = 2 := rfl

@[simp] theorem minFac_two : minFac 2 = 2 := rfl

@[simp] theorem minFac_one : minFac 1 = 1 := by
  rw [minFac_eq, if_neg (by decide), minFacAux, if_pos (by decide)]

private theorem minFacAux_spec {n : ℕ} (n2 : 2 ≤ n) (k i : ℕ) (e : k = 2 * i + 3) (a : ∀ m, 2 ≤ m → m ∣ n → k ≤ m) :
    2 ≤ minFacAux n k ∧ minFacAux n k ∣ n ∧ ∀ m, 2 ≤ m → m ∣ n → minFacAux n k ≤ m := by
  rw [minFacAux]
  by_cases h : n < k * k
  · rw [if_pos h]
    have pp : Prime n := prime_def_le_sqrt.mpr ⟨n2, fun m m2 l d =>
      Nat.not_lt_of_le l (Nat.lt_of_lt_of_le (sqrt_lt.mpr h) (a m m2 d))⟩
    exact ⟨n2, Nat.dvd_refl n, fun m m2 d => Nat.le_of_eq ((dvd_prime_two_le pp m2).mp d).symm⟩
  · rw [if_neg h]
    by_cases dk : k ∣ n
    · rw [if_pos dk]; exact ⟨by omega, dk, a⟩
    · rw [if_neg dk]
      have l : k ≤ sqrt n := le_sqrt.mpr (Nat.le_of_not_lt h)
      refine minFacAux_spec n2 (k + 2) (i + 1) (by omega) fun m m2 d => ?_
      have h₁ := a m m2 d
      have h₂ : m ≠ k := fun c => dk (c ▸ d)
      have h₃ : m ≠ k + 1 := by
        intro c
        have even : 2 ∣ n := Nat.dvd_trans ⟨i + 2, by omega⟩ d
        have := a 2 (Nat.le_refl 2) even
        omega
      omega
termination_by sqrt n + 2 - k

private theorem minFac_spec {n : ℕ} (n1 : n ≠ 1) :
    2 ≤ minFac n ∧ minFac n ∣ n ∧ ∀ m, 2 ≤ m → m ∣ n → minFac n ≤ m := by
  rw [minFac_eq]
  by_cases d2 : 2 ∣ n
  · rw [if_pos d2]; exact ⟨Nat.le_refl 2, d2, fun m m2 _ => m2⟩
  · rw [if_neg d2]
    have n2 : 2 ≤ n := by
      have : n ≠ 0 := fun e => d2 (e ▸ Nat.dvd_zero 2)
      omega
    refine minFacAux_spec n2 3 0 rfl fun m m2 d => ?_
    have : m ≠ 2 := fun e => d2 (e ▸ d)
    omega

theorem minFac_dvd (n : ℕ) : minFac n ∣ n := by
  by_cases n1 : n = 1
  · rw [n1, minFac_one]
  · exact (minFac_spec n1).2.1

theorem minFac_prime {n : ℕ} (n1 : n ≠ 1) : Prime (minFac n) :=
  let ⟨f2, fd, a⟩ := minFac_spec n1
  prime_def_lt'.mpr ⟨f2, fun m m2 l d => Nat.not_le_of_lt l (a m m2 (Nat.dvd_trans d fd))⟩

@[simp] theorem minFac_prime_iff {n : ℕ} : Prime (minFac n) ↔ n ≠ 1 :=
  ⟨fun h e => by rw [e, minFac_one] at h; exact not_prime_one h, minFac_prime⟩

theorem minFac_le_of_dvd {n : ℕ} : ∀ {m : ℕ}, 2 ≤ m → m ∣ n → minFac n ≤ m := by
  intro m m2 d
  by_cases n1 : n = 1
  · rw [n1] at d; have := Nat.dvd_one.mp d; omega
  · exact (minFac_spec n1).2.2 m m2 d

theorem minFac_pos (n : ℕ) : 0 < minFac n := by
  by_cases n1 : n = 1
  · rw [n1, minFac_one]; exact Nat.one_pos
  · exact (minFac_prime n1).pos

theorem minFac_le {n : ℕ} (H : 0 < n) : minFac n ≤ n := Nat.le_of_dvd H (minFac_dvd n)

theorem le_minFac {m n : ℕ} : n = 1 ∨ m ≤ minFac n ↔ ∀ p, Prime p → p ∣ n → m ≤ p := by
  constructor
  · rintro (rfl | h) p pp d
    · exact absurd d pp.not_dvd_one
    · exact Nat.le_trans h (minFac_le_of_dvd pp.two_le d)
  · intro H
    by_cases n1 : n = 1
    · exact Or.inl n1
    · exact Or.inr (H _ (minFac_prime n1) (minFac_dvd n))

theorem prime_def_minFac {p : ℕ} : Prime p ↔ 2 ≤ p ∧ minFac p = p := by
  constructor
  · intro pp
    refine ⟨pp.two_le, ((dvd_prime pp).mp (minFac_dvd p)).resolve_left fun e => ?_⟩
    have := (minFac_prime pp.ne_one).two_le
    omega
  · rintro ⟨h, e⟩
    rw [← e]; exact minFac_prime (by omega)

@[simp] theorem Prime.minFac_eq {p : ℕ} (hp : Prime p) : minFac p = p := (prime_def_minFac.mp hp).2

theorem not_prime_iff_minFac_lt {n : ℕ} (n2 : 2 ≤ n) : ¬Prime n ↔ minFac n < n := by
  rw [prime_def_minFac]
  have := minFac_le (n := n) (by omega)
  omega

theorem minFac_le_div {n : ℕ} (pos : 0 < n) (np : ¬Prime n) : minFac n ≤ n / minFac n := by
  obtain ⟨x, hx⟩ := minFac_dvd n
  have fp := minFac_pos n
  have e : n / minFac n = x := Nat.div_eq_of_eq_mul_right fp hx
  rw [e]
  by_cases x1 : x = 1
  · rw [x1, Nat.mul_one] at hx
    by_cases n1 : n = 1
    · rw [n1, minFac_one, x1]
    · exact absurd (hx ▸ minFac_prime n1) np
  · have x0 : x ≠ 0 := by rintro rfl; omega
    exact minFac_le_of_dvd (by omega) ⟨minFac n, by rw [Nat.mul_comm]; exact hx⟩

theorem minFac_sq_le_self {n : ℕ} (w : 0 < n) (h : ¬Prime n) : minFac n ^ 2 ≤ n := by
  rw [Nat.pow_two]
  exact Nat.le_trans (Nat.mul_le_mul_right _ (minFac_le_div w h)) (Nat.div_mul_le_self n _)

@[simp] theorem minFac_eq_one_iff {n : ℕ} : minFac n = 1 ↔ n = 1 :=
  ⟨fun h => Classical.byContradiction fun k => not_prime_one (h ▸ minFac_prime k), fun h => by rw [h, minFac_one]⟩

@[simp] theorem minFac_eq_two_iff (n : ℕ) : minFac n = 2 ↔ 2 ∣ n :=
  ⟨fun h => h ▸ minFac_dvd n, fun h => by rw [Nat.minFac_eq, if_pos h]⟩

theorem exists_dvd_of_not_prime {n : ℕ} (n2 : 2 ≤ n) (np : ¬Prime n) : ∃ m, m ∣ n ∧ m ≠ 1 ∧ m ≠ n :=
  ⟨minFac n, minFac_dvd n, (minFac_prime (by omega)).ne_one, Nat.ne_of_lt ((not_prime_iff_minFac_lt n2).mp np)⟩

theorem exists_dvd_of_not_prime2 {n : ℕ} (n2 : 2 ≤ n) (np : ¬Prime n) : ∃ m, m ∣ n ∧ 2 ≤ m ∧ m < n :=
  ⟨minFac n, minFac_dvd n, (minFac_prime (by omega)).two_le, (not_prime_iff_minFac_lt n2).mp np⟩

theorem not_prime_of_dvd_of_ne {m n : ℕ} (h1 : m ∣ n) (h2 : m ≠ 1) (h3 : m ≠ n) : ¬Prime n := fun h =>
  (h.eq_one_or_self_of_dvd m h1).elim h2 h3

theorem not_prime_of_dvd_of_lt {m n : ℕ} (h1 : m ∣ n) (h2 : 2 ≤ m) (h3 : m < n) : ¬Prime n :=
  not_prime_of_dvd_of_ne h1 (Nat.ne_of_gt h2) (Nat.ne_of_lt h3)

theorem exists_prime_and_dvd {n : ℕ} (hn : n ≠ 1) : ∃ p, Prime p ∧ p ∣ n := ⟨minFac n, minFac_prime hn, minFac_dvd n⟩

theorem exists_infinite_primes (n : ℕ) : ∃ p, n ≤ p ∧ Prime p := by
  have f1 : factorial n + 1 ≠ 1 := by have := factorial_pos n; omega
  refine ⟨minFac (factorial n + 1), Nat.le_of_not_lt fun h => ?_, minFac_prime f1⟩
  have h₁ := dvd_factorial (minFac_pos (factorial n + 1)) (Nat.le_of_lt h)
  have h₂ := (Nat.dvd_add_right h₁).mp (minFac_dvd (factorial n + 1))
  exact (minFac_prime f1).not_dvd_one h₂

theorem not_bddAbove_setOf_prime : ¬BddAbove {p | Prime p} := by
  rintro ⟨b, hb⟩
  obtain ⟨p, hp, pp⟩ := exists_infinite_primes (b + 1)
  have := hb pp
  omega

theorem coprime_of_dvd {m n : ℕ} (H : ∀ k, Prime k → k ∣ m → ¬k ∣ n) : Coprime m n := by
  apply Classical.byContradiction
  intro g
  obtain ⟨p, hp, d⟩ := exists_prime_and_dvd (n := gcd m n) g
  exact H p hp (Nat.dvd_trans d (gcd_dvd_left m n)) (Nat.dvd_trans d (gcd_dvd_right m n))

theorem coprime_of_dvd' {m n : ℕ} (H : ∀ k, Prime k → k ∣ m → k ∣ n → k ∣ 1) : Coprime m n :=
  coprime_of_dvd fun k kp km kn => kp.not_dvd_one (H k kp km kn)

theorem Prime.coprime_iff_not_dvd {p n : ℕ} (pp : Prime p) : Coprime p n ↔ ¬p ∣ n :=
  ⟨fun co d => pp.ne_one (co.eq_one_of_dvd d), fun nd => coprime_of_dvd fun _ m2 mp =>
    ((prime_dvd_prime_iff_eq m2 pp).mp mp).symm ▸ nd⟩

theorem Prime.dvd_iff_not_coprime {p n : ℕ} (pp : Prime p) : p ∣ n ↔ ¬Coprime p n := by
  rw [pp.coprime_iff_not_dvd, Classical.not_not]

theorem Prime.not_coprime_iff_dvd {m n : ℕ} : ¬Coprime m n ↔ ∃ p, Prime p ∧ p ∣ m ∧ p ∣ n := by
  constructor
  · intro h
    obtain ⟨p, hp, d⟩ := exists_prime_and_dvd (n := gcd m n) h
    exact ⟨p, hp, Nat.dvd_trans d (gcd_dvd_left m n), Nat.dvd_trans d (gcd_dvd_right m n)⟩
  · rintro ⟨p, hp, hm, hn⟩
    exact not_coprime_of_dvd_of_dvd hp.one_lt hm hn

theorem Prime.dvd_mul {p m n : ℕ} (pp : Prime p) : p ∣ m * n ↔ p ∣ m ∨ p ∣ n := by
  constructor
  · intro H
    by_cases h : p ∣ m
    · exact Or.inl h
    · exact Or.inr ((pp.coprime_iff_not_dvd.mpr h).dvd_of_dvd_mul_left H)
  · exact fun h => h.elim (fun h => h.mul_right n) (fun h => h.mul_left m)

theorem Prime.dvd_or_dvd {p m n : ℕ} (pp : Prime p) (h : p ∣ m * n) : p ∣ m ∨ p ∣ n := pp.dvd_mul.mp h

theorem Prime.not_dvd_mul {p m n : ℕ} (pp : Prime p) (Hm : ¬p ∣ m) (Hn : ¬p ∣ n) : ¬p ∣ m * n := fun h =>
  (pp.dvd_mul.mp h).elim Hm Hn

theorem Prime.dvd_of_dvd_pow {p m n : ℕ} (pp : Prime p) (h : p ∣ m ^ n) : p ∣ m := by
  induction n with
  | zero => exact absurd h pp.not_dvd_one
  | succ n ih =>
    rw [Nat.pow_succ] at h
    exact (pp.dvd_mul.mp h).elim ih id

theorem prime_iff {p : ℕ} : p.Prime ↔ _root_.Prime p := by
  constructor
  · exact fun h => ⟨h.ne_zero, h.not_isUnit, fun _ _ => h.dvd_mul.mp⟩
  · rintro ⟨h0, hu, hd⟩
    refine ⟨hu, fun a b e => ?_⟩
    have p0 : 0 < p := Nat.pos_of_ne_zero h0
    rcases hd a b (e ▸ Nat.dvd_refl p) with h | h
    · refine Or.inr (isUnit_iff.mpr ?_)
      obtain ⟨c, rfl⟩ := h
      have k : p * (c * b) = p * 1 := by rw [Nat.mul_one, ← Nat.mul_assoc]; exact e.symm
      exact Nat.eq_one_of_mul_eq_one_left (Nat.eq_of_mul_eq_mul_left p0 k)
    · refine Or.inl (isUnit_iff.mpr ?_)
      obtain ⟨c, rfl⟩ := h
      have k : p * (a * c) = p * 1 := by rw [Nat.mul_one, Nat.mul_left_comm]; exact e.symm
      exact Nat.eq_one_of_mul_eq_one_right (Nat.eq_of_mul_eq_mul_left p0 k)

theorem Prime.prime {p : ℕ} (h : p.Prime) : _root_.Prime p := prime_iff.mp h

theorem Prime.eq_two_or_odd {p : ℕ} (hp : Prime p) : p = 2 ∨ p % 2 = 1 := by
  rcases Nat.mod_two_eq_zero_or_one p with h | h
  · have := (hp.eq_one_or_self_of_dvd 2 (Nat.dvd_of_mod_eq_zero h)).resolve_left (by decide)
    exact Or.inl this.symm
  · exact Or.inr h

theorem Prime.eq_two_or_odd' {p : ℕ} (hp : Prime p) : p = 2 ∨ Odd p := by rw [odd_iff]; exact hp.eq_two_or_odd

theorem Prime.even_iff {p : ℕ} (hp : Prime p) : Even p ↔ p = 2 := by
  rw [even_iff_two_dvd, prime_dvd_prime_iff_eq prime_two hp, eq_comm]

theorem Prime.odd_of_ne_two {p : ℕ} (hp : p.Prime) (h_two : p ≠ 2) : Odd p := hp.eq_two_or_odd'.resolve_left h_two

theorem Prime.even_sub_one {p : ℕ} (hp : p.Prime) (h2 : p ≠ 2) : Even (p - 1) := by
  have := hp.odd_of_ne_two h2
  rw [odd_iff] at this
  rw [Nat.even_iff]; omega

theorem Prime.five_le_of_ne_two_of_ne_three {p : ℕ} (hp : p.Prime) (h_two : p ≠ 2) (h_three : p ≠ 3) : 5 ≤ p := by
  apply Classical.byContradiction
  intro h
  have h2 := hp.two_le
  have : p = 4 := by omega
  subst this
  exact absurd hp (by decide)

theorem Prime.pred_pos {p : ℕ} (pp : Prime p) : 0 < pred p := by
  have := pp.two_le
  show 0 < p - 1
  omega

theorem Prime.not_prime_pow' {x n : ℕ} (hn : n ≠ 1) : ¬(x ^ n).Prime := by
  intro h
  rcases n with _ | _ | n
  · exact not_prime_one h
  · exact hn rfl
  · rw [Nat.pow_succ] at h
    rcases prime_mul_iff.mp h with ⟨_, e⟩ | ⟨hx, e⟩
    · rw [e, Nat.one_pow, Nat.one_mul] at h; exact not_prime_one h
    · have l := Nat.pow_le_pow_right (Nat.le_of_lt hx.one_lt) (show 1 ≤ n + 1 by omega)
      rw [e, Nat.pow_one] at l
      exact Nat.not_le_of_lt hx.one_lt l

theorem Prime.not_prime_pow {x n : ℕ} (hn : 2 ≤ n) : ¬(x ^ n).Prime := not_prime_pow' (by omega)

theorem Prime.eq_one_of_pow {x n : ℕ} (h : (x ^ n).Prime) : n = 1 :=
  Classical.byContradiction fun k => not_prime_pow' k h

theorem Prime.pow_eq_iff {p a k : ℕ} (hp : p.Prime) : a ^ k = p ↔ a = p ∧ k = 1 := by
  constructor
  · rintro rfl
    have := hp.eq_one_of_pow
    subst this
    exact ⟨(Nat.pow_one a).symm, rfl⟩
  · rintro ⟨rfl, rfl⟩; exact Nat.pow_one a

theorem Prime.dvd_factorial : ∀ {n p : ℕ} (_ : Prime p), p ∣ factorial n ↔ p ≤ n
  | 0, p, hp => ⟨fun h => absurd h hp.not_dvd_one, fun h => absurd h (Nat.not_le_of_lt hp.pos)⟩
  | n + 1, p, hp => by
    rw [factorial_succ, hp.dvd_mul, Prime.dvd_factorial hp]
    constructor
    · rintro (h | h)
      · exact Nat.le_of_dvd (Nat.succ_pos n) h
      · omega
    · intro h
      rcases Nat.lt_or_eq_of_le h with k | k
      · exact Or.inr (Nat.le_of_lt_succ k)
      · exact Or.inl (k ▸ Nat.dvd_refl p)

theorem Prime.coprime_pow_of_not_dvd {p m a : ℕ} (pp : Prime p) (h : ¬p ∣ a) : Coprime a (p ^ m) :=
  ((pp.coprime_iff_not_dvd.mpr h).symm).pow_right m

theorem coprime_primes {p q : ℕ} (pp : Prime p) (pq : Prime q) : Coprime p q ↔ p ≠ q := by
  rw [pp.coprime_iff_not_dvd, prime_dvd_prime_iff_eq pp pq]

theorem coprime_pow_primes {p q : ℕ} (n m : ℕ) (pp : Prime p) (pq : Prime q) (h : p ≠ q) : Coprime (p ^ n) (q ^ m) :=
  ((coprime_primes pp pq).mpr h).pow n m

theorem coprime_or_dvd_of_prime {p : ℕ} (pp : Prime p) (i : ℕ) : Coprime p i ∨ p ∣ i := by
  rw [pp.dvd_iff_not_coprime]; exact Classical.em _

theorem coprime_of_lt_prime {n p : ℕ} (n_pos : 0 < n) (hlt : n < p) (pp : Prime p) : Coprime p n :=
  (coprime_or_dvd_of_prime pp n).resolve_right fun h => Nat.not_le_of_lt hlt (Nat.le_of_dvd n_pos h)

theorem dvd_prime_pow {p : ℕ} (pp : Prime p) {m i : ℕ} : i ∣ p ^ m ↔ ∃ k ≤ m, i = p ^ k := by
  constructor
  · intro h
    induction m generalizing i with
    | zero => exact ⟨0, Nat.le_refl 0, Nat.dvd_one.mp h⟩
    | succ m ih =>
      by_cases hp : p ∣ i
      · obtain ⟨j, rfl⟩ := hp
        rw [Nat.pow_succ, Nat.mul_comm] at h
        obtain ⟨k, hk, e⟩ := ih (Nat.dvd_of_mul_dvd_mul_right pp.pos h)
        exact ⟨k + 1, by omega, by rw [e, Nat.pow_succ, Nat.mul_comm]⟩
      · rw [Nat.pow_succ] at h
        have co := (pp.coprime_iff_not_dvd.mpr hp).symm
        obtain ⟨k, hk, e⟩ := ih (co.dvd_of_dvd_mul_right h)
        exact ⟨k, by omega, e⟩
  · rintro ⟨k, hk, rfl⟩
    exact Nat.pow_dvd_pow p hk

theorem Prime.dvd_mul_of_dvd_ne {p1 p2 n : ℕ} (h_neq : p1 ≠ p2) (pp1 : Prime p1) (pp2 : Prime p2) (h1 : p1 ∣ n)
    (h2 : p2 ∣ n) : p1 * p2 ∣ n :=
  ((coprime_primes pp1 pp2).mpr h_neq).mul_dvd_of_dvd_of_dvd h1 h2

theorem ne_one_iff_exists_prime_dvd {n : ℕ} : n ≠ 1 ↔ ∃ p, Prime p ∧ p ∣ n :=
  ⟨exists_prime_and_dvd, fun ⟨_, hp, d⟩ e => hp.not_dvd_one (e ▸ d)⟩

theorem eq_one_iff_not_exists_prime_dvd {n : ℕ} : n = 1 ↔ ∀ p, Prime p → ¬p ∣ n :=
  ⟨fun e p hp d => hp.not_dvd_one (e ▸ d), fun h => Classical.byContradiction fun k =>
    let ⟨p, hp, d⟩ := exists_prime_and_dvd k
    h p hp d⟩

theorem Prime.mul_eq_prime_sq_iff {x y p : ℕ} (hp : p.Prime) (hx : x ≠ 1) (hy : y ≠ 1) : x * y = p ^ 2 ↔ x = p ∧ y = p := by
  constructor
  · intro h
    obtain ⟨k, hk, ex⟩ := (dvd_prime_pow hp).mp ⟨y, h.symm⟩
    obtain ⟨l, hl, ey⟩ := (dvd_prime_pow hp).mp ⟨x, by rw [Nat.mul_comm]; exact h.symm⟩
    have k0 : k ≠ 0 := by rintro rfl; exact hx ex
    have l0 : l ≠ 0 := by rintro rfl; exact hy ey
    rw [ex, ey, ← Nat.pow_add] at h
    have e := Nat.pow_right_injective hp.two_le h
    have k1 : k = 1 := by omega
    have l1 : l = 1 := by omega
    subst k1 l1
    exact ⟨by rw [ex, Nat.pow_one], by rw [ey, Nat.pow_one]⟩
  · rintro ⟨rfl, rfl⟩; exact (Nat.pow_two _).symm

@[simp] theorem coprime_two_left : Coprime 2 n ↔ Odd n := by
  rw [prime_two.coprime_iff_not_dvd, odd_iff]; omega

@[simp] theorem coprime_two_right : Coprime n 2 ↔ Odd n := by rw [coprime_comm, coprime_two_left]

instance Prime.one_lt' (p : ℕ) [hp : Fact p.Prime] : Fact (1 < p) := ⟨hp.out.one_lt⟩

instance fact_prime_two : Fact (Prime 2) := ⟨prime_two⟩

instance fact_prime_three : Fact (Prime 3) := ⟨prime_three⟩

end Nat

/-! Primes among the integers. -/

namespace Int

theorem isUnit_iff {u : ℤ} : IsUnit u ↔ u = 1 ∨ u = -1 := by
  constructor
  · rintro ⟨⟨a, b, h, _⟩, rfl⟩
    have h' : a * b = 1 := h
    have e : a.natAbs * b.natAbs = 1 := by rw [← Int.natAbs_mul, h']; rfl
    have := Nat.eq_one_of_mul_eq_one_right e
    show a = 1 ∨ a = -1
    omega
  · rintro (rfl | rfl)
    · exact ⟨⟨1, 1, rfl, rfl⟩, rfl⟩
    · exact ⟨⟨-1, -1, rfl, rfl⟩, rfl⟩

theorem isUnit_iff_natAbs_eq {u : ℤ} : IsUnit u ↔ u.natAbs = 1 := by rw [isUnit_iff]; omega

theorem prime_iff_natAbs_prime {k : ℤ} : _root_.Prime k ↔ Nat.Prime k.natAbs := by
  rw [Nat.prime_iff]
  constructor
  · rintro ⟨h0, hu, hd⟩
    refine ⟨by omega, fun u => hu (isUnit_iff_natAbs_eq.mpr (Nat.isUnit_iff.mp u)), fun a b h => ?_⟩
    have k := hd a b (by rw [← Int.natAbs_dvd_natAbs, Int.natAbs_mul]; exact h)
    rw [← Int.natAbs_dvd_natAbs, ← Int.natAbs_dvd_natAbs] at k
    exact k
  · rintro ⟨h0, hu, hd⟩
    refine ⟨by omega, fun u => hu (Nat.isUnit_iff.mpr (isUnit_iff_natAbs_eq.mp u)), fun a b h => ?_⟩
    rw [← Int.natAbs_dvd_natAbs, Int.natAbs_mul] at h
    rw [← Int.natAbs_dvd_natAbs, ← Int.natAbs_dvd_natAbs]
    exact hd _ _ h

theorem Prime.dvd_mul {m n : ℤ} {p : ℕ} (hp : Nat.Prime p) (h : (p : ℤ) ∣ m * n) : p ∣ m.natAbs ∨ p ∣ n.natAbs := by
  rw [← Int.natAbs_dvd_natAbs, Int.natAbs_mul] at h
  exact hp.dvd_mul.mp h

theorem Prime.dvd_mul' {m n : ℤ} {p : ℕ} (hp : Nat.Prime p) (h : (p : ℤ) ∣ m * n) : (p : ℤ) ∣ m ∨ (p : ℤ) ∣ n := by
  rw [← Int.natAbs_dvd_natAbs, ← Int.natAbs_dvd_natAbs]
  exact Prime.dvd_mul hp h

theorem Prime.dvd_pow {n : ℤ} {k p : ℕ} (hp : Nat.Prime p) (h : (p : ℤ) ∣ n ^ k) : p ∣ n.natAbs := by
  rw [← Int.natAbs_dvd_natAbs, Int.natAbs_pow] at h
  exact hp.dvd_of_dvd_pow h

theorem Prime.dvd_pow' {n : ℤ} {k p : ℕ} (hp : Nat.Prime p) (h : (p : ℤ) ∣ n ^ k) : (p : ℤ) ∣ n := by
  rw [← Int.natAbs_dvd_natAbs]
  exact Prime.dvd_pow hp h

end Int

theorem Nat.prime_iff_prime_int {p : ℕ} : p.Prime ↔ _root_.Prime (p : ℤ) :=
  (Int.prime_iff_natAbs_prime (k := (p : ℤ))).symm
