"""Between a search and what it asks: every answer of Lean and of the model is kept, and given again when it is known.

In: the plugs of a search.  Out: plugs of the same kind that write a ``SearchLog`` and answer from it first.  A search
that is started again with the log of an earlier one asks the same questions and so builds the same tree; Lean is asked
only from the point on where the log ends.  A state that was never made in the present process is made by its tactics
from the root when a tactic that is not known is to be run on it.

A transposition table answers what the log does not know; the log notes those answers too, so that the same tree comes
out when the table has changed in between.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from prover.driver.journal import ROOT, Ask, SearchLog, Step, Written, digest
from prover.errors import EngineError
from prover.ports import Clock, ProofEnv, ProofWriter, TacticModel, TranspositionScope
from prover.types import (
    Declaration,
    EngineInfo,
    KnownStep,
    ModelQuery,
    OpenedSource,
    ProofRequest,
    ProofState,
    ProofText,
    Proved,
    Refusal,
    SearchProgress,
    TacticProposal,
    TacticResult,
)

_REPLAY_TIMEOUT_S = 300.0
"""For a step that was accepted before: it has shown that it ends."""


class WorkClock:
    """Seconds of work: real time, and the time that answers from a journal took when they were new.

    So a search that goes on has only the time left that it had not used, and looks at the same times when it replays.
    """

    def __init__(self, base: Clock = time.monotonic) -> None:
        self._base = base
        self._skipped_s = 0.0

    def __call__(self) -> float:
        """Now."""
        return self._base() + self._skipped_s

    def advance_to(self, now_s: float) -> None:
        """Let it be at least this late."""
        self._skipped_s += max(0.0, now_s - self())


@dataclass(eq=False, slots=True)
class _State:
    """A state as the search knows it; ``inner`` is Lean's, ``None`` until a process has made it."""

    key: str
    goals: tuple[str, ...]
    fingerprints: tuple[str, ...]
    parent: _State | None = None
    tactic: str = ""
    depth: int = 0
    inner: ProofState | None = None

    def as_seen(self, number: int) -> ProofState:
        return ProofState(number, self.goals, self.fingerprints)


@dataclass(slots=True)
class Counters:
    """What a search has cost so far; ``lean_calls`` are tactics that a process ran, replays of states included."""

    steps: int = 0
    lean_calls: int = 0
    remembered: int = 0
    replayed: int = 0
    depth: int = 0
    lean_s: float = 0.0
    model_s: float = 0.0


