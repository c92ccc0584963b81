"""Certificates, version 1 (``decisions.md``): what was proved, by what, on which axioms, and what checked it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from prover.driver.report import Record, schema_field
from prover.types import OWN_KERNEL, ExportVerdict

CERTIFICATE_SCHEMA = "prover.certificate/1"
CERTIFICATE_FILE_SCHEMA = "prover.certificates/1"


class CertificateCheck(Record):
    """One check a proof went through: what it was and how it ended (``accepted`` or ``declined``, never rejected)."""

    check: str
    verdict: str
    detail: str = ""


class Certificate(Record):
    """One proved declaration.

    ``statement_hash``: see ``prover.protocol.AuditItem``; ``""`` where the engine cannot compute it.
    ``file_sha256`` is of the finished file, ``proof_sha256`` of the declaration's text after its statement.
    """

    schema_name: str = schema_field(CERTIFICATE_SCHEMA)
    file_sha256: str
    theorem: str
    statement: str
    statement_hash: str
    proof_sha256: str
    axioms: list[str]
    engine: str
    engine_version: str
    library_hash: str
    checks: list[CertificateCheck]
    command: list[str]
    against_sha256: str = ""
    """Of the original that the file was judged against (``prover audit``); ``""`` for a file that we finished."""


class CertificateFile(Record):
    """The certificates of one finished file, as written next to it."""

    schema_name: str = schema_field(CERTIFICATE_FILE_SCHEMA)
    file: str
    certificates: list[Certificate]


KERNEL_CHECK = "kernel check of the export"
"""The name of our own kernel's check in a certificate."""


def checks_of_export(verdicts: Sequence[ExportVerdict]) -> list[CertificateCheck]:
    """What the checkers of an export said, as a certificate keeps it."""
    return [
        CertificateCheck(
            check=KERNEL_CHECK if item.checker == OWN_KERNEL else f"external check of the export: {item.checker}",
            verdict=item.verdict,
            detail=item.detail,
        )
        for item in verdicts
    ]


def sha256_text(text: str) -> str:
    """The sha256 of a text's UTF-8 bytes, in hex."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
