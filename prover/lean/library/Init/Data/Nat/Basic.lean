prelude
import Init.SimpLemmas

universe u v

namespace Nat

@[induction_eliminator] protected abbrev recAux {motive : Nat → Sort u} (zero : motive 0)
    (succ : ∀ n, motive n → motive (n + 1)) (t : Nat) : motive t :=
  Nat.rec (motive := motive) zero succ t

@[cases_eliminator] protected abbrev casesAuxOn {motive : Nat → Sort u} (t : Nat) (zero : motive 0)
    (succ : ∀ n, motive (n + 1)) : motive t :=
  Nat.casesOn (motive := motive) t zero succ

variable {a b c d k m n : Nat}

/-! Successor and zero. -/

@[simp] theorem zero_eq : Nat.zero = 0 := rfl

@[simp] theorem add_eq {x y : Nat} : Nat.add x y = x + y := rfl
@[simp] theorem mul_eq {x y : Nat} : Nat.mul x y = x * y := rfl
@[simp] theorem sub_eq {x y : Nat} : Nat.sub x y = x - y := rfl
@[simp] theorem lt_eq {x y : Nat} : Nat.lt x y = (x < y) := rfl
@[simp] theorem le_eq {x y : Nat} : Nat.le x y = (x ≤ y) := rfl

theorem add_one (n : Nat) : n + 1 = succ n := rfl

@[simp] theorem succ_eq_add_one (n : Nat) : succ n = n + 1 := rfl

@[simp] protected theorem add_zero (n : Nat) : n + 0 = n := rfl

theorem add_succ (n m : Nat) : n + succ m = succ (n + m) := rfl

@[simp] protected theorem zero_add : ∀ (n : Nat), 0 + n = n
  | 0 => rfl
  | n + 1 => congrArg succ (Nat.zero_add n)

theorem succ_add : ∀ (n m : Nat), succ n + m = succ (n + m)
  | _, 0 => rfl
  | n, m + 1 => congrArg succ (succ_add n m)

theorem add_one_ne_zero (n : Nat) : n + 1 ≠ 0 := fun h => Nat.noConfusion h

theorem succ_ne_zero (n : Nat) : succ n ≠ 0 := fun h => Nat.noConfusion h

theorem zero_ne_add_one (n : Nat) : 0 ≠ n + 1 := fun h => Nat.noConfusion h

protected theorem zero_ne_one : 0 ≠ (1 : Nat) := fun h => Nat.noConfusion h

@[simp] protected theorem one_ne_zero : 1 ≠ (0 : Nat) := fun h => Nat.noConfusion h

theorem succ_inj : succ a = succ b ↔ a = b := Iff.intro (fun h => congrArg pred h) (congrArg succ)

theorem add_one_inj : a + 1 = b + 1 ↔ a = b := succ_inj

theorem ne_add_one (n : Nat) : n ≠ n + 1 :=
  fun h => Nat.lt_irrefl n (@Eq.rec Nat (n + 1) (fun x _ => n < x) (Nat.lt_succ_self n) n (Eq.symm h))

theorem add_one_ne_self (n : Nat) : n + 1 ≠ n := fun h => ne_add_one n (Eq.symm h)

theorem succ_ne_self (n : Nat) : succ n ≠ n := add_one_ne_self n

theorem succ_eq_one_add (n : Nat) : n.succ = 1 + n := by
  induction n with
  | zero => rfl
  | succ n ih => exact congrArg succ ih

theorem exists_eq_succ_of_ne_zero : n ≠ 0 → ∃ k, n = succ k :=
  match n with
  | 0 => fun h => absurd rfl h
  | k + 1 => fun _ => Exists.intro k rfl

theorem exists_eq_add_one_of_ne_zero (h : n ≠ 0) : ∃ k, n = k + 1 := exists_eq_succ_of_ne_zero h

/-! Addition. -/

protected theorem add_comm : ∀ (n m : Nat), n + m = m + n
  | n, 0 => Eq.symm (Nat.zero_add n)
  | n, m + 1 => Eq.trans (congrArg succ (Nat.add_comm n m)) (Eq.symm (succ_add m n))

