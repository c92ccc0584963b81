"""Tactics of a source as records."""

from __future__ import annotations

from prover.protocol import Pos, Tactic
from prover.repl.replay import read_tactic


def test_goals_joined_by_single_newlines_are_told_apart() -> None:
    first = "case left\na : Nat\nh :\n  a =\n    0\n⊢ a =\n    0"
    second = "case right\na : Nat\n⊢ True"
    item = Tactic(pos=Pos(line=1, column=2), end_pos=Pos(line=1, column=6), goals=f"{first}\n{second}", tactic="simp")
    assert read_tactic(item).goals == (first, second)


def test_a_tactic_without_goals_has_none() -> None:
    item = Tactic(pos=Pos(line=1, column=0), end_pos=Pos(line=1, column=4), goals="", tactic="done")
    assert read_tactic(item).goals == ()
