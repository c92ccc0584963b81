"""The arithmetic tactics against the size of their input: processor time from parsing to the kernel's verdict.

Sizes are quadrupled in one process and the ratio of the times is bounded by the procedure's own order: linear for sums
that need no expansion, for evaluation and for signs of sums, the number of coefficient products for expansions, the
square of the number of factors that ``field_simp`` compares, cubic for the simplex. ``nlinarith`` is held to the order
of the simplex too, though it gives it the products of all pairs.

``python -m tests.perf.test_arithmetic_scaling`` prints the times.
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


def fractions(n: int) -> str:
    """``1/x + 2/x + …`` over one denominator."""
    total = " + ".join(f"{i + 1} / x" for i in range(n))
    return f"example (x : ℝ) (h : x ≠ 0) : {total} = {n * (n + 1) // 2} / x := by field_simp; norm_num"


def quotients(n: int) -> str:
    """``x₀/x₁ * (x₁/x₂) * … = x₀/xₙ``: every factor but two cancels."""
    names = " ".join(f"x{i}" for i in range(n + 1))
    hyps = " ".join(f"(h{i} : x{i} ≠ 0)" for i in range(n + 1))
    product = " * ".join(f"(x{i} / x{i + 1})" for i in range(n))
    return f"example ({names} : ℝ) {hyps} : {product} = x0 / x{n} := by field_simp"


def signs(n: int) -> str:
    """A sum of squares and positive products."""
    total = " + ".join(f"({i + 1} * x ^ 2 + y * {i + 2})" for i in range(n))
    return f"example (x y : ℝ) (h : 0 < y) : 0 < {total} := by positivity"


def squares(n: int) -> str:
    """``2 (x₀ x₁ + x₁ x₂ + …) ≤ x₀² + 2 x₁² + … + xₙ²``, its squares among the hints."""
    names = " ".join(f"x{i}" for i in range(n + 1))
    left = " + ".join(f"2 * x{i} * x{i + 1}" for i in range(n))
    right = " + ".join(f"x{i} ^ 2 + x{i + 1} ^ 2" for i in range(n))
    hints = ", ".join(f"sq_nonneg (x{i} - x{i + 1})" for i in range(n))
    return f"example ({names} : ℝ) : {left} ≤ {right} := by nlinarith [{hints}]"


def products(n: int) -> str:
    """``0 ≤ x₀ * x₁ + x₂ * x₃ + …`` from signs: it needs the products of pairs of hypotheses."""
    names = " ".join(f"x{i}" for i in range(2 * n))
    hyps = " ".join(f"(h{i} : 0 ≤ x{i})" for i in range(2 * n))
    total = " + ".join(f"x{2 * i} * x{2 * i + 1}" for i in range(n))
    return f"example ({names} : ℝ) {hyps} : 0 ≤ {total} := by nlinarith"


def seconds(text: str) -> float:
    """Best of three."""
    best = float("inf")
    for _ in range(3):
        gc.collect()
        start = time.process_time()
        assert errors(text) == []
        best = min(best, time.process_time() - start)
    return best


SIZES: dict[str, tuple[Callable[[int], str], int, float]] = {
    "long sum": (long_sum, 30, 10),
    "large power": (large_power, 8, 16),
    "sum in a group": (group_sum, 30, 10),
    "long evaluation": (long_evaluation, 30, 10),
    "digits": (digits, 100, 10),
    "finite sum": (finite_sum, 50, 10),
    "sum unrolled by simp": (unrolled_sum, 15, 10),
    "chain of inequalities": (chain, 6, 64),
    "fractions over one denominator": (fractions, 10, 10),
    "quotients that cancel": (quotients, 2, 16),
    "signs of a sum": (signs, 10, 10),
    "hinted squares": (squares, 2, 64),
    "products of hypotheses": (products, 2, 64),
}
"""What makes the text, the smaller size, the bound of the ratio of the times."""


def times(make: Callable[[int], str], size: int) -> tuple[float, float]:
    """Seconds at the size and at four times the size."""
    errors(make(2))  # instances and numerals are found once
    return seconds(make(size)), seconds(make(4 * size))


@pytest.mark.timing
@pytest.mark.parametrize(("make", "size", "bound"), SIZES.values(), ids=SIZES)
def test_time_against_size(make: Callable[[int], str], size: int, bound: float) -> None:
    small, large = run_deep(lambda: times(make, size))
    assert large / small < bound


@pytest.mark.timing
def test_an_expansion_of_three_variables_is_quick() -> None:
    """``(a + b + c) ^ 6`` has 28 terms; the kernel's share stays far below a second."""
    text = "example (a b c : ℤ) : (a + b + c) ^ 6 = (c + b + a) ^ 5 * (a + c + b) := by ring"
    assert seconds(text) < 2.0


@pytest.mark.timing
def test_twenty_hypotheses_are_quick() -> None:
    assert seconds(chain(20)) < 5.0


def main() -> None:
    """A line for each: the sizes, the times, the ratio, its bound."""
    for name, (make, size, bound) in SIZES.items():
        small, large = times(make, size)
        print(
            f"{name}: {size} {1000 * small:.1f} ms, {4 * size} {1000 * large:.1f} ms, {large / small:.1f} < {bound:g}"
        )


if __name__ == "__main__":
    run_deep(main)
