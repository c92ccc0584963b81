"""Sketch and fill: how an outline is laid, and what becomes of its gaps."""

from __future__ import annotations

from prover.models.scripted import ScriptedModel
from prover.ports import Limits
from prover.types import SearchOutcome, SearchStatus
from search.engines import EngineSettings, build_engine
from search.policy import PolicySearch
from search.runner import Plugs
from tests.search.conftest import ManualClock, NoPremises
from tests.search.logic_env import LogicEnv
from tests.search.writers import ScriptedWriter

GOAL = "p q r : Prop\nhp : p\nhpq : p → q\nhqr : q → r\n⊢ r ∧ q"
FILLER = ScriptedModel({"q": ["exact hpq hp"], "r": ["exact hqr hq"], "p": ["exact hp"]})


def _search(
    writer: ScriptedWriter, model: ScriptedModel = FILLER, goal: str = GOAL, max_expansions: int = 60
) -> tuple[SearchOutcome, LogicEnv, PolicySearch]:
    env = LogicEnv()
    plugs = Plugs(model=model, writer=writer, clock=ManualClock())
    engine = build_engine("sketch", plugs, EngineSettings(checks_invariants=True))
    outcome = engine.search(
        env, env.open_goal(goal), retriever=NoPremises(), limits=Limits(max_expansions=max_expansions), seed=1
    )
    assert isinstance(engine, PolicySearch)
    return outcome, env, engine


def test_each_gap_is_filled_and_takes_its_place() -> None:
    outcome, env, _ = _search(ScriptedWriter(["have hq : q := by sorry\nconstructor\n· sorry\n· exact hq"]))
    assert outcome.tactics == ("have hq : q := by exact hpq hp", "constructor", "· exact hqr hq", "· exact hq")
    assert not any("sorry" in step for step in env.steps)


def test_the_outline_goes_on_with_what_a_gap_states_before_the_gap_is_filled() -> None:
    writer = ScriptedWriter(["have hq : q := by sorry\nexact ⟨hqr hq, hq⟩"])
    outcome, env, _ = _search(writer)
    assert outcome.is_proved
    assert env.steps.index("exact ⟨hqr hq, hq⟩") < env.steps.index("exact hpq hp")


def test_a_nested_outline_is_laid_on_its_own_goal() -> None:
    writer = ScriptedWriter(["have hr : r := by\n  have hq : q := by sorry\n  exact hqr hq\nexact ⟨hr, hpq hp⟩"])
    outcome, _, _ = _search(writer)
    assert outcome.tactics == (
        "have hr : r := by\n  have hq : q := by exact hpq hp\n  exact hqr hq",
        "exact ⟨hr, hpq hp⟩",
    )


def test_a_given_proof_that_fails_makes_a_gap() -> None:
    writer = ScriptedWriter(["have hq : q := by\n  exact hp\nexact ⟨hqr hq, hq⟩"])
    outcome, _, _ = _search(writer)
    assert outcome.is_proved
    assert outcome.tactics[0] == "have hq : q := by exact hpq hp"


def test_a_step_that_lean_refuses_makes_a_gap_of_its_goal() -> None:
    writer = ScriptedWriter(["have hq : q := by sorry\nfrobnicate\nexact hq"])
    model = ScriptedModel({"q": ["exact hpq hp"], "r ∧ q": ["exact ⟨hqr hq, hq⟩"]})
    outcome, _, _ = _search(writer, model)
    assert outcome.tactics == ("have hq : q := by exact hpq hp", "exact ⟨hqr hq, hq⟩")


def test_sorries_inside_a_term_become_goals() -> None:
    outcome, env, _ = _search(
        ScriptedWriter(["exact ⟨by sorry, sorry⟩"]), ScriptedModel({"q": ["exact hpq hp"], "r": ["exact hqr (hpq hp)"]})
    )
    assert outcome.is_proved
    assert env.steps[0] == "refine ⟨?_, ?_⟩"


def test_when_one_outline_fails_the_next_is_laid_and_shares_what_was_proved() -> None:
    writer = ScriptedWriter(
        ["have hq : q := by sorry\nhave hn : ¬p := by sorry\nexact ⟨hqr hq, hq⟩"],
        ["have hq : q := by sorry\nexact ⟨hqr hq, hq⟩"],
    )
    outcome, env, _ = _search(writer)
    assert outcome.is_proved
    assert env.steps.count("exact hpq hp") == 1
    assert [request.task for request in writer.requests] == ["sketch", "sketch"]


def test_without_outlines_the_search_goes_on_from_the_root() -> None:
    model = ScriptedModel({"r ∧ q": ["constructor"], "r": ["exact hqr (hpq hp)"], "q": ["exact hpq hp"]})
    outcome, _, _ = _search(ScriptedWriter(), model)
    assert outcome.is_proved


def test_a_gap_that_cannot_be_filled_is_no_proof() -> None:
    outcome, _, engine = _search(ScriptedWriter(["have hn : ¬p := by sorry\nexact absurd hp hn"]))
    assert outcome.status is SearchStatus.EXHAUSTED
    assert engine.last_tree is not None
    assert engine.last_tree.root.proof is None
