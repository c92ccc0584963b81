import Mathlib.Algebra.Ring.Int
import Mathlib.Algebra.Ring.Nat

/-!
Laws of monoids with zero, semirings, rings and commutative rings. Source of the names: Mathlib
`Mathlib/Algebra/Ring/Basic.lean`, `Ring/Commute.lean`, `GroupWithZero/Basic.lean`, `Mathlib/Data/Nat/Cast/Basic.lean`,
`Mathlib/Data/Int/Cast/Basic.lean`.
-/

universe u

variable {R M₀ α : Type u}

/-! Zero and one. -/

section MulZeroClass

theorem mul_eq_zero_of_left [MulZeroClass M₀] {a : M₀} (h : a = 0) (b : M₀) : a * b = 0 := by rw [h, zero_mul]

theorem mul_eq_zero_of_right [MulZeroClass M₀] (a : M₀) {b : M₀} (h : b = 0) : a * b = 0 := by rw [h, mul_zero]

theorem left_ne_zero_of_mul [MulZeroClass M₀] {a b : M₀} (h : a * b ≠ 0) : a ≠ 0 := fun e => h (mul_eq_zero_of_left e b)

theorem right_ne_zero_of_mul [MulZeroClass M₀] {a b : M₀} (h : a * b ≠ 0) : b ≠ 0 := fun e => h (mul_eq_zero_of_right a e)

variable [MulZeroClass M₀] [NoZeroDivisors M₀] {a b : M₀}

@[simp] theorem mul_eq_zero : a * b = 0 ↔ a = 0 ∨ b = 0 :=
  ⟨eq_zero_or_eq_zero_of_mul_eq_zero, fun h => h.elim (fun h => mul_eq_zero_of_left h b) (mul_eq_zero_of_right a)⟩

@[simp] theorem zero_eq_mul : 0 = a * b ↔ a = 0 ∨ b = 0 := by rw [eq_comm, mul_eq_zero]

theorem mul_ne_zero_iff : a * b ≠ 0 ↔ a ≠ 0 ∧ b ≠ 0 := by rw [Ne, mul_eq_zero, not_or]

theorem mul_ne_zero (ha : a ≠ 0) (hb : b ≠ 0) : a * b ≠ 0 := mul_ne_zero_iff.mpr ⟨ha, hb⟩

theorem mul_self_eq_zero : a * a = 0 ↔ a = 0 := by rw [mul_eq_zero, or_self]

theorem zero_eq_mul_self : 0 = a * a ↔ a = 0 := by rw [eq_comm, mul_self_eq_zero]

theorem mul_self_ne_zero : a * a ≠ 0 ↔ a ≠ 0 := not_congr mul_self_eq_zero

end MulZeroClass

section NontrivialMonoidWithZero

theorem zero_ne_one [MonoidWithZero M₀] [Nontrivial M₀] : (0 : M₀) ≠ 1 := fun h =>
  (exists_pair_ne M₀).elim fun x ⟨y, hxy⟩ => hxy (by rw [← one_mul x, ← one_mul y, ← h, zero_mul, zero_mul])

theorem one_ne_zero [MonoidWithZero M₀] [Nontrivial M₀] : (1 : M₀) ≠ 0 := zero_ne_one.symm

instance NeZero.one [MonoidWithZero M₀] [Nontrivial M₀] : NeZero (1 : M₀) := ⟨one_ne_zero⟩

@[simp] theorem zero_ne_one_iff [MonoidWithZero M₀] [Nontrivial M₀] : (0 : M₀) = 1 ↔ False := ⟨zero_ne_one, False.elim⟩

@[simp] theorem one_ne_zero_iff [MonoidWithZero M₀] [Nontrivial M₀] : (1 : M₀) = 0 ↔ False := ⟨one_ne_zero, False.elim⟩

theorem left_ne_zero_of_mul_eq_one [MonoidWithZero M₀] [Nontrivial M₀] {a b : M₀} (h : a * b = 1) : a ≠ 0 :=
  left_ne_zero_of_mul (h ▸ one_ne_zero)

