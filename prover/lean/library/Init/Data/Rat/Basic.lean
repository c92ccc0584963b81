prelude
import Init.Data.Int.LemmasAux
import Init.Data.Nat.More
import Init.Data.Format

/-!
The rational numbers, constructed: numerator and denominator in lowest terms.
Source of the names: Lean `src/Init/Data/Rat/Basic.lean` (v4.34.0). Sum, difference and product are defined by bringing the
fraction into lowest terms at the end; Lean divides earlier, with the same results (both are irreducible).
-/

theorem Nat.coprime_div_gcd_div_gcd {m n : Nat} (H : 0 < gcd m n) : Coprime (m / gcd m n) (n / gcd m n) := by
  have h := gcd_mul_right (m / gcd m n) (gcd m n) (n / gcd m n)
  rw [Nat.div_mul_cancel (gcd_dvd_left m n), Nat.div_mul_cancel (gcd_dvd_right m n)] at h
  exact Nat.eq_of_mul_eq_mul_right H (by rw [← h, Nat.one_mul])

theorem Int.natAbs_ediv_of_dvd {a b : Int} (h : b ∣ a) : (a / b).natAbs = a.natAbs / b.natAbs := by
  obtain ⟨c, rfl⟩ := h
  by_cases hb : b = 0
  · subst hb; simp
  · rw [Int.mul_ediv_cancel_left c hb, Int.natAbs_mul, Nat.mul_div_cancel_left _ (Int.natAbs_pos.2 hb)]

/-- A rational number in lowest terms. -/
structure Rat where
  mk' ::
  num : Int
  den : Nat := 1
  den_nz : den ≠ 0 := by decide
  reduced : num.natAbs.Coprime den := by decide
  deriving DecidableEq

instance : Inhabited Rat := ⟨{ num := 0 }⟩

instance : ToString Rat where
  toString a := if a.den = 1 then toString a.num else s!"{a.num}/{a.den}"

instance : Repr Rat where
  reprPrec a _ := if a.den = 1 then repr a.num else s!"({a.num} : Rat)/{a.den}"

theorem Rat.den_pos (self : Rat) : 0 < self.den := Nat.pos_of_ne_zero self.den_nz

namespace Rat

theorem normalize.den_nz {num : Int} {den : Nat} (h : den ≠ 0) : den / num.natAbs.gcd den ≠ 0 := by
  intro e
  have hd := Nat.div_mul_cancel (Nat.gcd_dvd_right num.natAbs den)
  rw [e, Nat.zero_mul] at hd
  exact h hd.symm

theorem normalize.reduced {num : Int} {den : Nat} (h : den ≠ 0) :
    (num / (num.natAbs.gcd den : Nat)).natAbs.Coprime (den / num.natAbs.gcd den) := by
  rw [Int.natAbs_ediv_of_dvd (Int.ofNat_dvd_left.2 (Nat.gcd_dvd_left _ _)), Int.natAbs_natCast]
  exact Nat.coprime_div_gcd_div_gcd (Nat.gcd_pos_of_pos_right _ (Nat.pos_of_ne_zero h))

end Rat

/-- The fraction `num / den` in lowest terms. -/
def Rat.normalize (num : Int) (den : Nat := 1) (den_nz : den ≠ 0 := by decide) : Rat :=
  { num := num / (num.natAbs.gcd den : Nat)
    den := den / num.natAbs.gcd den
    den_nz := normalize.den_nz den_nz
    reduced := normalize.reduced den_nz }

/-- The fraction `num / den` in lowest terms; `0` when `den` is. -/
def mkRat (num : Int) (den : Nat) : Rat :=
  if den_nz : den = 0 then { num := 0 } else Rat.normalize num den den_nz

namespace Rat

/-- An integer as a rational number. -/
def ofInt (num : Int) : Rat := { num, reduced := Nat.coprime_one_right _ }

instance : NatCast Rat where
  natCast n := ofInt n
instance : IntCast Rat := ⟨ofInt⟩
instance : OfNat Rat n := ⟨n⟩

/-- Is the number an integer? -/
protected def isInt (a : Rat) : Bool := a.den == 1

/-- The quotient of two integers. -/
def divInt : Int → Int → Rat
  | n, .ofNat d => mkRat n d
  | n, .negSucc d => normalize (-n) (d + 1) nofun

