"""The public Python API.

>>> from prover import api
>>> run = api.prove(["Example.lean"])          # doctest: +SKIP
>>> run.report.proved                          # doctest: +SKIP

``prove``, ``check``, ``audit``, ``verify``, ``export``, ``settings`` and ``doctor`` are what the command line is made
of.  Settings are keyword arguments named like the fields of ``prover.config.Settings``; what is not given comes from
``PROVER_*``, ``prover.toml`` and the defaults.  Bad input raises ``InputError``, broken machinery ``EngineError``; a
theorem that is not proved is no error: read the report.
"""

from __future__ import annotations

import dataclasses
import json
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, Field

from prover import wiring
from prover.config import EffectiveSettings, Origin, Settings
from prover.driver.audit import audit_file, certificate_beside, verify_certificates
from prover.driver.events import (
    EngineNotice,
    Event,
    EventCallback,
    Finishing,
    Rechecking,
    Searching,
    SourceTraced,
    TheoremFinished,
    TheoremStarted,
    ignore_event,
)
from prover.driver.journal import Journal
from prover.driver.judge import STANDARD_AXIOMS, JudgeOptions
from prover.driver.lean_report import SetupFailureReport, SetupReport, SetupStepReport
from prover.driver.premises import open_point
from prover.driver.prove import ProveOptions
from prover.driver.recording import Recorder
from prover.driver.records import Records
from prover.driver.report import (
    AuditReport,
    CheckerReport,
    CheckReport,
    EngineReport,
    FileReport,
    MinimizedTheorem,
    MinimizeReport,
    PremiseReport,
    PremisesReport,
    ProveReport,
    TheoremReport,
    TracedFileReport,
    TraceReport,
    UsageReport,
    VerifyReport,
    schema_field,
)
from prover.driver.run import (
    OutputMode,
    ProvedFile,
    ProveRequest,
    ProveRun,
    check_targets,
    prove_targets,
    read_source,
    write_text,
)
from prover.driver.targets import parse_target
from prover.errors import EngineError, ExitCode, InputError, ProverError
from prover.protocol import CommandAnswer
from prover.repl.aio import AsyncEnv, AsyncPool
from prover.repl.pool import WorkerPool
from prover.repl.process import ProcessSpec
from prover.repl.session import PoolSession
from prover.repl.setup.run import SetupEvent
from prover.types import (
    LakeFolder,
    OpenedSource,
    ProofState,
    Proved,
    Refusal,
    RefusalKind,
    SearchProgress,
    TacticResult,
)
from prover.wiring import DoorKeeper as Doors

__all__ = [
    "AsyncEnv",
    "AsyncPool",
    "AuditReport",
    "CheckReport",
    "CheckerReport",
    "CommandAnswer",
    "DoctorReport",
    "Doors",
    "EffectiveSettings",
    "EngineError",
    "EngineNotice",
    "EngineReport",
    "Event",
    "EventCallback",
    "ExitCode",
    "FileReport",
    "Finishing",
    "InputError",
    "LakeFolder",
    "MinimizeReport",
    "MinimizeRun",
    "MinimizedTheorem",
    "OpenedSource",
    "Origin",
    "OutputMode",
    "PoolSession",
    "PremisesReport",
    "ProcessSpec",
    "ProofState",
    "ProveReport",
    "ProveRun",
    "Proved",
    "ProvedFile",
    "ProverError",
    "Rechecking",
    "Refusal",
    "RefusalKind",
    "SearchProgress",
    "Searching",
    "Settings",
    "SetupEvent",
    "SetupFailureReport",
    "SetupReport",
    "SetupStepReport",
    "SourceTraced",
    "TacticResult",
    "TheoremFinished",
    "TheoremReport",
    "TheoremStarted",
    "TraceReport",
    "UsageReport",
    "VerifyReport",
    "WorkerPool",
    "audit",
    "bench",
    "bridge",
    "certificate_beside",
    "check",
    "child_process",
    "default_journal_folder",
    "doctor",
    "export",
    "find_engine",
    "lake_folder",
    "minimize",
    "open_doors",
    "open_pool",
    "open_session",
    "premises",
    "prove",
    "require",
    "serve_model",
    "server_settings",
    "settings",
    "settings_json",
    "setup",
    "take_server_key",
    "trace",
    "verify",
]

if TYPE_CHECKING:
    from prover.models.kit import ModelKit
    from prover.models.serving import ModelServer
    from prover.repl.checkup import Checkup
    from prover.repl.setup.failures import SetupFailed

