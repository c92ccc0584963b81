import Mathlib.Logic.Basic

/-!
Semigroups, monoids and groups, multiplicative and additive.
Source of the names: Mathlib `Mathlib/Algebra/Group/Defs.lean`. There is no `to_additive` here: both forms are written out.
-/

universe u

/-! Operations. -/

variable {G M : Type u}

class Semigroup (G : Type u) extends Mul G where
  protected mul_assoc : ∀ a b c : G, a * b * c = a * (b * c)

class AddSemigroup (G : Type u) extends Add G where
  protected add_assoc : ∀ a b c : G, a + b + c = a + (b + c)

theorem mul_assoc [Semigroup G] : ∀ a b c : G, a * b * c = a * (b * c) := Semigroup.mul_assoc

theorem add_assoc [AddSemigroup G] : ∀ a b c : G, a + b + c = a + (b + c) := AddSemigroup.add_assoc

class CommMagma (G : Type u) extends Mul G where
  protected mul_comm : ∀ a b : G, a * b = b * a

class AddCommMagma (G : Type u) extends Add G where
  protected add_comm : ∀ a b : G, a + b = b + a

theorem mul_comm [CommMagma G] : ∀ a b : G, a * b = b * a := CommMagma.mul_comm

theorem add_comm [AddCommMagma G] : ∀ a b : G, a + b = b + a := AddCommMagma.add_comm

class CommSemigroup (G : Type u) extends Semigroup G, CommMagma G where

class AddCommSemigroup (G : Type u) extends AddSemigroup G, AddCommMagma G where

/-! Cancellation. -/

class IsLeftCancelMul (G : Type u) [Mul G] : Prop where
  protected mul_left_cancel : ∀ (a : G) {b c : G}, a * b = a * c → b = c

class IsRightCancelMul (G : Type u) [Mul G] : Prop where
  protected mul_right_cancel : ∀ (b : G) {a c : G}, a * b = c * b → a = c

class IsLeftCancelAdd (G : Type u) [Add G] : Prop where
  protected add_left_cancel : ∀ (a : G) {b c : G}, a + b = a + c → b = c

class IsRightCancelAdd (G : Type u) [Add G] : Prop where
  protected add_right_cancel : ∀ (b : G) {a c : G}, a + b = c + b → a = c

/-! Units. -/

class MulOneClass (M : Type u) extends One M, Mul M where
  protected one_mul : ∀ a : M, 1 * a = a
  protected mul_one : ∀ a : M, a * 1 = a

class AddZeroClass (M : Type u) extends Zero M, Add M where
  protected zero_add : ∀ a : M, 0 + a = a
  protected add_zero : ∀ a : M, a + 0 = a

@[simp] theorem one_mul [MulOneClass M] : ∀ a : M, 1 * a = a := MulOneClass.one_mul

@[simp] theorem mul_one [MulOneClass M] : ∀ a : M, a * 1 = a := MulOneClass.mul_one

@[simp] theorem zero_add [AddZeroClass M] : ∀ a : M, 0 + a = a := AddZeroClass.zero_add

@[simp] theorem add_zero [AddZeroClass M] : ∀ a : M, a + 0 = a := AddZeroClass.add_zero

/-! Monoids. -/

def npowRec [One M] [Mul M] : Nat → M → M
  | 0, _ => 1
  | n + 1, a => npowRec n a * a

def nsmulRec [Zero M] [Add M] : Nat → M → M
  | 0, _ => 0
  | n + 1, a => nsmulRec n a + a

class AddMonoid (M : Type u) extends AddSemigroup M, AddZeroClass M where
  protected nsmul : Nat → M → M := nsmulRec
  protected nsmul_zero : ∀ x, nsmul 0 x = 0 := by intros; rfl
  protected nsmul_succ : ∀ (n : Nat) (x), nsmul (n + 1) x = nsmul n x + x := by intros; rfl

class Monoid (M : Type u) extends Semigroup M, MulOneClass M where
  protected npow : Nat → M → M := npowRec
  protected npow_zero : ∀ x, npow 0 x = 1 := by intros; rfl
  protected npow_succ : ∀ (n : Nat) (x), npow (n + 1) x = npow n x * x := by intros; rfl

@[default_instance high] instance Monoid.Pow {M : Type u} [Monoid M] : Pow M Nat := ⟨fun x n => Monoid.npow n x⟩

