import Mathlib.Algebra.Divisibility.Basic
import Mathlib.Algebra.Group.Even
import Mathlib.Algebra.Order.Abs

/-!
Even and odd elements of rings. Source of the names: Mathlib `Mathlib/Algebra/Ring/Parity.lean`,
`Mathlib/Algebra/Group/Nat/Even.lean`, `Mathlib/Algebra/Group/Int/Even.lean`, `Mathlib/Algebra/Order/Ring/Lemmas`.
-/

universe u

variable {α R : Type u}

section Semiring

variable [Semiring α] {a b : α} {m n : ℕ}

theorem even_iff_two_dvd : Even a ↔ 2 ∣ a :=
  ⟨fun ⟨r, h⟩ => ⟨r, by rw [h, two_mul]⟩, fun ⟨r, h⟩ => ⟨r, by rw [h, two_mul]⟩⟩

theorem Even.two_dvd (h : Even a) : 2 ∣ a := even_iff_two_dvd.mp h

theorem Even.trans_dvd (ha : Even a) (hab : a ∣ b) : Even b := even_iff_two_dvd.mpr (ha.two_dvd.trans hab)

theorem Dvd.dvd.even (hab : a ∣ b) (ha : Even a) : Even b := ha.trans_dvd hab

@[simp] theorem even_zero : Even (0 : α) := ⟨0, (add_zero 0).symm⟩

@[simp] theorem even_two : Even (2 : α) := ⟨1, one_add_one_eq_two.symm⟩

@[simp] theorem odd_one : Odd (1 : α) := ⟨0, by rw [mul_zero, zero_add]⟩

theorem odd_two_mul_add_one (a : α) : Odd (2 * a + 1) := ⟨a, rfl⟩

theorem Even.add_odd : Even a → Odd b → Odd (a + b) := by
  rintro ⟨r, rfl⟩ ⟨s, rfl⟩
  exact ⟨r + s, by rw [mul_add, two_mul r, add_assoc (r + r)]⟩

theorem Even.odd_add (ha : Even a) (hb : Odd b) : Odd (b + a) := by rw [add_comm]; exact ha.add_odd hb

theorem Odd.add_even (ha : Odd a) (hb : Even b) : Odd (a + b) := by rw [add_comm]; exact hb.add_odd ha

theorem Odd.add_odd : Odd a → Odd b → Even (a + b) := by
  rintro ⟨r, rfl⟩ ⟨s, rfl⟩
  exact ⟨r + s + 1, by
    rw [two_mul r, two_mul s, add_add_add_comm (r + r), add_add_add_comm r r, add_add_add_comm (r + s)]⟩

@[simp] theorem Even.add_one (h : Even a) : Odd (a + 1) := h.add_odd odd_one

@[simp] theorem Even.one_add (h : Even a) : Odd (1 + a) := h.odd_add odd_one

theorem Odd.add_one (h : Odd a) : Even (a + 1) := h.add_odd odd_one

theorem Odd.one_add (h : Odd a) : Even (1 + a) := odd_one.add_odd h

theorem Even.pow_of_ne_zero (ha : Even a) : ∀ {n : ℕ}, n ≠ 0 → Even (a ^ n)
  | 0, h => absurd rfl h
  | n + 1, _ => by rw [pow_succ]; exact ha.mul_left _

end Semiring

section CommSemiring

variable [CommSemiring α] {a b : α}

theorem Odd.mul : Odd a → Odd b → Odd (a * b) := by
  rintro ⟨r, rfl⟩ ⟨s, rfl⟩
  exact ⟨2 * r * s + s + r, by
    rw [mul_add, add_mul, mul_one, ← add_assoc, one_mul, mul_add, mul_add, mul_assoc 2 r, ← mul_assoc r,
      mul_comm r 2, mul_assoc 2 r s]⟩

theorem Odd.pow (ha : Odd a) : ∀ {n : ℕ}, Odd (a ^ n)
  | 0 => by rw [pow_zero]; exact odd_one
  | n + 1 => by rw [pow_succ]; exact (Odd.pow ha).mul ha

end CommSemiring

section Ring

variable [Ring R] {a b : R} {n : ℕ}

theorem Even.neg : Even a → Even (-a) := by
  rintro ⟨r, rfl⟩
  exact ⟨-r, by rw [neg_add]⟩

@[simp] theorem even_neg : Even (-a) ↔ Even a := ⟨fun h => neg_neg a ▸ h.neg, Even.neg⟩

