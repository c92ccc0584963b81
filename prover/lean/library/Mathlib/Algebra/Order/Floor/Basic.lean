import Mathlib.Order.Interval.Set
import Mathlib.Algebra.Order.Abs
import Mathlib.Algebra.Order.Floor.Defs
import Mathlib.Algebra.Order.Monotone
import Mathlib.Algebra.Order.Field
import Mathlib.Data.Rat.Cast
import Mathlib.Tactic.Abel
import Mathlib.Tactic.Linarith.Lemmas
import Mathlib.Tactic.Ring.Basic

/-!
Facts about floor, ceiling and fractional part. Source of the names: Mathlib
`Mathlib/Algebra/Order/Floor/{Defs,Semiring,Ring}.lean`.
-/

universe u

variable {α : Type u}

namespace Int

variable [Ring α] [LinearOrder α] [FloorRing α] {z : ℤ} {a b : α}

theorem lt_floor_iff : z < ⌊a⌋ ↔ z + 1 ≤ a := by
  rw [Int.lt_iff_add_one_le, le_floor, Int.cast_add, Int.cast_one]

theorem floor_le_iff : ⌊a⌋ ≤ z ↔ a < z + 1 := by
  rw [← Int.not_lt, lt_floor_iff, not_le]

theorem ceil_eq_iff : ⌈a⌉ = z ↔ ↑z - 1 < a ∧ a ≤ z := by
  rw [← Int.cast_one, ← Int.cast_sub, ← lt_ceil, ← ceil_le]
  omega

@[simp] theorem floor_add_fract (a : α) : (⌊a⌋ : α) + fract a = a := by rw [fract, add_sub_cancel]

@[simp] theorem fract_add_floor (a : α) : fract a + ⌊a⌋ = a := by rw [fract, sub_add_cancel]

theorem floor_eq_on_Ico (n : ℤ) : ∀ a ∈ Set.Ico (n : α) (n + 1), ⌊a⌋ = n := fun _ h => floor_eq_iff.mpr h

variable [IsStrictOrderedRing α]

@[simp] theorem floor_nonneg : 0 ≤ ⌊a⌋ ↔ 0 ≤ a := by rw [le_floor, Int.cast_zero]

@[simp] theorem floor_intCast (z : ℤ) : ⌊(z : α)⌋ = z :=
  floor_eq_iff.mpr ⟨le_refl _, lt_add_one _⟩

@[simp] theorem floor_natCast (n : ℕ) : ⌊(n : α)⌋ = n := by
  rw [← Int.cast_natCast (R := α), floor_intCast]

@[simp] theorem floor_zero : ⌊(0 : α)⌋ = 0 := by rw [← Int.cast_zero, floor_intCast]

@[simp] theorem floor_one : ⌊(1 : α)⌋ = 1 := by rw [← Int.cast_one, floor_intCast]

@[simp] theorem floor_ofNat (n : ℕ) [n.AtLeastTwo] : ⌊(OfNat.ofNat n : α)⌋ = OfNat.ofNat n := floor_natCast n

theorem floor_mono : Monotone (floor : α → ℤ) := fun _ _ h => le_floor.mpr (le_trans (floor_le _) h)

theorem floor_pos : 0 < ⌊a⌋ ↔ 1 ≤ a := by rw [Int.lt_iff_add_one_le, Int.zero_add, le_floor, Int.cast_one]

@[simp] theorem floor_add_intCast (a : α) (z : ℤ) : ⌊a + z⌋ = ⌊a⌋ + z := by
  rw [floor_eq_iff, Int.cast_add]
  refine ⟨add_le_add_left (floor_le a) _, ?_⟩
  rw [add_right_comm]
  exact add_lt_add_left (lt_floor_add_one a) _

@[simp] theorem floor_add_one (a : α) : ⌊a + 1⌋ = ⌊a⌋ + 1 := by rw [← floor_add_intCast, Int.cast_one]

@[simp] theorem floor_intCast_add (z : ℤ) (a : α) : ⌊↑z + a⌋ = z + ⌊a⌋ := by
  rw [add_comm, floor_add_intCast, Int.add_comm]

@[simp] theorem floor_add_natCast (a : α) (n : ℕ) : ⌊a + n⌋ = ⌊a⌋ + n := by
  rw [← Int.cast_natCast (R := α), floor_add_intCast]

