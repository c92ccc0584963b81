prelude
import Init.Data.Nat.Div

universe u

/-- The integers: `ofNat n` is `n`, `negSucc n` is `-(n + 1)`. -/
inductive Int : Type where
  | ofNat : Nat → Int
  | negSucc : Nat → Int

class IntCast (R : Type u) where
  protected intCast : Int → R

@[coe, reducible, match_pattern] protected def Int.cast {R : Type u} [IntCast R] : Int → R :=
  IntCast.intCast

instance instIntCastInt : IntCast Int where
  intCast n := n

instance instCoeTailIntOfIntCast {R : Type u} [IntCast R] : CoeTail Int R where
  coe := Int.cast

instance instCoeHTCTIntOfIntCast {R : Type u} [IntCast R] : CoeHTCT Int R where
  coe := Int.cast

instance instNatCastInt : NatCast Int where
  natCast n := Int.ofNat n

instance instOfNat {n : Nat} : OfNat Int n where
  ofNat := Int.ofNat n

namespace Int

instance instInhabitedInt : Inhabited Int where
  default := Int.ofNat 0

def negOfNat : Nat → Int
  | 0 => 0
  | Nat.succ m => negSucc m

protected def neg (n : Int) : Int :=
  match n with
  | ofNat n => negOfNat n
  | negSucc n => ofNat (Nat.succ n)

@[default_instance mid]
instance instNegInt : Neg Int where
  neg := Int.neg

def subNatNat (m n : Nat) : Int :=
  match (n - m : Nat) with
  | 0 => ofNat (m - n)
  | Nat.succ k => negSucc k

protected def add (m n : Int) : Int :=
  match m, n with
  | ofNat m, ofNat n => ofNat (m + n)
  | ofNat m, negSucc n => subNatNat m (Nat.succ n)
  | negSucc m, ofNat n => subNatNat n (Nat.succ m)
  | negSucc m, negSucc n => negSucc (Nat.succ (m + n))

instance instAddInt : Add Int where
  add := Int.add

protected def mul (m n : Int) : Int :=
  match m, n with
  | ofNat m, ofNat n => ofNat (m * n)
  | ofNat m, negSucc n => negOfNat (m * Nat.succ n)
  | negSucc m, ofNat n => negOfNat (Nat.succ m * n)
  | negSucc m, negSucc n => ofNat (Nat.succ m * Nat.succ n)

instance instMulInt : Mul Int where
  mul := Int.mul

protected def sub (m n : Int) : Int := m + -n

instance instSubInt : Sub Int where
  sub := Int.sub

inductive NonNeg : Int → Prop where
  | mk (n : Nat) : NonNeg (ofNat n)

protected def le (a b : Int) : Prop := NonNeg (b - a)

instance instLEInt : LE Int where
  le := Int.le

protected def lt (a b : Int) : Prop := (a + 1) ≤ b

instance instLTInt : LT Int where
  lt := Int.lt

protected def decEq (a b : Int) : Decidable (a = b) :=
  match a, b with
  | ofNat a, ofNat b =>
    match instDecidableEqNat a b with
    | isTrue h => isTrue (congrArg ofNat h)
    | isFalse h => isFalse (fun h' => Int.noConfusion h' (fun e => h e))
  | ofNat _, negSucc _ => isFalse (fun h => Int.noConfusion h)
  | negSucc _, ofNat _ => isFalse (fun h => Int.noConfusion h)
  | negSucc a, negSucc b =>
    match instDecidableEqNat a b with
    | isTrue h => isTrue (congrArg negSucc h)
    | isFalse h => isFalse (fun h' => Int.noConfusion h' (fun e => h e))

instance instDecidableEq : DecidableEq Int := Int.decEq

theorem not_nonNeg_negSucc (n : Nat) : ¬NonNeg (negSucc n) := fun h =>
  @NonNeg.rec (fun a _ => (Int.rec (fun _ => True) (fun _ => False) a : Prop)) (fun _ => trivial) (negSucc n) h

protected def decNonneg (m : Int) : Decidable (NonNeg m) :=
  match m with
  | ofNat m => isTrue (NonNeg.mk m)
  | negSucc n => isFalse (not_nonNeg_negSucc n)

instance decLe (a b : Int) : Decidable (a ≤ b) := Int.decNonneg (b - a)

instance decLt (a b : Int) : Decidable (a < b) := Int.decNonneg (b - (a + 1))

def natAbs (m : Int) : Nat :=
  match m with
  | ofNat m => m
  | negSucc m => Nat.succ m

def sign : Int → Int
  | ofNat (Nat.succ _) => 1
  | ofNat 0 => 0
  | negSucc _ => negSucc 0

def toNat : Int → Nat
  | ofNat n => n
  | negSucc _ => 0

def toNat? : Int → Option Nat
  | ofNat n => some n
  | negSucc _ => none

/-! Division: Euclidean (`/`, `%`), truncating (`tdiv`, `tmod`) and flooring (`fdiv`, `fmod`). -/

