import Init.Data.Int
import Init.Data.Fin
import Init.Data.Nat.Gcd

/-!
What the `omega` tactic's certificates use. A linear form over atoms `xs` is `k + dot cs xs`; every step of a
certificate is one lemma below, and the arithmetic on coefficients is left to the kernel (`rfl`).
-/

namespace Lean.Omega

def dot : List Int → List Int → Int
  | [], _ => 0
  | _ :: _, [] => 0
  | c :: cs, x :: xs => c * x + dot cs xs

def add : List Int → List Int → List Int
  | [], ds => ds
  | c :: cs, [] => c :: cs
  | c :: cs, d :: ds => (c + d) :: add cs ds

def smul (k : Int) : List Int → List Int
  | [] => []
  | c :: cs => (k * c) :: smul k cs

def unit : Nat → List Int
  | 0 => [1]
  | n + 1 => 0 :: unit n

def nth : Nat → List Int → Int
  | _, [] => 0
  | 0, x :: _ => x
  | n + 1, _ :: xs => nth n xs

/-- Are all coefficients zero? -/
def allZero : List Int → Bool
  | [] => true
  | c :: cs => c == 0 && allZero cs

/-- Does `g` divide all coefficients? -/
def allDvd (g : Int) : List Int → Bool
  | [] => true
  | c :: cs => g * (c / g) == c && allDvd g cs

def divs (g : Int) : List Int → List Int
  | [] => []
  | c :: cs => (c / g) :: divs g cs

theorem add4 (a b c d : Int) : (a + b) + (c + d) = (a + c) + (b + d) := by
  rw [Int.add_assoc, Int.add_assoc, Int.add_left_comm b c d]

theorem dot_nil_right (cs : List Int) : dot cs [] = 0 := by
  cases cs with
  | nil => rfl
  | cons c cs => rfl

theorem dot_add (cs ds xs : List Int) : dot (add cs ds) xs = dot cs xs + dot ds xs := by
  induction cs generalizing ds xs with
  | nil => exact (Int.zero_add (dot ds xs)).symm
  | cons c cs ih =>
    cases ds with
    | nil => exact (Int.add_zero (dot (c :: cs) xs)).symm
    | cons d ds =>
      cases xs with
      | nil => rfl
      | cons x xs =>
        show (c + d) * x + dot (add cs ds) xs = (c * x + dot cs xs) + (d * x + dot ds xs)
        rw [ih, Int.add_mul, add4]

theorem dot_smul (k : Int) (cs xs : List Int) : dot (smul k cs) xs = k * dot cs xs := by
  induction cs generalizing xs with
  | nil => exact (Int.mul_zero k).symm
  | cons c cs ih =>
    cases xs with
    | nil => exact (Int.mul_zero k).symm
    | cons x xs =>
      show (k * c) * x + dot (smul k cs) xs = k * (c * x + dot cs xs)
      rw [ih, Int.mul_add, Int.mul_assoc]

theorem dot_unit (i : Nat) (xs : List Int) : dot (unit i) xs = nth i xs := by
  induction i generalizing xs with
  | zero =>
    cases xs with
    | nil => rfl
    | cons x xs =>
      show 1 * x + 0 = x
      rw [Int.one_mul, Int.add_zero]
  | succ i ih =>
    cases xs with
    | nil => rfl
    | cons x xs =>
      show 0 * x + dot (unit i) xs = nth i xs
      rw [Int.zero_mul, Int.zero_add, ih]

theorem of_and_left {a b : Bool} (h : (a && b) = true) : a = true := by
  cases a with
  | false => exact h
  | true => rfl

theorem of_and_right {a b : Bool} (h : (a && b) = true) : b = true := by
  cases a with
  | false => exact Bool.noConfusion h
  | true => exact h

theorem dot_allZero (cs xs : List Int) (h : allZero cs = true) : dot cs xs = 0 := by
  induction cs generalizing xs with
  | nil => rfl
  | cons c cs ih =>
    cases xs with
    | nil => rfl
    | cons x xs =>
      show c * x + dot cs xs = 0
      have hc : c = 0 := eq_of_beq (of_and_left h)
      rw [ih xs (of_and_right h), hc, Int.zero_mul, Int.add_zero]

