"""``inductive``, ``structure``, ``class``, deriving, and the constants made for inductive types."""

from __future__ import annotations

import pytest

from tests.lean.elab.lean_run import accepts, errors, infos

TREE = """
inductive Tree (α : Type u) where
  | leaf : Tree α
  | node (l : Tree α) (a : α) (r : Tree α) : Tree α
"""
VEC = """
inductive Vec (α : Type u) : Nat → Type u where
  | nil : Vec α 0
  | cons {n : Nat} (a : α) (v : Vec α n) : Vec α (n + 1)
"""


def test_cases_on_and_brec_on_have_leans_types() -> None:
    assert infos("#check @Nat.casesOn\n#check @Nat.brecOn\n#check @Nat.below") == [
        "@Nat.casesOn : {motive : Nat → Sort u_1} → (t : Nat) → motive Nat.zero → "
        "((n : Nat) → motive n.succ) → motive t",
        "@Nat.brecOn : {motive : Nat → Sort u_1} → (t : Nat) → ((t : Nat) → Nat.below t → motive t) → motive t",
        "@Nat.below : {motive : Nat → Sort u_1} → Nat → Sort (max 1 u_1)",
    ]


@pytest.mark.parametrize("name", ["«below_²»", "below_", "below_0", "brecOn_" + "9" * 4400])
def test_an_auxiliary_recursor_has_a_decimal_number(name: str) -> None:
    assert errors(f"#check @Nat.{name}") == [f"Unknown constant `Nat.{name}`"]


def test_injectivity_lemmas() -> None:
    (text,) = infos("#check @Option.some.injEq")
    assert text == "@Option.some.injEq : ∀ {α : Type u_1} (val val_1 : α), (some val = some val_1) = (val = val_1)"


def test_no_confusion_refutes_different_constructors() -> None:
    accepts("example (n : Nat) (h : Nat.succ n = 0) : False := Nat.noConfusion h")
    accepts("example (h : true = false) : 1 = 2 := Bool.noConfusion h")


def test_indexed_families_have_recursors_and_injectivity() -> None:
    accepts(VEC + "example (a b : α) (v w : Vec α n) (h : Vec.cons a v = Vec.cons b w) : a = b := by injection h")


def test_size_of_counts_constructors_and_fields() -> None:
    (text,) = infos(TREE + "#check @Tree.node.sizeOf_spec")
    assert text.endswith("sizeOf (l.node a r) = 1 + sizeOf l + sizeOf a + sizeOf r")


def test_universe_is_inferred() -> None:
    (text,) = infos("inductive S (α : Type u) (β : Type v)\n  | inl (a : α)\n  | inr (b : β)\n#check S Nat Nat")
    assert text == "S Nat Nat : Type"


def test_leading_fixed_indices_become_parameters() -> None:
    (text,) = infos("inductive E {α : Type} : α → α → Prop\n  | refl (a : α) : E a a\n#check @E.rec")
    assert text.startswith("@E.rec : {α : Type} →\n  {a : α} → {motive : (a_1 : α) → E a a_1 → Sort u_1} → motive a ⋯")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("inductive W : Type\n  | mk (f : W → Nat) : W", "non positive occurrence"),
        ("inductive B : Type\n  | mk (α : Type) : B", "Invalid universe level in constructor `B.mk`: Parameter `α`"),
        ("inductive N : Type\n  | a : Nat", "Unexpected resulting type for constructor `N.a`"),
        ("inductive V : Nat → Type\n  | a", "Missing resulting type for constructor `V.a`"),
        ("inductive D\n  | a\n  | a", "`D.a` has already been declared"),
        ("structure P (α : Sort u) : Sort u where\n  a : α", "Invalid universe polymorphic resulting type"),
        (
            "mutual\ninductive A (α : Type)\n  | a\ninductive B\n  | b\nend",
            "Invalid mutually inductive types: `B` has 0 parameter(s), but the preceding type `A` has 1",
        ),
        ("structure S where\n  x : Nat\n  x : Nat", "Field `x` has already been declared"),
    ],
)
def test_refusals(text: str, message: str) -> None:
    assert message in errors(text)[0]


def test_structure_defaults_update_and_eta() -> None:
    accepts(
        """
structure Pt (α : Type u) where
  x : α
  y : α := x
structure Pt3 (α : Type u) extends Pt α where
  z : α
def p : Pt3 Nat := { x := 1, z := 3 }
example : p.y = 1 := rfl
example : { p with z := 5 }.z = 5 := rfl
example (q : Pt Nat) : ⟨q.x, q.y⟩ = q := rfl
"""
    )


def test_missing_and_unknown_fields() -> None:
    text = "structure S where\n  a : Nat\n  b : Nat\n"
    assert errors(text + "def s : S := { a := 1 }") == ["Fields missing: `b`"]
    assert errors(text + "def s : S := { a := 1, b := 2, c := 3 }") == ["`c` is not a field of structure `S`"]


def test_diamond_of_classes_shares_the_common_parent() -> None:
    accepts(
        """
class A (α : Type) where
  a : α
class B (α : Type) extends A α where
  b : α
class C (α : Type) extends A α where
  c : α
class D (α : Type) extends B α, C α where
  d : α
instance : D Nat where
  a := 1
  b := 2
  c := 3
  d := 4
example : (C.c : Nat) = 3 := rfl
example [D α] : (C.toA : A α) = B.toA := rfl
"""
    )


def test_deriving_makes_working_instances() -> None:
    text = TREE.rstrip() + "\n  deriving DecidableEq, BEq, Inhabited, Repr\n"
    accepts(text + "example : (Tree.node .leaf 1 .leaf : Tree Nat) ≠ .leaf := by decide")
    accepts(text + "example : (Tree.node .leaf 1 .leaf == (Tree.leaf : Tree Nat)) = false := rfl")


def test_deriving_unknown_class_is_refused() -> None:
    assert errors("inductive T\n  | a\n  deriving Foo") == ["Unknown constant `Foo`"]
