"""``prover audit`` and ``prover verify``: files in, verdicts and certificates out.

In: paths, the function that gives the door for a file, ``JudgeOptions``.  Out: an ``AuditReport`` or a
``VerifyReport``.  The judging itself is ``judge``'s; a certificate is verified by doing everything again.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from pydantic import ValidationError

from prover.driver.certificate import (
    KERNEL_CHECK,
    Certificate,
    CertificateCheck,
    CertificateFile,
    checks_of_export,
    sha256_text,
)
from prover.driver.judge import (
    Judgement,
    JudgeOptions,
    Verdict,
    axiom_trouble,
    judge,
    kind_trouble,
    word_of_checkers,
)
from prover.driver.modules import own_modules
from prover.driver.outline import Outline, outline
from prover.driver.report import (
    AuditedTheorem,
    AuditReport,
    CheckerReport,
    EngineReport,
    MessageReport,
    VerdictReason,
    VerifiedCertificate,
    VerifyReport,
    verdict_exit_code,
)
from prover.driver.run import DoorFor, read_source, write_text
from prover.errors import InputError
from prover.ports import Clock, Door
from prover.types import AuditedDeclaration, ExportVerdict, SourceAudit

CERTIFICATE_SUFFIX = ".certificate.json"


DoorsFor = Callable[[Path, str, Path, str], Mapping[str, Door]]
"""The doors ``"original"`` and ``"solution"`` for two files (path and text of the original, then of the solution)."""


def audit_file(
    solution: Path,
    against: Path,
    doors_for: DoorsFor,
    options: JudgeOptions,
    *,
    certificate: Path | None = None,
    command: Sequence[str] = (),
    clock: Clock = time.monotonic,
) -> AuditReport:
    """Judge a finished file against the original; accepted theorems get certificates, written to ``certificate``.

    Raises ``InputError`` for files that cannot be read and for an original with errors, ``EngineError`` when a process
    breaks: there is no verdict then.
    """
    started = clock()
    given, asked = read_source(solution), read_source(against)
    doors = doors_for(against, asked, solution, given)
    modules = {"original": own_modules(against, asked), "solution": own_modules(solution, given)}
    judgement = judge(asked, given, doors, options, modules_of=modules)
    written: Path | None = None
    if certificate is not None:
        written = _write_certificates(certificate, solution, given, asked, judgement, command)
    words = [item.verdict for item in judgement.verdicts]
    return AuditReport(
        solution=str(solution),
        against=str(against),
        engine=EngineReport.of(judgement.engine, doors["solution"].reason),
        theorems=[_report(item) for item in judgement.verdicts],
        errors=[
            MessageReport(severity=item.severity, line=item.start.line, column=item.start.column, text=item.text)
            for item in judgement.audit.errors
        ],
        accepted=words.count("accepted"),
        rejected=words.count("rejected"),
        undecided=words.count("undecided"),
        certificate=None if written is None else str(written),
        elapsed_s=round(clock() - started, 3),
        exit_code=int(verdict_exit_code(words)),
    )


def certificate_beside(file: Path) -> Path:
    """Where the certificates of a judged file go: next to it."""
    return file.with_name(file.name.removesuffix(".lean") + CERTIFICATE_SUFFIX)


def _report(item: Verdict) -> AuditedTheorem:
    found = item.found
    return AuditedTheorem(
        name=item.label,
        line=item.line,
        verdict=item.verdict,
        reason=item.reason,
        detail=item.detail,
        found_line=None if item.start is None else item.start.line,
        statement="" if found is None else found.type_text,
        statement_hash="" if found is None else found.statement_hash,
        axioms=[] if found is None else list(found.axioms),
        is_answer=item.is_hole,
        checks=[_checker(check) for check in item.checks],
    )


def _checker(check: ExportVerdict) -> CheckerReport:
    return CheckerReport(checker=check.checker, verdict=check.verdict, detail=check.detail)


def _write_certificates(
    path: Path, solution: Path, given: str, asked: str, judgement: Judgement, command: Sequence[str]
) -> Path | None:
    plan = outline(given) if any(item.verdict == "accepted" for item in judgement.verdicts) else None
    certificates = [
        _certificate(item, item.found, plan, judgement, given, asked, command)
        for item in judgement.verdicts
        if item.verdict == "accepted" and item.found is not None and plan is not None
    ]
    if not certificates:
        return None
    write_text(path, CertificateFile(file=solution.name, certificates=certificates).to_json() + "\n")
    return path


def _certificate(
    item: Verdict,
    found: AuditedDeclaration,
    plan: Outline,
    judgement: Judgement,
    given: str,
    asked: str,
    command: Sequence[str],
) -> Certificate:
    engine = judgement.engine
    checks = [
        CertificateCheck(check="elaborated in a fresh process", verdict="accepted", detail=engine.version),
        CertificateCheck(check="statement as in the original", verdict="accepted"),
        CertificateCheck(check="no sorryAx among the axioms", verdict="accepted"),
    ]
    checks += checks_of_export(item.checks)
    return Certificate(
        file_sha256=sha256_text(given),
        theorem=item.label,
        statement=found.type_text,
        statement_hash=found.statement_hash,
        proof_sha256=sha256_text(_body_of(plan, found)),
        axioms=list(found.axioms),
        engine=engine.kind,
        engine_version=engine.version,
        library_hash=engine.library_hash,
        checks=checks,
        command=list(command),
        against_sha256=sha256_text(asked),
    )


def _body_of(plan: Outline, found: AuditedDeclaration) -> str:
    """The text after the statement of the declaration that Lean found there."""
    start = plan.source.offset(found.start)
    site = next((site for site in plan.declarations if site.start <= start < site.end), None)
    if site is None or site.body_start is None:
        return ""
    return plan.source.text[site.body_start : site.end]


# --------------------------------------------------------------------------------------------------------------------
# certificates


def verify_certificates(
    path: Path, door_for: DoorFor, options: JudgeOptions, *, clock: Clock = time.monotonic
) -> VerifyReport:
    """Check a certificate file again: its file, every theorem in a fresh process, the kernel where it was asked.

    Raises ``InputError`` when the certificate or its file cannot be read.
    """
    started = clock()
    document = _read_certificates(path)
    file = path.parent / document.file
    text = read_source(file)
    door = door_for(file, text)
    plan = outline(text)
    audit = door.audit(text, names=plan.named, timeout_s=options.timeout_s)
    notes = _notes(document.certificates, audit, options)
    items = [_verify_one(certificate, text, plan, audit, options) for certificate in document.certificates]
    items = _verify_kernel(document.certificates, items, door, text, options)
    return VerifyReport(
        certificate=str(path),
        file=str(file),
        engine=EngineReport.of(audit.engine, door.reason),
        theorems=items,
        notes=notes,
        elapsed_s=round(clock() - started, 3),
        exit_code=int(verdict_exit_code([item.verdict for item in items])),
    )


def _read_certificates(path: Path) -> CertificateFile:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: {error}") from error
    try:
        document = CertificateFile.model_validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise InputError(f"{path}: not a certificate: {where}: {first['msg']}") from error
    if Path(document.file).name != document.file:
        raise InputError(f"{path}: a certificate's file stands next to it, and {document.file!r} is no file name")
    return document


def _notes(certificates: Sequence[Certificate], audit: SourceAudit, options: JudgeOptions) -> list[str]:
    """What is different now, and which theorems rest on axioms of the file's own (which a certificate may name)."""
    now = audit.engine
    notes: list[str] = []
    for item in certificates:
        own = [name for name in item.axioms if name not in options.allowed_axioms and name not in now.library_axioms]
        if own:
            notes.append(f"{item.theorem} rests on the file's own axioms: {', '.join(own)}")
        for what, then, here in (
            ("engine", item.engine, now.kind),
            ("engine version", item.engine_version, now.version),
            ("library", item.library_hash, now.library_hash),
        ):
            note = f"the {what} is another one: {then} then, {here} now"
            if then != here and note not in notes:
                notes.append(note)
    return notes


