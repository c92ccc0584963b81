"""The child processes: verdicts as JSON on stdout, exit codes 0 accepted, 1 rejected, 3 declined, 2 usage."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from prover.lean.export import export_lines
from prover.protocol import CheckVerdict
from tests.lean.kernel.prelude import prelude
from tests.lean.kernel.test_forged_exports import META, forge, setting


def run_check(text: str, *args: str) -> tuple[int, CheckVerdict]:
    done = subprocess.run(
        [sys.executable, "-m", "prover.lean.check", *(args or ("-",))],
        input=text,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.stderr == ""
    return done.returncode, CheckVerdict.model_validate_json(done.stdout)


def test_accepts_an_export_from_stdin_and_from_a_file(tmp_path: Path) -> None:
    text = "\n".join(export_lines(prelude())) + "\n"
    code, verdict = run_check(text)
    assert (code, verdict.verdict, verdict.reason) == (0, "accept", "")
    assert verdict.declarations > 40
    file = tmp_path / "prelude.ndjson"
    file.write_text(text, encoding="utf-8")
    assert run_check("", str(file))[1] == verdict


def test_rejects_with_the_reason() -> None:
    code, verdict = run_check("\n".join(forge("Eq", setting("recs", 0, "k", False))))
    assert (code, verdict.verdict) == (1, "reject")
    assert verdict.reason.startswith("recursor differs from the computed one")
    assert "Eq.rec" in verdict.reason


def test_rejects_what_is_no_export() -> None:
    for text in ("", "garbage", META + "\n\n", "\ud7ff"):
        code, verdict = run_check(text)
        assert (code, verdict.verdict) == (1, "reject"), text


def test_declines_another_format() -> None:
    code, verdict = run_check(META.replace("3.1.0", "9.0.0"))
    assert (code, verdict.verdict) == (3, "decline")
    assert "9.0.0" in verdict.reason


def test_deep_terms_are_accepted() -> None:
    lines = list(export_lines(prelude()))
    names = [json.loads(line) for line in lines if '"in":' in line]
    nat = next(o["in"] for o in names if o.get("str") == {"pre": 0, "str": "Nat"})
    succ = next(o["in"] for o in names if o.get("str") == {"pre": nat, "str": "succ"})
    zero = next(o["in"] for o in names if o.get("str") == {"pre": nat, "str": "zero"})
    consts = {o["const"]["name"]: o["ie"] for o in map(json.loads, lines) if "const" in o and not o["const"]["us"]}
    count = sum('"ie":' in line for line in lines)
    fn, arg = consts[succ], consts[zero]
    for _ in range(100_000):
        lines.append(f'{{"app":{{"arg":{arg},"fn":{fn}}},"ie":{count}}}')
        arg, count = count, count + 1
    lines.append(f'{{"in":{len(names) + 1},"str":{{"pre":0,"str":"deep"}}}}')
    decl = {"name": len(names) + 1, "levelParams": [], "type": consts[nat], "value": arg, "all": [len(names) + 1]}
    lines.append(json.dumps({"def": {**decl, "safety": "safe", "hints": {"regular": 1}}}))
    code, verdict = run_check("\n".join(lines))
    assert (code, verdict.verdict) == (0, "accept"), verdict.reason


@pytest.mark.parametrize("args", [[], ["a.ndjson", "--library"], ["--nonsense"], ["/nowhere/x.ndjson"]])
def test_usage(args: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "prover.lean.check", *args], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 2
    assert done.stdout == ""


def run_export(*args: str, source: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "prover.lean.export", *args],
        input=source,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


@pytest.mark.slow
def test_export_of_a_file_is_accepted(tmp_path: Path) -> None:
    out = tmp_path / "out.ndjson"
    done = run_export("-", "-o", str(out), source="theorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q := ⟨hp, hq⟩\n")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    code, verdict = run_check("", str(out))
    assert (code, verdict.verdict, verdict.declarations) == (0, "accept", 2)


@pytest.mark.slow
def test_an_export_carries_what_fast_division_rests_on(tmp_path: Path) -> None:
    out = tmp_path / "out.ndjson"
    source = "theorem t : 123456789123456789 % 1000 = 789 := rfl\ntheorem u : 987654321123 / 1000 = 987654321 := rfl\n"
    assert run_export("-", "-o", str(out), source=source).returncode == 0
    text = out.read_text(encoding="utf-8")
    assert '"str":"div_add_mod"' in text
    code, verdict = run_check("", str(out))
    assert (code, verdict.verdict) == (0, "accept"), verdict.reason


@pytest.mark.slow
def test_export_of_a_wrong_file_writes_nothing(tmp_path: Path) -> None:
    out = tmp_path / "out.ndjson"
    done = run_export("-", "-o", str(out), source="theorem t : 1 = 2 := rfl\n")
    assert done.returncode == 1
    assert "error" in done.stderr
    assert not out.exists()
    assert run_export("/nowhere/x.lean").returncode == 2