protected theorem add_assoc : ∀ (n m k : Nat), (n + m) + k = n + (m + k)
  | _, _, 0 => rfl
  | n, m, k + 1 => congrArg succ (Nat.add_assoc n m k)

protected theorem add_left_comm (n m k : Nat) : n + (m + k) = m + (n + k) := by
  rw [← Nat.add_assoc, Nat.add_comm n m, Nat.add_assoc]

protected theorem add_right_comm (n m k : Nat) : (n + m) + k = (n + k) + m := by
  rw [Nat.add_assoc, Nat.add_comm m k, ← Nat.add_assoc]

theorem one_add (n : Nat) : 1 + n = succ n := Nat.add_comm 1 n

theorem succ_add_eq_add_succ (a b : Nat) : succ a + b = a + succ b := succ_add a b

protected theorem add_add_add_comm (a b c d : Nat) : (a + b) + (c + d) = (a + c) + (b + d) := by
  rw [Nat.add_assoc, Nat.add_assoc, Nat.add_left_comm b]

protected theorem add_left_cancel : ∀ {n m k : Nat}, n + m = n + k → m = k
  | 0, m, k, h => Eq.trans (Eq.symm (Nat.zero_add m)) (Eq.trans h (Nat.zero_add k))
  | n + 1, m, k, h =>
    @Nat.add_left_cancel n m k (succ_inj.mp (Eq.trans (Eq.symm (succ_add n m)) (Eq.trans h (succ_add n k))))

protected theorem add_right_cancel {n m k : Nat} (h : n + m = k + m) : n = k :=
  Nat.add_left_cancel (Eq.trans (Nat.add_comm m n) (Eq.trans h (Nat.add_comm k m)))

@[simp] protected theorem add_left_cancel_iff {m k n : Nat} : n + m = n + k ↔ m = k :=
  Iff.intro Nat.add_left_cancel (fun h => congrArg (fun x => n + x) h)

@[simp] protected theorem add_right_cancel_iff {m k n : Nat} : m + n = k + n ↔ m = k :=
  Iff.intro Nat.add_right_cancel (fun h => congrArg (fun x => x + n) h)

protected theorem add_left_inj {m k n : Nat} : m + n = k + n ↔ m = k := Nat.add_right_cancel_iff

protected theorem add_right_inj {m k n : Nat} : n + m = n + k ↔ m = k := Nat.add_left_cancel_iff

protected theorem eq_zero_of_add_eq_zero : ∀ {n m : Nat}, n + m = 0 → n = 0 ∧ m = 0
  | 0, 0, _ => And.intro rfl rfl
  | _ + 1, 0, h => Nat.noConfusion h
  | _, _ + 1, h => Nat.noConfusion h

protected theorem eq_zero_of_add_eq_zero_right (h : n + m = 0) : n = 0 := (Nat.eq_zero_of_add_eq_zero h).left

protected theorem eq_zero_of_add_eq_zero_left (h : n + m = 0) : m = 0 := (Nat.eq_zero_of_add_eq_zero h).right

@[simp] protected theorem add_eq_zero_iff : n + m = 0 ↔ n = 0 ∧ m = 0 :=
  Iff.intro Nat.eq_zero_of_add_eq_zero (fun h => by rw [h.left, h.right])

@[simp] protected theorem add_eq_left {a b : Nat} : a + b = a ↔ b = 0 :=
  Iff.intro (fun h => Nat.add_left_cancel (k := 0) h) (fun h => by rw [h]; rfl)

@[simp] protected theorem add_eq_right {a b : Nat} : a + b = b ↔ a = 0 :=
  Iff.intro (fun h => Nat.add_right_cancel (k := 0) (Eq.trans h (Eq.symm (Nat.zero_add b)))) (fun h => by rw [h, Nat.zero_add])

/-! Multiplication. -/

@[simp] protected theorem mul_zero (n : Nat) : n * 0 = 0 := rfl

theorem mul_succ (n m : Nat) : n * succ m = n * m + n := rfl

