prelude
import Init.Data.Nat.More

/-! Natural numbers: order, subtraction, minimum and maximum, quantifiers below a bound. -/

namespace Nat

@[simp] theorem exists_ne_zero {P : Nat → Prop} : (∃ n, ¬ n = 0 ∧ P n) ↔ ∃ n, P (n + 1) :=
  ⟨fun ⟨n, h, w⟩ => match n, h, w with | 0, h, _ => absurd rfl h | n + 1, _, w => ⟨n, w⟩,
    fun ⟨n, w⟩ => ⟨n + 1, succ_ne_zero n, w⟩⟩

@[simp] theorem exists_eq_add_one {a : Nat} : (∃ n, a = n + 1) ↔ 0 < a :=
  ⟨fun ⟨_, h⟩ => h ▸ succ_pos _, fun h => ⟨a - 1, by omega⟩⟩

@[simp] theorem exists_add_one_eq {a : Nat} : (∃ n, n + 1 = a) ↔ 0 < a :=
  ⟨fun ⟨_, h⟩ => h ▸ succ_pos _, fun h => ⟨a - 1, by omega⟩⟩

theorem forall_lt_succ_right' {n : Nat} {p : (m : Nat) → (m < n + 1) → Prop} :
    (∀ m (h : m < n + 1), p m h) ↔ (∀ m (h : m < n), p m (by omega)) ∧ p n (by omega) := by
  refine ⟨fun w => ⟨fun m h => w m _, w n _⟩, fun w m h => ?_⟩
  cases Nat.lt_or_eq_of_le (le_of_lt_succ h) with
  | inl h' => exact w.1 m h'
  | inr h' => subst h'; exact w.2

theorem forall_lt_succ_right {n : Nat} {p : Nat → Prop} : (∀ m, m < n + 1 → p m) ↔ (∀ m, m < n → p m) ∧ p n :=
  forall_lt_succ_right' (p := fun m _ => p m)

theorem forall_lt_succ_left' {n : Nat} {p : (m : Nat) → (m < n + 1) → Prop} :
    (∀ m (h : m < n + 1), p m h) ↔ p 0 (by omega) ∧ (∀ m (h : m < n), p (m + 1) (by omega)) := by
  refine ⟨fun w => ⟨w 0 _, fun m h => w (m + 1) _⟩, fun w m h => ?_⟩
  cases m with
  | zero => exact w.1
  | succ m => exact w.2 m (lt_of_succ_lt_succ h)

theorem forall_lt_succ_left {n : Nat} {p : Nat → Prop} : (∀ m, m < n + 1 → p m) ↔ p 0 ∧ (∀ m, m < n → p (m + 1)) :=
  forall_lt_succ_left' (p := fun m _ => p m)

theorem exists_lt_succ_right {n : Nat} {p : Nat → Prop} : (∃ m, m < n + 1 ∧ p m) ↔ (∃ m, m < n ∧ p m) ∨ p n := by
  constructor
  · intro ⟨m, h, w⟩
    cases Nat.lt_or_eq_of_le (le_of_lt_succ h) with
    | inl h' => exact .inl ⟨m, h', w⟩
    | inr h' => exact .inr (h' ▸ w)
  · intro h
    exact h.elim (fun ⟨m, h, w⟩ => ⟨m, by omega, w⟩) (fun w => ⟨n, by omega, w⟩)

theorem exists_lt_succ_left {n : Nat} {p : Nat → Prop} : (∃ m, m < n + 1 ∧ p m) ↔ p 0 ∨ (∃ m, m < n ∧ p (m + 1)) := by
  constructor
  · intro ⟨m, h, w⟩
    cases m with
    | zero => exact .inl w
    | succ m => exact .inr ⟨m, lt_of_succ_lt_succ h, w⟩
  · intro h
    exact h.elim (fun w => ⟨0, by omega, w⟩) (fun ⟨m, h, w⟩ => ⟨m + 1, by omega, w⟩)

protected theorem two_pos : 0 < 2 := by decide
protected theorem zero_lt_two : 0 < 2 := by decide
protected theorem one_lt_two : 1 < 2 := by decide
protected theorem ne_zero_iff_zero_lt {n : Nat} : n ≠ 0 ↔ 0 < n := Nat.pos_iff_ne_zero.symm
protected theorem eq_of_le_of_lt_succ {n m : Nat} (h₁ : n ≤ m) (h₂ : m < n + 1) : m = n := by omega
protected theorem le_or_ge (m n : Nat) : m ≤ n ∨ n ≤ m := Nat.le_total m n
protected theorem le_or_le (m n : Nat) : m ≤ n ∨ n ≤ m := Nat.le_total m n
protected theorem lt_or_gt {a b : Nat} : a ≠ b ↔ a < b ∨ b < a := Nat.ne_iff_lt_or_gt
protected theorem not_lt_of_gt {a b : Nat} (h : a < b) : ¬ b < a := Nat.lt_asymm h
protected theorem not_lt_of_lt {a b : Nat} (h : a < b) : ¬ b < a := Nat.lt_asymm h

