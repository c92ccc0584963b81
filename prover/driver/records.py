"""What a run keeps of its searches: journals on disk, the transposition table, the logs for a trace page.

In: the plugs that ``prover.wiring`` chose.  Out: for each search a recording environment around the real one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import TracebackType

from prover.driver.journal import Journal, SearchIdentity, SearchLog, digest
from prover.driver.outline import Outline
from prover.driver.recording import Recorder, RecordingEnv
from prover.ports import ProofEnv, TranspositionTable
from prover.types import Declaration, EngineInfo, ProofState, SearchOutcome, SearchStatus

LibraryDigest = Callable[[str], str]
"""A digest of everything that a header's imports bring; ``""`` where the engine's own hash covers it."""

_OVER = frozenset({SearchStatus.PROVED, SearchStatus.EXHAUSTED})


@dataclass(frozen=True, slots=True)
class FinishedSearch:
    """The log of a search and how it ended (``None``: it was interrupted)."""

    log: SearchLog
    outcome: SearchOutcome | None


@dataclass(slots=True)
class Records:
    """``configuration``: what of the settings changes a search.  ``finished``: all searches, when ``keeps_logs``."""

    recorder: Recorder
    configuration: str = ""
    journal: Journal | None = None
    table: TranspositionTable | None = None
    keeps_logs: bool = False
    finished: list[FinishedSearch] = field(default_factory=list)
    lean_calls: int = 0
    _running: dict[str, RunningSearch] = field(default_factory=dict)

    def __enter__(self) -> Records:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.end_turns()
        if self.table is not None:
            self.table.close()

    @contextmanager
    def search(
        self, identity: SearchIdentity, env: ProofEnv, root: ProofState, *, is_first_turn: bool = False
    ) -> Iterator[RunningSearch]:
        """A search under ``with``: its environment records; leaving the block closes its journal.

        ``is_first_turn``: the same search may get another turn later in this run, which goes on with the same log.
        """
        before = self._running.pop(identity.key, None)
        if before is None:
            log = SearchLog(identity) if self.journal is None else self.journal.open(identity)
            scope = None if self.table is None else self.table.scope(identity.environment)
            recording = RecordingEnv(env, root, log, self.recorder.clock, scope)
            if is_first_turn:
                recording.begin_turn(is_first=True)
        else:
            recording = before.env
            recording.begin_turn(is_first=False)
        running = RunningSearch(recording)
        self.recorder.env = recording
        try:
            yield running
        except BaseException:
            is_first_turn = False
            raise
        finally:
            self.recorder.env = None
            outcome = running.outcome
            if is_first_turn and outcome is not None and not outcome.is_proved:
                recording.end_turn(is_last=False)
                self._running[identity.key] = running
            else:
                self._end(running)

    def _end(self, running: RunningSearch) -> None:
        recording, outcome = running.env, running.outcome
        recording.end_turn(is_last=True)
        self.lean_calls += recording.counters.lean_calls
        recording.log.close(is_over=outcome is not None and outcome.status in _OVER)
        if self.keeps_logs:
            self.finished.append(FinishedSearch(recording.log, outcome))

    def end_turns(self) -> None:
        """The searches that got no further turn are over; they ended as their first turn did."""
        for running in self._running.values():
            self._end(running)
        self._running.clear()


@dataclass(slots=True)
class RunningSearch:
    """One search under way; ``outcome`` is set at its end."""

    env: RecordingEnv
    outcome: SearchOutcome | None = None


def environment_digest(
    engine: EngineInfo, library: str, plan: Outline, start: int, declared: Sequence[Declaration]
) -> str:
    """A digest of what a goal of the command at ``start`` can see.

    The proofs of theorems are left out: nothing sees them.  ``declared`` are the file's own constants as Lean has them,
    so that a theorem whose proof fails (Lean does not add it then) is not taken for one that holds.
    """
    text = plan.source.text
    parts, at = [], 0
    for site in plan.declarations:
        if site.end <= start and site.kind == "theorem" and site.body_start is not None:
            parts.append(text[at : site.body_start])
            at = site.end
    parts.append(text[at:start])
    visible = [f"{item.name} : {item.type_text}" for item in declared]
    return digest(engine.kind, engine.version, engine.library_hash, library, "".join(parts), "|", *visible)
