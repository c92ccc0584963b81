import Mathlib.Algebra.Ring.Basic

/-!
Groups with zero, division rings and fields. Source of the names: Mathlib `Mathlib/Algebra/GroupWithZero/Basic.lean`,
`GroupWithZero/Units/Basic.lean`, `Mathlib/Algebra/Field/Basic.lean`.
-/

universe u

variable {G₀ K : Type u}

section GroupWithZero

variable [GroupWithZero G₀] {a b c d : G₀}

@[simp] theorem inv_zero : (0 : G₀)⁻¹ = 0 := GroupWithZero.inv_zero

@[simp] theorem mul_inv_cancel₀ (h : a ≠ 0) : a * a⁻¹ = 1 := GroupWithZero.mul_inv_cancel a h

private theorem GroupWithZero.inv_ne_zero' (h : a ≠ 0) : a⁻¹ ≠ 0 := fun e => by
  have := mul_inv_cancel₀ h
  rw [e, mul_zero] at this
  exact zero_ne_one this

@[simp] theorem inv_mul_cancel₀ (h : a ≠ 0) : a⁻¹ * a = 1 := by
  have h' := GroupWithZero.inv_ne_zero' h
  rw [← mul_one (a⁻¹ * a), ← mul_inv_cancel₀ h', mul_assoc, ← mul_assoc a, mul_inv_cancel₀ h, one_mul, mul_inv_cancel₀ h']

instance (priority := 100) GroupWithZero.toIsCancelMulZero : IsCancelMulZero G₀ where
  mul_left_cancel_of_ne_zero {a b c} h e := by
    rw [← one_mul b, ← inv_mul_cancel₀ h, mul_assoc, e, ← mul_assoc, inv_mul_cancel₀ h, one_mul]
  mul_right_cancel_of_ne_zero {a b c} h e := by
    rw [← mul_one a, ← mul_inv_cancel₀ h, ← mul_assoc, e, mul_assoc, mul_inv_cancel₀ h, mul_one]

private theorem GroupWithZero.inv_eq (h : a * b = 1) : a⁻¹ = b :=
  mul_left_cancel₀ (left_ne_zero_of_mul_eq_one h) ((mul_inv_cancel₀ (left_ne_zero_of_mul_eq_one h)).trans h.symm)

instance (priority := 100) GroupWithZero.toDivisionMonoid : DivisionMonoid G₀ where
  inv_inv a := (Classical.em (a = 0)).elim (fun h => by rw [h, inv_zero, inv_zero])
    (fun h => GroupWithZero.inv_eq (inv_mul_cancel₀ h))
  mul_inv_rev a b := by
    apply Classical.byCases (p := a = 0)
    · intro ha; rw [ha, zero_mul, inv_zero, mul_zero]
    · intro ha
      apply Classical.byCases (p := b = 0)
      · intro hb; rw [hb, mul_zero, inv_zero, zero_mul]
      · intro hb
        exact GroupWithZero.inv_eq (by rw [mul_assoc, ← mul_assoc b, mul_inv_cancel₀ hb, one_mul, mul_inv_cancel₀ ha])
  inv_eq_of_mul _ _ := GroupWithZero.inv_eq

@[simp] theorem inv_eq_zero : a⁻¹ = 0 ↔ a = 0 :=
  ⟨fun h => by rw [← inv_inv a, h, inv_zero], fun h => by rw [h, inv_zero]⟩

theorem inv_ne_zero (h : a ≠ 0) : a⁻¹ ≠ 0 := fun e => h (inv_eq_zero.mp e)

@[simp] theorem zero_div (a : G₀) : 0 / a = 0 := by rw [div_eq_mul_inv, zero_mul]

@[simp] theorem div_zero (a : G₀) : a / 0 = 0 := by rw [div_eq_mul_inv, inv_zero, mul_zero]

@[simp] theorem div_self (h : a ≠ 0) : a / a = 1 := by rw [div_eq_mul_inv, mul_inv_cancel₀ h]

theorem div_self_eq_one₀ : a / a = 1 ↔ a ≠ 0 :=
  ⟨fun h e => by rw [e, div_zero] at h; exact zero_ne_one h, div_self⟩

@[simp] theorem mul_inv_cancel_right₀ (h : b ≠ 0) (a : G₀) : a * b * b⁻¹ = a := by
  rw [mul_assoc, mul_inv_cancel₀ h, mul_one]

