import Mathlib.Order.Interval.Finset

/-!
Sums and products over finite sets: definitions and first laws, both forms written out (there is no `to_additive` here).
Source of the names: Mathlib `Mathlib/Algebra/BigOperators/Group/{Multiset,Finset}/{Defs,Basic}.lean`.
-/

universe u v w x

namespace Multiset

variable {α : Type u} {ι : Type v} {M : Type w}

/-- The product of the elements. -/
def prod [CommMonoid M] : Multiset M → M := foldr (fun x y => x * y) 1

/-- The product of the elements. -/
def sum [AddCommMonoid M] : Multiset M → M := foldr (fun x y => x + y) 0

@[simp] theorem prod_zero [CommMonoid M] : @prod M _ 0 = 1 := rfl

@[simp] theorem sum_zero [AddCommMonoid M] : @sum M _ 0 = 0 := rfl

@[simp] theorem prod_cons [CommMonoid M] (a : M) (s : Multiset M) : prod (a ::ₘ s) = a * prod s := foldr_cons _ _ _ _

@[simp] theorem sum_cons [AddCommMonoid M] (a : M) (s : Multiset M) : sum (a ::ₘ s) = a + sum s := foldr_cons _ _ _ _

@[simp] theorem prod_singleton [CommMonoid M] (a : M) : prod {a} = a := mul_one a

@[simp] theorem sum_singleton [AddCommMonoid M] (a : M) : sum {a} = a := add_zero a

@[simp] theorem prod_coe [CommMonoid M] (l : List M) : prod (l : Multiset M) = l.prod := rfl

@[simp] theorem sum_coe [AddCommMonoid M] (l : List M) : sum (l : Multiset M) = l.sum := rfl

@[simp] theorem prod_add [CommMonoid M] (s t : Multiset M) : prod (s + t) = prod s * prod t := by
  induction s using Multiset.induction with
  | empty => rw [zero_add, prod_zero, one_mul]
  | cons a s ih => rw [cons_add, prod_cons, ih, prod_cons, mul_assoc]

@[simp] theorem sum_add [AddCommMonoid M] (s t : Multiset M) : sum (s + t) = sum s + sum t := by
  induction s using Multiset.induction with
  | empty => rw [zero_add, sum_zero, zero_add]
  | cons a s ih => rw [cons_add, sum_cons, ih, sum_cons, add_assoc]

theorem prod_map_mul [CommMonoid M] {m : Multiset ι} {f g : ι → M} :
    (m.map fun i => f i * g i).prod = (m.map f).prod * (m.map g).prod := by
  induction m using Multiset.induction with
  | empty => exact (mul_one 1).symm
  | cons a s ih => rw [map_cons, map_cons, map_cons, prod_cons, prod_cons, prod_cons, ih, mul_mul_mul_comm]

theorem sum_map_add [AddCommMonoid M] {m : Multiset ι} {f g : ι → M} :
    (m.map fun i => f i + g i).sum = (m.map f).sum + (m.map g).sum := by
  induction m using Multiset.induction with
  | empty => exact (add_zero 0).symm
  | cons a s ih => rw [map_cons, map_cons, map_cons, sum_cons, sum_cons, sum_cons, ih, add_add_add_comm]

theorem prod_map_one [CommMonoid M] {m : Multiset ι} : prod (m.map fun _ => (1 : M)) = 1 := by
  induction m using Multiset.induction with
  | empty => rfl
  | cons a s ih => rw [map_cons, prod_cons, ih, one_mul]

theorem sum_map_zero [AddCommMonoid M] {m : Multiset ι} : sum (m.map fun _ => (0 : M)) = 0 := by
  induction m using Multiset.induction with
  | empty => rfl
  | cons a s ih => rw [map_cons, sum_cons, ih, zero_add]

end Multiset

namespace Finset

variable {ι : Type u} {κ : Type v} {M : Type w} {s s₁ s₂ : Finset ι} {a b : ι} {f g : ι → M}

/-- `∏ x ∈ s, f x` is the product of the `f x` for `x` in `s`. -/
protected def prod [CommMonoid M] (s : Finset ι) (f : ι → M) : M := (s.1.map f).prod

/-- `∑ x ∈ s, f x` is the product of the `f x` for `x` in `s`. -/
protected def sum [AddCommMonoid M] (s : Finset ι) (f : ι → M) : M := (s.1.map f).sum

