"""Sixteen searches over one model, and what a search costs by itself: ratios within one run."""

from __future__ import annotations

import pytest

from tests.perf.bench_search import own_share, side_by_side

WANTED = 0.9
OWN = 0.05


@pytest.mark.timing
def test_sixteen_searches_share_one_model() -> None:
    """Against sixteen searches with a model each; a question about several states costs no more than about one."""
    ideal = side_by_side(16, 20, 16, is_shared=False)
    shared = side_by_side(16, 20, 16, batch=4)
    print(f"{100 * shared.throughput / ideal.throughput:.1f} % of the ideal, {shared.mean_batch:.1f} states a batch")
    assert shared.throughput >= WANTED * ideal.throughput


@pytest.mark.timing
@pytest.mark.parametrize("name", ["best", "and-or", "mcts", "beam", "dive", "portfolio"])
def test_bookkeeping_is_a_small_part(name: str) -> None:
    share = own_share(10, 32, name)
    print(f"{name}: {100 * share:.2f} %")
    assert share <= OWN
