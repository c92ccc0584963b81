import Mathlib.Algebra.Group.Defs
import Mathlib.Algebra.Notation.Pi.Defs

/-!
Functions into monoids and groups. Source of the names: Mathlib `Mathlib/Algebra/Group/Pi/Basic.lean`.
-/

universe u v

namespace Pi

variable {ι : Type u} {M : ι → Type v}

instance addSemigroup [∀ i, AddSemigroup (M i)] : AddSemigroup (∀ i, M i) where
  add_assoc _ _ _ := funext fun _ => add_assoc _ _ _

instance semigroup [∀ i, Semigroup (M i)] : Semigroup (∀ i, M i) where
  mul_assoc _ _ _ := funext fun _ => mul_assoc _ _ _

instance addCommSemigroup [∀ i, AddCommSemigroup (M i)] : AddCommSemigroup (∀ i, M i) where
  add_comm _ _ := funext fun _ => add_comm _ _

instance commSemigroup [∀ i, CommSemigroup (M i)] : CommSemigroup (∀ i, M i) where
  mul_comm _ _ := funext fun _ => mul_comm _ _

instance addZeroClass [∀ i, AddZeroClass (M i)] : AddZeroClass (∀ i, M i) where
  zero_add _ := funext fun _ => zero_add _
  add_zero _ := funext fun _ => add_zero _

instance mulOneClass [∀ i, MulOneClass (M i)] : MulOneClass (∀ i, M i) where
  one_mul _ := funext fun _ => one_mul _
  mul_one _ := funext fun _ => mul_one _

instance addMonoid [∀ i, AddMonoid (M i)] : AddMonoid (∀ i, M i) :=
  { addSemigroup (M := M), addZeroClass (M := M) with
    nsmul n f := fun i => n • f i
    nsmul_zero _ := funext fun _ => zero_nsmul _
    nsmul_succ _ _ := funext fun _ => succ_nsmul _ _ }

instance monoid [∀ i, Monoid (M i)] : Monoid (∀ i, M i) :=
  { semigroup (M := M), mulOneClass (M := M) with
    npow n f := fun i => f i ^ n
    npow_zero _ := funext fun _ => pow_zero _
    npow_succ _ _ := funext fun _ => pow_succ _ _ }

instance addCommMonoid [∀ i, AddCommMonoid (M i)] : AddCommMonoid (∀ i, M i) :=
  { addMonoid (M := M), addCommSemigroup (M := M) with }

instance commMonoid [∀ i, CommMonoid (M i)] : CommMonoid (∀ i, M i) :=
  { monoid (M := M), commSemigroup (M := M) with }

instance subNegMonoid [∀ i, SubNegMonoid (M i)] : SubNegMonoid (∀ i, M i) :=
  { addMonoid (M := M) with
    neg f := fun i => -f i
    sub f g := fun i => f i - g i
    sub_eq_add_neg _ _ := funext fun _ => sub_eq_add_neg _ _
    zsmul n f := fun i => n • f i
    zsmul_zero' _ := funext fun _ => SubNegMonoid.zsmul_zero' _
    zsmul_succ' _ _ := funext fun _ => SubNegMonoid.zsmul_succ' _ _
    zsmul_neg' _ _ := funext fun _ => SubNegMonoid.zsmul_neg' _ _ }

instance divInvMonoid [∀ i, DivInvMonoid (M i)] : DivInvMonoid (∀ i, M i) :=
  { monoid (M := M) with
    inv f := fun i => (f i)⁻¹
    div f g := fun i => f i / g i
    div_eq_mul_inv _ _ := funext fun _ => div_eq_mul_inv _ _
    zpow n f := fun i => f i ^ n
    zpow_zero' _ := funext fun _ => DivInvMonoid.zpow_zero' _
    zpow_succ' _ _ := funext fun _ => DivInvMonoid.zpow_succ' _ _
    zpow_neg' _ _ := funext fun _ => DivInvMonoid.zpow_neg' _ _ }

instance addGroup [∀ i, AddGroup (M i)] : AddGroup (∀ i, M i) :=
  { subNegMonoid (M := M) with
    neg_add_cancel _ := funext fun _ => AddGroup.neg_add_cancel _ }

instance group [∀ i, Group (M i)] : Group (∀ i, M i) :=
  { divInvMonoid (M := M) with
    inv_mul_cancel _ := funext fun _ => Group.inv_mul_cancel _ }

instance addCommGroup [∀ i, AddCommGroup (M i)] : AddCommGroup (∀ i, M i) :=
  { addGroup (M := M), addCommMonoid (M := M) with }

instance commGroup [∀ i, CommGroup (M i)] : CommGroup (∀ i, M i) :=
  { group (M := M), commMonoid (M := M) with }

end Pi