theorem ne_zero_of_eq_one [MonoidWithZero M₀] [Nontrivial M₀] {a : M₀} (h : a = 1) : a ≠ 0 := h ▸ one_ne_zero

end NontrivialMonoidWithZero

section Cancel

@[simp] theorem mul_eq_mul_left_iff [MulZeroClass M₀] [IsLeftCancelMulZero M₀] {a b c : M₀} :
    a * b = a * c ↔ b = c ∨ a = 0 :=
  ⟨fun h => (Classical.em (a = 0)).elim Or.inr fun n => Or.inl (mul_left_cancel₀ n h),
    fun h => h.elim (fun h => h ▸ rfl) fun h => by rw [h, zero_mul, zero_mul]⟩

@[simp] theorem mul_eq_mul_right_iff [MulZeroClass M₀] [IsRightCancelMulZero M₀] {a b c : M₀} :
    a * c = b * c ↔ a = b ∨ c = 0 :=
  ⟨fun h => (Classical.em (c = 0)).elim Or.inr fun n => Or.inl (mul_right_cancel₀ n h),
    fun h => h.elim (fun h => h ▸ rfl) fun h => by rw [h, mul_zero, mul_zero]⟩

theorem mul_right_inj' [Mul M₀] [Zero M₀] [IsLeftCancelMulZero M₀] {a b c : M₀} (ha : a ≠ 0) : a * b = a * c ↔ b = c :=
  ⟨mul_left_cancel₀ ha, fun h => h ▸ rfl⟩

theorem mul_left_inj' [Mul M₀] [Zero M₀] [IsRightCancelMulZero M₀] {a b c : M₀} (hc : c ≠ 0) : a * c = b * c ↔ a = b :=
  ⟨mul_right_cancel₀ hc, fun h => h ▸ rfl⟩

