"""The only module that picks concrete classes and reads the environment.

In: settings.  Out: doors, search engines, retrievers, and what ``prover doctor`` reports.  Everything heavy is imported
inside the function that needs it.
"""

from __future__ import annotations

import contextlib
import importlib.metadata
import importlib.util
import json
import os
import platform
import re
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from prover.config import EffectiveSettings, Settings, find_config_file, merge_settings
from prover.errors import ConfigError, EngineNotFound, InputError, MissingExtra
from prover.ports import (
    Door,
    ProofSearch,
    Retriever,
    RetrieverFactory,
    TacticModel,
    TracingEnv,
    TranspositionTable,
)
from prover.types import Finding, LakeFolder, Premise

if TYPE_CHECKING:
    from memory.encoder import SentenceEncoder
    from memory.trace import TraceProgress, TraceSource
    from prover.driver.events import SourceTraced
    from prover.driver.recording import Recorder
    from prover.models.bridge import Bridge
    from prover.models.kit import ModelKit
    from prover.models.serving import ModelServer
    from prover.models.writer import ExampleSource
    from prover.repl.checkup import Checkup
    from prover.repl.door import LeanDoor
    from prover.repl.pool import EngineSpec, WorkerPool
    from prover.repl.process import ProcessSpec
    from prover.repl.setup.project import Places
    from prover.repl.setup.steps import Site
    from prover.repl.setup.trial import Trial
    from prover.types import ProofRequest

EXTRAS: Mapping[str, tuple[str, ...]] = {
    "model": ("torch", "transformers", "tokenizers", "safetensors", "accelerate", "httpx"),
    "serve": ("fastapi", "uvicorn", "openai"),
    "server": ("fastapi", "uvicorn"),
    "mcp": ("mcp", "uvicorn"),
    "vllm": ("vllm",),
    "faiss": ("faiss",),
    "lean-dojo": ("lean_dojo",),
    "cluster": ("ray",),
}
"""Optional libraries by the extra that installs them."""

CORE_LIBRARIES = ("immutables", "jinja2", "networkx", "numpy", "pexpect", "platformdirs", "pydantic", "rich", "typer")


_ROOTS = ("Init", "Mathlib")
"""What the embedded library consists of, with all that these import."""


def effective_settings(
    command_line: Mapping[str, Any] | None = None, *, start: Path | None = None
) -> EffectiveSettings:
    """Settings from the command line, ``PROVER_*``, the nearest ``prover.toml`` above ``start``, and defaults."""
    folder = (start or Path.cwd()).resolve()
    file = find_config_file(folder if folder.is_dir() else folder.parent)
    return merge_settings(command_line=command_line, environ=os.environ, file=file)


def engine_for(settings: Settings, path: Path | None, source: str, *, is_library_only: bool = False) -> EngineSpec:
    """The engine for one file; ``is_library_only``: embedded Lean reads no file but its library's."""
    from prover.repl.toolchain import choose_engine

    return choose_engine(
        settings.engine,
        path if path is not None else Path.cwd(),
        os.environ,
        source=source,
        repl=settings.lean_repl,
        memory_mb=settings.memory_mb,
        start_timeout_s=settings.start_timeout_s,
        places=setup_places(),
        is_library_only=is_library_only,
    )


def setup_places() -> Places:
    """Where ``prover setup`` keeps what it makes: ``PROVER_DATA_DIR``, or the checkout and the user's data folder."""
    import platformdirs

    from prover.repl.setup.project import find_places

    asked = os.environ.get("PROVER_DATA_DIR")
    return find_places(Path(asked or platformdirs.user_data_dir("prover")), is_asked=bool(asked))


def setup_site(folder: Path, *, is_home: bool) -> Site:
    """What ``prover setup`` works on: the Lake project that ``folder`` is in, or our own (``is_home``: in any case)."""
    from prover.repl.setup.steps import Site
    from prover.repl.setup.tools import Toolbox
    from prover.repl.toolchain import find_project

    places = setup_places()
    found = None if is_home else find_project(folder.resolve())
    return Site(Toolbox(os.environ), found or places.home, places, lambda place: shutil.disk_usage(place).free)


def pinned_toolchain(site: Site) -> str:
    """The toolchain of a site's project, or of the project as it ships; ``""``: it pins none."""
    from prover.repl.setup.project import read_toolchain, shipped_project

    return read_toolchain(site.project) or (read_toolchain(shipped_project()) if site.is_home else None) or ""


