"""Best-first search over a small logic: proofs, limits, merging, commitment, failures, interruption."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from prover.errors import InternalError, ProcessDied
from prover.models.scripted import ScriptedModel
from prover.ports import Limits, TacticModel
from prover.types import (
    ModelQuery,
    ProofState,
    SearchOutcome,
    SearchProgress,
    SearchStatus,
    TacticProposal,
    TacticResult,
)
from search.best_first import BestFirstOptions, BestFirstSearch
from search.invariants import check_invariants
from search.tree import EdgeKind, NodeStatus
from tests.search.conftest import ManualClock, NoPremises
from tests.search.logic_env import LogicEnv

AND_COMM = "p q : Prop\n⊢ p ∧ q → q ∧ p"

COMMUTE = ScriptedModel(
    {
        "p ∧ q → q ∧ p": ["left", "intro h"],
        "q ∧ p": ["exact h", "constructor"],
        "q": ["exact h.1", "exact h.2"],
        "p": ["exact h.2", "exact h.1"],
    }
)


def _search(
    model: TacticModel,
    display: str,
    *,
    env: LogicEnv | None = None,
    limits: Limits | None = None,
    clock: Callable[[], float] | None = None,
    on_progress: Callable[[SearchProgress], None] | None = None,
    seed: int = 0,
    **options: object,
) -> tuple[SearchOutcome, BestFirstSearch, LogicEnv]:
    env = env or LogicEnv()
    chosen = BestFirstOptions(checks_invariants=True, **options)  # type: ignore[arg-type]
    engine = BestFirstSearch(model, options=chosen, clock=clock or ManualClock())
    outcome = engine.search(
        env,
        env.open_goal(display),
        retriever=NoPremises(),
        limits=limits or Limits(max_expansions=50),
        seed=seed,
        on_progress=on_progress,
    )
    assert engine.last_tree is not None
    check_invariants(engine.last_tree)
    return outcome, engine, env


def _replay(display: str, tactics: Sequence[str]) -> None:
    """The plain tactics of a script, run one after the other, must finish the goal."""
    env = LogicEnv()
    state: object = env.open_goal(display)
    for tactic in tactics:
        for line in tactic.split("\n"):
            assert isinstance(state, ProofState)
            state = env.run_tactic(state, line.strip().removeprefix("· "))
    assert not isinstance(state, ProofState)


def test_a_proof_is_found_and_written_with_one_block_a_goal() -> None:
    outcome, _, _ = _search(COMMUTE, AND_COMM)
    assert outcome.is_proved
    assert outcome.tactics == ("intro h", "constructor", "· exact h.2", "· exact h.1")
    _replay(AND_COMM, outcome.tactics)


def test_refused_tactics_are_counted_and_lead_nowhere() -> None:
    outcome, engine, env = _search(COMMUTE, AND_COMM)
    assert outcome.statistics.refused == 4
    assert outcome.steps == len(env.steps)
    assert engine.last_tree is not None
    assert [edge.kind for edge in engine.last_tree.root.edges] == [EdgeKind.REFUSED, EdgeKind.NEW]


def test_a_proof_found_in_the_expansion_that_hits_the_limit_counts() -> None:
    outcome, _, _ = _search(COMMUTE, AND_COMM, limits=Limits(max_expansions=4))
    assert outcome.is_proved
    assert outcome.expansions == 4


def test_the_expansion_limit_ends_the_search() -> None:
    outcome, _, _ = _search(COMMUTE, AND_COMM, limits=Limits(max_expansions=3))
    assert outcome.status is SearchStatus.EXPANSION_LIMIT
    assert outcome.expansions == 3
    assert outcome.tactics == ()


def test_every_proposal_of_the_last_expansion_is_tried() -> None:
    model = ScriptedModel({"p ∨ q": ["left", "right", "exact Or.inr h"]})
    outcome, _, _ = _search(model, "p q : Prop\nh : q\n⊢ p ∨ q", limits=Limits(max_expansions=1))
    assert outcome.is_proved


def test_a_search_with_nothing_left_to_try_is_exhausted() -> None:
    outcome, _, _ = _search(ScriptedModel(default=["left", "right"]), "p q : Prop\n⊢ p ∨ q")
    assert outcome.status is SearchStatus.EXHAUSTED


def test_the_time_limit_ends_the_search() -> None:
    clock = ManualClock(step_s=0.5)
    outcome, _, _ = _search(COMMUTE, AND_COMM, limits=Limits(timeout_s=3.0), clock=clock)
    assert outcome.status is SearchStatus.TIME_LIMIT


def test_without_a_time_limit_the_clock_does_not_matter() -> None:
    slow, _, one = _search(COMMUTE, AND_COMM, clock=ManualClock(step_s=100.0))
    fast, _, two = _search(COMMUTE, AND_COMM)
    assert (slow.tactics, slow.states, one.steps) == (fast.tactics, fast.states, two.steps)


def test_a_state_reached_twice_is_one_node() -> None:
    model = ScriptedModel({"p": ["have h1 := h", "have h2 := h"]})
    outcome, engine, _ = _search(model, "p q : Prop\nh : q\n⊢ p")
    assert outcome.status is SearchStatus.EXHAUSTED
    assert outcome.states == 1
    assert outcome.statistics.merged == 2
    assert engine.last_tree is not None
    assert {edge.kind for edge in engine.last_tree.root.edges} == {EdgeKind.MERGED}


def test_without_merging_every_state_is_a_node() -> None:
    model = ScriptedModel({"p": ["have h1 := h", "have h2 := h"]})
    outcome, _, _ = _search(model, "p q : Prop\nh : q\n⊢ p", merges=False, limits=Limits(max_expansions=3))
    assert outcome.states == 7


def test_states_that_are_never_used_are_handed_back() -> None:
    _, _, env = _search(ScriptedModel({"p": ["have h1 := h"]}), "p q : Prop\nh : q\n⊢ p")
    assert env.forgotten == 1


def test_after_a_search_only_the_way_to_the_best_state_is_kept() -> None:
    outcome, _, env = _search(COMMUTE, AND_COMM)
    assert outcome.best is not None
    assert env.forgotten == outcome.states - 1 - len(outcome.best.tactics)


def test_an_accepted_safe_tactic_ends_the_state() -> None:
    proposals = [TacticProposal("constructor", -0.1, is_safe=True), TacticProposal("exact ⟨h, h⟩", -3.0)]
    model = ScriptedModel({"p ∧ p": proposals})
    outcome, engine, env = _search(model, "p : Prop\nh : p\n⊢ p ∧ p")
    assert not outcome.is_proved
    assert env.steps == ["constructor"]
    assert engine.last_tree is not None
    assert engine.last_tree.root.status is NodeStatus.SPENT


def test_a_refused_safe_tactic_ends_nothing() -> None:
    proposals = [TacticProposal("left", -0.1, is_safe=True), TacticProposal("exact ⟨h, h⟩", -3.0)]
    outcome, _, _ = _search(ScriptedModel({"p ∧ p": proposals}), "p : Prop\nh : p\n⊢ p ∧ p")
    assert outcome.is_proved


def test_a_goal_once_closed_is_not_proved_a_second_time() -> None:
    model = ScriptedModel({"p ∧ q": ["constructor"], "p": ["exact hp", "exact hp'", "exact hp''"], "q": ["left"]})
    context = "p q : Prop\nhp : p\nhp' : p\nhp'' : p"
    outcome, _, env = _search(model, context + "\n⊢ p ∧ q")
    assert outcome.status is SearchStatus.EXHAUSTED
    assert env.steps == ["constructor", "exact hp", "left"]


def test_steps_that_closed_a_goal_no_longer_weigh_on_the_rest() -> None:
    model = ScriptedModel(
        {
            "p ∧ q": [TacticProposal("constructor", -0.5)],
            "p": [TacticProposal("exact hp", -5.0)],
            "q": [TacticProposal("exact hq", -0.1)],
        }
    )
    _, engine, _ = _search(model, "p q : Prop\nhp : p\nhq : q\n⊢ p ∧ q")
    assert engine.last_tree is not None
    assert engine.last_tree.nodes[-1].mark.log_prob == pytest.approx(-0.5)
    _, engine, _ = _search(model, "p q : Prop\nhp : p\nhq : q\n⊢ p ∧ q", forgives_closed=False)
    assert engine.last_tree is not None
    assert engine.last_tree.nodes[-1].mark.log_prob == pytest.approx(-5.5)


def test_the_partial_proof_has_fewest_goals_and_is_deepest() -> None:
    model = ScriptedModel({"p ∧ q": ["constructor"], "p": ["exact hp"]})
    outcome, _, _ = _search(model, "p q : Prop\nhp : p\n⊢ p ∧ q")
    assert outcome.best is not None
    assert outcome.best.tactics == ("constructor", "exact hp")
    assert outcome.best.state.goals[0].endswith("⊢ q")


def test_ctrl_c_reports_the_best_partial_proof_before_it_goes_on() -> None:
    class Interrupted(LogicEnv):
        def run_tactic(self, state: ProofState, tactic: str, *, timeout_s: float | None = None) -> TacticResult:
            if tactic == "exact h.2":
                raise KeyboardInterrupt
            return super().run_tactic(state, tactic, timeout_s=timeout_s)

    seen: list[SearchProgress] = []
    with pytest.raises(KeyboardInterrupt):
        _search(COMMUTE, AND_COMM, env=Interrupted(), on_progress=seen.append)
    assert seen[-1].best is not None
    assert seen[-1].best.tactics == ("intro h",)  # one open goal beats the two that `constructor` leaves
    assert seen[-1].states == 3


class _Dying(LogicEnv):
    """A process that dies on some tactics."""

    def __init__(self, *fatal: str) -> None:
        super().__init__()
        self.fatal = fatal

    def run_tactic(self, state: ProofState, tactic: str, *, timeout_s: float | None = None) -> TacticResult:
        if tactic in self.fatal:
            raise ProcessDied("killed")
        return super().run_tactic(state, tactic, timeout_s=timeout_s)


def test_a_process_that_dies_once_costs_one_tactic() -> None:
    outcome, _, _ = _search(COMMUTE, AND_COMM, env=_Dying("exact h.1"))
    assert outcome.status is SearchStatus.EXHAUSTED
    outcome, _, _ = _search(COMMUTE, AND_COMM, env=_Dying("left"))
    assert outcome.is_proved


def test_a_process_that_keeps_dying_is_no_statement_about_the_theorem() -> None:
    model = ScriptedModel(default=["intro h", "left", "right"])
    outcome, _, _ = _search(model, AND_COMM, env=_Dying("intro h", "left", "right"))
    assert outcome.status is SearchStatus.ENGINE_FAILURE
    assert "killed" in outcome.detail


class _Recording:
    """Passes queries on and keeps them."""

    def __init__(self, model: TacticModel) -> None:
        self.model = model
        self.queries: list[ModelQuery] = []

    def propose(self, queries: Sequence[ModelQuery], *, limit: int) -> Sequence[Sequence[TacticProposal]]:
        self.queries.extend(queries)
        return self.model.propose(queries, limit=limit)


def test_the_model_learns_how_a_state_was_reached() -> None:
    model = _Recording(COMMUTE)
    _search(model, AND_COMM)
    assert [query.history for query in model.queries] == [
        (),
        ("intro h",),
        ("intro h", "constructor"),
        ("intro h", "constructor", "exact h.2"),
    ]


@pytest.mark.parametrize("order", ["best", "fifo", "lifo"])
@pytest.mark.parametrize("is_lazy", [True, False])
def test_every_order_finds_the_proof(order: str, is_lazy: bool) -> None:
    outcome, _, _ = _search(COMMUTE, AND_COMM, order=order, is_lazy=is_lazy)
    assert outcome.is_proved
    _replay(AND_COMM, outcome.tactics)


def test_a_root_of_several_goals_needs_all_of_them() -> None:
    env = LogicEnv()
    display = "p q : Prop\nhp : p\nhq : q\n⊢ p ∧ q"
    root = env.run_tactic(env.open_goal(display), "constructor")
    assert isinstance(root, ProofState)
    model = ScriptedModel({"p": ["exact hp"], "q": ["exact hq"]})
    engine = BestFirstSearch(model, clock=ManualClock())
    outcome = engine.search(env, root, retriever=NoPremises(), limits=Limits(max_expansions=9))
    assert outcome.tactics == ("· exact hp", "· exact hq")


def test_the_invariant_checker_notices_a_spoiled_tree() -> None:
    _, engine, _ = _search(COMMUTE, AND_COMM)
    tree = engine.last_tree
    assert tree is not None
    tree.nodes[1].depth = 7
    with pytest.raises(InternalError, match="depth 7"):
        check_invariants(tree)


def test_noise_follows_the_seed() -> None:
    runs = [_search(COMMUTE, AND_COMM, noise=2.0, seed=seed)[2].steps for seed in (1, 1, 2, 3, 4, 5)]
    assert runs[0] == runs[1]
    assert len({tuple(run) for run in runs}) > 1


def test_several_states_are_asked_about_at_once() -> None:
    sizes: list[int] = []

    class Counting(ScriptedModel):
        def propose(self, queries: Sequence[ModelQuery], *, limit: int) -> Sequence[Sequence[TacticProposal]]:
            sizes.append(len(queries))
            return super().propose(queries, limit=limit)

    script = {"p ∨ q": ["left", "right"], "p": ["exfalso"], "q": ["exact h"]}
    outcome, _, _ = _search(Counting(script), "p q : Prop\nh : q\n⊢ p ∨ q", batch=4)
    assert outcome.tactics == ("right", "exact h")
    assert max(sizes) > 1
    assert sum(sizes) == outcome.expansions


def test_a_batch_keeps_the_limit() -> None:
    model = ScriptedModel({"p ∨ q": ["left", "right"]}, default=["exfalso", "left"])
    outcome, _, _ = _search(model, "p q : Prop\nh : q\n⊢ p ∨ q", batch=4, limits=Limits(max_expansions=2))
    assert outcome.expansions == 2


def test_tactics_at_hand_go_before_a_question_unless_they_are_much_less_probable() -> None:
    model = ScriptedModel({"p": ["exfalso", "exact h"], "False": []})
    for question_cost, expansions in ((1.0, 2), (8.0, 1)):
        outcome, _, _ = _search(model, "p : Prop\nh : p\n⊢ p", question_cost=question_cost)
        assert outcome.is_proved
        assert outcome.expansions == expansions


def test_a_model_that_breaks_leaves_no_states_behind() -> None:
    class Broken(ScriptedModel):
        def propose(self, queries: Sequence[ModelQuery], *, limit: int) -> Sequence[Sequence[TacticProposal]]:
            if self.asked:
                raise InternalError("the model broke")
            return super().propose(queries, limit=limit)

    env = LogicEnv()
    root = env.open_goal("p q : Prop\nhp : p\nhq : q\n⊢ p ∧ q")
    model = Broken({"p ∧ q": ["constructor", "refine ⟨hp, ?_⟩"]})
    engine = BestFirstSearch(model, options=BestFirstOptions(is_lazy=False), clock=ManualClock())
    with pytest.raises(InternalError, match="the model broke"):
        engine.search(env, root, retriever=NoPremises(), limits=Limits(max_expansions=9))
    assert engine.last_tree is not None
    assert [node.tactic for node in engine.last_tree.nodes] == ["", "constructor", "refine ⟨hp, ?_⟩"]
    assert env.forgotten == 1, "the way to the best state is kept"