DOCTOR_SCHEMA = "prover.doctor/1"
CONFIG_SCHEMA = "prover.config/1"


@dataclasses.dataclass(frozen=True, slots=True)
class MinimizeRun:
    """A finished run of ``minimize``: the report and the texts."""

    report: MinimizeReport
    files: tuple[ProvedFile, ...]


class DoctorItem(BaseModel):
    """One finding: ``status`` is ``ok``, ``missing`` (needed) or ``absent`` (optional)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    topic: str
    status: str
    detail: str
    advice: str = ""


class PoolExercise(BaseModel):
    """One exercise of the pool (``prover.repl.checkup``)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    is_ok: bool
    elapsed_s: float
    detail: str


class PoolFigures(BaseModel):
    """The pool's own figures after its exercises (``prover.repl.pool.PoolHealth``)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    size: int
    idle: int
    leased: int
    waiting: int
    restarts: int
    recycled: int
    forks: int
    starts: int
    zygotes: int
    reapers: int
    resident_mb: list[int]


class PoolReport(BaseModel):
    """What ``prover doctor --pool`` found."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    exercises: list[PoolExercise]
    figures: PoolFigures | None = None


class DoctorReport(BaseModel):
    """What ``prover doctor --json`` prints."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    schema_name: str = schema_field(DOCTOR_SCHEMA)
    engine: str = Field(description="the engine `auto` would take here, in words")
    items: list[DoctorItem]
    pool: PoolReport | None = None
    exit_code: int

    def to_json(self) -> str:
        """The document's JSON text."""
        return self.model_dump_json(by_alias=True, indent=2)


def settings(*, start: Path | None = None, **given: Any) -> EffectiveSettings:
    """The effective settings with their origins."""
    return wiring.effective_settings(given, start=start)


def settings_json(effective: EffectiveSettings) -> str:
    """The document of ``prover config --json``: every setting with value and origin."""
    items = {
        name: {"value": value, "origin": effective.origins[name].source, "detail": effective.origins[name].detail}
        for name, value in effective.settings.model_dump().items()
    }
    return json.dumps({"schema": CONFIG_SCHEMA, "settings": items}, indent=2, ensure_ascii=False)


def open_doors(*, is_library_only: bool = False, on_event: EventCallback = ignore_event, **given: Any) -> Doors:
    """Lean processes that many calls of ``prove``, ``check`` and ``premises`` share (``doors``); close them after use.

    ``is_library_only``: embedded Lean reads no file but those of its library.
    """
    chosen = wiring.effective_settings(given).settings
    return Doors(chosen, lambda text: on_event(EngineNotice(text)), is_library_only)


def _doors(chosen: Settings, on_event: EventCallback, given: Doors | None) -> AbstractContextManager[Doors]:
    """Those of the caller, who closes them, or new ones."""
    if given is not None:
        return nullcontext(given)
    return Doors(chosen, on_notice=lambda text: on_event(EngineNotice(text)))


def open_pool(folder: Path, *, is_library_only: bool, max_waiting: int, **given: Any) -> WorkerPool:
    """A pool of Lean processes for texts of many people; close it after use.

    ``is_library_only``: embedded Lean reads no file but those of its library.  Real Lean works in ``folder``'s project.
    """
    chosen = wiring.effective_settings(given).settings
    return wiring.open_pool(chosen, folder, is_library_only=is_library_only, max_waiting=max_waiting)


def find_engine(folder: Path, **given: Any) -> str:
    """Why this engine answers in a folder, in one line.  Raises ``EngineNotFound``."""
    return wiring.engine_for(wiring.effective_settings(given).settings, folder, "").reason


def open_session(pool: WorkerPool) -> PoolSession:
    """One user's environments and proof states on a pool."""
    return PoolSession(pool)


def child_process(module: str) -> ProcessSpec:
    """How to run a module of this package as a process of this Python."""
    return wiring.child_process(module)


def take_server_key() -> str:
    """The key that clients of a server must show, taken out of the environment (``PROVER_API_KEY``); empty: none."""
    return wiring.take_server_key()


def require(library: str, extra: str) -> None:
    """Raise ``MissingExtra``, which names the extra, when an optional library is not installed."""
    wiring.require(library, extra)


def default_journal_folder() -> Path:
    """Where the command line keeps journals when no folder is named."""
    return wiring.default_journal_folder()


