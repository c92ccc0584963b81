-- case omega_division_rounds_down: omega could not prove the goal:
theorem bad (a : Nat) : (a + 1) / 2 = a / 2 + 1 := by omega
-- case omega_division_by_zero: omega could not prove the goal:
theorem bad (a : Nat) : a / 0 = a := by omega
-- case omega_modulo_by_zero: omega could not prove the goal:
theorem bad (a : Nat) : a % 0 = 0 := by omega
-- case omega_modulo_bound: omega could not prove the goal:
theorem bad (a : Nat) : a % 7 < 6 := by omega
-- case omega_int_division_rounds_to_minus_infinity: omega could not prove the goal:
theorem bad (a : Int) (h : a = -7) : a / 2 = -3 := by omega
-- case omega_int_modulo_sign: omega could not prove the goal:
theorem bad (a : Int) (h : a = -7) : a % 2 = -1 := by omega
-- case omega_int_tdiv_is_other: omega could not prove the goal:
theorem bad (a : Int) : Int.tdiv a 2 = a / 2 := by omega
-- case omega_subtraction_associates: omega could not prove the goal:
theorem bad (a b c : Nat) : a - (b - c) = a - b + c := by omega
-- case omega_subtraction_cancels: omega could not prove the goal:
theorem bad (a b : Nat) : a + b - (a + b + 1) = b - b - 1 + 1 := by omega
-- case omega_pred_succ: omega could not prove the goal:
theorem bad (a : Nat) : a - 1 + 1 = a := by omega
-- case omega_cast_of_subtraction: omega could not prove the goal:
theorem bad (a b : Nat) : ((a - b : Nat) : Int) = (a : Int) - (b : Int) := by omega
-- case omega_cast_negative: omega could not prove the goal:
theorem bad (a : Int) : (a.toNat : Int) = a := by omega
-- case omega_nat_abs: omega could not prove the goal:
theorem bad (a : Int) : (a.natAbs : Int) = a := by omega
-- case omega_integers_are_not_naturals: omega could not prove the goal:
theorem bad (a b : Int) (h : a + b = 0) : a = 0 := by omega
-- case omega_rational_but_not_integer_shadow: omega could not prove the goal:
theorem bad (a b : Nat) (h : 2 * a + 1 ≤ 2 * b) : a + 1 < b := by omega
-- case omega_even_sum: omega could not prove the goal:
theorem bad (a b : Nat) (h : (a + b) % 2 = 0) : a % 2 = 0 := by omega
-- case omega_divides: omega could not prove the goal:
theorem bad (a : Nat) (h : 4 ∣ a * 2) : 4 ∣ a := by omega
-- case omega_divides_sum: omega could not prove the goal:
theorem bad (a b : Nat) (h : 3 ∣ a + b) : 3 ∣ a := by omega
-- case omega_negated_conjunction: omega could not prove the goal:
theorem bad (a b : Nat) (h : ¬(a < 3 ∧ b < 3)) : 3 ≤ a := by omega
-- case omega_implication: omega could not prove the goal:
theorem bad (a b : Nat) (h : a < 3 → b < 3) : b < 3 := by omega
-- case omega_iff: omega could not prove the goal:
theorem bad (a b : Nat) (h : a < 3 ↔ b < 3) : a < 3 := by omega
-- case omega_non_linear_square: omega could not prove the goal:
theorem bad (a : Nat) : a ≤ a * a - 1 + 0 := by omega
-- case omega_ignores_quantifiers: omega could not prove the goal:
theorem bad (f : Nat → Nat) (h : ∀ x, f x = x) : f 1 = 1 := by omega
-- case omega_does_no_congruence: omega could not prove the goal:
theorem bad (f : Nat → Nat) (a b : Nat) (h : a = b + 0) : f a = f b := by omega
-- case omega_different_atoms: omega could not prove the goal:
theorem bad (f : Nat → Nat) (a : Nat) : f (a + 1) = f a + 1 := by omega
-- case omega_min: omega could not prove the goal:
theorem bad (a b : Nat) : min a b = a := by omega
-- case omega_max: omega could not prove the goal:
theorem bad (a b : Nat) : max a b ≤ a := by omega
-- case omega_if: omega could not prove the goal:
theorem bad (a b : Nat) : (if a < b then a else b) < b := by omega
-- case omega_fin_bound: omega could not prove the goal:
theorem bad (i : Fin 5) : (i : Nat) < 4 := by omega
-- case omega_fin_addition_wraps: omega could not prove the goal:
theorem bad (i : Fin 5) : (i + 1).val = i.val + 1 := by omega
-- case omega_two_to_the_power: omega could not prove the goal:
theorem bad (k : Nat) : 2 ^ k = 2 * k := by omega
-- case omega_shift: omega could not prove the goal:
theorem bad (a : Nat) : a >>> 1 = a := by omega
-- case omega_contradictory_looking_but_consistent: omega could not prove the goal:
theorem bad (a b c : Int) (h₁ : 2 * a + 3 * b = 1) (h₂ : a - b = c) : False := by omega
-- case omega_parity_trap_is_consistent: omega could not prove the goal:
theorem bad (a b : Int) (h : 4 * a + 6 * b = 2) : False := by omega
-- case omega_three_variables: omega could not prove the goal:
theorem bad (a b c : Nat) (h : a < b) (k : c < b) : a < c := by omega
-- case omega_wrong_type: omega could not prove the goal:
theorem bad (s : String) : s = s ++ "" := by omega
-- case omega_negative_literal: omega could not prove the goal:
theorem bad : (-1 : Int) = 1 := by omega
-- case omega_from_false_disjunct: omega could not prove the goal:
theorem bad (a : Nat) (h : a = 1 ∨ a = 2) : a = 2 := by omega
-- case decide_int_division: Tactic `decide` proved that the proposition … -7 / 2 = -3
theorem bad : (-7 : Int) / 2 = -3 := by decide
-- case decide_int_modulo: Tactic `decide` proved that the proposition … -7 % 2 = -1
theorem bad : (-7 : Int) % 2 = -1 := by decide
-- case decide_truncated_subtraction: Tactic `decide` proved that the proposition … 3 - 5 = 0
theorem bad : 3 - 5 = (0 : Int) := by decide
-- case decide_natural_subtraction: Tactic `decide` proved that the proposition … 3 - 5 + 2 = 0
theorem bad : 3 - 5 + 2 = 0 := by decide
-- case decide_division_by_zero: Tactic `decide` proved that the proposition … 1 / 0 = 1
theorem bad : 1 / 0 = 1 := by decide
-- case decide_gcd: Tactic `decide` proved that the proposition … Nat.gcd 12 18 = 3
theorem bad : Nat.gcd 12 18 = 3 := by decide
-- case decide_power: Tactic `decide` proved that the proposition … 2 ^ 10 = 1000
theorem bad : 2 ^ 10 = 1000 := by decide
-- case decide_zero_power: Tactic `decide` proved that the proposition … 0 ^ 0 = 0
theorem bad : 0 ^ 0 = 0 := by decide
-- case decide_bool_precedence: Tactic `decide` proved that the proposition … (true && false || true) = false
theorem bad : (true && false || true) = false := by decide
-- case decide_list_order: Tactic `decide` proved that the proposition … [1, 2, 3] = [3, 2, 1]
theorem bad : [1, 2, 3] = [3, 2, 1] := by decide
-- case decide_membership: Tactic `decide` proved that the proposition … 4 ∈ [1, 2, 3]
theorem bad : 4 ∈ [1, 2, 3] := by decide
-- case decide_quantifier_over_fin: Tactic `decide` proved that the proposition … ∀ (i : Fin 4), ↑i < 3
theorem bad : ∀ i : Fin 4, i.val < 3 := by decide
-- case decide_bounded_quantifier: Tactic `decide` proved that the proposition … ∀ (n : Nat), n < 10 → n * n < 80
theorem bad : ∀ n, n < 10 → n * n < 80 := by decide
-- case decide_bool_quantifier: Tactic `decide` proved that the proposition … ∀ (a b : Bool), (a && b) = (a || b)
theorem bad : ∀ a b : Bool, (a && b) = (a || b) := by decide
-- case decide_infinite_quantifier: failed to synthesize instance of type class … Decidable (∀ (n : Nat), n < n + 1)
theorem bad : ∀ n : Nat, n < n + 1 := by decide
-- case decide_undecidable: Tactic `decide` failed: expected type must not contain free variables … p ∨ ¬p
theorem bad (p : Prop) : p ∨ ¬p := by decide
-- case decide_stuck_on_axiom_of_choice: Tactic `decide` failed for proposition … decide (1 = 2) = true
theorem bad : @decide (1 = 2) (Classical.propDecidable _) = true := by decide
-- case decide_with_false_instance: Tactic `decide` proved that the proposition … 1 = 2
theorem bad : 1 = 2 := by
  let inst : Decidable (1 = 2) := .isTrue (by decide)
  exact of_decide_eq_true rfl
