"""Fits the network of ``memory.fusion`` to goals and the premises their proofs used.

In: for each goal its candidates and the numbers of the premises used.  Out: a ``LearnedFusion`` under which the used
ones are likely: a softmax over the candidates of a goal, by gradient descent on batches of goals.
Source: AdamW, Loshchilov & Hutter 2019 (decoupled weight decay, cosine schedule); the loss is ListNet's (Cao et al.
2007).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from memory.encoder import Floats
from memory.fusion import LearnedFusion
from memory.premise_library import Candidates
from prover.errors import InputError

_BATCH = 128
_WARM_UP = 0.1
_LEAST_SPREAD = 1e-3

Example = tuple[Floats, Floats]
"""The features of a goal's candidates, and for each its share of the premises used."""


def fit_fusion(
    goals: Sequence[tuple[Candidates, NDArray[np.int64]]],
    *,
    hidden: int = 24,
    epochs: int = 12,
    rate: float = 0.006,
    decay: float = 0.01,
    seed: int = 0,
) -> LearnedFusion:
    """Maximise the likelihood of the premises used; the same goals and ``seed`` give the same network.

    Raises ``InputError`` where no goal has one among its candidates.
    """
    used = [np.isin(candidates.documents, premises) for candidates, premises in goals]
    examples = [
        (candidates.features, (row / row.sum()).astype(np.float32))
        for (candidates, _), row in zip(goals, used, strict=True)
        if row.any()
    ]
    if not examples:
        raise InputError(f"nothing to fit weights to: none of {len(goals)} goals has a premise among the found")
    mean, spread = _scale(examples)
    chance = np.random.default_rng(seed)
    network = _Network(len(mean), hidden, chance)
    steps = epochs * math.ceil(len(examples) / _BATCH)
    step = 0
    for _ in range(epochs):
        order = chance.permutation(len(examples))
        for first in range(0, len(order), _BATCH):
            batch = [examples[number] for number in order[first : first + _BATCH]]
            done = step / steps
            step += 1
            warmth = min(step / max(_WARM_UP * steps, 1.0), 0.5 + 0.5 * math.cos(math.pi * done))
            network.improve(_gradient(network, batch, mean, spread), rate * warmth, decay)
    return _unscaled(network, mean, spread)


def _scale(examples: Sequence[Example]) -> tuple[Floats, Floats]:
    """Mean and standard deviation of each feature."""
    count = sum(len(rows) for rows, _ in examples)
    mean = sum(rows.sum(axis=0, dtype=np.float64) for rows, _ in examples) / count
    variance = sum(((rows - mean) ** 2).sum(axis=0) for rows, _ in examples) / count
    return np.asarray(mean, np.float32), (np.sqrt(variance) + _LEAST_SPREAD).astype(np.float32)


class _Network:
    """The parameters (direct, inner, bias, outer; ``inner`` a row for each feature), and Adam's moments of each."""

    def __init__(self, features: int, hidden: int, chance: np.random.Generator) -> None:
        self.parameters = [
            np.zeros(features, np.float32),
            (chance.standard_normal((features, hidden)) / math.sqrt(3.0 * features)).astype(np.float32),
            np.zeros(hidden, np.float32),
            (chance.standard_normal(hidden) / math.sqrt(3.0 * hidden)).astype(np.float32),
        ]
        self.first = [np.zeros_like(parameter) for parameter in self.parameters]
        self.second = [np.zeros_like(parameter) for parameter in self.parameters]
        self.steps = 0

    def improve(self, gradient: Sequence[Floats], rate: float, decay: float) -> None:
        """One step of AdamW."""
        self.steps += 1
        for place, slope in enumerate(gradient):
            self.first[place] = 0.9 * self.first[place] + 0.1 * slope
            self.second[place] = 0.999 * self.second[place] + 0.001 * slope**2
            spread = np.sqrt(self.second[place] / (1.0 - 0.999**self.steps)) + 1e-8
            change = self.first[place] / (1.0 - 0.9**self.steps) / spread + decay * self.parameters[place]
            self.parameters[place] = (self.parameters[place] - rate * change).astype(np.float32)


def _gradient(network: _Network, batch: Sequence[Example], mean: Floats, spread: Floats) -> list[Floats]:
    """The slope of the mean loss of a batch, for each parameter."""
    direct, inner, bias, outer = network.parameters
    rows = (np.concatenate([features for features, _ in batch]) - mean) / spread
    target = np.concatenate([share for _, share in batch])
    lengths = np.array([len(share) for _, share in batch])
    starts, owners = np.cumsum(lengths) - lengths, np.repeat(np.arange(len(batch)), lengths)
    hidden = np.maximum(rows @ inner + bias, 0.0)
    scores = rows @ direct + hidden @ outer
    exponents = np.exp(scores - np.maximum.reduceat(scores, starts)[owners])
    likely = exponents / np.add.reduceat(exponents, starts)[owners]
    slope = ((likely - target) / len(batch)).astype(np.float32)
    below = slope[:, None] * outer * (hidden > 0.0)
    return [rows.T @ slope, rows.T @ below, below.sum(axis=0), hidden.T @ slope]


def _unscaled(network: _Network, mean: Floats, spread: Floats) -> LearnedFusion:
    """The network for features as they are."""
    direct, inner, bias, outer = network.parameters
    inner = inner / spread[:, None]
    return LearnedFusion(direct / spread, np.ascontiguousarray(inner.T), bias - mean @ inner, outer)
