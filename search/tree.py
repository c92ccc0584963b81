"""The tree of proof states that a search has seen, and the checker of its invariants.

A node is one proof state: the list of goals that are left, main goal first.  (States are lists of goals; there are no
AND nodes.)  Its edges are the tactics that were tried on it, in order.  What comes in are proposals and Lean's answers;
what goes out are nodes to visit and the path to the proof.

Costs are natural-log probabilities, ``<= 0``.  ``Node.marks[i]`` is the mark at which goal ``i`` will become the main
goal: a goal that was closed is certain now, so the steps that closed it are no longer counted.  The mark of a node is
``marks[0]``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from prover.errors import InternalError
from prover.types import ProofState, TacticProposal
from search.transposition import StateKey

_TOLERANCE = 1e-9


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a goal is from the root: summed log probability and number of steps that count."""

    log_prob: float
    length: int

    def step(self, log_prob: float) -> Mark:
        """The mark one tactic further."""
        return Mark(self.log_prob + log_prob, self.length + 1)


class EdgeKind(Enum):
    """What Lean and the tree made of one tactic."""

    NEW = "new"
    MERGED = "merged"
    """The state was in the tree already."""
    DOMINATED = "dominated"
    """A state that asks for less is in the tree already."""
    REFUSED = "refused"
    PROVED = "proved"
    BROKEN = "broken"
    """The process failed while it ran."""


@dataclass(frozen=True, slots=True)
class Edge:
    """One tried tactic: its log probability and what it led to (``target``: the number of a node)."""

    tactic: str
    log_prob: float
    kind: EdgeKind
    target: int | None = None


class NodeStatus(Enum):
    """What may still happen to a node."""

    FRESH = "fresh"
    """No model was asked yet."""
    OPEN = "open"
    """Some proposals are left to try."""
    SPENT = "spent"
    """Every proposal was tried, or one was accepted that makes the others needless."""
    DROPPED = "dropped"
    """A state that asks for less was found."""


@dataclass(slots=True, eq=False)
class Node:
    """One proof state of the tree.  ``log_prob`` is that of the edge that led here from ``parent``.

    ``refused_mass`` is the probability of the proposals that Lean refused; ``ticket`` numbers its place in the queue.
    """

    number: int
    state: ProofState
    key: StateKey
    parent: Node | None
    tactic: str
    log_prob: float
    depth: int
    marks: tuple[Mark, ...]
    status: NodeStatus = NodeStatus.FRESH
    proposals: tuple[TacticProposal, ...] = ()
    edges: list[Edge] = field(default_factory=list)
    refused_mass: float = 0.0
    ticket: int = 0

    @property
    def mark(self) -> Mark:
        """The mark of the main goal."""
        return self.marks[0]

    @property
    def next_proposal(self) -> TacticProposal | None:
        """The proposal to try next."""
        tried = len(self.edges)
        return self.proposals[tried] if self.status is NodeStatus.OPEN and tried < len(self.proposals) else None

    def path(self) -> list[Node]:
        """The nodes from the root to this one."""
        nodes: list[Node] = []
        node: Node | None = self
        while node is not None:
            nodes.append(node)
            node = node.parent
        nodes.reverse()
        return nodes

    def tactics(self) -> tuple[str, ...]:
        """The tactics from the root to this node."""
        return tuple(node.tactic for node in self.path()[1:])


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a new state: the node, and whether it is new or better than it was (then it is to be queued)."""

    node: Node
    kind: EdgeKind
    is_improved: bool


class Tree:
    """All nodes of one search.

    ``by_key`` (key: ``transposition.state_key``; value: the node) lives as long as the tree.  A hit is sound because
    equal keys mean the same goals up to names, so a proof of one is, up to names, a proof of the other.
    """

    def __init__(self, root: ProofState, key: StateKey, *, merges: bool = True, forgives_closed: bool = True) -> None:
        self.merges = merges
        self.forgives_closed = forgives_closed
        self.root = Node(0, root, key, None, "", 0.0, 0, (Mark(0.0, 0),) * len(root.goals))
        self.nodes: list[Node] = [self.root]
        self.by_key: dict[StateKey, Node] = {key: self.root}
        self.best: Node | None = None

    def find_dominator(self, key: StateKey) -> Node | None:
        """A node whose goals are a proper tail of ``key``: whoever proves these goals proves those."""
        if not self.merges or not key.is_closed:
            return None
        for start in range(1, len(key.goals)):
            node = self.by_key.get(key.tail(start))
            if node is not None:
                return node
        return None

    def add(self, parent: Node, tactic: str, log_prob: float, state: ProofState, key: StateKey) -> Added:
        """Put the state that ``tactic`` made of ``parent`` into the tree, or find it there."""
        marks = self._marks(parent, log_prob, state, key)
        if self.merges:
            known = self.by_key.get(key)
            if known is not None:
                return Added(known, EdgeKind.MERGED, self._improve(known, parent, tactic, log_prob, state, marks))
            dominator = self.find_dominator(key)
            if dominator is not None:
                start = len(key.goals) - len(dominator.key.goals)
                return Added(dominator, EdgeKind.DOMINATED, self.raise_mark(dominator, marks[start]))
        node = Node(len(self.nodes), state, key, parent, tactic, log_prob, parent.depth + 1, marks)
        self.nodes.append(node)
        self.by_key[key] = node
        if self.best is None or _rank(node) > _rank(self.best):
            self.best = node
        return Added(node, EdgeKind.NEW, True)

    def raise_mark(self, node: Node, mark: Mark) -> bool:
        """A cheaper way to the same goals is known: let the node wait less.  True when that changes anything."""
        if node.status not in (NodeStatus.FRESH, NodeStatus.OPEN) or mark.log_prob <= node.mark.log_prob + _TOLERANCE:
            return False
        node.marks = (mark, *node.marks[1:])
        return True

    def _improve(
        self, known: Node, parent: Node, tactic: str, log_prob: float, state: ProofState, marks: tuple[Mark, ...]
    ) -> bool:
        """A second way to a known state: an unvisited node moves to the better parent, a visited one only up."""
        if known.status is NodeStatus.FRESH and known is not self.root:
            if marks[0].log_prob <= known.mark.log_prob + _TOLERANCE:
                return False
            # The state is replaced too: its names are those of the new path.
            known.state, known.parent, known.tactic, known.log_prob = state, parent, tactic, log_prob
            known.depth, known.marks = parent.depth + 1, marks
            return True
        return self.raise_mark(known, marks[0])

    def _marks(self, parent: Node, log_prob: float, state: ProofState, key: StateKey) -> tuple[Mark, ...]:
        """Marks of a new state: the parent's other goals keep theirs if the step left them alone."""
        stepped = parent.mark.step(log_prob)
        others = parent.key.goals[1:]
        made = len(key.goals) - len(others)
        is_local = parent.key.is_closed and key.is_closed and made >= 0 and key.goals[made:] == others
        if not (is_local and self.forgives_closed):
            return (stepped,) * len(state.goals)
        return (stepped,) * made + parent.marks[1:]

    def __iter__(self) -> Iterator[Node]:
        return iter(self.nodes)


