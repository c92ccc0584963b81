"""Kernel speed: declarations and nodes a second on synthetic exports, an export file, or the embedded library.

``python -m tests.perf.bench_kernel [FILE.ndjson …] [--library Init …] [--repeat N]``. Reading alone (parsing and
interning the same nodes, no check) is timed in the same run: the ratio check/read does not depend on the machine.
"""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from prover.lean import ndjson
from prover.lean.environment import Environment
from prover.lean.export import export_lines
from prover.lean.stack import run_deep
from tests.perf.kernel_workloads import WORKLOADS


@dataclass(frozen=True, slots=True)
class Measurement:
    """One workload. ``read_s`` is the time to read the file without checking it."""

    name: str
    declarations: int
    nodes: int
    check_s: float
    read_s: float

    def row(self) -> str:
        checking = max(self.check_s - self.read_s, 1e-9)
        return (
            f"| {self.name} | {self.declarations} | {self.nodes} | {self.check_s:.2f} | "
            f"{self.declarations / checking:.0f} | {self.nodes / checking:.0f} | {self.check_s / self.read_s:.1f} |"
        )


HEADER = (
    "| workload | declarations | nodes | seconds | declarations/s | nodes/s | check/read |\n"  #
    "|---|---|---|---|---|---|---|"
)


def read_only(lines: list[str]) -> int:
    """Parse and intern the nodes of an export without checking its declarations."""
    reader = ndjson.Reader(Environment.empty(), 0)
    for line in lines:
        if reader.version is None or '"ie":' in line or '"in":' in line or '"il":' in line:
            reader.feed(line)
        else:
            reader.line += 1
    return len(reader.exprs)


def measure(name: str, lines: list[str], repeat: int = 1) -> Measurement:
    """Best of ``repeat`` runs, garbage collection off (as in the checking process)."""
    gc.disable()
    try:
        read = min(_timed(lambda: read_only(lines)) for _ in range(repeat))
        check = min(_timed(lambda: ndjson.check_export(lines)) for _ in range(repeat))
    finally:
        gc.enable()
    reader = ndjson.check_export(lines)
    return Measurement(name, reader.declarations, len(reader.exprs), check, read)


def _timed(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def run(files: list[str], modules: list[str], repeat: int) -> None:
    print(HEADER)
    if modules:
        from prover.lean.library.load import load_environment

        for module in modules:
            print(measure(module, list(export_lines(load_environment((module,)))), repeat).row(), flush=True)
    for file in files:
        lines = Path(file).read_text(encoding="utf-8").splitlines()
        print(measure(Path(file).name, lines, repeat).row(), flush=True)
    if not files and not modules:
        for name, make in WORKLOADS.items():
            print(measure(name, list(export_lines(make())), repeat).row(), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*")
    parser.add_argument("--library", nargs="*", default=[], metavar="MODULE", help="modules of the embedded library")
    parser.add_argument("--repeat", type=int, default=2)
    args = parser.parse_args()
    run_deep(lambda: run(args.files, args.library, args.repeat))


if __name__ == "__main__":
    main()
