prelude
import Init.Data.Int.Basic

namespace Int

variable {a b c d : Int} {m n : Nat}

theorem le_def {a b : Int} : a ≤ b ↔ NonNeg (b - a) := Iff.rfl

theorem lt_iff_add_one_le {a b : Int} : a < b ↔ a + 1 ≤ b := Iff.rfl

theorem nonneg_def {a : Int} : NonNeg a ↔ ∃ n : Nat, a = n :=
  match a with
  | ofNat n => Iff.intro (fun _ => Exists.intro n rfl) (fun _ => NonNeg.mk n)
  | negSucc n => Iff.intro (fun h => absurd h (not_nonNeg_negSucc n)) (fun e => Exists.elim e (fun _ h => Int.noConfusion h))

private theorem nonneg_of_natCast (n : Nat) : NonNeg (n : Int) := NonNeg.mk n

theorem le.intro_sub {a b : Int} (n : Nat) (h : b - a = n) : a ≤ b := by
  show NonNeg (b - a)
  rw [h]
  exact NonNeg.mk n

theorem le.intro {a b : Int} (n : Nat) (h : a + n = b) : a ≤ b :=
  le.intro_sub n (by rw [← h, Int.add_sub_cancel_left])

theorem le.dest_sub {a b : Int} (h : a ≤ b) : ∃ n : Nat, b - a = n := nonneg_def.mp h

theorem le.dest {a b : Int} (h : a ≤ b) : ∃ n : Nat, a + n = b :=
  Exists.elim (le.dest_sub h) (fun n e => Exists.intro n (by rw [← e, Int.add_comm, Int.sub_add_cancel]))

@[simp] theorem ofNat_le {m n : Nat} : ((m : Int) ≤ (n : Int)) ↔ m ≤ n :=
  Iff.intro
    (fun h => Exists.elim (le.dest h) (fun k e => Nat.le.intro (k := k) (ofNat_inj.mp e)))
    (fun h => Exists.elim (Nat.le.dest h) (fun k e => le.intro k (congrArg ofNat e)))

@[simp] theorem natCast_le {m n : Nat} : ((m : Int) ≤ (n : Int)) ↔ m ≤ n := ofNat_le

theorem ofNat_zero_le (n : Nat) : 0 ≤ (n : Int) := ofNat_le.mpr (Nat.zero_le n)

theorem natCast_nonneg (n : Nat) : 0 ≤ (n : Int) := ofNat_zero_le n

theorem ofNat_nonneg (n : Nat) : 0 ≤ (n : Int) := ofNat_zero_le n

@[simp] theorem ofNat_lt {n m : Nat} : (n : Int) < (m : Int) ↔ n < m := ofNat_le

@[simp] theorem natCast_lt {n m : Nat} : (n : Int) < (m : Int) ↔ n < m := ofNat_le

theorem natCast_pos {n : Nat} : 0 < (n : Int) ↔ 0 < n := ofNat_lt

theorem ofNat_pos {n : Nat} : 0 < (n : Int) ↔ 0 < n := ofNat_lt

theorem natCast_succ_pos (n : Nat) : 0 < ((n.succ : Nat) : Int) := ofNat_pos.mpr (Nat.succ_pos n)

@[simp] theorem natCast_eq_zero {n : Nat} : ((n : Int) = 0) ↔ n = 0 := ofNat_inj

theorem natCast_ne_zero {n : Nat} : ((n : Int) ≠ 0) ↔ n ≠ 0 := Iff.not natCast_eq_zero

theorem eq_ofNat_of_zero_le {a : Int} (h : 0 ≤ a) : ∃ n : Nat, a = n :=
  Exists.elim (le.dest h) (fun n e => Exists.intro n (by rw [← e, Int.zero_add]))

theorem eq_succ_of_zero_lt {a : Int} (h : 0 < a) : ∃ n : Nat, a = n.succ :=
  Exists.elim (le.dest h) (fun n e => Exists.intro n (by
    rw [← e, Int.zero_add, Int.add_comm]
    rfl))

@[simp] protected theorem le_refl (a : Int) : a ≤ a := le.intro 0 (Int.add_zero a)

protected theorem le_rfl {a : Int} : a ≤ a := Int.le_refl a

protected theorem le_of_eq {a b : Int} (h : a = b) : a ≤ b := by rw [h]; exact Int.le_refl b

protected theorem le_trans {a b c : Int} (h₁ : a ≤ b) (h₂ : b ≤ c) : a ≤ c :=
  Exists.elim (le.dest h₁) (fun n hn => Exists.elim (le.dest h₂) (fun m hm =>
    le.intro (n + m) (by rw [← hm, ← hn, Int.add_assoc, natCast_add])))

