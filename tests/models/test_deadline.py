"""The time limit of a search, as the models that it asks see it."""

from __future__ import annotations

import pytest

from prover import wiring
from prover.models.deadline import Deadline
from prover.models.kit import ModelChoice, build_kit
from prover.ports import Limits
from prover.types import ModelQuery, SearchOutcome, SearchStatus
from tests.models.local_server import LocalServer, Script, Told, completion, serving
from tests.search.conftest import ManualClock, NoPremises
from tests.search.logic_env import LogicEnv

GOAL = "p q : Prop\nhp : p\n⊢ p ∨ q"


def test_without_a_search_there_is_no_deadline() -> None:
    assert Deadline().remaining_s() is None


def test_what_remains_is_counted_by_the_searchs_clock() -> None:
    deadline, clock = Deadline(), ManualClock()
    with deadline.within(10.0, clock):
        clock.now_s += 4.0
        assert deadline.remaining_s() == 6.0
        clock.now_s += 40.0
        assert deadline.remaining_s() == 0.0
    assert deadline.remaining_s() is None


def test_of_several_searches_the_last_to_end_counts() -> None:
    deadline, clock = Deadline(), ManualClock()
    with deadline.within(10.0, clock):
        with deadline.within(30.0, clock):
            assert deadline.remaining_s() == 30.0
        with deadline.within(None, clock):
            assert deadline.remaining_s() is None
        assert deadline.remaining_s() == 10.0


def answering(times: int, then: Told) -> Script:
    return lambda asked: Told(body=completion("left")) if asked.number < times else then


def prove(server: LocalServer, engine: str = "best", share: float = 0.0) -> tuple[SearchOutcome, int]:
    """A search of two seconds with a server that may take a minute; and how many requests failed.

    The server has been asked before: the client is there, and so is its connection.
    """
    choice = ModelChoice(
        name="openai:x",
        format="prover",
        samples=1,
        base_url=server.url,
        symbolic_share=share,
        timeout_s=60.0,
        context=1000,
    )
    settings = wiring.effective_settings({"search": engine, "model": "openai:x", "hammers": "off"}).settings
    env = LogicEnv()
    with build_kit(choice) as kit:
        kit.model.propose([ModelQuery(env.open_goal(GOAL))], limit=1)
        outcome = wiring.build_search(settings, kit=kit).search(
            env, env.open_goal(GOAL), retriever=NoPremises(), limits=Limits(timeout_s=2.0)
        )
        return outcome, kit.meter.usage.failures


@pytest.mark.parametrize(("engine", "share"), [("best", 0.0), ("best", 0.5), ("proof", 0.0), ("portfolio", 0.0)])
def test_a_server_that_hangs_ends_a_search_at_its_time_limit(engine: str, share: float) -> None:
    """It would hang for ever."""
    pytest.importorskip("httpx", reason="needs the extra `model`")
    with serving(answering(1, Told(hangs=True))) as server:
        outcome, failures = prove(server, engine, share)
        assert outcome.status is SearchStatus.TIME_LIMIT
        assert (len(server.posts), failures) == (2, 1)


def test_pauses_between_tries_end_at_the_time_limit() -> None:
    pytest.importorskip("httpx", reason="needs the extra `model`")
    with serving(answering(1, Told(429, {}, {"Retry-After": "30"}))) as server:
        outcome, failures = prove(server)
        assert outcome.status is SearchStatus.TIME_LIMIT
        assert (len(server.posts), failures) == (2, 2)


def test_what_is_answered_in_time_is_used() -> None:
    pytest.importorskip("httpx", reason="needs the extra `model`")
    with serving(answering(2, Told(hangs=True))) as server:
        outcome, _ = prove(server)
    assert outcome.status is SearchStatus.TIME_LIMIT
    assert outcome.states == 2
