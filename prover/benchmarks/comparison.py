"""Statistics of paired outcomes: McNemar's exact test, what one contestant alone can do, majorities over seeds.

In: which problems each contestant solved, seed by seed.  Out: numbers; nothing here knows what a problem is.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence, Set


def mcnemar(only_one: int, only_two: int) -> float:
    """The two-sided exact p-value: how likely a split at least as uneven is when both are equally good."""
    total = only_one + only_two
    if total == 0:
        return 1.0
    tail = sum(math.comb(total, count) for count in range(min(only_one, only_two) + 1)) / 2.0**total
    return min(1.0, 2.0 * tail)


def majority(seeds: Sequence[Set[str]]) -> set[str]:
    """What was solved with more than half of the seeds."""
    names = set().union(*seeds)
    return {name for name in names if 2 * sum(name in solved for solved in seeds) > len(seeds)}


def alone(solved: Mapping[str, Set[str]]) -> dict[str, list[str]]:
    """For each contestant what no other solved."""
    result = {}
    for name, mine in solved.items():
        others = set().union(*(theirs for other, theirs in solved.items() if other != name))
        result[name] = sorted(mine - others)
    return result
