import Mathlib.Algebra.Group.Basic

/-!
Semirings, rings, division rings and fields, with the casts from `ℕ`, `ℤ` and `ℚ` that they bring along.
Source of the names: Mathlib `Mathlib/Algebra/Ring/Defs.lean`, `GroupWithZero/Defs.lean`, `Mathlib/Data/Nat/Cast/Defs.lean`,
`Mathlib/Algebra/Field/Defs.lean`. The chains of classes are shorter than Mathlib's: non-unital and non-associative
(semi)rings are left out.
-/

universe u

variable {R M₀ G₀ α : Type u}

/-! Numerals. -/

class Nat.AtLeastTwo (n : Nat) : Prop where
  prop : n ≥ 2

instance Nat.instAtLeastTwoHAddOfNat (n : Nat) : Nat.AtLeastTwo (n + 2) := ⟨Nat.le_add_left 2 n⟩

theorem Nat.AtLeastTwo.one_lt (n : Nat) [h : n.AtLeastTwo] : 1 < n := h.prop

theorem Nat.AtLeastTwo.ne_zero (n : Nat) [h : n.AtLeastTwo] : n ≠ 0 := fun e => absurd h.prop (by rw [e]; decide)

instance (priority := 100) instOfNatAtLeastTwo [NatCast R] {n : Nat} [Nat.AtLeastTwo n] : OfNat R n := ⟨Nat.cast (OfNat.ofNat n)⟩

@[simp, norm_cast] theorem Nat.cast_ofNat [NatCast R] {n : Nat} [Nat.AtLeastTwo n] :
    ((OfNat.ofNat n : Nat) : R) = OfNat.ofNat n := rfl

class AddMonoidWithOne (R : Type u) extends NatCast R, AddMonoid R, One R where
  natCast := Nat.rec 0 fun _ x => x + 1
  protected natCast_zero : natCast 0 = 0 := by intros; rfl
  protected natCast_succ : ∀ n, natCast (n + 1) = natCast n + 1 := by intros; rfl

class AddCommMonoidWithOne (R : Type u) extends AddMonoidWithOne R, AddCommMonoid R where

@[simp, norm_cast] theorem Nat.cast_zero [AddMonoidWithOne R] : ((0 : Nat) : R) = 0 := AddMonoidWithOne.natCast_zero

@[norm_cast] theorem Nat.cast_succ [AddMonoidWithOne R] (n : Nat) : ((Nat.succ n : Nat) : R) = n + 1 :=
  AddMonoidWithOne.natCast_succ n

theorem Nat.cast_add_one [AddMonoidWithOne R] (n : Nat) : ((n + 1 : Nat) : R) = n + 1 := Nat.cast_succ n

@[simp, norm_cast] theorem Nat.cast_one [AddMonoidWithOne R] : ((1 : Nat) : R) = 1 := by
  rw [← Nat.zero_add 1, Nat.cast_add_one, Nat.cast_zero, zero_add]

@[simp, norm_cast] theorem Nat.cast_add [AddMonoidWithOne R] (m : Nat) : ∀ n : Nat, ((m + n : Nat) : R) = m + n
  | 0 => by rw [Nat.add_zero, Nat.cast_zero, add_zero]
  | n + 1 => by rw [← Nat.add_assoc, Nat.cast_add_one, Nat.cast_add m n, Nat.cast_add_one, add_assoc]

theorem one_add_one_eq_two [AddMonoidWithOne R] : (1 : R) + 1 = 2 := by
  rw [← Nat.cast_one, ← Nat.cast_add]; rfl

theorem two_add_one_eq_three [AddMonoidWithOne R] : (2 : R) + 1 = 3 := by
  rw [← Nat.cast_one, ← Nat.cast_ofNat, ← Nat.cast_add]; rfl

class CharZero (R : Type u) [AddMonoidWithOne R] : Prop where
  cast_injective : Function.Injective (Nat.cast : Nat → R)

@[simp, norm_cast] theorem Nat.cast_inj [AddMonoidWithOne R] [CharZero R] {m n : Nat} : (m : R) = n ↔ m = n :=
  ⟨fun h => CharZero.cast_injective h, fun h => h ▸ rfl⟩

theorem Nat.cast_injective [AddMonoidWithOne R] [CharZero R] : Function.Injective (Nat.cast : Nat → R) :=
  CharZero.cast_injective

@[simp, norm_cast] theorem Nat.cast_eq_zero [AddMonoidWithOne R] [CharZero R] {n : Nat} : (n : R) = 0 ↔ n = 0 := by
  rw [← Nat.cast_zero, Nat.cast_inj]

@[norm_cast] theorem Nat.cast_ne_zero [AddMonoidWithOne R] [CharZero R] {n : Nat} : (n : R) ≠ 0 ↔ n ≠ 0 :=
  not_congr Nat.cast_eq_zero

@[simp, norm_cast] theorem Nat.cast_eq_one [AddMonoidWithOne R] [CharZero R] {n : Nat} : (n : R) = 1 ↔ n = 1 := by
  rw [← Nat.cast_one, Nat.cast_inj]

