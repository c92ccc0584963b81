"""False statements: ``python -m prover.benchmarks.false_statements`` gives refuted statements to the search.

Each statement comes from ``prover.benchmarks.falsity`` (a true one perturbed, its negation proved by evaluation and
checked by the kernel).  It is given to the closing tactics directly, then to the same search, model and retriever that
``prover prove`` uses, through a door with a Lean process behind it.  A search goes on until it has had *both* its
seconds and its expansions (or has nothing left to try, or meets the ceiling).  What is "proved" is elaborated again in
a fresh process and shown in full; exit code 4.

Exit: 0 nothing false was proved, 2 bad usage, 4 something false was proved, 130 interrupted.  ``--out`` keeps every row
as it comes and is resumed; the same seed gives the same statements.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import queue
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

from prover.benchmarks.core import find_data
from prover.errors import EngineError

if TYPE_CHECKING:
    from prover.benchmarks.falsity.generator import FalseStatement
    from prover.repl.door import LeanDoor
    from prover.types import Declaration, ProofState, SearchProgress

SCHEMA: Final = "prover.false_statements/1"
CLOSING: Final = (
    "decide",
    "rfl",
    "trivial",
    "omega",
    "simp",
    "simp +arith",
    "simp_all",
    "(intros; rfl)",
    "(intros; decide)",
    "(intros; omega)",
    "(intros; simp_all)",
    "(intros; contradiction)",
    "(intros; exact?)",
)
"""Tried on the statement before the search, each by itself."""
CLOSING_NUMBERS: Final = (
    "decide",
    "rfl",
    "norm_num",
    "simp",
    "positivity",
    "(intros; ring)",
    "(intros; norm_num at *)",
    "(intros; simp_all)",
    "(intros; omega)",
    "(intros; linarith)",
    "(intros; nlinarith)",
    "(intros; positivity)",
    "(intros; gcongr)",
    "(intros; gcongr <;> linarith)",
    "(intros; norm_cast)",
    "(intros; push_cast; ring)",
    "(intros; push_cast at *; linarith)",
    "(intros; zify at *; omega)",
    "(intros; field_simp)",
    "(intros; field_simp; ring)",
    "(intros; field_simp at *; linarith)",
    "(intros; ring_nf at *; omega)",
    "(intros; simp_all; linarith)",
    "(intros; tauto)",
    "(intros; aesop)",
)
"""The same for statements about Mathlib's numbers."""
CLOSING_CASES: Final = {
    "ℕ": "(intro {names}; intros; interval_cases {first} <;> simp_all)",
    "ℤ": "(intro {names}; intros; interval_cases {first} <;> omega)",
    "ZMod": "(intro {names}; intros; fin_cases {first} <;> simp_all)",
}
"""Case distinctions on the first variable, by its type; they need its name."""
CEILING_S: Final = 30.0
"""A search that has not had its expansions by then ends (and is counted as short)."""
TACTIC_TIMEOUT_S: Final = 10.0


@dataclass(frozen=True, slots=True)
class Row:
    """What became of one statement.  ``status``: a search status in lower case, or ``generator: …``, ``engine: …`` with
    what broke."""

    number: int
    text: str
    origin: str
    change: str
    status: str
    expansions: int
    steps: int
    seconds: float
    proof: str = ""
    accepted: bool = False
    """Did a fresh process accept the proof?"""

    @property
    def is_broken(self) -> bool:
        """Did something break, so that the statement was not given its time?"""
        return self.status.startswith(("generator:", "engine"))


class PatientClock:
    """A clock for a search that ends when it has had both its seconds and its expansions: only then, or at the
    ceiling, does it reach the limit."""

    def __init__(self, seconds: float, expansions: int, ceiling_s: float = CEILING_S) -> None:
        self.seconds, self.wanted, self.ceiling_s = seconds, expansions, ceiling_s
        self.expansions = 0
        self.started = time.monotonic()

    def note(self, progress: SearchProgress) -> None:
        self.expansions = progress.expansions

    @property
    def elapsed_s(self) -> float:
        return time.monotonic() - self.started

    def __call__(self) -> float:
        elapsed = self.elapsed_s
        is_done = elapsed >= self.seconds and self.expansions >= self.wanted
        return elapsed + self.ceiling_s if is_done else elapsed


