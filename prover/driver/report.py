"""What a run says about itself: the documented, versioned JSON of ``prover prove`` and ``prover check``.

The schemas are described in ``docs/json.md``; tests hold them.  All times are wall-clock seconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Any, Literal

from pydantic import AliasChoices, BaseModel, ConfigDict, Field

from prover.errors import ExitCode
from prover.types import EngineInfo

PROVE_SCHEMA = "prover.prove/1"
CHECK_SCHEMA = "prover.check/1"
AUDIT_SCHEMA = "prover.audit/1"
VERIFY_SCHEMA = "prover.verify/1"
MINIMIZE_SCHEMA = "prover.minimize/1"
PREMISES_SCHEMA = "prover.premises/1"
TRACE_REPORT_SCHEMA = "prover.trace-report/1"

TheoremStatus = Literal["proved", "not_proved", "refused", "failed"]
"""``refused``: not attempted, ``reason`` says why.  ``failed``: the machinery broke, nothing is known."""


VerdictWord = Literal["accepted", "rejected", "undecided"]
"""``undecided``: nothing is known, because a check could not be made."""


class VerdictReason(StrEnum):
    """Why a theorem of a judged file is not accepted."""

    MISSING = "missing"
    """Lean has added no declaration of this name."""
    STATEMENT = "statement"
    """The statement says something else after elaboration."""
    DEFINITION = "definition"
    """Something that the statement rests on is defined otherwise."""
    SORRY = "sorry"
    AXIOM = "axiom"
    """An axiom beyond the allowed ones."""
    ERROR = "error"
    """Lean reports an error in it."""
    NOT_A_PROOF = "not_a_proof"
    """It is declared in a way that proves nothing (``axiom``, ``opaque``)."""
    FORBIDDEN = "forbidden"
    """The file uses a construct that reaches past the kernel."""
    KERNEL = "kernel"
    """A kernel refuses the exported term, or gives no verdict."""
    CHANGED = "changed"
    """A certificate does not fit the file any more."""


class Record(BaseModel):
    """Base of every report: frozen, no unknown fields."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    def to_json(self) -> str:
        """The document's JSON text."""
        return self.model_dump_json(by_alias=True, indent=2)


def schema_field(name: str) -> Any:
    """The ``schema`` field of a document: written and read under that name (pydantic itself uses the plain word)."""
    return Field(name, serialization_alias="schema", validation_alias=AliasChoices("schema", "schema_name"))


class PremiseReport(Record):
    """One premise: its score, and that of each source (none for what the file itself states)."""

    name: str
    module: str
    statement: str
    score: float
    sources: dict[str, float]


class PremisesReport(Record):
    """What ``prover premises --json`` prints: the goal at a place, the best premises first."""

    schema_name: str = schema_field(PREMISES_SCHEMA)
    file: str
    line: int
    declaration: str
    goal: str
    premises: list[PremiseReport]
    retrieval_ms: float
    exit_code: int = 0


class TracedFileReport(Record):
    """What was traced of one source; ``was_known``: it stood in the output already."""

    source: str
    declarations: int
    tactics: int
    errors: list[str]
    was_known: bool
    elapsed_s: float


class TraceReport(Record):
    """What ``prover trace --json`` prints; ``left``: sources that were not reached."""

    schema_name: str = schema_field(TRACE_REPORT_SCHEMA)
    output: str
    files: list[TracedFileReport]
    left: int
    declarations: int
    tactics: int
    interrupted: bool
    elapsed_s: float
    exit_code: int


class EngineReport(Record):
    """Which Lean answered and why it was chosen."""

    kind: Literal["embedded", "lean"]
    version: str
    library_hash: str
    reason: str

    @classmethod
    def of(cls, info: EngineInfo, reason: str) -> EngineReport:
        """The report of an engine."""
        return cls(kind=info.kind, version=info.version, library_hash=info.library_hash, reason=reason)


