import Mathlib.Algebra.Order.Instances

/-!
Linearly ordered groups and rings: signs of products, squares, absolute values. Source of the names: Mathlib
`Mathlib/Algebra/Order/Ring/Lemmas`, `Order/Ring/Unbundled/Basic.lean`, `Order/Group/Abs.lean`,
`Order/Group/Unbundled/Abs.lean`, `Order/Ring/Abs.lean`.
-/

universe u

variable {α R : Type u}

section LinearOrderedSemiring

variable [Semiring R] [LinearOrder R] [IsStrictOrderedRing R] {a b c d : R}

theorem lt_of_mul_lt_mul_left (h : a * b < a * c) (a_nonneg : 0 ≤ a) : b < c :=
  lt_of_not_ge fun h' => not_le_of_gt h (mul_le_mul_of_nonneg_left h' a_nonneg)

theorem lt_of_mul_lt_mul_right (h : b * a < c * a) (a_nonneg : 0 ≤ a) : b < c :=
  lt_of_not_ge fun h' => not_le_of_gt h (mul_le_mul_of_nonneg_right h' a_nonneg)

theorem le_of_mul_le_mul_left (h : a * b ≤ a * c) (a_pos : 0 < a) : b ≤ c :=
  le_of_not_gt fun h' => not_le_of_gt (mul_lt_mul_of_pos_left h' a_pos) h

theorem le_of_mul_le_mul_right (h : b * a ≤ c * a) (a_pos : 0 < a) : b ≤ c :=
  le_of_not_gt fun h' => not_le_of_gt (mul_lt_mul_of_pos_right h' a_pos) h

@[simp] theorem mul_le_mul_iff_right₀ (a_pos : 0 < a) : a * b ≤ a * c ↔ b ≤ c :=
  ⟨fun h => le_of_mul_le_mul_left h a_pos, fun h => mul_le_mul_of_nonneg_left h (le_of_lt a_pos)⟩

@[simp] theorem mul_le_mul_iff_left₀ (a_pos : 0 < a) : b * a ≤ c * a ↔ b ≤ c :=
  ⟨fun h => le_of_mul_le_mul_right h a_pos, fun h => mul_le_mul_of_nonneg_right h (le_of_lt a_pos)⟩

@[simp] theorem mul_lt_mul_iff_right₀ (a_pos : 0 < a) : a * b < a * c ↔ b < c :=
  ⟨fun h => lt_of_mul_lt_mul_left h (le_of_lt a_pos), fun h => mul_lt_mul_of_pos_left h a_pos⟩

@[simp] theorem mul_lt_mul_iff_left₀ (a_pos : 0 < a) : b * a < c * a ↔ b < c :=
  ⟨fun h => lt_of_mul_lt_mul_right h (le_of_lt a_pos), fun h => mul_lt_mul_of_pos_right h a_pos⟩

theorem mul_le_mul_left_of_pos (a_pos : 0 < a) : a * b ≤ a * c ↔ b ≤ c := mul_le_mul_iff_right₀ a_pos

theorem pos_of_mul_pos_right (h : 0 < a * b) (ha : 0 ≤ a) : 0 < b :=
  lt_of_not_ge fun h' => not_lt_of_ge (mul_nonpos_of_nonneg_of_nonpos ha h') h

theorem pos_of_mul_pos_left (h : 0 < a * b) (hb : 0 ≤ b) : 0 < a :=
  lt_of_not_ge fun h' => not_lt_of_ge (mul_nonpos_of_nonpos_of_nonneg h' hb) h

@[simp] theorem mul_pos_iff_of_pos_left (h : 0 < c) : 0 < c * b ↔ 0 < b :=
  ⟨fun h' => pos_of_mul_pos_right h' (le_of_lt h), mul_pos h⟩

@[simp] theorem mul_pos_iff_of_pos_right (h : 0 < c) : 0 < b * c ↔ 0 < b :=
  ⟨fun h' => pos_of_mul_pos_left h' (le_of_lt h), fun h' => mul_pos h' h⟩

theorem mul_self_le_mul_self_iff (h₁ : 0 ≤ a) (h₂ : 0 ≤ b) : a ≤ b ↔ a * a ≤ b * b :=
  ⟨mul_self_le_mul_self h₁, fun h => le_of_not_gt fun h' => not_le_of_gt (mul_self_lt_mul_self h₂ h') h⟩