instance AddMonoid.toNSMul {M : Type u} [AddMonoid M] : SMul Nat M := ⟨AddMonoid.nsmul⟩

@[simp] theorem npow_eq_pow [Monoid M] (n : Nat) (x : M) : Monoid.npow n x = x ^ n := rfl

theorem nsmul_eq_smul [AddMonoid M] (n : Nat) (x : M) : AddMonoid.nsmul n x = n • x := rfl

@[simp] theorem pow_zero [Monoid M] (a : M) : a ^ 0 = 1 := Monoid.npow_zero a

theorem pow_succ [Monoid M] (a : M) (n : Nat) : a ^ (n + 1) = a ^ n * a := Monoid.npow_succ n a

theorem zero_nsmul [AddMonoid M] (a : M) : 0 • a = 0 := AddMonoid.nsmul_zero a

theorem succ_nsmul [AddMonoid M] (a : M) (n : Nat) : (n + 1) • a = n • a + a := AddMonoid.nsmul_succ n a

class AddCommMonoid (M : Type u) extends AddMonoid M, AddCommSemigroup M where

class CommMonoid (M : Type u) extends Monoid M, CommSemigroup M where

/-! Involutions. -/

class InvolutiveNeg (A : Type u) extends Neg A where
  protected neg_neg : ∀ x : A, - -x = x

class InvolutiveInv (G : Type u) extends Inv G where
  protected inv_inv : ∀ x : G, x⁻¹⁻¹ = x

@[simp] theorem neg_neg [InvolutiveNeg G] (a : G) : - -a = a := InvolutiveNeg.neg_neg a

@[simp] theorem inv_inv [InvolutiveInv G] (a : G) : a⁻¹⁻¹ = a := InvolutiveInv.inv_inv a

class NegZeroClass (G : Type u) extends Zero G, Neg G where
  protected neg_zero : -(0 : G) = 0

class InvOneClass (G : Type u) extends One G, Inv G where
  protected inv_one : (1 : G)⁻¹ = 1

@[simp] theorem neg_zero [NegZeroClass G] : -(0 : G) = 0 := NegZeroClass.neg_zero

@[simp] theorem inv_one [InvOneClass G] : (1 : G)⁻¹ = 1 := InvOneClass.inv_one

class HasDistribNeg (α : Type u) [Mul α] extends InvolutiveNeg α where
  neg_mul : ∀ x y : α, -x * y = -(x * y)
  mul_neg : ∀ x y : α, x * -y = -(x * y)

/-! Groups. -/

def zpowRec [One G] [Mul G] [Inv G] (npow : Nat → G → G) : Int → G → G
  | Int.ofNat n, a => npow n a
  | Int.negSucc n, a => (npow n.succ a)⁻¹

def zsmulRec [Zero G] [Add G] [Neg G] (nsmul : Nat → G → G) : Int → G → G
  | Int.ofNat n, a => nsmul n a
  | Int.negSucc n, a => -(nsmul n.succ a)

class DivInvMonoid (G : Type u) extends Monoid G, Inv G, Div G where
  protected div := fun a b => a * b⁻¹
  protected div_eq_mul_inv : ∀ a b : G, a / b = a * b⁻¹ := by intros; rfl
  protected zpow : Int → G → G := zpowRec npow
  protected zpow_zero' : ∀ a : G, zpow 0 a = 1 := by intros; rfl
  protected zpow_succ' : ∀ (n : Nat) (a : G), zpow n.succ a = zpow n a * a := by intros; rfl
  protected zpow_neg' : ∀ (n : Nat) (a : G), zpow (Int.negSucc n) a = (zpow n.succ a)⁻¹ := by intros; rfl

class SubNegMonoid (G : Type u) extends AddMonoid G, Neg G, Sub G where
  protected sub := fun a b => a + -b
  protected sub_eq_add_neg : ∀ a b : G, a - b = a + -b := by intros; rfl
  protected zsmul : Int → G → G := zsmulRec nsmul
  protected zsmul_zero' : ∀ a : G, zsmul 0 a = 0 := by intros; rfl
  protected zsmul_succ' : ∀ (n : Nat) (a : G), zsmul n.succ a = zsmul n a + a := by intros; rfl
  protected zsmul_neg' : ∀ (n : Nat) (a : G), zsmul (Int.negSucc n) a = -zsmul n.succ a := by intros; rfl