theorem mul_eq_left₀ [MonoidWithZero M₀] [IsLeftCancelMulZero M₀] {a b : M₀} (ha : a ≠ 0) : a * b = a ↔ b = 1 := by
  rw [← mul_right_inj' ha (b := b), mul_one]

theorem mul_eq_right₀ [MonoidWithZero M₀] [IsRightCancelMulZero M₀] {a b : M₀} (hb : b ≠ 0) : a * b = b ↔ a = 1 := by
  rw [← mul_left_inj' hb (a := a), one_mul]

instance (priority := 100) IsCancelMulZero.toNoZeroDivisors [MulZeroClass M₀] [IsLeftCancelMulZero M₀] :
    NoZeroDivisors M₀ where
  eq_zero_or_eq_zero_of_mul_eq_zero {a b} h :=
    (Classical.em (a = 0)).imp_right fun n => mul_left_cancel₀ n (by rw [h, mul_zero])

end Cancel

section Pow

variable [MonoidWithZero M₀] {a b : M₀} {n : ℕ}

theorem zero_pow : n ≠ 0 → (0 : M₀) ^ n = 0 := by
  cases n with
  | zero => exact fun h => absurd rfl h
  | succ n => exact fun _ => by rw [pow_succ, mul_zero]

@[simp] theorem zero_pow_succ (n : ℕ) : (0 : M₀) ^ (n + 1) = 0 := zero_pow (Nat.succ_ne_zero n)

@[simp] theorem ne_zero_pow_zero (n : ℕ) [NeZero n] : (0 : M₀) ^ n = 0 := zero_pow (NeZero.ne n)

theorem zero_pow_eq (n : ℕ) : (0 : M₀) ^ n = if n = 0 then 1 else 0 := by
  split
  · next h => rw [h, pow_zero]
  · next h => exact zero_pow h

theorem eq_zero_of_pow_eq_zero [NoZeroDivisors M₀] : ∀ {n : ℕ}, a ^ n = 0 → a = 0
  | 0, h => by rw [pow_zero] at h; rw [← mul_one a, h, mul_zero]
  | n + 1, h => by
    rw [pow_succ, mul_eq_zero] at h
    exact h.elim (fun h => eq_zero_of_pow_eq_zero h) id

theorem pow_eq_zero_of_eq_zero (h : a = 0) (hn : n ≠ 0) : a ^ n = 0 := by rw [h, zero_pow hn]

@[simp] theorem pow_eq_zero_iff [NoZeroDivisors M₀] (hn : n ≠ 0) : a ^ n = 0 ↔ a = 0 :=
  ⟨eq_zero_of_pow_eq_zero, fun h => pow_eq_zero_of_eq_zero h hn⟩

theorem pow_ne_zero_iff [NoZeroDivisors M₀] (hn : n ≠ 0) : a ^ n ≠ 0 ↔ a ≠ 0 := not_congr (pow_eq_zero_iff hn)

theorem pow_ne_zero [NoZeroDivisors M₀] (n : ℕ) (h : a ≠ 0) : a ^ n ≠ 0 := fun e => h (eq_zero_of_pow_eq_zero e)

theorem sq_eq_zero_iff [NoZeroDivisors M₀] : a ^ 2 = 0 ↔ a = 0 := pow_eq_zero_iff (by decide)

theorem sq_eq_zero' [NoZeroDivisors M₀] : a ^ 2 = 0 ↔ a = 0 := sq_eq_zero_iff

end Pow

/-! Semirings. -/

section Semiring

variable [Semiring R]

theorem two_mul (n : R) : 2 * n = n + n := by rw [← one_add_one_eq_two, add_mul, one_mul]

theorem mul_two (n : R) : n * 2 = n + n := by rw [← one_add_one_eq_two, mul_add, mul_one]

theorem add_self_eq_two_mul (a : R) : a + a = 2 * a := (two_mul a).symm

theorem add_one_mul (a b : R) : (a + 1) * b = a * b + b := by rw [add_mul, one_mul]

theorem mul_add_one (a b : R) : a * (b + 1) = a * b + a := by rw [mul_add, mul_one]

theorem one_add_mul (a b : R) : (1 + a) * b = b + a * b := by rw [add_mul, one_mul]

theorem mul_one_add (a b : R) : a * (1 + b) = a + a * b := by rw [mul_add, mul_one]

theorem distrib_three_right (a b c d : R) : (a + b + c) * d = a * d + b * d + c * d := by rw [add_mul, add_mul]

@[simp, norm_cast] theorem Nat.cast_mul (m : ℕ) : ∀ n : ℕ, ((m * n : ℕ) : R) = m * n
  | 0 => by rw [Nat.mul_zero, Nat.cast_zero, mul_zero]
  | n + 1 => by rw [Nat.mul_succ, Nat.cast_add, Nat.cast_mul m n, Nat.cast_add_one, mul_add, mul_one]

@[simp, norm_cast] theorem Nat.cast_pow (n : ℕ) : ∀ m : ℕ, ((n ^ m : ℕ) : R) = n ^ m
  | 0 => by rw [pow_zero, pow_zero, Nat.cast_one]
  | m + 1 => by rw [pow_succ, Nat.cast_mul, Nat.cast_pow n m, pow_succ]

theorem Nat.cast_comm (n : ℕ) (x : R) : n * x = x * n := by
  induction n with
  | zero => rw [Nat.cast_zero, zero_mul, mul_zero]
  | succ n ih => rw [Nat.cast_add_one, add_mul, mul_add, ih, one_mul, mul_one]

theorem Nat.cast_two : ((2 : ℕ) : R) = 2 := rfl

@[simp, norm_cast] theorem Nat.cast_ite (P : Prop) [Decidable P] (m n : ℕ) :
    ((ite P m n : ℕ) : R) = ite P (m : R) (n : R) := by split <;> rfl

end Semiring

section CommSemiring

variable [CommSemiring R]

theorem add_sq (a b : R) : (a + b) ^ 2 = a ^ 2 + 2 * a * b + b ^ 2 := by
  rw [sq, sq, sq, add_mul, mul_add, mul_add, two_mul, add_mul, mul_comm b a, add_assoc, add_assoc, add_assoc]

theorem add_pow_two (a b : R) : (a + b) ^ 2 = a ^ 2 + 2 * a * b + b ^ 2 := add_sq a b

theorem add_sq' (a b : R) : (a + b) ^ 2 = a ^ 2 + b ^ 2 + 2 * a * b := by rw [add_sq, add_right_comm]

theorem add_mul_self_eq (a b : R) : (a + b) * (a + b) = a * a + 2 * a * b + b * b := by
  rw [← sq, add_sq, sq, sq]

end CommSemiring

/-! Rings. -/

section Ring

variable [Ring R]

private theorem Ring.neg_mul' (a b : R) : -a * b = -(a * b) :=
  (neg_eq_of_add_eq_zero_right (by rw [← add_mul, add_neg_cancel, zero_mul])).symm

private theorem Ring.mul_neg' (a b : R) : a * -b = -(a * b) :=
  (neg_eq_of_add_eq_zero_right (by rw [← mul_add, add_neg_cancel, mul_zero])).symm

end Ring

instance (priority := 100) Ring.toHasDistribNeg [Ring R] : HasDistribNeg R where
  neg_neg := SubtractionMonoid.neg_neg
  neg_mul := Ring.neg_mul'
  mul_neg := Ring.mul_neg'

section HasDistribNeg

variable [Mul α] [HasDistribNeg α]

@[simp] theorem neg_mul (a b : α) : -a * b = -(a * b) := HasDistribNeg.neg_mul a b

@[simp] theorem mul_neg (a b : α) : a * -b = -(a * b) := HasDistribNeg.mul_neg a b

theorem neg_mul_neg (a b : α) : -a * -b = a * b := by rw [neg_mul, mul_neg, neg_neg]

theorem neg_mul_eq_neg_mul (a b : α) : -(a * b) = -a * b := (neg_mul a b).symm

theorem neg_mul_eq_mul_neg (a b : α) : -(a * b) = a * -b := (mul_neg a b).symm

theorem neg_mul_comm (a b : α) : -a * b = a * -b := by rw [neg_mul, mul_neg]

end HasDistribNeg

attribute [simp] neg_mul_neg

section Ring

variable [Ring R] {a b c d e : R}

theorem neg_eq_neg_one_mul (a : R) : -a = -1 * a := by rw [neg_mul, one_mul]

theorem mul_neg_one (a : R) : a * -1 = -a := by rw [mul_neg, mul_one]

theorem neg_one_mul (a : R) : -1 * a = -a := by rw [neg_mul, one_mul]

theorem mul_sub (a b c : R) : a * (b - c) = a * b - a * c := by
  rw [sub_eq_add_neg, mul_add, mul_neg, ← sub_eq_add_neg]

theorem mul_sub_left_distrib (a b c : R) : a * (b - c) = a * b - a * c := mul_sub a b c

theorem sub_mul (a b c : R) : (a - b) * c = a * c - b * c := by
  rw [sub_eq_add_neg, add_mul, neg_mul, ← sub_eq_add_neg]

theorem mul_sub_right_distrib (a b c : R) : (a - b) * c = a * c - b * c := sub_mul a b c

theorem sub_one_mul (a b : R) : (a - 1) * b = a * b - b := by rw [sub_mul, one_mul]

theorem mul_sub_one (a b : R) : a * (b - 1) = a * b - a := by rw [mul_sub, mul_one]

theorem one_sub_mul (a b : R) : (1 - a) * b = b - a * b := by rw [sub_mul, one_mul]

theorem mul_one_sub (a b : R) : a * (1 - b) = a - a * b := by rw [mul_sub, mul_one]

theorem mul_add_eq_mul_add_iff_sub_mul_add_eq : a * e + c = b * e + d ↔ (a - b) * e + c = d := by
  rw [sub_mul, sub_add_eq_add_sub, sub_eq_iff_eq_add, add_comm d]

theorem neg_sq (a : R) : (-a) ^ 2 = a ^ 2 := by rw [sq, sq, neg_mul_neg]

theorem neg_pow_two (a : R) : (-a) ^ 2 = a ^ 2 := neg_sq a

theorem neg_one_sq : (-1 : R) ^ 2 = 1 := by rw [neg_sq, one_pow]

theorem neg_pow (a : R) : ∀ n : ℕ, (-a) ^ n = (-1) ^ n * a ^ n
  | 0 => by rw [pow_zero, pow_zero, pow_zero, one_mul]
  | n + 1 => by
    rw [pow_succ, neg_pow a n, pow_succ (-1 : R), pow_succ a, mul_neg_one, mul_neg, neg_mul, ← mul_assoc]

theorem neg_one_pow_mul_self (n : ℕ) : ((-1 : R) ^ n) * ((-1 : R) ^ n) = 1 := by
  rw [← pow_add, ← Nat.two_mul, pow_mul, neg_one_sq, one_pow]

@[simp, norm_cast] theorem Int.cast_natCast (n : ℕ) : ((n : ℤ) : R) = n := Ring.intCast_ofNat n

@[norm_cast] theorem Int.cast_negSucc (n : ℕ) : ((Int.negSucc n : ℤ) : R) = -((n + 1 : ℕ) : R) := Ring.intCast_negSucc n

@[simp, norm_cast] theorem Int.cast_ofNat (n : ℕ) [n.AtLeastTwo] : ((OfNat.ofNat n : ℤ) : R) = OfNat.ofNat n :=
  Int.cast_natCast n

@[simp, norm_cast] theorem Int.cast_zero : ((0 : ℤ) : R) = 0 := (Int.cast_natCast 0).trans Nat.cast_zero

@[simp, norm_cast] theorem Int.cast_one : ((1 : ℤ) : R) = 1 := (Int.cast_natCast 1).trans Nat.cast_one

@[simp, norm_cast] theorem Int.cast_neg : ∀ n : ℤ, ((-n : ℤ) : R) = -n
  | (0 : ℕ) => by
    rw [show (-((0 : ℕ) : ℤ)) = ((0 : ℕ) : ℤ) from rfl, Int.cast_natCast, Nat.cast_zero, _root_.neg_zero]
  | (n + 1 : ℕ) => by
    rw [show (-((n + 1 : ℕ) : ℤ)) = Int.negSucc n from rfl, Int.cast_negSucc, Int.cast_natCast]
  | Int.negSucc n => by
    rw [show (-Int.negSucc n) = ((n + 1 : ℕ) : ℤ) from rfl, Int.cast_negSucc, Int.cast_natCast, neg_neg]

@[simp, norm_cast] theorem Nat.cast_sub {m n : ℕ} (h : m ≤ n) : ((n - m : ℕ) : R) = n - m :=
  eq_sub_of_add_eq (by rw [← Nat.cast_add, Nat.sub_add_cancel h])

@[simp, norm_cast] theorem Nat.cast_pred {n : ℕ} (h : 0 < n) : ((n - 1 : ℕ) : R) = n - 1 := by
  rw [Nat.cast_sub h, Nat.cast_one]

@[simp, norm_cast] theorem Int.cast_subNatNat (m n : ℕ) : ((Int.subNatNat m n : ℤ) : R) = m - n := by
  unfold Int.subNatNat
  cases e : n - m with
  | zero =>
    show ((Int.ofNat (m - n) : ℤ) : R) = m - n
    rw [show Int.ofNat (m - n) = ((m - n : ℕ) : ℤ) from rfl, Int.cast_natCast, Nat.cast_sub (Nat.le_of_sub_eq_zero e)]
  | succ k =>
    show ((Int.negSucc k : ℤ) : R) = m - n
    rw [Int.cast_negSucc, ← e, Nat.cast_sub (by omega), neg_sub]

@[simp, norm_cast] theorem Int.cast_add : ∀ m n : ℤ, ((m + n : ℤ) : R) = m + n
  | (m : ℕ), (n : ℕ) => by
    rw [← Int.natCast_add, Int.cast_natCast, Int.cast_natCast, Int.cast_natCast, Nat.cast_add]
  | (m : ℕ), Int.negSucc n => by
    rw [show ((m : ℤ) + Int.negSucc n) = Int.subNatNat m (n + 1) from rfl, Int.cast_subNatNat, Int.cast_natCast,
      Int.cast_negSucc, sub_eq_add_neg]
  | Int.negSucc m, (n : ℕ) => by
    rw [show (Int.negSucc m + (n : ℤ)) = Int.subNatNat n (m + 1) from rfl, Int.cast_subNatNat, Int.cast_natCast,
      Int.cast_negSucc, sub_eq_add_neg, add_comm]
  | Int.negSucc m, Int.negSucc n => by
    rw [show (Int.negSucc m + Int.negSucc n) = Int.negSucc (m + n + 1) from rfl, Int.cast_negSucc, Int.cast_negSucc,
      Int.cast_negSucc, ← neg_add, ← Nat.cast_add, show m + n + 1 + 1 = m + 1 + (n + 1) from by omega]

@[simp, norm_cast] theorem Int.cast_sub (m n : ℤ) : ((m - n : ℤ) : R) = m - n := by
  rw [Int.sub_eq_add_neg, Int.cast_add, Int.cast_neg, sub_eq_add_neg]

@[simp, norm_cast] theorem Int.cast_mul : ∀ m n : ℤ, ((m * n : ℤ) : R) = m * n
  | (m : ℕ), (n : ℕ) => by
    rw [← Int.natCast_mul, Int.cast_natCast, Int.cast_natCast, Int.cast_natCast, Nat.cast_mul]
  | (m : ℕ), Int.negSucc n => by
    rw [Int.negSucc_eq, Int.mul_neg, Int.cast_neg, Int.cast_neg, mul_neg]
    rw [← Int.natCast_succ, ← Int.natCast_mul, Int.cast_natCast, Int.cast_natCast, Int.cast_natCast, Nat.cast_mul]
  | Int.negSucc m, (n : ℕ) => by
    rw [Int.negSucc_eq, Int.neg_mul, Int.cast_neg, Int.cast_neg, neg_mul]
    rw [← Int.natCast_succ, ← Int.natCast_mul, Int.cast_natCast, Int.cast_natCast, Int.cast_natCast, Nat.cast_mul]
  | Int.negSucc m, Int.negSucc n => by
    rw [Int.negSucc_eq, Int.negSucc_eq, Int.neg_mul_neg, Int.cast_neg, Int.cast_neg, neg_mul_neg]
    rw [← Int.natCast_succ, ← Int.natCast_succ, ← Int.natCast_mul, Int.cast_natCast, Int.cast_natCast, Int.cast_natCast,
      Nat.cast_mul]

@[simp, norm_cast] theorem Int.cast_pow (n : ℤ) : ∀ m : ℕ, ((n ^ m : ℤ) : R) = n ^ m
  | 0 => by rw [pow_zero, pow_zero, Int.cast_one]
  | m + 1 => by rw [pow_succ, Int.cast_mul, Int.cast_pow n m, pow_succ]

@[simp, norm_cast] theorem Int.cast_inj [CharZero R] {m n : ℤ} : (m : R) = n ↔ m = n := by
  have zero : ∀ k : ℤ, (k : R) = 0 → k = 0
    | (k : ℕ), h => by rw [Int.cast_natCast, Nat.cast_eq_zero] at h; rw [h]; rfl
    | Int.negSucc k, h => by
      rw [Int.cast_negSucc, neg_eq_zero, Nat.cast_eq_zero] at h
      exact absurd h (Nat.succ_ne_zero k)
  exact ⟨fun h => Int.sub_eq_zero.mp (zero _ (by rw [Int.cast_sub, h, sub_self])), fun h => h ▸ rfl⟩

theorem Int.cast_injective [CharZero R] : Function.Injective (Int.cast : ℤ → R) := fun _ _ => Int.cast_inj.mp

@[simp, norm_cast] theorem Int.cast_eq_zero [CharZero R] {n : ℤ} : (n : R) = 0 ↔ n = 0 := by
  rw [← Int.cast_zero, Int.cast_inj]

@[norm_cast] theorem Int.cast_ne_zero [CharZero R] {n : ℤ} : (n : R) ≠ 0 ↔ n ≠ 0 := not_congr Int.cast_eq_zero

@[simp, norm_cast] theorem Int.cast_eq_one [CharZero R] {n : ℤ} : (n : R) = 1 ↔ n = 1 := by
  rw [← Int.cast_one, Int.cast_inj]

@[norm_cast] theorem Int.cast_ne_one [CharZero R] {n : ℤ} : (n : R) ≠ 1 ↔ n ≠ 1 := not_congr Int.cast_eq_one

theorem Int.cast_two : ((2 : ℤ) : R) = 2 := Int.cast_ofNat 2

@[simp, norm_cast] theorem Int.cast_ite (P : Prop) [Decidable P] (m n : ℤ) :
    ((ite P m n : ℤ) : R) = ite P (m : R) (n : R) := by split <;> rfl

@[simp] theorem zsmul_eq_mul (a : R) : ∀ n : ℤ, n • a = n * a
  | (n : ℕ) => by rw [natCast_zsmul, Int.cast_natCast]; exact ring_nsmul n a
  | Int.negSucc n => by rw [negSucc_zsmul, Int.cast_negSucc, neg_mul]; exact congrArg _ (ring_nsmul (n + 1) a)
where
  ring_nsmul (n : ℕ) (a : R) : n • a = n * a := by
    induction n with
    | zero => rw [zero_nsmul, Nat.cast_zero, zero_mul]
    | succ n ih => rw [succ_nsmul, ih, Nat.cast_add_one, add_mul, one_mul]

end Ring

section NoZeroDivisors

instance (priority := 100) NoZeroDivisors.toIsCancelMulZero [Ring R] [NoZeroDivisors R] : IsCancelMulZero R where
  mul_left_cancel_of_ne_zero ha h := by
    rw [← sub_eq_zero, ← mul_sub, mul_eq_zero] at h
    exact sub_eq_zero.mp (h.resolve_left ha)
  mul_right_cancel_of_ne_zero hb h := by
    rw [← sub_eq_zero, ← sub_mul, mul_eq_zero] at h
    exact sub_eq_zero.mp (h.resolve_right hb)

end NoZeroDivisors

section CommRing

variable [CommRing R] {a b c : R}

theorem sub_sq (a b : R) : (a - b) ^ 2 = a ^ 2 - 2 * a * b + b ^ 2 := by
  rw [sub_eq_add_neg, add_sq, mul_neg, neg_sq, ← sub_eq_add_neg]

theorem sub_pow_two (a b : R) : (a - b) ^ 2 = a ^ 2 - 2 * a * b + b ^ 2 := sub_sq a b

theorem sub_sq' (a b : R) : (a - b) ^ 2 = a ^ 2 + b ^ 2 - 2 * a * b := by rw [sub_sq, sub_add_eq_add_sub]

theorem sub_sq_comm (a b : R) : (a - b) ^ 2 = (b - a) ^ 2 := by rw [← neg_sub, neg_sq]

theorem mul_self_sub_mul_self (a b : R) : a * a - b * b = (a + b) * (a - b) := by
  rw [add_mul, mul_sub, mul_sub, mul_comm b a, sub_add_sub_cancel]

theorem sq_sub_sq (a b : R) : a ^ 2 - b ^ 2 = (a + b) * (a - b) := by rw [sq, sq, mul_self_sub_mul_self]

theorem pow_two_sub_pow_two (a b : R) : a ^ 2 - b ^ 2 = (a + b) * (a - b) := sq_sub_sq a b

theorem mul_self_sub_one (a : R) : a * a - 1 = (a + 1) * (a - 1) := by
  rw [← mul_self_sub_mul_self, mul_one]

theorem mul_self_eq_mul_self_iff [NoZeroDivisors R] {a b : R} : a * a = b * b ↔ a = b ∨ a = -b := by
  rw [← sub_eq_zero, mul_self_sub_mul_self, mul_eq_zero, or_comm, sub_eq_zero, add_eq_zero_iff_eq_neg]

theorem mul_self_eq_one_iff [NoZeroDivisors R] {a : R} : a * a = 1 ↔ a = 1 ∨ a = -1 := by
  rw [← mul_self_eq_mul_self_iff, mul_one]

theorem sq_eq_sq_iff_eq_or_eq_neg [NoZeroDivisors R] : a ^ 2 = b ^ 2 ↔ a = b ∨ a = -b := by
  rw [sq, sq, mul_self_eq_mul_self_iff]

theorem eq_or_eq_neg_of_sq_eq_sq [NoZeroDivisors R] (a b : R) : a ^ 2 = b ^ 2 → a = b ∨ a = -b :=
  sq_eq_sq_iff_eq_or_eq_neg.mp

theorem sq_eq_one_iff_of_ne_neg_one [NoZeroDivisors R] (h : a ≠ -1) : a ^ 2 = 1 ↔ a = 1 := by
  rw [sq, mul_self_eq_one_iff]; exact ⟨fun e => e.resolve_right h, Or.inl⟩

theorem sq_eq_one_iff_of_ne_one [NoZeroDivisors R] (h : a ≠ 1) : a ^ 2 = 1 ↔ a = -1 := by
  rw [sq, mul_self_eq_one_iff]; exact ⟨fun e => e.resolve_left h, Or.inr⟩

@[simp] theorem sq_eq_one_iff [NoZeroDivisors R] : a ^ 2 = 1 ↔ a = 1 ∨ a = -1 := by rw [sq, mul_self_eq_one_iff]

end CommRing

theorem mul_left_injective₀ {M₀ : Type u} [Mul M₀] [Zero M₀] [IsRightCancelMulZero M₀] {b : M₀} (hb : b ≠ 0) :
    Function.Injective fun a => a * b := fun _ _ => mul_right_cancel₀ hb

theorem mul_right_injective₀ {M₀ : Type u} [Mul M₀] [Zero M₀] [IsLeftCancelMulZero M₀] {a : M₀} (ha : a ≠ 0) :
    Function.Injective fun b => a * b := fun _ _ => mul_left_cancel₀ ha

section Characteristic

variable {R : Type u} [Ring R] [NoZeroDivisors R] [CharZero R] {a : R}

@[simp] theorem add_self_eq_zero : a + a = 0 ↔ a = 0 := by
  rw [← two_mul]; exact ⟨fun h => (mul_eq_zero.mp h).resolve_left two_ne_zero, fun h => by rw [h, mul_zero]⟩

@[simp] theorem neg_eq_self : -a = a ↔ a = 0 := by rw [neg_eq_iff_add_eq_zero, add_self_eq_zero]

@[simp] theorem self_eq_neg : a = -a ↔ a = 0 := eq_comm.trans neg_eq_self

end Characteristic

section Powers

theorem neg_one_pow_eq_or (R : Type u) [Ring R] : ∀ n : ℕ, (-1 : R) ^ n = 1 ∨ (-1 : R) ^ n = -1
  | 0 => Or.inl (pow_zero _)
  | n + 1 => (neg_one_pow_eq_or R n).symm.imp (fun h => by rw [pow_succ, h, neg_mul_neg, one_mul]) (fun h => by rw [pow_succ, h, one_mul])

variable {M : Type u} [Monoid M]

theorem pow_sub_one_mul {n : ℕ} (hn : n ≠ 0) (a : M) : a ^ (n - 1) * a = a ^ n := by
  rw [← pow_succ, Nat.sub_add_cancel (Nat.one_le_iff_ne_zero.mpr hn)]

theorem mul_pow_sub_one {n : ℕ} (hn : n ≠ 0) (a : M) : a * a ^ (n - 1) = a ^ n := by
  rw [← pow_succ', Nat.sub_add_cancel (Nat.one_le_iff_ne_zero.mpr hn)]

end Powers
