prelude
import Init.Data.Nat.Order

/-! Integers: balanced division, signs, natural parts, order, division and divisibility. -/

namespace Int

def bmod (x : Int) (m : Nat) : Int :=
  let r := x % m
  if r < (m + 1) / 2 then r else r - m

def bdiv (x : Int) (m : Nat) : Int :=
  if m = 0 then 0
  else
    let q := x / m
    let r := x % m
    if r < (m + 1) / 2 then q else q + 1

def lcm (m n : Int) : Nat := m.natAbs.lcm n.natAbs

instance : Std.LawfulIdentity (α := Int) (· + ·) 0 where
  left_id := Int.zero_add
  right_id := Int.add_zero

instance : Std.LawfulIdentity (α := Int) (· * ·) 1 where
  left_id := Int.one_mul
  right_id := Int.mul_one

/-! Addition and subtraction. -/

protected theorem add_sub_add_left (a b c : Int) : (c + a) - (c + b) = a - b := by omega
protected theorem sub_sub_self (a b : Int) : a - (a - b) = b := by omega
protected theorem sub_add_comm {a b c : Int} : a + b - c = a - c + b := by omega
protected theorem sub_right_comm (a b c : Int) : a - b - c = a - c - b := by omega
protected theorem add_sub_cancel_right (a b : Int) : a + b - b = a := by omega
protected theorem sub_sub_sub_cancel_right (a b c : Int) : (a - c) - (b - c) = a - b := by omega
protected theorem neg_sub_neg (a b : Int) : -a - -b = b - a := by omega
protected theorem sub_neg_eq_add (a b : Int) : a - -b = a + b := by omega
protected theorem add_eq_zero_iff_eq_neg {a b : Int} : a + b = 0 ↔ a = -b := by omega
protected theorem add_neg_eq_of_eq_add {a b c : Int} (h : a = c + b) : a + -b = c := by omega
protected theorem eq_add_neg_of_add_eq {a b c : Int} (h : a + c = b) : a = b + -c := by omega
protected theorem eq_sub_of_add_eq {a b c : Int} (h : a + c = b) : a = b - c := by omega
protected theorem eq_add_of_sub_eq {a b c : Int} (h : a - c = b) : a = b + c := by omega
protected theorem sub_eq_of_eq_add {a b c : Int} (h : a = c + b) : a - b = c := by omega
protected theorem add_eq_of_eq_sub {a b c : Int} (h : a = c - b) : a + b = c := by omega
protected theorem eq_neg_add_of_add_eq {a b c : Int} (h : b + a = c) : a = -b + c := by omega
protected theorem add_left_eq_self {a b : Int} : a + b = b ↔ a = 0 := by omega
protected theorem add_right_eq_self {a b : Int} : a + b = a ↔ b = 0 := by omega
@[simp] protected theorem add_eq_left {a b : Int} : a + b = a ↔ b = 0 := by omega
@[simp] protected theorem add_eq_right {a b : Int} : a + b = b ↔ a = 0 := by omega
@[simp] protected theorem left_eq_add {a b : Int} : a = a + b ↔ b = 0 := by omega
@[simp] protected theorem right_eq_add {a b : Int} : b = a + b ↔ a = 0 := by omega
protected theorem sub_eq_iff_eq_add' {b a c : Int} : a - b = c ↔ a = b + c := by omega
protected theorem neg_add_eq_iff_eq_add {a b c : Int} : -a + b = c ↔ b = a + c := by omega
protected theorem neg_ne_zero {a : Int} : -a ≠ 0 ↔ a ≠ 0 := by omega
protected theorem neg_eq_neg_iff {a b : Int} : -a = -b ↔ a = b := by omega
theorem neg_eq_self_iff {a : Int} : -a = a ↔ a = 0 := by omega

/-! Order. -/