instance DivInvMonoid.toZPow {M : Type u} [DivInvMonoid M] : Pow M Int := ⟨fun x n => DivInvMonoid.zpow n x⟩

instance SubNegMonoid.toZSMul {M : Type u} [SubNegMonoid M] : SMul Int M := ⟨SubNegMonoid.zsmul⟩

@[simp] theorem zpow_eq_pow [DivInvMonoid G] (n : Int) (x : G) : DivInvMonoid.zpow n x = x ^ n := rfl

theorem zsmul_eq_smul [SubNegMonoid G] (n : Int) (x : G) : SubNegMonoid.zsmul n x = n • x := rfl

theorem div_eq_mul_inv [DivInvMonoid G] (a b : G) : a / b = a * b⁻¹ := DivInvMonoid.div_eq_mul_inv a b

theorem sub_eq_add_neg [SubNegMonoid G] (a b : G) : a - b = a + -b := SubNegMonoid.sub_eq_add_neg a b

@[simp] theorem zpow_zero [DivInvMonoid G] (a : G) : a ^ (0 : Int) = 1 := DivInvMonoid.zpow_zero' a

@[simp] theorem zero_zsmul [SubNegMonoid G] (a : G) : (0 : Int) • a = 0 := SubNegMonoid.zsmul_zero' a

@[simp] theorem zpow_natCast [DivInvMonoid G] (a : G) : ∀ n : Nat, a ^ (n : Int) = a ^ n
  | 0 => (zpow_zero a).trans (pow_zero a).symm
  | n + 1 => (DivInvMonoid.zpow_succ' n a).trans
      ((congrArg (fun t => t * a) (zpow_natCast a n)).trans (pow_succ a n).symm)

@[simp] theorem natCast_zsmul [SubNegMonoid G] (a : G) : ∀ n : Nat, (n : Int) • a = n • a
  | 0 => (zero_zsmul a).trans (zero_nsmul a).symm
  | n + 1 => (SubNegMonoid.zsmul_succ' n a).trans
      ((congrArg (fun t => t + a) (natCast_zsmul a n)).trans (succ_nsmul a n).symm)

theorem zpow_ofNat [DivInvMonoid G] (a : G) (n : Nat) : a ^ (OfNat.ofNat n : Int) = a ^ OfNat.ofNat n := zpow_natCast a n

theorem zpow_negSucc [DivInvMonoid G] (a : G) (n : Nat) : a ^ (Int.negSucc n) = (a ^ (n + 1))⁻¹ :=
  (DivInvMonoid.zpow_neg' n a).trans (congrArg (fun t => t⁻¹) (zpow_natCast a (n + 1)))

theorem negSucc_zsmul [SubNegMonoid G] (a : G) (n : Nat) : Int.negSucc n • a = -((n + 1) • a) :=
  (SubNegMonoid.zsmul_neg' n a).trans (congrArg (fun t => -t) (natCast_zsmul a (n + 1)))

class DivisionMonoid (G : Type u) extends DivInvMonoid G, InvolutiveInv G where
  protected mul_inv_rev : ∀ a b : G, (a * b)⁻¹ = b⁻¹ * a⁻¹
  protected inv_eq_of_mul : ∀ a b : G, a * b = 1 → a⁻¹ = b

class SubtractionMonoid (G : Type u) extends SubNegMonoid G, InvolutiveNeg G where
  protected neg_add_rev : ∀ a b : G, -(a + b) = -b + -a
  protected neg_eq_of_add : ∀ a b : G, a + b = 0 → -a = b

class DivisionCommMonoid (G : Type u) extends DivisionMonoid G, CommMonoid G where

class SubtractionCommMonoid (G : Type u) extends SubtractionMonoid G, AddCommMonoid G where

class Group (G : Type u) extends DivInvMonoid G where
  protected inv_mul_cancel : ∀ a : G, a⁻¹ * a = 1

class AddGroup (A : Type u) extends SubNegMonoid A where
  protected neg_add_cancel : ∀ a : A, -a + a = 0

class CommGroup (G : Type u) extends Group G, CommMonoid G where

class AddCommGroup (G : Type u) extends AddGroup G, AddCommMonoid G where
