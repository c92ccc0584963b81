"""The axioms about exponential function, sine, cosine and π hold: each is tested with interval arithmetic.

The functions are computed here from their power series with exact fractions and bounds for the remainder, so a law that
was written down wrongly (a sign, a strict inequality, a missing condition) fails at one of the random points.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

import pytest

import prover.lean.tactic.all  # noqa: F401  (registers the tactics)
from prover.lean.elab.frontend import elaborate_source
from prover.lean.elab.library_axioms import LIBRARY_AXIOMS
from prover.lean.environment import Environment
from prover.lean.library.load import load_environment

POINTS = 60
TINY = Fraction(1, 10**18)
"""Equations hold up to this width of the intervals."""


@dataclass(frozen=True, slots=True)
class Interval:
    low: Fraction
    high: Fraction

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def __mul__(self, other: Interval) -> Interval:
        ends = [a * b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(ends), max(ends))

    def is_equal(self, other: Interval) -> bool:
        """Do both enclose one number, and closely?"""
        overlap = self.low <= other.high and other.low <= self.high
        return overlap and max(self.high - self.low, other.high - other.low) < TINY

    def is_below(self, other: Interval) -> bool:
        return self.high < other.low


def point(x: Fraction | int) -> Interval:
    return Interval(Fraction(x), Fraction(x))


def series(x: Fraction, first: int, step: int, sign: int) -> Interval:
    """``Σ sign^k x^(first + k*step) / (first + k*step)!``; the rest is below twice the first term left out."""
    total, term, n, k = Fraction(0), x**first, first, 0
    while abs(term) > TINY**2 or n < 2 * abs(x) + 2:
        total += term * (sign**k)
        for _ in range(step):
            n += 1
            term = term * x / n
        k += 1
    return Interval(total - 2 * abs(term), total + 2 * abs(term))


def exp(x: Fraction) -> Interval:
    return series(x, 0, 1, 1)


def sin(x: Fraction) -> Interval:
    return series(x, 1, 2, -1)


def cos(x: Fraction) -> Interval:
    return series(x, 0, 2, -1)


def arctan_of_inverse(n: int) -> Interval:
    """``arctan (1/n)``: an alternating series."""
    total, k = Fraction(0), 0
    while True:
        term = Fraction(1, (2 * k + 1) * n ** (2 * k + 1))
        if term < TINY**2:
            return Interval(total - term, total + term)
        total += term if k % 2 == 0 else -term
        k += 1


@lru_cache(maxsize=1)
def pi() -> Interval:
    """Machin's formula: π = 16 arctan (1/5) - 4 arctan (1/239)."""
    return point(16) * arctan_of_inverse(5) - point(4) * arctan_of_inverse(239)


Law = Callable[[Fraction, Fraction], bool]


def of_angle(law: Callable[[Fraction], bool]) -> Law:
    """A law of one number in (0, π), the ends included as nearly as fractions allow."""
    top = pi().low
    return lambda x, y: law((abs(x) * 7919 % 1 or Fraction(1, 10**6)) * top)


LAWS: dict[str, tuple[str, Law]] = {
    "Real.exp_add": (
        "∀ (x y : ℝ), Real.exp (x + y) = Real.exp x * Real.exp y",
        lambda x, y: exp(x + y).is_equal(exp(x) * exp(y)),
    ),
    "Real.add_one_le_exp": ("∀ (x : ℝ), x + 1 ≤ Real.exp x", lambda x, y: x + 1 <= exp(x).high),
    "Real.exp_one_gt_d9": ("2.7182818283 < Real.exp 1", lambda x, y: Fraction("2.7182818283") < exp(Fraction(1)).low),
    "Real.exp_one_lt_d9": ("Real.exp 1 < 2.7182818286", lambda x, y: exp(Fraction(1)).high < Fraction("2.7182818286")),
    "Real.sin_add": (
        "∀ (x y : ℝ), Real.sin (x + y) = Real.sin x * Real.cos y + Real.cos x * Real.sin y",
        lambda x, y: sin(x + y).is_equal(sin(x) * cos(y) + cos(x) * sin(y)),
    ),
    "Real.cos_add": (
        "∀ (x y : ℝ), Real.cos (x + y) = Real.cos x * Real.cos y - Real.sin x * Real.sin y",
        lambda x, y: cos(x + y).is_equal(cos(x) * cos(y) - sin(x) * sin(y)),
    ),
    "Real.sin_sq_add_cos_sq": (
        "∀ (x : ℝ), Real.sin x ^ 2 + Real.cos x ^ 2 = 1",
        lambda x, y: (sin(x) * sin(x) + cos(x) * cos(x)).is_equal(point(1)),
    ),
    "Real.sin_lt": ("∀ {x : ℝ}, 0 < x → Real.sin x < x", lambda x, y: x <= 0 or sin(x).is_below(point(x))),
    "Real.sin_gt_sub_cube": (
        "∀ {x : ℝ}, 0 < x → x - x ^ 3 / 6 < Real.sin x",
        lambda x, y: all(point(z - z**3 / 6).is_below(sin(z)) for z in (abs(x) % 1 or Fraction(1), abs(x) + 1)),
    ),
    "Real.cos_pi_div_two": (
        "Real.cos (Real.pi / 2) = 0",
        lambda x, y: cos(pi().high / 2).low <= 0 <= cos(pi().low / 2).high and pi().high - pi().low < TINY,
    ),
    "Real.sin_pos_of_pos_of_lt_pi": (
        "∀ {x : ℝ}, 0 < x → x < Real.pi → 0 < Real.sin x",
        of_angle(lambda x: x >= pi().low or point(0).is_below(sin(x))),
    ),
    "Real.pi_gt_d20": (
        "3.14159265358979323846 < Real.pi",
        lambda x, y: Fraction("3.14159265358979323846") < pi().low,
    ),
    "Real.pi_lt_d20": (
        "Real.pi < 3.14159265358979323847",
        lambda x, y: pi().high < Fraction("3.14159265358979323847"),
    ),
}


