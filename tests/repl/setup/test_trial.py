"""Real Lean tried out, and what the doctor says of it, on a machine of stand-ins."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from prover.repl.door import LeanDoor
from prover.repl.inspection import inspect_lean
from prover.repl.setup.failures import FailureKind, SetupFailed
from prover.repl.setup.run import run_setup
from prover.repl.setup.steps import Site
from prover.repl.setup.trial import Trial, try_engine
from prover.repl.toolchain import choose_engine, inspect_machine
from prover.types import Finding, Proved
from tests.repl.setup.conftest import MakeProject
from tests.repl.setup.stand_in import StandIn, write_program

CREDULOUS = """
import json, sys
message = {"severity": "info", "pos": {"line": 1, "column": 0}, "data": '"4.34.0"'}
for line in sys.stdin:
    if not line.strip():
        print(json.dumps({"env": 0, "messages": [message]}) + "\\n", flush=True)
"""


def findings(machine: StandIn, site: Site, start: Path | None = None) -> dict[str, Finding]:
    found = inspect_machine(start or site.project, machine.environ, places=site.places)
    return {item.topic: item for item in inspect_lean(found, machine.environ, site.places)}


@pytest.fixture
def ready(site: Site) -> Site:
    """Everything is set up."""
    assert run_setup(site).failure is None
    return site


def test_the_repl_that_was_built_is_tried(machine: StandIn, ready: Site) -> None:
    spec = choose_engine("lean", ready.project, machine.environ, places=ready.places)
    assert try_engine(spec, with_mathlib=True) == Trial("4.34.0", True)


def test_a_repl_of_another_version_is_found_out(machine: StandIn, ready: Site) -> None:
    repl = ready.project / ".lake/packages/REPL/.lake/build/bin/repl"
    repl.write_text(repl.read_text(encoding="utf-8").replace("4.34.0", "4.33.0"), encoding="utf-8")
    spec = choose_engine("lean", ready.project, machine.environ, places=ready.places)
    with pytest.raises(SetupFailed) as caught:
        try_engine(spec, with_mathlib=False)
    assert caught.value.kind is FailureKind.VERSION
    assert "the REPL was built with Lean 4.33.0, the project pins 4.34.0" in caught.value.cause
    assert f"Remove {repl}" in caught.value.remedy
    assert findings(machine, ready)["REPL"].status == "missing"


def test_a_repl_that_accepts_everything_is_found_out(machine: StandIn, ready: Site, tmp_path: Path) -> None:
    credulous = tmp_path / "credulous.py"
    credulous.write_text(CREDULOUS, encoding="utf-8")
    spec = choose_engine("lean", ready.project, machine.environ, places=ready.places)
    spec = replace(spec, process=replace(spec.process, command=("python3", str(credulous))))
    with pytest.raises(SetupFailed, match="does not tell a right proof from a wrong one"):
        try_engine(spec, with_mathlib=False)


def test_a_repl_that_dies_is_told_with_its_command(machine: StandIn, ready: Site) -> None:
    spec = choose_engine("lean", ready.project, machine.environ, places=ready.places)
    spec = replace(spec, process=replace(spec.process, command=("/bin/false",)))
    with pytest.raises(SetupFailed, match=r"the REPL does not answer: .*/bin/false"):
        try_engine(spec, with_mathlib=False)


def test_the_doctor_of_a_machine_without_lean(machine: StandIn, site: Site, tmp_path: Path) -> None:
    found = findings(machine, site, tmp_path)
    assert {topic: item.status for topic, item in found.items()} == dict.fromkeys(
        ["elan", "lake", "prover setup", "real Lean here"], "absent"
    )
    assert "prover setup" in found["elan"].advice


def test_the_doctor_of_a_machine_with_everything(machine: StandIn, ready: Site) -> None:
    found = findings(machine, ready)
    assert {item.status for item in found.values()} == {"ok"}
    assert list(found) == [
        "elan", "lake", "prover setup", "real Lean here", "toolchain", "versions", "REPL", "Mathlib here", "disk",
    ]  # fmt: skip
    assert found["REPL"].detail.startswith("Lean 4.34.0 answers")
    assert found["Mathlib here"].detail == "3 of 3 modules are built"
    assert found["disk"].detail.startswith("3 .olean files: median ")


def test_the_doctor_of_an_unfinished_setup(machine: StandIn, site: Site) -> None:
    machine.fail("lake exe cache", "curl: (6) Could not resolve host")
    run_setup(site)
    found = findings(machine, site)
    assert found["prover setup"].detail.startswith("project, elan, toolchain, packages in ")
    assert found["prover setup"].advice == "prover setup goes on"
    assert found["Mathlib here"].detail == "0 of 3 modules are built"


def test_the_doctor_finds_an_old_elan(machine: StandIn, site: Site) -> None:
    machine.install("elan", "lake", "lean", elan="3.1.1")
    assert "3.1.1" in findings(machine, site)["elan"].detail
    assert "is too old, 4.0.0 is needed" in findings(machine, site)["elan"].detail


def test_the_doctor_finds_a_toolchain_that_is_not_installed(machine: StandIn, ready: Site) -> None:
    (ready.project / "lean-toolchain").write_text("leanprover/lean4:v4.35.0\n", encoding="utf-8")
    found = findings(machine, ready)
    assert found["toolchain"].detail == "leanprover/lean4:v4.35.0 is not installed"
    assert "elan toolchain install leanprover/lean4:v4.35.0" in found["toolchain"].advice
    assert "REPL" not in found
    assert found["versions"].status == "missing"
    assert "mathlib is made for leanprover/lean4:v4.34.0" in found["versions"].detail
    assert "elan toolchain install leanprover/lean4:v4.35.0" not in machine.ran()


def test_the_doctor_finds_damaged_files_of_the_cache(machine: StandIn, ready: Site) -> None:
    build = ready.project / ".lake/packages/mathlib/.lake/build/lib/lean"
    (build / "Mathlib" / "Logic.olean").write_bytes(b"<html>")
    found = findings(machine, ready)["Mathlib here"]
    assert found.status == "missing"
    assert found.detail == "3 of 3 modules are built, damaged: Logic.olean and others"
    assert found.advice.endswith("lake exe cache get!")


def test_a_file_in_no_project_is_proved_in_ours(machine: StandIn, ready: Site, tmp_path: Path) -> None:
    start = tmp_path / "Alone.lean"
    spec = choose_engine("auto", start, machine.environ, source="import Mathlib\n", places=ready.places)
    assert spec.info.kind == "lean"
    assert spec.process.cwd == ready.project
    spec = choose_engine("auto", start, machine.environ, source="import My.Module\n", places=ready.places)
    assert spec.info.kind == "embedded"


def test_a_users_project_is_proved_with_its_own_toolchain(
    machine: StandIn, ready: Site, make_project: MakeProject
) -> None:
    project = make_project("4.29.0")
    assert choose_engine("auto", project, machine.environ, places=ready.places).info.kind == "embedded"
    assert run_setup(replace(ready, project=project)).failure is None
    spec = choose_engine("auto", project / "Own.lean", machine.environ, places=ready.places)
    assert (spec.info.kind, spec.info.version, spec.process.cwd) == ("lean", "4.29.0", project)
    assert spec.process.command[1:] == (
        "env",
        str(ready.places.repl("leanprover/lean4:v4.29.0") / ".lake/build/bin/repl"),
    )
    with LeanDoor(spec, workers=1) as door, door.open_env() as env:
        opened = env.open_source((project / "Own.lean").read_text(encoding="utf-8"), timeout_s=60)
        assert isinstance(env.run_tactic(opened.sorries[0].state, "exact ⟨h.2, h.1⟩", timeout_s=60), Proved)


def test_an_old_lake_on_the_path_does_not_hide_elans(machine: StandIn, site: Site) -> None:
    machine.install("elan", "lake", "lean", elan="3.1.1")
    write_program(machine.elan_home / "bin", "lake")
    found = inspect_machine(site.project, machine.environ, places=site.places)
    assert found.lake == machine.elan_home / "bin" / "lake"
