"""``prover audit`` and ``prover verify`` from outside, with embedded Lean: exit codes, certificates, bad input."""

from __future__ import annotations

import json
import shlex
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_commands import prover

STATEMENT = """def double (n : Nat) : Nat := n + n
theorem two : double 1 = 2 := by
  sorry
theorem three (n : Nat) (h : 3 ≤ n) : 3 ≤ double n := by
  sorry
"""
HONEST = """def double (n : Nat) : Nat := n + n
theorem helper (n : Nat) : n ≤ double n := by unfold double; omega
theorem two : double 1 = 2 := rfl
theorem three (k : Nat) (h : 3 ≤ k) : 3 ≤ double k := Nat.le_trans h (helper k)
"""


def write(folder: Path, solution: str) -> tuple[Path, Path]:
    statement, finished = folder / "Statement.lean", folder / "Solution.lean"
    statement.write_text(STATEMENT, encoding="utf-8")
    finished.write_text(solution, encoding="utf-8")
    return finished, statement


def audit(folder: Path, solution: str, *options: str) -> tuple[int, dict[str, Any]]:
    finished, statement = write(folder, solution)
    result = prover("audit", str(finished), "--against", str(statement), "--json", *options)
    return result.returncode, json.loads(result.stdout)


def test_an_honest_solution_is_accepted_and_its_certificate_verifies(tmp_path: Path) -> None:
    own = f"{shlex.quote(sys.executable)} -m prover.lean.check"
    code, report = audit(tmp_path, HONEST, "--checker", own)
    assert code == 0
    verdicts = {item["name"]: item["verdict"] for item in report["theorems"]}
    assert verdicts == {"two": "accepted", "three": "accepted"}
    assert [check["verdict"] for check in report["theorems"][0]["checks"]] == ["accepted", "accepted"]
    certificate = Path(report["certificate"])
    assert certificate == tmp_path / "Solution.certificate.json"
    verified = prover("verify", str(certificate), "--json")
    assert verified.returncode == 0
    assert {item["verdict"] for item in json.loads(verified.stdout)["theorems"]} == {"accepted"}


def test_a_certificate_does_not_fit_a_changed_file(tmp_path: Path) -> None:
    code, report = audit(tmp_path, HONEST, "--audit", "lean")
    assert code == 0
    (tmp_path / "Solution.lean").write_text(HONEST + "\n", encoding="utf-8")
    verified = prover("verify", report["certificate"], "--json")
    assert verified.returncode == 4
    assert {item["reason"] for item in json.loads(verified.stdout)["theorems"]} == {"changed"}


def test_a_cheat_is_rejected_with_its_reason_and_the_honest_rest_accepted(tmp_path: Path) -> None:
    cheat = HONEST.replace("(h : 3 ≤ k) : 3 ≤ double k", "(h : 3 ≤ k) : 2 ≤ double k").replace(
        "Nat.le_trans h (helper k)", "Nat.le_trans (Nat.le_of_succ_le h) (helper k)"
    )
    code, report = audit(tmp_path, cheat, "--no-certificate")
    assert code == 4
    assert [(item["verdict"], item["reason"]) for item in report["theorems"]] == [
        ("accepted", None),
        ("rejected", "statement"),
    ]
    assert not (tmp_path / "Solution.certificate.json").exists()


def test_a_checker_that_says_nothing_leaves_it_undecided(tmp_path: Path) -> None:
    code, report = audit(tmp_path, HONEST, "--checker", "true")
    assert code == 3
    assert {item["verdict"] for item in report["theorems"]} == {"undecided"}
    assert "does not say how many declarations" in report["theorems"][0]["detail"]


def test_the_table_shows_verdicts_and_reasons(tmp_path: Path) -> None:
    finished, statement = write(tmp_path, HONEST.replace(":= rfl", ":= sorry"))
    result = prover("audit", str(finished), "--against", str(statement), "--audit", "lean")
    assert result.returncode == 4
    assert "sorry: it rests on `sorry`" in result.stderr
    assert "1 accepted, 1 rejected" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("audit", "no.lean", "--against", "Statement.lean"), "no.lean"),
        (("audit", "Statement.lean", "--against", "no.lean"), "no.lean"),
        (("audit", "Statement.lean", "--against", "Statement.lean", "--checker", "no-such-program"), "no program"),
        (("verify", "no.json"), "no.json"),
        (("verify", "Statement.lean"), "not a certificate"),
        (("verify", "Evil.json"), "is no file name"),
    ],
)
def test_bad_input_is_named(tmp_path: Path, arguments: tuple[str, ...], words: str) -> None:
    write(tmp_path, HONEST)
    (tmp_path / "Evil.json").write_text('{"file": "../x.lean", "certificates": []}', encoding="utf-8")
    result = prover(*arguments, cwd=tmp_path)
    assert result.returncode == 2
    assert words in result.stderr


def test_settings_beside_the_solution_do_not_choose_the_judge(tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / "prover.toml").write_text('engine = "lean"\nlean_repl = "repl"\n', encoding="utf-8")
    finished, _ = write(theirs, HONEST)
    _, statement = write(tmp_path, HONEST)
    result = prover("audit", str(finished), "--against", str(statement), "--audit", "lean", "--no-certificate")
    assert result.returncode == 0, result.stderr
