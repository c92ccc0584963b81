import Mathlib.Algebra.Ring.Parity
import Mathlib.Data.Int.ModEq
import Mathlib.Data.Nat.Digits.Defs
import Mathlib.Data.Nat.Log
import Mathlib.Data.Nat.ModEq

/-!
Numbers from their digits, divisibility by sums of digits. Source of the names: Mathlib
`Mathlib/Data/Nat/Digits/Defs.lean`, `Mathlib/Data/Nat/Digits/Lemmas.lean`, `Mathlib/Data/Nat/Digits/Div.lean`.
-/

universe u

namespace Nat

variable {n : ℕ}

/-- The number with the given digits, least significant first. -/
def ofDigits {α : Type u} [Semiring α] (b : α) : List ℕ → α
  | [] => 0
  | h :: t => h + b * ofDigits b t

@[simp] theorem ofDigits_nil {α : Type u} [Semiring α] (b : α) : ofDigits b [] = 0 := rfl

@[simp] theorem ofDigits_cons {α : Type u} [Semiring α] (b : α) (d : ℕ) (L : List ℕ) :
    ofDigits b (d :: L) = d + b * ofDigits b L := rfl

@[simp] theorem ofDigits_singleton {α : Type u} [Semiring α] (b : α) (n : ℕ) : ofDigits b [n] = n := by
  rw [ofDigits_cons, ofDigits_nil, mul_zero, add_zero]

theorem ofDigits_append {b : ℕ} : ∀ {l1 l2 : List ℕ}, ofDigits b (l1 ++ l2) = ofDigits b l1 + b ^ l1.length * ofDigits b l2
  | [], l2 => by rw [List.nil_append, ofDigits_nil, List.length_nil, Nat.pow_zero, Nat.one_mul, Nat.zero_add]
  | d :: l1, l2 => by
    rw [List.cons_append, ofDigits_cons, ofDigits_cons, ofDigits_append (l1 := l1), List.length_cons, Nat.pow_succ]
    ring

@[simp] theorem ofDigits_one (L : List ℕ) : ofDigits (1 : ℕ) L = L.sum := by
  induction L with
  | nil => rfl
  | cons d L ih => rw [ofDigits_cons, ih, Nat.one_mul, List.sum_cons, Nat.cast_id]

theorem digits_one_succ (n : ℕ) : digits 1 (n + 1) = 1 :: digits 1 n := rfl

theorem digits_add (b : ℕ) (h : 1 < b) (x y : ℕ) (hxb : x < b) (hxy : x ≠ 0 ∨ y ≠ 0) :
    digits b (x + b * y) = x :: digits b y := by
  have b0 : 0 < b := by omega
  have p : 0 < x + b * y := by
    rcases hxy with h | h
    · omega
    · have := Nat.mul_pos b0 (Nat.pos_of_ne_zero h); omega
  rw [digits_def' h p, Nat.add_mul_mod_self_left, Nat.mod_eq_of_lt hxb, Nat.add_mul_div_left _ _ b0, Nat.div_eq_of_lt hxb,
    Nat.zero_add]

theorem ofDigits_digits (b n : ℕ) : ofDigits b (digits b n) = n := by
  match b with
  | 0 =>
    cases n with
    | zero => rfl
    | succ n => rw [digits_zero_succ, ofDigits_singleton, Nat.cast_id]
  | 1 =>
    rw [ofDigits_one, digits_one]
    induction n with
    | zero => rfl
    | succ n ih => rw [List.replicate_succ, List.sum_cons, ih, Nat.add_comm]
  | b + 2 =>
    induction n using Nat.strongRecOn with
    | ind n ih =>
      cases n with
      | zero => rw [digits_zero]; rfl
      | succ n =>
        rw [digits_add_two_add_one, ofDigits_cons, ih _ (Nat.div_lt_self (by omega) (by omega)), Nat.cast_id, Nat.mod_add_div]

theorem digits_inj_iff {b n m : ℕ} : b.digits n = b.digits m ↔ n = m :=
  ⟨fun h => by rw [← ofDigits_digits b n, h, ofDigits_digits], fun h => by rw [h]⟩

theorem digits_eq_nil_iff_eq_zero {b n : ℕ} : digits b n = [] ↔ n = 0 :=
  ⟨fun h => by rw [← ofDigits_digits b n, h]; rfl, fun h => by rw [h, digits_zero]⟩

