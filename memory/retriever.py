"""Retrievers over the constants of a goal: the ``Retriever`` port, one per point of a file.

In: the declarations of the library (indexed once) and those of the file before the point.  Out: premises with scores.
"""

from __future__ import annotations

from collections.abc import Sequence

from memory.goal_symbols import read_symbols
from memory.index import PremiseIndex
from prover.types import Declaration, Premise


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
        found = [*own, *rest[: limit - len(own)]]
        distinct: dict[str, Premise] = {}
        for premise in found:  # a local declaration hides one of the library with its name
            distinct.setdefault(premise.name, premise)
        return sorted(distinct.values(), key=lambda premise: -premise.score)[:limit]

    def _is_visible(self, declaration: Declaration) -> bool:
        return declaration.name not in self.excluded


class HeadSymbolRetrievers:
    """Implements ``prover.ports.RetrieverFactory``."""

    def __init__(self) -> None:
        # Cache: key the identity of the library sequence, value the sequence (kept alive: the identity stays its own)
        # and its index; replaced when another library comes.  Sound: the port promises the same object for one file,
        # and declarations are immutable.
        self._library: Sequence[Declaration] | None = None
        self._index = PremiseIndex()

    def for_scope(
        self, library: Sequence[Declaration], local: Sequence[Declaration], *, excluded: frozenset[str]
    ) -> HeadSymbolRetriever:
        """The retriever for one point of a file."""
        if self._library is not library:
            self._library, self._index = library, PremiseIndex(library)
        return HeadSymbolRetriever(self._index, PremiseIndex(local, is_local=True), excluded)
