import Init
import Mathlib.Algebra.Ring.Int
import Mathlib.Algebra.Ring.Nat

/-!
`a ^ b % m` by repeated squaring, computed by the kernel. Source of the idea: Mathlib `Mathlib/Tactic/NormNum/PowMod.lean`.
-/

namespace Mathlib.Meta.NormNum

/-- `acc * a ^ b` modulo `m`, for `b < 2 ^ fuel`. -/
noncomputable def powMod (m fuel : ℕ) : ℕ → ℕ → ℕ → ℕ :=
  Nat.rec (motive := fun _ => ℕ → ℕ → ℕ → ℕ) (fun _ _ acc => acc)
    (fun _ ih a b acc => ih (Nat.mod (Nat.mul a a) m) (Nat.div b 2)
      (Nat.rec (motive := fun _ => ℕ) acc (fun _ _ => Nat.mod (Nat.mul acc a) m) (Nat.mod b 2))) fuel

theorem powMod_spec (m : ℕ) : ∀ fuel a b acc : ℕ, b < 2 ^ fuel → powMod m fuel a b acc % m = acc * a ^ b % m
  | 0, a, b, acc, h => by
    have hb : b = 0 := by rw [Nat.pow_zero] at h; omega
    rw [hb, Nat.pow_zero, Nat.mul_one]
    rfl
  | fuel + 1, a, b, acc, h => by
    have hb : b / 2 < 2 ^ fuel := by rw [Nat.pow_succ] at h; omega
    have ih := powMod_spec m fuel (a * a % m) (b / 2)
      (Nat.rec (motive := fun _ => ℕ) acc (fun _ _ => acc * a % m) (b % 2)) hb
    have square : (a * a % m) ^ (b / 2) % m = a ^ (2 * (b / 2)) % m := by
      rw [← Nat.pow_mod, Nat.pow_mul, Nat.pow_two]
    refine Eq.trans ih ?_
    rw [Nat.mul_mod, square, ← Nat.mul_mod]
    rcases Nat.mod_two_eq_zero_or_one b with e | e
    · rw [e]
      rw [show 2 * (b / 2) = b by omega]
      rfl
    · rw [e]
      show acc * a % m * a ^ (2 * (b / 2)) % m = acc * a ^ b % m
      rw [Nat.mod_mul_mod, Nat.mul_assoc, ← Nat.pow_succ', show 2 * (b / 2) + 1 = b by omega]

theorem nat_pow_mod {a b m r : ℕ} (fuel : ℕ) (hb : Nat.ble (Nat.pow 2 fuel) b = false)
    (h : Nat.beq (Nat.mod (powMod m fuel a b 1) m) r = true) : a ^ b % m = r := by
  have hb : b < 2 ^ fuel := Nat.not_le.mp (Nat.not_le_of_not_ble_eq_true (by rw [hb]; decide))
  have h : powMod m fuel a b 1 % m = r := Nat.eq_of_beq_eq_true h
  rw [← h, powMod_spec m fuel a b 1 hb, Nat.one_mul]

theorem int_pow_mod {a m : ℤ} {b c k r : ℕ} (ha : a % m = (c : ℤ)) (hm : m = (k : ℤ)) (h : c ^ b % k = r) :
    a ^ b % m = (r : ℤ) := by
  have e : ∀ n : ℕ, a ^ n % m = ((c ^ n % k : ℕ) : ℤ) := by
    intro n
    induction n with
    | zero => rw [hm, Int.pow_zero, Nat.pow_zero, Int.natCast_emod]; rfl
    | succ n ih =>
      rw [Int.pow_succ, Int.mul_emod, ih, ha, hm, ← Int.natCast_mul, ← Int.natCast_emod, Nat.mod_mul_mod, ← Nat.pow_succ]
  rw [e b, h]

end Mathlib.Meta.NormNum
