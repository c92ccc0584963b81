"""The transposition table: refused tactics and closed goals, on disk, shared by theorems, runs and processes.

In: Lean's answers.  Out: the same answers to the same question later, so that no refusal is paid for twice, and for a
goal that was closed before the tactics that did it (Lean runs them again: a remembered proof is a proposal).

What is a question: the environment (``prover.driver.records.environment_digest``), the state's goals without the names
of hypotheses (``goal_form``) with the engine's fingerprints, and the tactic with the names taken out likewise.  An
engine without fingerprints does not tell apart what displays alike: the environment must then be that of one
declaration (``prover.driver.race.Scene.seen_by``).  States with a goal that shows a metavariable, or that alone has no
fingerprint, are not remembered.  What is not an answer:

* a failure of the engine, and a process that ran out of memory;
* a timeout, for anybody who gives more time than the tactic had;
* "no goals left, yet not complete": that depends on the steps before, not on the goal.

An accepted tactic is remembered under the names it had, since Lean's names for new hypotheses depend on them.
A file that is not such a table, or is damaged, is an error that says what to do; it is never replaced silently.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sqlite3
import time
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from memory.goal_form import goal_form, has_metavariables, without_tag
from prover.errors import EngineError
from prover.ports import Clock
from prover.types import KnownStep, ProofState, Refusal, RefusalKind

APPLICATION_ID: Final = 0x50525654
FORMAT: Final = 1
_BUSY_S: Final = 30.0
_WRITE_EVERY_S: Final = 1.0
_WRITE_EVERY: Final = 256
_LONGEST_MESSAGE: Final = 600
"""Characters kept of a refusal's text: enough for what a repair looks at, and the table stays small."""
_KINDS: Final = (RefusalKind.ERROR, RefusalKind.TIMEOUT, RefusalKind.SORRY)
"""The refusals that say something about goal and tactic alone."""
_MAKING: Final = (
    f"pragma application_id = {APPLICATION_ID}",
    f"pragma user_version = {FORMAT}",
    "create table steps (key blob primary key, kind text not null, time_limit_s real, answer blob not null) "
    "without rowid",
    "create table closed (key blob primary key, tactics blob not null) without rowid",
)


class DamagedTable(EngineError):
    """The file is no transposition table, or its contents are damaged."""


@dataclass(frozen=True, slots=True)
class TableSize:
    """How much a table remembers."""

    steps: int
    closed: int
    bytes: int


