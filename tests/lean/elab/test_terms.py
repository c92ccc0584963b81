"""Terms: applications, field notation, binders, operators, coercions, anonymous constructors, calc, ▸."""

from __future__ import annotations

import pytest

from tests.lean.elab.lean_run import accepts, errors, infos


def test_named_arguments_are_eta_expanded() -> None:
    text = "def sum3 (x y z : Nat) : Nat := x + y + z\n#check sum3 (z := 8)\n#check sum3 1 (x := 8) (y := 3)"
    assert infos(text) == ["fun x y => sum3 x y 8 : Nat → Nat → Nat", "sum3 8 3 1 : Nat"]


def test_a_named_argument_does_not_see_the_parameters_before_it() -> None:
    text = "def sum3 (x y z : Nat) : Nat := x + y + z\n#check let x := 15; sum3 (z := x)\n"
    assert infos(text) == ["let x := 15;\nfun x_1 y => sum3 x_1 y x : Nat → Nat → Nat"]
    accepts("def sub3 (x y z : Nat) : Nat := x + y - z\nexample (x : Nat) : sub3 (z := x) 5 0 = 5 - x := rfl")


def test_unknown_named_argument() -> None:
    (text,) = errors("def f (x : Nat) : Nat := x\n#check f (y := 1)")
    assert text == "Invalid argument name `y` for function `f`"


def test_too_many_arguments() -> None:
    (text,) = errors("def f (x : Nat) : Nat := x\nexample : Nat := f 1 2")
    assert text == (
        "Function expected at\n  f 1\nbut this term has type\n  Nat\n\n"
        "Note: Expected a function because this term is being applied to the argument\n  2"
    )


def test_application_type_mismatch() -> None:
    (text,) = errors("example (p q : Prop) (h : p → q) (hq : q) : q := h hq")
    assert text == (
        "Application type mismatch: The argument\n  hq\nhas type\n  q\nbut is expected to have type\n  p\n"
        "in the application\n  h hq"
    )


def test_type_mismatch() -> None:
    (text,) = errors("example (n : Nat) (h : n = 1) : n = 2 := h")
    assert text == "Type mismatch\n  h\nhas type\n  n = 1\nbut is expected to have type\n  n = 2"


def test_optional_arguments() -> None:
    accepts("def f (x : Nat) (y : Nat := 2) : Nat := x + y\nexample : f 1 = 3 := rfl\nexample : f 1 5 = 6 := rfl")


def test_field_notation_places_the_object_at_its_type() -> None:
    accepts("def Nat.minus (x y : Nat) : Nat := x - y\nexample (a b : Nat) : a.minus b = a - b := rfl")


def test_field_notation_through_definitions() -> None:
    accepts("def Name := Nat\ndef Name.id (n : Name) : Name := n\nexample (n : Name) : n.id = n := rfl")


def test_missing_field() -> None:
    (text,) = errors("example (n : Nat) := n.bdiv 2")
    assert text == (
        "Invalid field `bdiv`: The environment does not contain `Nat.bdiv`, so it is not possible to project the field "
        "`bdiv` from an expression\n  n\nof type `Nat`"
    )


def test_a_field_in_guillemets_is_a_name() -> None:
    (text,) = errors("example (p : Nat × Nat) := p.«1»")
    assert text.startswith("Invalid field `1`: The environment does not contain `Prod.«1»`")


def test_the_number_of_a_projection_may_be_long() -> None:
    (text,) = errors(f"example (p : Nat × Nat) := p.{'9' * 4400}")
    assert text.startswith(f"Invalid projection: Index `{'9' * 4400}` is invalid for this structure")


def test_projections_by_number() -> None:
    accepts("example (p q : Prop) (h : p ∧ q) : q := h.2\nexample (x : Nat × Nat) : x.1 = x.fst := rfl")


def test_dotted_identifiers_use_the_expected_type() -> None:
    accepts("example (p q : Prop) (h : q) : p ∨ q := .inr h\nexample : Nat := .succ .zero")


def test_dotted_identifier_without_constant_head() -> None:
    (text,) = errors("example (α : Type) : α := .foo")
    assert text == (
        "Invalid dotted identifier notation: The expected type of `.foo`\n  α\n"
        "is not of the form `C ...` or `... → C ...` where C is a constant"
    )


def test_anonymous_constructors_nest() -> None:
    accepts("example (p q r : Prop) (a : p) (b : q) (c : r) : p ∧ q ∧ r := ⟨a, b, c⟩")


def test_anonymous_constructor_with_too_few_fields() -> None:
    (text,) = errors("example (p q : Prop) (a : p) : p ∧ q := ⟨a⟩")
    assert text.startswith(
        "Insufficient number of fields for `⟨...⟩` constructor: Constructor `And.intro` has 2 explicit"
    )


def test_pattern_binders() -> None:
    accepts("example (p q : Prop) : p ∧ q → q ∧ p := fun ⟨a, b⟩ => ⟨b, a⟩")


def test_implicit_lambda() -> None:
    assert infos("#check (fun x => x : {α : Type} → α → α)") == ["fun {α} x => x : {α : Type} → α → α"]


def test_explicit_mode_keeps_implicit_arguments() -> None:
    assert infos("#check @id Nat") == ["@id Nat : Nat → Nat"] or infos("#check @id Nat") == ["id : Nat → Nat"]


def test_centered_dot() -> None:
    assert infos("#check (· + 1 : Nat → Nat)\n#check ((· * ·) : Nat → Nat → Nat)") == [
        "fun x => x + 1 : Nat → Nat",
        "fun x1 x2 => x1 * x2 : Nat → Nat → Nat",
    ]


