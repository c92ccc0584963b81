"""The premises of a library, searched by every source at once.

In: declarations and their ``LibraryArrays``.  Out: for a goal the candidates that any source names, with the score of
each source and the features that ``memory.fusion`` weighs.  Sources: *sparse* (BM25), *structural* (what fits as a
pattern), *dense* (nearest vectors) and *usage* (what the proofs of the nearest statements use).  The features also tell
of all earlier proofs that use a candidate how near they are to the goal, in several ways (``SIMILARITIES``).
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

import numpy as np

from memory.dense import DenseSource
from memory.discrimination import APPLY, BACKWARDS, REWRITE, DiscriminationTree
from memory.display import Reading, read_goal
from memory.encoder import Floats
from memory.features import goal_words
from memory.library_arrays import CONCRETE, LibraryArrays, build_arrays
from memory.sparse import GROUPS
from memory.usage import UsageIndex, best
from memory.vectors import Numbers, inner_products
from prover.types import Declaration

SOURCES: tuple[str, ...] = ("sparse", "structural", "dense", "usage")
SPARSE, STRUCTURAL, DENSE, USAGE = range(4)
SIMILARITIES: tuple[str, ...] = (
    "symbols", "places", "names", "sparse", "dense", "types", "near", "nearest", "module", "namespace",
)  # fmt: skip
"""How near a statement is to a goal, from 0 to 1: by words, by words and vectors (and powers of that, which leave the
nearest only), by how near the other statements of its module and of its namespace are."""
_NEAR, _NEAREST, _MODULE = (SIMILARITIES.index(name) for name in ("near", "nearest", "module"))
_CLOSEST = 5
"""Of the first few also the nearest proof counts, not only all of them together."""
RANKINGS: tuple[str, ...] = (*SOURCES, "near", "nearest")
"""What names candidates: the sources, and what all proofs use that are near."""
FEATURES: tuple[str, ...] = (
    *GROUPS, "sparse", "dense", "usage", "popularity", "apply", "rewrite", "backwards", "rewrite_hypothesis", "head",
    "same_type", "other_type", "generic", "hypothesis_count", "known_hypotheses", "foreign", "closes", "shrinks",
    *(f"users_{name}" for name in SIMILARITIES), *(f"closest_user_{name}" for name in SIMILARITIES[:_CLOSEST]),
    "users", "module", "namespace", *(f"rank_{name}" for name in RANKINGS), "pattern_size", "goal_words",
)  # fmt: skip
_CANDIDATES = 64
_COLUMN = {name: number for number, name in enumerate(FEATURES)}


@dataclass(frozen=True, slots=True)
class Candidates:
    """What the sources name for one goal: documents, a row of features and of source scores for each."""

    documents: Numbers
    features: Floats
    sources: Floats


class PremiseLibrary:
    """All premises of a library by number, in the order of declaration."""

    def __init__(
        self,
        declarations: Sequence[Declaration],
        arrays: LibraryArrays | None = None,
        dense: DenseSource | None = None,
    ) -> None:
        """``dense``: a sentence encoder's vectors in place of the hashed ones of the arrays."""
        self.declarations = list(declarations)
        self.dense = dense
        self.arrays = arrays if arrays is not None else build_arrays(self.declarations)
        self.number = {item.name: number for number, item in enumerate(self.declarations)}
        self.encoder = self.arrays.encoder
        self.tree = DiscriminationTree()
        for document, shape in enumerate(self.arrays.shapes):
            for pattern in shape.patterns:
                self.tree.add(document, pattern)
        self._describe()

    def _describe(self) -> None:
        """What does not depend on the goal, as arrays; sets of types as the bits of a number."""
        shapes, size = self.arrays.shapes, len(self.declarations)
        codes: dict[str, int] = {}
        self.heads = np.array([codes.setdefault(shape.head, len(codes)) for shape in shapes], np.int32)
        self.head_codes = codes
        self.type_bits = {name: 1 << place for place, name in enumerate(sorted(CONCRETE))}
        self.types = np.array([sum(self.type_bits[name] for name in shape.types) for shape in shapes], np.int64)
        self.hypotheses = np.array([len(shape.hypotheses) for shape in shapes], np.float32)
        self.is_generic = np.array([shape.is_generic for shape in shapes], np.float32)
        self.is_shrinking = np.array([shape.is_shrinking for shape in shapes], np.float32)
        frequency = np.diff(self.arrays.sparse.starts)
        self.symbol_weight = np.log1p(size / (1.0 + frequency)).astype(np.float32)
        self.pattern_sizes = np.array([len(shape.patterns[0].tokens) if shape.patterns else 0 for shape in shapes])
        self.modules = _numbered([item.module for item in self.declarations])
        self.namespaces = _numbered([item.name.rpartition(".")[0] for item in self.declarations])
        self.usage = UsageIndex(self.arrays.uses, self.arrays.use_starts)
        self.use_counts = self.usage.counts(size)

    def __len__(self) -> int:
        return len(self.declarations)

    def candidates(self, goal: str, *, before: int | None = None, excluded: Container[str] = ()) -> Candidates:
        """What any source names among the first ``before`` premises."""
        reading = read_goal(goal)
        words = goal_words(reading)
        size = len(self) if before is None else before
        if not size:
            none = np.zeros((0, len(SOURCES)), np.float32)
            return Candidates(np.zeros(0, np.int64), np.zeros((0, len(FEATURES)), np.float32), none)
        groups = self.arrays.sparse.scores(words)[:, :size]
        sparse = groups.sum(axis=0)
        if self.dense is not None:
            dense = self.dense.similarities(goal, size)
        else:
            dense = inner_products(self.arrays.vectors[:size], self.encoder.encode_words([words])[0])
        counts = np.log1p(self.use_counts if size == len(self) else self.usage.counts(size))
        similarities = self._similarities(groups, sparse, dense)
        fits = self._fits(reading, size)
        structural = self._structural(reading, fits, groups, size)
        neighbours = sparse / max(float(sparse.max()), 1e-9) + np.maximum(dense, 0.0)
        usage = self.usage.of_neighbours(neighbours, counts)
        near, nearest = (self.usage.totals(similarities[row]) for row in (_NEAR, _NEAREST))
        rankings = np.stack([sparse, structural, dense, usage, near, nearest])
        chosen = np.unique(np.concatenate([best(row, _CANDIDATES) for row in rankings]))
        is_wanted = [self.declarations[number].name not in excluded for number in chosen]
        documents = chosen[np.array(is_wanted, bool)]
        features = self._features(reading, words, documents, groups, rankings, fits, counts)
        self._add_ranks(features, rankings[:, documents])
        self._add_usage(features, documents, similarities)
        return Candidates(documents, features, np.ascontiguousarray(rankings[: len(SOURCES), documents].T))

    def _similarities(self, groups: Floats, sparse: Floats, dense: Floats) -> Floats:
        """A row for each of ``SIMILARITIES``."""
        by_group = dict(zip(GROUPS, groups, strict=True))
        rows = np.stack(
            [*(by_group[name] for name in ("symbols", "places", "names")), sparse, dense, by_group["types"]]
        )
        rows = np.maximum(rows, 0.0) / np.maximum(rows.max(axis=1, keepdims=True), 1e-9)
        both = 0.5 * (rows[SIMILARITIES.index("sparse")] + rows[SIMILARITIES.index("dense")])
        square = both * both
        fourth = square * square
        around = [_around(fourth, groups_of[: len(sparse)]) for groups_of in (self.modules, self.namespaces)]
        return np.stack([*rows, square * both, fourth * fourth, *around])

    def _fits(self, reading: Reading, size: int) -> Floats:
        """How specific the fitting pattern is, for each way to use a document: apply, rewrite, backwards, in a
        hypothesis."""
        fits = np.zeros((4, size), np.float32)
        for fit in self.tree.search(reading):
            if fit.document < size:
                row = 3 if fit.is_in_hypothesis else fit.use
                if fit.size > fits[row, fit.document]:
                    fits[row, fit.document] = fit.size
        return np.log1p(fits)

    def _structural(self, reading: Reading, fits: Floats, groups: Floats, size: int) -> Floats:
        """One score of how well a document fits: patterns first, then shared shapes."""
        found = np.maximum(1.5 * fits[APPLY], fits[REWRITE])
        found = np.maximum(found, 0.6 * fits[BACKWARDS])
        found = np.maximum(found, 0.5 * fits[3])
        shapes = groups[1] / max(float(groups[1].max()), 1e-9)
        heads = self._has_head(reading)[:size]
        return np.asarray(found + shapes + 0.2 * heads - 0.1 * self.hypotheses[:size], np.float32)

    def _has_head(self, reading: Reading) -> Floats:
        return np.asarray(self.heads == self.head_codes.get(reading.conclusion.head, -1), np.float32)

    def _features(
        self,
        reading: Reading,
        words: dict[str, float],
        documents: Numbers,
        groups: Floats,
        rankings: Floats,
        fits: Floats,
        counts: Floats,
    ) -> Floats:
        rows = np.zeros((len(documents), len(FEATURES)), np.float32)
        if not len(documents):
            return rows
        scaled = {"sparse": rankings[SPARSE], "usage": rankings[USAGE], **dict(zip(GROUPS, groups, strict=True))}
        for name, scores in scaled.items():
            rows[:, _COLUMN[name]] = scores[documents] / max(float(scores.max()), 1e-9)
        rows[:, _COLUMN["dense"]] = rankings[DENSE, documents]
        rows[:, _COLUMN["users"]] = counts[documents]
        rows[:, _COLUMN["popularity"]] = counts[documents] / max(float(counts.max()), 1.0)
        for place, name in enumerate(("apply", "rewrite", "backwards", "rewrite_hypothesis")):
            rows[:, _COLUMN[name]] = fits[place, documents]
        rows[:, _COLUMN["head"]] = self._has_head(reading)[documents]
        rows[:, _COLUMN["generic"]] = self.is_generic[documents]
        rows[:, _COLUMN["hypothesis_count"]] = np.minimum(self.hypotheses[documents], 4.0) / 4.0
        rows[:, _COLUMN["foreign"]] = self._foreign(words, documents)
        rows[:, _COLUMN["closes"]] = (fits[APPLY, documents] > 0) & (self.hypotheses[documents] == 0)
        rows[:, _COLUMN["shrinks"]] = self.is_shrinking[documents] * (fits[REWRITE, documents] > 0)
        wanted = sum(self.type_bits[name] for name in CONCRETE.intersection(reading.data))
        own = self.types[documents]
        rows[:, _COLUMN["same_type"]] = (own & wanted) != 0
        rows[:, _COLUMN["other_type"]] = (own != 0) & (own & wanted == 0) & (wanted != 0)
        rows[:, _COLUMN["known_hypotheses"]] = self._known_hypotheses(reading, documents)
        rows[:, _COLUMN["pattern_size"]] = 0.1 * self.pattern_sizes[documents]
        rows[:, _COLUMN["goal_words"]] = 0.01 * len(words)
        return rows

    def _known_hypotheses(self, reading: Reading, documents: Numbers) -> Floats:
        """The share of a document's hypotheses whose head a hypothesis of the goal has."""
        found = np.zeros(len(documents), np.float32)
        context = {tree.head for tree in reading.hypotheses}
        if context:
            for row in np.flatnonzero(self.hypotheses[documents]):
                heads = self.arrays.shapes[documents[row]].hypotheses
                found[row] = sum(head in context for head in heads) / len(heads)
        return found

    def _add_ranks(self, rows: Floats, rankings: Floats) -> None:
        """The logarithm of a candidate's place in each ranking."""
        for name, scores in zip(RANKINGS, rankings, strict=True):
            order = np.argsort(-scores, kind="stable")
            rows[order, _COLUMN[f"rank_{name}"]] = np.log1p(np.arange(len(order)))

    def _add_usage(self, rows: Floats, documents: Numbers, similarities: Floats) -> None:
        """What the proofs tell that use a candidate, and how near its module and namespace are."""
        sums, closest = self.usage.describe(documents, similarities, _CLOSEST)
        first = _COLUMN[f"users_{SIMILARITIES[0]}"]
        rows[:, first : first + len(SIMILARITIES)] = np.log(sums + 0.01).T
        first += len(SIMILARITIES)
        rows[:, first : first + _CLOSEST] = closest.T
        rows[:, _COLUMN["module"] : _COLUMN["namespace"] + 1] = similarities[_MODULE:, documents].T

    def _foreign(self, words: dict[str, float], documents: Numbers) -> Floats:
        """The share of a document's constants, by weight, that the goal does not have."""
        vocabulary = self.arrays.sparse.vocabulary
        weight = self.symbol_weight.copy()
        weight[[vocabulary[word] for word in words if word[0] == "s" and word in vocabulary]] = 0.0
        starts = self.arrays.symbol_starts
        lengths = (starts[documents + 1] - starts[documents]).astype(np.int64)
        owner = np.repeat(np.arange(len(documents)), lengths)
        offset = np.arange(int(lengths.sum())) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        symbols = self.arrays.symbols[starts[documents][owner] + offset]
        all_weight = np.bincount(owner, weights=self.symbol_weight[symbols], minlength=len(documents))
        foreign = np.bincount(owner, weights=weight[symbols], minlength=len(documents))
        return np.asarray(foreign / np.maximum(all_weight, 1e-9), np.float32)


def _numbered(names: Sequence[str]) -> Numbers:
    """A number for each name, equal for equal ones."""
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(name, len(numbers)) for name in names], np.int64)


def _around(nearness: Floats, groups: Numbers) -> Floats:
    """How near the group of each document is, the nearest 1: all of it by the square root of its size."""
    totals = np.bincount(groups, weights=nearness) / np.sqrt(np.maximum(np.bincount(groups), 1))
    return np.asarray((totals / max(float(totals.max()), 1e-9))[groups], np.float32)