protected theorem le_antisymm {a b : Int} (h₁ : a ≤ b) (h₂ : b ≤ a) : a = b :=
  Exists.elim (le.dest h₁) (fun n hn => Exists.elim (le.dest h₂) (fun m hm => by
    have e : a + ((n + m : Nat) : Int) = a + 0 := by rw [natCast_add, ← Int.add_assoc, hn, hm, Int.add_zero]
    have z : n + m = 0 := ofNat_inj.mp (Int.add_left_cancel e)
    rw [← hn, Nat.eq_zero_of_add_eq_zero_right z, natCast_zero, Int.add_zero]))

protected theorem le_total (a b : Int) : a ≤ b ∨ b ≤ a := by
  have h : NonNeg (b - a) ∨ NonNeg (-(b - a)) :=
    match b - a with
    | ofNat n => Or.inl (NonNeg.mk n)
    | negSucc n => Or.inr (NonNeg.mk (n + 1))
  rw [Int.neg_sub] at h
  exact h

theorem lt_add_one_self (a : Int) : a < a + 1 := Int.le_refl (a + 1)

protected theorem lt_irrefl (a : Int) : ¬a < a := fun h =>
  Exists.elim (le.dest h) (fun n e => by
    have z : ((1 + n : Nat) : Int) = ((0 : Nat) : Int) := by
      rw [natCast_add]
      exact Int.add_left_cancel (a := a) (by rw [← Int.add_assoc, natCast_one, e, natCast_zero, Int.add_zero])
    have w := ofNat_inj.mp z
    rw [Nat.add_comm] at w
    exact Nat.succ_ne_zero n w)

protected theorem le_of_lt {a b : Int} (h : a < b) : a ≤ b :=
  Int.le_trans (le.intro 1 rfl) h

protected theorem ne_of_lt {a b : Int} (h : a < b) : a ≠ b := fun e => Int.lt_irrefl b (by rw [e] at h; exact h)

protected theorem ne_of_gt {a b : Int} (h : b < a) : a ≠ b := fun e => Int.ne_of_lt h (Eq.symm e)

protected theorem lt_of_lt_of_le {a b c : Int} (h₁ : a < b) (h₂ : b ≤ c) : a < c := Int.le_trans h₁ h₂

protected theorem add_le_add_left {a b : Int} (h : a ≤ b) (c : Int) : c + a ≤ c + b :=
  Exists.elim (le.dest h) (fun n e => le.intro n (by rw [Int.add_assoc, e]))

protected theorem add_le_add_right {a b : Int} (h : a ≤ b) (c : Int) : a + c ≤ b + c := by
  rw [Int.add_comm a c, Int.add_comm b c]
  exact Int.add_le_add_left h c

protected theorem add_le_add {a b c d : Int} (h₁ : a ≤ b) (h₂ : c ≤ d) : a + c ≤ b + d :=
  Int.le_trans (Int.add_le_add_right h₁ c) (Int.add_le_add_left h₂ b)

protected theorem lt_of_le_of_lt {a b c : Int} (h₁ : a ≤ b) (h₂ : b < c) : a < c :=
  Int.le_trans (Int.add_le_add_right h₁ 1) h₂

protected theorem lt_trans {a b c : Int} (h₁ : a < b) (h₂ : b < c) : a < c := Int.lt_of_le_of_lt (Int.le_of_lt h₁) h₂

protected theorem not_le_of_gt {a b : Int} (h : a < b) : ¬b ≤ a := fun h' => Int.lt_irrefl a (Int.lt_of_lt_of_le h h')

protected theorem not_lt_of_ge {a b : Int} (h : b ≤ a) : ¬a < b := fun h' => Int.lt_irrefl a (Int.lt_of_lt_of_le h' h)

protected theorem lt_of_not_ge {a b : Int} (h : ¬a ≤ b) : b < a :=
  Or.elim (Int.le_total a b) (fun h' => absurd h' h) (fun h' =>
    Exists.elim (le.dest h') (fun n e =>
      match n, e with
      | 0, e => absurd (Int.le_of_eq (by rw [← e, natCast_zero, Int.add_zero])) h
      | n + 1, e => le.intro n (by rw [← e, natCast_add_one, Int.add_assoc, Int.add_comm 1 (n : Int)])))

protected theorem lt_of_not_le {a b : Int} (h : ¬a ≤ b) : b < a := Int.lt_of_not_ge h

protected theorem le_of_not_gt {a b : Int} (h : ¬b < a) : a ≤ b :=
  Decidable.byContradiction (fun h' => h (Int.lt_of_not_ge h'))

protected theorem not_le_of_lt {a b : Int} (h : a < b) : ¬b ≤ a := Int.not_le_of_gt h

@[simp] protected theorem not_le {a b : Int} : ¬a ≤ b ↔ b < a := Iff.intro Int.lt_of_not_ge Int.not_le_of_gt

