"""Traces sources: for every declaration its statement, its tactics with the goals before them, and what they used.

In: sources (texts with a label), a proof environment of either engine.  Out: a file of JSON lines (``memory.schema``),
written source by source.  A run that was interrupted, or killed, goes on with the first source that is not complete; a
source whose text or engine changed is traced again.

What a proof uses is asked of Lean (constants of the proof term), what it *names* is read from its text: identifiers
that a used constant ends in, as LeanDojo counts premises (Yang et al. 2023, §4).
"""

from __future__ import annotations

import hashlib
import logging
import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from memory.schema import TRACE_SCHEMA, TracedDeclaration, TracedFile, TracedTactic, TraceHeader, TraceLine
from prover.errors import EngineError, InputError, PoolClosed, RequestCancelled, RequestRefused
from prover.ports import Clock, TracingEnv
from prover.types import AuditedDeclaration, Declaration, EngineInfo, OpenedSource, Position, RanTactic

logger = logging.getLogger(__name__)

LineT = TypeVar("LineT", bound=TraceLine)

_IDENTIFIER = re.compile(r"""(?:[^\W\d]|«[^»]*»)(?:[\w'!?]|«[^»]*»|\.(?=[^\W\d]|«))*|(?<=[)\]⟩}])\.[^\W\d][\w'!?]*""")
_COMMENT = re.compile(r"--[^\n]*|/-.*?-/", re.DOTALL)
_ANSWERS = (RequestRefused, RequestCancelled, PoolClosed)
"""Errors that another process would answer with as well."""


@dataclass(frozen=True, slots=True)
class GivenTrace:
    """What another program has traced, and with which Lean: no engine is asked."""

    engine: EngineInfo
    read: Callable[[], list[TracedDeclaration]]