class TranspositionFile:
    """Implements ``prover.ports.TranspositionTable`` in one SQLite file (write-ahead log, several processes)."""

    def __init__(self, path: Path, *, clock: Clock = time.monotonic) -> None:
        self.path = path
        self._clock = clock
        self._connection: sqlite3.Connection | None = None
        self._owner = 0
        self._waiting_steps: dict[bytes, tuple[str, float | None, bytes]] = {}
        self._waiting_closed: dict[bytes, bytes] = {}
        self._written_s = clock()

    def scope(self, environment: str) -> TranspositionView:
        """The part for goals that see ``environment``."""
        self._open()  # a damaged file is told at once, not in the middle of a search
        return TranspositionView(self, environment)

    def size(self) -> TableSize:
        """How much is remembered."""
        self.write()
        with self.errors():
            steps, closed = (
                self._open().execute(f"select count(*) from {name}").fetchone()[0] for name in ("steps", "closed")
            )
        return TableSize(steps, closed, self.path.stat().st_size)

    def close(self) -> None:
        """Write what waits, and let go of the file."""
        if self._connection is not None and self._owner == os.getpid():
            self.write()
            self._connection.close()
        self._connection = None

    # -- for the views -----------------------------------------------------------------------------------------------

    def step(self, keys: Sequence[bytes]) -> tuple[str, float | None, bytes] | None:
        """The row of the first of these keys that is known."""
        for key in keys:
            if key in self._waiting_steps:
                return self._waiting_steps[key]
            with self.errors():
                found = self._open().execute("select kind, time_limit_s, answer from steps where key = ?", (key,))
                row = found.fetchone()
            if row is not None:
                return str(row[0]), row[1], bytes(row[2])
        return None

    def closed(self, key: bytes) -> bytes | None:
        """The tactics that closed a goal."""
        if key in self._waiting_closed:
            return self._waiting_closed[key]
        with self.errors():
            row = self._open().execute("select tactics from closed where key = ?", (key,)).fetchone()
        return None if row is None else bytes(row[0])

    def put_step(self, key: bytes, kind: str, limit_s: float | None, answer: bytes) -> None:
        """Remember an answer."""
        self._waiting_steps[key] = (kind, limit_s, answer)
        self._write_now_and_then()

    def put_closed(self, key: bytes, tactics: bytes) -> None:
        """Remember a proof; the shortest one stays."""
        known = self.closed(key)
        if known is None or len(tactics) < len(known):
            self._waiting_closed[key] = tactics
            self._write_now_and_then()

    def write(self) -> None:
        """Hand what waits to the disk."""
        if not self._waiting_steps and not self._waiting_closed:
            return
        steps = [(key, *row) for key, row in self._waiting_steps.items()]
        closed = list(self._waiting_closed.items())
        with self.errors():
            connection = self._open()
            with connection:
                connection.executemany("insert or replace into steps values (?, ?, ?, ?)", steps)
                connection.executemany(
                    "insert into closed values (?, ?) on conflict (key) do update set tactics = excluded.tactics "
                    "where length(excluded.tactics) < length(tactics)",
                    closed,
                )
        self._waiting_steps.clear()
        self._waiting_closed.clear()
        self._written_s = self._clock()

    def _write_now_and_then(self) -> None:
        waiting = len(self._waiting_steps) + len(self._waiting_closed)
        if waiting >= _WRITE_EVERY or self._clock() - self._written_s >= _WRITE_EVERY_S:
            self.write()

    # -- the file ----------------------------------------------------------------------------------------------------

    def _open(self) -> sqlite3.Connection:
        """The connection; SQLite's do not survive a fork, so a forked process opens its own."""
        if self._connection is not None and self._owner == os.getpid():
            return self._connection
        if self._connection is not None:  # another process's answers are that process's to write
            self._waiting_steps.clear()
            self._waiting_closed.clear()
        with self.errors():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(self.path, timeout=_BUSY_S, check_same_thread=False)
            try:
                with _transaction(connection, "deferred"):
                    is_new = _is_new(connection)
                if is_new:
                    _make(self.path)
                connection.execute("pragma synchronous = normal")
            except BaseException:
                connection.close()
                raise
        self._connection, self._owner = connection, os.getpid()
        return connection

    @contextlib.contextmanager
    def errors(self) -> Iterator[None]:
        """SQLite's complaints in words that help."""
        try:
            yield
        except (sqlite3.Error, OSError, ValueError, zlib.error) as error:
            raise DamagedTable(
                f"the transposition table {self.path} cannot be used ({error}): "
                "move it away or delete it, name another with --memory, or do without: --no-memory"
            ) from error


def _make(path: Path) -> None:
    """Make the tables, unless another process did meanwhile; whoever comes now waits until all of it is there.

    SQLite refuses at once, without waiting, when two connections ask for the write-ahead log side by side.  So the file
    is locked first, by a connection that keeps its lock from that transaction on until it is closed (asked for earlier,
    those who wait would keep a shared lock, and wait for each other).
    """
    with contextlib.closing(sqlite3.connect(path, timeout=_BUSY_S)) as connection:
        with _transaction(connection, "exclusive"):
            is_new = _is_new(connection)
            connection.execute("pragma locking_mode = exclusive")
        if is_new:
            connection.execute("pragma journal_mode = wal")
            with _transaction(connection, "immediate"):
                for statement in _MAKING:
                    connection.execute(statement)


@contextlib.contextmanager
def _transaction(connection: sqlite3.Connection, kind: Literal["deferred", "immediate", "exclusive"]) -> Iterator[None]:
    connection.execute(f"begin {kind}")
    with connection:
        yield


def _is_new(connection: sqlite3.Connection) -> bool:
    """Is there nothing yet?  Raises ``sqlite3.DatabaseError`` where there is something else."""
    application = connection.execute("pragma application_id").fetchone()[0]
    version = connection.execute("pragma user_version").fetchone()[0]
    if application == 0 and connection.execute("select count(*) from sqlite_master").fetchone()[0] == 0:
        return True
    if application != APPLICATION_ID:
        raise sqlite3.DatabaseError("it is another program's database")
    if version != FORMAT:
        raise sqlite3.DatabaseError(f"it has format {version}, this is format {FORMAT}")
    return False


