import Mathlib.Data.Nat.Init
import Mathlib.Order.Basic
import Mathlib.Order.Monotone.Basic

/-!
Products and powers in ordered semirings: further inequalities. Source of the names: Mathlib
`Mathlib/Algebra/Order/GroupWithZero/Unbundled/Basic.lean`, `Mathlib/Algebra/Order/Ring/Unbundled/Basic.lean`.
-/

universe u

variable {R : Type u}

section OrderedSemiring

variable [Semiring R] [PartialOrder R] [IsOrderedRing R] {a b c d : R} {m n : ℕ}

theorem one_le_mul_of_one_le_of_one_le (ha : 1 ≤ a) (hb : 1 ≤ b) : 1 ≤ a * b :=
  le_trans ha (le_mul_of_one_le_right (le_trans zero_le_one ha) hb)

theorem one_lt_mul_of_le_of_lt (ha : 1 ≤ a) (hb : 1 < b) : 1 < a * b :=
  lt_of_lt_of_le hb (le_mul_of_one_le_left (le_trans zero_le_one (le_of_lt hb)) ha)

theorem one_lt_mul_of_lt_of_le (ha : 1 < a) (hb : 1 ≤ b) : 1 < a * b :=
  lt_of_lt_of_le ha (le_mul_of_one_le_right (le_trans zero_le_one (le_of_lt ha)) hb)

theorem mul_lt_one_of_nonneg_of_lt_one_left (ha₀ : 0 ≤ a) (ha : a < 1) (hb : b ≤ 1) : a * b < 1 :=
  lt_of_le_of_lt (mul_le_of_le_one_right ha₀ hb) ha

theorem mul_lt_one_of_nonneg_of_lt_one_right (ha : a ≤ 1) (hb₀ : 0 ≤ b) (hb : b < 1) : a * b < 1 := by
  have := mul_le_mul_of_nonneg_right ha hb₀
  rw [one_mul] at this
  exact lt_of_le_of_lt this hb

