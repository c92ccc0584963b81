"""Monte-Carlo tree search over proof states.

A simulation goes down from the root by PUCT, tries the most probable proposal where nothing tried is worth more, asks
the model about the new node, has it valued, and carries the value back.  The value is the value model's, or that of a
short greedy rollout (whose states stay in the tree), or a constant where there is neither.  Several simulations can
share one question to the model, and (``in_flight``) the next ones can go down while the model is at it: until it is
answered each counts as a lost visit (*virtual loss*), so that the others go elsewhere.

With ``novelty`` the value is replaced in part by a bonus, new states per tactic tried in the simulation; one that only
comes to a known state ends there without any.  Old visits are forgotten little by little, for a bonus that is spent
says nothing about the future.

In an AND/OR search an edge is worth the product of its targets, and a simulation goes to the one least visited.
Sources: PUCT as in AlphaZero (arXiv:1712.01815) and HTPS (arXiv:2205.11491, §3.2, products over goals); RMaxTS with
discounted UCB in DeepSeek-Prover-V1.5 (arXiv:2408.08152, §3.3); virtual loss: Chaslot et al. 2008.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from search.descent import Descent
from search.runner import RunOptions, SearchRun
from search.tree import Edge, EdgeKind, Node, NodeStatus

_ROLLOUT_TRIES = 8
_UNKNOWN_VALUE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class MctsOptions(RunOptions):
    """How simulations choose.

    ``exploration``: weight of the prior in PUCT.  ``first_play``: how much less than its node an untried proposal is
    taken to be worth.  ``evaluation``: where values come from.  ``rollout_steps``: expansions of one rollout.
    ``leaves``: simulations that share one question.  ``virtual_loss``: lost visits a pending simulation counts for.
    ``novelty``: share of the bonus for new states in the value.  ``forgetting``: what is left of a visit at the next
    one, with ``novelty``.  ``discount``: what a value is worth one step further up.
    """

    exploration: float = 1.5
    first_play: float = 0.1
    evaluation: Literal["value", "rollout", "none"] = "value"
    rollout_steps: int = 3
    leaves: int = 1
    virtual_loss: float = 1.0
    novelty: float = 0.0
    forgetting: float = 0.99
    discount: float = 0.98


@dataclass(slots=True)
class Visits:
    """Visits of an edge or a node, their summed values, and the virtual losses pending."""

    count: float = 0.0
    total: float = 0.0
    pending: float = 0.0

    def mean(self, default: float) -> float:
        """The average value; pending visits count as lost."""
        count = self.count + self.pending
        return self.total / count if count > 0 else default

    def add(self, value: float, forgetting: float) -> None:
        """One more visit."""
        self.count = self.count * forgetting + 1.0
        self.total = self.total * forgetting + value


Step = tuple[Node, Edge]


@dataclass(slots=True)
class Simulation:
    """The way one simulation took, the node it ended at (``None``: something was proved on the way, or it ended at a
    known state, ``is_stale``), tactics tried and states found on it."""

    steps: list[Step] = field(default_factory=list)
    leaf: Node | None = None
    tries: int = 0
    found: int = 0
    is_proof: bool = False
    is_stale: bool = False


def _leaves(simulations: Sequence[Simulation]) -> list[Node]:
    """Where simulations ended, each node once."""
    return list({simulation.leaf.number: simulation.leaf for simulation in simulations if simulation.leaf}.values())


class MctsPolicy:
    """Runs simulations until nothing is left to do."""

    def __init__(self, options: MctsOptions) -> None:
        self.options = options
        self.descent = Descent()
        # Keys: a node's number; the number of an edge's node and the edge's place.  They live as long as the run.
        self.nodes: dict[int, Visits] = {}
        self.edges: dict[tuple[int, int], Visits] = {}
        self.values: dict[int, float] = {}
        self.waiting: deque[list[Simulation]] = deque()

    def begin(self, run: SearchRun) -> None:
        """Nothing to prepare."""

    def advance(self, run: SearchRun) -> None:
        """One batch of simulations, and the oldest answer when it is due."""
        simulations: list[Simulation] = []
        for _ in range(max(1, self.options.leaves)):
            simulation = self._simulate(run)
            if simulation is None:
                break
            if run.is_over:
                return
            self._lose(simulation, self.options.virtual_loss)
            simulations.append(simulation)
        if simulations:
            self._ask(run, simulations)
        elif not self.waiting:
            run.end_for_want_of_work(self.descent.left_fresh)
            return
        if not simulations or len(self.waiting) >= self.options.in_flight:
            self._take_answer(run)

    def _take_answer(self, run: SearchRun) -> None:
        """Value the oldest simulations that wait, and carry back what they are worth."""
        run.collect()
        simulations = self.waiting.popleft()
        values = self._evaluate(run, simulations)
        for simulation, value in zip(simulations, values, strict=True):
            self._lose(simulation, -self.options.virtual_loss)
            self._carry_back(run, simulation, value)

    # -- going down --------------------------------------------------------------------------------------------------

    def _simulate(self, run: SearchRun) -> Simulation | None:
        """Go down to a fresh node; ``None`` when no work is left that is not pending."""
        simulation = Simulation()
        while run.status is None and run.tree.root.number not in self.descent.closed:
            if self._go_down(run, run.tree.root, simulation) or simulation.leaf is not None:
                return simulation
            simulation = Simulation(tries=simulation.tries, found=simulation.found)
        while run.status is None and (stray := self.descent.stray(run)) is not None:
            simulation = Simulation()
            if self._go_down(run, stray, simulation):
                return simulation
        return None

    def _go_down(self, run: SearchRun, node: Node, simulation: Simulation) -> bool:
        """True when the simulation ended well: at a fresh node, or with a proof.  False: the branch is closed now."""
        while True:
            if node.status is NodeStatus.ASKED:
                simulation.leaf = node
                return True
            if node.status is NodeStatus.FRESH:
                if not self.descent.may_ask(run, node):
                    self.descent.close(node)
                    return False
                simulation.leaf = node
                return True
            choice = self._choose(run, node)
            if choice is None:
                self.descent.close(node)
                return False
            if isinstance(choice, Edge):
                simulation.steps.append((node, choice))
                node = self._target(run, node, choice)
                continue
            tried = run.try_next(node)
            simulation.tries += 1
            if run.status is not None or node.proof is not None:
                simulation.is_proof = node.proof is not None
                return True
            if tried is None or run.is_over:
                return run.is_over
            if tried.edge.kind is EdgeKind.NEW:
                simulation.found += 1
            elif self.options.novelty > 0.0 and tried.edge.targets:
                simulation.is_stale = True
                return True

    def _choose(self, run: SearchRun, node: Node) -> Edge | float | None:
        """The edge to follow, the score of the next proposal if that is to be tried, or ``None``."""
        mine = self._visits(node)
        base = mine.mean(self.values.get(node.number, _UNKNOWN_VALUE))
        spread = self.options.exploration * math.sqrt(1.0 + mine.count + mine.pending)
        best: Edge | float | None = None
        best_score = -math.inf
        proposal = node.next_proposal
        if proposal is not None:
            prior = math.exp(run.selection.step_log_prob(node, proposal))
            best_score = best = base - self.options.first_play + spread * prior
        for edge, _ in self.descent.branches(run, node):
            visits = self._edge_visits(node, edge)
            seen = visits.count + visits.pending
            score = visits.mean(base) + spread * math.exp(edge.log_prob) / (1.0 + seen)
            if score > best_score:
                best, best_score = edge, score
        return best

    def _target(self, run: SearchRun, node: Node, edge: Edge) -> Node:
        targets = next(targets for branch, targets in self.descent.branches(run, node) if branch is edge)
        return min(targets, key=lambda target: self._visits(target).count + self._visits(target).pending)

    # -- values ------------------------------------------------------------------------------------------------------

    def _ask(self, run: SearchRun, simulations: list[Simulation]) -> None:
        """Ask the model about the nodes at which simulations ended, as far as it may be asked."""
        fresh = [leaf for leaf in _leaves(simulations) if leaf.status is NodeStatus.FRESH]
        asked = fresh[: run.budget.expansions_left]
        for leaf in asked:
            self.values[leaf.number] = _UNKNOWN_VALUE
        run.commit(asked)
        self.waiting.append(simulations)

    def _evaluate(self, run: SearchRun, simulations: Sequence[Simulation]) -> list[float]:
        leaves = _leaves(simulations)
        if self.options.evaluation == "value" and run.plugs.value is not None and leaves:
            estimates = run.estimate(leaves)
            self.values.update({leaf.number: value for leaf, value in zip(leaves, estimates, strict=True)})
        elif self.options.evaluation == "rollout":
            for leaf in leaves:
                self.values[leaf.number] = self._roll_out(run, leaf)
        return [self.worth(simulation) for simulation in simulations]

    def worth(self, simulation: Simulation) -> float:
        """What a simulation found: the value of where it ended, and the bonus."""
        leaf = simulation.leaf
        value = 1.0 if simulation.is_proof else 0.0
        if leaf is not None:
            value = 1.0 if leaf.proof is not None else self.values.get(leaf.number, _UNKNOWN_VALUE)
        bonus = simulation.found / simulation.tries if simulation.tries else 0.0
        return (1.0 - self.options.novelty) * value + self.options.novelty * bonus

    def _roll_out(self, run: SearchRun, leaf: Node) -> float:
        """Follow the first accepted proposal a few times; the fewer goals are left at the end, the better."""
        node = leaf
        for _ in range(self.options.rollout_steps):
            following = self._first_accepted(run, node)
            if following is None or run.is_over:
                break
            node = following
            if node.status is NodeStatus.FRESH and self.descent.may_ask(run, node):
                run.expand([node])
        if leaf.proof is not None:
            return 1.0
        return _UNKNOWN_VALUE ** len(node.goals)

    def _first_accepted(self, run: SearchRun, node: Node) -> Node | None:
        for _ in range(_ROLLOUT_TRIES):
            tried = run.try_next(node)
            if tried is None or run.is_over or node.proof is not None:
                return None
            if tried.edge.kind is EdgeKind.NEW and tried.edge.target is not None:
                return run.tree.nodes[tried.edge.target]
        return None

    # -- going back up -----------------------------------------------------------------------------------------------

    def _carry_back(self, run: SearchRun, simulation: Simulation, value: float) -> None:
        forgetting = self.options.forgetting if self.options.novelty > 0.0 else 1.0
        if simulation.leaf is not None:
            self._visits(simulation.leaf).add(value, forgetting)
        for node, edge in reversed(simulation.steps):
            if self.options.novelty == 0.0 and len(edge.targets) > 1:
                value = math.prod(self._value_of(run.tree.nodes[number]) for number in edge.targets)
            value *= self.options.discount
            self._edge_visits(node, edge).add(value, forgetting)
            self._visits(node).add(value, forgetting)

    def _value_of(self, node: Node) -> float:
        if node.proof is not None:
            return 1.0
        return self._visits(node).mean(self.values.get(node.number, _UNKNOWN_VALUE))

    def _lose(self, simulation: Simulation, loss: float) -> None:
        """Count (or take back) a lost visit all the way down."""
        if simulation.leaf is not None:
            self._visits(simulation.leaf).pending += loss
        for node, edge in simulation.steps:
            self._visits(node).pending += loss
            self._edge_visits(node, edge).pending += loss

    def _visits(self, node: Node) -> Visits:
        return self.nodes.setdefault(node.number, Visits())

    def _edge_visits(self, node: Node, edge: Edge) -> Visits:
        return self.edges.setdefault((node.number, edge.proposal), Visits())