theorem mul_self_lt_mul_self_iff (h₁ : 0 ≤ a) (h₂ : 0 ≤ b) : a < b ↔ a * a < b * b :=
  ⟨mul_self_lt_mul_self h₁, fun h => lt_of_not_ge fun h' => not_lt_of_ge (mul_self_le_mul_self h₂ h') h⟩

theorem mul_self_inj (h₁ : 0 ≤ a) (h₂ : 0 ≤ b) : a * a = b * b ↔ a = b :=
  ⟨fun h => le_antisymm ((mul_self_le_mul_self_iff h₁ h₂).mpr (le_of_eq h))
    ((mul_self_le_mul_self_iff h₂ h₁).mpr (ge_of_eq h)), fun h => h ▸ rfl⟩

theorem lt_of_pow_lt_pow_left₀ (n : ℕ) (hb : 0 ≤ b) (h : a ^ n < b ^ n) : a < b :=
  lt_of_not_ge fun h' => not_lt_of_ge (pow_le_pow_left₀ hb h' n) h

theorem le_of_pow_le_pow_left₀ {n : ℕ} (hn : n ≠ 0) (hb : 0 ≤ b) (h : a ^ n ≤ b ^ n) : a ≤ b :=
  le_of_not_gt fun h' => not_le_of_gt (pow_lt_pow_left₀ h' hb hn) h

theorem pow_le_pow_iff_left₀ (ha : 0 ≤ a) (hb : 0 ≤ b) {n : ℕ} (hn : n ≠ 0) : a ^ n ≤ b ^ n ↔ a ≤ b :=
  ⟨le_of_pow_le_pow_left₀ hn hb, fun h => pow_le_pow_left₀ ha h n⟩

theorem pow_lt_pow_iff_left₀ (ha : 0 ≤ a) (hb : 0 ≤ b) {n : ℕ} (hn : n ≠ 0) : a ^ n < b ^ n ↔ a < b :=
  ⟨lt_of_pow_lt_pow_left₀ n hb, fun h => pow_lt_pow_left₀ h ha hn⟩

@[simp] theorem pow_left_inj₀ (ha : 0 ≤ a) (hb : 0 ≤ b) {n : ℕ} (hn : n ≠ 0) : a ^ n = b ^ n ↔ a = b :=
  ⟨fun h => le_antisymm (le_of_pow_le_pow_left₀ hn hb (le_of_eq h)) (le_of_pow_le_pow_left₀ hn ha (ge_of_eq h)),
    fun h => h ▸ rfl⟩

theorem sq_lt_sq₀ (ha : 0 ≤ a) (hb : 0 ≤ b) : a ^ 2 < b ^ 2 ↔ a < b := pow_lt_pow_iff_left₀ ha hb (by decide)

theorem sq_le_sq₀ (ha : 0 ≤ a) (hb : 0 ≤ b) : a ^ 2 ≤ b ^ 2 ↔ a ≤ b := pow_le_pow_iff_left₀ ha hb (by decide)

theorem lt_of_mul_self_lt_mul_self₀ (hb : 0 ≤ b) (h : a * a < b * b) : a < b :=
  lt_of_not_ge fun h' => not_lt_of_ge (mul_self_le_mul_self hb h') h

end LinearOrderedSemiring

section LinearOrderedRing

variable [Ring R] [LinearOrder R] [IsStrictOrderedRing R] {a b c d : R}

theorem mul_pos_of_neg_of_neg (ha : a < 0) (hb : b < 0) : 0 < a * b := by
  rw [← neg_mul_neg]; exact mul_pos (neg_pos.mpr ha) (neg_pos.mpr hb)

theorem mul_nonneg_of_nonpos_of_nonpos (ha : a ≤ 0) (hb : b ≤ 0) : 0 ≤ a * b := by
  rw [← neg_mul_neg]; exact mul_nonneg (neg_nonneg.mpr ha) (neg_nonneg.mpr hb)

theorem mul_nonneg_of_neg_of_neg (ha : a ≤ 0) (hb : b ≤ 0) : 0 ≤ a * b := mul_nonneg_of_nonpos_of_nonpos ha hb

