"""Beam search: the best ``width`` states of one depth go on together.

One visit asks the model about a whole layer in one batch or tries one proposal.  A state stops trying once ``children``
of its proposals were accepted.  What did not fit into the beam waits in reserve: when a beam dies, the best of the
reserve form the next one, so that the search goes on as long as there is anything to try.
"""

from __future__ import annotations

from dataclasses import dataclass

from search.queue import BestFirstQueue, Ticket
from search.runner import RunOptions, SearchRun
from search.tree import EdgeKind, Node, NodeStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class BeamOptions(RunOptions):
    """``width``: states that go on together.  ``children``: accepted proposals per state and visit."""

    width: int = 8
    children: int = 6


class BeamPolicy:
    """One layer after the other."""

    def __init__(self, options: BeamOptions) -> None:
        self.options = options
        self.layer: list[Node] = []
        self.following: list[Node] = []
        self.reserve = BestFirstQueue()
        self._accepted: dict[int, int] = {}
        self._left_fresh = False

    def begin(self, run: SearchRun) -> None:
        """The root is the first beam."""
        self.layer = [run.tree.root]

    def advance(self, run: SearchRun) -> None:
        """Ask about the layer, try one proposal of it, or go on to the next layer."""
        self.layer = [node for node in self.layer if self._has_work(run, node)]
        if not self.layer:
            self._next_layer(run)
            return
        fresh = [node for node in self.layer if node.status is NodeStatus.FRESH]
        if fresh:
            self._ask(run, fresh)
            return
        node = max(self.layer, key=run.selection.priority)
        tried = run.try_next(node)
        if tried is None:
            self.layer.remove(node)
            return
        self.following.extend(tried.improved)
        if tried.edge.kind is EdgeKind.NEW:
            self._accepted[node.number] = self._accepted.get(node.number, 0) + 1
            if self._accepted[node.number] % self.options.children == 0:
                self.layer.remove(node)
                self._put_off(run, node)

    def _has_work(self, run: SearchRun, node: Node) -> bool:
        if not node.is_workable or (run.options.splits and not run.tree.is_needed(node)):
            return False
        return node.status is NodeStatus.FRESH or node.next_proposal is not None

    def _ask(self, run: SearchRun, fresh: list[Node]) -> None:
        for node in [node for node in fresh if run.drop_dominated(node) is not None]:
            fresh.remove(node)
        left = run.budget.expansions_left if run.may_expand else 0
        asked = fresh if left is None else fresh[:left]
        if len(asked) < len(fresh):
            self._left_fresh = True
            self.layer = [node for node in self.layer if node.status is not NodeStatus.FRESH or node in asked]
        if asked:
            self.following.extend(run.expand(asked))

    def _next_layer(self, run: SearchRun) -> None:
        candidates = {node.number: node for node in self.following if self._has_work(run, node)}
        ranked = sorted(candidates.values(), key=lambda node: (-run.selection.priority(node), node.number))
        self.following = []
        self.layer = ranked[: self.options.width]
        for node in ranked[self.options.width :]:
            self._put_off(run, node)
        while not self.layer and self.reserve:
            self._take_reserve(run)
        if not self.layer:
            run.end_for_want_of_work(self._left_fresh)

    def _take_reserve(self, run: SearchRun) -> None:
        while self.reserve and len(self.layer) < self.options.width:
            ticket = self.reserve.pop()
            if ticket.is_valid and self._has_work(run, ticket.node):
                self.layer.append(ticket.node)

    def _put_off(self, run: SearchRun, node: Node) -> None:
        if self._has_work(run, node):
            node.ticket += 1
            self.reserve.push(Ticket(node, node.ticket), run.selection.priority(node))
