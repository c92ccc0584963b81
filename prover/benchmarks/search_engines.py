"""Search engines compared: who proves what with equally many questions to the model.

Every engine gets every problem with every seed and the same ``--expansions``.  So that seeds mean something for all,
log probabilities get Gumbel noise of scale ``--noise``.  On one problem all engines share what Lean and the model
answered to the same question, unless ``--timed``: then every run pays for itself and its seconds count.
An engine is a name of ``--search``, with ``+root`` or ``+all`` for hammers.  A proof counts when the finished text
elaborates again without error and without ``sorryAx``.

Exit codes: 0 when the run is complete, 2 without data, 130 after Ctrl-C (what is finished is reported and kept in the
journal, ``--out`` with ``.journal.jsonl``; the same command goes on from there).
"""

from __future__ import annotations

import argparse
import logging
import queue
import statistics
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from pydantic import BaseModel, ConfigDict
from rich.console import Console
from rich.table import Table

from prover import wiring
from prover.benchmarks.comparison import alone, majority, mcnemar
from prover.benchmarks.core import find_data
from prover.benchmarks.journal import Journal, key_of
from prover.benchmarks.minif2f.__main__ import code_digest
from prover.benchmarks.search_problems import SUITES, SearchProblem, read_files, read_suite, spread
from prover.config import Settings
from prover.driver.outline import outline
from prover.errors import EngineError, InputError, ProverError
from prover.models.critic import SymbolicCritic
from prover.ports import Limits, ProofEnv, Retriever, RetrieverFactory, TacticModel
from prover.types import Declaration, ProofState, SearchOutcome
from search.budget import Pot
from search.engines import ENGINES, HAMMERS, WRITING, EngineSettings, build_engine
from search.runner import Plugs
from search.sharing import SharingEnv, SharingModel

DEFAULT_ENGINES = "best,and-or,mcts,novelty,beam,dive,portfolio"
BROKEN = "engine_failure"
"""The machinery broke: no verdict on the engine or the problem, so nothing is written down."""

_OPEN_TIMEOUT_S = 300.0

logger = logging.getLogger(__name__)


class RunItem(BaseModel):
    """One engine on one problem with one seed.  ``status``: the search's, or ``unusable`` (no goal to search)."""

    model_config = ConfigDict(frozen=True)

    key: str
    suite: str
    problem: str
    engine: str
    seed: int
    status: str
    is_proved: bool = False
    expansions: int = 0
    steps: int = 0
    states: int = 0
    elapsed_s: float = 0.0
    own_s: float = 0.0
    """Seconds of the search outside of Lean and the model."""
    reason: str = ""
    proof: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contest:
    """What is compared, under what limits."""

    engines: tuple[str, ...]
    seeds: int
    expansions: int
    timeout_s: float
    noise: float
    is_timed: bool
    code: str
    settings: Settings

    def key(self, problem: SearchProblem, engine: str, seed: int) -> str:
        """Everything an outcome hangs on."""
        limits = f"{self.expansions} {self.timeout_s:g} {self.noise:g} {self.is_timed}"
        configuration = wiring.search_configuration(self.settings)
        return key_of("search", problem.text, engine, str(seed), limits, self.code, configuration)

    def runs(self) -> list[tuple[str, int]]:
        """Engines and seeds, in the order in which they run."""
        return [(engine, seed) for seed in range(self.seeds) for engine in self.engines]


@dataclass(slots=True)
class Opened:
    """A problem on one environment, ready to be searched."""

    env: ProofEnv
    root: ProofState
    retriever: Retriever
    source: str
    base: int
    text: str

    def verify(self, tactics: Sequence[str]) -> str:
        """``""`` when the text with this proof elaborates, otherwise why not."""
        finished = self.env.open_source(with_proof(self.text, tactics), env=self.base, audit=True)
        if finished.errors:
            return finished.errors[0].text
        return "sorry" if any("sorryAx" in item.axioms for item in finished.declared) else ""