theorem mul_le_mul_of_nonpos_left (h : b ≤ a) (hc : c ≤ 0) : c * a ≤ c * b := by
  have := mul_le_mul_of_nonneg_left h (neg_nonneg.mpr hc)
  rwa [neg_mul, neg_mul, neg_le_neg_iff] at this

theorem mul_le_mul_of_nonpos_right (h : b ≤ a) (hc : c ≤ 0) : a * c ≤ b * c := by
  have := mul_le_mul_of_nonneg_right h (neg_nonneg.mpr hc)
  rwa [mul_neg, mul_neg, neg_le_neg_iff] at this

theorem mul_lt_mul_of_neg_left (h : b < a) (hc : c < 0) : c * a < c * b := by
  have := mul_lt_mul_of_pos_left h (neg_pos.mpr hc)
  rwa [neg_mul, neg_mul, neg_lt_neg_iff] at this

theorem mul_lt_mul_of_neg_right (h : b < a) (hc : c < 0) : a * c < b * c := by
  have := mul_lt_mul_of_pos_right h (neg_pos.mpr hc)
  rwa [mul_neg, mul_neg, neg_lt_neg_iff] at this

@[simp] theorem mul_self_nonneg (a : R) : 0 ≤ a * a :=
  (le_total 0 a).elim (fun h => mul_nonneg h h) (fun h => mul_nonneg_of_nonpos_of_nonpos h h)

theorem sq_nonneg (a : R) : 0 ≤ a ^ 2 := by rw [sq]; exact mul_self_nonneg a

theorem pow_two_nonneg (a : R) : 0 ≤ a ^ 2 := sq_nonneg a

@[simp] theorem mul_self_pos : 0 < a * a ↔ a ≠ 0 :=
  ⟨fun h e => by rw [e, mul_zero] at h; exact lt_irrefl 0 h, fun h => (lt_or_gt_of_ne h).elim
    (fun h => mul_pos_of_neg_of_neg h h) (fun h => mul_pos h h)⟩

theorem sq_pos_of_ne_zero (h : a ≠ 0) : 0 < a ^ 2 := by rw [sq]; exact mul_self_pos.mpr h

theorem sq_pos_iff : 0 < a ^ 2 ↔ a ≠ 0 := by rw [sq, mul_self_pos]

theorem pow_even_nonneg (a : R) (n : ℕ) : 0 ≤ a ^ (n + n) := by rw [pow_add]; exact mul_self_nonneg _

instance (priority := 100) IsStrictOrderedRing.toNoZeroDivisors : NoZeroDivisors R where
  eq_zero_or_eq_zero_of_mul_eq_zero {a b} h := by
    apply Classical.byContradiction
    intro n
    have ⟨ha, hb⟩ := not_or.mp n
    rcases lt_or_gt_of_ne ha with ha | ha <;> rcases lt_or_gt_of_ne hb with hb | hb
    · exact ne_of_gt (mul_pos_of_neg_of_neg ha hb) h
    · exact ne_of_lt (mul_neg_of_neg_of_pos ha hb) h
    · exact ne_of_lt (mul_neg_of_pos_of_neg ha hb) h
    · exact ne_of_gt (mul_pos ha hb) h

instance (priority := 100) IsStrictOrderedRing.isDomain : IsDomain R where

theorem pos_and_pos_or_neg_and_neg_of_mul_pos (hab : 0 < a * b) : 0 < a ∧ 0 < b ∨ a < 0 ∧ b < 0 := by
  rcases lt_trichotomy a 0 with ha | ha | ha
  · refine Or.inr ⟨ha, lt_of_not_ge fun hb => ?_⟩
    exact not_lt_of_ge (mul_nonpos_of_nonpos_of_nonneg (le_of_lt ha) hb) hab
  · rw [ha, zero_mul] at hab; exact absurd hab (lt_irrefl 0)
  · exact Or.inl ⟨ha, pos_of_mul_pos_right hab (le_of_lt ha)⟩

theorem mul_pos_iff : 0 < a * b ↔ 0 < a ∧ 0 < b ∨ a < 0 ∧ b < 0 :=
  ⟨pos_and_pos_or_neg_and_neg_of_mul_pos, fun h =>
    h.elim (fun h => mul_pos h.1 h.2) (fun h => mul_pos_of_neg_of_neg h.1 h.2)⟩

theorem mul_neg_iff : a * b < 0 ↔ 0 < a ∧ b < 0 ∨ a < 0 ∧ 0 < b := by
  rw [← neg_pos, ← mul_neg, mul_pos_iff, neg_pos, neg_lt_zero]

