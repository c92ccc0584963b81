"""``deriving``: which types each handler covers, and what the instances compute."""

from __future__ import annotations

import pytest

from tests.lean.elab.lean_run import accepts, errors

TREE = "inductive Tree (α : Type u) | leaf | node (l : Tree α) (x : α) (r : Tree α)\nderiving "


def test_recursive_and_parametrised_types() -> None:
    accepts(
        TREE + "BEq, DecidableEq, Inhabited, Nonempty, Ord\n"
        "#guard (Tree.node .leaf 1 .leaf) == .node .leaf 1 .leaf\n"
        "example : Tree.node .leaf 1 .leaf ≠ .leaf := by decide\n"
        "#guard compare (Tree.node .leaf 1 .leaf) (.node .leaf 2 .leaf) = .lt\n"
        "#guard compare (Tree.leaf : Tree Nat) .leaf = .eq"
    )


def test_nested_types_compare_by_partial_functions() -> None:
    text = "inductive Rose | mk (xs : List Rose)\nderiving BEq\n#guard Rose.mk [.mk []] == .mk [.mk []]\n"
    accepts(text + "#guard !(Rose.mk [.mk []] == .mk [])")
    (error,) = errors("inductive Rose | mk (xs : List Rose)\nderiving DecidableEq")
    assert error == "None of the deriving handlers for class `DecidableEq` applied to `Rose`"


def test_mutual_types() -> None:
    accepts(
        "mutual\ninductive Ev | z | s (o : Od)\nderiving BEq, DecidableEq\n"
        "inductive Od | s (e : Ev)\nderiving BEq\nend\n"
        "#guard Ev.s (.s .z) == .s (.s .z)\nexample : Ev.s (.s .z) ≠ .z := by decide"
    )


def test_indexed_families_compare_constructors_that_can_meet() -> None:
    accepts(
        "inductive Vec (α : Type u) : Nat → Type u\n  | nil : Vec α 0\n  | cons (x : α) (xs : Vec α n) : Vec α (n+1)\n"
        "deriving BEq, DecidableEq\n#guard (Vec.cons 1 .nil) == .cons 1 .nil\n"
        "example : Vec.cons 1 .nil ≠ .cons 2 .nil := by decide"
    )


def test_instances_among_the_parameters() -> None:
    accepts("structure P (α : Type) [Inhabited α] where\n  x : α\nderiving BEq, DecidableEq\n#guard P.mk 1 == P.mk 1")
    accepts("structure P (α : Type) [BEq α] where\n  x : α\n  y : Nat\nderiving BEq")


def test_definitions_take_the_instances_of_what_they_unfold_to() -> None:
    accepts(
        "def MyNat := Nat\nderiving DecidableEq, Inhabited, Add\n"
        "example (a b : MyNat) : Decidable (a = b) := inferInstance\n"
        "def Pairs (α : Type) := List (α × α)\nderiving Inhabited\nexample : Inhabited (Pairs Nat) := inferInstance"
    )
    assert errors("structure S where\n  x : Nat\ndef T := S\nderiving Add") == [
        "Failed to delta derive `Add` instance for `T`."
    ]


@pytest.mark.parametrize(("class_name", "text"), [("TypeName", "embedded Lean has no `deriving TypeName` yet")])
def test_refused_by_name(class_name: str, text: str) -> None:
    (error,) = errors(f"inductive T | a\nderiving {class_name}")
    assert error.startswith(text)


def test_a_default_value_says_the_type_of_its_binder() -> None:
    accepts("def f (a : Nat) (d := 7) : Nat := a + d\n#guard f 1 = 8\n#guard f 1 (d := 2) = 3")


def test_a_noncomputable_section() -> None:
    accepts("noncomputable section\ndef c (p : Nat → Prop) (h : ∃ x, p x) : Nat := Classical.choose h\nend")