@[norm_cast] theorem Nat.cast_ne_one [AddMonoidWithOne R] [CharZero R] {n : Nat} : (n : R) ≠ 1 ↔ n ≠ 1 :=
  not_congr Nat.cast_eq_one

@[simp] theorem OfNat.ofNat_ne_zero [AddMonoidWithOne R] [CharZero R] (n : Nat) [n.AtLeastTwo] : (OfNat.ofNat n : R) ≠ 0 :=
  Nat.cast_ne_zero.mpr (Nat.AtLeastTwo.ne_zero n)

@[simp] theorem OfNat.zero_ne_ofNat [AddMonoidWithOne R] [CharZero R] (n : Nat) [n.AtLeastTwo] : 0 ≠ (OfNat.ofNat n : R) :=
  (OfNat.ofNat_ne_zero n).symm

@[simp] theorem OfNat.ofNat_ne_one [AddMonoidWithOne R] [CharZero R] (n : Nat) [n.AtLeastTwo] : (OfNat.ofNat n : R) ≠ 1 :=
  Nat.cast_ne_one.mpr (Nat.ne_of_gt (Nat.AtLeastTwo.one_lt n))

@[simp] theorem OfNat.one_ne_ofNat [AddMonoidWithOne R] [CharZero R] (n : Nat) [n.AtLeastTwo] : (1 : R) ≠ OfNat.ofNat n :=
  (OfNat.ofNat_ne_one n).symm

theorem Nat.cast_add_one_ne_zero [AddMonoidWithOne R] [CharZero R] (n : Nat) : (n + 1 : R) ≠ 0 := by
  rw [← Nat.cast_add_one]; exact Nat.cast_ne_zero.mpr (Nat.succ_ne_zero n)

theorem two_ne_zero [Zero α] [OfNat α 2] [NeZero (2 : α)] : (2 : α) ≠ 0 := NeZero.ne 2

theorem three_ne_zero [Zero α] [OfNat α 3] [NeZero (3 : α)] : (3 : α) ≠ 0 := NeZero.ne 3

theorem four_ne_zero [Zero α] [OfNat α 4] [NeZero (4 : α)] : (4 : α) ≠ 0 := NeZero.ne 4

instance NeZero.charZero_ofNat [AddMonoidWithOne R] [CharZero R] {n : Nat} [n.AtLeastTwo] : NeZero (OfNat.ofNat n : R) :=
  ⟨OfNat.ofNat_ne_zero n⟩

/-! Zero. -/

class MulZeroClass (M₀ : Type u) extends Mul M₀, Zero M₀ where
  zero_mul : ∀ a : M₀, 0 * a = 0
  mul_zero : ∀ a : M₀, a * 0 = 0

export MulZeroClass (zero_mul mul_zero)
attribute [simp] MulZeroClass.zero_mul MulZeroClass.mul_zero

class MonoidWithZero (M₀ : Type u) extends Monoid M₀, MulZeroClass M₀ where

class CommMonoidWithZero (M₀ : Type u) extends CommMonoid M₀, MonoidWithZero M₀ where

class NoZeroDivisors (M₀ : Type u) [Mul M₀] [Zero M₀] : Prop where
  eq_zero_or_eq_zero_of_mul_eq_zero : ∀ {a b : M₀}, a * b = 0 → a = 0 ∨ b = 0

export NoZeroDivisors (eq_zero_or_eq_zero_of_mul_eq_zero)

class Nontrivial (α : Type u) : Prop where
  exists_pair_ne : ∃ x y : α, x ≠ y

theorem exists_pair_ne (α : Type u) [Nontrivial α] : ∃ x y : α, x ≠ y := Nontrivial.exists_pair_ne

theorem nontrivial_of_ne (x y : α) (h : x ≠ y) : Nontrivial α := ⟨⟨x, y, h⟩⟩

class IsLeftCancelMulZero (M₀ : Type u) [Mul M₀] [Zero M₀] : Prop where
  protected mul_left_cancel_of_ne_zero : ∀ {a b c : M₀}, a ≠ 0 → a * b = a * c → b = c

class IsRightCancelMulZero (M₀ : Type u) [Mul M₀] [Zero M₀] : Prop where
  protected mul_right_cancel_of_ne_zero : ∀ {a b c : M₀}, b ≠ 0 → a * b = c * b → a = c

class IsCancelMulZero (M₀ : Type u) [Mul M₀] [Zero M₀] : Prop extends IsLeftCancelMulZero M₀, IsRightCancelMulZero M₀

theorem mul_left_cancel₀ [Mul M₀] [Zero M₀] [IsLeftCancelMulZero M₀] {a b c : M₀} (ha : a ≠ 0) (h : a * b = a * c) : b = c :=
  IsLeftCancelMulZero.mul_left_cancel_of_ne_zero ha h

