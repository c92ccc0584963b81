"""Which node is worth visiting next: priorities, higher is better.

In: a node.  Out: a number.  ``CumulativeLogProb`` is the sum of log probabilities from the root; divided by a power of
the length it no longer punishes long proofs as hard (BFS-Prover, arXiv:2502.03438, eq. 1).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from search.tree import Node

_LEAST_MASS = 1e-3


@dataclass(frozen=True, slots=True)
class CumulativeLogProb:
    """Summed log probability of the path and of the next proposal, divided by ``length ** length_exponent``.

    ``renormalises``: a refusal is evidence; the probability of what Lean refused goes to the proposals that are left.
    """

    length_exponent: float = 0.0
    renormalises: bool = True

    def priority(self, node: Node) -> float:
        """The priority of a node: that of the best thing left to do with it."""
        mark = node.mark
        proposal = node.next_proposal
        if proposal is None:
            return self._score(mark.log_prob, mark.length)
        return self._score(mark.log_prob + self.step_log_prob(node, proposal.log_prob), mark.length + 1)

    def step_log_prob(self, node: Node, log_prob: float) -> float:
        """The log probability of a proposal, given what was refused before it."""
        if not self.renormalises or node.refused_mass <= 0.0:
            return log_prob
        return min(0.0, log_prob - math.log(max(1.0 - node.refused_mass, _LEAST_MASS)))

    def _score(self, log_prob: float, length: int) -> float:
        return log_prob / math.pow(max(length, 1), self.length_exponent)
