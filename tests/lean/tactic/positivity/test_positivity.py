"""``positivity``: the signs of terms, and what is said when a sign is not there."""

from __future__ import annotations

import pytest

from tests.lean.tactic.run import by
from tests.lean.tactic.test_mathlib_logic import errors

XYZ = "(x y z : ℝ) (hx : 0 < x) (hy : 0 ≤ y) (hz : z ≠ 0) "
ACCEPTED: dict[str, str] = {
    "sums": XYZ + ": 0 < x + y",
    "products and quotients": XYZ + ": 0 ≤ x * y / (x + 1)",
    "nonzero products": XYZ + ": x * z ≠ 0",
    "zero on the left": XYZ + ": 0 ≠ z / x",
    "even powers": XYZ + ": 0 ≤ (x - y) ^ 4",
    "even powers of nonzero terms": XYZ + ": 0 < z ^ 2",
    "variable powers": XYZ + "(n : ℕ) (k : ℤ) : 0 < x ^ n + x ^ k",
    "power zero": XYZ + ": 0 < (x - y) ^ 0",
    "squares as products": XYZ + ": 0 ≤ (x - y) * (x - y)",
    "absolute values": XYZ + ": 0 < |z| ∧ 0 ≤ |x - y|",
    "roots": XYZ + ": 0 ≤ √(x - y)",
    "inverses": XYZ + ": 0 < x⁻¹ ∧ z⁻¹ ≠ 0",
    "maximum": "(b : ℤ) : 0 ≤ max (-3) (b ^ 2) ∧ 0 < max b 2",
    "minimum": XYZ + ": 0 < min x 3 ∧ 0 ≤ min x y",
    "conditionals": XYZ + "(p : Prop) [Decidable p] : 0 < if p then x else 2",
    "numerals": ": (0 : ℚ) < 7 / 3 ∧ (-2 : ℤ) ≠ 0",
    "natural numbers": "(n : ℕ) : 0 ≤ n ∧ 0 < n + 1 ∧ 0 < n.factorial",
    "casts": "(n : ℕ) (k : ℤ) (q : ℚ) (hn : n ≠ 0) (hk : 0 < k) (hq : 0 ≤ q) : (0 : ℝ) < n ∧ (0 : ℝ) < k ∧ (0 : ℝ) ≤ q",
    "bounds by numerals": "(a b c : ℤ) (ha : 3 < a) (hb : b = 2) (hc : 0 ≤ c) : 0 ≤ a ^ 3 + a * b + c",
    "reversed comparisons": "(a b : ℝ) (ha : a > 0) (hb : b ≥ 0) : 0 < a + b",
    "negated equations": "(a : ℝ) (ha : ¬0 = a) : a ≠ 0",
    "not negative and not zero": "(a : ℝ) (h₁ : 0 ≤ a) (h₂ : a ≠ 0) : 0 < a",
    "floors": "(a : ℝ) (h : 0 < a) : 0 ≤ ⌊a⌋ ∧ 0 < ⌈a⌉",
    "quotients of integers": "(a b : ℤ) (ha : 0 ≤ a) (hb : 0 < b) : 0 ≤ a / b",
    "nonnegative reals": "(a : NNReal) : (0 : ℝ) ≤ a",
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_accepts(name: str) -> None:
    parts = ACCEPTED[name].count("∧") + 1
    tactics = f"exact ⟨{', '.join(['by positivity'] * parts)}⟩" if parts > 1 else "positivity"
    assert errors(by(ACCEPTED[name], tactics)) == []


def test_facts_in_brackets_join_the_hypotheses() -> None:
    assert errors(by("(a b : ℝ) (h : a < b) : 0 < (b - a) / 2", "positivity [sub_pos.mpr h]")) == []


def test_looks_at_the_values_of_local_definitions() -> None:
    tactics = "set a := √2 with ha\nhave h : 0 < 18 ^ 2 * a ^ 2 * a := by positivity\ntrivial"
    assert errors(by(": √2 * 2 = 2 * √2 → True", "intro _\n" + tactics)) == []
    opaque = "obtain ⟨a, ha⟩ : ∃ a : ℝ, a = √2 := ⟨_, rfl⟩\nhave h : 0 ≤ a := by positivity\ntrivial"
    assert errors(by(": True", opaque)) != []


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("(x : ℝ) : 0 ≤ x", "failed to prove positivity/nonnegativity/nonzeroness"),
        (
            "(x : ℝ) (h : 0 ≤ x) : 0 < x",
            "failed to prove strict positivity, but it would be possible to prove nonnegativity if desired",
        ),
        (
            "(x : ℝ) (h : x ≠ 0) : 0 < x",
            "failed to prove strict positivity, but it would be possible to prove nonzeroness if desired",
        ),
        (
            "(x : ℝ) (h : x ≠ 0) : 0 ≤ x",
            "failed to prove nonnegativity, but it would be possible to prove nonzeroness if desired",
        ),
        (
            "(x : ℝ) (h : 0 ≤ x) : x ≠ 0",
            "failed to prove nonzeroness, but it would be possible to prove nonnegativity if desired",
        ),
        ("(x y : ℝ) (h : x < y) : 0 < y - x", "failed to prove positivity/nonnegativity/nonzeroness"),
        ("(x : ℝ) : 0 < x ^ 2", "failed to prove strict positivity"),
        ("(x y : ℝ) : x ≤ y", "not a positivity goal"),
        ("(x y : ℝ) : x = y", "not a positivity goal"),
        ("(x : ℝ) (h : -1 ≤ x) : 0 ≤ x", "failed to prove positivity/nonnegativity/nonzeroness"),
        ("(x : ℝ) (h : x < 0) : 0 < x ^ 3", "failed to prove positivity/nonnegativity/nonzeroness"),
    ],
)
def test_refuses(statement: str, reason: str) -> None:
    assert any(e.startswith(reason) for e in errors(by(statement, "positivity")))
