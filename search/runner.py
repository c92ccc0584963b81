"""The runner of all engines: one search with its tree, its budget and its two doors to the outside.

In: a task (environment, root, retriever, limits, seed) and plugs (model, value, writer, clock).  Out: a
``SearchOutcome``.  An engine is a policy (``search.policy``): it says what to do next and does it with
``SearchRun.expand`` (ask the model about nodes; ``commit`` and ``collect`` when there is something else to do until it
answers) and ``SearchRun.try_proposal`` (send a tactic to Lean); everything that is entered into the tree goes through
these.

A proof found in the expansion that hits a limit counts: running out of expansions or tokens forbids asking the model,
not trying what it has proposed.
"""

from __future__ import annotations

import logging
import math
import random
import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace

from prover.errors import EngineError, ModelOutOfTime
from prover.ports import (
    Clock,
    Limits,
    ProgressCallback,
    ProofEnv,
    ProofWriter,
    Retriever,
    TacticMender,
    TacticModel,
    ValueModel,
)
from prover.types import (
    ModelQuery,
    PartialProof,
    Premise,
    ProofState,
    Proved,
    Refusal,
    RefusalKind,
    SearchOutcome,
    SearchProgress,
    SearchStatus,
    TacticProposal,
    TacticResult,
)
from search.ahead import AheadModel
from search.budget import Budget
from search.extract import plain_script, proof_steps, write_script
from search.hammers import NO_HAMMERS, Hammers
from search.invariants import check_invariants
from search.selection import CumulativeLogProb
from search.transposition import goals_key, state_key
from search.tree import Added, Edge, EdgeKind, Node, NodeStatus, Tree, is_closing

logger = logging.getLogger(__name__)

_MAX_BROKEN_IN_A_ROW = 3
_FORGET_BATCH = 64