class SearchReport(Record):
    """Counters of the search for one ``sorry``.

    Of its ``steps`` (tactics it wanted to be run) ``replayed`` were answered from the journal and ``remembered`` from
    the table; ``lean_calls`` are the tactics that a process ran.
    """

    status: str
    expansions: int
    states: int
    steps: int
    elapsed_s: float
    lean_calls: int = 0
    replayed: int = 0
    remembered: int = 0


class BestPartial(Record):
    """The most advanced partial proof of an unproved ``sorry``: accepted tactics and the goals they leave."""

    tactics: list[str]
    goals: list[str]


class MinimizedReport(Record):
    """How much smaller a proof was made: tokens before and after, each cut in words, questions to Lean."""

    tokens_before: int
    tokens_after: int
    left_out: list[str]
    checks: int


class SorryReport(Record):
    """One ``sorry``: where it stood, what became of it."""

    line: int
    column: int
    status: TheoremStatus
    reason: str = ""
    goal: str = ""
    tactics: list[str] = Field(default_factory=list)
    search: SearchReport | None = None
    best: BestPartial | None = None
    minimized: MinimizedReport | None = None


class CheckerReport(Record):
    """What one checker said about the exported terms: our own kernel, or an external command."""

    checker: str
    verdict: str
    detail: str = ""


class RefutationReport(Record):
    """A proof of a statement's negation: a theorem that stands in place of the declaration, and who accepted it."""

    name: str
    source: str
    axioms: list[str]
    checks: list[CheckerReport] = Field(default_factory=list)


class TheoremReport(Record):
    """One declaration: ``proof`` is the text after its statement in the finished file (proved ones only).

    ``refutation``: the statement is false (it is ``not_proved`` then).
    """

    name: str
    index: int
    line: int
    kind: str
    status: TheoremStatus
    reason: str = ""
    statement: str = ""
    statement_hash: str = ""
    proof: str | None = None
    axioms: list[str] = Field(default_factory=list)
    states: int = 0
    elapsed_s: float = 0.0
    sorries: list[SorryReport] = Field(default_factory=list)
    refutation: RefutationReport | None = None


class MessageReport(Record):
    """A message of Lean about the finished file."""

    severity: str
    line: int
    column: int
    text: str


class FileReport(Record):
    """One file: its theorems, where the result and its certificate were written (``None``: not written).

    ``errors`` are Lean's about the finished file; ``failure`` says why the file could not be worked on at all.
    """

    file: str
    engine: EngineReport | None = None
    output: str | None = None
    certificate: str | None = None
    is_changed: bool = False
    failure: str = ""
    theorems: list[TheoremReport] = Field(default_factory=list)
    errors: list[MessageReport] = Field(default_factory=list)


class UsageReport(Record):
    """What a language model cost: requests and those that failed, tokens, money at the prices of the settings."""

    requests: int
    failures: int
    prompt_tokens: int
    completion_tokens: int
    cost: float
    elapsed_s: float


class ProveReport(Record):
    """The result of ``prover prove --json``."""

    schema_name: str = schema_field(PROVE_SCHEMA)
    model: str
    model_format: str = Field(default="", description="how a language model was asked")
    usage: UsageReport | None = Field(default=None, description="what a language model cost")
    seed: int
    files: list[FileReport]
    proved: int
    not_proved: int
    refused: int
    failed: int
    audit_rejected: int
    interrupted: bool
    elapsed_s: float
    exit_code: int
    refuted: int = 0


class CheckedTheorem(Record):
    """One declaration as ``prover check`` saw it."""

    name: str
    kind: str
    line: int
    has_error: bool
    has_sorry: bool
    axioms: list[str]
    statement: str = ""
    statement_hash: str = ""


class CheckedFile(Record):
    """One checked file: all messages, the positions of its ``sorry``s, its declarations."""

    file: str
    engine: EngineReport | None = None
    messages: list[MessageReport] = Field(default_factory=list)
    theorems: list[CheckedTheorem] = Field(default_factory=list)
    is_clean: bool
    failure: str = Field(default="", description="why the file could not be checked at all")


