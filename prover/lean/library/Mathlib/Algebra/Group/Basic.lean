import Mathlib.Algebra.Group.Defs

/-!
Laws of semigroups, monoids and groups. Source of the names: Mathlib `Mathlib/Algebra/Group/Basic.lean`, `Defs.lean`.
-/

universe u

variable {α G M : Type u}

section Cancel

theorem mul_left_cancel [Mul G] [IsLeftCancelMul G] {a b c : G} : a * b = a * c → b = c :=
  IsLeftCancelMul.mul_left_cancel a

theorem mul_right_cancel [Mul G] [IsRightCancelMul G] {a b c : G} : a * b = c * b → a = c :=
  IsRightCancelMul.mul_right_cancel b

theorem add_left_cancel [Add G] [IsLeftCancelAdd G] {a b c : G} : a + b = a + c → b = c :=
  IsLeftCancelAdd.add_left_cancel a

theorem add_right_cancel [Add G] [IsRightCancelAdd G] {a b c : G} : a + b = c + b → a = c :=
  IsRightCancelAdd.add_right_cancel b

@[simp] theorem mul_right_inj [Mul G] [IsLeftCancelMul G] (a : G) {b c : G} : a * b = a * c ↔ b = c :=
  ⟨mul_left_cancel, fun h => h ▸ rfl⟩

@[simp] theorem mul_left_inj [Mul G] [IsRightCancelMul G] (a : G) {b c : G} : b * a = c * a ↔ b = c :=
  ⟨mul_right_cancel, fun h => h ▸ rfl⟩

@[simp] theorem add_right_inj [Add G] [IsLeftCancelAdd G] (a : G) {b c : G} : a + b = a + c ↔ b = c :=
  ⟨add_left_cancel, fun h => h ▸ rfl⟩

@[simp] theorem add_left_inj [Add G] [IsRightCancelAdd G] (a : G) {b c : G} : b + a = c + a ↔ b = c :=
  ⟨add_right_cancel, fun h => h ▸ rfl⟩

theorem add_ne_add_right [Add G] [IsLeftCancelAdd G] (a : G) {b c : G} : a + b ≠ a + c ↔ b ≠ c :=
  not_congr (add_right_inj a)

theorem add_ne_add_left [Add G] [IsRightCancelAdd G] (a : G) {b c : G} : b + a ≠ c + a ↔ b ≠ c :=
  not_congr (add_left_inj a)

end Cancel

section CommSemigroup

theorem mul_left_comm [CommSemigroup G] (a b c : G) : a * (b * c) = b * (a * c) := by
  rw [← mul_assoc, mul_comm a b, mul_assoc]

theorem mul_right_comm [CommSemigroup G] (a b c : G) : a * b * c = a * c * b := by
  rw [mul_assoc, mul_comm b c, mul_assoc]

theorem mul_mul_mul_comm [CommSemigroup G] (a b c d : G) : a * b * (c * d) = a * c * (b * d) := by
  rw [mul_assoc, mul_left_comm b c d, mul_assoc]

theorem mul_rotate [CommSemigroup G] (a b c : G) : a * b * c = b * c * a := by
  rw [mul_assoc, mul_comm a]

theorem mul_rotate' [CommSemigroup G] (a b c : G) : a * (b * c) = b * (c * a) := by
  rw [mul_comm a, mul_assoc]

theorem add_left_comm [AddCommSemigroup G] (a b c : G) : a + (b + c) = b + (a + c) := by
  rw [← add_assoc, add_comm a b, add_assoc]

theorem add_right_comm [AddCommSemigroup G] (a b c : G) : a + b + c = a + c + b := by
  rw [add_assoc, add_comm b c, add_assoc]

theorem add_add_add_comm [AddCommSemigroup G] (a b c d : G) : a + b + (c + d) = a + c + (b + d) := by
  rw [add_assoc, add_left_comm b c d, add_assoc]

theorem add_rotate [AddCommSemigroup G] (a b c : G) : a + b + c = b + c + a := by
  rw [add_assoc, add_comm a]

theorem add_rotate' [AddCommSemigroup G] (a b c : G) : a + (b + c) = b + (c + a) := by
  rw [add_comm a, add_assoc]

end CommSemigroup

section Monoid

variable [Monoid M]

@[simp] theorem pow_one (a : M) : a ^ 1 = a := by
  rw [← Nat.zero_add 1, pow_succ, pow_zero, one_mul]

theorem pow_succ' (a : M) : ∀ n : Nat, a ^ (n + 1) = a * a ^ n
  | 0 => by rw [Nat.zero_add, pow_one, pow_zero, mul_one]
  | n + 1 => by rw [pow_succ, pow_succ' a n, mul_assoc, ← pow_succ' a n, ← pow_succ]

