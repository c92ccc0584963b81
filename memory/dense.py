"""The dense source of a library: an encoder, and the index of its vectors.

In: premises with their statements, a sentence encoder, a folder.  Out: for a goal the similarity of every premise:
zero for those that are not among the nearest.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from memory.encoder import Floats, SentenceEncoder
from memory.vectors import ExactIndex, VectorIndex, VectorStore
from prover.types import Declaration

_NEAREST = 256


class DenseSource:
    """Similarity by any sentence encoder; vectors are kept in ``folder`` and only new statements are encoded."""

    def __init__(self, declarations: Sequence[Declaration], encoder: SentenceEncoder, folder: Path | None) -> None:
        self.encoder = encoder
        texts = [(item.name, item.type_text) for item in declarations]
        self.index: VectorIndex
        if folder is None:
            self.index = ExactIndex(encoder.encode_premises(texts))
        else:
            self.index = VectorStore(folder / encoder.key).update(texts, encoder)

    def similarities(self, goal: str, size: int) -> Floats:
        """The similarity of each of the first ``size`` premises to a goal."""
        query = self.encoder.encode_goals([goal])
        found = np.zeros(size, np.float32)
        scores, numbers = self.index.search(query, min(len(self.index), _NEAREST))
        is_visible = (numbers[0] >= 0) & (numbers[0] < size)
        found[numbers[0][is_visible]] = np.maximum(scores[0][is_visible], 0.0)
        return found