def try_setup(site: Site, settings: Settings) -> Trial:
    """Try real Lean out in a project that is set up.  Raises ``SetupFailed``."""
    from prover.repl.setup.failures import FailureKind, SetupFailed
    from prover.repl.setup.mathlib import inspect_mathlib
    from prover.repl.setup.trial import try_engine

    try:
        spec = engine_for(settings.model_copy(update={"engine": "lean"}), site.project, "")
    except EngineNotFound as error:
        remedy = "Run `prover doctor` in the project: it says how to get what is missing"
        raise SetupFailed(FailureKind.MISSING, str(error), remedy) from error
    build = inspect_mathlib(site.project)
    return try_engine(spec, with_mathlib=build is not None and build.is_complete)


_SERVED_ANSWER_MB = 16
"""What Lean may say to one text of a stranger."""


def open_pool(settings: Settings, folder: Path, *, is_library_only: bool, max_waiting: int) -> WorkerPool:
    """A pool of Lean processes that work for many people in ``folder``."""
    from prover.repl.pool import WorkerPool

    spec = engine_for(settings, folder, "", is_library_only=is_library_only)
    spec = replace(spec, process=replace(spec.process, max_answer_mb=_SERVED_ANSWER_MB))
    return WorkerPool(spec, size=settings.workers, max_waiting=max_waiting)


def child_process(module: str) -> ProcessSpec:
    """How to run a module of this package as a process of this Python, whatever its folder is."""
    from prover.repl.toolchain import embedded_process

    return embedded_process(module, os.environ)


SERVER_KEYS = ("PROVER_API_KEY", "LEAN_SERVER_API_KEY")
"""Variables with the key that clients of ``prover serve`` must show: ours, and the one kimina-lean-server reads."""


def take_server_key() -> str:
    """The key in the environment, empty when there is none; it is taken out, so that no child sees it."""
    found = [os.environ.pop(name, "").strip() for name in SERVER_KEYS]
    return next((key for key in found if key), "")


@dataclass(slots=True)
class DoorKeeper:
    """One door per engine that a run needs; closes them all at the end.  ``on_notice`` hears engine news.

    Cache: key the process that would be started, value its door, kept until ``close``; a hit is sound because the same
    command in the same folder is the same engine.
    """

    settings: Settings
    on_notice: Callable[[str], None] = lambda text: None
    is_library_only: bool = False
    """Does embedded Lean read no file but its library's?"""
    _doors: dict[tuple[tuple[str, ...], Path | None], LeanDoor] = field(default_factory=dict)

    def door_for(self, path: Path | None, source: str) -> LeanDoor:
        """The door for a file."""
        return self._door(self.settings, path, source)

    def tracing_door_for(self, path: Path | None, source: str) -> LeanDoor:
        """The door for tracing a file; ``None``: a module of the embedded library."""
        settings = self.settings if path is not None else self.settings.model_copy(update={"engine": "embedded"})
        return self._door(settings, path, source)

    def _door(self, settings: Settings, path: Path | None, source: str) -> LeanDoor:
        from prover.repl.door import LeanDoor

        spec = engine_for(settings, path, source, is_library_only=self.is_library_only)
        key = (spec.process.command, spec.process.cwd)
        if key not in self._doors:
            self._doors[key] = LeanDoor(spec, workers=self.settings.workers, on_notice=self.on_notice)
        return self._doors[key]

    def doors_for_judging(self, original: Path, asked: str, solution: Path, given: str) -> dict[str, Door]:
        """The doors ``"original"`` and ``"solution"``: one engine, chosen by the original.

        Real Lean judges both texts in the original's project: opening the solution's own would run its build file.
        """
        kind = engine_for(self.settings, original, asked).info.kind
        self.settings = self.settings.model_copy(update={"engine": kind})
        first = self.door_for(original, asked)
        return {"original": first, "solution": first if kind == "lean" else self.door_for(solution, given)}

    def close(self) -> None:
        """End every process."""
        for door in self._doors.values():
            door.close()
        self._doors.clear()

    def __enter__(self) -> DoorKeeper:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.close()


