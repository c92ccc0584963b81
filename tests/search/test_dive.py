"""Depth-first dives: what is said of a search that went as deep as it may."""

from __future__ import annotations

import pytest

from prover.models.scripted import ScriptedModel
from prover.ports import Limits
from prover.types import SearchStatus
from search.dive import DiveOptions, DivePolicy
from search.policy import PolicySearch
from search.runner import Plugs
from tests.search.conftest import ManualClock, NoPremises
from tests.search.rewriting_env import TACTICS, Equation, RewritingEnv, add, succ, var

X, Y = var("x"), var("y")
UNPROVABLE: Equation = (succ(add(X, Y)), add(Y, X))


@pytest.mark.parametrize(
    ("max_depth", "max_expansions", "status"),
    [
        (40, 400, SearchStatus.EXHAUSTED),
        (1, 400, SearchStatus.DEPTH_LIMIT),
        (1, 0, SearchStatus.EXPANSION_LIMIT),
        (2, 2, SearchStatus.EXPANSION_LIMIT),
    ],
)
def test_a_search_that_leaves_deeper_states_does_not_say_that_nothing_is_left(
    max_depth: int, max_expansions: int, status: SearchStatus
) -> None:
    options = DiveOptions(premises=0, checks_invariants=True, max_depth=max_depth)
    engine = PolicySearch(
        Plugs(model=ScriptedModel(default=TACTICS), clock=ManualClock()), lambda: DivePolicy(options), options
    )
    env = RewritingEnv()
    limits = Limits(max_expansions=max_expansions)
    outcome = engine.search(env, env.open_goals(UNPROVABLE), retriever=NoPremises(), limits=limits, seed=1)
    assert outcome.status is status
