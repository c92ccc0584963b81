"""``grind`` with Mathlib's layer: commutative rings, fields, ordered fields."""

from __future__ import annotations

import pytest

from prover.lean.tactic.grind import rings
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


def test_a_combination_that_the_kernel_would_take_long_for_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rings, "MAX_TERMS", 3)
    (error,) = errors(by(GOALS["a symmetric sum"], "grind"))
    assert error.startswith("`grind` failed")


def test_rings_can_be_switched_off() -> None:
    (error,) = errors(by(GOALS["a symmetric sum"], "grind -ring"))
    assert error.startswith("`grind` failed")


ORDERS: dict[str, str] = {
    "a preorder is transitive": "(α : Type) [Preorder α] (a b c : α) (h : a ≤ b) (h2 : b ≤ c) : a ≤ c",
    "a denied relation of a linear order": "(α : Type) [LinearOrder α] (a b c : α) (h : a ≤ b) (h2 : ¬c ≤ b) : a < c",
    "antisymmetry": "(α : Type) [PartialOrder α] (a b : α) (h : a ≤ b) (h2 : b ≤ a) : a = b",
    "a strict step along an equation": "(α : Type) [PartialOrder α] (a b c d : α) (h : a < b) (h2 : b = c)"
    " (h3 : c ≤ d) : a ≠ d",
    "a choice of strict steps": "(α : Type) [LinearOrder α] (a b c : α) (h : a < b ∨ a < c) (hb : b ≤ c) : a < c",
}


@pytest.mark.parametrize("name", ORDERS)
def test_knows_orders(name: str) -> None:
    assert errors(by(ORDERS[name], "grind")) == []


def test_a_partial_order_is_not_linear() -> None:
    (error,) = errors(by("(α : Type) [PartialOrder α] (a b : α) (h : ¬a ≤ b) : b < a", "grind"))
    assert error.startswith("`grind` failed")


SETS: dict[str, str] = {
    "a member of an intersection": "(s t : Set ℕ) (x : ℕ) (h : x ∈ s ∩ t) : x ∈ t",
    "intersection distributes": "(s t u : Set ℕ) : s ∩ (t ∪ u) = (s ∩ t) ∪ (s ∩ u)",
    "an intersection is a subset": "(s t : Set ℕ) : s ∩ t ⊆ s",
    "a subset": "(s t : Set ℕ) (h : s ⊆ t) : s ∩ t = s",
    "a set by a property": "(x : ℕ) : x ∈ {y : ℕ | y < 3} ↔ x < 3",
    "the complement of the complement": "(s : Set ℕ) : sᶜᶜ = s",
    "a filtered finite set": "(s : Finset ℕ) (x : ℕ) (h : x ∈ s.filter (· < 3)) : x < 3",
    "an enumerated finite set": "(x : ℕ) (h : x ∈ ({1, 2, 3} : Finset ℕ)) : x < 4",
    "a difference of finite sets": "(s t : Finset ℕ) : s \\ t ⊆ s",
}


@pytest.mark.parametrize("name", SETS)
def test_knows_sets(name: str) -> None:
    assert errors(by(SETS[name], "grind")) == []


GIVEN: dict[str, tuple[str, str]] = {
    "a law found by another way to the instance": (
        "(a b c : ℝ) (f : ℝ → ℝ) (h : f (a + b) = c) : f (b + a) = c",
        "grind -ring [add_comm]",
    ),
    "laws of a group": (
        "(G : Type) [Group G] (a b : G) : a * b * b⁻¹ = a",
        "grind [mul_assoc, mul_inv_cancel, mul_one]",
    ),
    "an equation on the left of a theorem": ("(a b : ℝ) (h : a * b = 0) : a = 0 ∨ b = 0", "grind [mul_eq_zero]"),
    "a sum over an enlarged set": (
        "(s : Finset ℕ) (f : ℕ → ℕ) (a : ℕ) (h : a ∉ s) : ∑ x ∈ insert a s, f x = f a + ∑ x ∈ s, f x",
        "grind [Finset.sum_insert]",
    ),
    "an absolute value": ("(x : ℝ) (h : 0 < x) : |x| = x", "grind [abs_of_pos]"),
}


@pytest.mark.parametrize("name", GIVEN)
def test_uses_given_theorems(name: str) -> None:
    assert errors(by(*GIVEN[name])) == []
