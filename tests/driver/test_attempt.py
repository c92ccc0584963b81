"""The driver's record of an attempt: what several searches cost together."""

from __future__ import annotations

from prover.driver.attempt import SorryAttempt
from prover.driver.outline import outline
from prover.types import SearchOutcome, SearchStatistics, SearchStatus


def test_the_searches_of_a_sorry_are_counted_together() -> None:
    (site,) = outline("theorem a : p := by sorry").declarations
    item = SorryAttempt(site.sorries[0])
    spent = SearchStatistics(refused=2, lean_s=0.5, tokens=7)
    item.outcomes[0] = SearchOutcome(SearchStatus.PROVED, ("win",), None, 1, 2, 3, 4.0, "", spent)
    item.outcomes[1] = SearchOutcome(SearchStatus.EXHAUSTED, (), None, 10, 20, 30, 40.0, "why", spent)
    both = SearchStatistics(refused=4, lean_s=1.0, tokens=14)
    assert item.outcome == SearchOutcome(SearchStatus.EXHAUSTED, (), None, 11, 22, 33, 44.0, "why", both)
