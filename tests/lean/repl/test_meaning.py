"""Hashes of meanings: equal for statements that say the same, different for all others."""

from __future__ import annotations

from typing import Any

import pytest

from prover.lean.repl.session import Repl, default_importer

REPL = Repl(default_importer())


def declared(text: str, **options: Any) -> dict[str, dict[str, Any]]:
    answer = REPL.command({"cmd": text, "audit": True, "compare": True, **options})
    assert not [m for m in answer.get("messages", ()) if m["severity"] == "error"], answer["messages"]
    return {item["name"]: item for item in answer["declared"]}


def meaning(text: str, name: str = "t", **options: Any) -> str:
    found = declared(text, **options)[name]["meaningHash"]
    assert isinstance(found, str)
    return found


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("theorem t (n : Nat) : n = n := rfl", "theorem t : ∀ {k : Nat}, k = k := rfl"),
        ("theorem t.{u} (α : Type u) (x : α) : x = x := rfl", "theorem t.{w} (β : Type w) (y : β) : y = y := rfl"),
        (
            "theorem t.{u, v} (α : Type u) (β : Type v) (x : α × β) : x = x := rfl",
            "theorem t.{v, u} (α : Type v) (β : Type u) (x : α × β) : x = x := rfl",
        ),
        (
            "def P (n : Nat) : Prop := 0 < n\ntheorem t : P 1 := Nat.one_pos",
            "def P : Nat → Prop := fun m => (0 < m)\ntheorem t : P 1 := by unfold P; decide",
        ),
        (
            "def f : Nat → Nat | 0 => 1 | n + 1 => n\ntheorem t : f 0 = 1 := rfl",
            "def g : Nat → Nat | 0 => 2 | n + 1 => n\ndef f : Nat → Nat | 0 => 1 | n + 1 => n\n"
            "theorem t : f 0 = 1 := rfl",
        ),
        ("theorem t : (⟨1, by decide⟩ : Fin 3) = 1 := rfl", "theorem t : (⟨1, by omega⟩ : Fin 3) = 1 := rfl"),
        (
            "def x : Fin 3 := ⟨2, by sorry⟩\ntheorem t : x = x := rfl",
            "theorem two : 2 < 3 := by decide\ndef x : Fin 3 := ⟨2, two⟩\ntheorem t : x = x := rfl",
        ),
        (
            "def g (n : Nat) : Nat := if h : n < 2 then n else g (n / 2)\ntermination_by n\n"
            "theorem t : g 1 = g 1 := rfl",
            "def g (n : Nat) : Nat := if h : n < 2 then n else g (n / 2)\ntermination_by n\n"
            "decreasing_by exact Nat.div_lt_self (by omega) (by decide)\ntheorem t : g 1 = g 1 := rfl",
        ),
        ("theorem t : let x := 2; x = 2 := rfl", "theorem t : 2 = 2 := rfl"),
        (
            "theorem t.{u, v} (α : Type u) (β : Type v) (γ : Type (max u v)) : γ = γ := rfl",
            "theorem t.{u, v} (α : Type u) (β : Type v) (γ : Type (max v u)) : γ = γ := rfl",
        ),
        (
            "inductive C | a | b\ntheorem t (c : C) : c = c := rfl",
            "inductive C where\n  | a : C\n  | b : C\nderiving DecidableEq\ntheorem t (d : C) : d = d := rfl",
        ),
    ],
)
def test_the_same_is_said(one: str, two: str) -> None:
    assert meaning(one) == meaning(two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("theorem t (n : Nat) : n = n := rfl", "theorem t (n : Int) : n = n := rfl"),
        ("theorem t (m n : Nat) : m + n = m + n := rfl", "theorem t (m n : Nat) : n + m = n + m := rfl"),
        ("theorem t.{u} (α : Type u) (x : α) : x = x := rfl", "theorem t (α : Type) (x : α) : x = x := rfl"),
        (
            "theorem t.{u, v} (α : Type u) (β : Type v) (x : α × β) : x = x := rfl",
            "theorem t.{u} (α : Type u) (β : Type u) (x : α × β) : x = x := rfl",
        ),
        (
            "def P (n : Nat) : Prop := 0 < n\ntheorem t : P 1 := Nat.one_pos",
            "def P (n : Nat) : Prop := 0 ≤ n\ntheorem t : P 1 := Nat.zero_le 1",
        ),
        (
            "axiom a : Nat\naxiom b : Nat\ntheorem t : a + b = a + b := rfl",
            "axiom a : Nat\naxiom b : Nat\ntheorem t : a + a = a + a := rfl",
        ),
        (
            "private axiom a : Nat\nprivate axiom b : Nat\ntheorem t : a + b = a + b := rfl",
            "private axiom a : Nat\nprivate axiom b : Nat\ntheorem t : a + a = a + a := rfl",
        ),
        (
            "opaque a : Nat\nopaque b : Nat\ntheorem t : a + b = a + b := rfl",
            "opaque a : Nat\nopaque b : Nat\ntheorem t : b + b = b + b := rfl",
        ),
        (
            "inductive C | a | b\ntheorem t (c : C) : c = c := rfl",
            "inductive C | a | b | c\ntheorem t (c : C) : c = c := rfl",
        ),
        (
            "inductive C | a | b\ninductive D | a | b\ntheorem t (x : C × D) : x = x := rfl",
            "inductive C | a | b\ninductive D | a | b\ntheorem t (x : C × C) : x = x := rfl",
        ),
        (
            "def f : Nat → Nat | 0 => 1 | n + 1 => n\ntheorem t : f 0 = f 0 := rfl",
            "def f : Nat → Nat | 0 => 2 | n + 1 => n\ntheorem t : f 0 = f 0 := rfl",
        ),
        (
            "structure S where\n  x : Nat\n  y : Nat\ntheorem t (s : S) : s.1 = s.1 := rfl",
            "structure S where\n  x : Nat\n  y : Nat\ntheorem t (s : S) : s.2 = s.2 := rfl",
        ),
        (
            "instance (priority := 10000) i : Add Nat := ⟨fun a _ => a⟩\ntheorem t (n : Nat) : n + 1 = n + 1 := rfl",
            "instance (priority := 10000) i : Add Nat := ⟨fun _ b => b⟩\ntheorem t (n : Nat) : n + 1 = n + 1 := rfl",
        ),
        (
            "def x : Fin 3 := ⟨2, by sorry⟩\ntheorem t : x = x := rfl",
            "def x : Fin 3 := ⟨1, by decide⟩\ntheorem t : x = x := rfl",
        ),
        (
            "theorem t.{u, v} (α : Type u) (β : Type v) (γ : Type (max u v)) : γ = γ := rfl",
            "theorem t.{u, v} (α : Type u) (β : Type v) (γ : Type (max u (v + 1))) : γ = γ := rfl",
        ),
        ("theorem t : \"a\" = \"a\" := rfl", "theorem t : \"b\" = \"b\" := rfl"),
    ],
)
def test_something_else_is_said(one: str, two: str) -> None:
    assert meaning(one) != meaning(two)


