"""Runs over targets: what is written where, exit codes, checks."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from prover.driver.prove import ProveOptions
from prover.driver.run import OutputMode, ProveRequest, ProveRun, check_targets, prove_targets, write_text
from prover.errors import EngineError, InputError

GOOD = "theorem a : easy := sorry\n"
HALF = "theorem a : easy := sorry\ntheorem b : never := sorry\n"

Runner = Callable[..., ProveRun]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "F.lean"
    path.write_text(GOOD, encoding="utf-8")
    return path


@pytest.fixture
def run(door: Any, search: Any, retrievers: Any) -> Runner:
    def go(*targets: str, **fields: Any) -> ProveRun:
        request = ProveRequest(targets=targets, model="toy", **fields)
        return prove_targets(request, lambda path, text: door, search, retrievers, ProveOptions())

    return go


def test_the_result_is_a_sibling_with_a_certificate(run: Runner, file: Path) -> None:
    report = run(str(file)).report
    assert file.read_text() == GOOD
    assert file.with_name("F.proved.lean").read_text() == "theorem a : easy := by\n  win\n"
    document = json.loads(file.with_name("F.proved.certificate.json").read_text())
    assert document["file"] == "F.proved.lean"
    assert report.files[0].output == str(file.with_name("F.proved.lean"))
    assert (report.exit_code, report.proved) == (0, 1)


def test_in_place(run: Runner, file: Path) -> None:
    file.chmod(0o640)
    run(str(file), mode=OutputMode.IN_PLACE)
    assert file.read_text() == "theorem a : easy := by\n  win\n"
    assert file.stat().st_mode & 0o777 == 0o640


def test_to_a_file(run: Runner, file: Path, tmp_path: Path) -> None:
    run(str(file), mode=OutputMode.FILE, output=tmp_path / "Out.lean")
    assert (tmp_path / "Out.lean").read_text() == "theorem a : easy := by\n  win\n"
    assert (tmp_path / "Out.proved.certificate.json").exists()


def test_nowhere_gives_a_diff(run: Runner, file: Path) -> None:
    (result,) = run(str(file), mode=OutputMode.NOWHERE).files
    assert list(file.parent.iterdir()) == [file]
    assert result.diff().splitlines()[2:] == [
        "@@ -1 +1,2 @@",
        "-theorem a : easy := sorry",
        "+theorem a : easy := by",
        "+  win",
    ]


def test_standard_input_is_returned(run: Runner) -> None:
    (result,) = run("-", stdin=GOOD).files
    assert result.text == "theorem a : easy := by\n  win\n"


def test_some_left_is_exit_1(run: Runner, file: Path) -> None:
    file.write_text(HALF)
    report = run(str(file)).report
    assert (report.exit_code, report.proved, report.not_proved) == (1, 1, 1)


def test_a_rejected_claim_is_exit_4(run: Runner, file: Path) -> None:
    file.write_text("theorem a : liar := sorry\n")
    report = run(str(file)).report
    assert (report.exit_code, report.audit_rejected) == (4, 1)
    assert list(file.parent.iterdir()) == [file]


def test_a_broken_engine_is_exit_3(run: Runner, file: Path) -> None:
    file.write_text("theorem a : tacticbreaks := sorry\n")
    report = run(str(file)).report
    assert (report.exit_code, report.failed) == (3, 1)


def test_an_interruption_is_exit_130(run: Runner, file: Path, search: Any) -> None:
    def interrupt(goal: str) -> None:
        raise KeyboardInterrupt

    search.on_search = interrupt
    file.write_text(HALF)
    report = run(str(file), str(file)).report
    assert (report.exit_code, report.proved, len(report.files)) == (130, 1, 1)
    assert file.with_name("F.proved.lean").exists()


def test_a_folder_is_proved_file_by_file(run: Runner, file: Path) -> None:
    file.with_name("G.lean").write_text(HALF)
    report = run(str(file.parent)).report
    assert [Path(item.file).name for item in report.files] == ["F.lean", "G.lean"]
    assert (report.proved, report.not_proved) == (2, 1)


def test_one_bad_file_does_not_stop_the_others(door: Any, search: Any, retrievers: Any, file: Path) -> None:
    file.with_name("G.lean").write_text(HALF)
    real = door.open_env

    def open_env(*, fingerprints: bool = False) -> Any:
        if not door.audits:
            door.audits.append("first")
            raise EngineError("cannot start")
        return real()

    door.open_env = open_env
    request = ProveRequest(targets=(str(file.parent),))
    report = prove_targets(request, lambda path, text: door, search, retrievers, ProveOptions()).report
    assert [item.failure for item in report.files] == ["cannot start", ""]
    assert (report.exit_code, report.proved, report.failed) == (3, 1, 1)


def test_an_unreadable_file_of_a_folder_is_reported_and_the_others_go_on(run: Runner, door: Any, file: Path) -> None:
    file.with_name("A.lean").write_bytes(b"theorem a : easy := sorry -- \xff\n")
    report = run(str(file.parent)).report
    bad, good = report.files
    assert bad.failure == f"{file.with_name('A.lean')}: not UTF-8 (invalid start byte at byte 29)"
    assert good.output is not None and report.proved == 1
    checked = check_targets([str(file.parent)], lambda path, text: door, timeout_s=10)
    assert [bool(item.failure) for item in checked.files] == [True, False]
    assert checked.exit_code == 1


def test_an_output_file_takes_one_target(run: Runner, file: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="exactly one file"):
        run(str(file), str(file), mode=OutputMode.FILE, output=tmp_path / "x")


def test_line_endings_are_kept(run: Runner, file: Path) -> None:
    file.write_bytes(b"-- one\r\ntheorem a : easy := by\r\n  sorry\r\n")
    run(str(file), mode=OutputMode.IN_PLACE)
    assert file.read_bytes() == b"-- one\r\ntheorem a : easy := by\r\n  win\r\n"


def test_a_failed_write_leaves_the_old_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Path, target: Path) -> Path:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="disk full"):
        write_text(file, "new")
    assert list(file.parent.iterdir()) == [file]
    assert file.read_text() == GOOD


def test_check_lists_errors_sorries_and_axioms(door: Any, file: Path) -> None:
    file.write_text("theorem a : easy := by win\ntheorem b : easy := by blah\ntheorem c : easy := sorry\n")
    report = check_targets([str(file)], lambda path, text: door, timeout_s=10)
    (checked,) = report.files
    assert [(item.name, item.has_error, item.has_sorry, item.axioms) for item in checked.theorems] == [
        ("a", False, False, ["propext"]),
        ("b", True, False, ["propext"]),
        ("c", False, True, ["sorryAx"]),
    ]
    assert not checked.is_clean
    assert report.exit_code == 1


def test_check_of_one_declaration_looks_at_that_one(door: Any, file: Path) -> None:
    file.write_text("theorem a : easy := by win\ntheorem b : easy := by blah\n")
    report = check_targets([f"{file}:a"], lambda path, text: door, timeout_s=10)
    assert [item.name for item in report.files[0].theorems] == ["a"]
    assert report.exit_code == 0