theorem mul_add_one (n m : Nat) : n * (m + 1) = n * m + n := rfl

@[simp] protected theorem zero_mul : ∀ (n : Nat), 0 * n = 0
  | 0 => rfl
  | n + 1 => Nat.zero_mul n

theorem succ_mul (n m : Nat) : succ n * m = n * m + m := by
  induction m with
  | zero => rfl
  | succ m ih =>
    rw [Nat.mul_add_one, ih, Nat.mul_add_one, Nat.add_assoc, Nat.add_assoc]
    exact congrArg (fun x => n * m + succ x) (Nat.add_comm m n)

theorem add_one_mul (n m : Nat) : (n + 1) * m = n * m + m := succ_mul n m

protected theorem mul_comm (n m : Nat) : n * m = m * n := by
  induction m with
  | zero => exact Eq.symm (Nat.zero_mul n)
  | succ m ih => rw [Nat.mul_add_one, ih, Nat.add_one_mul]

@[simp] protected theorem mul_one (n : Nat) : n * 1 = n := Nat.zero_add n

@[simp] protected theorem one_mul (n : Nat) : 1 * n = n := Eq.trans (Nat.mul_comm 1 n) (Nat.mul_one n)

protected theorem left_distrib (n m k : Nat) : n * (m + k) = n * m + n * k := by
  induction k with
  | zero => rfl
  | succ k ih => rw [← Nat.add_assoc, Nat.mul_add_one, Nat.mul_add_one, ih, Nat.add_assoc]

protected theorem right_distrib (n m k : Nat) : (n + m) * k = n * k + m * k := by
  rw [Nat.mul_comm, Nat.left_distrib, Nat.mul_comm k n, Nat.mul_comm k m]

protected theorem mul_add (k m n : Nat) : k * (m + n) = k * m + k * n := Nat.left_distrib k m n

protected theorem add_mul (k m n : Nat) : (k + m) * n = k * n + m * n := Nat.right_distrib k m n

protected theorem mul_assoc (n m k : Nat) : (n * m) * k = n * (m * k) := by
  induction k with
  | zero => rfl
  | succ k ih => rw [Nat.mul_add_one, ih, Nat.mul_add_one, Nat.mul_add]

protected theorem mul_left_comm (n m k : Nat) : n * (m * k) = m * (n * k) := by
  rw [← Nat.mul_assoc, Nat.mul_comm n m, Nat.mul_assoc]

protected theorem mul_right_comm (n m k : Nat) : n * m * k = n * k * m := by
  rw [Nat.mul_assoc, Nat.mul_comm m k, ← Nat.mul_assoc]

protected theorem mul_mul_mul_comm (a b c d : Nat) : (a * b) * (c * d) = (a * c) * (b * d) := by
  rw [Nat.mul_assoc, Nat.mul_assoc, Nat.mul_left_comm b]

protected theorem mul_two (n : Nat) : n * 2 = n + n := by rw [Nat.mul_succ, Nat.mul_one]

protected theorem two_mul (n : Nat) : 2 * n = n + n := by rw [Nat.mul_comm, Nat.mul_two]

protected theorem mul_eq_zero : ∀ {m n : Nat}, n * m = 0 ↔ n = 0 ∨ m = 0
  | 0, _ => Iff.intro (fun _ => Or.inr rfl) (fun _ => rfl)
  | m + 1, 0 => Iff.intro (fun _ => Or.inl rfl) (fun _ => Nat.zero_mul (m + 1))
  | _ + 1, _ + 1 => Iff.intro (fun h => Nat.noConfusion h) (fun h => Or.elim h (fun e => Nat.noConfusion e) (fun e => Nat.noConfusion e))

protected theorem mul_ne_zero (hn : n ≠ 0) (hm : m ≠ 0) : n * m ≠ 0 :=
  fun h => Or.elim (Nat.mul_eq_zero.mp h) hn hm

protected theorem eq_zero_of_mul_eq_zero (h : n * m = 0) : n = 0 ∨ m = 0 := Nat.mul_eq_zero.mp h