@[simp] protected theorem not_lt {a b : Int} : ¬a < b ↔ b ≤ a := Iff.intro Int.le_of_not_gt Int.not_lt_of_ge

protected theorem lt_or_ge (a b : Int) : a < b ∨ b ≤ a :=
  Or.elim (Decidable.em (b ≤ a)) Or.inr (fun h => Or.inl (Int.lt_of_not_ge h))

protected theorem lt_or_le (a b : Int) : a < b ∨ b ≤ a := Int.lt_or_ge a b

protected theorem le_or_lt (a b : Int) : a ≤ b ∨ b < a := Or.symm (Int.lt_or_ge b a)

protected theorem lt_iff_le_and_ne {a b : Int} : a < b ↔ a ≤ b ∧ a ≠ b :=
  Iff.intro (fun h => And.intro (Int.le_of_lt h) (Int.ne_of_lt h))
    (fun h => Int.lt_of_not_ge (fun h' => h.right (Int.le_antisymm h.left h')))

protected theorem lt_of_le_of_ne {a b : Int} (h₁ : a ≤ b) (h₂ : a ≠ b) : a < b :=
  Int.lt_iff_le_and_ne.mpr (And.intro h₁ h₂)

protected theorem le_iff_lt_or_eq {a b : Int} : a ≤ b ↔ a < b ∨ a = b :=
  Iff.intro
    (fun h => Or.elim (Decidable.em (a = b)) Or.inr (fun ne => Or.inl (Int.lt_of_le_of_ne h ne)))
    (fun h => Or.elim h Int.le_of_lt Int.le_of_eq)

protected theorem lt_or_eq_of_le {a b : Int} (h : a ≤ b) : a < b ∨ a = b := Int.le_iff_lt_or_eq.mp h

protected theorem lt_iff_le_not_le {a b : Int} : a < b ↔ a ≤ b ∧ ¬b ≤ a :=
  Iff.intro (fun h => And.intro (Int.le_of_lt h) (Int.not_le_of_gt h)) (fun h => Int.lt_of_not_ge h.right)

protected theorem lt_or_gt_of_ne {a b : Int} (h : a ≠ b) : a < b ∨ b < a :=
  Or.elim (Int.lt_or_ge a b) Or.inl (fun h' => Or.inr (Int.lt_of_le_of_ne h' (fun e => h (Eq.symm e))))

protected theorem lt_or_lt_of_ne {a b : Int} (h : a ≠ b) : a < b ∨ b < a := Int.lt_or_gt_of_ne h

protected theorem ne_iff_lt_or_gt {a b : Int} : a ≠ b ↔ a < b ∨ b < a :=
  Iff.intro Int.lt_or_gt_of_ne (fun h => Or.elim h Int.ne_of_lt Int.ne_of_gt)

protected theorem lt_trichotomy (a b : Int) : a < b ∨ a = b ∨ b < a :=
  Or.elim (Int.lt_or_ge a b) Or.inl (fun h => Or.inr (Or.elim (Int.lt_or_eq_of_le h) Or.inr (fun e => Or.inl (Eq.symm e))))

protected theorem lt_asymm {a b : Int} (h : a < b) : ¬b < a := Int.not_lt_of_ge (Int.le_of_lt h)

theorem add_one_le_iff {a b : Int} : a + 1 ≤ b ↔ a < b := Iff.rfl

theorem lt_add_one_iff {a b : Int} : a < b + 1 ↔ a ≤ b :=
  Iff.intro
    (fun h => Exists.elim (le.dest h) (fun n e => le.intro n (by
      rw [Int.add_right_comm] at e
      exact Int.add_right_cancel e)))
    (fun h => Int.add_le_add_right h 1)

theorem lt_add_one_of_le {a b : Int} (h : a ≤ b) : a < b + 1 := lt_add_one_iff.mpr h

theorem le_of_lt_add_one {a b : Int} (h : a < b + 1) : a ≤ b := lt_add_one_iff.mp h

theorem le_sub_one_iff {a b : Int} : a ≤ b - 1 ↔ a < b := by
  rw [← lt_add_one_iff, Int.sub_add_cancel]

theorem le_sub_one_of_lt {a b : Int} (h : a < b) : a ≤ b - 1 := le_sub_one_iff.mpr h

theorem sub_one_lt_of_le {a b : Int} (h : a ≤ b) : a - 1 < b := by
  show a - 1 + 1 ≤ b
  rw [Int.sub_add_cancel]
  exact h

instance instTransLe : Trans (fun (a b : Int) => a ≤ b) (fun (a b : Int) => a ≤ b) (fun (a b : Int) => a ≤ b) where
  trans := Int.le_trans

instance instTransLt : Trans (fun (a b : Int) => a < b) (fun (a b : Int) => a < b) (fun (a b : Int) => a < b) where
  trans := Int.lt_trans