def ediv : Int → Int → Int
  | ofNat m, ofNat n => ofNat (m / n)
  | ofNat m, negSucc n => -ofNat (m / Nat.succ n)
  | negSucc _, ofNat 0 => 0
  | negSucc m, ofNat (Nat.succ n) => negSucc (m / Nat.succ n)
  | negSucc m, negSucc n => ofNat (Nat.succ (m / Nat.succ n))

def emod : Int → Int → Int
  | ofNat m, n => ofNat (m % natAbs n)
  | negSucc m, n => subNatNat (natAbs n) (Nat.succ (m % natAbs n))

instance instDivInt : Div Int where
  div := Int.ediv

instance instModInt : Mod Int where
  mod := Int.emod

def tdiv : Int → Int → Int
  | ofNat m, ofNat n => ofNat (m / n)
  | ofNat m, negSucc n => -ofNat (m / Nat.succ n)
  | negSucc m, ofNat n => -ofNat (Nat.succ m / n)
  | negSucc m, negSucc n => ofNat (Nat.succ m / Nat.succ n)

def tmod : Int → Int → Int
  | ofNat m, ofNat n => ofNat (m % n)
  | ofNat m, negSucc n => ofNat (m % Nat.succ n)
  | negSucc m, ofNat n => -ofNat (Nat.succ m % n)
  | negSucc m, negSucc n => -ofNat (Nat.succ m % Nat.succ n)

def fdiv : Int → Int → Int
  | ofNat 0, _ => 0
  | ofNat m, ofNat n => ofNat (m / n)
  | ofNat (Nat.succ m), negSucc n => negSucc (m / Nat.succ n)
  | negSucc _, ofNat 0 => 0
  | negSucc m, ofNat (Nat.succ n) => negSucc (m / Nat.succ n)
  | negSucc m, negSucc n => ofNat (Nat.succ m / Nat.succ n)

def fmod : Int → Int → Int
  | ofNat 0, _ => 0
  | ofNat m, ofNat n => ofNat (m % n)
  | ofNat (Nat.succ m), negSucc n => subNatNat (m % Nat.succ n) n
  | negSucc m, ofNat n => subNatNat n (Nat.succ (m % n))
  | negSucc m, negSucc n => -ofNat (Nat.succ m % Nat.succ n)

protected def pow (m : Int) : Nat → Int
  | 0 => 1
  | Nat.succ n => Int.pow m n * m

instance instNatPow : NatPow Int where
  pow := Int.pow

instance instDvdInt : Dvd Int where
  dvd a b := Exists (fun c => b = a * c)

instance instMinInt : Min Int := minOfLe

instance instMaxInt : Max Int := maxOfLe

/-! The laws of addition: every integer is a difference of natural numbers. -/

@[simp] theorem ofNat_eq_natCast (n : Nat) : ofNat n = (n : Int) := rfl

theorem ofNat_inj {m n : Nat} : ((m : Int) = n) ↔ m = n :=
  Iff.intro (fun h => Int.noConfusion h (fun e => e)) (fun h => congrArg ofNat h)

@[simp] theorem natCast_inj {m n : Nat} : ((m : Int) = n) ↔ m = n := ofNat_inj

theorem subNatNat_of_sub_eq_zero {m n : Nat} (h : n - m = 0) : subNatNat m n = ofNat (m - n) := by
  unfold subNatNat
  rw [h]

theorem subNatNat_of_sub_eq_succ {m n k : Nat} (h : n - m = Nat.succ k) : subNatNat m n = negSucc k := by
  unfold subNatNat
  rw [h]

theorem subNatNat_of_le {m n : Nat} (h : n ≤ m) : subNatNat m n = ofNat (m - n) :=
  subNatNat_of_sub_eq_zero (Nat.sub_eq_zero_of_le h)

theorem subNatNat_add_left {m n : Nat} : subNatNat (m + n) m = ofNat n := by
  rw [subNatNat_of_le (Nat.le_add_right m n), Nat.add_sub_cancel_left]

theorem subNatNat_add_right {m n : Nat} : subNatNat m (m + n + 1) = negSucc n :=
  subNatNat_of_sub_eq_succ (by rw [Nat.add_assoc, Nat.add_sub_cancel_left])

theorem subNatNat_elim (m n : Nat) (motive : Nat → Nat → Int → Prop) (hp : ∀ i n, motive (n + i) n (ofNat i))
    (hn : ∀ i m, motive m (m + i + 1) (negSucc i)) : motive m n (subNatNat m n) :=
  Or.elim (Nat.lt_or_ge m n)
    (fun h => Exists.elim (Nat.exists_eq_add_of_lt h) (fun k e => by
      rw [e, subNatNat_add_right]
      exact hn k m))
    (fun h => Exists.elim (Nat.exists_eq_add_of_le h) (fun k e => by
      rw [e, subNatNat_add_left]
      exact hp k n))

