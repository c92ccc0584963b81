prelude
import Init.Data.Nat.Basic
import Init.PropLemmas

universe u

namespace Nat
variable {a b c d k m n : Nat}

/-! Subtraction. -/

@[simp] protected theorem sub_zero (n : Nat) : n - 0 = n := rfl

theorem sub_succ (n m : Nat) : n - succ m = pred (n - m) := rfl

@[simp] theorem pred_zero : pred 0 = 0 := rfl

@[simp] theorem pred_succ (n : Nat) : pred (succ n) = n := rfl

theorem pred_eq_sub_one : pred n = n - 1 := rfl

protected theorem add_one_sub_one (n : Nat) : (n + 1) - 1 = n := rfl

theorem succ_sub_one (n : Nat) : succ n - 1 = n := rfl

theorem succ_sub_succ (n m : Nat) : succ n - succ m = n - m := succ_sub_succ_eq_sub n m

@[simp] protected theorem add_sub_add_right : ∀ (n k m : Nat), (n + k) - (m + k) = n - m
  | _, 0, _ => rfl
  | n, k + 1, m => Eq.trans (succ_sub_succ_eq_sub (n + k) (m + k)) (Nat.add_sub_add_right n k m)

@[simp] protected theorem add_sub_add_left (k n m : Nat) : (k + n) - (k + m) = n - m := by
  rw [Nat.add_comm k n, Nat.add_comm k m, Nat.add_sub_add_right]

@[simp] protected theorem zero_sub : ∀ (n : Nat), 0 - n = 0
  | 0 => rfl
  | n + 1 => congrArg pred (Nat.zero_sub n)

@[simp] protected theorem sub_self : ∀ (n : Nat), n - n = 0
  | 0 => rfl
  | n + 1 => Eq.trans (succ_sub_succ_eq_sub n n) (Nat.sub_self n)

@[simp] protected theorem add_sub_cancel : ∀ (n m : Nat), n + m - m = n
  | _, 0 => rfl
  | n, m + 1 => Eq.trans (succ_sub_succ_eq_sub (n + m) m) (Nat.add_sub_cancel n m)

@[simp] protected theorem add_sub_cancel_left (n m : Nat) : n + m - n = m := by
  rw [Nat.add_comm, Nat.add_sub_cancel]

protected theorem sub_sub : ∀ (n m k : Nat), n - m - k = n - (m + k)
  | _, _, 0 => rfl
  | n, m, k + 1 => congrArg pred (Nat.sub_sub n m k)

protected theorem sub_right_comm (m n k : Nat) : m - n - k = m - k - n := by
  rw [Nat.sub_sub, Nat.add_comm, ← Nat.sub_sub]

theorem sub_add_eq (a b c : Nat) : a - (b + c) = a - b - c := Eq.symm (Nat.sub_sub a b c)

protected theorem sub_add_cancel (h : m ≤ n) : n - m + m = n :=
  Exists.elim (exists_eq_add_of_le h) (fun k e => by rw [e, Nat.add_sub_cancel_left, Nat.add_comm])

protected theorem add_sub_of_le (h : a ≤ b) : a + (b - a) = b := by
  rw [Nat.add_comm, Nat.sub_add_cancel h]

protected theorem add_sub_cancel' (h : m ≤ n) : m + (n - m) = n := Nat.add_sub_of_le h

theorem sub_eq_zero_of_le (h : n ≤ m) : n - m = 0 :=
  Exists.elim (exists_eq_add_of_le h) (fun k e => by rw [e, ← Nat.sub_sub, Nat.sub_self, Nat.zero_sub])

protected theorem le_of_sub_eq_zero : ∀ {n m : Nat}, n - m = 0 → n ≤ m
  | n, 0, h => Nat.le_of_eq h
  | 0, m + 1, _ => Nat.zero_le (m + 1)
  | n + 1, m + 1, h => Nat.succ_le_succ (@Nat.le_of_sub_eq_zero n m (Eq.trans (Eq.symm (succ_sub_succ_eq_sub n m)) h))

protected theorem sub_eq_zero_iff_le : n - m = 0 ↔ n ≤ m := Iff.intro Nat.le_of_sub_eq_zero sub_eq_zero_of_le