instance instTransLeLt : Trans (fun (a b : Int) => a ≤ b) (fun (a b : Int) => a < b) (fun (a b : Int) => a < b) where
  trans := Int.lt_of_le_of_lt

instance instTransLtLe : Trans (fun (a b : Int) => a < b) (fun (a b : Int) => a ≤ b) (fun (a b : Int) => a < b) where
  trans := Int.lt_of_lt_of_le

/-! Order and the operations. -/

protected theorem add_lt_add_left {a b : Int} (h : a < b) (c : Int) : c + a < c + b := by
  show c + a + 1 ≤ c + b
  rw [Int.add_assoc]
  exact Int.add_le_add_left h c

protected theorem add_lt_add_right {a b : Int} (h : a < b) (c : Int) : a + c < b + c := by
  rw [Int.add_comm a c, Int.add_comm b c]
  exact Int.add_lt_add_left h c

protected theorem add_lt_add {a b c d : Int} (h₁ : a < b) (h₂ : c < d) : a + c < b + d :=
  Int.lt_trans (Int.add_lt_add_right h₁ c) (Int.add_lt_add_left h₂ b)

protected theorem add_lt_add_of_le_of_lt {a b c d : Int} (h₁ : a ≤ b) (h₂ : c < d) : a + c < b + d :=
  Int.lt_of_le_of_lt (Int.add_le_add_right h₁ c) (Int.add_lt_add_left h₂ b)

protected theorem add_lt_add_of_lt_of_le {a b c d : Int} (h₁ : a < b) (h₂ : c ≤ d) : a + c < b + d :=
  Int.lt_of_lt_of_le (Int.add_lt_add_right h₁ c) (Int.add_le_add_left h₂ b)

protected theorem le_of_add_le_add_left {a b c : Int} (h : a + b ≤ a + c) : b ≤ c := by
  have e := Int.add_le_add_left h (-a)
  rw [Int.neg_add_cancel_left, Int.neg_add_cancel_left] at e
  exact e

protected theorem le_of_add_le_add_right {a b c : Int} (h : a + b ≤ c + b) : a ≤ c := by
  rw [Int.add_comm a b, Int.add_comm c b] at h
  exact Int.le_of_add_le_add_left h

protected theorem lt_of_add_lt_add_left {a b c : Int} (h : a + b < a + c) : b < c := by
  have e := Int.add_lt_add_left h (-a)
  rw [Int.neg_add_cancel_left, Int.neg_add_cancel_left] at e
  exact e

protected theorem lt_of_add_lt_add_right {a b c : Int} (h : a + b < c + b) : a < c := by
  rw [Int.add_comm a b, Int.add_comm c b] at h
  exact Int.lt_of_add_lt_add_left h

@[simp] protected theorem add_le_add_iff_left (a : Int) {b c : Int} : a + b ≤ a + c ↔ b ≤ c :=
  Iff.intro Int.le_of_add_le_add_left (fun h => Int.add_le_add_left h a)

@[simp] protected theorem add_le_add_iff_right {a b : Int} (c : Int) : a + c ≤ b + c ↔ a ≤ b :=
  Iff.intro Int.le_of_add_le_add_right (fun h => Int.add_le_add_right h c)

@[simp] protected theorem add_lt_add_iff_left {a b : Int} (c : Int) : c + a < c + b ↔ a < b :=
  Iff.intro Int.lt_of_add_lt_add_left (fun h => Int.add_lt_add_left h c)

@[simp] protected theorem add_lt_add_iff_right {a b : Int} (c : Int) : a + c < b + c ↔ a < b :=
  Iff.intro Int.lt_of_add_lt_add_right (fun h => Int.add_lt_add_right h c)

protected theorem sub_nonneg_of_le {a b : Int} (h : b ≤ a) : 0 ≤ a - b := by
  rw [← Int.sub_self b]
  exact Int.add_le_add_right h (-b)

protected theorem le_of_sub_nonneg {a b : Int} (h : 0 ≤ a - b) : b ≤ a := by
  have e := Int.add_le_add_right h b
  rw [Int.zero_add, Int.sub_add_cancel] at e
  exact e

@[simp] protected theorem sub_nonneg {a b : Int} : 0 ≤ a - b ↔ b ≤ a :=
  Iff.intro Int.le_of_sub_nonneg Int.sub_nonneg_of_le

protected theorem sub_pos_of_lt {a b : Int} (h : b < a) : 0 < a - b := by
  rw [← Int.sub_self b]
  exact Int.add_lt_add_right h (-b)

protected theorem lt_of_sub_pos {a b : Int} (h : 0 < a - b) : b < a := by
  have e := Int.add_lt_add_right h b
  rw [Int.zero_add, Int.sub_add_cancel] at e
  exact e