class RecordingEnv:
    """A ``ProofEnv`` that answers from a log, then from a table, then from Lean."""

    def __init__(
        self, inner: ProofEnv, root: ProofState, log: SearchLog, clock: WorkClock, table: TranspositionScope | None
    ) -> None:
        self._inner, self.log, self._clock, self._table = inner, log, clock, table
        self._started_s = clock()
        self._lock = threading.RLock()
        self._states: dict[int, _State] = {}
        self._kept: dict[str, ProofState] | None = None
        """Lean's states by their path keys, while there may be another turn; ``None``: none are kept."""
        self._own: set[tuple[str, str]] = set()
        """The steps that were answered in an earlier turn of this run: they are no replays of a journal."""
        self._answered: set[tuple[str, str]] = set()
        self._last = 0
        self._groups: dict[str, tuple[str, ...]] = {}
        self.counters = Counters()
        self._inner_root = root
        self.root = self._enter(_State(ROOT, root.goals, root.fingerprints, inner=root))

    def begin_turn(self, *, is_first: bool) -> None:
        """A search begins; after the first turn of several, states are kept for the next one."""
        if is_first:
            self._kept = {}
        self._own = set(self._answered)
        self.root = self._enter(
            _State(ROOT, self._inner_root.goals, self._inner_root.fingerprints, inner=self._inner_root)
        )

    def end_turn(self, *, is_last: bool) -> None:
        """A search is over: its states are kept for the next turn, or given back after the last one."""
        left = {state.key: state.inner for state in self._states.values() if state.inner is not None}
        left.pop(ROOT, None)
        kept = {**(self._kept or {}), **left}
        self._states.clear()
        self._kept = None if is_last else kept
        if is_last and kept:
            self._inner.forget(kept.values())

    @property
    def engine(self) -> EngineInfo:
        """Which Lean answers."""
        return self._inner.engine

    def path_key(self, state: ProofState) -> str:
        """The path key of a state of this environment; ``""`` for a state of another one (of a further thread)."""
        seen = self._states.get(state.state_id)
        return "" if seen is None else seen.key

    @property
    def now_s(self) -> float:
        """Seconds of work since the search began."""
        return self._clock() - self._started_s

    def replay_until(self, at_s: float) -> None:
        """An answer is given again that came ``at_s`` seconds after the beginning."""
        self._clock.advance_to(self._started_s + at_s)

    def known_proof(self, state: ProofState) -> str:
        """A tactic that closed the main goal of an equal state before; empty when none is known."""
        seen = self._states.get(state.state_id)
        if self._table is None or seen is None:
            return ""
        prints: tuple[str, ...] = ()
        if len(seen.fingerprints) == len(seen.goals) and state.goals[0] in seen.goals:
            prints = (seen.fingerprints[seen.goals.index(state.goals[0])],)
        tactics = tuple(self._table.find_closed(ProofState(state.state_id, state.goals[:1], prints)))
        if len(tactics) == 1:
            return tactics[0]
        group = _group(tactics)
        self._groups[group] = tactics
        return group

    def without_groups(self, tactics: Sequence[str]) -> tuple[str, ...]:
        """A script in which known proofs stand without the parentheses that made one tactic of them."""
        return tuple(part for tactic in tactics for part in self._groups.get(tactic, (tactic,)))

    # -- the port ----------------------------------------------------------------------------------------------------

    def run_tactic(self, state: ProofState, tactic: str, *, timeout_s: float | None = None) -> TacticResult:
        """Run a tactic, or say what it gave before; see ``prover.ports.ProofEnv``."""
        with self._lock:
            seen = self._states[state.state_id]
            self.counters.steps += 1
            self._answered.add((seen.key, tactic))
            known = self.log.steps.get((seen.key, tactic))
            if known is not None and known.answers(timeout_s):
                if (seen.key, tactic) in self._own:
                    self.counters.steps -= 1
                else:
                    self.counters.replayed += 1
                self.replay_until(known.at_s)
                return self._result(seen, known, None)
            remembered = None if self._table is None else self._table.find_step(state, tactic, timeout_s=timeout_s)
            if remembered is not None:
                self.counters.remembered += 1
                step = Step(
                    seen.key,
                    tactic,
                    remembered.goals,
                    remembered.fingerprints,
                    remembered.refusal,
                    at_s=self.now_s,
                    limit_s=remembered.limit_s,
                    is_remembered=True,
                )
                self.log.note(step)
                return self._result(seen, step, None)
        return self._ask_lean(state, seen, tactic, timeout_s)

    def open_source(
        self, source: str, *, env: int | None = None, audit: bool = False, timeout_s: float | None = None
    ) -> OpenedSource:
        """Elaborate a source; its states are known by the source's text."""
        opened = self._inner.open_source(source, env=env, audit=audit, timeout_s=timeout_s)
        with self._lock:
            sorries = tuple(
                replace(item, state=self._enter(self._opened_state(source, env, index, item.state)))
                for index, item in enumerate(opened.sorries)
            )
        return replace(opened, sorries=sorries)

    def declarations(self, env: int, *, since: int | None = None, with_types: bool = False) -> Sequence[Declaration]:
        """See ``prover.ports.ProofEnv``."""
        return self._inner.declarations(env, since=since, with_types=with_types)

    def forget(self, states: Iterable[ProofState]) -> None:
        """See ``prover.ports.ProofEnv``.  The path of a state stays known as long as one made from it is in use."""
        with self._lock:
            freed = []
            for state in states:
                seen = self._states.pop(state.state_id, None)
                if seen is None or seen.inner is None or seen.key == ROOT:
                    continue
                if self._kept is None:
                    freed.append(seen.inner)
                else:
                    self._kept[seen.key] = seen.inner
                seen.inner = None
        if freed:
            self._inner.forget(freed)

    # -- answers -----------------------------------------------------------------------------------------------------

    def _ask_lean(self, state: ProofState, seen: _State, tactic: str, timeout_s: float | None) -> TacticResult:
        inner = self._made(seen)
        started = self._clock()
        result = self._inner.run_tactic(inner, tactic, timeout_s=timeout_s)
        now = self._clock()
        took = now - started
        goals = result.goals if isinstance(result, ProofState) else ()
        fingerprints = result.fingerprints if isinstance(result, ProofState) else ()
        refusal = result if isinstance(result, Refusal) else None
        step = Step(seen.key, tactic, goals, fingerprints, refusal, now - self._started_s, took, timeout_s)
        with self._lock:
            self.counters.lean_calls += 1
            self.counters.lean_s += took
            self.log.note(step)
            if self._table is not None:
                self._table.note_step(state, tactic, KnownStep(goals, fingerprints, refusal, timeout_s))
            return self._result(seen, step, result)

    def _result(self, seen: _State, step: Step, result: TacticResult | None) -> TacticResult:
        """The answer in this environment's numbers."""
        if step.refusal is not None:
            return step.refusal
        self.counters.depth = max(self.counters.depth, seen.depth + 1)
        inner = result if isinstance(result, ProofState) else None
        if inner is None and self._kept is not None:
            inner = self._kept.pop(step.key, None)
        made = _State(step.key, step.goals, step.fingerprints, seen, step.tactic, seen.depth + 1, inner)
        if self._table is not None:
            self._note_closed(made)
        if not step.goals:
            self._last += 1
            return Proved(self._last)
        return self._enter(made)

    def _enter(self, state: _State) -> ProofState:
        self._last += 1
        self._states[self._last] = state
        return state.as_seen(self._last)

    def _opened_state(self, source: str, env: int | None, index: int, state: ProofState) -> _State:
        """A state of a source that the search opened itself: Lean has it, and no path leads to it."""
        key = digest("opened", source, str(env), str(index))
        return _State(key, state.goals, state.fingerprints, inner=state)

    def _made(self, seen: _State) -> ProofState:
        """Lean's own state, made from the nearest one that it has."""
        missing: list[_State] = []
        at: _State | None = seen
        while at is not None and at.inner is None:
            missing.append(at)
            at = at.parent
        if at is None or at.inner is None:
            raise EngineError("the root of this search was forgotten")
        inner = at.inner
        for state in reversed(missing):
            started = self._clock()
            result = self._inner.run_tactic(inner, state.tactic, timeout_s=_REPLAY_TIMEOUT_S)
            self.counters.lean_calls += 1
            self.counters.lean_s += self._clock() - started
            if not isinstance(result, ProofState) or result.goals != state.goals:
                raise EngineError(f"a step that was accepted before gives something else now: {state.tactic!r}")
            state.inner = inner = result
        return inner

    # -- the table ---------------------------------------------------------------------------------------------------

    def _note_closed(self, made: _State) -> None:
        """Which goals have just been closed: main goals of states above whose other goals are all that is left now."""
        assert self._table is not None
        left = made.goals
        way = [made]
        state = made.parent
        while state is not None and len(state.goals) > len(left) and (not left or state.goals[-len(left) :] == left):
            if len(state.goals) == len(left) + 1:
                closed = ProofState(0, state.goals, state.fingerprints)
                self._table.note_closed(closed, _script(state, way[::-1]))
            way.append(state)
            state = state.parent


