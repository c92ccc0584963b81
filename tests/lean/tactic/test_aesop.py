"""``aesop``: what it proves, with rules of the user and without, and that it fails on what does not hold."""

from __future__ import annotations

import pytest

from tests.lean.tactic.run import by
from tests.lean.tactic.test_mathlib_logic import errors

FAILED = "aesop: failed to prove the goal after exhaustive search."
ACCEPTED: dict[str, str] = {
    "connectives": "(p q r : Prop) (h : p ∧ q) (k : q → r) : r ∨ p",
    "equivalences": "(p q : Prop) : p ∧ q ↔ q ∧ p",
    "disjunctions among the hypotheses": "(p q : Prop) (h : p ∨ q) : q ∨ p",
    "equations": "(a b : ℕ) (h : a = b) (g : b = 3) : a = 3",
    "a witness": "(p q : ℕ → Prop) (h : ∀ x, p x → q x) (k : p 3) : ∃ x, q x",
    "a counterexample": "(p q : ℕ → Prop) (h : ∃ x, p x ∧ ¬q x) : ¬∀ x, p x → q x",
    "extensionality": "(s t : Set ℕ) : s ∩ t = t ∩ s",
    "conditions": "(n : ℕ) : (if n = 3 then 1 else 2) ≤ 2",
    "cases with arithmetic": "(a : ℕ) (h : a = 1 ∨ a = 2) : a < 3",
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_accepts(name: str) -> None:
    assert errors(by(ACCEPTED[name], "aesop")) == []


@pytest.mark.parametrize(
    "statement",
    [
        "(p : Prop) : p",
        "(p q : Prop) (h : p ∨ q) : p ∧ q",
        "(a b : ℕ) (h : a < b) : b < a",
        "(p : ℕ → Prop) (h : ∃ x, p x) : ∀ x, p x",
    ],
)
def test_fails(statement: str) -> None:
    assert errors(by(statement, "aesop")) == [FAILED]


RULES = """
inductive Evens : ℕ → Prop
  | zero : Evens 0
  | step (n) : Evens n → Evens (n + 2)
axiom Q : ℕ → Prop
axiom R : ℕ → Prop
axiom q_any (a b : ℕ) : Q a → Q b
axiom q_r {a b : ℕ} : Q a → Q b → R (a + b)
axiom r_eight {a : ℕ} (h : R a) : a = 8
axiom q_small {a : ℕ} (h : Q a) : a < 9
def twice (n : ℕ) := n + n
theorem twice_eq (n : ℕ) : twice n = 2 * n := (Nat.two_mul n).symm
"""
WITH_RULES: dict[str, str] = {
    "a safe lemma": "@[aesop safe apply] axiom q_all (a : ℕ) : Q a\nexample : Q 3 ∧ Q 4 := by aesop",
    "an unsafe lemma": "example (h : Q 3) : Q 5 := by aesop (add unsafe 50% apply q_any)",
    "a probability makes a rule unsafe": "example (h : Q 3) : Q 5 := by aesop (add 20% q_any)",
    "a safe rule that leaves terms open becomes unsafe": "example (h : Q 3) : Q 5 := by aesop (add safe q_any)",
    "several rules": "example (a b : ℕ) (h : Q a) : R (a + b) := by aesop (add unsafe [apply q_r, 10% q_any])",
    "a hypothesis": "example (q : Prop) (h : Q 3 → q) (k : Q 3) : q := by aesop (add safe h)",
    "a term": "example (h : Q 3) : Q 5 := by aesop (add safe (q_any 3))",
    "constructors": "attribute [aesop safe constructors] Evens\nexample : Evens 4 := by aesop",
    "constructors by default": "example : Evens 4 := by aesop (add safe Evens)",
    "cases": "example : ¬Evens 1 := by aesop (add unsafe 50% cases Evens)",
    "facts that follow": "example (h : Q 3) : False := by aesop (add safe forward [q_r, r_eight])",
    "facts in place of hypotheses": "example (h : Q 12) : False := by aesop (add safe destruct q_small)",
    "a lemma of simp": "example (n : ℕ) : twice n = 2 * n := by aesop (add norm simp twice_eq)",
    "a definition": "example (n : ℕ) : twice n = n + n := by aesop (add norm unfold twice)",
    "unfolding is a matter of normal forms": "example (n : ℕ) : twice n = n + n := by aesop (add safe unfold twice)",
    "a probability of 1 in hexadecimal": "example (h : Q 3) : Q 5 := by aesop (add unsafe 0x64% q_any)",
    "simp is a matter of normal forms": "example (n : ℕ) : twice n = 2 * n := by aesop (add simp twice_eq)",
    "two rules in one attribute": "@[aesop [norm simp, unsafe 20% apply]] theorem t (n : ℕ) : twice n = n + n := rfl\n"
    "example (n : ℕ) : twice n = n + n := by aesop",
    "a rule declared once more": "@[aesop safe] axiom q_all (a : ℕ) : Q a\nattribute [aesop safe] q_all\n"
    "example : Q 5 := by aesop",
    "a rule set": "@[aesop safe forward (rule_sets := [Mine])] axiom q_eight {a : ℕ} (h : Q a) : a = 8\n"
    "example (h : Q 3) : False := by aesop (rule_sets := [Mine])",
}


@pytest.mark.parametrize("name", WITH_RULES)
def test_rules(name: str) -> None:
    assert errors(RULES + WITH_RULES[name]) == []


@pytest.mark.parametrize("number", ["9" * 4400, "0x20", "1_000"])
def test_numbers_of_rules_are_leans_numerals(number: str) -> None:
    assert errors(RULES + f"example (h : Q 3) : Q 5 := by aesop (add safe {number} (q_any 3))") == []


@pytest.mark.parametrize("attributes", ["aesop norm apply, simp", "simp, aesop norm apply"])
def test_attributes_may_stand_beside(attributes: str) -> None:
    text = f"@[{attributes}] theorem t (n : ℕ) : twice n = n + n := rfl\n"
    use = "example (n : ℕ) : twice n = n + n := by {}\n"
    assert errors(RULES + text + use.format("simp only [t]") + use.format("simp") + use.format("aesop")) == []
    assert errors(RULES + text + "attribute [-simp] t\nattribute [-aesop] t") == []


TACTIC_RULES = "embedded Lean has no rules of `aesop` that run tactics yet; real Lean has (see prover doctor)"
REFUSED: dict[str, tuple[str, str]] = {
    "a normalisation rule that leaves two goals": (
        "example (p q r : Prop) (h : p ∨ q) : (p → r) → (q → r) → r := by aesop (add norm cases Or)",
        "aesop: error while running norm rule norm|cases|global|Or: rule produced more than one subgoal.\n"
        "The rule was run on this goal:\n  p q r : Prop\n  h : p ∨ q\n  ⊢ (p → r) → (q → r) → r",
    ),
    "no rule": ("example (h : Q 3) : Q 5 := by aesop", FAILED),
    "an erased rule": (
        "@[aesop safe] axiom q_all (a : ℕ) : Q a\nexample : Q 5 := by aesop (erase q_all)",
        FAILED,
    ),
    "an erased attribute": (
        "@[aesop safe] axiom q_all (a : ℕ) : Q a\nattribute [-aesop] q_all\nexample : Q 5 := by aesop",
        FAILED,
    ),
    "a rule set that is off": (
        "@[aesop safe (rule_sets := [Mine])] axiom q_all (a : ℕ) : Q a\nexample : Q 5 := by aesop",
        FAILED,
    ),
    "the default rule set switched off": (
        "@[aesop safe] axiom q_all (a : ℕ) : Q a\nexample : Q 5 := by aesop (rule_sets := [-default])",
        FAILED,
    ),
    "no phase": (
        "example : Q 5 := by aesop (add q_any)",
        "aesop: phase (safe/unsafe/norm) not given and cannot be inferred",
    ),
    "a probability of a safe rule": (
        "example : Q 5 := by aesop (add safe 20% q_any)",
        "aesop: safe rules must specify an integer penalty (not a success probability)",
    ),
    "a penalty of an unsafe rule": (
        "example : Q 5 := by aesop (add unsafe 3 q_any)",
        "aesop: unsafe rules must specify a success probability (not an integer penalty)",
    ),
    "constructors of a lemma": (
        "example : Q 5 := by aesop (add safe constructors q_any)",
        "aesop: constructors builder: expected 'q_any' to be an inductive type",
    ),
    "an unknown rule set": ("example : Q 5 := by aesop (rule_sets := [Mine])", "aesop: no such rule set: 'Mine'"),
    "erasing what is no rule": (
        "example : Q 5 := by aesop (erase q_any)",
        "aesop: 'q_any' is not registered (with the given features) in any rule set.",
    ),
    "a rule that runs a tactic": ("example : Q 5 := by aesop (add safe (by simp_all))", TACTIC_RULES),
    "the tactic builder": ("@[aesop safe tactic] def q_tac : ℕ := 1", TACTIC_RULES),
    "a term in an attribute": (
        "@[aesop safe q_any] theorem t : twice 1 = 2 := rfl",
        "duplicate rule; rule 't' was already given.",
    ),
    "an option of a rule": (
        "example : Q 5 := by aesop (add safe forward (immediate := [h]) q_any)",
        "embedded Lean has no option `immediate` of rules of `aesop` yet; real Lean has (see prover doctor)",
    ),
    "a lemma of simp among the safe rules": (
        "@[aesop safe simp] theorem t : twice 1 = 2 := rfl",
        "aesop: simp builder can only construct 'norm' rules",
    ),
    "a probability above 1": (
        "example (h : Q 3) : Q 5 := by aesop (add unsafe 101% q_any)",
        "percentage '101%' is not between 0 and 100.",
    ),
    "a long percentage": (
        f"@[aesop unsafe {'9' * 4400}%] theorem t : twice 1 = 2 := rfl",
        f"percentage '{'9' * 4400}%' is not between 0 and 100.",
    ),
    "a hexadecimal percentage": (
        "@[aesop unsafe 0x65%] theorem t : twice 1 = 2 := rfl",
        "percentage '101%' is not between 0 and 100.",
    ),
    "a negative percentage": (
        "@[aesop unsafe -20%] theorem t : twice 1 = 2 := rfl",
        "unexpected token '%'; expected ']'",
    ),
    "a rule set to be left out of an attribute": (
        "@[aesop safe (rule_sets := [-Mine])] theorem t : twice 1 = 2 := rfl",
        "unexpected token '-'; expected identifier",
    ),
    "a declaration of rule sets": (
        "declare_aesop_rule_sets [Mine] (default := true)",
        "embedded Lean has no `declare_aesop_rule_sets` yet; real Lean has (see prover doctor)",
    ),
    "options": (
        "example : Q 5 := by aesop (config := { maxDepth := 3 })",
        "embedded Lean has no tactic `aesop (config …)` yet; real Lean has (see prover doctor)",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refuses(name: str) -> None:
    text, reason = REFUSED[name]
    assert errors(RULES + text) == [reason]


@pytest.mark.parametrize("rule", ["safe q_any q_small", "safe (q_any 3) (q_any 4)"])
def test_a_rule_has_one_term(rule: str) -> None:
    (text, *_) = errors(RULES + f"example (h : Q 3) : Q 5 := by aesop (add {rule})")
    assert text.startswith("unexpected") and text.endswith("expected ')'")


def test_a_scoped_rule_ends_with_its_namespace() -> None:
    use = "example : Q 5 := by aesop\n"
    rule = f"namespace N\n@[scoped aesop safe] axiom q_all (a : ℕ) : Q a\n{use}end N\n"
    assert errors(RULES + rule + use) == [FAILED]
    assert errors(RULES + rule + "open N\n" + use) == [FAILED]
