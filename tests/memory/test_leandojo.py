"""What LeanDojo has traced, read by LeanDojo itself into our schema."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from memory.leandojo import is_leandojo_target, leandojo_sources
from memory.schema import TraceHeader
from memory.trace import TraceSource, read_trace, trace_sources
from prover.errors import EngineError, InputError, MissingExtra
from prover.ports import TracingEnv
from tests.memory.leandojo_repo import BEFORE, BETWEEN, SOURCE, write_traced_repository

ROOT = Path(__file__).resolve().parents[2]
pytestmark = [  # LeanDojo leaves files open
    pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


def no_engine(source: TraceSource) -> TracingEnv:
    raise AssertionError("nothing is asked of Lean")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    pytest.importorskip("lean_dojo", reason="needs the extra lean-dojo")
    return write_traced_repository(tmp_path / "demo")


def test_a_traced_folder_in_our_schema(repository: Path, tmp_path: Path) -> None:
    sources = leandojo_sources(f"leandojo:{repository}")
    assert [(source.label, source.module) for source in sources] == [("demo/Demo/Swap.lean", "Demo.Swap")]
    output = tmp_path / "trace.jsonl"
    (file,) = trace_sources(sources, no_engine, output)
    assert (file.errors, file.declarations, file.tactics) == ((), 1, 2)
    header = TraceHeader.model_validate_json(output.read_text(encoding="utf-8").splitlines()[0])
    assert (header.engine, header.version) == ("lean", "4.29.0")
    (swap,) = read_trace(output)
    assert (swap.name, swap.kind) == ("Demo.swap", "theorem")
    assert swap.statement == "theorem swap (p q : Prop) (h : p ∧ q) : q ∧ p"
    assert swap.text == SOURCE[SOURCE.index("theorem") : SOURCE.index("\n\nend")]
    assert (swap.line, swap.column, swap.end_line, swap.end_column) == (4, 0, 6, 9)
    assert swap.premises == ("and_comm",)
    first, second = swap.tactics
    assert (first.tactic, first.goals, first.premises) == ("rw [and_comm]", (BEFORE,), ("and_comm",))
    assert (first.line, first.column, first.end_line, first.end_column) == (5, 2, 5, 15)
    assert (second.tactic, second.goals, second.premises) == ("exact h", (BETWEEN,), ())


def test_what_is_read_already_is_not_read_again(repository: Path, tmp_path: Path) -> None:
    output = tmp_path / "trace.jsonl"
    trace_sources(leandojo_sources(f"leandojo:{repository}"), no_engine, output)
    (repository / ".lake/build/ir/Demo/Swap.ast.json").write_text("{}", encoding="utf-8")
    (file,) = trace_sources(leandojo_sources(f"leandojo:{repository}"), no_engine, output)
    assert file.declarations == 1


def test_a_file_that_is_not_leandojos_is_told(repository: Path, tmp_path: Path) -> None:
    (repository / ".lake/build/ir/Demo/Swap.ast.json").write_text('{"commandASTs": 3}', encoding="utf-8")
    (file,) = trace_sources(leandojo_sources(f"leandojo:{repository}"), no_engine, tmp_path / "trace.jsonl")
    assert file.declarations == 0
    assert "Swap.ast.json: this is no trace of LeanDojo 4" in file.errors[0]


def test_a_theorem_that_is_not_leandojos_is_told(repository: Path, tmp_path: Path) -> None:
    trace = repository / ".lake/build/ir/Demo/Swap.ast.json"
    data = json.loads(trace.read_text(encoding="utf-8"))
    data["tactics"][0]["stateBefore"] = 3
    trace.write_text(json.dumps(data), encoding="utf-8")
    (file,) = trace_sources(leandojo_sources(f"leandojo:{repository}"), no_engine, tmp_path / "trace.jsonl")
    assert file.declarations == 0
    told = "Swap.ast.json: the theorem Demo.swap is not as LeanDojo 4 writes one (AttributeError: 'int' object"
    assert told in file.errors[0]


def test_a_folder_that_was_not_traced(repository: Path) -> None:
    with pytest.raises(InputError, match="LeanDojo has not traced this folder"):
        leandojo_sources(f"leandojo:{repository / 'Demo'}")


def test_a_repository_needs_a_commit(repository: Path) -> None:
    with pytest.raises(InputError, match=r"name the commit or tag to trace: https://github\.com/a/b@COMMIT"):
        leandojo_sources("https://github.com/a/b")


def test_a_repository_without_a_network(repository: Path) -> None:
    with pytest.raises(EngineError, match=r"LeanDojo could not trace https://github\.com/a/b@v1 .*needs the network"):
        leandojo_sources("https://github.com/a/b@v1")


def test_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lean_dojo", None)
    with pytest.raises(MissingExtra, match=r"prover\[lean-dojo\]"):
        leandojo_sources("leandojo:/nowhere")


@pytest.mark.parametrize(
    ("target", "expected"),
    [("https://github.com/a/b@v1", True), ("git@github.com:a/b@v1", True), ("leandojo:x", True), ("A.lean", False)],
)
def test_what_is_leandojos(target: str, expected: bool) -> None:
    assert is_leandojo_target(target) is expected


def test_the_command_traces_such_a_folder(repository: Path, tmp_path: Path) -> None:
    output = tmp_path / "trace.jsonl"
    command = [sys.executable, "-m", "prover.cli.main", "trace", f"leandojo:{repository}", "-o", str(output), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=120, check=False)
    report = json.loads(done.stdout)
    assert (report["exit_code"], report["declarations"], report["tactics"]) == (0, 1, 2)