theorem Odd.neg : Odd a → Odd (-a) := by
  rintro ⟨r, rfl⟩
  exact ⟨-(r + 1), by
    rw [mul_neg, mul_add, mul_one, neg_add, neg_add, add_assoc, ← one_add_one_eq_two, neg_add, add_assoc, neg_add_cancel,
      add_zero]⟩

@[simp] theorem odd_neg : Odd (-a) ↔ Odd a := ⟨fun h => neg_neg a ▸ h.neg, Odd.neg⟩

theorem Even.sub (ha : Even a) (hb : Even b) : Even (a - b) := by rw [sub_eq_add_neg]; exact ha.add hb.neg

theorem Odd.sub_even (ha : Odd a) (hb : Even b) : Odd (a - b) := by rw [sub_eq_add_neg]; exact ha.add_even hb.neg

theorem Even.sub_odd (ha : Even a) (hb : Odd b) : Odd (a - b) := by rw [sub_eq_add_neg]; exact ha.add_odd hb.neg

theorem Odd.sub_odd (ha : Odd a) (hb : Odd b) : Even (a - b) := by rw [sub_eq_add_neg]; exact ha.add_odd hb.neg

@[simp] theorem Even.neg_pow : Even n → ∀ a : R, (-a) ^ n = a ^ n := by
  rintro ⟨r, rfl⟩ a
  rw [← two_mul, pow_mul, pow_mul, neg_sq]

theorem Even.neg_one_pow (h : Even n) : (-1 : R) ^ n = 1 := by rw [h.neg_pow, one_pow]

theorem Odd.neg_pow : Odd n → ∀ a : R, (-a) ^ n = -a ^ n := by
  rintro ⟨r, rfl⟩ a
  rw [pow_succ, pow_succ, pow_mul, pow_mul, neg_sq, mul_neg]

@[simp] theorem Odd.neg_one_pow (h : Odd n) : (-1 : R) ^ n = -1 := by rw [h.neg_pow, one_pow]

end Ring

section Ordered

variable [Ring R] [LinearOrder R] [IsStrictOrderedRing R] {a b : R} {n : ℕ}

theorem Even.pow_nonneg (hn : Even n) (a : R) : 0 ≤ a ^ n := by
  obtain ⟨k, rfl⟩ := hn
  exact pow_even_nonneg a k

theorem Even.pow_pos (hn : Even n) (ha : a ≠ 0) : 0 < a ^ n :=
  lt_of_le_of_ne (hn.pow_nonneg a) (pow_ne_zero n ha).symm

theorem Even.pow_abs {p : ℕ} (hp : Even p) (a : R) : |a| ^ p = a ^ p := by
  rw [← abs_pow, abs_of_nonneg (hp.pow_nonneg a)]

theorem Odd.pow_neg (hn : Odd n) (ha : a < 0) : a ^ n < 0 := by
  obtain ⟨k, rfl⟩ := hn
  rw [pow_succ]
  exact mul_neg_of_pos_of_neg ((even_two_mul k).pow_pos (ne_of_lt ha)) ha

theorem Odd.pow_nonpos (hn : Odd n) (ha : a ≤ 0) : a ^ n ≤ 0 := by
  obtain ⟨k, rfl⟩ := hn
  rw [pow_succ]
  exact mul_nonpos_of_nonneg_of_nonpos ((even_two_mul k).pow_nonneg a) ha

@[simp] theorem Odd.pow_neg_iff (hn : Odd n) : a ^ n < 0 ↔ a < 0 :=
  ⟨fun h => lt_of_not_ge fun k => absurd (_root_.pow_nonneg k n) (not_le_of_gt h), hn.pow_neg⟩

@[simp] theorem Odd.pow_nonneg_iff (hn : Odd n) : 0 ≤ a ^ n ↔ 0 ≤ a := by
  rw [← not_lt, ← not_lt, hn.pow_neg_iff]

theorem Odd.strictMono_pow (hn : Odd n) : StrictMono fun a : R => a ^ n := by
  intro a b hab
  have h0 : n ≠ 0 := by rintro rfl; obtain ⟨k, hk⟩ := hn; omega
  show a ^ n < b ^ n
  rcases le_or_gt 0 a with ha | ha
  · exact pow_lt_pow_left₀ hab ha h0
  · rcases le_or_gt b 0 with hb | hb
    · have := pow_lt_pow_left₀ (neg_lt_neg hab) (neg_nonneg.mpr hb) h0
      rwa [hn.neg_pow, hn.neg_pow, neg_lt_neg_iff] at this
    · exact lt_trans (hn.pow_neg ha) (_root_.pow_pos hb n)