def open_models(settings: Settings) -> ModelKit:
    """The models that the settings name; close it after use.  Keys and addresses come from ``OPENAI_*``."""
    from prover.models.kit import ModelChoice, build_kit

    return build_kit(
        ModelChoice(
            name=settings.model,
            format=settings.model_format,
            samples=settings.model_samples,
            temperature=settings.model_temperature,
            top_p=settings.model_top_p,
            max_tokens=settings.model_max_tokens,
            proof_tokens=settings.model_proof_tokens,
            method=settings.model_method,
            symbolic_share=settings.symbolic_share,
            context=settings.model_context,
            device=settings.model_device,
            dtype=settings.model_dtype,
            allows_download=settings.model_download,
            base_url=os.environ.get("OPENAI_BASE_URL", ""),
            api_key=os.environ.get("OPENAI_API_KEY", ""),
            timeout_s=settings.model_timeout_s,
            retries=settings.model_retries,
            concurrency=settings.model_concurrency,
            requests_per_minute=settings.model_requests_per_minute,
            tokens_per_minute=settings.model_tokens_per_minute,
            prompt_price=settings.model_prompt_price,
            completion_price=settings.model_completion_price,
            seed=settings.seed,
            callers=settings.lanes * _in_flight(settings),
        ),
        examples=None if settings.examples is None else _read_examples(Path(settings.examples)),
    )


def _read_examples(path: Path) -> ExampleSource:
    """The proofs of a trace as examples: those of theorems that are like the one to prove, but not itself."""
    from memory.examples import read_solved
    from prover.models.writer import Example

    solved = read_solved(path.expanduser())

    def examples(request: ProofRequest, limit: int) -> list[Example]:
        asked = f"{request.statement}\n{request.goal}"
        return [
            Example(item.statement, item.proof) for item in solved.similar(asked, limit, excluded=request.statement)
        ]

    return examples


def build_model(settings: Settings) -> TacticModel:
    """The tactic model that the settings name; for one that needs no closing (see ``open_models``)."""
    return open_models(settings).model


def open_server(checkpoint: str, options: Mapping[str, Any]) -> ModelServer:
    """A server for a checkpoint, not started yet."""
    from prover.models.serving import ModelServer, ServeOptions

    return ModelServer(checkpoint, ServeOptions(**options), environ=os.environ)


def server_settings(server: ModelServer, model_format: str | None) -> Sequence[str]:
    """The lines that make ``prover prove`` use a server."""
    from prover.models.serving import settings_for

    return settings_for(server, model_format)


def build_search(settings: Settings, recorder: Recorder | None = None, kit: ModelKit | None = None) -> ProofSearch:
    """The search engine with its model; with a recorder its questions are answered from the log first."""
    from prover.models.critic import SymbolicCritic
    from prover.models.deadline import BoundedSearch
    from search.ahead import AheadModel
    from search.engines import HAMMERS, EngineSettings, build_engine
    from search.runner import Plugs

    if settings.search == "portfolio" and settings.lanes > settings.workers:
        raise ConfigError(
            f"setting 'lanes': {settings.lanes} threads need as many Lean processes, 'workers' is {settings.workers}"
        )
    kit = open_models(settings) if kit is None else kit
    mender = None if settings.model == "symbolic" else open_bridge(settings)  # ours knows today's names
    plugs = Plugs(model=kit.model, value=SymbolicCritic(), writer=kit.writer, mender=mender)
    in_flight = _in_flight(settings)
    if in_flight > 1:
        ahead = AheadModel(kit.model)
        plugs = replace(plugs, model=ahead, ahead=ahead)
    if recorder is not None:
        from prover.driver.recording import RecordingModel, RecordingWriter

        plugs = replace(
            plugs,
            model=RecordingModel(plugs.model, recorder),
            spare_model=plugs.model,
            writer=None if kit.writer is None else RecordingWriter(kit.writer, recorder),
            clock=recorder.clock,
        )
    auto = "off" if settings.model == "symbolic" else "all"
    chosen = EngineSettings(
        proposals=settings.proposals,
        premises=settings.premises,
        hammers=HAMMERS[auto if settings.hammers == "auto" else settings.hammers],
        batch=settings.batch,
        in_flight=in_flight,
        lanes=settings.lanes,
    )
    return BoundedSearch(build_engine(settings.search, plugs, chosen), kit.deadline, plugs.clock)


def open_bridge(settings: Settings) -> Bridge:
    """The bridge from older versions, with the user's own table.  Raises ``InputError``."""
    from prover.models.bridge import read_bridge

    return read_bridge(None if settings.bridge_table is None else Path(settings.bridge_table).expanduser())