theorem mul_right_cancel₀ [Mul M₀] [Zero M₀] [IsRightCancelMulZero M₀] {a b c : M₀} (hb : b ≠ 0) (h : a * b = c * b) :
    a = c :=
  IsRightCancelMulZero.mul_right_cancel_of_ne_zero hb h

/-! Rings. -/

class LeftDistribClass (R : Type u) [Mul R] [Add R] : Prop where
  protected left_distrib : ∀ a b c : R, a * (b + c) = a * b + a * c

class RightDistribClass (R : Type u) [Mul R] [Add R] : Prop where
  protected right_distrib : ∀ a b c : R, (a + b) * c = a * c + b * c

theorem mul_add [Mul R] [Add R] [LeftDistribClass R] (a b c : R) : a * (b + c) = a * b + a * c :=
  LeftDistribClass.left_distrib a b c

theorem left_distrib [Mul R] [Add R] [LeftDistribClass R] (a b c : R) : a * (b + c) = a * b + a * c := mul_add a b c

theorem add_mul [Mul R] [Add R] [RightDistribClass R] (a b c : R) : (a + b) * c = a * c + b * c :=
  RightDistribClass.right_distrib a b c

theorem right_distrib [Mul R] [Add R] [RightDistribClass R] (a b c : R) : (a + b) * c = a * c + b * c := add_mul a b c

class Semiring (R : Type u) extends AddCommMonoid R, MonoidWithZero R, NatCast R where
  protected left_distrib : ∀ a b c : R, a * (b + c) = a * b + a * c
  protected right_distrib : ∀ a b c : R, (a + b) * c = a * c + b * c
  natCast := Nat.rec 0 fun _ x => x + 1
  protected natCast_zero : natCast 0 = 0 := by intros; rfl
  protected natCast_succ : ∀ n, natCast (n + 1) = natCast n + 1 := by intros; rfl

instance (priority := 100) Semiring.toLeftDistribClass [Semiring R] : LeftDistribClass R := ⟨Semiring.left_distrib⟩

instance (priority := 100) Semiring.toRightDistribClass [Semiring R] : RightDistribClass R := ⟨Semiring.right_distrib⟩

instance (priority := 100) Semiring.toAddCommMonoidWithOne [s : Semiring R] : AddCommMonoidWithOne R := { s with }

class CommSemiring (R : Type u) extends Semiring R, CommMonoid R where

class Ring (R : Type u) extends Semiring R, AddCommGroup R, IntCast R where
  intCast n := Int.rec (fun n => (n : R)) (fun n => -((n + 1 : Nat) : R)) n
  protected intCast_ofNat : ∀ n : Nat, intCast (n : Int) = (n : R) := by intros; rfl
  protected intCast_negSucc : ∀ n : Nat, intCast (Int.negSucc n) = -((n + 1 : Nat) : R) := by intros; rfl

class CommRing (R : Type u) extends Ring R, CommMonoid R where

instance (priority := 100) CommRing.toCommSemiring [s : CommRing R] : CommSemiring R := { s with }

class IsDomain (α : Type u) [Semiring α] : Prop extends IsCancelMulZero α, Nontrivial α

/-! Division rings. -/

class RatCast (K : Type u) where
  protected ratCast : ℚ → K

@[coe, reducible, match_pattern] protected def Rat.cast {K : Type u} [RatCast K] : ℚ → K := RatCast.ratCast

instance {K : Type u} [RatCast K] : CoeTail ℚ K where
  coe := Rat.cast

instance {K : Type u} [RatCast K] : CoeHTCT ℚ K where
  coe := Rat.cast

instance Rat.instRatCast : RatCast ℚ := ⟨fun q => q⟩

@[simp, norm_cast] theorem Rat.cast_id (q : ℚ) : (Rat.cast q : ℚ) = q := rfl

class GroupWithZero (G₀ : Type u) extends MonoidWithZero G₀, DivInvMonoid G₀, Nontrivial G₀ where
  protected inv_zero : (0 : G₀)⁻¹ = 0
  protected mul_inv_cancel : ∀ a : G₀, a ≠ 0 → a * a⁻¹ = 1

class CommGroupWithZero (G₀ : Type u) extends GroupWithZero G₀, CommMonoid G₀ where

class DivisionRing (K : Type u) extends Ring K, DivInvMonoid K, Nontrivial K, RatCast K where
  protected mul_inv_cancel : ∀ a : K, a ≠ 0 → a * a⁻¹ = 1
  protected inv_zero : (0 : K)⁻¹ = 0
  ratCast := fun q => (q.num : K) / (q.den : K)
  protected ratCast_def : ∀ q : ℚ, ratCast q = (q.num : K) / (q.den : K) := by intros; rfl

instance (priority := 100) DivisionRing.toGroupWithZero {K : Type u} [s : DivisionRing K] : GroupWithZero K := { s with }

class Field (K : Type u) extends CommRing K, DivisionRing K where

instance (priority := 100) Field.toCommGroupWithZero {K : Type u} [s : Field K] : CommGroupWithZero K := { s with }
