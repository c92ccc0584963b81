import Mathlib.Algebra.Ring.Basic
import Mathlib.Order.Defs

/-!
Ordered groups, semirings and rings. Source of the names: Mathlib `Mathlib/Algebra/Order/Monoid/Defs.lean`,
`Order/Group/Defs.lean`, `Order/Ring/Defs.lean`, `Order/Monoid/Unbundled/Basic.lean`,
`Order/GroupWithZero/Unbundled/Basic.lean`, `Order/Ring/Unbundled/Basic.lean`, `Order/Ring/Abs.lean`,
`Mathlib/Data/Nat/Cast/Order`, `Mathlib/Data/Int/Cast/Lemmas.lean`.
Mathlib's classes about one monotone operation (`AddLeftMono`, `PosMulMono`, …) are left out: the laws stand at the
ordered structures that have them.
-/

universe u

variable {α R G : Type u}

class IsOrderedAddMonoid (α : Type u) [AddCommMonoid α] [Preorder α] : Prop where
  protected add_le_add_left : ∀ a b : α, a ≤ b → ∀ c, a + c ≤ b + c

class IsOrderedCancelAddMonoid (α : Type u) [AddCommMonoid α] [Preorder α] : Prop extends IsOrderedAddMonoid α where
  protected le_of_add_le_add_left : ∀ a b c : α, a + b ≤ a + c → b ≤ c

class ZeroLEOneClass (α : Type u) [Zero α] [One α] [LE α] : Prop where
  zero_le_one : (0 : α) ≤ 1

class IsOrderedRing (R : Type u) [Semiring R] [PartialOrder R] : Prop extends IsOrderedAddMonoid R, ZeroLEOneClass R where
  protected mul_le_mul_of_nonneg_left : ∀ a b c : R, a ≤ b → 0 ≤ c → c * a ≤ c * b
  protected mul_le_mul_of_nonneg_right : ∀ a b c : R, a ≤ b → 0 ≤ c → a * c ≤ b * c

class IsStrictOrderedRing (R : Type u) [Semiring R] [PartialOrder R] : Prop
    extends IsOrderedCancelAddMonoid R, ZeroLEOneClass R, Nontrivial R where
  protected mul_lt_mul_of_pos_left : ∀ a b c : R, a < b → 0 < c → c * a < c * b
  protected mul_lt_mul_of_pos_right : ∀ a b c : R, a < b → 0 < c → a * c < b * c

theorem zero_le_one [Zero α] [One α] [LE α] [ZeroLEOneClass α] : (0 : α) ≤ 1 := ZeroLEOneClass.zero_le_one

