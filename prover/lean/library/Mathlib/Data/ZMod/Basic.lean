import Mathlib.Algebra.Ring.Basic
import Mathlib.Data.Fintype.Basic
import Mathlib.Data.Int.ModEq
import Mathlib.Data.Nat.Prime.Basic

/-!
The integers modulo `n`. Source of the names: Mathlib `Mathlib/Data/ZMod/Defs.lean`, `Mathlib/Data/ZMod/Basic.lean`.
-/

/-- The integers modulo `n`: `ℤ` itself for 0, the numbers below `n` otherwise. -/
def ZMod : ℕ → Type
  | 0 => ℤ
  | n + 1 => Fin (n + 1)

namespace ZMod

instance decEq : ∀ n : ℕ, DecidableEq (ZMod n)
  | 0 => inferInstanceAs (DecidableEq ℤ)
  | n + 1 => inferInstanceAs (DecidableEq (Fin (n + 1)))

instance fintype : ∀ (n : ℕ) [NeZero n], Fintype (ZMod n)
  | 0, h => (h.ne 0 rfl).elim
  | n + 1, _ => Fin.fintype (n + 1)

end ZMod

/-! `Fin (n + 1)` as a ring. -/

namespace ZMod.FinRing

variable {n : ℕ}

private theorem natCast_val (k : ℕ) : (Fin.ofNat (n + 1) k).val = k % (n + 1) := rfl

/-- Arithmetic modulo `n + 1`. -/
def commRing (n : ℕ) : CommRing (Fin (n + 1)) where
  add_assoc a b c := Fin.ext (by rw [Fin.val_add, Fin.val_add, Fin.val_add, Fin.val_add, Nat.mod_add_mod, Nat.add_mod_mod, Nat.add_assoc])
  zero := 0
  zero_add a := Fin.ext (by
    show (0 % (n + 1) + a.val) % (n + 1) = a.val
    rw [Nat.zero_mod, Nat.zero_add, Nat.mod_eq_of_lt a.isLt])
  add_zero a := Fin.ext (by
    show (a.val + 0 % (n + 1)) % (n + 1) = a.val
    rw [Nat.zero_mod, Nat.add_zero, Nat.mod_eq_of_lt a.isLt])
  add_comm a b := Fin.ext (by rw [Fin.val_add, Fin.val_add, Nat.add_comm])
  mul_assoc a b c := Fin.ext (by
    rw [Fin.val_mul, Fin.val_mul, Fin.val_mul, Fin.val_mul, Nat.mod_mul_mod, Nat.mul_mod_mod, Nat.mul_assoc])
  one := 1
  one_mul a := Fin.ext (by
    show (1 % (n + 1) * a.val) % (n + 1) = a.val
    rw [Nat.mod_mul_mod, Nat.one_mul, Nat.mod_eq_of_lt a.isLt])
  mul_one a := Fin.ext (by
    show (a.val * (1 % (n + 1))) % (n + 1) = a.val
    rw [Nat.mul_mod_mod, Nat.mul_one, Nat.mod_eq_of_lt a.isLt])
  mul_comm a b := Fin.ext (by rw [Fin.val_mul, Fin.val_mul, Nat.mul_comm])
  zero_mul a := Fin.ext (by
    show (0 % (n + 1) * a.val) % (n + 1) = 0 % (n + 1)
    rw [Nat.zero_mod, Nat.zero_mul, Nat.zero_mod])
  mul_zero a := Fin.ext (by
    show (a.val * (0 % (n + 1))) % (n + 1) = 0 % (n + 1)
    rw [Nat.zero_mod, Nat.mul_zero, Nat.zero_mod])
  left_distrib a b c := Fin.ext (by
    rw [Fin.val_mul, Fin.val_add, Fin.val_add, Fin.val_mul, Fin.val_mul, Nat.mul_mod_mod, Nat.mod_add_mod, Nat.add_mod_mod, Nat.mul_add])
  right_distrib a b c := Fin.ext (by
    rw [Fin.val_mul, Fin.val_add, Fin.val_add, Fin.val_mul, Fin.val_mul, Nat.mod_mul_mod, Nat.mod_add_mod, Nat.add_mod_mod, Nat.add_mul])
  natCast k := Fin.ofNat (n + 1) k
  natCast_zero := rfl
  natCast_succ k := Fin.ext (by
    show (k + 1) % (n + 1) = (k % (n + 1) + 1 % (n + 1)) % (n + 1)
    rw [Nat.mod_add_mod, Nat.add_mod_mod])
  neg_add_cancel a := Fin.ext (by
    show ((n + 1 - a.val) % (n + 1) + a.val) % (n + 1) = 0 % (n + 1)
    have := a.isLt
    rw [Nat.mod_add_mod, Nat.sub_add_cancel (Nat.le_of_lt this), Nat.mod_self, Nat.zero_mod])
  sub_eq_add_neg a b := Fin.ext (by
    have e : (a - b).val = (n + 1 - b.val + a.val) % (n + 1) := by cases a; cases b; rfl
    rw [e]
    show _ = (a.val + (n + 1 - b.val) % (n + 1)) % (n + 1)
    rw [Nat.add_mod_mod, Nat.add_comm])

end ZMod.FinRing

namespace ZMod

instance commRing : ∀ n : ℕ, CommRing (ZMod n)
  | 0 => inferInstanceAs (CommRing ℤ)
  | n + 1 => FinRing.commRing n

instance inhabited (n : ℕ) : Inhabited (ZMod n) := ⟨0⟩