class Examiner:
    """One Lean process behind a door, and the plugs of ``prover prove``."""

    def __init__(
        self,
        door: LeanDoor,
        seconds: float,
        expansions: int,
        closing: Sequence[str] = CLOSING,
        header: str = "",
    ) -> None:
        from memory.retriever import HeadSymbolRetrievers

        self.header = header
        self.door, self.seconds, self.expansions, self.closing = door, seconds, expansions, closing
        self.retrievers = HeadSymbolRetrievers()
        self.library: tuple[Declaration, ...] = ()

    def examine(self, statement: FalseStatement) -> Row:
        """Try to prove a false statement."""
        source = f"theorem t {statement.text} := by sorry"
        with self.door.open_env() as env:
            base = env.open_source(self.header)
            self.library = self.library or tuple(env.declarations(base.env))
            opened = env.open_source(source, env=base.env)
            if opened.errors or len(opened.sorries) != 1:
                raise EngineError(f"does not open: {source}: {[m.text for m in opened.errors]}")
            root = opened.sorries[0].state
            proof = self._close(env, root, statement.text)
            if proof:
                return self._row(statement, "proved", 0, len(self.closing), 0.0, proof)
            return self._search(env, root, statement)

    def _close(self, env: Any, root: ProofState, text: str) -> str:
        from prover.types import Proved

        for tactic in (*self.closing, *closing_by_cases(text)):
            try:
                if isinstance(env.run_tactic(root, tactic, timeout_s=TACTIC_TIMEOUT_S), Proved):
                    return tactic
            except EngineError:
                continue
        return ""

    def _search(self, env: Any, root: ProofState, statement: FalseStatement) -> Row:
        from prover.ports import Limits
        from prover.wiring import build_model, effective_settings
        from search.best_first import BestFirstSearch

        settings = effective_settings().settings
        clock = PatientClock(self.seconds, self.expansions)
        engine = BestFirstSearch(
            build_model(settings), proposals=settings.proposals, premises=settings.premises, clock=clock
        )
        retriever = self.retrievers.for_scope(self.library, (), excluded=frozenset({"t"}))
        limits = Limits(timeout_s=clock.ceiling_s, tactic_timeout_s=TACTIC_TIMEOUT_S)
        outcome = engine.search(env, root, retriever=retriever, limits=limits, on_progress=clock.note)
        proof = "\n".join(outcome.tactics) if outcome.is_proved else ""
        status = outcome.status.name.lower()
        return self._row(statement, status, outcome.expansions, outcome.steps, clock.elapsed_s, proof)

    def _row(
        self, statement: FalseStatement, status: str, expansions: int, steps: int, seconds: float, proof: str
    ) -> Row:
        s = statement
        accepted = bool(proof) and self.recheck(s.text, proof)
        return Row(s.number, s.text, s.origin, s.change, status, expansions, steps, round(seconds, 2), proof, accepted)

    def recheck(self, text: str, proof: str) -> bool:
        """Does a fresh process accept the proof, without ``sorry``?  No, where it gives no verdict."""
        try:
            audit = self.door.audit(self.header + source_of(text, proof), timeout_s=120.0)
        except EngineError:
            return False
        return not audit.errors and any("sorryAx" not in d.axioms for d in audit.declared)


def closing_by_cases(text: str) -> Iterator[str]:
    """Closing tactics that name the leading variables of a statement."""
    found = re.match(r": ∀ \(?((?:\w+ )+): (\S+?)[ ),]", text) or re.match(r": ∀ (\w+ )(∈)", text)
    if found is not None:
        kind = "ℕ" if found[2] == "∈" else found[2]
        if kind in CLOSING_CASES:
            yield CLOSING_CASES[kind].format(names=found[1].strip(), first=found[1].split()[0])


def source_of(text: str, proof: str) -> str:
    """The theorem with its proof."""
    script = "\n".join("  " + line for line in proof.split("\n"))
    return f"theorem t {text} := by\n{script}\n"


# ------------------------------------------------------------------------------------------------------ workers
@dataclass(frozen=True, slots=True)
class Task:
    """What a worker needs to know."""

    seed: int
    seconds: float
    expansions: int
    data: str | None
    library: str = "Init"

    @property
    def header(self) -> str:
        """What stands before each statement."""
        return "" if self.library == "Init" else f"import {self.library}\n"


