prelude
import Init.Data.Nat.Div

namespace Nat

/-- Euclid's algorithm with a bound on the number of steps. -/
def gcd.go : (fuel m n : Nat) → Nat
  | 0, _, n => n
  | fuel + 1, m, n => if m = 0 then n else gcd.go fuel (n % m) m

/-- The greatest common divisor. -/
def gcd (m n : Nat) : Nat := gcd.go (m + 1) m n

private theorem gcd.go_congr : ∀ (f1 f2 m n : Nat), m < f1 → m < f2 → gcd.go f1 m n = gcd.go f2 m n
  | 0, _, m, _, h1, _ => absurd h1 (Nat.not_lt_zero m)
  | _ + 1, 0, m, _, _, h2 => absurd h2 (Nat.not_lt_zero m)
  | f1 + 1, f2 + 1, m, n, h1, h2 =>
    show (if m = 0 then n else gcd.go f1 (n % m) m) = (if m = 0 then n else gcd.go f2 (n % m) m) from
    Or.elim (eq_zero_or_pos m)
      (fun e => Eq.trans (if_pos e) (Eq.symm (if_pos e)))
      (fun hm => by
        rw [if_neg (Nat.ne_of_gt hm), if_neg (Nat.ne_of_gt hm)]
        exact gcd.go_congr f1 f2 (n % m) m (Nat.lt_of_lt_of_le (mod_lt n hm) (Nat.le_of_lt_succ h1))
          (Nat.lt_of_lt_of_le (mod_lt n hm) (Nat.le_of_lt_succ h2)))

@[simp] theorem gcd_zero_left (y : Nat) : gcd 0 y = y := rfl

private theorem gcd_of_pos {m : Nat} (n : Nat) (h : 0 < m) : gcd m n = gcd (n % m) m := by
  show (if m = 0 then n else gcd.go m (n % m) m) = gcd.go (n % m + 1) (n % m) m
  rw [if_neg (Nat.ne_of_gt h)]
  exact gcd.go_congr m (n % m + 1) (n % m) m (mod_lt n h) (Nat.lt_succ_self (n % m))

@[simp] theorem gcd_zero_right (n : Nat) : gcd n 0 = n :=
  Or.elim (eq_zero_or_pos n)
    (fun e => by rw [e, gcd_zero_left])
    (fun h => by rw [gcd_of_pos 0 h, zero_mod, gcd_zero_left])

theorem gcd_rec (m n : Nat) : gcd m n = gcd (n % m) m :=
  Or.elim (eq_zero_or_pos m)
    (fun e => by rw [e, gcd_zero_left, mod_zero, gcd_zero_right])
    (fun h => gcd_of_pos n h)

theorem gcd_succ (x y : Nat) : gcd (succ x) y = gcd (y % succ x) (succ x) := gcd_rec (succ x) y

@[elab_as_elim] theorem gcd.induction {P : Nat → Nat → Prop} (m n : Nat) (H0 : ∀ n, P 0 n)
    (H1 : ∀ m n, 0 < m → P (n % m) m → P m n) : P m n :=
  Nat.strongRecOn (motive := fun m => ∀ n, P m n) m (fun m ih n =>
    Or.elim (eq_zero_or_pos m) (fun e => Eq.substr (p := fun x => P x n) e (H0 n))
      (fun h => H1 m n h (ih (n % m) (mod_lt n h) m))) n

theorem gcd_dvd (m n : Nat) : (gcd m n ∣ m) ∧ (gcd m n ∣ n) :=
  gcd.induction (P := fun m n => (gcd m n ∣ m) ∧ (gcd m n ∣ n)) m n
    (fun n => And.intro (Nat.dvd_zero (gcd 0 n)) (by rw [gcd_zero_left]; exact Nat.dvd_refl n))
    (fun m n h ih => by
      show (gcd m n ∣ m) ∧ (gcd m n ∣ n)
      rw [gcd_of_pos n h]
      exact And.intro ih.2 ((dvd_mod_iff ih.2).mp ih.1))

