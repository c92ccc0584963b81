"""Scripts: several goals get a block each, alternatives are filled in, entangled goals stay a plain list."""

from __future__ import annotations

from search.extract import ProofStep, write_script
from search.transposition import StateKey


def _key(*goals: str, identity: int = 0) -> StateKey:
    return StateKey(goals, identity)


def test_a_chain_stays_a_list() -> None:
    steps = [ProofStep("intro h", _key("a"), _key("b")), ProofStep("exact h", _key("b"), _key())]
    assert write_script(steps) == ("intro h", "exact h")


def test_each_of_several_goals_gets_a_block() -> None:
    steps = [
        ProofStep("constructor", _key("a"), _key("b", "c")),
        ProofStep("intro h", _key("b", "c"), _key("d", "c")),
        ProofStep("exact h", _key("d", "c"), _key("c")),
        ProofStep("rfl", _key("c"), _key()),
    ]
    assert write_script(steps) == ("constructor", "· intro h\n  exact h", "· rfl")


def test_nested_blocks_are_indented() -> None:
    steps = [
        ProofStep("constructor", _key("a"), _key("b", "c")),
        ProofStep("constructor", _key("b", "c"), _key("d", "e", "c")),
        ProofStep("t1", _key("d", "e", "c"), _key("e", "c")),
        ProofStep("t2", _key("e", "c"), _key("c")),
        ProofStep("t3", _key("c"), _key()),
    ]
    assert write_script(steps) == ("constructor", "· constructor\n  · t1\n  · t2", "· t3")


def test_alternatives_take_their_proofs() -> None:
    tactic = "induction n with\n| zero => ?_\n| succ n ih => ?_"
    steps = [
        ProofStep(tactic, _key("a"), _key("z", "s")),
        ProofStep("rfl", _key("z", "s"), _key("s")),
        ProofStep("simp", _key("s"), _key("t")),
        ProofStep("omega", _key("t"), _key()),
    ]
    assert write_script(steps) == ("induction n with\n| zero => rfl\n| succ n ih =>\n  simp\n  omega",)


def test_a_root_of_several_goals_is_focused_goal_by_goal() -> None:
    steps = [ProofStep("t1", _key("a", "b"), _key("b")), ProofStep("t2", _key("b"), _key())]
    assert write_script(steps) == ("· t1", "· t2")


def test_goals_that_change_each_other_stay_a_plain_list() -> None:
    steps = [
        ProofStep("apply h", _key("a"), _key("b ?x", "c ?x", identity=3)),
        ProofStep("exact h1", _key("b ?x", "c ?x", identity=3), _key("c y")),
        ProofStep("exact h2", _key("c y"), _key()),
    ]
    assert write_script(steps) == ("apply h", "exact h1", "exact h2")


def test_one_tactic_that_closes_two_goals_stays_a_plain_list() -> None:
    steps = [
        ProofStep("constructor", _key("a"), _key("b", "c")),
        ProofStep("all_goals simp", _key("b", "c"), _key()),
    ]
    assert write_script(steps) == ("constructor", "all_goals simp")
