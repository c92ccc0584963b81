"""The final word: the whole finished file, elaborated in a process that has seen nothing else.

In: the original outline and the attempts with their patches.  Out: the text that stands, its remaining errors, and a
certificate for each declaration that is proved.  A declaration stays proved only if in the fresh process it was added
without error, with the statement it had, and on axioms without ``sorryAx`` and those of compiled code; otherwise
its ``sorry`` comes back and the file is checked again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from prover.driver.attempt import Attempt
from prover.driver.certificate import Certificate, CertificateCheck, sha256_text
from prover.driver.events import EventCallback, Rechecking
from prover.driver.outline import DeclarationSite, Outline, outline
from prover.driver.place import SORRY_AXIOM
from prover.driver.splice import apply_patches
from prover.errors import EngineError
from prover.ports import Door
from prover.types import AuditedDeclaration, ExportVerdict, NamedDeclaration, SourceAudit, SourceMessage


@dataclass(frozen=True, slots=True)
class Recheck:
    """The text that stands after the re-check, Lean's errors about it, certificates of what is proved."""

    text: str
    errors: tuple[SourceMessage, ...]
    certificates: tuple[Certificate, ...]


def recheck(
    door: Door,
    plan: Outline,
    attempts: Sequence[Attempt],
    timeout_s: float,
    command: Sequence[str],
    on_event: EventCallback,
) -> Recheck:
    """Check the finished file; take back what does not hold, until everything that is left does."""
    original = plan.source.text
    round_number = 0
    while any(attempt.patches for attempt in attempts):
        round_number += 1
        on_event(Rechecking(round_number))
        text = apply_patches(original, [patch for attempt in attempts for patch in attempt.patches])
        finished = outline(text)
        try:
            audit = door.audit(text, names=_names(finished), timeout_s=timeout_s)
        except EngineError as error:
            _fail_all(attempts, f"the final re-check did not finish: {error}")
            break
        if not finished.has_shape_of(plan):
            _take_back_all(attempts, "the proofs change the file's structure")
            continue
        complaints = [(attempt, _complaint(attempt, finished, audit)) for attempt in attempts if attempt.patches]
        refused = [(attempt, reason) for attempt, reason in complaints if reason is not None]
        if not refused:
            verdict = _recheck_export(door, attempts, text, timeout_s)
            if verdict.verdict == "rejected":
                _take_back_all(attempts, f"the kernel rejects the export: {verdict.detail}")
                continue
            certificates = _certify(attempts, finished, audit, verdict, command)
            return Recheck(text, audit.errors, certificates)
        for attempt, reason in refused:
            attempt.take_back(f"the final re-check refused it: {reason}")
    return Recheck(original, (), ())


def _names(finished: Outline) -> list[NamedDeclaration]:
    source = finished.source
    return [
        NamedDeclaration(site.name, site.kind, source.position(site.start), source.position(site.end))
        for site in finished.declarations
    ]


def _find(audit: SourceAudit, finished: Outline, site: DeclarationSite) -> AuditedDeclaration | None:
    source = finished.source
    for item in audit.declared:
        if site.start <= source.offset(item.start) < site.end:
            return item
    return None


def _complaint(attempt: Attempt, finished: Outline, audit: SourceAudit) -> str | None:
    """Why a patched declaration does not stand; ``None`` when it does.  Fills ``attempt.final``."""
    site = finished.declarations[attempt.site.index - 1]
    source = finished.source
    for message in audit.errors:
        if site.start <= source.offset(message.start) < site.end:
            return message.text
    found = _find(audit, finished, site)
    if found is None:
        return "the engine does not list it, so its axioms are unknown"
    before = attempt.declared
    if before is not None and not found.says_the_same_as(before):
        return f"its statement changed to {found.type_text}"
    attempt.final = found
    if attempt.is_fully_patched and SORRY_AXIOM in found.axioms:
        return "it still rests on `sorry`, perhaps through a lemma that is not proved"
    compiled = [name for name in found.axioms if _trusts_compiler(name)]
    if attempt.is_fully_patched and compiled:
        return f"it trusts compiled code instead of the kernel (axiom {compiled[0]})"
    return None


def _trusts_compiler(axiom: str) -> bool:
    """True for the axioms behind ``native_decide``, which is never accepted."""
    return axiom in {"Lean.ofReduceBool", "Lean.ofReduceNat", "Lean.trustCompiler"} or "native_decide" in axiom


def _fail_all(attempts: Sequence[Attempt], reason: str) -> None:
    """No verdict: nothing counts, and nothing is said against any proof."""
    for attempt in attempts:
        if attempt.patches:
            attempt.take_back(reason)
            attempt.status, attempt.is_audit_rejected = "failed", False
            for item in attempt.sorries:
                if item.reason == reason:
                    item.status = "failed"


def _take_back_all(attempts: Sequence[Attempt], reason: str) -> None:
    for attempt in attempts:
        if attempt.patches:
            attempt.take_back(reason)


def _recheck_export(door: Door, attempts: Sequence[Attempt], text: str, timeout_s: float) -> ExportVerdict:
    if not any(attempt.status == "proved" for attempt in attempts):
        return ExportVerdict("declined", "nothing was proved")
    return door.recheck_export(text, timeout_s=timeout_s)


def _certify(
    attempts: Sequence[Attempt], finished: Outline, audit: SourceAudit, export: ExportVerdict, command: Sequence[str]
) -> tuple[Certificate, ...]:
    text = finished.source.text
    file_hash = sha256_text(text)
    engine = audit.engine
    certificates: list[Certificate] = []
    for attempt in attempts:
        final = attempt.final
        if attempt.status != "proved" or final is None:
            continue
        site = finished.declarations[attempt.site.index - 1]
        body = text[site.body_start : site.end] if site.body_start is not None else ""
        checks = [
            CertificateCheck(check="elaborated in a fresh process", verdict="accepted", detail=engine.version),
            CertificateCheck(check="statement unchanged", verdict="accepted"),
            CertificateCheck(check="no sorryAx among the axioms", verdict="accepted"),
            CertificateCheck(check="kernel check of the export", verdict=export.verdict, detail=export.detail),
        ]
        certificates.append(
            Certificate(
                file_sha256=file_hash,
                theorem=site.label,
                statement=final.type_text,
                statement_hash=final.statement_hash,
                proof_sha256=sha256_text(body),
                axioms=list(final.axioms),
                engine=engine.kind,
                engine_version=engine.version,
                library_hash=engine.library_hash,
                checks=checks,
                command=list(command),
            )
        )
    return tuple(certificates)
