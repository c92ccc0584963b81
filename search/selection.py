"""Which node is worth visiting next: priorities, higher is better.

In: a node.  Out: a number.  ``CumulativeLogProb`` is the sum of log probabilities from the root; divided by a power of
the length it no longer punishes long proofs as hard (BFS-Prover, arXiv:2502.03438, eq. 1).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from prover.types import TacticProposal
from search.tree import Node

_LEAST_MASS = 1e-3
_SAFE_LOG_PROB = -0.02
"""What a safe step costs: nothing is lost by it; not zero, so that among equal states the nearer comes first."""


@dataclass(frozen=True, slots=True)
class CumulativeLogProb:
    """Summed log probability of the path and of the next proposal, divided by ``length ** length_exponent``.

    ``renormalises``: a refusal is evidence; the probability of what Lean refused goes to the proposals that are left.
    ``question_cost``: what a question to the model costs, in tactics.  Gain is divided by cost, so a state about which
    nobody was asked waits until the tactics at hand are as much less probable.
    """

    length_exponent: float = 0.0
    renormalises: bool = True
    obeys_safe: bool = True
    question_cost: float = 1.0

    def priority(self, node: Node) -> float:
        """The priority of a node: that of the best thing left to do with it.

        A safe proposal among those left settles the node as soon as Lean accepts it, whatever its share of the
        probability: such a node is gone through without delay.
        """
        mark = node.mark
        proposal = node.next_proposal
        if proposal is None:
            return self._score(mark.log_prob, mark.length) - math.log(self.question_cost)
        step = self.step_log_prob(node, proposal)
        if self.obeys_safe and any(node.proposals[place].is_safe for place in node.untried):
            step = max(step, _SAFE_LOG_PROB)
        return self._score(mark.log_prob + step, mark.length + 1)

    def step_log_prob(self, node: Node, proposal: TacticProposal) -> float:
        """The log probability of a proposal, given what was refused before it.  A safe step costs next to nothing."""
        log_prob = proposal.log_prob
        if self.renormalises and node.refused_mass > 0.0:
            log_prob = min(0.0, log_prob - math.log(max(1.0 - node.refused_mass, _LEAST_MASS)))
        return max(log_prob, _SAFE_LOG_PROB) if proposal.is_safe and self.obeys_safe else log_prob

    def _score(self, log_prob: float, length: int) -> float:
        return log_prob / math.pow(max(length, 1), self.length_exponent)
