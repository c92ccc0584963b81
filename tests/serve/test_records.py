"""What clients are told: Lean's no is not a limit of the server."""

from __future__ import annotations

import pytest

from prover.serve.records import StepResult
from prover.types import Refusal, RefusalKind


@pytest.mark.parametrize(
    ("kind", "message", "status"),
    [
        (RefusalKind.ERROR, "unknown identifier", "refused"),
        (RefusalKind.SORRY, "the step uses `sorry`", "refused"),
        (RefusalKind.INCOMPLETE, "Incomplete: contains metavariable(s)", "refused"),
        (RefusalKind.TIMEOUT, "(deterministic) timeout at `whnf`, maximum number of heartbeats", "refused"),
        (RefusalKind.TIMEOUT, "no answer within 4 s (wall clock)", "timeout"),
    ],
)
def test_a_limit_of_the_server_is_no_refusal_by_lean(kind: RefusalKind, message: str, status: str) -> None:
    told = StepResult.of(Refusal(kind, message))
    assert (told.status, told.reason) == (status, message)


def test_a_step_without_memory_is_told_without_the_last_words_of_its_process() -> None:
    told = StepResult.of(Refusal(RefusalKind.MEMORY, 'the Lean process ended; last words: File "/srv/x.py"'))
    assert (told.status, told.reason) == ("memory", "Lean used more memory than one request may")