@[simp] theorem floor_natCast_add (n : ℕ) (a : α) : ⌊↑n + a⌋ = ↑n + ⌊a⌋ := by
  rw [← Int.cast_natCast (R := α), floor_intCast_add]

@[simp] theorem floor_add_ofNat (a : α) (n : ℕ) [n.AtLeastTwo] : ⌊a + (OfNat.ofNat n : α)⌋ = ⌊a⌋ + OfNat.ofNat n :=
  floor_add_natCast a n

@[simp] theorem floor_sub_intCast (a : α) (z : ℤ) : ⌊a - z⌋ = ⌊a⌋ - z := by
  rw [sub_eq_add_neg, ← Int.cast_neg, floor_add_intCast, Int.sub_eq_add_neg]

@[simp] theorem floor_sub_natCast (a : α) (n : ℕ) : ⌊a - n⌋ = ⌊a⌋ - n := by
  rw [← Int.cast_natCast (R := α), floor_sub_intCast]

@[simp] theorem floor_sub_one (a : α) : ⌊a - 1⌋ = ⌊a⌋ - 1 := by rw [← floor_sub_intCast, Int.cast_one]

theorem le_floor_add (a b : α) : ⌊a⌋ + ⌊b⌋ ≤ ⌊a + b⌋ := by
  rw [le_floor, Int.cast_add]
  exact add_le_add (floor_le a) (floor_le b)

theorem le_floor_add_floor (a b : α) : ⌊a + b⌋ - 1 ≤ ⌊a⌋ + ⌊b⌋ := by
  have h₁ := lt_floor_add_one a
  have h₂ := lt_floor_add_one b
  have h : ⌊a + b⌋ < ⌊a⌋ + ⌊b⌋ + 2 := by
    rw [floor_lt, Int.cast_add, Int.cast_add, Int.cast_two, ← one_add_one_eq_two]
    have := add_lt_add h₁ h₂
    rwa [add_add_add_comm] at this
  omega

theorem sub_one_lt_floor (a : α) : a - 1 < ⌊a⌋ := sub_lt_iff_lt_add.mpr (lt_floor_add_one a)

@[simp] theorem floor_eq_zero_iff : ⌊a⌋ = 0 ↔ a ∈ Set.Ico 0 1 := by
  rw [floor_eq_iff, Int.cast_zero, zero_add]
  exact Iff.rfl

@[simp] theorem fract_nonneg (a : α) : 0 ≤ fract a := sub_nonneg.mpr (floor_le a)

theorem fract_lt_one (a : α) : fract a < 1 := by
  rw [fract, sub_lt_iff_lt_add, add_comm]; exact lt_floor_add_one a

@[simp] theorem fract_zero : fract (0 : α) = 0 := by rw [fract, floor_zero, Int.cast_zero, sub_zero]

@[simp] theorem fract_one : fract (1 : α) = 0 := by rw [fract, floor_one, Int.cast_one, sub_self]

@[simp] theorem fract_intCast (z : ℤ) : fract (z : α) = 0 := by rw [fract, floor_intCast, sub_self]

@[simp] theorem fract_natCast (n : ℕ) : fract (n : α) = 0 := by rw [fract, floor_natCast, Int.cast_natCast, sub_self]

@[simp] theorem fract_add_intCast (a : α) (m : ℤ) : fract (a + m) = fract a := by
  rw [fract, floor_add_intCast, Int.cast_add, add_sub_add_right_eq_sub]; rfl

@[simp] theorem fract_add_natCast (a : α) (m : ℕ) : fract (a + m) = fract a := by
  rw [← Int.cast_natCast (R := α), fract_add_intCast]

@[simp] theorem fract_add_one (a : α) : fract (a + 1) = fract a := by rw [← Int.cast_one, fract_add_intCast]

@[simp] theorem fract_sub_intCast (a : α) (m : ℤ) : fract (a - m) = fract a := by
  rw [fract, floor_sub_intCast, Int.cast_sub, sub_sub_sub_cancel_right]; rfl

@[simp] theorem floor_fract (a : α) : ⌊fract a⌋ = 0 := floor_eq_zero_iff.mpr ⟨fract_nonneg a, fract_lt_one a⟩

@[simp] theorem fract_fract (a : α) : fract (fract a) = fract a := by
  rw [fract.eq_1 (fract a), floor_fract, Int.cast_zero, sub_zero]

