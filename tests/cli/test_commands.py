"""The command line from outside: exit codes, streams, start-up."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def prover(*arguments: str, stdin: str = "", cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "200", "NO_COLOR": "1"}
    return subprocess.run(
        [sys.executable, "-m", "prover.cli.main", *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        cwd=cwd or ROOT,
        timeout=120,
        check=False,
    )


def test_help_names_the_commands_and_exit_codes() -> None:
    result = prover("--help")
    assert result.returncode == 0
    for word in ("prove", "check", "export", "config", "doctor", "bench", "serve", "mcp", "130 interrupted"):
        assert word in result.stdout


def test_bench_names_its_suites_and_passes_options_on(tmp_path: Path) -> None:
    listed = prover("bench", "list")
    assert listed.returncode == 0
    assert [line.split()[0] for line in listed.stdout.splitlines()].count("minif2f") == 1
    missing = prover("bench", "minif2f", "--split", "valid", "--data", str(tmp_path / "none.jsonl"))
    assert missing.returncode == 2
    assert "no data at" in missing.stderr
    unknown = prover("bench", "minif3f")
    assert unknown.returncode == 2
    assert "no suite 'minif3f'" in unknown.stderr


def test_a_trace_names_the_sources_with_errors_at_its_end_also_known_ones(tmp_path: Path) -> None:
    (tmp_path / "bad.lean").write_text("theorem t : 1 = 2 := rfl\n", encoding="utf-8")
    (tmp_path / "good.lean").write_text("theorem t : 1 = 1 := rfl\n", encoding="utf-8")
    for _ in range(2):
        result = prover("trace", "bad.lean", "good.lean", "-o", "out.jsonl", cwd=tmp_path)
        assert result.returncode == 1
        end = result.stderr.splitlines()[-2:]
        assert end[0].startswith("✗ bad.lean: ") and end[1].startswith("2 sources")


@pytest.mark.parametrize(
    ("command", "library", "extra"),
    [("serve", "fastapi", "server"), ("serve", "uvicorn", "server"), ("mcp", "mcp", "mcp")],
)
def test_a_server_without_its_libraries_names_the_extra(command: str, library: str, extra: str) -> None:
    hidden = (
        "import importlib.util, sys\nfind = importlib.util.find_spec\n"
        f"importlib.util.find_spec = lambda name, package=None: None if name == {library!r} else find(name, package)\n"
        f"sys.argv = ['prover', {command!r}]\nfrom prover.cli.main import run\nrun()\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", hidden], capture_output=True, text=True, cwd=ROOT, timeout=60, check=False
    )
    assert result.returncode == 3
    assert f"{library} is not installed: pip install 'prover[{extra}]'" in result.stderr


def test_help_loads_nothing_heavy() -> None:
    script = (
        "import sys\nfrom prover.cli.main import app\n"
        "heavy = {'numpy', 'networkx', 'pexpect', 'torch', 'prover.api', 'prover.wiring', 'prover.lean'}\n"
        "heavy |= {'fastapi', 'uvicorn', 'mcp', 'prover.serve'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    result = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, timeout=60, check=False
    )
    assert result.stdout.strip() == "[]"


def test_help_costs_little_more_than_python_and_typer() -> None:
    """A ratio in one run: within four starts of a bare interpreter with typer, in time of the processor (the clock of a
    busy machine tells little)."""

    def spent_s() -> float:
        spent = os.times()
        return spent.children_user + spent.children_system

    def best_of(command: list[str]) -> float:
        times = []
        for _ in range(3):
            before = spent_s()
            subprocess.run(command, capture_output=True, cwd=ROOT, timeout=60, check=False)
            times.append(spent_s() - before)
        return min(times)

    bare = best_of([sys.executable, "-c", "import typer, rich.console"])
    assert best_of([sys.executable, "-m", "prover.cli.main", "--help"]) < 4 * bare


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("prove", "nowhere.lean"), "nowhere.lean: no such file or folder"),
        (("check", "nowhere.lean:a"), "nowhere.lean: no such file"),
        (("prove", "README.md", "--diff", "--in-place"), "exclude each other"),
        (("prove",), "Missing argument"),
        (("prove", "x.lean", "--engine", "coq"), "coq"),
        (("frobnicate",), "frobnicate"),
    ],
)
def test_bad_usage_is_exit_2(arguments: tuple[str, ...], words: str) -> None:
    result = prover(*arguments)
    assert result.returncode == 2
    assert words in result.stderr
    assert "Traceback" not in result.stderr


def test_a_missing_engine_is_exit_3(tmp_path: Path) -> None:
    file = tmp_path / "A.lean"
    file.write_text("theorem a : True := sorry\n", encoding="utf-8")
    result = prover("prove", str(file), "--engine", "lean")
    assert result.returncode == 3
    assert "real Lean cannot be used: the file is in no Lake project" in result.stderr


def test_a_bad_setting_is_exit_2(tmp_path: Path) -> None:
    (tmp_path / "prover.toml").write_text("nonsense = 1\n", encoding="utf-8")
    result = prover("config", cwd=tmp_path)
    assert result.returncode == 2
    assert "unknown setting 'nonsense'" in result.stderr


def test_config_says_where_a_value_comes_from(tmp_path: Path) -> None:
    (tmp_path / "prover.toml").write_text("seed = 4\n", encoding="utf-8")
    document = json.loads(prover("config", "--json", cwd=tmp_path).stdout)
    assert document["settings"]["seed"] == {"value": 4, "origin": "file", "detail": str(tmp_path / "prover.toml")}


def test_doctor_speaks_json() -> None:
    result = prover("doctor", "--json")
    document = json.loads(result.stdout)
    assert document["schema"] == "prover.doctor/1"
    assert result.returncode == document["exit_code"]
    assert {"python", "libraries", "embedded Lean", "lake"} <= {item["topic"] for item in document["items"]}


def test_doctor_tries_out_a_pool() -> None:
    result = prover("doctor", "--pool")
    assert result.returncode in (0, 3)
    assert "killed worker" in result.stdout
    assert "resident_mb" in result.stdout
    document = json.loads(prover("doctor", "--pool", "--json").stdout)
    assert [item for item in document["pool"]["exercises"] if not item["is_ok"]] == []
    assert document["pool"]["figures"]["leased"] == 0


def test_version() -> None:
    assert prover("--version").stdout.startswith("prover 0.")


def test_a_file_without_sorry_is_exit_0(tmp_path: Path) -> None:
    file = tmp_path / "A.lean"
    file.write_text("theorem a : True := trivial\n", encoding="utf-8")
    result = prover("prove", str(file), "--json")
    assert result.returncode == 0
    assert json.loads(result.stdout)["proved"] == 0
    assert list(tmp_path.iterdir()) == [file]


def test_the_progress_line_tells_speed_depth_and_the_models_share() -> None:
    from prover.cli.progress import progress_line
    from prover.types import SearchProgress

    line = progress_line(SearchProgress(12, 300, 4.0, steps=900, depth=7, lean_s=2.5, model_s=1.0))
    assert line == "12 expanded, 300 states (75/s), depth 7, model busy 25%, 4.0 s"
    assert "0 states" in progress_line(SearchProgress(0, 0, 0.0))


def test_a_run_needs_no_folder_for_journals_unless_it_is_asked_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, state = tmp_path / "file.lean", tmp_path / "state"
    file.write_text("theorem a (p : Prop) (h : p) : p := by\n  sorry\n", encoding="utf-8")
    state.write_text("this is no folder", encoding="utf-8")
    monkeypatch.setenv("XDG_STATE_HOME", str(state))
    result = prover("prove", str(file), "--engine", "embedded", "--verbose")
    assert result.returncode == 0, result.stderr
    assert "the run goes on without a journal" in result.stderr
    result = prover("prove", str(file), "--engine", "embedded", "--resume")
    assert result.returncode == 2
    assert "cannot be written" in result.stderr


def test_a_run_writes_a_page_of_its_searches(tmp_path: Path) -> None:
    file, page = tmp_path / "file.lean", tmp_path / "trace.html"
    file.write_text("theorem a (p : Prop) (h : p) : p := by\n  sorry\n", encoding="utf-8")
    result = prover("prove", str(file), "--trace-html", str(page), "--no-journal", "--engine", "embedded")
    assert result.returncode == 0, result.stderr
    text = page.read_text(encoding="utf-8")
    assert "Searches of" in text
    assert '"label":"a"' in text


def test_a_bridged_text_goes_where_it_is_wanted(tmp_path: Path) -> None:
    old = "theorem t : ∑ i in s, i = 0 := h\n"
    result = prover("bridge", "-", "-o", "out.lean", cwd=tmp_path, stdin=old)
    assert result.returncode == 0
    assert (tmp_path / "out.lean").read_text(encoding="utf-8") == "theorem t : ∑ i ∈ s, i = 0 := h\n"


def test_a_file_that_is_bridged_in_place_keeps_its_line_ends(tmp_path: Path) -> None:
    file = tmp_path / "Old.lean"
    file.write_bytes("theorem t : ∑ i in s, i = 0 := by\r\n  rw h\r\n  rfl\r\n".encode())
    assert prover("bridge", str(file), "--in-place").returncode == 0
    assert file.read_bytes() == "theorem t : ∑ i ∈ s, i = 0 := by\r\n  rw [h]\r\n  rfl\r\n".encode()


def test_a_bridged_text_on_stdin_is_shown_as_a_diff_where_one_is_asked_for() -> None:
    old = "theorem t : ∑ i in s, i = 0 := h\n"
    result = prover("bridge", "-", "--diff", stdin=old)
    assert result.returncode == 0
    assert result.stdout.splitlines()[-2:] == ["-theorem t : ∑ i in s, i = 0 := h", "+theorem t : ∑ i ∈ s, i = 0 := h"]