theorem gcd_dvd_left (m n : Nat) : gcd m n ∣ m := (gcd_dvd m n).1

theorem gcd_dvd_right (m n : Nat) : gcd m n ∣ n := (gcd_dvd m n).2

theorem dvd_gcd {k m n : Nat} : k ∣ m → k ∣ n → k ∣ gcd m n :=
  gcd.induction (P := fun m n => k ∣ m → k ∣ n → k ∣ gcd m n) m n
    (fun n _ hn => by rw [gcd_zero_left]; exact hn)
    (fun m n h ih hm hn => by
      rw [gcd_of_pos n h]
      exact ih (dvd_mod hn hm) hm)

theorem dvd_gcd_iff {k m n : Nat} : k ∣ gcd m n ↔ k ∣ m ∧ k ∣ n :=
  Iff.intro (fun h => And.intro (Nat.dvd_trans h (gcd_dvd_left m n)) (Nat.dvd_trans h (gcd_dvd_right m n)))
    (fun h => dvd_gcd h.1 h.2)

theorem gcd_comm (m n : Nat) : gcd m n = gcd n m :=
  Nat.dvd_antisymm (dvd_gcd (gcd_dvd_right m n) (gcd_dvd_left m n)) (dvd_gcd (gcd_dvd_right n m) (gcd_dvd_left n m))

theorem gcd_le_left {m : Nat} (n : Nat) (h : 0 < m) : gcd m n ≤ m := le_of_dvd h (gcd_dvd_left m n)

theorem gcd_le_right (n : Nat) {m : Nat} (h : 0 < n) : gcd m n ≤ n := le_of_dvd h (gcd_dvd_right m n)

theorem gcd_eq_left_iff_dvd {m n : Nat} : gcd m n = m ↔ m ∣ n :=
  Iff.intro (fun h => Eq.subst (motive := fun x => x ∣ n) h (gcd_dvd_right m n))
    (fun h => Nat.dvd_antisymm (gcd_dvd_left m n) (dvd_gcd (Nat.dvd_refl m) h))

theorem gcd_eq_left {m n : Nat} (h : m ∣ n) : gcd m n = m := gcd_eq_left_iff_dvd.mpr h

theorem gcd_eq_right {m n : Nat} (h : n ∣ m) : gcd m n = n := by rw [gcd_comm, gcd_eq_left h]

@[simp] theorem gcd_self (n : Nat) : gcd n n = n := gcd_eq_left (Nat.dvd_refl n)

@[simp] theorem gcd_one_left (n : Nat) : gcd 1 n = 1 := gcd_eq_left (Nat.one_dvd n)

@[simp] theorem gcd_one_right (n : Nat) : gcd n 1 = 1 := gcd_eq_right (Nat.one_dvd n)

theorem gcd_assoc (m n k : Nat) : gcd (gcd m n) k = gcd m (gcd n k) :=
  Nat.dvd_antisymm
    (dvd_gcd (Nat.dvd_trans (gcd_dvd_left (gcd m n) k) (gcd_dvd_left m n))
      (dvd_gcd (Nat.dvd_trans (gcd_dvd_left (gcd m n) k) (gcd_dvd_right m n)) (gcd_dvd_right (gcd m n) k)))
    (dvd_gcd (dvd_gcd (gcd_dvd_left m (gcd n k)) (Nat.dvd_trans (gcd_dvd_right m (gcd n k)) (gcd_dvd_left n k)))
      (Nat.dvd_trans (gcd_dvd_right m (gcd n k)) (gcd_dvd_right n k)))

