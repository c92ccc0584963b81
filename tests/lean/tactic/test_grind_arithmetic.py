"""``grind`` with numbers: linear facts, equations that arithmetic implies, products, bounded types and words."""

from __future__ import annotations

import pytest

from tests.lean.tactic.run import by, errors

GOALS: dict[str, str] = {
    "parity": "{x y : Int} : 2 * x + 4 * y ≠ 5",
    "strict orders chain": "(x y z : Nat) (h : x < y) (h2 : y < z) : x + 1 < z",
    "conjunctions of orders": "(a b c d e : Nat) (h : a < b ∧ b < c) (h2 : c < d ∧ d < e) : a + 3 < e",
    "an integer bound": "(x y : Int) (h : 2 * x + 3 * y = 1) (h2 : x > 5) : y < 0",
    "a rational hole": "{x y : Int} : 27 ≤ 13 * x + 11 * y → 13 * x + 11 * y ≤ 30 → -10 ≤ 9 * x - 7 * y →"
    " 9 * x - 7 * y > 4",
    "division": "(x y : Int) : x = y / 2 → y % 2 = 0 → y - 2 * x = 0",
    "a sum determines an argument": "(a b : Nat) (h : a + b = 5) (f : Nat → Nat) (h2 : a = 2) : f b = f 3",
    "antisymmetry under a function": "(f : Nat → Nat) (x y : Nat) (h : x ≤ y) (h2 : y ≤ x) : f x = f y",
    "antisymmetry in two places": "(a b : Int) (h : a ≤ b) (h2 : b ≤ a) (f : Int → Int → Int) : f a b = f b a",
    "numbers that are 0 or 1": "(x : Nat) : x = 0 ∨ x = 1 → x * x = x",
    "bounds determine a summand": "(f : Int → Int) (x y : Int) : f x = 0 → 0 ≤ y → y ≤ 1 → y ≠ 1 → f (x + y) = 0",
    "a predicate of a sum": "(x y : Nat) (p : Nat → Prop) (h : p (x + 1)) (h2 : y = x + 1) : p y",
    "a rule with a bound": "(p : Nat → Prop) (h : ∀ n, n < 5 → p n) : p 3",
    "a rule with a bound, backwards": "(p : Nat → Prop) (h : ∀ x, x < 5 → p x) (n : Nat) (h2 : ¬p n) : n ≥ 5",
    "cases of a number": "(x : Nat) (h : ¬(x ≤ 3 ∨ x ≥ 6)) : x = 4 ∨ x = 5",
    "minimum by a condition": "(x y : Nat) : (if x < y then x else y) ≤ x",
    "maximum by a condition": "(x y : Nat) : (if x < y then y else x) ≥ x ∧ (if x < y then y else x) ≥ y",
    "a condition decided by arithmetic": "(x : Nat) (h : x ≤ 3) (f : Nat → Nat)"
    " (h2 : f (if x > 5 then 1 else 2) = 0) : f 2 = 0",
    "max is commutative": "(a b : Nat) : max a b = max b a",
    "max of ordered numbers": "(a b : Nat) (h : a ≤ b) : max a b = b",
    "truncated subtraction": "(a b : Nat) : a - b ≤ a",
    "divisibility along an equation": "(a b c : Nat) (h : a ∣ b) (h2 : b = c) : a ∣ c",
    "successors": "(x y : Nat) (h : x.succ = y.succ) : x = y",
    "a choice of bounds": "(x y z : Nat) (h : x = y ∨ x = z) (hy : y < 5) (hz : z < 5) : x < 5",
    "a factor that is known": "(n m : Nat) (h : n * m = 12) (hn : n = 3) : m = 4",
    "a square that is known": "(a b : Nat) (h : a * a = b) (h2 : a = 5) : b = 25",
    "monotone functions chain": "(x y z w : Int) (h1 : x < y) (h2 : y < z) (h3 : z < w) (f : Int → Int)"
    " (hf : ∀ a b, a < b → f a < f b) : f x < f w",
    "a remainder by 2": "(x : Nat) : x % 2 = 0 ∨ x % 2 = 1",
    "casts are injective": "(x y : Nat) (h : (x : Int) = y) : x = y",
    "an absolute value": "(a b : Int) (h : a.natAbs = 3) (ha : 0 < a) : a = 3",
    "products commute": "(a b c : Nat) (h1 : a * b = c) (h2 : b * a = 6) : c = 6",
    "a square": "(x y : Nat) : (x + y) * (x + y) = x * x + 2 * (x * y) + y * y",
    "a difference of squares": "(x y : Int) : (x + y) * (x - y) = x * x - y * y",
    "products in an order": "(a b : Nat) (h₁ : a + 1 ≠ a * b * a) (h₂ : a * a * b ≤ a + 1) : b * a ^ 2 < a + 1",
    "products under a function": "(a b : Nat) (f : Nat → Nat) : f (a * b * a) = f (b * a ^ 2)",
    "the last element of Fin 5": "(x : Fin 5) (h : x ≠ 0) (h1 : x ≠ 1) (h2 : x ≠ 2) (h3 : x ≠ 3) : x = 4",
    "a sum in Fin": "(a b c : Fin 11) : a ≤ 2 → b ≤ 3 → c = a + b → c ≤ 5",
    "words that wrap round": "(a b c : UInt64) : a ≤ 2 → b ≤ 3 → c - a - b = 0 → c ≤ 5",
    "an order of bytes": "(a b : UInt8) (h : a < b) (h2 : b < 3) : a < 2",
    "bit vectors": "(x y : BitVec 8) (h : x ≤ 3) (h2 : y ≤ 4) (h3 : x + y = 8) : False",
    "equal words": "(a b : UInt32) (h : a ≤ b) (h2 : b ≤ a) : a = b",
}


@pytest.mark.parametrize("name", GOALS)
def test_proves(name: str) -> None:
    assert errors(by(GOALS[name], "grind")) == []


FALSE: dict[str, str] = {
    "an order": "(x y : Nat) : x < y",
    "a bound is no value": "(x : Nat) (h : x ≤ 100) : x = 5",
    "a product is no factor": "(x y : Int) (h : x * y = 0) : x = 0",
    "words do wrap round": "(a : UInt8) : a < a + 1",
    "a strict bound": "(a b : Fin 11) : a ≤ 2 → b ≤ 3 → a + b ≤ 4",
    "truncation": "(a b : Nat) : a - b + b = a",
}


@pytest.mark.parametrize("name", FALSE)
def test_does_not_prove(name: str) -> None:
    (error,) = errors(by(FALSE[name], "grind"))
    assert error.startswith("`grind` failed\ncase grind")


def test_arithmetic_can_be_switched_off() -> None:
    (error,) = errors(by("(x : Nat) (h : x < 1) : x < 2", "grind -cutsat"))
    assert error.startswith("`grind` failed")