def is_closing(parent: StateKey, child: StateKey) -> bool:
    """True when the step closed the main goal and left all the others as they were."""
    return parent.is_closed and child.is_closed and child.goals == parent.goals[1:]


def _rank(node: Node) -> tuple[int, int, float]:
    """The most advanced partial proof: fewest open goals, then deepest, then most probable."""
    return (-len(node.state.goals), node.depth, node.mark.log_prob)


def check_invariants(tree: Tree) -> None:
    """Raise ``InternalError`` when the tree is not what this module promises.  On in every test."""
    for number, node in enumerate(tree.nodes):
        if node.number != number:
            raise InternalError(f"node {number} carries the number {node.number}")
        _check_node(tree, node)
    if tree.merges:
        keys = [node.key for node in tree.nodes]
        if len(set(keys)) != len(keys):
            raise InternalError("two nodes have the same key")


def _check_node(tree: Tree, node: Node) -> None:
    where = f"node {node.number}"
    if not node.state.goals or len(node.marks) != len(node.state.goals) or len(node.key.goals) != len(node.marks):
        raise InternalError(f"{where}: goals, marks and key do not belong together")
    if any(mark.log_prob > _TOLERANCE for mark in node.marks):
        raise InternalError(f"{where}: a log probability is positive")
    if len(node.edges) > len(node.proposals):
        raise InternalError(f"{where}: more tactics tried than proposed")
    if any(edge.tactic != proposal.tactic for edge, proposal in zip(node.edges, node.proposals, strict=False)):
        raise InternalError(f"{where}: tactics were not tried in the order proposed")
    if node.status is NodeStatus.FRESH and (node.edges or node.proposals):
        raise InternalError(f"{where}: visited, but still marked fresh")
    if not -_TOLERANCE <= node.refused_mass <= 1 + 1e-6:
        raise InternalError(f"{where}: refused probability mass {node.refused_mass}")
    if node.parent is None:
        if node is not tree.root:
            raise InternalError(f"{where}: no parent")
        return
    if len(node.path()) != node.depth + 1 or node.path()[0] is not tree.root:
        raise InternalError(f"{where}: depth {node.depth} does not match its path")
    if not any(edge.target == node.number and edge.tactic == node.tactic for edge in node.parent.edges):
        raise InternalError(f"{where}: its parent has no edge to it")
    if not tree.forgives_closed and node.mark.log_prob < node.parent.mark.log_prob + node.log_prob - 1e-6:
        raise InternalError(f"{where}: its mark is worse than its path")
