"""Monte-Carlo tree search: what values, bonuses, rollouts and virtual losses do."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from prover.models.scripted import ScriptedModel
from prover.ports import Limits, ValueModel
from prover.types import ModelQuery, ProofState, SearchOutcome, SearchStatus, TacticProposal
from search.mcts import MctsOptions, MctsPolicy, Simulation, Visits
from search.policy import PolicySearch
from search.runner import Plugs
from tests.search.conftest import ManualClock, NoPremises
from tests.search.rewriting_env import TACTICS, ZERO, Equation, RewritingEnv, add, mul, succ, var

X, Y, Z = var("x"), var("y"), var("z")
HARD: Equation = (add(add(X, Y), Z), add(Z, add(Y, X)))


class _Preferring:
    """Values a state by a word in its goal."""

    def __init__(self, word: str) -> None:
        self.word = word
        self.batches: list[int] = []

    def estimate(self, states: Sequence[ProofState]) -> Sequence[float]:
        self.batches.append(len(states))
        return [0.9 if self.word in state.goals[0] else 0.1 for state in states]


class _Batches(ScriptedModel):
    """Keeps the sizes of the batches it is asked."""

    def propose(self, queries: Sequence[ModelQuery], *, limit: int) -> Sequence[Sequence[TacticProposal]]:
        self.sizes = [*getattr(self, "sizes", []), len(queries)]
        return super().propose(queries, limit=limit)


def _search(
    options: MctsOptions, goal: Equation = HARD, *, value: ValueModel | None = None, max_expansions: int = 40
) -> tuple[SearchOutcome, _Batches, PolicySearch, MctsPolicy]:
    env, model = RewritingEnv(), _Batches(default=TACTICS)
    policy = MctsPolicy(options)
    engine = PolicySearch(Plugs(model=model, value=value, clock=ManualClock()), lambda: policy, options)
    outcome = engine.search(
        env, env.open_goals(goal), retriever=NoPremises(), limits=Limits(max_expansions=max_expansions), seed=1
    )
    return outcome, model, engine, policy


def _options(**given: object) -> MctsOptions:
    return MctsOptions(premises=0, checks_invariants=True, **given)  # type: ignore[arg-type]


def test_values_draw_the_search() -> None:
    goal = (add(ZERO, add(X, mul(Y, Z))), add(X, Y))
    visits = {}
    for word in ("0", "zzz"):
        _, _, engine, policy = _search(_options(exploration=0.1), goal, value=_Preferring(word), max_expansions=25)
        assert engine.last_tree is not None
        with_zero = [node.number for node in engine.last_tree if "0" in node.goals[0] and node.number]
        visits[word] = sum(policy.nodes[number].count for number in with_zero if number in policy.nodes)
    assert visits["0"] > visits["zzz"]


def test_several_leaves_share_one_question() -> None:
    one, _, _, _ = _search(_options())
    many, model, _, _ = _search(_options(leaves=4))
    assert max(model.sizes) > 1
    assert len(model.sizes) < many.expansions
    assert one.status is many.status


def test_without_virtual_loss_the_simulations_of_a_batch_meet() -> None:
    _, spread, _, _ = _search(_options(leaves=4), max_expansions=30)
    _, met, _, _ = _search(_options(leaves=4, virtual_loss=0.0), max_expansions=30)
    assert sum(spread.sizes) / len(spread.sizes) > sum(met.sizes) / len(met.sizes)


def test_no_virtual_loss_is_left_behind() -> None:
    _, _, _, policy = _search(_options(leaves=4))
    assert all(visits.pending == pytest.approx(0.0) for visits in policy.nodes.values())
    assert all(visits.pending == pytest.approx(0.0) for visits in policy.edges.values())


def test_a_rollout_finds_what_lies_straight_ahead() -> None:
    goal = (add(ZERO, add(ZERO, add(ZERO, X))), X)
    outcome, _, _, _ = _search(_options(evaluation="rollout", rollout_steps=4), goal)
    assert outcome.is_proved


def test_the_bonus_is_new_states_per_tactic() -> None:
    policy = MctsPolicy(_options(novelty=0.5))
    assert policy.worth(Simulation(tries=4, found=1)) == pytest.approx(0.125)
    assert policy.worth(Simulation(tries=1, found=0, is_stale=True)) == 0.0
    assert policy.worth(Simulation(tries=1, is_proof=True)) == pytest.approx(0.5)
    assert MctsPolicy(_options()).worth(Simulation(tries=4, found=1)) == 0.0


def test_with_novelty_a_simulation_ends_at_a_known_state() -> None:
    goal = (mul(add(add(X, Y), Z), add(X, succ(Y))), mul(Z, mul(Y, add(X, Z))))
    outcome, _, _, policy = _search(_options(evaluation="none", novelty=1.0), goal)
    assert outcome.statistics.merged > 0
    worst = min(visits.mean(1.0) for visits in policy.nodes.values())
    assert worst < 0.5


def test_old_visits_are_forgotten() -> None:
    visits = Visits()
    visits.add(1.0, 0.5)
    visits.add(0.0, 0.5)
    assert visits.mean(0.3) == pytest.approx(0.5 / 1.5)
    assert Visits().mean(0.3) == 0.3


@pytest.mark.parametrize("leaves", [1, 3])
def test_goals_proved_one_by_one_make_one_proof(leaves: int) -> None:
    goal = (mul(add(X, ZERO), add(Y, succ(ZERO))), mul(X, succ(Y)))
    outcome, _, engine, _ = _search(_options(splits=True, leaves=leaves), goal, max_expansions=100)
    assert outcome.is_proved
    assert engine.last_tree is not None
    assert any(len(edge.targets) > 1 for node in engine.last_tree for edge in node.edges)


def test_the_limit_is_kept_in_the_middle_of_a_batch() -> None:
    outcome, model, _, _ = _search(_options(leaves=4), (succ(add(X, Y)), succ(add(Y, Z))), max_expansions=6)
    assert sum(model.sizes) == outcome.expansions <= 6
    assert outcome.status in (SearchStatus.EXPANSION_LIMIT, SearchStatus.EXHAUSTED)