@dataclass(frozen=True, slots=True)
class TraceSource:
    """A text to trace.  ``label`` is its path, or ``library:`` and its ``module``; ``salt`` changes with the engine.

    ``is_bare``: nothing is imported but what the text says, as in the modules of a library that has the prelude.
    ``given``: it is traced already.
    """

    label: str
    text: str
    module: str = ""
    salt: str = ""
    is_bare: bool = False
    given: GivenTrace | None = None

    @property
    def lean_text(self) -> str:
        """What Lean is given; lines stand where they stand in the text."""
        return "prelude " + self.text if self.is_bare else self.text

    @property
    def digest(self) -> str:
        """Equal for two sources exactly when text and engine are the same."""
        return hashlib.sha256(f"{self.salt}\0{self.text}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class TraceProgress:
    """One source is finished; ``was_known``: it stood in the output already."""

    file: TracedFile
    done: int
    total: int
    was_known: bool = False


ProgressCallback = Callable[[TraceProgress], None]


def trace_sources(
    sources: Sequence[TraceSource],
    env_for: Callable[[TraceSource], TracingEnv],
    output: Path,
    *,
    timeout_s: float | None = None,
    on_progress: ProgressCallback = lambda progress: None,
    clock: Clock = time.monotonic,
) -> list[TracedFile]:
    """Trace every source that ``output`` does not hold already; what is written stays when the run is interrupted."""
    known = {(file.source, file.digest): file for file in keep_complete(output)}
    finished: list[TracedFile] = []
    with output.open("a", encoding="utf-8") as lines:
        if lines.tell() == 0 and sources:
            given = sources[0].given
            engine = env_for(sources[0]).engine if given is None else given.engine
            header = TraceHeader(engine=engine.kind, version=engine.version, library_hash=engine.library_hash)
            lines.write(header.to_line())
        for number, source in enumerate(sources, start=1):
            file = known.get((source.label, source.digest))
            if file is None:
                started = clock()
                if source.given is not None:
                    declarations, errors = _read_given(source.given)
                else:
                    declarations, errors = trace_source(source, env_for(source), timeout_s=timeout_s)
                file = TracedFile(
                    source=source.label,
                    module=source.module,
                    digest=source.digest,
                    declarations=len(declarations),
                    tactics=sum(len(item.tactics) for item in declarations),
                    errors=errors,
                    elapsed_s=round(clock() - started, 3),
                )
                lines.write("".join(item.to_line() for item in declarations) + file.to_line())
                lines.flush()
                on_progress(TraceProgress(file, number, len(sources)))
            else:
                on_progress(TraceProgress(file, number, len(sources), was_known=True))
            finished.append(file)
    return finished


def _read_given(given: GivenTrace) -> tuple[list[TracedDeclaration], tuple[str, ...]]:
    try:
        return given.read(), ()
    except (EngineError, InputError) as error:
        return [], (str(error),)


def trace_source(
    source: TraceSource, env: TracingEnv, *, timeout_s: float | None = None
) -> tuple[list[TracedDeclaration], tuple[str, ...]]:
    """The declarations of one source, and the errors Lean had with it.

    Where the engine dies the source is traced once more, in the new process that the environment starts.
    """
    try:
        return _trace_source(source, env, timeout_s)
    except _ANSWERS as error:
        return [], (str(error),)
    except EngineError as error:
        logger.warning("%s: %s; it is traced once more", source.label, error)
    try:
        return _trace_source(source, env, timeout_s)
    except EngineError as error:
        return [], (str(error),)


def _trace_source(
    source: TraceSource, env: TracingEnv, timeout_s: float | None
) -> tuple[list[TracedDeclaration], tuple[str, ...]]:
    opened = None
    try:
        opened = env.trace_source(source.lean_text, module=source.module, timeout_s=timeout_s)
        names = {item.name for item in opened.declared}
        used = {item.name: item for item in env.uses(opened.env, modules=[""]) if item.name in names}
        declarations = list(_declarations(source, opened, used))
        return declarations, tuple(message.text for message in opened.errors)
    finally:
        if opened is not None:
            env.forget_source(opened)


def _declarations(
    source: TraceSource, opened: OpenedSource, used: dict[str, Declaration]
) -> Iterator[TracedDeclaration]:
    starts = _line_starts(source.text)
    tactics = sorted(opened.tactics, key=lambda item: (item.start, Position(-item.end.line, -item.end.column)))
    for item in opened.declared or _unnamed(opened, source.text):
        text = source.text[_offset(starts, item.start) : _offset(starts, item.end)]
        own = [tactic for tactic in tactics if item.start <= tactic.start and tactic.end <= item.end]
        known = used.get(item.name)
        statement = frozenset(known.symbols) if known is not None else frozenset()
        constants = known.uses if known is not None else tuple(dict.fromkeys(n for tac in own for n in tac.used))
        yield TracedDeclaration(
            source=source.label,
            module=source.module,
            name=item.name,
            kind=item.kind,
            line=item.start.line,
            column=item.start.column,
            end_line=item.end.line,
            end_column=item.end.column,
            statement=item.type_text,
            text=text,
            used=constants,
            premises=named_constants(text, [name for name in constants if name not in statement]),
            tactics=tuple(_tactic(tactic) for tactic in own),
        )


def _unnamed(opened: OpenedSource, text: str) -> list[AuditedDeclaration]:
    """Where the engine lists no declarations: one that stands for the whole source."""
    if not opened.tactics:
        return []
    lines = text.split("\n")
    end = Position(len(lines), len(lines[-1]))
    return [AuditedDeclaration("", "example", Position(1, 0), end, "", "", True, ())]


def _tactic(tactic: RanTactic) -> TracedTactic:
    return TracedTactic(
        line=tactic.start.line,
        column=tactic.start.column,
        end_line=tactic.end.line,
        end_column=tactic.end.column,
        tactic=tactic.tactic,
        goals=tactic.goals,
        used=tactic.used,
        premises=named_constants(tactic.tactic, tactic.used),
    )


def named_constants(text: str, used: Iterable[str]) -> tuple[str, ...]:
    """The used constants that a text names: an identifier (or its part after a dot) is the end of their name."""
    endings: set[str] = set()
    for word in _IDENTIFIER.findall(_COMMENT.sub(" ", text)):
        parts = word.lstrip(".").split(".")
        endings.update(".".join(parts[place:]) for place in range(len(parts)))
    found = []
    for name in used:
        parts = name.split(".")
        if any(".".join(parts[place:]) in endings for place in range(len(parts))):
            found.append(name)
    return tuple(found)


def _line_starts(text: str) -> list[int]:
    starts = [0]
    for place, character in enumerate(text):
        if character == "\n":
            starts.append(place + 1)
    return starts


def _offset(starts: list[int], position: Position) -> int:
    return starts[position.line - 1] + position.column


def read_trace(path: Path) -> Iterator[TracedDeclaration]:
    """The declarations of the complete sources of a trace, in order; of a source traced twice the later.

    Raises ``InputError`` for what is no trace, with the line that is none.
    """
    kept = {file.source: number for number, file in enumerate(_files(path))}
    pending: list[tuple[int, bytes]] = []
    number = 0
    for place, line in _lines(path):
        if line.startswith(_DECLARATION):
            pending.append((place, line))
        elif line.startswith(_FILE) and line.endswith(b"\n"):
            file = _parse(TracedFile, path, place, line)
            if kept[file.source] == number:
                yield from (_parse(TracedDeclaration, path, *item) for item in pending)
            pending = []
            number += 1


def _files(path: Path) -> Iterator[TracedFile]:
    for place, line in _lines(path):
        if line.startswith(_FILE) and line.endswith(b"\n"):
            yield _parse(TracedFile, path, place, line)


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """The lines of a trace with their numbers."""
    try:
        with path.open("rb") as lines:
            place = 0
            for place, line in enumerate(lines, start=1):
                if place == 1 and (header := _parse(TraceHeader, path, place, line)).schema_name != TRACE_SCHEMA:
                    raise InputError(f"{path}, line 1: {header.schema_name} is none that is known ({TRACE_SCHEMA})")
                yield place, line
            if not place:
                raise InputError(f"{path} is empty: prover trace library: -o {path}")
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}: prover trace library: -o {path}") from error


def _parse(kind: type[LineT], path: Path, place: int, line: bytes) -> LineT:
    try:
        return kind.model_validate_json(line)
    except ValidationError as error:
        reason = error.errors()[0]["msg"]
        raise InputError(f"{path}, line {place}: no line of a trace: {reason}") from error


def keep_complete(path: Path) -> list[TracedFile]:
    """The complete sources of a trace; a tail that belongs to none (of a run that was killed) is cut off."""
    if not path.exists() or path.stat().st_size == 0:
        return []
    at = complete = 0
    with path.open("rb") as lines:
        for number, line in enumerate(lines):
            if number == 0 and (not line.startswith(_HEADER) or TRACE_SCHEMA.encode() not in line):
                raise InputError(f"{path} exists and is no trace ({TRACE_SCHEMA})")
            at += len(line)
            if line.startswith((_FILE, _HEADER)) and line.endswith(b"\n"):
                complete = at
    if at > complete:
        with path.open("r+b") as file:
            file.truncate(complete)
    return list(_files(path))


_HEADER, _DECLARATION, _FILE = (f'{{"record":"{name}"'.encode() for name in ("header", "declaration", "file"))
"""How the lines begin: a record's first field is its kind."""