protected theorem lt_add_of_pos_right (a : Int) {b : Int} (h : 0 < b) : a < a + b := by omega
protected theorem lt_add_of_pos_left (a : Int) {b : Int} (h : 0 < b) : a < b + a := by omega
protected theorem le_add_one {a b : Int} (h : a ≤ b) : a ≤ b + 1 := by omega
protected theorem le_neg_of_le_neg {a b : Int} (h : a ≤ -b) : b ≤ -a := by omega
protected theorem neg_le_of_neg_le {a b : Int} (h : -a ≤ b) : -b ≤ a := by omega
protected theorem lt_neg_of_lt_neg {a b : Int} (h : a < -b) : b < -a := by omega
protected theorem neg_lt_of_neg_lt {a b : Int} (h : -a < b) : -b < a := by omega
protected theorem sub_nonpos {a b : Int} : a - b ≤ 0 ↔ a ≤ b := by omega
protected theorem sub_neg_of_lt {a b : Int} (h : a < b) : a - b < 0 := by omega
protected theorem lt_of_sub_neg {a b : Int} (h : a - b < 0) : a < b := by omega
protected theorem le_of_sub_nonpos {a b : Int} (h : a - b ≤ 0) : a ≤ b := by omega
protected theorem add_le_of_le_neg_add {a b c : Int} (h : b ≤ -a + c) : a + b ≤ c := by omega
protected theorem add_le_of_le_sub_left {a b c : Int} (h : b ≤ c - a) : a + b ≤ c := by omega
protected theorem add_le_of_le_sub_right {a b c : Int} (h : a ≤ c - b) : a + b ≤ c := by omega
protected theorem le_sub_left_of_add_le {a b c : Int} (h : a + b ≤ c) : b ≤ c - a := by omega
protected theorem le_sub_right_of_add_le {a b c : Int} (h : a + b ≤ c) : a ≤ c - b := by omega
protected theorem le_add_of_sub_left_le {a b c : Int} (h : a - b ≤ c) : a ≤ b + c := by omega
protected theorem le_add_of_sub_right_le {a b c : Int} (h : a - c ≤ b) : a ≤ b + c := by omega
protected theorem add_lt_of_lt_sub_left {a b c : Int} (h : b < c - a) : a + b < c := by omega
protected theorem add_lt_of_lt_sub_right {a b c : Int} (h : a < c - b) : a + b < c := by omega
protected theorem lt_sub_left_of_add_lt {a b c : Int} (h : a + b < c) : b < c - a := by omega
protected theorem lt_sub_right_of_add_lt {a b c : Int} (h : a + b < c) : a < c - b := by omega
protected theorem lt_add_of_sub_left_lt {a b c : Int} (h : a - b < c) : a < b + c := by omega
protected theorem sub_left_lt_of_lt_add {a b c : Int} (h : a < b + c) : a - b < c := by omega
protected theorem sub_right_lt_of_lt_add {a b c : Int} (h : a < b + c) : a - c < b := by omega
protected theorem sub_right_le_of_le_add {a b c : Int} (h : a ≤ b + c) : a - c ≤ b := by omega
protected theorem le_sub_iff_add_le' {a b c : Int} : b ≤ c - a ↔ a + b ≤ c := by omega
protected theorem sub_le_iff_le_add' {a b c : Int} : a - b ≤ c ↔ a ≤ b + c := by omega
protected theorem sub_lt_iff_lt_add' {a b c : Int} : a - b < c ↔ a < b + c := by omega
protected theorem lt_sub_iff_add_lt' {a b c : Int} : b < c - a ↔ a + b < c := by omega
protected theorem sub_lt_sub {a b c d : Int} (h₁ : a < b) (h₂ : c < d) : a - d < b - c := by omega
protected theorem sub_lt_sub_of_le_of_lt {a b c d : Int} (h₁ : a ≤ b) (h₂ : c < d) : a - d < b - c := by omega
protected theorem add_neg_of_neg_of_nonpos {a b : Int} (ha : a < 0) (hb : b ≤ 0) : a + b < 0 := by omega
protected theorem add_nonpos {a b : Int} (ha : a ≤ 0) (hb : b ≤ 0) : a + b ≤ 0 := by omega
protected theorem add_neg {a b : Int} (ha : a < 0) (hb : b < 0) : a + b < 0 := by omega
protected theorem neg_le_iff {a b : Int} : -a ≤ b ↔ -b ≤ a := by omega
protected theorem le_neg_iff {a b : Int} : a ≤ -b ↔ b ≤ -a := by omega
protected theorem neg_lt_iff {a b : Int} : -a < b ↔ -b < a := by omega
protected theorem lt_neg_iff {a b : Int} : a < -b ↔ b < -a := by omega
protected theorem pos_iff_one_le {a : Int} : 0 < a ↔ 1 ≤ a := by omega
protected theorem eq_iff_le_and_ge {a b : Int} : a = b ↔ a ≤ b ∧ b ≤ a := by omega
protected theorem le_iff_eq_or_lt {a b : Int} : a ≤ b ↔ a = b ∨ a < b := by omega
protected theorem lt_iff_le_and_not_ge {a b : Int} : a < b ↔ a ≤ b ∧ ¬b ≤ a := by omega
protected theorem not_lt_of_gt {a b : Int} (h : a < b) : ¬b < a := by omega
protected theorem le_max {a b c : Int} : a ≤ max b c ↔ a ≤ b ∨ a ≤ c := by omega
protected theorem max_lt {a b c : Int} : max a b < c ↔ a < c ∧ b < c := by omega
protected theorem lt_min {a b c : Int} : a < min b c ↔ a < b ∧ a < c := by omega
protected theorem two_pos : 0 < (2 : Int) := by decide
protected theorem zero_ne_one : (0 : Int) ≠ 1 := by decide
protected theorem one_ne_zero : (1 : Int) ≠ 0 := by decide
theorem sub_one_lt_self (a : Int) : a - 1 < a := by omega
theorem add_one_le_of_lt {a b : Int} (h : a < b) : a + 1 ≤ b := by omega
theorem lt_of_add_one_le {a b : Int} (h : a + 1 ≤ b) : a < b := by omega
theorem lt_of_le_sub_one {a b : Int} (h : a ≤ b - 1) : a < b := by omega