instance instAssociativeHAdd : Std.Associative (fun (a b : Nat) => a + b) := Std.Associative.mk Nat.add_assoc
instance instCommutativeHAdd : Std.Commutative (fun (a b : Nat) => a + b) := Std.Commutative.mk Nat.add_comm
instance instAssociativeHMul : Std.Associative (fun (a b : Nat) => a * b) := Std.Associative.mk Nat.mul_assoc
instance instCommutativeHMul : Std.Commutative (fun (a b : Nat) => a * b) := Std.Commutative.mk Nat.mul_comm

/-! Order. -/

protected theorem le_of_lt (h : n < m) : n ≤ m := Nat.le_of_succ_le_succ (Nat.le_succ_of_le h)

theorem le_of_succ_le (h : succ n ≤ m) : n ≤ m := Nat.le_of_lt h

protected theorem le_of_eq {n m : Nat} (h : n = m) : n ≤ m := @Eq.rec Nat n (fun x _ => n ≤ x) (Nat.le_refl n) m h

theorem lt_succ (m n : Nat) : m < succ n ↔ m ≤ n := Iff.intro Nat.le_of_lt_succ Nat.lt_succ_of_le

theorem lt_succ_iff : m < succ n ↔ m ≤ n := Iff.intro Nat.le_of_lt_succ Nat.lt_succ_of_le

theorem lt_add_one_iff : m < n + 1 ↔ m ≤ n := Iff.intro Nat.le_of_lt_succ Nat.lt_succ_of_le

protected theorem lt_add_one_of_le (h : n ≤ m) : n < m + 1 := Nat.lt_succ_of_le h

theorem le_of_lt_add_one (h : n < m + 1) : n ≤ m := Nat.le_of_lt_succ h

theorem succ_le_iff : succ m ≤ n ↔ m < n := Iff.rfl

theorem add_one_le_iff : n + 1 ≤ m ↔ n < m := Iff.rfl

theorem succ_le_of_lt (h : n < m) : succ n ≤ m := h

theorem lt_of_succ_le (h : succ n ≤ m) : n < m := h

theorem lt_iff_add_one_le : m < n ↔ m + 1 ≤ n := Iff.rfl

theorem lt_of_succ_lt (h : succ n < m) : n < m := Nat.le_of_succ_le h

theorem lt_of_succ_lt_succ (h : succ n < succ m) : n < m := Nat.le_of_succ_le_succ h

theorem succ_lt_succ (h : n < m) : succ n < succ m := Nat.succ_le_succ h

theorem succ_lt_succ_iff : succ n < succ m ↔ n < m := Iff.intro Nat.le_of_succ_le_succ Nat.succ_le_succ

theorem succ_le_succ_iff : succ n ≤ succ m ↔ n ≤ m := Iff.intro Nat.le_of_succ_le_succ Nat.succ_le_succ

protected theorem add_one_le_add_one_iff : n + 1 ≤ m + 1 ↔ n ≤ m := succ_le_succ_iff

protected theorem add_one_lt_add_one_iff : n + 1 < m + 1 ↔ n < m := succ_lt_succ_iff

protected theorem eq_or_lt_of_not_lt (hnlt : ¬a < b) : a = b ∨ b < a :=
  Or.elim (Nat.lt_or_ge a b) (fun h => absurd h hnlt) (fun h => Or.elim (Nat.eq_or_lt_of_le h) (fun e => Or.inl (Eq.symm e)) Or.inr)

protected theorem ne_of_gt (h : b < a) : a ≠ b := fun e => Nat.lt_irrefl b (Eq.subst (motive := fun x => b < x) e h)

protected theorem ne_of_lt (h : a < b) : a ≠ b := fun e => Nat.lt_irrefl b (Eq.subst (motive := fun x => x < b) e h)

protected theorem ne_of_lt' (h : b < a) : a ≠ b := Nat.ne_of_gt h

protected theorem lt_asymm (h : n < m) : ¬m < n := fun h' => Nat.lt_irrefl n (Nat.lt_trans h h')

protected theorem not_le_of_gt (h : n > m) : ¬n ≤ m := fun h' => Nat.lt_irrefl m (Nat.lt_of_lt_of_le h h')