theorem fract_eq_iff {a b : α} : fract a = b ↔ 0 ≤ b ∧ b < 1 ∧ ∃ z : ℤ, a - b = z := by
  constructor
  · rintro rfl
    exact ⟨fract_nonneg a, fract_lt_one a, ⌊a⌋, by rw [fract, sub_sub_cancel]⟩
  · rintro ⟨h₀, h₁, z, hz⟩
    have e : a = b + z := by rw [← hz, add_sub_cancel]
    have f : ⌊b⌋ = 0 := floor_eq_zero_iff.mpr ⟨h₀, h₁⟩
    rw [e, fract_add_intCast, fract, f, Int.cast_zero, sub_zero]

@[simp] theorem fract_eq_self {a : α} : fract a = a ↔ 0 ≤ a ∧ a < 1 := by
  rw [fract_eq_iff]
  exact ⟨fun h => ⟨h.1, h.2.1⟩, fun h => ⟨h.1, h.2, 0, by rw [sub_self, Int.cast_zero]⟩⟩

/-! Ceilings. -/

theorem ceil_neg : ⌈-a⌉ = -⌊a⌋ := by
  have h : ∀ z : ℤ, ⌈-a⌉ ≤ z ↔ -⌊a⌋ ≤ z := by
    intro z
    rw [ceil_le, Int.neg_le_iff, le_floor, Int.cast_neg, neg_le]
  have h₁ := (h ⌈-a⌉).mp (Int.le_refl _)
  have h₂ := (h (-⌊a⌋)).mpr (Int.le_refl _)
  omega

theorem floor_neg : ⌊-a⌋ = -⌈a⌉ := by
  have h := ceil_neg (a := -a)
  rw [neg_neg] at h
  rw [h, Int.neg_neg]

theorem ceil_lt_add_one (a : α) : (⌈a⌉ : α) < a + 1 := by
  have h := (lt_ceil (a := a) (z := ⌈a⌉ - 1)).mp (by omega)
  rw [Int.cast_sub, Int.cast_one, sub_lt_iff_lt_add] at h
  exact h

@[simp] theorem ceil_intCast (z : ℤ) : ⌈(z : α)⌉ = z := ceil_eq_iff.mpr ⟨sub_one_lt _, le_refl _⟩

@[simp] theorem ceil_natCast (n : ℕ) : ⌈(n : α)⌉ = n := by rw [← Int.cast_natCast (R := α), ceil_intCast]

@[simp] theorem ceil_zero : ⌈(0 : α)⌉ = 0 := by rw [← Int.cast_zero, ceil_intCast]

@[simp] theorem ceil_one : ⌈(1 : α)⌉ = 1 := by rw [← Int.cast_one, ceil_intCast]

@[simp] theorem ceil_ofNat (n : ℕ) [n.AtLeastTwo] : ⌈(OfNat.ofNat n : α)⌉ = OfNat.ofNat n := ceil_natCast n

theorem ceil_mono : Monotone (ceil : α → ℤ) := fun _ _ h => ceil_le.mpr (le_trans h (le_ceil _))

@[simp] theorem ceil_add_intCast (a : α) (z : ℤ) : ⌈a + z⌉ = ⌈a⌉ + z := by
  have h : ∀ w : ℤ, ⌈a + z⌉ ≤ w ↔ ⌈a⌉ + z ≤ w := by
    intro w
    rw [ceil_le, ← le_sub_iff_add_le, ← Int.cast_sub, ← ceil_le]
    omega
  have h₁ := (h ⌈a + z⌉).mp (Int.le_refl _)
  have h₂ := (h (⌈a⌉ + z)).mpr (Int.le_refl _)
  omega

@[simp] theorem ceil_add_natCast (a : α) (n : ℕ) : ⌈a + n⌉ = ⌈a⌉ + n := by
  rw [← Int.cast_natCast (R := α), ceil_add_intCast]

@[simp] theorem ceil_add_one (a : α) : ⌈a + 1⌉ = ⌈a⌉ + 1 := by rw [← ceil_add_intCast, Int.cast_one]

@[simp] theorem ceil_sub_intCast (a : α) (z : ℤ) : ⌈a - z⌉ = ⌈a⌉ - z := by
  rw [sub_eq_add_neg, ← Int.cast_neg, ceil_add_intCast, Int.sub_eq_add_neg]

@[simp] theorem ceil_sub_one (a : α) : ⌈a - 1⌉ = ⌈a⌉ - 1 := by rw [← ceil_sub_intCast, Int.cast_one]

