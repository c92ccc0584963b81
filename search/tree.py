"""The tree of proof states that a search has seen: one type for all engines.

A node is what one line of work has to prove: the first ``own`` goals of a proof state.  In a search over *whole states*
these are all the state's goals.  In an AND/OR search (``Tree.splits``) a tactic that leaves several goals which share
no metavariable gives one node per goal, and the tactic's edge has them all as targets: the edge holds once every target
is proved.  A node that is reached twice is one node, so a goal proved in one place is proved in all.

Edges are the tactics that were tried on a node, in that order.  What comes in are proposals and Lean's answers; what
goes out are nodes to visit and the proof (``Node.proof`` is the first edge that held, so following it never goes in a
circle: its targets were proved before).

Costs are natural-log probabilities, ``<= 0``.  ``Node.marks[i]`` is the mark at which goal ``i`` will become the main
goal: a goal that was closed is certain now, so the steps that closed it are no longer counted.  The mark of a node is
``marks[0]``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum

from prover.types import ProofState, TacticProposal
from search.transposition import StateKey, goals_key

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
    """Every state was in the tree already."""
    DOMINATED = "dominated"
    """A state that asks for less is in the tree already."""
    REFUSED = "refused"
    PROVED = "proved"
    """The node's own goals are closed."""
    BROKEN = "broken"
    """The process failed while it ran."""
    ENTANGLED = "entangled"
    """It changed goals that belong to other nodes; an AND/OR search cannot use it."""


@dataclass(slots=True, eq=False)
class Edge:
    """One tried tactic: its log probability and the numbers of the nodes it leads to, all of which must be proved.

    ``proposal`` is its place among the node's proposals, ``message`` Lean's text for a refusal, ``lean_s`` the seconds
    Lean took.  ``is_dead``: a target cannot be proved any more.
    """

    tactic: str
    log_prob: float
    kind: EdgeKind
    targets: tuple[int, ...] = ()
    proposal: int = 0
    message: str = ""
    lean_s: float = 0.0
    is_dead: bool = False

    @property
    def target(self) -> int | None:
        """The first node it leads to."""
        return self.targets[0] if self.targets else None


class NodeStatus(Enum):
    """What may still happen to a node."""

    FRESH = "fresh"
    """No model was asked yet."""
    ASKED = "asked"
    """A model was asked and has not been heard yet."""
    OPEN = "open"
    """Some proposals are left to try."""
    SPENT = "spent"
    """Every proposal was tried, or one was accepted that makes the others needless."""
    DROPPED = "dropped"
    """A state that asks for less was found."""


@dataclass(slots=True, eq=False)
class Node:
    """What is to be proved at one place.  ``log_prob`` is that of the edge that led here from ``parent``.

    ``own``: how many goals of ``state`` are meant, the first ones once ``turn`` goals were rotated to the end (a node
    made by a split starts with the state its tactic left; ``turn`` is set to 0 when Lean has rotated it by
    ``rotated``).  ``untried`` are places in ``proposals``, in the order in which they are to be tried.  ``ways`` are
    the edges whose proof rests on this node word for word.  ``live`` counts edges that may still hold.
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
    own: int
    turn: int = 0
    rotated: int = 0
    status: NodeStatus = NodeStatus.FRESH
    proposals: tuple[TacticProposal, ...] = ()
    untried: list[int] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    ways: list[tuple[Node, Edge]] = field(default_factory=list)
    proof: Edge | None = None
    live: int = 0
    is_hopeless: bool = False
    refused_mass: float = 0.0
    ticket: int = 0

    @property
    def mark(self) -> Mark:
        """The mark of the main goal."""
        return self.marks[0]

    @property
    def goals(self) -> tuple[str, ...]:
        """The goals this node stands for."""
        return self.state.goals[self.turn : self.turn + self.own]

    @property
    def next_proposal(self) -> TacticProposal | None:
        """The proposal to try next."""
        return self.proposals[self.untried[0]] if self.status is NodeStatus.OPEN and self.untried else None

    @property
    def is_workable(self) -> bool:
        """True when something is left to do here."""
        return self.proof is None and self.status not in (NodeStatus.SPENT, NodeStatus.DROPPED)

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
        """The tactics that lead from the root's state to this node's, one after the other."""
        steps: list[str] = []
        for node in self.path()[1:]:
            steps.append(node.tactic)
            if node.rotated and not node.turn:
                steps.append(f"rotate_left {node.rotated}")
        return tuple(steps)

    def edge_for(self, tactic: str) -> Edge | None:
        """The edge of a tactic that was tried already."""
        return next((edge for edge in self.edges if edge.tactic == tactic), None)


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a new state: its nodes, those that are new or better than they were (they are to be queued)."""

    nodes: tuple[Node, ...]
    kind: EdgeKind
    improved: tuple[Node, ...]
    is_kept: bool
    """The state is in use: some node stands on it."""
    replaced: ProofState | None = None
    """The state that a node stood on before and stands on no longer."""


