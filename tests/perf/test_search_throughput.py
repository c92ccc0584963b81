"""Sixteen searches over one model, and what a search costs by itself: ratios within one run."""

from __future__ import annotations

import pytest

from tests.perf.bench_search import own_share, side_by_side

WANTED = 0.9
IN_FLIGHT = 4
OWN = 0.05


@pytest.mark.timing
@pytest.mark.parametrize("tactics", [8, 16, 32])
def test_sixteen_searches_share_one_model(tactics: int) -> None:
    """Against sixteen searches with a model each that look ahead as well, and against such that do not."""
    in_turn = side_by_side(16, 20, tactics, is_shared=False)
    ideal = side_by_side(16, 20, tactics, in_flight=IN_FLIGHT, is_shared=False)
    shared = side_by_side(16, 20, tactics, in_flight=IN_FLIGHT)
    of_ideal, of_turns = shared.throughput / ideal.throughput, shared.throughput / in_turn.throughput
    print(f"{100 * of_ideal:.1f} % of the ideal, {100 * of_turns:.1f} % of searches in turn")
    assert of_ideal >= WANTED


@pytest.mark.timing
@pytest.mark.parametrize("name", ["best", "and-or", "mcts", "beam", "dive", "portfolio"])
def test_bookkeeping_is_a_small_part(name: str) -> None:
    share = own_share(10, 32, name)
    print(f"{name}: {100 * share:.2f} %")
    assert share <= OWN