WRONG: dict[str, Law] = {
    "Real.exp_add": lambda x, y: exp(x + y).is_equal(exp(x) + exp(y)),
    "Real.add_one_le_exp": lambda x, y: x + 1 < exp(x).low,
    "Real.exp_one_gt_d9": lambda x, y: Fraction("2.7182818285") < exp(Fraction(1)).low,
    "Real.exp_one_lt_d9": lambda x, y: exp(Fraction(1)).high < Fraction("2.7182818284"),
    "Real.sin_add": lambda x, y: sin(x + y).is_equal(sin(x) * cos(y) - cos(x) * sin(y)),
    "Real.cos_add": lambda x, y: cos(x + y).is_equal(cos(x) * cos(y) + sin(x) * sin(y)),
    "Real.sin_sq_add_cos_sq": lambda x, y: (cos(x) * cos(x) - sin(x) * sin(x)).is_equal(point(1)),
    "Real.sin_lt": lambda x, y: x < 0 or sin(x).is_below(point(x)),
    "Real.sin_gt_sub_cube": lambda x, y: x < 0 or point(x - x**3 / 6).is_below(sin(x)),
    "Real.cos_pi_div_two": lambda x, y: cos(pi().high).low <= 0 <= cos(pi().low).high,
    "Real.sin_pos_of_pos_of_lt_pi": lambda x, y: x <= 0 or point(0).is_below(sin(x)),
    "Real.pi_gt_d20": lambda x, y: Fraction("3.14159265358979323847") < pi().low,
    "Real.pi_lt_d20": lambda x, y: pi().high < Fraction("3.14159265358979323846"),
}
"""Each law with a sign, a strictness, a condition or the last digit wrong."""


def points() -> list[tuple[Fraction, Fraction]]:
    """Pairs of numbers between -12 and 12: where laws have their ends, then random ones."""
    rng = random.Random(20)
    ends = [(Fraction(a), Fraction(b)) for a in (0, 1, -1, 4) for b in (0, 1, -1)]
    for _ in range(POINTS):
        x, y = (Fraction(rng.randint(-400, 400), rng.randint(1, 100)) / rng.choice((1, 10, 1000)) for _ in range(2))
        ends.append((x % 12 if x > 0 else -(-x % 12), y % 12 if y > 0 else -(-y % 12)))
    return ends


@lru_cache(maxsize=1)
def mathlib() -> Environment:
    return load_environment(("Init", "Mathlib"))


def test_every_axiom_about_functions_has_a_law() -> None:
    assert set(LAWS) == {name for name, module in LIBRARY_AXIOMS.items() if "Analysis" in module}


@pytest.mark.parametrize(("statement", "axiom"), [(law[0], name) for name, law in LAWS.items()], ids=LAWS.keys())
def test_the_axiom_states_the_law(statement: str, axiom: str) -> None:
    messages = elaborate_source(f"example : {statement} := @{axiom}", mathlib()).messages
    assert [m.text for m in messages] == []


@pytest.mark.parametrize("law", [law[1] for law in LAWS.values()], ids=LAWS.keys())
def test_the_law_holds_at_its_ends_and_at_random_points(law: Law) -> None:
    assert [pair for pair in points() if not law(*pair)] == []


def test_every_law_has_a_wrong_one_beside_it() -> None:
    assert WRONG.keys() == LAWS.keys()


@pytest.mark.parametrize("law", WRONG.values(), ids=WRONG.keys())
def test_a_wrong_law_is_found(law: Law) -> None:
    assert not all(law(*pair) for pair in points())
