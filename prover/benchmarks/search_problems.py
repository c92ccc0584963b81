"""Problems for the comparison of engines: whole texts that hold one ``sorry``.

In: the folder of recorded data, or files.  Out: ``SearchProblem``s, each with the suite it belongs to.  NNG levels
come with everything the game allows before them as axioms, so that no level depends on what another engine proved.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from prover.benchmarks.minif2f.problems import read_problems
from prover.benchmarks.nng.__main__ import read_games
from prover.errors import InputError

SUITES: Final = ("exercises", "nng", "minif2f")


@dataclass(frozen=True, slots=True)
class SearchProblem:
    """One statement: a whole file with a ``sorry`` for the proof."""

    suite: str
    name: str
    text: str


def read_suite(suite: str, data: Path) -> list[SearchProblem]:
    """All problems of a suite, in the order of the data."""
    if suite == "exercises":
        return list(_exercises(data / "core_theorems" / "exercises.jsonl"))
    if suite == "nng":
        return list(_levels(data / "nng"))
    if suite == "minif2f":
        problems = read_problems(data / "minif2f" / "valid.jsonl", "valid")
        return [SearchProblem(suite, problem.name, problem.text) for problem in problems]
    raise InputError(f"there is no suite {suite!r} (known: {', '.join(SUITES)})")


def read_files(paths: Sequence[Path]) -> list[SearchProblem]:
    """Files of one's own."""
    return [SearchProblem("files", str(path), path.read_text(encoding="utf-8")) for path in paths]


def spread(problems: Sequence[SearchProblem], limit: int | None) -> list[SearchProblem]:
    """At most ``limit`` problems, evenly spread over the list."""
    if limit is None or limit >= len(problems):
        return list(problems)
    return [problems[number * len(problems) // limit] for number in range(limit)]


def draw(problems: Sequence[SearchProblem], count: int | None) -> list[SearchProblem]:
    """At most ``count`` problems in random order, always the same: a smaller sample begins a larger one."""
    if count is None:
        return list(problems)
    return random.Random(0).sample(problems, len(problems))[:count]


def _exercises(path: Path) -> Iterator[SearchProblem]:
    if not path.is_file():
        raise InputError(f"no data at {path}")
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            row = json.loads(line)
            yield SearchProblem("exercises", row["name"], row["code"])


def _levels(folder: Path) -> Iterator[SearchProblem]:
    for game in read_games(folder):
        for level in game.levels:
            if level.proof is not None:
                text = game.world.text_for(level, ":= by\n  sorry", has_support=False)
                yield SearchProblem("nng", level.name, text)