@[simp] theorem prod_mk [CommMonoid M] (s : Multiset ι) (hs : s.Nodup) (f : ι → M) : (⟨s, hs⟩ : Finset ι).prod f = (s.map f).prod := rfl

@[simp] theorem sum_mk [AddCommMonoid M] (s : Multiset ι) (hs : s.Nodup) (f : ι → M) : (⟨s, hs⟩ : Finset ι).sum f = (s.map f).sum := rfl

@[simp] theorem prod_val [CommMonoid M] (s : Finset M) : s.1.prod = s.prod id := by rw [Finset.prod, Multiset.map_id]

@[simp] theorem sum_val [AddCommMonoid M] (s : Finset M) : s.1.sum = s.sum id := by rw [Finset.sum, Multiset.map_id]

theorem prod_eq_multiset_prod [CommMonoid M] (s : Finset ι) (f : ι → M) : ∏ x ∈ s, f x = (s.1.map f).prod := rfl

theorem sum_eq_multiset_sum [AddCommMonoid M] (s : Finset ι) (f : ι → M) : ∑ x ∈ s, f x = (s.1.map f).sum := rfl

@[simp] theorem prod_map_val [CommMonoid M] (s : Finset ι) (f : ι → M) : (s.1.map f).prod = ∏ a ∈ s, f a := rfl

@[simp] theorem sum_map_val [AddCommMonoid M] (s : Finset ι) (f : ι → M) : (s.1.map f).sum = ∑ a ∈ s, f a := rfl

section CommMonoid

variable [CommMonoid M]

@[simp] theorem prod_empty : ∏ x ∈ ∅, f x = 1 := rfl

@[simp] theorem prod_const_one : (∏ _x ∈ s, (1 : M)) = 1 := Multiset.prod_map_one

@[simp] theorem prod_cons (h : a ∉ s) : ∏ x ∈ cons a s h, f x = f a * ∏ x ∈ s, f x := by
  show (Multiset.map f (a ::ₘ s.1)).prod = _
  rw [Multiset.map_cons, Multiset.prod_cons]; rfl

@[simp] theorem prod_insert [DecidableEq ι] (h : a ∉ s) : ∏ x ∈ insert a s, f x = f a * ∏ x ∈ s, f x := by
  rw [← cons_eq_insert a s h, prod_cons]

@[simp] theorem prod_singleton (f : ι → M) (a : ι) : ∏ x ∈ singleton a, f x = f a := Multiset.prod_singleton (f a)

theorem prod_pair [DecidableEq ι] (h : a ≠ b) : ∏ x ∈ ({a, b} : Finset ι), f x = f a * f b := by
  rw [prod_insert fun m => h (mem_singleton.1 m), prod_singleton]

@[congr] theorem prod_congr : s₁ = s₂ → (∀ x ∈ s₂, f x = g x) → s₁.prod f = s₂.prod g := fun h H => by
  subst h
  exact congrArg Multiset.prod (Multiset.map_congr rfl H)

theorem prod_eq_one {f : ι → M} {s : Finset ι} (h : ∀ x ∈ s, f x = 1) : ∏ x ∈ s, f x = 1 :=
  (prod_congr rfl h).trans prod_const_one

theorem prod_mul_distrib : ∏ x ∈ s, (f x * g x) = (∏ x ∈ s, f x) * ∏ x ∈ s, g x := Multiset.prod_map_mul

@[simp] theorem prod_map (s : Finset ι) (e : ι ↪ κ) (f : κ → M) : ∏ x ∈ s.map e, f x = ∏ x ∈ s, f (e x) :=
  congrArg Multiset.prod (Multiset.map_map _ _ _)

@[simp] theorem prod_image [DecidableEq ι] {s : Finset κ} {g : κ → ι} : Set.InjOn g s → ∏ x ∈ s.image g, f x = ∏ x ∈ s, f (g x) :=
  fun H => by rw [Finset.prod, image_val_of_injOn H, Multiset.map_map]; rfl

/-! Ranges. -/

theorem prod_range_succ_comm (f : ℕ → M) (n : ℕ) : (∏ x ∈ range (n + 1), f x) = f n * ∏ x ∈ range n, f x := by
  rw [range_add_one, prod_insert notMem_range_self]

theorem prod_range_succ (f : ℕ → M) (n : ℕ) : (∏ x ∈ range (n + 1), f x) = (∏ x ∈ range n, f x) * f n := by
  rw [prod_range_succ_comm, mul_comm]

