"""Sixteen searches over one model, and what a search costs by itself: ratios within one run."""

from __future__ import annotations

from statistics import median

import pytest

from tests.perf.bench_search import own_share, side_by_side

WANTED = 0.9
IN_FLIGHT = 4
OWN = 0.05


@pytest.mark.timing
@pytest.mark.parametrize("tactics", [16, 32])
def test_sixteen_searches_share_one_model(tactics: int) -> None:
    """Against sixteen searches with a model each that look ahead as well; the median of three comparisons."""
    shares = []
    for _ in range(3):
        ideal = side_by_side(16, 20, tactics, in_flight=IN_FLIGHT, is_shared=False)
        shared = side_by_side(16, 20, tactics, in_flight=IN_FLIGHT)
        shares.append(shared.throughput / ideal.throughput)
    print(f"{tactics} tactics a state: {[f'{100 * share:.1f} %' for share in shares]} of the ideal")
    assert median(shares) >= WANTED


@pytest.mark.timing
def test_looking_ahead_beats_waiting_in_turn() -> None:
    """A shared model with four states in flight does more than a model for each search that is waited for."""
    in_turn = side_by_side(16, 20, 16, is_shared=False)
    shared = side_by_side(16, 20, 16, in_flight=IN_FLIGHT)
    print(f"{100 * shared.throughput / in_turn.throughput:.1f} % of searches in turn")
    assert shared.throughput > in_turn.throughput


@pytest.mark.timing
@pytest.mark.parametrize("name", ["best", "and-or", "mcts", "beam", "dive", "portfolio"])
def test_bookkeeping_is_a_small_part(name: str) -> None:
    share = own_share(10, 32, name)
    print(f"{name}: {100 * share:.2f} %")
    assert share <= OWN