protected theorem sub_pos_of_lt (h : m < n) : 0 < n - m :=
  pos_of_ne_zero (fun e => Nat.lt_irrefl m (Nat.lt_of_lt_of_le h (Nat.le_of_sub_eq_zero e)))

protected theorem lt_of_sub_pos (h : 0 < n - m) : m < n :=
  Nat.lt_of_not_le (fun hle => Nat.lt_irrefl 0 (Eq.subst (sub_eq_zero_of_le hle) h))

@[simp] protected theorem sub_pos_iff_lt : 0 < n - m ↔ m < n := Iff.intro Nat.lt_of_sub_pos Nat.sub_pos_of_lt

protected theorem sub_ne_zero_of_lt (h : a < b) : b - a ≠ 0 := Nat.ne_of_gt (Nat.sub_pos_of_lt h)

protected theorem sub_eq_iff_eq_add (h : b ≤ a) : a - b = c ↔ a = c + b :=
  Iff.intro (fun e => by rw [← e, Nat.sub_add_cancel h]) (fun e => by rw [e, Nat.add_sub_cancel])

protected theorem sub_eq_iff_eq_add' (h : b ≤ a) : a - b = c ↔ a = b + c := by
  rw [Nat.sub_eq_iff_eq_add h, Nat.add_comm b c]

protected theorem sub_eq_of_eq_add (h : a = c + b) : a - b = c := by rw [h, Nat.add_sub_cancel]

protected theorem eq_add_of_sub_eq (hle : b ≤ a) (h : a - b = c) : a = c + b := (Nat.sub_eq_iff_eq_add hle).mp h