theorem gcd_mul_left (m n k : Nat) : gcd (m * n) (m * k) = m * gcd n k :=
  gcd.induction (P := fun n k => gcd (m * n) (m * k) = m * gcd n k) n k
    (fun k => by
      show gcd (m * 0) (m * k) = m * gcd 0 k
      rw [gcd_zero_left, Nat.mul_zero, gcd_zero_left])
    (fun n k h ih => by
      show gcd (m * n) (m * k) = m * gcd n k
      replace ih : gcd (m * (k % n)) (m * n) = m * gcd (k % n) n := ih
      rw [gcd_rec (m * n) (m * k), mul_mod_mul_left, ih, ← gcd_rec])

theorem gcd_mul_right (m n k : Nat) : gcd (m * n) (k * n) = gcd m k * n := by
  rw [Nat.mul_comm m n, Nat.mul_comm k n, gcd_mul_left, Nat.mul_comm]

theorem gcd_pos_of_pos_left {m : Nat} (n : Nat) (mpos : 0 < m) : 0 < gcd m n := pos_of_dvd_of_pos (gcd_dvd_left m n) mpos

theorem gcd_pos_of_pos_right (m : Nat) {n : Nat} (npos : 0 < n) : 0 < gcd m n := pos_of_dvd_of_pos (gcd_dvd_right m n) npos

theorem eq_zero_of_gcd_eq_zero_left {m n : Nat} (H : gcd m n = 0) : m = 0 :=
  Nat.eq_zero_of_zero_dvd (Eq.subst (motive := fun x => x ∣ m) H (gcd_dvd_left m n))

/-- The least common multiple. -/
def lcm (m n : Nat) : Nat := m * n / gcd m n

theorem lcm_comm (m n : Nat) : lcm m n = lcm n m := by
  unfold lcm
  rw [Nat.mul_comm m n, gcd_comm m n]

@[simp] theorem lcm_zero_left (m : Nat) : lcm 0 m = 0 := by
  unfold lcm
  rw [Nat.zero_mul, Nat.zero_div]

@[simp] theorem lcm_zero_right (m : Nat) : lcm m 0 = 0 := by rw [lcm_comm, lcm_zero_left]

theorem gcd_mul_lcm (m n : Nat) : gcd m n * lcm m n = m * n :=
  Nat.mul_div_cancel' (Nat.dvd_trans (gcd_dvd_left m n) (Nat.dvd_mul_right m n))

theorem dvd_lcm_left (m n : Nat) : m ∣ lcm m n :=
  Exists.elim (gcd_dvd_right m n) (fun c e => Exists.intro c (by
    unfold lcm
    rw [Nat.mul_div_assoc m (gcd_dvd_right m n)]
    exact Or.elim (eq_zero_or_pos (gcd m n))
      (fun z => by rw [eq_zero_of_gcd_eq_zero_left z, Nat.zero_mul, Nat.zero_mul])
      (fun h => by rw [Nat.div_eq_of_eq_mul_right h e])))

theorem dvd_lcm_right (m n : Nat) : n ∣ lcm m n := by
  rw [lcm_comm]
  exact dvd_lcm_left n m

/-- Are `m` and `n` relatively prime? -/
@[reducible] def Coprime (m n : Nat) : Prop := gcd m n = 1

theorem coprime_iff_gcd_eq_one {m n : Nat} : gcd m n = 1 ↔ Coprime m n := Iff.rfl

theorem Coprime.gcd_eq_one {m n : Nat} (h : Coprime m n) : gcd m n = 1 := h

theorem Coprime.symm {n m : Nat} (h : Coprime n m) : Coprime m n := Eq.trans (gcd_comm m n) h

theorem coprime_comm {n m : Nat} : Coprime n m ↔ Coprime m n := Iff.intro Coprime.symm Coprime.symm

theorem Coprime.dvd_of_dvd_mul_right {k n m : Nat} (H1 : Coprime k n) (H2 : k ∣ m * n) : k ∣ m := by
  have h := dvd_gcd (Nat.dvd_mul_left k m) H2
  rw [gcd_mul_left, Coprime.gcd_eq_one H1, Nat.mul_one] at h
  exact h

