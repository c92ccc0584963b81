"""The modules that a judged file brings along, found as text."""

from __future__ import annotations

from pathlib import Path

from prover.driver.modules import own_modules


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_modules_beside_above_and_in_source_folders_are_found(tmp_path: Path) -> None:
    write(tmp_path / "A.lean", "import B.C\n")
    write(tmp_path / "B" / "C.lean", "public import D\n")
    write(tmp_path / "src" / "D.lean", "import A\n")
    (tmp_path / ".git").mkdir()
    found = own_modules(tmp_path / "deep" / "File.lean", "import A\nimport Init\n")
    assert set(found) == {"A", "B.C", "D"}
    assert found["D"] == "import A\n"


def test_names_do_not_climb_and_unreadable_files_are_lean_s_affair(tmp_path: Path) -> None:
    write(tmp_path / "in" / "Bad.lean", "")
    (tmp_path / "in" / "Bad.lean").write_bytes(b"\xff")
    write(tmp_path / "Secret.lean", "")
    (tmp_path / "in" / ".git").mkdir()
    assert own_modules(tmp_path / "in" / "File.lean", "import Bad\nimport «..».Secret\nimport Secret\n") == {}