@[simp] protected theorem sub_pos {a b : Int} : 0 < a - b ↔ b < a := Iff.intro Int.lt_of_sub_pos Int.sub_pos_of_lt

protected theorem sub_nonpos_of_le {a b : Int} (h : a ≤ b) : a - b ≤ 0 := by
  rw [← Int.sub_self b]
  exact Int.add_le_add_right h (-b)

protected theorem neg_le_neg {a b : Int} (h : a ≤ b) : -b ≤ -a := by
  have e := Int.add_le_add_left h (-a + -b)
  rw [Int.add_assoc, Int.add_assoc, Int.add_left_neg, Int.add_zero, Int.add_comm (-b) a, Int.neg_add_cancel_left] at e
  exact e

protected theorem le_of_neg_le_neg {a b : Int} (h : -b ≤ -a) : a ≤ b := by
  rw [← Int.neg_neg a, ← Int.neg_neg b]
  exact Int.neg_le_neg h

protected theorem neg_lt_neg {a b : Int} (h : a < b) : -b < -a :=
  Int.lt_of_not_ge (fun h' => Int.not_le_of_gt h (Int.le_of_neg_le_neg h'))

protected theorem lt_of_neg_lt_neg {a b : Int} (h : -b < -a) : a < b :=
  Int.lt_of_not_ge (fun h' => Int.not_le_of_gt h (Int.neg_le_neg h'))

@[simp] protected theorem neg_le_neg_iff {a b : Int} : -a ≤ -b ↔ b ≤ a := Iff.intro Int.le_of_neg_le_neg Int.neg_le_neg

@[simp] protected theorem neg_lt_neg_iff {a b : Int} : -a < -b ↔ b < a := Iff.intro Int.lt_of_neg_lt_neg Int.neg_lt_neg

protected theorem neg_nonneg_of_nonpos {a : Int} (h : a ≤ 0) : 0 ≤ -a := by
  have e := Int.neg_le_neg h
  rw [Int.neg_zero] at e
  exact e

protected theorem neg_nonpos_of_nonneg {a : Int} (h : 0 ≤ a) : -a ≤ 0 := by
  have e := Int.neg_le_neg h
  rw [Int.neg_zero] at e
  exact e

protected theorem neg_nonneg {a : Int} : 0 ≤ -a ↔ a ≤ 0 :=
  Iff.intro (fun h => by rw [← Int.neg_neg a]; exact Int.neg_nonpos_of_nonneg h) Int.neg_nonneg_of_nonpos

protected theorem neg_nonpos_iff (i : Int) : -i ≤ 0 ↔ 0 ≤ i :=
  Iff.intro (fun h => by rw [← Int.neg_neg i]; exact Int.neg_nonneg_of_nonpos h) Int.neg_nonpos_of_nonneg

protected theorem neg_pos_of_neg {a : Int} (h : a < 0) : 0 < -a := by
  have e := Int.neg_lt_neg h
  rw [Int.neg_zero] at e
  exact e

protected theorem neg_neg_of_pos {a : Int} (h : 0 < a) : -a < 0 := by
  have e := Int.neg_lt_neg h
  rw [Int.neg_zero] at e
  exact e

protected theorem sub_le_self (a : Int) {b : Int} (h : 0 ≤ b) : a - b ≤ a := by
  have e := Int.add_le_add_left (Int.neg_nonpos_of_nonneg h) a
  rw [Int.add_zero] at e
  exact e

protected theorem sub_lt_self (a : Int) {b : Int} (h : 0 < b) : a - b < a := by
  have e := Int.add_lt_add_left (Int.neg_neg_of_pos h) a
  rw [Int.add_zero] at e
  exact e

protected theorem sub_le_sub_left {a b : Int} (h : a ≤ b) (c : Int) : c - b ≤ c - a :=
  Int.add_le_add_left (Int.neg_le_neg h) c

protected theorem sub_le_sub_right {a b : Int} (h : a ≤ b) (c : Int) : a - c ≤ b - c := Int.add_le_add_right h (-c)

protected theorem sub_le_sub {a b c d : Int} (hab : a ≤ b) (hcd : c ≤ d) : a - d ≤ b - c :=
  Int.add_le_add hab (Int.neg_le_neg hcd)

protected theorem sub_lt_sub_left {a b : Int} (h : a < b) (c : Int) : c - b < c - a := Int.add_lt_add_left (Int.neg_lt_neg h) c

protected theorem sub_lt_sub_right {a b : Int} (h : a < b) (c : Int) : a - c < b - c := Int.add_lt_add_right h (-c)

protected theorem sub_left_le_of_le_add {a b c : Int} (h : a ≤ b + c) : a - b ≤ c := by
  have e := Int.sub_le_sub_right h b
  rw [Int.add_sub_cancel_left] at e
  exact e