/-! Natural parts. -/

theorem toNat_add {a b : Int} (ha : 0 ≤ a) (hb : 0 ≤ b) : (a + b).toNat = a.toNat + b.toNat := by omega
theorem toNat_add_nat {a : Int} (ha : 0 ≤ a) (n : Nat) : (a + n).toNat = a.toNat + n := by omega
theorem toNat_le {m : Int} {n : Nat} : toNat m ≤ n ↔ m ≤ n := by omega
theorem toNat_le_toNat {a b : Int} (h : a ≤ b) : toNat a ≤ toNat b := by omega
theorem toNat_lt {n : Nat} {z : Int} (h : 0 ≤ z) : z.toNat < n ↔ z < (n : Int) := by omega
theorem lt_toNat {m : Nat} {n : Int} : m < toNat n ↔ (m : Int) < n := by omega
theorem le_toNat {n : Nat} {z : Int} (h : 0 ≤ z) : n ≤ z.toNat ↔ (n : Int) ≤ z := by omega
theorem lt_of_toNat_lt {a b : Int} (h : toNat a < toNat b) : a < b := by omega
theorem toNat_sub (m n : Nat) : toNat (m - n) = m - n := by omega
theorem toNat_sub_of_le {a b : Int} (h : b ≤ a) : (toNat (a - b) : Int) = a - b := by omega
theorem pos_iff_toNat_pos {n : Int} : 0 < n ↔ 0 < n.toNat := by omega
theorem toNat_eq_zero {n : Int} : n.toNat = 0 ↔ n ≤ 0 := by omega
@[simp] theorem toNat_pos {n : Int} : 0 < n.toNat ↔ 0 < n := by omega
theorem toNat_neg_nat (n : Nat) : (-(n : Int)).toNat = 0 := by omega
theorem toNat_sub_toNat_neg (n : Int) : (n.toNat : Int) - (-n).toNat = n := by omega
theorem toNat_add_toNat_neg_eq_natAbs (n : Int) : n.toNat + (-n).toNat = n.natAbs := by omega
theorem ofNat_toNat (a : Int) : (a.toNat : Int) = max a 0 := by omega

/-! Absolute values. -/

