"""Core Lean: ``python -m prover.benchmarks.core`` prints what embedded Lean makes of recorded theorems and transcripts.

Sections: ``theorems`` (statements with proofs: accepted, refused with Lean's reason, crashed, out of time), among them
the known-invalid ones, which must not be accepted; ``transcripts``; ``exercises`` (statements without proof, given to
``prover prove``). Data is read from ``../shared/data`` or ``--data``; nothing is written.
"""

from __future__ import annotations

import argparse
import json
import queue
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final, Literal, TypeVar

from prover.benchmarks.transcripts import run_transcript, transcript_names
from prover.errors import EngineError, ProcessTimeout
from prover.repl.process import ProcessSpec
from prover.repl.transport import Transport

KNOWN_INVALID: Final = frozenset(
    {
        "logicgame/AndTactic/7/L07",
        "logicgame/NotTactic/4/L04",
        "logicgame/NotTactic/8/L08",
        "logicgame/OrTactic/6/L06",
        "logicgame/OrTactic/7/L07",
        "logicgame/ImpIntro/5/L05",
        "reintro/DependentWorld/3/L03_Application",
        "reintro/DependentWorld/5/L05_Currying",
        "refman/Grind/ExtendedExamples/Integration:116",
        "refman/Grind/ExtendedExamples/Integration:128",
        "refman/RecursiveDefs/CoinductivePredicates:117#2",
    }
)
"""Items of ``core_theorems`` that real Lean rejects as given (the data's README)."""

UNPROVABLE: Final = tuple(f"EMatching.lean:{at}" for at in ("703/h₁", "730/h₂", "747/h₃", "767/h₄", "799/h₆"))
"""Exercises that are false as stated."""

PROVE: Final = (sys.executable, "-c", "from prover.cli.main import run; run()", "prove")
"""The command line in a process of its own, as a user starts it."""

