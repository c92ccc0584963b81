"""The portfolio: taking turns, sharing, one budget, threads."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from prover import wiring
from prover.errors import ConfigError, InternalError, ProcessDied
from prover.models.scripted import ScriptedModel
from prover.ports import Limits, OpenSpare, SpareRoot
from prover.types import (
    ProofState,
    Refusal,
    RefusalKind,
    SearchOutcome,
    SearchProgress,
    SearchStatus,
    TacticResult,
)
from search.best_first import BestFirstOptions, BestFirstPolicy
from search.budget import QUESTION_COST
from search.dive import DiveOptions, DivePolicy
from search.portfolio import Member, PortfolioSearch
from search.runner import Plugs
from tests.search.conftest import ManualClock, NoPremises
from tests.search.logic_env import LogicEnv
from tests.search.rewriting_env import TACTICS, ZERO, Equation, RewritingEnv, add, mul, succ, var

X, Y, Z = var("x"), var("y"), var("z")
TRUE: Equation = (mul(X, succ(succ(ZERO))), add(X, X))
FALSE: Equation = (succ(X), succ(Y))


def _members(*shares: float) -> list[Member]:
    best = BestFirstOptions(premises=0, checks_invariants=True)
    dive = DiveOptions(premises=0, checks_invariants=True)
    split = BestFirstOptions(premises=0, checks_invariants=True, splits=True)
    one, two, three = shares or (1.0, 1.0, 1.0)
    return [
        Member(name="best", make_policy=lambda: BestFirstPolicy(best), options=best, share=one),
        Member(name="dive", make_policy=lambda: DivePolicy(dive), options=dive, share=two),
        Member(name="split", make_policy=lambda: BestFirstPolicy(split), options=split, share=three),
    ]


def _search(
    goal: Equation,
    *,
    limits: Limits | None = None,
    env: RewritingEnv | None = None,
    open_spare: OpenSpare | None = None,
    lanes: int = 1,
    members: list[Member] | None = None,
    progress: list[SearchProgress] | None = None,
) -> tuple[SearchOutcome, RewritingEnv, ScriptedModel, PortfolioSearch]:
    env = env or RewritingEnv()
    model = ScriptedModel(default=TACTICS)
    engine = PortfolioSearch(Plugs(model=model, clock=ManualClock()), members or _members(), lanes=lanes)
    outcome = engine.search(
        env,
        env.open_goals(goal),
        retriever=NoPremises(),
        limits=limits or Limits(max_expansions=200),
        seed=3,
        on_progress=None if progress is None else progress.append,
        open_spare=open_spare,
    )
    return outcome, env, model, engine


def test_nothing_is_asked_twice_of_lean_or_the_model() -> None:
    outcome, env, model, _ = _search(FALSE)
    assert outcome.status is SearchStatus.EXHAUSTED
    assert len(set(env.steps)) == len(env.steps)
    asked = [query.state.goals[0] for query in model.asked]
    assert len(set(asked)) == len(asked)
    assert outcome.expansions == len(asked)
    assert outcome.steps == len(env.steps)


def test_the_limit_holds_for_all_members_together() -> None:
    outcome, _, model, _ = _search((add(add(X, Y), Z), mul(Z, Y)), limits=Limits(max_expansions=7))
    assert outcome.status is SearchStatus.EXPANSION_LIMIT
    assert len(model.asked) == outcome.expansions == 7


def test_effort_follows_the_shares() -> None:
    goal = mul(add(add(X, Y), Z), add(X, succ(Y))), mul(Z, mul(Y, add(X, Z)))
    _, _, _, engine = _search(goal, limits=Limits(max_expansions=60), members=_members(9.0, 1.0, 1.0))
    first = engine.last_costs
    _, _, _, engine = _search(goal, limits=Limits(max_expansions=60), members=_members(1.0, 9.0, 1.0))
    second = engine.last_costs
    assert first["best"] > 2 * first["dive"]
    assert second["dive"] > 2 * second["best"]


def test_the_winner_is_named_and_the_rest_is_called_off() -> None:
    outcome, _, _, engine = _search(TRUE)
    assert outcome.is_proved
    assert engine.last_winner in outcome.detail


def test_progress_counts_for_all() -> None:
    progress: list[SearchProgress] = []
    outcome, _, _, _ = _search(TRUE, progress=progress)
    assert progress[-1].expansions <= outcome.expansions
    assert progress[-1].states > 1


class _Lanes:
    """Opens further environments, and keeps them."""

    def __init__(self, goal: Equation, env_class: type[RewritingEnv] = RewritingEnv) -> None:
        self.goal = goal
        self.env_class = env_class
        self.opened: list[RewritingEnv] = []
        self.interrupted = threading.Event()

    @contextmanager
    def __call__(self) -> Iterator[SpareRoot]:
        env = self.env_class()
        self.opened.append(env)
        yield SpareRoot(env, env.open_goals(self.goal), self.interrupted.set)


def test_lanes_work_on_environments_of_their_own() -> None:
    lanes = _Lanes(FALSE)
    outcome, _, _, engine = _search(FALSE, open_spare=lanes, lanes=3)
    assert outcome.status is SearchStatus.EXHAUSTED
    assert len(lanes.opened) == 2
    assert set(engine.last_trees) == {"best", "dive", "split"}


def test_how_deep_one_engine_went_does_not_matter_where_another_tried_everything() -> None:
    shallow = DiveOptions(premises=0, max_depth=1)
    dive = Member(name="dive", make_policy=lambda: DivePolicy(shallow), options=shallow, share=1.0)
    assert _search(FALSE, members=[dive])[0].status is SearchStatus.DEPTH_LIMIT
    assert _search(FALSE, members=[_members()[0], dive])[0].status is SearchStatus.EXHAUSTED


def test_a_proof_on_a_further_lane_wins_and_interrupts() -> None:
    class Stuck(RewritingEnv):
        """Refuses everything until the other lane has won."""

        def run_tactic(self, state: ProofState, tactic: str, *, timeout_s: float | None = None) -> TacticResult:
            assert lanes.interrupted.wait(20.0)
            return super().run_tactic(state, "unknown", timeout_s=timeout_s)

    lanes = _Lanes(TRUE)
    outcome, _, _, engine = _search(TRUE, env=Stuck(), open_spare=lanes, lanes=2)
    assert outcome.is_proved
    assert engine.last_winner == "dive"


def test_a_lane_whose_process_cannot_be_opened_costs_only_its_members() -> None:
    @contextmanager
    def broken() -> Iterator[SpareRoot]:
        raise ProcessDied("no")
        yield

    outcome, _, _, engine = _search(TRUE, open_spare=broken, lanes=2)
    assert outcome.is_proved
    assert engine.last_winner in ("best", "split")


def test_a_bug_on_a_further_lane_is_no_exhausted_search() -> None:
    class Buggy(RewritingEnv):
        def run_tactic(self, state: ProofState, tactic: str, *, timeout_s: float | None = None) -> TacticResult:
            raise InternalError("a bug")

    with pytest.raises(InternalError, match="a bug"):
        _search(FALSE, open_spare=_Lanes(FALSE, Buggy), lanes=2)


def test_a_lane_that_was_lost_is_told_where_the_others_found_nothing() -> None:
    @contextmanager
    def broken() -> Iterator[SpareRoot]:
        raise ProcessDied("no")
        yield

    outcome, _, _, _ = _search(FALSE, open_spare=broken, lanes=2)
    assert (outcome.status, outcome.detail) == (SearchStatus.ENGINE_FAILURE, "no")


def test_ctrl_c_ends_all_lanes() -> None:
    class Interrupted(RewritingEnv):
        def run_tactic(self, state: ProofState, tactic: str, *, timeout_s: float | None = None) -> TacticResult:
            raise KeyboardInterrupt

    lanes = _Lanes((add(add(X, Y), Z), mul(Z, Y)))
    before = set(threading.enumerate())
    with pytest.raises(KeyboardInterrupt):
        _search(FALSE, env=Interrupted(), open_spare=lanes, lanes=2, limits=Limits())
    assert set(threading.enumerate()) <= before


def test_more_lanes_than_lean_processes_are_bad_settings() -> None:
    settings = wiring.effective_settings({"search": "portfolio", "lanes": 3, "workers": 2}).settings
    with pytest.raises(ConfigError, match="'lanes': 3 threads need as many Lean processes, 'workers' is 2"):
        wiring.build_search(settings)


class _Tied(LogicEnv):
    """``exact hq`` closes a goal only as long as another is open; ``trust hq`` does it anywhere."""

    def run_tactic(self, state: ProofState, tactic: str, *, timeout_s: float | None = None) -> TacticResult:
        if tactic.removeprefix("· ") == "exact hq" and len(state.goals) == 1:
            self.steps.append(tactic)
            return Refusal(RefusalKind.ERROR, "not so")
        return super().run_tactic(state, tactic.replace("trust", "exact"), timeout_s=timeout_s)


def test_a_member_whose_goals_do_not_fit_together_goes_on_with_whole_states() -> None:
    split = BestFirstOptions(premises=0, checks_invariants=True, splits=True)
    member = Member(name="split", make_policy=lambda: BestFirstPolicy(split), options=split)
    env = _Tied()
    model = ScriptedModel({"p ∧ q": ["constructor"], "p": ["exact hp"], "q": ["exact hq", "trust hq"]})
    engine = PortfolioSearch(Plugs(model=model, clock=ManualClock()), [member])
    root = env.open_goal("p q : Prop\nhp : p\nhq : q\n⊢ p ∧ q")
    outcome = engine.search(env, root, retriever=NoPremises(), limits=Limits(max_expansions=20))
    assert outcome.tactics == ("constructor", "· exact hp", "· trust hq")


def test_a_lane_does_not_pay_for_what_another_asks() -> None:
    has_begun, is_done = threading.Event(), threading.Event()

    class First(RewritingEnv):
        """Refuses everything, the first tactic only when the other lane has asked all its questions."""

        def run_tactic(self, state: ProofState, tactic: str, *, timeout_s: float | None = None) -> TacticResult:
            has_begun.set()
            assert is_done.wait(20.0)
            return super().run_tactic(state, "unknown", timeout_s=timeout_s)

    class Second(RewritingEnv):
        def run_tactic(self, state: ProofState, tactic: str, *, timeout_s: float | None = None) -> TacticResult:
            assert has_begun.wait(20.0)
            return super().run_tactic(state, tactic, timeout_s=timeout_s)

    @contextmanager
    def open_spare() -> Iterator[SpareRoot]:
        with _Lanes(FALSE, Second)() as spare:
            yield spare
        is_done.set()

    _, _, model, engine = _search(FALSE, env=First(), open_spare=open_spare, lanes=2, members=_members()[:2])
    assert len(model.asked) > 3
    assert engine.last_costs["best"] < QUESTION_COST + len(TACTICS) + 1
