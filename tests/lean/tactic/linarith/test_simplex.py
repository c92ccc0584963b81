"""Certificates of linear infeasibility."""

from __future__ import annotations

import random
from collections.abc import Hashable, Sequence
from fractions import Fraction

import pytest

from prover.lean.tactic.linarith.simplex import Comparison, Relation, find_certificate


def free(_: int) -> None:
    """No budget."""


def comparison(relation: str, const: float | Fraction, **coeffs: int | Fraction) -> Comparison:
    kinds = {"<": Relation.LT, "<=": Relation.LE, "=": Relation.EQ}
    return Comparison({k: Fraction(v) for k, v in coeffs.items()}, Fraction(const), kinds[relation])


def refutes(system: Sequence[Comparison], multipliers: Sequence[int]) -> bool:
    """Does the combination cancel all atoms and contradict its relation?"""
    total: dict[Hashable, Fraction] = {}
    const = Fraction(0)
    strict = False
    for c, k in zip(system, multipliers, strict=True):
        if k < 0 and c.relation is not Relation.EQ:
            return False
        strict = strict or (k > 0 and c.relation is Relation.LT)
        const += k * c.const
        for key, a in c.coeffs.items():
            total[key] = total.get(key, Fraction(0)) + k * a
    return not any(total.values()) and (const > 0 or (strict and const == 0))


@pytest.mark.parametrize(
    "system",
    [
        [comparison("<", 0, x=1), comparison("<", 0, x=-1)],
        [comparison("<=", 1, x=1), comparison("=", 0, x=1)],
        [comparison("<=", -3, x=1, y=1), comparison("<=", 4, x=-1), comparison("<=", 0, y=-1)],
        [comparison("=", -1, x=2, y=3), comparison("=", 1, x=4, y=6)],
        [comparison("<", Fraction(1, 3), x=Fraction(1, 2)), comparison("<", Fraction(-1, 3), x=Fraction(-1, 2))],
        [comparison("<", 5)],
        [comparison("<=", 5)],
        [comparison("<", 0)],
    ],
)
def test_infeasible_systems_are_refuted(system: list[Comparison]) -> None:
    found = find_certificate(system, free)
    assert found is not None and refutes(system, found)


@pytest.mark.parametrize(
    "system",
    [
        [],
        [comparison("<=", 0)],
        [comparison("<=", 0, x=1), comparison("<=", 0, x=-1)],
        [comparison("<", -1, x=1), comparison("<", 0, x=-1)],
        [comparison("=", -1, x=2, y=3), comparison("=", -2, x=4, y=6)],
        [comparison("<", -5)],
    ],
)
def test_feasible_systems_have_no_certificate(system: list[Comparison]) -> None:
    assert find_certificate(system, free) is None


def test_random_systems_with_a_known_solution_are_never_refuted() -> None:
    rng = random.Random(3)
    for _ in range(80):
        point = {name: rng.randint(-5, 5) for name in "uvwxy"}
        system = []
        for _ in range(8):
            coeffs = {name: rng.randint(-3, 3) for name in point if rng.random() < 0.7}
            value = sum(c * point[name] for name, c in coeffs.items())
            relation = rng.choice(["<", "<=", "="])
            slack = {"<": rng.randint(1, 3), "<=": rng.randint(0, 2), "=": 0}[relation]
            system.append(comparison(relation, -value - slack, **coeffs))
        assert find_certificate(system, free) is None


def test_random_infeasible_systems_are_refuted() -> None:
    """The negative of a positive combination of the others contradicts them."""
    rng = random.Random(4)
    for size in (3, 8, 20):
        names = [f"x{i}" for i in range(size)]
        system = []
        for _ in range(size):
            coeffs = {n: rng.randint(-4, 4) for n in names}
            system.append(comparison("<=", rng.randint(-9, 9), **coeffs))
        weights = [rng.randint(1, 5) for _ in system]
        total = {n: -sum(w * c.coeffs.get(n, Fraction(0)) for w, c in zip(weights, system, strict=True)) for n in names}
        const = -sum((w * c.const for w, c in zip(weights, system, strict=True)), Fraction(0))
        system.append(Comparison({n: Fraction(v) for n, v in total.items()}, const, Relation.LT))
        rng.shuffle(system)
        found = find_certificate(system, free)
        assert found is not None and refutes(system, found)


def test_the_budget_ends_a_search() -> None:
    class OutOfBudget(Exception):
        pass

    spent = 0

    def tick(n: int) -> None:
        nonlocal spent
        spent += n
        if spent > 50:
            raise OutOfBudget

    rng = random.Random(6)
    system = [
        comparison("<=", rng.randint(-9, 9), **{f"x{i}": rng.randint(-4, 4) for i in range(15)}) for _ in range(40)
    ]
    with pytest.raises(OutOfBudget):
        find_certificate(system, tick)
