"""``match``: coverage, overlaps, indices, literals, equation hypotheses, and the forms built on it."""

from __future__ import annotations

import pytest

from tests.lean.elab.lean_run import accepts, errors, infos
from tests.lean.elab.test_inductive import VEC


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("def f : Nat → Nat\n  | 0 => 0", "(Nat.succ _)"),
        ("def f : Option Nat → Nat\n  | some n => n", "none"),
        ("def f : Bool → Bool → Nat\n  | true, true => 0\n  | false, _ => 1", "true, false"),
    ],
)
def test_missing_cases_are_listed(text: str, missing: str) -> None:
    (message,) = errors(text)
    assert message == f"Missing cases:\n{missing}"


def test_redundant_alternative() -> None:
    (message,) = errors("def f : Bool → Nat\n  | true => 0\n  | _ => 1\n  | false => 2")
    assert message.startswith("Redundant alternative: Any expression matching")


def test_variable_twice_in_a_pattern() -> None:
    (message,) = errors("def f : Nat → Nat → Nat\n  | n, n => 0\n  | _, _ => 1")
    assert message == "Invalid pattern: Variable `n` occurred more than once"


def test_not_a_constructor() -> None:
    (message,) = errors("def f : Nat → Nat\n  | Nat.gcd a b => 0\n  | _ => 1")
    assert message.startswith("Invalid pattern: Expected a constructor or constant marked with `[match_pattern]`")


def test_index_is_refined() -> None:
    accepts(VEC + "def Vec.head : Vec α (n + 1) → α\n  | .cons a _ => a")
    accepts(VEC + "def Vec.len (v : Vec α n) : Nat :=\n  match v with\n  | .nil => 0\n  | .cons _ _ => n")


def test_equations_are_eliminated() -> None:
    accepts("example (a b c : Nat) (h : a = b) (k : b = c) : a = c :=\n  match h with\n  | rfl => k")


def test_equation_hypothesis() -> None:
    accepts(
        "def f (n : Nat) : { m : Nat // m = n } :=\n  match h : n with\n  | 0 => ⟨0, rfl⟩\n  | k + 1 => ⟨k + 1, rfl⟩"
    )


def test_named_pattern_and_literals() -> None:
    accepts(
        """
def f : List Nat → List Nat
  | [] => []
  | l@(_ :: _) => l
def g : Nat → Nat
  | 5 => 1
  | _ => 0
def h : String → Nat
  | "a" => 1
  | _ => 0
example : f [1, 2] = [1, 2] := rfl
example : g 5 = 1 := rfl
example : g 6 = 0 := rfl
"""
    )


def test_nomatch_and_nofun() -> None:
    accepts("example (n : Nat) (h : n < 0) : False := nomatch h")
    accepts("example : ¬(1 = 2) := nofun")
    accepts('example (p : x = "Hello") (q : x = "world") : False := nomatch p, q')


def test_nomatch_on_an_inhabited_type_is_refused() -> None:
    assert errors("example (n : Nat) : False := nomatch n") == ["Missing cases:\n_"]


def test_if_let() -> None:
    accepts("def f (o : Option Nat) : Nat := if let some n := o then n else 0\nexample : f (some 3) = 3 := rfl")


def test_overlapping_alternatives_get_excluding_hypotheses() -> None:
    text = "def ov : Nat → Nat → Nat\n  | 0, m => m\n  | n, 0 => n\n  | n + 1, m + 1 => ov n m\n"
    assert infos(text + "#check @ov.eq_2") == ["ov.eq_2 : ∀ (n : Nat), (n = 0 → False) → ov n 0 = n"]


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("#check fun n : Nat => match n with | 0 => true | k + 1 => false", "Nat → Bool"),
        ("def one := 1\n#check fun n : Nat => match n with | 0 => one | k + 1 => k", "Nat → Nat"),
        (
            "#check fun (n : Nat) (o : Option Nat) => match o with | some a => a | none => n",
            "Nat → Option Nat → Nat",
        ),
        ("def f (n : Nat) := match n with | 0 => [n] | k + 1 => [k]\n#check (f : Nat → _)", "Nat → List Nat"),
        ("def f := fun (x : Nat × Nat) => match x with | (a, b) => a + b\n#check (f : _ → _)", "Nat × Nat → Nat"),
        ("def f := fun (o : Option Nat) => match o with | some k => k | none => 0\n#check (f : _)", "Option Nat → Nat"),
        (
            "def f (α : Type) (b : Bool) (x : α) := match b with | true => ((x, x) : α × α) | false => ⟨x, x⟩\n"
            "#check (f : _)",
            "(α : Type) → Bool → α → α × α",
        ),
        (
            "def f (α : Type) (o : Option α) := match o with | none => none | some a => some a\n#check (f : _)",
            "(α : Type) → Option α → Option α",
        ),
        (
            "def f := fun (α : Type) (b : Bool) (x : α) => match b with | true => [] | false => [x]\n#check (f : _)",
            "(α : Type) → Bool → α → List α",
        ),
    ],
)
def test_a_type_that_nothing_gives_is_taken_from_the_first_alternative(text: str, type: str) -> None:
    accepts(text)
    assert infos(text)[-1].endswith(f" : {type}")


def test_a_type_taken_from_one_alternative_binds_the_others() -> None:
    (message,) = errors("def f (n : Nat) := match n with | 0 => true | k + 1 => k")
    assert message == "Type mismatch\n  k\nhas type\n  Nat\nbut is expected to have type\n  Bool"


@pytest.mark.parametrize(
    "fold",
    [
        "l.foldl (fun (a, b) k => (a + k, b * k)) (0, 1)",
        "List.foldl (fun x k => match x with | (a, b) => (a + k, b * k)) (0, 1) l",
        "l.foldl (fun (a, b) k => match k with | 0 => (b, b) | k + 1 => (a + k, b)) (0, 1)",
        "l.foldr (fun k ⟨a, b⟩ => (b, a + k)) (0, 1)",
    ],
)
def test_a_later_argument_may_give_the_type_of_a_pattern(fold: str) -> None:
    accepts(f"def f (l : List Nat) : Nat × Nat := {fold}")
    accepts(f"def f (l : List Nat) : Nat := ({fold}).2")