theorem subNatNat_add_add (m n k : Nat) : subNatNat (m + k) (n + k) = subNatNat m n :=
  subNatNat_elim m n (fun m n i => subNatNat (m + k) (n + k) = i)
    (fun i n => by
      show subNatNat (n + i + k) (n + k) = ofNat i
      rw [Nat.add_right_comm, subNatNat_add_left])
    (fun i m => by
      show subNatNat (m + k) (m + i + 1 + k) = negSucc i
      rw [Nat.add_assoc m i 1, Nat.add_right_comm, ← Nat.add_assoc, subNatNat_add_right])

/-- The representation used in the proofs below. -/
private theorem eq_subNatNat_zero (n : Nat) : (n : Int) = subNatNat n 0 := by
  rw [subNatNat_of_le (Nat.zero_le n)]
  rfl

theorem _negSucc_eq_subNatNat (n : Nat) : negSucc n = subNatNat 0 (n + 1) := by
  rw [← Nat.zero_add n, subNatNat_add_right, Nat.zero_add]

private theorem exists_subNatNat (a : Int) : ∃ m n, a = subNatNat m n :=
  match a with
  | ofNat n => Exists.intro n (Exists.intro 0 (eq_subNatNat_zero n))
  | negSucc n => Exists.intro 0 (Exists.intro (n + 1) (_negSucc_eq_subNatNat n))

theorem subNatNat_self (n : Nat) : subNatNat n n = 0 := by
  rw [subNatNat_of_le (Nat.le_refl n), Nat.sub_self]
  rfl

private theorem subNatNat_eq_of_add_eq {a b c d : Nat} (h : a + d = c + b) : subNatNat a b = subNatNat c d := by
  rw [← subNatNat_add_add a b d, h, Nat.add_comm b d, subNatNat_add_add]

private theorem subNatNat_add_subNatNat (a b c d : Nat) : subNatNat a b + subNatNat c d = subNatNat (a + c) (b + d) :=
  subNatNat_elim a b (fun a b i => i + subNatNat c d = subNatNat (a + c) (b + d))
    (fun i b => subNatNat_elim c d (fun c d j => ofNat i + j = subNatNat (b + i + c) (b + d))
      (fun j d => by
        show ofNat (i + j) = subNatNat (b + i + (d + j)) (b + d)
        rw [Nat.add_add_add_comm, subNatNat_add_left])
      (fun j c => by
        show subNatNat i (j + 1) = subNatNat (b + i + c) (b + (c + j + 1))
        apply subNatNat_eq_of_add_eq
        rw [Nat.add_comm b i, Nat.add_assoc i b c, Nat.add_assoc i (b + c) (j + 1), Nat.add_assoc c j 1, ← Nat.add_assoc b c (j + 1)]))
    (fun i a => subNatNat_elim c d (fun c d j => negSucc i + j = subNatNat (a + c) (a + i + 1 + d))
      (fun j d => by
        show subNatNat j (i + 1) = subNatNat (a + (d + j)) (a + i + 1 + d)
        apply subNatNat_eq_of_add_eq
        rw [Nat.add_assoc a i 1, Nat.add_right_comm a (i + 1) d, ← Nat.add_assoc j, ← Nat.add_assoc a d j, Nat.add_comm j (a + d)])
      (fun j c => by
        show negSucc (i + j + 1) = subNatNat (a + c) (a + i + 1 + (c + j + 1))
        rw [Nat.add_assoc a i 1, Nat.add_assoc c j 1, Nat.add_add_add_comm, Nat.add_add_add_comm i 1 j 1, ← Nat.add_assoc (i + j) 1 1,
          ← Nat.add_assoc (a + c), subNatNat_add_right]))

theorem neg_negSucc (n : Nat) : -negSucc n = ((n + 1 : Nat) : Int) := rfl

theorem neg_ofNat_succ (n : Nat) : -((n + 1 : Nat) : Int) = negSucc n := rfl

@[simp] theorem neg_zero : -(0 : Int) = 0 := rfl

private theorem neg_subNatNat (m n : Nat) : -(subNatNat m n) = subNatNat n m :=
  subNatNat_elim m n (fun m n i => -i = subNatNat n m)
    (fun i n => by
      show -(ofNat i) = subNatNat n (n + i)
      cases i with
      | zero => exact Eq.symm (subNatNat_self n)
      | succ i => exact Eq.symm subNatNat_add_right)
    (fun i m => by
      show ofNat (i + 1) = subNatNat (m + i + 1) m
      rw [Nat.add_assoc, subNatNat_add_left])

protected theorem add_comm (a b : Int) : a + b = b + a :=
  Exists.elim (exists_subNatNat a) (fun m e => Exists.elim e (fun n ha =>
    Exists.elim (exists_subNatNat b) (fun p e => Exists.elim e (fun q hb => by
      rw [ha, hb, subNatNat_add_subNatNat, subNatNat_add_subNatNat, Nat.add_comm m p, Nat.add_comm n q]))))