theorem Odd.pow_lt_pow (hn : Odd n) : a ^ n < b ^ n ↔ a < b := by
  refine ⟨fun h => lt_of_not_ge fun k => ?_, fun h => hn.strictMono_pow h⟩
  rcases eq_or_lt_of_le k with e | e
  · rw [e] at h; exact lt_irrefl _ h
  · exact lt_asymm h (hn.strictMono_pow e)

theorem Odd.pow_inj {n : ℕ} (hn : Odd n) {a b : R} : a ^ n = b ^ n ↔ a = b := by
  refine ⟨fun h => ?_, fun h => by rw [h]⟩
  rcases lt_trichotomy a b with k | k | k
  · exact absurd h (ne_of_lt (hn.strictMono_pow k))
  · exact k
  · exact absurd h.symm (ne_of_lt (hn.strictMono_pow k))

theorem pow_eq_one_iff_cases : a ^ n = 1 ↔ n = 0 ∨ a = 1 ∨ a = -1 ∧ Even n := by
  constructor
  · intro h
    by_cases h0 : n = 0
    · exact Or.inl h0
    · have k : |a| ^ n = 1 ^ n := by rw [← abs_pow, h, abs_one, one_pow]
      have e := (pow_left_inj₀ (abs_nonneg a) zero_le_one h0).mp k
      rcases abs_choice a with c | c
      · exact Or.inr (Or.inl (c.symm.trans e))
      · have ea : a = -1 := by rw [← neg_neg a, ← c, e]
        rcases Nat.even_or_odd n with ev | od
        · exact Or.inr (Or.inr ⟨ea, ev⟩)
        · rw [ea, od.neg_one_pow] at h
          exact absurd h (ne_of_lt (lt_trans neg_one_lt_zero zero_lt_one))
  · rintro (h | h | ⟨h, k⟩)
    · rw [h, pow_zero]
    · rw [h, one_pow]
    · rw [h, k.neg_one_pow]

end Ordered

namespace Nat

variable {m n : ℕ}

@[simp] theorem not_even_one : ¬Even 1 := by decide

@[simp] theorem two_dvd_ne_zero : ¬2 ∣ n ↔ n % 2 = 1 := by omega

theorem even_sub (h : n ≤ m) : Even (m - n) ↔ (Even m ↔ Even n) := by
  rw [even_iff, even_iff, even_iff]; omega

theorem even_mul : Even (m * n) ↔ Even m ∨ Even n := by
  rw [even_iff, even_iff, even_iff, Nat.mul_mod]
  rcases Nat.mod_two_eq_zero_or_one m with h | h <;> rcases Nat.mod_two_eq_zero_or_one n with k | k <;> rw [h, k] <;> decide

theorem even_pow : Even (m ^ n) ↔ Even m ∧ n ≠ 0 := by
  induction n with
  | zero => rw [Nat.pow_zero]; exact ⟨fun h => absurd h not_even_one, fun h => absurd rfl h.2⟩
  | succ n ih =>
    rw [Nat.pow_succ, even_mul, ih]
    exact ⟨fun h => ⟨h.elim And.left id, Nat.succ_ne_zero n⟩, fun h => Or.inr h.1⟩

theorem even_pow' (h : n ≠ 0) : Even (m ^ n) ↔ Even m := by rw [even_pow]; exact and_iff_left h

theorem even_mul_succ_self (n : ℕ) : Even (n * (n + 1)) := by rw [even_mul, even_add_one]; exact Classical.em _

theorem even_mul_pred_self : ∀ n : ℕ, Even (n * (n - 1))
  | 0 => by decide
  | n + 1 => by rw [Nat.mul_comm]; exact even_mul_succ_self n

theorem two_mul_div_two_of_even : Even n → 2 * (n / 2) = n := by rw [even_iff]; omega

theorem div_two_mul_two_of_even : Even n → n / 2 * 2 = n := by rw [even_iff]; omega

theorem two_mul_div_two_add_one_of_odd (h : Odd n) : 2 * (n / 2) + 1 = n := by rw [odd_iff] at h; omega

theorem odd_add {m n : ℕ} : Odd (m + n) ↔ (Odd m ↔ Even n) := by rw [odd_iff, odd_iff, even_iff]; omega

theorem odd_add' {m n : ℕ} : Odd (m + n) ↔ (Odd n ↔ Even m) := by rw [odd_iff, odd_iff, even_iff]; omega

theorem odd_mul : Odd (m * n) ↔ Odd m ∧ Odd n := by
  rw [← not_even_iff_odd, ← not_even_iff_odd, ← not_even_iff_odd, even_mul, not_or]

