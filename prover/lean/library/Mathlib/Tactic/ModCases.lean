import Mathlib.Data.Int.ModEq
import Mathlib.Data.Nat.ModEq

/-! The lemmas of `mod_cases`: a number is congruent to one of the remainders, which are tried one after the other. -/

namespace Mathlib.Tactic.ModCases

namespace NatMod

/-- `p` follows when `a` has a remainder modulo `n` that is at least `lb`. -/
def OnModCases (n : ℕ) (a : ℕ) (lb : ℕ) (p : Sort _) := ∀ m, lb ≤ m ∧ m < n ∧ a ≡ m [MOD n] → p

def onModCases_start (p : Sort _) (a n : ℕ) (hn : Nat.ble 1 n = true) (H : OnModCases n a 0 p) : p :=
  H (a % n) ⟨Nat.zero_le _, Nat.mod_lt _ (Nat.le_of_ble_eq_true hn), (Nat.mod_mod a n).symm⟩

def onModCases_stop (p : Sort _) (n a : ℕ) : OnModCases n a n p := fun _ h => absurd h.2.1 (Nat.not_lt.2 h.1)

def onModCases_succ (p : Sort _) (n a b : ℕ) (h : a ≡ b [MOD n] → p) (H : OnModCases n a (b + 1) p) :
    OnModCases n a b p :=
  fun z g => if e : b = z then h (e ▸ g.2.2) else H z ⟨Nat.lt_of_le_of_ne g.1 e, g.2⟩

end NatMod

namespace IntMod

/-- `p` follows when `a` has a remainder modulo `n` that is at least `lb`. -/
def OnModCases (n : ℕ) (a : ℤ) (lb : ℕ) (p : Sort _) := ∀ m : ℕ, lb ≤ m ∧ m < n ∧ a ≡ m [ZMOD n] → p

def onModCases_start (p : Sort _) (a : ℤ) (n : ℕ) (hn : Nat.ble 1 n = true) (H : OnModCases n a 0 p) : p :=
  H (a % n).toNat <| by
    have pos : (0 : ℤ) < n := Int.ofNat_lt.2 (Nat.le_of_ble_eq_true hn)
    have nonneg := Int.emod_nonneg a (Int.ne_of_gt pos)
    have lt := Int.emod_lt_of_pos a pos
    refine ⟨Nat.zero_le _, by omega, ?_⟩
    show a % n = ((a % n).toNat : ℤ) % n
    rw [Int.toNat_of_nonneg nonneg, Int.emod_emod]

def onModCases_stop (p : Sort _) (n : ℕ) (a : ℤ) : OnModCases n a n p := fun _ h => absurd h.2.1 (Nat.not_lt.2 h.1)

def onModCases_succ (p : Sort _) (n : ℕ) (a : ℤ) (b : ℕ) (h : a ≡ b [ZMOD n] → p) (H : OnModCases n a (b + 1) p) :
    OnModCases n a b p :=
  fun z g => if e : b = z then h (e ▸ g.2.2) else H z ⟨Nat.lt_of_le_of_ne g.1 e, g.2⟩

end IntMod

end Mathlib.Tactic.ModCases