def _verify_one(
    certificate: Certificate, text: str, plan: Outline, audit: SourceAudit, options: JudgeOptions
) -> VerifiedCertificate:
    def refused(reason: VerdictReason, detail: str) -> VerifiedCertificate:
        return VerifiedCertificate(theorem=certificate.theorem, verdict="rejected", reason=reason, detail=detail)

    if sha256_text(text) != certificate.file_sha256:
        return refused(VerdictReason.CHANGED, "the file is not the one that was certified")
    found = _find(certificate, plan, audit)
    if found is None:
        return refused(VerdictReason.MISSING, "Lean has added no such declaration")
    error = next((message for message in audit.errors if found.start <= message.start <= found.end), None)
    if error is not None:
        return refused(VerdictReason.ERROR, f"{error.start.line}:{error.start.column}: {error.text}")
    allowed = options.allowed_axioms | set(certificate.axioms)
    trouble = kind_trouble(found) or axiom_trouble(found, allowed, audit.engine.library_axioms)
    if trouble is not None:
        return refused(*trouble)
    if list(found.axioms) != certificate.axioms:
        return refused(VerdictReason.CHANGED, f"its axioms are now {', '.join(found.axioms) or 'none'}")
    is_same_library = certificate.library_hash == audit.engine.library_hash
    if is_same_library and certificate.statement_hash and found.statement_hash != certificate.statement_hash:
        return refused(VerdictReason.CHANGED, "its statement is not the certified one")
    if sha256_text(_body_of(plan, found)) != certificate.proof_sha256:
        return refused(VerdictReason.CHANGED, "its proof is not the certified one")
    return VerifiedCertificate(theorem=certificate.theorem, verdict="accepted", axioms=list(found.axioms))