class CheckReport(Record):
    """The result of ``prover check --json``."""

    schema_name: str = schema_field(CHECK_SCHEMA)
    files: list[CheckedFile]
    elapsed_s: float
    exit_code: int


class AuditedTheorem(Record):
    """The verdict on one declaration of the original.

    ``line`` is the original's; ``found_line`` where the solution has it.  ``is_answer``: a definition that the original
    leaves open with ``sorry``.
    """

    name: str
    line: int
    verdict: VerdictWord
    reason: VerdictReason | None = None
    detail: str = ""
    found_line: int | None = None
    statement: str = ""
    statement_hash: str = ""
    axioms: list[str] = Field(default_factory=list)
    is_answer: bool = False
    checks: list[CheckerReport] = Field(default_factory=list)


class AuditReport(Record):
    """The result of ``prover audit --json``."""

    schema_name: str = schema_field(AUDIT_SCHEMA)
    solution: str
    against: str
    engine: EngineReport
    theorems: list[AuditedTheorem]
    errors: list[MessageReport] = Field(default_factory=list)
    accepted: int
    rejected: int
    undecided: int
    certificate: str | None = None
    elapsed_s: float
    exit_code: int


class VerifiedCertificate(Record):
    """One certificate, checked again."""

    theorem: str
    verdict: VerdictWord
    reason: VerdictReason | None = None
    detail: str = ""
    axioms: list[str] = Field(default_factory=list)
    checks: list[CheckerReport] = Field(default_factory=list)


class VerifyReport(Record):
    """The result of ``prover verify --json``; ``notes``: what changes no verdict."""

    schema_name: str = schema_field(VERIFY_SCHEMA)
    certificate: str
    file: str
    engine: EngineReport | None = None
    theorems: list[VerifiedCertificate]
    notes: list[str] = Field(default_factory=list)
    elapsed_s: float
    exit_code: int


class MinimizedTheorem(Record):
    """One declaration whose proof was to be made smaller; ``proof`` is the text after its statement now."""

    name: str
    line: int
    status: str
    reason: str = ""
    tokens_before: int
    tokens_after: int
    left_out: list[str] = Field(default_factory=list)
    proof: str = ""
    explanation: list[str] = Field(default_factory=list)
    checks: int = 0

    @property
    def summary(self) -> str:
        """In a few words."""
        return self.reason or f"{self.tokens_before} → {self.tokens_after} tokens"


class MinimizeFileReport(Record):
    """One file of ``prover minimize``."""

    file: str
    engine: EngineReport | None = None
    output: str | None = None
    is_changed: bool = False
    failure: str = ""
    theorems: list[MinimizedTheorem] = Field(default_factory=list)


class MinimizeReport(Record):
    """The result of ``prover minimize --json``."""

    schema_name: str = schema_field(MINIMIZE_SCHEMA)
    files: list[MinimizeFileReport]
    tokens_before: int
    tokens_after: int
    elapsed_s: float
    exit_code: int


def verdict_exit_code(verdicts: Sequence[VerdictWord]) -> ExitCode:
    """The exit code of an audit: any rejection outweighs everything, then what could not be decided."""
    if "rejected" in verdicts:
        return ExitCode.AUDIT
    return ExitCode.ENGINE if "undecided" in verdicts else ExitCode.PROVED


def prove_exit_code(*, interrupted: bool, audit_rejected: int, failed: int, not_proved: int, refused: int) -> ExitCode:
    """The exit code of a run (``decisions.md``, "Targets and exits")."""
    if interrupted:
        return ExitCode.INTERRUPTED
    if audit_rejected:
        return ExitCode.AUDIT
    if failed:
        return ExitCode.ENGINE
    if not_proved or refused:
        return ExitCode.LEFT
    return ExitCode.PROVED
