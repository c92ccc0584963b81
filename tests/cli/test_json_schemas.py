"""``docs/json.md`` and the models say the same; the documents carry their schema names."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from prover import api
from prover.benchmarks.minif2f.report import BenchReport, FragmentRow, Item
from prover.driver.certificate import Certificate, CertificateCheck, CertificateFile
from prover.driver.lean_report import SetupFailureReport, SetupReport, SetupStepReport
from prover.driver.report import (
    AuditedTheorem,
    AuditReport,
    BestPartial,
    CheckedFile,
    CheckedTheorem,
    CheckerReport,
    CheckReport,
    EngineReport,
    FileReport,
    MessageReport,
    MinimizedReport,
    MinimizedTheorem,
    MinimizeFileReport,
    MinimizeReport,
    PremiseReport,
    PremisesReport,
    ProveReport,
    RefutationReport,
    SearchReport,
    SorryReport,
    TheoremReport,
    TracedFileReport,
    TraceReport,
    UsageReport,
    VerifiedCertificate,
    VerifyReport,
)

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "json.md").read_text(encoding="utf-8")
SECTIONS = re.split(r"^## ", PAGE, flags=re.MULTILINE)[1:]
PROVE, MINIMIZE, CHECK, AUDIT, VERIFY, DOCTOR, CONFIG, CERTIFICATES, BENCH, PREMISES, TRACE, SETUP = SECTIONS


def documented(section: str, heading: str | None = None) -> set[str]:
    """The field names of the first table after ``**heading**`` (or of the section's first table)."""
    text = section if heading is None else section.split(f"**{heading}**", 1)[1]
    rows = re.search(r"\| field .*?\n\|[-|]+\n((?:\|.*\n?)+)", text)
    assert rows is not None
    return {name for row in rows.group(1).splitlines() for name in re.findall(r"`(\w+)`", row.split("|")[1])}


def fields(model: type[BaseModel]) -> set[str]:
    return {"schema" if name == "schema_name" else name for name in model.model_fields}


@pytest.mark.parametrize(
    ("model", "section", "heading"),
    [
        (ProveReport, PROVE, None),
        (UsageReport, PROVE, "usage"),
        (FileReport, PROVE, "file"),
        (TheoremReport, PROVE, "theorem"),
        (SorryReport, PROVE, "sorry"),
        (RefutationReport, PROVE, "refutation"),
        (MinimizeReport, MINIMIZE, None),
        (MinimizedTheorem, MINIMIZE, "minimized theorem"),
        (CheckReport, CHECK, None),
        (AuditReport, AUDIT, None),
        (AuditedTheorem, AUDIT, "verdict"),
        (VerifyReport, VERIFY, None),
        (api.DoctorReport, DOCTOR, None),
        (api.PoolReport, DOCTOR, "pool"),
        (api.PoolFigures, DOCTOR, "figures"),
        (Certificate, CERTIFICATES, None),
        (BenchReport, BENCH, None),
        (PremisesReport, PREMISES, None),
        (PremiseReport, PREMISES, "premise"),
        (TraceReport, TRACE, None),
        (TracedFileReport, TRACE, "file"),
        (SetupReport, SETUP, None),
        (Item, BENCH, "item"),
    ],
)
def test_the_tables_list_exactly_the_fields(model: type[BaseModel], section: str, heading: str | None) -> None:
    assert documented(section, heading) == fields(model)


@pytest.mark.parametrize(
    ("model", "section"),
    [
        (EngineReport, PROVE),
        (MessageReport, PROVE),
        (SearchReport, PROVE),
        (BestPartial, PROVE),
        (MinimizedReport, PROVE),
        (MinimizeFileReport, MINIMIZE),
        (CheckedFile, CHECK),
        (CheckedTheorem, CHECK),
        (CheckerReport, AUDIT),
        (VerifiedCertificate, VERIFY),
        (api.DoctorItem, DOCTOR),
        (api.PoolExercise, DOCTOR),
        (CertificateCheck, CERTIFICATES),
        (FragmentRow, BENCH),
        (SetupStepReport, SETUP),
        (SetupFailureReport, SETUP),
    ],
)
def test_small_records_are_named_in_the_text(model: type[BaseModel], section: str) -> None:
    assert {name for name in fields(model) if f"`{name}`" not in section} == set()


def test_documents_carry_their_schema() -> None:
    engine = EngineReport(kind="embedded", version="4.34.0", library_hash="", reason="")
    checked = CheckReport(
        files=[CheckedFile(file="f", engine=engine, messages=[], theorems=[], is_clean=True)], elapsed_s=0, exit_code=0
    )
    assert json.loads(checked.to_json())["schema"] == "prover.check/1"
    assert json.loads(api.DoctorReport(engine="", items=[], exit_code=0).to_json())["schema"] == "prover.doctor/1"
    assert json.loads(CertificateFile(file="f", certificates=[]).to_json())["schema"] == "prover.certificates/1"


def test_a_report_survives_the_round_trip() -> None:
    sorry = SorryReport(line=1, column=2, status="proved", tactics=["rfl"])
    theorem = TheoremReport(name="a", index=1, line=1, kind="theorem", status="proved", sorries=[sorry])
    report = ProveReport(
        model="m", seed=0, files=[FileReport(file="f", theorems=[theorem])], proved=1, not_proved=0, refused=0,
        failed=0, audit_rejected=0, interrupted=False, elapsed_s=0.5, exit_code=0,
    )  # fmt: skip
    assert ProveReport.model_validate_json(report.to_json()) == report
    assert json.loads(report.to_json())["schema"] == "prover.prove/1"


def test_the_settings_document_names_every_setting() -> None:
    document = json.loads(api.settings_json(api.settings(start=Path("/"))))
    assert document["schema"] == "prover.config/1"
    assert set(document["settings"]) == set(api.Settings.model_fields)
    assert set(document["settings"]["engine"]) == {"value", "origin", "detail"}
