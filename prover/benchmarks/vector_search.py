"""Vector search on many statements: ``prover bench vectors TRACE.jsonl``, exact products against an approximate index.

Statements of the traced library, renamed and instantiated (variables replaced by terms), are encoded by the built-in
encoder.  Printed are the time of a single query by exact NumPy (by BLAS or by one thread, whichever is faster on the
machine as it is) and by the index that a store of that size gets, and the share of the ten nearest that the index finds
(documents as near as the tenth count, whichever they are).
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from memory.display import read_unkept
from memory.encoder import Floats, HashingEncoder
from memory.features import Words, statement_words
from memory.offered import is_offered
from memory.store import declarations_of_trace
from memory.trace import read_trace
from memory.vectors import EXACT_UP_TO, ExactIndex, FaissIndex, IndexKind, choose_kind, largest
from prover.errors import InputError

_VARIABLE = re.compile(r"(?<![\w.])([a-zα-ω]['₀-₉]?)(?![\w.])")
_TERMS = (
    "({v} + {n})", "({n} * {v})", "(f {v})", "({v} ^ {n})", "(g {v} {w})", "({v} - {w})", "(Nat.gcd {v} {n})",
    "(abs {v})", "(List.length {v})", "{n}", "(h {n})", "(Finset.card {v})", "(max {v} {w})", "(Nat.choose {v} {n})",
)  # fmt: skip
_NEAREST = 10
_TIE = 1e-5


@dataclass(frozen=True, slots=True)
class VectorReport:
    """Sizes, times of a single query in milliseconds (medians), recall@10 of the index, seconds to build it."""

    documents: int
    dimension: int
    queries: int
    kind: IndexKind
    exact_ms: float
    index_ms: float
    recall: float
    build_s: float

    @property
    def speedup(self) -> float:
        """How many times faster than exact NumPy."""
        return self.exact_ms / max(self.index_ms, 1e-9)

    def lines(self) -> list[str]:
        """The figures in words."""
        return [
            f"{self.documents} statements, {self.dimension} places, {self.kind}, built in {self.build_s} s",
            f"exact {self.exact_ms:.2f} ms, index {self.index_ms:.3f} ms ({self.speedup:.0f} times faster)",
            f"recall@{_NEAREST} {self.recall:.3f}",
        ]


def instantiated(statement: str, chance: random.Random) -> str:
    """A statement with one to three of its variables replaced by terms."""
    binders, comma, body = " ".join(statement.split()).partition(", ")
    names = sorted(set(_VARIABLE.findall(body)))
    if not names:
        return statement
    chosen = chance.sample(names, min(len(names), chance.randint(1, 3)))
    terms = {v: chance.choice(_TERMS).format(v=v, w=chance.choice(names), n=chance.randint(2, 99)) for v in chosen}
    return binders + comma + _VARIABLE.sub(lambda match: terms.get(match.group(1), match.group(1)), body)


def many_words(statements: Sequence[tuple[str, str]], count: int, seed: int = 0) -> list[Words]:
    """The words of ``count`` instances of statements (names and texts)."""
    chance = random.Random(seed)
    found = []
    for _ in range(count):
        name, text = statements[chance.randrange(len(statements))]
        found.append(statement_words(read_unkept(instantiated(text, chance)), name))
    return found


def measure(words: Sequence[Words], queries: int, kind: IndexKind | None = None) -> VectorReport:
    """Index all but the last ``queries`` of the texts and look for those.  Raises ``InputError``."""
    if queries < 1 or len(words) - queries < _NEAREST:
        raise InputError(f"there must be {_NEAREST} statements to search (--size) and one to ask for (--queries)")
    encoder = HashingEncoder.fitted(words)
    rows = encoder.encode_words(words)
    vectors, asked = rows[:-queries], rows[-queries:]
    chosen = kind or choose_kind(len(vectors))
    if chosen == "exact":
        raise InputError(
            f"{len(vectors)} statements are searched exactly: an index (--kind) begins above {EXACT_UP_TO} of them and "
            "needs FAISS (pip install 'prover[faiss]')"
        )
    started = time.perf_counter()
    index = FaissIndex.build(vectors, chosen)
    build_s = time.perf_counter() - started
    tenth = [float(np.partition(vectors @ query, -_NEAREST)[-_NEAREST]) for query in asked]

    def exact_by_blas(query: Floats) -> Floats:
        products: Floats = vectors @ query
        return products[largest(products, _NEAREST)]

    def exact_by_one_thread(query: Floats) -> Floats:
        scores, _ = ExactIndex(vectors).search(query[None], _NEAREST)
        return np.asarray(scores[0], np.float32)

    def approximate(query: Floats) -> Floats:
        scores, _ = index.search(query[None], _NEAREST)
        return np.asarray(scores[0], np.float32)

    some = asked[: max(1, queries // 4)]
    exact_ms = min(_timed(search, some)[0] for search in (exact_by_blas, exact_by_one_thread))
    index_ms, found = _timed(approximate, asked)
    recall = float(np.mean([(scores >= least - _TIE).mean() for scores, least in zip(found, tenth, strict=True)]))
    return VectorReport(
        len(vectors), rows.shape[1], queries, chosen, exact_ms, index_ms, round(recall, 4), round(build_s, 1)
    )


def _timed(search: Callable[[Floats], Floats], queries: Floats) -> tuple[float, list[Floats]]:
    times, found = [], []
    for query in queries:
        started = time.perf_counter()
        found.append(search(query))
        times.append(1000.0 * (time.perf_counter() - started))
    return float(np.median(times)), found


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="prover bench vectors", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("trace", type=Path)
    parser.add_argument("--size", type=int, default=200_000)
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--kind", choices=("hnsw", "ivf"))
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args(argv)
    premises = [item for item in declarations_of_trace(read_trace(args.trace)) if is_offered(item)]
    if not premises:
        raise InputError(f"{args.trace}: there is no theorem in it")
    statements = [(item.name, item.type_text) for item in premises]
    report = measure(many_words(statements, args.size + args.queries), args.queries, args.kind)
    print(json.dumps(asdict(report)) if args.json else "\n".join(report.lines()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
