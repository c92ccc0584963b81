"""The scripted model says what it was told."""

from __future__ import annotations

import math

from prover.models.scripted import ScriptedModel
from prover.types import ModelQuery, ProofState, TacticProposal


def _ask(model: ScriptedModel, goal: str, limit: int = 9) -> list[TacticProposal]:
    (answer,) = model.propose([ModelQuery(ProofState(0, (goal,)))], limit=limit)
    return list(answer)


def test_the_target_or_the_whole_goal_finds_the_tactics() -> None:
    model = ScriptedModel({"p": ["a"], "p : Prop\n⊢ p": ["b"]}, default=["c"])
    assert [item.tactic for item in _ask(model, "q : Prop\n⊢ p")] == ["a"]
    assert [item.tactic for item in _ask(model, "p : Prop\n⊢ p")] == ["b"]
    assert [item.tactic for item in _ask(model, "⊢ r")] == ["c"]
    assert len(model.asked) == 3


def test_plain_tactics_get_falling_probabilities() -> None:
    answer = _ask(ScriptedModel(default=["a", "b", "a"]), "⊢ p")
    assert [(item.tactic, round(math.exp(item.log_prob), 3)) for item in answer] == [("a", 0.5), ("b", 0.25)]


def test_given_probabilities_decide_the_order() -> None:
    answer = _ask(ScriptedModel(default=[TacticProposal("a", -3.0), TacticProposal("b", -1.0)]), "⊢ p", limit=1)
    assert [item.tactic for item in answer] == ["b"]