theorem mul_nonneg_iff : 0 ≤ a * b ↔ 0 ≤ a ∧ 0 ≤ b ∨ a ≤ 0 ∧ b ≤ 0 := by
  constructor
  · intro h
    rcases eq_or_lt_of_le h with h | h
    · rcases mul_eq_zero.mp h.symm with h | h
      · exact (le_total 0 b).elim (fun hb => Or.inl ⟨le_of_eq h.symm, hb⟩) (fun hb => Or.inr ⟨le_of_eq h, hb⟩)
      · exact (le_total 0 a).elim (fun ha => Or.inl ⟨ha, le_of_eq h.symm⟩) (fun ha => Or.inr ⟨ha, le_of_eq h⟩)
    · exact (mul_pos_iff.mp h).imp (fun h => ⟨le_of_lt h.1, le_of_lt h.2⟩) (fun h => ⟨le_of_lt h.1, le_of_lt h.2⟩)
  · exact fun h => h.elim (fun h => mul_nonneg h.1 h.2) (fun h => mul_nonneg_of_nonpos_of_nonpos h.1 h.2)

theorem neg_one_lt_zero : (-1 : R) < 0 := neg_lt_zero.mpr zero_lt_one

theorem sub_one_lt (a : R) : a - 1 < a := sub_lt_self a zero_lt_one

theorem mul_self_add_mul_self_eq_zero : a * a + b * b = 0 ↔ a = 0 ∧ b = 0 := by
  constructor
  · intro h
    have ha : a * a = 0 := le_antisymm (h ▸ le_add_of_nonneg_right (mul_self_nonneg b)) (mul_self_nonneg a)
    have hb : b * b = 0 := le_antisymm (h ▸ le_add_of_nonneg_left (mul_self_nonneg a)) (mul_self_nonneg b)
    exact ⟨mul_self_eq_zero.mp ha, mul_self_eq_zero.mp hb⟩
  · rintro ⟨rfl, rfl⟩
    rw [mul_zero, add_zero]

private theorem Int.cast_nonneg' {n : ℤ} (h : 0 ≤ n) : (0 : R) ≤ n := by
  obtain ⟨k, rfl⟩ := Int.eq_ofNat_of_zero_le h
  rw [Int.cast_natCast]; exact Nat.cast_nonneg k

private theorem Int.cast_pos' {n : ℤ} (h : 0 < n) : (0 : R) < n := by
  obtain ⟨k, rfl⟩ := Int.eq_ofNat_of_zero_le (Int.le_of_lt h)
  rw [Int.cast_natCast]; exact Nat.cast_pos.mpr (Int.ofNat_lt.mp h)

@[simp, norm_cast] theorem Int.cast_le {m n : ℤ} : (m : R) ≤ n ↔ m ≤ n := by
  constructor
  · intro h
    apply Int.not_lt.mp
    intro h'
    have := Int.cast_pos' (R := R) (Int.sub_pos_of_lt h')
    rw [Int.cast_sub] at this
    exact not_le_of_gt (sub_pos.mp this) h
  · intro h
    have := Int.cast_nonneg' (R := R) (Int.sub_nonneg_of_le h)
    rw [Int.cast_sub] at this
    exact sub_nonneg.mp this

@[simp, norm_cast] theorem Int.cast_lt {m n : ℤ} : (m : R) < n ↔ m < n := by
  rw [← _root_.not_le, Int.cast_le, Int.not_le]

@[simp] theorem Int.cast_nonneg {n : ℤ} : (0 : R) ≤ n ↔ 0 ≤ n := by rw [← Int.cast_zero, Int.cast_le]

@[simp] theorem Int.cast_nonneg_iff {n : ℤ} : (0 : R) ≤ n ↔ 0 ≤ n := Int.cast_nonneg

@[simp] theorem Int.cast_pos {n : ℤ} : (0 : R) < n ↔ 0 < n := by rw [← Int.cast_zero, Int.cast_lt]

@[simp] theorem Int.cast_nonpos {n : ℤ} : (n : R) ≤ 0 ↔ n ≤ 0 := by rw [← Int.cast_zero, Int.cast_le]

