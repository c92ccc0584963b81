"""Witnesses: solved for, divided out, or found by trying small numbers."""

from __future__ import annotations

import pytest

from prover.models.goal_reader import read_term
from prover.models.goal_terms import Bind
from prover.models.moves.witness import compute, quotient, solve


def _binder(text: str) -> Bind:
    term, _ = read_term(text)
    assert isinstance(term, Bind)
    return term


@pytest.mark.parametrize(
    ("text", "witnesses"),
    [
        ("∃ k, 2 * a + 2 * b = 2 * k", ["a + b"]),
        ("∃ k, 2 * a + 1 + (2 * b + 1) = 2 * k", ["a + b + 1"]),
        ("∃ k, (2 * a + 1) * (2 * b + 1) = 2 * k + 1", ["a + 2 * a * b + b"]),
        ("∃ k, a * b * d = a * k", ["b * d"]),
        ("∃ k, k * x = y * x", ["y"]),
        ("∃ m, n + 1 = m + 1", ["n"]),
        ("∃ y, f x = y", ["f x"]),
        ("∃ k, 2 * a + 1 = 2 * k", []),
        ("∃ k, a = b * k", []),
        ("∃ k, k * k = a", []),
        ("∃ k, a - b = k + b", []),
    ],
)
def test_an_equation_is_solved_for_the_bound_variable(text: str, witnesses: list[str]) -> None:
    assert list(solve(_binder(text))) == witnesses


def test_division_of_polynomials() -> None:
    assert quotient(read_term("a")[0], read_term("a * k + a * j")[0]) == "j + k"
    assert quotient(read_term("a")[0], read_term("a + b")[0]) is None


@pytest.mark.parametrize(
    ("text", "witness"),
    [
        ("∃ n, n * n = 49", "7"),
        ("∃ n, n > 10 ∧ n % 7 = 3", "17"),
        ("∃ x, ∃ y, x + y = 7 ∧ x * y = 12", "3"),
        ("∃ n, 3 ∣ n ∧ ¬n = 0", "3"),
        ("∃ n, 5 - n = 0", "5"),
        ("∃ n, n * n = 50", None),
        ("∃ n, n = a", None),
        ("∃ n, f n = 1", None),
    ],
)
def test_a_closed_body_is_evaluated(text: str, witness: str | None) -> None:
    assert compute(_binder(text)) == witness