theorem natAbs_sub_of_nonneg_of_le {a b : Int} (h₁ : 0 ≤ b) (h₂ : b ≤ a) : (a - b).natAbs = a.natAbs - b.natAbs := by omega
theorem natAbs_lt_natAbs_of_nonneg_of_lt {a b : Int} (w₁ : 0 ≤ a) (w₂ : a < b) : a.natAbs < b.natAbs := by omega
theorem le_natAbs {a : Int} : a ≤ natAbs a := by omega
theorem natAbs_sub_le (a b : Int) : natAbs (a - b) ≤ natAbs a + natAbs b := by omega
theorem natAbs_add_of_nonneg {a b : Int} (ha : 0 ≤ a) (hb : 0 ≤ b) : natAbs (a + b) = natAbs a + natAbs b := by omega
theorem natAbs_add_of_nonpos {a b : Int} (ha : a ≤ 0) (hb : b ≤ 0) : natAbs (a + b) = natAbs a + natAbs b := by omega
theorem natAbs_ne_zero {a : Int} : a.natAbs ≠ 0 ↔ a ≠ 0 := by omega
theorem natAbs_eq_iff {a : Int} {n : Nat} : a.natAbs = n ↔ a = n ∨ a = -(n : Int) := by omega
theorem natAbs_eq_natAbs_iff {a b : Int} : a.natAbs = b.natAbs ↔ a = b ∨ a = -b := by omega
theorem natAbs_mul_self' (a : Int) : (natAbs a * natAbs a : Int) = a * a := by
  cases Int.natAbs_eq a with
  | inl h => rw [← h]
  | inr h =>
    have h' : (a.natAbs : Int) = -a := by omega
    rw [h', Int.neg_mul_neg]
theorem natAbs_mul_self {a : Int} : ((natAbs a * natAbs a : Nat) : Int) = a * a := by rw [Int.natCast_mul, natAbs_mul_self']
theorem eq_natAbs_of_nonneg {a : Int} (h : 0 ≤ a) : a = natAbs a := by omega
theorem ofNat_natAbs_eq_of_nonneg {a : Int} (h : 0 ≤ a) : (natAbs a : Int) = a := by omega

/-! Signs. -/

@[simp] theorem sign_zero : sign 0 = 0 := rfl
@[simp] theorem sign_one : sign 1 = 1 := rfl
theorem sign_neg_one : sign (-1) = -1 := rfl
@[simp] theorem sign_of_add_one (x : Nat) : sign (x + 1) = 1 := rfl
@[simp] theorem sign_negSucc (x : Nat) : sign (negSucc x) = -1 := rfl
theorem sign_eq_one_of_pos {a : Int} (h : 0 < a) : sign a = 1 :=
  match a, h with
  | ofNat (n + 1), _ => rfl
  | ofNat 0, h => absurd h (Int.lt_irrefl 0)
  | negSucc _, h => absurd h (by omega)
theorem sign_eq_neg_one_of_neg {a : Int} (h : a < 0) : sign a = -1 :=
  match a, h with
  | ofNat n, h => absurd h (Int.not_lt.2 (Int.natCast_nonneg n))
  | negSucc _, _ => rfl
theorem sign_trichotomy (a : Int) : sign a = 1 ∨ sign a = 0 ∨ sign a = -1 :=
  match a with
  | ofNat 0 => .inr (.inl rfl)
  | ofNat (_ + 1) => .inl rfl
  | negSucc _ => .inr (.inr rfl)
theorem eq_zero_of_sign_eq_zero {a : Int} (h : sign a = 0) : a = 0 :=
  match a, h with
  | ofNat 0, _ => rfl
  | ofNat (_ + 1), h => absurd (show (1 : Int) = 0 from h) Int.one_ne_zero
  | negSucc _, h => absurd (show (-1 : Int) = 0 from h) (by omega)
theorem pos_of_sign_eq_one {a : Int} (h : sign a = 1) : 0 < a := by
  cases Int.lt_trichotomy a 0 with
  | inl h' => rw [sign_eq_neg_one_of_neg h'] at h; exact absurd h (by decide)
  | inr h' => cases h' with
    | inl h' => rw [h'] at h; exact absurd h (by decide)
    | inr h' => exact h'
theorem neg_of_sign_eq_neg_one {a : Int} (h : sign a = -1) : a < 0 := by
  cases Int.lt_trichotomy a 0 with
  | inl h' => exact h'
  | inr h' => cases h' with
    | inl h' => rw [h'] at h; exact absurd h (by decide)
    | inr h' => rw [sign_eq_one_of_pos h'] at h; exact absurd h (by decide)
theorem sign_eq_one_iff_pos {a : Int} : sign a = 1 ↔ 0 < a := ⟨pos_of_sign_eq_one, sign_eq_one_of_pos⟩
theorem sign_eq_neg_one_iff_neg {a : Int} : sign a = -1 ↔ a < 0 := ⟨neg_of_sign_eq_neg_one, sign_eq_neg_one_of_neg⟩
@[simp] theorem sign_eq_zero_iff_zero {a : Int} : sign a = 0 ↔ a = 0 :=
  ⟨eq_zero_of_sign_eq_zero, fun h => by rw [h]; rfl⟩
@[simp] theorem sign_neg (z : Int) : sign (-z) = -sign z := by
  match z with
  | ofNat 0 => rfl
  | ofNat (_ + 1) => rfl
  | negSucc _ => rfl

/-! Division. -/

