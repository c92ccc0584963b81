"""The pool under injected faults: a short run of ``tests.repl.chaos`` (the long one is in ``EXPERIMENTS.md``)."""

from __future__ import annotations

import pytest

from tests.repl.alone import run_alone
from tests.repl.chaos import FAULTS, run_chaos


def check(requests: int, *, forking: bool) -> None:
    report = run_alone(run_chaos, requests, clients=16, workers=2, seed=3, forking=forking, kill_s=0.3)
    assert report.is_clean, str(report)
    assert report.tally.requests >= requests
    assert sum(report.tally.faults.values()) > requests / 4
    assert report.health.restarts > requests / 10


def test_every_request_gets_its_own_answer_or_its_own_error() -> None:
    check(400, forking=True)


@pytest.mark.slow
def test_a_longer_run_with_all_faults() -> None:
    check(4000, forking=True)


@pytest.mark.slow
def test_workers_that_are_started_as_programs() -> None:
    check(800, forking=False)


def test_all_faults_have_an_expected_outcome() -> None:
    from tests.repl.chaos import _WEIGHTS

    assert set(_WEIGHTS) <= set(FAULTS)
