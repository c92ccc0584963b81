"""Whole proofs with repair: a writer writes, Lean reads step by step, and what Lean says goes back to the writer.

Every text is run step by step on the tree, so that texts with a common beginning pay for it once and a text that fails
has its longest accepted beginning kept.  A failed text and Lean's message at the step that failed make a request for a
repair; repairs of texts that got further come first, at most ``repairs`` in a row from one text.  When nothing waits,
new texts are asked for with a new seed.

States are not merged here: a text must find the names it counts on.
Sources: whole-proof generation and its parsing into a tree as in DeepSeek-Prover-V1.5 (arXiv:2408.08152, §3.1); repair
from messages as in Baldur (arXiv:2303.04910, §3.3).
"""

from __future__ import annotations

import heapq
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from prover.errors import ConfigError, ModelOutOfTime
from prover.types import Position, ProofRequest, ProofTask, ProofText, SearchStatus, SourceMessage, TacticProposal
from search.runner import RunOptions, SearchRun
from search.steps import Step, split_steps
from search.tree import Edge, EdgeKind, Node

_LEAST_LOG_PROB = -40.0
_IDLE_ROUNDS = 3
_TEXT_LOG_PROB = -1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeProofOptions(RunOptions):
    """``samples``: texts per request.  ``repairs``: how often a text is repaired in a row.  ``rounds``: how often new
    texts are asked for (``None``: until a limit is hit)."""

    samples: int = 4
    repairs: int = 2
    rounds: int | None = None
    merges: bool = False
    forgives_closed: bool = False


@dataclass(order=True, slots=True)
class Attempt:
    """A text that failed, and how; those that got furthest first."""

    rank: tuple[int, int, int]
    text: str = field(compare=False)
    repairs: int = field(compare=False)
    error: SourceMessage = field(compare=False)


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that waits for Lean."""

    text: ProofText
    repairs: int


def request_for(
    run: SearchRun, task: ProofTask, attempt: str = "", errors: Sequence[SourceMessage] = ()
) -> ProofRequest:
    """What a writer is asked about the root."""
    goal = "\n\n".join(run.tree.root.goals)
    wanted = run.options.premises
    premises = tuple(run.task.retriever.retrieve(run.tree.root.goals[0], limit=wanted)) if wanted else ()
    return ProofRequest(task, goal, statement_of(run.task.source), "", premises, attempt, tuple(errors))


def statement_of(source: str) -> str:
    """A theorem's text up to and with ``:= by``, from the text in which its proof is ``sorry``; ``""`` if unclear."""
    match = re.search(r":=\s*(by\s+)?sorry\b", source)
    if match is None or len(re.findall(r"\bsorry\b", source)) != 1:
        return ""
    return source[: match.start()].rstrip() + " := by"


def ask_writer(run: SearchRun, requests: Sequence[ProofRequest], samples: int, seed: int) -> list[Sequence[ProofText]]:
    """The writer's answers; none when the search came to its time limit before them."""
    writer = run.plugs.writer
    if writer is None:
        raise ConfigError("this search needs a model that writes proofs")
    started = run.budget.clock()
    for _ in requests:
        run.budget.count_request()
    answers: list[Sequence[ProofText]] = [() for _ in requests]
    try:
        answers = list(writer.write(requests, samples=samples, seed=seed))
    except ModelOutOfTime:
        run.status = SearchStatus.TIME_LIMIT
    run.budget.count_written(sum(text.tokens for answer in answers for text in answer))
    run.budget.model_s += run.budget.clock() - started
    run.report_progress()
    return answers