@[inherit_doc] scoped infixl:70 " /. " => Rat.divInt

@[irreducible] protected def ofScientific (m : Nat) (s : Bool) (e : Nat) : Rat :=
  if s then
    Rat.normalize m (10 ^ e) (Nat.ne_of_gt (Nat.pow_pos (by decide)))
  else
    (m * 10 ^ e : Nat)

instance : OfScientific Rat where
  ofScientific m s e := Rat.ofScientific (OfNat.ofNat m) s (OfNat.ofNat e)

protected def blt (a b : Rat) : Bool :=
  if a.num < 0 && 0 ≤ b.num then
    true
  else if a.num = 0 then
    0 < b.num
  else if 0 < a.num && b.num ≤ 0 then
    false
  else
    a.num * b.den < b.num * a.den

instance : LT Rat := ⟨(·.blt ·)⟩

instance (a b : Rat) : Decidable (a < b) :=
  inferInstanceAs (Decidable (_ = true))

instance : LE Rat := ⟨fun a b => b.blt a = false⟩

instance (a b : Rat) : Decidable (a ≤ b) :=
  inferInstanceAs (Decidable (_ = false))

instance : Min Rat := minOfLe
instance : Max Rat := maxOfLe

@[irreducible] protected def mul (a b : Rat) : Rat :=
  normalize (a.num * b.num) (a.den * b.den) (Nat.mul_ne_zero a.den_nz b.den_nz)

instance : Mul Rat := ⟨Rat.mul⟩

/-- The inverse; that of `0` is `0`. -/
@[irreducible] protected def inv (a : Rat) : Rat :=
  if h : a.num < 0 then
    { num := -a.den, den := a.num.natAbs
      den_nz := Nat.ne_of_gt (Int.natAbs_pos.2 (Int.ne_of_lt h))
      reduced := by rw [Int.natAbs_neg, Int.natAbs_natCast]; exact a.reduced.symm }
  else if h : a.num > 0 then
    { num := a.den, den := a.num.natAbs
      den_nz := Nat.ne_of_gt (Int.natAbs_pos.2 (Int.ne_of_gt h))
      reduced := by rw [Int.natAbs_natCast]; exact a.reduced.symm }
  else
    a

instance : Inv Rat := ⟨Rat.inv⟩

protected def pow (q : Rat) (n : Nat) : Rat :=
  ⟨q.num ^ n, q.den ^ n, Nat.ne_of_gt (Nat.pow_pos q.den_pos), by
    rw [Int.natAbs_pow]; exact q.reduced.pow _ _⟩

instance : Pow Rat Nat where
  pow := Rat.pow

protected def zpow (q : Rat) (i : Int) : Rat :=
  match i with
  | .ofNat n => q ^ n
  | .negSucc n => (q ^ (n + 1))⁻¹

instance : Pow Rat Int where
  pow := Rat.zpow

/-- Division; that by `0` is `0`. -/
protected def div : Rat → Rat → Rat := (· * ·.inv)

instance : Div Rat := ⟨Rat.div⟩

@[irreducible] protected def add (a b : Rat) : Rat :=
  normalize (a.num * b.den + b.num * a.den) (a.den * b.den) (Nat.mul_ne_zero a.den_nz b.den_nz)

instance : Add Rat := ⟨Rat.add⟩

protected def neg (a : Rat) : Rat :=
  { a with num := -a.num, reduced := by rw [Int.natAbs_neg]; exact a.reduced }

instance : Neg Rat := ⟨Rat.neg⟩

@[irreducible] protected def sub (a b : Rat) : Rat :=
  normalize (a.num * b.den - b.num * a.den) (a.den * b.den) (Nat.mul_ne_zero a.den_nz b.den_nz)

instance : Sub Rat := ⟨Rat.sub⟩

/-- The largest integer that is not above the number. -/
protected def floor (a : Rat) : Int :=
  if a.den = 1 then
    a.num
  else
    a.num / a.den

/-- The smallest integer that is not below the number. -/
protected def ceil (a : Rat) : Int :=
  if a.den = 1 then
    a.num
  else
    a.num / a.den + 1

/-- The absolute value. -/
protected def abs (a : Rat) : Rat :=
  if 0 ≤ a then a else -a

end Rat
