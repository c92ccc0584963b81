"""Retrievers: the ``Retriever`` port, one per point of a file.

In: the declarations of the library (indexed once) and those of the file before the point.  Out: premises with scores.
What the file itself states is searched by its constants (``memory.index``: few facts, each may matter); the library by
all sources at once (``memory.premise_library``), with statements and uses from the store.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from memory.dense import DenseSource
from memory.encoder import SentenceEncoder
from memory.fusion import Fusion, ReciprocalRanks, fitted
from memory.goal_symbols import read_symbols
from memory.index import PremiseIndex
from memory.library_arrays import build_arrays, content_key, load_arrays, save_arrays
from memory.offered import LIBRARY_KINDS, is_offered
from memory.premise_library import PremiseLibrary
from memory.store import PremiseStore
from prover.errors import RequestRefused
from prover.ports import ProofEnv, TracingEnv
from prover.types import Declaration, Premise

logger = logging.getLogger(__name__)

_TOP_SCORE = 6.0
"""The score of the best premise of a library: that of a good one by its constants (``memory.index``)."""
_SHARPNESS = 0.5


@dataclass(frozen=True, slots=True)
class ScoredPremise:
    """A premise with the score of each source (``memory.premise_library.SOURCES``); a file's own has none of those."""

    premise: Premise
    sources: tuple[float, ...] = ()


