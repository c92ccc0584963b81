"""``prover bench minif2f``: statements that elaborate, theorems that are proved, published proofs that are accepted.

With ``--negations REPORT_OR_JOURNAL`` it is the negations of what an earlier run proved that get the search.

Exit codes: 0 when the run is complete, 2 without data, 4 when a negation was proved, 130 after Ctrl-C (what is finished
is reported and kept in the journal, ``--out`` with ``.journal.jsonl``; the same command goes on from there).
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from prover import wiring
from prover.benchmarks.core import find_data
from prover.benchmarks.journal import Journal, key_of
from prover.benchmarks.minif2f.negating import NegatingWorker, proved_names
from prover.benchmarks.minif2f.problems import Problem, read_problems
from prover.benchmarks.minif2f.proving import ProvingWorker
from prover.benchmarks.minif2f.published import PublishedWorker, read_published
from prover.benchmarks.minif2f.report import BenchReport, Item, Mode, fragment_rows, good_within, reason_counts
from prover.benchmarks.minif2f.running import BenchWorker, Run
from prover.benchmarks.minif2f.statements import StatementWorker
from prover.errors import InputError
from prover.types import EngineInfo


def engine_info() -> EngineInfo:
    """Version and library of the embedded engine, from a process of its own."""
    settings = wiring.effective_settings({"engine": "embedded", "workers": 1}).settings
    with wiring.DoorKeeper(settings) as keeper, keeper.door_for(None, "").open_env() as env:
        return env.engine


def code_digest() -> str:
    """The digest of everything here that runs or is imported: the packages' code and the embedded library."""
    root = Path(__file__).resolve().parents[3]
    digest = hashlib.sha256()
    for package in ("prover", "search", "memory"):
        for path in sorted((root / package).rglob("*")):
            if path.suffix in (".py", ".lean"):
                digest.update(str(path.relative_to(root)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def make_run(args: argparse.Namespace, problems: Sequence[Problem], engine: EngineInfo, journal: Journal[Item]) -> Run:
    """The run, whose keys name everything an outcome hangs on."""
    mode = f"{mode_of(args)} {args.timeout:g}"
    code = code_digest()

    def key(problem: Problem) -> str:
        return key_of(mode, problem.text, problem.goal, problem.published, engine.version, code)

    return Run(problems, key, journal)


def mode_of(args: argparse.Namespace) -> Mode:
    """What the command line asks for."""
    if args.published is not None:
        return "published"
    if args.negations is not None:
        return "negations"
    return "statements" if args.statements_only else "proving"


def make_report(args: argparse.Namespace, run: Run, engine: EngineInfo, elapsed_s: float) -> BenchReport:
    """Everything that is counted."""
    items = run.items()
    mode = mode_of(args)
    is_proving = mode in ("proving", "negations")
    return BenchReport(
        suite="minif2f",
        mode=mode,
        split=args.split,
        data_sha256=hashlib.sha256(args.data.read_bytes()).hexdigest(),
        engine=engine.kind,
        engine_version=engine.version,
        library_hash=engine.library_hash,
        workers=args.workers,
        timeout_s=args.timeout,
        total=len(run.problems),
        finished=len(items),
        good=sum(item.is_good for item in items),
        good_within=good_within(items, args.timeout) if is_proving else {},
        good_not_closed=sum(item.is_good and not item.is_closed for item in items),
        goals_equal=sum(item.goal_verdict == "equal" for item in items),
        goals_folded=sum(item.goal_verdict == "folded" for item in items),
        goals_differ=sum(item.goal_verdict == "differs" for item in items),
        fragments=fragment_rows(items, args.timeout, is_proving=is_proving),
        reasons=reason_counts(items),
        interrupted=run.was_interrupted,
        elapsed_s=round(elapsed_s, 1),
        items=items,
    )


_WORKERS: dict[Mode, Callable[[float], BenchWorker]] = {
    "statements": StatementWorker,
    "proving": ProvingWorker,
    "published": PublishedWorker,
    "negations": NegatingWorker,
}
_GOOD: dict[Mode, str] = {
    "statements": "elaborate",
    "proving": "proved",
    "published": "published proofs accepted",
    "negations": "negations proved",
}
_LABEL: dict[Mode, str] = {
    "statements": "elaborating",
    "proving": "proving",
    "published": "judging",
    "negations": "denying",
}


def print_report(report: BenchReport, is_verbose: bool) -> None:
    """Tables for eyes."""
    console = Console(highlight=False, soft_wrap=True)
    word = _GOOD[report.mode]
    share = 100 * report.good / max(1, report.total)
    console.print(f"minif2f {report.split}: {report.good} of {report.total} {word} ({share:.1f} %)")
    if report.mode in ("proving", "negations"):
        marks = ", ".join(f"{count} within {mark} s" for mark, count in report.good_within.items())
        console.print(f"{marks}; {report.good_not_closed} are no closed numeral facts")
    elif report.mode == "statements":
        compared = report.goals_equal + report.goals_folded + report.goals_differ
        same = report.goals_equal + report.goals_folded
        console.print(f"goals: {same} of {compared} as recorded ({report.goals_folded} after folding versions)")
    marks_s = list(report.good_within)
    table = Table("fragment", "problems", *([f"{mark} s" for mark in marks_s] or [word]), box=None)
    for row in report.fragments:
        table.add_row(row.fragment, str(row.total), *([str(row.good_within[m]) for m in marks_s] or [str(row.good)]))
    console.print(table)
    for reason, count in report.reasons.items():
        console.print(f"{count:5}  {reason}", markup=False)
    if report.finished < report.total:
        console.print(f"not finished: {report.total - report.finished}")
    if is_verbose:
        for item in report.items:
            if not item.is_good or item.goal_verdict == "differs":
                console.print(f"{item.verdict:8} {item.name}: {item.reason or item.goal}", markup=False)
    for item in report.items if report.mode == "negations" else ():
        if item.is_good:
            console.print(f"PROVED, though the theorem is: the negation of {item.name} {item.proof}", markup=False)


def read_arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="prover bench minif2f", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--split", default="valid")
    parser.add_argument("--data", type=Path, help="JSON-lines file (default: ../shared/data/minif2f/SPLIT.jsonl)")
    parser.add_argument("--fragments", type=Path, help="fragments.json (default: beside the data)")
    work = parser.add_mutually_exclusive_group()
    work.add_argument("--statements-only", action="store_true", help="elaborate the statements, prove nothing")
    work.add_argument("--published", type=Path, help="judge the proofs in this file (`name`, `formal_proof`)")
    work.add_argument(
        "--negations", type=Path, metavar="RUN", help="deny what this report or journal proved: none may be proved"
    )
    parser.add_argument("--match", default="", help="only problems whose name contains this text")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--timeout", type=float, default=60.0, help="seconds per problem")
    parser.add_argument("--out", type=Path, help="write the JSON report here, the journal beside it, and go on from it")
    parser.add_argument("--json", action="store_true", help="print the JSON report instead of tables")
    parser.add_argument("-v", "--verbose", action="store_true", help="list what is not good")
    args = parser.parse_args(argv)
    if args.data is None:
        args.data = find_data(None) / "minif2f" / f"{args.split}.jsonl"
    return args


def main(argv: Sequence[str] | None = None) -> int:
    """Run the benchmark."""
    args = read_arguments(argv)
    try:
        problems = [p for p in read_problems(args.data, args.split, args.fragments) if args.match in p.name]
        if args.published is not None:
            problems = read_published(args.published, problems)
        if args.negations is not None:
            proved = proved_names(args.negations)
            problems = [problem for problem in problems if problem.name in proved]
            if not problems:
                raise InputError(f"{args.negations} proved none of these problems")
    except InputError as err:
        print(f"prover bench minif2f: {err}", file=sys.stderr)
        return 2
    engine = engine_info()
    journal = Journal(Item, None if args.out is None else args.out.with_suffix(".journal.jsonl"))
    run = make_run(args, problems, engine, journal)
    started = time.monotonic()
    run.run(args.workers, lambda: _WORKERS[mode_of(args)](args.timeout), _LABEL[mode_of(args)])
    report = make_report(args, run, engine, time.monotonic() - started)
    if args.out is not None:
        args.out.write_text(report.to_json() + "\n", encoding="utf-8")
    if args.json:
        print(report.to_json())
    else:
        print_report(report, args.verbose)
    if report.mode == "negations" and report.good:
        return 4
    return 130 if report.interrupted else 0


if __name__ == "__main__":
    sys.exit(main())
