"""The omega procedure on vectors: sound against brute force, complete on small systems, replayable certificates."""

from __future__ import annotations

import itertools
import random
from dataclasses import dataclass

import pytest

from prover.lean.tactic.omega.solver import Step, equality, inequality
from prover.lean.tactic.omega.solver import refute as refute_facts


@dataclass(frozen=True)
class Fact:
    """``const + coeffs · x = 0`` or ``0 ≤ const + coeffs · x``."""

    is_eq: bool
    const: int
    coeffs: tuple[int, ...]


def fact(is_eq: bool, const: int, *coeffs: int) -> Fact:
    return Fact(is_eq, const, coeffs)


def refute(facts: list[Fact]) -> Step | None:
    made = [(equality if f.is_eq else inequality)(f.const, f.coeffs, Step("hyp", (), i)) for i, f in enumerate(facts)]
    return refute_facts(made)


def holds(f: Fact, point: tuple[int, ...]) -> bool:
    value = f.const + sum(c * x for c, x in zip(f.coeffs, point, strict=True))
    return value == 0 if f.is_eq else value >= 0


def replay(step: Step, facts: list[Fact]) -> tuple[bool, int, tuple[int, ...]]:
    """The fact a step proves, computed from the lemma's statement alone; AssertionError when a side condition fails."""
    if step.rule == "hyp":
        f = facts[step.first]
        return f.is_eq, f.const, f.coeffs
    eq_a, k, cs = replay(step.facts[0], facts)
    if step.rule == "le_of_eq":
        assert eq_a
        return False, k, cs
    if step.rule == "tighten":
        g = step.first
        assert not eq_a and g > 0 and all(c % g == 0 for c in cs)
        return False, k // g, tuple(c // g for c in cs)
    if step.rule == "eq_div":
        g = step.first
        assert eq_a and g != 0 and k % g == 0 and all(c % g == 0 for c in cs)
        return True, k // g, tuple(c // g for c in cs)
    eq_b, l_, ds = replay(step.facts[1], facts)
    if step.rule == "eq_of_le_le":
        assert not eq_a and not eq_b and l_ == -k and ds == tuple(-c for c in cs)
        return True, k, cs
    i, j = step.first, step.second
    if step.rule == "le_le":
        assert not eq_a and not eq_b and i >= 0 and j >= 0
    elif step.rule == "le_eq":
        assert not eq_a and eq_b and i >= 0
    else:
        assert step.rule == "eq_eq" and eq_a and eq_b
    coeffs = tuple(i * x + j * y for x, y in zip(cs, ds, strict=True))
    return step.rule == "eq_eq", i * k + j * l_, coeffs


def check_certificate(step: Step, facts: list[Fact]) -> None:
    is_eq, k, cs = replay(step.facts[0], facts)
    if step.rule == "le_false":
        assert not is_eq and k < 0 and not any(cs)
    else:
        g = step.first
        assert step.rule == "eq_false" and is_eq and all(c % g == 0 for c in cs) and k % g != 0


@pytest.mark.parametrize("seed", range(300))
def test_every_refutation_replays_and_no_point_satisfies_the_facts(seed: int) -> None:
    rng = random.Random(seed)
    n = rng.randint(1, 3)
    facts = [
        fact(rng.random() < 0.3, rng.randint(-6, 6), *[rng.randint(-4, 4) for _ in range(n)])
        for _ in range(rng.randint(2, 6))
    ]
    step = refute(facts)
    if step is None:
        return
    check_certificate(step, facts)
    box = itertools.product(range(-7, 8), repeat=n)
    assert not any(all(holds(f, p) for f in facts) for p in box)


@pytest.mark.parametrize("seed", range(150))
def test_boxed_systems_with_unit_coefficients_are_decided(seed: int) -> None:
    """Difference-like systems need only exact eliminations, so no solution means a refutation."""
    rng = random.Random(1000 + seed)
    facts: list[Fact] = []
    for i in range(2):
        unit = [0, 0]
        unit[i] = 1
        facts.append(fact(False, 3, *unit))
        facts.append(fact(False, 3, *[-c for c in unit]))
    for _ in range(rng.randint(2, 5)):
        facts.append(fact(rng.random() < 0.3, rng.randint(-5, 5), rng.randint(-1, 1), rng.randint(-1, 1)))
    satisfiable = any(all(holds(f, p) for f in facts) for p in itertools.product(range(-3, 4), repeat=2))
    assert (refute(facts) is None) == satisfiable


def test_parity_needs_the_common_divisor() -> None:
    facts = [fact(True, -1, 2, 4)]
    step = refute(facts)
    assert step is not None and step.rule == "eq_false"


def test_equations_without_unit_coefficients_are_solved_by_changes_of_variables() -> None:
    # 3x + 5y = 1 and 0 <= x - 2 and 0 <= 1 - x has no solution at all for x
    facts = [fact(True, -1, 3, 5), fact(True, -4, 6, 10)]
    step = refute(facts)
    assert step is not None
    check_certificate(step, facts)


def test_tightening_finds_an_empty_gap() -> None:
    # 1 <= 3x <= 2
    facts = [fact(False, -1, 3), fact(False, 2, -3)]
    step = refute(facts)
    assert step is not None
    check_certificate(step, facts)
