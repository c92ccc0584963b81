"""The documents of ``prover setup --json`` and ``prover bridge --json`` (``docs/json.md``)."""

from __future__ import annotations

from prover.driver.report import Record, schema_field

SETUP_SCHEMA = "prover.setup/1"
BRIDGE_SCHEMA = "prover.bridge/1"


class SetupStepReport(Record):
    """One step: ``status`` is ``known`` (it was done), ``done``, ``failed`` or ``left``."""

    name: str
    title: str
    status: str
    detail: str
    without: str


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

    def to_json(self) -> str:
        """The document's JSON text."""
        return self.model_dump_json(by_alias=True, indent=2)
