"""A refused tactic that may have meant another one is tried as that one, and the proof holds what Lean accepted."""

from __future__ import annotations

import pytest

from prover.models.bridge import Bridge
from prover.models.scripted import ScriptedModel
from prover.ports import Limits
from prover.types import ProofState, Refusal, RefusalKind, SearchOutcome, TacticResult
from search.engines import EngineSettings, build_engine
from search.runner import Plugs
from tests.search.conftest import ManualClock, NoPremises
from tests.search.logic_env import LogicEnv

BRIDGE = Bridge({"old_intro": "intro", "old_false": "nonsense"})


class OldNamesEnv(LogicEnv):
    """Tells an unknown name as Lean does."""

    def run_tactic(self, state: ProofState, tactic: str, *, timeout_s: float | None = None) -> TacticResult:
        word = tactic.split()[0]
        if word.startswith("old_"):
            self.refused.append(tactic)
            return Refusal(RefusalKind.ERROR, f"Unknown identifier `{word}`")
        return super().run_tactic(state, tactic, timeout_s=timeout_s)

    refused: list[str]


def search(engine: str, *, mender: Bridge | None) -> tuple[SearchOutcome, OldNamesEnv]:
    model = ScriptedModel({"p → p": ["old_intro h", "old_false", "old_unknown"], "p": ["exact h"]})
    env = OldNamesEnv()
    env.refused = []
    plugs = Plugs(model=model, mender=mender, clock=ManualClock())
    built = build_engine(engine, plugs, EngineSettings(checks_invariants=True))
    root = env.open_goal("p : Prop\n⊢ p → p")
    return built.search(env, root, retriever=NoPremises(), limits=Limits(max_expansions=20)), env


@pytest.mark.parametrize("engine", ["best", "and-or", "beam", "dive"])
def test_the_mended_tactic_is_in_the_proof(engine: str) -> None:
    outcome, env = search(engine, mender=BRIDGE)
    assert outcome.tactics == ("intro h", "exact h")
    assert "old_intro h" in env.refused


def test_without_a_mender_nothing_is_tried() -> None:
    outcome, _ = search("best", mender=None)
    assert not outcome.is_proved


def test_a_mended_tactic_that_is_refused_ends_there() -> None:
    _, env = search("best", mender=BRIDGE)
    assert env.refused.count("old_false") == env.refused.count("old_unknown") == 1