def prove(
    targets: Sequence[str],
    *,
    mode: OutputMode = OutputMode.SIBLING,
    output: Path | None = None,
    partial: bool = False,
    minimize: bool = False,
    disprove: bool = True,
    trace_html: Path | None = None,
    is_kernel_asked: bool | None = None,
    checkers: Sequence[str] = (),
    journal: Path | None = None,
    resume: bool = False,
    stdin: str = "",
    command: Sequence[str] = (),
    on_event: EventCallback = ignore_event,
    doors: Doors | None = None,
    **given: Any,
) -> ProveRun:
    """Prove every ``sorry`` the targets mean; write the results as ``mode`` says.

    ``is_kernel_asked`` and ``checkers`` say who must accept the exported proofs besides the fresh re-check (default:
    our own kernel where it can be asked).  ``minimize``: proofs are made smaller before they are written.
    ``disprove``: a statement's negation is tried beside it.  ``trace_html``: a page with the trees of all searches.
    ``journal``: the folder in which every search keeps its journal;
    ``resume``: searches go on from the journals that are there (in the default folder where none is named).  Journals
    in the default folder are removed when a run has come to its end; without ``resume`` a run also goes on where they
    cannot be written.  ``doors``: Lean processes that are there already.
    """
    wiring.require_checkers(checkers)
    chosen = wiring.effective_settings(given, start=_folder_of(targets)).settings
    total = chosen.total_timeout_s
    recorder = Recorder()
    default_folder = wiring.default_journal_folder()
    folder = journal or (default_folder if resume else None)
    is_asked_for = resume or folder != default_folder
    records = Records(
        recorder,
        wiring.search_configuration(chosen),
        None
        if folder is None
        else Journal(folder, is_resuming=resume, clock=time.monotonic, is_asked_for=is_asked_for),
        wiring.open_table(chosen),
        keeps_logs=trace_html is not None,
    )
    options = ProveOptions(
        timeout_s=chosen.timeout_s,
        total_deadline=None if total is None else recorder.clock() + total,
        max_expansions=chosen.max_expansions,
        tactic_timeout_s=chosen.tactic_timeout_s,
        check_timeout_s=chosen.check_timeout_s,
        seed=chosen.seed,
        is_partial_wanted=partial,
        is_minimizing=minimize,
        is_disproving=disprove,
        is_kernel_asked=is_kernel_asked,
        checkers=tuple(checkers),
    )
    request = ProveRequest(
        targets=tuple(targets), mode=mode, output=output, stdin=stdin, model=chosen.model, command=tuple(command)
    )
    with records, wiring.open_models(chosen) as kit, _doors(chosen, on_event, doors) as keeper:
        run = prove_targets(
            request,
            keeper.door_for,
            wiring.build_search(chosen, recorder, kit),
            wiring.build_retrievers(chosen),
            options,
            clock=recorder.clock,
            on_event=on_event,
            records=records,
            refuter=wiring.build_refuter() if disprove else None,
            library_digest_for=lambda path, header: wiring.library_digest(chosen, path, header),
        )
    run = dataclasses.replace(run, report=_with_usage(run.report, kit))
    if trace_html is not None:
        from prover.driver.trace import trace_page

        title = "Searches of " + ", ".join(targets)
        write_text(trace_html, trace_page(records.finished, title=title))
    if folder == default_folder and not run.report.interrupted and records.journal is not None:
        records.journal.remove()
    return run


def _with_usage(report: ProveReport, kit: ModelKit) -> ProveReport:
    """The report with what a language model cost."""
    if not kit.format:
        return report
    usage = kit.meter.usage
    told = UsageReport(
        requests=usage.requests,
        failures=usage.failures,
        prompt_tokens=usage.prompt_tokens,
        completion_tokens=usage.completion_tokens,
        cost=round(usage.cost, 6),
        elapsed_s=round(usage.elapsed_s, 3),
    )
    return report.model_copy(update={"model_format": kit.format, "usage": told})


def serve_model(checkpoint: str, **options: Any) -> ModelServer:
    """A server for a checkpoint, to be used in a ``with`` block, which waits until it answers.

    Options are the fields of ``prover.models.serving.ServeOptions``.
    """
    return wiring.open_server(checkpoint, options)


def server_settings(server: ModelServer, model_format: str | None = None) -> Sequence[str]:
    """The lines that make ``prover prove`` use a server."""
    return wiring.server_settings(server, model_format)


