"""Keys of goals forget names, tags and the order of independent hypotheses, and nothing else."""

from __future__ import annotations

import pytest

from prover.types import ProofState
from search.transposition import goal_key, state_key


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("case inl\np : Prop\nhp : p\n⊢ p", "p : Prop\nhp : p\n⊢ p"),
        ("p q : Prop\nhp : p\nhq : q\n⊢ p", "p q : Prop\nh : q\nh' : p\n⊢ p"),
        ("p : Prop\nh✝ : p\n⊢ p", "p : Prop\na✝ : p\n⊢ p"),
        ("p : Prop\nh : p\nh' : p\n⊢ p", "p : Prop\nh : p\n⊢ p"),
        ("a b : Nat\n⊢ a + b = b + a", "m n : Nat\n⊢ m + n = n + m"),
        ("xs : List Nat\n⊢ xs.length = 0", "ys : List Nat\n⊢ ys.length = 0"),
        ("p : Prop\nh : p ∨\n    p\n⊢ p", "p : Prop\nh : p ∨ p\n⊢ p"),
    ],
)
def test_goals_that_differ_in_names_only_are_the_same(one: str, two: str) -> None:
    assert goal_key(one) == goal_key(two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("p q : Prop\nhp : p\n⊢ p", "p q : Prop\nhp : q\n⊢ p"),
        ("a b : Nat\n⊢ a < b", "a b : Nat\n⊢ b < a"),
        ("a : Nat\n⊢ a = 0", "a : Int\n⊢ a = 0"),
        (
            "xs : List Nat\nlength size : Nat\n⊢ xs.length = length",
            "xs : List Nat\nlength size : Nat\n⊢ xs.size = size",
        ),
        ("p : Prop\nh✝ : p\n⊢ p", "p : Prop\nhp : p\n⊢ p"),
        ("n✝ : Nat\n⊢ n✝ = 0", "n : Nat\n⊢ n = 0"),
        ("x : Nat := 5\n⊢ x = 5", "x : Nat\n⊢ x = 5"),
        ("n m : Nat\nh : n = m\n⊢ n = 0", "n m : Nat\nh : m = n\n⊢ n = 0"),
    ],
)
def test_goals_that_differ_are_kept_apart(one: str, two: str) -> None:
    assert goal_key(one) != goal_key(two)


def test_a_field_name_is_not_mistaken_for_a_hypothesis() -> None:
    one = "xs : List Nat\nlength : Nat\n⊢ xs.length = length"
    two = "xs : List Nat\nsize : Nat\n⊢ xs.size = size"
    assert goal_key(one) != goal_key(two)


def test_states_with_metavariables_equal_only_themselves() -> None:
    goals = ("p : Nat → Prop\n⊢ p ?w",)
    assert state_key(ProofState(1, goals)) != state_key(ProofState(2, goals))
    assert not state_key(ProofState(1, goals)).is_closed


def test_the_order_of_goals_matters() -> None:
    one, two = "p : Prop\n⊢ p", "q : Prop\n⊢ q ∧ q"
    assert state_key(ProofState(1, (one, two))) != state_key(ProofState(2, (two, one)))
