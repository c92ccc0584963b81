"""``prover setup`` and ``prover doctor`` as processes, on a machine of stand-ins."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from prover.repl.process import is_running
from tests.repl.setup.stand_in import StandIn

HALF = "import Mathlib\n\ntheorem half (x y : ℝ) (h : x < y) : x < (x + y) / 2 := by\n  sorry\n"


@pytest.fixture
def machine(tmp_path: Path) -> StandIn:
    machine = StandIn(tmp_path / "machine")
    (machine.root / "home").mkdir(parents=True)
    machine.install("curl", "git")
    return machine


def prover(machine: StandIn, *arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    environ = {**machine.environ, "PROVER_DATA_DIR": str(machine.data), "COLUMNS": "200"}
    command = [sys.executable, "-P", "-m", "prover.cli.main", *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, cwd=cwd or machine.root, env=environ, timeout=240, check=False
    )


def test_from_nothing_to_a_proved_sorry(machine: StandIn, tmp_path: Path) -> None:
    """The way of ``docs/lean.md``, with the stand-in toolchain."""
    done = prover(machine, "setup")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "[8/8] ✓ the audit command" in done.stderr
    assert "real Lean 4.34.0 accepts a right proof and refuses a wrong one" in done.stdout
    file = tmp_path / "Half.lean"
    file.write_text(HALF, encoding="utf-8")
    proved = json.loads(prover(machine, "prove", str(file), "--json", "--timeout", "60").stdout)
    assert proved["files"][0]["engine"]["kind"] == "lean"
    assert proved["exit_code"] == 0
    certificate = json.loads((tmp_path / "Half.proved.certificate.json").read_text(encoding="utf-8"))
    (half,) = certificate["certificates"]
    assert (half["engine"], half["engine_version"]) == ("lean", "4.34.0")
    assert len(half["statement_hash"]) == 64  # from the audit command
    assert "sorryAx" not in half["axioms"]
    assert {"check": "statement unchanged", "verdict": "accepted", "detail": ""} in half["checks"]


def test_without_a_network_it_says_what_is_missing_and_what_works(machine: StandIn) -> None:
    machine.fail("curl", "curl: (6) Could not resolve host: elan.lean-lang.org")
    done = prover(machine, "setup")
    assert done.returncode == 3
    assert "cause: `curl" in done.stdout
    assert "Could not resolve host: elan.lean-lang.org" in done.stdout
    assert "way out: Connect to the network and run `prover setup` again" in done.stdout
    assert "missing until then: all of real Lean, Mathlib and the REPL, files that import Mathlib" in done.stdout
    assert "works without it: embedded Lean proves" in done.stdout


def test_the_report_as_json(machine: StandIn) -> None:
    machine.fail("lake build repl", "No space left on device")
    done = prover(machine, "setup", "--json")
    report = json.loads(done.stdout)
    assert report["schema"] == "prover.setup/1"
    assert report["exit_code"] == done.returncode == 3
    assert report["failure"]["kind"] == "disk"
    assert [step["status"] for step in report["steps"]] == ["done"] * 5 + ["failed"] + ["left"] * 2
    assert done.stderr == ""


def test_a_dry_run_is_exit_1_while_something_is_missing(machine: StandIn) -> None:
    done = prover(machine, "setup", "--dry-run")
    assert done.returncode == 1
    assert "`prover setup` does the rest" in done.stdout
    assert not machine.data.exists()


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at processes in /proc")
def test_ctrl_c_ends_what_runs_and_the_next_run_goes_on(machine: StandIn) -> None:
    machine.hang("lake exe cache")
    environ = {**machine.environ, "PROVER_DATA_DIR": str(machine.data)}
    command = [sys.executable, "-P", "-m", "prover.cli.main", "setup", "--verbose"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=machine.root, env=environ) as process:
        assert process.stderr is not None
        said = []
        while "standing still" not in (line := process.stderr.readline()):
            assert line, said
            said.append(line)
        (lake,) = [pid for pid in children_of(process.pid) if is_running(pid)]
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 130
        assert not is_running(lake)
    outcome = json.loads(prover(machine, "setup", "--json").stdout)
    assert [step["status"] for step in outcome["steps"]] == ["known"] * 4 + ["done"] * 4


def children_of(pid: int) -> list[int]:
    """The processes that a process has started itself (Linux)."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text(encoding="utf-8").rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == pid:
            found.append(int(stat.parent.name))
    return found


def test_a_complete_setup_whose_lake_is_gone_is_a_report(machine: StandIn, tmp_path: Path) -> None:
    project = tmp_path / "own"
    project.mkdir()
    (project / "lakefile.toml").write_text('name = "own"\n', encoding="utf-8")
    (project / "lean-toolchain").write_text("leanprover/lean4:v4.29.0\n", encoding="utf-8")
    assert prover(machine, "setup", str(project)).returncode == 0
    (machine.elan_home / "bin" / "lake").unlink()
    done = prover(machine, "setup", str(project), "--json")
    report = json.loads(done.stdout)
    assert report["exit_code"] == done.returncode == 3
    assert report["failure"]["kind"] == "missing"
    assert "no `lake` on this machine" in report["failure"]["cause"]


def test_a_folder_that_is_not_there_is_bad_input(machine: StandIn) -> None:
    done = prover(machine, "setup", "nowhere")
    assert done.returncode == 2
    assert "nowhere: there is no such file or folder" in done.stderr


def test_the_doctor_is_well_after_the_setup(machine: StandIn) -> None:
    prover(machine, "setup")
    done = prover(machine, "doctor", cwd=machine.data / "lean_project")
    assert done.returncode == 0, done.stdout
    assert "✓ REPL: Lean 4.34.0 answers" in done.stdout
    assert "engine for this folder: real Lean (leanprover/lean4:v4.34.0)" in done.stdout
