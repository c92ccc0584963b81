"""Walking down from the root: which branches of a tree still hold work.

In: a run.  Out: for a node, the children to which a descent may go on.  A child belongs to the node that it hangs on
(``Node.parent``), so descents see a tree even where the search merges equal states; ``stray`` finds work that can only
be reached by another way.  A branch in which nothing is left to do is closed for good: new work comes only from trying
something in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from search.runner import SearchRun
from search.tree import Edge, Node, NodeStatus


@dataclass(slots=True)
class Descent:
    """What one policy knows about the branches.

    ``max_depth``: nodes there are not worked on (``None``: no limit).  ``left_fresh``, ``left_deep``: a node was left
    alone because the model may not be asked any more, because it is as deep as that.
    """

    max_depth: int | None = None
    closed: set[int] = field(default_factory=set)
    left_fresh: bool = False
    left_deep: bool = False

    def branches(self, run: SearchRun, node: Node) -> Iterator[tuple[Edge, list[Node]]]:
        """The edges of a node that may still lead to a proof, with those targets that can be worked on here."""
        for edge in node.edges:
            if not edge.targets or edge.is_dead:
                continue
            targets = [run.tree.nodes[number] for number in edge.targets]
            mine = [
                target
                for target in targets
                if target.parent is node
                and target.tactic == edge.tactic
                and target.proof is None
                and not target.is_hopeless
                and target.number not in self.closed
            ]
            if mine:
                yield edge, mine

    def may_ask(self, run: SearchRun, node: Node) -> bool:
        """May the model be asked about a fresh node?  Closes it if not."""
        if node.status is not NodeStatus.FRESH:
            return False
        if self.max_depth is not None and node.depth >= self.max_depth:
            self.left_deep = True
            self.closed.add(node.number)
            return False
        if not run.may_expand:
            self.left_fresh = True
            self.closed.add(node.number)
            return False
        if run.drop_dominated(node) is not None:
            self.closed.add(node.number)
            return False
        return True

    def close(self, node: Node) -> None:
        """Nothing is left to do in this branch."""
        self.closed.add(node.number)

    def stray(self, run: SearchRun) -> Node | None:
        """A node with work that no descent from the root reaches, but a proof of the root may need."""
        for node in run.tree.nodes:
            if node.is_workable and node.number not in self.closed and run.tree.is_needed(node):
                return node
        return None