protected theorem add_assoc (a b c : Int) : a + b + c = a + (b + c) :=
  Exists.elim (exists_subNatNat a) (fun m e => Exists.elim e (fun n ha =>
    Exists.elim (exists_subNatNat b) (fun p e => Exists.elim e (fun q hb =>
      Exists.elim (exists_subNatNat c) (fun r e => Exists.elim e (fun s hc => by
        rw [ha, hb, hc, subNatNat_add_subNatNat, subNatNat_add_subNatNat, subNatNat_add_subNatNat, subNatNat_add_subNatNat,
          Nat.add_assoc, Nat.add_assoc]))))))

@[simp] protected theorem add_zero (a : Int) : a + 0 = a :=
  Exists.elim (exists_subNatNat a) (fun m e => Exists.elim e (fun n ha => by
    have z : (0 : Int) = subNatNat 0 0 := Eq.symm (subNatNat_self 0)
    rw [z, ha, subNatNat_add_subNatNat, Nat.add_zero, Nat.add_zero]))

@[simp] protected theorem zero_add (a : Int) : 0 + a = a := by rw [Int.add_comm, Int.add_zero]

protected theorem add_left_comm (a b c : Int) : a + (b + c) = b + (a + c) := by
  rw [← Int.add_assoc, Int.add_comm a b, Int.add_assoc]

protected theorem add_right_comm (a b c : Int) : a + b + c = a + c + b := by
  rw [Int.add_assoc, Int.add_comm b c, ← Int.add_assoc]

@[simp] protected theorem neg_neg (a : Int) : -(-a) = a :=
  Exists.elim (exists_subNatNat a) (fun m e => Exists.elim e (fun n ha => by
    rw [ha, neg_subNatNat, neg_subNatNat]))

protected theorem neg_add {a b : Int} : -(a + b) = -a + -b :=
  Exists.elim (exists_subNatNat a) (fun m e => Exists.elim e (fun n ha =>
    Exists.elim (exists_subNatNat b) (fun p e => Exists.elim e (fun q hb => by
      rw [ha, hb, subNatNat_add_subNatNat, neg_subNatNat, neg_subNatNat, neg_subNatNat, subNatNat_add_subNatNat]))))

protected theorem add_right_neg (a : Int) : a + -a = 0 :=
  Exists.elim (exists_subNatNat a) (fun m e => Exists.elim e (fun n ha => by
    rw [ha, neg_subNatNat, subNatNat_add_subNatNat, Nat.add_comm n m, subNatNat_self]))

protected theorem add_left_neg (a : Int) : -a + a = 0 := by rw [Int.add_comm, Int.add_right_neg]

protected theorem sub_eq_add_neg {a b : Int} : a - b = a + -b := rfl

theorem subNatNat_eq_coe {m n : Nat} : subNatNat m n = (m : Int) - (n : Int) := by
  rw [Int.sub_eq_add_neg, eq_subNatNat_zero m, eq_subNatNat_zero n, neg_subNatNat, subNatNat_add_subNatNat, Nat.add_zero, Nat.zero_add]

/-! Multiplication. -/

theorem eq_nat_or_neg (a : Int) : ∃ n : Nat, a = (n : Int) ∨ a = -(n : Int) :=
  match a with
  | ofNat n => Exists.intro n (Or.inl rfl)
  | negSucc n => Exists.intro (n + 1) (Or.inr rfl)

theorem natCast_mul_natCast (m n : Nat) : (m : Int) * (n : Int) = ((m * n : Nat) : Int) := rfl

theorem negOfNat_eq (n : Nat) : negOfNat n = -(n : Int) := rfl

protected theorem mul_comm (a b : Int) : a * b = b * a :=
  match a, b with
  | ofNat m, ofNat n => congrArg ofNat (Nat.mul_comm m n)
  | ofNat m, negSucc n => congrArg negOfNat (Nat.mul_comm m (n + 1))
  | negSucc m, ofNat n => congrArg negOfNat (Nat.mul_comm (m + 1) n)
  | negSucc m, negSucc n => congrArg ofNat (Nat.mul_comm (m + 1) (n + 1))

private theorem ofNat_mul_neg_ofNat (m n : Nat) : (m : Int) * -(n : Int) = -((m * n : Nat) : Int) := by
  cases n with
  | zero => rfl
  | succ n => rfl

protected theorem mul_neg (a b : Int) : a * -b = -(a * b) :=
  match a, b with
  | ofNat m, ofNat n => ofNat_mul_neg_ofNat m n
  | ofNat m, negSucc n => by
    show ((m * (n + 1) : Nat) : Int) = -(-((m * (n + 1) : Nat) : Int))
    rw [Int.neg_neg]
  | negSucc m, ofNat n => by
    show negSucc m * -(n : Int) = -(-(((m + 1) * n : Nat) : Int))
    rw [Int.neg_neg]
    cases n with
    | zero => rfl
    | succ n => rfl
  | negSucc m, negSucc n => rfl

