"""Every engine on the same problems: what it promises whatever its plan, and its whole tree at a fixed seed.

The files under ``goldens/engines`` are written by ``PROVER_UPDATE_GOLDENS=1 pytest tests/search/test_engines.py``; read
the difference before you commit it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from prover.errors import ConfigError
from prover.models.scripted import ScriptedModel
from prover.ports import Limits, ProofSearch
from prover.types import ProofState, Proved, SearchOutcome, SearchStatus
from search.engines import ENGINES, WRITING, EngineSettings, build_engine
from search.policy import PolicySearch
from search.portfolio import PortfolioSearch
from search.runner import Plugs
from tests.search.conftest import ManualClock, NoPremises
from tests.search.rewriting_env import TACTICS, ZERO, Equation, RewritingEnv, add, mul, succ, var
from tests.search.test_goldens import draw

GOLDENS = Path(__file__).parent / "goldens" / "engines"
AHEAD = ["best@3", "and-or@3", "mcts@3", "novelty@3", "portfolio@3"]
"""Three states in flight."""
STEPPING = [*(name for name in ENGINES if name not in WRITING), *AHEAD]
X, Y, Z = var("x"), var("y"), var("z")
ONE, TWO = succ(ZERO), succ(succ(ZERO))
PROVABLE: dict[str, Equation] = {
    "two_and_two": (add(TWO, TWO), succ(succ(TWO))),
    "shuffle": (add(add(X, Y), Z), add(Z, add(Y, X))),
    "double": (mul(X, TWO), add(X, X)),
    "both_sides": (mul(add(X, ZERO), add(Y, ONE)), mul(X, succ(Y))),
}
UNPROVABLE: Equation = (succ(X), succ(Y))
BLIND = ScriptedModel(default=TACTICS)


def _engine(name: str) -> ProofSearch:
    name, _, in_flight = name.partition("@")
    settings = EngineSettings(premises=0, in_flight=int(in_flight or 1), checks_invariants=True)
    return build_engine(name, Plugs(model=BLIND, clock=ManualClock()), settings)


def _search(
    name: str, *goals: Equation, max_expansions: int = 150, seed: int = 5
) -> tuple[SearchOutcome, RewritingEnv, ProofSearch]:
    env = RewritingEnv()
    engine = _engine(name)
    outcome = engine.search(
        env, env.open_goals(*goals), retriever=NoPremises(), limits=Limits(max_expansions=max_expansions), seed=seed
    )
    return outcome, env, engine


def _replay(goals: tuple[Equation, ...], outcome: SearchOutcome) -> None:
    env = RewritingEnv()
    state: object = env.open_goals(*goals)
    for tactic in outcome.tactics:
        assert isinstance(state, ProofState)
        state = env.run_tactic(state, tactic)
    assert isinstance(state, Proved)


def _drawn(engine: ProofSearch) -> str:
    if isinstance(engine, PortfolioSearch):
        return "".join(f"== {name}\n{draw(tree)}" for name, tree in engine.last_trees.items())
    assert isinstance(engine, PolicySearch)
    assert engine.last_tree is not None
    return draw(engine.last_tree)


@pytest.mark.parametrize("name", STEPPING)
@pytest.mark.parametrize("problem", list(PROVABLE))
def test_what_is_found_is_a_proof(name: str, problem: str) -> None:
    outcome, _, _ = _search(name, PROVABLE[problem])
    assert outcome.is_proved
    _replay((PROVABLE[problem],), outcome)


@pytest.mark.parametrize("name", STEPPING)
def test_the_tree_is_the_one_recorded(name: str) -> None:
    outcome, _, engine = _search(name, PROVABLE["shuffle"], max_expansions=12)
    drawn = f"{outcome.status.value} {outcome.expansions} {outcome.steps} {list(outcome.tactics)}\n{_drawn(engine)}"
    file = GOLDENS / f"{name}.txt"
    if os.environ.get("PROVER_UPDATE_GOLDENS"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(drawn, encoding="utf-8")
    assert drawn == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", STEPPING)
def test_a_seed_determines_the_search(name: str) -> None:
    one, first, _ = _search(name, PROVABLE["double"], seed=11)
    two, second, _ = _search(name, PROVABLE["double"], seed=11)
    assert first.steps == second.steps
    assert one.tactics == two.tactics


@pytest.mark.parametrize("name", STEPPING)
def test_everything_is_tried_before_a_search_gives_up(name: str) -> None:
    outcome, _, engine = _search(name, UNPROVABLE, max_expansions=400)
    assert outcome.status is SearchStatus.EXHAUSTED
    trees = engine.last_trees.values() if isinstance(engine, PortfolioSearch) else [engine.last_tree]  # type: ignore[attr-defined]
    for tree in trees:
        tried = {len(node.edges) for node in tree.nodes if tree.is_needed(node)}
        assert tried == {len(TACTICS)}


@pytest.mark.parametrize("name", STEPPING)
def test_the_expansion_limit_holds_and_what_was_proposed_is_still_tried(name: str) -> None:
    outcome, _, _ = _search(name, PROVABLE["shuffle"], max_expansions=3)
    assert outcome.expansions <= 3
    proved_at_once, _, _ = _search(name, (add(X, ZERO), X), max_expansions=1)
    assert proved_at_once.is_proved
    assert outcome.status in (SearchStatus.EXPANSION_LIMIT, SearchStatus.PROVED)


@pytest.mark.parametrize("name", STEPPING)
def test_all_goals_of_the_root_are_proved(name: str) -> None:
    goals = (PROVABLE["two_and_two"], PROVABLE["both_sides"])
    outcome, _, _ = _search(name, *goals)
    assert outcome.is_proved
    _replay(goals, outcome)


@pytest.mark.parametrize("name", STEPPING)
def test_no_state_is_used_after_it_was_handed_back_and_nearly_all_are_in_the_end(name: str) -> None:
    outcome, env, _ = _search(name, PROVABLE["both_sides"])
    kept = {number for number, goals in env.states.items() if goals} - env.gone
    path = 1 if outcome.best is None else 1 + len(outcome.best.tactics)
    assert len(kept) <= path


@pytest.mark.parametrize("name", STEPPING)
def test_the_best_partial_proof_can_be_replayed(name: str) -> None:
    outcome, _, _ = _search(name, UNPROVABLE, (add(X, ZERO), X), max_expansions=30)
    assert outcome.best is not None
    env = RewritingEnv()
    state: object = env.open_goals(UNPROVABLE, (add(X, ZERO), X))
    for tactic in outcome.best.tactics:
        assert isinstance(state, ProofState)
        state = env.run_tactic(state, tactic)
    assert isinstance(state, ProofState)
    assert state.goals == outcome.best.state.goals


def test_an_unknown_engine_is_named_with_those_there_are() -> None:
    with pytest.raises(ConfigError, match=r"no engine 'quantum' \(known: best, and-or"):
        build_engine("quantum", Plugs(model=BLIND), EngineSettings())


@pytest.mark.parametrize("name", sorted(WRITING))
def test_an_engine_that_needs_a_writer_says_so(name: str) -> None:
    with pytest.raises(ConfigError, match="needs a model that writes proofs"):
        build_engine(name, Plugs(model=BLIND), EngineSettings())
