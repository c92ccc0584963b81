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
from prover.driver.certificate import Certificate, CertificateCheck, checks_of_export, sha256_text
from prover.driver.events import EventCallback, Rechecking
from prover.driver.outline import DeclarationSite, Outline, outline
from prover.driver.place import SORRY_AXIOM
from prover.driver.splice import apply_patches
from prover.errors import EngineError
from prover.ports import Door
from prover.types import OWN_KERNEL, AuditedDeclaration, ExportVerdict, SourceAudit, SourceMessage


@dataclass(frozen=True, slots=True)
class Recheck:
    """The text that stands after the re-check, Lean's errors about it, certificates of what is proved."""

    text: str
    errors: tuple[SourceMessage, ...]
    certificates: tuple[Certificate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecheckOptions:
    """Seconds for one check, who must accept the export (see ``ProveOptions``), the command line for certificates."""

    timeout_s: float
    is_kernel_asked: bool | None = None
    checkers: tuple[str, ...] = ()
    command: tuple[str, ...] = ()


def recheck(
    door: Door, plan: Outline, attempts: Sequence[Attempt], options: RecheckOptions, on_event: EventCallback
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
            audit = door.audit(text, names=finished.named, timeout_s=options.timeout_s)
        except EngineError as error:
            _fail_all(attempts, f"the final re-check did not finish: {error}")
            break
        if round_number == 1:
            _learn_statements(door, plan, attempts, audit, options)
        if not finished.has_shape_of(plan):
            _take_back_all(attempts, "the proofs change the file's structure")
            continue
        complaints = [(attempt, _complaint(attempt, finished, audit)) for attempt in attempts if attempt.patches]
        refused = [(attempt, reason) for attempt, reason in complaints if reason is not None]
        if not refused:
            verdicts = _verdicts_on_export(door, attempts, text, options)
            rejection = next((item for item in verdicts if item.verdict == "rejected"), None)
            if rejection is not None:
                _take_back_all(attempts, f"{rejection.checker} rejects the export: {rejection.detail}")
                continue
            silence = next((item for item in verdicts if _is_unanswered(item, options)), None)
            if silence is not None:
                _fail_all(attempts, f"{silence.checker} gave no verdict on the export: {silence.detail}")
                break
            certificates = _certify(attempts, finished, audit, verdicts, options.command)
            return Recheck(text, audit.errors, certificates)
        for attempt, reason in refused:
            attempt.take_back(f"the final re-check refused it: {reason}")
    return Recheck(original, (), ())


def _learn_statements(
    door: Door, plan: Outline, attempts: Sequence[Attempt], given: SourceAudit, options: RecheckOptions
) -> None:
    """The statements that the original has, where the engine tells them only in an audit (real Lean's command)."""
    unknown = [attempt for attempt in attempts if attempt.patches and attempt.declared is None]
    if not unknown or not any(item.statement_hash for item in given.declared):
        return
    try:
        asked = door.audit(plan.source.text, names=plan.named, timeout_s=options.timeout_s)
    except EngineError:
        return  # the certificate says that nobody has compared them
    for attempt in unknown:
        attempt.declared = _find(asked, plan, attempt.site)


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
    compiled = [name for name in found.axioms if trusts_compiler(name)]
    if attempt.is_fully_patched and compiled:
        return f"it trusts compiled code instead of the kernel (axiom {compiled[0]})"
    return None


def trusts_compiler(axiom: str) -> bool:
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


def _verdicts_on_export(
    door: Door, attempts: Sequence[Attempt], text: str, options: RecheckOptions
) -> Sequence[ExportVerdict]:
    """What our kernel and the external checkers say; nothing when nobody is asked or nothing was proved."""
    is_asked = options.is_kernel_asked is not False or bool(options.checkers)
    if not is_asked or not any(attempt.status == "proved" for attempt in attempts):
        return ()
    return door.recheck_export(text, checkers=options.checkers, timeout_s=options.timeout_s)


def _is_unanswered(verdict: ExportVerdict, options: RecheckOptions) -> bool:
    """Has a checker that the user named given no verdict?"""
    is_demanded = verdict.checker != OWN_KERNEL or options.is_kernel_asked is True
    return is_demanded and verdict.verdict == "declined"


def _statement_check(attempt: Attempt) -> CertificateCheck:
    """Accepted by ``_complaint``, where the statement was known before."""
    if attempt.declared is not None:
        return CertificateCheck(check="statement unchanged", verdict="accepted")
    detail = "only the `sorry`s of the text were replaced; this engine does not tell statements"
    return CertificateCheck(check="statement unchanged", verdict="declined", detail=detail)


def _certify(
    attempts: Sequence[Attempt],
    finished: Outline,
    audit: SourceAudit,
    verdicts: Sequence[ExportVerdict],
    command: Sequence[str],
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
            _statement_check(attempt),
            CertificateCheck(check="no sorryAx among the axioms", verdict="accepted"),
        ]
        checks += checks_of_export(verdicts)
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
