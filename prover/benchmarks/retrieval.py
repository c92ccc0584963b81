"""Premise retrieval on traced theorems: ``prover bench retrieval TRACE.jsonl``, recall of each source and fused.

The trace comes from ``prover trace library: -o TRACE.jsonl``.  Queries are theorems (their first goal, or their
statement) with the premises their proof names, and single tactics (the goal before them) with those the tactic names.
Visible is what stands earlier; the learned weights come from one half of the theorems (by a hash of the name) and are
measured on the other, as are the weights in use, which may have seen it.  Lemmas of nothing but connectives
(``Iff.mp``, ``Or.elim``) are offered but not asked for: every goal may use them.  ``--train`` prints weights fitted to
all of them: those in use are ``memory/fusion.json``.
"""

from __future__ import annotations

import argparse
import bisect
import hashlib
import json
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from memory.display import Tree
from memory.fusion import Fusion, LearnedFusion, ReciprocalRanks, fitted
from memory.fusion_fit import fit_fusion
from memory.library_arrays import read_declaration
from memory.offered import is_offered
from memory.premise_library import SOURCES, Candidates, PremiseLibrary
from memory.schema import TracedDeclaration
from memory.store import declarations_of_trace
from memory.trace import read_trace

_LOGIC = frozenset("Eq Iff And Or Not Exists False True HEq ite Ne ∀ → λ ⟨⟩ ExistsUnique".split()) | {""}
_AT = (10, 24)


@dataclass(frozen=True, slots=True)
class Query:
    """A goal of a theorem, how many premises are visible there, and those used."""

    theorem: str
    goal: str
    before: int
    used: tuple[int, ...]

    @property
    def is_for_training(self) -> bool:
        """Half of the theorems, whatever the order of the file."""
        return hashlib.sha256(self.theorem.encode()).digest()[0] % 2 == 0


@dataclass(frozen=True, slots=True)
class Answer:
    """What a library names for a query, and how long that took."""

    query: Query
    candidates: Candidates
    elapsed_ms: float


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="prover bench retrieval", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("trace", type=Path)
    parser.add_argument("--train", action="store_true", help="print weights fitted to all queries")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args(argv)
    traced = list(read_trace(args.trace))
    library = PremiseLibrary([item for item in declarations_of_trace(traced) if is_offered(item)])
    theorems = ask(library, theorem_queries(traced, library))
    tactics = ask(library, tactic_queries(traced, library))
    if args.train:
        print(fit([*theorems, *tactics]).to_json())
        return 0
    learned = fit([item for item in (*theorems, *tactics) if item.query.is_for_training])
    report = {"premises": len(library), "theorems": measure(theorems, learned), "tactics": measure(tactics, learned)}
    print(json.dumps(report, indent=2)) if args.json else print_report(report)
    return 0


def theorem_queries(traced: Sequence[TracedDeclaration], library: PremiseLibrary) -> list[Query]:
    """One query a theorem."""
    found = []
    for item, before in _placed(traced, library):
        is_by_tactics = item.tactics and item.tactics[0].goals and _starts_with_by(item)
        goal = item.tactics[0].goals[0] if is_by_tactics else "⊢ " + item.statement
        used = _used(item.premises, library, before)
        if used:
            found.append(Query(item.name, goal, before, used))
    return found


def tactic_queries(traced: Sequence[TracedDeclaration], library: PremiseLibrary) -> list[Query]:
    """One query a tactic of one line that names a premise."""
    found = []
    for item, before in _placed(traced, library):
        for tactic in item.tactics:
            used = _used(tactic.premises, library, before)
            if used and tactic.goals and "\n" not in tactic.tactic:
                found.append(Query(item.name, tactic.goals[0], before, used))
    return found