@[simp] theorem Int.cast_lt_zero {n : ℤ} : (n : R) < 0 ↔ n < 0 := by rw [← Int.cast_zero, Int.cast_lt]

end LinearOrderedRing

/-! Absolute values. -/

def abs {α : Type u} [Lattice α] [AddGroup α] (a : α) : α := a ⊔ -a

section AbsLattice

variable [Lattice α] [AddGroup α]

theorem abs_neg (a : α) : |-a| = |a| := by unfold abs; rw [neg_neg, sup_comm]

theorem le_abs_self (a : α) : a ≤ |a| := le_sup_left

theorem neg_le_abs (a : α) : -a ≤ |a| := le_sup_right

theorem abs_sub_comm (a b : α) : |a - b| = |b - a| := by rw [← abs_neg, neg_sub]

theorem abs_le' {a b : α} : |a| ≤ b ↔ a ≤ b ∧ -a ≤ b := sup_le_iff

end AbsLattice

attribute [simp] abs_neg

section AbsGroup

variable [AddCommGroup α] [LinearOrder α] [IsOrderedAddMonoid α] {a b c d : α}

theorem abs_of_nonneg (h : 0 ≤ a) : |a| = a := max_eq_left (le_trans (neg_nonpos.mpr h) h)

theorem abs_of_pos (h : 0 < a) : |a| = a := abs_of_nonneg (le_of_lt h)

theorem abs_of_nonpos (h : a ≤ 0) : |a| = -a := max_eq_right (le_trans h (neg_nonneg.mpr h))

theorem abs_of_neg (h : a < 0) : |a| = -a := abs_of_nonpos (le_of_lt h)

@[simp] theorem abs_zero : |(0 : α)| = 0 := abs_of_nonneg le_rfl

@[simp] theorem abs_nonneg (a : α) : 0 ≤ |a| :=
  (le_total 0 a).elim (fun h => le_trans h (le_abs_self a)) (fun h => le_trans (neg_nonneg.mpr h) (neg_le_abs a))

@[simp] theorem abs_abs (a : α) : |(|a|)| = |a| := abs_of_nonneg (abs_nonneg a)

theorem abs_choice (x : α) : |x| = x ∨ |x| = -x := max_choice x (-x)

theorem abs_cases (a : α) : |a| = a ∧ 0 ≤ a ∨ |a| = -a ∧ a < 0 :=
  (le_or_gt 0 a).imp (fun h => ⟨abs_of_nonneg h, h⟩) (fun h => ⟨abs_of_neg h, h⟩)