protected theorem add_sub_assoc (h : k ≤ m) (n : Nat) : n + m - k = n + (m - k) :=
  Exists.elim (exists_eq_add_of_le' h) (fun w e => by rw [e, Nat.add_sub_cancel, ← Nat.add_assoc, Nat.add_sub_cancel])

protected theorem sub_add_comm (h : k ≤ n) : n + m - k = n - k + m := by
  rw [Nat.add_comm n m, Nat.add_sub_assoc h m, Nat.add_comm]

theorem succ_sub (h : n ≤ m) : succ m - n = succ (m - n) := by
  rw [← Nat.add_one, ← Nat.add_one, Nat.sub_add_comm h]

protected theorem sub_le_sub_left (h : n ≤ m) (k : Nat) : k - m ≤ k - n :=
  Exists.elim (exists_eq_add_of_le h) (fun w e => by rw [e, ← Nat.sub_sub]; exact Nat.sub_le (k - n) w)

protected theorem sub_le_sub_right (h : n ≤ m) : ∀ (k : Nat), n - k ≤ m - k
  | 0 => h
  | k + 1 => Nat.pred_le_pred (Nat.sub_le_sub_right h k)

protected theorem sub_le_sub (h₁ : a ≤ b) (h₂ : c ≤ d) : a - d ≤ b - c :=
  Nat.le_trans (Nat.sub_le_sub_right h₁ d) (Nat.sub_le_sub_left h₂ b)

theorem sub_lt_self (h₀ : 0 < a) (h₁ : a ≤ b) : b - a < b := Nat.sub_lt (Nat.lt_of_lt_of_le h₀ h₁) h₀

protected theorem sub_le_iff_le_add : a - b ≤ c ↔ a ≤ c + b :=
  Iff.intro
    (fun h => Or.elim (Nat.le_total b a)
      (fun hba => Eq.subst (motive := fun x => x ≤ c + b) (Nat.sub_add_cancel hba) (Nat.add_le_add_right h b))
      (fun hab => Nat.le_trans hab (le_add_left b c)))
    (fun h => Eq.subst (motive := fun x => a - b ≤ x) (Nat.add_sub_cancel c b) (Nat.sub_le_sub_right h b))

protected theorem sub_le_iff_le_add' : a - b ≤ c ↔ a ≤ b + c := by
  rw [Nat.sub_le_iff_le_add, Nat.add_comm]

protected theorem le_add_of_sub_le (h : a - b ≤ c) : a ≤ c + b := Nat.sub_le_iff_le_add.mp h

protected theorem le_sub_iff_add_le (h : k ≤ m) : n ≤ m - k ↔ n + k ≤ m :=
  Iff.intro
    (fun e => Eq.subst (motive := fun x => n + k ≤ x) (Nat.sub_add_cancel h) (Nat.add_le_add_right e k))
    (fun e => Eq.subst (motive := fun x => x ≤ m - k) (Nat.add_sub_cancel n k) (Nat.sub_le_sub_right e k))

protected theorem le_sub_of_add_le (h : a + b ≤ c) : a ≤ c - b :=
  Eq.subst (motive := fun x => x ≤ c - b) (Nat.add_sub_cancel a b) (Nat.sub_le_sub_right h b)

protected theorem add_le_of_le_sub (hle : b ≤ c) (h : a ≤ c - b) : a + b ≤ c := (Nat.le_sub_iff_add_le hle).mp h

protected theorem lt_sub_iff_add_lt : a < c - b ↔ a + b < c :=
  Iff.intro
    (fun h => Nat.lt_of_not_le (fun hle => Nat.lt_irrefl a (Nat.lt_of_lt_of_le h (Nat.sub_le_iff_le_add.mpr hle))))
    (fun h => Nat.lt_of_not_le (fun hle => Nat.lt_irrefl c (Nat.lt_of_le_of_lt (Nat.sub_le_iff_le_add.mp hle) h)))

protected theorem lt_sub_of_add_lt (h : a + b < c) : a < c - b := Nat.lt_sub_iff_add_lt.mpr h

protected theorem add_lt_of_lt_sub (h : a < c - b) : a + b < c := Nat.lt_sub_iff_add_lt.mp h

protected theorem sub_lt_iff_lt_add (h : b ≤ a) : a - b < c ↔ a < c + b :=
  Iff.intro
    (fun e => Eq.subst (motive := fun x => x < c + b) (Nat.sub_add_cancel h) (Nat.add_lt_add_right e b))
    (fun e => Nat.lt_of_add_lt_add_right (Eq.subst (motive := fun x => x < c + b) (Eq.symm (Nat.sub_add_cancel h)) e))

protected theorem sub_lt_left_of_lt_add (h : n ≤ k) (e : k < n + m) : k - n < m :=
  (Nat.sub_lt_iff_lt_add h).mpr (Eq.subst (Nat.add_comm n m) e)

protected theorem sub_lt_right_of_lt_add (h : n ≤ k) (e : k < m + n) : k - n < m := (Nat.sub_lt_iff_lt_add h).mpr e

protected theorem sub_lt_sub_left (h : k < m) (h' : k < n) : m - n < m - k :=
  Nat.lt_of_not_le (fun hle => Nat.lt_irrefl m
    (Nat.lt_of_le_of_lt (Nat.le_trans (Nat.sub_le_iff_le_add.mp hle) (Nat.le_of_eq rfl))
      (Or.elim (Nat.le_total n m)
        (fun hnm => Eq.subst (motive := fun x => m - n + k < x) (Nat.sub_add_cancel hnm) (Nat.add_lt_add_left h' (m - n)))
        (fun hmn => by rw [sub_eq_zero_of_le hmn, Nat.zero_add]; exact h))))

protected theorem sub_lt_sub_right (h : k ≤ m) (h' : m < n) : m - k < n - k :=
  Nat.lt_sub_iff_add_lt.mpr (by rw [Nat.sub_add_cancel h]; exact h')

theorem sub_sub_self (h : n ≤ m) : m - (m - n) = n :=
  (Nat.sub_eq_iff_eq_add (Nat.sub_le m n)).mpr (by rw [Nat.add_comm, Nat.sub_add_cancel h])

theorem sub_one_add_one (h : n ≠ 0) : n - 1 + 1 = n := Nat.sub_add_cancel (pos_of_ne_zero h)

theorem succ_pred (h : n ≠ 0) : succ (pred n) = n := sub_one_add_one h

theorem succ_pred_eq_of_pos (h : 0 < n) : succ (pred n) = n := sub_one_add_one (Nat.ne_of_gt h)

theorem sub_one_lt (h : n ≠ 0) : n - 1 < n := Nat.sub_lt (pos_of_ne_zero h) Nat.zero_lt_one

theorem pred_lt (h : n ≠ 0) : pred n < n := sub_one_lt h

theorem sub_one_lt_of_lt (h : m < n) : n - 1 < n := sub_one_lt (ne_zero_of_lt h)

theorem le_sub_one_of_lt (h : a < b) : a ≤ b - 1 := Nat.le_sub_of_add_le h

theorem le_pred_of_lt (h : n < m) : n ≤ pred m := le_sub_one_of_lt h

theorem sub_one_lt_iff (h : 0 < n) : n - 1 < m ↔ n ≤ m :=
  Iff.trans (Nat.sub_lt_iff_lt_add h) lt_succ_iff

theorem lt_of_le_sub_one (hb : 0 < b) (h : a ≤ b - 1) : a < b := Nat.add_le_of_le_sub hb h

protected theorem le_sub_one_iff_lt (hb : 0 < b) : a ≤ b - 1 ↔ a < b := Iff.intro (lt_of_le_sub_one hb) le_sub_one_of_lt

/-! Multiplication and order. -/

protected theorem mul_le_mul_left {m n : Nat} (k : Nat) (h : m ≤ n) : k * m ≤ k * n :=
  Exists.elim (exists_eq_add_of_le h) (fun w e => by rw [e, Nat.mul_add]; exact le_add_right (k * m) (k * w))

protected theorem mul_le_mul_right {m n : Nat} (k : Nat) (h : m ≤ n) : m * k ≤ n * k := by
  rw [Nat.mul_comm m k, Nat.mul_comm n k]
  exact Nat.mul_le_mul_left k h

protected theorem mul_le_mul {p q m n : Nat} (h₁ : p ≤ m) (h₂ : q ≤ n) : p * q ≤ m * n :=
  Nat.le_trans (Nat.mul_le_mul_right q h₁) (Nat.mul_le_mul_left m h₂)

protected theorem mul_lt_mul_of_pos_left (h : n < m) (hk : k > 0) : k * n < k * m :=
  Exists.elim (exists_eq_add_of_lt h) (fun w e => by
    rw [e, Nat.add_assoc, Nat.mul_add]
    exact Nat.lt_add_of_pos_right (Nat.mul_pos hk (Nat.succ_pos w)))

protected theorem mul_lt_mul_of_pos_right (h : n < m) (hk : k > 0) : n * k < m * k := by
  rw [Nat.mul_comm n k, Nat.mul_comm m k]
  exact Nat.mul_lt_mul_of_pos_left h hk

protected theorem mul_lt_mul_of_le_of_lt (hac : a ≤ c) (hbd : b < d) (hc : 0 < c) : a * b < c * d :=
  Nat.lt_of_le_of_lt (Nat.mul_le_mul_right b hac) (Nat.mul_lt_mul_of_pos_left hbd hc)

protected theorem mul_lt_mul_of_lt_of_le (hac : a < c) (hbd : b ≤ d) (hd : 0 < d) : a * b < c * d :=
  Nat.lt_of_le_of_lt (Nat.mul_le_mul_left a hbd) (Nat.mul_lt_mul_of_pos_right hac hd)

protected theorem mul_lt_mul'' (hac : a < c) (hbd : b < d) : a * b < c * d :=
  Nat.mul_lt_mul_of_lt_of_le hac (Nat.le_of_lt hbd) (zero_lt_of_lt hbd)

protected theorem le_of_mul_le_mul_left {a b c : Nat} (h : c * a ≤ c * b) (hc : 0 < c) : a ≤ b :=
  Nat.ge_of_not_lt (fun hlt => Nat.not_le_of_gt (Nat.mul_lt_mul_of_pos_left hlt hc) h)

protected theorem le_of_mul_le_mul_right {a b c : Nat} (h : a * c ≤ b * c) (hc : 0 < c) : a ≤ b :=
  Nat.ge_of_not_lt (fun hlt => Nat.not_le_of_gt (Nat.mul_lt_mul_of_pos_right hlt hc) h)

protected theorem lt_of_mul_lt_mul_left {a b c : Nat} (h : a * b < a * c) : b < c :=
  Nat.lt_of_not_le (fun hle => Nat.not_le_of_gt h (Nat.mul_le_mul_left a hle))

protected theorem lt_of_mul_lt_mul_right {a b c : Nat} (h : b * a < c * a) : b < c :=
  Nat.lt_of_not_le (fun hle => Nat.not_le_of_gt h (Nat.mul_le_mul_right a hle))

protected theorem eq_of_mul_eq_mul_left (ha : 0 < a) (h : a * b = a * c) : b = c :=
  Nat.le_antisymm (Nat.le_of_mul_le_mul_left (Nat.le_of_eq h) ha) (Nat.le_of_mul_le_mul_left (Nat.le_of_eq (Eq.symm h)) ha)

protected theorem eq_of_mul_eq_mul_right (ha : 0 < a) (h : b * a = c * a) : b = c :=
  Nat.eq_of_mul_eq_mul_left ha (by rw [Nat.mul_comm a b, Nat.mul_comm a c, h])

protected theorem mul_left_cancel {n m k : Nat} (np : 0 < n) (h : n * m = n * k) : m = k := Nat.eq_of_mul_eq_mul_left np h

protected theorem mul_right_cancel {n m k : Nat} (mp : 0 < m) (h : n * m = k * m) : n = k := Nat.eq_of_mul_eq_mul_right mp h

protected theorem mul_left_cancel_iff {n : Nat} (np : 0 < n) {m k : Nat} : n * m = n * k ↔ m = k :=
  Iff.intro (Nat.mul_left_cancel np) (fun h => congrArg (fun x => n * x) h)

protected theorem mul_right_cancel_iff {m : Nat} (mp : 0 < m) {n k : Nat} : n * m = k * m ↔ n = k :=
  Iff.intro (Nat.mul_right_cancel mp) (fun h => congrArg (fun x => x * m) h)

protected theorem mul_le_mul_left_iff {n m k : Nat} (h : 0 < k) : k * n ≤ k * m ↔ n ≤ m :=
  Iff.intro (fun e => Nat.le_of_mul_le_mul_left e h) (Nat.mul_le_mul_left k)

protected theorem mul_lt_mul_left {a b c : Nat} (a0 : 0 < a) : a * b < a * c ↔ b < c :=
  Iff.intro Nat.lt_of_mul_lt_mul_left (fun h => Nat.mul_lt_mul_of_pos_left h a0)

protected theorem mul_lt_mul_right {a b c : Nat} (a0 : 0 < a) : b * a < c * a ↔ b < c :=
  Iff.intro Nat.lt_of_mul_lt_mul_right (fun h => Nat.mul_lt_mul_of_pos_right h a0)

theorem le_mul_of_pos_left (m : Nat) (h : 0 < n) : m ≤ n * m :=
  Eq.subst (motive := fun x => x ≤ n * m) (Nat.one_mul m) (Nat.mul_le_mul_right m h)

theorem le_mul_of_pos_right (n : Nat) (h : 0 < m) : n ≤ n * m :=
  Eq.subst (motive := fun x => x ≤ n * m) (Nat.mul_one n) (Nat.mul_le_mul_left n h)

theorem le_mul_self : ∀ (n : Nat), n ≤ n * n
  | 0 => Nat.le_refl 0
  | n + 1 => le_mul_of_pos_right (n + 1) (Nat.succ_pos n)

protected theorem pos_of_mul_pos_left {a b : Nat} (h : 0 < a * b) : 0 < b :=
  pos_of_ne_zero (fun e => Nat.lt_irrefl 0 (by rw [e] at h; exact h))

protected theorem pos_of_mul_pos_right {a b : Nat} (h : 0 < a * b) : 0 < a :=
  pos_of_ne_zero (fun e => Nat.lt_irrefl 0 (by rw [e, Nat.zero_mul] at h; exact h))

@[simp] protected theorem mul_pos_iff_of_pos_left {a b : Nat} (h : 0 < a) : 0 < a * b ↔ 0 < b :=
  Iff.intro Nat.pos_of_mul_pos_left (Nat.mul_pos h)

@[simp] protected theorem mul_pos_iff_of_pos_right {a b : Nat} (h : 0 < b) : 0 < a * b ↔ 0 < a :=
  Iff.intro Nat.pos_of_mul_pos_right (fun ha => Nat.mul_pos ha h)

protected theorem mul_self_le_mul_self {m n : Nat} (h : m ≤ n) : m * m ≤ n * n := Nat.mul_le_mul h h

protected theorem mul_self_lt_mul_self {m n : Nat} (h : m < n) : m * m < n * n := Nat.mul_lt_mul'' h h

protected theorem mul_sub_one (n m : Nat) : n * (m - 1) = n * m - n := by
  cases m with
  | zero => exact Eq.symm (Nat.zero_sub n)
  | succ m => rw [Nat.add_one_sub_one, Nat.mul_add_one, Nat.add_sub_cancel]

protected theorem mul_sub (k m n : Nat) : k * (m - n) = k * m - k * n :=
  Or.elim (Nat.le_total n m)
    (fun h => Exists.elim (exists_eq_add_of_le h) (fun w e => by
      rw [e, Nat.add_sub_cancel_left, Nat.mul_add, Nat.add_sub_cancel_left]))
    (fun h => by rw [sub_eq_zero_of_le h, sub_eq_zero_of_le (Nat.mul_le_mul_left k h), Nat.mul_zero])

protected theorem sub_mul (m n k : Nat) : (m - n) * k = m * k - n * k := by
  rw [Nat.mul_comm, Nat.mul_sub, Nat.mul_comm k m, Nat.mul_comm k n]

protected theorem eq_one_of_mul_eq_one_right (h : a * b = 1) : a = 1 :=
  match a, b with
  | 0, b => by rw [Nat.zero_mul] at h; exact Nat.noConfusion h
  | 1, _ => rfl
  | a + 2, 0 => Nat.noConfusion h
  | a + 2, b + 1 =>
    absurd h (Nat.ne_of_gt (Nat.lt_of_lt_of_le (Nat.succ_lt_succ (Nat.zero_lt_succ a)) (le_mul_of_pos_right (a + 2) (Nat.succ_pos b))))

protected theorem eq_one_of_mul_eq_one_left (h : a * b = 1) : b = 1 :=
  Nat.eq_one_of_mul_eq_one_right (Eq.trans (Nat.mul_comm b a) h)

protected theorem mul_eq_one_iff : a * b = 1 ↔ a = 1 ∧ b = 1 :=
  Iff.intro (fun h => And.intro (Nat.eq_one_of_mul_eq_one_right h) (Nat.eq_one_of_mul_eq_one_left h))
    (fun h => by rw [h.left, h.right, Nat.mul_one])

/-! Minimum and maximum. -/

instance instMax : Max Nat := maxOfLe

protected theorem min_def {n m : Nat} : min n m = if n ≤ m then n else m := rfl

protected theorem max_def {n m : Nat} : max n m = if n ≤ m then m else n := rfl

protected theorem min_eq_left {a b : Nat} (h : a ≤ b) : min a b = a := if_pos h

protected theorem min_eq_right {a b : Nat} (h : b ≤ a) : min a b = b :=
  Or.elim (Nat.eq_or_lt_of_le h) (fun e => by rw [e]; exact Nat.min_eq_left (Nat.le_refl a))
    (fun l => if_neg (Nat.not_le_of_gt l))

protected theorem max_eq_right {a b : Nat} (h : a ≤ b) : max a b = b := if_pos h

protected theorem max_eq_left {a b : Nat} (h : b ≤ a) : max a b = a :=
  Or.elim (Nat.eq_or_lt_of_le h) (fun e => by rw [e]; exact Nat.max_eq_right (Nat.le_refl a))
    (fun l => if_neg (Nat.not_le_of_gt l))

protected theorem min_le_left (a b : Nat) : min a b ≤ a :=
  Or.elim (Nat.le_total a b) (fun h => Nat.le_of_eq (Nat.min_eq_left h)) (fun h => Eq.substr (p := fun x => x ≤ a) (Nat.min_eq_right h) h)

protected theorem min_le_right (a b : Nat) : min a b ≤ b :=
  Or.elim (Nat.le_total a b) (fun h => Eq.substr (p := fun x => x ≤ b) (Nat.min_eq_left h) h) (fun h => Nat.le_of_eq (Nat.min_eq_right h))

protected theorem le_max_left (a b : Nat) : a ≤ max a b :=
  Or.elim (Nat.le_total a b) (fun h => Eq.substr (p := fun x => a ≤ x) (Nat.max_eq_right h) h) (fun h => Nat.le_of_eq (Eq.symm (Nat.max_eq_left h)))

protected theorem le_max_right (a b : Nat) : b ≤ max a b :=
  Or.elim (Nat.le_total a b) (fun h => Nat.le_of_eq (Eq.symm (Nat.max_eq_right h))) (fun h => Eq.substr (p := fun x => b ≤ x) (Nat.max_eq_left h) h)

protected theorem le_min_of_le_of_le {a b c : Nat} (h₁ : a ≤ b) (h₂ : a ≤ c) : a ≤ min b c :=
  Or.elim (Nat.le_total b c) (fun h => Eq.substr (p := fun x => a ≤ x) (Nat.min_eq_left h) h₁)
    (fun h => Eq.substr (p := fun x => a ≤ x) (Nat.min_eq_right h) h₂)

protected theorem le_min {a b c : Nat} : a ≤ min b c ↔ a ≤ b ∧ a ≤ c :=
  Iff.intro (fun h => And.intro (Nat.le_trans h (Nat.min_le_left b c)) (Nat.le_trans h (Nat.min_le_right b c)))
    (fun h => Nat.le_min_of_le_of_le h.left h.right)

protected theorem lt_min {a b c : Nat} : a < min b c ↔ a < b ∧ a < c := Nat.le_min

protected theorem max_le_of_le_of_le {a b c : Nat} (h₁ : a ≤ c) (h₂ : b ≤ c) : max a b ≤ c :=
  Or.elim (Nat.le_total a b) (fun h => Eq.substr (p := fun x => x ≤ c) (Nat.max_eq_right h) h₂)
    (fun h => Eq.substr (p := fun x => x ≤ c) (Nat.max_eq_left h) h₁)

protected theorem max_le {a b c : Nat} : max a b ≤ c ↔ a ≤ c ∧ b ≤ c :=
  Iff.intro (fun h => And.intro (Nat.le_trans (Nat.le_max_left a b) h) (Nat.le_trans (Nat.le_max_right a b) h))
    (fun h => Nat.max_le_of_le_of_le h.left h.right)

protected theorem min_comm (a b : Nat) : min a b = min b a :=
  Or.elim (Nat.le_total a b) (fun h => by rw [Nat.min_eq_left h, Nat.min_eq_right h])
    (fun h => by rw [Nat.min_eq_right h, Nat.min_eq_left h])

protected theorem max_comm (a b : Nat) : max a b = max b a :=
  Or.elim (Nat.le_total a b) (fun h => by rw [Nat.max_eq_right h, Nat.max_eq_left h])
    (fun h => by rw [Nat.max_eq_left h, Nat.max_eq_right h])

@[simp] protected theorem min_self (a : Nat) : min a a = a := Nat.min_eq_left (Nat.le_refl a)

@[simp] protected theorem max_self (a : Nat) : max a a = a := Nat.max_eq_right (Nat.le_refl a)

@[simp] protected theorem zero_min (a : Nat) : min 0 a = 0 := Nat.min_eq_left (Nat.zero_le a)

@[simp] protected theorem min_zero (a : Nat) : min a 0 = 0 := Nat.min_eq_right (Nat.zero_le a)

@[simp] protected theorem zero_max (a : Nat) : max 0 a = a := Nat.max_eq_right (Nat.zero_le a)

@[simp] protected theorem max_zero (a : Nat) : max a 0 = a := Nat.max_eq_left (Nat.zero_le a)

/-! Powers. -/

@[simp] protected theorem pow_zero (b : Nat) : b ^ 0 = 1 := rfl

protected theorem pow_succ {b n : Nat} : b ^ (n + 1) = b ^ n * b := rfl

protected theorem pow_add_one {b n : Nat} : b ^ (n + 1) = b ^ n * b := rfl

protected theorem pow_succ' {m n : Nat} : m ^ (n + 1) = m * m ^ n := by rw [Nat.pow_succ, Nat.mul_comm]

@[simp] protected theorem pow_one (a : Nat) : a ^ 1 = a := Nat.one_mul a

protected theorem pow_two (b : Nat) : b ^ 2 = b * b := by rw [Nat.pow_succ, Nat.pow_one]

@[simp] protected theorem one_pow : ∀ (n : Nat), 1 ^ n = 1
  | 0 => rfl
  | n + 1 => Eq.trans (Nat.mul_one (1 ^ n)) (Nat.one_pow n)

@[simp] protected theorem zero_pow {n : Nat} (h : 0 < n) : 0 ^ n = 0 :=
  match n with
  | 0 => absurd h (Nat.lt_irrefl 0)
  | _ + 1 => rfl

protected theorem pow_add (a m n : Nat) : a ^ (m + n) = a ^ m * a ^ n := by
  induction n with
  | zero => exact Eq.symm (Nat.mul_one (a ^ m))
  | succ n ih => rw [← Nat.add_assoc, Nat.pow_succ, ih, Nat.pow_succ, Nat.mul_assoc]

protected theorem pow_mul (a m n : Nat) : a ^ (m * n) = (a ^ m) ^ n := by
  induction n with
  | zero => rfl
  | succ n ih => rw [Nat.mul_add_one, Nat.pow_add, ih, Nat.pow_succ]

protected theorem pow_mul' (a m n : Nat) : a ^ (m * n) = (a ^ n) ^ m := by rw [Nat.mul_comm, Nat.pow_mul]

protected theorem mul_pow (a b n : Nat) : (a * b) ^ n = a ^ n * b ^ n := by
  induction n with
  | zero => rfl
  | succ n ih => rw [Nat.pow_succ, ih, Nat.pow_succ, Nat.pow_succ, Nat.mul_mul_mul_comm]

protected theorem pow_le_pow_left {m n : Nat} (h : m ≤ n) : ∀ (i : Nat), m ^ i ≤ n ^ i
  | 0 => Nat.le_refl 1
  | i + 1 => Nat.mul_le_mul (Nat.pow_le_pow_left h i) h

protected theorem pow_le_pow_right {n m k : Nat} (h : n > 0) (hle : m ≤ k) : n ^ m ≤ n ^ k :=
  Exists.elim (exists_eq_add_of_le hle) (fun w e => by
    rw [e, Nat.pow_add]
    exact le_mul_of_pos_right (n ^ m) (Nat.pow_pos h))

theorem pos_pow_of_pos {b : Nat} (n : Nat) (h : 0 < b) : 0 < b ^ n := Nat.pow_pos h

protected theorem two_pow_pos (w : Nat) : 0 < 2 ^ w := Nat.pow_pos (Nat.zero_lt_succ 1)

protected theorem lt_two_pow_self {n : Nat} : n < 2 ^ n := by
  induction n with
  | zero => exact Nat.zero_lt_succ 0
  | succ n ih =>
    rw [Nat.pow_succ, Nat.mul_two]
    exact Nat.add_lt_add_of_lt_of_le ih (Nat.two_pow_pos n)

protected theorem pow_lt_pow_succ {a n : Nat} (h : 1 < a) : a ^ n < a ^ (n + 1) :=
  Eq.subst (motive := fun x => x < a ^ n * a) (Nat.mul_one (a ^ n)) (Nat.mul_lt_mul_of_pos_left h (Nat.pow_pos (Nat.lt_trans Nat.zero_lt_one h)))

protected theorem pow_lt_pow_left : ∀ {a b n : Nat}, a < b → n ≠ 0 → a ^ n < b ^ n
  | _, _, 0, _, h => absurd rfl h
  | a, b, 1, h, _ => Eq.substr (p := fun x => x < b ^ 1) (Nat.pow_one a) (Eq.substr (p := fun x => a < x) (Nat.pow_one b) h)
  | _, _, n + 2, h, _ => Nat.mul_lt_mul'' (Nat.pow_lt_pow_left h (Nat.succ_ne_zero n)) h

protected theorem pow_lt_pow_right {a m n : Nat} (h : 1 < a) (hlt : m < n) : a ^ m < a ^ n :=
  Nat.lt_of_lt_of_le (Nat.pow_lt_pow_succ h) (Nat.pow_le_pow_right (Nat.lt_trans Nat.zero_lt_one h) hlt)

end Nat
