"""Best-first search over proof states.

In: a proof environment, a root state, and the plugs (model, retriever, limits, clock).  Out: a ``SearchOutcome``.

A visit either asks the model about a state (an *expansion*) or tries its next proposal; then the state goes back to the
queue with what is left to try.  So a tactic is sent to Lean only when nothing more probable is waiting.  A search that
has used up its expansions still tries what was proposed: a proof found in the expansion that hits the limit counts.
Source of the plan: best-first search as in HTPS (arXiv:2205.11491, §3) and BFS-Prover (arXiv:2502.03438), with Aesop's
distinction of safe and unsafe steps.
"""

from __future__ import annotations

import logging
import math
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from prover.errors import EngineError
from prover.ports import Clock, Limits, ProgressCallback, ProofEnv, Retriever, TacticModel
from prover.types import (
    ModelQuery,
    PartialProof,
    ProofState,
    Proved,
    Refusal,
    SearchOutcome,
    SearchProgress,
    SearchStatus,
    TacticProposal,
    TacticResult,
)
from search.budget import Budget
from search.extract import proof_steps, write_script
from search.queue import BestFirstQueue, FifoQueue, LifoQueue, Queue, Ticket
from search.selection import CumulativeLogProb
from search.transposition import state_key
from search.tree import Edge, EdgeKind, Node, NodeStatus, Tree, check_invariants, is_closing

logger = logging.getLogger(__name__)

_MAX_BROKEN_IN_A_ROW = 3
_FORGET_BATCH = 64

QUEUES: dict[str, Callable[[], Queue]] = {"best": BestFirstQueue, "fifo": FifoQueue, "lifo": LifoQueue}


@dataclass(frozen=True, slots=True, kw_only=True)
class BestFirstOptions:
    """How the search goes about it.

    ``proposals`` and ``premises``: how many to ask for per state.  ``order``: which queue.  ``is_lazy``: one tactic a
    visit; otherwise all of a state's proposals at once.  ``length_exponent``: see ``selection``.  ``merges``: treat
    equal states as one.  ``forgives_closed``: steps that closed a goal for good no longer count in the priority.
    ``obeys_safe``: a safe tactic that Lean accepts makes the other proposals needless.  ``noise``: scale of the Gumbel
    noise added to log probabilities (0: none, and the seed has no effect).  ``checks_invariants``: for tests.
    """

    proposals: int = 48
    premises: int = 24
    order: Literal["best", "fifo", "lifo"] = "best"
    is_lazy: bool = True
    length_exponent: float = 0.0
    merges: bool = True
    forgives_closed: bool = True
    renormalises: bool = True
    obeys_safe: bool = True
    noise: float = 0.0
    checks_invariants: bool = False


class BestFirstSearch:
    """Implements ``prover.ports.ProofSearch``."""

    def __init__(
        self,
        model: TacticModel,
        *,
        proposals: int = 48,
        premises: int = 24,
        options: BestFirstOptions | None = None,
        clock: Clock = time.monotonic,
    ) -> None:
        self.model = model
        self.options = options or BestFirstOptions(proposals=proposals, premises=premises)
        self.clock = clock
        self.last_tree: Tree | None = None

    def search(
        self,
        env: ProofEnv,
        root: ProofState,
        *,
        retriever: Retriever,
        limits: Limits,
        seed: int = 0,
        source: str = "",
        on_progress: ProgressCallback | None = None,
    ) -> SearchOutcome:
        """Look for tactics that finish ``root``; see the port."""
        run = _Run(self, env, root, retriever, limits, seed, source, on_progress)
        self.last_tree = run.tree
        try:
            while run.status is None:
                run.visit_next()
        except KeyboardInterrupt:
            run.report_progress()
            raise
        run.clean_up()
        return run.outcome()


