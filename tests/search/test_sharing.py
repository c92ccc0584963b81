"""What searches share: Lean's answers, also that a tactic was out of time."""

from __future__ import annotations

import pytest

from prover.models.scripted import ScriptedModel
from prover.types import ModelQuery, ProofState, Refusal, RefusalKind, TacticResult
from search.ahead import AheadModel
from search.budget import Pot
from search.sharing import SharingEnv, SharingModel
from tests.search.rewriting_env import RewritingEnv, add, var


class SlowEnv(RewritingEnv):
    """Nothing is finished within two seconds; ``kind`` says of what there was not enough."""

    def __init__(self, kind: RefusalKind) -> None:
        super().__init__()
        self.kind = kind

    def run_tactic(self, state: ProofState, tactic: str, *, timeout_s: float | None = None) -> TacticResult:
        if timeout_s is not None and timeout_s < 2.0:
            self.steps.append((state.state_id, tactic))
            return Refusal(self.kind, "not enough")
        return super().run_tactic(state, tactic, timeout_s=timeout_s)


@pytest.mark.parametrize(("kind", "asked"), [(RefusalKind.TIMEOUT, 1), (RefusalKind.MEMORY, 3)])
def test_a_tactic_that_was_out_of_time_is_not_tried_again_for_as_long_or_less(kind: RefusalKind, asked: int) -> None:
    env = SlowEnv(kind)
    shared = SharingEnv(env)
    root = env.open_goals((add(var("x"), var("y")), add(var("y"), var("x"))))
    for timeout_s in (1.5, 1.5, 0.5):
        result = shared.run_tactic(root, "rw [add_comm]", timeout_s=timeout_s)
        assert isinstance(result, Refusal)
    assert shared.asked == asked
    assert not isinstance(shared.run_tactic(root, "rw [add_comm]", timeout_s=4.0), Refusal)
    assert not isinstance(shared.run_tactic(root, "rw [add_comm]", timeout_s=0.5), Refusal)
    assert shared.asked == asked + 1


def test_only_questions_without_an_answer_are_kept() -> None:
    begun = AheadModel(ScriptedModel(default=["rw [add_comm]"]))
    shared = SharingModel(begun, Pot())
    states = [RewritingEnv().open_goals((add(var("x"), var(name)), var("x"))) for name in "yz"]
    queries = [ModelQuery(state) for state in states]
    for query in queries:
        begun.begin(shared, [query], limit=4)
    assert shared.unanswered() == [(query, 4) for query in queries]
    shared.propose(queries[:1], limit=4)
    assert shared.unanswered() == [(queries[1], 4)]
    assert shared.asked == 2
