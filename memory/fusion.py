"""One ranking from several: a small learned network, or reciprocal ranks.

In: the ``Candidates`` of a library.  Out: a score for each.  The network is a weighted sum of the features and of a few
hidden units that see them all, so that what one feature says may depend on another.  ``memory.fusion_fit`` fits it to
traced proofs of the library (``prover bench retrieval --train``); ``fusion.json`` beside this file is such a fit.
Source: reciprocal rank fusion is Cormack, Clarke & Büttcher 2009 (k = 60).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Protocol

import numpy as np

from memory.encoder import Floats
from memory.premise_library import FEATURES, Candidates
from prover.errors import InternalError

_RANK_CONSTANT = 60.0
_DIGITS = 4


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


@dataclass(frozen=True, slots=True)
class LearnedFusion:
    """``direct · x + outer · max(0, inner x + bias)`` for features ``x``.

    Shapes: ``direct`` a number for each of ``FEATURES``, ``inner`` a row for each hidden unit with a number for each
    feature, ``bias`` and ``outer`` a number for each hidden unit.
    """

    direct: Floats
    inner: Floats
    bias: Floats
    outer: Floats

    def scores(self, candidates: Candidates) -> Floats:
        """One score for each candidate: the logarithm of how often such a candidate is used, up to a constant.

        Added up column by column: what a matrix product rounds to depends on where its rows lie in memory.
        """
        columns = np.ascontiguousarray(candidates.features.T)
        found = np.zeros(columns.shape[1], np.float32)
        hidden = np.repeat(self.bias[:, None], columns.shape[1], axis=1)
        for column, direct, inner in zip(columns, self.direct, self.inner.T, strict=True):
            found += direct * column
            hidden += inner[:, None] * column
        np.maximum(hidden, 0.0, out=hidden)
        for unit, outer in zip(hidden, self.outer, strict=True):
            found += outer * unit
        return found

    def to_json(self) -> str:
        """The weights as text: for each feature the direct one and those into the hidden units."""
        weights = np.concatenate([self.direct[None], self.inner]).T
        rows = [f"  {json.dumps(name)}: {_numbers(row)}" for name, row in zip(FEATURES, weights, strict=True)]
        features = ",\n".join(rows)
        return f'{{"features": {{\n{features}}},\n"bias": {_numbers(self.bias)},\n"outer": {_numbers(self.outer)}}}'

    @classmethod
    def from_json(cls, text: str) -> LearnedFusion:
        """The network of such a text; ``InternalError`` where it is for other features."""
        data: dict[str, Any] = json.loads(text)
        if set(data["features"]) != set(FEATURES):
            strange = sorted(set(data["features"]) ^ set(FEATURES))
            raise InternalError(f"the weights are for other features ({', '.join(strange)}): fit them again")
        weights = np.array([data["features"][name] for name in FEATURES], np.float32)
        bias, outer = (np.array(data[name], np.float32) for name in ("bias", "outer"))
        return cls(weights[:, 0].copy(), np.ascontiguousarray(weights[:, 1:].T), bias, outer)


# Cache: no key, value the network of the package's own file; never reset.  Sound: the file is part of the program.
@cache
def fitted() -> LearnedFusion:
    """The network fitted 2026-11-28 to theorems and tactics of the embedded library (``prover bench retrieval``)."""
    return LearnedFusion.from_json(resources.files("memory").joinpath("fusion.json").read_text(encoding="utf-8"))


def _numbers(row: Floats) -> str:
    return "[" + ", ".join(f"{float(value):.{_DIGITS}g}" for value in row) + "]"
