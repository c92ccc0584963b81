"""Which Lean is chosen, and what is said about it.  The "real Lean" here is a project of scripts."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from prover.errors import EngineNotFound
from prover.repl.pool import WorkerPool
from prover.repl.replay import ReplayingEnv
from prover.repl.toolchain import choose_engine, imports_mathlib, inspect_machine

FAKE = Path(__file__).with_name("fake_repl.py")


def script(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n" + text, encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    (folder / "Deep").mkdir(parents=True)
    (folder / "lakefile.toml").write_text('name = "p"\n', encoding="utf-8")
    (folder / "lean-toolchain").write_text("leanprover/lean4:v4.34.0\n", encoding="utf-8")
    script(folder / ".lake/packages/repl/.lake/build/bin/repl", f'exec "{sys.executable}" "{FAKE}"\n')
    (folder / "Deep" / "A.lean").write_text("", encoding="utf-8")
    return folder


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    script(tmp_path / "bin" / "lake", 'test "$1" = env && shift\nexec "$@"\n')
    return {"PATH": f"{tmp_path / 'bin'}:/usr/bin:/bin", "HOME": str(tmp_path)}


def test_auto_takes_real_lean_where_everything_is_there(project: Path, environ: dict[str, str]) -> None:
    spec = choose_engine("auto", project / "Deep" / "A.lean", environ)
    assert spec.info.kind == "lean"
    assert spec.info.version == "4.34.0"
    assert spec.process.command[1] == "env"
    assert spec.process.cwd == project
    assert spec.process.memory_mb is None


def test_the_chosen_process_answers(project: Path, environ: dict[str, str]) -> None:
    spec = choose_engine("lean", project, environ)
    with WorkerPool(spec) as pool, ReplayingEnv(pool) as env:
        assert env.open_source("sorry 2", timeout_s=30).sorries[0].state.goals == ("⊢ 2",)
        assert env.engine.kind == "lean"
        assert env.declarations(1) == ()


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        ("lakefile.toml", "the folder is in no Lake project"),
        ("lean-toolchain", "no lean-toolchain file"),
        (".lake/packages/repl/.lake/build/bin/repl", "the REPL is not built"),
    ],
)
def test_auto_says_why_it_took_embedded_lean(project: Path, environ: dict[str, str], spoil: str, words: str) -> None:
    (project / spoil).unlink()
    spec = choose_engine("auto", project, environ)
    assert spec.info.kind == "embedded"
    assert spec.reason.startswith("embedded Lean, because ")
    assert words in spec.reason
    assert "\n" not in spec.reason
    with pytest.raises(EngineNotFound, match=words):
        choose_engine("lean", project, environ)


def test_a_file_in_no_lake_project_is_called_a_file(project: Path, environ: dict[str, str]) -> None:
    (project / "lakefile.toml").unlink()
    assert "the file is in no Lake project" in choose_engine("auto", project / "A.lean", environ).reason


def test_auto_misses_lake(project: Path, tmp_path: Path) -> None:
    spec = choose_engine("auto", project, {"PATH": str(tmp_path / "empty"), "HOME": str(tmp_path)})
    assert "no `lake`" in spec.reason


def test_mathlib_counts_only_where_it_is_imported(project: Path, environ: dict[str, str]) -> None:
    assert choose_engine("auto", project, environ, source="import Lean\n").info.kind == "lean"
    spec = choose_engine("auto", project, environ, source="import Mathlib.Tactic\n")
    assert "Mathlib is not built" in spec.reason
    (project / ".lake/packages/mathlib/.lake/build/lib").mkdir(parents=True)
    assert choose_engine("auto", project, environ, source="import Mathlib\n").info.kind == "lean"


def test_lake_is_found_in_elans_home(project: Path, environ: dict[str, str], tmp_path: Path) -> None:
    script(tmp_path / ".elan" / "bin" / "lake", "exit 1\n")
    machine = inspect_machine(project, {"PATH": "/nonexistent", "HOME": str(tmp_path)})
    assert machine.lake == tmp_path / ".elan" / "bin" / "lake"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("import Mathlib", True),
        ("import Mathlib.Data.Nat.Basic\n", True),
        ("public import Mathlib.Tactic", True),
        ("import MathlibExtras", False),
        ("theorem a : True := trivial -- import Mathlib", False),
    ],
)
def test_what_imports_mathlib(text: str, expected: bool) -> None:
    assert imports_mathlib(text) is expected


def test_a_process_for_the_library_only_and_what_forks_it(tmp_path: Path) -> None:
    spec = choose_engine("embedded", tmp_path, {"PATH": os.environ["PATH"]}, source="import Mine", is_library_only=True)
    assert spec.process.command[-1] == "--library-only"
    assert spec.process.zygote == (*spec.process.command, "--zygote")
    assert spec.process.cwd is None


def test_the_embedded_process_is_this_package_wherever_it_runs(tmp_path: Path) -> None:
    spec = choose_engine("embedded", tmp_path, {"PATH": os.environ["PATH"], "PYTHONPATH": "/extra"})
    root = str(Path(__file__).resolve().parents[2])
    assert spec.process.command == (sys.executable, "-P", "-m", "prover.lean.repl")
    assert spec.process.environment is not None
    assert spec.process.environment["PYTHONPATH"] == f"{root}:/extra"
