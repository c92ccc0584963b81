"""The engines by name, as ``--search`` knows them.

In: a name, plugs, how many tactics and premises to ask for, hammers.  Out: a ``ProofSearch``.  Shares and parameters of
the portfolio were measured with ``prover bench search`` (EXPERIMENTS.md).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from prover.errors import ConfigError
from prover.ports import ProofSearch
from search.ahead import AheadModel
from search.beam import BeamOptions, BeamPolicy
from search.best_first import BestFirstOptions, BestFirstPolicy
from search.budget import QUESTION_COST
from search.dive import DiveOptions, DivePolicy
from search.hammers import ALL_HAMMERS, NO_HAMMERS, ROOT_HAMMERS, Hammers
from search.mcts import MctsOptions, MctsPolicy
from search.policy import Policy, PolicySearch
from search.portfolio import Member, PortfolioSearch
from search.runner import Plugs, RunOptions
from search.sketch import SketchOptions, SketchPolicy
from search.whole_proof import WholeProofOptions, WholeProofPolicy

ENGINES = ("best", "and-or", "mcts", "novelty", "beam", "dive", "proof", "sketch", "portfolio")
"""What can be asked for; ``proof`` and ``sketch`` need a model that writes proofs."""

HAMMERS: Mapping[str, Hammers] = {"off": NO_HAMMERS, "root": ROOT_HAMMERS, "all": ALL_HAMMERS}
"""Where hammers are tried, as ``--hammers`` knows it."""

WRITING = frozenset({"proof", "sketch"})


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineSettings:
    """What every engine is told.  ``in_flight``: see ``RunOptions``; for the engines that can look ahead."""

    proposals: int = 48
    premises: int = 24
    hammers: Hammers = NO_HAMMERS
    noise: float = 0.0
    batch: int = 1
    in_flight: int = 1
    lanes: int = 1
    checks_invariants: bool = False


def build_engine(name: str, plugs: Plugs, settings: EngineSettings) -> ProofSearch:
    """The engine of a name."""
    if name not in ENGINES:
        raise ConfigError(f"setting 'search': there is no engine {name!r} (known: {', '.join(ENGINES)})")
    if name in WRITING and plugs.writer is None:
        raise ConfigError(f"setting 'search': {name!r} needs a model that writes proofs")
    if settings.in_flight > 1 and plugs.ahead is None:
        ahead = AheadModel(plugs.model)
        plugs = replace(plugs, model=ahead, ahead=ahead)
    if name == "portfolio":
        return PortfolioSearch(plugs, portfolio_members(plugs, settings), lanes=settings.lanes)
    make_policy, options = _recipe(name, settings)
    return PolicySearch(plugs, make_policy, options)


def portfolio_members(plugs: Plugs, settings: EngineSettings) -> Sequence[Member]:
    """The engines of the portfolio: those that the plugs can serve.

    ``best`` is none of them: it goes where ``and-or`` goes, and took questions from it.
    """
    shares = {"and-or": 6.0, "mcts": 1.0, "dive": 1.0}
    if plugs.writer is not None:
        shares |= {"proof": 2.0, "sketch": 2.0}
    members = []
    for name, share in shares.items():
        make_policy, options = _recipe(name, settings)
        members.append(Member(name=name, make_policy=make_policy, options=options, share=share))
    return members


def _recipe(name: str, settings: EngineSettings) -> tuple[Callable[[], Policy], RunOptions]:
    """How to make one engine's policy, and its options."""
    common: dict[str, Any] = {
        "proposals": settings.proposals,
        "premises": settings.premises,
        "hammers": settings.hammers,
        "noise": settings.noise,
        "in_flight": settings.in_flight,
        "checks_invariants": settings.checks_invariants,
    }
    if name == "best":
        best = BestFirstOptions(question_cost=QUESTION_COST, batch=settings.batch, **common)
        return lambda: BestFirstPolicy(best), best
    if name == "and-or":
        split = BestFirstOptions(splits=True, question_cost=QUESTION_COST, batch=settings.batch, **common)
        return lambda: BestFirstPolicy(split), split
    if name in ("mcts", "novelty"):
        novelty = 0.5 if name == "novelty" else 0.0
        mcts = MctsOptions(novelty=novelty, leaves=settings.batch, **common)
        return lambda: MctsPolicy(mcts), mcts
    if name == "beam":
        beam = BeamOptions(**common)
        return lambda: BeamPolicy(beam), beam
    if name == "dive":
        dive = DiveOptions(**common)
        return lambda: DivePolicy(dive), dive
    if name == "proof":
        proof = WholeProofOptions(**common)
        return lambda: WholeProofPolicy(proof), proof
    sketch = SketchOptions(**common)
    return lambda: SketchPolicy(sketch), sketch
