"""The symbolic critic: what it says of pairs of states of which one is plainly nearer to a proof."""

from __future__ import annotations

import pytest

from prover.models.critic import WEIGHTS, SymbolicCritic, features, goal_value
from prover.types import ProofState

NEARER_FIRST = {
    "an assumption": ("p q : Prop\nh : p\n⊢ p", "p q : Prop\nh : p\n⊢ q"),
    "an equation with equal sides": ("a b : ℕ\n⊢ a + b = a + b", "a b : ℕ\n⊢ a + b = b * a"),
    "numerals only": ("⊢ 2 + 2 = 4", "f : ℕ → ℕ\n⊢ f 2 = 4"),
    "a shorter target": (
        "a b : ℕ\n⊢ a * b = b * a",
        "a b : ℕ\n⊢ a * b * (a + b) * (a + b) = b * a * (b + a) * (a + b)",
    ),
    "False with something to contradict": ("a : ℕ\nh : a < a\n⊢ False", "a : ℕ\n⊢ False"),
    "a witness that is given": ("a : ℕ\n⊢ a < a + 1", "a : ℕ\n⊢ ∃ x, a < x"),
}


@pytest.mark.parametrize("pair", NEARER_FIRST.values(), ids=list(NEARER_FIRST))
def test_the_nearer_state_is_worth_more(pair: tuple[str, str]) -> None:
    nearer, farther = pair
    assert goal_value(nearer) > goal_value(farther)


def test_more_goals_are_worth_less_than_each_of_them() -> None:
    goals = ("p : Prop\nh : p\n⊢ p", "p q : Prop\nh : q\n⊢ p ∨ q")
    both, one, two = SymbolicCritic().estimate(
        [ProofState(0, goals), ProofState(1, goals[:1]), ProofState(2, goals[1:])]
    )
    assert both == pytest.approx(one * two)
    assert 0.0 < both < min(one, two) < 1.0


def test_the_case_tag_and_continued_lines_do_not_matter() -> None:
    assert goal_value("case left\np : Prop\nh : p\n⊢ p") == goal_value("p : Prop\nh :\n  p\n⊢ p")


def test_every_weight_has_its_feature() -> None:
    assert set(features("⊢ True")) == set(WEIGHTS)