def _in_flight(settings: Settings) -> int:
    """How many states a search has in hand: looking ahead pays where the model takes longer than Lean."""
    if settings.in_flight is not None:
        return settings.in_flight
    return 1 if settings.model == "symbolic" else _IN_FLIGHT


def build_refuter() -> TacticModel:
    """The model that refutes statements by small values."""
    from prover.models.counterexample import CounterexampleModel

    return CounterexampleModel()


_IN_FLIGHT = 4
"""With a model that costs time; measured (EXPERIMENTS.md, "Search engines", 2026-11-28)."""

_NOT_OF_A_SEARCH = frozenset(
    {"timeout_s", "total_timeout_s", "max_expansions", "tactic_timeout_s", "check_timeout_s", "start_timeout_s"}
    | {"engine", "workers", "memory_mb", "lean_repl", "seed", "memory"}
    | {"model_timeout_s", "model_retries", "model_concurrency", "model_requests_per_minute", "model_tokens_per_minute"}
    | {"model_prompt_price", "model_completion_price", "model_download"}
)
"""Settings that do not change which questions a search asks: limits, and what its identity names already."""


def search_configuration(settings: Settings) -> str:
    """What of the settings changes a search."""
    chosen = settings.model_dump(mode="json", exclude=set(_NOT_OF_A_SEARCH))
    return json.dumps(chosen, sort_keys=True, ensure_ascii=False)


def default_journal_folder() -> Path:
    """Where journals are kept when no folder is named."""
    import platformdirs

    return Path(platformdirs.user_state_dir("prover")) / "journals"


def open_table(settings: Settings) -> TranspositionTable | None:
    """The transposition table that the settings name.  Raises ``EngineError`` when its file cannot be used."""
    from memory.transpositions import TranspositionFile

    path = table_path(settings)
    if path is None:
        return None
    table = TranspositionFile(path)
    table.size()
    return table


def table_path(settings: Settings) -> Path | None:
    """The table's file; ``None``: none is used."""
    if not settings.memory:
        return None
    if settings.memory != "default":
        return Path(settings.memory).expanduser()
    import platformdirs

    return Path(platformdirs.user_cache_dir("prover")) / "transpositions.sqlite"


def _table_finding(settings: Settings) -> Finding:
    from memory.transpositions import DamagedTable, TranspositionFile

    path = table_path(settings)
    if path is None:
        return Finding(
            "transposition table", "absent", "none is used", 'memory = "default" in prover.toml, or --memory'
        )
    if not path.exists():
        return Finding("transposition table", "ok", f"{path} (empty)")
    table = TranspositionFile(path)
    try:
        size = table.size()
    except DamagedTable as error:
        return Finding("transposition table", "missing", str(error))
    finally:
        table.close()
    words = f"{path}: {size.steps} answers, {size.closed} closed goals, {size.bytes / 1e6:.1f} MB"
    return Finding("transposition table", "ok", words)


def library_digest(settings: Settings, path: Path | None, header: str) -> str:
    """A digest of what a header's imports bring: library modules by their keys, modules of the project by their texts.

    Real Lean: the pinned toolchain and packages of the project instead of library keys.
    """
    from prover.driver.journal import digest
    from prover.driver.modules import own_modules

    start = path if path is not None else Path.cwd() / "-"
    parts = [f"{name}\n{text}" for name, text in sorted(own_modules(start, header).items())]
    spec = engine_for(settings, path, header)
    if spec.info.kind == "embedded":
        from prover.lean.library.load import graph_of
        from prover.lean.library.sources import has_module

        named = re.findall(r"\bimport\s+(?:all\s+)?([\w.«»']+)", header)
        modules = tuple(name for name in dict.fromkeys(["Init", *named]) if has_module(name))
        graph = graph_of(modules)
        parts += [graph.keys[name].hex() for name in modules]
    elif spec.process.cwd is not None:
        files = (spec.process.cwd / name for name in ("lean-toolchain", "lake-manifest.json"))
        parts += [file.read_text(encoding="utf-8") for file in files if file.is_file()]
    return digest(*parts)