theorem Coprime.dvd_of_dvd_mul_left {k m n : Nat} (H1 : Coprime k m) (H2 : k ∣ m * n) : k ∣ n :=
  Coprime.dvd_of_dvd_mul_right H1 (Eq.subst (Nat.mul_comm m n) H2)

theorem Coprime.mul_dvd_of_dvd_of_dvd {k m n : Nat} (hkn : Coprime k n) (hk : k ∣ m) (hn : n ∣ m) : k * n ∣ m :=
  Exists.elim hn (fun c e => by
    rw [e]
    rw [e, Nat.mul_comm] at hk
    rw [Nat.mul_comm k n]
    exact Nat.mul_dvd_mul_left n (Coprime.dvd_of_dvd_mul_right hkn hk))

theorem coprime_one_left (n : Nat) : Coprime 1 n := gcd_one_left n

theorem coprime_one_right (n : Nat) : Coprime n 1 := gcd_one_right n

theorem coprime_self {n : Nat} : Coprime n n ↔ n = 1 := by
  show gcd n n = 1 ↔ n = 1
  rw [gcd_self]

/-! Logarithm and bits. -/

def log2.go : (fuel n : Nat) → Nat
  | 0, _ => 0
  | fuel + 1, n => if 2 ≤ n then log2.go fuel (n / 2) + 1 else 0

/-- The position of the highest bit; `log2 0 = 0`. -/
def log2 (n : Nat) : Nat := log2.go n n

private theorem log2.go_congr : ∀ (f1 f2 n : Nat), n ≤ f1 → n ≤ f2 → log2.go f1 n = log2.go f2 n
  | 0, 0, _, _, _ => rfl
  | 0, f2 + 1, n, h, _ => by
    rw [eq_zero_of_le_zero h]
    rfl
  | f1 + 1, 0, n, _, h => by
    rw [eq_zero_of_le_zero h]
    rfl
  | f1 + 1, f2 + 1, n, h1, h2 =>
    show (if 2 ≤ n then log2.go f1 (n / 2) + 1 else 0) = (if 2 ≤ n then log2.go f2 (n / 2) + 1 else 0) from
    Or.elim (Nat.lt_or_ge n 2)
      (fun h => by rw [if_neg (Nat.not_le_of_gt h), if_neg (Nat.not_le_of_gt h)])
      (fun h => by
        have l : n / 2 < n := div_lt_self (Nat.lt_of_lt_of_le (Nat.zero_lt_succ 1) h) (Nat.lt_succ_self 1)
        rw [if_pos h, if_pos h, log2.go_congr f1 f2 (n / 2) (Nat.le_of_lt_succ (Nat.lt_of_lt_of_le l h1))
          (Nat.le_of_lt_succ (Nat.lt_of_lt_of_le l h2))])

theorem log2_def (n : Nat) : log2 n = if 2 ≤ n then log2 (n / 2) + 1 else 0 := by
  cases n with
  | zero => rfl
  | succ n =>
    show (if 2 ≤ n + 1 then log2.go n ((n + 1) / 2) + 1 else 0) = if 2 ≤ n + 1 then log2.go ((n + 1) / 2) ((n + 1) / 2) + 1 else 0
    exact Or.elim (Nat.lt_or_ge (n + 1) 2)
      (fun h => by rw [if_neg (Nat.not_le_of_gt h), if_neg (Nat.not_le_of_gt h)])
      (fun h => by
        rw [if_pos h, if_pos h, log2.go_congr n ((n + 1) / 2) ((n + 1) / 2)
          (Nat.le_of_lt_succ (div_lt_self (Nat.zero_lt_succ n) (Nat.lt_succ_self 1))) (Nat.le_refl ((n + 1) / 2))])

@[simp] theorem log2_zero : log2 0 = 0 := rfl

