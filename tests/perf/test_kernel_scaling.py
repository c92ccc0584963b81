"""No super-linear blow-ups: doubling a workload's size about doubles its checking time (ratios within one run)."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

import pytest

from prover.lean.environment import Environment
from prover.lean.export import export_lines
from prover.lean.ndjson import check_export
from prover.lean.stack import run_deep
from tests.perf.kernel_workloads import delta_tower, equality_chain, nested_haves


def seconds(lines: list[str]) -> float:
    """Best of three."""
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        check_export(lines)
        best = min(best, time.perf_counter() - start)
    return best


@pytest.mark.timing
@pytest.mark.parametrize(
    ("make", "size"),
    [(equality_chain, 1000), (nested_haves, 500), (delta_tower, 300)],
    ids=["equality chain", "nested haves", "delta tower"],
)
def test_checking_time_grows_linearly(make: Callable[[int], Environment], size: int) -> None:
    def run() -> float:
        small, large = list(export_lines(make(size))), list(export_lines(make(4 * size)))
        gc.disable()
        try:
            return seconds(large) / seconds(small)
        finally:
            gc.enable()

    # four times the size; the fixed prelude makes small runs dearer, a busy machine makes either run dearer
    assert run_deep(run) < 10