@[simp] theorem mul_inv_cancel_left₀ (h : a ≠ 0) (b : G₀) : a * (a⁻¹ * b) = b := by
  rw [← mul_assoc, mul_inv_cancel₀ h, one_mul]

@[simp] theorem inv_mul_cancel_right₀ (h : b ≠ 0) (a : G₀) : a * b⁻¹ * b = a := by
  rw [mul_assoc, inv_mul_cancel₀ h, mul_one]

@[simp] theorem inv_mul_cancel_left₀ (h : a ≠ 0) (b : G₀) : a⁻¹ * (a * b) = b := by
  rw [← mul_assoc, inv_mul_cancel₀ h, one_mul]

@[simp] theorem div_mul_cancel₀ (a : G₀) (h : b ≠ 0) : a / b * b = a := by
  rw [div_eq_mul_inv, inv_mul_cancel_right₀ h]

@[simp] theorem mul_div_cancel_right₀ (a : G₀) (h : b ≠ 0) : a * b / b = a := by
  rw [div_eq_mul_inv, mul_inv_cancel_right₀ h]

theorem div_eq_iff (hc : b ≠ 0) : a / b = c ↔ a = c * b :=
  ⟨fun h => by rw [← h, div_mul_cancel₀ a hc], fun h => by rw [h, mul_div_cancel_right₀ c hc]⟩

theorem eq_div_iff (hc : c ≠ 0) : a = b / c ↔ a * c = b := by rw [eq_comm, div_eq_iff hc, eq_comm]

theorem div_eq_of_eq_mul (hb : b ≠ 0) (h : a = c * b) : a / b = c := (div_eq_iff hb).mpr h

theorem eq_div_of_mul_eq (hc : c ≠ 0) (h : a * c = b) : a = b / c := (eq_div_iff hc).mpr h

theorem mul_inv_eq_iff_eq_mul₀ (hb : b ≠ 0) : a * b⁻¹ = c ↔ a = c * b := by rw [← div_eq_mul_inv, div_eq_iff hb]

theorem eq_mul_inv_iff_mul_eq₀ (hc : c ≠ 0) : a = b * c⁻¹ ↔ a * c = b := by rw [← div_eq_mul_inv, eq_div_iff hc]

@[simp] theorem div_eq_zero_iff : a / b = 0 ↔ a = 0 ∨ b = 0 := by rw [div_eq_mul_inv, mul_eq_zero, inv_eq_zero]

theorem div_ne_zero_iff : a / b ≠ 0 ↔ a ≠ 0 ∧ b ≠ 0 := by rw [Ne, div_eq_zero_iff, not_or]

theorem div_ne_zero (ha : a ≠ 0) (hb : b ≠ 0) : a / b ≠ 0 := div_ne_zero_iff.mpr ⟨ha, hb⟩

theorem div_eq_one_iff_eq (hb : b ≠ 0) : a / b = 1 ↔ a = b := by rw [div_eq_iff hb, one_mul]

@[simp] theorem div_left_inj' (hc : c ≠ 0) : a / c = b / c ↔ a = b := by rw [div_eq_iff hc, div_mul_cancel₀ b hc]

theorem one_div_ne_zero (h : a ≠ 0) : 1 / a ≠ 0 := by rw [one_div]; exact inv_ne_zero h

theorem one_div_mul_cancel (h : a ≠ 0) : 1 / a * a = 1 := div_mul_cancel₀ 1 h

theorem mul_one_div_cancel (h : a ≠ 0) : a * (1 / a) = 1 := by rw [one_div, mul_inv_cancel₀ h]

theorem eq_inv_of_mul_eq_one_left (h : a * b = 1) : a = b⁻¹ := by
  rw [← GroupWithZero.inv_eq h, inv_inv]

theorem zero_zpow {G₀ : Type u} [GroupWithZero G₀] : ∀ n : ℤ, n ≠ 0 → (0 : G₀) ^ n = 0
  | (n : ℕ), h => by rw [zpow_natCast]; exact zero_pow (fun e => h (by rw [e]; rfl))
  | Int.negSucc n, _ => by rw [zpow_negSucc, zero_pow (Nat.succ_ne_zero n), inv_zero]

