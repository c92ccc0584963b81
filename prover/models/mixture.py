"""Several tactic models as one: their distributions are mixed.

In: members with weights.  Out: a ``TacticModel``.  Each member's proposals for a state are taken as a distribution of
their own (what a language model did not draw counts for nothing, and nor does what has no finite log-probability),
weighted and added; a member that says nothing about a state leaves its weight to the others.  A tactic is safe when a
member knows that it is.

A member that breaks is left out of the answer, and for a while of the next ones, as long as another one answers; a
refusal (wrong key, unknown model) is the user's to mend and ends the call, and so does the time limit of the search.
"""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Sequence
from dataclasses import dataclass

from prover.errors import ModelClosed, ModelFailure, ModelOutOfTime, ModelRefused
from prover.models.generation import log_sum
from prover.ports import Clock, TacticModel
from prover.types import ModelQuery, TacticProposal

logger = logging.getLogger(__name__)

KNOWN_MASS = 0.98
"""Probability that one of the proposals is right; the symbolic model's figure."""

_PATIENCE = 3
"""Failures in a row before a member is left alone for a while."""

_REST_S = 60.0


@dataclass(frozen=True, slots=True)
class Member:
    """One model of a mixture and its share (positive; shares need not add up to one)."""

    name: str
    model: TacticModel
    weight: float


@dataclass(slots=True)
class _Health:
    failures: int = 0
    rests_until: float = -math.inf


class MixtureModel:
    """Implements ``prover.ports.TacticModel``."""

    def __init__(self, members: Sequence[Member], *, clock: Clock = time.monotonic) -> None:
        if not members or any(member.weight <= 0 for member in members):
            raise ValueError("a mixture needs members with positive weights")
        self.members = tuple(members)
        self._clock = clock
        self._health = {member.name: _Health() for member in members}

    def propose(self, queries: Sequence[ModelQuery], *, limit: int) -> Sequence[Sequence[TacticProposal]]:
        """The mixed distribution for each state; see the port."""
        if not queries:
            return []
        answers: list[tuple[float, Sequence[Sequence[TacticProposal]]]] = []
        last_error: ModelFailure | None = None
        for member in self._ready():
            try:
                answers.append((member.weight, member.model.propose(queries, limit=limit)))
                self._health[member.name].failures = 0
            except (ModelRefused, ModelClosed, ModelOutOfTime):
                raise
            except ModelFailure as error:
                last_error = error
                self._note_failure(member, error)
        if last_error is not None and not answers:
            raise last_error
        return [mix([(weight, answer[place]) for weight, answer in answers], limit) for place in range(len(queries))]

    def _ready(self) -> list[Member]:
        """The members to ask: those that do not rest, or all when all do."""
        now = self._clock()
        awake = [member for member in self.members if self._health[member.name].rests_until <= now]
        return awake or list(self.members)

    def _note_failure(self, member: Member, error: ModelFailure) -> None:
        health = self._health[member.name]
        health.failures += 1
        logger.warning("the model %s gave no answer: %s", member.name, error)
        if health.failures >= _PATIENCE:
            health.rests_until = self._clock() + _REST_S


def mix(answers: Sequence[tuple[float, Sequence[TacticProposal]]], limit: int) -> list[TacticProposal]:
    """One distribution out of several weighted ones."""
    sound = [(weight, [item for item in said if math.isfinite(item.log_prob)]) for weight, said in answers]
    speaking = [(weight, proposals) for weight, proposals in sound if proposals]
    total_weight = sum(weight for weight, _ in speaking)
    parts: dict[str, list[float]] = {}
    safe: set[str] = set()
    tokens: dict[str, int] = {}
    for weight, proposals in speaking:
        whole = log_sum([proposal.log_prob for proposal in proposals])
        for proposal in proposals:
            share = math.log(KNOWN_MASS * weight / total_weight) + proposal.log_prob - whole
            parts.setdefault(proposal.tactic, []).append(share)
            tokens[proposal.tactic] = tokens.get(proposal.tactic, 0) + proposal.tokens
            if proposal.is_safe:
                safe.add(proposal.tactic)
    mixed = [
        TacticProposal(tactic, min(0.0, log_sum(shares)), tactic in safe, tokens[tactic])
        for tactic, shares in parts.items()
    ]
    mixed.sort(key=lambda proposal: -proposal.log_prob)
    return mixed[:limit]