def minimize(
    targets: Sequence[str],
    *,
    mode: OutputMode = OutputMode.SIBLING,
    output: Path | None = None,
    squeeze_all: bool = False,
    cuts_only: bool = False,
    explain: bool = False,
    stdin: str = "",
    on_event: EventCallback = ignore_event,
    **given: Any,
) -> MinimizeRun:
    """Make the proofs that the targets mean smaller; every cut is checked by Lean, the result in a fresh process.

    ``squeeze_all``: every ``simp`` becomes ``simp only``, not only those in the middle of a proof.  ``cuts_only``: no
    single tactic is tried in place of the rest of a block.  ``explain``: a line for each step that is left.
    """
    from prover.driver.minimize.file import MinimizeOptions, minimize_targets

    chosen = wiring.effective_settings(given, start=_folder_of(targets)).settings
    request = ProveRequest(targets=tuple(targets), mode=mode, output=output, stdin=stdin)
    options = MinimizeOptions(
        squeezes_all=squeeze_all,
        is_cutting_only=cuts_only,
        is_explained=explain,
        check_timeout_s=chosen.check_timeout_s,
    )
    with wiring.DoorKeeper(chosen, on_notice=lambda text: on_event(EngineNotice(text))) as keeper:
        report, files = minimize_targets(request, keeper.door_for, options, on_event=on_event)
    return MinimizeRun(report, files)


def check(
    targets: Sequence[str],
    *,
    stdin: str = "",
    on_event: EventCallback = ignore_event,
    doors: Doors | None = None,
    **given: Any,
) -> CheckReport:
    """Errors, ``sorry``s and axioms of every declaration the targets mean, from fresh processes."""
    chosen = wiring.effective_settings(given, start=_folder_of(targets)).settings
    with _doors(chosen, on_event, doors) as keeper:
        return check_targets(targets, keeper.door_for, timeout_s=chosen.check_timeout_s, stdin=stdin)


def audit(
    solution: str | Path,
    against: str | Path,
    *,
    is_kernel_asked: bool | None = None,
    checkers: Sequence[str] = (),
    allowed_axioms: Sequence[str] = (),
    certificate: str | Path | None = None,
    command: Sequence[str] = (),
    on_event: EventCallback = ignore_event,
    **given: Any,
) -> AuditReport:
    """Judge a finished file against the original with its ``sorry``s: one verdict per theorem.

    ``is_kernel_asked``: whether our kernel must accept the exported terms (default: where it can be asked).
    ``checkers``: command lines of external checkers that must accept the export too.  ``allowed_axioms``: names allowed
    besides the standard three.  ``certificate``: where the certificates of accepted theorems are written.
    """
    # The solution may be anybody's: its folder chooses neither settings nor engine.
    chosen = wiring.effective_settings(given, start=Path(against).resolve().parent).settings
    options = _judge_options(chosen, is_kernel_asked, checkers, allowed_axioms)
    with wiring.DoorKeeper(chosen, on_notice=lambda text: on_event(EngineNotice(text))) as keeper:
        return audit_file(
            Path(solution),
            Path(against),
            keeper.doors_for_judging,
            options,
            certificate=None if certificate is None else Path(certificate),
            command=command,
        )


def verify(
    certificate: str | Path,
    *,
    is_kernel_asked: bool | None = None,
    checkers: Sequence[str] = (),
    allowed_axioms: Sequence[str] = (),
    on_event: EventCallback = ignore_event,
    **given: Any,
) -> VerifyReport:
    """Check a certificate file again, from nothing: the file, its statements, axioms and proofs, the kernel's word."""
    # The settings are those of the one who verifies, not of the folder that the certificate comes from.
    chosen = wiring.effective_settings(given, start=Path.cwd()).settings
    options = _judge_options(chosen, is_kernel_asked, checkers, allowed_axioms)
    with wiring.DoorKeeper(chosen, on_notice=lambda text: on_event(EngineNotice(text))) as keeper:
        return verify_certificates(Path(certificate), keeper.door_for, options)