class WholeProofPolicy:
    """Plays texts until one is a proof."""

    def __init__(self, options: WholeProofOptions) -> None:
        self.options = options
        self.drafts: list[Draft] = []
        self.failed: list[Attempt] = []
        self.seen: set[str] = set()
        self._round = self._idle = self._failures = 0

    def begin(self, run: SearchRun) -> None:
        """Nothing to prepare."""

    def advance(self, run: SearchRun) -> None:
        """Play one text, or ask for more."""
        if self.drafts:
            self._play(run, self.drafts.pop(0))
        elif not run.may_expand:
            run.end_for_want_of_work(left_fresh=True)
        elif self.failed:
            attempt = heapq.heappop(self.failed)
            request = request_for(run, "repair", attempt.text, [attempt.error])
            self._ask(run, request, attempt.repairs + 1)
        elif self._idle >= _IDLE_ROUNDS or self._round == self.options.rounds:
            run.end_for_want_of_work(left_fresh=False)
        else:
            is_idle = not self._ask(run, request_for(run, "proof"), 0)
            self._idle = self._idle + 1 if is_idle else 0
            self._round += 1

    def _ask(self, run: SearchRun, request: ProofRequest, repairs: int) -> bool:
        """Ask for texts; true when there is one that was not seen before."""
        seed = run.random.randrange(2**31)
        (answers,) = ask_writer(run, [request], self.options.samples, seed)
        new = [text for text in answers if text.text.strip() and text.text not in self.seen]
        self.seen.update(text.text for text in new)
        self.drafts.extend(Draft(text, repairs) for text in new)
        return bool(new)

    # -- playing a text ----------------------------------------------------------------------------------------------

    def _play(self, run: SearchRun, draft: Draft) -> None:
        """Run a text from the root; if it fails, remember where."""
        steps = split_steps(draft.text.text)
        log_prob = max(draft.text.log_prob or _TEXT_LOG_PROB, _LEAST_LOG_PROB) / max(1, len(steps))
        player = Player(run, min(0.0, log_prob))
        error = player.play(run.tree.root, steps)
        if run.status is not None or error is None:
            return
        if draft.repairs < self.options.repairs:
            self._failures += 1
            rank = (-player.accepted, draft.repairs, self._failures)
            heapq.heappush(self.failed, Attempt(rank, draft.text.text, draft.repairs, error))


class Player:
    """Runs the steps of one text; ``accepted`` counts those that Lean took."""

    def __init__(self, run: SearchRun, log_prob: float) -> None:
        self.run = run
        self.log_prob = log_prob
        self.accepted = 0
        self.here: Node = run.tree.root

    def play(self, start: Node, steps: Sequence[Step]) -> SourceMessage | None:
        """Run steps from a node on; what was wrong, or ``None`` (also when the run ended)."""
        self.here = start
        for step in steps:
            if self.run.is_over:
                return None
            error = self._step(step)
            if error is not None:
                return error
        if self.run.status is not None:
            return None
        last = steps[-1].line if steps else 1
        left = "\n\n".join(self.here.state.goals)
        return _message(last, f"unsolved goals\n{left}")

    def _step(self, step: Step) -> SourceMessage | None:
        edge = self.run.try_tactic(self.here, TacticProposal(step.text, self.log_prob)).edge
        if self._accept(edge):
            return None
        inner = step.focused
        if inner is None or edge.kind is not EdgeKind.REFUSED:
            return _message(step.line, edge.message or edge.kind.value)
        # The block as a whole was refused: its steps are run on their own, to find the one at fault.
        wanted = len(self.here.state.goals) - 1
        for part in inner:
            if self.run.is_over:
                return None
            error = self._step(part)
            if error is not None:
                return error
        if len(self.here.state.goals) > wanted:
            return _message(step.line, f"unsolved goals\n{self.here.state.goals[0]}")
        return None

    def _accept(self, edge: Edge) -> bool:
        """Go where an edge leads; false when it leads nowhere."""
        if edge.kind is EdgeKind.PROVED:
            self.accepted += 1
            return True
        if edge.target is None:
            return False
        self.accepted += 1
        self.here = self.run.tree.nodes[edge.target]
        return True


def _message(line: int, text: str) -> SourceMessage:
    return SourceMessage("error", text, Position(line, 0))