HAMMER_LOG_PROB = -0.05
"""The price of a hammer that closed a goal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOptions:
    """What holds for every engine.

    ``proposals`` and ``premises``: how many to ask for per state.  ``length_exponent``: see ``selection``.  ``merges``:
    treat equal states as one.  ``splits``: goals without common metavariables are proved separately (AND/OR).
    ``forgives_closed``: steps that closed a goal for good no longer count in the priority.  ``renormalises``: see
    ``selection``.  ``obeys_safe``: a safe tactic that Lean accepts makes the other proposals needless.  ``noise``:
    scale of the Gumbel noise added to log probabilities (0: none).  ``hammers``: tactics tried on a node
    before the model is asked about it; only closing the main goal counts.  ``question_cost``: see ``selection``.
    ``in_flight``: states in hand at once, one of them with Lean and the others with the model (more are not asked about
    before an answer is taken).  ``patience``: tactics tried before an answer is waited for.  ``checks_invariants``: for
    tests.
    """

    proposals: int = 48
    premises: int = 24
    length_exponent: float = 0.0
    merges: bool = True
    splits: bool = False
    forgives_closed: bool = True
    renormalises: bool = True
    obeys_safe: bool = True
    noise: float = 0.0
    hammers: Hammers = NO_HAMMERS
    question_cost: float = 1.0
    in_flight: int = 1
    patience: int = 16
    checks_invariants: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Plugs:
    """What the engines are plugged into; an engine names what it cannot do without.

    ``spare_model``: what searches in further threads ask, where that is not ``model`` itself (a recording of one).
    ``mender``: what a refused tactic may have meant.
    ``ahead``: what ``model`` asks in the end, where questions can be begun before they are needed.
    """

    model: TacticModel
    spare_model: TacticModel | None = None
    ahead: AheadModel | None = None
    value: ValueModel | None = None
    writer: ProofWriter | None = None
    mender: TacticMender | None = None
    clock: Clock = time.monotonic


@dataclass(frozen=True, slots=True)
class SearchTask:
    """The arguments of one ``ProofSearch.search``."""

    env: ProofEnv
    root: ProofState
    retriever: Retriever
    limits: Limits
    seed: int = 0
    source: str = ""
    on_progress: ProgressCallback | None = None


@dataclass(frozen=True, slots=True)
class Tried:
    """The edge of a tactic that was tried, and the nodes that wait for a (better) place in the queue."""

    edge: Edge
    improved: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Commitment:
    """Nodes about which the model is asked in one question (none: hammers have settled them), and how many steps the
    search had taken then.  ``improved``: nodes that are worth a visit because of what hammers did."""

    nodes: tuple[Node, ...]
    queries: tuple[ModelQuery, ...]
    improved: tuple[Node, ...]
    steps: int


class SearchRun:
    """One search.  ``under_way``: what the model was asked and has not been heard about yet, oldest first."""

    def __init__(self, plugs: Plugs, options: RunOptions, task: SearchTask, budget: Budget | None = None) -> None:
        self.plugs, self.options, self.task = plugs, options, task
        self.env = task.env
        self.random = random.Random(task.seed)
        self.budget = budget or Budget(task.limits, plugs.clock)
        self.selection = CumulativeLogProb(
            options.length_exponent, options.renormalises, options.obeys_safe, options.question_cost
        )
        self.tree = Tree(
            task.root,
            goals_key(task.root.goals, task.root.state_id) if options.splits else state_key(task.root),
            merges=options.merges,
            forgives_closed=options.forgives_closed,
            splits=options.splits,
        )
        self.under_way: deque[Commitment] = deque()
        self.status: SearchStatus | None = None
        self.script: tuple[str, ...] = ()
        self.detail = ""
        self._broken_in_a_row = 0
        self._unused: list[ProofState] = []
        self._turned: list[ProofState] = []
        # Cache: key node and tactic, value what Lean answered to a hammer there; an entry goes when the tactic is tried
        # in earnest.  Sound: states are persistent, so Lean would answer the same again.
        self._known: dict[tuple[int, str], TacticResult] = {}
        # Cache: key a node's number, value what was retrieved for its main goal; an entry goes when the model is asked.
        # Sound: a retriever answers the same again.
        self._retrieved: dict[int, tuple[Premise, ...]] = {}

    # -- limits ------------------------------------------------------------------------------------------------------

    @property
    def may_expand(self) -> bool:
        """May the model be asked?"""
        return self.budget.has_expansions and self.budget.has_tokens

    @property
    def is_over(self) -> bool:
        """Has the run ended?  Looks at the clock."""
        if self.status is None and self.budget.is_out_of_time:
            self.status = SearchStatus.TIME_LIMIT
        return self.status is not None

    def end_for_want_of_work(self, left_fresh: bool, *, left_deep: bool = False) -> None:
        """Nothing is left to do; ``left_fresh``: because the model may not be asked any more; ``left_deep``: but nodes
        that are deeper than the policy goes."""
        if left_fresh:
            self.status = SearchStatus.TOKEN_LIMIT if self.budget.has_expansions else SearchStatus.EXPANSION_LIMIT
        else:
            self.status = SearchStatus.DEPTH_LIMIT if left_deep else SearchStatus.EXHAUSTED

    # -- asking the model --------------------------------------------------------------------------------------------

    def expand(self, nodes: Sequence[Node]) -> tuple[Node, ...]:
        """Ask the model about fresh nodes, in one batch; those that a hammer settles need no model.

        Returns the nodes that are worth a visit because of what hammers did.
        """
        commitment = self._prepare(nodes)
        self._hear(commitment)
        return commitment.improved

    def commit(self, nodes: Sequence[Node]) -> Commitment:
        """Like ``expand``, without the answer, which ``collect`` takes.  It counts as an expansion from now on."""
        commitment = self._prepare(nodes)
        self.under_way.append(commitment)
        if self.plugs.ahead is not None and commitment.nodes:
            self.plugs.ahead.begin(self.plugs.model, commitment.queries, limit=self.options.proposals)
        return commitment

    def collect(self) -> Commitment:
        """Wait for the oldest answer that is under way: the order never hangs on the clock."""
        commitment = self.under_way.popleft()
        self._hear(commitment)
        return commitment

    @property
    def is_answer_due(self) -> bool:
        """Has enough been tried since the oldest question under way was put?"""
        if not self.under_way:
            return False
        oldest = self.under_way[0]
        return not oldest.nodes or self.budget.steps - oldest.steps >= self.options.patience

    @property
    def is_full(self) -> bool:
        """Must an answer be taken before the next question?"""
        return len(self.under_way) >= max(1, self.options.in_flight - 1)

    def _prepare(self, nodes: Sequence[Node]) -> Commitment:
        improved: list[Node] = []
        for node in nodes:
            improved.extend(self._hammer(node))
        fresh = [node for node in nodes if node.status is NodeStatus.FRESH and node.proof is None]
        asked = () if self.is_over else tuple(fresh)
        for node in asked:
            node.status = NodeStatus.ASKED
        self.budget.expansions += len(asked)
        started = self.budget.clock()
        queries = tuple(self._query(node) for node in asked)
        self.budget.model_s += self.budget.clock() - started
        return Commitment(asked, queries, tuple(improved), self.budget.steps)

    def _hear(self, commitment: Commitment) -> None:
        if not commitment.nodes:
            return
        started = self.budget.clock()
        try:
            answers = self.plugs.model.propose(commitment.queries, limit=self.options.proposals)
            for node, proposed in zip(commitment.nodes, answers, strict=True):
                self.budget.tokens += sum(item.tokens for item in proposed)
                node.status = NodeStatus.OPEN
                self._give(node, self._with_noise(proposed))
        except ModelOutOfTime:
            self.status = SearchStatus.TIME_LIMIT
            for node in commitment.nodes:
                node.status = NodeStatus.FRESH
        self.budget.model_s += self.budget.clock() - started
        self.report_progress()

    def _hammer(self, node: Node) -> tuple[Node, ...]:
        """Try the cheap closers on a node's main goal.  What does not close it is kept for the model to propose."""
        for tactic in self.options.hammers.for_node(node.goals[0], node.depth, lambda: self._retrieve(node)):
            if self.is_over:
                break
            result, lean_s = self._run_tactic(node, tactic, self.options.hammers.timeout_s)
            is_closed = isinstance(result, Proved)
            if isinstance(result, ProofState):
                is_closed = result.goals == node.state.goals[1:]
            if is_closed and result is not None:
                self._retrieved.pop(node.number, None)
                return self._record(node, self._place_of(node, TacticProposal(tactic, HAMMER_LOG_PROB)), result, lean_s)
            if isinstance(result, ProofState) or (isinstance(result, Refusal) and result.kind is RefusalKind.ERROR):
                self._known[node.number, tactic] = result
        return ()

    def _query(self, node: Node) -> ModelQuery:
        goals = node.goals
        state = node.state if goals == node.state.goals else ProofState(node.state.state_id, goals)
        history = tuple(step.tactic for step in node.path()[1:])
        premises = self._retrieve(node)
        self._retrieved.pop(node.number, None)
        return ModelQuery(state, premises, history, self.task.source)

    def _retrieve(self, node: Node) -> tuple[Premise, ...]:
        """The premises for a node's main goal."""
        wanted = self.options.premises
        if wanted and node.number not in self._retrieved:
            self._retrieved[node.number] = tuple(self.task.retriever.retrieve(node.goals[0], limit=wanted))
        return self._retrieved.get(node.number, ())

    def _with_noise(self, proposed: Sequence[TacticProposal]) -> Sequence[TacticProposal]:
        if self.options.noise <= 0.0:
            return proposed
        noisy = [
            replace(item, log_prob=min(0.0, item.log_prob + self.options.noise * self.gumbel())) for item in proposed
        ]
        noisy.sort(key=lambda item: -item.log_prob)
        return noisy

    def gumbel(self) -> float:
        """A sample of the standard Gumbel distribution."""
        return -math.log(-math.log(self.random.uniform(1e-12, 1.0 - 1e-12)))

    def _give(self, node: Node, proposed: Sequence[TacticProposal]) -> None:
        """Add proposals to a node; what was tried on it already is not tried again."""
        known = {edge.tactic for edge in node.edges}
        fresh = [item for item in proposed if item.tactic not in known] if known else list(proposed)
        first = len(node.proposals)
        node.proposals = (*node.proposals, *fresh)
        node.untried.extend(range(first, first + len(fresh)))

    def estimate(self, nodes: Sequence[Node]) -> Sequence[float]:
        """The value model's opinion of nodes, in one batch."""
        assert self.plugs.value is not None
        started = self.budget.clock()
        values = self.plugs.value.estimate([ProofState(node.state.state_id, node.goals) for node in nodes])
        self.budget.model_s += self.budget.clock() - started
        return values

    def drop_dominated(self, node: Node) -> Node | None:
        """Leave a node alone once one that asks for less is known; that one is returned."""
        dominator = self.tree.find_dominator(node.key)
        if dominator is not None:
            node.status = NodeStatus.DROPPED
            self.tree.settle(node)
            self.budget.dominated += 1
        return dominator

    # -- sending tactics to Lean -------------------------------------------------------------------------------------

    def try_next(self, node: Node) -> Tried | None:
        """Send a node's next proposal to Lean."""
        return self.try_proposal(node, node.untried[0]) if node.next_proposal is not None else None

    def try_tactic(self, node: Node, proposal: TacticProposal) -> Tried:
        """Send a tactic to Lean that the tactic model did not propose here; a known one is not sent again."""
        known = node.edge_for(proposal.tactic)
        return Tried(known) if known is not None else self.try_proposal(node, self._place_of(node, proposal))

    def _place_of(self, node: Node, proposal: TacticProposal) -> int:
        """The place of a tactic among a node's untried proposals; it becomes one of them if need be."""
        waiting = next((at for at in node.untried if node.proposals[at].tactic == proposal.tactic), None)
        if waiting is not None:
            return waiting
        node.proposals = (*node.proposals, proposal)
        node.untried.append(len(node.proposals) - 1)
        return len(node.proposals) - 1

    def try_proposal(self, node: Node, place: int) -> Tried:
        """Send one of a node's untried proposals to Lean and enter the answer into the tree.

        Where it is refused and may have meant another tactic, that one is tried too, and its edge returned.
        """
        proposal = node.proposals[place]
        result, lean_s = self._run_tactic(node, proposal.tactic)
        improved = self._record(node, place, result, lean_s)
        edge = node.edges[-1]
        mender = self.plugs.mender
        mended = None if mender is None or not isinstance(result, Refusal) else mender.mend(edge.tactic, result.message)
        if mended is None or node.edge_for(mended) is not None:
            return Tried(edge, improved)
        again = self.try_tactic(node, replace(proposal, tactic=mended))
        return Tried(again.edge, (*improved, *again.improved))

    def _record(self, node: Node, place: int, result: TacticResult | None, lean_s: float) -> tuple[Node, ...]:
        """Enter Lean's answer to a proposal; returns the nodes that are worth a visit because of it."""
        proposal = node.proposals[place]
        node.untried.remove(place)
        log_prob = self.selection.step_log_prob(node, proposal)
        edge = Edge(proposal.tactic, log_prob, EdgeKind.BROKEN, proposal=place, lean_s=lean_s)
        improved: tuple[Node, ...] = ()
        if isinstance(result, Refusal):
            self.budget.refused += 1
            node.refused_mass = min(1.0, node.refused_mass + math.exp(proposal.log_prob))
            edge.kind, edge.message = EdgeKind.REFUSED, result.message
        elif isinstance(result, Proved):
            edge.kind = EdgeKind.PROVED
        elif result is not None:
            improved = self._enter(node, proposal, edge, result)
        if not edge.targets:
            self.tree.link(node, edge)
        if self.tree.root.proof is not None and self.status is None:
            self._finish()
        if node.status is NodeStatus.OPEN and not node.untried:
            node.status = NodeStatus.SPENT
        self.tree.settle(node)
        return improved

    def _run_tactic(self, node: Node, tactic: str, timeout_s: float | None = None) -> tuple[TacticResult | None, float]:
        """Lean's answer (``None`` when the process broke) and how long it took."""
        known = self._known.pop((node.number, tactic), None)
        if known is not None:
            return known, 0.0
        started = self.budget.clock()
        allowed = self.budget.tactic_timeout_s
        if timeout_s is not None:
            allowed = timeout_s if allowed is None else min(timeout_s, allowed)
        result: TacticResult | None = None
        try:
            if node.turn:
                self._turn(node)
            self.budget.steps += 1
            result = self.env.run_tactic(node.state, tactic, timeout_s=allowed)
            self._broken_in_a_row = 0
        except EngineError as error:
            self._broken_in_a_row += 1
            logger.warning("the Lean process failed on %r: %s", tactic, error)
            if self._broken_in_a_row >= _MAX_BROKEN_IN_A_ROW:
                self.status, self.detail = SearchStatus.ENGINE_FAILURE, str(error)
        lean_s = self.budget.clock() - started
        self.budget.lean_s += lean_s
        return result, lean_s

    def _turn(self, node: Node) -> None:
        """Bring a node's goals to the front of its state."""
        self.budget.steps += 1
        turned = self.env.run_tactic(node.state, f"rotate_left {node.turn}", timeout_s=self.budget.tactic_timeout_s)
        if not isinstance(turned, ProofState):
            raise EngineError(f"rotate_left {node.turn} was refused")
        self._turned.append(node.state)
        node.state, node.turn = turned, 0

    def _enter(self, node: Node, proposal: TacticProposal, edge: Edge, state: ProofState) -> tuple[Node, ...]:
        """A new state: into the tree; returns the nodes that are worth a visit because of it."""
        if self.options.splits:
            added = self._add_goals(node, edge, state)
            if added is None:
                self._forget(state)
                return ()
        else:
            added = self.tree.add(node, proposal.tactic, edge.log_prob, state, state_key(state))
        edge.kind, edge.targets = added.kind, tuple(target.number for target in added.nodes)
        self.tree.link(node, edge, added.nodes)
        if added.kind is EdgeKind.MERGED:
            self.budget.merged += 1
        elif added.kind is EdgeKind.DOMINATED:
            self.budget.dominated += 1
        if added.kind is not EdgeKind.NEW:
            replaced = added.replaced if added.replaced is not None else state
            self._forget(replaced if added.is_kept else state)
        makes_progress = node not in added.nodes
        is_settling = proposal.is_safe and self.options.obeys_safe
        if not self.options.splits:
            is_settling = is_settling or is_closing(node.key, added.nodes[0].key)
        if makes_progress and is_settling:
            node.status = NodeStatus.SPENT
        return added.improved

    def _add_goals(self, node: Node, edge: Edge, state: ProofState) -> Added | None:
        """The goals that a tactic made of a node's own; ``None`` when it closed them or touched others."""
        others = node.state.goals[node.own :]
        made = len(state.goals) - len(others)
        if made < 0 or state.goals[made:] != others:
            edge.kind = EdgeKind.ENTANGLED
            return None
        if made == 0:
            edge.kind = EdgeKind.PROVED
            return None
        return self.tree.add_goals(node, edge.tactic, edge.log_prob, state, made)

    def _finish(self) -> None:
        """The root is proved."""
        self.script = write_script(proof_steps(self.tree))
        self.status = SearchStatus.PROVED

    def confirm(self) -> bool | None:
        """Run the proof from the root: goals that were proved one by one may be tied by what a display does not show.

        When the script with its blocks fails, the plain tactics may still do.  ``None``: Lean could not be asked, and
        the run has ended for that.
        """
        for script in dict.fromkeys((self.script, plain_script(proof_steps(self.tree)))):
            verdict = self._finishes(script)
            if verdict is None:
                return None
            if verdict:
                self.script = script
                return True
        return False

    def _finishes(self, script: Sequence[str]) -> bool | None:
        """Does a script finish the root?  A process that breaks is asked again; ``None``: it keeps breaking."""
        for _ in range(_MAX_BROKEN_IN_A_ROW):
            try:
                return self._replay(script)
            except EngineError as error:
                logger.warning("the Lean process failed while a proof was run again: %s", error)
                self.detail = str(error)
        self.status, self.script = SearchStatus.ENGINE_FAILURE, ()
        return None

    def _replay(self, script: Sequence[str]) -> bool:
        result: TacticResult | None = self.task.root
        for tactic in script:
            if not isinstance(result, ProofState):
                return False
            self.budget.steps += 1
            result = self.env.run_tactic(result, tactic, timeout_s=self.task.limits.tactic_timeout_s)
            if isinstance(result, ProofState):
                self._turned.append(result)
        return isinstance(result, Proved)

    def _forget(self, state: ProofState) -> None:
        """A state that nothing refers to; handed back to Lean in batches."""
        self._unused.append(state)
        if len(self._unused) >= _FORGET_BATCH:
            self._flush_unused()

    def _flush_unused(self) -> None:
        unused, self._unused = self._unused, []
        if unused:
            self.env.forget(unused)

    # -- the end -----------------------------------------------------------------------------------------------------

    def clean_up(self) -> None:
        """Hand back every state but the root and those on the way to the best partial proof; want no more answers."""
        while self.under_way:
            commitment = self.under_way.popleft()
            for node in commitment.nodes:
                node.status = NodeStatus.FRESH
            if self.plugs.ahead is not None:
                self.plugs.ahead.drop(commitment.queries, limit=self.options.proposals)
        best = self.tree.best
        kept_nodes = [self.tree.root] if best is None else best.path()
        kept = {node.state.state_id for node in kept_nodes}
        made = [state for state in self._known.values() if isinstance(state, ProofState)]
        made.extend(self._turned)
        made.extend(node.state for node in self.tree.nodes)
        known = {state.state_id: state for state in made}
        self._unused.extend(state for number, state in known.items() if number not in kept)
        self._flush_unused()

    def best(self) -> PartialProof | None:
        """The most advanced partial proof."""
        best = self.tree.best
        return None if best is None else PartialProof(best.tactics(), best.state)

    def check_invariants(self) -> None:
        """Raise ``InternalError`` when the tree breaks a promise; for tests."""
        check_invariants(self.tree, [node for commitment in self.under_way for node in commitment.nodes])

    def report_progress(self) -> None:
        """Tell the caller how far the search is."""
        report = self.task.on_progress
        if report is not None:
            budget = self.budget
            report(SearchProgress(budget.expansions, len(self.tree.nodes), budget.elapsed_s, self.best()))

    def outcome(self) -> SearchOutcome:
        """The result, once ``status`` is set."""
        assert self.status is not None
        return SearchOutcome(
            status=self.status,
            tactics=self.script,
            best=self.best(),
            expansions=self.budget.expansions,
            states=len(self.tree.nodes),
            steps=self.budget.steps,
            elapsed_s=self.budget.elapsed_s,
            detail=self.detail,
            statistics=self.budget.statistics(),
        )