@[simp] theorem abs_eq_zero : |a| = 0 ↔ a = 0 := by
  constructor
  · intro h
    rcases abs_choice a with h' | h'
    · exact h'.symm.trans h
    · exact neg_eq_zero.mp (h'.symm.trans h)
  · intro h; rw [h, abs_zero]

theorem abs_ne_zero : |a| ≠ 0 ↔ a ≠ 0 := not_congr abs_eq_zero

@[simp] theorem abs_pos : 0 < |a| ↔ a ≠ 0 :=
  ⟨fun h e => by rw [e, abs_zero] at h; exact lt_irrefl 0 h,
    fun h => lt_of_le_of_ne (abs_nonneg a) (fun e => h (abs_eq_zero.mp e.symm))⟩

theorem abs_pos_of_pos (h : 0 < a) : 0 < |a| := abs_pos.mpr (ne_of_gt h)

theorem abs_le : |a| ≤ b ↔ -b ≤ a ∧ a ≤ b := by rw [abs_le', and_comm, neg_le]

theorem neg_abs_le (a : α) : -|a| ≤ a := (abs_le.mp le_rfl).1

theorem abs_le_of_le_of_neg_le (h₁ : a ≤ b) (h₂ : -a ≤ b) : |a| ≤ b := abs_le'.mpr ⟨h₁, h₂⟩

theorem le_of_abs_le (h : |a| ≤ b) : a ≤ b := (abs_le.mp h).2

theorem neg_le_of_abs_le (h : |a| ≤ b) : -b ≤ a := (abs_le.mp h).1

theorem abs_lt : |a| < b ↔ -b < a ∧ a < b := by
  unfold abs; rw [max_lt_iff, and_comm, neg_lt]

theorem lt_of_abs_lt (h : |a| < b) : a < b := (abs_lt.mp h).2

theorem neg_lt_of_abs_lt (h : |a| < b) : -b < a := (abs_lt.mp h).1

theorem le_abs : a ≤ |b| ↔ a ≤ b ∨ a ≤ -b := le_max_iff

theorem lt_abs : a < |b| ↔ a < b ∨ a < -b := lt_max_iff

theorem abs_eq (hb : 0 ≤ b) : |a| = b ↔ a = b ∨ a = -b := by
  constructor
  · intro h
    exact (abs_choice a).imp (fun h' => h'.symm.trans h) (fun h' => by rw [← neg_neg a, ← h', h])
  · rintro (rfl | rfl)
    · exact abs_of_nonneg hb
    · rw [abs_neg]; exact abs_of_nonneg hb

theorem eq_or_eq_neg_of_abs_eq (h : |a| = b) : a = b ∨ a = -b := (abs_eq (h ▸ abs_nonneg a)).mp h

theorem abs_eq_abs : |a| = |b| ↔ a = b ∨ a = -b := by
  constructor
  · intro h
    rcases eq_or_eq_neg_of_abs_eq h with h' | h' <;> rcases abs_choice b with h'' | h''
    · exact Or.inl (h'.trans h'')
    · exact Or.inr (h'.trans h'')
    · exact Or.inr (h'.trans (by rw [h'']))
    · exact Or.inl (h'.trans (by rw [h'', neg_neg]))
  · rintro (rfl | rfl)
    · rfl
    · rw [abs_neg]

theorem abs_add_le (a b : α) : |a + b| ≤ |a| + |b| :=
  abs_le'.mpr ⟨add_le_add (le_abs_self a) (le_abs_self b), by
    rw [neg_add]; exact add_le_add (neg_le_abs a) (neg_le_abs b)⟩

theorem abs_add (a b : α) : |a + b| ≤ |a| + |b| := abs_add_le a b

theorem abs_sub_abs_le_abs_sub (a b : α) : |a| - |b| ≤ |a - b| := by
  rw [sub_le_iff_le_add]
  have := abs_add_le (a - b) b
  rwa [sub_add_cancel] at this

theorem abs_sub_le (a b c : α) : |a - c| ≤ |a - b| + |b - c| := by
  rw [← sub_add_sub_cancel a b c]; exact abs_add_le _ _

theorem abs_sub_pos : 0 < |a - b| ↔ a ≠ b := by rw [abs_pos, sub_ne_zero]

theorem abs_le_abs (h₀ : a ≤ b) (h₁ : -a ≤ b) : |a| ≤ |b| :=
  le_trans (abs_le'.mpr ⟨h₀, h₁⟩) (le_abs_self b)

theorem abs_eq_self : |a| = a ↔ 0 ≤ a := ⟨fun h => h ▸ abs_nonneg a, abs_of_nonneg⟩

theorem abs_eq_neg_self : |a| = -a ↔ a ≤ 0 :=
  ⟨fun h => neg_nonneg.mp (h ▸ abs_nonneg a), abs_of_nonpos⟩

end AbsGroup

attribute [simp] abs_eq_self abs_eq_neg_self

section AbsRing

variable [Ring R] [LinearOrder R] [IsStrictOrderedRing R] {a b c d : R}

@[simp] theorem abs_one : |(1 : R)| = 1 := abs_of_pos zero_lt_one

theorem abs_two : |(2 : R)| = 2 := abs_of_pos zero_lt_two

theorem abs_mul (a b : R) : |a * b| = |a| * |b| := by
  rcases le_total 0 a with ha | ha <;> rcases le_total 0 b with hb | hb
  · rw [abs_of_nonneg ha, abs_of_nonneg hb, abs_of_nonneg (mul_nonneg ha hb)]
  · rw [abs_of_nonneg ha, abs_of_nonpos hb, abs_of_nonpos (mul_nonpos_of_nonneg_of_nonpos ha hb), mul_neg]
  · rw [abs_of_nonpos ha, abs_of_nonneg hb, abs_of_nonpos (mul_nonpos_of_nonpos_of_nonneg ha hb), neg_mul]
  · rw [abs_of_nonpos ha, abs_of_nonpos hb, abs_of_nonneg (mul_nonneg_of_nonpos_of_nonpos ha hb), neg_mul_neg]

@[simp] theorem abs_pow (a : R) : ∀ n : ℕ, |a ^ n| = |a| ^ n
  | 0 => by rw [pow_zero, pow_zero, abs_one]
  | n + 1 => by rw [pow_succ, abs_mul, abs_pow a n, pow_succ]

@[simp] theorem abs_mul_abs_self (a : R) : |a| * |a| = a * a := by
  rcases abs_choice a with h | h <;> rw [h]
  rw [neg_mul_neg]

@[simp] theorem sq_abs (a : R) : |a| ^ 2 = a ^ 2 := by rw [sq, sq, abs_mul_abs_self]

theorem abs_sq (x : R) : |x ^ 2| = x ^ 2 := abs_of_nonneg (sq_nonneg x)

theorem sq_lt_sq : a ^ 2 < b ^ 2 ↔ |a| < |b| := by
  rw [← sq_abs a, ← sq_abs b, sq_lt_sq₀ (abs_nonneg a) (abs_nonneg b)]

theorem sq_le_sq : a ^ 2 ≤ b ^ 2 ↔ |a| ≤ |b| := by
  rw [← sq_abs a, ← sq_abs b, sq_le_sq₀ (abs_nonneg a) (abs_nonneg b)]

theorem sq_lt_sq' (h1 : -b < a) (h2 : a < b) : a ^ 2 < b ^ 2 :=
  sq_lt_sq.mpr (lt_of_lt_of_le (abs_lt.mpr ⟨h1, h2⟩) (le_abs_self b))

theorem sq_le_sq' (h1 : -b ≤ a) (h2 : a ≤ b) : a ^ 2 ≤ b ^ 2 :=
  sq_le_sq.mpr (le_trans (abs_le.mpr ⟨h1, h2⟩) (le_abs_self b))

theorem abs_lt_of_sq_lt_sq (h : a ^ 2 < b ^ 2) (hb : 0 ≤ b) : |a| < b := by
  rwa [← abs_of_nonneg hb, ← sq_lt_sq]

theorem abs_le_of_sq_le_sq (h : a ^ 2 ≤ b ^ 2) (hb : 0 ≤ b) : |a| ≤ b := by
  rwa [← abs_of_nonneg hb, ← sq_le_sq]

theorem abs_lt_of_sq_lt_sq' (h : a ^ 2 < b ^ 2) (hb : 0 ≤ b) : -b < a ∧ a < b := abs_lt.mp (abs_lt_of_sq_lt_sq h hb)

theorem abs_le_of_sq_le_sq' (h : a ^ 2 ≤ b ^ 2) (hb : 0 ≤ b) : -b ≤ a ∧ a ≤ b := abs_le.mp (abs_le_of_sq_le_sq h hb)

theorem sq_eq_sq_iff_abs_eq_abs (a b : R) : a ^ 2 = b ^ 2 ↔ |a| = |b| := by
  rw [← sq_abs a, ← sq_abs b]
  exact pow_left_inj₀ (abs_nonneg a) (abs_nonneg b) (by decide)

theorem sq_eq_sq' (h1 : -b ≤ a) (h2 : a ≤ b) (h : b ^ 2 ≤ a ^ 2) : a ^ 2 = b ^ 2 := le_antisymm (sq_le_sq' h1 h2) h

theorem sq_eq_sq₀ (h1 : 0 ≤ a) (h2 : 0 ≤ b) : a ^ 2 = b ^ 2 ↔ a = b := pow_left_inj₀ h1 h2 (by decide)

theorem pow_eq_zero_of_sq_nonpos (h : a ^ 2 ≤ 0) : a = 0 := sq_eq_zero_iff.mp (le_antisymm h (sq_nonneg a))

theorem max_mul_of_nonneg (a b : R) (hc : 0 ≤ c) : max a b * c = max (a * c) (b * c) := by
  rcases le_total a b with h | h
  · rw [max_eq_right h, max_eq_right (mul_le_mul_of_nonneg_right h hc)]
  · rw [max_eq_left h, max_eq_left (mul_le_mul_of_nonneg_right h hc)]

end AbsRing

section CommLinear

variable [CommRing R] [LinearOrder R] [IsStrictOrderedRing R]

theorem two_mul_le_add_sq (a b : R) : 2 * a * b ≤ a ^ 2 + b ^ 2 := by
  have := sq_nonneg (a - b)
  rwa [sub_sq', sub_nonneg] at this

end CommLinear