protected theorem not_le_of_lt (h : m < n) : ¬n ≤ m := fun h' => Nat.lt_irrefl m (Nat.lt_of_lt_of_le h h')

protected theorem not_lt_of_ge (h : n ≥ m) : ¬n < m := fun h' => Nat.lt_irrefl n (Nat.lt_of_lt_of_le h' h)

protected theorem not_lt_of_le (h : m ≤ n) : ¬n < m := fun h' => Nat.lt_irrefl n (Nat.lt_of_lt_of_le h' h)

protected theorem gt_of_not_le (h : ¬n ≤ m) : n > m := Nat.lt_of_not_le h

protected theorem lt_of_not_ge (h : ¬b ≥ a) : b < a := Nat.lt_of_not_le h

protected theorem ge_of_not_lt (h : ¬n < m) : n ≥ m := Or.resolve_left (Nat.lt_or_ge n m) h

protected theorem le_of_not_lt (h : ¬b < a) : a ≤ b := Or.resolve_left (Nat.lt_or_ge b a) h

protected theorem le_of_not_gt (h : ¬b < a) : a ≤ b := Or.resolve_left (Nat.lt_or_ge b a) h

protected theorem le_of_not_le (h : ¬b ≤ a) : a ≤ b := Nat.le_of_lt (Nat.lt_of_not_le h)

@[simp] protected theorem not_le {n m : Nat} : ¬n ≤ m ↔ m < n := Iff.intro Nat.lt_of_not_le Nat.not_le_of_gt

@[simp] protected theorem not_lt {n m : Nat} : ¬n < m ↔ m ≤ n := Iff.intro Nat.ge_of_not_lt Nat.not_lt_of_ge

protected theorem le_total (m n : Nat) : m ≤ n ∨ n ≤ m :=
  Or.elim (Nat.lt_or_ge m n) (fun h => Or.inl (Nat.le_of_lt h)) Or.inr

protected theorem lt_or_gt_of_ne {a b : Nat} (ne : a ≠ b) : a < b ∨ a > b :=
  Or.elim (Nat.lt_or_ge a b) Or.inl (fun h => Or.inr (Nat.lt_of_le_of_ne h (fun e => ne (Eq.symm e))))

protected theorem lt_or_lt_of_ne {a b : Nat} (ne : a ≠ b) : a < b ∨ b < a := Nat.lt_or_gt_of_ne ne

protected theorem lt_trichotomy (a b : Nat) : a < b ∨ a = b ∨ b < a :=
  Or.elim (Nat.lt_or_ge a b) Or.inl
    (fun h => Or.inr (Or.elim (Nat.eq_or_lt_of_le h) (fun e => Or.inl (Eq.symm e)) Or.inr))

protected theorem le_antisymm_iff {a b : Nat} : a = b ↔ a ≤ b ∧ b ≤ a :=
  Iff.intro (fun h => And.intro (Nat.le_of_eq h) (Nat.le_of_eq (Eq.symm h))) (fun h => Nat.le_antisymm h.left h.right)

protected theorem eq_iff_le_and_ge {a b : Nat} : a = b ↔ a ≤ b ∧ b ≤ a := Nat.le_antisymm_iff

protected theorem lt_iff_le_and_not_ge {m n : Nat} : m < n ↔ m ≤ n ∧ ¬n ≤ m :=
  Iff.intro (fun h => And.intro (Nat.le_of_lt h) (Nat.not_le_of_gt h)) (fun h => Nat.lt_of_not_le h.right)

protected theorem lt_iff_le_and_ne {m n : Nat} : m < n ↔ m ≤ n ∧ m ≠ n :=
  Iff.intro (fun h => And.intro (Nat.le_of_lt h) (Nat.ne_of_lt h)) (fun h => Nat.lt_of_le_of_ne h.left h.right)

protected theorem ne_iff_lt_or_gt {a b : Nat} : a ≠ b ↔ a < b ∨ b < a :=
  Iff.intro Nat.lt_or_gt_of_ne (fun h => Or.elim h Nat.ne_of_lt Nat.ne_of_gt)