@[simp] theorem tdiv_zero (a : Int) : tdiv a 0 = 0 := by
  match a with
  | ofNat n => exact congrArg Int.ofNat (Nat.div_zero n)
  | negSucc n => exact congrArg (fun k : Nat => -(Int.ofNat k)) (Nat.div_zero (n + 1))
@[simp] theorem natCast_tdiv_natCast (m n : Nat) : tdiv (m : Int) (n : Int) = ((m / n : Nat) : Int) := rfl
@[simp] theorem natCast_tmod_natCast (m n : Nat) : tmod (m : Int) (n : Int) = ((m % n : Nat) : Int) := rfl
@[simp] theorem zero_tdiv (b : Int) : tdiv 0 b = 0 := by
  match b with
  | ofNat n => exact congrArg Int.ofNat (Nat.zero_div n)
  | negSucc n => exact congrArg (fun k : Nat => -(Int.ofNat k)) (Nat.zero_div (n + 1))
theorem tdiv_eq_ediv_of_nonneg {a b : Int} (ha : 0 ≤ a) (hb : 0 ≤ b) : a.tdiv b = a / b := by
  cases Int.eq_ofNat_of_zero_le ha with
  | intro m hm => cases Int.eq_ofNat_of_zero_le hb with
    | intro n hn => rw [hm, hn]; rfl
theorem bmod_emod {x : Int} {m : Nat} : bmod x m % m = x % m := by
  show (if x % m < (m + 1) / 2 then x % m else x % m - m) % m = x % m
  split
  · exact Int.emod_emod x m
  · rw [Int.sub_emod, Int.emod_emod, Int.emod_self, Int.sub_zero, Int.emod_emod]
@[simp] theorem bdiv_zero (x : Int) : bdiv x 0 = 0 := rfl
theorem neg_one_ediv_of_pos {b : Int} (h : 0 < b) : -1 / b = -1 := by
  match b, h with
  | ofNat (n + 1), _ =>
    show negSucc (0 / (n + 1)) = -1
    rw [Nat.zero_div]
    rfl
theorem emod_eq_emod_iff_emod_sub_eq_zero {m n k : Int} : m % n = k % n ↔ (m - k) % n = 0 := by
  constructor
  · intro h
    rw [Int.sub_emod, h, Int.sub_self, Int.zero_emod]
  · intro h
    have ⟨c, e⟩ := Int.dvd_of_emod_eq_zero h
    have : m = k + n * c := by omega
    rw [this, Int.add_mul_emod_self_left]
theorem ediv_left_inj {a b d : Int} (hda : d ∣ a) (hdb : d ∣ b) : a / d = b / d ↔ a = b :=
  ⟨fun h => by rw [← Int.ediv_mul_cancel hda, h, Int.ediv_mul_cancel hdb], fun h => h ▸ rfl⟩

/-! Divisibility. -/

