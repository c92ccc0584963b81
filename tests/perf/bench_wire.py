"""What a message costs: our client against a raw pipe and LeanInteract, on the same process, in one run.

Run by hand: ``python -m tests.perf.bench_wire [--lean] [--rounds N]``.  Every cell is the best of many short slices
that alternate between the clients, so that another load on the machine meets all; the factor is to the raw pipe.
``--lean`` asks embedded Lean itself instead of a process that only answers.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from typing import Any

from tests.perf.wire_clients import (
    ECHO_COMMAND,
    LEAN_COMMAND,
    Ask,
    client,
    lean_interact,
    lean_interact_raw,
    raw_pipe,
    raw_pipe_parsed,
    transport,
)

Kind = tuple[str, Callable[[int], dict[str, Any]]]
"""A name and the request for a size."""
CLIENTS = (raw_pipe, transport, raw_pipe_parsed, client, lean_interact_raw, lean_interact)
SIZES = (20, 1_000, 16_000, 64_000, 256_000, 1_000_000, 4_000_000, 16_000_000)
LEAN_SIZES = SIZES[:6]
SLICE_S = 0.004


def answer_of(size: int) -> dict[str, Any]:
    """A short request for a long answer (the answering process obeys the number, Lean prints the text)."""
    return {"cmd": f"answer {size}"}


def request_of(size: int) -> dict[str, Any]:
    """A long request with a short answer."""
    return {"cmd": "-- " + "y" * size}


def lean_answer_of(size: int) -> dict[str, Any]:
    """A request whose answer of Lean has about this many bytes."""
    return {"cmd": f'#check "{"z" * size}"'} if size > 20 else {"cmd": "#check 1"}


def best_seconds(asks: Sequence[Ask], request: dict[str, Any], rounds: int) -> list[float]:
    """Seconds a round trip, for each client: the best slice."""
    counts = []
    for ask in asks:
        ask(request)
        started = time.perf_counter()
        ask(request)
        counts.append(max(1, int(SLICE_S / (time.perf_counter() - started))))
    best = [float("inf")] * len(asks)
    for _ in range(rounds):
        for index, (ask, count) in enumerate(zip(asks, counts, strict=True)):
            started = time.perf_counter()
            for _ in range(count):
                ask(request)
            best[index] = min(best[index], (time.perf_counter() - started) / count)
    return best


def table(command: tuple[str, ...], kinds: Sequence[Kind], sizes: Sequence[int], rounds: int) -> None:
    """Print the table of one process."""
    print(f"{'':18}" + "".join(f"{made.__name__:>24}" for made in CLIENTS))
    with ExitStack() as stack:
        asks = [stack.enter_context(made(command)) for made in CLIENTS]
        for size in sizes:
            for kind, request in kinds:
                best = best_seconds(asks, request(size), max(3, min(rounds, 60_000_000 // size)))
                cells = "".join(f"{seconds * 1e6:14,.1f} us {seconds / best[0]:5.2f} " for seconds in best)
                print(f"{kind:8}{size:10,}{cells}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lean", action="store_true")
    parser.add_argument("--rounds", type=int, default=60)
    options = parser.parse_args()
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    if options.lean:
        table(LEAN_COMMAND, (("check", lean_answer_of), ("request", request_of)), LEAN_SIZES, options.rounds)
    else:
        table(ECHO_COMMAND, (("answer", answer_of), ("request", request_of)), SIZES, options.rounds)


if __name__ == "__main__":
    main()