@[simp] theorem ceil_pos : 0 < ⌈a⌉ ↔ 0 < a := by rw [lt_ceil, Int.cast_zero]

theorem ceil_nonneg (ha : 0 ≤ a) : 0 ≤ ⌈a⌉ := by
  have := ceil_le_ceil ha
  rwa [ceil_zero] at this

theorem floor_le_ceil (a : α) : ⌊a⌋ ≤ ⌈a⌉ := (Int.cast_le (R := α)).mp (le_trans (floor_le a) (le_ceil a))

theorem ceil_le_floor_add_one (a : α) : ⌈a⌉ ≤ ⌊a⌋ + 1 := by
  rw [ceil_le, Int.cast_add, Int.cast_one]
  exact le_of_lt (lt_floor_add_one a)

theorem abs_sub_lt_one_of_floor_eq_floor {a b : α} (h : ⌊a⌋ = ⌊b⌋) : |a - b| < 1 := by
  have h₁ := lt_floor_add_one a
  have h₂ := lt_floor_add_one b
  have h₃ := floor_le a
  have h₄ := floor_le b
  rw [h] at h₁ h₃
  rw [abs_lt, neg_lt, neg_sub, sub_lt_iff_lt_add, sub_lt_iff_lt_add]
  exact ⟨lt_of_lt_of_le h₂ (by rw [add_comm]; exact add_le_add_right h₃ 1),
    lt_of_lt_of_le h₁ (by rw [add_comm]; exact add_le_add_right h₄ 1)⟩

@[simp] theorem self_sub_fract (a : α) : a - fract a = ⌊a⌋ := by rw [fract, sub_sub_cancel]

theorem fract_pos : 0 < fract a ↔ a ≠ ⌊a⌋ := by
  rw [lt_iff_le_and_ne, fract, sub_nonneg, ne_comm, sub_ne_zero]
  exact and_iff_right (floor_le a)

theorem fract_eq_zero_iff {a : α} : fract a = 0 ↔ a ∈ Set.range (Int.cast : ℤ → α) :=
  ⟨fun h => ⟨⌊a⌋, (sub_eq_zero.mp h).symm⟩, fun ⟨z, h⟩ => by rw [← h, fract_intCast]⟩

theorem fract_neg {x : α} (hx : fract x ≠ 0) : fract (-x) = 1 - fract x := by
  rw [fract_eq_iff]
  refine ⟨sub_nonneg.mpr (le_of_lt (fract_lt_one x)), sub_lt_self_iff _ |>.mpr (lt_of_le_of_ne (fract_nonneg x) (Ne.symm hx)),
    -⌊x⌋ - 1, ?_⟩
  rw [fract, Int.cast_sub, Int.cast_neg, Int.cast_one]
  abel

@[simp] theorem fract_intCast_add (m : ℤ) (a : α) : fract (m + a) = fract a := by rw [add_comm, fract_add_intCast]

@[simp] theorem floor_sub_ofNat (a : α) (n : ℕ) [n.AtLeastTwo] : ⌊a - (OfNat.ofNat n : α)⌋ = ⌊a⌋ - OfNat.ofNat n :=
  floor_sub_natCast a n

theorem floor_lt_zero : ⌊a⌋ < 0 ↔ a < 0 := by rw [floor_lt, Int.cast_zero]

theorem floor_nonpos (ha : a ≤ 0) : ⌊a⌋ ≤ 0 := by
  rw [← Int.cast_le (R := α), Int.cast_zero]
  exact le_trans (floor_le a) ha

theorem one_le_ceil_iff : 1 ≤ ⌈a⌉ ↔ 0 < a := ceil_pos

@[simp] theorem ceil_eq_zero_iff : ⌈a⌉ = 0 ↔ a ∈ Set.Ioc (-1) 0 := by
  rw [ceil_eq_iff, Int.cast_zero, zero_sub]
  exact Iff.rfl

theorem ceil_add_le (a b : α) : ⌈a + b⌉ ≤ ⌈a⌉ + ⌈b⌉ := by
  rw [ceil_le, Int.cast_add]
  exact add_le_add (le_ceil a) (le_ceil b)

theorem ceil_eq_on_Ioc (z : ℤ) (a : α) (h : a ∈ Set.Ioc (z - 1 : α) z) : ⌈a⌉ = z := ceil_eq_iff.mpr h

end Int