theorem dot_divs (g : Int) (cs xs : List Int) (h : allDvd g cs = true) : dot cs xs = g * dot (divs g cs) xs := by
  induction cs generalizing xs with
  | nil => exact (Int.mul_zero g).symm
  | cons c cs ih =>
    cases xs with
    | nil => exact (Int.mul_zero g).symm
    | cons x xs =>
      show c * x + dot cs xs = g * ((c / g) * x + dot (divs g cs) xs)
      have hc : g * (c / g) = c := eq_of_beq (of_and_left h)
      rw [Int.mul_add, ← Int.mul_assoc, hc, ih xs (of_and_right h)]

/-! Linear forms of terms. -/

theorem eq_const (k : Int) (xs : List Int) : k = k + dot [] xs := (Int.add_zero k).symm

theorem eq_atom (i : Nat) (xs : List Int) : nth i xs = 0 + dot (unit i) xs := by
  rw [dot_unit, Int.zero_add]

theorem eq_add {a b k l : Int} {cs ds xs : List Int} (ha : a = k + dot cs xs) (hb : b = l + dot ds xs) :
    a + b = (k + l) + dot (add cs ds) xs := by
  rw [ha, hb, dot_add, add4]

theorem eq_neg {a k : Int} {cs xs : List Int} (ha : a = k + dot cs xs) :
    -a = (-1 * k) + dot (smul (-1) cs) xs := by
  rw [ha, dot_smul, ← Int.mul_add, Int.neg_one_mul]

theorem eq_sub {a b k l : Int} {cs ds xs : List Int} (ha : a = k + dot cs xs) (hb : b = l + dot ds xs) :
    a - b = (k + -1 * l) + dot (add cs (smul (-1) ds)) xs := by
  rw [Int.sub_eq_add_neg]
  exact eq_add ha (eq_neg hb)

theorem eq_mul (c : Int) {a k : Int} {cs xs : List Int} (ha : a = k + dot cs xs) :
    c * a = (c * k) + dot (smul c cs) xs := by
  rw [ha, dot_smul, Int.mul_add]

theorem eq_mul_right (c : Int) {a k : Int} {cs xs : List Int} (ha : a = k + dot cs xs) :
    a * c = (c * k) + dot (smul c cs) xs := by
  rw [Int.mul_comm]
  exact eq_mul c ha

/-! Facts: `0 ≤ k + dot cs xs` and `k + dot cs xs = 0`. -/

theorem of_le {a b k l : Int} {cs ds xs : List Int} (ha : a = k + dot cs xs) (hb : b = l + dot ds xs) (h : a ≤ b) :
    0 ≤ (l + -1 * k) + dot (add ds (smul (-1) cs)) xs := by
  rw [← eq_sub hb ha]
  exact Int.sub_nonneg_of_le h

theorem of_lt {a b k l : Int} {cs ds xs : List Int} (ha : a = k + dot cs xs) (hb : b = l + dot ds xs) (h : a < b) :
    0 ≤ (l + -1 * (k + 1)) + dot (add ds (smul (-1) (add cs []))) xs :=
  of_le (eq_add ha (eq_const 1 xs)) hb h

theorem of_eq {a b k l : Int} {cs ds xs : List Int} (ha : a = k + dot cs xs) (hb : b = l + dot ds xs) (h : a = b) :
    (l + -1 * k) + dot (add ds (smul (-1) cs)) xs = 0 := by
  rw [← eq_sub hb ha, h, Int.sub_self]

theorem le_of_eq {k : Int} {cs xs : List Int} (h : k + dot cs xs = 0) : 0 ≤ k + dot cs xs :=
  Int.le_of_eq h.symm

