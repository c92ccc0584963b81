"""``norm_num``: ground arithmetic, relations, extensions, the simplifier around them."""

from __future__ import annotations

import math

import pytest

from tests.lean.tactic.run import by
from tests.lean.tactic.test_mathlib_logic import errors, goal_after

FIELD = "(R : Type) [Field R] [LinearOrder R] [IsStrictOrderedRing R] "
BIG = 10**30 + 57
ACCEPTED: dict[str, tuple[str, str]] = {
    "sums of integers": (": (2 : ℤ) + 3 * 4 - 20 = -6", "norm_num"),
    "powers": (f": (2 : ℕ) ^ 100 = {2**100}", "norm_num"),
    "integer exponents": (
        ": (2 : ℚ) ^ (1 - 3 : ℤ) + (-3 / 2) ^ (3 : ℤ) = -25 / 8 ∧ (0 : ℚ) ^ (-2 : ℤ) = 0",
        "norm_num",
    ),
    "numerals of thirty digits": (f": ({BIG} : ℤ) * {BIG - 2} - 5 = {BIG * (BIG - 2) - 5}", "norm_num"),
    "inequalities": (f": ¬({BIG} : ℤ) < {BIG - 1} ∧ ({BIG} : ℤ) ≥ 3", "norm_num"),
    "an ordered field": (FIELD + ": (2 : R) < 3 ∧ (2 : R) ≠ 3 ∧ ¬(4 : R) ≤ 3", "norm_num"),
    "negative numbers": (FIELD + ": (-2 : R) < 1 - 2", "norm_num"),
    "a ring of characteristic zero": ("(R : Type) [CommRing R] [CharZero R] : (2 : R) * 3 ≠ 7", "norm_num"),
    "any ring": ("(R : Type) [CommRing R] : (2 : R) * 3 - 1 = 5", "norm_num"),
    "division and remainder": (": (7 : ℤ) / 2 = 3 ∧ (-7 : ℤ) % 2 = 1 ∧ (-7 : ℤ) / -2 = 4", "norm_num"),
    "truncated": (": 3 - 5 = 0 ∧ 17 % 5 = 2 ∧ 7 / 0 = 0 ∧ 7 % 0 = 7", "norm_num"),
    "divisibility": (": 3 ∣ 12 ∧ ¬5 ∣ 12 ∧ (3 : ℤ) ∣ -12 ∧ ¬0 ∣ 4", "norm_num"),
    "gcd and lcm": (": Nat.gcd 12 18 = 6 ∧ Nat.lcm 4 6 = 12", "norm_num"),
    "casts": ("(R : Type) [CommRing R] : ((2 + 3 : ℕ) : R) = 5", "norm_num"),
    "casts of integers": ("(R : Type) [CommRing R] : ((2 - 5 : ℤ) : R) = -3", "norm_num"),
    "casts of integers without simp": ("(R : Type) [CommRing R] : ((-3 : ℤ) : R) + 1 = -2", "norm_num1"),
    "casts of rationals": (
        FIELD + ": (((1 : ℚ) / 2 : ℚ) : R) = 1 / 2 ∧ ((5 : ℚ) : R) = 5",
        "constructor <;> norm_num1",
    ),
    "casts of negative rationals": (
        FIELD + ": (((-1 : ℚ) / 2 : ℚ) : R) < 0 ∧ ((-5 : ℚ) : R) = -5",
        "constructor <;> norm_num1",
    ),
    "maximum and minimum": (": max (2 : ℤ) (-3) = 2 ∧ min (2 : ℤ) (-3) = -3", "norm_num"),
    "absolute values": (": |(-3 : ℤ)| = 3 ∧ |(4 : ℤ)| = 4", "norm_num"),
    "hypotheses": ("(x : ℤ) (h : x = 2 + 3) : x = 5", "norm_num at h\nexact h"),
    "a false hypothesis": ("(p : Prop) (h : (2 : ℤ) > 3) : p", "norm_num at h"),
    "lemmas": ("(f : ℤ → ℤ) (h : ∀ x, f x = x + 1) : f 3 = 2 ^ 2", "norm_num [h]"),
    "simp lemmas": ("(x : ℤ) : x = x + 0 * 2", "norm_num"),
    "parts of terms": ("(x y : ℤ) (h : y = x + 6) : y = x + 2 * 3", "norm_num\nexact h"),
    "norm_num1": (": (2 : ℤ) * 3 = 6", "norm_num1"),
    "norm_num only": (": (2 : ℤ) * 3 = 6", "norm_num only"),
    "integer literals in functions": ("(f : ℤ → ℤ) : f (2 + 2) = f (8 / 2)", "norm_num"),
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_accepts(name: str) -> None:
    statement, tactics = ACCEPTED[name]
    assert errors(by(statement, tactics)) == []


@pytest.mark.parametrize(
    "statement",
    [
        ": (3 : ℤ) = 4",
        ": (2 : ℤ) ^ 10 = 1023",
        ": (5 : ℤ) < 5",
        ": (-7 : ℤ) % 2 = -1",
        ": 3 ∣ 13",
        ": Nat.gcd 12 18 = 3",
        ": |(-3 : ℤ)| = -3",
        FIELD + ": (2 : R) = 3",
        FIELD + ": (2 : R) ≤ 2 - 1",
    ],
)
def test_what_is_false_becomes_false(statement: str) -> None:
    assert goal_after(statement, "norm_num").endswith("⊢ False")


def test_equal_numerals_differ_only_in_characteristic_zero() -> None:
    shown = goal_after("(R : Type) [CommRing R] : (2 : R) ≠ 4", "norm_num")
    assert "2 = 4" in shown


def test_nothing_to_do() -> None:
    (text,) = errors(by("(x y : ℤ) (h : x < y) : x < y", "norm_num"))
    assert text == "norm_num made no progress"


def test_norm_num1_does_not_simplify() -> None:
    (text,) = errors(by("(p : Prop) (h : p) : p ∧ True", "norm_num1"))
    assert "no progress" in text


SUMS = {
    "a range": "∑ i ∈ Finset.range 100, i = 4950",
    "terms of a field": "∑ i ∈ Finset.range 100, (i : ℝ) ^ 2 / 2 = 164175",
    "an interval": "∑ i ∈ Finset.Icc 1 100, (i ^ 2 + 1) = 338450",
    "half-open intervals": "∑ i ∈ Finset.Ico 2 5, i + ∑ i ∈ Finset.Ioc 2 5, i + ∑ i ∈ Finset.Ioo 2 5, i = 28",
    "integers": "∑ i ∈ Finset.Icc (-5 : ℤ) 10, i ^ 2 = 440",
    "computed bounds": "∑ i ∈ Finset.range (2 * 5), i = 45",
    "a product": f"∏ i ∈ Finset.Icc 1 30, i = {math.factorial(30)}",
    "elements by name": "∏ i ∈ ({1, 2, 2, 3} : Finset ℤ), (i + 1) = 24",
    "no elements": "∑ i ∈ Finset.Icc (3 : ℕ) 2, (i : ℚ) = 0 ∧ ∏ i ∈ (∅ : Finset ℕ), i = 1",
    "sums of sums": "∑ i ∈ Finset.range 10, ∑ j ∈ Finset.range i, (j : ℤ) = 120",
    "inequalities": "∑ i ∈ Finset.range 5, (i : ℝ)⁻¹ < 3",
}


@pytest.mark.parametrize("name", SUMS)
def test_finite_sums_and_products_are_evaluated(name: str) -> None:
    assert errors(by(f": {SUMS[name]}", "norm_num")) == []


SUMS_OVER_TYPES = {
    "all of a type of three elements": "∑ _ : Fin 3, (1 / 2 : ℚ) = 3 / 2",
    "a type whose size is computed": "∏ _ : Fin (2 + 1), (2 : ℤ) = 8",
    "all pairs": "∑ _ : Fin 4, ∑ _ : Fin 5, (1 : ℝ) = 20",
    "a sum for each element of a type": "∑ _ : Fin 100, ∑ j ∈ Finset.range 3, j = 300",
}


@pytest.mark.parametrize("name", SUMS_OVER_TYPES)
def test_sums_over_finite_types_are_evaluated(name: str) -> None:
    assert errors(by(f": {SUMS_OVER_TYPES[name]}", "norm_num1")) == []


def test_sums_over_no_elements_need_no_terms() -> None:
    assert errors(by("(f : Fin 0 → ℝ) : ∑ i, f i = 0 ∧ ∏ i : Fin 0, f i = 1", "constructor <;> norm_num1")) == []


def test_sums_over_two_elements_are_written_out() -> None:
    assert errors(by("(f : Fin 2 → ℝ) (h : f 0 = 1) : ∑ i, f i = 1 + f 1", "norm_num [h]")) == []
    assert errors(by("(f : Fin 2 → ℝ) : ∏ i, f i = f 0 * f 1", "simp")) == []


def test_an_element_of_a_finite_type_is_no_number() -> None:
    """Mathlib's extension does not evaluate it either."""
    assert errors(by(": ∑ i : Fin 3, (i : ℕ) = 3", "norm_num1")) == ["norm_num made no progress"]
    assert errors(by(": ∑ i : Fin 3, (i : ℕ) = 3", "norm_num [Fin.sum_univ_succ]")) == []


def test_a_type_of_open_size_stays() -> None:
    assert errors(by("(n : ℕ) : ∑ _ : Fin n, 1 = 3", "norm_num1")) == ["norm_num made no progress"]


def test_a_wrong_sum_is_false() -> None:
    assert errors(by(": ∑ i ∈ Finset.range 5, i = 11", "norm_num1")) == ["unsolved goals\n⊢ False"]
    assert errors(by(": ∑ _ : Fin 3, 1 = 2", "norm_num1")) == ["unsolved goals\n⊢ False"]


def test_a_sum_without_known_bounds_stays() -> None:
    assert errors(by("(n : ℕ) : ∑ i ∈ Finset.range n, i = 3", "norm_num1")) == ["norm_num made no progress"]


def test_a_sum_with_variables_stays() -> None:
    assert errors(by("(x : ℝ) : ∑ i ∈ Finset.range 3, x ^ i = 3", "norm_num1")) == ["norm_num made no progress"]


@pytest.mark.parametrize("tactic", ["decide", "rfl", "simp [Finset.sum_range_succ]", "simp +decide"])
def test_a_sum_of_a_hundred_numbers_is_computed(tactic: str) -> None:
    assert errors(by(": ∑ i ∈ Finset.range 100, i = 4950", tactic)) == []
