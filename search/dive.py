"""Depth-first diverse sampling: one dive after the other, each with its own taste.

A dive goes from the root straight down: at every node it takes what scores best, an untried proposal or a child that is
known.  Scores are log probabilities plus Gumbel noise drawn anew for each dive, which makes choices samples from the
model's distribution without replacement (Kool et al., arXiv:1903.06059); the first dive has no noise.  A dive ends at a
dead end, at ``max_depth``, or when it has asked the model ``dive_expansions`` times; the tree remembers what was tried,
so no dive repeats another's refusals.
"""

from __future__ import annotations

from dataclasses import dataclass

from search.descent import Descent
from search.runner import RunOptions, SearchRun
from search.tree import Edge, Node, NodeStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class DiveOptions(RunOptions):
    """``temperature``: scale of the noise.  ``max_depth``: steps of a path.  ``dive_expansions``: questions of one."""

    temperature: float = 1.0
    max_depth: int = 40
    dive_expansions: int = 16


class DivePolicy:
    """Dives until nothing is left to do."""

    def __init__(self, options: DiveOptions) -> None:
        self.options = options
        self.descent = Descent(options.max_depth)
        self.dives = 0
        self._here: Node | None = None
        self._asked = 0
        # Key: node and proposal; value: this dive's noise; emptied when a dive begins.
        self._noise: dict[tuple[int, int], float] = {}

    def begin(self, run: SearchRun) -> None:
        """Nothing to prepare."""

    def advance(self, run: SearchRun) -> None:
        """One step of a dive."""
        if self._here is None and not self._start(run):
            run.end_for_want_of_work(self.descent.left_fresh, left_deep=self.descent.left_deep)
            return
        node = self._here
        assert node is not None
        if node.status is NodeStatus.FRESH:
            self._ask(run, node)
            return
        choice = self._choose(run, node)
        if choice is None:
            self.descent.close(node)
            self._here = None
        elif isinstance(choice, int):
            edge = run.try_proposal(node, choice).edge
            if node.proof is not None:
                self._here = None
            elif edge.targets:
                self._follow(run, node, edge)
        else:
            self._follow(run, node, choice)

    def _start(self, run: SearchRun) -> bool:
        """Begin a dive; false when there is nowhere to dive."""
        root = run.tree.root
        start = root if root.number not in self.descent.closed else self.descent.stray(run)
        if start is None:
            return False
        self.dives += 1
        self._noise.clear()
        self._asked = 0
        self._here = start
        return True

    def _ask(self, run: SearchRun, node: Node) -> None:
        if self._asked >= self.options.dive_expansions:
            self._here = None
        elif not self.descent.may_ask(run, node):
            self.descent.close(node)
            self._here = None
        else:
            self._asked += 1
            run.expand([node])
            if node.proof is not None or node.status is NodeStatus.FRESH:
                self._here = None

    def _choose(self, run: SearchRun, node: Node) -> int | Edge | None:
        """The proposal to try or the edge to follow, whichever scores best."""
        scored: list[tuple[float, int, int | Edge]] = []
        if node.status is NodeStatus.OPEN:
            for place in node.untried:
                log_prob = run.selection.step_log_prob(node, node.proposals[place])
                scored.append((log_prob + self._noise_for(run, node, place), -place, place))
        for edge, _ in self.descent.branches(run, node):
            scored.append((edge.log_prob + self._noise_for(run, node, edge.proposal), -edge.proposal, edge))
        return max(scored, key=lambda item: item[:2])[2] if scored else None

    def _noise_for(self, run: SearchRun, node: Node, place: int) -> float:
        if self.dives <= 1 or self.options.temperature <= 0.0:
            return 0.0
        key = node.number, place
        if key not in self._noise:
            self._noise[key] = self.options.temperature * run.gumbel()
        return self._noise[key]

    def _follow(self, run: SearchRun, node: Node, edge: Edge) -> None:
        """Go on below an edge; one that leads into another branch is no way down."""
        for branch, targets in self.descent.branches(run, node):
            if branch is edge:
                self._here = targets[0]
                return