def test_a_definition_with_sorry_in_its_data_is_a_hole() -> None:
    found = declared(
        "def a : Nat := sorry\ndef b : Fin 3 := ⟨1, sorry⟩\ninstance i : Add Bool := ⟨sorry⟩\ndef c : Nat := a + 1\n"
        "theorem t : c = c := rfl"
    )
    assert {name for name, item in found.items() if item["isHole"]} == {"a", "i"}


def test_an_answer_may_be_filled_in_and_nothing_else() -> None:
    asked = "def a : Nat := sorry\ndef c : Nat := a + 1\ntheorem t : c = 4 := sorry"
    filled = "def a : Nat := 3\ndef c : Nat := a + 1\ntheorem t : c = 4 := rfl"
    bent = "def a : Nat := 3\ndef c : Nat := 4\ntheorem t : c = 4 := rfl"
    other = "def a : Int := 3\ndef c : Nat := 4\ntheorem t : c = 4 := rfl"
    assert meaning(asked) == meaning(filled, holes=["a"])
    assert meaning(asked) not in {meaning(filled, holes=[]), meaning(bent, holes=["a"]), meaning(other, holes=["a"])}


def test_mentions_name_what_a_statement_rests_on_dependencies_first() -> None:
    found = declared("def P (n : Nat) : Prop := n = n\ndef Q (n : Nat) : Prop := P n\ntheorem t : Q 1 := rfl")
    assert [item["name"] for item in found["t"]["mentions"]] == ["P", "Q"]


def test_the_explicit_type_shows_instances() -> None:
    assert "instAddNat" in declared("theorem t : 1 + 1 = 2 := rfl")["t"]["explicitType"]
