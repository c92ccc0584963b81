"""Casts from Nat to Int: ``norm_cast``, ``push_cast`` and the tactics that work modulo casts."""

from __future__ import annotations

import pytest

from tests.lean.tactic.run import by, errors

ACCEPT: dict[str, tuple[str, str]] = {
    "exact_mod_cast down": ("(a b : Nat) (h : (a : Int) = b) : a = b", "exact_mod_cast h"),
    "exact_mod_cast up": ("(a b : Nat) (h : a = b) : (a : Int) = b", "exact_mod_cast h"),
    "with operations": ("(a b c : Nat) (h : (a : Int) + b * 2 ≤ c) : a + b * 2 ≤ c", "exact_mod_cast h"),
    "with numerals": ("(a b : Nat) (h : (a : Int) + b < 3) : a + b < 3", "norm_cast at h"),
    "norm_cast of the goal": ("(a b c : Nat) (h : a * b + 1 = c) : (a : Int) * b + 1 = c", "norm_cast"),
    "negated equations": ("(a : Nat) (h : (a : Int) ≠ 0) : a ≠ 0", "exact_mod_cast h"),
    "assumption_mod_cast": ("(a b : Nat) (h : (a + 1 : Int) = b) : a + 1 = b", "assumption_mod_cast"),
    "rw_mod_cast": ("(a b : Nat) (h : a = b) : (a : Int) + 2 = b + 2", "rw_mod_cast [h]"),
    "the term mod_cast": (
        "(a b : Nat) (h : (a : Int) = b + 1) : a = b + 1",
        "have g : a = b + 1 := mod_cast h\nexact g",
    ),
    "mod_cast below a function": (
        "(p : Nat → Prop) (f : ∀ a b, a < b → p a) (a b : Nat) (h : (a : Int) < b) : p a",
        "exact f a b (mod_cast h)",
    ),
    "push_cast": ("(a b : Nat) : ((a + b : Nat) : Int) = a + b", "push_cast\nrfl"),
    "push_cast with a condition": ("(a b : Nat) (h : b ≤ a) : ((a - b : Nat) : Int) = a - b", "push_cast [h]\nrfl"),
    "powers, quotients, divisibility": (
        "(a b : Nat) (h : a ^ 2 / 3 ∣ b % 5) : ((a : Int) ^ 2 / 3) ∣ (b : Int) % 5",
        "exact_mod_cast h",
    ),
}


@pytest.mark.parametrize("name", ACCEPT)
def test_accepts(name: str) -> None:
    statement, tactics = ACCEPT[name]
    assert errors(by(statement, tactics)) == []


def test_false_stays_false() -> None:
    (found,) = errors(by("(a b : Nat) (h : (a : Int) - b = 3) : a - b = 3", "exact_mod_cast h"))
    assert found.startswith("Type mismatch: After normalizing casts")


def test_mod_cast_refuses_what_differs_by_more_than_casts() -> None:
    (found,) = errors("example (a b : Nat) (h : (a : Int) = b + 1) : a = b := mod_cast h")
    assert found.startswith("Type mismatch: After normalizing casts")


def test_user_lemmas_are_classified() -> None:
    text = """
structure W where
  val : Nat
instance : Coe W Nat := ⟨W.val⟩
attribute [coe] W.val
instance : Add W := ⟨fun a b => ⟨a.val + b.val⟩⟩
@[norm_cast] theorem W.val_add (a b : W) : ((a + b : W) : Nat) = a + b := rfl
@[norm_cast] theorem W.val_inj {a b : W} : ((a : Nat) = b) ↔ a = b := by
  cases a; cases b; simp
example (a b c : W) (h : (a : Nat) + b = c) : a + b = c := by exact_mod_cast h
"""
    assert errors(text) == []


def test_badly_shaped_lemma_is_refused() -> None:
    (found,) = errors("@[norm_cast] theorem bad (a : Nat) : a + 0 = a := rfl")
    assert found.startswith("norm_cast: badly shaped lemma, lhs must contain at least one coe")
