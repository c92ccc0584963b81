"""What a comparison of search engines is, its outcomes, and what is counted of them.

In: a ``Contest`` and the journal of its runs.  Out: the JSON report and its tables: problems solved by a majority of
seeds, what each engine alone solves, McNemar's exact p for each two, and seconds side by side.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from pydantic import BaseModel, ConfigDict
from rich.console import Console
from rich.table import Table

from prover import wiring
from prover.benchmarks.comparison import alone, majority, mcnemar
from prover.benchmarks.journal import Journal, key_of
from prover.benchmarks.search_problems import SearchProblem
from prover.config import Settings


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """What is compared, under what limits.

    ``is_timed``: runs share nothing.  ``is_hard``: what a hammer closes at once is left out.  ``delay_s``: seconds more
    for every question.  ``code``: digest of everything that runs.
    """

    engines: tuple[str, ...]
    seeds: int
    expansions: int
    timeout_s: float
    noise: float
    is_timed: bool
    is_hard: bool = False
    delay_s: float = 0.0
    code: str
    settings: Settings

    def key(self, problem: SearchProblem, engine: str, seed: int) -> str:
        """Everything an outcome hangs on."""
        limits = f"{self.expansions} {self.timeout_s:g} {self.noise:g} {self.is_timed} {self.is_hard} {self.delay_s:g}"
        configuration = wiring.search_configuration(self.settings)
        return key_of("search", problem.text, engine, str(seed), limits, self.code, configuration)

    def runs(self) -> list[tuple[str, int]]:
        """Engines and seeds, in the order in which they run."""
        return [(engine, seed) for seed in range(self.seeds) for engine in self.engines]


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
    is_hard: bool
    delay_s: float
    missing: int
    """Runs without an outcome: they broke, or were not begun."""
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
        is_hard=contest.is_hard,
        delay_s=contest.delay_s,
        missing=len(keys) - len(items),
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
    if report.missing:
        console.print(f"{report.missing} runs are missing: they count as not solved")
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