-- case of_decide_with_wrong_flag: Application type mismatch: The argument … expected to have type … decide (1 = 2) = true
theorem bad : 1 = 2 := of_decide_eq_true (Eq.refl true)
-- case decide_eq_true_by_rfl: Type mismatch … expected to have type … decide (1 = 2) = true
theorem bad : decide (1 = 2) = true := rfl
-- case fin_literal_wraps: Tactic `decide` proved that the proposition … 5 = 3
theorem bad : (5 : Fin 3) = (3 : Fin 3) := by decide
-- case fin_literal_value: Type mismatch … expected to have type … ↑5 = 5
theorem bad : (5 : Fin 3).val = 5 := rfl
-- case fin_addition: Type mismatch … expected to have type … ↑(2 + 2) = 4
theorem bad : (2 : Fin 3) + 2 = 4 := by
  have h : ((2 : Fin 3) + 2).val = 4 := rfl
  exact Fin.eq_of_val_eq h
-- case fin_zero_has_no_literal: failed to synthesize instance of type class … OfNat (Fin 0) 0
def bad : Fin 0 := 0
-- case fin_subtraction: Tactic `decide` proved that the proposition … 1 - 2 = 0
theorem bad : (1 : Fin 5) - 2 = 0 := by decide
-- case fin_order_of_wrapped: Tactic `decide` proved that the proposition … 4 < 4 + 1
theorem bad : (4 : Fin 5) < 4 + 1 := by decide
-- case bitvec_overflow: Type mismatch … expected to have type … BitVec 8
theorem bad : (255#8) + 1#8 = 256#9 := by decide
-- case bitvec_overflow_same_width: Tactic `decide` proved that the proposition … BitVec.ofNat 8 255 + BitVec.ofNat 8 1 = BitVec.ofNat 8 255
theorem bad : (255#8) + 1#8 = 255#8 := by decide
-- case bitvec_value_beyond_width: Type mismatch … expected to have type … (BitVec.ofNat 8 256).toNat = 256
theorem bad : (256#8).toNat = 256 := rfl
-- case bitvec_negative: Tactic `decide` proved that the proposition … BitVec.ofNat 8 0 - BitVec.ofNat 8 1 = BitVec.ofNat 8 0
theorem bad : (0#8) - 1#8 = 0#8 := by decide
-- case uint8_wraps: Tactic `decide` proved that the proposition … 255 + 1 = 255
theorem bad : (255 : UInt8) + 1 = 255 := by decide
-- case uint8_literal: Type mismatch … expected to have type … UInt8.toNat 256 = 256
theorem bad : (256 : UInt8).toNat = 256 := rfl
-- case char_codes: Type mismatch … expected to have type … 'a'.toNat = 65
theorem bad : 'a'.toNat = 65 := rfl
-- case char_of_surrogate: Type mismatch … expected to have type … '\x00'.toNat = 55296
theorem bad : (Char.ofNat 0xD800).toNat = 0xD800 := rfl
-- case char_literal_unknown_escape: invalid escape sequence
def bad : Char := '\q'
-- case char_literal_too_long: missing end of character literal
def bad : Char := 'ab'
-- case string_length_of_escape: Type mismatch … expected to have type … "a\nb".length = 4
theorem bad : "a\nb".length = 4 := rfl
-- case string_equality_case: Tactic `decide` proved that the proposition … "Lean" = "lean"
theorem bad : "Lean" = "lean" := by decide
-- case string_append_order: Type mismatch … expected to have type … "a" ++ "b" = "ba"
theorem bad : "a" ++ "b" = "ba" := rfl
-- case string_unfinished: unterminated string literal
def bad : String := "abc
-- case big_numeral_off_by_one: Type mismatch … expected to have type … 10000000000000000000000000000000000000000 = 10000000000000000000000000000000000000001
theorem bad : 10000000000000000000000000000000000000000 = 10000000000000000000000000000000000000001 := rfl
-- case big_numeral_word_size: Tactic `decide` proved that the proposition … 18446744073709551616 = 0
theorem bad : 18446744073709551616 = 0 := by decide
-- case big_numeral_word_size_sum: Type mismatch … expected to have type … 18446744073709551615 + 1 = 0
theorem bad : 18446744073709551615 + 1 = 0 := rfl
-- case big_numeral_signed_word: Tactic `decide` proved that the proposition … 9223372036854775807 + 1 = -9223372036854775808
theorem bad : (9223372036854775807 : Int) + 1 = -9223372036854775808 := by decide
-- case big_power: Tactic `decide` proved that the proposition … 2 ^ 64 = 2 ^ 65
theorem bad : 2 ^ 64 = 2 ^ 65 := by decide
-- case big_power_modulo: Tactic `decide` proved that the proposition … 2 ^ 200 % 7 = 3
theorem bad : 2 ^ 200 % 7 = 3 := by decide
-- case big_product: Tactic `rfl` failed: The left-hand side … 123456789 * 987654321
theorem bad : 123456789 * 987654321 = 121932631112635268 := by rfl
-- case big_subtraction: Type mismatch … expected to have type … 10000000000 - 10000000001 = 1
theorem bad : 10000000000 - 10000000001 = 1 := rfl
-- case hexadecimal: Type mismatch … expected to have type … 255 = 256
theorem bad : 0xFF = 256 := rfl
-- case binary: Type mismatch … expected to have type … 5 = 101
theorem bad : 0b101 = 101 := rfl
-- case octal: Type mismatch … expected to have type … 15 = 17
theorem bad : 0o17 = 17 := rfl
-- case numeral_separator: Type mismatch … expected to have type … 1000 = 100
theorem bad : 1_000 = 100 := rfl
-- case leading_zeros: Type mismatch … expected to have type … 10 = 8
theorem bad : 010 = 8 := rfl
-- case scientific_numeral_in_nat: failed to synthesize instance of type class … OfScientific Nat
def bad : Nat := 1.5
-- case negative_natural: failed to synthesize instance of type class … Neg Nat
def bad : Nat := -1
-- case natural_minus_is_truncated: unsolved goals … ⊢ a - b = 0
theorem bad (a b : Nat) : a - b = 0 - (b - a) := by simp
-- case literal_of_own_type: failed to synthesize instance of type class … OfNat N 3
inductive N where
  | z
  | s (n : N)
def bad : N := 3
-- case successor_of_literal: Type mismatch … expected to have type … Nat.succ 41 = 43
theorem bad : Nat.succ 41 = 43 := rfl
-- case pattern_literal_mismatch: Tactic `rfl` failed: The left-hand side … 0
theorem bad (n : Nat) (h : 5 = n + 6) : n = 1 := by
  cases n with
  | zero => rfl
  | succ k => rfl
-- case int_neg_succ: Type mismatch … expected to have type … Int.negSucc 0 = 0
theorem bad : Int.negSucc 0 = 0 := rfl
-- case int_order_reversed: Tactic `decide` proved that the proposition … -3 ≤ -4
theorem bad : (-3 : Int) ≤ -4 := by decide
-- case int_to_nat_of_negative: Type mismatch … expected to have type … (-3).toNat = 3
theorem bad : (-3 : Int).toNat = 3 := rfl
-- case int_nat_sub_coercion: Tactic `decide` proved that the proposition … ↑(2 - 3) = 2 - 3
theorem bad : ((2 - 3 : Nat) : Int) = 2 - 3 := by decide
-- case coercion_to_nat_is_absent: Type mismatch … expected to have type … Nat
def bad (i : Int) : Nat := i
-- case min_max: Type mismatch … expected to have type … min 3 5 = 5
theorem bad : min 3 5 = 5 := rfl
-- case lists_zip: Type mismatch … expected to have type … [1, 2].zip [3] = [(1, 3), (2, 0)]
theorem bad : [1, 2].zip [3] = [(1, 3), (2, 0)] := rfl
-- case list_reverse: `simp` made no progress
theorem bad (xs : List Nat) : xs.reverse = xs := by simp
-- case list_append_commutes: `simp` made no progress
theorem bad (xs ys : List Nat) : xs ++ ys = ys ++ xs := by simp
-- case list_head_of_empty: Type mismatch … expected to have type … [].head? = some 0
theorem bad : ([] : List Nat).head? = some 0 := rfl
-- case list_index_out_of_range: failed to prove index is valid, possible solutions:
theorem bad : [1, 2, 3][3] = 3 := rfl
-- case list_index_default: Tactic `decide` proved that the proposition … [1, 2, 3][3]! = 3
theorem bad : [1, 2, 3][3]! = 3 := by decide
-- case array_size: Type mismatch … expected to have type … #[1, 2, 3].size = 4
theorem bad : #[1, 2, 3].size = 4 := rfl
-- case option_get: Type mismatch … expected to have type … none.getD 3 = 0
theorem bad : (none : Option Nat).getD 3 = 0 := rfl
-- case prod_swap: Type mismatch … expected to have type … (p.snd, p.fst) = p
theorem bad (p : Nat × Nat) : (p.2, p.1) = p := rfl
-- case unit_is_not_bool: failed to synthesize instance of type class … Subsingleton Bool
theorem bad (a b : Bool) : a = b := Subsingleton.elim a b
-- case huge_exponent: Tactic `rfl` failed: The left-hand side … 2 ^ 100000000
theorem bad : 2 ^ 100000000 = 0 := by rfl
-- case huge_exponent_by_term: Type mismatch … expected to have type … 2 ^ 100000000 = 0
theorem bad : 2 ^ 100000000 = 0 := rfl
