import Mathlib.Algebra.BigOperators.Ring.Finset

/-!
Homomorphisms of semirings. Source of the names: Mathlib `Mathlib/Algebra/Ring/Hom/Defs.lean`,
`Mathlib/Algebra/Group/Hom/Defs.lean`, `Mathlib/Data/Nat/Cast/Basic.lean`, `Mathlib/Data/Int/Cast/Lemmas.lean`.
The laws `map_add`, … of Mathlib's classes of homomorphisms are stated for `→+*` here.
-/

universe u v w x

/-- `α →+* β`: the functions that preserve `0`, `1`, sums and products. -/
structure RingHom (α : Type u) (β : Type v) [Semiring α] [Semiring β] where
  toFun : α → β
  map_one' : toFun 1 = 1
  map_mul' : ∀ x y, toFun (x * y) = toFun x * toFun y
  map_zero' : toFun 0 = 0
  map_add' : ∀ x y, toFun (x + y) = toFun x + toFun y

infixr:25 " →+* " => RingHom

instance RingHom.instCoeFun {α : Type u} {β : Type v} [Semiring α] [Semiring β] : CoeFun (α →+* β) (fun _ => α → β) := ⟨toFun⟩

section Semiring

variable {α : Type u} {β : Type v} [Semiring α] [Semiring β]

@[simp] theorem map_zero (f : α →+* β) : f 0 = 0 := f.map_zero'

@[simp] theorem map_one (f : α →+* β) : f 1 = 1 := f.map_one'

@[simp] theorem map_add (f : α →+* β) (x y : α) : f (x + y) = f x + f y := f.map_add' x y

@[simp] theorem map_mul (f : α →+* β) (x y : α) : f (x * y) = f x * f y := f.map_mul' x y

@[simp] theorem map_pow (f : α →+* β) (a : α) : ∀ n : ℕ, f (a ^ n) = f a ^ n
  | 0 => by rw [pow_zero, pow_zero, map_one]
  | n + 1 => by rw [pow_succ, pow_succ, map_mul, map_pow f a n]

@[simp] theorem map_natCast (f : α →+* β) : ∀ n : ℕ, f (n : α) = n
  | 0 => by rw [Nat.cast_zero, Nat.cast_zero, map_zero]
  | n + 1 => by rw [Nat.cast_add_one, Nat.cast_add_one, map_add, map_natCast f n, map_one]

@[simp] theorem map_ofNat (f : α →+* β) (n : ℕ) [n.AtLeastTwo] : f (OfNat.ofNat n : α) = OfNat.ofNat n := map_natCast f n

@[simp] theorem map_sum {ι : Type w} (f : α →+* β) (g : ι → α) (s : Finset ι) : f (∑ i ∈ s, g i) = ∑ i ∈ s, f (g i) := by
  induction s using Finset.cons_induction with
  | empty => exact map_zero f
  | cons a s h ih => rw [Finset.sum_cons, Finset.sum_cons, map_add, ih]

end Semiring

@[simp] theorem map_prod {α : Type u} {β : Type v} {ι : Type w} [CommSemiring α] [CommSemiring β] (f : α →+* β) (g : ι → α)
    (s : Finset ι) : f (∏ i ∈ s, g i) = ∏ i ∈ s, f (g i) := by
  induction s using Finset.cons_induction with
  | empty => exact map_one f
  | cons a s h ih => rw [Finset.prod_cons, Finset.prod_cons, map_mul, ih]

section Ring

variable {α : Type u} {β : Type v} [Ring α] [Ring β]

@[simp] theorem map_neg (f : α →+* β) (a : α) : f (-a) = -f a :=
  (neg_eq_of_add_eq_zero_right (by rw [← map_add, add_neg_cancel, map_zero])).symm

@[simp] theorem map_sub (f : α →+* β) (a b : α) : f (a - b) = f a - f b := by
  rw [sub_eq_add_neg, sub_eq_add_neg, map_add, map_neg]

