"""The whole path with embedded Lean: a file goes in, a checked file comes out."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from prover import api
from prover.repl.pool import WorkerPool
from prover.repl.replay import ReplayingEnv
from prover.repl.toolchain import choose_engine
from prover.types import AuditedDeclaration

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "lean_project" / "Examples"
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "200", "NO_COLOR": "1"}

TEXT = """/-- A helper that is already there. -/
theorem helper (p : Prop) (h : p) : p := h

theorem swap (p q : Prop) (h : p ∧ q) : q ∧ p := by
  sorry

-- this one is false, so nobody proves it
theorem wrong (p q : Prop) (h : p) : q := by
  sorry

example (n : Nat) : n = n := sorry
"""


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "prover.cli.main", *arguments]


def prover(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*arguments), input=stdin, capture_output=True, text=True, encoding="utf-8", env=ENVIRONMENT,
        cwd=ROOT, timeout=280, check=False,
    )  # fmt: skip


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "T.lean"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.slow
def test_prove_check_and_certificate(file: Path) -> None:
    result = prover("prove", str(file), "--timeout", "10", "--json", "--engine", "embedded")
    assert result.returncode == 1, result.stderr
    document = json.loads(result.stdout)
    (report,) = document["files"]
    assert {item["name"]: item["status"] for item in report["theorems"]} == {
        "swap": "proved",
        "wrong": "not_proved",
        "example 4": "proved",
    }
    assert file.read_text(encoding="utf-8") == TEXT
    finished = file.with_name("T.proved.lean").read_text(encoding="utf-8")
    kept = [line for line in TEXT.splitlines() if "sorry" not in line]
    assert [line for line in finished.splitlines() if line in kept] == kept
    assert finished.count("sorry") == 1

    checked = json.loads(prover("check", report["output"], "--json", "--engine", "embedded").stdout)
    states = {item["name"]: (item["has_error"], item["has_sorry"]) for item in checked["files"][0]["theorems"]}
    assert states == {
        "helper": (False, False),
        "swap": (False, False),
        "wrong": (False, True),
        "example 4": (False, False),
    }
    certificates = json.loads(Path(report["certificate"]).read_text(encoding="utf-8"))["certificates"]
    assert [item["theorem"] for item in certificates] == ["swap", "example 4"]
    for item in certificates:
        assert re.fullmatch("[0-9a-f]{64}", item["statement_hash"])
        assert "sorryAx" not in item["axioms"]
        assert item["checks"][0]["verdict"] == "accepted"


@pytest.mark.slow
def test_the_export_of_a_finished_file_is_accepted_by_the_kernel_alone(tmp_path: Path) -> None:
    file = tmp_path / "E.lean"
    file.write_text("theorem swap (p q : Prop) (h : p ∧ q) : q ∧ p := ⟨h.2, h.1⟩\n", encoding="utf-8")
    exported = tmp_path / "E.ndjson"
    result = prover("export", str(file), "-o", str(exported))
    assert result.returncode == 0, result.stderr
    first = json.loads(exported.read_text(encoding="utf-8").splitlines()[0])
    assert first["meta"]["format"]["version"] == "3.1.0"
    check = subprocess.run(
        [sys.executable, "-m", "prover.lean.check", str(exported)],
        capture_output=True, text=True, env=ENVIRONMENT, cwd=ROOT, timeout=120, check=False,
    )  # fmt: skip
    assert check.returncode == 0, check.stderr
    assert json.loads(check.stdout.splitlines()[-1])["verdict"] == "accept"


@pytest.mark.slow
def test_standard_input_and_diff(file: Path) -> None:
    result = prover("prove", "-", "--engine", "embedded", stdin="theorem t : True := sorry\n")
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith("theorem t : True := by\n  ")
    result = prover("prove", f"{file}:swap", "--diff", "--engine", "embedded")
    assert result.returncode == 0, result.stderr
    assert "-  sorry" in result.stdout
    assert list(file.parent.iterdir()) == [file]


def _obey_interrupts() -> None:
    """A test run started in the background (``make check &``) passes an ignored SIGINT on to its children."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.slow
