"""``field_simp``, ``field``, and quotients in ``ring``, ``norm_num``, ``linarith`` over ℚ and abstract fields."""

from __future__ import annotations

import pytest

from tests.lean.tactic.run import by
from tests.lean.tactic.test_mathlib_logic import errors, goal_after

ACCEPTED: dict[str, tuple[str, str]] = {
    "one quotient on both sides": ("(x y : ℚ) (hy : y ≠ 0) : x / y + 1 = (x + y) / y", "field_simp"),
    "integer exponents": ("(x : ℚ) (hx : x ≠ 0) : x ^ (-2 : ℤ) = 1 / x ^ 2", "field_simp"),
    "integer exponents of quotients": (
        "(x y : ℝ) (hx : x ≠ 0) (hy : y ≠ 0) : (x / y) ^ (-3 : ℤ) * x = y ^ (3 : ℤ) / x ^ 2",
        "field_simp",
    ),
    "common denominators": (
        "(x y z : ℚ) (hy : y ≠ 0) (hz : z ≠ 0) : x / y + x / z = x * (y + z) / (y * z)",
        "field_simp\nring",
    ),
    "denominators that are sums": ("(x : ℚ) (h : x - 1 ≠ 0) : (x ^ 2 - 1) / (x - 1) = x + 1", "field_simp\nring"),
    "a hypothesis": ("(x : ℚ) (h : 1 / x + 2 = 3 / x) (hx : x ≠ 0) : x = 1", "field_simp at h\nlinarith"),
    "an inequality": ("(x y : ℚ) (hy : 0 < y) (h : x / y < 3) : x < 3 * y", "field_simp at h\nlinarith"),
    "positive sums": ("(x : ℚ) (h : 0 < x) : (x + 1) / (x + 1) = 1", "field_simp"),
    "casts of natural numbers": ("(n : ℕ) : (n : ℚ) / (n + 1) + 1 / (n + 1) = 1", "field_simp"),
    "roots of positive numbers": (": 1 / √(2 : ℝ) = √2 / 2", "field_simp\nnorm_num"),
    "numerals from casts": (
        "(n : ℕ) : (n : ℚ) / (n + 1) + 1 / ((n + 1) * (n + 2)) = ((n + 1 : ℕ) : ℚ) / ((n + 1 : ℕ) + 1)",
        "push_cast\nfield_simp\nring",
    ),
    "nested quotients": ("(x y : ℚ) (hx : x ≠ 0) (hy : y ≠ 0) : 1 / (x / y) = y / x", "field_simp"),
    "given in brackets": ("(x y : ℚ) (h : 2 < y) (g : y ≠ 0) : x / y * y = x", "field_simp [g]"),
    "an abstract field": ("(K : Type) [Field K] (x y : K) (h : y ≠ 0) : x / y * y = x", "field_simp"),
    "field": ("(x y : ℚ) (hx : x ≠ 0) (hy : y ≠ 0) : x / y + y / x = (x ^ 2 + y ^ 2) / (x * y)", "field"),
    "ring divides by numerals": ("(a : ℚ) : a / 2 + a / 3 = 5 * a / 6", "ring"),
    "ring knows inverses of products": ("(a b : ℚ) : a / (2 * b) = a * b⁻¹ / 2", "ring"),
    "ring knows inverses of sums": ("(a b : ℚ) : 1 / (a + b) = (b + a)⁻¹", "ring"),
    "ring and negative denominators": ("(a : ℚ) : a / -4 = -(a / 2) / 2", "ring"),
    "ring divides by zero": ("(a : ℚ) : a / 0 = a / (2 - 2)", "ring"),
    "norm_num on fractions": (": (2 : ℚ) / 3 + 1 / 6 = 5 / 6 ∧ (2 : ℚ) / 3 < 5 / 6 ∧ (1 : ℚ) / 2 ≠ 2 / 3", "norm_num"),
    "decimals": (": (1.5 : ℚ) + 2.25 = 3.75 ∧ (0.1 : ℚ) * 10 = 1 ∧ (2e3 : ℚ) = 2000", "norm_num"),
    "decimals of any field": (
        "(K : Type) [Field K] [CharZero K] (x : K) (h : x = 1.5) : 2 * x = 3",
        "linear_combination 2 * h",
    ),
    "linarith on fractions": ("(x y : ℚ) (h : x / 2 + y / 3 ≤ 1) (g : x ≥ 2) : y ≤ 0", "linarith"),
    "linarith multiplies fractions": ("(x : ℚ) (h : 2 / 3 * x > 1 / 2) : x > 3 / 4", "linarith"),
    "linear_combination with fractions": (
        "(x y : ℚ) (h : x + y = 4) (g : x - y = 2) : x = 3",
        "linear_combination (h + g) / 2",
    ),
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_accepts(name: str) -> None:
    statement, tactics = ACCEPTED[name]
    assert errors(by(statement, tactics)) == []


REFUSED: dict[str, tuple[str, str, str]] = {
    "a denominator that may vanish": ("(x y : ℚ) (h : x / y = 3) : x = 3 * y", "field_simp at h", "made no progress"),
    "a sign that is not known": ("(x y : ℚ) (h : y ≠ 0) (g : x / y < 3) : x < 3 * y", "field_simp at g", "no progress"),
    "an integer exponent of what may vanish": (
        "(x : ℚ) (h : x ^ (-1 : ℤ) * x = 1) : x = 2",
        "field_simp at h",
        "x / x = 1",
    ),
    "ring does not cancel": ("(a : ℚ) : a * a⁻¹ = 1", "ring1", "ring failed, ring expressions not equal"),
    "a false identity": ("(a : ℚ) : a / 2 + a / 3 = a / 5", "ring1", "ring failed, ring expressions not equal"),
    "field on what is false": ("(x : ℚ) (h : x ≠ 0) : 1 / x + 1 = 2 / x", "field", "ring failed"),
    "numerals may vanish": ("(K : Type) [Field K] (a : K) : a / 2 + a / 2 = a", "ring1", "ring failed"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refuses(name: str) -> None:
    statement, tactics, reason = REFUSED[name]
    (text, *_) = errors(by(statement, tactics))
    assert reason in text


@pytest.mark.parametrize(
    ("statement", "left"),
    [
        ("(x y z : ℚ) (h : y ≠ 0) : x / y = z", "x = y * z"),
        ("(p : ℚ → Prop) (x y : ℚ) (h : y ≠ 0) : p (x / y + 1)", "p ((x + y) / y)"),
    ],
)
def test_what_is_left(statement: str, left: str) -> None:
    assert goal_after(statement, "field_simp").rpartition("⊢ ")[2] == left