def test_bounded_quantifiers() -> None:
    accepts(
        "example (p : Nat → Prop) (h : ∀ n > 3, p n) : p 5 := h 5 (by decide)\n"
        "example : ∃ n > 3, n = 4 := ⟨4, by decide, rfl⟩"
    )


def test_calc_chains_relations() -> None:
    accepts("example (a b c : Nat) (h : a < b) (h' : b ≤ c) : a < c := calc a\n  _ < b := h\n  _ ≤ c := h'")


def test_calc_step_must_continue() -> None:
    found = errors("example (a b c d : Nat) (h : a = b) (h' : c = d) : a = d := calc\n  a = b := h\n  c = d := h'")
    assert found == ["invalid 'calc' step, left-hand side is\n  c : Nat\nprevious right-hand side is\n  b : Nat"]


@pytest.mark.parametrize("proof", ["h ▸ rfl", "h ▸ (rfl : a = a)", "h.symm ▸ rfl"])
def test_substitution_arrow(proof: str) -> None:
    accepts(f"example (a b : Nat) (h : a = b) : b = a := {proof}")


def test_substitution_arrow_in_both_directions() -> None:
    accepts("example (p : Nat → Prop) (a b : Nat) (h : a = b) (x : p b) : p a := h ▸ x")


def test_if_terms() -> None:
    accepts("def f (n : Nat) : Nat := if n = 0 then 1 else 2\nexample : f 0 = 1 := rfl")


def test_dependent_if_names_its_hypothesis() -> None:
    accepts("example (n : Nat) : Nat := if h : n = 0 then (have := h; 0) else (have : n ≠ 0 := h; 1)")


def test_show_from_is_a_have() -> None:
    assert infos("#check (show Nat from 3)") == ["have this := 3;\nthis : Nat"]


def test_numeral_without_instance() -> None:
    (text,) = errors("example : Bool := 1")
    assert text.startswith(
        "failed to synthesize instance of type class\n  OfNat Bool 1\nnumerals are polymorphic in Lean, but the "
        "numeral `1` cannot be used in a context where the expected type is\n  Bool\n"
        "due to the absence of the instance above"
    )


def test_unknown_identifier() -> None:
    assert errors("example : Nat := by exact y") == ["Unknown identifier `y`"]


def test_hole_reports_its_context() -> None:
    (text,) = errors("example (n : Nat) : Nat × Nat := (n, _)")
    assert text == "don't know how to synthesize placeholder for argument `snd`\ncontext:\nn : Nat\n⊢ Nat"


def test_one_error_is_reported_once() -> None:
    assert len(errors("example (n : Nat) : n.foo = n.foo + 1 := rfl")) == 2  # one for each use, none for `rfl`


def test_let_values_are_visible_and_have_values_are_not() -> None:
    accepts("example : (let x := 2; x + x) = 4 := rfl")
    assert errors("example : Nat := have x := 2; (rfl : x = 2) ▸ x") != []


def test_recursor_application_finds_its_motive() -> None:
    accepts("theorem sym {α : Type} {a b : α} (h : a = b) : b = a := h.rec rfl")


def test_do_blocks() -> None:
    accepts(
        """
instance : Monad Option where
  pure := some
  bind x f := match x with | none => none | some a => f a
def f (x y : Option Nat) : Option Nat := do
  let a ← x
  return a + (← y)
example : f (some 1) (some 2) = some 3 := rfl
def g (x : Option Nat) : Option Nat := do
  let mut a := 1
  if a = 1 then
    a := a + (← x)
  return a
example : g (some 1) = some 2 := rfl
def early (n : Nat) : Option Nat := do
  if n = 0 then
    return 1
  let k ← some n
  pure (k + 1)
example : early 0 = some 1 := rfl
example : early 3 = some 4 := rfl
"""
    )


def test_equal_matchers_are_shared() -> None:
    accepts(
        """
def a (x : Option Nat) : Nat := match x with | some y => y | none => 0
def b (x : Option Nat) : Nat := match x with | some z => z | none => 0
example : a = b := rfl
"""
    )


def test_long_sums_stay_within_the_heartbeats() -> None:
    total = " + ".join(["1"] * 150)
    accepts(f"example : {total} = 150 := by decide\nexample (x : Nat) : {total} + x = {total} + x := rfl")


def test_out_params_of_instances_are_compared() -> None:
    text = """
class OneSmaller (α : Type) (β : outParam Type) where
  biggest : α
instance : OneSmaller (Option Bool) Unit := ⟨none⟩
def f (α : Type) {β : Type} [OneSmaller α β] : Nat := 0
#check f (Option Bool) (β := Bool)
"""
    (found,) = errors(text)
    assert found.startswith("failed to synthesize instance of type class\n  OneSmaller (Option Bool) Bool")


def test_instances_must_determine_their_out_params() -> None:
    text = "structure T (α : Type) where\n  b : Bool\ninstance : Coe (T α) Bool := ⟨T.b⟩"
    assert errors(text) == ["instance does not provide concrete values for (semi-)out-params\n  Coe (T ?α) Bool"]


def test_open_classical_leaves_decidable_orders_alone() -> None:
    """``propDecidable`` has low priority: it must not win while the numerals' type is still open."""
    accepts("open Classical\nexample : (if 1 < 2 then 1 else 0) = 1 := rfl\ntheorem t : 1 ≤ 2 := by decide")


def test_types_left_open_by_auto_bound_names_become_implicit_arguments() -> None:
    text = "theorem empty (h : List.length l = 0) : l.length = 0 := h\n#check empty"
    assert infos(text) == ["empty.{u_1} {α✝ : Type u_1} {l : List α✝} (h : l.length = 0) : l.length = 0"]