Verdict = Literal["accepted", "refused", "timeout", "crashed"]
T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What happened to one item; ``reason`` is the first error message."""

    name: str
    verdict: Verdict
    reason: str = ""
    time_s: float = 0.0


class Engine:
    """A process that elaborates texts in fresh environments; restarted when it dies."""

    def __init__(self, timeout_s: float) -> None:
        self.timeout_s = timeout_s
        self._process: Transport | None = None

    def elaborate(self, name: str, code: str) -> Outcome:
        start = time.monotonic()
        try:
            answer = self.ask({"cmd": code})
        except ProcessTimeout:
            return Outcome(name, "timeout", "", time.monotonic() - start)
        except (EngineError, json.JSONDecodeError) as err:
            return Outcome(name, "crashed", str(err), time.monotonic() - start)
        elapsed = time.monotonic() - start
        if "message" in answer:
            verdict: Verdict = "crashed" if "internal error" in answer["message"] else "refused"
            return Outcome(name, verdict, answer["message"], elapsed)
        errors = [m["data"] for m in answer.get("messages", ()) if m["severity"] == "error"]
        if any("internal error" in e for e in errors):
            return Outcome(name, "crashed", errors[0], elapsed)
        if errors:
            return Outcome(name, "refused", errors[0], elapsed)
        if answer.get("sorries"):
            return Outcome(name, "refused", "declaration uses `sorry`", elapsed)
        return Outcome(name, "accepted", "", elapsed)

    def ask(self, request: dict[str, Any]) -> Any:
        if self._process is None or not self._process.is_alive:
            self._process = Transport(ProcessSpec((sys.executable, "-m", "prover.lean.repl")))
        return json.loads(self._process.ask(json.dumps(request), timeout_s=self.timeout_s))

    def close(self) -> None:
        if self._process is not None:
            self._process.close()


def read_rows(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def in_parallel(items: Sequence[T], workers: int, make: Callable[[], Callable[[T], R]], label: str) -> list[R]:
    """Run ``make()(item)`` over the items on ``workers`` threads (each has its own process); progress on stderr.

    Raises what one of them raised.
    """
    todo: queue.SimpleQueue[tuple[int, T]] = queue.SimpleQueue()
    for pair in enumerate(items):
        todo.put(pair)
    results: dict[int, R] = {}
    failures: list[BaseException] = []
    lock = threading.Lock()

    def work() -> None:
        try:
            work_through()
        except BaseException as error:
            failures.append(error)

    def work_through() -> None:
        run = make()
        while True:
            try:
                i, item = todo.get_nowait()
            except queue.Empty:
                return
            result = run(item)
            with lock:
                results[i] = result
                if len(results) % 10 == 0 or len(results) == len(items):
                    print(f"\r{label} {len(results)}/{len(items)}", end="", file=sys.stderr, flush=True)

    threads = [threading.Thread(target=work, daemon=True) for _ in range(max(1, min(workers, len(items))))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(file=sys.stderr)
    if failures:
        raise failures[0]
    return [results[i] for i in sorted(results)]


# ---------------------------------------------------------------------------------------------------- sections
def run_theorems(rows: Sequence[dict[str, Any]], workers: int, timeout_s: float) -> list[Outcome]:
    def make() -> Callable[[dict[str, Any]], Outcome]:
        engine = Engine(timeout_s)
        return lambda row: engine.elaborate(row["name"], row["code"])

    return in_parallel(rows, workers, make, "theorems")


def prove_exercise(row: dict[str, Any], timeout_s: float) -> Outcome:
    """``prover prove`` on one exercise; exit 0 means proved and re-checked."""
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as tmp:
        path = Path(tmp) / "exercise.lean"
        path.write_text(row["code"], encoding="utf-8")
        command = [*PROVE, str(path), "--engine", "embedded", "--timeout", f"{timeout_s:g}", "--json"]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=timeout_s * 2 + 20, check=False)
        except subprocess.TimeoutExpired:
            return Outcome(row["name"], "timeout", "", time.monotonic() - start)
    elapsed = time.monotonic() - start
    if done.returncode == 0:
        return Outcome(row["name"], "accepted", "", elapsed)
    if done.returncode == 1:
        return Outcome(row["name"], "refused", "not proved", elapsed)
    return Outcome(row["name"], "crashed", (done.stderr or done.stdout).strip()[-300:], elapsed)


def run_exercises(rows: Sequence[dict[str, Any]], workers: int, timeout_s: float) -> list[Outcome]:
    return in_parallel(rows, workers, lambda: lambda row: prove_exercise(row, timeout_s), "exercises")


# ---------------------------------------------------------------------------------------------------- report
_PREFIXES: Final = ("unexpected token", "Unknown identifier", "Unknown constant", "unsolved goals")


def reason_class(reason: str) -> str:
    """The first line of a refusal, shortened: what to count together."""
    line = reason.strip().split("\n", 1)[0]
    if line.startswith("embedded Lean has no "):
        return line
    if line.startswith("Tactic `"):
        return " ".join(line.split()[:2])
    for prefix in _PREFIXES:
        if line.startswith(prefix):
            return prefix
    return line[:60]


def print_outcomes(title: str, outcomes: Sequence[Outcome], verbose: bool) -> None:
    counts = Counter(o.verdict for o in outcomes)
    total = max(1, len(outcomes))
    print(f"\n{title}: {len(outcomes)}")
    for verdict in ("accepted", "refused", "timeout", "crashed"):
        print(f"  {verdict:<9} {counts[verdict]:>4}  {100 * counts[verdict] / total:5.1f} %")
    reasons = Counter(reason_class(o.reason) for o in outcomes if o.verdict == "refused")
    for reason, n in reasons.most_common(None if verbose else 25):
        print(f"    {n:>4}  {reason}")
    for o in outcomes:
        if o.verdict in ("crashed", "timeout"):
            print(f"  {o.verdict}: {o.name} ({o.time_s:.1f} s) {o.reason[:200]}")
    if verbose:
        for o in outcomes:
            if o.verdict == "refused":
                print(f"  refused: {o.name}: {o.reason[:300]}")


def print_invalid(outcomes: Iterable[Outcome]) -> bool:
    wrong = [o.name for o in outcomes if o.name in KNOWN_INVALID and o.verdict == "accepted"]
    print(f"  known invalid accepted: {len(wrong)}" + (f" ({', '.join(wrong)})" if wrong else ""))
    return not wrong


def find_data(given: str | None) -> Path:
    if given is not None:
        return Path(given)
    return Path(__file__).resolve().parents[2].parent / "shared" / "data"


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="prover.benchmarks.core", description=__doc__.split("\n")[0])
    parser.add_argument("--data", help="folder of the recorded data (default: ../shared/data)")
    parser.add_argument("--only", choices=("theorems", "transcripts", "exercises"), action="append")
    parser.add_argument("--match", default="", help="only items whose name contains this text")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--timeout", type=float, default=60.0, help="seconds per theorem or request")
    parser.add_argument("--exercise-timeout", type=float, default=30.0)
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of tables")
    parser.add_argument("-v", "--verbose", action="store_true")
    args = parser.parse_args(argv)
    data = find_data(args.data)
    if not data.is_dir():
        print(f"prover.benchmarks.core: no data at {data}", file=sys.stderr)
        return 2
    sections = args.only or ["theorems", "transcripts", "exercises"]
    report: dict[str, list[Any]] = {}
    fine = True
    if "theorems" in sections:
        rows = [r for r in read_rows(data / "core_theorems" / "theorems.jsonl") if args.match in r["name"]]
        outcomes = run_theorems(rows, args.workers, args.timeout)
        report["theorems"] = outcomes
        if not args.json:
            print_outcomes("theorems", outcomes, args.verbose)
            fine = print_invalid(outcomes)
    if "transcripts" in sections:
        folder = data / "repl_protocol"
        names = [n for n in transcript_names(folder) if args.match in n]
        results = in_parallel(
            names, args.workers, lambda: lambda name: run_transcript(folder, name, args.timeout), "transcripts"
        )
        report["transcripts"] = results
        if not args.json:
            equal = sum(r.equal for r in results)
            print(f"\ntranscripts: {equal} of {len(results)} equal ({100 * equal / max(1, len(results)):.0f} %)")
            for r in results:
                if not r.equal:
                    print(f"  differs: {r.name}: {r.detail}")
    if "exercises" in sections:
        rows = [r for r in read_rows(data / "core_theorems" / "exercises.jsonl") if args.match in r["name"]]
        outcomes = run_exercises(rows, args.workers, args.exercise_timeout)
        report["exercises"] = outcomes
        if not args.json:
            print_outcomes("exercises", outcomes, args.verbose)
            wrong = [o.name for o in outcomes if o.verdict == "accepted" and any(u in o.name for u in UNPROVABLE)]
            print(f"  unprovable ones proved: {len(wrong)}")
            fine = fine and not wrong
    if args.json:
        print(json.dumps({k: [asdict(o) for o in v] for k, v in report.items()}, ensure_ascii=False))
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