def _script(first: _State, way: Sequence[_State]) -> list[str]:
    """The tactics of a way that closes the main goal of ``first``, with a ``·`` block for each of several goals."""
    goals = [first.goals, *(state.goals for state in way)]
    steps = [
        (state.tactic, len(after) - len(before) + 1, after[max(0, len(after) - len(before) + 1) :] == before[1:])
        for state, before, after in zip(way, goals, goals[1:], strict=False)
    ]
    if not all(is_local and made >= 0 for _, made, is_local in steps):
        return [tactic for tactic, _, _ in steps]
    rest = iter(steps)

    def block() -> list[str]:
        lines: list[str] = []
        for tactic, made, _ in rest:
            lines.append(tactic)
            if made == 0:
                break
            if made > 1:
                lines.extend("· " + _indented(block(), 2) for _ in range(made))
                break
        return lines

    return block()


def _indented(tactics: Sequence[str], width: int) -> str:
    """Tactics one below the other; every line but the first is moved to the right."""
    lines = [line for tactic in tactics for line in tactic.split("\n")]
    return "\n".join([*lines[:1], *(" " * width + line if line else line for line in lines[1:])])


def _group(tactics: Sequence[str]) -> str:
    """Several tactics as one."""
    return f"({_indented(tactics, 1)})" if tactics else ""


