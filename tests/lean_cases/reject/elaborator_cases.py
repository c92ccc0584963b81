"""Lean texts that must be refused, each with a fragment of the reason.

The fragment is Lean's own wording where Lean's is fixed. A case passes only if the declaration named ``bad`` (or the
example) is refused *for that reason*; accepting it, crashing, or failing for another reason is a failure.
"""

from __future__ import annotations

from typing import Final

Case = tuple[str, str, str]
"""(name, Lean text, fragment of the error)."""

FALSE_EQUATIONS: Final[list[Case]] = [
    ("rfl_on_different_literals", "example : 1 = 2 := rfl", "ype mismatch"),
    ("rfl_tactic_on_different_literals", "example : 1 = 2 := by rfl", "Tactic `rfl` failed: The left-hand side"),
    ("rfl_on_variables", "example (a b : Nat) : a + b = b + a := rfl", "ype mismatch"),
    ("rfl_tactic_on_variables", "example (a b : Nat) : a + b = b + a := by rfl", "Tactic `rfl` failed: The left-hand side"),
    ("rfl_zero_add", "example (n : Nat) : 0 + n = n := rfl", "ype mismatch"),
    ("rfl_on_lists", "example : [1, 2] = [2, 1] := rfl", "ype mismatch"),
    ("rfl_on_bools", "example : true = false := rfl", "ype mismatch"),
    ("rfl_on_strings", 'example : "ab" = "ba" := rfl', "ype mismatch"),
    ("rfl_on_types", "example : Nat = Int := rfl", "ype mismatch"),
    ("rfl_on_universes", "example : Type = Prop := rfl", "ype mismatch"),
    ("decide_false_sum", "example : 2 + 2 = 5 := by decide", "Tactic `decide` proved that the proposition"),
    ("decide_false_order", "example : 5 < 3 := by decide", "Tactic `decide` proved that the proposition"),
    ("decide_false_conjunction", "example : 1 = 1 ∧ 1 = 2 := by decide", "Tactic `decide` proved that the proposition"),
    ("decide_false_division", "example : 7 / 2 = 4 := by decide", "Tactic `decide` proved that the proposition"),
    ("decide_open_term", "example (n : Nat) : n = n + 0 := by decide", "expected type must not contain free variables"),
    ("omega_false_sum", "example : 2 + 2 = 5 := by omega", "omega could not prove"),
    ("omega_successor", "example (n : Nat) : n + 1 = n := by omega", "omega could not prove"),
    ("omega_truncated_subtraction", "example (a b : Nat) : a - b + b = a := by omega", "omega could not prove"),
    ("omega_strict", "example (a b : Nat) (h : a ≤ b) : a < b := by omega", "omega could not prove"),
    ("omega_int_sign", "example (a : Int) : 0 ≤ a := by omega", "omega could not prove"),
    ("omega_division", "example (a : Nat) : a / 2 * 2 = a := by omega", "omega could not prove"),
    ("omega_product", "example (a b : Nat) : a * b = b * a + 1 := by omega", "omega could not prove"),
    ("omega_parity", "example (a : Nat) (h : a % 2 = 0) : a % 4 = 0 := by omega", "omega could not prove"),
    ("omega_disjunction", "example (a b : Nat) (h : a < b ∨ b < a) : a < b := by omega", "omega could not prove"),
    ("simp_false", "example : 1 = 2 := by simp", "unsolved goals\n⊢ False"),
    ("simp_no_progress", "example (p : Prop) : p := by simp", "`simp` made no progress"),
    ("simp_arith_false", "example (x : Nat) : x + 1 = x + 2 := by simp", "unsolved goals"),
    ("native_decide", "example : 2 + 2 = 4 := by native_decide", "native_decide"),
]