protected theorem le_iff_lt_or_eq {n m : Nat} : n ≤ m ↔ n < m ∨ n = m :=
  Iff.intro (fun h => Or.symm (Nat.eq_or_lt_of_le h)) (fun h => Or.elim h Nat.le_of_lt Nat.le_of_eq)

protected theorem lt_or_eq_of_le {n m : Nat} (h : n ≤ m) : n < m ∨ n = m := Or.symm (Nat.eq_or_lt_of_le h)

protected theorem lt_of_lt_of_eq {n m k : Nat} (h₁ : n < m) (h₂ : m = k) : n < k := Eq.subst h₂ h₁

theorem eq_zero_of_le_zero (h : n ≤ 0) : n = 0 := Nat.le_antisymm h (Nat.zero_le n)

theorem eq_zero_of_not_pos (h : ¬0 < n) : n = 0 := eq_zero_of_le_zero (Nat.ge_of_not_lt h)

protected theorem le_zero : n ≤ 0 ↔ n = 0 := Iff.intro eq_zero_of_le_zero Nat.le_of_eq

theorem eq_zero_or_pos : ∀ (n : Nat), n = 0 ∨ n > 0
  | 0 => Or.inl rfl
  | n + 1 => Or.inr (Nat.succ_pos n)

theorem pos_of_ne_zero (h : n ≠ 0) : 0 < n := Or.resolve_left (eq_zero_or_pos n) h

theorem zero_lt_of_ne_zero (h : a ≠ 0) : 0 < a := pos_of_ne_zero h

protected theorem pos_iff_ne_zero : 0 < n ↔ n ≠ 0 := Iff.intro Nat.ne_of_gt pos_of_ne_zero

protected theorem zero_lt_one : 0 < (1 : Nat) := Nat.zero_lt_succ 0

protected theorem one_pos : 0 < 1 := Nat.zero_lt_succ 0

theorem pos_of_lt {m : Nat} (h : m < n) : 0 < n := Nat.lt_of_le_of_lt (Nat.zero_le m) h

theorem zero_lt_of_lt {a b : Nat} (h : a < b) : 0 < b := Nat.lt_of_le_of_lt (Nat.zero_le a) h

theorem ne_zero_of_lt (h : b < a) : a ≠ 0 := Nat.ne_of_gt (zero_lt_of_lt h)

theorem one_le_iff_ne_zero : 1 ≤ n ↔ n ≠ 0 := Nat.pos_iff_ne_zero

theorem lt_one_iff : n < 1 ↔ n = 0 := Iff.trans lt_succ_iff Nat.le_zero

theorem eq_zero_of_lt_one (h : n < 1) : n = 0 := lt_one_iff.mp h

theorem le_add_one_iff : m ≤ n + 1 ↔ m ≤ n ∨ m = n + 1 :=
  Iff.intro (fun h => Or.elim (Nat.lt_or_eq_of_le h) (fun l => Or.inl (Nat.le_of_lt_succ l)) Or.inr)
    (fun h => Or.elim h Nat.le_succ_of_le Nat.le_of_eq)

theorem lt_succ_iff_lt_or_eq : m < succ n ↔ m < n ∨ m = n := Iff.trans lt_succ_iff Nat.le_iff_lt_or_eq

theorem eq_of_lt_succ_of_not_lt (h₁ : m < n + 1) (h₂ : ¬m < n) : m = n :=
  Or.resolve_left (lt_succ_iff_lt_or_eq.mp h₁) h₂

instance instTransLe : Trans (fun (a b : Nat) => a ≤ b) (fun (a b : Nat) => a ≤ b) (fun (a b : Nat) => a ≤ b) where
  trans := Nat.le_trans

instance instTransLt : Trans (fun (a b : Nat) => a < b) (fun (a b : Nat) => a < b) (fun (a b : Nat) => a < b) where
  trans := Nat.lt_trans

instance instTransLeLt : Trans (fun (a b : Nat) => a ≤ b) (fun (a b : Nat) => a < b) (fun (a b : Nat) => a < b) where
  trans := Nat.lt_of_le_of_lt

