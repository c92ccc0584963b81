"""The process that proves for a benchmark, as its parent sees it."""

from __future__ import annotations

import sys

from prover.benchmarks.worker import WorkerProcess


class Short(WorkerProcess):
    """Ends after one answer."""

    COMMAND = (sys.executable, "-c", "input(); print('{}')")


def test_a_worker_that_ended_is_replaced_and_leaves_no_pipe_open() -> None:
    worker = Short()
    assert worker.ask("", 1.0) == {}
    first = worker._process
    assert first is not None and first.stdin is not None and first.stdout is not None
    first.wait(30)
    assert worker.ask("", 1.0) == {}
    assert first.stdin.closed and first.stdout.closed
    worker.close()
