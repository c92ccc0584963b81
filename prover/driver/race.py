"""Prove or disprove: the negation of a statement takes its turns between those of the statement.

In: one declaration with its scene, the plugs.  Out: a refutation in the attempt, where there is one.

The order of turns: the statement with a few expansions (most provable ones are done then), the negation by small
values, the statement with all its expansions, the negation by search in what time is left.  A second turn of a search
replays what the first one asked (``recording``), so turns cost nothing but bookkeeping.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from prover.driver.attempt import Attempt
from prover.driver.disproof import Negation, OpenNegation, check_refutation, open_negation
from prover.driver.journal import SearchIdentity, digest
from prover.driver.minimize.cuts import Span
from prover.driver.minimize.declaration import minimize_found
from prover.driver.place import Chunk
from prover.driver.records import Records
from prover.errors import EngineError, InputError
from prover.ports import Clock, Door, Limits, ProofEnv, ProofSearch, Retriever, TacticModel, TracingEnv
from prover.types import ModelQuery, ProofState, Proved, SearchOutcome, SearchStatus

logger = logging.getLogger(__name__)

FIRST_TURN: Final = 12
"""Expansions of the statement's first turn: what the symbolic model proves, it mostly proves within them."""
_MOST_VALUES: Final = 150
"""Choices of values that are tried."""
_VALUES_SHARE: Final = 0.2
_SEARCH_SHARE: Final = 0.15
"""Parts of the time that a theorem has which the negation may take."""
_MOST_EXPANSIONS: Final = 100
_VALUE_TIMEOUT_S: Final = 5.0


