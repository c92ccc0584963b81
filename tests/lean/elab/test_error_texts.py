"""Texts of errors in declarations and terms, as Lean words them."""

from __future__ import annotations

import re

from tests.lean.elab.lean_run import accepts, errors


def test_constructor_of_another_type() -> None:
    assert errors("inductive Shape where\n  | dot : Nat") == [
        "Unexpected resulting type for constructor `Shape.dot`: Expected\n  Shape\nbut found\n  Nat"
    ]
    assert errors("inductive Bag (α : Type) where\n  | one : α → Nat") == [
        "Unexpected resulting type for constructor `Bag.one`: Expected an application of\n  Bag\nbut found\n  Nat"
    ]


def test_misspelt_resulting_type_of_a_constructor() -> None:
    (text,) = errors("inductive Bag (α : Type) where\n  | one : α → Bagg α")
    assert text.startswith(
        "Unexpected resulting type for constructor `Bag.one`: Expected an application of\n  Bag\nbut found\n  ?m."
    )


def test_missing_parameter_of_an_inductive_type() -> None:
    text = (
        "inductive Each (p : Nat → Prop) : List Nat → Prop\n  | nil : Each p []\n"
        "inductive Odd (n : Nat) : Prop\n  | mk (xs : List Nat) : Each Odd xs → Odd n"
    )
    assert errors(text) == [
        "Missing parameter(s) in occurrence of inductive type: In the expression\n  Each Odd xs\nfound\n  Odd\n"
        "but expected all parameters to be specified:\n  Odd n\n\nNote: All occurrences of an inductive type in the "
        "types of its constructors must specify its fixed parameters. Only indices can be omitted in a partial "
        "application of the type constructor."
    ]


def test_parameter_that_varies_in_an_argument() -> None:
    (text,) = errors("inductive V (n : Nat) : Type where\n  | mk (m : Nat) : V m → V n")
    assert text.startswith("Mismatched inductive type parameter in\n  V m\nThe provided argument\n  m\n")


def test_several_constants_in_one_declaration() -> None:
    note = (
        "\n\nNote: Multiple constants cannot be declared in a single declaration. The identifier(s) `b` are being "
        "interpreted as parameters `(b : _)`."
    )
    assert errors("opaque a b : Nat") == ["Failed to infer type of binder `b`" + note]
    assert errors("axiom a b : Nat") == ["Failed to infer type of binder `b`" + note]


def test_a_structure_field_has_one_name_without_brackets() -> None:
    assert errors("structure P where\n  first second : Nat") == ["Failed to infer type of binder `second`"]
    accepts("structure P where\n  (first second : Nat)\nexample (p : P) : Nat := p.second")


def test_parenthesised_variable_of_fun() -> None:
    accepts("example : Nat → Nat := fun (n) => n + 1")
    assert errors("example := fun (n) => n.succ") == [
        "Invalid field notation: Type of\n  n\nis not known; cannot resolve field `succ`"
    ]


def test_field_of_a_variable_type() -> None:
    assert errors("def twice {α} [Add α] (x : α) := (x + x).half") == [
        "Invalid field notation: Field projection operates on types of the form `C ...` where C is a constant. The "
        "expression\n  x + x\nhas type `α` which does not have the necessary form."
    ]


def test_dotted_identifiers_need_a_type_with_a_name() -> None:
    assert errors("def f (xs : List Nat) := .reverse xs") == [
        "Invalid dotted identifier notation: The expected type of `.reverse` could not be determined"
    ]
    assert errors("#check (.yes : Prop)") == [
        "Invalid dotted identifier notation: Not supported on type universe\n  Prop"
    ]


def test_matching_on_a_proof_for_data() -> None:
    (text,) = errors("def wit {p : Nat → Prop} (ex : ∃ n, p n) : Nat :=\n  match ex with\n  | .intro n _ => n")
    assert re.sub(r"\?u\.\d+", "?u", text) == (
        "Tactic `cases` failed with a nested error:\nTactic `induction` failed: recursor `Exists.casesOn` can only "
        "eliminate into `Prop`\n\np : Nat → Prop\nmotive : (∃ n, p n) → Sort ?u\n"
        "h_1 : (n : Nat) → (h : p n) → motive ⋯\nex✝ : ∃ n, p n\n⊢ motive ex✝\n after processing\n  _\n"
        "the dependent pattern matcher can solve the following kinds of equations\n- <var> = <term> and <term> = "
        "<var>\n- <term> = <term> where the terms are definitionally equal\n- <constructor> = <constructor>, "
        "examples: List.cons x xs = List.cons y ys, and List.cons x xs = List.nil"
    )


def test_cases_on_a_proof_for_data() -> None:
    assert errors("def side (h : 1 = 1 ∨ 2 = 2) : Nat := by\n  cases h") == [
        "Tactic `cases` failed with a nested error:\nTactic `induction` failed: recursor `Or.casesOn` can only "
        "eliminate into `Prop`\n\nh : 1 = 1 ∨ 2 = 2\n⊢ Nat"
    ]


def test_redundant_alternatives_name_wildcards_after_fields() -> None:
    assert errors("def f : List Nat → Nat\n  | [] => 0\n  | _ :: _ => 1\n  | _ :: 2 :: _ => 2") == [
        "Redundant alternative: Any expression matching\n  head✝ :: 2 :: tail✝\n"
        "will match one of the preceding alternatives"
    ]


def test_noncomputable_values_of_let_are_found() -> None:
    pick = "noncomputable def pick [Nonempty α] : α := Classical.ofNonempty\n"
    text = pick + "def f : Nat :=\n  let n : Nat := pick\n  n + 1"
    assert errors(text) == [
        "failed to compile definition, consider marking it as 'noncomputable' because it depends on 'pick', which is "
        "'noncomputable'"
    ]


def test_scoped_instances_keep_their_modifiers() -> None:
    text = "open Classical in\ndef image (f : Nat → Nat) (y : Nat) : Nat := if ∃ x, f x = y then y else 0"
    assert errors(text) == [
        "failed to compile definition, consider marking it as 'noncomputable' because it depends on "
        "'Classical.propDecidable', which is 'noncomputable'"
    ]
