"""Control, messages and search in hypotheses: ``first``, ``fail``, ``stop``, ``show_term``, ``solve_by_elim`` …"""

from __future__ import annotations

import pytest

from tests.lean.tactic.run import accepted, by, error_positions, errors, run

WORKS: dict[str, tuple[str, str]] = {
    "trace and friends": (": 1 = 1", 'dbg_trace "a"\ntrace "b"\nsleep 1\nrfl'),
    "local recursion": (
        "(a b c : Nat) : a + b + c = c + (b + a)",
        "let rec aux (x y : Nat) : x + y = y + x := Nat.add_comm x y\nrw [aux, aux a b]",
    ),
    "solve_by_elim chains": ("(p q r : Prop) (h : p → q) (g : q → r) (hp : p) : r", "solve_by_elim"),
    "solve_by_elim with a lemma": ("(a b c : Nat) (h : a = b) (g : b = c) : a = c", "solve_by_elim [Eq.trans]"),
    "solve_by_elim from a contradiction": ("(p q : Prop) (h : p) (g : ¬p) : q", "solve_by_elim"),
    "apply_assumption": ("(p q : Prop) (h : p) (g : p → q) : q", "apply_assumption\nassumption"),
    "symm_saturate": ("(a b : Nat) (h : a = b) : b = a", "symm_saturate\nassumption"),
    "subst_eqs": ("(a b : Nat) (h : a = b) (g : b = 3) : a = 3", "subst_eqs\nrfl"),
    "as_aux_lemma": ("(x : Nat) : x = x", "as_aux_lemma => rfl"),
    "subst of a local definition": (": let x := 1; ∀ y, y = x → 1 = y", "intro x y h\nsubst x\nexact h.symm"),
    "change a with b": ("(x : Nat) (h : x + 1 = 3) : x + 1 = 3", "change x + 1 with x.succ at h ⊢\nexact h"),
    "expose_names": (": ∀ x : Nat, x = 1 → 1 = x", "intros\nexpose_names\nexact h.symm"),
}


@pytest.mark.parametrize("name", WORKS)
def test_works(name: str) -> None:
    statement, tactics = WORKS[name]
    assert errors(by(statement, tactics)) == []


def test_stop_leaves_the_rest_to_sorry() -> None:
    result = run(by("(p : Prop) (h : p) : p ∧ p", "constructor\n· exact h\nstop\nexact 1"))
    assert not result.has_errors and not accepted(by("(p : Prop) (h : p) : p", "stop\nexact h"))


def test_fail_says_its_message() -> None:
    assert errors(by("(p : Prop) (h : p) : p", 'fail "no way"')) == ["no way\np : Prop\nh : p\n⊢ p"]
    assert errors(by("(p : Prop) (h : p) : p", "fail"))[0].startswith("Failed: `fail` tactic was invoked\n")


def test_fail_if_success_shows_the_tactic() -> None:
    (text,) = errors(by("(p : Prop) (h : p) : p", "fail_if_success exact h"))
    assert text == "The tactic provided to `fail_if_success` succeeded but was expected to fail:\n  exact h"


def test_the_last_alternative_of_first_recovers_from_errors() -> None:
    body = "first\n| exact foo\n| constructor\n  · exact hq\n  · exact hp"
    assert [p[2] for p in error_positions(by("(p q : Prop) (hp : p) (hq : q) : p ∧ q", body))] == ["Type mismatch"] * 2


def test_show_term_shows_the_proof() -> None:
    result = run(by("(n : Nat) (h : n < 5) : n ≤ 5", "show_term\n  apply Nat.le_of_lt\n  exact h"))
    assert [m.text for m in result.messages] == ["Try this:\n  [apply] exact Nat.le_of_lt h"]


def test_solve_by_elim_fails_with_the_goal() -> None:
    assert errors(by("(p : Prop) : p", "solve_by_elim")) == ["failed\np : Prop\n⊢ p"]


def test_apply_search_suggests_lemmas_with_their_subgoals() -> None:
    result = run(by("(a b : Nat) (h : a < b) : a ∣ b", "apply?"))
    texts = [m.text for m in result.messages]
    assert "Try this:\n  [apply] refine Nat.dvd_of_mod_eq_zero ?_\n  -- Remaining subgoals:\n  -- ⊢ b % a = 0" in texts
    assert texts[-1] == "declaration uses `sorry`"


def test_apply_search_without_any_lemma_is_an_error() -> None:
    assert errors(by("(p : Prop) : p", "apply?")) == ["`apply?` didn't find any relevant lemmas"]


def test_exact_search_never_uses_sorry() -> None:
    assert errors(by("(p : Prop) (b : Bool) : p", "exact?"))[0].startswith("`exact?` could not close the goal.")


@pytest.mark.parametrize(
    "statement", ["(x : Nat) (h : x < 0) : 1 = 2", "(x : Nat) (h : x ∈ []) : 1 = 2", "(h : 3 ≤ 2) : 1 = 2"]
)
def test_contradiction_takes_families_apart(statement: str) -> None:
    assert errors(by(statement, "contradiction")) == []


def test_contradiction_searches_fields() -> None:
    text = "inductive Ev : Nat → Prop\n  | zero : Ev 0\n  | step : Ev n → Ev (n + 2)\n"
    assert errors(text + "example (h : Ev 3) : False := by contradiction\n") == []
    assert errors(text + "example (h : Ev 4) : False := by contradiction\n") != []