def premises(
    target: str,
    *,
    limit: int = 20,
    stdin: str = "",
    on_event: EventCallback = ignore_event,
    doors: Doors | None = None,
    **given: Any,
) -> PremisesReport:
    """The premises for the goal at a place: ``FILE.lean#L42``, ``FILE.lean:theorem``, a file's first ``sorry``."""
    (place, *others) = parse_target(target)
    if others:
        raise InputError(f"{target}: premises takes one place of one file")
    chosen = wiring.effective_settings(given, start=_folder_of([target])).settings
    try:
        text = stdin if place.path is None else place.path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{target}: {error}") from error
    with (
        _doors(chosen, on_event, doors) as keeper,
        keeper.door_for(place.path, text).open_env() as env,
    ):
        retrievers = wiring.build_retrievers(chosen)
        point = open_point(text, place, env, retrievers, timeout_s=chosen.check_timeout_s)
        started = time.perf_counter()
        found = wiring.explain_premises(point.retriever, point.goal, limit)
        elapsed_ms = 1000.0 * (time.perf_counter() - started)
    return PremisesReport(
        file=str(place.path or "-"),
        line=point.line,
        declaration=point.label,
        goal=point.goal,
        premises=[
            PremiseReport(
                name=premise.name,
                module=premise.declaration.module,
                statement=premise.declaration.type_text,
                score=round(premise.score, 3),
                sources=sources,
            )
            for premise, sources in found
        ],
        retrieval_ms=round(elapsed_ms, 2),
    )


def trace(
    targets: Sequence[str],
    output: str | Path,
    *,
    on_event: EventCallback = ignore_event,
    **given: Any,
) -> TraceReport:
    """Premises, states and tactics of files, folders and modules of the embedded library (``library:Mathlib.Data``).

    ``output`` is a file of JSON lines (``memory.schema``).  What it holds already is not traced again; what is traced
    stays there when the run is interrupted.
    """
    chosen = wiring.effective_settings(given, start=None).settings
    started = time.monotonic()

    def files(target: str) -> list[Path]:
        found = [item.path for item in parse_target(target) if item.is_whole_file and item.path is not None]
        if not found:
            raise InputError(f"{target}: trace takes whole files and folders")
        return found

    sources = wiring.sources_to_trace(targets, files)
    traced: list[SourceTraced] = []

    def on_source(event: SourceTraced) -> None:
        traced.append(event)
        on_event(event)

    was_interrupted = False
    try:
        with wiring.DoorKeeper(chosen, on_notice=lambda text: on_event(EngineNotice(text))) as keeper:
            wiring.trace(sources, Path(output), keeper, on_source)
    except KeyboardInterrupt:
        was_interrupted = True
    has_errors = any(item.errors for item in traced)
    code = ExitCode.INTERRUPTED if was_interrupted else ExitCode.LEFT if has_errors else ExitCode.PROVED
    return TraceReport(
        output=str(output),
        files=[
            TracedFileReport(
                source=item.source,
                declarations=item.declarations,
                tactics=item.tactics,
                errors=list(item.errors),
                was_known=item.was_known,
                elapsed_s=item.elapsed_s,
            )
            for item in traced
        ],
        left=len(sources) - len(traced),
        declarations=sum(item.declarations for item in traced),
        tactics=sum(item.tactics for item in traced),
        interrupted=was_interrupted,
        elapsed_s=round(time.monotonic() - started, 3),
        exit_code=int(code),
    )


def _judge_options(
    chosen: Settings, is_kernel_asked: bool | None, checkers: Sequence[str], allowed_axioms: Sequence[str]
) -> JudgeOptions:
    wiring.require_checkers(checkers)
    return JudgeOptions(
        allowed_axioms=STANDARD_AXIOMS | set(allowed_axioms),
        is_kernel_asked=is_kernel_asked,
        checkers=tuple(checkers),
        timeout_s=chosen.check_timeout_s,
    )


def export(file: str, *, stdin: str = "", **given: Any) -> str:
    """The lean4export NDJSON (3.1.0) of a file's environment, by embedded Lean."""
    from prover.repl.export_check import export_source

    chosen = wiring.effective_settings({**given, "engine": "embedded"}, start=_folder_of([file])).settings
    targets = parse_target(file)
    if len(targets) != 1 or not targets[0].is_whole_file:
        raise InputError(f"{file}: export takes one whole file")
    path = targets[0].path
    try:
        text = stdin if path is None else path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file}: {error}") from error
    name = "<stdin>" if path is None else file
    return export_source(wiring.engine_for(chosen, path, text), text, name=name, timeout_s=chosen.check_timeout_s)


def lake_folder(folder: str | Path) -> LakeFolder:
    """Make a folder that other programs take for a built REPL of real Lean: its ``lake env .../repl`` is embedded Lean.

    ``docs/embedding.md`` shows how LeanInteract uses it.
    """
    return wiring.write_lake_folder(Path(folder))


