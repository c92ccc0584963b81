"""Questions that are begun before they are needed, and searches that look ahead."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence

import pytest

from prover import wiring
from prover.driver.journal import SearchIdentity, SearchLog
from prover.driver.recording import Recorder, RecordingEnv, RecordingModel, WorkClock
from prover.errors import InternalError, ModelFailure, ModelOutOfTime
from prover.models.deadline import BoundedSearch
from prover.models.generation import UsageMeter
from prover.models.kit import ModelKit
from prover.models.scripted import ScriptedModel
from prover.ports import Limits, ProofEnv
from prover.types import ModelQuery, ProofState, SearchOutcome, SearchStatus, TacticProposal
from search.ahead import AheadModel, NotYet
from search.engines import EngineSettings, build_engine
from search.invariants import check_invariants
from search.policy import PolicySearch
from search.runner import Plugs
from search.transposition import state_key
from search.tree import NodeStatus, Tree
from tests.search.conftest import ManualClock, NoPremises
from tests.search.rewriting_env import TACTICS, ZERO, RewritingEnv, add, mul, succ, var
from tests.search.test_goldens import draw

LOOKING = ("best", "and-or", "mcts", "novelty", "portfolio")
PATIENCE_S = 5.0
X, Y = var("x"), var("y")
WHO = SearchIdentity("a", ("⊢ g",), "env", "text", "settings", 0)
BOTH_SIDES = (mul(add(X, ZERO), add(Y, succ(ZERO))), mul(X, succ(Y)))


def query(number: int) -> ModelQuery:
    return ModelQuery(ProofState(number, (f"⊢ {number}",)))


class GatedModel:
    """Answers once its gate is open; says what it was asked."""

    def __init__(self, *, is_open: bool = False) -> None:
        self.gate = threading.Event()
        self.asked: list[ModelQuery] = []
        if is_open:
            self.gate.set()

    def propose(self, queries: Sequence[ModelQuery], *, limit: int) -> Sequence[Sequence[TacticProposal]]:
        self.asked.extend(queries)
        assert self.gate.wait(PATIENCE_S)
        return [[TacticProposal(f"step{item.state.state_id}", -1.0)][:limit] for item in queries]


class BrokenModel:
    def propose(self, queries: Sequence[ModelQuery], *, limit: int) -> Sequence[Sequence[TacticProposal]]:
        raise ModelFailure("no answer")


def tactics(answers: Sequence[Sequence[TacticProposal]]) -> list[str]:
    return [answer[0].tactic for answer in answers]


def test_a_question_that_was_begun_is_not_put_again() -> None:
    model = GatedModel()
    ahead = AheadModel(model)
    ahead.begin(ahead, [query(1), query(2)], limit=4)  # returns although the gate is shut
    model.gate.set()
    assert tactics(ahead.propose([query(2), query(3), query(1)], limit=4)) == ["step2", "step3", "step1"]
    assert sorted(item.state.state_id for item in model.asked) == [1, 2, 3]


def test_an_error_reaches_the_one_who_asks() -> None:
    ahead = AheadModel(BrokenModel())
    ahead.begin(ahead, [query(1)], limit=4)
    with pytest.raises(ModelFailure, match="no answer"):
        ahead.propose([query(1)], limit=4)


def test_what_is_no_longer_wanted_is_asked_anew() -> None:
    model = GatedModel(is_open=True)
    ahead = AheadModel(model)
    ahead.begin(ahead, [query(1)], limit=4)
    ahead.drop([query(1)], limit=4)
    ahead.propose([query(1)], limit=4)
    assert model.asked == [query(1), query(1)]


def test_a_door_that_knows_the_answer_begins_nothing() -> None:
    model = GatedModel()
    ahead = AheadModel(model)
    ahead.begin(ScriptedModel(default=["known"]), [query(1)], limit=4)
    assert not model.asked


def test_a_door_meets_not_yet_only_while_a_question_is_begun() -> None:
    seen: list[bool] = []

    class Door:
        def propose(self, queries: Sequence[ModelQuery], *, limit: int) -> Sequence[Sequence[TacticProposal]]:
            try:
                return ahead.propose(queries, limit=limit)
            except NotYet:
                seen.append(True)
                raise

    ahead = AheadModel(GatedModel(is_open=True))
    ahead.begin(Door(), [query(1)], limit=4)
    assert tactics(Door().propose([query(1)], limit=4)) == ["step1"]
    assert seen == [True]


# ----------------------------------------------------------------------------------------------------------- searches


class DawdlingModel:
    """A scripted model that waits a while for Lean to run a tactic, ``starved`` times in vain.

    ``most_at_once``: questions that were under way together.
    """

    def __init__(self, env: RewritingEnv, *, dawdles: bool = True) -> None:
        self.env, self.dawdles = env, dawdles
        self.inner = ScriptedModel(default=TACTICS)
        self.asked = self.starved = self.at_once = self.most_at_once = 0
        self._lock = threading.Lock()

    def propose(self, queries: Sequence[ModelQuery], *, limit: int) -> Sequence[Sequence[TacticProposal]]:
        with self._lock:
            self.asked += len(queries)
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
        steps = len(self.env.steps)
        for _ in range(100 if self.dawdles else 0):
            if len(self.env.steps) == steps:
                time.sleep(0.001)
        with self._lock:
            self.at_once -= 1
            self.starved += len(self.env.steps) == steps
        return self.inner.propose(queries, limit=limit)


def _search(
    name: str, env: ProofEnv, root: ProofState, plugs: Plugs, *, in_flight: int, max_expansions: int = 20
) -> tuple[SearchOutcome, str]:
    """The outcome and the drawn trees."""
    settings = EngineSettings(premises=0, in_flight=in_flight, checks_invariants=True)
    engine = build_engine(name, plugs, settings)
    limits = Limits(max_expansions=max_expansions)
    outcome = engine.search(env, root, retriever=NoPremises(), limits=limits, seed=2)
    trees = [engine.last_tree] if isinstance(engine, PolicySearch) else list(engine.last_trees.values())  # type: ignore[attr-defined]
    return outcome, "".join(draw(tree) for tree in trees if tree is not None)


@pytest.mark.parametrize("name", LOOKING)
def test_the_tree_hangs_on_no_clock(name: str) -> None:
    drawn = []
    for dawdles in (False, True):
        env = RewritingEnv()
        plugs = Plugs(model=DawdlingModel(env, dawdles=dawdles), clock=ManualClock())
        drawn.append(_search(name, env, env.open_goals(BOTH_SIDES), plugs, in_flight=3))
    assert drawn[0] == drawn[1]


def test_lean_works_while_the_model_is_at_a_question() -> None:
    share = {}
    for in_flight in (1, 3):
        env = RewritingEnv()
        model = DawdlingModel(env)
        _search("best", env, env.open_goals(BOTH_SIDES), Plugs(model=model), in_flight=in_flight)
        share[in_flight] = model.starved / model.asked
    assert share[1] == 1.0
    assert share[3] <= 0.5


@pytest.mark.parametrize("name", ("best", "and-or", "mcts", "novelty"))
def test_so_many_questions_are_under_way_and_no_more(name: str) -> None:
    env = RewritingEnv()
    model = DawdlingModel(env)
    _search(name, env, env.open_goals(BOTH_SIDES), Plugs(model=model), in_flight=4, max_expansions=12)
    assert 1 < model.most_at_once <= 4


class LateModel(DawdlingModel):
    """Has no answer in time from the third question on."""

    def propose(self, queries: Sequence[ModelQuery], *, limit: int) -> Sequence[Sequence[TacticProposal]]:
        answers = super().propose(queries, limit=limit)
        if self.asked > 2:
            raise ModelOutOfTime("too late")
        return answers


@pytest.mark.parametrize("name", LOOKING)
def test_a_model_that_answers_too_late_ends_the_search_at_its_time_limit(name: str) -> None:
    env = RewritingEnv()
    ahead = AheadModel(LateModel(env, dawdles=False))
    outcome, _ = _search(name, env, env.open_goals(BOTH_SIDES), Plugs(model=ahead, ahead=ahead), in_flight=3)
    assert outcome.status is SearchStatus.TIME_LIMIT
    assert ahead.begun == 0


def test_what_is_under_way_at_the_end_is_dropped() -> None:
    dropped: list[ModelQuery] = []

    class Noting(AheadModel):
        def drop(self, queries: Sequence[ModelQuery], *, limit: int) -> None:
            dropped.extend(queries)
            super().drop(queries, limit=limit)

    env = RewritingEnv()
    ahead = Noting(DawdlingModel(env, dawdles=False))
    outcome, _ = _search("best", env, env.open_goals(BOTH_SIDES), Plugs(model=ahead, ahead=ahead), in_flight=4)
    assert outcome.is_proved
    assert dropped
    assert ahead.begun == 0


def test_a_search_that_looks_ahead_goes_on_from_its_journal() -> None:
    """The log of the first 60 answers; what is in it is neither asked nor begun again."""
    log = SearchLog(WHO)
    whole = _recorded(log)
    rest = SearchLog(WHO)
    for entry in log.entries[:60]:
        rest.keep(entry)
    known = len(rest.asks)
    again = _recorded(rest)
    assert again[:2] == whole[:2]
    assert 0 < known < whole[2]
    assert again[2] == whole[2] - known


def _recorded(log: SearchLog) -> tuple[SearchOutcome, str, int]:
    """A search with a log: what came of it, and what the model was asked."""
    env = RewritingEnv()
    recorder = Recorder(WorkClock(lambda: 0.0))
    recorder.env = RecordingEnv(env, env.open_goals(BOTH_SIDES), log, recorder.clock, None)
    model = DawdlingModel(env, dawdles=False)
    ahead = AheadModel(model)
    plugs = Plugs(model=RecordingModel(ahead, recorder), ahead=ahead, clock=ManualClock())
    outcome, drawn = _search("best", recorder.env, recorder.env.root, plugs, in_flight=3)
    return outcome, drawn, model.asked


def test_the_invariant_checker_misses_no_question() -> None:
    root = RewritingEnv().open_goals(BOTH_SIDES)
    tree = Tree(root, state_key(root))
    check_invariants(tree)
    with pytest.raises(InternalError, match="wait for an answer"):
        check_invariants(tree, [tree.root])
    tree.root.status = NodeStatus.ASKED
    check_invariants(tree, [tree.root])
    with pytest.raises(InternalError, match="wait for an answer"):
        check_invariants(tree)


@pytest.mark.parametrize(
    ("given", "in_flight"),
    [({"model": "symbolic"}, 1), ({"model": "openai:x"}, 4), ({"model": "openai:x", "in_flight": 2}, 2)],
)
def test_a_search_looks_ahead_where_the_model_costs_time(given: dict[str, object], in_flight: int) -> None:
    settings = wiring.effective_settings(given).settings
    kit = ModelKit(settings.model, ScriptedModel(), None, UsageMeter())
    bounded = wiring.build_search(settings, Recorder(), kit)
    assert isinstance(bounded, BoundedSearch)
    engine = bounded.inner
    assert isinstance(engine, PolicySearch)
    assert engine.options.in_flight == in_flight
    assert (engine.plugs.ahead is not None) is (in_flight > 1)
    assert isinstance(engine.plugs.model, RecordingModel)
    assert engine.plugs.model.inner is (engine.plugs.ahead or kit.model)