@[elab_as_elim] theorem Int.induction_on {motive : ℤ → Prop} (i : ℤ) (zero : motive 0)
    (succ : ∀ i : ℕ, motive i → motive (i + 1)) (pred : ∀ i : ℕ, motive (-i) → motive (-i - 1)) : motive i := by
  have pos : ∀ n : ℕ, motive n := fun n => by
    induction n with
    | zero => exact zero
    | succ n ih => exact succ n ih
  have neg : ∀ n : ℕ, motive (-(n : ℤ)) := fun n => by
    induction n with
    | zero => exact zero
    | succ n ih =>
      rw [Int.natCast_succ, Int.neg_add, ← Int.sub_eq_add_neg]
      exact pred n ih
  cases i with
  | ofNat n => exact pos n
  | negSucc n => exact neg (n + 1)

theorem zpow_add_one₀ (ha : a ≠ 0) : ∀ n : ℤ, a ^ (n + 1) = a ^ n * a
  | (n : ℕ) => by rw [← Int.natCast_succ, zpow_natCast, zpow_natCast, pow_succ]
  | Int.negSucc 0 => by
    rw [show Int.negSucc 0 + 1 = 0 from rfl, zpow_zero, zpow_negSucc, Nat.zero_add, pow_one, inv_mul_cancel₀ ha]
  | Int.negSucc (n + 1) => by
    rw [show Int.negSucc (n + 1) + 1 = Int.negSucc n from rfl, zpow_negSucc, zpow_negSucc, pow_succ' a (n + 1), mul_inv_rev,
      inv_mul_cancel_right₀ ha]

theorem zpow_sub_one₀ (ha : a ≠ 0) (n : ℤ) : a ^ (n - 1) = a ^ n * a⁻¹ := by
  have := zpow_add_one₀ ha (n - 1)
  rw [Int.sub_add_cancel] at this
  rw [this, mul_inv_cancel_right₀ ha]

theorem zpow_add₀ (ha : a ≠ 0) (m n : ℤ) : a ^ (m + n) = a ^ m * a ^ n := by
  induction n using Int.induction_on with
  | zero => rw [Int.add_zero, zpow_zero, mul_one]
  | succ n ih => rw [← Int.add_assoc, zpow_add_one₀ ha, ih, zpow_add_one₀ ha, mul_assoc]
  | pred n ih => rw [← Int.add_sub_assoc, zpow_sub_one₀ ha, ih, zpow_sub_one₀ ha, mul_assoc]

theorem zpow_sub₀ (ha : a ≠ 0) (m n : ℤ) : a ^ (m - n) = a ^ m / a ^ n := by
  rw [Int.sub_eq_add_neg, zpow_add₀ ha, zpow_neg, div_eq_mul_inv]

theorem zpow_ne_zero (n : ℤ) (ha : a ≠ 0) : a ^ n ≠ 0 := by
  cases n with
  | ofNat n => rw [show Int.ofNat n = (n : ℤ) from rfl, zpow_natCast]; exact pow_ne_zero n ha
  | negSucc n => rw [zpow_negSucc]; exact inv_ne_zero (pow_ne_zero (n + 1) ha)

theorem pow_sub₀ (a : G₀) {m n : ℕ} (ha : a ≠ 0) (h : n ≤ m) : a ^ (m - n) = a ^ m * (a ^ n)⁻¹ := by
  rw [eq_mul_inv_iff_mul_eq₀ (pow_ne_zero n ha), pow_sub_mul_pow a h]

end GroupWithZero

section CommGroupWithZero

variable [CommGroupWithZero G₀] {a b c d : G₀}

instance (priority := 100) CommGroupWithZero.toDivisionCommMonoid : DivisionCommMonoid G₀ where
  mul_comm := mul_comm

@[simp] theorem mul_div_cancel_left₀ (b : G₀) (h : a ≠ 0) : a * b / a = b := by
  rw [mul_comm, mul_div_cancel_right₀ b h]

theorem mul_div_cancel₀ (a : G₀) (h : b ≠ 0) : b * (a / b) = a := by rw [mul_comm, div_mul_cancel₀ a h]

theorem mul_div_cancel_of_imp' (h : b = 0 → a = 0) : b * (a / b) = a := by
  apply Classical.byCases (p := b = 0)
  · intro hb; rw [h hb, hb, zero_mul]
  · intro hb; exact mul_div_cancel₀ a hb

theorem div_eq_div_iff (hb : b ≠ 0) (hd : d ≠ 0) : a / b = c / d ↔ a * d = c * b := by
  rw [div_eq_iff hb, div_mul_eq_mul_div, eq_div_iff hd]

theorem div_eq_iff' (hb : b ≠ 0) : a / b = c ↔ a = b * c := by rw [div_eq_iff hb, mul_comm]

