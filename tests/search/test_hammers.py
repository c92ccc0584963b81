"""Hammers: they come before the model, and what they do not close costs nothing twice."""

from __future__ import annotations

import pytest

from prover.models.scripted import ScriptedModel
from prover.ports import Limits
from prover.types import Declaration, DeclarationKind, Premise, SearchOutcome
from search.engines import ENGINES, WRITING, EngineSettings, build_engine
from search.hammers import ALL_HAMMERS, ROOT_HAMMERS, Hammer, Hammers
from search.runner import Plugs
from tests.search.conftest import ManualClock, NoPremises
from tests.search.logic_env import LogicEnv

ASSUME = (Hammer("assumption"), Hammer("constructor"))
EVERYWHERE = Hammers(ASSUME)
GOAL = "p q : Prop\nhp : p\nhq : q\n⊢ p ∧ q"


def _search(
    hammers: Hammers, display: str = GOAL, name: str = "best", model: ScriptedModel | None = None
) -> tuple[SearchOutcome, LogicEnv]:
    env = LogicEnv()
    plugs = Plugs(model=model or ScriptedModel({"p ∧ q": ["constructor"]}), clock=ManualClock())
    engine = build_engine(name, plugs, EngineSettings(hammers=hammers, checks_invariants=True))
    return engine.search(env, env.open_goal(display), retriever=NoPremises(), limits=Limits(max_expansions=20)), env


def test_a_goal_that_a_hammer_closes_is_never_shown_to_the_model() -> None:
    model = ScriptedModel()
    outcome, _ = _search(EVERYWHERE, "p : Prop\nhp : p\n⊢ p", model=model)
    assert outcome.tactics == ("assumption",)
    assert outcome.expansions == 0
    assert not model.asked


@pytest.mark.parametrize("name", [name for name in ENGINES if name not in WRITING])
def test_every_engine_asks_only_about_what_hammers_leave(name: str) -> None:
    outcome, _ = _search(EVERYWHERE, name=name)
    assert outcome.tactics == ("constructor", "· assumption", "· assumption")
    assert outcome.expansions == 1


def test_what_a_hammer_did_not_close_is_not_run_again() -> None:
    _, env = _search(EVERYWHERE)
    assert env.steps.count("constructor") == 1


def test_what_a_hammer_did_not_close_changes_nothing_by_itself() -> None:
    outcome, _ = _search(Hammers((Hammer("constructor"),)), model=ScriptedModel())
    assert outcome.states == 1


def test_hammers_of_the_root_stay_there() -> None:
    _, env = _search(Hammers(ASSUME, max_depth=0))
    assert env.steps.count("assumption") == 1


def test_hammers_look_at_the_goal_first() -> None:
    tactics = list(ALL_HAMMERS.for_node("p q : Prop\nh : p\n⊢ q", 3, tuple))
    assert "omega" not in tactics
    assert "assumption" in tactics
    assert "omega" in ALL_HAMMERS.for_node("a b : ℕ\nh : a < b\n⊢ a + 1 ≤ b", 3, tuple)
    assert "linarith" in ALL_HAMMERS.for_node("x : ℝ\nh : x < 0\nh' : 0 < x\n⊢ False", 0, tuple)
    assert "simp_all" in ALL_HAMMERS.for_node("p q : Prop\nh : p → q\n⊢ q", 0, tuple)
    assert "simp_all" not in ALL_HAMMERS.for_node("f : ℕ → ℕ\ng : Fin 2 → Bool\n⊢ f 0 = 0", 0, tuple)
    assert "omega" not in ALL_HAMMERS.for_node("x : ℝ\nh : x = 1\n⊢ x + 1 = 2", 0, tuple)
    assert "omega" in ALL_HAMMERS.for_node("x : ℝ\nn : ℕ\nh : n = 1\n⊢ n + 1 = 2", 0, tuple)
    assert not list(ROOT_HAMMERS.for_node("⊢ True", 1, tuple))


def _premise(
    name: str, *, head: str = "Eq", left: str = "f", kind: DeclarationKind = "theorem", module: str = ""
) -> Premise:
    return Premise(Declaration(name, kind, module, head=head, lhs_head=left), 1.0)


def test_a_citing_hammer_is_given_the_equations_of_the_file() -> None:
    offered = [
        _premise("mine"),
        _premise("of_the_library", module="Init.Core"),
        _premise("no_equation", head="LE.le"),
        _premise("T.mk.injEq"),
        _premise("two_eq_succ_one", left="OfNat.ofNat"),
        _premise("f", kind="def", head=""),
        _premise("assumed", head="Iff", left="Dvd.dvd", kind="axiom"),
    ]
    hammers = Hammers((Hammer("simp", cites=True),))
    assert list(hammers.for_node("⊢ p", 0, lambda: offered)) == ["simp [mine, assumed]"]
    assert not list(hammers.for_node("⊢ p", 0, tuple))


def test_premises_are_retrieved_once_for_hammers_and_model() -> None:
    asked: list[str] = []

    class Offering:
        def retrieve(self, goal: str, *, limit: int) -> list[Premise]:
            asked.append(goal)
            return [_premise("mine")]

    model = ScriptedModel({"p ∧ q": ["constructor"]})
    env = LogicEnv()
    hammers = Hammers((Hammer("simp_all", cites=True), *ASSUME))
    engine = build_engine("best", Plugs(model=model, clock=ManualClock()), EngineSettings(hammers=hammers))
    outcome = engine.search(env, env.open_goal(GOAL), retriever=Offering(), limits=Limits(max_expansions=20))
    assert outcome.is_proved
    assert "simp_all [mine]" in env.steps
    assert asked == list(dict.fromkeys(asked))
    assert [item.name for item in model.asked[0].premises] == ["mine"]