namespace Nat

section Semiring

variable [Semiring α] [LinearOrder α] [FloorSemiring α] {a b : α} {n : ℕ}

theorem floor_lt (ha : 0 ≤ a) : ⌊a⌋₊ < n ↔ a < n := by rw [← Nat.not_le, le_floor_iff ha, not_le]

theorem lt_ceil : n < ⌈a⌉₊ ↔ (n : α) < a := by rw [← Nat.not_le, ceil_le, not_le]

variable [IsStrictOrderedRing α]

theorem le_floor (h : (n : α) ≤ a) : n ≤ ⌊a⌋₊ := (le_floor_iff (le_trans (Nat.cast_nonneg n) h)).mpr h

theorem lt_of_floor_lt (h : ⌊a⌋₊ < n) : a < n := lt_of_not_ge fun k => Nat.not_le_of_gt h (le_floor k)

theorem floor_of_nonpos (ha : a ≤ 0) : ⌊a⌋₊ = 0 := by
  rcases eq_or_lt_of_le ha with h | h
  · have k := floor_le (a := a) (ge_of_eq h)
    rw [h] at k
    have k0 : ((floor (0 : α) : ℕ) : α) ≤ ((0 : ℕ) : α) := by rw [Nat.cast_zero]; exact k
    rw [h]
    exact Nat.le_zero.mp (Nat.cast_le.mp k0)
  · exact floor_of_neg h

theorem lt_succ_floor (a : α) : a < (⌊a⌋₊ + 1 : ℕ) := by
  rcases le_or_gt 0 a with h | h
  · exact (floor_lt h).mp (Nat.lt_succ_self _)
  · exact lt_of_lt_of_le h (Nat.cast_nonneg _)

@[simp] theorem lt_floor_add_one (a : α) : a < ⌊a⌋₊ + 1 := by
  have := lt_succ_floor a
  rwa [Nat.cast_add, Nat.cast_one] at this

@[simp] theorem floor_natCast (n : ℕ) : ⌊(n : α)⌋₊ = n := by
  apply Nat.le_antisymm
  · exact Nat.cast_le.mp (floor_le (a := (n : α)) (Nat.cast_nonneg n))
  · exact (le_floor_iff (Nat.cast_nonneg n)).mpr (le_refl _)

@[simp] theorem floor_zero : ⌊(0 : α)⌋₊ = 0 := by rw [← Nat.cast_zero, floor_natCast]

@[simp] theorem floor_one : ⌊(1 : α)⌋₊ = 1 := by rw [← Nat.cast_one, floor_natCast]

@[simp] theorem floor_ofNat (n : ℕ) [n.AtLeastTwo] : ⌊(OfNat.ofNat n : α)⌋₊ = OfNat.ofNat n := floor_natCast n

theorem floor_eq_iff (ha : 0 ≤ a) : ⌊a⌋₊ = n ↔ ↑n ≤ a ∧ a < ↑n + 1 := by
  have e : (n : α) + 1 = ((n + 1 : ℕ) : α) := by rw [Nat.cast_add, Nat.cast_one]
  rw [e, ← le_floor_iff ha, ← floor_lt ha]
  omega

theorem floor_mono : Monotone (floor : α → ℕ) := fun a b h => by
  rcases le_or_gt 0 a with h0 | h0
  · exact le_floor (le_trans (floor_le h0) h)
  · rw [floor_of_neg h0]; exact Nat.zero_le _

@[gcongr] theorem floor_le_floor (hab : a ≤ b) : ⌊a⌋₊ ≤ ⌊b⌋₊ := floor_mono hab

theorem floor_pos : 0 < ⌊a⌋₊ ↔ 1 ≤ a := by
  rcases le_or_gt 0 a with h | h
  · rw [← Nat.succ_le_iff, Nat.succ_eq_add_one, le_floor_iff h, Nat.zero_add, Nat.cast_one]
  · rw [floor_of_neg h]
    exact ⟨fun k => absurd k (Nat.lt_irrefl 0), fun k => absurd (le_trans zero_le_one k) (not_le_of_gt h)⟩

theorem floor_add_natCast (ha : 0 ≤ a) (n : ℕ) : ⌊a + n⌋₊ = ⌊a⌋₊ + n := by
  rw [floor_eq_iff (add_nonneg ha (Nat.cast_nonneg n)), Nat.cast_add]
  refine ⟨add_le_add_left (floor_le ha) _, ?_⟩
  rw [add_right_comm]
  exact add_lt_add_left (lt_floor_add_one a) _

