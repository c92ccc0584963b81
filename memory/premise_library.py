"""The premises of a library, searched by every source at once.

In: declarations and their ``LibraryArrays``.  Out: for a goal the candidates that any source names, with the score of
each source and the features that ``memory.fusion`` weighs.  Sources: *sparse* (BM25), *structural* (what fits as a
pattern), *dense* (nearest vectors) and *usage* (what the proofs of similar statements use; k-NN premise selection as in
Kaliszyk & Urban 2014).
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
from memory.vectors import Numbers, inner_products, largest
from prover.types import Declaration

FEATURES: tuple[str, ...] = (
    *GROUPS, "sparse", "dense", "usage", "popularity", "apply", "rewrite", "backwards", "rewrite_hypothesis", "head",
    "same_type", "other_type", "generic", "hypothesis_count", "known_hypotheses", "foreign", "closes", "shrinks",
)  # fmt: skip
SOURCES: tuple[str, ...] = ("sparse", "structural", "dense", "usage")
SPARSE, STRUCTURAL, DENSE, USAGE = range(4)
_CANDIDATES = 64
_NEIGHBOURS = 24
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
        self.use_counts = self._count_uses(size)

    def __len__(self) -> int:
        return len(self.declarations)

    def _count_uses(self, size: int) -> Floats:
        """How often each of the first ``size`` premises is used in the proofs of the first ``size``."""
        uses = self.arrays.uses[: self.arrays.use_starts[size]] if size else self.arrays.uses[:0]
        return np.bincount(uses, minlength=size)[:size].astype(np.float32)

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
        counts = np.log1p(self.use_counts if size == len(self) else self._count_uses(size))
        usage = self._usage(sparse, dense, counts)
        fits = self._fits(reading, size)
        structural = self._structural(reading, fits, groups, size)
        sources = np.stack([sparse, structural, dense, usage])
        chosen = np.unique(np.concatenate([best(row, _CANDIDATES) for row in sources]))
        is_wanted = [self.declarations[number].name not in excluded for number in chosen]
        documents = chosen[np.array(is_wanted, bool)]
        features = self._features(reading, words, documents, groups, sources, fits, counts)
        return Candidates(documents, features, np.ascontiguousarray(sources[:, documents].T))

    def _usage(self, sparse: Floats, dense: Floats, counts: Floats) -> Floats:
        """What the proofs of the nearest statements use; ``counts``: logarithms of how often anything is used."""
        size = len(counts)
        found = np.zeros(size, np.float32)
        similarity = sparse / max(float(sparse.max()), 1e-9) + np.maximum(dense, 0.0)
        starts = self.arrays.use_starts
        for neighbour in best(similarity, _NEIGHBOURS):
            used = self.arrays.uses[starts[neighbour] : starts[neighbour + 1]]
            used = used[used < size]
            weight = similarity[neighbour] ** 3
            if len(used):
                found[used] += weight / np.sqrt(len(used))
            found[neighbour] += 0.5 * weight
        return np.asarray(found / (1.0 + 0.5 * counts), np.float32)

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
        sources: Floats,
        fits: Floats,
        counts: Floats,
    ) -> Floats:
        rows = np.zeros((len(documents), len(FEATURES)), np.float32)
        if not len(documents):
            return rows
        scaled = {"sparse": sources[SPARSE], "usage": sources[USAGE], **dict(zip(GROUPS, groups, strict=True))}
        for name, scores in scaled.items():
            rows[:, _COLUMN[name]] = scores[documents] / max(float(scores.max()), 1e-9)
        rows[:, _COLUMN["dense"]] = sources[DENSE, documents]
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
        context = {tree.head for tree in reading.hypotheses}
        if context:
            shapes = self.arrays.shapes
            for row in np.flatnonzero(self.hypotheses[documents]):
                heads = shapes[documents[row]].hypotheses
                rows[row, _COLUMN["known_hypotheses"]] = sum(head in context for head in heads) / len(heads)
        return rows

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


def best(scores: Floats, count: int) -> Numbers:
    """The numbers of the ``count`` best positive scores, best first; ties by number."""
    positive = np.flatnonzero(scores > 0.0)
    return positive[largest(scores[positive], count)]
