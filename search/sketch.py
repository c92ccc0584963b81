"""Sketch and fill: a writer gives an outline whose steps hold ``sorry``, and every gap becomes a search of its own.

The outline is laid on an AND/OR tree.  Lean is never given a ``sorry``: ``have h : T := by sorry`` is run as
``have h : T``, which leaves two goals, ``T`` (a gap) and the rest (where the outline goes on); any other ``sorry`` is
run as ``?_``.  A nested block is laid on the goal it belongs to.  So the outline is a tree of accepted steps whose open
leaves are the gaps, goals proved in one gap are proved in all, and a proof of the root comes out as one script.

The outline is a plan, not a promise: a step that Lean refuses makes a gap of the goal it was for, and so does a
``have`` whose given proof fails.  Gaps are filled best-first under the run's own budget, ``fill_expansions`` per
outline before the next is asked for; when no new outline comes, the search goes on from the root as well.
Sources: Draft, Sketch and Prove (arXiv:2210.12283); recursive subgoals in DeepSeek-Prover-V2 (arXiv:2504.21801, §2.1).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from prover.types import ProofText, TacticProposal
from search.best_first import BestFirstOptions, BestFirstPolicy
from search.runner import SearchRun
from search.steps import Step, read_alternatives, read_statement, split_steps, with_holes
from search.tree import EdgeKind, Node
from search.whole_proof import ask_writer, request_for

_STEP_LOG_PROB = -0.1
_IDLE_ROUNDS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class SketchOptions(BestFirstOptions):
    """``samples``: outlines per request.  ``rounds``: requests at most.  ``fill_expansions``: questions about the gaps
    of one outline before the next is laid."""

    samples: int = 2
    rounds: int = 4
    fill_expansions: int = 64
    splits: bool = True


class SketchPolicy:
    """Lays outlines and fills their gaps."""

    def __init__(self, options: SketchOptions) -> None:
        self.options = options
        self.filling = BestFirstPolicy(options)
        self.outlines: list[ProofText] = []
        self.seen: set[str] = set()
        self.gaps: list[Node] = []
        self._rounds = self._idle = 0
        self._spent_until = 0
        self._is_root_queued = False

    def begin(self, run: SearchRun) -> None:
        """Nothing to prepare."""

    def advance(self, run: SearchRun) -> None:
        """Go on filling, lay the next outline, or ask for more."""
        has_gaps = len(self.filling.queue) > 0
        if has_gaps and (self._is_root_queued or run.budget.expansions < self._spent_until or not run.may_expand):
            self.filling.advance(run)
        elif self.outlines:
            self._lay(run, self.outlines.pop(0))
        elif run.may_expand and self._rounds < self.options.rounds and self._idle < _IDLE_ROUNDS:
            self._ask(run)
        else:
            if not self._is_root_queued:
                self._is_root_queued = True
                self.filling.requeue(run, run.tree.root)
            self.filling.advance(run)

    def _ask(self, run: SearchRun) -> None:
        self._rounds += 1
        seed = run.random.randrange(2**31)
        (answers,) = ask_writer(run, [request_for(run, "sketch")], self.options.samples, seed)
        new = [text for text in answers if text.text.strip() and text.text not in self.seen]
        self.seen.update(text.text for text in new)
        self.outlines.extend(new)
        self._idle = 0 if new else self._idle + 1

    def _lay(self, run: SearchRun, outline: ProofText) -> None:
        layer = Layer(run)
        layer.lay([run.tree.root], split_steps(outline.text))
        for node in layer.gaps:
            self.filling.requeue(run, node)
        self.gaps.extend(layer.gaps)
        self._spent_until = run.budget.expansions + self.options.fill_expansions


class Layer:
    """Lays one outline on the tree; ``gaps`` are the goals it leaves open."""

    def __init__(self, run: SearchRun) -> None:
        self.run = run
        self.gaps: list[Node] = []

    def lay(self, goals: Sequence[Node], steps: Sequence[Step]) -> None:
        """Run steps on goals, each on the first one that is open; what is open at the end is a gap."""
        waiting = list(goals)
        for step in steps:
            waiting = self._open(waiting)
            if not waiting or self.run.is_over:
                break
            following = self._step(waiting[0], step)
            if following is None:
                break
            waiting[:1] = following
        self.gaps.extend(node for node in self._open(waiting) if node not in self.gaps)

    def _open(self, nodes: Sequence[Node]) -> list[Node]:
        return [node for node in nodes if node.proof is None]

    def _step(self, node: Node, step: Step) -> list[Node] | None:
        """Lay one step; the goals at which the outline goes on, or ``None`` when Lean refused it."""
        if step.is_gap:
            self.gaps.append(node)
            return []
        inner = step.focused
        if inner is not None:
            self.lay([node], inner)
            return []
        if not step.has_gap:
            made = self._try(node, step.text)
            if made is not None:
                return made
        stated = read_statement(step.text)
        if stated is not None:
            is_proof_term = stated.is_term and stated.body != "sorry"
            return self._state(node, stated.head, f"exact {stated.body}" if is_proof_term else stated.body)
        alternatives = read_alternatives(step.text)
        if alternatives is not None:
            made = self._try(node, alternatives.tactic)
            for target, body in zip(made or (), alternatives.bodies, strict=False):
                self.lay([target], split_steps(body))
            return None if made is None else []
        made = self._try(node, with_holes(step.text)) if step.has_gap else None
        if made is not None:
            self.gaps.extend(self._open(made))
            return []
        return None

    def _state(self, node: Node, head: str, body: str) -> list[Node] | None:
        """``have h : T`` with the goal ``T`` first; a proof given for ``T`` is laid on it."""
        made = self._try(node, head)
        if made is None:
            made = self._try(node, f"{head} := ?_")
            made = made if made is None else [*made[1:], made[0]]
        if made is None or len(made) < 2:
            return made
        self.lay(made[:-1], split_steps(body))
        return made[-1:]

    def _try(self, node: Node, tactic: str) -> list[Node] | None:
        """Run one tactic; the goals it leaves, or ``None`` when Lean refused it."""
        edge = self.run.try_tactic(node, TacticProposal(tactic, _STEP_LOG_PROB)).edge
        if edge.kind is EdgeKind.PROVED:
            return []
        if not edge.targets:
            return None
        return [self.run.tree.nodes[number] for number in edge.targets]