def with_proof(text: str, tactics: Sequence[str]) -> str:
    """A text with a proof for its last ``sorry``."""
    head, found, tail = text.rpartition("sorry")
    if not found:
        raise InputError("there is no `sorry` in it")
    lines = [line for tactic in tactics for line in tactic.split("\n")]
    start = head.rstrip()
    opening = start if start.endswith("by") else f"{start} by"
    return opening + "".join(f"\n  {line}" for line in lines) + tail


@dataclass(slots=True)
class ContestWorker:
    """One Lean process and everything a search is plugged into.

    ``_libraries`` (key: a header's text; value: its environment and declarations) lives as long as the process.
    """

    contest: Contest
    journal: Journal[RunItem]
    model: TacticModel
    _libraries: dict[str, tuple[int, Sequence[Declaration]]] = field(default_factory=dict)
    _retrievers: RetrieverFactory = field(init=False)

    def __post_init__(self) -> None:
        self._retrievers = wiring.build_retrievers(self.contest.settings)

    def work(self, env: ProofEnv, problem: SearchProblem, is_stopped: threading.Event) -> None:
        """All runs on a problem that the journal does not have yet."""
        todo = [run for run in self.contest.runs() if self.contest.key(problem, *run) not in self.journal.done]
        if not todo:
            return
        try:
            opened = self._open(env, problem)
        except EngineError as error:  # says nothing about the problem: the next run tries it again
            logger.warning("%s was not opened: %s", problem.name, error)
            return
        except InputError as error:
            for engine, seed in todo:
                self.journal.add(self._item(problem, engine, seed, status="unusable", reason=str(error)))
            return
        shared = SharingEnv(env)
        model = SharingModel(self.model, Pot(), is_exact=True)
        for engine, seed in todo:
            if is_stopped.is_set():
                break
            if self.contest.is_timed:
                item = self._run(opened, self.model, problem, engine, seed)
            else:
                item = self._run(_on(opened, shared), model, problem, engine, seed)
            if item.status == BROKEN:
                logger.warning("%s with %s: %s", problem.name, engine, item.reason)
                continue
            self.journal.add(item)
        shared.release([])

    def _open(self, env: ProofEnv, problem: SearchProblem) -> Opened:
        plan = outline(problem.text)
        header, body = problem.text[: plan.header_end], problem.text[plan.header_end :]
        if header not in self._libraries:
            base = env.open_source(header, timeout_s=_OPEN_TIMEOUT_S)
            if base.errors:
                raise InputError(f"its imports fail: {base.errors[0].text}")
            self._libraries[header] = (base.env, self._retrievers.read_library(env, base.env))
        base_env, library = self._libraries[header]
        opened = env.open_source(body, env=base_env, audit=True, timeout_s=_OPEN_TIMEOUT_S)
        if opened.errors:
            raise InputError(f"it does not elaborate: {opened.errors[0].text}")
        if not opened.sorries:
            raise InputError("Lean opens no goal")
        local = env.declarations(opened.env, since=base_env, with_types=True)
        excluded = frozenset(item.name for item in opened.declared if "sorryAx" in item.axioms)
        retriever = self._retrievers.for_scope(library, local, excluded=excluded)
        return Opened(env, opened.sorries[-1].state, retriever, body, base_env, body)

    def _run(self, opened: Opened, model: TacticModel, problem: SearchProblem, engine: str, seed: int) -> RunItem:
        contest = self.contest
        name, _, hammers = engine.partition("+")
        settings = contest.settings
        plugs = Plugs(model=model, value=SymbolicCritic())
        chosen = EngineSettings(
            proposals=settings.proposals,
            premises=settings.premises,
            hammers=HAMMERS[hammers or "off"],
            noise=contest.noise,
        )
        limits = Limits(
            max_expansions=contest.expansions,
            timeout_s=contest.timeout_s,
            tactic_timeout_s=settings.tactic_timeout_s,
        )
        started = time.monotonic()
        try:
            outcome = build_engine(name, plugs, chosen).search(
                opened.env, opened.root, retriever=opened.retriever, limits=limits, seed=seed, source=opened.source
            )
            reason = opened.verify(outcome.tactics) if outcome.is_proved else outcome.detail
        except EngineError as error:
            return self._item(problem, engine, seed, status=BROKEN, reason=str(error))
        return self._judged(problem, engine, seed, outcome, reason, time.monotonic() - started)

    def _judged(
        self, problem: SearchProblem, engine: str, seed: int, outcome: SearchOutcome, reason: str, elapsed_s: float
    ) -> RunItem:
        spent = outcome.statistics
        is_proved = outcome.is_proved and not reason
        return self._item(
            problem,
            engine,
            seed,
            status="refused_in_place" if outcome.is_proved and not is_proved else outcome.status.value,
            is_proved=is_proved,
            expansions=outcome.expansions,
            steps=outcome.steps,
            states=outcome.states,
            elapsed_s=round(outcome.elapsed_s, 4),
            own_s=round(outcome.elapsed_s - spent.lean_s - spent.model_s, 4),
            reason=reason[:300],
            proof=outcome.tactics,
        )

    def _item(self, problem: SearchProblem, engine: str, seed: int, **given: object) -> RunItem:
        key = self.contest.key(problem, engine, seed)
        return RunItem.model_validate(
            {"key": key, "suite": problem.suite, "problem": problem.name, "engine": engine, "seed": seed, **given}
        )


