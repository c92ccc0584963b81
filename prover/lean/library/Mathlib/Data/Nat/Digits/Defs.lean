import Init
import Mathlib.Logic.Basic

/-!
The digits of a natural number, least significant first. Source of the names: Mathlib `Mathlib/Data/Nat/Digits/Defs.lean`.
-/

namespace Nat

variable {n : ℕ}

/-- The digits in base 0: the number itself. -/
def digitsAux0 : ℕ → List ℕ
  | 0 => []
  | n + 1 => [n + 1]

/-- The digits in base 1: that many ones. -/
def digitsAux1 (n : ℕ) : List ℕ := List.replicate n 1

/-- The digits in a base of two and more. -/
@[semireducible] def digitsAux (b : ℕ) (h : 2 ≤ b) : ℕ → List ℕ
  | 0 => []
  | n + 1 => ((n + 1) % b) :: digitsAux b h ((n + 1) / b)
decreasing_by exact Nat.div_lt_self (Nat.succ_pos _) h

@[simp] theorem digitsAux_zero (b : ℕ) (h : 2 ≤ b) : digitsAux b h 0 = [] := by rw [digitsAux]

theorem digitsAux_def (b : ℕ) (h : 2 ≤ b) (n : ℕ) (w : 0 < n) :
    digitsAux b h n = (n % b) :: digitsAux b h (n / b) := by
  cases n with
  | zero => exact absurd w (Nat.lt_irrefl 0)
  | succ n => rw [digitsAux]

/-- `digits b n`: the digits of `n` in base `b`, least significant first. -/
def digits : ℕ → ℕ → List ℕ
  | 0 => digitsAux0
  | 1 => digitsAux1
  | b + 2 => digitsAux (b + 2) (by simp)

@[simp] theorem digits_zero (b : ℕ) : digits b 0 = [] := by
  match b with
  | 0 => rfl
  | 1 => rfl
  | b + 2 => exact digitsAux_zero _ _

theorem digits_zero_zero : digits 0 0 = [] := rfl

@[simp] theorem digits_zero_succ (n : ℕ) : digits 0 n.succ = [n + 1] := rfl

@[simp] theorem digits_one (n : ℕ) : digits 1 n = List.replicate n 1 := rfl

theorem digits_add_two_add_one (b n : ℕ) :
    digits (b + 2) (n + 1) = ((n + 1) % (b + 2)) :: digits (b + 2) ((n + 1) / (b + 2)) :=
  digitsAux_def _ _ _ (Nat.succ_pos n)

theorem digits_def' : ∀ {b : ℕ} (_ : 1 < b) {n : ℕ} (_ : 0 < n), digits b n = (n % b) :: digits b (n / b)
  | 0, h, _, _ => absurd h (by decide)
  | 1, h, _, _ => absurd h (by decide)
  | _ + 2, _, _, w => digitsAux_def _ _ _ w

@[simp] theorem digits_of_two_le_of_pos {b n : ℕ} (hb : 2 ≤ b) (hn : 0 < n) :
    Nat.digits b n = n % b :: Nat.digits b (n / b) :=
  digits_def' hb hn

@[simp] theorem digits_of_lt (b x : ℕ) (hx : x ≠ 0) (hxb : x < b) : digits b x = [x] := by
  have hp : 0 < x := Nat.pos_of_ne_zero hx
  have hb : 2 ≤ b := by omega
  rw [digits_def' hb hp, Nat.div_eq_of_lt hxb, Nat.mod_eq_of_lt hxb, digits_zero]

end Nat
