"""Sparse retrieval: BM25 over the words of statements, kept as flat arrays.

In: the words of each document (``memory.features``).  Out: for a query one score per document, apart for each group of
words (symbols, places, hypotheses, names, types), so that a fusion can weigh them.
Source: Robertson & Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009 (k₁ and b as there).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]

_K1, _B = 1.2, 0.6

GROUPS: tuple[str, ...] = ("symbols", "places", "hypotheses", "names", "types")
_GROUP_OF = {"s": 0, "S": 0, "e": 1, "d": 1, "c": 1, "h": 2, "n": 3, "t": 4, "v": 4}


class SparseIndex:
    """Postings of all words, one after the other: those of word ``w`` from ``starts[w]`` to ``starts[w+1]``."""

    def __init__(self, vocabulary: Mapping[str, int], starts: Ints, documents: Ints, values: Floats, size: int) -> None:
        self.vocabulary = vocabulary
        self.starts = starts
        self.documents = documents
        self.values = values
        self.size = size

    @classmethod
    def build(cls, texts: Sequence[Mapping[str, float]]) -> SparseIndex:
        """An index of the documents with these words."""
        vocabulary: dict[str, int] = {}
        words: list[int] = []
        counts: list[float] = []
        lengths = np.zeros(len(texts), np.int64)
        for number, text in enumerate(texts):
            lengths[number] = len(text)
            for word, count in text.items():
                words.append(vocabulary.setdefault(word, len(vocabulary)))
                counts.append(count)
        word_of = np.array(words, np.int64)
        document_of = np.repeat(np.arange(len(texts)), lengths)
        order = np.argsort(word_of, kind="stable")
        word_of, document_of = word_of[order], document_of[order]
        weight = np.array(counts, np.float64)[order]
        frequency = np.bincount(word_of, minlength=len(vocabulary))
        total = np.bincount(document_of, weights=weight, minlength=len(texts))
        mean = max(float(total.mean()) if len(texts) else 1.0, 1e-9)
        rarity = np.log1p((len(texts) - frequency + 0.5) / (frequency + 0.5))
        norm = _K1 * (1.0 - _B + _B * total[document_of] / mean)
        values = rarity[word_of] * weight * (_K1 + 1.0) / (weight + norm)
        starts = np.concatenate(([0], np.cumsum(frequency)))
        return cls(
            vocabulary, starts.astype(np.int32), document_of.astype(np.int32), values.astype(np.float32), len(texts)
        )

    def scores(self, query: Mapping[str, float]) -> Floats:
        """Scores of all documents, a row for each of ``GROUPS``."""
        found = np.zeros((len(GROUPS), self.size), np.float32)
        for word, weight in query.items():
            number = self.vocabulary.get(word)
            if number is None:
                continue
            start, end = self.starts[number], self.starts[number + 1]
            # A word occurs once in a document's list, so adding through an index array loses nothing.
            found[_GROUP_OF[word[0]]][self.documents[start:end]] += np.float32(weight) * self.values[start:end]
        return found
