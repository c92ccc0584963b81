"""``prover doctor --pool``: a healthy engine passes every exercise, a sick one is found out."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from prover.repl.checkup import Checkup, examine_pool
from prover.repl.pool import EngineSpec
from prover.repl.toolchain import embedded_engine


def embedded() -> EngineSpec:
    return embedded_engine(os.environ, reason="", memory_mb=2000, start_timeout_s=120)


def failures(checkup: Checkup) -> dict[str, str]:
    return {exercise.name: exercise.detail for exercise in checkup.exercises if not exercise.is_ok}


def test_embedded_lean_passes_every_exercise() -> None:
    checkup = examine_pool(embedded(), imports=("Mathlib.Logic.Basic",))
    assert failures(checkup) == {}
    assert [exercise.name for exercise in checkup.exercises] == [
        "start", "second worker", "round trips", "proof", "imports", "killed worker", "stopped worker", "memory", "end",
    ]  # fmt: skip
    assert checkup.health is not None
    assert (checkup.health.restarts, checkup.health.leased) == (2, 0)
    assert checkup.health.resident_mb


def test_an_engine_that_proves_nothing_is_found_out(fake_engine: EngineSpec) -> None:
    """``fake_repl`` knows no Lean: its source has no ``sorry``."""
    found = failures(examine_pool(fake_engine))
    assert found.keys() == {"proof", "killed worker", "stopped worker"}
    assert found["proof"].startswith("one `sorry` was expected")


@pytest.mark.parametrize("command", [("/no/such/lean",), (sys.executable, "-c", "raise SystemExit('no lean here')")])
def test_an_engine_that_does_not_start_is_one_finding(command: tuple[str, ...], tmp_path: Path) -> None:
    spec = embedded()
    spec = replace(spec, process=replace(spec.process, command=command, zygote=None))
    checkup = examine_pool(spec)
    assert [exercise.is_ok for exercise in checkup.exercises] == [False, True]
    assert checkup.health is None
    assert "no such" in checkup.exercises[0].detail.lower() or "no lean here" in checkup.exercises[0].detail
