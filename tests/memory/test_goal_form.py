"""Goals without the names of hypotheses: what counts as the same goal, and what does not."""

from __future__ import annotations

import pytest

from memory.goal_form import goal_form, has_metavariables, without_tag


def test_goals_that_differ_in_names_only_have_one_form() -> None:
    one = goal_form("p q : Prop\nh : p ∧ q\n⊢ q")
    two = goal_form("a b : Prop\nhab : a ∧ b\n⊢ b")
    assert one.text == two.text
    assert (one.names, two.names) == (("p", "q", "h"), ("a", "b", "hab"))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("p q : Prop\n⊢ p", "p q : Prop\n⊢ q"),
        ("p : Prop\nh : p\n⊢ p", "p : Prop\nh✝ : p\n⊢ p"),
        ("n : Nat\n⊢ ∀ m, m = n", "m : Nat\n⊢ ∀ m, m = m"),
        ("case a\n⊢ p", "case b\n⊢ p"),
        ("a : Nat\nh : a = 1\nk : a = 2\n⊢ False", "a : Nat\nk : a = 2\nh : a = 1\n⊢ False"),
        ("x : T\n⊢ x.val = 1", "x : T\n⊢ x.vol = 1"),
    ],
)
def test_different_goals_have_different_forms(one: str, two: str) -> None:
    assert goal_form(one).text != goal_form(two).text


def test_a_field_is_no_hypothesis() -> None:
    assert goal_form("val : T\n⊢ val.val = 1").text.endswith(".val = 1")


def test_hypotheses_over_several_lines() -> None:
    form = goal_form("a : Nat\nh :\n  a = 1 ∧\n    a = 2\n⊢ a =\n    3")
    assert form.names == ("a",)  # `h :` with nothing after it names no hypothesis that a tactic form could use
    assert goal_form("h : a =\n    b\nk : c\n⊢ d").names == ("h", "k")


def test_tactics_are_renamed_with_the_goal() -> None:
    one, two = goal_form("p : Prop\nh : p\n⊢ p"), goal_form("q : Prop\nk : q\n⊢ q")
    form = one.tactic_form("exact (foo.h h p).p")
    assert form is not None
    assert form == two.tactic_form("exact (foo.h k q).p")
    assert two.tactic_here(form) == "exact (foo.h k q).p"


def test_a_name_that_may_stand_for_something_else_is_not_renamed() -> None:
    form = goal_form("n : Nat\nh : n = 0\n⊢ n = 0")
    for tactic in ("exact f (n := n)", "cases k with | h => exact h", "case h => exact h", "have h := n"):
        assert form.tactic_form(tactic) is None
    assert form.tactic_form("exact f (m := 3)") == "exact f (m := 3)"


def test_an_inaccessible_name_cannot_be_written() -> None:
    form = goal_form("p : Prop\nh : p\n⊢ p").tactic_form("exact h")
    assert form is not None
    assert goal_form("p : Prop\nh✝ : p\n⊢ p").tactic_here(form) is None
    assert goal_form("p : Prop\n⊢ p").tactic_here(form) is None


@pytest.mark.parametrize(
    ("goal", "has"),
    [("⊢ ?m.12 = 1", True), ("⊢ f ?a", True), ("⊢ xs.head? = none", False), ("⊢ xs[0]? = some a", False)],
)
def test_metavariables(goal: str, has: bool) -> None:
    assert has_metavariables(goal) is has


def test_tags_can_be_left_out() -> None:
    assert without_tag("case a\n⊢ p") == without_tag("⊢ p") == "⊢ p"
