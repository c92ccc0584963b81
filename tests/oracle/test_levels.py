"""The kernel's order on universe levels against trying values."""

from __future__ import annotations

import random

from prover.lean.level import (
    ZERO,
    Level,
    level_eq,
    level_leq,
    mk_imax,
    mk_imax_simp,
    mk_level_param,
    mk_max,
    mk_max_simp,
    mk_succ,
    simplify,
)
from prover.lean.name import mk_name
from tests.oracle.naive import levels_compare

PARAMS = [mk_level_param(mk_name(c)) for c in "uvw"]


def random_level(rng: random.Random, depth: int) -> Level:
    if depth == 0 or rng.random() < 0.2:
        return rng.choice([ZERO, *PARAMS])
    kind = rng.randrange(4)
    if kind == 0:
        return mk_succ(random_level(rng, depth - 1))
    lhs, rhs = random_level(rng, depth - 1), random_level(rng, depth - 1)
    return (mk_max, mk_imax, mk_imax)[kind - 1](lhs, rhs)


def test_order_agrees_with_values() -> None:
    rng = random.Random(7)
    answers = {True: 0, False: 0}
    for _ in range(4000):
        a, b = random_level(rng, 3), random_level(rng, 3)
        expected = levels_compare(a, b, False)
        assert level_leq(a, b) is expected, (a, b)
        assert level_eq(a, b) is levels_compare(a, b, True), (a, b)
        answers[expected] += 1
    assert min(answers.values()) > 500


def test_simplification_keeps_values() -> None:
    rng = random.Random(8)
    for _ in range(2000):
        a, b = random_level(rng, 3), random_level(rng, 2)
        assert levels_compare(a, simplify(a), True), a
        assert levels_compare(mk_max(a, b), mk_max_simp(a, b), True), (a, b)
        assert levels_compare(mk_imax(a, b), mk_imax_simp(a, b), True), (a, b)