protected theorem neg_mul (a b : Int) : -a * b = -(a * b) := by
  rw [Int.mul_comm, Int.mul_neg, Int.mul_comm]

protected theorem neg_mul_neg (a b : Int) : -a * -b = a * b := by
  rw [Int.neg_mul, Int.mul_neg, Int.neg_neg]

protected theorem neg_mul_comm (a b : Int) : -a * b = a * -b := by rw [Int.neg_mul, Int.mul_neg]

protected theorem mul_assoc (a b c : Int) : a * b * c = a * (b * c) :=
  have nat : ∀ m n p : Nat, (m : Int) * (n : Int) * (p : Int) = (m : Int) * ((n : Int) * (p : Int)) :=
    fun m n p => congrArg ofNat (Nat.mul_assoc m n p)
  Exists.elim (eq_nat_or_neg a) (fun m ha => Exists.elim (eq_nat_or_neg b) (fun n hb => Exists.elim (eq_nat_or_neg c) (fun p hc => by
    cases ha with
    | inl ha => cases hb with
      | inl hb => cases hc with
        | inl hc => rw [ha, hb, hc, nat]
        | inr hc => rw [ha, hb, hc, Int.mul_neg, Int.mul_neg, Int.mul_neg, nat]
      | inr hb => cases hc with
        | inl hc => rw [ha, hb, hc, Int.mul_neg, Int.neg_mul, Int.neg_mul, Int.mul_neg, nat]
        | inr hc => rw [ha, hb, hc, Int.neg_mul_neg, Int.mul_neg, Int.mul_neg, Int.neg_mul, Int.neg_neg, nat]
    | inr ha => cases hb with
      | inl hb => cases hc with
        | inl hc => rw [ha, hb, hc, Int.neg_mul, Int.neg_mul, Int.neg_mul, nat]
        | inr hc => rw [ha, hb, hc, Int.neg_mul, Int.neg_mul_neg, Int.mul_neg, Int.neg_mul_neg, nat]
      | inr hb => cases hc with
        | inl hc => rw [ha, hb, hc, Int.neg_mul_neg, Int.neg_mul, Int.neg_mul, Int.mul_neg, Int.neg_neg, nat]
        | inr hc => rw [ha, hb, hc, Int.neg_mul_neg, Int.neg_mul_neg, Int.mul_neg, Int.neg_mul, nat])))

@[simp] protected theorem mul_zero (a : Int) : a * 0 = 0 :=
  match a with
  | ofNat _ => rfl
  | negSucc _ => rfl

@[simp] protected theorem zero_mul (a : Int) : 0 * a = 0 := by rw [Int.mul_comm, Int.mul_zero]

theorem ofNat_mul_subNatNat (k m n : Nat) : (k : Int) * subNatNat m n = subNatNat (k * m) (k * n) :=
  subNatNat_elim m n (fun m n i => (k : Int) * i = subNatNat (k * m) (k * n))
    (fun i n => by
      show ofNat (k * i) = subNatNat (k * (n + i)) (k * n)
      rw [Nat.mul_add, subNatNat_add_left])
    (fun i m => by
      show -((k * (i + 1) : Nat) : Int) = subNatNat (k * m) (k * (m + i + 1))
      rw [Nat.add_assoc, eq_subNatNat_zero, neg_subNatNat]
      apply subNatNat_eq_of_add_eq
      rw [Nat.zero_add, Nat.mul_add])

protected theorem mul_add (a b c : Int) : a * (b + c) = a * b + a * c :=
  have nat : ∀ k : Nat, (k : Int) * (b + c) = (k : Int) * b + (k : Int) * c := fun k =>
    Exists.elim (exists_subNatNat b) (fun p e => Exists.elim e (fun q hb =>
      Exists.elim (exists_subNatNat c) (fun r e => Exists.elim e (fun s hc => by
        rw [hb, hc, subNatNat_add_subNatNat, ofNat_mul_subNatNat, ofNat_mul_subNatNat, ofNat_mul_subNatNat, subNatNat_add_subNatNat,
          Nat.mul_add, Nat.mul_add]))))
  Exists.elim (eq_nat_or_neg a) (fun m ha => by
    cases ha with
    | inl ha => rw [ha, nat]
    | inr ha => rw [ha, Int.neg_mul, Int.neg_mul, Int.neg_mul, nat, Int.neg_add])

protected theorem add_mul (a b c : Int) : (a + b) * c = a * c + b * c := by
  rw [Int.mul_comm, Int.mul_add, Int.mul_comm c a, Int.mul_comm c b]

@[simp] protected theorem one_mul (a : Int) : 1 * a = a :=
  match a with
  | ofNat n => congrArg ofNat (Nat.one_mul n)
  | negSucc n => congrArg negOfNat (Nat.one_mul (n + 1))

@[simp] protected theorem mul_one (a : Int) : a * 1 = a := by rw [Int.mul_comm, Int.one_mul]

protected theorem mul_left_comm (a b c : Int) : a * (b * c) = b * (a * c) := by
  rw [← Int.mul_assoc, Int.mul_comm a b, Int.mul_assoc]

