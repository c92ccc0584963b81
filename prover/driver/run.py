"""A run over targets: reads files, proves or checks them, writes results, sums up.

In: target texts, a function that gives the door for a file, the plugs, where results go.
Out: a ``ProveRun`` or a ``CheckReport``.  Files are written whole or not at all (temporary file, then rename).
"""

from __future__ import annotations

import difflib
import logging
import os
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial
from pathlib import Path

from prover.driver.certificate import Certificate, CertificateFile
from prover.driver.events import EventCallback, ignore_event
from prover.driver.interrupt import Interrupts
from prover.driver.outline import DeclarationSite, outline
from prover.driver.place import SORRY_AXIOM
from prover.driver.prove import FileProver, FileResult, ProveOptions
from prover.driver.records import Records
from prover.driver.report import (
    CheckedFile,
    CheckedTheorem,
    CheckReport,
    EngineReport,
    FileReport,
    MessageReport,
    ProveReport,
    prove_exit_code,
)
from prover.driver.targets import PROVED_SUFFIX, STDIN, Target, parse_target, select
from prover.errors import EngineError, ExitCode, InputError
from prover.ports import Clock, Door, ProofSearch, RetrieverFactory, TacticModel
from prover.types import Position, SourceAudit

logger = logging.getLogger(__name__)

DoorFor = Callable[[Path | None, str], Door]
"""The door for a file (its path, ``None`` for standard input, and its text)."""

LibraryDigestFor = Callable[[Path | None, str], str]
"""A digest of what the imports of a header bring to a file."""


class OutputMode(Enum):
    """Where a finished text goes."""

    SIBLING = "sibling"
    """``foo.lean`` → ``foo.proved.lean``."""
    FILE = "file"
    """The path the user gave (one target only)."""
    IN_PLACE = "in_place"
    NOWHERE = "nowhere"
    """Nothing is written (``--diff``, standard input)."""


@dataclass(frozen=True, slots=True)
class ProvedFile:
    """One file's texts before and after."""

    label: str
    original: str
    text: str
    new_label: str = ""

    def diff(self) -> str:
        """A unified diff from the original to the finished text; empty when nothing changed."""
        before, after = (text.splitlines(keepends=True) for text in (self.original, self.text))
        return "".join(difflib.unified_diff(before, after, self.label, self.new_label or proved_name(self.label)))