def work(task: Task, numbers: Any, rows: Any) -> None:
    """A process of its own: make the statement of each number and examine it, until ``None`` comes."""
    import prover.lean.tactic.all  # noqa: F401  (registers the tactics)
    from prover.lean.stack import run_deep

    run_deep(lambda: _work(task, numbers, rows))


def _work(task: Task, numbers: Any, rows: Any) -> None:
    from prover.benchmarks.falsity.generator import Generator
    from prover.lean.library.load import load_environment
    from prover.repl.door import LeanDoor
    from prover.wiring import effective_settings, engine_for

    data = None if task.data is None else Path(task.data)
    has_mathlib = task.library == "Mathlib"
    generator = Generator(load_environment((task.library,)), task.seed, data, has_mathlib=has_mathlib)
    settings = effective_settings({"engine": "embedded", "workers": 1}).settings
    with LeanDoor(engine_for(settings, None, ""), workers=1) as door:
        closing = CLOSING_NUMBERS if has_mathlib else CLOSING
        examiner = Examiner(door, task.seconds, task.expansions, closing, task.header)
        while (number := numbers.get()) is not None:
            try:
                statement = generator.make(number)
            except Exception as error:
                rows.put(Row(number, "", "", "", f"generator: {error!r}", 0, 0, 0.0))
                continue
            try:
                rows.put(examiner.examine(statement))
            except EngineError as error:
                rows.put(Row(number, statement.text, statement.origin, statement.change, f"engine: {error}", 0, 0, 0.0))


class Workers:
    """Processes that turn numbers into rows."""

    def __init__(self, task: Task, count: int) -> None:
        context = multiprocessing.get_context("spawn")
        self.numbers: Any = context.Queue()
        self.rows: Any = context.Queue()
        self.processes = [
            context.Process(target=work, args=(task, self.numbers, self.rows), daemon=False) for _ in range(count)
        ]
        for process in self.processes:
            process.start()

    def next_row(self) -> Row:
        """The next finished row; raises when a worker is gone, for nobody has what it was at."""
        while True:
            try:
                row = self.rows.get(timeout=5.0)
            except queue.Empty:
                if not all(p.is_alive() for p in self.processes):
                    raise EngineError("a worker ended before its work") from None
                continue
            assert isinstance(row, Row)
            return row

    def close(self, wait: bool) -> None:
        for process in self.processes:
            self.numbers.put(None) if wait else process.terminate()
        for process in self.processes:
            process.join(timeout=60.0)


# ------------------------------------------------------------------------------------------------------ the run
def run(count: int, known: Sequence[Row], task: Task, workers: int, out: IO[str] | None) -> Iterator[Row]:
    """Rows of new statements until there are ``count`` different texts (those of ``known`` included)."""
    texts = {row.text for row in known if row.text}
    done = {row.number for row in known}
    upcoming = (n for n in range(10 * count + 100) if n not in done)
    pool = Workers(task, workers)
    finished = False
    try:
        waiting = 0
        for _ in range(max(0, count - len(texts))):
            pool.numbers.put(next(upcoming))
            waiting += 1
        while waiting:
            row = pool.next_row()
            waiting -= 1
            if out is not None:
                out.write(json.dumps(asdict(row), ensure_ascii=False) + "\n")
                out.flush()
            if not row.text or row.text in texts:
                pool.numbers.put(next(upcoming))
                waiting += 1
            texts.add(row.text)
            yield row
        finished = True
    finally:
        pool.close(finished)


def read_rows(path: Path, task: Task) -> list[Row]:
    """The rows of an earlier run with the same seed and limits; where a process broke, it is tried again."""
    lines = path.read_text(encoding="utf-8").splitlines()
    if not lines:
        return []
    head = json.loads(lines[0])
    if head.get("schema") != SCHEMA or head.get("task") != asdict(task):
        raise ValueError(f"{path} is not from a run with the same seed, limits and data")
    rows = []
    for line in lines[1:]:
        try:
            rows.append(Row(**json.loads(line)))
        except (json.JSONDecodeError, TypeError):
            break  # the line that was being written when the run was stopped
    return [row for row in rows if not row.is_broken]