def _find(certificate: Certificate, plan: Outline, audit: SourceAudit) -> AuditedDeclaration | None:
    """The declaration a certificate is about: by its name, or (an ``example``) by the hashes of its parts."""
    named = next((item for item in audit.declared if item.name == certificate.theorem), None)
    if named is not None:
        return named
    return next(
        (
            item
            for item in audit.declared
            if item.kind == "example"
            and item.statement_hash == certificate.statement_hash
            and sha256_text(_body_of(plan, item)) == certificate.proof_sha256
        ),
        None,
    )


def _verify_kernel(
    certificates: Sequence[Certificate],
    items: list[VerifiedCertificate],
    door: Door,
    text: str,
    options: JudgeOptions,
) -> list[VerifiedCertificate]:
    """The kernel's check again for those certificates that claim one (for all when it is asked for)."""
    claimed = {
        item.theorem
        for item in certificates
        if any(check.check == KERNEL_CHECK and check.verdict == "accepted" for check in item.checks)
    }
    if options.is_kernel_asked is False:
        claimed = set()
    elif options.is_kernel_asked or options.checkers:
        claimed = {item.theorem for item in certificates}
    names = [item.theorem for item in items if item.verdict == "accepted" and item.theorem in claimed]
    names = [name for name in names if not name.startswith("example ")]
    if not names:
        return items
    checks = door.recheck_export(text, theorems=names, checkers=options.checkers, timeout_s=options.timeout_s)
    return [_after_checks(item, checks) if item.theorem in names else item for item in items]


def _after_checks(item: VerifiedCertificate, checks: Sequence[ExportVerdict]) -> VerifiedCertificate:
    word, detail = word_of_checkers(checks, item.theorem, item.axioms)
    return VerifiedCertificate(
        theorem=item.theorem,
        verdict=word,
        reason=None if word == "accepted" else VerdictReason.KERNEL,
        detail=detail,
        axioms=item.axioms,
        checks=[_checker(check) for check in checks],
    )
