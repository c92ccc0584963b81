"""Speed: ``python -m prover.benchmarks.speed`` times tactic steps through the REPL's own code, in one process.

The recorded texts of ``core_theorems`` are elaborated, the kernel's share of that time is told, and the proofs are
replayed: each theorem is opened with ``allTactics``, then every tactic is
sent once more to the proof state before it, as a search would.  Times are of this process's processor, not of the
clock, so a busy machine changes them little.  It prints the median, the 95th percentile, the slowest steps, and the
resident memory before and after.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from prover.benchmarks.core import find_data, read_rows

STRUCTURED: Final = ("case ", "next ", "·", ".", "| ", "<;>", "first", "all_goals", "any_goals", "calc", "induction")
"""Beginnings of tactics that hold other tactics: those are timed by themselves."""


@dataclass(frozen=True, slots=True)
class Step:
    """One tactic sent to one state."""

    theorem: str
    tactic: str
    ms: float


def percentile(values: Sequence[float], share: float) -> float:
    """The value that ``share`` of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


def resident_mb() -> float:
    """Resident memory of this process, where the system tells (0 elsewhere)."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return 0.0
    line = next((x for x in status.splitlines() if x.startswith("VmRSS")), "VmRSS: 0 kB")
    return int(line.split()[1]) / 1024


class KernelClock:
    """Processor time spent inside the kernel while a ``with`` block runs."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.declarations = 0

    def __enter__(self) -> KernelClock:
        from prover.lean.kernel import check

        self._original = original = check.add_decl

        def timed(*args: Any) -> Any:
            begin = time.process_time()
            try:
                return original(*args)
            finally:
                self.seconds += time.process_time() - begin
                self.declarations += 1

        check.add_decl = timed  # type: ignore[assignment]
        return self

    def __exit__(self, *_: object) -> None:
        from prover.lean.kernel import check

        check.add_decl = self._original


def steps_of(repl: Any, row: dict[str, Any]) -> Iterator[Step]:
    """The steps of one recorded proof; the states are freed afterwards."""
    answer = repl.answer(json.dumps({"cmd": row["code"], "allTactics": True}))
    states = [t["proofState"] for t in answer.get("tactics", ())]
    for item in answer.get("tactics", ()):
        text = item["tactic"]
        if "\n" in text or text.startswith(STRUCTURED):
            continue
        request = json.dumps({"tactic": text, "proofState": item["proofState"]})
        begin = time.process_time()
        result = repl.answer(request)
        ms = 1000 * (time.process_time() - begin)
        if "proofState" in result:
            states.append(result["proofState"])
            yield Step(row["name"], text, ms)
    repl.answer(json.dumps({"forget": {"proofStates": states, "envs": [answer["env"]] if "env" in answer else []}}))


def measure(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The figures over the proofs of ``rows``."""
    from prover.lean.repl.session import Repl, default_importer

    begin = time.process_time()
    repl = Repl(default_importer())
    repl.answer('{"cmd": ""}')
    start_s = time.process_time() - begin
    before = resident_mb()
    kernel = KernelClock()
    begin = time.process_time()
    with kernel:
        for row in rows:
            answer = repl.answer(json.dumps({"cmd": row["code"]}))
            repl.answer(json.dumps({"forget": {"envs": [answer["env"]] if "env" in answer else []}}))
    files_s = time.process_time() - begin
    steps: list[Step] = []
    for i, row in enumerate(rows, 1):
        steps += steps_of(repl, row)
        if i % 10 == 0:
            print(f"\r{i}/{len(rows)}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    times = [step.ms for step in steps]
    return {
        "steps": len(steps),
        "start_s": round(start_s, 2),
        "median_ms": round(percentile(times, 0.5), 2),
        "p95_ms": round(percentile(times, 0.95), 2),
        "slowest": [asdict(step) for step in sorted(steps, key=lambda step: -step.ms)[:10]],
        "files_s": round(files_s, 2),
        "kernel_s": round(kernel.seconds, 2),
        "declarations": kernel.declarations,
        "memory_mb": [round(before), round(resident_mb())],
    }


def main(argv: Sequence[str] | None = None) -> int:
    from prover.lean.stack import run_deep

    parser = argparse.ArgumentParser(prog="prover.benchmarks.speed", description=__doc__.split("\n")[0])
    parser.add_argument("--data", help="folder of the recorded data (default: ../shared/data)")
    parser.add_argument("--every", type=int, default=1, help="only every n-th theorem")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args(argv)
    path = find_data(args.data) / "core_theorems" / "theorems.jsonl"
    if not path.is_file():
        print(f"prover.benchmarks.speed: no data at {path}", file=sys.stderr)
        return 2
    rows = [row for row in read_rows(path) if row.get("tactic_mode")][:: max(1, args.every)]
    figures = run_deep(lambda: measure(rows))
    if args.json:
        print(json.dumps(figures, ensure_ascii=False))
        return 0
    print(f"{figures['steps']} steps: median {figures['median_ms']} ms, 95th percentile {figures['p95_ms']} ms")
    before, after = figures["memory_mb"]
    print(f"first answer after {figures['start_s']} s; resident {before} → {after} MB")
    share = 100 * figures["kernel_s"] / max(figures["files_s"], 0.01)
    kernel = f"the kernel took {figures['kernel_s']} s ({share:.0f} %) for {figures['declarations']} declarations"
    print(f"{len(rows)} texts in {figures['files_s']} s, of which {kernel}")
    for step in figures["slowest"]:
        print(f"  {step['ms']:8.1f} ms  {step['theorem']}: {step['tactic'][:80]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
