"""Tactics from a language model.

In: a ``TextGenerator`` and a ``TacticFormat``.  Out: a ``TacticModel``: completions read, put in order, equal ones
merged.

The log-probability of a proposal is the model's own for the completion that is this tactic.  Where the model tells
none, or where a completion holds more than the tactic, it is estimated from how often the tactic was drawn, with one
draw kept back for what was not seen.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from prover.models.formats import TacticFormat
from prover.models.generation import Completion, Sampling, TextGenerator
from prover.types import ModelQuery, TacticProposal

_NEXT_BEST = 0.5
"""Weight of each further tactic of one answer, relative to the one before it."""


@dataclass(slots=True)
class _Candidate:
    weight: float = 0.0
    log_prob: float | None = None
    tokens: int = 0


class LanguageTacticModel:
    """Implements ``prover.ports.TacticModel``.

    ``samples``: completions drawn per state (fewer when fewer proposals are wanted).
    """

    def __init__(
        self,
        generator: TextGenerator,
        tactic_format: TacticFormat,
        *,
        sampling: Sampling | None = None,
        samples: int = 8,
        seed: int = 0,
    ) -> None:
        chosen = sampling or Sampling()
        stop = tuple(dict.fromkeys((*chosen.stop, *tactic_format.stop)))
        self.generator = generator
        self.format = tactic_format
        self.samples = samples
        self.seed = seed
        self.sampling = Sampling(
            max_new_tokens=chosen.max_new_tokens,
            temperature=chosen.temperature,
            top_p=chosen.top_p,
            top_k=chosen.top_k,
            stop=stop,
            method=chosen.method,
        )

    def propose(self, queries: Sequence[ModelQuery], *, limit: int) -> Sequence[Sequence[TacticProposal]]:
        """Tactics for each state; see the port."""
        if not queries:
            return []
        room = self.generator.room(self.sampling)
        prompts = [self.format.render(query, room, limit) for query in queries]
        samples = 1 if self.sampling.is_greedy else max(1, min(self.samples, limit))
        answers = self.generator.generate(prompts, samples=samples, sampling=self.sampling, seed=self.seed)
        return [read_proposals(answer, self.format, limit) for answer in answers]


def read_proposals(completions: Sequence[Completion], tactic_format: TacticFormat, limit: int) -> list[TacticProposal]:
    """The distinct tactics of some completions, best first."""
    candidates: dict[str, _Candidate] = {}
    drawn = 0
    for completion in completions:
        tactics = tactic_format.parse(completion.text) if completion.is_finished else []
        drawn += 1
        for place, tactic in enumerate(tactics):
            candidate = candidates.setdefault(tactic, _Candidate())
            candidate.weight += _NEXT_BEST**place / sum(_NEXT_BEST**rank for rank in range(len(tactics)))
            if completion.log_prob is not None and tactic_format.is_bare:
                candidate.log_prob = max(
                    -math.inf if candidate.log_prob is None else candidate.log_prob, completion.log_prob
                )
            if place == 0:
                candidate.tokens += completion.tokens
    proposals = [
        TacticProposal(tactic, _log_prob(candidate, drawn), tokens=candidate.tokens)
        for tactic, candidate in candidates.items()
    ]
    proposals.sort(key=lambda proposal: -proposal.log_prob)
    spent = sum(completion.tokens for completion in completions)
    unused = spent - sum(proposal.tokens for proposal in proposals[:limit])
    if proposals and unused > 0:  # answers without a tactic have cost something too
        proposals[0] = replace(proposals[0], tokens=proposals[0].tokens + unused)
    return proposals[:limit]


def _log_prob(candidate: _Candidate, drawn: int) -> float:
    if candidate.log_prob is not None:
        return min(0.0, candidate.log_prob)
    return min(0.0, math.log(candidate.weight / (drawn + 1)))
