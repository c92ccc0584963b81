"""The parser takes time in proportion to the text: no backtracking that grows with nesting or length."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from prover.lean.stack import run_deep
from prover.lean.syntax.parser import MATHLIB_TABLE, Parser, parse_term_text
from prover.lean.syntax.source import Source


def seconds(text: str) -> float:
    shortest = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        parse_term_text(text, MATHLIB_TABLE)
        shortest = min(shortest, time.perf_counter() - start)
    return shortest


SHAPES: dict[str, Callable[[int], str]] = {
    "operators": lambda n: " + ".join(["x"] * n),
    "arguments": lambda n: "f " + " ".join(["x"] * n),
    "parentheses": lambda n: "(" * (n // 8) + "x" + ")" * (n // 8),
    "binder types": lambda n: "(x : " * (n // 8) + "T" + ") → P" * (n // 8),
    "sets": lambda n: "{x | " * (n // 8) + "p" + "}" * (n // 8),
    "bars": lambda n: "|" * (n // 8) + "x" + "|" * (n // 8) if n < 4 else " + ".join(["|x|"] * (n // 2)),
    "structure instances": lambda n: "{ x := " * (n // 8) + "1" + " }" * (n // 8),
}


@pytest.mark.timing
@pytest.mark.parametrize("shape", sorted(SHAPES))
def test_four_times_the_text_takes_less_than_ten_times_the_time(shape: str) -> None:
    small, large = SHAPES[shape](800), SHAPES[shape](3200)
    assert seconds(large) < 10 * seconds(small) + 0.005


@pytest.mark.parametrize("operator", ["+", "∧"])
def test_a_long_command_passes(operator: str) -> None:
    text = "example : " + f" {operator} ".join(f"x{i} = {i}" if operator == "∧" else f"x{i}" for i in range(15_000))
    assert len(text) > 100_000

    def parse() -> int:
        return Parser(Source(text + " := by simp")).parse_command()[1]

    assert run_deep(parse) == len(text) + 11