instance (priority := 100) IsStrictOrderedRing.toIsOrderedRing [Semiring R] [PartialOrder R] [IsStrictOrderedRing R] :
    IsOrderedRing R where
  mul_le_mul_of_nonneg_left a b c hab hc := by
    rcases eq_or_lt_of_le hab with h | h
    · exact le_of_eq (by rw [h])
    · rcases eq_or_lt_of_le hc with h' | h'
      · rw [← h', zero_mul, zero_mul]
      · exact le_of_lt (IsStrictOrderedRing.mul_lt_mul_of_pos_left a b c h h')
  mul_le_mul_of_nonneg_right a b c hab hc := by
    rcases eq_or_lt_of_le hab with h | h
    · exact le_of_eq (by rw [h])
    · rcases eq_or_lt_of_le hc with h' | h'
      · rw [← h', mul_zero, mul_zero]
      · exact le_of_lt (IsStrictOrderedRing.mul_lt_mul_of_pos_right a b c h h')

/-! Sums. -/

section OrderedAddMonoid

variable [AddCommMonoid α] [Preorder α] [IsOrderedAddMonoid α] {a b c d : α}

theorem add_le_add_left (h : b ≤ c) (a : α) : b + a ≤ c + a := IsOrderedAddMonoid.add_le_add_left b c h a

theorem add_le_add_right (h : b ≤ c) (a : α) : a + b ≤ a + c := by
  rw [add_comm a, add_comm a]; exact add_le_add_left h a

theorem add_le_add (h₁ : a ≤ b) (h₂ : c ≤ d) : a + c ≤ b + d :=
  le_trans (add_le_add_left h₁ c) (add_le_add_right h₂ b)

theorem add_nonneg (ha : 0 ≤ a) (hb : 0 ≤ b) : 0 ≤ a + b := by
  have := add_le_add ha hb
  rwa [add_zero] at this

theorem add_nonpos (ha : a ≤ 0) (hb : b ≤ 0) : a + b ≤ 0 := by
  have := add_le_add ha hb
  rwa [add_zero] at this

theorem le_add_of_nonneg_right (h : 0 ≤ b) : a ≤ a + b := by
  have := add_le_add_right h a
  rwa [add_zero] at this

theorem le_add_of_nonneg_left (h : 0 ≤ b) : a ≤ b + a := by rw [add_comm]; exact le_add_of_nonneg_right h

theorem add_le_of_nonpos_right (h : b ≤ 0) : a + b ≤ a := by
  have := add_le_add_right h a
  rwa [add_zero] at this

theorem le_add_of_le_of_nonneg (h : b ≤ c) (ha : 0 ≤ a) : b ≤ c + a := le_trans h (le_add_of_nonneg_right ha)

theorem nsmul_nonneg (h : 0 ≤ a) : ∀ n : ℕ, 0 ≤ n • a
  | 0 => by rw [zero_nsmul]
  | n + 1 => by rw [succ_nsmul]; exact add_nonneg (nsmul_nonneg h n) h

theorem add_pos_of_pos_of_nonneg (ha : 0 < a) (hb : 0 ≤ b) : 0 < a + b := lt_of_lt_of_le ha (le_add_of_nonneg_right hb)

theorem add_pos_of_nonneg_of_pos (ha : 0 ≤ a) (hb : 0 < b) : 0 < a + b := lt_of_lt_of_le hb (le_add_of_nonneg_left ha)

theorem add_pos (ha : 0 < a) (hb : 0 < b) : 0 < a + b := add_pos_of_pos_of_nonneg ha (le_of_lt hb)

end OrderedAddMonoid

instance (priority := 100) IsOrderedAddMonoid.toIsOrderedCancelAddMonoid [AddCommGroup G] [Preorder G]
    [IsOrderedAddMonoid G] : IsOrderedCancelAddMonoid G where
  le_of_add_le_add_left a b c h := by
    have := add_le_add_left h (-a)
    rwa [add_right_comm, add_neg_cancel, zero_add, add_right_comm, add_neg_cancel, zero_add] at this

section OrderedCancelAddMonoid

variable [AddCommMonoid α] [Preorder α] [IsOrderedCancelAddMonoid α] {a b c d : α}

theorem le_of_add_le_add_left (h : a + b ≤ a + c) : b ≤ c := IsOrderedCancelAddMonoid.le_of_add_le_add_left a b c h

theorem le_of_add_le_add_right (h : b + a ≤ c + a) : b ≤ c := by
  rw [add_comm b, add_comm c] at h; exact le_of_add_le_add_left h

@[simp] theorem add_le_add_iff_left (a : α) : a + b ≤ a + c ↔ b ≤ c := ⟨le_of_add_le_add_left, fun h => add_le_add_right h a⟩

@[simp] theorem add_le_add_iff_right (a : α) : b + a ≤ c + a ↔ b ≤ c := ⟨le_of_add_le_add_right, fun h => add_le_add_left h a⟩

@[simp] theorem add_lt_add_iff_left (a : α) : a + b < a + c ↔ b < c := by
  rw [lt_iff_le_not_ge, lt_iff_le_not_ge, add_le_add_iff_left, add_le_add_iff_left]

@[simp] theorem add_lt_add_iff_right (a : α) : b + a < c + a ↔ b < c := by
  rw [lt_iff_le_not_ge, lt_iff_le_not_ge, add_le_add_iff_right, add_le_add_iff_right]

theorem add_lt_add_left (h : b < c) (a : α) : b + a < c + a := (add_lt_add_iff_right a).mpr h

theorem add_lt_add_right (h : b < c) (a : α) : a + b < a + c := (add_lt_add_iff_left a).mpr h

theorem lt_of_add_lt_add_left (h : a + b < a + c) : b < c := (add_lt_add_iff_left a).mp h

theorem lt_of_add_lt_add_right (h : b + a < c + a) : b < c := (add_lt_add_iff_right a).mp h

theorem add_lt_add_of_lt_of_le (h₁ : a < b) (h₂ : c ≤ d) : a + c < b + d :=
  lt_of_lt_of_le (add_lt_add_left h₁ c) (add_le_add_right h₂ b)

theorem add_lt_add_of_le_of_lt (h₁ : a ≤ b) (h₂ : c < d) : a + c < b + d :=
  lt_of_le_of_lt (add_le_add_left h₁ c) (add_lt_add_right h₂ b)

theorem add_lt_add (h₁ : a < b) (h₂ : c < d) : a + c < b + d := add_lt_add_of_lt_of_le h₁ (le_of_lt h₂)

theorem add_neg_of_neg_of_nonpos (ha : a < 0) (hb : b ≤ 0) : a + b < 0 := by
  have := add_lt_add_of_lt_of_le ha hb
  rwa [add_zero] at this

theorem add_neg_of_nonpos_of_neg (ha : a ≤ 0) (hb : b < 0) : a + b < 0 := by
  have := add_lt_add_of_le_of_lt ha hb
  rwa [add_zero] at this

theorem add_neg (ha : a < 0) (hb : b < 0) : a + b < 0 := add_neg_of_neg_of_nonpos ha (le_of_lt hb)

@[simp] theorem le_add_iff_nonneg_right (a : α) : a ≤ a + b ↔ 0 ≤ b := by
  rw [← add_le_add_iff_left a (b := 0), add_zero]

@[simp] theorem le_add_iff_nonneg_left (a : α) : a ≤ b + a ↔ 0 ≤ b := by rw [add_comm, le_add_iff_nonneg_right]

@[simp] theorem lt_add_iff_pos_right (a : α) : a < a + b ↔ 0 < b := by
  rw [← add_lt_add_iff_left a (b := 0), add_zero]

@[simp] theorem lt_add_iff_pos_left (a : α) : a < b + a ↔ 0 < b := by rw [add_comm, lt_add_iff_pos_right]

@[simp] theorem add_le_iff_nonpos_right (a : α) : a + b ≤ a ↔ b ≤ 0 := by
  rw [← add_le_add_iff_left a (c := 0), add_zero]

@[simp] theorem add_lt_iff_neg_left {a b : α} : a + b < a ↔ b < 0 := by
  rw [← add_lt_add_iff_left a (c := 0), add_zero]

theorem lt_add_of_pos_right (a : α) (h : 0 < b) : a < a + b := (lt_add_iff_pos_right a).mpr h

theorem lt_add_of_pos_left (a : α) (h : 0 < b) : a < b + a := (lt_add_iff_pos_left a).mpr h

end OrderedCancelAddMonoid

/-! Groups. -/

section OrderedAddCommGroup

variable [AddCommGroup α] [Preorder α] [IsOrderedAddMonoid α] {a b c d : α}

@[simp] theorem sub_nonneg : 0 ≤ a - b ↔ b ≤ a := by
  rw [← add_le_add_iff_right b, zero_add, sub_add_cancel]

theorem sub_nonneg_of_le (h : b ≤ a) : 0 ≤ a - b := sub_nonneg.mpr h

theorem le_of_sub_nonneg (h : 0 ≤ a - b) : b ≤ a := sub_nonneg.mp h

@[simp] theorem sub_pos : 0 < a - b ↔ b < a := by rw [← add_lt_add_iff_right b, zero_add, sub_add_cancel]

theorem sub_pos_of_lt (h : b < a) : 0 < a - b := sub_pos.mpr h

theorem lt_of_sub_pos (h : 0 < a - b) : b < a := sub_pos.mp h

@[simp] theorem sub_nonpos : a - b ≤ 0 ↔ a ≤ b := by rw [← add_le_add_iff_right b, zero_add, sub_add_cancel]

theorem sub_nonpos_of_le (h : a ≤ b) : a - b ≤ 0 := sub_nonpos.mpr h

@[simp] theorem sub_lt_zero : a - b < 0 ↔ a < b := by rw [← add_lt_add_iff_right b, zero_add, sub_add_cancel]

theorem sub_neg : a - b < 0 ↔ a < b := sub_lt_zero

theorem sub_neg_of_lt (h : a < b) : a - b < 0 := sub_lt_zero.mpr h

theorem le_sub_iff_add_le : a ≤ c - b ↔ a + b ≤ c := by rw [← add_le_add_iff_right b, sub_add_cancel]

theorem sub_le_iff_le_add : a - c ≤ b ↔ a ≤ b + c := by rw [← add_le_add_iff_right c, sub_add_cancel]

theorem lt_sub_iff_add_lt : a < c - b ↔ a + b < c := by rw [← add_lt_add_iff_right b, sub_add_cancel]

theorem sub_lt_iff_lt_add : a - c < b ↔ a < b + c := by rw [← add_lt_add_iff_right c, sub_add_cancel]

theorem le_sub_iff_add_le' : b ≤ c - a ↔ a + b ≤ c := by rw [le_sub_iff_add_le, add_comm]

theorem sub_le_iff_le_add' : a - b ≤ c ↔ a ≤ b + c := by rw [sub_le_iff_le_add, add_comm]

theorem lt_sub_iff_add_lt' : b < c - a ↔ a + b < c := by rw [lt_sub_iff_add_lt, add_comm]

theorem sub_lt_iff_lt_add' : a - b < c ↔ a < b + c := by rw [sub_lt_iff_lt_add, add_comm]

theorem sub_le_comm : a - b ≤ c ↔ a - c ≤ b := by rw [sub_le_iff_le_add', sub_le_iff_le_add]

theorem sub_lt_comm : a - b < c ↔ a - c < b := by rw [sub_lt_iff_lt_add', sub_lt_iff_lt_add]

theorem sub_le_self (a : α) (h : 0 ≤ b) : a - b ≤ a := sub_le_iff_le_add.mpr (le_add_of_nonneg_right h)

theorem sub_lt_self (a : α) (h : 0 < b) : a - b < a := sub_lt_iff_lt_add.mpr (lt_add_of_pos_right a h)

@[simp] theorem sub_le_self_iff (a : α) : a - b ≤ a ↔ 0 ≤ b := by rw [sub_le_iff_le_add, le_add_iff_nonneg_right]

@[simp] theorem sub_lt_self_iff (a : α) : a - b < a ↔ 0 < b := by rw [sub_lt_iff_lt_add, lt_add_iff_pos_right]

@[simp] theorem neg_le_neg_iff : -a ≤ -b ↔ b ≤ a := by
  rw [← add_le_add_iff_left (a + b), add_neg_cancel_right, add_comm a b, add_neg_cancel_right]

theorem neg_le_neg (h : a ≤ b) : -b ≤ -a := neg_le_neg_iff.mpr h

@[simp] theorem neg_lt_neg_iff : -a < -b ↔ b < a := by
  rw [← add_lt_add_iff_left (a + b), add_neg_cancel_right, add_comm a b, add_neg_cancel_right]

theorem neg_lt_neg (h : a < b) : -b < -a := neg_lt_neg_iff.mpr h

theorem neg_le : -a ≤ b ↔ -b ≤ a := by rw [← neg_le_neg_iff, neg_neg]

theorem le_neg : a ≤ -b ↔ b ≤ -a := by rw [← neg_le_neg_iff, neg_neg]

theorem neg_lt : -a < b ↔ -b < a := by rw [← neg_lt_neg_iff, neg_neg]

theorem lt_neg : a < -b ↔ b < -a := by rw [← neg_lt_neg_iff, neg_neg]

@[simp] theorem neg_nonneg : 0 ≤ -a ↔ a ≤ 0 := by rw [le_neg, neg_zero]

theorem neg_nonneg_of_nonpos (h : a ≤ 0) : 0 ≤ -a := neg_nonneg.mpr h

@[simp] theorem neg_nonpos : -a ≤ 0 ↔ 0 ≤ a := by rw [neg_le, neg_zero]

@[simp] theorem neg_pos : 0 < -a ↔ a < 0 := by rw [lt_neg, neg_zero]

theorem neg_pos_of_neg (h : a < 0) : 0 < -a := neg_pos.mpr h

@[simp] theorem neg_lt_zero : -a < 0 ↔ 0 < a := by rw [neg_lt, neg_zero]

theorem neg_neg_iff_pos : -a < 0 ↔ 0 < a := neg_lt_zero

theorem neg_neg_of_pos (h : 0 < a) : -a < 0 := neg_lt_zero.mpr h

theorem neg_le_self (h : 0 ≤ a) : -a ≤ a := le_trans (neg_nonpos.mpr h) h

theorem sub_le_sub (hab : a ≤ b) (hcd : c ≤ d) : a - d ≤ b - c := by
  rw [sub_eq_add_neg, sub_eq_add_neg]; exact add_le_add hab (neg_le_neg hcd)

theorem sub_le_sub_left (h : a ≤ b) (c : α) : c - b ≤ c - a := sub_le_sub le_rfl h

theorem sub_le_sub_right (h : a ≤ b) (c : α) : a - c ≤ b - c := sub_le_sub h le_rfl

theorem sub_lt_sub_left (h : a < b) (c : α) : c - b < c - a := by
  rw [sub_eq_add_neg, sub_eq_add_neg]; exact add_lt_add_right (neg_lt_neg h) c

theorem sub_lt_sub_right (h : a < b) (c : α) : a - c < b - c := by
  rw [sub_eq_add_neg, sub_eq_add_neg]; exact add_lt_add_left h (-c)

@[simp] theorem sub_le_sub_iff_left (a : α) : a - b ≤ a - c ↔ c ≤ b := by
  rw [sub_eq_add_neg, sub_eq_add_neg, add_le_add_iff_left, neg_le_neg_iff]

@[simp] theorem sub_le_sub_iff_right (c : α) : a - c ≤ b - c ↔ a ≤ b := by
  rw [sub_eq_add_neg, sub_eq_add_neg, add_le_add_iff_right]

theorem sub_lt_sub (hab : a < b) (hcd : c < d) : a - d < b - c := by
  rw [sub_eq_add_neg, sub_eq_add_neg]; exact add_lt_add hab (neg_lt_neg hcd)

end OrderedAddCommGroup

/-! Products. -/

section OrderedRing

variable [Semiring R] [PartialOrder R] [IsOrderedRing R] {a b c d : R}

theorem mul_le_mul_of_nonneg_left (h : b ≤ c) (a_nonneg : 0 ≤ a) : a * b ≤ a * c :=
  IsOrderedRing.mul_le_mul_of_nonneg_left b c a h a_nonneg

theorem mul_le_mul_of_nonneg_right (h : b ≤ c) (a_nonneg : 0 ≤ a) : b * a ≤ c * a :=
  IsOrderedRing.mul_le_mul_of_nonneg_right b c a h a_nonneg

theorem mul_nonneg (ha : 0 ≤ a) (hb : 0 ≤ b) : 0 ≤ a * b := by
  have := mul_le_mul_of_nonneg_left hb ha
  rwa [mul_zero] at this

theorem mul_nonpos_of_nonneg_of_nonpos (ha : 0 ≤ a) (hb : b ≤ 0) : a * b ≤ 0 := by
  have := mul_le_mul_of_nonneg_left hb ha
  rwa [mul_zero] at this

theorem mul_nonpos_of_nonpos_of_nonneg (ha : a ≤ 0) (hb : 0 ≤ b) : a * b ≤ 0 := by
  have := mul_le_mul_of_nonneg_right ha hb
  rwa [zero_mul] at this

theorem mul_le_mul (h₁ : a ≤ b) (h₂ : c ≤ d) (hc : 0 ≤ c) (hb : 0 ≤ b) : a * c ≤ b * d :=
  le_trans (mul_le_mul_of_nonneg_right h₁ hc) (mul_le_mul_of_nonneg_left h₂ hb)

theorem mul_le_mul_of_nonneg (h₁ : a ≤ b) (h₂ : c ≤ d) (ha : 0 ≤ a) (hd : 0 ≤ d) : a * c ≤ b * d :=
  le_trans (mul_le_mul_of_nonneg_left h₂ ha) (mul_le_mul_of_nonneg_right h₁ hd)

theorem mul_self_le_mul_self (ha : 0 ≤ a) (hab : a ≤ b) : a * a ≤ b * b := mul_le_mul hab hab ha (le_trans ha hab)

theorem pow_nonneg (h : 0 ≤ a) : ∀ n : ℕ, 0 ≤ a ^ n
  | 0 => by rw [pow_zero]; exact zero_le_one
  | n + 1 => by rw [pow_succ]; exact mul_nonneg (pow_nonneg h n) h

theorem pow_le_pow_left₀ (ha : 0 ≤ a) (hab : a ≤ b) : ∀ n : ℕ, a ^ n ≤ b ^ n
  | 0 => by rw [pow_zero, pow_zero]
  | n + 1 => by
    rw [pow_succ, pow_succ]
    exact mul_le_mul (pow_le_pow_left₀ ha hab n) hab ha (pow_nonneg (le_trans ha hab) n)

theorem one_le_pow₀ (ha : 1 ≤ a) : ∀ {n : ℕ}, 1 ≤ a ^ n
  | 0 => by rw [pow_zero]
  | n + 1 => by
    have := mul_le_mul (one_le_pow₀ ha (n := n)) ha zero_le_one (pow_nonneg (le_trans zero_le_one ha) n)
    rwa [one_mul, ← pow_succ] at this

theorem pow_le_one₀ (h₀ : 0 ≤ a) (h₁ : a ≤ 1) : ∀ {n : ℕ}, a ^ n ≤ 1
  | 0 => by rw [pow_zero]
  | n + 1 => by
    have := mul_le_mul (pow_le_one₀ h₀ h₁ (n := n)) h₁ h₀ zero_le_one
    rwa [one_mul, ← pow_succ] at this

theorem le_mul_of_one_le_right (hb : 0 ≤ b) (h : 1 ≤ a) : b ≤ b * a := by
  have := mul_le_mul_of_nonneg_left h hb
  rwa [mul_one] at this

theorem le_mul_of_one_le_left (hb : 0 ≤ b) (h : 1 ≤ a) : b ≤ a * b := by
  have := mul_le_mul_of_nonneg_right h hb
  rwa [one_mul] at this

theorem mul_le_of_le_one_right (ha : 0 ≤ a) (h : b ≤ 1) : a * b ≤ a := by
  have := mul_le_mul_of_nonneg_left h ha
  rwa [mul_one] at this

theorem mul_le_one₀ (ha : a ≤ 1) (hb₀ : 0 ≤ b) (hb : b ≤ 1) : a * b ≤ 1 := by
  have := mul_le_mul ha hb hb₀ zero_le_one
  rwa [one_mul] at this

@[simp] theorem Nat.cast_nonneg' (n : ℕ) : 0 ≤ (n : R) := by
  induction n with
  | zero => rw [Nat.cast_zero]
  | succ n ih => rw [Nat.cast_add_one]; exact add_nonneg ih zero_le_one

end OrderedRing

@[simp] theorem Nat.cast_nonneg {α : Type u} [Semiring α] [PartialOrder α] [IsOrderedRing α] (n : ℕ) : 0 ≤ (n : α) :=
  Nat.cast_nonneg' n

section StrictOrderedRing

variable [Semiring R] [PartialOrder R] [IsStrictOrderedRing R] {a b c d : R}

@[simp] theorem zero_lt_one : (0 : R) < 1 := lt_of_le_of_ne zero_le_one zero_ne_one

theorem one_pos : (0 : R) < 1 := zero_lt_one

theorem mul_lt_mul_of_pos_left (h : b < c) (a_pos : 0 < a) : a * b < a * c :=
  IsStrictOrderedRing.mul_lt_mul_of_pos_left b c a h a_pos

theorem mul_lt_mul_of_pos_right (h : b < c) (a_pos : 0 < a) : b * a < c * a :=
  IsStrictOrderedRing.mul_lt_mul_of_pos_right b c a h a_pos

theorem mul_pos (ha : 0 < a) (hb : 0 < b) : 0 < a * b := by
  have := mul_lt_mul_of_pos_left hb ha
  rwa [mul_zero] at this

theorem mul_neg_of_pos_of_neg (ha : 0 < a) (hb : b < 0) : a * b < 0 := by
  have := mul_lt_mul_of_pos_left hb ha
  rwa [mul_zero] at this

theorem mul_neg_of_neg_of_pos (ha : a < 0) (hb : 0 < b) : a * b < 0 := by
  have := mul_lt_mul_of_pos_right ha hb
  rwa [zero_mul] at this

theorem mul_lt_mul'' (h₁ : a < c) (h₂ : b < d) (ha : 0 ≤ a) (hb : 0 ≤ b) : a * b < c * d :=
  lt_of_le_of_lt (mul_le_mul_of_nonneg_right (le_of_lt h₁) hb) (mul_lt_mul_of_pos_left h₂ (lt_of_le_of_lt ha h₁))

theorem mul_self_lt_mul_self (ha : 0 ≤ a) (hab : a < b) : a * a < b * b := mul_lt_mul'' hab hab ha ha

theorem pow_pos (h : 0 < a) : ∀ n : ℕ, 0 < a ^ n
  | 0 => by rw [pow_zero]; exact zero_lt_one
  | n + 1 => by rw [pow_succ]; exact mul_pos (pow_pos h n) h

theorem sq_pos_of_pos (h : 0 < a) : 0 < a ^ 2 := pow_pos h 2

theorem zero_lt_two : (0 : R) < 2 := by
  rw [← one_add_one_eq_two]; exact add_pos zero_lt_one zero_lt_one

theorem two_pos : (0 : R) < 2 := zero_lt_two

theorem zero_le_two : (0 : R) ≤ 2 := le_of_lt zero_lt_two

theorem zero_lt_three : (0 : R) < 3 := by
  rw [← two_add_one_eq_three]; exact add_pos zero_lt_two zero_lt_one

theorem three_pos : (0 : R) < 3 := zero_lt_three

theorem lt_add_one (a : R) : a < a + 1 := lt_add_of_pos_right a zero_lt_one

theorem lt_one_add (a : R) : a < 1 + a := lt_add_of_pos_left a zero_lt_one

theorem one_lt_two : (1 : R) < 2 := by rw [← one_add_one_eq_two]; exact lt_add_one 1

theorem Nat.cast_pos' {n : ℕ} (h : 0 < n) : (0 : R) < n := by
  cases n with
  | zero => exact absurd h (Nat.lt_irrefl 0)
  | succ n => rw [Nat.cast_add_one]; exact add_pos_of_nonneg_of_pos (Nat.cast_nonneg n) zero_lt_one

private theorem Nat.cast_mono' {m n : ℕ} (h : m ≤ n) : (m : R) ≤ n := by
  rw [← Nat.add_sub_cancel' h, Nat.cast_add]; exact le_add_of_nonneg_right (Nat.cast_nonneg _)

private theorem Nat.cast_strict {m n : ℕ} (h : m < n) : (m : R) < n := by
  rw [← Nat.add_sub_cancel' (Nat.le_of_lt h), Nat.cast_add]
  exact lt_add_of_pos_right _ (Nat.cast_pos' (Nat.sub_pos_of_lt h))

@[simp, norm_cast] theorem Nat.cast_le {m n : ℕ} : (m : R) ≤ n ↔ m ≤ n :=
  ⟨fun h => Nat.le_of_not_lt fun h' => not_le_of_gt (Nat.cast_strict h') h, Nat.cast_mono'⟩

@[simp, norm_cast] theorem Nat.cast_lt {m n : ℕ} : (m : R) < n ↔ m < n :=
  ⟨fun h => Nat.lt_of_not_le fun h' => not_lt_of_ge (Nat.cast_mono' h') h, Nat.cast_strict⟩

@[simp, norm_cast] theorem Nat.cast_pos {n : ℕ} : (0 : R) < n ↔ 0 < n := by rw [← Nat.cast_zero, Nat.cast_lt]

@[simp, norm_cast] theorem Nat.one_le_cast {n : ℕ} : (1 : R) ≤ n ↔ 1 ≤ n := by rw [← Nat.cast_one, Nat.cast_le]

@[simp, norm_cast] theorem Nat.one_lt_cast {n : ℕ} : (1 : R) < n ↔ 1 < n := by rw [← Nat.cast_one, Nat.cast_lt]

@[simp, norm_cast] theorem Nat.cast_le_one {n : ℕ} : (n : R) ≤ 1 ↔ n ≤ 1 := by rw [← Nat.cast_one, Nat.cast_le]

@[simp, norm_cast] theorem Nat.cast_lt_one {n : ℕ} : (n : R) < 1 ↔ n = 0 := by
  rw [← Nat.cast_one, Nat.cast_lt, Nat.lt_one_iff]

instance (priority := 100) IsStrictOrderedRing.toCharZero : CharZero R where
  cast_injective m n h := Nat.le_antisymm (Nat.cast_le.mp (le_of_eq h)) (Nat.cast_le.mp (ge_of_eq h))

@[simp] theorem Nat.ofNat_pos {n : ℕ} [n.AtLeastTwo] : 0 < (OfNat.ofNat n : R) :=
  Nat.cast_pos.mpr (Nat.pos_of_ne_zero (Nat.AtLeastTwo.ne_zero n))

@[simp] theorem Nat.ofNat_nonneg (n : ℕ) [n.AtLeastTwo] : 0 ≤ (OfNat.ofNat n : R) := Nat.cast_nonneg n

@[simp] theorem Nat.one_lt_ofNat {n : ℕ} [n.AtLeastTwo] : 1 < (OfNat.ofNat n : R) :=
  Nat.one_lt_cast.mpr (Nat.AtLeastTwo.one_lt n)

theorem four_pos : (0 : R) < 4 := Nat.ofNat_pos

theorem zero_lt_four : (0 : R) < 4 := Nat.ofNat_pos

theorem one_lt_pow₀ (ha : 1 < a) : ∀ {n : ℕ}, n ≠ 0 → 1 < a ^ n
  | 0, h => absurd rfl h
  | n + 1, _ => by
    have h₁ : 1 ≤ a ^ n := one_le_pow₀ (le_of_lt ha)
    rw [pow_succ]
    exact lt_of_lt_of_le ha (le_mul_of_one_le_left (le_trans zero_le_one (le_of_lt ha)) h₁)

theorem pow_lt_pow_left₀ (hab : a < b) (ha : 0 ≤ a) : ∀ {n : ℕ}, n ≠ 0 → a ^ n < b ^ n
  | 0, h => absurd rfl h
  | 1, _ => by rw [pow_one, pow_one]; exact hab
  | n + 2, _ => by
    rw [pow_succ, pow_succ b]
    exact mul_lt_mul'' (pow_lt_pow_left₀ hab ha (Nat.succ_ne_zero n)) hab (pow_nonneg ha _) ha

end StrictOrderedRing