theorem odd_pow_iff {e : ℕ} (e0 : e ≠ 0) : Odd (n ^ e) ↔ Odd n := by
  rw [← not_even_iff_odd, ← not_even_iff_odd, even_pow' e0]

theorem odd_sub (h : n ≤ m) : Odd (m - n) ↔ (Odd m ↔ Even n) := by rw [odd_iff, odd_iff, even_iff]; omega

theorem Odd.sub_odd (hm : Odd m) (hn : Odd n) : Even (m - n) := by rw [odd_iff] at hm hn; rw [even_iff]; omega

theorem Even.sub_odd (h : n ≤ m) (hm : Even m) (hn : Odd n) : Odd (m - n) := by
  rw [even_iff] at hm; rw [odd_iff] at hn ⊢; omega

theorem odd_add_one {n : ℕ} : Odd (n + 1) ↔ ¬Odd n := by rw [odd_iff, odd_iff]; omega

theorem _root_.Odd.not_two_dvd_nat {n : ℕ} (h : Odd n) : ¬2 ∣ n := by rw [odd_iff] at h; omega

theorem not_even_bit1 (n : ℕ) : ¬Even (2 * n + 1) := by rw [even_iff]; omega

theorem add_one_lt_of_even (hn : Even n) (hm : Even m) (hnm : n < m) : n + 1 < m := by rw [even_iff] at hn hm; omega

theorem odd_of_mod_four_eq_one {n : ℕ} : n % 4 = 1 → n % 2 = 1 := by omega

theorem odd_of_mod_four_eq_three {n : ℕ} : n % 4 = 3 → n % 2 = 1 := by omega

end Nat

namespace Int

variable {m n : ℤ}

@[simp] theorem not_even_one : ¬Even (1 : ℤ) := by decide

@[simp] theorem two_dvd_ne_zero : ¬2 ∣ n ↔ n % 2 = 1 := by omega

theorem even_sub : Even (m - n) ↔ (Even m ↔ Even n) := by rw [even_iff, even_iff, even_iff]; omega

theorem even_add_one : Even (n + 1) ↔ ¬Even n := by rw [even_iff, even_iff]; omega

theorem even_sub_one : Even (n - 1) ↔ ¬Even n := by rw [even_iff, even_iff]; omega

theorem even_mul : Even (m * n) ↔ Even m ∨ Even n := by
  rw [even_iff, even_iff, even_iff, Int.mul_emod]
  rcases Int.emod_two_eq m with h | h <;> rcases Int.emod_two_eq n with k | k <;> rw [h, k] <;> decide

theorem even_pow {n : ℕ} : Even (m ^ n) ↔ Even m ∧ n ≠ 0 := by
  induction n with
  | zero => rw [pow_zero]; exact ⟨fun h => absurd h not_even_one, fun h => absurd rfl h.2⟩
  | succ n ih =>
    rw [pow_succ, even_mul, ih]
    exact ⟨fun h => ⟨h.elim And.left id, Nat.succ_ne_zero n⟩, fun h => Or.inr h.1⟩

theorem even_pow' {n : ℕ} (h : n ≠ 0) : Even (m ^ n) ↔ Even m := by rw [even_pow]; exact and_iff_left h

theorem even_mul_succ_self (n : ℤ) : Even (n * (n + 1)) := by rw [even_mul, even_add_one]; exact Classical.em _

theorem even_mul_pred_self (n : ℤ) : Even (n * (n - 1)) := by rw [even_mul, even_sub_one]; exact Classical.em _

@[simp, norm_cast] theorem even_coe_nat (n : ℕ) : Even (n : ℤ) ↔ Even n := by rw [even_iff, Nat.even_iff]; omega

@[simp, norm_cast] theorem odd_coe_nat (n : ℕ) : Odd (n : ℤ) ↔ Odd n := by rw [odd_iff, Nat.odd_iff]; omega

theorem odd_add : Odd (m + n) ↔ (Odd m ↔ Even n) := by rw [odd_iff, odd_iff, even_iff]; omega

theorem odd_sub : Odd (m - n) ↔ (Odd m ↔ Even n) := by rw [odd_iff, odd_iff, even_iff]; omega

theorem odd_mul : Odd (m * n) ↔ Odd m ∧ Odd n := by
  rw [← not_even_iff_odd, ← not_even_iff_odd, ← not_even_iff_odd, even_mul, not_or]

theorem odd_pow {n : ℕ} : Odd (m ^ n) ↔ Odd m ∨ n = 0 := by
  rw [← not_even_iff_odd, even_pow, ← not_even_iff_odd]
  by_cases h : n = 0
  · exact ⟨fun _ => Or.inr h, fun _ k => k.2 h⟩
  · exact ⟨fun k => Or.inl fun e => k ⟨e, h⟩, fun k e => k.elim (fun k => k e.1) h⟩

theorem natAbs_even : Even n.natAbs ↔ Even n := by rw [even_iff, Nat.even_iff]; omega

theorem natAbs_odd : Odd n.natAbs ↔ Odd n := by rw [odd_iff, Nat.odd_iff]; omega

theorem two_mul_ediv_two_of_even : Even n → 2 * (n / 2) = n := by rw [even_iff]; omega

theorem ediv_two_mul_two_of_even : Even n → n / 2 * 2 = n := by rw [even_iff]; omega

theorem two_mul_ediv_two_add_one_of_odd : Odd n → 2 * (n / 2) + 1 = n := by rw [odd_iff]; omega

theorem sq_mod_four_eq_one_of_odd {x : ℤ} : Odd x → x ^ 2 % 4 = 1 := by
  rintro ⟨k, rfl⟩
  have e : (2 * k + 1) ^ 2 = 4 * (k * k + k) + 1 := by
    rw [sq, add_mul, one_mul, mul_assoc, mul_add k, mul_left_comm k 2 k]; omega
  rw [e]; omega

end Int

namespace Nat

variable {m n : ℕ}

theorem even_add' : Even (m + n) ↔ (Odd m ↔ Odd n) := by rw [even_iff, odd_iff, odd_iff]; omega

theorem even_sub' (h : n ≤ m) : Even (m - n) ↔ (Odd m ↔ Odd n) := by rw [even_iff, odd_iff, odd_iff]; omega

theorem odd_sub' (h : n ≤ m) : Odd (m - n) ↔ (Odd n ↔ Even m) := by rw [odd_iff, odd_iff, even_iff]; omega

theorem Odd.sub_even (h : n ≤ m) (hm : Odd m) (hn : Even n) : Odd (m - n) := by
  rw [even_iff] at hn; rw [odd_iff] at hm ⊢; omega

theorem Odd.of_mul_left (h : Odd (m * n)) : Odd m := (odd_mul.mp h).1

theorem Odd.of_mul_right (h : Odd (m * n)) : Odd n := (odd_mul.mp h).2

theorem div_two_mul_two_add_one_of_odd (h : Odd n) : n / 2 * 2 + 1 = n := by rw [odd_iff] at h; omega

theorem _root_.Odd.pos (hn : Odd n) : 0 < n := by rw [odd_iff] at hn; omega

theorem _root_.Odd.of_dvd_nat (hn : Odd n) (hm : m ∣ n) : Odd m := by
  obtain ⟨k, rfl⟩ := hm; exact Odd.of_mul_left hn

theorem _root_.Odd.ne_two_of_dvd_nat (hn : Odd n) (hm : m ∣ n) : m ≠ 2 := by
  rintro rfl; exact hn.not_two_dvd_nat hm

end Nat

namespace Int

variable {m n : ℤ}

@[simp] theorem emod_two_ne_one : ¬n % 2 = 1 ↔ n % 2 = 0 := by omega

theorem emod_two_ne_zero : ¬n % 2 = 0 ↔ n % 2 = 1 := by omega

theorem even_add' : Even (m + n) ↔ (Odd m ↔ Odd n) := by rw [even_iff, odd_iff, odd_iff]; omega

theorem even_sub' : Even (m - n) ↔ (Odd m ↔ Odd n) := by rw [even_iff, odd_iff, odd_iff]; omega

theorem odd_add' : Odd (m + n) ↔ (Odd n ↔ Even m) := by rw [odd_iff, odd_iff, even_iff]; omega

theorem odd_sub' : Odd (m - n) ↔ (Odd n ↔ Even m) := by rw [odd_iff, odd_iff, even_iff]; omega

theorem odd_pow' {n : ℕ} (h : n ≠ 0) : Odd (m ^ n) ↔ Odd m := odd_pow.trans (or_iff_left h)

theorem Odd.of_mul_left (h : Odd (m * n)) : Odd m := (odd_mul.mp h).1

theorem Odd.of_mul_right (h : Odd (m * n)) : Odd n := (odd_mul.mp h).2

theorem ediv_two_mul_two_add_one_of_odd : Odd n → n / 2 * 2 + 1 = n := by rw [odd_iff]; omega

theorem two_mul_ediv_two_of_odd (h : Odd n) : 2 * (n / 2) = n - 1 := by rw [odd_iff] at h; omega

theorem four_dvd_add_or_sub_of_odd {a b : ℤ} (ha : Odd a) (hb : Odd b) : 4 ∣ a + b ∨ 4 ∣ a - b := by
  rw [odd_iff] at ha hb; omega

end Int