protected theorem sub_le_iff_le_add {a b c : Int} : a - c ≤ b ↔ a ≤ b + c :=
  Iff.intro
    (fun h => by
      have e := Int.add_le_add_right h c
      rw [Int.sub_add_cancel] at e
      exact e)
    (fun h => by
      have e := Int.sub_le_sub_right h c
      rw [Int.add_sub_cancel] at e
      exact e)

protected theorem le_sub_iff_add_le {a b c : Int} : a ≤ b - c ↔ a + c ≤ b :=
  Iff.intro
    (fun h => by
      have e := Int.add_le_add_right h c
      rw [Int.sub_add_cancel] at e
      exact e)
    (fun h => by
      have e := Int.sub_le_sub_right h c
      rw [Int.add_sub_cancel] at e
      exact e)

protected theorem sub_lt_iff_lt_add {a b c : Int} : a - b < c ↔ a < c + b := by
  rw [← Int.not_le, ← Int.not_le, Int.le_sub_iff_add_le]

protected theorem lt_sub_iff_add_lt {a b c : Int} : a < b - c ↔ a + c < b := by
  rw [← Int.not_le, ← Int.not_le, Int.sub_le_iff_le_add]

protected theorem add_nonneg {a b : Int} (ha : 0 ≤ a) (hb : 0 ≤ b) : 0 ≤ a + b := by
  have e := Int.add_le_add ha hb
  rw [Int.zero_add] at e
  exact e

protected theorem add_pos {a b : Int} (ha : 0 < a) (hb : 0 < b) : 0 < a + b := by
  have e := Int.add_lt_add ha hb
  rw [Int.zero_add] at e
  exact e

protected theorem add_pos_of_pos_of_nonneg {a b : Int} (ha : 0 < a) (hb : 0 ≤ b) : 0 < a + b := by
  have e := Int.add_lt_add_of_lt_of_le ha hb
  rw [Int.zero_add] at e
  exact e

protected theorem add_pos_of_nonneg_of_pos {a b : Int} (ha : 0 ≤ a) (hb : 0 < b) : 0 < a + b := by
  rw [Int.add_comm]
  exact Int.add_pos_of_pos_of_nonneg hb ha

theorem le_add_of_nonneg_right {a b : Int} (h : 0 ≤ b) : a ≤ a + b := by
  have e := Int.add_le_add_left h a
  rw [Int.add_zero] at e
  exact e

theorem le_add_of_nonneg_left {a b : Int} (h : 0 ≤ b) : a ≤ b + a := by
  rw [Int.add_comm]
  exact le_add_of_nonneg_right h

protected theorem mul_nonneg {a b : Int} (ha : 0 ≤ a) (hb : 0 ≤ b) : 0 ≤ a * b :=
  Exists.elim (eq_ofNat_of_zero_le ha) (fun n hn => Exists.elim (eq_ofNat_of_zero_le hb) (fun m hm => by
    rw [hn, hm, ← natCast_mul]
    exact ofNat_zero_le (n * m)))

protected theorem mul_pos {a b : Int} (ha : 0 < a) (hb : 0 < b) : 0 < a * b :=
  Exists.elim (eq_succ_of_zero_lt ha) (fun n hn => Exists.elim (eq_succ_of_zero_lt hb) (fun m hm => by
    rw [hn, hm, ← natCast_mul]
    exact ofNat_pos.mpr (Nat.mul_pos (Nat.succ_pos n) (Nat.succ_pos m))))

protected theorem mul_nonneg_of_nonpos_of_nonpos {a b : Int} (ha : a ≤ 0) (hb : b ≤ 0) : 0 ≤ a * b := by
  rw [← Int.neg_mul_neg]
  exact Int.mul_nonneg (Int.neg_nonneg_of_nonpos ha) (Int.neg_nonneg_of_nonpos hb)

protected theorem mul_nonpos_of_nonneg_of_nonpos {a b : Int} (ha : 0 ≤ a) (hb : b ≤ 0) : a * b ≤ 0 := by
  have e := Int.mul_nonneg ha (Int.neg_nonneg_of_nonpos hb)
  rw [Int.mul_neg] at e
  exact Int.neg_nonneg.mp e

protected theorem mul_nonpos_of_nonpos_of_nonneg {a b : Int} (ha : a ≤ 0) (hb : 0 ≤ b) : a * b ≤ 0 := by
  rw [Int.mul_comm]
  exact Int.mul_nonpos_of_nonneg_of_nonpos hb ha

protected theorem mul_neg_of_pos_of_neg {a b : Int} (ha : 0 < a) (hb : b < 0) : a * b < 0 := by
  have e := Int.neg_neg_of_pos (Int.mul_pos ha (Int.neg_pos_of_neg hb))
  rw [Int.mul_neg, Int.neg_neg] at e
  exact e