def build_retrievers(settings: Settings) -> RetrieverFactory:
    """The retrievers over an engine's declarations."""
    from memory.retriever import FusedRetrievers, HeadSymbolRetrievers
    from memory.store import PremiseStore
    from prover.lean.library.load import user_folder

    if settings.retriever == "symbols":
        return HeadSymbolRetrievers()
    encoder: SentenceEncoder | None = None
    if settings.retriever_checkpoint is not None:
        from memory.byt5 import CheckpointEncoder

        require("transformers", "model")
        encoder = CheckpointEncoder(settings.retriever_checkpoint)
    return FusedRetrievers(PremiseStore(user_folder() / "premises"), encoder=encoder)


def explain_premises(retriever: Retriever, goal: str, limit: int) -> list[tuple[Premise, dict[str, float]]]:
    """The best premises with the scores of the sources behind them."""
    from memory.premise_library import SOURCES
    from memory.retriever import FusedRetriever

    if not isinstance(retriever, FusedRetriever):
        return [(premise, {}) for premise in retriever.retrieve(goal, limit=limit)]
    found = retriever.explain(goal, limit=limit)
    return [(item.premise, dict(zip(SOURCES, item.sources, strict=False))) for item in found]


LIBRARY_TARGET = "library:"
"""How a target names a module of the embedded library, or all modules below it."""


def sources_to_trace(targets: Sequence[str], files: Callable[[str], Sequence[Path]]) -> list[TraceSource]:
    """The texts that ``prover trace`` is asked for; ``files`` gives those of a path."""
    from memory.leandojo import is_leandojo_target, leandojo_sources
    from memory.trace import TraceSource

    found: list[TraceSource] = []
    for target in targets:
        if is_leandojo_target(target):
            found.extend(leandojo_sources(target))
            continue
        if target.startswith(LIBRARY_TARGET):
            found.extend(_library_sources(target.removeprefix(LIBRARY_TARGET)))
            continue
        salt = _library_key()
        for path in files(target):
            try:
                found.append(TraceSource(str(path), path.read_text(encoding="utf-8"), salt=salt))
            except (OSError, UnicodeDecodeError) as error:
                raise InputError(f"{path}: {error}") from error
    return list({source.label: source for source in found}.values())


def _library_sources(prefix: str) -> list[TraceSource]:
    from memory.trace import TraceSource
    from prover.lean.library.load import graph_of
    from prover.lean.library.sources import read_source
    from prover.lean.syntax.header import read_header

    graph = graph_of(_ROOTS)
    chosen = [module for module in graph.order if not prefix or module == prefix or module.startswith(prefix + ".")]
    if not chosen:
        raise InputError(f"{LIBRARY_TARGET}{prefix}: the embedded library has no such module")
    found = []
    for module in chosen:
        text = read_source(module)
        is_bare = not read_header(text).is_prelude
        found.append(TraceSource(LIBRARY_TARGET + module, text, module, graph.keys[module].hex(), is_bare))
    return found


def _library_key() -> str:
    """Changes whenever the embedded library does."""
    from prover.lean.library.load import graph_of

    graph = graph_of(_ROOTS)
    return " ".join(graph.keys[root].hex() for root in _ROOTS)


def trace(
    sources: Sequence[TraceSource], output: Path, keeper: DoorKeeper, on_event: Callable[[SourceTraced], None]
) -> None:
    """Trace sources into a file, each with the engine of its folder (the library's own modules with their own)."""
    from memory.trace import trace_sources
    from prover.driver.events import SourceTraced

    envs: dict[Door, TracingEnv] = {}
    with contextlib.ExitStack() as stack:

        def env_for(source: TraceSource) -> TracingEnv:
            door = keeper.tracing_door_for(None if source.module else Path(source.label), source.text)
            if door not in envs:
                envs[door] = stack.enter_context(door.open_env())
            return envs[door]

        def tell(progress: TraceProgress) -> None:
            file = progress.file
            counts = (file.declarations, file.tactics, file.errors, progress.was_known, file.elapsed_s)
            on_event(SourceTraced(file.source, *counts, progress.done, progress.total))

        trace_sources(sources, env_for, output, timeout_s=keeper.settings.check_timeout_s, on_progress=tell)


def write_lake_folder(folder: Path) -> LakeFolder:
    """Embedded Lean where a client of the community's REPL looks for real Lean's."""
    from prover.repl.lake_folder import write_lake_folder

    return write_lake_folder(folder, os.environ)


def require(library: str, extra: str) -> None:
    """Raise ``MissingExtra`` when an optional library is not installed."""
    if importlib.util.find_spec(library) is None:
        raise MissingExtra(library, extra)


