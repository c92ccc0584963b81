"""The document of ``prover setup --json`` (``docs/json.md``)."""

from __future__ import annotations

from prover.driver.report import Record, schema_field

SETUP_SCHEMA = "prover.setup/1"


class SetupStepReport(Record):
    """One step: ``status`` is ``known`` (it was done), ``done``, ``failed`` or ``left``.

    ``is_optional``: real Lean is complete without it.
    """

    name: str
    title: str
    status: str
    detail: str
    without: str
    is_optional: bool


class SetupFailureReport(Record):
    """What ended the run; ``kind`` is ``network``, ``disk``, ``cache``, ``version``, ``missing`` or ``tool``."""

    kind: str
    cause: str
    remedy: str


class SetupReport(Record):
    """What ``prover setup`` did.  ``lean_version``: what the REPL said when it was tried, ``""`` when it was not."""

    schema_name: str = schema_field(SETUP_SCHEMA)
    project: str
    toolchain: str
    steps: list[SetupStepReport]
    failure: SetupFailureReport | None = None
    lean_version: str = ""
    works_without: str = ""
    exit_code: int
