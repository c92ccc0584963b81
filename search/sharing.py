"""What searches over the same root share: Lean's answers and the model's.

In: a proof environment and a tactic model.  Out: the same ports; a tactic on a state and a question to the model are
paid for once, whoever asks again.  States are handed out to several trees, so none is forgotten before the end.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from prover.ports import ProofEnv, TacticModel
from prover.types import (
    Declaration,
    EngineInfo,
    ModelQuery,
    OpenedSource,
    ProofState,
    Refusal,
    RefusalKind,
    TacticProposal,
    TacticResult,
)
from search.budget import Pot


class SharingEnv:
    """Implements ``prover.ports.ProofEnv`` for several searches of one thread.  ``asked`` counts tactics Lean ran.

    Cache: key state and tactic, value Lean's answer and the seconds it was allowed; it lives as long as the searches.
    Sound because states are persistent: Lean would answer the same again.  A tactic that was out of time is not tried
    again for as long or less; that memory ran out is not kept.
    """

    def __init__(self, env: ProofEnv) -> None:
        self.env = env
        self.asked = 0
        self._answers: dict[tuple[int, str], tuple[TacticResult, float]] = {}
        self._unused: dict[int, ProofState] = {}

    @property
    def engine(self) -> EngineInfo:
        """Which Lean answers."""
        return self.env.engine

    def open_source(
        self, source: str, *, env: int | None = None, audit: bool = False, timeout_s: float | None = None
    ) -> OpenedSource:
        """See the port."""
        return self.env.open_source(source, env=env, audit=audit, timeout_s=timeout_s)

    def run_tactic(self, state: ProofState, tactic: str, *, timeout_s: float | None = None) -> TacticResult:
        """See the port."""
        key = state.state_id, tactic
        allowed_s = math.inf if timeout_s is None else timeout_s
        known = self._answers.get(key)
        if known is not None and allowed_s <= known[1]:
            return known[0]
        self.asked += 1
        result = self.env.run_tactic(state, tactic, timeout_s=timeout_s)
        kind = result.kind if isinstance(result, Refusal) else None
        if kind is not RefusalKind.MEMORY:
            self._answers[key] = result, allowed_s if kind is RefusalKind.TIMEOUT else math.inf
        return result

    def declarations(self, env: int, *, since: int | None = None, with_types: bool = False) -> Sequence[Declaration]:
        """See the port."""
        return self.env.declarations(env, since=since, with_types=with_types)

    def forget(self, states: Iterable[ProofState]) -> None:
        """Remembered until ``release``."""
        self._unused.update((state.state_id, state) for state in states)

    def release(self, kept: Iterable[ProofState]) -> None:
        """Hand back everything that was forgotten, but for some states."""
        for state in kept:
            self._unused.pop(state.state_id, None)
        self._answers.clear()
        if self._unused:
            self.env.forget(self._unused.values())
            self._unused = {}


class SharingModel:
    """Implements ``prover.ports.TacticModel``; what the model is really asked is counted in a pot.

    Cache: key the main goal and the limit, value the answer; it lives as long as the searches.  Sound because tactics
    act on the main goal and premises hang on it alone; what else is left and how it was reached may change what a model
    proposes, but the first answer is one to the same goal, and paying for another would take the expansion from a goal
    that nobody has seen.  ``is_exact``: only for a query that is the same in all that a model is told: then no answer
    hangs on who asked first.  A question is counted when it is begun (see ``search.ahead``).
    """

    def __init__(self, model: TacticModel, pot: Pot, *, is_exact: bool = False) -> None:
        self.model = model
        self.pot = pot
        self.is_exact = is_exact
        self.asked = 0
        """Questions that were put to the model."""
        self._answers: dict[object, Sequence[TacticProposal]] = {}
        # Key: as above; value: a question that was begun, and its limit.  An entry goes when it is answered.
        self._asked: dict[object, tuple[ModelQuery, int]] = {}

    def propose(self, queries: Sequence[ModelQuery], *, limit: int) -> Sequence[Sequence[TacticProposal]]:
        """See the port."""
        keys = [self._key(query, limit) for query in queries]
        unknown = {key: query for key, query in zip(keys, queries, strict=True) if key not in self._answers}
        if unknown:
            new = {key: (query, limit) for key, query in unknown.items() if key not in self._asked}
            self._asked.update(new)
            self.asked += len(new)
            self.pot.add(expansions=len(new))
            answers = self.model.propose([self._asked[key][0] for key in unknown], limit=limit)
            self.pot.add(tokens=sum(item.tokens for answer in answers for item in answer))
            self._answers.update(zip(unknown, answers, strict=True))
            for key in unknown:
                del self._asked[key]
        return [self._answers[key] for key in keys]

    def unanswered(self) -> list[tuple[ModelQuery, int]]:
        """The questions that were begun and never answered, with their limits."""
        return list(self._asked.values())

    def _key(self, query: ModelQuery, limit: int) -> object:
        if self.is_exact:
            return query.state.goals, query.premises, query.history, query.source, limit
        return query.state.goals[0], limit
