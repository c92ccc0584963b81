import Mathlib.Algebra.Group.Pi.Basic
import Mathlib.Algebra.Ring.Defs

/-!
Functions into semirings and rings, their casts and numerals. Source of the names: Mathlib `Mathlib/Algebra/Ring/Pi.lean`,
`Mathlib/Data/Nat/Cast/Basic.lean`, `Mathlib/Data/Int/Cast/Pi.lean`.
-/

universe u v

namespace Pi

variable {ι : Type u} {R : ι → Type v}

instance instNatCast [∀ i, NatCast (R i)] : NatCast (∀ i, R i) where
  natCast n _ := n

@[simp] theorem natCast_apply [∀ i, NatCast (R i)] (n : ℕ) (i : ι) : (n : ∀ i, R i) i = n := rfl

theorem natCast_def [∀ i, NatCast (R i)] (n : ℕ) : (n : ∀ i, R i) = fun _ => ↑n := rfl

@[simp] theorem ofNat_apply [∀ i, NatCast (R i)] (n : ℕ) [n.AtLeastTwo] (i : ι) :
    (OfNat.ofNat n : ∀ i, R i) i = OfNat.ofNat n := rfl

theorem ofNat_def [∀ i, NatCast (R i)] (n : ℕ) [n.AtLeastTwo] : (OfNat.ofNat n : ∀ i, R i) = fun _ => OfNat.ofNat n := rfl

instance instIntCast [∀ i, IntCast (R i)] : IntCast (∀ i, R i) where
  intCast n _ := n

@[simp] theorem intCast_apply [∀ i, IntCast (R i)] (n : ℤ) (i : ι) : (n : ∀ i, R i) i = n := rfl

theorem intCast_def [∀ i, IntCast (R i)] (n : ℤ) : (n : ∀ i, R i) = fun _ => ↑n := rfl

instance semiring [∀ i, Semiring (R i)] : Semiring (∀ i, R i) :=
  { addCommMonoid (M := R), monoid (M := R), instNatCast (R := R) with
    zero_mul _ := funext fun _ => zero_mul _
    mul_zero _ := funext fun _ => mul_zero _
    left_distrib _ _ _ := funext fun _ => mul_add _ _ _
    right_distrib _ _ _ := funext fun _ => add_mul _ _ _
    natCast_zero := funext fun _ => Semiring.natCast_zero
    natCast_succ _ := funext fun _ => Semiring.natCast_succ _ }

instance commSemiring [∀ i, CommSemiring (R i)] : CommSemiring (∀ i, R i) :=
  { semiring (R := R), commMonoid (M := R) with }

instance ring [∀ i, Ring (R i)] : Ring (∀ i, R i) :=
  { semiring (R := R), addCommGroup (M := R), instIntCast (R := R) with
    intCast_ofNat _ := funext fun _ => Ring.intCast_ofNat _
    intCast_negSucc _ := funext fun _ => Ring.intCast_negSucc _ }

instance commRing [∀ i, CommRing (R i)] : CommRing (∀ i, R i) :=
  { ring (R := R), commMonoid (M := R) with }

end Pi
