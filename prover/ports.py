"""The Protocols the rooms agree on.  Everything is synchronous; parallelism is by processes.

Who implements what:

* ``ProofEnv``, ``Door``: ``prover.repl`` (a Lean process behind the door); fakes in tests.
* ``TacticModel``, ``ProofWriter``, ``ValueModel``: ``prover.models``.
* ``Retriever``, ``RetrieverFactory``: ``memory``.
* ``ProofSearch``: ``search``.
* The driver calls ``ProofSearch.search`` once per ``sorry`` and knows none of the concrete classes;
  ``prover.wiring`` plugs them together.

Raising: an ``EngineError`` from any method means the machinery broke, never that the theorem is hard.
``KeyboardInterrupt`` is never swallowed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from prover.types import (
    Comparison,
    Declaration,
    DeclarationKind,
    EngineInfo,
    ExportVerdict,
    KnownStep,
    ModelQuery,
    NamedDeclaration,
    OpenedSource,
    Premise,
    ProofRequest,
    ProofState,
    ProofText,
    SearchOutcome,
    SearchProgress,
    SourceAudit,
    TacticProposal,
    TacticResult,
)

Clock = Callable[[], float]
"""A monotonic clock in seconds; passed in so that tests own time."""

ProgressCallback = Callable[[SearchProgress], None]
"""Called now and then by a running search (at most once per expansion); must be quick and must not raise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Budgets of one search.  ``None`` means no limit of that kind; hitting one is a normal outcome.

    ``max_expansions``: states for which the model is asked.  ``timeout_s``: wall-clock seconds for the whole search.
    ``max_tokens``: tokens a language model may produce.  ``tactic_timeout_s``: wall-clock seconds for a single tactic.
    """

    max_expansions: int | None = None
    timeout_s: float | None = None
    max_tokens: int | None = None
    tactic_timeout_s: float | None = 10.0


class ProofEnv(Protocol):
    """A Lean process seen by a search: run tactics on states, every earlier state stays usable.

    States are persistent values: running a tactic never changes the state it runs on.
    """

    @property
    def engine(self) -> EngineInfo:
        """Which Lean answers."""
        ...

    def open_source(
        self, source: str, *, env: int | None = None, audit: bool = False, timeout_s: float | None = None
    ) -> OpenedSource:
        """Elaborate ``source`` on top of environment ``env`` (``None``: a fresh one).

        Returns the new environment, Lean's messages, and one ``OpenSorry`` per ``sorry`` that holds a goal.
        With ``audit`` the answer lists the declarations added and their axioms (``OpenedSource.declared``).
        """
        ...

    def run_tactic(self, state: ProofState, tactic: str, *, timeout_s: float | None = None) -> TacticResult:
        """Run ``tactic`` on the main goal (the first) of ``state``.

        Returns the new state with *all* remaining goals, ``Proved`` when nothing is left, or a ``Refusal``.
        A step that uses ``sorry`` is a refusal, and so is one that runs over ``timeout_s``.
        Raises ``EngineError`` when the process broke; the environment recovers by itself (earlier states stay usable),
        so a search may go on with other tactics and should stop only when failures repeat.
        """
        ...

    def declarations(self, env: int, *, since: int | None = None, with_types: bool = False) -> Sequence[Declaration]:
        """The constants visible in ``env`` (only those not yet in ``since``).

        Empty where the engine has no such request (real Lean's REPL); a retriever then falls back to its own index.
        """
        ...

    def forget(self, states: Iterable[ProofState]) -> None:
        """Allow the process to free these states; using one afterwards is a bug of the caller."""
        ...


@runtime_checkable
class TracingEnv(ProofEnv, Protocol):
    """A ``ProofEnv`` that also tells how the proofs of a source go (either engine)."""

    def trace_source(
        self, source: str, *, env: int | None = None, module: str = "", timeout_s: float | None = None
    ) -> OpenedSource:
        """``open_source`` with the audit, and every tactic that ran with the goals before it and the constants it put
        in their place (``OpenedSource.tactics``).  The states of the tactics are not kept.

        ``module``: the source is the text of that module of the embedded library, which may state its axioms."""
        ...

    def uses(
        self,
        env: int,
        *,
        since: int | None = None,
        modules: Sequence[str] | None = None,
        kinds: Sequence[DeclarationKind] | None = None,
    ) -> Sequence[Declaration]:
        """``declarations`` with types and with the constants that each proof or value mentions, of some modules
        (``""``: what no module holds) and kinds only; empty where the engine cannot tell."""
        ...

    def forget_source(self, opened: OpenedSource) -> None:
        """Drop an environment and the states of its ``sorry``s."""
        ...


@runtime_checkable
class Interruptible(Protocol):
    """A proof environment whose work can be called off from another thread."""

    def interrupt(self) -> None:
        """End what Lean is doing; the request that waits for it raises an ``EngineError``."""
        ...


@dataclass(frozen=True, slots=True)
class SpareRoot:
    """The root of a search in a further environment; ``interrupt`` (from any thread) ends what Lean is doing there."""

    env: ProofEnv
    root: ProofState
    interrupt: Callable[[], None] = lambda: None


OpenSpare = Callable[[], AbstractContextManager[SpareRoot]]
"""Opens the root of a search in a further environment of its own, for a search that works in several threads."""


class Door(Protocol):
    """One engine, ready to be used for one file after the other (``prover.repl``)."""

    @property
    def reason(self) -> str:
        """One line that says why this engine was chosen."""
        ...

    def open_env(self, *, fingerprints: bool = False) -> AbstractContextManager[TracingEnv]:
        """A proof environment for the length of a ``with`` block; its process goes back to the pool afterwards.

        With ``fingerprints`` its states carry those of their goals, where the engine gives them.
        """
        ...

    def audit(
        self,
        source: str,
        *,
        names: Sequence[NamedDeclaration] = (),
        comparison: Comparison | None = None,
        timeout_s: float | None = None,
    ) -> SourceAudit:
        """Elaborate a whole source in a process that has seen nothing else.

        ``names`` are the declarations the caller wants to hear about (an engine that lists them by itself ignores it).
        ``comparison``: the audit is made to compare statements with those of another source.
        Raises ``EngineError`` when the process breaks: there is no verdict then.
        """
        ...

    def recheck_export(
        self,
        source: str,
        *,
        theorems: Sequence[str] = (),
        checkers: Sequence[str] = (),
        timeout_s: float | None = None,
    ) -> Sequence[ExportVerdict]:
        """Export what a source adds and check it with the kernel alone, in further fresh processes.

        With ``theorems`` only these constants and what they mention are exported, and the source may have errors
        elsewhere.  Our own kernel's verdict comes first, then one for each of ``checkers`` (command lines of external
        checkers, which are given the export as a file).
        """
        ...


class TacticModel(Protocol):
    """Proposes tactics."""

    def propose(self, queries: Sequence[ModelQuery], *, limit: int) -> Sequence[Sequence[TacticProposal]]:
        """For each query at most ``limit`` proposals, best first (``log_prob`` never increases), no duplicates.

        The answer has exactly one entry per query, in the same order; an entry may be empty.
        """
        ...


class TacticMender(Protocol):
    """Knows what a model's text meant in an older version of Lean's library."""

    def mend(self, tactic: str, message: str) -> str | None:
        """Another tactic to try where Lean refused one with this message; ``None``: there is none."""
        ...


@runtime_checkable
class ProofWriter(Protocol):
    """Writes whole proofs, repairs of failed ones, and outlines."""

    def write(self, requests: Sequence[ProofRequest], *, samples: int, seed: int = 0) -> Sequence[Sequence[ProofText]]:
        """For each request at most ``samples`` distinct texts, most probable first; an entry may be empty.

        The answer has exactly one entry per request, in the same order.
        """
        ...


class ValueModel(Protocol):
    """Estimates how promising states are."""

    def estimate(self, states: Sequence[ProofState]) -> Sequence[float]:
        """One number per state: the estimated probability, in [0, 1], that it can be proved."""
        ...


class Retriever(Protocol):
    """Finds premises for a goal among those visible at one point of a file."""

    def retrieve(self, goal: str, *, limit: int) -> Sequence[Premise]:
        """At most ``limit`` premises for one goal display (one entry of ``ProofState.goals``), best first."""
        ...


class RetrieverFactory(Protocol):
    """Builds the retriever for one point of a file."""

    def read_library(self, env: ProofEnv, number: int) -> Sequence[Declaration]:
        """What environment ``number`` (a file's header) offers: its declarations, as the factory wants to know them."""
        ...

    def for_scope(
        self, library: Sequence[Declaration], local: Sequence[Declaration], *, excluded: frozenset[str]
    ) -> Retriever:
        """A retriever over ``library`` (what the file's imports and its header give; the *same object* for every point
        of one file, so its index may be cached by identity) and ``local`` (what the file itself declared before this
        point, oldest first).  ``excluded`` are names that must not be offered: the theorem under proof, lemmas of the
        file that still hold a ``sorry``.
        """
        ...


class TranspositionScope(Protocol):
    """What is remembered of goals in one environment; see ``TranspositionTable``."""

    def find_step(self, state: ProofState, tactic: str, *, timeout_s: float | None) -> KnownStep | None:
        """What Lean answered to this tactic on an equal state; ``None`` when that is not known.

        A timeout is an answer only where no more time is given now than then.
        """
        ...

    def note_step(self, state: ProofState, tactic: str, step: KnownStep) -> None:
        """Remember Lean's answer.  A failure of the engine is no answer and must not come here."""
        ...

    def find_closed(self, state: ProofState) -> Sequence[str]:
        """Tactics that closed the main goal of an equal state, one after the other; empty when none are known.

        They are a proposal: Lean still has to run them.
        """
        ...

    def note_closed(self, state: ProofState, tactics: Sequence[str]) -> None:
        """Remember tactics that closed the main goal and left the other goals as they were."""
        ...


class TranspositionTable(Protocol):
    """Remembers refused tactics and closed goals across theorems, runs and processes (``memory``)."""

    def scope(self, environment: str) -> TranspositionScope:
        """The part for goals that see ``environment``: a digest of the library, of what the file declares before the
        goal, and of the options in force there; of the declaration too where the engine gives no fingerprints."""
        ...

    def close(self) -> None:
        """Write what is not written yet and let go of the file."""
        ...


class ProofSearch(Protocol):
    """One search engine with its model plugged in."""

    def search(
        self,
        env: ProofEnv,
        root: ProofState,
        *,
        retriever: Retriever,
        limits: Limits,
        seed: int = 0,
        source: str = "",
        on_progress: ProgressCallback | None = None,
        open_spare: OpenSpare | None = None,
    ) -> SearchOutcome:
        """Look for tactics that finish ``root``: *all* of its goals.

        Deterministic for a given seed when no wall-clock limit is hit.  ``source`` is the theorem's text, passed on to
        the model.  ``open_spare`` opens ``root`` in further environments, for an engine that was told to work in
        several threads (then the result depends on the machine as well).  A proof found in the very expansion that
        hits a limit counts.
        """
        ...