protected theorem mul_right_comm (a b c : Int) : a * b * c = a * c * b := by
  rw [Int.mul_assoc, Int.mul_comm b c, ← Int.mul_assoc]

protected theorem neg_one_mul (a : Int) : -1 * a = -a := by rw [Int.neg_mul, Int.one_mul]

protected theorem mul_neg_one (a : Int) : a * -1 = -a := by rw [Int.mul_neg, Int.mul_one]

protected theorem neg_eq_neg_one_mul (a : Int) : -a = -1 * a := Eq.symm (Int.neg_one_mul a)

protected theorem two_mul (n : Int) : 2 * n = n + n := by
  show (1 + 1) * n = n + n
  rw [Int.add_mul, Int.one_mul]

protected theorem mul_two (n : Int) : n * 2 = n + n := by rw [Int.mul_comm, Int.two_mul]

/-! Subtraction and cancellation. -/

@[simp] protected theorem sub_self (a : Int) : a - a = 0 := Int.add_right_neg a

@[simp] protected theorem sub_zero (a : Int) : a - 0 = a := Int.add_zero a

@[simp] protected theorem zero_sub (a : Int) : 0 - a = -a := Int.zero_add (-a)

protected theorem neg_sub (a b : Int) : -(a - b) = b - a := by
  rw [Int.sub_eq_add_neg, Int.neg_add, Int.neg_neg, Int.add_comm, ← Int.sub_eq_add_neg]

protected theorem sub_neg (a b : Int) : a - -b = a + b := by rw [Int.sub_eq_add_neg, Int.neg_neg]

protected theorem add_sub_cancel (a b : Int) : a + b - b = a := by
  rw [Int.sub_eq_add_neg, Int.add_assoc, Int.add_right_neg, Int.add_zero]

protected theorem add_sub_cancel_left (a b : Int) : a + b - a = b := by rw [Int.add_comm, Int.add_sub_cancel]

protected theorem sub_add_cancel (a b : Int) : a - b + b = a := by
  rw [Int.sub_eq_add_neg, Int.add_assoc, Int.add_left_neg, Int.add_zero]

protected theorem add_sub_assoc (a b c : Int) : a + b - c = a + (b - c) := by
  rw [Int.sub_eq_add_neg, Int.add_assoc, ← Int.sub_eq_add_neg]

protected theorem neg_add_cancel_left (a b : Int) : -a + (a + b) = b := by
  rw [← Int.add_assoc, Int.add_left_neg, Int.zero_add]

protected theorem add_neg_cancel_left (a b : Int) : a + (-a + b) = b := by
  rw [← Int.add_assoc, Int.add_right_neg, Int.zero_add]

protected theorem add_left_cancel {a b c : Int} (h : a + b = a + c) : b = c := by
  rw [← Int.neg_add_cancel_left a b, h, Int.neg_add_cancel_left]

protected theorem add_right_cancel {a b c : Int} (h : a + b = c + b) : a = c := by
  rw [← Int.add_sub_cancel a b, h, Int.add_sub_cancel]

@[simp] protected theorem add_left_inj {i j : Int} (k : Int) : (i + k = j + k) ↔ i = j :=
  Iff.intro Int.add_right_cancel (fun h => by rw [h])

@[simp] protected theorem add_right_inj {i j : Int} (k : Int) : (k + i = k + j) ↔ i = j :=
  Iff.intro Int.add_left_cancel (fun h => by rw [h])

protected theorem neg_inj {a b : Int} : -a = -b ↔ a = b :=
  Iff.intro (fun h => by rw [← Int.neg_neg a, h, Int.neg_neg]) (fun h => by rw [h])

protected theorem neg_eq_comm {a b : Int} : -a = b ↔ -b = a :=
  Iff.intro (fun h => by rw [← h, Int.neg_neg]) (fun h => by rw [← h, Int.neg_neg])

protected theorem eq_neg_comm {a b : Int} : a = -b ↔ b = -a :=
  Iff.intro (fun h => by rw [h, Int.neg_neg]) (fun h => by rw [h, Int.neg_neg])

@[simp] protected theorem neg_eq_zero {a : Int} : -a = 0 ↔ a = 0 :=
  Iff.intro (fun h => by rw [← Int.neg_neg a, h]; rfl) (fun h => by rw [h]; rfl)

protected theorem sub_eq_zero_of_eq {a b : Int} (h : a = b) : a - b = 0 := by rw [h, Int.sub_self]

protected theorem eq_of_sub_eq_zero {a b : Int} (h : a - b = 0) : a = b := by
  rw [← Int.sub_add_cancel a b, h, Int.zero_add]

protected theorem sub_eq_zero {a b : Int} : a - b = 0 ↔ a = b := Iff.intro Int.eq_of_sub_eq_zero Int.sub_eq_zero_of_eq

