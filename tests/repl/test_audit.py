"""The audit's reading of real Lean's ``#print axioms``, and the verdicts of the export check's child processes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from prover.errors import EngineError, InputError
from prover.repl.audit import _read_axioms
from prover.repl.export_check import export_source, recheck_export
from prover.repl.pool import EngineSpec
from prover.repl.process import ProcessSpec
from prover.types import EngineInfo


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["'a.b' does not depend on any axioms"], ()),
        (["'a.b' depends on axioms: [propext, Quot.sound]"], ("Quot.sound", "propext")),
        (
            ["'a.b' depends on axioms: [propext,\n Classical.choice,\n Quot.sound]"],
            ("Classical.choice", "Quot.sound", "propext"),
        ),
        (["'a.b' depends on axioms: [sorryAx]"], ("sorryAx",)),
        (["'a.b'' does not depend on any axioms"], None),
        (["'other' does not depend on any axioms"], None),
        (["well, 'a.b' does not depend on any axioms"], None),
        (["'a.b' does not depend on any axioms", "'a.b' depends on axioms: [sorryAx]"], None),
        ([], None),
        (["Unknown constant `a.b`"], None),
    ],
)
def test_only_the_exact_message_is_believed(texts: list[str], expected: tuple[str, ...] | None) -> None:
    assert _read_axioms("a.b", texts) == expected


def engine(tmp_path: Path, export: str, check: str) -> EngineSpec:
    """An engine whose ``prover.lean.export`` and ``.check`` are the given Python texts."""
    folder = tmp_path / "prover" / "lean"
    folder.mkdir(parents=True)
    for package in (folder, folder.parent):
        (package / "__init__.py").write_text("", encoding="utf-8")
    for name, text in (("export", export), ("check", check)):
        (folder / f"{name}.py").write_text(
            f"import sys, json, time\ntext = sys.stdin.read()\n{text}\n", encoding="utf-8"
        )
    command = (sys.executable, "-P", "-m", "prover.lean.repl")
    process = ProcessSpec(command, environment={"PYTHONPATH": str(tmp_path)})
    return EngineSpec(info=EngineInfo("embedded", "?"), process=process)


ECHO = "print(json.dumps({'meta': text})); [print(json.dumps({'thm': {'name': i}})) for i in range(3)]"


@pytest.mark.parametrize(
    ("export", "check", "verdict", "detail"),
    [
        (ECHO, 'print(json.dumps({"verdict": "accept", "declarations": 3}))', "accepted", "3 declarations"),
        (
            ECHO,
            'print(json.dumps({"verdict": "reject", "reason": "type mismatch"})); sys.exit(1)',
            "rejected",
            "type mismatch",
        ),
        (ECHO, 'print(json.dumps({"verdict": "decline", "reason": "depth"})); sys.exit(3)', "declined", "depth"),
        (ECHO, 'print(json.dumps({"verdict": "accept"})); sys.exit(1)', "declined", "status 1"),
        (ECHO, 'print(json.dumps({"verdict": "accept", "declarations": 2}))', "declined", "checked 2 declarations"),
        (ECHO, 'print("accept")', "declined", "no verdict"),
        (ECHO, "sys.exit(0)", "declined", "no verdict"),
        (ECHO, "import os; os.abort()", "declined", "no verdict"),
        ("sys.exit(1)", "", "declined", "export failed with status 1"),
        (ECHO, "time.sleep(60)", "declined", "no verdict within"),
    ],
)
def test_only_a_clear_yes_is_a_yes(tmp_path: Path, export: str, check: str, verdict: str, detail: str) -> None:
    result = recheck_export(engine(tmp_path, export, check), "theorem", timeout_s=1.5 if "sleep" in check else 30)[0]
    assert result.verdict == verdict
    assert detail in result.detail


def test_every_theorem_asked_for_must_be_answered(tmp_path: Path) -> None:
    spec = engine(tmp_path, ECHO, 'print(json.dumps({"verdict": "accept", "declarations": 3, "theorems": {"a": []}}))')
    assert recheck_export(spec, "x", theorems=["a"], timeout_s=30)[0].verdict == "accepted"
    verdict = recheck_export(spec, "x", theorems=["a", "b"], timeout_s=30)[0]
    assert (verdict.verdict, verdict.detail) == ("declined", "it does not say what 'b' rests on")


def test_external_checkers_are_asked_after_our_kernel(tmp_path: Path) -> None:
    spec = engine(tmp_path, ECHO, 'print(json.dumps({"verdict": "accept", "declarations": 3}))')
    checker = f"{sys.executable} -c 'print(\"checked 3 declarations\")'"
    verdicts = recheck_export(spec, "x", checkers=[checker], timeout_s=30)
    assert [(item.checker, item.verdict) for item in verdicts] == [("kernel", "accepted"), (checker, "accepted")]


def test_real_lean_has_no_export_check() -> None:
    spec = EngineSpec(info=EngineInfo("lean", "4.34.0"), process=ProcessSpec(("lake",)))
    assert recheck_export(spec, "x")[0].verdict == "declined"


def test_errors_of_the_source_are_bad_input_under_the_files_name(tmp_path: Path) -> None:
    spec = engine(tmp_path, "sys.stderr.write('A.lean:1:2: error: no'); sys.exit(1)", "")
    with pytest.raises(InputError, match=r"A\.lean:1:2: error: no"):
        export_source(spec, "x", name="A.lean", timeout_s=30)


def test_a_failed_export_is_an_error_with_the_childs_words(tmp_path: Path) -> None:
    spec = engine(tmp_path, "sys.stderr.write('unknown identifier'); sys.exit(1)", "")
    with pytest.raises(EngineError, match="unknown identifier"):
        export_source(spec, "x", timeout_s=30)