theorem eq_of_le_le {k l : Int} {cs ds xs : List Int} (hk : (k + l == 0) = true)
    (hc : allZero (add cs ds) = true) (h : 0 ≤ k + dot cs xs) (h' : 0 ≤ l + dot ds xs) : k + dot cs xs = 0 := by
  have e : (k + dot cs xs) + (l + dot ds xs) = 0 := by
    rw [add4, ← dot_add, dot_allZero _ xs hc, eq_of_beq hk, Int.add_zero]
  have w : k + dot cs xs = -(l + dot ds xs) := by
    rw [← Int.add_sub_cancel (k + dot cs xs) (l + dot ds xs), e, Int.zero_sub]
  refine Int.le_antisymm ?_ h
  rw [w]
  exact Int.neg_nonpos_of_nonneg h'

theorem comb_form (i j k l : Int) (cs ds xs : List Int) :
    (i * k + j * l) + dot (add (smul i cs) (smul j ds)) xs = i * (k + dot cs xs) + j * (l + dot ds xs) := by
  rw [dot_add, dot_smul, dot_smul, Int.mul_add, Int.mul_add, add4]

theorem le_le (i j : Nat) {k l : Int} {cs ds xs : List Int} (h : 0 ≤ k + dot cs xs) (h' : 0 ≤ l + dot ds xs) :
    0 ≤ ((i : Int) * k + (j : Int) * l) + dot (add (smul i cs) (smul j ds)) xs := by
  rw [comb_form]
  exact Int.add_nonneg (Int.mul_nonneg (Int.natCast_nonneg i) h) (Int.mul_nonneg (Int.natCast_nonneg j) h')

theorem le_eq (i : Nat) (j : Int) {k l : Int} {cs ds xs : List Int} (h : 0 ≤ k + dot cs xs)
    (h' : l + dot ds xs = 0) : 0 ≤ ((i : Int) * k + j * l) + dot (add (smul i cs) (smul j ds)) xs := by
  rw [comb_form, h', Int.mul_zero, Int.add_zero]
  exact Int.mul_nonneg (Int.natCast_nonneg i) h

theorem eq_eq (i j : Int) {k l : Int} {cs ds xs : List Int} (h : k + dot cs xs = 0)
    (h' : l + dot ds xs = 0) : (i * k + j * l) + dot (add (smul i cs) (smul j ds)) xs = 0 := by
  rw [comb_form, h, h', Int.mul_zero, Int.mul_zero]
  rfl

theorem tighten (g : Nat) {k : Int} {cs xs : List Int}
    (hd : allDvd (g + 1 : Nat) cs = true) (h : 0 ≤ k + dot cs xs) :
    0 ≤ k / (g + 1 : Nat) + dot (divs (g + 1 : Nat) cs) xs := by
  have hz : ((g + 1 : Nat) : Int) ≠ 0 := fun e => Nat.succ_ne_zero g (Int.ofNat.inj e)
  have e : (k + dot cs xs) / ((g + 1 : Nat) : Int) = k / (g + 1 : Nat) + dot (divs (g + 1 : Nat) cs) xs := by
    rw [dot_divs _ cs xs hd, Int.add_mul_ediv_left _ _ hz]
  rw [← e]
  exact Int.ediv_nonneg h (Int.natCast_nonneg (g + 1))

theorem eq_div (g : Int) {k : Int} {cs xs : List Int} (hg : (g == 0) = false) (hk : (g * (k / g) == k) = true)
    (hd : allDvd g cs = true) (h : k + dot cs xs = 0) : k / g + dot (divs g cs) xs = 0 := by
  have hz : g ≠ 0 := ne_of_beq_false hg
  have e : g * (k / g + dot (divs g cs) xs) = 0 := by
    rw [Int.mul_add, ← dot_divs g cs xs hd, eq_of_beq hk]
    exact h
  cases Int.mul_eq_zero.mp e with
  | inl h' => exact absurd h' hz
  | inr h' => exact h'

/-- An equation whose coefficients `g` divides, but not its constant. -/
theorem eq_false (g : Int) {k : Int} {cs xs : List Int} (hk : (k % g == 0) = false)
    (hd : allDvd g cs = true) (h : k + dot cs xs = 0) : False := by
  rw [dot_divs g cs xs hd] at h
  have e : k % g = 0 := by
    rw [← Int.add_mul_emod_self_left k g (dot (divs g cs) xs), h, Int.zero_emod]
  exact ne_of_beq_false hk e

theorem le_false {k : Int} {cs xs : List Int} (hz : allZero cs = true) (hk : decide (k < 0) = true)
    (h : 0 ≤ k + dot cs xs) : False := by
  rw [dot_allZero cs xs hz, Int.add_zero] at h
  exact Int.not_le.mpr (of_decide_eq_true hk) h

/-! From natural numbers to integers. -/

theorem nat_le {a b : Nat} (h : a ≤ b) : (a : Int) ≤ (b : Int) := Int.ofNat_le.mpr h
theorem nat_lt {a b : Nat} (h : a < b) : (a : Int) < (b : Int) := Int.ofNat_lt.mpr h
theorem nat_eq {a b : Nat} (h : a = b) : (a : Int) = (b : Int) := congrArg Nat.cast h

theorem nat_ne {a b : Nat} (h : a ≠ b) : a < b ∨ b < a := Nat.lt_or_gt_of_ne h
theorem int_ne {a b : Int} (h : a ≠ b) : a < b ∨ b < a := Int.lt_or_gt_of_ne h
theorem nat_not_le {a b : Nat} (h : ¬ a ≤ b) : b < a := Nat.lt_of_not_le h
theorem nat_not_lt {a b : Nat} (h : ¬ a < b) : b ≤ a := Nat.le_of_not_lt h
theorem int_not_le {a b : Int} (h : ¬ a ≤ b) : b < a := Int.not_le.mp h
theorem int_not_lt {a b : Int} (h : ¬ a < b) : b ≤ a := Int.not_lt.mp h

theorem cast_add {a b : Nat} {c : Int} (h : (a : Int) + (b : Int) = c) : ((a + b : Nat) : Int) = c := h
theorem cast_mul {a b : Nat} {c : Int} (h : (a : Int) * (b : Int) = c) : ((a * b : Nat) : Int) = c := h

theorem cast_sub (a b : Nat) :
    (b ≤ a ∧ ((a - b : Nat) : Int) = (a : Int) - (b : Int)) ∨ (a < b ∧ ((a - b : Nat) : Int) = 0) :=
  (Nat.lt_or_ge a b).elim
    (fun h => Or.inr ⟨h, congrArg Nat.cast (Nat.sub_eq_zero_of_le (Nat.le_of_lt h))⟩)
    (fun h => Or.inl ⟨h, Int.ofNat_sub h⟩)

theorem cast_toNat (a : Int) : (0 ≤ a ∧ ((Int.toNat a : Nat) : Int) = a) ∨ (a < 0 ∧ ((Int.toNat a : Nat) : Int) = 0) :=
  (Int.lt_or_ge a 0).elim
    (fun h => Or.inr ⟨h, congrArg Nat.cast (Int.toNat_of_nonpos (Int.le_of_lt h))⟩)
    (fun h => Or.inl ⟨h, Int.toNat_of_nonneg h⟩)

theorem cast_natAbs (a : Int) : (0 ≤ a ∧ ((Int.natAbs a : Nat) : Int) = a) ∨ (a < 0 ∧ ((Int.natAbs a : Nat) : Int) = -a) :=
  (Int.lt_or_ge a 0).elim
    (fun h => Or.inr ⟨h, Int.ofNat_natAbs_of_nonpos (Int.le_of_lt h)⟩)
    (fun h => Or.inl ⟨h, Int.natAbs_of_nonneg h⟩)

theorem cast_nonneg (a : Nat) : (0 : Int) ≤ (a : Int) := Int.natCast_nonneg a

theorem div_le (a : Int) (m : Nat) : ((m + 1 : Nat) : Int) * (a / (m + 1 : Nat)) ≤ a :=
  Int.mul_ediv_self_le (fun e => Nat.succ_ne_zero m (Int.ofNat.inj e))

theorem lt_div (a : Int) (m : Nat) :
    a < ((m + 1 : Nat) : Int) * (a / (m + 1 : Nat)) + (m + 1 : Nat) :=
  Int.lt_mul_ediv_self_add (Int.ofNat_lt.mpr (Nat.succ_pos m))

theorem mod_eq (a m : Int) : a % m = a - m * (a / m) := Int.emod_def a m

/-- The same, seen from natural numbers. -/
theorem cast_div (a b : Nat) : ((a / b : Nat) : Int) = (a : Int) / (b : Int) := rfl
theorem cast_mod (a b : Nat) : ((a % b : Nat) : Int) = (a : Int) % (b : Int) := rfl

theorem nat_dvd {m a : Nat} (h : m ∣ a) : a % m = 0 := Nat.mod_eq_zero_of_dvd h
theorem nat_not_dvd {m a : Nat} (h : ¬ m ∣ a) : 0 < a % m := Nat.emod_pos_of_not_dvd h
theorem int_dvd {m a : Int} (h : m ∣ a) : a % m = 0 := Int.emod_eq_zero_of_dvd h
theorem int_not_dvd {m a : Int} (h : ¬ m ∣ a) : ¬ a % m = 0 := fun e => h (Int.dvd_of_emod_eq_zero e)

theorem not_and_or {p q : Prop} (h : ¬ (p ∧ q)) : ¬ p ∨ ¬ q :=
  (Classical.em p).elim (fun hp => Or.inr (fun hq => h ⟨hp, hq⟩)) Or.inl
theorem not_or_and {p q : Prop} (h : ¬ (p ∨ q)) : ¬ p ∧ ¬ q := ⟨fun hp => h (Or.inl hp), fun hq => h (Or.inr hq)⟩
theorem imp_or {p q : Prop} (h : p → q) : ¬ p ∨ q := (Classical.em p).elim (fun hp => Or.inr (h hp)) Or.inl
theorem not_imp_and {p q : Prop} (h : ¬ (p → q)) : p ∧ ¬ q :=
  ⟨Classical.byContradiction (fun hp => h (fun p' => absurd p' hp)), fun hq => h (fun _ => hq)⟩
theorem iff_or {p q : Prop} (h : p ↔ q) : (p ∧ q) ∨ (¬ p ∧ ¬ q) :=
  (Classical.em p).elim (fun hp => Or.inl ⟨hp, h.mp hp⟩) (fun hp => Or.inr ⟨hp, fun hq => hp (h.mpr hq)⟩)
theorem not_iff_or {p q : Prop} (h : ¬ (p ↔ q)) : (p ∧ ¬ q) ∨ (¬ p ∧ q) :=
  (Classical.em p).elim
    (fun hp => Or.inl ⟨hp, fun hq => h ⟨fun _ => hq, fun _ => hp⟩⟩)
    (fun hp => Or.inr ⟨hp, Classical.byContradiction (fun hq => h ⟨fun p' => absurd p' hp, fun q' => absurd q' hq⟩)⟩)

/-! Terms that are rewritten on the way to a linear form. -/

theorem mul_const {a b k l : Int} {cs ds xs : List Int} (hz : allZero cs = true) (ha : a = k + dot cs xs)
    (hb : b = l + dot ds xs) : a * b = (k * l) + dot (smul k ds) xs := by
  rw [dot_allZero cs xs hz, Int.add_zero] at ha
  rw [ha]
  exact eq_mul k hb

theorem mul_const_right {a b k l : Int} {cs ds xs : List Int} (hz : allZero ds = true) (ha : a = k + dot cs xs)
    (hb : b = l + dot ds xs) : a * b = (l * k) + dot (smul l cs) xs := by
  rw [Int.mul_comm]
  exact mul_const hz hb ha

theorem cast_mul_nonneg (a b : Nat) : 0 ≤ (a : Int) * (b : Int) :=
  Int.mul_nonneg (Int.natCast_nonneg a) (Int.natCast_nonneg b)

theorem cast_sub_sub (a b c : Nat) : ((a - b - c : Nat) : Int) = ((a - (b + c) : Nat) : Int) :=
  congrArg Nat.cast (Nat.sub_sub a b c)

theorem cast_pow (a b : Nat) : ((a ^ b : Nat) : Int) = (a : Int) ^ b := Int.natCast_pow a b

theorem cast_shiftLeft (a b : Nat) : ((a <<< b : Nat) : Int) = (a : Int) * ((2 ^ b : Nat) : Int) :=
  congrArg Nat.cast (Nat.shiftLeft_eq a b)

theorem cast_shiftRight (a b : Nat) : ((a >>> b : Nat) : Int) = (a : Int) / ((2 ^ b : Nat) : Int) :=
  congrArg Nat.cast (Nat.shiftRight_eq_div_pow a b)

theorem cast_min (a b : Nat) : ((min a b : Nat) : Int) = min (a : Int) (b : Int) :=
  (Nat.lt_or_ge b a).elim
    (fun h => (congrArg Nat.cast (Nat.min_eq_right (Nat.le_of_lt h))).trans
      (Int.min_eq_right (Int.ofNat_le.mpr (Nat.le_of_lt h))).symm)
    (fun h => (congrArg Nat.cast (Nat.min_eq_left h)).trans (Int.min_eq_left (Int.ofNat_le.mpr h)).symm)

theorem cast_max (a b : Nat) : ((max a b : Nat) : Int) = max (a : Int) (b : Int) :=
  (Nat.lt_or_ge b a).elim
    (fun h => (congrArg Nat.cast (Nat.max_eq_left (Nat.le_of_lt h))).trans
      (Int.max_eq_left (Int.ofNat_le.mpr (Nat.le_of_lt h))).symm)
    (fun h => (congrArg Nat.cast (Nat.max_eq_right h)).trans (Int.max_eq_right (Int.ofNat_le.mpr h)).symm)

theorem cast_natAbs_eq (a : Int) : ((Int.natAbs a : Nat) : Int) = if 0 ≤ a then a else -a :=
  (cast_natAbs a).elim (fun h => h.2.trans (if_pos h.1).symm)
    (fun h => h.2.trans (if_neg (Int.not_le.mpr h.1)).symm)

theorem natAbs_ge (a : Int) : a ≤ ((Int.natAbs a : Nat) : Int) ∧ -a ≤ ((Int.natAbs a : Nat) : Int) :=
  (cast_natAbs a).elim
    (fun h => ⟨Int.le_of_eq h.2.symm, h.2.symm ▸ Int.le_trans (Int.neg_nonpos_of_nonneg h.1) h.1⟩)
    (fun h => ⟨Int.le_trans (Int.le_of_lt h.1) (Int.natCast_nonneg _), Int.le_of_eq h.2.symm⟩)

theorem cast_ite {p : Prop} [Decidable p] (a b : Nat) :
    ((if p then a else b : Nat) : Int) = if p then (a : Int) else (b : Int) :=
  (Classical.em p).elim (fun h => (congrArg Nat.cast (if_pos h)).trans (if_pos h).symm)
    (fun h => (congrArg Nat.cast (if_neg h)).trans (if_neg h).symm)

theorem ite_or {p : Prop} [Decidable p] (a b : Int) :
    (p ∧ (if p then a else b) = a) ∨ (¬ p ∧ (if p then a else b) = b) :=
  (Classical.em p).elim (fun h => Or.inl ⟨h, if_pos h⟩) (fun h => Or.inr ⟨h, if_neg h⟩)

theorem min_le (a b : Int) : min a b ≤ a ∧ min a b ≤ b := ⟨Int.min_le_left a b, Int.min_le_right a b⟩
theorem le_max (a b : Int) : a ≤ max a b ∧ b ≤ max a b := ⟨Int.le_max_left a b, Int.le_max_right a b⟩

theorem pow_pos {b : Int} (k : Nat) (h : 0 < b) : 0 < b ^ k := by
  induction k with
  | zero => exact Int.ofNat_lt.mpr Nat.zero_lt_one
  | succ k ih =>
    rw [Int.pow_succ]
    exact Int.mul_pos ih h

theorem mod_pos (x : Int) {k : Int} (h : 0 < k) : 0 ≤ x % k ∧ x % k < k :=
  ⟨Int.emod_nonneg x (fun e => Int.lt_irrefl 0 (by rw [e] at h; exact h)), Int.emod_lt_of_pos x h⟩

theorem mod_pow (x : Int) {b : Int} (k : Nat) (h : decide (0 < b) = true) : 0 ≤ x % b ^ k ∧ x % b ^ k < b ^ k :=
  mod_pos x (pow_pos k (of_decide_eq_true h))

theorem mod_cast_pow (x : Int) {b : Nat} (k : Nat) (h : decide (0 < b) = true) :
    0 ≤ x % ((b ^ k : Nat) : Int) ∧ x % ((b ^ k : Nat) : Int) < ((b ^ k : Nat) : Int) :=
  mod_pos x (Int.ofNat_lt.mpr (Nat.pow_pos (of_decide_eq_true h)))

theorem cast_mod_nonneg (a : Nat) (k : Int) : 0 ≤ (a : Int) % k := Int.natCast_nonneg _

theorem int_not_dvd_or {m a : Int} (h : ¬ m ∣ a) : m = 0 ∨ 0 < a % m :=
  (Classical.em (m = 0)).elim Or.inl (fun hm => Or.inr
    ((Int.lt_or_eq_of_le (Int.emod_nonneg a hm)).elim id (fun e => absurd (Int.dvd_of_emod_eq_zero e.symm) h)))

/-! Bounded numbers. -/

theorem fin_eq {n : Nat} {a b : Fin n} (h : a = b) : a.val = b.val := congrArg Fin.val h
theorem fin_ne {n : Nat} {a b : Fin n} (h : ¬ a = b) : a.val < b.val ∨ b.val < a.val :=
  Nat.lt_or_gt_of_ne (fun e => h (Fin.ext e))

theorem fin_add {n : Nat} (a b : Fin n) : (((a + b : Fin n).val : Nat) : Int) = ((a.val : Int) + (b.val : Int)) % n :=
  congrArg Nat.cast (Fin.val_add a b)
theorem fin_mul {n : Nat} (a b : Fin n) : (((a * b : Fin n).val : Nat) : Int) = ((a.val : Int) * (b.val : Int)) % n :=
  congrArg Nat.cast (Fin.val_mul a b)
theorem fin_sub {n : Nat} (a b : Fin n) : (((a - b : Fin n).val : Nat) : Int) = (((n - b.val + a.val) % n : Nat) : Int) := by
  cases a
  cases b
  rfl

end Lean.Omega
