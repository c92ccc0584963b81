prelude
import Init.Data.Int.Order

namespace Int

/-! Euclidean division. -/

private theorem emod_add_ediv_aux (m n r q : Nat) (h : r + n * q = m) :
    (n : Int) - ((r : Int) + 1) - ((n : Int) * q + n) = -((m : Int) + 1) := by
  have e : ((r : Int) + 1) + ((n : Int) * q + n) = ((m : Int) + 1) + n := by
    rw [← h, natCast_add, natCast_mul, ← Int.add_assoc, Int.add_right_comm (r : Int) 1]
  rw [Int.sub_sub, e, Int.sub_eq_add_neg, Int.neg_add (a := (m : Int) + 1), Int.add_left_comm, Int.add_right_neg, Int.add_zero]

private theorem emod_add_ediv_neg (m n : Nat) :
    subNatNat n (m % n + 1) + -(((n : Nat) : Int) * ((m / n + 1 : Nat) : Int)) = negSucc m := by
  rw [subNatNat_eq_coe, natCast_add_one, natCast_add_one, Int.mul_add, Int.mul_one, ← Int.sub_eq_add_neg]
  exact emod_add_ediv_aux m n (m % n) (m / n) (Nat.mod_add_div m n)

theorem emod_add_mul_ediv (a b : Int) : a % b + b * (a / b) = a :=
  match a, b with
  | ofNat m, ofNat n => congrArg ofNat (Nat.mod_add_div m n)
  | ofNat m, negSucc n => by
    show ((m % (n + 1) : Nat) : Int) + -((n + 1 : Nat) : Int) * -((m / (n + 1) : Nat) : Int) = m
    rw [Int.neg_mul_neg, natCast_mul_natCast, ← natCast_add, Nat.mod_add_div]
  | negSucc m, ofNat 0 => by
    show subNatNat 0 (m % 0 + 1) + 0 * 0 = negSucc m
    rw [Nat.mod_zero, ← _negSucc_eq_subNatNat, Int.mul_zero, Int.add_zero]
  | negSucc m, ofNat (Nat.succ n) => by
    show subNatNat (n + 1) (m % (n + 1) + 1) + ((n + 1 : Nat) : Int) * -((m / (n + 1) + 1 : Nat) : Int) = negSucc m
    rw [Int.mul_neg]
    exact emod_add_ediv_neg m (n + 1)
  | negSucc m, negSucc n => by
    show subNatNat (n + 1) (m % (n + 1) + 1) + -((n + 1 : Nat) : Int) * ((m / (n + 1) + 1 : Nat) : Int) = negSucc m
    rw [Int.neg_mul]
    exact emod_add_ediv_neg m (n + 1)

theorem emod_add_ediv (a b : Int) : a % b + b * (a / b) = a := emod_add_mul_ediv a b

theorem mul_ediv_add_emod (a b : Int) : b * (a / b) + a % b = a := by rw [Int.add_comm, emod_add_mul_ediv]

theorem ediv_add_emod (a b : Int) : b * (a / b) + a % b = a := mul_ediv_add_emod a b

theorem ediv_add_emod' (a b : Int) : a / b * b + a % b = a := by rw [Int.mul_comm, ediv_add_emod]

theorem emod_def (a b : Int) : a % b = a - b * (a / b) :=
  Int.eq_sub_iff_add_eq.mpr (emod_add_mul_ediv a b)

theorem emod_nonneg (a : Int) {b : Int} (h : b ≠ 0) : 0 ≤ a % b :=
  match a with
  | ofNat m => ofNat_zero_le (m % natAbs b)
  | negSucc m => by
    show 0 ≤ subNatNat (natAbs b) (m % natAbs b + 1)
    rw [subNatNat_of_le (Nat.mod_lt m (natAbs_pos.mpr h))]
    exact ofNat_zero_le (natAbs b - (m % natAbs b + 1))

theorem emod_lt_of_pos (a : Int) {b : Int} (h : 0 < b) : a % b < b :=
  Exists.elim (eq_succ_of_zero_lt h) (fun n e => by
    rw [e]
    exact match a with
    | ofNat m => ofNat_lt.mpr (Nat.mod_lt m (Nat.succ_pos n))
    | negSucc m => by
      show subNatNat (n + 1) (m % (n + 1) + 1) < ((n + 1 : Nat) : Int)
      rw [subNatNat_of_le (Nat.mod_lt m (Nat.succ_pos n))]
      exact ofNat_lt.mpr (Nat.sub_lt (Nat.succ_pos n) (Nat.succ_pos (m % (n + 1)))))