theorem eq_div_iff_mul_eq' (hc : c ≠ 0) : a = b / c ↔ c * a = b := by rw [eq_div_iff hc, mul_comm]

theorem mul_div_mul_left (a b : G₀) (hc : c ≠ 0) : c * a / (c * b) = a / b := by
  rw [mul_div_mul_comm, div_self hc, one_mul]

theorem mul_div_mul_right (a b : G₀) (hc : c ≠ 0) : a * c / (b * c) = a / b := by
  rw [mul_div_mul_comm, div_self hc, mul_one]

theorem div_mul_cancel_left₀ (ha : a ≠ 0) (b : G₀) : a / (a * b) = b⁻¹ := by
  rw [← div_div, div_self ha, one_div]

theorem div_div_cancel₀ (ha : a ≠ 0) : a / (a / b) = b := by
  rw [div_div_eq_mul_div, mul_div_cancel_left₀ b ha]

theorem div_mul_div_cancel₀ (a c : G₀) (hb : b ≠ 0) : a / b * (b / c) = a / c := by
  rw [← mul_div_assoc, div_mul_cancel₀ a hb]

theorem inv_mul_eq_iff_eq_mul₀ (ha : a ≠ 0) : a⁻¹ * b = c ↔ b = a * c := by
  rw [mul_comm, mul_inv_eq_iff_eq_mul₀ ha, mul_comm]

end CommGroupWithZero

section DivisionRing

variable [DivisionRing K] {a b c d : K}

instance (priority := 100) DivisionRing.isDomain : IsDomain K where
  toIsCancelMulZero := GroupWithZero.toIsCancelMulZero
  toNontrivial := DivisionRing.toNontrivial

theorem add_div (a b c : K) : (a + b) / c = a / c + b / c := by
  rw [div_eq_mul_inv, div_eq_mul_inv, div_eq_mul_inv, add_mul]

theorem sub_div (a b c : K) : (a - b) / c = a / c - b / c := by
  rw [div_eq_mul_inv, div_eq_mul_inv, div_eq_mul_inv, sub_mul]

theorem div_add_div_same (a b c : K) : a / c + b / c = (a + b) / c := (add_div a b c).symm

theorem div_sub_div_same (a b c : K) : a / c - b / c = (a - b) / c := (sub_div a b c).symm

theorem neg_div (a b : K) : -b / a = -(b / a) := by rw [div_eq_mul_inv, div_eq_mul_inv, neg_mul]

theorem neg_div' (a b : K) : -(b / a) = -b / a := (neg_div a b).symm

theorem inv_neg : (-a)⁻¹ = -a⁻¹ := by
  apply Classical.byCases (p := a = 0)
  · intro h; rw [h, neg_zero, inv_zero, neg_zero]
  · intro h; exact inv_eq_of_mul_eq_one_right (by rw [neg_mul_neg, mul_inv_cancel₀ h])

@[simp] theorem div_neg (a : K) : a / -b = -(a / b) := by
  rw [div_eq_mul_inv, inv_neg, mul_neg, ← div_eq_mul_inv]

theorem neg_div_neg_eq (a b : K) : -a / -b = a / b := by rw [div_neg, neg_div, neg_neg]

theorem one_div_neg_eq_neg_one_div (a : K) : 1 / -a = -(1 / a) := div_neg 1

theorem same_add_div (h : b ≠ 0) : (b + a) / b = 1 + a / b := by rw [add_div, div_self h]

theorem div_add_same (h : b ≠ 0) : (a + b) / b = a / b + 1 := by rw [add_div, div_self h]

theorem one_add_div (h : b ≠ 0) : 1 + a / b = (b + a) / b := (same_add_div h).symm

theorem div_add_one (h : b ≠ 0) : a / b + 1 = (a + b) / b := (div_add_same h).symm

theorem one_sub_div (h : b ≠ 0) : 1 - a / b = (b - a) / b := by rw [sub_div, div_self h]

theorem div_sub_one (h : b ≠ 0) : a / b - 1 = (a - b) / b := by rw [sub_div, div_self h]

@[simp] theorem add_self_div_two [CharZero K] (a : K) : (a + a) / 2 = a := by
  rw [← mul_two, mul_div_cancel_right₀ a two_ne_zero]

@[simp] theorem add_halves [CharZero K] (a : K) : a / 2 + a / 2 = a := by rw [← add_div, add_self_div_two]

@[simp] theorem sub_half [CharZero K] (a : K) : a - a / 2 = a / 2 := sub_eq_of_eq_add (add_halves a).symm

