"""The door's own cost: round trips and big messages against a raw pipe and LeanInteract, same process and run.

``python -m tests.perf.bench_wire`` prints the whole table.
"""

from __future__ import annotations

import importlib.util
from contextlib import ExitStack

import pytest

from tests.perf.bench_wire import answer_of, best_seconds, request_of
from tests.perf.wire_clients import ECHO_COMMAND, client, lean_interact, raw_pipe, raw_pipe_parsed, transport

pytestmark = pytest.mark.timing

ALLOWED = 1.3
"""Our time for one of the raw pipe (the goal)."""
ROUNDS = 80


@pytest.mark.parametrize("size", [20, 1_000, 16_000, 256_000, 1_000_000, 4_000_000])
@pytest.mark.parametrize("request_for", [answer_of, request_of])
def test_text_there_and_back_costs_little_more_than_a_raw_pipe(request_for, size: int) -> None:  # type: ignore[no-untyped-def]
    with ExitStack() as stack:
        asks = [stack.enter_context(made(ECHO_COMMAND)) for made in (raw_pipe, transport)]
        raw, ours = best_seconds(asks, request_for(size), ROUNDS)
    print(f"raw {raw * 1e6:,.1f} us, transport {ours * 1e6:,.1f} us, {ours / raw:.2f}")
    assert ours <= ALLOWED * raw


@pytest.mark.parametrize("size", [20, 1_000_000])
@pytest.mark.parametrize("request_for", [answer_of, request_of])
def test_models_cost_little_more_than_a_raw_pipe_with_json(request_for, size: int) -> None:  # type: ignore[no-untyped-def]
    with ExitStack() as stack:
        asks = [stack.enter_context(made(ECHO_COMMAND)) for made in (raw_pipe_parsed, client)]
        raw, ours = best_seconds(asks, request_for(size), ROUNDS)
    print(f"raw {raw * 1e6:,.1f} us, client {ours * 1e6:,.1f} us, {ours / raw:.2f}")
    assert ours <= ALLOWED * raw


@pytest.mark.skipif(importlib.util.find_spec("lean_interact") is None, reason="LeanInteract is not installed")
@pytest.mark.parametrize("size", [20, 16_000, 1_000_000])
@pytest.mark.parametrize("request_for", [answer_of, request_of])
def test_no_worse_than_lean_interact(request_for, size: int) -> None:  # type: ignore[no-untyped-def]
    with ExitStack() as stack:
        asks = [stack.enter_context(made(ECHO_COMMAND)) for made in (client, lean_interact)]
        ours, theirs = best_seconds(asks, request_for(size), ROUNDS)
    print(f"client {ours * 1e6:,.1f} us, LeanInteract {theirs * 1e6:,.1f} us, {ours / theirs:.2f}")
    assert ours <= theirs


def test_a_big_answer_takes_linear_time() -> None:
    """Eight times the answer takes less than thirty times as long (a quadratic search would take sixty-four)."""
    with transport(ECHO_COMMAND) as ask:
        (small,) = best_seconds([ask], answer_of(250_000), 40)
        (big,) = best_seconds([ask], answer_of(2_000_000), 20)
    print(f"250 kB {small * 1000:.1f} ms, 2 MB {big * 1000:.1f} ms")
    assert big < 30 * small
