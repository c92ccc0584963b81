"""``prover prove`` killed with ``kill -9`` in the middle, and resumed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]

TEXT = """\
theorem swap (p q : Prop) (h : p ∨ q) : q ∨ p := by
  sorry

theorem cubes (a b c : Nat) (h : a * b + c = c * a + 7) : a * b = 3 * c + a := by
  sorry

theorem last (a b c : Nat) (h : a < b) (k : b < c) : a + 1 < c := by
  sorry
"""


def command(file: Path, journal: Path, *more: str) -> list[str]:
    limits = ["--max-expansions", "14", "--timeout", "200", "--no-disprove"]
    arguments = ["prove", str(file), "--json", "--engine", "embedded", "--journal", str(journal), *limits, *more]
    return [sys.executable, "-m", "prover.cli.main", *arguments]


def environment(workers: int) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "PROVER_WORKERS": str(workers), "NO_COLOR": "1"}


def run(file: Path, journal: Path, *more: str, workers: int = 1) -> dict[str, Any]:
    done = subprocess.run(
        command(file, journal, *more),
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment(workers),
        timeout=240,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    report = json.loads(done.stdout)
    assert isinstance(report, dict)
    return report


def kill_in_the_middle(file: Path, journal: Path, lines: int, workers: int = 1) -> None:
    """Start a run and kill it, without warning, once its journals hold so many lines."""
    process = subprocess.Popen(
        command(file, journal), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment(workers)
    )
    try:
        deadline = time.monotonic() + 200
        while process.poll() is None and time.monotonic() < deadline:
            if sum(path.read_bytes().count(b"\n") for path in journal.glob("*.jsonl")) >= lines:
                break
            time.sleep(0.02)
        assert process.poll() is None, "the run ended before it could be killed"
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=60)


def questions(journal: Path) -> dict[str, list[dict[str, Any]]]:
    """What each search asked and was answered, in order, without times."""
    found = {}
    for path in journal.glob("*.jsonl"):
        records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        kept = [
            {key: value for key, value in record.items() if key not in {"at", "took", "limit"}} for record in records
        ]
        found[path.name] = [record for record in kept if "over" not in record]
    return found


def proofs(report: dict[str, Any]) -> list[tuple[str, str, str | None]]:
    (file,) = report["files"]
    return [(theorem["name"], theorem["status"], theorem["proof"]) for theorem in file["theorems"]]


def searches(report: dict[str, Any]) -> list[dict[str, Any]]:
    return [theorem["sorries"][0]["search"] for theorem in report["files"][0]["theorems"]]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, dict[str, Any]]:
    """A file, the journals of a run that nobody disturbed, and its report."""
    folder = tmp_path_factory.mktemp("whole")
    file = folder / "file.lean"
    file.write_text(TEXT, encoding="utf-8")
    return file, folder / "journal", run(file, folder / "journal")


@pytest.mark.parametrize("lines", [30, 200])
def test_with_one_worker_the_tree_is_that_of_an_undisturbed_run(
    whole: tuple[Path, Path, dict[str, Any]], tmp_path: Path, lines: int
) -> None:
    file, undisturbed, expected = whole
    kill_in_the_middle(file, tmp_path, lines)
    report = run(file, tmp_path, "--resume")
    assert questions(tmp_path) == questions(undisturbed)
    assert proofs(report) == proofs(expected)
    for ours, theirs in zip(searches(report), searches(expected), strict=True):
        assert [ours[key] for key in ("status", "expansions", "states", "steps")] == [
            theirs[key] for key in ("status", "expansions", "states", "steps")
        ]
    assert sum(search["replayed"] for search in searches(report)) >= lines // 2


def test_a_run_that_also_tries_to_refute_goes_on_in_the_same_way(tmp_path: Path) -> None:
    """Two turns of one search, values and a search for the negation: none of it is paid for twice."""
    file, journal = tmp_path / "file.lean", tmp_path / "journal"
    power = "theorem power (a b c : Nat) (h : 0 < a) (k : 0 < b) : a ^ 3 + b ^ 3 ≠ c ^ 3 := by\n  sorry\n"
    file.write_text(power, encoding="utf-8")
    expected = run(file, journal, "--disprove")
    again = run(file, journal, "--disprove", "--resume")
    assert proofs(again) == proofs(expected)
    (search,) = searches(again)
    assert search["lean_calls"] == 0
    assert len(list(journal.glob("*.jsonl"))) == 3  # the statement, the negation by values, the negation by search


def test_with_more_workers_the_same_theorems_are_proved(
    whole: tuple[Path, Path, dict[str, Any]], tmp_path: Path
) -> None:
    file, _, expected = whole
    kill_in_the_middle(file, tmp_path, 100, workers=2)
    report = run(file, tmp_path, "--resume", workers=2)
    assert [row[:2] for row in proofs(report)] == [row[:2] for row in proofs(expected)]
    assert sum(search["replayed"] for search in searches(report)) > 0


def test_a_finished_run_is_told_again_without_lean(whole: tuple[Path, Path, dict[str, Any]]) -> None:
    file, journal, expected = whole
    report = run(file, journal, "--resume")
    assert proofs(report) == proofs(expected)
    assert [search["lean_calls"] for search in searches(report)] == [0, 0, 0]