def _on(opened: Opened, env: ProofEnv) -> Opened:
    return Opened(env, opened.root, opened.retriever, opened.source, opened.base, opened.text)


# ------------------------------------------------------------------------------------------------------ running
def run_contest(contest: Contest, problems: Sequence[SearchProblem], journal: Journal[RunItem], workers: int) -> bool:
    """Work on everything the journal does not have; false when it was interrupted."""
    todo: queue.SimpleQueue[SearchProblem] = queue.SimpleQueue()
    for problem in problems:
        todo.put(problem)
    stop = threading.Event()
    failures: list[BaseException] = []
    threads = [
        threading.Thread(target=_serve, args=(contest, journal, todo, stop, failures), daemon=True)
        for _ in range(max(1, workers))
    ]
    for thread in threads:
        thread.start()
    shown = 0
    try:
        while any(thread.is_alive() for thread in threads):
            for thread in threads:
                thread.join(0.2)
            taken = len(problems) - todo.qsize()
            if taken != shown:
                print(f"\r{taken}/{len(problems)}", end="", file=sys.stderr, flush=True)
                shown = taken
    except KeyboardInterrupt:
        stop.set()
        return False
    finally:
        print(file=sys.stderr)
    if failures:
        raise failures[0]
    return True


def _serve(
    contest: Contest,
    journal: Journal[RunItem],
    todo: queue.SimpleQueue[SearchProblem],
    stop: threading.Event,
    failures: list[BaseException],
) -> None:
    try:
        with _engine() as env:
            worker = ContestWorker(contest, journal, wiring.build_model(contest.settings))
            while not stop.is_set():
                try:
                    problem = todo.get_nowait()
                except queue.Empty:
                    return
                worker.work(env, problem, stop)
    except BaseException as error:
        failures.append(error)
        stop.set()


@contextmanager
def _engine() -> Iterator[ProofEnv]:
    settings = wiring.effective_settings({"engine": "embedded", "workers": 1}).settings
    with wiring.DoorKeeper(settings) as keeper, keeper.door_for(None, "").open_env() as env:
        yield env


# ---------------------------------------------------------------------------------------------------- the report
class EngineRow(BaseModel):
    """One engine over all problems: solved per suite with the majority of seeds, seed by seed, alone."""

    engine: str
    solved: int
    by_suite: dict[str, int]
    by_seed: list[int]
    alone: list[str]
    median_s: float
    own_share: float
    """Seconds outside of Lean and the model, as a share of all."""


class Pair(BaseModel):
    """Two engines: problems that only one solved, and McNemar's exact p."""

    one: str
    two: str
    only_one: int
    only_two: int
    p: float


class SpeedUp(BaseModel):
    """Median seconds on problems that both solved, first engine over second."""

    slow: str
    fast: str
    both: int
    slow_s: float
    fast_s: float
    median_ratio: float


class ContestReport(BaseModel):
    """The JSON document."""

    suites: dict[str, int]
    usable: dict[str, int]
    expansions: int
    seeds: int
    noise: float
    is_timed: bool
    engines: list[EngineRow]
    pairs: list[Pair]
    speed_ups: list[SpeedUp]
    items: list[RunItem]


