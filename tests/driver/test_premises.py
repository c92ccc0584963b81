"""``prover premises``: which goal is meant, which premises are visible there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from prover import api
from prover.cli.main import app
from prover.errors import InputError

TEXT = """theorem double (n : Nat) : n + n = 2 * n := by omega

theorem wanted (a b : Nat) (h : a ≤ b) : a * 2 ≤ b * 2 ∧ a + b = b + a := by
  constructor
  · exact Nat.mul_le_mul_right 2 h
  · sorry

theorem later (n : Nat) : n + n = 2 * n := by omega
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "A.lean"
    path.write_text(TEXT, encoding="utf-8")
    return path


def _names(report: api.PremisesReport) -> list[str]:
    return [premise.name for premise in report.premises]


def test_a_file_means_its_first_sorry(file: Path) -> None:
    report = api.premises(str(file), limit=12)
    assert report.goal.endswith("⊢ a + b = b + a") and report.declaration == "wanted"
    assert "Nat.add_comm" in _names(report)
    best = next(premise for premise in report.premises if premise.name == "Nat.add_comm")
    assert set(best.sources) == {"sparse", "structural", "dense", "usage"} and best.statement.startswith("∀")


def test_a_line_means_the_goal_before_its_tactic(file: Path) -> None:
    report = api.premises(f"{file}#L5", limit=12)
    assert report.goal.endswith("⊢ a * 2 ≤ b * 2") and report.line == 5
    assert any(name.endswith(("mul_le_mul_right", "mul_le_mul_right'", "mul_le_mul")) for name in _names(report))


def test_a_declaration_without_sorry_is_asked_about_at_its_start(file: Path) -> None:
    assert api.premises(f"{file}:later").goal == "n : Nat\n⊢ n + n = 2 * n"


def test_only_what_stands_before_is_visible(file: Path) -> None:
    assert "double" in _names(api.premises(f"{file}:later", limit=40))
    assert not {"later", "wanted"} & set(_names(api.premises(f"{file}:double", limit=40)))


def test_a_line_outside_all_declarations_is_bad_input(file: Path) -> None:
    with pytest.raises(InputError, match="line 2 is in no declaration"):
        api.premises(f"{file}#L2")


def test_the_command_prints_a_table_or_json(file: Path) -> None:
    shown = CliRunner().invoke(app, ["premises", f"{file}#L5", "-n", "3"])
    assert shown.exit_code == 0 and "sparse" in shown.stdout and "⊢ a * 2 ≤ b * 2" in shown.stdout
    printed = CliRunner().invoke(app, ["premises", f"{file}#L5", "-n", "3", "--json"])
    document = json.loads(printed.stdout)
    assert document["schema"] == "prover.premises/1" and len(document["premises"]) == 3
