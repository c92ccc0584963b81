"""``verify_certificates``: nothing of a certificate is believed but what is found again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from prover.driver.audit import KERNEL_CHECK, verify_certificates
from prover.driver.certificate import Certificate, CertificateCheck, CertificateFile, sha256_text
from prover.driver.judge import JudgeOptions
from prover.driver.report import VerdictReason, VerifyReport
from prover.types import AuditedDeclaration, ExportVerdict, TheoremAxioms
from tests.driver.test_judge import FOO, SOLUTION, Says, error_at

CERTIFICATE = Certificate(
    file_sha256=sha256_text(SOLUTION),
    theorem="foo",
    statement="1 = 1",
    statement_hash="h",
    proof_sha256=sha256_text(":= rfl"),
    axioms=[],
    engine="embedded",
    engine_version="4.34.0",
    library_hash="hash",
    checks=[CertificateCheck(check=KERNEL_CHECK, verdict="accepted")],
    command=[],
)


def verify(tmp_path: Path, door: Says, certificate: Certificate = CERTIFICATE, **options: bool) -> VerifyReport:
    (tmp_path / "S.lean").write_text(SOLUTION, encoding="utf-8")
    path = tmp_path / "S.certificate.json"
    path.write_text(CertificateFile(file="S.lean", certificates=[certificate]).to_json(), encoding="utf-8")
    return verify_certificates(path, lambda file, text: door, JudgeOptions(**options))


def test_what_is_found_again_is_accepted_with_the_kernels_word(tmp_path: Path) -> None:
    report = verify(tmp_path, Says())
    assert (report.theorems[0].verdict, report.exit_code, report.notes) == ("accepted", 0, [])
    assert [check.verdict for check in report.theorems[0].checks] == ["accepted"]


@pytest.mark.parametrize(
    ("declared", "change", "reason"),
    [
        ((), {}, VerdictReason.MISSING),
        ((replace(FOO, kind="axiom", axioms=("foo",)),), {"axioms": ["foo"]}, VerdictReason.NOT_A_PROOF),
        ((replace(FOO, axioms=("sorryAx",)),), {"axioms": ["sorryAx"]}, VerdictReason.SORRY),
        ((replace(FOO, axioms=("Lean.ofReduceBool",)),), {"axioms": ["Lean.ofReduceBool"]}, VerdictReason.AXIOM),
        ((replace(FOO, axioms=("cheat",)),), {}, VerdictReason.AXIOM),
        ((replace(FOO, axioms=("propext",)),), {}, VerdictReason.CHANGED),
        ((FOO,), {"file_sha256": "0"}, VerdictReason.CHANGED),
        ((FOO,), {"statement_hash": "0"}, VerdictReason.CHANGED),
        ((FOO,), {"proof_sha256": "0"}, VerdictReason.CHANGED),
    ],
)
def test_a_certificate_that_claims_too_much_is_rejected(
    tmp_path: Path, declared: Sequence[AuditedDeclaration], change: dict[str, object], reason: VerdictReason
) -> None:
    report = verify(tmp_path, Says(declared), CERTIFICATE.model_copy(update=change))
    assert (report.theorems[0].verdict, report.theorems[0].reason, report.exit_code) == ("rejected", reason, 4)


def test_an_error_inside_rejects(tmp_path: Path) -> None:
    assert verify(tmp_path, Says(messages=(error_at(1),))).theorems[0].reason is VerdictReason.ERROR


@pytest.mark.parametrize(
    ("export", "verdict", "exit_code"),
    [
        (ExportVerdict("rejected", "type mismatch"), "rejected", 4),
        (ExportVerdict("declined", "depth"), "undecided", 3),
        (ExportVerdict("accepted", theorems=(TheoremAxioms("foo", ("sorryAx",)),)), "rejected", 4),
        (ExportVerdict("accepted"), "rejected", 4),
    ],
)
def test_the_kernel_must_say_the_same_again(
    tmp_path: Path, export: ExportVerdict, verdict: str, exit_code: int
) -> None:
    report = verify(tmp_path, Says(export=(export,)))
    assert (report.theorems[0].verdict, report.theorems[0].reason) == (verdict, VerdictReason.KERNEL)
    assert report.exit_code == exit_code


def test_the_kernel_is_asked_only_where_the_certificate_claims_it_or_the_user_wants_it(tmp_path: Path) -> None:
    without = CERTIFICATE.model_copy(update={"checks": []})
    silent, asked, unwanted = Says(), Says(), Says()
    verify(tmp_path, silent, without)
    verify(tmp_path, asked, without, is_kernel_asked=True)
    verify(tmp_path, unwanted, is_kernel_asked=False)
    assert (silent.exported, asked.exported, unwanted.exported) == ([], [("foo",)], [])


def test_axioms_of_the_files_own_and_another_library_are_noted(tmp_path: Path) -> None:
    export = ExportVerdict("accepted", theorems=(TheoremAxioms("foo", ("mine",)),))
    door = Says((replace(FOO, axioms=("mine",)),), export=(export,))
    report = verify(tmp_path, door, CERTIFICATE.model_copy(update={"axioms": ["mine"], "library_hash": "old"}))
    assert report.theorems[0].verdict == "accepted"
    assert report.notes == [
        "foo rests on the file's own axioms: mine",
        "the library is another one: old then, hash now",
    ]
