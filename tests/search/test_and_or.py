"""AND/OR search: goals that share no metavariable are proved one by one, and what is proved is proved everywhere."""

from __future__ import annotations

from prover.errors import ProcessDied
from prover.models.scripted import ScriptedModel
from prover.ports import Limits
from prover.types import ProofState, SearchOutcome, SearchStatus, TacticProposal, TacticResult
from search.best_first import BestFirstOptions, BestFirstSearch
from search.invariants import check_invariants
from search.tree import EdgeKind, Tree
from tests.search.conftest import ManualClock, NoPremises
from tests.search.logic_env import LogicEnv


def _search(model: ScriptedModel, display: str, max_expansions: int = 50) -> tuple[SearchOutcome, Tree, LogicEnv]:
    env = LogicEnv()
    engine = BestFirstSearch(model, options=BestFirstOptions(checks_invariants=True, splits=True), clock=ManualClock())
    outcome = engine.search(
        env, env.open_goal(display), retriever=NoPremises(), limits=Limits(max_expansions=max_expansions)
    )
    assert engine.last_tree is not None
    check_invariants(engine.last_tree)
    return outcome, engine.last_tree, env


def _replay(display: str, tactics: tuple[str, ...]) -> None:
    env = LogicEnv()
    state: object = env.open_goal(display)
    for tactic in tactics:
        for line in tactic.split("\n"):
            assert isinstance(state, ProofState)
            state = env.run_tactic(state, line.strip().removeprefix("· "))
    assert not isinstance(state, ProofState)


CONTEXT = "p q r : Prop\nhp : p\nhq : q\nhr : r"


def test_each_goal_is_a_node_and_the_script_has_one_block_a_goal() -> None:
    model = ScriptedModel({"p ∧ q": ["constructor"], "p": ["exact hp"], "q": ["exact hq"]})
    outcome, tree, _ = _search(model, f"{CONTEXT}\n⊢ p ∧ q")
    assert outcome.tactics == ("constructor", "· exact hp", "· exact hq")
    assert tree.root.edges[0].targets == (1, 2)
    assert [node.own for node in tree.nodes] == [1, 1, 1]
    _replay(f"{CONTEXT}\n⊢ p ∧ q", outcome.tactics)


def test_a_goal_proved_once_is_proved_wherever_it_comes_up_again() -> None:
    model = ScriptedModel(
        {"p ∧ q ∧ p": ["constructor"], "q ∧ p": ["constructor"], "p": ["exact hp"], "q": ["exact hq"]}
    )
    outcome, tree, env = _search(model, f"{CONTEXT}\n⊢ p ∧ q ∧ p")
    assert outcome.is_proved
    assert env.steps.count("exact hp") == 1
    assert outcome.tactics == ("constructor", "· exact hp", "· constructor\n  · exact hq\n  · exact hp")
    assert len(tree.nodes) == 4


def test_the_second_goal_is_worked_on_although_the_first_is_hard() -> None:
    model = ScriptedModel(
        {
            "p ∧ q": ["constructor"],
            "p": [TacticProposal("left", -0.1), TacticProposal("exact hp", -9.0)],
            "q": [TacticProposal("exact hq", -0.5)],
        }
    )
    outcome, _, env = _search(model, f"{CONTEXT}\n⊢ p ∧ q")
    assert outcome.is_proved
    assert env.steps.index("exact hq") < env.steps.index("exact hp")


def test_once_one_goal_is_hopeless_its_siblings_are_left_alone() -> None:
    model = ScriptedModel(
        {
            "p ∧ q": [TacticProposal("constructor", -0.1)],
            "p": [TacticProposal("left", -0.1)],
            "q": [TacticProposal("exact hq", -5.0), TacticProposal("right", -5.5)],
        }
    )
    outcome, tree, env = _search(model, f"{CONTEXT}\n⊢ p ∧ q")
    assert outcome.status is SearchStatus.EXHAUSTED
    assert env.steps == ["constructor", "left"]
    assert tree.root.is_hopeless
    assert tree.root.edges[0].is_dead


def test_a_proof_never_rests_on_itself() -> None:
    """``p ∨ q`` leads to itself by two ways before the proof is found."""
    model = ScriptedModel(
        {
            "p ∨ q": [
                TacticProposal("refine Classical.byContradiction ?_", -0.2),
                TacticProposal("exact Or.inl hp", -6.0),
            ],
            "¬(p ∨ q) → False": [TacticProposal("intro h", -0.1)],
            "False": [TacticProposal("apply h", -0.1)],
        }
    )
    outcome, _, _ = _search(model, f"{CONTEXT}\n⊢ p ∨ q")
    assert outcome.is_proved


def test_the_goals_of_the_root_are_one_node_until_a_step_parts_them() -> None:
    env = LogicEnv()
    state = env.run_tactic(env.open_goal(f"{CONTEXT}\n⊢ p ∧ q"), "constructor")
    assert isinstance(state, ProofState)
    model = ScriptedModel({"p": ["exact hp"], "q": ["exact hq"]})
    engine = BestFirstSearch(model, options=BestFirstOptions(checks_invariants=True, splits=True), clock=ManualClock())
    outcome = engine.search(env, state, retriever=NoPremises(), limits=Limits(max_expansions=9))
    assert outcome.tactics == ("· exact hp", "· exact hq")


def test_refused_steps_lead_nowhere() -> None:
    model = ScriptedModel({"p ∧ q": ["left", "constructor"], "p": ["exact hp"], "q": ["exact hq"]})
    outcome, tree, _ = _search(model, f"{CONTEXT}\n⊢ p ∧ q")
    assert outcome.is_proved
    assert [edge.kind for edge in tree.root.edges] == [EdgeKind.REFUSED, EdgeKind.NEW]
    assert tree.root.edges[0].message


class _Breaking(LogicEnv):
    """Breaks a number of times once a proof is run again from the root."""

    def __init__(self, times: int) -> None:
        super().__init__()
        self.times = times

    def run_tactic(self, state: ProofState, tactic: str, *, timeout_s: float | None = None) -> TacticResult:
        if tactic == "constructor" and "constructor" in self.steps and self.times:
            self.times -= 1
            raise ProcessDied("gone")
        return super().run_tactic(state, tactic, timeout_s=timeout_s)


def _confirmed(times: int) -> SearchOutcome:
    env = _Breaking(times)
    model = ScriptedModel({"p ∧ q": ["constructor"], "p": ["exact hp"], "q": ["exact hq"]})
    engine = BestFirstSearch(model, options=BestFirstOptions(splits=True), clock=ManualClock())
    root = env.open_goal(f"{CONTEXT}\n⊢ p ∧ q")
    return engine.search(env, root, retriever=NoPremises(), limits=Limits(max_expansions=3))


def test_a_proof_outlives_a_process_that_dies_while_it_is_run_again() -> None:
    assert _confirmed(1).tactics == ("constructor", "· exact hp", "· exact hq")


def test_a_proof_that_cannot_be_run_again_is_no_proof_and_no_exhausted_search() -> None:
    outcome = _confirmed(100)
    assert (outcome.status, outcome.tactics) == (SearchStatus.ENGINE_FAILURE, ())
    assert outcome.detail == "gone"
