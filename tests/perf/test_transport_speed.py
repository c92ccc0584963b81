"""The door's own cost: round trips through the transport against the same child on raw pipes, in one run."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from prover.repl.process import ProcessSpec
from prover.repl.transport import Transport

ECHO = (
    "import sys\n"
    "for line in sys.stdin:\n"
    "    if line.strip():\n"
    "        sys.stdout.write(line + '\\n')\n"
    "        sys.stdout.flush()\n"
)
pytestmark = pytest.mark.timing

COMMAND = (sys.executable, "-c", ECHO)
SMALL = '{"tactic": "simp", "proofState": 3}'
ROUNDS = 2000


def raw_seconds(text: str, rounds: int) -> float:
    process = subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)
    assert process.stdin is not None and process.stdout is not None
    data = text.encode() + b"\n\n"
    started = time.perf_counter()
    for _ in range(rounds):
        process.stdin.write(data)
        answer = b""
        while not answer.endswith(b"\n\n"):
            answer += process.stdout.read(65536)
    elapsed = time.perf_counter() - started
    process.stdin.close()
    process.stdout.close()
    process.wait()
    return elapsed


def transport_seconds(text: str, rounds: int) -> float:
    with Transport(ProcessSpec(COMMAND)) as transport:
        transport.ask(text, timeout_s=30)
        started = time.perf_counter()
        for _ in range(rounds):
            transport.ask(text, timeout_s=30)
        return time.perf_counter() - started


def test_small_round_trips_cost_at_most_eight_raw_ones() -> None:
    """Alternating, so that another load on the machine meets both (alone on two cores the ratio is about one)."""
    pairs = [(raw_seconds(SMALL, ROUNDS), transport_seconds(SMALL, ROUNDS)) for _ in range(6)]
    raw, ours = min(pair[0] for pair in pairs), min(pair[1] for pair in pairs)
    print(f"raw {ROUNDS / raw:,.0f}/s, transport {ROUNDS / ours:,.0f}/s")
    assert ours < 8 * raw


def test_a_big_answer_takes_linear_time() -> None:
    """Eight times the answer takes less than thirty times as long (a quadratic search would take sixty-four)."""
    pairs = [(transport_seconds("x" * 250_000, 8), transport_seconds("x" * 2_000_000, 4)) for _ in range(6)]
    small, big = min(pair[0] for pair in pairs) / 8, min(pair[1] for pair in pairs) / 4
    print(f"250 kB {small * 1000:.1f} ms, 2 MB {big * 1000:.1f} ms")
    assert big < 30 * small
