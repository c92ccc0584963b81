"""Who watches a search: a journal, a trace page, a progress line.

In: the events of one run, in the order in which they happen.  An observer must be quick, must not raise and must not
change the run; it may keep what it is given (the tree grows under its eyes).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from prover.types import SearchOutcome
from search.tree import Edge, Node

if TYPE_CHECKING:
    from search.runner import SearchRun


class SearchObserver(Protocol):
    """Hears of everything that a run does."""

    def started(self, run: SearchRun) -> None:
        """A run begins; its tree holds the root."""
        ...

    def expanded(self, run: SearchRun, nodes: Sequence[Node]) -> None:
        """The model was asked about these nodes."""
        ...

    def tried(self, run: SearchRun, node: Node, edge: Edge) -> None:
        """Lean answered to a tactic; the edge and what it leads to are in the tree."""
        ...

    def finished(self, run: SearchRun, outcome: SearchOutcome) -> None:
        """The run is over."""
        ...


class NoObserver:
    """Watches nothing."""

    def started(self, run: SearchRun) -> None:
        """See the protocol."""

    def expanded(self, run: SearchRun, nodes: Sequence[Node]) -> None:
        """See the protocol."""

    def tried(self, run: SearchRun, node: Node, edge: Edge) -> None:
        """See the protocol."""

    def finished(self, run: SearchRun, outcome: SearchOutcome) -> None:
        """See the protocol."""
