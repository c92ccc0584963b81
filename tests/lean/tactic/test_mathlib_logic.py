"""Logic tactics of Mathlib's layer: ``apply … at``, ``push_neg``, ``contrapose!``, ``by_contra!``, ``tauto``."""

from __future__ import annotations

from functools import lru_cache

import pytest

from prover.lean.elab.frontend import elaborate_source
from prover.lean.environment import Environment
from prover.lean.library.load import load_environment
from tests.lean.tactic.run import by
from tests.lean.tactic.run import errors as errors_with_core


@lru_cache(maxsize=1)
def mathlib() -> Environment:
    return load_environment(("Init", "Mathlib"))


def errors(text: str) -> list[str]:
    return [m.text for m in elaborate_source(text, mathlib()).messages if m.severity == "error"]


def goal_after(statement: str, tactics: str) -> str:
    """The goal display that is left."""
    (text,) = errors(by(statement, tactics))
    return text.removeprefix("unsolved goals\n")


ACCEPTED: dict[str, tuple[str, str]] = {
    "apply at replaces the hypothesis": ("(p q : Prop) (f : p → q) (h : p) : q", "apply f at h\nexact h"),
    "apply at finds implicit arguments": (
        "(a b : Nat) (h : a.succ = b.succ) : a = b",
        "apply Nat.succ.inj at h\nexact h",
    ),
    "apply at sees through a negation": ("(a b : Nat) (h : a = b) (n : a ≠ b) : False", "apply n at h\nexact h"),
    "push_neg at a hypothesis": (
        "(p : Nat → Prop) (q : Prop) (h : ¬(q ∧ ∀ x, p x)) : q → ∃ x, ¬p x",
        "push_neg at h\nexact h",
    ),
    "contrapose! turns the order round": (
        "(a b : Nat) (h : a < 3 → b = 4) : b ≠ 4 → 3 ≤ a",
        "contrapose!\nexact h",
    ),
    "contrapose! with a hypothesis": (
        "(a b : Nat) (h : a ≠ 3 → b = 4) (g : b ≠ 4) : a = 3",
        "contrapose! g\nexact h g",
    ),
    "by_contra! pushes the negation": (
        "(a b : Nat) (h : a ≠ 3 → b = 4) (g : b ≠ 4) : a = 3",
        "by_contra! k\nexact g (h k)",
    ),
    "tauto knows Peirce's law": ("(p q : Prop) : ((p → q) → p) → p", "tauto"),
    "tauto chains equivalences": ("(p q r : Prop) : (p ↔ q) → (q ↔ r) → (p ↔ r)", "tauto"),
    "tauto refutes p ↔ ¬p": ("(p : Prop) : ¬(p ↔ ¬p)", "tauto"),
    "tauto works with equations": (
        "(a b : Nat) (h : a ≠ 0 → b ≠ 0 → a * b ≠ 0) (g : a * b = 0) : a = 0 ∨ b = 0",
        "tauto",
    ),
    "tauto turns an equation round": ("(a b : Nat) (h : a = b) : ¬b ≠ a", "tauto"),
    "tauto uses a rule": ("(p q : Nat → Prop) (h : ∀ x, p x → q x) (g : p 3) : q 3", "tauto"),
    "tauto finds a witness": ("(p : Nat → Prop) (q : Prop) (h : ∃ x, p x ∧ q) : q ∧ ∃ x, p x", "tauto"),
    "tauto refutes 0 ≠ 0": ("(h : (0 : Nat) ≠ 0) : ∃ n : Nat, 0 = n + 1", "tauto"),
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_accepts(name: str) -> None:
    assert errors(by(*ACCEPTED[name])) == []


def test_apply_at_leaves_open_arguments_as_goals() -> None:
    left = goal_after("(p q r : Prop) (f : p → q → r) (h : q) : r", "apply f at h")
    assert left == "p q r : Prop\nf : p → q → r\nh : r\n⊢ r\n\ncase a\np q r : Prop\nf : p → q → r\nh : q\n⊢ p"


def test_push_neg_shows_inequalities_and_implications() -> None:
    left = goal_after("(a : Nat) : ¬(a ≤ 2 ∧ ∃ x, x = a)", "push_neg")
    assert left == "a : ℕ\n⊢ a ≤ 2 → ∀ (x : ℕ), x ≠ a"


REFUSED: dict[str, tuple[str, str, str]] = {
    "tauto on what does not follow": ("(p q : Prop) (h : p ∨ q) : p", "tauto", "tauto failed to solve some goals."),
    "tauto on a converse": ("(p q : Prop) (h : p → q) : q → p", "tauto", "tauto failed to solve some goals."),
    "swap of one goal": ("(p : Prop) (h : p) : p", "swap\nexact h", "not enough goals"),
    "names for congr!": ("(a b : Nat) (h : a = b) : a + 1 = b + 1", "congr! with x", "embedded Lean has no `congr! …"),
    "apply at what takes no such argument": (
        "(a b : Nat) (h : a = b) : a = b",
        "apply Nat.succ.inj at h",
        "Failed to find a = b as the type of a parameter of",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refuses(name: str) -> None:
    statement, tactics, reason = REFUSED[name]
    assert any(text.startswith(reason) for text in errors(by(statement, tactics)))


@pytest.mark.parametrize(
    ("tactics", "reason"),
    [("push_neg", "unknown tactic"), ("tauto", "unknown tactic"), ("apply h at g", "unexpected")],
)
def test_core_files_do_not_have_them(tactics: str, reason: str) -> None:
    found = errors_with_core(by("(p q : Prop) (h : p → q) (g : p) : ¬¬q", tactics))
    assert any(reason in text for text in found)


def test_set_folds_the_value_everywhere() -> None:
    shown = goal_after("(a b : Nat) (h : a + b = 3) : (a + b) ^ 2 = 9", "set c := a + b with hc")
    assert shown == "a b : ℕ\nc : ℕ := a + b\nh : c = 3\nhc : c = a + b\n⊢ c ^ 2 = 9"


def test_set_folds_hypotheses_that_share_a_name() -> None:
    shown = goal_after("(a b : Nat) (h : a + b = 3) (h : 2 = a + b) : True", "set c := a + b")
    assert shown == "a b : ℕ\nc : ℕ := a + b\nh✝ : c = 3\nh : 2 = c\n⊢ True"


def test_set_may_turn_its_equation_round() -> None:
    assert (
        errors(by("(a b : Nat) (h : a + b = 3) : a + b = 3", "set c : Nat := a + b with ← hc\nexact hc.symm ▸ h")) == []
    )


def test_swap_exchanges_two_goals() -> None:
    assert errors(by("(p q : Prop) (h : p) (k : q) : p ∧ q", "constructor\nswap\nexact k\nexact h")) == []


def test_the_type_of_show_is_unified_with_the_expected_type() -> None:
    assert errors("example : √5 ^ 2 = 5 := Real.sq_sqrt (show 0 ≤ 5 by norm_num)\n") == []
    assert errors("example : √5 ^ 2 = 5 := Real.sq_sqrt (show 0 ≤ 6 by norm_num)\n") != []


def test_casts_of_sums_with_numerals_are_pushed_in_one_step() -> None:
    shown = goal_after("(n : ℕ) (h : ((n + 1987 : ℕ) : ℤ) = 1) : False", "push_cast at h")
    assert "h : ↑n + 1987 = 1" in shown


def test_convert_leaves_the_difference() -> None:
    statement = "(a b : ℤ) (p : ℤ → Prop) (h : p (a + b)) : p (b + a)"
    assert errors(by(statement, "convert h using 1\nring")) == []
    assert goal_after(statement, "convert h using 1").endswith("⊢ b + a = a + b")


def test_convert_goes_below_quantifiers() -> None:
    statement = "(p q : ℕ → Prop) (h : ∀ x, p x) (k : ∀ x, p x ↔ q x) : ∀ x, q x"
    assert goal_after(statement, "convert h using 2").endswith("⊢ q a✝ ↔ p a✝")
    assert errors(by(statement, "convert h using 2\nexact (k _).symm")) == []


def test_convert_does_not_close_what_differs() -> None:
    assert goal_after("(p q : Prop) (h : p) : q", "convert h").endswith("⊢ q ↔ p")


def test_rfl_and_rw_unfold_to_equations() -> None:
    assert errors(by(": 2 + 3 ≡ 1 [MOD 4]", "rfl")) == []
    assert errors(by("(n : ℕ) (h : n ≡ 2 [MOD 3]) : n ^ 2 % 3 = 1", "rw [Nat.pow_mod, h]")) == []
    (text,) = errors(by(": 2 + 3 ≡ 2 [MOD 4]", "rfl"))
    assert text.startswith("Tactic `rfl` failed: The left-hand side\n  2 + 3\nis not definitionally equal")


def test_rw_refuses_what_is_no_equation() -> None:
    (text,) = errors(by("(a b : ℕ) (h : a ∣ b) : a ∣ b", "rw [h]"))
    assert text.startswith("Invalid rewrite argument: Expected an equality or iff proof")


def test_simp_finds_the_instances_of_its_arguments() -> None:
    statement = "(s : Finset ℕ) (a p : ℕ) (h : a ∉ s) (g : p ∣ ∏ n ∈ insert a s, n) : p ∣ a * ∏ n ∈ s, n"
    assert errors(by(statement, "simp [Finset.prod_insert h] at g\nexact g")) == []


def test_assigned_metavariables_are_computed_with() -> None:
    assert errors("example (n : ℕ) (h : n ≡ 2 [MOD 3]) : n ^ 2 ≡ 1 [MOD 3] := h.pow 2\n") == []
    assert errors("example (n : ℕ) (h : n ≡ 2 [MOD 3]) : n ^ 2 ≡ 2 [MOD 3] := h.pow 2\n") != []


def test_zify_moves_a_statement_to_the_integers() -> None:
    statement = "(a b : ℕ) (h : b ≤ a) (k : a - b = 3) : a = b + 3"
    assert "k : ↑a - ↑b = 3\n⊢ ↑a = ↑b + 3" in goal_after(statement, "zify [h] at k ⊢")
    assert errors(by(statement, "zify [h] at k ⊢\nlinarith")) == []


def test_rify_and_qify() -> None:
    assert goal_after("(a b : ℤ) (h : a < b) : False", "qify at h").split("\n")[1] == "h : ↑a < ↑b"
    assert goal_after("(a : ℚ) (b : ℤ) (h : a = b) : False", "rify at h").split("\n")[2] == "h : ↑a = ↑b"


def test_zify_says_when_nothing_changes() -> None:
    assert errors(by("(p : Prop) (h : p) : p", "zify")) == ["`zify` made no progress"]
