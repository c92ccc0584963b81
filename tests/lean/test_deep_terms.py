"""Long chains and deep nesting through the whole elaborator: read, elaborated and checked, or declined by name."""

from __future__ import annotations

import pytest

from prover.lean.stack import run_deep
from tests.lean.tactic.run import errors


def deep(text: str) -> list[str]:
    return run_deep(lambda: errors(text))


def lets(n: int) -> str:
    return "example : Nat := " + "".join(f"let x{i} := {i}\n  " for i in range(n)) + "0"


def binders(n: int) -> str:
    return "example : " + "Nat → " * n + "Nat := fun " + " ".join(f"x{i}" for i in range(n)) + " => x0"


def haves(n: int) -> str:
    return "example : True := by\n" + "".join(f"  have h{i} : {i} = {i} := rfl\n" for i in range(n)) + "  trivial"


def numerals(n: int) -> str:
    return "example : List Nat := [" + ", ".join(map(str, range(n))) + "]"


@pytest.mark.parametrize("make", [lets, binders, haves, numerals])
def test_two_hundred(make: object) -> None:
    assert callable(make)
    assert deep(make(200)) == []


@pytest.mark.slow
@pytest.mark.parametrize(("make", "n"), [(lets, 3000), (binders, 10_000), (haves, 600), (numerals, 2000)])
def test_thousands(make: object, n: int) -> None:
    assert callable(make)
    assert deep(make(n)) == []