theorem floor_add_one (ha : 0 ≤ a) : ⌊a + 1⌋₊ = ⌊a⌋₊ + 1 := by rw [← floor_add_natCast ha 1, Nat.cast_one]

@[simp] theorem ceil_natCast (n : ℕ) : ⌈(n : α)⌉₊ = n := by
  apply Nat.le_antisymm
  · exact ceil_le.mpr (le_refl _)
  · exact Nat.cast_le.mp (le_ceil (n : α))

@[simp] theorem ceil_zero : ⌈(0 : α)⌉₊ = 0 := by rw [← Nat.cast_zero, ceil_natCast]

@[simp] theorem ceil_one : ⌈(1 : α)⌉₊ = 1 := by rw [← Nat.cast_one, ceil_natCast]

theorem ceil_mono : Monotone (ceil : α → ℕ) := fun _ _ h => ceil_le.mpr (le_trans h (le_ceil _))

@[simp] theorem ceil_eq_zero : ⌈a⌉₊ = 0 ↔ a ≤ 0 := by rw [← Nat.le_zero, ceil_le, Nat.cast_zero]

theorem ceil_lt_add_one (ha : 0 ≤ a) : (⌈a⌉₊ : α) < a + 1 := by
  rcases Nat.eq_zero_or_pos ⌈a⌉₊ with h | h
  · rw [h, Nat.cast_zero]; exact lt_of_le_of_lt ha (lt_add_one a)
  · have k := (lt_ceil (a := a) (n := ⌈a⌉₊ - 1)).mp (by omega)
    have e : ⌈a⌉₊ = (⌈a⌉₊ - 1) + 1 := by omega
    rw [e, Nat.cast_add, Nat.cast_one]
    exact add_lt_add_left k 1

theorem floor_lt' (hn : n ≠ 0) : ⌊a⌋₊ < n ↔ a < n := by
  rcases le_or_gt 0 a with h | h
  · exact floor_lt h
  · rw [floor_of_neg h]
    exact ⟨fun _ => lt_of_lt_of_le h (Nat.cast_nonneg n), fun _ => Nat.pos_of_ne_zero hn⟩

theorem le_floor_iff' (hn : n ≠ 0) : n ≤ ⌊a⌋₊ ↔ (n : α) ≤ a := by rw [← Nat.not_lt, floor_lt' hn, not_lt]