@dataclass(frozen=True, slots=True)
class Scene:
    """What the searches of one declaration share: its command, its premises, when they must end (by the prover's
    clock), and the digest of what their goals see."""

    chunk: Chunk
    retriever: Retriever
    deadline: float
    environment: str = ""

    def seen_by(self, root: ProofState) -> str:
        """The environment for which the answers of a search from ``root`` hold.

        Goals that display alike may differ: where the engine does not mark them, what is known holds for this
        declaration only.
        """
        is_marked = len(root.fingerprints) == len(root.goals)
        return self.environment if is_marked else digest(self.environment, self.chunk.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class RaceOptions:
    """Limits of the negation's turns and who must accept a refutation (see ``ProveOptions``)."""

    timeout_s: float
    tactic_timeout_s: float
    check_timeout_s: float
    seed: int
    is_kernel_asked: bool | None
    checkers: tuple[str, ...]


class Race:
    """The negation's side of the race for one declaration."""

    def __init__(
        self,
        env: TracingEnv,
        door: Door,
        search: ProofSearch,
        refuter: TacticModel,
        records: Records | None,
        options: RaceOptions,
        clock: Clock,
        scene: Scene,
        attempt: Attempt,
    ) -> None:
        self.env, self.door, self.search, self.refuter = env, door, search, refuter
        self.records, self.options, self.clock, self.scene, self.attempt = records, options, clock, scene, attempt
        self._opened: OpenNegation | None = None
        self._is_opened = False
        time_s = min(options.timeout_s, max(0.0, self._left_s))
        self._values_s = time_s * _VALUES_SHARE
        self.reserved_s = time_s * _SEARCH_SHARE
        """Seconds that the statement leaves to the negation's search."""

    @property
    def _left_s(self) -> float:
        """Seconds until the scene's deadline."""
        return self.scene.deadline - self.clock()

    def try_values(self) -> bool:
        """Put small values for the variables; True when that refutes the statement."""
        opened = self._open()
        if opened is None:
            return False
        try:
            (proposals,) = self.refuter.propose([self._query(opened)], limit=_MOST_VALUES)
        except EngineError as error:
            logger.warning("%s: no counterexamples were proposed: %s", self.attempt.site.label, error)
            return False
        found = self._first_that_proves(opened, [item.tactic for item in proposals])
        return found is not None and self._conclude(opened.negation, [found])

    def _first_that_proves(self, opened: OpenNegation, tactics: Sequence[str]) -> str | None:
        if self.records is None:
            return self._first_in(self.env, opened.root, tactics)
        with self.records.search(self._identity(opened, "values"), self.env, opened.root) as running:
            found = self._first_in(running.env, running.env.root, tactics)
            status = SearchStatus.EXHAUSTED if found is None else SearchStatus.PROVED
            running.outcome = SearchOutcome(status, () if found is None else (found,))
        return found

    def _first_in(self, env: ProofEnv, root: ProofState, tactics: Sequence[str]) -> str | None:
        deadline = min(self.clock() + self._values_s, self.scene.deadline)
        for tactic in tactics:
            if self.clock() >= deadline:
                return None
            try:
                result = env.run_tactic(root, tactic, timeout_s=_VALUE_TIMEOUT_S)
                if isinstance(result, Proved):
                    return tactic
                if isinstance(result, ProofState):
                    env.forget([result])
            except EngineError as error:
                logger.info("a counterexample was not tried: %s", error)
        return None

    def try_search(self) -> bool:
        """Search for a proof of the negation; True when that refutes the statement."""
        opened = self._open()
        remaining = self._left_s
        if opened is None or remaining <= 0:
            return False
        limits = Limits(
            max_expansions=_MOST_EXPANSIONS,
            timeout_s=min(remaining, 2 * self.reserved_s),
            tactic_timeout_s=min(self.options.tactic_timeout_s, max(remaining, 0.1)),
        )
        outcome = self._search(opened, limits)
        return outcome.is_proved and self._conclude(opened.negation, outcome.tactics)

    def _open(self) -> OpenNegation | None:
        """The negation, opened once; ``None`` where Lean takes nothing for it, or breaks on the way."""
        timeout_s = min(self.options.check_timeout_s, self._left_s)
        if not self._is_opened and timeout_s > 0:
            self._is_opened = True
            declared = self.attempt.declared
            type_text = "" if declared is None else declared.type_text
            try:
                self._opened = open_negation(self.env, self.attempt.site, self.scene.chunk, type_text, timeout_s)
            except EngineError as error:
                logger.warning("%s: its negation was not opened: %s", self.attempt.site.label, error)
        return self._opened

    def _query(self, opened: OpenNegation) -> ModelQuery:
        """The refuter is told what stands before the declaration: what it may use depends on the imports."""
        chunk = self.scene.chunk
        return ModelQuery(opened.root, source=chunk.source.text[: chunk.start])

    def _search(self, opened: OpenNegation, limits: Limits) -> SearchOutcome:
        scene, root, options = self.scene, opened.root, self.options
        if self.records is None:
            return self.search.search(
                self.env, root, retriever=scene.retriever, limits=limits, seed=options.seed, source=opened.negation.head
            )
        with self.records.search(self._identity(opened, "search"), self.env, root) as running:
            outcome = self.search.search(
                running.env,
                running.env.root,
                retriever=scene.retriever,
                limits=limits,
                seed=options.seed,
                source=opened.negation.head,
            )
            running.outcome = outcome
        return running.outcome or SearchOutcome(SearchStatus.ENGINE_FAILURE)

    def _identity(self, opened: OpenNegation, turn: str) -> SearchIdentity:
        assert self.records is not None
        return SearchIdentity(
            label=opened.negation.name,
            goals=opened.root.goals,
            environment=self.scene.seen_by(opened.root),
            statement=digest(turn, opened.negation.head),
            configuration=self.records.configuration,
            seed=self.options.seed,
        )

    def _conclude(self, negation: Negation, tactics: Sequence[str]) -> bool:
        """Make the refutation small, and let fresh processes check it."""
        chunk, options = self.scene.chunk, self.options
        try:
            small = self._minimized(negation, tactics)
            verdict = check_refutation(
                self.door,
                chunk,
                negation,
                small,
                is_kernel_asked=options.is_kernel_asked,
                checkers=options.checkers,
                timeout_s=options.check_timeout_s,
            )
        except (EngineError, InputError) as error:
            verdict = str(error)
        if isinstance(verdict, str):
            logger.warning("%s: a refutation does not count: %s", self.attempt.site.label, verdict)
            return False
        self.attempt.refutation = verdict
        self.attempt.status = "not_proved"
        self.attempt.reason = f"its statement is false: `{verdict.name}` proves the negation"
        for item in self.attempt.sorries:
            if item.patch is None:
                item.reason = self.attempt.reason
        return True

    def _minimized(self, negation: Negation, tactics: Sequence[str]) -> list[str]:
        """The tactics without what is not needed (one of several ways to settle the values is)."""
        text = negation.source(tactics)
        start = len(negation.head) + len(" := by\n")
        small = minimize_found(
            self.env,
            self.scene.chunk.env,
            text.rstrip(),
            Span(start, len(text.rstrip())),
            timeout_s=self.options.check_timeout_s,
            left_s=lambda: self._left_s,
        )
        if small is None:
            return list(tactics)
        lines = small.text[small.region.start : small.region.end].split("\n")
        return ["\n".join(line.removeprefix("  ") for line in lines).strip()]
