"""``python -m prover.benchmarks.nng``: the world elaborates, the authors' proofs pass, ``prover`` finds its own.

Data is read from ``../shared/data/nng`` (or ``--data``).  Exit code: 0 when the world elaborates, 1 when not, 2 without
data, 130 after Ctrl-C (what is finished is printed, and kept in ``--out``).
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from prover.benchmarks.core import find_data
from prover.benchmarks.journal import Journal
from prover.benchmarks.nng.definitions import read_definitions
from prover.benchmarks.nng.dialect import Dialect, read_dialect
from prover.benchmarks.nng.levels import DEFINITIONS, Level, read_levels
from prover.benchmarks.nng.proofs import check_proofs, check_world
from prover.benchmarks.nng.proving import ProvingRun
from prover.benchmarks.nng.record import SECTIONS, Item
from prover.benchmarks.nng.world import World, read_late_commands


@dataclass(slots=True)
class Game:
    """One set of definitions with its levels."""

    env: str
    world: World
    dialect: Dialect
    levels: list[Level] = field(default_factory=list)


def read_games(folder: Path) -> list[Game]:
    """The game, and other sets of definitions that rows of the data name."""
    text = (folder / DEFINITIONS).read_text(encoding="utf-8")
    levels = read_levels(folder)
    games = []
    for env in dict.fromkeys(level.env for level in levels):
        definitions = read_definitions(text, f"{env} " if env else "")
        dialect = read_dialect(definitions)
        mine = [level for level in levels if level.env == env]
        late = [] if env else read_late_commands(text)
        games.append(Game(env, World(definitions, mine, late, dialect.translate), dialect, mine))
    return games


def run(games: Sequence[Game], args: argparse.Namespace, record: Journal[Item], items: list[Item]) -> None:
    """Append the outcomes of the wanted sections as they come."""
    for game in games:
        with_proof = [level for level in game.levels if level.proof is not None]
        chosen = [level for level in with_proof if args.match in f"{level.label} {level.name}"]
        if "world" in args.only:
            items.append(check_world(game.world, game.env, args.check_timeout, record))
        if "proofs" in args.only:
            items.extend(
                check_proofs(
                    game.world,
                    game.dialect,
                    chosen,
                    workers=args.workers,
                    timeout_s=args.check_timeout,
                    record=record,
                )
            )
        if "proving" in args.only and chosen:
            proving = ProvingRun(game.world, chosen, timeout_s=args.timeout, record=record)
            try:
                items.extend(proving.run(args.workers))
            except KeyboardInterrupt:
                items.extend(proving.items.values())
                raise


def print_tables(items: Sequence[Item], is_verbose: bool) -> None:
    """One table a section, and the times of the tactic steps."""
    for section in SECTIONS:
        mine = [item for item in items if item.section == section]
        if not mine:
            continue
        counted = [item for item in mine if item.verdict != "banned"]
        good = sum(item.is_good for item in counted)
        seconds = sum(item.time_s for item in mine)
        print(f"\n{section}: {good} of {len(counted)} ({100 * good / max(1, len(counted)):.0f} %), {seconds:.0f} s")
        for item in mine:
            if is_verbose or not item.is_good:
                reason = " ".join(item.reason.split())[:200]
                print(f"  {item.verdict:9} {item.label:22} {item.name:24} {item.time_s:6.2f} s  {reason}")
    steps = sorted(time for item in items for time in item.steps_s)
    if steps:
        median, high = statistics.median(steps), steps[int(0.95 * (len(steps) - 1))]
        print(f"\ntactic steps: {len(steps)}, median {median * 1000:.1f} ms, 95th percentile {high * 1000:.1f} ms")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(prog="prover.benchmarks.nng", description=__doc__.split("\n")[0])
    parser.add_argument("--data", help="folder of the recorded data (default: ../shared/data)")
    parser.add_argument("--only", choices=SECTIONS, action="append", help="sections (default: all)")
    parser.add_argument("--match", default="", help="only levels whose world, number or name contain this text")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--timeout", type=float, default=30.0, help="seconds to prove a level")
    parser.add_argument("--check-timeout", type=float, default=60.0, help="seconds to elaborate a file")
    parser.add_argument("--out", type=Path, help="keep finished items in this JSON-lines file and go on from it")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of tables")
    parser.add_argument("-v", "--verbose", action="store_true")
    args = parser.parse_args(argv)
    args.only = args.only or list(SECTIONS)
    folder = find_data(args.data) / "nng"
    if not (folder / DEFINITIONS).is_file():
        print(f"prover.benchmarks.nng: no data at {folder}", file=sys.stderr)
        return 2
    items: list[Item] = []
    was_interrupted = False
    try:
        run(read_games(folder), args, Journal(Item, args.out), items)
    except KeyboardInterrupt:
        was_interrupted = True
    if args.json:
        report = {"interrupted": was_interrupted, "items": [asdict(item) for item in items]}
        print(json.dumps(report, ensure_ascii=False))
    else:
        print_tables(items, args.verbose)
    if was_interrupted:
        return 130
    return 0 if all(item.is_good for item in items if item.section == "world") else 1


if __name__ == "__main__":
    sys.exit(main())
