"""Solved theorems to show to a language model: those of a trace that are most like the goal at hand.

In: a trace (``prover trace``).  Out: (statement up to ``:= by``, tactic block) pairs.  Likeness is the cosine between
the words of the goal and those of the example's statement, rare words counting more (tf-idf over the trace).
"""

from __future__ import annotations

import heapq
import math
import re
import textwrap
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from memory.schema import TracedDeclaration
from memory.trace import read_trace

_WORD = re.compile(r"[^\W\d_][\w']*|[^\w\s(){}\[\],:.]+")
_PROOF = re.compile(r":=\s*by\b")

MAX_PROOF_CHARS = 1500
"""Longer proofs teach little for the room they take in a prompt."""


@dataclass(frozen=True, slots=True)
class SolvedTheorem:
    """A theorem up to ``:= by`` and the tactic block that proves it, its first line at column 0."""

    name: str
    statement: str
    proof: str


class SolvedTheorems:
    """The solved theorems of a trace, searchable by likeness."""

    def __init__(self, theorems: Iterable[SolvedTheorem]) -> None:
        self.theorems = list({item.statement: item for item in theorems}.values())
        counts = [Counter(words(item.statement)) for item in self.theorems]
        seen = Counter(word for count in counts for word in count)
        total = len(counts) + 1
        self._rarity = {word: math.log(total / number) for word, number in seen.items()}
        self._vectors = [self._vector(count) for count in counts]
        self._places: dict[str, list[int]] = {}
        for place, vector in enumerate(self._vectors):
            for word in vector:
                self._places.setdefault(word, []).append(place)

    def _vector(self, counts: Mapping[str, int]) -> dict[str, float]:
        raw = {word: (1 + math.log(count)) * self._rarity.get(word, 0.0) for word, count in counts.items()}
        length = math.sqrt(sum(value * value for value in raw.values()))
        return {word: value / length for word, value in raw.items() if value > 0} if length else {}

    def similar(self, goal: str, limit: int, *, excluded: str = "") -> list[SolvedTheorem]:
        """At most ``limit`` theorems, the most alike first; not the one whose statement is ``excluded``."""
        scores: dict[int, float] = {}
        for word, value in self._vector(Counter(words(goal))).items():
            for place in self._places.get(word, ()):
                scores[place] = scores.get(place, 0.0) + value * self._vectors[place][word]
        own = _plain(excluded)
        ranked = heapq.nsmallest(limit + 1, scores, key=lambda place: (-scores[place], place))
        found = [self.theorems[place] for place in ranked if not own or _plain(self.theorems[place].statement) != own]
        return found[:limit]


def words(text: str) -> list[str]:
    """Identifiers and symbols; one letter names are what everybody chooses freely and say nothing."""
    return [word for word in _WORD.findall(text) if len(word) > 1 or not word.isalpha()]


def _plain(statement: str) -> str:
    """A statement without its name, to recognise a theorem that stands under another one."""
    return " ".join(re.sub(r"^\s*(?:theorem|lemma|example)\s+\S+", "", statement).split())


def read_solved(path: Path) -> SolvedTheorems:
    """The tactic proofs of a trace file.  Raises ``InputError``."""
    found = (solved_theorem(declaration) for declaration in read_trace(path))
    return SolvedTheorems(theorem for theorem in found if theorem is not None)


def solved_theorem(declaration: TracedDeclaration) -> SolvedTheorem | None:
    """The theorem and its tactic block; ``None`` for what is proved by a term, gives up, or is very long."""
    found = _PROOF.search(declaration.text)
    if declaration.kind not in ("theorem", "example") or found is None:
        return None
    proof = _block(declaration.text[found.end() :])
    if not proof or len(proof) > MAX_PROOF_CHARS or re.search(r"\bsorry\b", proof):
        return None
    return SolvedTheorem(declaration.name, declaration.text[: found.end()].strip(), proof)


def _block(text: str) -> str:
    """A tactic block with its first line at column 0, whether it begins beside ``by`` or on the next line."""
    first, _, rest = text.rstrip().partition("\n")
    return f"{first.strip()}\n{textwrap.dedent(rest)}".strip()
