"""Two workers do nearly twice the work of one, on tasks of at least 20 ms."""

from __future__ import annotations

import pytest

from tests.perf.bench_scaling import measure

WANTED = 1.8


@pytest.mark.timing
@pytest.mark.parametrize("kind", ["waiting commands", "waiting steps"])
def test_the_door_does_not_make_workers_wait_for_each_other(kind: str) -> None:
    """Tasks without a processor: a busy machine changes nothing."""
    one, two = measure(kind, 6)
    print(f"{kind}: one {one:.1f}/s, two {two:.1f}/s, factor {two / one:.2f}")
    assert two >= WANTED * one


@pytest.mark.timing
def test_two_workers_of_embedded_lean() -> None:
    """Only where the machine has two processors free: plain processes are measured beside it."""
    plain_one, plain_two = measure("busy commands", 8)
    one, two = measure("embedded Lean", 8)
    print(f"plain processes factor {plain_two / plain_one:.2f}, embedded Lean factor {two / one:.2f}")
    if plain_two < 1.9 * plain_one and two < WANTED * one:
        pytest.skip(f"the machine gives two busy processes only {plain_two / plain_one:.2f} times the work of one")
    assert two >= WANTED * one
