"""One ranking from several: learned weights, or reciprocal ranks.

In: the ``Candidates`` of a library.  Out: a score for each.  The weights are those of a softmax over the candidates of
a goal, fitted to traced proofs of the library (``prover bench retrieval --train``); ``LearnedFusion.fit`` is that fit.
Source: reciprocal rank fusion is Cormack, Clarke & Büttcher 2009 (k = 60).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from memory.encoder import Floats
from memory.premise_library import FEATURES, Candidates
from prover.errors import InputError

_RANK_CONSTANT = 60.0


FITTED: Mapping[str, float] = {
    "symbols": 1.145, "places": -0.294, "hypotheses": 1.073, "names": 1.242, "types": 1.968, "sparse": 1.983,
    "dense": -0.793, "usage": 1.612, "popularity": 4.114, "apply": 0.221, "rewrite": 1.038, "backwards": -0.078,
    "rewrite_hypothesis": 0.719, "head": 0.049, "same_type": 0.293, "other_type": -0.174, "generic": 0.992,
    "hypothesis_count": -1.918, "known_hypotheses": 0.162, "foreign": -0.876, "closes": -0.254, "shrinks": -0.117,
}  # fmt: skip
"""Fitted 2026-11-28 to 4,928 theorems and 5,362 tactics of the embedded library (``prover bench retrieval``)."""


class Fusion(Protocol):
    """Scores candidates; higher is better."""

    def scores(self, candidates: Candidates) -> Floats:
        """One score for each candidate."""
        ...


class ReciprocalRanks:
    """The sum of ``1 / (60 + rank)`` over the sources that name a candidate."""

    def scores(self, candidates: Candidates) -> Floats:
        """One score for each candidate."""
        found = np.zeros(len(candidates.documents), np.float32)
        for column in candidates.sources.T:
            rank = np.argsort(np.argsort(-column, kind="stable"), kind="stable")
            found += np.where(column > 0.0, 1.0 / (_RANK_CONSTANT + rank), 0.0).astype(np.float32)
        return found


class LearnedFusion:
    """A weighted sum of the features."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self.weights = np.array([weights.get(name, 0.0) for name in FEATURES], np.float32)

    def scores(self, candidates: Candidates) -> Floats:
        """One score for each candidate: the logarithm of how often such a candidate is used, up to a constant.

        Added up column by column: what a matrix product rounds to depends on where its rows lie in memory.
        """
        found = np.zeros(len(candidates.documents), np.float32)
        for column, weight in zip(candidates.features.T, self.weights, strict=True):
            found += column * weight
        return found

    @classmethod
    def fit(
        cls,
        examples: Sequence[tuple[Candidates, NDArray[np.int64]]],
        *,
        steps: int = 400,
        rate: float = 0.05,
        penalty: float = 1e-3,
    ) -> LearnedFusion:
        """Maximise the likelihood of the premises used among the candidates of each goal (Adam, L2 penalty).

        Raises ``InputError`` where no example has one.
        """
        used = [np.isin(candidates.documents, premises) for candidates, premises in examples]
        kept = [(item[0].features, row) for item, row in zip(examples, used, strict=True) if row.any()]
        if not kept:
            raise InputError(f"nothing to fit weights to: none of {len(examples)} goals has a premise among the found")
        features = np.concatenate([rows for rows, _ in kept]).astype(np.float64)
        target = np.concatenate([row / row.sum() for _, row in kept])
        lengths = np.array([len(row) for _, row in kept])
        owner = np.repeat(np.arange(len(kept)), lengths)
        starts = np.cumsum(lengths) - lengths
        scale = features.std(axis=0) + 1e-6
        features = features / scale
        weights, first, second = (np.zeros(features.shape[1]) for _ in range(3))
        for step in range(1, steps + 1):
            scores = features @ weights
            exponents = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
            likely = exponents / np.add.reduceat(exponents, starts)[owner]
            gradient = features.T @ (likely - target) / len(kept) + penalty * weights
            first = 0.9 * first + 0.1 * gradient
            second = 0.999 * second + 0.001 * gradient**2
            unbiased = np.sqrt(second / (1.0 - 0.999**step)) + 1e-8
            weights -= rate * first / (1.0 - 0.9**step) / unbiased
        return cls(dict(zip(FEATURES, (weights / scale).tolist(), strict=True)))