class _Run:
    """One search: its tree, queue and budget."""

    def __init__(
        self,
        engine: BestFirstSearch,
        env: ProofEnv,
        root: ProofState,
        retriever: Retriever,
        limits: Limits,
        seed: int,
        source: str,
        on_progress: ProgressCallback | None,
    ) -> None:
        options = engine.options
        self.model, self.options, self.env = engine.model, options, env
        self.retriever, self.source, self.on_progress = retriever, source, on_progress
        self.random = random.Random(seed)
        self.budget = Budget(limits, engine.clock)
        self.selection = CumulativeLogProb(options.length_exponent, options.renormalises, options.obeys_safe)
        self.tree = Tree(root, state_key(root), merges=options.merges, forgives_closed=options.forgives_closed)
        self.queue = QUEUES[options.order]()
        self.status: SearchStatus | None = None
        self.script: tuple[str, ...] = ()
        self.detail = ""
        self._left_fresh = False
        self._broken_in_a_row = 0
        self._unused: list[ProofState] = []
        self._requeue(self.tree.root)

    # -- the loop ----------------------------------------------------------------------------------------------------

    def visit_next(self) -> None:
        """Take the next node of the queue one step further."""
        if not self.queue:
            self.status = SearchStatus.EXPANSION_LIMIT if self._left_fresh else SearchStatus.EXHAUSTED
        elif self.budget.is_out_of_time:
            self.status = SearchStatus.TIME_LIMIT
        else:
            ticket = self.queue.pop()
            if ticket.is_valid:
                self._visit(ticket.node)

    def _visit(self, node: Node) -> None:
        if node.status in (NodeStatus.SPENT, NodeStatus.DROPPED) or self._drop_dominated(node):
            return
        if node.status is NodeStatus.FRESH:
            if not self.budget.has_expansions:
                self._left_fresh = True
                return
            self._expand(node)
            if self.options.is_lazy:
                self._requeue(node)
                return
        self._try_next(node)
        while not self.options.is_lazy and self.status is None and node.next_proposal and not self._is_stopped():
            self._try_next(node)
        if self.options.checks_invariants:
            check_invariants(self.tree)
        self._requeue(node)

    def _is_stopped(self) -> bool:
        if self.budget.is_out_of_time:
            self.status = SearchStatus.TIME_LIMIT
        return self.status is not None

    def _requeue(self, node: Node) -> None:
        """Put a node back unless nothing is left to do with it."""
        if node.status is NodeStatus.OPEN and node.next_proposal is None:
            node.status = NodeStatus.SPENT
        if node.status in (NodeStatus.FRESH, NodeStatus.OPEN):
            node.ticket += 1
            self.queue.push(Ticket(node, node.ticket), self.selection.priority(node))

    def _drop_dominated(self, node: Node) -> bool:
        """Leave a node alone once a state that asks for less is known; that one inherits its place in the queue."""
        dominator = self.tree.find_dominator(node.key)
        if dominator is None:
            return False
        node.status = NodeStatus.DROPPED
        self.budget.dominated += 1
        if self.tree.raise_mark(dominator, node.marks[len(node.key.goals) - len(dominator.key.goals)]):
            self._requeue(dominator)
        return True

    # -- expanding ---------------------------------------------------------------------------------------------------

    def _expand(self, node: Node) -> None:
        """Ask the model about a state."""
        started = self.budget.clock()
        self.budget.expansions += 1
        goal = node.state.goals[0]
        premises = tuple(self.retriever.retrieve(goal, limit=self.options.premises)) if self.options.premises else ()
        query = ModelQuery(node.state, premises, node.tactics(), self.source)
        (proposed,) = self.model.propose([query], limit=self.options.proposals)
        node.proposals = tuple(self._with_noise(proposed))
        node.status = NodeStatus.OPEN
        self.budget.model_s += self.budget.clock() - started
        self.report_progress()

    def _with_noise(self, proposed: Sequence[TacticProposal]) -> list[TacticProposal]:
        proposals = list(proposed)
        if self.options.noise <= 0.0:
            return proposals
        noisy = [
            TacticProposal(item.tactic, min(0.0, item.log_prob + self.options.noise * self._gumbel()), item.is_safe)
            for item in proposals
        ]
        noisy.sort(key=lambda item: -item.log_prob)
        return noisy

    def _gumbel(self) -> float:
        return -math.log(-math.log(self.random.uniform(1e-12, 1.0 - 1e-12)))

    # -- trying ------------------------------------------------------------------------------------------------------

    def _try_next(self, node: Node) -> None:
        """Send a node's next proposal to Lean and enter the answer into the tree."""
        proposal = node.next_proposal
        if proposal is None:
            return
        log_prob = self.selection.step_log_prob(node, proposal)
        result = self._run_tactic(node, proposal.tactic)
        if result is None:
            node.edges.append(Edge(proposal.tactic, log_prob, EdgeKind.BROKEN))
        elif isinstance(result, Refusal):
            self.budget.refused += 1
            node.refused_mass = min(1.0, node.refused_mass + math.exp(proposal.log_prob))
            node.edges.append(Edge(proposal.tactic, log_prob, EdgeKind.REFUSED))
        elif isinstance(result, Proved):
            node.edges.append(Edge(proposal.tactic, log_prob, EdgeKind.PROVED))
            self.script = write_script(proof_steps(node, proposal.tactic))
            self.status = SearchStatus.PROVED
        else:
            self._enter(node, proposal, log_prob, result)

    def _run_tactic(self, node: Node, tactic: str) -> TacticResult | None:
        """Lean's answer; ``None`` when the process broke."""
        started = self.budget.clock()
        self.budget.steps += 1
        try:
            result = self.env.run_tactic(node.state, tactic, timeout_s=self.budget.tactic_timeout_s)
        except EngineError as error:
            self._broken_in_a_row += 1
            logger.warning("the Lean process failed on %r: %s", tactic, error)
            if self._broken_in_a_row >= _MAX_BROKEN_IN_A_ROW:
                self.status, self.detail = SearchStatus.ENGINE_FAILURE, str(error)
            return None
        finally:
            self.budget.lean_s += self.budget.clock() - started
        self._broken_in_a_row = 0
        return result

    def _enter(self, node: Node, proposal: TacticProposal, log_prob: float, state: ProofState) -> None:
        """A new state: into the tree, and into the queue if it is worth a visit."""
        key = state_key(state)
        known = self.tree.by_key.get(key)
        replaced = None if known is None else known.state
        added = self.tree.add(node, proposal.tactic, log_prob, state, key)
        node.edges.append(Edge(proposal.tactic, log_prob, added.kind, added.node.number))
        if added.kind is EdgeKind.MERGED:
            self.budget.merged += 1
        elif added.kind is EdgeKind.DOMINATED:
            self.budget.dominated += 1
        if added.is_improved:
            self._requeue(added.node)
        if added.kind is not EdgeKind.NEW:
            self._forget(replaced if replaced is not None and added.node.state is state else state)
        makes_progress = added.node is not node
        if makes_progress and (is_closing(node.key, key) or (proposal.is_safe and self.options.obeys_safe)):
            node.status = NodeStatus.SPENT

    def _forget(self, state: ProofState) -> None:
        """A state that nothing refers to; handed back to Lean in batches."""
        self._unused.append(state)
        if len(self._unused) >= _FORGET_BATCH:
            self._flush_unused()

    def _flush_unused(self) -> None:
        unused, self._unused = self._unused, []
        if unused:
            self.env.forget(unused)

    def clean_up(self) -> None:
        """Hand back every state but the root and those on the way to the best partial proof."""
        best = self.tree.best
        kept = {0} if best is None else {node.number for node in best.path()}
        self._unused.extend(node.state for node in self.tree.nodes if node.number not in kept)
        self._flush_unused()

    # -- reporting ---------------------------------------------------------------------------------------------------

    def _best(self) -> PartialProof | None:
        best = self.tree.best
        return None if best is None else PartialProof(best.tactics(), best.state)

    def report_progress(self) -> None:
        """Tell the caller how far the search is."""
        if self.on_progress is not None:
            budget = self.budget
            self.on_progress(SearchProgress(budget.expansions, len(self.tree.nodes), budget.elapsed_s, self._best()))

    def outcome(self) -> SearchOutcome:
        """The result, once ``status`` is set."""
        assert self.status is not None
        return SearchOutcome(
            status=self.status,
            tactics=self.script,
            best=self._best(),
            expansions=self.budget.expansions,
            states=len(self.tree.nodes),
            steps=self.budget.steps,
            elapsed_s=self.budget.elapsed_s,
            detail=self.detail,
            statistics=self.budget.statistics(),
        )
