"""Search engines compared: who proves what with equally many questions to the model.

Every engine gets every problem with every seed and the same ``--expansions``.  So that seeds mean something for all,
log probabilities get Gumbel noise of scale ``--noise``.  On one problem all engines share what Lean and the model
answered to the same question, unless ``--timed``: then every run pays for itself and its seconds count.
An engine is a name of ``--search``, with ``+root`` or ``+all`` for hammers and ``@3`` for three states in flight.  A
proof counts when the finished text elaborates again without error and without ``sorryAx``.  ``--hard`` leaves out what
a hammer closes at once; ``--model-delay-ms`` makes every question as slow as one to a language model.

Exit codes: 0 when the run is complete, 2 without data, 3 when runs broke (what is reported lacks them; the same command
tries them again), 130 after Ctrl-C (what is finished is reported and kept in the journal, ``--out`` with
``.journal.jsonl``; the same command goes on from there).
"""

from __future__ import annotations

import argparse
import logging
import queue
import re
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path

from prover import wiring
from prover.benchmarks.core import find_data
from prover.benchmarks.journal import Journal
from prover.benchmarks.minif2f.__main__ import code_digest
from prover.benchmarks.search_problems import SUITES, SearchProblem, draw, read_files, read_suite, spread
from prover.benchmarks.search_report import Contest, RunItem, make_report, print_report
from prover.driver.outline import outline
from prover.errors import EngineError, InputError, ProverError
from prover.models.batcher import BatchingModel
from prover.models.critic import SymbolicCritic
from prover.ports import Limits, ProofEnv, Retriever, RetrieverFactory, TacticModel
from prover.types import Declaration, ModelQuery, ProofState, Proved, SearchOutcome, TacticProposal
from search.ahead import AheadModel
from search.budget import Pot
from search.engines import ENGINES, HAMMERS, WRITING, EngineSettings, build_engine
from search.hammers import ROOT_HAMMERS
from search.runner import Plugs
from search.sharing import SharingEnv, SharingModel

DEFAULT_ENGINES = "best,and-or,mcts,novelty,beam,dive,portfolio"
BROKEN = "engine_failure"
"""The machinery broke: no verdict on the engine or the problem, so nothing is written down."""

_OPEN_TIMEOUT_S = 300.0

logger = logging.getLogger(__name__)


@dataclass(slots=True)
class Opened:
    """A problem on one environment, ready to be searched; ``base``: the environment of its imports."""

    env: ProofEnv
    root: ProofState
    retriever: Retriever
    base: int
    text: str

    def verify(self, tactics: Sequence[str]) -> str:
        """``""`` when the text with this proof elaborates, otherwise why not."""
        finished = self.env.open_source(with_proof(self.text, tactics), env=self.base, audit=True)
        if finished.errors:
            return finished.errors[0].text
        return "sorry" if any("sorryAx" in item.axioms for item in finished.declared) else ""


@dataclass(frozen=True, slots=True)
class EngineSpec:
    """An engine as the command line names it: ``best+all@3``."""

    name: str
    hammers: str
    in_flight: int


