"""Refutations by small values: how statements are read, and which values are tried first."""

from __future__ import annotations

from itertools import islice

import pytest

from prover.models.counterexample import Binder, CounterexampleModel, choices, read_binders, refutations, values_of
from prover.types import ModelQuery, ProofState


def first(statement: str, count: int = 3) -> list[tuple[str, ...]]:
    return list(islice(choices(read_binders(statement), "S"), count))


def test_binders_are_read_from_the_display() -> None:
    text = "∀ {α : Type} [inst : DecidableEq α] (a b : α) (h : a = b), (b = a → a = a) → ∀ (n : Nat), a = b"
    assert read_binders(text) == [
        Binder("α", "Type", "{"),
        Binder("inst", "DecidableEq α", "["),
        Binder("a", "α", "("),
        Binder("b", "α", "("),
        Binder("h", "a = b", "("),
        Binder("", "(b = a → a = a)", ""),
        Binder("n", "Nat", "("),
    ]


def test_a_quantifier_inside_a_side_is_not_a_binder() -> None:
    assert read_binders("∀ (p : Nat → Prop), (∃ x, p x) ↔ ∀ x, p x") == [Binder("p", "Nat → Prop", "(")]


def test_smaller_values_come_first() -> None:
    assert first("∀ (a b : Nat), a = b", 6) == [("0", "0"), ("0", "1"), ("1", "0"), ("0", "2"), ("1", "1"), ("2", "0")]


def test_a_hypothesis_between_variables_is_to_be_settled_and_one_at_the_end_is_left() -> None:
    assert first("∀ (a : Nat), 0 < a → ∀ (b : Nat), b < a → a = b", 2) == [("0", "S", "0"), ("0", "S", "1")]


def test_a_propositional_variable_makes_hypotheses_and_a_type_variable_makes_variables() -> None:
    assert first("∀ {P : Prop}, P → False", 2) == [("True",), ("False",)]
    assert first("∀ {P : Prop} (h : P) (n : Nat), n = 0", 1) == [("True", "S", "0")]
    assert first("∀ {α : Type} (x y : α), x = y", 2) == [("Nat", "0", "0"), ("Nat", "0", "1")]


def test_instances_are_inferred() -> None:
    assert first("∀ {α : Type} [inst : BEq α] (x : α), x = x", 1) == [("Nat", "inferInstance", "0")]


def test_a_type_may_depend_on_a_value() -> None:
    assert first("∀ (n : Nat) (i : Fin n), i = i", 2) == [("1", "0"), ("2", "0")]


@pytest.mark.parametrize(
    ("type", "value"),
    [
        ("ℤ", "(-1)"),
        ("List Nat", "[0, 7]"),
        ("Option (List Bool)", "(some [])"),
        ("Nat × Bool", "(0, true)"),
        ("Nat → Nat", "(fun x => x)"),
        ("Nat → Prop", "(fun x => x = 0)"),
        ("Nat → Nat → Prop", "(fun x y => x < y)"),
        ("UInt8", "1"),
        ("ℝ", "(1 / 2)"),
    ],
)
def test_values_of_types(type: str, value: str) -> None:
    assert value in values_of(type, {})


def test_an_unknown_type_has_no_values() -> None:
    assert values_of("Group G", {}) == ()


def test_only_denials_are_refuted_and_mathlib_is_used_where_it_is() -> None:
    assert list(refutations("⊢ ∀ (a : Nat), a = a")) == []
    state = ProofState(1, ("⊢ ¬∀ (a : Nat), a = 0",))
    plain, rich = CounterexampleModel().propose(
        [ModelQuery(state), ModelQuery(state, source="import Mathlib")], limit=9
    )
    assert not any("norm_num" in item.tactic for item in plain)
    assert any("norm_num" in item.tactic for item in rich)
    assert plain[4].tactic == "exact fun h => absurd (@h 0) (by first | decide | omega | simp | simp_all)"
    assert [item.log_prob for item in plain] == sorted((item.log_prob for item in plain), reverse=True)
    assert len(plain) == 9