@[simp] theorem map_intCast (f : α →+* β) (n : ℤ) : f (n : α) = n := by
  obtain ⟨m, rfl | rfl⟩ := Int.eq_nat_or_neg n
  · rw [Int.cast_natCast, Int.cast_natCast, map_natCast]
  · rw [Int.cast_neg, Int.cast_neg, map_neg, Int.cast_natCast, Int.cast_natCast, map_natCast]

end Ring

namespace RingHom

variable {α : Type u} {β : Type v} {γ : Type w} [Semiring α] [Semiring β] [Semiring γ]

@[ext] theorem ext {f g : α →+* β} (h : ∀ x, f x = g x) : f = g := by
  obtain ⟨f, _, _, _, _⟩ := f
  obtain ⟨g, _, _, _, _⟩ := g
  have e : f = g := funext h
  subst e
  rfl

protected theorem map_zero (f : α →+* β) : f 0 = 0 := f.map_zero'

protected theorem map_one (f : α →+* β) : f 1 = 1 := f.map_one'

protected theorem map_add (f : α →+* β) : ∀ a b, f (a + b) = f a + f b := f.map_add'

protected theorem map_mul (f : α →+* β) : ∀ a b, f (a * b) = f a * f b := f.map_mul'

protected theorem map_pow (f : α →+* β) (a : α) : ∀ n : ℕ, f (a ^ n) = f a ^ n := _root_.map_pow f a

protected theorem map_neg {α : Type u} {β : Type v} [Ring α] [Ring β] (f : α →+* β) (x : α) : f (-x) = -f x := _root_.map_neg f x

protected theorem map_sub {α : Type u} {β : Type v} [Ring α] [Ring β] (f : α →+* β) (x y : α) : f (x - y) = f x - f y :=
  _root_.map_sub f x y

/-- The identity. -/
def id (α : Type u) [Semiring α] : α →+* α := ⟨fun x => x, rfl, fun _ _ => rfl, rfl, fun _ _ => rfl⟩

@[simp] theorem id_apply (x : α) : RingHom.id α x = x := rfl

/-- First `f`, then `g`. -/
def comp (g : β →+* γ) (f : α →+* β) : α →+* γ where
  toFun x := g (f x)
  map_one' := by rw [_root_.map_one, _root_.map_one]
  map_mul' x y := by rw [_root_.map_mul, _root_.map_mul]
  map_zero' := by rw [_root_.map_zero, _root_.map_zero]
  map_add' x y := by rw [_root_.map_add, _root_.map_add]

theorem comp_apply (g : β →+* γ) (f : α →+* β) (x : α) : g.comp f x = g (f x) := rfl

end RingHom

/-- The cast of natural numbers. -/
def Nat.castRingHom (α : Type u) [Semiring α] : ℕ →+* α := ⟨Nat.cast, Nat.cast_one, Nat.cast_mul, Nat.cast_zero, Nat.cast_add⟩

/-- The cast of integers. -/
def Int.castRingHom (α : Type u) [Ring α] : ℤ →+* α := ⟨Int.cast, Int.cast_one, Int.cast_mul, Int.cast_zero, Int.cast_add⟩

@[simp] theorem eq_natCast {α : Type u} [Semiring α] (f : ℕ →+* α) (n : ℕ) : f n = n := by
  rw [← map_natCast f n, Nat.cast_id]

@[simp] theorem Nat.coe_castRingHom {α : Type u} [Semiring α] : ⇑(Nat.castRingHom α) = Nat.cast := rfl

@[simp] theorem Int.coe_castRingHom {α : Type u} [Ring α] : ⇑(Int.castRingHom α) = Int.cast := rfl

@[simp] theorem eq_intCast {α : Type u} [Ring α] (f : ℤ →+* α) (n : ℤ) : f n = n := by
  rw [← map_intCast f n, Int.cast_id]