protected theorem sub_eq_iff_eq_add {a b c : Int} : a - b = c ↔ a = c + b :=
  Iff.intro (fun h => by rw [← h, Int.sub_add_cancel]) (fun h => by rw [h, Int.add_sub_cancel])

protected theorem eq_sub_iff_add_eq {a b c : Int} : a = b - c ↔ a + c = b :=
  Iff.intro (fun h => by rw [h, Int.sub_add_cancel]) (fun h => by rw [← h, Int.add_sub_cancel])

protected theorem sub_sub (a b c : Int) : a - b - c = a - (b + c) := by
  rw [Int.sub_eq_add_neg, Int.sub_eq_add_neg, Int.sub_eq_add_neg, Int.neg_add, Int.add_assoc]

protected theorem sub_add (a b c : Int) : a - b + c = a - (b - c) := by
  rw [Int.sub_eq_add_neg, Int.sub_eq_add_neg, Int.neg_sub, Int.sub_eq_add_neg, Int.add_assoc, Int.add_comm (-b) c]

protected theorem add_sub_add_right (n k m : Int) : (n + k) - (m + k) = n - m := by
  rw [← Int.sub_sub, Int.sub_eq_add_neg (a := n + k), Int.add_right_comm, Int.add_sub_cancel, Int.sub_eq_add_neg]

protected theorem mul_sub (a b c : Int) : a * (b - c) = a * b - a * c := by
  rw [Int.sub_eq_add_neg, Int.mul_add, Int.mul_neg, ← Int.sub_eq_add_neg]

protected theorem sub_mul (a b c : Int) : (a - b) * c = a * c - b * c := by
  rw [Int.sub_eq_add_neg, Int.add_mul, Int.neg_mul, ← Int.sub_eq_add_neg]

/-! Casts from the natural numbers. -/

@[simp] theorem natCast_add (n m : Nat) : ((n + m : Nat) : Int) = (n : Int) + (m : Int) := rfl

@[simp] theorem natCast_mul (n m : Nat) : ((n * m : Nat) : Int) = (n : Int) * (m : Int) := rfl

theorem natCast_succ (n : Nat) : ((n.succ : Nat) : Int) = (n : Int) + 1 := rfl

theorem natCast_add_one (n : Nat) : ((n + 1 : Nat) : Int) = (n : Int) + 1 := rfl

theorem ofNat_add (n m : Nat) : ((n + m : Nat) : Int) = (n : Int) + (m : Int) := rfl

theorem ofNat_mul (n m : Nat) : ((n * m : Nat) : Int) = (n : Int) * (m : Int) := rfl

theorem ofNat_succ (n : Nat) : ((n.succ : Nat) : Int) = (n : Int) + 1 := rfl

theorem negSucc_eq (n : Nat) : negSucc n = -((n : Int) + 1) := rfl

theorem natCast_zero : ((0 : Nat) : Int) = 0 := rfl

theorem natCast_one : ((1 : Nat) : Int) = 1 := rfl

@[simp] theorem cast_ofNat_Int {n : Nat} : (Nat.cast (OfNat.ofNat n) : Int) = OfNat.ofNat n := rfl

@[simp] theorem cast_id {n : Int} : Int.cast n = n := rfl

theorem ofNat_sub {m n : Nat} (h : m ≤ n) : ((n - m : Nat) : Int) = (n : Int) - (m : Int) := by
  rw [← subNatNat_eq_coe, subNatNat_of_le h]
  rfl

theorem natCast_sub {m n : Nat} (h : m ≤ n) : ((n - m : Nat) : Int) = (n : Int) - (m : Int) := ofNat_sub h

@[simp] theorem natCast_pow (b n : Nat) : ((b ^ n : Nat) : Int) = (b : Int) ^ n := by
  induction n with
  | zero => rfl
  | succ n ih => exact congrArg (fun x => x * (b : Int)) ih

@[simp] theorem natAbs_natCast (n : Nat) : natAbs (n : Int) = n := rfl

@[simp] theorem natAbs_ofNat (n : Nat) : natAbs (OfNat.ofNat n : Int) = OfNat.ofNat n := rfl

@[simp] theorem natAbs_negSucc (n : Nat) : natAbs (negSucc n) = n.succ := rfl

@[simp] theorem natAbs_neg (a : Int) : natAbs (-a) = natAbs a :=
  match a with
  | ofNat 0 => rfl
  | ofNat (Nat.succ _) => rfl
  | negSucc _ => rfl

theorem natAbs_eq (a : Int) : a = natAbs a ∨ a = -((natAbs a : Nat) : Int) :=
  match a with
  | ofNat _ => Or.inl rfl
  | negSucc _ => Or.inr rfl

@[simp] theorem natAbs_zero : natAbs 0 = 0 := rfl
@[simp] theorem natAbs_one : natAbs 1 = 1 := rfl

theorem natAbs_eq_zero {a : Int} : natAbs a = 0 ↔ a = 0 :=
  match a with
  | ofNat n => Iff.intro (fun h => congrArg ofNat h) (fun h => ofNat_inj.mp h)
  | negSucc n => Iff.intro (fun h => absurd h (Nat.succ_ne_zero n)) (fun h => Int.noConfusion h)

