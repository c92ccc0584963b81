"""Whole search trees at fixed seeds: a refactoring leaves them as they are.

The files under ``goldens/`` are written by ``PROVER_UPDATE_GOLDENS=1 pytest tests/search/test_goldens.py``; read the
difference before you commit it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from prover.models.scripted import ScriptedModel
from prover.ports import Limits
from search.best_first import BestFirstOptions, BestFirstSearch
from search.tree import Tree
from tests.search.conftest import ManualClock, NoPremises
from tests.search.logic_env import LogicEnv

GOLDENS = Path(__file__).parent / "goldens"

GOALS = {
    "or_comm": "p q : Prop\n⊢ p ∨ q → q ∨ p",
    "distribute": "p q r : Prop\n⊢ p ∧ (q ∨ r) → p ∧ q ∨ p ∧ r",
    "no_proof": "p q : Prop\n⊢ (p → q) → q → p",
}
OPTIONS = {
    "best": BestFirstOptions(checks_invariants=True),
    "plain": BestFirstOptions(
        checks_invariants=True, is_lazy=False, forgives_closed=False, renormalises=False, length_exponent=0.5
    ),
    "lifo": BestFirstOptions(checks_invariants=True, order="lifo", is_lazy=False),
    "noisy": BestFirstOptions(checks_invariants=True, noise=0.5),
}
BLIND = ScriptedModel(
    default=[
        "assumption",
        "intro h",
        "constructor",
        "rcases h with h1 | h2",
        "rcases h4 with h1 | h2",
        "obtain ⟨h3, h4⟩ := h",
        "left",
        "right",
        "apply h",
        "exfalso",
    ]
)


def draw(tree: Tree) -> str:
    """Every node with what was tried on it."""
    lines = []
    for node in tree.nodes:
        targets = " | ".join(goal.rpartition("⊢ ")[2] for goal in node.state.goals)
        parent = "-" if node.parent is None else node.parent.number
        lines.append(f"{node.number} < {parent} {node.mark.log_prob:.4f} {node.status.value}: {targets}")
        for edge in node.edges:
            target = "" if edge.target is None else f" {edge.target}"
            lines.append(f"    {edge.tactic} ({edge.log_prob:.4f}) {edge.kind.value}{target}")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("goal", list(GOALS))
@pytest.mark.parametrize("options", list(OPTIONS))
def test_the_tree_is_the_one_recorded(goal: str, options: str) -> None:
    env = LogicEnv()
    engine = BestFirstSearch(BLIND, options=OPTIONS[options], clock=ManualClock())
    outcome = engine.search(
        env, env.open_goal(GOALS[goal]), retriever=NoPremises(), limits=Limits(max_expansions=25), seed=3
    )
    assert engine.last_tree is not None
    drawn = f"{outcome.status.value} {list(outcome.tactics)}\n{draw(engine.last_tree)}"
    file = GOLDENS / f"{goal}.{options}.txt"
    if os.environ.get("PROVER_UPDATE_GOLDENS"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(drawn, encoding="utf-8")
    assert drawn == file.read_text(encoding="utf-8")