@[simp] theorem one_le_floor_iff (x : α) : 1 ≤ ⌊x⌋₊ ↔ 1 ≤ x := by rw [le_floor_iff' Nat.one_ne_zero, Nat.cast_one]

theorem floor_eq_iff' (hn : n ≠ 0) : ⌊a⌋₊ = n ↔ ↑n ≤ a ∧ a < ↑n + 1 := by
  rw [← le_floor_iff' hn, ← Nat.cast_add_one, ← floor_lt' (Nat.succ_ne_zero n)]
  omega

theorem floor_eq_on_Ico (n : ℕ) : ∀ a ∈ (Set.Ico n (n + 1) : Set α), ⌊a⌋₊ = n := fun _ h =>
  (floor_eq_iff (le_trans (Nat.cast_nonneg n) h.1)).mpr h

theorem floor_le_of_le (h : a ≤ n) : ⌊a⌋₊ ≤ n := by
  have := floor_le_floor h
  rwa [floor_natCast] at this

@[simp] theorem ceil_pos : 0 < ⌈a⌉₊ ↔ 0 < a := by rw [lt_ceil, Nat.cast_zero]

@[gcongr] theorem ceil_le_ceil {a b : α} (hab : a ≤ b) : ⌈a⌉₊ ≤ ⌈b⌉₊ := ceil_mono hab

@[simp] theorem ceil_ofNat (n : ℕ) [n.AtLeastTwo] : ⌈(OfNat.ofNat n : α)⌉₊ = OfNat.ofNat n := ceil_natCast n

theorem ceil_eq_iff (hn : n ≠ 0) : ⌈a⌉₊ = n ↔ ↑(n - 1) < a ∧ a ≤ n := by
  rw [← ceil_le, ← lt_ceil]
  omega

theorem floor_le_ceil (a : α) : ⌊a⌋₊ ≤ ⌈a⌉₊ := by
  rcases le_or_gt 0 a with h | h
  · exact Nat.cast_le.mp (le_trans (floor_le h) (le_ceil a))
  · rw [floor_of_neg h]; exact Nat.zero_le _

theorem lt_of_ceil_lt (h : ⌈a⌉₊ < n) : a < n := lt_of_le_of_lt (le_ceil a) (Nat.cast_lt.mpr h)

theorem le_of_ceil_le (h : ⌈a⌉₊ ≤ n) : a ≤ n := ceil_le.mp h

end Semiring

end Nat

theorem Int.natCast_floor_eq_floor [Ring α] [LinearOrder α] [IsStrictOrderedRing α] [FloorRing α] [FloorSemiring α] {a : α}
    (ha : 0 ≤ a) : (⌊a⌋₊ : ℤ) = ⌊a⌋ := by
  refine (Int.floor_eq_iff.mpr ⟨?_, ?_⟩).symm
  · rw [Int.cast_natCast]; exact Nat.floor_le ha
  · rw [Int.cast_natCast]; exact Nat.lt_floor_add_one a

/-! `ℚ` has a floor. -/

instance Rat.instFloorRing : FloorRing ℚ where
  floor := Rat.floor
  ceil x := -Rat.floor (-x)
  gc_coe_floor z x := by
    exact Rat.le_floor_iff.symm
  gc_ceil_coe x z := by
    rw [Int.neg_le_iff, Rat.le_floor_iff, Int.cast_neg, neg_le_neg_iff]

theorem Int.fract_eq_fract {α : Type u} [Ring α] [LinearOrder α] [FloorRing α] [IsStrictOrderedRing α] {a b : α} :
    Int.fract a = Int.fract b ↔ ∃ z : ℤ, a - b = z := by
  constructor
  · intro h
    refine ⟨⌊a⌋ - ⌊b⌋, ?_⟩
    calc a - b = (⌊a⌋ + Int.fract a) - (⌊b⌋ + Int.fract b) := by rw [Int.floor_add_fract, Int.floor_add_fract]
      _ = _ := by rw [h, add_sub_add_right_eq_sub, Int.cast_sub]
  · rintro ⟨z, hz⟩
    rw [sub_eq_iff_eq_add.mp hz, add_comm, Int.fract_add_intCast]

namespace Nat

variable {K : Type u} [Field K] [LinearOrder K] [IsStrictOrderedRing K] [FloorSemiring K]

@[simp] theorem floor_eq_zero {R : Type u} [Semiring R] [LinearOrder R] [FloorSemiring R] [IsStrictOrderedRing R] {a : R} :
    ⌊a⌋₊ = 0 ↔ a < 1 := by
  rw [← Nat.lt_one_iff]
  rcases le_total 0 a with h | h
  · rw [Nat.floor_lt h, Nat.cast_one]
  · exact ⟨fun _ => lt_of_le_of_lt h zero_lt_one, fun _ => by rw [Nat.floor_of_nonpos h]; exact Nat.one_pos⟩

theorem floor_div_natCast (a : K) (n : ℕ) : ⌊a / n⌋₊ = ⌊a⌋₊ / n := by
  rcases le_total a 0 with ha | ha
  · rw [Nat.floor_of_nonpos ha, Nat.zero_div, Nat.floor_of_nonpos (div_nonpos_of_nonpos_of_nonneg ha (Nat.cast_nonneg n))]
  rcases Nat.eq_zero_or_pos n with rfl | hn
  · rw [Nat.cast_zero, div_zero, Nat.floor_zero, Nat.div_zero]
  have pos : (0 : K) < n := Nat.cast_pos.mpr hn
  refine (Nat.floor_eq_iff (div_nonneg ha (Nat.cast_nonneg n))).mpr ⟨?_, ?_⟩
  · rw [le_div_iff₀ pos, ← Nat.cast_mul]
    exact le_trans (Nat.cast_le.mpr (Nat.div_mul_le_self _ n)) (Nat.floor_le ha)
  · rw [div_lt_iff₀ pos, ← Nat.cast_add_one, ← Nat.cast_mul, ← Nat.floor_lt ha, Nat.mul_comm]
    exact Nat.lt_mul_div_succ _ hn

/-- Natural division is the floor of field division. -/
theorem floor_div_eq_div (m n : ℕ) : ⌊(m : K) / n⌋₊ = m / n := by rw [floor_div_natCast, Nat.floor_natCast]

end Nat
