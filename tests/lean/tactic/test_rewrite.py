"""``rw`` with occurrences and options, ``ac_rfl``, ``ac_nf``, ``unfold`` of local definitions."""

from __future__ import annotations

import pytest

from tests.lean.tactic.run import by, errors, run

ACCEPT: dict[str, tuple[str, str]] = {
    "one occurrence": ("(a b : Nat) (h : a = b) : a + a = b + a", "rw (occs := .pos [1]) [h]"),
    "a definition that unfolds to an equation": (
        "(f : Nat → Nat) (h : Function.LeftInverse f f) : f (f 3) = 3",
        "rw [h 3]",
    ),
    "all occurrences but one": ("(a b : Nat) (h : a = b) : a + a = a + b", "rw (occs := .neg [2, 3]) [h]\nrw [h]"),
    "the structure form of config": (
        "(a b : Nat) (h : a = b) : a + a = b + a",
        "rw (config := { occs := .pos [1] }) [h]",
    ),
    "an instance that is passed over does not fix the pattern": (
        "(a b c : Nat) : a + b + c = b + a + c",
        "rw (occs := .pos [2]) [Nat.add_comm]",
    ),
    "closed arithmetic is evaluated by the final rfl": ("(z : Nat) (h : z = 3) : z * 2 = 6", "rw [h]"),
    "ac_rfl inside other functions": (
        "(p : Nat → Prop) (a b c : Nat) : p (a + (b + c)) = p (c + b + a)",
        "ac_rfl",
    ),
    "ac_rfl for two operations": ("(a b c : Nat) : a * b + c = c + b * a", "ac_rfl"),
    "ac_rfl for relations": ("(a b c : Nat) : a + b + c ≤ c + (b + a)", "ac_rfl"),
    "ac_nf at several places": ("(a b c d : Nat) (h : a + b + c = d) : c + b + a = d", "ac_nf at h ⊢"),
    "unfold a local definition": (
        "(a c : Nat) (h : a = c) : a = c",
        "let x := a\nhave hx : x = c := h\nunfold x at hx\nexact hx",
    ),
}


@pytest.mark.parametrize("name", ACCEPT)
def test_accepts(name: str) -> None:
    statement, tactics = ACCEPT[name]
    assert errors(by(statement, tactics)) == []


def test_motive_error_shows_the_application() -> None:
    (found,) = errors(by("(n : Nat) (v : Fin n) (h : n = 3) (p : (n : Nat) → Fin n → Prop) : p n v", "rw [h]"))
    assert "motive is not type correct:\n  fun _a => p _a v\nError: Application type mismatch" in found
    assert "but is expected to have type\n  Fin _a\nin the application\n  p _a v\n" in found


def test_associativity_alone_does_not_commute() -> None:
    assert errors(by("(a b : List Nat) : a ++ b = b ++ a", "ac_rfl")) != []


def test_normal_form_sorts_by_age() -> None:
    result = run(by("(a b c : Nat) (p : Nat → Prop) (h : p (c + b + a)) : p 0", "ac_nf at h\ntrace_state\nsorry"))
    assert "h : p (a + (b + c))" in result.messages[0].text
