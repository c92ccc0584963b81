"""``conv`` mode: zooming, rewriting, combinators, what it shows and refuses."""

from __future__ import annotations

import pytest

from tests.lean.tactic.run import by, errors, run

ACCEPT: dict[str, tuple[str, str]] = {
    "lhs and rw": ("(a b : Nat) : a + b = b + a", "conv => lhs; rw [Nat.add_comm]"),
    "enter": (
        "(f : Nat → Nat → Nat) (a b : Nat) (h : a = b) : f a (f a a) = f a (f a b)",
        "conv => enter [1, 2, 2]; rw [h]",
    ),
    "negative positions": ("(a b c : Nat) : a + (b + c) = a + (c + b)", "conv => lhs; arg -1; rw [Nat.add_comm]"),
    "a pattern below a binder": (
        "(f : Nat → Nat) (g : Nat → Nat → Nat) (h : ∀ x, g x x = 0) : (fun x => f (g x x)) = fun _ => f 0",
        "conv in g _ _ => rw [h]",
    ),
    "the second occurrence": (
        "(a b : Nat) : (a + b) * (a + b) = (a + b) * (b + a)",
        "conv => lhs; pattern (occs := 2) a + b; rw [Nat.add_comm]",
    ),
    "all occurrences": (
        "(a b : Nat) : (a + b) * (a + b) = (b + a) * (b + a)",
        "conv => lhs; pattern (occs := *) a + b <;> rw [Nat.add_comm]",
    ),
    "the condition of an if": (
        "(a b : Nat) (h : a = b) : (if a = b then 1 else 0) = 1",
        "conv => lhs; arg 1; rw [h]\nsimp",
    ),
    "into the domain of an implication": (
        "(p q r : Prop) (h : p = q) (hr : q → r) : p → r",
        "conv => lhs; rw [h]\nexact hr",
    ),
    "below a quantifier": (
        "(p : Nat → Prop) (h : ∃ x, p (x + 0)) : ∃ x, p x",
        "conv at h => enter [1, x, 1]; simp\nexact h",
    ),
    "into a let": ("(a : Nat) : (let x := a; x + 0) = (let x := a; x)", "conv => lhs; ext x; rw [Nat.add_zero]"),
    "zeta": ("(a : Nat) : (let x := a; x + x) = a + a", "conv => lhs; zeta"),
    "reduce": (": (fun x : Nat => x) 2 = 2", "conv => lhs; reduce"),
    "congr with cases": (
        "(a b : Nat) : (a + b) * (b + 0) = (b + a) * b",
        "conv =>\n  lhs\n  congr\n  case a => rw [Nat.add_comm]\n  · rw [Nat.add_zero]",
    ),
    "norm_cast": ("(a b : Nat) : ((a : Int) + b) = ((a + b : Nat) : Int)", "conv => lhs; norm_cast"),
    "first, try, repeat": (
        "(a b : Nat) : (a + b) * 2 = (b + a) * 2",
        "conv => lhs; first | rw [Nat.mul_comm 7] | arg 1; rw [Nat.add_comm]",
    ),
    "tactic": ("(a b : Nat) : a + b = b + a", "conv => lhs; tactic => exact Nat.add_comm a b"),
    "nested conv": (
        "(a b : Nat) : (a + b) * 2 = (b + a) * 2",
        "conv =>\n  lhs\n  conv =>\n    arg 1\n    rw [Nat.add_comm]",
    ),
    "at a hypothesis in a pattern": (
        "(a b c : Nat) (h : a * b + c = 5) : b * a + c = 5",
        "conv at h in a * b => rw [Nat.mul_comm]\nexact h",
    ),
    "simp with options": ("(p q : Prop) : (p → q → p) = True", "conv => lhs; simp +contextual"),
    "any_goals": ("(a b : Nat) : (a + b) * 2 = (b + a) * 2", "conv => lhs; congr; any_goals rw [Nat.add_comm]"),
}

REFUSE: dict[str, tuple[str, str, str]] = {
    "a position that is not there": (
        "(a b : Nat) : a + b = b + a",
        "conv => lhs; arg 3",
        "invalid 'arg' conv tactic, application has 2 explicit argument(s) but the index is out of bounds",
    ),
    "a pattern that is not there": (
        "(a b : Nat) : a + b = b + a",
        "conv => pattern _ * _; skip",
        "'pattern' conv tactic failed, pattern was not found\n  ?m.",
    ),
    "ext of a number": (
        "(a b : Nat) : a + b = b + a",
        "conv => lhs; ext x",
        "invalid 'ext' conv tactic, function or arrow expected\n  a + b : Nat",
    ),
    "a rule that does not apply shows the conv goal": (
        "(a b : Nat) : a + b = b + a",
        "conv => lhs; rw [Nat.mul_comm]",
        "Tactic `rewrite` failed: Did not find an occurrence of the pattern\n  ?n * ?m\nin the target expression\n"
        "  a + b\n\na b : Nat\n| a + b",
    ),
    "a dependent argument": (
        "(p : (n : Nat) → Fin n → Prop) (n m : Nat) (i : Fin n) (h : n = m) : p n i",
        "conv => arg 1; rw [h]",
        "cannot select argument",
    ),
}


@pytest.mark.parametrize("name", ACCEPT)
def test_accepts(name: str) -> None:
    statement, tactics = ACCEPT[name]
    assert errors(by(statement, tactics)) == []


@pytest.mark.parametrize("name", REFUSE)
def test_refuses(name: str) -> None:
    statement, tactics, text = REFUSE[name]
    assert errors(by(statement, tactics))[0].startswith(text)


def test_trace_state_shows_the_left_side() -> None:
    result = run(by("(a b : Nat) : a + b = b + a", "conv => rhs; trace_state; rw [Nat.add_comm]"))
    assert [m.text for m in result.messages] == ["a b : Nat\n| b + a"]