theorem pow_two (a : M) : a ^ 2 = a * a := by
  rw [show (2 : Nat) = 1 + 1 from rfl, pow_succ, pow_one]

theorem sq (a : M) : a ^ 2 = a * a := pow_two a

theorem pow_three' (a : M) : a ^ 3 = a * a * a := by
  rw [show (3 : Nat) = 2 + 1 from rfl, pow_succ, pow_two]

theorem pow_three (a : M) : a ^ 3 = a * (a * a) := by rw [pow_three', mul_assoc]

@[simp] theorem one_pow : ∀ n : Nat, (1 : M) ^ n = 1
  | 0 => pow_zero 1
  | n + 1 => by rw [pow_succ, one_pow n, one_mul]

theorem pow_add (a : M) (m : Nat) : ∀ n : Nat, a ^ (m + n) = a ^ m * a ^ n
  | 0 => by rw [Nat.add_zero, pow_zero, mul_one]
  | n + 1 => by rw [pow_succ, ← mul_assoc, ← pow_add a m n, ← pow_succ, Nat.add_assoc]

theorem pow_mul (a : M) (m : Nat) : ∀ n : Nat, a ^ (m * n) = (a ^ m) ^ n
  | 0 => by rw [Nat.mul_zero, pow_zero, pow_zero]
  | n + 1 => by rw [Nat.mul_succ, pow_add, pow_succ, pow_mul a m n]

theorem pow_mul' (a : M) (m n : Nat) : a ^ (m * n) = (a ^ n) ^ m := by rw [Nat.mul_comm, pow_mul]

theorem pow_right_comm (a : M) (m n : Nat) : (a ^ m) ^ n = (a ^ n) ^ m := by
  rw [← pow_mul, Nat.mul_comm, pow_mul]

theorem pow_mul_comm (a : M) (m n : Nat) : a ^ m * a ^ n = a ^ n * a ^ m := by
  rw [← pow_add, ← pow_add, Nat.add_comm]

theorem pow_mul_comm' (a : M) (n : Nat) : a ^ n * a = a * a ^ n := by rw [← pow_succ, pow_succ']