LOGIC: Final[list[Case]] = [
    ("trivial_false", "example : False := by trivial", "Tactic `assumption` failed"),
    ("or_is_not_left", "example (p q : Prop) (h : p ∨ q) : p := h.left", "Invalid field `left`"),
    ("or_cases_missing", "example (p q : Prop) (h : p ∨ q) : p := by cases h <;> assumption", "assumption"),
    ("and_swapped", "example (p q : Prop) (h : p ∧ q) : q ∧ p := h", "ype mismatch"),
    ("anonymous_constructor_swapped", "example (p q : Prop) (hp : p) (hq : q) : p ∧ q := ⟨hq, hp⟩", "ype mismatch"),
    ("iff_one_way", "example (p q : Prop) (h : p → q) : p ↔ q := ⟨h⟩", "nsufficient number of fields"),
    ("excluded_middle_is_not_free", "example (p : Prop) : p ∨ ¬p := by constructor; assumption", "assumption"),
    ("exists_to_data", "def bad (h : ∃ n : Nat, n = n) : Nat := by cases h with | intro w _ => exact w", "can only eliminate into `Prop`"),
    (
        "or_to_data",
        "def bad (p q : Prop) (h : p ∨ q) : Bool := match h with | .inl _ => true | .inr _ => false",
        "can only eliminate into `Prop`",
    ),
    ("contradiction_without_one", "example (p q : Prop) (h : p) : q := by contradiction", "contradiction"),
    ("assumption_without_one", "example (p q : Prop) (h : p) : q := by assumption", "assumption"),
    ("exact_wrong", "example (p q : Prop) (h : p) : q := by exact h", "ype mismatch"),
    ("apply_wrong", "example (p q r : Prop) (h : p → q) : r := by apply h", "could not unify"),
    ("intro_too_many", "example (p : Prop) (h : p) : p := by intro x; exact h", "There are no additional binders"),
    ("left_on_and", "example (p q : Prop) (hp : p) : p ∧ q := by left; exact hp", "exactly 2 constructors"),
    ("constructor_on_false", "example : False := by constructor", "constructor"),
    ("exists_wrong_witness", "example : ∃ n : Nat, n = 3 := ⟨2, rfl⟩", "ype mismatch"),
    ("unsolved_goals", "example (p q : Prop) (hp : p) : p ∧ q := by constructor; exact hp", "unsolved goals"),
    (
        "unsolved_bullet",
        "example (p q : Prop) (hp : p) : p ∧ q := by\n  constructor\n  · skip\n  · skip",
        "unsolved goals",
    ),
    ("exfalso_then_nothing", "example (p : Prop) : p := by exfalso", "unsolved goals"),
    ("first_all_fail", "example (p : Prop) : p := by first | assumption | trivial", "Tactic `assumption` failed"),
    ("done_with_goals", "example (p : Prop) : p → p := by intro h; done", "unsolved goals"),
    ("no_goals_left", "example : True := by trivial; trivial", "No goals to be solved"),
    (
        "sorry_is_not_a_proof",
        "theorem bad : 1 = 2 := by sorry\n#print axioms bad\nexample : 1 = 2 := rfl",
        "ype mismatch",
    ),
]

REWRITING: Final[list[Case]] = [
    ("rw_pattern_missing", "example (a b c : Nat) (h : a = b) : c = c + 0 := by rw [h]", "Did not find an occurrence"),
    (
        "rw_wrong_direction",
        "example (a b : Nat) (h : a = b) : a = 3 → b = 3 := by intro k; rw [h]; exact k",
        "Did not find an occurrence",
    ),
    ("rw_not_an_equation", "example (p : Prop) (h : p) : p := by rw [h]", "Expected an equality or iff proof"),
    ("rw_leaves_goal", "example (a b : Nat) (h : a = b) : a = 3 := by rw [h]", "unsolved goals"),
    ("subst_closed", "example (h : 1 = 2) : False := by subst h", "it is not of the form (x = t) or (t = x)"),
    ("injection_not_constructors", "example (a b : Nat) (h : a + b = b) : a = 0 := by injection h", "equality of constructor applications expected"),
    ("calc_gap", "example (a b c : Nat) (h : a = b) : a = c := calc a = b := h", "invalid 'calc' step"),
    (
        "calc_wrong_step",
        "example (a b c : Nat) (h : a = b) (k : b = c) : a = c := calc a = b := k\n  _ = c := k",
        "ype mismatch",
    ),
    ("show_wrong", "example (a : Nat) : a = a := by show a = a + 1; rfl", "is not definitionally equal to target"),
    ("change_wrong", "example (a : Nat) : a = a := by change a = a + 1; rfl", "is not definitionally equal to target"),
    ("congr_wrong", "example (f : Nat → Nat) (a b : Nat) : f a = f b := by congr", "unsolved goals"),
]