def test_ctrl_c_keeps_what_was_proved(tmp_path: Path) -> None:
    file = tmp_path / "C.lean"
    # An endless search: every step leaves the goal open, and the depth has no bound.
    hard = "theorem hard (f : Nat → Nat) (h : ∀ n, f (n + 1) = f n + 1) : ∃ n, f n = 0 ∧ n > 5 := by\n  sorry\n"
    file.write_text("theorem easy (p : Prop) (h : p) : p := by\n  sorry\n\n" + hard, encoding="utf-8")
    process = subprocess.Popen(
        command("prove", str(file), "--timeout", "200", "--engine", "embedded"),
        stderr=subprocess.PIPE, stdout=subprocess.PIPE, env=ENVIRONMENT, cwd=ROOT, text=True,
        preexec_fn=_obey_interrupts,
    )  # fmt: skip
    try:
        assert process.stderr is not None
        seen = []
        for line in process.stderr:
            seen.append(line)
            if "easy" in line:
                break
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        output, errors = process.communicate(timeout=120)
    finally:
        process.kill()
        process.communicate()
    if process.returncode == 1 and "nothing more to try" in errors:
        pytest.skip("the search ended by itself before the interruption")
    assert process.returncode == 130, (seen, output, errors)
    finished = file.with_name("C.proved.lean").read_text(encoding="utf-8")
    assert finished.count("sorry") == 1
    assert hard in finished


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(path.name for path in EXAMPLES.glob("*.lean") if ".proved." not in path.name))
def test_every_example_is_proved(name: str, tmp_path: Path) -> None:
    run = api.prove([str(EXAMPLES / name)], mode=api.OutputMode.FILE, output=tmp_path / name, engine="embedded")
    left = [theorem.name for theorem in run.report.files[0].theorems if theorem.status != "proved"]
    assert left == []
    assert run.report.exit_code == 0


def test_there_are_enough_examples() -> None:
    sources = [path.read_text(encoding="utf-8") for path in EXAMPLES.glob("*.lean") if ".proved." not in path.name]
    count = sum(len(re.findall(r"^(?:theorem|example)\b", text, flags=re.MULTILINE)) for text in sources)
    assert count >= 20


def test_a_statement_hash_does_not_depend_on_what_came_before() -> None:
    definition = "def sumTo : Nat → Nat\n  | 0 => 0\n  | n + 1 => sumTo n + (n + 1)\n"
    theorem = "theorem t (n : Nat) : sumTo (n + 1) = sumTo n + (n + 1) := rfl\n"
    spec = choose_engine("embedded", ROOT, os.environ)
    with WorkerPool(spec, size=1) as pool, ReplayingEnv(pool) as env:
        before = env.open_source("theorem other (p : Prop) : p → p := fun _ => id\n" + definition, timeout_s=200)
        apart = env.open_source(theorem, env=before.env, audit=True, timeout_s=200)
        together = env.open_source(definition + theorem, audit=True, timeout_s=200)
        changed = env.open_source(definition.replace("n + 1)\n", "n + 2)\n") + theorem, audit=True, timeout_s=200)
    hashes = [opened.declared[-1].statement_hash for opened in (apart, together, changed)]
    assert hashes[0] == hashes[1]
    assert hashes[0] != hashes[2]


def test_an_example_may_take_more_section_variables_but_not_say_something_else() -> None:
    """Bug: an ``example`` whose proof mentions a ``variable`` was refused because its type gained a binder."""
    spec = choose_engine("embedded", ROOT, os.environ)
    with WorkerPool(spec, size=1) as pool, ReplayingEnv(pool) as env:
        before = env.open_source("variable (p q : Prop) (hp : p) (hq : q)\n", timeout_s=200).env

        def declared(text: str) -> AuditedDeclaration:
            return env.open_source(text, env=before, audit=True, timeout_s=200).declared[0]

        open_one = declared("example : p := sorry")
        assert declared("example : p := hp").type_text != open_one.type_text
        assert declared("example : p := hp").says_the_same_as(open_one)
        assert not declared("example : q := hq").says_the_same_as(open_one)
        assert not declared("example : p ∧ q := ⟨hp, hq⟩").says_the_same_as(open_one)
        theorem = declared("theorem t : p := sorry")
        assert not declared("theorem t (hp : p) : p := hp").says_the_same_as(theorem)
