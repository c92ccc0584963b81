import Mathlib.Algebra.Ring.Basic
import Mathlib.Algebra.Ring.Int
import Mathlib.Algebra.Ring.Nat

/-!
Divisibility in monoids and rings. Source of the names: Mathlib `Mathlib/Algebra/Group/Basic.lean`,
`Mathlib/Algebra/Divisibility/Basic.lean`, `Mathlib/Algebra/Ring/Divisibility/Basic.lean`,
`Mathlib/Algebra/GroupWithZero/Divisibility.lean`.
-/

universe u

variable {α : Type u}

section Semigroup

variable [Semigroup α] {a b c : α}

/-- `a ∣ b`: there is a `c` with `b = a * c`. -/
instance (priority := 1000) semigroupDvd : Dvd α := ⟨fun a b => ∃ c, b = a * c⟩

theorem Dvd.intro (k : α) (h : a * k = b) : a ∣ b := ⟨k, h.symm⟩

theorem dvd_of_mul_right_eq (k : α) (h : a * k = b) : a ∣ b := ⟨k, h.symm⟩

theorem exists_eq_mul_right_of_dvd (h : a ∣ b) : ∃ c, b = a * c := h

theorem dvd_def : a ∣ b ↔ ∃ c, b = a * c := Iff.rfl

theorem dvd_iff_exists_eq_mul_right : a ∣ b ↔ ∃ c, b = a * c := Iff.rfl

theorem Dvd.elim {P : Prop} {a b : α} (H₁ : a ∣ b) (H₂ : ∀ c, b = a * c → P) : P := Exists.elim H₁ H₂

theorem dvd_trans : a ∣ b → b ∣ c → a ∣ c
  | ⟨d, h₁⟩, ⟨e, h₂⟩ => ⟨d * e, by rw [h₂, h₁, mul_assoc]⟩

theorem Dvd.dvd.trans (h₁ : a ∣ b) (h₂ : b ∣ c) : a ∣ c := dvd_trans h₁ h₂

instance : @Trans α α α Dvd.dvd Dvd.dvd Dvd.dvd := ⟨dvd_trans⟩

@[simp] theorem dvd_mul_right (a b : α) : a ∣ a * b := ⟨b, rfl⟩

theorem dvd_mul_of_dvd_left (h : a ∣ b) (c : α) : a ∣ b * c := dvd_trans h (dvd_mul_right b c)

theorem Dvd.dvd.mul_right (h : a ∣ b) (c : α) : a ∣ b * c := dvd_mul_of_dvd_left h c

theorem dvd_of_mul_right_dvd (h : a * b ∣ c) : a ∣ c := dvd_trans (dvd_mul_right a b) h

end Semigroup

section Monoid

variable [Monoid α] {a b : α} {m n : ℕ}

@[refl, simp] theorem dvd_refl (a : α) : a ∣ a := ⟨1, (mul_one a).symm⟩

theorem dvd_rfl : ∀ {a : α}, a ∣ a := fun {a} => dvd_refl a

theorem one_dvd (a : α) : 1 ∣ a := ⟨a, (one_mul a).symm⟩

theorem dvd_of_eq (h : a = b) : a ∣ b := h ▸ dvd_refl a

theorem Eq.dvd (h : a = b) : a ∣ b := dvd_of_eq h

theorem Eq.dvd' (h : a = b) : b ∣ a := dvd_of_eq h.symm

theorem pow_dvd_pow (a : α) (h : m ≤ n) : a ^ m ∣ a ^ n := ⟨a ^ (n - m), (pow_mul_pow_sub a h).symm⟩