protected theorem mul_neg_of_neg_of_pos {a b : Int} (ha : a < 0) (hb : 0 < b) : a * b < 0 := by
  rw [Int.mul_comm]
  exact Int.mul_neg_of_pos_of_neg hb ha

protected theorem mul_pos_of_neg_of_neg {a b : Int} (ha : a < 0) (hb : b < 0) : 0 < a * b := by
  rw [← Int.neg_mul_neg]
  exact Int.mul_pos (Int.neg_pos_of_neg ha) (Int.neg_pos_of_neg hb)

protected theorem mul_le_mul_of_nonneg_left {a b c : Int} (h₁ : a ≤ b) (h₂ : 0 ≤ c) : c * a ≤ c * b := by
  have e := Int.mul_nonneg h₂ (Int.sub_nonneg_of_le h₁)
  rw [Int.mul_sub] at e
  exact Int.le_of_sub_nonneg e

protected theorem mul_le_mul_of_nonneg_right {a b c : Int} (h₁ : a ≤ b) (h₂ : 0 ≤ c) : a * c ≤ b * c := by
  rw [Int.mul_comm a c, Int.mul_comm b c]
  exact Int.mul_le_mul_of_nonneg_left h₁ h₂

protected theorem mul_le_mul {a b c d : Int} (hac : a ≤ c) (hbd : b ≤ d) (nn_b : 0 ≤ b) (nn_c : 0 ≤ c) : a * b ≤ c * d :=
  Int.le_trans (Int.mul_le_mul_of_nonneg_right hac nn_b) (Int.mul_le_mul_of_nonneg_left hbd nn_c)

protected theorem mul_lt_mul_of_pos_left {a b c : Int} (h₁ : a < b) (h₂ : 0 < c) : c * a < c * b := by
  have e := Int.mul_pos h₂ (Int.sub_pos_of_lt h₁)
  rw [Int.mul_sub] at e
  exact Int.lt_of_sub_pos e

protected theorem mul_lt_mul_of_pos_right {a b c : Int} (h₁ : a < b) (h₂ : 0 < c) : a * c < b * c := by
  rw [Int.mul_comm a c, Int.mul_comm b c]
  exact Int.mul_lt_mul_of_pos_left h₁ h₂

protected theorem le_of_mul_le_mul_left {a b c : Int} (w : a * b ≤ a * c) (h : 0 < a) : b ≤ c :=
  Int.le_of_not_gt (fun h' => Int.not_le_of_gt (Int.mul_lt_mul_of_pos_left h' h) w)

protected theorem le_of_mul_le_mul_right {a b c : Int} (w : b * a ≤ c * a) (h : 0 < a) : b ≤ c :=
  Int.le_of_not_gt (fun h' => Int.not_le_of_gt (Int.mul_lt_mul_of_pos_right h' h) w)

protected theorem lt_of_mul_lt_mul_left {a b c : Int} (w : a * b < a * c) (h : 0 ≤ a) : b < c :=
  Int.lt_of_not_ge (fun h' => Int.not_le_of_gt w (Int.mul_le_mul_of_nonneg_left h' h))

protected theorem lt_of_mul_lt_mul_right {a b c : Int} (w : b * a < c * a) (h : 0 ≤ a) : b < c :=
  Int.lt_of_not_ge (fun h' => Int.not_le_of_gt w (Int.mul_le_mul_of_nonneg_right h' h))

/-! `natAbs` and `toNat`. -/

theorem natAbs_of_nonneg {a : Int} (h : 0 ≤ a) : ((natAbs a : Nat) : Int) = a :=
  Exists.elim (eq_ofNat_of_zero_le h) (fun n e => by rw [e, natAbs_natCast])

theorem ofNat_natAbs_of_nonneg {a : Int} (h : 0 ≤ a) : ((natAbs a : Nat) : Int) = a := natAbs_of_nonneg h

theorem ofNat_natAbs_of_nonpos {a : Int} (h : a ≤ 0) : ((natAbs a : Nat) : Int) = -a := by
  rw [← natAbs_neg, natAbs_of_nonneg (Int.neg_nonneg_of_nonpos h)]

theorem natAbs_pos {a : Int} : 0 < natAbs a ↔ a ≠ 0 := by
  rw [Nat.pos_iff_ne_zero]
  exact Iff.not natAbs_eq_zero

theorem toNat_of_nonneg {a : Int} (h : 0 ≤ a) : ((toNat a : Nat) : Int) = a :=
  Exists.elim (eq_ofNat_of_zero_le h) (fun n e => by rw [e, toNat_natCast])

theorem self_le_toNat (a : Int) : a ≤ toNat a :=
  match a with
  | ofNat n => Int.le_refl (n : Int)
  | negSucc n => Int.le_trans (Int.neg_nonpos_of_nonneg (ofNat_zero_le (n + 1))) (ofNat_zero_le 0)

