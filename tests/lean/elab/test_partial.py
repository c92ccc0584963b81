"""``partial`` definitions: opaque in proofs, evaluated as written, refused where their type may be empty."""

from __future__ import annotations

from tests.lean.elab.lean_run import accepts, errors, infos

COLLATZ = """
partial def collatz (n : Nat) (steps : Nat := 0) : Nat :=
  if n ≤ 1 then steps else collatz (if n % 2 = 0 then n / 2 else 3 * n + 1) (steps + 1)
"""


def test_evaluated_as_written() -> None:
    assert infos(COLLATZ + "#eval collatz 27\n#print axioms collatz") == [
        "111",
        "'collatz' does not depend on any axioms",
    ]


def test_nothing_can_be_proved_by_computing() -> None:
    (text,) = errors(COLLATZ + "example : collatz 1 = 0 := by rfl")
    assert text.startswith("Tactic `rfl` failed: The left-hand side\n  collatz 1\nis not definitionally equal")
    (text,) = errors(COLLATZ + "example : collatz 1 = 0 := by unfold collatz; rfl")
    assert text == "Tactic `unfold` failed: `collatz` is not a definition"


def test_a_member_of_a_mutual_group() -> None:
    text = """
mutual
partial def isEven (n : Nat) : Bool := if n = 0 then true else isOdd (n - 1)
partial def isOdd (n : Nat) : Bool := if n = 0 then false else isEven (n - 1)
end
#eval isOdd 7
"""
    assert infos(text) == ["true"]


def test_parameters_count_as_inhabitants() -> None:
    accepts("partial def iterate (f : α → α) (x : α) : α := iterate f (f x)")
    accepts("partial def pair (x : α) (y : β) : Nat → α × β := fun n => pair x y (n + 1)")


def test_an_empty_type_is_refused() -> None:
    (text,) = errors("partial def wish (α : Type) (n : Nat) : List α × α := wish α (n + 1)")
    assert text.startswith(
        "failed to compile partial definition `wish`, could not prove that the type\n"
        "  (α : Type) → Nat → List α × α\nis nonempty."
    )
    (text,) = errors("partial def absurd' (n : Nat) : n = n + 1 := absurd' n")
    assert text.startswith("failed to compile partial definition `absurd'`")


def test_a_constant_is_no_function() -> None:
    assert errors("partial def c : Nat := c + 1") == ["invalid use of 'partial', 'c' is not a function\n  Nat"]


def test_without_recursion_it_is_an_ordinary_definition() -> None:
    accepts("partial def next (n : Nat) : Nat := n + 1\nexample : next 1 = 2 := rfl")