theorem prod_range_zero (f : ℕ → M) : ∏ k ∈ range 0, f k = 1 := rfl

theorem prod_range_one (f : ℕ → M) : ∏ k ∈ range 1, f k = f 0 := by rw [range_one, prod_singleton]

theorem prod_range_succ' (f : ℕ → M) (n : ℕ) : (∏ k ∈ range (n + 1), f k) = (∏ k ∈ range n, f (k + 1)) * f 0 := by
  induction n with
  | zero => rw [prod_range_succ, prod_range_zero, prod_range_zero]
  | succ n ih => rw [prod_range_succ, ih, prod_range_succ (fun k => f (k + 1)), mul_assoc, mul_comm (f 0), mul_assoc]

end CommMonoid

section AddCommMonoid

variable [AddCommMonoid M]

@[simp] theorem sum_empty : ∑ x ∈ ∅, f x = 0 := rfl

@[simp] theorem sum_const_zero : (∑ _x ∈ s, (0 : M)) = 0 := Multiset.sum_map_zero

@[simp] theorem sum_cons (h : a ∉ s) : ∑ x ∈ cons a s h, f x = f a + ∑ x ∈ s, f x := by
  show (Multiset.map f (a ::ₘ s.1)).sum = _
  rw [Multiset.map_cons, Multiset.sum_cons]; rfl

@[simp] theorem sum_insert [DecidableEq ι] (h : a ∉ s) : ∑ x ∈ insert a s, f x = f a + ∑ x ∈ s, f x := by
  rw [← cons_eq_insert a s h, sum_cons]

@[simp] theorem sum_singleton (f : ι → M) (a : ι) : ∑ x ∈ singleton a, f x = f a := Multiset.sum_singleton (f a)

theorem sum_pair [DecidableEq ι] (h : a ≠ b) : ∑ x ∈ ({a, b} : Finset ι), f x = f a + f b := by
  rw [sum_insert fun m => h (mem_singleton.1 m), sum_singleton]

@[congr] theorem sum_congr : s₁ = s₂ → (∀ x ∈ s₂, f x = g x) → s₁.sum f = s₂.sum g := fun h H => by
  subst h
  exact congrArg Multiset.sum (Multiset.map_congr rfl H)

theorem sum_eq_zero {f : ι → M} {s : Finset ι} (h : ∀ x ∈ s, f x = 0) : ∑ x ∈ s, f x = 0 :=
  (sum_congr rfl h).trans sum_const_zero

theorem sum_add_distrib : ∑ x ∈ s, (f x + g x) = (∑ x ∈ s, f x) + ∑ x ∈ s, g x := Multiset.sum_map_add

@[simp] theorem sum_map (s : Finset ι) (e : ι ↪ κ) (f : κ → M) : ∑ x ∈ s.map e, f x = ∑ x ∈ s, f (e x) :=
  congrArg Multiset.sum (Multiset.map_map _ _ _)

@[simp] theorem sum_image [DecidableEq ι] {s : Finset κ} {g : κ → ι} : Set.InjOn g s → ∑ x ∈ s.image g, f x = ∑ x ∈ s, f (g x) :=
  fun H => by rw [Finset.sum, image_val_of_injOn H, Multiset.map_map]; rfl

/-! Ranges. -/

theorem sum_range_succ_comm (f : ℕ → M) (n : ℕ) : (∑ x ∈ range (n + 1), f x) = f n + ∑ x ∈ range n, f x := by
  rw [range_add_one, sum_insert notMem_range_self]

theorem sum_range_succ (f : ℕ → M) (n : ℕ) : (∑ x ∈ range (n + 1), f x) = (∑ x ∈ range n, f x) + f n := by
  rw [sum_range_succ_comm, add_comm]

theorem sum_range_zero (f : ℕ → M) : ∑ k ∈ range 0, f k = 0 := rfl

theorem sum_range_one (f : ℕ → M) : ∑ k ∈ range 1, f k = f 0 := by rw [range_one, sum_singleton]

theorem sum_range_succ' (f : ℕ → M) (n : ℕ) : (∑ k ∈ range (n + 1), f k) = (∑ k ∈ range n, f (k + 1)) + f 0 := by
  induction n with
  | zero => rw [sum_range_succ, sum_range_zero, sum_range_zero]
  | succ n ih => rw [sum_range_succ, ih, sum_range_succ (fun k => f (k + 1)), add_assoc, add_comm (f 0), add_assoc]

end AddCommMonoid

end Finset