class HeadSymbolRetriever:
    """Implements ``prover.ports.Retriever`` over a library index and an index of the file's own declarations."""

    def __init__(self, library: PremiseIndex, local: PremiseIndex, excluded: frozenset[str] = frozenset()) -> None:
        self.library = library
        self.local = local
        self.excluded = excluded

    def retrieve(self, goal: str, *, limit: int) -> Sequence[Premise]:
        """The best premises for a goal display, best first."""
        symbols = read_symbols(goal)
        own = self.local.search(symbols, limit=limit * 5 // 6, is_visible=self._is_visible)
        rest = self.library.search(symbols, limit=limit, is_visible=self._is_visible)
        return merge(own, rest[: limit - len(own)], limit)

    def _is_visible(self, declaration: Declaration) -> bool:
        return declaration.name not in self.excluded


class HeadSymbolRetrievers:
    """Implements ``prover.ports.RetrieverFactory`` by constants alone: nothing is stored, no statement is read."""

    def __init__(self) -> None:
        # Cache: key the identity of the library sequence, value the sequence (kept alive: the identity stays its own)
        # and its index; replaced when another library comes.  Sound: the port promises the same object for one file,
        # and declarations are immutable.
        self._library: Sequence[Declaration] | None = None
        self._index = PremiseIndex()

    def read_library(self, env: ProofEnv, number: int) -> Sequence[Declaration]:
        """The declarations of an environment."""
        return env.declarations(number)

    def for_scope(
        self, library: Sequence[Declaration], local: Sequence[Declaration], *, excluded: frozenset[str]
    ) -> HeadSymbolRetriever:
        """The retriever for one point of a file."""
        if self._library is not library:
            self._library, self._index = library, PremiseIndex(library)
        return HeadSymbolRetriever(self._index, PremiseIndex(local, is_local=True), excluded)


class FusedRetriever:
    """Implements ``prover.ports.Retriever`` over a library's index and the file's own declarations."""

    def __init__(
        self, library: PremiseLibrary, fusion: Fusion, local: PremiseIndex, excluded: frozenset[str] = frozenset()
    ) -> None:
        self.library = library
        self.fusion = fusion
        self.local = local
        self.excluded = excluded
        self._hidden = excluded | {premise.declaration.name for premise in local.premises}

    def retrieve(self, goal: str, *, limit: int) -> Sequence[Premise]:
        """The best premises for a goal display, best first."""
        return [scored.premise for scored in self.explain(goal, limit=limit)]

    def explain(self, goal: str, *, limit: int) -> list[ScoredPremise]:
        """The best premises with the scores of the sources."""
        own = self.local.search(read_symbols(goal), limit=limit * 5 // 6, is_visible=self._is_visible)
        found = [ScoredPremise(premise) for premise in own]
        candidates = self.library.candidates(goal, excluded=self._hidden)
        if len(candidates.documents):
            scores = self.fusion.scores(candidates)
            order = np.argsort(-scores, kind="stable")[: limit - len(own)]
            best = float(scores[order[0]]) if len(order) else 0.0
            for row in order.tolist():
                score = _TOP_SCORE * float(np.exp(_SHARPNESS * (float(scores[row]) - best)))
                declaration = self.library.declarations[candidates.documents[row]]
                sources = tuple(round(float(value), 4) for value in candidates.sources[row])
                found.append(ScoredPremise(Premise(declaration, score), sources))
        return sorted(found, key=lambda scored: -scored.premise.score)

    def _is_visible(self, declaration: Declaration) -> bool:
        return declaration.name not in self.excluded


class FusedRetrievers:
    """Implements ``prover.ports.RetrieverFactory``: statements from the store, indexes from their files."""

    def __init__(
        self, store: PremiseStore, fusion: Fusion | None = None, encoder: SentenceEncoder | None = None
    ) -> None:
        """``encoder``: a trained one in place of the hashing encoder, for which the weights were fitted."""
        self.store = store
        self.encoder = encoder
        self.fusion = fusion or (fitted() if encoder is None else ReciprocalRanks())
        # Cache: key the identity of the library sequence, value the sequence (kept alive: the identity stays its own)
        # and its index; replaced when another library comes.  Sound: the port promises the same object for one file,
        # and declarations are immutable.
        self._library: Sequence[Declaration] | None = None
        self._index: PremiseLibrary | None = None

    def read_library(self, env: ProofEnv, number: int) -> Sequence[Declaration]:
        """What an environment offers, with statements and uses; the engine is asked for those not stored yet."""
        offered = [item for item in env.declarations(number) if is_offered(item)]
        if not offered or not isinstance(env, TracingEnv):
            return offered

        def fetch(modules: Sequence[str]) -> Sequence[Declaration]:
            try:
                return env.uses(number, modules=modules, kinds=LIBRARY_KINDS)
            except RequestRefused as error:
                logger.warning("the engine tells no statements: %s", error)
                return ()

        return self.store.complete(offered, fetch)

    def for_scope(
        self, library: Sequence[Declaration], local: Sequence[Declaration], *, excluded: frozenset[str]
    ) -> FusedRetriever:
        """The retriever for one point of a file."""
        if self._library is not library or self._index is None:
            self._library, self._index = library, self._open(library)
        return FusedRetriever(self._index, self.fusion, PremiseIndex(local, is_local=True), excluded)

    def _open(self, library: Sequence[Declaration]) -> PremiseLibrary:
        """The index of a library, from its file if there is one."""
        offered = [item for item in library if is_offered(item)]
        dense = None if self.encoder is None else DenseSource(offered, self.encoder, self.store.folder)
        path = self.store.index_path(content_key(offered))
        if path is None:
            return PremiseLibrary(offered, dense=dense)
        arrays = load_arrays(path)
        if arrays is None or len(arrays.shapes) != len(offered):
            arrays = build_arrays(offered)
            try:
                save_arrays(arrays, path)
                self.store.forget_old_indexes()
            except OSError as error:
                logger.warning("the index cannot be kept in %s: %s", path, error)
        return PremiseLibrary(offered, arrays, dense)


def merge(own: Sequence[Premise], rest: Sequence[Premise], limit: int) -> list[Premise]:
    """Premises of a file and of its library; a local declaration hides one of the library with its name."""
    distinct: dict[str, Premise] = {}
    for premise in (*own, *rest):
        distinct.setdefault(premise.name, premise)
    return sorted(distinct.values(), key=lambda premise: -premise.score)[:limit]