theorem toNat_of_nonpos {a : Int} (h : a ≤ 0) : toNat a = 0 :=
  match a, h with
  | ofNat _, h => Nat.eq_zero_of_le_zero (ofNat_le.mp h)
  | negSucc _, _ => rfl

theorem toNat_eq_max (a : Int) : ((toNat a : Nat) : Int) = max a 0 :=
  Or.elim (Int.le_total a 0)
    (fun h => by rw [toNat_of_nonpos h]; exact Eq.symm (if_pos h))
    (fun h => Or.elim (Int.lt_or_eq_of_le h)
      (fun l => by rw [toNat_of_nonneg h]; exact Eq.symm (if_neg (Int.not_le_of_gt l)))
      (fun e => by rw [← e]; rfl))

theorem negSucc_lt_zero (n : Nat) : negSucc n < 0 := Int.neg_neg_of_pos (ofNat_pos.mpr (Nat.succ_pos n))

theorem eq_negSucc_of_lt_zero {a : Int} (h : a < 0) : ∃ n : Nat, a = negSucc n :=
  match a, h with
  | ofNat n, h => absurd h (Int.not_lt_of_ge (ofNat_zero_le n))
  | negSucc n, _ => Exists.intro n rfl

/-! Minimum and maximum. -/

protected theorem min_def (n m : Int) : min n m = if n ≤ m then n else m := rfl

protected theorem max_def (n m : Int) : max n m = if n ≤ m then m else n := rfl

protected theorem min_eq_left {a b : Int} (h : a ≤ b) : min a b = a := if_pos h

protected theorem min_eq_right {a b : Int} (h : b ≤ a) : min a b = b :=
  Or.elim (Int.lt_or_eq_of_le h) (fun l => if_neg (Int.not_le_of_gt l)) (fun e => by rw [e]; exact Int.min_eq_left (Int.le_refl a))

protected theorem max_eq_right {a b : Int} (h : a ≤ b) : max a b = b := if_pos h

protected theorem max_eq_left {a b : Int} (h : b ≤ a) : max a b = a :=
  Or.elim (Int.lt_or_eq_of_le h) (fun l => if_neg (Int.not_le_of_gt l)) (fun e => by rw [e]; exact Int.max_eq_right (Int.le_refl a))

protected theorem min_le_left (a b : Int) : min a b ≤ a :=
  Or.elim (Int.le_total a b) (fun h => Int.le_of_eq (Int.min_eq_left h)) (fun h => by rw [Int.min_eq_right h]; exact h)

protected theorem min_le_right (a b : Int) : min a b ≤ b :=
  Or.elim (Int.le_total a b) (fun h => by rw [Int.min_eq_left h]; exact h) (fun h => Int.le_of_eq (Int.min_eq_right h))

protected theorem le_max_left (a b : Int) : a ≤ max a b :=
  Or.elim (Int.le_total a b) (fun h => by rw [Int.max_eq_right h]; exact h) (fun h => Int.le_of_eq (Eq.symm (Int.max_eq_left h)))

protected theorem le_max_right (a b : Int) : b ≤ max a b :=
  Or.elim (Int.le_total a b) (fun h => Int.le_of_eq (Eq.symm (Int.max_eq_right h))) (fun h => by rw [Int.max_eq_left h]; exact h)

protected theorem le_min {a b c : Int} : a ≤ min b c ↔ a ≤ b ∧ a ≤ c :=
  Iff.intro (fun h => And.intro (Int.le_trans h (Int.min_le_left b c)) (Int.le_trans h (Int.min_le_right b c)))
    (fun h => Or.elim (Int.le_total b c) (fun e => by rw [Int.min_eq_left e]; exact h.left) (fun e => by rw [Int.min_eq_right e]; exact h.right))

protected theorem max_le {a b c : Int} : max a b ≤ c ↔ a ≤ c ∧ b ≤ c :=
  Iff.intro (fun h => And.intro (Int.le_trans (Int.le_max_left a b) h) (Int.le_trans (Int.le_max_right a b) h))
    (fun h => Or.elim (Int.le_total a b) (fun e => by rw [Int.max_eq_right e]; exact h.right) (fun e => by rw [Int.max_eq_left e]; exact h.left))

protected theorem min_comm (a b : Int) : min a b = min b a :=
  Or.elim (Int.le_total a b) (fun h => by rw [Int.min_eq_left h, Int.min_eq_right h]) (fun h => by rw [Int.min_eq_right h, Int.min_eq_left h])

protected theorem max_comm (a b : Int) : max a b = max b a :=
  Or.elim (Int.le_total a b) (fun h => by rw [Int.max_eq_right h, Int.max_eq_left h]) (fun h => by rw [Int.max_eq_left h, Int.max_eq_right h])

end Int
