"""Exact polynomials."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest

from prover.lean.tactic.ring import polynomial as poly


def free(_: int) -> None:
    """No budget."""


def value(p: poly.Poly, point: list[int]) -> Fraction:
    """``p`` at a point."""
    total = Fraction(0)
    for mono, c in p.items():
        for i, e in mono:
            c *= point[i] ** e
        total += c
    return total


def some(rng: random.Random, terms: int = 4) -> poly.Poly:
    p: poly.Poly = {}
    for _ in range(terms):
        mono = tuple((i, rng.randint(1, 3)) for i in range(3) if rng.random() < 0.5)
        p = poly.add(p, {mono: Fraction(rng.randint(1, 9), rng.randint(1, 4))})
    return p


def test_operations_agree_with_values() -> None:
    rng = random.Random(5)
    for _ in range(60):
        p, q, x = some(rng), some(rng), [rng.randint(-4, 4) for _ in range(3)]
        assert value(poly.add(p, q), x) == value(p, x) + value(q, x)
        assert value(poly.subtract(p, q), x) == value(p, x) - value(q, x)
        assert value(poly.multiply(p, q, free), x) == value(p, x) * value(q, x)
        assert value(poly.power(p, 3, free), x) == value(p, x) ** 3


def test_what_cancels_disappears() -> None:
    p = poly.add(poly.variable(0), poly.constant(2))
    assert poly.subtract(p, p) == {}
    assert poly.as_constant(poly.subtract(p, poly.variable(0))) == 2
    assert poly.as_constant(p) is None


def test_power_zero_is_one() -> None:
    assert poly.power(poly.variable(1), 0, free) == poly.constant(1)
    assert poly.power({}, 0, free) == poly.constant(1)


def test_content_and_denominator() -> None:
    p = {((0, 1),): Fraction(4, 3), (): Fraction(-2, 5)}
    assert poly.denominator(p) == 15
    assert poly.content(p) == Fraction(2, 15)
    assert poly.content({}) == 1


def test_terms_are_ordered_as_mathlib_orders_them() -> None:
    x, y = poly.variable(0), poly.variable(1)
    square = poly.power(poly.add(poly.add(x, y), poly.constant(1)), 2, free)
    assert [mono for mono, _ in poly.in_order(square)] == [
        (), ((0, 1),), ((0, 1), (1, 1)), ((0, 2),), ((1, 1),), ((1, 2),),
    ]  # fmt: skip


def test_the_budget_is_asked_before_the_work() -> None:
    class OutOfBudget(Exception):
        pass

    def strict(n: int) -> None:
        if n > 10:
            raise OutOfBudget

    p = some(random.Random(1), 12)
    with pytest.raises(OutOfBudget):
        poly.multiply(p, p, strict)
