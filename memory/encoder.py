"""Encoders of statements and goals into vectors: the port, and one that needs nothing but NumPy.

A ``SentenceEncoder`` makes unit vectors of texts; ``memory.byt5`` wraps trained ones.  ``HashingEncoder`` hashes the
words of a reading (``memory.features``) into a fixed number of signed places, rare words more than common ones
(Weinberger et al. 2009): no meaning beyond shared structure, but offline, at once, and the same everywhere.
"""

from __future__ import annotations

import math
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from memory.display import read_goal, read_statement
from memory.features import goal_words, statement_words

Floats = NDArray[np.float32]


class SentenceEncoder(Protocol):
    """Texts to unit vectors of ``dimension`` places; the inner product of two is their similarity."""

    @property
    def key(self) -> str:
        """Changes whenever the vectors would."""
        ...

    @property
    def dimension(self) -> int:
        """Places of a vector."""
        ...

    def encode_premises(self, premises: Sequence[tuple[str, str]]) -> Floats:
        """A row for each name and statement."""
        ...

    def encode_goals(self, goals: Sequence[str]) -> Floats:
        """A row for each goal display."""
        ...


class HashingEncoder:
    """Signed hashing of words; ``rarity`` are their weights (``fitted``), 1 for an unknown word's."""

    def __init__(self, dimension: int = 256, rarity: Mapping[str, float] | None = None) -> None:
        self._dimension = dimension
        self.rarity = dict(rarity or {})
        self._unknown = max(self.rarity.values(), default=1.0)
        # Cache: key a word, value its place and sign times weight; never reset.  Sound: a function of the word.
        self._places: dict[str, tuple[int, float]] = {}

    @classmethod
    def fitted(cls, texts: Iterable[Mapping[str, float]], dimension: int = 256) -> HashingEncoder:
        """An encoder that knows how rare the words of these texts are."""
        counts: Counter[str] = Counter()
        total = 0
        for text in texts:
            counts.update(text.keys())
            total += 1
        return cls(dimension, {word: math.log1p(total / count) for word, count in counts.items()})

    @property
    def key(self) -> str:
        """Name, size and what it was fitted to."""
        fitted = zlib.crc32(repr(sorted(self.rarity.items())).encode())
        return f"hashing-{self._dimension}-{fitted:08x}"

    @property
    def dimension(self) -> int:
        """Places of a vector."""
        return self._dimension

    def encode_premises(self, premises: Sequence[tuple[str, str]]) -> Floats:
        """A row for each name and statement."""
        return self.encode_words([statement_words(read_statement(text), name) for name, text in premises])

    def encode_goals(self, goals: Sequence[str]) -> Floats:
        """A row for each goal display."""
        return self.encode_words([goal_words(read_goal(goal)) for goal in goals])

    def encode_words(self, texts: Sequence[Mapping[str, float]]) -> Floats:
        """A row for each bag of words."""
        rows = np.zeros((len(texts), self._dimension), np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word, weight in text.items():
                known = self._places.get(word)
                if known is None:
                    code = zlib.crc32(word.encode())
                    sign = 1.0 if code & 1 else -1.0
                    known = ((code >> 1) % self._dimension, sign * self.rarity.get(word, self._unknown))
                    self._places[word] = known
                row[known[0]] += weight * known[1]
        norms = np.linalg.norm(rows, axis=1, keepdims=True)
        return np.asarray(rows / np.maximum(norms, 1e-9), np.float32)