theorem dvd_pow {x y : α} (hxy : x ∣ y) : ∀ {n : ℕ} (_ : n ≠ 0), x ∣ y ^ n
  | 0, hn => absurd rfl hn
  | n + 1, _ => by rw [pow_succ']; exact dvd_mul_of_dvd_left hxy _

theorem Dvd.dvd.pow {x y : α} (hxy : x ∣ y) {n : ℕ} (hn : n ≠ 0) : x ∣ y ^ n := dvd_pow hxy hn

theorem dvd_pow_self (a : α) {n : ℕ} (hn : n ≠ 0) : a ∣ a ^ n := dvd_pow (dvd_refl a) hn

end Monoid

attribute [simp] one_dvd

section CommSemigroup

variable [CommSemigroup α] {a b c d : α}

theorem Dvd.intro_left (k : α) (h : k * a = b) : a ∣ b := ⟨k, by rw [← h, mul_comm]⟩

theorem dvd_of_mul_left_eq (k : α) (h : k * a = b) : a ∣ b := Dvd.intro_left k h

theorem exists_eq_mul_left_of_dvd (h : a ∣ b) : ∃ c, b = c * a := h.elim fun c hc => ⟨c, by rw [hc, mul_comm]⟩

theorem dvd_iff_exists_eq_mul_left : a ∣ b ↔ ∃ c, b = c * a :=
  ⟨exists_eq_mul_left_of_dvd, fun ⟨c, hc⟩ => Dvd.intro_left c hc.symm⟩

@[simp] theorem dvd_mul_left (a b : α) : a ∣ b * a := ⟨b, mul_comm b a⟩

theorem dvd_mul_of_dvd_right (h : a ∣ b) (c : α) : a ∣ c * b := by rw [mul_comm]; exact dvd_mul_of_dvd_left h c

theorem Dvd.dvd.mul_left (h : a ∣ b) (c : α) : a ∣ c * b := dvd_mul_of_dvd_right h c

theorem mul_dvd_mul : ∀ {a b c d : α}, a ∣ b → c ∣ d → a * c ∣ b * d
  | _, _, _, _, ⟨e, he⟩, ⟨f, hf⟩ => ⟨e * f, by rw [he, hf, mul_mul_mul_comm]⟩

theorem dvd_of_mul_left_dvd (h : a * b ∣ c) : b ∣ c := dvd_trans (dvd_mul_left b a) h

end CommSemigroup

section CommMonoid

variable [CommMonoid α] {a b : α}

theorem mul_dvd_mul_left (a : α) {b c : α} (h : b ∣ c) : a * b ∣ a * c := mul_dvd_mul (dvd_refl a) h

theorem mul_dvd_mul_right (h : a ∣ b) (c : α) : a * c ∣ b * c := mul_dvd_mul h (dvd_refl c)

theorem pow_dvd_pow_of_dvd (h : a ∣ b) : ∀ n : ℕ, a ^ n ∣ b ^ n
  | 0 => by rw [pow_zero, pow_zero]
  | n + 1 => by rw [pow_succ, pow_succ]; exact mul_dvd_mul (pow_dvd_pow_of_dvd h n) h

end CommMonoid

section Zero

theorem eq_zero_of_zero_dvd [MonoidWithZero α] {a : α} (h : 0 ∣ a) : a = 0 := h.elim fun c hc => by rw [hc, zero_mul]

@[simp] theorem zero_dvd_iff [MonoidWithZero α] {a : α} : 0 ∣ a ↔ a = 0 :=
  ⟨eq_zero_of_zero_dvd, fun h => by rw [h]⟩

@[simp] theorem dvd_zero [MonoidWithZero α] (a : α) : a ∣ 0 := ⟨0, (mul_zero a).symm⟩

theorem ne_zero_of_dvd_ne_zero [MonoidWithZero α] {p q : α} (h₁ : q ≠ 0) (h₂ : p ∣ q) : p ≠ 0 := fun e => by
  rw [e, zero_dvd_iff] at h₂
  exact h₁ h₂

theorem mul_dvd_mul_iff_left [MonoidWithZero α] [IsLeftCancelMulZero α] {a b c : α} (ha : a ≠ 0) :
    a * b ∣ a * c ↔ b ∣ c := by
  constructor
  · intro ⟨d, h⟩
    rw [mul_assoc] at h
    exact ⟨d, mul_left_cancel₀ ha h⟩
  · intro ⟨d, h⟩
    exact ⟨d, by rw [h, mul_assoc]⟩

end Zero

section Semiring

variable [Semiring α] {a b c : α}

theorem dvd_add (h₁ : a ∣ b) (h₂ : a ∣ c) : a ∣ b + c :=
  h₁.elim fun d hd => h₂.elim fun e he => ⟨d + e, by rw [mul_add, hd, he]⟩

theorem Dvd.dvd.add (h₁ : a ∣ b) (h₂ : a ∣ c) : a ∣ b + c := dvd_add h₁ h₂

end Semiring

theorem Dvd.dvd.linear_comb [CommSemiring α] {d x y : α} (hdx : d ∣ x) (hdy : d ∣ y) (a b : α) : d ∣ a * x + b * y :=
  dvd_add (hdx.mul_left a) (hdy.mul_left b)

section Ring

variable [Ring α] {a b c : α}

@[simp] theorem dvd_neg : a ∣ -b ↔ a ∣ b :=
  ⟨fun ⟨c, h⟩ => ⟨-c, by rw [mul_neg, ← h, neg_neg]⟩, fun ⟨c, h⟩ => ⟨-c, by rw [mul_neg, h]⟩⟩

@[simp] theorem neg_dvd : -a ∣ b ↔ a ∣ b :=
  ⟨fun ⟨c, h⟩ => ⟨-c, by rw [h, neg_mul, mul_neg]⟩, fun ⟨c, h⟩ => ⟨-c, by rw [h, neg_mul_neg]⟩⟩

theorem dvd_sub (h₁ : a ∣ b) (h₂ : a ∣ c) : a ∣ b - c := by
  rw [sub_eq_add_neg]; exact dvd_add h₁ (dvd_neg.mpr h₂)

theorem Dvd.dvd.sub (h₁ : a ∣ b) (h₂ : a ∣ c) : a ∣ b - c := dvd_sub h₁ h₂

theorem dvd_add_left (h : a ∣ c) : a ∣ b + c ↔ a ∣ b :=
  ⟨fun H => by have := dvd_sub H h; rwa [add_sub_cancel_right] at this, fun h₂ => dvd_add h₂ h⟩

theorem dvd_add_right (h : a ∣ b) : a ∣ b + c ↔ a ∣ c := by rw [add_comm, dvd_add_left h]

theorem dvd_sub_left (h : a ∣ c) : a ∣ b - c ↔ a ∣ b := by rw [sub_eq_add_neg, dvd_add_left (dvd_neg.mpr h)]

theorem dvd_sub_right (h : a ∣ b) : a ∣ b - c ↔ a ∣ c := by rw [sub_eq_add_neg, dvd_add_right h, dvd_neg]

theorem dvd_iff_dvd_of_dvd_sub (h : a ∣ b - c) : a ∣ b ↔ a ∣ c := by
  rw [← sub_add_cancel b c, dvd_add_right h]

theorem dvd_sub_comm : a ∣ b - c ↔ a ∣ c - b := by rw [← dvd_neg, neg_sub]

@[simp] theorem dvd_add_self_left {a b : α} : a ∣ a + b ↔ a ∣ b := dvd_add_right (dvd_refl a)

@[simp] theorem dvd_add_self_right {a b : α} : a ∣ b + a ↔ a ∣ b := dvd_add_left (dvd_refl a)

@[simp] theorem dvd_sub_self_left : a ∣ a - b ↔ a ∣ b := dvd_sub_right (dvd_refl a)

@[simp] theorem dvd_sub_self_right : a ∣ b - a ↔ a ∣ b := dvd_sub_left (dvd_refl a)

end Ring

section CommRing

variable [CommRing α]

theorem sub_dvd_pow_sub_pow (x y : α) : ∀ n : ℕ, x - y ∣ x ^ n - y ^ n
  | 0 => by rw [pow_zero, pow_zero, sub_self]; exact dvd_zero _
  | n + 1 => by
    have e : x ^ (n + 1) - y ^ (n + 1) = x * (x ^ n - y ^ n) + (x - y) * y ^ n := by
      rw [pow_succ', pow_succ', mul_sub, sub_mul, sub_add_sub_cancel]
    rw [e]
    exact dvd_add ((sub_dvd_pow_sub_pow x y n).mul_left x) (dvd_mul_right _ _)

end CommRing

theorem nat_sub_dvd_pow_sub_pow (x y n : ℕ) : x - y ∣ x ^ n - y ^ n := by
  rcases Nat.le_total y x with h | h
  · have k := sub_dvd_pow_sub_pow (x : ℤ) y n
    have h₂ := Nat.pow_le_pow_left h n
    rw [← Int.ofNat_dvd, Int.ofNat_sub h, Int.ofNat_sub h₂]
    rwa [Int.natCast_pow, Int.natCast_pow]
  · rw [Nat.sub_eq_zero_of_le (Nat.pow_le_pow_left h n)]
    exact dvd_zero _
