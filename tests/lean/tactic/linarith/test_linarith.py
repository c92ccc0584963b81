"""``linarith`` on ℕ, ℤ and abstract ordered rings and fields."""

from __future__ import annotations

import pytest

from tests.lean.tactic.run import by
from tests.lean.tactic.test_mathlib_logic import errors

RING = "(R : Type) [CommRing R] [LinearOrder R] [IsStrictOrderedRing R] "
FAILED = "linarith failed to find a contradiction"
ACCEPTED: dict[str, tuple[str, str]] = {
    "two strict facts": ("(x y : ℤ) (h : x < y) (g : y < x) : False", "linarith"),
    "three facts with coefficients": (
        "(x y z : ℤ) (h1 : 2 * x < 3 * y) (h2 : -4 * x + 2 * z < 0) (h3 : 12 * y - 4 * z < 0) : False",
        "linarith",
    ),
    "equations": ("(x y : ℤ) (h : x + y = 3) (g : x - y = 1) : x = 2", "linarith"),
    "an ordered ring": (RING + "(x y : R) (h : 2 * x + y ≤ 1) (g : x ≥ 2) : y ≤ -3", "linarith"),
    "strict integers": ("(a b : ℤ) (h : 2 * a < 2 * b) (g : b < a + 1) : False", "linarith"),
    "natural numbers": ("(a b : ℕ) (h : a < b) : a + 1 ≤ b", "linarith"),
    "natural numbers are not negative": ("(a b : ℕ) (h : a + 3 ≤ 2 * b) : 0 < b", "linarith"),
    "casts are not negative": ("(a : ℕ) (x : ℤ) (h : x < -(a : ℤ)) : x < 0", "linarith"),
    "products are atoms": ("(x y : ℤ) (h : x * y < 3) (g : 2 * (y * x) > 6) : False", "linarith"),
    "conjunctions": ("(f : ℤ → ℤ) (x : ℤ) (h : f x < 3 ∧ f x > 2) : 2 * f x > 4", "linarith"),
    "negations": ("(x : ℤ) (h : ¬x < 3) : x ≥ 3", "linarith"),
    "negated goals": ("(x : ℤ) (h : x < 3) : ¬x ≥ 3", "linarith"),
    "different numbers": ("(x : ℤ) (h : x = 5) : x ≠ 4", "linarith"),
    "terms": ("(x : ℤ) (h : ∀ y : ℤ, y < x + 3) : x > -4", "linarith [h (-1)]"),
    "only": ("(x y : ℤ) (h : x < 2) (g : y < 2) : x < 3", "linarith only [h]"),
    "goals that compare nothing": ("(p : Prop) (x : ℤ) (h : x < 2) (g : x > 2) : p", "linarith"),
    "split disequalities": ("(x : ℤ) (h : x ≠ 2) (g : x ≤ 2) (k : x ≥ 2) : False", "linarith +splitNe"),
    "hypotheses in two types": ("(x y : ℤ) (a b : ℕ) (h : a < b) (g : x < y) : x ≤ y", "linarith"),
    "nlinarith multiplies facts": ("(x y : ℤ) (h : 0 < x) (g : 0 < y) : 0 < x * y", "nlinarith"),
    "nlinarith knows squares": ("(x : ℚ) : 0 < x ^ 2 + 1", "nlinarith"),
    "nlinarith with a hint": ("(a b : ℚ) : 2 * a * b ≤ a ^ 2 + b ^ 2", "nlinarith [sq_nonneg (a - b)]"),
    "nlinarith finds a root": ("(x : ℚ) (h : x ^ 2 = 4) (g : x > 0) : x = 2", "nlinarith"),
    "nlinarith on natural numbers": ("(a b : ℕ) (h : 0 < a) (g : 0 < b) : 1 ≤ a * b", "nlinarith"),
    "multiplied out": ("(x y : ℤ) (h : (x + y) * (x + y) < 4) : x * x + 2 * x * y + y * y < 5", "linarith"),
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_accepts(name: str) -> None:
    statement, tactics = ACCEPTED[name]
    assert errors(by(statement, tactics)) == []


REFUSED: dict[str, tuple[str, str, str]] = {
    "not a consequence": (
        "(x y : ℤ) (h : x ≤ y) : x < y",
        "linarith",
        FAILED + "\ncase h\nx y : ℤ\nh : x ≤ y\na✝ : y ≤ x\n⊢ False\nfailed",
    ),
    "half of an equation": ("(x y : ℤ) (h : x ≤ y) : x = y", "linarith", "a✝ : x < y\n⊢ False\nfailed"),
    "nlinarith on what is false": ("(x : ℚ) : x ^ 2 < 0", "nlinarith", FAILED),
    "nlinarith looks at pairs only": (
        "(x y z : ℚ) (h : 0 < x) (g : 0 < y) (k : 0 < z) : 0 < x * y * z",
        "nlinarith",
        FAILED,
    ),
    "products of facts": ("(x y : ℤ) (h : 0 < x) (g : 0 < y) : 0 < x * y", "linarith", FAILED),
    "rational solutions": (RING + "(x : R) (h : 0 < x) (g : x < 1) : False", "linarith", FAILED),
    "only leaves out": ("(x y : ℤ) (h : x < 2) (g : y < x) : y < 2", "linarith only [g]", FAILED),
    "nothing to start from": ("(p : Prop) : p", "linarith", FAILED),
    "holes in terms": ("(x : ℤ) (h : ∀ y : ℤ, y < x) : x > 4", "linarith [h ?_]", "has metavariables"),
    "unknown options": ("(x : ℤ) (h : x < 2) : x < 3", "linarith +fast", "has no field `fast`"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refuses(name: str) -> None:
    statement, tactics, reason = REFUSED[name]
    (text, *_) = errors(by(statement, tactics))
    assert reason in text


def test_a_failure_leaves_the_goal() -> None:
    assert errors(by("(x y : ℤ) (h : x ≤ y) : x ≤ y", "first | linarith only [] | exact h")) == []
