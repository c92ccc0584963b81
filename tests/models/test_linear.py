"""Linear forms and solved systems: exact, with the combination that proves each result."""

from __future__ import annotations

from fractions import Fraction

import pytest

from prover.models.goal_reader import read_term
from prover.models.goal_terms import Apply
from prover.models.linear import (
    System,
    difference,
    equation,
    linear_form,
    number,
    write_combination,
    write_form,
    write_number,
)


def form(text: str) -> str:
    found = linear_form(read_term(text, frozenset("xyzf"))[0])
    assert found is not None
    return write_form(found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x + 2 * y - x", "2 * y"),
        ("3 * (x - y) / 2", "(3 / 2) * x - (3 / 2) * y"),
        ("2 ^ 3 + 1", "9"),
        ("x * y + x * y", "2 * (x * y)"),
        ("x ^ 2 - 1", "x ^ 2 - 1"),
        ("f 2 - f 2", "0"),
        ("-(x + 1)", "-x - 1"),
        ("1.5 * x", "(3 / 2) * x"),
        ("x / 0", "x / 0"),
    ],
)
def test_terms_are_read_as_linear_forms(text: str, expected: str) -> None:
    assert form(text) == expected


def test_numerals_have_values_and_binders_have_none() -> None:
    assert number(read_term("(2 + 3) * 4 / 8")[0]) == Fraction(5, 2)
    assert number(read_term("2 * x", {"x"})[0]) is None
    assert linear_form(read_term("∀ x, x = x")[0]) is None


def system(*equations: str) -> System:
    rows = [equation(f"h{i}", read_term(text, frozenset("xyzf"))[0]) for i, text in enumerate(equations, 1)]
    return System([row for row in rows if row is not None], ["x", "y", "z"])


def test_a_system_is_solved_and_remembers_how() -> None:
    values = system("x + y = 7", "x - y = 1").values()
    assert {atom: value for atom, (value, _) in values.items()} == {"x": 4, "y": 3}
    assert write_combination(values["x"][1]) == "(1 / 2) * h1 + (1 / 2) * h2"


@pytest.mark.parametrize(
    ("goal", "combination"),
    [
        ("x = 4", "(1 / 2) * h1 + (1 / 2) * h2"),
        ("2 * x + 2 * y = 14", "2 * h1"),
        ("y - x = -1", "(-1) * h2"),
        ("x * 2 = 9", None),
    ],
)
def test_a_goal_is_a_combination_or_none(goal: str, combination: str | None) -> None:
    target = read_term(goal, frozenset("xyz"))[0]
    assert isinstance(target, Apply)
    wanted = difference(target)
    assert wanted is not None
    proofs = system("x + y = 7", "x - y = 1").proof_of(wanted)
    assert (None if proofs is None else write_combination(proofs)) == combination


def test_atoms_may_be_uses_of_functions() -> None:
    solved = system("f 2 = 3 * 2 + 1", "y = f 2 - 1").values()
    assert solved["y"][0] == 6


def test_numbers_are_written_as_factors() -> None:
    assert [write_number(Fraction(n, d)) for n, d in ((3, 1), (-3, 1), (1, 2), (-1, 2))] == [
        "3",
        "(-3)",
        "(1 / 2)",
        "(-1 / 2)",
    ]
