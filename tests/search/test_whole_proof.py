"""Whole proofs with repair: what is run, what is kept, what is said back to the writer."""

from __future__ import annotations

from prover.models.scripted import ScriptedModel
from prover.ports import Limits
from prover.types import ProofText, SearchOutcome, SearchStatus
from search.engines import EngineSettings, build_engine
from search.runner import Plugs
from search.whole_proof import statement_of
from tests.search.conftest import ManualClock, NoPremises
from tests.search.logic_env import LogicEnv
from tests.search.writers import ScriptedWriter

GOAL = "p q : Prop\nhp : p\nhq : q\n⊢ p ∧ q ∨ False"


def _search(
    writer: ScriptedWriter, *, limits: Limits | None = None, source: str = ""
) -> tuple[SearchOutcome, LogicEnv]:
    env = LogicEnv()
    plugs = Plugs(model=ScriptedModel(), writer=writer, clock=ManualClock())
    engine = build_engine("proof", plugs, EngineSettings(checks_invariants=True))
    outcome = engine.search(
        env,
        env.open_goal(GOAL),
        retriever=NoPremises(),
        limits=limits or Limits(max_expansions=20),
        seed=1,
        source=source,
    )
    return outcome, env


def test_a_text_is_run_step_by_step() -> None:
    outcome, env = _search(ScriptedWriter(["left\nconstructor\n· exact hp\n· exact hq"]))
    assert outcome.is_proved
    assert outcome.tactics == ("left", "constructor", "· exact hp", "· exact hq")
    assert env.steps == ["left", "constructor", "· exact hp", "· exact hq"]


def test_lean_s_message_goes_back_with_its_line() -> None:
    writer = ScriptedWriter(["left\nconstructor\n· exact hq\n· exact hq"], ["left\nexact ⟨hp, hq⟩"])
    outcome, _ = _search(writer)
    assert outcome.is_proved
    assert [request.task for request in writer.requests] == ["proof", "repair"]
    repair = writer.requests[1]
    assert repair.attempt.startswith("left\nconstructor")
    (error,) = repair.errors
    assert error.start.line == 3
    assert error.text.startswith("Type mismatch")


def test_a_common_beginning_is_paid_for_once() -> None:
    writer = ScriptedWriter(
        ["left\nconstructor\n· exact hq\n· exact hq"], ["left\nconstructor\n· exact hp\n· exact hq"]
    )
    outcome, env = _search(writer)
    assert outcome.is_proved
    assert env.steps.count("left") == env.steps.count("constructor") == 1


def test_the_error_inside_a_block_is_found() -> None:
    writer = ScriptedWriter(["left\nconstructor\n· have h := hp\n  exact hq\n· exact hq"])
    _search(writer)
    repair = next(request for request in writer.requests if request.task == "repair")
    assert repair.errors[0].start.line == 4


def test_goals_that_are_left_are_an_error_too() -> None:
    writer = ScriptedWriter(["left"])
    _search(writer)
    repair = next(request for request in writer.requests if request.task == "repair")
    assert repair.errors[0].text.startswith("unsolved goals\n")


def test_the_text_that_got_furthest_is_repaired_first() -> None:
    writer = ScriptedWriter(["right\nexact hp", "left\nconstructor\n· exact hq", "exact hp"])
    _search(writer)
    repairs = [request.attempt for request in writer.requests if request.task == "repair"]
    assert repairs[0] == "left\nconstructor\n· exact hq"
    assert repairs[-1] == "exact hp"


def test_a_text_is_not_repaired_for_ever() -> None:
    writer = ScriptedWriter(["exact hp"], ["exact hq"], ["right"], ["left"])
    _search(writer)
    assert [request.task for request in writer.requests][:4] == ["proof", "repair", "repair", "proof"]


def test_a_writer_with_nothing_new_ends_the_search() -> None:
    outcome, _ = _search(ScriptedWriter())
    assert outcome.status is SearchStatus.EXHAUSTED
    outcome, _ = _search(ScriptedWriter(*[["exact hp"]] * 30))
    assert outcome.status is SearchStatus.EXHAUSTED


def test_the_token_limit_ends_the_search_after_the_texts_are_tried() -> None:
    writer = ScriptedWriter([ProofText("exact hp", -1.0, 500)], ["left\nexact ⟨hp, hq⟩"])
    outcome, env = _search(writer, limits=Limits(max_tokens=100))
    assert outcome.status is SearchStatus.TOKEN_LIMIT
    assert outcome.statistics.tokens == 500
    assert env.steps == ["exact hp"]


def test_the_writer_sees_statement_and_goal() -> None:
    writer = ScriptedWriter(["left\nexact ⟨hp, hq⟩"])
    _search(writer, source="theorem t : p ∧ q ∨ False := by\n  sorry")
    assert writer.requests[0].statement == "theorem t : p ∧ q ∨ False := by"
    assert writer.requests[0].goal.endswith("hq : q\n⊢ p ∧ q ∨ False")


def test_a_statement_with_several_gaps_is_not_guessed() -> None:
    assert statement_of("theorem t : p := sorry") == "theorem t : p := by"
    assert statement_of("theorem t : p := by\n  constructor\n  · sorry\n  · sorry") == ""


def test_seeds_differ_from_request_to_request_and_not_from_run_to_run() -> None:
    one, two = ScriptedWriter(["exact hp"]), ScriptedWriter(["exact hp"])
    _search(one)
    _search(two)
    assert one.seeds == two.seeds
    assert len(set(one.seeds)) == len(one.seeds)