@dataclass(frozen=True, slots=True)
class ProveRun:
    """A finished run: the report and the texts."""

    report: ProveReport
    files: tuple[ProvedFile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProveRequest:
    """What to prove and where to put it; ``stdin`` is the text of the target ``-``."""

    targets: tuple[str, ...]
    mode: OutputMode = OutputMode.SIBLING
    output: Path | None = None
    stdin: str = ""
    model: str = ""
    command: tuple[str, ...] = ()


def proved_name(name: str) -> str:
    """``foo.lean`` → ``foo.proved.lean``."""
    return name.removesuffix(".lean") + PROVED_SUFFIX


def certificate_path(output: Path) -> Path:
    """The certificate's place: next to the finished file."""
    stem = output.name.removesuffix(".lean").removesuffix(".proved")
    return output.with_name(stem + ".proved.certificate.json")


def prove_targets(
    request: ProveRequest,
    door_for: DoorFor,
    search: ProofSearch,
    retrievers: RetrieverFactory,
    options: ProveOptions,
    *,
    clock: Clock = time.monotonic,
    on_event: EventCallback = ignore_event,
    records: Records | None = None,
    refuter: TacticModel | None = None,
    library_digest_for: LibraryDigestFor = lambda path, header: "",
) -> ProveRun:
    """Prove every target.  Raises ``InputError`` before any work when a target does not exist."""
    started = clock()
    targets = [target for text in request.targets for target in parse_target(text)]
    if request.mode is OutputMode.FILE and len(targets) != 1:
        raise InputError("-o takes exactly one file to prove")
    if request.mode is OutputMode.FILE and request.output is not None:
        _check_writable(request.output)
    reports: list[FileReport] = []
    files: list[ProvedFile] = []
    was_interrupted, audit_rejected = False, 0
    with Interrupts(on_event, clock):  # until the results are written
        for target in targets:
            label = STDIN if target.path is None else str(target.path)
            try:
                original, label = _read(target, request.stdin)
                select(outline(original), target)
                door = door_for(target.path, original)
                prover = FileProver(door, search, retrievers, options, clock, on_event, request.command, records)
                prover.refuter = refuter
                prover.library_digest = partial(library_digest_for, target.path)
                result = prover.prove(original, target)
            except (EngineError, InputError) as error:
                if len(targets) == 1:
                    raise
                logger.info("%s: %s", label, error)  # the report says it
                reports.append(FileReport(file=label, failure=str(error)))
                continue
            reports.append(_write(result, target, label, original, request))
            files.append(ProvedFile(label, original, result.text))
            audit_rejected += result.audit_rejected
            was_interrupted = was_interrupted or result.was_interrupted
            if was_interrupted:
                break
    report = _sum_up(request, options, reports, was_interrupted, audit_rejected, clock() - started)
    return ProveRun(report, tuple(files))


def check_targets(
    targets: Sequence[str], door_for: DoorFor, *, timeout_s: float, stdin: str = "", clock: Clock = time.monotonic
) -> CheckReport:
    """Elaborate each file in a fresh process: errors, ``sorry``s and axioms per declaration.

    Exit code: 0 when nothing has an error or a ``sorry``, 1 otherwise.
    """
    started = clock()
    files: list[CheckedFile] = []
    chosen = [target for text in targets for target in parse_target(text)]
    for target in chosen:
        label = STDIN if target.path is None else str(target.path)
        try:
            text, label = _read(target, stdin)
            files.append(_check_file(target, text, label, door_for(target.path, text), timeout_s))
        except (EngineError, InputError) as error:
            if len(chosen) == 1:
                raise
            files.append(CheckedFile(file=label, failure=str(error), is_clean=False))
    is_clean = all(file.is_clean for file in files)
    return CheckReport(
        files=files,
        elapsed_s=round(clock() - started, 3),
        exit_code=int(ExitCode.PROVED if is_clean else ExitCode.LEFT),
    )


def write_text(path: Path, text: str) -> None:
    """Write a file whole or not at all; keeps the mode of a file that was there."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        mode = path.stat().st_mode if path.exists() else 0o644
        Path(temporary).chmod(mode & 0o7777)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _check_writable(output: Path) -> None:
    """Refuse an output that cannot be written before any work is done."""
    if output.is_dir():
        raise InputError(f"{output}: is a folder, -o takes a file")
    if not output.parent.is_dir():
        raise InputError(f"{output}: there is no folder {output.parent}")
    if not os.access(output if output.exists() else output.parent, os.W_OK):
        raise InputError(f"{output}: cannot be written")


def _read(target: Target, stdin: str) -> tuple[str, str]:
    """The text of a target and what to call it."""
    if target.path is None:
        return stdin, STDIN
    return read_source(target.path), str(target.path)


def read_source(path: Path) -> str:
    """A file's text; line endings are kept as they are.  Raises ``InputError``."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return file.read()
    except (OSError, UnicodeDecodeError) as error:
        words = f"not UTF-8 ({error.reason} at byte {error.start})" if isinstance(error, UnicodeError) else error
        raise InputError(f"{path}: {words}") from error


def _write(result: FileResult, target: Target, label: str, original: str, request: ProveRequest) -> FileReport:
    is_changed = result.text != original
    output: Path | None = None
    if is_changed and target.path is not None:
        if request.mode is OutputMode.SIBLING:
            output = target.path.with_name(proved_name(target.path.name))
        elif request.mode is OutputMode.IN_PLACE:
            output = target.path
    if is_changed and request.mode is OutputMode.FILE:
        output = request.output
    certificate: Path | None = None
    if output is not None:
        write_text(output, result.text)
        certificate = _write_certificates(output, result.certificates)
    return FileReport(
        file=label,
        engine=result.engine,
        output=None if output is None else str(output),
        certificate=None if certificate is None else str(certificate),
        is_changed=is_changed,
        theorems=list(result.theorems),
        errors=list(result.errors),
    )


def _write_certificates(output: Path, certificates: Sequence[Certificate]) -> Path | None:
    if not certificates:
        return None
    path = certificate_path(output)
    document = CertificateFile(file=output.name, certificates=list(certificates))
    write_text(path, document.to_json() + "\n")
    return path


def _sum_up(
    request: ProveRequest,
    options: ProveOptions,
    reports: list[FileReport],
    interrupted: bool,
    audit_rejected: int,
    elapsed_s: float,
) -> ProveReport:
    statuses = [theorem.status for report in reports for theorem in report.theorems]
    failed = statuses.count("failed") + sum(1 for report in reports if report.failure)
    not_proved, refused = statuses.count("not_proved"), statuses.count("refused")
    code = prove_exit_code(
        interrupted=interrupted, audit_rejected=audit_rejected, failed=failed, not_proved=not_proved, refused=refused
    )
    return ProveReport(
        model=request.model,
        seed=options.seed,
        files=reports,
        proved=statuses.count("proved"),
        not_proved=not_proved,
        refused=refused,
        failed=failed,
        audit_rejected=audit_rejected,
        interrupted=interrupted,
        elapsed_s=round(elapsed_s, 3),
        exit_code=int(code),
        refuted=sum(1 for report in reports for theorem in report.theorems if theorem.refutation is not None),
    )


def _check_file(target: Target, text: str, label: str, door: Door, timeout_s: float) -> CheckedFile:
    plan = outline(text)
    source = plan.source
    chosen = None if target.is_whole_file else {site.index for site in select(plan, target)}
    audit = door.audit(text, names=plan.named, timeout_s=timeout_s)
    theorems = _checked_theorems(plan.declarations, source.offset, audit, chosen)
    messages = [
        MessageReport(severity=item.severity, line=item.start.line, column=item.start.column, text=item.text)
        for item in audit.messages
    ]
    has_trouble = any(item.has_error or item.has_sorry for item in theorems)
    return CheckedFile(
        file=label,
        engine=EngineReport.of(audit.engine, door.reason),
        messages=messages,
        theorems=theorems,
        is_clean=not has_trouble and (chosen is not None or not audit.errors),
    )


def _checked_theorems(
    sites: Sequence[DeclarationSite], offset: Callable[[Position], int], audit: SourceAudit, chosen: set[int] | None
) -> list[CheckedTheorem]:
    """One entry per declaration of the text; one that Lean did not add has an error or is not known to have none."""
    found: list[CheckedTheorem] = []
    for site in sites:
        if chosen is not None and site.index not in chosen:
            continue
        declared = next((item for item in audit.declared if site.start <= offset(item.start) < site.end), None)
        has_error = any(site.start <= offset(message.start) < site.end for message in audit.errors)
        axioms = [] if declared is None else list(declared.axioms)
        found.append(
            CheckedTheorem(
                name=site.label,
                kind=site.keyword,
                line=site.line,
                has_error=has_error or declared is None,
                has_sorry=bool(site.sorries) or SORRY_AXIOM in axioms,
                axioms=axioms,
                statement="" if declared is None else declared.type_text,
                statement_hash="" if declared is None else declared.statement_hash,
            )
        )
    return found