theorem natAbs_dvd {a b : Int} : (a.natAbs : Int) ∣ b ↔ a ∣ b := by
  cases Int.natAbs_eq a with
  | inl h => rw [← h]
  | inr h =>
    have h' : (a.natAbs : Int) = -a := by omega
    rw [h', Int.neg_dvd]
theorem dvd_natAbs {a b : Int} : a ∣ (b.natAbs : Int) ↔ a ∣ b := by
  cases Int.natAbs_eq b with
  | inl h => rw [← h]
  | inr h =>
    have h' : (b.natAbs : Int) = -b := by omega
    rw [h', Int.dvd_neg]
theorem ofNat_dvd_left {n : Nat} {z : Int} : (n : Int) ∣ z ↔ n ∣ z.natAbs := by
  rw [← Int.dvd_natAbs, Int.natCast_dvd_natCast]
theorem ofNat_dvd_right {n : Nat} {z : Int} : z ∣ (n : Int) ↔ z.natAbs ∣ n := by
  rw [← Int.natAbs_dvd, Int.natCast_dvd_natCast]
theorem le_of_dvd {a b : Int} (bpos : 0 < b) (H : a ∣ b) : a ≤ b := by
  have h := Nat.le_of_dvd (by omega : 0 < b.natAbs) (Int.natAbs_dvd_natAbs.2 H)
  omega
protected theorem dvd_antisymm {a b : Int} (H1 : 0 ≤ a) (H2 : 0 ≤ b) (h₁ : a ∣ b) (h₂ : b ∣ a) : a = b := by
  have := Nat.dvd_antisymm (Int.natAbs_dvd_natAbs.2 h₁) (Int.natAbs_dvd_natAbs.2 h₂)
  omega
protected theorem dvd_mul_left_of_dvd {a b : Int} (h : a ∣ b) (c : Int) : a ∣ c * b := Int.dvd_trans h (Int.dvd_mul_left c b)
protected theorem dvd_mul_right_of_dvd {a b : Int} (h : a ∣ b) (c : Int) : a ∣ b * c := Int.dvd_trans h (Int.dvd_mul_right b c)
protected theorem dvd_add_right {a b c : Int} (H : a ∣ b) : a ∣ b + c ↔ a ∣ c := by
  refine ⟨fun h => ?_, fun h => Int.dvd_add H h⟩
  have := Int.dvd_sub h H
  rwa [Int.add_sub_cancel_left] at this
protected theorem dvd_add_left {a b c : Int} (H : a ∣ c) : a ∣ b + c ↔ a ∣ b := by rw [Int.add_comm, Int.dvd_add_right H]
theorem zero_dvd {n : Int} : 0 ∣ n ↔ n = 0 := ⟨fun ⟨k, h⟩ => by rw [h, Int.zero_mul], fun h => by rw [h]; exact Int.dvd_refl 0⟩
theorem eq_one_of_dvd_one {a : Int} (H : 0 ≤ a) (H' : a ∣ 1) : a = 1 := by
  have := Nat.eq_one_of_dvd_one (Int.natAbs_dvd_natAbs.2 H')
  omega
theorem dvd_emod_sub_self {x : Int} {m : Nat} : (m : Int) ∣ x % m - x := by
  apply Int.dvd_of_emod_eq_zero
  rw [Int.sub_emod, Int.emod_emod, Int.sub_self, Int.zero_emod]

/-! Powers. -/

protected theorem zero_pow {n : Nat} (h : n ≠ 0) : (0 : Int) ^ n = 0 := by
  cases n with
  | zero => exact absurd rfl h
  | succ n => rw [Int.pow_succ, Int.mul_zero]
protected theorem pow_mul (a : Int) (m n : Nat) : a ^ (m * n) = (a ^ m) ^ n := by
  induction n with
  | zero => rw [Nat.mul_zero, Int.pow_zero, Int.pow_zero]
  | succ n ih => rw [Nat.mul_succ, Int.pow_add, ih, Int.pow_succ]
protected theorem pow_pos {n : Int} {m : Nat} (h : 0 < n) : 0 < n ^ m := by
  induction m with
  | zero => rw [Int.pow_zero]; decide
  | succ m ih => rw [Int.pow_succ]; exact Int.mul_pos ih h
protected theorem pow_nonneg {n : Int} {m : Nat} (h : 0 ≤ n) : 0 ≤ n ^ m := by
  induction m with
  | zero => rw [Int.pow_zero]; decide
  | succ m ih => rw [Int.pow_succ]; exact Int.mul_nonneg ih h
protected theorem pow_ne_zero {n : Int} {m : Nat} (h : n ≠ 0) : n ^ m ≠ 0 := by
  induction m with
  | zero => rw [Int.pow_zero]; decide
  | succ m ih => rw [Int.pow_succ]; exact Int.mul_ne_zero ih h
theorem natAbs_pow (n : Int) (k : Nat) : (n ^ k).natAbs = n.natAbs ^ k := by
  induction k with
  | zero => rfl
  | succ k ih => rw [Int.pow_succ, Int.natAbs_mul, ih, Nat.pow_succ]

/-! Greatest common divisors. -/

@[simp] theorem gcd_zero_left {a : Int} : gcd 0 a = natAbs a := Nat.gcd_zero_left _
@[simp] theorem gcd_zero_right {a : Int} : gcd a 0 = natAbs a := Nat.gcd_zero_right _
@[simp] theorem gcd_one_left {a : Int} : gcd 1 a = 1 := Nat.gcd_one_left _
@[simp] theorem gcd_one_right {a : Int} : gcd a 1 = 1 := Nat.gcd_one_right _
@[simp] theorem gcd_neg {a b : Int} : gcd a (-b) = gcd a b := by rw [gcd, gcd, Int.natAbs_neg]
@[simp] theorem neg_gcd {a b : Int} : gcd (-a) b = gcd a b := by rw [gcd, gcd, Int.natAbs_neg]
@[simp] theorem gcd_self {a : Int} : gcd a a = natAbs a := Nat.gcd_self _
theorem dvd_gcd {a b c : Int} (ha : c ∣ a) (hb : c ∣ b) : c ∣ (gcd a b : Int) :=
  Int.ofNat_dvd_right.2 (Nat.dvd_gcd (Int.natAbs_dvd_natAbs.2 ha) (Int.natAbs_dvd_natAbs.2 hb))

protected theorem mul_ediv_assoc (a : Int) {b c : Int} (h : c ∣ b) : a * b / c = a * (b / c) := by
  obtain ⟨k, rfl⟩ := h
  by_cases hc : c = 0
  · rw [hc, Int.zero_mul, Int.mul_zero, Int.ediv_zero, Int.mul_zero]
  · rw [Int.mul_left_comm, Int.mul_ediv_cancel_left _ hc, Int.mul_ediv_cancel_left _ hc]

protected theorem mul_ediv_assoc' (b : Int) {a c : Int} (h : c ∣ a) : a * b / c = a / c * b := by
  rw [Int.mul_comm, Int.mul_ediv_assoc _ h, Int.mul_comm]

protected theorem ediv_eq_of_eq_mul_right {a b c : Int} (H1 : b ≠ 0) (H2 : a = b * c) : a / b = c := by
  rw [H2, Int.mul_ediv_cancel_left _ H1]

protected theorem ediv_eq_of_eq_mul_left {a b c : Int} (H1 : b ≠ 0) (H2 : a = c * b) : a / b = c :=
  Int.ediv_eq_of_eq_mul_right H1 (by rw [H2, Int.mul_comm])

protected theorem eq_mul_of_ediv_eq_right {a b c : Int} (H1 : b ∣ a) (H2 : a / b = c) : a = b * c := by
  rw [← H2, Int.mul_ediv_cancel' H1]

protected theorem eq_mul_of_ediv_eq_left {a b c : Int} (H1 : b ∣ a) (H2 : a / b = c) : a = c * b := by
  rw [← H2, Int.ediv_mul_cancel H1]

protected theorem ediv_le_ediv {a b c : Int} (H : 0 < c) (H' : a ≤ b) : a / c ≤ b / c :=
  (Int.le_ediv_iff_mul_le H).mpr (Int.le_trans (Int.ediv_mul_le a (Int.ne_of_gt H)) H')

protected theorem ediv_lt_of_lt_mul {a b c : Int} (H : 0 < c) (H' : a < b * c) : a / c < b := (Int.ediv_lt_iff_lt_mul H).mpr H'

theorem lt_ediv_add_one_mul_self (a : Int) {b : Int} (H : 0 < b) : a < (a / b + 1) * b := by
  have h := Int.emod_lt_of_pos a H
  have e := Int.mul_ediv_add_emod a b
  rw [Int.add_mul, Int.one_mul, Int.mul_comm]; omega

protected theorem lt_ediv_iff_mul_lt {a b : Int} (c : Int) (H : 0 < c) (H' : c ∣ b) : a < b / c ↔ a * c < b := by
  obtain ⟨k, rfl⟩ := H'
  rw [Int.mul_ediv_cancel_left _ (Int.ne_of_gt H), Int.mul_comm a]
  exact ⟨fun h => Int.mul_lt_mul_of_pos_left h H, fun h => Int.lt_of_mul_lt_mul_left h (Int.le_of_lt H)⟩

theorem neg_ediv_of_dvd : ∀ {a b : Int}, b ∣ a → -a / b = -(a / b) := by
  rintro _ b ⟨k, rfl⟩
  by_cases h : b = 0
  · rw [h, Int.ediv_zero, Int.ediv_zero]; rfl
  · rw [← Int.mul_neg, Int.mul_ediv_cancel_left _ h, Int.mul_ediv_cancel_left _ h]

theorem add_ediv_of_dvd_right {a b c : Int} (H : c ∣ b) : (a + b) / c = a / c + b / c := by
  obtain ⟨k, rfl⟩ := H
  by_cases h : c = 0
  · rw [h, Int.ediv_zero, Int.ediv_zero, Int.ediv_zero]; rfl
  · rw [Int.add_mul_ediv_left _ _ h, Int.mul_ediv_cancel_left _ h]

theorem add_ediv_of_dvd_left {a b c : Int} (H : c ∣ a) : (a + b) / c = a / c + b / c := by
  rw [Int.add_comm, Int.add_ediv_of_dvd_right H, Int.add_comm]

theorem sub_ediv_of_dvd (a : Int) {b c : Int} (hcb : c ∣ b) : (a - b) / c = a / c - b / c := by
  rw [Int.sub_eq_add_neg, Int.add_ediv_of_dvd_right (Int.dvd_neg.mpr hcb), Int.neg_ediv_of_dvd hcb, Int.sub_eq_add_neg]

@[simp] theorem mul_ediv_mul_of_pos {a : Int} (b c : Int) (H : 0 < a) : a * b / (a * c) = b / c := by
  have pos : ∀ c : Int, 0 < c → a * b / (a * c) = b / c := fun c hc => by
    have h₀ := Int.mul_nonneg (Int.le_of_lt H) (Int.emod_nonneg b (Int.ne_of_gt hc))
    have h₁ := Int.mul_lt_mul_of_pos_left (Int.emod_lt_of_pos b hc) H
    have e : a * b = a * (b % c) + a * c * (b / c) := by rw [Int.mul_assoc, ← Int.mul_add, Int.emod_add_mul_ediv]
    rw [e, Int.add_mul_ediv_left _ _ (Int.ne_of_gt (Int.mul_pos H hc)), Int.ediv_eq_zero_of_lt h₀ h₁, Int.zero_add]
  rcases Int.lt_trichotomy c 0 with hc | hc | hc
  · have h := pos (-c) (by omega)
    rw [Int.mul_neg, Int.ediv_neg, Int.ediv_neg] at h
    exact Int.neg_inj.mp h
  · rw [hc, Int.mul_zero, Int.ediv_zero, Int.ediv_zero]
  · exact pos c hc

@[simp] theorem mul_ediv_mul_of_pos_left (a : Int) {b : Int} (c : Int) (H : 0 < b) : a * b / (c * b) = a / c := by
  rw [Int.mul_comm a, Int.mul_comm c, Int.mul_ediv_mul_of_pos _ _ H]

theorem natCast_dvd {m : Nat} {n : Int} : (m : Int) ∣ n ↔ m ∣ n.natAbs := by rw [← Int.natAbs_dvd_natAbs, Int.natAbs_natCast]

theorem dvd_natCast {m : Int} {n : Nat} : m ∣ (n : Int) ↔ m.natAbs ∣ n := by rw [← Int.natAbs_dvd_natAbs, Int.natAbs_natCast]

theorem natAbs_le_of_dvd_ne_zero {s t : Int} (hst : s ∣ t) (ht : t ≠ 0) : s.natAbs ≤ t.natAbs :=
  Nat.le_of_dvd (Int.natAbs_pos.mpr ht) (Int.natAbs_dvd_natAbs.mpr hst)

theorem eq_one_or_neg_one_of_mul_eq_one {z w : Int} (h : z * w = 1) : z = 1 ∨ z = -1 := by
  have e := Nat.eq_one_of_mul_eq_one_right (by rw [← Int.natAbs_mul, h]; rfl : z.natAbs * w.natAbs = 1)
  omega

theorem eq_one_or_neg_one_of_mul_eq_one' {z w : Int} (h : z * w = 1) : z = 1 ∧ w = 1 ∨ z = -1 ∧ w = -1 := by
  rcases eq_one_or_neg_one_of_mul_eq_one h with rfl | rfl <;> omega

theorem mul_eq_one_iff_eq_one_or_neg_one {z w : Int} : z * w = 1 ↔ z = 1 ∧ w = 1 ∨ z = -1 ∧ w = -1 :=
  ⟨eq_one_or_neg_one_of_mul_eq_one', by rintro (⟨rfl, rfl⟩ | ⟨rfl, rfl⟩) <;> rfl⟩

theorem eq_one_or_neg_one_of_mul_eq_neg_one {z w : Int} (h : z * w = -1) : z = 1 ∨ z = -1 :=
  eq_one_or_neg_one_of_mul_eq_one (w := -w) (by rw [Int.mul_neg, h]; rfl)

theorem eq_one_or_neg_one_of_mul_eq_neg_one' {z w : Int} (h : z * w = -1) : z = 1 ∧ w = -1 ∨ z = -1 ∧ w = 1 := by
  rcases eq_one_or_neg_one_of_mul_eq_neg_one h with rfl | rfl <;> omega

theorem mul_eq_neg_one_iff_eq_one_or_neg_one {z w : Int} : z * w = -1 ↔ z = 1 ∧ w = -1 ∨ z = -1 ∧ w = 1 :=
  ⟨eq_one_or_neg_one_of_mul_eq_neg_one', by rintro (⟨rfl, rfl⟩ | ⟨rfl, rfl⟩) <;> rfl⟩

end Int
