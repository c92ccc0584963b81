"""Proving: each problem goes the way of ``prover prove``, in a process of its own, with a time limit.

A proof counts when the driver reports the theorem as proved: a fresh process accepted the finished file, the statement
is unchanged, the axioms are allowed, and the kernel checked the export.
"""

from __future__ import annotations

import time

from prover.benchmarks.minif2f.problems import Problem
from prover.benchmarks.minif2f.report import Item, Verdict
from prover.benchmarks.worker import WorkerProcess

_GRACE_S = 240.0
"""What a worker may need beyond the search: starting, opening the file, the final check and the export."""


_VERDICTS: dict[str, Verdict] = {"proved": "proved", "not_proved": "open", "refused": "refused", "failed": "crashed"}
"""The verdict for the driver's status of a theorem; a worker that ended has said none."""


class ProvingWorker:
    """One process that proves one problem at a time."""

    def __init__(self, timeout_s: float) -> None:
        self._timeout_s = timeout_s
        self._process = WorkerProcess()

    def work(self, problem: Problem, key: str) -> Item:
        """Search, re-check, audit, export."""
        started = time.monotonic()
        answer = self._process.ask(problem.text, self._timeout_s, self._timeout_s + _GRACE_S)
        elapsed = time.monotonic() - started
        return Item.about(
            problem,
            key,
            _VERDICTS[answer.get("status", "failed")],
            reason=answer.get("reason", ""),
            elapsed_s=round(answer.get("elapsed_s") or elapsed, 3),
            proof=answer.get("body", ""),
            axioms=list(answer.get("axioms", ())),
            statement_hash=answer.get("statement_hash", ""),
            expansions=answer.get("expansions", 0),
        )

    def close(self) -> None:
        """End the process."""
        self._process.close()
