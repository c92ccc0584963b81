import Mathlib.Logic.Basic

/-!
The operations of functions, one value at a time. Source of the names: Mathlib `Mathlib/Algebra/Notation/Pi/Defs.lean`.
-/

universe u v w

namespace Pi

variable {ι : Type u} {α : Type w} {M : ι → Type v}

/-! Zero and one. -/

section

variable [∀ i, Zero (M i)]

instance instZero : Zero (∀ i, M i) where
  zero _ := 0

@[simp high] theorem zero_apply (i : ι) : (0 : ∀ i, M i) i = 0 := rfl

theorem zero_def : (0 : ∀ i, M i) = fun _ => 0 := rfl

end

section

variable [∀ i, One (M i)]

instance instOne : One (∀ i, M i) where
  one _ := 1

@[simp high] theorem one_apply (i : ι) : (1 : ∀ i, M i) i = 1 := rfl

theorem one_def : (1 : ∀ i, M i) = fun _ => 1 := rfl

end

/-! Sums, products, negatives, inverses. -/

section

variable [∀ i, Add (M i)]

instance instAdd : Add (∀ i, M i) where
  add f g i := f i + g i

@[simp] theorem add_apply (f g : ∀ i, M i) (i : ι) : (f + g) i = f i + g i := rfl

theorem add_def (f g : ∀ i, M i) : f + g = fun i => f i + g i := rfl

end

section

variable [∀ i, Mul (M i)]

instance instMul : Mul (∀ i, M i) where
  mul f g i := f i * g i

@[simp] theorem mul_apply (f g : ∀ i, M i) (i : ι) : (f * g) i = f i * g i := rfl

theorem mul_def (f g : ∀ i, M i) : f * g = fun i => f i * g i := rfl

end

section

variable [∀ i, Neg (M i)]

instance instNeg : Neg (∀ i, M i) where
  neg f i := -f i

@[simp] theorem neg_apply (f : ∀ i, M i) (i : ι) : (-f) i = -f i := rfl

theorem neg_def (f : ∀ i, M i) : -f = fun i => -f i := rfl

end

section

variable [∀ i, Inv (M i)]

instance instInv : Inv (∀ i, M i) where
  inv f i := (f i)⁻¹

@[simp] theorem inv_apply (f : ∀ i, M i) (i : ι) : f⁻¹ i = (f i)⁻¹ := rfl

theorem inv_def (f : ∀ i, M i) : f⁻¹ = fun i => (f i)⁻¹ := rfl

end

section

variable [∀ i, Sub (M i)]

instance instSub : Sub (∀ i, M i) where
  sub f g i := f i - g i

@[simp] theorem sub_apply (f g : ∀ i, M i) (i : ι) : (f - g) i = f i - g i := rfl

theorem sub_def (f g : ∀ i, M i) : f - g = fun i => f i - g i := rfl

end

section

variable [∀ i, Div (M i)]

instance instDiv : Div (∀ i, M i) where
  div f g i := f i / g i

@[simp] theorem div_apply (f g : ∀ i, M i) (i : ι) : (f / g) i = f i / g i := rfl

theorem div_def (f g : ∀ i, M i) : f / g = fun i => f i / g i := rfl

end

/-! Multiples and powers. -/

instance instSMul [∀ i, SMul α (M i)] : SMul α (∀ i, M i) where
  smul a f i := a • f i

@[simp] theorem smul_apply [∀ i, SMul α (M i)] (a : α) (f : ∀ i, M i) (i : ι) : (a • f) i = a • f i := rfl

theorem smul_def [∀ i, SMul α (M i)] (a : α) (f : ∀ i, M i) : a • f = fun i => a • f i := rfl

instance instPow [∀ i, Pow (M i) α] : Pow (∀ i, M i) α where
  pow f a i := f i ^ a

@[simp] theorem pow_apply [∀ i, Pow (M i) α] (f : ∀ i, M i) (a : α) (i : ι) : (f ^ a) i = f i ^ a := rfl

theorem pow_def [∀ i, Pow (M i) α] (f : ∀ i, M i) (a : α) : f ^ a = fun i => f i ^ a := rfl

end Pi

/-! Constant functions. -/

namespace Function

variable {α : Type u} {M : Type v}

@[simp] theorem const_zero [Zero M] : const α (0 : M) = 0 := rfl

@[simp] theorem const_one [One M] : const α (1 : M) = 1 := rfl

end Function