theorem pow_le_of_le_one (h₀ : 0 ≤ a) (h₁ : a ≤ 1) (hn : n ≠ 0) : a ^ n ≤ a := by
  obtain ⟨n, rfl⟩ := Nat.exists_eq_succ_of_ne_zero hn
  rw [pow_succ']
  exact mul_le_of_le_one_right h₀ (pow_le_one₀ h₀ h₁)

theorem sq_le (h₀ : 0 ≤ a) (h₁ : a ≤ 1) : a ^ 2 ≤ a := pow_le_of_le_one h₀ h₁ two_ne_zero

theorem le_self_pow₀ (ha : 1 ≤ a) (hn : n ≠ 0) : a ≤ a ^ n := by
  obtain ⟨n, rfl⟩ := Nat.exists_eq_succ_of_ne_zero hn
  rw [pow_succ']
  exact le_mul_of_one_le_right (le_trans zero_le_one ha) (one_le_pow₀ ha)

theorem pow_right_mono₀ (h : 1 ≤ a) : Monotone (a ^ · : ℕ → R) := monotone_nat_of_le_succ fun n => by
  rw [pow_succ]; exact le_mul_of_one_le_right (pow_nonneg (le_trans zero_le_one h) n) h

end OrderedSemiring

section StrictOrderedSemiring

variable [Semiring R] [PartialOrder R] [IsStrictOrderedRing R] {a b c d : R} {m n : ℕ}

theorem mul_lt_of_lt_one_left (hb : 0 < b) (h : a < 1) : a * b < b := by
  have := mul_lt_mul_of_pos_right h hb
  rwa [one_mul] at this

theorem lt_mul_of_one_lt_left (hb : 0 < b) (h : 1 < a) : b < a * b := by
  have := mul_lt_mul_of_pos_right h hb
  rwa [one_mul] at this

theorem mul_lt_of_lt_one_right (ha : 0 < a) (h : b < 1) : a * b < a := by
  have := mul_lt_mul_of_pos_left h ha
  rwa [mul_one] at this

theorem lt_mul_of_one_lt_right (ha : 0 < a) (h : 1 < b) : a < a * b := by
  have := mul_lt_mul_of_pos_left h ha
  rwa [mul_one] at this

theorem pow_right_strictAnti₀ (h₀ : 0 < a) (h₁ : a < 1) : StrictAnti (a ^ · : ℕ → R) := strictAnti_nat_of_succ_lt fun n => by
  rw [pow_succ]; exact mul_lt_of_lt_one_right (pow_pos h₀ n) h₁

theorem pow_lt_pow_right_of_lt_one₀ (h₀ : 0 < a) (h₁ : a < 1) (hmn : m < n) : a ^ n < a ^ m := pow_right_strictAnti₀ h₀ h₁ hmn

theorem pow_lt_pow_iff_right_of_lt_one₀ (h₀ : 0 < a) (h₁ : a < 1) : a ^ m < a ^ n ↔ n < m :=
  (pow_right_strictAnti₀ h₀ h₁).lt_iff_gt

theorem lt_self_pow₀ (h : 1 < a) (hm : 1 < m) : a < a ^ m := by
  have := pow_lt_pow_right₀ h hm
  rwa [pow_one] at this

theorem pow_lt_self_of_lt_one₀ (h₀ : 0 < a) (h₁ : a < 1) (hn : 1 < n) : a ^ n < a := by
  have := pow_lt_pow_right_of_lt_one₀ h₀ h₁ hn
  rwa [pow_one] at this

theorem pow_left_strictMonoOn₀ (hn : n ≠ 0) : StrictMonoOn (· ^ n : R → R) {a | 0 ≤ a} :=
  fun _ ha _ _ hab => pow_lt_pow_left₀ hab ha hn

theorem StrictMono.mul_const {α : Type _} [Preorder α] {f : α → R} (hf : StrictMono f) (ha : 0 < a) :
    StrictMono fun x => f x * a := fun _ _ h => mul_lt_mul_of_pos_right (hf h) ha

theorem StrictMono.const_mul {α : Type _} [Preorder α] {f : α → R} (hf : StrictMono f) (ha : 0 < a) :
    StrictMono fun x => a * f x := fun _ _ h => mul_lt_mul_of_pos_left (hf h) ha

instance (priority := 100) IsStrictOrderedRing.toNoMaxOrder : NoMaxOrder R where
  exists_gt a := ⟨a + 1, lt_add_one a⟩

end StrictOrderedSemiring

section LinearOrderedSemiring

variable [Semiring R] [LinearOrder R] [IsStrictOrderedRing R] {a b c d : R} {m n : ℕ}

theorem mul_le_mul_iff_of_pos_left (c0 : 0 < c) : c * a ≤ c * b ↔ a ≤ b := mul_le_mul_iff_right₀ c0

theorem mul_le_mul_iff_of_pos_right (c0 : 0 < c) : a * c ≤ b * c ↔ a ≤ b := mul_le_mul_iff_left₀ c0

theorem mul_lt_mul_iff_of_pos_left (c0 : 0 < c) : c * a < c * b ↔ a < b := mul_lt_mul_iff_right₀ c0

theorem mul_lt_mul_iff_of_pos_right (c0 : 0 < c) : a * c < b * c ↔ a < b := mul_lt_mul_iff_left₀ c0

@[simp] theorem le_mul_iff_one_le_right (a0 : 0 < a) : a ≤ a * b ↔ 1 ≤ b := by
  rw [← mul_le_mul_iff_right₀ a0 (b := 1), mul_one]

@[simp] theorem lt_mul_iff_one_lt_right (a0 : 0 < a) : a < a * b ↔ 1 < b := by
  rw [← mul_lt_mul_iff_right₀ a0 (b := 1), mul_one]

@[simp] theorem mul_le_iff_le_one_right (a0 : 0 < a) : a * b ≤ a ↔ b ≤ 1 := by
  rw [← mul_le_mul_iff_right₀ a0 (c := 1), mul_one]

@[simp] theorem mul_lt_iff_lt_one_right (a0 : 0 < a) : a * b < a ↔ b < 1 := by
  rw [← mul_lt_mul_iff_right₀ a0 (c := 1), mul_one]

@[simp] theorem le_mul_iff_one_le_left (a0 : 0 < a) : a ≤ b * a ↔ 1 ≤ b := by
  rw [← mul_le_mul_iff_left₀ a0 (b := 1), one_mul]

@[simp] theorem lt_mul_iff_one_lt_left (a0 : 0 < a) : a < b * a ↔ 1 < b := by
  rw [← mul_lt_mul_iff_left₀ a0 (b := 1), one_mul]

@[simp] theorem mul_le_iff_le_one_left (b0 : 0 < b) : a * b ≤ b ↔ a ≤ 1 := by
  rw [← mul_le_mul_iff_left₀ b0 (c := 1), one_mul]

@[simp] theorem mul_lt_iff_lt_one_left (b0 : 0 < b) : a * b < b ↔ a < 1 := by
  rw [← mul_lt_mul_iff_left₀ b0 (c := 1), one_mul]

theorem nonneg_of_mul_nonneg_right (h : 0 ≤ a * b) (ha : 0 < a) : 0 ≤ b :=
  le_of_not_gt fun hb => not_le_of_gt (mul_neg_of_pos_of_neg ha hb) h

theorem nonneg_of_mul_nonneg_left (h : 0 ≤ a * b) (hb : 0 < b) : 0 ≤ a :=
  le_of_not_gt fun ha => not_le_of_gt (mul_neg_of_neg_of_pos ha hb) h

@[simp] theorem mul_nonneg_iff_of_pos_left (h : 0 < c) : 0 ≤ c * b ↔ 0 ≤ b :=
  ⟨fun h' => nonneg_of_mul_nonneg_right h' h, fun h' => mul_nonneg (le_of_lt h) h'⟩

@[simp] theorem mul_nonneg_iff_of_pos_right (h : 0 < c) : 0 ≤ b * c ↔ 0 ≤ b :=
  ⟨fun h' => nonneg_of_mul_nonneg_left h' h, fun h' => mul_nonneg h' (le_of_lt h)⟩

theorem one_le_pow_iff_of_nonneg (ha : 0 ≤ a) (hn : n ≠ 0) : 1 ≤ a ^ n ↔ 1 ≤ a :=
  ⟨fun h => le_of_not_gt fun g => not_le_of_gt (pow_lt_one₀ ha g hn) h, fun h => one_le_pow₀ h⟩

theorem pow_lt_one_iff_of_nonneg (ha : 0 ≤ a) (hn : n ≠ 0) : a ^ n < 1 ↔ a < 1 :=
  lt_iff_lt_of_le_iff_le (one_le_pow_iff_of_nonneg ha hn)

theorem sq_le_one_iff₀ (ha : 0 ≤ a) : a ^ 2 ≤ 1 ↔ a ≤ 1 := pow_le_one_iff_of_nonneg ha two_ne_zero

theorem sq_lt_one_iff₀ (ha : 0 ≤ a) : a ^ 2 < 1 ↔ a < 1 := pow_lt_one_iff_of_nonneg ha two_ne_zero

theorem one_le_sq_iff₀ (ha : 0 ≤ a) : 1 ≤ a ^ 2 ↔ 1 ≤ a := one_le_pow_iff_of_nonneg ha two_ne_zero

theorem one_lt_sq_iff₀ (ha : 0 ≤ a) : 1 < a ^ 2 ↔ 1 < a := one_lt_pow_iff_of_nonneg ha two_ne_zero

theorem pow_right_injective₀ (ha₀ : 0 < a) (ha₁ : a ≠ 1) : Function.Injective (a ^ · : ℕ → R) :=
  ha₁.lt_or_gt.elim (fun h => (pow_right_strictAnti₀ ha₀ h).injective) (fun h => (pow_right_strictMono₀ h).injective)

@[simp] theorem pow_right_inj₀ (ha₀ : 0 < a) (ha₁ : a ≠ 1) : a ^ m = a ^ n ↔ m = n := (pow_right_injective₀ ha₀ ha₁).eq_iff

end LinearOrderedSemiring