theorem succ_le {n m : Nat} : succ n ≤ m ↔ n < m := Iff.rfl
theorem lt_succ_of_lt {a b : Nat} (h : a < b) : a < succ b := le_succ_of_le h
theorem lt_add_one_of_lt {a b : Nat} (h : a < b) : a < b + 1 := le_succ_of_le h
theorem succ_pred_eq_of_ne_zero {n : Nat} (h : n ≠ 0) : succ (pred n) = n := succ_pred h
theorem eq_zero_or_eq_succ_pred : ∀ n : Nat, n = 0 ∨ n = succ (pred n)
  | 0 => .inl rfl
  | _ + 1 => .inr rfl
theorem succ_inj' {a b : Nat} : succ a = succ b ↔ a = b := succ_inj
theorem pred_inj {a b : Nat} (ha : 0 < a) (hb : 0 < b) (h : pred a = pred b) : a = b := by
  simp only [pred_eq_sub_one] at h; omega
theorem pred_ne_self {a : Nat} (h : a ≠ 0) : pred a ≠ a := by simp only [pred_eq_sub_one]; omega
theorem sub_one_ne_self {a : Nat} (h : a ≠ 0) : a - 1 ≠ a := by omega
theorem pred_lt_self {a : Nat} (h : 0 < a) : pred a < a := by simp only [pred_eq_sub_one]; omega
theorem pred_lt_pred {n m : Nat} (h₁ : n ≠ 0) (h₂ : n < m) : pred n < pred m := by simp only [pred_eq_sub_one]; omega
theorem sub_one_lt_sub_one {n m : Nat} (h₁ : n ≠ 0) (h₂ : n < m) : n - 1 < m - 1 := by omega
theorem pred_lt_of_lt {n m : Nat} (h : m < n) : pred n < n := by simp only [pred_eq_sub_one]; omega
theorem pred_le_iff_le_succ {n m : Nat} : pred n ≤ m ↔ n ≤ succ m := by simp only [pred_eq_sub_one]; omega
theorem sub_one_le_iff_le_add_one {n m : Nat} : n - 1 ≤ m ↔ n ≤ m + 1 := by omega
theorem le_succ_of_pred_le {n m : Nat} (h : pred n ≤ m) : n ≤ succ m := pred_le_iff_le_succ.1 h
theorem pred_le_of_le_succ {n m : Nat} (h : n ≤ succ m) : pred n ≤ m := pred_le_iff_le_succ.2 h
theorem lt_pred_iff_succ_lt {n m : Nat} : n < pred m ↔ succ n < m := by simp only [pred_eq_sub_one]; omega
theorem lt_sub_one_iff_succ_lt {n m : Nat} : n < m - 1 ↔ succ n < m := by omega
theorem lt_sub_one_iff_add_one_lt {n m : Nat} : n < m - 1 ↔ n + 1 < m := by omega
theorem succ_lt_of_lt_pred {n m : Nat} (h : n < pred m) : succ n < m := lt_pred_iff_succ_lt.1 h
theorem lt_pred_of_succ_lt {n m : Nat} (h : succ n < m) : n < pred m := lt_pred_iff_succ_lt.2 h
theorem le_pred_iff_lt {n m : Nat} (h : 0 < m) : (n ≤ pred m ↔ n < m) := by simp only [pred_eq_sub_one]; omega
theorem lt_of_le_pred {n m : Nat} (h : 0 < m) (h' : n ≤ pred m) : n < m := (le_pred_iff_lt h).1 h'
theorem exists_eq_add_one_of_pos {n : Nat} (h : 0 < n) : ∃ k, n = k + 1 := ⟨n - 1, by omega⟩
theorem not_eq_zero_of_lt {a b : Nat} (h : b < a) : a ≠ 0 := by omega
theorem pred_lt' {n m : Nat} (h : m < n) : pred n < n := pred_lt_of_lt h

theorem add_sub_self_left (a b : Nat) : (a + b) - a = b := by omega
theorem add_sub_self_right (a b : Nat) : (a + b) - b = a := by omega
theorem sub_le_succ_sub (a i : Nat) : a - i ≤ a.succ - i := by omega
theorem zero_lt_sub_of_lt {i a : Nat} (h : i < a) : 0 < a - i := by omega
theorem sub_succ_lt_self (a i : Nat) (h : i < a) : a - (i + 1) < a - i := by omega
protected theorem sub_self_add (n m : Nat) : n - (n + m) = 0 := by omega
theorem sub_le_of_le_add {a b c : Nat} (h : a ≤ c + b) : a - b ≤ c := by omega
theorem le_iff_lt_add_one {x y : Nat} : x ≤ y ↔ x < y + 1 := by omega
protected theorem sub_one (n : Nat) : n - 1 = pred n := rfl
protected theorem one_sub (n : Nat) : 1 - n = if n = 0 then 1 else 0 := by
  split <;> omega
theorem add_sub_sub_add_right (n m k l : Nat) : (n + l) - m - (k + l) = n - m - k := by omega
protected theorem add_sub_cancel_right (n m : Nat) : (n + m) - m = n := Nat.add_sub_cancel ..
protected theorem one_add_sub_one (n : Nat) : (1 + n) - 1 = n := by omega
protected theorem sub_add_lt_sub {n m k : Nat} (h₁ : m + k ≤ n) (h₂ : 0 < k) : n - (m + k) < n - m := by omega
theorem add_lt_iff_lt_sub_right {a b c : Nat} : a + b < c ↔ a < c - b := by omega
protected theorem add_le_of_le_sub' {n k m : Nat} (h : m ≤ k) : n ≤ k - m → m + n ≤ k := by omega
protected theorem le_sub_of_add_le' {n k m : Nat} : m + n ≤ k → n ≤ k - m := by omega
protected theorem le_sub_iff_add_le' {k m : Nat} {n : Nat} (h : k ≤ m) : n ≤ m - k ↔ k + n ≤ m := by omega
protected theorem le_of_sub_le_sub_left {n k m : Nat} (h : n ≤ k) (h' : k - m ≤ k - n) : n ≤ m := by omega
protected theorem sub_le_sub_iff_left {n m k : Nat} (h : n ≤ k) : k - m ≤ k - n ↔ n ≤ m := by omega
protected theorem sub_le_sub_iff_right {n m k : Nat} (h : k ≤ m) : n - k ≤ m - k ↔ n ≤ m := by omega
protected theorem sub_lt_of_pos_le {a b : Nat} (h₀ : 0 < a) (h₁ : a ≤ b) : b - a < b := by omega
theorem add_lt_of_lt_sub' {a b c : Nat} : b < c - a → a + b < c := by omega
theorem sub_one_lt_of_le {a b : Nat} (h₀ : 0 < a) (h₁ : a ≤ b) : a - 1 < b := by omega
theorem sub_lt_succ (a b : Nat) : a - b < succ a := by omega
theorem sub_lt_add_one (a b : Nat) : a - b < a + 1 := by omega
theorem sub_one_sub_lt {i n : Nat} (h : i < n) : n - 1 - i < n := by omega
theorem sub_one_sub_lt_of_lt {a b : Nat} (h : a < b) : b - 1 - a < b := by omega
protected theorem sub_eq_sub_min (n m : Nat) : n - m = n - min n m := by omega
@[simp] protected theorem sub_add_min_cancel (n m : Nat) : n - m + min n m = n := by omega
protected theorem sub_eq_zero_iff_le' {n m : Nat} : n - m = 0 ↔ n ≤ m := Nat.sub_eq_zero_iff_le
protected theorem lt_sub_iff_add_lt' {a b c : Nat} : a < c - b ↔ b + a < c := by omega
protected theorem sub_lt_iff_lt_add' {a b c : Nat} (h : a ≤ c) : c - a < b ↔ c < a + b := by omega
theorem add_le_iff_le_sub {a b c : Nat} (h : b ≤ c) : a + b ≤ c ↔ a ≤ c - b := by omega

@[simp] protected theorem self_eq_add_right {a b : Nat} : a = a + b ↔ b = 0 := by omega
@[simp] protected theorem self_eq_add_left {a b : Nat} : a = b + a ↔ b = 0 := by omega
protected theorem add_left_eq_self {a b : Nat} : a + b = b ↔ a = 0 := by omega
protected theorem add_right_eq_self {a b : Nat} : a + b = a ↔ b = 0 := by omega
@[simp] protected theorem add_le_right_iff {a b : Nat} : a + b ≤ b ↔ a = 0 := by omega
@[simp] protected theorem add_le_left_iff {a b : Nat} : a + b ≤ a ↔ b = 0 := by omega
@[simp] protected theorem not_lt_add_right {a b : Nat} : ¬ a + b < a := by omega
@[simp] protected theorem not_lt_add_left {a b : Nat} : ¬ a + b < b := by omega

theorem succ_min_succ (x y : Nat) : min (succ x) (succ y) = succ (min x y) := by omega
protected theorem succ_max_succ (x y : Nat) : max (succ x) (succ y) = succ (max x y) := by omega
@[simp] protected theorem min_self_assoc {m n : Nat} : min m (min m n) = min m n := by omega
@[simp] protected theorem min_self_assoc' {m n : Nat} : min n (min m n) = min n m := by omega
@[simp] protected theorem max_self_assoc {m n : Nat} : max m (max m n) = max m n := by omega
@[simp] protected theorem max_self_assoc' {m n : Nat} : max n (max m n) = max n m := by omega
@[simp] theorem min_add_left_self {a b : Nat} : min a (b + a) = a := by omega
@[simp] theorem min_add_right_self {a b : Nat} : min a (a + b) = a := by omega
@[simp] theorem add_left_min_self {a b : Nat} : min (b + a) a = a := by omega
@[simp] theorem add_right_min_self {a b : Nat} : min (a + b) a = a := by omega
@[simp] theorem max_add_left_self {a b : Nat} : max a (b + a) = b + a := by omega
@[simp] theorem max_add_right_self {a b : Nat} : max a (a + b) = a + b := by omega
@[simp] theorem add_left_max_self {a b : Nat} : max (b + a) a = b + a := by omega
@[simp] theorem add_right_max_self {a b : Nat} : max (a + b) a = a + b := by omega
protected theorem max_min_distrib_right (a b c : Nat) : max (min a b) c = min (max a c) (max b c) := by omega
protected theorem min_max_distrib_right (a b c : Nat) : min (max a b) c = max (min a c) (min b c) := by omega
protected theorem add_max_add_left (a b c : Nat) : max (a + b) (a + c) = a + max b c := by omega
protected theorem add_min_add_left (a b c : Nat) : min (a + b) (a + c) = a + min b c := by omega
protected theorem sub_min_sub_right (a b c : Nat) : min (a - c) (b - c) = min a b - c := by omega
protected theorem sub_max_sub_right (a b c : Nat) : max (a - c) (b - c) = max a b - c := by omega
protected theorem sub_min_sub_left (a b c : Nat) : min (a - b) (a - c) = a - max b c := by omega
protected theorem sub_max_sub_left (a b c : Nat) : max (a - b) (a - c) = a - min b c := by omega
protected theorem max_lt {a b c : Nat} : max a b < c ↔ a < c ∧ b < c := by omega
protected theorem le_max_iff {a b c : Nat} : a ≤ max b c ↔ a ≤ b ∨ a ≤ c := by omega
protected theorem min_le_iff {a b c : Nat} : min a b ≤ c ↔ a ≤ c ∨ b ≤ c := by omega
protected theorem lt_max_iff {a b c : Nat} : a < max b c ↔ a < b ∨ a < c := by omega
protected theorem min_lt_iff {a b c : Nat} : min a b < c ↔ a < c ∨ b < c := by omega
protected theorem min_le_max {a b : Nat} : min a b ≤ max a b := by omega
protected theorem pred_min_pred (x y : Nat) : min (pred x) (pred y) = pred (min x y) := by
  simp only [pred_eq_sub_one]; omega
protected theorem pred_max_pred (x y : Nat) : max (pred x) (pred y) = pred (max x y) := by
  simp only [pred_eq_sub_one]; omega
protected theorem mul_max_mul_right (a b c : Nat) : max (a * c) (b * c) = max a b * c :=
  (Nat.le_total a b).elim (fun h => by rw [Nat.max_eq_right h, Nat.max_eq_right (Nat.mul_le_mul_right c h)])
    (fun h => by rw [Nat.max_eq_left h, Nat.max_eq_left (Nat.mul_le_mul_right c h)])
protected theorem mul_min_mul_right (a b c : Nat) : min (a * c) (b * c) = min a b * c :=
  (Nat.le_total a b).elim (fun h => by rw [Nat.min_eq_left h, Nat.min_eq_left (Nat.mul_le_mul_right c h)])
    (fun h => by rw [Nat.min_eq_right h, Nat.min_eq_right (Nat.mul_le_mul_right c h)])
protected theorem mul_max_mul_left (a b c : Nat) : max (a * b) (a * c) = a * max b c := by
  rw [Nat.mul_comm a, Nat.mul_comm a, Nat.mul_max_mul_right, Nat.mul_comm]
protected theorem mul_min_mul_left (a b c : Nat) : min (a * b) (a * c) = a * min b c := by
  rw [Nat.mul_comm a, Nat.mul_comm a, Nat.mul_min_mul_right, Nat.mul_comm]

instance : Std.Associative (α := Nat) min := ⟨Nat.min_assoc⟩
instance : Std.Commutative (α := Nat) min := ⟨Nat.min_comm⟩
instance : Std.IdempotentOp (α := Nat) min := ⟨Nat.min_self⟩
instance : Std.Associative (α := Nat) max := ⟨Nat.max_assoc⟩
instance : Std.Commutative (α := Nat) max := ⟨Nat.max_comm⟩
instance : Std.IdempotentOp (α := Nat) max := ⟨Nat.max_self⟩
instance : Std.LawfulIdentity (α := Nat) max 0 where
  left_id := Nat.zero_max
  right_id := Nat.max_zero
instance : Std.LawfulIdentity (α := Nat) (· + ·) 0 where
  left_id := Nat.zero_add
  right_id := Nat.add_zero
instance : Std.LawfulIdentity (α := Nat) (· * ·) 1 where
  left_id := Nat.one_mul
  right_id := Nat.mul_one

/-! Multiplication. -/

protected theorem mul_ne_zero_iff {n m : Nat} : n * m ≠ 0 ↔ n ≠ 0 ∧ m ≠ 0 := by rw [ne_eq, Nat.mul_eq_zero, not_or]
protected theorem ne_zero_of_mul_ne_zero_left {n m : Nat} (h : n * m ≠ 0) : n ≠ 0 := (Nat.mul_ne_zero_iff.1 h).1
protected theorem ne_zero_of_mul_ne_zero_right {n m : Nat} (h : n * m ≠ 0) : m ≠ 0 := (Nat.mul_ne_zero_iff.1 h).2
protected theorem mul_lt_mul_of_lt_of_lt {a b c d : Nat} (hac : a < c) (hbd : b < d) : a * b < c * d :=
  Nat.lt_of_le_of_lt (Nat.mul_le_mul_right b (Nat.le_of_lt hac))
    (Nat.mul_lt_mul_of_pos_left hbd (Nat.lt_of_le_of_lt (Nat.zero_le a) hac))
theorem succ_mul_succ (a b : Nat) : succ a * succ b = a * b + a + b + 1 := by rw [succ_mul, mul_succ]; omega
theorem add_one_mul_add_one (a b : Nat) : (a + 1) * (b + 1) = a * b + a + b + 1 := succ_mul_succ a b
theorem succ_mul_succ_eq (a b : Nat) : succ a * succ b = a * b + a + b + 1 := succ_mul_succ a b
protected theorem mul_self_sub_mul_self_eq (a b : Nat) : a * a - b * b = (a + b) * (a - b) := by
  rw [Nat.mul_sub, Nat.add_mul, Nat.add_mul, Nat.mul_comm b a, ← Nat.sub_sub, Nat.add_sub_cancel]
protected theorem pos_of_lt_mul_left {a b c : Nat} (h : a < b * c) : 0 < c :=
  Nat.pos_of_ne_zero fun e => by rw [e, Nat.mul_zero] at h; exact Nat.not_lt_zero a h
protected theorem pos_of_lt_mul_right {a b c : Nat} (h : a < b * c) : 0 < b :=
  Nat.pos_of_ne_zero fun e => by rw [e, Nat.zero_mul] at h; exact Nat.not_lt_zero a h
protected theorem two_mul_ne_two_mul_add_one {n m : Nat} : 2 * n ≠ 2 * m + 1 := by omega
protected theorem mul_self_le_mul_self_iff {m n : Nat} : m * m ≤ n * n ↔ m ≤ n :=
  ⟨fun h => Nat.le_of_not_lt fun w => Nat.not_le_of_gt (Nat.mul_lt_mul_of_lt_of_lt w w) h, fun h => Nat.mul_le_mul h h⟩
protected theorem mul_self_lt_mul_self_iff {m n : Nat} : m * m < n * n ↔ m < n := by
  rw [← Nat.not_le, Nat.mul_self_le_mul_self_iff, Nat.not_le]

/-! Division and remainder. -/

@[simp] theorem mod_two_bne_zero {a : Nat} : ((a % 2) != 0) = (a % 2 == 1) := by
  cases mod_two_eq_zero_or_one a with
  | inl h => rw [h]; rfl
  | inr h => rw [h]; rfl
@[simp] theorem mod_two_bne_one {a : Nat} : ((a % 2) != 1) = (a % 2 == 0) := by
  cases mod_two_eq_zero_or_one a with
  | inl h => rw [h]; rfl
  | inr h => rw [h]; rfl
theorem le_of_mod_lt {a b : Nat} (h : a % b < a) : b ≤ a :=
  Nat.not_lt.1 fun hf => absurd (Nat.mod_eq_of_lt hf) (Nat.ne_of_lt h)
theorem mod_eq_sub (x w : Nat) : x % w = x - w * (x / w) := by
  have := Nat.mod_add_div x w
  omega
theorem mul_add_div {m : Nat} (m_pos : m > 0) (x y : Nat) : (m * x + y) / m = x + y / m := by
  rw [Nat.add_comm, Nat.add_mul_div_left _ _ m_pos, Nat.add_comm]
theorem mul_add_mod (m x y : Nat) : (m * x + y) % m = y % m := by rw [Nat.add_comm, Nat.add_mul_mod_self_left]
theorem mul_add_mod' (a b c : Nat) : (a * b + c) % b = c % b := by rw [Nat.mul_comm, mul_add_mod]
theorem mul_add_mod_of_lt {a b c : Nat} (h : c < b) : (a * b + c) % b = c := by rw [mul_add_mod', mod_eq_of_lt h]
@[simp] theorem mod_div_self (m n : Nat) : m % n / n = 0 := by
  cases n with
  | zero => exact Nat.div_zero _
  | succ n => exact Nat.div_eq_of_lt (Nat.mod_lt m (succ_pos n))
theorem mod_eq_iff {a b c : Nat} : a % b = c ↔ (b = 0 ∧ a = c) ∨ (c < b ∧ Exists fun k => a = b * k + c) := by
  constructor
  · intro h
    subst h
    cases Nat.eq_zero_or_pos b with
    | inl h => subst h; exact .inl ⟨rfl, (Nat.mod_zero a).symm⟩
    | inr h => exact .inr ⟨Nat.mod_lt a h, a / b, (Nat.div_add_mod a b).symm⟩
  · intro h
    cases h with
    | inl h => rw [h.1, h.2, Nat.mod_zero]
    | inr h =>
      have ⟨k, e⟩ := h.2
      rw [e, mul_add_mod, Nat.mod_eq_of_lt h.1]
theorem sub_mod_eq_zero_of_mod_eq {m n k : Nat} (h : m % k = n % k) : (m - n) % k = 0 := by
  rw [← Nat.div_add_mod m k, ← Nat.div_add_mod n k, h, Nat.add_sub_add_right, ← Nat.mul_sub, Nat.mul_mod_right]
theorem div_add_div_same {a b c : Nat} (h : c ∣ a) : a / c + b / c = (a + b) / c := by
  have ⟨k, e⟩ := h
  subst e
  cases Nat.eq_zero_or_pos c with
  | inl h => subst h; simp
  | inr h => rw [mul_add_div h, Nat.mul_div_cancel_left k h]
theorem add_div_of_dvd_left {a b c : Nat} (h : c ∣ b) : (a + b) / c = a / c + b / c := by
  rw [Nat.add_comm, ← div_add_div_same h, Nat.add_comm]
theorem add_div_of_dvd_right {a b c : Nat} (h : c ∣ a) : (a + b) / c = a / c + b / c := (div_add_div_same h).symm
theorem div_le_iff_le_mul_add_pred {a b c : Nat} (h : 0 < b) : a / b ≤ c ↔ a ≤ b * c + (b - 1) := by
  rw [← Nat.lt_succ_iff, Nat.div_lt_iff_lt_mul h, Nat.succ_mul, Nat.mul_comm c]
  omega
protected theorem eq_mul_of_div_eq_right {a b c : Nat} (H1 : b ∣ a) (H2 : a / b = c) : a = b * c := by
  rw [← H2, Nat.mul_div_cancel' H1]
protected theorem eq_mul_of_div_eq_left {a b c : Nat} (H1 : b ∣ a) (H2 : a / b = c) : a = c * b := by
  rw [Nat.mul_comm, Nat.eq_mul_of_div_eq_right H1 H2]
protected theorem div_eq_iff_eq_mul_right {a b c : Nat} (H : 0 < b) (H' : b ∣ a) : a / b = c ↔ a = b * c :=
  ⟨Nat.eq_mul_of_div_eq_right H', Nat.div_eq_of_eq_mul_right H⟩
protected theorem div_eq_iff_eq_mul_left {a b c : Nat} (H : 0 < b) (H' : b ∣ a) : a / b = c ↔ a = c * b := by
  rw [Nat.mul_comm]
  exact Nat.div_eq_iff_eq_mul_right H H'
theorem dvd_sub_iff_right {m n k : Nat} (hkn : k ≤ n) (h : m ∣ n) : m ∣ n - k ↔ m ∣ k := by
  refine ⟨fun hk => ?_, fun hk => Nat.dvd_sub h hk⟩
  have := Nat.dvd_sub h hk
  rwa [Nat.sub_sub_self hkn] at this
theorem not_dvd_of_pos_of_lt {m n : Nat} (h1 : 0 < n) (h2 : n < m) : ¬m ∣ n := fun h => Nat.not_le_of_gt h2 (Nat.le_of_dvd h1 h)
theorem dvd_iff_exists_eq_mul_left {m n : Nat} : m ∣ n ↔ ∃ c, n = c * m :=
  ⟨fun ⟨c, h⟩ => ⟨c, by rw [h, Nat.mul_comm]⟩, fun ⟨c, h⟩ => ⟨c, by rw [h, Nat.mul_comm]⟩⟩
theorem eq_zero_of_dvd_of_lt {a b : Nat} (w : a ∣ b) (h : b < a) : b = 0 :=
  Nat.eq_zero_of_not_pos fun hb => not_dvd_of_pos_of_lt hb h w
theorem mod_two_add_succ_mod_two (n : Nat) : n % 2 + (n + 1) % 2 = 1 := by omega

/-! Powers. -/

theorem pow_add_one' {m n : Nat} : m ^ (n + 1) = m * m ^ n := Nat.pow_succ'
@[simp] theorem pow_eq {m n : Nat} : m.pow n = m ^ n := rfl
protected theorem pow_add' (a m n : Nat) : a ^ (m + n) = a ^ n * a ^ m := by rw [Nat.pow_add, Nat.mul_comm]
protected theorem pow_right_comm (a m n : Nat) : (a ^ m) ^ n = (a ^ n) ^ m := by rw [← Nat.pow_mul, Nat.pow_mul']
protected theorem pow_lt_pow_of_lt {a n m : Nat} (h : 1 < a) (w : n < m) : a ^ n < a ^ m := Nat.pow_lt_pow_right h w
protected theorem pow_le_pow_of_le {a n m : Nat} (h : 1 < a) (w : n ≤ m) : a ^ n ≤ a ^ m :=
  Nat.pow_le_pow_right (Nat.lt_of_succ_lt h) w
protected theorem pow_le_pow_iff_right {a n m : Nat} (h : 1 < a) : a ^ n ≤ a ^ m ↔ n ≤ m :=
  ⟨fun w => Nat.le_of_not_lt fun l => Nat.not_le_of_gt (Nat.pow_lt_pow_of_lt h l) w, Nat.pow_le_pow_of_le h⟩
protected theorem pow_lt_pow_iff_right {a n m : Nat} (h : 1 < a) : a ^ n < a ^ m ↔ n < m := by
  rw [← Nat.not_le, Nat.pow_le_pow_iff_right h, Nat.not_le]
protected theorem pow_right_inj {a n m : Nat} (h : 1 < a) : a ^ n = a ^ m ↔ n = m :=
  ⟨fun e => Nat.le_antisymm ((Nat.pow_le_pow_iff_right h).1 (Nat.le_of_eq e))
    ((Nat.pow_le_pow_iff_right h).1 (Nat.le_of_eq e.symm)), fun e => e ▸ rfl⟩
@[simp] protected theorem one_lt_two_pow_iff {n : Nat} : 1 < 2 ^ n ↔ n ≠ 0 :=
  ⟨fun h e => by rw [e] at h; exact absurd h (by decide), Nat.one_lt_two_pow⟩
@[simp] protected theorem pow_pred_mul {x w : Nat} (h : 0 < w) : x ^ (w - 1) * x = x ^ w := by
  rw [← Nat.pow_succ]
  exact congrArg _ (Nat.succ_pred_eq_of_pos h)
protected theorem pow_pred_lt_pow {x w : Nat} (h₁ : 1 < x) (h₂ : 0 < w) : x ^ (w - 1) < x ^ w :=
  Nat.pow_lt_pow_of_lt h₁ (by omega)
protected theorem two_pow_pred_lt_two_pow {w : Nat} (h : 0 < w) : 2 ^ (w - 1) < 2 ^ w := Nat.pow_pred_lt_pow (by decide) h
@[simp] protected theorem two_pow_pred_add_two_pow_pred {w : Nat} (h : 0 < w) : 2 ^ (w - 1) + 2 ^ (w - 1) = 2 ^ w := by
  rw [← Nat.pow_pred_mul h, Nat.mul_two]
@[simp] protected theorem two_pow_sub_two_pow_pred {w : Nat} (h : 0 < w) : 2 ^ w - 2 ^ (w - 1) = 2 ^ (w - 1) := by
  rw [← Nat.two_pow_pred_add_two_pow_pred h, Nat.add_sub_cancel]
@[simp] protected theorem mod_two_pow_self {n : Nat} : n % 2 ^ n = n := Nat.mod_eq_of_lt Nat.lt_two_pow_self
@[simp] theorem two_pow_pred_mul_two {w : Nat} (h : 0 < w) : 2 ^ (w - 1) * 2 = 2 ^ w := Nat.pow_pred_mul h
theorem pow_dvd_pow_iff_le_right {x k l : Nat} (w : 1 < x) : x ^ k ∣ x ^ l ↔ k ≤ l :=
  ⟨fun h => (Nat.pow_le_pow_iff_right w).1 (Nat.le_of_dvd (Nat.pow_pos (Nat.lt_of_succ_lt w)) h), Nat.pow_dvd_pow x⟩
protected theorem pow_sub_mul_pow (a : Nat) {m n : Nat} (h : m ≤ n) : a ^ (n - m) * a ^ m = a ^ n := by
  rw [← Nat.pow_add, Nat.sub_add_cancel h]
theorem pow_dvd_of_le_of_pow_dvd {p m n k : Nat} (hmn : m ≤ n) (hdiv : p ^ n ∣ k) : p ^ m ∣ k :=
  Nat.dvd_trans (Nat.pow_dvd_pow p hmn) hdiv
theorem dvd_of_pow_dvd {p k m : Nat} (hk : 1 ≤ k) (hpk : p ^ k ∣ m) : p ∣ m := by
  have := pow_dvd_of_le_of_pow_dvd hk hpk
  rwa [Nat.pow_one] at this
protected theorem pow_div {x m n : Nat} (h : n ≤ m) (hx : 0 < x) : x ^ m / x ^ n = x ^ (m - n) := by
  rw [← Nat.pow_sub_mul_pow x h, Nat.mul_div_cancel _ (Nat.pow_pos hx)]
theorem pow_eq_zero {a n : Nat} : a ^ n = 0 ↔ a = 0 ∧ n ≠ 0 := by
  constructor
  · intro h
    cases Nat.eq_zero_or_pos a with
    | inl e =>
      refine ⟨e, fun e' => ?_⟩
      rw [e'] at h
      exact absurd h (by rw [Nat.pow_zero]; decide)
    | inr e => exact absurd h (Nat.ne_of_gt (Nat.pow_pos e))
  · intro h
    rw [h.1, Nat.zero_pow (Nat.pos_of_ne_zero h.2)]
theorem eq_zero_of_pow_eq_zero {a n : Nat} (h : a ^ n = 0) : a = 0 := (pow_eq_zero.1 h).1
theorem le_log2 {n k : Nat} (h : n ≠ 0) : k ≤ n.log2 ↔ 2 ^ k ≤ n := by
  constructor
  · intro w
    exact Nat.le_trans (Nat.pow_le_pow_right (by decide) w) (log2_self_le h)
  · intro w
    exact Nat.le_of_lt_succ ((Nat.pow_lt_pow_iff_right (by decide)).1 (Nat.lt_of_le_of_lt w lt_log2_self))
theorem log2_lt {n k : Nat} (h : n ≠ 0) : n.log2 < k ↔ n < 2 ^ k := by rw [← Nat.not_le, le_log2 h, Nat.not_le]
@[simp] theorem log2_two_pow {n : Nat} : (2 ^ n).log2 = n := by
  have h : 2 ^ n ≠ 0 := Nat.ne_of_gt (Nat.two_pow_pos n)
  apply Nat.le_antisymm
  · exact Nat.le_of_lt_succ ((log2_lt h).2 (Nat.pow_lt_pow_succ (by decide)))
  · exact (le_log2 h).2 (Nat.le_refl _)
@[simp] theorem shiftLeft_zero {n : Nat} : n <<< 0 = n := by rw [Nat.shiftLeft_eq, Nat.pow_zero, Nat.mul_one]
@[simp] theorem shiftRight_zero {n : Nat} : n >>> 0 = n := by rw [Nat.shiftRight_eq_div_pow, Nat.pow_zero, Nat.div_one]
theorem one_shiftLeft (n : Nat) : 1 <<< n = 2 ^ n := by rw [Nat.shiftLeft_eq, Nat.one_mul]
theorem shiftLeft_succ (m n : Nat) : m <<< (n + 1) = 2 * (m <<< n) := by
  rw [Nat.shiftLeft_eq, Nat.shiftLeft_eq, Nat.pow_succ, ← Nat.mul_assoc, Nat.mul_comm]
theorem shiftRight_succ (m n : Nat) : m >>> (n + 1) = (m >>> n) / 2 := by
  rw [Nat.shiftRight_eq_div_pow, Nat.shiftRight_eq_div_pow, Nat.pow_succ, Nat.div_div_eq_div_mul]
@[simp] theorem zero_shiftLeft (n : Nat) : 0 <<< n = 0 := by rw [Nat.shiftLeft_eq, Nat.zero_mul]
@[simp] theorem zero_shiftRight (n : Nat) : 0 >>> n = 0 := by rw [Nat.shiftRight_eq_div_pow, Nat.zero_div]
theorem shiftLeft_add (m n k : Nat) : m <<< (n + k) = (m <<< n) <<< k := by
  rw [Nat.shiftLeft_eq, Nat.shiftLeft_eq, Nat.shiftLeft_eq, Nat.pow_add, Nat.mul_assoc]
theorem shiftRight_add (m n k : Nat) : m >>> (n + k) = (m >>> n) >>> k := by
  rw [Nat.shiftRight_eq_div_pow, Nat.shiftRight_eq_div_pow, Nat.shiftRight_eq_div_pow, Nat.pow_add, Nat.div_div_eq_div_mul]
@[simp] theorem shiftLeft_shiftRight (x n : Nat) : x <<< n >>> n = x := by
  rw [Nat.shiftLeft_eq, Nat.shiftRight_eq_div_pow, Nat.mul_div_cancel _ (Nat.two_pow_pos n)]

/-! Induction. -/

@[elab_as_elim] protected noncomputable def strongRec {motive : Nat → Sort u} (ind : ∀ n, (∀ m, m < n → motive m) → motive n)
    (t : Nat) : motive t := Nat.strongRecOn t ind

@[elab_as_elim] protected def recDiagAux {motive : Nat → Nat → Sort u} (zero_left : ∀ n, motive 0 n)
    (zero_right : ∀ m, motive m 0) (succ_succ : ∀ m n, motive m n → motive (m + 1) (n + 1)) : (m n : Nat) → motive m n
  | 0, n => zero_left n
  | m + 1, 0 => zero_right (m + 1)
  | m + 1, n + 1 => succ_succ m n (Nat.recDiagAux zero_left zero_right succ_succ m n)

end Nat
