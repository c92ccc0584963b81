"""A tactic model without training: it reads the goal and proposes what a person would try.

In: a batch of queries (state, retrieved premises, history).  Out: for each, tactics with natural-log probabilities.

Families of moves (``prover.models.moves``) give relative weights; the model makes a distribution of them.  What is
certain or loses nothing takes nearly all the probability; ``TacticProposal.is_safe`` tells the search that it may
commit.  The probabilities sum to less than one: the rest stands for what this model does not know.
"""

from __future__ import annotations

import logging
import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from prover.models.facts import Prover, is_pure_logic, sort_context
from prover.models.goal_reader import read_goal
from prover.models.moves import arithmetic, closing, library, logic, rewriting, structural, theory
from prover.models.moves.move import CERTAIN, Move, Situation
from prover.types import ModelQuery, TacticProposal

logger = logging.getLogger(__name__)

_KNOWN_MASS = 0.98
"""Probability that some proposal is right, as long as nothing was refused."""

_AGAIN = 0.3

Family = Callable[[Situation], Iterator[Move]]

FIRST: tuple[Family, ...] = (structural.naming_moves, logic.closing_moves)
"""Families whose moves settle the matter: when one of them speaks, the others are asked only for a few fallbacks."""

FAMILIES: tuple[Family, ...] = (
    logic.introducing_moves,
    logic.destructuring_moves,
    structural.substituting_moves,
    logic.chaining_moves,
    logic.splitting_moves,
    arithmetic.arithmetic_moves,
    closing.deciding_moves,
    logic.choosing_moves,
    logic.instantiating_moves,
    logic.classical_moves,
    structural.splitting_moves,
    structural.induction_moves,
    structural.generalizing_moves,
    structural.extensionality_moves,
    structural.eliminating_moves,
    structural.unfolding_moves,
    rewriting.hypothesis_rewrites,
    rewriting.simplifying_moves,
    rewriting.library_moves,
    theory.citing_moves,
    library.citing_moves,
    theory.normalizing_moves,
    theory.unfolding_moves,
)


class SymbolicModel:
    """Implements ``prover.ports.TacticModel``."""

    def propose(self, queries: Sequence[ModelQuery], *, limit: int) -> Sequence[Sequence[TacticProposal]]:
        """Ranked tactics for each state; see the port."""
        return [rank(list(_moves(describe(query))), limit) for query in queries]


def describe(query: ModelQuery) -> Situation:
    """Read the main goal of a query."""
    goal = read_goal(query.state.goals[0])
    facts = sort_context(goal)
    is_logic = goal.is_target_read and is_pure_logic(facts)
    return Situation(goal, facts, Prover(facts), is_logic, query.premises, query.history)


def _moves(situation: Situation) -> Iterator[Move]:
    """Every family's moves; a choice that was made on the way here already is less likely to help once more."""
    if getattr(situation.target, "head", "").startswith("?"):
        yield Move("assumption", 1.0)  # a bare metavariable: whatever is asked of it stands in the other goals
        return
    made = Counter(situation.history)
    for family in (*FIRST, *FAMILIES):
        for move in family(situation):
            again = made[move.tactic]
            yield Move(move.tactic, move.weight * _AGAIN**again) if again and not move.is_safe else move


def rank(moves: Sequence[Move], limit: int) -> list[TacticProposal]:
    """At most ``limit`` distinct tactics, best first, with log probabilities."""
    best: dict[str, Move] = {}
    for move in moves:
        known = best.get(move.tactic)
        if known is None or move.weight > known.weight:
            best[move.tactic] = move
    ranked = sorted(best.values(), key=lambda move: -move.weight)[:limit]
    if ranked and ranked[0].weight >= CERTAIN:
        ranked = ranked[: max(6, limit // 4)]
    total = sum(move.weight for move in ranked)
    return [TacticProposal(move.tactic, math.log(_KNOWN_MASS * move.weight / total), move.is_safe) for move in ranked]