theorem natAbs_mul (a b : Int) : natAbs (a * b) = natAbs a * natAbs b :=
  Exists.elim (eq_nat_or_neg a) (fun m ha => Exists.elim (eq_nat_or_neg b) (fun n hb => by
    cases ha with
    | inl ha => cases hb with
      | inl hb => rw [ha, hb, natCast_mul_natCast, natAbs_natCast, natAbs_natCast, natAbs_natCast]
      | inr hb => rw [ha, hb, Int.mul_neg, natCast_mul_natCast, natAbs_neg, natAbs_neg, natAbs_natCast, natAbs_natCast, natAbs_natCast]
    | inr ha => cases hb with
      | inl hb => rw [ha, hb, Int.neg_mul, natCast_mul_natCast, natAbs_neg, natAbs_neg, natAbs_natCast, natAbs_natCast, natAbs_natCast]
      | inr hb => rw [ha, hb, Int.neg_mul_neg, natCast_mul_natCast, natAbs_neg, natAbs_neg, natAbs_natCast, natAbs_natCast, natAbs_natCast]))

protected theorem mul_eq_zero {a b : Int} : a * b = 0 ↔ a = 0 ∨ b = 0 := by
  rw [← natAbs_eq_zero, natAbs_mul, Nat.mul_eq_zero, natAbs_eq_zero, natAbs_eq_zero]

protected theorem mul_ne_zero {a b : Int} (a0 : a ≠ 0) (b0 : b ≠ 0) : a * b ≠ 0 :=
  fun h => Or.elim (Int.mul_eq_zero.mp h) a0 b0

protected theorem eq_of_mul_eq_mul_left {a b c : Int} (ha : a ≠ 0) (h : a * b = a * c) : b = c :=
  Int.eq_of_sub_eq_zero (Or.resolve_left (Int.mul_eq_zero.mp (by rw [Int.mul_sub, h, Int.sub_self])) ha)

protected theorem eq_of_mul_eq_mul_right {a b c : Int} (ha : a ≠ 0) (h : b * a = c * a) : b = c := by
  rw [Int.mul_comm b a, Int.mul_comm c a] at h
  exact Int.eq_of_mul_eq_mul_left ha h

@[simp] theorem toNat_natCast (n : Nat) : toNat (n : Int) = n := rfl

@[simp] theorem toNat_ofNat (n : Nat) : toNat (OfNat.ofNat n : Int) = OfNat.ofNat n := rfl

@[simp] theorem toNat_negSucc (n : Nat) : toNat (negSucc n) = 0 := rfl

@[simp] theorem toNat_zero : (0 : Int).toNat = 0 := rfl

@[simp] theorem toNat_one : (1 : Int).toNat = 1 := rfl

@[simp] protected theorem pow_zero (b : Int) : b ^ 0 = 1 := rfl

protected theorem pow_succ (b : Int) (e : Nat) : b ^ (e + 1) = (b ^ e) * b := rfl

protected theorem pow_succ' (b : Int) (e : Nat) : b ^ (e + 1) = b * (b ^ e) := by rw [Int.mul_comm, Int.pow_succ]

@[simp] protected theorem pow_one (b : Int) : b ^ 1 = b := Int.one_mul b

protected theorem pow_two (b : Int) : b ^ 2 = b * b := by rw [Int.pow_succ, Int.pow_one]

protected theorem pow_add (a : Int) (m n : Nat) : a ^ (m + n) = a ^ m * a ^ n := by
  induction n with
  | zero => rw [Nat.add_zero, Int.pow_zero, Int.mul_one]
  | succ n ih => rw [← Nat.add_assoc, Int.pow_succ, ih, Int.pow_succ, Int.mul_assoc]

protected theorem mul_pow (a b : Int) (n : Nat) : (a * b) ^ n = a ^ n * b ^ n := by
  induction n with
  | zero => rfl
  | succ n ih =>
    rw [Int.pow_succ, ih, Int.pow_succ, Int.pow_succ, Int.mul_assoc, Int.mul_left_comm (b ^ n) a b, ← Int.mul_assoc]

@[simp] protected theorem one_pow (n : Nat) : (1 : Int) ^ n = 1 := by
  induction n with
  | zero => rfl
  | succ n ih => rw [Int.pow_succ, ih, Int.mul_one]

instance instAssociativeAdd : Std.Associative (fun (a b : Int) => a + b) := Std.Associative.mk Int.add_assoc
instance instCommutativeAdd : Std.Commutative (fun (a b : Int) => a + b) := Std.Commutative.mk Int.add_comm
instance instAssociativeMul : Std.Associative (fun (a b : Int) => a * b) := Std.Associative.mk Int.mul_assoc
instance instCommutativeMul : Std.Commutative (fun (a b : Int) => a * b) := Std.Commutative.mk Int.mul_comm

end Int
