"""A critic without training: how likely a state is to be proved, read off its goals.

In: states.  Out: for each a number in [0, 1].  A goal's number is a logistic function of a few features of its display
(size, connectives, what its context offers); goals count as independent, so a state's number is the product of theirs.
The weights say which way a feature counts and how much; they were set by hand, and ``prover bench search`` is the judge
of whether a search with them is any better than one without.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from prover.types import ProofState

_TOKEN = re.compile(r"[^\W\d][\w'.!?✝]*|\d+|\S")
_RELATIONS = frozenset({"=", "≤", "<", "≥", ">", "≠", "∣", "↔"})
_ORDER = frozenset({"=", "≤", "<", "≥", ">"})

BIAS = 2.2
WEIGHTS = {
    "target_size": -0.035,
    "context_size": -0.004,
    "is_assumed": 3.0,
    "is_reflexive": 3.0,
    "is_numeral": 1.5,
    "is_linear": 0.6,
    "shared_symbols": 0.8,
    "existentials": -0.5,
    "disjunctions": -0.4,
    "binders": -0.1,
    "metavariables": -0.7,
    "is_false_bare": -3.0,
    "is_false": -0.5,
}
"""What a feature adds to the logit, per unit."""


@dataclass(frozen=True, slots=True)
class _Goal:
    """A goal's tokens: hypotheses (types only) and target."""

    hypotheses: tuple[tuple[str, ...], ...]
    target: tuple[str, ...]


def _read(goal: str) -> _Goal:
    context, _, target = goal.rpartition("⊢")
    entries: list[str] = []
    for line in context.split("\n"):
        if line[:1].isspace() and entries:
            entries[-1] += line
        elif line.strip() and not line.startswith("case "):
            entries.append(line)
    types = [entry.partition(" : ")[2] for entry in entries]
    return _Goal(tuple(tuple(_TOKEN.findall(text)) for text in types), tuple(_TOKEN.findall(target)))


def features(goal: str) -> dict[str, float]:
    """What the critic sees in a goal; names as in ``WEIGHTS``."""
    read = _read(goal)
    target = read.target
    symbols = {token for token in target if len(token) > 1 or token.isalpha()}
    known = {token for hypothesis in read.hypotheses for token in hypothesis}
    letters = [token for token in target if token[0].isalpha()]
    is_false = target == ("False",)
    return {
        "target_size": float(min(len(target), 120)),
        "context_size": float(min(sum(map(len, read.hypotheses)), 300)),
        "is_assumed": float(target in read.hypotheses),
        "is_reflexive": float(_is_reflexive(target)),
        "is_numeral": float(not letters and any(token.isdigit() for token in target)),
        "is_linear": float(
            bool(_ORDER & set(target)) and not {"∃", "∀", "^", "∑", "∏", "fun"} & set(target) and target.count("*") <= 1
        ),
        "shared_symbols": len(symbols & known) / len(symbols) if symbols else 0.0,
        "existentials": float(target.count("∃")),
        "disjunctions": float(target.count("∨")),
        "binders": float(target.count("∀") + target.count("→")),
        "metavariables": float(sum(token == "?" for token in target)),
        "is_false_bare": float(is_false and not any(_RELATIONS & set(h) or "¬" in h for h in read.hypotheses)),
        "is_false": float(is_false),
    }


def _is_reflexive(target: tuple[str, ...]) -> bool:
    for relation in ("=", "≤", "↔", "≥"):
        if target.count(relation) == 1:
            at = target.index(relation)
            return target[:at] == target[at + 1 :]
    return False


# Cache: key a goal display, value its number; never reset, bounded.  Sound: a pure function of the text.
@lru_cache(maxsize=20_000)
def goal_value(goal: str) -> float:
    """The estimated probability that a goal can be proved."""
    seen = features(goal)
    logit = BIAS + sum(weight * seen[name] for name, weight in WEIGHTS.items())
    return 1.0 / (1.0 + math.exp(-logit))


class SymbolicCritic:
    """Implements ``prover.ports.ValueModel``."""

    def estimate(self, states: Sequence[ProofState]) -> Sequence[float]:
        """The product of the goals' numbers; see the port."""
        return [math.prod(goal_value(goal) for goal in state.goals) for state in states]