def doctor(
    *, start: Path | None = None, recheck_library: bool = False, try_pool: bool = False, **given: Any
) -> DoctorReport:
    """What is here, what is missing, how to get it.

    ``recheck_library`` checks the embedded library again; ``try_pool`` starts a pool and tries it out.
    """
    folder = start or Path.cwd()
    chosen = wiring.effective_settings(given, start=folder).settings
    findings = wiring.diagnose(chosen, folder)
    if recheck_library:
        findings.append(wiring.recheck_library(chosen))
    try:
        engine = wiring.engine_for(chosen, folder, "").reason
    except EngineError as error:
        engine = str(error)
    items = [
        DoctorItem(topic=item.topic, status=item.status, detail=item.detail, advice=item.advice) for item in findings
    ]
    pool = _pool_report(wiring.examine_pool(chosen, folder)) if try_pool else None
    is_well = all(item.status != "missing" for item in items)
    is_well = is_well and (pool is None or all(exercise.is_ok for exercise in pool.exercises))
    exit_code = int(ExitCode.PROVED if is_well else ExitCode.ENGINE)
    return DoctorReport(engine=engine, items=items, pool=pool, exit_code=exit_code)


def _pool_report(checkup: Checkup) -> PoolReport:
    exercises = [PoolExercise(**dataclasses.asdict(exercise)) for exercise in checkup.exercises]
    figures = None if checkup.health is None else PoolFigures(**dataclasses.asdict(checkup.health))
    return PoolReport(exercises=exercises, figures=figures)


def setup(
    folder: str | Path | None = None,
    *,
    home: bool = False,
    dry_run: bool = False,
    on_event: Callable[[SetupEvent], None] = lambda event: None,
    **given: Any,
) -> SetupReport:
    """Bring real Lean onto this machine: for the Lake project that ``folder`` is in, or for our own (``home``).

    Goes on where an earlier run stopped.  ``dry_run``: only say what is missing.  A failure is no exception: it is in
    the report, with its cause and the way out.
    """
    from prover.repl.setup.failures import SetupFailed
    from prover.repl.setup.run import WORKS_WITHOUT, run_setup

    start = Path.cwd() if folder is None else Path(folder)
    if not start.exists():
        raise InputError(f"{start}: there is no such file or folder")
    chosen = wiring.effective_settings(given, start=start).settings
    site = wiring.setup_site(start, is_home=home)
    outcome = run_setup(site, on_event, is_dry=dry_run)
    failure, version = outcome.failure, ""
    if outcome.is_complete and not dry_run:
        try:
            version = wiring.try_setup(site, chosen).version
        except SetupFailed as error:
            failure = error
    code = ExitCode.ENGINE if failure is not None else ExitCode.PROVED if outcome.is_complete else ExitCode.LEFT
    return SetupReport(
        project=str(outcome.project),
        toolchain=wiring.pinned_toolchain(site),
        steps=[SetupStepReport(**dataclasses.asdict(step)) for step in outcome.steps],
        failure=None if failure is None else _failure_report(failure),
        lean_version=version,
        works_without="" if code is ExitCode.PROVED else WORKS_WITHOUT,
        exit_code=int(code),
    )


def _failure_report(failure: SetupFailed) -> SetupFailureReport:
    return SetupFailureReport(kind=failure.kind.value, cause=failure.cause, remedy=failure.remedy)


def bridge(
    file: str,
    *,
    mode: OutputMode = OutputMode.SIBLING,
    output: Path | None = None,
    stdin: str = "",
    **given: Any,
) -> ProvedFile:
    """A file in today's names and spelling: ``foo.lean`` → ``foo.bridged.lean``, or as ``mode`` says.

    ``bridge_table`` (a setting) names the user's own table.  Line endings are kept as they are.  The result is not
    checked: Lean judges it.
    """
    chosen = wiring.effective_settings(given, start=_folder_of([file])).settings
    original = stdin if file == "-" else read_source(Path(file))
    place = output or Path(file if mode is OutputMode.IN_PLACE else file.removesuffix(".lean") + ".bridged.lean")
    result = ProvedFile(file, original, wiring.open_bridge(chosen).rewrite(original), str(place))
    is_changed_file = file != "-" and mode is not OutputMode.NOWHERE and result.text != original
    if mode is OutputMode.FILE or is_changed_file:
        write_text(place, result.text)
    return result


def bench(suite: str, arguments: Sequence[str] = ()) -> int:
    """Run a benchmark suite with its own options; its exit code."""
    from prover.benchmarks.suites import run_suite

    return run_suite(suite, arguments)


def _folder_of(targets: Sequence[str]) -> Path | None:
    """Where to look for ``prover.toml``: the first target's folder."""
    for text in targets:
        for target in parse_target(text)[:1]:
            if target.path is not None:
                return target.path.resolve().parent
    return None
