"""The journal of a search: what it asked of Lean and of the model, and what was answered, a JSON line each.

In: answers as they come.  Out: the same answers to a later search that asks the same questions, without Lean or a model
being asked again.  One file a search (``KEY.jsonl`` in the journal's folder); the key is a digest of everything a
search depends on but its limits, so a search that is given more time goes on from where it was.

A line is handed to the operating system as soon as it is written and to the disk once a second: a killed process loses
at most the line it was writing, a machine without power the last second.  Steps are known by the *path* of their state
(the tactics from the root), not by any process's numbers; so a journal means the same to every later process.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import json
import logging
import os
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Final

from prover.errors import InputError
from prover.ports import Clock
from prover.types import ProofText, Refusal, RefusalKind, TacticProposal

logger = logging.getLogger(__name__)

SCHEMA: Final = "prover.journal/1"
ROOT: Final = "root"
"""The path key of the state that a search starts from."""
_SYNC_S: Final = 1.0
_KEY_LENGTH: Final = 20


def digest(*parts: str) -> str:
    """A short digest of texts; no two lists of texts run into each other."""
    sha = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", errors="surrogatepass")
        sha.update(len(data).to_bytes(8, "big"))
        sha.update(data)
    return sha.hexdigest()[:_KEY_LENGTH]


def child_key(parent: str, tactic: str) -> str:
    """The path key of the state that ``tactic`` makes of the state ``parent``."""
    return digest(parent, tactic)


@dataclass(frozen=True, slots=True)
class Step:
    """One tactic on the state ``state`` and Lean's answer: goals (none: proved), or a refusal.

    ``at_s``: seconds of the search when the answer came; ``took_s``: how long Lean worked; ``limit_s``: how long it
    was allowed to.  ``is_remembered``: the answer came from the transposition table.
    """

    state: str
    tactic: str
    goals: tuple[str, ...] = ()
    fingerprints: tuple[str, ...] = ()
    refusal: Refusal | None = None
    at_s: float = 0.0
    took_s: float = 0.0
    limit_s: float | None = None
    is_remembered: bool = False

    @property
    def key(self) -> str:
        """The path key of the state after it."""
        return child_key(self.state, self.tactic)

    def answers(self, timeout_s: float | None) -> bool:
        """May this stand for an answer under ``timeout_s``?  A timeout says nothing about a longer time."""
        if self.refusal is None or self.refusal.kind is not RefusalKind.TIMEOUT:
            return True
        return self.limit_s is not None and timeout_s is not None and timeout_s <= self.limit_s


@dataclass(frozen=True, slots=True)
class Ask:
    """What a model proposed: ``query`` is the digest of what it was asked, ``state`` the path key of the state."""

    query: str
    state: str
    proposals: tuple[TacticProposal, ...]
    at_s: float = 0.0
    took_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Written:
    """What a proof writer wrote."""

    query: str
    texts: tuple[ProofText, ...]
    at_s: float = 0.0
    took_s: float = 0.0


Entry = Step | Ask | Written


@dataclass(frozen=True, slots=True)
class SearchIdentity:
    """What a search depends on, but for its limits; ``label`` and ``goals`` are for readers.

    ``environment``: digest of the engine, its library and everything that stands before the declaration in its file.
    ``statement``: digest of the declaration's text and of the place of the ``sorry`` in it.  ``configuration``: the
    settings that change what a search does, the model among them.
    """

    label: str
    goals: tuple[str, ...]
    environment: str
    statement: str
    configuration: str
    seed: int

    @property
    def key(self) -> str:
        """The name of its journal."""
        return digest(SCHEMA, self.environment, self.statement, self.configuration, str(self.seed), *self.goals)


@dataclass(slots=True)
class SearchLog:
    """The entries of one search in memory, and in a file where there is one.

    ``steps`` (key: path key of a state and tactic), ``asks`` and ``writings`` (key: digest of the question) live as
    long as the search.  A hit is sound because the key determines the question, and an answer does not change.
    ``entries`` has all of them in the order of their coming.
    """

    identity: SearchIdentity
    entries: list[Entry] = field(default_factory=list)
    steps: dict[tuple[str, str], Step] = field(default_factory=dict)
    asks: dict[str, Ask] = field(default_factory=dict)
    writings: dict[str, Written] = field(default_factory=dict)
    file: JournalFile | None = None
    is_resumed: bool = False

    def note(self, entry: Entry) -> None:
        """Keep an answer that was just given."""
        self.keep(entry)
        if self.file is not None:
            self.file.append(_to_json(entry))

    def keep(self, entry: Entry) -> None:
        """Keep an answer in memory only."""
        if isinstance(entry, Step):
            self.steps[entry.state, entry.tactic] = entry
        elif isinstance(entry, Ask):
            self.asks[entry.query] = entry
        else:
            self.writings[entry.query] = entry
        self.entries.append(entry)

    def close(self, *, is_over: bool = False) -> None:
        """Stop writing; ``is_over``: the search has come to its end."""
        if self.file is not None:
            if is_over:
                self.file.append({"over": True})
            self.file.close()
            self.file = None


class JournalFile:
    """An append-only file of JSON lines that one process writes."""

    def __init__(self, path: Path, file: IO[bytes], clock: Clock) -> None:
        self.path = path
        self._file = file
        self._clock = clock
        self._synced_s = clock()
        self._lock = threading.Lock()

    def append(self, record: Mapping[str, Any]) -> None:
        """One line more; it survives the end of this process as soon as this returns."""
        line = json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode("utf-8", errors="surrogatepass")
        with self._lock:
            self._file.write(line + b"\n")
            self._file.flush()
            now = self._clock()
            if now - self._synced_s >= _SYNC_S:
                os.fsync(self._file.fileno())
                self._synced_s = now

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._file.close()


class Journal:
    """The folder of a run's journals.

    ``is_resuming``: a search whose journal is there goes on from it; otherwise its journal starts anew.
    ``is_asked_for``: a file that cannot be used is an error; otherwise the run goes on without journals from then on.
    """

    def __init__(self, folder: Path, *, is_resuming: bool, clock: Clock, is_asked_for: bool = True) -> None:
        self.folder = folder
        self.is_resuming = is_resuming
        self.is_asked_for = is_asked_for
        self._clock = clock
        self._opened: list[Path] = []
        self._is_given_up = False

    def open(self, identity: SearchIdentity) -> SearchLog:
        """The log of a search.  Raises ``InputError`` when its file cannot be used and a journal was asked for."""
        if self._is_given_up:
            return SearchLog(identity)
        try:
            return self._open(identity)
        except InputError as error:
            if self.is_asked_for:
                raise
            logger.warning("the run goes on without a journal: %s", error)
            self._is_given_up = True
            return SearchLog(identity)

    def _open(self, identity: SearchIdentity) -> SearchLog:
        path = self.folder / f"{identity.key}.jsonl"
        file = _take(path)
        log = SearchLog(identity)
        try:
            if self.is_resuming:
                _read_into(log, path, file)
            else:
                file.truncate(0)
                file.seek(0)
        except InputError:
            file.close()
            raise
        log.file = JournalFile(path, file, self._clock)
        if file.tell() == 0:
            log.file.append(_head(identity))
        self._opened.append(path)
        return log

    def remove(self) -> None:
        """Delete the journals of this run: everything is finished.  One that another run has taken up stays."""
        for path in self._opened:
            with contextlib.suppress(InputError), _take(path):
                path.unlink(missing_ok=True)
        self._opened.clear()


# --------------------------------------------------------------------------------------------------------------------
# files and lines


def _take(path: Path) -> IO[bytes]:
    """The file, for this process alone.  Raises ``InputError``."""
    while True:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            file = path.open("a+b")
        except OSError as error:
            raise InputError(f"the journal {path} cannot be written: {error.strerror}") from error
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            file.close()
            raise InputError(
                f"another process is at work with the journal {path}: wait for it, or choose another --journal folder"
            ) from error
        with contextlib.suppress(FileNotFoundError):
            if os.path.samestat(path.stat(), os.fstat(file.fileno())):
                return file
        file.close()  # it was deleted before we had it


def _head(identity: SearchIdentity) -> dict[str, Any]:
    return {"schema": SCHEMA, "key": identity.key, "label": identity.label, "goals": list(identity.goals)}


def _read_into(log: SearchLog, path: Path, file: IO[bytes]) -> None:
    """Read a journal; a last line that was cut off is taken away, so that the next one does not run into it."""
    file.seek(0)
    data = file.read()
    end = data.rfind(b"\n") + 1
    for number, line in enumerate(data[:end].split(b"\n")[:-1], start=1):
        try:
            record = json.loads(line)
            if number == 1:
                _check_head(record, log.identity)
            elif "over" not in record:
                log.keep(_from_json(record))
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(
                f"the journal {path} is damaged (line {number}: {error}): move it away, or start without --resume"
            ) from error
    file.truncate(end)
    file.seek(end)
    log.is_resumed = bool(log.entries)


def _check_head(record: Mapping[str, Any], identity: SearchIdentity) -> None:
    if record.get("schema") != SCHEMA:
        raise ValueError(f"it is no {SCHEMA}, but {record.get('schema')!r}")
    if record.get("key") != identity.key:
        raise ValueError("it belongs to another search")


def _to_json(entry: Entry) -> dict[str, Any]:
    times = {"at": round(entry.at_s, 4), "took": round(entry.took_s, 4)}
    if isinstance(entry, Step):
        record: dict[str, Any] = {"state": entry.state, "tactic": entry.tactic}
        if entry.refusal is not None:
            record |= {"refused": entry.refusal.kind.value, "message": entry.refusal.message}
        else:
            record["goals"] = list(entry.goals)
            if entry.fingerprints:
                record["fingerprints"] = list(entry.fingerprints)
        if entry.limit_s is not None:
            record["limit"] = round(entry.limit_s, 4)
        if entry.is_remembered:
            record["remembered"] = True
        return record | times
    if isinstance(entry, Ask):
        rows = [[item.tactic, item.log_prob, item.is_safe, item.tokens] for item in entry.proposals]
        return {"ask": entry.query, "state": entry.state, "proposals": rows, **times}
    texts = [[text.text, text.log_prob, text.tokens] for text in entry.texts]
    return {"write": entry.query, "texts": texts, **times}


def _from_json(record: Mapping[str, Any]) -> Entry:
    at_s, took_s = float(record["at"]), float(record["took"])
    if "tactic" in record:
        refusal = None
        if "refused" in record:
            refusal = Refusal(RefusalKind(record["refused"]), str(record["message"]))
        goals = () if refusal is not None else _texts(record["goals"])
        limit = record.get("limit")
        return Step(
            str(record["state"]),
            str(record["tactic"]),
            goals,
            _texts(record.get("fingerprints", ())),
            refusal,
            at_s,
            took_s,
            None if limit is None else float(limit),
            bool(record.get("remembered", False)),
        )
    if "ask" in record:
        proposals = tuple(
            TacticProposal(str(tactic), float(log_prob), bool(is_safe), int(tokens))
            for tactic, log_prob, is_safe, tokens in record["proposals"]
        )
        return Ask(str(record["ask"]), str(record["state"]), proposals, at_s, took_s)
    texts = tuple(
        ProofText(str(text), None if log_prob is None else float(log_prob), int(tokens))
        for text, log_prob, tokens in record["texts"]
    )
    return Written(str(record["write"]), texts, at_s, took_s)


def _texts(value: Sequence[Any]) -> tuple[str, ...]:
    return tuple(str(item) for item in value)
