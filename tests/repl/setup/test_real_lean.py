"""Real Lean, where a machine has it set up: the REPL and the audit command (skipped, visibly, elsewhere)."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs
import pytest

from prover.repl.audit import audit_source
from prover.repl.pool import EngineSpec, Worker
from prover.repl.setup.project import find_places
from prover.repl.setup.trial import try_engine
from prover.repl.toolchain import inspect_machine, real_engine

pytestmark = pytest.mark.real_lean


@pytest.fixture
def spec() -> EngineSpec:
    asked = os.environ.get("PROVER_DATA_DIR")
    places = find_places(Path(asked or platformdirs.user_data_dir("prover")), is_asked=bool(asked))
    machine = inspect_machine(places.home, os.environ, places=places)
    if machine.missing() is not None:
        pytest.skip(f"no real Lean on this machine: {machine.missing()}")
    return real_engine(machine, os.environ, reason="", start_timeout_s=600)


def test_the_repl_judges(spec: EngineSpec) -> None:
    assert try_engine(spec, with_mathlib=True).version == spec.info.version


def test_the_audit_command_tells_the_facts(spec: EngineSpec) -> None:
    assert spec.audit is not None
    source = "theorem t (p : Prop) (h : p) : p := h\ntheorem u : 1 = 1 := by sorry\n"
    proved, left = audit_source(Worker(spec), source, timeout_s=600).declared
    assert (proved.name, proved.kind, proved.axioms, proved.is_prop) == ("t", "theorem", (), True)
    assert left.axioms == ("sorryAx",)
    assert proved.statement_hash != left.statement_hash != ""