class Tree:
    """All nodes of one search.

    ``by_key`` (key: ``transposition.state_key``, or the goals word for word when ``splits``; value: the node) lives as
    long as the tree.  A hit is sound because equal keys mean the same goals up to names, so a proof of one is, up to
    names, a proof of the other; with ``splits`` proofs are carried over as text, hence the stricter key.
    """

    def __init__(
        self,
        root: ProofState,
        key: StateKey,
        *,
        merges: bool = True,
        forgives_closed: bool = True,
        splits: bool = False,
    ) -> None:
        self.merges = merges
        self.forgives_closed = forgives_closed
        self.splits = splits
        count = len(root.goals)
        self.root = Node(0, root, key, None, "", 0.0, 0, (Mark(0.0, 0),) * count, count)
        self.nodes: list[Node] = [self.root]
        self.by_key: dict[StateKey, Node] = {key: self.root}
        self.best: Node | None = None

    # -- growing -----------------------------------------------------------------------------------------------------

    def find_dominator(self, key: StateKey) -> Node | None:
        """A node whose goals are a proper tail of ``key``: whoever proves these goals proves those."""
        if self.splits or not self.merges or not key.is_closed:
            return None
        for start in range(1, len(key.goals)):
            node = self.by_key.get(key.tail(start))
            if node is not None:
                return node
        return None

    def add(self, parent: Node, tactic: str, log_prob: float, state: ProofState, key: StateKey) -> Added:
        """Put the state that ``tactic`` made of ``parent`` into the tree as one node, or find it there."""
        marks = self._marks(parent, log_prob, state, key)
        if self.merges:
            known = self.by_key.get(key)
            if known is not None:
                before = known.state
                improved = self._improve(known, parent, tactic, log_prob, state, marks)
                is_kept = known.state is state
                changed = (known,) if improved else ()
                return Added((known,), EdgeKind.MERGED, changed, is_kept, before if is_kept else None)
            dominator = self.find_dominator(key)
            if dominator is not None:
                start = len(key.goals) - len(dominator.key.goals)
                changed = (dominator,) if self.raise_mark(dominator, marks[start]) else ()
                return Added((dominator,), EdgeKind.DOMINATED, changed, False)
        node = self._new(parent, tactic, log_prob, state, key, marks, len(state.goals))
        if self.best is None or _rank(node) > _rank(self.best):
            self.best = node
        return Added((node,), EdgeKind.NEW, (node,), True)

    def add_goals(self, parent: Node, tactic: str, log_prob: float, state: ProofState, made: int) -> Added:
        """Put the first ``made`` goals of a state into the tree: one node each, or one for all if they are tied."""
        mark = parent.mark.step(log_prob)
        parts = [(at, 1) for at in range(made)]
        if any("?" in goal for goal in state.goals[:made]):
            parts = [(0, made)]
        nodes: list[Node] = []
        improved: list[Node] = []
        is_new = False
        for start, count in parts:
            key = goals_key(state.goals[start : start + count], state.state_id)
            node = self.by_key.get(key) if self.merges else None
            if node is None:
                node = self._new(parent, tactic, log_prob, state, key, (mark,) * count, count, start)
                improved.append(node)
                is_new = True
            elif self.raise_mark(node, mark):
                improved.append(node)
            nodes.append(node)
        for node in improved:
            if node.parent is parent and (self.best is None or _rank(node) > _rank(self.best)):
                self.best = node
        kind = EdgeKind.NEW if is_new else EdgeKind.MERGED
        return Added(tuple(nodes), kind, tuple(improved), is_new)

    def _new(
        self,
        parent: Node,
        tactic: str,
        log_prob: float,
        state: ProofState,
        key: StateKey,
        marks: tuple[Mark, ...],
        own: int,
        turn: int = 0,
    ) -> Node:
        node = Node(
            len(self.nodes), state, key, parent, tactic, log_prob, parent.depth + 1, marks, own, turn, rotated=turn
        )
        self.nodes.append(node)
        self.by_key[key] = node
        return node

    def raise_mark(self, node: Node, mark: Mark) -> bool:
        """A cheaper way to the same goals is known: let the node wait less.  True when that changes anything."""
        if not node.is_workable or mark.log_prob <= node.mark.log_prob + _TOLERANCE:
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
            # The state is replaced too: its names are those of the new path, so no other way rests on it.
            known.state, known.parent, known.tactic, known.log_prob = state, parent, tactic, log_prob
            known.depth, known.marks = parent.depth + 1, marks
            known.ways.clear()
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

    # -- what is settled ---------------------------------------------------------------------------------------------

    def link(self, node: Node, edge: Edge, added: Sequence[Node] = ()) -> None:
        """Enter an edge that was tried: what rests on it, and what it settles."""
        node.edges.append(edge)
        if edge.kind is EdgeKind.PROVED:
            self._prove(node, edge)
            return
        rests = edge.kind is EdgeKind.NEW or (edge.kind is EdgeKind.MERGED and self._rests_on(node, edge, added))
        if not rests:
            return
        node.live += 1
        for target in added:
            target.ways.append((node, edge))
        if all(target.proof is not None for target in added):
            self._prove(node, edge)
        elif any(target.is_hopeless for target in added):
            self._kill(node, edge)

    def _rests_on(self, node: Node, edge: Edge, added: Sequence[Node]) -> bool:
        """Does a merged edge carry proofs?  With whole states only when the node has moved to it."""
        return self.splits or (added[0].parent is node and added[0].tactic == edge.tactic)

    def _prove(self, node: Node, edge: Edge) -> None:
        waiting = [(node, edge)]
        while waiting:
            node, edge = waiting.pop()
            if node.proof is not None:
                continue
            node.proof = edge
            for parent, way in node.ways:
                if parent.proof is None and all(self.nodes[number].proof is not None for number in way.targets):
                    waiting.append((parent, way))

    def settle(self, node: Node) -> None:
        """Look whether a node that is not to be worked on any more has lost every hope."""
        waiting = [node]
        while waiting:
            node = waiting.pop()
            is_over = node.status in (NodeStatus.SPENT, NodeStatus.DROPPED)
            if not is_over or node.live > 0 or node.proof is not None or node.is_hopeless:
                continue
            node.is_hopeless = True
            for parent, way in node.ways:
                if not way.is_dead:
                    way.is_dead = True
                    parent.live -= 1
                    waiting.append(parent)

    def _kill(self, node: Node, edge: Edge) -> None:
        edge.is_dead = True
        node.live -= 1

    def is_needed(self, node: Node) -> bool:
        """Is there an open way from the root to this node?  (Every node of a search over whole states has one.)"""
        seen: set[int] = set()
        waiting = [node]
        while waiting:
            here = waiting.pop()
            if here is self.root:
                return self.root.proof is None
            if here.proof is not None or here.number in seen:
                continue
            seen.add(here.number)
            waiting.extend(parent for parent, way in here.ways if not way.is_dead)
        return False

    def __iter__(self) -> Iterator[Node]:
        return iter(self.nodes)


def is_closing(parent: StateKey, child: StateKey) -> bool:
    """True when the step closed the main goal and left all the others as they were."""
    return parent.is_closed and child.is_closed and child.goals == parent.goals[1:]


def _rank(node: Node) -> tuple[int, int, float]:
    """The most advanced partial proof: fewest open goals, then deepest, then most probable."""
    return (-len(node.state.goals), node.depth, node.mark.log_prob)