def _placed(traced: Sequence[TracedDeclaration], library: PremiseLibrary) -> list[tuple[TracedDeclaration, int]]:
    """Theorems with the number of premises that stand before them."""
    place = {item.name: number for number, item in enumerate(traced)}
    places = [place[item.name] for item in library.declarations]
    theorems = [item for item in traced if item.kind == "theorem" and item.name in library.number]
    return [(item, bisect.bisect_left(places, place[item.name])) for item in theorems]


def _starts_with_by(item: TracedDeclaration) -> bool:
    first = item.tactics[0]
    line = item.text.split("\n")[first.line - item.line]
    column = first.column - (item.column if first.line == item.line else 0)
    before = "\n".join([*item.text.split("\n")[: first.line - item.line], line[:column]]).rstrip()
    return before.endswith(":= by")


def _used(names: Sequence[str], library: PremiseLibrary, before: int) -> tuple[int, ...]:
    numbers = [library.number[name] for name in names if name in library.number]
    return tuple(number for number in numbers if number < before and not _is_logical(library, number))


def _is_logical(library: PremiseLibrary, number: int) -> bool:
    """A statement of connectives and variables only."""
    reading = read_declaration(library.declarations[number])
    stack: list[Tree] = [reading.conclusion, *reading.hypotheses]
    while stack:
        tree = stack.pop()
        if tree.head not in _LOGIC:
            return False
        stack.extend(tree.args)
    return not reading.data or set(reading.data) <= {"Type", "Prop", "Sort", "∀", "→"}


def ask(library: PremiseLibrary, queries: Sequence[Query]) -> list[Answer]:
    """The candidates for every query, without the theorem itself."""
    found = []
    for query in queries:
        started = time.perf_counter()
        candidates = library.candidates(query.goal, before=query.before, excluded={query.theorem})
        found.append(Answer(query, candidates, 1000.0 * (time.perf_counter() - started)))
    return found


def fit(answers: Sequence[Answer]) -> LearnedFusion:
    """Weights for these queries."""
    return fit_fusion([(item.candidates, np.array(item.query.used)) for item in answers])


def measure(answers: Sequence[Answer], learned: Fusion) -> dict[str, Any]:
    """Recall of every source and fusion on the half that was not trained on, and the time of a query."""
    held_out = [item for item in answers if not item.query.is_for_training]
    fusions: dict[str, Fusion] = {
        "reciprocal ranks": ReciprocalRanks(),
        "in use": fitted(),
        "learned": learned,
    }
    rankings: dict[str, Callable[[Candidates], Any]] = {name: fusion.scores for name, fusion in fusions.items()}
    rankings |= {name: partial(_source_scores, column=column) for column, name in enumerate(SOURCES)}
    recall = {
        name: {f"@{at}": round(_recall(held_out, scores, at), 3) for at in _AT} for name, scores in rankings.items()
    }
    median_ms = round(float(np.median([item.elapsed_ms for item in answers])), 2) if answers else 0.0
    return {"queries": len(answers), "held out": len(held_out), "recall": recall, "median_ms": median_ms}


def _source_scores(candidates: Candidates, column: int) -> Any:
    return candidates.sources[:, column]


def _recall(held_out: Sequence[Answer], scores: Callable[[Candidates], Any], at: int) -> float:
    """The mean over queries of the share of used premises among the first ``at``."""
    shares = []
    for item in held_out:
        order = np.argsort(-scores(item.candidates), kind="stable")[:at]
        shares.append(float(np.isin(item.query.used, item.candidates.documents[order]).mean()))
    return float(np.mean(shares)) if shares else 0.0


def print_report(report: dict[str, Any]) -> None:
    print(f"{report['premises']} premises")
    for name in ("theorems", "tactics"):
        part = report[name]
        print(f"{name}: {part['queries']} queries, {part['held out']} held out, {part['median_ms']} ms each (median)")
        for ranking, recall in part["recall"].items():
            print(f"  {ranking:18}" + "  ".join(f"recall{at} {value:.3f}" for at, value in recall.items()))


if __name__ == "__main__":
    sys.exit(main())