DECLARATIONS: Final[list[Case]] = [
    ("self_reference", "theorem bad : 1 = 2 := bad", "fail to show termination"),
    ("recursion_without_decrease", "def bad (n : Nat) : Nat := bad n + 1", "fail to show termination"),
    ("recursion_increasing", "def bad : Nat → Nat\n  | 0 => 0\n  | n + 1 => bad (n + 2)", "fail to show termination"),
    (
        "proof_by_growing_recursion",
        "theorem bad : ∀ n : Nat, n = 0\n  | n => by have := bad (n + 1); omega",
        "fail to show termination",
    ),
    ("missing_case", "def bad : Nat → Nat\n  | 0 => 0", "Missing cases"),
    ("missing_nested_case", "def bad : Bool → Bool → Nat\n  | true, _ => 0\n  | false, true => 1", "Missing cases"),
    ("non_positive", "inductive Bad where\n  | mk : (Bad → Nat) → Bad", "non positive occurrence"),
    ("non_positive_nested_arrow", "inductive Bad where\n  | mk : ((Bad → Nat) → Nat) → Bad", "non positive occurrence"),
    ("universe_too_big", "inductive Bad : Type where\n  | mk : Type → Bad", "niverse level"),
    ("constructor_of_other_type", "inductive Bad where\n  | mk : Nat", "constructor"),
    ("duplicate_theorem", "theorem bad : True := trivial\ntheorem bad : True := trivial", "has already been declared"),
    ("duplicate_of_library", "theorem Nat.add_comm : True := trivial", "has already been declared"),
    ("theorem_of_data", "theorem bad : Nat := 0", "is not a proposition"),
    ("unknown_identifier", "example : 1 = 1 := foo", "nknown identifier"),
    ("unknown_constant", "example : Nat.foo 1 = 1 := rfl", "Unknown constant `Nat.foo`"),
    ("unknown_tactic", "example : True := by frobnicate", "unknown tactic"),
    ("type_expected", "example : 3 := trivial", "numerals are polymorphic in Lean"),
    ("too_many_arguments", "example : Nat := Nat.succ 1 2", "unction expected"),
    ("wrong_argument", "example : Nat := Nat.succ true", "ype mismatch"),
    ("missing_instance", "example (α : Type) (a b : α) : α := a + b", "failed to synthesize"),
    ("undecidable_if", "def bad (p : Prop) : Nat := if p then 1 else 2", "failed to synthesize"),
    ("missing_field", "structure P where\n  x : Nat\n  y : Nat\nexample : P := { x := 1 }", "ields missing"),
    ("unknown_field", "structure P where\n  x : Nat\nexample : P := { x := 1, z := 2 }", "`z` is not a field of structure"),
    ("placeholder", "example : ∃ n : Nat, n = n := ⟨_, rfl⟩", "don't know how to synthesize"),
    ("universe_mismatch", "example : Type 1 := Type 1", "ype mismatch"),
    (
        "section_variable_not_included",
        "variable (n : Nat) (h : n = 0)\ntheorem bad : True := by exact absurd h (by simp)",
        "Unknown identifier `h`",
    ),
    ("wrong_end", "namespace A\nend B", "Invalid name after `end`"),
    ("unclosed_paren", "example : (1 = 1 := rfl", "unexpected token"),
    ("garbage", "example : 1 = 1 := by )", "unexpected"),
]

CASES: Final[list[Case]] = [*FALSE_EQUATIONS, *LOGIC, *REWRITING, *DECLARATIONS]