theorem digits_ne_nil_iff_ne_zero {b n : ℕ} : digits b n ≠ [] ↔ n ≠ 0 := not_congr digits_eq_nil_iff_eq_zero

theorem digits_eq_cons_digits_div {b n : ℕ} (h : 1 < b) (w : n ≠ 0) : digits b n = (n % b) :: digits b (n / b) :=
  digits_def' h (Nat.pos_of_ne_zero w)

theorem digits_lt_base {b m d : ℕ} (hb : 1 < b) (hd : d ∈ digits b m) : d < b := by
  induction m using Nat.strongRecOn with
  | ind m ih =>
    by_cases h : m = 0
    · rw [h, digits_zero] at hd; exact absurd hd List.not_mem_nil
    · rw [digits_eq_cons_digits_div hb h] at hd
      rcases List.mem_cons.mp hd with e | e
      · rw [e]; exact Nat.mod_lt _ (by omega)
      · exact ih _ (Nat.div_lt_self (by omega) hb) e

theorem digits_len (b n : ℕ) (hb : 1 < b) (hn : n ≠ 0) : (b.digits n).length = b.log n + 1 := by
  induction n using Nat.strongRecOn with
  | ind n ih =>
    rw [digits_eq_cons_digits_div hb hn, List.length_cons]
    by_cases h : n < b
    · rw [Nat.div_eq_of_lt h, digits_zero, log_of_lt h]; rfl
    · have l : b ≤ n := by omega
      rw [ih _ (Nat.div_lt_self (by omega) hb) (Nat.ne_of_gt (Nat.div_pos l (by omega))), log_of_one_lt_of_le hb l]

theorem lt_base_pow_length_digits {b m : ℕ} (hb : 1 < b) : m < b ^ (digits b m).length := by
  by_cases h : m = 0
  · rw [h]; exact Nat.pow_pos (by omega)
  · rw [digits_len b m hb h]; exact lt_pow_succ_log_self hb m

theorem base_pow_length_digits_le (b m : ℕ) (hb : 1 < b) : m ≠ 0 → b ^ (digits b m).length ≤ b * m := by
  intro h
  rw [digits_len b m hb h, Nat.pow_succ, Nat.mul_comm]
  exact Nat.mul_le_mul_left b (pow_log_le_self b h)

/-! Congruences between a number and the sum of its digits. -/

theorem ofDigits_modEq' (b b' : ℕ) (k : ℕ) (h : b ≡ b' [MOD k]) (L : List ℕ) : ofDigits b L ≡ ofDigits b' L [MOD k] := by
  induction L with
  | nil => exact ModEq.refl _
  | cons d L ih => rw [ofDigits_cons, ofDigits_cons]; exact (ModEq.refl _).add (h.mul ih)

theorem ofDigits_modEq (b k : ℕ) (L : List ℕ) : ofDigits b L ≡ ofDigits (b % k) L [MOD k] :=
  ofDigits_modEq' b (b % k) k (mod_modEq b k).symm L

theorem modEq_digits_sum (b b' : ℕ) (h : b' % b = 1) (n : ℕ) : n ≡ (digits b' n).sum [MOD b] := by
  have e := ofDigits_modEq b' b (digits b' n)
  rw [ofDigits_digits, h, ofDigits_one] at e
  exact e

theorem modEq_three_digits_sum (n : ℕ) : n ≡ (digits 10 n).sum [MOD 3] := modEq_digits_sum 3 10 (by decide) n

theorem modEq_nine_digits_sum (n : ℕ) : n ≡ (digits 10 n).sum [MOD 9] := modEq_digits_sum 9 10 (by decide) n

theorem dvd_iff_dvd_digits_sum (b b' : ℕ) (h : b' % b = 1) (n : ℕ) : b ∣ n ↔ b ∣ (digits b' n).sum :=
  (modEq_digits_sum b b' h n).dvd_iff (Nat.dvd_refl b)

theorem three_dvd_iff (n : ℕ) : 3 ∣ n ↔ 3 ∣ (digits 10 n).sum := dvd_iff_dvd_digits_sum 3 10 (by decide) n

theorem nine_dvd_iff (n : ℕ) : 9 ∣ n ↔ 9 ∣ (digits 10 n).sum := dvd_iff_dvd_digits_sum 9 10 (by decide) n

end Nat