def summary(rows: Sequence[Row], task: Task) -> dict[str, Any]:
    """The figures of a run."""
    good = list({row.text: row for row in rows if row.text and not row.is_broken}.values())
    searched = sorted(row.expansions for row in good)
    exhausted = [row for row in good if row.status == "exhausted"]
    short = [r for r in good if r.status != "exhausted" and r.expansions < task.expansions and not r.proof]
    return {
        "schema": SCHEMA,
        "task": asdict(task),
        "statements": len(good),
        "statuses": dict(Counter(row.status.split(":")[0] for row in rows)),
        "proved": [asdict(row) for row in good if row.proof],
        "accepted": sum(row.accepted for row in good),
        "broken": sum(row.is_broken for row in rows),
        "expansions": {
            "least": searched[0] if searched else 0,
            "median": searched[len(searched) // 2] if searched else 0,
            "total": sum(searched),
        },
        "exhausted": len(exhausted),
        "short": len(short),
        "steps": sum(row.steps for row in good),
        "search_seconds": round(sum(row.seconds for row in good), 1),
        "changes": dict(Counter(label for row in good for label in row.change.split(", ")).most_common()),
    }


def print_summary(figures: dict[str, Any]) -> None:
    task = figures["task"]
    print(f"false statements: {figures['statements']} (seed {task['seed']})")
    print(f"  given {task['seconds']:g} s and {task['expansions']} expansions each; {figures['steps']} tactics in all")
    e = figures["expansions"]
    print(f"  expansions: least {e['least']}, median {e['median']}, total {e['total']}")
    print(f"  exhausted before that: {figures['exhausted']}; ended by the {CEILING_S:g} s ceiling: {figures['short']}")
    print(f"  statuses: {figures['statuses']}")
    print(f"  proved: {len(figures['proved'])} (accepted by a fresh process: {figures['accepted']})")
    for row in figures["proved"]:
        print(f"\nPROVED though false ({row['origin']}; {row['change']}), fresh process: {row['accepted']}")
        print(source_of(row["text"], row["proof"]))


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="prover.benchmarks.false_statements", description=__doc__.split("\n")[0])
    parser.add_argument("--count", type=int, default=2000, help="how many different statements")
    parser.add_argument("--seconds", type=float, default=1.0, help="least seconds of each search")
    parser.add_argument("--expansions", type=int, default=200, help="least expansions of each search")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--data", help="folder of the recorded data (default: ../shared/data where it is there)")
    parser.add_argument("--no-data", action="store_true", help="the library and the seeds only")
    parser.add_argument("--library", choices=("Init", "Mathlib"), default="Init", help="what the statements are about")
    parser.add_argument("--out", type=Path, help="file of rows (JSON lines); an earlier one is resumed")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    args = parser.parse_args(argv)
    data = find_data(args.data)
    has_data = not args.no_data and data.is_dir()
    task = Task(args.seed, args.seconds, args.expansions, str(data) if has_data else None, args.library)
    rows: list[Row] = []
    try:
        if args.out is not None and args.out.exists():
            rows = read_rows(args.out, task)
    except ValueError as error:
        print(f"prover.benchmarks.false_statements: {error}", file=sys.stderr)
        return 2
    code = _run_and_note(args, task, rows)
    figures = summary(rows, task)
    print(json.dumps(figures, ensure_ascii=False)) if args.json else print_summary(figures)
    return 4 if figures["proved"] else code or (3 if figures["broken"] else 0)


def _run_and_note(args: argparse.Namespace, task: Task, rows: list[Row]) -> int:
    out: IO[str] | None = None
    if args.out is not None:
        is_new = not rows
        out = args.out.open("w" if is_new else "a", encoding="utf-8")
        if is_new:
            out.write(json.dumps({"schema": SCHEMA, "task": asdict(task)}) + "\n")
    started = time.monotonic()
    try:
        for i, row in enumerate(run(args.count, tuple(rows), task, args.workers, out), 1):
            rows.append(row)
            if i % 10 == 0 or row.proof:
                pace = (time.monotonic() - started) / i
                print(f"\r{len(rows)}/{args.count} ({pace:.2f} s each)", end="", file=sys.stderr, flush=True)
    except KeyboardInterrupt:
        print("\ninterrupted; what is done is kept" + (f" in {args.out}" if args.out else ""), file=sys.stderr)
        return 130
    finally:
        print(file=sys.stderr)
        if out is not None:
            out.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