/-- The least natural number of the class; the absolute value modulo 0. -/
def val : ∀ {n : ℕ}, ZMod n → ℕ
  | 0 => Int.natAbs
  | n + 1 => (Fin.val : Fin (n + 1) → ℕ)

theorem val_lt {n : ℕ} [NeZero n] (a : ZMod n) : a.val < n := by
  cases n with
  | zero => exact absurd rfl (NeZero.ne 0)
  | succ n => exact Fin.is_lt a

@[simp] theorem val_zero : ∀ {n : ℕ}, (0 : ZMod n).val = 0
  | 0 => rfl
  | _ + 1 => rfl

theorem val_natCast (n a : ℕ) : (a : ZMod n).val = a % n := by
  cases n with
  | zero => rw [Nat.mod_zero]; rfl
  | succ n => rfl

theorem natCast_eq_natCast_iff (a b c : ℕ) : (a : ZMod c) = (b : ZMod c) ↔ a ≡ b [MOD c] := by
  cases c with
  | zero =>
    rw [Nat.modEq_zero_iff]
    exact ⟨fun h => Int.ofNat.inj h, fun h => by rw [h]⟩
  | succ c => exact ⟨fun h => congrArg Fin.val h, fun h => Fin.ext h⟩

theorem natCast_eq_natCast_iff' (a b c : ℕ) : (a : ZMod c) = (b : ZMod c) ↔ a % c = b % c := natCast_eq_natCast_iff a b c

theorem natCast_eq_zero_iff (a b : ℕ) : (a : ZMod b) = 0 ↔ b ∣ a := by
  rw [← Nat.cast_zero, natCast_eq_natCast_iff, Nat.modEq_zero_iff_dvd]

theorem natCast_zmod_eq_zero_iff_dvd (a b : ℕ) : (a : ZMod b) = 0 ↔ b ∣ a := natCast_eq_zero_iff a b

theorem natCast_self_eq_zero {n : ℕ} : (n : ZMod n) = 0 := (natCast_eq_zero_iff n n).mpr (Nat.dvd_refl n)

@[simp] theorem natCast_self (n : ℕ) : (n : ZMod n) = 0 := natCast_self_eq_zero

@[simp] theorem natCast_mod (a n : ℕ) : ((a % n : ℕ) : ZMod n) = a := (natCast_eq_natCast_iff _ _ _).mpr (Nat.mod_modEq a n)

@[simp] theorem natCast_zmod_val {n : ℕ} [NeZero n] (a : ZMod n) : (a.val : ZMod n) = a := by
  cases n with
  | zero => exact absurd rfl (NeZero.ne 0)
  | succ n => exact Fin.ext (Nat.mod_eq_of_lt (Fin.is_lt a))

theorem intCast_eq_zero_iff (a : ℤ) (b : ℕ) : (a : ZMod b) = 0 ↔ (b : ℤ) ∣ a := by
  rcases Int.eq_nat_or_neg a with ⟨k, rfl | rfl⟩
  · rw [Int.cast_natCast, natCast_eq_zero_iff, Int.ofNat_dvd]
  · rw [Int.cast_neg, Int.cast_natCast, neg_eq_zero, natCast_eq_zero_iff, dvd_neg, Int.ofNat_dvd]

theorem intCast_zmod_eq_zero_iff_dvd (a : ℤ) (b : ℕ) [NeZero b] : (a : ZMod b) = 0 ↔ (b : ℤ) ∣ a := intCast_eq_zero_iff a b

theorem intCast_eq_intCast_iff (a b : ℤ) (c : ℕ) : (a : ZMod c) = (b : ZMod c) ↔ a ≡ b [ZMOD c] := by
  rw [eq_comm, ← sub_eq_zero, ← Int.cast_sub, intCast_eq_zero_iff, Int.modEq_iff_dvd]

theorem intCast_eq_intCast_iff' (a b : ℤ) (c : ℕ) : (a : ZMod c) = (b : ZMod c) ↔ a % c = b % c :=
  intCast_eq_intCast_iff a b c

theorem intCast_cast_self (n : ℕ) : ((n : ℤ) : ZMod n) = 0 := by rw [Int.cast_natCast, natCast_self]

@[simp] theorem intCast_mod (a : ℤ) (b : ℕ) : ((a % b : ℤ) : ZMod b) = a :=
  (intCast_eq_intCast_iff _ _ _).mpr (Int.mod_modEq a b)

theorem natCast_surjective {n : ℕ} [NeZero n] : Function.Surjective (Nat.cast : ℕ → ZMod n) := fun a =>
  ⟨a.val, natCast_zmod_val a⟩

@[simp] theorem card (n : ℕ) [h : Fintype (ZMod n)] [NeZero n] : Fintype.card (ZMod n) = n := by
  have e : h = fintype n := (Fintype.subsingleton (ZMod n)).elim h (fintype n)
  subst e
  cases n with
  | zero => exact absurd rfl (NeZero.ne 0)
  | succ n => exact Fintype.card_fin (n + 1)

instance nontrivial (n : ℕ) [Fact (1 < n)] : Nontrivial (ZMod n) :=
  ⟨⟨0, 1, fun h => by
    have lt : 1 < n := Fact.out
    have k := (natCast_eq_natCast_iff 0 1 n).mp (by rw [Nat.cast_zero, Nat.cast_one]; exact h)
    have k' : 0 % n = 1 % n := k
    rw [Nat.zero_mod, Nat.mod_eq_of_lt lt] at k'
    exact Nat.zero_ne_one k'⟩⟩

end ZMod
