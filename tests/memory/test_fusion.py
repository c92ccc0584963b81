"""The learned network: fitting it, writing it down, reading it back."""

from __future__ import annotations

import json

import numpy as np
import pytest

from memory.fusion import LearnedFusion, fitted
from memory.fusion_fit import fit_fusion
from memory.premise_library import FEATURES, SOURCES, Candidates
from prover.errors import InputError, InternalError

Goal = tuple[Candidates, np.ndarray]


def _goals(count: int, chance: np.random.Generator) -> list[Goal]:
    """Goals of eight candidates; used is the one with the largest product of two features that alone say nothing."""
    found = []
    for _ in range(count):
        features = np.zeros((8, len(FEATURES)), np.float32)
        features[:, :2] = chance.standard_normal((8, 2))
        documents = np.arange(100, 108)
        used = documents[[int(np.argmax(features[:, 0] * features[:, 1]))]]
        found.append((Candidates(documents, features, np.zeros((8, len(SOURCES)), np.float32)), used))
    return found


def _hits(fusion: LearnedFusion, goals: list[Goal]) -> float:
    return float(np.mean([found.documents[np.argmax(fusion.scores(found))] == used[0] for found, used in goals]))


def test_a_fit_learns_what_two_features_say_together() -> None:
    chance = np.random.default_rng(1)
    fusion = fit_fusion(_goals(600, chance), epochs=60)
    fresh = _goals(300, chance)
    assert _hits(fusion, fresh) > 0.8
    linear = LearnedFusion(fusion.direct, fusion.inner, fusion.bias, np.zeros_like(fusion.outer))
    assert _hits(linear, fresh) < 0.4


def test_the_same_goals_give_the_same_network() -> None:
    one, two = (fit_fusion(_goals(20, np.random.default_rng(2)), epochs=2) for _ in range(2))
    assert one.to_json() == two.to_json()
    assert one.to_json() != fit_fusion(_goals(20, np.random.default_rng(2)), epochs=2, seed=1).to_json()


def test_goals_without_a_used_premise_are_nothing_to_fit_to() -> None:
    goals = [(candidates, np.array([7])) for candidates, _ in _goals(3, np.random.default_rng(3))]
    with pytest.raises(InputError, match="none of 3 goals has a premise"):
        fit_fusion(goals)


def test_a_network_read_back_scores_alike() -> None:
    goals = _goals(20, np.random.default_rng(4))
    written = fit_fusion(goals, epochs=2)
    read = LearnedFusion.from_json(written.to_json())
    for candidates, _ in goals:
        assert read.scores(candidates) == pytest.approx(written.scores(candidates), abs=1e-2)
    assert read.to_json() == written.to_json()


def test_the_scores_are_those_of_the_formula() -> None:
    network = fitted()
    features = np.random.default_rng(5).random((9, len(FEATURES)), np.float32)
    found = network.scores(Candidates(np.arange(9), features, np.zeros((9, len(SOURCES)), np.float32)))
    hidden = np.maximum(features @ network.inner.T + network.bias, 0.0)
    assert found == pytest.approx(features @ network.direct + hidden @ network.outer, abs=1e-3)


def test_weights_for_other_features_are_our_bug() -> None:
    data = json.loads(fitted().to_json())
    data["features"]["moon"] = data["features"].pop("sparse")
    with pytest.raises(InternalError, match=r"other features \(moon, sparse\)"):
        LearnedFusion.from_json(json.dumps(data))
