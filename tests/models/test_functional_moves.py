"""Functional equations: instances whose combination is the goal."""

from __future__ import annotations

import pytest

from prover.models.moves.functional import functional_moves
from prover.models.symbolic import describe
from prover.types import ModelQuery, ProofState


def moves(goal: str) -> list[str]:
    return [move.tactic for move in functional_moves(describe(ModelQuery(ProofState(0, (goal,)))))]


@pytest.mark.parametrize(
    ("context", "target", "instances"),
    [
        ("h : ∀ (x y : ℝ), f (x + y) = f x + f y", "f 0 = 0", ["h 0 0"]),
        ("h : ∀ (x y : ℝ), f (x + y) = f x + f y + x * y\nh1 : f 1 = 1", "f 4 = 10", ["h 1 1", "h 2 2"]),
        ("x : ℝ\nh : ∀ (x : ℝ), f x + 3 * f (2 - x) = x", "f x = (6 - 4 * x) / 8", ["h x", "h (2 - x)"]),
        ("h : ∀ (x : ℝ), 2 * f x + f (1 / x) = 6 * x", "f 2 = 7", ["h 2", "h (1 / 2)"]),
    ],
)
def test_the_instances_that_give_the_goal_are_found(context: str, target: str, instances: list[str]) -> None:
    (found,) = moves(f"f : ℝ → ℝ\n{context}\n⊢ {target}")
    assert found.endswith("(try ring_nf); linarith)")
    assert all(f":= {instance};" in found for instance in instances)


@pytest.mark.parametrize("target", ["f 0 = 1", "f 3 = 2", "f 1 = f 2"])
def test_what_does_not_follow_gives_no_move(target: str) -> None:
    assert moves(f"f : ℝ → ℝ\nh : ∀ (x y : ℝ), f (x + y) = f x + f y\n⊢ {target}") == []


def test_rules_with_premises_are_left_alone() -> None:
    assert moves("f : ℝ → ℝ\nh : ∀ x > 0, f (x + 0) = 2 * f x\n⊢ f 1 = 0") == []