def diagnose(settings: Settings, start: Path) -> list[Finding]:
    """What is on this machine.  Starts ``elan``, ``lean`` and the REPL where they are; imports nothing."""
    findings = [_python_finding()]
    findings.extend(_library_findings())
    findings.extend(_embedded_findings())
    findings.extend(_lean_findings(settings, start))
    findings.append(_table_finding(settings))
    findings.extend(_extra_findings())
    return findings


def require_checkers(commands: Sequence[str]) -> None:
    """Raise ``InputError`` when one of these command lines names no program."""
    from prover.repl.checker import parse_checker

    for command in commands:
        parse_checker(command)


def recheck_library(settings: Settings) -> Finding:
    """Type-check the whole embedded library again, in a child process."""
    from prover.repl.export_check import check_library

    spec = engine_for(settings.model_copy(update={"engine": "embedded"}), None, "")
    verdict = check_library(spec)
    status = "ok" if verdict.verdict == "accepted" else "missing"
    return Finding("library re-check", status, f"{verdict.verdict}: {verdict.detail}")


def examine_pool(settings: Settings, start: Path) -> Checkup:
    """Start a pool of the engine for ``start`` and put it through its exercises."""
    from prover.repl import checkup

    spec = engine_for(settings, start, "")
    imports = ("Mathlib",) if spec.info.kind == "embedded" and _is_compiled("Mathlib") else ()
    return checkup.examine_pool(spec, size=settings.workers, imports=imports)


def _is_compiled(module: str) -> bool:
    """Has the embedded library this module, compiled with all it imports?"""
    from prover.lean.library.load import find_module, graph_of
    from prover.lean.library.sources import has_module

    if not has_module(module):
        return False
    graph = graph_of((module,))
    return all(find_module(graph, name) is not None for name in graph.order)


def _python_finding() -> Finding:
    version = platform.python_version()
    is_supported = (3, 11) <= sys.version_info[:2] <= (3, 13)
    advice = "" if is_supported else "install Python 3.11, 3.12 or 3.13"
    return Finding("python", "ok" if is_supported else "missing", f"{version} on {platform.system()}", advice)


def _library_findings() -> list[Finding]:
    missing = [name for name in CORE_LIBRARIES if importlib.util.find_spec(name) is None]
    if missing:
        return [Finding("libraries", "missing", ", ".join(missing), "pip install prover")]
    return [Finding("libraries", "ok", f"{len(CORE_LIBRARIES)} core libraries")]


def _embedded_findings() -> list[Finding]:
    root = Path(__file__).resolve().parent / "lean"
    if not (root / "repl" / "__main__.py").is_file():
        return [Finding("embedded Lean", "missing", f"no process in {root}", "reinstall prover")]
    from prover.lean.library.load import find_module, graph_of

    graph = graph_of(("Init",))
    built = sum(1 for module in graph.order if find_module(graph, module) is not None)
    total = len(graph.order)
    is_built = built == total
    advice = "" if is_built else "the first proof builds the rest"
    detail = f"{built} of {total} modules of Init are built"
    return [
        Finding("embedded Lean", "ok", f"{sum(1 for _ in (root / 'library').rglob('*.lean'))} library modules"),
        Finding("library cache", "ok" if is_built else "absent", detail, advice),
    ]


def _lean_findings(settings: Settings, start: Path) -> list[Finding]:
    from prover.repl.inspection import inspect_lean
    from prover.repl.toolchain import inspect_machine

    places = setup_places()
    machine = inspect_machine(start, os.environ, repl=settings.lean_repl, places=places)
    return inspect_lean(machine, os.environ, places)


def _extra_findings() -> list[Finding]:
    found = []
    for extra, libraries in EXTRAS.items():
        missing = [name for name in libraries if importlib.util.find_spec(name) is None]
        if missing:
            found.append(
                Finding(f"extra {extra}", "absent", "no " + ", ".join(missing), f"pip install 'prover[{extra}]'")
            )
        else:
            found.append(Finding(f"extra {extra}", "ok", _versions(libraries)))
    return found


def _versions(libraries: tuple[str, ...]) -> str:
    described = []
    for library in libraries:
        try:
            described.append(f"{library} {importlib.metadata.version(library.replace('_', '-'))}")
        except importlib.metadata.PackageNotFoundError:
            described.append(library)
    return ", ".join(described)
