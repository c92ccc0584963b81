"""Best-first search over proof states.

A visit either asks the model about a node (an *expansion*) or tries its next proposal; then the node goes back to the
queue with what is left to try.  So a tactic is sent to Lean only when nothing more probable is waiting.  A search that
has used up its expansions still tries what was proposed: a proof found in the expansion that hits the limit counts.
With ``splits`` it is a best-first AND/OR search: a goal waits at the price of its own path, and is left alone as soon
as it is proved or one of its siblings cannot be.

With ``in_flight`` above 1 the search looks ahead: while the model is at the best state, Lean works on what comes next.
The state is committed to: answers are taken in turn, when ``patience`` tactics were tried, when one more state is to be
asked about than may be under way, or when nothing else is left to try, never because one happens to be there.  So the
tree depends on no clock.
Source of the plan: best-first search as in HTPS (arXiv:2205.11491, §3) and BFS-Prover (arXiv:2502.03438), with Aesop's
distinction of safe and unsafe steps.
"""

from __future__ import annotations

import heapq
import itertools
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from prover.ports import Clock, TacticModel
from search.policy import PolicySearch
from search.queue import BestFirstQueue, FifoQueue, LifoQueue, Queue, Ticket
from search.runner import Plugs, RunOptions, SearchRun
from search.tree import Node, NodeStatus

QUEUES: dict[str, Callable[[], Queue]] = {"best": BestFirstQueue, "fifo": FifoQueue, "lifo": LifoQueue}


@dataclass(frozen=True, slots=True, kw_only=True)
class BestFirstOptions(RunOptions):
    """How the search goes about it.  ``order``: which queue.  ``is_lazy``: one tactic a visit; otherwise all of a
    state's proposals at once.  ``batch``: when the model is asked about a state, the best others that wait for it are
    asked about in the same breath (worth it where a batch costs little more than a state)."""

    order: Literal["best", "fifo", "lifo"] = "best"
    is_lazy: bool = True
    batch: int = 1


class BestFirstPolicy:
    """Serves the node with the best next thing to do."""

    def __init__(self, options: BestFirstOptions) -> None:
        self.options = options
        self.queue = QUEUES[options.order]()
        self._left_fresh = False
        self._fresh: list[tuple[float, int, Node]] = []
        self._order = itertools.count()

    def begin(self, run: SearchRun) -> None:
        """The root waits."""
        self.requeue(run, run.tree.root)

    def advance(self, run: SearchRun) -> None:
        """Take the next node of the queue one step further, or the oldest answer when it is due."""
        if run.is_answer_due or (run.under_way and not self.queue):
            self._collect(run)
            return
        if not self.queue:
            run.end_for_want_of_work(self._left_fresh)
            return
        ticket = self.queue.pop()
        if ticket.is_valid:
            self._visit(run, ticket.node)

    def _visit(self, run: SearchRun, node: Node) -> None:
        if not node.is_workable or node.status is NodeStatus.ASKED or self._drop_dominated(run, node):
            return
        if run.options.splits and not run.tree.is_needed(node):
            return
        if node.status is NodeStatus.FRESH:
            if not run.may_expand:
                self._left_fresh = True
                return
            if run.under_way and run.is_full:
                self._collect(run)
                self.requeue(run, node)
                return
            self._expand(run, node)
            if self.options.is_lazy or self.options.in_flight > 1:
                self.requeue(run, node)
                return
        self._try_next(run, node)
        while not self.options.is_lazy and run.status is None and node.next_proposal and not run.is_over:
            self._try_next(run, node)
        self.requeue(run, node)

    def _expand(self, run: SearchRun, node: Node) -> None:
        """Ask the model about a node, and about those that would be next."""
        asked = [node]
        left = run.budget.expansions_left
        room = self.options.batch if left is None else min(self.options.batch, left)
        while self._fresh and len(asked) < room:
            other = heapq.heappop(self._fresh)[2]
            is_waiting = other.is_workable and other.status is NodeStatus.FRESH and other not in asked
            if is_waiting and (not run.options.splits or run.tree.is_needed(other)):
                if not self._drop_dominated(run, other):
                    asked.append(other)
        improved_nodes = run.commit(asked).improved if self.options.in_flight > 1 else run.expand(asked)
        for improved in improved_nodes:
            self.requeue(run, improved)
        for other in asked[1:]:
            self.requeue(run, other)

    def _collect(self, run: SearchRun) -> None:
        for node in run.collect().nodes:
            self.requeue(run, node)

    def _try_next(self, run: SearchRun, node: Node) -> None:
        tried = run.try_next(node)
        if tried is not None:
            for improved in tried.improved:
                self.requeue(run, improved)

    def requeue(self, run: SearchRun, node: Node) -> None:
        """Put a node back unless nothing is left to do with it."""
        if node.status is NodeStatus.OPEN and node.next_proposal is None:
            node.status = NodeStatus.SPENT
            run.tree.settle(node)
        if node.is_workable and node.status is not NodeStatus.ASKED:
            node.ticket += 1
            priority = run.selection.priority(node)
            self.queue.push(Ticket(node, node.ticket), priority)
            if self.options.batch > 1 and node.status is NodeStatus.FRESH:
                heapq.heappush(self._fresh, (-priority, next(self._order), node))

    def _drop_dominated(self, run: SearchRun, node: Node) -> bool:
        """Leave a node alone once a state that asks for less is known; that one inherits its place in the queue."""
        dominator = run.drop_dominated(node)
        if dominator is None:
            return False
        if run.tree.raise_mark(dominator, node.marks[len(node.key.goals) - len(dominator.key.goals)]):
            self.requeue(run, dominator)
        return True


class BestFirstSearch(PolicySearch):
    """Implements ``prover.ports.ProofSearch``."""

    def __init__(
        self,
        model: TacticModel,
        *,
        proposals: int = 48,
        premises: int = 24,
        options: BestFirstOptions | None = None,
        clock: Clock = time.monotonic,
        plugs: Plugs | None = None,
    ) -> None:
        chosen = options or BestFirstOptions(proposals=proposals, premises=premises)
        super().__init__(plugs or Plugs(model=model, clock=clock), lambda: BestFirstPolicy(chosen), chosen)