class TranspositionView:
    """Implements ``prover.ports.TranspositionScope``."""

    def __init__(self, file: TranspositionFile, environment: str) -> None:
        self._file = file
        self._environment = environment.encode()

    def find_step(self, state: ProofState, tactic: str, *, timeout_s: float | None) -> KnownStep | None:
        """What Lean answered before; see the port."""
        if not is_self_contained(state):
            return None
        row = self._file.step(self._step_keys(state, tactic))
        if row is None:
            return None
        kind, limit_s, answer = row
        with self._file.errors():
            if kind == "goals":
                goals, fingerprints = _unpack(answer)
                return KnownStep(tuple(goals), tuple(fingerprints), None, limit_s)
            refusal = Refusal(RefusalKind(kind), str(_unpack(answer)))
        if refusal.kind is RefusalKind.TIMEOUT and (limit_s is None or timeout_s is None or timeout_s > limit_s):
            return None
        return KnownStep((), (), refusal, limit_s)

    def note_step(self, state: ProofState, tactic: str, step: KnownStep) -> None:
        """Remember Lean's answer; see the port."""
        if not is_self_contained(state):
            return
        exact, *renamed = self._step_keys(state, tactic)
        if step.refusal is None:
            if step.goals:  # that nothing is left is for Lean to say each time
                self._file.put_step(exact, "goals", step.limit_s, _pack([step.goals, step.fingerprints]))
        elif step.refusal.kind in _KINDS:
            message = step.refusal.message
            if len(message) > _LONGEST_MESSAGE:
                message = message[:_LONGEST_MESSAGE] + " […]"
            key = renamed[0] if renamed else exact
            self._file.put_step(key, step.refusal.kind.value, step.limit_s, _pack(message))

    def find_closed(self, state: ProofState) -> Sequence[str]:
        """Tactics that closed the main goal; see the port."""
        if not is_self_contained(state):
            return ()
        found = self._file.closed(self._goal_key(state))
        if found is None:
            return ()
        form = goal_form(state.goals[0])
        with self._file.errors():
            tactics = [form.tactic_here(str(tactic)) for tactic in _unpack(found)]
        return tuple(tactic for tactic in tactics if tactic is not None) if None not in tactics else ()

    def note_closed(self, state: ProofState, tactics: Sequence[str]) -> None:
        """Remember tactics that closed the main goal; see the port."""
        if not is_self_contained(state) or not tactics:
            return
        form = goal_form(state.goals[0])
        renamed = [form.tactic_form(tactic) for tactic in tactics]
        if None not in renamed:
            self._file.put_closed(self._goal_key(state), _pack(renamed))

    # -- keys --------------------------------------------------------------------------------------------------------

    def _step_keys(self, state: ProofState, tactic: str) -> tuple[bytes, ...]:
        """The key with names as they are, and the one without names, where there is one."""
        exact = self._key("exact", *state.goals, "|", *state.fingerprints, tactic)
        forms = [goal_form(goal) for goal in state.goals]
        renamed = forms[0].tactic_form(tactic)
        if renamed is None or any(form.names != forms[0].names for form in forms[1:]):
            return (exact,)
        return exact, self._key("renamed", *(form.text for form in forms), "|", *state.fingerprints, renamed)

    def _goal_key(self, state: ProofState) -> bytes:
        return self._key("closed", without_tag(goal_form(state.goals[0]).text), *state.fingerprints[:1])

    def _key(self, *parts: str) -> bytes:
        digest = hashlib.sha256(self._environment)
        for part in parts:
            data = part.encode("utf-8", errors="surrogatepass")
            digest.update(len(data).to_bytes(8, "big"))
            digest.update(data)
        return digest.digest()[:16]


def is_self_contained(state: ProofState) -> bool:
    """Do the state's goals mean something without what is around them?  Either all are marked, or none is."""
    is_marked_throughout = len(state.fingerprints) in (0, len(state.goals)) and "" not in state.fingerprints
    return is_marked_throughout and not any(has_metavariables(goal) for goal in state.goals)


def _pack(value: object) -> bytes:
    return zlib.compress(json.dumps(value, separators=(",", ":")).encode("ascii"))


def _unpack(data: bytes) -> Any:
    return json.loads(zlib.decompress(data))
