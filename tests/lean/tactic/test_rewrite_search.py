"""``rw?``: rewrites by hypotheses and lemmas, shown; the first is done."""

from __future__ import annotations

from tests.lean.tactic.run import run


def messages(text: str) -> list[tuple[str, str]]:
    return [(m.severity, m.text) for m in run(text).messages]


def test_a_rewrite_that_finishes_the_goal_ends_the_search() -> None:
    found = messages("example (a b c : Nat) (h : a = b) : a + c = b + c := by rw?")
    assert found == [("info", "Try this:\n  [apply] rw [h]\n  -- no goals")]


def test_suggestions_show_the_goal_they_lead_to() -> None:
    text = "example (xs ys : List Nat) : (xs ++ ys).length = ys.length + xs.length := by\n  rw?\n  omega"
    found = messages(text)
    shown = "Try this:\n  [apply] rw [List.length_append]\n  -- xs.length + ys.length = ys.length + xs.length"
    assert ("info", shown) in found
    assert len(found) <= 21


def test_nothing_to_rewrite() -> None:
    found = messages("example (p : Prop) (h : p) : p := by rw?")
    assert found == [("error", "could not find any lemmas which can rewrite the goal")]