class Recorder:
    """What the searches of a run share: the clock, and the environment of the search that is running."""

    def __init__(self, clock: WorkClock | None = None) -> None:
        self.clock = clock or WorkClock()
        self.env: RecordingEnv | None = None

    def watch(self, progress: SearchProgress) -> SearchProgress:
        """A search's progress with what was counted here."""
        if self.env is None:
            return progress
        counters = self.env.counters
        return replace(
            progress,
            steps=counters.steps,
            depth=counters.depth,
            lean_s=counters.lean_s,
            model_s=counters.model_s,
        )


@dataclass(slots=True)
class RecordingModel:
    """A ``TacticModel`` that answers from the running search's log first, and puts known proofs before proposals."""

    inner: TacticModel
    recorder: Recorder
    _lock: threading.RLock = field(default_factory=threading.RLock)

    def propose(self, queries: Sequence[ModelQuery], *, limit: int) -> Sequence[Sequence[TacticProposal]]:
        """Ranked tactics for each state; see the port."""
        env = self.recorder.env
        if env is None:
            return self.inner.propose(queries, limit=limit)
        keys = [_query_key(query, limit) for query in queries]
        with self._lock:
            unknown = [number for number, key in enumerate(keys) if key not in env.log.asks]
        if unknown:
            started = self.recorder.clock()
            answers = self.inner.propose([queries[number] for number in unknown], limit=limit)
            took = self.recorder.clock() - started
            with self._lock:
                env.counters.model_s += took
                for number, proposals in zip(unknown, answers, strict=True):
                    state = queries[number].state
                    ranked = _with_known_proof(env.known_proof(state), proposals)[:limit]
                    env.log.note(Ask(keys[number], env.path_key(state), ranked, env.now_s, took / len(unknown)))
        found = []
        for number, key in enumerate(keys):
            ask = env.log.asks[key]
            if number not in unknown:
                env.replay_until(ask.at_s)
            found.append(ask.proposals)
        return found


@dataclass(slots=True)
class RecordingWriter:
    """A ``ProofWriter`` that answers from the running search's log first."""

    inner: ProofWriter
    recorder: Recorder

    def write(self, requests: Sequence[ProofRequest], *, samples: int, seed: int = 0) -> Sequence[Sequence[ProofText]]:
        """Distinct texts for each request; see the port."""
        env = self.recorder.env
        if env is None:
            return self.inner.write(requests, samples=samples, seed=seed)
        keys = [digest("write", repr(request), str(samples), str(seed)) for request in requests]
        unknown = [number for number, key in enumerate(keys) if key not in env.log.writings]
        if unknown:
            started = self.recorder.clock()
            answers = self.inner.write([requests[number] for number in unknown], samples=samples, seed=seed)
            took = self.recorder.clock() - started
            env.counters.model_s += took
            for number, texts in zip(unknown, answers, strict=True):
                env.log.note(Written(keys[number], tuple(texts), env.now_s, took / len(unknown)))
        return [env.log.writings[key].texts for key in keys]


def _with_known_proof(known: str, proposals: Sequence[TacticProposal]) -> tuple[TacticProposal, ...]:
    """The proposals, after the tactic that is known to close the goal."""
    if not known:
        return tuple(proposals)
    return (TacticProposal(known, 0.0, is_safe=True), *(item for item in proposals if item.tactic != known))


def _query_key(query: ModelQuery, limit: int) -> str:
    premises = [premise.name for premise in query.premises]
    return digest("ask", str(limit), query.source, *query.state.goals, "|", *premises, "|", *query.history)
