"""Random terms: what the arithmetic tactics claim is what exact evaluation says, by Lean's conventions.

Each term is made as a text and as a function that evaluates it with Python's fractions: ``x / 0 = 0``, subtraction of
natural numbers ends at 0, ``/`` and ``%`` of integers round so that remainders are not negative.  A tactic must prove
the true value and must not prove its neighbour; what ``ring`` and ``positivity`` prove must hold at points.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prover.lean.stack import run_deep
from tests.lean.tactic.test_mathlib_logic import errors

Point = Mapping[str, Fraction]
EXAMPLES = settings(max_examples=25, deadline=None, derandomize=True)


@dataclass(frozen=True, slots=True)
class Term:
    """``text`` in Lean, and its value at a point."""

    text: str
    at: Callable[[Point], Fraction]

    def value(self) -> Fraction:
        """The value of a term without variables."""
        return self.at({})


def binary(op: str, compute: Callable[[Fraction, Fraction], Fraction]) -> Callable[[Term, Term], Term]:
    return lambda a, b: Term(f"({a.text} {op} {b.text})", lambda p: compute(a.at(p), b.at(p)))


def unary(shape: str, compute: Callable[[Fraction], Fraction]) -> Callable[[Term], Term]:
    return lambda a: Term(shape.format(a.text), lambda p: compute(a.at(p)))


def divide(a: Fraction, b: Fraction) -> Fraction:
    return a / b if b else Fraction(0)


def quotient(a: Fraction, b: Fraction) -> Fraction:
    """``Int.div`` as ``/`` stands for it: the remainder is not negative."""
    if not b:
        return Fraction(0)
    return Fraction(floor(a / b) if b > 0 else ceil(a / b))


def remainder(a: Fraction, b: Fraction) -> Fraction:
    return a - b * quotient(a, b)


ADD, SUB, MUL = (binary("+", lambda a, b: a + b), binary("-", lambda a, b: a - b), binary("*", lambda a, b: a * b))
DIV = binary("/", divide)
SQUARE, CUBE = unary("{} ^ 2", lambda a: a**2), unary("{} ^ 3", lambda a: a**3)
CUT = binary("-", lambda a, b: max(a - b, Fraction(0)))
QUOTIENT, REMAINDER = binary("/", quotient), binary("%", remainder)


Pair = Callable[[Term, Term], Term]
Single = Callable[[Term], Term]


def terms(leaves: st.SearchStrategy[Term], pairs: list[Pair], singles: list[Single]) -> st.SearchStrategy[Term]:
    """Terms of a few operations."""

    def extend(inner: st.SearchStrategy[Term]) -> st.SearchStrategy[Term]:
        made = [st.builds(make, inner, inner) for make in pairs]
        return st.one_of(*made, *(st.builds(make, inner) for make in singles)).map(in_parentheses)

    return st.recursive(leaves, extend, max_leaves=5)


def in_parentheses(term: Term) -> Term:
    return Term(f"({term.text})", term.at)


def numeral(n: int) -> Term:
    return Term(str(n), lambda p: Fraction(n))


def variable(name: str) -> Term:
    return Term(name, lambda p: p[name])


NUMERALS = st.integers(0, 6).map(numeral)
VARIABLES = st.sampled_from(["x", "y"]).map(variable)
PREFIXED = [unary("(-{})", lambda a: -a), unary("|{}|", abs), unary("{}⁻¹", lambda a: divide(Fraction(1), a))]
CLOSED = {
    "ℚ": terms(NUMERALS, [ADD, SUB, MUL, DIV], [*PREFIXED, SQUARE]),
    "ℤ": terms(NUMERALS, [ADD, SUB, MUL, QUOTIENT, REMAINDER], [*PREFIXED[:2], SQUARE]),
    "ℕ": terms(NUMERALS, [ADD, CUT, MUL, QUOTIENT, REMAINDER], [SQUARE]),
}
POLYNOMIALS = terms(NUMERALS | VARIABLES, [ADD, SUB, MUL], [PREFIXED[0], SQUARE, CUBE])
SIGNED = terms(NUMERALS | VARIABLES, [ADD, SUB, MUL, DIV], [*PREFIXED[1:], SQUARE, CUBE])
POINTS: list[Point] = [
    {"x": Fraction(a), "y": Fraction(b)} for a in (0, 1, -2, Fraction(1, 3), 5) for b in (0, 1, -1, Fraction(-5, 2), 3)
]


def is_proved(text: str) -> bool:
    return run_deep(lambda: errors(text) == [])


def literal(value: Fraction) -> str:
    shown = str(abs(value.numerator)) + (f" / {value.denominator}" if value.denominator != 1 else "")
    return f"-({shown})" if value < 0 else shown


@pytest.mark.parametrize(
    ("type", "tactic"),
    [("ℚ", "norm_num"), ("ℤ", "norm_num"), ("ℕ", "norm_num"), ("ℤ", "decide"), ("ℕ", "simp"), ("ℕ", "rfl")],
)
def test_the_value_is_proved_and_its_neighbour_is_not(type: str, tactic: str) -> None:
    @EXAMPLES
    @given(CLOSED[type])
    def check(term: Term) -> None:
        value = term.value()
        assert is_proved(f"example : ({term.text} : {type}) = {literal(value)} := by {tactic}")
        assert not is_proved(f"example : ({term.text} : {type}) = {literal(value + 1)} := by {tactic}")

    check()


@EXAMPLES
@given(POLYNOMIALS, POLYNOMIALS)
def test_ring_proves_what_holds_at_every_point(p: Term, q: Term) -> None:
    """Different polynomials may agree at the points: then ``ring`` refuses; what it proves must agree."""
    a, b = f"({p.text} : ℚ)", f"({q.text} : ℚ)"
    if is_proved(f"example (x y : ℚ) : {a} = {b} := by ring"):
        assert all(p.at(point) == q.at(point) for point in POINTS)
    assert is_proved(f"example (x y : ℚ) : {a} - {b} = -{b} + {a} := by ring")
    assert not is_proved(f"example (x y : ℚ) : {a} - {b} = -{b} + {a} + 1 := by ring")
    assert is_proved(f"example (x y : ℚ) : -({a} - {a}) = 0 * {b} := by ring")


@EXAMPLES
@given(SIGNED)
def test_positivity_claims_a_sign_that_holds(term: Term) -> None:
    statement = "example (x y : ℚ) (hx : 0 < x) (hy : 0 ≤ y) : {} := by positivity"
    allowed = [term.at(point) for point in POINTS if point["x"] > 0 and point["y"] >= 0]
    if is_proved(statement.format(f"(0 : ℚ) < {term.text}")):
        assert all(value > 0 for value in allowed)
    if is_proved(statement.format(f"(0 : ℚ) ≤ {term.text}")):
        assert all(value >= 0 for value in allowed)
    if is_proved(statement.format(f"({term.text} : ℚ) ≠ 0")):
        assert all(value != 0 for value in allowed)
