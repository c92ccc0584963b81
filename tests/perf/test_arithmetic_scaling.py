"""``ring``, ``abel``, ``norm_num``, ``linarith`` against the size of their input: time from parsing to the verdict.

Sizes are quadrupled in one process and the ratio of the times is bounded by the procedure's own order: linear for sums
that need no expansion and for evaluation, the number of coefficient products for expansions, cubic for the simplex.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

import pytest

from prover.lean.stack import run_deep
from tests.lean.tactic.test_mathlib_logic import errors


def long_sum(n: int) -> str:
    """``a₀ + 2 a₁ + … = … + 2 a₁ + a₀`` over three variables."""
    names = "abc"
    terms = [f"{i + 2} * {names[i % 3]}" for i in range(n)]
    return f"example (a b c : ℤ) : {' + '.join(terms)} = {' + '.join(reversed(terms))} := by ring"


def large_power(n: int) -> str:
    """``(a + b) ^ n`` in two ways: about n² / 2 coefficient products."""
    return f"example (a b : ℤ) : (a + b) ^ {n} = (a + b) ^ {n // 2} * (b + a) ^ {n - n // 2} := by ring"


def long_evaluation(n: int) -> str:
    terms = [str(10**20 + i) for i in range(n)]
    return f"example : ({' + '.join(terms)} : ℤ) = {sum(10**20 + i for i in range(n))} := by norm_num"


def digits(n: int) -> str:
    """A product of two numbers of ``n`` digits."""
    a, b = 10**n // 7, 10**n // 11
    return f"example : ({a} : ℤ) * {b} = {a * b} := by norm_num"


def group_sum(n: int) -> str:
    """``2 • a₀ + 3 • a₁ + … = … + 3 • a₁ + 2 • a₀`` over ``n`` variables of a group."""
    names = " ".join(f"a{i}" for i in range(n))
    terms = [f"({i + 2} : ℕ) • a{i}" for i in range(n)]
    sides = f"{' + '.join(terms)} = {' + '.join(reversed(terms))}"
    return f"example {{G : Type}} [AddCommGroup G] ({names} : G) : {sides} := by abel"


def finite_sum(n: int) -> str:
    return f"example : ∑ i ∈ Finset.range {n}, (i : ℚ) / 2 = {n * (n - 1)} / 4 := by norm_num1"


def unrolled_sum(n: int) -> str:
    return f"example : ∑ i ∈ Finset.range {n}, i = {n * (n - 1) // 2} := by simp [Finset.sum_range_succ]"


def chain(n: int) -> str:
    """``x₀ < x₁ < … < xₙ``."""
    names = " ".join(f"x{i}" for i in range(n + 1))
    hyps = " ".join(f"(h{i} : x{i} < x{i + 1})" for i in range(n))
    return f"example ({names} : ℤ) {hyps} : x0 < x{n} := by linarith"


def seconds(text: str) -> float:
    """Best of three."""
    best = float("inf")
    for _ in range(3):
        gc.collect()
        start = time.perf_counter()
        assert errors(text) == []
        best = min(best, time.perf_counter() - start)
    return best


@pytest.mark.timing
@pytest.mark.parametrize(
    ("make", "size", "bound"),
    [
        (long_sum, 30, 10),
        (large_power, 8, 16),
        (group_sum, 30, 10),
        (long_evaluation, 30, 10),
        (digits, 100, 10),
        (finite_sum, 50, 10),
        (unrolled_sum, 15, 10),
        (chain, 6, 64),
    ],
    ids=[
        "long sum",
        "large power",
        "sum in a group",
        "long evaluation",
        "digits",
        "finite sum",
        "sum unrolled by simp",
        "chain of inequalities",
    ],
)
def test_time_against_size(make: Callable[[int], str], size: int, bound: float) -> None:
    def run() -> float:
        errors(make(2))  # instances and numerals are found once
        small, large = seconds(make(size)), seconds(make(4 * size))
        return large / small

    assert run_deep(run) < bound


@pytest.mark.timing
def test_an_expansion_of_three_variables_is_quick() -> None:
    """``(a + b + c) ^ 6`` has 28 terms; the kernel's share stays far below a second."""
    text = "example (a b c : ℤ) : (a + b + c) ^ 6 = (c + b + a) ^ 5 * (a + c + b) := by ring"
    assert seconds(text) < 2.0


@pytest.mark.timing
def test_twenty_hypotheses_are_quick() -> None:
    assert seconds(chain(20)) < 5.0
