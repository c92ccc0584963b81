"""Fixtures of the door's tests: an engine whose process is ``fake_repl.py``."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from prover.repl.pool import EngineSpec, WorkerPool
from prover.repl.process import ProcessSpec
from prover.types import EngineInfo

FAKE = Path(__file__).with_name("fake_repl.py")


@pytest.fixture
def fake_engine() -> EngineSpec:
    process = ProcessSpec((sys.executable, str(FAKE)), resident_mb=400)
    return EngineSpec(info=EngineInfo("embedded", "?"), process=process, start_timeout_s=30.0)


@pytest.fixture
def pool(fake_engine: EngineSpec) -> Iterator[WorkerPool]:
    with WorkerPool(fake_engine, size=2) as pool:
        yield pool


@pytest.fixture
def forking_engine(fake_engine: EngineSpec) -> EngineSpec:
    """The same process, forked from a warm one."""
    environment = {**os.environ, "PYTHONPATH": str(FAKE.parents[2])}
    zygote = (sys.executable, str(FAKE), "--zygote")
    return replace(fake_engine, process=replace(fake_engine.process, environment=environment, zygote=zygote))