def read_spec(text: str) -> EngineSpec:
    """Raises ``InputError`` when there is no such engine to compare."""
    found = re.fullmatch(r"([a-z-]+)(?:\+([a-z]+))?(?:@([1-9]\d*))?", text)
    if found is not None:
        name, hammers = found[1], found[2] or "off"
        if name in ENGINES and name not in WRITING and hammers in HAMMERS:
            return EngineSpec(name, hammers, int(found[3] or 1))
    raise InputError(
        f"no engine {text!r} to compare (names of --search that need no writer; +root, +all; @N for N states in flight)"
    )


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
    _ahead: AheadModel = field(init=False)
    _retrievers: RetrieverFactory = field(init=False)

    def __post_init__(self) -> None:
        self._ahead = AheadModel(self.model)
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
        if self.contest.is_hard and (hammer := _closing_hammer(opened, self.contest.settings.premises)) is not None:
            for engine, seed in todo:
                self.journal.add(self._item(problem, engine, seed, status="unusable", reason=f"closed by {hammer}"))
            return
        shared = SharingEnv(env)
        model = SharingModel(self._ahead, Pot(), is_exact=True)
        for engine, seed in todo:
            if is_stopped.is_set():
                break
            if self.contest.is_timed:
                item = self._run(opened, self._ahead, problem, engine, seed)
            else:
                item = self._run(replace(opened, env=shared), model, problem, engine, seed)
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
        return Opened(env, opened.sorries[-1].state, retriever, base_env, body)

    def _run(self, opened: Opened, model: TacticModel, problem: SearchProblem, engine: str, seed: int) -> RunItem:
        contest = self.contest
        spec = read_spec(engine)
        settings = contest.settings
        plugs = Plugs(model=model, value=SymbolicCritic(), ahead=self._ahead)
        chosen = EngineSettings(
            proposals=settings.proposals,
            premises=settings.premises,
            hammers=HAMMERS[spec.hammers],
            noise=contest.noise,
            in_flight=spec.in_flight,
        )
        limits = Limits(
            max_expansions=contest.expansions,
            timeout_s=contest.timeout_s,
            tactic_timeout_s=settings.tactic_timeout_s,
        )
        started = time.monotonic()
        try:
            outcome = build_engine(spec.name, plugs, chosen).search(
                opened.env, opened.root, retriever=opened.retriever, limits=limits, seed=seed, source=opened.text
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


def _closing_hammer(opened: Opened, premises: int) -> str | None:
    """The first hammer that closes the statement as it stands."""
    goal = opened.root.goals[0]
    for tactic in ROOT_HAMMERS.for_node(goal, 0, lambda: opened.retriever.retrieve(goal, limit=premises)):
        try:
            result = opened.env.run_tactic(opened.root, tactic, timeout_s=ROOT_HAMMERS.timeout_s)
        except EngineError as error:
            logger.warning("%s broke the Lean process: %s", tactic, error)
            return None
        if isinstance(result, Proved):
            return tactic
    return None


@dataclass(frozen=True, slots=True)
class DelayedModel:
    """A ``TacticModel`` that takes some seconds more for every question, however many states are in it, and answers one
    question after the other (what comes meanwhile is put together by ``BatchingModel``, as for language models)."""

    model: TacticModel
    delay_s: float
    pause: Callable[[float], None] = time.sleep
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def propose(self, queries: Sequence[ModelQuery], *, limit: int) -> Sequence[Sequence[TacticProposal]]:
        """See the port."""
        with self._lock:
            self.pause(self.delay_s)
            return self.model.propose(queries, limit=limit)


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
        delayed = DelayedModel(wiring.build_model(contest.settings), contest.delay_s)
        with _engine() as env, BatchingModel(delayed) if contest.delay_s > 0 else nullcontext(delayed) as model:
            worker = ContestWorker(contest, journal, model)
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
    parser.add_argument("--sample", type=int, help="problems per suite, drawn at random (always the same)")
    parser.add_argument("--hard", action="store_true", help="leave out what a hammer closes at once")
    parser.add_argument("--model-delay-ms", type=float, default=0.0, help="milliseconds more for every question")
    parser.add_argument("--match", default="", help="only problems whose name contains this text")
    parser.add_argument("--timed", action="store_true", help="share nothing between runs, and compare seconds")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--out", type=Path, help="write the JSON report here, the journal beside it, and go on from it")
    parser.add_argument("--json", action="store_true", help="print the JSON report instead of tables")
    return parser.parse_args(argv)


def _contest(args: argparse.Namespace) -> Contest:
    engines = tuple(dict.fromkeys(name.strip() for name in args.engines.split(",") if name.strip()))
    for engine in engines:
        read_spec(engine)
    if args.seeds < 1 or args.expansions < 1:
        raise InputError("--seeds and --expansions must be at least 1")
    settings = wiring.effective_settings({}).settings
    return Contest(
        engines=engines,
        seeds=args.seeds,
        expansions=args.expansions,
        timeout_s=args.timeout,
        noise=args.noise,
        is_timed=args.timed,
        is_hard=args.hard,
        delay_s=args.model_delay_ms / 1000.0,
        code=code_digest(),
        settings=settings,
    )


def _problems(args: argparse.Namespace) -> list[SearchProblem]:
    suites = args.suite or ([] if args.files else list(SUITES))
    problems = read_files(args.files)
    for suite in suites:
        chosen = [problem for problem in read_suite(suite, find_data(args.data)) if args.match in problem.name]
        problems.extend(spread(draw(chosen, args.sample), args.limit))
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
    if not is_complete:
        return 130
    return 3 if report.missing else 0


if __name__ == "__main__":
    sys.exit(main())