instance instTransLtLe : Trans (fun (a b : Nat) => a < b) (fun (a b : Nat) => a ≤ b) (fun (a b : Nat) => a < b) where
  trans := Nat.lt_of_lt_of_le

/-! Order and addition. -/

theorem le_add_right : ∀ (n k : Nat), n ≤ n + k
  | n, 0 => Nat.le_refl n
  | n, k + 1 => Nat.le_succ_of_le (le_add_right n k)

theorem le_add_left (n m : Nat) : n ≤ m + n := Eq.subst (Nat.add_comm n m) (le_add_right n m)

theorem le.dest : ∀ {n m : Nat}, n ≤ m → ∃ k, n + k = m
  | n, 0, h => Exists.intro 0 (eq_zero_of_le_zero h)
  | n, m + 1, h => Or.elim (le_add_one_iff.mp h)
      (fun l => Exists.elim (@le.dest n m l) (fun k e => Exists.intro (k + 1) (congrArg succ e)))
      (fun e => Exists.intro 0 e)

theorem le.intro (h : n + k = m) : n ≤ m := Eq.subst h (le_add_right n k)

theorem exists_eq_add_of_le (h : m ≤ n) : ∃ k : Nat, n = m + k :=
  Exists.elim (le.dest h) (fun k e => Exists.intro k (Eq.symm e))

theorem exists_eq_add_of_le' (h : m ≤ n) : ∃ k : Nat, n = k + m :=
  Exists.elim (le.dest h) (fun k e => Exists.intro k (Eq.trans (Eq.symm e) (Nat.add_comm m k)))

theorem exists_eq_add_of_lt (h : m < n) : ∃ k : Nat, n = m + k + 1 :=
  Exists.elim (le.dest h) (fun k e => Exists.intro k (Eq.trans (Eq.symm e) (succ_add m k)))

protected theorem add_le_add_left {n m : Nat} (h : n ≤ m) (k : Nat) : k + n ≤ k + m :=
  Exists.elim (le.dest h) (fun w e => le.intro (k := w) (Eq.trans (Nat.add_assoc k n w) (congrArg (fun x => k + x) e)))

protected theorem add_le_add_right {n m : Nat} (h : n ≤ m) (k : Nat) : n + k ≤ m + k := by
  rw [Nat.add_comm n k, Nat.add_comm m k]
  exact Nat.add_le_add_left h k

protected theorem add_lt_add_left {n m : Nat} (h : n < m) (k : Nat) : k + n < k + m := Nat.add_le_add_left h k

protected theorem add_lt_add_right {n m : Nat} (h : n < m) (k : Nat) : n + k < m + k := by
  rw [Nat.add_comm n k, Nat.add_comm m k]
  exact Nat.add_lt_add_left h k

protected theorem add_le_add {a b c d : Nat} (h₁ : a ≤ b) (h₂ : c ≤ d) : a + c ≤ b + d :=
  Nat.le_trans (Nat.add_le_add_right h₁ c) (Nat.add_le_add_left h₂ b)

protected theorem add_lt_add {a b c d : Nat} (h₁ : a < b) (h₂ : c < d) : a + c < b + d :=
  Nat.lt_trans (Nat.add_lt_add_right h₁ c) (Nat.add_lt_add_left h₂ b)

protected theorem add_lt_add_of_le_of_lt {a b c d : Nat} (h₁ : a ≤ b) (h₂ : c < d) : a + c < b + d :=
  Nat.lt_of_le_of_lt (Nat.add_le_add_right h₁ c) (Nat.add_lt_add_left h₂ b)

protected theorem add_lt_add_of_lt_of_le {a b c d : Nat} (h₁ : a < b) (h₂ : c ≤ d) : a + c < b + d :=
  Nat.lt_of_lt_of_le (Nat.add_lt_add_right h₁ c) (Nat.add_le_add_left h₂ b)