theorem emod_lt (a : Int) {b : Int} (h : b ≠ 0) : a % b < natAbs b :=
  match a with
  | ofNat m => ofNat_lt.mpr (Nat.mod_lt m (natAbs_pos.mpr h))
  | negSucc m => by
    show subNatNat (natAbs b) (m % natAbs b + 1) < ((natAbs b : Nat) : Int)
    rw [subNatNat_of_le (Nat.mod_lt m (natAbs_pos.mpr h))]
    exact ofNat_lt.mpr (Nat.sub_lt (natAbs_pos.mpr h) (Nat.succ_pos (m % natAbs b)))

theorem mul_ediv_self_le {x k : Int} (h : k ≠ 0) : k * (x / k) ≤ x := by
  have e := le_add_of_nonneg_left (a := k * (x / k)) (emod_nonneg x h)
  rw [emod_add_mul_ediv] at e
  exact e

theorem lt_mul_ediv_self_add {x k : Int} (h : 0 < k) : x < k * (x / k) + k := by
  have e := Int.add_lt_add_left (emod_lt_of_pos x h) (k * (x / k))
  rw [mul_ediv_add_emod] at e
  exact e

private theorem le_of_quotient_bounds {b q q' r r' : Int} (h : 0 < b) (e : r + b * q = r' + b * q') (h0 : 0 ≤ r') (hb : r < b) :
    q' ≤ q :=
  Int.le_of_not_gt (fun hlt => by
    have l1 : b * (q + 1) ≤ b * q' := Int.mul_le_mul_of_nonneg_left hlt (Int.le_of_lt h)
    have l2 : r + b * q < b * (q + 1) := by
      rw [Int.mul_add, Int.mul_one, Int.add_comm r]
      exact Int.add_lt_add_left hb (b * q)
    have l3 : b * q' ≤ r + b * q := by
      rw [e]
      exact le_add_of_nonneg_left h0
    exact Int.lt_irrefl (b * q') (Int.lt_of_le_of_lt l3 (Int.lt_of_lt_of_le l2 l1)))

private theorem ediv_eq_of_bounds {a b q r : Int} (h : 0 < b) (e : r + b * q = a) (h0 : 0 ≤ r) (hb : r < b) : a / b = q :=
  have e' : r + b * q = a % b + b * (a / b) := Eq.trans e (Eq.symm (emod_add_mul_ediv a b))
  Int.le_antisymm (le_of_quotient_bounds h e' (emod_nonneg a (Int.ne_of_gt h)) hb)
    (le_of_quotient_bounds h (Eq.symm e') h0 (emod_lt_of_pos a h))

theorem ediv_emod_unique {a b r q : Int} (h : 0 < b) : a / b = q ∧ a % b = r ↔ r + b * q = a ∧ 0 ≤ r ∧ r < b :=
  Iff.intro
    (fun x => by
      rw [← x.1, ← x.2]
      exact And.intro (emod_add_mul_ediv a b) (And.intro (emod_nonneg a (Int.ne_of_gt h)) (emod_lt_of_pos a h)))
    (fun x => by
      have e := ediv_eq_of_bounds h x.1 x.2.1 x.2.2
      exact And.intro e (by rw [emod_def, e, ← x.1, Int.add_sub_cancel]))

@[simp] theorem ediv_neg (a b : Int) : a / -b = -(a / b) :=
  match a, b with
  | ofNat m, ofNat 0 => by
    show ofNat (m / 0) = -ofNat (m / 0)
    rw [Nat.div_zero]
    rfl
  | ofNat _, ofNat (Nat.succ _) => rfl
  | ofNat m, negSucc n => Eq.symm (Int.neg_neg (ofNat (m / (n + 1))))
  | negSucc _, ofNat 0 => rfl
  | negSucc _, ofNat (Nat.succ _) => rfl
  | negSucc _, negSucc _ => rfl

@[simp] theorem zero_ediv (b : Int) : 0 / b = 0 :=
  match b with
  | ofNat n => congrArg ofNat (Nat.zero_div n)
  | negSucc n => by
    show -ofNat (0 / (n + 1)) = 0
    rw [Nat.zero_div]
    rfl

@[simp] theorem ediv_zero (a : Int) : a / 0 = 0 :=
  match a with
  | ofNat m => congrArg ofNat (Nat.div_zero m)
  | negSucc _ => rfl

@[simp] theorem zero_emod (b : Int) : 0 % b = 0 := congrArg ofNat (Nat.zero_mod (natAbs b))

@[simp] theorem emod_zero (a : Int) : a % 0 = a := by
  have e := emod_add_mul_ediv a 0
  rw [Int.zero_mul, Int.add_zero] at e
  exact e

@[simp] theorem emod_neg (a b : Int) : a % -b = a % b := by
  rw [emod_def, emod_def, ediv_neg, Int.neg_mul_neg]

private theorem add_mul_ediv_of_pos (a b : Int) {c : Int} (h : 0 < c) : (a + b * c) / c = a / c + b :=
  ediv_eq_of_bounds (r := a % c) h
    (by rw [Int.mul_add, ← Int.add_assoc, emod_add_mul_ediv, Int.mul_comm c b])
    (emod_nonneg a (Int.ne_of_gt h)) (emod_lt_of_pos a h)

theorem add_mul_ediv_right (a b : Int) {c : Int} (H : c ≠ 0) : (a + b * c) / c = a / c + b :=
  Or.elim (Int.lt_or_gt_of_ne H)
    (fun h => by
      have e := add_mul_ediv_of_pos a (-b) (Int.neg_pos_of_neg h)
      rw [Int.neg_mul_neg, ediv_neg, ediv_neg] at e
      rw [← Int.neg_neg ((a + b * c) / c), e, Int.neg_add, Int.neg_neg, Int.neg_neg])
    (fun h => add_mul_ediv_of_pos a b h)

theorem add_mul_ediv_left (a : Int) {b : Int} (c : Int) (H : b ≠ 0) : (a + b * c) / b = a / b + c := by
  rw [Int.mul_comm, add_mul_ediv_right a c H]

@[simp] theorem add_mul_emod_self_right (a b c : Int) : (a + b * c) % c = a % c :=
  Or.elim (Decidable.em (c = 0))
    (fun h => by rw [h, Int.mul_zero, Int.add_zero])
    (fun h => by
      rw [emod_def, emod_def, add_mul_ediv_right a b h, Int.mul_add, Int.mul_comm c b, Int.add_sub_add_right])

@[simp] theorem add_mul_emod_self_left (a b c : Int) : (a + b * c) % b = a % b := by
  rw [Int.mul_comm, add_mul_emod_self_right]

@[simp] theorem add_emod_right (a b : Int) : (a + b) % b = a % b := by
  have e := add_mul_emod_self_left a b 1
  rw [Int.mul_one] at e
  exact e

@[simp] theorem add_emod_left (a b : Int) : (a + b) % a = b % a := by rw [Int.add_comm, add_emod_right]

@[simp] theorem mul_emod_left (a b : Int) : (a * b) % b = 0 := by
  rw [← Int.zero_add (a * b), add_mul_emod_self_right, zero_emod]

@[simp] theorem mul_emod_right (a b : Int) : (a * b) % a = 0 := by rw [Int.mul_comm, mul_emod_left]

@[simp] theorem emod_self {a : Int} : a % a = 0 := by
  have e := mul_emod_left 1 a
  rw [Int.one_mul] at e
  exact e

@[simp] theorem mul_ediv_cancel (a : Int) {b : Int} (H : b ≠ 0) : (a * b) / b = a := by
  rw [← Int.zero_add (a * b), add_mul_ediv_right 0 a H, zero_ediv, Int.zero_add]

@[simp] theorem mul_ediv_cancel_left (b : Int) {a : Int} (H : a ≠ 0) : (a * b) / a = b := by
  rw [Int.mul_comm, mul_ediv_cancel b H]

@[simp] protected theorem ediv_self {a : Int} (H : a ≠ 0) : a / a = 1 := by
  have e := mul_ediv_cancel 1 H
  rw [Int.one_mul] at e
  exact e

@[simp] theorem ediv_one (a : Int) : a / 1 = a := by
  have e := mul_ediv_cancel a (b := 1) (fun h => Int.noConfusion h (fun h => Nat.one_ne_zero h))
  rw [Int.mul_one] at e
  exact e

@[simp] theorem emod_one (a : Int) : a % 1 = 0 := by rw [emod_def, ediv_one, Int.one_mul, Int.sub_self]

theorem emod_eq_of_lt {a b : Int} (H1 : 0 ≤ a) (H2 : a < b) : a % b = a :=
  (ediv_emod_unique (q := 0) (Int.lt_of_le_of_lt H1 H2)).mpr (And.intro (by rw [Int.mul_zero, Int.add_zero]) (And.intro H1 H2)) |>.2

theorem ediv_eq_zero_of_lt {a b : Int} (H1 : 0 ≤ a) (H2 : a < b) : a / b = 0 :=
  ediv_eq_of_bounds (Int.lt_of_le_of_lt H1 H2) (by rw [Int.mul_zero, Int.add_zero]) H1 H2

@[simp] theorem emod_emod (a b : Int) : (a % b) % b = a % b := by
  have e := add_mul_emod_self_left (a % b) b (a / b)
  rw [emod_add_mul_ediv] at e
  exact Eq.symm e

@[simp] theorem emod_add_emod (m n k : Int) : (m % n + k) % n = (m + k) % n := by
  have e := add_mul_emod_self_left (m % n + k) n (m / n)
  rw [Int.add_right_comm, emod_add_mul_ediv] at e
  exact Eq.symm e

@[simp] theorem add_emod_emod (m n k : Int) : (m + n % k) % k = (m + n) % k := by
  rw [Int.add_comm, emod_add_emod, Int.add_comm]

theorem add_emod (a b n : Int) : (a + b) % n = (a % n + b % n) % n := by
  rw [add_emod_emod, emod_add_emod]

theorem mul_emod (a b n : Int) : (a * b) % n = (a % n) * (b % n) % n := by
  have h1 : (a % n * b) % n = (a * b) % n := by
    have e := add_mul_emod_self_left (a % n * b) n (a / n * b)
    rw [← Int.mul_assoc, ← Int.add_mul, emod_add_mul_ediv] at e
    exact Eq.symm e
  have h2 : (a % n * (b % n)) % n = (a % n * b) % n := by
    have e := add_mul_emod_self_left (a % n * (b % n)) n (a % n * (b / n))
    rw [Int.mul_left_comm n, ← Int.mul_add, emod_add_mul_ediv] at e
    exact Eq.symm e
  rw [h2, h1]

theorem sub_emod (a b n : Int) : (a - b) % n = (a % n - b % n) % n := by
  have e := add_mul_emod_self_left (a % n - b % n) n (a / n - b / n)
  have w : a % n - b % n + n * (a / n - b / n) = a - b := by
    rw [Int.mul_sub, emod_def, emod_def, Int.sub_eq_add_neg, Int.neg_sub, Int.sub_eq_add_neg (a := n * (a / n)),
      Int.sub_eq_add_neg (a := a) (b := n * (a / n)), Int.sub_eq_add_neg (a := n * (b / n)), Int.add_assoc, Int.add_assoc,
      Int.add_left_comm (n * (b / n) + -b), Int.neg_add_cancel_left, Int.add_right_comm, Int.add_right_neg, Int.zero_add,
      ← Int.sub_eq_add_neg]
  rw [w] at e
  exact e

theorem ediv_nonneg {a b : Int} (Ha : 0 ≤ a) (Hb : 0 ≤ b) : 0 ≤ a / b :=
  Exists.elim (eq_ofNat_of_zero_le Ha) (fun m hm => Exists.elim (eq_ofNat_of_zero_le Hb) (fun n hn => by
    rw [hm, hn]
    exact ofNat_zero_le (m / n)))

theorem natCast_ediv (m n : Nat) : ((m / n : Nat) : Int) = (m : Int) / (n : Int) := rfl

theorem natCast_emod (m n : Nat) : ((m % n : Nat) : Int) = (m : Int) % (n : Int) := rfl

theorem ofNat_ediv (m n : Nat) : ((m / n : Nat) : Int) = (m : Int) / (n : Int) := rfl

theorem ofNat_emod (m n : Nat) : ((m % n : Nat) : Int) = (m : Int) % (n : Int) := rfl

theorem le_ediv_iff_mul_le {a b c : Int} (H : 0 < c) : a ≤ b / c ↔ a * c ≤ b :=
  Iff.intro
    (fun h => by
      have e := Int.mul_le_mul_of_nonneg_left h (Int.le_of_lt H)
      rw [Int.mul_comm c a] at e
      exact Int.le_trans e (mul_ediv_self_le (Int.ne_of_gt H)))
    (fun h => le_of_lt_add_one (Int.lt_of_mul_lt_mul_left (a := c) (by
      rw [Int.mul_comm c a, Int.mul_add, Int.mul_one]
      exact Int.lt_of_le_of_lt h (lt_mul_ediv_self_add H)) (Int.le_of_lt H)))

theorem ediv_lt_iff_lt_mul {a b c : Int} (H : 0 < c) : a / c < b ↔ a < b * c := by
  rw [← Int.not_le, ← Int.not_le, le_ediv_iff_mul_le H]

theorem ediv_le_self {a : Int} (b : Int) (Ha : 0 ≤ a) : a / b ≤ a :=
  match a, b, Ha with
  | ofNat m, ofNat n, _ => ofNat_le.mpr (Nat.div_le_self m n)
  | ofNat m, negSucc n, Ha => Int.le_trans (Int.neg_nonpos_of_nonneg (ofNat_zero_le (m / (n + 1)))) Ha
  | negSucc m, _, Ha => absurd Ha (Int.not_le_of_gt (negSucc_lt_zero m))

theorem emod_two_eq (x : Int) : x % 2 = 0 ∨ x % 2 = 1 := by
  have h0 : (2 : Int) ≠ 0 := fun h => Int.noConfusion h (fun h => Nat.succ_ne_zero 1 h)
  have hpos : (0 : Int) < 2 := ofNat_pos.mpr (Nat.succ_pos 1)
  exact match x % 2, emod_nonneg x h0, emod_lt_of_pos x hpos with
  | ofNat 0, _, _ => Or.inl rfl
  | ofNat 1, _, _ => Or.inr rfl
  | ofNat (Nat.succ (Nat.succ k)), _, h => absurd (Nat.lt_of_succ_lt_succ (Nat.lt_of_succ_lt_succ (ofNat_lt.mp h))) (Nat.not_lt_zero k)
  | negSucc k, h, _ => absurd h (Int.not_le_of_gt (negSucc_lt_zero k))

/-! Divisibility. -/

protected theorem dvd_def (a b : Int) : (a ∣ b) = (∃ c, b = a * c) := rfl

@[simp] protected theorem dvd_zero (n : Int) : n ∣ 0 := Exists.intro 0 (Eq.symm (Int.mul_zero n))

@[simp] protected theorem dvd_refl (n : Int) : n ∣ n := Exists.intro 1 (Eq.symm (Int.mul_one n))

@[simp] protected theorem one_dvd (n : Int) : 1 ∣ n := Exists.intro n (Eq.symm (Int.one_mul n))

protected theorem dvd_trans {a b c : Int} (h₁ : a ∣ b) (h₂ : b ∣ c) : a ∣ c :=
  Exists.elim h₁ (fun d hd => Exists.elim h₂ (fun e he => Exists.intro (d * e) (by rw [he, hd, Int.mul_assoc])))

protected theorem dvd_mul_right (a b : Int) : a ∣ a * b := Exists.intro b rfl

protected theorem dvd_mul_left (a b : Int) : b ∣ a * b := Exists.intro a (Int.mul_comm a b)

protected theorem dvd_add {a b c : Int} (h₁ : a ∣ b) (h₂ : a ∣ c) : a ∣ b + c :=
  Exists.elim h₁ (fun d hd => Exists.elim h₂ (fun e he => Exists.intro (d + e) (by rw [hd, he, Int.mul_add])))

protected theorem dvd_sub {a b c : Int} (h₁ : a ∣ b) (h₂ : a ∣ c) : a ∣ b - c :=
  Exists.elim h₁ (fun d hd => Exists.elim h₂ (fun e he => Exists.intro (d - e) (by rw [hd, he, Int.mul_sub])))

protected theorem dvd_neg {a b : Int} : a ∣ -b ↔ a ∣ b :=
  Iff.intro
    (fun h => Exists.elim h (fun c e => Exists.intro (-c) (by rw [Int.mul_neg, ← e, Int.neg_neg])))
    (fun h => Exists.elim h (fun c e => Exists.intro (-c) (by rw [Int.mul_neg, ← e])))

protected theorem neg_dvd {a b : Int} : -a ∣ b ↔ a ∣ b :=
  Iff.intro
    (fun h => Exists.elim h (fun c e => Exists.intro (-c) (by rw [e, Int.mul_neg, Int.neg_mul])))
    (fun h => Exists.elim h (fun c e => Exists.intro (-c) (by rw [e, Int.neg_mul_neg])))

theorem emod_eq_zero_of_dvd {a b : Int} (h : a ∣ b) : b % a = 0 :=
  Exists.elim h (fun c e => by rw [e, mul_emod_right])

theorem dvd_of_emod_eq_zero {a b : Int} (h : b % a = 0) : a ∣ b :=
  Exists.intro (b / a) (by
    have e := emod_add_mul_ediv b a
    rw [h, Int.zero_add] at e
    exact Eq.symm e)

theorem dvd_iff_emod_eq_zero {a b : Int} : a ∣ b ↔ b % a = 0 := Iff.intro emod_eq_zero_of_dvd dvd_of_emod_eq_zero

instance decidableDvd (a b : Int) : Decidable (a ∣ b) :=
  decidable_of_iff (b % a = 0) (Iff.symm dvd_iff_emod_eq_zero)

private theorem mul_ediv_cancel_of_dvd {a b : Int} (h : b ∣ a) : b * (a / b) = a := by
  have e := emod_add_mul_ediv a b
  rw [emod_eq_zero_of_dvd h, Int.zero_add] at e
  exact e

protected theorem ediv_mul_cancel {a b : Int} (H : b ∣ a) : a / b * b = a := by
  rw [Int.mul_comm]
  exact mul_ediv_cancel_of_dvd H

protected theorem mul_ediv_cancel' {a b : Int} (H : a ∣ b) : a * (b / a) = b := mul_ediv_cancel_of_dvd H

theorem natCast_dvd_natCast {m n : Nat} : (↑m ∣ (↑n : Int)) ↔ m ∣ n :=
  Iff.intro
    (fun h => Nat.dvd_of_mod_eq_zero (ofNat_inj.mp (emod_eq_zero_of_dvd h)))
    (fun h => Exists.elim h (fun c e => Exists.intro (c : Int) (by rw [e, natCast_mul])))

theorem ofNat_dvd {m n : Nat} : (↑m ∣ (↑n : Int)) ↔ m ∣ n := natCast_dvd_natCast

theorem natAbs_dvd_natAbs {a b : Int} : natAbs a ∣ natAbs b ↔ a ∣ b :=
  have h1 : ∀ a b : Int, a ∣ ((natAbs b : Nat) : Int) ↔ a ∣ b := fun a b =>
    Or.elim (natAbs_eq b) (fun e => by rw [← e]) (fun e => by
      rw [← Int.dvd_neg (b := ((natAbs b : Nat) : Int)), ← e])
  have h2 : ∀ a b : Int, ((natAbs a : Nat) : Int) ∣ b ↔ a ∣ b := fun a b =>
    Or.elim (natAbs_eq a) (fun e => by rw [← e]) (fun e => by
      rw [← Int.neg_dvd (a := ((natAbs a : Nat) : Int)), ← e])
  Iff.trans (Iff.symm natCast_dvd_natCast) (Iff.trans (h1 ((natAbs a : Nat) : Int) b) (h2 a b))

end Int

attribute [simp] Int.sub_add_cancel Int.add_sub_cancel Int.sub_neg Int.neg_inj Int.toNat_of_nonneg Int.add_sub_cancel_left
  Int.neg_add_cancel_left Int.add_neg_cancel_left Int.dvd_mul_left Int.dvd_mul_right Int.add_right_neg Int.add_left_neg