theorem pow_mul_pow_sub (a : M) {m n : Nat} (h : m ≤ n) : a ^ m * a ^ (n - m) = a ^ n := by
  rw [← pow_add, Nat.add_sub_cancel' h]

theorem pow_sub_mul_pow (a : M) {m n : Nat} (h : m ≤ n) : a ^ (n - m) * a ^ m = a ^ n := by
  rw [← pow_add, Nat.sub_add_cancel h]

theorem mul_self_mul_self_eq_pow_four (a : M) : a * a * (a * a) = a ^ 4 := by
  rw [show (4 : Nat) = 2 + 2 from rfl, pow_add, pow_two]

theorem pow_ite (p : Prop) [Decidable p] (a : M) (m n : Nat) : (a ^ if p then m else n) = if p then a ^ m else a ^ n := by
  split <;> rfl

theorem ite_pow (p : Prop) [Decidable p] (a b : M) (n : Nat) : (if p then a else b) ^ n = if p then a ^ n else b ^ n := by
  split <;> rfl

end Monoid

theorem mul_pow [CommMonoid M] (a b : M) : ∀ n : Nat, (a * b) ^ n = a ^ n * b ^ n
  | 0 => by rw [pow_zero, pow_zero, pow_zero, mul_one]
  | n + 1 => by rw [pow_succ, mul_pow a b n, pow_succ, pow_succ, mul_mul_mul_comm]

section AddMonoid

variable [AddMonoid M]

@[simp] theorem one_nsmul (a : M) : 1 • a = a := by
  rw [← Nat.zero_add 1, succ_nsmul, zero_nsmul, zero_add]

theorem two_nsmul (a : M) : 2 • a = a + a := by
  rw [show (2 : Nat) = 1 + 1 from rfl, succ_nsmul, one_nsmul]

@[simp] theorem nsmul_zero : ∀ n : Nat, n • (0 : M) = 0
  | 0 => zero_nsmul 0
  | n + 1 => by rw [succ_nsmul, nsmul_zero n, zero_add]

theorem add_nsmul (a : M) (m : Nat) : ∀ n : Nat, (m + n) • a = m • a + n • a
  | 0 => by rw [Nat.add_zero, zero_nsmul, add_zero]
  | n + 1 => by rw [succ_nsmul, ← add_assoc, ← add_nsmul a m n, ← succ_nsmul, Nat.add_assoc]

theorem succ_nsmul' (a : M) (n : Nat) : (n + 1) • a = a + n • a := by
  rw [Nat.add_comm, add_nsmul, one_nsmul]

@[simp] theorem add_eq_left [IsLeftCancelAdd M] {a b : M} : a + b = a ↔ b = 0 := by
  rw [← add_right_inj a (c := 0), add_zero]

@[simp] theorem add_eq_right [IsRightCancelAdd M] {a b : M} : a + b = b ↔ a = 0 := by
  rw [← add_left_inj b (c := 0), zero_add]

end AddMonoid

attribute [simp] zero_nsmul

theorem nsmul_add [AddCommMonoid M] (a b : M) : ∀ n : Nat, n • (a + b) = n • a + n • b
  | 0 => by rw [zero_nsmul, zero_nsmul, zero_nsmul, add_zero]
  | n + 1 => by rw [succ_nsmul, nsmul_add a b n, succ_nsmul, succ_nsmul, add_add_add_comm]

/-! Additive groups. -/

section AddGroup

variable [AddGroup G] {a b c d : G}

@[simp] theorem neg_add_cancel (a : G) : -a + a = 0 := AddGroup.neg_add_cancel a

private theorem AddGroup.neg_eq (h : a + b = 0) : -a = b := by
  rw [← add_zero (-a), ← h, ← add_assoc, neg_add_cancel, zero_add]

@[simp] theorem add_neg_cancel (a : G) : a + -a = 0 := by
  rw [← neg_add_cancel (-a), AddGroup.neg_eq (neg_add_cancel a)]

instance (priority := 100) AddGroup.toSubtractionMonoid : SubtractionMonoid G where
  neg_neg a := AddGroup.neg_eq (neg_add_cancel a)
  neg_add_rev a b := AddGroup.neg_eq (by
    rw [add_assoc, ← add_assoc b, add_neg_cancel, zero_add, add_neg_cancel])
  neg_eq_of_add _ _ := AddGroup.neg_eq

instance (priority := 100) AddGroup.toIsLeftCancelAdd : IsLeftCancelAdd G where
  add_left_cancel a b c h := by
    rw [← zero_add b, ← neg_add_cancel a, add_assoc, h, ← add_assoc, neg_add_cancel, zero_add]

instance (priority := 100) AddGroup.toIsRightCancelAdd : IsRightCancelAdd G where
  add_right_cancel b a c h := by
    rw [← add_zero a, ← add_neg_cancel b, ← add_assoc, h, add_assoc, add_neg_cancel, add_zero]

@[simp] theorem neg_add_cancel_left (a b : G) : -a + (a + b) = b := by rw [← add_assoc, neg_add_cancel, zero_add]

@[simp] theorem add_neg_cancel_left (a b : G) : a + (-a + b) = b := by rw [← add_assoc, add_neg_cancel, zero_add]

@[simp] theorem add_neg_cancel_right (a b : G) : a + b + -b = a := by rw [add_assoc, add_neg_cancel, add_zero]

@[simp] theorem neg_add_cancel_right (a b : G) : a + -b + b = a := by rw [add_assoc, neg_add_cancel, add_zero]

@[simp] theorem sub_self (a : G) : a - a = 0 := by rw [sub_eq_add_neg, add_neg_cancel]

@[simp] theorem sub_add_cancel (a b : G) : a - b + b = a := by rw [sub_eq_add_neg, neg_add_cancel_right]

@[simp] theorem add_sub_cancel_right (a b : G) : a + b - b = a := by rw [sub_eq_add_neg, add_neg_cancel_right]

theorem eq_sub_of_add_eq (h : a + c = b) : a = b - c := by rw [← h, add_sub_cancel_right]

theorem sub_eq_of_eq_add (h : a = c + b) : a - b = c := by rw [h, add_sub_cancel_right]

theorem eq_add_of_sub_eq (h : a - c = b) : a = b + c := by rw [← h, sub_add_cancel]

theorem add_eq_of_eq_sub (h : a = c - b) : a + b = c := by rw [h, sub_add_cancel]

theorem eq_sub_iff_add_eq : a = b - c ↔ a + c = b := ⟨add_eq_of_eq_sub, eq_sub_of_add_eq⟩

theorem sub_eq_iff_eq_add : a - b = c ↔ a = c + b := ⟨eq_add_of_sub_eq, sub_eq_of_eq_add⟩

theorem sub_eq_zero : a - b = 0 ↔ a = b := by rw [sub_eq_iff_eq_add, zero_add]

theorem sub_eq_zero_of_eq (h : a = b) : a - b = 0 := sub_eq_zero.mpr h

theorem sub_ne_zero : a - b ≠ 0 ↔ a ≠ b := not_congr sub_eq_zero

theorem sub_ne_zero_of_ne (h : a ≠ b) : a - b ≠ 0 := sub_ne_zero.mpr h

theorem eq_of_sub_eq_zero (h : a - b = 0) : a = b := sub_eq_zero.mp h

theorem add_eq_zero_iff_eq_neg : a + b = 0 ↔ a = -b := by
  rw [← sub_eq_zero (a := a), sub_eq_add_neg, InvolutiveNeg.neg_neg]

@[simp] theorem neg_eq_zero : -a = 0 ↔ a = 0 :=
  ⟨fun h => by rw [← add_neg_cancel a, h, add_zero], fun h => by
    rw [h, ← add_zero (-(0 : G)), neg_add_cancel]⟩

theorem neg_ne_zero : -a ≠ 0 ↔ a ≠ 0 := not_congr neg_eq_zero

@[simp] theorem sub_left_inj : b - a = c - a ↔ b = c := by
  rw [sub_eq_add_neg, sub_eq_add_neg, add_left_inj]

theorem eq_neg_of_add_eq_zero_left (h : a + b = 0) : a = -b := add_eq_zero_iff_eq_neg.mp h

theorem neg_eq_of_add_eq_zero_right (h : a + b = 0) : -a = b := AddGroup.neg_eq h

theorem neg_eq_of_add_eq_zero_left (h : a + b = 0) : -b = a := (add_eq_zero_iff_eq_neg.mp h).symm

theorem eq_neg_of_add_eq_zero_right (h : a + b = 0) : b = -a := (AddGroup.neg_eq h).symm

theorem neg_eq_iff_add_eq_zero : -a = b ↔ a + b = 0 := ⟨fun h => by rw [← h, add_neg_cancel], AddGroup.neg_eq⟩

theorem eq_neg_iff_add_eq_zero : a = -b ↔ a + b = 0 := add_eq_zero_iff_eq_neg.symm

end AddGroup

instance (priority := 100) SubtractionMonoid.toNegZeroClass [SubtractionMonoid G] : NegZeroClass G where
  neg_zero := SubtractionMonoid.neg_eq_of_add 0 0 (add_zero 0)

section SubtractionMonoid

variable [SubtractionMonoid G] {a b c d : G}

@[simp] theorem neg_inj : -a = -b ↔ a = b := ⟨fun h => by rw [← neg_neg a, h, neg_neg], fun h => h ▸ rfl⟩

theorem neg_eq_iff_eq_neg : -a = b ↔ a = -b := ⟨fun h => h ▸ (neg_neg a).symm, fun h => h ▸ neg_neg b⟩

theorem eq_neg_iff_eq_neg : a = -b ↔ b = -a := ⟨fun h => h ▸ (neg_neg b).symm, fun h => h ▸ (neg_neg a).symm⟩

theorem neg_eq_neg_iff : -a = -b ↔ a = b := neg_inj

@[simp] theorem sub_zero (a : G) : a - 0 = a := by rw [sub_eq_add_neg, neg_zero, add_zero]

@[simp] theorem zero_sub (a : G) : 0 - a = -a := by rw [sub_eq_add_neg, zero_add]

@[simp] theorem neg_add_rev (a b : G) : -(a + b) = -b + -a := SubtractionMonoid.neg_add_rev a b

@[simp] theorem neg_sub (a b : G) : -(a - b) = b - a := by
  rw [sub_eq_add_neg, neg_add_rev, neg_neg, sub_eq_add_neg]

@[simp] theorem sub_neg_eq_add (a b : G) : a - -b = a + b := by rw [sub_eq_add_neg, neg_neg]

theorem add_sub_assoc (a b c : G) : a + b - c = a + (b - c) := by
  rw [sub_eq_add_neg, add_assoc, ← sub_eq_add_neg]

theorem sub_sub_eq_add_sub' (a b c : G) : a - (b - c) = a + (c - b) := by rw [sub_eq_add_neg, neg_sub]

theorem sub_add_eq_sub_sub_swap (a b c : G) : a - (b + c) = a - c - b := by
  rw [sub_eq_add_neg, neg_add_rev, ← add_assoc, ← sub_eq_add_neg, ← sub_eq_add_neg]

end SubtractionMonoid

@[simp] theorem sub_right_inj [AddGroup G] {a b c : G} : a - b = a - c ↔ b = c := by
  rw [sub_eq_add_neg, sub_eq_add_neg, add_right_inj, neg_inj]

@[simp] theorem sub_eq_self [AddGroup G] {a b : G} : a - b = a ↔ b = 0 := by
  rw [sub_eq_add_neg, add_eq_left, neg_eq_zero]

@[simp] theorem sub_add_sub_cancel [AddGroup G] (a b c : G) : a - b + (b - c) = a - c := by
  rw [sub_eq_add_neg, sub_eq_add_neg, sub_eq_add_neg, add_assoc, neg_add_cancel_left]

@[simp] theorem sub_sub_sub_cancel_right [AddGroup G] (a b c : G) : a - c - (b - c) = a - b := by
  rw [sub_eq_add_neg (a - c), neg_sub, sub_add_sub_cancel]

@[simp] theorem add_add_neg_cancel'_right [AddCommGroup G] (a b : G) : a + (b + -a) = b := by
  rw [add_left_comm, add_neg_cancel, add_zero]

section AddCommGroup

variable [AddCommGroup G] {a b c d : G}

instance (priority := 100) AddCommGroup.toSubtractionCommMonoid : SubtractionCommMonoid G where
  add_comm := add_comm

theorem neg_add (a b : G) : -(a + b) = -a + -b := by rw [neg_add_rev, add_comm]

theorem neg_add_eq_sub (a b : G) : -a + b = b - a := by rw [add_comm, ← sub_eq_add_neg]

@[simp] theorem add_sub_cancel_left (a b : G) : a + b - a = b := by rw [add_comm, add_sub_cancel_right]

@[simp] theorem add_sub_cancel (a b : G) : a + (b - a) = b := by rw [add_comm, sub_add_cancel]

@[simp] theorem sub_sub_cancel (a b : G) : a - (a - b) = b := by
  rw [sub_eq_add_neg, neg_sub, add_sub_cancel]

@[simp] theorem sub_sub_self (a b : G) : a - (a - b) = b := sub_sub_cancel a b

theorem sub_add_eq_add_sub (a b c : G) : a - b + c = a + c - b := by
  rw [sub_eq_add_neg, sub_eq_add_neg, add_right_comm]

theorem sub_sub (a b c : G) : a - b - c = a - (b + c) := by
  rw [sub_eq_add_neg, sub_eq_add_neg, sub_eq_add_neg, neg_add, add_assoc]

theorem sub_add (a b c : G) : a - b + c = a - (b - c) := by
  rw [sub_eq_add_neg a (b - c), neg_sub, sub_eq_add_neg, sub_eq_add_neg, add_assoc, add_comm (-b)]

theorem sub_right_comm (a b c : G) : a - b - c = a - c - b := by rw [sub_sub, add_comm, ← sub_sub]

theorem sub_sub_eq_add_sub (a b c : G) : a - (b - c) = a + c - b := by rw [← sub_add, sub_add_eq_add_sub]

theorem add_sub_add_comm (a b c d : G) : a + b - (c + d) = a - c + (b - d) := by
  rw [sub_eq_add_neg, neg_add, add_add_add_comm, ← sub_eq_add_neg, ← sub_eq_add_neg]

theorem sub_add_sub_comm (a b c d : G) : a - b + (c - d) = a + c - (b + d) := (add_sub_add_comm a c b d).symm

theorem sub_sub_sub_comm (a b c d : G) : a - b - (c - d) = a - c - (b - d) := by
  rw [sub_eq_add_neg (a - b), neg_sub, sub_eq_add_neg (a - c), neg_sub, sub_eq_add_neg, sub_eq_add_neg, sub_eq_add_neg,
    sub_eq_add_neg, add_comm d, add_comm d, add_add_add_comm]

theorem add_sub_right_comm (a b c : G) : a + b - c = a - c + b := (sub_add_eq_add_sub a c b).symm

theorem add_sub_left_comm (a b c : G) : a + (b - c) = b + (a - c) := by
  rw [sub_eq_add_neg, sub_eq_add_neg, add_left_comm]

@[simp] theorem add_add_sub_cancel (a b c : G) : a + c + (b - c) = a + b := by
  rw [add_assoc, add_sub_cancel]

@[simp] theorem sub_add_add_cancel (a b c : G) : a - c + (b + c) = a + b := by
  rw [add_comm b, ← add_assoc, sub_add_cancel]

@[simp] theorem sub_add_cancel_left (a b : G) : a - (a + b) = -b := by
  rw [← sub_sub, sub_self, zero_sub]

@[simp] theorem sub_add_cancel_right (a b : G) : a - (b + a) = -b := by
  rw [add_comm, sub_add_cancel_left]

@[simp] theorem add_sub_add_right_eq_sub (a b c : G) : a + c - (b + c) = a - b := by
  rw [add_sub_add_comm, sub_self, add_zero]

@[simp] theorem add_sub_add_left_eq_sub (a b c : G) : c + a - (c + b) = a - b := by
  rw [add_sub_add_comm, sub_self, zero_add]

theorem sub_eq_iff_eq_add' : a - b = c ↔ a = b + c := by rw [sub_eq_iff_eq_add, add_comm]

theorem eq_sub_iff_add_eq' : a = b - c ↔ c + a = b := by rw [eq_sub_iff_add_eq, add_comm]

theorem eq_sub_of_add_eq' (h : c + a = b) : a = b - c := eq_sub_iff_add_eq'.mpr h

theorem sub_eq_of_eq_add' (h : a = b + c) : a - b = c := sub_eq_iff_eq_add'.mpr h

theorem eq_add_of_sub_eq' (h : a - b = c) : a = b + c := sub_eq_iff_eq_add'.mp h

theorem add_eq_of_eq_sub' (h : b = c - a) : a + b = c := eq_sub_iff_add_eq'.mp h

theorem sub_eq_sub_iff_add_eq_add : a - b = c - d ↔ a + d = c + b := by
  rw [sub_eq_iff_eq_add, sub_add_eq_add_sub, eq_sub_iff_add_eq]

theorem sub_eq_neg_add (a b : G) : a - b = -b + a := (neg_add_eq_sub b a).symm

end AddCommGroup

/-! Multiplicative groups. -/

section Group

variable [Group G] {a b c : G}

@[simp] theorem inv_mul_cancel (a : G) : a⁻¹ * a = 1 := Group.inv_mul_cancel a

private theorem Group.inv_eq (h : a * b = 1) : a⁻¹ = b := by
  rw [← mul_one a⁻¹, ← h, ← mul_assoc, inv_mul_cancel, one_mul]

@[simp] theorem mul_inv_cancel (a : G) : a * a⁻¹ = 1 := by
  rw [← inv_mul_cancel a⁻¹, Group.inv_eq (inv_mul_cancel a)]

instance (priority := 100) Group.toDivisionMonoid : DivisionMonoid G where
  inv_inv a := Group.inv_eq (inv_mul_cancel a)
  mul_inv_rev a b := Group.inv_eq (by rw [mul_assoc, ← mul_assoc b, mul_inv_cancel, one_mul, mul_inv_cancel])
  inv_eq_of_mul _ _ := Group.inv_eq

instance (priority := 100) Group.toIsLeftCancelMul : IsLeftCancelMul G where
  mul_left_cancel a b c h := by
    rw [← one_mul b, ← inv_mul_cancel a, mul_assoc, h, ← mul_assoc, inv_mul_cancel, one_mul]

instance (priority := 100) Group.toIsRightCancelMul : IsRightCancelMul G where
  mul_right_cancel b a c h := by
    rw [← mul_one a, ← mul_inv_cancel b, ← mul_assoc, h, mul_assoc, mul_inv_cancel, mul_one]

@[simp] theorem inv_mul_cancel_left (a b : G) : a⁻¹ * (a * b) = b := by rw [← mul_assoc, inv_mul_cancel, one_mul]

@[simp] theorem mul_inv_cancel_left (a b : G) : a * (a⁻¹ * b) = b := by rw [← mul_assoc, mul_inv_cancel, one_mul]

@[simp] theorem mul_inv_cancel_right (a b : G) : a * b * b⁻¹ = a := by rw [mul_assoc, mul_inv_cancel, mul_one]

@[simp] theorem inv_mul_cancel_right (a b : G) : a * b⁻¹ * b = a := by rw [mul_assoc, inv_mul_cancel, mul_one]

theorem eq_mul_inv_iff_mul_eq : a = b * c⁻¹ ↔ a * c = b :=
  ⟨fun h => by rw [h, inv_mul_cancel_right], fun h => by rw [← h, mul_inv_cancel_right]⟩

theorem mul_eq_one_iff_eq_inv : a * b = 1 ↔ a = b⁻¹ :=
  ⟨fun h => by rw [← mul_inv_cancel_right a b, h, one_mul], fun h => by rw [h, inv_mul_cancel]⟩

end Group

section DivisionMonoid

variable [DivisionMonoid G] {a b c : G}

theorem inv_eq_of_mul_eq_one_right : a * b = 1 → a⁻¹ = b := DivisionMonoid.inv_eq_of_mul a b

@[simp] theorem mul_inv_rev (a b : G) : (a * b)⁻¹ = b⁻¹ * a⁻¹ := DivisionMonoid.mul_inv_rev a b

@[simp] theorem inv_inj : a⁻¹ = b⁻¹ ↔ a = b := ⟨fun h => by rw [← inv_inv a, h, inv_inv], fun h => h ▸ rfl⟩

instance (priority := 100) DivisionMonoid.toInvOneClass : InvOneClass G where
  inv_one := inv_eq_of_mul_eq_one_right (mul_one 1)

theorem inv_eq_one_div (a : G) : a⁻¹ = 1 / a := by rw [div_eq_mul_inv, one_mul]

@[simp] theorem one_div (a : G) : 1 / a = a⁻¹ := (inv_eq_one_div a).symm

@[simp] theorem div_one (a : G) : a / 1 = a := by rw [div_eq_mul_inv, inv_one, mul_one]

@[simp] theorem inv_eq_one : a⁻¹ = 1 ↔ a = 1 := by rw [← inv_inj, inv_inv, inv_one]

theorem mul_div_assoc (a b c : G) : a * b / c = a * (b / c) := by rw [div_eq_mul_inv, mul_assoc, ← div_eq_mul_inv]

theorem mul_div_assoc' (a b c : G) : a * (b / c) = a * b / c := (mul_div_assoc a b c).symm

@[simp] theorem inv_div (a b : G) : (a / b)⁻¹ = b / a := by rw [div_eq_mul_inv, mul_inv_rev, inv_inv, div_eq_mul_inv]

theorem one_div_div (a b : G) : 1 / (a / b) = b / a := by rw [one_div, inv_div]

theorem one_div_one_div (a : G) : 1 / (1 / a) = a := by rw [one_div, one_div, inv_inv]

@[simp] theorem div_inv_eq_mul (a b : G) : a / b⁻¹ = a * b := by rw [div_eq_mul_inv, inv_inv]

theorem inv_pow (a : G) : ∀ n : Nat, a⁻¹ ^ n = (a ^ n)⁻¹
  | 0 => by rw [pow_zero, pow_zero, inv_one]
  | n + 1 => by rw [pow_succ', pow_succ, inv_pow a n, mul_inv_rev]

theorem one_div_pow (a : G) (n : Nat) : (1 / a) ^ n = 1 / a ^ n := by rw [one_div, inv_pow, one_div]

@[simp] theorem zpow_neg (a : G) : ∀ n : Int, a ^ (-n) = (a ^ n)⁻¹
  | Int.ofNat 0 => by
    rw [show (-Int.ofNat 0) = (0 : Int) from rfl, show Int.ofNat 0 = (0 : Int) from rfl, zpow_zero, inv_one]
  | Int.ofNat (n + 1) => by
    rw [show (-Int.ofNat (n + 1)) = Int.negSucc n from rfl, zpow_negSucc, show Int.ofNat (n + 1) = ((n + 1 : Nat) : Int) from rfl,
      zpow_natCast]
  | Int.negSucc n => by
    rw [show (-Int.negSucc n) = ((n + 1 : Nat) : Int) from rfl, zpow_natCast, zpow_negSucc, inv_inv]

@[simp] theorem zpow_one (a : G) : a ^ (1 : Int) = a := by
  rw [show (1 : Int) = ((1 : Nat) : Int) from rfl, zpow_natCast, pow_one]

theorem zpow_neg_one (a : G) : a ^ (-1 : Int) = a⁻¹ := by rw [zpow_neg, zpow_one]

theorem zpow_two (a : G) : a ^ (2 : Int) = a * a := by
  rw [show (2 : Int) = ((2 : Nat) : Int) from rfl, zpow_natCast, pow_two]

@[simp] theorem one_zpow : ∀ n : Int, (1 : G) ^ n = 1
  | Int.ofNat n => by rw [show Int.ofNat n = (n : Int) from rfl, zpow_natCast, one_pow]
  | Int.negSucc n => by rw [zpow_negSucc, one_pow, inv_one]

end DivisionMonoid

section DivisionCommMonoid

variable [DivisionCommMonoid G] {a b c d : G}

theorem mul_inv (a b : G) : (a * b)⁻¹ = a⁻¹ * b⁻¹ := by rw [mul_inv_rev, mul_comm]

theorem div_mul_eq_mul_div (a b c : G) : a / b * c = a * c / b := by
  rw [div_eq_mul_inv, div_eq_mul_inv, mul_right_comm]

theorem mul_div_right_comm (a b c : G) : a * b / c = a / c * b := (div_mul_eq_mul_div a c b).symm

theorem mul_comm_div (a b c : G) : a / b * c = a * (c / b) := by
  rw [div_mul_eq_mul_div, mul_div_assoc]

theorem div_mul_comm (a b c : G) : a / b * c = c / b * a := by
  rw [div_mul_eq_mul_div, div_mul_eq_mul_div, mul_comm]

theorem mul_div_left_comm (a b c : G) : a * (b / c) = b * (a / c) := by
  rw [mul_div_assoc', mul_div_assoc', mul_comm]

theorem mul_one_div (a b : G) : a * (1 / b) = a / b := by rw [one_div, ← div_eq_mul_inv]

theorem one_div_mul_eq_div (a b : G) : 1 / a * b = b / a := by rw [one_div, mul_comm, ← div_eq_mul_inv]

theorem div_div (a b c : G) : a / b / c = a / (b * c) := by
  rw [div_eq_mul_inv, div_eq_mul_inv, div_eq_mul_inv, mul_inv, mul_assoc]

theorem div_div_eq_mul_div (a b c : G) : a / (b / c) = a * c / b := by
  rw [div_eq_mul_inv, inv_div, mul_div_assoc']

theorem div_div_eq_div_mul (a b c : G) : a / b / c = a / (b * c) := div_div a b c

theorem div_right_comm (a b c : G) : a / b / c = a / c / b := by rw [div_div, mul_comm, ← div_div]

theorem div_mul_div_comm (a b c d : G) : a / b * (c / d) = a * c / (b * d) := by
  rw [div_eq_mul_inv, div_eq_mul_inv, div_eq_mul_inv, mul_inv, mul_mul_mul_comm]

theorem mul_div_mul_comm (a b c d : G) : a * b / (c * d) = a / c * (b / d) := (div_mul_div_comm a c b d).symm

theorem div_div_div_eq (a b c d : G) : a / b / (c / d) = a * d / (b * c) := by
  rw [div_div_eq_mul_div, div_mul_eq_mul_div, div_div]

theorem div_div_div_comm (a b c d : G) : a / b / (c / d) = a / c / (b / d) := by
  rw [div_div_div_eq, div_div_div_eq, mul_comm b c]

theorem div_pow (a b : G) (n : Nat) : (a / b) ^ n = a ^ n / b ^ n := by
  rw [div_eq_mul_inv, mul_pow, inv_pow, div_eq_mul_inv]

theorem one_div_mul_one_div (a b : G) : 1 / a * (1 / b) = 1 / (a * b) := by
  rw [div_mul_div_comm, one_mul]

theorem mul_zpow (a b : G) : ∀ n : Int, (a * b) ^ n = a ^ n * b ^ n
  | Int.ofNat n => by
    rw [show Int.ofNat n = (n : Int) from rfl, zpow_natCast, zpow_natCast, zpow_natCast, mul_pow]
  | Int.negSucc n => by rw [zpow_negSucc, zpow_negSucc, zpow_negSucc, mul_pow, mul_inv]

theorem div_eq_inv_mul (a b : G) : a / b = b⁻¹ * a := by rw [div_eq_mul_inv, mul_comm]

end DivisionCommMonoid

instance (priority := 100) CommGroup.toDivisionCommMonoid [CommGroup G] : DivisionCommMonoid G where
  mul_comm := mul_comm

/-! Cancellation of sums, products, quotients: further forms. -/

section Cancel

theorem add_right_injective [Add G] [IsLeftCancelAdd G] (a : G) : Function.Injective (a + ·) := fun _ _ => add_left_cancel

theorem add_left_injective [Add G] [IsRightCancelAdd G] (a : G) : Function.Injective (· + a) := fun _ _ => add_right_cancel

@[simp] theorem left_eq_add [AddMonoid M] [IsLeftCancelAdd M] {a b : M} : a = a + b ↔ b = 0 := eq_comm.trans add_eq_left

@[simp] theorem right_eq_add [AddMonoid M] [IsRightCancelAdd M] {a b : M} : b = a + b ↔ a = 0 := eq_comm.trans add_eq_right

end Cancel

section AddGroup

variable [AddGroup G] {a b c : G}

theorem add_eq_zero_iff_neg_eq : a + b = 0 ↔ -a = b :=
  ⟨neg_eq_of_add_eq_zero_right, fun h => by rw [← h, add_neg_cancel]⟩

end AddGroup

section AddCommGroup

variable [AddCommGroup G] (a b c : G)

theorem sub_sub_sub_cancel_left : c - a - (c - b) = b - a := by
  rw [sub_sub_eq_add_sub, sub_add_eq_add_sub, sub_right_comm, add_sub_cancel_left]

end AddCommGroup

section Group

variable [Group G] {a b c : G}

theorem mul_inv_eq_iff_eq_mul : a * b⁻¹ = c ↔ a = c * b := by rw [eq_comm, eq_mul_inv_iff_mul_eq, eq_comm]

theorem inv_mul_eq_iff_eq_mul : a⁻¹ * b = c ↔ b = a * c :=
  ⟨fun h => by rw [← h, mul_inv_cancel_left], fun h => by rw [h, inv_mul_cancel_left]⟩

theorem eq_inv_mul_iff_mul_eq : a = b⁻¹ * c ↔ b * a = c := by rw [eq_comm, inv_mul_eq_iff_eq_mul, eq_comm]

theorem mul_inv_eq_one : a * b⁻¹ = 1 ↔ a = b := by rw [mul_inv_eq_iff_eq_mul, one_mul]

theorem inv_mul_eq_one : a⁻¹ * b = 1 ↔ a = b := by rw [inv_mul_eq_iff_eq_mul, mul_one, eq_comm]

@[simp] theorem div_self' (a : G) : a / a = 1 := by rw [div_eq_mul_inv, mul_inv_cancel]

end Group