def make_report(contest: Contest, problems: Sequence[SearchProblem], journal: Journal[RunItem]) -> ContestReport:
    """Everything that is counted."""
    keys = [contest.key(problem, *run) for problem in problems for run in contest.runs()]
    items = [journal.done[key] for key in keys if key in journal.done]
    usable = {(item.suite, item.problem) for item in items if item.status != "unusable"}
    solved = {engine: majority(_by_seed(items, engine, contest.seeds)) for engine in contest.engines}
    only = alone(solved)
    pairs = []
    for one, two in combinations(contest.engines, 2):
        mine, theirs = len(solved[one] - solved[two]), len(solved[two] - solved[one])
        pairs.append(Pair(one=one, two=two, only_one=mine, only_two=theirs, p=mcnemar(mine, theirs)))
    suites = list(dict.fromkeys(problem.suite for problem in problems))
    return ContestReport(
        suites={suite: sum(problem.suite == suite for problem in problems) for suite in suites},
        usable={suite: sum(name == suite for name, _ in usable) for suite in suites},
        expansions=contest.expansions,
        seeds=contest.seeds,
        noise=contest.noise,
        is_timed=contest.is_timed,
        engines=[_row(items, engine, solved[engine], only[engine], suites, contest) for engine in contest.engines],
        pairs=pairs,
        speed_ups=_speed_ups(items, contest) if contest.is_timed else [],
        items=items,
    )


def _label(item: RunItem) -> str:
    return f"{item.suite}:{item.problem}"


def _by_seed(items: Sequence[RunItem], engine: str, seeds: int) -> list[set[str]]:
    return [
        {_label(item) for item in items if item.engine == engine and item.seed == seed and item.is_proved}
        for seed in range(seeds)
    ]


def _row(
    items: Sequence[RunItem], engine: str, solved: set[str], only: list[str], suites: Sequence[str], contest: Contest
) -> EngineRow:
    mine = [item for item in items if item.engine == engine and item.status != "unusable"]
    total = sum(item.elapsed_s for item in mine)
    return EngineRow(
        engine=engine,
        solved=len(solved),
        by_suite={suite: sum(name.startswith(f"{suite}:") for name in solved) for suite in suites},
        by_seed=[len(names) for names in _by_seed(items, engine, contest.seeds)],
        alone=only,
        median_s=round(statistics.median(item.elapsed_s for item in mine), 4) if mine else 0.0,
        own_share=round(sum(item.own_s for item in mine) / total, 4) if total else 0.0,
    )


def _speed_ups(items: Sequence[RunItem], contest: Contest) -> list[SpeedUp]:
    found = []
    for slow, fast in combinations(contest.engines, 2):
        times = {
            engine: {(item.suite, item.problem, item.seed): item.elapsed_s for item in items if _counts(item, engine)}
            for engine in (slow, fast)
        }
        both = sorted(times[slow].keys() & times[fast].keys())
        if both:
            one, two = ([times[engine][key] for key in both] for engine in (slow, fast))
            ratios = [a / max(b, 1e-6) for a, b in zip(one, two, strict=True)]
            found.append(
                SpeedUp(
                    slow=slow,
                    fast=fast,
                    both=len(both),
                    slow_s=round(statistics.median(one), 4),
                    fast_s=round(statistics.median(two), 4),
                    median_ratio=round(statistics.median(ratios), 3),
                )
            )
    return found


def _counts(item: RunItem, engine: str) -> bool:
    return item.engine == engine and item.is_proved