end DivisionRing

section Field

variable [Field K] {a b c d : K}

theorem div_add_div (a : K) (c : K) (hb : b ≠ 0) (hd : d ≠ 0) : a / b + c / d = (a * d + b * c) / (b * d) := by
  rw [← mul_div_mul_right a b hd, ← mul_div_mul_left c d hb, div_add_div_same]

theorem div_sub_div (a : K) (c : K) (hb : b ≠ 0) (hd : d ≠ 0) : a / b - c / d = (a * d - b * c) / (b * d) := by
  rw [← mul_div_mul_right a b hd, ← mul_div_mul_left c d hb, div_sub_div_same]

theorem div_add' (a b c : K) (hc : c ≠ 0) : a / c + b = (a + b * c) / c := by
  rw [add_div, mul_div_cancel_right₀ b hc]

theorem add_div' (a b c : K) (hc : c ≠ 0) : b + a / c = (b * c + a) / c := by
  rw [add_div, mul_div_cancel_right₀ b hc]

theorem sub_div' {a b c : K} (hc : c ≠ 0) : b - a / c = (b * c - a) / c := by
  rw [sub_div, mul_div_cancel_right₀ b hc]

theorem div_sub' {a b c : K} (hc : c ≠ 0) : a / c - b = (a - c * b) / c := by
  rw [sub_div, mul_div_cancel_left₀ b hc]

theorem inv_add_inv (ha : a ≠ 0) (hb : b ≠ 0) : a⁻¹ + b⁻¹ = (a + b) / (a * b) := by
  rw [inv_eq_one_div, inv_eq_one_div b, div_add_div _ _ ha hb, one_mul, mul_one, add_comm]

theorem inv_sub_inv (ha : a ≠ 0) (hb : b ≠ 0) : a⁻¹ - b⁻¹ = (b - a) / (a * b) := by
  rw [inv_eq_one_div, inv_eq_one_div b, div_sub_div _ _ ha hb, one_mul, mul_one]

end Field

section GroupWithZero

variable {G₀ : Type u} [GroupWithZero G₀] {a b c d : G₀}

theorem eq_inv_of_mul_eq_one_right {G : Type u} [DivisionMonoid G] {a b : G} (h : a * b = 1) : b = a⁻¹ :=
  (inv_eq_of_mul_eq_one_right h).symm

end GroupWithZero

section DivisionMonoid

theorem inv_injective {G : Type u} [InvolutiveInv G] : Function.Injective (Inv.inv : G → G) :=
  fun a b h => by rw [← inv_inv a, h, inv_inv]

theorem inv_eq_iff_eq_inv {G : Type u} [InvolutiveInv G] {a b : G} : a⁻¹ = b ↔ a = b⁻¹ :=
  ⟨fun h => by rw [← h, inv_inv], fun h => by rw [h, inv_inv]⟩

theorem div_eq_mul_one_div {G : Type u} [DivisionMonoid G] (a b : G) : a / b = a * (1 / b) := by rw [one_div, div_eq_mul_inv]

theorem mul_div {G : Type u} [DivisionMonoid G] (a b c : G) : a * (b / c) = a * b / c := (mul_div_assoc a b c).symm

variable {G : Type u} [DivisionCommMonoid G] (a b c d : G)

theorem inv_mul_eq_div : a⁻¹ * b = b / a := by rw [mul_comm, div_eq_mul_inv]

end DivisionMonoid

section CommGroupWithZero

variable {G₀ : Type u} [CommGroupWithZero G₀] {a b c d : G₀}

theorem div_right_inj' (ha : a ≠ 0) : a / b = a / c ↔ b = c := by
  rw [div_eq_mul_inv, div_eq_mul_inv, mul_right_inj' ha, inv_inj]

end CommGroupWithZero

section Field

variable {K : Type u} [DivisionRing K] {a b c d : K}

theorem same_sub_div (h : b ≠ 0) : (b - a) / b = 1 - a / b := by rw [sub_div, div_self h]

theorem div_sub_same (h : b ≠ 0) : (a - b) / b = a / b - 1 := by rw [sub_div, div_self h]

theorem one_div_add_one_div {K : Type u} [Field K] {a b : K} (ha : a ≠ 0) (hb : b ≠ 0) : 1 / a + 1 / b = (a + b) / (a * b) := by
  rw [div_add_div _ _ ha hb, one_mul, mul_one, add_comm]

end Field
