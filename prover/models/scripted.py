"""A model that proposes what it was told: for tests, demonstrations and replays.

In: a script that maps main goals to tactics.  Out: those tactics as proposals, best first.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from prover.types import ModelQuery, TacticProposal


class ScriptedModel:
    """Implements ``prover.ports.TacticModel``.

    ``script`` maps a goal display, or only its target (the text after ``⊢``), to tactics; the full display wins.
    ``default`` is proposed where the script is silent.  The ``i``-th tactic given as a plain text has probability
    ``2 ** -i``.  ``asked`` keeps the queries, in order.
    """

    def __init__(
        self,
        script: Mapping[str, Sequence[str | TacticProposal]] | None = None,
        *,
        default: Sequence[str | TacticProposal] = (),
    ) -> None:
        self.script = dict(script or {})
        self.default = tuple(default)
        self.asked: list[ModelQuery] = []

    def propose(self, queries: Sequence[ModelQuery], *, limit: int) -> Sequence[Sequence[TacticProposal]]:
        """What the script says about each main goal; see the port."""
        self.asked.extend(queries)
        return [as_proposals(self._lookup(query.state.goals[0]))[:limit] for query in queries]

    def _lookup(self, goal: str) -> Sequence[str | TacticProposal]:
        target = " ".join(goal.rpartition("⊢")[2].split())
        return self.script.get(goal, self.script.get(target, self.default))


def as_proposals(tactics: Sequence[str | TacticProposal]) -> list[TacticProposal]:
    """Proposals without duplicates, best first; the ``i``-th plain text gets probability ``2 ** -i`` (from 1)."""
    proposals: dict[str, TacticProposal] = {}
    for place, item in enumerate(tactics, start=1):
        proposal = TacticProposal(item, -place * math.log(2.0)) if isinstance(item, str) else item
        proposals.setdefault(proposal.tactic, proposal)
    return sorted(proposals.values(), key=lambda proposal: -proposal.log_prob)