def print_report(report: ContestReport) -> None:
    """Tables for eyes."""
    console = Console(highlight=False, soft_wrap=True)
    counts = ", ".join(f"{suite} {report.usable[suite]} of {total}" for suite, total in report.suites.items())
    console.print(f"{counts} usable; {report.expansions} expansions, {report.seeds} seeds, noise {report.noise:g}")
    suites = list(report.suites)
    table = Table("engine", "solved", *suites, "by seed", "alone", "median s", "own share", box=None)
    for row in report.engines:
        seeds = "/".join(map(str, row.by_seed))
        figures = [str(row.by_suite[suite]) for suite in suites]
        table.add_row(
            row.engine,
            str(row.solved),
            *figures,
            seeds,
            str(len(row.alone)),
            f"{row.median_s:.3f}",
            f"{100 * row.own_share:.1f} %",
        )
    console.print(table)
    for pair in report.pairs:
        if pair.only_one or pair.only_two:
            sides = f"only {pair.one} {pair.only_one}, only {pair.two} {pair.only_two}"
            console.print(f"{sides}: p = {pair.p:.3f}", markup=False)
    for row in report.engines:
        if row.alone:
            console.print(f"only {row.engine}: {', '.join(row.alone)}", markup=False)
    for speed in report.speed_ups:
        sides = f"{speed.slow} {speed.slow_s:.3f} s, {speed.fast} {speed.fast_s:.3f} s"
        console.print(f"{sides} on {speed.both} solved by both: median ratio {speed.median_ratio:.2f}", markup=False)


def read_arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="prover bench search", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("files", nargs="*", type=Path, help="files of your own, besides --suite or instead of it")
    parser.add_argument("--suite", action="append", choices=SUITES, help="repeatable (default: all, without files)")
    parser.add_argument("--data", help="folder of the recorded data (default: ../shared/data)")
    parser.add_argument("--engines", default=DEFAULT_ENGINES, help=f"names with commas (default: {DEFAULT_ENGINES})")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--expansions", type=int, default=32, help="questions to the model per run")
    parser.add_argument("--timeout", type=float, default=60.0, help="seconds per run")
    parser.add_argument("--noise", type=float, default=0.3, help="scale of the Gumbel noise on log probabilities")
    parser.add_argument("--limit", type=int, help="problems per suite, evenly spread")
    parser.add_argument("--match", default="", help="only problems whose name contains this text")
    parser.add_argument("--timed", action="store_true", help="share nothing between runs, and compare seconds")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--out", type=Path, help="write the JSON report here, the journal beside it, and go on from it")
    parser.add_argument("--json", action="store_true", help="print the JSON report instead of tables")
    return parser.parse_args(argv)


def _contest(args: argparse.Namespace) -> Contest:
    engines = tuple(dict.fromkeys(name.strip() for name in args.engines.split(",") if name.strip()))
    for engine in engines:
        name, _, hammers = engine.partition("+")
        if name not in ENGINES or name in WRITING or (hammers or "off") not in HAMMERS:
            raise InputError(f"no engine {engine!r} to compare (names of --search that need no writer, +root, +all)")
    if args.seeds < 1 or args.expansions < 1:
        raise InputError("--seeds and --expansions must be at least 1")
    settings = wiring.effective_settings({}).settings
    return Contest(
        engines, args.seeds, args.expansions, args.timeout, args.noise, args.timed, code_digest(), settings
    )


def _problems(args: argparse.Namespace) -> list[SearchProblem]:
    suites = args.suite or ([] if args.files else list(SUITES))
    problems = read_files(args.files)
    for suite in suites:
        chosen = [problem for problem in read_suite(suite, find_data(args.data)) if args.match in problem.name]
        problems.extend(spread(chosen, args.limit))
    if not problems:
        raise InputError("there is no such problem")
    return problems


def main(argv: Sequence[str] | None = None) -> int:
    """Run the comparison."""
    args = read_arguments(argv)
    try:
        contest, problems = _contest(args), _problems(args)
    except (ProverError, OSError) as error:
        print(f"prover bench search: {error}", file=sys.stderr)
        return 2
    journal = Journal(RunItem, None if args.out is None else args.out.with_suffix(".journal.jsonl"))
    is_complete = run_contest(contest, problems, journal, args.workers)
    report = make_report(contest, problems, journal)
    if args.out is not None:
        args.out.write_text(report.model_dump_json(indent=2) + "\n", encoding="utf-8")
    if args.json:
        print(report.model_dump_json(indent=2))
    else:
        print_report(report)
    return 0 if is_complete else 130


if __name__ == "__main__":
    sys.exit(main())
