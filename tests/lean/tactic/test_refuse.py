"""Refusals: what Lean says, where it says it, and what must not be accepted."""

from __future__ import annotations

import pytest

from tests.lean.tactic.run import by, error_positions, errors

TEXTS: dict[str, tuple[str, str, str]] = {
    "apply mismatch": (
        "(p q : Prop) (h : p) : q",
        "apply h",
        "Tactic `apply` failed: could not unify the type of `h`\n  p\nwith the goal\n  q\n\np q : Prop\nh : p\n⊢ q",
    ),
    "assumption fails": (
        "(p q : Prop) (h : p) : q",
        "assumption",
        "Tactic `assumption` failed\n\np q : Prop\nh : p\n⊢ q",
    ),
    "intro without binder": (
        "(p : Prop) : p",
        "intro h",
        "Tactic `introN` failed: There are no additional binders or `let` bindings in the goal to introduce\n\n"
        "p : Prop\n⊢ p",
    ),
    "rw finds no pattern": (
        "(a b : Nat) (f : Nat → Nat) (h : f a = b) : f b = a",
        "rw [h]",
        "Tactic `rewrite` failed: Did not find an occurrence of the pattern\n  f a\n"
        "in the target expression\n  f b = a\n\n"
        "a b : Nat\nf : Nat → Nat\nh : f a = b\n⊢ f b = a",
    ),
    "rfl on different sides": (
        "(a b : Nat) : a = b",
        "rfl",
        "Tactic `rfl` failed: The left-hand side\n  a\nis not definitionally equal to the right-hand side\n  b\n\n"
        "a b : Nat\n⊢ a = b",
    ),
    "decide on a false proposition": (
        ": 2 + 2 = 5",
        "decide",
        "Tactic `decide` proved that the proposition\n  2 + 2 = 5\nis false",
    ),
    "unknown case": (
        "(p q : Prop) (hp : p) (hq : q) : p ∧ q",
        "constructor\ncase foo => exact hp\nall_goals assumption",
        "Case tag `foo` not found.\n\nNote: Available case tags are\n  `left`, `right`",
    ),
    "missing alternative": (
        "(n : Nat) : n = n",
        "cases n with\n| zero => rfl",
        "Alternative `succ` has not been provided",
    ),
    "no goals": ("(p : Prop) (h : p) : p", "exact h\nexact h", "No goals to be solved"),
    "native_decide is refused by name": (
        ": 1 = 1",
        "native_decide",
        "`native_decide` is never accepted: it trusts compiled code instead of the kernel",
    ),
    "unsolved goals": ("(p q : Prop) : p → q", "intro h", "unsolved goals\np q : Prop\nh : p\n⊢ q"),
}


@pytest.mark.parametrize("tactic", ["try?", "bv_decide", "bv_omega", "mvcgen", "run_tac skip"])
def test_tactics_that_are_not_there_are_named(tactic: str) -> None:
    (text,) = errors(by("(x : Nat) : x = x", tactic))
    assert text == f"embedded Lean has no tactic `{tactic.split()[0]}` yet; real Lean has (see prover doctor)"


@pytest.mark.parametrize("name", TEXTS)
def test_error_text(name: str) -> None:
    statement, tactics, text = TEXTS[name]
    found = errors(by(statement, tactics))
    assert found[:1] == [text]


def test_recovery_reports_one_error_per_bullet() -> None:
    text = by("(p q : Prop) : p ∧ q", "constructor\n· exact foo\n· skip")
    assert error_positions(text) == [(3, 10, "Unknown identifier `foo`"), (4, 2, "unsolved goals")]


def test_recovery_in_have() -> None:
    text = by("(p q : Prop) (h : q) : q", "have hp : p := by\n  exact foo\nexact h")
    assert error_positions(text) == [(3, 10, "Unknown identifier `foo`")]


def test_first_switches_recovery_off() -> None:
    text = by(
        "(p q : Prop) (hp : p) (hq : q) : p ∧ q", "first\n| constructor\n  · exact foo\n  · exact hq\n| exact ⟨hp, hq⟩"
    )
    assert errors(text) == []


def test_unsolved_goal_of_by_is_at_by() -> None:
    assert error_positions("example (p : Prop) : p := by\n  skip\n") == [(1, 26, "unsolved goals")]


def test_repeat_without_end_is_stopped() -> None:
    found = errors(by("(p : Nat → Prop) (h : ∀ n, p n → p n) : p 0", "repeat apply h"))
    assert found == ["maximum recursion depth has been reached"]


FALSE: dict[str, tuple[str, str]] = {
    "rfl cannot prove 0 = 1": (": (0 : Nat) = 1", "rfl"),
    "decide cannot prove a false inequality": (": (3 : Nat) < 2", "decide"),
    "exact does not ignore a type": ("(p q : Prop) (h : p) : q", "exact h"),
    "induction needs its hypothesis": (
        "(p : Nat → Prop) (h : p 0) (n : Nat) : p n",
        "induction n with\n| zero => exact h\n| succ k ih => exact ih",
    ),
    "cases does not lose cases": (
        "(p q : Prop) (h : p ∨ q) : p",
        "cases h with\n| inl h => exact h\n| inr h => exact h",
    ),
    "congr does not invent equations": ("(f : Nat → Nat) (a b : Nat) : f a = f b", "congr"),
    "subst only along equations": ("(a b : Nat) (h : a ≤ b) : a = b", "subst h\nrfl"),
    "exact? finds no proof of False": (": False", "exact?"),
    "contradiction needs one": ("(p q : Prop) (h : p) : q", "contradiction"),
    "goals may not be left": ("(p q : Prop) (h : p) : p ∧ q", "constructor\nexact h"),
    "sorry is not a proof": ("(p : Prop) : p", "exact (by assumption)"),
}


@pytest.mark.parametrize("name", FALSE)
def test_refuses_false(name: str) -> None:
    statement, tactics = FALSE[name]
    assert errors(by(statement, tactics)) != []