protected theorem le_of_add_le_add_left {a b c : Nat} (h : a + b ≤ a + c) : b ≤ c :=
  Exists.elim (le.dest h) (fun k e => le.intro (k := k) (Nat.add_left_cancel (Eq.trans (Eq.symm (Nat.add_assoc a b k)) e)))

protected theorem le_of_add_le_add_right {a b c : Nat} (h : a + b ≤ c + b) : a ≤ c := by
  rw [Nat.add_comm a b, Nat.add_comm c b] at h
  exact Nat.le_of_add_le_add_left h

protected theorem lt_of_add_lt_add_left {k n m : Nat} (h : k + n < k + m) : n < m :=
  Nat.le_of_add_le_add_left (a := k) h

protected theorem lt_of_add_lt_add_right {a b c : Nat} (h : a + b < c + b) : a < c := by
  rw [Nat.add_comm a b, Nat.add_comm c b] at h
  exact Nat.lt_of_add_lt_add_left h

@[simp] protected theorem add_le_add_iff_left {m k n : Nat} : n + m ≤ n + k ↔ m ≤ k :=
  Iff.intro Nat.le_of_add_le_add_left (fun h => Nat.add_le_add_left h n)

@[simp] protected theorem add_le_add_iff_right {m k n : Nat} : m + n ≤ k + n ↔ m ≤ k :=
  Iff.intro Nat.le_of_add_le_add_right (fun h => Nat.add_le_add_right h n)

@[simp] protected theorem add_lt_add_iff_left {k n m : Nat} : k + n < k + m ↔ n < m :=
  Iff.intro Nat.lt_of_add_lt_add_left (fun h => Nat.add_lt_add_left h k)

@[simp] protected theorem add_lt_add_iff_right {k n m : Nat} : n + k < m + k ↔ n < m :=
  Iff.intro Nat.lt_of_add_lt_add_right (fun h => Nat.add_lt_add_right h k)

theorem le_of_add_right_le {n m k : Nat} (h : n + k ≤ m) : n ≤ m := Nat.le_trans (le_add_right n k) h

theorem le_of_add_left_le {n m k : Nat} (h : k + n ≤ m) : n ≤ m := Nat.le_trans (le_add_left n k) h

theorem le_add_right_of_le {n m k : Nat} (h : n ≤ m) : n ≤ m + k := Nat.le_trans h (le_add_right m k)

theorem le_add_left_of_le {n m k : Nat} (h : n ≤ m) : n ≤ k + m := Nat.le_trans h (le_add_left m k)

theorem lt_add_left (c : Nat) (h : a < b) : a < c + b := Nat.lt_of_lt_of_le h (le_add_left b c)

theorem lt_add_right (c : Nat) (h : a < b) : a < b + c := Nat.lt_of_lt_of_le h (le_add_right b c)

theorem lt_of_add_right_lt {n m k : Nat} (h : n + k < m) : n < m := Nat.lt_of_le_of_lt (le_add_right n k) h

theorem lt_of_add_left_lt {n m k : Nat} (h : k + n < m) : n < m := Nat.lt_of_le_of_lt (le_add_left n k) h

protected theorem lt_add_of_pos_right (h : 0 < k) : n < n + k := Nat.add_lt_add_left h n

protected theorem lt_add_of_pos_left (h : 0 < k) : n < k + n := Eq.subst (Nat.add_comm n k) (Nat.lt_add_of_pos_right h)

protected theorem add_pos_left (h : 0 < m) (n : Nat) : 0 < m + n := Nat.lt_of_lt_of_le h (le_add_right m n)

protected theorem pos_of_lt_add_right (h : n < n + k) : 0 < k := Nat.lt_of_add_lt_add_left (k := n) h

protected theorem pos_of_lt_add_left (h : n < k + n) : 0 < k := Nat.pos_of_lt_add_right (n := n) (Eq.subst (Nat.add_comm k n) h)

protected theorem add_self_ne_one : ∀ (n : Nat), n + n ≠ 1
  | n + 1, h => Nat.noConfusion (succ_inj.mp (Eq.trans (Eq.symm (congrArg succ (succ_add n n))) h))
  | 0, h => Nat.noConfusion h

end Nat
