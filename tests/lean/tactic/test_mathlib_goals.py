"""Mathlib's ``wlog``, ``apply_fun`` and ``mod_cases``: the goals they leave, and refusals."""

from __future__ import annotations

import pytest

from tests.lean.tactic.run import by
from tests.lean.tactic.test_mathlib_logic import errors, goal_after

ACCEPTED: dict[str, tuple[str, str]] = {
    "wlog by symmetry": (
        "(x y : ℝ) (f : ℝ → ℝ → ℝ) (s : ∀ x y, f x y = f y x) (h : ∀ x y, x ≤ y → 0 ≤ f x y) : 0 ≤ f x y",
        "wlog hxy : x ≤ y generalizing x y with H\n· rw [s]\n  exact H y x (le_of_not_ge hxy)\n· exact h x y hxy",
    ),
    "wlog generalizes the whole context": (
        "(a b : ℕ) (h : a = b) : b = a",
        "wlog g : a ≤ b\n· exact (this b a h.symm (by omega)).symm\n· omega",
    ),
    "wlog without a name": ("(a b : ℕ) (h : a = b) : b = a", "wlog _ : a ≤ b\n· exact h.symm\n· omega"),
    "apply_fun at an equation": ("(a b : ℤ) (h : a = b + 1) : a % 2 = (b + 1) % 2", "apply_fun (· % 2) at h\nexact h"),
    "apply_fun takes the proof of monotonicity": (
        "(f : ℕ → ℕ) (m : Monotone f) (a b : ℕ) (h : a ≤ b) : f a ≤ f b",
        "apply_fun f at h using m\nexact h",
    ),
    "apply_fun finds it among the hypotheses": (
        "(f : ℕ → ℕ) (m : StrictMono f) (a b : ℕ) (h : a < b) : f a < f b",
        "apply_fun f at h\nexact h",
    ),
    "apply_fun at an inequation": (
        "(f : ℕ → ℕ) (i : Function.Injective f) (a b : ℕ) (h : a ≠ b) : f a ≠ f b",
        "apply_fun f at h\nexact h",
    ),
    "apply_fun in the goal": (
        "(f : ℕ → ℕ) (i : Function.Injective f) (a b : ℕ) (h : f a = f b) : a = b",
        "apply_fun f\nexact h",
    ),
    "apply_fun in the goal of an inequation": (
        "(f : ℕ → ℕ) (a b : ℕ) (h : f a ≠ f b) : a ≠ b",
        "apply_fun f\nexact h",
    ),
    "mod_cases of natural numbers": (
        "(n : ℕ) : n ^ 2 % 3 = 0 ∨ n ^ 2 % 3 = 1",
        "mod_cases h : n % 3\n· left; rw [Nat.pow_mod, h]\n· right; rw [Nat.pow_mod, h]\n· right; exact h.pow 2",
    ),
    "mod_cases of integers, unnamed": (
        "(n : ℤ) : n ^ 2 % 3 ≠ 2",
        "mod_cases n % 3 <;> have := H.pow 2 <;> simp_all [Int.ModEq]",
    ),
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_accepts(name: str) -> None:
    assert errors(by(*ACCEPTED[name])) == []


def test_wlog_shows_the_claim() -> None:
    shown = goal_after("(a b : ℕ) (h : a = b) : b = a", "wlog g : a ≤ b generalizing a b with H\nrotate_left\nomega")
    assert shown == "a b : ℕ\nh : a = b\nH : ∀ (a b : ℕ), a = b → a ≤ b → b = a\ng : ¬a ≤ b\n⊢ b = a"


def test_apply_fun_leaves_what_it_needs() -> None:
    shown = goal_after("(f : ℕ → ℕ) (a b : ℕ) (h : f a = f b) : a = b", "apply_fun f\nexact h")
    assert shown == "f : ℕ → ℕ\na b : ℕ\nh : f a = f b\n⊢ Function.Injective f"


def test_mod_cases_names_the_remainders() -> None:
    shown = goal_after("(n : ℤ) : n = 0", "mod_cases h : n % 2")
    assert shown == "n : ℤ\nh : n ≡ 0 [ZMOD 2]\n⊢ n = 0\n\nn : ℤ\nh : n ≡ 1 [ZMOD 2]\n⊢ n = 0"


REFUSED: dict[str, tuple[str, str, str]] = {
    "wlog replacing": ("(a b : ℕ) (h : a = b) : b = a", "wlog g : a ≤ b replacing h", "embedded Lean has no tactic"),
    "wlog of an unknown variable": ("(a b : ℕ) : a = b", "wlog g : a ≤ b generalizing c", "Unknown identifier `c`"),
    "wlog does not give the assumption away": (
        "(a b : ℕ) : a ≤ b",
        "wlog g : a ≤ b\n· exact g\n· exact g",
        "Type mismatch",
    ),
    "apply_fun at a disjunction": (
        "(p q : Prop) (h : p ∨ q) : q ∨ p",
        "apply_fun id at h",
        "apply_fun can only handle",
    ),
    "apply_fun of a dependent function": (
        "(f : (n : ℕ) → Fin (n + 1)) (a b : ℕ) (h : a = b) : b = a",
        "apply_fun f at h",
        "Can not use `apply_fun` with a dependently typed function.",
    ),
    "mod_cases of reals": ("(x : ℝ) : x = x", "mod_cases x % 2", "mod_cases only works with Int and Nat"),
    "mod_cases of zero": ("(n : ℕ) : n = n", "mod_cases n % 0", "mod_cases: the modulus must be positive"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refuses(name: str) -> None:
    statement, tactics, reason = REFUSED[name]
    assert errors(by(statement, tactics))[0].startswith(reason)
