"""``grind`` with Mathlib's layer: commutative rings, fields, ordered fields."""

from __future__ import annotations

import pytest

from tests.lean.tactic.run import by
from tests.lean.tactic.test_mathlib_logic import errors

GOALS: dict[str, str] = {
    "a ring identity": "{R : Type} [CommRing R] (x y : R) : (x + y)^2 = x^2 + 2*x*y + y^2",
    "a symmetric sum": "(a b : ℝ) (h : a + b = 3) (h2 : a * b = 1) : a^2 + b^2 = 7",
    "a linear system": "(x y : ℚ) (h : 2 * x + y = 4) (h2 : x - y = -1) : x = 1",
    "a product with a known factor": "(x y : ℤ) (h : x * y = 1) (h2 : x = 1) : y = 1",
    "a ring identity under a function": "{R : Type} [CommRing R] (f : R → Nat) (c s : R) (h : c^2 + s^2 = 1) :"
    " 4 * f ((c + s)^2) ≠ 2 + f (2 * c * s + 1)",
    "a chain of orders": "(x y : ℝ) (h : x < y) (h2 : y < 3) : x < 3",
    "a choice of bounds": "(x : ℝ) (h : x ≤ 0 ∨ x ≥ 2) (h2 : 0 < x) : 1 < x",
    "an equation is an order": "(a b : ℝ) (h : a = b) : a ≤ b",
    "different numbers are ordered": "(x y : ℝ) (h : x ≠ y) : x < y ∨ y < x",
    "powers that vanish": "{R : Type} [CommRing R] (a b : R) (h : a^2 = 0) (h2 : b = a^3) : b = 0",
    "logic alone": "(p q : Prop) (h : p ∨ q) : q ∨ p",
}


@pytest.mark.parametrize("name", GOALS)
def test_proves(name: str) -> None:
    assert errors(by(GOALS[name], "grind")) == []


FALSE: dict[str, str] = {
    "a square is no value": "(x : ℝ) (h : x^2 = 4) : x = 2",
    "a ring need not commute with powers": "{R : Type} [CommRing R] (x y : R) : (x + y)^2 = x^2 + y^2",
    "an order is not strict": "(x y : ℝ) (h : x ≤ y) : x < y",
}


@pytest.mark.parametrize("name", FALSE)
def test_does_not_prove(name: str) -> None:
    (error,) = errors(by(FALSE[name], "grind"))
    assert error.startswith("`grind` failed\ncase grind")


def test_rings_can_be_switched_off() -> None:
    (error,) = errors(by(GOALS["a symmetric sum"], "grind -ring"))
    assert error.startswith("`grind` failed")
