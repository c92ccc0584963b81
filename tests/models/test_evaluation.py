"""Values of terms at points, as the symbolic model computes them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from prover.models.evaluation import Evaluator
from prover.models.goal_reader import read_term

NAMES = {"n", "f"}


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("ℕ", "3 - 5", 0),
        ("ℤ", "3 - 5", -2),
        ("ℕ", "7 / 2 + 7 % 2", 4),
        ("ℤ", "-7 / 2", -4),
        ("", "7 / 2", Fraction(7, 2)),
        ("", "1 / 0", 0),
        ("ℕ", "n ^ 2 * 3 !", 54),
        ("ℕ", "Nat.gcd 12 18 + Nat.lcm 4 6", 18),
        ("", "|2 - n|⁻¹", 1),
    ],
)
def test_a_term_has_the_value_that_lean_gives_it(kind: str, text: str, value: Fraction) -> None:
    assert Evaluator(kind, {"n": Fraction(3)}).number(read_term(text, NAMES)[0]) == value


@pytest.mark.parametrize("text", ["f n", "√n", "2 ^ n / m", "∑ i, i"])
def test_what_is_not_known_has_no_value(text: str) -> None:
    assert Evaluator("", {"n": Fraction(3)}).number(read_term(text, NAMES)[0]) is None


def test_functions_of_the_context_are_asked_for() -> None:
    evaluator = Evaluator("", {}, lambda head, args: args[0] + 1 if head == "f" else None)
    assert evaluator.number(read_term("f 2 * f (f 0)", NAMES)[0]) == 6


@pytest.mark.parametrize(
    ("text", "is_true"),
    [
        ("3 ∣ 9 ∧ ¬2 ∣ 5", True),
        ("n ≡ 10 [MOD 7]", True),
        ("n = 4 → n = 100", True),
        ("n < 3 ∨ n ≠ 3", False),
        ("0 ∣ 0", True),
        ("f n = 2 ∧ n = 4", False),
        ("f n = 2 ∨ n = 4", None),
    ],
)
def test_a_proposition_is_judged(text: str, is_true: bool | None) -> None:
    assert Evaluator("ℕ", {"n": Fraction(3)}).truth(read_term(text, NAMES)[0]) is is_true