theorem log2_self_le {n : Nat} (h : n ≠ 0) : 2 ^ log2 n ≤ n :=
  Nat.strongRecOn (motive := fun n => n ≠ 0 → 2 ^ log2 n ≤ n) n (fun n ih h => by
    rw [log2_def]
    exact Or.elim (Nat.lt_or_ge n 2)
      (fun l => by
        rw [if_neg (Nat.not_le_of_gt l)]
        exact pos_of_ne_zero h)
      (fun l => by
        have hpos : 0 < n / 2 := Nat.div_pos l (Nat.zero_lt_succ 1)
        rw [if_pos l, Nat.pow_succ]
        exact Nat.le_trans
          (Nat.mul_le_mul_right 2 (ih (n / 2) (div_lt_self (pos_of_ne_zero h) (Nat.lt_succ_self 1)) (Nat.ne_of_gt hpos)))
          (div_mul_le_self n 2))) h

theorem lt_log2_self {n : Nat} : n < 2 ^ (log2 n + 1) :=
  Nat.strongRecOn (motive := fun n => n < 2 ^ (log2 n + 1)) n (fun n ih => by
    show n < 2 ^ (log2 n + 1)
    rw [log2_def]
    exact Or.elim (Nat.lt_or_ge n 2)
      (fun l => by
        rw [if_neg (Nat.not_le_of_gt l)]
        exact l)
      (fun l => by
        rw [if_pos l, Nat.pow_succ]
        exact (div_lt_iff_lt_mul (Nat.zero_lt_succ 1)).mp
          (ih (n / 2) (div_lt_self (Nat.lt_of_lt_of_le (Nat.zero_lt_succ 1) l) (Nat.lt_succ_self 1))))) 

def bitwise.go (f : Bool → Bool → Bool) : (fuel n m : Nat) → Nat
  | 0, _, _ => 0
  | fuel + 1, n, m =>
    if n = 0 then (if f false true = true then m else 0)
    else if m = 0 then (if f true false = true then n else 0)
    else if f (decide (n % 2 = 1)) (decide (m % 2 = 1)) = true then
      bitwise.go f fuel (n / 2) (m / 2) + bitwise.go f fuel (n / 2) (m / 2) + 1
    else bitwise.go f fuel (n / 2) (m / 2) + bitwise.go f fuel (n / 2) (m / 2)

/-- A Boolean function, bit by bit. -/
def bitwise (f : Bool → Bool → Bool) (n m : Nat) : Nat := bitwise.go f (n + 1) n m

def land : Nat → Nat → Nat := bitwise and

def lor : Nat → Nat → Nat := bitwise or

def xor : Nat → Nat → Nat := bitwise bne

def shiftLeft : Nat → Nat → Nat
  | n, 0 => n
  | n, succ m => shiftLeft (2 * n) m

def shiftRight : Nat → Nat → Nat
  | n, 0 => n
  | n, succ m => shiftRight n m / 2

instance instAndOp : AndOp Nat where
  and := Nat.land

instance instOrOp : OrOp Nat where
  or := Nat.lor

instance instXorOp : XorOp Nat where
  xor := Nat.xor

instance instShiftLeft : ShiftLeft Nat where
  shiftLeft := Nat.shiftLeft

instance instShiftRight : ShiftRight Nat where
  shiftRight := Nat.shiftRight

def testBit (m n : Nat) : Bool := (m / 2 ^ n) % 2 == 1

theorem shiftRight_eq_div_pow (m n : Nat) : m >>> n = m / 2 ^ n := by
  induction n with
  | zero => exact Eq.symm (Nat.div_one m)
  | succ n ih =>
    show (m >>> n) / 2 = m / 2 ^ (n + 1)
    rw [ih, Nat.div_div_eq_div_mul, ← Nat.pow_succ]

theorem shiftLeft_eq (a b : Nat) : a <<< b = a * 2 ^ b := by
  induction b generalizing a with
  | zero => exact Eq.symm (Nat.mul_one a)
  | succ b ih =>
    show (2 * a) <<< b = a * 2 ^ (b + 1)
    rw [ih, Nat.pow_succ, Nat.mul_comm 2 a, Nat.mul_assoc, Nat.mul_comm 2]

end Nat
